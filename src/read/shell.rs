//! The shell taken off: every line gets a sort, and the sorts together tell what is headline,
//! credit, caption, boilerplate and article.
//!
//! Leaves out how single lines are read (`credit`, `dateline`, `head`, `tail`).

use crate::model::{Byline, Release, Role};
use crate::tokenize::words;

use super::credit::{self, Meta};
use super::dateline::dateline;
use super::phrases::{Cue, Phrases, is_word};
use super::{head, tail};

/// A line with what it looks like by itself.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// Its first words, folded; a headline fits in whole.
    pub(super) words: Vec<String>,
    /// How many words it has.
    pub(super) count: usize,
    pub(super) sort: Sort,
    /// Whether it stands under a heading over links.
    pub(super) listed: bool,
}

/// What a line looks like by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A paragraph of the article.
    Body,
    /// A short line without an end: a headline, a list's item, a link.
    Headline,
    /// Date or credits.
    Meta(Meta),
    /// A caption wherever it stands.
    Caption,
    /// A caption if it stands before the article.
    Picture,
    /// Menus, counters, controls.
    Menu,
    Noise,
    /// A heading over links; whether a link stands in the line itself.
    Links {
        own: bool,
    },
    /// Nothing of the article follows.
    Tail,
}

/// How much of a line is looked at for phrases, in bytes.
const LOOKED_AT: usize = 240;
/// A caption is no longer than this, in words.
const CAPTION: usize = 45;
/// A paragraph with a sentence's end has at least this many words; one without at least `LONG`.
const SENTENCE: usize = 6;
const LONG: usize = 32;

/// The release that the lines hold.
pub(super) fn strip(phrases: &Phrases, raw: &[String]) -> Release {
    let mut lines: Vec<Line<'_>> = raw.iter().map(|l| classify(phrases, l)).collect();
    if let Some(first) = lines.first_mut()
        && first.sort == Sort::Body
        && head::is_headline(first)
    {
        first.sort = Sort::Headline;
    }
    tail::cut(&mut lines);
    let head = head::read(phrases, &lines);
    let mut release = Release {
        title: head.title,
        date_line: head.date_line,
        bylines: head.bylines,
        ..Release::default()
    };
    let mut kept = head.kept;
    kept.extend(tail::body(phrases, &lines[head.end..], &mut release));
    let publisher = kept.iter().take(3).find_map(|l| {
        let found = dateline(phrases, l)?;
        release.dateline = found.place;
        Some(found.publisher)
    });
    release.source.publisher = publisher.flatten().or(head.masthead).or_else(|| {
        let signed =
            |b: &&Byline| b.role == Role::Credit && phrases.has(&words(&b.name), Cue::Sign);
        // `Tim Komunikasi Publik/Diskominfo Kabupaten Bogor`: the office stands last.
        let last = release.bylines.iter().rfind(signed);
        last.map(|b| b.name.clone())
    });
    if kept.is_empty() {
        // Rather the shell than nothing.
        let own = |l: &&Line<'_>| matches!(l.sort, Sort::Headline | Sort::Meta(_) | Sort::Picture);
        kept.extend(lines.iter().filter(own).map(|l| head::tidy(l.text)));
    }
    release.text = kept.join("\n");
    release
}

fn classify<'a>(phrases: &Phrases, text: &'a str) -> Line<'a> {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let words = words(&text[..end]);
    let count = if end == text.len() {
        words.iter().filter(|w| is_word(w)).count()
    } else {
        text.split_whitespace().count()
    };
    let sort = sort(phrases, text, &words, count);
    Line {
        text,
        words,
        count,
        sort,
        listed: false,
    }
}

fn sort(phrases: &Phrases, text: &str, words: &[String], count: usize) -> Sort {
    let sentence = ends_sentence(text, count) || count >= LONG;
    if let Some(meta) = credit::meta(phrases, text) {
        return Sort::Meta(meta);
    }
    if !words.iter().any(|w| w.starts_with(char::is_alphabetic)) || hashtags(text) {
        return Sort::Noise;
    }
    if phrases.has(words, Cue::List) {
        return Sort::Links { own: false };
    }
    if is_menu(phrases, text, words) || phrases.is_controls(words) {
        return Sort::Menu;
    }
    let mut picture = count <= CAPTION && credited(phrases, text);
    for (cue, at, end) in phrases.cues(words) {
        let rest = words[end..].iter().filter(|w| is_word(w)).count();
        let marked = words
            .get(end)
            .is_some_and(|w| !w.starts_with(char::is_alphabetic));
        match cue {
            Cue::Tail if count <= LONG => return Sort::Tail,
            Cue::Related if count <= LONG => return Sort::Links { own: rest > 0 },
            // `Halaman kantor KPU dipenuhi warga.` is a sentence.
            Cue::Noise if !sentence || (marked && count <= 2 * SENTENCE) => return Sort::Noise,
            // `… hadir. (red/foto: rin)` credits the article.
            Cue::Caption if at > 0 && words[at - 1] == "/" && sentence => {}
            Cue::Caption if count <= CAPTION => {
                // A body line that only ends with a credit of its picture loses the bracket later.
                let bracketed = at > 0 && sentence && count > CAPTION / 2;
                return if bracketed {
                    Sort::Picture
                } else {
                    Sort::Caption
                };
            }
            Cue::Picture if count <= CAPTION => picture = true,
            _ => {}
        }
    }
    if picture {
        Sort::Picture
    } else if sentence {
        Sort::Body
    } else {
        Sort::Headline
    }
}

/// Whether the line ends as a sentence of an article does.
fn ends_sentence(text: &str, count: usize) -> bool {
    let bare = text.trim_end_matches(|c: char| c == '*' || c == '#' || c.is_whitespace());
    let inner = bare.trim_end_matches(['"', '”', '“', '\'', '’', ')', ']']);
    if count < SENTENCE {
        return false;
    }
    // A credit in brackets may follow the sentence.
    let before = bare
        .rfind(['(', '['])
        .filter(|_| bare.ends_with([')', ']']))
        .map(|at| bare[..at].trim_end());
    let full = |t: &str| t.ends_with(['.', ';', '…']) || t.ends_with(":") && count > SENTENCE;
    full(inner)
        || before.is_some_and(|b| full(b) || b.ends_with(['"', '”', '!', '?']))
        // Headlines may ask, cry out and quote.
        || (inner.ends_with(['!', '?', ',']) && count > 2 * SENTENCE)
        || (inner.len() < bare.len() && count > 3 * SENTENCE)
}

/// Whether a line ends with a photographer and an outlet, parted by a stroke: `Rina Wati/RMOL`.
fn credited(phrases: &Phrases, text: &str) -> bool {
    let text = text.trim_end_matches(['.', ' ']);
    // `… apel. (Kabar.com/Rina Wati)`
    let bracket = text.strip_suffix(')').and_then(|t| t.rsplit_once('('));
    if let Some((_, inside)) = bracket {
        let short = inside.split_whitespace().count() <= 4;
        return short && inside.contains('/') && !inside.contains(|c: char| c.is_ascii_digit());
    }
    let last = text.split_whitespace().next_back().unwrap_or_default();
    last.split_once('/').is_some_and(|(name, outlet)| {
        let capital = |w: &str| w.starts_with(char::is_uppercase);
        capital(name)
            && capital(outlet)
            && outlet.bytes().all(|b| b.is_ascii_alphabetic())
            && !phrases.is_body(&outlet.to_lowercase())
            && !phrases.is_region(outlet)
    })
}

fn hashtags(text: &str) -> bool {
    text.split_whitespace().all(|w| w.starts_with('#'))
}

/// A line of menu words: two or more with marks between, or one alone.
fn is_menu(phrases: &Phrases, text: &str, words: &[String]) -> bool {
    let parts: Vec<&str> = text
        .split(['|', '>', '»', '›', '•', '·', '\t', '/'])
        .flat_map(|p| p.split("  "))
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    if parts.len() < 2 {
        return words.len() <= 4 && phrases.has(words, Cue::Menu);
    }
    let menu = |part: &&&str| phrases.has(&crate::tokenize::words(part), Cue::Menu);
    let known = parts.iter().filter(menu).count();
    parts.iter().all(|p| p.split_whitespace().count() <= 5) && known * 2 >= parts.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    fn read(text: &str) -> Release {
        let phrases = Phrases::new(&Lexicons::new().unwrap()).unwrap();
        strip(&phrases, &crate::read::lines::lines(text))
    }

    const BODY: &str = "LIWA – Ketua KPU Lampung Barat membuka rapat di Liwa, Selasa (20/8/2024).";
    const MORE: &str =
        "Ia meminta camat menyiapkan gudang logistik di tiap kecamatan sebelum Jumat.";

    #[test]
    fn a_page_gives_its_article() {
        for (title, date, text) in [
            ("", "", format!("{BODY}\n{MORE}")),
            (
                "KPU Siapkan Gudang Logistik",
                "",
                format!("KPU Siapkan Gudang Logistik\n\n{BODY}\n\n{MORE}"),
            ),
            (
                "KPU Siapkan Gudang Logistik",
                "Selasa, 20 Agustus 2024 | 10:00 WIB",
                format!(
                    "Beranda | Profil | Berita\nKPU Siapkan Gudang Logistik\n\
                     Selasa, 20 Agustus 2024 | 10:00 WIB\nOleh: Rina\n\
                     Suasana rapat. (Foto: Humas)\n{BODY}\nBaca juga: Harga Kopi Naik\n{MORE}\n\
                     Berita Terkait\nHarga Kopi Naik Lagi\nPanen Raya di Suoh\nTinggalkan Balasan\n\
                     Alamat email Anda tidak akan dipublikasikan."
                ),
            ),
            (
                "KPU Siapkan Gudang Logistik",
                "20 Agustus 2024",
                format!(
                    "KPU Lampung Barat\nBeranda > Berita\nKPU Siapkan Gudang Logistik\n20 Agustus 2024\n\
                     {BODY}\nBaca Juga\nHarga Kopi Naik\n{MORE} (rin/hms)\nShare\nFacebook\n1 2\n#kpu #pilkada"
                ),
            ),
            // The clock of a page that was saved years later.
            (
                "KPU Siapkan Gudang Logistik",
                "",
                format!("Senin, 5 Januari 2026\nKPU Siapkan Gudang Logistik\n{BODY}\n{MORE}"),
            ),
            (
                "KPU Siapkan Gudang Logistik",
                "Rabu, Agustus 21, 2024",
                format!(
                    "Rabu, Agustus 21, 2024\nKPU Siapkan Gudang Logistik\n{BODY}\n{MORE} (Rin)"
                ),
            ),
        ] {
            let got = read(&text);
            assert_eq!(got.title.as_deref().unwrap_or(""), title, "{text}");
            assert_eq!(got.date_line.as_deref().unwrap_or(""), date, "{text}");
            assert_eq!(got.text, format!("{BODY}\n{MORE}"), "{text}");
            assert_eq!(got.dateline.as_deref(), Some("LIWA"), "{text}");
        }
    }

    #[test]
    fn what_may_be_the_article_stays() {
        let text = format!(
            "KPU Tetapkan Jadwal Kampanye\n{BODY}\nRincian:\n1. Liwa 2.104\n2. Suoh 1.236\n\
             Halaman kantor KPU dipenuhi warga sejak pagi hari.\nKomentar warga beragam.\n\
             “Kami siap,” kata Rina.\nTag rapat ini menjadi perhatian pejabat daerah setempat.\n{MORE}"
        );
        let got = read(&text);
        assert_eq!(got.text.lines().count(), 9, "{}", got.text);
        assert!(got.text.contains("2. Suoh 1.236"));
        assert!(got.text.contains("Halaman kantor"));
        assert!(got.text.contains("“Kami siap,” kata Rina."));
    }

    #[test]
    fn a_link_in_brackets_is_cut_out_of_its_paragraph() {
        let got = read(&format!("{BODY} (Baca juga: Harga Kopi Naik) {MORE}"));
        assert_eq!(got.text, format!("{BODY} {MORE}"));
    }

    #[test]
    fn a_headline_may_stand_under_a_heading_over_links() {
        let got = read(&format!(
            "Berita Terkini\nHarga Kopi Naik\nKPU Lampung Barat Siapkan Gudang Logistik\n{BODY}\n{MORE}"
        ));
        assert_eq!(
            got.title.as_deref(),
            Some("KPU Lampung Barat Siapkan Gudang Logistik")
        );
        assert_eq!(got.text, format!("{BODY}\n{MORE}"));
    }

    #[test]
    fn links_and_captions_between_paragraphs_go() {
        for noise in [
            "• Panen Raya di Suoh Dimulai",
            "Suasana rapat koordinasi di aula",
            "BACA JUGA:Harga Kopi Naik",
            "Iklan - Geser ke atas untuk melanjutkan.",
        ] {
            let got = read(&format!("{BODY}\n{noise}\n{MORE}"));
            assert_eq!(got.text, format!("{BODY}\n{MORE}"), "{noise}");
        }
        let got = read(&format!("{BODY}\n{MORE} (red/foto: rin)"));
        assert_eq!(got.text, format!("{BODY}\n{MORE}"));
        let got = read(&format!("{BODY} BACA JUGA: Harga Kopi Naik\n{MORE}"));
        assert_eq!(got.text, format!("{BODY}\n{MORE}"));
        // A list of several, a sentence about a scene, a law that tells what to read.
        for own in [
            "• Gudang siap\n• Petugas lengkap",
            "Suasana rapat berlangsung hangat sampai sore hari.",
            "Hadir pula Sekretaris KPU Lampung Barat Tri Hapsari dan para camat.",
            "Turut hadir:\n- Ketua KPU Liwa",
            "1. Undang-Undang Nomor 7 Tahun 2017;\n2. Peraturan KPU Nomor 2 Tahun 2024.",
        ] {
            let got = read(&format!("{BODY}\n{own}\n{MORE}"));
            assert_eq!(got.text, format!("{BODY}\n{own}\n{MORE}"), "{own}");
            let last = read(&format!("{BODY}\n{MORE}\n{own}"));
            assert!(
                last.text.ends_with(own) || own.starts_with('•'),
                "{}",
                last.text
            );
        }
    }
}
