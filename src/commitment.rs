//! Commitments: who owes what.

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Document, Entities, Promise, Said};

/// The finder of commitments, its lexicons read.
pub struct Finder;

impl Finder {
    /// Reads the lexicons of commitments.
    ///
    /// # Errors
    /// Names file and line of the first cell that does not mean anything.
    pub fn new(_lexicons: &Lexicons) -> Result<Self> {
        Ok(Self)
    }

    /// All commitments, in order.
    pub fn find(&self, _document: &Document, _entities: &Entities, _said: &[Said]) -> Vec<Promise> {
        Vec::new()
    }
}
