//! Districts without the word `Kecamatan`: what their regency, a list or the home region vouches for.
//!
//! Leaves out those that such a word names.

use super::row::{self, joined};
use super::{Free, REGENCIES_UP, village};
use crate::model::{Document, WordRole};
use crate::recognise::gazetteer::{Gazetteer, Level, RegionId, RegionName};
use crate::span::Span;

/// Districts this near to each other, in sentences and tokens, vouch for one another.
const NEAR_SENTENCES: usize = 2;
const NEAR_TOKENS: usize = 40;

/// A district before the regency that holds it: `Sukadana, Kabupaten Kayong Utara`.
pub(super) fn beside_regency(
    gazetteer: &Gazetteer,
    document: &Document,
    at: usize,
) -> Option<RegionName> {
    if !document.capital(at) || gazetteer.cue(document, at).is_some() {
        return None;
    }
    let mut name = gazetteer.name_at(document, at, &[Level::District], true)?;
    if document.word(name.last) != "," {
        return None;
    }
    let regency = gazetteer.name_at(
        document,
        name.last + 1,
        &[Level::Regency, Level::City],
        true,
    )?;
    name.candidates.retain(|d| {
        regency.candidates.iter().any(|r| {
            gazetteer.within(*d, *r) && gazetteer.region(*r).name != gazetteer.region(*d).name
        })
    });
    // The seat of that regency is the regency's town first.
    let seat = gazetteer
        .name_at(document, at, REGENCIES_UP, true)
        .is_some_and(|n| {
            n.last == name.last && n.candidates.iter().any(|r| regency.candidates.contains(r))
        });
    (!name.candidates.is_empty() && !seat).then_some(name)
}

/// The district whose longer name begins with a region's: `Klaten Utara`.
pub(super) fn longer(gazetteer: &Gazetteer, document: &Document, name: RegionName) -> RegionName {
    if name.cued || !document.capital(name.last) {
        return name;
    }
    match gazetteer.name_at(document, name.first, &[Level::District], true) {
        Some(mut district) if district.last > name.last => {
            let own = |d: &RegionId| name.candidates.iter().any(|r| gazetteer.within(*d, *r));
            if district.candidates.iter().any(own) {
                district.candidates.retain(own);
                return district;
            }
            name
        }
        _ => name,
    }
}

/// A district that a word before its list announces: `tiga kecamatan yakni Wedi, Bayat dan Cawas`.
pub(super) fn announced(
    gazetteer: &Gazetteer,
    document: &Document,
    at: usize,
) -> Option<RegionName> {
    if !document.capital(at) || row::announced(gazetteer, document, at) != Some(Level::District) {
        return None;
    }
    let mut name = gazetteer.name_at(document, at, &[Level::District], true)?;
    name.cued = true;
    Some(name)
}

/// Districts that stand without `Kecamatan`, of the home regency or one that the release names:
/// several near each other (a table, a run-on list), beside one with the word, after a preposition
/// of place, or with a name of several words.
pub(in crate::recognise) fn at_home(
    gazetteer: &Gazetteer,
    document: &Document,
    taken: &[Span],
    places: &[RegionName],
    home: Option<RegionId>,
) -> Vec<RegionName> {
    let Some(home) = home else {
        return Vec::new();
    };
    let level = |r: RegionId| gazetteer.region(r).level;
    // Where a whole province is at home, the regencies that the release names.
    let mut regencies: Vec<RegionId> = Vec::new();
    if level(home) == Level::Province {
        for place in places {
            if let [only] = place.candidates[..]
                && matches!(level(only), Level::Regency | Level::City)
                && !regencies.contains(&only)
            {
                regencies.push(only);
            }
        }
    } else {
        regencies.push(home);
    }
    if regencies.is_empty() {
        return Vec::new();
    }
    let mut found = candidates(gazetteer, document, taken, &regencies);
    let known: Vec<&RegionName> = places
        .iter()
        .filter(|p| level(p.candidates[0]) == Level::District)
        .collect();
    let near = |a: &RegionName, b: &RegionName| {
        document
            .sentence_of(a.first)
            .abs_diff(document.sentence_of(b.first))
            <= NEAR_SENTENCES
            && a.first.abs_diff(b.first) < NEAR_TOKENS
    };
    let mut keep: Vec<bool> = found
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
            let sentence = document.sentence_of(name.first);
            let own = gazetteer.parent(name.candidates[0]);
            let here = |p: &&RegionName| document.sentence_of(p.first) == sentence;
            let beside = known
                .iter()
                .filter(|p| here(p))
                .any(|p| p.candidates.iter().any(|c| gazetteer.parent(*c) == own));
            // Two districts suffice where the sentence names their regency.
            let named = places
                .iter()
                .filter(here)
                .any(|p| p.candidates.iter().any(|c| Some(*c) == own));
            let before = name.first.checked_sub(1);
            let placed = before.is_some_and(|b| {
                document.has(b, WordRole::PlacePreposition) || document.has(b, WordRole::PlaceNoun)
            }) && !document.capital(name.last);
            let several = name.last - name.first > 1
                && before.is_none_or(|b| !document.capital(b))
                && !document.capital(name.last);
            others > 1 || placed || beside || several || (others == 1 && named)
        })
        .collect();
    // The rest of a row follows what is kept of it.
    for n in 1..found.len() {
        keep[n] |= keep[n - 1] && joined(document, &found[n - 1], &found[n]);
    }
    for n in (1..found.len()).rev() {
        keep[n - 1] |= keep[n] && joined(document, &found[n - 1], &found[n]);
    }
    let mut keep = keep.into_iter();
    found.retain(|_| keep.next().unwrap_or(false));
    found
}

/// All names of districts in some regencies, outside `taken`, that are no villages or islands.
fn candidates(
    gazetteer: &Gazetteer,
    document: &Document,
    taken: &[Span],
    regencies: &[RegionId],
) -> Vec<RegionName> {
    let mut free = Free { taken, next: 0 };
    let mut found: Vec<RegionName> = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        if !free.is(document.tokens[at].span) || !document.capital(at) {
            at += 1;
            continue;
        }
        let name = gazetteer
            .name_at(document, at, &[Level::District], true)
            .and_then(|mut name| {
                name.candidates
                    .retain(|c| regencies.iter().any(|r| gazetteer.within(*c, *r)));
                (!name.candidates.is_empty()).then_some(name)
            });
        // `Dusun Tengah` may be a district, whatever its first word says.
        let whole = name.as_ref().is_some_and(|n| n.last > at + 1);
        if !whole && let Some(end) = village(document, at) {
            at = end;
            continue;
        }
        if document.is(at, "Pulau") && document.capital(at + 1) {
            at += 2;
            continue;
        }
        if let Some(name) = name {
            at = name.last;
            found.push(name);
            continue;
        }
        at += 1;
    }
    found
}
