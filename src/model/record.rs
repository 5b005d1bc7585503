//! The release as JSON: what is stored, printed and exported (contract section 2).
//!
//! Offsets here are Unicode code points into `text`, end exclusive. Leaves out how the database
//! keeps it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::entity::{
    Agency, Byline, Count, DateMention, Dateline, Due, LegalRef, Official, Place, PromiseType,
    PublishedBasis, SaidKind, Source,
};

/// The version of the JSON.
pub const SCHEMA_VERSION: u32 = 1;

/// A place in the text: `text[start..end]` in code points is `text`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words there.
    pub text: String,
}

/// One release with all that was found in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "ikrar release")]
pub struct Record {
    /// Always 1.
    pub schema_version: u32,
    /// From the content: the same text gives the same id.
    pub id: String,
    /// Where it came from.
    pub source: Source,
    /// The headline.
    pub title: Option<String>,
    /// The dateline.
    pub dateline: Option<Dateline>,
    /// The credits.
    pub bylines: Vec<Byline>,
    /// ISO date of publication.
    pub published: Option<String>,
    /// How it is known.
    pub published_basis: Option<PublishedBasis>,
    /// Home region, Kemendagri code.
    pub region: Option<String>,
    /// The cleaned body.
    pub text: String,
    /// Persons with posts.
    pub officials: Vec<Official<Mention>>,
    /// Agencies.
    pub agencies: Vec<Agency<Mention>>,
    /// Places.
    pub places: Vec<Place<Mention>>,
    /// Dates.
    pub dates: Vec<DateMention<Mention>>,
    /// Counts.
    pub counts: Vec<Count<Mention>>,
    /// Laws and rules.
    pub legal_refs: Vec<LegalRef<Mention>>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// Who owes what.
    pub commitments: Vec<Commitment>,
}

/// A run of quoted or reported words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// Stable: from the release's id and the place.
    pub id: String,
    /// An official's id, else an agency's.
    pub speaker: Option<String>,
    /// For whom the speaker speaks, if for another.
    #[serde(default)]
    pub on_behalf_of: Option<String>,
    /// Quoted or reported.
    pub kind: SaidKind,
    /// The words, without quotation marks; parts of a split quotation joined by a space.
    pub text: String,
    /// The word of saying.
    pub cue: Option<String>,
    /// First code point of the words.
    pub start: usize,
    /// One past the last code point of the words.
    pub end: usize,
    /// Topics of contract section 2.
    pub topics: Vec<String>,
    /// The day it was said, ISO.
    pub date: Option<String>,
    /// How sure the attribution is, from 0 to 1.
    pub confidence: f64,
    /// The rule that attributed it.
    pub rule: String,
}

/// Something promised, ordered, owed or hoped for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Commitment {
    /// Stable: from the release's id, the place and the type.
    pub id: String,
    /// Which of the four.
    #[serde(rename = "type")]
    pub kind: PromiseType,
    /// Ids of officials or agencies; a general actor as its text, lower case.
    pub actors: Vec<String>,
    /// Who asked for it, an id.
    pub requested_by: Option<String>,
    /// With whom, as `actors`.
    pub counterparties: Vec<String>,
    /// Its own words without the frame.
    pub action: String,
    /// Topics of contract section 2.
    pub topics: Vec<String>,
    /// By when.
    pub due: Option<Due>,
    /// Ids of legal references.
    pub legal_basis: Vec<String>,
    /// The condition as written.
    #[serde(default)]
    pub condition: Option<String>,
    /// The id of the statement that carries it.
    pub statement: Option<String>,
    /// Its number in an enumerated list.
    pub item: Option<u32>,
    /// The smallest run of whole sentences that carries it.
    pub evidence: Mention,
    /// How sure it is one, from 0 to 1.
    pub confidence: f64,
    /// The rule that found it.
    pub rule: String,
}
