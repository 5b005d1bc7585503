use super::*;

fn explain(text: &str, words: &str) -> Explanation {
    let pipeline = Pipeline::new(Lexicons::new().unwrap()).unwrap();
    let release = pipeline.read("test.txt", text.as_bytes()).unwrap();
    let byte = release.text.find(words).unwrap();
    let start = release.text[..byte].chars().count();
    let end = start + words.chars().count();
    pipeline.explain(&release, start..end).unwrap()
}

const TEXT: &str = "SIGI – Pj Bupati Sigi, Hamdan Lasimpo, meminta para camat mendata TPS rawan paling \
                    lambat 15 Oktober 2024. Satpol PP akan menjaga gudang, Rabu (2/10/2024).";

#[test]
fn each_kind_names_its_rule_and_rows() {
    for (words, kind, rule, table) in [
        ("Hamdan", "official", "official", "positions.tsv"),
        ("Satpol PP", "agency", "agency", "agencies.tsv"),
        ("Oktober", "date", "date", "calendar.tsv"),
        ("Bupati Sigi", "post", "official", "positions.tsv"),
        ("mendata", "statement", "clause", "speech_verbs.tsv"),
        ("mendata", "commitment", "asking", "commitment_cues.tsv"),
    ] {
        let explanation = explain(TEXT, words);
        let finding = explanation.findings.iter().find(|f| f.kind == kind);
        let Some(finding) = finding else {
            panic!("{words}: no {kind} in {explanation:#?}");
        };
        assert!(
            finding.rule == rule || kind == "statement",
            "{words}: {}",
            finding.rule
        );
        let tables: Vec<&str> = finding.rows.iter().map(|r| r.table.as_str()).collect();
        assert!(tables.contains(&table), "{words}: {tables:?}");
    }
}

#[test]
fn a_bare_name_says_that_its_region_is_inferred() {
    let explanation = explain(TEXT, "Satpol PP");
    let how = explanation.findings[0].how.join("; ");
    assert!(how.contains("72.10 (regency Sigi), inferred"), "{how}");
}

#[test]
fn a_place_that_nothing_covers_shows_the_rows_it_matches() {
    let explanation = explain("Rapat itu lancar. Warga pulang siap makan.", "siap");
    assert!(explanation.findings.is_empty(), "{explanation:#?}");
    let tables: Vec<&str> = explanation
        .unused
        .iter()
        .map(|r| r.table.as_str())
        .collect();
    assert!(tables.contains(&"commitment_cues.tsv"), "{tables:?}");
}

#[test]
fn any_place_inside_the_text_is_explained_and_none_past_it() {
    let pipeline = Pipeline::new(Lexicons::new().unwrap()).unwrap();
    let release = pipeline.read("test.txt", TEXT.as_bytes()).unwrap();
    let end = release.text.chars().count();
    for at in 0..end {
        let explanation = pipeline.explain(&release, at..at).unwrap();
        assert!(explanation.at.end > at, "{at}");
    }
    assert!(pipeline.explain(&release, end..end).is_none());
    assert!(pipeline.explain(&release, end + 9..end + 20).is_none());
}
