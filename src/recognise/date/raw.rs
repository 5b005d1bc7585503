//! A date as written, before anything is settled.

use jiff::civil::Weekday;

use super::words::Unit;

/// What the words say of one end of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Partial {
    /// A day of the month; year and month may be missing.
    Day {
        year: Option<i16>,
        month: Option<i8>,
        day: i8,
    },
    /// A month; the year may be missing.
    Month { year: Option<i16>, month: i8 },
    /// A year.
    Year(i16),
    /// A day of the week, and by how many weeks it is moved: `Senin pekan depan`.
    Weekday { weekday: Weekday, weeks: i32 },
    /// Days from the day of speaking.
    Offset(i32),
    /// Days from the day of voting.
    Voting(i32),
    /// This, the next, the last week, month or year.
    Period { unit: Unit, by: i32 },
}

/// Where a date lies, as an adverb says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Ago,
    Ahead,
    Near,
}

/// One date as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Raw {
    /// Its tokens.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) start: Partial,
    /// The other end of a run of days.
    pub(super) end: Option<Partial>,
    /// The weekday printed beside a day of the month; of the first day where there are two.
    pub(super) weekday: Option<Weekday>,
    pub(super) direction: Option<Direction>,
    /// Years from the present one, where `tahun lalu` or the like says so.
    pub(super) years: Option<i16>,
    /// Months from the present one, where `bulan ini` or the like says so.
    pub(super) months: Option<i32>,
    /// Days from the day of speaking, where a word beside the date says so: `kemarin (9/2)`.
    pub(super) offset: Option<i32>,
    /// Whether it counts from a vote of the whole country, whatever other vote the text is about.
    pub(super) national: bool,
    /// Whether the year is misprinted beyond reading: `29/02/206`.
    pub(super) misprint: bool,
    /// Whether it stands in brackets or right behind its weekday, as the day of an event does.
    pub(super) event: bool,
    /// Whether a sign says that it is what an editor put in for another word.
    pub(super) gloss: bool,
}

impl Raw {
    pub(super) fn new(first: usize, last: usize, start: Partial) -> Self {
        Self {
            first,
            last,
            start,
            end: None,
            weekday: None,
            direction: None,
            years: None,
            months: None,
            offset: None,
            national: false,
            misprint: false,
            event: false,
            gloss: false,
        }
    }
}
