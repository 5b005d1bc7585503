//! The columns of each kind of item: the same in CSV, Excel and Parquet.
//!
//! What is a list in JSON is a list here too; each format writes it in its own way. Leaves out how
//! cells are written.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Item, What};
use crate::model::Record;
use crate::search::{Party, ReleaseRef};

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // the names say it
pub enum ColumnKind {
    Text,
    /// Several texts.
    List,
    /// An ISO day.
    Date,
    Integer,
    Number,
    Boolean,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Column {
    /// Its name, the same in every format.
    pub name: &'static str,
    /// What its cells hold; any cell may be empty.
    pub kind: ColumnKind,
    /// What they mean.
    pub description: &'static str,
}

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

macro_rules! columns {
    ($($name:ident $kind:ident $description:literal;)+) => {
        &[$(Column {
            name: stringify!($name),
            kind: ColumnKind::$kind,
            description: $description,
        }),+]
    };
}

const COMMITMENTS: &[Column] = columns! {
    id Text "Stable id of the commitment";
    thread_id Text "Id of the first telling of the same commitment, in whichever release";
    type Text "pledge, directive, obligation or expectation";
    actors List "Who owes it: names of officials or agencies, or people in general";
    actor_ids List "The same as ids";
    requested_by Text "Who asks for it";
    counterparties List "With whom";
    action Text "What, in its own words";
    topics List "Topics";
    due_start Date "First day";
    due_end Date "Last day: the deadline";
    legal_basis List "Ids of laws and rules";
    condition Text "The condition as written";
    item Integer "Its number in an enumerated list";
    confidence Number "How sure it is one, from 0 to 1";
    rule Text "The rule that found it";
    evidence Text "The sentences that carry it";
    evidence_start Integer "Their first code point in the release's text";
    evidence_end Integer "One past their last code point";
    statement Text "Id of the statement that carries it";
    release_id Text "Id of the release";
    title Text "Headline of the release";
    published Date "Day of publication";
    publisher Text "Who published it";
    region Text "Home region of the release, Kemendagri code";
    path Text "Where the release was read";
    url Text "Where it stands on the web";
};

const STATEMENTS: &[Column] = columns! {
    id Text "Stable id of the statement";
    kind Text "direct or indirect";
    speaker Text "Name of who says it";
    speaker_id Text "The same as an id";
    position Text "The speaker's position key";
    position_text Text "The speaker's post as written";
    agency Text "Id of the speaker's agency";
    on_behalf_of Text "For whom the speaker speaks";
    text Text "The words";
    cue Text "The word of saying";
    start Integer "First code point of the words in the release's text";
    end Integer "One past the last code point";
    topics List "Topics";
    date Date "The day it was said";
    confidence Number "How sure the attribution is, from 0 to 1";
    rule Text "The rule that attributed it";
    release_id Text "Id of the release";
    title Text "Headline of the release";
    published Date "Day of publication";
    publisher Text "Who published it";
    region Text "Home region of the release, Kemendagri code";
    path Text "Where the release was read";
    url Text "Where it stands on the web";
};

const RELEASES: &[Column] = columns! {
    id Text "Stable id of the release, from its content";
    title Text "Headline";
    published Date "Day of publication";
    published_basis Text "How that is known: metadata, dateline or text";
    dateline Text "The place at the head of the body";
    region Text "Home region, Kemendagri code";
    publisher Text "Who published it";
    path Text "Where it was read";
    url Text "Where it stands on the web";
    format Text "Format of the file";
    encoding Text "Character encoding of the file";
    bylines List "Credits: name (role)";
    officials List "Names of officials";
    agencies List "Ids of agencies";
    places List "Kemendagri codes of places";
    dates List "Dates, as ISO days or intervals";
    counts List "Figures: measure=value";
    legal_refs List "Ids of laws and rules";
    statements Integer "How many statements it holds";
    commitments Integer "How many commitments it holds";
    text Text "The cleaned body";
};

const OFFICIALS: &[Column] = columns! {
    id Text "The official within the release";
    name Text "The longest form in the text, without titles";
    titles List "Titles and ranks as written";
    position Text "Position key";
    position_text Text "The post as written";
    acting Text "plt, plh, pj or pjs";
    agency Text "Id of the agency";
    region Text "Region of the post, Kemendagri code";
    mentions Integer "How often the release names the person";
    release_id Text "Id of the release";
    title Text "Headline of the release";
    published Date "Day of publication";
    publisher Text "Who published it";
    release_region Text "Home region of the release, Kemendagri code";
    path Text "Where the release was read";
    url Text "Where it stands on the web";
};

const AGENCIES: &[Column] = columns! {
    id Text "kind, or kind:REGION";
    name Text "The longest form in the text";
    kind Text "The agency's kind";
    level Text "national, province, regency or district";
    region Text "Kemendagri code";
    inferred Boolean "Whether the region was concluded, not named";
    mentions Integer "How often the release names it";
    release_id Text "Id of the release";
    title Text "Headline of the release";
    published Date "Day of publication";
    publisher Text "Who published it";
    release_region Text "Home region of the release, Kemendagri code";
    path Text "Where the release was read";
    url Text "Where it stands on the web";
};

const LEGAL_REFS: &[Column] = columns! {
    id Text "type/year/number, and the article where cited";
    citation Text "The short form";
    type Text "Type of law or rule";
    number Text "Its number";
    year Integer "Its year";
    act_title Text "Its title, where known";
    pasal Text "Article";
    ayat Text "Paragraph";
    huruf Text "Letter";
    inferred Boolean "Whether number and year were concluded";
    note Text "What is wrong or open";
    mentions Integer "How often the release cites it";
    release_id Text "Id of the release";
    title Text "Headline of the release";
    published Date "Day of publication";
    publisher Text "Who published it";
    release_region Text "Home region of the release, Kemendagri code";
    path Text "Where the release was read";
    url Text "Where it stands on the web";
};

/// The columns of one kind of item, in their order.
pub fn columns(what: What) -> &'static [Column] {
    match what {
        What::Commitments => COMMITMENTS,
        What::Statements => STATEMENTS,
        What::Releases => RELEASES,
        What::Officials => OFFICIALS,
        What::Agencies => AGENCIES,
        What::LegalRefs => LEGAL_REFS,
    }
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
        match self {
            Item::Commitment(row) => {
                let (c, parties) = (row.item, &row.parties);
                let named = |ids: &[String]| ids.iter().map(|id| name(parties, id)).collect();
                let due = c.due.clone().unwrap_or_default();
                let mut cells = vec![
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
                release(&mut cells, row.release);
                cells
            }
            Item::Statement(row) => {
                let (s, parties) = (row.item, &row.parties);
                let id = s.speaker.as_deref();
                let speaker = id.and_then(|id| parties.iter().find(|p| p.id == id));
                let mut cells = vec![
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
                release(&mut cells, row.release);
                cells
            }
            Item::Release(record) => record_cells(record),
            Item::Official(row) => {
                let o = row.item;
                let mut cells = vec![
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
                release(&mut cells, row.release);
                cells
            }
            Item::Agency(row) => {
                let a = row.item;
                let mut cells = vec![
                    text(&a.id),
                    text(&a.name),
                    text(&a.kind),
                    maybe(&a.level),
                    maybe(&a.region),
                    Cell::Boolean(Some(a.inferred)),
                    integer(a.mentions.len()),
                ];
                release(&mut cells, row.release);
                cells
            }
            Item::LegalRef(row) => {
                let l = row.item;
                let mut cells = vec![
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
                release(&mut cells, row.release);
                cells
            }
        }
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

    const ALL: [What; 6] = [
        What::Commitments,
        What::Statements,
        What::Releases,
        What::Officials,
        What::Agencies,
        What::LegalRefs,
    ];

    #[test]
    fn no_kind_has_two_columns_of_one_name() {
        for what in ALL {
            let mut names: Vec<&str> = columns(what).iter().map(|c| c.name).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{what:?}");
        }
    }

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
