//! A release's text with all that was found in it marked and named.
//!
//! A mention is `[words|TAG value]`: the tag is a letter for the kind and a number, the value stands
//! at an entity's first mention, or where the words differ from a person's name. A statement is
//! `{S1 … S1}`, the sentences of a commitment `<C1 … C1>`; they close by name because they may
//! overlap. Brackets of the text itself are written with a backslash before them.

use std::collections::{BTreeMap, HashSet};

use ikrar::{Mention, Record};

use super::paint::{Paint, Painted};
use super::{count, name_and_post, range};

/// What stands at one run of the text.
struct Mark {
    start: usize,
    end: usize,
    paint: Paint,
    tags: Vec<String>,
}

/// The text with its marks.
pub(super) fn text(record: &Record) -> Painted {
    let mentions = unnested(mentions(record), &record.text);
    let runs = runs(record);
    let mut opens: BTreeMap<usize, Vec<&Mark>> = BTreeMap::new();
    let mut closes: BTreeMap<usize, Vec<&Mark>> = BTreeMap::new();
    // Runs come first: they hold mentions oftener than the other way round.
    for mark in runs.iter().chain(&mentions) {
        opens.entry(mark.start).or_default().push(mark);
        closes.entry(mark.end).or_default().push(mark);
    }
    for marks in opens.values_mut() {
        marks.sort_by_key(|m| usize::MAX - m.end);
    }
    for marks in closes.values_mut() {
        marks.reverse();
        marks.sort_by_key(|m| usize::MAX - m.start);
    }
    let mut painted = Painted::default();
    let mut inside: Vec<Paint> = Vec::new();
    let end = record.text.chars().count();
    for (n, c) in record
        .text
        .chars()
        .map(Some)
        .chain([None])
        .enumerate()
        .take(end + 1)
    {
        for mark in closes.get(&n).into_iter().flatten() {
            let tags = mark.tags.join("; ");
            match mark.paint {
                Paint::Statement => painted.push_str(&format!(" {tags}}}"), mark.paint),
                Paint::Commitment => painted.push_str(&format!(" {tags}>"), mark.paint),
                _ => {
                    painted.push_str(&format!("|{tags}]"), Paint::Mark);
                    inside.pop();
                }
            }
        }
        for mark in opens.get(&n).into_iter().flatten() {
            let tags = mark.tags.join("; ");
            match mark.paint {
                Paint::Statement => painted.push_str(&format!("{{{tags} "), mark.paint),
                Paint::Commitment => painted.push_str(&format!("<{tags} "), mark.paint),
                _ => {
                    painted.push('[', Paint::Mark);
                    inside.push(mark.paint);
                }
            }
        }
        let Some(c) = c else { break };
        let paint = inside.last().copied().unwrap_or(Paint::Plain);
        if matches!(c, '[' | ']' | '{' | '}' | '<' | '>' | '|') {
            painted.push('\\', Paint::Mark);
        }
        painted.push(c, paint);
        // A paragraph is a line of the text; an empty one sets them apart.
        if c == '\n' {
            painted.push('\n', Paint::Plain);
        }
    }
    painted
}

/// All mentions of entities, those of one place together, in order, the longer first.
fn mentions(record: &Record) -> Vec<Mark> {
    let mut marks: BTreeMap<(usize, usize), Mark> = BTreeMap::new();
    let mut add =
        |mentions: &[Mention], paint: Paint, tag: String, value: &dyn Fn(usize, &str) -> String| {
            for (n, mention) in mentions.iter().enumerate() {
                let value = value(n, &mention.text);
                let gap = if value.is_empty() { "" } else { "\u{a0}" };
                let mark = marks
                    .entry((mention.start, usize::MAX - mention.end))
                    .or_insert_with(|| Mark {
                        start: mention.start,
                        end: mention.end,
                        paint,
                        tags: Vec::new(),
                    });
                mark.tags.push(format!("{tag}{gap}{value}"));
            }
        };
    let once =
        |value: String| move |n: usize, _: &str| if n == 0 { value.clone() } else { String::new() };
    for (n, official) in record.officials.iter().enumerate() {
        let post = official
            .position_text
            .as_deref()
            .or(official.position.as_deref());
        let named = name_and_post(&official.name, post, official.acting);
        let post = named.strip_prefix(&official.name).unwrap_or_default();
        let post = post.trim_start_matches([',', ' ']);
        add(
            &official.mentions,
            Paint::Official,
            format!("O{}", n + 1),
            &|n, words| match (n, words == official.name) {
                (0, true) => post.to_owned(),
                (0, false) => named.clone(),
                (_, true) => String::new(),
                (_, false) => official.name.clone(),
            },
        );
    }
    for (n, agency) in record.agencies.iter().enumerate() {
        let value = once(agency.id.clone());
        add(
            &agency.mentions,
            Paint::Agency,
            format!("A{}", n + 1),
            &value,
        );
    }
    for (n, place) in record.places.iter().enumerate() {
        let value = once(place.id.clone());
        add(&place.mentions, Paint::Place, format!("P{}", n + 1), &value);
    }
    for (n, date) in record.dates.iter().enumerate() {
        let value = once(range(date));
        add(&date.mentions, Paint::Date, format!("D{}", n + 1), &value);
    }
    for (n, item) in record.counts.iter().enumerate() {
        let value = once(count(item));
        add(&item.mentions, Paint::Count, format!("N{}", n + 1), &value);
    }
    for (n, legal) in record.legal_refs.iter().enumerate() {
        let value = once(legal.citation.clone());
        add(
            &legal.mentions,
            Paint::LegalRef,
            format!("L{}", n + 1),
            &value,
        );
    }
    marks.into_values().collect()
}

/// Mentions so that none begins in one and ends outside of it: such a one begins behind the other.
fn unnested(marks: Vec<Mark>, text: &str) -> Vec<Mark> {
    let mut kept: Vec<Mark> = Vec::new();
    for mut mark in marks {
        let crossed = kept
            .iter()
            .filter(|k| k.end > mark.start && k.end < mark.end);
        if let Some(end) = crossed.map(|k| k.end).max() {
            let gap = text.chars().skip(end).take_while(|c| c.is_whitespace());
            mark.start = (end + gap.count()).min(mark.end);
        }
        if mark.start < mark.end {
            kept.push(mark);
        }
    }
    kept
}

/// Statements and the sentences of commitments, those of one place together.
fn runs(record: &Record) -> Vec<Mark> {
    let mut marks: BTreeMap<(usize, usize, char), Mark> = BTreeMap::new();
    let statements = record.statements.iter().enumerate();
    let statements = statements.map(|(n, s)| (s.start, s.end, 'S', n, Paint::Statement));
    let commitments = record.commitments.iter().enumerate();
    let commitments =
        commitments.map(|(n, c)| (c.evidence.start, c.evidence.end, 'C', n, Paint::Commitment));
    for (start, end, letter, n, paint) in statements.chain(commitments) {
        let mark = marks
            .entry((start, usize::MAX - end, letter))
            .or_insert_with(|| Mark {
                start,
                end,
                paint,
                tags: Vec::new(),
            });
        mark.tags.push(format!("{letter}{}", n + 1));
    }
    marks.into_values().collect()
}

/// Names and figures outside of every mention, in order: what may have been missed.
pub(super) fn unmarked(record: &Record) -> Vec<String> {
    let text: Vec<char> = record.text.chars().collect();
    let mut covered = vec![false; text.len()];
    for mark in mentions(record) {
        covered
            .get_mut(mark.start..mark.end)
            .into_iter()
            .flatten()
            .for_each(|c| *c = true);
    }
    let posts: Vec<&str> = record
        .officials
        .iter()
        .filter_map(|o| o.position_text.as_deref())
        .collect();
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    let mut run: Vec<String> = Vec::new();
    let mut opens_sentence = false;
    let mut close = |run: &mut Vec<String>, opens_sentence: bool| {
        // A first word is a capital by itself.
        let only_first =
            opens_sentence && run.len() == 1 && !run[0].starts_with(|c: char| c.is_ascii_digit());
        let words = std::mem::take(run).join(" ");
        let in_post = posts.iter().any(|p| p.contains(&words));
        if !words.is_empty() && !only_first && !in_post && seen.insert(words.clone()) {
            found.push(words);
        }
    };
    let mut at = 0;
    let mut after_end = true;
    while at < text.len() {
        let end = (at..text.len())
            .find(|i| !is_inside(&text, *i))
            .unwrap_or(text.len());
        if end == at {
            if text[at] != ' ' {
                close(&mut run, opens_sentence);
            }
            if !text[at].is_whitespace() || text[at] == '\n' {
                after_end = matches!(text[at], '.' | '!' | '?' | ':' | '\n')
                    || after_end && !text[at].is_alphanumeric();
            }
            at += 1;
            continue;
        }
        let word: String = text[at..end].iter().collect();
        let stands_out = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if stands_out && !covered[at] {
            if run.is_empty() {
                opens_sentence = after_end;
            }
            run.push(word);
        } else {
            close(&mut run, opens_sentence);
        }
        after_end = false;
        at = end;
    }
    close(&mut run, opens_sentence);
    found
}

/// Whether a character belongs to a word: letters, digits, and points or the like between them.
fn is_inside(text: &[char], at: usize) -> bool {
    let alphanumeric = |i: Option<usize>| {
        i.and_then(|i| text.get(i))
            .is_some_and(|c| c.is_alphanumeric())
    };
    match text[at] {
        c if c.is_alphanumeric() => true,
        '.' | ',' | '\'' | '’' | '-' | '/' => {
            alphanumeric(at.checked_sub(1)) && alphanumeric(Some(at + 1))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use ikrar::{Lexicons, Pipeline};

    use super::*;

    fn record(text: &str) -> Record {
        let pipeline = Pipeline::new(Lexicons::new().unwrap()).unwrap();
        pipeline.extract(&pipeline.read("test.txt", text.as_bytes()).unwrap())
    }

    fn shown(record: &Record) -> String {
        let mut out = Vec::new();
        let style = crate::output::Style::none();
        text(record).write(&mut out, &style, 9_999, (0, 0)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn mentions_of_one_place_share_a_mark_and_crossing_ones_do_not_cross() {
        let mut record = record("Ketua KPU Kabupaten Bogor, Siti Aminah, tiba.");
        let agency = record.agencies[0].clone();
        let mention = |start: usize, end: usize| Mention {
            start,
            end,
            text: record.text.chars().skip(start).take(end - start).collect(),
        };
        let same = agency.mentions.clone();
        let crossing = vec![mention(10, 38)];
        for (id, mentions) in [("same", same), ("crossing", crossing)] {
            record.agencies.push(ikrar::Agency {
                id: id.to_owned(),
                mentions,
                ..agency.clone()
            });
        }
        assert_eq!(
            shown(&record),
            "Ketua [KPU Kabupaten Bogor|A1 kpu:32.01; A2 same][, [Siti Aminah|O1 Ketua KPU Kabupaten \
             Bogor]|A3 crossing], tiba.\n"
        );
    }

    #[test]
    fn what_no_mention_covers_is_listed() {
        let record = record(
            "Ketua KPU Kabupaten Bogor, Siti Aminah, tiba di Gedung Sate. Ia membawa Sirekap 2.0 \
             dan Buku Saku.",
        );
        assert_eq!(
            unmarked(&record),
            ["Gedung Sate", "Sirekap 2.0", "Buku Saku"]
        );
    }
}
