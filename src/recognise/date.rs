//! Dates and runs of dates.

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{DateMention, Document, Published};
use crate::span::Span;

/// The recogniser of dates.
pub(super) struct Dates;

/// What it finds.
pub(super) struct Found {
    pub(super) dates: Vec<DateMention<Span>>,
    pub(super) published: Option<Published>,
}

impl Dates {
    pub(super) fn new(_lexicons: &Lexicons) -> Result<Self> {
        Ok(Self)
    }

    /// All dates outside `taken`, and the day of publication.
    pub(super) fn find(
        &self,
        _document: &Document,
        _date_line: Option<&str>,
        _taken: &[Span],
    ) -> Found {
        Found {
            dates: Vec::new(),
            published: None,
        }
    }
}
