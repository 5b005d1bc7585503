//! The dateline at the head of the article: `CIBINONG-`, `Arso (ANTARA) -`, `MMC Kobar –`.
//!
//! It stays in the text. Leaves out which region the place is, and dates inside the dateline.

use crate::model::Caps;
use crate::tokenize::{caps, words};

use super::phrases::{Cue, Phrases};

/// What the head of an article tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Dateline {
    /// The place as written.
    pub(super) place: Option<String>,
    /// The outlet as written.
    pub(super) publisher: Option<String>,
}

/// The longest dateline, in bytes and in words.
const LONGEST: usize = 90;
const WORDS: usize = 9;
/// The longest place name that the gazetteer need not know, in words.
const UNKNOWN_PLACE: usize = 3;

/// The dateline at the head of `paragraph`.
pub(super) fn dateline(phrases: &Phrases, paragraph: &str) -> Option<Dateline> {
    // The mark that ends the dateline may be the second dash: `SUAKA – KOTABARU. Ketua …`.
    let mut best = None;
    for (at, mark) in ends(paragraph) {
        let head = &paragraph[..at];
        if head.len() > LONGEST || head.split_whitespace().count() > WORDS {
            break;
        }
        let tail = &paragraph[at + mark.len()..];
        if let Some(found) = read(phrases, head, mark, tail) {
            best = Some(found);
        } else if best.is_some() {
            break;
        }
    }
    best
}

/// The places where a dateline may end, with the mark that ends it.
fn ends(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.char_indices()
        .take_while(|(at, _)| *at <= LONGEST)
        .filter_map(|(at, c)| {
            let mark = &text[at..at + c.len_utf8()];
            match c {
                '–' | '—' | '-' | '~' | '|' | ':' => Some((at, mark)),
                ')' if text[at + 1..].starts_with(' ') => Some((at, mark)),
                '/' if text[at..].starts_with("//") => Some((at, &text[at..at + 2])),
                '.' if text[at + 1..].starts_with([' ', '\n']) => Some((at, mark)),
                _ => None,
            }
        })
}

fn read(phrases: &Phrases, head: &str, mark: &str, tail: &str) -> Option<Dateline> {
    let spaced = head.ends_with(' ') || tail.starts_with(' ');
    let dash = matches!(mark, "–" | "—" | "-" | "~" | "//");
    let next = tail.trim_start();
    if next.is_empty() && !dash {
        return None;
    }
    let mut found = Dateline::default();
    let mut sure = false;
    let mut known = false;
    for segment in segments(head) {
        let bare = segment.trim_matches(|c: char| !c.is_alphanumeric());
        let folded = words(bare);
        if bare.is_empty() || is_day(phrases, &folded) {
            continue;
        }
        // `JAKARTA` is a place before it is part of an outlet's name.
        if phrases.is_region(bare) && !known {
            // `SATUJABAR, BANDUNG`: what looked like a place was the outlet.
            if let Some(outlet) = found.place.replace(bare.to_owned()) {
                found.publisher.get_or_insert(outlet);
            }
            sure = true;
            known = true;
        } else if phrases.is_region(bare) {
            // `Makale, Sulsel (ANTARA)`: the second name only says where the first lies.
        } else if phrases.has(&folded, Cue::Publisher) || is_domain(bare) {
            sure = true;
            found.publisher.get_or_insert_with(|| bare.to_owned());
        } else if found.place.is_none() && looks_like_place(phrases, bare, &folded) {
            found.place = Some(bare.to_owned());
        } else if found.publisher.is_none()
            && folded.len() <= UNKNOWN_PLACE
            && found.place.is_some()
        {
            // `Bajawa, Flores Pos` (a paper we do not know by its words)
            found.publisher = Some(bare.to_owned());
        } else {
            return None;
        }
    }
    if found == Dateline::default() {
        return None;
    }
    let capitals = head
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase);
    let fits = match mark {
        _ if dash && spaced => sure || next.starts_with(|c: char| !c.is_lowercase()),
        "-" | "–" | "—" => {
            let word = next
                .split(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or_default();
            (sure || capitals && head.len() >= 5)
                && matches!(caps(word), Caps::Title | Caps::Mixed)
                && !phrases.is_large_region(word)
        }
        "~" | "//" => true,
        "|" | ":" => sure && capitals || found.publisher.is_some(),
        // `Jakarta (27/09) Deputi …`
        ")" => {
            let day = head.rsplit_once('(').is_some_and(|(_, d)| {
                d.contains(|c: char| c.is_ascii_digit()) && is_day(phrases, &words(d))
            });
            known && day && next.starts_with(char::is_uppercase)
        }
        "." => sure && (capitals || head.contains(')') || head.contains(',')),
        _ => false,
    };
    fits.then_some(found)
}

/// The parts of a dateline between commas, dashes, strokes and brackets.
fn segments(head: &str) -> impl Iterator<Item = &str> {
    head.split([',', '|', '(', ')', '–', '—', '~', ':', ';', '•'])
        .flat_map(|s| s.split(" - "))
        .flat_map(|s| s.split("//"))
        .map(str::trim)
        .filter(|s| !s.is_empty())
}

/// A day or date: `Kamis`, `11/03/2023`, `8 Juli 2024`.
fn is_day(phrases: &Phrases, folded: &[String]) -> bool {
    folded.iter().all(|w| {
        !w.starts_with(char::is_alphabetic) || phrases.is_weekday(w) || phrases.month(w).is_some()
    })
}

pub(super) fn is_domain(text: &str) -> bool {
    !text.contains(' ')
        && text.split('.').count() >= 2
        && text
            .split('.')
            .all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
        && text
            .rsplit('.')
            .next()
            .is_some_and(|p| p.len() >= 2 && p.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// A short run of capitalised words none of which belongs to an agency or post.
fn looks_like_place(phrases: &Phrases, bare: &str, folded: &[String]) -> bool {
    let words: Vec<&str> = bare.split_whitespace().collect();
    words.len() <= UNKNOWN_PLACE
        && words.iter().all(|w| w.len() > 2 && caps(w) != Caps::Lower)
        && !folded
            .iter()
            .any(|w| phrases.is_body(w) && !phrases.is_region(w))
        && bare
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '’' | '-' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    #[test]
    fn datelines() {
        let phrases = Phrases::new(&Lexicons::new().unwrap()).unwrap();
        for (place, publisher, head) in [
            (
                "CIBINONG",
                "",
                "CIBINONG-Guna menyukseskan pemilihan, bupati hadir.",
            ),
            (
                "KOTA BOGOR",
                "bogortraffic.com",
                "bogortraffic.com, KOTA BOGOR- Pemilihan Kepala Daerah akan digelar.",
            ),
            ("PALU", "", "PALU – Ketua KPU hadir."),
            (
                "Arso",
                "ANTARA",
                "Arso (ANTARA) - Komisi Pemilihan Umum mulai mendistribusikan.",
            ),
            (
                "",
                "MMC Kobar",
                "MMC Kobar – Komisi Pemilihan Umum menyelenggarakan.",
            ),
            (
                "",
                "MC Sijunjung",
                "MC Sijunjung – Komisi Pemilihan Umum terus memperkuat.",
            ),
            (
                "Balik Bukit",
                "Kominfo",
                "Balik Bukit, Kominfo – Penjabat Bupati membuka.",
            ),
            (
                "Bajawa",
                "kab-ngada.kpu.go.id",
                "Bajawa, kab-ngada.kpu.go.id – Komisi Pemilihan Umum.",
            ),
            (
                "SIANTAR",
                "HARIANTOBA.COM",
                "HARIANTOBA.COM, SIANTAR - Sebanyak 4.612 warga.",
            ),
            (
                "Piru",
                "SuaraSaka.com",
                "Piru,SuaraSaka.com-Penjabat Bupati mengaku optimis.",
            ),
            (
                "Rowokembu",
                "",
                "Rowokembu - Panitia Pemungutan Suara melantik.",
            ),
            ("KAJEN", "", "KAJEN — Bupati hadir."),
            ("Sukadana", "", "Sukadana, (11/03/2023). Ketua KPU hadir."),
            (
                "MAKASSAR",
                "SULSELPROV.GO.ID",
                "SULSELPROV.GO.ID, MAKASSAR — Pemerintah Provinsi.",
            ),
            (
                "BANDUNG",
                "SATUJABAR",
                "SATUJABAR, BANDUNG – Menjelang pilkada, kapolres hadir.",
            ),
            (
                "Banda Aceh",
                "DIALEKSIS.COM",
                "DIALEKSIS.COM | Banda Aceh - Komisi Independen.",
            ),
            (
                "SORONG",
                "KOMPAS.TV",
                "SORONG, KOMPAS.TV - Bawaslu mengingatkan.",
            ),
            ("Siak", "ANTARA", "Siak, (ANTARA) - Kepolisian Resor Siak."),
            ("Bogor", "", "Bogor - Ketua KPU hadir"),
            (
                "Jakarta",
                "",
                "Jakarta (27/09) Deputi Menteri memimpin rapat.",
            ),
        ] {
            let got = dateline(&phrases, head).unwrap_or_else(|| panic!("{head}"));
            assert_eq!(
                (
                    got.place.as_deref().unwrap_or(""),
                    got.publisher.as_deref().unwrap_or("")
                ),
                (place, publisher),
                "{head}"
            );
        }
        for head in [
            "TNI-Polri siap mengamankan pemilu.",
            "Bupati Bogor – yang juga ketua partai – hadir.",
            "Ketua KPU Kabupaten Bogor, Rina, hadir.",
            "Jakarta-Bogor macet.",
            "Jakarta (ibu kota) Kamis pagi macet.",
            "Bupati Bogor (27/09) Kamis pagi hadir.",
            "Rapat koordinasi digelar di Bogor. Hadir camat.",
            "Pemungutan suara ulang - disingkat PSU - digelar.",
        ] {
            assert_eq!(dateline(&phrases, head), None, "{head}");
        }
    }
}
