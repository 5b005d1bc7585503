//! When two names are one: parts, initials, spellings, slips of the pen.

use super::Person;

/// Takes in another form of a person's name.
pub(super) fn absorb(person: &mut Person, name: &str, words: Vec<String>, titles: &[String]) {
    let capitals = |n: &str| n.chars().all(|c| !c.is_lowercase());
    let longer = words.len() > person.words.len()
        || (words.len() == person.words.len() && capitals(&person.name) && !capitals(name));
    if longer && is_part_of(&person.words, &words) {
        person.name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        person.words = words;
    }
    for title in titles {
        if !person.titles.contains(title) {
            person.titles.push(title.clone());
        }
    }
}

/// A name's words, folded, without marks.
pub(super) fn name_words(name: &str) -> Vec<String> {
    crate::tokenize::words(name)
        .into_iter()
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .collect()
}

/// Whether all words of `short` stand in `long`, in order; an initial stands for its word.
pub(super) fn is_part_of(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    !short.is_empty()
        && short.iter().all(|word| {
            rest.any(|other| {
                word == other
                    || (word.chars().count() == 1
                        && other.starts_with(word.as_str())
                        && short.len() > 1)
            })
        })
}

/// Whether two names are spellings of one: joined or split differently, or a slip of the pen.
pub(super) fn is_variant(a: &[String], b: &[String]) -> bool {
    let letters = |words: &[String]| words.iter().map(|w| w.chars().count()).sum::<usize>();
    let (long_a, long_b) = (letters(a), letters(b));
    let longest = long_a.max(long_b);
    let most = if longest > 5 { 1 + longest / 12 } else { 0 };
    // Nearly all pairs of names differ in length or letters by more than any slip does.
    if long_a.abs_diff(long_b) > most || strange(a, b) > 2 * most {
        return false;
    }
    let (a, b) = (a.concat(), b.concat());
    a == b || (most > 0 && edits(&a, &b) <= most)
}

/// How many letters two names do not share, whatever their order; one edit changes two at most.
fn strange(a: &[String], b: &[String]) -> usize {
    let mut counts = [0_i32; 32];
    for (words, one) in [(a, 1), (b, -1)] {
        for c in words.iter().flat_map(|w| w.chars()) {
            counts[c as usize % 32] += one;
        }
    }
    counts.iter().map(|n| n.unsigned_abs() as usize).sum()
}

/// Whether a lone word is another spelling of one of a name's words, or its beginning: `Rudi` for
/// Ruddy, `Cucu` for Cucun.
pub(super) fn is_short_for(alias: &str, words: &[String]) -> bool {
    let own = sound(alias);
    own.len() > 2
        && words.iter().any(|word| {
            let full = sound(word);
            own == full || (own.len() > 3 && full.starts_with(&own))
        })
}

/// A name as it sounds: old and new spelling (Soewandi, Suwandi; EYD 1972), doubled letters and
/// silent ones folded.
fn sound(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut letters = word.chars().flat_map(char::to_lowercase).peekable();
    while let Some(c) = letters.next() {
        let heard = match (c, letters.peek()) {
            ('\'' | '’', _) => continue,
            ('o', Some('e')) => 'u',
            ('d', Some('j')) => 'j',
            ('t', Some('j')) => 'c',
            ('c' | 'k', Some('h')) => 'h',
            ('t', Some('h')) => 't',
            ('d', Some('h')) => 'd',
            ('b', Some('h')) => 'b',
            ('p', Some('h')) => 'f',
            // `sj` and `nj` are `sy` and `ny`, whose `y` sounds as `i` after a consonant.
            ('s' | 'n', Some('j')) => {
                letters.next();
                if !out.ends_with(c) {
                    out.push(c);
                }
                out.push('i');
                continue;
            }
            _ => {
                let heard = match c {
                    'v' => 'f',
                    'z' => 's',
                    'q' => 'k',
                    'y' if out.chars().last().is_some_and(|l| !"aeiou".contains(l)) => 'i',
                    c => c,
                };
                if !out.ends_with(heard) {
                    out.push(heard);
                }
                continue;
            }
        };
        letters.next();
        if !out.ends_with(heard) {
            out.push(heard);
        }
    }
    out
}

/// Edits between two words, a swap of neighbours being one (optimal string alignment).
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row = vec![0; b.len() + 1];
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row[j] = best;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    last[b.len()]
}

/// A name in kebab-case ASCII letters and digits.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() && !matches!(c, '\'' | '’' | '.') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_short_forms() {
        let words = |n: &str| name_words(n);
        for (a, b) in [
            ("Juniwandri", "Juni Wandri"),
            ("Damhuri", "Dahmuri"),
            ("Soeprayitno", "Soeprayitna"),
        ] {
            assert!(is_variant(&words(a), &words(b)), "{a} {b}");
        }
        for (a, b) in [
            ("Budi", "Rudi"),
            ("Heru Basuki", "Heru Lesmana"),
            ("Ani", "Ana"),
        ] {
            assert!(!is_variant(&words(a), &words(b)), "{a} {b}");
        }
        for (alias, name) in [
            ("Rudi", "Ruddy Gandakusumah"),
            ("Cucu", "Cucun Ahmad"),
            ("Suwandi", "Soewandhi"),
            ("Syafii", "Syafi'i Noor"),
        ] {
            assert!(is_short_for(alias, &words(name)), "{alias} {name}");
        }
        for (alias, name) in [("Rudi", "Budi Santoso"), ("Bu", "Budi"), ("Andi", "Anang")] {
            assert!(!is_short_for(alias, &words(name)), "{alias} {name}");
        }
    }

    #[test]
    fn slugs() {
        for (want, name) in [
            ("h-m-sya-roni", "H. M. Sya roni"),
            ("syaroni", "Sya'roni"),
            ("lapi-lapi", "Lapi -Lapi"),
        ] {
            assert_eq!(slug(name), want);
        }
    }
}
