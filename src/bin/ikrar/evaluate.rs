//! `ikrar evaluate`: the figures against gold files, and how far confidence can be trusted.

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
        let mut figures = evaluation.to_json();
        if own.calibration
            && let Some(fields) = figures.as_object_mut()
        {
            fields.insert("calibration".to_owned(), evaluation.calibration_json());
        }
        writeln!(out, "{}", serde_json::to_string_pretty(&figures)?)?;
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
        if own.calibration {
            bands(&mut out, &evaluation)?;
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

/// The share that is wholly right, by bands of confidence.
fn bands(out: &mut impl Write, evaluation: &ikrar::Evaluation) -> anyhow::Result<()> {
    for (kind, calibration) in evaluation.calibrations() {
        writeln!(out, "{kind} by confidence, share wholly right")?;
        let ends = calibration.bands().iter().skip(1).map(|b| b.from);
        for (band, end) in calibration.bands().iter().zip(ends.chain([1.0])) {
            line(out, &format!("{:.2} to {end:.2}", band.from), *band)?;
        }
        line(out, "0.80 and up", calibration.at_least(0.8))?;
    }
    Ok(())
}

fn line(out: &mut impl Write, label: &str, band: ikrar::Band) -> anyhow::Result<()> {
    let all = band.right + band.wrong;
    match band.share() {
        Some(share) => writeln!(out, "  {label:13} {share:.3}  ({} of {all})", band.right)?,
        None => writeln!(out, "  {label:13} none")?,
    }
    Ok(())
}
