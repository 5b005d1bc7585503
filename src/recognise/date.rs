//! Dates and runs of dates, and the day of publication.
//!
//! First all dates as they are written (`scan`), then the day they count from (`anchor`), then
//! what they come to (`settle`). The same days named twice are one entry. Leaves out what happened
//! on them.

mod absolute;
mod anchor;
mod election;
mod period;
mod raw;
mod relative;
mod scan;
mod settle;
mod words;
mod year;

use jiff::civil::Date;

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{DateMention, Document, Published, PublishedBasis, TokenKind};
use crate::span::Span;

use election::{Calendar, Named};
use raw::{Direction, Partial, Raw};
use settle::{Known, Settled, settle};
use words::Words;

/// The recogniser of dates.
pub(super) struct Dates {
    words: Words,
    elections: Calendar,
}

/// What it finds.
pub(super) struct Found {
    pub(super) dates: Vec<DateMention<Span>>,
    pub(super) published: Option<Published>,
}

/// Words are spoken at the event only if it lies no more than this many days before publication.
const SPOKEN: i32 = 7;

impl Dates {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        Ok(Self {
            words: Words::new(lexicons)?,
            elections: Calendar::new(lexicons)?,
        })
    }

    /// All dates outside `taken` (in order), and the day of publication; `date_line` and `title`
    /// are the shell's, cut up like the body.
    pub(super) fn find(
        &self,
        document: &Document,
        date_line: &Document,
        title: &Document,
        taken: &[Span],
    ) -> Found {
        let raws = scan::scan(&self.words, document, taken);
        let mut named = self.elections.named(&self.words, document);
        let in_title = self.elections.named(&self.words, title);
        let votes = votes(&named, &in_title);
        let written = written(&raws, &votes);
        let floor = laws_years(document, taken).max();
        let present = spoken_years(document, taken)
            .chain(spoken_years(title, &[]))
            .max();
        let metadata = scan::scan(&self.words, date_line, &[])
            .iter()
            .find_map(|r| settle(r, &Known::default()).start.filter(|_| is_day(r)));
        let all = || {
            in_title
                .iter()
                .chain(&named)
                .cloned()
                .collect::<Vec<Named>>()
        };
        let mut known = Known {
            anchor: metadata,
            voting: election::dated(&all(), metadata),
            votes: &votes,
            written: &written,
            floor,
            present,
            ..Known::default()
        };
        let published = match metadata {
            Some(day) => Some((day, PublishedBasis::Metadata)),
            None => anchor::from_text(&self.words, document, &raws, &known),
        };
        let anchor = published
            .map(|(day, _)| day)
            .or_else(|| anchor::nearby(&raws, &known));
        known.anchor = anchor;
        known.voting = anchor::voting(
            &self.words,
            &self.elections,
            document,
            &raws,
            &all(),
            &known,
        );
        named.retain(|n| n.year.is_some() && !n.days.is_empty());
        let spoken = spoken(&raws, &known);
        let mut dates: Vec<DateMention<Span>> = Vec::new();
        for raw in &raws {
            let span = document.span(raw.first, raw.last);
            let quoted = document.quote_at(span.start).is_some();
            let own = Known {
                spoken: spoken.filter(|_| quoted),
                voting: beside(&named, document, raw).or(known.voting),
                tense: anchor::tense(&self.words, document, raw.first),
                ..known
            };
            add(&mut dates, settle(raw, &own), span);
        }
        Found {
            dates,
            published: published.map(|(day, basis)| Published {
                date: day.to_string(),
                basis,
            }),
        }
    }
}

fn is_day(raw: &Raw) -> bool {
    matches!(raw.start, Partial::Day { .. })
}

/// All days of voting that the names in text and headline may mean.
fn votes(named: &[Named], in_title: &[Named]) -> Vec<Date> {
    let mut votes: Vec<Date> = named
        .iter()
        .chain(in_title)
        .flat_map(|n| n.days.iter().copied())
        .collect();
    votes.sort_unstable();
    votes.dedup();
    votes
}

/// The days written out in full that are no days of voting.
fn written(raws: &[Raw], votes: &[Date]) -> Vec<Date> {
    raws.iter()
        .filter(|r| matches!(r.start, Partial::Day { year: Some(_), .. }) || r.end.is_some())
        .filter(|r| r.direction != Some(Direction::Ago))
        .filter_map(|r| {
            let settled = settle(r, &Known::default());
            settled.start.filter(|_| is_day(r))
        })
        .filter(|d| !votes.contains(d))
        .collect()
}

/// The years inside the spans of laws.
fn laws_years<'a>(document: &'a Document, taken: &'a [Span]) -> impl Iterator<Item = i16> + 'a {
    taken
        .iter()
        .flat_map(|s| document.tokens_in(*s))
        .filter(|t| document.word(*t).len() == 4)
        .filter_map(|t| document.word(t).parse().ok())
        .filter(|y| (1999..=2059).contains(y))
}

/// The years in the text outside laws: `Tahun Anggaran 2023`, `periode 2021-2026` (its first).
fn spoken_years<'a>(document: &'a Document, taken: &'a [Span]) -> impl Iterator<Item = i16> + 'a {
    let year = |t: usize| {
        let word = document.word(t);
        let whole = word.len() == 4 && document.kind(t) == Some(TokenKind::Number);
        whole.then(|| word.parse().ok().filter(|y| (2000..=2049).contains(y)))?
    };
    (0..document.tokens.len())
        .filter(move |t| {
            let span = document.tokens[*t].span;
            let near = taken.partition_point(|s| s.end <= span.start);
            let law = taken.get(near).is_some_and(|s| s.overlaps(span));
            let end = *t >= 2 && document.is_any(t - 1, &["-", "–", "/"]) && year(t - 2).is_some();
            !law && !end
        })
        .filter_map(year)
}

/// The day on which quoted words were spoken: that of the event, where it is known apart from the
/// day of publication.
fn spoken(raws: &[Raw], known: &Known<'_>) -> Option<Date> {
    let anchor = known.anchor?;
    raws.iter()
        .filter(|r| {
            r.event && is_day(r) && r.end.is_none() && r.direction != Some(Direction::Ahead)
        })
        .filter_map(|r| settle(r, known).start)
        .filter(|d| (0..=SPOKEN).contains(&election::days(*d, anchor)))
        .max()
}

/// The election named right behind a count from the day of voting: `H-3 Pemilu 2024`.
fn beside(named: &[Named], document: &Document, raw: &Raw) -> Option<Date> {
    if !matches!(raw.start, Partial::Voting(_)) {
        return None;
    }
    let near = |n: &&Named| {
        (raw.first..raw.last + 4).contains(&n.token)
            && document.sentence_of(n.token) == document.sentence_of(raw.first)
    };
    named.iter().find(near)?.days.last().copied()
}

/// Adds a mention to the entry with the same days, or a new entry.
fn add(dates: &mut Vec<DateMention<Span>>, settled: Settled, span: Span) {
    let iso = |d: Option<Date>| d.map(|d| d.to_string());
    let entry = DateMention {
        start: iso(settled.start),
        end: iso(settled.end),
        granularity: settled.granularity,
        basis: settled.basis,
        note: settled.note,
        mentions: vec![span],
    };
    let same = |d: &&mut DateMention<Span>| {
        entry.start.is_some() && d.start == entry.start && d.end == entry.end
    };
    match dates.iter_mut().find(same) {
        Some(known) => {
            known.mentions.push(span);
            known.note = known.note.take().or(entry.note);
        }
        None => dates.push(entry),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;

    struct Bench {
        lexicons: Lexicons,
        dates: Dates,
    }

    impl Bench {
        fn new() -> Self {
            let lexicons = Lexicons::new().unwrap();
            let dates = Dates::new(&lexicons).unwrap();
            Self { lexicons, dates }
        }

        fn find(&self, date_line: &str, text: &str) -> (String, String) {
            let cut = |t: &str| segment(&self.lexicons, t);
            let document = cut(text);
            let found = self.dates.find(&document, &cut(date_line), &cut(""), &[]);
            let shown: Vec<String> = found.dates.iter().map(show).collect();
            let published = found
                .published
                .map_or(String::new(), |p| format!("{} {:?}", p.date, p.basis));
            (shown.join(" "), published)
        }

        /// Each text gives the dates before it, seen from the day of its table.
        fn check(&self, date_line: &str, cases: &[(&str, &str)]) {
            for (want, text) in cases {
                assert_eq!(self.find(date_line, text).0, *want, "{text}");
            }
        }
    }

    /// `2024-11-27`, `2024-07-05/06`, `?` for an open day.
    fn show(date: &DateMention<Span>) -> String {
        match (&date.start, &date.end) {
            (Some(start), Some(end)) if start == end => start.clone(),
            (Some(start), Some(end)) => match start[..8] == end[..8] {
                true => format!("{start}/{}", &end[8..]),
                false => format!("{start}/{end}"),
            },
            _ => "?".to_owned(),
        }
    }

    #[test]
    fn written_out() {
        Bench::new().check(
            "",
            &[
                ("2024-11-27", "Pemungutan suara 27 November 2024 berjalan."),
                ("2024-11-27", "Hari Rabu, 27 November 2024 pukul 07.00 WIB."),
                ("2024-11-27", "Rabu (27/11/2024)"),
                ("2024-11-27", "Rabu,(27/11/2024)."),
                ("2022-08-04", "di Ruang Rapat, Kamis (4/8/22)."),
                ("2022-08-04", "di Ruang Rapat, Kamis(4/8/22)."),
                ("2022-08-04", "Kamis, 4/8/2022"),
                ("2022-08-04", "Kamis (4-8-2022)"),
                ("2022-08-04", "Kamis (04.08.2022)"),
                (
                    "2022-08-04",
                    "Kamis, 04 Agustus 2022, pukul 09.00 s.d. selesai",
                ),
                ("2022-08-04", "(4/8/2022)"),
                ("2022-08-04", "hari Kamis tanggal 4 Agustus 2022"),
                ("2022-08-04", "hari.Kamis, 4 Agustus 2022"),
                ("2022-08-04", "tgl. 4-8-2022"),
                ("2022-08-04", "tanggal 4/8/22"),
                ("2024-11-05", "Selasa 05/11/24 siang tadi"),
                ("2015-02-25", "Rabu (25/02/15)"),
                ("2018-03-19", "pada 19/03/2018 lalu"),
                ("2024-07-08", "dibuat 2024-07-08"),
                ("2016-11-29", "Selasa, 29 Nopember 2016"),
                ("2016-02-05", "Jum'at, 5 Pebruari 2016"),
                ("2016-02-05", "Jum’at (5/2/2016"),
                ("2024-07-07", "Ahad, 7 juli 2024"),
                ("2024-08-20", "Agustus 20, 2024"),
                ("2024-11-27", "27 November tahun 2024"),
            ],
        );
    }

    #[test]
    fn runs_and_lists() {
        Bench::new().check(
            "",
            &[
                ("2022-08-01/14", "sejak 1-14 Agustus 2022 mendatang"),
                ("2022-08-01/14", "tanggal 1 s.d. 14 Agustus 2022"),
                ("2022-08-13/14", "13 s.d 14 Agustus 2022"),
                ("2022-09-04/06", "pada 4 -6 September 2022"),
                ("2024-07-05/06", "dua hari, Jumat-Sabtu 5-6 Juli 2024."),
                ("2024-07-05/06", "Jumat-Sabtu (5-6/7/2024)"),
                ("2024-07-05/06", "Jumat dan Sabtu, 5-6 Juli 2024"),
                ("2019-11-25/2019-12-08", "25 November – 8 Desember 2019"),
                (
                    "2019-11-25/2019-12-08",
                    "25 November hingga 8 Desember 2019",
                ),
                (
                    "2019-12-25/2020-01-08",
                    "dari 25 Desember sampai dengan 8 Januari 2020",
                ),
                ("2024-08-27/29", "dibuka 27 - 29 Agustus 2024"),
                (
                    "2024-11-09/11",
                    "Sabtu (9/11/2024) hingga Senin (11/11/2024)",
                ),
                (
                    "2024-09-25/2024-11-23",
                    "antara 25 September dan 23 November 2024",
                ),
                ("2024-01-27 2024-01-28", "27 dan 28 Januari 2024"),
                (
                    "2024-01-25 2024-01-26 2024-01-27",
                    "25, 26 dan 27 Januari 2024",
                ),
                ("2024-01-01/2024-03-31", "Januari-Maret 2024"),
                ("2024-01-01/2024-03-31", "Januari hingga Maret 2024"),
                ("2018-01-01/2020-12-31", "sejak tahun 2018 hingga 2020"),
            ],
        );
    }

    #[test]
    fn months_and_years() {
        Bench::new().check(
            "Senin, 8 Juli 2024",
            &[
                ("2024-11-01/30", "kita kawal pilkada November mendatang"),
                ("2024-06-01/30", "bulan Juni lalu"),
                ("2024-05-01/31", "sejak Mei pihaknya sudah menerima laporan"),
                ("2022-09-01/30", "per September 2022"),
                ("2025-02-01/28", "cukup sampai Februari tahun depan"),
                ("2022-01-01/2022-12-31", "pada tahun 2022"),
                ("2019-01-01/2019-12-31", "sejak 2019 lalu"),
                ("2023-01-01/2023-12-31", "Tahun lalu ada 11 kasus"),
                ("2024-06-01/30", "Bulan lalu dananya cair"),
                ("2024-07-15/21", "mulai pekan depan"),
                ("", "Pilkada 2024 dan Pemilu Tahun 2024"),
                ("", "Pilkada serentak tahun 2024 mendatang"),
                ("", "suksesi Pileg dan Pilpres 2024 mendatang"),
                ("", "pilkada tahun ini"),
                ("", "APBD Tahun Anggaran 2024"),
                ("", "masa bakti periode 2018-2023"),
                ("", "dua tahun lalu dan beberapa bulan lalu"),
                ("", "Juli Hartono hadir bersama Mei Lestari"),
                ("", "sebanyak 2024 TPS di 2019 desa"),
                ("", "Operasi Mantap Brata 2018"),
            ],
        );
    }

    #[test]
    fn without_a_year() {
        // Monday
        Bench::new().check(
            "Senin, 8 Juli 2024",
            &[
                ("2024-07-05", "Jumat (5/7)"),
                ("2024-07-05", "Jumat (5/7) lalu"),
                ("2024-07-10", "akan digelar Rabu (10/7) lusa"),
                ("2024-11-27", "pemungutan suara Pilkada 27 November"),
                ("2024-02-14", "Pileg 14 Februari lalu"),
                ("2024-07-24", "coklit hingga 24 Juli"),
                ("2024-06-24/2024-07-25", "coklit 24 Juni sampai 25 Juli"),
                ("2024-01-01/2024-06-30", "sejak Januari hingga Juni"),
                ("2024-07-02", "rapat pada 2/7 lalu"),
                ("2024-12-30/2025-01-03", "30 Desember hingga 3 Januari"),
                ("2023-12-09", "Pada 9 Desember lalu"),
                ("2024-07-17", "paling lambat 17 Juli"),
                ("2024-08-17", "upacara 17 Agustus mendatang"),
                ("2024-07-27", "tanggal 27 nanti"),
                ("?", "tanggal 27"),
                ("?", "pada 30 Februari 2024"),
                ("2024-07-09", "Rabu (9/7)"),
            ],
        );
    }

    #[test]
    fn counted_from_publication() {
        // Saturday
        Bench::new().check(
            "Sabtu, 13 April 2019 18:05 WIB",
            &[
                ("2019-04-13", "Ketua KPU di Arso, Sabtu, mengatakan"),
                ("2019-04-12", "tiba Jumat malam dari Jayapura"),
                ("2019-04-14", "Besok (Minggu) kami terbangkan"),
                ("2019-04-15", "besok lusa (Senin, red) berangkat"),
                ("2019-04-13", "Hari ini kami berangkat"),
                ("2019-04-12", "Kemarin kami rapat"),
                ("2019-04-12", "hari ini (kemarin, red)"),
                ("2019-04-13", "Sabtu (hari ini, red)"),
                ("2019-04-08", "Senin lalu rapat digelar"),
                ("2019-04-08", "Sejak Senin kemarin kami bekerja"),
                ("2019-04-16", "Selasa depan ditutup"),
                ("2019-04-16", "Selasa pekan depan"),
                ("2019-04-15", "KPPS akan dilantik Senin"),
                ("2019-04-15/17", "akan digelar Senin hingga Rabu"),
                ("2019-04-15", "dua hari lagi"),
                ("2019-04-10", "3 (tiga) hari lalu"),
                ("2019-04-14", "Logistik tiba H-3 Pemilu 2019"),
                ("2019-04-14/20", "siaga sejak H-3 hingga H+3 Pemilu"),
                ("2019-04-16", "sehari sebelum pencoblosan Pemilu 2019"),
                (
                    "2019-04-12",
                    "lima hari sebelum pemungutan suara Pemilu 2019",
                ),
                ("", "setiap Jumat dan Sabtu, tiap hari Senin hingga Kamis"),
                ("", "di Pasar Minggu dan Pasar Rebo"),
                ("2019-04-20/21", "mengecek akhir pekan depan"),
                ("2019-04-14", "Kami targetkan hari Minggu sudah beres"),
                ("2019-04-13", "rapat digelar Sabtu pagi tadi"),
                ("", "dua minggu dan tiga minggu lagi"),
                ("", "program Jumat Curhat"),
                ("", "H-7 Lebaran"),
                ("", "H. Ahmad"),
                (
                    "2019-04-27 2019-04-24",
                    "PSU digelar Sabtu (27/4). Logistik tiba H-3.",
                ),
            ],
        );
    }

    #[test]
    fn no_dates() {
        Bench::new().check(
            "Senin, 8 Juli 2024",
            &[
                ("", "menyiapkan 2/3 kekuatan dengan pola 2-6-12 dan 2-10-20"),
                ("", "Kodim 0622/11 dan Koramil 1203-05/Sandai"),
                ("", "TPS 004-007 Desa Luhu dan TPS 12"),
                ("", "berita acara nomor 38/PL.02.1-BA/5309/KPU-Kab/IV/2018"),
                ("", "1.530 TPS, 84,77 persen, Rp34.850.000.000"),
                ("", "di Jalan 17 Agustus dan Lapangan 5 Oktober"),
                ("", "pembahasan 1x24 jam hingga pukul 13.00 WIB"),
                ("", "setengah (1/2) dari 3 (tiga)"),
                ("", "rasio 2:10:5 dan 24/7"),
            ],
        );
    }

    #[test]
    fn the_day_of_publication() {
        let bench = Bench::new();
        for (want, date_line, text) in [
            ("2024-07-08 Metadata", "Senin, Juli 8, 2024", "Jumat (5/7)"),
            (
                "2024-06-08 Metadata",
                "SABTU, 08 JUNI 2024 | 23:34 WIB",
                "Rapat.",
            ),
            (
                "2023-03-11 Dateline",
                "",
                "Sukadana, (11/03/2023). Ketua KPU hadir.",
            ),
            (
                "2022-08-04 Dateline",
                "",
                "BOGOR, Kamis (4/8/22) – Ketua KPU hadir.",
            ),
            (
                "2022-08-04 Text",
                "",
                "Rapat digelar di Bogor, Kamis (4/8/22).",
            ),
            (
                "2024-11-01 Text",
                "",
                "Pilkada digelar 27 November 2024.\nRapat digelar.\nSemoga, ujar Hery, Jumat (1/11/2024).",
            ),
            (
                "2023-03-17 Text",
                "",
                "Rapat pemilu 2024 digelar, Jumat (17/3). Pemilu 2024 dekat.",
            ),
            (
                "2022-11-18 Text",
                "",
                "Rakor Pemilu 2024, Jumat (18/11). Pilkada serentak tahun 2024.",
            ),
            (
                "2015-11-12 Text",
                "",
                "Pilkada serentak 9 Desember 2015. Apel, Kamis (12/11).",
            ),
            (
                "2024-06-13 Text",
                "",
                "Rakor di Sambas, Kamis (13/6), membahas Pilkada 2024.",
            ),
            (
                "2023-10-03 Text",
                "",
                "Rapat inflasi, Selasa (3/10). Anggaran tahun 2023 cukup.",
            ),
            (
                "2022-10-04 Text",
                "",
                "Rapat inflasi, Selasa (4/10). RPJMD 2021-2026, APBD 2023.",
            ),
            (
                "2014-04-02 Text",
                "",
                "Panwaslu hadir, Rabu (2/4). Pemilu legislatif 9 April mendatang.",
            ),
            ("", "", "Rapat akan digelar Kamis (4/8/22)."),
            ("", "", "Pilkada 2024 akan digelar 27 November 2024."),
        ] {
            assert_eq!(bench.find(date_line, text).1, want, "{text}");
        }
    }

    #[test]
    fn the_same_day_is_one_entry() {
        let bench = Bench::new();
        let document = segment(
            &bench.lexicons,
            "Pilkada 27 November 2024. Pada 27 November warga memilih.",
        );
        let nothing = Document::default();
        let found = bench.dates.find(&document, &nothing, &nothing, &[]);
        assert_eq!(found.dates.len(), 1);
        assert_eq!(found.dates[0].mentions.len(), 2);
    }
}
