//! A release for people to read: who, what was said, what was promised.
//!
//! Plain text without colour, so that it reads the same on a terminal and in a file.

use std::io::{Result, Write};

use ikrar::{
    Acting, Agency, Commitment, DateMention, Due, LegalRef, Mention, Official, Place, PromiseType,
    Record, SaidKind, Statement,
};

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

/// The whole record.
pub(crate) fn record(out: &mut impl Write, record: &Record) -> Result<()> {
    head(out, record)?;
    heading(out, "officials", record.officials.len())?;
    for official in &record.officials {
        writeln!(out, "  {}", official_line(official))?;
    }
    let list = |items: Vec<String>| items.join(", ");
    for (name, items) in [
        (
            "agencies",
            record
                .agencies
                .iter()
                .map(|a| a.id.clone())
                .collect::<Vec<_>>(),
        ),
        (
            "places",
            record
                .places
                .iter()
                .map(|p| format!("{} {}", p.id, p.name))
                .collect(),
        ),
        ("dates", record.dates.iter().map(range).collect()),
        ("counts", record.counts.iter().map(count).collect()),
        (
            "legal references",
            record
                .legal_refs
                .iter()
                .map(|l| l.citation.clone())
                .collect(),
        ),
    ] {
        if !items.is_empty() {
            writeln!(out, "{name}: {}", list(items))?;
        }
    }
    heading(out, "statements", record.statements.len())?;
    for item in &record.statements {
        statement(out, record, item)?;
    }
    heading(out, "commitments", record.commitments.len())?;
    for item in &record.commitments {
        commitment(out, record, item)?;
    }
    Ok(())
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

/// One statement, two lines.
pub(crate) fn statement(out: &mut impl Write, record: &Record, item: &Statement) -> Result<()> {
    let speaker = match &item.speaker {
        Some(id) => party(record, id),
        None => "(unknown speaker)".to_owned(),
    };
    let (open, close) = match item.kind {
        SaidKind::Direct => ("“", "”"),
        SaidKind::Indirect => ("", ""),
    };
    writeln!(out, "  {speaker}{}", topics(&item.topics))?;
    writeln!(out, "    {open}{}{close}", item.text)
}

/// One commitment, two or three lines.
pub(crate) fn commitment(out: &mut impl Write, record: &Record, item: &Commitment) -> Result<()> {
    let number = item.item.map(|n| format!("{n}. ")).unwrap_or_default();
    let actors = if item.actors.is_empty() {
        "(unknown actor)".to_owned()
    } else {
        parties(record, &item.actors)
    };
    writeln!(
        out,
        "  {number}{} · {actors}{}",
        type_word(item.kind),
        topics(&item.topics)
    )?;
    writeln!(out, "    {}", item.action)?;
    let mut facts = Vec::new();
    if let Some(id) = &item.requested_by {
        facts.push(format!("asked by {}", party(record, id)));
    }
    if !item.counterparties.is_empty() {
        facts.push(format!("with {}", parties(record, &item.counterparties)));
    }
    facts.extend(item.due.as_ref().and_then(due));
    if !item.legal_basis.is_empty() {
        facts.push(format!("under {}", item.legal_basis.join(", ")));
    }
    if let Some(condition) = &item.condition {
        facts.push(format!("if: {condition}"));
    }
    if !facts.is_empty() {
        writeln!(out, "    ({})", facts.join("; "))?;
    }
    Ok(())
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

/// The text with what was found in it: `[Iwan Setiawan|iwan-setiawan]`.
pub(crate) fn marked_text(record: &Record) -> String {
    let mut marks: Vec<(usize, usize, &str)> = Vec::new();
    macro_rules! mark {
        ($($kind:ident $value:expr),+) => {
            $(for item in &record.$kind {
                let value: fn(&_) -> Option<&str> = $value;
                if let Some(value) = value(item) {
                    marks.extend(item.mentions.iter().map(|m| (m.start, m.end, value)));
                }
            })+
        };
    }
    mark!(
        officials |o: &Official<Mention>| Some(&o.id),
        agencies |a: &Agency<Mention>| Some(&a.id),
        places |p: &Place<Mention>| Some(&p.id),
        dates |d: &DateMention<Mention>| d.start.as_deref(),
        legal_refs |l: &LegalRef<Mention>| Some(&l.id)
    );
    // Of marks that overlap the first and longest is shown.
    marks.sort_by_key(|(start, end, _)| (*start, usize::MAX - end));
    let text: Vec<char> = record.text.chars().collect();
    let part = |from: usize, to: usize| -> String {
        text.get(from..to).unwrap_or_default().iter().collect()
    };
    let mut shown = String::new();
    let mut at = 0;
    for (start, end, value) in marks {
        if start >= at {
            shown.push_str(&format!(
                "{}[{}|{value}]",
                part(at, start),
                part(start, end)
            ));
            at = end;
        }
    }
    shown + &part(at, text.len())
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
        (None, Some(low), Some(high)) => format!("{low}–{high}"),
        _ => "some".to_owned(),
    };
    let measure = serde_json::to_value(count.measure).unwrap_or_default();
    format!("{value} {}", measure.as_str().unwrap_or_default())
}
