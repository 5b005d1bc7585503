//! Statements: quoted and reported words with their speakers.
//!
//! One pass over the paragraphs, in order: `quotation` tells which quotations are speech, `clause`
//! reads what stands between them, `people` and `focus` say who is meant. Leaves out what a
//! statement commits anybody to. Total: what is doubtful gets a low confidence.

mod beside;
mod clause;
mod confidence;
mod deck;
mod focus;
mod inside;
mod names;
mod opening;
mod pass;
mod people;
mod prose;
mod quotation;
mod reported;
mod speaker;
mod subject;
mod words;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_turns;

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Document, Entities, Said};
use crate::topic::Topics;

use pass::Pass;
use people::People;
use words::Words;

/// The attributor, its lexicons read.
pub struct Attributor {
    words: Words,
    topics: Topics,
}

impl Attributor {
    /// Reads the lexicons of speech.
    ///
    /// # Errors
    /// Names file and line of the first cell that does not mean anything.
    pub fn new(lexicons: &Lexicons) -> Result<Self> {
        Ok(Self {
            words: Words::new(lexicons)?,
            topics: Topics::new(lexicons)?,
        })
    }

    /// All statements, in order.
    pub fn attribute(&self, document: &Document, entities: &Entities) -> Vec<Said> {
        let people = People::new(document, entities, &self.words);
        let mut said = Pass::new(&people).run();
        for statement in &mut said {
            let mut topics: Vec<String> = Vec::new();
            for part in &statement.parts {
                for topic in self.topics.of(document, *part) {
                    if !topics.contains(&topic) {
                        topics.push(topic);
                    }
                }
            }
            statement.topics = topics;
        }
        said
    }
}
