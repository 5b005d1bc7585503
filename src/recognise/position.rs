//! Posts as the text names them: acting form, head, division, agency, region.
//!
//! `Plt. Kepala Bidang P2P Dinas Kesehatan Kota Bogor` is one mention: its key comes from head and
//! agency together (`position_keys.tsv`). Leaves out who holds the post.

use std::collections::HashMap;

use super::agency::{Agencies, AgencyMention, Scope, Where, unit};
use super::gazetteer::{Gazetteer, Level, RegionName};
use super::person::Persons;
use super::place;
use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Acting, Caps, Document, TableId, TokenKind};

/// A row of `positions.tsv`.
#[derive(Debug)]
struct Office {
    key: String,
    /// The kind of agency that the post implies, empty for none.
    agency: String,
    scope: Option<Scope>,
    /// Its key depends on what follows.
    head: bool,
}

/// One mention of a post.
#[derive(Clone, Debug)]
pub(super) struct PositionMention {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) key: String,
    /// The head's own key where it waits for an agency that the mention does not name (`Ketua`:
    /// `ketua_*`).
    pub(super) open: Option<String>,
    pub(super) acting: Option<Acting>,
    /// The agency named inside, an index into the release's agency mentions.
    pub(super) agency: Option<usize>,
    /// The kind of agency implied where none is named.
    pub(super) implied: Option<String>,
    pub(super) scope: Option<Scope>,
    pub(super) place: Where,
    /// `para camat`: nobody in particular.
    pub(super) plural: bool,
}

/// The recogniser of posts.
pub(super) struct Positions {
    offices: Vec<Office>,
    keys: HashMap<(String, String), String>,
    acting: Vec<Option<Acting>>,
}

impl Positions {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        let table = lexicons.table(TableId::Positions);
        let mut offices = Vec::new();
        for row in table.rows() {
            let scope = match row.get(3) {
                "" => None,
                key => match Scope::of(key) {
                    Some(scope) => Some(scope),
                    None => return Err(table.error(row, format!("no level: {key:?}"))),
                },
            };
            let note = row.get(4);
            offices.push(Office {
                key: row.get(1).to_owned(),
                agency: row.get(2).to_owned(),
                scope,
                head: note.split(',').any(|n| n.trim() == "head"),
            });
        }
        let keys = lexicons
            .table(TableId::PositionKeys)
            .rows()
            .map(|r| {
                (
                    (r.get(0).to_owned(), r.get(1).to_owned()),
                    r.get(2).to_owned(),
                )
            })
            .collect();
        let table = lexicons.table(TableId::Acting);
        let acting = table
            .rows()
            .map(|row| {
                Ok(match row.get(1) {
                    "plt" => Some(Acting::Plt),
                    "plh" => Some(Acting::Plh),
                    "pj" => Some(Acting::Pj),
                    "pjs" => Some(Acting::Pjs),
                    "former" | "elect" | "definitive" => None,
                    other => return Err(table.error(row, format!("no acting form: {other:?}"))),
                })
            })
            .collect::<Result<_>>()?;
        Ok(Self {
            offices,
            keys,
            acting,
        })
    }

    /// All mentions, in order, not overlapping.
    pub(super) fn find(
        &self,
        gazetteer: &Gazetteer,
        agencies: &Agencies,
        persons: &Persons,
        document: &Document,
        named: &[AgencyMention],
    ) -> Vec<PositionMention> {
        let look = Look {
            gazetteer,
            persons,
            document,
            named,
            by_first: named
                .iter()
                .enumerate()
                .map(|(n, a)| (a.first, n))
                .collect(),
        };
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < document.tokens.len() {
            match self.at(&look, agencies, at) {
                Some(mut mention) => {
                    // `calon Gubernur dan Wakil Gubernur`: both are candidates.
                    let runs = mentions.last().is_some_and(|p: &PositionMention| {
                        key_is_candidate(&p.key)
                            && p.last + 1 == mention.first
                            && document.is(p.last, "dan")
                            && mention.key.starts_with("wakil_")
                    });
                    if runs {
                        mention.key.insert_str(0, "calon_");
                        mention.implied = None;
                    }
                    at = mention.last.max(at + 1);
                    mentions.push(mention);
                }
                None => at += 1,
            }
        }
        mentions
    }

    fn at(&self, look: &Look<'_>, agencies: &Agencies, at: usize) -> Option<PositionMention> {
        let document = look.document;
        let (acting, begin) = self.acting(document, at);
        let (office, mut next) = self.office(look, begin)?;
        let office = &self.offices[office];
        let mut agency: Option<usize> = None;
        let mut place = Where::Bare;
        if let Some(close) = bracket(document, next, 4)
            && !look.by_first.contains_key(&(next + 1))
        {
            // `Asisten Pemerintahan (Aspem)`, but not `Ketua (KPU)`.
            next = close;
        }
        let levels = office.scope.map_or(&[][..], Scope::levels);
        let mut tail = Tail::default();
        // A region comes before the words of a division: `Camat Tanah Abang`.
        if !office.head
            && let Some((found, end)) = look.place(next, levels, office.scope)
            && matches!(found, Where::Named(_))
        {
            place = found;
            next = end;
            tail.placed = true;
        }
        if key_is_candidate(&office.key)
            && document.is(next, "nomor")
            && document.is(next + 1, "urut")
        {
            next += 3;
        }
        loop {
            let step = look.step(next, &mut tail, agency.is_some(), office.head);
            match step {
                Step::Agency(n) => {
                    agency = Some(n);
                    next = look.named[n].last;
                }
                Step::Words(end) => next = end,
                Step::End => {
                    if agency.is_none()
                        && matches!(place, Where::Bare)
                        && let Some((found, end)) = look.place(next, levels, office.scope)
                    {
                        // `Sekretaris Daerah Provinsi (Sekdaprov) Kaltim`
                        let close = bracket(document, end, 3);
                        let level = matches!(found, Where::Level(_));
                        let gloss = close.filter(|_| level).and_then(|close| {
                            let named = look.place(close, levels, office.scope)?;
                            matches!(named.0, Where::Named(_)).then_some(named)
                        });
                        (place, next) = gloss.unwrap_or((found, end));
                        tail.placed = true;
                        continue;
                    }
                    break;
                }
            }
        }
        // An agency that only begins after a comma belongs to the next in a row.
        let capital = document.capital(begin);
        if office.head && agency.is_none() && !capital {
            return None;
        }
        let (mut key, open) = self.key(office, agencies, agency.map(|n| &look.named[n]));
        let mut candidate = key_is_candidate(&office.key);
        if is_candidate(document, at) && !key.starts_with("calon_") {
            key.insert_str(0, "calon_");
            candidate = true;
        }
        Some(PositionMention {
            first: at,
            last: next,
            key,
            open,
            acting,
            agency,
            implied: (!office.agency.is_empty() && !candidate).then(|| office.agency.clone()),
            scope: office.scope,
            place,
            plural: is_plural(document, at),
        })
    }

    /// An acting form at a token, `Penjabat (Pj)` too, and the token after it.
    fn acting(&self, document: &Document, at: usize) -> (Option<Acting>, usize) {
        let form = |t: usize| {
            let hit = document.hit(t, TableId::Acting)?;
            let point = document.word(hit.last) == "." && document.joined(hit.last - 1);
            Some((
                self.acting.get(hit.row).copied().flatten(),
                hit.last + usize::from(point),
            ))
        };
        let Some((acting, mut next)) = form(at) else {
            return (None, at);
        };
        if document.word(next) == "("
            && let Some((_, end)) = form(next + 1)
            && document.word(end) == ")"
        {
            next = end + 1;
        }
        (acting, next)
    }

    /// The longest office at a token, and the token after it.
    fn office(&self, look: &Look<'_>, at: usize) -> Option<(usize, usize)> {
        let document = look.document;
        let hit = *document
            .hits_at(at)
            .iter()
            .filter(|h| h.table == TableId::Positions)
            .find(|h| !look.is_cut(h.first, h.last, at))?;
        // An agency that begins here and is longer is no post (`Sekretariat Daerah`).
        if let Some(n) = look.by_first.get(&at)
            && look.named[*n].last >= hit.last
        {
            return None;
        }
        // `Wali Kota Bogor`, but no post in `Kepala Daerah` as part of an election's name.
        if document
            .hit(at, TableId::Elections)
            .is_some_and(|e| e.last > hit.last)
        {
            return None;
        }
        if at > 0 && document.is_any(at - 1, &["Pemilihan", "Pilkada", "Pemilu"]) {
            return None;
        }
        Some((hit.row, hit.last))
    }

    /// The key of an office with its agency, and the head's own key where it stays open.
    fn key(
        &self,
        office: &Office,
        agencies: &Agencies,
        agency: Option<&AgencyMention>,
    ) -> (String, Option<String>) {
        if !office.head {
            return (office.key.clone(), None);
        }
        if let Some(agency) = agency {
            return (self.compose(&office.key, &agency.kind, &agency.class), None);
        }
        if !office.agency.is_empty() {
            let class = agencies
                .kind(&office.agency)
                .map_or("", |k| k.class.as_str());
            return (self.compose(&office.key, &office.agency, class), None);
        }
        let bare = office.key.trim_end_matches("_*");
        (bare.to_owned(), Some(office.key.clone()))
    }

    /// The key of a head with an agency.
    fn compose(&self, head: &str, kind: &str, class: &str) -> String {
        self.listed(head, kind, class)
            .unwrap_or_else(|| head.replace('*', kind))
    }

    /// The key that the lexicon lists for a head with an agency.
    pub(super) fn listed(&self, head: &str, kind: &str, class: &str) -> Option<String> {
        let find = |agency: &str| self.keys.get(&(head.to_owned(), agency.to_owned()));
        find(kind)
            .or_else(|| find(&format!("class:{class}")))
            .cloned()
    }
}

/// What the mention of a post is read from.
struct Look<'a> {
    gazetteer: &'a Gazetteer,
    persons: &'a Persons,
    document: &'a Document,
    named: &'a [AgencyMention],
    by_first: HashMap<usize, usize>,
}

/// How far into a post's tail we are.
#[derive(Default)]
struct Tail {
    /// A word for a division was seen, so small letters may go on.
    division: bool,
    words: usize,
    /// A region was seen: no number of an office follows.
    placed: bool,
}

enum Step {
    Agency(usize),
    Words(usize),
    End,
}

/// The most words of a division's name.
const TAIL_WORDS: usize = 16;

impl Look<'_> {
    /// One step further into the tail of a post: an agency, or words of a division.
    fn step(&self, at: usize, tail: &mut Tail, has_agency: bool, head: bool) -> Step {
        let document = self.document;
        if tail.words >= TAIL_WORDS || document.kind(at).is_none() {
            return Step::End;
        }
        if document.sentence_of(at) != document.sentence_of(at.saturating_sub(1)) {
            return Step::End;
        }
        if let Some(n) = self.by_first.get(&at) {
            return if has_agency {
                Step::End
            } else {
                Step::Agency(*n)
            };
        }
        if self.is_field(at, tail) {
            tail.words += 1;
            tail.division |= document.is_any(
                at,
                &[
                    "Divisi",
                    "Bidang",
                    "Bagian",
                    "Seksi",
                    "Urusan",
                    "Subbagian",
                    "Sub",
                    "Biro",
                ],
            );
            return Step::Words(at + 1);
        }
        // Asisten I, Komisi IV, Dapil 2
        let roman = document
            .word(at)
            .bytes()
            .all(|b| matches!(b, b'I' | b'V' | b'X'));
        if (roman || document.kind(at) == Some(TokenKind::Number))
            && document.word(at).len() < 4
            && tail.words == 0
            && !tail.placed
            && document.word(at + 1) != "/"
        {
            return Step::Words(at + 1);
        }
        if head
            && !has_agency
            && let Some(next) = self.leads_to_agency(at)
        {
            return Step::Words(next);
        }
        // `Ketua Tim Pemenangan paslon nomor urut 1`
        if document.is_any(at, &["paslon", "pasangan"]) && head {
            let mut next = at + 1 + usize::from(document.is(at + 1, "calon"));
            if document.is(next, "nomor") && document.is(next + 1, "urut") {
                next += 3;
            }
            return Step::Words(next);
        }
        // `yang membidangi divisi Teknis`
        if document.is(at, "yang")
            && document.is_any(
                at + 1,
                &["membidangi", "menangani", "mengampu", "membawahi"],
            )
        {
            tail.division = true;
            return Step::Words(at + 2);
        }
        // `anggota DPRD … dari Fraksi Golkar`
        if has_agency
            && document.is_any(at, &["dari", "/", "-"])
            && document.is_any(at + 1, &["Fraksi", "Partai", "Komisi"])
        {
            let party = self.by_first.get(&(at + 2)).map(|n| self.named[*n].last);
            return Step::Words(party.unwrap_or(at + 2));
        }
        // A join inside a division's name, or a preposition before its agency.
        let join = document.is_any(at, &["dan", ",", "serta", "&", "/", "-", "–"]);
        let of = document.is_any(at, &["pada", "di", "dari", "(", "untuk"]);
        if join && tail.words > 0 && self.is_field(at + 1, tail) {
            let list = document.word(at) == "," && !self.list_goes_on(at + 1, tail);
            if !list {
                return Step::Words(at + 1);
            }
        }
        // `Kepala Dinas Pemberdayaan Masyarakat dan Pekon (PMP)`
        if !has_agency
            && document.is(at, "dan")
            && document.caps(at + 1) == Caps::Title
            && matches!(document.word(at + 2), "(" | ",")
            && document.hit(at + 1, TableId::Positions).is_none()
            && document.hit(at + 1, TableId::Agencies).is_none()
            && !head
        {
            let close = bracket(document, at + 2, 3);
            return Step::Words(close.unwrap_or(at + 2));
        }
        if join && document.is(at, "dan") && tail.words > 0 && has_agency {
            return Step::End;
        }
        if of && !has_agency && (head || tail.words > 0) {
            if self.by_first.contains_key(&(at + 1)) && document.word(at) != "(" {
                return Step::Words(at + 1);
            }
            if self.is_field(at + 1, tail) && document.is(at, "pada") {
                return Step::Words(at + 1);
            }
        }
        // `Ketua Divisi X (Kordiv) KPU`
        if tail.words > 0
            && !has_agency
            && let Some(close) = bracket(document, at, 5)
            && self.by_first.contains_key(&close)
        {
            return Step::Words(close);
        }
        Step::End
    }

    /// Whether an agency's name begins inside a surface and runs past it, while a shorter surface
    /// ends where it begins: `Kepala | Satuan Polisi Pamong Praja`.
    fn is_cut(&self, first: usize, last: usize, at: usize) -> bool {
        (first + 1..last).any(|t| {
            let runs_past = self
                .by_first
                .get(&t)
                .is_some_and(|n| self.named[*n].last > last);
            let shorter = self
                .document
                .hits_at(at)
                .iter()
                .any(|h| h.table == TableId::Positions && h.last == t);
            runs_past && shorter
        })
    }

    /// The agency that words which no lexicon holds lead up to: `Kabag Renops Sops Polri`.
    fn leads_to_agency(&self, at: usize) -> Option<usize> {
        let document = self.document;
        let mut next = at;
        while next < at + 3
            && document.capital(next)
            && document.kind(next) == Some(TokenKind::Word)
            && document.hit(next, TableId::Names).is_none()
            && document.hit(next, TableId::Positions).is_none()
            && !self.persons.is_title(document, next)
            && !self.by_first.contains_key(&next)
        {
            next += 1;
        }
        (next > at && self.by_first.contains_key(&next)).then_some(next)
    }

    /// Whether the token belongs to a division's name.
    fn is_field(&self, at: usize, tail: &Tail) -> bool {
        let document = self.document;
        if document.hit(at, TableId::Fields).is_none() {
            return false;
        }
        document.capital(at) || tail.division
    }

    /// In a division's name a comma is followed by more of it, up to `dan` or an agency; in a list
    /// of persons it is followed by another post or name.
    fn list_goes_on(&self, at: usize, tail: &Tail) -> bool {
        let mut next = at;
        while next < at + 8 && self.is_field(next, tail) {
            next += 1;
        }
        self.document.is_any(next, &["dan", ",", "serta", "&"])
            || self.by_first.contains_key(&next)
            || tail.division
    }

    /// The region of a post: named, or `setempat`.
    fn place(&self, at: usize, levels: &[Level], scope: Option<Scope>) -> Option<(Where, usize)> {
        let document = self.document;
        if document.is(at, "setempat") {
            return Some((Where::Here, at + 1));
        }
        if document.is(at, "RI")
            || (document.is(at, "Republik") && document.is(at + 1, "Indonesia"))
        {
            let end = at + if document.is(at, "RI") { 1 } else { 2 };
            return Some((Where::National, end));
        }
        let mut begin = at;
        // Dandim 0621/Kabupaten Bogor, Danramil 05/Tanah Abang, Danrem 061/Surya Kencana
        begin = unit(self.gazetteer, self.persons, document, begin);
        if document.is(begin, "Metro")
            && self
                .gazetteer
                .name_at(document, begin, levels, true)
                .is_none()
        {
            begin += 1;
        }
        let name: Option<RegionName> = match scope {
            Some(Scope::Village) => None,
            _ => self
                .gazetteer
                .name_at(document, begin, levels, true)
                .or_else(|| {
                    // `Danramil Piru`: a town that is called otherwise than its district.
                    let town = scope == Some(Scope::District);
                    let wide = &[Level::Regency, Level::City];
                    town.then(|| self.gazetteer.name_at(document, begin, wide, true))
                        .flatten()
                }),
        };
        match name {
            Some(name) => {
                let end = name.last;
                Some((Where::Named(name), end))
            }
            None if scope == Some(Scope::Village) => place::village(document, at)
                .or_else(|| place::village_name(document, at))
                .map(|end| (Where::Bare, end)),
            None if begin > at => Some((Where::Bare, begin)),
            None => {
                let (level, next) = self.gazetteer.cue(document, at)?;
                (levels.contains(&level) && document.capital(at))
                    .then_some((Where::Level(level), next))
            }
        }
    }
}

/// The token after a bracket that opens at `at` and holds at most `most` tokens.
fn bracket(document: &Document, at: usize, most: usize) -> Option<usize> {
    if document.word(at) != "(" {
        return None;
    }
    (at + 2..=at + 1 + most)
        .find(|t| document.word(*t) == ")")
        .map(|t| t + 1)
}

/// Whether a key is that of somebody who runs for an office.
fn key_is_candidate(key: &str) -> bool {
    key.starts_with("calon_")
}

/// Whether the words before make a candidate of the post: `calon tunggal Wali Kota`.
fn is_candidate(document: &Document, at: usize) -> bool {
    let calon = |t: usize| document.is(t, "calon");
    (at > 0 && calon(at - 1))
        || (at > 1
            && calon(at - 2)
            && document.is_any(at - 1, &["tunggal", "petahana", "terpilih", "pengganti"]))
}

/// Whether the words before say that many are meant.
fn is_plural(document: &Document, at: usize) -> bool {
    let many = [
        "para", "seluruh", "semua", "setiap", "segenap", "tiap", "sejumlah", "beberapa", "jajaran",
        "unsur",
    ];
    at > 0 && document.is_any(at - 1, &many)
}
