//! Bodies, couples and constituencies in the tail of a post, which no lexicon holds.
//!
//! Leaves out divisions and agencies (`tail`).

use super::tail::{Look, TAIL_WORDS};
use crate::model::{Caps, TableId, TokenKind, WordRole};
use crate::recognise::agency::Scope;

impl Look<'_> {
    /// The agency that words which no lexicon holds lead up to: `Kabag Renops Sops Polri`.
    pub(super) fn leads_to_agency(&self, at: usize) -> Option<usize> {
        let document = self.document;
        let mut next = at;
        while next < at + 3
            && document.capital(next)
            && document.kind(next) == Some(TokenKind::Word)
            && document.hit(next, TableId::Names).is_none()
            && document.hit(next, TableId::Positions).is_none()
            && !self.persons.is_title(document, next)
            && !self.by_first.contains_key(&next)
        {
            next += 1;
        }
        (next > at && self.by_first.contains_key(&next)).then_some(next)
    }

    /// The end of a body that no lexicon holds: an abbreviation (`Ketua LSN`), or words that begin
    /// with a word for such bodies (`Ketua Asosiasi Pedagang Pasar, …`).
    pub(super) fn body(&self, at: usize) -> Option<usize> {
        let document = self.document;
        let title = |t: usize| self.persons.is_title(document, t);
        let term = |t: usize| {
            document.hits_at(t).iter().any(|h| {
                matches!(h.table, TableId::Positions | TableId::Acting) || h.table == TableId::Names
            })
        };
        let region = |t: usize| {
            self.gazetteer
                .name_at(document, t, Scope::Any.levels(), true)
                .is_some()
        };
        let around = [at.wrapping_sub(1), at + 1];
        let shouted = around.iter().all(|t| document.caps(*t) == Caps::Upper);
        // `LSN`, `LKiS`
        let capitals = document.word(at).chars().filter(|c| c.is_uppercase());
        let short = document.caps(at) == Caps::Upper
            || (document.caps(at) == Caps::Mixed && capitals.count() > 2);
        if short
            && document.word(at).len() > 1
            && !shouted
            && !document
                .word(at)
                .bytes()
                .all(|b| matches!(b, b'I' | b'V' | b'X'))
            && !title(at)
            && !term(at)
            && !region(at)
        {
            return Some(at + 1);
        }
        if !document.has(at, WordRole::Body) || !document.capital(at) {
            return None;
        }
        let mut next = at + 1;
        let mut person = None;
        while next < at + TAIL_WORDS && !self.by_first.contains_key(&next) {
            let small =
                document.is_any(next, &["dan", "untuk", "&", "se"]) || document.word(next) == "-";
            if !(document.capital(next) || (small && document.capital(next + 1))) || region(next) {
                break;
            }
            if person.is_none() && (title(next) || self.persons.is_known(document, next)) {
                person = Some(next);
            }
            next += 1;
        }
        // What stands before a comma, bracket or region is all the body's; else a known name or
        // title ends it.
        let whole = matches!(document.word(next), "," | "(") || region(next);
        Some(if whole { next } else { person.unwrap_or(next) })
    }

    /// Past the names of a couple whose team is meant, up to the comma before a name: `Ketua Tim
    /// Pemenangan pasangan Sanusi-Lathifah, …`.
    pub(super) fn couple(&self, at: usize) -> usize {
        let document = self.document;
        let mut next = at;
        let mut joined = false;
        while next < at + TAIL_WORDS {
            let link = document.is_any(next, &["dan", "-", "–", "/"]) && document.capital(next + 1);
            if !(link || document.capital(next)) || self.persons.is_title(document, next) {
                break;
            }
            joined |= link;
            next += 1;
        }
        let named = document.word(next) == "," && document.capital(next + 1);
        if joined && named { next } else { at }
    }

    /// Past the name and number of a constituency: `Jateng V`, `2`, `Kota Mataram-Ampenan`.
    pub(super) fn constituency(&self, at: usize) -> usize {
        let document = self.document;
        let number = |t: usize| {
            let roman = document.caps(t) != Caps::Lower
                && document
                    .word(t)
                    .bytes()
                    .all(|b| matches!(b, b'I' | b'V' | b'X'));
            document.kind(t) == Some(TokenKind::Number) || roman
        };
        let levels = Scope::Any.levels();
        let mut next = at;
        if let Some(region) = self.gazetteer.name_at(document, at, levels, true) {
            next = region.last;
        } else {
            while next < at + 3
                && document.capital(next)
                && !number(next)
                && !self.persons.is_known(document, next)
            {
                next += 1;
            }
        }
        if number(next) && !self.persons.is_balinese_i(document, next) {
            next += 1;
        }
        next
    }
}
