//! Later mentions of a person: shorter and misspelt names, nicknames, the post alone, descriptions.
//!
//! Each goes to the person last mentioned before whom it fits. Leaves out pronouns.

use super::naming::{absorb, is_part_of, is_short_for, is_variant, name_words};
use super::{Evidence, Person, Settled};
use crate::lexicon::Lexicons;
use crate::model::{TableId, WordRole};
use crate::recognise::person::NameMention;

/// A description that stands for a person by post or rank (`discourse.tsv`).
#[derive(Debug)]
pub(in crate::recognise) struct Description {
    positions: Vec<String>,
    ranks: Vec<String>,
    /// Only with `itu`, `tersebut` or `ini` after it.
    pointed: bool,
}

/// The descriptions among the rows of `discourse.tsv`, by row.
pub(in crate::recognise) fn descriptions(lexicons: &Lexicons) -> Vec<Option<Description>> {
    let read = |note: &str| {
        let words: Vec<&str> = note
            .split_whitespace()
            .filter(|w| *w != "pointed")
            .collect();
        let owned = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
        let (positions, ranks) = match words.split_first() {
            Some((&"rank", ranks)) => (Vec::new(), owned(ranks)),
            _ => (owned(&words), Vec::new()),
        };
        Description {
            positions,
            ranks,
            pointed: note.split_whitespace().any(|w| w == "pointed"),
        }
    };
    lexicons
        .table(TableId::Discourse)
        .rows()
        .map(|row| (row.get(1) == "description").then(|| read(row.get(2))))
        .collect()
}

impl Evidence<'_> {
    /// The name by which a person is called, as told after the full one: `Yohanis Bassang (Ombas)`,
    /// `yang akrab disapa Pak Yos`.
    pub(super) fn nickname(&self, run: &NameMention) -> Option<String> {
        let document = self.document;
        if document.word(run.last) == "("
            && document.word(run.last + 2) == ")"
            && document.capital(run.last + 1)
            && document.hit(run.last + 1, TableId::Positions).is_none()
            && document.hit(run.last + 1, TableId::Agencies).is_none()
        {
            return Some(document.word(run.last + 1).to_lowercase());
        }
        let called = (run.last..run.last + 7).find(|t| document.has(*t, WordRole::Called))?;
        let mut at = called + 1;
        while (document.has(at, WordRole::CalledLink) || matches!(document.word(at), "\"" | "“"))
            && at < called + 4
        {
            at += 1;
        }
        document
            .capital(at)
            .then(|| document.word(at).to_lowercase())
    }

    /// Gives runs without a post to the person they mean: the last one mentioned before whose
    /// name has all of their words, or nearly so.
    pub(super) fn aliases(&self, runs: &[NameMention], used: &[bool], people: &mut [Person]) {
        for (run, used) in runs.iter().zip(used) {
            if *used {
                continue;
            }
            let name = self.document.text_of(run.name_first, run.name_last);
            let words = name_words(name);
            let here = self.span(run);
            let is_spoken_of = words.len() == 1 && self.is_spoken_of(run);
            // `kata Awal, sapaan akrabnya`: whoever was spoken of last.
            let comma = usize::from(self.document.word(run.last) == ",");
            if words.len() == 1
                && self.document.has(run.last + comma, WordRole::Called)
                && !self.document.capital(run.last + comma + 2)
                && let Some(person) = people
                    .iter()
                    .enumerate()
                    .filter_map(|(n, p)| p.last_before(here.start).map(|at| (at, n)))
                    .max()
                    .map(|(_, n)| n)
            {
                people[person].nicknames.push(words[0].clone());
                people[person].add(here);
                continue;
            }
            let matches = |p: &Person| {
                matches!(&words[..], [one] if is_spoken_of && is_short_for(one, &p.words))
                    || is_part_of(&words, &p.words)
                    || matches!(&words[..], [one] if p.nicknames.contains(one))
                    || (is_part_of(&p.words, &words) && words.len() <= p.words.len() + 3)
                    || (words.iter().map(String::len).sum::<usize>() > 5
                        && is_variant(&words, &p.words))
            };
            let nearest = people
                .iter()
                .enumerate()
                .filter(|(_, p)| matches(p))
                .max_by_key(|(_, p)| p.last_before(here.start))
                .map(|(n, _)| n);
            if let Some(person) = nearest {
                let longer = is_part_of(&people[person].words, &words);
                people[person].add(here);
                if longer && self.stands_apart(run) {
                    absorb(&mut people[person], name, words, &run.titles);
                }
            }
        }
    }

    /// Whether a word of saying stands right before or after a run, so that it is a person.
    fn is_spoken_of(&self, run: &NameMention) -> bool {
        let says = |t: usize| self.document.hit(t, TableId::SpeechVerbs).is_some();
        says(run.last) || (run.first > 0 && says(run.first - 1))
    }

    /// Gives posts that are named alone to their holder.
    pub(super) fn lone_posts(
        &self,
        settled: &[Settled],
        owner: &mut [Option<usize>],
        people: &mut [Person],
    ) {
        for (n, position) in self.positions.iter().enumerate() {
            if owner[n].is_some() || position.plural || self.is_office_not_holder(position) {
                continue;
            }
            let own = &settled[n];
            let place = self.document.span(position.first, position.last);
            let fits = |p: &Person| {
                p.posts.iter().any(|q| {
                    let theirs = &settled[*q];
                    let key = theirs.key == own.key
                        || (own.open.is_some() && theirs.key.starts_with(&format!("{}_", own.key)));
                    let named = own.region.is_some() && theirs.region.is_some();
                    // The head of one office is not that of another: `Kadishub`, `Kadinkes`.
                    let kind = |s: &Settled| {
                        let id = s.agency.as_deref()?;
                        Some(id.split_once(':').map_or(id, |(k, _)| k).to_owned())
                    };
                    let offices = kind(own).zip(kind(theirs)).is_none_or(|(a, b)| a == b);
                    key && offices && (!named || own.region == theirs.region)
                })
            };
            let holder = people
                .iter()
                .enumerate()
                .filter(|(_, p)| fits(p))
                .max_by_key(|(_, p)| p.last_before(place.start))
                .map(|(n, _)| n);
            if let Some(person) = holder {
                owner[n] = Some(person);
                people[person].add(place);
            }
        }
    }

    /// Gives descriptions (`orang nomor satu`, `perwira menengah itu`) to the person last mentioned
    /// before whose post or rank they fit.
    pub(super) fn descriptions(&self, settled: &[Settled], people: &mut [Person]) {
        let document = self.document;
        for hit in document
            .hits
            .iter()
            .filter(|h| h.table == TableId::Discourse)
        {
            let Some(Some(description)) = self.described.get(hit.row) else {
                continue;
            };
            if description.pointed && !document.has(hit.last, WordRole::Pointing) {
                continue;
            }
            let here = document.span(hit.first, hit.last);
            let before = |p: &Person| p.last_before(here.start);
            let nearest = people
                .iter()
                .enumerate()
                .filter(|(_, p)| {
                    let keys = p.posts.iter().map(|q| &settled[*q].key);
                    keys.into_iter().any(|k| description.positions.contains(k))
                        || p.titles
                            .iter()
                            .any(|t| description.ranks.iter().any(|r| t.starts_with(r.as_str())))
                })
                .filter_map(|(n, p)| before(p).map(|b| (b, n)))
                .max();
            let free = people.iter().all(|p| !p.is_at(here));
            if let Some((_, person)) = nearest.filter(|_| free) {
                people[person].add(here);
            }
        }
    }
}
