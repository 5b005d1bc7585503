//! The arguments as typed and as validated: what clap hands over is ready to use.
//!
//! Leaves out what a command does with them.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// ikrar reads Indonesian press releases about elections and public coordination, and remembers
/// who said and promised what.
#[derive(Debug, Parser)]
#[command(
    name = "ikrar",
    version,
    propagate_version = true,
    max_term_width = 100
)]
#[command(after_help = "\
Examples:
  ikrar extract rilis.txt                 one release as JSON
  ikrar evaluate corpus                   how good it is, against gold files")]
pub(crate) struct Args {
    /// A folder of lexicon tables (*.tsv) that add to the built-in ones or override their rows
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) lexicons: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print what is found in releases, without a database
    Extract(Extract),
    /// Measure precision, recall and F1 against gold files
    Evaluate(Evaluate),
    /// Check or list the lexicons
    Lexicon(Lexicon),
    /// Print the JSON Schema of the output
    Schema(Schema),
    /// Print completions for a shell
    Completions(Completions),
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ikrar extract rilis.txt
  ikrar extract --format text releases/
  ikrar extract - < rilis.txt
  ikrar extract --input-format jsonl - < releases.jsonl > found.jsonl")]
pub(crate) struct Extract {
    /// Files and folders; `-` reads one plain-text release from standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// How to print: one JSON object a line, one JSON array, or for people
    #[arg(long, value_enum, default_value_t = ExtractFormat::Jsonl)]
    pub(crate) format: ExtractFormat,
    /// How to read: by file name, or all as lines of {"id", "text", …}, answered in order
    #[arg(long, value_enum, default_value_t = InputFormat::Auto)]
    pub(crate) input_format: InputFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExtractFormat {
    Json,
    Jsonl,
    Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    Auto,
    Jsonl,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Gold is NAME.gold.json beside NAME.txt.

Examples:
  ikrar evaluate corpus
  ikrar evaluate corpus --misses
  ikrar evaluate corpus --min official=0.9 --min commitment=0.7")]
pub(crate) struct Evaluate {
    /// Folders with gold files
    #[arg(required = true, value_name = "DIR")]
    pub(crate) folders: Vec<PathBuf>,
    /// List what was missed and what was spurious
    #[arg(long)]
    pub(crate) misses: bool,
    /// Print the figures as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// A floor: exit with status 1 if the F1 of a kind is below it
    #[arg(long, value_name = "KIND=F1", value_parser = floor)]
    pub(crate) min: Vec<(String, f64)>,
}

fn floor(typed: &str) -> Result<(String, f64), String> {
    typed
        .split_once('=')
        .and_then(|(kind, f1)| Some((kind.to_owned(), f1.parse().ok()?)))
        .ok_or_else(|| "a floor looks like official=0.9".to_owned())
}

#[derive(Debug, clap::Args)]
pub(crate) struct Lexicon {
    #[command(subcommand)]
    pub(crate) what: LexiconCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LexiconCommand {
    /// Look for faults in all tables: order, repeated keys, cells that mean nothing
    #[command(after_help = "\
Examples:
  ikrar lexicon check
  ikrar lexicon check --lexicons my-lexicons/")]
    Check,
    /// List the tables, or the rows of one
    #[command(after_help = "\
Examples:
  ikrar lexicon list
  ikrar lexicon list agencies")]
    List {
        /// A table's name, such as `agencies`
        table: Option<String>,
    },
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ikrar schema
  ikrar schema release > release.schema.json")]
pub(crate) struct Schema {
    /// What the schema is of
    #[arg(value_enum, default_value_t = SchemaOf::Release)]
    pub(crate) what: SchemaOf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    Release,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  ikrar completions bash > ~/.local/share/bash-completion/completions/ikrar")]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}
