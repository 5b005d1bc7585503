//! The words of commitments, read into typed rows, and what a single word is by them.
//!
//! Leaves out everything that needs more than a word and its neighbours.

use std::collections::HashSet;

use super::grammar::SmallWords;
use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Caps, Document, Hit, PromiseType, TableId, TokenKind};

/// How a cue takes part in a clause; described at the head of `commitment_cues.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Modal,
    Vow,
    Verb,
    Action,
    Mine,
    Ask,
    Warn,
    Stress,
    Asked,
    Imperative,
    Duty,
    Need,
    Word,
    Wish,
    Want,
    Bar,
    List,
}

/// A row of `commitment_cues.tsv`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    pub(super) kind: PromiseType,
    pub(super) role: Role,
    pub(super) weight: f64,
}

/// Why a word undoes a cue; described at the head of `commitment_blocks.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Phrase,
    Done,
    Hedge,
    Thanks,
    Purpose,
    Event,
    Abstract,
    Campaign,
    State,
}

/// A kind of word for people or bodies; described at the head of `actors.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Actor {
    People,
    Part,
    Us,
    Myself,
    You,
    Trait,
    Government,
    Public,
    Many,
    Kpu,
}

/// A kind of predicate; described at the head of `verbs.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Base,
    Order,
    State,
    Noun,
    Move,
    Quality,
    Calendar,
    Outcome,
    Fate,
    Mine,
}

/// All rows.
pub(super) struct Lexis {
    cues: Vec<Cue>,
    blocks: Vec<Block>,
    actors: Vec<Actor>,
    verbs: Vec<Verb>,
    /// The kinds of agencies of which a regency has many.
    local: HashSet<String>,
    /// The small words of the grammar.
    pub(super) small: SmallWords,
}

impl Lexis {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        let table = lexicons.table(TableId::CommitmentCues);
        let mut cues = Vec::new();
        for row in table.rows() {
            let kind = match row.get(1) {
                "pledge" => PromiseType::Pledge,
                "directive" => PromiseType::Directive,
                "obligation" => PromiseType::Obligation,
                "expectation" => PromiseType::Expectation,
                other => return Err(table.error(row, format!("no type: {other:?}"))),
            };
            let role = match row.get(2) {
                "modal" => Role::Modal,
                "vow" => Role::Vow,
                "verb" => Role::Verb,
                "action" => Role::Action,
                "mine" => Role::Mine,
                "ask" => Role::Ask,
                "warn" => Role::Warn,
                "stress" => Role::Stress,
                "asked" => Role::Asked,
                "imperative" => Role::Imperative,
                "duty" => Role::Duty,
                "need" => Role::Need,
                "word" => Role::Word,
                "wish" => Role::Wish,
                "want" => Role::Want,
                "bar" => Role::Bar,
                "list" => Role::List,
                other => return Err(table.error(row, format!("no role: {other:?}"))),
            };
            let weight = match row.get(3).parse::<f64>() {
                Ok(weight) if (0.0..=1.0).contains(&weight) => weight,
                _ => return Err(table.error(row, "the weight must be a number from 0 to 1")),
            };
            cues.push(Cue { kind, role, weight });
        }
        let blocks = column(lexicons, TableId::CommitmentBlocks, |cell| {
            Some(match cell {
                "phrase" => Block::Phrase,
                "done" => Block::Done,
                "hedge" => Block::Hedge,
                "thanks" => Block::Thanks,
                "purpose" => Block::Purpose,
                "event" => Block::Event,
                "abstract" => Block::Abstract,
                "campaign" => Block::Campaign,
                "state" => Block::State,
                _ => return None,
            })
        })?;
        let actors = column(lexicons, TableId::Actors, |cell| {
            Some(match cell {
                "people" => Actor::People,
                "part" => Actor::Part,
                "us" => Actor::Us,
                "self" => Actor::Myself,
                "you" => Actor::You,
                "trait" => Actor::Trait,
                "government" => Actor::Government,
                "public" => Actor::Public,
                "many" => Actor::Many,
                "kpu" => Actor::Kpu,
                _ => return None,
            })
        })?;
        let verbs = column(lexicons, TableId::Verbs, |cell| {
            Some(match cell {
                "base" => Verb::Base,
                "order" => Verb::Order,
                "state" => Verb::State,
                "noun" => Verb::Noun,
                "move" => Verb::Move,
                "quality" => Verb::Quality,
                "fate" => Verb::Fate,
                "calendar" => Verb::Calendar,
                "outcome" => Verb::Outcome,
                "mine" => Verb::Mine,
                _ => return None,
            })
        })?;
        let local = lexicons
            .table(TableId::Agencies)
            .rows()
            .filter(|row| matches!(row.get(3), "district" | "village"))
            .map(|row| row.get(1).to_owned())
            .collect();
        Ok(Self {
            cues,
            blocks,
            actors,
            verbs,
            local,
            small: SmallWords::new(),
        })
    }

    /// The cue of a hit in `commitment_cues.tsv`.
    pub(super) fn cue(&self, hit: &Hit) -> Option<Cue> {
        match hit.table {
            TableId::CommitmentCues => self.cues.get(hit.row).copied(),
            _ => None,
        }
    }

    /// Whether a hit in `commitment_blocks.tsv` is of one use.
    pub(super) fn is_block(&self, hit: &Hit, block: Block) -> bool {
        hit.table == TableId::CommitmentBlocks && self.blocks.get(hit.row) == Some(&block)
    }

    /// Whether a regency has many agencies of the kind: `polsek`, `kpps`.
    pub(super) fn is_local(&self, kind: &str) -> bool {
        self.local.contains(kind)
    }

    /// The longest block of one use that begins at the token.
    pub(super) fn block(&self, document: &Document, token: usize, block: Block) -> Option<Hit> {
        find(document, token, TableId::CommitmentBlocks, |row| {
            self.blocks.get(row) == Some(&block)
        })
    }

    /// The longest word for people or bodies of one kind that begins at the token.
    pub(super) fn actor(&self, document: &Document, token: usize, kind: Actor) -> Option<Hit> {
        find(document, token, TableId::Actors, |row| {
            self.actors.get(row) == Some(&kind)
        })
    }

    /// The longest word for people in general that begins at the token.
    pub(super) fn people(&self, document: &Document, token: usize) -> Option<Hit> {
        find(document, token, TableId::Actors, |row| {
            matches!(self.actors.get(row), Some(Actor::People | Actor::Public))
        })
    }

    /// The longest predicate of one kind that begins at the token.
    pub(super) fn verb(&self, document: &Document, token: usize, kind: Verb) -> Option<Hit> {
        find(document, token, TableId::Verbs, |row| {
            self.verbs.get(row) == Some(&kind)
        })
    }

    /// Whether the token reads as a predicate: by its prefix, or as a bare form that the lexicon
    /// knows. A capital makes a name of it, except at the head of a sentence.
    pub(super) fn is_verb(&self, document: &Document, token: usize) -> bool {
        if document.kind(token) != Some(TokenKind::Word) || is_name(document, token) {
            return false;
        }
        if self.verb(document, token, Verb::Noun).is_some() {
            return false;
        }
        prefixed(document.word(token))
            || [Verb::Base, Verb::Move, Verb::Quality]
                .iter()
                .any(|kind| self.verb(document, token, *kind).is_some())
    }

    /// Whether the token is a predicate in the passive (`didistribusikan`).
    pub(super) fn is_passive(&self, document: &Document, token: usize) -> bool {
        begins(document.word(token), "di") && self.is_verb(document, token)
    }

    /// Whether the token is a bare or -kan form that, after kami or saya, tells a deed of theirs.
    pub(super) fn is_deed_of_mine(&self, document: &Document, token: usize) -> bool {
        if document.kind(token) != Some(TokenKind::Word)
            || document.capital(token)
            || self.verb(document, token, Verb::State).is_some()
        {
            return false;
        }
        let word = document.word(token);
        self.verb(document, token, Verb::Base).is_some()
            || self.verb(document, token, Verb::Mine).is_some()
            || (word.len() > 5 && word.ends_with("kan") && !prefixed(word))
    }

    /// Whether the word is a noun made from a verb (`kesiapan`, `pengawasan`) or a thing: it can
    /// be asked for, but not be asked.
    pub(super) fn is_abstract(&self, document: &Document, token: usize) -> bool {
        let word = document.word(token);
        let made =
            word.len() > 6 && word.ends_with("an") && ["ke", "pe"].iter().any(|p| begins(word, p));
        (made && self.people(document, token).is_none())
            || self.block(document, token, Block::Abstract).is_some()
            || self.actor(document, token, Actor::Trait).is_some()
    }
}

/// The longest hit at the token in one table whose row fits.
fn find(
    document: &Document,
    token: usize,
    table: TableId,
    fits: impl Fn(usize) -> bool,
) -> Option<Hit> {
    document
        .hits_at(token)
        .iter()
        .copied()
        .find(|h| h.table == table && fits(h.row))
}

fn column<T>(lexicons: &Lexicons, id: TableId, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>> {
    let table = lexicons.table(id);
    table
        .rows()
        .map(|row| {
            read(row.get(1)).ok_or_else(|| {
                let name = table.columns().get(1).copied().unwrap_or_default();
                table.error(row, format!("no such {name}: {:?}", row.get(1)))
            })
        })
        .collect()
}

/// Whether the token is written as a name: a capital that no sentence's head explains.
fn is_name(document: &Document, token: usize) -> bool {
    match document.caps(token) {
        Caps::Lower => false,
        Caps::Upper | Caps::Mixed => true,
        Caps::Title => !heads_sentence(document, token),
    }
}

/// Whether no word stands before the token in its sentence or quotation.
pub(super) fn heads_sentence(document: &Document, token: usize) -> bool {
    let first = document
        .sentences
        .get(document.sentence_of(token))
        .map_or(0, |s| s.first);
    (first..token)
        .rev()
        .take_while(|t| !is_quote_mark(document.word(*t)) && document.word(*t) != ":")
        .all(|t| document.kind(t) != Some(TokenKind::Word))
}

/// Whether the word is a quotation mark.
pub(super) fn is_quote_mark(word: &str) -> bool {
    matches!(
        word,
        "\"" | "“" | "”" | "‘" | "’" | "'" | "„" | "«" | "»" | "″" | "‟" | "`"
    )
}

/// Whether the word begins with a prefix of verbs: me-, ber-, bel-, bekerja, di-, ter-.
fn prefixed(word: &str) -> bool {
    let long = word.len() >= 6;
    (long
        && ["me", "ber", "bel", "beker", "ter"]
            .iter()
            .any(|p| begins(word, p)))
        || (word.len() >= 5 && begins(word, "di"))
}

/// Whether the word begins with `prefix`, whatever the case.
pub(super) fn begins(word: &str, prefix: &str) -> bool {
    word.get(..prefix.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}
