//! Cues by which somebody asks or hopes: `meminta camat mendata`, `camat diminta mendata`,
//! `berharap KPU aktif`, `semoga KPU …`.
//!
//! Leaves out orders spoken straight to the one who is to act (`spoken`).

use super::addressee::Addressee;
use super::candidate::{Candidate, Sign};
use super::clause::Subject;
use super::grammar::Small;
use super::lexis::{Actor, Block, Cue, Role, Verb, begins};
use super::phrase::Head;
use super::reading::Reading;
use crate::model::{Hit, Party, PromiseType, Speaker};

impl Reading<'_> {
    /// What a verb of asking or hoping makes of its clause.
    pub(super) fn asking(&self, hit: Hit, cue: Cue) -> Option<Candidate> {
        let document = self.document;
        let unit = self.unit(hit.first);
        let end = unit.end;
        let hoping = cue.kind == PromiseType::Expectation;
        let asker = self.asker(hit, unit.start);
        let subject = self.subject(hit.first, unit.start, asker.as_ref());
        let before = hit.first.checked_sub(1);
        let aims = before.is_some_and(|b| self.is(b, Small::ByWay));
        if subject.relative || subject.negation.is_some() || aims || self.is_aim(&subject, false) {
            return None;
        }
        let noun = before.is_some_and(|b| self.is_short_of_speaker(&subject, hit, b));
        if noun {
            return None;
        }
        let speaker = asker.as_ref();
        let addressee = self.addressee(hit.last, end, speaker, !hoping);
        let addressee = self.fronted(addressee, hit, unit.start, speaker);
        if addressee.duty {
            return None;
        }
        let somebody = addressee.phrase.is_somebody();
        let importance = document.is_any(hit.last, &["pentingnya", "perlunya", "pentingya"]);
        match cue.role {
            // `menegaskan pihaknya tidak pandang bulu` tells of himself.
            Role::Stress | Role::Warn
                if addressee.phrase.head == Head::Us && self.is(hit.last, Small::Third) =>
            {
                return None;
            }
            Role::Stress if importance && !somebody => return None,
            Role::Stress if importance => {}
            Role::Want if !self.is_wanted(hit.last, &addressee) => return None,
            Role::Stress if !addressee.handed || !addressee.deed => return None,
            Role::Warn if importance && somebody => {}
            Role::Warn if !addressee.deed || !(somebody || addressee.handed) => return None,
            Role::Warn | Role::Stress if addressee.phrase.guessed && !addressee.handed => {
                return None;
            }
            Role::Stress if addressee.phrase.guessed && !self.is(hit.last, Small::HandOver) => {
                return None;
            }
            Role::Stress if self.document.is(hit.last, "bahwa") => return None,
            Role::Stress if self.gives_word(hit.last) => return None,
            Role::Stress if !somebody && !self.is(hit.last, Small::HandOver) => return None,
            Role::Warn if self.document.is(hit.last, "bahwa") => return None,
            _ => {}
        }
        // `meminta agar TPS dipindah`: nobody is asked by name, but somebody must do it.
        let passive = (addressee.first..end)
            .find(|t| {
                self.lexis.is_passive(document, *t) && !self.is_in_relative(*t, addressee.first)
            })
            .filter(|_| addressee.deed);
        let doer = passive
            .filter(|_| !somebody)
            .and_then(|verb| self.doer(verb, addressee.first, end, speaker));
        let handed = (addressee.handed || self.is_direct(hit.first)) && !hoping;
        if !somebody && doer.is_none() && !(passive.is_some() || (handed && addressee.deed)) {
            return None;
        }
        // `Kami minta pesta demokrasi berjalan lancar`: it happens, nobody does it.
        let happens = !somebody
            && doer.is_none()
            && (addressee.first..end)
                .find(|t| self.begins_predicate(*t))
                .is_some_and(|verb| {
                    [Verb::Calendar, Verb::Outcome]
                        .iter()
                        .any(|kind| self.lexis.verb(document, verb, *kind).is_some())
                        && passive.is_none()
                });
        if happens {
            return None;
        }
        let end = self.clause_end(hit.first.max(addressee.first), end);
        if addressee.first >= end {
            return None;
        }
        let mut signs = vec![self.voice(hit.first)];
        signs.push(match addressee.phrase.head {
            Head::Named | Head::Us | Head::Myself => Sign::Named,
            Head::People | Head::You => Sign::People,
            Head::Thing | Head::Empty if doer.is_some() => Sign::Inherited,
            Head::Thing | Head::Empty => Sign::Nobody,
        });
        if subject.done {
            signs.push(Sign::Done);
        }
        if addressee.nominal || importance {
            signs.push(Sign::Nominal);
        }
        let actors = match doer {
            _ if somebody => addressee.phrase.parties.clone(),
            Some(doer) => doer,
            None => Vec::new(),
        };
        let places = if somebody {
            addressee.phrase.places.clone()
        } else {
            Vec::new()
        };
        Some(Candidate {
            places,
            requested_by: asker,
            first: subject.region.start.min(hit.first),
            action: addressee.first..end,
            signs,
            scope: self.asking_scope(addressee.first, end),
            ..Candidate::new(
                cue.kind,
                cue.weight,
                if hoping { "hoping" } else { "asking" },
                hit.first..hit.last,
                self.binding(actors),
            )
        })
    }

    /// Who is to do what is asked for in the passive: the agent, else whoever answers for the
    /// thing, if it is not the asker's own.
    fn doer(
        &self,
        verb: usize,
        from: usize,
        end: usize,
        speaker: Option<&Speaker>,
    ) -> Option<Vec<Party>> {
        if let Some(agent) = self.agent(verb, end, speaker) {
            return Some(agent.parties);
        }
        let theirs = (from..verb).any(|t| self.lexis.actor(self.document, t, Actor::Kpu).is_some());
        let organiser = self.organiser().filter(|_| theirs)?;
        (!self.us(speaker).contains(&organiser)).then(|| vec![organiser])
    }

    /// Whether what follows a word of wanting is somebody else with a deed of his own.
    fn is_wanted(&self, at: usize, addressee: &Addressee) -> bool {
        let first = (at..at + 4)
            .find(|t| !self.is_quantifier(*t) && !self.is(*t, Small::HandOver))
            .unwrap_or(at);
        let verb = (addressee.first..addressee.first + 4)
            .find(|t| !self.is_adverb(*t))
            .unwrap_or(addressee.first);
        let befalls = self
            .lexis
            .verb(self.document, verb, Verb::Fate)
            .or_else(|| self.lexis.verb(self.document, verb, Verb::Outcome));
        addressee.deed
            && matches!(addressee.phrase.head, Head::Named | Head::People)
            && addressee.phrase.first <= first
            && befalls.is_none()
            && !self.lexis.is_passive(self.document, verb)
            && !begins(self.document.word(verb), "ter")
    }

    /// The same asker's second addressee after a contrast: `…, sedangkan Dishub mengatur …`.
    pub(super) fn continued(&self, at: usize, before: Option<&Candidate>) -> Option<Candidate> {
        let document = self.document;
        let before = before.filter(|b| {
            document.sentence_of(b.cue.start) == document.sentence_of(at)
                && matches!(b.rule, "asking" | "asked" | "hoping")
        })?;
        let contrast = document.is(at, "sedangkan")
            || (document.is(at, "sementara") && !document.is(at + 1, "itu"));
        if !contrast {
            return None;
        }
        let unit = self.unit(before.action.start);
        let end = unit.end.max(self.unit(at).end);
        let phrase = self.phrase_at(at + 1, end, before.requested_by.as_ref())?;
        let verb = phrase.last;
        if !phrase.is_somebody() || !self.begins_predicate(verb) || self.has_cue(verb) {
            return None;
        }
        let last = self.clause_end(verb, end);
        Some(Candidate {
            places: phrase.places,
            requested_by: before.requested_by.clone(),
            first: at,
            action: verb..last,
            signs: before.signs.clone(),
            scope: last,
            ..Candidate::new(
                before.kind,
                before.weight,
                "continued",
                at..at + 1,
                self.binding(phrase.parties),
            )
        })
    }

    /// Whether a noun of promising begins at the token: `menegaskan komitmennya`.
    fn gives_word(&self, token: usize) -> bool {
        self.document
            .hits_at(token)
            .iter()
            .any(|h| self.lexis.cue(h).is_some_and(|c| c.role == Role::Word))
    }

    /// Whether a cue begins at the token.
    fn has_cue(&self, token: usize) -> bool {
        self.document
            .hits_at(token)
            .iter()
            .any(|h| self.lexis.cue(h).is_some())
    }

    /// A short form of asking (`minta`, `harap`) needs its speaker before it, or begins the words.
    fn is_short_of_speaker(&self, subject: &Subject, hit: Hit, before: usize) -> bool {
        let word = self.document.word(hit.first);
        let prefixed = ["me", "be", "di", "ME", "Me", "Be"]
            .iter()
            .any(|p| word.starts_with(p));
        !prefixed
            && subject.phrase.head == Head::Thing
            && self.document.kind(before) == Some(crate::model::TokenKind::Word)
    }

    /// Up to where other cues are part of what is asked: the clause's end, or where the same
    /// speaker asks again.
    fn asking_scope(&self, from: usize, end: usize) -> usize {
        (from + 1..end)
            .find(|t| {
                let joined = self.is(t - 1, Small::Joint) || self.is(t - 1, Small::And);
                joined
                    && self.document.hits_at(*t).iter().any(|h| {
                        self.lexis.cue(h).is_some_and(|c| {
                            matches!(c.role, Role::Ask | Role::Warn | Role::Asked | Role::Stress)
                        })
                    })
            })
            .unwrap_or(end)
    }

    /// Who asks: the statement's speaker, else whoever stands before the cue.
    fn asker(&self, hit: Hit, floor: usize) -> Option<Speaker> {
        if let Some(n) = self.said_by_cue(hit.first)
            && self.said[n].speaker.is_some()
        {
            return self.said[n].speaker.clone();
        }
        let speaker = self.speaker(hit.first);
        let subject = self.subject(hit.first, floor, speaker.as_ref());
        if subject.phrase.head == Head::Named && !subject.elided {
            return match subject.phrase.parties.first() {
                Some(Party::Official(n)) => Some(Speaker::Official(*n)),
                Some(Party::Agency(id)) => Some(Speaker::Agency(id.clone())),
                _ => speaker,
            };
        }
        speaker
    }

    /// What a passive of asking or hoping makes of its clause: `camat diminta mendata`.
    pub(super) fn asked(&self, hit: Hit, cue: Cue) -> Option<Candidate> {
        let unit = self.unit(hit.first);
        let hoping = cue.kind == PromiseType::Expectation;
        let said = self
            .said_of(hit.first)
            .or_else(|| self.said_by_cue(hit.first));
        // What is hoped without a source is the journalist's: somebody in the paragraph must speak.
        let asker = said
            .and_then(|n| self.said[n].speaker.clone())
            .or_else(|| self.focus(hit.first));
        if hoping && said.is_none() && !self.speaks_before(hit.first) {
            return None;
        }
        let speaker = asker.as_ref();
        let subject = self.subject(hit.first, unit.start, speaker);
        if subject.relative || subject.negation.is_some() {
            return None;
        }
        let deed = self.deed(hit.last, unit.end, speaker);
        let end = self.clause_end(hit.first, unit.end);
        let mut signs = vec![self.voice(hit.first)];
        let after = self
            .phrase_at(hit.last, unit.end, speaker)
            .filter(|p| p.is_somebody());
        // `Kepala BPKAD diperintahkan Wabup untuk …`: who stands after it asks.
        let told_by = after
            .as_ref()
            .filter(|a| {
                subject.phrase.is_somebody() && !subject.elided && self.is(a.last, Small::HandOver)
            })
            .map(|a| a.last);
        let after = after.filter(|_| told_by.is_none());
        let deed = match told_by {
            Some(last) => self.deed(last + 1, unit.end, speaker),
            None => deed,
        };
        let (phrase, first) = if subject.phrase.is_somebody() && after.is_none() {
            let handed = self.is(hit.last, Small::HandOver)
                || deed.verb.is_some()
                || self.is_adverb(hit.last)
                || self.begins_predicate(hit.last);
            if !handed || subject.phrase.head == Head::Us && hoping {
                return None;
            }
            (
                subject.phrase.clone(),
                deed.first + usize::from(self.is(deed.first, Small::HandOver)),
            )
        } else if let Some(bearers) = self
            .bearers(subject.region.clone(), speaker)
            .filter(|_| hoping || deed.verb.is_some())
        {
            signs.push(Sign::Nominal);
            (bearers, subject.region.start)
        } else {
            let addressee = self.addressee(hit.last, unit.end, speaker, !hoping);
            let open = subject.elided || self.is_open(&subject, hit);
            if !addressee.phrase.is_somebody() || addressee.duty || !open {
                return None;
            }
            if addressee.nominal {
                signs.push(Sign::Nominal);
            }
            (addressee.phrase, addressee.first)
        };
        signs.push(match phrase.head {
            _ if subject.elided => Sign::Elided,
            Head::People | Head::You => Sign::People,
            _ => Sign::Named,
        });
        if subject.done {
            signs.push(Sign::Done);
        }
        if first >= end {
            return None;
        }
        Some(Candidate {
            places: phrase.places,
            requested_by: asker,
            first: subject.region.start.min(hit.first),
            action: first..end,
            signs,
            scope: self.asking_scope(first, end),
            ..Candidate::new(
                cue.kind,
                cue.weight,
                if hoping { "hoped" } else { "asked" },
                hit.first..hit.last,
                self.binding(phrase.parties.clone()),
            )
        })
    }

    /// Whether somebody speaks earlier in the token's paragraph.
    pub(super) fn speaks_before(&self, token: usize) -> bool {
        let paragraph = self
            .document
            .paragraphs
            .get(self.document.paragraph_of(token))
            .and_then(|p| self.document.sentences.get(p.first));
        paragraph.is_some_and(|first| {
            (first.first..token).any(|t| {
                self.said_of(t)
                    .is_some_and(|n| self.said[n].speaker.is_some())
            })
        })
    }

    /// Whether nothing but small words stands before the cue in its clause: `Diharapkan warga …`.
    fn is_open(&self, subject: &Subject, hit: Hit) -> bool {
        (subject.region.start..hit.first).all(|t| {
            self.is_adverb(t)
                || self.is(t, Small::Preposition)
                || self.document.kind(t) != Some(crate::model::TokenKind::Word)
        }) || subject.region.is_empty()
    }

    /// What a wish before the sentence makes of it: `semoga KPU dapat …`.
    pub(super) fn wishing(&self, hit: Hit, cue: Cue) -> Option<Candidate> {
        let unit = self.unit(hit.first);
        let said = self
            .said_of(hit.first)
            .or_else(|| self.said_by_cue(hit.first));
        let asker = said.and_then(|n| self.said[n].speaker.clone());
        said?;
        let mut from = hit.last;
        while self.is(from, Small::WishTail) {
            from += 1;
        }
        let addressee = self.addressee(from, unit.end, asker.as_ref(), false);
        let somebody = matches!(addressee.phrase.head, Head::Named | Head::People | Head::Us);
        // `Semoga kita semua diberi kesehatan`: a prayer.
        let prayer = addressee.phrase.head == Head::Us
            && (self.lexis.is_passive(self.document, addressee.first)
                || self.document.is(addressee.first, "selalu"));
        let thanks = (hit.first..hit.last + 12)
            .any(|t| self.lexis.block(self.document, t, Block::Thanks).is_some());
        if !somebody || !addressee.deed || addressee.nominal || addressee.duty || thanks || prayer {
            return None;
        }
        let end = self.clause_end(addressee.first, unit.end);
        let mut signs = vec![self.voice(hit.first), Sign::Named];
        if addressee.phrase.head == Head::People {
            signs = vec![self.voice(hit.first), Sign::People];
        }
        Some(Candidate {
            places: addressee.phrase.places.clone(),
            requested_by: asker,
            first: hit.first,
            action: addressee.first..end.max(addressee.first),
            signs,
            scope: end,
            ..Candidate::new(
                cue.kind,
                cue.weight,
                "wish",
                hit.first..hit.last,
                self.binding(addressee.phrase.parties.clone()),
            )
        })
    }
}
