//! JSON Lines: `{"id", "text"}` a line, with `title`, `published`, `publisher`, `url` where known.
//!
//! Metadata that the caller gives wins over what the text's shell tells. Other fields are passed
//! over. Leaves out the shell itself, which the reader finds in `text` as in a file.

use std::io::BufRead;

use serde::Deserialize;
use serde_json::Value;

use super::{Failure, Input, MAX_BYTES, too_large, unreadable};
use crate::error::Error;
use crate::model::Release;
use crate::pipeline::Pipeline;

#[derive(Deserialize)]
struct Line {
    text: Option<String>,
    title: Option<String>,
    published: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
}

/// The lines of one file or of standard input.
pub(super) struct Lines {
    /// The file's name and key; none for standard input.
    file: Option<(String, Option<String>)>,
    reader: Box<dyn BufRead + Send>,
    number: usize,
    done: bool,
}

impl Lines {
    pub(super) fn of_stdin(reader: Box<dyn BufRead + Send>) -> Self {
        Self {
            file: None,
            reader,
            number: 0,
            done: false,
        }
    }

    pub(super) fn of_file(
        name: String,
        key: Option<String>,
        reader: impl BufRead + Send + 'static,
    ) -> Self {
        Self {
            file: Some((name, key)),
            reader: Box::new(reader),
            number: 0,
            done: false,
        }
    }

    /// How the current line is called while its id is not known.
    fn place(&self) -> String {
        match &self.file {
            Some((name, _)) => format!("{name}:{}", self.number),
            None => format!("-:{}", self.number),
        }
    }

    /// The next line, without its end; none at the end of the input.
    fn line(&mut self) -> Option<Result<Vec<u8>, Error>> {
        let mut line = Vec::new();
        let mut long = false;
        loop {
            let chunk = match self.reader.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.done = true;
                    return Some(Err(unreadable(&error)));
                }
            };
            if chunk.is_empty() {
                self.done = true;
                if line.is_empty() && !long {
                    return None;
                }
                break;
            }
            let end = chunk.iter().position(|b| *b == b'\n');
            let part = &chunk[..end.unwrap_or(chunk.len())];
            long |= line.len() + part.len() > MAX_BYTES;
            if !long {
                line.extend_from_slice(part);
            }
            let used = end.map_or(chunk.len(), |e| e + 1);
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        Some(if long {
            Err(too_large("line"))
        } else {
            Ok(line)
        })
    }
}

impl Iterator for Lines {
    type Item = Result<Input, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            self.number += 1;
            let mut line = match self.line()? {
                Ok(line) => line,
                Err(error) => return Some(Err(Failure::new(self.place(), error))),
            };
            if self.number == 1 && line.starts_with(b"\xEF\xBB\xBF") {
                line.drain(..3);
            }
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            // The id is read here too because it makes the input's name and key; the text is left
            // to whoever gets the line.
            let id = id_of(&line);
            let key = match (&self.file, &id) {
                (Some((_, Some(key))), Some(id)) => Some(format!("{key}#{id}")),
                (Some((_, Some(key))), None) => Some(format!("{key}:{}", self.number)),
                (None, Some(id)) => Some(format!("id:{id}")),
                _ => None,
            };
            let name = match (&self.file, &id) {
                (Some((name, _)), Some(id)) => format!("{name}#{id}"),
                (None, Some(id)) => id.clone(),
                _ => self.place(),
            };
            return Some(Ok(Input {
                name,
                key,
                id,
                is_line: true,
                bytes: line,
            }));
        }
        None
    }
}

/// The line's id as text, if it has one.
fn id_of(line: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Id {
        id: Option<Value>,
    }
    plain(serde_json::from_slice::<Id>(line).ok()?.id?)
}

fn plain(id: Value) -> Option<String> {
    match id {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The release of one line.
pub(super) fn read(input: &Input, pipeline: &Pipeline) -> Result<Release, Failure> {
    let failure = |error: Error| Failure {
        id: input.id.clone(),
        ..Failure::new(&input.name, error)
    };
    let line: Line =
        serde_json::from_slice(&input.bytes).map_err(|e| failure(Error::input(wrong_json(&e))))?;
    let Some(text) = line.text else {
        return Err(failure(Error::input("the line has no \"text\"")));
    };
    if let Some(date) = &line.published
        && day(date).is_none()
    {
        let reason = format!("\"published\" must be an ISO date such as 2024-11-27, not {date:?}");
        return Err(failure(Error::input(reason)));
    }
    let title = line
        .title
        .as_deref()
        .map(str::trim)
        .filter(|t| !t.is_empty());
    // The reader looks for a headline in the first lines; one that stands in the metadata alone
    // goes there too, lest the body's first paragraph be taken for it.
    let whole = match title {
        Some(title) if !text.trim_start().starts_with(title) => format!("{title}\n\n{text}"),
        _ => text,
    };
    let mut release = pipeline
        .read(&input.name, whole.as_bytes())
        .map_err(failure)?;
    release.source.path = input.key.is_some().then(|| input.name.clone());
    release.source.format = "jsonl".to_owned();
    if let Some(title) = title {
        release.title = Some(title.to_owned());
    }
    if let Some(date) = line.published.as_deref().and_then(day) {
        release.date_line = Some(date);
    }
    release.source.publisher = line.publisher.or(release.source.publisher);
    release.source.url = line.url.or(release.source.url);
    Ok(release)
}

/// The day of an ISO date, with or without a time.
fn day(date: &str) -> Option<String> {
    let day: jiff::civil::Date = date.trim().get(..10)?.parse().ok()?;
    Some(day.to_string())
}

fn wrong_json(error: &serde_json::Error) -> String {
    let what = if error.is_data() {
        "the line is not {\"id\", \"text\", …}"
    } else {
        "the line is not JSON"
    };
    format!("{what} (column {}: {error})", error.column())
}
