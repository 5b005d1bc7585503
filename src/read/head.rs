//! What stands above the article: masthead, menus, headline, date, credits, captions.
//!
//! Leaves out the article and what follows it.

use jiff::civil::Date;

use crate::model::Byline;
use crate::tokenize::words;

use super::dateline::{dateline, is_domain};
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
/// A later line must be this much more like a headline than an earlier one.
const AHEAD: f64 = 3.0;
/// Paragraphs above the dateline within this many lines, each this short in words, are captions or
/// a summary.
const SUMMARY: usize = 6;
const LEDE: usize = 45;
/// Days by which a clock of the page runs ahead of all that the article speaks of.
const CLOCK: i32 = 60;

/// Reads the lines above the article.
pub(super) fn read(phrases: &Phrases, lines: &[Line<'_>]) -> Head {
    let end = body_start(phrases, lines);
    let mut head = Head {
        end,
        ..Head::default()
    };
    let title = title(phrases, lines, end);
    head.title = title.map(|t| clean_title(phrases, lines[t].text));
    let mut dates: Vec<(usize, &str, Date)> = Vec::new();
    for (at, line) in lines[..end].iter().enumerate() {
        match &line.sort {
            Sort::Meta(meta) => {
                add(&mut head.bylines, &meta.bylines);
                if let Some((words, day)) = &meta.date {
                    dates.push((at, words, *day));
                }
            }
            Sort::Headline | Sort::Body if Some(at) != title => {
                let below = title.is_some_and(|t| at > t);
                let kept = match title {
                    Some(title) if below => is_kept(phrases, lines, at, title),
                    _ => line.sort == Sort::Body,
                };
                if kept {
                    head.kept.push(tidy(line.text));
                } else if line.count > 1 && is_name(phrases, line) {
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
    // Short paragraphs above the dateline are captions or a summary, not the article's beginning.
    let opens = |l: &Line<'_>| dateline(phrases, l.text).is_some();
    for (n, line) in lines[first..].iter().take(SUMMARY).enumerate() {
        if line.sort == Sort::Body && opens(line) {
            if n > 0 {
                return first + n;
            }
            break;
        }
        if line.sort == Sort::Body && line.count > LEDE {
            break;
        }
    }
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

/// How much of a line's longer words the other lines hold, from 0 to 1.
fn overlap(line: &Line<'_>, others: &[&Line<'_>]) -> f64 {
    let own = || line.words.iter().filter(|w| w.len() > 3);
    let held = own().filter(|w| others.iter().any(|l| l.words.contains(w)));
    held.count() as f64 / own().count().max(1) as f64
}

/// The headline among the lines above the article: long enough, about the same things as the
/// article, no masthead; the first of several like that.
fn title(phrases: &Phrases, lines: &[Line<'_>], end: usize) -> Option<usize> {
    let head = &lines[..end];
    let body: Vec<&Line<'_>> = lines[end..]
        .iter()
        .filter(|l| l.sort == Sort::Body)
        .collect();
    let menu = head.iter().rposition(|l| l.sort == Sort::Menu);
    let mut best: Option<(usize, f64)> = None;
    for (at, line) in head.iter().enumerate() {
        if line.sort != Sort::Headline {
            continue;
        }
        let shared = overlap(line, &body);
        let again = head[at + 1..].iter().any(|l| l.words == line.words);
        // `BerandaPolitikKPU Siapkan Gudang`: a menu glued to the headline that follows alone.
        let glued = |l: &Line<'_>| {
            l.sort == Sort::Headline
                && l.count >= HEADLINE
                && line.text.len() > l.text.len()
                && line.text.ends_with(l.text)
        };
        if head[at + 1..].iter().any(glued) {
            continue;
        }
        let outlet = phrases.has(&line.words, Cue::Publisher);
        // Too little to be a headline: the name of a section, a place, a site.
        let name = is_name(phrases, line);
        let little = line.count < HEADLINE || (name && line.count <= HEADLINE);
        if !body.is_empty()
            && (shared < 0.5 && (little || name || (outlet && shared < 0.3)) || name && little)
        {
            continue;
        }
        let mut score = line.count.min(12) as f64 + 8.0 * shared;
        score += if again { 4.0 } else { 0.0 };
        score -= if name || is_tags(line.text) {
            10.0
        } else {
            0.0
        };
        score -= if line.listed { 6.0 } else { 0.0 };
        score -= if outlet && line.count <= 6 { 6.0 } else { 0.0 };
        score -= if menu.is_some_and(|m| at < m) {
            6.0
        } else {
            0.0
        };
        if best.is_none_or(|(_, top)| score > top + AHEAD) {
            best = Some((at, score));
        }
    }
    best.map(|(at, _)| at)
}

/// Whether a line that ends as a sentence is a headline all the same: short, its words capitalised.
pub(super) fn is_headline(line: &Line<'_>) -> bool {
    let long = || line.text.split_whitespace().filter(|w| w.len() > 4);
    let capital = |w: &&str| w.starts_with(|c: char| !c.is_lowercase());
    line.count <= 18 && long().all(|w| capital(&w)) && !line.text.contains(". ")
}

/// Whether the line only names the site or office: a masthead.
fn is_name(phrases: &Phrases, line: &Line<'_>) -> bool {
    let named = |w: &String| {
        phrases.is_body(w) || phrases.is_region(w) || !w.starts_with(char::is_alphabetic)
    };
    let outlets = phrases
        .cues(&line.words)
        .filter(|(c, _, _)| *c == Cue::Publisher);
    let mut letters = line
        .words
        .iter()
        .filter(|w| w.len() > 1 && w.starts_with(char::is_alphabetic))
        .peekable();
    phrases.has(&line.words, Cue::Masthead)
        || (line.count <= 8 && outlets.count() >= 2)
        || (letters.peek().is_some() && letters.all(named))
}

/// A news agency's line of search words: `id pemilu 2019,kpu bogor`.
fn is_tags(text: &str) -> bool {
    text.strip_prefix("id ").is_some_and(|t| t.contains(','))
}

/// The headline without marks around it and without the name of the site behind it.
fn clean_title(phrases: &Phrases, text: &str) -> String {
    let bare = text.trim_start_matches(['#', '*', '=', '•', '>', '|', ' ']);
    let mut bare = bare.trim_end_matches(['*', '=', '|', '#', ' ']);
    for mark in [" | ", " » ", " :: ", " - ", " – ", " — "] {
        if let Some((head, site)) = bare.split_once(mark)
            && head.split_whitespace().count() >= HEADLINE
            && (is_domain(site.split_whitespace().next().unwrap_or_default())
                || phrases.has(&words(site), Cue::Masthead)
                || (site.split_whitespace().count() <= 4
                    && site
                        .split_whitespace()
                        .next_back()
                        .is_some_and(|w| phrases.has(&words(w), Cue::Publisher))))
        {
            bare = head;
        }
    }
    tidy(bare)
}

/// Whether a line between headline and article is part of it: a second headline or a summary, not
/// a section, a repetition or the caption of a picture.
fn is_kept(phrases: &Phrases, lines: &[Line<'_>], at: usize, title: usize) -> bool {
    let line = &lines[at];
    let office = line.count <= 6 && is_name(phrases, line);
    let signed = line.count <= 6 && phrases.has(&line.words, Cue::Publisher);
    if line.count <= 3
        || office
        || signed
        || phrases.has(&line.words, Cue::Scene) && line.sort == Sort::Headline
    {
        return false;
    }
    let mut others: Vec<&Line<'_>> = vec![&lines[title]];
    if line.sort == Sort::Body {
        others.extend(lines[at + 1..].iter().filter(|l| l.sort == Sort::Body));
    }
    // `PIMPIN: Dandim saat memimpin apel.`
    let label = line.text.split([':', '-', '–']).next().unwrap_or_default();
    let labelled = label.len() < line.text.len()
        && label.len() <= 40
        && label.chars().any(char::is_alphabetic)
        && !label.chars().any(char::is_lowercase);
    overlap(line, &others) < 0.8 && !labelled
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
