//! `ikrar lexicon`: the tables behind the extraction.

use std::io::Write;

use ikrar::{Pipeline, Table};

use crate::Outcome;
use crate::args::{self, Args, LexiconCommand};
use crate::output::{complain, lexicons, stdout};

pub(crate) fn run(args: &Args, own: &args::Lexicon) -> anyhow::Result<Outcome> {
    match &own.what {
        LexiconCommand::Check => check(args),
        LexiconCommand::List { table } => list(args, table.as_deref()),
    }
}

fn check(args: &Args) -> anyhow::Result<Outcome> {
    let lexicons = match lexicons(args) {
        Ok(lexicons) => lexicons,
        Err(error) => return Ok(faulty(&[error.to_string()])),
    };
    if let Err(faults) = lexicons.check() {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        return Ok(faulty(&faults));
    }
    let tables = lexicons.tables().len();
    let rows: usize = lexicons.tables().iter().map(|t| t.rows().len()).sum();
    // Each stage reads its cells when the pipeline is built.
    if let Err(error) = Pipeline::new(lexicons) {
        return Ok(faulty(&[error.to_string()]));
    }
    let mut out = stdout();
    writeln!(out, "{tables} tables, {rows} rows, no faults")?;
    out.flush()?;
    Ok(Outcome::Done)
}

fn faulty(faults: &[String]) -> Outcome {
    for fault in faults {
        complain(fault);
    }
    Outcome::SomeFailed
}

fn list(args: &Args, name: Option<&str>) -> anyhow::Result<Outcome> {
    let lexicons = lexicons(args)?;
    let short = |t: &Table| t.file().trim_end_matches(".tsv").to_owned();
    let mut out = stdout();
    match name {
        None => {
            for table in lexicons.tables() {
                let (rows, columns) = (table.rows().len(), table.columns().join(", "));
                writeln!(out, "{:20} {rows:6} rows  {columns}", short(table))?;
            }
        }
        Some(name) => {
            let wanted = name.trim_end_matches(".tsv");
            let Some(table) = lexicons.tables().iter().find(|t| short(t) == wanted) else {
                let known: Vec<String> = lexicons.tables().iter().map(short).collect();
                anyhow::bail!("no table is called {name}; there are {}", known.join(", "));
            };
            writeln!(out, "{}", table.columns().join("\t"))?;
            for row in table.rows() {
                let cells: Vec<&str> = (0..table.columns().len()).map(|c| row.get(c)).collect();
                writeln!(out, "{}", cells.join("\t"))?;
            }
        }
    }
    out.flush()?;
    Ok(Outcome::Done)
}
