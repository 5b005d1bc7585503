//! Which name holds which post: side by side, over a comma, or joined by `selaku`, `yang juga`.
//!
//! Leaves out what else is said of a person later (`coreference`).

use super::Evidence;
use crate::model::{Caps, TableId, WordRole};
use crate::recognise::agency::Where;
use crate::recognise::gazetteer::Level;
use crate::recognise::person::NameMention;
use crate::recognise::position::PositionMention;

impl Evidence<'_> {
    /// All runs that may be names, outside agencies and posts, in order.
    pub(super) fn runs(&self) -> Vec<NameMention> {
        let document = self.document;
        let mut taken = vec![false; document.tokens.len()];
        for (first, last) in self
            .agencies
            .iter()
            .map(|a| (a.first, a.last))
            .chain(self.positions.iter().map(|p| (p.first, p.last)))
        {
            taken[first..last].fill(true);
        }
        let mut runs = Vec::new();
        let mut at = 0;
        while at < document.tokens.len() {
            if taken[at] {
                at += 1;
                continue;
            }
            match self.persons.at(document, at) {
                Some(run) if !taken[run.name_first..run.name_last].iter().any(|t| *t) => {
                    at = run.last.max(at + 1);
                    match self.couple(&run) {
                        Some((first, second)) => runs.extend([first, second]),
                        None => runs.push(run),
                    }
                }
                _ => at += 1,
            }
        }
        runs
    }

    /// For each post the runs that name its holders, the first of them first.
    pub(super) fn join(&self, runs: &[NameMention]) -> Vec<Vec<usize>> {
        let mut holders: Vec<Option<usize>> = vec![None; self.positions.len()];
        let mut taken = vec![false; runs.len()];
        for (n, position) in self.positions.iter().enumerate() {
            if position.plural {
                continue;
            }
            holders[n] = self.after(position, runs);
            if let Some(run) = holders[n] {
                taken[run] = true;
            }
        }
        self.turn(runs, &mut holders, &mut taken);
        for n in 1..self.positions.len() {
            // `Gubernur dan Wakil Gubernur X, A dan B`: the first name holds the first post.
            if let Some(run) = holders[n]
                && holders[n - 1].is_none()
                && self.beside(&self.positions[n - 1], &self.positions[n])
                && let Some(second) = runs.get(run + 1)
                && self.pairs(&runs[run], second)
            {
                holders[n - 1] = Some(run);
                holders[n] = Some(run + 1);
                taken[run + 1] = true;
            }
        }
        for n in 0..self.positions.len() {
            if holders[n].is_some() || self.positions[n].plural {
                continue;
            }
            // Two posts of one person: `Anggota Bawaslu … yang juga Koordinator Divisi …, Siti`.
            if let Some(next) = self.positions.get(n + 1)
                && self.also(self.positions[n].last, next.first)
                && holders[n + 1].is_some()
            {
                holders[n] = holders[n + 1];
                continue;
            }
            holders[n] = self.before(n, runs, &taken);
            if let Some(run) = holders[n] {
                taken[run] = true;
            }
        }
        let mut all: Vec<Vec<usize>> = holders.into_iter().map(Vec::from_iter).collect();
        for (n, holders) in all.iter_mut().enumerate() {
            self.listed(n, runs, &mut taken, holders);
        }
        for n in 1..all.len() {
            // `Ketua dan Anggota Bawaslu X, A dan B`
            let (head, members) = (&self.positions[n - 1], &self.positions[n]);
            if members.group
                && head.open.is_some()
                && head.last + 1 == members.first
                && self.document.is_any(head.last, &["dan", "beserta"])
                && all[n - 1].is_empty()
                && all[n].len() > 1
            {
                let first = all[n].remove(0);
                all[n - 1].push(first);
            }
            self.couples(n, runs, &mut taken, &mut all);
        }
        all
    }

    /// Whether two mentions name an office and its deputy's: `Bupati dan Wakil Bupati`.
    pub(super) fn beside(&self, p: &PositionMention, q: &PositionMention) -> bool {
        let head = p.key.strip_prefix("calon_").unwrap_or(&p.key);
        let deputy = q.key.strip_prefix("calon_").unwrap_or(&q.key);
        p.last + 1 == q.first
            && self.document.is_any(p.last, &["dan", "-", "–", "/"])
            && deputy.strip_prefix("wakil_") == Some(head)
    }

    /// Turns rosters in which each post follows its name: `antara lain A, Dosen Unsoed, B, Ketua
    /// LBH, dan C, wartawan`. Read from post to name they would leave the first name over.
    fn turn(&self, runs: &[NameMention], holders: &mut [Option<usize>], taken: &mut [bool]) {
        let document = self.document;
        let comma = |from: usize, to: usize| {
            from < to
                && (from..to).any(|t| matches!(document.word(t), "," | ";"))
                && (from..to).all(|t| {
                    matches!(document.word(t), "," | ";")
                        || document.is_any(t, &["dan", "serta", "kemudian"])
                })
        };
        let mut n = 0;
        while n < self.positions.len() {
            let begin = n;
            n += 1;
            let first = &self.positions[begin];
            let Some(lead) = runs
                .partition_point(|r| r.last <= first.first)
                .checked_sub(1)
            else {
                continue;
            };
            let listed = runs[lead].first > 0
                && document.is_any(runs[lead].first - 1, &["dan", "serta", ",", "&"]);
            let free = holders[begin].is_some()
                && !taken[lead]
                && !listed
                && comma(runs[lead].last, first.first)
                && self.stands_apart(&runs[lead]);
            if !free {
                continue;
            }
            // From post to name and on, as far as only commas lie between.
            let mut chain = vec![(begin, lead)];
            let mut closed = false;
            let mut at = begin;
            while let Some(run) = holders[at] {
                if !comma(self.positions[at].last, runs[run].first) {
                    break;
                }
                let Some(next) = self.positions.get(at + 1) else {
                    break;
                };
                if !comma(runs[run].last, next.first) {
                    break;
                }
                chain.push((at + 1, run));
                at += 1;
                closed = holders[at].is_none();
            }
            if !closed {
                continue;
            }
            for (position, run) in chain {
                holders[position] = Some(run);
                taken[run] = true;
            }
            n = at + 1;
        }
    }

    /// The run right after a post.
    pub(super) fn after(&self, position: &PositionMention, runs: &[NameMention]) -> Option<usize> {
        let document = self.document;
        let mut at = position.last;
        let comma = document.word(at) == ",";
        if comma || document.word(at) == ":" {
            at += 1;
        }
        while document.has(at, WordRole::Namely) && at < position.last + 3 {
            at += 1;
        }
        // `Camat Lasem (Ali Mahmudi)`
        if document.word(at) == "("
            && !comma
            && let Ok(inside) = runs.binary_search_by_key(&(at + 1), |r| r.first)
            && document.word(runs[inside].last) == ")"
            && self.stands_apart(&runs[inside])
            && !self.is_region(&runs[inside])
            && !self.is_venue(position)
        {
            return Some(inside);
        }
        let mut found = runs.partition_point(|r| r.first < at);
        let mut run = runs.get(found).filter(|r| r.first == at)?;
        if let Some(next) = runs.get(found + 1)
            && self.is_unit(position, run, next)
        {
            return Some(found + 1);
        }
        if !comma && self.is_people(position, run) {
            // `Lukas Witin, tokoh masyarakat Ile Ape,`
            let before = runs[..found].last();
            let held = |r: &NameMention| {
                let n = self.positions.partition_point(|p| p.last <= r.first);
                n.checked_sub(1)
                    .is_some_and(|n| self.positions[n].last + 1 >= r.first)
            };
            if before.is_some_and(|r| r.last + 1 == position.first && !held(r))
                && position.first > 0
                && document.word(position.first - 1) == ","
            {
                return None;
            }
            // `tokoh adat Dayak Iban, Temenggung Antonius`
            if let Some(next) = runs.get(found + 1)
                && document.word(run.last) == ","
                && next.first == run.last + 1
                && self.stands_apart(next)
            {
                return Some(found + 1);
            }
        }
        if !comma && self.is_body(position, run) {
            let next = runs.get(found + 1)?;
            let named = document.word(run.last) == ","
                && next.first == run.last + 1
                && self.stands_apart(next)
                && !self.is_region(next);
            return named.then_some(found + 1);
        }
        // `Kepala Stasiun Meteorologi Umbu Mehang Kunda Waingapu, Fransiska Lero,`: what ends in a
        // region and has a name after its comma is the body's own name.
        let levels = [Level::Regency, Level::City, Level::Province];
        let ends_in_region = self
            .gazetteer
            .name_at(self.document, run.name_last - 1, &levels, true)
            .is_some_and(|n| n.last == run.name_last);
        let seat = self.is_seat(position, run);
        if let Some(next) = runs.get(found + 1)
            && (ends_in_region || (seat && !comma))
            && !self.persons.is_ahead(document, run.first)
            && document.word(run.last) == ","
            && next.first == run.last + 1
            && (next.name_last - next.name_first > 1
                || (seat && (next.titled || self.persons.is_known(document, next.name_first))))
        {
            found += 1;
            run = next;
        }
        // `Ketua Tim Percepatan Penurunan Stunting (TPPS)`: a body with its abbreviation.
        let inner = document.word(run.last + 1);
        if document.word(run.last) == "("
            && document.word(run.last + 2) == ")"
            && !comma
            && !self.persons.is_known(document, run.name_first)
            && inner.len() > 2
            && document.caps(run.last + 1) == Caps::Upper
        {
            return None;
        }
        if document.sentence_of(at) != document.sentence_of(position.first) {
            return None;
        }
        if self.is_venue(position)
            || self.is_ballot(position)
            || (self.is_region(run)
                && !run.titled
                && (comma
                    || matches!(position.place, Where::Named(_))
                    || !self.persons.is_known(document, run.name_first)))
        {
            return None;
        }
        let words = run.name_last - run.name_first;
        let known = self.persons.is_known(document, run.name_first);
        // After a comma a lone word that no list of names has must show that it is a person.
        let speaks = document.hit(run.last, TableId::SpeechVerbs).is_some()
            || document.word(run.last) == "("
            || (document.word(run.last) == ","
                && document.hit(run.last + 1, TableId::SpeechVerbs).is_some());
        let sure = !comma || run.titled || words > 1 || known || speaks || self.is_plain(run);
        sure.then_some(found)
    }

    /// The run right before a post: `Juniwandri selaku Komisioner …`, `Ummi Wahyuni, Ketua KPU …`.
    pub(super) fn before(&self, n: usize, runs: &[NameMention], taken: &[bool]) -> Option<usize> {
        let document = self.document;
        let position = &self.positions[n];
        let found = runs
            .partition_point(|r| r.last <= position.first)
            .checked_sub(1)?;
        let run = &runs[found];
        let between: Vec<&str> = (run.last..position.first)
            .map(|t| document.word(t))
            .collect();
        if between.len() > 5
            || document.sentence_of(run.first) != document.sentence_of(position.first)
        {
            return None;
        }
        let joins = |t: usize| document.has(t, WordRole::Holds);
        let join = (run.last..position.first).any(joins);
        let only_marks = !between.is_empty()
            && between
                .iter()
                .all(|w| matches!(*w, "," | "(" | "-" | "–" | "—"));
        let linked = join
            && (run.last..position.first).all(|t| {
                joins(t) || document.has(t, WordRole::HoldsLink) || document.word(t) == ","
            });
        if linked {
            return Some(found);
        }
        // An open head (`…, Kepala …`) says too little to reach back over a comma.
        let apposed = only_marks
            && (position.open.is_none() || between[0] != ",")
            && (!taken[found] || self.vaguely_held(n, run))
            && self.stands_apart(run);
        apposed.then_some(found)
    }

    /// Whether the post before a run is one without agency or region (`Tokoh agama TGH. Hazmi, Ketua
    /// MUI Lombok Timur,`), so that an apposition may name the real one.
    fn vaguely_held(&self, n: usize, run: &NameMention) -> bool {
        let Some(first) = n.checked_sub(1).and_then(|p| self.positions.get(p)) else {
            return false;
        };
        first.last <= run.first
            && first.agency.is_none()
            && first.implied.is_none()
            && first.open.is_none()
            && matches!(first.place, Where::Bare)
            && self.positions[n].agency.is_some()
    }

    /// Whether the tokens between say `yang juga`, `sekaligus`, `merangkap`.
    pub(super) fn also(&self, from: usize, to: usize) -> bool {
        let document = self.document;
        from < to
            && to - from <= 4
            && (from..to).all(|t| {
                document.has(t, WordRole::Holds)
                    || document.word(t) == ","
                    || document.is(t, "yang")
            })
            && (from..to).any(|t| document.kind(t) == Some(crate::model::TokenKind::Word))
    }
}
