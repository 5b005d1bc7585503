//! The number of days that is told beside a run of dates, held against it.
//!
//! `selama 90 hari, 1 September–15 Desember`: the run stays, the contradiction is noted. Leaves out
//! weeks and months, which are told roundly, and working days.

use jiff::civil::Date;

use super::raw::Raw;
use super::settle::Settled;
use super::words::{Unit, Words};
use crate::model::{Document, TokenKind};

/// Farthest number of days before or after a run, in tokens between the two.
const REACH: usize = 3;

/// Notes a length that does not fit the run.
pub(super) fn check(words: &Words, document: &Document, raw: &Raw, settled: &mut Settled) {
    let (Some(start), Some(end), None) = (settled.start, settled.end, &settled.note) else {
        return;
    };
    if raw.end.is_none() || start >= end {
        return;
    }
    let days = length(start, end);
    let told = before(words, document, raw).or_else(|| after(words, document, raw));
    // The last day may be meant to count or not.
    if let Some(told) = told.filter(|t| *t != days && *t != days - 1) {
        settled.note = Some(format!("the run is {days} days long, not {told}"));
    }
}

/// The days from one to another, both counted.
fn length(start: Date, end: Date) -> i32 {
    start.until(end).map_or(0, |span| span.get_days()) + 1
}

/// The number of days that ends shortly before the run.
fn before(words: &Words, document: &Document, raw: &Raw) -> Option<i32> {
    let nearest = raw.first.saturating_sub(REACH);
    (nearest..=raw.first).rev().find_map(|end| {
        let first = end.saturating_sub(3);
        let (told, _) =
            (first..end).find_map(|t| days(words, document, t).filter(|d| d.1 == end))?;
        is_beside(document, end, raw.first).then_some(told)
    })
}

/// The number of days that begins shortly after the run.
fn after(words: &Words, document: &Document, raw: &Raw) -> Option<i32> {
    (raw.last..=raw.last + REACH).find_map(|first| {
        let (told, _) = days(words, document, first)?;
        is_beside(document, raw.last, first).then_some(told)
    })
}

/// A number of days at a token, with the token after it.
fn days(words: &Words, document: &Document, at: usize) -> Option<(i32, usize)> {
    let (told, next) = words.count(document, at)?;
    let (unit, end) = words.unit(document, next)?;
    (unit == Unit::Day && !document.is(end, "kerja")).then_some((told, end))
}

/// Whether two tokens stand in one sentence and no number stands between.
fn is_beside(document: &Document, from: usize, to: usize) -> bool {
    document.sentence_of(from.saturating_sub(1)) == document.sentence_of(to)
        && (from..to).all(|t| document.kind(t) != Some(TokenKind::Number))
}
