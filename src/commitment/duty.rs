//! Duties and promises told by a noun: `pengamanan menjadi tanggung jawab Polres`.
//!
//! Leaves out modals (`modal`).

use super::candidate::{Candidate, Sign};
use super::grammar::Small;
use super::lexis::{Actor, Cue};
use super::phrase::{Head, Phrase};
use super::reading::Reading;
use crate::model::Hit;

impl Reading<'_> {
    /// Whose duty a deed is: `pengamanan TPS menjadi tanggung jawab Polres`.
    pub(super) fn duty(&self, hit: Hit, cue: Cue) -> Option<Candidate> {
        let document = self.document;
        let unit = self.unit(hit.first);
        let speaker = self.speaker(hit.first);
        let speaker = speaker.as_ref();
        let mut subject = self.subject(hit.first, unit.start, speaker);
        let mut signs = vec![self.voice(hit.first)];
        if subject.negation.is_some() {
            return None;
        }
        if subject.relative {
            signs.push(Sign::Relative);
            subject.region = unit.start..hit.first.saturating_sub(1);
        }
        let mut at = hit.last;
        let mut shared = false;
        while self.is(at, Small::DutyTail) {
            shared |= document.is(at, "bersama");
            at += 1;
        }
        let end = self.clause_end(hit.first, unit.end);
        let phrase = self
            .phrase_at(at, end.max(at), speaker)
            .filter(Phrase::is_somebody);
        let (actors, places) = match phrase {
            Some(phrase) => {
                signs.push(match phrase.head {
                    Head::People | Head::You => Sign::People,
                    _ => Sign::Named,
                });
                if cue.kind == crate::model::PromiseType::Pledge {
                    let parties = self.binding(phrase.parties);
                    (parties.clone(), vec![0; parties.len()])
                } else {
                    (phrase.parties, phrase.places)
                }
            }
            None if shared => {
                signs.push(Sign::Implied);
                signs.push(Sign::Nominal);
                let parties = self.us(speaker);
                let places = vec![0; parties.len()];
                (parties, places)
            }
            None => return None,
        };
        let aside = subject
            .boundary
            .is_some_and(|(b, _)| document.word(b) == ",");
        let heading = if subject.region.is_empty() && aside {
            unit.start..hit.first
        } else {
            subject.region.clone()
        };
        let action = if heading.is_empty() || !self.has_noun(heading.clone()) {
            hit.last..end
        } else {
            heading
        };
        (!actors.is_empty()).then(|| Candidate {
            places,
            first: action.start.min(hit.first),
            action,
            signs,
            scope: end,
            ..Candidate::new(cue.kind, cue.weight, "duty", hit.first..hit.last, actors)
        })
    }

    /// What is needed from somebody: `dibutuhkan kesigapan dari seluruh anggota`.
    pub(super) fn needing(&self, hit: Hit, cue: Cue) -> Option<Candidate> {
        let unit = self.unit(hit.first);
        let speaker = self.speaker(hit.first);
        let subject = self.subject(hit.first, unit.start, speaker.as_ref());
        if subject.relative || subject.negation.is_some() || self.is_aim(&subject, false) {
            return None;
        }
        let end = self.clause_end(hit.first, unit.end);
        let after = self.bearers(hit.last..end, speaker.as_ref());
        let (bearers, action) = match after {
            Some(bearers) => (bearers, hit.last..end),
            None => {
                let region = subject.region.clone();
                (self.bearers(region.clone(), speaker.as_ref())?, region)
            }
        };
        if !bearers.is_somebody() {
            return None;
        }
        Some(Candidate {
            places: bearers.places,
            first: subject.region.start.min(hit.first),
            action,
            signs: vec![self.voice(hit.first), Sign::People],
            scope: end,
            ..Candidate::new(
                cue.kind,
                cue.weight,
                "need",
                hit.first..hit.last,
                self.binding(bearers.parties),
            )
        })
    }

    /// A promise told by a noun: `menegaskan komitmennya untuk menjaga …`, `komitmen kami, …`.
    pub(super) fn word_given(&self, hit: Hit, cue: Cue) -> Option<Candidate> {
        let document = self.document;
        let unit = self.unit(hit.first);
        let speaker = self
            .said_by_cue(hit.first.saturating_sub(1))
            .and_then(|n| self.said[n].speaker.clone())
            .or_else(|| self.speaker(hit.first));
        let speaker = speaker.as_ref();
        let before = hit.first.checked_sub(1).filter(|b| *b >= unit.start);
        let given = match before {
            None => true,
            Some(b) => {
                self.says(b)
                    || self.said_by_cue(b).is_some()
                    || document.is_any(
                        b,
                        &[
                            "memiliki",
                            "punya",
                            "mempunyai",
                            ",",
                            "ini",
                            "jadi",
                            "menjadi",
                            "adalah",
                            "merupakan",
                        ],
                    )
                    || self.heads_quote(hit.first)
            }
        };
        if !given {
            return None;
        }
        let own = begins_own(document.word(hit.last - 1));
        let phrase = self.phrase_at(hit.last, unit.end, speaker);
        // `menyatakan kesiapan mendukung pengamanan`
        let said = before.is_some_and(|b| self.says(b) || self.said_by_cue(b).is_some());
        // `kesiapan kampusnya menurunkan mahasiswa`
        let owned = document.word(hit.last).ends_with("nya")
            && self.is_noun(hit.last)
            && self.begins_predicate(hit.last + 1);
        let own = own || owned;
        let (actors, mut at, sign) = match phrase.filter(|p| p.is_somebody()) {
            None if owned => (self.myself(speaker), hit.last + 1, Sign::Implied),
            Some(phrase) => (phrase.parties, phrase.last, Sign::Named),
            None if own => (self.myself(speaker), hit.last, Sign::Implied),
            None if document.is_any(hit.last, &["untuk", "dalam"])
                || said && self.begins_predicate(hit.last) =>
            {
                (self.myself(speaker), hit.last, Sign::Implied)
            }
            None => return None,
        };
        let handed = document.is_any(at, &["untuk", "dalam", "guna", "agar", ",", "adalah"]);
        at += usize::from(handed);
        let deed = handed || (own || said) && self.begins_predicate(at);
        if !deed || !self.begins_predicate(at) && !document.is(at - 1, ",") || actors.is_empty() {
            return None;
        }
        let end = self.clause_end(at, self.sentence_end(hit.first));
        Some(Candidate {
            first: hit.first,
            action: at..end.max(at),
            signs: vec![sign, self.voice(hit.first)],
            scope: end,
            ..Candidate::new(
                cue.kind,
                cue.weight,
                "word",
                hit.first..hit.last,
                self.binding(actors),
            )
        })
    }

    fn heads_quote(&self, token: usize) -> bool {
        super::lexis::heads_sentence(self.document, token)
    }

    fn has_noun(&self, mut range: std::ops::Range<usize>) -> bool {
        range.any(|t| {
            self.lexis.is_abstract(self.document, t)
                || self.lexis.actor(self.document, t, Actor::Trait).is_some()
                || self.is_noun(t)
        })
    }
}

/// Whether the noun carries its owner: `komitmennya`.
fn begins_own(word: &str) -> bool {
    word.to_lowercase().ends_with("nya")
}
