//! Our own releases: read whole, scored as the referee scores, exported as the schema says.

use std::path::Path;
use std::process::Command;

use ikrar::evaluate;
use serde_json::Value;

use crate::support::{ikrar, json, package, pipeline, skip, stdout};

#[test]
fn every_release_of_the_corpus_is_read_with_right_offsets() {
    let evaluation = evaluate(pipeline(), &[package("corpus")]).unwrap();
    assert!(evaluation.failures.is_empty(), "{:?}", evaluation.failures);
    assert_eq!(evaluation.bad_offsets, 0);
}

/// `../shared/score.py` is the referee; where it or Python is not at hand there is nothing to
/// compare with.
#[test]
fn evaluate_gives_the_referees_figures() {
    let referee = package("../shared/score.py");
    let has_python = Command::new("python3").arg("--version").output();
    if !referee.exists() || !has_python.is_ok_and(|o| o.status.success()) {
        skip("the comparison with the referee: ../shared/score.py or python3 is not here");
        return;
    }
    let output = Command::new("python3")
        .arg(&referee)
        .arg(env!("CARGO_BIN_EXE_ikrar"))
        .arg(package("corpus/dev"))
        .arg("--json")
        .output()
        .unwrap();
    // A line may follow the figures where a floor is missed.
    let text = String::from_utf8(output.stdout).unwrap();
    let mut stream = serde_json::Deserializer::from_str(&text).into_iter::<Value>();
    let wanted = stream.next().unwrap().unwrap();
    let own = json(Path::new("unused"), &["evaluate", "corpus/dev", "--json"]);
    assert_eq!(own, wanted);
}

/// No kind may fall below what was once reached, on either half; raise the floor when it rises.
#[test]
fn no_kind_falls_below_its_floor() {
    let text = std::fs::read_to_string(package("corpus/floor.toml")).unwrap();
    let floors: toml_edit::DocumentMut = text.parse().unwrap();
    for half in ["dev", "test"] {
        let evaluation = evaluate(pipeline(), &[package("corpus").join(half)]).unwrap();
        let table = floors[half].as_table().unwrap();
        for (kind, tally) in evaluation.kinds() {
            let floor = table.get(kind).and_then(|f| f.as_float());
            let floor = floor.unwrap_or_else(|| panic!("no floor for {kind} in [{half}]"));
            let f1 = tally.f1();
            assert!(
                f1 >= floor,
                "{half}: {kind} {f1:.3} is below its floor {floor}"
            );
        }
    }
}

#[test]
fn every_exported_row_fits_its_schema() {
    let db = tempfile::tempdir().unwrap();
    let db = db.path();
    stdout(db, &["ingest", "corpus"]);
    for (what, schema) in [
        ("releases", "release"),
        ("commitments", "commitment"),
        ("statements", "statement"),
        ("officials", "official"),
        ("agencies", "agency"),
        ("legal-refs", "legal-ref"),
    ] {
        let schema = json(db, &["schema", schema]);
        let validator = jsonschema::validator_for(&schema).unwrap();
        let lines = stdout(db, &["export", what]);
        for line in lines.lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            let faults: Vec<String> = validator.iter_errors(&row).map(|e| e.to_string()).collect();
            assert!(faults.is_empty(), "{what}: {faults:?} in {line}");
        }
        let array = json(db, &["export", what, "--format", "json"]);
        assert_eq!(
            array.as_array().unwrap().len(),
            lines.lines().count(),
            "{what}"
        );
    }
    let search = json(db, &["schema", "search"]);
    let validator = jsonschema::validator_for(&search).unwrap();
    for within in ["releases", "statements", "commitments"] {
        let answer = json(db, &["search", "--in", within, "--json"]);
        assert!(validator.is_valid(&answer), "{within}");
    }
}

#[test]
fn extraction_and_database_give_one_record() {
    let db = tempfile::tempdir().unwrap();
    let db = db.path();
    stdout(db, &["ingest", "corpus/dev"]);
    let mut stored: Vec<String> = stdout(db, &["export", "releases"])
        .lines()
        .map(str::to_owned)
        .collect();
    let mut extracted: Vec<String> = stdout(db, &["extract", "corpus/dev"])
        .lines()
        .map(str::to_owned)
        .collect();
    stored.sort();
    extracted.sort();
    assert_eq!(stored, extracted);
    let again = ikrar(db, &["ingest", "corpus/dev"]);
    assert!(String::from_utf8_lossy(&again.stderr).contains(" 0 new"));
}
