//! Bare numbers that leave out their noun, because the number before them has it.
//!
//! Leaves out lists of areas (`list`) and tables (`table`).

use super::head::{Context, Head, PART_REACH};
use super::site::{After, NOUNS, Site};
use super::terms::{Role, Sort};
use crate::model::Measure;

/// Farthest number before one that is counted by the same noun at another place, in tokens.
const PLACE_REACH: usize = 10;
/// Below this, the same number twice need not be the same people.
const TELLING: f64 = 20.0;
/// Farthest word that stands for what was counted before, in tokens.
const SAME_REACH: usize = 15;

impl Context<'_> {
    /// A kind in a list of kinds of what the number before it counts: `pemilih disabilitas 4.127
    /// orang, yakni fisik 1.986, mental 940 dan netra 294`.
    pub(super) fn parted(&self, n: usize, before: &[Option<Head>]) -> Option<Head> {
        let document = self.document;
        let site = &self.sites[n];
        let whole = &self.sites[n.checked_sub(1)?];
        let head = before.get(n - 1).copied().flatten()?;
        let (from, to) = (whole.last, site.first);
        let apart = document.is_any(
            from,
            &[
                ",",
                ";",
                ":",
                "(",
                "dan",
                "serta",
                "yakni",
                "yaitu",
                "dengan",
                "terdiri",
                "meliputi",
                "rinciannya",
            ],
        ) || self.labelled_line(n);
        let closed = site.number_last >= document.tokens.len()
            || document.sentence_of(site.number_last) != document.sentence_of(to)
            || document.is_any(
                site.number_last,
                &[",", ";", ".", ")", "dan", "serta", "”", "\""],
            );
        let near = to > from + 1 && to - from <= PART_REACH;
        let same =
            document.sentence_of(whole.first) == document.sentence_of(to) || self.labelled_line(n);
        (apart && closed && near && same && !whole.money && !whole.percent).then_some(head)
    }

    /// Whether the number stands in a short line of its own behind a word that describes what the
    /// line above counts: `Pemilih TMS: 510`, below it `- Meninggal: 320`.
    fn labelled_line(&self, n: usize) -> bool {
        let document = self.document;
        let site = &self.sites[n];
        let Some(whole) = n.checked_sub(1).and_then(|w| self.sites.get(w)) else {
            return false;
        };
        let below = document.paragraph_of(site.first) == document.paragraph_of(whole.first) + 1;
        let mut at = site.first;
        while at > 0 && document.is_any(at - 1, &[":", "=", "-", "–", "sebanyak"]) {
            at -= 1;
        }
        below && self.terms.before(document, at, &[Role::Trait]).is_some()
    }

    /// A number of what the one before counts, as `jumlah itu` says.
    pub(super) fn same(&self, n: usize, before: &[Option<Head>]) -> Option<Head> {
        let document = self.document;
        let site = &self.sites[n];
        let sentence = document.sentence_of(site.first);
        let back = (site.first.saturating_sub(SAME_REACH)..site.first)
            .filter(|t| document.sentence_of(*t) == sentence)
            .any(|t| self.terms.at(document, t, &[Role::Same]).is_some());
        if !back || !(site.numeral.grouped || site.numeral.scaled) {
            return None;
        }
        let near = (0..n)
            .rev()
            .take_while(|o| sentence - document.sentence_of(self.sites[*o].first) <= 1);
        let heads: Vec<Head> = near
            .filter(|o| !self.sites[*o].money && !self.sites[*o].percent)
            .filter_map(|o| before.get(o).copied().flatten())
            .collect();
        // Beside voters, villages and the like only say where.
        let voters = heads.iter().find(|h| h.measure == Measure::Voters);
        voters
            .or(heads.first())
            .map(|head| Head { sex: None, ..*head })
    }

    /// A number word for some of what the number before counts: `251 TPS, lima di antaranya rawan`.
    pub(super) fn some_of(&self, n: usize, before: &[Option<Head>]) -> Option<Head> {
        let site = &self.sites[n];
        let whole = &self.sites[n.checked_sub(1)?];
        let part = self
            .terms
            .at(self.document, site.number_last, &[Role::Trait])
            .is_some()
            && self
                .document
                .is_any(site.number_last + 1, &["antaranya", "rawan"]);
        let same = self.document.sentence_of(whole.first) == self.document.sentence_of(site.first);
        let counted = |h: &Head| matches!(h.measure, Measure::Voters | Measure::PollingStations);
        before
            .get(n - 1)
            .copied()
            .flatten()
            .filter(|h| part && same && counted(h))
    }

    /// A number of those of whom the words behind it say that they stand on a list: `929.157 yang
    /// masuk daftar pemilih`.
    pub(super) fn listed_voters(&self, site: &Site) -> Option<Head> {
        let document = self.document;
        if !site.numeral.grouped || !document.is(site.number_last, "yang") {
            return None;
        }
        let sentence = document.sentence_of(site.first);
        (site.number_last..site.number_last + PLACE_REACH)
            .take_while(|t| document.sentence_of(*t) == sentence && !document.is(*t, ","))
            .find_map(|t| self.terms.at(document, t, NOUNS))
            .filter(|(term, _)| term.sort == Some(Sort::Of(Measure::Voters)))
            .map(|(term, _)| Head {
                list: term.list,
                ..Head::of(Measure::Voters)
            })
    }

    /// A number of people that another place says are voters, and the men and women among them:
    /// `222.821 pemilih … ditetapkan 222.821 orang, 113.028 laki-laki`.
    pub(super) fn known_voters(&self, heads: &mut [Option<Head>]) {
        let value = |n: usize| self.sites[n].numeral.value.filter(|v| *v >= TELLING);
        let of = |n: usize, heads: &[Option<Head>]| heads[n].map(|h| h.measure);
        let known: Vec<f64> = (0..heads.len())
            .filter(|n| of(*n, heads) == Some(Measure::Voters))
            .filter_map(value)
            .collect();
        let mut whole = None;
        for (n, head) in heads.iter_mut().enumerate() {
            let sentence = self.document.sentence_of(self.sites[n].first);
            let Some(head) = head.as_mut().filter(|h| h.measure == Measure::Other) else {
                continue;
            };
            let same = head.people && value(n).is_some_and(|v| known.contains(&v));
            if same {
                whole = Some(sentence);
            }
            if same || (head.sex.is_some() && whole == Some(sentence)) {
                head.measure = Measure::Voters;
            }
        }
    }

    /// A number before polling stations in brackets counts their voters: `Sape 9.873 (34 TPS)`.
    pub(super) fn of_stations(&self, n: usize) -> Option<Head> {
        let site = &self.sites[n];
        let inner = self.sites.get(n + 1)?;
        let stations = matches!(inner.after, After::Noun(term)
            if term.sort == Some(Sort::Of(Measure::PollingStations)));
        let value = |s: &Site| s.numeral.value.unwrap_or(f64::NAN);
        let bracketed = inner.first == site.number_last + 1
            && self
                .document
                .is_any(site.number_last, &["(", "di", "pada", "dengan", "dalam"]);
        (stations && bracketed && site.numeral.grouped && value(site) > value(inner))
            .then(|| Head::of(Measure::Voters))
    }

    /// Another part of what the number before it counts, with nothing but joining words before it:
    /// `1.204 pemilih belum merekam KTP-el dan 213.302 sudah`; the noun between belongs to the first.
    pub(super) fn sibling(&self, n: usize, before: &[Option<Head>]) -> Option<Head> {
        let document = self.document;
        let site = &self.sites[n];
        let whole = &self.sites[n.checked_sub(1)?];
        let head = before.get(n - 1).copied().flatten()?;
        let lead = self.lead(site);
        let joined = document.is_any(
            lead.checked_sub(1)?,
            &[",", "dan", "serta", "sedangkan", "sementara", "sisanya"],
        );
        let goes_on = document.is_any(
            site.number_last,
            &["sudah", "telah", "belum", "tidak", "masih", "sisanya"],
        );
        let same = document.sentence_of(whole.first) == document.sentence_of(site.first);
        let counted = matches!(
            head.measure,
            Measure::Voters | Measure::PollingStations | Measure::Officers
        );
        (joined && goes_on && same && counted && !whole.percent).then_some(head)
    }

    /// The same thing at another place: `45 TPS di Mego, 35 di Tanawawo, dan 40 di Doreng`.
    pub(super) fn placed(&self, n: usize, before: &[Option<Head>]) -> Option<Head> {
        let document = self.document;
        let site = &self.sites[n];
        let other = &self.sites[n.checked_sub(1)?];
        let head = before.get(n - 1).copied().flatten()?;
        let at = |token: usize| {
            document.is_any(token, &["di", "untuk", "dari", "pada"]) && document.capital(token + 1)
        };
        let joined = document.is_any(
            site.first.checked_sub(1)?,
            &[",", "dan", "serta", "sedangkan", "lalu", "kemudian"],
        );
        let near = site.first > other.last && site.first - other.last <= PLACE_REACH;
        let same = document.sentence_of(other.first) == document.sentence_of(site.first);
        let bare = site.after == After::Nothing && !other.money && !other.percent;
        (at(site.number_last) && at(other.last) && joined && near && same && bare)
            .then_some(Head { sex: None, ..head })
    }
}
