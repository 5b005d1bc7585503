//! `ikrar show` and `ikrar remove`: releases by id.

use std::io::Write;

use ikrar::{Editor, Record, Store, Stored};

use crate::Outcome;
use crate::args::{self, Args};
use crate::output::{complain, database, db_folder, lexicons, note, pipeline, stdout};
use crate::render::{self, Setting};

pub(crate) fn run(args: &Args, own: &args::Show) -> anyhow::Result<Outcome> {
    let pipeline = pipeline(args)?;
    let database = database(args, pipeline)?;
    let stored = one(database.store(), &own.id)?;
    let record = &stored.record;
    let mut out = stdout();
    if own.json {
        serde_json::to_writer_pretty(&mut out, record)?;
        writeln!(out)?;
    } else if own.id.len() > record.id.len() {
        item(&mut out, record, &own.id)?;
    } else {
        let sources = database.store().sources(stored.number)?;
        let further = sources.get(1..).unwrap_or_default();
        render::record(&mut out, &Setting::of_stdout(), record, further)?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// One statement or commitment with its release's head.
fn item(out: &mut impl Write, record: &Record, id: &str) -> anyhow::Result<()> {
    let statements = record.statements.iter().filter(|s| s.id.starts_with(id));
    let commitments = record.commitments.iter().filter(|c| c.id.starts_with(id));
    let ids: Vec<&String> = statements
        .clone()
        .map(|s| &s.id)
        .chain(commitments.clone().map(|c| &c.id))
        .collect();
    let is_exact = ids.iter().any(|i| *i == id);
    match ids.len() {
        0 => anyhow::bail!(
            "{id}: release {} has no such statement or commitment",
            record.id
        ),
        1 => {}
        _ if is_exact => {}
        _ => anyhow::bail!("{id}: several begin so: {ids:?}; give more of the id"),
    }
    let setting = Setting::of_stdout();
    render::head(out, record)?;
    for statement in statements.filter(|s| !is_exact || s.id == id) {
        render::statement(out, &setting, record, None, statement)?;
    }
    for commitment in commitments.filter(|c| !is_exact || c.id == id) {
        render::commitment(out, &setting, record, None, commitment)?;
        writeln!(out, "    evidence: {}", commitment.evidence.text)?;
    }
    Ok(())
}

/// The one release whose id begins so, or whose statement's or commitment's id it is.
fn one(store: &Store, id: &str) -> anyhow::Result<Stored> {
    let of_release = id.split('-').next().unwrap_or(id);
    if of_release.is_empty() {
        anyhow::bail!("an empty id");
    }
    let mut found = store.by_id_prefix(of_release)?;
    match found.len() {
        0 => anyhow::bail!("{id}: no release has an id that begins so; `ikrar search` shows ids"),
        1 => Ok(found.remove(0)),
        _ => {
            let ids: Vec<&str> = found.iter().map(|s| s.record.id.as_str()).collect();
            anyhow::bail!(
                "{id}: several ids begin so: {}; give more of it",
                ids.join(", ")
            )
        }
    }
}

pub(crate) fn remove(args: &Args, own: &args::Remove) -> anyhow::Result<Outcome> {
    let lexicons = lexicons(args)?;
    let mut editor = Editor::open(&db_folder(args), &lexicons)?;
    let mut removed = 0;
    for id in &own.ids {
        match one(editor.database().store(), id) {
            Ok(stored) => {
                let id = stored.record.id;
                removed += usize::from(editor.remove(&id)?);
                let title = stored.record.title.unwrap_or_default();
                note(&format!("removed {id} {title}"));
            }
            Err(error) => complain(&error.to_string()),
        }
    }
    editor.finish()?;
    Ok(if removed == own.ids.len() {
        Outcome::Done
    } else if removed > 0 {
        Outcome::SomeFailed
    } else {
        Outcome::Nothing
    })
}
