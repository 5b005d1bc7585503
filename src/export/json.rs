//! Rows as JSON: one array, or one object a line.
//!
//! Leaves out what stands in a row.

use std::io::Write;

use serde::Serialize;

use super::{Item, RowFormat, Sink, cant_write};
use crate::error::Result;

pub(super) struct Json<W> {
    format: RowFormat,
    out: W,
    written: usize,
}

impl<W: Write> Json<W> {
    pub(super) fn new(format: RowFormat, out: W) -> Self {
        Self {
            format,
            out,
            written: 0,
        }
    }
}

impl<W: Write> Sink for Json<W> {
    fn row(&mut self, item: &Item<'_>) -> Result<()> {
        let before = match (self.format, self.written) {
            (RowFormat::JsonLines, _) => "",
            (_, 0) => "[\n",
            _ => ",\n",
        };
        self.written += 1;
        self.out.write_all(before.as_bytes()).map_err(cant_write)?;
        serde_json::to_writer(&mut self.out, item)
            .map_err(|e| cant_write(std::io::Error::from(e)))?;
        if self.format == RowFormat::JsonLines {
            self.out.write_all(b"\n").map_err(cant_write)?;
        }
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        if self.format != RowFormat::JsonLines {
            let end = if self.written == 0 { "[]\n" } else { "\n]\n" };
            self.out.write_all(end.as_bytes()).map_err(cant_write)?;
        }
        self.out.flush().map_err(cant_write)
    }
}

impl Serialize for Item<'_> {
    fn serialize<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> std::result::Result<S::Ok, S::Error> {
        match self {
            Item::Commitment(row) => row.serialize(serializer),
            Item::Statement(row) => row.serialize(serializer),
            Item::Release(record) => record.serialize(serializer),
            Item::Official(row) => row.serialize(serializer),
            Item::Agency(row) => row.serialize(serializer),
            Item::LegalRef(row) => row.serialize(serializer),
        }
    }
}
