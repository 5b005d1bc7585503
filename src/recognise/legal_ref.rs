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
mod tests {
    use super::*;
    use crate::segment::segment;

    fn find(text: &str, published: Option<&str>) -> Vec<LegalRef<Span>> {
        thread_local! {
            static LEXICONS: Lexicons = Lexicons::new().unwrap();
        }
        LEXICONS.with(|lexicons| {
            let refs = LegalRefs::new(lexicons).unwrap();
            let document = segment(lexicons, text);
            let cited = refs.cite(&document);
            refs.settle(&document, &cited, published)
        })
    }

    fn ids(text: &str) -> Vec<String> {
        find(text, Some("2024-09-12"))
            .into_iter()
            .map(|r| r.id)
            .collect()
    }

    #[track_caller]
    fn all(want: &[&str], texts: &[&str]) {
        for text in texts {
            assert_eq!(ids(text), want, "{text}");
        }
    }

    #[test]
    fn one_act_in_many_forms() {
        all(
            &["uu/2017/7"],
            &[
                "diatur UU Nomor 7 Tahun 2017 tentang Pemilu",
                "diatur Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum.",
                "Undang Undang 7 Tahun 2017 mewajibkan itu",
                "sesuai UU 7/2017, KPU wajib",
                "sesuai UU No.7/2017.",
                "sesuai UU No.: 7 / 2017 maka",
                "UU No. 7 Th. 2017",
                "UU no 7 thn 2017",
                "Undang-Undang (UU) Nomor 7 Tahun 2017",
                "UU RI Nomor 07 Tahun 2017",
                "Undang-Undang Republik Indonesia Nomor 7 Tahun 2017",
                "UU Pemilu Nomor 7 Tahun 2017",
                "Undang-Undang Pemilihan Umum (UU Pemilu) No 7/2017",
                "UU tentang pemilu nomor 7 tahun 2017",
                "UU Tahun 2017 Nomor 7",
                "UU Nomor 7, Tahun 2017",
                "UU7/2017 sudah jelas",
                "Undang-undang No 7 2017 tentang Pemilu",
                "Undang - Undang Nomor 7 Tahun 2017",
                "UU Nomor: 7 tahun 2017",
                "UNDANG-UNDANG NOMOR 7 TAHUN 2017",
                "UU Pemilu mengatur itu",
                "amanat Undang-Undang Pemilihan Umum itu",
                "Undang-undang tentang Pemilu",
            ],
        );
        all(
            &["pkpu/2024/2"],
            &[
                "sesuai Peraturan KPU (PKPU) Nomor 2 Tahun 2024 soal jadwal",
                "PKPU 2/2024",
                "PKPU No. 2 Tahun 2024",
                "PKPU nomor 2 tahun 2024",
                "Peraturan Komisi Pemilihan Umum Republik Indonesia Nomor 2 Tahun 2024",
                "Peraturan Komisi Pemilihan Umum (PKPU) Nomor 2 Tahun 2024",
                "PKPU RI Nomor 2 Tahun 2024 tentang Tahapan",
                "PKPU tentang Tahapan dan Jadwal Nomor 2 Tahun 2024",
            ],
        );
    }

    #[test]
    fn kinds() {
        for (id, text) in [
            ("uud/1945", "amanat UUD 1945 sudah jelas"),
            (
                "uud/1945",
                "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
            ),
            ("perppu/2022/1", "Perppu Nomor 1 Tahun 2022"),
            (
                "perppu/2022/1",
                "Peraturan Pemerintah Pengganti Undang-Undang (Perppu) Nomor 1 Tahun 2022",
            ),
            (
                "pp/2021/94",
                "Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin PNS",
            ),
            ("perpres/2018/16", "Perpres 16/2018"),
            ("keppres/2024/33", "Keputusan Presiden Nomor 33 Tahun 2024"),
            ("inpres/2025/1", "Inpres Nomor 1 Tahun 2025"),
            (
                "permendagri/2019/54",
                "Peraturan Menteri Dalam Negeri (Permendagri) Nomor 54 Tahun 2019",
            ),
            ("perma/2018/1", "Perma 1/2018"),
            ("perbawaslu/2022/3", "Peraturan Bawaslu Nomor 3 Tahun 2022"),
            ("perdkpp/2017/2", "Peraturan DKPP Nomor 2 Tahun 2017"),
            (
                "keputusan_kpu/2024/475",
                "Keputusan KPU Nomor 475 Tahun 2024",
            ),
            ("keputusan_kpu/2023/27", "Keputusan KPU RI Nomor 27/2023"),
            (
                "keputusan_kpu/2024/1021",
                "SK KPU Kabupaten Sintang Nomor 1021 Tahun 2024",
            ),
            (
                "keputusan_kpu/2021/1",
                "SK KIP Nomor1/PP/01.2-Kpt/11/Prov/I/2021",
            ),
            ("putusan_mk/2024/60", "Putusan MK Nomor 60/PUU-XXII/2024"),
            (
                "putusan_mk/2024/60",
                "Putusan Mahkamah Konstitusi (MK) Nomor 60 Tahun 2024",
            ),
            ("putusan_mk/2025/2", "Perkara Nomor 02/PHPU.BUP-XXIII/2025"),
            ("putusan_dkpp/2024/135", "perkara nomor 135-PKE-DKPP/X/2024"),
            ("se/2023/1", "SE Menpan-RB Nomor 1 Tahun 2023"),
            (
                "se/2023/1",
                "Surat Edaran (SE) Menteri PANRB Nomor 1 Tahun 2023",
            ),
            ("se/2017/71", "SE Menpan B/71/M.SM.00.00/2017"),
            ("perda/2015/5", "Perda Kabupaten Sleman Nomor 5 Tahun 2015"),
            (
                "keputusan_gubernur/2022/561",
                "Keputusan Gubernur Jawa Tengah Nomor 561/54 Tahun 2022",
            ),
            (
                "keputusan_bupati/2024/100.3.3.2",
                "Surat Keputusan (SK) Bupati Sanggau Nomor 100.3.3.2/123/2024",
            ),
            (
                "keputusan_kpu/2024/1",
                "Keputusan KPU Kabupaten Sleman Nomor: 1/PL.02-Kpt/3404/2024",
            ),
            ("perkara/2024/123", "perkara nomor 123/Pid.Sus/2024/PN Mgg"),
            ("uud/1945", "UUD '45"),
            ("uu/2008/11/pasal-27/ayat-3", "pasal 27 ayat 3 UU ITE"),
            ("qanun/2016/12", "Qanun Aceh Nomor 12 Tahun 2016"),
            (
                "pergub/2020/33",
                "Peraturan Gubernur Bali Nomor 33 Tahun 2020",
            ),
            ("perbup/2016/23", "Perbup 23/2016"),
            (
                "perwali/2022/14",
                "Peraturan Wali Kota Bogor Nomor 14 Tahun 2022",
            ),
            ("perwali/2022/14", "Perwako No 14 Tahun 2022"),
            (
                "surat/2022/1308",
                "Surat Dinas KPU 1308/PR.08-SD/01/2022 tanggal 5 Desember 2022",
            ),
            ("ba/2024/415", "BA Nomor : 415/PL.01.2-BA/18/2024"),
            ("maklumat/2020/3", "Maklumat Kapolri Nomor: Mak/3/IX/2020"),
            ("uu/1946/1/pasal-187", "Pasal 187 KUHP"),
            ("pkpu/1", "mengacu PKPU No.1, tahapan dimulai"),
        ] {
            assert_eq!(ids(text), [id], "{text}");
        }
    }

    #[test]
    fn one_joint_decree() {
        all(
            &["keputusan_bersama/2022/2"],
            &[
                "SKB Nomor 2 dan Nomor 30 Tahun 2022 milik Menpan-RB dan KASN",
                "Keputusan Bersama Menpan-RB, Mendagri, Kepala BKN, KASN, dan Bawaslu Nomor 2 Tahun 2022, \
                 Nomor 800-5474 Tahun 2022, Nomor 246 Tahun 2022, Nomor 30 Tahun 2022 dan Nomor \
                 1447.1/PM.01/K.1/09/2022",
                "Surat Keputusan Bersama (SKB) Nomor 2 Tahun 2022",
            ],
        );
        all(
            &["keputusan_bersama"],
            &["Keputusan Bersama Menpan-RB, Mendagri dan Ketua KASN tentang Pedoman Netralitas"],
        );
    }

    #[test]
    fn articles_from_either_side() {
        all(
            &["uu/2017/7/pasal-437"],
            &[
                "mengacu UU Nomor 7 tahun 2017 pasal 437, lalu membuka rapat",
                "Pasal 437 UU 7/2017",
                "Pasal 437 dalam Undang-Undang Nomor 7 Tahun 2017",
                "UU 7/2017 tentang Pemilihan Umum Pasal 437",
                "UU Nomor 7 Tahun 2017 tentang Pemilu, khususnya pada pasal 437",
                "Dalam Pasal 437 disebutkan bahwa pemda membantu sesuai UU 7/2017",
            ],
        );
        all(
            &["uu/2017/7/pasal-348/ayat-4"],
            &[
                "Pasal 348 ayat (4) UU 7/2017",
                "pasal 348 ayat 4 Undang-Undang Nomor 7 Tahun 2017",
                "ayat (4) Pasal 348 UU 7/2017",
                "UU 7/2017 Pasal 348 Ayat(4)",
            ],
        );
        all(
            &["uu/2014/6/pasal-29/huruf-g", "pp/2021/94/pasal-5/huruf-n"],
            &[
                "Pasal 29 huruf g Undang-Undang Nomor 6 Tahun 2014 tentang Desa, serta Pasal 5 huruf n PP 94 Tahun 2021",
            ],
        );
        all(
            &[
                "uu/2017/7/pasal-167/ayat-2",
                "uu/2017/7/pasal-167/ayat-3",
                "uu/2017/7/pasal-167/ayat-6",
            ],
            &[
                "UU 7/2017 Pasal 167 ayat (2), (3) dan (6)",
                "Pasal 167 ayat (2), ayat (3), dan ayat (6) UU 7/2017",
                "pasal 167 ayat 2, 3 dan 6 UU Pemilu",
            ],
        );
        all(
            &[
                "uu/2017/7/pasal-105",
                "uu/2017/7/pasal-106",
                "uu/2017/7/pasal-107",
            ],
            &[
                "Pasal 105-107 UU 7/2017",
                "Pasal 105 sampai dengan Pasal 107 UU 7/2017",
                "Pasal 105 s.d. 107 UU 7/2017",
                "Pasal 105, 106 dan 107 UU 7/2017",
                "Pasal 105, Pasal 106, dan Pasal 107 UU 7/2017",
            ],
        );
        all(
            &["uu/2016/10/pasal-71/ayat-1", "uu/2016/10/pasal-188"],
            &[
                "Pasal 71 ayat (1) UU Nomor 10 Tahun 2016 jo. Pasal 188 menyebut",
                "UU 10/2016 tentang Pilkada, tepatnya Pasal 71 ayat 1 junto 188",
                "Pasal 71 ayat (1) juncto Pasal 188 UU Pilkada",
            ],
        );
        all(
            &[
                "pp/2021/94/pasal-8/ayat-4",
                "pp/2021/94/pasal-14/huruf-i/angka-3",
            ],
            &["Pasal 8 ayat (4) jo. Pasal 14 huruf i angka 3 PP 94/2021"],
        );
        all(
            &[
                "uu/2016/10/pasal-187a/ayat-1",
                "uu/2016/10/pasal-187a/ayat-2",
            ],
            &["sesuai pasal 187A ayat 1 dan ayat 2 UU nomor 10 tahun 2016."],
        );
        all(
            &[
                "uu/2017/7/pasal-280/ayat-1/huruf-h",
                "uu/2017/7/pasal-280/ayat-1/huruf-i",
                "uu/2017/7/pasal-280/ayat-2",
            ],
            &["Pasal 280 ayat (1) huruf h dan i serta ayat (2) UU Nomor 7 Tahun 2017"],
        );
        all(
            &["uud/1945/pasal-22e"],
            &["UUD 1945 Pasal 22E", "Pasal 22 E UUD NRI Tahun 1945"],
        );
    }

    #[test]
    fn an_article_after_its_act() {
        all(
            &[
                "uu/2017/7",
                "uu/2017/7/pasal-280",
                "uu/2017/7/pasal-280/ayat-3",
            ],
            &[
                "UU 7/2017 berlaku bagi semua. Larangan itu ada di Pasal 280. Pada ayat (3) ada pengecualian.",
            ],
        );
        all(
            &["permendagri/2019/54", "permendagri/2019/54/pasal-16"],
            &[
                "Permendagri 54/2019 mengatur hibah. Pasal 16 Permendagri tersebut menyebut 14 hari.",
            ],
        );
        all(
            &[],
            &[
                "Pasal 5 itu penting.",
                "ayat 30 surat Ar-Rum",
                "Pasal karet",
                "pada ayat (2)",
            ],
        );
    }

    #[test]
    fn lists_changes_and_missing_years() {
        all(
            &["pkpu/2019/15", "pkpu/2019/16"],
            &["perubahan PKPU 15 tahun 2019 menjadi PKPU 16"],
        );
        all(
            &["uu/2017/7", "uu/2016/10"],
            &[
                "UU Nomor 7 Tahun 2017 dan Nomor 10 Tahun 2016",
                "UU 7/2017 dan 10/2016",
                "UU Nomor 7 Tahun 2017 serta UU Nomor 10 Tahun 2016",
            ],
        );
        all(
            &["pkpu/2022/4", "pkpu/2022/5", "pkpu/2022/6"],
            &[
                "PKPU 4, 5 dan 6 tahun 2022",
                "PKPU Nomor 4, 5, dan 6 Tahun 2022",
            ],
        );
        all(
            &["uu/2016/10/pasal-71", "uu/2015/1"],
            &["UU 10/2016 tentang Perubahan Kedua atas UU 1/2015, Pasal 71"],
        );
        all(
            &["uu/2014/6/pasal-29", "uu/2024/3"],
            &["Pasal 29 UU 6/2014 tentang Desa yang telah diubah dengan UU 3/2024"],
        );
        all(
            &["pkpu/2024/8"],
            &["PKPU 8 Tahun 2024 terbit. PKPU 8 itu sudah disosialisasikan."],
        );
    }

    #[test]
    fn no_references() {
        all(
            &[],
            &[
                "sesuai amanat undang-undang",
                "aturan yang berlaku",
                "peraturan perundang-undangan",
                "NPHD Nomor 12 Tahun 2023",
                "MoU Nomor 3/2024",
                "surat suara Nomor 2",
                "Surat Suara Paslon Nomor 2",
                "Amin, SE dan 12 orang",
                "menerbitkan surat edaran netralitas",
                "PP Muhammadiyah",
                "kami undang undang-undang itu",
                "UU 500 juta",
                "PKPU 16",
                "2/3 kekuatan",
                "perkara nomor 2",
                "sesuai Permendagri tersebut",
                "kedaulatan menurut UUD",
            ],
        );
    }

    #[test]
    fn names_mean_the_act_of_the_day() {
        for (id, day, text) in [
            ("uu/2012/8", "2014-03-01", "UU Pemilu"),
            ("uu/2014/5", "2020-10-15", "UU ASN"),
            ("uu/2023/20", "2024-10-15", "UU Aparatur Sipil Negara"),
            ("uu/2015/8", "2015-11-12", "Undang-Undang Pilkada"),
            ("uu/2016/10", "2024-09-01", "UU Pilkada"),
            ("uu/2004/32", "2013-05-01", "UU Pemda"),
        ] {
            let found = find(text, Some(day));
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].id, id, "{text} {day}");
            assert!(found[0].inferred);
        }
        // Cited in full in the same text, whatever the day.
        let found = find(
            "UU 1/2015 berlaku. UU Pilkada itu jelas.",
            Some("2024-01-01"),
        );
        assert_eq!(found.len(), 1);
        assert!(!found[0].inferred);
        assert_eq!(found[0].mentions.len(), 2);
    }

    #[test]
    fn citations_mentions_and_notes() {
        let found = find(
            "menurut UU Nomor 7 tahun 2017 pasal 437 ayat (1) huruf a, ada",
            None,
        );
        assert_eq!(found[0].citation, "UU 7/2017 Pasal 437 ayat (1) huruf a");
        assert_eq!(found[0].id, "uu/2017/7/pasal-437/ayat-1/huruf-a");
        assert_eq!(found[0].title.as_deref(), Some("Pemilihan Umum"));
        let text = "sesuai Pasal 5 huruf n PP 94 Tahun 2021 tentang Disiplin";
        let found = find(text, None);
        assert_eq!(
            found[0].mentions[0].slice(text),
            "Pasal 5 huruf n PP 94 Tahun 2021"
        );
        for (citation, text) in [
            ("SE Menpan-RB 1/2023", "SE Menpan-RB Nomor 1 Tahun 2023"),
            (
                "Keputusan KPU 475/2024",
                "Keputusan KPU Nomor 475 Tahun 2024",
            ),
            ("UUD 1945 Pasal 22E", "Pasal 22E UUD 1945"),
            (
                "Putusan MK 60/PUU-XXII/2024",
                "Putusan MK Nomor 60/PUU-XXII/2024",
            ),
            (
                "Perda Kabupaten Sleman 5/2015",
                "Perda Kabupaten Sleman Nomor 5 Tahun 2015",
            ),
            ("PKPU 1", "PKPU Nomor 1"),
        ] {
            assert_eq!(find(text, None)[0].citation, citation, "{text}");
        }
        let note = |text| find(text, None)[0].note.clone().unwrap_or_default();
        assert!(note("Pasal 600 UU 7/2017").contains("573"));
        assert!(note("UU 17/2017 tentang Pemilu").contains("uu/2017/7"));
        assert_eq!(note("UU 7/2017 tentang Pemilu"), "");
    }
}
