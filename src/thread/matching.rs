//! Which tellings are of one commitment.
//!
//! Words are compared by root; function words, numbers and words of the calendar are left aside,
//! since a changed date or figure makes no new commitment. To compare each telling with few others,
//! candidates share one of its rarest words: two sets that are alike in the degree asked for can't
//! differ in all of those (prefix filtering; Chaudhuri, Ganti and Kaushik 2006). Leaves out what
//! has changed between tellings.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::index::{Stemmer, fold};
use crate::lexicon::Lexicons;
use crate::model::{Commitment, Record, TableId, TokenKind};
use crate::tokenize::tokenize;

/// Tellings further apart than this are two commitments: a promise that comes back every year is
/// made anew.
const DAYS_APART: i64 = 60;

/// The share of all words of two actions that both must have …
const ALIKE: f64 = 0.5;
/// … or the share of the shorter one's words, where it has [`ENOUGH`]: one of the two says more.
const WITHIN: f64 = 0.8;
const ENOUGH: usize = 3;

/// One telling as it is compared.
struct Telling {
    /// Who owes it, under all names that it may have elsewhere.
    actors: BTreeSet<String>,
    /// The action's words, by number; sorted.
    words: Vec<u32>,
    /// Topics, asked for where the words are too few to tell.
    topics: BTreeSet<String>,
    /// Day of publication, counted from a fixed one.
    day: Option<i64>,
    /// Decides who comes first.
    order: (Option<String>, String, usize),
}

/// Collects tellings and connects them.
pub(super) struct Matcher<'a> {
    lexicons: &'a Lexicons,
    stemmer: &'a Stemmer,
    calendar: BTreeSet<String>,
    /// The number of a form's root; none where the form says nothing of the action.
    forms: HashMap<String, Option<u32>>,
    roots: HashMap<String, u32>,
    tellings: Vec<Telling>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(lexicons: &'a Lexicons, stemmer: &'a Stemmer) -> Self {
        let calendar = lexicons.table(TableId::Calendar).rows();
        Self {
            lexicons,
            stemmer,
            calendar: calendar.map(|row| fold(row.get(0))).collect(),
            forms: HashMap::new(),
            roots: HashMap::new(),
            tellings: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, record: &Record, commitment: &Commitment) {
        let published = record.published.clone();
        let day = published
            .as_deref()
            .and_then(|d| d.parse::<jiff::civil::Date>().ok())
            .and_then(|d| d.since(jiff::civil::date(2000, 1, 1)).ok())
            .map(|span| i64::from(span.get_days()));
        let words = self.words(&commitment.action);
        self.tellings.push(Telling {
            actors: actors(record, commitment),
            words,
            topics: commitment.topics.iter().cloned().collect(),
            day,
            order: (published, record.id.clone(), commitment.evidence.start),
        });
    }

    fn words(&mut self, action: &str) -> Vec<u32> {
        let mut words = Vec::new();
        for token in tokenize(action) {
            if token.kind != TokenKind::Word {
                continue;
            }
            let form = fold(token.span.slice(action));
            let known = match self.forms.get(&form) {
                Some(known) => *known,
                None => {
                    let root = self.root(&form);
                    self.forms.insert(form, root);
                    root
                }
            };
            words.extend(known);
        }
        words.sort_unstable();
        words.dedup();
        words
    }

    fn root(&mut self, form: &str) -> Option<u32> {
        if self.calendar.contains(form) || self.lexicons.is_stopword(self.lexicons.word(form)) {
            return None;
        }
        let next = self.roots.len() as u32;
        Some(*self.roots.entry(self.stemmer.stem(form)).or_insert(next))
    }

    /// The tellings by commitment, each group and all groups in the order of publication.
    pub(super) fn groups(self) -> Vec<Vec<usize>> {
        let tellings = self.tellings;
        let mut frequency = vec![0_usize; self.roots.len()];
        for word in tellings.iter().flat_map(|t| &t.words) {
            frequency[*word as usize] += 1;
        }
        // Only tellings of one actor are compared, so the words are looked up together with it.
        let mut holders: HashMap<(&str, u32), Vec<usize>> = HashMap::new();
        for (n, telling) in tellings.iter().enumerate() {
            for actor in &telling.actors {
                for word in &telling.words {
                    holders.entry((actor, *word)).or_default().push(n);
                }
            }
        }
        let mut sets = Sets::new(tellings.len());
        for (n, telling) in tellings.iter().enumerate() {
            let mut rarest = telling.words.clone();
            rarest.sort_unstable_by_key(|w| (frequency[*w as usize], *w));
            rarest.truncate(telling.words.len() / 3 + 1);
            for actor in &telling.actors {
                let near = rarest
                    .iter()
                    .filter_map(|w| holders.get(&(actor.as_str(), *w)));
                for other in near.flatten().copied().filter(|o| *o != n) {
                    let longer = tellings[other].words.len() >= telling.words.len();
                    if longer && !sets.are_one(n, other) && telling.is_of(&tellings[other]) {
                        sets.join(n, other);
                    }
                }
            }
        }
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for n in 0..tellings.len() {
            groups.entry(sets.first(n)).or_default().push(n);
        }
        let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
        for group in &mut groups {
            group.sort_by(|a, b| tellings[*a].order.cmp(&tellings[*b].order));
        }
        groups.sort_by(|a, b| tellings[a[0]].order.cmp(&tellings[b[0]].order));
        groups
    }
}

impl Telling {
    /// Whether both tell one commitment, given that they have an actor in common.
    fn is_of(&self, other: &Telling) -> bool {
        let near = match (self.day, other.day) {
            (Some(a), Some(b)) => (a - b).abs() <= DAYS_APART,
            _ => true,
        };
        if !near {
            return false;
        }
        let shared = self.words.iter();
        let shared = shared
            .filter(|w| other.words.binary_search(w).is_ok())
            .count();
        let (fewer, all) = (
            self.words.len().min(other.words.len()),
            self.words.len() + other.words.len() - shared,
        );
        if shared < 2 {
            let topics = self.topics.is_empty() && other.topics.is_empty();
            return shared == all && (topics || !self.topics.is_disjoint(&other.topics));
        }
        let (shared, all) = (shared as f64, all as f64);
        shared / all >= ALIKE || fewer >= ENOUGH && shared / fewer as f64 >= WITHIN
    }
}

/// Under what an actor is known in other releases: an official by name and office and as the
/// agency, an agency by its id, people in general only within their region.
fn actors(record: &Record, commitment: &Commitment) -> BTreeSet<String> {
    let home = record.region.as_deref().unwrap_or_default();
    let mut keys = BTreeSet::new();
    for id in &commitment.actors {
        if let Some(official) = record.officials.iter().find(|o| o.id == *id) {
            let office = official.agency.as_deref().or(official.region.as_deref());
            keys.insert(format!("{id}@{}", office.unwrap_or(home)));
            keys.extend(official.agency.clone());
        } else if id.contains(':') || record.agencies.iter().any(|a| a.id == *id) {
            keys.insert(id.clone());
        } else {
            keys.insert(format!("{id}@{home}"));
        }
    }
    if keys.is_empty() {
        keys.insert(format!("@{home}"));
    }
    keys
}

/// Disjoint sets of numbers.
struct Sets {
    above: Vec<usize>,
}

impl Sets {
    fn new(length: usize) -> Self {
        Self {
            above: (0..length).collect(),
        }
    }

    fn first(&mut self, mut n: usize) -> usize {
        while self.above[n] != n {
            self.above[n] = self.above[self.above[n]];
            n = self.above[n];
        }
        n
    }

    fn are_one(&mut self, a: usize, b: usize) -> bool {
        self.first(a) == self.first(b)
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        self.above[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tellings by one actor on given days, as groups of their numbers.
    fn groups(tellings: &[(&str, &str)]) -> Vec<Vec<usize>> {
        let lexicons = Lexicons::new().unwrap();
        let stemmer = Stemmer::new(&lexicons);
        let mut matcher = Matcher::new(&lexicons, &stemmer);
        for (n, (day, action)) in tellings.iter().enumerate() {
            let words = matcher.words(action);
            let day: jiff::civil::Date = day.parse().unwrap();
            let since = day.since(jiff::civil::date(2000, 1, 1)).unwrap();
            matcher.tellings.push(Telling {
                actors: ["kpu:32.01".to_owned()].into(),
                words,
                topics: ["logistik".to_owned()].into(),
                day: Some(i64::from(since.get_days())),
                order: (Some(day.to_string()), n.to_string(), n),
            });
        }
        matcher.groups()
    }

    #[test]
    fn one_commitment_in_other_words_is_one_thread() {
        let told = [
            (
                "2024-11-01",
                "mendistribusikan kotak suara ke 40 kecamatan paling lambat 24 November",
            ),
            (
                "2024-11-05",
                "pendistribusian kotak suara ke 41 kecamatan sebelum 25 November",
            ),
            (
                "2024-11-03",
                "menyiapkan gudang cadangan bila banjir datang",
            ),
        ];
        assert_eq!(groups(&told), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn a_fuller_telling_holds_the_shorter_one() {
        let told = [
            ("2024-11-01", "mengumumkan daftar pemilih tetap"),
            (
                "2024-11-02",
                "mengumumkan daftar pemilih tetap di kantor desa serta laman resmi lembaga",
            ),
        ];
        assert_eq!(groups(&told), [vec![0, 1]]);
    }

    #[test]
    fn another_year_or_another_matter_is_another_thread() {
        let told = [
            ("2023-11-01", "mendistribusikan kotak suara ke kecamatan"),
            ("2024-11-01", "mendistribusikan kotak suara ke kecamatan"),
            (
                "2024-11-01",
                "mendistribusikan bilik ke kecamatan perbatasan lewat sungai",
            ),
        ];
        assert_eq!(groups(&told), [vec![0], vec![1], vec![2]]);
    }

    #[test]
    fn neighbours_in_time_hold_a_thread_together() {
        let told = [
            ("2024-07-01", "membentuk posko pengaduan warga"),
            ("2024-08-20", "membentuk posko pengaduan warga"),
            ("2024-10-10", "membentuk posko pengaduan warga"),
        ];
        assert_eq!(groups(&told), [vec![0, 1, 2]]);
    }
}
