//! Posts that several persons hold: members listed one after another, couples that run for office.
//!
//! A list goes on as long as names follow each other with nothing but commas, `dan` and brackets
//! between. Leaves out rosters in which each name has its own post (`joining`).

use super::Evidence;
use crate::model::{TableId, TokenKind, WordRole};
use crate::recognise::person::NameMention;
use crate::recognise::position::PositionMention;

/// The farthest that the words between a post and a list of its holders reach.
const LEAD: usize = 9;

impl Evidence<'_> {
    /// Adds the further holders of a post: `Anggota KPU Sumut A, Hj. B dan C`, `empat komisioner
    /// KPU, yaitu A, B, C dan D`.
    pub(super) fn listed(
        &self,
        n: usize,
        runs: &[NameMention],
        taken: &mut [bool],
        holders: &mut Vec<usize>,
    ) {
        let position = &self.positions[n];
        let several = position.group || position.plural || self.is_counted(position);
        if !several || self.is_venue(position) {
            return;
        }
        let led = self.led(position, runs);
        let begin = match holders.last() {
            Some(run) if runs[*run].first >= position.last => *run,
            Some(_) => return,
            None => match led.filter(|run| !taken[*run]) {
                Some(run) => run,
                None => return,
            },
        };
        if holders.is_empty() {
            if !self.stands_apart(&runs[begin]) && self.next_listed(begin, runs).is_none() {
                return;
            }
            holders.push(begin);
            taken[begin] = true;
        }
        let mut last = begin;
        while let Some(next) = self.next_listed(last, runs) {
            if taken[next] {
                break;
            }
            holders.push(next);
            taken[next] = true;
            last = next;
        }
    }

    /// The run to which `yaitu`, `antara lain`, `masing-masing` or a colon leads from a post.
    fn led(&self, position: &PositionMention, runs: &[NameMention]) -> Option<usize> {
        let document = self.document;
        let mut at = position.last;
        let mut named = false;
        while at < position.last + LEAD && !document.capital(at) {
            let lists = document.word(at) == ":"
                || document.has(at, WordRole::Namely)
                || (document.is(at, "lain") && document.is(at - 1, "antara"));
            named = lists || (named && matches!(document.word(at), "," | "-"));
            at += 1;
        }
        let found = runs.partition_point(|r| r.first < at);
        let here = runs.get(found).is_some_and(|r| r.first == at)
            && document.sentence_of(at) == document.sentence_of(position.first);
        (named && here).then_some(found)
    }

    /// Whether a number stands before the post: `4 komisioner`, `dua anggota`.
    fn is_counted(&self, position: &PositionMention) -> bool {
        let document = self.document;
        position.first > 0
            && (document.kind(position.first - 1) == Some(TokenKind::Number)
                || document
                    .hit(position.first - 1, TableId::Numerals)
                    .is_some())
    }

    /// The run that goes on a list of names after the run.
    fn next_listed(&self, run: usize, runs: &[NameMention]) -> Option<usize> {
        let document = self.document;
        let mut at = self.past_bracket(runs[run].last);
        let following = runs.partition_point(|r| r.first < at);
        let next = runs.get(following)?;
        let begin = at;
        if document.word(at) == "," || document.word(at) == ";" {
            at += 1;
        }
        if document.is_any(at, &["dan", "serta", "&", "maupun", "beserta"]) {
            at += 1;
        }
        let joined = at > begin
            && next.first == at
            && document.sentence_of(at) == document.sentence_of(runs[run].first);
        let person = next.titled
            || next.name_last - next.name_first > 1
            || self.persons.is_known(document, next.name_first)
            || self.is_plain(next);
        // `A, B mengatakan`: after a comma alone the last name may begin a clause of its own.
        (joined && person && !self.is_region(next)).then_some(following)
    }

    /// Past a bracket of a few words at the token.
    fn past_bracket(&self, at: usize) -> usize {
        if self.document.word(at) != "(" {
            return at;
        }
        (at + 1..at + 20)
            .find(|t| self.document.word(*t) == ")")
            .map_or(at, |close| close + 1)
    }

    /// Whether two runs stand together as one couple: `A-B`, `A dan B`.
    pub(super) fn pairs(&self, first: &NameMention, second: &NameMention) -> bool {
        let document = self.document;
        second.first == first.last + 1
            && document.is_any(first.last, &["dan", "-", "–", "—", "/", "&"])
    }

    /// Adds the couples listed after an office and its deputy's: `tiga pasangan cagub dan cawagub,
    /// yakni A-B (Partai X), C-D dan E-F`.
    pub(super) fn couples(
        &self,
        n: usize,
        runs: &[NameMention],
        taken: &mut [bool],
        holders: &mut [Vec<usize>],
    ) {
        let (head, deputy) = (&self.positions[n - 1], &self.positions[n]);
        if !head.key.starts_with("calon_") || !self.beside(head, deputy) {
            return;
        }
        let document = self.document;
        let mut run = match holders[n].first() {
            Some(second) if holders[n - 1].is_empty() || runs[*second].first < deputy.last => {
                return;
            }
            Some(second) => {
                let end = self.past_bracket(runs[*second].last);
                let found = runs.partition_point(|r| r.first < end);
                match runs.get(found) {
                    Some(r) if self.leads(end, r.first) => found,
                    _ => return,
                }
            }
            None => {
                let found = runs.partition_point(|r| r.first < deputy.last);
                match runs.get(found) {
                    Some(r) if self.leads(deputy.last, r.first) => found,
                    _ => return,
                }
            }
        };
        while let (Some(first), Some(second)) = (runs.get(run), runs.get(run + 1)) {
            let same = document.sentence_of(first.first) == document.sentence_of(deputy.first);
            if !same || !self.pairs(first, second) || taken[run] || taken[run + 1] {
                break;
            }
            holders[n - 1].push(run);
            holders[n].push(run + 1);
            taken[run] = true;
            taken[run + 1] = true;
            let end = self.past_bracket(second.last);
            run = runs.partition_point(|r| r.first < end);
            if !runs.get(run).is_some_and(|r| self.leads(end, r.first)) {
                break;
            }
        }
    }

    /// Whether only small words, marks and a number on the ballot lead from a couple to the next, or
    /// `yakni` stands before it.
    fn leads(&self, from: usize, to: usize) -> bool {
        let document = self.document;
        let small = (from..to)
            .all(|t| !document.capital(t) && !matches!(document.word(t), "." | "”" | "\""));
        from < to
            && to - from <= 2 * LEAD
            && (small || document.has(to - 1, WordRole::Namely) || document.word(to - 1) == ":")
    }

    /// The two persons of a couple written with a hyphen, `Bambang-Sudarmono`, where candidates are
    /// spoken of.
    pub(super) fn couple(&self, run: &NameMention) -> Option<(NameMention, NameMention)> {
        let document = self.document;
        let hyphen = (run.name_first + 1..run.name_last)
            .find(|t| matches!(document.word(*t), "-" | "–" | "/"))?;
        let begin = document.sentences[document.sentence_of(run.first)].first;
        let end = document.sentences[document.sentence_of(run.first)].last;
        let spoken = (begin..end).any(|t| {
            document.is_any(t, &["pasangan", "paslon", "duet"])
                || (document.is(t, "nomor") && document.is(t + 1, "urut"))
        });
        let until = self.positions.partition_point(|p| p.last <= run.first);
        let running = (1..until).any(|n| {
            self.positions[n].first >= begin
                && self.beside(&self.positions[n - 1], &self.positions[n])
        });
        let second = hyphen + 1;
        if !(spoken || running) || second >= run.name_last {
            return None;
        }
        let mut before = run.clone();
        before.last = hyphen;
        before.name_last = hyphen;
        let mut after = run.clone();
        after.first = second;
        after.name_first = second;
        after.titles.clear();
        after.titled = false;
        Some((before, after))
    }
}
