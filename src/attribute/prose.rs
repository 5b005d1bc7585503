//! Sentences outside quotation marks: the statements they report and whom they put in focus.
//!
//! Leaves out quotations (`pass`) and the grammar of a clause (`reported`, `inside`).

use crate::model::{Said, SaidKind};
use crate::span::Span;

use super::clause::{Attribution, Opening};
use super::confidence::{self, Held};
use super::inside::AGREES;
use super::pass::{Entry, Pass};
use super::words::Kind;

/// How many statements back a pointer (`Hal itu disampaikan X`) may reach.
const POINTED_AT: usize = 4;

impl Pass<'_, '_> {
    /// A sentence, or part of one, without a quotation of its own.
    pub(super) fn prose(&mut self, first: usize, last: usize) {
        if let Some(pointer) = self.clauses.points_back(first, last) {
            self.point_back(&pointer, first, last);
            return;
        }
        if let Some(opening) = self.clauses.opening(first, last) {
            // `Setiap PPK, lanjut Asfuri, …`: an attribution inside comes before any verb in it.
            let inside = self.clauses.inside(first, last);
            let earlier = inside
                .first()
                .is_some_and(|a| a.last <= opening.attribution.first);
            if !earlier {
                self.report(&opening, last);
                return;
            }
        }
        let inside = self.clauses.inside(first, last);
        if !inside.is_empty() {
            self.report_around(first, last, &inside);
            return;
        }
        let led_in = self.clauses.leads_in(first, last);
        if led_in.is_none() && self.clauses.leads_in_stranger(first, last) {
            self.focus.stranger_spoke();
        }
        if let Some(who) = led_in
            && let Some(speaker) = self.people.speaker(who)
        {
            self.focus.lead_in(&speaker);
            let author = self
                .clauses
                .read_out(first, last, who)
                .or_else(|| self.clauses.reads_out(first, last, who));
            if let Some(author) = author.and_then(|a| self.people.speaker(a)) {
                self.focus.reads_for(&speaker, &author);
            }
        }
    }

    /// `Hal itu disampaikan X`: X is in focus, and has said what stands before without a speaker.
    pub(super) fn point_back(&mut self, pointer: &Attribution, first: usize, last: usize) {
        let (speaker, _, held) = self.resolve(pointer.by, false);
        if let Some(speaker) = &speaker {
            let before = self.entries.iter_mut().rev().take(POINTED_AT);
            let agrees = pointer.rule == AGREES;
            // The last one, too, where its speaker is only presumed.
            for (n, entry) in before.enumerate().filter(|_| !agrees) {
                if entry.said.speaker.is_none() || (n == 0 && entry.pending) {
                    entry.said.speaker = Some(speaker.clone());
                    entry.said.confidence = confidence::of(pointer.rule, held);
                    entry.said.rule = pointer.rule;
                    entry.pending = false;
                }
            }
            self.focus.lead_in(speaker);
        }
        if let Some(opening) = self.clauses.pointed_opening(pointer, first, last) {
            self.report(&opening, last);
        }
    }

    /// Adds reported words that begin after their attribution.
    pub(super) fn report(&mut self, opening: &Opening, last: usize) {
        let last = opening.end.unwrap_or(last);
        let split = self.clauses.second_speaker(opening.content, last);
        let end = split.unwrap_or(last);
        let inside = self.clauses.inside(opening.content, end);
        // `X menambahkan, kami akan …`: the speaker's own words, only the marks are missing.
        let own = !opening.marked
            && self
                .people
                .words
                .is(self.document(), opening.content, Kind::FirstPerson);
        let kind = if own {
            SaidKind::Direct
        } else {
            SaidKind::Indirect
        };
        let lead = opening.lead;
        self.add(
            lead,
            opening.content,
            end,
            &inside,
            kind,
            &opening.attribution,
        );
        if let Some(at) = split {
            self.prose(at, last);
        }
    }

    /// Adds words with their attribution in the middle or at the end.
    pub(super) fn report_around(&mut self, first: usize, last: usize, inside: &[Attribution]) {
        let document = self.document();
        let Some(attribution) = inside.first() else {
            return;
        };
        let mut start = self.clauses.skip_marks(first, last);
        if let Some(shift) = self.people.words.phrase(document, start, Kind::Shift)
            && shift.last < attribution.first
            && (shift.last > shift.first + 1 || document.word(shift.last) == ",")
        {
            start = self.clauses.skip_marks(shift.last, last);
        }
        let prose = (start..last)
            .filter(|t| !inside.iter().any(|a| a.first <= *t && *t < a.last))
            .any(|t| self.people.words.is(document, t, Kind::FirstPerson));
        let kind = if prose {
            SaidKind::Direct
        } else {
            SaidKind::Indirect
        };
        self.add(None, start, last, inside, kind, attribution);
    }

    pub(super) fn add(
        &mut self,
        lead: Option<(usize, usize)>,
        first: usize,
        last: usize,
        inside: &[Attribution],
        kind: SaidKind,
        attribution: &Attribution,
    ) {
        let mut parts = Vec::new();
        parts.extend(lead.map(|(from, to)| self.trim_reported(from, to)));
        let mut at = first;
        for gap in inside.iter().filter(|a| a.first >= first) {
            parts.push(self.trim_reported(at, gap.first));
            at = gap.last;
        }
        parts.push(self.trim_reported(at, last));
        parts.retain(|p| !p.is_empty());
        if parts.is_empty() {
            return;
        }
        let mut said = Said {
            parts,
            kind,
            speaker: None,
            on_behalf_of: None,
            cue: None,
            topics: Vec::new(),
            confidence: 0.0,
            rule: attribution.rule,
        };
        self.attribute(&mut said, attribution);
        if kind == SaidKind::Direct {
            said.rule = "prose-first-person";
            said.confidence = said.confidence.min(confidence::of(said.rule, Held::Named));
        }
        self.entries.push(Entry {
            said,
            pending: false,
        });
    }

    /// The span of reported words, without the marks at their ends.
    pub(super) fn trim_reported(&self, first: usize, last: usize) -> Span {
        let first = self.clauses.skip_marks(first, last);
        let last = self
            .clauses
            .skip_marks_back(first, self.before_sign(first, last));
        let span = self
            .document()
            .span(first, self.clauses.before_day(first, last));
        // A name in quotation marks at the end keeps the mark that closes it.
        let quotes = &self.document().quotes;
        let from = quotes.partition_point(|q| q.outer.start < span.start);
        let to = quotes.partition_point(|q| q.outer.start < span.end);
        let closing = quotes
            .get(from..to)
            .and_then(|within| within.last())
            .filter(|q| q.closed && q.outer.end > span.end && q.inner.start < span.end);
        closing.map_or(span, |q| Span::new(span.start, q.outer.end))
    }
}
