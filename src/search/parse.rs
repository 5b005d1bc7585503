//! The query language: words, `"phrases"`, `prefix*`, `field:value`, `AND OR NOT -word ( )`.
//!
//! Words side by side are all wanted. A run of plain words stays together, because abbreviations,
//! full names and citations are found in it as a whole. Leaves out what words and fields mean.

use crate::error::{Error, Result};

/// A query as typed. Places are byte offsets into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// Plain words side by side.
    Words { text: String, at: usize },
    /// An exact phrase.
    Phrase { text: String },
    /// Words that begin so.
    Prefix { text: String },
    /// A value in a field.
    Field {
        name: String,
        value: String,
        at: usize,
    },
    /// None of it.
    Not(Box<Node>),
    /// All of them.
    And(Vec<Node>),
    /// Any of them.
    Or(Vec<Node>),
}

/// Deeper nesting of parentheses is refused.
const DEEPEST: usize = 50;

/// Parses a query; none for an empty one.
pub(super) fn parse(query: &str) -> Result<Option<Node>> {
    let mut parser = Parser {
        query,
        tokens: cut(query)?,
        next: 0,
        depth: 0,
    };
    if parser.tokens.is_empty() {
        return Ok(None);
    }
    let node = parser.any_of()?;
    match parser.peek() {
        None => Ok(Some(node)),
        Some(token) => Err(Error::query(
            query,
            token.at,
            "this parenthesis closes nothing",
        )),
    }
}

#[derive(Clone, Debug)]
struct Token {
    at: usize,
    kind: TokenKind,
}

#[derive(Clone, Debug, PartialEq)]
enum TokenKind {
    Open,
    Close,
    And,
    Or,
    Not,
    Word(String),
    Prefix(String),
    Phrase(String),
    Field(String, String),
}

/// Cuts the query at white space, parentheses and quotation marks.
fn cut(query: &str) -> Result<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = query[at..].chars().next() {
        let start = at;
        let kind = match c {
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            '(' | ')' => {
                at += 1;
                if c == '(' {
                    TokenKind::Open
                } else {
                    TokenKind::Close
                }
            }
            '-' if is_minus(query, at) => {
                at += 1;
                TokenKind::Not
            }
            c if is_quote(c) => {
                let (phrase, end) = quoted(query, at)?;
                at = end;
                TokenKind::Phrase(phrase)
            }
            _ => {
                let end = word_end(query, at);
                let word = &query[at..end];
                at = end;
                match word {
                    "AND" => TokenKind::And,
                    "OR" => TokenKind::Or,
                    "NOT" => TokenKind::Not,
                    _ => match field_of(query, start, word)? {
                        Some((name, value, end)) => {
                            at = end;
                            TokenKind::Field(name, value)
                        }
                        None => match word.strip_suffix('*') {
                            Some("") => {
                                let said = "a star stands after the beginning of a word: duk*";
                                return Err(Error::query(query, start, said));
                            }
                            Some(prefix) => TokenKind::Prefix(prefix.to_owned()),
                            None => TokenKind::Word(word.to_owned()),
                        },
                    },
                }
            }
        };
        tokens.push(Token { at: start, kind });
    }
    Ok(tokens)
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”')
}

/// Whether the hyphen takes away what follows it, and is not a dash or part of a word.
fn is_minus(query: &str, at: usize) -> bool {
    query[at + 1..]
        .chars()
        .next()
        .is_some_and(|c| c.is_alphanumeric() || is_quote(c) || c == '(')
}

fn word_end(query: &str, at: usize) -> usize {
    query[at..]
        .find(|c: char| c.is_whitespace() || is_quote(c) || c == '(' || c == ')')
        .map_or(query.len(), |n| at + n)
}

/// The phrase whose opening mark stands at `at`, and the place after its closing mark.
fn quoted(query: &str, at: usize) -> Result<(String, usize)> {
    let open = query[at..].chars().next().map_or(1, char::len_utf8);
    let inner = &query[at + open..];
    let Some(length) = inner.find(is_quote) else {
        return Err(Error::query(query, at, "this quotation mark is not closed"));
    };
    let phrase = inner[..length].trim();
    if phrase.is_empty() {
        return Err(Error::query(
            query,
            at,
            "nothing stands between the quotation marks",
        ));
    }
    let close = inner[length..].chars().next().map_or(1, char::len_utf8);
    Ok((phrase.to_owned(), at + open + length + close))
}

/// The field, its value and the place after it, where a word is `field:value`.
fn field_of(query: &str, at: usize, word: &str) -> Result<Option<(String, String, usize)>> {
    let Some((name, rest)) = word.split_once(':') else {
        return Ok(None);
    };
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_');
    if !is_name || rest.starts_with("//") {
        return Ok(None);
    }
    let value_at = at + name.len() + 1;
    let (value, end) = match query[value_at..].chars().next() {
        Some(c) if is_quote(c) => quoted(query, value_at)?,
        _ if rest.is_empty() => {
            let said = format!("the field {name} has no value; write {name}:value");
            return Err(Error::query(query, value_at, said));
        }
        _ => (rest.to_owned(), value_at + rest.len()),
    };
    Ok(Some((name.to_lowercase(), value, end)))
}

struct Parser<'a> {
    query: &'a str,
    tokens: Vec<Token>,
    next: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next)
    }

    fn is_next(&self, kind: &TokenKind) -> bool {
        self.peek().is_some_and(|t| t.kind == *kind)
    }

    fn take(&mut self, kind: &TokenKind) -> bool {
        let taken = self.is_next(kind);
        self.next += usize::from(taken);
        taken
    }

    fn any_of(&mut self) -> Result<Node> {
        let mut nodes = vec![self.all_of()?];
        while self.take(&TokenKind::Or) {
            nodes.push(self.all_of()?);
        }
        Ok(one_or(nodes, Node::Or))
    }

    fn all_of(&mut self) -> Result<Node> {
        let mut nodes: Vec<Node> = vec![self.not()?];
        // Whether the next plain word may join the run before it.
        let mut open = true;
        loop {
            if self.take(&TokenKind::And) {
                open = false;
            } else if self.peek().is_none()
                || self.is_next(&TokenKind::Or)
                || self.is_next(&TokenKind::Close)
            {
                return Ok(one_or(nodes, Node::And));
            }
            let node = self.not()?;
            match (nodes.last_mut(), node) {
                (Some(Node::Words { text: run, at }), Node::Words { text, at: start }) if open => {
                    // Both come from one place in the query: the run is what stands there.
                    let from = *at;
                    *run = self.query[from..start + text.len()].to_owned();
                }
                (_, node) => nodes.push(node),
            }
            open = true;
        }
    }

    fn not(&mut self) -> Result<Node> {
        if self.take(&TokenKind::Not) {
            self.deeper()?;
            let node = Node::Not(Box::new(self.not()?));
            self.depth -= 1;
            return Ok(node);
        }
        self.atom()
    }

    fn deeper(&mut self) -> Result<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            let at = self.peek().map_or(self.query.len(), |t| t.at);
            return Err(Error::query(
                self.query,
                at,
                "the query is nested too deeply",
            ));
        }
        Ok(())
    }

    fn atom(&mut self) -> Result<Node> {
        let Some(token) = self.peek().cloned() else {
            let said = "something to search for is missing here";
            return Err(Error::query(self.query, self.query.len(), said));
        };
        self.next += 1;
        let at = token.at;
        match token.kind {
            TokenKind::Open => {
                self.deeper()?;
                if self.is_next(&TokenKind::Close) {
                    return Err(Error::query(
                        self.query,
                        at,
                        "nothing stands in this parenthesis",
                    ));
                }
                let node = self.any_of()?;
                if !self.take(&TokenKind::Close) {
                    return Err(Error::query(
                        self.query,
                        at,
                        "this parenthesis is not closed",
                    ));
                }
                self.depth -= 1;
                // A parenthesis keeps its words to itself.
                Ok(match node {
                    node @ Node::Words { .. } => Node::And(vec![node]),
                    node => node,
                })
            }
            TokenKind::Word(text) => Ok(Node::Words { text, at }),
            TokenKind::Prefix(text) => Ok(Node::Prefix { text }),
            TokenKind::Phrase(text) => Ok(Node::Phrase { text }),
            TokenKind::Field(name, value) => Ok(Node::Field { name, value, at }),
            TokenKind::Close => Err(Error::query(
                self.query,
                at,
                "something to search for is missing before this parenthesis",
            )),
            TokenKind::And | TokenKind::Or | TokenKind::Not => Err(Error::query(
                self.query,
                at,
                "something to search for is missing before this operator",
            )),
        }
    }
}

fn one_or(mut nodes: Vec<Node>, many: fn(Vec<Node>) -> Node) -> Node {
    if nodes.len() == 1 {
        nodes.remove(0)
    } else {
        many(nodes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(node: &Node) -> String {
        let list = |nodes: &[Node]| nodes.iter().map(said).collect::<Vec<_>>().join(" ");
        match node {
            Node::Words { text, .. } => format!("[{text}]"),
            Node::Phrase { text } => format!("\"{text}\""),
            Node::Prefix { text } => format!("{text}*"),
            Node::Field { name, value, .. } => format!("{name}={value}"),
            Node::Not(node) => format!("!{}", said(node)),
            Node::And(nodes) => format!("(& {})", list(nodes)),
            Node::Or(nodes) => format!("(| {})", list(nodes)),
        }
    }

    #[test]
    fn queries() {
        for (want, query) in [
            ("[netralitas ASN]", "netralitas ASN"),
            ("[UU Nomor 7 Tahun 2017]", " UU Nomor  7 Tahun 2017 "),
            ("(& [a] [b])", "a AND b"),
            ("(| (& [a] !\"b c\") [d])", "a -\"b c\" OR d"),
            ("(& [a] !(| [b] [c]))", "a NOT (b OR c)"),
            ("(& [ad-hoc] duk*)", "ad-hoc duk*"),
            (
                "(& official=Iwan Setiawan [logistik])",
                "official:\"Iwan Setiawan\" logistik",
            ),
            ("[pukul 09:00]", "pukul 09:00"),
            ("(& [a] (& [b c]) [d])", "a (b c) d"),
            ("[https://x.id/a]", "https://x.id/a"),
        ] {
            let node = parse(query).unwrap().unwrap();
            assert_eq!(said(&node).replace("  ", " "), want, "{query}");
        }
        assert_eq!(parse("  ").unwrap(), None);
    }

    #[test]
    fn errors_point_at_the_place() {
        for (column, query) in [
            (4, "a OR"),
            (0, "AND b"),
            (2, "a (b c"),
            (3, "a b) c"),
            (2, "a \"b"),
            (6, "topic:"),
            (0, "*"),
            (0, "()"),
            (2, "a ) b"),
        ] {
            let error = parse(query).unwrap_err();
            assert!(error.is_query(), "{query}");
            let text = error.to_string();
            let pointer = text.lines().last().unwrap();
            assert_eq!(pointer.find('^'), Some(column + 2), "{text}");
        }
        assert!(parse(&"(".repeat(10_000)).is_err());
        assert!(parse(&format!("{}a", "NOT ".repeat(10_000))).is_err());
    }
}
