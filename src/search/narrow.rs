//! Filters to tantivy queries.
//!
//! Values that the lexicons or the index know are checked: a wrong region or topic is told, not
//! answered with nothing. Leaves out the query language, which comes here for its fields.

use std::collections::BTreeSet;
use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{RangeQuery, TermSetQuery};
use tantivy::schema::Field;

use super::compile::{Boxed, Compiler, citations, unscored};
use super::filters::{Filters, day};
use super::synonyms::folded;
use crate::error::{Error, Result};
use crate::lexicon::Lexicons;
use crate::model::TableId;

/// The most values that a name may stand for in a filter.
const MOST_VALUES: usize = 10_000;

impl Compiler<'_> {
    /// All filters: any value of one, every one of them.
    pub(super) fn filters(&self, filters: &Filters) -> Result<Vec<Boxed>> {
        let fields = self.fields;
        let lexicons = self.pipeline.lexicons();
        let mut all: Vec<Boxed> = Vec::new();
        let exact = |field: Field, values: &[String]| -> Boxed {
            let terms = values.iter().map(|v| Term::from_field_text(field, v));
            Box::new(TermSetQuery::new(terms))
        };
        for code in &filters.region {
            check_region(lexicons, code)?;
        }
        for topic in &filters.topic {
            let topics = lexicons.table(TableId::Topics).rows();
            let known: BTreeSet<&str> = topics.map(|r| r.get(1)).collect();
            check_among("topic", topic, known.into_iter())?;
        }
        for kind in &filters.kind {
            check_among("type", kind, super::TYPES.iter().copied())?;
        }
        let mut legal = Vec::new();
        for id in &filters.legal {
            legal.extend(self.legal_ids(id)?);
        }
        for (field, values) in [
            (fields.agency, &filters.agency),
            (fields.region, &filters.region),
            (fields.topic, &filters.topic),
            (fields.kind_of, &filters.kind),
            (fields.legal, &legal),
        ] {
            if !values.is_empty() {
                all.push(exact(field, values));
            }
        }
        for (field, values) in [
            (fields.official, &filters.official),
            (fields.publisher, &filters.publisher),
        ] {
            if !values.is_empty() {
                all.push(exact(field, &self.named(field, values)?));
            }
        }
        for (field, from, to) in [
            (
                fields.day,
                filters.since.as_deref(),
                filters.until.as_deref(),
            ),
            (fields.due, None, filters.due_before.as_deref()),
        ] {
            if from.is_none() && to.is_none() {
                continue;
            }
            let bound = |d: &str| day(d).map(|n| Term::from_field_u64(field, n));
            let from = match from {
                Some(d) => Bound::Included(bound(d)?),
                // A day that is not known is not within a range.
                None => Bound::Included(Term::from_field_u64(field, 1)),
            };
            let to = match to {
                Some(d) if field == fields.due => Bound::Excluded(bound(d)?),
                Some(d) => Bound::Included(bound(d)?),
                None => Bound::Unbounded,
            };
            all.push(Box::new(RangeQuery::new(from, to)));
        }
        if let Some(least) = filters.min_confidence {
            let least = Term::from_field_f64(fields.confidence, least);
            let range = RangeQuery::new(Bound::Included(least), Bound::Unbounded);
            all.push(Box::new(range));
        }
        Ok(all.into_iter().map(unscored).collect())
    }

    /// The ids that a legal reference stands for: itself, or those of a citation.
    fn legal_ids(&self, typed: &str) -> Result<Vec<String>> {
        if typed.contains('/')
            && !typed.contains(char::is_whitespace)
            && !typed.starts_with(char::is_uppercase)
        {
            return Ok(vec![typed.trim_end_matches('/').to_lowercase()]);
        }
        let ids: Vec<String> = citations(self.pipeline, typed)
            .into_iter()
            .map(|(_, _, id)| id)
            .collect();
        if ids.is_empty() {
            return Err(Error::input(format!(
                "{typed:?} is no legal reference; write it as uu/2017/7 or \"UU 7/2017\""
            )));
        }
        Ok(ids)
    }

    /// The stored names that hold all words of one of the typed names.
    fn named(&self, field: Field, typed: &[String]) -> Result<Vec<String>> {
        let typed: Vec<Vec<String>> = typed.iter().map(|t| folded(t)).collect();
        let mut found = BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            let terms = segment.inverted_index(field)?;
            let mut stream = terms
                .terms()
                .stream()
                .map_err(tantivy::TantivyError::from)?;
            while let Some((key, _)) = stream.next() {
                let Ok(name) = std::str::from_utf8(key) else {
                    continue;
                };
                let words = folded(name);
                let together = words.concat();
                let fits = |wanted: &Vec<String>| {
                    !wanted.is_empty()
                        && (wanted.iter().all(|w| words.contains(w)) || wanted.concat() == together)
                };
                if typed.iter().any(fits) && found.len() < MOST_VALUES {
                    found.insert(name.to_owned());
                }
            }
        }
        Ok(found.into_iter().collect())
    }
}

fn check_among<'a>(what: &str, typed: &str, known: impl Iterator<Item = &'a str>) -> Result<()> {
    let known: Vec<&str> = known.collect();
    if known.contains(&typed) || known.is_empty() {
        return Ok(());
    }
    Err(Error::input(format!(
        "no {what} is called {typed}; there are {}",
        known.join(", ")
    )))
}

fn check_region(lexicons: &Lexicons, typed: &str) -> Result<()> {
    let regions = lexicons.table(TableId::Regions);
    if regions.rows().any(|r| r.get(0) == typed) {
        return Ok(());
    }
    let lower = typed.to_lowercase();
    let by_name: Vec<String> = regions
        .rows()
        .filter(|r| r.get(1) != "district" && r.get(2).to_lowercase() == lower)
        .map(|r| format!("{} ({} {})", r.get(0), r.get(1), r.get(2)))
        .collect();
    let hint = if by_name.is_empty() {
        "codes are those of Kemendagri, such as 32 or 32.71".to_owned()
    } else {
        format!("did you mean {}?", by_name.join(" or "))
    };
    Err(Error::input(format!(
        "no region has the code {typed}; {hint}"
    )))
}
