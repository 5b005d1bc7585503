//! What all commands print with: standard output, complaints, the pipeline behind the arguments.

use std::io::{BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use ikrar::{Database, Failure, Lexicons, Pipeline};

use crate::args::Args;

/// Standard output, buffered; errors of writing are to be handed up, never ignored.
pub(crate) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(std::io::stdout().lock())
}

/// Says on standard error what went wrong.
pub(crate) fn complain(message: &str) {
    // With standard error gone there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "ikrar: {message}");
}

/// Names an input that failed, with the reason.
pub(crate) fn complain_of(failure: &Failure) {
    complain(&format!("{}: {}", failure.name, failure.error));
}

/// Whether the error is that the reader of our output went away.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let kind = match cause.downcast_ref::<std::io::Error>() {
            Some(io) => Some(io.kind()),
            None => cause
                .downcast_ref::<serde_json::Error>()
                .and_then(serde_json::Error::io_error_kind),
        };
        kind == Some(std::io::ErrorKind::BrokenPipe)
    })
}

/// The lexicons that the arguments ask for.
pub(crate) fn lexicons(args: &Args) -> ikrar::Result<Lexicons> {
    match &args.lexicons {
        Some(folder) => Lexicons::with_folder(folder),
        None => Lexicons::new(),
    }
}

/// The pipeline on those lexicons. It lives as long as the process, which so does not spend its
/// last milliseconds on taking it apart.
pub(crate) fn pipeline(args: &Args) -> ikrar::Result<&'static Pipeline> {
    Ok(Box::leak(Box::new(Pipeline::new(lexicons(args)?)?)))
}

/// Tells something on standard error that is no complaint.
pub(crate) fn note(message: &str) {
    let _ = writeln!(std::io::stderr(), "{message}");
}

/// A number of things: `1 agency`, `2 agencies`.
pub(crate) fn count(number: usize, thing: &str) -> String {
    match (number, thing.strip_suffix('y')) {
        (1, _) => format!("1 {thing}"),
        (_, Some(stem)) => format!("{number} {stem}ies"),
        (_, None) => format!("{number} {thing}s"),
    }
}

/// The database folder that the arguments ask for.
pub(crate) fn db_folder(args: &Args) -> PathBuf {
    match (&args.db, std::env::var_os("IKRAR_DB")) {
        (Some(folder), _) => folder.clone(),
        (None, Some(folder)) if !folder.is_empty() => PathBuf::from(folder),
        _ => PathBuf::from("ikrar-data"),
    }
}

/// That database, open for reading.
pub(crate) fn database(args: &Args, pipeline: &Pipeline) -> ikrar::Result<Database> {
    Database::open(&db_folder(args), pipeline.lexicons())
}

/// Writes a file whole or not at all: beside it first, then in its place.
pub(crate) fn write_whole(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let cant = || format!("{}: can't be written", path.display());
    let file = tempfile::Builder::new()
        .prefix(".ikrar-")
        .tempfile_in(folder.unwrap_or(Path::new(".")))
        .with_context(cant)?;
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    let file = out
        .into_inner()
        .map_err(|e| e.into_error())
        .with_context(cant)?;
    file.as_file().sync_all().with_context(cant)?;
    file.persist(path).with_context(cant)?;
    Ok(())
}

/// How wide lines may be: as the terminal, else as pages usually are.
pub(crate) fn width() -> usize {
    let terminal = terminal_size::terminal_size_of(std::io::stdout());
    terminal.map_or(100, |(width, _)| usize::from(width.0).max(40))
}

/// How words are set off on a terminal; nothing elsewhere.
pub(crate) struct Style {
    is_coloured: bool,
    /// Before and after a word that was searched for.
    pub(crate) mark: (&'static str, &'static str),
}

impl Style {
    /// Colours only on a terminal, and not where NO_COLOR asks for none.
    pub(crate) fn of_stdout() -> Self {
        let is_plain = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        if std::io::stdout().is_terminal() && !is_plain {
            Self {
                is_coloured: true,
                mark: ("\u{1b}[1;33m", "\u{1b}[0m"),
            }
        } else {
            Self::none()
        }
    }

    /// No colours at all.
    pub(crate) fn none() -> Self {
        Self {
            is_coloured: false,
            mark: ("", ""),
        }
    }

    /// The text after a terminal's code for how it looks.
    pub(crate) fn painted(&self, code: &str, text: &str) -> String {
        if self.is_coloured && !code.is_empty() {
            format!("{code}{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    pub(crate) fn bold(&self, text: &str) -> String {
        self.painted("\u{1b}[1m", text)
    }

    pub(crate) fn dim(&self, text: &str) -> String {
        self.painted("\u{1b}[2m", text)
    }
}
