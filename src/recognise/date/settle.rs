//! From dates as written to days: years, weekdays, days that count from others.
//!
//! What nothing settles stays open and says so; nothing is invented. Leaves out where the day of
//! publication comes from.

use jiff::civil::{Date, Weekday};
use jiff::{Span as Stretch, ToSpan};

use crate::model::{Basis, Granularity};

use super::election::days;
use super::raw::{Direction, Partial, Raw};
use super::words::Unit;
use super::year::{day_of_month, month_year};

/// What a date is counted from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known<'a> {
    /// The day of publication, or the nearest thing known.
    pub(super) anchor: Option<Date>,
    /// The day on which the words were spoken, where they are quoted.
    pub(super) spoken: Option<Date>,
    /// The day of voting that the text is about.
    pub(super) voting: Option<Date>,
    /// Days of voting that the text names, by their year or without.
    pub(super) votes: &'a [Date],
    /// Days written out in full, not of voting.
    pub(super) written: &'a [Date],
    /// The latest year of a law cited: the text is not older.
    pub(super) floor: Option<i16>,
    /// The latest year that the text speaks of in any other way.
    pub(super) present: Option<i16>,
    /// Where the words beside the date put it.
    pub(super) tense: Option<Direction>,
    /// The vote of the whole country that the text is about or follows.
    pub(super) national: Option<Date>,
    /// Whether the text is about the result of a vote.
    pub(super) results: bool,
    /// Whether `anchor` is the day of the event and not of its report.
    pub(super) at_event: bool,
}

/// What became of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Settled {
    pub(super) start: Option<Date>,
    pub(super) end: Option<Date>,
    pub(super) granularity: Granularity,
    pub(super) basis: Basis,
    pub(super) note: Option<String>,
}

/// Settles one date.
pub(super) fn settle(raw: &Raw, known: &Known<'_>) -> Settled {
    let (start, basis, note) = one(raw, raw.start, known);
    let granularity = match raw.start {
        Partial::Month { .. }
        | Partial::Period {
            unit: Unit::Month, ..
        } => Granularity::Month,
        Partial::Year(_)
        | Partial::Period {
            unit: Unit::Year, ..
        } => Granularity::Year,
        _ => Granularity::Day,
    };
    let mut settled = Settled {
        start: start.map(|(first, _)| first),
        end: start.map(|(_, last)| last),
        granularity,
        basis,
        note,
    };
    if let Some(end) = raw.end {
        run(raw, end, known, &mut settled);
    }
    settled
}

/// Settles a run of days; month and year are handed from its end to its beginning.
fn run(raw: &Raw, end: Partial, known: &Known<'_>, settled: &mut Settled) {
    let mut first = raw.start;
    let mut last = end;
    hand_over(&mut first, &mut last);
    let (mut start, basis, note) = one(raw, first, known);
    let after = Raw {
        weekday: None,
        ..*raw
    };
    let (mut stop, stop_basis, stop_note) = one(&after, last, known);
    let written = |p: Partial| matches!(p, Partial::Day { year: Some(_), .. } | Partial::Year(_));
    if let (Some(s), Some(e)) = (start, stop)
        && e.1 < s.0
    {
        if let Partial::Weekday { .. } = last {
            // `Senin hingga Rabu`: the end lies after the beginning.
            let later = Known {
                anchor: Some(s.0),
                spoken: None,
                ..*known
            };
            let ahead = Raw {
                direction: Some(Direction::Ahead),
                ..after
            };
            stop = one(&ahead, last, &later).0;
        } else if !(written(first) && written(last)) {
            // The years were told apart: the run lies before or after, whichever is nearer.
            let moved = |days: (Date, Date), by: Stretch| -> Days {
                Some((days.0.checked_add(by).ok()?, days.1.checked_add(by).ok()?))
            };
            let (earlier, later) = (moved(s, -1.year()), moved(e, 1.year()));
            let before = known.anchor.map_or(i32::MAX, |a| days(e.1, a));
            let ahead = known.anchor.map_or(0, |a| days(a, s.0));
            if !written(first) && (written(last) || before < ahead) {
                start = earlier;
            } else {
                stop = later;
            }
        }
    }
    settled.basis = if basis == Basis::Explicit {
        stop_basis
    } else {
        basis
    };
    settled.note = note.or(stop_note);
    match (start, stop) {
        (Some(s), Some(e)) if s.0 <= e.1 => {
            settled.start = Some(s.0);
            settled.end = Some(e.1);
        }
        (Some(s), Some(e)) => {
            settled.start = Some(s.0);
            settled.end = Some(s.1);
            settled.note = Some(format!("the run ends on {} before it begins", e.1));
        }
        (open, _) => {
            settled.start = open.map(|(a, _)| a);
            settled.end = open.map(|(_, b)| b);
        }
    }
}

/// Hands month and year from a run's end back to its beginning.
fn hand_over(first: &mut Partial, last: &mut Partial) {
    match (first, last) {
        (
            Partial::Day { year, month, day },
            Partial::Day {
                year: end_year,
                month: end_month,
                day: end_day,
            },
        ) => {
            if month.is_none() {
                *month = *end_month;
            }
            if end_month.is_none() {
                *end_month = *month;
            }
            let over = (*month, *day) > (*end_month, *end_day);
            if year.is_none() {
                *year = end_year.map(|y| if over { y - 1 } else { y });
            } else if end_year.is_none() {
                *end_year = year.map(|y| if over { y + 1 } else { y });
            }
        }
        (
            Partial::Month { year, month },
            Partial::Month {
                year: end_year,
                month: end_month,
            },
        ) => {
            let over = *month > *end_month;
            if year.is_none() {
                *year = end_year.map(|y| if over { y - 1 } else { y });
            } else if end_year.is_none() {
                *end_year = year.map(|y| if over { y + 1 } else { y });
            }
        }
        _ => {}
    }
}

type Days = Option<(Date, Date)>;

/// The first and last day that one end of a date means.
fn one(raw: &Raw, partial: Partial, known: &Known<'_>) -> (Days, Basis, Option<String>) {
    let speaking = known.spoken.or(known.anchor);
    let single = |day: Option<Date>, basis: Basis| (day.map(|d| (d, d)), basis, open(day));
    match partial {
        Partial::Day { year, month, day } => {
            let year = year.or_else(|| Some(known.anchor?.year() + raw.years?));
            let (found, basis, note) = day_of_month(raw, year, month, day, known);
            let note = note.or_else(|| raw.misprint.then(|| "the year is misprinted".to_owned()));
            (found.map(|d| (d, d)), basis, note)
        }
        Partial::Month { year, month } => {
            let explicit = year.is_some();
            let year = year.or_else(|| Some(known.anchor?.year() + raw.years?));
            let year = year.or_else(|| month_year(month, raw, known));
            let first = year.and_then(|y| Date::new(y, month, 1).ok());
            let basis = if explicit {
                Basis::Explicit
            } else if known.anchor.is_some() {
                Basis::Publication
            } else {
                Basis::Election
            };
            (first.map(|f| (f, f.last_of_month())), basis, open(first))
        }
        Partial::Year(year) => {
            let first = Date::new(year, 1, 1).ok();
            (first.map(|f| (f, f.last_of_year())), Basis::Explicit, None)
        }
        Partial::Weekday { weekday, weeks } => single(
            on_weekday(raw, weekday, weeks, speaking, known),
            Basis::Publication,
        ),
        Partial::Offset(n) => {
            let day = moved(speaking, n.days());
            // `tinggal 27 hari lagi` is counted roughly: the day of voting nearby is meant.
            let vote = day
                .filter(|_| n > EXACT)
                .and_then(|d| known.votes.iter().copied().find(|v| days(d, *v).abs() <= 2));
            single(vote.or(day), Basis::Publication)
        }
        Partial::Voting(n) => {
            let own = known.voting;
            let vote = if raw.national {
                known.national.or(own)
            } else {
                own
            };
            single(moved(vote, n.days()), Basis::Election)
        }
        Partial::Period { unit, by } => {
            let found = speaking.and_then(|day| period(day, unit, by));
            (found, Basis::Publication, open(found.map(|f| f.0)))
        }
    }
}

/// Days ahead up to which a count of days is taken at its word.
const EXACT: i32 = 7;

pub(super) fn open(day: Option<Date>) -> Option<String> {
    day.is_none().then(|| "nothing settles the day".to_owned())
}

fn moved(day: Option<Date>, by: Stretch) -> Option<Date> {
    day?.checked_add(by).ok()
}

/// The week, month or year that lies `by` from the one of `day`.
fn period(day: Date, unit: Unit, by: i32) -> Days {
    let (first, last) = match unit {
        Unit::Day => {
            let day = day.checked_add(by.days()).ok()?;
            (day, day)
        }
        Unit::Week => {
            let monday = i32::from(day.weekday().to_monday_zero_offset());
            let first = day.checked_add((7 * by - monday).days()).ok()?;
            (first, first.checked_add(6.days()).ok()?)
        }
        Unit::Weekend => {
            let monday = i32::from(day.weekday().to_monday_zero_offset());
            let first = day.checked_add((7 * by - monday + 5).days()).ok()?;
            (first, first.checked_add(1.days()).ok()?)
        }
        Unit::Month => {
            let first = day.first_of_month().checked_add(by.months()).ok()?;
            (first, first.last_of_month())
        }
        Unit::Year => {
            let first = day.first_of_year().checked_add(by.years()).ok()?;
            (first, first.last_of_year())
        }
    };
    Some((first, last))
}

/// The day that a bare weekday means, seen from the day of speaking: the latest one up to it,
/// unless an adverb or the tense puts it ahead.
fn on_weekday(
    raw: &Raw,
    weekday: Weekday,
    weeks: i32,
    speaking: Option<Date>,
    known: &Known<'_>,
) -> Option<Date> {
    let day = speaking?;
    let back = i32::from(weekday.until(day.weekday()));
    let ahead = i32::from(day.weekday().until(weekday));
    let monday = i32::from(day.weekday().to_monday_zero_offset());
    let own = i32::from(weekday.to_monday_zero_offset()) - monday;
    let by = match raw.direction {
        _ if weeks != 0 => own + 7 * weeks,
        Some(Direction::Near) if raw.gloss => own,
        Some(Direction::Near) => own,
        Some(Direction::Ahead) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        Some(Direction::Ago) => {
            // `Minggu kemarin` in a report that counts from the event is the event's own day.
            if back == 0 && known.at_event {
                0
            } else if back == 0 {
                -7
            } else {
                -back
            }
        }
        None if known.tense == Some(Direction::Ahead) => ahead,
        None => -back,
    };
    day.checked_add(by.days()).ok()
}
