//! `ikrar extract`: the pipeline without the database.

use std::io::{BufRead, BufReader, Write};
use std::sync::mpsc;

use ikrar::{Failure, Input, InputFormat, Inputs, Pipeline, Record};
use rayon::prelude::*;
use serde_json::json;

use crate::Outcome;
use crate::args::{self, Args, ExtractFormat};
use crate::output::{complain_of, pipeline, stdout};
use crate::render::{self, Setting};

type Taken = Result<Input, Failure>;

/// An input's name and id, kept while the input itself is worked on.
struct Answer {
    id: Option<String>,
    found: Result<Record, Failure>,
}

pub(crate) fn run(args: &Args, own: &args::Extract) -> anyhow::Result<Outcome> {
    let pipeline = pipeline(args)?;
    let as_filter = own.input_format == args::InputFormat::Jsonl;
    let format = if as_filter {
        InputFormat::JsonLines
    } else {
        InputFormat::ByName
    };
    let stdin: Box<dyn BufRead + Send> = Box::new(BufReader::new(std::io::stdin()));
    let mut inputs = Inputs::new(&own.paths, format, stdin);
    let mut printer = Printer {
        format: own.format,
        as_filter,
        out: stdout(),
        printed: 0,
        failed: 0,
        missing: 0,
    };
    printer.begin()?;
    if as_filter {
        // A thread of its own reads, so that what has arrived is answered without waiting for a
        // full batch: a caller may send one line and wait.
        let (send, receive) = mpsc::sync_channel::<Taken>(32);
        std::thread::spawn(move || inputs.try_for_each(|input| send.send(input)));
        while let Ok(first) = receive.recv() {
            let batch: Vec<Taken> = std::iter::once(first).chain(receive.try_iter()).collect();
            printer.answer(pipeline, batch)?;
        }
    } else {
        loop {
            let batch = inputs.batch();
            if batch.is_empty() {
                break;
            }
            printer.answer(pipeline, batch)?;
        }
    }
    printer.end()
}

struct Printer<W> {
    format: ExtractFormat,
    as_filter: bool,
    out: W,
    printed: usize,
    failed: usize,
    missing: usize,
}

impl<W: Write> Printer<W> {
    fn begin(&mut self) -> anyhow::Result<()> {
        if self.format == ExtractFormat::Json {
            write!(self.out, "[")?;
        }
        Ok(())
    }

    fn answer(&mut self, pipeline: &Pipeline, batch: Vec<Taken>) -> anyhow::Result<()> {
        let answers: Vec<Answer> = batch
            .into_par_iter()
            .map(|taken| match taken {
                Ok(input) => Answer {
                    id: input.id.clone(),
                    found: input.extract(pipeline),
                },
                Err(failure) => Answer {
                    id: failure.id.clone(),
                    found: Err(failure),
                },
            })
            .collect();
        for answer in answers {
            match answer.found {
                Ok(mut record) => {
                    if let Some(id) = answer.id.filter(|_| self.as_filter) {
                        record.id = id;
                    }
                    self.record(&record)?;
                }
                Err(failure) => self.failure(&failure)?,
            }
        }
        self.out.flush()?;
        Ok(())
    }

    fn record(&mut self, record: &Record) -> anyhow::Result<()> {
        self.separate()?;
        match self.format {
            ExtractFormat::Text => {
                render::record(&mut self.out, &Setting::of_stdout(), record, &[])?
            }
            ExtractFormat::Json | ExtractFormat::Jsonl => {
                serde_json::to_writer(&mut self.out, record)?;
                self.after()?;
            }
        }
        self.printed += 1;
        Ok(())
    }

    fn failure(&mut self, failure: &Failure) -> anyhow::Result<()> {
        // What was found before it stands before it where both streams go to one place.
        self.out.flush()?;
        complain_of(failure);
        self.failed += 1;
        self.missing += usize::from(failure.missing);
        // A filter answers every line, also one that it can't use.
        if self.as_filter && !failure.missing && self.format != ExtractFormat::Text {
            self.separate()?;
            let answer = json!({"id": failure.id, "error": failure.error.to_string()});
            serde_json::to_writer(&mut self.out, &answer)?;
            self.after()?;
            self.printed += 1;
        }
        Ok(())
    }

    fn separate(&mut self) -> std::io::Result<()> {
        match self.format {
            ExtractFormat::Json if self.printed > 0 => writeln!(self.out, ","),
            ExtractFormat::Json => writeln!(self.out),
            ExtractFormat::Text if self.printed > 0 => writeln!(self.out),
            ExtractFormat::Text | ExtractFormat::Jsonl => Ok(()),
        }
    }

    fn after(&mut self) -> std::io::Result<()> {
        match self.format {
            ExtractFormat::Jsonl => writeln!(self.out),
            ExtractFormat::Json | ExtractFormat::Text => Ok(()),
        }
    }

    fn end(mut self) -> anyhow::Result<Outcome> {
        if self.format == ExtractFormat::Json {
            let end = if self.printed > 0 { "\n]" } else { "]" };
            writeln!(self.out, "{end}")?;
        }
        self.out.flush()?;
        Ok(if self.failed == 0 {
            Outcome::Done
        } else if self.printed == 0 && self.missing == self.failed {
            Outcome::Nothing
        } else {
            Outcome::SomeFailed
        })
    }
}
