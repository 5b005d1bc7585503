//! Commitments: who owes what, to whom, by when, and on what ground (contract section 3).
//!
//! Cues from the lexicon are taken up one by one in each sentence; each is read outwards into its
//! clause by the grammar of its role, and what it finds becomes a candidate with the signs for and
//! against it. Enumerations number them and make commitments of items without a cue; what one
//! actor owes in one sentence is joined into one. Leaves out who spoke, which `attribute` has told.

mod addressee;
mod announced;
mod asking;
mod candidate;
mod clause;
mod comma;
mod duty;
mod enumeration;
mod grammar;
mod items;
mod lexis;
mod modal;
mod party;
mod phrase;
mod reading;
mod scheduled;
mod settle;
mod spoken;
mod terms;
mod vouching;

#[cfg(test)]
mod tests;

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Document, Entities, Promise, Said, TableId};
use crate::topic::Topics;
use candidate::Candidate;
use enumeration::Enumeration;
use lexis::{Lexis, Role};
use reading::Reading;

/// The finder of commitments, its lexicons read.
pub struct Finder {
    lexis: Lexis,
    topics: Topics,
}

impl Finder {
    /// Reads the lexicons of commitments.
    ///
    /// # Errors
    /// Names file and line of the first cell that does not mean anything.
    pub fn new(lexicons: &Lexicons) -> Result<Self> {
        Ok(Self {
            lexis: Lexis::new(lexicons)?,
            topics: Topics::new(lexicons)?,
        })
    }

    /// All commitments, in order.
    pub fn find(&self, document: &Document, entities: &Entities, said: &[Said]) -> Vec<Promise> {
        let reading = Reading::new(&self.lexis, document, entities, said);
        let enumeration = reading.enumeration();
        let mut candidates: Vec<Candidate> = Vec::new();
        for sentence in &document.sentences {
            let mut at = sentence.first;
            while at < sentence.last {
                let found = reading
                    .candidate(at, &enumeration)
                    .or_else(|| reading.continued(at, candidates.last()));
                let next = found.as_ref().map_or(at + 1, |c| c.scope);
                candidates.extend(found);
                at = next.max(at + 1);
            }
        }
        reading.settle(candidates, &enumeration, &self.topics)
    }
}

impl Reading<'_> {
    /// What begins at the token: the longest cue whose grammar fits, else a deed announced or
    /// ordered without one.
    fn candidate(&self, at: usize, enumeration: &Enumeration) -> Option<Candidate> {
        let listed = enumeration.is_order(at);
        if !self.is_void(at) {
            for hit in self.document.hits_at(at) {
                let Some(cue) = self.lexis.cue(hit) else {
                    continue;
                };
                let found = match cue.role {
                    Role::Modal | Role::Vow => self.modal(*hit, cue),
                    Role::Verb => self.vouching(*hit, cue),
                    Role::Action => self.acting(*hit, cue),
                    Role::Mine => self.mine(*hit, cue),
                    Role::Ask | Role::Warn | Role::Stress | Role::Want => self.asking(*hit, cue),
                    Role::Bar => self.barring(*hit, cue),
                    Role::Asked => self.asked(*hit, cue),
                    Role::Imperative => self.order(*hit, cue, listed),
                    Role::Duty => self.duty(*hit, cue),
                    Role::Need => self.needing(*hit, cue),
                    Role::Word => self.word_given(*hit, cue),
                    Role::Wish => self.wishing(*hit, cue),
                    Role::List => None,
                };
                if found.is_some() {
                    return found;
                }
            }
        }
        let known = |table| self.document.hits_at(at).iter().any(|h| h.table == table);
        if known(TableId::Actors)
            && let Some(found) = self.announced(at)
        {
            return Some(found);
        }
        if let Some(found) = self.addressed(at) {
            return Some(found);
        }
        if let Some(found) = self.scheduled(at).or_else(|| self.set_passive(at)) {
            return Some(found);
        }
        if known(TableId::Verbs) {
            return self.bare_order(at, listed);
        }
        None
    }
}
