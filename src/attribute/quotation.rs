//! Which runs between quotation marks are somebody's words, and where those words end.
//!
//! A run may be a name (`program “Kawal Hak Pilih”`), a word held at arm's length, or speech; its
//! closing mark may be missing or stand behind the attribution. Leaves out who speaks.

use crate::model::{Document, Quote, TokenKind};
use crate::span::Span;

use super::clause::{By, Clauses};
use super::people::{People, Subject, Who};
use super::words::{Form, Kind};

/// One run of quoted speech.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quotation {
    /// Its first token, the mark included.
    pub(super) first: usize,
    /// One past its last token, the mark included; where an attribution was swallowed, the end of
    /// the words.
    pub(super) last: usize,
    /// The words.
    pub(super) inner: Span,
    /// Whether it runs to the end of its paragraph without a closing mark.
    pub(super) open: bool,
}

/// The fewest words that make a quotation speech where nothing beside it tells so.
const SPEECH_WORDS: usize = 4;

/// All quoted speech, in order.
pub(super) fn speech(people: &People<'_>) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    for quote in &people.document.quotes {
        let continues = found.last().is_some_and(|l| l.open);
        if let Some(quotation) = read(people, quote, continues) {
            found.push(quotation);
        }
    }
    found
}

/// Whether the token is a quotation mark.
pub(super) fn is_mark(document: &Document, token: usize) -> bool {
    matches!(
        document.word(token),
        "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "″" | "'" | "‘" | "’" | "`"
    )
}

fn read(people: &People<'_>, quote: &Quote, continues: bool) -> Option<Quotation> {
    let document = people.document;
    let outer = document.tokens_in(quote.outer);
    let inner = document.tokens_in(quote.inner);
    let words = inner
        .clone()
        .filter(|t| document.kind(*t) == Some(TokenKind::Word))
        .count();
    if words == 0 {
        return None;
    }
    let cut = swallowed(people, quote, inner.start, inner.end)
        .or_else(|| told_on(people, quote, inner.start, inner.end));
    let quotation = match cut {
        Some(end) => Quotation {
            first: outer.start,
            last: end,
            inner: document.span(inner.start, end),
            open: false,
        },
        None => Quotation {
            first: outer.start,
            last: outer.end,
            inner: quote.inner,
            open: !quote.closed,
        },
    };
    let label = people
        .words
        .phrase_before(document, skip_back(document, outer.start), Kind::Label)
        .is_some();
    if label {
        return None;
    }
    let speech = cut.is_some()
        || is_attributed_after(people, quotation.last)
        || (continues
            && document.paragraph_of(outer.start) > 0
            && starts_paragraph(document, outer.start))
        || is_announced(people, outer.start, words)
        || stands_alone(people, quote, outer.start, outer.end, inner.clone(), words);
    speech.then_some(quotation)
}

/// The token after a colon or comma before the quotation.
fn skip_back(document: &Document, token: usize) -> usize {
    match token.checked_sub(1) {
        Some(before) if matches!(document.word(before), ":" | ",") => before,
        _ => token,
    }
}

fn starts_paragraph(document: &Document, token: usize) -> bool {
    let paragraph = document.paragraphs.get(document.paragraph_of(token));
    paragraph.is_some_and(|p| {
        document
            .tokens
            .get(token)
            .is_some_and(|t| t.span.start <= p.span.start)
    })
}

/// Whether an attribution follows at once: `” ujar X`, `”tandasnya`, `” Hery menegaskan.`
fn is_attributed_after(people: &People<'_>, last: usize) -> bool {
    let document = people.document;
    let mut at = last;
    while matches!(document.word(at), "," | "." | "-" | "–") || is_mark(document, at) {
        at += 1;
    }
    if at >= document.tokens.len()
        || document.paragraph_of(at) != document.paragraph_of(last.saturating_sub(1))
        || at > last + 3
    {
        return false;
    }
    let limit = paragraph_end(document, at);
    let Some(cue) = people.words.cue(document, at) else {
        let sentence_end = document
            .sentences
            .get(document.sentence_of(at))
            .map_or(limit, |s| s.last);
        let clauses = Clauses { people };
        return clauses
            .unlisted_after(at, limit.min(sentence_end))
            .is_some()
            || is_attributed_by_subject(people, at, limit);
    };
    // `”. Menurut Hery, …` begins a sentence of its own.
    let apart = document.capital(at) && (last..at).any(|t| document.word(t) == ".");
    match cue.verb.form {
        Form::Noun | Form::Passive if apart => false,
        Form::Nya | Form::PassiveNya => true,
        Form::Bare | Form::Passive | Form::Short | Form::Noun => {
            people.subject_after(cue.last, limit).is_some()
        }
        Form::Active | Form::State => false,
    }
}

/// Whether what follows is only a subject and its word of saying: `” Hery menegaskan.`
fn is_attributed_by_subject(people: &People<'_>, at: usize, limit: usize) -> bool {
    let document = people.document;
    let same = |t: usize| document.sentence_of(t) == document.sentence_of(at);
    (at + 1..limit.min(at + 12))
        .take_while(|t| same(*t))
        .filter_map(|t| people.words.cue(document, t))
        .filter(|c| c.verb.form.is_active())
        .any(|cue| {
            let ends = cue.last >= limit || document.word(cue.last) == ".";
            ends && people
                .subject_before(at, cue.first)
                .is_some_and(|f| f.first <= at + 1 && !matches!(f.subject, Subject::Stranger))
        })
}

/// Whether a word of saying or a colon announces it.
fn is_announced(people: &People<'_>, first: usize, words: usize) -> bool {
    let document = people.document;
    let Some(before) = first.checked_sub(1) else {
        return false;
    };
    let sentence = document.sentence_of(before);
    if document.paragraph_of(before) != document.paragraph_of(first) {
        return false;
    }
    // `Hery menjawab, “Siap, Pak”`: right behind its word of saying a quotation may be short.
    if words < 3 {
        let at_once = matches!(document.word(before), "," | ":")
            && (before.saturating_sub(3)..before).any(|t| {
                people.words.cue(document, t).is_some_and(|c| {
                    c.last == before
                        && c.verb.form.is_active()
                        && document.sentence_of(t) == sentence
                })
            });
        return at_once;
    }
    let Some(sentence) = document.sentences.get(sentence) else {
        return false;
    };
    let said = |from: usize| {
        (from..first).any(|t| {
            people
                .words
                .cue(document, t)
                .is_some_and(|c| c.last <= first)
        })
    };
    match document.word(before) {
        ":" => true,
        "," => said(sentence.first),
        _ => {
            let marker = people
                .words
                .phrase_before(document, first, Kind::Marker)
                .map_or(first, |m| m.first);
            let direct = (sentence.first..marker).any(|t| {
                people
                    .words
                    .cue(document, t)
                    .is_some_and(|c| c.last == marker && c.verb.form.is_active())
            });
            direct && words >= SPEECH_WORDS
        }
    }
}

/// Whether it makes up whole sentences of its own, in a sentence's small letters.
fn stands_alone(
    people: &People<'_>,
    quote: &Quote,
    first: usize,
    last: usize,
    inner: std::ops::Range<usize>,
    words: usize,
) -> bool {
    let document = people.document;
    if words < SPEECH_WORDS || !quote.opened {
        return false;
    }
    let begins = first == 0
        || document.sentence_of(first) != document.sentence_of(first - 1)
        || starts_paragraph(document, first);
    let ends = last >= document.tokens.len()
        || document.sentence_of(last) != document.sentence_of(last - 1)
        || document.paragraph_of(last) != document.paragraph_of(last - 1)
        || matches!(
            document.word(inner.end.saturating_sub(1)),
            "," | "." | "?" | "!" | "…"
        )
        || matches!(document.word(last), "," | ".");
    let capitals = inner.clone().filter(|t| document.capital(*t)).count();
    begins && ends && capitals * 10 < words * 7
}

fn paragraph_end(document: &Document, token: usize) -> usize {
    document
        .paragraphs
        .get(document.paragraph_of(token))
        .map_or(token, |p| document.tokens_in(p.span).end)
}

/// Where the words end, if an attribution stands inside the marks: at the end of a closed
/// quotation, anywhere in one that was left open.
fn swallowed(people: &People<'_>, quote: &Quote, first: usize, last: usize) -> Option<usize> {
    let document = people.document;
    for at in first + 1..last {
        let Some(cue) = people.words.cue(document, at) else {
            continue;
        };
        let pause = matches!(document.word(at - 1), "," | "." | "?" | "!" | "…");
        let end = match cue.verb.form {
            Form::Nya if pause => cue.last,
            Form::Bare if pause => {
                let Some(found) = people.subject_after(cue.last, last) else {
                    continue;
                };
                if matches!(found.subject, Subject::Stranger) {
                    continue;
                }
                found.last
            }
            _ => continue,
        };
        let rest = (end..last)
            .take_while(|t| document.sentence_of(*t) == document.sentence_of(at))
            .filter(|t| document.kind(*t) == Some(TokenKind::Word))
            .count();
        let clauses = Clauses { people };
        let closes = if quote.closed {
            rest <= 3
                && document.sentence_of(last - 1) == document.sentence_of(at)
                && clauses.is_fill(end, last)
        } else {
            rest <= 6
        };
        // A quotation that goes on after its attribution in the same marks is not cut.
        if closes && at - 1 > first {
            let comma = document.word(at - 1) == ",";
            return Some(if comma { at - 1 } else { at });
        }
    }
    None
}

/// Where a quotation that was left open is over because the writer tells on: at the first later
/// sentence in which a named person is told to say something.
fn told_on(people: &People<'_>, quote: &Quote, first: usize, last: usize) -> Option<usize> {
    if quote.closed || first >= last {
        return None;
    }
    let document = people.document;
    let clauses = Clauses { people };
    let from = document.sentence_of(first) + 1;
    let to = document.sentence_of(last - 1) + 1;
    (from..to).find_map(|n| {
        let sentence = document.sentences.get(n)?;
        let opening = clauses.opening(sentence.first, sentence.last.min(last))?;
        let By::Subject(found) = opening.attribution.by else {
            return None;
        };
        let person = matches!(
            found.subject,
            Subject::Known(Who::Official(_) | Who::Post(_), _)
        );
        person.then_some(sentence.first)
    })
}
