//! Quotations that the deck of a release gives away before the body has them in full.
//!
//! Leaves out headlines, which are no part of the text.

use crate::model::{Document, Said, SaidKind, TokenKind};

/// How many paragraphs may stand above the body: headline, deck, credit.
const HEAD: usize = 3;
/// The fewest words by which a quotation of the deck is known again in the body.
const FORETOLD_WORDS: usize = 4;

/// Leaves out quotations of the deck that the body has in full: all their words stand in a longer
/// or equal quotation of a later paragraph, in the same order.
pub(super) fn without_foretold(document: &Document, told: Vec<Said>) -> Vec<Said> {
    let words = |said: &Said| -> Vec<String> {
        let tokens = said.parts.iter().flat_map(|p| document.tokens_in(*p));
        tokens
            .filter(|t| document.kind(*t) != Some(TokenKind::Punct))
            .map(|t| document.word(t).to_lowercase())
            .collect()
    };
    let paragraph = |said: &Said| {
        let first = said.parts.first();
        first.map_or(0, |p| document.paragraph_of(document.token_at(p.start)))
    };
    let foretold = |n: usize, said: &Said| {
        if said.kind != SaidKind::Direct || paragraph(said) >= HEAD {
            return false;
        }
        let own = words(said);
        own.len() >= FORETOLD_WORDS
            && told
                .iter()
                .skip(n + 1)
                .filter(|l| l.kind == SaidKind::Direct && paragraph(l) > paragraph(said))
                .any(|later| {
                    let later = words(later);
                    let mut rest = later.iter();
                    own.iter().all(|w| rest.any(|l| l == w))
                })
    };
    let kept: Vec<bool> = told
        .iter()
        .enumerate()
        .map(|(n, said)| !foretold(n, said))
        .collect();
    told.into_iter()
        .zip(kept)
        .filter_map(|(said, kept)| kept.then_some(said))
        .collect()
}
