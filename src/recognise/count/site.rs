//! The numbers of a text that may count something, each with what stands right after it.
//!
//! Here all numbers fall out that are names, dates, times, ratios, years or list marks.

use super::form;
use super::region::Regions;
use super::terms::{Role, Sort, Term, Terms};
use crate::model::{Document, Measure, TableId, TokenKind};
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

impl Site {
    /// One past the name that a row gives its number: `Bajawa 22.104`, `Soa: 9.127`,
    /// `Bunut sebanyak 8.120`.
    pub(super) fn name_end(&self, document: &Document) -> usize {
        let between = [":", "=", "-", "–", "(", "sebanyak", "dengan", "ada"];
        let mut end = self.first;
        while end > 0 && document.is_any(end - 1, &between) {
            end -= 1;
        }
        end
    }
}

/// What names something that a number after it may count, or that it counts.
pub(super) const NOUNS: &[Role] = &[Role::Noun, Role::List];

/// All sites of a document; `taken` says of each token whether another entity holds it.
pub(super) fn sites(
    terms: &Terms,
    numerals: &Numerals,
    document: &Document,
    taken: &[bool],
    regions: &Regions<'_>,
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
        after(terms, document, regions, &mut site);
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
    // `Rp 27,9 M, terdiri KPU 19,8 M, Bawaslu 6,1 M`: one sign serves the sentence.
    let money = money
        || (document.is_any(start + 1, &["M", "T"])
            && document.capital(start + 1)
            && has_sum(document, start));
    let mut numeral = numerals.read(document, start, money)?;
    heal(terms, document, &mut numeral);
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
    if !money && (form::compound(document, &numeral) || form::is_mark(document, &numeral)) {
        return Some((None, form::past_compound(document, numeral.last)));
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

/// Takes the figures behind a space into a number of people or papers: `358 152 pemilih`.
fn heal(terms: &Terms, document: &Document, numeral: &mut Numeral) {
    let (first, last) = (numeral.first, numeral.last);
    let plain = |t: usize| {
        document.kind(t) == Some(TokenKind::Number)
            && document.word(t).chars().all(|c| c.is_ascii_digit())
    };
    let head = last == first + 1
        && plain(first)
        && document.word(first).len() <= 3
        && !document.word(first).starts_with('0');
    let tail = plain(last) && document.word(last).len() == 3 && !document.joined(first);
    if !head || !tail {
        return;
    }
    let counted = terms
        .at(document, last + 1, &[Role::Noun, Role::List, Role::Unit])
        .and_then(|(term, _)| term.sort)
        .is_some_and(|sort| {
            let electoral = [Measure::Voters, Measure::Ballots].map(Sort::Of);
            sort == Sort::People || electoral.contains(&sort)
        });
    let label = first > 0
        && (document.kind(first - 1) == Some(TokenKind::Number)
            || terms.before(document, first, &[Role::Label]).is_some());
    if counted
        && !label
        && let (Some(thousands), Ok(rest)) = (numeral.value, document.word(last).parse::<f64>())
    {
        numeral.value = Some(thousands * 1000.0 + rest);
        numeral.last = last + 1;
        numeral.grouped = true;
    }
}

/// Farthest sign of money that a number may share.
const SUM_REACH: usize = 60;

/// Whether a sign of money stands near the number in its sentence.
pub(super) fn has_sum(document: &Document, at: usize) -> bool {
    let sentence = document.sentence_of(at);
    (at.saturating_sub(SUM_REACH)..at + SUM_REACH)
        .any(|t| document.is_any(t, &["rp", "idr"]) && document.sentence_of(t) == sentence)
}

/// Reads what stands right after the number.
fn after(terms: &Terms, document: &Document, regions: &Regions<'_>, site: &mut Site) {
    let mut at = site.number_last;
    let sentence = document.sentence_of(site.first);
    if site.money || site.percent || document.sentence_of(at) != sentence {
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
    // `9.873 (5.012 laki-laki, 4.861 perempuan) pemilih`: the noun stands behind the brackets.
    if let Some(end) = split_in_brackets(terms, document, at)
        && let Some((term, _)) = terms.at(document, end, NOUNS)
    {
        site.after = After::Noun(term);
        return;
    }
    // `dari 7.218.279 jumlah pemilih`
    if document.is_any(at, &["jumlah", "total"]) && terms.at(document, at + 1, NOUNS).is_some() {
        at += 1;
    }
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
            Role::Noun | Role::List if !is_name(document, regions, at, end) => {
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

/// The token after brackets that hold numbers of men or women.
fn split_in_brackets(terms: &Terms, document: &Document, at: usize) -> Option<usize> {
    if !document.is(at, "(") {
        return None;
    }
    let close = (at..at + 16).find(|t| document.is(*t, ")"))?;
    let split = (at..close).any(|t| terms.at(document, t, &[Role::Sex]).is_some());
    let number = (at..close).any(|t| document.kind(t) == Some(TokenKind::Number));
    (split && number).then_some(close + 1)
}

/// Whether the noun begins a region's name (`34.182 Kecamatan Bunut …`) and is not counted itself.
fn is_name(document: &Document, regions: &Regions<'_>, at: usize, end: usize) -> bool {
    document.capital(at)
        && (regions.at(at).any(|(last, _)| last > end)
            || (!area(document, end) && regions.at(end).next().is_some()))
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
        && !terms.verb(document, at)
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
    // Things come whole, but 0,5 miliar is half a billion rupiah.
    if (value.fract() != 0.0 && !numeral.scaled) || value == 0.0 {
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
            if t.sort == Some(Sort::Of(Measure::Candidates)));
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
        && document.capital(end - 1)
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
