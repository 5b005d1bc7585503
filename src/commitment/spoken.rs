//! What is spoken in the first or second person without a verb of asking or promising: orders
//! (`Segera bangun komunikasi`, `Jangan …`), and deeds that `kami` announce (`Senin kami jemput`).
//!
//! Only in words given as they were spoken, or in the items of a list of orders. Leaves out
//! everything with a modal (`modal`) or a verb of asking (`asking`).

use super::candidate::{Candidate, Sign};
use super::clause::Subject;
use super::grammar::Small;
use super::lexis::{Actor, Cue, Verb, heads_sentence, is_quote_mark};
use super::phrase::Head;
use super::reading::Reading;
use crate::model::{Hit, Party, PromiseType, Speaker, TokenKind};

/// How sure it is that kami who do something `segera` undertake it.
const SOON: f64 = 0.72;
/// How sure an order is that is told to whoever is named before it.
const ADDRESSED: f64 = 0.68;
/// How sure a bare order is.
const ORDER: f64 = 0.6;

impl Reading<'_> {
    /// What a word of order makes of its clause; `listed` in an item of a list of orders.
    pub(super) fn order(&self, hit: Hit, cue: Cue, listed: bool) -> Option<Candidate> {
        let document = self.document;
        let unit = self.unit(hit.first);
        let speaker = self.speaker(hit.first);
        let speaker = speaker.as_ref();
        let direct = self.is_direct(hit.first);
        let soon = document.is(hit.first, "segera");
        let reported = soon && self.said_of(hit.first).is_some();
        // `Pengawas TPS, tegas Arief, jangan pulang`
        let told = self.said_of(hit.first).is_some()
            && document.is_any(hit.first, &["jangan", "janganlah", "tolong", "mohon"]);
        let subject = self.subject(hit.first, unit.start, speaker);
        let heard = direct || listed || reported || told && subject.phrase.is_somebody();
        if !heard {
            return soon
                .then(|| self.imminent(hit, &subject, speaker))
                .flatten();
        }
        if subject.relative || self.is_aim(&subject, false) || subject.elided && soon {
            return None;
        }
        // `Jangan sampai ada kades dipidana`: nobody is told to do anything.
        if document.is(hit.last, "ada") {
            return None;
        }
        let sentence_end = self.sentence_end(hit.first);
        if !subject.phrase.is_somebody()
            && self.is(hit.last, Small::Shy)
            && self.told(hit.last, sentence_end, speaker).is_empty()
        {
            return None;
        }
        let end = self.clause_end(hit.first, unit.end);
        let deed = self.deed(hit.last, unit.end, speaker);
        let mut signs = vec![self.voice(hit.first)];
        let mut kind = cue.kind;
        let mut weight = cue.weight;
        let mut first = hit.first;
        let mut rule = "order";
        let actors;
        match subject.phrase.head {
            Head::Us | Head::Myself if soon => {
                kind = PromiseType::Pledge;
                weight = SOON;
                rule = "announced";
                signs.push(Sign::Named);
                actors = subject.phrase.parties.clone();
                deed.verb?;
            }
            Head::Named | Head::People | Head::You => {
                // `KPPS jangan sampai keliru`: a ban needs no verb; in the passive it binds others.
                if !document.is_any(hit.first, &["jangan", "janganlah"]) {
                    deed.verb?;
                } else if deed.passive || self.is_split_passive(hit.last) {
                    return None;
                }
                if deed
                    .verb
                    .is_some_and(|v| self.lexis.verb(document, v, Verb::Fate).is_some())
                {
                    return None;
                }
                if soon && subject.phrase.parties == self.us(speaker) {
                    kind = PromiseType::Pledge;
                    rule = "announced";
                }
                signs.push(match subject.phrase.head {
                    Head::Named => Sign::Named,
                    _ => Sign::People,
                });
                first = hit.first;
                actors = subject.phrase.parties.clone();
            }
            // `Apabila terjadi gangguan segera lakukan tindakan`
            Head::Thing
                if !(soon
                    && direct
                    && self.lexis.verb(document, hit.last, Verb::Base).is_some()) =>
            {
                return None;
            }
            _ => {
                let conditional = subject.phrase.head == Head::Thing;
                if !conditional && !self.opens_clause(hit.first, &subject.boundary) {
                    return None;
                }
                let addressee = self.addressee(hit.last, unit.end, speaker, false);
                let joint = document.is_any(hit.first, &["mari", "ayo", "marilah"]);
                if (joint || deed.pronoun == Some(Actor::Us)) && deed.verb.is_some() {
                    // `Mari kita kawal`
                    signs.push(Sign::Named);
                    actors = self.us(speaker);
                    first = deed.first;
                } else if addressee.phrase.is_somebody() && addressee.deed && !addressee.nominal {
                    signs.push(Sign::People);
                    actors = addressee.phrase.parties;
                    first = addressee.first;
                } else {
                    deed.verb?;
                    let called = self.called_first(hit.first, unit.start, speaker);
                    let told = match called {
                        Some(phrase) => phrase.parties,
                        None => self.told(hit.last, end, speaker),
                    };
                    // `Kalau ragu, silakan bertanya`: leave for anybody.
                    if told.is_empty() && document.is_any(hit.first, &["silakan", "silahkan"]) {
                        return None;
                    }
                    signs.push(if told.is_empty() {
                        Sign::Nobody
                    } else {
                        Sign::Named
                    });
                    actors = told;
                    if !document.is_any(hit.first, &["jangan", "janganlah"]) {
                        first = hit.last;
                    }
                }
            }
        }
        Some(Candidate {
            requested_by: speaker.cloned().filter(|_| kind == PromiseType::Directive),
            first: subject.region.start.min(hit.first),
            action: first..end.max(first),
            signs,
            scope: self.order_scope(hit.last, end),
            ..Candidate::new(
                kind,
                weight,
                rule,
                hit.first..hit.last,
                self.binding(actors),
            )
        })
    }

    /// Whether a passive written in two words follows, past small words: `jangan lagi di bebani`.
    fn is_split_passive(&self, mut at: usize) -> bool {
        while self.is_adverb(at) {
            at += 1;
        }
        self.document.is(at, "di") && self.is_noun(at + 1) && !self.is_place(at + 1)
    }

    /// What a release says that somebody does soon: `Pemkab segera menyalurkan dana hibah`.
    fn imminent(
        &self,
        hit: Hit,
        subject: &Subject,
        speaker: Option<&Speaker>,
    ) -> Option<Candidate> {
        let unit = self.unit(hit.first);
        let deed = self.deed(hit.last, unit.end, speaker);
        let verb = deed.verb.filter(|_| !deed.passive)?;
        let befalls = [Verb::Fate, Verb::Outcome, Verb::Calendar]
            .iter()
            .any(|kind| self.lexis.verb(self.document, verb, *kind).is_some());
        if subject.phrase.head != Head::Named
            || subject.relative
            || subject.elided
            || subject.negation.is_some()
            || befalls
            || self.is_aim(subject, true)
            || self.is_undone(subject, hit, true)
        {
            return None;
        }
        let end = self.clause_end(hit.first, unit.end);
        Some(Candidate {
            first: subject.region.start.min(hit.first),
            action: hit.first..end,
            signs: vec![Sign::Named, self.voice(hit.first)],
            scope: verb + 1,
            ..Candidate::new(
                PromiseType::Pledge,
                SOON,
                "imminent",
                hit.first..hit.last,
                self.binding(subject.phrase.parties.clone()),
            )
        })
    }

    /// What nobody may do: `jangan ada petugas yang menolak pemilih`.
    pub(super) fn barring(&self, hit: Hit, cue: Cue) -> Option<Candidate> {
        let document = self.document;
        let unit = self.unit(hit.first);
        let speaker = self.speaker(hit.first);
        let spoken = self.said_of(hit.first).is_some() || self.is_direct(hit.first);
        let phrase = self.phrase_at(hit.last, unit.end, speaker.as_ref())?;
        let that = self.after_modifiers(phrase.last, unit.end);
        let mut verb = that + 1;
        while self.is_adverb(verb) {
            verb += 1;
        }
        let befalls = self.lexis.verb(document, verb, Verb::Fate).is_some()
            || self.lexis.verb(document, verb, Verb::Outcome).is_some();
        let does =
            self.begins_predicate(verb) && !self.lexis.is_passive(document, verb) && !befalls;
        if !spoken || !document.is(that, "yang") || !phrase.is_somebody() || !does {
            return None;
        }
        let end = self.clause_end(hit.first, unit.end);
        let sign = match phrase.head {
            Head::Named => Sign::Named,
            _ => Sign::People,
        };
        Some(Candidate {
            places: phrase.places,
            requested_by: speaker.filter(|_| cue.kind == PromiseType::Directive),
            action: hit.first..end,
            signs: vec![self.voice(hit.first), sign],
            scope: end,
            ..Candidate::new(
                cue.kind,
                cue.weight,
                "barring",
                hit.first..hit.last,
                self.binding(phrase.parties),
            )
        })
    }

    /// An order told to whoever stands at the head of the sentence: `Para camat agar mendata …`,
    /// `Kepada ASN untuk tetap netral`.
    pub(super) fn addressed(&self, at: usize) -> Option<Candidate> {
        let document = self.document;
        let unit = self.unit(at);
        let leads =
            |t: usize| document.kind(t) != Some(TokenKind::Word) || self.is(t, Small::Leading);
        if !heads_sentence(document, at) && !(unit.start..at).all(leads) {
            return None;
        }
        let speaker = self
            .said_of(at)
            .map_or_else(|| self.focus(at), |n| self.said[n].speaker.clone());
        speaker.as_ref()?;
        let told = document.is_any(at, &["kepada", "bagi", "untuk"]);
        let phrase = self.phrase_at(at + usize::from(told), unit.end, speaker.as_ref())?;
        let mut next = phrase.last;
        // Past what describes them: `Personel yang disiagakan di TPS agar …`.
        let hand = (next..unit.end.min(next + 14)).find(|t| {
            self.is(*t, Small::HandOver)
                || matches!(document.word(*t), "," | ";") && !self.is(*t + 1, Small::HandOver)
                || self.is(*t, Small::Condition)
        })?;
        let handed =
            document.is_any(hand, &["agar", "supaya"]) || (told && document.is(hand, "untuk"));
        let after = self.after_modifiers(next, hand);
        let described = hand == next
            || hand == after
            || document.word(after) == "," && after + 1 == hand
            || self.is(next, Small::NameEnd)
            || document.is_any(next, &["di", "dan"]);
        let relative = document.is(next, "yang");
        let predicates = (next..hand).filter(|t| self.begins_predicate(*t)).count();
        if !handed
            || !described
            || predicates > usize::from(relative)
            || !matches!(phrase.head, Head::Named | Head::People | Head::You)
        {
            return None;
        }
        next = hand + 1;
        let deed = self.deed(next, unit.end, speaker.as_ref());
        deed.verb?;
        let end = self.clause_end(next, unit.end);
        let sign = if phrase.head == Head::Named {
            Sign::Named
        } else {
            Sign::People
        };
        Some(Candidate {
            places: phrase.places,
            requested_by: speaker,
            first: at,
            action: next..end.max(next),
            signs: vec![self.voice(at), sign],
            scope: end,
            ..Candidate::new(
                PromiseType::Directive,
                ADDRESSED,
                "addressed",
                hand..hand + 1,
                self.binding(phrase.parties),
            )
        })
    }

    /// Whether an order may begin at the token: the first of its clause.
    fn opens_clause(&self, at: usize, boundary: &Option<(usize, bool)>) -> bool {
        let document = self.document;
        heads_sentence(document, at)
            || boundary.is_some_and(|(b, _)| {
                matches!(document.word(b), "," | ":" | ";")
                    || is_quote_mark(document.word(b))
                    || self.is(b, Small::OrderLead)
            })
            || (at > 0 && matches!(document.word(at - 1), "," | ":" | ";"))
            || self.unit(at).start == at
    }

    /// Whom an order is for, named after it: `terutama untuk Kepala Dinas Kesehatan`.
    fn told(&self, from: usize, end: usize, speaker: Option<&Speaker>) -> Vec<Party> {
        let inside = self.called(from, end, speaker);
        if !inside.is_empty() {
            return inside;
        }
        // `…,” pintanya kepada para lurah`
        let last = self.sentence_end(from);
        let to = (end..last).find(|t| self.document.is(*t, "kepada"));
        match to.filter(|_| self.is_direct(from)) {
            Some(to) => self.called(to, last, speaker),
            None => Vec::new(),
        }
    }

    fn called(&self, from: usize, end: usize, speaker: Option<&Speaker>) -> Vec<Party> {
        let document = self.document;
        (from..end)
            .find_map(|t| {
                // `sampaikan kepada KPPS` calls nobody; `…, terutama kepada KPPS` does.
                let apart = t == from
                    || document.kind(t - 1) != Some(TokenKind::Word)
                    || self.is(t - 1, Small::Pointed);
                let marked = self.is(t, Small::Calling) && apart;
                let phrase = marked
                    .then(|| self.phrase_at(t + 1, end, speaker))
                    .flatten()?;
                (phrase.head == Head::Named || phrase.head == Head::People)
                    .then_some(phrase.parties)
            })
            .unwrap_or_default()
    }

    /// A bare order at the head of a quoted sentence: `Jaga kesehatan dan …`.
    pub(super) fn bare_order(&self, at: usize, listed: bool) -> Option<Candidate> {
        let document = self.document;
        let hit = self.lexis.verb(document, at, Verb::Order)?;
        let next = hit.last;
        let direct = self.is_direct(at);
        let heads = direct && heads_sentence(document, at);
        // `Teman-teman Panwascam, catat semua kejadian`
        let floor = self.unit(at).start;
        let called = (direct && !heads && at > floor && document.word(at - 1) == ",")
            .then(|| self.called_first(at, floor, self.speaker(at).as_ref()))
            .flatten();
        let placed = heads || listed || called.is_some();
        if !placed
            || self.is(next, Small::NounTail)
                && self.lexis.verb(document, next + 1, Verb::Order).is_none()
            || self.pronoun(next).is_some()
            || self.named(at).is_some()
            || self.is_gerund(at, next)
            || document.capital(next) && self.named(next).is_none()
        {
            return None;
        }
        let unit = self.unit(at);
        let speaker = self.speaker(at);
        let end = self.clause_end(at, unit.end);
        let told = match called {
            Some(phrase) => phrase.parties,
            None => self.told(next, end, speaker.as_ref()),
        };
        let sign = if told.is_empty() {
            Sign::Nobody
        } else {
            Sign::Named
        };
        Some(Candidate {
            requested_by: speaker,
            first: at,
            action: at..end,
            signs: vec![self.voice(at), sign],
            scope: self.order_scope(next, end),
            ..Candidate::new(PromiseType::Directive, ORDER, "bare_order", at..next, told)
        })
    }

    /// Whether a deed is spoken of, not ordered: `Datang saja sudah dinilai memihak`.
    fn is_gerund(&self, at: usize, next: usize) -> bool {
        let document = self.document;
        let moves = self.lexis.verb(document, at, Verb::Move).is_some();
        moves
            && (next..self.sentence_end(at))
                .take_while(|t| document.word(*t) != ",")
                .any(|t| document.is_any(t, &["sudah", "bisa", "dapat", "adalah", "merupakan"]))
    }

    /// Up to where other cues are part of an order: the clause's end, or where after a comma the
    /// speaker goes on with what he himself does.
    fn order_scope(&self, from: usize, end: usize) -> usize {
        let document = self.document;
        (from..end)
            .filter(|t| document.word(*t) == ",")
            .find(|comma| {
                (comma + 1..end)
                    .take_while(|t| document.word(*t) != ",")
                    .any(|t| {
                        self.pronoun(t).is_some()
                            && !self.is(t - 1, Small::Preposition)
                            && (t - 1 == *comma || self.is_adverb(t - 1) || self.is_noun(t - 1))
                    })
            })
            .map_or(end, |comma| comma + 1)
    }
}
