//! Names of persons with their titles.
//!
//! A name is a run of capitalised words that are no other lexicon's; titles before and after it
//! are told by letters alone (`SH`, `S.H.`, `S. H.`). Leaves out who the person is.

mod title;

use std::collections::HashMap;

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Caps, Document, Hit, TableId, TokenKind, WordRole};
use title::{is_ahead, letters};

/// Which side of a name a title stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    /// Before a name and never inside one: ranks and degrees (`AKBP`, `Drs.`).
    Ahead,
    After,
    /// After a rank only: `Inf`, `Laut (P)`.
    Corps,
}

/// A name as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NameMention {
    /// The first token of the first title or of the name.
    pub(super) first: usize,
    /// The name's own tokens.
    pub(super) name_first: usize,
    pub(super) name_last: usize,
    /// One past the last token of the last title or of the name.
    pub(super) last: usize,
    /// As written.
    pub(super) titles: Vec<String>,
    /// Whether a rank or degree stands with it.
    pub(super) titled: bool,
}

/// The recogniser of names.
pub(super) struct Persons {
    /// By letters alone.
    titles: HashMap<String, Vec<Side>>,
    name_kinds: Vec<NameKind>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NameKind {
    Given,
    Family,
    Particle,
    /// A Balinese name of birth or caste, before which `I` or `Ni` stands.
    Balinese,
}

/// Forms of address that never stand inside a name.
const ADDRESS: &[&str] = &[
    "ibu", "bapak", "bpk", "pak", "sdr", "sdri", "saudara", "saudari",
];

/// The longest title, in letters.
const TITLE_TOKENS: usize = 9;
/// The most words that a headline has.
const HEADLINE_WORDS: usize = 24;
/// The most words that a name has.
const NAME_WORDS: usize = 7;

impl Persons {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        let table = lexicons.table(TableId::Titles);
        let mut titles: HashMap<String, Vec<Side>> = HashMap::new();
        for row in table.rows() {
            let side = match row.get(1) {
                // `KH`, `Hj.`, `Pdt.`, but `br` is a daughter's clan too.
                // `Kabag Humas Untan Ibu Sri`: a form of address begins the name.
                "honorific" if ADDRESS.contains(&letters(row.get(0)).as_str()) => Side::Ahead,
                "religious" if is_ahead(row.get(2)) => Side::Ahead,
                "religious" | "noble" | "honorific" => Side::Before,
                "academic_before" | "rank" => Side::Ahead,
                "academic_after" => Side::After,
                "corps" => Side::Corps,
                other => return Err(table.error(row, format!("no kind of title: {other:?}"))),
            };
            titles.entry(letters(row.get(0))).or_default().push(side);
        }
        let table = lexicons.table(TableId::Names);
        let name_kinds = table
            .rows()
            .map(|row| match row.get(1) {
                "given" => Ok(NameKind::Given),
                "family" => Ok(NameKind::Family),
                "particle" => Ok(NameKind::Particle),
                "balinese" => Ok(NameKind::Balinese),
                other => Err(table.error(row, format!("no kind of name: {other:?}"))),
            })
            .collect::<Result<_>>()?;
        Ok(Self { titles, name_kinds })
    }

    /// Whether the token is a known given or family name.
    pub(super) fn is_known(&self, document: &Document, at: usize) -> bool {
        self.kind(document, at)
            .is_some_and(|k| k != NameKind::Particle)
    }

    /// Whether the token is the `I` before a Balinese name, not a number: `Dosen I Wayan …`.
    pub(super) fn is_balinese_i(&self, document: &Document, at: usize) -> bool {
        document.word(at) == "I" && self.kind(document, at + 1) == Some(NameKind::Balinese)
    }

    fn kind(&self, document: &Document, at: usize) -> Option<NameKind> {
        let hit = document.hit(at, TableId::Names)?;
        self.name_kinds.get(hit.row).copied()
    }

    /// Whether a rank, degree or other title that precedes names begins at the token.
    pub(super) fn is_title(&self, document: &Document, at: usize) -> bool {
        self.title(document, at, Side::Before, false).is_some()
    }

    /// The token after the title at a token.
    pub(super) fn title_end(&self, document: &Document, at: usize) -> Option<usize> {
        self.title(document, at, Side::Before, false)
    }

    /// The name at a token, with the titles around it.
    pub(super) fn at(&self, document: &Document, at: usize) -> Option<NameMention> {
        let mut titles = Vec::new();
        let mut next = at;
        while let Some(mut last) = self.title(document, next, Side::Before, !titles.is_empty()) {
            // `Irjen Pol (Purn) Drs. …`, `Laksda TNI, …`
            last = self.bracketed(document, last).unwrap_or(last);
            titles.push(document.text_of(next, last).to_owned());
            next = last + usize::from(document.word(last) == ",");
        }
        let (name_first, name_last) = self.bare(document, next)?;
        // `Syarifuddin A.,`: the point of a last initial.
        let initial = document.word(name_last - 1).chars().count() == 1
            && document.word(name_last) == "."
            && (document.word(name_last + 1) == ","
                || document.sentence_of(name_last) == document.sentence_of(name_last + 1));
        let mut last = name_last + usize::from(initial);
        let mut seek = last;
        loop {
            let comma = document.word(seek) == ",";
            let begin = seek + usize::from(comma);
            let Some(end) = self.title(document, begin, Side::After, false) else {
                break;
            };
            titles.push(document.text_of(begin, end).to_owned());
            last = end;
            seek = end;
        }
        Some(NameMention {
            first: at,
            name_first,
            name_last,
            last,
            titled: !titles.is_empty(),
            titles,
        })
    }

    /// The name's own tokens at a token.
    fn bare(&self, document: &Document, at: usize) -> Option<(usize, usize)> {
        let mut next = at;
        let mut words = 0;
        let mut strong = false;
        while words < NAME_WORDS {
            let first = words == 0;
            if document.sentence_of(next) != document.sentence_of(at) {
                break;
            }
            if !self.is_part(document, next, first) {
                // `Siti binti Amir`, `van der Berg`
                let particle = !first
                    && self.kind(document, next) == Some(NameKind::Particle)
                    && document.capital(next + 1)
                    && self.is_part(document, next + 1, false);
                if !particle {
                    break;
                }
            } else if !first
                && (self.title(document, next, Side::After, false).is_some()
                    || self.is_ahead(document, next))
            {
                break;
            }
            strong |= document.word(next).chars().count() > 1;
            words += 1;
            next += 1;
            // `Langi'`: a glottal stop that closes a name, where no quotation is open.
            let glottal = matches!(document.word(next), "'" | "’")
                && document.joined(next - 1)
                && (!document.joined(next) || matches!(document.word(next + 1), "." | ","))
                && !(document.sentences[document.sentence_of(at)].first..at)
                    .any(|t| matches!(document.word(t), "'" | "‘" | "’"));
            next += usize::from(glottal);
            // `M.`, `Abd.`, `Moch.`
            let letters = document.word(next - 1).chars().count();
            let initial = letters <= 3 || (letters == 4 && self.kind(document, next - 1).is_some());
            if document.word(next) == "." && document.joined(next - 1) && initial {
                let goes_on = document.capital(next + 1)
                    && self.is_part(document, next + 1, false)
                    && document.sentence_of(next) == document.sentence_of(next + 1);
                if !goes_on {
                    break;
                }
                next += 1;
            } else if document.word(next) == "-" && document.capital(next + 1) {
                let close = document.joined(next)
                    && self.is_part(document, next + 1, false)
                    && !self.is_ahead(document, next + 1);
                if close {
                    next += 1;
                }
            }
        }
        // `Kepala OPD`: a short abbreviation that no list of names has is nobody.
        let lone = words == 1
            && document.caps(at) == Caps::Upper
            && document.word(at).chars().count() < 6
            && !self.is_known(document, at);
        (strong && next > at && !lone).then_some((at, next))
    }

    /// Whether a token may be part of a name.
    fn is_part(&self, document: &Document, at: usize, first: bool) -> bool {
        if document.kind(at) != Some(TokenKind::Word) || !document.capital(at) {
            return false;
        }
        // `Paslon Heri-Devi`
        if document.has(at, WordRole::Office) {
            return false;
        }
        let initial = document.word(at).len() == 1 && document.word(at + 1) == ".";
        if initial && document.joined(at) {
            return true;
        }
        let known = self.is_known(document, at) || self.kind(document, at).is_some();
        // `BUDI MENGATAKAN`, `Budi Ajak Warga`: a word of saying ends a name.
        if !first && !known && document.hit(at, TableId::SpeechVerbs).is_some() {
            return false;
        }
        // In a headline capitals prove nothing: only a known name begins one.
        let headline = in_headline(document, at);
        if headline && first && !known {
            return false;
        }
        !document.hits_at(at).iter().any(|h| {
            self.stops(
                document,
                h,
                known,
                first || headline || in_capitals(document, at),
            )
        })
    }

    /// Whether a lexicon hit shows that no name begins or goes on here.
    fn stops(&self, document: &Document, hit: &Hit, known: bool, first: bool) -> bool {
        let several = hit.last - hit.first > 1;
        match hit.table {
            TableId::Names | TableId::Regions | TableId::RegionAliases => false,
            TableId::RegionLevels => !known,
            TableId::Positions | TableId::Agencies | TableId::Acting => {
                // `Lukman Hakim`, `Raja Amran`: a known name stays one unless a longer term begins.
                let exact = document.caps(hit.first) != Caps::Lower;
                exact && (several || !known || (first && hit.table != TableId::Agencies))
            }
            // `Juni Wandri`: a month before another part of a name.
            TableId::Calendar if !several && document.caps(hit.first) == Caps::Title => {
                let next = hit.first + 1;
                let goes_on = document.caps(next) == Caps::Title
                    && document.kind(next) == Some(TokenKind::Word)
                    && document.hits_at(next).iter().all(|h| {
                        matches!(
                            h.table,
                            TableId::Names | TableId::Regions | TableId::RegionAliases
                        )
                    });
                !known && !goes_on
            }
            TableId::Calendar | TableId::Elections | TableId::LegalTypes | TableId::LegalActs => {
                several || !known
            }
            TableId::Fields if !first => !known && document.has(hit.first, WordRole::Division),
            // `Kristian Umbu Tamu`: inside a name only abbreviations (`TPS`) prove otherwise.
            TableId::Fields | TableId::Measures | TableId::Topics => {
                let opens = first && !begins_name(document, hit.first);
                !known && (opens || document.caps(hit.first) == Caps::Upper)
            }
            // `Kab. Sambas Urai Hendri`: a capital verb opens a sentence or follows a quotation.
            TableId::SpeechVerbs if first => {
                let at = hit.first;
                let opens = at == 0
                    || document.sentence_of(at) != document.sentence_of(at - 1)
                    || document.kind(at - 1) == Some(TokenKind::Punct);
                !known && opens
            }
            // `Muntoko Bersama Sekretaris …`: a small word with a capital ends a name.
            TableId::Stopwords | TableId::Discourse | TableId::Verbs if !first => {
                !known && document.kind(hit.last) == Some(TokenKind::Word)
            }
            // A capital in mid-sentence makes a name of a word that elsewhere is none (`Lalu`).
            _ => first && !known && !begins_name(document, hit.first),
        }
    }
}

/// Whether a capital word in mid-sentence is followed by one that no lexicon but those of names
/// holds, so that both are a name (`, Dini Nurfadilah ditemui`).
fn begins_name(document: &Document, at: usize) -> bool {
    let next = at + 1;
    at > 0
        && document.sentence_of(at) == document.sentence_of(at - 1)
        && !matches!(document.word(at - 1), "\"" | "“" | "”" | ":" | ".")
        && document.caps(at) == Caps::Title
        && document.caps(next) == Caps::Title
        && document.kind(next) == Some(TokenKind::Word)
        && document.sentence_of(at) == document.sentence_of(next)
        && document.hits_at(next).iter().all(|h| {
            matches!(
                h.table,
                TableId::Names | TableId::Regions | TableId::RegionAliases
            )
        })
}

/// Whether the words around the token are all written in capitals.
fn in_capitals(document: &Document, at: usize) -> bool {
    document.caps(at) == Caps::Upper
        && (at.saturating_sub(3)..at + 4)
            .filter(|t| document.kind(*t) == Some(TokenKind::Word))
            .all(|t| matches!(document.caps(t), Caps::Upper) || document.word(t).len() < 2)
}

/// Whether the token stands in a headline: a paragraph of one sentence without a full stop, most
/// of its words capitalised.
fn in_headline(document: &Document, at: usize) -> bool {
    let Some(sentence) = document.sentences.get(document.sentence_of(at)) else {
        return false;
    };
    let alone = document
        .paragraphs
        .get(sentence.paragraph)
        .is_some_and(|p| p.last - p.first == 1);
    if !alone || matches!(document.word(sentence.last - 1), "." | ")" | "”" | "\"") {
        return false;
    }
    // `1. Ketua KPU …`, `- Kapolres …`: an item of a list is no headline.
    let (mark, point) = (sentence.first, document.word(sentence.first + 1));
    if matches!(document.word(mark), "-" | "–" | "•" | "*")
        || (matches!(point, "." | ")") && document.word(mark).chars().count() < 3)
    {
        return false;
    }
    let words = (sentence.first..sentence.last)
        .filter(|t| document.kind(*t) == Some(TokenKind::Word))
        .take(HEADLINE_WORDS + 1);
    let (mut all, mut capital) = (0, 0);
    for word in words {
        all += 1;
        capital += usize::from(document.capital(word));
    }
    all > 4 && all <= HEADLINE_WORDS && capital * 10 > all * 7
}
