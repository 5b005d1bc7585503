//! The cells of an item's row, in the order of its kind's columns (`table`).
//!
//! Leaves out how a format writes them.

use serde::Serialize;

use super::Item;
use crate::model::Record;
use crate::search::{Party, ReleaseRef};

/// The value of one column in one row; empty where nothing is known.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Text(Option<String>),
    List(Vec<String>),
    Date(Option<String>),
    Integer(Option<i64>),
    Number(Option<f64>),
    Boolean(Option<bool>),
}

fn text(value: &str) -> Cell {
    Cell::Text(Some(value.to_owned()))
}

fn maybe(value: &Option<String>) -> Cell {
    Cell::Text(value.clone())
}

fn date(value: &Option<String>) -> Cell {
    Cell::Date(value.clone())
}

fn integer(value: usize) -> Cell {
    Cell::Integer(i64::try_from(value).ok())
}

/// The word that a value is in JSON.
fn word(value: &impl Serialize) -> Cell {
    Cell::Text(Some(json_word(value)))
}

fn json_word(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).ok();
    let word = value.as_ref().and_then(|v| v.as_str());
    word.unwrap_or_default().to_owned()
}

/// An id as people read it: a name with it where the release has one.
fn name(parties: &[Party], id: &str) -> String {
    let party = parties.iter().find(|p| p.id == id);
    party.map_or_else(|| id.to_owned(), |p| p.name.clone())
}

fn release(cells: &mut Vec<Cell>, release: &ReleaseRef) {
    cells.extend([
        text(&release.id),
        maybe(&release.title),
        date(&release.published),
        maybe(&release.publisher),
        maybe(&release.region),
        maybe(&release.source.path),
        maybe(&release.source.url),
    ]);
}

impl Item<'_> {
    /// The cells of its row, one for each of its kind's columns.
    pub(super) fn cells(&self) -> Vec<Cell> {
        let (mut cells, from) = match self {
            Item::Commitment(row) => {
                let (c, parties) = (row.item, &row.parties);
                let named = |ids: &[String]| ids.iter().map(|id| name(parties, id)).collect();
                let due = c.due.clone().unwrap_or_default();
                let cells = vec![
                    text(&c.id),
                    text(row.thread_id),
                    word(&c.kind),
                    Cell::List(named(&c.actors)),
                    Cell::List(c.actors.clone()),
                    Cell::Text(c.requested_by.as_deref().map(|id| name(parties, id))),
                    Cell::List(named(&c.counterparties)),
                    text(&c.action),
                    Cell::List(c.topics.clone()),
                    Cell::Date(due.start),
                    Cell::Date(due.end),
                    Cell::List(c.legal_basis.clone()),
                    maybe(&c.condition),
                    Cell::Integer(c.item.map(i64::from)),
                    Cell::Number(Some(c.confidence)),
                    text(&c.rule),
                    text(&c.evidence.text),
                    integer(c.evidence.start),
                    integer(c.evidence.end),
                    maybe(&c.statement),
                ];
                (cells, row.release)
            }
            Item::Statement(row) => {
                let (s, parties) = (row.item, &row.parties);
                let id = s.speaker.as_deref();
                let speaker = id.and_then(|id| parties.iter().find(|p| p.id == id));
                let cells = vec![
                    text(&s.id),
                    word(&s.kind),
                    Cell::Text(id.map(|id| name(parties, id))),
                    maybe(&s.speaker),
                    Cell::Text(speaker.and_then(|p| p.position.clone())),
                    Cell::Text(speaker.and_then(|p| p.position_text.clone())),
                    Cell::Text(speaker.and_then(|p| p.agency.clone())),
                    Cell::Text(s.on_behalf_of.as_deref().map(|id| name(parties, id))),
                    text(&s.text),
                    maybe(&s.cue),
                    integer(s.start),
                    integer(s.end),
                    Cell::List(s.topics.clone()),
                    date(&s.date),
                    Cell::Number(Some(s.confidence)),
                    text(&s.rule),
                ];
                (cells, row.release)
            }
            Item::Release(record) => return record_cells(record),
            Item::Official(row) => {
                let o = row.item;
                let cells = vec![
                    text(&o.id),
                    text(&o.name),
                    Cell::List(o.titles.clone()),
                    maybe(&o.position),
                    maybe(&o.position_text),
                    o.acting.as_ref().map_or(Cell::Text(None), word),
                    maybe(&o.agency),
                    maybe(&o.region),
                    integer(o.mentions.len()),
                ];
                (cells, row.release)
            }
            Item::Agency(row) => {
                let a = row.item;
                let cells = vec![
                    text(&a.id),
                    text(&a.name),
                    text(&a.kind),
                    maybe(&a.level),
                    maybe(&a.region),
                    Cell::Boolean(Some(a.inferred)),
                    integer(a.mentions.len()),
                ];
                (cells, row.release)
            }
            Item::LegalRef(row) => {
                let l = row.item;
                let cells = vec![
                    text(&l.id),
                    text(&l.citation),
                    text(&l.kind),
                    maybe(&l.number),
                    Cell::Integer(l.year.map(i64::from)),
                    maybe(&l.title),
                    maybe(&l.pasal),
                    maybe(&l.ayat),
                    maybe(&l.huruf),
                    Cell::Boolean(Some(l.inferred)),
                    maybe(&l.note),
                    integer(l.mentions.len()),
                ];
                (cells, row.release)
            }
        };
        release(&mut cells, from);
        cells
    }
}

fn record_cells(record: &Record) -> Vec<Cell> {
    let bylines = record.bylines.iter();
    let dates = record.dates.iter().filter_map(|d| {
        let start = d.start.clone()?;
        Some(match d.end.as_ref().filter(|end| **end != start) {
            Some(end) => format!("{start}/{end}"),
            None => start,
        })
    });
    let counts = record.counts.iter().filter_map(|c| {
        let value = c.value?;
        Some(format!("{}={value}", json_word(&c.measure)))
    });
    vec![
        text(&record.id),
        maybe(&record.title),
        date(&record.published),
        record
            .published_basis
            .as_ref()
            .map_or(Cell::Text(None), word),
        Cell::Text(record.dateline.as_ref().map(|d| d.place.clone())),
        maybe(&record.region),
        maybe(&record.source.publisher),
        maybe(&record.source.path),
        maybe(&record.source.url),
        text(&record.source.format),
        text(&record.source.encoding),
        Cell::List(
            bylines
                .map(|b| format!("{} ({})", b.name, json_word(&b.role)))
                .collect(),
        ),
        Cell::List(record.officials.iter().map(|o| o.name.clone()).collect()),
        Cell::List(record.agencies.iter().map(|a| a.id.clone()).collect()),
        Cell::List(record.places.iter().map(|p| p.id.clone()).collect()),
        Cell::List(dates.collect()),
        Cell::List(counts.collect()),
        Cell::List(record.legal_refs.iter().map(|l| l.id.clone()).collect()),
        integer(record.statements.len()),
        integer(record.commitments.len()),
        text(&record.text),
    ]
}

impl Cell {
    /// As text: a list's values parted by `; `, nothing where the cell is empty.
    pub(super) fn plain(&self) -> String {
        match self {
            Cell::Text(value) | Cell::Date(value) => value.clone().unwrap_or_default(),
            Cell::List(values) => values.join("; "),
            Cell::Integer(value) => value.map(|n| n.to_string()).unwrap_or_default(),
            Cell::Number(value) => value.map(|n| n.to_string()).unwrap_or_default(),
            Cell::Boolean(value) => value.map(|b| b.to_string()).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_as_text() {
        for (want, cell) in [
            ("a; b", Cell::List(vec!["a".to_owned(), "b".to_owned()])),
            ("", Cell::Date(None)),
            ("0.94", Cell::Number(Some(0.94))),
            ("12", Cell::Integer(Some(12))),
            ("true", Cell::Boolean(Some(true))),
        ] {
            assert_eq!(cell.plain(), want);
        }
    }
}
