//! Who is asked after a word of asking, and where the words of what is asked begin.
//!
//! Leaves out the word of asking itself (`asking`).

use super::grammar::Small;
use super::lexis::{Verb, begins, is_quote_mark};
use super::phrase::{Head, Phrase};
use super::reading::Reading;
use crate::model::{Hit, Speaker, TokenKind};

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
                        || document.is_any(at + 1, &["kepada", "khususnya", "tidak", "jangan"])));
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
        let to_somebody = (from..start).any(|t| document.is_any(t, &["kepada", "pada"]));
        if let Some(barred) = self.barred(start, end, speaker) {
            return barred;
        }
        if let Some(both) = self.both(start, end, speaker) {
            return both;
        }
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
            } else if document.is_any(stop, &["hingga", "sampai"])
                && self.phrase_at(stop + 1, end, speaker).is_some()
            {
                // `para camat, lurah hingga ketua RT`
            } else if stop > start && document.is_any(stop, &["yakni", "yaitu", "seperti"]) {
                // `jajarannya, yakni PPK dan PPS, untuk …`
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
        let mut verb = stop + usize::from(found == Stop::HandOver);
        while verb < end && self.is_adverb(verb) {
            verb += 1;
        }
        // `minta pesta demokrasi berjalan lancar`: what happens is nobody's deed.
        let befalls = [Verb::Calendar, Verb::Outcome]
            .iter()
            .any(|kind| self.lexis.verb(document, verb, *kind).is_some());
        let passive = self.lexis.is_passive(document, verb);
        let active = matches!(found, Stop::HandOver | Stop::Deed) && !passive && !befalls;
        // `beri waktu tiga hari kepada KPU untuk …`
        let to = (start..stop)
            .find(|t| document.is(*t, "kepada"))
            .map(|t| t + 1);
        // Things do not want: `berharap sopir angkutan mau diperiksa` hopes it of people.
        let willing = self.is(stop, Small::Willing);
        let open = active && (open || willing);
        let phrase = self.phrase(to.unwrap_or(start)..stop, speaker, open);
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
                    && (document.is_any(stop, &["tidak", "jangan", "tak", "segera"])
                        // `titip kepada para camat, jaga kekompakan`
                        // or `titip, bapak-bapak camat, turun ke desa`
                        || stop > start + 1
                            && document.word(start) == ","
                            && document.word(stop - 1) == ","
                        || to_somebody
                            && document.word(stop - 1) == ","
                            && self.lexis.verb(document, stop, Verb::Order).is_some())),
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
            let joins = document.is_any(
                t,
                &["dari", "kepada", "oleh", "bagi", "terutama", "khususnya"],
            );
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

    /// Whom a ban is for: `tidak ada anggota yang pulang`.
    fn barred(&self, at: usize, end: usize, speaker: Option<&Speaker>) -> Option<Addressee> {
        let document = self.document;
        let none = document.is_any(at, &["tidak", "tak", "jangan"]);
        let there = at + 1 + usize::from(document.is_any(at + 1, &["lagi", "boleh"]));
        if !none || !document.is(there, "ada") {
            return None;
        }
        let phrase = self.phrase_at(there + 1, end, speaker)?;
        let mut verb = phrase.last + 1;
        while self.is_adverb(verb) {
            verb += 1;
        }
        // `tidak ada warga yang tertinggal`: it befalls them.
        let befalls = self.lexis.is_passive(document, verb) || begins(document.word(verb), "ter");
        let banned = phrase.is_somebody() && document.is(phrase.last, "yang") && !befalls;
        banned.then_some(Addressee {
            first: at,
            deed: true,
            handed: true,
            duty: false,
            nominal: false,
            phrase,
        })
    }

    /// Who is asked by both names: `dengan naskah ini baik penyelenggara maupun pengawas bisa …`.
    fn both(&self, from: usize, end: usize, speaker: Option<&Speaker>) -> Option<Addressee> {
        let document = self.document;
        let stop = end.min(from + REACH);
        let at = (from..stop).find(|t| document.is(*t, "baik"))?;
        if (from..at).any(|t| self.is(t, Small::HandOver)) {
            return None;
        }
        let phrase = self.list_at(at + 1, end, speaker)?;
        let next = phrase.last;
        let deed = self.is_adverb(next) || self.begins_predicate(next);
        deed.then_some(Addressee {
            first: next,
            deed,
            handed: document.is_any(next, &["tidak", "jangan", "tak", "segera"]),
            duty: document.is_any(next, &["harus", "wajib", "mesti"]),
            nominal: false,
            phrase,
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
    pub(super) fn fronted(
        &self,
        mut addressee: Addressee,
        hit: Hit,
        floor: usize,
        speaker: Option<&Speaker>,
    ) -> Addressee {
        if !addressee.phrase.is_somebody()
            && let Some(bearers) = self.borne_before(hit, floor, speaker)
        {
            addressee.first = bearers.0;
            addressee.nominal = true;
            addressee.phrase = bearers.1;
            return addressee;
        }
        if addressee.phrase.is_somebody() && !addressee.phrase.guessed || !addressee.deed {
            return addressee;
        }
        if let Some(phrase) = self.called_first(hit.first, floor, speaker) {
            addressee.phrase = phrase;
            return addressee;
        }
        let Some(pronoun) = (hit.first.saturating_sub(3).max(floor)..hit.first)
            .find(|t| self.pronoun(*t).is_some_and(|(_, last)| last == hit.first))
        else {
            return addressee;
        };
        // `Anggota saya larang masuk`
        if self.are_ours(pronoun)
            && let Some(phrase) = self.phrase_at(pronoun, hit.first, speaker)
        {
            addressee.phrase = phrase;
            return addressee;
        }
        let subject = self.subject(pronoun, floor, speaker);
        if subject.phrase.is_somebody() && !subject.elided {
            addressee.phrase = subject.phrase;
        }
        addressee
    }

    /// Whose contribution stands before `sangat kami harapkan`, with its first token.
    fn borne_before(
        &self,
        hit: Hit,
        floor: usize,
        speaker: Option<&Speaker>,
    ) -> Option<(usize, Phrase)> {
        let document = self.document;
        let ends = document.kind(hit.last) != Some(TokenKind::Word)
            || self.is(hit.last, Small::HandOver)
            || self.is(hit.last, Small::Preposition);
        let pronoun = (hit.first.saturating_sub(3).max(floor)..hit.first)
            .find(|t| self.pronoun(*t).is_some_and(|(_, last)| last == hit.first))?;
        let subject = self.subject(pronoun, floor, speaker);
        let bearers = self.bearers(subject.region.clone(), speaker)?;
        (ends && bearers.is_somebody()).then_some((subject.region.start, bearers))
    }

    /// Who is called before the clause, up to a comma: `Kepada para saksi, saya minta jangan …`,
    /// `Bapak camat, tolong …`.
    pub(super) fn called_first(
        &self,
        cue: usize,
        floor: usize,
        speaker: Option<&Speaker>,
    ) -> Option<Phrase> {
        let document = self.document;
        let mut at = floor;
        while at < cue
            && (document.kind(at) != Some(TokenKind::Word)
                || self.is(at, Small::Leading)
                || self.is(at, Small::OrderLead))
        {
            at += 1;
        }
        let marked = document.is_any(at, &["kepada", "bagi", "untuk", "buat", "wahai", "khusus"]);
        let mut from = at + usize::from(marked);
        from += usize::from(marked && self.is(from, Small::Calling));
        let comma = (from..cue).rev().find(|t| document.word(*t) == ",")?;
        let phrase = self
            .phrase_at(from, comma, speaker)
            .filter(|p| matches!(p.head, Head::Named | Head::People | Head::You))?;
        let next = self.after_modifiers(phrase.last, comma);
        let whole = next == comma || document.is_any(next, &["yang", "di", "se"]);
        let to = document.is(at, "kepada");
        let asks = comma + 1 == cue
            || to && !(comma..cue).any(|t| self.begins_predicate(t))
            || (comma..cue).all(|t| {
                self.is_adverb(t)
                    || document.kind(t) != Some(TokenKind::Word)
                    || self.pronoun(t).is_some()
                    || self.named(t).is_some()
                    || self.is(t, Small::Function)
            });
        let vocative = comma + 1 == cue && self.is_direct(cue);
        (whole && (marked || vocative) && asks).then_some(phrase)
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
