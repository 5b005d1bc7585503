//! Titles around a name, told by their letters alone: `SH`, `S.H.`, `S. H.`.
//!
//! Leaves out the name itself.

use super::{Persons, Side, TITLE_TOKENS};
use crate::model::{Document, TokenKind};

impl Persons {
    /// The title at a token on one side of a name; the token after it.
    pub(super) fn title(
        &self,
        document: &Document,
        at: usize,
        side: Side,
        after_rank: bool,
    ) -> Option<usize> {
        if !(document.capital(at) || self.lower_title(document, at))
            || document.kind(at) != Some(TokenKind::Word)
        {
            return None;
        }
        // A corps that is also a name is the name: `AKBP Eko Prasetyo`.
        let after_rank = after_rank && !self.is_known(document, at);
        let mut found = None;
        let mut key = String::new();
        let mut next = at;
        while next < at + TITLE_TOKENS {
            let word = document.word(next);
            match document.kind(next) {
                Some(TokenKind::Word) => {
                    let before = next > at && !matches!(document.word(next - 1), "." | "(" | ",");
                    if before && word.len() < 2 {
                        break;
                    }
                    key.push_str(&letters(word));
                }
                Some(TokenKind::Punct) if matches!(word, "." | "(" | ")") => {
                    next += 1;
                    if word == ")" && self.fits(&key, side, after_rank) {
                        found = Some(next);
                    }
                    if word == "." && found == Some(next - 1) {
                        found = Some(next);
                    }
                    continue;
                }
                // `M,Si`: a slip of the pen.
                Some(TokenKind::Punct)
                    if word == ","
                        && document.joined(next)
                        && next > at
                        && document.joined(next - 1)
                        && document.word(next - 1).len() == 1 =>
                {
                    next += 1;
                    continue;
                }
                _ => break,
            }
            next += 1;
            if self.fits(&key, side, after_rank) && self.written(document, at, next, side) {
                found = Some(next);
                // The point of `S.H.` belongs to it; that after `MSi` ends the sentence.
                let pointed = side != Side::After || next > at + 1;
                if pointed && document.word(next) == "." && document.joined(next - 1) {
                    found = Some(next + 1);
                }
            }
        }
        // Unknown letters with points are a degree only after a comma: `Ayodhia G.L. Kalake`.
        if found.is_none() && side == Side::After && at > 0 && document.word(at - 1) == "," {
            found = pointed(document, at);
        }
        // A title before a name needs a name after it.
        found.filter(|end| {
            let named = |t: usize| document.capital(t) || self.lower_title(document, t);
            side == Side::After
                || named(*end)
                || self.bracketed(document, *end).is_some_and(named)
                || (document.word(*end) == "," && named(end + 1) && self.ends_rank(document, *end))
        })
    }

    /// The token after a corps in brackets (`(Purn)`, `(P)`).
    pub(super) fn bracketed(&self, document: &Document, at: usize) -> Option<usize> {
        let close = (at + 2..at + 4).find(|t| document.word(*t) == ")")?;
        let inner = letters(document.text_of(at + 1, close));
        let corps = self
            .titles
            .get(&inner)
            .is_some_and(|s| s.contains(&Side::Corps));
        (document.word(at) == "(" && corps).then_some(close + 1)
    }

    /// Whether a rank that names its force ends before the token: `Laksamana Muda TNI`.
    pub(super) fn ends_rank(&self, document: &Document, at: usize) -> bool {
        at > 1 && document.is_any(at - 1, &["TNI", "Pol", "Polisi"])
    }

    /// Whether a rank or degree begins at the token, so that no name goes on over it.
    pub(in crate::recognise) fn is_ahead(&self, document: &Document, at: usize) -> bool {
        let Some(end) = self.title(document, at, Side::Before, false) else {
            return false;
        };
        let ahead = self
            .titles
            .get(&letters(document.text_of(at, end)))
            .is_some_and(|s| s.contains(&Side::Ahead));
        ahead && (end - at > 1 || !self.is_known(document, at))
    }

    /// Whether a title of several words begins at the token and runs past another term.
    pub(in crate::recognise) fn title_runs_past(
        &self,
        document: &Document,
        at: usize,
        last: usize,
    ) -> bool {
        self.title(document, at, Side::Before, false)
            .is_some_and(|end| end > last)
    }

    pub(super) fn lower_title(&self, document: &Document, at: usize) -> bool {
        document.is_any(at, &["dr", "drg", "drh", "drs", "dra", "ir"])
    }

    pub(super) fn fits(&self, key: &str, side: Side, after_rank: bool) -> bool {
        self.titles.get(key).is_some_and(|sides| {
            sides.contains(&side)
                || (side == Side::Before
                    && (sides.contains(&Side::Ahead)
                        || (after_rank && sides.contains(&Side::Corps))))
        })
    }

    /// A single letter is a title only with its point (`R.`); `H` opens too many names to need one.
    pub(super) fn written(
        &self,
        document: &Document,
        first: usize,
        last: usize,
        side: Side,
    ) -> bool {
        let text = document.text_of(first, last);
        let haji = side == Side::Before
            && text == "H"
            && document.word(last).chars().count() > 1
            && !document.joined(first);
        text.chars().count() > 1 || document.word(last) == "." || haji
    }
}

/// A run of letters with points that no lexicon holds: `S.Tr.Stat`, `M.I.Kom`.
fn pointed(document: &Document, at: usize) -> Option<usize> {
    let mut next = at;
    let mut parts = 0;
    while document.kind(next) == Some(TokenKind::Word)
        && document.capital(next)
        && document.word(next).chars().count() <= 5
    {
        parts += 1;
        next += 1;
        if document.word(next) == "." && document.joined(next - 1) {
            next += 1;
            if !document.joined(next - 1) {
                break;
            }
        } else {
            break;
        }
    }
    let joined = document.joined(at) && document.word(at + 1) == ".";
    let short = document.word(at).chars().count() <= 2;
    (parts >= 2 && joined && short).then_some(next)
}

/// A title's letters, lowercased, without points, spaces and brackets.
pub(super) fn letters(title: &str) -> String {
    title
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether an abbreviated title is long enough to be nothing else.
pub(super) fn is_ahead(title: &str) -> bool {
    title.contains('.') && (letters(title).len() > 2 || matches!(title, "K.H." | "Hj."))
}
