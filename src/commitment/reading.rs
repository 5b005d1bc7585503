//! One release as the finder reads it: who is named where, and who speaks.
//!
//! Leaves out phrases and clauses (`phrase`, `clause`).

use std::ops::Range;

use super::lexis::{Actor, Block, Lexis, heads_sentence};
use crate::model::{Document, Entities, Party, Said, SaidKind, Speaker, TableId};
use crate::span::Span;

/// A particular party where the text names it.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) party: Party,
    /// Many holders of a post: kept as text.
    pub(super) plural: bool,
}

/// The release with its parties and speakers by token.
pub(super) struct Reading<'a> {
    pub(super) lexis: &'a Lexis,
    pub(super) document: &'a Document,
    pub(super) entities: &'a Entities,
    pub(super) said: &'a [Said],
    named: Vec<Named>,
    /// For each token the party it names, from 1; 0 for none.
    named_at: Vec<u32>,
    /// For each token the innermost statement it belongs to, from 1; 0 for none.
    said_at: Vec<u32>,
    /// For each token the statement whose word of saying it is, from 1; 0 for none.
    cue_at: Vec<u32>,
    /// For each token whether a region is named there.
    place_at: Vec<bool>,
    /// For each token its classes of small words.
    pub(super) small: Vec<u64>,
    /// For each token whether a fixed phrase swallows its cue.
    void: Vec<bool>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        lexis: &'a Lexis,
        document: &'a Document,
        entities: &'a Entities,
        said: &'a [Said],
    ) -> Self {
        let tokens = document.tokens.len();
        let mut reading = Self {
            lexis,
            document,
            entities,
            said,
            named: named(lexis, document, entities),
            named_at: vec![0; tokens],
            said_at: vec![0; tokens],
            cue_at: vec![0; tokens],
            place_at: vec![false; tokens],
            small: lexis.small.of(document),
            void: vec![false; tokens],
        };
        for (n, named) in reading.named.iter().enumerate() {
            reading.named_at[named.first..named.last].fill(n as u32 + 1);
        }
        // Longest first, so that a statement inside another is the one that counts.
        let mut order: Vec<usize> = (0..said.len()).collect();
        let length = |n: &usize| said[*n].parts.iter().map(|p| p.len()).sum::<usize>();
        order.sort_by_key(|n| std::cmp::Reverse(length(n)));
        for n in order {
            for part in &said[n].parts {
                let range = document.tokens_in(*part);
                reading.said_at[range].fill(n as u32 + 1);
            }
        }
        for (n, cue) in said
            .iter()
            .enumerate()
            .filter_map(|(n, s)| Some((n, s.cue?)))
        {
            reading.cue_at[document.tokens_in(cue)].fill(n as u32 + 1);
        }
        for mention in entities.places.iter().flat_map(|p| &p.mentions) {
            let range = document.tokens_in(*mention);
            reading.place_at[range].fill(true);
        }
        for hit in document
            .hits
            .iter()
            .filter(|h| h.table == TableId::CommitmentBlocks)
        {
            if lexis.is_block(hit, Block::Phrase) {
                reading.void[hit.first..hit.last].fill(true);
            }
        }
        reading
    }

    /// The party whose name covers the token.
    pub(super) fn named(&self, token: usize) -> Option<&Named> {
        let n = *self.named_at.get(token)?;
        self.named.get((n as usize).checked_sub(1)?)
    }

    /// The parties named in a run of tokens, in order.
    pub(super) fn named_in(&self, range: Range<usize>) -> impl Iterator<Item = &Named> {
        let from = self.named.partition_point(|n| n.first < range.start);
        self.named[from..]
            .iter()
            .take_while(move |n| n.last <= range.end)
    }

    /// Whether a region is named at the token.
    pub(super) fn is_place(&self, token: usize) -> bool {
        self.place_at.get(token).copied().unwrap_or_default()
    }

    /// Whether a fixed phrase swallows the cue at the token.
    pub(super) fn is_void(&self, token: usize) -> bool {
        self.void.get(token).copied().unwrap_or_default()
    }

    /// The innermost statement that holds the token.
    pub(super) fn said_of(&self, token: usize) -> Option<usize> {
        let n = *self.said_at.get(token)?;
        (n as usize).checked_sub(1)
    }

    /// Whether the token stands in words given as they were spoken.
    pub(super) fn is_direct(&self, token: usize) -> bool {
        match self.said_of(token) {
            Some(n) => self.said[n].kind == SaidKind::Direct,
            None => self
                .document
                .tokens
                .get(token)
                .is_some_and(|t| self.document.quote_at(t.span.start).is_some()),
        }
    }

    /// The statement whose word of saying covers the token.
    pub(super) fn said_by_cue(&self, token: usize) -> Option<usize> {
        let n = *self.cue_at.get(token)?;
        (n as usize).checked_sub(1)
    }

    /// The tokens of the sentence that belong together with the token: its statement's share of the
    /// sentence, or outside of statements the whole sentence from the end of a quotation on.
    pub(super) fn unit(&self, token: usize) -> Range<usize> {
        let Some(sentence) = self
            .document
            .sentences
            .get(self.document.sentence_of(token))
        else {
            return token..token;
        };
        let said = self.said_of(token);
        let mut first = sentence.first;
        let mut last = sentence.last;
        if let Some(whole) = said.map(|n| hull(&self.said[n].parts)) {
            let range = self.document.tokens_in(whole);
            last = last.min(range.end);
            let direct = said.is_some_and(|n| self.said[n].kind == SaidKind::Direct);
            if direct {
                first = first.max(range.start);
            } else {
                // `KPPS, ia mengingatkan, wajib …`: the subject may stand before the aside.
                first = (first..range.start.max(first))
                    .rev()
                    .find(|t| self.is_direct(*t))
                    .map_or(first, |t| t + 1);
            }
        } else {
            let direct = |t: usize| {
                self.said_of(t)
                    .is_some_and(|n| self.said[n].kind == SaidKind::Direct)
            };
            first = (first..token)
                .rev()
                .find(|t| direct(*t))
                .map_or(first, |t| t + 1);
            last = (token..last).find(|t| direct(*t)).unwrap_or(last);
        }
        first.min(token)..last.max(token + 1)
    }

    /// Who speaks at the token: the statement's speaker, or outside of statements whoever was named
    /// last before it in the sentence, or spoke last before it.
    pub(super) fn speaker(&self, token: usize) -> Option<Speaker> {
        if let Some(n) = self.said_of(token) {
            return self.said[n].speaker.clone();
        }
        let first = self
            .document
            .sentences
            .get(self.document.sentence_of(token))?
            .first;
        let official = self
            .named_in(first..token)
            .filter(|n| matches!(n.party, Party::Official(_)))
            .last();
        match official {
            Some(Named {
                party: Party::Official(n),
                ..
            }) => Some(Speaker::Official(*n)),
            _ => {
                let paragraph = self.document.paragraph_of(token);
                let named = self
                    .named_in(0..first)
                    .filter(|n| matches!(n.party, Party::Official(_)))
                    .last()
                    .filter(|n| self.document.paragraph_of(n.first) == paragraph);
                let spoke_after = |n: &Named| (n.first..first).any(|t| self.said_of(t).is_some());
                match named {
                    Some(
                        named @ Named {
                            party: Party::Official(n),
                            ..
                        },
                    ) if !spoke_after(named) => Some(Speaker::Official(*n)),
                    _ => self.focus(token).or_else(|| self.topical(first)),
                }
            }
        }
    }

    /// The organiser of elections that the release names for its home region, or the only one.
    pub(super) fn organiser(&self) -> Option<Party> {
        let mut all = self
            .entities
            .agencies
            .iter()
            .filter(|a| kind_of(&a.id) == "kpu");
        let home = self.entities.region.as_deref();
        let first = all.clone().find(|a| a.region.as_deref() == home);
        let agency = first.or_else(|| {
            let only = all.next();
            only.filter(|_| all.next().is_none())
        })?;
        Some(Party::Agency(agency.id.clone()))
    }

    /// Who spoke last before the token, in this paragraph or the one before.
    pub(super) fn focus(&self, token: usize) -> Option<Speaker> {
        let at = self.document.tokens.get(token)?.span.start;
        let paragraph = self.document.paragraph_of(token);
        self.said
            .iter()
            .filter(|s| s.speaker.is_some())
            .filter(|s| s.parts.first().is_some_and(|p| p.start < at))
            .max_by_key(|s| s.parts.first().map_or(0, |p| p.start))
            .filter(|s| {
                let last = hull(&s.parts).end.saturating_sub(1);
                self.document.paragraph_of(self.document.token_at(last)) + 1 >= paragraph
            })
            .and_then(|s| s.speaker.clone())
    }

    /// Whom the release tells of right before a sentence that begins at the token: the last party
    /// before it that is the subject of a predicate.
    fn topical(&self, token: usize) -> Option<Speaker> {
        let paragraph = self.document.paragraph_of(token);
        let near = |t: usize| self.document.paragraph_of(t) + 2 >= paragraph;
        let named = self
            .named_in(0..token)
            .filter(|n| near(n.first))
            .filter(|n| self.is_adverb(n.last) || self.begins_predicate(n.last))
            .last()?;
        match &named.party {
            Party::Official(n) => Some(Speaker::Official(*n)),
            Party::Agency(id) => Some(Speaker::Agency(id.clone())),
            Party::General(_) => None,
        }
    }

    /// Whom `kami` means in a speaker's mouth: the speaker's agency, else the speaker.
    pub(super) fn us(&self, speaker: Option<&Speaker>) -> Vec<Party> {
        match speaker {
            Some(Speaker::Official(n)) => match self.agency(*n) {
                Some(id) => vec![Party::Agency(id)],
                None => vec![Party::Official(*n)],
            },
            Some(Speaker::Agency(id)) => vec![Party::Agency(id.clone())],
            None => Vec::new(),
        }
    }

    /// Whom `saya` means: the speaker, who binds his agency too.
    pub(super) fn myself(&self, speaker: Option<&Speaker>) -> Vec<Party> {
        match speaker {
            Some(Speaker::Official(n)) => self.in_office(&Party::Official(*n)),
            other => self.us(other),
        }
    }

    /// A party with the agency that it binds by its office.
    pub(super) fn in_office(&self, party: &Party) -> Vec<Party> {
        let mut parties = vec![party.clone()];
        if let Party::Official(n) = party {
            parties.extend(self.agency(*n).map(Party::Agency));
        }
        parties
    }

    /// The regional government that a general word means: the speaker's, else that of the home
    /// region, if the release names it.
    pub(super) fn government(&self, word: usize, speaker: Option<&Speaker>) -> Option<Party> {
        // `pemerintah desa`: one of many, kept as text.
        let below = ["desa", "kelurahan", "kecamatan"];
        if self.document.is_any(word, &below) {
            return None;
        }
        let own = self.us(speaker).into_iter().find(|p| match p {
            Party::Agency(id) => kind_of(id) == "pemda" && is_single(self.lexis, id),
            _ => false,
        });
        own.or_else(|| {
            let home = self.entities.region.as_deref()?;
            Some(Party::Agency(format!("pemda:{home}")))
        })
    }

    fn agency(&self, official: usize) -> Option<String> {
        self.entities.officials.get(official)?.agency.clone()
    }

    /// Whether the speaker runs for an office: what he promises is campaign.
    pub(super) fn is_candidate(&self, speaker: &Speaker) -> bool {
        let Speaker::Official(n) = speaker else {
            return false;
        };
        self.entities
            .officials
            .get(*n)
            .and_then(|o| o.position.as_deref())
            .is_some_and(|p| p.starts_with("calon_"))
    }

    /// Whether the token begins a pronoun for whoever speaks, and which.
    pub(super) fn pronoun(&self, token: usize) -> Option<(Actor, usize)> {
        if let Some(hit) = self.lexis.actor(self.document, token, Actor::Us) {
            return Some((Actor::Us, hit.last));
        }
        self.lexis
            .actor(self.document, token, Actor::Myself)
            .map(|hit| (Actor::Myself, hit.last))
    }
}

/// The smallest span that holds all parts.
pub(super) fn hull(parts: &[Span]) -> Span {
    parts.iter().copied().reduce(Span::to).unwrap_or_default()
}

/// Whether the words begin with a small letter.
fn is_small(written: &str) -> bool {
    written.chars().next().is_some_and(char::is_lowercase)
}

/// An agency's kind by its id.
fn kind_of(id: &str) -> &str {
    id.split_once(':').map_or(id, |(kind, _)| kind)
}

/// Whether an agency's id names one body: of local kinds a regency has many, so that only one with
/// its district is.
fn is_single(lexis: &Lexis, id: &str) -> bool {
    let region = id.split_once(':').map_or("", |(_, region)| region);
    let kind = kind_of(id);
    !lexis.is_local(kind) || region.matches('.').count() >= 2
}

/// All parties by place; one inside another's name gives way.
fn named(lexis: &Lexis, document: &Document, entities: &Entities) -> Vec<Named> {
    let mut found: Vec<(Span, Party, bool)> = Vec::new();
    for (n, official) in entities.officials.iter().enumerate() {
        let local = official
            .agency
            .as_deref()
            .is_some_and(|id| lexis.is_local(kind_of(id)));
        for mention in &official.mentions {
            let written = mention.slice(&document.text);
            // `camat`, `peratin` in small letters: any of many, though one of them is named.
            // So does `Danramil` that stands alone in an order.
            let range = document.tokens_in(*mention);
            let alone = range.len() == 1
                && lexis
                    .people(document, range.start)
                    .is_some_and(|hit| hit.last == range.end);
            let general = local && (is_small(written) || alone);
            // `Anggota harus …` at a sentence's head: any of them, though one has that post.
            let range = document.tokens_in(*mention);
            let collective = range.len() == 1
                && lexis.actor(document, range.start, Actor::Part).is_some()
                && heads_sentence(document, range.start);
            if collective {
                continue;
            }
            let party = if general {
                Party::General(written.to_lowercase())
            } else {
                Party::Official(n)
            };
            found.push((*mention, party, general));
        }
    }
    for post in &entities.posts {
        let written = post.span.slice(&document.text);
        let small = is_small(written);
        let holder = post.official.and_then(|n| entities.officials.get(n));
        let agency = post.agency.as_deref();
        let local = agency
            .or(holder.and_then(|o| o.agency.as_deref()))
            .is_some_and(|id| lexis.is_local(kind_of(id)));
        // `kepala dinas kesehatan`: the one there is; `bupati`, `camat`: any.
        let sole = !local
            && !post.plural
            && agency.is_some_and(|id| is_single(lexis, id) && kind_of(id).starts_with("dinas_"));
        let general = (small && !sole && (holder.is_none() || local))
            || (holder.is_none() && !agency.is_some_and(|id| is_single(lexis, id)));
        // `Pengawas TPS jangan pulang`: each of many, whoever appoints them.
        let range = document.tokens_in(post.span);
        let many = holder.is_none()
            && lexis
                .actor(document, range.start, Actor::Many)
                .is_some_and(|hit| hit.last == range.end);
        let alone = local
            && holder.is_none()
            && range.len() == 1
            && lexis.people(document, range.start).is_some();
        let general = general || many || alone;
        let party = match (post.official, &post.agency) {
            _ if post.plural || general => Party::General(written.to_lowercase()),
            (Some(n), _) => Party::Official(n),
            (None, Some(id)) => Party::Agency(id.clone()),
            (None, None) => Party::General(written.to_lowercase()),
        };
        found.push((post.span, party, post.plural || general));
    }
    for agency in &entities.agencies {
        let party = Party::Agency(agency.id.clone());
        found.extend(agency.mentions.iter().map(|m| (*m, party.clone(), false)));
    }
    found.sort_by_key(|(span, _, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    let mut named: Vec<Named> = Vec::new();
    for (span, party, plural) in found {
        let range = document.tokens_in(span);
        if span.start < end || range.is_empty() {
            continue;
        }
        end = span.end;
        named.push(Named {
            first: range.start,
            last: range.end,
            party,
            plural,
        });
    }
    named
}
