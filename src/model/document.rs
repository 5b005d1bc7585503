//! A release's text cut up: paragraphs, sentences, tokens, quotations, and lexicon hits.
//!
//! Made once by `segment`, read by every later stage. Leaves out what any of it means.

use crate::span::Span;

/// A lowercased word's number in the lexicons' vocabulary; `Word::UNKNOWN` for all other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Word(pub u32);

impl Word {
    /// A word that no lexicon holds.
    pub const UNKNOWN: Word = Word(0);
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with apostrophes inside (`Sya'roni`) and digits after a first letter (`P2H`).
    Word,
    /// Digits, with points or commas between digits (`1.530`, `84,77`, `09.00`).
    Number,
    /// One other character (`-`, `/`, `(`, a quotation mark).
    Punct,
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Caps {
    /// No capital at the start (also all that are not words).
    Lower,
    /// A capital first, small letters after (`Bogor`; also a single capital letter).
    Title,
    /// Two or more letters, all capitals (`KPU`).
    Upper,
    /// A capital first and others inside (`PolPP`, `McDonald`).
    Mixed,
}

/// A part that a small word plays beside names; the roles of `function_words.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the head of the file says what each is
pub enum WordRole {
    PlacePreposition,
    PlaceNoun,
    PressOffice,
    Many,
    All,
    Venue,
    Office,
    Holds,
    HoldsLink,
    Namely,
    Called,
    CalledLink,
    Village,
    Street,
    Charge,
    Division,
    Caucus,
    Pointing,
    Candidate,
    Ballot,
    Body,
    Branch,
}

impl WordRole {
    /// All roles with their keys.
    pub const ALL: &[(&str, WordRole)] = &[
        ("place_preposition", WordRole::PlacePreposition),
        ("place_noun", WordRole::PlaceNoun),
        ("press_office", WordRole::PressOffice),
        ("many", WordRole::Many),
        ("all", WordRole::All),
        ("venue", WordRole::Venue),
        ("office", WordRole::Office),
        ("holds", WordRole::Holds),
        ("holds_link", WordRole::HoldsLink),
        ("namely", WordRole::Namely),
        ("called", WordRole::Called),
        ("called_link", WordRole::CalledLink),
        ("village", WordRole::Village),
        ("street", WordRole::Street),
        ("charge", WordRole::Charge),
        ("division", WordRole::Division),
        ("caucus", WordRole::Caucus),
        ("pointing", WordRole::Pointing),
        ("candidate", WordRole::Candidate),
        ("ballot", WordRole::Ballot),
        ("body", WordRole::Body),
        ("branch", WordRole::Branch),
    ];

    /// Its bit in a token's set of roles.
    pub fn bit(self) -> u32 {
        1 << (self as u32)
    }
}

/// One token; tokens never overlap and leave out only white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Its number in the lexicons' vocabulary.
    pub word: Word,
    /// Its capitals.
    pub caps: Caps,
    /// The sentence it belongs to, an index into `Document::sentences`.
    pub sentence: u32,
    /// The roles it may play beside names, a bit each (`WordRole::bit`).
    pub roles: u32,
}

/// One sentence, inside one paragraph. A closing quotation mark belongs to the sentence it closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without white space at the ends.
    pub span: Span,
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// The paragraph it belongs to, an index into `Document::paragraphs`.
    pub paragraph: usize,
}

/// One paragraph: a line of the cleaned text that holds any token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, without white space at the ends.
    pub span: Span,
    /// Its first sentence.
    pub first: usize,
    /// One past its last sentence.
    pub last: usize,
}

/// A run of text between quotation marks, paired tolerantly inside one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The marks and what lies between them.
    pub outer: Span,
    /// What lies between the marks, without white space at the ends.
    pub inner: Span,
    /// Whether an opening mark stands in the text.
    pub opened: bool,
    /// Whether a closing mark stands in the text; a quotation left open runs to its paragraph's end.
    pub closed: bool,
}

/// One of the lexicons; the order is that of `lexicon::TABLES`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // each is described at the head of its file in lexicons/
pub enum TableId {
    Abbreviations,
    Acting,
    Actors,
    Agencies,
    Calendar,
    CommitmentBlocks,
    CommitmentCues,
    Discourse,
    Elections,
    Fields,
    FunctionWords,
    LegalActs,
    LegalTypes,
    Measures,
    Names,
    Numerals,
    PositionKeys,
    Positions,
    Qualifiers,
    RegionAliases,
    RegionCautions,
    RegionLevels,
    Regions,
    Roots,
    Shell,
    SpeechVerbs,
    StemExceptions,
    Stopwords,
    Synonyms,
    Titles,
    Topics,
    Verbs,
}

/// A lexicon surface found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// The lexicon.
    pub table: TableId,
    /// The row in it, from 0.
    pub row: usize,
}

/// The cut-up text of one release.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The cleaned body, a paragraph a line.
    pub text: String,
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// All sentences in order.
    pub sentences: Vec<Sentence>,
    /// All paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
    /// All quotations in order; they do not overlap.
    pub quotes: Vec<Quote>,
    /// All lexicon hits, by first token, longest first.
    pub hits: Vec<Hit>,
    /// For each token the first of its hits in `hits`; one more entry closes the list.
    pub hit_starts: Vec<u32>,
}

impl Document {
    /// The token's surface; empty past the end.
    pub fn word(&self, token: usize) -> &str {
        match self.tokens.get(token) {
            Some(t) => t.span.slice(&self.text),
            None => "",
        }
    }

    /// Whether the token reads `word`, whatever the case (`word` in ASCII).
    pub fn is(&self, token: usize, word: &str) -> bool {
        self.word(token).eq_ignore_ascii_case(word)
    }

    /// Whether the token reads one of `words`, whatever the case (ASCII).
    pub fn is_any(&self, token: usize, words: &[&str]) -> bool {
        let own = self.word(token);
        words.iter().any(|w| own.eq_ignore_ascii_case(w))
    }

    /// Whether the token may play a role beside names.
    pub fn has(&self, token: usize, role: WordRole) -> bool {
        self.tokens
            .get(token)
            .is_some_and(|t| t.roles & role.bit() != 0)
    }

    /// Whether nothing stands between the token and the one after it.
    pub fn joined(&self, token: usize) -> bool {
        match (self.tokens.get(token), self.tokens.get(token + 1)) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        }
    }

    /// The token's kind, if there is such a token.
    pub fn kind(&self, token: usize) -> Option<TokenKind> {
        self.tokens.get(token).map(|t| t.kind)
    }

    /// The token's capitals (`Lower` past the end).
    pub fn caps(&self, token: usize) -> Caps {
        self.tokens.get(token).map_or(Caps::Lower, |t| t.caps)
    }

    /// Whether the token is a word that begins with a capital.
    pub fn capital(&self, token: usize) -> bool {
        self.caps(token) != Caps::Lower
    }

    /// The bytes from token `first` up to and without token `last`; empty for no token.
    pub fn span(&self, first: usize, last: usize) -> Span {
        match (
            self.tokens.get(first),
            last.checked_sub(1).and_then(|l| self.tokens.get(l)),
        ) {
            (Some(a), Some(b)) if first < last => a.span.to(b.span),
            _ => Span::default(),
        }
    }

    /// The text from token `first` up to and without token `last`.
    pub fn text_of(&self, first: usize, last: usize) -> &str {
        self.span(first, last).slice(&self.text)
    }

    /// The first token that ends after byte `offset` (the number of tokens past the last).
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|t| t.span.end <= offset)
    }

    /// The tokens that lie wholly in the span, as `first..last`.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.tokens.partition_point(|t| t.span.start < span.start);
        let last = self.tokens.partition_point(|t| t.span.end <= span.end);
        first..last.max(first)
    }

    /// The sentence a token belongs to, an index; 0 past the end.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.tokens.get(token).map_or(0, |t| t.sentence as usize)
    }

    /// The paragraph a token belongs to, an index; 0 past the end.
    pub fn paragraph_of(&self, token: usize) -> usize {
        self.sentences
            .get(self.sentence_of(token))
            .map_or(0, |s| s.paragraph)
    }

    /// The lexicon hits that begin at the token, longest first.
    pub fn hits_at(&self, token: usize) -> &[Hit] {
        let bound = |i: usize| self.hit_starts.get(i).map(|n| *n as usize);
        match (bound(token), bound(token + 1)) {
            (Some(a), Some(b)) => self.hits.get(a..b).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// The longest hit of one lexicon that begins at the token.
    pub fn hit(&self, token: usize, table: TableId) -> Option<Hit> {
        self.hits_at(token)
            .iter()
            .copied()
            .find(|h| h.table == table)
    }

    /// The quotation that holds byte `offset` between its marks.
    pub fn quote_at(&self, offset: usize) -> Option<&Quote> {
        let next = self.quotes.partition_point(|q| q.outer.start <= offset);
        let quote = self.quotes.get(next.checked_sub(1)?)?;
        quote.inner.covers(offset).then_some(quote)
    }
}
