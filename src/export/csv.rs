//! Rows as CSV: comma-separated, quoted where needed, lines ended as RFC 4180 has them.
//!
//! A list is one cell, its values parted by `; `. Leaves out what the columns are.

use std::io::Write;

use super::cell::Cell;
use super::table::columns;
use super::{Item, Sink, What, cant_write};
use crate::error::{Error, Result};

pub(super) struct Csv<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> Csv<W> {
    /// Writes the header; with `mark`, after a byte order mark, by which Excel knows UTF-8.
    pub(super) fn new(what: What, mark: bool, mut out: W) -> Result<Self> {
        if mark {
            out.write_all("\u{FEFF}".as_bytes()).map_err(cant_write)?;
        }
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(out);
        let names = columns(what).iter().map(|c| c.name);
        writer.write_record(names).map_err(broken)?;
        Ok(Self { writer })
    }
}

impl<W: Write> Sink for Csv<W> {
    fn row(&mut self, item: &Item<'_>) -> Result<()> {
        let cells = item.cells();
        let cells = cells.iter().map(Cell::plain);
        self.writer.write_record(cells).map_err(broken)
    }

    fn end(&mut self) -> Result<()> {
        self.writer.flush().map_err(cant_write)
    }
}

fn broken(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => cant_write(error),
        other => Error::internal(format!("the export can't be written: {other:?}")),
    }
}
