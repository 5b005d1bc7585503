//! The filters that search, facets and export share.
//!
//! Any value of one filter, every filter. Leaves out how they are asked of the index.

use crate::error::{Error, Result};

/// What hits are to be about. Empty lists and absent days ask for nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filters {
    /// Ids of agencies.
    pub agency: Vec<String>,
    /// Words of persons' names.
    pub official: Vec<String>,
    /// Region codes; a province takes in its regencies.
    pub region: Vec<String>,
    /// Topics.
    pub topic: Vec<String>,
    /// Types of commitments or kinds of statements.
    pub kind: Vec<String>,
    /// Legal references, as ids or citations; an act takes in its articles.
    pub legal: Vec<String>,
    /// Words of publishers' names.
    pub publisher: Vec<String>,
    /// Published on this day or later.
    pub since: Option<String>,
    /// Published on this day or earlier.
    pub until: Option<String>,
    /// Due before this day.
    pub due_before: Option<String>,
    /// As sure as this at least, from 0 to 1; a release as sure as the surest item in it.
    pub min_confidence: Option<f64>,
}

/// A day as the index has it: 20241127.
pub(super) fn day(iso: &str) -> Result<u64> {
    let date: jiff::civil::Date = iso
        .parse()
        .map_err(|_| Error::input(format!("{iso:?} is no day; write it as 2024-11-27")))?;
    Ok(date.year() as u64 * 10_000 + date.month() as u64 * 100 + date.day() as u64)
}
