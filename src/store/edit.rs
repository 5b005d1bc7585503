//! Changes to the record, each with its sequence number, inside one transaction.

use rusqlite::{OptionalExtension, Transaction, params};

use super::{Change, Entry, Put, Stored, pack, packed, unpack};
use crate::error::Result;
use crate::model::Record;

/// One transaction with what it changes.
pub(super) struct Edit<'a> {
    pub(super) transaction: Transaction<'a>,
    pub(super) sequence: u64,
    pub(super) changes: Vec<Change>,
}

impl Edit<'_> {
    pub(super) fn put(&mut self, entry: Entry) -> Result<Put> {
        let Entry {
            origin,
            record,
            json,
        } = entry;
        let before: Option<(i64, String)> = self
            .transaction
            .prepare_cached("SELECT release, hash FROM source WHERE key = ?1")?
            .query_row([&origin.key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if before
            .as_ref()
            .is_some_and(|(_, hash)| *hash == origin.hash)
        {
            return Ok(Put::Unchanged);
        }
        let before = before.map(|(number, _)| number);
        let (number, outcome) = match self.number_of(&record.id)? {
            // The same text from the same source again: its metadata or the rules have changed.
            Some(number) if before == Some(number) => {
                self.write(Some(number), record, &json)?;
                (number, Put::Replaced)
            }
            Some(number) => (number, Put::Linked),
            None => {
                let outcome = before.map_or(Put::Added, |_| Put::Replaced);
                (self.write(None, record, &json)?, outcome)
            }
        };
        self.transaction
            .prepare_cached(
                "INSERT INTO source (key, name, hash, release) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (key) DO UPDATE SET name = ?2, hash = ?3, release = ?4",
            )?
            .execute(params![origin.key, origin.name, origin.hash, number])?;
        if let Some(old) = before.filter(|old| *old != number) {
            self.let_go(old)?;
        }
        Ok(outcome)
    }

    /// Writes a record, over an old one or as new; gives its number.
    fn write(&mut self, number: Option<i64>, record: Record, json: &[u8]) -> Result<i64> {
        self.sequence += 1;
        self.transaction
            .prepare_cached(
                "INSERT INTO release (number, id, sequence, statements, commitments, json)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (number) DO UPDATE
                 SET id = ?2, sequence = ?3, statements = ?4, commitments = ?5, json = ?6",
            )?
            .execute(params![
                number,
                record.id,
                self.sequence as i64,
                record.statements.len() as i64,
                record.commitments.len() as i64,
                json
            ])?;
        let number = number.unwrap_or_else(|| self.transaction.last_insert_rowid());
        self.changes.push(Change::Put(Box::new(Stored {
            number: number as u64,
            sequence: self.sequence,
            record,
        })));
        Ok(number)
    }

    /// A source has let go of a release: the release goes with its last source, and where another
    /// is left, is called by that one.
    fn let_go(&mut self, number: i64) -> Result<()> {
        let left: Option<String> = self
            .transaction
            .prepare_cached("SELECT name FROM source WHERE release = ?1 ORDER BY rowid LIMIT 1")?
            .query_row([number], |row| row.get(0))
            .optional()?;
        let Some(name) = left else {
            return self.drop_release(number);
        };
        let stored = self
            .transaction
            .prepare_cached("SELECT number, sequence, json FROM release WHERE number = ?1")?
            .query_row([number], packed)?;
        let mut record = unpack(stored)?.record;
        record.source.path = Some(name);
        let json = pack(&record)?;
        self.write(Some(number), record, &json)?;
        Ok(())
    }

    pub(super) fn drop_release(&mut self, number: i64) -> Result<()> {
        self.sequence += 1;
        self.transaction
            .execute("DELETE FROM release WHERE number = ?1", [number])?;
        self.transaction.execute(
            "INSERT INTO removal (number, sequence) VALUES (?1, ?2)",
            [number, self.sequence as i64],
        )?;
        self.changes.push(Change::Removed {
            number: number as u64,
            sequence: self.sequence,
        });
        Ok(())
    }

    pub(super) fn number_of(&self, id: &str) -> Result<Option<i64>> {
        Ok(self
            .transaction
            .prepare_cached("SELECT number FROM release WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?)
    }
}
