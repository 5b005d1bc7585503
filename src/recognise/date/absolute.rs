//! Days of the month as they are written: in figures and with names of months.
//!
//! Leaves out what stands before and after them: weekdays, brackets, adverbs.

use crate::model::{Caps, Document, TokenKind};

use super::period::direction;
use super::raw::{Direction, Partial, Raw};
use super::words::{Kind, Unit, Words};

/// How much a form must prove by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    /// In running text: `2/3` is a fraction.
    Text,
    /// After a weekday or `tanggal`, or in brackets: `17/3` is a date.
    Date,
}

/// Reads dates at a token.
pub(super) struct Absolute<'a> {
    pub(super) words: &'a Words,
    pub(super) document: &'a Document,
}

impl Absolute<'_> {
    /// The days that begin at the token: one, a run, or a list; empty where there is none.
    pub(super) fn days(&self, at: usize, around: Around) -> Vec<Raw> {
        if self.document.kind(at) != Some(TokenKind::Number) {
            return self.month_first(at).into_iter().collect();
        }
        if self.inside_a_code(at) {
            return Vec::new();
        }
        if let Some(raw) = self.figures(at, around) {
            return vec![raw];
        }
        let listed = self.figure_list(at, around);
        if listed.is_empty() {
            self.named(at)
        } else {
            listed
        }
    }

    /// Two days of one month in figures, where a date is due: `(16 dan 17/11)`.
    fn figure_list(&self, at: usize, around: Around) -> Vec<Raw> {
        let and = self.document.is_any(at + 1, &["dan", "&", ","]);
        let (Some(first), true, Some(last)) = (
            self.day(at),
            and && around == Around::Date,
            self.figures(at + 2, around),
        ) else {
            return Vec::new();
        };
        match last.start {
            Partial::Day { year, month, day } if first < day && last.end.is_none() => {
                let start = Partial::Day {
                    year,
                    month,
                    day: first,
                };
                vec![Raw::new(at, at + 1, start), last]
            }
            _ => Vec::new(),
        }
    }

    fn number(&self, at: usize) -> Option<i16> {
        let plain = self.document.kind(at) == Some(TokenKind::Number);
        plain.then(|| self.document.word(at).parse().ok())?
    }

    fn day(&self, at: usize) -> Option<i8> {
        let short = self.document.word(at).len() <= 2;
        i8::try_from(self.number(at)?)
            .ok()
            .filter(|d| short && (1..=31).contains(d))
    }

    fn month_number(&self, at: usize) -> Option<i8> {
        self.day(at).filter(|m| *m <= 12)
    }

    /// A year in four figures.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        let long = self.document.word(at).len() == 4;
        self.number(at)
            .filter(|y| long && (1945..=2059).contains(y))
    }

    /// A year of a date in figures: `2024`, `24`.
    fn any_year(&self, at: usize) -> Option<i16> {
        let short = self.document.word(at).len() == 2;
        self.year(at)
            .or_else(|| Some(2000 + self.number(at).filter(|y| short && (4..=49).contains(y))?))
    }

    /// Whether a year's figures are too few or too many: `206`, `20225`.
    fn misprinted(&self, at: usize) -> bool {
        let word = self.document.word(at);
        self.number(at).is_some() && matches!(word.len(), 3 | 5) && word.starts_with("20")
    }

    /// Whether the number belongs to a longer code: `0622/11`, `38/PL.02`, `A-12`, `1203-05/X`.
    pub(super) fn inside_a_code(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|b| self.document.joined(*b));
        before.is_some_and(|b| {
            let joint = matches!(self.document.word(b), "/" | "-" | "." | "_");
            let further = b.checked_sub(1).filter(|f| self.document.joined(*f));
            let word = self.document.kind(b) == Some(TokenKind::Word);
            let digits = |f: usize| self.document.kind(f) == Some(TokenKind::Number);
            // `Jumat-5 Juli`, `hari.5 Juli` and `s.d.14` are no codes.
            joint && further.is_some_and(|f| digits(f) || self.document.caps(f) == Caps::Upper)
                || (word
                    && !self.words.ends_at(self.document, at, Kind::To)
                    && !self.words.ends_at(self.document, at, Kind::Date)
                    && !self.words.ends_at(self.document, at, Kind::Weekday))
        })
    }

    /// Whether something is glued behind that makes it no date: `05/Sandai`, `12/9/PL`.
    pub(super) fn glued_behind(&self, last: usize) -> bool {
        let Some(end) = last.checked_sub(1) else {
            return false;
        };
        if !self.document.joined(end) {
            return false;
        }
        match self.document.word(last) {
            "/" | "-" | "_" => {
                self.document.joined(last)
                    && (self.document.kind(last + 1) == Some(TokenKind::Number)
                        || self.document.caps(last + 1) == Caps::Upper)
            }
            "%" => true,
            _ => self.document.kind(last) == Some(TokenKind::Number),
        }
    }

    /// A date in figures: `4/8/22`, `11-12/9/2024`, `2024-07-08`, `05.11.2024`, and, where a date
    /// is due, `17/3`.
    fn figures(&self, at: usize, around: Around) -> Option<Raw> {
        if let Some(raw) = self.pointed(at, around) {
            return Some(raw);
        }
        let mark = |i: usize| match self.document.word(i) {
            m @ ("/" | "-" | "–" | "." | "'" | "’") => Some(m),
            _ => None,
        };
        let day = |start, end: Option<Partial>, last| {
            (!self.glued_behind(last)).then(|| Raw {
                end,
                ..Raw::new(at, last, start)
            })
        };
        // 2024-07-08
        if let (Some(year), Some("-" | "/"), Some(month), Some("-" | "/"), Some(d)) = (
            self.year(at),
            mark(at + 1),
            self.month_number(at + 2),
            mark(at + 3),
            self.day(at + 4),
        ) && self.document.joined(at)
        {
            let start = Partial::Day {
                year: Some(year),
                month: Some(month),
                day: d,
            };
            return day(start, None, at + 5);
        }
        let first = self.day(at)?;
        // 11-12/9 and 11-12/9/2024
        if let (Some("-" | "–"), Some(second), Some("/"), Some(month)) = (
            mark(at + 1),
            self.day(at + 2),
            mark(at + 3),
            self.month_number(at + 4),
        ) {
            let year = match mark(at + 5) {
                Some("/" | "-") => self.any_year(at + 6),
                _ => None,
            };
            if (around == Around::Date || year.is_some()) && first < second {
                let make = |day| Partial::Day {
                    year,
                    month: Some(month),
                    day,
                };
                let last = if year.is_some() { at + 7 } else { at + 5 };
                return day(make(first), Some(make(second)), last);
            }
        }
        let separator = mark(at + 1)?;
        let month = self.month_number(at + 2)?;
        let spaced = !(self.document.joined(at) && self.document.joined(at + 1));
        if let Some(second) = mark(at + 3)
            && (second == separator || around == Around::Date)
            && let Some(year) = self.any_year(at + 4)
        {
            let four = self.year(at + 4).is_some();
            let full = four
                || around == Around::Date
                || ((separator == "/" || self.zeroed(at + 2))
                    && [at, at + 2]
                        .iter()
                        .all(|i| self.document.word(*i).len() == 2));
            if full && (!spaced || four || around == Around::Date) && separator != "–" {
                let start = Partial::Day {
                    year: Some(year),
                    month: Some(month),
                    day: first,
                };
                return day(start, None, at + 5);
            }
        }
        if around == Around::Date
            && separator == "/"
            && mark(at + 3) == Some("/")
            && self.document.joined(at + 3)
            && self.misprinted(at + 4)
        {
            let start = Partial::Day {
                year: None,
                month: Some(month),
                day: first,
            };
            return day(start, None, at + 5).map(|raw| Raw {
                misprint: true,
                ..raw
            });
        }
        // `pada 20/9 lalu`
        let told = separator == "/"
            && !spaced
            && [Kind::In, Kind::From, Kind::To]
                .iter()
                .any(|k| self.words.ends_at(self.document, at, *k))
            && (first > 12 || direction(self.words, self.document, at + 3).is_some());
        let short = told
            || around == Around::Date && separator == "/" && !spaced
            || around == Around::Date
                && separator == "-"
                && !spaced
                && month < first
                && !matches!(self.document.word(at + 3), "/" | "-")
                && self
                    .words
                    .find(self.document, at + 3, Kind::Month)
                    .is_none();
        let start = Partial::Day {
            year: None,
            month: Some(month),
            day: first,
        };
        short.then(|| day(start, None, at + 3)).flatten()
    }

    /// Whether a zero fills up the number: `02` is a month, in `2-6-12` nothing is.
    fn zeroed(&self, at: usize) -> bool {
        self.document.word(at).starts_with('0')
    }

    /// `05.11.2024`, one token; `17.3` where a date is due.
    fn pointed(&self, at: usize, around: Around) -> Option<Raw> {
        let mut parts = self.document.word(at).split('.');
        let (day, month) = (parts.next()?, parts.next()?);
        let year = parts.next();
        if parts.next().is_some() || day.len() > 2 || month.len() > 2 {
            return None;
        }
        let day = day.parse().ok().filter(|d| (1..=31).contains(d))?;
        let month = month.parse().ok().filter(|m| (1..=12).contains(m))?;
        let year = match year {
            Some(y) if y.len() == 4 => Some(y.parse().ok().filter(|y| (1945..=2059).contains(y))?),
            Some(y) if y.len() == 2 && around == Around::Date => {
                Some(2000 + y.parse::<i16>().ok()?)
            }
            Some(_) => return None,
            None if around == Around::Date && self.bracketed(at) => None,
            None => return None,
        };
        Some(Raw::new(
            at,
            at + 1,
            Partial::Day {
                year,
                month: Some(month),
                day,
            },
        ))
    }

    /// Whether the token stands alone in brackets, with no word of the clock about.
    fn bracketed(&self, at: usize) -> bool {
        at > 0
            && matches!(self.document.word(at - 1), "(" | "[")
            && matches!(self.document.word(at + 1), ")" | "]")
    }

    /// Days before a month's name: `27 November 2024`, `5-6 Juli`, `25, 26 dan 27 Januari 2024`.
    fn named(&self, at: usize) -> Vec<Raw> {
        // Items of the list: tokens of the first and, in a run, of the last day.
        let mut items: Vec<(usize, Option<usize>)> = Vec::new();
        let mut commas = false;
        let mut joined = false;
        let mut next = at;
        loop {
            if self.day(next).is_none() {
                return Vec::new();
            }
            let run = self.run_mark(next + 1).filter(|e| self.day(*e).is_some());
            let end = run.map_or(next + 1, |e| e + 1);
            items.push((next, run));
            if let Some((month, after)) = self.month(end) {
                // `27, 28, 29 Agustus`: days that follow each other are a list without `dan` too.
                let rising = items
                    .windows(2)
                    .all(|two| self.day(two[0].0) < self.day(two[1].0));
                let due = [Kind::In, Kind::Date]
                    .iter()
                    .any(|k| self.words.ends_at(self.document, at, *k));
                if commas && !joined && !(rising && due) {
                    return Vec::new();
                }
                return self.listed(&items, month, after);
            }
            let comma = self.document.word(end) == ",";
            let and = end + usize::from(comma);
            next = if self.document.is_any(and, &["dan", "serta", "&", "atau"]) {
                joined = true;
                and + 1
            } else if comma {
                commas = true;
                and
            } else {
                return Vec::new();
            };
            if items.len() > 6 {
                return Vec::new();
            }
        }
    }

    fn listed(&self, items: &[(usize, Option<usize>)], month: i8, after: usize) -> Vec<Raw> {
        let (year, years, last) = self.year_after(after);
        let make = |at: usize| {
            self.day(at).map(|day| Partial::Day {
                year,
                month: Some(month),
                day,
            })
        };
        let count = items.len();
        items
            .iter()
            .enumerate()
            .filter_map(|(n, (first, run))| {
                let own = run.unwrap_or(*first) + 1;
                let last = if n + 1 == count { last } else { own };
                Some(Raw {
                    end: run.and_then(make),
                    years,
                    ..Raw::new(*first, last, make(*first)?)
                })
            })
            .collect()
    }

    /// The token after a mark or word that joins two days to a run.
    pub(super) fn run_mark(&self, at: usize) -> Option<usize> {
        if matches!(self.document.word(at), "-" | "–" | "—") {
            let again = matches!(self.document.word(at + 1), "-" | "–");
            return Some(at + 1 + usize::from(again));
        }
        let (_, end) = self.words.find(self.document, at, Kind::To)?;
        // `s.d.` with the point of its own.
        Some(end + usize::from(self.document.word(end) == "." && self.document.joined(end - 1)))
    }

    /// A month's name, whole or (before a year) shortened; an editor may have put it in brackets.
    pub(super) fn month(&self, at: usize) -> Option<(i8, usize)> {
        if self.document.word(at) == "(" && self.document.word(at + 2) == ")" {
            let (month, _) = self.words.find(self.document, at + 1, Kind::Month)?;
            return i8::try_from(month).ok().map(|m| (m, at + 3));
        }
        if let Some((month, end)) = self.words.find(self.document, at, Kind::Month) {
            return i8::try_from(month).ok().map(|m| (m, end));
        }
        let (month, end) = self.words.find(self.document, at, Kind::MonthShort)?;
        let end = end + usize::from(self.document.word(end) == ".");
        self.year(end)?;
        i8::try_from(month).ok().map(|m| (m, end))
    }

    /// The year behind a month: in figures, or `tahun ini`, `tahun depan`, `tahun lalu`.
    pub(super) fn year_after(&self, at: usize) -> (Option<i16>, Option<i16>, usize) {
        let mut next = at + usize::from(self.document.word(at) == ",");
        if let Some((Unit::Year, end)) = self.words.unit(self.document, next) {
            next = end;
            if let Some((direction, end)) = direction(self.words, self.document, next) {
                let by = match direction {
                    Direction::Ago => -1,
                    Direction::Ahead => 1,
                    Direction::Near => 0,
                };
                return (None, Some(by), end);
            }
        }
        match self.year(next) {
            // `27 November, 2024 TPS` counts stations.
            Some(year) if next == at || !self.words.counts(self.document, next + 1) => {
                (Some(year), None, next + 1)
            }
            _ => (None, None, at),
        }
    }

    /// `Juli 8, 2024`
    fn month_first(&self, at: usize) -> Option<Raw> {
        let (month, end) = self
            .words
            .find(self.document, at, Kind::Month)
            .or_else(|| self.words.find(self.document, at, Kind::MonthShort))?;
        let day = self.day(end)?;
        let next = end + 1 + usize::from(self.document.word(end + 1) == ",");
        let year = self.year(next)?;
        let month = i8::try_from(month).ok();
        Some(Raw::new(
            at,
            next + 1,
            Partial::Day {
                year: Some(year),
                month,
                day,
            },
        ))
    }
}
