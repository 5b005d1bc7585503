//! The arguments as typed and as validated: what clap hands over is ready to use.
//!
//! Leaves out what a command does with them.

mod filters;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

pub(crate) use filters::Filters;

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
  ikrar ingest releases/                              read a folder into the database
  ikrar search 'netralitas ASN' --in commitments      who promised what about it
  ikrar facets --region 32                            what there is about West Java
  ikrar export commitments --format json -o out.json  all of it, for other programs

Exit status: 0 done; 1 done, but some inputs failed; 2 wrong usage, or nothing could be done.")]
pub(crate) struct Args {
    /// The database folder [default: $IKRAR_DB, else ./ikrar-data]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) db: Option<PathBuf>,
    /// A folder of lexicon tables (*.tsv) that add to the built-in ones or override their rows
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) lexicons: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read files and folders into the database
    Ingest(Ingest),
    /// Search releases, statements or commitments
    Search(Search),
    /// Count what is behind a search
    Facets(Facets),
    /// Show commitments that several releases tell, and what has changed between them
    Threads(Threads),
    /// Write stored items for other programs
    Export(Export),
    /// Show one release with its statements and commitments
    Show(Show),
    /// Say what is stored
    #[command(after_help = "Example:\n  ikrar status --db releases.db")]
    Status,
    /// Check whether record and index are whole and agree
    #[command(after_help = "\
Exit status 1 where they do not; the complaint says what to do.

Example:
  ikrar verify || ikrar reindex")]
    Verify,
    /// Make the index anew from the record
    #[command(after_help = "Example:\n  ikrar reindex")]
    Reindex,
    /// Forget releases
    Remove(Remove),
    /// Print what is found in releases, without a database
    Extract(Extract),
    /// Say why a place in a release reads as it does
    Explain(Explain),
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
As text, mentions are marked [words|TAG value], statements {S1 … S1}, the sentences of commitments
<C1 … C1>; the tags are those of the lists below the text: O officials, A agencies, P places,
D dates, N counts, L legal references, S statements, C commitments. Names and figures that no
mention covers are listed last.

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

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Names every mention, statement and commitment that covers the place, the rule that made it, how it
was linked or dated, and the lexicon rows behind it with their source; then the rows that match
there and were not used. `ikrar lexicon list TABLE` shows a whole table.

Examples:
  ikrar explain rilis.txt --find 'Satpol PP'
  ikrar explain rilis.txt --at 312
  ikrar explain rilis.txt --find 'akan mengawal' --json")]
pub(crate) struct Explain {
    /// A file with one release; `-` reads it from standard input
    #[arg(value_name = "FILE")]
    pub(crate) path: PathBuf,
    /// The place: Unicode code points into the release's text, as `extract` gives them
    #[arg(
        long,
        value_name = "OFFSET",
        conflicts_with = "find",
        required_unless_present = "find"
    )]
    pub(crate) at: Option<usize>,
    /// The place by its words: the first that reads so, whatever the case
    #[arg(long, value_name = "WORDS")]
    pub(crate) find: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
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
  ikrar evaluate corpus --calibration
  ikrar evaluate corpus --min official=0.9 --min commitment=0.7")]
pub(crate) struct Evaluate {
    /// Folders with gold files
    #[arg(required = true, value_name = "DIR")]
    pub(crate) folders: Vec<PathBuf>,
    /// List what was missed and what was spurious
    #[arg(long)]
    pub(crate) misses: bool,
    /// Show how far the confidence of statements and commitments can be trusted
    #[arg(long)]
    pub(crate) calibration: bool,
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
#[command(after_help = "\
Examples:
  ikrar lexicon check --lexicons my-lexicons/
  ikrar lexicon list agencies")]
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
An unchanged release is passed over, a changed one replaces its old version, a copy of a known one
is linked to it. Hidden files, gold files (NAME.gold.json) and settings (*.toml) are passed over.

Examples:
  ikrar ingest releases/
  ikrar ingest rilis.txt more/*.txt
  ikrar ingest - < releases.jsonl
  ikrar ingest releases/ --report failures.jsonl")]
pub(crate) struct Ingest {
    /// Files and folders; `-` reads JSON Lines of {"id", "text", …} from standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Write the inputs that failed to a file, as JSON Lines
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Query: words are all wanted, in any form (mendukung finds dukungan; KPU finds Komisi Pemilihan Umum;
'UU 7/2017' finds all ways of citing it); \"exact phrase\"; prefix*; AND OR NOT -word ( );
field:value with title, text, agency, official, region, topic, type, legal, publisher, year, month.

Examples:
  ikrar search 'netralitas ASN' --in commitments
  ikrar search --official 'Iwan Setiawan'
  ikrar search 'logistik -bilik' --region 32 --since 2024-10-01
  ikrar search 'UU 7/2017' --in releases --json")]
pub(crate) struct Search {
    /// What to search for
    pub(crate) query: Option<String>,
    /// Among what
    #[arg(long = "in", value_enum, default_value_t = Within::Statements)]
    pub(crate) within: Within,
    #[command(flatten)]
    pub(crate) filters: Filters,
    /// How many hits to print
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) limit: usize,
    /// How many hits to pass over first
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) offset: usize,
    /// Print JSON, with facets
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Within {
    Releases,
    Statements,
    Commitments,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ikrar facets --region 32
  ikrar facets 'netralitas ASN' --in commitments
  ikrar facets --since 2024 --json")]
pub(crate) struct Facets {
    /// What to search for
    pub(crate) query: Option<String>,
    /// Among what
    #[arg(long = "in", value_enum, default_value_t = Within::Statements)]
    pub(crate) within: Within,
    #[command(flatten)]
    pub(crate) filters: Filters,
    /// How many values of each facet to print
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) limit: usize,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
A thread is one commitment across releases: the same actor, a matching action, published near each
other in time. The query and the filters ask for commitments; a thread is shown when it holds one.

Examples:
  ikrar threads
  ikrar threads logistik --agency kpu:32.01
  ikrar threads --least 3 --since 2024-10 --json")]
pub(crate) struct Threads {
    /// What to search for among commitments
    pub(crate) query: Option<String>,
    #[command(flatten)]
    pub(crate) filters: Filters,
    /// Told by this many releases at least
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub(crate) least: usize,
    /// How many threads to print
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) limit: usize,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ikrar export commitments --format json -o commitments.json
  ikrar export statements --topic netralitas_asn --since 2024-09-01
  ikrar export commitments --format csv --bom -o komitmen.csv     for Excel
  ikrar export officials --region 32.71 | jq .name")]
pub(crate) struct Export {
    /// What to write
    #[arg(value_enum)]
    pub(crate) what: ExportOf,
    /// Only what answers this query
    #[arg(long, value_name = "QUERY")]
    pub(crate) query: Option<String>,
    #[command(flatten)]
    pub(crate) filters: Filters,
    /// How to write: json (one array), jsonl (one object a line) or csv
    #[arg(long, default_value = "jsonl", value_parser = export_format)]
    pub(crate) format: ikrar::RowFormat,
    /// Begin CSV with a byte order mark, by which Excel knows UTF-8
    #[arg(long)]
    pub(crate) bom: bool,
    /// Write to a file, whole or not at all [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

fn export_format(typed: &str) -> Result<ikrar::RowFormat, String> {
    match typed {
        "json" => Ok(ikrar::RowFormat::Json),
        "jsonl" => Ok(ikrar::RowFormat::JsonLines),
        "csv" => Ok(ikrar::RowFormat::Csv),
        "xlsx" | "parquet" => Err(format!(
            "this version can't write {typed}; it writes json, jsonl and csv"
        )),
        _ => Err("there are json, jsonl and csv".to_owned()),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportOf {
    Commitments,
    Statements,
    Releases,
    Officials,
    Agencies,
    LegalRefs,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
The beginning of an id is enough where only one begins so.

Examples:
  ikrar show 036a5c61
  ikrar show 036a5c612d4b5009-s1204
  ikrar show 036a5c61 --json")]
pub(crate) struct Show {
    /// The id of a release, statement or commitment
    pub(crate) id: String,
    /// Print the release as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
The files themselves stay; ingesting them again brings their releases back.

Example:
  ikrar remove 036a5c612d4b5009")]
pub(crate) struct Remove {
    /// Ids of releases, or their beginnings
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<String>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ikrar schema
  ikrar schema commitment > commitment.schema.json
  ikrar schema --tables")]
pub(crate) struct Schema {
    /// What the schema is of
    #[arg(value_enum, default_value_t = SchemaOf::Release)]
    pub(crate) what: SchemaOf,
    /// Print the columns of what `export --format csv` writes instead, of every kind
    #[arg(long)]
    pub(crate) tables: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// What `extract` prints and `export releases` writes
    Release,
    /// A row of `export commitments`
    Commitment,
    /// A row of `export statements`
    Statement,
    /// A row of `export officials`
    Official,
    /// A row of `export agencies`
    Agency,
    /// A row of `export legal-refs`
    LegalRef,
    /// One of the threads that `threads --json` prints
    Thread,
    /// What `search --json` prints
    Search,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  ikrar completions bash > ~/.local/share/bash-completion/completions/ikrar")]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}
