//! One lexicon: a TSV file of comment lines, a header and rows.
//!
//! Leaves out what the cells mean.

use rustc_hash::FxHashMap;

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
    cells: Cells,
    /// The user's file, where the row is not compiled in.
    file: Option<Box<str>>,
    line: usize,
}

/// The cells of a row. Those compiled in stay one line, cut when asked for: a start needs few.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cells {
    CompiledIn(&'static str),
    Users(Box<[Box<str>]>),
}

impl Row {
    /// The cell of a column, by number from 0; empty past the end.
    pub fn get(&self, column: usize) -> &str {
        match &self.cells {
            Cells::CompiledIn(line) => line.split('\t').nth(column).unwrap_or(""),
            Cells::Users(cells) => cells.get(column).map_or("", |c| c),
        }
    }

    /// The first cells, which tell rows apart.
    fn key(&self, length: usize) -> Vec<&str> {
        (0..length).map(|c| self.get(c)).collect()
    }

    /// The line in its file, from 1.
    pub fn line(&self) -> usize {
        self.line
    }
}

impl Table {
    /// A table of ours; whether its keys differ is left to [`Table::check`], which tests call.
    pub(super) fn compiled_in(spec: &Spec) -> Result<Self> {
        let mut rows = Vec::new();
        lines(spec, spec.file, spec.text, |line, at| {
            rows.push(Row {
                cells: Cells::CompiledIn(line),
                file: None,
                line: at,
            });
            Ok(())
        })?;
        Ok(Self::of(spec, rows))
    }

    pub(super) fn parse(spec: &Spec, file: &str, text: &str) -> Result<Self> {
        let mut rows = Vec::new();
        let mut seen: FxHashMap<Vec<&str>, usize> = FxHashMap::default();
        lines(spec, file, text, |line, at| {
            let cells: Vec<&str> = line.split('\t').collect();
            let key = &cells[..spec.key];
            if let Some(first) = seen.insert(key.to_vec(), at) {
                return Err(same_key(file, at, first, key));
            }
            if key.iter().all(|c| c.is_empty()) {
                return Err(Error::lexicon(file, at, "an empty key"));
            }
            rows.push(Row {
                cells: Cells::Users(cells.into_iter().map(Into::into).collect()),
                file: Some(file.into()),
                line: at,
            });
            Ok(())
        })?;
        Ok(Self::of(spec, rows))
    }

    fn of(spec: &Spec, rows: Vec<Row>) -> Self {
        Self {
            file: spec.file,
            columns: spec.columns,
            key: spec.key,
            surface: match spec.matched {
                Matched::Column(column) => column,
                Matched::No => 0,
            },
            rows,
        }
    }

    /// Puts another table's rows on top of this one's.
    pub(super) fn overlay(&mut self, own: Table) {
        for row in own.rows {
            let key = self.key;
            match self.rows.iter_mut().find(|r| r.key(key) == row.key(key)) {
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
        let order =
            |r: &Row| -> Vec<String> { r.key(self.key).iter().map(|c| c.to_lowercase()).collect() };
        let mut seen: FxHashMap<Vec<&str>, usize> = FxHashMap::default();
        let mut last: Option<&Row> = None;
        for row in &self.rows {
            let key = row.key(self.key);
            if let Some(first) = seen.insert(key.clone(), row.line) {
                faults.push(same_key(self.file_of(row), row.line, first, &key));
            }
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
            let stray = |c: &str| c.trim() != c || c.contains("  ");
            if (0..self.columns.len()).any(|c| stray(row.get(c))) {
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

/// Hands over each row of a table with its line number, once it is known to have its cells.
fn lines<'a>(
    spec: &Spec,
    file: &str,
    text: &'a str,
    mut row: impl FnMut(&'a str, usize) -> Result<()>,
) -> Result<()> {
    let mut header = false;
    for (n, line) in text.lines().enumerate() {
        let at = n + 1;
        if !header && line.starts_with('#') {
            continue;
        }
        if !header {
            if !line.split('\t').eq(spec.columns.iter().copied()) {
                return Err(Error::lexicon(
                    file,
                    at,
                    format!(
                        "the header must be the columns {}, separated by tabs",
                        spec.columns.join(", ")
                    ),
                ));
            }
            header = true;
            continue;
        }
        let cells = line.bytes().filter(|b| *b == b'\t').count() + 1;
        if cells != spec.columns.len() {
            return Err(Error::lexicon(
                file,
                at,
                format!("{cells} cells where {} are due", spec.columns.len()),
            ));
        }
        row(line, at)?;
    }
    if header {
        Ok(())
    } else {
        Err(Error::lexicon(file, 1, "no header"))
    }
}

fn same_key(file: &str, line: usize, first: usize, key: &[&str]) -> Error {
    let key = key.join(", ");
    Error::lexicon(file, line, format!("the same key as line {first}: {key}"))
}
