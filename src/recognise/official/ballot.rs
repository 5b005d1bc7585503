//! Couples that run for an office which their sentence does not name: `paslon nomor urut 1 A-B`.
//!
//! The office is the one that candidates elsewhere in the release run for, else that of the election
//! it names, else the head of the home region. Leaves out couples listed after their office
//! (`listing`).

use super::naming::{is_part_of, is_variant, name_words};
use super::{Evidence, Person, Settled};
use crate::model::{TableId, TokenKind};
use crate::recognise::gazetteer::Level;
use crate::recognise::person::NameMention;

/// Offices that couples run for, with the names of their elections: `Pilgub`, `Pilwalkot`.
const OFFICES: &[(&str, &str)] = &[
    ("gubernur", "pilgub"),
    ("bupati", "pilbup"),
    ("wali_kota", "pilwa"),
    ("presiden", "pilpres"),
];

/// The words before a couple that tell that it runs.
const CUE: usize = 7;

impl Evidence<'_> {
    /// Makes persons of the couples that nobody is yet.
    pub(super) fn running(
        &self,
        runs: &[NameMention],
        settled: &[Settled],
        used: &mut [bool],
        people: &mut Vec<Person>,
    ) {
        let mut couples: Vec<usize> = (0..runs.len().saturating_sub(1))
            .filter(|n| !used[*n] && !used[n + 1] && self.runs_for_office(*n, runs))
            .collect();
        if couples.is_empty() {
            return;
        }
        let Some((head, deputy)) = self.office() else {
            return;
        };
        // The full names first: `Wahyu-Ali` under a picture are the ones named later.
        let words = |n: usize| name_words(self.name_of(&runs[n])).len();
        couples.sort_by_key(|n| std::cmp::Reverse(words(*n) + words(n + 1)));
        for couple in couples {
            // Somebody with another post makes no couple on the ballot.
            let named = |run: usize| name_words(self.name_of(&runs[run]));
            let (first, second) = (named(couple), named(couple + 1));
            let serves = people.iter().any(|p| {
                let kin = is_part_of(&first, &p.words) || is_part_of(&second, &p.words);
                kin && p
                    .posts
                    .iter()
                    .any(|q| !settled[*q].key.starts_with("calon_"))
            });
            if serves {
                continue;
            }
            for (run, post) in [(couple, &head), (couple + 1, &deputy)] {
                let name = self.name_of(&runs[run]);
                let words = name_words(name);
                let known = people.iter().any(|p| {
                    is_part_of(&words, &p.words)
                        || is_part_of(&p.words, &words)
                        || is_variant(&words, &p.words)
                });
                if known || used[run] {
                    continue;
                }
                used[run] = true;
                people.push(Person {
                    name: name.to_owned(),
                    words,
                    titles: runs[run].titles.clone(),
                    posts: Vec::new(),
                    running: Some(post.clone()),
                    mentions: vec![self.span(&runs[run])],
                    nicknames: self.nickname(&runs[run]).into_iter().collect(),
                });
            }
        }
    }

    fn name_of(&self, run: &NameMention) -> &str {
        self.document.text_of(run.name_first, run.name_last)
    }

    /// Whether a run and the next are a couple of candidates.
    fn runs_for_office(&self, n: usize, runs: &[NameMention]) -> bool {
        let document = self.document;
        let (first, second) = (&runs[n], &runs[n + 1]);
        let full = |r: &NameMention| r.name_last - r.name_first > 1;
        let bracketed = first.first > 0 && document.word(first.first - 1) == "(";
        if bracketed || !self.pairs(first, second) || !(full(first) || full(second)) {
            return false;
        }
        let hyphen = document.kind(first.last) == Some(TokenKind::Punct);
        let sentence = &document.sentences[document.sentence_of(first.first)];
        let team = |t: usize| document.is_any(t, &["pasangan", "paslon", "duet"]);
        let ballot = |t: usize| document.is(t, "nomor") && document.is(t + 1, "urut");
        if hyphen {
            // `Hasilnya, A-B mendapat nomor urut 1`
            return (sentence.first..sentence.last).any(|t| team(t) || ballot(t));
        }
        let begin = first.first.saturating_sub(CUE).max(sentence.first);
        let mut at = first.first;
        while at > begin {
            at -= 1;
            if team(at) {
                return true;
            }
            let small = !document.capital(at) && !document.is_any(at, &["dan", "dengan", "serta"]);
            if !small {
                return false;
            }
        }
        false
    }

    /// The posts of the two that run, from what else the release says.
    fn office(&self) -> Option<(Settled, Settled)> {
        let named = self.positions.iter().find_map(|p| {
            let office = p.key.strip_prefix("calon_")?;
            let head = office.strip_prefix("wakil_").unwrap_or(office);
            OFFICES.iter().find(|(key, _)| *key == head)
        });
        let voted = || {
            let hits = &self.document.hits;
            hits.iter()
                .filter(|h| h.table == TableId::Elections)
                .find_map(|hit| {
                    let name = self.document.text_of(hit.first, hit.last).to_lowercase();
                    OFFICES.iter().find(|(key, short)| {
                        name.starts_with(short) || name.contains(&key.replace('_', " "))
                    })
                })
        };
        let home = || {
            let key = match self.gazetteer.region(self.home.region()?).level {
                Level::Province => "gubernur",
                Level::Regency => "bupati",
                Level::City => "wali_kota",
                Level::District => return None,
            };
            OFFICES.iter().find(|(office, _)| *office == key)
        };
        let (office, _) = named.or_else(voted).or_else(home)?;
        let level = match *office {
            "gubernur" => Some(Level::Province),
            "presiden" => None,
            _ => Some(Level::Regency),
        };
        let region = level
            .and_then(|level| self.home.at_level(level))
            .map(|r| self.gazetteer.region(r).code.clone());
        let post = |key: String| Settled {
            key,
            open: None,
            agency: None,
            region: region.clone(),
        };
        Some((
            post(format!("calon_{office}")),
            post(format!("calon_wakil_{office}")),
        ))
    }
}
