//! `ikrar status`, `verify` and `reindex`: the state of the database.

use std::io::Write;
use std::path::Path;

use ikrar::{Database, Editor};

use crate::Outcome;
use crate::args::Args;
use crate::output::{complain, count, database, db_folder, lexicons, note, pipeline, stdout};

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let pipeline = pipeline(args)?;
    let database = database(args, pipeline)?;
    let counts = database.store().counts()?;
    let mut out = stdout();
    writeln!(out, "database     {}", database.folder().display())?;
    writeln!(
        out,
        "releases     {} from {}",
        counts.releases,
        count(counts.sources as usize, "source")
    )?;
    writeln!(out, "statements   {}", counts.statements)?;
    writeln!(out, "commitments  {}", counts.commitments)?;
    let bytes = |part: &str| size(&database.folder().join(part)) as f64 / 1_048_576.0;
    writeln!(
        out,
        "on disk      {:.1} MiB record, {:.1} MiB index",
        bytes("record.sqlite") + bytes("record.sqlite-wal"),
        bytes("index")
    )?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// The bytes of a file, or of all files in a folder.
fn size(path: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(path) else {
        return path.metadata().map_or(0, |m| m.len());
    };
    let sizes = entries
        .flatten()
        .map(|e| e.metadata().map_or(0, |m| m.len()));
    sizes.sum()
}

pub(crate) fn verify(args: &Args) -> anyhow::Result<Outcome> {
    let findings = Database::verify(&db_folder(args), &lexicons(args)?)?;
    for fault in findings.record.iter().chain(&findings.index) {
        complain(fault);
    }
    if !findings.record.is_empty() {
        complain("the record is damaged; ingest its sources into a new folder with --db");
        return Ok(Outcome::SomeFailed);
    }
    if !findings.index.is_empty() {
        complain("the index does not agree with the record; `ikrar reindex` makes it anew");
        return Ok(Outcome::SomeFailed);
    }
    let mut out = stdout();
    writeln!(
        out,
        "{}: record and index are whole and agree",
        count(findings.releases, "release")
    )?;
    out.flush()?;
    Ok(Outcome::Done)
}

pub(crate) fn reindex(args: &Args) -> anyhow::Result<Outcome> {
    let editor = Editor::reindex(&db_folder(args), &lexicons(args)?)?;
    let database = editor.finish()?;
    let counts = database.store().counts()?;
    note(&format!(
        "{} indexed",
        count(counts.releases as usize, "release")
    ));
    Ok(Outcome::Done)
}
