//! Lines to paragraphs: text that was wrapped at a fixed width is joined again.
//!
//! A break between two lines is the wrap's own where the next word would not have fitted. Leaves
//! out what a line is for.

/// No page of print is wider; longer lines are paragraphs already.
const WIDEST: usize = 110;
/// Narrower columns can't be told from lists.
const NARROWEST: usize = 40;
/// The fewest pairs of neighbouring lines that show a width.
const FEWEST: usize = 4;

/// The paragraphs of a text: trimmed, white space inside kept, blank ones left out.
pub(super) fn lines(text: &str) -> Vec<String> {
    let raw: Vec<&str> = text.lines().map(str::trim_end).collect();
    let Some(width) = wrapped_at(&raw) else {
        return raw
            .iter()
            .map(|l| l.trim().to_owned())
            .filter(|l| !l.is_empty())
            .collect();
    };
    let mut joined: Vec<String> = Vec::new();
    let mut open = false;
    for (at, line) in raw.iter().enumerate() {
        let next = line.trim();
        if next.is_empty() {
            open = false;
            continue;
        }
        let before = at.checked_sub(1).and_then(|b| raw.get(b));
        let wrap = before.is_some_and(|b| fits_no_more(b, line, width) && !begins(b, line));
        match joined.last_mut().filter(|_| open && wrap) {
            Some(paragraph) => {
                match hyphen(paragraph, next) {
                    Hyphen::None => paragraph.push(' '),
                    Hyphen::Kept => {}
                    Hyphen::Division => {
                        paragraph.pop();
                    }
                }
                paragraph.push_str(next);
            }
            None => joined.push(next.to_owned()),
        }
        open = true;
    }
    joined
}

/// What a hyphen at the end of a wrapped line is.
enum Hyphen {
    /// There is none, or it is a dash between spaces.
    None,
    /// Part of the word: `TNI-` + `Polri`, `desa-` + `desa`.
    Kept,
    /// Put there to divide a word: `ditarget-` + `kan`.
    Division,
}

fn hyphen(line: &str, next: &str) -> Hyphen {
    let Some(head) = line.strip_suffix('-') else {
        return Hyphen::None;
    };
    if !head.ends_with(char::is_alphanumeric) {
        return Hyphen::None;
    }
    let word = head
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let doubled = next
        .get(..3.min(word.len()))
        .is_some_and(|n| word.contains(n));
    if next.starts_with(char::is_lowercase) && word.starts_with(char::is_lowercase) && !doubled {
        Hyphen::Division
    } else {
        Hyphen::Kept
    }
}

fn length(line: &str) -> usize {
    line.chars().count()
}

/// Whether the first word of `next` would not have fitted on `line`.
fn fits_no_more(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    length(line) + 1 + length(word) > width
}

/// Whether the line begins a paragraph by its looks: indented, numbered, a bullet.
fn begins(before: &str, line: &str) -> bool {
    let indent = |l: &str| l.len() - l.trim_start().len();
    let text = line.trim_start();
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < text.len()
        && text.len() - digits.len() <= 2
        && digits.starts_with(['.', ')'])
        && digits[1..].starts_with(' ');
    indent(line) >= indent(before) + 2 || numbered || text.starts_with(['•', '*', '–', '●', '▪'])
}

/// The width at which the text is wrapped, if it is.
fn wrapped_at(raw: &[&str]) -> Option<usize> {
    let lengths: Vec<usize> = raw.iter().map(|l| length(l)).collect();
    // Inside blocks only: a headline may be longer than the column.
    let mut block: Vec<usize> = (1..raw.len().saturating_sub(1))
        .filter(|i| lengths[i - 1] > 0 && lengths[i + 1] > 0)
        .map(|i| lengths[i])
        .filter(|l| *l > 0)
        .collect();
    if block.len() < FEWEST {
        return None;
    }
    block.sort_unstable();
    let width = block
        .get((block.len() * 97 / 100).min(block.len() - 1))
        .copied()?;
    let long = lengths
        .iter()
        .filter(|l| **l > width.max(NARROWEST))
        .count();
    if !(NARROWEST..=WIDEST).contains(&width) || long * 8 > raw.len() {
        return None;
    }
    let (mut pairs, mut full, mut open) = (0_usize, 0_usize, 0_usize);
    for pair in raw.windows(2) {
        if let [line, next] = pair
            && !line.trim().is_empty()
            && !next.trim().is_empty()
        {
            pairs += 1;
            if fits_no_more(line, next, width) {
                full += 1;
                open += usize::from(!line.ends_with(['.', '!', '?', '"', '”', ':', ';']));
            }
        }
    }
    (full >= FEWEST && full * 2 >= pairs && open * 2 >= full).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRAPPED: &str = "\
KPU TETAPKAN JADWAL

Ketua KPU menyampaikan bahwa distribusi logistik ke
semua kecamatan akan dimulai pekan depan dan ditarget-
kan selesai sebelum masa tenang, sehingga petugas di
lapangan punya cukup waktu.
Ia meminta camat menyiapkan gudang sementara di tiap
ibu kota kecamatan serta penjagaan bersama anggota TNI-
Polri yang bertugas.";

    #[test]
    fn wrapped_lines_are_joined() {
        let got = lines(WRAPPED);
        assert_eq!(got.len(), 3, "{got:#?}");
        assert_eq!(got[0], "KPU TETAPKAN JADWAL");
        assert!(got[1].contains("ditargetkan selesai") && got[1].ends_with("cukup waktu."));
        assert!(got[2].starts_with("Ia meminta") && got[2].contains("TNI-Polri"));
    }

    #[test]
    fn paragraphs_lists_and_menus_stay() {
        let list = "Rincian:\n1. Bajawa 22.104\n2. Golewa 10.236\n3. Aimere 6.481\n4. Soa 9.127\n\
                    5. Riung 9.433\n6. Inerie 5.018";
        assert_eq!(lines(list).len(), 7);
        let paragraphs = "Ketua KPU hadir.\n\nBupati membuka acara.\nCamat juga hadir di sana.\n\n";
        assert_eq!(lines(paragraphs).len(), 3);
    }
}
