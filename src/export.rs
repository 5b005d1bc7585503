//! Stored items as rows: one line of JSON an item, with the release it stands in.
//!
//! Writes to anything that takes bytes. A row is the item as the record has it, its release beside
//! it, and the persons and agencies that its ids stand for. Leaves out files and formats other than
//! JSON, JSON Lines and CSV.

mod cell;
mod csv;
mod json;
mod table;

use std::io::Write;

use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;

use crate::database::Database;
use crate::error::{Error, Result};
use crate::index::{Kind, fold};
use crate::model::{Agency, Commitment, LegalRef, Mention, Official, Record, Statement};
use crate::pipeline::Pipeline;
use crate::search::{Filters, Found, Party, Query, ReleaseRef, Search};
use crate::thread::Threads;
use csv::Csv;
use json::Json;
pub use table::{Column, ColumnKind, columns};

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the kinds of the record
pub enum What {
    Commitments,
    Statements,
    Releases,
    Officials,
    Agencies,
    LegalRefs,
}

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFormat {
    /// One array.
    Json,
    /// One object a line.
    JsonLines,
    /// A header and one line a row, UTF-8.
    Csv,
    /// The same behind a byte order mark, by which Excel knows UTF-8.
    CsvWithMark,
}

/// One row: an item of the kind that is exported.
enum Item<'a> {
    Commitment(CommitmentRow<'a>),
    Statement(PartyRow<'a, Statement>),
    Release(&'a Record),
    Official(Row<'a, Official<Mention>>),
    Agency(Row<'a, Agency<Mention>>),
    LegalRef(Row<'a, LegalRef<Mention>>),
}

/// Where rows go.
trait Sink {
    fn row(&mut self, item: &Item<'_>) -> Result<()>;
    fn end(&mut self) -> Result<()>;
}

/// An item with its release.
#[derive(Serialize, JsonSchema)]
struct Row<'a, T> {
    #[serde(flatten)]
    item: &'a T,
    /// The release.
    release: &'a ReleaseRef,
}

/// A commitment with its release, those it names, and the thread it belongs to.
#[derive(Serialize, JsonSchema)]
struct CommitmentRow<'a> {
    #[serde(flatten)]
    item: &'a Commitment,
    /// The id of the first telling of this commitment, in whichever release.
    thread_id: &'a str,
    /// Officials and agencies whose ids the item names.
    parties: Vec<Party>,
    /// The release.
    release: &'a ReleaseRef,
}

/// An item that names officials and agencies by id, with its release and those.
#[derive(Serialize, JsonSchema)]
struct PartyRow<'a, T> {
    #[serde(flatten)]
    item: &'a T,
    /// Officials and agencies whose ids the item names.
    parties: Vec<Party>,
    /// The release.
    release: &'a ReleaseRef,
}

/// The JSON Schema of one row.
pub fn row_schema(what: What) -> Schema {
    let mut schema = match what {
        What::Releases => schema_for!(Record),
        What::Commitments => schema_for!(CommitmentRow<'_>),
        What::Statements => schema_for!(PartyRow<'_, Statement>),
        What::Officials => schema_for!(Row<'_, Official<Mention>>),
        What::Agencies => schema_for!(Row<'_, Agency<Mention>>),
        What::LegalRefs => schema_for!(Row<'_, LegalRef<Mention>>),
    };
    let title = match what {
        What::Releases => "ikrar release",
        What::Commitments => "ikrar commitment",
        What::Statements => "ikrar statement",
        What::Officials => "ikrar official",
        What::Agencies => "ikrar agency",
        What::LegalRefs => "ikrar legal reference",
    };
    schema.insert("title".to_owned(), title.into());
    schema
}

/// Writes all items that a query and filters ask for; says how many.
///
/// # Errors
/// Points at the place where the query does not parse, names a filter's wrong value, or reports
/// that `out` takes no more.
pub fn export(
    database: &Database,
    pipeline: &Pipeline,
    what: What,
    text: &str,
    filters: &Filters,
    format: RowFormat,
    out: impl Write,
) -> Result<usize> {
    let within = match what {
        What::Commitments => Kind::Commitment,
        What::Statements => Kind::Statement,
        What::Releases | What::Officials | What::Agencies | What::LegalRefs => Kind::Release,
    };
    let query = Query {
        text: text.to_owned(),
        within,
        filters: filters.clone(),
        limit: 0,
        offset: 0,
        facet_limit: 0,
    };
    let found = Search::new(database, pipeline).all(&query)?;
    let threads = match what {
        What::Commitments => Some(Threads::of(database, pipeline.lexicons())?),
        _ => None,
    };
    let mut rows = Rows {
        sink: match format {
            RowFormat::Json | RowFormat::JsonLines => Box::new(Json::new(format, out)),
            RowFormat::Csv | RowFormat::CsvWithMark => {
                Box::new(Csv::new(what, format == RowFormat::CsvWithMark, out)?)
            }
        },
        threads,
        written: 0,
    };
    let mut stored: Option<(u64, Record, ReleaseRef)> = None;
    for at in found {
        let Found { number, .. } = at;
        // Hits stand in the order of the record, so one release is read once.
        if stored.as_ref().is_none_or(|(n, ..)| *n != number) {
            stored = database.store().by_number(number)?.map(|s| {
                let release = ReleaseRef::of(&s.record);
                (number, s.record, release)
            });
        }
        let Some((_, record, release)) = &stored else {
            continue;
        };
        rows.items(what, at, record, release, filters)?;
    }
    rows.sink.end()?;
    Ok(rows.written)
}

struct Rows<'a> {
    sink: Box<dyn Sink + 'a>,
    /// Where commitments are written.
    threads: Option<Threads>,
    written: usize,
}

impl Rows<'_> {
    fn items(
        &mut self,
        what: What,
        at: Found,
        record: &Record,
        release: &ReleaseRef,
        filters: &Filters,
    ) -> Result<()> {
        match what {
            What::Releases => self.row(&Item::Release(record)),
            What::Commitments => match record.commitments.get(at.item) {
                Some(item) => {
                    let thread = self.threads.as_ref().and_then(|t| t.id(at));
                    let thread_id = thread.unwrap_or(&item.id).to_owned();
                    self.row(&Item::Commitment(CommitmentRow {
                        parties: Party::of_commitment(record, item),
                        thread_id: &thread_id,
                        item,
                        release,
                    }))
                }
                None => Ok(()),
            },
            What::Statements => match record.statements.get(at.item) {
                Some(item) => self.row(&Item::Statement(PartyRow {
                    parties: Party::of_statement(record, item),
                    item,
                    release,
                })),
                None => Ok(()),
            },
            What::Officials => {
                let fits = |o: &&Official<Mention>| official_fits(o, filters);
                for item in record.officials.iter().filter(fits) {
                    self.row(&Item::Official(Row { item, release }))?;
                }
                Ok(())
            }
            What::Agencies => {
                let fits = |a: &&Agency<Mention>| {
                    (filters.agency.is_empty() || filters.agency.contains(&a.id))
                        && lies_in(a.region.as_deref(), &filters.region)
                };
                for item in record.agencies.iter().filter(fits) {
                    self.row(&Item::Agency(Row { item, release }))?;
                }
                Ok(())
            }
            What::LegalRefs => {
                for item in record.legal_refs.iter().filter(|l| cites(l, filters)) {
                    self.row(&Item::LegalRef(Row { item, release }))?;
                }
                Ok(())
            }
        }
    }

    fn row(&mut self, item: &Item<'_>) -> Result<()> {
        self.written += 1;
        self.sink.row(item)
    }
}

/// Whether a legal reference is one of those that the filters name by id, or lies in one of them.
fn cites(legal_ref: &LegalRef<Mention>, filters: &Filters) -> bool {
    // A citation (`UU 7/2017`) in place of an id has chosen the release already.
    let by_id: Vec<&String> = filters
        .legal
        .iter()
        .filter(|f| f.contains('/') && !f.contains(' '))
        .collect();
    by_id.is_empty()
        || by_id.iter().any(|f| {
            let rest = legal_ref.id.strip_prefix(f.as_str());
            rest.is_some_and(|r| r.is_empty() || r.starts_with('/'))
        })
}

/// Whether an official is one of those that the filters name, not only in a release with them.
fn official_fits(official: &Official<Mention>, filters: &Filters) -> bool {
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(fold).collect() };
    let name = words(&official.name);
    let named = filters.official.is_empty()
        || filters.official.iter().any(|wanted| {
            let wanted = words(wanted);
            wanted.iter().all(|w| name.contains(w)) || wanted.concat() == name.concat()
        });
    let agency = official.agency.as_ref();
    named
        && (filters.agency.is_empty() || agency.is_some_and(|a| filters.agency.contains(a)))
        && lies_in(official.region.as_deref(), &filters.region)
}

/// Whether a region is one of some, or lies in one of them.
fn lies_in(region: Option<&str>, wanted: &[String]) -> bool {
    wanted.is_empty()
        || region.is_some_and(|region| {
            wanted.iter().any(|w| {
                let rest = region.strip_prefix(w.as_str());
                rest.is_some_and(|r| r.is_empty() || r.starts_with('.'))
            })
        })
}

fn cant_write(error: std::io::Error) -> Error {
    Error::internal(format!("the export can't be written: {error}")).because(error)
}
