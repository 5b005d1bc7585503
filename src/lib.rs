//! ikrar reads what Indonesian public bodies say and remembers what they promised.

mod attribute;
mod commitment;
mod error;
mod evaluate;
mod input;
mod lexicon;
mod model;
mod pipeline;
mod read;
mod recognise;
mod segment;
mod span;
mod tokenize;
mod topic;

pub use error::{Error, Result};
pub use evaluate::{Evaluation, Miss, Tally, evaluate};
pub use input::{Failure, Format as InputFormat, Input, Inputs, MAX_BYTES};
pub use lexicon::{Lexicons, Row, Table};
pub use model::{
    Acting, Agency, Basis, Byline, Commitment, Count, DateMention, Dateline, Due, Granularity,
    LegalRef, Measure, Mention, Official, Place, PromiseType, PublishedBasis, Qualifier, Record,
    Release, Role, SCHEMA_VERSION, SaidKind, Sex, Source, Statement, VoterList,
};
pub use pipeline::{Pipeline, release_id};
