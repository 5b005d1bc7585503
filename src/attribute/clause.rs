//! The grammar of one stretch of a sentence outside quotation marks: attributions of the quotation
//! before or behind it, attributions inside it, and where reported words begin.
//!
//! Total: a stretch that fits no rule gives nothing. Leaves out whom a pronoun means.

use crate::model::{Document, TokenKind};
use crate::span::Span;

use super::people::{Found, Governor, People, Subject, Who};
use super::quotation::is_mark;
use super::words::{Class, Cue, Form, Kind, Takes, Verb};

/// An attribution: the word of saying and its speaker as the text gives them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribution {
    pub(super) cue: Option<Span>,
    pub(super) by: By,
    pub(super) rule: &'static str,
    /// The tokens it takes up.
    pub(super) first: usize,
    pub(super) last: usize,
}

/// The speaker, as far as one stretch tells.
#[derive(Clone, Copy, Debug)]
pub(super) enum By {
    /// As the subject tells.
    Subject(Found),
    /// Whoever is in focus.
    Focus,
    /// Whoever spoke last.
    Last,
}

/// Reported words: where they begin, and who says them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    pub(super) attribution: Attribution,
    /// The first token of the words.
    pub(super) content: usize,
    /// A link before the attribution that belongs to the words: `Oleh karena itu, lanjutnya, …`.
    pub(super) lead: Option<(usize, usize)>,
    /// Whether `bahwa` or `agar` opens them, so that `kami` in them is reported too.
    pub(super) marked: bool,
}

/// Reads stretches of sentences.
#[derive(Clone, Copy)]
pub(super) struct Clauses<'p, 'a> {
    pub(super) people: &'p People<'a>,
}

impl<'a> Clauses<'_, 'a> {
    fn document(&self) -> &'a Document {
        self.people.document
    }

    fn cue(&self, token: usize) -> Option<Cue> {
        self.people.words.cue(self.document(), token)
    }

    fn is(&self, token: usize, kind: Kind) -> bool {
        self.people.words.is(self.document(), token, kind)
    }

    /// Past punctuation and quotation marks.
    pub(super) fn skip_marks(&self, mut at: usize, last: usize) -> usize {
        while at < last
            && (matches!(
                self.document().word(at),
                "," | "." | ":" | ";" | "-" | "–" | "—" | "!" | "?" | ")" | "]" | "\\"
            ) || is_mark(self.document(), at))
        {
            at += 1;
        }
        at
    }

    /// Back over punctuation and quotation marks.
    pub(super) fn skip_marks_back(&self, first: usize, mut last: usize) -> usize {
        while last > first
            && (matches!(
                self.document().word(last - 1),
                "," | "." | ":" | ";" | "-" | "–" | "—" | "…" | "\\"
            ) || is_mark(self.document(), last - 1))
        {
            last -= 1;
        }
        last
    }

    fn words_in(&self, first: usize, last: usize) -> usize {
        (first..last)
            .filter(|t| self.document().kind(*t) == Some(TokenKind::Word))
            .count()
    }

    fn attribution(&self, cue: Cue, by: By, rule: &'static str, last: usize) -> Attribution {
        Attribution {
            cue: Some(self.document().span(cue.first, cue.last)),
            by,
            rule,
            first: cue.first,
            last,
        }
    }

    /// The attribution that follows a quotation: `” ujar Hery, Jumat`, `”tandasnya`, `” Hery menegaskan.`
    pub(super) fn after_quote(&self, first: usize, last: usize) -> Option<Attribution> {
        let document = self.document();
        let mut at = self.skip_marks(first, last);
        while at < last
            && document.is_any(at, &["demikian", "begitu", "masih", "tambah"])
            && self.cue(at + 1).is_some()
        {
            at += 1;
        }
        if at >= last {
            return None;
        }
        if let Some(cue) = self.cue(at) {
            match cue.verb.form {
                Form::Nya | Form::PassiveNya => {
                    let by = match cue.verb.class {
                        Class::Close => By::Last,
                        _ => By::Focus,
                    };
                    return Some(self.attribution(cue, by, "quote-pronoun-after", cue.last));
                }
                Form::Bare | Form::Passive | Form::Noun | Form::Short => {
                    if let Some(found) = self.people.subject_after(cue.last, last) {
                        return Some(self.attribution(
                            cue,
                            By::Subject(found),
                            "quote-name-after",
                            found.last,
                        ));
                    }
                    if self.words_in(cue.last, last) == 0 {
                        return Some(self.attribution(cue, By::Focus, "quote-after", cue.last));
                    }
                }
                Form::Active | Form::State => {}
            }
        }
        // The name first: only where no words of its own follow.
        let (cue, found) = (at..last)
            .filter_map(|t| self.cue(t))
            .filter(|c| c.verb.form.is_active())
            .find_map(|c| Some((c, self.people.subject_before(at, c.first)?)))?;
        let starts = found.first <= at + 1 && !matches!(found.subject, Subject::Stranger);
        (starts && self.is_fill(cue.last, last))
            .then(|| self.attribution(cue, By::Subject(found), "quote-subject-after", last))
    }

    /// The attribution that leads up to a quotation: `Hery menegaskan, “…`, `kata X: “…`.
    pub(super) fn before_quote(&self, first: usize, last: usize) -> Option<Attribution> {
        let document = self.document();
        let colon = document.word(last.checked_sub(1)?) == ":";
        let mut end = self.skip_marks_back(first, last);
        if let Some(marker) = self
            .people
            .words
            .phrase_before(document, end, Kind::Marker)
            .filter(|m| m.first >= first)
        {
            end = self.skip_marks_back(first, marker.first);
        }
        let start = self.skip_marks(first, end);
        for t in (start..end).rev() {
            let Some(cue) = self.cue(t).filter(|c| c.last <= end) else {
                continue;
            };
            if let Some(attribution) = self.leads_up(cue, start, end, colon) {
                return Some(attribution);
            }
        }
        // `Sambutan X dibacakan Y: “…`, `Hery dalam sambutannya: “…`, `Dalam sambutannya, “…`
        let setting =
            (start..end).any(|t| self.is(t, Kind::Setting) || self.is(t, Kind::SpeechNoun));
        let brief = setting && self.words_in(start, end) <= 12;
        if !(colon || brief) {
            return None;
        }
        let found = self.people.subject_before(start, end);
        let by = match found {
            Some(found) if !matches!(found.subject, Subject::Stranger) => By::Subject(found),
            _ if setting || colon => By::Focus,
            _ => return None,
        };
        Some(Attribution {
            cue: None,
            by,
            rule: if colon {
                "quote-colon"
            } else {
                "quote-setting"
            },
            first: start,
            last: end,
        })
    }

    fn leads_up(&self, cue: Cue, start: usize, end: usize, colon: bool) -> Option<Attribution> {
        let fill = |from: usize| self.is_fill(from, end);
        match cue.verb.form {
            Form::Active | Form::State | Form::Short => {
                let reads_out = cue.verb.takes == Takes::Quote && colon;
                if !(fill(cue.last) || reads_out) || self.is_blocked(cue, start) {
                    return None;
                }
                let by = match self.people.subject_before(start, cue.first) {
                    Some(found) => By::Subject(found),
                    None if cue.verb.form.is_active() => By::Focus,
                    None => return None,
                };
                Some(self.attribution(cue, by, "quote-before", end))
            }
            Form::Bare | Form::Noun | Form::Passive => {
                let found = self.people.subject_after(cue.last, end)?;
                (fill(found.last) || colon)
                    .then(|| self.attribution(cue, By::Subject(found), "quote-before", end))
            }
            Form::Nya | Form::PassiveNya => fill(cue.last)
                .then(|| self.attribution(cue, By::Focus, "quote-pronoun-before", end)),
        }
    }

    /// Whether nothing is said in `first..last`: adverbs, settings, times, listeners.
    fn is_fill(&self, first: usize, last: usize) -> bool {
        let mut at = first;
        while at < last {
            let next = self.skip_marks(at, last);
            if next > at {
                at = next;
                continue;
            }
            if self.document().word(at) == "(" {
                while at < last && self.document().word(at) != ")" {
                    at += 1;
                }
                at += 1;
                continue;
            }
            if let Some(end) = self.time_at(at) {
                at = end;
                continue;
            }
            if let Some(adverb) = self.people.words.phrase(self.document(), at, Kind::Adverb) {
                at = adverb.last;
                continue;
            }
            // A setting takes the words up to the next pause with it.
            if self.is(at, Kind::Setting)
                || self.document().is_any(
                    at,
                    &[
                        "sambil", "seraya", "di", "saat", "usai", "kepada", "ketika", "seusai",
                        "melalui", "dalam", "pada", "sembari", "dengan",
                    ],
                )
            {
                while at < last && self.document().word(at) != "," {
                    at += 1;
                }
                continue;
            }
            return false;
        }
        true
    }

    /// The end of a date that begins at the token: a date mention, or a weekday.
    fn time_at(&self, token: usize) -> Option<usize> {
        let document = self.document();
        let span = document.tokens.get(token)?.span;
        let date = self
            .people
            .entities
            .dates
            .iter()
            .flat_map(|d| &d.mentions)
            .find(|m| m.start == span.start);
        let weekday = document.is_any(
            token,
            &[
                "senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad",
            ],
        );
        let end = match date {
            Some(date) => document.tokens_in(*date).end,
            None if weekday => token + 1,
            None => return None,
        };
        // `Jumat (1/11/2024)`, `Jumat malam`
        let mut end = end;
        if document.is_any(
            end,
            &["pagi", "siang", "sore", "malam", "kemarin", "lalu", "ini"],
        ) {
            end += 1;
        }
        if document.word(end) == "(" {
            let close = (end..end + 10).find(|t| document.word(*t) == ")");
            end = close.map_or(end, |c| c + 1);
        }
        Some(end)
    }

    /// Whether a word before the word of saying takes the saying out of it: `untuk menyampaikan`,
    /// `belum bisa memastikan`.
    fn is_blocked(&self, cue: Cue, start: usize) -> bool {
        let document = self.document();
        let mut at = cue.first;
        while let Some(adverb) = self
            .people
            .words
            .phrase_before(document, at, Kind::Adverb)
            .filter(|a| a.first >= start && !document.is_any(a.first, &["hendak"]))
        {
            at = adverb.first;
        }
        let Some(before) = self
            .people
            .words
            .phrase_before(document, at, Kind::Blocker)
            .filter(|b| b.first >= start)
        else {
            return false;
        };
        let negated = document.is_any(before.first, &["tidak", "tak", "bukan"]);
        !(negated && cue.verb.class == Class::Deny)
    }

    /// The attributions inside a stretch: `, kata dia,`, `, menurut Denny,`, `, pungkasnya.`
    pub(super) fn inside(&self, first: usize, last: usize) -> Vec<Attribution> {
        let mut found: Vec<Attribution> = Vec::new();
        let mut at = first + 1;
        while at < last {
            if let Some(attribution) = self.inside_at(at, first, last) {
                at = attribution.last.max(at + 1);
                found.push(attribution);
            } else {
                at += 1;
            }
        }
        found
    }

    fn inside_at(&self, at: usize, first: usize, last: usize) -> Option<Attribution> {
        let document = self.document();
        let cue = self.cue(at)?;
        let comma = document.word(at - 1) == "," || document.word(at - 1) == "-";
        let start = if comma { at - 1 } else { at };
        if self.words_in(first, start) == 0 {
            return None;
        }
        let closes = |end: usize| {
            end >= last || matches!(document.word(end), "," | "." | ")") || self.is_fill(end, last)
        };
        let (by, end, rule) = match cue.verb.form {
            Form::Nya | Form::PassiveNya if comma || self.is_fill(cue.last, last) => {
                if !closes(cue.last) {
                    return None;
                }
                let by = match cue.verb.class {
                    Class::Close => By::Last,
                    _ => By::Focus,
                };
                (by, cue.last, "reported-pronoun-inside")
            }
            Form::Bare | Form::Noun if comma => {
                let found = self.people.subject_after(cue.last, last)?;
                if matches!(found.subject, Subject::Stranger) && !closes(found.last) {
                    return None;
                }
                let found = self.with_occasion(found, last);
                (By::Subject(found), found.last, "reported-name-inside")
            }
            _ => return None,
        };
        // The comma behind it goes with it; at the end of the stretch so does what only tells
        // when and where.
        let mut end = end;
        if self.is_fill(end, last) {
            end = last;
        } else if document.word(end) == "," {
            end += 1;
        }
        Some(Attribution {
            first: start,
            ..self.attribution(cue, by, rule, end)
        })
    }

    /// A speaker with the occasion behind the name, up to the comma: `sebut Bupati X dalam sambutan
    /// yang dibacakan Sekda Y,`, where Y speaks.
    fn with_occasion(&self, found: Found, last: usize) -> Found {
        let document = self.document();
        let occasion = self.is(found.last, Kind::Setting)
            || document.is_any(
                found.last,
                &[
                    "dalam", "saat", "usai", "seusai", "ketika", "kepada", "di", "pada", "melalui",
                ],
            );
        let Some(comma) = (found.last..last.min(found.last + 16))
            .find(|t| document.word(*t) == ",")
            .filter(|_| occasion)
        else {
            return found;
        };
        let reader = self
            .people
            .within(found.last, comma)
            .iter()
            .find(|r| matches!(self.people.governor(r, found.last), Some(Governor::Proxy(p)) if p.note == "agent"));
        let subject = match (reader, found.subject) {
            (Some(reader), Subject::Known(who, _)) => Subject::Known(reader.who, Some(who)),
            _ => found.subject,
        };
        Found {
            last: comma,
            subject,
            ..found
        }
    }

    /// Past the words that only lead in: `Sementara itu,`, `Lebih lanjut`, `Dalam sambutannya,`.
    pub(super) fn skip_lead(&self, first: usize, last: usize) -> usize {
        let mut at = self.skip_marks(first, last);
        loop {
            let phrase = [Kind::Shift, Kind::Link, Kind::Agree]
                .iter()
                .find_map(|k| self.people.words.phrase(self.document(), at, *k));
            match phrase {
                Some(phrase) if phrase.last < last => at = self.skip_marks(phrase.last, last),
                _ => return at,
            }
        }
    }

    /// Who is told to have said something that stands elsewhere: `Hal itu disampaikan X`.
    pub(super) fn points_back(&self, first: usize, last: usize) -> Option<Attribution> {
        let document = self.document();
        let start = self.skip_marks(first, last);
        let head = [Kind::Back, Kind::Agree]
            .iter()
            .find_map(|k| self.people.words.phrase(document, start, *k));
        let mut at = match head {
            Some(head) => head.last,
            None => {
                let lead = self.skip_lead(first, last);
                [Kind::Back, Kind::Agree]
                    .iter()
                    .find_map(|k| self.people.words.phrase(document, lead, *k))?
                    .last
            }
        };
        while at < last
            && (document.is_any(
                at,
                &[
                    "juga",
                    "pun",
                    "yang",
                    "ini",
                    "turut",
                    "seperti",
                    "senada",
                    "sebagaimana",
                    "kembali",
                    "telah",
                    "sudah",
                    "dengan",
                    "tersebut",
                    "itu",
                ],
            ) || document.word(at) == ",")
        {
            at += 1;
        }
        let cue = self.cue(at)?;
        match cue.verb.form {
            Form::PassiveNya => Some(self.attribution(cue, By::Focus, "points-back", cue.last)),
            Form::Passive => {
                let found = self.people.subject_after(cue.last, last)?;
                Some(self.attribution(cue, By::Subject(found), "points-back", found.last))
            }
            // `Hal senada, kata X` and the like are no pointers but openings.
            _ => None,
        }
    }

    /// The words that a pointer brings with it after all: `Seperti disampaikan X bahwa …`,
    /// `Hal senada diungkapkan X yang mengatakan …`.
    pub(super) fn pointed_opening(&self, pointer: &Attribution, last: usize) -> Option<Opening> {
        let at = self.skip_marks(pointer.last, last);
        if let Some(marker) = self
            .people
            .words
            .phrase(self.document(), at, Kind::Marker)
            .filter(|m| m.note != "inside" && m.last < last)
        {
            return Some(Opening {
                attribution: *pointer,
                content: marker.last,
                lead: None,
                marked: true,
            });
        }
        if !self.document().is(at, "yang") {
            return None;
        }
        let cue = self.cue(at + 1).filter(|c| c.verb.form.is_active())?;
        let attribution = Attribution {
            by: pointer.by,
            ..self.attribution(cue, pointer.by, "reported-subject", cue.last)
        };
        self.open(cue.verb, attribution, cue.last, last)
    }

    /// Where reported words begin in a stretch, and by which attribution.
    pub(super) fn opening(&self, first: usize, last: usize) -> Option<Opening> {
        self.fronted(first, last)
            .or_else(|| self.by_subject(first, last))
    }

    /// An attribution at the head: `Menurut X, …`, `Dikatakannya, …`, `Masih kata Erik, …`.
    fn fronted(&self, first: usize, last: usize) -> Option<Opening> {
        let document = self.document();
        let start = self.skip_marks(first, last);
        let mut at = start;
        let mut linked = None;
        for _ in 0..3 {
            if let Some(mut opening) = self.fronted_at(at, last) {
                opening.lead = linked;
                return Some(opening);
            }
            let phrase = [Kind::Shift, Kind::Link, Kind::Agree, Kind::Setting]
                .iter()
                .find_map(|k| self.people.words.phrase(document, at, *k))?;
            // `Oleh karena itu, lanjutnya, …`: the link is part of what is said.
            let link = self.is(phrase.first, Kind::Link) && document.word(phrase.last) == ",";
            linked = if link {
                linked.or(Some((phrase.first, phrase.last)))
            } else {
                None
            };
            at = self.skip_marks(phrase.last, last);
            while at < last && document.is_any(at, &["juga", "pun", "pula"]) {
                at += 1;
            }
        }
        None
    }

    fn fronted_at(&self, at: usize, last: usize) -> Option<Opening> {
        let document = self.document();
        let cue = self.cue(at).filter(|c| c.last < last)?;
        let paused = |t: usize| matches!(document.word(t), "," | ":") || self.is(t, Kind::Marker);
        match cue.verb.form {
            Form::Noun | Form::Bare => {
                let found = self.people.subject_after(cue.last, last)?;
                let strange = matches!(found.subject, Subject::Stranger);
                if strange && !(paused(found.last) && found.last <= cue.last + 4) {
                    return None;
                }
                let attribution =
                    self.attribution(cue, By::Subject(found), "reported-fronted", found.last);
                self.open(cue.verb, attribution, found.last, last)
            }
            Form::Nya => {
                // `Katanya menambahkan bahwa …`
                if let Some(second) = self.cue(cue.last).filter(|c| c.verb.form.is_active()) {
                    let attribution = self.attribution(
                        second,
                        By::Focus,
                        "reported-pronoun-fronted",
                        second.last,
                    );
                    return self.open(second.verb, attribution, second.last, last);
                }
                if !paused(cue.last) && !document.is_any(cue.last, &["lagi", "juga"]) {
                    return None;
                }
                let attribution =
                    self.attribution(cue, By::Focus, "reported-pronoun-fronted", cue.last);
                self.open(cue.verb, attribution, cue.last, last)
            }
            Form::PassiveNya => {
                let attribution =
                    self.attribution(cue, By::Focus, "reported-pronoun-fronted", cue.last);
                self.open(cue.verb, attribution, cue.last, last)
            }
            Form::Passive if cue.verb.takes != Takes::Quote => {
                let agent = self
                    .people
                    .subject_after(cue.last, last)
                    .filter(|f| !matches!(f.subject, Subject::Stranger))
                    .filter(|f| {
                        let named = !matches!(f.subject, Subject::Known(Who::Agency(_), _));
                        paused(f.last) || (named && cue.verb.class == Class::Say)
                    });
                let mut end = cue.last;
                while end < last
                    && document.is_any(end, &["pula", "juga", "lagi", "lebih", "lanjut"])
                {
                    end += 1;
                }
                let by = match agent {
                    Some(found) => {
                        end = found.last;
                        By::Subject(found)
                    }
                    // `Diharapkan …` without an agent is the writer's own.
                    None if paused(end)
                        && (cue.verb.class == Class::Say || document.word(end) != ",") =>
                    {
                        By::Focus
                    }
                    None => return None,
                };
                let attribution = self.attribution(cue, by, "reported-passive", end);
                self.open(cue.verb, attribution, end, last)
            }
            _ => None,
        }
    }

    /// A subject with an active word of saying: `Hery juga meminta …`.
    fn by_subject(&self, first: usize, last: usize) -> Option<Opening> {
        let start = self.skip_marks(first, last);
        let mut at = start;
        while at < last {
            let Some(cue) = self.cue(at) else {
                at += 1;
                continue;
            };
            at = cue.last;
            let active = cue.verb.form.is_active() || cue.verb.form == Form::Short;
            if !active || cue.verb.takes == Takes::Quote || self.is_blocked(cue, start) {
                continue;
            }
            let relative = cue.first > start && self.document().is(cue.first - 1, "yang");
            let from = if relative { cue.first - 1 } else { cue.first };
            let Some(found) = self.subject(start, from, cue, relative) else {
                continue;
            };
            // `berharap dan berpesan`: the words begin after the second.
            let mut verb = cue;
            while let Some(next) = self.coordinated(verb, last) {
                verb = next;
            }
            // `mengapresiasi penurunan itu dan menyatakan …`: only the second reports.
            if verb.verb.class == Class::Praise
                && let Some(next) = (verb.last..last).find_map(|t| self.coordinated_at(t, last))
                && matches!(next.verb.takes, Takes::Any | Takes::Person)
            {
                verb = next;
            }
            let attribution =
                self.attribution(verb, By::Subject(found), "reported-subject", verb.last);
            let agency = matches!(found.subject, Subject::Known(Who::Agency(_), _));
            let takes = match verb.verb.takes {
                Takes::Person if agency => Takes::Marked,
                other => other,
            };
            let said = Verb { takes, ..verb.verb };
            if let Some(mut opening) = self.open(said, attribution, verb.last, last) {
                if verb.verb.form == Form::State && opening.content == verb.last {
                    opening.content = verb.first;
                }
                return Some(opening);
            }
        }
        None
    }

    fn subject(&self, start: usize, end: usize, cue: Cue, relative: bool) -> Option<Found> {
        let found = self.people.subject_before(start, end);
        if relative {
            // `… disampaikan X yang mengatakan`: the name before `yang`, whatever governs it.
            let nearest = self
                .people
                .within(start, end)
                .last()
                .filter(|r| r.last + 2 >= end)?;
            return Some(Found {
                first: nearest.first,
                last: nearest.last,
                subject: Subject::Known(nearest.who, None),
            });
        }
        match found {
            Some(found) => match found.subject {
                // Bare of its prefix a verb is one only right behind its subject.
                _ if cue.verb.form == Form::Short => (found.last == cue.first
                    && matches!(found.subject, Subject::Known(_, _)))
                .then_some(found),
                Subject::Stranger => self.stranger(start, end, cue).then_some(found),
                // `Heru akan berkoordinasi; ia menyebut …`: the pronoun's person is named before
                // it in the same sentence.
                Subject::Pronoun if !self.document().is(found.first, "pihaknya") => {
                    let named = self
                        .leads_in(start, found.first)
                        .filter(|_| found.first > start);
                    Some(named.map_or(found, |who| Found {
                        subject: Subject::Known(who, None),
                        ..found
                    }))
                }
                _ => Some(found),
            },
            None => None,
        }
    }

    /// Whether somebody unknown may be taken for the speaker: only where the words are marked as
    /// said and a person stands at the head.
    fn stranger(&self, start: usize, end: usize, cue: Cue) -> bool {
        let document = self.document();
        let lead = self.skip_lead(start, end);
        let marked = document.word(cue.last) == ","
            || self
                .people
                .words
                .phrase(document, cue.last, Kind::Marker)
                .is_some_and(|m| m.note != "inside");
        let one = document.is_any(lead, &["salah", "seorang"]) && self.is(lead, Kind::Anyone);
        let named = lead + 1 < end
            && document.capital(end - 1)
            && document.capital(end - 2)
            && self.people.at(end - 1).is_none();
        matches!(cue.verb.takes, Takes::Any | Takes::Person)
            && lead < end
            && (one
                || named
                || marked && (self.is(lead, Kind::Anyone) || self.looks_like_name(lead, end)))
    }

    /// Two capitalised words that no lexicon knows, at the head or after a comma.
    fn looks_like_name(&self, first: usize, last: usize) -> bool {
        (first..last.saturating_sub(1)).any(|t| {
            let document = self.document();
            document.capital(t) && document.capital(t + 1) && self.people.at(t).is_none()
        })
    }

    fn coordinated(&self, verb: Cue, last: usize) -> Option<Cue> {
        self.coordinated_at(verb.last, last)
    }

    fn coordinated_at(&self, token: usize, last: usize) -> Option<Cue> {
        let and = self
            .people
            .words
            .phrase(self.document(), token, Kind::Companion)?;
        let mut at = and.last;
        while self.is(at, Kind::Adverb) {
            at += 1;
        }
        self.cue(at)
            .filter(|c| c.last < last && c.verb.form.is_active() && c.verb.takes != Takes::Quote)
    }

    /// A second word of saying after an attribution: `ujar X sambil menambahkan bahwa …`.
    pub(super) fn companion(&self, first: usize, last: usize) -> Option<Opening> {
        (first..last).find_map(|at| {
            let joined = self
                .people
                .words
                .phrase(self.document(), at, Kind::Companion)?;
            let mut next = joined.last;
            while self.is(next, Kind::Adverb) && next < last {
                next += 1;
            }
            let cue = self
                .cue(next)
                .filter(|c| c.verb.form.is_active() && c.verb.takes != Takes::Quote)?;
            let attribution = self.attribution(cue, By::Focus, "reported-companion", cue.last);
            self.open(cue.verb, attribution, cue.last, last)
        })
    }

    /// Where a clause with a speaker of its own begins: `…, sedangkan Kapolres menegaskan …`.
    pub(super) fn second_speaker(&self, first: usize, last: usize) -> Option<usize> {
        (first + 2..last).find(|at| {
            if !self.document().is_any(*at, &["sedangkan", "sementara"]) {
                return false;
            }
            self.by_subject(*at + 1, last).is_some_and(|opening| {
                matches!(
                    opening.attribution.by,
                    By::Subject(found)
                        if matches!(found.subject, Subject::Known(Who::Official(_) | Who::Post(_), _))
                            && found.first <= *at + 2
                )
            })
        })
    }

    /// From the end of the attribution to the first of the words said.
    fn open(
        &self,
        verb: Verb,
        attribution: Attribution,
        from: usize,
        last: usize,
    ) -> Option<Opening> {
        let document = self.document();
        let mut at = from;
        let mut paused = false;
        loop {
            let next = self.skip_marks(at, last);
            if next > at {
                paused = true;
                at = next;
                continue;
            }
            if let Some(end) = self
                .time_at(at)
                .filter(|e| matches!(document.word(*e), "," | "") || self.marker_at(*e))
            {
                at = end;
                continue;
            }
            if !paused
                && let Some(adverb) = self.people.words.phrase(document, at, Kind::Adverb)
                && adverb.last < last
                && !document.is_any(
                    at,
                    &[
                        "telah",
                        "sudah",
                        "masih",
                        "tetap",
                        "terus",
                        "hanya",
                        "cuma",
                        "sangat",
                        "selalu",
                        "senantiasa",
                        "terutama",
                        "optimistis",
                    ],
                )
            {
                at = adverb.last;
                continue;
            }
            break;
        }
        let (content, marked) = self.after_marker(verb, at, last, paused);
        let opened = paused || marked || at > from;
        let enough = match verb.takes {
            Takes::Any | Takes::Person => true,
            Takes::Marked => opened && (paused || marked),
            Takes::Quote => false,
        };
        let said = self.words_in(content, last) > 0 && !self.only_announces(content, last);
        (enough && said).then_some(Opening {
            attribution,
            content,
            lead: None,
            marked,
        })
    }

    /// `menyampaikan tiga hal`, `empat penekanan kepada para Kapolsek`: tells that something is
    /// said, not what.
    fn only_announces(&self, first: usize, last: usize) -> bool {
        let document = self.document();
        let counted =
            document.kind(first) == Some(TokenKind::Number) || self.is(first, Kind::Quantity);
        let noun = (first + 1..last.min(first + 4)).find(|t| self.is(*t, Kind::Announced));
        let rest =
            |noun: usize| (noun + 1..last).any(|t| self.people.words.looks_verbal(document, t));
        counted && noun.is_some_and(|n| self.words_in(n, last) <= 8 && !rest(n))
    }

    fn marker_at(&self, token: usize) -> bool {
        self.people
            .words
            .phrase(self.document(), token, Kind::Marker)
            .is_some_and(|m| m.note != "inside")
    }

    /// Past `bahwa`, `agar` or `supaya`, at once or after the one who is told or asked.
    fn after_marker(&self, verb: Verb, at: usize, last: usize, paused: bool) -> (usize, bool) {
        let document = self.document();
        let marker = |t: usize| {
            self.people
                .words
                .phrase(document, t, Kind::Marker)
                .filter(|m| m.note != "inside")
        };
        let past = |t: usize, end: usize| {
            let end = marker(end).map_or(end, |second| second.last);
            let skipped = self.skip_marks(end, last);
            (if skipped < last { skipped } else { t }, true)
        };
        if let Some(found) = marker(at) {
            return past(at, found.last);
        }
        let told = document.is_any(at, &["kepada", "terhadap", "pada"]);
        if paused && !told {
            return (at, false);
        }
        // The one who is told or asked holds no verb; a comma only inside a list.
        for t in at + 1..last.min(at + 24) {
            if let Some(found) = marker(t) {
                let asks = found.note == "ask";
                let fits = match verb.class {
                    Class::Ask => true,
                    Class::Hope => !asks || told,
                    _ => !asks || told,
                };
                return if fits {
                    past(t, found.last)
                } else {
                    (at, false)
                };
            }
            let clause = self.people.at(t).is_none()
                && (self.people.words.looks_verbal(document, t)
                    || document.is_any(
                        t,
                        &[
                            "untuk", "tidak", "jangan", "harus", "segera", "akan", "dapat", "bisa",
                            "wajib", "tetap", "siap", "aktif", "sudah", "telah", "ada", "yang",
                        ],
                    ));
            if clause || matches!(document.word(t), "." | "“" | "\"" | ":") {
                break;
            }
        }
        (at, false)
    }

    /// Whom a sentence without speech leads in, if one person: its subject, who leads the event,
    /// or the only guest named.
    pub(super) fn leads_in(&self, first: usize, last: usize) -> Option<Who> {
        let document = self.document();
        let start = self.skip_lead(first, last);
        let references: Vec<_> = self
            .people
            .within(first, last)
            .iter()
            .filter(|r| matches!(r.who, Who::Official(_)))
            .collect();
        let mut persons: Vec<Who> = references.iter().map(|r| r.who).collect();
        persons.dedup();
        let attends = |t: usize| {
            self.people
                .words
                .phrase(document, t, Kind::Oblique)
                .is_some_and(|p| p.note == "attends")
        };
        if (start..last.min(start + 3)).any(attends) {
            return (persons.len() == 1).then(|| persons[0]);
        }
        let introduced = references.iter().find(|r| {
            matches!(
                self.people.governor(r, first),
                Some(Governor::Oblique(p)) if p.note == "introduces"
            )
        });
        if let Some(reference) = introduced {
            return Some(reference.who);
        }
        let subject = references
            .iter()
            .find(|r| self.people.governor(r, first).is_none())?;
        let comma = subject.first > start
            && document.word(subject.first - 1) == ","
            && self.words_in(start, subject.first) <= 12;
        (subject.first <= start + 6 || comma).then_some(subject.who)
    }
}
