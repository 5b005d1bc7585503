//! Items of lists as commitments: they get their numbers, and an announced item without a cue
//! becomes a candidate of its own.
//!
//! Leaves out how lists and items are found (`enumeration`).

use std::ops::Range;

use super::candidate::{Candidate, Sign};
use super::enumeration::{Enumeration, Item, List};
use super::grammar::Small;
use super::lexis::{Role, Verb};
use super::phrase::{Head, Phrase};
use super::reading::Reading;
use crate::model::{Party, PromiseType, TokenKind};

/// How many sentences before a list a pledge may be told of that it holds.
const READERS: usize = 3;

impl Reading<'_> {
    /// Gives items their numbers, and makes a candidate of an announced item that has none.
    pub(super) fn numbered(
        &self,
        mut candidates: Vec<Candidate>,
        all: &Enumeration,
    ) -> Vec<Candidate> {
        for item in &all.items {
            let list = item.list.and_then(|l| all.lists.get(l));
            let inside = |c: &Candidate| c.cue.start >= item.first && c.cue.start < item.last;
            let first = candidates
                .iter()
                .enumerate()
                .filter(|(_, c)| inside(c) && c.item.is_none())
                .min_by_key(|(_, c)| c.cue.start)
                .map(|(n, _)| n);
            match first {
                Some(n) => {
                    let mut candidate = candidates.remove(n);
                    candidate.signs.push(Sign::Item);
                    self.as_listed(&mut candidate, item, list);
                    candidates.extend(self.shared(candidate, item));
                }
                None => {
                    let Some(list) = list.filter(|l| self.is_task(item, l)) else {
                        continue;
                    };
                    if let Some(candidate) = self.of_item(item, list) {
                        candidates.extend(self.shared(candidate, item));
                    }
                }
            }
        }
        candidates
    }

    /// In a list of orders a prohibition is an order. The number is no part of the words.
    fn as_listed(&self, candidate: &mut Candidate, item: &Item, list: Option<&List>) {
        candidate.first = candidate.first.max(item.body);
        candidate.action.start = self.body(candidate.action.start.max(item.body));
        candidate.action.end = candidate.action.end.max(candidate.action.start);
        let Some(list) = list else {
            return;
        };
        let prohibits = self.document.is(candidate.cue.end - 1, "boleh")
            || self.document.is(candidate.cue.start, "dilarang");
        if list.kind == PromiseType::Directive && prohibits {
            candidate.kind = PromiseType::Directive;
            candidate.requested_by.clone_from(&list.speaker);
        }
        // `Kesepakatan rapat: DPMD menerbitkan edaran paling lambat Senin`: what the list is.
        if list.kind == PromiseType::Directive && candidate.rule == "scheduled" {
            candidate.kind = list.kind;
            if !self.is_meeting(list) {
                candidate.requested_by.clone_from(&list.speaker);
            }
        }
        candidate.owner = self.owner(list);
    }

    /// Past the small words that lead over from an item's number to what it says.
    fn body(&self, mut at: usize) -> usize {
        while self.is(at, Small::Copula) {
            at += 1;
        }
        at
    }

    /// An item without a cue: what it names is to be done, by its subject or by whoever announced
    /// the list.
    fn of_item(&self, item: &Item, list: &List) -> Option<Candidate> {
        let document = self.document;
        let end = self.item_sentence_end(item);
        let speaker = list.speaker.as_ref();
        let cue = (item.first..end).find_map(|t| {
            document.hits_at(t).iter().find_map(|h| {
                let cue = self.lexis.cue(h)?;
                let sure = cue.weight >= 0.6;
                let takes = match cue.role {
                    Role::Ask | Role::Warn | Role::Modal => true,
                    // `DPMD menerbitkan surat edaran`: the letter itself is the deed.
                    Role::Stress => (h.last..end).any(|t| self.is(t, Small::HandOver)),
                    _ => false,
                };
                (sure && takes).then_some((cue.kind, cue.role, h.last))
            })
        });
        let kind = match cue {
            Some((PromiseType::Pledge, _, _)) | None => list.kind,
            Some((kind, _, _)) => kind,
        };
        // `Ia meminta kesiapan sistem`: what is asked for, not who asks.
        let asked = match cue {
            Some((_, role, last)) if role != Role::Modal && last < end => Some(last),
            _ => None,
        };
        let predicate = (item.body..end)
            .find(|t| self.begins_predicate(*t) && !self.is_in_relative(*t, item.body));
        let subject = self.phrase(item.body..predicate.unwrap_or(end), speaker, false);
        let named = asked.is_none()
            && predicate.is_some()
            && matches!(subject.head, Head::Named | Head::People)
            && subject.first <= item.body + 2;
        let describes = cue.is_none()
            && list.kind == PromiseType::Obligation
            && !named
            && predicate.is_some_and(|p| p > self.body(item.body))
            && subject.head == Head::Thing
            && !(self.body(item.body)..end)
                .take(3)
                .any(|t| self.lexis.is_abstract(document, t));
        // `Pertama, penduduk bertambah`: what has come about, not what is to be done.
        let befalls = |t: usize| {
            [Verb::Outcome, Verb::Fate]
                .iter()
                .any(|kind| self.lexis.verb(document, t, *kind).is_some())
        };
        let told =
            cue.is_none() && (befalls(self.body(item.body)) || predicate.is_some_and(befalls));
        if describes || told {
            return None;
        }
        let mut signs = vec![Sign::Item];
        let by = (item.body..end)
            .find(|t| document.is(*t, "oleh"))
            .and_then(|t| self.phrase_at(t + 1, end, speaker))
            .filter(|p| p.is_somebody());
        let (actors, first) = if named {
            signs.push(Sign::Named);
            (subject.parties, predicate.unwrap_or(item.body))
        } else if let Some(by) = by {
            signs.push(Sign::Agent);
            (by.parties, self.body(item.body))
        } else {
            let begins = asked.unwrap_or_else(|| self.body(item.body));
            let owner = self.owner(list);
            signs.push(if owner.is_empty() {
                Sign::Nobody
            } else {
                Sign::Inherited
            });
            (owner, begins.min(end.saturating_sub(1)))
        };
        let ordered = kind == PromiseType::Directive && !self.is_meeting(list);
        let last = (first..end)
            .rev()
            .find(|t| document.kind(*t) != Some(TokenKind::Punct))
            .map_or(end, |t| t + 1);
        Some(Candidate {
            requested_by: list.speaker.clone().filter(|_| ordered),
            first: item.first,
            action: first..last,
            signs,
            scope: end,
            ..Candidate::new(
                kind,
                list.weight,
                "item",
                item.body..item.body + 1,
                self.binding(actors),
            )
        })
    }

    /// Whether a meeting, not a person, announces the list: nobody in particular asks.
    fn is_meeting(&self, list: &List) -> bool {
        list.lead.clone().take(6).any(|t| {
            self.lexis
                .block(self.document, t, super::lexis::Block::Event)
                .is_some()
        })
    }

    /// Who reads a pledge out or repeats it: `Partai politik membacakan deklarasi: …`, `diikuti
    /// seluruh kepala desa`.
    fn readers(&self, list: &List) -> Option<Vec<Party>> {
        let document = self.document;
        let speaker = list.speaker.as_ref();
        let end = list.lead.end;
        let people = |p: Phrase| (p.head == Head::People && !p.part).then_some(p.parties);
        let repeated = list.lead.clone().find_map(|t| {
            let by = document.is_any(t, &["diikuti", "ditirukan", "diucapkan", "ditandatangani"]);
            let next = t + 1 + usize::from(document.is(t + 1, "oleh"));
            by.then(|| self.phrase_at(next, end, speaker)).flatten()
        });
        if let Some(found) = repeated.and_then(people) {
            return Some(found);
        }
        // The subject of the last predicate before the list, else of a pledging one shortly before.
        let first = list.lead.start;
        let here = document.sentence_of(first);
        let back = document
            .sentences
            .get(here.saturating_sub(READERS))
            .map_or(first, |s| s.first);
        let pledging = (back..first)
            .rev()
            .filter(|t| self.is(*t, Small::Pledging))
            .find_map(|t| {
                let floor = document.sentences.get(document.sentence_of(t))?.first;
                people(self.subject(t, floor, speaker).phrase)
            });
        list.lead
            .clone()
            .rev()
            .filter(|t| self.begins_predicate(*t) && !self.is_in_relative(*t, list.lead.start))
            .find_map(|t| {
                let subject = self.subject(t, list.lead.start, speaker);
                people(subject.phrase)
            })
            .or(pledging)
    }

    /// Who owes the items of a list that name nobody: whoever the lead names after `kami` or says
    /// the orders are for, else the agency of whoever announced it.
    fn owner(&self, list: &List) -> Vec<Party> {
        let document = self.document;
        let speaker = list.speaker.as_ref();
        if list.kind == PromiseType::Directive {
            let to = list.lead.clone().find_map(|t| {
                let to = document.is_any(t, &["kepada", "bagi", "untuk"]);
                to.then(|| self.phrase_at(t + 1, list.lead.end, speaker))
                    .flatten()
            });
            if let Some(phrase) = to.filter(|p| p.is_somebody()) {
                return phrase.parties;
            }
        }
        let signed = list.lead.clone().find_map(|t| {
            let mut at = document.is(t, "oleh").then_some(t + 1)?;
            at += usize::from(document.kind(at) == Some(TokenKind::Number));
            let phrase = self.phrase_at(at, list.lead.end, speaker)?;
            phrase.is_somebody().then_some(phrase.parties)
        });
        if let Some(signed) = signed.filter(|_| list.kind == PromiseType::Pledge) {
            return signed;
        }
        let declared = list.lead.clone().find_map(|t| {
            let last = document.is(t, "kami").then_some(t + 1)?;
            if !document.capital(last) && document.kind(last) == Some(TokenKind::Word) {
                // `Kami bendesa adat dan pecalang`: all of them, not the one who is named.
                let end = self.people_end(last, list.lead.end);
                let text = document.text_of(last, end).to_lowercase();
                return Some(vec![Party::General(text)]);
            }
            let phrase = self.phrase_at(last, list.lead.end, speaker)?;
            phrase.is_somebody().then_some(phrase.parties)
        });
        let orders = list.kind == PromiseType::Directive;
        let readers = self
            .readers(list)
            .filter(|_| list.kind == PromiseType::Pledge);
        declared
            .or(readers)
            .unwrap_or_else(|| if orders { Vec::new() } else { self.us(speaker) })
    }

    /// A candidate for each number of its item; with as many names as numbers each gets its own.
    fn shared(&self, candidate: Candidate, item: &Item) -> Vec<Candidate> {
        let places = candidate.places.iter().copied().max().unwrap_or_default() + 1;
        let respectively = item.numbers.len() > 1
            && places == item.numbers.len()
            && candidate.places.len() == candidate.actors.len();
        // `keamanan dan logistik menjadi tugas Polres dan KPU`: to each its part.
        let parts = self.parts(&candidate.action, item.numbers.len());
        item.numbers
            .iter()
            .enumerate()
            .map(|(n, number)| {
                let mut one = candidate.clone();
                one.item = Some(*number);
                if respectively {
                    let own = candidate.actors.iter().zip(&candidate.places);
                    one.actors = own
                        .filter(|(_, p)| **p == n)
                        .map(|(a, _)| a.clone())
                        .collect();
                    one.places = vec![0; one.actors.len()];
                    if let Some(part) = parts.get(n) {
                        one.action = part.clone();
                    }
                }
                one
            })
            .collect()
    }

    /// The words between the joints, if they are as many parts as asked for.
    fn parts(&self, action: &Range<usize>, count: usize) -> Vec<Range<usize>> {
        let joints: Vec<usize> = action
            .clone()
            .filter(|t| {
                self.document.is_any(*t, &["dan", "serta"]) || self.document.word(*t) == ","
            })
            .collect();
        if joints.len() + 1 != count {
            return Vec::new();
        }
        let starts = std::iter::once(action.start).chain(joints.iter().map(|j| j + 1));
        let ends = joints.iter().copied().chain([action.end]);
        starts.zip(ends).map(|(first, last)| first..last).collect()
    }
}
