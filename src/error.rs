//! What can go wrong, said for people: what happened, to what, and what to do next.
//!
//! One opaque type for the whole library. Its kind is private; callers ask it questions. Leaves
//! out exit codes and colours, which belong to the command line.

use std::fmt;
use std::path::Path;

/// The result of every function that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// An error of ikrar's.
pub struct Error {
    kind: Kind,
    message: String,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Input,
    Lexicon,
    Query,
    Busy,
    Damaged,
    Internal,
}

impl Error {
    fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            cause: None,
        }
    }

    /// One input could not be read; `reason` says why and, where it helps, what to do.
    pub fn input(reason: impl Into<String>) -> Self {
        Self::new(Kind::Input, reason)
    }

    /// A row of a lexicon is wrong.
    pub fn lexicon(file: &str, line: usize, reason: impl fmt::Display) -> Self {
        Self::new(Kind::Lexicon, format!("{file}:{line}: {reason}"))
    }

    /// A query does not parse; `at` is the byte offset of the place in `query`.
    pub fn query(query: &str, at: usize, reason: impl fmt::Display) -> Self {
        let column = query.get(..at).unwrap_or(query).chars().count();
        let pointer = format!("{}^", " ".repeat(column));
        Self::new(Kind::Query, format!("{reason}\n  {query}\n  {pointer}"))
    }

    /// Another process holds the database.
    pub fn busy(message: impl Into<String>) -> Self {
        Self::new(Kind::Busy, message)
    }

    /// What is stored contradicts itself.
    pub fn damaged(message: impl Into<String>) -> Self {
        Self::new(Kind::Damaged, message)
    }

    /// Something under ikrar failed: the disk, SQLite, the index.
    pub fn internal(message: impl Into<String>) -> Self {
        Self::new(Kind::Internal, message)
    }

    /// ikrar itself broke on one input; `what` is what the code complained of.
    pub fn broken(what: &str) -> Self {
        let reason = "a fault of ikrar's own, not of the release; please report it with the file";
        Self::new(Kind::Internal, format!("{reason} ({what})"))
    }

    /// A file operation failed on `path`.
    pub fn io(path: &Path, cause: std::io::Error) -> Self {
        let message = match cause.kind() {
            std::io::ErrorKind::NotFound => format!("{}: no such file or folder", path.display()),
            _ => format!("{}: {cause}", path.display()),
        };
        Self::new(Kind::Input, message).because(cause)
    }

    /// Adds what lies under the error.
    #[must_use]
    pub fn because(mut self, cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.cause = Some(Box::new(cause));
        self
    }

    /// Whether one input is to blame and the others can go on.
    pub fn is_input(&self) -> bool {
        self.kind == Kind::Input
    }

    /// Whether the query is to blame.
    pub fn is_query(&self) -> bool {
        self.kind == Kind::Query
    }

    /// Whether another process is writing.
    pub fn is_busy(&self) -> bool {
        self.kind == Kind::Busy
    }

    /// Whether the database needs `ikrar reindex` or a repair.
    pub fn is_damaged(&self) -> bool {
        self.kind == Kind::Damaged
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.kind, self.message)?;
        match &self.cause {
            Some(cause) => write!(f, " ({cause})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_deref().map(|c| c as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_error_points_at_its_place() {
        let error = Error::query("é AND (", 7, "a parenthesis is not closed");
        assert_eq!(
            error.to_string(),
            "a parenthesis is not closed\n  é AND (\n        ^"
        );
        assert!(error.is_query() && !error.is_input());
    }
}
