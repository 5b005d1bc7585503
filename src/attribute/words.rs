//! The lexicons of speech as this stage uses them: words of saying and discourse words, typed.
//!
//! Leaves out grammar: where such a word may stand and what it then means.

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Document, TableId, TokenKind};

/// How a word of saying is built, which tells where its speaker stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `ujar X`: the speaker follows.
    Bare,
    /// `ujarnya`: the speaker in focus.
    Nya,
    /// `mengatakan`, `berharap`: the speaker stands before.
    Active,
    /// `optimistis`, `berkomitmen`: as active, but part of what is said.
    State,
    /// `tegaskan`: active without its prefix, as in headlines and in speech.
    Short,
    /// `dikatakan (oleh) X`: the speaker follows, if named.
    Passive,
    /// `dikatakannya`, `menurutnya`: by the speaker in focus, with or without a comma behind it.
    PassiveNya,
    /// `menurut X`: the speaker follows, the words after a comma.
    Noun,
}

/// What makes a word of saying report speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// Whatever follows.
    Any,
    /// Whatever follows in a person's mouth; in an agency's only what is marked.
    Person,
    /// A comma, a colon or an opening word (`bahwa`, `agar`).
    Marked,
    /// A quotation only.
    Quote,
}

/// What kind of saying it is, as far as the grammar of the words said depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Asking and warning: an addressee may stand before `agar`.
    Ask,
    /// Hoping, where `agar` opens the words only at once.
    Hope,
    /// Denying, which may itself be denied (`tidak menampik`).
    Deny,
    /// Ending (`tutup`): by who spoke last.
    Close,
    /// Praising and regretting, which is no report where another word of saying follows.
    Praise,
    /// Going on (`lanjut`, `imbuh`): a description behind it means whoever has just spoken.
    Add,
    /// Agreeing and replying (`diamini`), which is no report of the words agreed with.
    Agree,
    /// All others.
    Say,
}

/// One word of saying.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    pub(super) form: Form,
    pub(super) takes: Takes,
    pub(super) class: Class,
    /// Whether the bare word may also stand behind its subject (`Hery bilang`).
    pub(super) plain: bool,
    /// Whether it may do so at any distance (`Hery yang memimpin rapat bilang`).
    pub(super) free: bool,
}

/// A word of saying found in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) verb: Verb,
}

/// The kinds of discourse words; the head of `discourse.tsv` describes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub(super) enum Kind {
    Pronoun,
    Shift,
    Agree,
    Link,
    Back,
    Setting,
    Adverb,
    Oblique,
    Proxy,
    SpeechNoun,
    Description,
    Label,
    FirstPerson,
    Marker,
    Noun,
    Companion,
    Blocker,
    Anyone,
    Quantity,
    Announced,
    Assertion,
    Adjunct,
}

const KINDS: [(&str, Kind); 22] = [
    ("pronoun", Kind::Pronoun),
    ("shift", Kind::Shift),
    ("agree", Kind::Agree),
    ("link", Kind::Link),
    ("back", Kind::Back),
    ("setting", Kind::Setting),
    ("adverb", Kind::Adverb),
    ("oblique", Kind::Oblique),
    ("proxy", Kind::Proxy),
    ("speech_noun", Kind::SpeechNoun),
    ("description", Kind::Description),
    ("label", Kind::Label),
    ("first_person", Kind::FirstPerson),
    ("marker", Kind::Marker),
    ("noun", Kind::Noun),
    ("companion", Kind::Companion),
    ("blocker", Kind::Blocker),
    ("anyone", Kind::Anyone),
    ("quantity", Kind::Quantity),
    ("announced", Kind::Announced),
    ("assertion", Kind::Assertion),
    ("adjunct", Kind::Adjunct),
];

/// A discourse word found in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase<'a> {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) note: &'a str,
}

/// Both lexicons.
pub(super) struct Words {
    verbs: Vec<Verb>,
    phrases: Vec<(Kind, String)>,
    /// The kinds of the calendar's words.
    calendar: Vec<String>,
}

impl Class {
    /// Whether it only hands words on, without asking, hoping or judging.
    pub(super) fn is_plain(self) -> bool {
        matches!(self, Class::Say | Class::Add | Class::Agree)
    }
}

impl Form {
    /// Whether the speaker stands before it as its subject.
    pub(super) fn is_active(self) -> bool {
        matches!(self, Form::Active | Form::State)
    }
}

impl Words {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        let table = lexicons.table(TableId::SpeechVerbs);
        let mut verbs = Vec::new();
        for row in table.rows() {
            let form = match row.get(3) {
                "bare" | "plain" | "free" => Form::Bare,
                "nya" => Form::Nya,
                "me" | "ber" => Form::Active,
                "state" => Form::State,
                "short" => Form::Short,
                "di" => Form::Passive,
                "dinya" | "noun_nya" => Form::PassiveNya,
                "noun" => Form::Noun,
                other => return Err(table.error(row, format!("no form of a verb: {other}"))),
            };
            let takes = match row.get(4) {
                "any" => Takes::Any,
                "person" => Takes::Person,
                "marked" => Takes::Marked,
                "quote" => Takes::Quote,
                other => return Err(table.error(row, format!("{other} is no complement"))),
            };
            let class = match row.get(2) {
                "ask" | "warn" => Class::Ask,
                "hope" => Class::Hope,
                "deny" => Class::Deny,
                "close" => Class::Close,
                "praise" | "complain" => Class::Praise,
                "add" => Class::Add,
                "agree" | "reply" => Class::Agree,
                "say" | "tell" | "report" | "promise" | "believe" | "question" => Class::Say,
                other => return Err(table.error(row, format!("no class of verbs: {other}"))),
            };
            verbs.push(Verb {
                form,
                takes,
                class,
                plain: matches!(row.get(3), "plain" | "free"),
                free: row.get(3) == "free",
            });
        }
        let table = lexicons.table(TableId::Discourse);
        let mut phrases = Vec::new();
        for row in table.rows() {
            let known = KINDS.iter().find(|(name, _)| *name == row.get(1));
            let Some((_, kind)) = known else {
                return Err(table.error(row, format!("no kind of word: {}", row.get(1))));
            };
            phrases.push((*kind, row.get(2).to_owned()));
        }
        let calendar = lexicons
            .table(TableId::Calendar)
            .rows()
            .map(|row| row.get(1).to_owned())
            .collect();
        Ok(Self {
            verbs,
            phrases,
            calendar,
        })
    }

    /// The longest word of saying that begins at the token.
    pub(super) fn cue(&self, document: &Document, token: usize) -> Option<Cue> {
        let hit = document.hit(token, TableId::SpeechVerbs)?;
        Some(Cue {
            first: hit.first,
            last: hit.last,
            verb: *self.verbs.get(hit.row)?,
        })
    }

    /// The longest discourse word of a kind that begins at the token.
    pub(super) fn phrase(
        &self,
        document: &Document,
        token: usize,
        kind: Kind,
    ) -> Option<Phrase<'_>> {
        document
            .hits_at(token)
            .iter()
            .filter(|h| h.table == TableId::Discourse)
            .find_map(|hit| {
                let (own, note) = self.phrases.get(hit.row)?;
                (*own == kind).then_some(Phrase {
                    first: hit.first,
                    last: hit.last,
                    note,
                })
            })
    }

    /// Whether a word of the calendar of one of the kinds (`weekday`, `part`) begins at the token.
    pub(super) fn is_calendar(&self, document: &Document, token: usize, kinds: &[&str]) -> bool {
        document
            .hits_at(token)
            .iter()
            .filter(|h| h.table == TableId::Calendar)
            .filter_map(|h| self.calendar.get(h.row))
            .any(|kind| kinds.contains(&kind.as_str()))
    }

    /// Whether a discourse word of the kind begins at the token.
    pub(super) fn is(&self, document: &Document, token: usize, kind: Kind) -> bool {
        self.phrase(document, token, kind).is_some()
    }

    /// The longest discourse word of a kind that ends right before the token.
    pub(super) fn phrase_before(
        &self,
        document: &Document,
        token: usize,
        kind: Kind,
    ) -> Option<Phrase<'_>> {
        (token.saturating_sub(5)..token)
            .find_map(|at| self.phrase_ending(document, at, token, kind))
    }

    fn phrase_ending(
        &self,
        document: &Document,
        first: usize,
        last: usize,
        kind: Kind,
    ) -> Option<Phrase<'_>> {
        document
            .hits_at(first)
            .iter()
            .filter(|h| h.table == TableId::Discourse && h.last == last)
            .find_map(|hit| {
                let (own, note) = self.phrases.get(hit.row)?;
                (*own == kind).then_some(Phrase { first, last, note })
            })
    }

    /// Whether the token looks like a verb by its prefix and is not known to be none.
    pub(super) fn looks_verbal(&self, document: &Document, token: usize) -> bool {
        let word = document.word(token);
        document.kind(token) == Some(TokenKind::Word)
            && word.len() >= 5
            && word.is_ascii()
            && ["me", "ber", "di"].iter().any(|p| {
                word.get(..p.len())
                    .is_some_and(|w| w.eq_ignore_ascii_case(p))
            })
            && !self.is(document, token, Kind::Noun)
            && !word.to_ascii_lowercase().ends_with("nya")
    }
}
