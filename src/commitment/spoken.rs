//! What is spoken in the first or second person without a verb of asking or promising: orders
//! (`Segera bangun komunikasi`, `Jangan …`), and deeds that `kami` announce (`Senin kami jemput`).
//!
//! Only in words given as they were spoken, or in the items of a list of orders. Leaves out
//! everything with a modal (`modal`) or a verb of asking (`asking`).

use super::candidate::{Candidate, Sign};
use super::grammar::Small;
use super::lexis::{Actor, Block, Cue, Verb, heads_sentence, is_quote_mark};
use super::phrase::Head;
use super::reading::Reading;
use crate::model::{Hit, Party, PromiseType, Speaker};
use crate::span::Span;

/// How sure an announcement of `kami` is with a time to come, and without.
const ANNOUNCED: f64 = 0.72;
const PRESENT: f64 = 0.5;
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
        if !direct && !listed && !(soon && self.said_of(hit.first).is_some()) {
            return None;
        }
        let subject = self.subject(hit.first, unit.start, speaker);
        if subject.relative || self.is_aim(&subject, false) || subject.elided && soon {
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
                weight = ANNOUNCED;
                rule = "announced";
                signs.push(Sign::Named);
                actors = subject.phrase.parties.clone();
                deed.verb?;
            }
            Head::Named | Head::People | Head::You => {
                deed.verb?;
                if document.is_any(hit.first, &["silakan", "silahkan"]) {
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
            Head::Thing => return None,
            _ => {
                if !self.opens_clause(hit.first, &subject.boundary) {
                    return None;
                }
                let addressee = self.addressee(hit.last, unit.end, speaker, false);
                if deed.pronoun == Some(Actor::Us) && deed.verb.is_some() {
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
                    let told = self.told(hit.last, end, speaker);
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
            kind,
            places: vec![0; actors.len()],
            actors: self.binding(actors),
            requested_by: speaker.cloned().filter(|_| kind == PromiseType::Directive),
            along: Vec::new(),
            first: subject.region.start.min(hit.first),
            cue: hit.first..hit.last,
            action: first..end.max(first),
            weight,
            signs,
            rule,
            scope: end,
            item: None,
            owner: Vec::new(),
        })
    }

    /// An order told to whoever stands at the head of the sentence: `Para camat agar mendata …`,
    /// `Kepada ASN untuk tetap netral`.
    pub(super) fn addressed(&self, at: usize) -> Option<Candidate> {
        let document = self.document;
        if !heads_sentence(document, at) {
            return None;
        }
        let unit = self.unit(at);
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
                || matches!(document.word(*t), "," | ";")
                || self.is(*t, Small::Condition)
        })?;
        let handed =
            document.is_any(hand, &["agar", "supaya"]) || (told && document.is(hand, "untuk"));
        let described =
            hand == next || self.is(next, Small::NameEnd) || document.is_any(next, &["di", "dan"]);
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
            kind: PromiseType::Directive,
            places: phrase.places,
            actors: self.binding(phrase.parties),
            requested_by: speaker,
            along: Vec::new(),
            first: at,
            cue: hand..hand + 1,
            action: next..end.max(next),
            weight: ADDRESSED,
            signs: vec![self.voice(at), sign],
            rule: "addressed",
            scope: end,
            item: None,
            owner: Vec::new(),
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
        (from..end)
            .find_map(|t| {
                let marked = self.is(t, Small::Calling);
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
        if !(self.is_direct(at) || listed)
            || !heads_sentence(document, at) && !listed
            || self.is(next, Small::NounTail)
            || self.pronoun(next).is_some()
            || self.named(at).is_some()
            || document.capital(next) && self.named(next).is_none()
        {
            return None;
        }
        let unit = self.unit(at);
        let speaker = self.speaker(at);
        let end = self.clause_end(at, unit.end);
        let told = self.told(next, end, speaker.as_ref());
        let sign = if told.is_empty() {
            Sign::Nobody
        } else {
            Sign::Named
        };
        Some(Candidate {
            kind: PromiseType::Directive,
            places: vec![0; told.len()],
            actors: told,
            requested_by: speaker,
            along: Vec::new(),
            first: at,
            cue: at..next,
            action: at..end,
            weight: ORDER,
            signs: vec![self.voice(at), sign],
            rule: "bare_order",
            scope: end,
            item: None,
            owner: Vec::new(),
        })
    }

    /// A cue that pledges only right after kami or saya: `kami upayakan`.
    pub(super) fn mine(&self, hit: Hit, cue: Cue) -> Option<Candidate> {
        let at = self.pronoun_before(hit.first)?;
        let unit = self.unit(hit.first);
        let speaker = self.speaker(hit.first);
        let subject = self.subject(at, unit.start, speaker.as_ref());
        let whole = self.subject(hit.first, unit.start, speaker.as_ref());
        if subject.relative || whole.negation.is_some() || self.is_undone(&subject, hit, true) {
            return None;
        }
        let state = (hit.last..hit.last + 8)
            .any(|t| self.lexis.block(self.document, t, Block::State).is_some());
        if state && self.document.is_any(hit.first, &["pastikan", "jamin"]) {
            return None;
        }
        let end = self.clause_end(at, unit.end);
        let (actor, _) = self.pronoun(at)?;
        let actors = match actor {
            Actor::Us => self.us(speaker.as_ref()),
            _ => self.myself(speaker.as_ref()),
        };
        let fronted = subject.region.clone().any(|t| self.is_noun(t));
        let first = if fronted {
            subject.region.start
        } else {
            hit.first
        };
        Some(Candidate {
            kind: cue.kind,
            places: vec![0; actors.len()],
            actors,
            requested_by: None,
            along: Vec::new(),
            first: subject.region.start.min(at),
            cue: hit.first..hit.last,
            action: first..end.max(first),
            weight: cue.weight,
            signs: vec![Sign::Named, self.voice(hit.first)],
            rule: "mine",
            scope: hit.last,
            item: None,
            owner: Vec::new(),
        })
    }

    /// The pronoun of the first person that ends right before the token, over small words.
    fn pronoun_before(&self, token: usize) -> Option<usize> {
        let mut at = token;
        while at > 0 && self.is_adverb(at - 1) && token - at < 2 {
            at -= 1;
        }
        (at.saturating_sub(3)..at).find(|t| self.pronoun(*t).is_some_and(|(_, last)| last == at))
    }

    /// A deed that the first person announces without a modal: `Senin (11/11) kami jemput`.
    pub(super) fn announced(&self, at: usize) -> Option<Candidate> {
        let document = self.document;
        let (actor, last) = self.pronoun(at)?;
        if !self.is_direct(at) && self.said_of(at).is_none() {
            return None;
        }
        if self.is(at, Small::Third) {
            return None;
        }
        let mut verb = last;
        while verb < last + 3
            && self.is_adverb(verb)
            && !document.is_any(verb, &["siap", "wajib", "harus", "perlu"])
        {
            if self.is(verb, Small::Unannounced) {
                return None;
            }
            verb += 1;
        }
        if !self.lexis.is_deed_of_mine(document, verb) || self.is_asking(verb) {
            return None;
        }
        let unit = self.unit(at);
        let speaker = self.speaker(at);
        let subject = self.subject(at, unit.start, speaker.as_ref());
        if subject.relative {
            return None;
        }
        let sentence = document.sentences.get(document.sentence_of(at))?;
        let end = self.clause_end(at, unit.end);
        let pause = (verb..end)
            .find(|t| document.word(*t) == ",")
            .unwrap_or(end);
        let past = (unit.start..pause).any(|t| {
            self.lexis.block(document, t, Block::Done).is_some() || self.is(t, Small::Past)
        });
        let thanks = (verb..end.min(verb + 5))
            .any(|t| self.lexis.block(document, t, Block::Thanks).is_some());
        let hedged =
            (unit.start..end).any(|t| self.lexis.block(document, t, Block::Hedge).is_some());
        if past || thanks || hedged {
            return None;
        }
        let coming = (unit.start..end).any(|t| {
            self.is(t, Small::Condition)
                || self.is(t, Small::Coming)
                || (document.is(t, "lagi") && t > unit.start && self.is(t - 1, Small::Span))
        }) || self.is_dated(sentence.span);
        let region = unit.start..at;
        let fronted = region
            .clone()
            .any(|t| self.is_noun(t) || self.named(t).is_some());
        if !coming && (!fronted || !subject.region.clone().any(|t| self.is_noun(t))) {
            return None;
        }
        let actors = match actor {
            Actor::Us => self.us(speaker.as_ref()),
            _ => self.myself(speaker.as_ref()),
        };
        let first = if subject.region.is_empty() {
            verb
        } else {
            subject.region.start
        };
        let mut signs = vec![Sign::Named, self.voice(at)];
        if coming && self.is_dated(sentence.span) {
            signs.push(Sign::Dated);
        }
        Some(Candidate {
            kind: PromiseType::Pledge,
            places: vec![0; actors.len()],
            actors,
            requested_by: None,
            along: Vec::new(),
            first: subject.region.start.min(at),
            cue: at..verb + 1,
            action: first..end.max(first),
            weight: if coming { ANNOUNCED } else { PRESENT },
            signs,
            rule: "announced",
            scope: verb + 1,
            item: None,
            owner: Vec::new(),
        })
    }

    /// Whether a day after the day of publication is named in the span.
    pub(super) fn is_dated(&self, span: Span) -> bool {
        let today = self.entities.published.as_ref().map(|p| p.date.as_str());
        self.entities.dates.iter().any(|d| {
            d.mentions.iter().any(|m| span.contains(*m))
                && match (d.end.as_deref().or(d.start.as_deref()), today) {
                    (Some(end), Some(today)) => end > today,
                    _ => false,
                }
        })
    }
}
