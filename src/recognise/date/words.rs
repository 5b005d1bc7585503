//! The words of dates: `calendar.tsv`, read into typed rows.
//!
//! Leaves out elections and what the words mean together.

use crate::error::Result;
use crate::lexicon::{Lexicons, Row, Table};
use crate::model::{Document, TableId};
use crate::recognise::numeral::Numerals;

/// What a word does in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Month,
    MonthShort,
    Weekday,
    WeekdayShort,
    /// Counts from the day of speaking: `besok`.
    Day,
    /// Part of a day: `malam`.
    Part,
    /// After a date: it lies back, ahead, or near.
    Ago,
    Ahead,
    Now,
    /// Between two dates: `hingga`.
    To,
    /// Before the first of two dates: `sejak`.
    From,
    /// Before a month or year, and makes it a time.
    In,
    /// Before a day of the month: `tanggal`.
    Date,
    /// A day, week, month or year.
    Unit(Unit),
    /// A number of days in one word: `sehari`.
    Days,
    /// Some days before or after: `sebelum`, `setelah`.
    Before,
    After,
    /// Means the day of voting: `pencoblosan`.
    Vote,
    /// A vote of its own that no calendar lists: `PSU`, `Pilkades`.
    OwnVote,
    /// Stands between a vote and its day: `digelar`.
    Held,
    /// Makes a weekday a habit: `setiap`.
    Every,
    /// Makes what follows a place: `Pasar`.
    Place,
    /// What comes after it lies ahead, as a plan (`akan`) or as a duty or hope (`paling lambat`).
    Plan,
    Due,
    /// What stands with it is over: `telah`.
    Past,
    /// A year after it belongs to a name: `APBD`.
    Name,
    /// Before an election's name it makes a body's: `Komisi`.
    Organ,
    /// Time of day: `pukul`, `WIB`.
    Clock,
    Zone,
    /// After a number of days: so many until then.
    Left,
    /// H-3 counts from it and not from the day of voting.
    OtherDay,
    /// A vague number of days or years: `beberapa`.
    Some,
    /// `Minggu` in it is a week: `Minggu tenang`.
    Week,
    /// Tells of what comes after voting: `suara sah`.
    Result,
    /// What a newsroom is handed: `siaran pers`.
    Handed,
}

/// Runs of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
    /// Saturday and Sunday.
    Weekend,
}

/// So many words of a result make a text one about it.
const RESULTS: usize = 2;

/// One row.
#[derive(Clone, Copy, Debug)]
struct Entry {
    kind: Kind,
    value: i32,
}

/// All rows, by their number in the table; numerals too.
pub(super) struct Words {
    entries: Vec<Entry>,
    numerals: Numerals,
    /// Which measures are of elections only: `TPS`, `DPT`, `surat suara`.
    electoral: Vec<bool>,
    /// Which measures name what is counted.
    counted: Vec<bool>,
}

impl Words {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        let table = lexicons.table(TableId::Calendar);
        let electoral = lexicons
            .table(TableId::Measures)
            .rows()
            .map(|row| matches!(row.get(2), "voters" | "polling_stations" | "ballots"))
            .collect();
        let counted = lexicons
            .table(TableId::Measures)
            .rows()
            .map(|row| matches!(row.get(1), "noun" | "list" | "unit"))
            .collect();
        Ok(Self {
            electoral,
            counted,
            entries: table
                .rows()
                .map(|row| entry(table, row))
                .collect::<Result<_>>()?,
            numerals: Numerals::new(lexicons)?,
        })
    }

    /// The longest surface of the kind that begins at the token: its value and the token after it.
    pub(super) fn find(
        &self,
        document: &Document,
        token: usize,
        kind: Kind,
    ) -> Option<(i32, usize)> {
        document
            .hits_at(token)
            .iter()
            .filter(|h| h.table == TableId::Calendar)
            .find_map(|h| {
                let entry = self.entries.get(h.row)?;
                (entry.kind == kind).then_some((entry.value, h.last))
            })
    }

    /// Whether a surface of the kind begins at the token.
    pub(super) fn is(&self, document: &Document, token: usize, kind: Kind) -> bool {
        self.find(document, token, kind).is_some()
    }

    /// Whether the token names something that is counted.
    pub(super) fn counts(&self, document: &Document, token: usize) -> bool {
        document
            .hits_at(token)
            .iter()
            .filter(|h| h.table == TableId::Measures)
            .any(|h| self.counted.get(h.row).copied().unwrap_or(false))
    }

    /// Whether the text is about the result of a vote.
    pub(super) fn results(&self, document: &Document) -> bool {
        (0..document.tokens.len())
            .filter(|t| self.is(document, *t, Kind::Result))
            .take(RESULTS)
            .count()
            == RESULTS
    }

    /// Whether the text speaks of what only elections have.
    pub(super) fn electoral(&self, document: &Document) -> bool {
        (0..document.tokens.len()).any(|t| {
            let vote = [Kind::Vote, Kind::OwnVote, Kind::Result]
                .iter()
                .any(|k| self.is(document, t, *k));
            let mut measures = document
                .hits_at(t)
                .iter()
                .filter(|h| h.table == TableId::Measures);
            vote || measures.any(|h| self.electoral.get(h.row).copied().unwrap_or(false))
        })
    }

    /// The unit that the token names.
    pub(super) fn unit(&self, document: &Document, token: usize) -> Option<(Unit, usize)> {
        [Unit::Day, Unit::Week, Unit::Month, Unit::Year]
            .into_iter()
            .find_map(|unit| Some((unit, self.find(document, token, Kind::Unit(unit))?.1)))
    }

    /// Whether a surface of the kind ends right before the token, looking at most `back` tokens
    /// back for its beginning.
    pub(super) fn ends_at(&self, document: &Document, token: usize, kind: Kind) -> bool {
        (1..=3.min(token)).any(|back| {
            document
                .hits_at(token - back)
                .iter()
                .filter(|h| h.table == TableId::Calendar && h.last == token)
                .any(|h| self.entries.get(h.row).is_some_and(|e| e.kind == kind))
        })
    }

    /// A whole number of days, months, … in figures or words, with the token after it.
    pub(super) fn count(&self, document: &Document, token: usize) -> Option<(i32, usize)> {
        let numeral = self.numerals.read(document, token, false)?;
        let value = numeral
            .value
            .filter(|v| (1.0..=366.0).contains(v) && v.fract() == 0.0)?;
        Some((value as i32, numeral.last))
    }
}

fn entry(table: &Table, row: &Row) -> Result<Entry> {
    let kind = match row.get(1) {
        "month" => Kind::Month,
        "month_short" => Kind::MonthShort,
        "weekday" => Kind::Weekday,
        "weekday_short" => Kind::WeekdayShort,
        "day" => Kind::Day,
        "part" => Kind::Part,
        "ago" => Kind::Ago,
        "ahead" => Kind::Ahead,
        "now" => Kind::Now,
        "to" => Kind::To,
        "from" => Kind::From,
        "in" => Kind::In,
        "date" => Kind::Date,
        "unit" => Kind::Unit(match row.get(2) {
            "day" => Unit::Day,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            other => return Err(table.error(row, format!("no unit is called {other}"))),
        }),
        "days" => Kind::Days,
        "before" => Kind::Before,
        "after" => Kind::After,
        "vote" => Kind::Vote,
        "own_vote" => Kind::OwnVote,
        "held" => Kind::Held,
        "every" => Kind::Every,
        "place" => Kind::Place,
        "plan" => Kind::Plan,
        "due" => Kind::Due,
        "past" => Kind::Past,
        "name" => Kind::Name,
        "organ" => Kind::Organ,
        "clock" => Kind::Clock,
        "zone" => Kind::Zone,
        "left" => Kind::Left,
        "other_day" => Kind::OtherDay,
        "some" => Kind::Some,
        "week" => Kind::Week,
        "result" => Kind::Result,
        "handed" => Kind::Handed,
        other => return Err(table.error(row, format!("no kind is called {other}"))),
    };
    let range = match kind {
        Kind::Month | Kind::MonthShort => 1..=12,
        Kind::Weekday | Kind::WeekdayShort => 1..=7,
        Kind::Day | Kind::Days => -31..=31,
        _ => return Ok(Entry { kind, value: 0 }),
    };
    match row.get(2).parse() {
        Ok(value) if range.contains(&value) => Ok(Entry { kind, value }),
        _ => Err(table.error(row, format!("{:?} is no value of this kind", row.get(2)))),
    }
}
