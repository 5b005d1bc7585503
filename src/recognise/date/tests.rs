//! Examples of dates, with near misses. Leaves out what single files test at their foot.

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
            ("2019-04-14", "besok sore (Minggu) logistik tiba"),
            ("", "pada Pilkada 2018 kemarin pemilihnya 89.740"),
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
            (
                "",
                "layanan dibuka Senin-Jumat pukul 08.00 hingga 15.00 WIB",
            ),
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
fn lists_and_pairs() {
    Bench::new().check(
        "Sabtu, 16 November 2024",
        &[
            ("2024-11-16 2024-11-17", "Sabtu dan Minggu (16 dan 17/11)"),
            (
                "2024-08-27 2024-08-28 2024-08-29",
                "dibuka pada 27, 28, 29 Agustus 2024",
            ),
            ("2024-11-07 2024-11-08", "Kamis dan Jumat pekan lalu"),
            ("2024-11-23", "paling lambat tanggal 23 bulan ini"),
            ("2024-12-05", "tanggal 5 bulan depan"),
            (
                "2023-01-01/2023-12-31 2024-01-01/2024-12-31",
                "dana yang diberikan tahun 2023 dan 2024",
            ),
            (
                "2018-01-01/2018-12-31",
                "pada tahun 2018 partisipasi rendah",
            ),
            ("2024-11-26", "logistik sudah di TPS sebelum 26 November"),
            ("2024-02-13", "dibuat 13-02-24 di aula"),
            ("", "Minggu tenang harus dijaga, begitu pula minggu pertama"),
            ("", "Rembuk Stunting Tahun 2023 dan pilkada tahun 2024"),
            ("", "evaluasi pencalonan kemarin"),
            ("", "kemarin-kemarin ada yang salah paham"),
            ("", "truk dilarang melintas H-3 sampai H+3 Lebaran"),
        ],
    );
}

#[test]
fn reports_after_the_event() {
    let bench = Bench::new();
    for (published, want, text) in [
        (
            "2020-10-17 Text",
            "2020-10-17 2020-10-16",
            "DPT Pilkada 2020 naik, kata Ketua KPU di Jambi, Sabtu.\nPenetapan selesai Jumat (16/10).",
        ),
        (
            "2024-11-24 Text",
            "2024-11-23 2024-11-24 2024-11-25",
            "Logistik Pilkada 2024 dikirim sejak Sabtu (23/11).\nKetua KPU di Nabire, Minggu, mengatakan pengiriman dilanjutkan Senin (25/11).",
        ),
        (
            "2022-07-27 Text",
            "2022-07-26 2022-07-27",
            "Bawaslu menemui Kapolda pada hari Selasa tanggal 26 Juli 2022.\nMenurut rilis yang diterima redaksi, Rabu (27/7/2022), pertemuan itu hangat.",
        ),
        (
            "2015-10-26 Text",
            "2015-10-24/26 2015-10-26",
            "Selama tiga hari, 24-26 Oktober 2015, digelar rapat pimpinan. Rapat ditutup Senin siang.",
        ),
        (
            "2018-07-22 Text",
            "2018-07-22",
            "Suasana pleno, Minggu kemarin.\nDPS ditetapkan, Minggu (22/7/2018).",
        ),
        (
            "2024-05-22 Text",
            "2024-05-23",
            "PPS kami lantik besok (Kamis, 23/5/2024).",
        ),
        (
            "2016-02-29 Text",
            "2016-02-29 2016-05-31",
            "Rakor digelar Senin (29/02/206). Status siaga berlaku hingga 31 Mei 2016.",
        ),
        // Said within days of the event, not a week later.
        (
            "2024-11-23 Text",
            "2024-11-23 2024-11-22",
            "Pelatihan digelar Sabtu (23/11/2024). Demikian disampaikan ketua, Jumat.",
        ),
    ] {
        let found = bench.find("", text);
        assert_eq!((&*found.1, &*found.0), (published, want), "{text}");
    }
}

#[test]
fn texts_that_name_no_election() {
    Bench::new().check(
        "",
        &[
            (
                "2024-02-09 2024-02-10 2024-02-11 2024-02-13",
                "\"Kemarin (9/2) kotak suara dikirim ke pulau, hari ini ke daratan,\" katanya, Sabtu. Berikutnya Minggu (11/2). Tanggal 13 Februari semua sudah di TPS.",
            ),
            (
                "2024-11-27",
                "TPS dipindah bila hujan pada hari pemungutan suara 27 November.",
            ),
            (
                "2019-04-27 2019-04-20",
                "\"PSU paling lambat 10 hari setelah hari pemungutan suara, artinya tanggal 27 April,\" kata dia, Sabtu (20/4).",
            ),
            // A result is told soon after the vote, everything else before it.
            (
                "2024-03-08",
                "Jumlah suara sah dan perolehan suara dibacakan dalam pleno, Jumat (8/3).",
            ),
            ("2019-03-08", "Surat suara dilipat di gudang, Jumat (8/3)."),
            // Nothing here speaks of an election.
            ("? ?", "Rapat digelar Jumat (9/2), dilanjutkan Minggu (11/2)."),
        ],
    );
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

#[test]
fn a_run_is_held_against_the_length_told_beside_it() {
    let bench = Bench::new();
    for (want, text) in [
        (
            Some("the run is 106 days long, not 90"),
            "Gudang dijaga selama 90 hari, 1 September–15 Desember 2024.",
        ),
        (
            Some("the run is 60 days long, not 75"),
            "Masa kampanye 25 September - 23 November 2024 (75 hari) segera tiba.",
        ),
        (
            None,
            "Kampanye berlangsung 60 hari, 25 September sampai 23 November 2024.",
        ),
        (
            None,
            "Pengumuman dibuka tiga hari, yakni 24-26 Agustus 2024.",
        ),
        // Nights, or the last day left out.
        (None, "Bimtek selama dua hari, 5-7 Juli 2024."),
        (None, "Verifikasi lima hari kerja, 5-11 Juli 2024."),
        (
            None,
            "Pendaftaran 27-29 Agustus 2024. Dua hari kemudian berkas diperiksa.",
        ),
        (None, "Dalam 30 hari ada 4 rapat, 5-7 Juli 2024."),
    ] {
        let document = segment(&bench.lexicons, text);
        let nothing = Document::default();
        let found = bench.dates.find(&document, &nothing, &nothing, &[]);
        let notes: Vec<&String> = found.dates.iter().filter_map(|d| d.note.as_ref()).collect();
        assert_eq!(notes.first().map(|n| n.as_str()), want, "{text}");
    }
}
