//! One pass over the tokens: all dates as written, and runs of days made of two of them.
//!
//! Leaves out which days they are.

use crate::model::{Document, Hit, TableId, TokenKind};
use crate::span::Span;

use super::absolute::{Absolute, Around};
use super::period::direction;
use super::raw::{Direction, Partial, Raw};
use super::relative::Relative;
use super::words::{Kind, Unit, Words};

/// A dateline's figures stand within this many tokens.
const DATELINE: usize = 6;

/// All dates of the document outside `taken` (in order), in order.
pub(super) fn scan(words: &Words, document: &Document, taken: &[Span]) -> Vec<Raw> {
    let scan = Scan {
        words,
        document,
        absolute: Absolute { words, document },
        relative: Relative { words, document },
    };
    let mut raws: Vec<Raw> = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        let found = scan.at(at);
        let free = |r: &Raw| {
            let span = document.span(r.first, r.last);
            let near = taken.partition_point(|t| t.end <= span.start);
            !taken.get(near).is_some_and(|t| t.overlaps(span))
        };
        match found.last() {
            Some(last) if found.iter().all(free) => {
                at = last.last.max(at + 1);
                raws.extend(found);
            }
            _ => at += 1,
        }
    }
    let raws = scan.apposed(raws);
    let mut raws = scan.runs(raws);
    for raw in &mut raws {
        raw.last = scan.clock(raw.last);
    }
    raws
}

struct Scan<'a> {
    words: &'a Words,
    document: &'a Document,
    absolute: Absolute<'a>,
    relative: Relative<'a>,
}

impl Scan<'_> {
    /// The dates that begin at the token.
    fn at(&self, at: usize) -> Vec<Raw> {
        match self.document.kind(at) {
            Some(TokenKind::Number) => {
                if self.words.ends_at(self.document, at, Kind::Place) {
                    return Vec::new();
                }
                let mut days = self.absolute.days(at, self.around(at));
                if let Some(last) = days.last_mut() {
                    last.event = self.in_brackets(at);
                    self.relative.adverb(last);
                    return days;
                }
                self.absolute
                    .years(at)
                    .or_else(|| self.relative.counted(at))
                    .into_iter()
                    .collect()
            }
            Some(TokenKind::Word) => self.word(at),
            _ => Vec::new(),
        }
    }

    fn word(&self, at: usize) -> Vec<Raw> {
        if let Some(raw) = self.relative.voting(at) {
            return vec![raw];
        }
        let (mut ours, mut number) = (false, false);
        for hit in self.document.hits_at(at) {
            ours |= hit.table == TableId::Calendar;
            number |= hit.table == TableId::Numerals;
        }
        if !ours && !number {
            return Vec::new();
        }
        let weekday = self.relative.weekday(at);
        if !weekday.is_empty() {
            return weekday;
        }
        if let Some(dated) = self.after_date_word(at) {
            return dated;
        }
        let days = self.absolute.days(at, Around::Text);
        if !days.is_empty() {
            return days;
        }
        self.relative
            .day_word(at)
            .or_else(|| self.absolute.months(at))
            .or_else(|| self.absolute.years(at))
            .or_else(|| self.relative.counted(at))
            .or_else(|| self.relative.period(at))
            .into_iter()
            .collect()
    }

    /// `tanggal 5-5-2024`, `tgl. 17/3`, `tanggal 27 nanti`.
    fn after_date_word(&self, at: usize) -> Option<Vec<Raw>> {
        let (_, end) = self.words.find(self.document, at, Kind::Date)?;
        let dot = matches!(self.document.word(end), "." | ":") && self.document.joined(end - 1);
        let start = end + usize::from(dot);
        let mut days = self.absolute.days(start, Around::Date);
        if let Some(first) = days.first_mut() {
            first.first = at;
        }
        if let Some(last) = days.last_mut() {
            self.relative.adverb(last);
            return Some(days);
        }
        let day = self
            .document
            .word(start)
            .parse()
            .ok()
            .filter(|d| (1..=31).contains(d))?;
        let partial = Partial::Day {
            year: None,
            month: None,
            day,
        };
        let mut raw = Raw::new(at, start + 1, partial);
        if let Some((by, end)) = self.month_from_now(raw.last) {
            raw.months = Some(by);
            raw.last = end;
        } else {
            self.relative.adverb(&mut raw);
        }
        Some(vec![raw])
    }

    /// `bulan ini`, `bulan depan`: months from the present one, with the token after it.
    fn month_from_now(&self, at: usize) -> Option<(i32, usize)> {
        let (unit, end) = self.words.unit(self.document, at)?;
        let (found, end) = direction(self.words, self.document, end)?;
        let by = match found {
            Direction::Ago => -1,
            Direction::Ahead => 1,
            Direction::Near => 0,
        };
        (unit == Unit::Month).then_some((by, end))
    }

    fn in_brackets(&self, at: usize) -> bool {
        at > 0 && matches!(self.document.word(at - 1), "(" | "[")
    }

    /// Whether a date is due at the token: in brackets after a word of dates, a name or a comma.
    fn around(&self, at: usize) -> Around {
        let before = at.checked_sub(2);
        let due = before.is_none_or(|b| {
            let ours = |h: &Hit| h.table == TableId::Calendar;
            self.document.word(b) == ","
                || self.document.capital(b)
                || (b.saturating_sub(1)..=b).any(|t| {
                    self.document
                        .hits_at(t)
                        .iter()
                        .filter(|h| ours(h))
                        .any(|h| h.last == b + 1)
                })
        });
        if (self.in_brackets(at) && due) || self.in_dateline(at) {
            Around::Date
        } else {
            Around::Text
        }
    }

    /// Whether the figures stand behind the place of a dateline: `Manado, 10/4 (ANTARA) -`.
    fn in_dateline(&self, at: usize) -> bool {
        (2..=DATELINE).contains(&at)
            && self.document.word(at - 1) == ","
            && (0..at - 1)
                .all(|t| self.document.capital(t) || matches!(self.document.word(t), "," | "("))
            && matches!(self.document.word(at + 3), "(" | "-" | "–" | "—")
            && !self.document.joined(at + 2)
    }

    /// Drops a day word that a date stands beside: `hari ini, Senin (9/11)`.
    fn apposed(&self, raws: Vec<Raw>) -> Vec<Raw> {
        let mut kept: Vec<Raw> = Vec::with_capacity(raws.len());
        for mut raw in raws {
            let day = matches!(raw.start, Partial::Day { .. } | Partial::Weekday { .. });
            if let Some(before) = kept.last()
                && day
                && matches!(before.start, Partial::Offset(_))
                && !before.gloss
                && (before.last..raw.first)
                    .all(|t| matches!(self.document.word(t), "," | "(" | "hari"))
            {
                raw.first = before.first;
                if let Partial::Offset(days) = before.start {
                    raw.offset = Some(days);
                }
                kept.pop();
            }
            kept.push(raw);
        }
        kept
    }

    /// Joins two dates with `hingga` or a dash between them to one run.
    fn runs(&self, raws: Vec<Raw>) -> Vec<Raw> {
        let mut kept: Vec<Raw> = Vec::with_capacity(raws.len());
        for raw in raws {
            if let Some(before) = kept.last_mut()
                && before.end.is_none()
                && raw.end.is_none()
                && rank(before.start) == rank(raw.start)
                && self.joined(before, &raw)
            {
                before.end = Some(raw.start);
                before.last = raw.last;
                before.years = before.years.or(raw.years);
                before.event |= raw.event;
                before.direction = raw.direction.or(before.direction);
                continue;
            }
            kept.push(raw);
        }
        kept
    }

    fn joined(&self, before: &Raw, after: &Raw) -> bool {
        if self.document.paragraph_of(before.first) != self.document.paragraph_of(after.first) {
            return false;
        }
        let mut from = before.last;
        while from < after.first && matches!(self.document.word(from), ")" | "]" | ",") {
            from += 1;
        }
        if from >= after.first || after.first - from > 4 {
            return false;
        }
        let mut to = after.first;
        while to > from
            && matches!(
                self.document.word(to - 1),
                "(" | "[" | "," | "hari" | "tanggal"
            )
        {
            to -= 1;
        }
        let dash = to == from + 1 && matches!(self.document.word(from), "-" | "–" | "—");
        let word = self
            .words
            .find(self.document, from, Kind::To)
            .is_some_and(|(_, end)| end == to || (end + 1 == to && self.document.word(end) == "."));
        let between = to == from + 1
            && self.document.is(from, "dan")
            && before.first > 0
            && self.document.is(before.first - 1, "antara");
        dash || word || between
    }

    /// The token after the time of day behind a date: `pukul 09.00 WIB`, `, 15.30 Wita s.d selesai`.
    fn clock(&self, at: usize) -> usize {
        let mut next = at + usize::from(self.document.word(at) == ",");
        if let Some((_, end)) = self.words.find(self.document, next, Kind::Part) {
            next = end;
        }
        if self.document.is_any(next, &["mulai", "sekitar", "sekira"]) {
            next += 1;
        }
        let word = self.words.find(self.document, next, Kind::Clock);
        let Some(mut end) = self.time(word.map_or(next, |(_, end)| end)) else {
            return at;
        };
        if let Some(mark) = self.absolute.run_mark(end) {
            if let Some(after) = self.time(mark) {
                end = after;
            } else if self.document.is(mark, "selesai") {
                end = mark + 1;
            }
        }
        match self.words.find(self.document, end, Kind::Zone) {
            Some((_, end)) => end,
            None if word.is_some() => end,
            None => at,
        }
    }

    /// `09.00`, `9`, `09:00`
    fn time(&self, at: usize) -> Option<usize> {
        if self.document.kind(at) != Some(TokenKind::Number) {
            return None;
        }
        let word = self.document.word(at);
        let hour = word.split(['.', ',']).next()?.parse::<u8>().ok()?;
        let colon = self.document.word(at + 1) == ":"
            && self.document.kind(at + 2) == Some(TokenKind::Number)
            && self.document.joined(at);
        (hour <= 24 && word.len() <= 5).then_some(if colon { at + 3 } else { at + 1 })
    }
}

/// What may stand at both ends of one run.
fn rank(partial: Partial) -> u8 {
    match partial {
        Partial::Day { .. } | Partial::Weekday { .. } | Partial::Offset(_) => 0,
        Partial::Voting(_) => 1,
        Partial::Month { .. } => 2,
        Partial::Year(_) => 3,
        Partial::Period { .. } => 4,
    }
}
