//! What a capitalised run or an office's name is by its looks: a person, or a unit, body, seat,
//! house, or an office that is voted for.
//!
//! Leaves out which post a person holds (`joining`, `listing`).

use super::Evidence;
use crate::model::{Caps, TableId, WordRole};
use crate::recognise::agency::Where;
use crate::recognise::gazetteer::Level;
use crate::recognise::person::NameMention;
use crate::recognise::position::PositionMention;

impl Evidence<'_> {
    /// Whether a lone word after a post's comma is written like a name and means nothing else
    /// (`Inspektur Kabupaten Kapuas, Heribowo.`).
    pub(super) fn is_plain(&self, run: &NameMention) -> bool {
        let document = self.document;
        let levels = [Level::District];
        let ended = !document.capital(run.last)
            || document.hits_at(run.last).iter().any(|h| {
                matches!(
                    h.table,
                    TableId::Positions
                        | TableId::Agencies
                        | TableId::Stopwords
                        | TableId::Discourse
                )
            });
        document.caps(run.name_first) == Caps::Title
            && document.word(run.name_first).chars().count() > 3
            && ended
            && self
                .gazetteer
                .name_at(document, run.name_first, &levels, true)
                .is_none()
    }

    /// Whether a run after `tokoh adat` and the like may name the people or place that honours the
    /// person: one or two words, none of them a known name.
    pub(super) fn is_people(&self, position: &PositionMention, run: &NameMention) -> bool {
        position.group
            && position.agency.is_none()
            && position.implied.is_none()
            && position.open.is_none()
            && !run.titled
            && run.name_last - run.name_first < 3
            && (run.name_first..run.name_last).all(|t| !self.persons.is_known(self.document, t))
    }

    /// Whether a run after a post without an agency is the name of a body that no lexicon holds: it
    /// ends in a region or in capitals (`Ketua Oi Sulut`, `Direktur Mitra Desa NTB`).
    pub(super) fn is_body(&self, position: &PositionMention, run: &NameMention) -> bool {
        let document = self.document;
        let levels = [Level::Regency, Level::City, Level::Province];
        let words = run.name_last - run.name_first;
        let region = (run.name_first + 1..run.name_last).any(|t| {
            self.gazetteer
                .name_at(document, t, &levels, true)
                .is_some_and(|n| n.last == run.name_last)
        });
        let capitals = document.caps(run.name_last - 1) == Caps::Upper
            && document.word(run.name_last - 1).len() > 2
            && document.caps(run.name_first) == Caps::Title;
        position.open.is_some()
            && !run.titled
            && words > 1
            && (region || capitals)
            && !self.persons.is_known(document, run.name_first)
    }

    /// Whether a lone word that no list of names has may be the seat of a post whose region is not
    /// told (`Kajari Sengkang, Andi Usama,`).
    pub(super) fn is_seat(&self, position: &PositionMention, run: &NameMention) -> bool {
        (!position.group || position.agency.is_none())
            && !run.titled
            && run.name_last - run.name_first == 1
            && matches!(position.place, Where::Bare)
            && position
                .agency
                .is_none_or(|n| matches!(self.agencies[n].place, Where::Bare))
            && !self.persons.is_known(self.document, run.name_first)
    }

    /// Whether a run is the name of a unit of the forces: it stands between the post of its
    /// commander and his rank (`Danlanud Roesmin Nurjadin, Marsma TNI …`).
    pub(super) fn is_unit(
        &self,
        position: &PositionMention,
        run: &NameMention,
        next: &NameMention,
    ) -> bool {
        let document = self.document;
        let comma = usize::from(document.word(run.last) == ",");
        !self.persons.is_ahead(document, run.first)
            && next.first == run.last + comma
            && (self.persons.is_ahead(document, next.first) || (comma == 0 && next.titled))
            && (comma == 0 || position.military)
    }

    /// Whether a run is just the name of a region: `Kantor Camat Narmada, Lombok Barat`.
    pub(super) fn is_region(&self, run: &NameMention) -> bool {
        let levels = [Level::Province, Level::Regency, Level::City];
        self.gazetteer
            .name_at(self.document, run.name_first, &levels, true)
            .is_some_and(|n| n.last >= run.name_last)
    }

    /// Whether a run can be a person by itself: two words, a title, or a known name.
    pub(super) fn stands_apart(&self, run: &NameMention) -> bool {
        run.titled
            || run.name_last - run.name_first > 1
            || self.persons.is_known(self.document, run.name_first)
    }

    /// `Pemilihan Gubernur dan Wakil Gubernur Riau Susulan`: the office that is voted for.
    pub(super) fn is_ballot(&self, position: &PositionMention) -> bool {
        let document = self.document;
        let voted = |at: usize| at > 0 && document.has(at - 1, WordRole::Ballot);
        let joined =
            position.first > 1 && document.is_any(position.first - 1, &["dan", "/", "-", "serta"]);
        // One or two words before `dan`: `Gubernur`, `Wali Kota`.
        let head = |words: usize| {
            let at = position.first.checked_sub(1 + words)?;
            let hit = document.hit(at, TableId::Positions)?;
            (hit.last + 1 == position.first).then_some(at)
        };
        voted(position.first) || (joined && [1, 2].into_iter().filter_map(head).any(voted))
    }

    /// `Kantor Camat`, `Peraturan Bupati`: a house or paper called after the office.
    pub(super) fn is_venue(&self, position: &PositionMention) -> bool {
        position.first > 0 && self.document.has(position.first - 1, WordRole::Venue)
    }

    /// `Pemilihan Bupati dan Wakil Bupati`, `kursi Bupati`: the office, not its holder.
    pub(super) fn is_office_not_holder(&self, position: &PositionMention) -> bool {
        let next = self
            .positions
            .partition_point(|p| p.first <= position.first);
        let after = self.positions.get(next);
        let before = next.checked_sub(2).and_then(|n| self.positions.get(n));
        let pair = after.is_some_and(|p| self.beside(position, p))
            || before.is_some_and(|p| self.beside(p, position));
        pair || self.is_venue(position)
            || (position.first > 0 && self.document.has(position.first - 1, WordRole::Office))
    }
}
