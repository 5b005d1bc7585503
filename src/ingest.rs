//! Inputs into the database: load, extract on all cores, record, index.
//!
//! One thread loads batches and works on each with rayon; another writes what is done, so that
//! extraction does not wait for the disk. An input whose bytes and rules are those of the last run
//! is passed over unread. Leaves out progress bars and what is said at the end.

use std::sync::mpsc;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::database::{Database, Editor};
use crate::error::Result;
use crate::input::{Failure, Input, Inputs};
use crate::lexicon::Lexicons;
use crate::model::Record;
use crate::pipeline::Pipeline;
use crate::store::{Entry, Origin, Put, Store};

/// Releases that go into one transaction.
const TRANSACTION: usize = 1_000;

/// What became of all inputs.
#[derive(Debug, Default)]
pub struct Summary {
    /// New releases.
    pub added: usize,
    /// Releases in place of others from the same source.
    pub replaced: usize,
    /// Further sources of known releases.
    pub linked: usize,
    /// Inputs that were taken before.
    pub unchanged: usize,
    /// What was found in the added and replaced releases.
    pub found: Found,
    /// Inputs that can't be used.
    pub failures: Vec<Failure>,
}

/// How much of each kind was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)] // the kinds of the record
pub struct Found {
    pub officials: usize,
    pub agencies: usize,
    pub places: usize,
    pub dates: usize,
    pub counts: usize,
    pub legal_refs: usize,
    pub statements: usize,
    pub commitments: usize,
}

impl Found {
    fn of(record: &Record) -> Self {
        Self {
            officials: record.officials.len(),
            agencies: record.agencies.len(),
            places: record.places.len(),
            dates: record.dates.len(),
            counts: record.counts.len(),
            legal_refs: record.legal_refs.len(),
            statements: record.statements.len(),
            commitments: record.commitments.len(),
        }
    }
}

impl Summary {
    /// Inputs that were looked at.
    pub fn inputs(&self) -> usize {
        self.added + self.replaced + self.linked + self.unchanged + self.failures.len()
    }
}

/// Puts all inputs into the database; `progress` is called after each batch.
///
/// # Errors
/// Reports a failure of the disk; what was stored before it stays stored.
pub fn ingest(
    mut editor: Editor,
    pipeline: &Pipeline,
    mut inputs: Inputs,
    mut progress: impl FnMut(&Summary),
) -> Result<(Database, Summary)> {
    let reader = editor.reader()?;
    let rules = rules(pipeline.lexicons());
    let mut summary = Summary::default();
    std::thread::scope(|scope| -> Result<()> {
        let (send, receive) = mpsc::sync_channel::<Result<Vec<Done>>>(1);
        scope.spawn(move || {
            loop {
                let batch = inputs.batch();
                if batch.is_empty() {
                    break;
                }
                let done = work(&reader, pipeline, &rules, batch);
                // The writer is gone after a failure of its own, which it reports itself.
                if send.send(done).is_err() {
                    break;
                }
            }
        });
        let mut waiting = Vec::new();
        for batch in receive {
            for done in batch? {
                match done {
                    Done::Extracted(entry) => waiting.push(*entry),
                    Done::Unchanged => summary.unchanged += 1,
                    Done::Failed(failure) => summary.failures.push(failure),
                }
            }
            if waiting.len() >= TRANSACTION {
                write(&mut editor, std::mem::take(&mut waiting), &mut summary)?;
            }
            progress(&summary);
        }
        write(&mut editor, waiting, &mut summary)
    })?;
    progress(&summary);
    Ok((editor.finish()?, summary))
}

enum Done {
    Extracted(Box<Entry>),
    Unchanged,
    Failed(Failure),
}

fn work(
    reader: &Store,
    pipeline: &Pipeline,
    rules: &str,
    batch: Vec<std::result::Result<Input, Failure>>,
) -> Result<Vec<Done>> {
    let mut done = Vec::with_capacity(batch.len());
    let mut fresh = Vec::new();
    for input in batch {
        match input {
            Err(failure) => done.push(Done::Failed(failure)),
            Ok(input) => {
                let origin = origin(&input, rules);
                if reader.is_unchanged(&origin)? {
                    done.push(Done::Unchanged);
                } else {
                    fresh.push((origin, input));
                }
            }
        }
    }
    let extracted: Vec<Result<Done>> = fresh
        .into_par_iter()
        .map(|(origin, input)| match input.extract(pipeline) {
            Ok(record) => Ok(Done::Extracted(Box::new(Entry::new(origin, record)?))),
            Err(failure) => Ok(Done::Failed(failure)),
        })
        .collect();
    for outcome in extracted {
        done.push(outcome?);
    }
    Ok(done)
}

fn write(editor: &mut Editor, entries: Vec<Entry>, summary: &mut Summary) -> Result<()> {
    let found: Vec<Found> = entries.iter().map(|e| Found::of(e.record())).collect();
    for (outcome, own) in editor.put(entries)?.into_iter().zip(found) {
        match outcome {
            Put::Added => summary.added += 1,
            Put::Replaced => summary.replaced += 1,
            Put::Linked => summary.linked += 1,
            Put::Unchanged => summary.unchanged += 1,
        }
        if matches!(outcome, Put::Added | Put::Replaced) {
            summary.found += own;
        }
    }
    Ok(())
}

impl std::ops::AddAssign for Found {
    fn add_assign(&mut self, other: Self) {
        self.officials += other.officials;
        self.agencies += other.agencies;
        self.places += other.places;
        self.dates += other.dates;
        self.counts += other.counts;
        self.legal_refs += other.legal_refs;
        self.statements += other.statements;
        self.commitments += other.commitments;
    }
}

/// Where an input comes from; one without a key is known by its content alone.
fn origin(input: &Input, rules: &str) -> Origin {
    let digest = Sha256::digest(&input.bytes);
    let content: String = digest.iter().map(|b| format!("{b:02x}")).collect();
    Origin {
        key: input
            .key
            .clone()
            .unwrap_or_else(|| format!("content:{content}")),
        name: input.name.clone(),
        hash: format!("{content} {rules}"),
    }
}

/// What an extraction depends on beside the text: a release read by other rules is read again.
fn rules(lexicons: &Lexicons) -> String {
    format!("{} {}", env!("CARGO_PKG_VERSION"), lexicons.fingerprint())
}
