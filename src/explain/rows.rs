//! The lexicon rows that words of a release match.
//!
//! Leaves out which of them matter to a finding: the caller names the tables.

use std::collections::HashSet;

use super::RowUsed;
use crate::lexicon::{Lexicons, Row, Table};
use crate::model::{Document, Hit, TableId};
use crate::span::Span;

/// Tables whose words are looked up one by one instead of being found in running text.
const LOOKED_UP: &[TableId] = &[
    TableId::Abbreviations,
    TableId::FunctionWords,
    TableId::RegionCautions,
];

pub(super) struct Rows<'a> {
    lexicons: &'a Lexicons,
    document: &'a Document,
}

impl<'a> Rows<'a> {
    pub(super) fn new(lexicons: &'a Lexicons, document: &'a Document) -> Self {
        Self { lexicons, document }
    }

    /// The rows of some tables whose surfaces lie in the span, those inside longer ones of their
    /// table left out.
    pub(super) fn within(&self, span: Span, tables: &[TableId]) -> Vec<RowUsed> {
        let inside: Vec<Hit> = self
            .hits_in(span)
            .filter(|h| tables.contains(&h.table))
            .collect();
        let longest = inside.iter().filter(|h| {
            let length = h.last - h.first;
            !inside.iter().any(|o| {
                let holds = o.first <= h.first && h.last <= o.last;
                o.table == h.table && holds && o.last - o.first > length
            })
        });
        once(longest.filter_map(|h| self.of_hit(h)).collect())
    }

    /// The rows of a table in the span that have one of some values in a column.
    pub(super) fn where_cell(
        &self,
        span: Span,
        table: TableId,
        column: usize,
        values: &[String],
    ) -> Vec<RowUsed> {
        let lexicon = self.lexicons.table(table);
        let hits = self.hits_in(span).filter(|h| {
            let row = lexicon.row(h.row);
            h.table == table && row.is_some_and(|r| values.iter().any(|v| v == r.get(column)))
        });
        once(hits.filter_map(|h| self.of_hit(&h)).collect())
    }

    /// The rows of all matched tables whose surfaces touch the span.
    pub(super) fn over(&self, span: Span) -> Vec<RowUsed> {
        let hits = self.document.hits.iter();
        let touching = hits.filter(|h| self.document.span(h.first, h.last).overlaps(span));
        once(touching.filter_map(|h| self.of_hit(h)).collect())
    }

    /// The rows of the tables that are only looked up, for each word of the span.
    pub(super) fn looked_up(&self, span: Span) -> Vec<RowUsed> {
        let tokens = self.document.tokens_in(span);
        let words: HashSet<String> = tokens
            .map(|t| self.document.word(t).to_lowercase())
            .collect();
        let mut rows = Vec::new();
        for table in LOOKED_UP {
            rows.extend(self.which(*table, |r| words.contains(&r.get(0).to_lowercase())));
        }
        rows
    }

    /// The rows of a table that fit, whatever the text has.
    pub(super) fn which(&self, table: TableId, fits: impl Fn(&Row) -> bool) -> Vec<RowUsed> {
        let table = self.lexicons.table(table);
        let rows = table.rows().filter(|r| fits(r));
        rows.map(|r| used(table, r, r.get(0))).collect()
    }

    /// The region codes that a name in the span may mean.
    pub(super) fn codes_in(&self, span: Span) -> Vec<String> {
        let mut codes = Vec::new();
        for hit in self.hits_in(span) {
            let column = match hit.table {
                TableId::Regions => 0,
                TableId::RegionAliases => 1,
                _ => continue,
            };
            let row = self.lexicons.table(hit.table).row(hit.row);
            let code = row.map_or("", |r| r.get(column)).to_owned();
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// A region's name with its code.
    pub(super) fn region(&self, code: &str) -> String {
        let regions = self.lexicons.table(TableId::Regions);
        let mut rows = regions.rows();
        match rows.find(|r| r.get(0) == code) {
            Some(row) => format!("{code} ({} {})", row.get(1), row.get(2)),
            None => code.to_owned(),
        }
    }

    fn hits_in(&self, span: Span) -> impl Iterator<Item = Hit> {
        let tokens = self.document.tokens_in(span);
        let end = tokens.end;
        tokens
            .flat_map(|t| self.document.hits_at(t))
            .copied()
            .filter(move |h| h.last <= end)
    }

    fn of_hit(&self, hit: &Hit) -> Option<RowUsed> {
        let table = self.lexicons.table(hit.table);
        let words = self.document.text_of(hit.first, hit.last);
        Some(used(table, table.row(hit.row)?, words))
    }
}

fn used(table: &Table, row: &Row, words: &str) -> RowUsed {
    let columns = table.columns().iter().enumerate();
    let cells = columns.map(|(n, name)| ((*name).to_owned(), row.get(n).into()));
    RowUsed {
        table: table.file_of(row).to_owned(),
        line: row.line(),
        words: words.to_owned(),
        cells: cells
            .filter(|(_, cell): &(_, serde_json::Value)| cell != "")
            .collect(),
    }
}

/// Each row once, in the order of the text.
pub(super) fn once(rows: Vec<RowUsed>) -> Vec<RowUsed> {
    let mut kept: Vec<RowUsed> = Vec::new();
    for row in rows {
        if !kept
            .iter()
            .any(|k| k.table == row.table && k.line == row.line)
        {
            kept.push(row);
        }
    }
    kept
}
