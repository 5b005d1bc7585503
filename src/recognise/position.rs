//! Posts as the text names them: acting form, head, division, agency, region.
//!
//! `Plt. Kepala Bidang P2P Dinas Kesehatan Kota Bogor` is one mention: its key comes from head and
//! agency together (`position_keys.tsv`). Leaves out who holds the post.

use std::collections::HashMap;

mod body;
mod key;
mod tail;

use super::agency::{Agencies, AgencyMention, Scope, Where};
use super::gazetteer::Gazetteer;
use super::person::Persons;
use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Acting, Document, TableId, WordRole};
use tail::{Look, Step, Tail};

/// A row of `positions.tsv`.
#[derive(Debug)]
struct Office {
    key: String,
    /// The kind of agency that the post implies, empty for none.
    agency: String,
    scope: Option<Scope>,
    /// Its key depends on what follows.
    head: bool,
    /// Several persons hold it at a time and may be listed after it.
    group: bool,
}

/// One mention of a post.
#[derive(Clone, Debug)]
pub(super) struct PositionMention {
    pub(super) first: usize,
    pub(super) last: usize,
    /// One past its own words: before a district that only says where its village lies.
    pub(super) own_last: usize,
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
    /// Several persons may be listed after it: `Anggota KPU Sumut A, B dan C`.
    pub(super) group: bool,
    /// A post of the armed forces, after which its unit's name may stand (`Danlanud Halim`).
    pub(super) military: bool,
}

/// The recogniser of posts.
pub(super) struct Positions {
    offices: Vec<Office>,
    keys: HashMap<(String, String), String>,
    acting: Vec<Option<Acting>>,
    /// Heads of one word, lowercased, with their rows: `ketua`, of which `ketuanya` is made.
    heads: HashMap<String, usize>,
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
                group: note.split(',').any(|n| n.trim() == "group"),
            });
        }
        let table_heads = table
            .rows()
            .enumerate()
            .filter(|(n, row)| offices[*n].head && !row.get(0).contains(' '))
            .map(|(n, row)| (row.get(0).to_lowercase(), n))
            .collect();
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
            heads: table_heads,
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
                            && document.is_any(p.last, &["dan", "-", "–", "/"])
                            && mention.key.starts_with("wakil_")
                    });
                    if runs {
                        mention.key.insert_str(0, "calon_");
                        mention.implied = None;
                    }
                    // `seluruh bupati dan wali kota`: many of both; one holder's post is capitalised.
                    mention.plural |= mentions.last().is_some_and(|p| {
                        p.plural
                            && p.last + 1 == mention.first
                            && document.is_any(p.last, &["dan", "serta", "/", ","])
                            && !document.capital(mention.first)
                    });
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
        if let Some(mention) = self.possessive(document, at) {
            return Some(mention);
        }
        let (acting, begin) = self.acting(document, at);
        let (office, mut next) = self.office(look, begin)?;
        let office = &self.offices[office];
        let mut agency: Option<usize> = None;
        let mut place = Where::Bare;
        if let Some(close) = bracket(document, next, 4)
            && !look.by_first.contains_key(&(next + 1))
            && !look.persons.at(document, next + 1).is_some_and(|r| {
                r.last + 1 == close && look.persons.is_known(document, r.name_first)
            })
        {
            // `Asisten Pemerintahan (Aspem)`, but not `Ketua (KPU)`.
            next = close;
        }
        let levels = office.scope.map_or(&[][..], Scope::levels);
        let mut tail = Tail {
            group: office.group,
            ..Tail::default()
        };
        // A region comes before the words of a division: `Camat Tanah Abang`.
        if !office.head
            && let Some((found, end)) = look.place(next, levels, office.scope)
            && matches!(found, Where::Named(_))
        {
            place = found;
            next = end;
            tail.placed = true;
        }
        if document.is(next, "nomor") && document.is(next + 1, "urut") {
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
                    // `Ketua PMII Cabang Jember`
                    // `Anggota DPD RI asal NTB`
                    if office.group
                        && document.is_any(next, &["asal", "dari"])
                        && matches!(place, Where::Bare)
                        && let Some((found, end)) =
                            look.place(next + 1, Scope::Any.levels(), Some(Scope::Any))
                        && matches!(found, Where::Named(_))
                    {
                        (place, next) = (found, end);
                        tail.placed = true;
                        continue;
                    }
                    let branch = usize::from(document.has(next, WordRole::Branch));
                    if (branch > 0 || document.has(next - 1, WordRole::Branch))
                        && matches!(place, Where::Bare)
                        && let Some((found, end)) =
                            look.place(next + branch, Scope::Any.levels(), Some(Scope::Any))
                        && matches!(found, Where::Named(_))
                    {
                        (place, next) = (found, end);
                        tail.placed = true;
                        continue;
                    }
                    // A national body's branch tells its region after its name: `Bulog Bengkulu`.
                    let national = agency.is_some_and(|n| look.named[n].scope == Scope::National);
                    let levels = if national || tail.body {
                        Scope::Any.levels()
                    } else {
                        levels
                    };
                    if (agency.is_none() || national)
                        && matches!(place, Where::Bare)
                        && let Some((found, end)) = look.place(next, levels, office.scope)
                        && (!national || matches!(found, Where::Named(_)))
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
        // In small letters a head without an agency is a post before a name only.
        let person = || {
            let comma = usize::from(document.word(next) == "," && next > begin + 1);
            let run = look.persons.at(document, next + comma);
            run.is_some_and(|r| {
                let known = look.persons.is_known(document, r.name_first);
                let body = document.has(r.name_first, WordRole::Body);
                r.titled || known || (comma == 0 && r.name_last - r.name_first > 1 && !body)
            })
        };
        // `bersama tiga anggota lainnya yaitu A, B dan C`
        let led = || {
            let lead = (next..next + 7).find(|t| document.capital(*t) || document.word(*t) == ".");
            lead.is_some_and(|name| {
                office.group && (next..name).any(|t| document.has(t, WordRole::Namely))
            })
        };
        if office.head && agency.is_none() && !capital && !person() && !led() {
            return None;
        }
        let named = agency.map(|n| &look.named[n]);
        let (mut key, mut open) = self.key(document, office, agencies, named);
        if tail.body && named.is_none() {
            open = None;
        }
        let mut candidate = key_is_candidate(&office.key);
        if is_candidate(document, at) && !key.starts_with("calon_") {
            key.insert_str(0, "calon_");
            candidate = true;
        }
        Some(PositionMention {
            first: at,
            last: next,
            own_last: match &place {
                Where::Named(name) if office.scope == Some(Scope::Village) => name.first,
                _ => next,
            },
            key,
            open,
            acting,
            agency,
            implied: (!office.agency.is_empty() && !candidate).then(|| office.agency.clone()),
            scope: office.scope,
            place,
            plural: is_plural(document, at),
            group: office.group,
            military: agencies
                .kind(&office.agency)
                .is_some_and(|k| k.class == "military"),
        })
    }

    /// A post by its head with `-nya`, of the agency named before: `KPU, melalui anggotanya Huda`.
    fn possessive(&self, document: &Document, at: usize) -> Option<PositionMention> {
        let word = document.word(at);
        let row = *self.heads.get(word.strip_suffix("nya")?)?;
        let named = at + 1 + usize::from(document.word(at + 1) == ",");
        if !document.capital(named) {
            return None;
        }
        let key = &self.offices[row].key;
        Some(PositionMention {
            first: at,
            last: at + 1,
            own_last: at + 1,
            key: key.trim_end_matches("_*").to_owned(),
            open: Some(key.clone()),
            acting: None,
            agency: None,
            implied: None,
            scope: None,
            place: Where::Bare,
            plural: false,
            group: self.offices[row].group,
            military: false,
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
            .filter(|h| !look.persons.is_balinese_i(document, h.last - 1))
            .find(|h| !look.is_cut(h.first, h.last, at))?;
        // An agency that begins here and is longer is no post (`Sekretariat Daerah`).
        if let Some(n) = look.by_first.get(&at)
            && look.named[*n].last >= hit.last
        {
            return None;
        }
        // `Inspektur Jenderal Polisi`: a rank that is longer.
        if look.persons.title_runs_past(document, at, hit.last) {
            return None;
        }
        // `Wali Kota Bogor`, but no post in `Kepala Daerah` as part of an election's name.
        if document
            .hit(at, TableId::Elections)
            .is_some_and(|e| e.last > hit.last)
        {
            return None;
        }
        if at > 0 && document.has(at - 1, WordRole::Office) && document.capital(at - 1) {
            return None;
        }
        Some((hit.row, hit.last))
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
        || (at > 1 && calon(at - 2) && document.has(at - 1, WordRole::Candidate))
}

/// Whether the words before say that many are meant.
fn is_plural(document: &Document, at: usize) -> bool {
    at > 0 && (document.has(at - 1, WordRole::Many) || document.has(at - 1, WordRole::All))
}
