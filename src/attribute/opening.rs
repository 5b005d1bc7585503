//! Where the words said begin behind their attribution: past commas, times and listeners, past
//! `bahwa` and `agar`.
//!
//! Leaves out where they end: with their sentence, or at another attribution.

use crate::model::TokenKind;

use super::clause::{Attribution, Clauses, Opening};
use super::words::{Class, Kind, Takes, Verb};

impl Clauses<'_, '_> {
    /// From the end of the attribution to the first of the words said.
    pub(super) fn open(
        &self,
        verb: Verb,
        attribution: Attribution,
        from: usize,
        last: usize,
    ) -> Option<Opening> {
        let document = self.document();
        let mut at = from;
        let mut paused = false;
        loop {
            let next = self.skip_marks(at, last);
            if next > at {
                paused = true;
                at = next;
                continue;
            }
            if let Some(end) = self
                .time_at(at)
                .filter(|e| matches!(document.word(*e), "," | "") || self.marker_at(*e))
            {
                at = end;
                continue;
            }
            // `menyampaikan lewat pesan singkat ada tiga kasus`
            if !paused
                && let Some(way) = self.people.words.phrase(document, at, Kind::Setting)
                && document.is_any(at, &["lewat", "melalui", "via"])
                && way.last < last
            {
                at = way.last;
                continue;
            }
            if !paused
                && let Some(adverb) = self.people.words.phrase(document, at, Kind::Adverb)
                && adverb.last < last
                && !document.is_any(
                    at,
                    &[
                        "telah",
                        "sudah",
                        "masih",
                        "tetap",
                        "terus",
                        "hanya",
                        "cuma",
                        "sangat",
                        "selalu",
                        "senantiasa",
                        "terutama",
                        "optimistis",
                    ],
                )
            {
                at = adverb.last;
                continue;
            }
            break;
        }
        let (content, marked) = self.after_marker(verb, at, last, paused);
        let opened = paused || marked || at > from;
        let enough = match verb.takes {
            Takes::Any | Takes::Person => true,
            Takes::Marked => opened && (paused || marked),
            Takes::Quote => false,
        };
        let bare = verb.takes == Takes::Person && !paused && !marked;
        // `menjelaskan soal pindah memilih`: tells what was spoken of.
        let of = !paused
            && !marked
            && verb.class.is_plain()
            && document.is_any(
                content,
                &["soal", "tentang", "mengenai", "perihal", "seputar", "ihwal"],
            );
        // `mengamini ajakan itu`: what is meant stands elsewhere.
        let end = self.skip_marks_back(content, last);
        let pointing = !paused
            && !marked
            && self.words_in(content, end) <= 2
            && document.is_any(end.saturating_sub(1), &["itu", "ini", "tersebut"]);
        let nothing = of
            || pointing
            || self.only_announces(content, last)
            || (bare && self.only_names(content, last));
        let said = self.has_word(content, last) && !nothing;
        (enough && said).then_some(Opening {
            attribution,
            content,
            lead: None,
            end: None,
            marked,
        })
    }

    /// `menyampaikan tiga hal`, `empat penekanan kepada para Kapolsek`: tells that something is
    /// said, not what.
    pub(super) fn only_announces(&self, first: usize, last: usize) -> bool {
        let document = self.document();
        let counted =
            document.kind(first) == Some(TokenKind::Number) || self.is(first, Kind::Quantity);
        let noun = (first + 1..last.min(first + 4)).find(|t| self.is(*t, Kind::Announced));
        let rest =
            |noun: usize| (noun + 1..last).any(|t| self.people.words.looks_verbal(document, t));
        counted && noun.is_some_and(|n| self.words_in(n, last) <= 8 && !rest(n))
    }

    /// `menjelaskan tahapan Pemilu 2024`: names what the talk was about and says nothing of it.
    pub(super) fn only_names(&self, first: usize, last: usize) -> bool {
        let says = |t: usize| {
            self.people.words.looks_verbal(self.document(), t) || self.is(t, Kind::Assertion)
        };
        !(first..last).any(says)
    }

    pub(super) fn marker_at(&self, token: usize) -> bool {
        self.people
            .words
            .phrase(self.document(), token, Kind::Marker)
            .is_some_and(|m| m.note != "inside")
    }

    /// Past `bahwa`, `agar` or `supaya`, at once or after the one who is told or asked.
    pub(super) fn after_marker(
        &self,
        verb: Verb,
        at: usize,
        last: usize,
        paused: bool,
    ) -> (usize, bool) {
        let document = self.document();
        let marker = |t: usize| {
            self.people
                .words
                .phrase(document, t, Kind::Marker)
                .filter(|m| m.note != "inside")
        };
        let past = |t: usize, end: usize| {
            let end = marker(end).map_or(end, |second| second.last);
            let skipped = self.skip_marks(end, last);
            (if skipped < last { skipped } else { t }, true)
        };
        if let Some(found) = marker(at) {
            return past(at, found.last);
        }
        let told = document.is_any(at, &["kepada", "terhadap", "pada"]);
        if paused && !told {
            return (at, false);
        }
        // The one who is told or asked holds no verb; a comma only inside a list.
        for t in at + 1..last.min(at + 24) {
            if let Some(found) = marker(t) {
                let asks = found.note == "ask";
                let fits = match verb.class {
                    Class::Ask => true,
                    Class::Hope => !asks || told,
                    _ => !asks || told,
                };
                return if fits {
                    past(t, found.last)
                } else {
                    (at, false)
                };
            }
            let clause = self.people.at(t).is_none()
                && (self.people.words.looks_verbal(document, t)
                    || document.is_any(
                        t,
                        &[
                            "untuk", "tidak", "jangan", "harus", "segera", "akan", "dapat", "bisa",
                            "wajib", "tetap", "siap", "aktif", "sudah", "telah", "ada", "yang",
                        ],
                    ));
            if clause || matches!(document.word(t), "." | "“" | "\"" | ":") {
                break;
            }
        }
        (at, false)
    }
}
