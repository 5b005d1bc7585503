//! The numbers of a text that may count something, each with what stands right after it.
//!
//! Here all numbers fall out that are names, dates, times, ratios, years or list marks.

use super::terms::{Role, Sort, Term, Terms};
use crate::model::{Document, TableId, TokenKind};
use crate::recognise::numeral::{Numeral, Numerals};

/// What stands right after a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// What is counted.
    Noun(Term),
    /// Pieces of something that is named elsewhere.
    Unit(Term),
    /// Men or women of what was counted before.
    Sex(Term),
    /// A word that no table knows and that may be a noun.
    Unknown,
    /// Nothing that tells.
    Nothing,
}

/// A number that may count something.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub(super) numeral: Numeral,
    /// First token, a currency included.
    pub(super) first: usize,
    /// One past the number and its sign.
    pub(super) number_last: usize,
    /// One past the noun after it.
    pub(super) last: usize,
    pub(super) money: bool,
    pub(super) percent: bool,
    /// Whether `lebih` stands between number and noun.
    pub(super) more: bool,
    pub(super) after: After,
}

/// What names something that a number after it may count, or that it counts.
pub(super) const NOUNS: &[Role] = &[Role::Noun, Role::List];

/// All sites of a document; `taken` says of each token whether another entity holds it.
pub(super) fn sites(
    terms: &Terms,
    numerals: &Numerals,
    document: &Document,
    taken: &[bool],
    places: &[(usize, usize)],
) -> Vec<Site> {
    let mut found: Vec<Site> = Vec::new();
    let mut label_end = None;
    let mut at = 0;
    while at < document.tokens.len() {
        let Some((site, next)) = number(terms, numerals, document, taken, at) else {
            at += 1;
            continue;
        };
        let Some(mut site) = site else {
            at = next;
            continue;
        };
        after(terms, document, places, &mut site);
        at = site.number_last.max(at + 1);
        if !counts(terms, document, &site) {
            continue;
        }
        if is_label(terms, document, &site, label_end) {
            label_end = Some(site.number_last);
            continue;
        }
        at = at.max(site.last);
        found.push(site);
    }
    found
}

/// A number at the token with its signs; `Some((None, next))` where the token begins one that
/// counts nothing.
fn number(
    terms: &Terms,
    numerals: &Numerals,
    document: &Document,
    taken: &[bool],
    at: usize,
) -> Option<(Option<Site>, usize)> {
    let mut start = at;
    let money = document.is_any(at, &["rp", "idr"]);
    if money {
        start += 1;
        start += usize::from(document.is(start, "."));
    }
    if taken.get(start).copied().unwrap_or(false) {
        return None;
    }
    let numeral = numerals.read(document, start, money)?;
    let mut last = numeral.last;
    let percent = document.is_any(last, &["persen", "%", "prosen"]);
    if percent {
        last += 1;
    }
    let mut money = money;
    if document.is(last, "rupiah") {
        money = true;
        last += 1;
    }
    let next = last;
    if !money && (compound(document, &numeral) || is_mark(document, &numeral)) {
        return Some((None, past_compound(document, numeral.last)));
    }
    if terms.month(document, last) {
        return Some((None, next));
    }
    let site = Site {
        first: at,
        number_last: last,
        last,
        money,
        percent,
        more: false,
        after: After::Nothing,
        numeral,
    };
    Some((Some(site), next))
}

/// Whether the number is part of something longer: `2-6-12`, `2/3`, `0110/Abdya`, `Covid-19`,
/// `1x24`, `07.30`.
fn compound(document: &Document, numeral: &Numeral) -> bool {
    let (first, last) = (numeral.first, numeral.last);
    let text = document.word(first);
    if numeral.figures && (is_time(text) || (text.len() > 1 && is_code(text))) {
        return true;
    }
    // The figure of a term's own name: `DP4`, `DPTHP 2`.
    let inside = (first.saturating_sub(4)..first).any(|t| {
        document
            .hits_at(t)
            .iter()
            .any(|h| h.table == TableId::Measures && h.last > first)
    });
    if inside {
        return true;
    }
    if first > 0 && document.joined(first - 1) {
        let before = document.word(first - 1);
        let joined = first > 1 && document.joined(first - 2);
        let number = document.kind(first.saturating_sub(2)) == Some(TokenKind::Number);
        let word = document.kind(first.saturating_sub(2)) == Some(TokenKind::Word);
        match before {
            "-" | "–" | "/" | "+" if joined && (number || word) => return true,
            ":" if joined && number => return true,
            _ => {}
        }
    }
    // The end of `4 – 5 orang`.
    if first > 1
        && document.is_any(first - 1, &["-", "–"])
        && document.kind(first - 2) == Some(TokenKind::Number)
    {
        return true;
    }
    let then = document.word(last);
    let after = document.kind(last + 1);
    let tight = last > 0 && document.joined(last - 1);
    match then {
        "-" | "–" | "/" if tight && document.joined(last) => after.is_some(),
        ":" if tight && document.joined(last) => after == Some(TokenKind::Number),
        // `4 – 5 orang`: a range has no one value.
        "-" | "–" => after == Some(TokenKind::Number),
        _ => {
            // `1x24`, `4G`; but `10rb`, `5TPS` only lack a space.
            tight
                && numeral.figures
                && document.kind(last) == Some(TokenKind::Word)
                && then.len() <= 2
                && document
                    .hits_at(last)
                    .iter()
                    .all(|h| h.table != TableId::Measures && h.table != TableId::Numerals)
        }
    }
}

/// Past a chain of joined numbers and signs.
fn past_compound(document: &Document, from: usize) -> usize {
    let mut at = from;
    while at > 0
        && document.joined(at - 1)
        && (document.kind(at) == Some(TokenKind::Number)
            || document.is_any(at, &["-", "–", "/", ":"]))
    {
        at += 1;
    }
    at
}

/// `07.30`, `13.00`.
fn is_time(text: &str) -> bool {
    let Some((hour, minute)) = text.split_once('.') else {
        return false;
    };
    let two = |part: &str| part.len() == 2 && part.chars().all(|c| c.is_ascii_digit());
    two(minute)
        && (1..=2).contains(&hour.len())
        && hour.parse::<u32>().is_ok_and(|h| h < 25)
        && minute.parse::<u32>().is_ok_and(|m| m < 60)
}

/// Figures that begin with a zero no decimal follows: `004`, `0813…`.
fn is_code(text: &str) -> bool {
    text.starts_with('0') && !text.starts_with("0,") && !text.starts_with("0.")
}

/// Whether the number marks an item of a list: `1. Bajawa …`, `2) …`, `(3)`.
fn is_mark(document: &Document, numeral: &Numeral) -> bool {
    if !numeral.figures || numeral.grouped || numeral.last != numeral.first + 1 {
        return false;
    }
    let (at, next) = (numeral.first, numeral.last);
    let small = numeral.value.is_some_and(|v| v <= 99.0);
    let opens = at == 0 || document.paragraph_of(at - 1) != document.paragraph_of(at);
    let tight = document.joined(at);
    if document.is(next, ")") && tight {
        return opens || !in_brackets(document, at) || document.is(at - 1, "(");
    }
    if !small {
        return false;
    }
    if opens {
        // A list number may have lost its point: `16 Kep Riau`.
        return document.is(next, ".") && tight;
    }
    document.is(next, ".")
        && tight
        && !document.joined(next)
        && document.capital(next + 1)
        && document.is_any(at - 1, &[";", ":", ".", ","])
}

fn in_brackets(document: &Document, at: usize) -> bool {
    (at.saturating_sub(20)..at)
        .rev()
        .find(|t| document.is_any(*t, &["(", ")"]))
        .is_some_and(|t| document.is(t, "("))
}

/// Reads what stands right after the number.
fn after(terms: &Terms, document: &Document, places: &[(usize, usize)], site: &mut Site) {
    let mut at = site.number_last;
    if site.money || site.percent {
        return;
    }
    let roles = &[
        Role::Noun,
        Role::List,
        Role::Unit,
        Role::Sex,
        Role::Never,
        Role::Trait,
    ];
    if document.is(at, "lebih") && terms.at(document, at + 1, roles).is_some() {
        site.more = true;
        at += 1;
    }
    let mut unit = None;
    for _ in 0..3 {
        let Some((term, end)) = terms.at(document, at, roles) else {
            break;
        };
        match term.role {
            Role::Unit => {
                unit = Some(unit.unwrap_or(term));
                site.last = end;
                at = end;
            }
            Role::Noun | Role::List if !is_name(document, places, at, end) => {
                site.after = After::Noun(term);
                site.last = end;
                // `48.016 pemilih laki-laki`
                if let Some((sex, end)) = terms.at(document, end, &[Role::Sex])
                    && document.word(end - 1).len() > 1
                {
                    site.after = After::Noun(Term {
                        sex: sex.sex,
                        ..term
                    });
                    site.last = end;
                }
                return;
            }
            Role::Sex => {
                let whose = unit.map_or(term, |u| Term { sex: term.sex, ..u });
                site.after = After::Sex(whose);
                site.last = end;
                return;
            }
            _ => break,
        }
    }
    if let Some(term) = unit {
        site.after = After::Unit(term);
    } else if terms.at(document, at, roles).is_none() && may_be_noun(terms, document, at) {
        site.after = After::Unknown;
        site.last = at + 1;
    }
}

/// Whether the noun begins a region's name (`34.182 Kecamatan Bunut …`) and is not counted itself.
fn is_name(document: &Document, places: &[(usize, usize)], at: usize, end: usize) -> bool {
    document.capital(at)
        && places.iter().any(|(first, last)| {
            (*first == at && *last > end) || (*first == end && !area(document, end))
        })
}

fn area(document: &Document, at: usize) -> bool {
    document.is_any(
        at,
        &["kabupaten", "kota", "provinsi", "kab", "prov", "kecamatan"],
    )
}

/// Whether an unknown word may be a noun: in small letters, no verb by its prefix, no word of
/// grammar.
fn may_be_noun(terms: &Terms, document: &Document, at: usize) -> bool {
    let word = document.word(at);
    document.kind(at) == Some(TokenKind::Word)
        && !document.capital(at)
        && word.len() >= 4
        && !["me", "ber", "di", "ter", "ke", "se"]
            .iter()
            .any(|p| word.starts_with(p))
        && !terms.stopword(document, at)
        && document.hits_at(at).iter().all(|h| {
            !matches!(
                h.table,
                TableId::Qualifiers
                    | TableId::Discourse
                    | TableId::SpeechVerbs
                    | TableId::Calendar
                    | TableId::Numerals
                    | TableId::Stopwords
            )
        })
}

/// Whether the number counts anything, by itself and what follows it.
fn counts(terms: &Terms, document: &Document, site: &Site) -> bool {
    let numeral = &site.numeral;
    let Some(value) = numeral.value else {
        return false;
    };
    if site.money || site.percent {
        return true;
    }
    let at = site.number_last + usize::from(site.more);
    if terms.at(document, at, &[Role::Never]).is_some() && !matches!(site.after, After::Noun(_)) {
        return false;
    }
    if value.fract() != 0.0 || value == 0.0 {
        return false;
    }
    let named = matches!(site.after, After::Noun(_) | After::Unit(_));
    let digits = document.word(numeral.first);
    if numeral.figures && !numeral.grouped && !numeral.scaled {
        let plain = digits.chars().all(|c| c.is_ascii_digit());
        // A bare year, unless a word for quantity leads to it.
        if plain
            && digits.len() == 4
            && (1945.0..2050.0).contains(&value)
            && !(named && leads(terms, document, site.first))
        {
            return false;
        }
        if plain && digits.len() > 8 {
            return false;
        }
    }
    if document.is_any(site.first.wrapping_sub(1), &["ke", "salah", "per"]) && !named {
        return false;
    }
    // `satu` is mostly an article.
    if !numeral.figures && value == 1.0 {
        let candidates = matches!(site.after, After::Noun(t)
            if t.sort == Some(Sort::Of(crate::model::Measure::Candidates)));
        return candidates && !document.is(site.first.wrapping_sub(1), "salah");
    }
    true
}

/// Whether a word for quantity stands before the token: `sebanyak`, `ada`, `sekitar`.
fn leads(terms: &Terms, document: &Document, at: usize) -> bool {
    terms.qualifier_before(document, at).is_some() || is_total(document, at.wrapping_sub(1))
}

fn is_total(document: &Document, at: usize) -> bool {
    document.is_any(at, &["jumlah", "total", "banyaknya", "keseluruhan"])
}

/// Whether the number is a name: `TPS 12`, `Dapil 4`, `TPS 3, 5 dan 7`.
fn is_label(terms: &Terms, document: &Document, site: &Site, label_end: Option<usize>) -> bool {
    if site.money || site.percent || matches!(site.after, After::Unit(_)) {
        return false;
    }
    let first = site.first;
    // The list goes on: only signs and joining words since the last name.
    if let Some(end) = label_end
        && first > end
        && first - end <= 2
        && (!matches!(site.after, After::Noun(_)) || document.capital(site.number_last))
        && (end..first)
            .all(|t| document.is_any(t, &[",", "dan", "serta", "&", "sampai", "hingga", "atau"]))
    {
        return true;
    }
    let mut end = first;
    while end > 0 && document.is_any(end - 1, &[":", "."]) {
        end -= 1;
    }
    // `TPS Rawan 2`: the name's own describing word lies between.
    let mut direct = end == first;
    if let Some((_, begin)) = terms.before(document, end, &[Role::Trait])
        && !site.numeral.grouped
        && terms.before(document, begin, NOUNS).is_some()
        && terms.before(document, begin, &[Role::Label]).is_some()
    {
        end = begin;
        direct = true;
    }
    let Some((_, begin)) = terms.before(document, end, &[Role::Label]) else {
        return false;
    };
    let quantity = site.numeral.grouped || site.numeral.scaled;
    let is_noun = terms.before(document, end, NOUNS).is_some();
    if !is_noun {
        // `Pilkada Serentak 1.107.310 personel`, but `nomor 1.234`
        return !(quantity && matches!(site.after, After::Noun(_)));
    }
    // `jumlah TPS 285`, `TPS 1.530`, `TPS: 285` count what else would be named.
    let total = (1..=2).any(|n| begin >= n && is_total(document, begin - n));
    direct && !quantity && !total
}
