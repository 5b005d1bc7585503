//! Regions named as places: what is left when agencies, posts and persons have taken theirs.
//!
//! Below the level of regencies a name counts only after `Kecamatan` or the like, in a list that
//! such a word opens, or once it was so named: too many districts are called like ordinary words.

use std::collections::HashSet;

use super::gazetteer::{Gazetteer, Level, RegionId, RegionName};
use crate::model::{Document, TableId, TokenKind, WordRole};
use crate::span::Span;

const REGENCIES_UP: &[Level] = &[Level::Province, Level::Regency, Level::City];
const ALL: &[Level] = &[
    Level::Province,
    Level::Regency,
    Level::City,
    Level::District,
];

/// All places outside `taken` (in order, not overlapping).
pub(super) fn find(gazetteer: &Gazetteer, document: &Document, taken: &[Span]) -> Vec<RegionName> {
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
        let cue = gazetteer.cue(document, at).filter(|_| document.capital(at));
        let name = match cue {
            Some((Level::District, next)) => gazetteer
                .name_at(document, at, &[Level::District], true)
                .or_else(|| gazetteer.name_at(document, next, &[Level::District], true)),
            _ => gazetteer.name_at(document, at, REGENCIES_UP, false),
        };
        let Some(name) = name else {
            // `Pati`, `Demak`: also ordinary words, settled below by their neighbours.
            if let Some(wary_name) = gazetteer.name_at(document, at, REGENCIES_UP, true) {
                at = wary_name.last;
                wary.push(wary_name);
                continue;
            }
            if let Some(known) = known_district(gazetteer, document, at, &districts) {
                at = known.last;
                places.push(known);
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
    admit_neighbours(document, &mut places, wary);
    places
}

/// Takes in names that are also ordinary words where they stand in a row with regions: `Demak,
/// Kudus, Pati dan Grobogan`.
fn admit_neighbours(document: &Document, places: &mut Vec<RegionName>, wary: Vec<RegionName>) {
    let joined = |a: &RegionName, b: &RegionName| {
        let gap = a.last..b.first;
        (1..3).contains(&gap.len())
            && gap
                .into_iter()
                .all(|t| document.is_any(t, &[",", "dan", "serta", "&", "/"]))
    };
    let firm: Vec<RegionName> = places.clone();
    let beside_firm = |name: &RegionName| {
        let next = firm.partition_point(|p| p.first < name.first);
        let after = firm.get(next).is_some_and(|p| joined(name, p));
        let before = next.checked_sub(1).is_some_and(|n| joined(&firm[n], name));
        after || before
    };
    let mut admitted: Vec<bool> = wary.iter().map(beside_firm).collect();
    // A row of several such words is admitted from either end.
    for n in 1..wary.len() {
        admitted[n] |= admitted[n - 1] && joined(&wary[n - 1], &wary[n]);
    }
    for n in (1..wary.len()).rev() {
        admitted[n - 1] |= admitted[n] && joined(&wary[n - 1], &wary[n]);
    }
    let mut admitted = admitted.into_iter();
    places.extend(
        wary.into_iter()
            .filter(|_| admitted.next().unwrap_or(false)),
    );
    places.sort_by_key(|p| p.first);
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

/// Districts of the home regency that stand without `Kecamatan`: three or more near each other (a
/// table, a run-on list), or one after a preposition of place.
pub(super) fn districts_at_home(
    gazetteer: &Gazetteer,
    document: &Document,
    taken: &[Span],
    places: &[RegionName],
    home: Option<RegionId>,
) -> Vec<RegionName> {
    let Some(home) = home.filter(|h| gazetteer.region(*h).level != Level::Province) else {
        return Vec::new();
    };
    let mut free = Free { taken, next: 0 };
    let mut found: Vec<RegionName> = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        if free.is(document.tokens[at].span)
            && document.capital(at)
            && let Some(mut name) = gazetteer.name_at(document, at, &[Level::District], true)
        {
            name.candidates.retain(|c| gazetteer.within(*c, home));
            if !name.candidates.is_empty() {
                at = name.last;
                found.push(name);
                continue;
            }
        }
        at += 1;
    }
    let near = |a: &RegionName, b: &RegionName| {
        document
            .sentence_of(a.first)
            .abs_diff(document.sentence_of(b.first))
            <= 2
            && a.first.abs_diff(b.first) < 40
    };
    let keep: Vec<bool> = found
        .iter()
        .enumerate()
        .map(|(n, name)| {
            // The list is in order: look no further than what is near.
            let after = found[n + 1..].iter().take_while(|o| near(o, name));
            let before = found[..n].iter().rev().take_while(|o| near(o, name));
            let others = after
                .chain(before)
                .filter(|o| o.candidates != name.candidates)
                .count();
            let placed = name.first > 0
                && (document.has(name.first - 1, WordRole::PlacePreposition)
                    || document.is(name.first - 1, "wilayah"))
                && !document.capital(name.last);
            // Two districts suffice where the sentence names their regency.
            let sentence = document.sentence_of(name.first);
            let named = places
                .iter()
                .any(|p| p.candidates.contains(&home) && document.sentence_of(p.first) == sentence);
            others > 1 || placed || (others == 1 && named)
        })
        .collect();
    let mut keep = keep.into_iter();
    found.retain(|_| keep.next().unwrap_or(false));
    found
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

/// Streets, hotels and the like are called after regions without being in them.
fn after_street(document: &Document, at: usize) -> bool {
    let before = if at > 1 && document.word(at - 1) == "." {
        at - 2
    } else {
        at.wrapping_sub(1)
    };
    document.has(before, WordRole::Street) && document.capital(before)
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
