//! The year of a day or month that is written without one: from a day of voting, the weekday, the
//! day of publication, the years that the text speaks of.
//!
//! Leaves out dates that count from others.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::model::Basis;

use super::election::days;
use super::raw::{Direction, Partial, Raw};
use super::settle::{Known, open};

/// A missing year is sought this many years back from an election named.
const YEARS_BACK: i16 = 6;
/// A vote is written about this many days before it.
const MONTHS_BEFORE: i32 = 540;
/// A vote this many days away is not meant by its day and month alone.
const VOTE_AWAY: i32 = 450;
/// Days by which a tense must contradict the nearest year to overrule it.
const TENSE: i32 = 20;

/// A day of the month; a missing year comes from an election's day, the weekday, the anchor.
pub(super) fn day_of_month(
    raw: &Raw,
    year: Option<i16>,
    month: Option<i8>,
    day: i8,
    known: &Known<'_>,
) -> (Option<Date>, Basis, Option<String>) {
    let Some(month) = month else {
        let told = || {
            let first = known.anchor?.first_of_month();
            let first = first.checked_add(raw.months?.months()).ok()?;
            Date::new(first.year(), first.month(), day).ok()
        };
        let found = told().or_else(|| next_day(raw, day, known));
        return (found, Basis::Publication, open(found));
    };
    if let Some(year) = year {
        let basis = if raw.years.is_some() {
            Basis::Publication
        } else {
            Basis::Explicit
        };
        let Ok(date) = Date::new(year, month, day) else {
            let note = format!("there is no {year}-{month:02}-{day:02}");
            return (None, basis, Some(note));
        };
        return (Some(date), basis, clash(date, raw.weekday));
    }
    if Date::new(2024, month, day).is_err() {
        let note = format!("there is no day {day} in month {month}");
        return (None, Basis::Explicit, Some(note));
    }
    let in_year = |y: i16| Date::new(y, month, day).ok();
    let fits = |d: &Date| raw.weekday.is_none_or(|w| d.weekday() == w);
    if let Some(vote) = vote_day(raw, month, day, known).filter(fits) {
        return (Some(vote), Basis::Election, None);
    }
    let Some(anchor) = known.anchor else {
        let found = without_anchor(&in_year, &fits, known);
        let basis = if raw.weekday.is_some() {
            Basis::Weekday
        } else {
            Basis::Election
        };
        return (found, basis, open(found));
    };
    let years = anchor.year() - 1..=anchor.year() + 1;
    let candidates: Vec<Date> = years.filter_map(in_year).collect();
    let nearest = |of: &mut dyn Iterator<Item = Date>| of.min_by_key(|d| days(anchor, *d).abs());
    let way = raw.direction.or(known.tense);
    let toward = |d: &Date| {
        let gap = days(anchor, *d);
        match (raw.direction, way) {
            (Some(Direction::Ahead), _) => gap >= 0,
            (Some(Direction::Ago), _) => gap <= 0,
            (_, Some(Direction::Ahead)) => gap >= -TENSE,
            (_, Some(Direction::Ago)) => gap <= TENSE,
            _ => true,
        }
    };
    if raw.weekday.is_some() {
        // The weekday rules, and the tense only chooses among the years that fit.
        let fitting = || candidates.iter().copied().filter(fits);
        let found = nearest(&mut fitting().filter(toward)).or_else(|| nearest(&mut fitting()));
        if found.is_some_and(|f| days(anchor, f).abs() < 300) {
            return (found, Basis::Weekday, None);
        }
        let found = nearest(&mut candidates.iter().copied());
        let note = found.and_then(|f| clash(f, raw.weekday));
        return (found, Basis::Publication, note);
    }
    let found = nearest(&mut candidates.iter().copied().filter(toward))
        .or_else(|| nearest(&mut candidates.iter().copied()));
    (found, Basis::Publication, None)
}

/// A note where the printed weekday is another than the date's.
fn clash(date: Date, weekday: Option<Weekday>) -> Option<String> {
    let printed = weekday.filter(|w| *w != date.weekday())?;
    Some(format!(
        "printed as {printed:?}, but the date is a {:?}",
        date.weekday()
    ))
}

/// The day of voting that a day and month mean, where the text names its election.
fn vote_day(raw: &Raw, month: i8, day: i8, known: &Known<'_>) -> Option<Date> {
    let same = |d: &&Date| d.month() == month && d.day() == day;
    let fitting = known.votes.iter().filter(same).copied();
    match known.anchor {
        Some(anchor) => fitting
            .filter(|d| days(anchor, *d).abs() <= VOTE_AWAY)
            .filter(|d| match raw.direction {
                Some(Direction::Ago) => *d <= anchor,
                Some(Direction::Ahead) => *d >= anchor,
                _ => true,
            })
            .min_by_key(|d| days(anchor, *d).abs()),
        None => fitting.max(),
    }
}

/// The year of a day where no day of publication is known: near the days written out, else before
/// the election that is spoken of, and never before the laws cited.
fn without_anchor(
    in_year: &dyn Fn(i16) -> Option<Date>,
    fits: &dyn Fn(&Date) -> bool,
    known: &Known<'_>,
) -> Option<Date> {
    if known.voting.is_none() && known.written.is_empty() {
        // Without a weekday all years fit alike.
        let told = (2000..2007).filter_map(in_year).any(|d| !fits(&d));
        let present = known.present.filter(|_| told).and_then(|y| {
            let years = [y, y - 1, y + 1].into_iter();
            let late = |y: &i16| known.floor.is_none_or(|f| *y >= f);
            years.filter(late).filter_map(in_year).find(|d| fits(d))
        });
        return present.or_else(|| before_a_vote(in_year, fits, known).filter(|_| told));
    }
    let middle = known
        .voting
        .map(|v| v.year())
        .or_else(|| known.written.iter().map(|d| d.year()).max())
        .or(known.floor)?;
    let least = known.floor.unwrap_or(middle - YEARS_BACK);
    let candidates = (middle - YEARS_BACK..=middle + 1)
        .filter(|y| *y >= least.min(middle + 1))
        .filter_map(in_year)
        .filter(|d| fits(d));
    if !known.written.is_empty() {
        let near = |d: &Date| known.written.iter().map(|w| days(*w, *d).abs()).min();
        return candidates.min_by_key(near);
    }
    match known.voting {
        Some(vote) => candidates.min_by_key(|d| to_vote(*d, vote, known.results)),
        None => candidates.min(),
    }
}

/// The year of a day with its weekday, where the text names no year at all: that in which it lies
/// soonest before a vote that the text may mean.
fn before_a_vote(
    in_year: &dyn Fn(i16) -> Option<Date>,
    fits: &dyn Fn(&Date) -> bool,
    known: &Known<'_>,
) -> Option<Date> {
    let near = known.votes.iter().flat_map(|v| {
        [v.year(), v.year() - 1]
            .into_iter()
            .filter_map(in_year)
            .map(|d| (to_vote(d, *v, known.results), d))
    });
    // The text is not older than the laws it cites.
    let late = |d: &Date| known.floor.is_none_or(|f| d.year() >= f);
    near.filter(|(far, d)| *far <= MONTHS_BEFORE && fits(d) && late(d))
        .min_by_key(|(far, d)| (*far, std::cmp::Reverse(*d)))
        .map(|(_, d)| d)
}

/// How far a day lies from a vote, for one who reads about it: what is written about an election is
/// mostly written before it, what is written about its result soon after.
fn to_vote(day: Date, vote: Date, results: bool) -> i32 {
    match days(day, vote) {
        before if before >= 0 && results => 90 + before,
        before if before >= 0 => before,
        after if results => -after,
        after => 30 - 3 * after,
    }
}

/// The days with a weekday and without a year, in the one year that fits all of them and lies
/// soonest before one of the votes.
pub(super) fn in_one_year(
    raws: &[Raw],
    votes: &[Date],
    floor: Option<i16>,
    results: bool,
) -> Vec<Date> {
    let in_year = |year: i16| -> Option<Vec<Date>> {
        let dated = raws.iter().filter_map(|r| match (r.start, r.weekday) {
            (
                Partial::Day {
                    year: None,
                    month: Some(month),
                    day,
                },
                Some(weekday),
            ) => Some((month, day, weekday)),
            _ => None,
        });
        let days = dated
            .map(|(month, day, weekday)| {
                Date::new(year, month, day)
                    .ok()
                    .filter(|d| d.weekday() == weekday)
            })
            .collect::<Option<Vec<Date>>>()?;
        (!days.is_empty()).then_some(days)
    };
    let far = |found: &[Date], vote: Date| {
        found
            .first()
            .map_or(i32::MAX, |d| to_vote(*d, vote, results))
    };
    votes
        .iter()
        .flat_map(|v| [v.year(), v.year() - 1].map(|y| (y, *v)))
        .filter(|(y, _)| floor.is_none_or(|f| *y >= f))
        .filter_map(|(y, v)| Some((in_year(y)?, v)))
        .map(|(found, v)| (far(&found, v), found))
        .filter(|(far, _)| *far <= MONTHS_BEFORE)
        .min_by_key(|(far, _)| *far)
        .map_or_else(Vec::new, |(_, found)| found)
}

/// A day of the month without a month: only an adverb shows which is meant.
fn next_day(raw: &Raw, day: i8, known: &Known<'_>) -> Option<Date> {
    let anchor = known.anchor?;
    let by = match raw.direction? {
        Direction::Ahead => 1,
        Direction::Ago => -1,
        Direction::Near => return Date::new(anchor.year(), anchor.month(), day).ok(),
    };
    (0..3).find_map(|n| {
        let month = anchor
            .first_of_month()
            .checked_add((by * n).months())
            .ok()?;
        let found = Date::new(month.year(), month.month(), day).ok()?;
        (days(anchor, found) * by >= 0).then_some(found)
    })
}

/// The year of a month without one.
pub(super) fn month_year(month: i8, raw: &Raw, known: &Known<'_>) -> Option<i16> {
    let Some(anchor) = known.anchor else {
        let vote = known.voting?;
        return Some(if month > vote.month() {
            vote.year() - 1
        } else {
            vote.year()
        });
    };
    let this = anchor.month();
    let nearest = match i32::from(month) - i32::from(this) {
        gap if gap > 6 => anchor.year() - 1,
        gap if gap < -6 => anchor.year() + 1,
        _ => anchor.year(),
    };
    Some(match raw.direction.or(known.tense) {
        Some(Direction::Ahead) if nearest == anchor.year() && month < this => anchor.year() + 1,
        Some(Direction::Ago) if nearest == anchor.year() && month > this => anchor.year() - 1,
        Some(Direction::Ahead) if nearest < anchor.year() => anchor.year(),
        Some(Direction::Ago) if nearest > anchor.year() => anchor.year(),
        _ => nearest,
    })
}
