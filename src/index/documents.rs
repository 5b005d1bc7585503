//! A release as index documents: itself, its statements, its commitments.
//!
//! A statement is found by who says it, a commitment by who owes it, who asks for it and who says
//! it; both by the day, publisher and region of their release. Leaves out all text that nobody
//! searches for.

use std::collections::BTreeSet;

use tantivy::TantivyDocument;

use super::schema::{Fields, Kind};
use crate::model::{Commitment, Mention, PromiseType, Record, SaidKind, Statement};

/// Longer keywords are cut: the index would lose them silently.
const KEYWORD_BYTES: usize = 1024;

/// All documents of one release.
pub(super) fn of(fields: &Fields, number: u64, record: &Record) -> Vec<TantivyDocument> {
    let maker = Maker {
        fields,
        number,
        record,
    };
    let statements = record.statements.iter().enumerate();
    let commitments = record.commitments.iter().enumerate();
    std::iter::once(maker.release())
        .chain(statements.map(|(n, s)| maker.statement(n, s)))
        .chain(commitments.map(|(n, c)| maker.commitment(n, c)))
        .collect()
}

struct Maker<'a> {
    fields: &'a Fields,
    number: u64,
    record: &'a Record,
}

/// The keywords of one document, each once.
#[derive(Default)]
struct Keywords {
    agencies: BTreeSet<String>,
    officials: BTreeSet<String>,
    regions: BTreeSet<String>,
    topics: BTreeSet<String>,
    kinds: BTreeSet<String>,
    legal: BTreeSet<String>,
    due: BTreeSet<u64>,
    confidence: f64,
    who: Vec<String>,
}

impl Maker<'_> {
    fn release(&self) -> TantivyDocument {
        let record = self.record;
        let mut words = Keywords::default();
        for official in &record.officials {
            words.official(&official.name);
            words.region(official.region.as_deref());
            words.agencies.extend(official.agency.clone());
        }
        for agency in &record.agencies {
            words.agencies.insert(agency.id.clone());
            words.region(agency.region.as_deref());
        }
        for place in &record.places {
            words.region(Some(&place.id));
        }
        for legal_ref in &record.legal_refs {
            words.legal(&legal_ref.id);
        }
        for statement in &record.statements {
            words.topics.extend(statement.topics.iter().cloned());
            words.kinds.insert(said_word(statement.kind).to_owned());
        }
        for commitment in &record.commitments {
            words.topics.extend(commitment.topics.iter().cloned());
            words.kinds.insert(type_word(commitment.kind).to_owned());
            words.due(commitment);
        }
        let sure = record.statements.iter().map(|s| s.confidence);
        let sure = sure.chain(record.commitments.iter().map(|c| c.confidence));
        words.confidence = sure.fold(0.0, f64::max);
        // Persons and agencies stand in the text already.
        words.who.clear();
        let mut document = self.document(Kind::Release, 0, &record.text, words);
        if let Some(title) = &record.title {
            document.add_text(self.fields.title, title);
        }
        document
    }

    fn statement(&self, item: usize, statement: &Statement) -> TantivyDocument {
        let mut words = Keywords::default();
        let speakers = [&statement.speaker, &statement.on_behalf_of];
        for id in speakers.into_iter().flatten() {
            self.party(id, &mut words);
        }
        words.topics.extend(statement.topics.iter().cloned());
        words.kinds.insert(said_word(statement.kind).to_owned());
        words.confidence = statement.confidence;
        self.legal_within(statement.start, statement.end, &mut words);
        let own = self.record.commitments.iter();
        for commitment in own.filter(|c| c.statement.as_deref() == Some(&statement.id)) {
            words.due(commitment);
        }
        self.document(Kind::Statement, item, &statement.text, words)
    }

    fn commitment(&self, item: usize, commitment: &Commitment) -> TantivyDocument {
        let mut words = Keywords::default();
        for id in &commitment.actors {
            self.party(id, &mut words);
        }
        // Who asks and who says it are found by name; the agency is that of who owes it.
        let carrier = commitment.statement.as_deref().and_then(|id| {
            let carrier = self.record.statements.iter().find(|s| s.id == id)?;
            carrier.speaker.as_deref()
        });
        for id in commitment
            .requested_by
            .as_deref()
            .into_iter()
            .chain(carrier)
        {
            if let Some(official) = self.record.officials.iter().find(|o| o.id == id) {
                words.official(&official.name);
            }
        }
        words.topics.extend(commitment.topics.iter().cloned());
        words.kinds.insert(type_word(commitment.kind).to_owned());
        for id in &commitment.legal_basis {
            words.legal(id);
        }
        words.confidence = commitment.confidence;
        let evidence = &commitment.evidence;
        self.legal_within(evidence.start, evidence.end, &mut words);
        words.due(commitment);
        self.document(Kind::Commitment, item, &evidence.text, words)
    }

    /// A person with the agency, an agency, or people in general.
    fn party(&self, id: &str, words: &mut Keywords) {
        if let Some(official) = self.record.officials.iter().find(|o| o.id == id) {
            words.official(&official.name);
            words.who.extend(official.position_text.clone());
            words.region(official.region.as_deref());
            words.agencies.extend(official.agency.clone());
        } else if let Some(agency) = self.record.agencies.iter().find(|a| a.id == id) {
            words.agencies.insert(agency.id.clone());
            words.region(agency.region.as_deref());
            words.who.push(agency.name.clone());
        } else if let Some((_, region)) = id.split_once(':') {
            // An agency that the release names only by a post in it.
            words.agencies.insert(id.to_owned());
            words.region(Some(region));
        } else if self
            .record
            .officials
            .iter()
            .any(|o| o.agency.as_deref() == Some(id))
        {
            words.agencies.insert(id.to_owned());
        } else {
            words.who.push(id.to_owned());
        }
    }

    fn legal_within(&self, start: usize, end: usize, words: &mut Keywords) {
        let inside = |m: &Mention| start <= m.start && m.end <= end;
        for legal_ref in &self.record.legal_refs {
            if legal_ref.mentions.iter().any(inside) {
                words.legal(&legal_ref.id);
            }
        }
    }

    fn document(
        &self,
        kind: Kind,
        item: usize,
        body: &str,
        mut words: Keywords,
    ) -> TantivyDocument {
        let (fields, record) = (self.fields, self.record);
        words.region(record.region.as_deref());
        let mut document = TantivyDocument::default();
        document.add_u64(fields.kind, kind.code());
        document.add_u64(fields.number, self.number);
        document.add_u64(fields.item, item as u64);
        document.add_text(fields.body, body);
        for name in &words.who {
            document.add_text(fields.who, name);
        }
        let mut dates = BTreeSet::new();
        if let Some(day) = &record.published {
            dates.extend(
                [day.get(..4), day.get(..7)]
                    .into_iter()
                    .flatten()
                    .map(str::to_owned),
            );
            document.add_u64(fields.day, day_number(day).unwrap_or_default());
        }
        let publisher: BTreeSet<String> = record.source.publisher.iter().cloned().collect();
        for (field, values) in [
            (fields.agency, &words.agencies),
            (fields.official, &words.officials),
            (fields.region, &words.regions),
            (fields.topic, &words.topics),
            (fields.kind_of, &words.kinds),
            (fields.legal, &words.legal),
            (fields.publisher, &publisher),
            (fields.date, &dates),
        ] {
            for value in values {
                document.add_text(field, cut(value));
            }
        }
        document.add_f64(fields.confidence, words.confidence);
        for due in &words.due {
            document.add_u64(fields.due, *due);
        }
        document
    }
}

impl Keywords {
    fn official(&mut self, name: &str) {
        self.officials.insert(usual_case(name));
        self.who.push(name.to_owned());
    }

    /// The region with those it lies in: `32.71.04` with `32.71` and `32`.
    fn region(&mut self, code: Option<&str>) {
        let Some(code) = code.filter(|c| !c.is_empty()) else {
            return;
        };
        let ends = code.match_indices('.').map(|(at, _)| at);
        self.regions.extend(ends.map(|at| code[..at].to_owned()));
        self.regions.insert(code.to_owned());
    }

    /// The reference with what it belongs to: an article with its act, a paragraph with both.
    fn legal(&mut self, id: &str) {
        let ends = id.match_indices('/').map(|(at, _)| at);
        let inner = ends.filter(|at| {
            let below = &id[at + 1..];
            ["pasal-", "ayat-", "huruf-"]
                .iter()
                .any(|w| below.starts_with(w))
        });
        self.legal.extend(inner.map(|at| id[..at].to_owned()));
        self.legal.insert(id.to_owned());
    }

    fn due(&mut self, commitment: &Commitment) {
        let end = commitment.due.as_ref().and_then(|d| d.end.as_deref());
        self.due.extend(end.and_then(day_number));
    }
}

/// An ISO date as a number: 20241127.
pub(super) fn day_number(day: &str) -> Option<u64> {
    let digits: String = day.chars().filter(char::is_ascii_digit).collect();
    (digits.len() == 8).then(|| digits.parse().ok())?
}

/// A name that is all capitals, with small letters after the first: one person, one facet.
fn usual_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let word = |w: &str| {
        let mut letters = w.chars();
        let first: String = letters.next().into_iter().collect();
        first + &letters.as_str().to_lowercase()
    };
    let words: Vec<String> = name.split(' ').map(word).collect();
    words.join(" ")
}

fn cut(value: &str) -> &str {
    let mut end = value.len().min(KEYWORD_BYTES);
    while !value.is_char_boundary(end) {
        end -= 1;
    }
    &value[..end]
}

fn said_word(kind: SaidKind) -> &'static str {
    match kind {
        SaidKind::Direct => "direct",
        SaidKind::Indirect => "indirect",
    }
}

fn type_word(kind: PromiseType) -> &'static str {
    match kind {
        PromiseType::Pledge => "pledge",
        PromiseType::Directive => "directive",
        PromiseType::Obligation => "obligation",
        PromiseType::Expectation => "expectation",
    }
}
