//! Dates that count from another day: weekdays, `besok`, `H-3`, `dua hari lagi`, `bulan lalu`.
//!
//! Leaves out which day they come to.

use jiff::civil::Weekday;

use crate::model::{Caps, Document, TableId, TokenKind};

use super::absolute::{Absolute, Around};
use super::period::direction;
use super::raw::{Direction, Partial, Raw};
use super::words::{Kind, Unit, Words};

/// The largest n of `H-n`.
const FARTHEST: i32 = 99;
/// `n hari lalu` is exact up to this many days.
const EXACT: i32 = 14;

/// Reads relative dates at a token.
pub(super) struct Relative<'a> {
    pub(super) words: &'a Words,
    pub(super) document: &'a Document,
}

impl Relative<'_> {
    fn absolute(&self) -> Absolute<'_> {
        Absolute {
            words: self.words,
            document: self.document,
        }
    }

    fn find(&self, at: usize, kind: Kind) -> Option<(i32, usize)> {
        self.words.find(self.document, at, kind)
    }

    fn is(&self, at: usize, kind: Kind) -> bool {
        self.words.is(self.document, at, kind)
    }

    fn weekday_at(&self, at: usize) -> Option<(Weekday, usize)> {
        let (number, end) = self.find(at, Kind::Weekday)?;
        let weekday = Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok()?;
        Some((weekday, end))
    }

    /// What begins with a weekday: `Kamis (4/8/22)`, `Rabu, 10 Januari 2024`, `Jumat-Sabtu 5-6
    /// Juli 2024`, `Senin kemarin`, `Sabtu`.
    pub(super) fn weekday(&self, at: usize) -> Vec<Raw> {
        let short = || {
            let (number, end) = self.find(at, Kind::WeekdayShort)?;
            let weekday = Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok()?;
            (self.document.word(end) == ",").then_some((weekday, end))
        };
        let whole = self.weekday_at(at);
        let Some((weekday, mut end)) = whole.or_else(short) else {
            return Vec::new();
        };
        if at > 0 && self.words.ends_at(self.document, at, Kind::Place) {
            return Vec::new();
        }
        let mark = self
            .absolute()
            .run_mark(end)
            .or_else(|| self.document.is_any(end, &["dan", "&"]).then_some(end + 1));
        let run = self.document.is_any(end, &["dan", "&"]);
        let first_end = end;
        let mut second = None;
        if let Some((other, after)) = mark.and_then(|m| self.weekday_at(m)) {
            second = Some(other);
            end = after;
        }
        let dated = self.dated(at, end, weekday, second);
        if !dated.is_empty() {
            return dated;
        }
        // `Senin-Jumat`, `Senin sampai Kamis`: the days of work, of no week in particular.
        let opens = |day: Weekday, last: Option<Weekday>| {
            day == Weekday::Monday && last.is_some_and(|l| l.to_monday_one_offset() >= 4)
        };
        let closes = || {
            let (first, mark) = at.checked_sub(2).and_then(|b| self.weekday_at(b))?;
            (self.absolute().run_mark(mark)? == at && opens(first, Some(weekday))).then_some(())
        };
        let work = !run
            && (opens(weekday, second) || closes().is_some())
            && direction(self.words, self.document, end).is_none();
        if whole.is_none() || work || self.is_week(at, weekday) || self.habit(at) {
            return Vec::new();
        }
        let Some(raw) = self.alone(at, end, weekday, second.filter(|_| !run)) else {
            return Vec::new();
        };
        // `Kamis dan Jumat pekan lalu`: two days, moved alike.
        match (second.filter(|_| run), raw.start) {
            (Some(second), Partial::Weekday { weeks, .. }) => {
                let other = Partial::Weekday {
                    weekday: second,
                    weeks,
                };
                let first = Raw {
                    last: first_end,
                    ..raw
                };
                let second = Raw {
                    first: first_end + 1,
                    start: other,
                    ..raw
                };
                vec![first, second]
            }
            _ => vec![raw],
        }
    }

    /// The date behind a weekday, taken together with it.
    fn dated(&self, at: usize, end: usize, weekday: Weekday, second: Option<Weekday>) -> Vec<Raw> {
        let mut next = end;
        let mut adverb = None;
        let mut bracket = false;
        for _ in 0..6 {
            if let Some((_, after)) = self
                .find(next, Kind::Part)
                .or_else(|| self.find(next, Kind::Date))
            {
                next = after;
                next +=
                    usize::from(self.document.word(next) == "." && self.document.joined(next - 1));
            } else if let Some((found, after)) = direction(self.words, self.document, next) {
                adverb = Some(found);
                next = after;
            } else if !bracket && matches!(self.document.word(next), "(" | "[") {
                bracket = true;
                next += 1;
            } else if matches!(self.document.word(next), "," | "/" | "." | "-" | "–")
                && next > end - 1
            {
                next += 1;
            } else {
                break;
            }
        }
        if self.document.sentence_of(next) != self.document.sentence_of(at)
            && self.document.paragraph_of(next) != self.document.paragraph_of(at)
        {
            return Vec::new();
        }
        if bracket && let Some((days, after)) = self.find(next, Kind::Day) {
            // `Rabu (hari ini, red)`
            let last = self.close(after);
            return vec![Raw {
                gloss: true,
                ..Raw::new(at, last, Partial::Offset(days))
            }];
        }
        let mut days = self.absolute().days(next, Around::Date);
        let count = days.len();
        for (n, raw) in days.iter_mut().enumerate() {
            raw.event = true;
            raw.direction = adverb;
            if n == 0 {
                raw.first = at;
                raw.weekday = Some(weekday);
            } else if n == 1 {
                raw.weekday = second;
            }
            if n + 1 == count {
                if bracket {
                    raw.last = self.close(raw.last);
                }
                self.adverb(raw);
            }
        }
        days
    }

    /// The token after a closing bracket and the sign of the editor before it (`, red)`).
    fn close(&self, at: usize) -> usize {
        let mut next = at;
        while next < at + 4 && !matches!(self.document.word(next), ")" | "]") {
            let sign = matches!(self.document.word(next), "," | "-" | "." | "/")
                || self.document.is_any(next, &["red", "red."]);
            if !sign {
                return at;
            }
            next += 1;
        }
        if matches!(self.document.word(next), ")" | "]") {
            next + 1
        } else {
            at
        }
    }

    /// Takes the adverb behind a date into it: `(17/11) kemarin`, `(12/9) malam`, `9 Mei bulan ini`.
    pub(super) fn adverb(&self, raw: &mut Raw) {
        if let Some((Unit::Month, end)) = self.words.unit(self.document, raw.last)
            && let Some((Direction::Near, end)) = direction(self.words, self.document, end)
        {
            raw.last = end;
        }
        if let Some((_, end)) = self.find(raw.last, Kind::Part) {
            raw.last = end;
        }
        if let Some((found, end)) = direction(self.words, self.document, raw.last) {
            raw.direction = Some(found);
            raw.last = end;
        }
    }

    /// Whether `Minggu` means a week here.
    fn is_week(&self, at: usize, weekday: Weekday) -> bool {
        if weekday != Weekday::Sunday || !self.document.is(at, "minggu") {
            return false;
        }
        if self.is(at, Kind::Week) {
            return true;
        }
        let day = at > 0 && self.document.is(at - 1, "hari") || self.is(at + 1, Kind::Part);
        let counted = at > 0
            && (self.document.kind(at - 1) == Some(TokenKind::Number)
                || self.document.hit(at - 1, TableId::Numerals).is_some()
                || self.is(at - 1, Kind::Some));
        let first = self.document.sentence_of(at) != self.document.sentence_of(at.wrapping_sub(1));
        let moved = direction(self.words, self.document, at + 1).is_some();
        !day && (counted || !self.document.capital(at) || (first && moved))
    }

    /// Whether the weekday comes back every week: `setiap Jumat`.
    fn habit(&self, at: usize) -> bool {
        let day = usize::from(at > 0 && self.document.is(at - 1, "hari"));
        // `setiap Senin dan Kamis`
        let listed = at >= 2
            && (self
                .document
                .is_any(at - 1, &["dan", "serta", "atau", ",", "-", "–"])
                || self.words.ends_at(self.document, at, Kind::To))
            && self.weekday_at(at - 2).is_some();
        self.words.ends_at(self.document, at, Kind::Every)
            || self.words.ends_at(self.document, at - day, Kind::Every)
            || (listed && self.habit(at - 2))
    }

    /// A weekday without a date.
    fn alone(
        &self,
        at: usize,
        end: usize,
        weekday: Weekday,
        second: Option<Weekday>,
    ) -> Option<Raw> {
        let mut raw = Raw::new(at, end, Partial::Weekday { weekday, weeks: 0 });
        if let Some((_, after)) = self.find(raw.last, Kind::Part) {
            raw.last = after;
        }
        let mut weeks = 0;
        if let Some((Unit::Week, after)) = self.words.unit(self.document, raw.last)
            && let Some((found, after)) = direction(self.words, self.document, after)
        {
            weeks = match found {
                Direction::Ago => -1,
                Direction::Ahead => 1,
                Direction::Near => 0,
            };
            raw.direction = Some(Direction::Near);
            raw.last = after;
            raw.start = Partial::Weekday { weekday, weeks };
        } else {
            self.adverb(&mut raw);
        }
        raw.end = second.map(|weekday| Partial::Weekday { weekday, weeks });
        // `Jumat Curhat`, `Rabu Wage`: a name.
        let named = raw.last == end
            && self.document.kind(end) == Some(TokenKind::Word)
            && matches!(self.document.caps(end), Caps::Title | Caps::Mixed)
            && self.document.sentence_of(end) == self.document.sentence_of(at)
            && self.document.caps(at) != Caps::Upper
            && !self.is(end, Kind::Clock);
        (!named).then_some(raw)
    }

    /// `hari ini`, `besok (Kamis, red)`, `kemarin (12/9)`.
    pub(super) fn day_word(&self, at: usize) -> Option<Raw> {
        let (days, end) = self.find(at, Kind::Day)?;
        // `besok sore (Selasa)`
        let opens = |t: usize| matches!(self.document.word(t), "(" | "[");
        let part = self.find(end, Kind::Part).map(|(_, after)| after);
        let end = part.filter(|after| opens(*after)).unwrap_or(end);
        if opens(end) {
            if let Some((weekday, after)) = self.weekday_at(end + 1) {
                let inner = self.dated(end + 1, after, weekday, None);
                if let Some(raw) = inner.first() {
                    return Some(Raw {
                        first: at,
                        last: self.close(raw.last),
                        offset: Some(days),
                        ..*raw
                    });
                }
                let last = self.close(after);
                let way = if days < 0 {
                    Direction::Ago
                } else {
                    Direction::Ahead
                };
                return (last > after).then(|| Raw {
                    direction: Some(if days == 0 { Direction::Near } else { way }),
                    gloss: true,
                    ..Raw::new(at, last, Partial::Weekday { weekday, weeks: 0 })
                });
            }
            if let Some(raw) = self.absolute().days(end + 1, Around::Date).first() {
                return Some(Raw {
                    first: at,
                    last: self.close(raw.last),
                    event: true,
                    offset: Some(days),
                    ..*raw
                });
            }
            if let Some((other, after)) = self.find(end + 1, Kind::Day) {
                let last = self.close(after);
                return Some(Raw {
                    gloss: true,
                    ..Raw::new(at, last, Partial::Offset(other))
                });
            }
        }
        // `Pilkada kemarin`, `tahun kemarin`, `masa lalu dan kemarin` tell no day.
        let year = at > 1 && self.document.kind(at - 1) == Some(TokenKind::Number);
        let named = at > 0
            && (self.election_before(at, 1)
                || (year && self.election_before(at - 1, 1))
                || self.words.ends_at(self.document, at, Kind::Month)
                || (1..=2.min(at)).any(|b| {
                    self.words
                        .unit(self.document, at - b)
                        .is_some_and(|(u, e)| e == at && u != Unit::Day)
                }));
        // `sengketa pencalonan kemarin`: spoken of what is over, whenever it was.
        let process = at > 0
            && days == -1
            && end == at + 1
            && (self.process(at - 1) || self.words.counts(self.document, at - 1));
        // `kemarin-kemarin`
        let twice = self.document.word(end) == "-" && self.is(end + 1, Kind::Day)
            || at > 0 && self.document.word(at - 1) == "-" && self.document.joined(at - 1);
        let vague = days < 0 && (named || process || twice);
        (!vague).then(|| Raw::new(at, end, Partial::Offset(days)))
    }

    /// Whether the word in small letters names a proceeding: `pencalonan`, `pemilihan`.
    fn process(&self, at: usize) -> bool {
        let word = self.document.word(at);
        self.document.caps(at) == Caps::Lower
            && word.len() > 7
            && word.ends_with("an")
            && word.starts_with("pe")
    }

    /// Whether an election is named right before the token, within `reach` tokens.
    fn election_before(&self, at: usize, reach: usize) -> bool {
        (at.saturating_sub(6)..at).any(|t| {
            self.document
                .hits_at(t)
                .iter()
                .any(|h| h.table == TableId::Elections && h.last <= at && h.last + reach > at)
        })
    }

    /// `H-3`, `H+1`, `H – 7`; `H-3 Lebaran` counts from another day.
    pub(super) fn voting(&self, at: usize) -> Option<Raw> {
        if self.document.word(at) != "H" {
            return None;
        }
        let sign = match self.document.word(at + 1) {
            "-" | "–" | "—" | "min" | "minus" | "Min" | "Minus" => -1,
            "+" | "plus" | "Plus" => 1,
            _ => return None,
        };
        let number: i32 = self.document.word(at + 2).parse().ok()?;
        if !(1..=FARTHEST).contains(&number) {
            return None;
        }
        // `H-3 sampai H+3 Lebaran`: what the run counts from stands behind its end.
        let mut end = at + 3;
        if let Some(mark) = self.absolute().run_mark(end)
            && self.document.word(mark) == "H"
            && self.document.kind(mark + 2) == Some(TokenKind::Number)
        {
            end = mark + 3;
        }
        let other = (end..end + 2).any(|t| self.is(t, Kind::OtherDay))
            && !(end..end + 2).any(|t| self.vote_at(t).is_some());
        (!other).then(|| Raw::new(at, at + 3, Partial::Voting(sign * number)))
    }

    /// The end of what means the day of voting at the token.
    fn vote_at(&self, at: usize) -> Option<usize> {
        let election = || {
            let hit = self.document.hit(at, TableId::Elections)?;
            Some(hit.last)
        };
        self.find(at, Kind::Vote)
            .map(|(_, end)| end)
            .or_else(election)
    }

    /// `98 hari lagi`, `dua hari lalu`, `sehari sebelum pencoblosan`.
    pub(super) fn counted(&self, at: usize) -> Option<Raw> {
        let (number, end) = match self.find(at, Kind::Days) {
            Some(found) => found,
            None => {
                let (number, end) = self.words.count(self.document, at)?;
                match self.words.unit(self.document, end)? {
                    (Unit::Day, end) => (number, end),
                    _ => return None,
                }
            }
        };
        if at > 0 && self.is(at - 1, Kind::Some) {
            return None;
        }
        if let Some((_, after)) = self.find(end, Kind::Left) {
            return Some(Raw {
                direction: Some(Direction::Ahead),
                ..Raw::new(at, after, Partial::Offset(number))
            });
        }
        if let Some((Direction::Ago, after)) = direction(self.words, self.document, end) {
            return (number <= EXACT).then(|| Raw::new(at, after, Partial::Offset(-number)));
        }
        let (sign, after) = match (self.find(end, Kind::Before), self.find(end, Kind::After)) {
            (Some((_, after)), _) => (-1, after),
            (None, Some((_, after))) => (1, after),
            (None, None) => return None,
        };
        let last = self.vote_at(after)?;
        Some(Raw {
            national: !self.is(after, Kind::OwnVote),
            ..Raw::new(at, last, Partial::Voting(sign * number))
        })
    }

    /// `pekan depan`, `bulan lalu`, `tahun ini`; `dua tahun lalu` and `Pilkada tahun ini` are none.
    pub(super) fn period(&self, at: usize) -> Option<Raw> {
        let (unit, end) = self.words.unit(self.document, at)?;
        let (found, last) = direction(self.words, self.document, end)?;
        let by = match found {
            Direction::Ago => -1,
            Direction::Ahead => 1,
            Direction::Near => 0,
        };
        let before = at.checked_sub(1);
        let counted = before.is_some_and(|b| {
            self.document.kind(b) == Some(TokenKind::Number)
                || self.document.hit(b, TableId::Numerals).is_some()
                || self.is(b, Kind::Some)
                || (self.document.word(b) == "-" && self.document.joined(b))
        });
        let named = unit == Unit::Year && self.election_before(at, 3);
        // `akhir pekan ini` is Saturday and Sunday; `awal pekan` is no run of days.
        let (first, unit) = match before {
            Some(b) if unit == Unit::Week && self.document.is(b, "akhir") => (b, Unit::Weekend),
            Some(b) if unit == Unit::Week && self.document.is_any(b, &["awal", "pertengahan"]) => {
                return None;
            }
            _ => (at, unit),
        };
        let none = unit == Unit::Day
            || counted
            || named
            || self.words.ends_at(self.document, at, Kind::Every);
        (!none).then(|| Raw {
            direction: Some(found),
            ..Raw::new(first, last, Partial::Period { unit, by })
        })
    }
}
