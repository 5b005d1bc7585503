//! Who may speak: all mentions of officials, posts and agencies by token, and the grammar of where
//! a speaker stands beside a word of saying.
//!
//! Leaves out pronouns without a name near them, which `focus` answers.

use crate::model::{Document, Entities, Speaker, TokenKind};
use crate::span::Span;

use super::words::{Kind, Phrase, Words};

/// What a reference names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// A person, by index into `Entities::officials`.
    Official(usize),
    /// A post without a known holder, by index into `Entities::posts`.
    Post(usize),
    /// An agency, by index into `Entities::agencies`.
    Agency(usize),
}

/// A run of tokens that names somebody.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reference {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) who: Who,
}

/// How a speaker is given beside a word of saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// By name, by a post whose holder is known, or as an agency.
    Known(Who, Option<Who>),
    /// By a pronoun or `-nya`.
    Pronoun,
    /// By a trait: the tokens of the description.
    Description(usize, usize),
    /// By words that name nobody known.
    Stranger,
}

/// A subject with its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) subject: Subject,
}

/// How far after a word of saying its speaker's name may reach.
const NAME_REACH: usize = 40;

/// All references of a document, in order, without overlaps.
pub(super) struct People<'a> {
    pub(super) document: &'a Document,
    pub(super) entities: &'a Entities,
    pub(super) words: &'a Words,
    references: Vec<Reference>,
}

impl<'a> People<'a> {
    pub(super) fn new(document: &'a Document, entities: &'a Entities, words: &'a Words) -> Self {
        let mut all: Vec<Reference> = Vec::new();
        let mut add = |span: Span, who: Who| {
            let tokens = document.tokens_in(span);
            if !tokens.is_empty() {
                all.push(Reference {
                    first: tokens.start,
                    last: tokens.end,
                    who,
                });
            }
        };
        for (n, official) in entities.officials.iter().enumerate() {
            for mention in &official.mentions {
                add(*mention, Who::Official(n));
            }
        }
        for (n, post) in entities.posts.iter().enumerate() {
            add(post.span, post.official.map_or(Who::Post(n), Who::Official));
        }
        for (n, agency) in entities.agencies.iter().enumerate() {
            for mention in &agency.mentions {
                add(*mention, Who::Agency(n));
            }
        }
        let mut people = Self {
            document,
            entities,
            words,
            references: Vec::new(),
        };
        people.references = people.settle(all);
        people
    }

    /// Drops references inside others and joins a post with the name beside it.
    fn settle(&self, mut all: Vec<Reference>) -> Vec<Reference> {
        let rank = |r: &Reference| match r.who {
            Who::Official(_) => 0,
            Who::Post(_) => 1,
            Who::Agency(_) => 2,
        };
        all.sort_by_key(|r| (rank(r), r.first, std::cmp::Reverse(r.last)));
        let mut kept: Vec<Reference> = Vec::new();
        for reference in all {
            let inside = |k: &Reference| k.first < reference.last && reference.first < k.last;
            if !kept.iter().any(inside) {
                kept.push(reference);
            }
        }
        kept.sort_by_key(|r| r.first);
        let mut joined: Vec<Reference> = Vec::new();
        for mut reference in kept {
            while let Some(last) = joined.last().copied() {
                let same = last.who == reference.who;
                // `Ketua KPU Keerom Kornelis Watopa`: a post or its agency right before a name, but
                // not before a post of its own (`Mewakili Bupati Ngada, Asisten Dominikus …`).
                let post = !self.begins_with_post(&reference)
                    && !matches!(last.who, Who::Official(_))
                    && matches!(reference.who, Who::Official(_))
                    && last.last + 1 >= reference.first
                    && (self.gap_is_apposition(last.last, reference.first)
                        && !(matches!(last.who, Who::Agency(_)) && last.last != reference.first));
                if !(same && self.gap_is_apposition(last.last, reference.first) || post) {
                    break;
                }
                reference.first = last.first;
                joined.pop();
            }
            joined.push(reference);
        }
        joined
    }

    fn begins_with_post(&self, reference: &Reference) -> bool {
        let start = self
            .document
            .tokens
            .get(reference.first)
            .map(|t| t.span.start);
        self.entities
            .posts
            .iter()
            .any(|p| Some(p.span.start) == start)
    }

    /// Whether only commas, brackets and points stand between two references, or nothing.
    fn gap_is_apposition(&self, from: usize, to: usize) -> bool {
        to <= from + 3
            && (from..to)
                .all(|t| matches!(self.document.word(t), "," | "(" | ")" | "." | "/" | "-"))
            && self.document.sentence_of(from.saturating_sub(1)) == self.document.sentence_of(to)
    }

    /// The references that lie wholly in `first..last`, in order.
    pub(super) fn within(&self, first: usize, last: usize) -> &[Reference] {
        let from = self.references.partition_point(|r| r.first < first);
        let to = self.references.partition_point(|r| r.last <= last);
        self.references.get(from..to.max(from)).unwrap_or(&[])
    }

    /// The reference that holds the token.
    pub(super) fn at(&self, token: usize) -> Option<&Reference> {
        let next = self.references.partition_point(|r| r.first <= token);
        let reference = self.references.get(next.checked_sub(1)?)?;
        (token < reference.last).then_some(reference)
    }

    /// The speaker a reference stands for. A post whose holder the release does not name speaks for
    /// nobody known: its agency has not spoken.
    pub(super) fn speaker(&self, who: Who) -> Option<Speaker> {
        match who {
            Who::Official(n) => Some(Speaker::Official(n)),
            Who::Agency(n) => Some(Speaker::Agency(self.entities.agencies.get(n)?.id.clone())),
            Who::Post(n) => {
                let post = self.entities.posts.get(n)?;
                if post.plural {
                    return None;
                }
                // The one holder of such a post, even where the link was not made.
                let mut holders = self.entities.officials.iter().enumerate().filter(|(_, o)| {
                    o.position.as_deref() == Some(post.position.as_str())
                        && (post.region.is_none() || o.region.is_none() || post.region == o.region)
                });
                match (holders.next(), holders.next()) {
                    (Some((holder, _)), None) => Some(Speaker::Official(holder)),
                    _ => None,
                }
            }
        }
    }

    /// What governs a reference: the oblique word or verb right before it.
    pub(super) fn governor(&self, reference: &Reference, start: usize) -> Option<Governor<'a>> {
        let mut at = reference.first;
        while at > start && self.is_title_like(at - 1) {
            at -= 1;
        }
        if at <= start {
            return None;
        }
        // `Panwas melalui anggotanya Nurul Huda`
        if at > start + 1
            && self.document.word(at - 1).ends_with("nya")
            && self
                .words
                .phrase_before(self.document, at - 1, Kind::Proxy)
                .is_some()
        {
            at -= 1;
        }
        if let Some(phrase) = self
            .words
            .phrase_before(self.document, at, Kind::Proxy)
            .filter(|p| p.first >= start)
        {
            return Some(Governor::Proxy(phrase));
        }
        if let Some(phrase) = self
            .words
            .phrase_before(self.document, at, Kind::Oblique)
            .filter(|p| p.first >= start)
        {
            return Some(Governor::Oblique(phrase));
        }
        let verbal = self.words.looks_verbal(self.document, at - 1) && self.at(at - 1).is_none();
        verbal.then_some(Governor::Verb)
    }

    /// Words that stand before a name and are no governor: `Pak`, ranks, initials, points.
    fn is_title_like(&self, token: usize) -> bool {
        let document = self.document;
        if document.is_any(
            token,
            &[
                "pak", "bapak", "bu", "ibu", "bang", "saudara", "sdr", "sang", "para",
            ],
        ) {
            return true;
        }
        let capital = document.capital(token)
            && self.words.cue(document, token).is_none()
            && !self.words.is(document, token, Kind::Oblique)
            && !self.words.is(document, token, Kind::Proxy)
            && !self.words.is(document, token, Kind::Shift)
            && !self.words.is(document, token, Kind::Link)
            && !self.words.looks_verbal(document, token);
        capital || (document.word(token) == "." && document.joined(token.saturating_sub(1)))
    }

    /// The description that begins at the token: `orang nomor satu di Kobar tersebut`.
    pub(super) fn description(&self, token: usize, limit: usize) -> Option<(usize, usize, &str)> {
        let phrase = self.words.phrase(self.document, token, Kind::Description)?;
        let pointed = phrase.note.contains("pointed");
        let mut end = phrase.last;
        let mut demonstrative = None;
        for at in phrase.last..limit.min(phrase.last + 14) {
            if self.document.is_any(at, &["itu", "tersebut", "ini"]) {
                demonstrative = Some(at + 1);
                break;
            }
            if self
                .words
                .cue(self.document, at)
                .is_some_and(|c| c.verb.form.is_active())
                || matches!(self.document.word(at), "." | "," | "“" | "”" | "\"")
            {
                break;
            }
            end = at + 1;
        }
        match demonstrative {
            Some(end) => Some((token, end, phrase.note)),
            // A description that ends without a pointing word is one only where nobody is named.
            None if !pointed
                && self
                    .within(phrase.first, end)
                    .iter()
                    .all(|r| matches!(r.who, Who::Agency(_))) =>
            {
                Some((token, end, phrase.note))
            }
            None => None,
        }
    }

    /// The subject that stands before the word of saying at `cue`, in `start..cue`.
    pub(super) fn subject_before(&self, start: usize, cue: usize) -> Option<Found> {
        let document = self.document;
        let mut end = cue;
        // Adverbs between subject and verb: `Hery juga kembali meminta`.
        while let Some(adverb) = self
            .words
            .phrase_before(document, end, Kind::Adverb)
            .filter(|a| a.first >= start)
        {
            end = adverb.first;
        }
        while end > start && matches!(document.word(end - 1), "," | "-" | "–") {
            end -= 1;
        }
        if let Some(pronoun) = self
            .words
            .phrase_before(document, end, Kind::Pronoun)
            .filter(|p| p.first >= start)
        {
            let sure = pronoun.note != "misread" || self.at(pronoun.first).is_none();
            let plural = pronoun.note == "plural";
            if sure {
                return Some(Found {
                    first: pronoun.first,
                    last: pronoun.last,
                    subject: if plural {
                        Subject::Stranger
                    } else {
                        Subject::Pronoun
                    },
                });
            }
        }
        for at in (start..end).rev().take(16) {
            if let Some((first, last, _)) = self.description(at, end)
                && last == end
            {
                let whole = (start..at)
                    .rev()
                    .take(3)
                    .find_map(|a| self.description(a, end).filter(|d| d.1 == end));
                let (first, last) = whole.map_or((first, last), |d| (d.0, d.1));
                return Some(Found {
                    first,
                    last,
                    subject: Subject::Description(first, last),
                });
            }
        }
        let named = self.named_before(start, end);
        // `Lutfi menjawab`: a short form that is no mention of its own, right before the verb.
        if end > start
            && named.is_none_or(|f| f.last < end && end - f.last > 2)
            && let Some(official) = self.by_part_of_name(end - 1)
        {
            return Some(Found {
                first: end - 1,
                last: end,
                subject: Subject::Known(Who::Official(official), None),
            });
        }
        named.or_else(|| {
            let stranger = (start..end).any(|t| {
                self.words.is(document, t, Kind::Anyone)
                    || (document.capital(t)
                        && !self.words.is(document, t, Kind::Link)
                        && !self.words.is(document, t, Kind::Shift))
            });
            stranger.then_some(Found {
                first: start,
                last: end,
                subject: Subject::Stranger,
            })
        })
    }

    /// The named subject in `start..end`: the last one that nothing governs.
    fn named_before(&self, start: usize, end: usize) -> Option<Found> {
        let references = self.within(start, end);
        let mut agent: Option<(usize, Reference)> = None;
        let mut best: Option<(usize, Reference)> = None;
        let mut governed_before = false;
        for (n, reference) in references.iter().enumerate() {
            let governor = self.governor(reference, start);
            let listed = n > 0 && governed_before && self.is_listed(references, n);
            let governed = governor.is_some() || listed;
            if let Some(Governor::Proxy(phrase)) = &governor
                && phrase.note == "agent"
            {
                agent = Some((n, *reference));
            }
            governed_before = governed;
            if governed {
                continue;
            }
            let coordinated = n > 0
                && best.is_some_and(|(b, _)| b + 1 == n)
                && self.is_joined_by_and(references[n - 1].last, reference.first);
            let weaker = |who: Who| match who {
                Who::Official(_) => 0,
                Who::Post(_) => 1,
                Who::Agency(_) => 2,
            };
            let replaces = match best {
                None => true,
                Some((_, held)) => !coordinated && weaker(reference.who) <= weaker(held.who),
            };
            if replaces {
                best = Some((n, *reference));
            }
        }
        let principal = match (agent, best) {
            (Some((a, _)), Some((b, held))) if b < a => Some(held.who),
            (Some((a, _)), _) => a.checked_sub(1).map(|p| references[p].who),
            (None, Some((b, held))) => self.principal(references, b, &held, start),
            (None, None) => None,
        };
        // `Bupati X yang diwakili Sekda Y mengatakan`: Y speaks, unless another name follows.
        let chosen = match (agent, best) {
            (Some((a, reference)), Some((b, _))) if a > b => reference,
            (_, Some((_, held))) => held,
            (Some((_, reference)), None) => reference,
            (None, None) => return None,
        };
        if let Who::Agency(_) = chosen.who {
            // An agency is a subject only right before its verb, or at the head of the clause.
            let near = chosen.last + 1 >= end || chosen.first <= start + 1;
            if !near {
                return None;
            }
        }
        Some(Found {
            first: chosen.first,
            last: chosen.last,
            subject: Subject::Known(chosen.who, principal.filter(|p| *p != chosen.who)),
        })
    }

    /// For whom the subject speaks: `Mewakili Bupati X, Sekda Y …`, `Y mewakili Bupati X …`.
    fn principal(
        &self,
        references: &[Reference],
        subject: usize,
        held: &Reference,
        start: usize,
    ) -> Option<Who> {
        references
            .iter()
            .enumerate()
            .filter(|(n, r)| *n != subject && r.who != held.who)
            .find_map(|(_, r)| match self.governor(r, start) {
                Some(Governor::Proxy(phrase)) if phrase.note == "principal" => Some(r.who),
                _ => None,
            })
    }

    /// Whether a reference continues a list that a governed one began: `didampingi Y dan Z`.
    fn is_listed(&self, references: &[Reference], n: usize) -> bool {
        let (before, own) = (&references[n - 1], &references[n]);
        if self.is_joined_by_and(before.last, own.first) {
            return true;
        }
        let comma = own.first == before.last + 1 && self.document.word(before.last) == ",";
        let goes_on = references.get(n + 1).is_some_and(|next| {
            self.is_joined_by_and(own.last, next.first)
                || (next.first == own.last + 1 && self.document.word(own.last) == ",")
        });
        comma && goes_on
    }

    /// Whether only `dan`, `serta` or `bersama` (after an optional comma) stand between two references.
    fn is_joined_by_and(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        if self.document.word(at) == "," {
            at += 1;
        }
        at < to
            && self
                .document
                .is_any(at, &["dan", "serta", "maupun", "hingga"])
            && (at + 1..to).all(|t| self.is_title_like(t))
    }

    /// The subject that stands right after a word of saying: `ujar Hery`, `disampaikan oleh X`.
    pub(super) fn subject_after(&self, after: usize, limit: usize) -> Option<Found> {
        let document = self.document;
        let limit = limit.min(after + NAME_REACH);
        let mut at = after;
        while at < limit
            && (document.is_any(at, &["oleh", "lagi", "pula", "juga", "langsung", "kembali"])
                || (at == after && document.word(at) == ","))
        {
            at += 1;
        }
        if at >= limit {
            return None;
        }
        if let Some(pronoun) = self.words.phrase(document, at, Kind::Pronoun)
            && pronoun.note != "misread"
        {
            return Some(Found {
                first: at,
                last: pronoun.last,
                subject: if pronoun.note == "plural" {
                    Subject::Stranger
                } else {
                    Subject::Pronoun
                },
            });
        }
        if let Some((first, last, _)) = self.description(at, limit) {
            return Some(Found {
                first,
                last,
                subject: Subject::Description(first, last),
            });
        }
        let mut first_found: Option<Reference> = None;
        let mut step = at;
        // Along the noun phrase: titles, posts, agencies, commas between them, to the name.
        while step < limit {
            if let Some(reference) = self.at(step) {
                match reference.who {
                    Who::Official(_) => {
                        first_found = Some(*reference);
                        break;
                    }
                    _ => {
                        if first_found.is_none() {
                            first_found = Some(*reference);
                        }
                        step = reference.last;
                        continue;
                    }
                }
            }
            let word = document.word(step);
            let inside = self.is_title_like(step)
                || document.kind(step) == Some(TokenKind::Number)
                || matches!(word, "," | "(" | ")" | "." | "/" | "-" | ";" | "&")
                || document.is_any(
                    step,
                    &[
                        "dan",
                        "yang",
                        "juga",
                        "selaku",
                        "sekaligus",
                        "bidang",
                        "divisi",
                        "se",
                        "bagian",
                        "merangkap",
                        "sapaan",
                        "akrab",
                        "serta",
                        "urusan",
                        "membidangi",
                        "komisioner",
                        "kepala",
                        "ketua",
                        "anggota",
                        "koordinator",
                    ],
                );
            if !inside || document.sentence_of(step) != document.sentence_of(at) {
                break;
            }
            // After the comma only another part of the same name may follow.
            if word == "," && first_found.is_some() {
                let next = self.at(step + 1).map(|r| r.who);
                let goes_on = matches!(next, Some(Who::Official(_)))
                    || (next.is_none() && document.capital(step + 1) && !self.is_day(step + 1));
                if !goes_on {
                    break;
                }
            }
            if word == "." && !self.is_abbreviating(step) {
                break;
            }
            step += 1;
        }
        if let Some(reference) = first_found {
            return Some(Found {
                first: at,
                last: reference.last.max(at + 1),
                subject: Subject::Known(reference.who, None),
            });
        }
        let part = self.by_part_of_name(at);
        if let Some(official) = part {
            return Some(Found {
                first: at,
                last: at + 1,
                subject: Subject::Known(Who::Official(official), None),
            });
        }
        if document.capital(at) || self.words.is(document, at, Kind::Anyone) {
            let mut last = at + 1;
            while last < limit && document.capital(last) {
                last += 1;
            }
            return Some(Found {
                first: at,
                last,
                subject: Subject::Stranger,
            });
        }
        None
    }

    fn is_day(&self, token: usize) -> bool {
        self.document.is_any(
            token,
            &[
                "senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad",
            ],
        )
    }

    /// A point inside a name or title, not one that ends the sentence.
    fn is_abbreviating(&self, token: usize) -> bool {
        self.document.sentence_of(token) == self.document.sentence_of(token + 1)
            && token + 1 < self.document.tokens.len()
    }

    /// The official whom a single capitalised word names, where only one can be meant: a part of
    /// the name, its short form (`Lutfi` for Lutfiana), or a part misspelt by one letter.
    pub(super) fn by_part_of_name(&self, token: usize) -> Option<usize> {
        let word = self.document.word(token).to_lowercase();
        if word.chars().count() < 3 || !self.document.capital(token) || self.at(token).is_some() {
            return None;
        }
        let like = |fits: &dyn Fn(&str) -> bool| {
            let mut owners = self.entities.officials.iter().enumerate().filter(|(_, o)| {
                o.name
                    .split_whitespace()
                    .any(|part| fits(&part.to_lowercase()))
            });
            match (owners.next(), owners.next()) {
                (Some((n, _)), None) => Some(n),
                _ => None,
            }
        };
        like(&|part| part == word)
            .or_else(|| like(&|part| word.len() >= 4 && part.starts_with(&word)))
            .or_else(|| like(&|part| is_slip(&word, part)))
            .or_else(|| like(&|part| is_shortened(&word, part)))
    }
}

/// Whether one word is the other with letters left out: `Goris` for Gregorius.
fn is_shortened(short: &str, long: &str) -> bool {
    let mut letters = long.chars();
    short.len() >= 4
        && short.len() < long.len()
        && short.chars().next() == long.chars().next()
        && short.chars().all(|c| letters.any(|l| l == c))
}

/// Whether two words differ by one letter, or by two neighbours changed about.
fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < 5 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let left = a.len().max(b.len()).saturating_sub(head + tail);
    let swapped = left == 2
        && a.len() == b.len()
        && a.get(head) == b.get(head + 1)
        && a.get(head + 1) == b.get(head);
    left <= 1 || swapped
}

/// What stands right before a reference and makes it no subject.
#[derive(Clone, Copy, Debug)]
pub(super) enum Governor<'a> {
    /// A word of representation.
    Proxy(Phrase<'a>),
    /// A preposition, a companion's word, a word of invitation.
    Oblique(Phrase<'a>),
    /// A verb, whose object it is.
    Verb,
}
