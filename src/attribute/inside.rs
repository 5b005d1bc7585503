//! Attributions inside the words they belong to (`, kata dia,`), and sentences that only point back
//! to words said elsewhere (`Hal itu disampaikan X`).
//!
//! Leaves out attributions that stand before the words (`reported`).

use super::clause::{Attribution, By, Clauses, Opening};
use super::people::{Found, Governor, Subject, Who};
use super::words::{Class, Form, Kind};

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
        let comma = document.word(at - 1) == "," || document.word(at - 1) == "-";
        let start = if comma { at - 1 } else { at };
        if !self.has_word(first, start) {
            return None;
        }
        let closes = |end: usize| {
            end >= last || matches!(document.word(end), "," | "." | ")") || self.is_fill(end, last)
        };
        let (by, end, rule) = match cue.verb.form {
            Form::Nya | Form::PassiveNya if comma || self.is_fill(cue.last, last) => {
                let mut end = cue.last;
                while document.is_any(end, &["pula", "lagi", "juga", "pun"]) {
                    end += 1;
                }
                if !closes(end) {
                    return None;
                }
                let by = match cue.verb.class {
                    Class::Close => By::Last,
                    _ => By::Focus,
                };
                (by, end, "reported-pronoun-inside")
            }
            Form::Bare | Form::Noun if comma => {
                let found = self.people.subject_after(cue.last, last)?;
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

    /// Who is told to have said something that stands elsewhere: `Hal itu disampaikan X`.
    pub(super) fn points_back(&self, first: usize, last: usize) -> Option<Attribution> {
        let document = self.document();
        let start = self.skip_marks(first, last);
        let head = [Kind::Back, Kind::Agree]
            .iter()
            .find_map(|k| self.people.words.phrase(document, start, *k));
        let mut at = match head {
            Some(head) => head.last,
            None => {
                let lead = self.skip_lead(first, last);
                [Kind::Back, Kind::Agree]
                    .iter()
                    .find_map(|k| self.people.words.phrase(document, lead, *k))?
                    .last
            }
        };
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
        let cue = self.cue(at)?;
        match cue.verb.form {
            Form::PassiveNya => Some(self.attribution(cue, By::Focus, "points-back", cue.last)),
            Form::Passive => {
                let found = self.people.subject_after(cue.last, last)?;
                Some(self.attribution(cue, By::Subject(found), "points-back", found.last))
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

    /// The words that a pointer brings with it after all: `Seperti disampaikan X bahwa …`,
    /// `Hal senada diungkapkan X yang mengatakan …`.
    pub(super) fn pointed_opening(&self, pointer: &Attribution, last: usize) -> Option<Opening> {
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
