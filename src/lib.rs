//! ikrar reads what Indonesian public bodies say and remembers what they promised.
//!
//! The flow: bytes are *read* into a [`Release`]; its text is *segmented* into sentences and tokens;
//! officials, agencies, places, dates, counts and legal references are *recognised*; statements are
//! *attributed* to who makes them; *commitments* are found in both. [`Pipeline`] does all this and
//! gives a [`Record`], whose mentions are code points into its text:
//!
//! ```
//! use ikrar::{Lexicons, Pipeline};
//!
//! let pipeline = Pipeline::new(Lexicons::new()?)?;
//! let text = "SERANG – Bupati Serang, Ahmad Fauzi, meminta para camat menjaga keamanan TPS.";
//! let record = pipeline.extract(&pipeline.read("rilis.txt", text.as_bytes())?);
//!
//! let bupati = &record.officials[0];
//! assert_eq!(bupati.name, "Ahmad Fauzi");
//! assert_eq!(bupati.agency.as_deref(), Some("pemda:36.04"));
//! assert_eq!(record.statements[0].speaker.as_ref(), Some(&bupati.id));
//! # Ok::<(), ikrar::Error>(())
//! ```
//!
//! Many records are kept in a [`Database`], one folder: [`ingest`] puts [`Inputs`] into it through an
//! [`Editor`], [`Search`] finds releases, statements and commitments again, [`export`] writes them
//! out. [`Pipeline::explain`] says why a place reads as it does; [`evaluate`] holds the pipeline
//! against answers written by hand.

mod attribute;
mod commitment;
mod database;
mod error;
mod evaluate;
mod explain;
mod export;
mod index;
mod ingest;
mod input;
mod lexicon;
mod model;
mod pipeline;
mod read;
mod recognise;
mod search;
mod segment;
mod span;
mod store;
mod thread;
mod tokenize;
mod topic;

pub use database::{Database, Editor, Findings};
pub use error::{Error, Result};
pub use evaluate::{Band, Calibration, Evaluation, Miss, Tally, evaluate};
pub use explain::{Explanation, Finding, Part, RowUsed};
pub use export::{Column, ColumnKind, RowFormat, What, columns, export, row_schema};
pub use index::Kind;
pub use ingest::{Found, Summary, ingest};
pub use input::{Failure, Format as InputFormat, Input, Inputs, MAX_BYTES};
pub use lexicon::{Lexicons, Row, Table};
pub use model::{
    Acting, Agency, Basis, Byline, Commitment, Count, DateMention, Dateline, Due, Granularity,
    LegalRef, Measure, Mention, Official, Place, PromiseType, PublishedBasis, Qualifier, Record,
    Release, Role, SCHEMA_VERSION, SaidKind, Sex, Source, Statement, VoterList,
};
pub use pipeline::{Pipeline, release_id};
pub use search::{
    Answer, FACET_NAMES, FacetCount, Facets, Filters, Highlight, Hit, MOST_HITS, Party, Query,
    ReleaseRef, Search,
};
pub use store::{Counts, Store, Stored};
pub use thread::{Change, Figure, Telling, Thread, Threads};
