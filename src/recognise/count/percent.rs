//! What a percentage is of: turnout or something else.

use super::head::{CONTEXT, Context, Head};
use super::site::{NOUNS, Site};
use super::terms::{Role, Sort, Term};
use crate::model::{Measure, Qualifier};

/// Tokens of the clause behind a share of people.
const CLAUSE: usize = 8;
const BREAKS: &[&str] = &[",", ";", "("];

impl Context<'_> {
    /// A percentage: of turnout where that is the nearest share named, else of something else.
    pub(super) fn percent(&self, n: usize, before: &[Option<Head>]) -> Option<Head> {
        let site = &self.sites[n];
        let document = self.document;
        if document.is(site.number_last, "poin") {
            return None;
        }
        let share = |measure| Some(Head::of(measure));
        let of = |term: Term| match term.sort {
            Some(Sort::Of(measure)) => measure,
            _ => Measure::Other,
        };
        // A rise by some points is no rate.
        let step = self.is_step(site);
        // `80 persen partisipasi pemilih`
        let sentence = document.sentence_of(site.first);
        let people = self
            .terms
            .at(document, site.number_last, NOUNS)
            .and_then(|(term, _)| term.sort)
            .is_some_and(|sort| matches!(sort, Sort::People | Sort::Of(Measure::Voters)));
        // `80 persen warga yang datang ke TPS`
        let reach = if people { CLAUSE } else { 3 };
        if let Some((at, term)) = (site.number_last..site.number_last + reach)
            .take_while(|t| document.sentence_of(*t) == sentence && !document.is_any(*t, BREAKS))
            .find_map(|t| Some((t, self.terms.at(document, t, &[Role::Share])?.0)))
            && !step
        {
            if of(term) == Measure::TurnoutPercent {
                return share(Measure::TurnoutPercent);
            }
            // `25 persen tidak menggunakan hak pilih`
            if at == site.number_last || people {
                return share(Measure::Other);
            }
        }
        let mut end = site.first;
        let floor = site.first.saturating_sub(CONTEXT);
        while end > floor && document.sentence_of(end - 1) == sentence {
            if let Some((term, _)) = self.terms.before(document, end, &[Role::Share]) {
                let measure = of(term);
                return share(if step { Measure::Other } else { measure });
            }
            end -= 1;
        }
        if step {
            return share(Measure::Other);
        }
        // `Target nasional 77,5 persen, tetapi di sini target partisipasi 83 persen`
        let aim = (floor..site.first)
            .filter(|t| document.sentence_of(*t) == sentence)
            .filter_map(|t| self.terms.qualifier_at(document, t))
            .any(|q| q == Qualifier::Target);
        let shared = || {
            (site.number_last..site.number_last + CONTEXT)
                .take_while(|t| document.sentence_of(*t) == sentence)
                .find_map(|t| self.terms.at(document, t, &[Role::Share]))
                .is_some_and(|(term, _)| of(term) == Measure::TurnoutPercent)
        };
        if aim && shared() {
            return share(Measure::TurnoutPercent);
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
        (sentence.first.max(sentence.last.saturating_sub(CONTEXT))..sentence.last)
            .rev()
            .find_map(|t| self.terms.at(document, t, &[Role::Share]))
            .is_some_and(|(t, _)| t.sort == Some(Sort::Of(Measure::TurnoutPercent)))
    }
}
