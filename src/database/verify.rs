//! Whether record and index are whole and agree.
//!
//! Looks at everything and changes nothing. Leaves out repairs.

use std::path::Path;
use std::sync::Arc;

use tantivy::collector::Count;
use tantivy::query::TermQuery;

use super::{Database, index_folder, open_record};
use crate::error::Result;
use crate::index::{Index, Kind, Mark, Stemmer, fingerprint};
use crate::lexicon::Lexicons;
use crate::pipeline::release_id;

/// How a record and its index agree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What is wrong with the record.
    pub record: Vec<String>,
    /// What is wrong with the index; `reindex` mends it.
    pub index: Vec<String>,
    /// Releases that were looked at.
    pub releases: usize,
}

impl Database {
    /// Whether record and index are whole and agree; changes nothing.
    ///
    /// # Errors
    /// Says that there is no database, or what can't be read at all.
    pub fn verify(folder: &Path, lexicons: &Lexicons) -> Result<Findings> {
        let store = open_record(folder)?;
        let mut findings = Findings {
            record: store.faults()?,
            ..Findings::default()
        };
        let mut wanted = [0_u64; 3];
        for number in store.numbers()? {
            findings.releases += 1;
            match store.by_number(number) {
                Ok(Some(stored)) => {
                    let record = &stored.record;
                    wanted[0] += 1;
                    wanted[1] += record.statements.len() as u64;
                    wanted[2] += record.commitments.len() as u64;
                    let id = release_id(record.title.as_deref(), &record.text);
                    if id != record.id {
                        findings.record.push(format!(
                            "release {} does not have the content that its id was made from",
                            record.id
                        ));
                    }
                }
                Ok(None) => {}
                Err(error) => findings.record.push(error.to_string()),
            }
        }
        let mark = Mark {
            identity: store.identity()?,
            analysis: fingerprint(lexicons),
            sequence: store.sequence()?,
        };
        let stemmer = Arc::new(Stemmer::new(lexicons));
        match Self::verify_index(folder, stemmer, &mark, wanted) {
            Ok(faults) => findings.index = faults,
            Err(error) => findings.index.push(error.to_string()),
        }
        Ok(findings)
    }

    fn verify_index(
        folder: &Path,
        stemmer: Arc<Stemmer>,
        wanted: &Mark,
        documents: [u64; 3],
    ) -> Result<Vec<String>> {
        let Some(index) = Index::open(&index_folder(folder), stemmer)? else {
            return Ok(vec![
                "there is no index, or one of another version".to_owned(),
            ]);
        };
        let mut faults: Vec<String> = index
            .damaged_files()?
            .iter()
            .map(|file| format!("{file} is not what was written"))
            .collect();
        match index.mark()? {
            Some(mark) if mark == *wanted => {}
            Some(mark) if mark.is_like(wanted) => faults.push(format!(
                "the index has seen change {} of {}",
                mark.sequence, wanted.sequence
            )),
            _ => faults.push("the index was made from another record or other lexicons".to_owned()),
        }
        let searcher = index.searcher()?;
        let kinds = [Kind::Release, Kind::Statement, Kind::Commitment];
        for (kind, wanted) in kinds.into_iter().zip(documents) {
            let term = tantivy::Term::from_field_u64(index.fields().kind, kind.code());
            let query = TermQuery::new(term, Default::default());
            let found = searcher.search(&query, &Count)? as u64;
            if found != wanted {
                let word = kind.word();
                faults.push(format!(
                    "{found} {word}s in the index, {wanted} in the record"
                ));
            }
        }
        Ok(faults)
    }
}
