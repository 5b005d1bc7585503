//! Queries and filters to tantivy queries.
//!
//! A word is wanted as written, which counts most, or as its root; an expression of several words
//! or an abbreviation also as what the lexicons know it by; a citation as its canonical id, by the
//! same grammar that reads releases. Leaves out ranking beyond these weights.

use std::collections::BTreeSet;

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query,
    RegexQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::filters::Filters;
use super::parse::Node;
use super::synonyms::{Synonyms, folded};
use crate::error::{Error, Result};
use crate::index::{Fields, Kind, STEM_MARK, Stemmer};
use crate::pipeline::Pipeline;

pub(super) type Boxed = Box<dyn Query>;

/// How much more the written form counts than the root.
const WRITTEN: f32 = 2.0;
/// How much more a headline counts than the body.
const TITLE: f32 = 2.0;

/// Fields of the query language, in the order in which they are told.
const FIELDS: &[&str] = &[
    "title",
    "text",
    "agency",
    "official",
    "region",
    "topic",
    "type",
    "legal",
    "publisher",
    "year",
    "month",
];

pub(super) struct Compiler<'a> {
    pub(super) fields: Fields,
    pub(super) searcher: &'a Searcher,
    pub(super) stemmer: &'a Stemmer,
    pub(super) synonyms: &'a Synonyms,
    pub(super) pipeline: &'a Pipeline,
    /// The query as typed, to point into.
    pub(super) typed: &'a str,
    /// Words and roots that a hit may contain, for its snippet.
    pub(super) wanted: BTreeSet<String>,
}

impl Compiler<'_> {
    /// Everything that a search asks for.
    pub(super) fn search(
        &mut self,
        node: Option<&Node>,
        within: Kind,
        filters: &Filters,
    ) -> Result<Boxed> {
        let kind = Term::from_field_u64(self.fields.kind, within.code());
        let mut all = vec![unscored(term(kind))];
        all.extend(self.filters(filters)?);
        if let Some(node) = node {
            all.push(self.node(node)?);
        }
        Ok(every(all))
    }

    fn node(&mut self, node: &Node) -> Result<Boxed> {
        Ok(match node {
            Node::Words { text, .. } => self.words(text),
            Node::Phrase { text } => self.phrase(&folded(text)),
            Node::Prefix { text } => self.prefix(text),
            Node::Field { name, value, at } => self.field(name, value, *at)?,
            Node::Not(inner) => {
                let wanted = self.wanted.clone();
                let inner = self.node(inner)?;
                self.wanted = wanted;
                Box::new(BooleanQuery::new(vec![
                    (
                        Occur::Must,
                        Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0)),
                    ),
                    (Occur::MustNot, inner),
                ]))
            }
            Node::And(nodes) => every(self.nodes(nodes)?),
            Node::Or(nodes) => any(self.nodes(nodes)?),
        })
    }

    fn nodes(&mut self, nodes: &[Node]) -> Result<Vec<Boxed>> {
        nodes.iter().map(|n| self.node(n)).collect()
    }

    /// A run of plain words: citations, then known expressions, then single words.
    fn words(&mut self, text: &str) -> Boxed {
        let mut all: Vec<Boxed> = Vec::new();
        let mut rest = String::new();
        let mut from = 0;
        for (start, end, id) in citations(self.pipeline, text) {
            if start >= from {
                rest.push_str(&text[from..start]);
                rest.push(' ');
                from = end;
                self.wanted.extend(folded(&text[start..end]));
                all.push(Box::new(BoostQuery::new(
                    term(Term::from_field_text(self.fields.legal, &id)),
                    WRITTEN,
                )));
            }
        }
        rest.push_str(&text[from..]);
        let has_citation = !all.is_empty();
        let mut plain = Vec::new();
        let mut stop = Vec::new();
        for word in rest.split_whitespace() {
            // What hangs together by hyphens or strokes is one expression: `ad-hoc`, `PPK/PPS`.
            plain.push(folded(word));
        }
        let flat: Vec<String> = plain.iter().flatten().cloned().collect();
        let mut at = 0;
        while at < plain.len() {
            let offset: usize = plain[..at].iter().map(Vec::len).sum();
            let own = &plain[at];
            if own.is_empty() {
                at += 1;
                continue;
            }
            let known = self.synonyms.at(&flat[offset..]);
            // An expression must end where a typed word ends.
            let ends: Vec<usize> = plain[at..]
                .iter()
                .scan(0, |sum, w| {
                    *sum += w.len();
                    Some(*sum)
                })
                .collect();
            if let Some((length, others)) = known
                && let Some(last) = ends.iter().position(|e| *e == length)
            {
                let others: Vec<Vec<String>> = others.iter().map(|o| o.to_vec()).collect();
                let own = flat[offset..offset + length].to_vec();
                all.push(self.expression(&own, &others));
                at += last + 1;
            } else if own.len() > 1 {
                let own = own.clone();
                all.push(self.phrase(&own));
                at += 1;
            } else {
                let word = own[0].clone();
                let number = self.pipeline.lexicons().word(&word);
                if self.pipeline.lexicons().is_stopword(number) {
                    stop.push(word);
                } else {
                    all.push(self.word(&word));
                }
                at += 1;
            }
        }
        // Function words need not be found, unless nothing else is asked for.
        if all.is_empty() && !has_citation {
            all.extend(stop.iter().map(|w| self.word(w)));
        }
        if all.is_empty() {
            return Box::new(EmptyQuery);
        }
        every(all)
    }

    /// An expression that the lexicons know: as written, or as any other that means the same.
    fn expression(&mut self, own: &[String], others: &[Vec<String>]) -> Boxed {
        let mut ways = vec![if own.len() == 1 {
            self.word(&own[0])
        } else {
            Box::new(BoostQuery::new(self.phrase(own), WRITTEN)) as Boxed
        }];
        ways.extend(others.iter().map(|other| self.phrase(other)));
        any(ways)
    }

    /// One word, as written or by its root, in any text field.
    fn word(&mut self, word: &str) -> Boxed {
        let fields = self.fields;
        let stem = self.stemmer.stem(word);
        let marked = format!("{STEM_MARK}{stem}");
        self.wanted.insert(word.to_owned());
        self.wanted.insert(marked.clone());
        self.wanted.insert(stem.clone());
        let mut ways: Vec<Boxed> = Vec::new();
        for (field, weight) in [(fields.body, 1.0), (fields.title, TITLE), (fields.who, 1.0)] {
            let mut way = |text: &str, weight: f32| {
                let query = term(Term::from_field_text(field, text));
                ways.push(Box::new(BoostQuery::new(query, weight)));
            };
            way(word, weight * WRITTEN);
            way(&marked, weight);
            if stem != word {
                way(&stem, weight);
            }
        }
        any(ways)
    }

    /// Words side by side exactly as written, in any text field.
    fn phrase(&mut self, words: &[String]) -> Boxed {
        let fields = [self.fields.body, self.fields.title, self.fields.who];
        self.wanted.extend(words.iter().cloned());
        any(fields.map(|field| phrase_in(field, words)).into())
    }

    fn prefix(&mut self, typed: &str) -> Boxed {
        let mut words = folded(typed);
        let Some(last) = words.pop() else {
            return Box::new(EmptyQuery);
        };
        self.wanted.insert(format!("{last}*"));
        let mut all: Vec<Boxed> = words
            .iter()
            .map(|w| self.phrase(std::slice::from_ref(w)))
            .collect();
        // Of the characters that a word or number holds only the point means something in a pattern.
        let pattern = format!("{}.*", last.replace('.', "\\."));
        let fields = [self.fields.body, self.fields.title, self.fields.who];
        let ways = fields.into_iter().filter_map(|field| {
            let query = RegexQuery::from_pattern(&pattern, field).ok()?;
            Some(Box::new(query) as Boxed)
        });
        all.push(any(ways.collect()));
        every(all)
    }

    fn field(&mut self, name: &str, value: &str, at: usize) -> Result<Boxed> {
        let typed = self.typed;
        let wrong = |said: String| Error::query(typed, at, said);
        let mut filters = Filters::default();
        match name {
            "title" => return Ok(self.in_field(self.fields.title, value)),
            "text" | "body" => return Ok(self.in_field(self.fields.body, value)),
            "agency" => filters.agency.push(value.to_owned()),
            "official" => filters.official.push(value.to_owned()),
            "region" => filters.region.push(value.to_owned()),
            "topic" => filters.topic.push(value.to_owned()),
            "type" => filters.kind.push(value.to_owned()),
            "legal" => filters.legal.push(value.to_owned()),
            "publisher" => filters.publisher.push(value.to_owned()),
            "year" | "month" => {
                return Ok(unscored(term(Term::from_field_text(
                    self.fields.date,
                    value,
                ))));
            }
            _ => {
                let known = FIELDS.join(", ");
                return Err(wrong(format!(
                    "no field is called {name}; there are {known}. Put it in quotation marks if a colon is meant"
                )));
            }
        }
        let all = self.filters(&filters).map_err(|e| wrong(e.to_string()))?;
        Ok(every(all))
    }

    fn in_field(&mut self, field: Field, value: &str) -> Boxed {
        let words = folded(value);
        self.wanted.extend(words.iter().cloned());
        if words.is_empty() {
            return Box::new(EmptyQuery);
        }
        phrase_in(field, &words)
    }
}

/// The legal references in a text, with their places: the ids as typed (`uu/2017/7`), and
/// citations as releases have them.
pub(super) fn citations(pipeline: &Pipeline, text: &str) -> Vec<(usize, usize, String)> {
    let mut found = pipeline.citations(text);
    let mut at = 0;
    for word in text.split_whitespace() {
        let start = at + text[at..].find(word).unwrap_or(0);
        at = start + word.len();
        let mut parts = word.split('/');
        let is_id = parts.next().is_some_and(|t| {
            !t.is_empty() && t.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        }) && parts
            .next()
            .is_some_and(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()))
            && parts.next().is_some_and(|n| !n.is_empty());
        if is_id {
            found.retain(|(s, e, _)| *e <= start || *s >= at);
            found.push((start, at, word.to_owned()));
        }
    }
    // The longest of those that begin at one place: an article before its act.
    found.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
    found
}

fn phrase_in(field: Field, words: &[String]) -> Boxed {
    let mut terms: Vec<Term> = words
        .iter()
        .map(|w| Term::from_field_text(field, w))
        .collect();
    match terms.len() {
        0 => Box::new(EmptyQuery),
        1 => term(terms.remove(0)),
        _ => Box::new(PhraseQuery::new(terms)),
    }
}

fn term(term: Term) -> Boxed {
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

pub(super) fn unscored(query: Boxed) -> Boxed {
    Box::new(ConstScoreQuery::new(query, 0.0))
}

fn every(mut all: Vec<Boxed>) -> Boxed {
    if all.len() == 1 {
        return all.remove(0);
    }
    Box::new(BooleanQuery::intersection(all))
}

fn any(mut ways: Vec<Boxed>) -> Boxed {
    if ways.len() == 1 {
        return ways.remove(0);
    }
    Box::new(BooleanQuery::union(ways))
}
