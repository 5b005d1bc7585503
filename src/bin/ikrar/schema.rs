//! `ikrar schema`: the JSON Schema of what ikrar prints.

use std::io::Write;

use crate::Outcome;
use crate::args::{self, SchemaOf};
use crate::output::stdout;

pub(crate) fn run(own: &args::Schema) -> anyhow::Result<Outcome> {
    let schema = match own.what {
        SchemaOf::Release => schemars::schema_for!(ikrar::Record),
    };
    let mut out = stdout();
    writeln!(out, "{}", serde_json::to_string_pretty(&schema)?)?;
    out.flush()?;
    Ok(Outcome::Done)
}
