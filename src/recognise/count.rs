//! Numbers with what they count.
//!
//! Sites are numbers that may count something (`site`); the words around them tell what (`head`)
//! and how they are meant. Leaves out vague magnitudes (`ratusan petugas`) and ranges, which have no
//! value to give, and everything that only names: `TPS 004`, `Dapil IV`, `2-6-12`.

mod ellipsis;
mod facts;
mod form;
mod head;
mod list;
mod percent;
mod region;
mod site;
mod sum;
mod table;
mod terms;

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Count, Document, Measure, Place, Qualifier, TokenKind, VoterList};
use crate::recognise::numeral::Numerals;
use crate::span::Span;
use facts::Facts;
use head::Head;
use region::Regions;
use site::{After, Site};
use terms::{Role, Terms};

/// The recogniser of counts.
pub(super) struct Counts {
    numerals: Numerals,
    terms: Terms,
}

/// Farthest word of aiming before a number, in tokens.
const AIM_REACH: usize = 10;
/// A headline's number of whole hundreds rounds what the body gives in full.
const ROUND: f64 = 100.0;
/// Farthest name of a list of voters from a number.
const LIST_REACH: usize = 30;

impl Counts {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        Ok(Self {
            numerals: Numerals::new(lexicons)?,
            terms: Terms::new(lexicons)?,
        })
    }

    /// All counts outside `taken`, in order.
    pub(super) fn find(
        &self,
        document: &Document,
        taken: &[Span],
        places: &[Place<Span>],
    ) -> Vec<Count<Span>> {
        let mut held = vec![false; document.tokens.len()];
        for span in taken {
            for token in document.tokens_in(*span) {
                held[token] = true;
            }
        }
        let regions = Regions::new(document, places);
        let sites = site::sites(&self.terms, &self.numerals, document, &held, &regions);
        let heads = head::heads(&self.terms, document, &sites);
        let mut found: Vec<(Count<Span>, bool)> = Vec::new();
        for (site, head) in sites.iter().zip(heads) {
            if let Some(head) = head.filter(|h| worth_telling(site, *h))
                && let Some(count) = self.count(document, &regions, site, head)
            {
                found.push((count, head.people));
            }
        }
        sum::check(document, &mut found);
        let mut facts = Facts::default();
        for (count, people) in found {
            facts.add(count, people);
        }
        facts.finish()
    }

    /// Counts that only the headline gives, in full figures; they are mentioned nowhere in the body.
    pub(super) fn only_in_title(
        &self,
        title: &Document,
        body: &Document,
        found: &[Count<Span>],
    ) -> Vec<Count<Span>> {
        let told = |value: f64| {
            found.iter().any(|c| c.value == Some(value))
                || (0..body.tokens.len())
                    .filter(|t| body.kind(*t) == Some(TokenKind::Number))
                    .filter_map(|t| self.numerals.read(body, t, false))
                    .any(|n| n.value == Some(value))
        };
        let full = |c: &Count<Span>| {
            let figures = c.mentions.iter().flat_map(|m| title.tokens_in(*m));
            let mut figures = figures.filter(|t| title.kind(*t) == Some(TokenKind::Number));
            figures.any(|t| title.word(t).len() > 2) && c.value.is_some_and(|v| v % ROUND != 0.0)
        };
        self.find(title, &[], &[])
            .into_iter()
            .filter(|c| c.measure != Measure::Other && c.measure != Measure::BudgetRupiah)
            .filter(|c| full(c) && c.value.is_some_and(|v| !told(v)))
            .map(|c| Count {
                mentions: Vec::new(),
                ..c
            })
            .collect()
    }

    fn count(
        &self,
        document: &Document,
        regions: &Regions<'_>,
        site: &Site,
        head: Head,
    ) -> Option<Count<Span>> {
        let value = site.numeral.value?;
        let qualifier = self.qualifier(document, site);
        let voter_list = head
            .list
            .or_else(|| self.list(document, site))
            .filter(|_| head.measure == Measure::Voters);
        Some(Count {
            measure: head.measure,
            value: Some(value),
            low: (qualifier == Qualifier::AtLeast).then_some(value),
            high: (qualifier == Qualifier::AtMost).then_some(value),
            qualifier,
            voter_list,
            sex: head.sex,
            region: regions.of(document, site),
            note: site.numeral.note.clone(),
            mentions: vec![document.span(site.first, site.last)],
        })
    }

    /// How the number is meant: by what leads to it, what follows it, or an aim further before.
    fn qualifier(&self, document: &Document, site: &Site) -> Qualifier {
        let mut at = site.first;
        while let Some((qualifier, first)) = self.terms.qualifier_before(document, at) {
            if qualifier != Qualifier::Exact {
                return qualifier;
            }
            at = first;
        }
        if site.more {
            return Qualifier::AtLeast;
        }
        for end in [site.number_last, site.last] {
            if let Some((qualifier, _)) = self.terms.qualifier_after(document, end) {
                return qualifier;
            }
        }
        let sentence = document.sentence_of(site.first);
        let aim = (at.saturating_sub(AIM_REACH)..=at)
            .rev()
            .take_while(|t| {
                // Another number ends the search; a year does not.
                let number =
                    document.kind(*t) == Some(TokenKind::Number) && document.word(*t).len() != 4;
                *t == at
                    || document.sentence_of(*t) == sentence
                        && !document.is_any(*t, &[",", ";"])
                        && !number
            })
            .filter_map(|t| self.terms.qualifier_before(document, t))
            .any(|(qualifier, _)| qualifier == Qualifier::Target);
        if aim {
            Qualifier::Target
        } else {
            Qualifier::Exact
        }
    }

    /// The list of voters named nearest in the sentence, before the number or shortly after it.
    fn list(&self, document: &Document, site: &Site) -> Option<VoterList> {
        let sentence = document.sentence_of(site.first);
        let inside = |t: &usize| document.sentence_of(*t) == sentence;
        let before = (site.first.saturating_sub(LIST_REACH)..site.first)
            .rev()
            .filter(inside)
            .find_map(|t| self.terms.at(document, t, &[Role::List]));
        let after = || {
            (site.last..document.tokens.len().min(site.last + LIST_REACH / 3))
                .filter(inside)
                .find_map(|t| self.terms.at(document, t, &[Role::List]))
        };
        before.or_else(after).and_then(|(term, _)| term.list)
    }
}

/// Whether a reader would want the count: what is counted is known, or figures count a thing that
/// stands right there.
fn worth_telling(site: &Site, head: Head) -> bool {
    if head.measure != Measure::Other || site.percent {
        return true;
    }
    match site.after {
        After::Noun(_) => true,
        After::Unit(_) | After::Unknown | After::Nothing | After::Sex(_) => site.numeral.figures,
    }
}

#[cfg(test)]
mod tests;
