//! A cleaned text to paragraphs, sentences, tokens, quotations and lexicon hits.
//!
//! Total: any text gives a document. Invariants: tokens are in order, do not overlap, and leave
//! out only white space; every token belongs to one sentence, every sentence to one paragraph.
//! Leaves out all meaning.

mod quotes;
mod sentences;

use crate::lexicon::Lexicons;
use crate::model::{Caps, Document, Paragraph, Token, TokenKind};
use crate::span::Span;
use crate::tokenize::{caps, fold_into, tokenize};

/// Cuts up `text`, a paragraph a line.
pub fn segment(lexicons: &Lexicons, text: &str) -> Document {
    let mut document = Document {
        text: text.to_owned(),
        ..Document::default()
    };
    let mut folded = String::new();
    for raw in tokenize(text) {
        let surface = raw.span.slice(text);
        folded.clear();
        fold_into(surface, &mut folded);
        let word = lexicons.word(&folded);
        document.tokens.push(Token {
            span: raw.span,
            kind: raw.kind,
            word,
            roles: lexicons.roles(word),
            caps: match raw.kind {
                TokenKind::Word => caps(surface),
                TokenKind::Number | TokenKind::Punct => Caps::Lower,
            },
            sentence: 0,
        });
    }
    let mut first = 0;
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let line_end = line_start + line.len();
        let last = first + document.tokens[first..].partition_point(|t| t.span.start < line_end);
        if first < last {
            let begin = document.sentences.len();
            sentences::cut(lexicons, &mut document, first..last);
            document.paragraphs.push(Paragraph {
                span: Span::new(line_start, line_end).trimmed(text),
                first: begin,
                last: document.sentences.len(),
            });
        }
        first = last;
        line_start = line_end;
    }
    document.hits = lexicons.hits(text, &document.tokens);
    document.hit_starts = starts(&document);
    document.quotes = quotes::pair(&document);
    document
}

/// For each token the number of hits that begin before it.
fn starts(document: &Document) -> Vec<u32> {
    let mut starts = Vec::with_capacity(document.tokens.len() + 1);
    let mut seen = 0;
    for token in 0..=document.tokens.len() {
        while document.hits.get(seen).is_some_and(|h| h.first < token) {
            seen += 1;
        }
        starts.push(seen as u32);
    }
    starts
}
