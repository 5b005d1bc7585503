//! What the stages find in a document, with byte spans.
//!
//! These types hold findings between stages and, with `Mention` in place of spans, are the same
//! ones the record keeps. Leaves out how anything is found.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::span::Span;

/// Where a release came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The path as the user gave it, or the caller's id for lines on standard input.
    pub path: Option<String>,
    /// The format as read: `text`, `jsonl`.
    pub format: String,
    /// Who published it, as far as the shell or the metadata tells.
    pub publisher: Option<String>,
    /// Where it stands on the web, where known.
    pub url: Option<String>,
    /// The character encoding of the bytes, as the WHATWG names it: `UTF-8`, `windows-1252`.
    pub encoding: String,
}

/// The place at the head of the body: `CIBINONG –`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Dateline {
    /// As written.
    pub place: String,
    /// Its regency, city or province, Kemendagri code.
    pub region: Option<String>,
}

/// What somebody did for the release, other than being in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Wrote it.
    Reporter,
    /// Edited it.
    Editor,
    /// Took the pictures.
    Photographer,
    /// Signed it in any other way.
    Credit,
}

/// A name in the credits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Byline {
    /// As written.
    pub name: String,
    /// What for.
    pub role: Role,
}

/// How the day of publication is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PublishedBasis {
    /// From a date line of the shell or from metadata.
    Metadata,
    /// From the dateline at the head of the body.
    Dateline,
    /// From the text: the day of the event that the release reports as new.
    Text,
}

/// The day of publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// ISO date.
    pub date: String,
    /// How it is known.
    pub basis: PublishedBasis,
}

/// What `read` makes of one input: the cleaned body and what its shell tells.
#[derive(Clone, Debug, Default)]
pub struct Release {
    /// Where it came from.
    pub source: Source,
    /// The headline.
    pub title: Option<String>,
    /// The dateline's place as written; it stays in `text` too.
    pub dateline: Option<String>,
    /// The credits.
    pub bylines: Vec<Byline>,
    /// The line of the shell that tells the day of publication, as written
    /// (`SABTU, 08 JUNI 2024 | 23:34 WIB`), or an ISO date from metadata.
    pub date_line: Option<String>,
    /// The cleaned body, one paragraph a line.
    pub text: String,
}

/// How an office is held when not in full right (Law 30/2014 Pasal 14, Law 10/2016 Pasal 201).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Acting {
    /// *Pelaksana tugas*: the holder is permanently gone.
    Plt,
    /// *Pelaksana harian*: the holder is away for a while.
    Plh,
    /// *Penjabat*: appointed to a vacant regional head's office.
    Pj,
    /// *Pejabat sementara*: while the holder campaigns.
    Pjs,
}

/// A person named with a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Official<M> {
    /// Stable within the release: the name in kebab-case.
    pub id: String,
    /// The longest form in the text, without titles.
    pub name: String,
    /// Titles and ranks, as written.
    pub titles: Vec<String>,
    /// Position key, contract section 5.
    pub position: Option<String>,
    /// The position as written.
    pub position_text: Option<String>,
    /// How the office is held.
    pub acting: Option<Acting>,
    /// The agency's id.
    pub agency: Option<String>,
    /// The post's region, Kemendagri code.
    pub region: Option<String>,
    /// Where the person is named, by name, part of the name, or post alone.
    pub mentions: Vec<M>,
}

/// A particular agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Agency<M> {
    /// `kind` or `kind:REGION`.
    pub id: String,
    /// The longest form in the text.
    pub name: String,
    /// Its kind: `kpu`, `pemda`, `dinas_kesehatan`.
    pub kind: String,
    /// `national`, `province`, `regency`, `district`, or null where unknown.
    pub level: Option<String>,
    /// Kemendagri code.
    pub region: Option<String>,
    /// Whether the region was concluded, not named.
    pub inferred: bool,
    /// Where it is named.
    pub mentions: Vec<M>,
}

/// A region named as a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place<M> {
    /// Kemendagri code.
    pub id: String,
    /// The region's name.
    pub name: String,
    /// `province`, `regency`, `city` or `district`.
    pub kind: String,
    /// Where it is named.
    pub mentions: Vec<M>,
}

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Granularity {
    /// One day or a run of days.
    Day,
    /// A month or a run of months.
    Month,
    /// A year or a run of years.
    Year,
}

/// How a date's year, or the whole date, is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Written out.
    Explicit,
    /// From the weekday beside it.
    Weekday,
    /// From the day of publication.
    Publication,
    /// From the calendar of elections.
    Election,
}

/// A date or run of dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DateMention<M> {
    /// ISO date, null where nothing settles it.
    pub start: Option<String>,
    /// ISO date of the last day; equals `start` for a single day.
    pub end: Option<String>,
    /// How exact.
    pub granularity: Granularity,
    /// How known.
    pub basis: Basis,
    /// What is wrong or open, for people: a weekday that does not fit, an impossible day.
    #[serde(default)]
    pub note: Option<String>,
    /// Where it stands.
    pub mentions: Vec<M>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it; contract section 2 lists them
pub enum Measure {
    Voters,
    TurnoutPercent,
    PollingStations,
    Districts,
    Villages,
    Officers,
    Ballots,
    BudgetRupiah,
    Candidates,
    Other,
}

/// How a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum Qualifier {
    Exact,
    About,
    AtLeast,
    AtMost,
    Target,
}

/// A number as people write it: `815249`, not `815249.0`, but `84.77`.
pub(crate) fn plain_number<S: serde::Serializer>(
    number: &Option<f64>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    // Beyond 2^53 a float no longer holds every whole number.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match number {
        Some(n) if n.fract() == 0.0 && n.abs() < EXACT => serializer.serialize_i64(*n as i64),
        Some(n) => serializer.serialize_f64(*n),
        None => serializer.serialize_none(),
    }
}

/// Which list of voters a figure counts (Law 7/2017 Pasal 201–220).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // the lists' official abbreviations
pub enum VoterList {
    Dpt,
    Dps,
    Dpthp,
    Dptb,
    Dpk,
    Dp4,
}

/// Whom a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // the names say it
pub enum Sex {
    Male,
    Female,
}

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Count<M> {
    /// What is counted.
    pub measure: Measure,
    /// The number; null for a vague magnitude (`ratusan`).
    #[serde(serialize_with = "plain_number")]
    pub value: Option<f64>,
    /// Lower bound of a vague or ranged number.
    #[serde(serialize_with = "plain_number")]
    pub low: Option<f64>,
    /// Upper bound of a vague or ranged number.
    #[serde(serialize_with = "plain_number")]
    pub high: Option<f64>,
    /// How it is meant.
    pub qualifier: Qualifier,
    /// Which list of voters.
    pub voter_list: Option<VoterList>,
    /// Men or women only.
    pub sex: Option<Sex>,
    /// Where, Kemendagri code.
    pub region: Option<String>,
    /// What is wrong or open, for people.
    #[serde(default)]
    pub note: Option<String>,
    /// Where it stands.
    pub mentions: Vec<M>,
}

/// A law or rule, with the article where cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LegalRef<M> {
    /// `type/year/number[/pasal-N[/ayat-N[/huruf-x]]]`.
    pub id: String,
    /// The short form: `UU 7/2017 Pasal 437`.
    pub citation: String,
    /// `uu`, `pkpu`, `keputusan_kpu`, …
    #[serde(rename = "type")]
    pub kind: String,
    /// As printed.
    pub number: Option<String>,
    /// The year.
    pub year: Option<i32>,
    /// What it is about.
    pub title: Option<String>,
    /// Article.
    pub pasal: Option<String>,
    /// Paragraph.
    pub ayat: Option<String>,
    /// Letter.
    pub huruf: Option<String>,
    /// Whether number and year were concluded from the act's name or an earlier citation.
    #[serde(default)]
    pub inferred: bool,
    /// What is wrong or open, for people.
    #[serde(default)]
    pub note: Option<String>,
    /// Where it stands.
    pub mentions: Vec<M>,
}

/// A post that is named without its holder (`Dandim`, `Kepala Dinas Kesehatan`), or whose holder
/// is named elsewhere in the release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Where it stands, with the agency or region that belongs to it.
    pub span: Span,
    /// Position key.
    pub position: String,
    /// The agency's id.
    pub agency: Option<String>,
    /// Kemendagri code.
    pub region: Option<String>,
    /// The holder, where the release names one: an index into `Entities::officials`.
    pub official: Option<usize>,
    /// Whether it speaks of many holders (`para camat`, `seluruh kapolsek`).
    pub plural: bool,
}

/// All that `recognise` finds.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// Persons with posts.
    pub officials: Vec<Official<Span>>,
    /// Posts named alone.
    pub posts: Vec<Post>,
    /// Agencies.
    pub agencies: Vec<Agency<Span>>,
    /// Places.
    pub places: Vec<Place<Span>>,
    /// Dates.
    pub dates: Vec<DateMention<Span>>,
    /// Counts.
    pub counts: Vec<Count<Span>>,
    /// Laws and rules.
    pub legal_refs: Vec<LegalRef<Span>>,
    /// The day of publication.
    pub published: Option<Published>,
    /// The home region.
    pub region: Option<String>,
    /// The dateline with its region.
    pub dateline: Option<Dateline>,
}

/// Who speaks: an index into `Entities::officials` or an agency's id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Speaker {
    /// A person, by index into `Entities::officials`.
    Official(usize),
    /// An agency, by id.
    Agency(String),
}

/// How words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SaidKind {
    /// In quotation marks, or in the first person without them.
    Direct,
    /// Reported.
    Indirect,
}

/// A statement, with byte spans.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The words themselves; more than one span where the attribution splits them. In order.
    pub parts: Vec<Span>,
    /// Quoted or reported.
    pub kind: SaidKind,
    /// Who speaks.
    pub speaker: Option<Speaker>,
    /// For whom the speaker speaks or reads, if for another.
    pub on_behalf_of: Option<Speaker>,
    /// The word of saying: `ujar`, `menurut`.
    pub cue: Option<Span>,
    /// Topics of contract section 2.
    pub topics: Vec<String>,
    /// How sure the attribution is, from 0 to 1.
    pub confidence: f64,
    /// The rule that attributed it.
    pub rule: &'static str,
}

/// The four kinds of commitment, contract section 3.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum PromiseType {
    /// The actor, or who speaks for it, undertakes it.
    Pledge,
    /// Someone with standing asks or orders it.
    Directive,
    /// Law, rule or necessity demands it.
    Obligation,
    /// Someone hopes for it.
    Expectation,
}

/// When something is due; ISO dates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Due {
    /// The first day; null for a deadline.
    pub start: Option<String>,
    /// The last day; null for a beginning.
    pub end: Option<String>,
}

/// A commitment, with byte spans.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// Which of the four.
    pub kind: PromiseType,
    /// Who owes it: ids of agencies, `Official` indexes, or general actors as text.
    pub actors: Vec<Party>,
    /// Who asked for it.
    pub requested_by: Option<Speaker>,
    /// With whom.
    pub counterparties: Vec<Party>,
    /// Its own words without the frame (`akan`, `siap untuk`, `meminta … agar`).
    pub action: Span,
    /// Topics of contract section 2.
    pub topics: Vec<String>,
    /// By when.
    pub due: Option<Due>,
    /// Ids of legal references.
    pub legal_basis: Vec<String>,
    /// The condition as written (`jika …`), kept with the pledge.
    pub condition: Option<Span>,
    /// The statement that carries it, an index.
    pub statement: Option<usize>,
    /// Its number in an enumerated list.
    pub item: Option<u32>,
    /// The smallest run of whole sentences that carries it.
    pub evidence: Span,
    /// How sure it is one, from 0 to 1.
    pub confidence: f64,
    /// What the confidence is the sum of: the cue, then the signs for and against.
    pub parts: Vec<(String, f64)>,
    /// The words that make it one: `akan`, `meminta`.
    pub cue: Span,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Somebody who owes, asks or helps: an official, an agency, or people in general.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Party {
    /// By index into `Entities::officials`.
    Official(usize),
    /// By id.
    Agency(String),
    /// As written, lower case: `para camat`.
    General(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_written_whole() {
        for (want, value) in [
            ("815249", 815_249.0),
            ("84.77", 84.77),
            ("985326500000", 985_326_500_000.0),
            ("0", 0.0),
        ] {
            let mut out = Vec::new();
            plain_number(&Some(value), &mut serde_json::Serializer::new(&mut out)).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), want);
        }
    }
}
