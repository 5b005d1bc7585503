//! Parts of agencies' names: own names, abbreviations, military numbers, villages.

use super::{Kind, Scope};
use crate::model::{Caps, Document, TableId, TokenKind};
use crate::recognise::gazetteer::{Gazetteer, Level, RegionName};
use crate::recognise::person::Persons;

/// Passes over the proper name of a hospital (`RSUD dr. Soetomo`) or university (`Universitas Gadjah
/// Mada`), up to its region.
pub(super) fn own_name(
    gazetteer: &Gazetteer,
    persons: &Persons,
    document: &Document,
    kind: &Kind,
    at: usize,
) -> usize {
    let hospital = kind.kind.starts_with("rsu");
    let titled = hospital && persons.is_title(document, at);
    if !(titled || kind.class == "university") {
        return at;
    }
    let mut next = at;
    if titled {
        while !document.capital(next) || document.word(next).len() < 4 {
            next += 1;
            if next > at + 4 {
                return at;
            }
        }
    }
    let region = |t: usize| {
        gazetteer
            .name_at(document, t, Scope::Any.levels(), true)
            .is_some()
    };
    let first = next;
    while document.capital(next)
        && !region(next)
        && !persons.is_title(document, next)
        && document.hit(next, TableId::Positions).is_none()
        && document.sentence_of(next) == document.sentence_of(at)
    {
        next += 1;
    }
    // A long run holds the name of a person too.
    match next - first {
        0 => at,
        1..4 => next,
        _ => first + 1,
    }
}

/// Whether the letters of an abbreviation stand in a name in order, from the head of a word on.
pub(super) fn abbreviates(short: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    let short = short.to_lowercase();
    let mut starts = name
        .split_whitespace()
        .map(|w| w.as_ptr() as usize - name.as_ptr() as usize);
    starts.any(|start| {
        let mut rest = name[start..].chars();
        name[start..].starts_with(short.chars().next().unwrap_or(' '))
            && short.chars().all(|c| rest.any(|r| r == c))
    })
}

/// Passes over a military unit's number and name: `0621`, `0621/` before a region, `1203/Ktp`,
/// `061/Surya Kencana`, `XIV/Hasanuddin`.
pub(in crate::recognise) fn unit(
    gazetteer: &Gazetteer,
    persons: &Persons,
    document: &Document,
    at: usize,
) -> usize {
    let roman = |t: usize| {
        document.caps(t) != Caps::Lower
            && document
                .word(t)
                .bytes()
                .all(|b| matches!(b, b'I' | b'V' | b'X'))
    };
    let named = persons.is_balinese_i(document, at);
    if document.kind(at) != Some(TokenKind::Number) && (!roman(at) || named) {
        return at;
    }
    let mut next = at + 1;
    while document.is_any(next, &["/", "-"]) && document.kind(next + 1) == Some(TokenKind::Number) {
        next += 2;
    }
    if document.word(next) != "/" {
        return next;
    }
    next += 1;
    let region = [
        Level::Province,
        Level::Regency,
        Level::City,
        Level::District,
    ];
    if gazetteer.name_at(document, next, &region, true).is_some() {
        return next;
    }
    // The unit's own name: one word, or two before the holder's rank.
    if document.capital(next) {
        let two = document.capital(next + 1)
            && !persons.is_title(document, next + 1)
            && persons.is_title(document, next + 2);
        next += if two { 2 } else { 1 };
    }
    next
}

/// The district after a village's name: `PPS Desa Wonosari Kecamatan Karangdowo`.
pub(super) fn village_district(
    gazetteer: &Gazetteer,
    document: &Document,
    at: usize,
) -> Option<RegionName> {
    let mut next = at;
    while next < at + 8 && !matches!(document.word(next), "." | ";" | "") {
        if gazetteer
            .cue(document, next)
            .is_some_and(|c| c.0 == Level::District)
        {
            return gazetteer.name_at(document, next, &[Level::District], true);
        }
        if !document.capital(next) && document.word(next) != "," {
            return None;
        }
        next += 1;
    }
    None
}
