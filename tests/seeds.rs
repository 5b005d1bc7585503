//! Real releases, where they are at hand: `../shared/seeds` holds other people's texts, which are
//! no part of the package. What an analyst must get from each.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::{json, package, skip, stdout};

/// The records of all seeds through the database, in order of their files; none without seeds.
fn records() -> Option<Vec<Value>> {
    let seeds = package("../shared/seeds");
    fs::read_dir(&seeds).ok()?.next()?.ok()?;
    let db = tempfile::tempdir().unwrap();
    stdout(db.path(), &["ingest", seeds.to_str().unwrap()]);
    let mut records: Vec<Value> = stdout(db.path(), &["export", "releases"])
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    records.sort_by_key(|r| r["source"]["path"].as_str().unwrap().to_owned());
    search(db.path());
    Some(records)
}

fn ids(record: &Value, kind: &str) -> BTreeSet<String> {
    let items = record[kind].as_array().unwrap();
    items
        .iter()
        .map(|i| i["id"].as_str().unwrap().to_owned())
        .collect()
}

fn official<'a>(record: &'a Value, name: &str) -> &'a Value {
    let all = record["officials"].as_array().unwrap();
    let found: Vec<&Value> = all.iter().filter(|o| o["name"] == name).collect();
    assert_eq!(found.len(), 1, "{name} among {all:?}");
    found[0]
}

fn assert_official(record: &Value, name: &str, position: &str, acting: Value, region: &str) {
    let o = official(record, name);
    assert_eq!(
        (&o["position"], &o["acting"], &o["region"]),
        (&json!(position), &acting, &json!(region)),
        "{name}"
    );
}

fn has_range(record: &Value, start: &str, end: &str) -> bool {
    let dates = record["dates"].as_array().unwrap();
    dates.iter().any(|d| d["start"] == start && d["end"] == end)
}

fn value_of(record: &Value, measure: &str, value: f64) -> Option<Value> {
    let counts = record["counts"].as_array().unwrap();
    let found = counts
        .iter()
        .find(|c| c["measure"] == measure && c["value"].as_f64() == Some(value));
    found.cloned()
}

/// The one statement that holds some words, with the name of who makes it.
fn speaker_of(record: &Value, words: &str) -> String {
    let all = record["statements"].as_array().unwrap();
    let found: Vec<&Value> = all
        .iter()
        .filter(|s| s["text"].as_str().unwrap().contains(words))
        .collect();
    assert_eq!(found.len(), 1, "{words}");
    let id = &found[0]["speaker"];
    let people = record["officials"].as_array().unwrap();
    let person = people.iter().find(|o| o["id"] == *id);
    person.map_or_else(
        || id.to_string(),
        |o| o["name"].as_str().unwrap().to_owned(),
    )
}

fn commitments<'a>(record: &'a Value, words: &str) -> Vec<&'a Value> {
    let all = record["commitments"].as_array().unwrap();
    let found = all
        .iter()
        .filter(|c| c["evidence"]["text"].as_str().unwrap().contains(words));
    found.collect()
}

fn search(db: &Path) {
    let hits = |args: &[&str]| -> Vec<Value> { json(db, args)["hits"].as_array().unwrap().clone() };
    let netral = hits(&["search", "netralitas ASN", "--in", "commitments", "--json"]);
    assert!(!netral.is_empty());
    let iwan = hits(&["search", "--official", "Iwan Setiawan", "--json"]);
    assert!(iwan.len() >= 5);
    assert!(
        iwan.iter()
            .all(|h| h["parties"][0]["name"] == "Iwan Setiawan")
    );
    let facets = json(db, &["facets", "--region", "32", "--json"]);
    let regions = facets["facets"]["region"].as_array().unwrap();
    let values: Vec<&str> = regions
        .iter()
        .map(|r| r["value"].as_str().unwrap())
        .collect();
    assert!(values.contains(&"32.01") && values.contains(&"32.71") && !values.contains(&"13"));
    let mendukung = json(db, &["search", "mendukung", "--json"]);
    assert!(mendukung["hits"].as_array().unwrap().iter().any(|h| {
        let text = h["snippet"].as_str().unwrap().to_lowercase();
        text.contains("dukungan") && !text.contains("mendukung")
    }));
}

#[test]
fn analysts_get_what_they_expect() {
    let Some(records) = records() else {
        skip("real releases: ../shared/seeds is not here");
        return;
    };
    let [bogor, kota_bogor, sijunjung, jakpus, kobar] = &records[..] else {
        panic!("{} seeds", records.len());
    };

    assert!(bogor["published"] == "2022-08-04" || has_range(bogor, "2022-08-04", "2022-08-04"));
    assert_official(bogor, "Iwan Setiawan", "bupati", json!("plt"), "32.01");
    assert_official(bogor, "Ummi Wahyuni", "ketua_kpu", Value::Null, "32.01");
    assert!(has_range(bogor, "2022-08-01", "2022-08-14"));
    assert!(ids(bogor, "legal_refs").contains("uu/2017/7/pasal-437"));
    assert_eq!(
        speaker_of(bogor, "dasar hukum pelaksanaan Pemilu"),
        "Ummi Wahyuni"
    );
    let pledge = commitments(bogor, "senantiasa akan mendukung");
    assert!(
        pledge
            .iter()
            .any(|c| c["type"] == "pledge" && c["actors"] == json!(["pemda:32.01"]))
    );

    let voters = value_of(kota_bogor, "voters", 815_249.0).unwrap();
    assert_eq!(voters["region"], "32.71");
    assert!(value_of(kota_bogor, "turnout_percent", 84.77).is_some());
    let stations = value_of(kota_bogor, "polling_stations", 1_530.0).unwrap();
    assert_eq!(stations["qualifier"], "about");
    assert!(value_of(kota_bogor, "districts", 6.0).is_some());
    assert!(has_range(kota_bogor, "2024-11-27", "2024-11-27"));
    assert!(has_range(kota_bogor, "2024-11-01", "2024-11-01"));
    assert_official(
        kota_bogor,
        "Hery Antasari",
        "wali_kota",
        json!("pj"),
        "32.71",
    );
    let items: BTreeSet<u64> = kota_bogor["commitments"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|c| c["item"].as_u64())
        .collect();
    assert_eq!(items, (1..=10).collect());
    for (item, actors) in [(6, &["bawaslu:32.71"][..]), (7, &["tni", "polri"])] {
        let all = kota_bogor["commitments"].as_array().unwrap();
        let of_item = all.iter().filter(|c| c["item"] == item);
        let named: Vec<&Value> = of_item
            .flat_map(|c| c["actors"].as_array().unwrap())
            .collect();
        assert!(
            actors.iter().all(|a| named.iter().any(|n| *n == a)),
            "{item}: {named:?}"
        );
    }
    let text = kota_bogor["text"].as_str().unwrap();
    for shell in ["Berita Lainnya", "Berita Terkait", "Tinggalkan Balasan"] {
        assert!(!text.contains(shell), "{shell}");
    }

    assert_eq!(sijunjung["published"], "2024-07-08");
    assert!(has_range(sijunjung, "2024-07-05", "2024-07-06"));
    let dates = sijunjung["dates"].as_array().unwrap();
    assert!(dates.iter().any(|d| d["end"] == "2024-07-24"));
    assert!(ids(sijunjung, "legal_refs").contains("pkpu/2024/2"));
    assert_official(
        sijunjung,
        "Bayu Agung Perdana",
        "ketua_kpu",
        json!("plh"),
        "13.03",
    );
    let juni = sijunjung["officials"].as_array().unwrap().iter();
    let juni = juni.filter(|o| o["name"].as_str().unwrap().starts_with("Juni"));
    assert_eq!(juni.count(), 1);
    for words in [
        "Mari bersama-sama kita kawal",
        "Sinergitas dan koordinasi sangat penting",
    ] {
        assert_eq!(speaker_of(sijunjung, words), "Benny Dwifa Yuswir");
    }

    assert_eq!(jakpus["published"], "2023-03-17");
    assert!(ids(jakpus, "legal_refs").contains("uu/2017/7"));
    assert_eq!(
        speaker_of(jakpus, "kita lakukan pembekalan"),
        "Denny Ramdany"
    );
    assert_eq!(
        speaker_of(jakpus, "Kegiatan ini sangat strategis"),
        "Sitti Rakhma"
    );
    let bylines = jakpus["bylines"].as_array().unwrap();
    for name in ["Farandy Purba", "Andreas Pamakayo"] {
        assert!(bylines.iter().any(|b| b["name"] == name), "{bylines:?}");
        assert!(
            jakpus["officials"]
                .as_array()
                .unwrap()
                .iter()
                .all(|o| o["name"] != name)
        );
    }

    assert!(kobar["published"] == "2022-11-18" || has_range(kobar, "2022-11-18", "2022-11-18"));
    assert_official(kobar, "Anang Dirjo", "bupati", json!("pj"), "62.01");
    let mentions = official(kobar, "Anang Dirjo")["mentions"]
        .as_array()
        .unwrap();
    assert!(
        mentions
            .iter()
            .any(|m| m["text"].as_str().unwrap().starts_with("Orang nomor satu"))
    );
    official(kobar, "Edie Faganti");
    for (words, basis) in [
        (
            "siap untuk memberikan bantuan dan fasilitas",
            Some("uu/2017/7"),
        ),
        ("akan terus berkomitmen", None),
    ] {
        let found = commitments(kobar, words);
        let fits = |c: &&&Value| {
            c["type"] == "pledge"
                && c["actors"]
                    .as_array()
                    .unwrap()
                    .contains(&json!("pemda:62.01"))
                && basis.is_none_or(|b| c["legal_basis"].as_array().unwrap().contains(&json!(b)))
        };
        assert!(found.iter().any(|c| fits(&c)), "{words}: {found:?}");
    }
}
