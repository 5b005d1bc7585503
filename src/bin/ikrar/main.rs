//! The command line: what the user typed, one file a subcommand, exit codes.
//!
//! stdout carries results only; progress, warnings and errors go to stderr. Exit status: 0 done,
//! 1 done but some inputs failed, 2 wrong usage or nothing could be done. Leaves out all work: that
//! is the library's.

mod args;
mod evaluate;
mod explain;
mod export;
mod extract;
mod ingest;
mod lexicon;
mod output;
mod render;
mod schema;
mod search;
mod show;
mod status;
mod threads;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All done.
    Done,
    /// Done, but some inputs failed; each has been named.
    SomeFailed,
    /// Nothing could be done; the reason has been told.
    Nothing,
}

fn main() -> ExitCode {
    let outcome = match run(&Args::parse()) {
        Ok(outcome) => outcome,
        // Who reads our output has seen enough of it.
        Err(error) if output::is_broken_pipe(&error) => Outcome::Done,
        Err(error) => {
            // Our own errors say all there is to say; others stand on what caused them.
            match error.downcast_ref::<ikrar::Error>() {
                Some(own) => output::complain(&own.to_string()),
                None => output::complain(&format!("{error:#}")),
            }
            Outcome::Nothing
        }
    };
    match outcome {
        Outcome::Done => ExitCode::SUCCESS,
        Outcome::SomeFailed => ExitCode::from(1),
        Outcome::Nothing => ExitCode::from(2),
    }
}

fn run(args: &Args) -> anyhow::Result<Outcome> {
    match &args.command {
        Command::Ingest(own) => ingest::run(args, own),
        Command::Search(own) => search::run(args, own),
        Command::Facets(own) => search::facets(args, own),
        Command::Threads(own) => threads::run(args, own),
        Command::Export(own) => export::run(args, own),
        Command::Show(own) => show::run(args, own),
        Command::Status => status::run(args),
        Command::Verify => status::verify(args),
        Command::Reindex => status::reindex(args),
        Command::Remove(own) => show::remove(args, own),
        Command::Extract(own) => extract::run(args, own),
        Command::Explain(own) => explain::run(args, own),
        Command::Evaluate(own) => evaluate::run(args, own),
        Command::Lexicon(own) => lexicon::run(args, own),
        Command::Schema(own) => schema::run(own),
        Command::Completions(own) => {
            let mut script = Vec::new();
            let mut command = <Args as clap::CommandFactory>::command();
            clap_complete::generate(own.shell, &mut command, "ikrar", &mut script);
            output::stdout().write_all(&script)?;
            Ok(Outcome::Done)
        }
    }
}
