//! The thirty hardest readings of this genre, a release each.
//!
//! A reading that is not right yet stands with its fault: the kind that it waits for. The test then
//! asserts that it still fails, so that whoever repairs it moves it to the right ones.

use ikrar::{Acting, Measure, Mention, Official, PromiseType, Qualifier, Record, SaidKind, Sex};

use crate::support::extract;

/// What is wrong with a record, or nothing.
type Verdict = Result<(), String>;

struct Case {
    number: u32,
    name: &'static str,
    text: &'static str,
    reads: fn(&Record) -> Verdict,
    /// Why it fails, where it does: the kind and what is missing.
    fault: Option<&'static str>,
}

fn want(holds: bool, what: impl std::fmt::Debug) -> Verdict {
    if holds {
        Ok(())
    } else {
        Err(format!("{what:?}"))
    }
}

fn has_date(record: &Record, start: &str, end: &str) -> Verdict {
    let fits = |d: &ikrar::DateMention<Mention>| {
        d.start.as_deref() == Some(start) && d.end.as_deref() == Some(end)
    };
    want(record.dates.iter().any(fits), &record.dates)
}

fn has_day(record: &Record, day: &str) -> Verdict {
    has_date(record, day, day)
}

/// The note of the date that begins on a day.
fn noted(record: &Record, day: &str) -> Verdict {
    let mut dates = record.dates.iter();
    let fits =
        |d: &ikrar::DateMention<Mention>| d.start.as_deref() == Some(day) && d.note.is_some();
    want(dates.any(fits), &record.dates)
}

fn has_count(record: &Record, measure: Measure, value: f64) -> Verdict {
    let mut counts = record.counts.iter();
    let fits = |c: &ikrar::Count<Mention>| c.measure == measure && c.value == Some(value);
    want(counts.any(fits), &record.counts)
}

fn has_law(record: &Record, id: &str) -> Verdict {
    want(
        record.legal_refs.iter().any(|l| l.id == id),
        &record.legal_refs,
    )
}

fn official<'a>(record: &'a Record, name: &str) -> Result<&'a Official<Mention>, String> {
    let found = record.officials.iter().find(|o| o.name == name);
    found.ok_or_else(|| format!("{name} among {:?}", record.officials))
}

fn has_agency(record: &Record, id: &str) -> Verdict {
    want(record.agencies.iter().any(|a| a.id == id), &record.agencies)
}

/// Who makes the statement that holds some words.
fn speaker<'a>(record: &'a Record, words: &str) -> Result<&'a ikrar::Statement, String> {
    let found = record.statements.iter().find(|s| s.text.contains(words));
    found.ok_or_else(|| format!("{words} among {:?}", record.statements))
}

fn says(record: &Record, words: &str, name: &str) -> Verdict {
    let id = &official(record, name)?.id;
    let statement = speaker(record, words)?;
    want(statement.speaker.as_ref() == Some(id), statement)
}

fn commitment<'a>(
    record: &'a Record,
    kind: PromiseType,
    words: &str,
) -> Result<&'a ikrar::Commitment, String> {
    let mut all = record.commitments.iter();
    let found = all.find(|c| c.kind == kind && c.action.contains(words));
    found.ok_or_else(|| format!("{words} among {:?}", record.commitments))
}

const CASES: &[Case] = &[
    Case {
        number: 1,
        name: "a day without a year takes it from its weekday and the election",
        text: "KPU Kabupaten Sambas mengundang seluruh ketua PPK. Rakor di Sambas, Kamis (13/6), \
               membahas Pilkada 2024.",
        reads: |r| has_day(r, "2024-06-13"),
        fault: None,
    },
    Case {
        number: 2,
        name: "the clock of a page is no day of publication",
        text: "Selasa, 20 Januari 2026\nBeranda | Profil | Berita\n\n\
               KPU Kebumen Jelaskan Syarat Pindah Memilih\n\n\
               KEBUMEN – KPU Kabupaten Kebumen membuka layanan pindah memilih, Kamis (19/9/2024).",
        reads: |r| {
            has_day(r, "2024-09-19")?;
            want(r.published.as_deref() != Some("2026-01-20"), &r.published)?;
            want(r.dates.len() == 1, &r.dates)
        },
        fault: None,
    },
    Case {
        number: 3,
        name: "a weekday that does not fit is noted",
        text: "Bawaslu Kabupaten Kudus memusnahkan surat suara rusak, Senin (15/10/2024).",
        reads: |r| {
            has_day(r, "2024-10-15")?;
            noted(r, "2024-10-15")
        },
        fault: None,
    },
    Case {
        number: 4,
        name: "numbers of posts, fractions and ratios are no dates",
        text: "MESUJI – Pengamanan TPS dibahas di kantor kecamatan. \
               Danramil 0412/07 menyiapkan 2/3 kekuatan dengan pola 2-6-12.",
        reads: |r| {
            want(r.dates.is_empty(), &r.dates)?;
            want(r.counts.is_empty(), &r.counts)
        },
        fault: None,
    },
    Case {
        number: 5,
        name: "a gloss in brackets settles a relative day",
        text: "KPU Jepara Lantik PPS\n\nRabu, 22 Mei 2024 | 10:12 WIB\n\n\
               JEPARA – “PPS kami lantik besok (Kamis, red),” kata Ketua KPU Jepara Muhammadun.",
        reads: |r| has_day(r, "2024-05-23"),
        fault: None,
    },
    Case {
        number: 6,
        name: "kemarin after a date is the last such date, not yesterday",
        text: "KPU Bersiap untuk Pemilu Serentak\n\nSenin, 15 Maret 2021 | 09:00 WIB\n\n\
               BANTUL – Ketua KPU Bantul Didik Joko mengatakan Pilkada 9 Desember kemarin lancar.",
        reads: |r| {
            has_day(r, "2020-12-09")?;
            want(
                r.dates
                    .iter()
                    .all(|d| d.start.as_deref() != Some("2021-03-14")),
                &r.dates,
            )
        },
        fault: None,
    },
    Case {
        number: 7,
        name: "H-1 counts from the day of voting and is a deadline",
        text: "KPU Kabupaten Bone mulai mengepak kotak suara. Logistik Pilkada 2024 wajib di PPS H-1.",
        reads: |r| {
            has_day(r, "2024-11-26")?;
            let due = r.commitments.iter().filter_map(|c| c.due.as_ref());
            let mut ends = due.filter_map(|d| d.end.as_deref());
            want(ends.any(|e| e == "2024-11-26"), &r.commitments)
        },
        fault: Some("commitments: an obligation without a verb (`wajib di PPS`) is not found"),
    },
    Case {
        number: 8,
        name: "a span that contradicts its length is kept and noted",
        text: "Satpol PP Kabupaten Berau menjaga gudang selama 90 hari, 1 September–15 Desember 2024.",
        reads: |r| {
            has_date(r, "2024-09-01", "2024-12-15")?;
            noted(r, "2024-09-01")
        },
        fault: None,
    },
    Case {
        number: 9,
        name: "a number broken by a space is healed",
        text: "KPU Kabupaten Tegal menetapkan daftar pemilih tetap sebanyak 412. 907 pemilih.",
        reads: |r| has_count(r, Measure::Voters, 412_907.0),
        fault: None,
    },
    Case {
        number: 10,
        name: "a sum that does not fit is kept and noted",
        text: "KPU Kabupaten Sumba Tengah merinci DPT 96.210: 48.100 pria, 96.210 wanita.",
        reads: |r| {
            has_count(r, Measure::Voters, 96_210.0)?;
            has_count(r, Measure::Voters, 48_100.0)?;
            let of = |sex| r.counts.iter().any(|c| c.sex == Some(sex));
            want(of(Sex::Male) && of(Sex::Female), &r.counts)?;
            want(r.counts.iter().any(|c| c.note.is_some()), &r.counts)
        },
        fault: None,
    },
    Case {
        number: 11,
        name: "a run-on list is a row each with its district",
        text: "Ketua KPU Kabupaten Kapuas Hulu membacakan rekapitulasi per kecamatan: \
               Selimbau 8.120, Semitau 9.004 dan Badau 7.311 pemilih.",
        reads: |r| {
            for (value, region) in [
                (8_120.0, "61.06.09"),
                (9_004.0, "61.06.10"),
                (7_311.0, "61.06.14"),
            ] {
                has_count(r, Measure::Voters, value)?;
                let fits = |c: &&ikrar::Count<Mention>| c.value == Some(value);
                let regions = r.counts.iter().find(fits).map(|c| c.region.as_deref());
                want(regions == Some(Some(region)), &r.counts)?;
            }
            Ok(())
        },
        fault: None,
    },
    Case {
        number: 12,
        name: "the names of polling stations are no counts",
        text: "Petugas KPU Kabupaten Gunungkidul mengulang pemungutan di TPS 004-007 Desa Wonosari.",
        reads: |r| {
            want(r.counts.is_empty(), &r.counts)?;
            want(r.dates.is_empty(), &r.dates)
        },
        fault: None,
    },
    Case {
        number: 13,
        name: "a turnout that is aimed at is a target",
        text: "KPU Kota Madiun bicara soal partisipasi pemilih. \
               Pemilu lalu 71 persen, kini dibidik 80 persen.",
        reads: |r| {
            has_count(r, Measure::TurnoutPercent, 71.0)?;
            has_count(r, Measure::TurnoutPercent, 80.0)?;
            let mut counts = r.counts.iter();
            let aimed = counts.find(|c| c.value == Some(80.0)).map(|c| c.qualifier);
            want(aimed == Some(Qualifier::Target), &r.counts)?;
            let mut counts = r.counts.iter();
            let reached = counts.find(|c| c.value == Some(71.0)).map(|c| c.qualifier);
            want(reached != Some(Qualifier::Target), &r.counts)
        },
        fault: None,
    },
    Case {
        number: 14,
        // Amounts that only arithmetic gives are no figures of the release.
        name: "a share of a budget is no turnout",
        text: "Pemkab Morowali dan KPU meneken NPHD pada 2023. \
               Hibah Rp8,3M cair 40 persen tahun ini, sisanya 2024.",
        reads: |r| {
            has_count(r, Measure::BudgetRupiah, 8_300_000_000.0)?;
            let turnout = |c: &ikrar::Count<Mention>| c.measure == Measure::TurnoutPercent;
            want(!r.counts.iter().any(turnout), &r.counts)
        },
        fault: None,
    },
    Case {
        number: 15,
        name: "a joint decree is one decree",
        text: "Sekda Kabupaten Garut mengingatkan pegawai akan SKB Nomor 2 dan Nomor 30 Tahun 2022 \
               milik Menpan-RB dan KASN.",
        reads: |r| {
            has_law(r, "keputusan_bersama/2022/2")?;
            want(r.legal_refs.len() == 1, &r.legal_refs)
        },
        fault: None,
    },
    Case {
        number: 16,
        name: "articles far from their act belong to it",
        text: "Bawaslu Kabupaten Buton menyebut UU 10/2016 tentang Pilkada, tepatnya Pasal 71 ayat 2 \
               junto 188.",
        reads: |r| {
            has_law(r, "uu/2016/10/pasal-71/ayat-2")?;
            has_law(r, "uu/2016/10/pasal-188")
        },
        fault: None,
    },
    Case {
        number: 17,
        name: "a misquoted act stays as printed and is noted",
        text: "Anggota Bawaslu Kabupaten Alor berpegang pada UU 17/2017 tentang Pemilu.",
        reads: |r| {
            has_law(r, "uu/2017/17")?;
            want(r.legal_refs.iter().any(|l| l.note.is_some()), &r.legal_refs)
        },
        fault: None,
    },
    Case {
        number: 18,
        name: "a roster mixes named and nameless guests",
        text: "Rapat berlangsung di aula Pemkab Toba. \
               Hadir Kapolres AKBP Rano Siahaan, S.I.K., M.H., Dandim, dan Kajari Sri Utami.",
        reads: |r| {
            let rano = official(r, "Rano Siahaan")?;
            want(rano.position.as_deref() == Some("kapolres"), rano)?;
            want(rano.titles.iter().any(|t| t == "AKBP"), rano)?;
            let sri = official(r, "Sri Utami")?;
            want(sri.position.as_deref() == Some("kajari"), sri)?;
            want(r.officials.len() == 2, &r.officials)
        },
        fault: None,
    },
    Case {
        number: 19,
        name: "one head word serves three bodies",
        text: "Pertemuan itu mengundang Ketua KPU, Bawaslu, dan Kesbangpol Ende.",
        reads: |r| {
            want(r.officials.is_empty(), &r.officials)?;
            has_agency(r, "kpu:53.08")?;
            has_agency(r, "bawaslu:53.08")?;
            has_agency(r, "kesbangpol:53.08")
        },
        fault: None,
    },
    Case {
        number: 20,
        name: "a name that drifts is one person",
        text: "Ketua KPU Kabupaten Rokan Hilir, Damhuri, membuka rapat. \
               Ketua KPU Dahmuri lalu menyerahkan salinan daftar pemilih.",
        reads: |r| want(r.officials.len() == 1, &r.officials),
        fault: None,
    },
    Case {
        number: 21,
        name: "a first name that two share is the last speaker's, with little confidence",
        text: "Rapat anggaran Pilkada digelar di Pemkab Blora. Hadir Kepala BPKAD Heru Basuki dan \
               Kepala Bappeda Heru Lesmana. Heru Lesmana mengatakan dana sudah dibahas. \
               “Sisanya cair bulan depan,” kata Heru.",
        reads: |r| {
            official(r, "Heru Basuki")?;
            says(r, "Sisanya cair", "Heru Lesmana")?;
            let sure = speaker(r, "dana sudah dibahas")?.confidence;
            let shared = speaker(r, "Sisanya cair")?.confidence;
            want(shared < sure, (shared, sure))
        },
        fault: None,
    },
    Case {
        number: 22,
        name: "a description by rank means the officer in focus",
        text: "Kapolda Maluku Irjen Pol Lotar Manuhutu memimpin apel pengamanan. \
               Jenderal bintang dua itu menegaskan seluruh personel harus netral.",
        reads: |r| says(r, "personel harus netral", "Lotar Manuhutu"),
        fault: None,
    },
    Case {
        number: 23,
        name: "who reads a speech speaks for its owner",
        text: "MANGGARAI – Rapat dibuka Pemkab Manggarai. \
               Sambutan Bupati Wira dibacakan Asisten I Maria Goran: “Kami dukung KPU.”",
        reads: |r| {
            says(r, "Kami dukung KPU", "Maria Goran")?;
            let wira = &official(r, "Wira")?.id;
            let statement = speaker(r, "Kami dukung KPU")?;
            want(statement.on_behalf_of.as_ref() == Some(wira), statement)
        },
        fault: None,
    },
    Case {
        number: 24,
        name: "of two posts each keeps how it is held",
        text: "KPU Kabupaten Donggala menggelar pleno. Rapat dipimpin Yanto, anggota KPU yang juga \
               Plh Ketua.",
        reads: |r| {
            let yanto = official(r, "Yanto")?;
            let held = (yanto.position.as_deref(), yanto.acting);
            let is_right = matches!(
                held,
                (Some("ketua_kpu"), Some(Acting::Plh)) | (Some("anggota_kpu"), None)
            );
            want(is_right && r.officials.len() == 1, &r.officials)
        },
        fault: None,
    },
    Case {
        number: 25,
        name: "a quotation that swallows its attribution",
        text: "Apel digelar di Mapolres Sragen. “Kami siap, ucap Kapolres Jaya Atmaja”.",
        reads: |r| {
            says(r, "Kami siap", "Jaya Atmaja")?;
            let statement = speaker(r, "Kami siap")?;
            want(statement.text == "Kami siap", statement)
        },
        fault: None,
    },
    Case {
        number: 26,
        name: "the first person without quotation marks is direct",
        text: "Ketua KPU Kabupaten Pinrang, Dewi Kartika, meninjau gudang logistik. \
               Kami akan jaga gudang, terang Dewi.",
        reads: |r| {
            says(r, "Kami akan jaga gudang", "Dewi Kartika")?;
            let statement = speaker(r, "Kami akan jaga gudang")?;
            want(statement.kind == SaidKind::Direct, statement)?;
            let pledge = commitment(r, PromiseType::Pledge, "jaga gudang")?;
            want(pledge.actors == ["kpu:73.15"], pledge)
        },
        fault: None,
    },
    Case {
        number: 27,
        name: "each addressee has a directive of its own",
        text: "Sekda Kabupaten Wajo, Andi Pangerang, memimpin rapat kesiapan. \
               Sekda meminta camat mendata TPS rawan, sedangkan Dinkes menyiagakan ambulans.",
        reads: |r| {
            let sekda = &official(r, "Andi Pangerang")?.id;
            let camat = commitment(r, PromiseType::Directive, "mendata TPS rawan")?;
            let dinkes = commitment(r, PromiseType::Directive, "menyiagakan ambulans")?;
            want(camat.actors == ["camat"], camat)?;
            want(dinkes.actors == ["dinas_kesehatan:73.13"], dinkes)?;
            for one in [camat, dinkes] {
                want(one.requested_by.as_ref() == Some(sekda), one)?;
            }
            want(r.commitments.len() == 2, &r.commitments)
        },
        fault: None,
    },
    Case {
        number: 28,
        name: "two ordinals and two bodies go together in order",
        text: "Pemkot Batam dan seluruh lembaga menyepakati lima poin. Poin keempat dan kelima, \
               pengawasan serta pengamanan, menjadi tugas Bawaslu dan Polri.",
        reads: |r| {
            for (item, kind) in [(4, "bawaslu"), (5, "polri")] {
                let of_item = r.commitments.iter().find(|c| c.item == Some(item));
                let actors = of_item.map(|c| &c.actors[..]).unwrap_or_default();
                let fits = |a: &String| a.split(':').next() == Some(kind);
                want(actors.len() == 1 && actors.iter().all(fits), &r.commitments)?;
            }
            Ok(())
        },
        fault: None,
    },
    Case {
        number: 29,
        name: "a condition does not undo a pledge",
        text: "Kepala Diskominfo Kabupaten Mahakam Ulu, Lasma Njau, memantau jaringan. \
               “Jika sinyal belum pulih hari ini, saya koordinasikan dengan provinsi,” ujarnya.",
        reads: |r| {
            let mut pledges = r
                .commitments
                .iter()
                .filter(|c| c.kind == PromiseType::Pledge);
            let pledge = pledges
                .next()
                .ok_or_else(|| format!("{:?}", r.commitments))?;
            let condition = pledge.condition.as_deref().unwrap_or_default();
            want(condition.contains("sinyal belum pulih"), pledge)?;
            want(
                pledge.counterparties.iter().any(|c| c.contains("provinsi")),
                pledge,
            )
        },
        fault: None,
    },
    Case {
        number: 30,
        name: "what is done is no promise, what is planned is one",
        text: "“MoU sudah diteken 2021 dan berlaku lima tahun; pekan depan kami menemui OPD,” kata \
               Ketua KPU Kabupaten Sanggau, Iskandar Adi.",
        reads: |r| {
            let plan = commitment(r, PromiseType::Pledge, "menemui OPD")?;
            want(!plan.action.contains("diteken"), plan)?;
            want(r.commitments.len() == 1, &r.commitments)
        },
        fault: None,
    },
];

#[test]
fn each_is_read_as_expected_or_fails_as_known() {
    let mut surprises = Vec::new();
    for case in CASES {
        let verdict = (case.reads)(&extract(case.text));
        let (number, name) = (case.number, case.name);
        match (verdict, case.fault) {
            (Ok(()), None) | (Err(_), Some(_)) => {}
            (Ok(()), Some(fault)) => surprises.push(format!(
                "{number}. {name}: is right now; take away its fault: {fault}"
            )),
            (Err(found), None) => surprises.push(format!("{number}. {name}: {found}")),
        }
    }
    assert!(surprises.is_empty(), "{}", surprises.join("\n\n"));
}

#[test]
fn there_are_thirty() {
    let numbers: Vec<u32> = CASES.iter().map(|c| c.number).collect();
    assert_eq!(numbers, (1..=30).collect::<Vec<u32>>());
}
