//! Persons with posts: names and posts joined, and all mentions of one person brought together.
//!
//! A post and a name belong together when they stand side by side, with or without a comma, or
//! joined by `selaku`, `yang juga` and the like. Afterwards shorter forms of a name, misspelt
//! forms, and posts named alone are given to the person they mean. Leaves out pronouns, which are
//! settled where speech is attributed.

mod ballot;
mod coreference;
mod joining;
mod listing;
mod naming;
mod shape;
#[cfg(test)]
mod tests;

use super::agency::{AgencyMention, Scope, Where};
use super::gazetteer::{Gazetteer, Level};
use super::home::Home;
use super::linking::Resolved;
use super::person::{NameMention, Persons};
use super::position::{PositionMention, Positions};
use crate::model::{Document, Official, Post};
use crate::span::Span;
pub(super) use coreference::{Description, descriptions};
use naming::{absorb, is_part_of, is_variant, name_words, slug};

/// What is found of officials in one release.
pub(super) struct Found {
    pub(super) officials: Vec<Official<Span>>,
    pub(super) posts: Vec<Post>,
}

/// What officials are built from.
pub(super) struct Evidence<'a> {
    pub(super) document: &'a Document,
    pub(super) persons: &'a Persons,
    pub(super) offices: &'a Positions,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) home: &'a Home<'a>,
    pub(super) agencies: &'a [AgencyMention],
    pub(super) resolved: &'a [Resolved],
    pub(super) positions: &'a [PositionMention],
    pub(super) described: &'a [Option<Description>],
}

/// A post with its region and agency settled.
#[derive(Clone, Debug)]
struct Settled {
    key: String,
    open: Option<String>,
    agency: Option<String>,
    region: Option<String>,
}

/// A person in the making.
#[derive(Debug)]
struct Person {
    name: String,
    words: Vec<String>,
    titles: Vec<String>,
    /// Posts, as indexes into the evidence's positions, in order of mention.
    posts: Vec<usize>,
    /// The office that the person runs for, where no post tells more.
    running: Option<Settled>,
    mentions: Vec<Span>,
    /// Names by which the person is also called: `yang akrab disapa Ombas`.
    nicknames: Vec<String>,
}

impl Person {
    /// Adds a mention in its place.
    fn add(&mut self, mention: Span) {
        let at = self.mentions.partition_point(|m| *m < mention);
        self.mentions.insert(at, mention);
    }

    /// The end of the last mention that begins before byte `at`.
    fn last_before(&self, at: usize) -> Option<usize> {
        let next = self.mentions.partition_point(|m| m.start < at);
        next.checked_sub(1).map(|n| self.mentions[n].end)
    }

    /// Whether a mention shares a byte with `span`.
    fn is_at(&self, span: Span) -> bool {
        let next = self.mentions.partition_point(|m| m.end <= span.start);
        self.mentions.get(next).is_some_and(|m| m.overlaps(span))
    }
}

impl Evidence<'_> {
    /// Finds all officials and posts.
    pub(super) fn find(&self) -> Found {
        let settled: Vec<Settled> = (0..self.positions.len()).map(|p| self.settle(p)).collect();
        let runs = self.runs();
        let holders = self.join(&runs);
        let mut people: Vec<Person> = Vec::new();
        let mut owner: Vec<Option<usize>> = vec![None; self.positions.len()];
        let mut used = vec![false; runs.len()];
        for (position, holders) in holders.iter().enumerate() {
            for run in holders {
                let person = self.person(&mut people, &runs[*run], &settled, position);
                owner[position].get_or_insert(person);
                people[person].posts.push(position);
                if !std::mem::replace(&mut used[*run], true) {
                    people[person].add(self.span(&runs[*run]));
                    people[person].nicknames.extend(self.nickname(&runs[*run]));
                }
            }
        }
        self.running(&runs, &settled, &mut used, &mut people);
        self.aliases(&runs, &used, &mut people);
        self.lone_posts(&settled, &mut owner, &mut people);
        self.descriptions(&settled, &mut people);
        self.finish(people, &settled, &owner)
    }

    fn span(&self, run: &NameMention) -> Span {
        self.document.span(run.first, run.last)
    }

    /// Region and agency of a post.
    fn settle(&self, position: usize) -> Settled {
        let mention = &self.positions[position];
        let code = |r| self.gazetteer.region(r).code.clone();
        let (own, concluded) = self.home.of(&mention.place, mention.scope);
        if let Some(named) = mention.agency {
            let agency = &self.resolved[named];
            let region = if concluded {
                agency.region.clone()
            } else {
                own.map(code)
            };
            // A society's or party's branch without a place is the one of the region in hand.
            let mention_of = &self.agencies[named];
            let branch = matches!(mention_of.place, Where::Bare | Where::Here)
                && mention_of.scope != Scope::National
                && matches!(
                    mention_of.class.as_str(),
                    "society" | "party" | "media" | "university"
                );
            let home = self.home.region().filter(|_| branch).map(code);
            return Settled {
                key: mention.key.clone(),
                open: mention.open.clone(),
                agency: agency.id.clone(),
                region: region.or_else(|| agency.region.clone()).or(home),
            };
        }
        // `Kapolres Muna diwakili Kabag Ops`: a post of the same body as the one before it.
        let sentence = self.document.sentence_of(mention.first);
        let beside = || {
            let implied = mention.implied.as_ref()?;
            let bare =
                matches!(mention.place, Where::Bare) && mention.scope == Some(Scope::Regency);
            self.positions[..position]
                .iter()
                .rev()
                .take_while(|p| self.document.sentence_of(p.first) == sentence)
                .filter(|p| bare && p.implied.as_ref() == Some(implied))
                .find(|p| matches!(p.place, Where::Named(_)))
                .and_then(|p| self.home.of(&p.place, p.scope).0)
        };
        let own = beside().or(own);
        // Of a village's or district's post the region in hand is told when its own has no code.
        let local = matches!(mention.scope, Some(Scope::District | Scope::Village));
        let home = || self.home.at_level(Level::Regency);
        let district = || self.only_district().filter(|_| local && own.is_none());
        let region = if mention.open.is_some() {
            None
        } else {
            district().or_else(|| own.or_else(|| local.then(home).flatten()).map(code))
        };
        let agency = mention.implied.as_ref().map(|kind| match &region {
            Some(region) => format!("{kind}:{region}"),
            None => kind.clone(),
        });
        Settled {
            key: mention.key.clone(),
            open: mention.open.clone(),
            agency,
            region,
        }
    }

    /// The district that the release's agencies and posts name, if it is one and the same.
    fn only_district(&self) -> Option<String> {
        let posts = self.positions.iter().filter_map(|p| {
            let (region, _) = self.home.of(&p.place, p.scope);
            Some(self.gazetteer.region(region?))
        });
        let mut codes = posts
            .filter(|r| r.level == Level::District)
            .map(|r| r.code.clone())
            .chain(self.resolved.iter().filter_map(|a| {
                let district = a.region.as_ref()?.matches('.').count() == 2;
                a.region.clone().filter(|_| district)
            }));
        let first = codes.next()?;
        codes.all(|c| c == first).then_some(first)
    }

    /// The person of a run with a post: a known one by the same name, else a new one.
    fn person(
        &self,
        people: &mut Vec<Person>,
        run: &NameMention,
        settled: &[Settled],
        position: usize,
    ) -> usize {
        let name = self.document.text_of(run.name_first, run.name_last);
        let words = name_words(name);
        let same_post = |p: &Person| {
            p.posts
                .iter()
                .any(|q| settled[*q].key == settled[position].key)
        };
        let known = people.iter().position(|p| {
            let kin = is_part_of(&words, &p.words) || is_part_of(&p.words, &words);
            match kin {
                true => {
                    words.len().min(p.words.len()) > 1
                        || same_post(p)
                        || words == p.words
                        || p.posts.iter().all(|q| settled[*q].open.is_some())
                        || settled[position].open.is_some()
                }
                false => same_post(p) && is_variant(&words, &p.words),
            }
        });
        let person = known.unwrap_or_else(|| {
            people.push(Person {
                name: name.to_owned(),
                words: words.clone(),
                titles: Vec::new(),
                posts: Vec::new(),
                running: None,
                mentions: Vec::new(),
                nicknames: Vec::new(),
            });
            people.len() - 1
        });
        absorb(&mut people[person], name, words, &run.titles);
        person
    }

    fn finish(&self, people: Vec<Person>, settled: &[Settled], owner: &[Option<usize>]) -> Found {
        let mut order: Vec<usize> = (0..people.len()).collect();
        let first = |p: &Person| p.mentions.first().map(|m| m.start);
        order.sort_by_key(|n| first(&people[*n]));
        let mut place = vec![0; people.len()];
        let mut officials: Vec<Official<Span>> = Vec::new();
        for (rank, n) in order.iter().enumerate() {
            place[*n] = rank;
            let person = &people[*n];
            // The fullest of the posts: one with its agency or region named.
            let post = person
                .posts
                .iter()
                .copied()
                .find(|p| settled[*p].open.is_none() && settled[*p].agency.is_some())
                .or_else(|| {
                    let closed = |p: &usize| settled[*p].open.is_none();
                    person.posts.iter().copied().find(closed)
                })
                .or(person.posts.first().copied());
            let acting = person.posts.iter().find_map(|p| {
                let same = post.is_some_and(|q| settled[q].key == settled[*p].key);
                self.positions[*p].acting.filter(|_| same)
            });
            let base = slug(&person.name);
            let twins = officials
                .iter()
                .filter(|o| o.name.to_lowercase() == person.name.to_lowercase())
                .count();
            let own = post
                .map(|p| self.close(&settled[p], &person.mentions))
                .or_else(|| person.running.clone());
            officials.push(Official {
                id: if twins == 0 {
                    base
                } else {
                    format!("{base}-{}", twins + 1)
                },
                name: person.name.clone(),
                titles: person.titles.clone(),
                position: own.as_ref().map(|s| s.key.clone()),
                position_text: post.map(|p| {
                    let p = &self.positions[p];
                    self.document.text_of(p.first, p.last).to_owned()
                }),
                acting,
                agency: own.as_ref().and_then(|s| s.agency.clone()),
                region: own.and_then(|s| s.region),
                mentions: person.mentions.clone(),
            });
        }
        let posts = self
            .positions
            .iter()
            .enumerate()
            .map(|(n, p)| {
                let post = &settled[n];
                Post {
                    span: self.document.span(p.first, p.last),
                    position: post.key.clone(),
                    agency: post.agency.clone(),
                    region: post.region.clone(),
                    official: owner[n].map(|o| place[o]),
                    plural: p.plural,
                }
            })
            .collect();
        Found { officials, posts }
    }

    /// A post whose agency is not named beside it (`Ketua Anwar`): the agency named last before.
    fn close(&self, post: &Settled, mentions: &[Span]) -> Settled {
        let Some(head) = &post.open else {
            return post.clone();
        };
        let at = mentions.first().map_or(0, |m| m.start);
        // An agency that somebody speaks of in a quotation is not that of a post outside it.
        let quoted = self.document.quote_at(at).is_some();
        let before = |a: &AgencyMention| {
            let start = self.document.span(a.first, a.last).start;
            start < at && (quoted || self.document.quote_at(start).is_none())
        };
        self.agencies
            .iter()
            .enumerate()
            .filter(|(_, a)| before(a))
            .rev()
            .find_map(|(n, a)| {
                let key = self.offices.listed(head, &a.kind, &a.class)?;
                Some(Settled {
                    key,
                    open: None,
                    agency: self.resolved[n].id.clone(),
                    region: self.resolved[n].region.clone(),
                })
            })
            .or_else(|| {
                // `Kasubbag Hukum, Rina Marlina`: of the agency named last in the paragraph.
                let (n, _) = self
                    .agencies
                    .iter()
                    .enumerate()
                    .rev()
                    .find(|(_, a)| before(a))?;
                let place = |t| self.document.paragraph_of(t);
                let here = self.document.tokens_in(*mentions.first()?).start;
                let near = place(self.agencies[n].first) == place(here);
                (near && !head.contains('*')).then(|| Settled {
                    key: post.key.clone(),
                    open: None,
                    agency: self.resolved[n].id.clone(),
                    region: self.resolved[n].region.clone(),
                })
            })
            .unwrap_or_else(|| post.clone())
    }
}
