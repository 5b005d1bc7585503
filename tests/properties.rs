//! What must hold for any input.

use std::collections::BTreeSet;

use ikrar::{Mention, Record, Release};
use proptest::prelude::*;
use rayon::prelude::*;

use crate::support::{extract, package, pipeline};

/// Pieces of which releases are made, whole and broken.
const PIECES: &[&str] = &[
    "Ketua KPU Kabupaten Bogor, ",
    "Plt. Bupati ",
    "H. Sulaiman, S.H., M.H. ",
    "Siti Aminah ",
    "“",
    "”",
    "\"",
    "‘‘",
    "’’",
    "(",
    ")",
    ", ",
    ". ",
    "! ",
    "\n",
    "\n\n",
    " – ",
    "-",
    "/",
    "mengatakan ",
    "ujarnya",
    "kata ",
    "menurut ",
    "bahwa ",
    "meminta ",
    "agar ",
    "akan ",
    "berkomitmen ",
    "siap ",
    "harus ",
    "Pemkab ",
    "kami ",
    "pihaknya ",
    "seluruh camat ",
    "Kamis (4/8/22)",
    "Jumat (17/3)",
    "30/2/2022",
    "27 November 2024 ",
    "1-14 Agustus ",
    "hingga ",
    "815.249 ",
    "84,77 persen ",
    "sekitar ",
    "1.530 TPS ",
    "Rp41,5 miliar ",
    "enam kecamatan ",
    "UU Nomor 7 Tahun 2017 ",
    "pasal 437 ",
    "ayat (2) ",
    "PKPU 2/2024 ",
    "huruf a ",
    "Pertama, ",
    "poin keenam dan ketujuh ",
    "1. ",
    "Baca juga: ",
    "Editor: ",
    "(humas)",
    "BOGOR – ",
    "Kecamatan Tetap ",
    "DKI ",
    "Kobar ",
    "TNI-Polri ",
    "é",
    "🇮🇩",
    "\u{200b}",
    "\u{feff}",
    "ﬁ",
    "\u{0301}",
    "\t",
    "0",
    "999999999999999999999 ",
    "%",
    "Rp",
    "H-3 ",
    "pukul 09.00 WIB ",
];

fn releases() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(PIECES).prop_map(str::to_owned);
    let any = "\\PC{0,12}";
    prop::collection::vec(prop_oneof![9 => pieces, 1 => any], 1..60).prop_map(|p| p.concat())
}

fn slices(record: &Record) -> Result<(), TestCaseError> {
    let text: Vec<char> = record.text.chars().collect();
    let check = |m: &Mention| -> Result<(), TestCaseError> {
        let slice: String = text.get(m.start..m.end).unwrap_or(&[]).iter().collect();
        prop_assert_eq!(&slice, &m.text);
        prop_assert!(m.start < m.end);
        Ok(())
    };
    let mentions = (record.officials.iter().flat_map(|x| &x.mentions))
        .chain(record.agencies.iter().flat_map(|x| &x.mentions))
        .chain(record.places.iter().flat_map(|x| &x.mentions))
        .chain(record.dates.iter().flat_map(|x| &x.mentions))
        .chain(record.counts.iter().flat_map(|x| &x.mentions))
        .chain(record.legal_refs.iter().flat_map(|x| &x.mentions))
        .chain(record.commitments.iter().map(|c| &c.evidence));
    for mention in mentions {
        check(mention)?;
    }
    for statement in &record.statements {
        prop_assert!(statement.start < statement.end && statement.end <= text.len());
    }
    let mut ids: Vec<&String> = record.statements.iter().map(|s| &s.id).collect();
    ids.extend(record.commitments.iter().map(|c| &c.id));
    let count = ids.len();
    ids.sort();
    ids.dedup();
    prop_assert_eq!(ids.len(), count, "ids are not unique");
    Ok(())
}

/// A pool of its own, so that the number of threads is what is asked for.
fn pool(threads: usize) -> rayon::ThreadPool {
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .unwrap()
}

/// Where mentions of every kind stand, with their kind.
fn spans(record: &Record) -> BTreeSet<(&'static str, usize, usize)> {
    fn of<'a>(
        kind: &'static str,
        mentions: impl Iterator<Item = &'a Vec<Mention>>,
    ) -> Vec<(&'static str, usize, usize)> {
        let all = mentions.flatten();
        all.map(|m| (kind, m.start, m.end)).collect()
    }
    [
        of("official", record.officials.iter().map(|x| &x.mentions)),
        of("agency", record.agencies.iter().map(|x| &x.mentions)),
        of("place", record.places.iter().map(|x| &x.mentions)),
        of("date", record.dates.iter().map(|x| &x.mentions)),
        of("count", record.counts.iter().map(|x| &x.mentions)),
        of("legal_ref", record.legal_refs.iter().map(|x| &x.mentions)),
        record
            .statements
            .iter()
            .map(|s| ("statement", s.start, s.end))
            .collect(),
        of(
            "commitment",
            [record
                .commitments
                .iter()
                .map(|c| c.evidence.clone())
                .collect()]
            .iter(),
        ),
    ]
    .concat()
    .into_iter()
    .collect()
}

/// The mentions that come, go or move when a paragraph is appended.
fn moved(release: &Release, paragraph: &str) -> Vec<String> {
    let before = pipeline().extract(release);
    let length = release.text.chars().count();
    let mut longer = release.clone();
    longer.text.push('\n');
    longer.text.push_str(paragraph);
    let after = pipeline().extract(&longer);
    let old = spans(&before);
    let new: BTreeSet<_> = spans(&after)
        .into_iter()
        .filter(|(_, start, _)| *start < length)
        .collect();
    let text: Vec<char> = longer.text.chars().collect();
    old.symmetric_difference(&new)
        .map(|(kind, start, end)| {
            let words: String = text[*start..*end].iter().collect();
            let how = if old.contains(&(*kind, *start, *end)) {
                "gone"
            } else {
                "new"
            };
            format!("{how} {kind} {start}..{end} {words}")
        })
        .collect()
}

#[test]
fn an_appended_paragraph_moves_no_mention_of_our_releases() {
    let paths = std::fs::read_dir(package("corpus/dev")).unwrap();
    let mut paths: Vec<_> = paths.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut all = Vec::new();
    for path in paths
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
    {
        let release = pipeline()
            .read("dev", &std::fs::read(path).unwrap())
            .unwrap();
        for paragraph in [
            "Hujan turun sejak pagi, tetapi pasar tetap ramai.",
            "Sementara itu, Wali Kota Ternate, Salim Umar, meresmikan pasar, Senin (3/6/2024).",
            "Di tempat lain, harga cabai naik lagi pada awal pekan. Pedagang berharap musim hujan \
             segera berlalu.",
        ] {
            let moved = moved(&release, paragraph);
            let name = path.file_name().unwrap().to_string_lossy();
            all.extend(moved.into_iter().map(|m| format!("{name}: {m}")));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(release) = pipeline().read("any", &bytes) {
            slices(&pipeline().extract(&release))?;
        }
    }

    #[test]
    fn all_mentions_slice_to_their_text(text in releases()) {
        if let Ok(release) = pipeline().read("any", text.as_bytes()) {
            slices(&pipeline().extract(&release))?;
        }
    }

    #[test]
    fn an_appended_paragraph_moves_no_mention(text in releases()) {
        if let Ok(release) = pipeline().read("any", text.as_bytes()) {
            let moved = moved(&release, "Hujan turun sejak pagi, tetapi pasar tetap ramai.");
            prop_assert!(moved.is_empty(), "{:?}", moved);
        }
    }

    #[test]
    fn any_place_is_explained(text in releases(), at in 0usize..400) {
        if let Ok(release) = pipeline().read("any", text.as_bytes())
            && let Some(explanation) = pipeline().explain(&release, at..at + 3)
        {
            prop_assert!(explanation.at.start < explanation.at.end);
        }
    }

    #[test]
    fn any_query_is_answered_or_pointed_at(query in "[\"()a-z:*\\- ]{0,24}|(AND|OR|NOT|[a-z]+|\\(|\\)| ){0,12}") {
        crate::database::ask(&query)?;
    }
}

proptest! {
    // Each case works on several releases four times over.
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_release_alone_is_the_same_in_a_batch(texts in prop::collection::vec(releases(), 1..8)) {
        let find = |text: &String| {
            let release = pipeline().read("any", text.as_bytes()).ok()?;
            Some(pipeline().extract(&release))
        };
        let alone: Vec<Option<Record>> = texts.iter().map(find).collect();
        for threads in [1, 2, 4] {
            let batch: Vec<Option<Record>> =
                pool(threads).install(|| texts.par_iter().map(find).collect());
            prop_assert_eq!(&alone, &batch, "{} threads", threads);
        }
    }
}

#[test]
fn a_record_survives_json() {
    let record =
        extract("BOGOR – Ketua KPU Kabupaten Bogor, Siti Aminah, mengatakan pihaknya siap.");
    let json = serde_json::to_string(&record).unwrap();
    assert_eq!(serde_json::from_str::<Record>(&json).unwrap(), record);
}
