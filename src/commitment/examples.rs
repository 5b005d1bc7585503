//! Invented sentences with what is owed in them, and near misses in which nothing is.
//!
//! In the texts `[KPU=kpu:1]` names an agency, `[Ratna@kpu:1]` an official with the agency, and
//! `{…}` holds the words of the first official; they are direct where they are in quotation marks.

use super::Finder;
use crate::lexicon::Lexicons;
use crate::model::{
    Agency, Entities, Official, Party, Promise, PromiseType, Said, SaidKind, Speaker,
};
use crate::segment::segment;
use crate::span::Span;

/// A text with its marks read.
struct Marked {
    text: String,
    entities: Entities,
    said: Vec<Said>,
}

fn read(marked: &str) -> Marked {
    let mut text = String::new();
    let mut entities = Entities::default();
    let mut parts: Vec<(usize, usize)> = Vec::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['[', '{', '}']) {
        text.push_str(&rest[..at]);
        let mark = &rest[at..=at];
        rest = &rest[at + 1..];
        match mark {
            "{" => parts.push((text.len(), text.len())),
            "}" => parts.last_mut().unwrap().1 = text.len(),
            _ => {
                let (inner, after) = rest.split_once(']').unwrap();
                rest = after;
                let start = text.len();
                if let Some((name, agency)) = inner.split_once('@') {
                    text.push_str(name);
                    name_official(&mut entities, name, agency, Span::new(start, text.len()));
                } else if let Some((name, id)) = inner.split_once('=') {
                    text.push_str(name);
                    name_agency(&mut entities, name, id, Span::new(start, text.len()));
                } else {
                    panic!("no mark: {inner}");
                }
            }
        }
    }
    text.push_str(rest);
    let said = parts
        .into_iter()
        .map(|(start, end)| {
            let direct = text[..start].ends_with(['“', '"']);
            Said {
                parts: vec![Span::new(start, end)],
                kind: if direct {
                    SaidKind::Direct
                } else {
                    SaidKind::Indirect
                },
                speaker: (!entities.officials.is_empty()).then_some(Speaker::Official(0)),
                on_behalf_of: None,
                cue: None,
                topics: Vec::new(),
                confidence: 1.0,
                rule: "test",
            }
        })
        .collect();
    Marked {
        text,
        entities,
        said,
    }
}

fn name_official(entities: &mut Entities, name: &str, agency: &str, at: Span) {
    let id = name.to_lowercase();
    match entities.officials.iter_mut().find(|o| o.id == id) {
        Some(known) => known.mentions.push(at),
        None => entities.officials.push(Official {
            id,
            name: name.to_owned(),
            titles: Vec::new(),
            position: None,
            position_text: None,
            acting: None,
            agency: (!agency.is_empty()).then(|| agency.to_owned()),
            region: None,
            mentions: vec![at],
        }),
    }
}

fn name_agency(entities: &mut Entities, name: &str, id: &str, at: Span) {
    match entities.agencies.iter_mut().find(|a| a.id == id) {
        Some(known) => known.mentions.push(at),
        None => entities.agencies.push(Agency {
            id: id.to_owned(),
            name: name.to_owned(),
            kind: id.split(':').next().unwrap_or_default().to_owned(),
            level: None,
            region: None,
            inferred: false,
            mentions: vec![at],
        }),
    }
}

fn party(entities: &Entities, party: &Party) -> String {
    match party {
        Party::Official(n) => entities.officials[*n].id.clone(),
        Party::Agency(id) => id.clone(),
        Party::General(text) => text.clone(),
    }
}

fn shown(marked: &Marked, promise: &Promise) -> String {
    let kind = match promise.kind {
        PromiseType::Pledge => "pledge",
        PromiseType::Directive => "directive",
        PromiseType::Obligation => "obligation",
        PromiseType::Expectation => "expectation",
    };
    let number = promise.item.map(|n| format!("{n} ")).unwrap_or_default();
    let actors: Vec<String> = promise
        .actors
        .iter()
        .map(|p| party(&marked.entities, p))
        .collect();
    let action = promise.action.slice(&marked.text);
    format!("{number}{kind} {}: {action}", actors.join(" + "))
}

fn promises(marked: &Marked) -> Vec<Promise> {
    let lexicons = Lexicons::new().unwrap();
    let finder = Finder::new(&lexicons).unwrap();
    let document = segment(&lexicons, &marked.text);
    finder.find(&document, &marked.entities, &marked.said)
}

/// Checks a table of what is owed against the texts that owe it.
fn check(table: &[(&[&str], &str)]) {
    let lexicons = Lexicons::new().unwrap();
    let finder = Finder::new(&lexicons).unwrap();
    for (want, text) in table {
        let marked = read(text);
        let document = segment(&lexicons, &marked.text);
        let found = finder.find(&document, &marked.entities, &marked.said);
        let got: Vec<String> = found.iter().map(|p| shown(&marked, p)).collect();
        assert_eq!(got, *want, "{text}");
    }
}
