//! Numbers that by their form count nothing: parts of longer signs, times, codes, marks of a list.

use crate::model::{Document, TableId, TokenKind};
use crate::recognise::numeral::Numeral;

/// Whether the number is part of something longer: `2-6-12`, `2/3`, `0110/Abdya`, `Covid-19`,
/// `1x24`, `07.30`.
pub(super) fn compound(document: &Document, numeral: &Numeral) -> bool {
    let (first, last) = (numeral.first, numeral.last);
    let text = document.word(first);
    if numeral.figures && (is_time(text) || (text.len() > 1 && is_code(text))) {
        return true;
    }
    // The figure of a term's own name: `DP4`, `DPTHP 2`.
    let inside = (first.saturating_sub(4)..first).any(|t| {
        document
            .hits_at(t)
            .iter()
            .any(|h| h.table == TableId::Measures && h.last > first)
    });
    if inside {
        return true;
    }
    if first > 0 && document.joined(first - 1) {
        let before = document.word(first - 1);
        let joined = first > 1 && document.joined(first - 2);
        let number = document.kind(first.saturating_sub(2)) == Some(TokenKind::Number);
        let word = document.kind(first.saturating_sub(2)) == Some(TokenKind::Word);
        let quantities = numeral.grouped && grouped(document, first.saturating_sub(2));
        match before {
            "/" if quantities => {}
            "-" | "–" | "/" | "+" if joined && (number || word) => return true,
            ":" if joined && number => return true,
            _ => {}
        }
    }
    // The end of `4 – 5 orang`; `Sape – 34 – 9.873` is a row.
    if first > 1
        && document.is_any(first - 1, &["-", "–"])
        && document.kind(first - 2) == Some(TokenKind::Number)
        && grouped(document, first - 2) == numeral.grouped
    {
        return true;
    }
    let then = document.word(last);
    let after = document.kind(last + 1);
    let tight = last > 0 && document.joined(last - 1);
    match then {
        // `22.100/23.110`, `L 5.012/P 4.861`
        "/" if numeral.grouped && (grouped(document, last + 1) || letter(document, last + 1)) => {
            false
        }
        "-" | "–" | "/" if tight && document.joined(last) => after.is_some(),
        ":" if tight && document.joined(last) => after == Some(TokenKind::Number),
        // `4 – 5 orang`: a range has no one value.
        "-" | "–" => {
            after == Some(TokenKind::Number) && grouped(document, last + 1) == numeral.grouped
        }
        _ => {
            // `1x24`, `4G`; but `10rb`, `5TPS` only lack a space.
            tight
                && numeral.figures
                && document.kind(last) == Some(TokenKind::Word)
                && (then.len() <= 2 || then.chars().any(|c| c.is_ascii_digit()))
                && document
                    .hits_at(last)
                    .iter()
                    .all(|h| h.table != TableId::Measures && h.table != TableId::Numerals)
        }
    }
}

/// Whether the token is figures grouped by thousands, as only quantities are.
fn grouped(document: &Document, token: usize) -> bool {
    let text = document.word(token);
    document.kind(token) == Some(TokenKind::Number)
        && text.len() >= 5
        && text.rsplit('.').next().is_some_and(|end| end.len() == 3)
        && text.contains('.')
}

/// Whether the token is a letter for men or women.
fn letter(document: &Document, token: usize) -> bool {
    document.is_any(token, &["l", "p", "lk", "pr"])
}

/// Past a chain of joined numbers and signs.
pub(super) fn past_compound(document: &Document, from: usize) -> usize {
    let mut at = from;
    while at > 0
        && document.joined(at - 1)
        && (document.kind(at) == Some(TokenKind::Number)
            || document.is_any(at, &["-", "–", "/", ":"]))
    {
        at += 1;
    }
    at
}

/// `07.30`, `13.00`.
fn is_time(text: &str) -> bool {
    let Some((hour, minute)) = text.split_once('.') else {
        return false;
    };
    let two = |part: &str| part.len() == 2 && part.chars().all(|c| c.is_ascii_digit());
    two(minute)
        && (1..=2).contains(&hour.len())
        && hour.parse::<u32>().is_ok_and(|h| h < 25)
        && minute.parse::<u32>().is_ok_and(|m| m < 60)
}

/// Figures that begin with a zero no decimal follows: `004`, `0813…`.
fn is_code(text: &str) -> bool {
    text.starts_with('0') && !text.starts_with("0,") && !text.starts_with("0.")
}

/// Whether the number marks an item of a list: `1. Bajawa …`, `2) …`, `(3)`.
pub(super) fn is_mark(document: &Document, numeral: &Numeral) -> bool {
    if !numeral.figures || numeral.grouped || numeral.last != numeral.first + 1 {
        return false;
    }
    let (at, next) = (numeral.first, numeral.last);
    let small = numeral.value.is_some_and(|v| v <= 99.0);
    let opens = at == 0 || document.paragraph_of(at - 1) != document.paragraph_of(at);
    let tight = document.joined(at);
    if document.is(next, ")") && tight {
        return opens || !in_brackets(document, at) || document.is(at - 1, "(");
    }
    if !small {
        return false;
    }
    if opens {
        // A list number may have lost its point: `16 Kep Riau`.
        return document.is(next, ".") && tight;
    }
    document.is(next, ".")
        && tight
        && !document.joined(next)
        && document.capital(next + 1)
        && document.is_any(at - 1, &[";", ":", ".", ","])
}

fn in_brackets(document: &Document, at: usize) -> bool {
    (at.saturating_sub(20)..at)
        .rev()
        .find(|t| document.is_any(*t, &["(", ")"]))
        .is_some_and(|t| document.is(t, "("))
}
