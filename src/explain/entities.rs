//! How mentions of entities came to mean what they mean.
//!
//! One function a kind: which words, how the link was made, which rows. Leaves out statements and
//! commitments.

use super::rows;
use super::{Finding, RowUsed, View, value};
use crate::model::{
    Agency, Basis, Count, DateMention, LegalRef, Mention, Official, Place, PublishedBasis, TableId,
};
use crate::span::Span;

const REGION_TABLES: &[TableId] = &[
    TableId::RegionLevels,
    TableId::Regions,
    TableId::RegionAliases,
];
const POST_TABLES: &[TableId] = &[
    TableId::Acting,
    TableId::Positions,
    TableId::Fields,
    TableId::Agencies,
    TableId::RegionLevels,
    TableId::Regions,
    TableId::RegionAliases,
];

/// All findings of one kind whose mentions touch the place.
macro_rules! covering {
    ($view:ident, $place:ident, $items:ident, $kind:literal, $explain:ident) => {
        $view.record.$items.iter().flat_map(|item| {
            let touching = item.mentions.iter().map(|m| (m, $view.span(m)));
            let touching = touching.filter(|(_, span)| span.overlaps($place));
            touching.map(move |(mention, span)| {
                let (how, rows) = $view.$explain(item, mention, span);
                Finding {
                    kind: $kind,
                    mention: mention.clone(),
                    rule: $kind.to_owned(),
                    how,
                    parts: Vec::new(),
                    rows: rows::once(rows),
                    value: value(item),
                }
            })
        })
    };
}

type Why = (Vec<String>, Vec<RowUsed>);

impl View<'_> {
    /// All mentions that touch the place.
    pub(super) fn entities(&self, place: Span) -> Vec<Finding> {
        covering!(self, place, officials, "official", official)
            .chain(covering!(self, place, agencies, "agency", agency))
            .chain(covering!(self, place, places, "place", place))
            .chain(covering!(self, place, dates, "date", date))
            .chain(covering!(self, place, counts, "count", count))
            .chain(covering!(self, place, legal_refs, "legal_ref", legal_ref))
            .chain(self.posts(place))
            .collect()
    }

    fn official(&self, official: &Official<Mention>, mention: &Mention, span: Span) -> Why {
        let mut how = Vec::new();
        let post = official.position_text.as_deref().unwrap_or_default();
        let is_part = |word: &str| official.name.split(' ').any(|own| own == word);
        how.push(if mention.text.contains(&official.name) {
            format!("named in full: {}", official.name)
        } else if mention.text.split(' ').any(is_part) {
            format!("named by a part of the name {}", official.name)
        } else if !self.rows.within(span, &[TableId::Positions]).is_empty() {
            format!("meant by the post: its holder is {}", official.name)
        } else {
            format!(
                "meant by a description or another form of the name {}",
                official.name
            )
        });
        let mut rows = self.rows.within(span, POST_TABLES);
        rows.extend(
            self.rows
                .within(span, &[TableId::Names, TableId::Discourse]),
        );
        rows.extend(self.titles(&official.titles));
        let written = self.post_near(post, span);
        let mut codes = self.rows.codes_in(span);
        match written {
            Some(at) => {
                let place = self.mention(at);
                how.push(format!("post: “{post}” at {}", place.start));
                rows.extend(self.rows.within(at, POST_TABLES));
                codes.extend(self.rows.codes_in(at));
            }
            None if post.is_empty() => how.push("no post is named".to_owned()),
            None => how.push(format!("post: “{post}”")),
        }
        if let Some(key) = &official.position {
            how.push(format!("position: {key}"));
            rows.extend(self.rows.which(TableId::PositionKeys, |r| {
                let agency = official.agency.as_deref().unwrap_or_default();
                let kind = agency.split(':').next().unwrap_or_default();
                r.get(2) == key && r.get(1) == kind
            }));
        }
        let named = official.agency.as_ref().and_then(|id| {
            let agency = self.record.agencies.iter().find(|a| a.id == *id)?;
            Some((agency, agency.mentions.first()?))
        });
        match (&official.agency, named) {
            (Some(id), Some((_, first))) => {
                how.push(format!("agency: {id}, named at {}", first.start));
            }
            (Some(id), None) => how.push(format!("agency: {id}, which the post implies")),
            (None, _) => {}
        }
        if let Some(region) = &official.region {
            let name = self.rows.region(region);
            let from = if codes.contains(region) {
                "named with the post"
            } else if named.is_some_and(|(agency, _)| !agency.inferred) {
                "that of the agency"
            } else {
                "inferred from the home region"
            };
            how.push(format!("region: {name}, {from}"));
        }
        (how, rows)
    }

    /// Where a person's post is written, nearest to the mention.
    fn post_near(&self, post: &str, mention: Span) -> Option<Span> {
        if post.is_empty() {
            return None;
        }
        let text = &self.trace.document.text;
        let found = text.match_indices(post).map(|(at, _)| at);
        let nearest = found.min_by_key(|at| at.abs_diff(mention.start))?;
        Some(Span::new(nearest, nearest + post.len()))
    }

    /// The rows of titles, which are told by their letters alone.
    fn titles(&self, titles: &[String]) -> Vec<RowUsed> {
        let letters = |text: &str| -> String {
            let own = text.chars().filter(|c| c.is_alphanumeric());
            own.flat_map(char::to_lowercase).collect()
        };
        let own: Vec<String> = titles.iter().map(|t| letters(t)).collect();
        self.rows
            .which(TableId::Titles, |r| own.contains(&letters(r.get(0))))
    }

    fn agency(&self, agency: &Agency<Mention>, _: &Mention, span: Span) -> Why {
        let mut how = vec![format!("kind: {}", agency.kind)];
        let mut rows = self
            .rows
            .within(span, &[TableId::Agencies, TableId::Fields]);
        rows.extend(self.rows.within(span, REGION_TABLES));
        let named = agency.mentions.iter().find(|m| match &agency.region {
            Some(region) => self.rows.codes_in(self.span(m)).contains(region),
            None => false,
        });
        how.push(match (&agency.region, named) {
            (None, _) if agency.level.as_deref() == Some("national") => {
                "region: none, the national body".to_owned()
            }
            (None, _) => "region: none is known".to_owned(),
            (Some(region), Some(full)) if self.span(full) == span => {
                format!("region: {}, named here", self.rows.region(region))
            }
            (Some(region), Some(full)) => format!(
                "region: {}, as in “{}” at {}",
                self.rows.region(region),
                full.text,
                full.start
            ),
            (Some(region), None) if agency.inferred => format!(
                "region: {}, inferred from the home region: the name stands bare",
                self.rows.region(region)
            ),
            (Some(region), None) => format!(
                "region: {}, from the words around the name",
                self.rows.region(region)
            ),
        });
        (how, rows)
    }

    fn place(&self, place: &Place<Mention>, _: &Mention, span: Span) -> Why {
        let mut how = vec![format!("region: {}", self.rows.region(&place.id))];
        let others: Vec<String> = self
            .rows
            .codes_in(span)
            .iter()
            .filter(|c| **c != place.id)
            .map(|c| self.rows.region(c))
            .collect();
        if !others.is_empty() {
            how.push(format!("the name may also mean {}", others.join(", ")));
        }
        if let Some(home) = &self.record.region {
            how.push(format!("home region: {}", self.rows.region(home)));
        }
        (how, self.rows.within(span, REGION_TABLES))
    }

    fn date(&self, date: &DateMention<Mention>, _: &Mention, span: Span) -> Why {
        let published = self.record.published.as_deref().unwrap_or("not known");
        let source = match self.record.published_basis {
            Some(PublishedBasis::Metadata) => " (from the head of the page)",
            Some(PublishedBasis::Dateline) => " (from the dateline)",
            Some(PublishedBasis::Text) => " (from the event that the text reports)",
            None => "",
        };
        let mut how = vec![match date.basis {
            Basis::Explicit => "basis: explicit, written out".to_owned(),
            Basis::Weekday => format!(
                "basis: weekday, the day that fits the weekday beside it; published {published}{source}"
            ),
            Basis::Publication => {
                format!("basis: publication, counted from {published}{source}")
            }
            Basis::Election => "basis: election, from the calendar of votes".to_owned(),
        }];
        how.extend(date.note.iter().map(|n| format!("note: {n}")));
        let mut rows = self.rows.within(
            span,
            &[TableId::Calendar, TableId::Elections, TableId::Numerals],
        );
        if date.basis == Basis::Election {
            let start = date.start.as_deref().unwrap_or_default();
            let year = start.split('-').next().unwrap_or_default();
            let whole = Span::new(0, self.trace.document.text.len());
            let votes = self.rows.within(whole, &[TableId::Elections]);
            let of_year = |r: &RowUsed| {
                r.cells
                    .get("date")
                    .is_some_and(|d| d.as_str().is_some_and(|d| d.starts_with(year)))
            };
            rows.extend(votes.into_iter().filter(of_year));
        }
        (how, rows)
    }

    fn count(&self, count: &Count<Mention>, _: &Mention, span: Span) -> Why {
        let mut how = Vec::new();
        if let Some(region) = &count.region {
            how.push(format!("region: {}", self.rows.region(region)));
        }
        how.extend(count.note.iter().map(|n| format!("note: {n}")));
        let tables = [TableId::Measures, TableId::Qualifiers, TableId::Numerals];
        let mut rows = self.rows.within(span, &tables);
        if rows.is_empty() {
            // The noun may stand once for a whole list.
            let sentence = self.sentence_around(span);
            rows = self.rows.within(sentence, &tables[..1]);
            how.push("what is counted stands elsewhere in the sentence".to_owned());
        }
        (how, rows)
    }

    fn sentence_around(&self, span: Span) -> Span {
        let document = &self.trace.document;
        let sentence = document.sentence_of(document.token_at(span.start));
        document.sentences.get(sentence).map_or(span, |s| s.span)
    }

    fn legal_ref(&self, legal: &LegalRef<Mention>, _: &Mention, span: Span) -> Why {
        let mut how = vec![format!("citation: {}", legal.citation)];
        if legal.inferred {
            how.push(
                "number and year inferred from the act's name or an earlier citation".to_owned(),
            );
        }
        how.extend(legal.note.iter().map(|n| format!("note: {n}")));
        let mut rows = self
            .rows
            .within(span, &[TableId::LegalTypes, TableId::LegalActs]);
        let act: Vec<&str> = legal.id.split('/').take(3).collect();
        let act = act.join("/");
        let titled = |r: &crate::lexicon::Row| r.get(1) == act && !r.get(2).is_empty();
        rows.extend(self.rows.which(TableId::LegalActs, titled));
        (how, rows)
    }

    /// Posts that are named without a person.
    fn posts(&self, place: Span) -> impl Iterator<Item = Finding> {
        let alone = self.trace.posts.iter().filter(move |p| {
            let is_mention =
                |o: &Official<Mention>| o.mentions.iter().any(|m| self.span(m).contains(p.span));
            p.span.overlaps(place) && !self.record.officials.iter().any(is_mention)
        });
        alone.map(|post| {
            let mut how = vec![format!("position: {}", post.position)];
            how.extend(post.agency.iter().map(|a| format!("agency: {a}")));
            let region = post.region.iter();
            how.extend(region.map(|r| format!("region: {}", self.rows.region(r))));
            how.push(match post.official.and_then(|n| self.record.officials.get(n)) {
                Some(person) => format!("its holder: {}", person.name),
                None if post.plural => "many hold it, so it names nobody".to_owned(),
                None => "nobody is named with it, so it is no official".to_owned(),
            });
            Finding {
                kind: "post",
                mention: self.mention(post.span),
                rule: "official".to_owned(),
                how,
                parts: Vec::new(),
                rows: self.rows.within(post.span, POST_TABLES),
                value: serde_json::json!({
                    "position": post.position,
                    "agency": post.agency,
                    "region": post.region,
                    "official": post.official.and_then(|n| self.record.officials.get(n)).map(|o| &o.id),
                }),
            }
        })
    }
}
