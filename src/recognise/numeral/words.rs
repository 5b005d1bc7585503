//! Number words and how they add up.

use crate::error::Result;
use crate::lexicon::{Row, Table};

/// What a number word does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum WordKind {
    /// 1 to 9.
    Unit(f64),
    /// Whole by itself: `sebelas`.
    BelowHundred(f64),
    /// Tens; a unit may follow.
    Tens(f64),
    /// Hundreds; a smaller part may follow.
    Hundreds(f64),
    /// Ten more than the unit before it.
    Teen,
    /// Ten times the unit before it.
    TenTimes,
    /// A hundred times the unit before it.
    HundredTimes,
    /// Multiplies all before it.
    Scale(f64),
    /// One of a scale: `seribu`.
    ScaledOne(f64),
    /// A scale after money only: `M`.
    Short(f64),
    /// From, to.
    Vague(f64, f64),
}

impl WordKind {
    pub(super) fn parse(table: &Table, row: &Row) -> Result<Self> {
        let worth = |cell: &str| -> Result<f64> {
            cell.parse()
                .map_err(|_| table.error(row, format!("{cell:?} is no number")))
        };
        let value = row.get(1);
        Ok(match row.get(2) {
            "unit" => Self::Unit(worth(value)?),
            "below_hundred" => Self::BelowHundred(worth(value)?),
            "tens" => Self::Tens(worth(value)?),
            "hundreds" => Self::Hundreds(worth(value)?),
            "teen" => Self::Teen,
            "ten_times" => Self::TenTimes,
            "hundred_times" => Self::HundredTimes,
            "scale" => Self::Scale(worth(value)?),
            "scaled_one" => Self::ScaledOne(worth(value)?),
            "short_scale" => Self::Short(worth(value)?),
            "vague" => {
                let Some((low, high)) = value.split_once('-') else {
                    return Err(table.error(row, format!("{value:?} is no low-high")));
                };
                Self::Vague(worth(low)?, worth(high)?)
            }
            other => return Err(table.error(row, format!("{other:?} is no kind"))),
        })
    }
}

/// The number that the words from `at` on make, and the token after it.
pub(super) fn read(at: usize, word: impl Fn(usize) -> Option<WordKind>) -> Option<(f64, usize)> {
    let mut total = 0.0;
    let mut scale_limit = f64::INFINITY;
    let mut end = at;
    loop {
        // One scale's worth: hundreds, tens, units.
        if let Some(WordKind::ScaledOne(worth)) = word(end)
            && worth < scale_limit
        {
            total += worth;
            scale_limit = worth;
            end += 1;
            continue;
        }
        let Some((part, after)) = below_thousand(end, &word) else {
            break;
        };
        match word(after) {
            Some(WordKind::Scale(worth)) if worth < scale_limit => {
                total += part * worth;
                scale_limit = worth;
                end = after + 1;
            }
            _ if part < scale_limit => {
                total += part;
                end = after;
                break;
            }
            _ => break,
        }
    }
    (end > at).then_some((total, end))
}

/// A number below a thousand.
fn below_thousand(at: usize, word: &impl Fn(usize) -> Option<WordKind>) -> Option<(f64, usize)> {
    match word(at)? {
        WordKind::Unit(unit) => match word(at + 1) {
            Some(WordKind::HundredTimes) => Some(rest(unit * 100.0, at + 2, 100.0, word)),
            Some(WordKind::TenTimes) => Some(rest(unit * 10.0, at + 2, 10.0, word)),
            Some(WordKind::Teen) => Some((unit + 10.0, at + 2)),
            _ => Some((unit, at + 1)),
        },
        WordKind::BelowHundred(value) => Some((value, at + 1)),
        WordKind::Tens(value) => Some(rest(value, at + 1, 10.0, word)),
        WordKind::Hundreds(value) => Some(rest(value, at + 1, 100.0, word)),
        _ => None,
    }
}

/// Adds what follows if it is smaller than `limit`.
fn rest(
    value: f64,
    at: usize,
    limit: f64,
    word: &impl Fn(usize) -> Option<WordKind>,
) -> (f64, usize) {
    match below_thousand(at, word) {
        Some((more, after)) if more < limit => (value + more, after),
        _ => (value, at),
    }
}
