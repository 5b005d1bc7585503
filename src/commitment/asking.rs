//! Cues by which somebody asks or hopes: `meminta camat mendata`, `camat diminta mendata`,
//! `berharap KPU aktif`, `semoga KPU …`.
//!
//! Leaves out orders spoken straight to the one who is to act (`spoken`).

use super::candidate::{Candidate, Sign};
use super::clause::Subject;
use super::grammar::Small;
use super::lexis::{Actor, Block, Cue, Role, is_quote_mark};
use super::phrase::{Head, Phrase};
use super::reading::Reading;
use crate::model::{Hit, Party, PromiseType, Speaker};

/// Who is asked, and for what.
#[derive(Clone, Debug)]
pub(super) struct Addressee {
    pub(super) phrase: Phrase,
    /// Where the words of what is asked begin.
    pub(super) first: usize,
    /// Whether a deed is asked for, not a thing.
    pub(super) deed: bool,
    /// Whether `agar`, `untuk` or a negation hands the deed over.
    pub(super) handed: bool,
    /// Whether a duty word takes the clause over: `meminta camat wajib …`.
    pub(super) duty: bool,
    /// Found beside the thing that is asked for: `dukungan dari semua pihak`.
    pub(super) nominal: bool,
}

/// How far after a cue the one who is asked may stand, in tokens.
const REACH: usize = 30;

impl Reading<'_> {
    /// Who is asked after a cue that ends at `from`.
    pub(super) fn addressee(
        &self,
        from: usize,
        end: usize,
        speaker: Option<&Speaker>,
        open: bool,
    ) -> Addressee {
        let document = self.document;
        let mut at = from;
        let mut handed = false;
        loop {
            let filler = self.is(at, Small::Filler)
                || (document.word(at) == ","
                    && (self.is(at + 1, Small::HandOver)
                        || document.is_any(at + 1, &["kepada", "khususnya"])));
            let fronted = self.is(at, Small::Fronting);
            if fronted && let Some(comma) = self.fronted_end(at, end) {
                at = comma + 1;
            } else if self.is(at, Small::HandOver) {
                handed = true;
                at += 1;
            } else if document.is(at, "secara") {
                at += 2;
            } else if filler {
                at += 1;
            } else {
                break;
            }
        }
        let start = at.min(end);
        let mut relative = false;
        let mut stop = start;
        let mut found = Stop::Nothing;
        while stop < end.min(start + REACH) {
            let word = document.word(stop);
            if self.named(stop).is_some() {
                stop += 1;
                continue;
            }
            if word == "(" {
                stop = (stop..end)
                    .find(|t| document.word(*t) == ")")
                    .map_or(end, |t| t + 1);
                continue;
            }
            if document.is_any(stop, &["yang", "baik"]) {
                relative |= document.is(stop, "yang");
            } else if document.is_any(stop, &["harus", "wajib", "mesti", "wajib"]) && !relative {
                found = Stop::Duty;
                break;
            } else if self.is(stop, Small::HandOver) {
                found = Stop::HandOver;
                break;
            } else if is_quote_mark(word) || (self.is(stop, Small::Break) && word != ",") {
                break;
            } else if self.is_adverb(stop) || self.is(stop, Small::Negation) {
                if !(relative && stop > start && document.is(stop - 1, "yang")) {
                    found = Stop::Deed;
                    break;
                }
            } else if self.begins_predicate(stop) {
                if !relative {
                    found = Stop::Deed;
                    break;
                }
                relative = false;
            } else if word == "." {
                break;
            }
            stop += 1;
        }
        let active = found == Stop::HandOver
            || (found == Stop::Deed && !self.lexis.is_passive(document, stop));
        // `beri waktu tiga hari kepada KPU untuk …`
        let to = (start..stop)
            .find(|t| document.is(*t, "kepada"))
            .map(|t| t + 1);
        let phrase = self.phrase(to.unwrap_or(start)..stop, speaker, active && open);
        let deed = found != Stop::Nothing;
        let mut addressee = Addressee {
            first: match found {
                Stop::HandOver => stop + 1,
                _ if phrase.is_somebody() => stop,
                _ => start,
            },
            deed,
            handed: handed
                || found == Stop::HandOver
                || (found == Stop::Deed
                    && document.is_any(stop, &["tidak", "jangan", "tak", "segera"])),
            duty: found == Stop::Duty,
            nominal: false,
            phrase,
        };
        if addressee.phrase.is_somebody() {
            if !deed {
                addressee.first = addressee.phrase.last.min(end);
                addressee.nominal = true;
            }
            return addressee;
        }
        if found == Stop::HandOver
            && document.is_any(stop, &["agar", "supaya", "biar"])
            && stop > start
        {
            // `meminta kesiapan agar petugas KPPS …`: who is to act is named in the aim.
            let inner = self.addressee(stop, end, speaker, open);
            if inner.phrase.is_somebody() {
                return inner;
            }
        }
        let stops = self.clause_end(start, end);
        let near = if deed { stop } else { stops.min(start + REACH) };
        let beside = (start..near).find_map(|t| {
            let joins = document.is_any(t, &["dari", "kepada", "oleh"]);
            let phrase = joins
                .then(|| self.phrase_at(t + 1, stops, speaker))
                .flatten()?;
            phrase.is_somebody().then_some(phrase)
        });
        if let Some(phrase) = beside.or_else(|| self.bearers(start..stops, speaker)) {
            addressee.phrase = phrase;
            addressee.first = start;
            addressee.nominal = true;
        }
        addressee
    }

    /// What a verb of asking or hoping makes of its clause.
    pub(super) fn asking(&self, hit: Hit, cue: Cue) -> Option<Candidate> {
        let document = self.document;
        let unit = self.unit(hit.first);
        let end = unit.end;
        let hoping = cue.kind == PromiseType::Expectation;
        let asker = self.asker(hit, unit.start);
        let subject = self.subject(hit.first, unit.start, asker.as_ref());
        let before = hit.first.checked_sub(1);
        let aims = before.is_some_and(|b| self.is(b, Small::ByWay));
        if subject.relative || subject.negation.is_some() || aims || self.is_aim(&subject, false) {
            return None;
        }
        let noun = before.is_some_and(|b| self.is_short_of_speaker(&subject, hit, b));
        if noun {
            return None;
        }
        let speaker = asker.as_ref();
        let addressee = self.addressee(hit.last, end, speaker, !hoping);
        let addressee = self.fronted(addressee, hit, unit.start, speaker);
        if addressee.duty {
            return None;
        }
        let somebody = addressee.phrase.is_somebody();
        let importance = document.is_any(hit.last, &["pentingnya", "perlunya", "pentingya"]);
        match cue.role {
            Role::Stress if importance && !somebody => return None,
            Role::Stress if importance => {}
            Role::Stress if !addressee.handed || !addressee.deed => return None,
            Role::Warn if !addressee.deed || !(somebody || addressee.handed) => return None,
            Role::Warn | Role::Stress if addressee.phrase.guessed && !addressee.handed => {
                return None;
            }
            Role::Stress if self.document.is(hit.last, "bahwa") => return None,
            Role::Stress if !somebody && !self.is(hit.last, Small::HandOver) => return None,
            Role::Warn if self.document.is(hit.last, "bahwa") => return None,
            _ => {}
        }
        if !somebody && (hoping || !addressee.deed) {
            return None;
        }
        if addressee.nominal && !somebody {
            return None;
        }
        let end = self.clause_end(hit.first.max(addressee.first), end);
        if addressee.first >= end {
            return None;
        }
        let mut signs = vec![self.voice(hit.first)];
        signs.push(match addressee.phrase.head {
            Head::Named | Head::Us | Head::Myself => Sign::Named,
            Head::People | Head::You => Sign::People,
            Head::Thing | Head::Empty => Sign::Nobody,
        });
        if subject.done {
            signs.push(Sign::Done);
        }
        if addressee.nominal || importance {
            signs.push(Sign::Nominal);
        }
        let actors = if somebody {
            addressee.phrase.parties.clone()
        } else {
            Vec::new()
        };
        let places = if somebody {
            addressee.phrase.places.clone()
        } else {
            Vec::new()
        };
        Some(Candidate {
            kind: cue.kind,
            actors: self.binding(actors),
            places,
            requested_by: asker,
            along: Vec::new(),
            first: subject.region.start.min(hit.first),
            cue: hit.first..hit.last,
            action: addressee.first..end,
            weight: cue.weight,
            signs,
            rule: if hoping { "hoping" } else { "asking" },
            scope: self.asking_scope(addressee.first, end),
            item: None,
            owner: Vec::new(),
        })
    }

    /// The comma that ends a phrase put before the clause: `dengan rapat ini, para pihak …`.
    fn fronted_end(&self, from: usize, end: usize) -> Option<usize> {
        let document = self.document;
        let comma = (from..end.min(from + 16)).find(|t| document.word(*t) == ",")?;
        let clear = !(from..comma).any(|t| self.is(t, Small::HandOver));
        (clear && self.phrase_at(comma + 1, end, None).is_some()).then_some(comma)
    }

    /// Who is asked stands before `kami minta` when nobody stands after it: `Warga kami minta …`.
    fn fronted(
        &self,
        mut addressee: Addressee,
        hit: Hit,
        floor: usize,
        speaker: Option<&Speaker>,
    ) -> Addressee {
        if addressee.phrase.is_somebody() || !addressee.deed {
            return addressee;
        }
        let Some(pronoun) = (hit.first.saturating_sub(3).max(floor)..hit.first)
            .find(|t| self.pronoun(*t).is_some_and(|(_, last)| last == hit.first))
        else {
            return addressee;
        };
        let subject = self.subject(pronoun, floor, speaker);
        if subject.phrase.is_somebody() && !subject.elided {
            addressee.phrase = subject.phrase;
        }
        addressee
    }

    /// A short form of asking (`minta`, `harap`) needs its speaker before it, or begins the words.
    fn is_short_of_speaker(&self, subject: &Subject, hit: Hit, before: usize) -> bool {
        let word = self.document.word(hit.first);
        let prefixed = ["me", "be", "di", "ME", "Me", "Be"]
            .iter()
            .any(|p| word.starts_with(p));
        !prefixed
            && subject.phrase.head == Head::Thing
            && self.document.kind(before) == Some(crate::model::TokenKind::Word)
    }

    /// Up to where other cues are part of what is asked: the clause's end, or where the same
    /// speaker asks again.
    fn asking_scope(&self, from: usize, end: usize) -> usize {
        (from + 1..end)
            .find(|t| {
                let joined = self.is(t - 1, Small::Joint) || self.is(t - 1, Small::And);
                joined
                    && self.document.hits_at(*t).iter().any(|h| {
                        self.lexis.cue(h).is_some_and(|c| {
                            matches!(c.role, Role::Ask | Role::Warn | Role::Asked | Role::Stress)
                        })
                    })
            })
            .unwrap_or(end)
    }

    /// Who asks: the statement's speaker, else whoever stands before the cue.
    fn asker(&self, hit: Hit, floor: usize) -> Option<Speaker> {
        if let Some(n) = self.said_by_cue(hit.first)
            && self.said[n].speaker.is_some()
        {
            return self.said[n].speaker.clone();
        }
        let speaker = self.speaker(hit.first);
        let subject = self.subject(hit.first, floor, speaker.as_ref());
        if subject.phrase.head == Head::Named && !subject.elided {
            return match subject.phrase.parties.first() {
                Some(Party::Official(n)) => Some(Speaker::Official(*n)),
                Some(Party::Agency(id)) => Some(Speaker::Agency(id.clone())),
                _ => speaker,
            };
        }
        speaker
    }

    /// What a passive of asking or hoping makes of its clause: `camat diminta mendata`.
    pub(super) fn asked(&self, hit: Hit, cue: Cue) -> Option<Candidate> {
        let unit = self.unit(hit.first);
        let hoping = cue.kind == PromiseType::Expectation;
        let said = self
            .said_of(hit.first)
            .or_else(|| self.said_by_cue(hit.first));
        // What is hoped without a source is the journalist's: somebody in the paragraph must speak.
        let asker = said
            .and_then(|n| self.said[n].speaker.clone())
            .or_else(|| self.focus(hit.first));
        if hoping && said.is_none() && !self.speaks_before(hit.first) {
            return None;
        }
        let speaker = asker.as_ref();
        let subject = self.subject(hit.first, unit.start, speaker);
        if subject.relative || subject.negation.is_some() {
            return None;
        }
        let deed = self.deed(hit.last, unit.end, speaker);
        let end = self.clause_end(hit.first, unit.end);
        let mut signs = vec![self.voice(hit.first)];
        let (phrase, first) = if subject.phrase.is_somebody() {
            let handed = self.is(hit.last, Small::HandOver)
                || deed.verb.is_some()
                || self.is_adverb(hit.last)
                || self.begins_predicate(hit.last);
            if !handed || subject.phrase.head == Head::Us && hoping {
                return None;
            }
            (
                subject.phrase.clone(),
                deed.first + usize::from(self.is(deed.first, Small::HandOver)),
            )
        } else if let Some(bearers) = self
            .bearers(subject.region.clone(), speaker)
            .filter(|_| hoping || deed.verb.is_some())
        {
            signs.push(Sign::Nominal);
            (bearers, subject.region.start)
        } else {
            let addressee = self.addressee(hit.last, unit.end, speaker, !hoping);
            if !addressee.phrase.is_somebody() || addressee.duty || !self.is_open(&subject, hit) {
                return None;
            }
            if addressee.nominal {
                signs.push(Sign::Nominal);
            }
            (addressee.phrase, addressee.first)
        };
        signs.push(match phrase.head {
            _ if subject.elided => Sign::Elided,
            Head::People | Head::You => Sign::People,
            _ => Sign::Named,
        });
        if subject.done {
            signs.push(Sign::Done);
        }
        if first >= end {
            return None;
        }
        Some(Candidate {
            kind: cue.kind,
            actors: self.binding(phrase.parties.clone()),
            places: phrase.places,
            requested_by: asker,
            along: Vec::new(),
            first: subject.region.start.min(hit.first),
            cue: hit.first..hit.last,
            action: first..end,
            weight: cue.weight,
            signs,
            rule: if hoping { "hoped" } else { "asked" },
            scope: self.asking_scope(first, end),
            item: None,
            owner: Vec::new(),
        })
    }

    /// Whether somebody speaks earlier in the token's paragraph.
    fn speaks_before(&self, token: usize) -> bool {
        let paragraph = self
            .document
            .paragraphs
            .get(self.document.paragraph_of(token))
            .and_then(|p| self.document.sentences.get(p.first));
        paragraph.is_some_and(|first| {
            (first.first..token).any(|t| {
                self.said_of(t)
                    .is_some_and(|n| self.said[n].speaker.is_some())
            })
        })
    }

    /// Whether nothing but small words stands before the cue in its clause: `Diharapkan warga …`.
    fn is_open(&self, subject: &Subject, hit: Hit) -> bool {
        (subject.region.start..hit.first).all(|t| {
            self.is_adverb(t)
                || self.is(t, Small::Preposition)
                || self.document.kind(t) != Some(crate::model::TokenKind::Word)
        }) || subject.region.is_empty()
    }

    /// What a wish before the sentence makes of it: `semoga KPU dapat …`.
    pub(super) fn wishing(&self, hit: Hit, cue: Cue) -> Option<Candidate> {
        let unit = self.unit(hit.first);
        let said = self
            .said_of(hit.first)
            .or_else(|| self.said_by_cue(hit.first));
        let asker = said.and_then(|n| self.said[n].speaker.clone());
        said?;
        let mut from = hit.last;
        while self.is(from, Small::WishTail) {
            from += 1;
        }
        let addressee = self.addressee(from, unit.end, asker.as_ref(), false);
        let somebody = matches!(addressee.phrase.head, Head::Named | Head::People | Head::Us);
        let thanks = (hit.first..hit.last + 12)
            .any(|t| self.lexis.block(self.document, t, Block::Thanks).is_some());
        if !somebody || !addressee.deed || addressee.nominal || addressee.duty || thanks {
            return None;
        }
        let end = self.clause_end(addressee.first, unit.end);
        let mut signs = vec![self.voice(hit.first), Sign::Named];
        if addressee.phrase.head == Head::People {
            signs = vec![self.voice(hit.first), Sign::People];
        }
        Some(Candidate {
            kind: cue.kind,
            actors: self.binding(addressee.phrase.parties.clone()),
            places: addressee.phrase.places.clone(),
            requested_by: asker,
            along: Vec::new(),
            first: hit.first,
            cue: hit.first..hit.last,
            action: addressee.first..end.max(addressee.first),
            weight: cue.weight,
            signs,
            rule: "wish",
            scope: end,
            item: None,
            owner: Vec::new(),
        })
    }

    /// Whose duty a deed is: `pengamanan TPS menjadi tanggung jawab Polres`.
    pub(super) fn duty(&self, hit: Hit, cue: Cue) -> Option<Candidate> {
        let document = self.document;
        let unit = self.unit(hit.first);
        let speaker = self.speaker(hit.first);
        let speaker = speaker.as_ref();
        let mut subject = self.subject(hit.first, unit.start, speaker);
        let mut signs = vec![self.voice(hit.first)];
        if subject.negation.is_some() {
            return None;
        }
        if subject.relative {
            signs.push(Sign::Relative);
            subject.region = unit.start..hit.first.saturating_sub(1);
        }
        let mut at = hit.last;
        let mut shared = false;
        while self.is(at, Small::DutyTail) {
            shared |= document.is(at, "bersama");
            at += 1;
        }
        let end = self.clause_end(hit.first, unit.end);
        let phrase = self
            .phrase_at(at, end.max(at), speaker)
            .filter(Phrase::is_somebody);
        let (actors, places) = match phrase {
            Some(phrase) => {
                signs.push(match phrase.head {
                    Head::People | Head::You => Sign::People,
                    _ => Sign::Named,
                });
                (phrase.parties, phrase.places)
            }
            None if shared => {
                signs.push(Sign::Implied);
                signs.push(Sign::Nominal);
                let parties = self.us(speaker);
                let places = vec![0; parties.len()];
                (parties, places)
            }
            None => return None,
        };
        let heading = subject.region.clone();
        let action = if heading.is_empty() || !self.has_noun(heading.clone()) {
            hit.last..end
        } else {
            heading
        };
        (!actors.is_empty()).then(|| Candidate {
            kind: cue.kind,
            actors,
            places,
            requested_by: None,
            along: Vec::new(),
            first: action.start.min(hit.first),
            cue: hit.first..hit.last,
            action,
            weight: cue.weight,
            signs,
            rule: "duty",
            scope: end,
            item: None,
            owner: Vec::new(),
        })
    }

    fn has_noun(&self, mut range: std::ops::Range<usize>) -> bool {
        range.any(|t| {
            self.lexis.is_abstract(self.document, t)
                || self.lexis.actor(self.document, t, Actor::Trait).is_some()
                || self.is_noun(t)
        })
    }
}

/// What ended the search for who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Nothing,
    HandOver,
    Deed,
    Duty,
}
