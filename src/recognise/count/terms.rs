//! The words around numbers, from `measures.tsv`, `qualifiers.tsv` and the months of
//! `calendar.tsv`.

use crate::error::{Error, Result};
use crate::lexicon::{Lexicons, Row, Table};
use crate::model::{Caps, Document, Hit, Measure, Qualifier, Sex, TableId, VoterList};

/// What a word does beside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Noun,
    List,
    Unit,
    Sex,
    Share,
    Label,
    Never,
    Trait,
    Verb,
    Step,
    /// Stands for what was counted before: `jumlah itu`.
    Same,
}

/// What is counted, as far as a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Of(Measure),
    /// Voters in a sentence about voters, else others.
    People,
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) role: Role,
    pub(super) sort: Option<Sort>,
    pub(super) list: Option<VoterList>,
    pub(super) sex: Option<Sex>,
}

/// All terms.
pub(super) struct Terms {
    measures: Vec<Term>,
    qualifiers: Vec<(bool, Qualifier)>,
    months: Vec<bool>,
    stopwords: std::collections::HashSet<String>,
    /// Which rows of the verbs are verbs.
    verbs: Vec<bool>,
}

impl Terms {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        let table = lexicons.table(TableId::Measures);
        let measures = table
            .rows()
            .map(|row| term(table, row))
            .collect::<Result<_>>()?;
        let table = lexicons.table(TableId::Qualifiers);
        let qualifiers = table
            .rows()
            .map(|row| qualifier(table, row))
            .collect::<Result<_>>()?;
        let months = lexicons
            .table(TableId::Calendar)
            .rows()
            .map(|row| row.get(1).starts_with("month"))
            .collect();
        let stopwords = lexicons
            .table(TableId::Stopwords)
            .rows()
            .map(|row| row.get(0).to_lowercase())
            .collect();
        let verbs = lexicons
            .table(TableId::Verbs)
            .rows()
            .map(|row| row.get(1) != "noun")
            .collect();
        Ok(Self {
            verbs,
            measures,
            qualifiers,
            months,
            stopwords,
        })
    }

    /// The longest term at the token with one of these roles, and the token after it.
    pub(super) fn at(
        &self,
        document: &Document,
        token: usize,
        roles: &[Role],
    ) -> Option<(Term, usize)> {
        self.hits(document, token, TableId::Measures)
            .filter_map(|h| Some((*self.measures.get(h.row)?, h)))
            .find(|(term, hit)| roles.contains(&term.role) && fits_case(document, hit))
            .map(|(term, hit)| (term, hit.last))
    }

    /// The longest term with one of these roles that ends before the token, and its first token.
    pub(super) fn before(
        &self,
        document: &Document,
        token: usize,
        roles: &[Role],
    ) -> Option<(Term, usize)> {
        (token.saturating_sub(LONGEST)..token).find_map(|first| {
            self.hits(document, first, TableId::Measures)
                .filter(|h| h.last == token)
                .filter_map(|h| Some((*self.measures.get(h.row)?, h)))
                .find(|(term, hit)| roles.contains(&term.role) && fits_case(document, hit))
                .map(|(term, _)| (term, first))
        })
    }

    /// The longest qualifier that ends before the token, and its first token.
    pub(super) fn qualifier_before(
        &self,
        document: &Document,
        token: usize,
    ) -> Option<(Qualifier, usize)> {
        (token.saturating_sub(LONGEST)..token).find_map(|first| {
            self.hits(document, first, TableId::Qualifiers)
                .filter(|h| h.last == token)
                .filter_map(|h| self.qualifiers.get(h.row))
                .find(|(before, _)| *before)
                .map(|(_, qualifier)| (*qualifier, first))
        })
    }

    /// The longest qualifier of a number after it that begins at the token.
    pub(super) fn qualifier_at(&self, document: &Document, token: usize) -> Option<Qualifier> {
        self.hits(document, token, TableId::Qualifiers)
            .filter_map(|h| self.qualifiers.get(h.row))
            .find(|(before, _)| *before)
            .map(|(_, qualifier)| *qualifier)
    }

    /// A qualifier at the token that belongs to the number before it, and the token after it.
    pub(super) fn qualifier_after(
        &self,
        document: &Document,
        token: usize,
    ) -> Option<(Qualifier, usize)> {
        self.hits(document, token, TableId::Qualifiers)
            .filter_map(|h| Some((self.qualifiers.get(h.row)?, h.last)))
            .find(|((before, _), _)| !before)
            .map(|((_, qualifier), last)| (*qualifier, last))
    }

    /// Whether a month's name stands at the token.
    pub(super) fn month(&self, document: &Document, token: usize) -> bool {
        self.hits(document, token, TableId::Calendar)
            .any(|h| self.months.get(h.row).copied().unwrap_or(false))
    }

    /// Whether the token is a word that names nothing.
    pub(super) fn stopword(&self, document: &Document, token: usize) -> bool {
        self.stopwords
            .contains(&document.word(token).to_lowercase())
    }

    /// Whether the token is a bare verb: `masuk`.
    pub(super) fn verb(&self, document: &Document, token: usize) -> bool {
        self.hits(document, token, TableId::Verbs)
            .any(|h| self.verbs.get(h.row).copied().unwrap_or(false))
    }

    /// Whether the token only describes, though it looks like a verb: `meninggal`.
    pub(super) fn is_trait(&self, document: &Document, token: usize) -> bool {
        self.at(document, token, &[Role::Trait]).is_some()
    }

    fn hits<'d>(
        &self,
        document: &'d Document,
        token: usize,
        table: TableId,
    ) -> impl Iterator<Item = &'d Hit> {
        document
            .hits_at(token)
            .iter()
            .filter(move |h| h.table == table)
    }
}

/// Words of the longest term, and some for points of abbreviations.
const LONGEST: usize = 8;

/// `L` and `P` stand for men and women only as capitals.
fn fits_case(document: &Document, hit: &Hit) -> bool {
    hit.last > hit.first + 1
        || document.word(hit.first).len() > 1
        || document.caps(hit.first) != Caps::Lower
}

fn term(table: &Table, row: &Row) -> Result<Term> {
    let wrong =
        |cell: &str, what: &str| -> Error { table.error(row, format!("{cell:?} is no {what}")) };
    let role = match row.get(1) {
        "noun" => Role::Noun,
        "list" => Role::List,
        "unit" => Role::Unit,
        "sex" => Role::Sex,
        "share" => Role::Share,
        "label" => Role::Label,
        "never" => Role::Never,
        "trait" => Role::Trait,
        "verb" => Role::Verb,
        "step" => Role::Step,
        "same" => Role::Same,
        other => return Err(wrong(other, "role")),
    };
    let sort = match row.get(2) {
        "" => None,
        "people" => Some(Sort::People),
        other => Some(Sort::Of(
            measure(other).ok_or_else(|| wrong(other, "measure"))?,
        )),
    };
    let counts = matches!(
        role,
        Role::Noun | Role::List | Role::Unit | Role::Sex | Role::Share | Role::Verb
    );
    if counts != sort.is_some() {
        return Err(wrong(row.get(2), "measure for this role"));
    }
    let list = match row.get(3) {
        "" => None,
        "dpt" => Some(VoterList::Dpt),
        "dps" => Some(VoterList::Dps),
        "dpthp" => Some(VoterList::Dpthp),
        "dptb" => Some(VoterList::Dptb),
        "dpk" => Some(VoterList::Dpk),
        "dp4" => Some(VoterList::Dp4),
        other => return Err(wrong(other, "list of voters")),
    };
    let sex = match row.get(4) {
        "" => None,
        "male" => Some(Sex::Male),
        "female" => Some(Sex::Female),
        other => return Err(wrong(other, "sex")),
    };
    Ok(Term {
        role,
        sort,
        list,
        sex,
    })
}

fn measure(key: &str) -> Option<Measure> {
    Some(match key {
        "voters" => Measure::Voters,
        "turnout_percent" => Measure::TurnoutPercent,
        "polling_stations" => Measure::PollingStations,
        "districts" => Measure::Districts,
        "villages" => Measure::Villages,
        "officers" => Measure::Officers,
        "ballots" => Measure::Ballots,
        "budget_rupiah" => Measure::BudgetRupiah,
        "candidates" => Measure::Candidates,
        "other" => Measure::Other,
        _ => return None,
    })
}

fn qualifier(table: &Table, row: &Row) -> Result<(bool, Qualifier)> {
    let before = match row.get(1) {
        "before" => true,
        "after" => false,
        other => return Err(table.error(row, format!("{other:?} is no place"))),
    };
    let qualifier = match row.get(2) {
        "exact" => Qualifier::Exact,
        "about" => Qualifier::About,
        "at_least" => Qualifier::AtLeast,
        "at_most" => Qualifier::AtMost,
        "target" => Qualifier::Target,
        other => return Err(table.error(row, format!("{other:?} is no qualifier"))),
    };
    Ok((before, qualifier))
}
