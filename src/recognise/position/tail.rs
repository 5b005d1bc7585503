//! What follows the head of a post: division, number, agency, region.
//!
//! Reads step by step to the right and stops where a name may begin. Leaves out the post's key.

use std::collections::HashMap;

use super::bracket;
use crate::model::{Caps, Document, TableId, TokenKind, WordRole};
use crate::recognise::agency::{AgencyMention, Scope, Where, unit};
use crate::recognise::gazetteer::{Gazetteer, Level, RegionName};
use crate::recognise::person::Persons;
use crate::recognise::place;

/// What the mention of a post is read from.
pub(super) struct Look<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) persons: &'a Persons,
    pub(super) document: &'a Document,
    pub(super) named: &'a [AgencyMention],
    pub(super) by_first: HashMap<usize, usize>,
}

/// How far into a post's tail we are.
#[derive(Default)]
pub(super) struct Tail {
    /// A word for a division was seen, so small letters may go on.
    pub(super) division: bool,
    pub(super) words: usize,
    /// A region was seen: no number of an office follows.
    pub(super) placed: bool,
    /// Several persons hold the post, so that `dari` may tell where this one comes from.
    pub(super) group: bool,
    /// The words of a body that no lexicon holds were read.
    pub(super) body: bool,
}

pub(super) enum Step {
    Agency(usize),
    Words(usize),
    End,
}

/// The most words of a division's name.
pub(super) const TAIL_WORDS: usize = 16;

impl Look<'_> {
    /// One step further into the tail of a post: an agency, or words of a division.
    pub(super) fn step(&self, at: usize, tail: &mut Tail, has_agency: bool, head: bool) -> Step {
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
        // `anggota DPRD NTT dapil Sumba II`
        if document.is(at, "dapil")
            || (document.is(at, "daerah") && document.is(at + 1, "pemilihan"))
        {
            let name = at + if document.is(at, "dapil") { 1 } else { 2 };
            return Step::Words(self.constituency(name));
        }
        // `divisi tekhnis,`: whatever word a division is called by.
        let called = at > 0
            && document.has(at - 1, WordRole::Division)
            && !document.capital(at)
            && document.kind(at) == Some(TokenKind::Word)
            && (document.capital(at + 1) || document.word(at + 1) == ",");
        if self.is_field(at, tail) || (head && called) {
            tail.words += 1;
            tail.division |= document.has(at, WordRole::Division);
            // `HP2H` is several tokens, `Lalu Lintas` two words.
            let end = document
                .hit(at, TableId::Fields)
                .map_or(at + 1, |field| field.last);
            let cut = (at + 1..end).find(|t| self.by_first.contains_key(t));
            return Step::Words(cut.unwrap_or(end));
        }
        // Asisten I, Komisi IV, Dapil 2
        let roman = document
            .word(at)
            .bytes()
            .all(|b| matches!(b, b'I' | b'V' | b'X'));
        if (roman || document.kind(at) == Some(TokenKind::Number))
            && document.word(at).len() < 4
            && !self.persons.is_balinese_i(document, at)
            && (tail.words == 0 || document.is_any(at - 1, &["Kelas", "Tipe", "Komisi"]))
            && !tail.placed
            && (!has_agency || document.is_any(at - 1, &["Kelas", "Tipe", "Komisi"]))
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
        // `Direktur Lembaga Kajian Pemilu (LKP)`
        let gloss = has_agency && document.word(at + 2) == ")";
        if (tail.body || gloss || (head && tail.words > 0))
            && matches!(document.caps(at + 1), Caps::Upper | Caps::Mixed)
            && let Some(close) = bracket(document, at, 3)
        {
            return Step::Words(close);
        }
        if head
            && !has_agency
            && let Some(next) = self.body(at)
        {
            tail.body = true;
            tail.words += 1;
            return Step::Words(next);
        }
        // `Ketua Tim Pemenangan paslon nomor urut 1`
        if document.is_any(at, &["paslon", "pasangan"]) && head {
            let mut next = at + 1 + usize::from(document.is(at + 1, "calon"));
            if document.is(next, "nomor") && document.is(next + 1, "urut") {
                next += 3;
            }
            return Step::Words(self.couple(next));
        }
        // `yang membidangi divisi Teknis`
        if document.is(at, "yang") && document.has(at + 1, WordRole::Charge) {
            tail.division = true;
            return Step::Words(at + 2);
        }
        // `anggota DPRD … dari Fraksi Golkar`
        if has_agency
            && document.is_any(at, &["dari", "/", "-"])
            && document.has(at + 1, WordRole::Caucus)
        {
            let roman = |t: usize| {
                document
                    .word(t)
                    .bytes()
                    .all(|b| matches!(b, b'I' | b'V' | b'X' | b'A'..=b'D'))
            };
            if document.is(at + 1, "Komisi") && roman(at + 2) {
                return Step::Words(at + 3);
            }
            let party = self.by_first.get(&(at + 2)).map(|n| self.named[*n].last);
            return Step::Words(party.unwrap_or(at + 2));
        }
        // `Caleg DPRD … dari PKS`
        if has_agency
            && document.is_any(at, &["dari", "asal"])
            && let Some(n) = self.by_first.get(&(at + 1))
            && self.named[*n].class == "party"
        {
            return Step::Words(self.named[*n].last);
        }
        // A join inside a division's name, or a preposition before its agency.
        let join = document.is_any(at, &["dan", ",", "serta", "&", "/", "-", "–"]);
        let of = document.is_any(at, &["pada", "di", "dari", "(", "untuk"]);
        // `Divisi Data, Partisipasi Masyarakat, dan SDM`
        if document.word(at) == ","
            && document.is(at + 1, "dan")
            && tail.words > 1
            && self.is_field(at + 2, tail)
        {
            return Step::Words(at + 2);
        }
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
        if of && !has_agency && (head || tail.group || tail.words > 0) {
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
    pub(super) fn is_cut(&self, first: usize, last: usize, at: usize) -> bool {
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

    /// Whether the token belongs to a division's name.
    pub(super) fn is_field(&self, at: usize, tail: &Tail) -> bool {
        let document = self.document;
        if document.hit(at, TableId::Fields).is_none() {
            return false;
        }
        document.capital(at) || tail.division || document.has(at, WordRole::Division)
    }

    /// In a division's name a comma is followed by more of it, up to `dan` or an agency; in a list
    /// of persons it is followed by another post or name.
    pub(super) fn list_goes_on(&self, at: usize, tail: &Tail) -> bool {
        let mut next = at;
        while next < at + 8 && self.is_field(next, tail) {
            next += 1;
        }
        self.document.is_any(next, &["dan", ",", "serta", "&"])
            || self.by_first.contains_key(&next)
            || tail.division
    }

    /// The region of a post: named, or `setempat`.
    pub(super) fn place(
        &self,
        at: usize,
        levels: &[Level],
        scope: Option<Scope>,
    ) -> Option<(Where, usize)> {
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
            None if scope == Some(Scope::Village) => {
                let end =
                    place::village(document, at).or_else(|| place::village_name(document, at))?;
                // `Hukum Tua Desa Tiniawangko Kecamatan Sinonsayang`
                let comma = usize::from(document.word(end) == ",");
                let district = self.gazetteer.cue(document, end + comma).and_then(|_| {
                    let levels = &[Level::District];
                    self.gazetteer.name_at(document, end + comma, levels, true)
                });
                Some(match district {
                    Some(name) => {
                        let last = name.last;
                        (Where::Named(name), last)
                    }
                    None => (Where::Bare, end),
                })
            }
            None if begin > at => Some((Where::Bare, begin)),
            // `Kajari Ambarawa Rahardjo …`: a seat that is only a district's name.
            None if scope.is_some()
                && !self.persons.is_known(document, begin)
                && let Some(seat) =
                    self.gazetteer
                        .name_at(document, begin, &[Level::District], true)
                && (self.persons.is_known(document, seat.last)
                    || self.persons.is_title(document, seat.last)) =>
            {
                Some((Where::Bare, seat.last))
            }
            None => {
                let (level, next) = self.gazetteer.cue(document, at)?;
                (levels.contains(&level) && document.capital(at))
                    .then_some((Where::Level(level), next))
            }
        }
    }
}
