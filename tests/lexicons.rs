//! The lexicons as data: sound, explained, and open to the user's own rows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Deref;

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
    let acts = Rows::of("legal_acts");
    for key in keys {
        // An act's own row has the act as its source: the promulgated text.
        let explains_itself = acts.iter().any(|act| act["id"] == key);
        assert!(
            explains_itself || sources.contains(&format!("`{key}`")),
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

/// The rows of one table, cells by column.
struct Rows(Vec<BTreeMap<&'static str, String>>);

impl Rows {
    fn of(name: &str) -> Self {
        let lexicons = Lexicons::new().unwrap();
        let file = format!("{name}.tsv");
        let table = lexicons.tables().iter().find(|t| t.file() == file).unwrap();
        let columns = table.columns();
        let row = |row: &ikrar::Row| {
            let cells = columns.iter().enumerate();
            cells.map(|(n, c)| (*c, row.get(n).to_owned())).collect()
        };
        Self(table.rows().map(row).collect())
    }

    /// The rows of each value of some columns, capitals aside.
    fn by(&self, columns: &[&str]) -> BTreeMap<Vec<String>, Vec<&BTreeMap<&'static str, String>>> {
        let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for row in &self.0 {
            let key = columns.iter().map(|c| row[c].to_lowercase()).collect();
            groups.entry(key).or_default().push(row);
        }
        groups
    }

    /// All values of a column.
    fn all(&self, column: &str) -> BTreeSet<&str> {
        self.iter().map(|row| row[column].as_str()).collect()
    }
}

impl Deref for Rows {
    type Target = [BTreeMap<&'static str, String>];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

#[test]
fn every_table_is_sorted_and_without_faults_of_form() {
    let faults = Lexicons::new().unwrap().check().err().unwrap_or_default();
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A surface may play several roles, each a row; the columns named here settle which. Two rows that
/// agree in them would contradict each other. Capitals make no difference in running text.
#[test]
fn no_row_contradicts_another() {
    for (table, columns) in [
        ("abbreviations", &["surface"][..]),
        ("acting", &["surface"]),
        ("actors", &["surface", "kind"]),
        ("agencies", &["surface"]),
        ("calendar", &["surface", "kind"]),
        ("commitment_blocks", &["surface", "use"]),
        // One role of a cue has one type and one weight.
        ("commitment_cues", &["surface", "role"]),
        ("discourse", &["surface", "kind"]),
        ("elections", &["surface", "date"]),
        ("fields", &["surface"]),
        ("function_words", &["surface", "role"]),
        ("legal_acts", &["surface", "from"]),
        ("legal_types", &["surface"]),
        ("measures", &["surface", "role"]),
        ("names", &["surface", "kind"]),
        ("numerals", &["surface"]),
        ("position_keys", &["head", "agency"]),
        ("positions", &["surface"]),
        ("qualifiers", &["surface", "place"]),
        ("region_aliases", &["surface", "code"]),
        ("region_cautions", &["surface"]),
        ("region_levels", &["surface"]),
        ("regions", &["code"]),
        ("roots", &["surface"]),
        ("shell", &["surface", "role", "match"]),
        ("speech_verbs", &["surface"]),
        ("stem_exceptions", &["surface"]),
        ("stopwords", &["surface"]),
        ("synonyms", &["surface", "canonical"]),
        ("titles", &["surface", "kind"]),
        ("topics", &["surface", "topic"]),
        ("verbs", &["surface", "kind"]),
    ] {
        let rows = Rows::of(table);
        for (key, group) in rows.by(columns) {
            assert_eq!(group.len(), 1, "{table}: {key:?}: {group:?}");
        }
    }
}

#[test]
fn meanings_that_exclude_each_other_are_not_both_given() {
    for (surface, rows) in Rows::of("qualifiers").by(&["surface"]) {
        let meanings: BTreeSet<&String> = rows.iter().map(|r| &r["qualifier"]).collect();
        assert_eq!(meanings.len(), 1, "{surface:?}: {meanings:?}");
    }
    for (surface, rows) in Rows::of("measures").by(&["surface"]) {
        let has = |role: &str| rows.iter().any(|r| r["role"] == role);
        let counts = has("noun") || has("list") || has("share");
        assert!(
            !(has("never") && counts),
            "{surface:?} counts and never does"
        );
    }
    for cue in Rows::of("commitment_cues").iter() {
        let weight: f64 = cue["weight"].parse().unwrap();
        assert!(weight > 0.0 && weight <= 1.0, "{cue:?}");
    }
}

#[test]
fn a_name_of_an_act_means_one_act_on_any_day_and_an_act_has_one_title() {
    let acts = Rows::of("legal_acts");
    for (name, rows) in acts.by(&["surface"]) {
        let mut periods: Vec<(&str, &str)> = rows
            .iter()
            .map(|r| match r["until"].as_str() {
                "" => (r["from"].as_str(), "9999-12-31"),
                until => (r["from"].as_str(), until),
            })
            .collect();
        periods.sort_unstable();
        for pair in periods.windows(2) {
            assert!(pair[0].1 < pair[1].0, "{name:?}: {periods:?}");
        }
    }
    for (id, rows) in acts.by(&["id"]) {
        let titles: BTreeSet<&String> = rows.iter().map(|r| &r["title"]).collect();
        let titles = titles.iter().filter(|t| !t.is_empty()).count();
        assert_eq!(titles, 1, "{id:?}");
    }
}

#[test]
fn every_region_code_exists_and_ambiguous_names_say_so() {
    let regions = Rows::of("regions");
    let codes = regions.all("code");
    for region in regions.iter() {
        let code = &region["code"];
        let parts: Vec<&str> = code.split('.').collect();
        let level = match &parts[..] {
            [_] => "province",
            [_, number] if *number >= "71" => "city",
            [_, _] => "regency",
            _ => "district",
        };
        assert_eq!(region["level"], level, "{code}");
        let parent = parts[..parts.len() - 1].join(".");
        assert!(
            parent.is_empty() || codes.contains(parent.as_str()),
            "{code}"
        );
    }
    let mut named: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for region in regions.iter().filter(|r| r["level"] != "district") {
        let codes = named.entry(region["name"].to_lowercase()).or_default();
        codes.insert(&region["code"]);
    }
    for (surface, rows) in Rows::of("region_aliases").by(&["surface"]) {
        let marked = |r: &&&BTreeMap<_, String>| {
            r["note"]
                .split(',')
                .any(|n| n == "ambiguous" || n == "seat")
        };
        let meant: BTreeSet<&str> = rows.iter().map(|r| r["code"].as_str()).collect();
        assert!(meant.iter().all(|c| codes.contains(c)), "{rows:?}");
        // Of a name and what only sits there one is the first meaning and needs no mark.
        let unmarked = rows.iter().filter(|r| !marked(r)).count();
        let own = named
            .get(&surface[0])
            .is_some_and(|n| n.iter().any(|c| !meant.contains(c)));
        assert!(unmarked + usize::from(own) <= 1, "{rows:?}");
    }
}

#[test]
fn what_a_table_names_of_another_is_there() {
    let (agencies, positions) = (Rows::of("agencies"), Rows::of("positions"));
    let (kinds, classes) = (agencies.all("kind"), agencies.all("class"));
    for position in positions.iter() {
        let agency = position["agency"].as_str();
        assert!(agency.is_empty() || kinds.contains(agency), "{position:?}");
    }
    let heads = positions.all("key");
    for row in Rows::of("position_keys").iter() {
        let is_known = match row["agency"].split_once(':') {
            Some(("class", class)) => classes.contains(class),
            // A word of the agency's own name.
            Some((kind, word)) => kind == "word" && !word.is_empty(),
            None => kinds.contains(row["agency"].as_str()),
        };
        assert!(is_known && heads.contains(row["head"].as_str()), "{row:?}");
    }
    let types = Rows::of("legal_types");
    let types = types.all("type");
    for act in Rows::of("legal_acts").iter() {
        let kind = act["id"].split('/').next().unwrap();
        assert!(types.contains(kind), "{act:?}");
    }
}

#[test]
fn every_exception_has_its_reason() {
    for (table, columns) in [
        ("commitment_blocks", &["reason"][..]),
        ("region_cautions", &["reason", "note"]),
        ("stem_exceptions", &["reason"]),
    ] {
        for row in Rows::of(table).iter() {
            assert!(
                columns.iter().all(|c| !row[c].is_empty()),
                "{table}: {row:?}"
            );
        }
    }
}
