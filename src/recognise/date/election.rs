//! Which elections a text speaks of, and their days of voting, from `elections.tsv`.
//!
//! Leaves out dates beside their names.

use jiff::civil::Date;

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Caps, Document, TableId, TokenKind};

use super::absolute::Absolute;
use super::raw::Direction;
use super::words::{Kind, Unit, Words};

/// The days of voting, by row.
pub(super) struct Calendar {
    days: Vec<Date>,
    /// Those on which the whole country voted, in order.
    national: Vec<Date>,
}

/// An election named in a text.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// Its first token.
    pub(super) token: usize,
    /// All days of voting that the name may mean; with a year, of that year only.
    pub(super) days: Vec<Date>,
    /// The year behind its name.
    pub(super) year: Option<i16>,
    /// Whether it is spoken of as over.
    pub(super) past: bool,
}

/// How far behind the name its year may stand: `Pemilihan Gubernur Nusa Tenggara Timur tahun 2018`.
const YEAR_WITHIN: usize = 8;
/// A day on which this many elections of the calendar were held was one of the whole country.
const NATIONAL: usize = 12;
/// Days ahead up to which the next vote is the one that people count down to.
const AHEAD: i32 = 400;
/// Days after voting on which it is still the election that is spoken of.
const AFTERMATH: i32 = 45;

impl Calendar {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        let table = lexicons.table(TableId::Elections);
        let days = table
            .rows()
            .map(|row| {
                let day = row.get(1).parse();
                day.map_err(|e| table.error(row, format!("the date must be ISO: {e}")))
            })
            .collect::<Result<Vec<Date>>>()?;
        let whole = |d: &Date| days.iter().filter(|o| *o == d).count() >= NATIONAL;
        let mut national: Vec<Date> = days.iter().copied().filter(whole).collect();
        national.sort_unstable();
        national.dedup();
        Ok(Self { days, national })
    }

    /// All days of voting of the whole country, in order.
    pub(super) fn national(&self) -> &[Date] {
        &self.national
    }

    /// The next day of voting of the whole country, seen from `anchor`.
    pub(super) fn next(&self, anchor: Date) -> Option<Date> {
        let near = |d: &Date| (-AFTERMATH..=AHEAD).contains(&days(anchor, *d));
        self.national.iter().copied().find(near)
    }

    /// The vote of the whole country that was held shortly before `anchor`.
    pub(super) fn last(&self, anchor: Date) -> Option<Date> {
        let over = |d: &Date| (0..=AFTERMATH).contains(&days(*d, anchor));
        self.national.iter().copied().rfind(over)
    }

    /// All elections named in the document, in order.
    pub(super) fn named(&self, words: &Words, document: &Document) -> Vec<Named> {
        let mut named = Vec::new();
        let mut at = 0;
        while at < document.tokens.len() {
            let hits = document.hits_at(at);
            let ours = || hits.iter().filter(|h| h.table == TableId::Elections);
            let Some(last) = ours().map(|h| h.last).max() else {
                at += 1;
                continue;
            };
            if at > 0 && words.is(document, at - 1, Kind::Organ) {
                at = last;
                continue;
            }
            let mut days: Vec<Date> = ours()
                .filter_map(|h| self.days.get(h.row).copied())
                .collect();
            days.sort_unstable();
            days.dedup();
            let (year, end) = year_behind(words, document, last);
            if let Some(year) = year {
                days.retain(|d| d.year() == year);
            }
            let adverb = super::period::direction(words, document, end);
            named.push(Named {
                token: at,
                days,
                year,
                past: matches!(adverb, Some((Direction::Ago, _)))
                    || document.is_any(end, &["sebelumnya", "terdahulu"]),
            });
            at = last;
        }
        named
    }
}

/// The year behind an election's name, with the token after it.
fn year_behind(words: &Words, document: &Document, last: usize) -> (Option<i16>, usize) {
    let absolute = Absolute { words, document };
    for at in last..last + YEAR_WITHIN {
        if at >= document.tokens.len() || document.sentence_of(at) != document.sentence_of(last - 1)
        {
            break;
        }
        if let Some(year) = absolute.year(at) {
            // A day of voting beside the name is a date of its own.
            return (Some(year), at + 1);
        }
        // `Pilkada serentak 9 Desember 2015`
        let day =
            document.kind(at) == Some(TokenKind::Number) && words.is(document, at + 1, Kind::Month);
        let through = day
            || document.kind(at) == Some(TokenKind::Word)
                && (document.caps(at) != Caps::Lower
                    || words
                        .unit(document, at)
                        .is_some_and(|(u, _)| u == Unit::Year)
                    || document.is_any(
                        at,
                        &[
                            "serentak", "dan", "di", "langsung", "lanjutan", "pada", "susulan",
                        ],
                    ));
        if !through || document.hit(at, TableId::LegalTypes).is_some() {
            break;
        }
    }
    (None, last)
}

/// The day of voting of an election named with its year: the next one seen from `anchor`, without
/// a day to stand on the latest.
pub(super) fn dated(named: &[Named], anchor: Option<Date>) -> Option<Date> {
    let dated = named.iter().filter(|n| n.year.is_some() && !n.past);
    match anchor {
        Some(anchor) => dated
            .flat_map(|n| n.days.iter().copied())
            .filter(|d| days(*d, anchor) <= AFTERMATH)
            .min(),
        None => dated.filter_map(|n| n.days.last().copied()).max(),
    }
}

/// The next day of voting that a name without a year may mean.
pub(super) fn bare(named: &[Named], anchor: Date) -> Option<Date> {
    let near = |d: &Date| (-AFTERMATH..=AHEAD).contains(&days(anchor, *d));
    let bare = named.iter().filter(|n| n.year.is_none() && !n.past);
    bare.flat_map(|n| n.days.iter().copied()).filter(near).min()
}

/// Days from `from` to `to`.
pub(super) fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |s| s.get_days())
}
