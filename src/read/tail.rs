//! The article's lines and what stands under them: links, forms, credits, signatures.
//!
//! Leaves out the head.

use crate::model::{Byline, Release};

use super::credit;
use super::head::{add, tidy};
use super::phrases::{Cue, Phrases};
use super::shell::{Line, Sort};

/// Links under a heading are at most this long, in words.
const LINK: usize = 25;

/// Cuts off what no article comes after, and marks the links under their headings.
pub(super) fn cut(lines: &mut Vec<Line<'_>>) {
    let body = |l: &Line<'_>| {
        if l.sort == Sort::Body {
            l.text.len()
        } else {
            0
        }
    };
    let all: usize = lines.iter().map(body).sum();
    let mut before = 0;
    let end = lines.iter().position(|l| {
        before += body(l);
        l.sort == Sort::Tail && before * 2 >= all
    });
    lines.truncate(end.unwrap_or(lines.len()));
    bullets(lines);
    let body = lines.iter().position(|l| l.sort == Sort::Body);
    let mut under = None;
    for (at, line) in lines.iter_mut().enumerate() {
        // Above the article a heading like `Berita Terkini` may be the section of its headline.
        let head = body.is_some_and(|b| at < b);
        match (&line.sort, under) {
            (Sort::Links { own }, _) => under = Some(if *own { 0 } else { usize::MAX }),
            (Sort::Headline, Some(left)) if left > 0 && head => line.listed = true,
            (Sort::Headline | Sort::Menu, Some(left)) if left > 0 && line.count <= LINK => {
                line.sort = Sort::Noise;
                under = Some(left - 1);
            }
            (Sort::Noise | Sort::Caption | Sort::Picture, _) => {}
            (Sort::Meta(meta), Some(left)) if left > 0 && meta.bylines.is_empty() && !head => {
                line.sort = Sort::Noise;
            }
            _ => under = None,
        }
    }
}

/// Marks runs of bullets that are links: above a heading over links, and under the article, unless
/// a colon announces them.
fn bullets(lines: &mut [Line<'_>]) {
    let last = lines.iter().rposition(|l| l.sort == Sort::Body);
    let bullet = |l: &Line<'_>| {
        l.sort == Sort::Headline && l.text.starts_with(['-', '•', '▪', '●']) && l.count > 3
    };
    let mut at = 0;
    while at < lines.len() {
        let run = lines[at..].iter().take_while(|l| bullet(l)).count();
        let end = at + run;
        let announced = at > 0 && lines[at - 1].text.ends_with([':', ';']);
        let links = lines
            .get(end)
            .is_none_or(|l| matches!(l.sort, Sort::Links { own: false }))
            || last.is_some_and(|l| at > l);
        // `• Harga Kopi Naik`: one alone between two paragraphs is a link too.
        let shell = |l: &&Line<'_>| matches!(l.sort, Sort::Noise | Sort::Links { .. });
        let body = |l: Option<&Line<'_>>| l.is_some_and(|l| l.sort == Sort::Body);
        let alone = run == 1
            && lines[at].text.starts_with('•')
            && body(lines[..at].iter().rfind(|l| !shell(l)))
            && body(lines[end..].iter().find(|l| !shell(l)));
        if run > 0 && (links || alone) && !announced {
            for line in &mut lines[at..end] {
                line.sort = Sort::Noise;
            }
        }
        at = end + 1;
    }
}

/// The article's paragraphs; what the lines between and under them tell goes into the release.
pub(super) fn body(phrases: &Phrases, lines: &[Line<'_>], release: &mut Release) -> Vec<String> {
    let last = lines.iter().rposition(|l| l.sort == Sort::Body);
    let mut kept: Vec<String> = Vec::new();
    let mut bylines: Vec<Byline> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match &line.sort {
            Sort::Body => kept.push(tidy(line.text)),
            Sort::Picture => kept.push(tidy(without_picture(line.text))),
            Sort::Headline => {
                let under = last.is_some_and(|l| at > l);
                match credit::signature(phrases, line.text).filter(|_| under) {
                    Some(names) => bylines.extend(names),
                    None if under
                        && line.count <= 2
                        && !is_item(line.text)
                        && !line.text.ends_with(':') => {}
                    // A bare line about a picture between two paragraphs.
                    None if !under && is_scene(phrases, line) => {}
                    None => kept.push(tidy(line.text)),
                }
            }
            Sort::Meta(meta) => {
                bylines.extend(meta.bylines.iter().cloned());
                if let (Some((words, _)), None) = (&meta.date, &release.date_line)
                    && last.is_none_or(|l| at > l)
                {
                    release.date_line = Some(words.clone());
                }
            }
            Sort::Caption | Sort::Menu | Sort::Noise | Sort::Links { .. } | Sort::Tail => {}
        }
    }
    while let Some((text, names)) = kept.last().and_then(|l| credit::at_end(phrases, l)) {
        let text = text.to_owned();
        bylines.splice(0..0, names);
        kept.pop();
        if !text.is_empty() {
            kept.push(text);
        }
    }
    for line in &mut kept {
        inline_links(line);
    }
    kept.retain(|l| !l.is_empty());
    add(&mut release.bylines, &bylines);
    kept
}

/// Whether a line begins as one about a picture does: `Suasana rapat di aula`.
fn is_scene(phrases: &Phrases, line: &Line<'_>) -> bool {
    let mut cues = phrases.cues(&line.words);
    cues.any(|(cue, at, _)| cue == Cue::Scene && at == 0)
}

/// A list's item: numbered, lettered or with a bullet.
fn is_item(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('•' | '-' | '–' | '*' | '●' | '▪') => true,
        Some(c) => {
            c.is_ascii_digit() || (c.is_alphabetic() && chars.as_str().starts_with(['.', ')']))
        }
        None => false,
    }
}

/// A paragraph without the bracket at its end that names the picture's source.
fn without_picture(text: &str) -> &str {
    match text.rfind(['(', '[']) {
        Some(at) if text.ends_with([')', ']']) && at > text.len() / 2 => text[..at].trim_end(),
        _ => text,
    }
}

/// Cuts off a link that follows a paragraph's last sentence: `… katanya. BACA JUGA: Harga Naik`.
fn last_link(line: &mut String) {
    let folded = line.to_ascii_lowercase();
    let found = LINKS.iter().filter_map(|l| {
        let at = folded.rfind(l)?;
        let rest = folded[at + l.len()..].trim_start();
        let title = rest.strip_prefix(':')?.trim();
        let ended = line[..at]
            .trim_end()
            .ends_with(['.', '!', '?', '"', '”', '’', ')']);
        let link = !title.contains(". ")
            && !title.ends_with('.')
            && title.split_whitespace().count() <= LINK;
        (ended && link).then_some(at)
    });
    if let Some(at) = found.min() {
        line.truncate(at);
        line.truncate(line.trim_end().len());
    }
}

/// What begins a link to another story inside a paragraph.
const LINKS: &[&str] = &[
    "baca juga",
    "bacajuga",
    "baca pula",
    "lihat juga",
    "simak juga",
];

/// Takes links to other stories out of a paragraph where brackets show their ends, or where they
/// are its last words.
fn inline_links(line: &mut String) {
    last_link(line);
    for (open, close) in [('(', ')'), ('[', ']')] {
        let mut from = 0;
        while let Some(at) = line
            .get(from..)
            .and_then(|l| l.find(open))
            .map(|a| a + from)
        {
            let inside = line[at + 1..].trim_start();
            let link = LINKS.iter().any(|p| {
                inside
                    .get(..p.len())
                    .is_some_and(|i| i.eq_ignore_ascii_case(p))
            });
            match line[at..].find(close) {
                Some(length) if link => {
                    let end = at + length + close.len_utf8();
                    let rest = line[end..].trim_start().to_owned();
                    line.truncate(at);
                    line.truncate(line.trim_end().len());
                    if !line.is_empty() && !rest.is_empty() {
                        line.push(' ');
                    }
                    line.push_str(&rest);
                }
                _ => from = at + 1,
            }
        }
    }
}
