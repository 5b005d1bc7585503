//! The fields of the index.
//!
//! Facets are keywords in fast fields that hold every ancestor too (`32`, `32.71`), so that one
//! term finds a province with its regencies and one aggregation counts both. Leaves out how a
//! release fills them.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions,
};

use crate::error::Result;

/// The name of our analyzer.
pub(super) const ANALYZER: &str = "ikrar";

/// The facets, in the order in which they are told.
pub const FACETS: &[&str] = &[
    "agency",
    "official",
    "region",
    "topic",
    "type",
    "legal",
    "publisher",
    "date",
];

/// What a document stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A whole release.
    Release,
    /// One statement.
    Statement,
    /// One commitment.
    Commitment,
}

impl Kind {
    /// As a number of the field `kind`.
    pub fn code(self) -> u64 {
        match self {
            Kind::Release => 0,
            Kind::Statement => 1,
            Kind::Commitment => 2,
        }
    }

    /// The word in JSON: `release`, `statement`, `commitment`.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Release => "release",
            Kind::Statement => "statement",
            Kind::Commitment => "commitment",
        }
    }
}

/// The fields by name.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // the schema below says what each is
pub struct Fields {
    pub kind: Field,
    pub number: Field,
    pub item: Field,
    pub title: Field,
    pub body: Field,
    pub who: Field,
    pub agency: Field,
    pub official: Field,
    pub region: Field,
    pub topic: Field,
    pub kind_of: Field,
    pub legal: Field,
    pub publisher: Field,
    pub date: Field,
    pub day: Field,
    pub due: Field,
    pub confidence: Field,
}

impl Fields {
    pub(super) fn of(schema: &Schema) -> Result<Self> {
        let field = |name: &str| schema.get_field(name);
        Ok(Self {
            kind: field("kind")?,
            number: field("number")?,
            item: field("item")?,
            title: field("title")?,
            body: field("body")?,
            who: field("who")?,
            agency: field("agency")?,
            official: field("official")?,
            region: field("region")?,
            topic: field("topic")?,
            kind_of: field("type")?,
            legal: field("legal")?,
            publisher: field("publisher")?,
            date: field("date")?,
            day: field("day")?,
            due: field("due")?,
            confidence: field("confidence")?,
        })
    }
}

pub(super) fn schema() -> Schema {
    let mut schema = Schema::builder();
    let text = |positions| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(ANALYZER)
                .set_index_option(positions),
        )
    };
    schema.add_u64_field("kind", INDEXED | FAST);
    // The release's number in the record, and the place of a statement or commitment in it.
    schema.add_u64_field("number", INDEXED | FAST);
    schema.add_u64_field("item", FAST);
    schema.add_text_field("title", text(IndexRecordOption::WithFreqsAndPositions));
    schema.add_text_field("body", text(IndexRecordOption::WithFreqsAndPositions));
    // Names of the persons and agencies that speak or owe.
    schema.add_text_field("who", text(IndexRecordOption::WithFreqsAndPositions));
    for facet in FACETS {
        schema.add_text_field(facet, STRING | FAST);
    }
    // Days as numbers (20241127), for ranges.
    schema.add_u64_field("day", INDEXED | FAST);
    schema.add_u64_field("due", INDEXED | FAST);
    schema.add_f64_field("confidence", INDEXED | FAST);
    schema.build()
}
