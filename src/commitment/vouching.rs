//! Verbs by which the subject vouches for what follows (`menjamin pengawalan`) or that are
//! themselves the deed (`mendukung penuh`).
//!
//! Leaves out modals (`modal`).

use super::candidate::{Candidate, Sign};
use super::grammar::Small;
use super::lexis::{Block, Cue};
use super::phrase::Head;
use super::reading::Reading;
use crate::model::Hit;

impl Reading<'_> {
    /// A verb by which the subject vouches for what follows.
    pub(super) fn vouching(&self, hit: Hit, cue: Cue) -> Option<Candidate> {
        let document = self.document;
        let unit = self.unit(hit.first);
        let speaker = self
            .said_by_cue(hit.first)
            .and_then(|n| self.said[n].speaker.clone())
            .or_else(|| self.speaker(hit.first));
        let speaker = speaker.as_ref();
        let subject = self.subject(hit.first, unit.start, speaker);
        let aims = subject.boundary.is_some_and(|(b, _)| {
            subject.region.is_empty() && self.lexis.block(document, b, Block::Purpose).is_some()
        });
        let before = hit.first.checked_sub(1);
        let aims =
            aims || before.is_some_and(|b| self.lexis.block(document, b, Block::Purpose).is_some());
        if subject.relative || subject.elided || aims || subject.negation.is_some() {
            return None;
        }
        if self.is_undone(&subject, hit, true) || self.is_aim(&subject, true) {
            return None;
        }
        let end = self.sentence_end(hit.first);
        let end = self.clause_end(hit.first, end);
        let mut first = hit.last;
        if document.is_any(first, &["bahwa", "akan"]) {
            first += 1;
        }
        if first >= end || self.is(first, Small::Preposition) {
            return None;
        }
        // What follows may be a clause with a subject and a modal of its own: that one counts.
        let inner = (first..end).find(|t| document.is_any(*t, &["akan", "wajib", "harus"]));
        if let Some(inner) = inner
            && !document.is(inner - 1, "yang")
            && self
                .phrase_at(first, inner, speaker)
                .is_some_and(|p| p.is_somebody())
        {
            return None;
        }
        let state = (first..end.min(first + 12)).any(|t| {
            self.lexis.block(document, t, Block::State).is_some() && !document.is(t - 1, "yang")
        });
        // `memastikan kotak suara sudah di PPS 13 Februari`: still to be brought about.
        let dated = document
            .sentences
            .get(document.sentence_of(hit.first))
            .is_some_and(|s| self.is_dated(s.span))
            || (first..end).any(|t| document.is_any(t, &["nanti", "nantinya"]));
        let assures = document.is_any(hit.first, &["menjamin", "memberi", "memberikan"]);
        if state && inner.is_none() && !dated && !assures {
            return None;
        }
        let actors = match subject.phrase.head {
            Head::Thing => return None,
            Head::Empty => self.myself(speaker),
            _ => self.binding(subject.phrase.parties.clone()),
        };
        if actors.is_empty() {
            return None;
        }
        let mut signs = vec![
            if subject.phrase.head == Head::Empty {
                Sign::Implied
            } else {
                Sign::Named
            },
            self.voice(hit.first),
        ];
        if subject.done {
            signs.push(Sign::Done);
        }
        Some(Candidate {
            first: subject.region.start.min(hit.first),
            action: first..end,
            signs,
            scope: end,
            ..Candidate::new(
                cue.kind,
                cue.weight,
                "vouching",
                hit.first..hit.last,
                actors,
            )
        })
    }

    /// A cue that is itself the deed: `mendukung penuh`.
    pub(super) fn acting(&self, hit: Hit, cue: Cue) -> Option<Candidate> {
        let unit = self.unit(hit.first);
        let speaker = self.speaker(hit.first);
        let subject = self.subject(hit.first, unit.start, speaker.as_ref());
        let somebody = subject.phrase.is_somebody();
        if subject.relative
            || subject.negation.is_some()
            || subject.done
            || !somebody
            || self.is_aim(&subject, true)
            || self.is_undone(&subject, hit, true)
        {
            return None;
        }
        let sign = if subject.elided {
            Sign::Elided
        } else {
            Sign::Named
        };
        let actors = self.binding(subject.phrase.parties.clone());
        let end = self.clause_end(hit.first, unit.end);
        Some(Candidate {
            first: subject.region.start.min(hit.first),
            action: hit.first..end,
            signs: vec![sign, self.voice(hit.first)],
            scope: hit.last,
            ..Candidate::new(cue.kind, cue.weight, "support", hit.first..hit.last, actors)
        })
    }
}
