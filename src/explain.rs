//! Why a place in a release reads as it does: what covers it, by which rule, from which lexicon rows.
//!
//! Works on what the stages hand on anyway, so that they know nothing of it: the rows of a finding
//! are those that its words match in the tables which its stage reads. Leaves out how it is printed.

mod entities;
mod rows;

use std::ops::Range;

use serde::Serialize;
use serde_json::Value;

use crate::lexicon::Lexicons;
use crate::model::{Commitment, Mention, Record, Release, Statement, TableId};
use crate::pipeline::{Pipeline, Trace};
use crate::span::{CodePoints, Span};
use rows::Rows;

/// What is known of one place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// The words at the place.
    pub at: Mention,
    /// The sentence they stand in.
    pub sentence: Mention,
    /// Everything that covers the place, the smallest first.
    pub findings: Vec<Finding>,
    /// Lexicon rows that match words at the place, but are behind none of the findings.
    pub unused: Vec<RowUsed>,
}

/// One mention, statement or commitment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// The record's kind: `official`, `agency`, …, `statement`, `commitment`; or `post`, which only
    /// serves the other kinds.
    pub kind: &'static str,
    /// Where it stands.
    pub mention: Mention,
    /// The rule that found it: the recogniser, or the rule that statement and commitment name.
    pub rule: String,
    /// How it came to mean what it means, a fact each.
    pub how: Vec<String>,
    /// What the confidence is the sum of, where it is a sum.
    pub parts: Vec<Part>,
    /// The lexicon rows behind it.
    pub rows: Vec<RowUsed>,
    /// What it is, as in the record but for its mentions.
    pub value: Value,
}

/// One part of a confidence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// The cue, or a sign for or against.
    pub sign: String,
    /// What it adds.
    pub weight: f64,
}

/// A lexicon row with the words that it matches.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowUsed {
    /// The file: `positions.tsv`, or the user's own.
    pub table: String,
    /// The line in it.
    pub line: usize,
    /// The words in the release; the row's own surface where it was only looked up.
    pub words: String,
    /// All cells by column, those that are empty left out.
    pub cells: serde_json::Map<String, Value>,
}

impl Pipeline {
    /// Explains the place `at`, code points into the release's text: a run of words, or one point.
    /// None where the text ends before it.
    pub fn explain(&self, release: &Release, at: Range<usize>) -> Option<Explanation> {
        let trace = self.trace(release);
        let view = View::new(self.lexicons(), &trace);
        let tokens = view.tokens_at(at)?;
        let document = &trace.document;
        let place = document.span(tokens.start, tokens.end);
        let sentence = document.sentences.get(document.sentence_of(tokens.start))?;
        let mut findings = view.entities(place);
        findings.extend(view.statements(place));
        findings.extend(view.commitments(place));
        findings.sort_by_key(|f| f.mention.end - f.mention.start);
        let mut unused = view.rows.over(place);
        unused.extend(view.rows.looked_up(place));
        let has = |file: &str| unused.iter().any(|r| r.table == file);
        if has("commitment_cues.tsv") && !findings.iter().any(|f| f.kind == "commitment") {
            // What undid the cue may stand anywhere in its sentence.
            let blocks = &[TableId::CommitmentBlocks];
            unused.extend(view.rows.within(sentence.span, blocks));
            unused = rows::once(unused);
        }
        unused.retain(|row| !findings.iter().any(|f| f.rows.contains(row)));
        Some(Explanation {
            at: view.mention(place),
            sentence: view.mention(sentence.span),
            findings,
            unused,
        })
    }
}

/// A release with everything that the stages found in it.
struct View<'a> {
    trace: &'a Trace,
    record: &'a Record,
    points: CodePoints<'a>,
    rows: Rows<'a>,
}

impl<'a> View<'a> {
    fn new(lexicons: &'a Lexicons, trace: &'a Trace) -> Self {
        Self {
            trace,
            record: &trace.record,
            points: CodePoints::new(&trace.document.text),
            rows: Rows::new(lexicons, &trace.document),
        }
    }

    /// The tokens that a range of code points touches; the next one where it touches none.
    fn tokens_at(&self, at: Range<usize>) -> Option<Range<usize>> {
        let text = &self.trace.document.text;
        let mut bytes = text.char_indices().map(|(byte, _)| byte);
        let start = bytes.nth(at.start)?;
        let length = at.end.max(at.start + 1) - at.start - 1;
        let end = match length {
            0 => start + 1,
            _ => bytes.nth(length - 1).map_or(text.len(), |byte| byte + 1),
        };
        let tokens = &self.trace.document.tokens;
        let first = self.trace.document.token_at(start);
        let last = tokens.partition_point(|t| t.span.start < end);
        (first < tokens.len()).then(|| first..last.max(first + 1))
    }

    fn mention(&self, span: Span) -> Mention {
        Mention {
            start: self.points.at(span.start),
            end: self.points.at(span.end),
            text: span.slice(&self.trace.document.text).to_owned(),
        }
    }

    /// The bytes of a mention.
    fn span(&self, mention: &Mention) -> Span {
        let text = &self.trace.document.text;
        let mut bytes = text.char_indices().map(|(byte, _)| byte);
        let start = bytes.nth(mention.start).unwrap_or(text.len());
        Span::new(start, start + mention.text.len())
    }

    /// Who an id means: a person's name and post, an agency's name.
    fn party(&self, id: &str) -> String {
        let person = self.record.officials.iter().find(|o| o.id == id);
        if let Some(person) = person {
            return match &person.position_text {
                Some(post) => format!("{} ({post})", person.name),
                None => person.name.clone(),
            };
        }
        let agency = self.record.agencies.iter().find(|a| a.id == id);
        agency.map_or_else(|| id.to_owned(), |a| format!("{id} ({})", a.name))
    }

    fn statements(&self, place: Span) -> Vec<Finding> {
        let both = self.record.statements.iter().zip(&self.trace.said);
        let covering = both.filter(|(_, said)| {
            let own = said.parts.iter().copied().chain(said.cue);
            own.into_iter().any(|part| part.overlaps(place))
        });
        covering
            .map(|(statement, said)| {
                let whole = said.parts.iter().copied().reduce(Span::to);
                let mut rows = Vec::new();
                if let Some(cue) = said.cue {
                    rows.extend(self.rows.within(cue, &[TableId::SpeechVerbs]));
                }
                for part in &said.parts {
                    rows.extend(
                        self.rows
                            .where_cell(*part, TableId::Topics, 1, &said.topics),
                    );
                }
                Finding {
                    kind: "statement",
                    mention: self.mention(whole.unwrap_or_default()),
                    rule: statement.rule.clone(),
                    how: self.how_said(statement),
                    parts: Vec::new(),
                    rows: rows::once(rows),
                    value: value(statement),
                }
            })
            .collect()
    }

    fn how_said(&self, statement: &Statement) -> Vec<String> {
        let mut how = Vec::new();
        how.push(match &statement.speaker {
            Some(id) => format!("speaker: {}", self.party(id)),
            None => "speaker: nobody that the text names".to_owned(),
        });
        if let Some(id) = &statement.on_behalf_of {
            how.push(format!("on behalf of: {}", self.party(id)));
        }
        how.push(match &statement.cue {
            Some(cue) => format!("word of saying: {cue}"),
            None => "no word of saying".to_owned(),
        });
        how.push(format!("confidence: {}", statement.confidence));
        how
    }

    fn commitments(&self, place: Span) -> Vec<Finding> {
        let both = self.record.commitments.iter().zip(&self.trace.promises);
        let covering = both.filter(|(_, promise)| promise.evidence.overlaps(place));
        covering
            .map(|(commitment, promise)| {
                let sentence = promise.evidence;
                let mut rows = self.rows.within(promise.cue, &[TableId::CommitmentCues]);
                let actors = commitment.actors.join(" ");
                let named = self.rows.within(sentence, &[TableId::Actors]);
                let owes = |r: &RowUsed| actors.contains(&r.words.to_lowercase());
                rows.extend(named.into_iter().filter(owes));
                let topics = &promise.topics;
                rows.extend(self.rows.where_cell(sentence, TableId::Topics, 1, topics));
                let parts = promise.parts.iter();
                Finding {
                    kind: "commitment",
                    mention: commitment.evidence.clone(),
                    rule: commitment.rule.clone(),
                    how: self.how_promised(commitment, self.mention(promise.cue)),
                    parts: parts
                        .map(|(sign, weight)| Part {
                            sign: sign.clone(),
                            weight: *weight,
                        })
                        .collect(),
                    rows: rows::once(rows),
                    value: value(commitment),
                }
            })
            .collect()
    }

    fn how_promised(&self, commitment: &Commitment, cue: Mention) -> Vec<String> {
        let named = |ids: &[String]| -> String {
            let names: Vec<String> = ids.iter().map(|id| self.party(id)).collect();
            names.join(", ")
        };
        let mut how = vec![format!("cue: {} (at {})", cue.text, cue.start)];
        how.push(match &commitment.actors[..] {
            [] => "actor: nobody that the text names".to_owned(),
            actors => format!("actor: {}", named(actors)),
        });
        if let Some(id) = &commitment.requested_by {
            how.push(format!("asked by: {}", self.party(id)));
        }
        if !commitment.counterparties.is_empty() {
            how.push(format!("with: {}", named(&commitment.counterparties)));
        }
        how.push(format!("action: {}", commitment.action));
        if let Some(item) = commitment.item {
            how.push(format!("item {item} of a list"));
        }
        if let Some(condition) = &commitment.condition {
            how.push(format!("condition: {condition}"));
        }
        how.push(format!("confidence: {}", commitment.confidence));
        how
    }
}

/// A finding's value as in the record, without its mentions.
fn value(item: &impl Serialize) -> Value {
    // What the record holds is always JSON.
    let mut value = serde_json::to_value(item).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        fields.shift_remove("mentions");
    }
    value
}

#[cfg(test)]
mod tests;
