//! Statements: quoted and reported words with their speakers.

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Document, Entities, Said};

/// The attributor, its lexicons read.
pub struct Attributor;

impl Attributor {
    /// Reads the lexicons of speech.
    ///
    /// # Errors
    /// Names file and line of the first cell that does not mean anything.
    pub fn new(_lexicons: &Lexicons) -> Result<Self> {
        Ok(Self)
    }

    /// All statements, in order.
    pub fn attribute(&self, _document: &Document, _entities: &Entities) -> Vec<Said> {
        Vec::new()
    }
}
