//! Laws and rules, with their articles.
//!
//! Works in two steps, because the day of publication settles what a name such as `UU Pilkada`
//! means, and dates are read after the numbers of acts are taken: [`LegalRefs::cite`] finds the
//! citations, [`LegalRefs::settle`] makes references of them.
//!
//! Ids are `type/year/number` and the article. A part that nothing tells is left out: `pkpu/1` has
//! no year, `keputusan_bersama` no number. The number in an id is the leading figure (`60` for
//! `60/PUU-XXII/2024`); `number` keeps it as printed. Leaves out agreements (NPHD, MoU), chapters
//! and annexes, and vague references (`aturan yang berlaku`).

mod act;
mod after;
mod article;
mod bind;
mod kinds;
mod number;
mod register;

use std::collections::{HashMap, HashSet};

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Document, LegalRef};
use crate::span::Span;
use act::{Act, Told};
use article::{Articles, Leaf};
use bind::Citation;
use kinds::{Class, Kind, Kinds};
use number::short;
use register::Register;

/// The recogniser of legal references.
pub(super) struct LegalRefs {
    kinds: Kinds,
    register: Register,
}

/// The citations of one document.
pub(super) struct Cited {
    acts: Vec<Act>,
    citations: Vec<Citation>,
    /// The bytes whose numbers belong to citations.
    pub(super) spans: Vec<Span>,
}

/// What a citation's act came out as.
#[derive(Clone, Debug, Default)]
struct Settled {
    id: String,
    kind: usize,
    number: Option<String>,
    year: Option<i32>,
    inferred: bool,
}

impl LegalRefs {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        let kinds = Kinds::new(lexicons)?;
        let register = Register::new(lexicons, &kinds)?;
        Ok(Self { kinds, register })
    }

    /// All citations, in order.
    pub(super) fn cite(&self, document: &Document) -> Cited {
        let mut acts: Vec<Act> = Vec::new();
        let mut articles: Vec<Articles> = Vec::new();
        let mut at = 0;
        while at < document.tokens.len() {
            let found = act::cite(&self.kinds, &self.register, document, at);
            if let Some(last) = found.last().map(|a| a.last) {
                acts.extend(found);
                at = last.max(at + 1);
            } else if let Some(found) = article::articles(document, at) {
                at = found.last.max(at + 1);
                articles.push(found);
            } else {
                at += 1;
            }
        }
        bind::mark_places(document, &mut acts);
        let citations = bind::bind(document, &acts, articles);
        // A bare number that nothing will settle is no act's and stays free for others.
        let numbered: HashSet<(usize, String)> = acts
            .iter()
            .filter_map(|a| match &a.told {
                Told::Number(number) => Some((a.kind, short(&number.text))),
                _ => None,
            })
            .collect();
        let bare = |n: usize| match &acts[n].told {
            Told::Bare(number) => {
                bind::linked(document, &acts, n).is_none()
                    && !numbered.contains(&(acts[n].kind, short(&number.text)))
            }
            _ => false,
        };
        let spans = (0..acts.len())
            .filter(|n| !bare(*n))
            .map(|n| document.span(acts[n].first, acts[n].last))
            .chain(citations.iter().flat_map(|c| c.spans.iter().copied()))
            .collect();
        Cited {
            acts,
            citations,
            spans,
        }
    }

    /// The references that the citations make, in order of first mention; `published` is the ISO
    /// day on which names are read.
    pub(super) fn settle(
        &self,
        document: &Document,
        cited: &Cited,
        published: Option<&str>,
    ) -> Vec<LegalRef<Span>> {
        let settled = self.settle_acts(document, &cited.acts, published);
        let mut refs: Vec<LegalRef<Span>> = Vec::new();
        let mut by_id: HashMap<String, usize> = HashMap::new();
        for citation in &cited.citations {
            let Some(settled_act) = settled.get(citation.act).and_then(Option::as_ref) else {
                continue;
            };
            let Some(act) = cited.acts.get(citation.act) else {
                continue;
            };
            let back = matches!(act.told, Told::Back | Told::Constitution { named: false })
                && citation.leaf.is_none();
            let one = self.reference(document, act, settled_act, citation);
            match by_id.get(&one.id).and_then(|n| refs.get_mut(*n)) {
                Some(known) => {
                    known.inferred &= one.inferred;
                    known.title = known.title.take().or(one.title);
                    known.note = known.note.take().or(one.note);
                    known.mentions.extend(one.mentions);
                }
                // A word that points back cites no act that is not cited alone elsewhere.
                None if back => {}
                None => {
                    by_id.insert(one.id.clone(), refs.len());
                    refs.push(one);
                }
            }
        }
        for found in &mut refs {
            found.mentions.sort_unstable();
            found.mentions.dedup();
        }
        refs.sort_by_key(|r| r.mentions.first().copied());
        refs
    }

    /// What each act is: a second look at those whose year or act another citation tells.
    fn settle_acts(
        &self,
        document: &Document,
        acts: &[Act],
        published: Option<&str>,
    ) -> Vec<Option<Settled>> {
        let mut settled: Vec<Option<Settled>> = acts
            .iter()
            .map(|a| match &a.told {
                Told::Number(n) if n.year.is_some() => {
                    Some(self.numbered(a.kind, &n.text, n.year, false))
                }
                Told::Alone | Told::Constitution { .. } => Some(self.alone(a)),
                _ => None,
            })
            .collect();
        let mut years: HashMap<(String, String), i32> = HashMap::new();
        let mut ids: HashSet<String> = HashSet::new();
        for one in settled.iter().flatten() {
            ids.insert(one.id.clone());
            if let (Some(number), Some(year)) = (&one.number, one.year) {
                years.insert((self.key(one.kind).to_owned(), short(number)), year);
            }
        }
        // The latest act of each kind, for words that point back.
        let mut latest: HashMap<&str, usize> = HashMap::new();
        for (n, act) in acts.iter().enumerate() {
            let key = self.key(act.kind);
            let found = match &act.told {
                _ if settled[n].is_some() => {
                    latest.insert(key, n);
                    continue;
                }
                Told::Number(number) | Told::Bare(number) => {
                    let known = years.get(&(self.key(act.kind).to_owned(), short(&number.text)));
                    let year = known
                        .copied()
                        .or_else(|| {
                            bind::linked(document, acts, n).and_then(|p| settled[p].as_ref()?.year)
                        })
                        .or_else(|| {
                            let title = act.title?.slice(&document.text);
                            let number = short(&number.text);
                            self.register.year(self.key(act.kind), &number, title)
                        });
                    let settles = year.is_some() || matches!(act.told, Told::Number(_));
                    settles.then(|| self.numbered(act.kind, &number.text, year, year.is_some()))
                }
                Told::Name(meanings) => {
                    let cited = |id: &str| ids.contains(id);
                    register::meant(meanings, published, cited).and_then(|id| self.by_id(id))
                }
                Told::Back => latest
                    .get(key)
                    .and_then(|n| settled[*n].clone())
                    .map(|s| Settled {
                        inferred: true,
                        ..s
                    }),
                Told::Alone | Told::Constitution { .. } => None,
            };
            if found.is_some() {
                latest.insert(key, n);
            }
            settled[n] = found;
        }
        settled
    }

    fn key(&self, kind: usize) -> &str {
        self.kinds.get(kind).map_or("", |k| &k.key)
    }

    fn numbered(&self, kind: usize, number: &str, year: Option<i32>, inferred: bool) -> Settled {
        let year_part = year.map_or(String::new(), |y| format!("/{y}"));
        Settled {
            id: format!("{}{year_part}/{}", self.key(kind), short(number)),
            kind,
            number: Some(number.to_owned()),
            year,
            inferred,
        }
    }

    fn alone(&self, act: &Act) -> Settled {
        let key = self.key(act.kind);
        let constitution = self.class(act.kind) == Some(Class::Constitution);
        Settled {
            id: if constitution {
                format!("{key}/1945")
            } else {
                key.to_owned()
            },
            kind: act.kind,
            year: constitution.then_some(1945),
            ..Settled::default()
        }
    }

    fn class(&self, kind: usize) -> Option<Class> {
        self.kinds.get(kind).map(|k| k.class)
    }

    fn by_id(&self, id: &str) -> Option<Settled> {
        let mut parts = id.split('/');
        let kind = self.kinds.keyed(parts.next()?)?;
        let year = parts.next()?.parse().ok()?;
        Some(self.numbered(kind, parts.next()?, Some(year), true))
    }

    fn reference(
        &self,
        document: &Document,
        act: &Act,
        settled: &Settled,
        citation: &Citation,
    ) -> LegalRef<Span> {
        let leaf = citation.leaf.clone().unwrap_or_default();
        let known = self.register.act(&settled.id);
        let printed = act.title.map(|t| t.slice(&document.text).to_owned());
        let note = known
            .and_then(|k| k.articles)
            .filter(|last| beyond(&leaf, *last))
            .map(|last| format!("the act ends with Pasal {last}"))
            .or_else(|| self.misquote(settled, printed.as_deref()));
        let base = self
            .kinds
            .get(settled.kind)
            .map_or(String::new(), |k| citation_of(k, act, settled));
        LegalRef {
            id: format!("{}{}", settled.id, path(&leaf)),
            citation: format!("{base}{}", suffix(&leaf)),
            kind: self.key(settled.kind).to_owned(),
            number: settled.number.clone(),
            year: settled.year,
            title: known.map(|k| k.title.clone()).or(printed),
            pasal: Some(leaf.pasal).filter(|p| !p.is_empty()),
            ayat: leaf.ayat,
            huruf: leaf.huruf,
            inferred: settled.inferred,
            note,
            mentions: citation.spans.clone(),
        }
    }

    /// A note where the printed title is another act's.
    fn misquote(&self, settled: &Settled, printed: Option<&str>) -> Option<String> {
        let printed = printed?;
        let known = self.register.act(&settled.id);
        if known.is_some_and(|k| register::shares_words(printed, &k.title)) {
            return None;
        }
        let other = self.register.titled(&settled.id, printed)?;
        Some(format!("this title belongs to {other}"))
    }
}

/// Whether an article lies beyond an act's last one.
fn beyond(leaf: &Leaf, last: u32) -> bool {
    let digits: String = leaf
        .pasal
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse::<u32>().is_ok_and(|n| n > last)
}

/// The article as part of an id.
fn path(leaf: &Leaf) -> String {
    let mut path = String::new();
    let parts = [
        ("pasal", Some(&leaf.pasal).filter(|p| !p.is_empty())),
        ("ayat", leaf.ayat.as_ref()),
        ("huruf", leaf.huruf.as_ref()),
        ("angka", leaf.angka.as_ref()),
    ];
    for (name, value) in parts {
        if let Some(value) = value {
            path.push_str(&format!("/{name}-{}", value.to_lowercase()));
        }
    }
    path
}

/// The article as part of a citation.
fn suffix(leaf: &Leaf) -> String {
    let mut suffix = String::new();
    if !leaf.pasal.is_empty() {
        suffix.push_str(&format!(" Pasal {}", leaf.pasal));
    }
    if let Some(ayat) = &leaf.ayat {
        suffix.push_str(&format!(" ayat ({ayat})"));
    }
    if let Some(huruf) = &leaf.huruf {
        suffix.push_str(&format!(" huruf {huruf}"));
    }
    if let Some(angka) = &leaf.angka {
        suffix.push_str(&format!(" angka {angka}"));
    }
    suffix
}

/// The act's short form.
fn citation_of(kind: &Kind, act: &Act, settled: &Settled) -> String {
    let mut form = kind.citation.clone();
    if let Some(issuer) = &act.issuer {
        form.push(' ');
        form.push_str(issuer);
    }
    if kind.class == Class::Constitution {
        return format!("{form} 1945");
    }
    match (&settled.number, settled.year) {
        (Some(number), Some(year)) if !number.contains(&year.to_string()) => {
            let bare = number.trim_start_matches('0');
            format!("{form} {}/{year}", if bare.is_empty() { "0" } else { bare })
        }
        (Some(number), _) => format!("{form} {number}"),
        (None, _) => form,
    }
}

#[cfg(test)]
mod tests;
