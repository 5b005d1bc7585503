//! `ikrar search` and `ikrar facets`.

use std::io::Write;

use ikrar::{Answer, Database, FACET_NAMES, FacetCount, Facets, Hit, Kind, Query, Search};

use crate::Outcome;
use crate::args::{self, Args, Within};
use crate::output::{Style, count, database, pipeline, stdout};
use crate::render;

/// Values of each facet in the JSON of a search; `ikrar facets --limit` has more.
const JSON_FACETS: usize = 100;

fn kind(within: Within) -> Kind {
    match within {
        Within::Releases => Kind::Release,
        Within::Statements => Kind::Statement,
        Within::Commitments => Kind::Commitment,
    }
}

pub(crate) fn run(args: &Args, own: &args::Search) -> anyhow::Result<Outcome> {
    let pipeline = pipeline(args)?;
    let database: Database = database(args, pipeline)?;
    let query = Query {
        text: own.query.clone().unwrap_or_default(),
        within: kind(own.within),
        filters: own.filters.validated(),
        limit: own.limit,
        offset: own.offset,
        facet_limit: if own.json { JSON_FACETS } else { 0 },
    };
    let answer = Search::new(&database, pipeline).run(&query)?;
    let mut out = stdout();
    if own.json {
        serde_json::to_writer_pretty(&mut out, &answer)?;
        writeln!(out)?;
    } else {
        people(&mut out, &answer, own)?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn people(out: &mut impl Write, answer: &Answer, own: &args::Search) -> std::io::Result<()> {
    let what = kind(own.within).word();
    let shown = answer.hits.len();
    let total = count(answer.total, what);
    if answer.total == 0 {
        return writeln!(out, "no {what}s");
    }
    if shown == 0 || shown == answer.total {
        writeln!(out, "{total}")?;
    } else {
        let (first, last) = (own.offset + 1, own.offset + shown);
        writeln!(out, "{total}, {first} to {last}")?;
    }
    let style = Style::of_stdout();
    for (n, hit) in answer.hits.iter().enumerate() {
        writeln!(out)?;
        self::hit(out, &style, own.offset + n + 1, hit)?;
    }
    Ok(())
}

/// Who, when and where; what; in which release.
fn hit(out: &mut impl Write, style: &Style, number: usize, hit: &Hit) -> std::io::Result<()> {
    let mut head = Vec::new();
    if let Some(statement) = &hit.statement {
        head.push(party(hit, statement.speaker.as_deref()));
    }
    if let Some(commitment) = &hit.commitment {
        head.push(render::type_word(commitment.kind).to_owned());
        let actors = commitment.actors.iter().map(|id| party(hit, Some(id)));
        head.push(actors.collect::<Vec<_>>().join("; "));
        if let Some(due) = commitment.due.as_ref().and_then(render::due) {
            head.push(due);
        }
    }
    if hit.statement.is_none() && hit.commitment.is_none() {
        head.push(
            hit.release
                .title
                .clone()
                .unwrap_or_else(|| "(no title)".to_owned()),
        );
    }
    head.extend(hit.release.published.clone());
    head.extend(hit.release.region.clone());
    head.retain(|part| !part.is_empty());
    writeln!(out, "{number}. {}", style.bold(&head.join(" · ")))?;
    let (open, close) = match hit.statement.as_ref().map(|s| s.kind) {
        Some(ikrar::SaidKind::Direct) => ("“", "”"),
        _ => ("", ""),
    };
    writeln!(out, "   {open}{}{close}", marked(style, hit))?;
    let mut from = Vec::new();
    if hit.statement.is_some() || hit.commitment.is_some() {
        from.extend(hit.release.title.clone());
    }
    from.extend(hit.release.publisher.clone());
    from.extend(hit.release.source.path.clone());
    from.push(hit.id.clone());
    writeln!(out, "   {}", style.dim(&from.join(" · ")))
}

fn party(hit: &Hit, id: Option<&str>) -> String {
    let Some(id) = id else {
        return "(unknown speaker)".to_owned();
    };
    match hit.parties.iter().find(|p| p.id == id) {
        Some(party) => {
            let post = party.position_text.as_deref().or(party.position.as_deref());
            render::name_and_post(&party.name, post, party.acting)
        }
        None => id.to_owned(),
    }
}

fn marked(style: &Style, hit: &Hit) -> String {
    let mut shown = String::new();
    let mut highlights = hit.highlights.iter().peekable();
    for (n, c) in hit.snippet.chars().enumerate() {
        if highlights.peek().is_some_and(|h| h.start == n) {
            shown.push_str(style.mark.0);
        }
        shown.push(c);
        if highlights.next_if(|h| h.end == n + 1).is_some() {
            shown.push_str(style.mark.1);
        }
    }
    shown
}

pub(crate) fn facets(args: &Args, own: &args::Facets) -> anyhow::Result<Outcome> {
    let pipeline = pipeline(args)?;
    let database = database(args, pipeline)?;
    let query = Query {
        text: own.query.clone().unwrap_or_default(),
        within: kind(own.within),
        filters: own.filters.validated(),
        limit: 0,
        offset: 0,
        facet_limit: usize::MAX,
    };
    let answer = Search::new(&database, pipeline).run(&query)?;
    let mut out = stdout();
    let facets = FACET_NAMES.iter().filter_map(|name| {
        let counts = answer.facets.get(*name)?;
        Some((*name, &counts[..counts.len().min(own.limit)]))
    });
    if own.json {
        let cut: Facets = facets
            .map(|(name, c)| (name.to_owned(), c.to_vec()))
            .collect();
        let answer = serde_json::json!({"total": answer.total, "facets": cut});
        writeln!(out, "{}", serde_json::to_string_pretty(&answer)?)?;
    } else {
        writeln!(out, "{}", count(answer.total, kind(own.within).word()))?;
        let regions = region_names(pipeline);
        for (name, counts) in facets.filter(|(_, counts)| !counts.is_empty()) {
            let all = answer.facets.get(name).map_or(0, Vec::len);
            let more = all - counts.len();
            let more = if more > 0 {
                format!(" ({more} more)")
            } else {
                String::new()
            };
            writeln!(out, "\n{name}{more}")?;
            for FacetCount { value, count: n } in counts {
                let label = regions.get(value).filter(|_| name == "region");
                let label = label.map(|l| format!("  {l}")).unwrap_or_default();
                writeln!(out, "{n:7}  {value}{label}")?;
            }
        }
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// The regions' names with the words of their level: `Kota Bogor` is not `Kabupaten Bogor`.
fn region_names(pipeline: &ikrar::Pipeline) -> std::collections::HashMap<String, String> {
    let tables = pipeline.lexicons().tables();
    let regions = tables.iter().find(|t| t.file() == "regions.tsv");
    regions
        .into_iter()
        .flat_map(|t| t.rows())
        .map(|row| {
            let level = match row.get(1) {
                "regency" => "Kabupaten ",
                "city" => "Kota ",
                "district" => "Kecamatan ",
                _ => "",
            };
            (row.get(0).to_owned(), format!("{level}{}", row.get(2)))
        })
        .collect()
}
