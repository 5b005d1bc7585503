//! A release for people to read: its text with what was found marked in it, then who, what was
//! said, what was promised.
//!
//! Everything reads without colour, so that it is the same on a terminal and in a file.

mod marks;
mod paint;

use std::io::{Result, Write};

use ikrar::{Acting, Commitment, Due, Mention, Official, PromiseType, Record, SaidKind, Statement};

use crate::output::Style;
pub(crate) use paint::plain;

/// How a release is set: in which colours, how wide.
pub(crate) struct Setting {
    pub(crate) style: Style,
    pub(crate) width: usize,
}

impl Setting {
    /// As standard output can show it.
    pub(crate) fn of_stdout() -> Self {
        Self {
            style: Style::of_stdout(),
            width: crate::output::width(),
        }
    }
}

/// Title, id and source, two lines.
pub(crate) fn head(out: &mut impl Write, record: &Record) -> Result<()> {
    let title = record.title.as_deref().unwrap_or("(no title)");
    writeln!(out, "{title}")?;
    let mut facts = vec![record.id.clone()];
    facts.extend(record.published.clone());
    facts.extend(record.region.clone());
    facts.extend(record.source.publisher.clone());
    facts.extend(record.source.path.clone());
    writeln!(out, "{}", facts.join(" · "))
}

/// The whole record; `sources` are the further ones it was found in.
pub(crate) fn record(
    out: &mut impl Write,
    setting: &Setting,
    record: &Record,
    sources: &[String],
) -> Result<()> {
    head(out, record)?;
    if !sources.is_empty() {
        writeln!(out, "also found as: {}", sources.join(", "))?;
    }
    writeln!(out)?;
    marks::text(record).write(out, &setting.style, setting.width, (0, 0))?;
    writeln!(out)?;
    heading(out, "officials", record.officials.len())?;
    for (n, official) in record.officials.iter().enumerate() {
        let mut facts = vec![official_line(official)];
        facts.extend(official.position.clone());
        let bodies = official.agency.clone().or(official.region.clone());
        facts.extend(bodies);
        facts.extend(also_called(official));
        let line = format!("O{} {}", n + 1, facts.join(" · "));
        plain(out, &line, setting.width, (2, 5))?;
    }
    for (name, letter, items) in lists(record) {
        if !items.is_empty() {
            let items: Vec<String> = items
                .iter()
                .enumerate()
                .map(|(n, item)| format!("{letter}{}\u{a0}{item}", n + 1))
                .collect();
            let line = format!("{name}: {}", items.join(", "));
            plain(out, &line, setting.width, (0, 2))?;
        }
    }
    heading(out, "statements", record.statements.len())?;
    for (n, item) in record.statements.iter().enumerate() {
        statement(out, setting, record, Some(n + 1), item)?;
    }
    heading(out, "commitments", record.commitments.len())?;
    for (n, item) in record.commitments.iter().enumerate() {
        commitment(out, setting, record, Some(n + 1), item)?;
    }
    let unmarked = marks::unmarked(record);
    if !unmarked.is_empty() {
        let line = format!("unmarked names and figures: {}", unmarked.join(", "));
        plain(out, &line, setting.width, (0, 2))?;
    }
    Ok(())
}

/// The entities that one line each can list, with the letter of their tags.
fn lists(record: &Record) -> [(&'static str, char, Vec<String>); 5] {
    let noted = |text: String, note: Option<&String>| match note {
        Some(note) => format!("{text} ({note})"),
        None => text,
    };
    let agencies = record.agencies.iter().map(|a| match a.inferred {
        true => format!("{} (region inferred)", a.id),
        false => a.id.clone(),
    });
    let places = record.places.iter().map(|p| format!("{} {}", p.id, p.name));
    let dates = record.dates.iter();
    let counts = record.counts.iter();
    let legal_refs = record.legal_refs.iter();
    [
        ("agencies", 'A', agencies.collect()),
        ("places", 'P', places.collect()),
        (
            "dates",
            'D',
            dates.map(|d| noted(range(d), d.note.as_ref())).collect(),
        ),
        (
            "counts",
            'N',
            counts.map(|c| noted(count(c), c.note.as_ref())).collect(),
        ),
        (
            "legal references",
            'L',
            legal_refs
                .map(|l| noted(l.citation.clone(), l.note.as_ref()))
                .collect(),
        ),
    ]
}

/// The other words by which a person is mentioned, each once.
fn also_called(official: &Official<Mention>) -> Option<String> {
    let mut forms: Vec<&str> = Vec::new();
    for mention in &official.mentions {
        if !mention.text.contains(&official.name) && !forms.contains(&mention.text.as_str()) {
            forms.push(&mention.text);
        }
    }
    (!forms.is_empty()).then(|| format!("also {}", forms.join(", ")))
}

fn heading(out: &mut impl Write, name: &str, count: usize) -> Result<()> {
    if count > 0 {
        writeln!(out, "{name}:")?;
    }
    Ok(())
}

/// A person with the post: `Iwan Setiawan, Plt. Bupati Bogor`.
fn official_line<M>(official: &Official<M>) -> String {
    let post = official.position_text.as_deref();
    let post = post.or(official.position.as_deref());
    name_and_post(&official.name, post, official.acting)
}

/// A name with a post and how it is held, where the post does not say that itself.
pub(crate) fn name_and_post(name: &str, post: Option<&str>, acting: Option<Acting>) -> String {
    let Some(post) = post else {
        return name.to_owned();
    };
    let lower = post.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let begins = ["penjabat", "pejabat", "pelaksana"]
        .iter()
        .any(|w| lower.starts_with(w));
    let acting = acting.map(acting_word);
    let acting = acting.filter(|a| !begins && !words.any(|w| w == a.to_lowercase()));
    match acting {
        Some(acting) => format!("{name}, {acting}. {post}"),
        None => format!("{name}, {post}"),
    }
}

fn acting_word(acting: Acting) -> &'static str {
    match acting {
        Acting::Plt => "Plt",
        Acting::Plh => "Plh",
        Acting::Pj => "Pj",
        Acting::Pjs => "Pjs",
    }
}

/// Who an id means: a person's name and post, else the id itself.
fn party(record: &Record, id: &str) -> String {
    record
        .officials
        .iter()
        .find(|o| o.id == id)
        .map(official_line)
        .or_else(|| {
            let agency = record.agencies.iter().find(|a| a.id == id)?;
            Some(agency.name.clone())
        })
        .unwrap_or_else(|| id.to_owned())
}

fn parties(record: &Record, ids: &[String]) -> String {
    let names: Vec<String> = ids.iter().map(|id| party(record, id)).collect();
    names.join("; ")
}

/// One statement, two lines or more; `tag` is its number in the marked text.
pub(crate) fn statement(
    out: &mut impl Write,
    setting: &Setting,
    record: &Record,
    tag: Option<usize>,
    item: &Statement,
) -> Result<()> {
    let tag = tag.map(|n| format!("S{n} ")).unwrap_or_default();
    let speaker = match &item.speaker {
        Some(id) => party(record, id),
        None => "(unknown speaker)".to_owned(),
    };
    let principal = item.on_behalf_of.as_ref();
    let principal = principal.map(|id| format!(", for {}", party(record, id)));
    let (open, close) = match item.kind {
        SaidKind::Direct => ("“", "”"),
        SaidKind::Indirect => ("", ""),
    };
    let line = format!(
        "{tag}{speaker}{}{}",
        principal.unwrap_or_default(),
        topics(&item.topics)
    );
    plain(out, &line, setting.width, (2, 5))?;
    let words = format!("{open}{}{close}", item.text);
    plain(out, &words, setting.width, (4, 4))
}

/// One commitment, two lines or more; `tag` is its number in the marked text.
pub(crate) fn commitment(
    out: &mut impl Write,
    setting: &Setting,
    record: &Record,
    tag: Option<usize>,
    item: &Commitment,
) -> Result<()> {
    let tag = tag.map(|n| format!("C{n} ")).unwrap_or_default();
    let number = item.item.map(|n| format!("{n}. ")).unwrap_or_default();
    let actors = if item.actors.is_empty() {
        "(unknown actor)".to_owned()
    } else {
        parties(record, &item.actors)
    };
    let line = format!(
        "{tag}{number}{} · {actors}{}",
        type_word(item.kind),
        topics(&item.topics)
    );
    plain(out, &line, setting.width, (2, 5))?;
    plain(out, &item.action, setting.width, (4, 4))?;
    let mut facts = Vec::new();
    if let Some(id) = &item.requested_by {
        facts.push(format!("asked by {}", party(record, id)));
    }
    if !item.counterparties.is_empty() {
        facts.push(format!("with {}", parties(record, &item.counterparties)));
    }
    facts.extend(item.due.as_ref().and_then(due));
    if !item.legal_basis.is_empty() {
        let citations = item.legal_basis.iter().map(|id| citation(record, id));
        facts.push(format!(
            "under {}",
            citations.collect::<Vec<_>>().join(", ")
        ));
    }
    if let Some(condition) = &item.condition {
        facts.push(format!("if: {condition}"));
    }
    if !facts.is_empty() {
        plain(
            out,
            &format!("({})", facts.join("; ")),
            setting.width,
            (4, 5),
        )?;
    }
    Ok(())
}

/// How a law is cited, else its id.
fn citation<'a>(record: &'a Record, id: &'a str) -> &'a str {
    let cited = record.legal_refs.iter().find(|l| l.id == id);
    cited.map_or(id, |l| &l.citation)
}

/// When something is due, in words.
pub(crate) fn due(due: &Due) -> Option<String> {
    match (&due.start, &due.end) {
        (Some(start), Some(end)) if start == end => Some(format!("on {start}")),
        (Some(start), Some(end)) => Some(format!("{start} to {end}")),
        (Some(start), None) => Some(format!("from {start}")),
        (None, Some(end)) => Some(format!("by {end}")),
        (None, None) => None,
    }
}

/// The type as the contract names it.
pub(crate) fn type_word(kind: PromiseType) -> &'static str {
    match kind {
        PromiseType::Pledge => "pledge",
        PromiseType::Directive => "directive",
        PromiseType::Obligation => "obligation",
        PromiseType::Expectation => "expectation",
    }
}

fn topics(topics: &[String]) -> String {
    if topics.is_empty() {
        String::new()
    } else {
        format!(" [{}]", topics.join(", "))
    }
}

fn range<M>(date: &ikrar::DateMention<M>) -> String {
    match (&date.start, &date.end) {
        (Some(start), Some(end)) if start == end => start.clone(),
        (Some(start), Some(end)) => format!("{start}/{end}"),
        (Some(start), None) => format!("{start}/"),
        (None, Some(end)) => format!("/{end}"),
        (None, None) => "(open)".to_owned(),
    }
}

fn count<M>(count: &ikrar::Count<M>) -> String {
    let value = match (count.value, count.low, count.high) {
        (Some(value), _, _) => value.to_string(),
        (None, Some(low), Some(high)) => format!("{low}-{high}"),
        _ => "some".to_owned(),
    };
    let word = |value: serde_json::Result<serde_json::Value>| -> String {
        let value = value.unwrap_or_default();
        value.as_str().unwrap_or_default().to_owned()
    };
    let measure = word(serde_json::to_value(count.measure));
    let mut marks = Vec::new();
    if count.qualifier != ikrar::Qualifier::Exact {
        marks.push(word(serde_json::to_value(count.qualifier)));
    }
    marks.extend(count.voter_list.map(|l| word(serde_json::to_value(l))));
    marks.extend(count.sex.map(|s| word(serde_json::to_value(s))));
    marks.retain(|m| !m.is_empty());
    let marks = marks.iter().map(|m| format!(" {m}")).collect::<String>();
    format!("{measure}={value}{marks}")
}
