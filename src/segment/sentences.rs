//! Where sentences end: at `.`, `!`, `?` or `…`, but not after abbreviations, initials, titles and
//! list numbers.
//!
//! Decides from the words on both sides of the mark. A sentence inside a quotation ends like any
//! other; closing marks go with the sentence that they close.

use std::ops::Range;

use crate::lexicon::{Before, Lexicons};
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
    let marks = last - mark;
    let fits = marks > 0
        && (marks == 2 || document.word(mark) == "\"")
        && last < end
        && document.joined(last - 1)
        && document.caps(last) == Caps::Title;
    // Counted last: hardly any stop comes as far as this.
    fits && ((start..mark).filter(|t| straight(*t)).count() / marks).is_multiple_of(2)
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
    let lone_point = document.word(stop) == "." && next == stop + 1;
    let before = stop
        .checked_sub(1)
        .filter(|b| *b >= first && document.joined(*b));
    if document.joined(next - 1) {
        return next == stop + 1
            && before.is_some_and(|b| gap_forgotten(lexicons, document, b, next));
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
    match document.kind(before) {
        Some(TokenKind::Number) => {
            // `18. 511` is one number, `1. Kecamatan …` a list's item.
            document.kind(next) != Some(TokenKind::Number) && !is_item(document, first, before)
        }
        Some(TokenKind::Word) => after_word(lexicons, document, first, before, next),
        _ => true,
    }
}

/// Whether a sentence ends at a stop that touches the next word: `hari.Selasa`, `2024.Ketua`. Not
/// `Detik.com`, `S.H`, `kab-x.kpu.go.id`, `Drs.Hendrik`.
fn gap_forgotten(lexicons: &Lexicons, document: &Document, before: usize, next: usize) -> bool {
    if document.caps(next) != Caps::Title || document.word(next).chars().count() < 2 {
        return false;
    }
    let word = document.word(before);
    match document.kind(before) {
        Some(TokenKind::Number) => word.len() == 4,
        Some(TokenKind::Word) => match document.caps(before) {
            Caps::Lower => {
                word.len() > 2
                    && lexicons
                        .abbreviation(document.tokens[before].word)
                        .is_none()
            }
            Caps::Upper => {
                word.len() > 2
                    && document.word(next).len() > 2
                    && shortens(lexicons, document, before).is_none()
                    && !lexicons.is_degree(&word.to_lowercase())
            }
            // `Pasaribu.Dijelaskan`: a function word or a verb, which no name goes on with.
            Caps::Title => {
                word.len() > 3
                    && lexicons
                        .abbreviation(document.tokens[before].word)
                        .is_none()
                    && (lexicons.is_stopword(document.tokens[next].word)
                        || is_passive(document.word(next)))
            }
            Caps::Mixed => false,
        },
        _ => matches!(word, "”" | ")"),
    }
}

/// Whether the word is a passive verb by its prefix and its ending: `Dijelaskan`, `Ditambahkannya`.
fn is_passive(word: &str) -> bool {
    let word = word.to_lowercase();
    word.len() > 6 && word.starts_with("di") && (word.ends_with("kan") || word.ends_with("nya"))
}

/// Whether the number or letter before the point counts a list's item: at the sentence's head or
/// after a colon, comma or semicolon.
fn is_item(document: &Document, first: usize, token: usize) -> bool {
    let number = |t: usize| document.word(t).parse::<u8>().ok();
    // `1. Logistik 2. TPS`
    let counts_on = || {
        let before = number(token).and_then(|n| n.checked_sub(1));
        before.is_some_and(|b| {
            (first..token).any(|t| number(t) == Some(b) && document.word(t + 1) == ".")
        })
    };
    token == first
        || (document.word(token).len() <= 2
            && (counts_on()
                || (matches!(document.word(token - 1), ":" | ";" | "," | "(" | "–" | "•")
                    // `2:4:8.` is a ratio.
                    && !(document.word(token - 1) == ":" && document.joined(token - 1)))))
}

/// Whether a sentence ends at the point after the word `before`, a capital being next.
fn after_word(
    lexicons: &Lexicons,
    document: &Document,
    first: usize,
    before: usize,
    next: usize,
) -> bool {
    let begins = || begins_sentence(lexicons, document, next);
    let chain = chain_start(document, first, before);
    if chain < before {
        let letters = letters(document, chain, before + 1);
        if degree_follows(lexicons, document, next) {
            return false;
        }
        let small = (chain..=before).all(|t| document.caps(t) == Caps::Lower);
        if small && document.word(before).len() > 1 {
            // `kpu.go.id. Ketua …`
            return true;
        }
        // Behind a name and a comma or another degree no name goes on: `Budi, S.H., M.Si. Rapat …`;
        // `Ketua C.H. Mandosir` and `a.n. Bupati` are something else.
        let behind = chain > first
            && (document.word(chain - 1) == "," || document.word(chain - 1) == ".")
            && lexicons.is_degree(&letters);
        return behind || begins();
    }
    let word = document.word(before);
    if word.chars().count() == 1 {
        let small = word.chars().all(char::is_lowercase);
        return if small {
            !is_item(document, first, before)
        } else {
            // Not `H. Lalu Mahsun`, where the name goes on.
            begins() && document.caps(next + 1) == Caps::Lower
        };
    }
    if lexicons.is_degree(&word.to_lowercase()) && degree_follows(lexicons, document, next) {
        return false;
    }
    match shortens(lexicons, document, before) {
        None | Some(Before::Small) => true,
        Some(Before::Number) => !code_follows(document, next),
        Some(Before::Any) => document.caps(before) == Caps::Lower && begins(),
    }
}

/// What follows the abbreviation at the token; none where its capitals make it another word.
fn shortens(lexicons: &Lexicons, document: &Document, token: usize) -> Option<Before> {
    let found = lexicons.abbreviation(document.tokens.get(token)?.word)?;
    let fits = match document.caps(token) {
        // In a line of capitals all words have them.
        Caps::Upper => found.capitals || document.caps(token + 2) == Caps::Upper,
        Caps::Lower => !found.capitals,
        Caps::Title | Caps::Mixed => true,
    };
    fits.then_some(found.before)
}

/// The first token of the run of words and points without gaps that ends at `last`.
fn chain_start(document: &Document, first: usize, last: usize) -> usize {
    let mut start = last;
    while start >= first + 2
        && document.word(start - 1) == "."
        && document.kind(start - 2) == Some(TokenKind::Word)
        && document.joined(start - 1)
        && document.joined(start - 2)
    {
        start -= 2;
    }
    start
}

/// The small letters of a run of tokens, marks left out.
fn letters(document: &Document, first: usize, last: usize) -> String {
    document
        .text_of(first, last)
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a degree stands at the token: `M.H.`, `MM`.
fn degree_follows(lexicons: &Lexicons, document: &Document, token: usize) -> bool {
    let mut last = token;
    while document.word(last + 1) == "."
        && document.kind(last + 2) == Some(TokenKind::Word)
        && document.joined(last)
        && document.joined(last + 1)
    {
        last += 2;
    }
    let pointed = last > token || document.caps(token) == Caps::Upper;
    pointed
        && document.word(token).len() <= 4
        && lexicons.is_degree(&letters(document, token, last + 1))
}

/// Whether a number, a code or a bracket stands at the token: `No. 5`, `No. B/71`, `Ps. (1)`.
fn code_follows(document: &Document, token: usize) -> bool {
    document.kind(token) == Some(TokenKind::Number)
        || document.word(token) == "("
        || (document.caps(token) != Caps::Lower
            && (matches!(document.word(token + 1), "/" | "-" | ".")
                || document
                    .word(token)
                    .chars()
                    .all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))))
}

/// Whether the token is a function word that, capitalised, begins a sentence.
fn begins_sentence(lexicons: &Lexicons, document: &Document, token: usize) -> bool {
    matches!(document.word(token), "“" | "\"" | "”")
        || document
            .tokens
            .get(token)
            .is_some_and(|t| lexicons.is_stopword(t.word))
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicons;
    use crate::segment::segment;

    #[test]
    fn sentences_end_where_they_end() {
        let lexicons = Lexicons::new().unwrap();
        // `|` marks each end inside the line, `^` one without a space.
        for want in [
            "Ketua KPU hadir.|Bupati juga.",
            "Plt. Bupati Bogor Drs. H. Ade, M.Si. hadir.|Ia membuka rapat.",
            "Hadir Sekda Drs. Ramli Daham, MM.|Hadir pula Dandim.",
            "Hadir Rina Wati, S.H., M.H.|Ketua KPU membuka rapat.",
            "Hadir Rina Wati, S.H. M.H. dan Budi, SH. MH.|Rapat lancar.",
            "Bupati Andi, S.Sos., M.Si., membuka rapat.",
            "Kapolres AKBP Rano, S.I.K., M.H.|Dalam sambutannya ia berpesan.",
            "Ketua C.H. Mandosir dan I.G.N. Agung hadir.",
            "Ketua FKUB Prof. Dr. K.H. Abd. Muin Palaguna, M.A., hadir.",
            "Surat No. 5 dan No. B/71/M.SM.00.00/2017 berlaku.",
            "Lihat hal. 5.|Beberapa hal.|Ketua KPU hadir.",
            "Alamat Jl. Sudirman No. 3, Kec. Bogor Tengah, Kab. Bogor.|Telp. 0251 123.",
            "Kotak, bilik, tinta, dll.|Ketua KPU memeriksa semuanya.",
            "Kotak, bilik dsb. dari gudang.",
            "Tanggal 13 s.d. 14 Juli a.n. Bupati Bogor.",
            "Sesuai Pasal 71 ayat (1) jo. Pasal 188.|Itu wajib.",
            "Dana Rp. 5 miliar cair.|Sisanya nanti.",
            "DPT 18. 511 pemilih.",
            "Pilkada 2024.|Ketua KPU hadir.",
            "Rincian: 1. Logistik 2. TPS.",
            "Siswa SD.|Ketua KPU hadir di SMP.",
            "kata Agus.|Permintaan itu wajar.",
            "pada 17 Agus. 2024 di Solo.",
            "Formulir model C.|Kemudian ditutup.",
            "pada hari.^Selasa rapat digelar.",
            "tahun 2024.^Ketua hadir di TPS.^Rapat lancar.",
            "Drs.Hendrik Latuheru,M.Si mengaku optimis.",
            "ujar Mulyadi.^Dikatakan Mulyadi, rapat lancar.^Sementara itu, Bupati pulang.",
            "Laman Tribun.Com dan Antara.Id memuatnya.",
            "Laman kab-bogor.kpu.go.id.|Ketua KPU hadir di detik.com.",
            "“Kami siap.|Kami mampu,” ujarnya.|“Ya.”|Rapat usai.",
            "“Siap?” tanya Budi.|“Siap!”|Budi pergi.",
            "Tunggu...|Rapat dimulai.",
            "Tunggu… rapat dimulai.",
            "Ia hadir (bersama Sekda).|Lalu pulang.",
            "Rapat selesai.(Bupati)",
            "Kadis Kesehatan dr. Meilan Salhuteru memastikan.",
            "Letkol Inf. Budi dan Kombes Pol. Drs. Adi hadir.",
        ] {
            let text = want.replace('|', " ").replace('^', "");
            let document = segment(&lexicons, &text);
            let sentences = document.sentences.iter();
            let got: Vec<&str> = sentences.map(|s| s.span.slice(&text)).collect();
            let want: Vec<&str> = want.split(['|', '^']).collect();
            assert_eq!(got, want);
        }
    }
}
