//! Where sentences end: at `.`, `!`, `?` or `…`, but not after abbreviations, initials, titles and
//! list numbers.
//!
//! Decides from the words on both sides of the mark. A sentence inside a quotation ends like any
//! other; closing marks go with the sentence that they close.

use std::ops::Range;

use crate::lexicon::Lexicons;
use crate::model::{Caps, Document, Sentence, TokenKind};

/// Cuts the tokens of one paragraph into sentences and numbers the tokens.
pub(super) fn cut(lexicons: &Lexicons, document: &mut Document, tokens: Range<usize>) {
    let paragraph = document.paragraphs.len();
    let mut first = tokens.start;
    let mut at = tokens.start;
    while at < tokens.end {
        let mut last = at + 1;
        if is_stop(document, at) {
            if opens_at_once(document, tokens.start, last, tokens.end) {
                push(document, first..last, paragraph);
                first = last;
                at = last;
                continue;
            }
            while last < tokens.end && (is_stop(document, last) || closes(document, last)) {
                last += 1;
            }
            if last < tokens.end && ends(lexicons, document, first, at, last) {
                push(document, first..last, paragraph);
                first = last;
            }
        }
        at = last;
    }
    push(document, first..tokens.end, paragraph);
}

fn push(document: &mut Document, tokens: Range<usize>, paragraph: usize) {
    if tokens.is_empty() {
        return;
    }
    let number = document.sentences.len() as u32;
    for token in &mut document.tokens[tokens.clone()] {
        token.sentence = number;
    }
    document.sentences.push(Sentence {
        span: document.span(tokens.start, tokens.end),
        first: tokens.start,
        last: tokens.end,
        paragraph,
    });
}

fn is_stop(document: &Document, token: usize) -> bool {
    matches!(document.word(token), "." | "!" | "?" | "…")
}

/// Whether a quotation opens right after the stop, the space between them forgotten
/// (`besar.''Kami`): straight marks before a capital, when none is open in the paragraph.
fn opens_at_once(document: &Document, start: usize, mark: usize, end: usize) -> bool {
    let straight = |t: usize| matches!(document.word(t), "\"" | "'");
    let mut last = mark;
    while last < end && straight(last) && document.joined(last - 1) {
        last += 1;
    }
    let before = (start..mark).filter(|t| straight(*t)).count();
    let marks = last - mark;
    marks > 0
        && (marks == 2 || document.word(mark) == "\"")
        && last < end
        && document.joined(last - 1)
        && document.caps(last) == Caps::Title
        && (before / marks).is_multiple_of(2)
}

/// Whether the token is a closing mark that touches what stands before it.
fn closes(document: &Document, token: usize) -> bool {
    let touches = token > 0 && document.joined(token - 1);
    match document.word(token) {
        "”" | "’" | "»" | ")" | "]" => touches,
        // Straight marks, and opening ones put at the end by mistake, close only before a gap.
        "\"" | "'" | "“" | "‘" | "`" => {
            touches
                && (!document.joined(token)
                    || closes_next(document, token + 1)
                    || document.kind(token + 1) == Some(TokenKind::Punct)
                    || document.caps(token + 1) == Caps::Lower)
        }
        _ => false,
    }
}

fn closes_next(document: &Document, token: usize) -> bool {
    matches!(document.word(token), "\"" | "'" | "”" | "’" | ")")
}

/// Whether a sentence that began at `first` ends with the run of marks `stop..next`.
fn ends(lexicons: &Lexicons, document: &Document, first: usize, stop: usize, next: usize) -> bool {
    let gap = !document.joined(next - 1);
    let lone_point = document.word(stop) == "." && next == stop + 1;
    let before = stop
        .checked_sub(1)
        .filter(|b| *b >= first && document.joined(*b));
    if !gap {
        // `hari.Selasa`: a space was forgotten. Not `Detik.com`, `S.H`, `kab-x.kpu.go.id`.
        return lone_point
            && before.is_some_and(|b| {
                document.caps(b) == Caps::Lower
                    && document.kind(b) == Some(TokenKind::Word)
                    && document.word(b).len() > 2
            })
            && document.caps(next) == Caps::Title
            && document.word(next).len() > 1;
    }
    if document.kind(next) == Some(TokenKind::Word) && !document.capital(next) {
        return false;
    }
    if matches!(document.word(next), "," | ";" | ":" | "/" | ")") {
        return false;
    }
    let Some(before) = before.filter(|_| lone_point) else {
        return true;
    };
    let word = document.word(before);
    match document.kind(before) {
        Some(TokenKind::Number) => {
            // `1. Kecamatan …`, `18. 511`
            before != first && document.kind(next) != Some(TokenKind::Number)
        }
        Some(TokenKind::Word) => {
            let letters = word.chars().count();
            let chained = before >= first + 2
                && document.word(before - 1) == "."
                && document.joined(before - 1)
                && document.joined(before - 2);
            if chained {
                // `S.H.`, `M.Si.`: a sentence goes on unless a word that names nobody begins one.
                return letters > 4 || begins_sentence(lexicons, document, next);
            }
            if letters == 1 {
                return word.chars().all(char::is_lowercase) && before != first;
            }
            !lexicons.is_abbreviation(document.tokens[before].word)
                || (document.caps(before) == Caps::Lower
                    && begins_sentence(lexicons, document, next))
        }
        _ => true,
    }
}

/// Whether the token is a function word that, capitalised, begins a sentence.
fn begins_sentence(lexicons: &Lexicons, document: &Document, token: usize) -> bool {
    matches!(document.word(token), "“" | "\"" | "”")
        || document
            .tokens
            .get(token)
            .is_some_and(|t| lexicons.is_stopword(t.word))
}
