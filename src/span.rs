//! A byte range into a release's text, and the way from bytes to code points.
//!
//! Inside ikrar every position is a byte offset; only the record, at the border, counts Unicode
//! code points. Leaves out everything that knows what a span means.

/// A half-open byte range `start..end` into one text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`; an end before the start gives an empty span.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies inside.
    pub fn covers(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The bytes of `text` it names; empty where the span does not fit the text.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// The span without white space at its ends.
    pub fn trimmed(self, text: &str) -> Span {
        let part = self.slice(text);
        let start = self.start + (part.len() - part.trim_start().len());
        Span::new(start, start + part.trim().len())
    }
}

/// Counts code points up to a byte offset, in constant time after one pass over the text.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before each block of `BLOCK` bytes; empty where the text is ASCII.
    blocks: Vec<usize>,
}

const BLOCK: usize = 256;

impl<'a> CodePoints<'a> {
    /// Prepares `text` for conversion.
    pub fn new(text: &'a str) -> Self {
        let mut blocks = Vec::new();
        if !text.is_ascii() {
            let mut seen = 0;
            for block in text.as_bytes().chunks(BLOCK) {
                blocks.push(seen);
                seen += block.iter().filter(|b| is_lead(**b)).count();
            }
        }
        Self { text, blocks }
    }

    /// The number of code points that begin before byte `offset`.
    pub fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let Some(last) = self.blocks.len().checked_sub(1) else {
            return offset;
        };
        let block = (offset / BLOCK).min(last);
        let bytes = &self.text.as_bytes()[block * BLOCK..offset];
        self.blocks[block] + bytes.iter().filter(|b| is_lead(**b)).count()
    }
}

/// Whether a byte begins a code point in UTF-8.
fn is_lead(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_count_as_chars_do() {
        for text in ["", "abc", "“é” – ok", &"ü".repeat(700), &"a“".repeat(300)] {
            let points = CodePoints::new(text);
            for (n, (at, _)) in text.char_indices().enumerate() {
                assert_eq!(points.at(at), n, "{text:?} at {at}");
            }
            assert_eq!(points.at(text.len()), text.chars().count());
        }
    }

    #[test]
    fn a_span_trims_to_its_words() {
        let text = "  Ketua KPU \n";
        assert_eq!(
            Span::new(0, text.len()).trimmed(text).slice(text),
            "Ketua KPU"
        );
        assert!(Span::new(1, 2).trimmed(text).is_empty());
        assert_eq!(Span::new(5, 900).slice(text), "");
    }
}
