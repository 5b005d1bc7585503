//! Who is in focus: the speaker that `ia`, `ujarnya` or a quotation without attribution means.
//!
//! Follows the text in order: a statement puts its speaker in focus, a sentence that leads in a
//! new person puts that person there until somebody speaks. Leaves out names, which `people` reads.

use crate::model::{Entities, Speaker};

/// The persons in mind at one place of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Focus {
    /// Who spoke last.
    said: Option<Speaker>,
    /// The last person who spoke, where an agency has spoken since.
    person: Option<Speaker>,
    /// Who was led in since.
    topic: Option<Speaker>,
    /// Who reads out whose speech.
    reading: Option<(Speaker, Speaker)>,
    /// All who spoke or were led in, latest last.
    seen: Vec<Speaker>,
}

impl Focus {
    /// Somebody has spoken.
    pub(super) fn spoke(&mut self, speaker: &Speaker) {
        if let Speaker::Official(_) = speaker {
            self.person = Some(speaker.clone());
        }
        if self
            .reading
            .as_ref()
            .is_some_and(|(reader, _)| reader != speaker)
        {
            self.reading = None;
        }
        self.said = Some(speaker.clone());
        self.topic = None;
        self.see(speaker);
    }

    /// The first reads out a speech of the second.
    pub(super) fn reads_for(&mut self, reader: &Speaker, author: &Speaker) {
        self.reading = Some((reader.clone(), author.clone()));
    }

    /// Who speaks the words that are given to `author`, if a speech of theirs is being read out.
    pub(super) fn reader_of(&self, author: &Speaker) -> Option<Speaker> {
        let (reader, own) = self.reading.as_ref()?;
        (own == author).then(|| reader.clone())
    }

    /// Somebody has spoken whom the text gives no known name: a pronoun now means nobody known.
    pub(super) fn stranger_spoke(&mut self) {
        self.said = None;
        self.person = None;
        self.topic = None;
    }

    /// A sentence without speech leads somebody in.
    pub(super) fn lead_in(&mut self, speaker: &Speaker) {
        self.topic = Some(speaker.clone());
        self.see(speaker);
    }

    fn see(&mut self, speaker: &Speaker) {
        self.seen.retain(|s| s != speaker);
        self.seen.push(speaker.clone());
    }

    /// Whom a pronoun means: a person before an agency.
    pub(super) fn pronoun(&self) -> Option<Speaker> {
        match self.topic.as_ref().or(self.said.as_ref()) {
            Some(Speaker::Agency(id)) => self
                .person
                .clone()
                .or_else(|| Some(Speaker::Agency(id.clone()))),
            other => other.cloned(),
        }
    }

    /// Whom `pihaknya` or `lembaga itu` means: whoever is in focus, person or agency.
    pub(super) fn collective(&self) -> Option<Speaker> {
        self.topic.clone().or_else(|| self.said.clone())
    }

    /// Who ends a talk (`pungkasnya`): who spoke last, not who was only led in.
    pub(super) fn last_speaker(&self) -> Option<Speaker> {
        self.person
            .clone()
            .or_else(|| self.said.clone())
            .or_else(|| self.topic.clone())
    }

    /// Whom a description means: of those it fits, the one in focus or else seen last.
    pub(super) fn described(&self, entities: &Entities, note: &str) -> (Option<Speaker>, bool) {
        let fits = |speaker: &Speaker| match speaker {
            Speaker::Official(n) => entities
                .officials
                .get(*n)
                .is_some_and(|o| describes(note, o.position.as_deref(), &o.titles)),
            Speaker::Agency(_) => false,
        };
        let now = self.pronoun();
        if let Some(speaker) = now.as_ref().filter(|s| fits(s)) {
            return (Some(speaker.clone()), true);
        }
        if let Some(speaker) = self.seen.iter().rev().find(|s| fits(s)) {
            return (Some(speaker.clone()), true);
        }
        let mut others = (0..entities.officials.len())
            .map(Speaker::Official)
            .filter(|s| fits(s));
        match (others.next(), others.next()) {
            (Some(only), None) => (Some(only), true),
            _ => (now, false),
        }
    }
}

/// Whether a description's note fits a position or a rank; a note without either fits anybody.
fn describes(note: &str, position: Option<&str>, titles: &[String]) -> bool {
    let mut words = note.split(' ').filter(|w| !w.is_empty() && *w != "pointed");
    let Some(first) = words.next() else {
        return true;
    };
    if first == "rank" {
        let ranks: Vec<&str> = words.collect();
        let has = |t: &String| {
            let head = t.split([' ', '.']).next().unwrap_or_default();
            ranks.iter().any(|r| r.eq_ignore_ascii_case(head))
        };
        return titles.iter().any(has);
    }
    let position = position.unwrap_or_default();
    std::iter::once(first)
        .chain(words)
        .any(|key| key == position)
}
