//! The day that all other dates count from: the day of publication, or of the event that the
//! release reports.
//!
//! Leaves out the shell, whose date line it is handed.

use jiff::ToSpan;
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
/// A release reports what was said about an event up to so many days after it.
const LATER: i32 = 4;
/// A verb of saying stands within so many tokens of the day of the saying.
const SAID: usize = 25;
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
    // `Kemarin (9/2)` was spoken on the day after.
    let day = |raw: &Raw| -> Option<Date> {
        let settled: Settled = settle(raw, known);
        let back = raw.offset.unwrap_or(0);
        settled.start?.checked_sub(back.days()).ok()
    };
    let whole = |r: &&Raw| matches!(r.start, Partial::Day { month: Some(_), .. });
    let written = |r: &Raw| matches!(r.start, Partial::Day { year: Some(_), .. });
    if let Some(raw) = raws.iter().filter(whole).find(|r| in_dateline(document, r)) {
        return Some((day(raw)?, PublishedBasis::Dateline));
    }
    let happened = |r: &&Raw| {
        r.offset.is_some()
            || r.direction != Some(Direction::Ahead)
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
    // Who speaks about an event on a later day is reported on that day.
    let later = raws
        .iter()
        .filter(whole)
        .filter(|r| r.event && r.end.is_none() && happened(r) && attributed(words, document, r))
        .filter_map(day)
        .filter(|d| (1..=LATER).contains(&election::days(found, *d)))
        .max();
    let found = later.unwrap_or(found);
    let run = |d: Date| {
        raws.iter().filter(|r| r.end.is_some()).any(|r| {
            let settled = settle(r, known);
            settled.start == Some(found) && settled.end.is_some_and(|end| d <= end)
        })
    };
    let spoken = raws.iter().filter_map(|r| {
        let Partial::Weekday { weekday, weeks: 0 } = r.start else {
            return None;
        };
        let bare = r.end.is_none() && r.direction.is_none() && !r.gloss;
        if !bare
            || quoted(document, r.first)
            || tense(words, document, r.first) == Some(Direction::Ahead)
        {
            return None;
        }
        let on = found
            .checked_add(i32::from(found.weekday().until(weekday)).days())
            .ok()?;
        let near = election::days(found, on) <= LATER && attributed(words, document, r);
        (near || run(on)).then_some(on)
    });
    Some((spoken.max().unwrap_or(found), PublishedBasis::Text))
}

/// Whether a date stands where the day of a saying or of its report does: behind a comma, after a
/// verb of saying or a word for what the newsroom was handed, in no quotation.
fn attributed(words: &Words, document: &Document, raw: &Raw) -> bool {
    let first = raw.first;
    if first == 0 || quoted(document, first) {
        return false;
    }
    let behind_comma = document.word(first - 1) == ",";
    (first.saturating_sub(SAID)..first + SAID)
        .filter(|t| {
            document.sentence_of(*t) == document.sentence_of(first) && !quoted(document, *t)
        })
        .any(|t| {
            let says = document.hit(t, TableId::SpeechVerbs).is_some();
            t < first && words.is(document, t, Kind::Handed) || behind_comma && says
        })
}

fn quoted(document: &Document, token: usize) -> bool {
    document
        .tokens
        .get(token)
        .is_some_and(|t| document.quote_at(t.span.start).is_some())
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
        .or_else(|| {
            let anchor = known.anchor.filter(|_| words.electoral(document))?;
            calendar.next(anchor)
        })
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
    // `paling lambat 10 hari setelah pemungutan suara, artinya 27 April`: the end of a count.
    let reckoned = |raw: &&Raw| {
        raws.iter().any(|r| {
            matches!(r.start, Partial::Voting(_))
                && r.first < raw.first
                && document.sentence_of(r.first) == document.sentence_of(raw.first)
        })
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
        .filter(|r| !reckoned(r))
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
    // `sudah di TPS sebelum 26 November` tells nothing of where the day lies.
    let limit = words.ends_at(document, first, Kind::Before);
    match before(
        words,
        document,
        first,
        PLAN,
        &[Kind::Plan, Kind::Due, Kind::Past],
    )? {
        Kind::Past if limit => None,
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
