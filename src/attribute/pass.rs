//! The pass over the text: quotations and the stretches between them, in order, with the focus.
//!
//! Leaves out the grammar of a stretch (`clause`) and of a name (`people`).

use crate::model::{Document, Said, SaidKind};
use crate::span::Span;

use super::clause::{Attribution, By, Clauses};
use super::confidence::{self, Held};
use super::deck::without_foretold;
use super::focus::Focus;
use super::people::{Found, People, Subject};
use super::quotation::{self, Quotation};

/// A piece of a paragraph.
#[derive(Clone, Copy, Debug)]
enum Item {
    /// A quotation, by number.
    Quote(usize),
    /// A stretch of one sentence outside quotations.
    Stretch(usize, usize),
}

/// A statement with what joining and late attribution need to know.
pub(super) struct Entry {
    pub(super) said: Said,
    /// Whether its speaker is only presumed or not known.
    pub(super) pending: bool,
}

/// The state of the pass.
pub(super) struct Pass<'p, 'a> {
    pub(super) people: &'p People<'a>,
    pub(super) clauses: Clauses<'p, 'a>,
    quotations: Vec<Quotation>,
    pub(super) focus: Focus,
    pub(super) entries: Vec<Entry>,
    /// The statement whose quotation was left open at the end of the paragraph before.
    open: Option<usize>,
}

/// What a stretch did for the quotations beside it.
#[derive(Default)]
struct Outcome {
    /// Leads up to the quotation that follows.
    before: Option<Attribution>,
    /// It held nothing but the attribution of the quotation before it.
    only_attribution: bool,
}

impl<'p, 'a> Pass<'p, 'a> {
    pub(super) fn new(people: &'p People<'a>) -> Self {
        Self {
            people,
            clauses: Clauses { people },
            quotations: quotation::speech(people),
            focus: Focus::default(),
            entries: Vec::new(),
            open: None,
        }
    }

    /// All statements, in the order of the text.
    pub(super) fn run(mut self) -> Vec<Said> {
        for paragraph in 0..self.document().paragraphs.len() {
            self.paragraph(paragraph);
        }
        let told: Vec<Said> = self.entries.into_iter().map(|e| e.said).collect();
        without_foretold(self.people.document, told)
    }

    pub(super) fn document(&self) -> &'a Document {
        self.people.document
    }

    fn paragraph(&mut self, number: usize) {
        let document = self.document();
        let Some(paragraph) = document.paragraphs.get(number).copied() else {
            return;
        };
        let items = self.items(document.tokens_in(paragraph.span));
        let headline = self.is_headline(&items);
        let open = self.open.take();
        let mut last_quote: Option<usize> = None;
        let mut outcome = Outcome::default();
        for (n, item) in items.iter().enumerate() {
            match *item {
                Item::Quote(quote) => {
                    let joined = self.joins(open, last_quote, &outcome, &items, n);
                    let entry = self.quote(quote, joined, outcome.before.take());
                    last_quote = Some(entry);
                    outcome = Outcome::default();
                }
                Item::Stretch(first, last) => {
                    let previous = n
                        .checked_sub(1)
                        .and_then(|p| items.get(p))
                        .filter(|i| matches!(i, Item::Quote(_)))
                        .and(last_quote);
                    let next = match items.get(n + 1) {
                        Some(Item::Quote(q)) if self.leads_on(last, *q) => Some(*q),
                        _ => None,
                    };
                    outcome = if headline {
                        Outcome::default()
                    } else {
                        self.stretch(first, last, previous, next)
                    };
                }
            }
        }
        if let Some(Item::Quote(quote)) = items.last()
            && self.quotations.get(*quote).is_some_and(|q| q.open)
        {
            self.open = last_quote;
        }
    }

    /// The paragraph's tokens as quotations and stretches of sentences.
    fn items(&self, tokens: std::ops::Range<usize>) -> Vec<Item> {
        let document = self.document();
        let mut items = Vec::new();
        let mut at = tokens.start;
        let stretches = |items: &mut Vec<Item>, mut first: usize, last: usize| {
            while first < last {
                let sentence = document.sentence_of(first);
                let end = (first..last)
                    .find(|t| document.sentence_of(*t) != sentence)
                    .unwrap_or(last);
                items.push(Item::Stretch(first, end));
                first = end;
            }
        };
        let from = self.quotations.partition_point(|q| q.first < tokens.start);
        let to = self.quotations.partition_point(|q| q.first < tokens.end);
        for n in from..to {
            let Some(quote) = self
                .quotations
                .get(n)
                .filter(|q| q.first >= at && q.last <= tokens.end)
            else {
                continue;
            };
            stretches(&mut items, at, quote.first);
            items.push(Item::Quote(n));
            at = quote.last;
        }
        stretches(&mut items, at, tokens.end);
        items
    }

    /// A line without a full stop or a quotation is a headline, a caption or a list's title.
    fn is_headline(&self, items: &[Item]) -> bool {
        let document = self.document();
        match items {
            [Item::Stretch(first, last)] => {
                let end = self
                    .clauses
                    .skip_marks_back(*first, self.before_sign(*first, *last));
                let stopped = (end..*last)
                    .chain(last.checked_sub(1))
                    .any(|t| matches!(document.word(t), "." | "!" | "?" | ":" | ";" | "…" | ","));
                !stopped && last - first <= 25
            }
            _ => false,
        }
    }

    /// Back over a writer's sign in brackets: `normal. (hms/*)`.
    pub(super) fn before_sign(&self, first: usize, last: usize) -> usize {
        let document = self.document();
        if last == first || document.word(last - 1) != ")" {
            return last;
        }
        (first..last)
            .rev()
            .take(12)
            .find(|t| document.word(*t) == "(")
            .filter(|t| *t > first && document.word(*t - 1) == ".")
            .unwrap_or(last)
    }

    /// Whether a stretch that ends at `last` belongs to the sentence of the quotation.
    fn leads_on(&self, last: usize, quote: usize) -> bool {
        let document = self.document();
        self.quotations.get(quote).is_some_and(|q| {
            q.first == last
                && last > 0
                && (document.sentence_of(last) == document.sentence_of(last - 1)
                    || document.word(last - 1) == ":")
        })
    }

    /// The statement that a quotation goes on with: one left open in the paragraph before, or one
    /// that only its attribution has split.
    fn joins(
        &self,
        open: Option<usize>,
        last_quote: Option<usize>,
        outcome: &Outcome,
        items: &[Item],
        n: usize,
    ) -> Option<usize> {
        if n == 0 {
            return open;
        }
        let last_quote = last_quote?;
        if !outcome.only_attribution {
            return None;
        }
        let Some(Item::Quote(quote)) = items.get(n) else {
            return None;
        };
        let first = self.quotations.get(*quote)?.first;
        if self.document().sentence_of(first) == self.document().sentence_of(first.checked_sub(1)?)
        {
            return Some(last_quote);
        }
        // In a new sentence, unless it has an attribution of its own.
        let own = match items.get(n + 1) {
            Some(Item::Stretch(a, b)) => self.clauses.after_quote(*a, *b).is_some(),
            _ => false,
        };
        (!own).then_some(last_quote)
    }

    /// Takes in a quotation: a new statement, or another part of one.
    fn quote(&mut self, quote: usize, joined: Option<usize>, before: Option<Attribution>) -> usize {
        let inner = self
            .quotations
            .get(quote)
            .map_or_else(Span::default, |q| self.trim_direct(q.inner));
        if let Some(entry) = joined
            && let Some(known) = self.entries.get_mut(entry)
        {
            known.said.parts.push(inner);
            return entry;
        }
        let mut said = Said {
            parts: vec![inner],
            kind: SaidKind::Direct,
            speaker: None,
            on_behalf_of: None,
            cue: None,
            topics: Vec::new(),
            confidence: 0.0,
            rule: "quote-alone",
        };
        let pending = match before {
            Some(attribution) => {
                self.attribute(&mut said, &attribution);
                false
            }
            None => {
                said.speaker = self.focus.pronoun();
                let held = if said.speaker.is_some() {
                    Held::Focus
                } else {
                    Held::Nobody
                };
                said.confidence = confidence::of(said.rule, held);
                true
            }
        };
        self.entries.push(Entry { said, pending });
        self.entries.len() - 1
    }

    /// Reads a stretch between quotations: attributions of its neighbours, reported words, focus.
    fn stretch(
        &mut self,
        first: usize,
        last: usize,
        previous: Option<usize>,
        next: Option<usize>,
    ) -> Outcome {
        let mut from = first;
        let mut outcome = Outcome::default();
        if let Some(entry) = previous {
            if let Some(attribution) = self.clauses.after_quote(first, last) {
                self.attribute_entry(entry, &attribution);
                from = attribution.last;
                outcome.only_attribution = true;
                if let Some(opening) = self.clauses.companion(from, last) {
                    outcome.only_attribution = false;
                    self.report(&opening, last);
                    return outcome;
                }
                if let Some(attribution) = next.and_then(|_| self.clauses.before_quote(from, last))
                    && attribution.cue.is_some()
                {
                    outcome.before = Some(attribution);
                    outcome.only_attribution = false;
                }
                return outcome;
            }
            self.presume(entry);
        }
        if next.is_some()
            && let Some(attribution) = self.clauses.before_quote(from, last)
        {
            outcome.before = Some(attribution);
            return outcome;
        }
        self.prose(from, last);
        outcome
    }

    /// Puts the presumed speaker of a quotation without attribution in focus.
    fn presume(&mut self, entry: usize) {
        if let Some(speaker) = self.entries.get(entry).and_then(|e| e.said.speaker.clone()) {
            self.focus.spoke(&speaker);
        }
    }

    fn attribute_entry(&mut self, entry: usize, attribution: &Attribution) {
        let Some(known) = self.entries.get(entry) else {
            return;
        };
        // A name before the quotation is not undone by a pronoun after it.
        let weak = !matches!(
            attribution.by,
            By::Subject(Found {
                subject: Subject::Known(..),
                ..
            })
        );
        if !known.pending && weak {
            return;
        }
        let mut said = known.said.clone();
        self.attribute(&mut said, attribution);
        if let Some(known) = self.entries.get_mut(entry) {
            known.said = said;
            known.pending = false;
        }
    }

    /// The words between quotation marks, without a comma at their end.
    pub(super) fn trim_direct(&self, inner: Span) -> Span {
        let text = inner.slice(&self.document().text);
        let kept = text
            .trim_end_matches(|c: char| c == ',' || c == '\\' || c.is_whitespace())
            .len();
        Span::new(inner.start, inner.start + kept).trimmed(&self.document().text)
    }
}
