//! The record in SQLite: every release as it was extracted, where it came from, in what order.
//!
//! This is the truth; the index can be made from it again. Every change to a release takes the
//! next sequence number, also its removal, so that the index can tell what it has not yet seen.
//! A release stays as long as one source names it: a copy is a second source of the same release,
//! and a source whose content changed lets go of the old release. Leaves out files, folders and
//! the lock on them.

mod edit;
mod schema;

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Row};

use crate::error::{Error, Result};
use crate::model::Record;
use edit::Edit;

/// The compression of a record's JSON: ratio hardly grows beyond, time does.
const LEVEL: i32 = 3;

/// The record.
pub struct Store {
    connection: Connection,
}

/// Where a release was found, and what was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// What makes it the same source at the next run: an absolute path, a caller's id.
    pub key: String,
    /// How the user called it.
    pub name: String,
    /// What the bytes and the extraction were, to tell an unchanged source.
    pub hash: String,
}

/// A stored release.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Its number, never used again.
    pub number: u64,
    /// The sequence number of its last change.
    pub sequence: u64,
    /// The record.
    pub record: Record,
}

/// A release to be stored, already packed, so that many cores can pack.
pub struct Entry {
    origin: Origin,
    record: Record,
    json: Vec<u8>,
}

impl Entry {
    /// Packs a record with where it was found.
    ///
    /// # Errors
    /// Reports that memory for the packing is missing.
    pub fn new(origin: Origin, record: Record) -> Result<Self> {
        let json = pack(&record)?;
        Ok(Self {
            origin,
            record,
            json,
        })
    }

    /// The record.
    pub fn record(&self) -> &Record {
        &self.record
    }
}

/// What became of a release that was handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It was there from this source already.
    Unchanged,
    /// It is new.
    Added,
    /// Its source held another release before, or the same one read otherwise.
    Replaced,
    /// The same release is known from another source.
    Linked,
}

/// A change that the index has to follow.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The release was added or changed.
    Put(Box<Stored>),
    /// The release is gone.
    Removed {
        /// Its number.
        number: u64,
        /// The sequence number of the removal.
        sequence: u64,
    },
}

impl Change {
    /// The sequence number.
    pub fn sequence(&self) -> u64 {
        match self {
            Change::Put(stored) => stored.sequence,
            Change::Removed { sequence, .. } => *sequence,
        }
    }
}

/// How much is stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Releases.
    pub releases: u64,
    /// Sources, copies too.
    pub sources: u64,
    /// Statements.
    pub statements: u64,
    /// Commitments.
    pub commitments: u64,
}

impl Store {
    /// Opens the file, making it where it is not.
    ///
    /// # Errors
    /// Says why the file can't be used: damaged, of a newer ikrar, not writable.
    pub fn create(path: &Path) -> Result<Self> {
        let connection = Connection::open(path).map_err(|e| cant_open(path, e))?;
        schema::prepare(&connection, path)?;
        Ok(Self { connection })
    }

    /// Opens the file for reading, where it is.
    ///
    /// # Errors
    /// Says why the file can't be used.
    pub fn open(path: &Path) -> Result<Self> {
        use rusqlite::OpenFlags;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        // A database on read-only media can't be opened for writing, and need not be.
        let read_only = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)
            .or_else(|_| Connection::open_with_flags(path, read_only))
            .map_err(|e| cant_open(path, e))?;
        schema::check(&connection, path)?;
        Ok(Self { connection })
    }

    /// What tells this database from any other.
    ///
    /// # Errors
    /// Reports a failure of SQLite.
    pub fn identity(&self) -> Result<String> {
        Ok(self.connection.query_row(
            "SELECT value FROM meta WHERE key = 'identity'",
            [],
            |row| row.get(0),
        )?)
    }

    /// The sequence number of the last change; 0 before the first.
    ///
    /// # Errors
    /// Reports a failure of SQLite.
    pub fn sequence(&self) -> Result<u64> {
        let n: i64 = self.connection.query_row(
            "SELECT max((SELECT ifnull(max(sequence), 0) FROM release),
                        (SELECT ifnull(max(sequence), 0) FROM removal))",
            [],
            |row| row.get(0),
        )?;
        Ok(n as u64)
    }

    /// How much is stored.
    ///
    /// # Errors
    /// Reports a failure of SQLite.
    pub fn counts(&self) -> Result<Counts> {
        Ok(self.connection.query_row(
            "SELECT count(*), (SELECT count(*) FROM source), ifnull(sum(statements), 0),
                    ifnull(sum(commitments), 0) FROM release",
            [],
            |row| {
                let n = |i: usize| row.get::<_, i64>(i).map(|n| n as u64);
                Ok(Counts {
                    releases: n(0)?,
                    sources: n(1)?,
                    statements: n(2)?,
                    commitments: n(3)?,
                })
            },
        )?)
    }

    /// Whether this very content was already taken from this source.
    ///
    /// # Errors
    /// Reports a failure of SQLite.
    pub fn is_unchanged(&self, origin: &Origin) -> Result<bool> {
        let hash: Option<String> = self
            .connection
            .prepare_cached("SELECT hash FROM source WHERE key = ?1")?
            .query_row([&origin.key], |row| row.get(0))
            .optional()?;
        Ok(hash.is_some_and(|h| h == origin.hash))
    }

    /// Records releases, all of them or none; says what became of each, and what has changed.
    ///
    /// # Errors
    /// Reports a failure of SQLite, such as a full disk; then nothing of this call is stored.
    pub fn put(&mut self, entries: Vec<Entry>) -> Result<(Vec<Put>, Vec<Change>)> {
        let mut edit = Edit {
            sequence: self.sequence()?,
            transaction: self.connection.transaction()?,
            changes: Vec::new(),
        };
        let mut outcomes = Vec::with_capacity(entries.len());
        for entry in entries {
            outcomes.push(edit.put(entry)?);
        }
        edit.transaction.commit()?;
        Ok((outcomes, edit.changes))
    }

    /// Forgets a release and all its sources; none if it was not there.
    ///
    /// # Errors
    /// Reports a failure of SQLite.
    pub fn remove(&mut self, id: &str) -> Result<Option<Change>> {
        let mut edit = Edit {
            sequence: self.sequence()?,
            transaction: self.connection.transaction()?,
            changes: Vec::new(),
        };
        if let Some(number) = edit.number_of(id)? {
            edit.transaction
                .execute("DELETE FROM source WHERE release = ?1", [number])?;
            edit.drop_release(number)?;
        }
        edit.transaction.commit()?;
        Ok(edit.changes.pop())
    }

    /// The release of a number.
    ///
    /// # Errors
    /// Reports a failure of SQLite or a record that can't be read.
    pub fn by_number(&self, number: u64) -> Result<Option<Stored>> {
        self.connection
            .prepare_cached("SELECT number, sequence, json FROM release WHERE number = ?1")?
            .query_row([number as i64], packed)
            .optional()?
            .map(unpack)
            .transpose()
    }

    /// The releases whose id begins so, a few at most.
    ///
    /// # Errors
    /// Reports a failure of SQLite or a record that can't be read.
    pub fn by_id_prefix(&self, prefix: &str) -> Result<Vec<Stored>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT number, sequence, json FROM release
             WHERE id >= ?1 AND substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 5",
        )?;
        let rows = statement.query_map([prefix], packed)?;
        rows.map(|row| unpack(row?)).collect()
    }

    /// The sources of a release, as the user called them.
    ///
    /// # Errors
    /// Reports a failure of SQLite.
    pub fn sources(&self, number: u64) -> Result<Vec<String>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT name FROM source WHERE release = ?1 ORDER BY rowid")?;
        let rows = statement.query_map([number as i64], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The next changes after a sequence number, in order, at most `limit`.
    ///
    /// # Errors
    /// Reports a failure of SQLite or a record that can't be read.
    pub fn changes_after(&self, sequence: u64, limit: usize) -> Result<Vec<Change>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT number, sequence, json FROM release WHERE sequence > ?1
             UNION ALL SELECT number, sequence, NULL FROM removal WHERE sequence > ?1
             ORDER BY 2 LIMIT ?2",
        )?;
        let rows = statement.query_map([sequence as i64, limit as i64], |row| {
            let json: Option<Vec<u8>> = row.get(2)?;
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, json))
        })?;
        rows.map(|row| {
            let (number, sequence, json) = row?;
            Ok(match json {
                Some(json) => Change::Put(Box::new(unpack((number, sequence, json))?)),
                None => Change::Removed {
                    number: number as u64,
                    sequence: sequence as u64,
                },
            })
        })
        .collect()
    }

    /// The numbers of all releases, in order.
    ///
    /// # Errors
    /// Reports a failure of SQLite.
    pub fn numbers(&self) -> Result<Vec<u64>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT number FROM release ORDER BY number")?;
        let rows = statement.query_map([], |row| row.get::<_, i64>(0))?;
        Ok(rows
            .map(|n| n.map(|n| n as u64))
            .collect::<rusqlite::Result<_>>()?)
    }

    /// What SQLite finds wrong with the file; empty where it is sound.
    ///
    /// # Errors
    /// Reports a failure of SQLite.
    pub fn faults(&self) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        let mut faults: Vec<String> = rows.collect::<rusqlite::Result<_>>()?;
        faults.retain(|f| f != "ok");
        Ok(faults)
    }
}

fn pack(record: &Record) -> Result<Vec<u8>> {
    let json = serde_json::to_vec(record)
        .map_err(|e| Error::internal("a record can't be written as JSON").because(e))?;
    zstd::bulk::compress(&json, LEVEL)
        .map_err(|e| Error::internal("a record can't be compressed").because(e))
}

type Packed = (i64, i64, Vec<u8>);

fn packed(row: &Row<'_>) -> rusqlite::Result<Packed> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

fn unpack((number, sequence, json): Packed) -> Result<Stored> {
    let damaged = |e: String| {
        Error::damaged(format!(
            "the record of release number {number} can't be read ({e}); remove the release and ingest it again"
        ))
    };
    let json = zstd::stream::decode_all(json.as_slice()).map_err(|e| damaged(e.to_string()))?;
    Ok(Stored {
        number: number as u64,
        sequence: sequence as u64,
        record: serde_json::from_slice(&json).map_err(|e| damaged(e.to_string()))?,
    })
}

fn cant_open(path: &Path, error: rusqlite::Error) -> Error {
    Error::internal(format!("{}: can't be opened: {error}", path.display())).because(error)
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let code = error.sqlite_error_code();
        let said = match code {
            Some(ErrorCode::DiskFull) => {
                return Error::internal("the disk is full; nothing of this batch was stored")
                    .because(error);
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                return Error::busy(
                    "another process is writing the database; wait until it has ended",
                )
                .because(error);
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                return Error::damaged(format!("the record is damaged: {error}")).because(error);
            }
            Some(ErrorCode::ReadOnly) => "the record can't be written: it is read-only".to_owned(),
            _ => format!("the record can't be used: {error}"),
        };
        Error::internal(said).because(error)
    }
}
