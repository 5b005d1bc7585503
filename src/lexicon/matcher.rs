//! All lexicon surfaces in one trie over words, so that a text is scanned once.
//!
//! Word-aligned by construction: a surface is never found inside a word. Leaves out which of
//! several overlapping hits is right; every stage sees them all.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::{Hit, TableId, Token, Word};

/// Node 0 is the root.
type Node = u32;

#[derive(Default)]
pub(super) struct Matcher {
    /// The root's children, by word number: nearly all steps of a scan end here.
    roots: Vec<Node>,
    children: HashMap<(Node, Word), Node, BuildHasherDefault<Mix>>,
    /// For each node the surfaces that end there.
    ends: Vec<Vec<(TableId, usize)>>,
}

impl Matcher {
    pub(super) fn add(&mut self, path: &[Word], table: TableId, row: usize) {
        if path.is_empty() {
            return;
        }
        if self.ends.is_empty() {
            self.ends.push(Vec::new());
        }
        let mut node = 0;
        for (depth, word) in path.iter().enumerate() {
            let next = self.ends.len() as Node;
            let child = if depth == 0 {
                let needed = word.0 as usize + 1;
                if self.roots.len() < needed {
                    self.roots.resize(needed, 0);
                }
                let slot = &mut self.roots[word.0 as usize];
                if *slot == 0 {
                    *slot = next;
                }
                *slot
            } else {
                *self.children.entry((node, *word)).or_insert(next)
            };
            if child == next {
                self.ends.push(Vec::new());
            }
            node = child;
        }
        self.ends[node as usize].push((table, row));
    }

    /// All hits, by first token, longest first; tokens for which `skip` holds may stand inside a
    /// surface without being part of it.
    pub(super) fn hits(&self, tokens: &[Token], skip: impl Fn(usize) -> bool) -> Vec<Hit> {
        let mut hits = Vec::new();
        for first in 0..tokens.len() {
            let Some(mut node) = self.root(tokens[first].word) else {
                continue;
            };
            let begin = hits.len();
            let mut at = first + 1;
            loop {
                for (table, row) in self.ends.get(node as usize).into_iter().flatten() {
                    hits.push(Hit {
                        first,
                        last: at,
                        table: *table,
                        row: *row,
                    });
                }
                let step = |i: usize| {
                    let word = tokens.get(i)?.word;
                    self.children.get(&(node, word)).copied()
                };
                if let Some(next) = step(at) {
                    node = next;
                    at += 1;
                } else if at < tokens.len()
                    && skip(at)
                    && let Some(next) = step(at + 1)
                {
                    node = next;
                    at += 2;
                } else {
                    break;
                }
            }
            // Found shortest first, in the order of tables within a length.
            hits[begin..].reverse();
        }
        hits
    }

    fn root(&self, word: Word) -> Option<Node> {
        if word == Word::UNKNOWN {
            return None;
        }
        self.roots.get(word.0 as usize).copied().filter(|n| *n != 0)
    }
}

/// A hasher for small keys of integers: multiply and fold. Keys come from our own lexicons, so no
/// one can craft collisions.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, n: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(n)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
