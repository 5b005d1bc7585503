//! The day that all other dates count from: the day of publication, or of the event that the
//! release reports.
//!
//! Leaves out the shell, whose date line it is handed.

use jiff::civil::Date;

use crate::model::{Document, PublishedBasis, TableId, TokenKind};

use super::election::{self, Calendar, Named};

use super::raw::{Direction, Partial, Raw};
use super::settle::{Known, Settled, settle};
use super::words::{Kind, Words};

/// The day of a vote stands this many tokens behind its name.
const VOTE: usize = 14;
/// A dateline's day stands within this many tokens.
const DATELINE: usize = 12;
/// An event is reported in one of the first paragraphs, if its day has no weekday.
const LEAD: usize = 3;
/// A word of planning or of the past tells of the date after it within this many tokens, and makes
/// the day of an event one still ahead within fewer.
const PLAN: usize = 10;
const NEAR_PLAN: usize = 6;

/// The day that the text itself gives for its publication, and how.
pub(super) fn from_text(
    words: &Words,
    document: &Document,
    raws: &[Raw],
    known: &Known<'_>,
) -> Option<(Date, PublishedBasis)> {
    let day = |raw: &Raw| -> Option<Date> {
        let settled: Settled = settle(raw, known);
        settled.start
    };
    let whole = |r: &&Raw| matches!(r.start, Partial::Day { month: Some(_), .. });
    let written = |r: &Raw| matches!(r.start, Partial::Day { year: Some(_), .. });
    if let Some(raw) = raws.iter().filter(whole).find(|r| in_dateline(document, r)) {
        return Some((day(raw)?, PublishedBasis::Dateline));
    }
    let happened = |r: &&Raw| {
        r.direction != Some(Direction::Ahead)
            && !planned(words, document, r.first)
            && !day(r).is_some_and(|d| known.votes.contains(&d))
    };
    // With its weekday or in brackets: the way an event is dated.
    let event = raws
        .iter()
        .filter(whole)
        .filter(|r| r.event)
        .filter(happened);
    let lead = raws
        .iter()
        .filter(whole)
        .filter(|r| written(r) && document.paragraph_of(r.first) < LEAD)
        .filter(happened);
    let found = event.chain(lead).find_map(day)?;
    Some((found, PublishedBasis::Text))
}

/// The day of an event still ahead: no day of publication, but near it.
pub(super) fn nearby(raws: &[Raw], known: &Known<'_>) -> Option<Date> {
    raws.iter()
        .filter(|r| r.event && matches!(r.start, Partial::Day { .. }))
        .find_map(|r| settle(r, known).start)
}

/// The day of voting that counts like `H-3` start from: that of a vote of its own where the text is
/// about one; else of an election named with its year; else the next that a bare name may mean; else
/// the day that the text gives to a vote; else the next of the calendar.
pub(super) fn voting(
    words: &Words,
    calendar: &Calendar,
    document: &Document,
    raws: &[Raw],
    named: &[Named],
    known: &Known<'_>,
) -> Option<Date> {
    let own = |t: usize| words.find(document, t, Kind::OwnVote).map(|(_, end)| end);
    let owns = (0..document.tokens.len()).filter(|t| own(*t).is_some());
    if owns.count() > named.len() {
        return told(words, document, raws, known, &own, true)
            .or_else(|| told(words, document, raws, known, &own, false));
    }
    let any = |t: usize| {
        let body = t > 0 && words.is(document, t - 1, Kind::Organ);
        let election = document.hit(t, TableId::Elections).map(|h| h.last);
        let vote = || words.find(document, t, Kind::Vote).map(|(_, end)| end);
        election.filter(|_| !body).or_else(vote)
    };
    let dated = election::dated(named, known.anchor);
    // The calendar's day stands where the text names its election with the year: dates beside such
    // a name may be those of one of its stages.
    dated
        .or_else(|| election::bare(named, known.anchor?))
        .or_else(|| told(words, document, raws, known, &any, true))
        .or_else(|| calendar.next(known.anchor?))
}

/// The first day not yet over that the text gives to a vote: `PSU digelar pada 19 April 2025`.
/// `vote` tells where the name of a vote that begins at a token ends; with `beside` nothing but
/// links may stand between the two.
fn told(
    words: &Words,
    document: &Document,
    raws: &[Raw],
    known: &Known<'_>,
    vote: &dyn Fn(usize) -> Option<usize>,
    beside: bool,
) -> Option<Date> {
    let links = |t: usize| {
        [Kind::Held, Kind::In, Kind::Date, Kind::Plan]
            .iter()
            .any(|k| words.is(document, t, *k))
            || document.capital(t)
            || document.word(t).len() == 4 && document.kind(t) == Some(TokenKind::Number)
            || matches!(document.word(t), "," | "(" | ")")
    };
    let named = |raw: &&Raw| {
        for at in (raw.first.saturating_sub(VOTE)..raw.first).rev() {
            if document.sentence_of(at) != document.sentence_of(raw.first) {
                return false;
            }
            if vote(at)
                .is_some_and(|end| end <= raw.first && (!beside || (end..raw.first).all(links)))
            {
                return true;
            }
        }
        false
    };
    raws.iter()
        .filter(|r| matches!(r.start, Partial::Day { .. }) && r.end.is_none())
        .filter(named)
        .filter_map(|r| settle(r, known).start)
        .find(|d| known.anchor.is_none_or(|a| *d >= a))
}

/// Whether the date stands in the dateline: at the head of the text, before its dash.
fn in_dateline(document: &Document, raw: &Raw) -> bool {
    raw.first > 0
        && raw.last <= DATELINE
        && (raw.last..raw.last + 2).any(|t| matches!(document.word(t), "–" | "—" | "-" | "~"))
        || (raw.first > 0
            && raw.last <= DATELINE
            && raw.first <= 4
            && matches!(document.word(raw.last), ")" | ".")
            && (raw.last..raw.last + 2).any(|t| document.word(t) == ".")
            && (0..raw.first).all(|t| document.capital(t) || matches!(document.word(t), "," | "(")))
}

/// Whether what the date belongs to is still planned.
fn planned(words: &Words, document: &Document, first: usize) -> bool {
    let found = before(words, document, first, NEAR_PLAN, &[Kind::Plan, Kind::Past]);
    found == Some(Kind::Plan)
}

/// Where the words before a date put it, looking back to the clause's beginning.
pub(super) fn tense(words: &Words, document: &Document, first: usize) -> Option<Direction> {
    match before(
        words,
        document,
        first,
        PLAN,
        &[Kind::Plan, Kind::Due, Kind::Past],
    )? {
        Kind::Past => Some(Direction::Ago),
        _ => Some(Direction::Ahead),
    }
}

/// The nearest word of one of the kinds before a date: in its sentence, on its side of quotation
/// marks, before no other date and no word of saying (`akan hadir, kata Rina, Kamis (4/8)`).
fn before(
    words: &Words,
    document: &Document,
    first: usize,
    reach: usize,
    kinds: &[Kind],
) -> Option<Kind> {
    let quote = |t: usize| {
        let start = document.tokens.get(t)?.span.start;
        document.quote_at(start).map(|q| q.outer.start)
    };
    let own = quote(first);
    for at in (first.saturating_sub(reach)..first).rev() {
        if document.sentence_of(at) != document.sentence_of(first) || quote(at) != own {
            return None;
        }
        if let Some(kind) = kinds.iter().find(|k| words.is(document, at, **k)) {
            return Some(*kind);
        }
        let other = document.hit(at, TableId::SpeechVerbs).is_some()
            || words.is(document, at, Kind::Month)
            || words.is(document, at, Kind::Weekday);
        if other {
            return None;
        }
    }
    None
}
