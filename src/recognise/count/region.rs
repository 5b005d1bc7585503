//! Regions named beside numbers.

use std::collections::HashMap;

use super::site::Site;
use crate::model::{Document, Place};
use crate::span::Span;

/// Where regions are named, by token.
pub(super) struct Regions<'a> {
    /// First token, one past the last, code; in order.
    starts: Vec<(usize, usize, &'a str)>,
    /// Code by one past the last token.
    ends: HashMap<usize, &'a str>,
}

impl<'a> Regions<'a> {
    pub(super) fn new(document: &Document, places: &'a [Place<Span>]) -> Self {
        let mut starts: Vec<(usize, usize, &str)> = places
            .iter()
            .flat_map(|p| p.mentions.iter().map(|m| (*m, p.id.as_str())))
            .map(|(m, id)| {
                let tokens = document.tokens_in(m);
                (tokens.start, tokens.end, id)
            })
            .collect();
        starts.sort_unstable();
        let ends = starts.iter().map(|(_, end, id)| (*end, *id)).collect();
        Self { starts, ends }
    }

    /// The names that begin at the token: one past the last token, and the code.
    pub(super) fn at(&self, token: usize) -> impl Iterator<Item = (usize, &'a str)> {
        let first = self.starts.partition_point(|(start, _, _)| *start < token);
        self.starts[first..]
            .iter()
            .take_while(move |(start, _, _)| *start == token)
            .map(|(_, end, id)| (*end, *id))
    }

    /// The region whose name stands right before the number or right after what it counts.
    pub(super) fn of(&self, document: &Document, site: &Site) -> Option<String> {
        let before = site.name_end(document);
        let after = || {
            let linked = document.is_any(site.last, &["di", "se"]);
            let token = site.last + usize::from(linked);
            let same = document.sentence_of(token) == document.sentence_of(site.first);
            self.at(token).next().filter(|_| same).map(|(_, id)| id)
        };
        self.ends
            .get(&before)
            .copied()
            .or_else(after)
            .map(str::to_owned)
    }
}
