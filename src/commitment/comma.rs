//! What a comma before a cue means: an aside, an apposition, a list of names, a clause of its own.
//!
//! Leaves out the clause around it (`clause`).

use super::grammar::Small;
use super::phrase::Phrase;
use super::reading::Reading;
use crate::model::{Caps, Speaker, TableId, TokenKind};

impl Reading<'_> {
    /// Joined names that reach up to the comma: `baik ASN, TNI maupun Polri, harus …`.
    pub(super) fn list_before(
        &self,
        comma: usize,
        floor: usize,
        speaker: Option<&Speaker>,
    ) -> Option<(usize, Phrase)> {
        let document = self.document;
        (floor..comma).find_map(|t| {
            let opens = t == floor
                || matches!(document.word(t - 1), "," | ":")
                || document.is(t - 1, "baik");
            let list = opens.then(|| self.list_at(t, comma, speaker)).flatten()?;
            (self.after_modifiers(list.last, comma) == comma).then_some((t, list))
        })
    }

    /// Joined names that reach up to the cue and begin before what was taken for the clause's
    /// start: `Kades, perangkat desa hingga anggota BPD dilarang …`.
    pub(super) fn list_back(
        &self,
        first: usize,
        at: usize,
        floor: usize,
        speaker: Option<&Speaker>,
    ) -> Option<(usize, Phrase)> {
        let document = self.document;
        (floor..first).find_map(|t| {
            let before = t.checked_sub(1).filter(|b| *b >= floor);
            let opens = before.is_none_or(|b| {
                document.kind(b) != Some(TokenKind::Word)
                    || document.is_any(b, &["bahwa", "agar", "supaya", "baik", "karena"])
                    || self.says(b)
            });
            if !opens || before.is_some_and(|b| document.word(b) == "(") {
                return None;
            }
            let list = self.phrase_at(t, at, speaker)?;
            let reaches = self.after_modifiers(list.last, at) == at;
            let joins = (t..list.last)
                .filter(|j| self.is(*j, Small::Joint) || document.is_any(*j, &["hingga", "sampai"]))
                .count();
            let bound = (t..list.last).any(|j| {
                document.is_any(
                    j,
                    &["dan", "serta", "maupun", "ataupun", "hingga", "sampai"],
                )
            });
            (reaches && list.is_somebody() && (joins > 1 || bound)).then_some((t, list))
        })
    }

    /// Whether the comma stands inside a list of parties, between a name and its namesake, or
    /// before a degree.
    pub(super) fn is_list_comma(&self, comma: usize, end: usize) -> bool {
        let document = self.document;
        let Some(before) = comma.checked_sub(1) else {
            return false;
        };
        let mut next = comma + 1;
        if document.word(next).len() <= 4
            && document.capital(next)
            && document.word(next + 1) == "."
            && document.joined(next)
        {
            return true;
        }
        // `Yumail Paladuk, ST langsung …`
        let degree = document.caps(next) == Caps::Upper
            && document.word(next).len() <= 5
            && self.named(before).is_some()
            && self.named(next).is_none()
            && self.lexis.people(document, next).is_none();
        if degree {
            return true;
        }
        while next < end && (document.is_any(next, &["dan", "serta"]) || self.is_quantifier(next)) {
            next += 1;
        }
        let lists = (comma + 1..end).any(|t| document.is_any(t, &["dan", "serta", "maupun"]))
            && !(comma + 1..end).any(|t| self.begins_predicate(t) || self.is(t, Small::Break));
        let left = self.named(before).is_some()
            || self.is_place(before)
            || document.capital(before)
            || self.ends_people(before);
        let namesake = match (self.named(before), self.named(comma + 1)) {
            (Some(a), Some(b)) => a.party == b.party,
            _ => false,
        };
        // `Polres Palangka Raya, Kalimantan Tengah`
        let where_it_is =
            self.is_place(comma + 1) && (self.named(before).is_some() || self.is_place(before));
        namesake || where_it_is || (lists && left && self.phrase_at(next, end, None).is_some())
    }

    /// Whether a word for people ends at the token.
    pub(super) fn ends_people(&self, token: usize) -> bool {
        (token.saturating_sub(2)..=token).any(|t| {
            self.lexis
                .people(self.document, t)
                .is_some_and(|h| h.last == token + 1)
        })
    }

    /// Whether the comma closes a name in apposition: `Ketua KPU, Ummi Wahyuni,`.
    pub(super) fn closes_apposition(&self, comma: usize, floor: usize) -> bool {
        comma > floor + 1
            && self.named(comma - 1).is_some_and(|after| {
                after.first > floor
                    && self.document.word(after.first - 1) == ","
                    && after.first > floor + 1
                    && self.named(after.first - 2).is_some()
            })
    }

    /// Whether what stands before the comma names its own subject, and no condition or time:
    /// `Saksi paling banyak dua orang, wajib …`.
    pub(super) fn bare_clause(&self, comma: usize, floor: usize) -> bool {
        let document = self.document;
        let first = (floor..comma).find(|t| document.kind(*t) == Some(TokenKind::Word));
        first.is_some_and(|first| {
            !self.is(first, Small::Break)
                && !self.is(first, Small::Preposition)
                && !self.is(first, Small::Condition)
                && self.phrase_at(first, comma, None).is_some()
                && !(first..comma).any(|t| self.says(t))
        })
    }

    /// The comma before an aside that ends with the comma `close`: `, kata dia,`.
    pub(super) fn aside(&self, close: usize, floor: usize) -> Option<usize> {
        let document = self.document;
        let open = (floor..close).rev().find(|t| document.word(*t) == ",")?;
        let says = (open + 1..close).any(|t| {
            document
                .hits_at(t)
                .iter()
                .any(|h| h.table == TableId::SpeechVerbs)
                || document.is_any(t, &["menurut", "menurutnya", "katanya", "lanjutnya"])
        });
        let widens = self.is(open + 1, Small::Widening);
        let within = close - open <= 8 && says || close - open <= 16 && widens;
        within.then_some(open)
    }
}
