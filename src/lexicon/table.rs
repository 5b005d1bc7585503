//! One lexicon: a TSV file of comment lines, a header and rows.
//!
//! Leaves out what the cells mean.

use std::collections::HashMap;

use super::Matched;
use crate::error::{Error, Result};
use crate::model::TableId;

/// What a table must look like.
pub(super) struct Spec {
    pub(super) id: TableId,
    pub(super) file: &'static str,
    pub(super) text: &'static str,
    pub(super) columns: &'static [&'static str],
    pub(super) key: usize,
    pub(super) matched: Matched,
}

/// A table's rows, each with the file and line it came from.
#[derive(Clone, Debug)]
pub struct Table {
    file: &'static str,
    columns: &'static [&'static str],
    key: usize,
    /// Whether the table is matched in running text, so that its order and spelling matter.
    surface: usize,
    rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    cells: Vec<Box<str>>,
    /// The user's file, where the row is not compiled in.
    file: Option<Box<str>>,
    line: usize,
}

impl Row {
    /// The cell of a column, by number from 0; empty past the end.
    pub fn get(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |c| c)
    }

    /// The line in its file, from 1.
    pub fn line(&self) -> usize {
        self.line
    }
}

impl Table {
    pub(super) fn compiled_in(spec: &Spec) -> Result<Self> {
        let mut table = Self::parse(spec, spec.file, spec.text)?;
        for row in &mut table.rows {
            row.file = None;
        }
        Ok(table)
    }

    pub(super) fn parse(spec: &Spec, file: &str, text: &str) -> Result<Self> {
        let mut rows: Vec<Row> = Vec::new();
        let mut seen: HashMap<Vec<&str>, usize> = HashMap::new();
        let mut header = false;
        for (n, line) in text.lines().enumerate() {
            let line_number = n + 1;
            if !header && line.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').collect();
            if !header {
                if cells != spec.columns {
                    return Err(Error::lexicon(
                        file,
                        line_number,
                        format!(
                            "the header must be the columns {}, separated by tabs",
                            spec.columns.join(", ")
                        ),
                    ));
                }
                header = true;
                continue;
            }
            if cells.len() != spec.columns.len() {
                return Err(Error::lexicon(
                    file,
                    line_number,
                    format!("{} cells where {} are due", cells.len(), spec.columns.len()),
                ));
            }
            if let Some(first) = seen.insert(cells[..spec.key].to_vec(), line_number) {
                return Err(Error::lexicon(
                    file,
                    line_number,
                    format!(
                        "the same key as line {first}: {}",
                        cells[..spec.key].join(", ")
                    ),
                ));
            }
            if cells[..spec.key].iter().all(|c| c.is_empty()) {
                return Err(Error::lexicon(file, line_number, "an empty key"));
            }
            rows.push(Row {
                cells: cells.into_iter().map(Into::into).collect(),
                file: Some(file.into()),
                line: line_number,
            });
        }
        if !header {
            return Err(Error::lexicon(file, 1, "no header"));
        }
        Ok(Self {
            file: spec.file,
            columns: spec.columns,
            key: spec.key,
            surface: match spec.matched {
                Matched::Column(column) => column,
                Matched::No => 0,
            },
            rows,
        })
    }

    /// Puts another table's rows on top of this one's.
    pub(super) fn overlay(&mut self, own: Table) {
        for row in own.rows {
            let key = self.key;
            match self
                .rows
                .iter_mut()
                .find(|r| r.cells[..key] == row.cells[..key])
            {
                Some(old) => *old = row,
                None => self.rows.push(row),
            }
        }
    }

    /// The table's file name: `agencies.tsv`.
    pub fn file(&self) -> &'static str {
        self.file
    }

    /// The names of its columns.
    pub fn columns(&self) -> &'static [&'static str] {
        self.columns
    }

    /// All rows; a row's number is its place here.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &Row> {
        self.rows.iter()
    }

    /// A row by number.
    pub fn row(&self, row: usize) -> Option<&Row> {
        self.rows.get(row)
    }

    /// The file that a row stands in: the table's own, or the user's.
    pub fn file_of<'a>(&self, row: &'a Row) -> &'a str {
        row.file.as_deref().unwrap_or(self.file)
    }

    /// An error about one row, with its file and line.
    pub fn error(&self, row: &Row, reason: impl std::fmt::Display) -> Error {
        Error::lexicon(self.file_of(row), row.line, reason)
    }

    /// Faults of form: rows out of order, white space at a cell's ends, no source.
    pub(super) fn check(&self) -> Vec<Error> {
        let mut faults = Vec::new();
        let order = |r: &Row| -> Vec<String> {
            r.cells[..self.key]
                .iter()
                .map(|c| c.to_lowercase())
                .collect()
        };
        let mut last: Option<&Row> = None;
        for row in &self.rows {
            if let Some(last) = last.filter(|l| l.file == row.file)
                && order(last) > order(row)
            {
                faults.push(self.error(
                    row,
                    format!(
                        "out of order: {:?} stands after {:?}",
                        row.get(0),
                        last.get(0)
                    ),
                ));
            }
            if row
                .cells
                .iter()
                .any(|c| c.trim() != &**c || c.contains("  "))
            {
                faults.push(self.error(row, "stray white space in a cell"));
            }
            if row.get(self.surface).is_empty() {
                faults.push(self.error(row, "an empty surface"));
            }
            if row.get(self.columns.len() - 1).is_empty() {
                faults.push(self.error(row, "no source"));
            }
            last = Some(row);
        }
        faults
    }
}
