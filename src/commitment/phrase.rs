//! Noun phrases as far as they name who owes or asks: parties, pronouns, people in general.
//!
//! A phrase is read from its head on: `gudang KPU` is a thing, `petugas KPU` stands for the
//! agency, `para camat dan lurah` are people in general and stay text. Leaves out where in a clause
//! a phrase stands (`clause`).

use std::ops::Range;

use super::grammar::Small;
use super::lexis::{Actor, Block, Verb, heads_sentence};
use super::reading::Reading;
use crate::model::{Caps, Party, Speaker, TokenKind};

/// What a phrase is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// An official or agency.
    Named,
    /// `kami`, `pihaknya`.
    Us,
    /// `saya`, `ia`.
    Myself,
    /// `saudara`.
    You,
    /// People in general.
    People,
    /// Something that can owe nothing.
    Thing,
    /// No words.
    Empty,
}

/// A phrase with the parties that it names.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) parties: Vec<Party>,
    pub(super) head: Head,
    /// The first token of the parties' names, or of the region that was searched.
    pub(super) first: usize,
    /// One past the last token of the parties' names.
    pub(super) last: usize,
    /// Part of an agency that is not named: `personel`, `petugas`.
    pub(super) part: bool,
    /// People who can be asked but promise nothing by themselves: `warga`.
    pub(super) public: bool,
    /// Taken for people by its place only: no lexicon knows the noun.
    pub(super) guessed: bool,
    /// For each party the number of its place among the joined names; `TNI-Polri` share one.
    pub(super) places: Vec<usize>,
}

impl Phrase {
    pub(super) fn empty(at: usize) -> Self {
        Self {
            parties: Vec::new(),
            head: Head::Empty,
            first: at,
            last: at,
            part: false,
            guessed: false,
            public: false,
            places: Vec::new(),
        }
    }

    /// Whether the phrase is about somebody.
    pub(super) fn is_somebody(&self) -> bool {
        !matches!(self.head, Head::Thing | Head::Empty)
    }
}

/// The kinds of words that name people or bodies in general.
pub(super) const GENERAL: &[Actor] = &[
    Actor::People,
    Actor::Public,
    Actor::Part,
    Actor::You,
    Actor::Government,
];

/// The longest name of people in general, in words.
pub(super) const GENERAL_WORDS: usize = 8;
/// How far after a quality `antara` may stand, in tokens.
const BETWEEN: usize = 8;

impl Reading<'_> {
    /// The first parties in a run of tokens that are nobody's property and follow no preposition.
    /// `open` takes any noun at the head for people.
    pub(super) fn phrase(
        &self,
        range: Range<usize>,
        speaker: Option<&Speaker>,
        open: bool,
    ) -> Phrase {
        let document = self.document;
        let relative = range
            .clone()
            .skip(1)
            .find(|t| document.is(*t, "yang") && *t > range.start);
        let end = relative.unwrap_or(range.end);
        let mut at = range.start;
        while at < end {
            match self.head_last(at, end) {
                Some(_) if self.is_free(at, range.start) => {
                    return self.collect(at, end, speaker, false);
                }
                // What a preposition governs is passed over with all that is joined to it.
                Some(last) => {
                    let whole = self.collect(at, end, speaker, false).last;
                    at = whole.max(last);
                }
                None => at += 1,
            }
        }
        let first = range.start;
        if open
            && first < end
            && self.is_noun(first)
            && !self.is(first, Small::Preposition)
            && !self.lexis.is_abstract(document, first)
            && !self.lexis.is_verb(document, first)
            && !document.word(first).ends_with("nya")
        {
            let mut phrase = self.collect(first, end, speaker, true);
            phrase.guessed = true;
            return phrase;
        }
        Phrase {
            head: if range.is_empty() {
                Head::Empty
            } else {
                Head::Thing
            },
            last: first,
            ..Phrase::empty(first)
        }
    }

    /// The parties that begin right at the token.
    pub(super) fn phrase_at(
        &self,
        at: usize,
        end: usize,
        speaker: Option<&Speaker>,
    ) -> Option<Phrase> {
        self.head_last(at, end)
            .map(|_| self.collect(at, end, speaker, false))
    }

    /// Two parties or more joined by `dan`, `maupun` that begin right at the token.
    pub(super) fn list_at(
        &self,
        at: usize,
        end: usize,
        speaker: Option<&Speaker>,
    ) -> Option<Phrase> {
        let phrase = self.phrase_at(at, end, speaker)?;
        let joined = (at..phrase.last).any(|t| {
            self.document
                .is_any(t, &["dan", "maupun", "ataupun", "serta"])
        });
        (joined && phrase.is_somebody()).then_some(phrase)
    }

    /// The bearers of a quality or contribution: `sinergitas antara Pemkab dan KPU`.
    pub(super) fn bearers(&self, range: Range<usize>, speaker: Option<&Speaker>) -> Option<Phrase> {
        let first = range.clone().find(|t| {
            !(self.is_quantifier(*t)
                || self.is_adverb(*t)
                || self.is(*t, Small::Function)
                || self.is(*t, Small::Stressing))
        })?;
        let mut at = self.lexis.actor(self.document, first, Actor::Trait)?.last;
        while at < range.end && self.is(at, Small::Bearing) {
            at += 1;
        }
        // `kekompakan di setiap daerah di antara pimpinan`
        let between = (at..range.end.min(at + BETWEEN)).find(|t| self.document.is(*t, "antara"));
        self.phrase_at(at, range.end, speaker)
            .or_else(|| self.phrase_at(between? + 1, range.end, speaker))
    }

    /// One past the head that begins at the token, if one does.
    fn head_last(&self, at: usize, end: usize) -> Option<usize> {
        let document = self.document;
        if at >= end {
            return None;
        }
        let fits = |last: usize| (last <= end).then_some(last);
        if let Some((_, last)) = self.pronoun(at) {
            return fits(last);
        }
        if document.is(at, "mereka") && self.antecedent(at).is_some() {
            return fits(at + 1);
        }
        if let Some(named) = self.named(at) {
            return (named.first == at).then_some(named.last.min(end));
        }
        // `media sosial` is no medium that could be asked.
        let thing = self.lexis.block(document, at, Block::Abstract);
        for kind in GENERAL {
            if let Some(hit) = self.lexis.actor(document, at, *kind)
                && thing.is_some_and(|t| t.last > hit.last)
            {
                return None;
            }
            if let Some(hit) = self.lexis.actor(document, at, *kind) {
                return fits(hit.last);
            }
        }
        if document.is_any(at, &["para", "seluruh", "semua", "setiap", "segenap"]) {
            let next = at + 1;
            let noun = next < end
                && (self.is_noun(next) || document.capital(next))
                && !self.lexis.is_verb(document, next)
                && !self.is(next, Small::Preposition);
            if document.is(at, "para") && noun {
                return fits(next + 1);
            }
            return self.head_last(next, end);
        }
        None
    }

    /// Whether what begins at the token belongs to no noun before it and follows no preposition.
    pub(super) fn is_free(&self, at: usize, from: usize) -> bool {
        let document = self.document;
        let mut first = at;
        while first > from
            && (self.is_quantifier(first - 1)
                || document.kind(first - 1) == Some(TokenKind::Number)
                || self.lexis.actor(document, first - 1, Actor::Part).is_some())
        {
            first -= 1;
        }
        let Some(before) = first.checked_sub(1).filter(|b| *b >= from) else {
            // `Menurut dia, …`: who says it, not who is spoken of.
            return !(first > 0 && document.is_any(first - 1, &["menurut", "bagi"]));
        };
        if document.is(before, "baik") {
            return true;
        }

        let common =
            document.capital(before) && heads_sentence(document, before) && self.is_common(before);
        if self.named(before).is_some() || (document.capital(before) && !common) {
            return true;
        }
        if document.is_any(before, &["bagi", "kepada", "untuk"]) && before == from {
            return true;
        }
        !self.is(before, Small::Preposition)
            && (!(common || self.is_noun(before)) || self.lexis.is_verb(document, before))
    }

    /// Reads the parties from the token on, with all that are joined to them.
    fn collect(&self, first: usize, end: usize, speaker: Option<&Speaker>, open: bool) -> Phrase {
        let document = self.document;
        let mut phrase = Phrase::empty(first);
        let mut at = first;
        let mut place = 0;
        // Where the last party's text begins, if it is text: `bupati dan wali kota` is one text.
        let mut text_from: Option<usize> = None;
        loop {
            let quantified = at;
            while at < end && self.is_quantifier(at) {
                at += 1;
            }
            let (head, last, parties) = self.one(quantified, at, end, speaker, open);
            if last == at && parties.is_empty() {
                break;
            }
            if phrase.head == Head::Empty {
                phrase.head = head;
                phrase.part =
                    head == Head::People && self.lexis.actor(document, at, Actor::Part).is_some();
            }
            // `aparat keamanan dari TNI-Polri`: the agencies say whose people they are.
            let owned = head == Head::People
                && document.is(last, "dari")
                && last + 1 < end
                && self.named(last + 1).is_some();
            let is_text = matches!(parties.first(), Some(Party::General(_))) && parties.len() == 1;
            let joined =
                at > first && document.is_any(quantified.saturating_sub(1), &["dan", "/", "serta"]);
            if let (Some(from), true, true, true) = (text_from, is_text, quantified == at, joined) {
                if let Some(Party::General(text)) = phrase.parties.last_mut() {
                    *text = document.text_of(from, last).to_lowercase();
                }
                phrase.last = last;
                at = self.after_modifiers(last, end);
                match self.next_joined(at, end) {
                    Some(next) => {
                        at = next;
                        continue;
                    }
                    None => break,
                }
            }
            text_from = (is_text && !owned).then_some(quantified);
            for party in parties.into_iter().filter(|_| !owned) {
                if !phrase.parties.contains(&party) {
                    phrase.parties.push(party);
                    phrase.places.push(place);
                }
            }
            phrase.last = last;
            at = self.after_modifiers(last, end);
            place += usize::from(!owned && !document.is_any(at, &["-", "/"]));
            let Some(next) = self.next_joined(at, end) else {
                break;
            };
            at = next;
        }
        if phrase.head == Head::Empty {
            phrase.head = Head::Thing;
        }
        phrase
    }

    /// Where the next of several joined names begins, if one does after `at`.
    fn next_joined(&self, at: usize, end: usize) -> Option<usize> {
        let document = self.document;
        let mut next = at;
        while next < end
            && (self.is(next, Small::Joint)
                || self.is(next, Small::Along)
                || document.is_any(next, &["hingga", "sampai"])
                || (document.is(next, "dari") && next + 1 < end && self.named(next + 1).is_some()))
        {
            next += 1;
        }
        let mut head = next;
        while head < end && self.is_quantifier(head) {
            head += 1;
        }
        (next > at && self.head_last(head, end).is_some()).then_some(next)
    }

    /// Past what describes a name: brackets, regions, degrees, `setempat`, the same name again.
    pub(super) fn after_modifiers(&self, at: usize, end: usize) -> usize {
        let document = self.document;
        let mut at = at;
        while at < end {
            let next = if document.word(at) == "(" {
                (at..end).find(|t| document.word(*t) == ")").map(|t| t + 1)
            } else if self.is_place(at)
                || self.is(at, Small::Pointing)
                || (document.caps(at) == Caps::Title && self.named(at).is_none())
            {
                Some(at + 1)
            } else if document.is(at, "se") && document.word(at + 1) == "-" {
                Some((at + 3).min(end))
            } else if document.word(at) == "," {
                self.after_degree(at + 1, end)
                    .or_else(|| self.after_namesake(at, end))
            } else {
                None
            };
            match next {
                Some(next) if next > at => at = next,
                _ => return at,
            }
        }
        at
    }

    /// Past a degree after a name's comma: `S.I.K.`, `M.H`, `SH`.
    fn after_degree(&self, at: usize, end: usize) -> Option<usize> {
        let document = self.document;
        let dotted = document.capital(at) && document.word(at + 1) == "." && document.joined(at);
        if !dotted || document.word(at).len() > 4 {
            return None;
        }
        let mut last = at;
        while last < end
            && (document.word(last) == "."
                || (document.capital(last)
                    && document.word(last).len() <= 4
                    && self.named(last).is_none()))
        {
            last += 1;
        }
        Some(last)
    }

    /// Past the same party named again after a comma: `Ketua KPU, Ummi Wahyuni`.
    fn after_namesake(&self, comma: usize, end: usize) -> Option<usize> {
        let before = self.named(comma.checked_sub(1)?)?;
        let after = self.named(comma + 1)?;
        (before.party == after.party && after.last <= end).then_some(after.last)
    }

    /// Whether the token begins a predicate, and no name or phrase for people.
    pub(super) fn begins_predicate(&self, at: usize) -> bool {
        self.named(at).is_none()
            && self.lexis.is_verb(self.document, at)
            && self.lexis.people(self.document, at).is_none()
            && self.lexis.verb(self.document, at, Verb::Noun).is_none()
    }
}
