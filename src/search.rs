//! Search: a query, filters, hits with their releases, and the counts behind them.
//!
//! The index says which and in what order; the record says what is shown. Leaves out how hits are
//! printed.

mod compile;
mod facets;
mod filters;
mod narrow;
mod parse;
mod snippet;
mod synonyms;

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use schemars::JsonSchema;
use serde::Serialize;
use tantivy::collector::{Count, TopDocs};
use tantivy::{DocAddress, Order, Searcher};

pub use facets::{FacetCount, Facets};
pub use filters::Filters;
pub use snippet::Highlight;

use crate::database::Database;
use crate::error::{Error, Result};
use crate::index::Kind;
use crate::model::{Commitment, Official, Record, Source, Statement};
use crate::pipeline::Pipeline;
use compile::Compiler;
use synonyms::Synonyms;

/// The types of commitments and kinds of statements.
pub(crate) const TYPES: &[&str] = &[
    "pledge",
    "directive",
    "obligation",
    "expectation",
    "direct",
    "indirect",
];

/// The facets as the user knows them.
pub const FACET_NAMES: &[&str] = &[
    "agency",
    "official",
    "region",
    "topic",
    "type",
    "legal",
    "publisher",
    "year",
    "month",
];

/// The most hits that are handed out at once, `offset` counted in: the index holds as many in
/// memory.
pub const MOST_HITS: usize = 100_000;

/// What to search for.
#[derive(Clone, Debug)]
pub struct Query {
    /// In the query language; empty asks for everything.
    pub text: String,
    /// Among what.
    pub within: Kind,
    /// About what.
    pub filters: Filters,
    /// How many hits.
    pub limit: usize,
    /// How many to pass over first.
    pub offset: usize,
    /// How many values of each facet, the most frequent ones; 0 counts none.
    pub facet_limit: usize,
}

/// What was found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "ikrar search")]
pub struct Answer {
    /// How many there are in all.
    pub total: usize,
    /// The best of them; the newest where the query has no words.
    pub hits: Vec<Hit>,
    /// The counts behind them.
    pub facets: Facets,
}

/// A release, statement or commitment that was found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Hit {
    /// `release`, `statement` or `commitment`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// How well it fits; 0 where the query has no words.
    pub score: f32,
    /// The part of its text that answers the query.
    pub snippet: String,
    /// Where the query's words stand in the snippet.
    pub highlights: Vec<Highlight>,
    /// The release.
    pub release: ReleaseRef,
    /// Officials and agencies whose ids the statement or commitment names.
    pub parties: Vec<Party>,
    /// The statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<Statement>,
    /// The commitment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commitment: Option<Commitment>,
}

/// What identifies a release.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ReleaseRef {
    /// Its id.
    pub id: String,
    /// The headline.
    pub title: Option<String>,
    /// ISO date of publication.
    pub published: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Home region, Kemendagri code.
    pub region: Option<String>,
    /// Where it came from.
    pub source: Source,
}

impl ReleaseRef {
    /// What identifies a record.
    pub fn of(record: &Record) -> Self {
        Self {
            id: record.id.clone(),
            title: record.title.clone(),
            published: record.published.clone(),
            publisher: record.source.publisher.clone(),
            region: record.region.clone(),
            source: record.source.clone(),
        }
    }
}

/// An official or agency that an id stands for.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Party {
    /// The id, within the release.
    pub id: String,
    /// The name.
    pub name: String,
    /// An official's position key.
    pub position: Option<String>,
    /// An official's position as written.
    pub position_text: Option<String>,
    /// How an official holds the office.
    pub acting: Option<crate::model::Acting>,
    /// An official's agency.
    pub agency: Option<String>,
    /// The region of the office or agency.
    pub region: Option<String>,
}

impl Party {
    fn official<M>(official: &Official<M>) -> Self {
        Self {
            id: official.id.clone(),
            name: official.name.clone(),
            position: official.position.clone(),
            position_text: official.position_text.clone(),
            acting: official.acting,
            agency: official.agency.clone(),
            region: official.region.clone(),
        }
    }

    /// The officials and agencies of a release that some ids stand for, each once.
    fn all<'a>(record: &Record, ids: impl Iterator<Item = &'a String>) -> Vec<Self> {
        let ids: BTreeSet<&String> = ids.collect();
        ids.into_iter()
            .filter_map(|id| {
                let official = record.officials.iter().find(|o| o.id == *id);
                official
                    .map(Self::official)
                    .or_else(|| Self::agency(record, id))
            })
            .collect()
    }

    /// An agency, also one that the release names only by a post in it; none for people in general.
    fn agency(record: &Record, id: &str) -> Option<Self> {
        let named = record.agencies.iter().find(|a| a.id == id);
        let (name, region) = match (named, id.split_once(':')) {
            (Some(agency), _) => (agency.name.clone(), agency.region.clone()),
            (None, Some((_, region))) => (id.to_owned(), Some(region.to_owned())),
            (None, None) => {
                let mut officials = record.officials.iter();
                officials.find(|o| o.agency.as_deref() == Some(id))?;
                (id.to_owned(), None)
            }
        };
        Some(Self {
            id: id.to_owned(),
            name,
            position: None,
            position_text: None,
            acting: None,
            agency: None,
            region,
        })
    }

    /// Those of a statement.
    pub fn of_statement(record: &Record, statement: &Statement) -> Vec<Self> {
        let ids = [&statement.speaker, &statement.on_behalf_of];
        Self::all(record, ids.into_iter().flatten())
    }

    /// Those of a commitment.
    pub fn of_commitment(record: &Record, commitment: &Commitment) -> Vec<Self> {
        let ids = commitment.actors.iter().chain(&commitment.requested_by);
        Self::all(record, ids.chain(&commitment.counterparties))
    }
}

/// Searches one database.
pub struct Search<'a> {
    database: &'a Database,
    pipeline: &'a Pipeline,
    synonyms: Synonyms,
}

/// Where a hit stands in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Found {
    /// The release's number.
    pub number: u64,
    /// The place of the statement or commitment in it.
    pub item: usize,
}

impl<'a> Search<'a> {
    /// Gets ready; citations in queries are read by `pipeline`.
    pub fn new(database: &'a Database, pipeline: &'a Pipeline) -> Self {
        Self {
            database,
            pipeline,
            synonyms: Synonyms::new(pipeline.lexicons()),
        }
    }

    /// The hits and the counts behind them.
    ///
    /// # Errors
    /// Points at the place where the query does not parse, or names a filter's wrong value.
    pub fn run(&self, query: &Query) -> Result<Answer> {
        let searcher = self.database.index().searcher()?;
        let (compiled, wanted) = self.compile(&searcher, query)?;
        let facets = if query.facet_limit > 0 {
            Some(facets::collector(&searcher)?)
        } else {
            None
        };
        let end = query.limit.saturating_add(query.offset);
        if end > MOST_HITS {
            return Err(Error::input(format!(
                "limit and offset together are at most {MOST_HITS}; narrow the query, or use `ikrar export`"
            )));
        }
        let (total, top, counts) = if end == 0 {
            let (total, counts) = searcher.search(&compiled, &(Count, facets))?;
            (total, Vec::new(), counts)
        } else if query.text.trim().is_empty() {
            let newest = TopDocs::with_limit(end).order_by_fast_field::<u64>("day", Order::Desc);
            let (total, top, counts) = searcher.search(&compiled, &(Count, newest, facets))?;
            let top = top.into_iter().map(|(_, at)| (0.0, at)).collect();
            (total, top, counts)
        } else {
            let best = TopDocs::with_limit(end).order_by_score();
            searcher.search(&compiled, &(Count, best, facets))?
        };
        let mut records = HashMap::new();
        let mut hits = Vec::new();
        for (score, at) in top.into_iter().skip(query.offset) {
            let found = found(&searcher, at)?;
            if let Some(hit) = self.hit(&mut records, query.within, found, score, &wanted)? {
                hits.push(hit);
            }
        }
        Ok(Answer {
            total,
            hits,
            facets: match counts {
                Some(counts) => facets::read(counts, query.facet_limit)?,
                None => Facets::new(),
            },
        })
    }

    /// All hits, in the order of the record.
    ///
    /// # Errors
    /// Points at the place where the query does not parse, or names a filter's wrong value.
    pub fn all(&self, query: &Query) -> Result<Vec<Found>> {
        let searcher = self.database.index().searcher()?;
        let (compiled, _) = self.compile(&searcher, query)?;
        let hits = searcher.search(&compiled, &tantivy::collector::DocSetCollector)?;
        let mut all = Vec::with_capacity(hits.len());
        for at in hits {
            all.push(found(&searcher, at)?);
        }
        all.sort_unstable();
        Ok(all)
    }

    fn compile(
        &self,
        searcher: &Searcher,
        query: &Query,
    ) -> Result<(Box<dyn tantivy::query::Query>, BTreeSet<String>)> {
        let node = parse::parse(&query.text)?;
        let mut compiler = Compiler {
            fields: self.database.index().fields(),
            searcher,
            stemmer: self.database.index().stemmer(),
            synonyms: &self.synonyms,
            pipeline: self.pipeline,
            typed: &query.text,
            wanted: BTreeSet::new(),
        };
        let compiled = compiler.search(node.as_ref(), query.within, &query.filters)?;
        Ok((compiled, compiler.wanted))
    }

    fn hit(
        &self,
        records: &mut HashMap<u64, Option<Record>>,
        within: Kind,
        found: Found,
        score: f32,
        wanted: &BTreeSet<String>,
    ) -> Result<Option<Hit>> {
        let record = match records.entry(found.number) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(slot) => {
                let stored = self.database.store().by_number(found.number)?;
                slot.insert(stored.map(|s| s.record))
            }
        };
        // A release that was removed since the index was committed is no hit any more.
        let Some(record) = record else {
            return Ok(None);
        };
        let statement = record.statements.get(found.item);
        let commitment = record.commitments.get(found.item);
        let (id, text, parties) = match within {
            Kind::Release => (&record.id, &record.text, Vec::new()),
            Kind::Statement => match statement {
                Some(s) => (&s.id, &s.text, Party::of_statement(record, s)),
                None => return Ok(None),
            },
            Kind::Commitment => match commitment {
                Some(c) => (&c.id, &c.evidence.text, Party::of_commitment(record, c)),
                None => return Ok(None),
            },
        };
        let stemmer = self.database.index().stemmer();
        let (snippet, highlights) = snippet::snippet(text, wanted, stemmer);
        Ok(Some(Hit {
            kind: within.word().to_owned(),
            id: id.clone(),
            score,
            snippet,
            highlights,
            release: ReleaseRef::of(record),
            parties,
            statement: statement.filter(|_| within == Kind::Statement).cloned(),
            commitment: commitment.filter(|_| within == Kind::Commitment).cloned(),
        }))
    }
}

fn found(searcher: &Searcher, at: DocAddress) -> Result<Found> {
    let fields = searcher.segment_reader(at.segment_ord).fast_fields();
    let value = |name: &str| -> Result<u64> {
        let column = fields.u64(name)?;
        Ok(column.first(at.doc_id).unwrap_or_default())
    };
    Ok(Found {
        number: value("number")?,
        item: value("item")? as usize,
    })
}
