//! One citation of an act: kind, issuer, number, year, title, or a name, or a word that points back.

use super::after;
use super::kinds::{Class, Kinds};
use super::number::{self, Number};
use super::register::{Meaning, Register};
use crate::model::{Document, TableId, TokenKind};
use crate::span::Span;

/// How an act is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// By number, with or without a year.
    Number(Number),
    /// By number alone, without the word for it: counts only if the year can be settled.
    Bare(Number),
    /// By a name that means one of these.
    Name(Vec<Meaning>),
    /// By its issuer or title alone.
    Alone,
    /// The constitution; `named` with its year.
    Constitution { named: bool },
    /// By a word that points back to an act of the kind: `undang-undang tersebut`.
    Back,
}

/// An act as cited in one place.
#[derive(Clone, Debug)]
pub(super) struct Act {
    /// Its first token.
    pub(super) first: usize,
    /// One past the last token of kind, number and year.
    pub(super) last: usize,
    /// One past its title's last token, where a title follows.
    pub(super) end: usize,
    /// Row of the kind.
    pub(super) kind: usize,
    pub(super) told: Told,
    /// Who issued it, where the kind leaves that open.
    pub(super) issuer: Option<String>,
    /// The title as printed.
    pub(super) title: Option<Span>,
    /// Whether it only stands in another act's title or amendment.
    pub(super) place: Place,
}

/// How an act stands to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// By itself.
    Own,
    /// In the other's title (`tentang Perubahan atas UU 1/2015`): articles are never its own.
    Title,
    /// As what amends the other (`diubah dengan UU 10/2016`): only articles right after it are its
    /// own.
    Amending,
}

/// Longest run of words between a kind and its number (`Keputusan Bersama Menpan-RB, …`).
const REACH: usize = 40;

/// The acts cited at the token: more than one for a list of numbers. Empty where the words name no
/// particular act.
pub(super) fn cite(kinds: &Kinds, register: &Register, document: &Document, at: usize) -> Vec<Act> {
    if let Some((meanings, last)) = register.bare_name(document, at)
        && let Some(kind) = meanings
            .first()
            .and_then(|m| kinds.keyed(m.id.split('/').next()?))
    {
        let told = Told::Name(meanings.to_vec());
        return vec![plain(kind, at, last, told)];
    }
    let Some((row, mut next)) = kinds.at(document, at) else {
        return Vec::new();
    };
    let Some(kind) = kinds.get(row) else {
        return Vec::new();
    };
    next = past_twin(kinds, document, row, next);
    if kind.class == Class::Constitution {
        let last = constitution(document, next);
        return vec![plain(
            row,
            at,
            last,
            Told::Constitution { named: last > next },
        )];
    }
    if let Some(found) = numbers(kinds, document, row, next) {
        return with_numbers(kinds, document, row, at, next, found);
    }
    if let Some((meanings, last)) = named(register, document, &kind.key, next) {
        return vec![plain(row, at, last, Told::Name(meanings.to_vec()))];
    }
    if document.is_any(next, &["tersebut", "itu", "ini", "dimaksud"])
        && kind.class != Class::Letter
        && kind.class != Class::Case
    {
        return vec![plain(row, at, next + 1, Told::Back)];
    }
    let issuer_end = issuer_end(document, next, kind.class == Class::Joint);
    let particular = match kind.class {
        Class::Joint => true,
        // `surat edaran netralitas kepala desa` has no issuer: it names none in particular.
        Class::Circular => document
            .hits_at(next)
            .iter()
            .any(|h| matches!(h.table, TableId::Agencies | TableId::Positions)),
        _ => false,
    };
    if particular && issuer_end > next {
        let mut act = plain(row, at, issuer_end, Told::Alone);
        act.issuer = Some(document.text_of(next, issuer_end).to_owned());
        (act.title, act.end) = after::title(document, issuer_end);
        return vec![act];
    }
    Vec::new()
}

fn plain(kind: usize, first: usize, last: usize, told: Told) -> Act {
    Act {
        first,
        last,
        end: last,
        kind,
        told,
        issuer: None,
        title: None,
        place: Place::Own,
    }
}

/// Past the same kind once more: `Peraturan KPU (PKPU)`, `UU/Undang-Undang`.
fn past_twin(kinds: &Kinds, document: &Document, row: usize, next: usize) -> usize {
    if !document.is_any(next, &["(", "/", "atau"]) {
        return next;
    }
    let same = |other: usize| {
        let key = |r: usize| kinds.get(r).map(|k| k.key.as_str());
        key(other) == key(row)
    };
    match kinds.at(document, next + 1) {
        Some((other, last)) if same(other) => match document.word(next) {
            "(" if document.is(last, ")") => last + 1,
            "(" => next,
            _ => last,
        },
        _ => next,
    }
}

/// Past the year of the constitution.
fn constitution(document: &Document, next: usize) -> usize {
    let mut at = next;
    while document.is_any(at, &["tahun", "nri", "ri"]) {
        at += 1;
    }
    if document.is_any(at, &["'", "‘", "’"]) {
        at += 1;
    }
    if document.is_any(at, &["1945", "45"]) {
        at + 1
    } else {
        next
    }
}

/// A name after the kind: `UU Pemilu`, `Undang-Undang tentang Pemilihan Umum`.
fn named<'r>(
    register: &'r Register,
    document: &Document,
    kind: &str,
    next: usize,
) -> Option<(&'r [Meaning], usize)> {
    let mut at = next;
    if document.is(at, "ri") {
        at += 1;
    }
    if document.is_any(at, &["tentang", "soal", "mengenai"]) {
        at += 1;
    }
    register.name(document, kind, at)
}

/// The numbers of a kind that ends before `next`, after an issuer or a name if need be.
fn numbers(kinds: &Kinds, document: &Document, row: usize, next: usize) -> Option<Vec<Number>> {
    let kind = kinds.get(row)?;
    let joint = kind.class == Class::Joint;
    // `SE-800/359/…`
    let start = if document.is(next, "-") && document.joined(next) {
        next + 1
    } else {
        next
    };
    // `UU tahun 2016 nomor 10`
    if document.is_any(start, &["tahun", "thn"])
        && let Some(at) = number::after_nomor(document, start + 2)
    {
        let year = document.word(start + 1).parse().ok();
        let mut found = number::list(document, at, true);
        for number in &mut found {
            number.year = number.year.or(year);
        }
        return (!found.is_empty() && year.is_some()).then_some(found);
    }
    let mut titled = false;
    let mut depth = 0;
    let mut at = start;
    while at < start + REACH && at < document.tokens.len() {
        let has_word = number::after_nomor(document, at).is_some();
        let direct = at == start && kind.class != Class::Letter;
        let serious = |found: &[Number]| {
            has_word || direct || found.iter().any(|n| n.year.is_some() && n.first == at)
        };
        let mut found = number::list(document, at, has_word || direct);
        if kind.class == Class::Letter {
            // `Surat Suara Paslon Nomor 2` has the words, but no number of a letter.
            found.retain(|n| n.year.is_some() || n.text.contains('/'));
        }
        // Away from the kind a number without the word for it must look like one of an act.
        if !found.is_empty() && serious(&found) {
            return Some(found);
        }
        let word = document.word(at);
        let passes = match document.kind(at)? {
            TokenKind::Number => false,
            TokenKind::Word
                if depth == 0
                    && kinds
                        .at(document, at)
                        .is_some_and(|(r, _)| other(kinds, row, r)) =>
            {
                false
            }
            TokenKind::Word => {
                titled |= document.is_any(at, &["tentang", "mengenai"]);
                document.capital(at) || titled || is_filler(document, at)
            }
            TokenKind::Punct => match word {
                "(" => {
                    depth += 1;
                    true
                }
                ")" => {
                    depth -= 1;
                    depth >= 0
                }
                "-" | "–" | "/" | "&" => true,
                "," => joint || titled,
                "." => document.joined(at) && at > start,
                _ => false,
            },
        };
        // A name or title of the kind's own is short; only a list of issuers is long.
        if !passes || (!joint && at >= start + REACH / 2) {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether a surface of another kind stands there, which begins a citation of its own.
fn other(kinds: &Kinds, row: usize, found: usize) -> bool {
    let key = |r: usize| kinds.get(r).map(|k| (k.key.as_str(), k.class));
    match (key(row), key(found)) {
        (Some(own), Some(found)) => own.0 != found.0 && found.1 != Class::Letter,
        _ => true,
    }
}

fn is_filler(document: &Document, at: usize) -> bool {
    document.is_any(
        at,
        &[
            "dan",
            "kabupaten",
            "kota",
            "provinsi",
            "republik",
            "indonesia",
            "desa",
            "bersama",
            "menteri",
            "gubernur",
            "bupati",
            "wali",
            "walikota",
            "pemilu",
            "pilkada",
            "ri",
        ],
    )
}

/// One past the issuer: capitalised words and what joins them.
fn issuer_end(document: &Document, next: usize, joint: bool) -> usize {
    let mut end = next;
    let mut at = next;
    while at < document.tokens.len() && at < next + REACH {
        let word = document.kind(at) == Some(TokenKind::Word);
        if word && document.is_any(at, &["tentang", "nomor", "no"]) {
            break;
        } else if word && document.capital(at) {
            at += 1;
            end = at;
        } else if (word
            && document.is_any(at, &["dan", "republik", "kabupaten", "kota", "provinsi"]))
            || document.is_any(at, &["-", "/", "(", ")"])
            || (joint && document.is(at, ","))
        {
            at += 1;
        } else {
            break;
        }
    }
    if document.is(end, ")") { end + 1 } else { end }
}

fn with_numbers(
    kinds: &Kinds,
    document: &Document,
    row: usize,
    first: usize,
    next: usize,
    mut found: Vec<Number>,
) -> Vec<Act> {
    let mut acts = Vec::new();
    let Some(kind) = kinds.get(row) else {
        return acts;
    };
    let mut row = row;
    let keeps_issuer = !matches!(kind.class, Class::Act | Class::Constitution | Class::Case);
    let begin = found.first().map_or(next, |n| n.first);
    let end = issuer_end(document, next, kind.class == Class::Joint).min(begin);
    let issuer = (keeps_issuer && end > next)
        .then(|| {
            document
                .text_of(next, end)
                .trim_matches(['(', ')', ' ', '-'])
                .to_owned()
        })
        .filter(|i| !i.is_empty() && !matches!(i.as_str(), "RI" | "Republik Indonesia"));
    if kind.class == Class::Joint && found.len() > 1 {
        // Several issuers, each with a number of its own, make one decree: it goes by the first.
        let texts: Vec<String> = found.iter().map(|n| n.text.clone()).collect();
        let last = found.last().map_or(next, |n| n.last);
        found.truncate(1);
        for number in &mut found {
            number.text = texts.join("; ");
            number.last = last;
        }
    }
    for (n, mut number) in found.into_iter().enumerate() {
        let mut issuer = issuer.clone();
        if matches!(kind.class, Class::Case | Class::Letter)
            && let Some(own) = kinds.of_series(&number.text)
        {
            row = own;
            issuer = None;
        }
        number.year = number.year.or_else(|| after::dated(document, number.last));
        let bare = number.year.is_none() && !number.named && !number.text.contains('/');
        let begin = if n == 0 { first } else { number.first };
        let last = number.last;
        let told = if bare {
            Told::Bare(number)
        } else {
            Told::Number(number)
        };
        let mut act = plain(row, begin, last, told);
        act.issuer = issuer;
        acts.push(act);
    }
    if let Some(act) = acts.last_mut() {
        (act.title, act.end) = after::title(document, act.last);
    }
    acts
}
