//! ikrar reads what Indonesian public bodies say and remembers what they promised.

mod attribute;
mod commitment;
mod database;
mod error;
mod evaluate;
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
mod tokenize;
mod topic;

pub use database::{Database, Editor, Findings};
pub use error::{Error, Result};
pub use evaluate::{Evaluation, Miss, Tally, evaluate};
pub use export::{RowFormat, What, export, row_schema};
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
