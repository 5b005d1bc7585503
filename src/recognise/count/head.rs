//! What a number counts: by the noun after it, the noun before it, or the list it stands in.

use super::site::{After, NOUNS, Site, has_sum};
use super::terms::{Role, Sort, Term, Terms};
use crate::model::{Caps, Document, Measure, Sex, TableId, VoterList};

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) measure: Measure,
    pub(super) list: Option<VoterList>,
    pub(super) sex: Option<Sex>,
    /// Whether it counts people of whom nothing more is told there.
    pub(super) people: bool,
}

impl Head {
    pub(super) fn of(measure: Measure) -> Self {
        Self {
            measure,
            list: None,
            sex: None,
            people: false,
        }
    }
}

/// Farthest noun before a number, in tokens.
const REACH: usize = 25;
/// How much of a sentence or of the numbers before one is searched for what it speaks of.
pub(super) const CONTEXT: usize = 80;
/// Tokens that may stand between a noun and a bare number that it surely heads.
const CLOSE: usize = 3;
/// Farthest number before one that shares its noun, in tokens.
pub(super) const PART_REACH: usize = 7;
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
    context.known_voters(&mut heads);
    context.lists(&mut heads);
    context.tables(&mut heads);
    context.sums(&mut heads);
    heads
}

pub(super) struct Context<'a> {
    pub(super) terms: &'a Terms,
    pub(super) document: &'a Document,
    pub(super) sites: &'a [Site],
}

impl Context<'_> {
    /// What a site counts by its own words, or by what the sites before it count.
    fn own(&self, n: usize, before: &[Option<Head>]) -> Option<Head> {
        let site = &self.sites[n];
        if site.money || self.is_money(site) {
            return Some(Head::of(Measure::BudgetRupiah));
        }
        if site.percent {
            return self.percent(n, before);
        }
        let of_term = |term: Term| {
            Some(Head {
                measure: self.measure(term.sort?, site),
                list: term.list,
                sex: term.sex,
                people: term.sort? == Sort::People,
            })
        };
        match site.after {
            After::Noun(term) => of_term(term).map(|head| self.with_sex(site, head)),
            // `150 anggota Brimob`
            After::Unit(term)
                if term.sort == Some(Sort::Of(Measure::Officers))
                    && self.document.capital(site.last)
                    && self.document.sentence_of(site.last)
                        == self.document.sentence_of(site.first) =>
            {
                of_term(term).map(|head| self.with_sex(site, head))
            }
            After::Unit(term) => self
                .pieces(site, term)
                .or_else(|| of_term(term))
                .map(|head| Head {
                    people: term.sort == Some(Sort::People),
                    ..self.with_sex(site, head)
                }),
            After::Sex(term) => self.split(n, before, term),
            After::Unknown => Some(Head::of(Measure::Other)),
            After::Nothing if !site.numeral.figures => self.some_of(n, before),
            After::Nothing => {
                if let Some((term, _)) = self.sex_before(site) {
                    return self.split(n, before, term);
                }
                if self.is_step(site) {
                    return None;
                }
                self.ahead(n)
                    .or_else(|| self.of_stations(n))
                    .or_else(|| self.sibling(n, before))
                    .or_else(|| self.done(site))
                    .or_else(|| self.bare(site))
                    .or_else(|| self.parted(n, before))
                    .or_else(|| self.placed(n, before))
                    .or_else(|| self.same(n, before))
                    .or_else(|| self.listed_voters(site))
                    .map(|head| self.with_sex(site, head))
            }
        }
    }

    /// Whether a scaled number of nothing else is a sum without its sign: `sedangkan KPU 78,9
    /// miliar`, or in a sentence with a sum `40 juta`.
    fn is_money(&self, site: &Site) -> bool {
        let numeral = &site.numeral;
        if !numeral.scaled || site.percent || site.after != After::Nothing {
            return false;
        }
        if numeral.value.is_some_and(|v| v >= 1e9) {
            return true;
        }
        numeral.value.is_some_and(|v| v >= 1e6) && has_sum(self.document, site.first)
    }

    /// What a bare number counts: the noun before it, if the number follows it closely, is led up
    /// to, is set like a quantity or is described as a part (`318 di antaranya`).
    fn bare(&self, site: &Site) -> Option<Head> {
        let (head, end) = self.left_that(site, |_| true)?;
        let lead = self.lead(site);
        let close = lead.saturating_sub(end) <= CLOSE;
        let part = self
            .terms
            .at(self.document, site.number_last, &[Role::Trait])
            .is_some();
        let quantity = site.numeral.grouped || site.numeral.scaled || lead < site.first;
        (close || part || (quantity && head.measure != Measure::Other)).then_some(head)
    }

    /// What pieces are pieces of: persons of what a verb or a noun before them tells, things of a
    /// noun before them.
    fn pieces(&self, site: &Site, unit: Term) -> Option<Head> {
        let sheets = unit.sort == Some(Sort::Of(Measure::Ballots));
        let things = sheets || unit.sort == Some(Sort::Of(Measure::Other));
        // Paper that nothing before it names may be named after: `300 lembar rusak saat sortir surat
        // suara`.
        if things {
            let fits = |m| {
                matches!(
                    m,
                    Measure::PollingStations | Measure::Ballots | Measure::Other
                )
            };
            let before = self.left_that(site, fits).map(|(head, _)| head);
            return before.or_else(|| self.ballots_after(site).filter(|_| sheets));
        }
        let fits = |m| {
            matches!(
                m,
                Measure::Voters | Measure::Officers | Measure::Candidates | Measure::Other
            )
        };
        if let Some(head) = self.by_verb(site) {
            return Some(head);
        }
        // `Petugas menemukan 14 orang`: who does it is not who is counted.
        let from = self.lead(site);
        let doer = |end: usize| from > end && self.transitive(from - 1);
        self.left_that(site, fits)
            .filter(|(_, end)| !doer(*end))
            .map(|(head, _)| head)
    }

    /// Ballots named after a number of sheets in its sentence.
    fn ballots_after(&self, site: &Site) -> Option<Head> {
        let document = self.document;
        let sentence = document.sentence_of(site.first);
        (site.last..site.last + REACH)
            .take_while(|t| document.sentence_of(*t) == sentence)
            .filter_map(|t| self.terms.at(document, t, &[Role::Noun]))
            .any(|(term, _)| term.sort == Some(Sort::Of(Measure::Ballots)))
            .then(|| Head::of(Measure::Ballots))
    }

    /// Whether the token is a verb with an object, by its prefix.
    fn transitive(&self, token: usize) -> bool {
        let document = self.document;
        let word = document.word(token);
        document.caps(token) == Caps::Lower
            && word.len() > 5
            && word.starts_with("me")
            && !self.terms.is_trait(document, token)
    }

    /// Whether the number is a rise or a fall and not what there is: `bertambah 1.250`.
    pub(super) fn is_step(&self, site: &Site) -> bool {
        self.terms
            .before(self.document, self.lead(site), &[Role::Step])
            .is_some()
            && !self.document.is_any(
                site.first.wrapping_sub(1),
                &["menjadi", "jadi", "hingga", "ke", "mencapai", "dari"],
            )
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
        let document = self.document;
        let sentence = document.sentence_of(token);
        (token.saturating_sub(CONTEXT)..token + CONTEXT)
            .filter(|t| document.sentence_of(*t) == sentence)
            .any(|t| {
                self.terms
                    .at(document, t, NOUNS)
                    .is_some_and(|(term, _)| term.sort == Some(Sort::Of(Measure::Voters)))
            })
    }

    /// A bare number right behind a verb that tells what it counts: `mendapatkan 3.240`.
    fn done(&self, site: &Site) -> Option<Head> {
        let (term, _) = self
            .terms
            .before(self.document, self.lead(site), &[Role::Verb])?;
        match term.sort? {
            Sort::Of(measure) if site.numeral.grouped => Some(Head::of(measure)),
            _ => None,
        }
    }

    /// People after a verb that tells who they are: `dihadiri 120 orang`.
    fn by_verb(&self, site: &Site) -> Option<Head> {
        let first = site.first;
        (first.saturating_sub(VERB_REACH)..=first)
            .rev()
            .take_while(|t| !self.document.is_any(*t, &[",", ".", ";"]))
            .find_map(|t| self.terms.before(self.document, t, &[Role::Verb]))
            .and_then(|(term, _)| match term.sort? {
                Sort::Of(measure) => Some(Head::of(measure)),
                Sort::People => None,
            })
    }

    /// The nearest noun before the site in its sentence that is no place and no part of a name.
    pub(super) fn left(&self, site: &Site) -> Option<Head> {
        self.left_that(site, |_| true).map(|(head, _)| head)
    }

    /// The token before which the number's own words begin.
    pub(super) fn lead(&self, site: &Site) -> usize {
        let mut at = site.first;
        while let Some((_, first)) = self.terms.qualifier_before(self.document, at) {
            at = first;
        }
        at
    }

    /// As `left`, of a measure that fits; with the token after the noun.
    pub(super) fn left_that(
        &self,
        site: &Site,
        fits: impl Fn(Measure) -> bool,
    ) -> Option<(Head, usize)> {
        let document = self.document;
        let from = self.lead(site);
        let sentence = document.sentence_of(site.first);
        let floor = from.saturating_sub(REACH);
        let mut end = from;
        let mut inner = None;
        while end > floor && document.sentence_of(end - 1) == sentence {
            if document.is(end - 1, ";") {
                return inner;
            }
            let Some((term, first)) = self.phrase(end) else {
                end -= 1;
                continue;
            };
            // `Dari DPT 152.340`: nothing between the two.
            let direct = end == from && from == site.first && site.numeral.grouped;
            if (direct || self.is_head(first, end))
                && let Some(measure) = term.sort.map(|s| self.measure(s, site))
                && fits(measure)
            {
                let head = Head {
                    measure,
                    list: term.list,
                    sex: self.sex_between(end, from).or(term.sex),
                    people: term.sort == Some(Sort::People),
                };
                if self.in_a_clause(first) {
                    inner.get_or_insert((head, end));
                } else {
                    return Some((head, end));
                }
            }
            end = first;
        }
        inner
    }

    /// Whether the noun is the object of a clause that describes another: `pemilih yang belum
    /// memiliki KTP-el tinggal 15`.
    fn in_a_clause(&self, first: usize) -> bool {
        let document = self.document;
        let verb = first.checked_sub(1).is_some_and(|v| {
            self.transitive(v) || document.is_any(v, &["punya", "pakai", "wajib", "non", "ber"])
        });
        verb && (first.saturating_sub(5)..first).any(|t| document.is(t, "yang"))
    }

    /// The noun phrase that ends before the token: the first of several nouns is its head, as in
    /// `saksi pasangan calon`.
    pub(super) fn phrase(&self, end: usize) -> Option<(Term, usize)> {
        let (mut term, mut first) = self.terms.before(self.document, end, NOUNS)?;
        while let Some((head, begin)) = self.terms.before(self.document, first, NOUNS) {
            (term, first) = (head, begin);
        }
        Some((term, first))
    }

    /// Whether a noun heads what follows: not a place, a rate, a region's or an office's name.
    pub(super) fn is_head(&self, first: usize, end: usize) -> bool {
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
            "kedua",
            "ketiga",
            "keempat",
            "kelima",
        ];
        // `Untuk pemilih baru ada 1.874` opens with what it counts.
        let opens = first > 0
            && document.is_any(first - 1, &["untuk", "bagi"])
            && (first == 1
                || document.sentence_of(first - 2) != document.sentence_of(first)
                || document.is(first - 2, ","));
        if first > 0 && !opens && document.is_any(first - 1, PLACES) {
            return false;
        }
        // `non-KTP-el`
        if first > 1 && document.is(first - 1, "-") && document.is(first - 2, "non") {
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
                people: term.sort == Some(Sort::People),
            }),
            _ => None,
        }
    }

    /// Men or women named right before the number: `laki-laki 48.016`, `(L: 941, P: 921)`.
    pub(super) fn sex_before(&self, site: &Site) -> Option<(Term, usize)> {
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
        let whole = (n.saturating_sub(CONTEXT)..n)
            .rev()
            .take_while(|i| self.document.paragraph_of(self.sites[*i].first) == paragraph)
            .filter_map(|i| before.get(i).copied().flatten())
            .find(|h| {
                matches!(
                    h.measure,
                    Measure::Voters | Measure::Officers | Measure::Candidates | Measure::Other
                )
            });
        let people = |m| {
            matches!(
                m,
                Measure::Voters | Measure::Officers | Measure::Candidates | Measure::Other
            )
        };
        // Men and women beside polling stations are voters: `141 TPS, L 22.100, P 23.110`.
        let stations = || {
            (n.saturating_sub(CONTEXT)..n)
                .rev()
                .take_while(|i| self.document.paragraph_of(self.sites[*i].first) == paragraph)
                .filter_map(|i| before.get(i).copied().flatten())
                .any(|h| h.measure == Measure::PollingStations)
                .then(|| Head::of(Measure::Voters))
        };
        let base = whole
            .or_else(|| self.left_that(site, people).map(|(head, _)| head))
            .or_else(stations)
            .or_else(|| self.header(n, before).filter(|h| people(h.measure)))
            .unwrap_or_else(|| Head::of(self.measure(Sort::People, site)));
        Some(Head {
            sex: term.sex,
            ..base
        })
    }
}
