//! Deeds told in the present for a time to come: `Senin depan KPU mengirim logistik`, `Logistik
//! diberangkatkan mulai 22 Juli`.
//!
//! Only with a time to come in the same clause. Leaves out what `kami` announce (`announced`) and
//! all that has a modal (`modal`).

use super::candidate::{Candidate, Sign};
use super::grammar::Small;
use super::lexis::{Actor, Block, Verb, begins};
use super::reading::Reading;
use crate::model::{Party, PromiseType, TableId, TokenKind};

/// How sure it is that a deed told for a time to come is undertaken.
const SCHEDULED: f64 = 0.58;
/// How far before a day the word stands that binds it, in tokens.
const REACH: usize = 4;

impl Reading<'_> {
    /// A party's deed for a time to come, the party's name beginning at the token.
    pub(super) fn scheduled(&self, at: usize) -> Option<Candidate> {
        let document = self.document;
        let named = self.named(at).filter(|n| n.first == at && !n.plural)?;
        let unit = self.unit(at);
        if matches!(named.party, Party::General(_))
            || !self.is_free(at, unit.start)
            || self.is_governed(at, unit.start)
        {
            return None;
        }
        let mut verb = self.after_modifiers(named.last, unit.end);
        while self.is(verb, Small::Scheduling) {
            verb += 1;
        }
        let passive = self.lexis.is_passive(document, verb);
        if passive || !self.is_set_deed(verb) {
            return None;
        }
        let parties = self.binding(vec![named.party.clone()]);
        self.set_for_later(at, verb, parties, Sign::Named)
    }

    /// What a speaker says is done for a time to come with a thing of his: `Logistik dikirim mulai
    /// Senin depan`. The passive begins at the token.
    pub(super) fn set_passive(&self, verb: usize) -> Option<Candidate> {
        let document = self.document;
        self.said_of(verb)?;
        if !self.lexis.is_passive(document, verb) || !self.is_set_deed(verb) {
            return None;
        }
        let unit = self.unit(verb);
        let speaker = self.speaker(verb);
        let subject = self.subject(verb, unit.start, speaker.as_ref());
        let thing = subject
            .region
            .clone()
            .any(|t| self.lexis.actor(document, t, Actor::Kpu).is_some());
        if !thing
            || subject.relative
            || subject.elided
            || subject.done
            || subject.negation.is_some()
            || subject.phrase.is_somebody()
            || self.is_event(subject.region.clone())
        {
            return None;
        }
        let parties = match self.agent(verb, unit.end, speaker.as_ref()) {
            Some(agent) => self.binding(agent.parties),
            None => self.us(speaker.as_ref()),
        };
        self.set_for_later(subject.region.start, verb, parties, Sign::Implied)
    }

    /// The candidate, if a time to come binds the clause and nothing tells that it is over.
    fn set_for_later(
        &self,
        first: usize,
        verb: usize,
        parties: Vec<Party>,
        sign: Sign,
    ) -> Option<Candidate> {
        let document = self.document;
        let unit = self.unit(verb);
        let end = self.clause_end(verb, unit.end);
        let over = (unit.start..end).any(|t| {
            self.is(t, Small::Past)
                || self.lexis.block(document, t, Block::Done).is_some()
                || self.lexis.block(document, t, Block::Hedge).is_some()
        });
        if parties.is_empty() || over || !self.is_set_later(unit.start, end) {
            return None;
        }
        Some(Candidate {
            first,
            action: verb..end.max(verb + 1),
            signs: vec![sign, self.voice(verb)],
            scope: verb + 1,
            ..Candidate::new(
                PromiseType::Pledge,
                SCHEDULED,
                "scheduled",
                first..verb + 1,
                parties,
            )
        })
    }

    /// Whether the token is a deed that somebody can set a time for.
    pub(super) fn is_set_deed(&self, verb: usize) -> bool {
        let document = self.document;
        let word = document.word(verb);
        let kinds = [Verb::Fate, Verb::Outcome, Verb::Calendar, Verb::State];
        let cue = document
            .hits_at(verb)
            .iter()
            .any(|h| self.lexis.cue(h).is_some() || h.table == TableId::SpeechVerbs);
        self.begins_predicate(verb)
            && ["me", "ber", "di"].iter().any(|p| begins(word, p))
            && !kinds
                .iter()
                .any(|kind| self.lexis.verb(document, verb, *kind).is_some())
            && !cue
            && !self.says(verb)
    }

    /// Whether a preposition or `yang` governs the name.
    fn is_governed(&self, at: usize, floor: usize) -> bool {
        at > floor
            && (self.is(at - 1, Small::Preposition)
                || self.document.is_any(at - 1, &["yang", "dan", "serta"]))
    }

    /// Whether the clause sets a time to come: `besok`, `pekan depan`, `mulai 22 Juli`.
    pub(super) fn is_set_later(&self, first: usize, end: usize) -> bool {
        let document = self.document;
        let word = (first..end).any(|t| {
            document.is_any(t, &["besok", "lusa"])
                || document.is(t, "depan")
                    && t > first
                    && (self.is(t - 1, Small::Span) || self.is(t - 1, Small::Coming))
        });
        let today = self.entities.published.as_ref().map(|p| p.date.as_str());
        let span = document.span(first, end);
        let day = self.entities.dates.iter().any(|d| {
            let later = match (d.start.as_deref(), today) {
                (Some(start), Some(today)) => start > today,
                _ => false,
            };
            later
                && d.mentions.iter().filter(|m| span.contains(**m)).any(|m| {
                    let at = document.token_at(m.start);
                    self.is_bound_day(at, first)
                })
        });
        word || day
    }

    /// Whether a small word binds the day to the deed and not to the event named before it.
    fn is_bound_day(&self, day: usize, floor: usize) -> bool {
        let document = self.document;
        let binder = (floor.max(day.saturating_sub(REACH))..=day)
            .rev()
            .find(|t| self.is(*t, Small::Binding));
        binder.is_some_and(|b| {
            let before = b.checked_sub(1).filter(|t| *t >= floor);
            !before.is_some_and(|t| {
                self.lexis.block(document, t, Block::Event).is_some()
                    || document
                        .hits_at(t)
                        .iter()
                        .any(|h| h.table == TableId::Elections)
                    || document.kind(t) == Some(TokenKind::Number)
            })
        })
    }
}
