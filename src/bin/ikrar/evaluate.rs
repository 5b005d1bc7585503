//! `ikrar evaluate`: the figures against gold files.

use std::io::Write;

use crate::Outcome;
use crate::args::{self, Args};
use crate::output::{complain, pipeline, stdout};

/// Kinds whose misses are worth a line; the others repeat them in part.
const LISTED: &[&str] = &[
    "official",
    "agencies",
    "places",
    "dates",
    "counts",
    "legal_refs",
    "statement",
    "commitment",
];

pub(crate) fn run(args: &Args, own: &args::Evaluate) -> anyhow::Result<Outcome> {
    let pipeline = pipeline(args)?;
    let evaluation = ikrar::evaluate(pipeline, &own.folders)?;
    let mut out = stdout();
    for (path, reason) in &evaluation.failures {
        complain(&format!("{}: {reason}", path.display()));
    }
    if own.misses {
        for miss in evaluation
            .misses
            .iter()
            .filter(|m| LISTED.contains(&m.kind))
        {
            let item = serde_json::to_string(&miss.item)?;
            let item: String = item.chars().take(260).collect();
            writeln!(
                out,
                "{}\t{}\t{}\t{item}",
                miss.document, miss.why, miss.kind
            )?;
        }
    }
    if own.json {
        writeln!(
            out,
            "{}",
            serde_json::to_string_pretty(&evaluation.to_json())?
        )?;
    } else {
        let n = evaluation.documents;
        writeln!(
            out,
            "{n} documents, {} failed; title {}/{n}, published {}/{n}, region {}/{n}, bad offsets {}",
            evaluation.failures.len(),
            evaluation.titles,
            evaluation.published,
            evaluation.regions,
            evaluation.bad_offsets,
        )?;
        for (kind, t) in evaluation.kinds() {
            writeln!(
                out,
                "{kind:18} P {:.3} R {:.3} F1 {:.3}  (tp {} fp {} fn {})",
                t.precision(),
                t.recall(),
                t.f1(),
                t.right,
                t.spurious,
                t.missed,
            )?;
        }
    }
    out.flush()?;
    let mut outcome = Outcome::Done;
    for (kind, floor) in &own.min {
        let Some(tally) = evaluation.kind(kind) else {
            let known: Vec<&str> = evaluation.kinds().map(|(k, _)| k).collect();
            anyhow::bail!("no kind is called {kind}; there are {}", known.join(", "));
        };
        if tally.f1() < *floor {
            complain(&format!("short: {kind} {:.3} < {floor}", tally.f1()));
            outcome = Outcome::SomeFailed;
        }
    }
    if evaluation.bad_offsets > 0 || !evaluation.failures.is_empty() {
        outcome = Outcome::SomeFailed;
    }
    Ok(outcome)
}
