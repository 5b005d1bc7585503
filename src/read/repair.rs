//! Repairs of text that was damaged before it reached us: UTF-8 read as windows-1252, escapes of
//! JSON and SQL dumps, stray tags and entities, invisible characters, line ends.
//!
//! Leaves out typing errors: words stay as they were written.

use encoding_rs::WINDOWS_1252;

/// The text as it was meant, with `\n` as the only line end.
pub(super) fn repair(text: &str) -> String {
    let text = if text.contains(['â', 'Â', 'Ã', 'ð']) {
        unmangle(&unmangle(text))
    } else {
        text.to_owned()
    };
    let text = if text.contains('\\') {
        unescape(&text)
    } else {
        text
    };
    let text = if text.contains(['<', '&']) {
        unmark(&text)
    } else {
        text
    };
    plain(&text)
}

/// Undoes UTF-8 that was read as windows-1252, run by run: `â€œ` is `“`, `Â ` a no-break space.
fn unmangle(text: &str) -> String {
    let mut healed = String::with_capacity(text.len());
    let mut run: Vec<u8> = Vec::new();
    let mut written = String::new();
    for c in text.chars().chain(std::iter::once('\0')) {
        match western_byte(c) {
            Some(byte) if byte >= 0x80 => {
                run.push(byte);
                written.push(c);
            }
            _ => {
                if !run.is_empty() {
                    flush(&run, &written, c, &mut healed);
                    run.clear();
                    written.clear();
                }
                if c != '\0' {
                    healed.push(c);
                }
            }
        }
    }
    healed
}

/// Writes one run of Western letters, decoded where it is UTF-8 inside.
fn flush(run: &[u8], written: &str, next: char, healed: &mut String) {
    let mut chars = written.chars();
    let decoded: Vec<_> = run.utf8_chunks().collect();
    if decoded.iter().all(|c| c.valid().is_empty()) {
        match written {
            // The last byte was lost on the way: it has no letter in windows-1252, or was a
            // no-break space that became a space.
            "â€" => healed.push('”'),
            "Â" if next == ' ' || next == '\0' || next == '\n' => {}
            _ => healed.push_str(written),
        }
        return;
    }
    for chunk in decoded {
        for c in chunk.valid().chars() {
            healed.push(c);
            for _ in 0..c.len_utf8() {
                chars.next();
            }
        }
        let rest: String = chars.by_ref().take(chunk.invalid().len()).collect();
        match rest.as_str() {
            "â€" => healed.push('”'),
            "Â" => {}
            _ => healed.push_str(&rest),
        }
    }
}

/// The byte that windows-1252 has for a character.
fn western_byte(c: char) -> Option<u8> {
    if c == '\0' {
        return None;
    }
    if c.is_ascii() || ('\u{80}'..='\u{FF}').contains(&c) {
        return u8::try_from(u32::from(c)).ok();
    }
    let mut buffer = [0; 4];
    let (bytes, _, failed) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    match bytes.as_ref() {
        [byte] if !failed => Some(*byte),
        _ => None,
    }
}

/// Undoes backslash escapes: `\"`, `\\\"`, `\/`, and, where quotation marks are escaped too or
/// the text has no line ends of its own, `\n`.
fn unescape(text: &str) -> String {
    let lines = text.contains("\\\"") || !text.trim().contains('\n');
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        let after = rest[at..].trim_start_matches('\\');
        let mut chars = after.chars();
        match chars.next() {
            Some(c @ ('"' | '\'' | '/' | '“' | '”' | '‘' | '’')) => {
                plain.push(c);
                rest = chars.as_str();
            }
            Some('n' | 'r') if lines => {
                plain.push('\n');
                rest = chars.as_str();
            }
            Some('t') if lines => {
                plain.push(' ');
                rest = chars.as_str();
            }
            Some('u') if code_unit(chars.as_str()).is_some() => {
                plain.extend(code_unit(chars.as_str()));
                rest = chars.as_str().get(4..).unwrap_or("");
            }
            _ => {
                plain.push_str(&rest[at..rest.len() - after.len()]);
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn code_unit(text: &str) -> Option<char> {
    let digits = text
        .get(..4)
        .filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

/// Tags that break a line, and tags that do not; any other `<…>` is text.
const BREAKING: &[&str] = &[
    "br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "tr",
];
const INLINE: &[&str] = &[
    "a",
    "b",
    "i",
    "u",
    "em",
    "strong",
    "span",
    "font",
    "small",
    "sup",
    "sub",
    "img",
    "td",
    "blockquote",
];
const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("bull", "•"),
    ("copy", "©"),
];

/// Takes out stray tags and reads entities.
fn unmark(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        plain.push_str(&rest[..at]);
        let piece = &rest[at..];
        let found = if piece.starts_with('<') {
            tag(piece)
        } else {
            entity(piece)
        };
        match found {
            Some((length, put)) => {
                plain.push_str(&put);
                rest = &piece[length..];
            }
            None => {
                plain.push_str(&piece[..1]);
                rest = &piece[1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn tag(piece: &str) -> Option<(usize, String)> {
    let end = piece.find('>').filter(|e| *e <= 400)?;
    let inside = piece[1..end].trim_matches('/');
    let name = inside
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()?
        .to_ascii_lowercase();
    let put = if BREAKING.contains(&name.as_str()) {
        "\n"
    } else if INLINE.contains(&name.as_str()) {
        ""
    } else {
        return None;
    };
    Some((end + 1, put.to_owned()))
}

fn entity(piece: &str) -> Option<(usize, String)> {
    let end = piece.find(';').filter(|e| *e <= 8)?;
    let name = &piece[1..end];
    let put = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?.to_string()
        }
        None => ENTITIES.iter().find(|(n, _)| *n == name)?.1.to_owned(),
    };
    Some((end + 1, put))
}

/// Drops what can't be seen and unifies line ends and spaces.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    plain.push('\n');
                }
            }
            '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => plain.push('\n'),
            '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{FEFF}'
            | '\u{FFFC}'
            | '\u{FE0F}' => {}
            '\n' | '\t' => plain.push(c),
            '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => plain.push(' '),
            '\u{2010}' | '\u{2011}' => plain.push('-'),
            _ if c.is_control() => {}
            _ => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repairs() {
        for (want, text) in [
            ("“Kami siap,” ujar", "â€œKami siap,â€\u{9d} ujar"),
            ("“Kami siap,” ujar", "â€œKami siap,â€ ujar"),
            ("Jum’at – selesai", "Jumâ€™at â€“ selesai"),
            ("KPU Bogor", "KPUÂ Bogor"),
            ("KPU  Bogor", "KPUÂ\u{a0} Bogor"),
            ("“Kami”", "Ã¢â‚¬Å“KamiÃ¢â‚¬\u{9d}"),
            ("résumé “ya”", "résumé “ya”"),
            ("\"Kami\" ujar", r#"\"Kami\" ujar"#),
            ("\"Kami\"", r#"\\\"Kami\\\""#),
            ("a\nb", r"a\nb"),
            ("C:\\nama\nberkas", "C:\\nama\nberkas"),
            ("“ya”", r"\u201cya\u201d"),
            ("KPU & Bawaslu \"ya\"", "KPU &amp; Bawaslu &quot;ya&quot;"),
            ("satu\ndua", "satu<br/>dua"),
            ("tebal < 5 orang", "<strong>tebal</strong> < 5 orang"),
            ("R&D; AT&T", "R&D; AT&T"),
            ("a\nb\nc", "a\r\nb\rc"),
            ("Pemilu", "Pe\u{200b}mi\u{ad}lu\u{feff}"),
        ] {
            assert_eq!(repair(text), want, "{text:?}");
        }
    }
}
