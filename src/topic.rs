//! What a stretch of text is about: the topics of contract section 2, by words.
//!
//! Each row of `topics.tsv` lends its topic a weight; a topic is given where the weights of the
//! different surfaces found in a stretch reach [`THRESHOLD`]. Leaves out everything but words.

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Document, TableId};
use crate::span::Span;

/// The sum of weights from which a topic is given.
const THRESHOLD: f64 = 1.0;

/// The topics' words with their weights.
pub struct Topics {
    rows: Vec<(String, f64)>,
}

impl Topics {
    /// Reads `topics.tsv`.
    ///
    /// # Errors
    /// Names file and line of a weight that is no number.
    pub fn new(lexicons: &Lexicons) -> Result<Self> {
        let table = lexicons.table(TableId::Topics);
        let rows = table
            .rows()
            .map(|row| match row.get(2).parse() {
                Ok(weight) => Ok((row.get(1).to_owned(), weight)),
                Err(_) => Err(table.error(row, "the weight must be a number")),
            })
            .collect::<Result<_>>()?;
        Ok(Self { rows })
    }

    /// The topics of a stretch of text, heaviest first, then by name.
    pub fn of(&self, document: &Document, span: Span) -> Vec<String> {
        let mut found: Vec<(&str, f64)> = Vec::new();
        let mut counted = Vec::new();
        for token in document.tokens_in(span) {
            for hit in document
                .hits_at(token)
                .iter()
                .filter(|h| h.table == TableId::Topics)
            {
                let inside = document.span(hit.first, hit.last).end <= span.end;
                if !inside || counted.contains(&hit.row) {
                    continue;
                }
                counted.push(hit.row);
                let Some((topic, weight)) = self.rows.get(hit.row) else {
                    continue;
                };
                match found.iter_mut().find(|(t, _)| t == topic) {
                    Some((_, sum)) => *sum += weight,
                    None => found.push((topic, *weight)),
                }
            }
        }
        found.retain(|(_, weight)| *weight >= THRESHOLD);
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        found
            .into_iter()
            .map(|(topic, _)| topic.to_owned())
            .collect()
    }
}
