//! Men and women beside their total, held against it.
//!
//! `96.210: 48.100 pria, 96.210 wanita`: all three figures stay, the contradiction is noted at the
//! total. Leaves out sums of regions, whose lists are seldom whole.

use crate::model::{Count, Document, Sex};
use crate::span::Span;

/// Notes totals that the men and women right before or after them do not make up.
pub(super) fn check(document: &Document, found: &mut [(Count<Span>, bool)]) {
    let wrong: Vec<(usize, String)> = (0..found.len().saturating_sub(2))
        .filter_map(|n| {
            let three = found.get(n..n + 3)?;
            let (total, parts) = match sexes(three)? {
                [None, Some(a), Some(b)] if a != b => (0, [1, 2]),
                [Some(a), Some(b), None] if a != b => (2, [0, 1]),
                _ => return None,
            };
            let value = |n: usize| three.get(n).and_then(|(c, _)| c.value);
            let (whole, one, other) = (value(total)?, value(parts[0])?, value(parts[1])?);
            let together = one + other;
            // A smaller number before the parts is something else: how many came anew.
            let is_total = whole >= one.max(other) && is_together(document, three);
            (is_total && together != whole).then(|| {
                (
                    n + total,
                    format!("men and women make {together}, not {whole}"),
                )
            })
        })
        .collect();
    for (n, note) in wrong {
        if let Some((count, _)) = found.get_mut(n) {
            count.note = count.note.take().or(Some(note));
        }
    }
}

/// Whom each of three counts counts.
fn sexes(three: &[(Count<Span>, bool)]) -> Option<[Option<Sex>; 3]> {
    match three {
        [(a, _), (b, _), (c, _)] => Some([a.sex, b.sex, c.sex]),
        _ => None,
    }
}

/// Whether all count the same thing in one sentence.
fn is_together(document: &Document, counts: &[(Count<Span>, bool)]) -> bool {
    let place = |count: &Count<Span>| {
        let at = count.mentions.first().map_or(0, |m| m.start);
        (document.sentence_of(document.token_at(at)), count.measure)
    };
    counts.windows(2).all(|w| place(&w[0].0) == place(&w[1].0))
}
