//! Text in colours, wrapped to a width.
//!
//! The colours only repeat what the marks say, so that a file or a pipe loses nothing without them.
//! Leaves out what is marked.

use std::io::{Result, Write};

use crate::output::Style;

/// A space at which no line breaks; it is printed as a plain one.
pub(crate) const NO_BREAK: char = '\u{a0}';

/// What a run of characters belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    Plain,
    Official,
    Agency,
    Place,
    Date,
    Count,
    LegalRef,
    Statement,
    Commitment,
    /// The marks themselves.
    Mark,
}

impl Paint {
    fn code(self) -> &'static str {
        match self {
            Paint::Plain => "",
            Paint::Official => "\u{1b}[1;32m",
            Paint::Agency => "\u{1b}[36m",
            Paint::Place => "\u{1b}[34m",
            Paint::Date => "\u{1b}[33m",
            Paint::Count => "\u{1b}[35m",
            Paint::LegalRef => "\u{1b}[31m",
            Paint::Statement | Paint::Commitment => "\u{1b}[1m",
            Paint::Mark => "\u{1b}[2m",
        }
    }
}

/// Characters, each with its paint.
#[derive(Clone, Debug, Default)]
pub(crate) struct Painted(Vec<(char, Paint)>);

impl Painted {
    pub(crate) fn push(&mut self, c: char, paint: Paint) {
        self.0.push((c, paint));
    }

    pub(crate) fn push_str(&mut self, text: &str, paint: Paint) {
        self.0.extend(text.chars().map(|c| (c, paint)));
    }

    /// Writes it in lines of at most `width` characters where words allow it: the first after
    /// `first` spaces, the others after `rest`. Line breaks in it stay.
    pub(crate) fn write(
        &self,
        out: &mut impl Write,
        style: &Style,
        width: usize,
        (first, rest): (usize, usize),
    ) -> Result<()> {
        let mut indent = first;
        for paragraph in self.0.split(|(c, _)| *c == '\n') {
            for line in wrap(paragraph, width, indent, rest) {
                if !line.is_empty() {
                    write!(out, "{:indent$}", "")?;
                }
                self::line(out, style, line)?;
                indent = rest;
            }
        }
        Ok(())
    }
}

/// Plain words in lines of at most `width` characters.
pub(crate) fn plain(
    out: &mut impl Write,
    text: &str,
    width: usize,
    indents: (usize, usize),
) -> Result<()> {
    let mut painted = Painted::default();
    painted.push_str(text, Paint::Plain);
    painted.write(out, &Style::none(), width, indents)
}

fn line(out: &mut impl Write, style: &Style, line: &[(char, Paint)]) -> Result<()> {
    for run in line.chunk_by(|a, b| a.1 == b.1) {
        let text: String = run.iter().map(|(c, _)| *c).collect();
        let text = text.replace(NO_BREAK, " ");
        let code = run.first().map_or("", |(_, paint)| paint.code());
        write!(out, "{}", style.painted(code, &text))?;
    }
    writeln!(out)
}

/// Cuts a paragraph at spaces; a word longer than the line stands alone on one.
fn wrap(text: &[(char, Paint)], width: usize, first: usize, rest: usize) -> Vec<&[(char, Paint)]> {
    let mut lines = Vec::new();
    let (mut start, mut end, mut indent) = (0, 0, first);
    for word in text.split_inclusive(|(c, _)| *c == ' ') {
        let bare = word.len() - usize::from(word.last().is_some_and(|(c, _)| *c == ' '));
        if end > start && indent + (end - start) + bare > width {
            lines.push(trimmed(&text[start..end]));
            start = end;
            indent = rest;
        }
        end += word.len();
    }
    lines.push(trimmed(&text[start..end]));
    lines
}

fn trimmed(line: &[(char, Paint)]) -> &[(char, Paint)] {
    let spaces = line.iter().rev().take_while(|(c, _)| *c == ' ').count();
    &line[..line.len() - spaces]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, width: usize, indents: (usize, usize)) -> String {
        let mut out = Vec::new();
        plain(&mut out, text, width, indents).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_break_between_words_only() {
        for (want, text, width) in [
            ("para camat\n", "para camat", 10),
            ("para\ncamat\n", "para camat", 9),
            ("para\nkomisioner\nKPU\n", "para komisioner KPU", 6),
            ("\n", "", 6),
            ("satu\n\ndua\n", "satu\n\ndua", 20),
        ] {
            assert_eq!(wrapped(text, width, (0, 0)), want, "{text:?}");
        }
        assert_eq!(
            wrapped("para camat se-Bogor", 12, (2, 4)),
            "  para camat\n    se-Bogor\n"
        );
    }
}
