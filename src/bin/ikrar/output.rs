//! What all commands print with: standard output, complaints, the pipeline behind the arguments.

use std::io::{BufWriter, StdoutLock, Write};

use ikrar::{Failure, Lexicons, Pipeline};

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

/// The pipeline on those lexicons.
pub(crate) fn pipeline(args: &Args) -> ikrar::Result<Pipeline> {
    Pipeline::new(lexicons(args)?)
}
