//! Quotations: pairs of marks inside one paragraph, found tolerantly.
//!
//! Real pages mix curly, straight and doubled marks, close with an opening mark, forget one of the
//! two. A mark's side is told by its shape, and where the shape says nothing by the space around
//! it. Single marks count only when doubled or when they enclose several words. Leaves out whether
//! a quotation is a statement or a name in quotation marks.

use std::ops::Range;

use crate::model::{Document, Quote, TokenKind};
use crate::span::Span;

/// Which side of a quotation a mark may stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

/// A mark: one token, or two doubled single marks.
#[derive(Clone, Copy, Debug)]
struct Mark {
    first: usize,
    last: usize,
    side: Side,
    single: bool,
}

/// The fewest words that single marks must enclose.
const SINGLE_MARK_WORDS: usize = 4;

/// All quotations of the document, in order, without overlaps.
pub(super) fn pair(document: &Document) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for paragraph in &document.paragraphs {
        let tokens = document.tokens_in(paragraph.span);
        let marks = marks(document, tokens.clone());
        pair_in(document, &marks, tokens, &mut quotes);
    }
    quotes
}

fn pair_in(document: &Document, marks: &[Mark], tokens: Range<usize>, quotes: &mut Vec<Quote>) {
    let mut at = 0;
    let mut free_from = tokens.start;
    while let Some(mark) = marks.get(at).copied() {
        if mark.side == Side::Close {
            // No opening mark: the quotation began with the paragraph, if at all.
            let unopened = !mark.single
                && free_from == tokens.start
                && mark.first > tokens.start + SINGLE_MARK_WORDS
                && ends_clause(document, mark.first);
            if unopened {
                quotes.push(quote(document, None, tokens.start, mark.first, Some(mark)));
                free_from = mark.last;
            }
            at += 1;
            continue;
        }
        let close = closing(document, marks, at);
        match close {
            Some(found) => {
                let end = marks[found];
                let words = (mark.last..end.first)
                    .filter(|t| document.kind(*t) == Some(TokenKind::Word))
                    .count();
                if words > 0 && (!mark.single || words >= SINGLE_MARK_WORDS) {
                    quotes.push(quote(document, Some(mark), mark.last, end.first, Some(end)));
                    free_from = end.last;
                    at = found + 1;
                } else {
                    at += 1;
                }
            }
            None if !mark.single && mark.side == Side::Open && mark.last < tokens.end => {
                quotes.push(quote(document, Some(mark), mark.last, tokens.end, None));
                return;
            }
            None => at += 1,
        }
    }
}

/// The mark that closes the one at `open`: the first that may close at the same nesting.
fn closing(document: &Document, marks: &[Mark], open: usize) -> Option<usize> {
    let shape = document.word(marks[open].first);
    let single = marks[open].single;
    let mut depth = 0;
    let mut fallback = None;
    for (at, mark) in marks.iter().enumerate().skip(open + 1) {
        if mark.single != single {
            continue;
        }
        match mark.side {
            Side::Open => {
                // A straight pair inside a curly one is a name in quotation marks; the same shape
                // again means that the first was never closed.
                if document.word(mark.first) == shape && depth == 0 {
                    return fallback;
                }
                depth += 1;
            }
            Side::Close if depth > 0 => depth -= 1,
            Side::Close => return Some(at),
            Side::Either => {
                if depth == 0 {
                    return Some(at);
                }
                fallback = fallback.or(Some(at));
            }
        }
    }
    fallback
}

fn quote(
    document: &Document,
    open: Option<Mark>,
    first: usize,
    last: usize,
    close: Option<Mark>,
) -> Quote {
    let inner = document.span(first, last);
    let start = open.map_or(first, |m| m.first);
    let end = close.map_or(last, |m| m.last);
    Quote {
        outer: document.span(start, end),
        inner: if inner.is_empty() {
            let at = document.span(start, end).start;
            Span::new(at, at)
        } else {
            inner
        },
        opened: open.is_some(),
        closed: close.is_some(),
    }
}

fn marks(document: &Document, tokens: Range<usize>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = tokens.start;
    let mut open = false;
    while at < tokens.end {
        let word = document.word(at);
        let is_single = matches!(word, "'" | "‘" | "’" | "`");
        let doubled = is_single
            && at + 1 < tokens.end
            && document.joined(at)
            && matches!(document.word(at + 1), "'" | "‘" | "’" | "`");
        let last = if doubled { at + 2 } else { at + 1 };
        if is_single || matches!(word, "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "″") {
            let side = side(document, at, last, &tokens, open);
            if !is_single || doubled {
                open = match side {
                    Side::Open => true,
                    Side::Close => false,
                    Side::Either => !open,
                };
            }
            marks.push(Mark {
                first: at,
                last,
                side,
                single: is_single && !doubled,
            });
        }
        at = last;
    }
    marks
}

/// The side by the space around the mark, and by its shape where the space does not tell.
fn side(document: &Document, first: usize, last: usize, tokens: &Range<usize>, open: bool) -> Side {
    let gap_before = first == tokens.start || !document.joined(first - 1);
    let gap_after = last >= tokens.end || !document.joined(last - 1);
    let before = if gap_before {
        ""
    } else {
        document.word(first - 1)
    };
    let after = if gap_after { "" } else { document.word(last) };
    let after_pause = matches!(before, "," | "." | "?" | "!" | "…");
    let shape = match document.word(first) {
        "“" | "‘" | "„" | "«" | "`" => Side::Open,
        "”" | "’" | "»" | "‟" => Side::Close,
        _ => Side::Either,
    };
    let opening_neighbour = matches!(before, "(" | "[" | ":" | "-" | "–" | "—");
    let closing_neighbour = matches!(after, "," | "." | ")" | "]" | ";" | ":" | "?" | "!");
    if after_pause && !open && !gap_after && shape != Side::Close && document.capital(last) {
        // `besar.''Kami ada`: a space was forgotten before the opening mark.
        return Side::Open;
    }
    if after_pause {
        // `…,“ungkapnya` and `…,”tandasnya`: a pause that touches the mark closes.
        return Side::Close;
    }
    match (
        gap_before || opening_neighbour,
        gap_after || closing_neighbour,
    ) {
        (true, false) => Side::Open,
        (false, true) => Side::Close,
        (true, true) | (false, false) => shape,
    }
}

/// Whether what stands before the mark ends a clause: a pause, not the middle of a phrase.
fn ends_clause(document: &Document, mark: usize) -> bool {
    mark > 0 && matches!(document.word(mark - 1), "," | "." | "?" | "!" | "…")
}
