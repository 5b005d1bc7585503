//! Who may speak: all mentions of officials, posts and agencies by token, and the grammar of where
//! a speaker stands beside a word of saying.
//!
//! Leaves out pronouns without a name near them, which `focus` answers.

use crate::model::{Document, Entities, Speaker};
use crate::span::Span;

use super::words::{Kind, Phrase, Words};

/// What a reference names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// A person, by index into `Entities::officials`.
    Official(usize),
    /// A post without a known holder, by index into `Entities::posts`.
    Post(usize),
    /// An agency, by index into `Entities::agencies`.
    Agency(usize),
}

/// A run of tokens that names somebody.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reference {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) who: Who,
}

/// How a speaker is given beside a word of saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// By name, by a post whose holder is known, or as an agency.
    Known(Who, Option<Who>),
    /// By a pronoun or `-nya`.
    Pronoun,
    /// As the agency or party in focus: `pihaknya`, `lembaga itu`.
    Collective,
    /// By a trait: the tokens of the description.
    Description(usize, usize),
    /// By words that name nobody known.
    Stranger,
}

/// A subject with its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) subject: Subject,
}

/// All references of a document, in order, without overlaps.
pub(super) struct People<'a> {
    pub(super) document: &'a Document,
    pub(super) entities: &'a Entities,
    pub(super) words: &'a Words,
    references: Vec<Reference>,
    /// Where posts begin, in order.
    posts: Vec<usize>,
}

impl<'a> People<'a> {
    pub(super) fn new(document: &'a Document, entities: &'a Entities, words: &'a Words) -> Self {
        let mut all: Vec<Reference> = Vec::new();
        let mut add = |span: Span, who: Who| {
            let tokens = document.tokens_in(span);
            if !tokens.is_empty() {
                all.push(Reference {
                    first: tokens.start,
                    last: tokens.end,
                    who,
                });
            }
        };
        for (n, official) in entities.officials.iter().enumerate() {
            for mention in &official.mentions {
                add(*mention, Who::Official(n));
            }
        }
        for (n, post) in entities.posts.iter().enumerate() {
            if is_of_couple(document, post.span) {
                continue;
            }
            add(post.span, post.official.map_or(Who::Post(n), Who::Official));
        }
        for (n, agency) in entities.agencies.iter().enumerate() {
            for mention in &agency.mentions {
                add(*mention, Who::Agency(n));
            }
        }
        let mut people = Self {
            document,
            entities,
            words,
            references: Vec::new(),
            posts: entities.posts.iter().map(|p| p.span.start).collect(),
        };
        people.posts.sort_unstable();
        people.references = people.settle(all);
        people
    }

    /// Drops references inside others and joins a post with the name beside it.
    pub(super) fn settle(&self, mut all: Vec<Reference>) -> Vec<Reference> {
        let rank = |r: &Reference| match r.who {
            Who::Official(_) => 0,
            Who::Post(_) => 1,
            Who::Agency(_) => 2,
        };
        all.sort_by_key(|r| (rank(r), r.first, std::cmp::Reverse(r.last)));
        let mut kept: Vec<Reference> = Vec::new();
        let mut taken = vec![false; self.document.tokens.len()];
        for reference in all {
            let Some(place) = taken.get_mut(reference.first..reference.last) else {
                continue;
            };
            if !place.contains(&true) {
                place.fill(true);
                kept.push(reference);
            }
        }
        kept.sort_by_key(|r| r.first);
        let mut joined: Vec<Reference> = Vec::new();
        for mut reference in kept {
            while let Some(last) = joined.last().copied() {
                let same = last.who == reference.who;
                // `Ketua KPU Keerom Kornelis Watopa`: a post or its agency right before a name, but
                // not before a post of its own (`Mewakili Bupati Ngada, Asisten Dominikus …`).
                let post = !self.begins_with_post(&reference)
                    && !matches!(last.who, Who::Official(_))
                    && matches!(reference.who, Who::Official(_))
                    && last.last + 1 >= reference.first
                    && (self.gap_is_apposition(last.last, reference.first)
                        && !(matches!(last.who, Who::Agency(_)) && last.last != reference.first));
                if !(same && self.gap_is_apposition(last.last, reference.first) || post) {
                    break;
                }
                reference.first = last.first;
                joined.pop();
            }
            joined.push(reference);
        }
        joined
    }

    pub(super) fn begins_with_post(&self, reference: &Reference) -> bool {
        let start = self
            .document
            .tokens
            .get(reference.first)
            .map(|t| t.span.start);
        start.is_some_and(|s| self.posts.binary_search(&s).is_ok())
    }

    /// Whether only commas, brackets and points stand between two references, or nothing.
    pub(super) fn gap_is_apposition(&self, from: usize, to: usize) -> bool {
        to <= from + 3
            && (from..to)
                .all(|t| matches!(self.document.word(t), "," | "(" | ")" | "." | "/" | "-"))
            && self.document.sentence_of(from.saturating_sub(1)) == self.document.sentence_of(to)
    }

    /// The references that lie wholly in `first..last`, in order.
    pub(super) fn within(&self, first: usize, last: usize) -> &[Reference] {
        let from = self.references.partition_point(|r| r.first < first);
        let to = self.references.partition_point(|r| r.last <= last);
        self.references.get(from..to.max(from)).unwrap_or(&[])
    }

    /// The reference that holds the token.
    pub(super) fn at(&self, token: usize) -> Option<&Reference> {
        let next = self.references.partition_point(|r| r.first <= token);
        let reference = self.references.get(next.checked_sub(1)?)?;
        (token < reference.last).then_some(reference)
    }

    /// The speaker a reference stands for. A post whose holder the release does not name speaks for
    /// nobody known: its agency has not spoken.
    pub(super) fn speaker(&self, who: Who) -> Option<Speaker> {
        match who {
            Who::Official(n) => Some(Speaker::Official(n)),
            Who::Agency(n) => Some(Speaker::Agency(self.entities.agencies.get(n)?.id.clone())),
            Who::Post(n) => {
                let post = self.entities.posts.get(n)?;
                if post.plural {
                    return None;
                }
                // The one holder of such a post, even where the link was not made.
                let mut holders = self.entities.officials.iter().enumerate().filter(|(_, o)| {
                    o.position.as_deref() == Some(post.position.as_str())
                        && is_within(post.region.as_deref(), o.region.as_deref())
                });
                match (holders.next(), holders.next()) {
                    (Some((holder, _)), None) => Some(Speaker::Official(holder)),
                    _ => None,
                }
            }
        }
    }

    /// Whether a reference continues a list that a governed one began: `didampingi Y dan Z`.
    pub(super) fn is_listed(&self, references: &[Reference], n: usize) -> bool {
        let (before, own) = (&references[n - 1], &references[n]);
        if self.is_joined_by_and(before.last, own.first) {
            return true;
        }
        let comma = own.first == before.last + 1 && self.document.word(before.last) == ",";
        let goes_on = references.get(n + 1).is_some_and(|next| {
            self.is_joined_by_and(own.last, next.first)
                || (next.first == own.last + 1 && self.document.word(own.last) == ",")
        });
        comma && goes_on
    }

    /// Whether only `dan`, `serta` or `bersama` (after an optional comma) stand between two references.
    pub(super) fn is_joined_by_and(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        if self.document.word(at) == "," {
            at += 1;
        }
        at < to
            && self
                .document
                .is_any(at, &["dan", "serta", "maupun", "hingga"])
            && (at + 1..to).all(|t| self.is_title_like(t))
    }

    /// What governs a reference: the oblique word or verb right before it.
    pub(super) fn governor(&self, reference: &Reference, start: usize) -> Option<Governor<'a>> {
        let mut at = reference.first;
        while at > start && self.is_title_like(at - 1) {
            at -= 1;
        }
        if at <= start {
            return None;
        }
        // `Panwas melalui anggotanya Nurul Huda`
        if at > start + 1
            && self.document.word(at - 1).ends_with("nya")
            && self
                .words
                .phrase_before(self.document, at - 1, Kind::Proxy)
                .is_some()
        {
            at -= 1;
        }
        if let Some(phrase) = self
            .words
            .phrase_before(self.document, at, Kind::Proxy)
            .filter(|p| p.first >= start)
        {
            return Some(Governor::Proxy(phrase));
        }
        if let Some(phrase) = self
            .words
            .phrase_before(self.document, at, Kind::Oblique)
            .filter(|p| p.first >= start)
        {
            return Some(Governor::Oblique(phrase));
        }
        let verbal = self.words.looks_verbal(self.document, at - 1) && self.at(at - 1).is_none();
        verbal.then_some(Governor::Verb)
    }

    /// Words that stand before a name and are no governor: `Pak`, ranks, initials, points.
    pub(super) fn is_title_like(&self, token: usize) -> bool {
        let document = self.document;
        if document.is_any(
            token,
            &[
                "pak", "bapak", "bu", "ibu", "bang", "saudara", "sdr", "sang", "para",
            ],
        ) {
            return true;
        }
        let capital = document.capital(token)
            && self.words.cue(document, token).is_none()
            && !self.words.is(document, token, Kind::Oblique)
            && !self.words.is(document, token, Kind::Proxy)
            && !self.words.is(document, token, Kind::Shift)
            && !self.words.is(document, token, Kind::Link)
            && !self.words.looks_verbal(document, token);
        capital || (document.word(token) == "." && document.joined(token.saturating_sub(1)))
    }
}

/// What stands right before a reference and makes it no subject.
#[derive(Clone, Copy, Debug)]
pub(super) enum Governor<'a> {
    /// A word of representation.
    Proxy(Phrase<'a>),
    /// A preposition, a companion's word, a word of invitation.
    Oblique(Phrase<'a>),
    /// A verb, whose object it is.
    Verb,
}

/// Whether a post is named with its couple and means no one holder: `tiga pasangan cagub dan cawagub`.
fn is_of_couple(document: &Document, post: Span) -> bool {
    let first = document.tokens_in(post).start;
    (first.saturating_sub(3)..first).any(|t| document.is_any(t, &["pasangan", "paslon"]))
        && document.paragraph_of(first) == document.paragraph_of(first.saturating_sub(1))
}

/// Whether two regions may be one, the release being vague about the smaller: a district's head
/// alone (`camat`) is of the regency at least.
fn is_within(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.starts_with(b) || b.starts_with(a),
        _ => true,
    }
}
