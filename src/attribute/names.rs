//! A single word as a person's name: a part of it, a short form, a slip of the pen.
//!
//! For words that the recogniser of officials has not taken; leaves out all longer names.

use super::people::People;

impl People<'_> {
    /// The official whom a single capitalised word names, where only one can be meant: a part of
    /// the name, its short form (`Lutfi` for Lutfiana), or a part misspelt by one letter.
    pub(super) fn by_part_of_name(&self, token: usize) -> Option<usize> {
        let word = self.document.word(token).to_lowercase();
        if word.chars().count() < 3 || !self.document.capital(token) || self.at(token).is_some() {
            return None;
        }
        let like = |fits: &dyn Fn(&str) -> bool| {
            let mut owners = self.entities.officials.iter().enumerate().filter(|(_, o)| {
                o.name
                    .split_whitespace()
                    .any(|part| fits(&part.to_lowercase()))
            });
            match (owners.next(), owners.next()) {
                (Some((n, _)), None) => Some(n),
                _ => None,
            }
        };
        like(&|part| part == word)
            .or_else(|| like(&|part| word.len() >= 4 && part.starts_with(&word)))
            .or_else(|| like(&|part| is_slip(&word, part)))
            .or_else(|| like(&|part| is_shortened(&word, part)))
    }

    /// The end of the words that call a name a pet name: `Awal sapaan akrabnya`, `Pak Geng, begitu ia
    /// akrab disapa`.
    pub(super) fn past_pet_name(&self, last: usize) -> Option<usize> {
        let document = self.document;
        let at = last + usize::from(document.word(last) == ",");
        if !document.is_any(at, &["sapaan", "panggilan", "begitu", "demikian"]) {
            return None;
        }
        let pet = ["akrab", "akrabnya", "disapa", "dipanggil", "sehari-hari"];
        let end = (at + 1..at + 6)
            .take_while(|t| document.sentence_of(*t) == document.sentence_of(at))
            .filter(|t| document.is_any(*t, &pet))
            .last()?;
        // `sapaan akrab Awaluddin`
        Some(self.at(end + 1).map_or(end + 1, |r| r.last))
    }

    /// Whether the words `first..last` end with a single name that several officials bear.
    pub(super) fn is_shared_name(&self, first: usize, last: usize) -> bool {
        let Some(word) = last.checked_sub(1).map(|t| self.document.word(t)) else {
            return false;
        };
        let names = (first..last)
            .filter(|t| self.document.capital(*t) && self.document.word(*t).len() > 2)
            .count();
        let bearers = self.entities.officials.iter().filter(|o| {
            o.name
                .split_whitespace()
                .any(|part| part.eq_ignore_ascii_case(word))
        });
        names == 1 && bearers.count() > 1
    }
}

/// Whether one word is the other with letters left out: `Goris` for Gregorius.
fn is_shortened(short: &str, long: &str) -> bool {
    let mut letters = long.chars();
    short.len() >= 4
        && short.len() < long.len()
        && short.chars().next() == long.chars().next()
        && short.chars().all(|c| letters.any(|l| l == c))
}

/// Whether two words differ by one letter, or by two neighbours changed about.
fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < 4 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let left = a.len().max(b.len()).saturating_sub(head + tail);
    let swapped = left == 2
        && a.len() == b.len()
        && a.get(head) == b.get(head + 1)
        && a.get(head + 1) == b.get(head);
    // Of four letters only two may be changed about: `Jhon`, but not `Dani` for Deni.
    swapped || (left <= 1 && a.len().min(b.len()) >= 5)
}
