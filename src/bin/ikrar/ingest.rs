//! `ikrar ingest`: files and folders into the database.

use std::io::{BufReader, IsTerminal, Write};

use ikrar::{Editor, InputFormat, Inputs, Summary};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use crate::Outcome;
use crate::args::{self, Args};
use crate::output::{complain_of, count, db_folder, pipeline, write_whole};

/// More failures than these are counted, not listed; `--report` has them all.
const LISTED: usize = 50;

pub(crate) fn run(args: &Args, own: &args::Ingest) -> anyhow::Result<Outcome> {
    let pipeline = pipeline(args)?;
    let folder = db_folder(args);
    let is_new = !folder.exists();
    let editor = Editor::create(&folder, pipeline.lexicons())?;
    let stdin = Box::new(BufReader::new(std::io::stdin()));
    // Standard input is JSON Lines here: a release needs an id to be known by at the next run.
    let inputs = Inputs::new(&own.paths, InputFormat::ByName, stdin).stdin_as_lines();
    let bar = progress_bar();
    let (database, summary) = ikrar::ingest(editor, pipeline, inputs, |summary| {
        bar.set_message(format!(
            "{} read, {} statements, {} commitments, {} failed",
            summary.inputs(),
            summary.found.statements,
            summary.found.commitments,
            summary.failures.len()
        ));
        bar.tick();
    })?;
    bar.finish_and_clear();
    for failure in summary.failures.iter().take(LISTED) {
        complain_of(failure);
    }
    if let Some(path) = &own.report {
        write_whole(path, |out| {
            for failure in &summary.failures {
                let line = json!({"path": failure.name, "id": failure.id, "error": failure.error.to_string()});
                writeln!(out, "{line}")?;
            }
            Ok(())
        })?;
    }
    let has_any = summary.inputs() > summary.failures.len();
    let stored = database.store().counts()?;
    drop(database);
    // Nothing was there to be read: leave no empty database behind.
    if is_new && !has_any && stored.releases == 0 {
        std::fs::remove_dir_all(&folder)?;
    } else if has_any || summary.failures.is_empty() {
        tell(args, &summary, &stored)?;
    }
    let missing = summary.failures.iter().filter(|f| f.missing).count();
    Ok(if summary.failures.is_empty() {
        Outcome::Done
    } else if !has_any && missing == summary.failures.len() {
        Outcome::Nothing
    } else {
        Outcome::SomeFailed
    })
}

fn progress_bar() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {elapsed} {msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(std::time::Duration::from_millis(120));
    bar
}

/// What was done and what to type next, for people: on standard error.
fn tell(args: &Args, summary: &Summary, stored: &ikrar::Counts) -> std::io::Result<()> {
    let mut err = std::io::stderr().lock();
    let mut parts = vec![format!("{} new", summary.added)];
    for (number, what) in [
        (summary.replaced, "replaced"),
        (summary.linked, "linked to known releases"),
        (summary.unchanged, "unchanged"),
        (summary.failures.len(), "failed"),
    ] {
        if number > 0 {
            parts.push(format!("{number} {what}"));
        }
    }
    if summary.failures.len() > LISTED {
        writeln!(
            err,
            "… and {} more failed; --report FILE has them all",
            summary.failures.len() - LISTED
        )?;
    }
    writeln!(
        err,
        "{}: {}",
        count(summary.inputs(), "input"),
        parts.join(", ")
    )?;
    let found = summary.found;
    if summary.added + summary.replaced > 0 {
        writeln!(
            err,
            "found {}, {}, {}, {}, {}, {},\n      {}, {}",
            count(found.officials, "official"),
            count(found.agencies, "agency"),
            count(found.places, "place"),
            count(found.dates, "date"),
            count(found.counts, "count"),
            count(found.legal_refs, "legal reference"),
            count(found.statements, "statement"),
            count(found.commitments, "commitment")
        )?;
    }
    let db = match &args.db {
        Some(folder) => format!(" --db {}", folder.display()),
        None => String::new(),
    };
    writeln!(
        err,
        "{} stored in {}; now try\n  ikrar search 'netralitas ASN' --in commitments{db}\n  ikrar facets{db}\n  ikrar export commitments --format json -o commitments.json{db}",
        count(stored.releases as usize, "release"),
        db_folder(args).display()
    )
}
