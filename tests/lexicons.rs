//! The lexicons as data: sound, explained, and open to the user's own rows.

use std::collections::BTreeSet;
use std::fs;

use ikrar::{Lexicons, Pipeline};

use crate::support::{ikrar, package};

#[test]
fn every_table_says_what_it_is_for_and_every_source_is_explained() {
    let sources = fs::read_to_string(package("lexicons/SOURCES.md")).unwrap();
    let mut keys = BTreeSet::new();
    for table in Lexicons::new().unwrap().tables() {
        let text = fs::read_to_string(package("lexicons").join(table.file())).unwrap();
        assert!(text.starts_with("# "), "{} has no head", table.file());
        assert!(
            text.ends_with('\n') && !text.contains('\r'),
            "{}",
            table.file()
        );
        let last = table.columns().len() - 1;
        keys.extend(table.rows().map(|row| row.get(last).to_owned()));
    }
    for key in keys {
        // Laws explain themselves: `uu/2017/7`.
        let is_law = key.contains('/');
        assert!(
            is_law || sources.contains(&format!("`{key}`")),
            "{key} is not in SOURCES.md"
        );
    }
}

#[test]
fn a_users_row_is_added_and_a_known_key_overridden() {
    let folder = tempfile::tempdir().unwrap();
    let row = "surface\tstem\treason\tsource\nkepiting\tpiting\ta test\tuser\nmengenai\tkena\ta test\tuser\n";
    fs::write(folder.path().join("stem_exceptions.tsv"), row).unwrap();
    let own = Lexicons::with_folder(folder.path()).unwrap();
    let built_in = Lexicons::new().unwrap();
    let rows = |lexicons: &Lexicons| -> usize {
        let table = lexicons
            .tables()
            .iter()
            .find(|t| t.file() == "stem_exceptions.tsv");
        table.unwrap().rows().len()
    };
    assert_eq!(rows(&own), rows(&built_in) + 1);
    assert_ne!(own.fingerprint(), built_in.fingerprint());
    Pipeline::new(own).unwrap();
}

#[test]
fn faults_are_named_with_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("topics.tsv");
    let lexicons = folder.path().to_str().unwrap();
    for (want, text) in [
        ("topics.tsv:1:", "surface\ttopic\n"),
        (
            "topics.tsv:3:",
            "# a head\nsurface\ttopic\tweight\tsource\nsatu\tdua\n",
        ),
        (
            "topics.tsv:2:",
            "surface\ttopic\tweight\tsource\ntes uji\tlogistik\tberat\tuser\n",
        ),
    ] {
        fs::write(&path, text).unwrap();
        let output = ikrar(folder.path(), &["lexicon", "check", "--lexicons", lexicons]);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{stderr}");
        assert!(stderr.contains(want), "{want}: {stderr}");
    }
}
