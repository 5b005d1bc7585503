//! Deeds that the first person announces without a modal: `Senin kami jemput`, `kami upayakan`.
//!
//! Leaves out orders (`spoken`).

use super::candidate::{Candidate, Sign};
use super::grammar::Small;
use super::lexis::{Actor, Block, Cue, Verb, heads_sentence};
use super::reading::Reading;
use crate::model::{Hit, Party, PromiseType, TokenKind};
use crate::span::Span;
/// How sure an announcement is with a time to come, and without.
const COMING: f64 = 0.72;
const PRESENT: f64 = 0.5;

impl Reading<'_> {
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
            .filter(|t| !self.document.is(*t, "tidak"))
            .any(|t| self.lexis.block(self.document, t, Block::State).is_some());
        let dated = self
            .document
            .sentences
            .get(self.document.sentence_of(hit.first))
            .is_some_and(|s| self.is_dated(s.span));
        if state && !dated && self.document.is(hit.first, "pastikan") {
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
            first: subject.region.start.min(at),
            action: first..end.max(first),
            signs: vec![Sign::Named, self.voice(hit.first)],
            scope: hit.last,
            ..Candidate::new(cue.kind, cue.weight, "mine", hit.first..hit.last, actors)
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
        // `Biar kami yang urus`, `nanti petugas kami yang antar`
        let cleft = document.is(last, "yang")
            && at > 0
            && (at.saturating_sub(2)..at)
                .any(|t| document.is_any(t, &["biar", "biarlah", "nanti", "nantinya"]));
        let last = last + usize::from(cleft);
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
        // `yang kami laksanakan` tells; `Besok kami laksanakan` announces.
        let plain = self.lexis.is_deed_of_mine(document, verb);
        let deed = plain
            || [Verb::Mine, Verb::Move]
                .iter()
                .any(|kind| self.lexis.verb(document, verb, *kind).is_some());
        let unit = self.unit(at);
        // `Kalau kita tidak duduk bersama`: supposed, not announced.
        if at > unit.start && self.is(at - 1, Small::Condition) {
            return None;
        }
        // `Pekan depan kami menemui OPD`
        let set = self.is_set_later(unit.start, at) && self.is_set_deed(verb);
        if !(deed || set) || self.is_asking(verb) {
            return None;
        }
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
        // `sudah kami catat dan segera kami tindak lanjuti`: the first is over, not the second.
        let from = (unit.start..at)
            .rev()
            .find(|t| self.is(*t, Small::And) || document.word(*t) == ";")
            .map_or(unit.start, |t| t + 1);
        let past = (from..pause).any(|t| {
            self.lexis.block(document, t, Block::Done).is_some() || self.is(t, Small::Past)
        });
        let thanks = (verb..end.min(verb + 5))
            .any(|t| self.lexis.block(document, t, Block::Thanks).is_some());
        let hedged =
            (unit.start..end).any(|t| self.lexis.block(document, t, Block::Hedge).is_some());
        // `Besok sudah kami kirim`: by then it will be done.
        let ahead = self.is_dated(document.span(unit.start, pause))
            || (unit.start..at)
                .any(|t| document.is_any(t, &["besok", "lusa", "insya", "insyaallah"]));
        if past && !ahead || thanks || hedged {
            return None;
        }
        let coming = ahead
            || set
            || cleft
            || (unit.start..end).any(|t| {
                self.is(t, Small::Condition)
                    || self.is(t, Small::Coming)
                    || (self.is(t, Small::Span)
                        && t > unit.start
                        && t < at
                        && document.kind(t - 1) == Some(TokenKind::Number))
                    || (document.is(t, "lagi") && t > unit.start && self.is(t - 1, Small::Span))
            })
            || self.is_dated(sentence.span);
        let region = unit.start..at;
        let fronted = region.clone().any(|t| {
            self.is_noun(t)
                || self.named(t).is_some()
                || heads_sentence(document, t) && self.is_common(t)
        });
        let thing = |t: usize| self.is_noun(t) || heads_sentence(document, t) && self.is_common(t);
        // Without a time to come only what an agency does with a thing it names is an undertaking.
        let agency = matches!(self.us(speaker.as_ref()).first(), Some(Party::Agency(_)));
        if !coming && (!fronted || !plain || !agency || !subject.region.clone().any(thing)) {
            return None;
        }
        if self.is(at - usize::from(at > unit.start), Small::Negation) {
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
            first: subject.region.start.min(at),
            action: first..end.max(first),
            signs,
            scope: verb + 1,
            ..Candidate::new(
                PromiseType::Pledge,
                if coming { COMING } else { PRESENT },
                "announced",
                at..verb + 1,
                actors,
            )
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
