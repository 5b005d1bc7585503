//! Gold against records: precision, recall and F1 per kind.
//!
//! Gold is document-level values, written by hand beside a release: `NAME.txt` has its right
//! answers in `NAME.gold.json`. Each gold item is matched with at most one found item; optional
//! gold is neither missed when absent nor spurious when found. Leaves out what is good enough:
//! floors belong to the caller.

mod calibration;
mod compare;

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::error::{Error, Result};
use crate::model::{Mention, Record};
use crate::pipeline::Pipeline;
pub use calibration::{Band, Calibration};
use compare::{norm, score};

/// The kinds that are scored, in the order in which they are told.
const KINDS: &[&str] = &[
    "official_name",
    "official",
    "official_linked",
    "agencies",
    "places",
    "dates",
    "counts",
    "voter_counts",
    "legal_refs",
    "statement_span",
    "statement",
    "direct_quote",
    "commitment_found",
    "commitment_typed",
    "commitment",
];

/// The kinds whose items carry a confidence.
const SURE: &[&str] = &["statement", "commitment"];

/// How often one kind was right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found and right.
    pub right: usize,
    /// Found and wrong.
    pub spurious: usize,
    /// Right and not found.
    pub missed: usize,
}

impl Tally {
    /// The share of what was found that is right; 1 where nothing was found.
    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.spurious)
    }

    /// The share of what is right that was found; 1 where nothing was to be found.
    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 {
            2.0 * p * r / (p + r)
        } else {
            0.0
        }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}

/// One item that was missed or spurious.
#[derive(Clone, Debug)]
pub struct Miss {
    /// The release's file name.
    pub document: String,
    /// `missed` or `spurious`.
    pub why: &'static str,
    /// The kind.
    pub kind: &'static str,
    /// The item as gold or as found, without its mentions.
    pub item: Value,
}

/// The figures over all releases of some folders.
#[derive(Clone, Debug, Default)]
pub struct Evaluation {
    tallies: Vec<Tally>,
    calibrations: Vec<Calibration>,
    /// All that was missed or spurious.
    pub misses: Vec<Miss>,
    /// Releases that could not be read, with the reason.
    pub failures: Vec<(PathBuf, String)>,
    /// Releases with gold.
    pub documents: usize,
    /// Titles that are right.
    pub titles: usize,
    /// Days of publication that are right.
    pub published: usize,
    /// Home regions that are right.
    pub regions: usize,
    /// Mentions whose offsets do not give their text.
    pub bad_offsets: usize,
}

impl Evaluation {
    /// The figures per kind.
    pub fn kinds(&self) -> impl Iterator<Item = (&'static str, Tally)> {
        KINDS.iter().copied().zip(self.tallies.iter().copied())
    }

    /// The figures of one kind.
    pub fn kind(&self, name: &str) -> Option<Tally> {
        self.kinds().find(|(k, _)| *k == name).map(|(_, t)| t)
    }

    /// How far the confidence of statements and commitments can be trusted.
    pub fn calibrations(&self) -> impl Iterator<Item = (&'static str, &Calibration)> {
        SURE.iter().copied().zip(&self.calibrations)
    }

    /// The figures of confidence as JSON.
    pub fn calibration_json(&self) -> Value {
        let kinds = self.calibrations();
        Value::Object(kinds.map(|(k, c)| (k.to_owned(), c.to_json())).collect())
    }

    /// The figures as JSON.
    pub fn to_json(&self) -> Value {
        let round = |x: f64| (x * 1e4).round() / 1e4;
        let part = |n: usize| n as f64 / self.documents.max(1) as f64;
        let mut out = Map::new();
        for (kind, t) in self.kinds() {
            let figures = json!({
                "p": round(t.precision()), "r": round(t.recall()), "f1": round(t.f1()),
                "tp": t.right, "fp": t.spurious, "fn": t.missed,
            });
            out.insert(kind.to_owned(), figures);
        }
        let documents = json!({
            "n": self.documents, "failed": self.failures.len(), "title": part(self.titles),
            "published": part(self.published), "region": part(self.regions),
            "bad_offsets": self.bad_offsets,
        });
        out.insert("documents".to_owned(), documents);
        Value::Object(out)
    }
}

/// Holds the pipeline against all gold below some folders.
///
/// # Errors
/// Names a folder without gold, or a gold file that can't be read.
pub fn evaluate(pipeline: &Pipeline, folders: &[PathBuf]) -> Result<Evaluation> {
    let mut evaluation = Evaluation {
        tallies: vec![Tally::default(); KINDS.len()],
        calibrations: vec![Calibration::default(); SURE.len()],
        ..Evaluation::default()
    };
    for folder in folders {
        let golds = gold_files(folder)?;
        if golds.is_empty() {
            return Err(Error::input(format!(
                "{}: no gold here; a release NAME.txt has its right answers in NAME.gold.json",
                folder.display()
            )));
        }
        for path in golds {
            evaluation.add(pipeline, &path)?;
        }
    }
    Ok(evaluation)
}

fn gold_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|e| match e.into_io_error() {
            Some(error) => Error::io(folder, error),
            None => Error::input(format!("{}: can't be walked", folder.display())),
        })?;
        let name = entry.file_name().to_string_lossy();
        if entry.file_type().is_file() && name.ends_with(".gold.json") {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}

impl Evaluation {
    fn add(&mut self, pipeline: &Pipeline, gold_path: &Path) -> Result<()> {
        let bytes = std::fs::read(gold_path).map_err(|e| Error::io(gold_path, e))?;
        let gold: Value = serde_json::from_slice(&bytes).map_err(|e| {
            Error::input(format!("{}: not JSON: {e}", gold_path.display())).because(e)
        })?;
        let stem = gold_path.to_string_lossy();
        let path = PathBuf::from(stem.replace(".gold.json", ".txt"));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        self.documents += 1;
        let record = std::fs::read(&path)
            .map_err(|e| Error::io(&path, e))
            .and_then(|bytes| pipeline.read(&path.to_string_lossy(), &bytes))
            .map(|release| pipeline.extract(&release));
        let found = match &record {
            Ok(record) => {
                self.bad_offsets += bad_offsets(record);
                serde_json::to_value(record).unwrap_or_default()
            }
            Err(error) => {
                self.failures.push((path.clone(), error.to_string()));
                json!({})
            }
        };
        let same = |field: &str| {
            let text = |v: &Value| {
                v[field]
                    .as_str()
                    .filter(|s| !s.is_empty())
                    .map(str::to_owned)
            };
            text(&gold) == text(&found)
        };
        let title = |v: &Value| norm(v["title"].as_str().unwrap_or_default());
        self.titles += usize::from(title(&gold) == title(&found));
        self.published += usize::from(same("published"));
        self.regions += usize::from(same("region"));
        for (kind, outcome) in score(&gold, &found) {
            let Some(n) = KINDS.iter().position(|k| *k == kind) else {
                continue;
            };
            let tally = &mut self.tallies[n];
            tally.right += outcome.right;
            tally.missed += outcome.missed.len();
            tally.spurious += outcome.spurious.len();
            if let Some(n) = SURE.iter().position(|k| *k == kind) {
                self.calibrations[n].count(&outcome.kept, true);
                self.calibrations[n].count(&outcome.spurious, false);
            }
            for (why, items) in [("missed", outcome.missed), ("spurious", outcome.spurious)] {
                self.misses.extend(items.into_iter().map(|mut item| {
                    if let Some(fields) = item.as_object_mut() {
                        fields.shift_remove("mentions");
                    }
                    Miss {
                        document: name.to_string(),
                        why,
                        kind,
                        item,
                    }
                }));
            }
        }
        Ok(())
    }
}

fn bad_offsets(record: &Record) -> usize {
    let text: Vec<char> = record.text.chars().collect();
    let bad = |m: &&Mention| {
        text.get(m.start..m.end)
            .is_none_or(|slice| !slice.iter().copied().eq(m.text.chars()))
    };
    macro_rules! mentions {
        ($($kind:ident),+) => {
            0 $(+ record.$kind.iter().flat_map(|x| &x.mentions).filter(bad).count())+
        };
    }
    mentions!(officials, agencies, places, dates, counts, legal_refs)
}
