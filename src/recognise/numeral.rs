//! Numbers as figures and as words: `815.249`, `84,77`, `18. 511`, `4 (empat)`, `dua ratus lima
//! puluh`, `10 ribu`, `puluhan ribu`, `80-an`.
//!
//! Leaves out what a number counts and whether it counts anything: dates, labels and ratios are
//! numbers too.

mod figures;
mod words;

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Caps, Document, TableId, TokenKind};
use words::WordKind;

/// A number in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numeral {
    /// Its first token.
    pub(super) first: usize,
    /// One past its last token.
    pub(super) last: usize,
    /// None for a vague magnitude.
    pub(super) value: Option<f64>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    /// Whether it is written in figures.
    pub(super) figures: bool,
    /// Whether the figures are grouped by thousands, as only quantities are.
    pub(super) grouped: bool,
    /// Whether a scale follows the figures (`10 ribu`).
    pub(super) scaled: bool,
    /// What is odd about it, for people.
    pub(super) note: Option<String>,
}

/// The reader of numbers.
pub(super) struct Numerals {
    /// By row of the table.
    rows: Vec<WordKind>,
}

impl Numerals {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        let table = lexicons.table(TableId::Numerals);
        let rows = table
            .rows()
            .map(|row| WordKind::parse(table, row))
            .collect::<Result<_>>()?;
        Ok(Self { rows })
    }

    /// The number that begins at the token; `money` where a currency stands before it.
    pub(super) fn read(&self, document: &Document, at: usize, money: bool) -> Option<Numeral> {
        let mut numeral = match document.kind(at)? {
            TokenKind::Number => self.figures(document, at, money)?,
            TokenKind::Word => self.words(document, at)?,
            TokenKind::Punct => return None,
        };
        self.twin(document, &mut numeral);
        Some(numeral)
    }

    /// The kind of number word at a token.
    fn word(&self, document: &Document, at: usize) -> Option<WordKind> {
        let hit = document.hit(at, TableId::Numerals)?;
        self.rows.get(hit.row).copied()
    }

    /// The scale at a token: a word (`ribu`), or after money a letter (`M`).
    fn scale(&self, document: &Document, at: usize, money: bool) -> Option<f64> {
        match self.word(document, at)? {
            WordKind::Scale(worth) => Some(worth),
            WordKind::Short(worth) => {
                // `M` and `T` are scales only as capitals.
                let letter = document.word(at).len() == 1;
                (money && (!letter || document.caps(at) != Caps::Lower)).then_some(worth)
            }
            _ => None,
        }
    }

    fn figures(&self, document: &Document, at: usize, money: bool) -> Option<Numeral> {
        let run = figures::run(document, at)?;
        let mut last = run.last;
        let percent = document.is_any(last, &["persen", "%", "prosen"]);
        let scale = self.scale(document, last, money);
        let mut value = figures::value(&run.text, percent || scale.is_some())?;
        let grouped = run.text.contains('.') && value >= 1000.0;
        let mut note = None;
        if document.is(last, "-") && document.joined(last) && document.is(last + 1, "an") {
            // `80-an`, `Rp20-an miliar`
            let scale = self.scale(document, last + 2, money);
            let worth = scale.unwrap_or(1.0);
            let step = if value >= 100.0 { 100.0 } else { 10.0 };
            return Some(Numeral {
                first: at,
                last: last + 2 + usize::from(scale.is_some()),
                value: None,
                low: Some(value * worth),
                high: Some((value + step) * worth - 1.0),
                figures: true,
                grouped,
                scaled: scale.is_some(),
                note,
            });
        }
        let scaled = scale.is_some();
        if let Some(worth) = scale {
            last += 1;
            let groups = run.text.matches('.').count();
            if grouped && (groups > 1 || !money) {
                // `912.340 juta surat suara`: nobody prints a number in full and scales it too.
                note = Some(format!(
                    "the word {} after a number in full was left aside",
                    document.word(last - 1)
                ));
            } else {
                value *= worth;
                // `1 juta 250 ribu`
                if figures::run(document, last)
                    .and_then(|run| self.scale(document, run.last, money))
                    .is_some_and(|smaller| smaller < worth)
                    && let Some(more) = self.figures(document, last, money)
                    && more.scaled
                    && let Some(rest) = more.value.filter(|rest| *rest < worth)
                {
                    value += rest;
                    last = more.last;
                }
            }
        }
        if document.is(last, ",") && document.joined(last) && document.is(last + 1, "-") {
            last += 2;
        }
        Some(Numeral {
            first: at,
            last,
            value: Some(round(value)),
            low: None,
            high: None,
            figures: true,
            grouped,
            scaled,
            note,
        })
    }

    fn words(&self, document: &Document, at: usize) -> Option<Numeral> {
        if let Some(WordKind::Vague(low, high)) = self.word(document, at) {
            let scale = self.scale(document, at + 1, false);
            let worth = scale.unwrap_or(1.0);
            return Some(Numeral {
                first: at,
                last: at + 1 + usize::from(scale.is_some()),
                value: None,
                low: Some(low * worth),
                high: Some((high + 1.0) * worth - 1.0),
                figures: false,
                grouped: false,
                scaled: scale.is_some(),
                note: None,
            });
        }
        let (value, last) = words::read(at, |token| self.word(document, token))?;
        Some(Numeral {
            first: at,
            last,
            value: Some(value),
            low: None,
            high: None,
            figures: false,
            grouped: false,
            scaled: false,
            note: None,
        })
    }

    /// The same number once more in brackets: `4 (empat)`, `sebelas (11)`.
    fn twin(&self, document: &Document, numeral: &mut Numeral) {
        if !document.is(numeral.last, "(") {
            return;
        }
        let at = numeral.last + 1;
        let twin = match document.kind(at) {
            Some(TokenKind::Number) if !numeral.figures => self.figures(document, at, false),
            Some(TokenKind::Word) if numeral.figures => self.words(document, at),
            _ => None,
        };
        let Some(twin) = twin.filter(|t| document.is(t.last, ")") && t.value.is_some()) else {
            return;
        };
        numeral.last = twin.last + 1;
        if twin.value != numeral.value {
            let words = document.text_of(at, twin.last);
            numeral.note = Some(format!("the number in brackets differs: {words}"));
        }
    }
}

/// Takes the dust of binary fractions off a scaled decimal: 8,3 miliar is 8300000000.
fn round(value: f64) -> f64 {
    let whole = value.round();
    if value >= 1000.0 && (value - whole).abs() < 1e-3 {
        whole
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;

    fn read(text: &str) -> Option<(Numeral, String)> {
        thread_local! {
            static LEXICONS: Lexicons = Lexicons::new().unwrap();
        }
        LEXICONS.with(|lexicons| {
            let numerals = Numerals::new(lexicons).unwrap();
            let document = segment(lexicons, text);
            let (at, money) = if document.is(0, "ada") {
                (1, false)
            } else if document.is(0, "rp") {
                (1 + usize::from(document.is(1, ".")), true)
            } else {
                (0, false)
            };
            let numeral = numerals.read(&document, at, money)?;
            let words = document.text_of(numeral.first, numeral.last).to_owned();
            Some((numeral, words))
        })
    }

    #[test]
    fn values() {
        for (value, texts) in [
            (
                815_249.0,
                &[
                    "815.249 pemilih",
                    "815249",
                    "815,249 pemilih",
                    "ada 815. 249 pemilih",
                ][..],
            ),
            (84.77, &["84,77 persen", "84.77%", "84, 77 persen"]),
            (56.9, &["56, 9 persen", "56,9%"]),
            (18_511.0, &["ada 18. 511 personil", "18.511 personel"]),
            (1_107_310.0, &["1.107.310 personel"]),
            (4.0, &["4 (empat) laporan", "empat", "empat (4) orang", "4"]),
            (11.0, &["sebelas", "11", "sebelas (11) kecamatan"]),
            (17.0, &["tujuh belas", "tujuhbelas"]),
            (20.0, &["dua puluh kecamatan", "duapuluh"]),
            (250.0, &["dua ratus lima puluh"]),
            (
                728.0,
                &[
                    "728 (tujuh ratus dua puluh delapan) TPS",
                    "tujuh ratus dua puluh delapan",
                ],
            ),
            (1000.0, &["seribu", "1 ribu", "1.000", "satu ribu"]),
            (1100.0, &["seribu seratus"]),
            (2345.0, &["dua ribu tiga ratus empat puluh lima"]),
            (10_000.0, &["10 ribu keping", "sepuluh ribu"]),
            (250_000.0, &["dua ratus lima puluh ribu", "250 ribu"]),
            (1_600_000.0, &["1,6 juta anggota", "1.6 juta anggota"]),
            (
                1_250_000.0,
                &[
                    "1 juta 250 ribu jiwa",
                    "satu juta dua ratus lima puluh ribu",
                ],
            ),
            (205_000_000.0, &["205 juta DPS"]),
            (912_340.0, &["912.340 juta surat suara"]),
            (64_118.0, &["64.118 ribu pemilih"]),
            (
                985_326_500_000.0,
                &[
                    "Rp 985.326.500.000",
                    "Rp985.326.500.000,00",
                    "Rp.985.326.500.000,-",
                ],
            ),
            (
                41_500_000_000.0,
                &["Rp41,5 miliar", "Rp 41,5 M", "Rp 41,5 Milyar"],
            ),
            (8_300_000_000.0, &["Rp8,3M", "Rp 8,3 miliar"]),
            (800_000.0, &["Rp 800 ribu", "Rp800rb", "Rp 800.000"]),
            (1_164_000_000_000.0, &["Rp1,164 triliun", "Rp 1,164 T"]),
        ] {
            for text in texts {
                let (numeral, _) = read(text).unwrap_or_else(|| panic!("{text}"));
                assert_eq!(numeral.value, Some(value), "{text}");
            }
        }
    }

    #[test]
    fn extents() {
        for (words, text) in [
            ("4 (empat)", "4 (empat) laporan"),
            ("tiga", "tiga (lihat lampiran)"),
            ("3", "3 (4 di antaranya)"),
            ("10 ribu", "10 ribu keping"),
            ("18. 511", "ada 18. 511 personel"),
            ("56", "56, 9 desa lain"),
            ("41,5 miliar", "Rp41,5 miliar lebih"),
            ("5", "5 M"),
            ("500.000,-", "Rp 500.000,- per bulan"),
            ("dua", "dua dari tiga"),
        ] {
            assert_eq!(read(text).unwrap().1, words, "{text}");
        }
        assert!(read("912.340 juta surat suara").unwrap().0.note.is_some());
        assert!(read("4 (lima) laporan").unwrap().0.note.is_some());
    }

    #[test]
    fn vague_magnitudes() {
        for (low, high, text) in [
            (11.0, 19.0, "belasan warga"),
            (10.0, 99.0, "puluhan"),
            (100.0, 999.0, "ratusan petugas"),
            (10_000.0, 99_999.0, "puluhan ribu"),
            (1000.0, 1999.0, "seribuan"),
            (80.0, 89.0, "80-an orang"),
            (20e9, 30e9 - 1.0, "Rp 20-an miliar"),
        ] {
            let (numeral, _) = read(text).unwrap();
            assert_eq!(
                (numeral.value, numeral.low, numeral.high),
                (None, Some(low), Some(high)),
                "{text}"
            );
        }
    }

    #[test]
    fn no_numbers() {
        for text in [
            "ribu", "belas", "kedua", "pertama", "puluh", "M", "persen", "ratus",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
