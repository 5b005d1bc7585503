//! The columns of each kind of item: the same in CSV, Excel and Parquet.
//!
//! What is a list in JSON is a list here too; each format writes it in its own way. Leaves out the
//! cells themselves.

use schemars::JsonSchema;
use serde::Serialize;

use super::What;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // the names say it
pub enum ColumnKind {
    Text,
    /// Several texts.
    List,
    /// An ISO day.
    Date,
    Integer,
    Number,
    Boolean,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Column {
    /// Its name, the same in every format.
    pub name: &'static str,
    /// What its cells hold; any cell may be empty.
    pub kind: ColumnKind,
    /// What they mean.
    pub description: &'static str,
}

macro_rules! columns {
    ($($name:ident $kind:ident $description:literal;)+) => {
        &[$(Column {
            name: stringify!($name),
            kind: ColumnKind::$kind,
            description: $description,
        }),+]
    };
}

const COMMITMENTS: &[Column] = columns! {
    id Text "Stable id of the commitment";
    thread_id Text "Id of the first telling of the same commitment, in whichever release";
    type Text "pledge, directive, obligation or expectation";
    actors List "Who owes it: names of officials or agencies, or people in general";
    actor_ids List "The same as ids";
    requested_by Text "Who asks for it";
    counterparties List "With whom";
    action Text "What, in its own words";
    topics List "Topics";
    due_start Date "First day";
    due_end Date "Last day: the deadline";
    legal_basis List "Ids of laws and rules";
    condition Text "The condition as written";
    item Integer "Its number in an enumerated list";
    confidence Number "How sure it is one, from 0 to 1";
    rule Text "The rule that found it";
    evidence Text "The sentences that carry it";
    evidence_start Integer "Their first code point in the release's text";
    evidence_end Integer "One past their last code point";
    statement Text "Id of the statement that carries it";
    release_id Text "Id of the release";
    title Text "Headline of the release";
    published Date "Day of publication";
    publisher Text "Who published it";
    region Text "Home region of the release, Kemendagri code";
    path Text "Where the release was read";
    url Text "Where it stands on the web";
};

const STATEMENTS: &[Column] = columns! {
    id Text "Stable id of the statement";
    kind Text "direct or indirect";
    speaker Text "Name of who says it";
    speaker_id Text "The same as an id";
    position Text "The speaker's position key";
    position_text Text "The speaker's post as written";
    agency Text "Id of the speaker's agency";
    on_behalf_of Text "For whom the speaker speaks";
    text Text "The words";
    cue Text "The word of saying";
    start Integer "First code point of the words in the release's text";
    end Integer "One past the last code point";
    topics List "Topics";
    date Date "The day it was said";
    confidence Number "How sure the attribution is, from 0 to 1";
    rule Text "The rule that attributed it";
    release_id Text "Id of the release";
    title Text "Headline of the release";
    published Date "Day of publication";
    publisher Text "Who published it";
    region Text "Home region of the release, Kemendagri code";
    path Text "Where the release was read";
    url Text "Where it stands on the web";
};

const RELEASES: &[Column] = columns! {
    id Text "Stable id of the release, from its content";
    title Text "Headline";
    published Date "Day of publication";
    published_basis Text "How that is known: metadata, dateline or text";
    dateline Text "The place at the head of the body";
    region Text "Home region, Kemendagri code";
    publisher Text "Who published it";
    path Text "Where it was read";
    url Text "Where it stands on the web";
    format Text "Format of the file";
    encoding Text "Character encoding of the file";
    bylines List "Credits: name (role)";
    officials List "Names of officials";
    agencies List "Ids of agencies";
    places List "Kemendagri codes of places";
    dates List "Dates, as ISO days or intervals";
    counts List "Figures: measure=value";
    legal_refs List "Ids of laws and rules";
    statements Integer "How many statements it holds";
    commitments Integer "How many commitments it holds";
    text Text "The cleaned body";
};

const OFFICIALS: &[Column] = columns! {
    id Text "The official within the release";
    name Text "The longest form in the text, without titles";
    titles List "Titles and ranks as written";
    position Text "Position key";
    position_text Text "The post as written";
    acting Text "plt, plh, pj or pjs";
    agency Text "Id of the agency";
    region Text "Region of the post, Kemendagri code";
    mentions Integer "How often the release names the person";
    release_id Text "Id of the release";
    title Text "Headline of the release";
    published Date "Day of publication";
    publisher Text "Who published it";
    release_region Text "Home region of the release, Kemendagri code";
    path Text "Where the release was read";
    url Text "Where it stands on the web";
};

const AGENCIES: &[Column] = columns! {
    id Text "kind, or kind:REGION";
    name Text "The longest form in the text";
    kind Text "The agency's kind";
    level Text "national, province, regency or district";
    region Text "Kemendagri code";
    inferred Boolean "Whether the region was concluded, not named";
    mentions Integer "How often the release names it";
    release_id Text "Id of the release";
    title Text "Headline of the release";
    published Date "Day of publication";
    publisher Text "Who published it";
    release_region Text "Home region of the release, Kemendagri code";
    path Text "Where the release was read";
    url Text "Where it stands on the web";
};

const LEGAL_REFS: &[Column] = columns! {
    id Text "type/year/number, and the article where cited";
    citation Text "The short form";
    type Text "Type of law or rule";
    number Text "Its number";
    year Integer "Its year";
    act_title Text "Its title, where known";
    pasal Text "Article";
    ayat Text "Paragraph";
    huruf Text "Letter";
    inferred Boolean "Whether number and year were concluded";
    note Text "What is wrong or open";
    mentions Integer "How often the release cites it";
    release_id Text "Id of the release";
    title Text "Headline of the release";
    published Date "Day of publication";
    publisher Text "Who published it";
    release_region Text "Home region of the release, Kemendagri code";
    path Text "Where the release was read";
    url Text "Where it stands on the web";
};

/// The columns of one kind of item, in their order.
pub fn columns(what: What) -> &'static [Column] {
    match what {
        What::Commitments => COMMITMENTS,
        What::Statements => STATEMENTS,
        What::Releases => RELEASES,
        What::Officials => OFFICIALS,
        What::Agencies => AGENCIES,
        What::LegalRefs => LEGAL_REFS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [What; 6] = [
        What::Commitments,
        What::Statements,
        What::Releases,
        What::Officials,
        What::Agencies,
        What::LegalRefs,
    ];

    #[test]
    fn no_kind_has_two_columns_of_one_name() {
        for what in ALL {
            let mut names: Vec<&str> = columns(what).iter().map(|c| c.name).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{what:?}");
        }
    }
}
