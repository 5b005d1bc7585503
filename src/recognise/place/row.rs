//! Regions in rows and names that need a neighbour's or the release's word for it.
//!
//! Leaves out districts.

use super::{Known, after_street};
use crate::model::{Document, WordRole};
use crate::recognise::gazetteer::{Gazetteer, Level, RegionId, RegionName};

/// How far before a row the word that announces it may stand, in tokens.
const ANNOUNCED: usize = 6;

/// Whether only the marks of a row stand between two names.
pub(super) fn joined(document: &Document, a: &RegionName, b: &RegionName) -> bool {
    let gap = a.last..b.first;
    (1..3).contains(&gap.len())
        && gap.into_iter().all(|t| {
            document.is_any(
                t,
                &[",", "dan", "serta", "&", "/", "maupun", "hingga", "atau"],
            )
        })
}

/// Takes in names that are also ordinary words where they stand in a row with regions (`Demak,
/// Kudus, Pati dan Grobogan`), before the region that holds them, after a word for land or people,
/// or where the release knows them: by its agencies and posts, or by the home region around them.
pub(super) fn admit(
    gazetteer: &Gazetteer,
    document: &Document,
    places: &mut Vec<RegionName>,
    wary: Vec<RegionName>,
    known: &Known<'_>,
) {
    let firm: Vec<RegionName> = places.clone();
    let beside_firm = |name: &RegionName| {
        let next = firm.partition_point(|p| p.first < name.first);
        let after = firm.get(next).is_some_and(|p| joined(document, name, p));
        let before = next
            .checked_sub(1)
            .is_some_and(|n| joined(document, &firm[n], name));
        after || before
    };
    let told = |name: &RegionName| {
        let named = |r: &RegionId| {
            known.named.contains(r) || firm.iter().any(|p| p.cued && p.candidates == [*r])
        };
        name.candidates.iter().any(named)
    };
    let province = known.home.map(|home| gazetteer.province(home));
    let at_home = |name: &RegionName| {
        let near = |r: &RegionId| province.is_some_and(|p| gazetteer.within(*r, p));
        name.candidates.iter().any(near)
    };
    let mut admitted: Vec<bool> = wary
        .iter()
        .map(|name| {
            if beside_firm(name) {
                return true;
            }
            let before = name.first.checked_sub(1);
            if name.weak || after_street(document, name.first) {
                return false;
            }
            let opens = before.is_none_or(|b| {
                document.sentence_of(b) != document.sentence_of(name.first)
                    || matches!(document.word(b), "\"" | "“" | "”" | ":" | "-" | "–")
            });
            let after_noun = before.is_some_and(|b| document.has(b, WordRole::PlaceNoun));
            let alone =
                before.is_some_and(|b| !document.capital(b)) && !document.capital(name.last);
            after_noun || told(name) || !opens && alone && at_home(name)
        })
        .collect();
    // A row of several such words is admitted from either end.
    for n in 1..wary.len() {
        admitted[n] |= admitted[n - 1] && joined(document, &wary[n - 1], &wary[n]);
    }
    for n in (1..wary.len()).rev() {
        admitted[n - 1] |= admitted[n] && joined(document, &wary[n - 1], &wary[n]);
    }
    let mut admitted = admitted.into_iter();
    places.extend(
        wary.into_iter()
            .filter(|_| admitted.next().unwrap_or(false)),
    );
    places.sort_by_key(|p| p.first);
}

/// Names of a row agree in level: after `Kabupaten Madiun, Ngawi` comes the regency of Malang, and
/// beside `Boalemo` the regency of Gorontalo, not the province.
pub(super) fn agree(gazetteer: &Gazetteer, document: &Document, places: &mut [RegionName]) {
    let mut from = 0;
    while from < places.len() {
        let mut to = from + 1;
        while to < places.len() && joined(document, &places[to - 1], &places[to]) {
            to += 1;
        }
        let row = &mut places[from..to];
        from = to;
        let mut level = announced(gazetteer, document, row[0].first);
        for name in row.iter_mut() {
            gazetteer.keep_level(name, &mut level);
        }
        // Names that mean one region only tell the level of those beside them.
        let sure: Vec<Level> = row
            .iter()
            .filter_map(|n| match n.candidates[..] {
                [only] => Some(gazetteer.region(only).level),
                _ => None,
            })
            .collect();
        let all = |level: Level| sure.len() > 1 && sure.iter().all(|l| *l == level);
        let below = sure.iter().any(|l| *l != Level::Province) && !sure.contains(&Level::Province);
        for name in row {
            let of = |r: &RegionId| gazetteer.region(*r).level;
            if name.candidates.len() > 1 && all(Level::Regency) {
                keep(name, |r| of(r) == Level::Regency);
            }
            if name.candidates.len() > 1 && below {
                keep(name, |r| of(r) != Level::Province);
            }
        }
    }
}

/// Keeps the candidates that fit, where any do.
fn keep(name: &mut RegionName, fits: impl Fn(&RegionId) -> bool) {
    if name.candidates.iter().any(&fits) {
        name.candidates.retain(fits);
    }
}

/// The level that a word in front of a row tells: `sembilan kabupaten, yakni Madiun, Ngawi`.
pub(super) fn announced(gazetteer: &Gazetteer, document: &Document, row: usize) -> Option<Level> {
    let mut namely = false;
    for at in (row.saturating_sub(ANNOUNCED)..row).rev() {
        if document.sentence_of(at) != document.sentence_of(row) {
            return None;
        }
        if document.has(at, WordRole::Namely)
            || document.is_any(
                at,
                &["meliputi", "adalah", "antara", "seperti", "masing", ":"],
            )
        {
            namely = true;
        } else if let Some((level, _)) = gazetteer.cue(document, at) {
            // `kabupaten/kota` tells nothing.
            let mixed = document.is_any(at + 1, &["/", "dan", "maupun"])
                || at > 0 && document.is_any(at - 1, &["/", "dan", "maupun"]);
            return (namely && !mixed).then_some(level);
        } else if document.capital(at) || document.is_any(at, &[".", ";", "\""]) {
            return None;
        }
    }
    None
}
