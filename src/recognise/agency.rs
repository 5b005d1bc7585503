//! Agencies as the text names them: the body, its abbreviation in brackets, its region.
//!
//! Finds mentions; which region a bare `KPU` means is decided in `home`, when the whole release is
//! read. Leaves out posts (`position`) and agencies in a plural or general sense.

mod name;

use std::collections::{HashMap, HashSet};

use super::gazetteer::{Gazetteer, Level, RegionName};
use super::person::Persons;
use super::place;
use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Caps, Document, Hit, TableId, TokenKind, WordRole};
pub(super) use name::unit;
use name::{abbreviates, own_name, village_district};

/// Where the instances of a kind of agency or post live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    National,
    Province,
    /// Regency or city.
    Regency,
    Kabupaten,
    City,
    District,
    Village,
    Any,
}

impl Scope {
    pub(super) fn of(key: &str) -> Option<Self> {
        Some(match key {
            "national" => Scope::National,
            "province" => Scope::Province,
            "regency" => Scope::Regency,
            "kabupaten" => Scope::Kabupaten,
            "city" => Scope::City,
            "district" => Scope::District,
            "village" => Scope::Village,
            "any" => Scope::Any,
            _ => return None,
        })
    }

    /// The levels of regions that may follow, the likeliest first.
    pub(super) fn levels(self) -> &'static [Level] {
        match self {
            Scope::National => &[],
            Scope::Province => &[Level::Province],
            Scope::Regency => &[Level::Regency, Level::City],
            Scope::Kabupaten => &[Level::Regency],
            Scope::City => &[Level::City],
            Scope::District => &[Level::District],
            Scope::Village => &[Level::District],
            Scope::Any => &[Level::Province, Level::Regency, Level::City],
        }
    }
}

/// A row of `agencies.tsv`.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    pub(super) kind: String,
    pub(super) class: String,
    pub(super) scope: Scope,
    surface: String,
    exact: bool,
    ambiguous: bool,
}

/// What the text says of an agency's region.
#[derive(Clone, Debug)]
pub(super) enum Where {
    /// Named.
    Named(RegionName),
    /// Only the level (`KPU Provinsi`, `Pemerintah Kabupaten`).
    Level(Level),
    /// `setempat`: the region in hand.
    Here,
    /// `RI`, `Pusat`: the national body.
    National,
    /// Nothing.
    Bare,
}

impl Where {
    /// The region's name, where the text gives it.
    pub(super) fn name(&self) -> Option<&RegionName> {
        match self {
            Where::Named(name) => Some(name),
            _ => None,
        }
    }
}

/// One mention of an agency.
#[derive(Clone, Debug)]
pub(super) struct AgencyMention {
    pub(super) first: usize,
    pub(super) last: usize,
    /// One past its own name: before a district that only says where its village lies.
    pub(super) own_last: usize,
    pub(super) kind: String,
    pub(super) class: String,
    pub(super) scope: Scope,
    pub(super) place: Where,
}

/// The recogniser of agencies.
pub(super) struct Agencies {
    kinds: Vec<Kind>,
    by_kind: HashMap<String, usize>,
}

/// The kind of regional governments.
const GOVERNMENT: &str = "pemda";

/// Abbreviations that one release binds to an agency: `Badan Kesbangpol Linmas (BKL)`.
#[derive(Debug, Default)]
struct Bound {
    rows: HashMap<String, usize>,
    /// Abbreviations with two meanings that it has spelled out with the other one.
    otherwise: HashSet<String>,
}

impl Agencies {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        let table = lexicons.table(TableId::Agencies);
        let mut kinds = Vec::new();
        let mut by_kind = HashMap::new();
        for row in table.rows() {
            let Some(scope) = Scope::of(row.get(3)) else {
                return Err(table.error(row, format!("no level: {:?}", row.get(3))));
            };
            by_kind.entry(row.get(1).to_owned()).or_insert(kinds.len());
            kinds.push(Kind {
                surface: row.get(0).to_owned(),
                kind: row.get(1).to_owned(),
                class: row.get(2).to_owned(),
                scope,
                exact: !row.get(4).is_empty(),
                ambiguous: row.get(4) == "ambiguous",
            });
        }
        Ok(Self { kinds, by_kind })
    }

    /// What is known of a kind by its key.
    pub(super) fn kind(&self, key: &str) -> Option<&Kind> {
        self.by_kind.get(key).map(|k| &self.kinds[*k])
    }

    /// All mentions, in order, not overlapping.
    pub(super) fn find(
        &self,
        gazetteer: &Gazetteer,
        persons: &Persons,
        document: &Document,
    ) -> Vec<AgencyMention> {
        let mut bound = Bound::default();
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < document.tokens.len() {
            match self.at(gazetteer, persons, document, &mut bound, at) {
                Some((mention, counts)) => {
                    at = mention.last;
                    if counts {
                        let also = Self::row(gazetteer, document, &mention);
                        mentions.push(mention);
                        at = also.last().map_or(at, |m| m.last);
                        mentions.extend(also);
                    }
                }
                None => at += 1,
            }
        }
        mentions
    }

    /// The bodies of the same kind whose regions follow in a row: `KPU Sleman, Bantul dan Kulon
    /// Progo`, `Polres Kota dan Kabupaten Bogor`.
    fn row(
        gazetteer: &Gazetteer,
        document: &Document,
        mention: &AgencyMention,
    ) -> Vec<AgencyMention> {
        let Where::Named(name) = &mention.place else {
            return Vec::new();
        };
        let of = |name: RegionName, first: usize| AgencyMention {
            first,
            last: name.last,
            own_last: name.last,
            place: Where::Named(name),
            ..mention.clone()
        };
        if let Some((_, other)) = gazetteer.pair(document, name.first) {
            let first = other.first;
            return vec![of(other, first)];
        }
        if mention.scope == Scope::Village || name.town || name.last != mention.last {
            return Vec::new();
        }
        let row = gazetteer.row_after(document, name);
        row.into_iter()
            .map(|name| {
                let first = name.first;
                of(name, first)
            })
            .collect()
    }

    /// The agency at a token, and whether it is a particular one.
    fn at(
        &self,
        gazetteer: &Gazetteer,
        persons: &Persons,
        document: &Document,
        bound: &mut Bound,
        at: usize,
    ) -> Option<(AgencyMention, bool)> {
        let (row, mut next) = self.surface(gazetteer, document, bound, at)?;
        // `Marsma TNI` is a rank; `Keputusan KPU Nomor 66` is an act.
        let rank = |b: usize| persons.title_end(document, b).is_some_and(|end| end > at);
        if at.checked_sub(1).is_some_and(rank) || in_act(document, at) {
            return None;
        }
        let surface = next;
        let mut own_last = None;
        let kind = &self.kinds[row];
        let mut key = kind.kind.clone();
        if key.contains('*') {
            // `Dinas Anu Kabupaten X`: a body that no row knows is called by its first word.
            let (name, after) = self.open_name(gazetteer, document, next)?;
            key = key.replace('*', &name);
            next = after;
        }
        next = own_name(gazetteer, persons, document, kind, next);
        if let Some((close, inner)) = self.gloss(document, next, row) {
            if let Some(word) = inner {
                bound.rows.insert(word, row);
            }
            next = close;
        }
        let mut general = self.is_plural(document, at);
        let mut place = Where::Bare;
        // `Rutan Kelas I Surakarta`, `Lapas Kelas IIA Cibinong`
        if matches!(kind.class.as_str(), "correction" | "court")
            && document.is(next, "Kelas")
            && document.capital(next + 1)
        {
            next += 2;
        }
        if matches!(kind.class.as_str(), "military" | "police" | "society") {
            next = unit(gazetteer, persons, document, next);
        }
        if document.is_any(next, &["RI", "Pusat"]) && document.capital(next) {
            place = Where::National;
            next += 1;
        } else if document.is(next, "Republik") && document.is(next + 1, "Indonesia") {
            place = Where::National;
            next += 2;
        } else if document.is(next, "setempat") {
            place = Where::Here;
            next += 1;
        } else if gazetteer.is_general(document, next) && kind.scope != Scope::National {
            general = true;
            next += 3;
        } else if let Some((one, _)) = gazetteer
            .pair(document, next)
            .filter(|_| kind.scope.levels().len() > 1)
        {
            next = one.last;
            place = Where::Named(one);
        } else if let Some(name) = self.region(gazetteer, document, kind, next) {
            if kind.scope == Scope::Village {
                own_last = place::village(document, next).or(Some(next));
            }
            next = name.last;
            place = Where::Named(name);
        } else if kind.scope == Scope::Village
            && let Some(end) = place::village(document, next)
        {
            next = end;
        } else if kind.scope != Scope::National
            && let Some((level, after)) = gazetteer.cue(document, next)
            && kind.scope.levels().contains(&level)
            && document.capital(next)
        {
            place = Where::Level(level);
            next = after;
        }
        if let Some((close, inner)) = self.gloss(document, next, row) {
            if let Some(word) = inner {
                bound.rows.insert(word, row);
            }
            next = close;
        }
        if matches!(place, Where::Bare) {
            // `Polda Metro Jaya`, `Pemerintah Aceh`: the region is part of the name.
            let inside = (at + 1..surface).find_map(|t| {
                let name = gazetteer.name_at(document, t, kind.scope.levels(), true)?;
                (name.last <= surface && !name.town).then_some(name)
            });
            place = inside.map_or(Where::Bare, Where::Named);
        }
        if matches!(place, Where::Bare) && document.is(next, "se") {
            general = true;
        }
        // `jajaran Panwaslu Kecamatan`: all of them.
        let local = matches!(kind.scope, Scope::District | Scope::Village);
        if local && matches!(place, Where::Bare) && at > 0 && document.has(at - 1, WordRole::All) {
            general = true;
        }
        // `pemerintah daerah`: the one of the home region, nobody where that is another layer's.
        if matches!(place, Where::Bare)
            && kind.kind == GOVERNMENT
            && (!document.capital(at) || self.lowercase_tail(document, at, surface))
        {
            place = Where::Level(match kind.scope {
                Scope::Province => Level::Province,
                Scope::City => Level::City,
                _ => Level::Regency,
            });
        }
        let mention = AgencyMention {
            first: at,
            last: next,
            own_last: own_last.unwrap_or(next),
            kind: key,
            class: kind.class.clone(),
            scope: kind.scope,
            place,
        };
        Some((mention, !general))
    }

    /// The name of a body that only its head word tells (`Dinas …`): its first word, and the token
    /// after its last.
    fn open_name(
        &self,
        gazetteer: &Gazetteer,
        document: &Document,
        at: usize,
    ) -> Option<(String, usize)> {
        let part = |t: usize| {
            document.capital(t)
                && document.kind(t) == Some(TokenKind::Word)
                && document.hit(t, TableId::Positions).is_none()
                && document.hit(t, TableId::Names).is_none()
                && gazetteer
                    .name_at(document, t, Scope::Any.levels(), true)
                    .is_none()
                && gazetteer.cue(document, t).is_none()
                && document.sentence_of(t) == document.sentence_of(at)
        };
        let mut end = at;
        while end < at + 6 {
            if part(end) {
                end += 1;
            } else if end > at
                && document.is_any(end, &["dan", ","])
                && part(end + 1)
                && end + 1 < at + 6
            {
                end += 2;
            } else {
                break;
            }
        }
        (end > at).then(|| (document.word(at).to_lowercase(), end))
    }

    /// The longest surface at a token whose capitals fit, and the token after it.
    fn surface(
        &self,
        gazetteer: &Gazetteer,
        document: &Document,
        bound: &mut Bound,
        at: usize,
    ) -> Option<(usize, usize)> {
        if !document.capital(at) {
            return self.small_letters(gazetteer, document, at);
        }
        for hit in document
            .hits_at(at)
            .iter()
            .filter(|h| h.table == TableId::Agencies)
        {
            let Some(kind) = self.kinds.get(hit.row) else {
                continue;
            };
            let written = document.text_of(hit.first, hit.last);
            let fits = !kind.exact || written == kind.surface;
            let several = hit.last - hit.first > 1;
            let small = several && self.lowercase_tail(document, hit.first, hit.last);
            let placed = several
                && gazetteer
                    .name_at(document, hit.last, kind.scope.levels(), true)
                    .is_some();
            let plain = fits && !small;
            if small && !placed && kind.kind == GOVERNMENT && self.is_own(document, at, hit.last) {
                return Some((hit.row, hit.last));
            }
            if plain || (placed && !kind.ambiguous) {
                if kind.ambiguous && self.means_otherwise(document, bound, hit.first, &kind.surface)
                {
                    continue;
                }
                return Some((hit.row, hit.last));
            }
        }
        if document.caps(at) == Caps::Upper
            && let Some(row) = bound.rows.get(document.word(at))
        {
            return Some((*row, at + 1));
        }
        None
    }

    /// `pemerintah kabupaten Bogor` in small letters means a particular one only where its region
    /// follows.
    fn small_letters(
        &self,
        gazetteer: &Gazetteer,
        document: &Document,
        at: usize,
    ) -> Option<(usize, usize)> {
        document
            .hits_at(at)
            .iter()
            .filter(|h| h.table == TableId::Agencies && h.last - h.first > 1)
            .find(|h| {
                self.kinds.get(h.row).is_some_and(|k| {
                    let placed = || {
                        gazetteer
                            .name_at(document, h.last, k.scope.levels(), true)
                            .is_some()
                    };
                    k.scope != Scope::National
                        && (placed() || k.kind == GOVERNMENT && self.is_own(document, at, h.last))
                })
            })
            .map(|h| (h.row, h.last))
    }

    /// Whether `pemerintah daerah` in small letters means the one of the region in hand: one, and
    /// beside no other layer of government.
    fn is_own(&self, document: &Document, at: usize, end: usize) -> bool {
        let other = |t: usize| {
            document.is_any(
                t,
                &[
                    "/", "-", "se", "lain", "lainnya", "masing", "mana", "manapun", "yang",
                ],
            )
        };
        let layers = |t: usize| {
            document.is_any(t, &["dan", "maupun", "serta", "atau", ","])
                && document.is_any(
                    t + 1,
                    &[
                        "pusat",
                        "provinsi",
                        "kabupaten",
                        "kota",
                        "desa",
                        "daerah",
                        "pemerintah",
                    ],
                )
        };
        let before = at.checked_sub(1).is_some_and(|b| {
            document.has(b, WordRole::Many)
                || document.has(b, WordRole::All)
                || document.is_any(b, &["antar", "/", "masing"])
        });
        let with_centre = at >= 2
            && document.is_any(at - 1, &["dan", "maupun", "serta", "atau"])
            && document.is_any(at - 2, &["pusat", "provinsi", "kabupaten", "kota"]);
        !(other(end) || layers(end) || before || with_centre)
    }

    /// A capital at the head of a sentence makes no name of `Pemerintah daerah` or `Dinas terkait`.
    fn lowercase_tail(&self, document: &Document, first: usize, last: usize) -> bool {
        (first + 1..last).all(|t| !document.capital(t) || document.kind(t) != Some(TokenKind::Word))
            && (first + 1..last).any(|t| document.kind(t) == Some(TokenKind::Word))
    }

    /// Whether an abbreviation with two meanings is spelled out with the other one here.
    fn means_otherwise(
        &self,
        document: &Document,
        bound: &mut Bound,
        at: usize,
        surface: &str,
    ) -> bool {
        if bound.rows.contains_key(surface) {
            return false;
        }
        if bound.otherwise.contains(surface) {
            return true;
        }
        // `Sp.PD`, `PD IV/Diponegoro`, `PT 50 persen`
        let part = at > 0 && document.word(at - 1) == "." && document.joined(at - 1);
        let numbered = document.word(at + 2) == "/" && document.caps(at + 1) != Caps::Lower;
        if part || numbered {
            return true;
        }
        // `Pejabat Pembina Kepegawaian (PPK)`: in brackets after words that are no agency.
        let spelled = at > 1
            && document.word(at - 1) == "("
            && document.capital(at - 2)
            && !(at.saturating_sub(6)..at - 1).any(|t| {
                let named = |h: &Hit| h.table == TableId::Agencies && h.last == at - 1;
                document.hits_at(t).iter().any(named)
            });
        if spelled {
            bound.otherwise.insert(surface.to_owned());
        }
        spelled
    }

    /// A bracket after an agency that holds its other name; the token after it, and the
    /// abbreviation if the lexicons do not know it.
    fn gloss(&self, document: &Document, at: usize, row: usize) -> Option<(usize, Option<String>)> {
        if document.word(at) != "(" {
            return None;
        }
        let close = (at + 2..at + 10).find(|t| document.word(*t) == ")")?;
        let known = document
            .hits_at(at + 1)
            .iter()
            .filter(|h| h.table == TableId::Agencies)
            .any(|h| {
                h.last <= close
                    && self
                        .kinds
                        .get(h.row)
                        .is_some_and(|k| k.kind == self.kinds[row].kind)
            });
        if known {
            return Some((close + 1, None));
        }
        let lone = close == at + 2
            && matches!(
                document.caps(at + 1),
                Caps::Upper | Caps::Mixed | Caps::Title
            );
        // `Komandan Kodim (Dandim) 1203/Ketapang`: the post's own abbreviation.
        let post = document
            .hits_at(at + 1)
            .iter()
            .any(|h| h.last == close && h.table == TableId::Positions);
        if post {
            return Some((close + 1, None));
        }
        let other = document.hits_at(at + 1).iter().any(|h| {
            h.last == close
                && matches!(
                    h.table,
                    TableId::Regions
                        | TableId::RegionAliases
                        | TableId::Agencies
                        | TableId::Positions
                )
        });
        let abbreviates =
            lone && !other && abbreviates(document.word(at + 1), &self.kinds[row].surface);
        abbreviates.then(|| (close + 1, Some(document.word(at + 1).to_owned())))
    }

    /// The region after an agency, past the rest of a long name (`Dinas Pendidikan dan Kebudayaan
    /// Provinsi Bali`).
    fn region(
        &self,
        gazetteer: &Gazetteer,
        document: &Document,
        kind: &Kind,
        at: usize,
    ) -> Option<RegionName> {
        let levels = kind.scope.levels();
        if levels.is_empty() {
            return None;
        }
        if kind.scope == Scope::Village {
            return village_district(gazetteer, document, at);
        }
        let wide: &[Level] = match kind.scope {
            // A dinas or party branch may name its district too, but only with the word for it.
            Scope::Any
                if gazetteer
                    .cue(document, at)
                    .is_some_and(|c| c.0 == Level::District) =>
            {
                &[Level::District]
            }
            _ => levels,
        };
        if let Some(name) = gazetteer.name_at(document, at, wide, true) {
            return Some(name);
        }
        if matches!(
            kind.class.as_str(),
            "dinas" | "badan" | "secretariat" | "government"
        ) {
            let mut next = at;
            while next < at + 8 {
                // `Dinas Sosial, Pemberdayaan Masyarakat dan Desa (DinsosPMD) Kab. Sambas`
                if next > at && document.word(next) == "(" && document.word(next + 2) == ")" {
                    next += 3;
                    if let Some(name) = gazetteer.name_at(document, next, levels, true) {
                        return Some(name);
                    }
                    break;
                }
                let word = document.hit(next, TableId::Fields).is_some() && document.capital(next);
                let join = document.is_any(next, &["dan", ",", "serta", "&"]);
                if !(word || join) {
                    break;
                }
                next += 1;
                if word && let Some(name) = gazetteer.name_at(document, next, levels, true) {
                    return Some(name);
                }
            }
        }
        None
    }

    /// Whether the words before say that many are meant: `para`, `seluruh`, `13 KPU …`.
    fn is_plural(&self, document: &Document, at: usize) -> bool {
        at > 0 && document.has(at - 1, WordRole::Many)
    }
}

/// Whether the agency at a token stands inside the name of a kind of act: `Peraturan KPU`.
fn in_act(document: &Document, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|t| {
        let act = |h: &Hit| h.table == TableId::LegalTypes && h.last > at;
        document.hits_at(t).iter().any(act)
    })
}
