//! What several modules of tests need.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use ikrar::{Lexicons, Pipeline, Record};
use serde_json::Value;

/// One pipeline for all tests: building it takes longer than most of them.
pub fn pipeline() -> &'static Pipeline {
    static PIPELINE: OnceLock<Pipeline> = OnceLock::new();
    PIPELINE.get_or_init(|| Pipeline::new(Lexicons::new().unwrap()).unwrap())
}

/// What is found in a text.
pub fn extract(text: &str) -> Record {
    let pipeline = pipeline();
    pipeline.extract(&pipeline.read("test.txt", text.as_bytes()).unwrap())
}

/// Says, past the capture of test output, that something could not be tested here.
pub fn skip(what: &str) {
    // The test that cannot even say so has nothing better to do than go on.
    let _ = writeln!(std::io::stderr(), "\nSKIPPED: {what}");
}

/// A file or folder of the package.
pub fn package(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The program, with a database folder of its own.
pub fn ikrar(db: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ikrar"))
        .args(args)
        .env("IKRAR_DB", db)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

/// Standard output of a run that must end well.
pub fn stdout(db: &Path, args: &[&str]) -> String {
    let output = ikrar(db, args);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {stderr}");
    String::from_utf8(output.stdout).unwrap()
}

/// The same as JSON.
pub fn json(db: &Path, args: &[&str]) -> Value {
    serde_json::from_str(&stdout(db, args)).unwrap()
}
