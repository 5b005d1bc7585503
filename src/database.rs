//! The database: one folder with the record, the index over it, and the lock of its writer.
//!
//! The record is written first, then the index, whose commits carry the sequence number that they
//! have reached. Whoever opens the folder replays what the index has not yet seen, or makes it
//! anew where it was made otherwise. One process writes at a time; any number read. Leaves out
//! where releases come from and how they are searched.

mod verify;

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

pub use verify::Findings;

use crate::error::{Error, Result};
use crate::index::{Index, Mark, Stemmer, Writer, fingerprint};
use crate::lexicon::Lexicons;
use crate::store::{Change, Entry, Put, Store};

/// The index commits after so many releases …
const COMMIT_COUNT: usize = 20_000;
/// … or after so long.
const COMMIT_TIME: Duration = Duration::from_secs(10);

/// Changes that are read from the record at once when the index is replayed.
const REPLAY: usize = 500;

/// A database, open for reading.
pub struct Database {
    folder: PathBuf,
    store: Store,
    index: Index,
    mark: Mark,
}

/// A database, open for writing; closed by [`Editor::finish`].
pub struct Editor {
    database: Database,
    writer: Writer,
    pending: usize,
    committed: Instant,
    _lock: File,
}

impl Database {
    /// Opens a folder for reading; brings the index up to the record first, where it lags.
    ///
    /// # Errors
    /// Says that there is no database, that it is damaged, or that its index can't be brought up
    /// to date because another process is writing.
    pub fn open(folder: &Path, lexicons: &Lexicons) -> Result<Self> {
        let store = open_record(folder)?;
        let stemmer = Arc::new(Stemmer::new(lexicons));
        let wanted = Mark {
            identity: store.identity()?,
            analysis: fingerprint(lexicons),
            sequence: store.sequence()?,
        };
        let found = match Index::open(&index_folder(folder), Arc::clone(&stemmer))? {
            Some(index) => index.mark()?.map(|mark| (index, mark)),
            None => None,
        };
        match found {
            Some((index, mark)) if mark == wanted => Ok(Self {
                folder: folder.to_owned(),
                store,
                index,
                mark,
            }),
            found => match (Editor::open(folder, lexicons), found) {
                (Ok(editor), _) => editor.finish(),
                // A writer is at work or the disk is read-only: what was committed last can be
                // searched as long as its words were analysed as ours are.
                (Err(_), Some((index, mark))) if mark.is_like(&wanted) => Ok(Self {
                    folder: folder.to_owned(),
                    store,
                    index,
                    mark,
                }),
                (Err(error), _) => Err(error),
            },
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The record.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The index.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// What the index has seen.
    pub fn mark(&self) -> &Mark {
        &self.mark
    }
}

impl Mark {
    /// Whether both are of one record and one analysis.
    fn is_like(&self, other: &Mark) -> bool {
        self.identity == other.identity && self.analysis == other.analysis
    }
}

impl Editor {
    /// Opens a folder for writing, making it where it is not.
    ///
    /// # Errors
    /// Says that another process is writing, or why the folder can't be used.
    pub fn create(folder: &Path, lexicons: &Lexicons) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(|e| Error::io(folder, e))?;
        Self::locked(folder, lexicons, false)
    }

    /// Opens a folder for writing, where it is.
    ///
    /// # Errors
    /// Says that there is no database, that another process is writing, or why the folder can't
    /// be used.
    pub fn open(folder: &Path, lexicons: &Lexicons) -> Result<Self> {
        open_record(folder)?;
        Self::locked(folder, lexicons, false)
    }

    /// Opens a folder for writing and makes its index anew from the record.
    ///
    /// # Errors
    /// As [`Editor::open`].
    pub fn reindex(folder: &Path, lexicons: &Lexicons) -> Result<Self> {
        open_record(folder)?;
        Self::locked(folder, lexicons, true)
    }

    fn locked(folder: &Path, lexicons: &Lexicons, anew: bool) -> Result<Self> {
        let lock = lock(folder)?;
        let store = Store::create(&record_file(folder))?;
        let stemmer = Arc::new(Stemmer::new(lexicons));
        let wanted = Mark {
            identity: store.identity()?,
            analysis: fingerprint(lexicons),
            sequence: store.sequence()?,
        };
        let path = index_folder(folder);
        let usable = |index: &Index| -> Result<Option<Mark>> {
            // An index that has seen more than the record holds belongs to a record that was
            // replaced by an older copy of itself.
            let mark = index.mark()?;
            Ok(mark.filter(|m| m.is_like(&wanted) && m.sequence <= wanted.sequence))
        };
        let found = if anew {
            None
        } else {
            match Index::open(&path, Arc::clone(&stemmer)) {
                Ok(Some(index)) => usable(&index)?.map(|mark| (index, mark)),
                Ok(None) => None,
                Err(error) if error.is_damaged() => None,
                Err(error) => return Err(error),
            }
        };
        let is_fresh = found.is_none();
        let (index, mark) = match found {
            Some(found) => found,
            None => {
                if path.exists() {
                    std::fs::remove_dir_all(&path).map_err(|e| Error::io(&path, e))?;
                }
                std::fs::create_dir_all(&path).map_err(|e| Error::io(&path, e))?;
                let mark = Mark {
                    sequence: 0,
                    ..wanted
                };
                (Index::create(&path, stemmer)?, mark)
            }
        };
        let mut editor = Self {
            writer: index.writer()?,
            database: Database {
                folder: folder.to_owned(),
                store,
                index,
                mark,
            },
            pending: 0,
            committed: Instant::now(),
            _lock: lock,
        };
        editor.replay(is_fresh)?;
        Ok(editor)
    }

    /// Applies to the index what the record has and it has not.
    fn replay(&mut self, is_fresh: bool) -> Result<()> {
        let mut is_behind = is_fresh;
        loop {
            let after = self.database.mark.sequence;
            let changes = self.database.store.changes_after(after, REPLAY)?;
            if changes.is_empty() {
                break;
            }
            is_behind = true;
            for change in &changes {
                match change {
                    Change::Put(stored) if is_fresh => {
                        self.writer.add(stored.number, &stored.record)?;
                    }
                    Change::Put(stored) => self.writer.put(stored.number, &stored.record)?,
                    Change::Removed { number, .. } => self.writer.remove(*number),
                }
                self.database.mark.sequence = change.sequence();
            }
        }
        if is_behind { self.commit() } else { Ok(()) }
    }

    /// The database as it stands.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// A second way into the record, for reading in another thread.
    ///
    /// # Errors
    /// Reports a failure of SQLite.
    pub fn reader(&self) -> Result<Store> {
        Store::open(&record_file(&self.database.folder))
    }

    /// Stores releases and indexes them; what was returned as stored is there for good.
    ///
    /// # Errors
    /// Reports a failure of the disk; then nothing of this call is stored.
    pub fn put(&mut self, entries: Vec<Entry>) -> Result<Vec<Put>> {
        let (outcomes, changes) = self.database.store.put(entries)?;
        self.follow(&changes)?;
        Ok(outcomes)
    }

    /// Forgets a release and its sources; says whether it was there.
    ///
    /// # Errors
    /// Reports a failure of the disk.
    pub fn remove(&mut self, id: &str) -> Result<bool> {
        let change = self.database.store.remove(id)?;
        self.follow(change.as_slice())?;
        Ok(change.is_some())
    }

    fn follow(&mut self, changes: &[Change]) -> Result<()> {
        for change in changes {
            match change {
                Change::Put(stored) => self.writer.put(stored.number, &stored.record)?,
                Change::Removed { number, .. } => self.writer.remove(*number),
            }
            self.database.mark.sequence = change.sequence();
            self.pending += 1;
        }
        if self.pending >= COMMIT_COUNT
            || (self.pending > 0 && self.committed.elapsed() >= COMMIT_TIME)
        {
            self.commit()?;
        }
        Ok(())
    }

    fn commit(&mut self) -> Result<()> {
        self.writer.commit(&self.database.mark)?;
        self.pending = 0;
        self.committed = Instant::now();
        Ok(())
    }

    /// Commits what is left, and lets go of the lock.
    ///
    /// # Errors
    /// Reports a failure of the disk; the record is whole, and the index is mended at the next
    /// opening.
    pub fn finish(mut self) -> Result<Database> {
        if self.pending > 0 {
            self.commit()?;
        }
        self.writer.finish()?;
        Ok(self.database)
    }
}

fn record_file(folder: &Path) -> PathBuf {
    folder.join("record.sqlite")
}

fn index_folder(folder: &Path) -> PathBuf {
    folder.join("index")
}

fn open_record(folder: &Path) -> Result<Store> {
    let file = record_file(folder);
    if !file.is_file() {
        return Err(Error::input(format!(
            "{}: no database here; make one with `ikrar ingest PATH`, or name another with --db",
            folder.display()
        )));
    }
    Store::open(&file)
}

/// Takes the writer's lock, which ends with the process that holds it.
fn lock(folder: &Path) -> Result<File> {
    let path = folder.join("lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|e| Error::io(&path, e))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::busy(format!(
            "{}: another process is writing this database; wait until it has ended, or give --db another folder. Nothing was changed",
            folder.display()
        ))),
        Err(TryLockError::Error(error)) => Err(Error::io(&path, error)),
    }
}
