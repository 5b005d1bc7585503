//! The way of a release through the stages: read → segment → recognise → attribute → commitment →
//! record.
//!
//! The only caller of the stages. Here byte spans become code points. Leaves out files, databases
//! and threads of its own: `extract` is pure, so any number may run at once.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::attribute::Attributor;
use crate::commitment::Finder;
use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{
    Agency, Commitment, Count, DateMention, Document, Entities, LegalRef, Mention, Official, Party,
    Place, Post, Promise, Record, Release, Role, SCHEMA_VERSION, Said, Speaker, Statement,
};
use crate::read::Reader;
use crate::recognise::{Recogniser, Surroundings};
use crate::segment::segment;
use crate::span::{CodePoints, Span};

/// All stages, ready to work.
pub struct Pipeline {
    lexicons: Lexicons,
    reader: Reader,
    recogniser: Recogniser,
    attributor: Attributor,
    finder: Finder,
}

/// One release on its way through the stages; `said` and `promises` are in the record's order.
pub(crate) struct Trace {
    pub(crate) document: Document,
    pub(crate) posts: Vec<Post>,
    pub(crate) said: Vec<Said>,
    pub(crate) promises: Vec<Promise>,
    pub(crate) record: Record,
}

impl Pipeline {
    /// Builds all stages on `lexicons`.
    ///
    /// # Errors
    /// Names file and line of the first lexicon cell that a stage can't use.
    pub fn new(lexicons: Lexicons) -> Result<Self> {
        Ok(Self {
            reader: Reader::new(&lexicons)?,
            recogniser: Recogniser::new(&lexicons)?,
            attributor: Attributor::new(&lexicons)?,
            finder: Finder::new(&lexicons)?,
            lexicons,
        })
    }

    /// The lexicons it works with.
    pub fn lexicons(&self) -> &Lexicons {
        &self.lexicons
    }

    /// The release in the bytes of one plain-text input; `path` is recorded as its source.
    ///
    /// # Errors
    /// Says why the bytes are no release.
    pub fn read(&self, path: &str, bytes: &[u8]) -> Result<Release> {
        self.reader.read(path, bytes)
    }

    /// All that is found in one release.
    pub fn extract(&self, release: &Release) -> Record {
        self.trace(release).record
    }

    /// The same with what the stages know beside it.
    pub(crate) fn trace(&self, release: &Release) -> Trace {
        let document = segment(&self.lexicons, &release.text);
        let around = self.surroundings(release);
        let mut entities = self.recogniser.recognise(release, &document, &around);
        let said = self.attributor.attribute(&document, &entities);
        let promises = self.finder.find(&document, &entities, &said);
        let posts = std::mem::take(&mut entities.posts);
        let record = record(release, &document, entities, &said, &promises);
        Trace {
            document,
            posts,
            said,
            promises,
            record,
        }
    }

    fn surroundings(&self, release: &Release) -> Surroundings {
        let cut = |text: Option<&String>| {
            text.map_or_else(Document::default, |t| segment(&self.lexicons, t))
        };
        let mut credits: Vec<&str> = release.source.publisher.as_deref().into_iter().collect();
        let named = release.bylines.iter().filter(|b| b.role == Role::Credit);
        credits.extend(named.map(|b| b.name.as_str()));
        Surroundings {
            title: cut(release.title.as_ref()),
            dateline: cut(release.dateline.as_ref()),
            publisher: segment(&self.lexicons, &credits.join("\n")),
            date_line: cut(release.date_line.as_ref()),
        }
    }
}

impl Pipeline {
    /// The legal references that are written out in a text: first and last byte, and the id.
    pub fn citations(&self, text: &str) -> Vec<(usize, usize, String)> {
        if !text.bytes().any(|b| b.is_ascii_digit()) {
            return Vec::new();
        }
        let document = segment(&self.lexicons, text);
        let legal_refs = self.recogniser.legal_refs(&document);
        let written = legal_refs.iter().filter(|r| !r.inferred);
        written
            .flat_map(|r| r.mentions.iter().map(|m| (m.start, m.end, r.id.clone())))
            .collect()
    }
}

/// The release's id: the first 16 hexadecimal digits of SHA-256 over title and text with white
/// space folded, so that the same release gives the same id from every path and shell.
pub fn release_id(title: Option<&str>, text: &str) -> String {
    let mut hasher = Sha256::new();
    for part in [title.unwrap_or_default(), text] {
        for word in part.split_whitespace() {
            hasher.update(word.as_bytes());
            hasher.update(b" ");
        }
        hasher.update(b"\n");
    }
    hasher
        .finalize()
        .iter()
        .take(8)
        .map(|b| format!("{b:02x}"))
        .collect()
}

fn record(
    release: &Release,
    document: &Document,
    entities: Entities,
    said: &[Said],
    promises: &[Promise],
) -> Record {
    let border = Border {
        text: &document.text,
        points: CodePoints::new(&document.text),
    };
    let id = release_id(release.title.as_deref(), &document.text);
    let officials = entities.officials.iter().map(|o| o.id.clone()).collect();
    let names = Names { officials };
    let event = entities.published.as_ref().map(|p| p.date.clone());
    let statements: Vec<Statement> = said
        .iter()
        .map(|s| statement(&border, &names, &id, event.clone(), s))
        .collect();
    let mut seen = HashMap::new();
    let commitments = promises
        .iter()
        .map(|p| {
            let carrier = p
                .statement
                .and_then(|s| statements.get(s))
                .map(|s| s.id.clone());
            let mut commitment = commitment(&border, &names, &id, carrier, p);
            let twins: &mut u32 = seen.entry(commitment.id.clone()).or_default();
            *twins += 1;
            if *twins > 1 {
                commitment.id = format!("{}.{}", commitment.id, twins);
            }
            commitment
        })
        .collect();
    Record {
        schema_version: SCHEMA_VERSION,
        source: release.source.clone(),
        title: release.title.clone(),
        dateline: entities.dateline,
        bylines: release.bylines.clone(),
        published: entities.published.as_ref().map(|p| p.date.clone()),
        published_basis: entities.published.as_ref().map(|p| p.basis),
        region: entities.region,
        officials: entities
            .officials
            .into_iter()
            .map(|o| border.official(o))
            .collect(),
        agencies: entities
            .agencies
            .into_iter()
            .map(|a| border.agency(a))
            .collect(),
        places: entities
            .places
            .into_iter()
            .map(|p| border.place(p))
            .collect(),
        dates: entities.dates.into_iter().map(|d| border.date(d)).collect(),
        counts: entities
            .counts
            .into_iter()
            .map(|c| border.count(c))
            .collect(),
        legal_refs: entities
            .legal_refs
            .into_iter()
            .map(|r| border.legal_ref(r))
            .collect(),
        statements,
        commitments,
        text: release.text.clone(),
        id,
    }
}

/// How speakers and parties are named in the record.
struct Names {
    officials: Vec<String>,
}

impl Names {
    fn speaker(&self, speaker: &Speaker) -> Option<String> {
        match speaker {
            Speaker::Official(n) => self.officials.get(*n).cloned(),
            Speaker::Agency(id) => Some(id.clone()),
        }
    }

    fn parties(&self, parties: &[Party]) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for party in parties {
            let id = match party {
                Party::Official(n) => self.officials.get(*n).cloned(),
                Party::Agency(id) => Some(id.clone()),
                Party::General(words) => Some(words.to_lowercase()),
            };
            ids.extend(id.filter(|i| !ids.contains(i)));
        }
        ids
    }
}

fn statement(
    border: &Border<'_>,
    names: &Names,
    release: &str,
    date: Option<String>,
    said: &Said,
) -> Statement {
    let parts: Vec<&str> = said.parts.iter().map(|p| p.slice(border.text)).collect();
    let whole = said
        .parts
        .iter()
        .copied()
        .reduce(Span::to)
        .unwrap_or_default();
    let start = border.points.at(whole.start);
    Statement {
        id: format!("{release}-s{start}"),
        speaker: said.speaker.as_ref().and_then(|s| names.speaker(s)),
        on_behalf_of: said.on_behalf_of.as_ref().and_then(|s| names.speaker(s)),
        kind: said.kind,
        text: parts.join(" "),
        cue: said.cue.map(|c| c.slice(border.text).to_owned()),
        start,
        end: border.points.at(whole.end),
        topics: said.topics.clone(),
        date,
        confidence: said.confidence,
        rule: said.rule.to_owned(),
    }
}

fn commitment(
    border: &Border<'_>,
    names: &Names,
    release: &str,
    statement: Option<String>,
    promise: &Promise,
) -> Commitment {
    let evidence = border.mention(promise.evidence);
    let kind = format!("{:?}", promise.kind).to_lowercase();
    Commitment {
        id: format!(
            "{release}-{kind}-{}",
            border.points.at(promise.action.start)
        ),
        kind: promise.kind,
        actors: names.parties(&promise.actors),
        requested_by: promise.requested_by.as_ref().and_then(|s| names.speaker(s)),
        counterparties: names.parties(&promise.counterparties),
        action: promise.action.slice(border.text).to_owned(),
        topics: promise.topics.clone(),
        due: promise.due.clone(),
        legal_basis: promise.legal_basis.clone(),
        condition: promise.condition.map(|c| c.slice(border.text).to_owned()),
        statement,
        item: promise.item,
        evidence,
        confidence: promise.confidence,
        rule: promise.rule.to_owned(),
    }
}

/// The border between bytes and code points.
struct Border<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl Border<'_> {
    fn mention(&self, span: Span) -> Mention {
        Mention {
            start: self.points.at(span.start),
            end: self.points.at(span.end),
            text: span.slice(self.text).to_owned(),
        }
    }

    fn mentions(&self, spans: Vec<Span>) -> Vec<Mention> {
        spans.into_iter().map(|s| self.mention(s)).collect()
    }
}

/// Writes for one kind of entity the step over the border: all fields stay, the mentions change.
macro_rules! over_the_border {
    ($($method:ident $kind:ident { $($field:ident),+ })+) => {
        impl Border<'_> {
            $(fn $method(&self, entity: $kind<Span>) -> $kind<Mention> {
                $kind { mentions: self.mentions(entity.mentions), $($field: entity.$field),+ }
            })+
        }
    };
}

over_the_border! {
    official Official { id, name, titles, position, position_text, acting, agency, region }
    agency Agency { id, name, kind, level, region, inferred }
    place Place { id, name, kind }
    date DateMention { start, end, granularity, basis, note }
    count Count { measure, value, low, high, qualifier, voter_list, sex, region, note }
    legal_ref LegalRef { id, citation, kind, number, year, title, pasal, ayat, huruf, inferred, note }
}
