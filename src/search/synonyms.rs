//! Expressions that find each other: abbreviations with full names, spelling variants, short forms
//! of regions.
//!
//! Taken from the lexicons: `synonyms.tsv`, the names of agencies of one kind, and the short forms and former spellings of regions. Leaves out word forms, which have one root.

use std::collections::HashMap;

use crate::index::fold;
use crate::lexicon::Lexicons;
use crate::model::{TableId, TokenKind};
use crate::tokenize::tokenize;

/// All expressions, by their words.
pub(super) struct Synonyms {
    /// For the words of an expression the groups it belongs to.
    groups_of: HashMap<Vec<String>, Vec<usize>>,
    groups: Vec<Vec<Vec<String>>>,
    longest: usize,
}

impl Synonyms {
    pub(super) fn new(lexicons: &Lexicons) -> Self {
        let mut synonyms = Self {
            groups_of: HashMap::new(),
            groups: Vec::new(),
            longest: 0,
        };
        let mut by_canonical: HashMap<String, Vec<String>> = HashMap::new();
        for row in lexicons.table(TableId::Synonyms).rows() {
            let group = by_canonical.entry(row.get(1).to_lowercase()).or_default();
            if group.is_empty() {
                group.push(row.get(1).to_owned());
            }
            group.push(row.get(0).to_owned());
        }
        let mut groups: Vec<Vec<String>> = by_canonical.into_values().collect();
        groups.extend(agencies(lexicons));
        groups.extend(regions(lexicons));
        groups.sort();
        for group in groups {
            synonyms.add(&group);
        }
        synonyms
    }

    fn add(&mut self, surfaces: &[String]) {
        let mut group: Vec<Vec<String>> = surfaces.iter().map(|s| folded(s)).collect();
        group.sort();
        group.dedup();
        group.retain(|words| !words.is_empty());
        if group.len() < 2 {
            return;
        }
        for words in &group {
            self.longest = self.longest.max(words.len());
            let groups = self.groups_of.entry(words.clone()).or_default();
            groups.push(self.groups.len());
        }
        self.groups.push(group);
    }

    /// The longest expression that begins the words, as its length, and all others that it finds.
    pub(super) fn at(&self, words: &[String]) -> Option<(usize, Vec<&[String]>)> {
        (1..=words.len().min(self.longest))
            .rev()
            .find_map(|length| {
                let own = &words[..length];
                let groups = self.groups_of.get(own)?;
                let mut others: Vec<&[String]> = groups
                    .iter()
                    .flat_map(|g| &self.groups[*g])
                    .map(Vec::as_slice)
                    .filter(|other| !holds(other, own))
                    .collect();
                others.sort_unstable();
                others.dedup();
                // What holds another expression (`KPU RI`, `KPU`) finds nothing that the other does not.
                let all = others.clone();
                others.retain(|other| !all.iter().any(|o| o != other && holds(other, o)));
                Some((length, others))
            })
    }
}

/// Whether one expression stands in another.
fn holds(words: &[String], part: &[String]) -> bool {
    words.windows(part.len()).any(|window| window == part)
}

/// The words of an expression as the index has them.
pub(super) fn folded(text: &str) -> Vec<String> {
    tokenize(text)
        .iter()
        .filter(|t| t.kind != TokenKind::Punct)
        .map(|t| fold(t.span.slice(text)))
        .collect()
}

/// Classes of agencies whose kinds are sorts, not one body under several names.
const SORTS: &[&str] = &["company", "media", "society", "university"];

/// Agencies of one kind: `Dinkes`, `Dinas Kesehatan`.
fn agencies(lexicons: &Lexicons) -> Vec<Vec<String>> {
    let mut by_kind: HashMap<(&str, &str), Vec<String>> = HashMap::new();
    for row in lexicons.table(TableId::Agencies).rows() {
        // Two letters, and letters that mean other things too, find too much.
        let is_plain = row.get(0).len() > 2 && row.get(4) != "ambiguous";
        if !is_plain || SORTS.contains(&row.get(2)) {
            continue;
        }
        let kind = (row.get(1), row.get(3));
        by_kind.entry(kind).or_default().push(row.get(0).to_owned());
    }
    by_kind
        .into_values()
        .filter(|group| group.len() > 1)
        .collect()
}

/// Regions by code: the name with its short forms and spellings, not its capital or islands.
fn regions(lexicons: &Lexicons) -> Vec<Vec<String>> {
    let mut by_code: HashMap<&str, Vec<String>> = HashMap::new();
    for row in lexicons.table(TableId::RegionAliases).rows() {
        // A short form of several regions, or one that is an everyday word first, is left alone.
        let is_plain = ["", "word"].contains(&row.get(3));
        if is_plain && ["short", "spelling", "old"].contains(&row.get(2)) {
            let group = by_code.entry(row.get(1)).or_default();
            group.push(row.get(0).to_owned());
        }
    }
    for row in lexicons.table(TableId::Regions).rows() {
        if let Some(group) = by_code.get_mut(row.get(0)) {
            group.push(row.get(2).to_owned());
        }
    }
    by_code.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alternatives(query: &str) -> Vec<String> {
        let synonyms = Synonyms::new(&Lexicons::new().unwrap());
        match synonyms.at(&folded(query)) {
            Some((_, others)) => others.iter().map(|o| o.join(" ")).collect(),
            None => Vec::new(),
        }
    }

    #[test]
    fn expressions_find_each_other() {
        for (want, query) in [
            ("komisi pemilihan umum", "KPU"),
            ("kpu", "Komisi Pemilihan Umum"),
            ("asn", "aparatur sipil negara"),
            ("aparatur sipil negara", "ASN"),
            ("pemilihan umum", "pemilu"),
            ("wali kota", "walikota"),
            ("walikota", "wali kota"),
            ("hoaks", "berita bohong"),
            ("kotawaringin barat", "Kobar"),
            ("dinas kesehatan", "Dinkes"),
        ] {
            let found = alternatives(query);
            assert!(found.iter().any(|f| f == want), "{query}: {found:?}");
        }
        assert!(alternatives("rapat").is_empty());
    }

    #[test]
    fn what_holds_another_expression_is_left_out() {
        assert!(!alternatives("Komisi Pemilihan Umum").contains(&"kpu ri".to_owned()));
    }
}
