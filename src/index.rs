//! The tantivy index over the record: rebuildable, without a document store.
//!
//! A release gives one document for itself and one for each of its statements and commitments. A
//! hit is a release's number and an item's place in it; what is shown comes from the record. Each
//! commit carries a mark of what it has seen, so that the way from record to index can be replayed
//! after a kill. Leaves out the query language and all counting.

mod analyzer;
mod documents;
mod schema;
mod stem;

use std::path::Path;
use std::sync::Arc;

use tantivy::directory::MmapDirectory;
use tantivy::directory::error::OpenReadError;
use tantivy::indexer::IndexWriterOptions;
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyError, Term};

pub use analyzer::{STEM_MARK, fold};
pub use schema::{FACETS, Fields, Kind};
pub use stem::Stemmer;

use crate::error::{Error, Result};
use crate::lexicon::Lexicons;
use crate::model::{Record, TableId};

/// The version of fields and documents; an index of another version is rebuilt.
const FORMAT: u32 = 2;

/// Memory for the writer's thread before it flushes a segment.
const WRITER_BYTES: usize = 50 << 20;

/// The lexicons that decide how words are indexed.
const ANALYSIS: &[TableId] = &[
    TableId::Names,
    TableId::RegionAliases,
    TableId::RegionCautions,
    TableId::Regions,
    TableId::Roots,
    TableId::StemExceptions,
];

/// What a commit has seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The record it was made from.
    pub identity: String,
    /// How words were analysed, from [`fingerprint`].
    pub analysis: String,
    /// The last sequence number that was applied.
    pub sequence: u64,
}

impl Mark {
    fn to_payload(&self) -> String {
        format!(
            "{FORMAT} {} {} {}",
            self.identity, self.analysis, self.sequence
        )
    }

    fn of_payload(payload: &str) -> Option<Self> {
        let parts: Vec<&str> = payload.split(' ').collect();
        let [format, identity, analysis, sequence] = parts[..] else {
            return None;
        };
        (format == FORMAT.to_string()).then_some(())?;
        Some(Self {
            identity: identity.to_owned(),
            analysis: analysis.to_owned(),
            sequence: sequence.parse().ok()?,
        })
    }
}

/// How words are analysed, in 16 hexadecimal digits: differs where an index must be rebuilt.
pub fn fingerprint(lexicons: &Lexicons) -> String {
    lexicons.fingerprint_of(ANALYSIS)
}

/// The index.
pub struct Index {
    index: tantivy::Index,
    fields: Fields,
    reader: IndexReader,
    stemmer: Arc<Stemmer>,
}

impl Index {
    /// Makes an empty index in an empty folder.
    ///
    /// # Errors
    /// Reports a failure of the disk.
    pub fn create(folder: &Path, stemmer: Arc<Stemmer>) -> Result<Self> {
        let schema = schema::schema();
        let directory = MmapDirectory::open(folder).map_err(TantivyError::from)?;
        Self::ready(tantivy::Index::open_or_create(directory, schema)?, stemmer)
    }

    /// Opens the index in a folder; none where there is no index of this version's making.
    ///
    /// # Errors
    /// Reports a failure of the disk.
    pub fn open(folder: &Path, stemmer: Arc<Stemmer>) -> Result<Option<Self>> {
        let Ok(directory) = MmapDirectory::open(folder) else {
            return Ok(None);
        };
        match tantivy::Index::exists(&directory) {
            Ok(true) => {}
            Ok(false) | Err(OpenReadError::FileDoesNotExist(_)) => return Ok(None),
            Err(error) => return Err(TantivyError::from(error).into()),
        }
        match tantivy::Index::open(directory) {
            Ok(index) if index.schema() == schema::schema() => {
                Self::ready(index, stemmer).map(Some)
            }
            Ok(_) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn ready(index: tantivy::Index, stemmer: Arc<Stemmer>) -> Result<Self> {
        index.tokenizers().register(
            schema::ANALYZER,
            analyzer::Analyzer::new(Arc::clone(&stemmer)),
        );
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        Ok(Self {
            fields: Fields::of(&index.schema())?,
            index,
            reader,
            stemmer,
        })
    }

    /// What the last commit has seen; none for an index of another version, or an empty one.
    ///
    /// # Errors
    /// Reports a failure of the disk.
    pub fn mark(&self) -> Result<Option<Mark>> {
        let metas = self.index.load_metas()?;
        Ok(metas.payload.as_deref().and_then(Mark::of_payload))
    }

    /// The one writer.
    ///
    /// # Errors
    /// Reports that another process has it, or a failure of the disk.
    pub fn writer(&self) -> Result<Writer> {
        // One thread: two cores are busy with extraction, and the order of documents, by which
        // equal scores are told apart, stays that of the record.
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(WRITER_BYTES)
            .build();
        Ok(Writer {
            writer: self.index.writer_with_options(options)?,
            fields: self.fields,
        })
    }

    /// What is committed, to be searched.
    ///
    /// # Errors
    /// Reports a failure of the disk.
    pub fn searcher(&self) -> Result<Searcher> {
        self.reader.reload()?;
        Ok(self.reader.searcher())
    }

    /// The fields.
    pub fn fields(&self) -> Fields {
        self.fields
    }

    /// The stemmer of its analyzer.
    pub fn stemmer(&self) -> &Stemmer {
        &self.stemmer
    }

    /// Files whose content is not what was written.
    ///
    /// # Errors
    /// Reports a failure of the disk.
    pub fn damaged_files(&self) -> Result<Vec<String>> {
        let mut files: Vec<String> = self
            .index
            .validate_checksum()?
            .iter()
            .map(|p| p.display().to_string())
            .collect();
        files.sort();
        Ok(files)
    }
}

/// Applies changes to the index.
pub struct Writer {
    writer: IndexWriter,
    fields: Fields,
}

impl Writer {
    /// Puts a release's documents in place of those of its number.
    ///
    /// # Errors
    /// Reports a failure of the disk.
    pub fn put(&mut self, number: u64, record: &Record) -> Result<()> {
        self.remove(number);
        self.add(number, record)
    }

    /// Adds the documents of a release whose number is not in the index.
    ///
    /// # Errors
    /// Reports a failure of the disk.
    pub fn add(&mut self, number: u64, record: &Record) -> Result<()> {
        for document in documents::of(&self.fields, number, record) {
            self.writer.add_document(document)?;
        }
        Ok(())
    }

    /// Takes a release's documents away.
    pub fn remove(&mut self, number: u64) {
        self.writer
            .delete_term(Term::from_field_u64(self.fields.number, number));
    }

    /// Makes all changes so far searchable and lasting, with the mark.
    ///
    /// # Errors
    /// Reports a failure of the disk.
    pub fn commit(&mut self, mark: &Mark) -> Result<()> {
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(&mark.to_payload());
        commit.commit()?;
        Ok(())
    }

    /// Waits until segments that are being merged are merged.
    ///
    /// # Errors
    /// Reports a failure of the disk.
    pub fn finish(self) -> Result<()> {
        self.writer.wait_merging_threads()?;
        Ok(())
    }
}

impl From<TantivyError> for Error {
    fn from(error: TantivyError) -> Self {
        let said = match &error {
            TantivyError::LockFailure(..) => {
                return Error::busy(
                    "another process is writing the index; wait until it has ended",
                )
                .because(error);
            }
            TantivyError::DataCorruption(_) | TantivyError::OpenReadError(_) => {
                return Error::damaged(format!(
                    "the index is damaged ({error}); `ikrar reindex` makes it again from the record"
                ))
                .because(error);
            }
            // A full disk ends the writer's thread; what the caller sees is that it is gone.
            TantivyError::ErrorInThread(_) => {
                "the index could not be written; is the disk full? Run the command again when \
                 there is room: nothing is lost"
            }
            _ => "the index can't be used",
        };
        Error::internal(format!("{said} ({error})")).because(error)
    }
}
