//! Quotations: pairs of marks inside one paragraph, found tolerantly.
//!
//! Real pages mix curly, straight and doubled marks, close with an opening mark, forget one of the
//! two. A mark's side is told by its shape, and where the shape says nothing by the space around
//! it. Single marks count only when doubled or when they enclose several words. Leaves out whether
//! a quotation is a statement or a name in quotation marks.

use std::ops::Range;

use crate::model::{Caps, Document, Quote, TokenKind};
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
        match closing(document, marks, at) {
            Closing::At(found) => {
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
            // The next quotation opens before this one closed: it ends with its sentence.
            Closing::Forgotten(next) => {
                let end = marks[next].first;
                if !mark.single && mark.last < end {
                    quotes.push(quote(document, Some(mark), mark.last, end, None));
                    free_from = end;
                }
                at = next;
            }
            Closing::None if !mark.single && mark.side == Side::Open && mark.last < tokens.end => {
                quotes.push(quote(document, Some(mark), mark.last, tokens.end, None));
                return;
            }
            Closing::None => at += 1,
        }
    }
}

/// How a quotation ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    /// At this mark.
    At(usize),
    /// Not before this mark, which opens the next quotation.
    Forgotten(usize),
    /// Nowhere in the paragraph.
    None,
}

/// The mark that closes the one at `open`: the first that may close at the same nesting.
fn closing(document: &Document, marks: &[Mark], open: usize) -> Closing {
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
                // A pair inside another is a name in quotation marks; the same shape again after
                // a sentence's end means that the first was never closed.
                let again = document.word(mark.first) == shape
                    && (shape == "“" || matches!(document.word(mark.first - 1), "." | "!" | "?"));
                if again && depth == 0 {
                    return fallback.map_or(Closing::Forgotten(at), Closing::At);
                }
                depth += 1;
            }
            Side::Close if depth > 0 => depth -= 1,
            Side::Close => return Closing::At(at),
            Side::Either => {
                if depth == 0 {
                    return Closing::At(at);
                }
                fallback = fallback.or(Some(at));
            }
        }
    }
    fallback.map_or(Closing::None, Closing::At)
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
            let more = (!is_single || doubled) && marks_after(document, last, tokens.end);
            let side = side(document, at, last, &tokens, open, more);
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

/// Whether an odd number of double marks stands in `first..last`.
fn marks_after(document: &Document, first: usize, last: usize) -> bool {
    let mut count = 0;
    let mut at = first;
    while at < last {
        let word = document.word(at);
        let single = matches!(word, "'" | "‘" | "’" | "`");
        let doubled = single
            && at + 1 < last
            && document.joined(at)
            && matches!(document.word(at + 1), "'" | "‘" | "’" | "`");
        count +=
            usize::from(doubled || matches!(word, "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "″"));
        at += 1 + usize::from(doubled);
    }
    count % 2 == 1
}

/// The side by the space around the mark, and by its shape where the space does not tell.
///
/// `odd`: an odd number of marks follows in the paragraph, so that this one opens a pair if none is
/// open.
fn side(
    document: &Document,
    first: usize,
    last: usize,
    tokens: &Range<usize>,
    open: bool,
    odd: bool,
) -> Side {
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
    if after_pause && !open && odd {
        // `kepada media," ya kami siap," katanya`
        return Side::Open;
    }
    if after_pause {
        // `…,“ungkapnya` and `…,”tandasnya`: a pause that touches the mark closes.
        return Side::Close;
    }
    let pause_before = first > tokens.start
        && matches!(document.word(first - 1), "," | "." | "?" | "!")
        && gap_before;
    if open && !odd && pause_before && !gap_after && document.caps(last) == Caps::Lower {
        // `Kami siap, “katanya`
        return Side::Close;
    }
    match (
        gap_before || opening_neighbour,
        gap_after || closing_neighbour,
    ) {
        (true, false) => Side::Open,
        (false, true) => Side::Close,
        // `mengatakan, ” Kami siap, “katanya`
        (true, true) if !open && odd => Side::Open,
        // The only mark of the paragraph: near its head it opens, near its end it closes.
        (true, true) if !open && pause_before && first - tokens.start < tokens.end - last => {
            Side::Open
        }
        (true, true) | (false, false) => shape,
    }
}

/// Whether what stands before the mark ends a clause: a pause, not the middle of a phrase.
fn ends_clause(document: &Document, mark: usize) -> bool {
    mark > 0 && matches!(document.word(mark - 1), "," | "." | "?" | "!" | "…")
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicons;
    use crate::segment::segment;

    #[test]
    fn quotations() {
        let lexicons = Lexicons::new().unwrap();
        for (want, text) in [
            ("Kami siap,", "“Kami siap,” ujar Budi."),
            ("Kami siap,", "\"Kami siap,\" ujar Budi."),
            ("Kami siap,", "”Kami siap,” ujar Budi."),
            ("Kami siap,", "‘‘Kami siap,’’ ujar Budi."),
            ("Kami siap,", "''Kami siap,'' ujar Budi."),
            ("Kami siap,", "’’Kami siap,’’ ujar Budi."),
            ("Kami siap,", "“Kami siap,”tandasnya."),
            ("Kami siap,", "“Kami siap,“ungkapnya."),
            ("Kami siap,", "“Kami siap,\" ungkapnya."),
            ("Kami siap", "“Kami siap”, ujar Budi."),
            (
                "Kami siap|tinggal menunggu.",
                "“Kami siap”, ujar Budi, “tinggal menunggu.”",
            ),
            ("Kami siap,", "Budi mengatakan: “Kami siap,”"),
            ("Kami siap,", "kata Budi,“Kami siap,” dan pergi."),
            (
                "Kami ada 6 perahu,",
                "Riry siap.''Kami ada 6 perahu,''katanya.",
            ),
            ("Kami siap, ujar Budi.", "“Kami siap, ujar Budi."),
            ("Kami siap, ujar Budi", "“Kami siap, ujar Budi”."),
            (
                "Kami semua sudah siap bertugas,",
                "Kami semua sudah siap bertugas,” ujar Budi.",
            ),
            (
                "Kami pakai \"jemput bola\" ke desa,",
                "“Kami pakai \"jemput bola\" ke desa,” ujar Budi.",
            ),
            (
                "Kami pakai \"jemput bola\" ke desa,",
                "\"Kami pakai \"jemput bola\" ke desa,\" ujar Budi.",
            ),
            (
                "Kami pakai ‘jemput bola’ ke desa,",
                "“Kami pakai ‘jemput bola’ ke desa,” ujar Budi.",
            ),
            (
                "Kami siap, kata Budi.|Kita bisa,",
                "\"Kami siap, kata Budi. \"Kita bisa,\" kata Rina.",
            ),
            (
                "Kami siap, kata Budi.|Kita bisa,",
                "“Kami siap, kata Budi. “Kita bisa,” kata Rina.",
            ),
            (
                "ya kami siap semua,",
                "Budi berkata kepada Media,\" ya kami siap semua,\" ungkapnya.",
            ),
            (
                "jangan ribut di sini",
                "Budi meminta tenang,\"jangan ribut di sini\" katanya.",
            ),
            (
                "Kami siap semua,",
                "Budi mengatakan, ” Kami siap semua, “katanya",
            ),
            (
                "Kami siap sampai hari itu tiba.",
                "Lanjut Budi, ” Kami siap sampai hari itu tiba.",
            ),
            (
                "Kami siap sampai tiba,",
                "Kami siap sampai tiba, ” Terang Budi",
            ),
            ("Kami siap", "\" Kami siap \". Hal itu diucapkan Budi."),
            ("serangan fajar", "Waspadai \"serangan fajar\" di desa."),
            (
                "Kami semua sudah siap,",
                "'Kami semua sudah siap,' ujar Budi.",
            ),
            ("", "Ba'da Jum'at warga Ma'rang hadir."),
            ("", "Rapat selesai."),
            ("Ya.|Tidak.", "“Ya.” “Tidak.”"),
        ] {
            let document = segment(&lexicons, text);
            let got: Vec<&str> = document
                .quotes
                .iter()
                .map(|q| q.inner.slice(text))
                .collect();
            assert_eq!(got.join("|"), want, "{text}");
        }
    }
}
