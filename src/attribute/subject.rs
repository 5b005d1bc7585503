//! Where a speaker stands beside a word of saying: the subject before an active one, the name
//! behind a bare or passive one, a pronoun, a description.
//!
//! Leaves out whom a pronoun or description means (`focus`).

use crate::model::TokenKind;

use super::people::{Found, Governor, People, Reference, Subject, Who};
use super::words::Kind;

/// How far after a word of saying its speaker's name may reach.
const NAME_REACH: usize = 40;

impl People<'_> {
    /// The description that begins at the token: `orang nomor satu di Kobar tersebut`.
    pub(super) fn description(&self, token: usize, limit: usize) -> Option<(usize, usize, &str)> {
        let phrase = self.words.phrase(self.document, token, Kind::Description)?;
        let pointed = phrase.note.contains("pointed");
        let mut end = phrase.last;
        let mut demonstrative = None;
        for at in phrase.last..limit.min(phrase.last + 14) {
            if self.document.is_any(at, &["itu", "tersebut", "ini"]) {
                demonstrative = Some(at + 1);
                break;
            }
            if self
                .words
                .cue(self.document, at)
                .is_some_and(|c| c.verb.form.is_active())
                || matches!(self.document.word(at), "." | "," | "“" | "”" | "\"")
            {
                break;
            }
            end = at + 1;
        }
        match demonstrative {
            Some(end) => Some((token, end, phrase.note)),
            // A description that ends without a pointing word is one only where nobody is named.
            None if !pointed
                && self
                    .within(phrase.first, end)
                    .iter()
                    .all(|r| matches!(r.who, Who::Agency(_))) =>
            {
                Some((token, end, phrase.note))
            }
            None => None,
        }
    }

    /// The subject that stands before the word of saying at `cue`, in `start..cue`.
    pub(super) fn subject_before(&self, start: usize, cue: usize) -> Option<Found> {
        let document = self.document;
        let mut end = cue;
        // Adverbs between subject and verb: `Hery juga kembali meminta`.
        while let Some(adverb) = self
            .words
            .phrase_before(document, end, Kind::Adverb)
            .filter(|a| a.first >= start)
        {
            end = adverb.first;
        }
        while end > start && matches!(document.word(end - 1), "," | "-" | "–") {
            end -= 1;
        }
        if let Some(pronoun) = self
            .words
            .phrase_before(document, end, Kind::Pronoun)
            .filter(|p| p.first >= start)
        {
            let sure = pronoun.note != "misread" || self.at(pronoun.first).is_none();
            if sure {
                return Some(Found {
                    first: pronoun.first,
                    last: pronoun.last,
                    subject: pronoun_subject(pronoun.note),
                });
            }
        }
        for at in (start..end).rev().take(16) {
            if let Some((first, last, _)) = self.description(at, end)
                && last == end
            {
                let whole = (start..at)
                    .rev()
                    .take(3)
                    .find_map(|a| self.description(a, end).filter(|d| d.1 == end));
                let (first, last) = whole.map_or((first, last), |d| (d.0, d.1));
                return Some(Found {
                    first,
                    last,
                    subject: Subject::Description(first, last),
                });
            }
        }
        let named = self.named_before(start, end);
        // `Lutfi menjawab`: a short form that is no mention of its own, right before the verb.
        if end > start
            && named.is_none_or(|f| f.last < end && end - f.last > 2)
            && let Some(official) = self.by_part_of_name(end - 1)
        {
            return Some(Found {
                first: end - 1,
                last: end,
                subject: Subject::Known(Who::Official(official), None),
            });
        }
        named.or_else(|| {
            let stranger = (start..end).any(|t| {
                self.words.is(document, t, Kind::Anyone)
                    || (document.capital(t)
                        && !self.words.is(document, t, Kind::Link)
                        && !self.words.is(document, t, Kind::Shift))
            });
            stranger.then_some(Found {
                first: start,
                last: end,
                subject: Subject::Stranger,
            })
        })
    }

    /// The named subject in `start..end`: the last one that nothing governs.
    pub(super) fn named_before(&self, start: usize, end: usize) -> Option<Found> {
        let references = self.within(start, end);
        let mut agent: Option<(usize, Reference)> = None;
        let mut best: Option<(usize, Reference)> = None;
        let mut governed_before = false;
        for (n, reference) in references.iter().enumerate() {
            let governor = self.governor(reference, start);
            let listed = n > 0 && governed_before && self.is_listed(references, n);
            let governed = governor.is_some() || listed;
            if let Some(Governor::Proxy(phrase)) = &governor
                && phrase.note == "agent"
            {
                agent = Some((n, *reference));
            }
            governed_before = governed;
            if governed {
                continue;
            }
            let coordinated = n > 0
                && best.is_some_and(|(b, _)| b + 1 == n)
                && self.is_joined_by_and(references[n - 1].last, reference.first);
            let weaker = |who: Who| match who {
                Who::Official(_) => 0,
                Who::Post(_) => 1,
                Who::Agency(_) => 2,
            };
            let replaces = match best {
                None => true,
                Some((_, held)) => !coordinated && weaker(reference.who) <= weaker(held.who),
            };
            if replaces {
                best = Some((n, *reference));
            }
        }
        let principal = match (agent, best) {
            (Some((a, _)), Some((b, held))) if b < a => Some(held.who),
            (Some((a, _)), _) => a.checked_sub(1).map(|p| references[p].who),
            (None, Some((b, held))) => self.principal(references, b, &held, start),
            (None, None) => None,
        };
        // `Bupati X yang diwakili Sekda Y mengatakan`: Y speaks, unless another name follows.
        let chosen = match (agent, best) {
            (Some((a, reference)), Some((b, _))) if a > b => reference,
            (_, Some((_, held))) => held,
            (Some((_, reference)), None) => reference,
            (None, None) => return None,
        };
        if let Who::Agency(_) = chosen.who {
            // An agency is a subject only right before its verb, or at the head of the clause.
            let near = chosen.last + 1 >= end
                || chosen.first <= start + 1
                || self.only_places(chosen.last, end);
            if !near {
                return None;
            }
        }
        Some(Found {
            first: chosen.first,
            last: chosen.last,
            subject: Subject::Known(chosen.who, principal.filter(|p| *p != chosen.who)),
        })
    }

    /// Whether only names between commas stand there: `KPU Agam, Sumatera Barat, mengingatkan`.
    fn only_places(&self, first: usize, last: usize) -> bool {
        last <= first + 7
            && (first..last).all(|t| {
                self.document.word(t) == "," || (self.document.capital(t) && self.at(t).is_none())
            })
    }

    /// For whom the subject speaks: `Mewakili Bupati X, Sekda Y …`, `Y mewakili Bupati X …`.
    pub(super) fn principal(
        &self,
        references: &[Reference],
        subject: usize,
        held: &Reference,
        start: usize,
    ) -> Option<Who> {
        references
            .iter()
            .enumerate()
            .filter(|(n, r)| *n != subject && r.who != held.who)
            .find_map(|(_, r)| match self.governor(r, start) {
                Some(Governor::Proxy(phrase)) if phrase.note == "principal" => Some(r.who),
                _ => None,
            })
    }

    /// The subject that stands right after a word of saying: `ujar Hery`, `disampaikan oleh X`, with
    /// what the text says of the name (`kata Awal, sapaan akrabnya`).
    pub(super) fn subject_after(&self, after: usize, limit: usize) -> Option<Found> {
        let found = self.named_after(after, limit)?;
        Some(match self.past_pet_name(found.last) {
            Some(last) if matches!(found.subject, Subject::Stranger) => Found {
                last,
                subject: Subject::Pronoun,
                ..found
            },
            Some(last) => Found { last, ..found },
            None => found,
        })
    }

    fn named_after(&self, after: usize, limit: usize) -> Option<Found> {
        let document = self.document;
        let limit = limit.min(after + NAME_REACH);
        let mut at = after;
        while at < limit
            && (document.is_any(at, &["oleh", "lagi", "pula", "juga", "langsung", "kembali"])
                || (at == after && document.word(at) == ","))
        {
            at += 1;
        }
        if at >= limit {
            return None;
        }
        if let Some(pronoun) = self.words.phrase(document, at, Kind::Pronoun)
            && pronoun.note != "misread"
        {
            return Some(Found {
                first: at,
                last: pronoun.last,
                subject: pronoun_subject(pronoun.note),
            });
        }
        if let Some((first, last, _)) = self.description(at, limit) {
            return Some(Found {
                first,
                last,
                subject: Subject::Description(first, last),
            });
        }
        let mut first_found: Option<Reference> = None;
        let mut step = at;
        // Along the noun phrase: titles, posts, agencies, commas between them, to the name.
        while step < limit {
            if let Some(reference) = self.at(step) {
                match reference.who {
                    Who::Official(_) => {
                        first_found = Some(*reference);
                        break;
                    }
                    _ => {
                        if first_found.is_none() {
                            first_found = Some(*reference);
                        }
                        step = reference.last;
                        continue;
                    }
                }
            }
            let word = document.word(step);
            let inside = self.is_title_like(step)
                || document.kind(step) == Some(TokenKind::Number)
                || matches!(word, "," | "(" | ")" | "." | "/" | "-" | ";" | "&")
                || document.is_any(
                    step,
                    &[
                        "dan",
                        "yang",
                        "juga",
                        "selaku",
                        "sekaligus",
                        "bidang",
                        "divisi",
                        "se",
                        "bagian",
                        "merangkap",
                        "sapaan",
                        "akrab",
                        "serta",
                        "urusan",
                        "membidangi",
                        "komisioner",
                        "kepala",
                        "ketua",
                        "anggota",
                        "koordinator",
                    ],
                );
            if !inside || document.sentence_of(step) != document.sentence_of(at) {
                break;
            }
            // After the comma only another part of the same name may follow.
            if word == "," && first_found.is_some() {
                let next = self.at(step + 1).map(|r| r.who);
                let goes_on = matches!(next, Some(Who::Official(_)))
                    || (next.is_none() && document.capital(step + 1) && !self.is_day(step + 1));
                if !goes_on {
                    break;
                }
            }
            if word == "." && !self.is_abbreviating(step) {
                break;
            }
            step += 1;
        }
        if let Some(reference) = first_found {
            let found = Found {
                first: at,
                last: reference.last.max(at + 1),
                subject: Subject::Known(reference.who, None),
            };
            return Some(self.through(found, reference.who, limit));
        }
        let part = self.by_part_of_name(at);
        if let Some(official) = part {
            return Some(Found {
                first: at,
                last: at + 1,
                subject: Subject::Known(Who::Official(official), None),
            });
        }
        if document.capital(at) || self.words.is(document, at, Kind::Anyone) {
            let mut last = at + 1;
            while last < limit && document.capital(last) {
                last += 1;
            }
            return Some(Found {
                first: at,
                last,
                subject: Subject::Stranger,
            });
        }
        None
    }

    /// `kata Bupati X melalui Kabag Y`: Y speaks for X, if Y is named.
    fn through(&self, found: Found, principal: Who, limit: usize) -> Found {
        let document = self.document;
        let at = found.last + usize::from(document.word(found.last) == ",");
        let agent = self
            .words
            .phrase(document, at, Kind::Proxy)
            .filter(|p| p.note == "agent");
        let person = agent.and_then(|p| {
            self.within(p.last, limit.min(p.last + 12))
                .iter()
                .take_while(|r| document.sentence_of(r.first) == document.sentence_of(at))
                .find(|r| matches!(r.who, Who::Official(_)) && r.who != principal)
        });
        match person {
            Some(person) => Found {
                last: person.last,
                subject: Subject::Known(person.who, Some(principal)),
                ..found
            },
            None => found,
        }
    }

    fn is_day(&self, token: usize) -> bool {
        self.words.is_calendar(self.document, token, &["weekday"])
    }

    /// A point inside a name or title, not one that ends the sentence.
    pub(super) fn is_abbreviating(&self, token: usize) -> bool {
        self.document.sentence_of(token) == self.document.sentence_of(token + 1)
            && token + 1 < self.document.tokens.len()
    }
}

/// What a pronoun with the note of its row stands for.
fn pronoun_subject(note: &str) -> Subject {
    match note {
        "plural" => Subject::Stranger,
        "collective" => Subject::Collective,
        _ => Subject::Pronoun,
    }
}
