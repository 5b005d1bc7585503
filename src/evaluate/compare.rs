//! When a found item is the gold item: the comparisons of one release, kind by kind.
//!
//! Gold and record are both compared as JSON, so that what is scored is what a user gets. Leaves
//! out the sums over releases.

use std::collections::HashMap;

use serde_json::Value;

/// What came of one kind in one release.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) right: usize,
    pub(super) missed: Vec<Value>,
    pub(super) spurious: Vec<Value>,
    /// What was found and is in the gold, certain or optional.
    pub(super) kept: Vec<Value>,
}

/// Small letters, plain apostrophes, words apart by one space, nothing else.
pub(super) fn norm(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        let c = match c {
            '\u{2018}' | '\u{2019}' => '\'',
            c => c,
        };
        if c.is_alphanumeric() || c == '_' || c == '\'' {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// All kinds of one release.
pub(super) fn score(gold: &Value, found: &Value) -> Vec<(&'static str, Outcome)> {
    let items = |v: &Value, kind: &str| v[kind].as_array().cloned().unwrap_or_default();
    let officials = unique(items(found, "officials"));
    let people: HashMap<String, String> = officials
        .iter()
        .map(|o| (text(o, "id"), norm(&text(o, "name"))))
        .collect();
    let refer = |v: &Value| -> Option<String> {
        let id = v.as_str()?;
        Some(people.get(id).cloned().unwrap_or_else(|| id.to_owned()))
    };
    let mut out = Vec::new();

    let gold_officials = items(gold, "officials");
    let same_name = |g: &Value, p: &Value| norm(&text(g, "name")) == norm(&text(p, "name"));
    let same_post = |g: &Value, p: &Value| {
        same_name(g, p)
            && same_position(&text(g, "position"), &text(p, "position"))
            && text(g, "acting") == text(p, "acting")
    };
    let same_region =
        |g: &Value, p: &Value| same_post(g, p) && text(g, "region") == text(p, "region");
    out.push((
        "official_name",
        matched(&gold_officials, &officials, same_name),
    ));
    out.push(("official", matched(&gold_officials, &officials, same_post)));
    out.push((
        "official_linked",
        matched(&gold_officials, &officials, same_region),
    ));

    for kind in ["agencies", "places", "legal_refs"] {
        let same = |g: &Value, p: &Value| text(g, "id") == text(p, "id");
        out.push((kind, matched(&items(gold, kind), &items(found, kind), same)));
    }

    let mut dates = items(found, "dates");
    dates.retain(|d| !text(d, "start").is_empty());
    let range = |d: &Value| {
        let (start, end) = (text(d, "start"), text(d, "end"));
        let end = if end.is_empty() { start.clone() } else { end };
        (start, end)
    };
    let same_range = |g: &Value, p: &Value| range(g) == range(p);
    out.push(("dates", matched(&items(gold, "dates"), &dates, same_range)));

    let value = |c: &Value| {
        c["value"]
            .as_f64()
            .or_else(|| c["value"].as_str()?.parse().ok())
    };
    let same_count = |slack: f64| {
        move |g: &Value, p: &Value| {
            text(g, "measure") == text(p, "measure")
                && matches!((value(g), value(p)), (Some(a), Some(b))
                    if (a - b).abs() <= slack * a.abs().max(1.0))
        }
    };
    let (gold_counts, counts) = (items(gold, "counts"), items(found, "counts"));
    out.push(("counts", matched(&gold_counts, &counts, same_count(1e-6))));
    let of_voters = |counts: &[Value]| -> Vec<Value> {
        let voters = ["voters", "turnout_percent", "polling_stations"];
        let mut kept = counts.to_vec();
        kept.retain(|c| voters.contains(&text(c, "measure").as_str()));
        kept
    };
    let outcome = matched(
        &of_voters(&gold_counts),
        &of_voters(&counts),
        same_count(0.0),
    );
    out.push(("voter_counts", outcome));

    let (gold_said, said) = (items(gold, "statements"), items(found, "statements"));
    let same_span = |g: &Value, p: &Value| {
        let words = text(p, "text");
        starts_like(&words, &text(g, "starts")) && ends_like(&words, &text(g, "ends"))
    };
    let same_said = |g: &Value, p: &Value| {
        same_span(g, p) && same_party(g["speaker"].as_str(), refer(&p["speaker"]).as_deref())
    };
    let direct = |said: &[Value]| -> Vec<Value> {
        let mut kept = said.to_vec();
        kept.retain(|s| text(s, "kind") == "direct");
        kept
    };
    out.push(("statement_span", matched(&gold_said, &said, same_span)));
    out.push(("statement", matched(&gold_said, &said, same_said)));
    out.push((
        "direct_quote",
        matched(&direct(&gold_said), &direct(&said), same_said),
    ));

    let (gold_owed, owed) = (items(gold, "commitments"), items(found, "commitments"));
    let same_evidence = |g: &Value, p: &Value| {
        norm(&text(&p["evidence"], "text")).contains(&norm(&text(g, "evidence")))
    };
    let same_type =
        |g: &Value, p: &Value| same_evidence(g, p) && text(g, "type") == text(p, "type");
    let same_actor = |g: &Value, p: &Value| {
        let wanted: Vec<String> = items(g, "actors")
            .iter()
            .filter_map(Value::as_str)
            .map(|a| {
                if a.contains(':') {
                    a.to_owned()
                } else {
                    norm(a)
                }
            })
            .collect();
        let given: Vec<String> = items(p, "actors").iter().filter_map(refer).collect();
        (wanted.is_empty() && given.is_empty())
            || wanted
                .iter()
                .any(|w| given.iter().any(|g| same_party(Some(w), Some(g))))
    };
    let same_owed = |g: &Value, p: &Value| same_type(g, p) && same_actor(g, p);
    out.push((
        "commitment_found",
        matched(&gold_owed, &owed, same_evidence),
    ));
    out.push(("commitment_typed", matched(&gold_owed, &owed, same_type)));
    out.push(("commitment", matched(&gold_owed, &owed, same_owed)));
    out
}

/// Pairs gold with found items one to one, certain gold first.
fn matched(gold: &[Value], found: &[Value], same: impl Fn(&Value, &Value) -> bool) -> Outcome {
    let mut left: Vec<&Value> = found.iter().collect();
    let mut outcome = Outcome::default();
    let is_optional = |g: &&Value| g["optional"].as_bool().unwrap_or(false);
    let (optional, certain): (Vec<&Value>, Vec<&Value>) = gold.iter().partition(is_optional);
    for g in certain {
        match left.iter().position(|p| same(g, p)) {
            Some(n) => {
                outcome.kept.push(left.remove(n).clone());
                outcome.right += 1;
            }
            None => outcome.missed.push(g.clone()),
        }
    }
    for g in optional {
        if let Some(n) = left.iter().position(|p| same(g, p)) {
            outcome.kept.push(left.remove(n).clone());
        }
    }
    outcome.spurious = left.into_iter().cloned().collect();
    outcome
}

/// The officials, one an id, the last of several with its id.
fn unique(officials: Vec<Value>) -> Vec<Value> {
    let mut kept: Vec<Value> = Vec::new();
    for official in officials {
        match kept.iter_mut().find(|k| k["id"] == official["id"]) {
            Some(old) => *old = official,
            None => kept.push(official),
        }
    }
    kept
}

/// A field as text; empty where absent or null.
fn text(item: &Value, field: &str) -> String {
    item[field].as_str().unwrap_or_default().to_owned()
}

/// Whether one key is the other or a finer form of it (`kepala_dinas`, `kepala_dinas_kesehatan`).
fn same_position(a: &str, b: &str) -> bool {
    if a.is_empty() || b.is_empty() {
        return a == b;
    }
    a.starts_with(b) || b.starts_with(a)
}

/// Whether two names, ids or general actors mean the same; general actors need most words shared.
fn same_party(gold: Option<&str>, found: Option<&str>) -> bool {
    let (Some(g), Some(p)) = (gold, found) else {
        return gold.is_none() && found.is_none();
    };
    if g == p || norm(g) == norm(p) {
        return true;
    }
    if g.contains(':') || p.contains(':') {
        return false;
    }
    let (g, p) = (norm(g), norm(p));
    let words = |s: &str| -> std::collections::HashSet<String> {
        s.split_whitespace().map(str::to_owned).collect()
    };
    let (a, b) = (words(&g), words(&p));
    let shared = a.intersection(&b).count();
    shared > 0 && shared as f64 / a.union(&b).count() as f64 >= 0.5
}

/// Whether the first four words of `start` stand at the head of `text`, two words of slack.
fn starts_like(text: &str, start: &str) -> bool {
    let (text, start) = (norm(text), norm(start));
    let a: Vec<&str> = text.split_whitespace().collect();
    let b: Vec<&str> = start.split_whitespace().take(4).collect();
    !b.is_empty()
        && (0..3).any(|slack| {
            a.get(slack.min(a.len())..(slack + b.len()).min(a.len()))
                .is_some_and(|part| part == b)
        })
}

/// Whether the last four words of `end` stand at the foot of `text`, two words of slack.
fn ends_like(text: &str, end: &str) -> bool {
    let (text, end) = (norm(text), norm(end));
    let a: Vec<&str> = text.split_whitespace().collect();
    let b: Vec<&str> = end.split_whitespace().collect();
    let b = &b[b.len().saturating_sub(4)..];
    !b.is_empty()
        && (0..3).any(|slack| {
            a.len()
                .checked_sub(b.len() + slack)
                .is_some_and(|from| &a[from..from + b.len()] == b)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn optional_gold_is_neither_missed_nor_spurious() {
        let gold = json!({"places": [{"id": "62"}, {"id": "63", "optional": true},
            {"id": "64", "optional": true}]});
        let found = json!({"places": [{"id": "64"}, {"id": "62"}, {"id": "65"}]});
        let scores = score(&gold, &found);
        let (_, places) = scores.iter().find(|(k, _)| *k == "places").unwrap();
        assert_eq!((places.right, places.missed.len()), (1, 0));
        assert_eq!(places.spurious, [json!({"id": "65"})]);
    }

    #[test]
    fn a_statement_may_begin_and_end_two_words_off() {
        assert!(starts_like(
            "Nah kita lakukan pembekalan dalam",
            "kita lakukan pembekalan dalam rangka"
        ));
        assert!(!starts_like(
            "a b c kita lakukan pembekalan dalam",
            "kita lakukan pembekalan dalam"
        ));
        assert!(ends_like(
            "yang ada di kecamatan poinnya itu",
            "anggaran yang ada di kecamatan"
        ));
        assert!(!starts_like("apa", ""));
    }

    #[test]
    fn parties_are_the_same_by_name_id_or_most_words() {
        for (want, g, p) in [
            (true, Some("Iwan Setiawan"), Some("iwan setiawan")),
            (true, Some("pemda:32.01"), Some("pemda:32.01")),
            (false, Some("pemda:32.01"), Some("pemda:32.71")),
            (true, Some("para camat"), Some("camat")),
            (false, Some("seluruh jajaran camat"), Some("camat")),
            (true, None, None),
            (false, None, Some("kpu")),
        ] {
            assert_eq!(same_party(g, p), want, "{g:?} {p:?}");
        }
    }
}
