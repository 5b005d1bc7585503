//! Full dates in the lines of the shell: where they stand and which day they mean.
//!
//! Only what is written out in full; dates of the running text are the recognisers' business.

use std::ops::Range;

use jiff::civil::Date;

use crate::model::TokenKind;
use crate::tokenize::{RawToken, tokenize};

use super::phrases::Phrases;

/// A full date in a line, with weekday and time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// Its bytes in the line.
    pub(super) range: Range<usize>,
    /// The day.
    pub(super) day: Date,
}

/// All full dates of a line.
pub(super) fn dates(phrases: &Phrases, line: &str) -> Vec<When> {
    if !line.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    // `2020,20:10` would be one number.
    let gapped = line.replace(',', " ");
    let tokens = tokenize(if line.contains(':') { &gapped } else { line });
    let cutter = Cutter {
        phrases,
        line,
        tokens: &tokens,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match cutter.date(at) {
            Some((day, end)) => {
                let first = cutter.weekday_before(at);
                let last = cutter.time_after(end);
                found.push(When {
                    range: tokens[first].span.start..tokens[last - 1].span.end,
                    day,
                });
                at = last;
            }
            None => at += 1,
        }
    }
    found
}

struct Cutter<'a> {
    phrases: &'a Phrases,
    line: &'a str,
    tokens: &'a [RawToken],
}

impl Cutter<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.span.slice(self.line))
    }

    fn number(&self, at: usize) -> Option<i16> {
        let token = self.tokens.get(at)?;
        (token.kind == TokenKind::Number).then(|| token.span.slice(self.line).parse().ok())?
    }

    fn day(&self, at: usize) -> Option<i8> {
        let day = i8::try_from(self.number(at)?).ok()?;
        (1..=31).contains(&day).then_some(day)
    }

    fn month(&self, at: usize) -> Option<i8> {
        self.phrases.month(&self.word(at).to_lowercase())
    }

    fn year(&self, at: usize) -> Option<i16> {
        self.number(at).filter(|y| (1990..=2099).contains(y))
    }

    /// The date that begins at the token, with the token after it.
    fn date(&self, at: usize) -> Option<(Date, usize)> {
        let point = |i: usize| {
            let ordinal = usize::from(matches!(self.word(i), "st" | "nd" | "rd" | "th"));
            ordinal + usize::from(matches!(self.word(i + ordinal), "." | ","))
        };
        if let (Some(day), Some(month)) = (self.day(at), self.month(at + 1)) {
            let year = at + 2 + point(at + 2);
            return self.make(self.year(year)?, month, day, year + 1);
        }
        if let (Some(month), Some(day)) = (self.month(at), self.day(at + 1)) {
            let year = at + 2 + point(at + 2);
            return self.make(self.year(year)?, month, day, year + 1);
        }
        if let Some((day, month, year)) = pointed(self.word(at)) {
            return self.make(year, month, day, at + 1);
        }
        let mark = self.word(at + 1);
        if !matches!(mark, "/" | "-") || self.word(at + 3) != mark {
            return None;
        }
        let middle = self.day(at + 2).filter(|m| *m <= 12)?;
        if let Some(year) = self.year(at) {
            return self.make(year, middle, self.day(at + 4)?, at + 5);
        }
        let year = match self.number(at + 4)? {
            // `2-6-12` may be anything; `25/02/15` and `13-02-24` are dates.
            short @ 4..=49
                if self.word(at + 4).len() == 2
                    && (mark == "/"
                        || self.word(at).len() == 2 && self.word(at + 2).len() == 2) =>
            {
                2000 + short
            }
            _ => self.year(at + 4)?,
        };
        self.make(year, middle, self.day(at)?, at + 5)
    }

    fn make(&self, year: i16, month: i8, day: i8, end: usize) -> Option<(Date, usize)> {
        Some((Date::new(year, month, day).ok()?, end))
    }

    /// Where the weekday before the date begins; `at` itself without one.
    fn weekday_before(&self, at: usize) -> usize {
        let skip = |i: usize| i - usize::from(i > 0 && matches!(self.word(i - 1), "," | "(" | "."));
        let before = skip(at);
        let weekday = before > 0
            && self
                .phrases
                .is_weekday(&self.word(before - 1).to_lowercase());
        if weekday { before - 1 } else { at }
    }

    /// Where the time of day after the date ends; `end` itself without one.
    fn time_after(&self, end: usize) -> usize {
        let mut at = end;
        while matches!(
            self.word(at),
            "|" | "-" | "–" | "," | "•" | "·" | "/" | ")" | "pukul" | "Pukul" | "jam" | "at" | "T"
        ) {
            at += 1;
        }
        let digital = self.number(at).is_some_and(|h| h < 24)
            && self.word(at + 1) == ":"
            && self.number(at + 2).is_some_and(|m| m < 60);
        let pointed = self.word(at).split_once('.').is_some_and(|(h, m)| {
            h.len() <= 2 && m.len() == 2 && h.parse::<u8>().is_ok_and(|h| h < 24)
        });
        if !digital && !pointed {
            return end;
        }
        at += if digital { 3 } else { 1 };
        if self.word(at) == ":" && self.number(at + 1).is_some() {
            at += 2;
        }
        let zone = ["wib", "wita", "wit", "am", "pm"];
        if zone.contains(&self.word(at).to_ascii_lowercase().as_str()) {
            at += 1;
        }
        at
    }
}

/// `05.11.2024`
fn pointed(word: &str) -> Option<(i8, i8, i16)> {
    let mut parts = word.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let month: i8 = month.parse().ok().filter(|m| (1..=12).contains(m))?;
    let year = year.parse().ok().filter(|y| (1990..=2099).contains(y))?;
    Some((day.parse().ok()?, month, year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    #[test]
    fn date_lines() {
        let phrases = Phrases::new(&Lexicons::new().unwrap()).unwrap();
        for (want, found, line) in [
            ("2024-07-08", "Senin, Juli 8, 2024", "Senin, Juli 8, 2024"),
            (
                "2024-06-08",
                "SABTU, 08 JUNI 2024 | 23:34 WIB",
                "SABTU, 08 JUNI 2024 | 23:34 WIB | LAPORAN: X",
            ),
            (
                "2020-11-11",
                "Rabu, 11 Nov 2020 17:42 WIB",
                "Rabu, 11 Nov 2020 17:42 WIB",
            ),
            (
                "2018-07-25",
                "25/07/2018, 08:08 WIB",
                "25/07/2018, 08:08 WIB",
            ),
            ("2020-12-03", "03-12-2020,20:10 WIB", "03-12-2020,20:10 WIB"),
            ("2019-08-14", "14 August 2019", "14 August 2019"),
            (
                "2017-12-28",
                "Thursday, 28 December 2017 20:00",
                "Thursday, 28 December 2017 20:00",
            ),
            ("2016-11-29", "29 Nopember 2016", "Terbit: 29 Nopember 2016"),
            (
                "2024-01-26",
                "26 Januari 2024 | 10:21:07",
                "Admin | 26 Januari 2024 | 10:21:07 | Berita",
            ),
            ("2025-04-20", "Sun. Apr 20th, 2025", "• Sun. Apr 20th, 2025"),
            ("2024-07-08", "2024-07-08", "2024-07-08"),
            ("2024-11-05", "05.11.2024", "05.11.2024"),
        ] {
            let got = dates(&phrases, line);
            assert_eq!(got.len(), 1, "{line}");
            assert_eq!(got[0].day.to_string(), want, "{line}");
            assert_eq!(&line[got[0].range.clone()], found, "{line}");
        }
        for line in [
            "pola 2-6-12",
            "1.530.000",
            "Kodim 0623/11",
            "30 Februari 2024",
            "27 November",
        ] {
            assert_eq!(dates(&phrases, line), [], "{line}");
        }
    }
}
