//! Kinds of acts, from `legal_types.tsv`.

use std::collections::HashMap;

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Caps, Document, TableId};

/// How acts of a kind are cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// The constitution: one act, no number.
    Constitution,
    /// An act of one body for the whole country.
    Act,
    /// Its issuer or region may stand before the number and is kept.
    Decree,
    /// As a decree, and also cited by its issuer alone.
    Circular,
    /// Several issuers and several numbers make one decree.
    Joint,
    /// A court's decision, or a case before it.
    Case,
    /// Only with a number of its own.
    Letter,
}

/// One row: a surface of a kind.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    /// The key in ids.
    pub(super) key: String,
    /// The form before the number in citations.
    pub(super) citation: String,
    pub(super) class: Class,
    /// Only in capitals.
    upper: bool,
}

/// All kinds.
pub(super) struct Kinds {
    /// By row of the table; none for a series.
    rows: Vec<Option<Kind>>,
    /// The parts of case numbers that tell whose case it is, in capitals, with the row of the kind.
    series: HashMap<String, usize>,
    by_key: HashMap<String, usize>,
}

impl Kinds {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        let table = lexicons.table(TableId::LegalTypes);
        let mut kinds = Self {
            rows: Vec::new(),
            series: HashMap::new(),
            by_key: HashMap::new(),
        };
        let mut series = Vec::new();
        for (n, row) in table.rows().enumerate() {
            let upper = match row.get(3) {
                "upper" => true,
                "" => false,
                other => return Err(table.error(row, format!("{other:?} is no case"))),
            };
            let class = match row.get(4) {
                "constitution" => Class::Constitution,
                "act" => Class::Act,
                "decree" => Class::Decree,
                "circular" => Class::Circular,
                "joint" => Class::Joint,
                "case" => Class::Case,
                "letter" => Class::Letter,
                "series" => {
                    series.push(row);
                    kinds.rows.push(None);
                    continue;
                }
                other => return Err(table.error(row, format!("{other:?} is no class"))),
            };
            if row.get(1).is_empty() || row.get(2).is_empty() {
                return Err(table.error(row, "a kind needs a key and a citation"));
            }
            kinds.by_key.entry(row.get(1).to_owned()).or_insert(n);
            kinds.rows.push(Some(Kind {
                key: row.get(1).to_owned(),
                citation: row.get(2).to_owned(),
                class,
                upper,
            }));
        }
        for row in series {
            let Some(kind) = kinds.by_key.get(row.get(1)) else {
                return Err(table.error(row, format!("no kind has the key {:?}", row.get(1))));
            };
            kinds.series.insert(row.get(0).to_uppercase(), *kind);
        }
        Ok(kinds)
    }

    /// The kind of a row; only rows that `at`, `keyed` or `of_series` gave are asked for.
    pub(super) fn get(&self, row: usize) -> Option<&Kind> {
        self.rows.get(row).and_then(Option::as_ref)
    }

    /// The kind with a key.
    pub(super) fn keyed(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// The kind that a case number tells by its series: `60/PUU-XXII/2024`.
    pub(super) fn of_series(&self, number: &str) -> Option<usize> {
        number
            .split(|c: char| !c.is_alphanumeric())
            .find_map(|part| self.series.get(part).copied())
    }

    /// The longest surface of a kind at the token: its row and the token after it.
    pub(super) fn at(&self, document: &Document, token: usize) -> Option<(usize, usize)> {
        // The last word of an agency's name (`Satpol PP`) begins no citation.
        let inside = (token.saturating_sub(3)..token).any(|t| {
            document
                .hits_at(t)
                .iter()
                .any(|h| h.table == TableId::Agencies && h.last > token)
        });
        if inside {
            return None;
        }
        document
            .hits_at(token)
            .iter()
            .filter(|h| h.table == TableId::LegalTypes)
            .find(|h| {
                self.get(h.row)
                    .is_some_and(|k| !k.upper || document.caps(token) == Caps::Upper)
            })
            .map(|h| (h.row, h.last))
    }
}
