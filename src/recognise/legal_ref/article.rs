//! Articles with their paragraphs, letters and points: `Pasal 167 ayat (2), (3) dan (6)`,
//! `Pasal 105-106`, `huruf b ayat (1) Pasal 7`, `Pasal 71 jo. 188`.

use crate::model::{Caps, Document, TableId, TokenKind};

/// The finest thing cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Leaf {
    /// Empty where only a paragraph is named (`ayat (2)`), which points back to an article.
    pub(super) pasal: String,
    pub(super) ayat: Option<String>,
    pub(super) huruf: Option<String>,
    pub(super) angka: Option<String>,
}

/// A run of articles cited together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Articles {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) leaves: Vec<Leaf>,
}

/// The most members that a range is spelt out to.
const LONGEST_RANGE: u32 = 40;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Pasal,
    Ayat,
    Huruf,
    Angka,
}

/// The articles cited at the token.
pub(super) fn articles(document: &Document, at: usize) -> Option<Articles> {
    let level = keyword(document, at)?.0;
    match level {
        Level::Pasal => forward(document, at),
        Level::Ayat | Level::Huruf => backward(document, at),
        Level::Angka => None,
    }
}

/// From the article down.
fn forward(document: &Document, at: usize) -> Option<Articles> {
    let mut tree: Vec<Leaf> = Vec::new();
    let mut end = read(document, at, &mut tree)?;
    loop {
        let next = match keyword(document, end) {
            Some((Level::Pasal, _)) => None,
            Some(_) => read(document, end, &mut tree),
            None => separator(document, end).and_then(|(after, jo)| {
                if let Some((level, _)) = keyword(document, after) {
                    // A further article may be another act's: it is a run of its own.
                    (level != Level::Pasal).then_some(())?;
                    read(document, after, &mut tree)
                } else if jo {
                    // `Pasal 71 junto 188`
                    members(document, after, Level::Pasal).map(|(found, last)| {
                        extend(&mut tree, Level::Pasal, found);
                        last
                    })
                } else {
                    None
                }
            }),
        };
        match next {
            Some(next) => end = next,
            None => break,
        }
    }
    Some(Articles {
        first: at,
        last: end,
        leaves: tree,
    })
}

/// `huruf b ayat (1) Pasal 7`, `ayat (2) Pasal 71`, or a paragraph in brackets that points back.
fn backward(document: &Document, at: usize) -> Option<Articles> {
    let mut outer: Vec<(Level, Vec<String>)> = Vec::new();
    let mut end = at;
    while let Some((level, after)) = keyword(document, end) {
        if level == Level::Pasal {
            break;
        }
        let (found, last) = members(document, after, level)?;
        outer.push((level, found));
        end = last;
        if document.is_any(end, &["dari", "pada", "dalam"]) && keyword(document, end + 1).is_some()
        {
            end += 1;
        }
    }
    let mut tree = Vec::new();
    if keyword(document, end).is_some_and(|(level, _)| level == Level::Pasal) {
        let mut articles = forward(document, end)?;
        if articles.leaves.len() != 1 {
            return None;
        }
        tree.append(&mut articles.leaves);
        end = articles.last;
    } else {
        // Alone only `ayat (2)`: without brackets it may be scripture.
        if outer.first()?.0 != Level::Ayat || !document.is(at + 1, "(") {
            return None;
        }
        tree.push(Leaf::default());
        outer.reverse();
    }
    for (level, found) in outer.into_iter().rev() {
        extend(&mut tree, level, found);
    }
    Some(Articles {
        first: at,
        last: end,
        leaves: tree,
    })
}

/// Reads one keyword with its members into the tree; gives the token after.
fn read(document: &Document, at: usize, tree: &mut Vec<Leaf>) -> Option<usize> {
    let (level, after) = keyword(document, at)?;
    let (found, last) = members(document, after, level)?;
    extend(tree, level, found);
    Some(last)
}

/// Hangs members below the last leaf of the level above.
fn extend(tree: &mut Vec<Leaf>, level: Level, members: Vec<String>) {
    let mut base = tree.last().cloned().unwrap_or_default();
    // The last leaf is itself refined by the first of its parts; a part of a level it already has
    // stands beside it.
    let refined = match level {
        Level::Pasal => false,
        Level::Ayat => base.ayat.is_none() && base.huruf.is_none() && base.angka.is_none(),
        Level::Huruf => base.huruf.is_none() && base.angka.is_none(),
        Level::Angka => base.angka.is_none(),
    };
    if refined {
        tree.pop();
    }
    match level {
        Level::Pasal => base = Leaf::default(),
        Level::Ayat => (base.ayat, base.huruf, base.angka) = (None, None, None),
        Level::Huruf => (base.huruf, base.angka) = (None, None),
        Level::Angka => base.angka = None,
    }
    for member in members {
        let mut leaf = base.clone();
        match level {
            Level::Pasal => leaf.pasal = member,
            Level::Ayat => leaf.ayat = Some(member),
            Level::Huruf => leaf.huruf = Some(member),
            Level::Angka => leaf.angka = Some(member),
        }
        tree.push(leaf);
    }
}

fn keyword(document: &Document, at: usize) -> Option<(Level, usize)> {
    let level = match document.word(at).to_ascii_lowercase().as_str() {
        "pasal" | "ps" | "psl" => Level::Pasal,
        "ayat" => Level::Ayat,
        "huruf" => Level::Huruf,
        "angka" => Level::Angka,
        _ => return None,
    };
    let mut after = at + 1;
    if level == Level::Pasal {
        if document.is(after, "-") && document.is(after + 1, "pasal") {
            after += 2;
        }
        if document.is(after, ".") {
            after += 1;
        }
        after += usize::from(document.is(after, "nomor"));
    }
    member(document, after, level).map(|_| (level, after))
}

/// The members of one keyword: a list with ranges; gives the token after the last.
fn members(document: &Document, at: usize, level: Level) -> Option<(Vec<String>, usize)> {
    let (mut found, mut end) = member(document, at, level)?;
    loop {
        if let Some((last, after)) = range(document, end).and_then(|a| member(document, a, level)) {
            if let (Some(from), Some(to)) = (found.last(), last.first()) {
                found.extend(between(from, to));
            }
            found.extend(last);
            end = after;
            continue;
        }
        let Some((next, _)) = separator(document, end).filter(|(_, jo)| !jo) else {
            break;
        };
        match member(document, next, level) {
            Some((more, after)) if document.is(next, "(") || goes_with(document, after) => {
                found.extend(more);
                end = after;
            }
            _ => break,
        }
    }
    Some((found, end))
}

/// One member: `(2)`, `71`, `187A`, `II`, `a`, `a)`, `71,72` (one token).
fn member(document: &Document, at: usize, level: Level) -> Option<(Vec<String>, usize)> {
    let bracket = document.is_any(at, &["(", "“", "\"", "'"]);
    let first = at + usize::from(bracket);
    let word = document.word(first);
    let (found, mut end) = match (level, document.kind(first)?) {
        (Level::Huruf, TokenKind::Word) if is_letter(document, first) => {
            (vec![word.to_ascii_lowercase()], first + 1)
        }
        (Level::Huruf, _) | (_, TokenKind::Punct) => return None,
        (_, TokenKind::Number) => {
            if word.contains('.') {
                return None;
            }
            let mut parts: Vec<String> = word.split(',').map(str::to_owned).collect();
            let mut end = first + 1;
            if let Some(suffix) = suffix(document, end, level)
                && let Some(last) = parts.last_mut()
            {
                last.push_str(&suffix);
                end += 1;
            }
            (parts, end)
        }
        (Level::Pasal, TokenKind::Word)
            if document.caps(first) != Caps::Lower
                && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
                && word.len() <= 4 =>
        {
            (vec![word.to_owned()], first + 1)
        }
        (_, TokenKind::Word) => return None,
    };
    if document.is_any(end, &[")", "”", "\"", "'"]) && (bracket || level == Level::Huruf) {
        end += 1;
    } else if bracket {
        return None;
    }
    Some((found, end))
}

fn is_letter(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    word.len() == 1 && word.chars().all(|c| c.is_ascii_alphabetic())
}

/// The letter of an inserted article or paragraph: `187A`, `28 D`, `(1a)`.
fn suffix(document: &Document, at: usize, level: Level) -> Option<String> {
    let word = document.word(at);
    let short = (1..=2).contains(&word.len()) && word.chars().all(|c| c.is_ascii_alphabetic());
    let joined = at > 0 && document.joined(at - 1);
    let apart = level == Level::Pasal
        && word.len() == 1
        && document.capital(at)
        && !document.is(at + 1, ".");
    (short && (joined || apart)).then(|| word.to_owned())
}

/// Past a sign of range.
fn range(document: &Document, at: usize) -> Option<usize> {
    let mut next = match document.word(at).to_ascii_lowercase().as_str() {
        "-" | "–" | "—" | "hingga" | "sd" => at + 1,
        "sampai" => at + 1 + usize::from(document.is_any(at + 1, &["dengan", "ke"])),
        "s" if document.is_any(at + 1, &[".", "/"]) && document.is(at + 2, "d") => {
            at + 3 + usize::from(document.is(at + 3, "."))
        }
        _ => return None,
    };
    if document.is_any(next, &["pasal", "ayat", "huruf"]) {
        next += 1;
    }
    Some(next)
}

/// What lies between two ends of a range.
fn between(from: &str, to: &str) -> Vec<String> {
    if let (Ok(a), Ok(b)) = (from.parse::<u32>(), to.parse::<u32>()) {
        return if a < b && b - a <= LONGEST_RANGE {
            (a + 1..b).map(|n| n.to_string()).collect()
        } else {
            Vec::new()
        };
    }
    match (from.as_bytes(), to.as_bytes()) {
        ([a], [b]) if a.is_ascii_lowercase() && b.is_ascii_lowercase() && a < b => {
            (a + 1..*b).map(|c| char::from(c).to_string()).collect()
        }
        _ => Vec::new(),
    }
}

/// The token after a sign or word between two members, and whether it is `jo`.
fn separator(document: &Document, at: usize) -> Option<(usize, bool)> {
    let mut next = at;
    if document.is_any(next, &[",", ";"]) {
        next += 1;
    }
    if document.is_any(next, &["jo", "junto", "juncto", "yuncto", "jis"]) {
        next += 1;
        next += usize::from(document.is(next, "."));
        return Some((next, true));
    }
    if document.is_any(next, &["dan", "serta", "atau", "maupun", "&"]) {
        next += 1;
        if document.is(next, "/") && document.is(next + 1, "atau") {
            next += 2;
        }
    }
    (next > at).then_some((next, false))
}

/// Whether a bare member is not followed by something that it would count.
fn goes_with(document: &Document, at: usize) -> bool {
    match document.kind(at) {
        Some(TokenKind::Number) => false,
        Some(TokenKind::Punct) => !document.is_any(at, &["/", "%"]),
        Some(TokenKind::Word) => {
            document.sentence_of(at) != document.sentence_of(at - 1)
                || document
                    .hits_at(at)
                    .iter()
                    .all(|h| !matches!(h.table, TableId::Measures | TableId::Numerals))
        }
        None => true,
    }
}
