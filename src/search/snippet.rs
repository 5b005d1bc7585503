//! The part of a text that answers a query, with the words that do.
//!
//! The window with the most different wanted words, widened to whole words. Leaves out colours and
//! markup: the places of the words are given instead.

use std::collections::{BTreeSet, HashSet};

use schemars::JsonSchema;
use serde::Serialize;

use crate::index::{STEM_MARK, Stemmer, fold};
use crate::model::TokenKind;
use crate::tokenize::tokenize;

/// Longer texts are cut to about so many bytes.
const LENGTH: usize = 240;

/// A stretch of the snippet that the query asked for, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Highlight {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// The snippet of a text and its highlights.
pub(super) fn snippet(
    text: &str,
    wanted: &BTreeSet<String>,
    stemmer: &Stemmer,
) -> (String, Vec<Highlight>) {
    let tokens = tokenize(text);
    let hits: Vec<(usize, usize, String)> = tokens
        .iter()
        .filter(|t| t.kind != TokenKind::Punct)
        .filter_map(|t| {
            let form = fold(t.span.slice(text));
            let root = format!("{STEM_MARK}{}", stemmer.stem(&form));
            let is_wanted = wanted.contains(&form)
                || wanted.contains(&root)
                || wanted.iter().any(|w| {
                    w.strip_suffix('*')
                        .is_some_and(|prefix| form.starts_with(prefix))
                });
            is_wanted.then_some((t.span.start, t.span.end, root))
        })
        .collect();
    let (from, to) = window(text, &hits);
    let cut_before = !text[..from].trim().is_empty();
    let cut_after = !text[to..].trim().is_empty();
    let mut shown = String::new();
    if cut_before {
        shown.push_str("… ");
    }
    let shift = shown.len();
    for c in text[from..to].chars() {
        // A line end within is a space; both are one byte or more, so places stay by bytes.
        shown.push(if c == '\n' || c == '\r' || c == '\t' {
            ' '
        } else {
            c
        });
    }
    if cut_after {
        shown.push_str(" …");
    }
    let points = |byte: usize| shown[..byte].chars().count();
    let highlights = hits
        .iter()
        .filter(|(start, end, _)| from <= *start && *end <= to)
        .map(|(start, end, _)| Highlight {
            start: points(start - from + shift),
            end: points(end - from + shift),
        })
        .collect();
    (shown, highlights)
}

/// The bytes to show: all of a short text, else the window with the most different words.
fn window(text: &str, hits: &[(usize, usize, String)]) -> (usize, usize) {
    let whole = text.trim_end().len();
    if whole <= LENGTH + LENGTH / 4 {
        return (0, whole);
    }
    let mut best = (0, 0, 0);
    for (n, (start, _, _)) in hits.iter().enumerate() {
        let inside = hits[n..]
            .iter()
            .take_while(|(_, end, _)| end - start <= LENGTH);
        let last = inside.clone().last().map_or(*start, |(_, end, _)| *end);
        let different: HashSet<&str> = inside.map(|(_, _, root)| root.as_str()).collect();
        if different.len() > best.0 {
            best = (different.len(), *start, last);
        }
    }
    let (_, first, last) = best;
    // The words in the middle, with what stands around them.
    let room = LENGTH.saturating_sub(last - first);
    let mut from = first.saturating_sub(room / 2);
    if from < 30 {
        from = 0;
    }
    let mut to = (from + LENGTH.max(last - from)).min(whole);
    if whole - to < 30 {
        to = whole;
    }
    (at_word(text, from, true), at_word(text, to, false))
}

/// The nearest place between words at or before `at` (or at or after it).
fn at_word(text: &str, at: usize, before: bool) -> usize {
    if at == 0 || at >= text.len() {
        return at.min(text.len());
    }
    if before {
        let start = boundary(text, at);
        text[..start].rfind(char::is_whitespace).map_or(0, |n| {
            n + text[n..].chars().next().map_or(1, char::len_utf8)
        })
    } else {
        let end = boundary(text, at);
        text[end..]
            .find(char::is_whitespace)
            .map_or(text.len(), |n| end + n)
    }
}

/// The last place at or before `at` where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|n| text.is_char_boundary(*n))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    #[test]
    fn highlights_are_code_points_of_the_snippet() {
        let stemmer = Stemmer::new(&Lexicons::new().unwrap());
        let wanted = BTreeSet::from(["=dukung".to_owned(), "logis*".to_owned()]);
        let filler = "“É – kata lain” ".repeat(40);
        for text in [
            "Pemkab mendukung logistik.".to_owned(),
            format!("{filler}Pemkab\nmendukung “logistik”. {filler}"),
            format!("{filler}didukung"),
        ] {
            let (shown, highlights) = snippet(&text, &wanted, &stemmer);
            assert!(
                !highlights.is_empty() && shown.chars().count() < 330,
                "{shown}"
            );
            for h in highlights {
                let word: String = shown.chars().skip(h.start).take(h.end - h.start).collect();
                assert!(
                    ["mendukung", "logistik", "didukung"].contains(&word.as_str()),
                    "{word}"
                );
            }
        }
    }

    #[test]
    fn any_text_has_a_snippet() {
        let stemmer = Stemmer::new(&Lexicons::new().unwrap());
        for text in ["", " ", "\u{3000}x", &"ü".repeat(999), &"a ".repeat(999)] {
            let (shown, highlights) = snippet(text, &BTreeSet::new(), &stemmer);
            assert!(
                highlights.is_empty() && shown.len() <= text.len().max(8),
                "{text}"
            );
        }
    }
}
