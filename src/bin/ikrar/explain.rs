//! `ikrar explain`: why a place in a release reads as it does.

use std::io::{BufReader, Write};
use std::ops::Range;

use anyhow::{Context, bail};
use ikrar::{Explanation, Finding, InputFormat, Inputs, RowUsed};

use crate::Outcome;
use crate::args::{self, Args};
use crate::output::{Style, note, pipeline, stdout, width};
use crate::render::plain;

pub(crate) fn run(args: &Args, own: &args::Explain) -> anyhow::Result<Outcome> {
    let pipeline = pipeline(args)?;
    let stdin = Box::new(BufReader::new(std::io::stdin()));
    let mut inputs = Inputs::new(std::slice::from_ref(&own.path), InputFormat::ByName, stdin);
    let name = own.path.display();
    let first = inputs.next().with_context(|| format!("{name}: empty"))?;
    let input = first.map_err(|f| anyhow::anyhow!("{}: {}", f.name, f.error))?;
    if inputs.next().is_some() {
        bail!("{name}: holds several releases; give a file with the one to explain");
    }
    let release = input
        .read(pipeline)
        .map_err(|f| anyhow::anyhow!("{}: {}", f.name, f.error))?;
    let at = match (&own.find, own.at) {
        (Some(words), _) => find(&release.text, words, &own.path.display().to_string())?,
        (None, Some(offset)) => offset..offset,
        (None, None) => bail!("say where: --at OFFSET or --find WORDS"),
    };
    let Some(explanation) = pipeline.explain(&release, at.clone()) else {
        let length = release.text.chars().count();
        bail!(
            "{name}: offset {} is past the last word; the text has {length} characters, \
             and `ikrar extract` gives every mention's start",
            at.start
        );
    };
    let mut out = stdout();
    if own.json {
        serde_json::to_writer_pretty(&mut out, &explanation)?;
        writeln!(out)?;
    } else {
        people(&mut out, &explanation)?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// The code points of the first place that reads so, whatever the case and the white space.
fn find(text: &str, words: &str, name: &str) -> anyhow::Result<Range<usize>> {
    let wanted: Vec<char> = folded(words.trim()).into_iter().map(|(_, c)| c).collect();
    if wanted.is_empty() {
        bail!("--find wants some words of the text");
    }
    let own = folded(text);
    let starts: Vec<usize> = (0..own.len())
        .filter(|at| {
            let rest = own[*at..].iter().map(|(_, c)| c);
            rest.take(wanted.len()).eq(&wanted)
        })
        .collect();
    let Some(first) = starts.first() else {
        bail!(
            "{name}: the text does not hold {words:?}; head and foot of the page are no part of it \
             (`ikrar extract --format text` shows the text)"
        );
    };
    let point = |n: usize| own.get(n).map_or(text.chars().count(), |(point, _)| *point);
    if starts.len() > 1 {
        let others: Vec<String> = starts[1..].iter().map(|n| point(*n).to_string()).collect();
        note(&format!(
            "{words:?} stands {} times; this is the first, for the others --at {}",
            starts.len(),
            others.join(", --at ")
        ));
    }
    Ok(point(*first)..point(first + wanted.len() - 1) + 1)
}

/// Small letters with their code points, each run of white space as one space.
fn folded(text: &str) -> Vec<(usize, char)> {
    let mut folded: Vec<(usize, char)> = Vec::new();
    for (point, c) in text.chars().enumerate() {
        if !c.is_whitespace() {
            folded.extend(c.to_lowercase().map(|lower| (point, lower)));
        } else if folded.last().is_none_or(|(_, last)| *last != ' ') {
            folded.push((point, ' '));
        }
    }
    folded
}

fn people(out: &mut impl Write, explanation: &Explanation) -> std::io::Result<()> {
    let style = Style::of_stdout();
    let width = width();
    let at = &explanation.at;
    writeln!(
        out,
        "{}",
        style.bold(&format!("{} at {} to {}", at.text, at.start, at.end))
    )?;
    plain(out, &explanation.sentence.text, width, (2, 2))?;
    if explanation.findings.is_empty() {
        writeln!(out, "\nnothing covers this place")?;
    }
    for finding in &explanation.findings {
        writeln!(out)?;
        self::finding(out, &style, width, finding)?;
    }
    if !explanation.unused.is_empty() {
        writeln!(
            out,
            "\n{}",
            style.bold("lexicon rows that match here, behind none of these")
        )?;
        for row in &explanation.unused {
            self::row(out, width, row)?;
        }
    } else if explanation.findings.is_empty() {
        writeln!(out, "no lexicon has a row for the words here")?;
    }
    Ok(())
}

fn finding(
    out: &mut impl Write,
    style: &Style,
    width: usize,
    finding: &Finding,
) -> std::io::Result<()> {
    let named = [
        "id", "citation", "type", "kind", "start", "measure", "position",
    ];
    let mut values = named.iter().filter_map(|key| {
        let value = finding.value.get(*key)?;
        value.as_str().map(str::to_owned)
    });
    let value = values.next().unwrap_or_default();
    let head = format!("{} {value}", finding.kind.replace('_', " "));
    writeln!(out, "{}", style.bold(head.trim_end()))?;
    let place = &finding.mention;
    let words = format!("words: {} ({} to {})", place.text, place.start, place.end);
    plain(out, &words, width, (2, 4))?;
    let by = match finding.kind {
        "statement" | "commitment" => "rule",
        _ => "recogniser",
    };
    writeln!(out, "  {by}: {}", finding.rule)?;
    for fact in &finding.how {
        plain(out, fact, width, (2, 4))?;
    }
    if !finding.parts.is_empty() {
        let parts: Vec<String> = finding
            .parts
            .iter()
            .map(|p| format!("{} {:+}", p.sign, p.weight))
            .collect();
        plain(
            out,
            &format!("confidence from: {}", parts.join(", ")),
            width,
            (2, 4),
        )?;
    }
    if finding.rows.is_empty() {
        writeln!(out, "  rows: none, told by its form")?;
    }
    for row in &finding.rows {
        self::row(out, width, row)?;
    }
    Ok(())
}

/// A row: where it stands, what it matches, its cells.
fn row(out: &mut impl Write, width: usize, row: &RowUsed) -> std::io::Result<()> {
    let cells = row.cells.iter();
    let cells: Vec<String> = cells
        .map(|(column, cell)| format!("{column}={}", cell.as_str().unwrap_or_default()))
        .collect();
    let line = format!(
        "{}:{} “{}” {}",
        row.table,
        row.line,
        row.words,
        cells.join(" ")
    );
    plain(out, &line, width, (2, 6))
}
