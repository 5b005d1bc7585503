//! Regions by name: which codes a stretch of text may mean.
//!
//! A name may mean several regions (`Bogor`: regency and city; `Kota`: a dozen districts); here all
//! are listed, and `home` chooses once the whole release is read. Leaves out what the region
//! belongs to (an agency, a post, a place of its own).

use std::collections::{HashMap, HashSet};

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Caps, Document, TableId, TokenKind, WordRole};

/// A region's level in the Kemendagri code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Level {
    Province,
    Regency,
    City,
    District,
}

impl Level {
    pub(super) fn key(self) -> &'static str {
        match self {
            Level::Province => "province",
            Level::Regency => "regency",
            Level::City => "city",
            Level::District => "district",
        }
    }

    fn of(key: &str) -> Option<Self> {
        Some(match key {
            "province" => Level::Province,
            "regency" => Level::Regency,
            "city" => Level::City,
            "district" => Level::District,
            _ => return None,
        })
    }
}

/// A region, named by its row in `regions.tsv`.
pub(super) type RegionId = usize;

#[derive(Debug)]
pub(super) struct Region {
    pub(super) code: String,
    pub(super) level: Level,
    pub(super) name: String,
}

struct Alias {
    region: RegionId,
    /// A capital or former capital: the town, not the whole region.
    capital: bool,
    /// An island or landscape, or a seat of government that is a region of its own: no name for
    /// the region it hints at.
    hint: bool,
    /// Also an ordinary word or another abbreviation: the case must fit, or a cue stand before.
    word: bool,
    /// Capitals are no proof either.
    cue: bool,
}

/// A stretch of tokens that names a region, with all regions that it may mean.
#[derive(Clone, Debug)]
pub(super) struct RegionName {
    pub(super) first: usize,
    pub(super) last: usize,
    /// Never empty; best first where nothing else decides.
    pub(super) candidates: Vec<RegionId>,
    /// Whether a word before the name tells the level.
    pub(super) cued: bool,
    /// Whether it is a seat of government that stands for its region.
    pub(super) town: bool,
    /// Whether capitals prove nothing: only the word of a level or an agency makes it a name.
    pub(super) weak: bool,
}

/// All regions and their names.
pub(super) struct Gazetteer {
    regions: Vec<Region>,
    by_code: HashMap<String, RegionId>,
    aliases: Vec<Option<Alias>>,
    cautions: HashSet<String>,
    levels: Vec<Level>,
    /// Districts by their letters alone: `Tanawawo` is `Tana Wawo`, `Palu'e` is `Palue`.
    letters: HashMap<String, Vec<RegionId>>,
    /// Provinces, regencies and cities by their letters alone, as the addresses of sites have them.
    sites: HashMap<String, Vec<RegionId>>,
}

impl Gazetteer {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        let table = lexicons.table(TableId::Regions);
        let mut regions = Vec::new();
        let mut by_code = HashMap::new();
        for row in table.rows() {
            let Some(level) = Level::of(row.get(1)) else {
                return Err(
                    table.error(row, "the level must be province, regency, city or district")
                );
            };
            by_code.insert(row.get(0).to_owned(), regions.len());
            regions.push(Region {
                code: row.get(0).to_owned(),
                level,
                name: row.get(2).to_owned(),
            });
        }
        let aliases = lexicons
            .table(TableId::RegionAliases)
            .rows()
            .map(|row| {
                let note = |key: &str| row.get(3).split(',').any(|n| n.trim() == key);
                by_code.get(row.get(1)).map(|region| Alias {
                    region: *region,
                    capital: row.get(2) == "capital",
                    hint: matches!(row.get(2), "island" | "area") || note("seat"),
                    word: note("word"),
                    cue: note("cue"),
                })
            })
            .collect();
        let aliases: Vec<Option<Alias>> = aliases;
        let mut letters: HashMap<String, Vec<RegionId>> = HashMap::new();
        let mut sites: HashMap<String, Vec<RegionId>> = HashMap::new();
        for (id, region) in regions.iter().enumerate() {
            let all = if region.level == Level::District {
                &mut letters
            } else {
                &mut sites
            };
            all.entry(only_letters(&region.name)).or_default().push(id);
            // `Kota Kisaran Barat` is also called `Kisaran Barat`.
            if region.level == Level::District
                && let Some(rest) = region.name.strip_prefix("Kota ")
                && rest.contains(' ')
            {
                letters.entry(only_letters(rest)).or_default().push(id);
            }
        }
        let rows = lexicons.table(TableId::RegionAliases).rows();
        for (row, alias) in rows.zip(&aliases) {
            if let Some(alias) = alias.as_ref().filter(|a| !a.hint && !a.capital) {
                let named: &mut Vec<RegionId> = sites.entry(only_letters(row.get(0))).or_default();
                if !named.contains(&alias.region) {
                    named.push(alias.region);
                }
            }
        }
        let table = lexicons.table(TableId::RegionLevels);
        let levels = table
            .rows()
            .map(|row| Level::of(row.get(1)).ok_or_else(|| table.error(row, "no level of regions")))
            .collect::<Result<_>>()?;
        Ok(Self {
            regions,
            by_code,
            aliases,
            cautions: lexicons
                .table(TableId::RegionCautions)
                .rows()
                .map(|r| r.get(0).to_lowercase())
                .collect(),
            levels,
            letters,
            sites,
        })
    }

    pub(super) fn region(&self, id: RegionId) -> &Region {
        &self.regions[id]
    }

    pub(super) fn by_code(&self, code: &str) -> Option<RegionId> {
        self.by_code.get(code).copied()
    }

    /// The region that holds this one, `None` for a province.
    pub(super) fn parent(&self, id: RegionId) -> Option<RegionId> {
        let code = &self.regions[id].code;
        code.rfind('.').and_then(|dot| self.by_code(&code[..dot]))
    }

    /// The province that a region is or lies in.
    pub(super) fn province(&self, id: RegionId) -> RegionId {
        let code = &self.regions[id].code;
        code.split('.')
            .next()
            .and_then(|head| self.by_code(head))
            .unwrap_or(id)
    }

    /// Whether `inner` is `outer` or lies in it.
    pub(super) fn within(&self, inner: RegionId, outer: RegionId) -> bool {
        let (inner, outer) = (&self.regions[inner].code, &self.regions[outer].code);
        inner
            .strip_prefix(outer.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// The level that a word before a region's name tells, and the token after it (with its point).
    pub(super) fn cue(&self, document: &Document, at: usize) -> Option<(Level, usize)> {
        let hit = document.hit(at, TableId::RegionLevels)?;
        let level = *self.levels.get(hit.row)?;
        // `Kab. Bogor`, but not `… tingkat Provinsi.`
        let short = document.word(hit.last - 1).len() < 5;
        let point = short && document.word(hit.last) == "." && document.joined(hit.last - 1);
        Some((level, hit.last + usize::from(point)))
    }

    /// Whether the token begins `kabupaten/kota`: regions of both levels in general.
    pub(super) fn is_general(&self, document: &Document, at: usize) -> bool {
        self.cue(document, at).is_some_and(|(_, next)| {
            document.is_any(next, &["/", "dan", "maupun", "atau"])
                && self
                    .cue(document, next + 1)
                    .is_some_and(|(_, after)| !document.capital(after))
        })
    }

    /// The region's name at a token, of one of `levels`. `bound` says that an agency or post stands
    /// before it, so that words which are also other things count.
    pub(super) fn name_at(
        &self,
        document: &Document,
        at: usize,
        levels: &[Level],
        bound: bool,
    ) -> Option<RegionName> {
        if self.is_general(document, at) {
            return None;
        }
        if let Some((level, next)) = self.cue(document, at) {
            // `Kota Bogor`, `Kab. Bogor`; but `Kota Baru` may be a name of its own.
            let allowed = levels.contains(&level)
                || (matches!(level, Level::City | Level::Regency) && levels.len() > 1);
            if allowed && let Some(mut name) = self.bare(document, next, &[level], true) {
                name.first = at;
                name.cued = true;
                return Some(self.with_gloss(document, name));
            }
            if level != Level::City {
                return None;
            }
        }
        let name = self.bare(document, at, levels, bound)?;
        Some(self.with_gloss(document, name))
    }

    fn bare(
        &self,
        document: &Document,
        at: usize,
        levels: &[Level],
        bound: bool,
    ) -> Option<RegionName> {
        if !document.capital(at) && document.kind(at) != Some(TokenKind::Number) {
            return None;
        }
        let mut found: Option<RegionName> = None;
        for hit in document.hits_at(at) {
            if found.as_ref().is_some_and(|f| f.last > hit.last) {
                break;
            }
            let region = match hit.table {
                TableId::Regions => Some((hit.row, false)),
                TableId::RegionAliases => self
                    .aliases
                    .get(hit.row)
                    .and_then(Option::as_ref)
                    .filter(|a| !a.hint && self.alias_fits(document, hit.first, hit.last, a, bound))
                    .map(|a| (a.region, a.capital)),
                _ => None,
            };
            let Some((region, capital)) = region else {
                continue;
            };
            let level = self.regions[region].level;
            if !levels.contains(&level) || (capital && bound && levels == [Level::Province]) {
                continue;
            }
            if !bound && !self.stands_alone(document, hit.first, hit.last) {
                continue;
            }
            match &mut found {
                Some(f) if f.candidates.contains(&region) => {}
                Some(f) if capital => f.candidates.push(region),
                Some(f) => {
                    f.town = false;
                    f.weak = false;
                    f.candidates.insert(0, region);
                }
                None => {
                    found = Some(RegionName {
                        first: hit.first,
                        last: hit.last,
                        candidates: vec![region],
                        cued: false,
                        town: capital,
                        weak: hit.table == TableId::RegionAliases
                            && self.aliases[hit.row].as_ref().is_some_and(|a| a.cue),
                    });
                }
            }
        }
        let mut found = match found {
            Some(found) => found,
            None if bound && levels.contains(&Level::District) => self.by_letters(document, at)?,
            None => return None,
        };
        found
            .candidates
            .sort_by_key(|r| (self.regions[*r].level, self.regions[*r].code.clone()));
        Some(found)
    }

    /// A district that is written apart or together otherwise than its code's name.
    fn by_letters(&self, document: &Document, at: usize) -> Option<RegionName> {
        let mut letters = String::new();
        let mut found = None;
        for last in at + 1..at + 4 {
            if !document.capital(last - 1) {
                break;
            }
            letters.push_str(&only_letters(document.word(last - 1)));
            if letters.len() >= 5
                && let Some(candidates) = self.letters.get(&letters)
            {
                found = Some(RegionName {
                    first: at,
                    last,
                    candidates: candidates.clone(),
                    cued: false,
                    town: false,
                    weak: false,
                });
            }
        }
        found
    }

    /// The regions whose office runs a site: `jateng.kpu.go.id`, `bogorkab.go.id`.
    pub(super) fn of_site(&self, domain: &str) -> Vec<RegionId> {
        let mut labels: Vec<&str> = domain.split('.').collect();
        let official = labels
            .windows(2)
            .any(|w| matches!(w[0], "go" | "desa" | "polri" | "mil") && w[1] == "id");
        if !official {
            return Vec::new();
        }
        labels.reverse();
        labels
            .iter()
            .find_map(|label| {
                let mut level = None;
                let mut bare = label.to_string();
                for (affix, of) in [
                    ("kabupaten", Level::Regency),
                    ("pemkab", Level::Regency),
                    ("kab", Level::Regency),
                    ("pemkot", Level::City),
                    ("kota", Level::City),
                    ("pemprov", Level::Province),
                    ("prov", Level::Province),
                ] {
                    let cut = bare
                        .strip_prefix(affix)
                        .or_else(|| bare.strip_suffix(affix))
                        .map(only_letters);
                    if let Some(cut) = cut.filter(|c| self.sites.contains_key(c)) {
                        bare = cut;
                        level = Some(of);
                        break;
                    }
                }
                let named = self.sites.get(&only_letters(&bare))?;
                let fits = |r: &RegionId| level.is_none_or(|l| self.regions[*r].level == l);
                let fitting: Vec<RegionId> = named.iter().copied().filter(fits).collect();
                (!fitting.is_empty()).then_some(fitting)
            })
            .unwrap_or_default()
    }

    /// The other regions in a row that `name` opens: `Sleman, Bantul, dan Kulon Progo`. Only up to
    /// the name after the row's `dan`; of the same layer; a name without the word of a level takes
    /// that of the name before, where it can.
    pub(super) fn row_after(&self, document: &Document, name: &RegionName) -> Vec<RegionName> {
        let of = |n: &RegionName| self.regions[n.candidates[0]].level;
        let layer: &[Level] = match of(name) {
            Level::Province => &[Level::Province],
            Level::District => &[Level::District],
            Level::Regency | Level::City => &[Level::Regency, Level::City],
        };
        let mut level = name.cued.then(|| of(name));
        let mut row: Vec<RegionName> = Vec::new();
        let mut closed = 0;
        let mut at = name.last;
        loop {
            let comma = usize::from(document.word(at) == ",");
            let and = document.is_any(at + comma, &["dan", "serta", "maupun", "&"]);
            let next = at + comma + usize::from(and);
            if next == at || document.sentence_of(next) != document.sentence_of(name.first) {
                break;
            }
            let Some(mut other) = self.name_at(document, next, layer, true) else {
                break;
            };
            if other.town || other.weak {
                break;
            }
            self.keep_level(&mut other, &mut level);
            at = other.last;
            row.push(other);
            if and {
                closed = row.len();
                break;
            }
        }
        row.truncate(closed);
        row
    }

    /// Lets a name in a row keep the level that the row has told so far.
    pub(super) fn keep_level(&self, name: &mut RegionName, level: &mut Option<Level>) {
        if name.cued {
            *level = name.candidates.first().map(|r| self.regions[*r].level);
            return;
        }
        if let Some(told) = *level {
            let fits = |r: &RegionId| self.regions[*r].level == told;
            if name.candidates.iter().any(fits) {
                name.candidates.retain(fits);
            } else {
                *level = None;
            }
        }
    }

    /// `Kota dan Kabupaten Bogor`: the first of the two as its word alone, then the second.
    pub(super) fn pair(&self, document: &Document, at: usize) -> Option<(RegionName, RegionName)> {
        let (first, next) = self.cue(document, at)?;
        if !document.is_any(next, &["dan", "/", "maupun", "serta", "&"]) {
            return None;
        }
        let (second, name) = self.cue(document, next + 1)?;
        let both = [first, second];
        if !(both.contains(&Level::City) && both.contains(&Level::Regency)) {
            return None;
        }
        let mut one = self.bare(document, name, &[first], true)?;
        let mut other = self.bare(document, name, &[second], true)?;
        (one.first, one.last, one.cued) = (at, next, true);
        (other.first, other.cued) = (next + 1, true);
        Some((one, other))
    }

    fn alias_fits(
        &self,
        document: &Document,
        first: usize,
        last: usize,
        alias: &Alias,
        bound: bool,
    ) -> bool {
        if bound || !(alias.word || alias.cue) {
            return true;
        }
        // A word that is also something else proves itself by a preposition of place before it.
        !alias.cue
            && (first > 0 && document.has(first - 1, WordRole::PlacePreposition))
            && (first..last).all(|t| document.caps(t) != Caps::Lower)
    }

    /// Whether a bare name may be taken for a place: not a word that is also something else,
    /// unless a preposition of place stands before it.
    fn stands_alone(&self, document: &Document, first: usize, last: usize) -> bool {
        let surface = document.text_of(first, last).to_lowercase();
        !self.cautions.contains(&surface)
            || (first > 0 && document.has(first - 1, WordRole::PlacePreposition))
    }

    /// Takes in a gloss of the same region: `Kalimantan Tengah (Kalteng)`.
    fn with_gloss(&self, document: &Document, mut name: RegionName) -> RegionName {
        if document.word(name.last) == "(" {
            let close = (name.last + 2..name.last + 5).find(|t| document.word(t.to_owned()) == ")");
            if let Some(close) = close {
                let gloss = document.hits_at(name.last + 1).iter().any(|h| {
                    h.last == close
                        && match h.table {
                            TableId::RegionAliases => self
                                .aliases
                                .get(h.row)
                                .and_then(Option::as_ref)
                                .is_some_and(|a| name.candidates.contains(&a.region)),
                            TableId::Regions => name.candidates.contains(&h.row),
                            _ => false,
                        }
                });
                if gloss {
                    name.last = close + 1;
                }
            }
        }
        // `Polres Sukabumi Kota`: the city of that name.
        if !name.cued && document.is(name.last, "Kota") && document.capital(name.last) {
            let cities: Vec<RegionId> = name
                .candidates
                .iter()
                .copied()
                .filter(|r| self.regions[*r].level == Level::City)
                .collect();
            let levels = [Level::Regency, Level::City];
            let followed = self.bare(document, name.last + 1, &levels, true).is_some();
            if !cities.is_empty() && !followed {
                name.candidates = cities;
                name.last += 1;
            }
        }
        name
    }
}

fn only_letters(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
