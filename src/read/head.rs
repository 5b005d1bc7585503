//! What stands above the article: masthead, menus, headline, date, credits, captions.
//!
//! Leaves out the article and what follows it.

use jiff::civil::Date;

use crate::model::Byline;

use super::dateline::dateline;
use super::phrases::{Cue, Phrases};
use super::shell::{Line, Sort};
use super::when;

/// What the head tells.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    pub(super) date_line: Option<String>,
    pub(super) bylines: Vec<Byline>,
    pub(super) masthead: Option<String>,
    /// Lines below the headline that may belong to the article.
    pub(super) kept: Vec<String>,
    /// The article's first line.
    pub(super) end: usize,
}

/// A headline has at least this many words, if any line has.
const HEADLINE: usize = 4;
/// Days by which a clock of the page runs ahead of all that the article speaks of.
const CLOCK: i32 = 60;

/// Reads the lines above the article.
pub(super) fn read(phrases: &Phrases, lines: &[Line<'_>]) -> Head {
    let end = body_start(phrases, lines);
    let mut head = Head {
        end,
        ..Head::default()
    };
    let title = title(phrases, &lines[..end]);
    head.title = title.map(|t| clean_title(lines[t].text));
    let mut dates: Vec<(usize, &str, Date)> = Vec::new();
    for (at, line) in lines[..end].iter().enumerate() {
        match &line.sort {
            Sort::Meta(meta) => {
                add(&mut head.bylines, &meta.bylines);
                if let Some((words, day)) = &meta.date {
                    dates.push((at, words, *day));
                }
            }
            Sort::Headline if Some(at) != title => {
                let below = title.is_some_and(|t| at > t);
                if below && is_kept(phrases, line, lines, title) {
                    head.kept.push(tidy(line.text));
                } else if !below && is_name(phrases, line) {
                    head.masthead.get_or_insert_with(|| line.text.to_owned());
                }
            }
            _ => {}
        }
    }
    head.date_line = date_line(phrases, lines, &dates, title.unwrap_or(end));
    head
}

/// Names not yet listed.
pub(super) fn add(bylines: &mut Vec<Byline>, more: &[Byline]) {
    for byline in more {
        let known = |b: &Byline| b.name.eq_ignore_ascii_case(&byline.name);
        if !byline.name.is_empty() && !bylines.iter().any(known) {
            bylines.push(byline.clone());
        }
    }
}

/// One space between words.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

/// The first line of the article: the first paragraph, or what a dateline opens.
fn body_start(phrases: &Phrases, lines: &[Line<'_>]) -> usize {
    let first = lines.iter().position(|l| {
        l.sort == Sort::Body
            || (l.sort == Sort::Headline && l.count > 12 && dateline(phrases, l.text).is_some())
    });
    let Some(first) = first else {
        // No paragraph at all: the headline, if there are more lines, and the rest.
        let own = |l: &Line<'_>| l.sort == Sort::Headline;
        let heads = lines.iter().filter(|l| own(l)).count();
        return match lines.iter().position(own) {
            Some(at) if heads > 1 => at + 1,
            Some(at) => at,
            None => 0,
        };
    };
    // A dateline on a line of its own belongs to the paragraph under it.
    match first.checked_sub(1) {
        Some(before)
            if lines[before].sort == Sort::Headline
                && lines[before].count <= 6
                && lines[..before].iter().any(|l| l.sort == Sort::Headline)
                && dateline(phrases, lines[before].text).is_some() =>
        {
            before
        }
        _ => first,
    }
}

/// The headline among the lines above the article.
fn title(phrases: &Phrases, head: &[Line<'_>]) -> Option<usize> {
    let is_other = |l: &Line<'_>| is_name(phrases, l) || is_tags(l.text);
    let menu = head.iter().rposition(|l| l.sort == Sort::Menu);
    let candidates: Vec<usize> = (0..head.len())
        .filter(|i| head[*i].sort == Sort::Headline)
        .collect();
    let pick = |from: usize, least: usize, named: bool| {
        candidates
            .iter()
            .copied()
            .find(|i| *i >= from && head[*i].count >= least && (named || !is_other(&head[*i])))
    };
    // A menu parts the masthead from the headline, unless nothing like one stands below it.
    let below = menu.map_or(0, |m| m + 1);
    pick(below, HEADLINE, false)
        .or_else(|| pick(0, HEADLINE, false))
        .or_else(|| pick(below, HEADLINE, true))
        .or_else(|| pick(below, 2, true))
        .or_else(|| candidates.first().copied())
}

/// Whether the line only names the site or office: a masthead.
fn is_name(phrases: &Phrases, line: &Line<'_>) -> bool {
    let named = |w: &String| {
        phrases.is_body(w) || phrases.is_region(w) || !w.starts_with(char::is_alphabetic)
    };
    phrases.has(&line.words, Cue::Masthead) || line.words.iter().filter(|w| w.len() > 1).all(named)
}

/// A news agency's line of search words: `id pemilu 2019,kpu bogor`.
fn is_tags(text: &str) -> bool {
    text.strip_prefix("id ").is_some_and(|t| t.contains(','))
}

fn clean_title(text: &str) -> String {
    let bare = text.trim_start_matches(['#', '*', '=', '•', '>', ' ']);
    tidy(bare.trim_end_matches(['*', '=', '|', '#', ' ']))
}

/// Whether a bare line between headline and article is part of it: a second headline, not a
/// section, a repetition or the caption of a picture.
fn is_kept(phrases: &Phrases, line: &Line<'_>, lines: &[Line<'_>], title: Option<usize>) -> bool {
    let again = title.is_some_and(|t| {
        let known = &lines[t].words;
        line.words.iter().all(|w| known.contains(w))
    });
    line.count > 3 && !again && !phrases.has(&line.words, Cue::Scene)
}

/// The date line that tells the day of publication: beside the headline or below it before one
/// above; never the clock of a page that was saved long after.
fn date_line(
    phrases: &Phrases,
    lines: &[Line<'_>],
    dates: &[(usize, &str, Date)],
    title: usize,
) -> Option<String> {
    let below = dates.iter().find(|(at, _, _)| *at > title);
    if let Some((_, words, _)) = below {
        return Some((*words).to_owned());
    }
    let (_, words, day) = dates.iter().rev().find(|(at, _, _)| *at < title)?;
    let last = last_day(phrases, &lines[title.min(lines.len())..]);
    let clock = last.is_some_and(|last| day.since(last).is_ok_and(|gap| gap.get_days() > CLOCK));
    (!clock).then(|| (*words).to_owned())
}

/// The last day that the lines speak of; the end of the last year where no day is written out.
fn last_day(phrases: &Phrases, lines: &[Line<'_>]) -> Option<Date> {
    let full = lines
        .iter()
        .flat_map(|l| when::dates(phrases, l.text))
        .map(|w| w.day)
        .max();
    let years = lines.iter().flat_map(|l| {
        l.text
            .split(|c: char| !c.is_ascii_digit())
            .filter(|n| n.len() == 4)
            .filter_map(|n| n.parse::<i16>().ok())
            .filter(|y| (2004..=2049).contains(y))
    });
    match (full, years.max()) {
        (Some(day), _) => Some(day),
        (None, Some(year)) => Date::new(year, 12, 31).ok(),
        (None, None) => None,
    }
}
