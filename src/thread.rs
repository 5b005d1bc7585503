//! Threads: one commitment across releases, told by several outlets or repeated later.
//!
//! Two tellings belong together when they have an actor in common, their actions match, and they
//! were published near each other in time; a thread is what such pairs connect. What has changed
//! from one telling to the next, a deadline or a figure, is told with it. Computed from the record
//! when asked for: nothing is stored, so a release that goes takes its tellings with it. Leaves out
//! which threads a query asks for and how they are printed.

mod matching;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use schemars::JsonSchema;
use serde::Serialize;

use crate::database::Database;
use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Commitment, Due, Measure, PromiseType, Record, plain_number};
use crate::search::{Found, Party, ReleaseRef};
use matching::Matcher;

/// One commitment with all its tellings.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(title = "ikrar thread")]
pub struct Thread {
    /// The id of its first telling's commitment.
    pub id: String,
    /// The action in the words of the first telling.
    pub action: String,
    /// Topics of all tellings.
    pub topics: Vec<String>,
    /// ISO day of the first telling that has one.
    pub first_said: Option<String>,
    /// ISO day of the last telling that has one.
    pub last_said: Option<String>,
    /// How many releases tell it.
    pub releases: usize,
    /// Who published them.
    pub publishers: Vec<String>,
    /// In the order in which they were published.
    pub tellings: Vec<Telling>,
    /// What differs from one telling to a later one.
    pub changes: Vec<Change>,
}

/// One release's telling of a thread.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Telling {
    /// The commitment's id.
    pub commitment: String,
    /// Pledged, ordered, owed or hoped for.
    #[serde(rename = "type")]
    pub kind: PromiseType,
    /// Who owes it, as in the commitment.
    pub actors: Vec<String>,
    /// Officials and agencies whose ids the commitment names.
    pub parties: Vec<Party>,
    /// Its own words without the frame.
    pub action: String,
    /// By when.
    pub due: Option<Due>,
    /// Figures in the sentences that carry it.
    pub figures: Vec<Figure>,
    /// The release.
    pub release: ReleaseRef,
}

/// A counted value.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Figure {
    /// What is counted.
    pub measure: Measure,
    /// How many.
    #[serde(serialize_with = "plain")]
    pub value: f64,
}

fn plain<S: serde::Serializer>(
    number: &f64,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    plain_number(&Some(*number), serializer)
}

/// A difference between two tellings of one thread.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Change {
    /// `due`, or the measure of a figure.
    pub what: String,
    /// As it was told before; days as an interval, `..` where one end is open (`../2024-11-24`).
    pub from: String,
    /// As it is told now.
    pub to: String,
    /// The commitment that tells it now.
    pub commitment: String,
    /// ISO day of that telling.
    pub said: Option<String>,
}

/// All threads of a database.
pub struct Threads {
    groups: Vec<Vec<Place>>,
    of: HashMap<Found, usize>,
    ids: Vec<String>,
}

/// Where a telling stands in the record.
#[derive(Clone, Debug)]
struct Place {
    found: Found,
    commitment: String,
}

impl Threads {
    /// Reads every commitment of the record, and connects those that are one.
    ///
    /// # Errors
    /// Reports a record that can't be read.
    pub fn of(database: &Database, lexicons: &Lexicons) -> Result<Self> {
        let store = database.store();
        let mut matcher = Matcher::new(lexicons, database.index().stemmer());
        let mut places = Vec::new();
        for number in store.numbers()? {
            let Some(stored) = store.by_number(number)? else {
                continue;
            };
            for (item, commitment) in stored.record.commitments.iter().enumerate() {
                matcher.add(&stored.record, commitment);
                places.push(Place {
                    found: Found { number, item },
                    commitment: commitment.id.clone(),
                });
            }
        }
        let groups: Vec<Vec<Place>> = matcher
            .groups()
            .into_iter()
            .map(|group| group.into_iter().map(|n| places[n].clone()).collect())
            .collect();
        let of = groups.iter().enumerate();
        let of = of.flat_map(|(n, group)| group.iter().map(move |p| (p.found, n)));
        Ok(Self {
            of: of.collect(),
            ids: groups.iter().map(|g| g[0].commitment.clone()).collect(),
            groups,
        })
    }

    /// The id of the thread that a commitment belongs to; its own where it stands alone.
    pub fn id(&self, found: Found) -> Option<&str> {
        let n = self.of.get(&found)?;
        self.ids.get(*n).map(String::as_str)
    }

    /// The threads that hold any of these commitments and are told by so many releases at least;
    /// those told most often first, then the latest.
    ///
    /// # Errors
    /// Reports a record that can't be read.
    pub fn holding(
        &self,
        database: &Database,
        found: &[Found],
        least: usize,
    ) -> Result<Vec<Thread>> {
        let wanted: BTreeSet<usize> = found
            .iter()
            .filter_map(|f| self.of.get(f).copied())
            .collect();
        let mut threads = Vec::new();
        for n in wanted {
            let releases: BTreeSet<u64> = self.groups[n].iter().map(|p| p.found.number).collect();
            if releases.len() >= least {
                threads.extend(thread(database, &self.groups[n])?);
            }
        }
        threads.sort_by(|a, b| {
            let key = |t: &Thread| (t.releases, t.last_said.clone());
            key(b).cmp(&key(a)).then_with(|| a.id.cmp(&b.id))
        });
        Ok(threads)
    }
}

fn thread(database: &Database, group: &[Place]) -> Result<Option<Thread>> {
    let mut tellings = Vec::new();
    let mut topics = BTreeSet::new();
    for place in group {
        // A release that was removed since the threads were computed tells nothing any more.
        let Some(stored) = database.store().by_number(place.found.number)? else {
            continue;
        };
        let record = &stored.record;
        let Some(commitment) = record.commitments.get(place.found.item) else {
            continue;
        };
        topics.extend(commitment.topics.iter().cloned());
        tellings.push(Telling::of(record, commitment));
    }
    let Some(first) = tellings.first() else {
        return Ok(None);
    };
    let days = || tellings.iter().filter_map(|t| t.release.published.clone());
    let releases: BTreeSet<&str> = tellings.iter().map(|t| t.release.id.as_str()).collect();
    let publishers: BTreeSet<&str> = tellings
        .iter()
        .filter_map(|t| t.release.publisher.as_deref())
        .collect();
    Ok(Some(Thread {
        id: first.commitment.clone(),
        action: first.action.clone(),
        topics: topics.into_iter().collect(),
        first_said: days().min(),
        last_said: days().max(),
        releases: releases.len(),
        publishers: publishers.into_iter().map(str::to_owned).collect(),
        changes: changes(&tellings),
        tellings,
    }))
}

impl Telling {
    fn of(record: &Record, commitment: &Commitment) -> Self {
        let evidence = &commitment.evidence;
        let figures = record.counts.iter().filter(|c| {
            c.mentions
                .iter()
                .any(|m| evidence.start <= m.start && m.end <= evidence.end)
        });
        Self {
            commitment: commitment.id.clone(),
            kind: commitment.kind,
            actors: commitment.actors.clone(),
            parties: Party::of_commitment(record, commitment),
            action: commitment.action.clone(),
            due: commitment.due.clone(),
            figures: figures
                .filter_map(|c| {
                    Some(Figure {
                        measure: c.measure,
                        value: c.value?,
                    })
                })
                .collect(),
            release: ReleaseRef::of(record),
        }
    }
}

fn measure_word(measure: Measure) -> String {
    let word = serde_json::to_value(measure).ok();
    word.and_then(|w| w.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// What each telling says otherwise than the last one before it that said it at all.
fn changes(tellings: &[Telling]) -> Vec<Change> {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut changes = Vec::new();
    for telling in tellings {
        let mut said: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for figure in &telling.figures {
            let values = said.entry(measure_word(figure.measure)).or_default();
            values.insert(figure.value.to_string());
        }
        let mut said: BTreeMap<String, String> = said
            .into_iter()
            .map(|(what, values)| (what, values.into_iter().collect::<Vec<_>>().join(", ")))
            .collect();
        if let Some(due) = &telling.due {
            let day = |d: &Option<String>| d.clone().unwrap_or_else(|| "..".to_owned());
            said.insert(
                "due".to_owned(),
                format!("{}/{}", day(&due.start), day(&due.end)),
            );
        }
        for (what, now) in said {
            match known.insert(what.clone(), now.clone()) {
                Some(before) if before != now => changes.push(Change {
                    what,
                    from: before,
                    to: now,
                    commitment: telling.commitment.clone(),
                    said: telling.release.published.clone(),
                }),
                _ => {}
            }
        }
    }
    changes
}
