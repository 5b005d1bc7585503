//! The tables of the record and their version.

use std::path::Path;

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// The version of the tables, kept as SQLite's `user_version`.
const VERSION: i64 = 1;

/// `number` is never used again (AUTOINCREMENT), because the index knows a release by it.
const TABLES: &str = "
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE release (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  sequence INTEGER NOT NULL UNIQUE,
  statements INTEGER NOT NULL,
  commitments INTEGER NOT NULL,
  json BLOB NOT NULL
);
CREATE TABLE source (
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  release INTEGER NOT NULL REFERENCES release (number)
);
CREATE INDEX source_release ON source (release);
CREATE TABLE removal (number INTEGER NOT NULL, sequence INTEGER PRIMARY KEY);
";

/// Makes a new file ready, or checks an old one.
pub(super) fn prepare(connection: &Connection, path: &Path) -> Result<()> {
    // WAL lets readers read while we write; FULL, because what was reported as stored must be there
    // after a loss of power, and batches make the price small.
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    if version(connection)? == 0 {
        let identity = identity(path);
        connection.execute_batch(&format!(
            "BEGIN; {TABLES} INSERT INTO meta VALUES ('identity', '{identity}');
             PRAGMA user_version = {VERSION}; COMMIT;"
        ))?;
    }
    check(connection, path)
}

/// Refuses a file whose tables are not ours.
pub(super) fn check(connection: &Connection, path: &Path) -> Result<()> {
    let found = version(connection)?;
    if found == VERSION {
        return Ok(());
    }
    Err(Error::damaged(format!(
        "{}: made by another version of ikrar (tables {found}, here {VERSION}); \
         use that version, or ingest into a new folder",
        path.display()
    )))
}

fn version(connection: &Connection) -> Result<i64> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Unlike that of any other database: from the clock, the process and the place.
fn identity(path: &Path) -> String {
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |d| d.as_nanos());
    let seed = format!("{now} {} {}", std::process::id(), path.display());
    Sha256::digest(seed.as_bytes())
        .iter()
        .take(8)
        .map(|b| format!("{b:02x}"))
        .collect()
}
