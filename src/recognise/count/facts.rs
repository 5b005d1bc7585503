//! Counts as facts: what two places both say counts once.

use std::collections::{HashMap, HashSet};

use crate::model::{Count, Measure, Qualifier};
use crate::span::Span;

/// The counts of one document, in order of first mention.
#[derive(Default)]
pub(super) struct Facts {
    counts: Vec<Count<Span>>,
    /// The counts by measure and value.
    by_value: HashMap<(Measure, u64), Vec<usize>>,
    /// Values of people of whom nothing more was told.
    people: HashSet<u64>,
}

/// Below this, the same number twice need not be the same people.
const TELLING: f64 = 20.0;

impl Facts {
    /// Adds a count, or its mention to the same one; `people` where it counts people of whom
    /// nothing more is told there.
    pub(super) fn add(&mut self, count: Count<Span>, people: bool) {
        let Some(value) = count.value else {
            return;
        };
        if people {
            self.people.insert(value.to_bits());
        }
        let same = self
            .by_value
            .entry((count.measure, value.to_bits()))
            .or_default();
        let agree = |a: &Option<String>, b: &Option<String>| a.is_none() || b.is_none() || a == b;
        let known = same.iter().copied().find(|n| {
            self.counts.get(*n).is_some_and(|c| {
                // A total that its parts contradict may be one of them, copied.
                let copied = (c.note.is_some() || count.note.is_some())
                    && c.sex.is_none() != count.sex.is_none();
                !copied
                    && (c.sex == count.sex || c.sex.is_none() || count.sex.is_none())
                    && agree(&c.region, &count.region)
            })
        });
        let Some(known) = known.and_then(|n| self.counts.get_mut(n)) else {
            same.push(self.counts.len());
            self.counts.push(count);
            return;
        };
        known.region = known.region.take().or(count.region);
        known.voter_list = known.voter_list.or(count.voter_list);
        known.sex = known.sex.or(count.sex);
        known.note = known.note.take().or(count.note);
        if known.qualifier == Qualifier::Exact {
            known.qualifier = count.qualifier;
            known.low = count.low;
            known.high = count.high;
        }
        known.mentions.extend(count.mentions);
    }

    /// All counts. A number of people that another place says more of is that fact: `4.612 warga`,
    /// `4.612 pemilih`.
    pub(super) fn finish(mut self) -> Vec<Count<Span>> {
        let mut gone = HashSet::new();
        for n in 0..self.counts.len() {
            let Some(more) = self.more_told(n) else {
                continue;
            };
            let mentions = std::mem::take(&mut self.counts[n].mentions);
            self.counts[more].mentions.extend(mentions);
            self.counts[more].mentions.sort_unstable();
            gone.insert(n);
        }
        let mut n = 0;
        self.counts.retain(|_| {
            n += 1;
            !gone.contains(&(n - 1))
        });
        self.counts
    }

    /// The count that tells more of the people that this one counts.
    fn more_told(&self, n: usize) -> Option<usize> {
        let count = self.counts.get(n)?;
        let value = count.value.filter(|v| *v >= TELLING)?.to_bits();
        if count.measure != Measure::Other || !self.people.contains(&value) {
            return None;
        }
        [Measure::Voters, Measure::Officers, Measure::Candidates]
            .into_iter()
            .find_map(|m| self.by_value.get(&(m, value))?.first().copied())
    }
}
