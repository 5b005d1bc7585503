//! What follows an act's number: its title, or the day of a letter.

use super::number;
use crate::model::{Document, TokenKind};
use crate::span::Span;

/// The year of the day that a letter's number is followed by: `tanggal 5 Desember 2022`.
pub(super) fn dated(document: &Document, at: usize) -> Option<i32> {
    if !document.is_any(at, &["tanggal", "tertanggal", "tgl"]) {
        return None;
    }
    (at + 1..at + 5).find_map(|t| number::year_at(document, t))
}

/// The title after an act: what `tentang` begins, up to a pause; and the token after it.
pub(super) fn title(document: &Document, last: usize) -> (Option<Span>, usize) {
    let mut at = last;
    if document.is(at, ")") {
        at += 1;
    }
    if !document.is_any(at, &["tentang", "mengenai", "perihal", "soal", "ttg"]) {
        return (None, last);
    }
    let first = at + 1;
    let sentence = document.sentence_of(first);
    let mut end = first;
    at = first;
    if !document.capital(first) {
        // In small letters only what ends soon is surely nothing but a title.
        while document.kind(at) == Some(TokenKind::Word) && at < first + 6 {
            at += 1;
        }
        let closed = document.kind(at) != Some(TokenKind::Word);
        return if closed && at > first {
            (Some(document.span(first, at)), at)
        } else {
            (None, first)
        };
    }
    while at < document.tokens.len() && document.sentence_of(at) == sentence {
        let word = document.kind(at) == Some(TokenKind::Word);
        let year = document.kind(at) == Some(TokenKind::Number) && document.is(at - 1, "tahun");
        if document.capital(at) || year {
            at += 1;
            end = at;
        } else if word
            && document.is_any(
                at,
                &[
                    "dan", "atas", "di", "dalam", "pada", "dengan", "oleh", "atau", "untuk",
                    "bagi", "serta", "dari", "tentang", "tahun", "kedua", "ketiga", "antara",
                ],
            )
            || document.is_any(at, &["/", "-"])
        {
            at += 1;
        } else {
            break;
        }
    }
    (
        (end > first).then(|| document.span(first, end)),
        end.max(first),
    )
}
