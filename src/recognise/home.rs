//! Which region a release is at home in, and which one each name in it means.
//!
//! First every region that the release names counts for itself: its agencies and posts most, those
//! of the head of the text more. Then names with several meanings, bare agencies and `setempat`
//! are settled by what is named in full and by the home region. Leaves out finding the names.

use std::collections::HashMap;

use super::agency::{AgencyMention, Scope, Where};
use super::gazetteer::{Gazetteer, Level, RegionId, RegionName};
use super::position::PositionMention;

/// The regions of one release.
pub(super) struct Home<'a> {
    gazetteer: &'a Gazetteer,
    /// Regions named so that nothing else can be meant.
    certain: Vec<RegionId>,
    /// Votes for each region, provinces taking part in those of their regencies.
    votes: HashMap<RegionId, f64>,
    region: Option<RegionId>,
}

/// How much a mention counts for its region.
const OFFICE_VOTE: f64 = 2.0;
const PLACE_VOTE: f64 = 1.0;
/// So many regencies in the text, and no office of any: the release is the province's.
const SEVERAL: usize = 3;
const DATELINE_VOTE: f64 = 3.0;
const TITLE_VOTE: f64 = 3.0;
const PUBLISHER_VOTE: f64 = 6.0;
/// Mentions in the head of the text count so much more.
const HEAD_FACTOR: f64 = 2.0;
/// The head of the text, in tokens.
const HEAD_TOKENS: usize = 90;

/// What may tell a release's home beside its agencies and posts.
pub(super) struct Clues<'a> {
    pub(super) places: &'a [RegionName],
    pub(super) dateline: Option<RegionName>,
    /// Regions named in the headline.
    pub(super) title: Vec<RegionName>,
    /// Regions named by the publisher or in the credits.
    pub(super) publisher: Vec<RegionName>,
    /// The region of the office that publishes, where one does.
    pub(super) office: Vec<RegionId>,
}

impl<'a> Home<'a> {
    pub(super) fn find(
        gazetteer: &'a Gazetteer,
        agencies: &[AgencyMention],
        positions: &[PositionMention],
        clues: &Clues<'_>,
    ) -> Self {
        let mut home = Home {
            gazetteer,
            certain: Vec::new(),
            votes: HashMap::new(),
            region: None,
        };
        let mut names: Vec<(&RegionName, f64)> = Vec::new();
        for (place, first) in agencies
            .iter()
            .map(|a| (&a.place, a.first))
            .chain(positions.iter().map(|p| (&p.place, p.first)))
        {
            if let Where::Named(name) = place {
                let factor = if first < HEAD_TOKENS {
                    HEAD_FACTOR
                } else {
                    1.0
                };
                names.push((name, OFFICE_VOTE * factor));
            }
        }
        for name in clues.places {
            let factor = if name.first < HEAD_TOKENS {
                HEAD_FACTOR
            } else {
                1.0
            };
            names.push((name, PLACE_VOTE * factor));
        }
        if let Some(name) = &clues.dateline {
            names.push((name, DATELINE_VOTE));
        }
        for (name, _) in &names {
            if let [only] = name.candidates[..] {
                home.certain.push(only);
            }
        }
        for (name, vote) in &names {
            home.vote(&name.candidates, *vote);
        }
        for name in &clues.title {
            home.vote(&name.candidates, TITLE_VOTE);
        }
        for name in &clues.publisher {
            home.vote(&name.candidates, PUBLISHER_VOTE);
        }
        // What an office publishes is at home where the office is, whatever it tells of.
        home.region = match clues.office[..] {
            [] => home
                .elect()
                .map(|r| home.or_province(r, agencies, positions, clues)),
            [only] => Some(only),
            _ => {
                let votes = |r: &RegionId| home.votes.get(r).copied().unwrap_or_default();
                let most = |a: &&RegionId, b: &&RegionId| votes(a).total_cmp(&votes(b));
                clues.office.iter().max_by(most).copied()
            }
        };
        home
    }

    fn vote(&mut self, candidates: &[RegionId], vote: f64) {
        let sure: Vec<RegionId> = candidates
            .iter()
            .copied()
            .filter(|c| self.certain.contains(c))
            .collect();
        let chosen = if sure.is_empty() { candidates } else { &sure };
        let share = vote / chosen.len().max(1) as f64;
        for region in chosen {
            // A district speaks for its regency.
            let region = match self.gazetteer.region(*region).level {
                Level::District => self.gazetteer.parent(*region),
                _ => Some(*region),
            };
            if let Some(region) = region {
                *self.votes.entry(region).or_default() += share;
            }
        }
    }

    /// The province of a region that only a list of several of its regencies elected, where the
    /// province's own offices are those that act.
    fn or_province(
        &self,
        region: RegionId,
        agencies: &[AgencyMention],
        positions: &[PositionMention],
        clues: &Clues<'_>,
    ) -> RegionId {
        let province = self.gazetteer.province(region);
        let offices = agencies
            .iter()
            .map(|a| &a.place)
            .chain(positions.iter().map(|p| &p.place))
            .filter_map(Where::name);
        let (mut own, mut above) = (false, false);
        for name in offices {
            own |= name
                .candidates
                .iter()
                .any(|r| *r != province && self.gazetteer.within(*r, province));
            above |= name.candidates.contains(&province);
        }
        let mut regencies: Vec<RegionId> = clues
            .places
            .iter()
            .filter_map(|n| match n.candidates[..] {
                [only] => Some(only),
                _ => None,
            })
            .filter(|r| self.gazetteer.parent(*r) == Some(province))
            .collect();
        regencies.sort_unstable();
        regencies.dedup();
        if !own && above && regencies.len() >= SEVERAL {
            province
        } else {
            region
        }
    }

    fn elect(&self) -> Option<RegionId> {
        let best = |province: bool| {
            self.votes
                .iter()
                .filter(|(r, _)| (self.gazetteer.region(**r).level == Level::Province) == province)
                .max_by(|a, b| a.1.total_cmp(b.1).then_with(|| b.0.cmp(a.0)))
                .map(|(r, v)| (*r, *v))
        };
        match (best(true), best(false)) {
            (Some((province, p)), Some((regency, r))) => {
                // A province that is named beside its regency only says where that lies.
                let beside = self.gazetteer.within(regency, province);
                let factor = if beside { 1.5 } else { 1.0 };
                Some(if p > r * factor { province } else { regency })
            }
            (a, b) => a.or(b).map(|x| x.0),
        }
    }

    /// The home region.
    pub(super) fn region(&self) -> Option<RegionId> {
        self.region
    }

    /// The home region or the one above it that stands on a level.
    pub(super) fn at_level(&self, level: Level) -> Option<RegionId> {
        let home = self.region?;
        let own = self.gazetteer.region(home).level;
        match level {
            _ if own == level => Some(home),
            Level::Province => self.gazetteer.parent(home),
            Level::Regency | Level::City if matches!(own, Level::Regency | Level::City) => {
                Some(home)
            }
            _ => None,
        }
    }

    /// The one region below the home province on a level that the release names: `PU Kota` in a
    /// release of Jawa Barat about Kota Cirebon.
    fn main(&self, level: Level) -> Option<RegionId> {
        let home = self.region?;
        let on_level = |r: &&RegionId| {
            self.gazetteer.region(**r).level == level && self.gazetteer.within(**r, home)
        };
        let mut named: Vec<RegionId> = self.certain.iter().filter(on_level).copied().collect();
        named.sort_unstable();
        named.dedup();
        match named[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Which of a name's candidates is meant: the only one, one named in full elsewhere, one of
    /// the home region, one of its province, else the first on the most usual level.
    pub(super) fn choose(&self, name: &RegionName, usual: &[Level]) -> RegionId {
        let candidates = &name.candidates;
        if let [only] = candidates[..] {
            return only;
        }
        let mut pool: Vec<RegionId> = candidates.clone();
        for narrow in [
            &(|r: RegionId| self.certain.contains(&r)) as &dyn Fn(RegionId) -> bool,
            &|r| {
                self.region
                    .is_some_and(|h| h == r || self.gazetteer.within(r, h))
            },
            &|r| {
                let parent = self.gazetteer.parent(r);
                let beside = parent.filter(|p| self.gazetteer.parent(*p).is_some());
                beside.is_some_and(|p| self.certain.contains(&p))
            },
            &|r| {
                self.region
                    .and_then(|h| self.gazetteer.parent(h))
                    .is_some_and(|p| self.gazetteer.within(r, p))
            },
            &|r| self.votes.keys().any(|v| self.gazetteer.within(r, *v)),
        ] {
            let kept: Vec<RegionId> = pool.iter().copied().filter(|r| narrow(*r)).collect();
            match kept.len() {
                0 => {}
                1 => return kept[0],
                _ => pool = kept,
            }
        }
        usual
            .iter()
            .find_map(|level| {
                pool.iter()
                    .copied()
                    .find(|r| self.gazetteer.region(*r).level == *level)
            })
            .unwrap_or(pool[0])
    }

    /// The region of an agency or post, and whether it was concluded.
    pub(super) fn of(&self, place: &Where, scope: Option<Scope>) -> (Option<RegionId>, bool) {
        let scope = scope.unwrap_or(Scope::Any);
        match place {
            Where::Named(name) => (Some(self.choose(name, scope.levels())), false),
            Where::National => (None, false),
            Where::Level(level) => (self.at_level(*level).or_else(|| self.main(*level)), true),
            Where::Here | Where::Bare => match scope {
                Scope::National | Scope::District | Scope::Village => (None, false),
                Scope::Province => (self.at_level(Level::Province), true),
                Scope::Kabupaten | Scope::City | Scope::Regency => {
                    (self.at_level(Level::Regency), true)
                }
                Scope::Any => (self.region, true),
            },
        }
    }
}
