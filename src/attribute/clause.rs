//! The grammar of one stretch of a sentence outside quotation marks: attributions of the quotation
//! before or behind it, attributions inside it, and where reported words begin.
//!
//! Total: a stretch that fits no rule gives nothing. Leaves out whom a pronoun means.

use crate::model::{Document, TokenKind};
use crate::span::Span;

use super::people::{Found, Governor, People, Who};
use super::quotation::is_mark;
use super::words::{Class, Cue, Kind};

/// An attribution: the word of saying and its speaker as the text gives them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribution {
    pub(super) cue: Option<Span>,
    pub(super) by: By,
    pub(super) rule: &'static str,
    /// Whether its word of saying only goes on with what was said.
    pub(super) adds: bool,
    /// The tokens it takes up.
    pub(super) first: usize,
    pub(super) last: usize,
}

/// The speaker, as far as one stretch tells.
#[derive(Clone, Copy, Debug)]
pub(super) enum By {
    /// As the subject tells.
    Subject(Found),
    /// Whoever is in focus.
    Focus,
    /// Whoever spoke last.
    Last,
}

/// Reported words: where they begin, and who says them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    pub(super) attribution: Attribution,
    /// The first token of the words.
    pub(super) content: usize,
    /// One past the last of them, where they end before their sentence does.
    pub(super) end: Option<usize>,
    /// A link before the attribution that belongs to the words: `Oleh karena itu, lanjutnya, …`.
    pub(super) lead: Option<(usize, usize)>,
    /// Whether `bahwa` or `agar` opens them, so that `kami` in them is reported too.
    pub(super) marked: bool,
}

/// How many words before an attribution count as part of what is said even where they only
/// surround it.
pub(super) const SAFE_LEAD: usize = 2;

/// How many tokens a day may take up at the end of a sentence: `Senin (17 Februari 2020) malam`.
const DAY_REACH: usize = 12;

/// Reads stretches of sentences.
#[derive(Clone, Copy)]
pub(super) struct Clauses<'p, 'a> {
    pub(super) people: &'p People<'a>,
}

impl<'a> Clauses<'_, 'a> {
    pub(super) fn document(&self) -> &'a Document {
        self.people.document
    }

    pub(super) fn cue(&self, token: usize) -> Option<Cue> {
        self.people.words.cue(self.document(), token)
    }

    pub(super) fn is(&self, token: usize, kind: Kind) -> bool {
        self.people.words.is(self.document(), token, kind)
    }

    /// Past punctuation and quotation marks.
    pub(super) fn skip_marks(&self, mut at: usize, last: usize) -> usize {
        while at < last
            && (matches!(
                self.document().word(at),
                "," | "." | ":" | ";" | "-" | "–" | "—" | "!" | "?" | ")" | "]" | "\\"
            ) || is_mark(self.document(), at))
        {
            at += 1;
        }
        at
    }

    /// Back over punctuation and quotation marks.
    pub(super) fn skip_marks_back(&self, first: usize, mut last: usize) -> usize {
        while last > first
            && (matches!(
                self.document().word(last - 1),
                "," | "." | ":" | ";" | "-" | "–" | "—" | "…" | "\\"
            ) || is_mark(self.document(), last - 1))
        {
            last -= 1;
        }
        last
    }

    /// Whether any word stands in `first..last`.
    pub(super) fn has_word(&self, first: usize, last: usize) -> bool {
        (first..last).any(|t| self.document().kind(t) == Some(TokenKind::Word))
    }

    pub(super) fn words_in(&self, first: usize, last: usize) -> usize {
        (first..last)
            .filter(|t| self.document().kind(*t) == Some(TokenKind::Word))
            .count()
    }

    pub(super) fn attribution(
        &self,
        cue: Cue,
        by: By,
        rule: &'static str,
        last: usize,
    ) -> Attribution {
        Attribution {
            cue: Some(self.document().span(cue.first, cue.last)),
            by,
            rule,
            adds: cue.verb.class == Class::Add,
            first: cue.first,
            last,
        }
    }

    /// Whether nothing is said in `first..last`: adverbs, settings, times, listeners.
    pub(super) fn is_fill(&self, first: usize, last: usize) -> bool {
        let mut at = first;
        while at < last {
            let next = self.skip_marks(at, last);
            if next > at {
                at = next;
                continue;
            }
            if self.document().word(at) == "(" {
                while at < last && self.document().word(at) != ")" {
                    at += 1;
                }
                at += 1;
                continue;
            }
            if let Some(end) = self.time_at(at) {
                at = end;
                continue;
            }
            if let Some(adverb) = self.people.words.phrase(self.document(), at, Kind::Adverb) {
                at = adverb.last;
                continue;
            }
            // A setting takes the words up to the next pause with it.
            if self.is(at, Kind::Setting)
                || self.document().is_any(
                    at,
                    &[
                        "sambil", "seraya", "di", "saat", "usai", "kepada", "ketika", "seusai",
                        "melalui", "dalam", "pada", "sembari", "dengan",
                    ],
                )
            {
                while at < last && self.document().word(at) != "," {
                    at += 1;
                }
                continue;
            }
            return false;
        }
        true
    }

    /// The end of a date that begins at the token: a date mention, or a weekday.
    pub(super) fn time_at(&self, token: usize) -> Option<usize> {
        let document = self.document();
        let span = document.tokens.get(token)?.span;
        let date = self
            .people
            .entities
            .dates
            .iter()
            .flat_map(|d| &d.mentions)
            .find(|m| m.start == span.start);
        let weekday = self.people.words.is_calendar(document, token, &["weekday"]);
        let end = match date {
            Some(date) => document.tokens_in(*date).end,
            None if weekday => token + 1,
            None => return None,
        };
        // `Jumat (1/11/2024)`, `Jumat malam`
        let mut end = end;
        if self
            .people
            .words
            .is_calendar(document, end, &["part", "ago", "now"])
        {
            end += 1;
        }
        if document.word(end) == "(" {
            let close = (end..end + 10).find(|t| document.word(*t) == ")");
            end = close.map_or(end, |c| c + 1);
        }
        Some(end)
    }

    /// Back over the day on which it was said, behind the words: `…, Jumat (17/4).`
    pub(super) fn before_day(&self, first: usize, last: usize) -> usize {
        let document = self.document();
        let day = (first + 1..last).rev().take(DAY_REACH).find(|t| {
            self.people.words.is_calendar(document, *t, &["weekday"])
                && document.word(*t - 1) == ","
                && self.time_at(*t) == Some(last)
        });
        let apposed = |comma: usize| {
            document.is_any(
                comma.saturating_sub(1),
                &[
                    "besok",
                    "lusa",
                    "ini",
                    "itu",
                    "nanti",
                    "kemarin",
                    "mendatang",
                    "depan",
                    "lalu",
                    "tanggal",
                    "pada",
                    "hari",
                    "yakni",
                    "yaitu",
                    "lambat",
                ],
            )
        };
        // `…, Kamis besok`: lies ahead, and so belongs to the words.
        let ahead = |day: usize| {
            (day..last).any(|t| {
                document.is_any(
                    t,
                    &[
                        "besok",
                        "lusa",
                        "mendatang",
                        "depan",
                        "nanti",
                        "esok",
                        "pekan",
                        "minggu",
                    ],
                ) && t > day
            })
        };
        match day {
            Some(day) if !apposed(day - 1) && !ahead(day) => self.skip_marks_back(first, day),
            _ => last,
        }
    }

    /// Whether a word before the word of saying takes the saying out of it: `untuk menyampaikan`,
    /// `belum bisa memastikan`.
    pub(super) fn is_blocked(&self, cue: Cue, start: usize) -> bool {
        let document = self.document();
        let mut at = cue.first;
        while let Some(adverb) = self
            .people
            .words
            .phrase_before(document, at, Kind::Adverb)
            .filter(|a| a.first >= start && !document.is_any(a.first, &["hendak"]))
        {
            at = adverb.first;
        }
        let Some(before) = self
            .people
            .words
            .phrase_before(document, at, Kind::Blocker)
            .filter(|b| b.first >= start)
        else {
            return false;
        };
        let negated = document.is_any(before.first, &["tidak", "tak", "bukan"]);
        !(negated && cue.verb.class == Class::Deny)
    }

    /// Past the words that only lead in: `Sementara itu,`, `Lebih lanjut`, `Dalam sambutannya,`.
    pub(super) fn skip_lead(&self, first: usize, last: usize) -> usize {
        let mut at = self.skip_marks(first, last);
        loop {
            let phrase = [Kind::Shift, Kind::Link, Kind::Agree]
                .iter()
                .find_map(|k| self.people.words.phrase(self.document(), at, *k));
            match phrase {
                Some(phrase) if phrase.last < last => at = self.skip_marks(phrase.last, last),
                _ => return at,
            }
        }
    }

    /// Whether a sentence leads in somebody whom nothing else names: a name behind a comma, right
    /// before a verb (`Damang Awang, Lukas Sarangi turut memberi pandangan`).
    pub(super) fn leads_in_stranger(&self, first: usize, last: usize) -> bool {
        let document = self.document();
        let name = |t: usize| document.capital(t) && self.people.at(t).is_none();
        (first + 1..last.min(first + 16))
            .filter(|t| document.word(*t) == ",")
            .any(|comma| {
                let mut end = comma + 1;
                while end < last && name(end) {
                    end += 1;
                }
                let long = end >= comma + 3 && end <= comma + 5;
                let mut verb = end;
                while verb < last && self.is(verb, Kind::Adverb) {
                    verb += 1;
                }
                long && verb < last
                    && document.capital(first)
                    && !self.is(first, Kind::Adjunct)
                    && !self.is(first, Kind::Setting)
                    && self.people.within(comma, end).is_empty()
                    && self.people.words.looks_verbal(document, verb)
            })
    }

    /// The one person of a sentence who does what it tells in the passive: `Permintaan itu
    /// disanggupi Rahmi.`
    fn only_agent(&self, persons: &[Who], first: usize, last: usize) -> Option<Who> {
        let document = self.document();
        let [only] = persons else {
            return None;
        };
        let agent = self.people.within(first, last).iter().any(|r| {
            let mut at = r.first;
            while at > first && self.people.is_title_like(at - 1) {
                at -= 1;
            }
            r.who == *only
                && at > first
                && document.word(at - 1).starts_with("di")
                && matches!(self.people.governor(r, first), Some(Governor::Verb))
        });
        agent.then_some(*only)
    }

    /// Whom a sentence without speech leads in, if one person: its subject, who leads the event,
    /// or the only guest named.
    pub(super) fn leads_in(&self, first: usize, last: usize) -> Option<Who> {
        let document = self.document();
        let start = self.skip_lead(first, last);
        let references: Vec<_> = self
            .people
            .within(first, last)
            .iter()
            .filter(|r| matches!(r.who, Who::Official(_)))
            .collect();
        let mut persons: Vec<Who> = references.iter().map(|r| r.who).collect();
        persons.dedup();
        let attends = |t: usize| {
            self.people
                .words
                .phrase(document, t, Kind::Oblique)
                .is_some_and(|p| p.note == "attends")
        };
        if (start..last.min(start + 3)).any(attends) {
            return (persons.len() == 1).then(|| persons[0]);
        }
        let reader = references.iter().find(|r| {
            matches!(self.people.governor(r, first), Some(Governor::Proxy(p)) if p.note == "agent")
        });
        if let Some(reader) = reader {
            return Some(reader.who);
        }
        let introduced = references.iter().find(|r| {
            matches!(
                self.people.governor(r, first),
                Some(Governor::Oblique(p)) if p.note == "introduces"
            )
        });
        if let Some(reference) = introduced {
            return Some(reference.who);
        }
        let Some(subject) = references
            .iter()
            .find(|r| self.people.governor(r, first).is_none())
        else {
            return self.only_agent(&persons, first, last);
        };
        let comma = subject.first > start
            && document.word(subject.first - 1) == ","
            && self.words_in(start, subject.first) <= 12;
        // `diikuti tiga pasangan, yakni X, Y dan Z`: a list brings nobody forward.
        let listed = (start..subject.first)
            .any(|t| document.is_any(t, &["yakni", "yaitu", "ialah"]) || document.word(t) == ":");
        // `Camat diperintahkannya memantau`: who is in focus acts, not the camat.
        let next = document.word(subject.last).to_lowercase();
        let acted_on = next.starts_with("di") && next.ends_with("nya");
        (!listed && !acted_on && (subject.first <= start + 6 || comma)).then_some(subject.who)
    }
}
