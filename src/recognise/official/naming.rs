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
    let (a, b) = (a.concat(), b.concat());
    let longest = a.chars().count().max(b.chars().count());
    a == b || (longest > 5 && edits(&a, &b) <= 1 + longest / 12)
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
    let old = [
        ("oe", "u"),
        ("dj", "j"),
        ("tj", "c"),
        ("sj", "sy"),
        ("nj", "ny"),
        ("ch", "h"),
        ("kh", "h"),
        ("th", "t"),
        ("dh", "d"),
        ("bh", "b"),
        ("ph", "f"),
        ("v", "f"),
        ("z", "s"),
        ("q", "k"),
        ("'", ""),
        ("’", ""),
    ];
    let mut folded = word.to_lowercase();
    for (from, to) in old {
        folded = folded.replace(from, to);
    }
    let mut out = String::new();
    for c in folded.chars() {
        let vowel_y = c == 'y' && out.chars().last().is_some_and(|l| !"aeiou".contains(l));
        let c = if vowel_y { 'i' } else { c };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Edits between two words, a swap of neighbours being one (optimal string alignment).
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[i - 1][j] + 1)
                .min(row[j - 1] + 1)
                .min(rows[i - 1][j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
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
