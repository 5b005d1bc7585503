//! Agencies, officials and places linked to codes: mentions first, then what each one means.
//!
//! Brings the recognisers of names together: agencies, then posts, then persons, then what is left
//! as places; then the home region, and with it every bare or ambiguous name. Leaves out how each
//! kind of name is found.

use std::collections::HashMap;

use super::Surroundings;
use super::agency::{Agencies, AgencyMention, Scope, Where};
use super::gazetteer::{Gazetteer, Level, RegionId, RegionName};
use super::home::{Clues, Home};
use super::official::{self, Description, Evidence};
use super::person::Persons;
use super::place::{self, Known};
use super::position::Positions;
use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Agency, Dateline, Document, Entities, Place, WordRole};
use crate::span::Span;

/// The recognisers of names.
pub(super) struct Linker {
    gazetteer: Gazetteer,
    agencies: Agencies,
    positions: Positions,
    persons: Persons,
    described: Vec<Option<Description>>,
}

/// What an agency mention means.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolved {
    pub(super) id: Option<String>,
    pub(super) region: Option<String>,
    inferred: bool,
}

/// Classes of agencies whose bare name means the one of the region in hand; others, named bare,
/// are the national body.
const REGIONAL: &[&str] = &[
    "election",
    "government",
    "dinas",
    "badan",
    "secretariat",
    "council",
    "police",
    "military",
    "prosecution",
    "court",
    "correction",
];

impl Linker {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        Ok(Self {
            gazetteer: Gazetteer::new(lexicons)?,
            agencies: Agencies::new(lexicons)?,
            positions: Positions::new(lexicons)?,
            persons: Persons::new(lexicons)?,
            described: official::descriptions(lexicons),
        })
    }

    /// Finds officials, posts, agencies, places, the dateline's and the home region.
    pub(super) fn link(&self, document: &Document, around: &Surroundings) -> Entities {
        let named = self.agencies.find(&self.gazetteer, &self.persons, document);
        let positions = self.positions.find(
            &self.gazetteer,
            &self.agencies,
            &self.persons,
            document,
            &named,
        );
        let mut taken: Vec<Span> = named
            .iter()
            .map(|a| document.span(a.first, a.own_last))
            .chain(positions.iter().map(|p| document.span(p.first, p.own_last)))
            .collect();
        // `Basarnas Ternate`: a nation's body, its branch no place again.
        let any = Scope::Any.levels();
        taken.extend(
            named
                .iter()
                .filter(|a| a.scope == Scope::National)
                .filter_map(|a| self.gazetteer.name_at(document, a.last, any, true))
                .map(|branch| document.span(branch.first, branch.last)),
        );
        for position in &positions {
            if let Where::Named(name) = &position.place
                && name.last == position.last
                && !name.town
            {
                // `Bupati Sleman, Bantul dan Kulon Progo`: inside the posts.
                let row = self.gazetteer.row_after(document, name);
                taken.extend(row.iter().map(|n| document.span(n.first, n.last)));
            }
        }
        taken.sort_unstable();
        let title = self.all_regions(&around.title);
        let regions: Vec<RegionId> = named
            .iter()
            .map(|a| &a.place)
            .chain(positions.iter().map(|p| &p.place))
            .filter_map(Where::name)
            .chain(&title)
            .flat_map(|name| name.candidates.iter().copied())
            .collect();
        let mut known = Known {
            named: &regions,
            home: None,
            dateline: &around.dateline.text,
        };
        let clues = Clues {
            places: &place::find(&self.gazetteer, document, &taken, &known),
            dateline: self.first_region(&around.dateline),
            publisher: self.all_regions(&around.publisher),
            office: self.office(&around.publisher),
            title,
        };
        let home = Home::find(&self.gazetteer, &named, &positions, &clues);
        let resolved = self.resolve(&home, &named);
        let found = Evidence {
            document,
            persons: &self.persons,
            offices: &self.positions,
            gazetteer: &self.gazetteer,
            home: &home,
            agencies: &named,
            resolved: &resolved,
            positions: &positions,
            described: &self.described,
        }
        .find();
        // Persons may be called like regions (`Bima`): their names are no places.
        taken.extend(found.officials.iter().flat_map(|o| &o.mentions));
        taken.sort_unstable();
        known.home = home.region();
        let mut places = place::find(&self.gazetteer, document, &taken, &known);
        // A town may be a district of its own in a table of districts.
        let firm = places.iter().filter(|p| !p.town);
        taken.extend(firm.map(|p| document.span(p.first, p.last)));
        taken.sort_unstable();
        let districts = place::at_home(&self.gazetteer, document, &taken, &places, home.region());
        places.retain(|p| {
            !districts
                .iter()
                .any(|d| d.first < p.last && p.first < d.last)
        });
        places.extend(districts);
        places.sort_by_key(|p| p.first);
        Entities {
            agencies: self.agencies(document, &named, &resolved),
            places: self.places(document, &home, &places),
            officials: found.officials,
            posts: found.posts,
            region: home.region().map(|r| self.code(r)),
            dateline: clues.dateline.as_ref().map(|name| Dateline {
                place: around.dateline.text.clone(),
                region: Some(self.code(home.choose(name, &[Level::City, Level::Regency]))),
            }),
            ..Entities::default()
        }
    }

    fn code(&self, region: RegionId) -> String {
        self.gazetteer.region(region).code.clone()
    }

    fn first_region(&self, document: &Document) -> Option<RegionName> {
        let levels = &[Level::Province, Level::Regency, Level::City];
        (0..document.tokens.len()).find_map(|t| self.gazetteer.name_at(document, t, levels, true))
    }

    /// The region of the office that publishes, where the publisher or the credits name one office's
    /// or the address is an office's.
    fn office(&self, publisher: &Document) -> Vec<RegionId> {
        let addressed = publisher
            .text
            .split(|c: char| c.is_whitespace() || c == ',')
            .map(|word| self.gazetteer.of_site(&word.to_lowercase()))
            .find(|regions| !regions.is_empty());
        if let Some(regions) = addressed {
            return regions;
        }
        let levels = &[Level::Province, Level::Regency, Level::City];
        let named = self
            .agencies
            .find(&self.gazetteer, &self.persons, publisher);
        let signed = named.into_iter().find_map(|agency| match agency.place {
            Where::Named(name) if REGIONAL.contains(&agency.class.as_str()) => Some(name),
            _ => None,
        });
        let signed = signed.or_else(|| {
            // `Humas Jabar`, `MC Sijunjung`
            publisher.sentences.iter().find_map(|line| {
                let own = |t: &usize| publisher.has(*t, WordRole::PressOffice);
                let from = (line.first..line.last).find(own)?;
                (from..line.last).find_map(|t| self.gazetteer.name_at(publisher, t, levels, true))
            })
        });
        signed.map_or_else(Vec::new, |name| name.candidates)
    }

    /// The regions that a line of the shell names: those of agencies and posts, then places.
    fn all_regions(&self, document: &Document) -> Vec<RegionName> {
        let named = self.agencies.find(&self.gazetteer, &self.persons, document);
        let positions = self.positions.find(
            &self.gazetteer,
            &self.agencies,
            &self.persons,
            document,
            &named,
        );
        let taken: Vec<Span> = named
            .iter()
            .map(|a| document.span(a.first, a.last))
            .collect();
        named
            .into_iter()
            .map(|a| a.place)
            .chain(positions.into_iter().map(|p| p.place))
            .filter_map(|place| match place {
                Where::Named(name) => Some(name),
                _ => None,
            })
            .chain(place::find(
                &self.gazetteer,
                document,
                &taken,
                &Known::default(),
            ))
            .collect()
    }

    /// What each agency mention means. A bare one means the one that the release names in full;
    /// failing that the home region's; failing that the national body (contract section 2).
    fn resolve(&self, home: &Home<'_>, mentions: &[AgencyMention]) -> Vec<Resolved> {
        let mut full: HashMap<&str, Vec<(usize, Option<RegionId>)>> = HashMap::new();
        for (n, mention) in mentions.iter().enumerate() {
            match &mention.place {
                Where::Named(_) => {
                    let region = home.of(&mention.place, Some(mention.scope)).0;
                    full.entry(&mention.kind).or_default().push((n, region));
                }
                Where::National => full.entry(&mention.kind).or_default().push((n, None)),
                _ => {}
            }
        }
        mentions
            .iter()
            .enumerate()
            .map(|(n, mention)| {
                let kind = &mention.kind;
                // `Polsek`, `Puskesmas` without a place: one of many, nobody in particular.
                let local = matches!(mention.scope, Scope::District | Scope::Village);
                let bare = matches!(mention.place, Where::Bare | Where::Here);
                if local && bare && mention.class != "election" && !full.contains_key(kind.as_str())
                {
                    return Resolved::default();
                }
                let (region, inferred) = match &mention.place {
                    Where::Named(_) | Where::National | Where::Level(_) => {
                        home.of(&mention.place, Some(mention.scope))
                    }
                    _ if mention.scope == Scope::National => (None, false),
                    Where::Here | Where::Bare => match full.get(kind.as_str()) {
                        Some(named) => (pick(named, home.region(), n), false),
                        None if REGIONAL.contains(&mention.class.as_str())
                            || matches!(
                                mention.scope,
                                Scope::Regency | Scope::Kabupaten | Scope::City
                            ) =>
                        {
                            home.of(&mention.place, Some(mention.scope))
                        }
                        None => (None, false),
                    },
                };
                // `KPU Provinsi` or `Kodim` where no region is at hand: nobody in particular.
                let placeless = match mention.place {
                    Where::Level(_) => true,
                    Where::Bare | Where::Here => {
                        matches!(mention.class.as_str(), "military" | "police" | "government")
                            && matches!(
                                mention.scope,
                                Scope::Province | Scope::Regency | Scope::Kabupaten | Scope::City
                            )
                    }
                    _ => false,
                };
                if region.is_none() && placeless {
                    return Resolved::default();
                }
                let region = region.map(|r| self.code(r));
                Resolved {
                    id: Some(match &region {
                        Some(region) => format!("{kind}:{region}"),
                        None => kind.clone(),
                    }),
                    inferred: inferred && region.is_some(),
                    region,
                }
            })
            .collect()
    }

    fn agencies(
        &self,
        document: &Document,
        mentions: &[AgencyMention],
        resolved: &[Resolved],
    ) -> Vec<Agency<Span>> {
        let mut agencies: Vec<Agency<Span>> = Vec::new();
        for (mention, resolved) in mentions.iter().zip(resolved) {
            let Some(id) = &resolved.id else { continue };
            let span = document.span(mention.first, mention.own_last);
            let name = span.slice(&document.text);
            match agencies.iter_mut().find(|a| a.id == *id) {
                Some(agency) => {
                    agency.mentions.push(span);
                    agency.inferred &= resolved.inferred;
                    if name.len() > agency.name.len() {
                        agency.name = name.to_owned();
                    }
                }
                None => agencies.push(Agency {
                    id: id.clone(),
                    name: name.to_owned(),
                    kind: mention.kind.clone(),
                    level: self.level(mention, resolved),
                    region: resolved.region.clone(),
                    inferred: resolved.inferred,
                    mentions: vec![span],
                }),
            }
        }
        agencies
    }

    fn level(&self, mention: &AgencyMention, resolved: &Resolved) -> Option<String> {
        let region = resolved
            .region
            .as_deref()
            .and_then(|c| self.gazetteer.by_code(c));
        match region {
            Some(region) => Some(match self.gazetteer.region(region).level {
                Level::City => Level::Regency.key().to_owned(),
                level => level.key().to_owned(),
            }),
            None if matches!(mention.scope, Scope::District | Scope::Village) => None,
            None => Some("national".to_owned()),
        }
    }

    fn places(
        &self,
        document: &Document,
        home: &Home<'_>,
        names: &[RegionName],
    ) -> Vec<Place<Span>> {
        let mut places: Vec<Place<Span>> = Vec::new();
        for name in names {
            let region = home.choose(name, &[Level::Province, Level::City, Level::Regency]);
            let region = self.gazetteer.region(region);
            let span = document.span(name.first, name.last);
            match places.iter_mut().find(|p| p.id == region.code) {
                Some(place) => place.mentions.push(span),
                None => places.push(Place {
                    id: region.code.clone(),
                    name: region.name.clone(),
                    kind: region.level.key().to_owned(),
                    mentions: vec![span],
                }),
            }
        }
        places
    }
}

/// Which of the agencies of one kind that are named in full a bare mention means: the home
/// region's, else the last one named before, else the first.
fn pick(
    named: &[(usize, Option<RegionId>)],
    home: Option<RegionId>,
    mention: usize,
) -> Option<RegionId> {
    // One look at the first few: a release that names its home's body does so early.
    if home.is_some() && named.iter().take(64).any(|(_, r)| *r == home) {
        return home;
    }
    let next = named.partition_point(|(n, _)| *n < mention);
    let before = next.checked_sub(1).and_then(|n| named.get(n));
    before.or(named.first()).and_then(|(_, r)| *r)
}

#[cfg(test)]
mod tests;
