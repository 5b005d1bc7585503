//! Attributions beside a quotation: the one that follows it and the one that leads up to it.
//!
//! Leaves out attributions of words without quotation marks.

use crate::model::TokenKind;

use super::clause::{Attribution, By, Clauses};
use super::people::{Subject, Who};
use super::quotation::is_mark;
use super::words::{Class, Cue, Form, Kind, Takes};

impl Clauses<'_, '_> {
    /// The attribution that follows a quotation: `” ujar Hery, Jumat`, `”tandasnya`, `” Hery menegaskan.`
    pub(super) fn after_quote(&self, first: usize, last: usize) -> Option<Attribution> {
        let document = self.document();
        let mut at = self.skip_marks(first, last);
        while at < last
            && document.is_any(at, &["demikian", "begitu", "masih", "tambah"])
            && self.cue(at + 1).is_some()
        {
            at += 1;
        }
        if at >= last {
            return None;
        }
        let apart = document.capital(at) && (first..at).any(|t| document.word(t) == ".");
        if let Some(cue) = self.cue(at) {
            match cue.verb.form {
                Form::Noun | Form::Passive if apart => return None,
                Form::Nya | Form::PassiveNya => {
                    // `” ungkapnya Martuani`: the name stands there all the same.
                    let named = self
                        .people
                        .at(cue.last)
                        .filter(|r| matches!(r.who, Who::Official(_)))
                        .and_then(|_| self.people.subject_after(cue.last, last));
                    if let Some(found) = named {
                        let by = By::Subject(found);
                        return Some(self.attribution(cue, by, "quote-name-after", found.last));
                    }
                    let by = match cue.verb.class {
                        Class::Close => By::Last,
                        _ => By::Focus,
                    };
                    return Some(self.attribution(cue, by, "quote-pronoun-after", cue.last));
                }
                Form::Bare | Form::Passive | Form::Noun | Form::Short => {
                    if let Some(found) = self.people.subject_after(cue.last, last) {
                        return Some(self.attribution(
                            cue,
                            By::Subject(found),
                            "quote-name-after",
                            found.last,
                        ));
                    }
                    if !self.has_word(cue.last, last) {
                        return Some(self.attribution(cue, By::Focus, "quote-after", cue.last));
                    }
                }
                Form::Active | Form::State => {}
            }
        }
        if let Some(attribution) = self.unlisted_after(at, last) {
            return Some(attribution);
        }
        // The name first: only where no words of its own follow.
        let (cue, found) = (at..last)
            .filter_map(|t| self.cue(t))
            .filter(|c| c.verb.form.is_active())
            .find_map(|c| Some((c, self.people.subject_before(at, c.first)?)))?;
        let starts = found.first <= at + 1 && !matches!(found.subject, Subject::Stranger);
        (starts && self.is_fill(cue.last, last))
            .then(|| self.attribution(cue, By::Subject(found), "quote-subject-after", last))
    }

    /// A word that no lexicon holds in the place of a word of saying, behind a quotation that ends
    /// with a pause: `,” sergah Hery`, `,” jelanya.`
    pub(super) fn unlisted_after(&self, at: usize, last: usize) -> Option<Attribution> {
        let document = self.document();
        let paused = (at.saturating_sub(4)..at)
            .any(|t| matches!(document.word(t), "," | "!" | "?"))
            && is_mark(document, at.checked_sub(1)?)
            || document.word(at.checked_sub(1)?) == "," && is_mark(document, at.checked_sub(2)?);
        let verb = document.kind(at) == Some(TokenKind::Word)
            && !document.capital(at)
            && self.cue(at).is_none()
            && document.word(at).len() >= 4
            && [
                Kind::Oblique,
                Kind::Companion,
                Kind::Link,
                Kind::Shift,
                Kind::Adverb,
                Kind::Setting,
                Kind::Adjunct,
                Kind::Proxy,
                Kind::Marker,
                Kind::Blocker,
                Kind::Pronoun,
                Kind::Assertion,
            ]
            .iter()
            .all(|k| !self.is(at, *k));
        if !(paused && verb) {
            return None;
        }
        let span = Some(document.span(at, at + 1));
        let attribution = |by, last| Attribution {
            cue: span,
            by,
            rule: "quote-unlisted",
            adds: false,
            first: at,
            last,
        };
        let named = self
            .people
            .at(at + 1)
            .is_some_and(|r| matches!(r.who, Who::Official(_)));
        if named {
            let found = self.people.subject_after(at + 1, last)?;
            return Some(attribution(By::Subject(found), found.last));
        }
        let own = document.word(at).ends_with("nya") && self.is_fill(at + 1, last);
        own.then(|| attribution(By::Focus, at + 1))
    }

    /// The attribution that leads up to a quotation: `Hery menegaskan, “…`, `kata X: “…`.
    pub(super) fn before_quote(&self, first: usize, last: usize) -> Option<Attribution> {
        let document = self.document();
        let colon = document.word(last.checked_sub(1)?) == ":";
        let mut end = self.skip_marks_back(first, last);
        if let Some(marker) = self
            .people
            .words
            .phrase_before(document, end, Kind::Marker)
            .filter(|m| m.first >= first)
        {
            end = self.skip_marks_back(first, marker.first);
        }
        let start = self.skip_marks(first, end);
        for t in (start..end).rev() {
            let Some(cue) = self.cue(t).filter(|c| c.last <= end) else {
                continue;
            };
            if let Some(attribution) = self.leads_up(cue, start, end, colon) {
                return Some(attribution);
            }
        }
        // `Sambutan X dibacakan Y: “…`, `Hery dalam sambutannya: “…`, `Dalam sambutannya, “…`
        let setting =
            (start..end).any(|t| self.is(t, Kind::Setting) || self.is(t, Kind::SpeechNoun));
        let brief = setting && self.words_in(start, end) <= 12;
        if !(colon || brief) {
            return None;
        }
        // `Ia menyinggung peran Gakkumdu: “…`: whoever is the subject, not what is spoken of.
        let subject = (start..end)
            .filter_map(|t| self.cue(t))
            .find(|c| c.verb.form.is_active())
            .and_then(|c| self.people.subject_before(start, c.first))
            .filter(|f| !matches!(f.subject, Subject::Stranger));
        let found = subject.or_else(|| self.people.subject_before(start, end));
        let by = match found {
            Some(found) if !matches!(found.subject, Subject::Stranger) => By::Subject(found),
            _ if setting || colon => By::Focus,
            _ => return None,
        };
        Some(Attribution {
            cue: None,
            by,
            rule: if colon {
                "quote-colon"
            } else {
                "quote-setting"
            },
            adds: false,
            first: start,
            last: end,
        })
    }

    pub(super) fn leads_up(
        &self,
        cue: Cue,
        start: usize,
        end: usize,
        colon: bool,
    ) -> Option<Attribution> {
        let fill = |from: usize| self.is_fill(from, end);
        match cue.verb.form {
            Form::Active | Form::State | Form::Short => {
                let reads_out = cue.verb.takes == Takes::Quote && colon;
                if !(fill(cue.last) || reads_out) || self.is_blocked(cue, start) {
                    return None;
                }
                let by = match self.people.subject_before(start, cue.first) {
                    Some(found) => By::Subject(found),
                    None if cue.verb.form.is_active() => By::Focus,
                    None => return None,
                };
                Some(self.attribution(cue, by, "quote-before", end))
            }
            Form::Bare | Form::Noun | Form::Passive => {
                let mut found = self.people.subject_after(cue.last, end)?;
                // `Sambutan Bupati X dibacakan Y: “…`: Y speaks for X.
                if let Subject::Known(reader, None) = found.subject
                    && (start..cue.first).any(|t| self.is(t, Kind::SpeechNoun))
                    && let Some(Subject::Known(author, _)) = self
                        .people
                        .subject_before(start, cue.first)
                        .map(|f| f.subject)
                {
                    let author = Some(author).filter(|a| *a != reader);
                    found.subject = Subject::Known(reader, author);
                }
                (fill(found.last) || colon)
                    .then(|| self.attribution(cue, By::Subject(found), "quote-before", end))
            }
            Form::Nya | Form::PassiveNya => fill(cue.last)
                .then(|| self.attribution(cue, By::Focus, "quote-pronoun-before", end)),
        }
    }
}
