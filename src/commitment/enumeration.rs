//! Enumerations: announced lists, their items by number, and what an item owes without a cue.
//!
//! `Ada 10 poin … Poin pertama … Kedua, … Selanjutnya, … Terakhir, …`, lines with `1.` or `a)`,
//! `sebagai poin kelima` at the end of a clause, two numbers for one sentence. Leaves out the cues
//! inside an item, which are found like all others.

use super::grammar::Small;
use super::lexis::{Block, Role, is_quote_mark};
use super::reading::Reading;
use crate::model::{PromiseType, Speaker, TokenKind};

/// An announced list.
#[derive(Clone, Debug)]
pub(super) struct List {
    /// What its items are by themselves.
    pub(super) kind: PromiseType,
    pub(super) weight: f64,
    /// How many items are announced.
    pub(super) count: Option<u32>,
    /// The sentence that announces it, its tokens.
    pub(super) lead: std::ops::Range<usize>,
    /// Who announces it.
    pub(super) speaker: Option<Speaker>,
}

/// One item, or two that share a sentence.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) numbers: Vec<u32>,
    /// Its tokens, from its number to the next item or the paragraph's end.
    pub(super) first: usize,
    pub(super) last: usize,
    /// Where its words begin, after the number.
    pub(super) body: usize,
    /// The list that it belongs to, an index; none where nothing announced one.
    pub(super) list: Option<usize>,
}

/// All lists and items of a release.
#[derive(Clone, Debug, Default)]
pub(super) struct Enumeration {
    pub(super) lists: Vec<List>,
    pub(super) items: Vec<Item>,
}

impl Enumeration {
    /// The item that holds the token.
    pub(super) fn item_at(&self, token: usize) -> Option<&Item> {
        self.items
            .iter()
            .rev()
            .find(|i| i.first <= token && token < i.last)
    }

    /// Whether the token stands in an item of a list of orders.
    pub(super) fn is_order(&self, token: usize) -> bool {
        self.item_at(token)
            .and_then(|i| self.lists.get(i.list?))
            .is_some_and(|l| l.kind == PromiseType::Directive)
    }
}

/// A number in the text, and the words around it.
struct Marker {
    numbers: Vec<u32>,
    first: usize,
    body: usize,
    /// Only the sentence is the item's: `sebagai poin kelima`.
    inside: bool,
}

/// The most paragraphs between two items of one list.
const GAP: usize = 4;

impl Reading<'_> {
    /// Finds the lists and their items.
    pub(super) fn enumeration(&self) -> Enumeration {
        let document = self.document;
        let mut found = Enumeration::default();
        let mut open: Option<usize> = None;
        let mut reached: (u32, usize) = (0, 0);
        for sentence in &document.sentences {
            let range = sentence.first..sentence.last;
            let fresh = reached.0 > 0 && sentence.paragraph > reached.1 + GAP;
            if fresh {
                open = None;
                reached.0 = 0;
            }
            let markers = self.markers(range.clone(), open.is_some(), reached.0, |last| {
                open.and_then(|l: usize| found.lists.get(l))
                    .and_then(|l| l.count)
                    .unwrap_or(last + 1)
            });
            // `Kapolres memberi tiga penekanan: pertama, …; kedua, …`
            if let Some(first) = markers.first().filter(|m| !m.inside)
                && first.first > sentence.first + 2
                && let Some(list) = self.announced_list(sentence.first..first.first)
            {
                open = Some(found.lists.len());
                found.lists.push(list);
            }
            if markers.iter().all(|m| m.inside)
                && let Some(list) = self.announced_list(range.clone()).or_else(|| {
                    // `… menandatangani ikrar. Isinya:`
                    let before = sentence.first.checked_sub(1)?;
                    let number = document.sentence_of(before);
                    let lead = document.sentences.get(number)?;
                    let same = lead.paragraph == sentence.paragraph && self.ends_with_colon(&range);
                    same.then(|| self.announced_list(lead.first..sentence.last))?
                })
            {
                open = Some(found.lists.len());
                reached = (0, sentence.paragraph);
                found.lists.push(list);
                if markers.is_empty() {
                    continue;
                }
            }
            let paragraph_end = document
                .paragraphs
                .get(sentence.paragraph)
                .and_then(|p| document.sentences.get(p.last.checked_sub(1)?))
                .map_or(sentence.last, |s| s.last);
            for marker in markers {
                let Some(number) = marker.numbers.last().copied() else {
                    continue;
                };
                if number == 1 && reached.0 > 1 {
                    open = None;
                }
                if let Some(before) = found.items.last_mut()
                    && !marker.inside
                {
                    before.last = before.last.min(marker.first);
                }
                reached = (number, sentence.paragraph);
                found.items.push(Item {
                    numbers: marker.numbers,
                    first: if marker.inside {
                        sentence.first
                    } else {
                        marker.first
                    },
                    last: if marker.inside {
                        sentence.last
                    } else {
                        paragraph_end
                    },
                    body: marker.body,
                    list: open,
                });
            }
        }
        found
    }

    /// The list that a sentence announces: a number and a word for items, or such a word and a
    /// colon at the end.
    fn announced_list(&self, range: std::ops::Range<usize>) -> Option<List> {
        let document = self.document;
        let colon = self.ends_with_colon(&range);
        let agreed = range.clone().any(|t| {
            document.hits_at(t).iter().any(|h| {
                self.lexis.cue(h).is_some_and(|c| {
                    matches!(c.role, Role::List | Role::Vow) && c.kind == PromiseType::Pledge
                })
            })
        });
        let ordered = range.clone().any(|t| {
            document.hits_at(t).iter().any(|h| {
                self.lexis.cue(h).is_some_and(|c| {
                    matches!(c.role, Role::Ask | Role::Warn | Role::Stress | Role::Asked)
                        && c.kind == PromiseType::Directive
                        && c.weight >= 0.78
                })
            })
        });
        let mut best: Option<List> = None;
        for at in range.clone() {
            let Some((cue, _)) = document.hits_at(at).iter().find_map(|h| {
                let cue = self.lexis.cue(h).filter(|c| c.role == Role::List)?;
                Some((cue, h.last))
            }) else {
                continue;
            };
            let count = at.checked_sub(1).and_then(|b| self.small_number(b));
            let counted = count.is_some_and(|n| (2..=30).contains(&n)) && at > range.start;
            let counts = counted || (colon && best.is_none());
            if !counts {
                continue;
            }
            let better = best.as_ref().is_none_or(|b| b.count.is_none());
            if better {
                best = Some(List {
                    kind: match cue.kind {
                        PromiseType::Obligation if agreed => PromiseType::Pledge,
                        PromiseType::Obligation if ordered => PromiseType::Directive,
                        kind => kind,
                    },
                    weight: cue.weight,
                    count: count.filter(|_| counted),
                    lead: range.clone(),
                    speaker: self.speaker(at),
                });
            }
        }
        best
    }

    fn ends_with_colon(&self, range: &std::ops::Range<usize>) -> bool {
        let document = self.document;
        range
            .clone()
            .rev()
            .find(|t| !is_quote_mark(document.word(*t)))
            .is_some_and(|t| document.word(t) == ":")
    }

    /// A cardinal number at the token: `10`, `sepuluh`.
    fn small_number(&self, token: usize) -> Option<u32> {
        let word = self.document.word(token);
        if self.document.kind(token) == Some(TokenKind::Number) {
            return word.parse().ok();
        }
        let word = word.to_lowercase();
        UNITS.iter().position(|u| *u == word).map(|n| n as u32 + 1)
    }

    /// The ordinal that begins at the token, and the token after it.
    fn ordinal(&self, token: usize) -> Option<(u32, usize)> {
        let document = self.document;
        let word = document.word(token).to_lowercase();
        if word == "pertama" {
            return Some((1, token + 1));
        }
        if word == "ke" {
            let next = token + 1 + usize::from(document.word(token + 1) == "-");
            let number = (document.kind(next) == Some(TokenKind::Number))
                .then(|| document.word(next).parse().ok())??;
            return Some((number, next + 1));
        }
        let unit = word.strip_prefix("ke")?;
        let n = UNITS.iter().position(|u| *u == unit)? as u32 + 1;
        if (2..10).contains(&n) && document.is(token + 1, "belas") {
            return Some((n + 10, token + 2));
        }
        (n > 1).then_some((n, token + 1))
    }

    /// The numbers in one sentence. `known` tells that a list is open, `reached` its last number.
    fn markers(
        &self,
        range: std::ops::Range<usize>,
        known: bool,
        reached: u32,
        announced: impl Fn(u32) -> u32,
    ) -> Vec<Marker> {
        let document = self.document;
        let mut markers = Vec::new();
        let mut at = range.start;
        while at < range.end && is_quote_mark(document.word(at)) {
            at += 1;
        }
        let begins_paragraph = document
            .paragraphs
            .get(document.paragraph_of(at))
            .is_some_and(|p| {
                document
                    .sentences
                    .get(p.first)
                    .is_some_and(|s| s.first == range.start)
            });
        if let Some(marker) = self
            .line_number(at, known, reached)
            .filter(|_| begins_paragraph)
        {
            return vec![marker];
        }
        if let Some(marker) = self.head_marker(at, range.end, known, reached, &announced) {
            markers.push(marker);
        }
        let from = markers.first().map_or(at, |m: &Marker| m.body);
        let mut token = from;
        while token < range.end {
            let last = markers
                .last()
                .and_then(|m: &Marker| m.numbers.last().copied())
                .unwrap_or(reached);
            let point = document.is_any(token, &["poin", "point", "butir"]);
            let clause = token > range.start
                && (matches!(document.word(token - 1), "," | ";" | ":" | "(")
                    || self.is(token - 1, Small::And));
            if point
                && known
                && let Some((numbers, body)) = self.ordinals(token + 1)
            {
                let body = if document.word(body) == "," {
                    body + 1
                } else {
                    body
                };
                // `…, sebagai poin kelima.`: the words stand before the number.
                let closes = (body..range.end)
                    .filter(|t| document.kind(*t) == Some(TokenKind::Word))
                    .count()
                    < 2;
                markers.push(Marker {
                    numbers,
                    first: token,
                    body: if closes { range.start } else { body },
                    inside: true,
                });
                token = body;
            } else if clause
                && let Some((number, next)) = self.ordinal(token)
                && matches!(document.word(next), "," | ":")
                && number == last + 1
            {
                markers.push(Marker {
                    numbers: vec![number],
                    first: token,
                    body: next + 1,
                    inside: false,
                });
                token = next;
            } else {
                token += 1;
            }
        }
        markers
    }

    /// One ordinal or several: `keenam dan ketujuh`.
    fn ordinals(&self, token: usize) -> Option<(Vec<u32>, usize)> {
        let document = self.document;
        let (first, mut at) = self.ordinal(token)?;
        let mut numbers = vec![first];
        loop {
            let mut next = at;
            while self.is(next, Small::Joint) || document.is_any(next, &["hingga", "sampai"]) {
                next += 1;
            }
            match self.ordinal(next).filter(|_| next > at) {
                Some((number, after)) => {
                    let through = document.is_any(at, &["hingga", "sampai"]);
                    let from = numbers.last().copied().unwrap_or(first);
                    if through && number > from && number < from + 20 {
                        numbers.extend(from + 1..=number);
                    } else {
                        numbers.push(number);
                    }
                    at = after;
                }
                None => return Some((numbers, at)),
            }
        }
    }

    /// `1.`, `2)`, `(3)`, `a.`, `b)` at the head of a line.
    fn line_number(&self, at: usize, known: bool, reached: u32) -> Option<Marker> {
        let document = self.document;
        let first = at;
        let at = at + usize::from(document.word(at) == "(");
        let word = document.word(at);
        let closes = matches!(document.word(at + 1), "." | ")") && document.joined(at);
        let mut letters = word.chars();
        let number = match (document.kind(at), letters.next(), letters.next()) {
            (Some(TokenKind::Number), _, _) => word.parse::<u32>().ok(),
            (Some(TokenKind::Word), Some(c), None) if c.is_ascii_lowercase() => {
                Some(u32::from(c) - u32::from('a') + 1)
            }
            _ => None,
        };
        if let Some(number) = number
            && closes
            && (number == reached + 1 || number == 1)
            && number <= 30
        {
            return Some(Marker {
                numbers: vec![number],
                first,
                body: at + 2,
                inside: false,
            });
        }
        let bullet = matches!(word, "-" | "•" | "–" | "*" | "·" | "●") && known;
        bullet.then(|| Marker {
            numbers: vec![reached + 1],
            first,
            body: at + 1,
            inside: false,
        })
    }

    /// `Poin pertama …`, `Kedua, …`, `Pada poin ketiga, …`, `Selanjutnya, …`, `Terakhir, …`.
    fn head_marker(
        &self,
        at: usize,
        end: usize,
        known: bool,
        reached: u32,
        announced: impl Fn(u32) -> u32,
    ) -> Option<Marker> {
        let document = self.document;
        let first = at;
        let mut at = at;
        while at < end && self.is(at, Small::ItemLead) {
            at += 1;
        }
        let named = self.is(at, Small::Point);
        let point = document.is_any(at, &["poin", "point", "butir"]);
        at += usize::from(named);
        let past = |t: usize| {
            if document.word(t) == "," || document.word(t) == ":" {
                t + 1
            } else {
                t
            }
        };
        let active = known || reached > 0;
        if active && document.is_any(at, &["terakhir", "selanjutnya", "berikutnya", "kemudian"]) {
            let last = document.is(at, "terakhir");
            let paused = matches!(document.word(at + 1), "," | ":")
                || (named && last)
                || (last && self.is(at + 1, Small::ItemTail));
            if paused {
                let number = if last {
                    announced(reached)
                } else {
                    reached + 1
                };
                return Some(Marker {
                    numbers: vec![number.max(reached + 1)],
                    first,
                    body: past(at + 1),
                    inside: false,
                });
            }
        }
        let (numbers, next) = self.ordinals(at)?;
        let number = numbers.first().copied()?;
        let paused =
            matches!(document.word(next), "," | ":" | ".") || self.is(next, Small::ItemTail);
        let follows = (number == 1 && !active) || number == reached + 1 || known || point;
        let flows = active && number == reached + 1 && !self.is(next, Small::Counted);
        let marked = follows && (named || paused);
        if !marked && !flows {
            return None;
        }
        Some(Marker {
            numbers,
            first,
            body: past(next),
            inside: false,
        })
    }

    /// Whether an item without a cue states something to do or to keep up.
    pub(super) fn is_task(&self, item: &Item, list: &List) -> bool {
        let document = self.document;
        let end = self.item_sentence_end(item);
        let range = item.body..end;
        let words = range
            .clone()
            .filter(|t| document.kind(*t) == Some(TokenKind::Word))
            .count();
        let done = range
            .clone()
            .any(|t| self.lexis.block(document, t, Block::Done).is_some());
        let figures = range
            .clone()
            .filter(|t| document.kind(*t) == Some(TokenKind::Number))
            .count();
        if words < 2 || done || figures * 2 > words {
            return false;
        }
        list.kind != PromiseType::Obligation
            || range.clone().any(|t| {
                self.begins_predicate(t)
                    || (self.lexis.is_abstract(document, t) && t < item.body + 4)
            })
    }

    /// One past the last token of the item's first sentence.
    pub(super) fn item_sentence_end(&self, item: &Item) -> usize {
        self.sentence_end(item.body.max(item.first)).min(item.last)
    }
}

/// The cardinal numbers from one on.
const UNITS: &[&str] = &[
    "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
    "sebelas",
];
