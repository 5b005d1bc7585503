//! `ikrar threads`: commitments across releases.

use std::io::Write;

use ikrar::{Kind, Query, Search, Telling, Thread, Threads};

use crate::Outcome;
use crate::args::{self, Args};
use crate::output::{Style, count, database, pipeline, stdout};
use crate::render;

pub(crate) fn run(args: &Args, own: &args::Threads) -> anyhow::Result<Outcome> {
    let pipeline = pipeline(args)?;
    let database = database(args, pipeline)?;
    let query = Query {
        text: own.query.clone().unwrap_or_default(),
        within: Kind::Commitment,
        filters: own.filters.validated(),
        limit: 0,
        offset: 0,
        facet_limit: 0,
    };
    let found = Search::new(&database, pipeline).all(&query)?;
    let threads = Threads::of(&database, pipeline.lexicons())?;
    let threads = threads.holding(&database, &found, own.least)?;
    let shown = &threads[..threads.len().min(own.limit)];
    let mut out = stdout();
    if own.json {
        let answer = serde_json::json!({"total": threads.len(), "threads": shown});
        writeln!(out, "{}", serde_json::to_string_pretty(&answer)?)?;
    } else if threads.is_empty() {
        let least = count(own.least, "release");
        writeln!(out, "no thread told by {least} or more")?;
    } else {
        let total = count(threads.len(), "thread");
        if shown.len() < threads.len() {
            writeln!(out, "{total}, 1 to {}", shown.len())?;
        } else {
            writeln!(out, "{total}")?;
        }
        let style = Style::of_stdout();
        for (n, thread) in shown.iter().enumerate() {
            people(&mut out, &style, n + 1, thread)?;
        }
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// Who owes what; when it was told first and last; each telling; what has changed.
fn people(
    out: &mut impl Write,
    style: &Style,
    number: usize,
    thread: &Thread,
) -> std::io::Result<()> {
    let owed = thread.tellings.first().map(actors).unwrap_or_default();
    let head = [owed, thread.action.clone()];
    let head: Vec<&str> = head
        .iter()
        .map(String::as_str)
        .filter(|h| !h.is_empty())
        .collect();
    writeln!(out, "\n{number}. {}", style.bold(&head.join(": ")))?;
    let days = match (&thread.first_said, &thread.last_said) {
        (Some(first), Some(last)) if first == last => format!("said {first}"),
        (Some(first), Some(last)) => format!("first said {first}, last said {last}"),
        _ => "no day known".to_owned(),
    };
    let mut facts = vec![days, count(thread.releases, "release")];
    if !thread.publishers.is_empty() {
        facts.push(thread.publishers.join(", "));
    }
    writeln!(out, "   {}", facts.join(" · "))?;
    for telling in &thread.tellings {
        let mut told = vec![
            telling
                .release
                .published
                .clone()
                .unwrap_or_else(|| "no day".to_owned()),
            render::type_word(telling.kind).to_owned(),
        ];
        told.extend(telling.due.as_ref().and_then(render::due));
        told.push(telling.action.clone());
        writeln!(out, "   - {}", told.join(" · "))?;
        let mut from: Vec<String> = Vec::new();
        from.extend(telling.release.title.clone());
        from.extend(telling.release.source.path.clone());
        from.push(telling.commitment.clone());
        writeln!(out, "     {}", style.dim(&from.join(" · ")))?;
    }
    for change in &thread.changes {
        let said = change.said.as_deref().unwrap_or("no day");
        let (what, from, to) = (&change.what, &change.from, &change.to);
        writeln!(out, "   changed {said}: {what} {from} -> {to}")?;
    }
    Ok(())
}

fn actors(telling: &Telling) -> String {
    let name = |id: &String| {
        let party = telling.parties.iter().find(|p| p.id == *id);
        party.map_or_else(
            || id.clone(),
            |p| render::name_and_post(&p.name, p.position_text.as_deref(), p.acting),
        )
    };
    telling
        .actors
        .iter()
        .map(name)
        .collect::<Vec<_>>()
        .join("; ")
}
