//! Cues between a subject and its deed: `KPU akan mengirim`, `ASN wajib netral`, and verbs by which
//! the subject vouches for what follows: `menjamin pengawalan`.
//!
//! Leaves out what is asked of others (`asking`) and what is spoken to them (`spoken`).

use super::candidate::{Candidate, Sign};
use super::clause::{Deed, Subject};
use super::grammar::Small;
use super::lexis::{Actor, Block, Cue, Role, Verb, begins, heads_sentence};
use super::phrase::{Head, Phrase};
use super::reading::Reading;
use crate::model::{Caps, Hit, Party, PromiseType, Speaker, TokenKind};
use crate::span::Span;

/// The deed's actors with the sign that tells how they are known.
type Actors = (Vec<Party>, Sign);

impl Reading<'_> {
    /// What a modal makes of its clause.
    pub(super) fn modal(&self, hit: Hit, cue: Cue) -> Option<Candidate> {
        let document = self.document;
        let unit = self.unit(hit.first);
        let speaker = self.speaker(hit.first);
        let speaker = speaker.as_ref();
        let pledge = cue.kind == PromiseType::Pledge;
        let will = document.is(hit.first, "akan");
        // `senantiasa akan mendukung`: the second word counts.
        if pledge && cue.weight < 0.6 && self.is_modal(hit.last) {
            return None;
        }
        let mut subject = self.subject(hit.first, unit.start, speaker);
        let postposed = !pledge && !subject.phrase.is_somebody() && !subject.relative;
        let mut after = hit.last;
        while postposed && self.is_adverb(after) {
            after += 1;
        }
        if postposed && let Some(phrase) = self.phrase_at(after, unit.end, speaker) {
            // `Wajib hukumnya seluruh pihak untuk …`
            if phrase.is_somebody() && phrase.head != Head::Us {
                subject.phrase = phrase;
            }
        }
        if subject.relative || self.is_aim(&subject, pledge) {
            return None;
        }
        if let Some(no) = subject.negation {
            let kept = pledge && will && !document.is_any(no, &["belum", "bukan", "tanpa"]);
            if !kept {
                return None;
            }
        }
        if self.is_undone(&subject, hit, pledge) {
            return None;
        }
        // `Tidak boleh sama sekali ASN berpihak`: the deed stands after who is barred.
        let behind = subject.phrase.first >= hit.last && after > hit.last;
        let from = if behind {
            subject.phrase.last
        } else {
            hit.last
        };
        let mut deed = self.deed(from, unit.end, speaker);
        let plain =
            deed.verb.is_none() && deed.pronoun.is_none() && subject.phrase.head == Head::Us;
        if plain && self.is_plain_deed(hit.last) {
            // `Kami akan bicara`: after kami any plain word is what they will do.
            deed.verb = Some(hit.last);
        }
        let vowed = cue.role == Role::Vow;
        let prohibits = cue.kind == PromiseType::Obligation && cue.weight < 0.6;
        let weak = cue.weight < 0.8 && !prohibits;
        let spoken = deed.pronoun.is_some();
        if deed.verb.is_none() && !vowed && (pledge || weak) && !spoken {
            return None;
        }
        let habit = will || document.is_any(hit.first, &["selalu", "senantiasa"]);
        let doer = spoken || matches!(subject.phrase.head, Head::Named | Head::Us | Head::Myself);
        let befalls = deed.verb.is_some_and(|verb| {
            let outcome = self.lexis.verb(document, verb, Verb::Outcome).is_some();
            (outcome && !doer) || self.lexis.verb(document, verb, Verb::Fate).is_some()
        });
        if habit && befalls || self.is_question(&subject, hit) {
            return None;
        }
        let calendar = deed
            .verb
            .is_some_and(|v| self.lexis.verb(document, v, Verb::Calendar).is_some());
        let event = self.is_event(if subject.elided {
            unit.start..hit.first
        } else {
            subject.region.clone()
        });
        let agent = deed
            .verb
            .filter(|_| deed.passive)
            .and_then(|v| self.agent(v, unit.end, speaker));
        if calendar && event && agent.is_none() {
            return None;
        }
        // `Logistik siap didistribusikan` tells a state.
        // `Camat siap dicopot` binds him.
        let thing = !subject.phrase.is_somebody() && subject.phrase.head != Head::Empty;
        let state = deed.passive && !spoken && agent.is_none() && thing;
        if state && pledge && self.is_ready(hit) {
            return None;
        }
        let sentence = document.sentences.get(document.sentence_of(hit.first))?;
        if document.is(hit.first, "dilarang") && self.cites_law(sentence.span) {
            return None;
        }
        // `Pleno harus selesai paling lambat …`: a deadline makes a duty of the event.
        let event = event && !self.is_dated(sentence.span);
        let by_agent = agent.is_some();
        let (actors, known) = self.actors(&subject, &deed, agent, cue, hit, speaker, event)?;
        let mut signs = vec![known, self.voice(hit.first)];
        if !pledge && self.is_undone(&subject, hit, true) {
            signs.push(Sign::Hedged);
        }
        let subject_is_thing = !subject.phrase.is_somebody();
        if subject.done {
            signs.push(Sign::Done);
        }
        if calendar && subject_is_thing {
            signs.push(Sign::Calendar);
        }
        if deed.verb.is_none() && !vowed {
            signs.push(Sign::Stative);
        }
        let end = self.clause_end(hit.first, unit.end);
        let fronted = spoken || (deed.passive && (subject_is_thing || by_agent));
        let first = match subject.negation {
            _ if fronted && !subject.region.is_empty() => subject.region.start,
            Some(no) => no,
            None if spoken => deed.verb.unwrap_or(deed.first),
            None => deed.first,
        };
        let scope = match deed.verb {
            Some(verb) if self.is_asking(verb) => end,
            Some(verb) => verb + 1,
            None => deed.first.max(hit.last),
        };
        Some(Candidate {
            along: deed.along.map(|p| p.parties).unwrap_or_default(),
            first: subject.region.start.min(hit.first),
            action: first..end.max(first),
            signs,
            scope,
            ..Candidate::new(
                cue.kind,
                cue.weight,
                if vowed { "vow" } else { "modal" },
                hit.first..hit.last,
                actors,
            )
        })
    }

    /// Who does the deed, and how that is known.
    #[allow(clippy::too_many_arguments)] // the parts of one clause, taken apart by the caller
    fn actors(
        &self,
        subject: &Subject,
        deed: &Deed,
        agent: Option<Phrase>,
        cue: Cue,
        hit: Hit,
        speaker: Option<&Speaker>,
        event: bool,
    ) -> Option<Actors> {
        let pledge = cue.kind == PromiseType::Pledge;
        let spoken = self.said_of(hit.first).is_some() || self.speaks_before(hit.first);
        let ours = || {
            let parties = self.us(speaker);
            (!parties.is_empty()).then_some((parties, Sign::Implied))
        };
        if let Some(actor) = deed.pronoun {
            let parties = match actor {
                Actor::Us => self.us(speaker),
                _ => self.myself(speaker),
            };
            return Some((parties, Sign::Named));
        }
        if deed.passive {
            if agent.is_none() && matches!(subject.phrase.head, Head::Us | Head::Myself) {
                return None;
            }
            if let Some(agent) = agent {
                return Some((self.binding(agent.parties), Sign::Agent));
            }
            if subject.relative {
                return None;
            }
            // `Camat siap dicopot`: he who is ready for it.
            if pledge && self.is_ready(hit) && subject.phrase.is_somebody() {
                return Some((self.binding(subject.phrase.parties.clone()), Sign::Named));
            }
            if pledge && self.is_ready(hit) && subject.phrase.head == Head::Empty {
                return Some((self.myself(speaker), Sign::Implied));
            }
            if !subject.phrase.is_somebody()
                && let Some(bearers) = self.bearers(subject.region.clone(), speaker)
                && !pledge
            {
                return Some((bearers.parties, Sign::People));
            }
            // Whoever speaks of his own work leaves himself out; others mean the organiser, if it is
            // a thing of his.
            let (parties, sign) = (spoken || pledge).then(ours).flatten()?;
            if pledge {
                return Some((parties, sign));
            }
            // What is only needed, or told by one without an agency, is put on nobody.
            if cue.weight < 0.8 || matches!(parties.first(), Some(Party::Official(_))) {
                return None;
            }
            let theirs = subject
                .region
                .clone()
                .any(|t| self.lexis.actor(self.document, t, Actor::Kpu).is_some());
            let parties = match self.organiser().filter(|_| theirs) {
                Some(organiser) => vec![organiser],
                None => parties,
            };
            return Some((parties, Sign::Unsaid));
        }
        let phrase = &subject.phrase;
        if phrase.is_somebody() {
            let sign = match phrase.head {
                _ if subject.elided => Sign::Elided,
                Head::People | Head::You => Sign::People,
                _ => Sign::Named,
            };
            let calendar = deed
                .verb
                .is_some_and(|v| self.lexis.verb(self.document, v, Verb::Calendar).is_some());
            if pledge && (phrase.public || calendar && phrase.head == Head::People) {
                return None;
            }
            if pledge && phrase.part && spoken {
                return ours().or(Some((phrase.parties.clone(), sign)));
            }
            return Some((self.binding(phrase.parties.clone()), sign));
        }
        let after_thing = subject.elided && phrase.head == Head::Thing && !pledge;
        if (phrase.head == Head::Empty || subject.elided) && !after_thing {
            let begins = subject.boundary.is_none_or(|(b, _)| self.says(b)) && !subject.elided;
            let after_comma = subject
                .boundary
                .is_some_and(|(b, _)| self.document.word(b) == ",");
            let said = self.said_of(hit.first).is_some();
            if (begins || (after_comma && said)) && (pledge || deed.verb.is_some()) {
                // `Dan senantiasa berdoa`: a habit is promised by one who says so.
                if pledge && cue.weight < 0.6 && !said {
                    return None;
                }
                let parties = self.myself(speaker);
                return (!parties.is_empty()).then_some((parties, Sign::Implied));
            }
            return None;
        }
        // `Pengawasan kampanye akan melibatkan 30 orang`: the speaker's doing.
        let employs = deed.verb.is_some_and(|v| self.is(v, Small::Employing));
        if pledge && employs && self.said_of(hit.first).is_some() {
            return ours();
        }
        if pledge || event {
            return None;
        }
        if cue.weight < 0.6 {
            return Some((Vec::new(), Sign::Nobody));
        }
        if let Some(bearers) = self.bearers(subject.region.clone(), speaker) {
            return Some((bearers.parties, Sign::People));
        }
        if let Some(people) = self.doers(subject, deed) {
            return Some((vec![people], Sign::Guessed));
        }
        // `Semua kotak harus sudah di PPS`: a demand on whoever answers for it, the speaker.
        let (parties, _) = (spoken && cue.weight >= 0.8).then(ours).flatten()?;
        Some((parties, Sign::Unsaid))
    }

    /// Whoever is to do something is taken for people though no lexicon knows the noun:
    /// `Penumpang kapal wajib melapor`.
    fn doers(&self, subject: &Subject, deed: &Deed) -> Option<Party> {
        let document = self.document;
        let verb = deed.verb.filter(|_| !deed.passive)?;
        let befalls = [Verb::Fate, Verb::Outcome, Verb::Calendar]
            .iter()
            .any(|kind| self.lexis.verb(document, verb, *kind).is_some());
        let active = ["me", "ber"].iter().any(|p| begins(document.word(verb), p));
        let mut first = subject.region.start;
        while self.is_quantifier(first) || document.kind(first) == Some(TokenKind::Number) {
            first += 1;
        }
        let word = document.word(first);
        let noun = first < subject.region.end
            && (self.is_noun(first)
                || heads_sentence(document, first)
                    && self.is_common(first)
                    && document.caps(first) != Caps::Upper
                || first > subject.region.start && document.caps(first) == Caps::Upper);
        let thing = self.lexis.is_abstract(document, first)
            || self.lexis.block(document, first, Block::Event).is_some()
            || self.lexis.actor(document, first, Actor::Kpu).is_some()
            || self.is(first, Small::Preposition)
            || ["an", "nya", "si", "ing"].iter().any(|e| word.ends_with(e));
        if befalls || !active || !noun || thing {
            return None;
        }
        let last = self.general_end(first + 1, subject.region.end);
        let text = document.text_of(subject.region.start, last).to_lowercase();
        Some(Party::General(text))
    }

    /// Officials bind the agencies that they head or serve.
    pub(super) fn binding(&self, parties: Vec<Party>) -> Vec<Party> {
        let mut bound: Vec<Party> = Vec::new();
        for party in &parties {
            for one in self.in_office(party) {
                if !bound.contains(&one) {
                    bound.push(one);
                }
            }
        }
        bound
    }

    /// Whether the subject's clause is an aim or a condition, not a statement of its own.
    pub(super) fn is_aim(&self, subject: &Subject, pledge: bool) -> bool {
        subject.boundary.is_some_and(|(word, opens)| {
            // `dana untuk 38 TPS akan …` aims at nothing; `untuk memastikan KPU akan …` does.
            let purpose = self.document.is_any(word, &["agar", "supaya", "biar"])
                || self.begins_predicate(word + 1);
            let aim = self.is(word, Small::HandOver) && purpose && pledge;
            let asks = self.is(word, Small::Question);
            let causes = self
                .lexis
                .verb(self.document, word, Verb::Outcome)
                .is_some();
            asks || causes || !opens && (aim || self.is(word, Small::Condition))
        })
    }

    /// Whether words before the cue or right after it undo it.
    pub(super) fn is_undone(&self, subject: &Subject, hit: Hit, pledge: bool) -> bool {
        let document = self.document;
        let floor = self.unit(hit.first).start;
        let hedged = (floor..hit.last + 3)
            .filter(|t| !(hit.first..hit.last).contains(t))
            .any(|t| self.lexis.block(document, t, Block::Hedge).is_some());
        let thanks = (subject.region.start..hit.last + 4)
            .any(|t| self.lexis.block(document, t, Block::Thanks).is_some());
        let campaign = document
            .sentences
            .get(document.sentence_of(hit.first))
            .is_some_and(|s| {
                (s.first..s.last).any(|t| self.lexis.block(document, t, Block::Campaign).is_some())
            });
        pledge && (hedged || thanks || campaign)
    }

    /// Whether the clause asks what is to be done, and does not say it.
    fn is_question(&self, subject: &Subject, hit: Hit) -> bool {
        let document = self.document;
        let end = self.sentence_end(hit.first);
        let asks = |t: usize| {
            document.is_any(t, &["bagaimana", "apakah", "mengapa", "kenapa"])
                || (document.is(t, "apa")
                    && (document.is(t - 1, "seperti")
                        || document.kind(t + 1) != Some(TokenKind::Word)))
        };
        let ends = end.checked_sub(1).is_some_and(|e| {
            (hit.last..=e)
                .rev()
                .take(3)
                .any(|t| document.word(t) == "?")
        });
        let aim = (hit.last..end)
            .find(|t| self.is(*t, Small::HandOver) && *t > hit.last)
            .unwrap_or(end);
        ends || (hit.last..aim.min(hit.last + 8)).any(asks)
            || subject
                .region
                .clone()
                .any(|t| document.is_any(t, &["bagaimana", "apakah"]))
    }

    /// Whether the token is a plain word that may name a deed.
    fn is_plain_deed(&self, token: usize) -> bool {
        self.is_noun(token)
            && !self.is(token, Small::Preposition)
            && self.lexis.verb(self.document, token, Verb::State).is_none()
    }

    /// Whether the subject is an event, which happens by the calendar.
    pub(super) fn is_event(&self, region: std::ops::Range<usize>) -> bool {
        let document = self.document;
        let mut at = region.start;
        while at < region.end
            && (self.is_quantifier(at)
                || self.is(at, Small::Preposition)
                || self.is(at, Small::And)
                || document.is_any(at, &["tersebut", "ini", "itu", "tentu"]))
            && self.lexis.block(document, at, Block::Event).is_none()
        {
            at += 1;
        }
        self.lexis.block(document, at, Block::Event).is_some()
    }

    /// Whether the cue says that somebody is ready: `siap`, `selalu siap`.
    fn is_ready(&self, hit: Hit) -> bool {
        (hit.first..hit.last).any(|t| self.document.is(t, "siap"))
    }

    /// Whether a modal of pledging begins at the token.
    fn is_modal(&self, token: usize) -> bool {
        self.document.hits_at(token).iter().any(|h| {
            self.lexis.cue(h).is_some_and(|c| {
                c.kind == PromiseType::Pledge && matches!(c.role, Role::Modal | Role::Vow)
            })
        })
    }

    /// Whether an asking cue begins at the token.
    pub(super) fn is_asking(&self, token: usize) -> bool {
        self.document.hits_at(token).iter().any(|h| {
            self.lexis
                .cue(h)
                .is_some_and(|c| matches!(c.role, Role::Ask | Role::Warn | Role::Stress))
        })
    }

    /// Whose words they are.
    pub(super) fn voice(&self, token: usize) -> Sign {
        if self.is_direct(token) {
            Sign::Direct
        } else if self.said_of(token).is_some() || self.said_by_cue(token).is_some() {
            Sign::Reported
        } else {
            Sign::Narrated
        }
    }

    /// Whether a law is cited in the span.
    fn cites_law(&self, span: Span) -> bool {
        self.entities
            .legal_refs
            .iter()
            .any(|l| l.mentions.iter().any(|m| span.contains(*m)))
    }

    /// One past the last token of the token's sentence.
    pub(super) fn sentence_end(&self, token: usize) -> usize {
        self.document
            .sentences
            .get(self.document.sentence_of(token))
            .map_or(token, |s| s.last)
    }
}
