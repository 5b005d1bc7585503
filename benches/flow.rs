//! How fast the flow is: start, extraction, ingest, rebuild, queries.
//!
//! `cargo bench` prints one line a figure, over the project's own releases made many by a number at
//! their end (`cargo bench -- 20000` for other than 2,000 of them). Wall time on whatever else the
//! machine does: trust the ratios. Leaves out statistics: for a change, run it before and after.

use std::io::Cursor;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use ikrar::{
    Database, Editor, Filters, InputFormat, Inputs, Kind, Lexicons, Pipeline, Query, Search,
};

/// A folder that goes when the run ends.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count = std::env::args()
        .find_map(|a| a.parse().ok())
        .unwrap_or(2_000);
    let start = Instant::now();
    let pipeline = Pipeline::new(Lexicons::new()?)?;
    told("start: lexicons and stages", start.elapsed(), "");

    let texts = corpus(&pipeline)?;
    let bytes: usize = texts.iter().map(String::len).sum();
    let rounds = 20;
    let start = Instant::now();
    for _ in 0..rounds {
        for text in &texts {
            pipeline.extract(&pipeline.read("bench", text.as_bytes())?);
        }
    }
    let spent = start.elapsed();
    let rate = |spent: Duration| (bytes * rounds) as f64 / 1e6 / spent.as_secs_f64();
    told(
        "extraction, one core",
        spent,
        &format!("{:.2} MB/s", rate(spent)),
    );

    // The floor that extraction is held against: one automaton over as many surfaces, nothing else.
    let patterns = surfaces(pipeline.lexicons());
    let automaton = aho_corasick::AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(aho_corasick::AhoCorasickKind::ContiguousNFA))
        .match_kind(aho_corasick::MatchKind::LeftmostLongest)
        .build(&patterns)?;
    let start = Instant::now();
    let mut hits = 0;
    for _ in 0..rounds {
        hits += texts
            .iter()
            .map(|t| automaton.find_iter(t).count())
            .sum::<usize>();
    }
    let bare = start.elapsed();
    let said = format!(
        "{:.2} MB/s, {} patterns, {hits} hits",
        rate(bare),
        patterns.len()
    );
    told("bare aho-corasick", bare, &said);
    let ratio = bare.as_secs_f64() / spent.as_secs_f64();
    println!("{:28} {ratio:10.3}", "extraction to bare");

    let folder = Folder(std::env::temp_dir().join(format!("ikrar-bench-{}", std::process::id())));
    let lines: String = (0..count)
        .filter_map(|n| {
            let text = texts.get(n % texts.len())?;
            let line = serde_json::json!({"id": n, "text": format!("{text}\n\nRilis ke-{n}.")});
            Some(format!("{line}\n"))
        })
        .collect();
    let start = Instant::now();
    let editor = Editor::create(&folder.0, pipeline.lexicons())?;
    let inputs = Inputs::new(
        &[PathBuf::from("-")],
        InputFormat::JsonLines,
        Box::new(Cursor::new(lines)),
    );
    let (database, summary) = ikrar::ingest(editor, &pipeline, inputs, |_| {})?;
    let rate = |spent: Duration| format!("{:.0} releases/s", count as f64 / spent.as_secs_f64());
    let spent = start.elapsed();
    told("ingest", spent, &rate(spent));
    assert_eq!(summary.added, count, "all releases differ");
    drop(database);

    let start = Instant::now();
    Editor::reindex(&folder.0, pipeline.lexicons())?.finish()?;
    let spent = start.elapsed();
    told("rebuild of the index", spent, &rate(spent));

    let database = Database::open(&folder.0, pipeline.lexicons())?;
    let search = Search::new(&database, &pipeline);
    let region = Filters {
        region: vec!["32".to_owned()],
        ..Filters::default()
    };
    for (name, text, filters, facet_limit) in [
        ("query: one word", "logistik", Filters::default(), 0),
        ("query: two words", "netralitas ASN", Filters::default(), 0),
        ("query: a citation", "UU 7/2017", Filters::default(), 0),
        ("query: with a filter", "pemilu", region, 0),
        ("query: with facets", "pemilu", Filters::default(), 10),
    ] {
        let query = Query {
            text: text.to_owned(),
            within: Kind::Statement,
            filters,
            limit: 10,
            offset: 0,
            facet_limit,
        };
        let mut times = Vec::new();
        for _ in 0..200 {
            let start = Instant::now();
            search.run(&query)?;
            times.push(start.elapsed());
        }
        times.sort();
        let tail = format!("p99 {:.2} ms", times[197].as_secs_f64() * 1e3);
        told(name, times[100], &tail);
    }
    Ok(())
}

fn told(what: &str, spent: Duration, rate: &str) {
    println!("{what:28} {:10.2} ms  {rate}", spent.as_secs_f64() * 1e3);
}

/// Surfaces of the lexicons, each also behind the word for a regency: about 90,000.
fn surfaces(lexicons: &Lexicons) -> Vec<String> {
    let rows = lexicons.tables().iter().flat_map(|t| {
        let name = t.columns().iter().position(|c| *c == "name").unwrap_or(0);
        t.rows().map(move |row| row.get(name).to_owned())
    });
    rows.flat_map(|s| [format!("Kabupaten {s}"), s]).collect()
}

/// The bodies of all releases of the corpus.
fn corpus(pipeline: &Pipeline) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus"));
    let inputs = Inputs::new(&[path], InputFormat::ByName, Box::new(std::io::empty()));
    let mut texts = Vec::new();
    for input in inputs {
        let input = input.map_err(|f| f.error)?;
        texts.push(input.read(pipeline).map_err(|f| f.error)?.text);
    }
    Ok(texts)
}
