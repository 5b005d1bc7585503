//! Entities in a document: who, where, when, how many, by which law.
//!
//! A table of recognisers, one file each, in the order in which they need each other: legal
//! references and dates take their numbers before counts do; agencies and officials take their
//! regions before places do; names with several meanings are settled last, by the home region.
//! Total: what is doubtful is marked, never an error. Leaves out who said or promised what.

mod agency;
mod count;
mod date;
mod gazetteer;
mod home;
mod legal_ref;
mod linking;
mod numeral;
mod official;
mod person;
mod place;
mod position;

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Document, Entities, LegalRef, Release};
use crate::span::Span;

/// All recognisers, their lexicons read.
pub struct Recogniser {
    legal_refs: legal_ref::LegalRefs,
    dates: date::Dates,
    counts: count::Counts,
    linker: linking::Linker,
}

/// What stands around the body and tells where a release is at home, cut up like a body.
#[derive(Debug, Default)]
pub struct Surroundings {
    /// The headline.
    pub title: Document,
    /// The dateline's place.
    pub dateline: Document,
    /// Publisher and credits.
    pub publisher: Document,
    /// The line with the day of publication.
    pub date_line: Document,
}

impl Recogniser {
    /// Reads the lexicons of all recognisers.
    ///
    /// # Errors
    /// Names file and line of the first cell that does not mean anything.
    pub fn new(lexicons: &Lexicons) -> Result<Self> {
        Ok(Self {
            legal_refs: legal_ref::LegalRefs::new(lexicons)?,
            dates: date::Dates::new(lexicons)?,
            counts: count::Counts::new(lexicons)?,
            linker: linking::Linker::new(lexicons)?,
        })
    }

    /// Finds the legal references of a text that need not be a release.
    pub fn legal_refs(&self, document: &Document) -> Vec<LegalRef<Span>> {
        self.legal_refs
            .settle(document, &self.legal_refs.cite(document), None)
    }

    /// Finds all entities of one release.
    pub fn recognise(
        &self,
        release: &Release,
        document: &Document,
        around: &Surroundings,
    ) -> Entities {
        let mut entities = self.linker.link(document, around);
        if let (Some(dateline), Some(place)) = (&mut entities.dateline, &release.dateline) {
            dateline.place.clone_from(place);
        }
        let cited = self.legal_refs.cite(document);
        let mut taken: Vec<Span> = cited.spans.clone();
        taken.sort_unstable();
        let found = self
            .dates
            .find(document, &around.date_line, &around.title, &taken);
        entities.dates = found.dates;
        entities.published = found.published;
        let day = entities.published.as_ref().map(|p| p.date.as_str());
        entities.legal_refs = self.legal_refs.settle(document, &cited, day);
        taken.extend(entities.dates.iter().flat_map(|d| &d.mentions));
        taken.sort_unstable();
        entities.counts = self.counts.find(document, &taken, &entities.places);
        let more = self
            .counts
            .only_in_title(&around.title, document, &entities.counts);
        entities.counts.extend(more);
        entities
    }
}
