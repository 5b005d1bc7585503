//! What is known of single acts, from `legal_acts.tsv`: titles, numbers of articles, names.

use std::collections::HashMap;

use super::kinds::Kinds;
use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Document, TableId};
use crate::tokenize;

/// A known act.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) title: String,
    pub(super) articles: Option<u32>,
}

/// What a name means, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    /// The act's id: `uu/2016/10`.
    pub(super) id: String,
    from: String,
    until: String,
}

/// All known acts and names.
pub(super) struct Register {
    acts: HashMap<String, Known>,
    /// Names by the key of their kind and their words without the kind's: `uu`, `pemilu`.
    names: HashMap<(String, Vec<String>), Vec<Meaning>>,
    /// Names that begin with no kind (`KUHP`), by row of the table.
    bare: HashMap<usize, Vec<Meaning>>,
    /// Words of the longest name.
    longest: usize,
}

impl Register {
    pub(super) fn new(lexicons: &Lexicons, kinds: &Kinds) -> Result<Self> {
        let table = lexicons.table(TableId::LegalActs);
        let mut register = Self {
            acts: HashMap::new(),
            names: HashMap::new(),
            bare: HashMap::new(),
            longest: 0,
        };
        let mut bare: HashMap<String, Vec<usize>> = HashMap::new();
        for (n, row) in table.rows().enumerate() {
            let id = row.get(1);
            let key = id.split('/').next().unwrap_or_default();
            let Some(kind) = kinds.keyed(key).and_then(|k| kinds.get(k)) else {
                return Err(table.error(row, format!("no kind has the key {key:?}")));
            };
            if !row.get(2).is_empty() {
                let articles = match row.get(3) {
                    "" => None,
                    cell => Some(cell.parse().map_err(|_| {
                        table.error(row, format!("{cell:?} is no number of articles"))
                    })?),
                };
                let known = Known {
                    title: row.get(2).to_owned(),
                    articles,
                };
                register.acts.insert(id.to_owned(), known);
                continue;
            }
            for day in [row.get(4), row.get(5)] {
                if !day.is_empty() && day.parse::<jiff::civil::Date>().is_err() {
                    return Err(table.error(row, format!("{day:?} is no ISO date")));
                }
            }
            let meaning = Meaning {
                id: id.to_owned(),
                from: row.get(4).to_owned(),
                until: row.get(5).to_owned(),
            };
            let prefix = format!("{} ", kind.citation.to_lowercase());
            match row.get(0).to_lowercase().strip_prefix(&prefix) {
                Some(name) => {
                    let words = tokenize::words(name);
                    register.longest = register.longest.max(words.len());
                    register
                        .names
                        .entry((key.to_owned(), words))
                        .or_default()
                        .push(meaning);
                }
                None => {
                    let twins = bare.entry(row.get(0).to_lowercase()).or_default();
                    twins.push(n);
                    register.bare.insert(n, vec![meaning]);
                }
            }
        }
        for twins in bare.values() {
            let all: Vec<Meaning> = twins
                .iter()
                .filter_map(|n| register.bare.get(n).cloned())
                .flatten()
                .collect();
            for n in twins {
                register.bare.insert(*n, all.clone());
            }
        }
        Ok(register)
    }

    /// An act by id.
    pub(super) fn act(&self, id: &str) -> Option<&Known> {
        self.acts.get(id)
    }

    /// The year of the only known act with a kind, number and title.
    pub(super) fn year(&self, kind: &str, number: &str, title: &str) -> Option<i32> {
        let mut found = self.acts.iter().filter_map(|(id, known)| {
            let mut parts = id.split('/');
            let (of, year, own) = (parts.next()?, parts.next()?, parts.next()?);
            (of == kind && own == number && shares_words(title, &known.title))
                .then(|| year.parse().ok())
                .flatten()
        });
        let year = found.next()?;
        found.next().is_none().then_some(year)
    }

    /// An act of the same kind, and year where one is given, with another number and this title.
    pub(super) fn titled(&self, id: &str, title: &str) -> Option<&str> {
        let stem = id.rsplit_once('/').map_or(id, |(stem, _)| stem);
        self.acts
            .iter()
            .filter(|(other, _)| *other != id && other.rsplit_once('/').map(|p| p.0) == Some(stem))
            .filter(|(_, known)| shares_words(title, &known.title))
            .map(|(other, _)| other.as_str())
            .min()
    }

    /// What the words at the token name, as an act of the kind: the meanings, and the token after
    /// the name.
    pub(super) fn name(
        &self,
        document: &Document,
        kind: &str,
        at: usize,
    ) -> Option<(&[Meaning], usize)> {
        let mut words = Vec::new();
        let mut found = None;
        for token in at..document.tokens.len().min(at + self.longest) {
            let mut word = String::new();
            tokenize::fold_into(document.word(token), &mut word);
            words.push(word);
            if let Some(meanings) = self.names.get(&(kind.to_owned(), words.clone())) {
                found = Some((meanings.as_slice(), token + 1));
            }
        }
        found
    }

    /// What a name that begins with no kind means (`KUHP`), and the token after it.
    pub(super) fn bare_name(&self, document: &Document, at: usize) -> Option<(&[Meaning], usize)> {
        document
            .hits_at(at)
            .iter()
            .filter(|h| h.table == TableId::LegalActs)
            .find_map(|h| Some((self.bare.get(&h.row)?.as_slice(), h.last)))
    }
}

/// The act that a name means: one that the release cites in full, else the one of the day, else
/// the last.
pub(super) fn meant<'m>(
    meanings: &'m [Meaning],
    day: Option<&str>,
    cited: impl Fn(&str) -> bool,
) -> Option<&'m str> {
    if let Some(full) = meanings.iter().find(|m| cited(&m.id)) {
        return Some(&full.id);
    }
    let on = |m: &&Meaning| {
        day.is_some_and(|d| m.from.as_str() <= d && (m.until.is_empty() || d <= m.until.as_str()))
    };
    let of_day = meanings.iter().find(on);
    of_day
        .or_else(|| meanings.iter().max_by(|a, b| a.from.cmp(&b.from)))
        .map(|m| m.id.as_str())
}

/// Whether most of a printed title's longer words stand in the official one.
pub(super) fn shares_words(printed: &str, official: &str) -> bool {
    // The press shortens these two everywhere.
    let full = |text: &str| {
        text.to_lowercase()
            .replace("pemilu", "pemilihan umum")
            .replace("pilkada", "pemilihan gubernur bupati")
            .replace("asn", "aparatur sipil negara")
    };
    let official = full(official);
    let printed = full(printed);
    let words: Vec<&str> = printed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() > 3)
        .collect();
    let shared = words.iter().filter(|w| official.contains(**w)).count();
    !words.is_empty() && shared * 2 > words.len()
}
