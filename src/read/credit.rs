//! Credits: lines of names with what they did, lines with the day of publication, and the
//! brackets at an article's end.
//!
//! Leaves out captions and which of several date lines counts.

use jiff::civil::Date;

use crate::model::{Byline, Role};
use crate::tokenize::{tokenize, words};

use super::dateline::is_domain;
use super::phrases::{Cue, Phrases};
use super::when;

/// What a line of the shell tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Meta {
    /// The day of publication with its words.
    pub(super) date: Option<(String, Date)>,
    /// The names.
    pub(super) bylines: Vec<Byline>,
}

/// The longest such line, in words.
const LONGEST: usize = 30;
/// The longest name, in words.
const NAME: usize = 8;

/// Reads a line that holds nothing but a date, names with labels, and small matter beside them.
pub(super) fn meta(phrases: &Phrases, line: &str) -> Option<Meta> {
    if line.len() > 240 || line.split_whitespace().count() > LONGEST {
        return None;
    }
    // `PENULIS     :     RINA`: the gaps part nothing.
    let closed = line.contains("  :") || line.contains(":  ");
    let closed = closed.then(|| {
        let parts: Vec<&str> = line.split(':').map(str::trim).collect();
        parts.join(": ")
    });
    let line = closed.as_deref().unwrap_or(line);
    let dates = when::dates(phrases, line);
    let mut meta = Meta::default();
    let mut from = 0;
    for date in &dates {
        remainder(
            phrases,
            &line[from..date.range.start],
            Side::Before,
            &mut meta,
        )?;
        if meta.date.is_none() {
            meta.date = Some((line[date.range.clone()].to_owned(), date.day));
        }
        from = date.range.end;
    }
    let side = if dates.is_empty() {
        Side::Alone
    } else {
        Side::After
    };
    remainder(phrases, &line[from..], side, &mut meta)?;
    (meta.date.is_some() || !meta.bylines.is_empty()).then_some(meta)
}

/// Where a stretch of a line stands from the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    After,
    Alone,
}

/// Reads what stands beside a date; None where it is no matter of the shell.
fn remainder(phrases: &Phrases, text: &str, side: Side, meta: &mut Meta) -> Option<()> {
    if text.contains(". ") {
        return None;
    }
    let pieces = pieces(text);
    let last = pieces.len().saturating_sub(1);
    for (n, piece) in pieces.iter().enumerate() {
        let bare = piece.trim_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != ')');
        let bare = bare.trim_matches(['(', ')']);
        if bare.is_empty() {
            continue;
        }
        let words = words(bare);
        // A piece that touches the date without a mark between must be its label.
        let touches = match side {
            Side::Before => n == last && !text.trim_end().ends_with(is_mark),
            Side::After => {
                n == 0 && !text.trim_start().starts_with(is_mark) && !text.starts_with("  ")
            }
            Side::Alone => false,
        };
        let open = side != Side::Alone;
        if let Some(names) = labelled(phrases, bare, &words, open) {
            meta.bylines.extend(names);
        } else if is_small(phrases, &words) {
        } else if open && !touches && words.len() <= 5 && !phrases.has(&words, Cue::Caption) {
            // `Ketua KPU hadir.` is a sentence.
            if piece.trim_end().ends_with('.') && words.len() > 3 {
                return None;
            }
            if phrases.has(&words, Cue::Nobody) {
            } else if phrases.has(&words, Cue::Sign) {
                meta.bylines.push(byline(bare, Role::Credit));
            }
        } else {
            return None;
        }
    }
    Some(())
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '|' | '-' | '–' | '—' | ',' | '/' | '•' | '·' | ':' | '(' | ')' | '»' | '\t'
    )
}

/// The line's pieces between strokes, bullets, spaced dashes, and wide gaps.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let marks = [
        "|", "•", "·", "»", "\t", "  ", " - ", " – ", " — ", " / ", " // ",
    ];
    while let Some((at, mark)) = marks
        .iter()
        .filter_map(|m| rest.find(m).map(|at| (at, m)))
        .min()
    {
        pieces.push(&rest[..at]);
        rest = &rest[at + mark.len()..];
    }
    pieces.push(rest);
    pieces
}

/// Whether the words are small matter: a label of the date, a counter, a time zone, a section.
fn is_small(phrases: &Phrases, words: &[String]) -> bool {
    let small = |c: Cue| matches!(c, Cue::Noise | Cue::Menu | Cue::Related);
    words
        .iter()
        .all(|w| !w.starts_with(char::is_alphabetic) || phrases.is_weekday(w))
        || phrases.cues(words).any(|(cue, _, end)| {
            small(cue)
                || (cue == Cue::Date
                    && words[end..]
                        .iter()
                        .all(|w| !w.starts_with(char::is_alphabetic)))
        })
        || matches!(words, [zone] if matches!(zone.as_str(), "wib" | "wita" | "wit" | "pada" | "on"))
}

/// The names of a piece that begins with a label: `Reporter: A Editor: B`, `Oleh A`.
fn labelled(phrases: &Phrases, text: &str, folded: &[String], open: bool) -> Option<Vec<Byline>> {
    let (mut role, mut at) = phrases.label_at(folded, 0)?;
    let colon = folded.get(at).is_some_and(|w| w == ":");
    let by = folded
        .get(at.checked_sub(1)?)
        .is_some_and(|w| matches!(w.as_str(), "oleh" | "by"))
        || (at > 1 && folded.len() <= NAME + at);
    if !colon && !by && !open {
        return None;
    }
    at += usize::from(colon);
    let tokens = tokenize(text);
    let mut names = Vec::new();
    let mut from = at;
    while at <= folded.len() {
        let next = phrases
            .label_at(folded, at)
            .filter(|(_, end)| at > from && folded.get(*end).is_some_and(|w| w == ":"));
        if at == folded.len() || next.is_some() {
            if let (Some(first), Some(last)) = (tokens.get(from), tokens.get(at.wrapping_sub(1)))
                && at > from
            {
                let name = &text[first.span.start..last.span.end];
                names.push(named(phrases, name, role)?);
            }
            if let Some((next_role, end)) = next {
                role = next_role;
                from = end + 1;
                at = from;
                continue;
            }
        }
        at += 1;
    }
    let any = !names.is_empty();
    names.retain(|n| !n.name.is_empty());
    any.then_some(names)
}

/// A name with its role; None where the words are no name.
fn named(phrases: &Phrases, text: &str, role: Role) -> Option<Byline> {
    let mut name = text.trim_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '.');
    // `Diposting oleh Humas di 19.22`
    for clock in [" di ", " at ", " pukul "] {
        if let Some((head, tail)) = name.rsplit_once(clock)
            && tail.starts_with(|c: char| c.is_ascii_digit())
        {
            name = head;
        }
    }
    for end in [" pada", " on", " pada hari", " tanggal"] {
        name = name.strip_suffix(end).unwrap_or(name).trim();
    }
    // `Laporan Wartawan Tribun.com, Rina`
    if let Some((outlet, person)) = name.split_once(", ")
        && (is_domain(outlet) || phrases.has(&words(outlet), Cue::Publisher))
    {
        name = person;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let capitals = words
        .iter()
        .filter(|w| w.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()))
        .count();
    let longest = if role == Role::Photographer { 4 } else { NAME };
    let fits = words.len() <= longest && (capitals == words.len() || words.len() <= 3);
    let folded = crate::tokenize::words(name);
    let signed = phrases.has(&folded, Cue::Sign);
    if fits && (phrases.has(&folded, Cue::Nobody) || (role == Role::Photographer && signed)) {
        return Some(byline("", role));
    }
    // An office that signs is no reporter.
    let role = if signed { Role::Credit } else { role };
    fits.then(|| byline(name, role))
}

fn byline(name: &str, role: Role) -> Byline {
    Byline {
        name: name.trim().trim_end_matches([',', ';', '/']).to_owned(),
        role,
    }
}

/// The credit at the end of an article's last line: `(Dicko)`, `(rdn/rlm/fma)`, `[zid/lis]`,
/// `(*)`, `.RES`. Gives the line without it.
pub(super) fn at_end<'a>(phrases: &Phrases, line: &'a str) -> Option<(&'a str, Vec<Byline>)> {
    let text = line.trim_end();
    let bare = text.trim_end_matches(['*', '#', '=', '_', '~']).trim_end();
    if bare.len() < text.len() {
        // `***1***` keeps a number between its stars.
        let bare = match bare.rsplit_once(['*', '#']) {
            Some((head, number)) if number.trim().parse::<u8>().is_ok() => {
                head.trim_end_matches(['*', '#', ' '])
            }
            _ => bare,
        };
        return Some((bare, Vec::new()));
    }
    let (head, inside) = bracket(text).or_else(|| initials(text))?;
    let head = head.trim_end();
    let folded = words(inside);
    let ended =
        head.is_empty() || head.ends_with(['.', '!', '?', '"', '”', '“', '’', '\'', '…', ';', ')']);
    let signed = phrases.has(&folded, Cue::Sign);
    let strokes = inside.contains('/') && !inside.contains(' ');
    let plain = folded
        .iter()
        .filter(|w| w.starts_with(char::is_alphabetic))
        .count();
    if inside.len() > 90
        || plain > 12
        || !(ended || signed || strokes)
        || !when::dates(phrases, inside).is_empty()
        || (plain == 0 && inside.contains(|c: char| c.is_ascii_digit()))
        || inside.ends_with('.') && plain > 4
    {
        return None;
    }
    Some((head, names(inside)))
}

fn bracket(text: &str) -> Option<(&str, &str)> {
    let (inside, open) = match text.trim_end_matches('.') {
        t if t.ends_with(')') => (&t[..t.len() - 1], '('),
        t if t.ends_with(']') => (&t[..t.len() - 1], '['),
        _ => return None,
    };
    let at = inside.rfind(open)?;
    Some((&text[..at], inside[at + 1..].trim()))
}

/// `… dengan lancar.RES`
fn initials(text: &str) -> Option<(&str, &str)> {
    let (head, sign) = text.rsplit_once('.')?;
    let fits = (2..=4).contains(&sign.len()) && sign.bytes().all(|b| b.is_ascii_uppercase());
    let word = head
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    (fits && word.len() > 3 && word.starts_with(char::is_lowercase))
        .then(|| (&text[..=head.len()], sign))
}

/// The names inside a bracket; strokes part them, but not a unit's number from its place
/// (`Pendim 1203/Ktp`).
fn names(inside: &str) -> Vec<Byline> {
    let mut parts: Vec<String> = Vec::new();
    for piece in inside.split(['/', ';', ',', '&', '|']) {
        match parts.last_mut() {
            Some(last) if last.ends_with(|c: char| c.is_ascii_digit()) && last.contains(' ') => {
                last.push('/');
                last.push_str(piece);
            }
            _ => parts.push(piece.trim().to_owned()),
        }
    }
    let whole = |p: &str| p.chars().any(char::is_alphabetic);
    let initials = |p: &str| p.len() <= 3 && p.chars().all(char::is_lowercase);
    let any_long = parts.iter().any(|p| whole(p) && !initials(p));
    parts
        .iter()
        .filter(|p| whole(p) && !(any_long && initials(p)))
        .map(|p| byline(p, Role::Credit))
        .collect()
}

/// A last line that is a signature without brackets: `Kominfotik JP/Farandy Purba`.
pub(super) fn signature(phrases: &Phrases, line: &str) -> Option<Vec<Byline>> {
    if let Some(("", names)) = at_end(phrases, line) {
        return Some(names);
    }
    let folded = words(line);
    let count = line.split_whitespace().count();
    let capitals = line
        .split_whitespace()
        .all(|w| w.starts_with(|c: char| !c.is_lowercase()));
    let signed = phrases.has(&folded, Cue::Sign);
    let strokes = line.contains('/') && capitals;
    (count <= 7 && (signed && capitals || strokes)).then(|| names(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    fn phrases() -> Phrases {
        Phrases::new(&Lexicons::new().unwrap()).unwrap()
    }

    fn show(bylines: &[Byline]) -> String {
        let parts: Vec<String> = bylines
            .iter()
            .map(|b| format!("{:?} {}", b.role, b.name))
            .collect();
        parts.join("; ")
    }

    #[test]
    fn lines_of_the_shell() {
        let phrases = phrases();
        for (date, names, line) in [
            (
                "",
                "Reporter A Putra; Editor B Sari",
                "Reporter: A Putra | Editor: B Sari",
            ),
            (
                "",
                "Reporter A Putra; Editor B Sari",
                "Reporter : A Putra Editor : B Sari",
            ),
            ("", "Reporter Fikri", "Penulis: Fikri"),
            ("", "Reporter FIKRI", "PENULIS     :     FIKRI"),
            (
                "",
                "Reporter Rina Wati",
                "Laporan Wartawan Kabar.com, Rina Wati",
            ),
            ("", "Reporter Joko; Editor Rina", "Rep: Joko/Red: Rina"),
            ("", "Photographer Malik", "Foto: Malik"),
            (
                "2024-06-08",
                "Reporter SITI",
                "SABTU, 08 JUNI 2024 | 23:34 WIB | LAPORAN: SITI",
            ),
            (
                "2024-09-12",
                "Credit Humas KPU",
                "Ditulis oleh Humas KPU pada Kamis, 12 September 2024 - 19:45 WIB",
            ),
            ("2019-03-28", "Credit Humas", "28 March 2019 by Humas"),
            (
                "2024-08-20",
                "Credit Kominfo Lambar",
                "Agustus 20, 2024   Kominfo Lambar",
            ),
            (
                "2024-01-26",
                "",
                "Administrator | 26 Januari 2024 | 10:21:07 | Berita Desa | Dibaca 214 Kali",
            ),
            (
                "2016-01-20",
                "Reporter Beni; Editor Yani",
                "Oleh Beni, Rabu, 20 Januari 2016 | 08:48 WIB - Redaktur: Yani",
            ),
            ("2024-01-10", "", "Rabu, 10 Januari 2024 (Ab)"),
            ("2024-07-08", "", "Last updated: Senin, 8 Juli 2024"),
        ] {
            let got = meta(&phrases, line).unwrap_or_else(|| panic!("{line}"));
            let day = got.date.map_or(String::new(), |(_, d)| d.to_string());
            assert_eq!(
                (day.as_str(), show(&got.bylines).as_str()),
                (date, names),
                "{line}"
            );
        }
        for line in [
            "Jadwal Kampanye 25 September 2024 Ditetapkan KPU Bogor",
            "Foto: Kapolres Jembrana saat mengecek kesiapan personel, Rabu (27/03/19)",
            "Tim Pemenangan Datangi KPU",
            "Rapat digelar Senin, 8 Juli 2024 di Bogor dan dihadiri seluruh camat.",
            "Perkuat Koordinasi, KPU Gelar Rakor",
        ] {
            assert_eq!(meta(&phrases, line), None, "{line}");
        }
    }

    #[test]
    fn credits_at_the_end() {
        let phrases = phrases();
        for (text, names, line) in [
            ("Selesai.", "Credit Dicko", "Selesai. (Dicko)"),
            ("Selesai.", "Credit rdn; Credit fma", "Selesai. (rdn/fma)"),
            ("“Siap,” tutupnya.", "Credit zid", "“Siap,” tutupnya. [zid]"),
            (
                "Selesai.",
                "Credit humas kesbangpol",
                "Selesai. (humas kesbangpol)",
            ),
            (
                "Acara di Kabupaten Bogor",
                "Credit Diskominfo Kota Cilegon",
                "Acara di Kabupaten Bogor (Diskominfo Kota Cilegon/adv)",
            ),
            (
                "Selesai.",
                "Credit Pendim 1203/Ktp",
                "Selesai. (Pendim 1203/Ktp)",
            ),
            ("Selesai.", "", "Selesai. (*)"),
            ("Selesai.", "", "Selesai. ***1***"),
            ("berjalan lancar.", "Credit RES", "berjalan lancar.RES"),
        ] {
            let (got, bylines) = at_end(&phrases, line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((got, show(&bylines).as_str()), (text, names), "{line}");
        }
        for line in [
            "Ia memakai alat peraga kampanye (APK)",
            "Rapat di Bogor, Kamis (4/8/22)",
            "Hadir Rina, S.H.",
            "Ketua KPU hadir.",
        ] {
            assert_eq!(at_end(&phrases, line).map(|(t, _)| t), None, "{line}");
        }
    }
}
