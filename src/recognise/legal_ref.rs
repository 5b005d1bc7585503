//! Laws and rules, with their articles.

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Document, LegalRef};
use crate::span::Span;

/// The recogniser of legal references.
pub(super) struct LegalRefs;

impl LegalRefs {
    pub(super) fn new(_lexicons: &Lexicons) -> Result<Self> {
        Ok(Self)
    }

    /// All legal references, in order of first mention.
    pub(super) fn find(&self, _document: &Document) -> Vec<LegalRef<Span>> {
        Vec::new()
    }
}
