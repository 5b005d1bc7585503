//! Command-line cases as files: command, output, exit status.
//!
//! `tests/cmd/*.trycmd` run in a folder of their own with the files of `NAME.in`; the examples of
//! README.md run over the corpus. Set TRYCMD=overwrite to accept a changed output.

use crate::support::stdout;

#[test]
fn commands() {
    trycmd::TestCases::new()
        .env("IKRAR_DB", "db")
        .env("NO_COLOR", "1")
        .case("tests/cmd/*.trycmd");
}

#[test]
fn the_examples_of_the_readme_are_true() {
    let db = tempfile::tempdir().unwrap();
    stdout(db.path(), &["ingest", "corpus"]);
    let cases = trycmd::TestCases::new();
    cases
        .env("IKRAR_DB", db.path().to_str().unwrap())
        .case("README.md");
    cases.run();
}
