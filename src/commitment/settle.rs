//! From candidates to commitments: items get their numbers, what belongs together is joined, what
//! is too doubtful is dropped, and the terms are added.
//!
//! Leaves out how candidates are found.

use super::candidate::{Candidate, Sign};
use super::enumeration::Enumeration;
use super::lexis::is_quote_mark;
use super::reading::Reading;
use crate::model::{Party, Promise, PromiseType};
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
                        // An item's own addressee is not the next item's.
                        && (c.item.is_none() || candidate.item.is_none())
                        && (c.requested_by == candidate.requested_by
                            || self.us(c.requested_by.as_ref())
                                == self.us(candidate.requested_by.as_ref()))
                })
                .map(|c| c.actors.clone())
                .or_else(|| self.spoken_to(candidate));
            if let Some(actors) = before {
                let candidate = &mut candidates[n];
                candidate.places = vec![0; actors.len()];
                candidate.actors = actors;
                candidate.signs.retain(|s| *s != Sign::Nobody);
                candidate.signs.push(Sign::Inherited);
            }
        }
    }

    /// Whom the asker turns to in the same sentence: `menegur KPU dan meminta kotak suara dibuka`.
    fn spoken_to(&self, candidate: &Candidate) -> Option<Vec<Party>> {
        let asker = self.myself(candidate.requested_by.as_ref());
        let sentence = self
            .document
            .sentences
            .get(self.document.sentence_of(candidate.cue.start))?;
        let asks = matches!(candidate.rule, "asking" | "asked");
        self.named_in(sentence.first..candidate.cue.start)
            .filter(|n| asks && !n.plural && !asker.contains(&n.party))
            .filter(|n| n.first > sentence.first && self.begins_predicate(n.first - 1))
            .last()
            .map(|n| self.binding(vec![n.party.clone()]))
    }

    /// Whose duty goes on where nobody is named: `KPU wajib terbuka. Harus jujur pula.`
    fn owed_before<'c>(
        &self,
        candidate: &Candidate,
        before: &'c [Candidate],
    ) -> Option<&'c Candidate> {
        let elided = candidate.has(Sign::Implied);
        if candidate.kind != PromiseType::Obligation || !(elided || candidate.has(Sign::Unsaid)) {
            return None;
        }
        let document = self.document;
        let here = document.sentence_of(candidate.cue.start);
        let last = before.last().filter(|b| {
            matches!(b.kind, PromiseType::Obligation | PromiseType::Directive)
                && !b.actors.is_empty()
                && b.owner.is_empty()
        })?;
        let there = document.sentence_of(last.cue.start);
        let told = self.speaker(candidate.cue.start) == self.speaker(last.cue.start);
        (there == here || elided && told && there + 1 == here).then_some(last)
    }

    /// One commitment a sentence, type and actor.
    fn joined(&self, candidates: Vec<Candidate>) -> Vec<Candidate> {
        let mut joined: Vec<Candidate> = Vec::new();
        for mut candidate in candidates {
            let here = self.document.sentence_of(candidate.cue.start);
            if let Some(before) = self.owed_before(&candidate, &joined) {
                candidate.actors.clone_from(&before.actors);
                candidate.places.clone_from(&before.places);
                candidate.signs.push(Sign::Inherited);
            }
            let banned = candidate.kind == PromiseType::Directive
                && candidate.item.is_none()
                && (candidate.has(Sign::Nobody) || candidate.rule == "order");
            // `KPPS wajib teliti, jangan terburu-buru`: one duty, told twice.
            if banned
                && joined.iter().any(|c| {
                    c.kind == PromiseType::Obligation
                        && self.document.sentence_of(c.cue.start) == here
                        && (candidate.has(Sign::Nobody) || c.actors == candidate.actors)
                })
            {
                continue;
            }
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
                    if candidate.actors.len() > twin.actors.len() && !candidate.has(Sign::Elided) {
                        twin.actors.clone_from(&candidate.actors);
                        twin.places.clone_from(&candidate.places);
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
        // A bracket that is opened is closed.
        let count = |mark: &str| action.clone().filter(|t| document.word(*t) == mark).count();
        if count("(") > count(")") && document.word(action.end) == ")" {
            action.end += 1;
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
            parts: candidate.parts(),
            cue: document.span(candidate.cue.start, candidate.cue.end),
            rule: candidate.rule,
        })
    }

    /// Whether the token is no part of an action's words at their ends.
    fn is_edge(&self, token: usize) -> bool {
        let word = self.document.word(token);
        matches!(word, "," | "." | ";" | ":" | "!" | "?" | "-" | "–" | ")")
            || is_quote_mark(word)
            || self.document.is_any(token, &["dan", "serta", "sedangkan"])
    }
}

/// Whether two candidates of a sentence are about the same actors.
fn same_actors(a: &Candidate, b: &Candidate) -> bool {
    let within = |x: &[Party], y: &[Party]| x.iter().all(|p| y.contains(p));
    b.has(Sign::Elided) || within(&a.actors, &b.actors) || within(&b.actors, &a.actors)
}
