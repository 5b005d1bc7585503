//! Bytes to releases: format, encoding, repair, then the shell of plain text.
//!
//! The shell is all that a page puts around the article: title, date line, credits, captions,
//! menus, links to other stories, comment forms. What it tells goes into the release's fields,
//! the article itself into `text`, a paragraph a line. When in doubt a line stays. Leaves out
//! formats other than plain text, and what the text means.

mod bytes;
mod credit;
mod dateline;
mod head;
mod lines;
mod phrases;
mod repair;
mod shell;
mod tail;
mod when;

use crate::error::{Error, Result};
use crate::lexicon::Lexicons;
use crate::model::{Release, Source};
use phrases::Phrases;

/// The reader, its shell phrases read.
pub struct Reader {
    phrases: Phrases,
}

impl Reader {
    /// Reads `shell.tsv` and the names that a dateline may carry.
    ///
    /// # Errors
    /// Names file and line of the first cell that does not mean anything.
    pub fn new(lexicons: &Lexicons) -> Result<Self> {
        Ok(Self {
            phrases: Phrases::new(lexicons)?,
        })
    }

    /// One plain-text release from its bytes; `path` is recorded as its source.
    ///
    /// # Errors
    /// Says why the bytes are no release: empty, binary, too large, a format not read.
    pub fn read(&self, path: &str, bytes: &[u8]) -> Result<Release> {
        let decoded = bytes::decode(bytes)?;
        let text = repair::repair(&decoded.text);
        let lines = lines::lines(&text);
        if lines.is_empty() {
            return Err(Error::input("empty: the file holds no text"));
        }
        let mut release = shell::strip(&self.phrases, &lines);
        if release.text.is_empty() {
            return Err(Error::input(
                "no article: only menus, links or forms are left of the text",
            ));
        }
        release.source = Source {
            path: Some(path.to_owned()),
            format: "text".to_owned(),
            encoding: decoded.encoding.to_owned(),
            ..release.source
        };
        Ok(release)
    }
}
