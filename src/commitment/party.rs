//! One party of a phrase: whom its words name, and where the name of people in general ends.
//!
//! Leaves out how several are joined (`phrase`).

use super::grammar::Small;
use super::lexis::{Actor, Verb};
use super::phrase::{GENERAL, GENERAL_WORDS, Head};
use super::reading::Reading;
use crate::model::{Caps, Party, Speaker, TokenKind};

impl Reading<'_> {
    /// One party: what it is, one past its name, and whom it names.
    pub(super) fn one(
        &self,
        quantified: usize,
        at: usize,
        end: usize,
        speaker: Option<&Speaker>,
        open: bool,
    ) -> (Head, usize, Vec<Party>) {
        let document = self.document;
        if let Some((actor, last)) = self.pronoun(at) {
            return match actor {
                Actor::Us => (Head::Us, last, self.us(speaker)),
                _ => (Head::Myself, last, self.myself(speaker)),
            };
        }
        if document.is(at, "mereka")
            && let Some(people) = self.antecedent(at)
        {
            return (Head::People, at + 1, people);
        }
        let mut owner = at;
        while self.named(owner).is_none()
            && let Some(hit) = self.lexis.actor(document, owner, Actor::Part)
        {
            owner = hit.last;
        }
        if owner > at && document.is_any(owner, &["dari", "di"]) {
            owner += 1;
        }
        // `Bapak Kapolres`: the one who is named.
        if let Some(hit) = self.lexis.actor(document, at, Actor::You)
            && let Some(named) = self.named(hit.last)
            && named.first == hit.last
            && !named.plural
            && !matches!(named.party, Party::General(_))
        {
            owner = hit.last;
        }
        if let Some(named) = self
            .named(owner)
            .filter(|n| n.first == owner && n.last <= end)
        {
            let several = quantified < at && owner == at && !document.is(quantified, "sekalian");
            let general = matches!(named.party, Party::General(_)) || named.plural;
            // `KPU kabupaten`, `Bawaslu se-Kalteng`: no particular one.
            let kinds = matches!(named.party, Party::Agency(_))
                && named.last < end
                && self.is(named.last, Small::Level)
                && !document.capital(named.last);
            if kinds {
                let last = self.general_end(named.last + 1, end);
                let text = document.text_of(quantified, last).to_lowercase();
                return (Head::People, last, vec![Party::General(text)]);
            }
            if several || general {
                let text = document.text_of(quantified, named.last).to_lowercase();
                return (Head::People, named.last, vec![Party::General(text)]);
            }
            return (Head::Named, named.last, vec![named.party.clone()]);
        }
        if quantified == at
            && let Some(hit) = self.lexis.actor(document, at, Actor::Government)
            && let Some(party) = self.government(hit.last - 1, speaker)
        {
            return (Head::Named, hit.last, vec![party]);
        }
        let people = GENERAL
            .iter()
            .find_map(|kind| Some((*kind, self.lexis.actor(document, at, *kind)?.last)));
        let counted = quantified < at && at < end && document.kind(at) == Some(TokenKind::Word);
        let Some((kind, last)) = people.or((open || counted).then_some((Actor::People, at + 1)))
        else {
            return (Head::Thing, at, Vec::new());
        };
        // `bapak-bapak kepala distrik`
        let called = self
            .named(last)
            .filter(|n| kind == Actor::You && n.first == last && n.last <= end)
            .filter(|n| n.plural || matches!(n.party, Party::General(_)));
        let last = match called {
            Some(named) => named.last,
            None => self.general_end(last.min(end), end),
        };
        let text = document.text_of(quantified, last).to_lowercase();
        let head = match kind {
            Actor::You => Head::You,
            _ => Head::People,
        };
        (head, last, vec![Party::General(text)])
    }

    /// Whom `mereka` means: the people named last, in its sentence or shortly before.
    pub(super) fn antecedent(&self, at: usize) -> Option<Vec<Party>> {
        let document = self.document;
        let here = document.sentence_of(at);
        let floor = document.sentences.get(here.saturating_sub(2))?.first;
        let head = (floor..at).rev().find(|t| {
            self.named(*t).is_none()
                && (self.lexis.people(document, *t).is_some() || self.are_ours(*t))
                && document
                    .sentences
                    .get(document.sentence_of(*t))
                    .is_some_and(|s| self.is_free(*t, s.first))
        })?;
        if self.are_ours(head) {
            let parties = self.us(self.speaker(head).as_ref());
            return (!parties.is_empty()).then_some(parties);
        }
        let mut first = head;
        while first > floor
            && (self.is_quantifier(first - 1)
                || self.lexis.actor(document, first - 1, Actor::Part).is_some())
        {
            first -= 1;
        }
        let (_, _, parties) = self.one(first, head, at, None, false);
        matches!(parties.first(), Some(Party::General(_))).then_some(parties)
    }

    /// Whether the token names the people of whoever speaks: `anggotanya`, `personel kami`.
    pub(super) fn are_ours(&self, token: usize) -> bool {
        let word = self.document.word(token);
        self.lexis.actor(self.document, token, Actor::Us).is_some()
            && !["kami", "kita", "pihak", "pihaknya"].contains(&word.to_lowercase().as_str())
    }

    /// Where the name of people in general ends that has begun before `at`.
    pub(super) fn general_end(&self, at: usize, end: usize) -> usize {
        let document = self.document;
        let mut last = at;
        let stop = end.min(at + GENERAL_WORDS);
        while last < stop {
            let joined = document.is_any(last, &["dan", "serta", "/", "maupun"]);
            let word = if joined { last + 1 } else { last };
            if word >= stop
                || document.kind(word) != Some(TokenKind::Word)
                || self.is(word, Small::NameEnd)
                || self.is(word, Small::Preposition)
                || self.is(word, Small::Break)
                || self.is_adverb(word)
                || self.is_quantifier(word)
                || self.is_place(word)
                || self.lexis.is_verb(document, word)
                || [Verb::Calendar, Verb::Outcome, Verb::Fate]
                    .iter()
                    .any(|kind| self.lexis.verb(document, word, *kind).is_some())
                || self.named(word).is_some()
                || document.caps(word) == Caps::Title
                    && self.lexis.people(document, word).is_none()
                    && (joined || last > at + 2)
            {
                break;
            }
            if joined && self.lexis.people(document, word).is_none() {
                break;
            }
            if !joined && document.is_any(word, &["dan", "serta"]) {
                break;
            }
            last = word + 1;
        }
        last
    }

    /// Where a phrase for people ends whose nouns need not be known: at a function word or mark.
    pub(super) fn people_end(&self, first: usize, end: usize) -> usize {
        let document = self.document;
        (first..end)
            .find(|t| {
                let word = document.word(*t);
                document.kind(*t) != Some(TokenKind::Word) && word != "/"
                    || document.is_any(*t, &["yang", "se", "dengan"])
                    || self.is(*t, Small::Preposition)
                    || self.lexis.is_verb(document, *t) && *t > first
            })
            .unwrap_or(end)
    }
}
