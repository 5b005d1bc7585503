//! Whose statement it is: the attribution's subject, looked up among the persons in mind.
//!
//! Leaves out how a subject is found in the text (`subject`) and who is in mind (`focus`).

use crate::model::{Said, Speaker};

use super::clause::{Attribution, By};
use super::confidence::{self, Held};
use super::pass::Pass;
use super::people::{Found, Subject, Who};
use super::words::Kind;

/// How the keys of posts begin whose holder is the first of an agency.
const HEADS: [&str; 10] = [
    "ketua",
    "kapol",
    "dan",
    "pangdam",
    "kajari",
    "kajati",
    "kepala_dinas",
    "kepala_badan",
    "rektor",
    "direktur",
];

impl Pass<'_, '_> {
    /// Gives a statement the speaker of an attribution.
    pub(super) fn attribute(&mut self, said: &mut Said, attribution: &Attribution) {
        let (speaker, behalf, held) = self.resolve(attribution.by, attribution.adds);
        let reader = speaker.as_ref().and_then(|s| self.focus.reader_of(s));
        let (speaker, behalf) = match reader {
            Some(reader) => (Some(reader), speaker),
            None => (speaker, behalf),
        };
        said.cue = attribution.cue.or(said.cue);
        said.rule = attribution.rule;
        said.confidence = confidence::of(attribution.rule, held);
        said.on_behalf_of = behalf.filter(|b| Some(b) != speaker.as_ref());
        said.speaker = speaker;
        match &said.speaker {
            Some(speaker) => self.focus.spoke(speaker),
            None => self.focus.stranger_spoke(),
        }
    }

    /// Who is meant, for whom, and how that was found.
    pub(super) fn resolve(&self, by: By, adds: bool) -> (Option<Speaker>, Option<Speaker>, Held) {
        let (speaker, behalf, held) = match by {
            By::Focus => (self.focus.pronoun(), None, Held::Focus),
            By::Last => (self.focus.last_speaker(), None, Held::Focus),
            By::Subject(found) => self.resolve_subject(found, adds),
        };
        let held = if speaker.is_some() {
            held
        } else {
            Held::Nobody
        };
        (speaker, behalf, held)
    }

    fn resolve_subject(
        &self,
        found: Found,
        adds: bool,
    ) -> (Option<Speaker>, Option<Speaker>, Held) {
        match found.subject {
            Subject::Known(who, behalf) => {
                let behalf = behalf.and_then(|b| self.people.speaker(b));
                let held = if self.people.is_shared_name(found.first, found.last) {
                    Held::Unfit
                } else {
                    Held::Named
                };
                (self.people.speaker(who), behalf, held)
            }
            Subject::Pronoun => (self.focus.pronoun(), None, Held::Focus),
            Subject::Collective => (self.focus.collective(), None, Held::Described),
            Subject::Description(first, last) => {
                let note = self
                    .people
                    .words
                    .phrase(self.document(), first, Kind::Description)
                    .map_or("", |p| p.note);
                let named = self
                    .people
                    .within(first, last)
                    .iter()
                    .any(|r| r.first > first + 1);
                if adds && let Some(speaker) = self.focus.last_speaker() {
                    return (Some(speaker), None, Held::Described);
                }
                if let Some(head) = self.head_of_agency(first, last) {
                    return (Some(head), None, Held::Described);
                }
                let (speaker, fits) = self.focus.described(self.people.entities, note);
                let held = if fits && !named {
                    Held::Described
                } else {
                    Held::Unfit
                };
                (speaker, None, held)
            }
            Subject::Stranger => (None, None, Held::Nobody),
        }
    }

    /// `Orang nomor satu di KPU itu`: who heads the agency that a description names.
    fn head_of_agency(&self, first: usize, last: usize) -> Option<Speaker> {
        let first_one = (first..last).any(|t| self.document().is_any(t, &["satu", "1", "pertama"]));
        let named = self
            .people
            .within(first, last)
            .iter()
            .find_map(|r| match r.who {
                Who::Agency(n) => self.people.entities.agencies.get(n),
                _ => None,
            })?;
        let heads = |position: &str| HEADS.iter().any(|h| position.starts_with(h));
        let officials = self.people.entities.officials.iter();
        let head = officials.enumerate().find(|(_, o)| {
            o.agency.as_deref() == Some(named.id.as_str())
                && o.position.as_deref().is_some_and(heads)
        });
        head.filter(|_| first_one)
            .map(|(n, _)| Speaker::Official(n))
    }
}
