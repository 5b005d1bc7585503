//! Which act an article belongs to, and which acts are cited alone.

use super::act::{Act, Place, Told};
use super::article::{Articles, Leaf};
use crate::model::{Document, TokenKind};
use crate::span::Span;

/// One thing cited: an act, or an article of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Citation {
    /// An index into the acts.
    pub(super) act: usize,
    pub(super) leaf: Option<Leaf>,
    pub(super) spans: Vec<Span>,
}

/// Longest way, in tokens, from an article to an act after it in the same sentence.
const AHEAD: usize = 25;
/// How many acts back one is looked for that an article is of.
const BEHIND: usize = 50;
/// Longest title between an act and an article that are shown as one mention.
const NEAR: usize = 3;

/// Binds all articles and gives what is cited, in order of the text.
pub(super) fn bind(
    document: &Document,
    acts: &[Act],
    mut articles: Vec<Articles>,
) -> Vec<Citation> {
    let mut citations = Vec::new();
    let mut carries = vec![false; acts.len()];
    let owners = owners(document, acts, &articles);
    let mut last_article: Option<(usize, Leaf, usize)> = None;
    for (run, owner) in articles.iter_mut().zip(owners) {
        let Some(owner) = owner else {
            continue;
        };
        let mut act = owner.act;
        if let Some(pointing) = run.leaves.iter().position(|l| l.pasal.is_empty()) {
            // `ayat (2)` alone: of the article before it, in the same paragraph.
            let paragraph = document.paragraph_of(run.first);
            let Some((of, article, _)) = last_article
                .as_ref()
                .filter(|(_, _, token)| document.paragraph_of(*token) == paragraph)
            else {
                continue;
            };
            act = *of;
            for leaf in &mut run.leaves[pointing..] {
                leaf.pasal.clone_from(&article.pasal);
            }
        }
        let Some(cited) = acts.get(act) else {
            continue;
        };
        carries[act] |= owner.same_sentence;
        let own = document.span(run.first, run.last);
        let whole = document.span(cited.first, cited.last);
        let gap = if run.first >= cited.last {
            run.first - cited.end.clamp(cited.last, run.first)
        } else {
            cited.first.saturating_sub(run.last)
        };
        let spans = if owner.same_sentence && gap <= NEAR {
            vec![own.to(whole)]
        } else if owner.same_sentence {
            let mut two = vec![own, whole];
            two.sort();
            two
        } else {
            vec![own]
        };
        if let Some(leaf) = run.leaves.last() {
            last_article = Some((act, leaf.clone(), run.first));
        }
        for leaf in &run.leaves {
            citations.push(Citation {
                act,
                leaf: Some(leaf.clone()),
                spans: spans.clone(),
            });
        }
    }
    for (n, act) in acts.iter().enumerate() {
        if !carries[n] {
            citations.push(Citation {
                act: n,
                leaf: None,
                spans: vec![document.span(act.first, act.last)],
            });
        }
    }
    citations.sort_by_key(|c| c.spans.first().copied());
    citations
}

/// The act of a run of articles.
#[derive(Clone, Copy)]
struct Owner {
    act: usize,
    /// Whether both stand in one sentence, so that the act is not cited alone there.
    same_sentence: bool,
}

fn owners(document: &Document, acts: &[Act], articles: &[Articles]) -> Vec<Option<Owner>> {
    let mut owners: Vec<Option<Owner>> = vec![None; articles.len()];
    for n in (0..articles.len()).rev() {
        let run = &articles[n];
        let next = acts.partition_point(|a| a.first < run.last);
        let ahead = acts.get(next).map(|a| a.first);
        let chained = articles.get(n + 1).filter(|r| {
            document.sentence_of(r.first) == document.sentence_of(run.first)
                && leads_on(document, run.last, r.first, true)
        });
        let right_after = next
            .checked_sub(1)
            .filter(|a| acts[*a].last == run.first && acts[*a].place != Place::Title);
        // `UU 10/2016 Pasal 71, perubahan terakhir UU 6/2020, Pasal 71`: the act before has its own.
        let again = next.checked_sub(1).filter(|a| {
            *a > 0
                && acts[*a].last + 1 == run.first
                && document.is(acts[*a].last, ",")
                && n.checked_sub(1).is_some_and(|r| {
                    (acts[*a - 1].last..acts[*a].first).contains(&articles[r].first)
                        && articles[r].last <= acts[*a].first
                })
        });
        owners[n] = if let Some(act) = right_after.or(again) {
            // `UU Pemilu Pasal 280 dan Pasal 71 UU Pilkada`
            Some(Owner {
                act,
                same_sentence: true,
            })
        } else if ahead.is_some_and(|a| leads_on(document, run.last, a, false)) {
            // `Pasal 29 huruf g Undang-Undang …`
            Some(Owner {
                act: next,
                same_sentence: true,
            })
        } else if chained.is_some() && owners[n + 1].is_some_and(|o| acts[o.act].first > run.last) {
            // `Pasal 5 dan Pasal 7 PP …`
            owners[n + 1]
        } else {
            elsewhere(document, acts, run, next)
        };
    }
    owners
}

/// An act that the article is not joined to: before it in its sentence, after it there, or before.
fn elsewhere(document: &Document, acts: &[Act], run: &Articles, next: usize) -> Option<Owner> {
    let sentence = document.sentence_of(run.first);
    let before = (next.saturating_sub(BEHIND)..next)
        .rev()
        .find(|a| match acts[*a].place {
            Place::Own => true,
            Place::Title => false,
            Place::Amending => run.first <= acts[*a].last + 1,
        });
    let owner = |act, same_sentence| Some(Owner { act, same_sentence });
    if let Some(act) = before
        && document.sentence_of(acts[act].last - 1) == sentence
    {
        return owner(act, true);
    }
    if let Some(act) = acts.get(next)
        && document.sentence_of(act.first) == sentence
        && act.first < run.last + AHEAD
    {
        return owner(next, true);
    }
    if let Some(act) = before {
        return owner(act, false);
    }
    // An article at the head of a text whose only act comes later is of that act.
    match acts {
        [_] => owner(0, false),
        _ => None,
    }
}

/// Whether nothing but joining words lies between two tokens; `list` allows what joins a list.
fn leads_on(document: &Document, from: usize, to: usize, list: bool) -> bool {
    const JOINTS: &[&str] = &[
        "dalam", "pada", "dari", "di", "pd", "sesuai", "menurut", "(", ",",
    ];
    const LIST: &[&str] = &[
        "dan", "serta", "atau", "maupun", "jo", "junto", "juncto", ".",
    ];
    to >= from
        && to - from <= 3
        && (from..to).all(|t| document.is_any(t, JOINTS) || (list && document.is_any(t, LIST)))
}

/// Marks the acts that stand in another's title or amendment: `tentang Perubahan atas UU 1/2015`,
/// `sebagaimana diubah dengan UU 10/2016`.
pub(super) fn mark_places(document: &Document, acts: &mut [Act]) {
    const AMENDED: &[&str] = &["diubah", "dirubah", "dicabut", "diganti", "disempurnakan"];
    const TITLE: &[&str] = &[
        "perubahan",
        "mengubah",
        "penetapan",
        "mencabut",
        "menggantikan",
        "pengganti",
        "penggantian",
        "pelaksanaan",
        "pencabutan",
    ];
    for n in 1..acts.len() {
        let (from, to) = (acts[n - 1].last, acts[n].first);
        let near = to >= from && to - from <= 25;
        let unbroken = !(from..to).any(|t| document.is_any(t, &[".", ";", "”", "\""]));
        if !near || !unbroken {
            continue;
        }
        let close = to.saturating_sub(6).max(from);
        let any = |words: &[&str]| (close..to).any(|t| document.is_any(t, words));
        if any(AMENDED) || (document.is(to - 1, "menjadi") && to > from) {
            acts[n].place = Place::Amending;
        } else if any(TITLE) {
            acts[n].place = Place::Title;
        }
    }
}

/// The act beside the one at `n` to which words of change or listing join it, so that a missing year
/// is that one's: `PKPU 15 tahun 2019 menjadi PKPU 16`, `perubahan PKPU 8 menjadi PKPU 10/2024`.
pub(super) fn linked(document: &Document, acts: &[Act], n: usize) -> Option<usize> {
    const JOINTS: &[&str] = &[
        "menjadi",
        "dan",
        "serta",
        "diubah",
        "dirubah",
        "dengan",
        "jo",
        "junto",
        "juncto",
        "ke",
        "telah",
        "oleh",
        "atau",
        "atas",
        "perubahan",
        "pertama",
        "kedua",
        "ketiga",
        "tentang",
        "dari",
        "sebagaimana",
        "mengubah",
    ];
    let joined = |a: usize, b: usize| {
        let (Some(first), Some(second)) = (acts.get(a), acts.get(b)) else {
            return false;
        };
        let mut words =
            (first.last..second.first).filter(|t| document.kind(*t) == Some(TokenKind::Word));
        first.kind == second.kind
            && second.first.saturating_sub(first.last) <= 7
            && words.all(|t| document.is_any(t, JOINTS))
    };
    let dated = |at: usize| {
        acts.get(at)
            .is_some_and(|a| matches!(&a.told, Told::Number(number) if number.year.is_some()))
    };
    let before = n.checked_sub(1).filter(|b| dated(*b) && joined(*b, n));
    before.or_else(|| Some(n + 1).filter(|a| dated(*a) && joined(n, *a)))
}
