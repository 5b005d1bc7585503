//! Text to index terms: the tokens of the pipeline, folded, each with its root at the same place.
//!
//! A word gives its written form and, where that differs, its root behind [`STEM_MARK`]; a query
//! can so ask for either, and the written form counts more. Punctuation gives no term and takes no
//! place, so that a phrase is found across a comma. Leaves out synonyms, which queries expand.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::stem::Stemmer;
use crate::model::TokenKind;
use crate::tokenize::{RawToken, fold_into, tokenize};

/// Stands before a root, and in no written word.
pub const STEM_MARK: char = '=';

/// Forms whose roots are kept at hand; the vocabulary of the genre is smaller.
const CACHE: usize = 100_000;

/// Longer words are not worth finding and would bloat the dictionary.
const LONGEST: usize = 200;

/// The analyzer, with a cache of roots of its own in each clone.
#[derive(Clone)]
pub(super) struct Analyzer {
    stemmer: Arc<Stemmer>,
    roots: HashMap<Box<str>, Option<Box<str>>>,
}

impl Analyzer {
    pub(super) fn new(stemmer: Arc<Stemmer>) -> Self {
        Self {
            stemmer,
            roots: HashMap::new(),
        }
    }

    /// The marked root of a form, none where the form is its own.
    fn root(&mut self, form: &str) -> Option<&str> {
        if !self.roots.contains_key(form) {
            if self.roots.len() >= CACHE {
                self.roots.clear();
            }
            let stem = self.stemmer.stem(form);
            let marked = (stem != form).then(|| format!("{STEM_MARK}{stem}").into());
            self.roots.insert(form.into(), marked);
        }
        self.roots.get(form).and_then(Option::as_deref)
    }
}

/// The form under which a word is indexed: small letters, plain apostrophes, no accents.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    if folded.is_ascii() {
        return folded;
    }
    folded
        .chars()
        .filter(|c| !matches!(c, '\u{0300}'..='\u{036F}'))
        .map(|c| match c {
            'à'..='å' => 'a',
            'è'..='ë' => 'e',
            'ì'..='ï' => 'i',
            'ò'..='ö' => 'o',
            'ù'..='ü' => 'u',
            'ç' => 'c',
            'ñ' => 'n',
            c => c,
        })
        .collect()
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        Stream {
            analyzer: self,
            text,
            tokens: tokenize(text).into_iter(),
            token: Token::default(),
            root: None,
        }
    }
}

pub(super) struct Stream<'a> {
    analyzer: &'a mut Analyzer,
    text: &'a str,
    tokens: std::vec::IntoIter<RawToken>,
    token: Token,
    /// The root of the current token, to be given next.
    root: Option<String>,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        if let Some(root) = self.root.take() {
            self.token.text = root;
            return true;
        }
        for raw in self.tokens.by_ref() {
            if raw.kind == TokenKind::Punct || raw.span.len() > LONGEST {
                continue;
            }
            let form = fold(raw.span.slice(self.text));
            if raw.kind == TokenKind::Word {
                self.root = self.analyzer.root(&form).map(str::to_owned);
            }
            self.token.position = self.token.position.wrapping_add(1);
            self.token.offset_from = raw.span.start;
            self.token.offset_to = raw.span.end;
            self.token.text = form;
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
