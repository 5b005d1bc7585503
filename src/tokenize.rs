//! The one tokenizer: text to words, numbers and single marks, with their spans.
//!
//! ASCII takes a fast path; other letters are asked of Unicode. Leaves out sentences and what a
//! word means. Used alike for lexicon surfaces, running text and the index, so that they meet.

use crate::model::{Caps, TokenKind};
use crate::span::Span;

/// A token before anything is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawToken {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// Cuts `text` into tokens. All characters but white space belong to exactly one token.
///
/// - letters run on over digits (`P2H`), but two or more letters and a number part (`Rp41,5`,
///   `Nomor1`), and so do a number and letters (`15.30wita`);
/// - an apostrophe between letters stays inside (`Jum'at`, `Sya’roni`);
/// - points and commas between digits stay inside (`1.530`, `84,77`);
/// - everything else is a token of one character, hyphens and strokes too.
pub fn tokenize(text: &str) -> Vec<RawToken> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        let (end, kind) = if byte.is_ascii_digit() {
            (number_end(bytes, at), TokenKind::Number)
        } else if byte.is_ascii_alphabetic() {
            (word_end(text, at), TokenKind::Word)
        } else if byte.is_ascii() {
            if byte.is_ascii_whitespace() || byte.is_ascii_control() {
                at += 1;
                continue;
            }
            (at + 1, TokenKind::Punct)
        } else {
            let Some(c) = text[at..].chars().next() else {
                break;
            };
            let end = at + c.len_utf8();
            if c.is_whitespace() {
                at = end;
                continue;
            }
            if c.is_alphabetic() {
                (word_end(text, at), TokenKind::Word)
            } else {
                (end, TokenKind::Punct)
            }
        };
        tokens.push(RawToken {
            span: Span::new(at, end),
            kind,
        });
        at = end;
    }
    tokens
}

fn number_end(bytes: &[u8], start: usize) -> usize {
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut at = start;
    loop {
        while digit(at) {
            at += 1;
        }
        if matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1) {
            at += 1;
        } else {
            return at;
        }
    }
}

fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut letters = 0;
    let mut digits = false;
    while let Some(byte) = bytes.get(at).copied() {
        if byte.is_ascii_alphabetic() {
            letters += 1;
            at += 1;
        } else if byte.is_ascii_digit() {
            if letters >= 2 && !digits {
                return at;
            }
            digits = true;
            at += 1;
        } else if byte == b'\'' {
            if letter_at(text, at + 1) && !digits {
                at += 1;
            } else {
                return at;
            }
        } else if byte.is_ascii() {
            return at;
        } else {
            let Some(c) = text[at..].chars().next() else {
                return at;
            };
            let inside = is_apostrophe(c) && letter_at(text, at + c.len_utf8());
            if !(c.is_alphanumeric() || is_mark(c) || inside) {
                return at;
            }
            letters += 1;
            at += c.len_utf8();
        }
    }
    at
}

fn letter_at(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(char::is_alphabetic)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\u{2019}' | '\u{2018}' | '\u{02BC}')
}

/// Marks that combine with the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

/// How a word is capitalised; `Lower` for anything that does not begin with a capital.
pub fn caps(word: &str) -> Caps {
    let mut chars = word.chars();
    if !chars.next().is_some_and(char::is_uppercase) {
        return Caps::Lower;
    }
    let (mut upper, mut lower) = (0, 0);
    for c in chars {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    match (upper, lower) {
        (0, _) => Caps::Title,
        (_, 0) => Caps::Upper,
        _ => Caps::Mixed,
    }
}

/// Appends the lowercased form by which words are compared: small letters, plain apostrophes.
pub fn fold_into(word: &str, folded: &mut String) {
    if word.is_ascii() {
        folded.push_str(word);
        let start = folded.len() - word.len();
        folded[start..].make_ascii_lowercase();
    } else {
        for c in word.chars() {
            if is_apostrophe(c) {
                folded.push('\'');
            } else {
                folded.extend(c.to_lowercase());
            }
        }
    }
}

/// The folded words of a text, in order: `Kab. Bogor` gives `kab`, `.`, `bogor`.
pub fn words(text: &str) -> Vec<String> {
    tokenize(text)
        .iter()
        .map(|t| {
            let mut word = String::new();
            fold_into(t.span.slice(text), &mut word);
            word
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        let parts: Vec<&str> = tokenize(text).iter().map(|t| t.span.slice(text)).collect();
        parts.join("|")
    }

    #[test]
    fn tokens_of_the_genre() {
        for (want, text) in [
            ("1.530|TPS", "1.530 TPS"),
            ("84,77|persen|.", "84,77 persen."),
            ("Kamis|(|4|/|8|/|22|)", "Kamis (4/8/22)"),
            ("Rp|41,5|miliar", "Rp41,5 miliar"),
            ("15.30|wita", "15.30wita"),
            ("Nomor|1|/|PP", "Nomor1/PP"),
            ("P2H", "P2H"),
            ("Jum'at|,", "Jum'at,"),
            ("Sya’roni|”|ujar", "Sya’roni” ujar"),
            ("S|.|H|.|,|M|.|Si", "S.H., M.Si"),
            ("TNI|-|Polri", "TNI-Polri"),
            ("“|Kami|siap|,|”|tandasnya", "“Kami siap,”tandasnya"),
            ("18|.|511", "18. 511"),
            ("è|–|x", "è – x"),
        ] {
            assert_eq!(cut(text), want, "{text}");
        }
    }

    #[test]
    fn capitals() {
        for (want, words) in [
            (Caps::Lower, &["bogor", "7", "“", "éa"][..]),
            (Caps::Title, &["Bogor", "I", "Éa", "P2"]),
            (Caps::Upper, &["KPU", "P2H"]),
            (Caps::Mixed, &["PolPP", "BaNK"]),
        ] {
            for word in words {
                assert_eq!(caps(word), want, "{word}");
            }
        }
    }
}
