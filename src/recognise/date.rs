//! Dates and runs of dates, and the day of publication.
//!
//! First all dates as they are written (`scan`), then the day they count from (`anchor`), then
//! what they come to (`settle`). The same days named twice are one entry. Leaves out what happened
//! on them.

mod absolute;
mod anchor;
mod election;
mod length;
mod period;
mod raw;
mod relative;
mod scan;
mod settle;
mod words;
mod year;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{DateMention, Document, Published, PublishedBasis, TokenKind};
use crate::span::Span;

use election::{Calendar, Named};
use raw::{Direction, Partial, Raw};
use settle::{Known, Settled, settle};
use words::Words;

/// The recogniser of dates.
pub(super) struct Dates {
    words: Words,
    elections: Calendar,
}

/// What it finds.
pub(super) struct Found {
    pub(super) dates: Vec<DateMention<Span>>,
    pub(super) published: Option<Published>,
}

/// Words are spoken at the event only if it lies no more than this many days before publication.
const SPOKEN: i32 = 7;

impl Dates {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        Ok(Self {
            words: Words::new(lexicons)?,
            elections: Calendar::new(lexicons)?,
        })
    }

    /// All dates outside `taken` (in order), and the day of publication; `date_line` and `title`
    /// are the shell's, cut up like the body.
    pub(super) fn find(
        &self,
        document: &Document,
        date_line: &Document,
        title: &Document,
        taken: &[Span],
    ) -> Found {
        let raws = scan::scan(&self.words, document, taken);
        let mut named = self.elections.named(&self.words, document);
        let in_title = self.elections.named(&self.words, title);
        let votes = votes(&named, &in_title);
        let mut written = written(&raws, &votes);
        let floor = laws_years(document, taken).max();
        let present = spoken_years(document, taken)
            .chain(spoken_years(title, &[]))
            .max();
        let metadata = scan::scan(&self.words, date_line, &[])
            .iter()
            .find_map(|r| settle(r, &Known::default()).start.filter(|_| is_day(r)));
        let all = || {
            in_title
                .iter()
                .chain(&named)
                .cloned()
                .collect::<Vec<Named>>()
        };
        // A vote of before the laws cited is one that the text looks back on.
        let voting = election::dated(&all(), metadata)
            .filter(|v| metadata.is_some() || floor.is_none_or(|f| v.year() >= f));
        // A text that names no election and no year may mean any vote of the country.
        let national = self.elections.national();
        let nameless = metadata.is_none()
            && votes.is_empty()
            && written.is_empty()
            && present.is_none()
            && self.words.electoral(document);
        let results = self.words.results(document);
        if nameless {
            written = year::in_one_year(&raws, national, floor, results);
        }
        let mut known = Known {
            anchor: metadata,
            voting,
            votes: if nameless { national } else { &votes },
            written: &written,
            floor,
            present,
            results,
            ..Known::default()
        };
        let published = match metadata {
            Some(day) => Some((day, PublishedBasis::Metadata)),
            None => anchor::from_text(&self.words, document, &raws, &known),
        };
        known.at_event = matches!(published, Some((_, PublishedBasis::Text)));
        let anchor = published
            .map(|(day, _)| day)
            .or_else(|| anchor::nearby(&raws, &known));
        known.anchor = anchor;
        if anchor.is_some() {
            known.votes = &votes;
        }
        known.voting = anchor::voting(
            &self.words,
            &self.elections,
            document,
            &raws,
            &all(),
            &known,
        );
        known.national = anchor.and_then(|a| {
            election::dated(&all(), anchor)
                .or_else(|| self.elections.last(a))
                .or(known.voting)
        });
        named.retain(|n| n.year.is_some() && !n.days.is_empty());
        let spoken = spoken(&raws, &known);
        let mut dates: Vec<DateMention<Span>> = Vec::new();
        for raw in &raws {
            let span = document.span(raw.first, raw.last);
            let quoted = document.quote_at(span.start).is_some();
            let own = Known {
                spoken: spoken.filter(|_| quoted),
                voting: beside(&named, document, raw).or(known.voting),
                tense: anchor::tense(&self.words, document, raw.first),
                ..known
            };
            let mut settled = settle(raw, &own);
            length::check(&self.words, document, raw, &mut settled);
            add(&mut dates, settled, span);
        }
        Found {
            dates,
            published: published.map(|(day, basis)| Published {
                date: day.to_string(),
                basis,
            }),
        }
    }
}

fn is_day(raw: &Raw) -> bool {
    matches!(raw.start, Partial::Day { .. })
}

/// All days of voting that the names in text and headline may mean.
fn votes(named: &[Named], in_title: &[Named]) -> Vec<Date> {
    let mut votes: Vec<Date> = named
        .iter()
        .chain(in_title)
        .flat_map(|n| n.days.iter().copied())
        .collect();
    votes.sort_unstable();
    votes.dedup();
    votes
}

/// The days written out in full that are no days of voting.
fn written(raws: &[Raw], votes: &[Date]) -> Vec<Date> {
    raws.iter()
        .filter(|r| matches!(r.start, Partial::Day { year: Some(_), .. }) || r.end.is_some())
        .filter(|r| r.direction != Some(Direction::Ago))
        .filter_map(|r| {
            let settled = settle(r, &Known::default());
            settled.start.filter(|_| is_day(r))
        })
        .filter(|d| !votes.contains(d))
        .collect()
}

/// The years inside the spans of laws.
fn laws_years<'a>(document: &'a Document, taken: &'a [Span]) -> impl Iterator<Item = i16> + 'a {
    taken
        .iter()
        .flat_map(|s| document.tokens_in(*s))
        .filter(|t| document.word(*t).len() == 4)
        .filter_map(|t| document.word(t).parse().ok())
        .filter(|y| (1999..=2059).contains(y))
}

/// The years in the text outside laws: `Tahun Anggaran 2023`, `periode 2021-2026` (its first).
fn spoken_years<'a>(document: &'a Document, taken: &'a [Span]) -> impl Iterator<Item = i16> + 'a {
    let year = |t: usize| {
        let word = document.word(t);
        let whole = word.len() == 4 && document.kind(t) == Some(TokenKind::Number);
        whole.then(|| word.parse().ok().filter(|y| (2000..=2049).contains(y)))?
    };
    (0..document.tokens.len())
        .filter(move |t| {
            let span = document.tokens[*t].span;
            let near = taken.partition_point(|s| s.end <= span.start);
            let law = taken.get(near).is_some_and(|s| s.overlaps(span));
            let end = *t >= 2 && document.is_any(t - 1, &["-", "–", "/"]) && year(t - 2).is_some();
            !law && !end
        })
        .filter_map(year)
}

/// The day on which quoted words were spoken: that of the event, where it is known apart from the
/// day of publication.
fn spoken(raws: &[Raw], known: &Known<'_>) -> Option<Date> {
    let anchor = known.anchor?;
    raws.iter()
        .filter(|r| {
            r.event && is_day(r) && r.end.is_none() && r.direction != Some(Direction::Ahead)
        })
        .filter_map(|r| {
            let back = r.offset.unwrap_or(0);
            settle(r, known).start?.checked_sub(back.days()).ok()
        })
        .filter(|d| (0..=SPOKEN).contains(&election::days(*d, anchor)))
        .max()
}

/// The election named right behind a count from the day of voting: `H-3 Pemilu 2024`.
fn beside(named: &[Named], document: &Document, raw: &Raw) -> Option<Date> {
    if !matches!(raw.start, Partial::Voting(_)) {
        return None;
    }
    let near = |n: &&Named| {
        (raw.first..raw.last + 4).contains(&n.token)
            && document.sentence_of(n.token) == document.sentence_of(raw.first)
    };
    named.iter().find(near)?.days.last().copied()
}

/// Adds a mention to the entry with the same days, or a new entry.
fn add(dates: &mut Vec<DateMention<Span>>, settled: Settled, span: Span) {
    let iso = |d: Option<Date>| d.map(|d| d.to_string());
    let entry = DateMention {
        start: iso(settled.start),
        end: iso(settled.end),
        granularity: settled.granularity,
        basis: settled.basis,
        note: settled.note,
        mentions: vec![span],
    };
    let same = |d: &&mut DateMention<Span>| {
        entry.start.is_some() && d.start == entry.start && d.end == entry.end
    };
    match dates.iter_mut().find(same) {
        Some(known) => {
            known.mentions.push(span);
            known.note = known.note.take().or(entry.note);
        }
        None => dates.push(entry),
    }
}

#[cfg(test)]
mod tests;
