//! Tables copied as text: lines of a name and several numbers, below a line that names the columns or
//! with columns that tell themselves by adding up; and sums of men and women.
//!
//! Leaves out lists with one number a line (`list`) and tables whose cells are lines of their own.

use super::head::{Context, Head};
use super::site::{After, NOUNS};
use super::terms::{Role, Sort};
use crate::model::{Measure, Sex, TokenKind};

/// The most columns of numbers that a table has.
const COLUMNS: usize = 12;
/// Below this, numbers add up by chance.
const TELLING: f64 = 20.0;
/// Voters of one polling station, at most.
const STATION: f64 = 1000.0;

/// A line of a table: its sites and its paragraph.
struct Line {
    paragraph: usize,
    sites: std::ops::Range<usize>,
}

impl Context<'_> {
    /// Gives the numbers of tables the measures of their columns.
    pub(super) fn tables(&self, heads: &mut [Option<Head>]) {
        let lines = self.lines();
        let mut at = 0;
        while at < lines.len() {
            let width = lines[at].sites.len();
            let mut end = at + 1;
            while end < lines.len()
                && lines[end].paragraph == lines[end - 1].paragraph + 1
                && lines[end].sites.len() == width
            {
                end += 1;
            }
            let rows = &lines[at..end];
            let columns = self
                .named_columns(rows[0].paragraph, width)
                .or_else(|| self.telling_columns(rows, width));
            if let Some(columns) = columns {
                for row in rows {
                    // The row's own number.
                    if let Some(n) = row.sites.start.checked_sub(1)
                        && self.document.paragraph_of(self.sites[n].first) == row.paragraph
                    {
                        heads[n] = None;
                    }
                    for (site, column) in row.sites.clone().zip(&columns) {
                        let share = column.is_some_and(|c| c.measure == Measure::TurnoutPercent);
                        if share || !self.sites[site].percent {
                            heads[site] = *column;
                        }
                    }
                }
            }
            at = end;
        }
    }

    /// The lines that hold a name and then nothing but two or more numbers.
    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut n = 0;
        while n < self.sites.len() {
            let paragraph = self.document.paragraph_of(self.sites[n].first);
            let mut end = n + 1;
            while end < self.sites.len()
                && self.document.paragraph_of(self.sites[end].first) == paragraph
            {
                end += 1;
            }
            if let Some(first) = self.row(n, end)
                && (2..=COLUMNS).contains(&(end - first))
            {
                lines.push(Line {
                    paragraph,
                    sites: first..end,
                });
            }
            n = end;
        }
        lines
    }

    /// The first site of a row's columns, where the sites of a paragraph are one: behind a name only
    /// bare numbers and marks.
    fn row(&self, n: usize, end: usize) -> Option<usize> {
        let document = self.document;
        let bounds = document
            .paragraphs
            .get(document.paragraph_of(self.sites[n].first))?;
        let first = document.sentences.get(bounds.first)?.first;
        let last = document.sentences.get(bounds.last.checked_sub(1)?)?.last;
        // `1 Langke Rembong 81 …`: the number of the row.
        let n = n + usize::from(self.sites[n].first == first);
        let sites = self.sites.get(n..end).filter(|s| !s.is_empty())?;
        let bare = sites
            .iter()
            .all(|s| s.numeral.figures && s.after == After::Nothing && !s.money);
        let name = (first..sites[0].first).any(|t| document.kind(t) == Some(TokenKind::Word));
        let mut next = sites[0].first;
        let filled = sites.iter().all(|s| {
            let marks = (next..s.first).all(|t| document.is_any(t, MARKS));
            next = s.number_last;
            marks
        });
        let closed = (next..last).all(|t| document.is_any(t, MARKS) || document.is(t, "."));
        (bare && name && filled && closed).then_some(n)
    }

    /// The columns that the line above names, if it names as many.
    fn named_columns(&self, paragraph: usize, width: usize) -> Option<Vec<Option<Head>>> {
        let document = self.document;
        let above = document.paragraphs.get(paragraph.checked_sub(1)?)?;
        let first = document.sentences.get(above.first)?.first;
        let last = document.sentences.get(above.last.checked_sub(1)?)?.last;
        let mut columns: Vec<Option<Head>> = Vec::new();
        let mut voters = false;
        let mut at = first;
        while at < last {
            let total = document.is_any(at, &["jumlah", "total", "jml"]);
            let skip = at + usize::from(total);
            let noun = self.terms.at(document, skip, NOUNS);
            let sex = self.terms.at(document, skip, &[Role::Sex]);
            if let Some((term, mut end)) = noun {
                // `Desa/Kel` is one column.
                if document.is(end, "/")
                    && let Some((_, other)) = self.terms.at(document, end + 1, NOUNS)
                {
                    end = other;
                }
                let measure = match term.sort? {
                    Sort::Of(measure) => measure,
                    Sort::People => Measure::Voters,
                };
                voters |= measure == Measure::Voters;
                // `pemilih laki-laki`, but `TPS` and `L` are two columns.
                let (sex, end) = match self.terms.at(document, end, &[Role::Sex]) {
                    Some((sex, end)) if measure == Measure::Voters => (sex.sex, end),
                    _ => (None, end),
                };
                columns.push(Some(Head {
                    list: term.list,
                    sex,
                    ..Head::of(measure)
                }));
                at = end;
            } else if let Some((term, end)) = sex {
                voters = true;
                // `L+P`, `L/P`: their sum.
                let both = document
                    .is_any(end, &["+", "/", "&"])
                    .then(|| self.terms.at(document, end + 1, &[Role::Sex]))
                    .flatten();
                columns.push(Some(Head {
                    sex: term.sex.filter(|_| both.is_none()),
                    ..Head::of(Measure::Voters)
                }));
                at = both.map_or(end, |(_, end)| end);
            } else if let Some((term, end)) = self.terms.at(document, at, &[Role::Share])
                && term.sort == Some(Sort::Of(Measure::TurnoutPercent))
            {
                columns.push(Some(Head::of(Measure::TurnoutPercent)));
                at = end;
            } else if total {
                columns.push(voters.then(|| Head::of(Measure::Voters)));
                at += 1;
            } else {
                at += 1;
            }
        }
        // The rows' own names stand below the first of them: `Kecamatan | TPS | L | P`.
        if columns.len() == width + 1 {
            columns.remove(0);
        }
        (columns.len() == width && voters | columns.iter().flatten().any(electoral))
            .then_some(columns)
    }

    /// Columns of which the last three are men, women and their sum in every row: before them stand
    /// polling stations and villages.
    fn telling_columns(&self, rows: &[Line], width: usize) -> Option<Vec<Option<Head>>> {
        let value = |n: usize| self.sites[n].numeral.value.unwrap_or(f64::NAN);
        if width < 3 {
            return None;
        }
        let adds = |row: &Line| {
            let end = row.sites.end;
            let (a, b, c) = (value(end - 3), value(end - 2), value(end - 1));
            a + b == c && c >= TELLING
        };
        // A misprint in a row undoes its sum.
        if 3 * rows.iter().filter(|r| adds(r)).count() < 2 * rows.len() {
            return None;
        }
        let voters = |sex| {
            Some(Head {
                sex,
                ..Head::of(Measure::Voters)
            })
        };
        let mut columns = vec![None; width];
        columns[width - 3] = voters(Some(Sex::Male));
        columns[width - 2] = voters(Some(Sex::Female));
        columns[width - 1] = voters(None);
        let stations = |row: &Line| {
            let end = row.sites.end;
            value(end - 4) <= value(end - 1) && value(end - 1) <= value(end - 4) * STATION
        };
        if width > 3 && rows.iter().all(stations) {
            columns[width - 4] = Some(Head::of(Measure::PollingStations));
            if width == 5 {
                columns[0] = Some(Head::of(Measure::Villages));
            }
        }
        Some(columns)
    }

    /// A bare number that is the sum of the men and women beside it counts the same people:
    /// `laki-laki 5.012, perempuan 4.861, total 9.873`.
    pub(super) fn sums(&self, heads: &mut [Option<Head>]) {
        let value = |n: usize| self.sites[n].numeral.value.unwrap_or(f64::NAN);
        let near = |a: usize, b: usize| {
            let paragraphs = [a, b].map(|n| self.document.paragraph_of(self.sites[n].first));
            paragraphs[1] - paragraphs[0] <= 2
        };
        for n in 0..self.sites.len() {
            let after = (n >= 2).then(|| (n - 2, n - 1));
            let before = (n + 2 < self.sites.len()).then_some((n + 1, n + 2));
            for (a, b) in [after, before].into_iter().flatten() {
                let (Some(x), Some(y)) = (heads[a], heads[b]) else {
                    continue;
                };
                let split = x.sex.is_some() && y.sex.is_some() && x.sex != y.sex;
                let site = &self.sites[n];
                let open = !site.money && !site.percent && site.after == After::Nothing;
                let alike = x.measure == y.measure
                    && heads[n].is_none_or(|h| h.measure != x.measure || h.sex.is_some());
                if split
                    && open
                    && alike
                    && value(a) + value(b) == value(n)
                    && value(n) >= TELLING
                    && near(a.min(n), b.max(n))
                {
                    heads[n] = Some(Head { sex: None, ..x });
                }
            }
        }
    }
}

/// Marks between the cells of a row.
const MARKS: &[&str] = &["|", ":", ";", "-", "–", "=", ",", "/"];

fn electoral(head: &Head) -> bool {
    matches!(
        head.measure,
        Measure::Voters | Measure::PollingStations | Measure::Ballots | Measure::TurnoutPercent
    )
}
