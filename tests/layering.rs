//! The layers of `src`: who may use whom.
//!
//! Stages meet only in the model, so that any of them can be rewritten alone.

use std::collections::BTreeSet;
use std::path::Path;

use crate::support::package;

/// Each room with the rooms it may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("error", &[]),
    ("model", &["span"]),
    ("tokenize", &["model", "span"]),
    ("lexicon", &["error", "model", "span", "tokenize"]),
    ("read", &["error", "lexicon", "model", "span", "tokenize"]),
    ("segment", &["lexicon", "model", "span", "tokenize"]),
    ("topic", &["error", "lexicon", "model", "span"]),
    (
        "recognise",
        &["error", "lexicon", "model", "span", "tokenize"],
    ),
    (
        "attribute",
        &["error", "lexicon", "model", "span", "tokenize", "topic"],
    ),
    (
        "commitment",
        &["error", "lexicon", "model", "span", "tokenize", "topic"],
    ),
    (
        "pipeline",
        &[
            "attribute",
            "commitment",
            "error",
            "lexicon",
            "model",
            "read",
            "recognise",
            "segment",
            "span",
        ],
    ),
    ("explain", &["lexicon", "model", "pipeline", "span"]),
    ("store", &["error", "model"]),
    ("index", &["error", "lexicon", "model", "tokenize"]),
    (
        "database",
        &["error", "index", "lexicon", "model", "pipeline", "store"],
    ),
    ("input", &["error", "model", "pipeline"]),
    (
        "ingest",
        &[
            "database", "error", "index", "input", "lexicon", "model", "pipeline", "store",
        ],
    ),
    (
        "search",
        &[
            "database", "error", "index", "lexicon", "model", "pipeline", "store", "tokenize",
        ],
    ),
    (
        "thread",
        &[
            "database", "error", "index", "lexicon", "model", "search", "tokenize",
        ],
    ),
    (
        "export",
        &[
            "database", "error", "index", "model", "pipeline", "search", "store", "thread",
        ],
    ),
    ("evaluate", &["error", "model", "pipeline"]),
];

#[test]
fn every_room_uses_only_what_it_may() {
    let mut faults = Vec::new();
    let mut rooms = BTreeSet::new();
    for entry in walk(&package("src")) {
        let relative = entry.strip_prefix(package("src")).unwrap();
        let room = relative.iter().next().unwrap().to_str().unwrap();
        let room = room.trim_end_matches(".rs").to_owned();
        // Tests in files of their own may use what they like.
        if room == "lib" || room == "bin" || entry.ends_with("tests.rs") {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == room) else {
            faults.push(format!("{room} is no room of the table"));
            continue;
        };
        for used in used_rooms(&std::fs::read_to_string(&entry).unwrap()) {
            if used != room && !allowed.contains(&used.as_str()) {
                faults.push(format!("{} uses {used}", relative.display()));
            }
        }
        rooms.insert(room);
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(rooms.len(), LAYERS.len(), "a room of the table is gone");
}

#[test]
fn the_table_has_no_circles() {
    for (n, (_, allowed)) in LAYERS.iter().enumerate() {
        for used in *allowed {
            assert!(
                LAYERS[..n].iter().any(|(name, _)| name == used),
                "{used} stands below"
            );
        }
    }
}

/// The rooms that a file uses outside its tests: what follows `crate::`.
fn used_rooms(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]").next().unwrap();
    let lines = code.lines().filter(|l| !l.trim_start().starts_with("//"));
    lines
        .flat_map(|line| line.match_indices("crate::").map(|(at, _)| &line[at + 7..]))
        .map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .unwrap()
        })
        .filter(|room| !room.is_empty())
        .map(str::to_owned)
        .collect()
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(walk(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}
