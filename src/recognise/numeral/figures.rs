//! Figures: thousands, decimals, stray spaces.

use crate::model::{Document, TokenKind};

/// The figures of one number, stray spaces healed.
pub(super) struct Run {
    pub(super) text: String,
    /// One past the last token.
    pub(super) last: usize,
}

/// The figures that begin at the token.
pub(super) fn run(document: &Document, at: usize) -> Option<Run> {
    if document.kind(at) != Some(TokenKind::Number) {
        return None;
    }
    let mut text = document.word(at).to_owned();
    let mut last = at + 1;
    // `18. 511`, `56, 9 persen`: a space crept in after the mark.
    // `412 .709`: or before it.
    if document.kind(last + 1) == Some(TokenKind::Number)
        && !document.joined(last - 1)
        && document.joined(last)
        && document.word(last) == "."
        && document.word(last + 1).len() == 3
        && groups(&text)
        && !opens_paragraph(document, at)
    {
        text.push('.');
        text.push_str(document.word(last + 1));
        last += 2;
    }
    while document.kind(last + 1) == Some(TokenKind::Number)
        && document.joined(last - 1)
        && !document.joined(last)
    {
        let next = document.word(last + 1);
        let head: String = next.chars().take_while(char::is_ascii_digit).collect();
        let heals = match document.word(last) {
            "." => head.len() == 3 && groups(&text) && !opens_paragraph(document, at),
            "," => {
                head.len() == next.len()
                    && head.len() <= 2
                    && !text.contains(',')
                    && is_scaled(document, last + 2)
            }
            _ => false,
        };
        if !heals {
            break;
        }
        text.push_str(document.word(last));
        text.push_str(next);
        last += 2;
    }
    Some(Run { text, last })
}

/// Whether the figures could be the head of a number grouped by points: one to three, then threes.
fn groups(text: &str) -> bool {
    let mut parts = text.split('.');
    let head = parts.next().map_or(0, str::len);
    (1..=3).contains(&head)
        && !text.starts_with('0')
        && text.chars().all(|c| c.is_ascii_digit() || c == '.')
        && parts.all(|p| p.len() == 3)
}

/// Whether the number opens its paragraph, as list numbers do (`1. 240 pemilih`).
fn opens_paragraph(document: &Document, at: usize) -> bool {
    at == 0 || document.paragraph_of(at - 1) != document.paragraph_of(at)
}

fn is_scaled(document: &Document, at: usize) -> bool {
    document.is_any(
        at,
        &["persen", "%", "ribu", "juta", "miliar", "milyar", "triliun"],
    )
}

/// The value of figures; `decimal` where what follows asks for a decimal reading of one mark
/// (`1,164 triliun`, `84.775 persen`).
pub(super) fn value(text: &str, decimal: bool) -> Option<f64> {
    let points = text.matches('.').count();
    let commas = text.matches(',').count();
    let threes = |mark: char| {
        let mut parts = text.split(mark);
        let head = parts.next().map_or(0, str::len);
        (1..=3).contains(&head) && parts.all(|p| p.len() == 3)
    };
    let plain: String = match (points, commas) {
        (0, 0) => text.to_owned(),
        // `7.218280`: a point got lost.
        (1, 0) if !decimal && lost_point(text) => text.replace('.', ""),
        // `815.249`; but `12.5`, `84.77`, and `1.164 triliun` spelt the English way
        (1, 0) if !threes('.') || (decimal && text.len() <= 6 && below_hundred(text)) => {
            text.to_owned()
        }
        (_, 0) if threes('.') => text.replace('.', ""),
        // `84,77`; but `815,249` counts whole things
        (0, 1) if decimal || !threes(',') => text.replace(',', "."),
        (0, _) if threes(',') => text.replace(',', ""),
        // `1.234,5`
        (_, 1) => {
            let (whole, part) = text.split_once(',')?;
            if part.contains('.') {
                // `1,234.5`
                text.replace(',', "")
            } else {
                format!("{}.{part}", whole.replace('.', ""))
            }
        }
        _ => return None,
    };
    plain.parse().ok()
}

/// Whether more threes than one stand behind the only point.
fn lost_point(text: &str) -> bool {
    text.split_once('.').is_some_and(|(head, tail)| {
        (1..=3).contains(&head.len()) && matches!(tail.len(), 6 | 9) && !head.starts_with('0')
    })
}

/// Whether what stands before the point would be a share or a scaled number.
fn below_hundred(text: &str) -> bool {
    text.split('.').next().is_some_and(|head| head.len() <= 2)
}
