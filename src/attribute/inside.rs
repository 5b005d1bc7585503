//! Attributions inside the words they belong to (`, kata dia,`), and sentences that only point back
//! to words said elsewhere (`Hal itu disampaikan X`).
//!
//! Leaves out attributions that stand before the words (`reported`).

use crate::model::TokenKind;

use super::clause::{Attribution, By, Clauses, Opening};
use super::people::{Found, Governor, Subject, Who};
use super::words::{Class, Cue, Form, Kind, Takes};

/// The fewest words behind `Seperti disampaikan X,` that are what was said.
const LIKENED_WORDS: usize = 3;

/// The rule of a pointer to somebody who only agrees: the words before are another's.
pub(super) const AGREES: &str = "agrees";

impl Clauses<'_, '_> {
    /// The attributions inside a stretch: `, kata dia,`, `, menurut Denny,`, `, pungkasnya.`
    pub(super) fn inside(&self, first: usize, last: usize) -> Vec<Attribution> {
        let mut found: Vec<Attribution> = Vec::new();
        let mut at = first + 1;
        while at < last {
            if let Some(attribution) = self.inside_at(at, first, last) {
                at = attribution.last.max(at + 1);
                found.push(attribution);
            } else {
                at += 1;
            }
        }
        found
    }

    pub(super) fn inside_at(&self, at: usize, first: usize, last: usize) -> Option<Attribution> {
        let document = self.document();
        let cue = self.cue(at)?;
        // `, masih kata Ratih,`
        let still = at > first + 1 && document.is_any(at - 1, &["masih", "demikian", "begitu"]);
        let before = if still { at - 2 } else { at - 1 };
        let comma = matches!(document.word(before), "," | "-" | "–");
        let start = if comma { before } else { at };
        if !self.has_word(first, start) {
            return None;
        }
        let closes = |end: usize| {
            end >= last || matches!(document.word(end), "," | "." | ")") || self.is_fill(end, last)
        };
        // `Hal itu menurutnya wajar`: needs no comma.
        let according = document.is_any(cue.first, &["menurut", "menurutnya"])
            && !document.is_any(at - 1, &["yang", "dan", "atau", "serta", "hanya"]);
        // `Panwaslih kata dia telah mencatat`: neither does this.
        let by_pronoun = cue.verb.form == Form::Bare
            && matches!(cue.verb.class, Class::Say | Class::Add)
            && document.is_any(cue.last, &["dia", "beliau"])
            && !document.is_any(at - 1, &["yang", "secara", "dengan", "lebih", "dan"]);
        let (by, end, rule) = match cue.verb.form {
            Form::Nya | Form::PassiveNya
                if comma || self.is_fill(cue.last, last) || self.only_saying(cue) || according =>
            {
                let mut end = cue.last;
                while document.is_any(end, &["pula", "lagi", "juga", "pun"]) {
                    end += 1;
                }
                if !closes(end) && !according {
                    return None;
                }
                let by = match cue.verb.class {
                    Class::Close => By::Last,
                    _ => By::Focus,
                };
                (by, end, "reported-pronoun-inside")
            }
            Form::Bare | Form::Noun
                if comma || self.only_saying(cue) || according || by_pronoun =>
            {
                let found = self.people.subject_after(cue.last, last)?;
                // Without a comma before it, only `kata Hery,` and the like.
                let brief = matches!(
                    found.subject,
                    Subject::Known(Who::Official(_), _) | Subject::Pronoun
                ) && (according || by_pronoun || document.word(found.last) == ",");
                if !comma && !brief {
                    return None;
                }
                if matches!(found.subject, Subject::Stranger) && !closes(found.last) {
                    return None;
                }
                let found = self.with_occasion(found, last);
                (By::Subject(found), found.last, "reported-name-inside")
            }
            _ => return None,
        };
        // The comma behind it goes with it; at the end of the stretch so does what only tells
        // when and where.
        let mut end = end;
        if self.is_fill(end, last) {
            end = last;
        } else if document.word(end) == "," {
            end += 1;
        }
        Some(Attribution {
            first: start,
            ..self.attribution(cue, by, rule, end)
        })
    }

    /// `Setelah itu katanya, …`: a word that can hardly be anything but a word of saying, before
    /// the comma that should have stood on both sides of it.
    fn only_saying(&self, cue: Cue) -> bool {
        let document = self.document();
        let adverbial = document.is_any(
            cue.first.saturating_sub(1),
            &[
                "secara", "dengan", "lebih", "sangat", "sudah", "cukup", "masih", "itu", "ini",
            ],
        );
        let pause = match cue.verb.form {
            Form::Bare => true,
            _ => document.word(cue.last) == ",",
        };
        pause
            && !adverbial
            && cue.verb.takes == Takes::Any
            && matches!(cue.verb.class, Class::Say | Class::Add)
            && matches!(cue.verb.form, Form::Nya | Form::Bare)
    }

    /// A speaker with the occasion behind the name, up to the comma: `sebut Bupati X dalam sambutan
    /// yang dibacakan Sekda Y,`, where Y speaks.
    pub(super) fn with_occasion(&self, found: Found, last: usize) -> Found {
        let document = self.document();
        let occasion = self.is(found.last, Kind::Setting)
            || document.is_any(
                found.last,
                &[
                    "dalam", "saat", "usai", "seusai", "ketika", "kepada", "di", "pada", "melalui",
                ],
            );
        let Some(comma) = (found.last..last.min(found.last + 16))
            .find(|t| document.word(*t) == ",")
            .filter(|_| occasion)
        else {
            return found;
        };
        let reader = self
            .people
            .within(found.last, comma)
            .iter()
            .find(|r| matches!(self.people.governor(r, found.last), Some(Governor::Proxy(p)) if p.note == "agent"));
        let subject = match (reader, found.subject) {
            (Some(reader), Subject::Known(who, _)) => Subject::Known(reader.who, Some(who)),
            _ => found.subject,
        };
        Found {
            last: comma,
            subject,
            ..found
        }
    }

    /// The end of what points back: a phrase of the lexicon (`Hal itu`), or any short noun phrase
    /// with a pointing word (`Kesepakatan itu`, `Sorotan serupa`).
    fn pointing_head(&self, start: usize, last: usize) -> Option<usize> {
        let document = self.document();
        let listed = [Kind::Back, Kind::Agree]
            .iter()
            .filter_map(|k| self.people.words.phrase(document, start, *k))
            .map(|p| p.last)
            .max();
        let pointed = || {
            let end = (start + 1..last.min(start + 5)).find(|t| {
                document.is_any(*t, &["itu", "ini", "tersebut", "senada", "serupa", "sama"])
            })?;
            let plain = (start..end).all(|t| {
                document.kind(t) == Some(TokenKind::Word)
                    && self.cue(t).is_none()
                    && self.people.at(t).is_none()
            });
            let passive = (end + 1..last.min(end + 4))
                .find_map(|t| self.cue(t))
                .is_some_and(|c| matches!(c.verb.form, Form::Passive | Form::PassiveNya));
            (plain && passive).then_some(end + 1)
        };
        match listed {
            Some(end) if !document.is_any(end, &["senada", "serupa"]) => Some(end),
            _ => pointed().or(listed),
        }
    }

    /// Who is told to have said something that stands elsewhere: `Hal itu disampaikan X`.
    pub(super) fn points_back(&self, first: usize, last: usize) -> Option<Attribution> {
        let document = self.document();
        let start = self.skip_marks(first, last);
        let mut at = self
            .pointing_head(start, last)
            .or_else(|| self.pointing_head(self.skip_lead(first, last), last))?;
        while at < last
            && (document.is_any(
                at,
                &[
                    "juga",
                    "pun",
                    "yang",
                    "ini",
                    "turut",
                    "seperti",
                    "senada",
                    "sebagaimana",
                    "kembali",
                    "telah",
                    "sudah",
                    "dengan",
                    "tersebut",
                    "itu",
                ],
            ) || document.word(at) == ",")
        {
            at += 1;
        }
        let mut cue = self.cue(at)?;
        // `Hal itu disampaikan dan ditegaskannya`: the second has the speaker.
        if let Some(and) = self
            .people
            .words
            .phrase(document, cue.last, Kind::Companion)
            && let Some(second) = self.cue(and.last)
            && matches!(second.verb.form, Form::Passive | Form::PassiveNya)
        {
            cue = second;
        }
        let agrees = cue.verb.class == Class::Agree || self.is(start, Kind::Agree);
        let rule = if agrees { AGREES } else { "points-back" };
        match cue.verb.form {
            // `Hal ini menurutnya wajar` says something.
            Form::PassiveNya if document.is(cue.first, "menurutnya") => None,
            Form::PassiveNya => Some(self.attribution(cue, By::Focus, rule, cue.last)),
            Form::Passive => {
                let found = self.people.subject_after(cue.last, last)?;
                Some(self.attribution(cue, By::Subject(found), rule, found.last))
            }
            // `Hal senada, kata X` and the like are no pointers but openings.
            _ => None,
        }
    }

    /// Whose speech a reader reads out: `Sambutan Bupati X dibacakan Asisten Y.`
    pub(super) fn read_out(&self, first: usize, last: usize, reader: Who) -> Option<Who> {
        let document = self.document();
        let speech = (first..last).find(|t| self.is(*t, Kind::SpeechNoun))?;
        let references = self.people.within(speech, last);
        let place = references.iter().position(|r| r.who == reader)?;
        let read = self
            .people
            .governor(references.get(place)?, first)
            .is_some_and(|g| matches!(g, Governor::Proxy(p) if document.is_any(p.first, &["dibacakan", "disampaikan"])));
        let author = references.get(place.checked_sub(1)?)?;
        (read && author.who != reader).then_some(author.who)
    }

    /// Whose speech the subject reads out: `Asisten Y membacakan sambutan Bupati X.`
    pub(super) fn reads_out(&self, first: usize, last: usize, reader: Who) -> Option<Who> {
        let document = self.document();
        let references = self.people.within(first, last);
        let author = references.iter().find(|r| {
            matches!(
                self.people.governor(r, first),
                Some(Governor::Proxy(p))
                    if p.note == "principal"
                        && document.is_any(p.first, &["membacakan", "menyampaikan"])
            )
        })?;
        (author.who != reader).then_some(author.who)
    }

    /// The words that a pointer brings with it after all: `Seperti disampaikan X bahwa …`,
    /// `Hal senada diungkapkan X yang mengatakan …`.
    pub(super) fn pointed_opening(
        &self,
        pointer: &Attribution,
        first: usize,
        last: usize,
    ) -> Option<Opening> {
        let at = self.skip_marks(pointer.last, last);
        if let Some(marker) = self
            .people
            .words
            .phrase(self.document(), at, Kind::Marker)
            .filter(|m| m.note != "inside" && m.last < last)
        {
            return Some(Opening {
                attribution: *pointer,
                content: marker.last,
                lead: None,
                end: None,
                marked: true,
            });
        }
        // `Seperti disampaikan X, …`: the words follow in the same sentence.
        let likened = self
            .document()
            .is_any(self.skip_lead(first, last), &["seperti", "sebagaimana"]);
        if likened
            && self.document().word(pointer.last) == ","
            && self.words_in(at, last) >= LIKENED_WORDS
        {
            return Some(Opening {
                attribution: *pointer,
                content: at,
                lead: None,
                end: None,
                marked: true,
            });
        }
        if !self.document().is(at, "yang") {
            return None;
        }
        let cue = self.cue(at + 1).filter(|c| c.verb.form.is_active())?;
        let attribution = Attribution {
            by: pointer.by,
            ..self.attribution(cue, pointer.by, "reported-subject", cue.last)
        };
        self.open(cue.verb, attribution, cue.last, last)
    }
}
