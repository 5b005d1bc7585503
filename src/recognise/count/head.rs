//! What a number counts: by the noun after it, the noun before it, or the list it stands in.

use super::site::{After, NOUNS, Site};
use super::terms::{Role, Sort, Term, Terms};
use crate::model::{Document, Measure, Sex, TableId, TokenKind, VoterList};

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) measure: Measure,
    pub(super) list: Option<VoterList>,
    pub(super) sex: Option<Sex>,
    /// Whether a noun that a table knows says so, right at the number.
    pub(super) sure: bool,
}

impl Head {
    fn of(measure: Measure) -> Self {
        Self {
            measure,
            list: None,
            sex: None,
            sure: true,
        }
    }
}

/// Farthest noun before a number, in tokens.
const REACH: usize = 25;
/// Farthest word of result or attendance before a number of people.
const VERB_REACH: usize = 4;

/// The heads of all sites, where something tells them.
pub(super) fn heads(terms: &Terms, document: &Document, sites: &[Site]) -> Vec<Option<Head>> {
    let context = Context {
        terms,
        document,
        sites,
    };
    let mut heads: Vec<Option<Head>> = Vec::with_capacity(sites.len());
    for n in 0..sites.len() {
        let head = context.own(n, &heads);
        heads.push(head);
    }
    context.lists(&mut heads);
    heads
}

struct Context<'a> {
    terms: &'a Terms,
    document: &'a Document,
    sites: &'a [Site],
}

impl Context<'_> {
    /// What a site counts by its own words, or by what the sites before it count.
    fn own(&self, n: usize, before: &[Option<Head>]) -> Option<Head> {
        let site = &self.sites[n];
        if site.money {
            return Some(Head::of(Measure::BudgetRupiah));
        }
        if site.percent {
            return self.percent(n, before);
        }
        let of_term = |term: Term, sure| {
            Some(Head {
                measure: self.measure(term.sort?, site),
                list: term.list,
                sex: term.sex,
                sure,
            })
        };
        match site.after {
            After::Noun(term) => of_term(term, true),
            After::Unit(term) => self
                .by_verb(site)
                .or_else(|| self.left(site))
                .or_else(|| {
                    // People or pieces of nothing named: only figures tell anything.
                    let head = of_term(term, false)?;
                    (site.numeral.figures || head.measure != Measure::Other).then_some(head)
                })
                .map(|head| self.with_sex(site, head)),
            After::Sex(term) => self.split(n, before, term),
            After::Unknown => Some(Head {
                sure: false,
                ..Head::of(Measure::Other)
            }),
            After::Nothing if !site.numeral.figures => None,
            After::Nothing => {
                if let Some((term, _)) = self.sex_before(site) {
                    return self.split(n, before, term);
                }
                self.ahead(n)
                    .or_else(|| self.left(site))
                    .map(|head| self.with_sex(site, head))
            }
        }
    }

    fn measure(&self, sort: Sort, site: &Site) -> Measure {
        match sort {
            Sort::Of(measure) => measure,
            Sort::People => {
                if let Some(head) = self.by_verb(site) {
                    head.measure
                } else if self.about_voters(site.first) {
                    Measure::Voters
                } else {
                    Measure::Other
                }
            }
        }
    }

    /// Whether the sentence speaks of voters.
    fn about_voters(&self, token: usize) -> bool {
        let Some(sentence) = self
            .document
            .sentences
            .get(self.document.sentence_of(token))
        else {
            return false;
        };
        (sentence.first..sentence.last).any(|t| {
            self.terms
                .at(self.document, t, NOUNS)
                .is_some_and(|(term, _)| term.sort == Some(Sort::Of(Measure::Voters)))
        })
    }

    /// People after a verb that tells who they are: `dihadiri 120 orang`.
    fn by_verb(&self, site: &Site) -> Option<Head> {
        let first = site.first;
        (first.saturating_sub(VERB_REACH)..=first)
            .rev()
            .take_while(|t| !self.document.is_any(*t, &[",", ".", ";"]))
            .find_map(|t| self.terms.before(self.document, t, &[Role::Verb]))
            .and_then(|(term, _)| match term.sort? {
                Sort::Of(measure) => Some(Head {
                    sure: false,
                    ..Head::of(measure)
                }),
                Sort::People => None,
            })
    }

    /// The nearest noun before the site in its sentence that is no place and no part of a name.
    fn left(&self, site: &Site) -> Option<Head> {
        self.left_of(self.lead(site), REACH, site)
    }

    /// The token before which the number's own words begin.
    fn lead(&self, site: &Site) -> usize {
        let mut at = site.first;
        while let Some((_, first)) = self.terms.qualifier_before(self.document, at) {
            at = first;
        }
        at
    }

    fn left_of(&self, from: usize, reach: usize, site: &Site) -> Option<Head> {
        let document = self.document;
        let sentence = document.sentence_of(from.saturating_sub(1).max(
            // A lead that opens its sentence has nothing before it.
            if from == 0 { 0 } else { from - 1 },
        ));
        if from == 0 || document.sentence_of(site.first) != sentence {
            return None;
        }
        let mut end = from;
        let floor = from.saturating_sub(reach);
        while end > floor && document.sentence_of(end - 1) == sentence {
            if document.is(end - 1, ";") {
                return None;
            }
            if let Some((term, first)) = self.phrase(end) {
                if self.is_head(first, end)
                    && let Some(sort) = term.sort
                {
                    return Some(Head {
                        measure: self.measure(sort, site),
                        list: term.list,
                        sex: self.sex_between(end, from).or(term.sex),
                        sure: false,
                    });
                }
                end = first;
            } else {
                end -= 1;
            }
        }
        None
    }

    /// The noun phrase that ends before the token: the first of several nouns is its head, as in
    /// `saksi pasangan calon`.
    fn phrase(&self, end: usize) -> Option<(Term, usize)> {
        let (mut term, mut first) = self.terms.before(self.document, end, NOUNS)?;
        while let Some((head, begin)) = self.terms.before(self.document, first, NOUNS) {
            (term, first) = (head, begin);
        }
        Some((term, first))
    }

    /// Whether a noun heads what follows: not a place, a rate, a region's or an office's name.
    fn is_head(&self, first: usize, end: usize) -> bool {
        let document = self.document;
        const PLACES: &[&str] = &[
            "di",
            "ke",
            "dari",
            "per",
            "tiap",
            "setiap",
            "seluruh",
            "semua",
            "dalam",
            "pada",
            "tingkat",
            "antar",
            "se",
            "para",
            "masing-masing",
            "sejumlah",
            "beberapa",
            "oleh",
            "kepada",
            "bagi",
            "untuk",
            "kantor",
            "bakal",
            "bersama",
        ];
        if first > 0 && document.is_any(first - 1, PLACES) {
            return false;
        }
        // `Kecamatan Bunut`, `Desa Luhu`
        let area = self
            .terms
            .before(document, end, &[Role::Noun])
            .is_some_and(|(t, _)| {
                matches!(
                    t.sort,
                    Some(Sort::Of(
                        Measure::Districts | Measure::Villages | Measure::Other
                    ))
                )
            });
        if area && document.capital(end) && document.capital(first) {
            return false;
        }
        let total = first > 0 && document.is_any(first - 1, &["jumlah", "total", "kebutuhan"]);
        let named = (first.saturating_sub(6)..=first).any(|t| {
            document.hits_at(t).iter().any(|h| {
                let part_of_post = h.table == TableId::Positions && h.first < first;
                let agency = h.table == TableId::Agencies && h.first <= first;
                (part_of_post || (agency && !total && !self.electoral(first, end))) && h.last >= end
            })
        });
        !named
    }

    /// Nouns that are agencies' kinds too, but are counted far more often than they act.
    fn electoral(&self, first: usize, end: usize) -> bool {
        self.terms
            .before(self.document, end, NOUNS)
            .is_some_and(|(t, f)| {
                f == first
                    && matches!(
                        t.sort,
                        Some(Sort::Of(
                            Measure::PollingStations | Measure::Voters | Measure::Ballots
                        ))
                    )
            })
    }

    /// The noun of the next number, where only joining words lie between: `431 menjadi 435 TPS`,
    /// `12 dari 18 partai`.
    fn ahead(&self, n: usize) -> Option<Head> {
        let site = &self.sites[n];
        let next = self.sites.get(n + 1)?;
        let joined = next.first > site.last
            && next.first - site.last <= 3
            && (site.last..next.first).all(|t| {
                self.document
                    .is_any(t, &["menjadi", "dari", "ke", "atau", "dan", "total"])
            });
        match next.after {
            After::Noun(term) if joined && !next.percent => Some(Head {
                measure: self.measure(term.sort?, next),
                list: term.list,
                sex: None,
                sure: false,
            }),
            _ => None,
        }
    }

    /// Men or women named right before the number: `laki-laki 48.016`, `(L: 941, P: 921)`.
    fn sex_before(&self, site: &Site) -> Option<(Term, usize)> {
        let mut at = self.lead(site);
        while at > 0 && self.document.is_any(at - 1, &[":", "=", "-", "–"]) {
            at -= 1;
        }
        self.terms.before(self.document, at, &[Role::Sex])
    }

    /// Men or women named between a noun and its number: `pemilih perempuan sebanyak 12`.
    fn sex_between(&self, from: usize, to: usize) -> Option<Sex> {
        (from..to)
            .rev()
            .find_map(|t| self.terms.at(self.document, t, &[Role::Sex]))
            .and_then(|(term, last)| if last <= to { term.sex } else { None })
    }

    fn with_sex(&self, site: &Site, head: Head) -> Head {
        Head {
            sex: head
                .sex
                .or_else(|| self.sex_before(site).and_then(|(t, _)| t.sex)),
            ..head
        }
    }

    /// A part by sex: of what the number before it counts, or of the noun before it.
    fn split(&self, n: usize, before: &[Option<Head>], term: Term) -> Option<Head> {
        let site = &self.sites[n];
        let paragraph = self.document.paragraph_of(site.first);
        let whole = (0..n)
            .rev()
            .take_while(|i| self.document.paragraph_of(self.sites[*i].first) == paragraph)
            .filter_map(|i| before.get(i).copied().flatten())
            .find(|h| {
                matches!(
                    h.measure,
                    Measure::Voters | Measure::Officers | Measure::Candidates | Measure::Other
                )
            });
        let base = whole
            .or_else(|| self.left(site))
            .unwrap_or_else(|| Head::of(self.measure(Sort::People, site)));
        Some(Head {
            sex: term.sex,
            sure: false,
            ..base
        })
    }

    /// A percentage: of turnout where that is the nearest share named, else of something else.
    fn percent(&self, n: usize, before: &[Option<Head>]) -> Option<Head> {
        let site = &self.sites[n];
        let document = self.document;
        if document.is(site.number_last, "poin") {
            return None;
        }
        let share = |measure| {
            Some(Head {
                sure: measure == Measure::TurnoutPercent,
                ..Head::of(measure)
            })
        };
        let of = |term: Term| match term.sort {
            Some(Sort::Of(measure)) => measure,
            _ => Measure::Other,
        };
        // `80 persen partisipasi pemilih`
        if let Some((term, _)) = (site.number_last..site.number_last + 3)
            .find_map(|t| self.terms.at(document, t, &[Role::Share]))
            && of(term) == Measure::TurnoutPercent
        {
            return share(Measure::TurnoutPercent);
        }
        // A rise by some points is no rate.
        let step = document.is_any(
            self.lead(site).wrapping_sub(1),
            &[
                "naik",
                "turun",
                "meningkat",
                "menurun",
                "bertambah",
                "berkurang",
                "selisih",
                "kenaikan",
                "penurunan",
                "peningkatan",
            ],
        ) && !document.is_any(
            site.first.wrapping_sub(1),
            &["menjadi", "hingga", "ke", "mencapai"],
        );
        let sentence = document.sentence_of(site.first);
        let mut end = site.first;
        while end > 0 && document.sentence_of(end - 1) == sentence {
            if let Some((term, _)) = self.terms.before(document, end, &[Role::Share]) {
                let measure = of(term);
                return share(if step { Measure::Other } else { measure });
            }
            end -= 1;
        }
        if step {
            return share(Measure::Other);
        }
        // `KPU menargetkan 77,5 persen tahun ini` right after a sentence about turnout.
        let carried = n
            .checked_sub(1)
            .filter(|p| {
                sentence - document.sentence_of(self.sites[*p].first) <= 1
                    && before.get(*p).copied().flatten().map(|h| h.measure)
                        == Some(Measure::TurnoutPercent)
            })
            .is_some();
        if carried || self.turnout_named_before(site) {
            return share(Measure::TurnoutPercent);
        }
        share(Measure::Other)
    }

    /// Whether the sentence before, in the same paragraph, ends its talk with turnout, and this one
    /// sets an aim or compares.
    fn turnout_named_before(&self, site: &Site) -> bool {
        let document = self.document;
        let Some(sentence) = document
            .sentence_of(site.first)
            .checked_sub(1)
            .and_then(|s| document.sentences.get(s))
        else {
            return false;
        };
        if document.paragraph_of(sentence.first) != document.paragraph_of(site.first) {
            return false;
        }
        (sentence.first..sentence.last)
            .rev()
            .find_map(|t| self.terms.at(document, t, &[Role::Share]))
            .is_some_and(|(t, _)| t.sort == Some(Sort::Of(Measure::TurnoutPercent)))
    }

    /// Numbers of areas in a list, which share the list's noun: `Bunut 8.120, Silat 9.004 dan Badau
    /// 7.311 pemilih`; `1. Bajawa 22.104` below `Rincian DPT:`.
    fn lists(&self, heads: &mut [Option<Head>]) {
        let mut n = 0;
        while n < self.sites.len() {
            if !self.is_row(n) {
                n += 1;
                continue;
            }
            let mut end = n + 1;
            while end < self.sites.len() && self.is_row(end) && self.follows(end - 1, end) {
                end += 1;
            }
            // The noun after the last number is the whole list's.
            let closing = self
                .sites
                .get(end)
                .filter(|s| {
                    self.follows(end - 1, end)
                        && self.row_name(s).is_some()
                        && matches!(s.after, After::Noun(_) | After::Unit(_))
                })
                .and_then(|_| heads[end]);
            let list_lines = end - n > 1 || closing.is_some() || self.is_line(n);
            if list_lines {
                let head = closing.or_else(|| self.header(n, heads));
                for row in &mut heads[n..end] {
                    if let Some(head) = head {
                        *row = Some(Head {
                            sure: true,
                            sex: None,
                            ..head
                        });
                    }
                }
            }
            n = end;
        }
    }

    /// Whether a site is a bare number after a name.
    fn is_row(&self, n: usize) -> bool {
        let site = &self.sites[n];
        !site.money
            && !site.percent
            && site.numeral.figures
            && site.after == After::Nothing
            && self.row_name(site).is_some()
            && self.sex_before(site).is_none()
    }

    /// The last token of the name before a number: `Bajawa 22.104`, `Kecamatan Soa: 9.127`.
    fn row_name(&self, site: &Site) -> Option<usize> {
        let document = self.document;
        let mut at = site.first;
        while at > 0
            && document.is_any(
                at - 1,
                &[":", "=", "-", "–", "(", "sebanyak", "dengan", "ada"],
            )
        {
            at -= 1;
        }
        let name = at.checked_sub(1)?;
        let known = self
            .terms
            .before(
                document,
                at,
                &[Role::Noun, Role::List, Role::Share, Role::Label],
            )
            .is_some();
        (document.kind(name) == Some(TokenKind::Word)
            && document.capital(name)
            && !known
            && document.sentence_of(name) == document.sentence_of(site.first))
        .then_some(name)
    }

    /// Whether two sites stand in one list: in one sentence with little between, or in lines that
    /// follow each other.
    fn follows(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.sites[a], &self.sites[b]);
        let document = self.document;
        let (pa, pb) = (
            document.paragraph_of(a.first),
            document.paragraph_of(b.first),
        );
        if pa == pb {
            return b.first - a.last <= 8;
        }
        pb - pa == 1 && self.line_length(pa) <= 12 && self.line_length(pb) <= 12
    }

    fn is_line(&self, n: usize) -> bool {
        let paragraph = self.document.paragraph_of(self.sites[n].first);
        self.line_length(paragraph) <= 8
    }

    fn line_length(&self, paragraph: usize) -> usize {
        let Some(p) = self.document.paragraphs.get(paragraph) else {
            return 0;
        };
        let first = self.document.sentences.get(p.first).map_or(0, |s| s.first);
        let last = self
            .document
            .sentences
            .get(p.last.saturating_sub(1))
            .map_or(0, |s| s.last);
        last.saturating_sub(first)
    }

    /// What the words before a list say it counts: in its own sentence, else the sentence or line
    /// before, by its last noun.
    fn header(&self, n: usize, heads: &[Option<Head>]) -> Option<Head> {
        let site = &self.sites[n];
        if let Some(head) = self.left(site) {
            return Some(head);
        }
        let document = self.document;
        let paragraph = document.paragraph_of(site.first);
        let sentence = document.sentence_of(site.first).checked_sub(1)?;
        let before = document.sentences.get(sentence)?;
        let near = before.paragraph + 1 >= paragraph;
        if !near {
            return None;
        }
        // Searched as if the number stood at that sentence's end.
        let mut end = before.last;
        while end > before.first {
            if let Some((term, first)) = self.phrase(end) {
                if self.is_head(first, end)
                    && let Some(sort) = term.sort
                {
                    return Some(Head {
                        measure: match sort {
                            Sort::Of(measure) => measure,
                            Sort::People => Measure::Voters,
                        },
                        list: term.list,
                        sex: None,
                        sure: false,
                    });
                }
                end = first;
            } else {
                end -= 1;
            }
        }
        heads[..n].iter().rev().flatten().next().copied()
    }
}
