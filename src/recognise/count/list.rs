//! Numbers of areas in a list, which share one noun.

use super::head::{CONTEXT, Context, Head};
use super::site::{After, Site};
use super::terms::{Role, Sort};
use crate::model::{Measure, TableId, TokenKind};

impl Context<'_> {
    /// Numbers of areas in a list, which share the list's noun: `Bunut 8.120, Silat 9.004 dan Badau
    /// 7.311 pemilih`; `1. Bajawa 22.104` below `Rincian DPT:`.
    pub(super) fn lists(&self, heads: &mut [Option<Head>]) {
        let mut n = 0;
        while n < self.sites.len() {
            if !self.is_row(n) {
                n += 1;
                continue;
            }
            let mut end = n + 1;
            while end < self.sites.len() && self.is_row(end) && self.follows(end - 1, end) {
                end += 1;
            }
            // The noun after the last number is the whole list's.
            let closing = self
                .sites
                .get(end)
                .filter(|s| {
                    self.follows(end - 1, end)
                        && self.row_name(s).is_some()
                        && matches!(s.after, After::Noun(_) | After::Unit(_))
                })
                .and_then(|_| heads[end]);
            if end - n > 1 || closing.is_some() || self.is_line(n) {
                let head = closing.or_else(|| self.header(n, heads));
                for row in &mut heads[n..end] {
                    if let Some(head) = head {
                        *row = Some(Head { sex: None, ..head });
                    }
                }
            }
            n = end;
        }
    }

    /// Whether a site is a bare number after a name.
    fn is_row(&self, n: usize) -> bool {
        let site = &self.sites[n];
        !site.money
            && !site.percent
            && site.numeral.figures
            && site.after == After::Nothing
            && self.row_name(site).is_some()
            && self.sex_before(site).is_none()
    }

    /// The last token of the name before a number: `Bajawa 22.104`, `Kecamatan Soa: 9.127`.
    fn row_name(&self, site: &Site) -> Option<usize> {
        let document = self.document;
        let at = site.name_end(document);
        let name = at.checked_sub(1)?;
        // A body that is counted too (`Polri 350, TNI 120`) is a name here.
        let body = |first: usize| {
            document
                .hits_at(first)
                .iter()
                .any(|h| h.table == TableId::Agencies && h.last >= at)
        };
        let known = self
            .terms
            .before(
                document,
                at,
                &[Role::Noun, Role::List, Role::Share, Role::Label],
            )
            .is_some_and(|(term, first)| term.role != Role::Noun || !body(first));
        (document.kind(name) == Some(TokenKind::Word)
            && document.capital(name)
            && !known
            && document.sentence_of(name) == document.sentence_of(site.first))
        .then_some(name)
    }

    /// Whether two sites stand in one list: in one sentence with little between, or in lines that
    /// follow each other.
    fn follows(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.sites[a], &self.sites[b]);
        let document = self.document;
        let (pa, pb) = (
            document.paragraph_of(a.first),
            document.paragraph_of(b.first),
        );
        if pa == pb {
            return b.first.saturating_sub(a.last) <= 8;
        }
        pb - pa == 1 && self.line_length(pa) <= 12 && self.line_length(pb) <= 12
    }

    /// Whether a row alone is a line of a list: short, below a line that announces one or that holds
    /// a row too.
    fn is_line(&self, n: usize) -> bool {
        let document = self.document;
        let paragraph = document.paragraph_of(self.sites[n].first);
        let announced = document
            .paragraphs
            .get(paragraph.wrapping_sub(1))
            .and_then(|p| document.sentences.get(p.last.wrapping_sub(1)))
            .is_some_and(|s| document.is(s.last.wrapping_sub(1), ":"));
        let after_row = n > 0
            && document.paragraph_of(self.sites[n - 1].first) + 1 == paragraph
            && self.row_name(&self.sites[n - 1]).is_some();
        self.line_length(paragraph) <= 8 && (announced || after_row)
    }

    fn line_length(&self, paragraph: usize) -> usize {
        let Some(p) = self.document.paragraphs.get(paragraph) else {
            return 0;
        };
        let first = self.document.sentences.get(p.first).map_or(0, |s| s.first);
        let last = self
            .document
            .sentences
            .get(p.last.saturating_sub(1))
            .map_or(0, |s| s.last);
        last.saturating_sub(first)
    }

    /// What the words before a list say it counts: in its own sentence, else the sentence or line
    /// before, by its last noun.
    pub(super) fn header(&self, n: usize, heads: &[Option<Head>]) -> Option<Head> {
        let site = &self.sites[n];
        if let Some(head) = self.left(site) {
            return Some(head);
        }
        let document = self.document;
        let paragraph = document.paragraph_of(site.first);
        let sentence = document.sentence_of(site.first).checked_sub(1)?;
        let before = document.sentences.get(sentence)?;
        let near = before.paragraph + 1 >= paragraph;
        if !near {
            return None;
        }
        // A row of several numbers above tells by its first.
        let row = self.sites.partition_point(|s| s.first < before.first);
        if row < n
            && let Some(Some(head)) = heads.get(row)
        {
            return Some(*head);
        }
        let mut end = before.last;
        let floor = before.first.max(before.last.saturating_sub(CONTEXT));
        while end > floor {
            let Some((term, first)) = self.phrase(end) else {
                end -= 1;
                continue;
            };
            if self.is_head(first, end)
                && let Some(sort) = term.sort
            {
                return Some(Head {
                    measure: match sort {
                        Sort::Of(measure) => measure,
                        Sort::People => Measure::Voters,
                    },
                    list: term.list,
                    sex: None,
                    people: false,
                });
            }
            end = first;
        }
        None
    }
}
