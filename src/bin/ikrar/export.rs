//! `ikrar export`: stored items for other programs.

use ikrar::{RowFormat, What};

use crate::Outcome;
use crate::args::{self, Args, ExportOf};
use crate::output::{count, database, note, pipeline, stdout, write_whole};

pub(crate) fn run(args: &Args, own: &args::Export) -> anyhow::Result<Outcome> {
    let pipeline = pipeline(args)?;
    let database = database(args, pipeline)?;
    let filters = own.filters.validated();
    let query = own.query.as_deref().unwrap_or_default();
    let what = what(own.what);
    let format = match (own.format, own.bom) {
        (RowFormat::Csv, true) => RowFormat::CsvWithMark,
        (format, false) => format,
        _ => anyhow::bail!("--bom is for --format csv only"),
    };
    let mut rows = 0;
    let mut export = |out: &mut dyn std::io::Write| -> anyhow::Result<()> {
        rows = ikrar::export(&database, pipeline, what, query, &filters, format, out)?;
        Ok(())
    };
    match &own.output {
        Some(path) => {
            write_whole(path, export)?;
            note(&format!(
                "{} written to {}",
                count(rows, "row"),
                path.display()
            ));
        }
        None => export(&mut stdout())?,
    }
    Ok(Outcome::Done)
}

fn what(what: ExportOf) -> What {
    match what {
        ExportOf::Commitments => What::Commitments,
        ExportOf::Statements => What::Statements,
        ExportOf::Releases => What::Releases,
        ExportOf::Officials => What::Officials,
        ExportOf::Agencies => What::Agencies,
        ExportOf::LegalRefs => What::LegalRefs,
    }
}
