//! Where releases come from: files, folders and JSON Lines, one [`Input`] a release.
//!
//! Folders are walked in order of names, without hidden files and without what lies beside releases: gold files, settings.
//! Each input is loaded by the one who iterates and turned into a release by whoever gets it, so
//! that decoding and extraction can run on many cores. Leaves out what the bytes mean: that is
//! `read`'s to say.

mod lines;

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::model::{Record, Release};
use crate::pipeline::Pipeline;
use lines::Lines;

/// The largest file, and the longest line of JSON Lines, that is read.
pub const MAX_BYTES: usize = 16 << 20;

/// A batch is full at so many inputs …
const BATCH_COUNT: usize = 256;
/// … or at so many bytes.
const BATCH_BYTES: usize = 32 << 20;

/// One release to be.
#[derive(Debug)]
pub struct Input {
    /// How it is called: its path as the user gave it, or the caller's id of a JSON line.
    pub name: String,
    /// What makes it the same input at the next run; none for a line without an id.
    pub key: Option<String>,
    /// The caller's id, for a JSON line that has one.
    pub id: Option<String>,
    /// Whether the bytes are a line of JSON Lines (else a whole file).
    pub is_line: bool,
    /// What was loaded.
    pub bytes: Vec<u8>,
}

/// An input that can't be used.
#[derive(Debug)]
pub struct Failure {
    /// How it is called.
    pub name: String,
    /// The caller's id, for a JSON line that has one.
    pub id: Option<String>,
    /// Whether nothing is there at all: no such file, or a folder without releases.
    pub missing: bool,
    /// What is wrong with it.
    pub error: Error,
}

impl Failure {
    fn new(name: impl Into<String>, error: Error) -> Self {
        Self {
            name: name.into(),
            id: None,
            missing: false,
            error,
        }
    }
}

impl Input {
    /// The release in it.
    ///
    /// # Errors
    /// Says why the bytes are no release.
    pub fn read(&self, pipeline: &Pipeline) -> std::result::Result<Release, Failure> {
        if self.is_line {
            lines::read(self, pipeline)
        } else {
            pipeline
                .read(&self.name, &self.bytes)
                .map_err(|e| Failure::new(&self.name, e))
        }
    }

    /// The release in it and all that is found there.
    ///
    /// # Errors
    /// Says why the bytes are no release; also where ikrar itself breaks on them, so that the other
    /// inputs go on.
    pub fn extract(&self, pipeline: &Pipeline) -> std::result::Result<Record, Failure> {
        self.guarded(|| {
            self.read(pipeline)
                .map(|release| pipeline.extract(&release))
        })
    }

    /// Work on this input, a panic in it turned into the input's failure.
    fn guarded<T>(
        &self,
        work: impl FnOnce() -> std::result::Result<T, Failure>,
    ) -> std::result::Result<T, Failure> {
        // The stages only read what they share, so that a panic leaves nothing half done behind.
        catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
            let what = panic
                .downcast_ref::<&str>()
                .copied()
                .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
                .unwrap_or("no message");
            Err(Failure {
                id: self.id.clone(),
                ..Failure::new(&self.name, Error::broken(what))
            })
        })
    }
}

/// How files are to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// By name: `.jsonl` and `.ndjson` are JSON Lines, all else one release a file.
    ByName,
    /// All JSON Lines.
    JsonLines,
}

/// All inputs behind some paths, in order; loads one at a time.
pub struct Inputs {
    format: Format,
    stdin_as_lines: bool,
    stdin: Option<Box<dyn BufRead + Send>>,
    waiting: VecDeque<PathBuf>,
    folder: Option<Folder>,
    lines: Option<Lines>,
}

struct Folder {
    path: PathBuf,
    walk: Box<dyn Iterator<Item = walkdir::Result<walkdir::DirEntry>> + Send>,
    found: usize,
}

impl Inputs {
    /// The inputs behind `paths`; `-` is `stdin`.
    pub fn new(paths: &[PathBuf], format: Format, stdin: Box<dyn BufRead + Send>) -> Self {
        Self {
            format,
            stdin_as_lines: format == Format::JsonLines,
            stdin: Some(stdin),
            waiting: paths.iter().cloned().collect(),
            folder: None,
            lines: None,
        }
    }

    /// Takes `-` as JSON Lines, whatever the format of files.
    #[must_use]
    pub fn stdin_as_lines(mut self) -> Self {
        self.stdin_as_lines = true;
        self
    }

    /// The next inputs, as many as are worth working on at once; empty at the end.
    pub fn batch(&mut self) -> Vec<std::result::Result<Input, Failure>> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while batch.len() < BATCH_COUNT && bytes < BATCH_BYTES {
            let Some(input) = self.next() else { break };
            bytes += input.as_ref().map_or(0, |i| i.bytes.len());
            batch.push(input);
        }
        batch
    }

    /// The next input of the folder that is being walked.
    fn in_folder(&mut self) -> Option<std::result::Result<PathBuf, Failure>> {
        let folder = self.folder.as_mut()?;
        for entry in folder.walk.by_ref() {
            match entry {
                Ok(entry) if entry.file_type().is_file() && !is_beside(entry.path()) => {
                    folder.found += 1;
                    return Some(Ok(entry.into_path()));
                }
                Ok(_) => {}
                Err(error) => {
                    folder.found += 1;
                    let path = error.path().unwrap_or(&folder.path).display().to_string();
                    let reason = Error::input(format!("can't be read: {error}"));
                    return Some(Err(Failure::new(path, reason)));
                }
            }
        }
        let folder = self.folder.take()?;
        (folder.found == 0).then(|| {
            Err(Failure {
                missing: true,
                ..Failure::new(
                    folder.path.display().to_string(),
                    Error::input("the folder holds no releases"),
                )
            })
        })
    }

    fn load(&mut self, path: &Path) -> Option<std::result::Result<Input, Failure>> {
        let name = path.display().to_string();
        if path == Path::new("-") {
            let stdin = self.stdin.take()?;
            if self.stdin_as_lines {
                self.lines = Some(Lines::of_stdin(stdin));
                return None;
            }
            return Some(
                read_limited(stdin)
                    .map(|bytes| Input {
                        name: name.clone(),
                        key: None,
                        id: None,
                        is_line: false,
                        bytes,
                    })
                    .map_err(|e| Failure::new(name, e)),
            );
        }
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) => {
                return Some(Err(Failure {
                    missing: error.kind() == std::io::ErrorKind::NotFound,
                    ..Failure::new(name, unreadable(&error))
                }));
            }
        };
        let key = std::path::absolute(path).ok().map(|absolute| {
            let path = absolute.canonicalize().unwrap_or(absolute);
            path.to_string_lossy().into_owned()
        });
        if self.format == Format::JsonLines || is_json_lines(path) {
            self.lines = Some(Lines::of_file(name, key, BufReader::new(file)));
            return None;
        }
        Some(match read_limited(file) {
            Ok(bytes) => Ok(Input {
                name,
                key,
                id: None,
                is_line: false,
                bytes,
            }),
            Err(error) => Err(Failure::new(name, error)),
        })
    }
}

impl Iterator for Inputs {
    type Item = std::result::Result<Input, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next() {
                    Some(line) => return Some(line),
                    None => self.lines = None,
                }
            }
            let path = match self.in_folder() {
                Some(Ok(path)) => path,
                Some(Err(failure)) => return Some(Err(failure)),
                None => {
                    let path = self.waiting.pop_front()?;
                    if path.is_dir() {
                        self.folder = Some(Folder {
                            walk: walk(&path),
                            path,
                            found: 0,
                        });
                        continue;
                    }
                    path
                }
            };
            if let Some(input) = self.load(&path) {
                return Some(input);
            }
        }
    }
}

/// All files below a folder in order of names, hidden ones left out.
fn walk(path: &Path) -> Box<dyn Iterator<Item = walkdir::Result<walkdir::DirEntry>> + Send> {
    Box::new(
        walkdir::WalkDir::new(path)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter()
            // The folder itself may be hidden: the user has named it.
            .filter_entry(|e| e.depth() == 0 || !is_hidden(e.path())),
    )
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|n| n.to_string_lossy().starts_with('.'))
}

/// What lies beside releases and is none: ikrar's own annotation files (`NAME.gold.json`) and
/// settings (`*.toml`).
fn is_beside(path: &Path) -> bool {
    path.file_name().is_some_and(|n| {
        let name = n.to_string_lossy();
        name.ends_with(".gold.json") || name.starts_with("gold.") || name.ends_with(".toml")
    })
}

fn is_json_lines(path: &Path) -> bool {
    path.extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("jsonl") || e.eq_ignore_ascii_case("ndjson"))
}

fn read_limited(from: impl Read) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| unreadable(&e))?;
    if bytes.len() > MAX_BYTES {
        return Err(too_large("file"));
    }
    Ok(bytes)
}

fn too_large(what: &str) -> Error {
    Error::input(format!(
        "larger than the limit of a {what} ({} MiB)",
        MAX_BYTES >> 20
    ))
}

fn unreadable(error: &std::io::Error) -> Error {
    Error::input(match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "may not be read (permission denied)".to_owned(),
        _ => format!("can't be read: {error}"),
    })
}

#[cfg(test)]
mod tests {
    use rayon::prelude::*;

    use super::*;

    fn input(name: &str) -> Input {
        Input {
            name: name.to_owned(),
            key: None,
            id: Some(name.to_owned()),
            is_line: true,
            bytes: Vec::new(),
        }
    }

    #[test]
    fn a_panic_fails_its_own_input_and_the_others_go_on() {
        let inputs: Vec<Input> = ["satu", "dua", "tiga"].map(input).into();
        let answers: Vec<std::result::Result<usize, Failure>> = inputs
            .par_iter()
            .map(|own| {
                own.guarded(|| match own.name.as_str() {
                    "dua" => panic!("offset {} past the end", 7),
                    name => Ok(name.len()),
                })
            })
            .collect();
        assert_eq!(answers[0].as_ref().unwrap(), &4);
        assert_eq!(answers[2].as_ref().unwrap(), &4);
        let failure = answers[1].as_ref().unwrap_err();
        assert_eq!(failure.id.as_deref(), Some("dua"));
        let reason = failure.error.to_string();
        assert!(reason.contains("offset 7 past the end"), "{reason}");
        assert!(!failure.missing);
    }
}
