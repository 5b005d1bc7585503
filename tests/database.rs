//! The database through the program: what is stored, replaced, linked, found and refused.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use ikrar::{Database, Editor, Filters, InputFormat, Inputs, Kind, Lexicons, Query, Search};
use proptest::test_runner::TestCaseError;
use serde_json::Value;

use crate::support::{ikrar, json, pipeline, stdout};

const BOGOR: &str = "CIBINONG – Ketua KPU Kabupaten Bogor, Siti Aminah, mengatakan bahwa pihaknya mendukung netralitas ASN sesuai UU Nomor 7 Tahun 2017, Kamis (4/8/2022).\n\n“Kami akan mengirim logistik ke seluruh kecamatan paling lambat 10 Agustus 2022,” ujar Siti Aminah.\n";
const SERANG: &str = "SERANG – Bupati Serang, Ahmad Fauzi, meminta para camat menjaga keamanan Pemilihan Umum, Selasa (2/7/2024).\n\n“Dukungan seluruh warga sangat kami harapkan,” kata Ahmad Fauzi.\n";

fn put(folder: &Path, name: &str, text: &str) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join(name), text).unwrap();
}

fn total(db: &Path, args: &[&str]) -> u64 {
    let mut all = vec!["search", "--json"];
    all.extend_from_slice(args);
    json(db, &all)["total"].as_u64().unwrap()
}

fn releases(db: &Path) -> Vec<Value> {
    let lines = stdout(db, &["export", "releases"]);
    lines
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}

struct Folder {
    _guard: tempfile::TempDir,
    db: std::path::PathBuf,
    input: std::path::PathBuf,
}

impl Folder {
    fn new() -> Self {
        let guard = tempfile::tempdir().unwrap();
        Self {
            db: guard.path().join("db"),
            input: guard.path().join("input"),
            _guard: guard,
        }
    }

    fn ingest(&self) -> String {
        let output = ikrar(&self.db, &["ingest", self.input.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stderr).unwrap()
    }
}

#[test]
fn ingesting_twice_changes_nothing() {
    let folder = Folder::new();
    put(&folder.input, "a.txt", BOGOR);
    put(&folder.input, "b.txt", SERANG);
    assert!(folder.ingest().contains("2 inputs: 2 new"));
    let before = stdout(&folder.db, &["export", "releases"]);
    assert!(folder.ingest().contains("0 new, 2 unchanged"));
    assert_eq!(stdout(&folder.db, &["export", "releases"]), before);
    stdout(&folder.db, &["verify"]);
}

#[test]
fn a_changed_file_replaces_its_release() {
    let folder = Folder::new();
    put(&folder.input, "a.txt", BOGOR);
    put(&folder.input, "b.txt", SERANG);
    folder.ingest();
    put(
        &folder.input,
        "a.txt",
        &BOGOR.replace("logistik", "surat suara"),
    );
    assert!(folder.ingest().contains("0 new, 1 replaced, 1 unchanged"));
    assert_eq!(releases(&folder.db).len(), 2);
    assert_eq!(total(&folder.db, &["logistik", "--in", "releases"]), 0);
    assert_eq!(total(&folder.db, &["surat suara", "--in", "releases"]), 1);
    stdout(&folder.db, &["verify"]);
}

#[test]
fn a_copy_is_linked_and_outlives_its_first_source() {
    let folder = Folder::new();
    put(&folder.input, "a.txt", BOGOR);
    put(&folder.input, "copy.txt", BOGOR);
    assert!(
        folder
            .ingest()
            .contains("1 new, 1 linked to known releases")
    );
    assert_eq!(releases(&folder.db).len(), 1);
    put(&folder.input, "a.txt", SERANG);
    folder.ingest();
    let all = releases(&folder.db);
    assert_eq!(all.len(), 2);
    let bogor = all
        .iter()
        .find(|r| r["text"].as_str().unwrap().contains("Siti"))
        .unwrap();
    assert!(
        bogor["source"]["path"]
            .as_str()
            .unwrap()
            .ends_with("copy.txt")
    );
    stdout(&folder.db, &["verify"]);
}

#[test]
fn bad_files_are_named_and_the_good_ones_stored() {
    let folder = Folder::new();
    put(&folder.input, "good.txt", BOGOR);
    put(&folder.input, "empty.txt", "");
    put(&folder.input, ".hidden", "hidden");
    put(&folder.input, "good.gold.json", "{}");
    fs::write(
        folder.input.join("binary.bin"),
        [0_u8, 159, 146, 150, 0, 1, 2, 3].repeat(64),
    )
    .unwrap();
    let latin: Vec<u8> = SERANG
        .replace('–', "-")
        .replace('“', "\u{e9}")
        .replace('”', "\"")
        .chars()
        .map(|c| c as u8)
        .collect();
    fs::write(folder.input.join("latin.txt"), latin).unwrap();
    let report = folder.input.with_extension("report");
    let output = ikrar(
        &folder.db,
        &[
            "ingest",
            folder.input.to_str().unwrap(),
            "--report",
            report.to_str().unwrap(),
        ],
    );
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(output.stdout.is_empty());
    assert!(
        stderr.contains("empty.txt: ") && stderr.contains("binary.bin: "),
        "{stderr}"
    );
    assert!(
        !stderr.contains("hidden") && !stderr.contains("gold"),
        "{stderr}"
    );
    assert!(stderr.contains("4 inputs: 2 new, 2 failed"), "{stderr}");
    let lines = fs::read_to_string(report).unwrap();
    let failed: Vec<Value> = lines
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    assert_eq!(failed.len(), 2);
    assert!(
        failed
            .iter()
            .all(|f| f["path"].is_string() && f["error"].is_string())
    );
    let all = releases(&folder.db);
    let latin = all
        .iter()
        .find(|r| r["source"]["path"].as_str().unwrap().ends_with("latin.txt"));
    assert_eq!(latin.unwrap()["source"]["encoding"], "windows-1252");
}

#[test]
fn a_second_writer_is_refused_and_readers_go_on() {
    let folder = Folder::new();
    put(&folder.input, "a.txt", BOGOR);
    folder.ingest();
    let editor = Editor::create(&folder.db, &Lexicons::new().unwrap()).unwrap();
    let output = ikrar(&folder.db, &["ingest", folder.input.to_str().unwrap()]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr.contains("another process is writing"), "{stderr}");
    assert_eq!(total(&folder.db, &["netralitas", "--in", "releases"]), 1);
    editor.finish().unwrap();
    stdout(&folder.db, &["verify"]);
}

#[test]
fn what_was_stored_before_a_kill_is_found_at_the_next_opening() {
    let folder = Folder::new();
    put(&folder.input, "a.txt", BOGOR);
    put(&folder.input, "b.txt", SERANG);
    folder.ingest();
    // As after a kill between the record's transaction and the index's commit: the index lags.
    let index = folder.db.join("index");
    let old = folder.db.join("old-index");
    copy(&index, &old);
    put(
        &folder.input,
        "a.txt",
        &BOGOR.replace("logistik", "kotak suara"),
    );
    put(&folder.input, "c.txt", &SERANG.replace("Serang", "Lebak"));
    folder.ingest();
    fs::remove_dir_all(&index).unwrap();
    fs::rename(&old, &index).unwrap();
    let verify = ikrar(&folder.db, &["verify"]);
    assert_eq!(verify.status.code(), Some(1));
    assert_eq!(total(&folder.db, &["kotak suara", "--in", "releases"]), 1);
    assert_eq!(total(&folder.db, &["logistik", "--in", "releases"]), 0);
    assert_eq!(total(&folder.db, &["--in", "releases"]), 3);
    stdout(&folder.db, &["verify"]);
}

#[test]
fn a_damaged_index_is_told_and_mended() {
    let folder = Folder::new();
    put(&folder.input, "a.txt", BOGOR);
    folder.ingest();
    let index = folder.db.join("index");
    let postings = fs::read_dir(&index).unwrap().map(|e| e.unwrap().path());
    let store = postings
        .into_iter()
        .find(|p| p.extension().is_some_and(|e| e == "idx"))
        .unwrap();
    let mut bytes = fs::read(&store).unwrap();
    let middle = bytes.len() / 3;
    bytes[middle] ^= 0xFF;
    fs::write(&store, bytes).unwrap();
    let verify = ikrar(&folder.db, &["verify"]);
    let stderr = String::from_utf8(verify.stderr).unwrap();
    assert_eq!(verify.status.code(), Some(1));
    assert!(stderr.contains("ikrar reindex"), "{stderr}");
    stdout(&folder.db, &["reindex"]);
    stdout(&folder.db, &["verify"]);
    assert_eq!(total(&folder.db, &["netralitas", "--in", "releases"]), 1);
}

#[test]
fn filters_narrow_and_word_forms_meet() {
    let folder = Folder::new();
    put(&folder.input, "a.txt", BOGOR);
    put(&folder.input, "b.txt", SERANG);
    folder.ingest();
    for (want, args) in [
        (2, &[][..]),
        (2, &["mendukung"]),
        (2, &["dukungan"]),
        (1, &["\"mendukung\""]),
        (1, &["duk* Serang"]),
        (1, &["pemilu"]),
        (1, &["aparatur sipil negara"]),
        (1, &["UU 7/2017"]),
        (1, &["UU Nomor 7 Tahun 2017"]),
        (1, &["uu/2017/7"]),
        (1, &["netralitas -keamanan"]),
        (0, &["netralitas keamanan"]),
        (2, &["netralitas OR keamanan"]),
        (1, &["--region", "32"]),
        (1, &["--region", "32.01"]),
        (2, &["--region", "32", "--region", "36"]),
        (
            0,
            &["--region", "32", "--region", "36", "--legal", "uu/2016/10"],
        ),
        (1, &["--legal", "uu/2017/7"]),
        (1, &["--legal", "UU 7/2017"]),
        (1, &["--official", "siti aminah"]),
        (1, &["--official", "Fauzi"]),
        (0, &["--official", "Siti Fauzi"]),
        (1, &["region:36.04"]),
        (1, &["official:\"Ahmad Fauzi\""]),
    ] {
        let mut all = args.to_vec();
        all.extend(["--in", "releases"]);
        assert_eq!(total(&folder.db, &all), want, "{args:?}");
    }
    for (code, args) in [
        (2, &["search", "(a"][..]),
        (2, &["search", "a AND"]),
        (2, &["search", "warna:merah"]),
        (2, &["search", "--region", "Bogor"]),
        (2, &["search", "--since", "kemarin"]),
        (2, &["search", "--type", "janji"]),
        (2, &["export", "commitments", "--format", "xlsx"]),
        (2, &["show", "zzz"]),
        (2, &["remove", "zzz"]),
    ] {
        let output = ikrar(&folder.db, args);
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert!(
            !output.stderr.is_empty() && output.stdout.is_empty(),
            "{args:?}"
        );
    }
}

#[test]
fn standard_input_is_json_lines_with_metadata() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let folder = Folder::new();
    let line = serde_json::json!({"id": "r-1", "text": BOGOR, "title": "Siap Dukung Netralitas",
        "published": "2022-08-05", "publisher": "Harian Uji", "url": "https://example.org/1"});
    let mut child = Command::new(env!("CARGO_BIN_EXE_ikrar"))
        .args(["ingest", "-"])
        .env("IKRAR_DB", &folder.db)
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    writeln!(stdin, "{line}\nnot json").unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let all = releases(&folder.db);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0]["title"], "Siap Dukung Netralitas");
    assert_eq!(all[0]["source"]["path"], "r-1");
    assert_eq!(all[0]["source"]["publisher"], "Harian Uji");
    assert_eq!(all[0]["source"]["url"], "https://example.org/1");
    assert_eq!(all[0]["source"]["format"], "jsonl");
    assert_eq!(
        total(&folder.db, &["--publisher", "uji", "--in", "releases"]),
        1
    );
}

#[test]
fn removed_releases_are_gone() {
    let folder = Folder::new();
    put(&folder.input, "a.txt", BOGOR);
    put(&folder.input, "b.txt", SERANG);
    folder.ingest();
    let id = releases(&folder.db)[0]["id"].as_str().unwrap().to_owned();
    stdout(&folder.db, &["remove", &id[..6]]);
    assert_eq!(releases(&folder.db).len(), 1);
    assert_eq!(total(&folder.db, &["--in", "releases"]), 1);
    stdout(&folder.db, &["verify"]);
    assert!(folder.ingest().contains("1 new, 1 unchanged"));
}

#[test]
fn an_export_is_written_whole_or_not_at_all() {
    let folder = Folder::new();
    put(&folder.input, "a.txt", BOGOR);
    folder.ingest();
    let path = folder.input.join("out.json");
    let path = path.to_str().unwrap();
    stdout(
        &folder.db,
        &["export", "releases", "--format", "json", "-o", path],
    );
    let before = fs::read_to_string(path).unwrap();
    let output = ikrar(
        &folder.db,
        &["export", "releases", "--query", "(", "-o", path],
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(path).unwrap(), before);
    assert_eq!(
        fs::read_dir(&folder.input).unwrap().count(),
        2,
        "nothing is left beside it"
    );
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

/// Asks a small database; a query is answered or its fault is pointed at.
pub fn ask(query: &str) -> Result<(), TestCaseError> {
    static FOLDER: OnceLock<(tempfile::TempDir, std::path::PathBuf)> = OnceLock::new();
    let (_, db) = FOLDER.get_or_init(|| {
        let guard = tempfile::tempdir().unwrap();
        let (input, db) = (guard.path().join("input"), guard.path().join("db"));
        put(&input, "a.txt", BOGOR);
        let editor = Editor::create(&db, pipeline().lexicons()).unwrap();
        let inputs = Inputs::new(&[input], InputFormat::ByName, Box::new(std::io::empty()));
        ikrar::ingest(editor, pipeline(), inputs, |_| {}).unwrap();
        (guard, db)
    });
    thread_local! {
        static DATABASE: std::cell::OnceCell<Database> = const { std::cell::OnceCell::new() };
    }
    DATABASE.with(|cell| {
        let database = cell.get_or_init(|| Database::open(db, pipeline().lexicons()).unwrap());
        let query = Query {
            text: query.to_owned(),
            within: Kind::Release,
            filters: Filters::default(),
            limit: 3,
            offset: 0,
            facet_limit: 0,
        };
        match Search::new(database, pipeline()).run(&query) {
            Err(error) if !error.is_query() => Err(TestCaseError::fail(error.to_string())),
            _ => Ok(()),
        }
    })
}
