//! From bytes to characters: limits, known formats that are not text, encodings.
//!
//! Leaves out repairs of text that was decoded wrongly before it reached us.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::{Error, Result};

/// The largest input that is read, in bytes.
const LARGEST: usize = 16 * 1024 * 1024;

/// A text with the name of the encoding it came in.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static str,
}

/// First bytes that tell a format which is not plain text, and the format's name.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "an old Office document (DOC, XLS, PPT)",
    ),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"RIFF", "a RIFF file (WebP, WAV, AVI)"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xFD7zXZ\0", "an xz archive"),
    (b"\x28\xB5\x2F\xFD", "a zstd archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7FELF", "a program"),
    (b"PAR1", "a Parquet file"),
    (b"WARC/", "a web archive (WARC)"),
    (
        b"-----BEGIN PGP MESSAGE-----",
        "a message encrypted with PGP",
    ),
    (b"Salted__", "a file encrypted with OpenSSL"),
];

/// What the names inside a ZIP archive tell of it.
const ZIPPED: &[(&[u8], &str)] = &[
    (b"word/", "a Word document (DOCX)"),
    (b"xl/", "an Excel workbook (XLSX)"),
    (b"ppt/", "a PowerPoint file (PPTX)"),
    (b"opendocument.text", "an OpenDocument text (ODT)"),
    (b"epub+zip", "an EPUB book"),
];

/// Decodes one plain-text input.
///
/// # Errors
/// Empty, too large, binary, or of a format that is not plain text.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded> {
    if bytes.len() > LARGEST {
        return Err(Error::input(format!(
            "too large: {} bytes, the limit of a file is 16 MiB ({LARGEST} bytes)",
            bytes.len()
        )));
    }
    if let Some(format) = format(bytes) {
        return Err(Error::input(format!(
            "{format}: this format is not read, only plain text is"
        )));
    }
    let decoded = characters(bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(Error::input("empty: the file holds no text"));
    }
    check(&decoded)?;
    Ok(decoded)
}

/// The name of a known format that is not plain text.
fn format(bytes: &[u8]) -> Option<&'static str> {
    let named = |table: &[(&[u8], &'static str)], test: &dyn Fn(&[u8]) -> bool| {
        table.iter().find(|(sign, _)| test(sign)).map(|(_, n)| *n)
    };
    if let Some(name) = named(MAGIC, &|sign| bytes.starts_with(sign)) {
        return Some(name);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let within = |sign: &[u8]| bytes.windows(sign.len()).take(1 << 16).any(|w| w == sign);
        return Some(named(ZIPPED, &within).unwrap_or("a ZIP archive"));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("an MP4 video");
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = start.trim_ascii_start();
    let begins = |sign: &[u8]| {
        start
            .get(..sign.len())
            .is_some_and(|s| s.eq_ignore_ascii_case(sign))
    };
    let markup = [
        &b"<!doctype html"[..],
        b"<html",
        b"<head",
        b"<body",
        b"<?xml",
        b"<!--",
        b"<div",
        b"<article",
    ];
    markup
        .iter()
        .any(|m| begins(m))
        .then_some("an HTML or XML page")
}

/// Decodes by mark, by form, and only then by guess.
fn characters(bytes: &[u8]) -> Result<Decoded> {
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Err(Error::input(
            "UTF-32: this encoding is not read; save the text as UTF-8",
        ));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(by(encoding, &bytes[mark..]));
    }
    if let Some(encoding) = wide(bytes) {
        return Ok(by(encoding, bytes));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded {
            text: text.to_owned(),
            encoding: "UTF-8",
        });
    }
    if let Some(text) = damaged_utf8(bytes) {
        return Ok(Decoded {
            text,
            encoding: "UTF-8",
        });
    }
    if western(bytes) {
        return Ok(by(WINDOWS_1252, bytes));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Ok(by(detector.guess(Some(b"id"), Utf8Detection::Deny), bytes))
}

fn by(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
    }
}

/// UTF-16 without its mark: nearly every second byte of our language is then zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096) & !1)?;
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if pairs < 4 {
        None
    } else if odd * 10 > pairs * 7 && even * 20 < pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 7 && odd * 20 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// UTF-8 with a few stray bytes: those are read as windows-1252, as pages glued together from
/// several sources need. None where whole sequences are not far more than stray bytes.
fn damaged_utf8(bytes: &[u8]) -> Option<String> {
    let (mut text, mut whole, mut stray) = (String::with_capacity(bytes.len()), 0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        whole += valid.chars().filter(|c| !c.is_ascii()).count();
        stray += chunk.invalid().len();
        text.push_str(valid);
        let (western, _) = WINDOWS_1252.decode_without_bom_handling(chunk.invalid());
        text.push_str(&western);
    }
    (whole >= stray * 3).then_some(text)
}

/// Whether all bytes above ASCII are those that Western word processors put into Indonesian:
/// quotation marks, dashes, ellipsis, no-break space, degree and copyright signs.
fn western(bytes: &[u8]) -> bool {
    bytes.iter().filter(|b| !b.is_ascii()).all(|b| {
        matches!(
            b,
            0x80 | 0x82 | 0x84 | 0x85 | 0x91
                ..=0x97
                    | 0x99
                    | 0xA0
                    | 0xA9
                    | 0xAB
                    | 0xAD
                    | 0xAE
                    | 0xB0
                    | 0xB2
                    | 0xB7
                    | 0xBB
                    | 0xBD
                    | 0xE9
                    | 0xE8
        )
    })
}

/// Refuses what decoded to something that is no text.
fn check(decoded: &Decoded) -> Result<()> {
    let (mut all, mut controls, mut lost) = (0_usize, 0_usize, 0_usize);
    for c in decoded.text.chars() {
        all += 1;
        lost += usize::from(c == '\u{FFFD}');
        controls += usize::from(
            (c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}')) || c == '\u{7F}',
        );
    }
    if decoded.text.contains('\0') || controls * 100 > all {
        return Err(Error::input("binary: the file is no text"));
    }
    if lost * 100 > all {
        return Err(Error::input(format!(
            "can't be decoded: {lost} of {all} characters do not exist in {}",
            decoded.encoding
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|u| {
                if big {
                    u.to_be_bytes()
                } else {
                    u.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn encodings() {
        let text = "“Kami siap,” ujar Ketua KPU – Jum’at";
        let with = |mark: &[u8], body: Vec<u8>| [mark, &body].concat();
        let western = WINDOWS_1252.encode(text).0.into_owned();
        for (want, bytes) in [
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-8", with(b"\xEF\xBB\xBF", text.as_bytes().to_vec())),
            ("UTF-16LE", with(b"\xFF\xFE", utf16(text, false))),
            ("UTF-16BE", with(b"\xFE\xFF", utf16(text, true))),
            ("UTF-16LE", utf16(text, false)),
            ("UTF-16BE", utf16(text, true)),
            ("windows-1252", western),
        ] {
            let got = decode(&bytes).unwrap();
            assert_eq!((got.encoding, got.text.as_str()), (want, text));
        }
    }

    #[test]
    fn utf8_with_a_stray_byte_stays_utf8() {
        let got = decode(b"\xE2\x80\x9CKami\xE2\x80\x9D \xE2\x80\x93 \x93siap").unwrap();
        assert_eq!(
            (got.encoding, got.text.as_str()),
            ("UTF-8", "“Kami” – “siap")
        );
    }

    #[test]
    fn refusals_name_their_reason() {
        for (want, bytes) in [
            ("empty", &b""[..]),
            ("empty", b" \n\t\n "),
            ("empty", b"\xEF\xBB\xBF\n"),
            ("PDF", b"%PDF-1.7 ..."),
            ("DOCX", b"PK\x03\x04....word/document.xml"),
            ("ZIP", b"PK\x03\x04....a.txt"),
            ("PNG", b"\x89PNG\r\n\x1a\n"),
            ("gzip", b"\x1f\x8b\x08\x00"),
            ("HTML", b"  <!DOCTYPE html><html>"),
            ("HTML", b"<HTML><body>"),
            ("UTF-32", b"\xFF\xFE\0\0a\0\0\0"),
            ("binary", b"abc\0\x01\x02 def\0\0 ghi"),
            ("binary", b"\x01\x02\x03\x04 abc"),
        ] {
            let error = decode(bytes).err().unwrap();
            assert!(error.to_string().contains(want), "{want}: {error}");
            assert!(error.is_input());
        }
        let error = decode(&vec![b'a'; LARGEST + 1]).err().unwrap();
        assert!(error.to_string().contains("16 MiB"));
    }
}
