//! The filters that search, facets and export share, as typed and as validated.
//!
//! Leaves out what only the database or the lexicons know: names, codes, topics.

use jiff::civil::Date;

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Filters (repeatable: any of one, all of several)")]
pub(crate) struct Filters {
    /// Only of this agency, such as kpu:32.01 or pemda:32
    #[arg(long, value_name = "ID")]
    agency: Vec<String>,
    /// Only of officials with all these words in their name
    #[arg(long, value_name = "NAME")]
    official: Vec<String>,
    /// Only of this region (Kemendagri code); a province takes in its regencies
    #[arg(long, value_name = "CODE")]
    region: Vec<String>,
    /// Only on this topic, such as logistik
    #[arg(long, value_name = "T")]
    topic: Vec<String>,
    /// Only of this type: pledge, directive, obligation, expectation; direct, indirect
    #[arg(long = "type", value_name = "T")]
    kind: Vec<String>,
    /// Only on this law, such as uu/2017/7 or 'UU 7/2017'; an act takes in its articles
    #[arg(long, value_name = "ID")]
    legal: Vec<String>,
    /// Only from publishers with all these words in their name
    #[arg(long, value_name = "P")]
    publisher: Vec<String>,
    /// Only published on this day or later (2024-11-27, 2024-11 or 2024)
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    since: Vec<Date>,
    /// Only published on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    until: Vec<Date>,
    /// Only with a deadline before this day
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    due_before: Vec<Date>,
    /// Only as sure as this at least, from 0 to 1 [for example: 0.8]
    #[arg(long, value_name = "SHARE", value_parser = share)]
    min_confidence: Vec<f64>,
}

impl Filters {
    /// As the library takes them: of several days the one that lets most through.
    pub(crate) fn validated(&self) -> ikrar::Filters {
        let text = |date: Option<&Date>| date.map(Date::to_string);
        ikrar::Filters {
            agency: self.agency.clone(),
            official: self.official.clone(),
            region: self.region.clone(),
            topic: self.topic.clone(),
            kind: self.kind.clone(),
            legal: self.legal.clone(),
            publisher: self.publisher.clone(),
            since: text(self.since.iter().min()),
            until: text(self.until.iter().max()),
            due_before: text(self.due_before.iter().max()),
            min_confidence: self.min_confidence.iter().copied().reduce(f64::min),
        }
    }
}

fn share(typed: &str) -> Result<f64, String> {
    let share: Option<f64> = typed.parse().ok();
    let share = share.filter(|s| (0.0..=1.0).contains(s));
    share.ok_or_else(|| "write a number from 0 to 1, such as 0.8".to_owned())
}

fn first_day(typed: &str) -> Result<Date, String> {
    period(typed).map(|(first, _)| first)
}

fn last_day(typed: &str) -> Result<Date, String> {
    period(typed).map(|(_, last)| last)
}

/// The first and last day of a day, month or year.
fn period(typed: &str) -> Result<(Date, Date), String> {
    let wrong = || "write a day as 2024-11-27, a month as 2024-11, a year as 2024".to_owned();
    let is_plain = typed.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let parse = |whole: String| whole.parse::<Date>().map_err(|_| wrong());
    match typed.len() {
        10 if is_plain => parse(typed.to_owned()).map(|day| (day, day)),
        7 if is_plain => parse(format!("{typed}-01")).map(|day| (day, day.last_of_month())),
        4 if is_plain => parse(format!("{typed}-01-01")).map(|day| (day, day.last_of_year())),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_a_first_and_a_last_day() {
        for (want, typed) in [
            ("2024-11-27 2024-11-27", "2024-11-27"),
            ("2024-02-01 2024-02-29", "2024-02"),
            ("2023-01-01 2023-12-31", "2023"),
        ] {
            let (first, last) = period(typed).unwrap();
            assert_eq!(format!("{first} {last}"), want);
        }
        for typed in ["27-11-2024", "2024-13", "2024-02-30", "kemarin", "24", ""] {
            assert!(period(typed).is_err(), "{typed}");
        }
    }
}
