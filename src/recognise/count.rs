//! Numbers with what they count.

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Count, Document, Place};
use crate::span::Span;

/// The recogniser of counts.
pub(super) struct Counts;

impl Counts {
    pub(super) fn new(_lexicons: &Lexicons) -> Result<Self> {
        Ok(Self)
    }

    /// All counts outside `taken`, in order.
    pub(super) fn find(
        &self,
        _document: &Document,
        _taken: &[Span],
        _places: &[Place<Span>],
    ) -> Vec<Count<Span>> {
        Vec::new()
    }
}
