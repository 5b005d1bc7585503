//! The terms of a commitment: by when, on which law, under which condition, with whom.
//!
//! Leaves out the commitment itself.

use std::ops::Range;

use super::candidate::Candidate;
use super::grammar::Small;
use super::reading::Reading;
use crate::model::{Due, Granularity, Party, PromiseType, TableId};
use crate::span::Span;

/// How a date is bound to a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    From,
    Until,
    On,
    /// The day of the event that is spoken of (`Pilkada 27 November`).
    Other,
}

/// How far before a date the word stands that binds it, in tokens.
const REACH: usize = 5;
/// How far before a comma the event stands whose day follows, in tokens.
const EVENT: usize = 4;

impl Reading<'_> {
    /// When the deed is due: the days named in its clause that are not over.
    pub(super) fn due(&self, candidate: &Candidate) -> Option<Due> {
        let document = self.document;
        // Before a word of asking stands when it was asked.
        let asked = !matches!(
            candidate.kind,
            PromiseType::Pledge | PromiseType::Obligation
        );
        let first = if asked {
            candidate.action.start.max(candidate.first)
        } else {
            candidate.first.min(candidate.action.start)
        };
        // `…, karena hujan diperkirakan sampai 14 Februari`: the ground, not the deed.
        let last = (candidate.action.start..candidate.action.end)
            .find(|t| self.is(*t, Small::Because))
            .unwrap_or(candidate.action.end);
        let floor = self.unit(candidate.cue.start).start.min(first);
        let floor = if asked { first } else { floor };
        let span = document.span(first, last.max(first));
        let today = self.entities.published.as_ref().map(|p| p.date.as_str());
        let mut due = Due::default();
        let mut on: Option<(String, String)> = None;
        let mut dates: Vec<(Span, &str, &str, bool)> = Vec::new();
        for date in &self.entities.dates {
            let Some(start) = date.start.as_deref() else {
                continue;
            };
            let end = date.end.as_deref().unwrap_or(start);
            let day = date.granularity == Granularity::Day;
            let over = today.is_some_and(|today| end < today);
            dates.extend(
                date.mentions
                    .iter()
                    .filter(|m| span.contains(**m) && !over)
                    .map(|m| (*m, start, end, day)),
            );
        }
        dates.sort_by_key(|(mention, _, _, _)| mention.start);
        for (mention, start, end, day) in dates {
            // `23 hingga 26 November`, read as one: it has its own beginning and end.
            let range = day && start != end;
            let bound = self.bound(mention, floor);
            let bound = match bound {
                // `tahun ini`: when it is spoken of.
                Bound::On if !day && self.is_loose(mention) => Bound::Other,
                bound => bound,
            };
            match bound {
                Bound::From | Bound::On if range => {
                    on.get_or_insert((start.to_owned(), end.to_owned()));
                }
                Bound::Until => due.end = Some(end.to_owned()),
                Bound::From => due.start = Some(start.to_owned()),
                Bound::On => {
                    on.get_or_insert((start.to_owned(), end.to_owned()));
                }
                Bound::Other => {}
            }
        }
        if due.start.is_none()
            && due.end.is_none()
            && let Some((start, end)) = on
        {
            due = Due {
                start: Some(start),
                end: Some(end),
            };
        }
        (due.start.is_some() || due.end.is_some()).then_some(due)
    }

    /// Whether no small word binds the month or year: `tahun ini`, not `pada tahun 2024`.
    fn is_loose(&self, mention: Span) -> bool {
        let first = self.document.token_at(mention.start);
        !(first.saturating_sub(2)..first).any(|t| self.document.is_any(t, &["pada", "di", "dalam"]))
    }

    fn bound(&self, mention: Span, floor: usize) -> Bound {
        let document = self.document;
        let first = document.token_at(mention.start);
        let last = document.token_at(mention.end.saturating_sub(1)) + 1;
        let mut at = first;
        if document.is_any(first, &["sebelum", "hingga", "sampai"]) {
            return Bound::Until;
        }
        let mut event = false;
        let mut reach = REACH;
        while at > floor && first - at < reach {
            at -= 1;
            if self.is(at, Small::Until) {
                return Bound::Until;
            }
            if self.is(at, Small::From) && !document.is(at, "dari") {
                return Bound::From;
            }
            // `pada Pilkada 9 Desember` names the vote; `selama masa tenang 6-8 April` binds.
            if self.is(at, Small::On) && (!event || document.is_any(at, &["selama", "saat"])) {
                return Bound::On;
            }
            let named = self
                .lexis
                .block(document, at, super::lexis::Block::Event)
                .is_some();
            // `sebelum hari pencoblosan 17 April`: the event's day binds as the event does.
            if named && !event {
                event = true;
                reach = first - at + REACH;
            }
            if matches!(document.word(at), "," | ";" | "." | "(") {
                // `Pilgub Jawa Tengah, 26 Mei`: the day of the vote.
                event |= document.word(at) == ","
                    && (at.saturating_sub(EVENT)..at).any(|t| {
                        let hits = document.hits_at(t);
                        hits.iter().any(|h| h.table == TableId::Elections)
                    });
                break;
            }
        }
        if event {
            return Bound::Other;
        }
        // `lima hari sebelum pencoblosan`: the day is counted back from a deadline.
        let counted = (first..last).any(|t| document.is(t, "sebelum"));
        if counted { Bound::Until } else { Bound::On }
    }

    /// The laws on which it stands: cited in its sentence, or in the next one of the same speaker
    /// that gives the ground (`Dasarnya Pasal …`).
    pub(super) fn legal_basis(&self, candidate: &Candidate) -> Vec<String> {
        let document = self.document;
        let here = document.sentence_of(candidate.cue.start);
        let Some(sentence) = document.sentences.get(here) else {
            return Vec::new();
        };
        let mut basis = self.cited(sentence.span);
        let next = document
            .sentences
            .get(here + 1)
            .filter(|n| n.paragraph == sentence.paragraph);
        if let Some(next) = next.filter(|_| basis.is_empty()) {
            let grounds =
                (next.first..next.last.min(next.first + 4)).any(|t| self.is(t, Small::Ground));
            if grounds {
                basis = self.cited(next.span);
            }
        }
        basis
    }

    fn cited(&self, span: Span) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for law in &self.entities.legal_refs {
            if law.mentions.iter().any(|m| span.contains(*m)) && !ids.contains(&law.id) {
                ids.push(law.id.clone());
            }
        }
        ids
    }

    /// The condition as written: `jika …` in the same sentence, up to its comma.
    pub(super) fn condition(&self, candidate: &Candidate) -> Option<Span> {
        let document = self.document;
        let unit = self.unit(candidate.cue.start);
        let at = unit.clone().find(|t| self.is(*t, Small::Condition))?;
        let before = at < candidate.cue.start;
        let stop = if before {
            candidate.cue.start
        } else {
            unit.end
        };
        let mut end = (at..stop)
            .find(|t| document.word(*t) == "," || document.is(*t, "maka"))
            .unwrap_or(if before {
                candidate.first.max(at + 1)
            } else {
                self.clause_end(at, unit.end)
            });
        if end <= at {
            end = stop;
        }
        let span = document.span(at, end);
        (!span.is_empty()).then_some(span)
    }

    /// With whom the actors act: `bersama Polres`, `menggandeng KPU`, `berkoordinasi dengan …`.
    pub(super) fn counterparties(&self, candidate: &Candidate) -> Vec<Party> {
        let document = self.document;
        let speaker = self.speaker(candidate.cue.start);
        let mut parties: Vec<Party> = candidate.along.clone();
        let range: Range<usize> = candidate.action.clone();
        for at in range.clone() {
            let with = self.is(at, Small::With);
            if !with {
                continue;
            }
            let next = at + 1 + usize::from(document.is(at + 1, "dengan"));
            let Some(phrase) = self.phrase_at(next, range.end, speaker.as_ref()) else {
                // `dikoordinasikan dengan provinsi`: whoever is in charge there.
                let level = document
                    .hits_at(next)
                    .iter()
                    .find(|h| h.table == TableId::RegionLevels && h.last <= range.end);
                if let Some(level) = level.filter(|h| !document.capital(h.last)) {
                    let words = document.text_of(level.first, level.last);
                    parties.push(Party::General(words.to_lowercase()));
                }
                continue;
            };
            for party in phrase.parties {
                if !parties.contains(&party) {
                    parties.push(party);
                }
            }
        }
        parties.retain(|p| !candidate.actors.contains(p));
        parties
    }
}
