//! Clauses: the subject before a cue, the deed after it, and where the clause ends.
//!
//! No parse of the whole sentence: from the cue outwards, over the few words that may stand
//! between. Leaves out what the cue makes of them (`modal`, `asking`, `spoken`).

use std::ops::Range;

use super::grammar::Small;
use super::lexis::{Actor, is_quote_mark};
use super::phrase::{Head, Phrase};
use super::reading::Reading;
use crate::model::{Speaker, TableId, TokenKind};

/// What stands before a cue.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) phrase: Phrase,
    /// Its clause's share before the cue.
    pub(super) region: Range<usize>,
    /// The cue belongs to a relative clause: `petugas yang akan …`.
    pub(super) relative: bool,
    /// The first word that says no.
    pub(super) negation: Option<usize>,
    /// `telah`, `sudah` before the cue.
    pub(super) done: bool,
    /// The subject is that of an earlier predicate.
    pub(super) elided: bool,
    /// The word that ended the search, and whether the clause begins with it.
    pub(super) boundary: Option<(usize, bool)>,
}

/// What stands after a cue.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    /// Where its own words begin.
    pub(super) first: usize,
    /// The predicate.
    pub(super) verb: Option<usize>,
    /// `kami`, `saya` between cue and predicate: who does it.
    pub(super) pronoun: Option<Actor>,
    pub(super) passive: bool,
    pub(super) negated: bool,
    /// Who is named between cue and predicate as going along: `bersama Polres`.
    pub(super) along: Option<Phrase>,
}

/// How far from the cue a predicate may stand, in tokens.
const REACH: usize = 9;

impl Reading<'_> {
    /// What stands before the token `cue`, not further left than `floor`.
    pub(super) fn subject(&self, cue: usize, floor: usize, speaker: Option<&Speaker>) -> Subject {
        let document = self.document;
        let mut subject = Subject {
            phrase: Phrase::empty(cue),
            region: cue..cue,
            relative: false,
            negation: None,
            done: false,
            elided: false,
            boundary: None,
        };
        let mut at = cue;
        while at > floor
            && (self.is_adverb(at - 1) || document.is(at - 1, "maka"))
            && self.named(at - 1).is_none()
        {
            at -= 1;
            if self.is(at, Small::Negation) {
                subject.negation = Some(at);
            }
            subject.done |= document.is_any(at, &["telah", "sudah"]);
        }
        if at > floor && document.word(at - 1) == "," {
            match self.aside(at - 1, floor) {
                Some(before) => at = before,
                None if let Some((first, list)) = self.list_before(at - 1, floor, speaker) => {
                    subject.region = first..at;
                    subject.phrase = list;
                    return subject;
                }
                None if self.closes_apposition(at - 1, floor) => at -= 1,
                None if self.bare_clause(at - 1, floor) => {
                    subject.elided = true;
                    subject.phrase = self.phrase(floor..at - 1, speaker, false);
                    subject.region = at..at;
                    return subject;
                }
                None => {
                    subject.boundary = Some((at - 1, true));
                    subject.region = at..at;
                    subject.phrase = Phrase::empty(at);
                    return subject;
                }
            }
        }
        if at > floor && document.is(at - 1, "yang") {
            let head = at - 1;
            let cleft =
                head > floor && self.pronoun(head - 1).is_some_and(|(_, last)| last == head);
            if !cleft {
                subject.relative = true;
                return subject;
            }
            at = head;
        }
        if at > floor && self.is(at - 1, Small::And) {
            subject.elided = true;
            subject.phrase = self.phrase(floor..at - 1, speaker, false);
            subject.region = at..at;
            return subject;
        }
        let (first, boundary) = self.clause_start(at, floor);
        subject.boundary = boundary;
        subject.region = first..at;
        subject.phrase = self.phrase(first..at, speaker, false);
        if let Some((first, list)) = self.list_back(first, at, floor, speaker) {
            subject.region = first..at;
            subject.phrase = list;
            return subject;
        }
        // A pronoun that touches the cue is its subject: `Untuk DPRD kami harus …`.
        let pronoun = (first + 1..at).find(|t| {
            self.pronoun(*t).is_some_and(|(_, last)| last == at)
                && (!self.is(*t - 1, Small::Joint)
                    || *t > first + 1 && document.word(*t - 2) == ",")
                && self.is_free(*t, first)
        });
        if let Some(phrase) = pronoun.and_then(|t| self.phrase_at(t, at, speaker)) {
            subject.phrase = phrase;
        } else if subject.phrase.head == Head::Thing {
            let fronted = boundary.is_some_and(|(b, _)| self.is(b, Small::Preposition))
                || self.is(first, Small::Preposition);
            // `Pada masa tenang KPU akan …`: the name that touches the cue.
            let last = (first..at).rev().find(|t| {
                self.named(*t)
                    .is_some_and(|n| n.first == *t && n.last == at)
                    || self.pronoun(*t).is_some_and(|(_, last)| last == at)
            });
            if fronted && let Some(phrase) = last.and_then(|t| self.phrase_at(t, at, speaker)) {
                subject.phrase = phrase;
            }
        }
        subject
    }

    /// Where the clause begins that ends at `end`, and the word before it.
    fn clause_start(&self, end: usize, floor: usize) -> (usize, Option<(usize, bool)>) {
        let document = self.document;
        let mut first = end;
        while first > floor {
            let before = first - 1;
            if let Some(named) = self.named(before) {
                first = named.first.max(floor);
                continue;
            }
            let word = document.word(before);
            if word == ")" {
                let open = (floor..before).rev().find(|t| document.word(*t) == "(");
                if let Some(open) = open {
                    first = open;
                    continue;
                }
            }
            let opens = before == floor || document.word(before - 1) == ",";
            if is_quote_mark(word) || self.is(before, Small::Break) {
                return (first, Some((before, opens)));
            }
            if word == "," && document.is(first, "yang") && before > floor {
                // `Agus, yang mewakili peserta, …`: the head stands before the aside.
                first = before;
                continue;
            }
            if word == "," && !self.is_list_comma(before, end) {
                return (first, Some((before, true)));
            }
            let thinks = self
                .lexis
                .verb(document, before, super::lexis::Verb::State)
                .is_some()
                && before > floor
                && (before.saturating_sub(2)..before)
                    .any(|t| self.pronoun(t).is_some_and(|(_, last)| last == before));
            if thinks || self.says(before) {
                return (first, Some((before, false)));
            }
            if self.begins_predicate(before) && !self.is_in_relative(before, floor) {
                let joins = |t: &usize| self.is(*t, Small::Joint);
                let joint = (first..end)
                    .rev()
                    .filter(joins)
                    .find(|t| self.phrase_at(*t + 1, end, None).is_some())
                    .or_else(|| (first..end).rev().find(joins));
                let (start, at) = match joint {
                    Some(joint) => (joint + 1, joint),
                    None => (first, before),
                };
                return (start, Some((at, false)));
            }
            first = before;
        }
        (first, None)
    }

    /// Whether the predicate at the token stands shortly after `yang`.
    pub(super) fn is_in_relative(&self, at: usize, floor: usize) -> bool {
        (floor.max(at.saturating_sub(3))..at).any(|t| self.document.is(t, "yang"))
    }

    /// Whether a word of saying ends at the token.
    pub(super) fn says(&self, token: usize) -> bool {
        let by_cue = self.said_by_cue(token).is_some() && self.said_of(token).is_none();
        by_cue
            || self
                .document
                .hits_at(token)
                .iter()
                .any(|h| h.table == TableId::SpeechVerbs && h.last == token + 1)
                && self.lexis.is_verb(self.document, token)
    }

    /// What stands after a cue that ends at `from`.
    pub(super) fn deed(&self, from: usize, end: usize, speaker: Option<&Speaker>) -> Deed {
        let document = self.document;
        let mut deed = Deed {
            first: from,
            verb: None,
            pronoun: None,
            passive: false,
            negated: false,
            along: None,
        };
        let mut at = from;
        if document.is(at, "untuk") || document.is(at, "dalam") {
            at += 1;
            deed.first = at;
        }
        let reach = end.min(from + REACH);
        while at < reach {
            if self.named(at).is_none() && self.begins_predicate(at) {
                deed.verb = Some(at);
                deed.passive = self.lexis.is_passive(document, at) && deed.pronoun.is_none();
                break;
            }
            if let Some((actor, last)) = self.pronoun(at).filter(|_| deed.pronoun.is_none()) {
                deed.pronoun = Some(actor);
                at = last;
                if self.lexis.is_deed_of_mine(document, at) {
                    deed.verb = Some(at);
                    break;
                }
                continue;
            }
            if self.is(at, Small::Negation) {
                deed.negated = true;
            }
            if document.is(at, "secara") {
                at += 2;
            } else if document.is_any(at, &["bersama", "dengan", "beserta"])
                && document.word(at + 1) != "-"
            {
                let next = at + 1 + usize::from(document.is_any(at + 1, &["dengan", "sama"]));
                match self.phrase_at(next, end.min(next + REACH), speaker) {
                    Some(phrase) => {
                        at = phrase.last;
                        deed.along = Some(phrase);
                    }
                    None => break,
                }
            } else if self.is_adverb(at) || self.is(at, Small::Passing) {
                at += 1;
            } else {
                break;
            }
        }
        deed
    }

    /// Who does what the passive predicate tells: `oleh KPU`, or named right after it.
    pub(super) fn agent(
        &self,
        verb: usize,
        end: usize,
        speaker: Option<&Speaker>,
    ) -> Option<Phrase> {
        let document = self.document;
        if let Some(phrase) = self.phrase_at(verb + 1, end, speaker)
            && phrase.is_somebody()
        {
            return Some(phrase);
        }
        let by = (verb + 1..end.min(verb + 14)).find(|t| {
            document.is(*t, "oleh") || self.is(*t, Small::Break) || document.word(*t) == ","
        })?;
        if !document.is(by, "oleh") {
            return None;
        }
        let phrase = self.phrase(by + 1..end, speaker, true);
        phrase.is_somebody().then_some(phrase)
    }

    /// Where the clause ends that holds `from`: before the quotation closes, the contrast begins,
    /// or the release goes on to say who said it.
    pub(super) fn clause_end(&self, from: usize, end: usize) -> usize {
        let document = self.document;
        let said = self.said_of(from);
        let mut at = from;
        while at < end {
            let word = document.word(at);
            let closes_quote = is_quote_mark(word)
                && document.quotes.iter().any(|q| {
                    q.closed
                        && q.inner.end <= document.tokens[at].span.start
                        && q.outer.covers(document.tokens[at].span.start)
                });
            if word == ";" || closes_quote {
                break;
            }
            if document.is(at, "sedangkan")
                || (document.is(at, "sementara") && !document.is(at + 1, "itu") && at > from)
            {
                break;
            }
            let leaves = said.is_some()
                && document.kind(at) == Some(TokenKind::Word)
                && self.said_of(at) != said;
            if leaves && !self.comes_back(at, end, said) {
                break;
            }
            at += 1;
        }
        while at > from
            && (document.kind(at - 1) == Some(TokenKind::Punct) && document.word(at - 1) != ")")
        {
            at -= 1;
        }
        at.max(from)
    }

    /// Whether the statement goes on after the aside that begins at the token.
    fn comes_back(&self, at: usize, end: usize, said: Option<usize>) -> bool {
        (at..end).any(|t| self.said_of(t) == said)
    }
}
