//! Numbers of acts: `7/2017`, `No. 7 Tahun 2017`, `38/PL.02.1-BA/5309/KPU-Kab/IV/2018`, and lists of
//! them.

use crate::model::{Document, TokenKind};

/// One number with its year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Its first token, the word for "number" included where one stands.
    pub(super) first: usize,
    /// One past its last token, the year's included.
    pub(super) last: usize,
    /// As printed, without the year of a plain number.
    pub(super) text: String,
    pub(super) year: Option<i32>,
    /// Whether the word for "number" stands before it.
    pub(super) named: bool,
}

/// The most numbers that one list of acts is read for.
const LONGEST_LIST: usize = 50;

/// The first token after the word for "number", its point and colon.
pub(super) fn after_nomor(document: &Document, at: usize) -> Option<usize> {
    // `UU.No 8 Tahun 2012`
    let at = at + usize::from(document.is(at, ".") && document.joined(at));
    if !document.is_any(at, &["nomor", "no", "nomer", "nmr"]) {
        return None;
    }
    let mut next = at + 1;
    while document.is_any(next, &[".", ":"]) {
        next += 1;
    }
    Some(next)
}

/// A list of numbers of one kind of act, `after_nomor` or not. A number in it that neither has a
/// year nor shares a later one's is given only if the word for "number" stands before it (or if it
/// is the first and `bare`, so that the caller may settle its year).
pub(super) fn list(document: &Document, at: usize, bare: bool) -> Vec<Number> {
    let mut numbers = Vec::new();
    let Some(first) = one(document, at) else {
        return numbers;
    };
    let mut end = first.last;
    numbers.extend(split(document, first));
    while numbers.len() < LONGEST_LIST
        && let Some(next) = separator(document, end).and_then(|at| one(document, at))
    {
        // A full date or an amount of something is no number of an act.
        if next.year.is_none() && !next.named && !followed_by_list(document, next.last) {
            break;
        }
        end = next.last;
        numbers.extend(split(document, next));
    }
    let mut year = None;
    for number in numbers.iter_mut().rev() {
        if number.year.is_none() {
            number.year = year;
        } else {
            year = number.year;
        }
    }
    let kept = numbers
        .iter()
        .rposition(|n| n.year.is_some() || n.named)
        .map_or(0, |n| n + 1)
        .max(usize::from(bare));
    numbers.truncate(kept);
    numbers
}

/// `2,3` is one token, but two numbers.
fn split(document: &Document, number: Number) -> Vec<Number> {
    let parts: Vec<&str> = number.text.split(',').collect();
    if parts.len() < 2 || document.kind(number.first).is_none() {
        return vec![number];
    }
    parts
        .iter()
        .map(|part| Number {
            text: (*part).to_owned(),
            ..number.clone()
        })
        .collect()
}

/// The token after a sign or word between two numbers of a list.
fn separator(document: &Document, at: usize) -> Option<usize> {
    const WORDS: &[&str] = &[
        "dan", "serta", "atau", "maupun", "jo", "junto", "juncto", "jis", "&",
    ];
    let mut next = at;
    if document.is_any(next, &[",", ";"]) {
        next += 1;
    }
    if document.is_any(next, WORDS) {
        next += 1;
        if document.is(next - 1, "jo") && document.is(next, ".") {
            next += 1;
        }
    }
    (next > at).then_some(next)
}

fn followed_by_list(document: &Document, at: usize) -> bool {
    separator(document, at)
        .and_then(|next| one(document, next))
        .is_some()
}

/// One number with the year that belongs to it.
fn one(document: &Document, at: usize) -> Option<Number> {
    let begin = after_nomor(document, at);
    let named = begin.is_some();
    let first = begin.unwrap_or(at);
    let (whole, mut last) = run(document, first)?;
    let (mut text, mut year) = with_year(&whole);
    let slashed = text.contains('/');
    if year.is_none() && !slashed {
        // `7 / 2017`
        if document.is(last, "/")
            && let Some(found) = year_at(document, last + 1)
        {
            year = Some(found);
            last += 2;
        }
    }
    let mut word = last;
    if document.is_any(word, &[",", "/"]) {
        word += 1;
    }
    if document.is_any(word, &["tahun", "thn", "th"]) {
        word += 1;
        if document.is(word, ".") {
            word += 1;
        }
        if let Some(found) = year_at(document, word) {
            if year.is_some_and(|y| y != found) {
                // `561/54 Tahun 2022`: what looked like a short year is part of the number.
                text.clone_from(&whole);
            }
            year = Some(found);
            last = word + 1;
        }
    } else if named
        && year.is_none()
        && !slashed
        && let Some(found) = year_at(document, last)
    {
        // `No 7 2017`
        year = Some(found);
        last += 1;
    }
    if year.is_none() && slashed {
        year = trailing_year(&text);
    }
    // `2/3 kekuatan`, `15/11/2024`: without the word for it, a number with strokes has letters too.
    let serious = !slashed || named || text.chars().any(char::is_alphabetic);
    (serious && !text.is_empty()).then_some(Number {
        first: at,
        last,
        text,
        year,
        named,
    })
}

/// The tokens of a number, joined, from a digit or a letter on: `38`, `B/71/M.SM.00.00/2017`.
fn run(document: &Document, first: usize) -> Option<(String, usize)> {
    let number = document.kind(first) == Some(TokenKind::Number);
    let code = document.kind(first) == Some(TokenKind::Word)
        && document.capital(first)
        && document.joined(first)
        && document.is_any(first + 1, &["/", "-", "."]);
    if !number && !code {
        return None;
    }
    let mut last = first + 1;
    let mut slashes = 0;
    while document.joined(last - 1) {
        let word = document.word(last);
        let goes_on = document.joined(last)
            && matches!(
                document.kind(last + 1),
                Some(TokenKind::Number | TokenKind::Word)
            );
        match document.kind(last) {
            Some(TokenKind::Number | TokenKind::Word) => {}
            _ if word == "/" && goes_on => slashes += 1,
            _ if word == "-" && goes_on => {}
            // A point joins only inside a number with strokes; else it ends a sentence.
            _ if word == "." && goes_on && (slashes > 0 || code) => {}
            _ => break,
        }
        last += 1;
    }
    let text = document.text_of(first, last).to_owned();
    let digits = text.chars().any(|c| c.is_ascii_digit());
    (digits && (number || slashes > 0)).then_some((text, last))
}

/// Cuts the year off a plain number: `7/2017`, `32/04`.
fn with_year(text: &str) -> (String, Option<i32>) {
    let parts: Vec<&str> = text.split('/').collect();
    if let [number, year] = parts[..]
        && !number.is_empty()
        && number.chars().all(|c| c.is_ascii_digit())
        && let Some(year) = plain_year(year)
    {
        return (number.to_owned(), Some(year));
    }
    (text.to_owned(), None)
}

fn plain_year(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        4 if (1900..2100).contains(&year) => Some(year),
        2 if year <= 35 => Some(2000 + year),
        2 if year >= 45 => Some(1900 + year),
        _ => None,
    }
}

/// The last year of four digits among the parts of a number: `123/Pid.Sus/2024/PN`.
fn trailing_year(text: &str) -> Option<i32> {
    text.rsplit('/')
        .filter(|part| part.len() == 4)
        .find_map(plain_year)
}

/// A year of four digits.
pub(super) fn year_at(document: &Document, at: usize) -> Option<i32> {
    let word = document.word(at);
    (document.kind(at) == Some(TokenKind::Number) && word.len() == 4)
        .then(|| plain_year(word))
        .flatten()
}

/// The number as ids hold it: the leading figure without zeros at its head, so that `60` and
/// `60/PUU-XXII/2024` meet; the whole in small letters where it has no figure of its own.
pub(super) fn short(text: &str) -> String {
    let figure = text
        .split(['/', '-', ';'])
        .find(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    let Some(figure) = figure else {
        return text.to_lowercase();
    };
    let bare = figure.trim_start_matches('0');
    if bare.is_empty() { "0" } else { bare }.to_lowercase()
}
