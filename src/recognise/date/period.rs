//! Months and years as they are written, where the words around make them a time.
//!
//! Leaves out days, and weeks, months and years that count from now.

use crate::model::{Caps, Document, TableId, TokenKind};

use super::absolute::Absolute;
use super::raw::{Direction, Partial, Raw};
use super::words::{Kind, Unit, Words};

impl Absolute<'_> {
    /// A month that is a time: `Juli 2024`, `bulan Agustus`, `sejak Juli`, `November mendatang`.
    pub(super) fn months(&self, at: usize) -> Option<Raw> {
        let (month, end) = self.month(at)?;
        let (year, years, last) = self.year_after(end);
        let adverb = direction(self.words, self.document, last);
        let timed = self.words.ends_at(self.document, at, Kind::In)
            || self.words.ends_at(self.document, at, Kind::From)
            || self.words.ends_at(self.document, at, Kind::To);
        // `Juli Hartono` is a person.
        let person = self.document.caps(last) == Caps::Title
            && last == end
            && self.document.kind(last) == Some(TokenKind::Word);
        let range = matches!(self.document.word(end), "-" | "–" | "—" | "dan")
            && self.month(end + 1).is_some()
            || self.run_mark(end).is_some_and(|e| self.month(e).is_some());
        let back = at >= 2
            && matches!(self.document.word(at - 1), "-" | "–" | "—" | "dan")
            && self.words.ends_at(self.document, at - 1, Kind::Month);
        if year.is_none()
            && years.is_none()
            && adverb.is_none()
            && (!timed || person)
            && !range
            && !back
        {
            return None;
        }
        Some(Raw {
            years,
            direction: adverb.map(|(d, _)| d),
            ..Raw::new(
                at,
                adverb.map_or(last, |(_, end)| end),
                Partial::Month { year, month },
            )
        })
    }

    /// A year that is a time: `pada tahun 2022`, `sejak 2019`; `Pilkada tahun 2024` is a name.
    pub(super) fn years(&self, at: usize) -> Option<Raw> {
        let word = self.words.find(self.document, at, Kind::Unit(Unit::Year));
        let figures = word.map_or(at, |(_, end)| end);
        let year = self.year(figures)?;
        let adverb = direction(self.words, self.document, figures + 1);
        let opened = at == 0
            || self.document.sentence_of(at) != self.document.sentence_of(at - 1)
            || (word.is_some() && matches!(self.document.word(at - 1), "," | "(" | "“" | "\""));
        let timed = [Kind::In, Kind::From, Kind::To]
            .iter()
            .any(|k| self.words.ends_at(self.document, at, *k));
        // `di 2019 desa` counts, `pada 2019 tercatat` does not.
        let open = word.is_none()
            && adverb.is_none()
            && self.document.is_any(
                at.wrapping_sub(1),
                &["di", "dalam", "sekitar", "selama", "per"],
            )
            && self.document.kind(figures + 1) == Some(TokenKind::Word);
        if open {
            return None;
        }
        let told = timed
            || (word.is_some() && (opened || adverb.is_some() || self.loose(at)))
            || (word.is_none() && self.goes_on(at));
        if !told
            || self.inside_a_code(figures)
            || self.glued_behind(figures + 1)
            || (word.is_none() && self.words.counts(self.document, figures + 1))
            || (word.is_none()
                && self.document.kind(figures + 1) == Some(TokenKind::Word)
                && self.document.hit(figures + 1, TableId::Numerals).is_some())
            || self.in_a_name(at, adverb.is_some())
        {
            return None;
        }
        Some(Raw {
            direction: adverb.map(|(d, _)| d),
            ..Raw::new(
                at,
                adverb.map_or(figures + 1, |(_, end)| end),
                Partial::Year(year),
            )
        })
    }

    /// Whether `tahun 2023` stands behind a word in small letters or a share, as a time does: `tahap
    /// pertama tahun 2023`; `Rembuk Stunting Tahun 2023` is a name.
    fn loose(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let small = self.document.kind(before) == Some(TokenKind::Word)
            && self.document.caps(before) == Caps::Lower
            && self.document.caps(at) == Caps::Lower;
        small || self.document.word(before) == "%"
    }

    /// Whether the year goes on from one that is a time: `tahun 2023 dan 2024`.
    fn goes_on(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(2) else {
            return false;
        };
        if !self
            .document
            .is_any(at - 1, &["dan", "serta", "maupun", ","])
            || self.year(before).is_none()
        {
            return false;
        }
        let first = before
            .checked_sub(1)
            .filter(|t| self.words.is(self.document, *t, Kind::Unit(Unit::Year)))
            .unwrap_or(before);
        self.years(first).is_some()
    }

    /// Whether an election or another named thing right before takes the year into its name.
    fn in_a_name(&self, at: usize, adverb: bool) -> bool {
        let reach = if adverb { 4 } else { 2 };
        (at.saturating_sub(reach)..at).any(|t| {
            self.document.sentence_of(t) == self.document.sentence_of(at)
                && (self.document.hits_at(t).iter().any(|h| {
                    h.table == TableId::Elections && h.last + reach > at && (adverb || h.last == at)
                }) || self
                    .words
                    .find(self.document, t, Kind::Name)
                    .is_some_and(|(_, end)| end == at || (adverb && end < at)))
        })
    }
}

/// The adverb at the token that says where a date lies, with the token after it.
pub(super) fn direction(
    words: &Words,
    document: &Document,
    at: usize,
) -> Option<(Direction, usize)> {
    [
        (Kind::Ago, Direction::Ago),
        (Kind::Ahead, Direction::Ahead),
        (Kind::Now, Direction::Near),
    ]
    .into_iter()
    .filter_map(|(kind, direction)| {
        let (_, end) = words.find(document, at, kind)?;
        Some((direction, end))
    })
    .max_by_key(|(_, end)| *end)
}
