//! Regions named as places: what is left when agencies, posts and persons have taken theirs.
//!
//! Below the level of regencies a name counts only after `Kecamatan` or the like, in a list that
//! such a word opens, beside its regency, or once it was so named: too many districts are called
//! like ordinary words. Leaves out districts that only the home region vouches for (`district`).

mod district;
mod row;

use std::collections::HashSet;

use super::gazetteer::{Gazetteer, Level, RegionId, RegionName};
use crate::model::{Document, TableId, TokenKind, WordRole};
use crate::span::Span;

pub(super) use district::at_home;

const REGENCIES_UP: &[Level] = &[Level::Province, Level::Regency, Level::City];
const ALL: &[Level] = &[
    Level::Province,
    Level::Regency,
    Level::City,
    Level::District,
];

/// What is known of a release's regions when its places are looked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known<'a> {
    /// Regions of its agencies, posts and headline.
    pub(super) named: &'a [RegionId],
    /// Its home region, on the second look.
    pub(super) home: Option<RegionId>,
    /// The dateline's place as written; empty for none.
    pub(super) dateline: &'a str,
}

/// All places outside `taken` (in order, not overlapping).
pub(super) fn find(
    gazetteer: &Gazetteer,
    document: &Document,
    taken: &[Span],
    known: &Known<'_>,
) -> Vec<RegionName> {
    let mut places: Vec<RegionName> = Vec::new();
    let mut wary: Vec<RegionName> = Vec::new();
    let mut districts: HashSet<String> = HashSet::new();
    let mut at = 0;
    let mut free = Free { taken, next: 0 };
    while at < document.tokens.len() {
        if !free.is(document.tokens[at].span) || after_street(document, at) {
            at += 1;
            continue;
        }
        if let Some(name) = dateline(gazetteer, document, at, known) {
            at = name.last;
            places.push(name);
            continue;
        }
        if let Some(end) = village(document, at) {
            at = end;
            // `Kelurahan Kampung Bali, Tanah Abang`: the district after its village.
            if document.word(end) == ","
                && let Some(mut name) =
                    gazetteer.name_at(document, end + 1, &[Level::District], true)
            {
                name.cued = true;
                at = name.last;
                places.push(name);
            }
            continue;
        }
        if let Some((one, other)) = gazetteer.pair(document, at) {
            at = other.last;
            places.extend([one, other]);
            continue;
        }
        let cue = gazetteer.cue(document, at);
        let name = match cue {
            Some((Level::District, next)) => gazetteer
                .name_at(document, at, &[Level::District], true)
                .or_else(|| gazetteer.name_at(document, next, &[Level::District], true))
                .map(|mut name| {
                    name.cued = true;
                    name
                }),
            _ => district::beside_regency(gazetteer, document, at)
                .or_else(|| gazetteer.name_at(document, at, REGENCIES_UP, false))
                .map(|name| district::longer(gazetteer, document, name)),
        };
        let Some(name) = name else {
            // `Pati`, `Demak`: also ordinary words, settled below by their neighbours.
            if let Some(wary_name) = gazetteer.name_at(document, at, REGENCIES_UP, true) {
                let wary_name = district::longer(gazetteer, document, wary_name);
                at = wary_name.last;
                wary.push(wary_name);
            } else if let Some(name) = known_district(gazetteer, document, at, &districts)
                .or_else(|| district::announced(gazetteer, document, at))
            {
                let announced = name.cued;
                at = name.last;
                places.push(name);
                if announced {
                    at = list(gazetteer, document, at, &mut places);
                }
            } else {
                at += 1;
            }
            continue;
        };
        at = name.last;
        let level = name.candidates.first().map(|r| gazetteer.region(*r).level);
        let cued = name.cued;
        let fresh = places.len();
        places.push(name);
        if cued && level == Some(Level::District) {
            at = list(gazetteer, document, at, &mut places);
            for place in &places[fresh..] {
                if let Some(district) = place.candidates.first()
                    && gazetteer.region(*district).level == Level::District
                {
                    districts.insert(gazetteer.region(*district).name.to_lowercase());
                }
            }
        }
    }
    row::admit(gazetteer, document, &mut places, wary, known);
    row::agree(gazetteer, document, &mut places);
    places
}

/// The place of the dateline, where the text begins with it: it needs no other proof, and names a
/// town before a province.
fn dateline(
    gazetteer: &Gazetteer,
    document: &Document,
    at: usize,
    known: &Known<'_>,
) -> Option<RegionName> {
    if known.dateline.is_empty() || document.paragraph_of(at) > 2 {
        return None;
    }
    let head = document.paragraphs.get(document.paragraph_of(at))?;
    let first = document.sentences.get(head.first)?.first;
    if at - first > 9 {
        return None;
    }
    let mut name = gazetteer.name_at(document, at, REGENCIES_UP, true)?;
    let written = document.text_of(name.first, name.last);
    if !known
        .dateline
        .to_lowercase()
        .contains(&written.to_lowercase())
    {
        return None;
    }
    let town = |r: &RegionId| gazetteer.region(*r).level != Level::Province;
    if name.candidates.iter().any(town) {
        name.candidates.retain(town);
    }
    Some(name)
}

/// Takes in the rest of a list of districts: `Distrik Web, Towe dan Senggi`.
fn list(
    gazetteer: &Gazetteer,
    document: &Document,
    from: usize,
    places: &mut Vec<RegionName>,
) -> usize {
    let mut at = from;
    loop {
        let mut next = at;
        while document.is_any(next, &[",", "dan", "serta", "&"]) && next < at + 2 {
            next += 1;
        }
        let own = document
            .hits_at(next)
            .iter()
            .any(|h| h.table == TableId::Regions && h.last > next + 1);
        if next == at || (gazetteer.cue(document, next).is_some() && !own) {
            return at;
        }
        let Some(mut name) = gazetteer.name_at(document, next, &[Level::District], true) else {
            return at;
        };
        name.cued = true;
        at = name.last;
        places.push(name);
    }
}

/// A district that was named with its level before and stands alone here.
fn known_district(
    gazetteer: &Gazetteer,
    document: &Document,
    at: usize,
    districts: &HashSet<String>,
) -> Option<RegionName> {
    if districts.is_empty() || !document.capital(at) {
        return None;
    }
    let name = gazetteer.name_at(document, at, ALL, true)?;
    let surface = document.text_of(name.first, name.last).to_lowercase();
    districts.contains(&surface).then_some(name)
}

/// The token after a village's name with its level before it (`Desa Rowokembu`): villages have no
/// code here, and many are called like regions. Of a long run of capitals only the first word, or
/// all before a comma, are the village: a person's name may follow.
pub(super) fn village(document: &Document, at: usize) -> Option<usize> {
    if !document.has(at, WordRole::Village) || !document.capital(at) {
        return None;
    }
    let point = document.word(at + 1) == "." && document.joined(at);
    let from = at + 1 + usize::from(point);
    let end = village_name(document, from)?;
    Some(end)
}

/// The token after a village's bare name.
pub(super) fn village_name(document: &Document, at: usize) -> Option<usize> {
    let mut end = at;
    while document.capital(end)
        && document.hit(end, TableId::Positions).is_none()
        && document.hit(end, TableId::RegionLevels).is_none()
        && document.sentence_of(end) == document.sentence_of(at)
    {
        end += 1;
    }
    let known = |t: usize| document.hit(t, TableId::Names).is_some();
    let apart = document.kind(end) != Some(TokenKind::Word)
        || document.hit(end, TableId::RegionLevels).is_some();
    match end - at {
        0 => None,
        2.. if !known(at) && known(at + 1) => Some(at + 1),
        1 if !known(at) => Some(end),
        1..5 if apart
            && document.capital(end + 1)
            && document.hit(end + 1, TableId::Positions).is_none()
            && document.hit(end + 1, TableId::Agencies).is_none() =>
        {
            Some(end)
        }
        3.. if !known(at) => Some(at + 1),
        _ => None,
    }
}

/// Streets, hotels and the like are called after regions without being in them; the region of a
/// press office is part of its name.
fn after_street(document: &Document, at: usize) -> bool {
    let before = if at > 1 && document.word(at - 1) == "." {
        at - 2
    } else {
        at.wrapping_sub(1)
    };
    let other = |role: WordRole| document.has(before, role);
    (other(WordRole::Street) || other(WordRole::PressOffice)) && document.capital(before)
}

/// Asks in rising order whether a token is free.
struct Free<'a> {
    taken: &'a [Span],
    next: usize,
}

impl Free<'_> {
    fn is(&mut self, token: Span) -> bool {
        while self
            .taken
            .get(self.next)
            .is_some_and(|t| t.end <= token.start)
        {
            self.next += 1;
        }
        !self.taken.get(self.next).is_some_and(|t| t.overlaps(token))
    }
}
