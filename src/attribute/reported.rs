//! Reported words that follow their attribution: `Menurut X, …`, `Dikatakannya, …`, `X meminta …`.
//!
//! Leaves out attributions in the middle or at the end of the words (`inside`).

use crate::model::{TokenKind, Word};

use super::clause::{By, Clauses, Opening, SAFE_LEAD};
use super::people::{Found, Subject, Who};
use super::words::{Class, Cue, Form, Kind, Takes, Verb};

/// How far before its verb a subject may begin, in tokens.
const SUBJECT_REACH: usize = 90;

impl Clauses<'_, '_> {
    /// Where reported words begin in a stretch, and by which attribution.
    pub(super) fn opening(&self, first: usize, last: usize) -> Option<Opening> {
        self.fronted(first, last)
            .or_else(|| self.by_subject(first, last))
    }

    /// An attribution at the head: `Menurut X, …`, `Dikatakannya, …`, `Masih kata Erik, …`.
    pub(super) fn fronted(&self, first: usize, last: usize) -> Option<Opening> {
        let document = self.document();
        let start = self.skip_marks(first, last);
        let mut at = start;
        let mut linked = None;
        for _ in 0..3 {
            if let Some(mut opening) = self.fronted_at(at, last) {
                opening.lead = linked;
                return Some(opening);
            }
            let phrase = [Kind::Shift, Kind::Link, Kind::Agree, Kind::Setting]
                .iter()
                .find_map(|k| self.people.words.phrase(document, at, *k))?;
            // `Oleh karena itu, lanjutnya, …`: the link is part of what is said.
            let link = self.is(phrase.first, Kind::Link) && document.word(phrase.last) == ",";
            linked = if link {
                Some((phrase.first, phrase.last)).filter(|(a, b)| b - a <= SAFE_LEAD)
            } else {
                None
            };
            at = self.skip_marks(phrase.last, last);
            while at < last && document.is_any(at, &["juga", "pun", "pula"]) {
                at += 1;
            }
        }
        None
    }

    pub(super) fn fronted_at(&self, at: usize, last: usize) -> Option<Opening> {
        let document = self.document();
        let cue = self.cue(at).filter(|c| c.last < last)?;
        let paused = |t: usize| matches!(document.word(t), "," | ":") || self.is(t, Kind::Marker);
        match cue.verb.form {
            Form::Noun | Form::Bare => {
                let found = self.people.subject_after(cue.last, last)?;
                let strange = matches!(found.subject, Subject::Stranger);
                if strange && !(paused(found.last) && found.last <= cue.last + 4) {
                    return None;
                }
                // `Berdasarkan laporan BPBD, …`: a source of figures rather than a speaker.
                let agency = matches!(found.subject, Subject::Known(Who::Agency(_), _));
                if agency && cue.verb.takes == Takes::Person {
                    return None;
                }
                let attribution =
                    self.attribution(cue, By::Subject(found), "reported-fronted", found.last);
                self.open(cue.verb, attribution, found.last, last)
            }
            Form::Nya => {
                // `Katanya menambahkan bahwa …`
                if let Some(second) = self.cue(cue.last).filter(|c| c.verb.form.is_active()) {
                    let attribution = self.attribution(
                        second,
                        By::Focus,
                        "reported-pronoun-fronted",
                        second.last,
                    );
                    return self.open(second.verb, attribution, second.last, last);
                }
                if !paused(cue.last) && !document.is_any(cue.last, &["lagi", "juga"]) {
                    return None;
                }
                // `Harapannya, lanjut Hery, …`: what is hoped belongs to the words.
                if self.inside_at(cue.last + 1, at, last).is_some() {
                    return None;
                }
                let attribution =
                    self.attribution(cue, By::Focus, "reported-pronoun-fronted", cue.last);
                self.open(cue.verb, attribution, cue.last, last)
            }
            Form::PassiveNya => {
                let attribution =
                    self.attribution(cue, By::Focus, "reported-pronoun-fronted", cue.last);
                self.open(cue.verb, attribution, cue.last, last)
            }
            Form::Passive if cue.verb.takes != Takes::Quote => {
                let agent = self
                    .people
                    .subject_after(cue.last, last)
                    .filter(|f| !matches!(f.subject, Subject::Stranger))
                    .filter(|f| {
                        let named = !matches!(f.subject, Subject::Known(Who::Agency(_), _));
                        paused(f.last) || (named && cue.verb.class.is_plain())
                    });
                let mut end = cue.last;
                while end < last
                    && document.is_any(end, &["pula", "juga", "lagi", "lebih", "lanjut"])
                {
                    end += 1;
                }
                let by = match agent {
                    Some(found) => {
                        end = found.last;
                        By::Subject(found)
                    }
                    // `Diharapkan …` without an agent is the writer's own.
                    None if paused(end)
                        && (cue.verb.class.is_plain() || document.word(end) != ",") =>
                    {
                        By::Focus
                    }
                    None => return None,
                };
                let attribution = self.attribution(cue, by, "reported-passive", end);
                self.open(cue.verb, attribution, end, last)
            }
            _ => None,
        }
    }

    /// A subject with an active word of saying: `Hery juga meminta …`.
    pub(super) fn by_subject(&self, first: usize, last: usize) -> Option<Opening> {
        let start = self.skip_marks(first, last);
        let mut at = start;
        while at < last {
            let Some(cue) = self.cue(at) else {
                at += 1;
                continue;
            };
            at = cue.last;
            let active = cue.verb.form.is_active()
                || cue.verb.form == Form::Short
                || self.is_bare_with_subject(cue, start);
            if !active || cue.verb.takes == Takes::Quote || self.is_blocked(cue, start) {
                continue;
            }
            let relative = cue.first > start && self.document().is(cue.first - 1, "yang");
            let from = if relative { cue.first - 1 } else { cue.first };
            let Some(found) = self.subject(start, from, cue, relative) else {
                continue;
            };
            // `berharap dan berpesan`: the words begin after the second.
            let mut verb = cue;
            while let Some(next) = self.coordinated(verb, last) {
                verb = next;
            }
            // `mengapresiasi penurunan itu dan menyatakan …`: only the second reports.
            if verb.verb.class == Class::Praise
                && let Some(next) = (verb.last..last).find_map(|t| self.coordinated_at(t, last))
                && matches!(next.verb.takes, Takes::Any | Takes::Person)
            {
                verb = next;
            }
            let attribution =
                self.attribution(verb, By::Subject(found), "reported-subject", verb.last);
            let agency = matches!(found.subject, Subject::Known(Who::Agency(_), _));
            // `Panwaslu telah menegur … dan meminta`: an account of what an agency has done.
            if agency && self.is_past(found.last, verb.first) {
                continue;
            }
            let takes = match verb.verb.takes {
                Takes::Person if agency => Takes::Marked,
                other => other,
            };
            let said = Verb { takes, ..verb.verb };
            if let Some(mut opening) = self.open(said, attribution, verb.last, last) {
                if verb.verb.form == Form::State && opening.content == verb.last {
                    opening.content = verb.first;
                }
                // `X, yang memaparkan peta kerawanan, dan Y`: a clause about X ends with its comma.
                if relative {
                    opening.end = (opening.content..last).find(|t| self.document().word(*t) == ",");
                }
                return Some(opening);
            }
        }
        None
    }

    /// `Ia bilang, …`, `KPU jamin logistik aman`: a bare word of saying right behind a subject that
    /// begins the sentence.
    fn is_bare_with_subject(&self, cue: Cue, start: usize) -> bool {
        let document = self.document();
        if cue.verb.form != Form::Bare {
            return false;
        }
        let head = self.skip_lead(start, cue.first);
        let paused = document.word(cue.last) == "," || self.marker_at(cue.last);
        let pronoun = self
            .people
            .words
            .phrase_before(document, cue.first, Kind::Pronoun)
            .is_some_and(|p| p.note.is_empty() && p.first == head);
        let named = self
            .people
            .at(cue.first.saturating_sub(1))
            .is_some_and(|r| r.first <= head + 2 || matches!(r.who, Who::Official(_)));
        let next = self.people.at(cue.last).map(|r| r.who);
        let told = matches!(next, Some(Who::Official(_)));
        (cue.verb.free && !told && cue.first > head)
            || (pronoun && (paused || cue.verb.plain))
            || (cue.verb.plain && named && !told && cue.first > head)
    }

    pub(super) fn subject(
        &self,
        start: usize,
        end: usize,
        cue: Cue,
        relative: bool,
    ) -> Option<Found> {
        // A subject stands near its verb; a sentence without an end must not cost its square.
        let start = start.max(end.saturating_sub(SUBJECT_REACH));
        let found = self.people.subject_before(start, end);
        if relative {
            // `… disampaikan X yang mengatakan`: the name before `yang`, whatever governs it.
            let nearest = self
                .people
                .within(start, end)
                .last()
                .filter(|r| r.last + 2 >= end)?;
            return Some(Found {
                first: nearest.first,
                last: nearest.last,
                subject: Subject::Known(nearest.who, None),
            });
        }
        match found {
            Some(found) => match found.subject {
                // Bare of its prefix a verb is one only right behind its subject.
                _ if cue.verb.form == Form::Bare && !cue.verb.free => (found.last == cue.first
                    && matches!(found.subject, Subject::Known(_, _) | Subject::Pronoun))
                .then_some(found),
                _ if cue.verb.form == Form::Short => (found.last == cue.first
                    && matches!(found.subject, Subject::Known(_, _)))
                .then_some(found),
                Subject::Stranger => self.stranger(start, found.last, cue).then_some(found),
                // `Heru akan berkoordinasi; ia menyebut …`: the pronoun's person is named before
                // it in the same sentence.
                Subject::Pronoun => {
                    let named = self
                        .leads_in(start, found.first)
                        .filter(|_| found.first > start);
                    Some(named.map_or(found, |who| Found {
                        subject: Subject::Known(who, None),
                        ..found
                    }))
                }
                _ => Some(found),
            },
            None => None,
        }
    }

    /// Whether somebody unknown may be taken for the speaker: only where the words are marked as
    /// said and a person stands at the head.
    pub(super) fn stranger(&self, start: usize, end: usize, cue: Cue) -> bool {
        let document = self.document();
        let end = self.before_age(start, end);
        let lead = self.skip_lead(start, end);
        let marked = document.word(cue.last) == ","
            || self
                .people
                .words
                .phrase(document, cue.last, Kind::Marker)
                .is_some_and(|m| m.note != "inside");
        let one = document.is_any(lead, &["salah", "seorang"]) && self.is(lead, Kind::Anyone);
        let named = lead + 1 < end
            && document.capital(end - 1)
            && document.capital(end - 2)
            && self.people.at(end - 1).is_none();
        matches!(cue.verb.takes, Takes::Any | Takes::Person)
            && lead < end
            && (one
                || named
                || lead + 1 == end && document.capital(lead) && self.is_unknown(lead)
                || marked && (self.is(lead, Kind::Anyone) || self.looks_like_name(lead, end)))
    }

    /// Back over an age in brackets: `Mang Ujang (54)`.
    pub(super) fn before_age(&self, first: usize, last: usize) -> usize {
        let document = self.document();
        let age = last >= first + 4
            && document.word(last - 1) == ")"
            && document.kind(last - 2) == Some(TokenKind::Number)
            && document.word(last - 3) == "(";
        if age { last - 3 } else { last }
    }

    /// Whether `telah` or `sudah` stands in `first..last`.
    pub(super) fn is_past(&self, first: usize, last: usize) -> bool {
        (first..last).any(|t| self.document().is_any(t, &["telah", "sudah"]))
    }

    /// Whether no lexicon holds the word: at the head of a sentence rather a name than a noun.
    pub(super) fn is_unknown(&self, token: usize) -> bool {
        self.document()
            .tokens
            .get(token)
            .is_some_and(|t| t.word == Word::UNKNOWN)
    }

    /// Two capitalised words that no lexicon knows, at the head or after a comma.
    pub(super) fn looks_like_name(&self, first: usize, last: usize) -> bool {
        (first..last.saturating_sub(1)).any(|t| {
            let document = self.document();
            document.capital(t) && document.capital(t + 1) && self.people.at(t).is_none()
        })
    }

    pub(super) fn coordinated(&self, verb: Cue, last: usize) -> Option<Cue> {
        self.coordinated_at(verb.last, last)
    }

    pub(super) fn coordinated_at(&self, token: usize, last: usize) -> Option<Cue> {
        let and = self
            .people
            .words
            .phrase(self.document(), token, Kind::Companion)?;
        let mut at = and.last;
        while self.is(at, Kind::Adverb) && self.cue(at).is_none() {
            at += 1;
        }
        self.cue(at)
            .filter(|c| c.last < last && c.verb.form.is_active() && c.verb.takes != Takes::Quote)
    }

    /// A second word of saying after an attribution: `ujar X sambil menambahkan bahwa …`.
    pub(super) fn companion(&self, first: usize, last: usize) -> Option<Opening> {
        (first..last).find_map(|at| {
            let joined = self
                .people
                .words
                .phrase(self.document(), at, Kind::Companion)?;
            let mut next = joined.last;
            while next < last && self.is(next, Kind::Adverb) && self.cue(next).is_none() {
                next += 1;
            }
            let cue = self
                .cue(next)
                .filter(|c| c.verb.form.is_active() && c.verb.takes != Takes::Quote)?;
            let attribution = self.attribution(cue, By::Focus, "reported-companion", cue.last);
            self.open(cue.verb, attribution, cue.last, last)
        })
    }

    /// Where a clause with a speaker of its own begins: `…, sedangkan Kapolres menegaskan …`.
    pub(super) fn second_speaker(&self, first: usize, last: usize) -> Option<usize> {
        // `…, ia mengimbau warga …`
        let goes_on = (first + 2..last).find(|at| {
            let document = self.document();
            if document.word(*at) != "," {
                return false;
            }
            let Some(pronoun) = self
                .people
                .words
                .phrase(document, *at + 1, Kind::Pronoun)
                .filter(|p| p.note.is_empty())
            else {
                return false;
            };
            let mut verb = pronoun.last;
            while verb < last && self.is(verb, Kind::Adverb) && self.cue(verb).is_none() {
                verb += 1;
            }
            self.cue(verb).is_some_and(|c| {
                c.last < last && c.verb.form == Form::Active && c.verb.takes == Takes::Any
            })
        });
        if goes_on.is_some() {
            return goes_on.map(|comma| comma + 1);
        }
        (first + 2..last).find(|at| {
            if !self.document().is_any(*at, &["sedangkan", "sementara"]) {
                return false;
            }
            self.by_subject(*at + 1, last.min(*at + SUBJECT_REACH)).is_some_and(|opening| {
                matches!(
                    opening.attribution.by,
                    By::Subject(found)
                        if matches!(found.subject, Subject::Known(Who::Official(_) | Who::Post(_), _))
                            && found.first <= *at + 2
                )
            })
        })
    }
}
