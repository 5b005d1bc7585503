//! From candidates to commitments: items get their numbers, what belongs together is joined, what
//! is too doubtful is dropped, and the terms are added.
//!
//! Leaves out how candidates are found.

use super::candidate::{Candidate, Sign};
use super::enumeration::{Enumeration, Item, List};
use super::grammar::Small;
use super::lexis::{Role, is_quote_mark};
use super::phrase::Head;
use super::reading::Reading;
use crate::model::{Party, Promise, PromiseType, TokenKind};
use crate::topic::Topics;

/// The confidence below which nothing is given.
const FLOOR: f64 = 0.4;
/// How many sentences an order's addressee carries on.
const CARRY: usize = 4;

impl Reading<'_> {
    /// Joins, numbers and completes the candidates.
    pub(super) fn settle(
        &self,
        candidates: Vec<Candidate>,
        enumeration: &Enumeration,
        topics: &Topics,
    ) -> Vec<Promise> {
        let mut candidates = self.numbered(candidates, enumeration);
        candidates.sort_by_key(|c| (c.cue.start, c.item));
        let mut candidates = self.joined(candidates);
        self.inherit(&mut candidates);
        for candidate in &mut candidates {
            let sentence = self.document.sentence_of(candidate.cue.start);
            let dated = self
                .document
                .sentences
                .get(sentence)
                .is_some_and(|s| self.is_dated(s.span));
            if dated && candidate.kind == PromiseType::Pledge && !candidate.has(Sign::Dated) {
                candidate.signs.push(Sign::Dated);
            }
        }
        candidates.retain(|c| {
            let owed = c.kind == PromiseType::Directive
                || c.kind == PromiseType::Obligation
                || !c.actors.is_empty();
            owed && !self.is_campaign(c) && c.confidence() >= FLOOR
        });
        self.cut(&mut candidates);
        self.without_echoes(&mut candidates);
        candidates
            .iter()
            .filter_map(|c| self.promise(c, topics))
            .collect()
    }

    /// A candidate for an office promises what he would do when elected: campaign.
    fn is_campaign(&self, candidate: &Candidate) -> bool {
        candidate.kind == PromiseType::Pledge
            && self
                .said_of(candidate.cue.start)
                .and_then(|n| self.said[n].speaker.as_ref())
                .is_some_and(|s| self.is_candidate(s))
    }

    /// Gives items their numbers, and makes a candidate of an announced item that has none.
    fn numbered(&self, mut candidates: Vec<Candidate>, all: &Enumeration) -> Vec<Candidate> {
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
                    candidates.extend(shared(candidate, item));
                }
                None => {
                    let Some(list) = list.filter(|l| self.is_task(item, l)) else {
                        continue;
                    };
                    if let Some(candidate) = self.from_item(item, list) {
                        candidates.extend(shared(candidate, item));
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
    fn from_item(&self, item: &Item, list: &List) -> Option<Candidate> {
        let document = self.document;
        let end = self.item_sentence_end(item);
        let speaker = list.speaker.as_ref();
        let cue = (item.first..end).find_map(|t| {
            document.hits_at(t).iter().find_map(|h| {
                let cue = self.lexis.cue(h)?;
                let sure = cue.weight >= 0.6;
                let takes = matches!(
                    cue.role,
                    Role::Ask | Role::Warn | Role::Stress | Role::Modal
                );
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
        let predicate = (item.body..end).find(|t| self.begins_predicate(*t));
        let subject = self.phrase(item.body..predicate.unwrap_or(end), speaker, false);
        let named = asked.is_none()
            && predicate.is_some()
            && matches!(subject.head, Head::Named | Head::People)
            && subject.first <= item.body + 2;
        let mut signs = vec![Sign::Item, self.voice(item.body)];
        let (actors, first) = if named {
            signs.push(Sign::Named);
            (subject.parties, predicate.unwrap_or(item.body))
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
            kind,
            places: vec![0; actors.len()],
            actors: self.binding(actors),
            requested_by: list.speaker.clone().filter(|_| ordered),
            along: Vec::new(),
            first: item.first,
            cue: item.body..item.body + 1,
            action: first..last,
            weight: list.weight,
            signs,
            rule: "item",
            scope: end,
            item: None,
            owner: Vec::new(),
        })
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
        declared.unwrap_or_else(|| if orders { Vec::new() } else { self.us(speaker) })
    }

    /// Whether a meeting, not a person, announces the list: nobody in particular asks.
    fn is_meeting(&self, list: &List) -> bool {
        list.lead.clone().take(6).any(|t| {
            self.lexis
                .block(self.document, t, super::lexis::Block::Event)
                .is_some()
        })
    }

    /// What names nobody is owed by whoever the list is for; an order, by whoever was asked last by
    /// the same speaker.
    fn inherit(&self, candidates: &mut [Candidate]) {
        for n in 0..candidates.len() {
            let candidate = &candidates[n];
            if !candidate.actors.is_empty() {
                continue;
            }
            if !candidate.owner.is_empty() {
                let candidate = &mut candidates[n];
                candidate.actors = std::mem::take(&mut candidate.owner);
                candidate.places = vec![0; candidate.actors.len()];
                candidate.signs.retain(|s| *s != Sign::Nobody);
                candidate.signs.push(Sign::Inherited);
                continue;
            }
            if candidate.kind != PromiseType::Directive {
                continue;
            }
            let here = self.document.sentence_of(candidate.cue.start);
            let before = candidates[..n]
                .iter()
                .rev()
                .take_while(|c| self.document.sentence_of(c.cue.start) + CARRY >= here)
                .find(|c| {
                    c.kind == PromiseType::Directive
                        && !c.actors.is_empty()
                        && c.requested_by == candidate.requested_by
                })
                .map(|c| c.actors.clone());
            if let Some(actors) = before {
                let candidate = &mut candidates[n];
                candidate.places = vec![0; actors.len()];
                candidate.actors = actors;
                candidate.signs.retain(|s| *s != Sign::Nobody);
                candidate.signs.push(Sign::Inherited);
            }
        }
    }

    /// One commitment a sentence, type and actor.
    fn joined(&self, candidates: Vec<Candidate>) -> Vec<Candidate> {
        let mut joined: Vec<Candidate> = Vec::new();
        for candidate in candidates {
            let here = self.document.sentence_of(candidate.cue.start);
            let twin = joined.iter_mut().rev().find(|c| {
                self.document.sentence_of(c.cue.start) == here
                    && c.kind == candidate.kind
                    && (c.item == candidate.item || candidate.item.is_none())
                    && same_actors(c, &candidate)
            });
            match twin {
                Some(twin) => {
                    twin.action.end = twin.action.end.max(candidate.action.end);
                    twin.scope = twin.scope.max(candidate.scope);
                    if twin.actors.is_empty() || twin.has(Sign::Nobody) {
                        twin.actors.clone_from(&candidate.actors);
                        twin.places.clone_from(&candidate.places);
                        twin.signs.clone_from(&candidate.signs);
                    }
                    if candidate.confidence() > twin.confidence() {
                        twin.weight = candidate.weight;
                        twin.signs = candidate.signs;
                    }
                }
                None => joined.push(candidate),
            }
        }
        joined
    }

    /// Where another commitment of the sentence begins, this one's words end.
    fn cut(&self, candidates: &mut [Candidate]) {
        for n in 1..candidates.len() {
            let (before, after) = candidates.split_at_mut(n);
            let (Some(before), Some(after)) = (before.last_mut(), after.first()) else {
                continue;
            };
            let same = self.document.sentence_of(before.cue.start)
                == self.document.sentence_of(after.cue.start);
            let start = after.first;
            if same && before.action.end > start && start > before.cue.start {
                before.action.end = start.max(before.action.start + 1);
            }
        }
    }

    /// A sentence that the release gives twice counts once.
    fn without_echoes(&self, candidates: &mut Vec<Candidate>) {
        let mut seen: Vec<(usize, String, PromiseType)> = Vec::new();
        candidates.retain(|c| {
            let sentence = self.document.sentence_of(c.cue.start);
            let words = self.document.text_of(c.action.start, c.action.end);
            let key: String = words
                .chars()
                .filter(|ch| ch.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect();
            let echo = seen
                .iter()
                .any(|(s, k, t)| *s != sentence && *k == key && *t == c.kind);
            seen.push((sentence, key, c.kind));
            !echo
        });
    }

    fn promise(&self, candidate: &Candidate, topics: &Topics) -> Option<Promise> {
        let document = self.document;
        let sentence = document
            .sentences
            .get(document.sentence_of(candidate.cue.start))?;
        let mut action = candidate.action.clone();
        while action.start < action.end && self.is_edge(action.start) {
            action.start += 1;
        }
        while action.end > action.start && self.is_edge(action.end - 1) {
            action.end -= 1;
        }
        if action.is_empty() {
            action = candidate.cue.clone();
        }
        let statement = self
            .said_of(action.start)
            .or_else(|| self.said_of(candidate.cue.start))
            .or_else(|| self.said_by_cue(candidate.cue.start));
        let mut actors: Vec<Party> = Vec::new();
        for actor in &candidate.actors {
            if !actors.contains(actor) {
                actors.push(actor.clone());
            }
        }
        Some(Promise {
            kind: candidate.kind,
            actors,
            requested_by: candidate.requested_by.clone(),
            counterparties: self.counterparties(candidate),
            action: document.span(action.start, action.end),
            topics: topics.of(document, sentence.span),
            due: self.due(candidate),
            legal_basis: self.legal_basis(candidate),
            condition: self.condition(candidate),
            statement,
            item: candidate.item,
            evidence: sentence.span,
            confidence: candidate.confidence(),
            rule: candidate.rule,
        })
    }

    /// Whether the token is no part of an action's words at their ends.
    fn is_edge(&self, token: usize) -> bool {
        let word = self.document.word(token);
        matches!(word, "," | "." | ";" | ":" | "!" | "?" | "-" | "–")
            || is_quote_mark(word)
            || self.document.is_any(token, &["dan", "serta", "sedangkan"])
    }
}

/// Whether two candidates of a sentence are about the same actors.
fn same_actors(a: &Candidate, b: &Candidate) -> bool {
    let within = |x: &[Party], y: &[Party]| x.iter().all(|p| y.contains(p));
    b.has(Sign::Elided) || within(&a.actors, &b.actors) || within(&b.actors, &a.actors)
}

/// A candidate for each number of its item; with as many names as numbers each gets its own.
fn shared(candidate: Candidate, item: &Item) -> Vec<Candidate> {
    let places = candidate.places.iter().copied().max().unwrap_or_default() + 1;
    let respectively = item.numbers.len() > 1
        && places == item.numbers.len()
        && candidate.places.len() == candidate.actors.len();
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
            }
            one
        })
        .collect()
}
