//! `ikrar schema`: the JSON Schema of what ikrar prints.

use std::io::Write;

use ikrar::{What, columns, row_schema};

use crate::Outcome;
use crate::args::{self, SchemaOf};
use crate::output::stdout;

pub(crate) fn run(own: &args::Schema) -> anyhow::Result<Outcome> {
    if own.tables {
        return tables();
    }
    let schema = match own.what {
        SchemaOf::Release => row_schema(What::Releases),
        SchemaOf::Commitment => row_schema(What::Commitments),
        SchemaOf::Statement => row_schema(What::Statements),
        SchemaOf::Official => row_schema(What::Officials),
        SchemaOf::Agency => row_schema(What::Agencies),
        SchemaOf::LegalRef => row_schema(What::LegalRefs),
        SchemaOf::Thread => schemars::schema_for!(ikrar::Thread),
        SchemaOf::Search => schemars::schema_for!(ikrar::Answer),
    };
    let mut out = stdout();
    writeln!(out, "{}", serde_json::to_string_pretty(&schema)?)?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// The columns of every kind of export.
fn tables() -> anyhow::Result<Outcome> {
    let mut all = serde_json::Map::new();
    for (name, what) in [
        ("commitments", What::Commitments),
        ("statements", What::Statements),
        ("releases", What::Releases),
        ("officials", What::Officials),
        ("agencies", What::Agencies),
        ("legal-refs", What::LegalRefs),
    ] {
        all.insert(name.to_owned(), serde_json::to_value(columns(what))?);
    }
    let mut out = stdout();
    writeln!(out, "{}", serde_json::to_string_pretty(&all)?)?;
    out.flush()?;
    Ok(Outcome::Done)
}
