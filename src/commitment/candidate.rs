//! What a cue makes of a sentence before it is settled: a commitment with the signs for and
//! against it.
//!
//! The signs' weights were set by hand; `confidence` adds them up. Whether it can be trusted is
//! measured, not hoped: `ikrar evaluate corpus --calibration` gives the share that is wholly right
//! by bands, which must rise and be nine in ten from 0.8 up; change a weight, look again. Leaves out how candidates are found and joined.

use std::ops::Range;

use crate::model::{Party, PromiseType, Speaker};

/// What speaks for or against a commitment beside its cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// The actor is named by name or by `kami`.
    Named,
    /// The actor is people in general.
    People,
    /// The actor is taken for people by what is asked of it: no lexicon knows the noun.
    Guessed,
    /// The actor does the passive deed and is named after it.
    Agent,
    /// The actor is not said: whoever speaks.
    Implied,
    /// The actor is that of an earlier predicate.
    Elided,
    /// The actor is taken over from the order or list before.
    Inherited,
    /// A thing must be done or so, and nobody says by whom: whoever speaks.
    Unsaid,
    /// Nobody is named.
    Nobody,
    /// The words are the speaker's own.
    Direct,
    /// The words are reported of a speaker.
    Reported,
    /// The release says so itself.
    Narrated,
    /// A time to come is set.
    Dated,
    /// `telah`, `sudah`: perhaps over.
    Done,
    /// `mungkin`, `diperkirakan`.
    Hedged,
    /// In a clause that describes something else.
    Relative,
    /// A thing is asked for, no deed.
    Nominal,
    /// A state, no deed.
    Stative,
    /// What an event does by itself.
    Calendar,
    /// An item of an announced list.
    Item,
}

impl Sign {
    fn weight(self) -> f64 {
        match self {
            Sign::Named => 0.06,
            Sign::Agent => 0.04,
            Sign::People => 0.0,
            Sign::Guessed => -0.1,
            Sign::Implied => -0.08,
            Sign::Elided => -0.08,
            Sign::Inherited => -0.12,
            Sign::Unsaid => -0.12,
            Sign::Nobody => -0.25,
            Sign::Direct => 0.02,
            Sign::Reported => 0.02,
            Sign::Narrated => -0.12,
            Sign::Dated => 0.06,
            Sign::Done => -0.2,
            Sign::Hedged => -0.25,
            Sign::Relative => -0.2,
            Sign::Nominal => -0.2,
            Sign::Stative => -0.1,
            Sign::Calendar => -0.15,
            Sign::Item => 0.1,
        }
    }
}

/// A commitment in the making.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) kind: PromiseType,
    pub(super) actors: Vec<Party>,
    /// For each actor its place among the joined names.
    pub(super) places: Vec<usize>,
    pub(super) requested_by: Option<Speaker>,
    pub(super) along: Vec<Party>,
    /// The first token of its clause.
    pub(super) first: usize,
    /// The words of the cue.
    pub(super) cue: Range<usize>,
    /// Its own words without the frame.
    pub(super) action: Range<usize>,
    pub(super) weight: f64,
    pub(super) signs: Vec<Sign>,
    pub(super) rule: &'static str,
    /// Up to where other cues belong to this one.
    pub(super) scope: usize,
    pub(super) item: Option<u32>,
    /// Who owes the items of its list that name nobody.
    pub(super) owner: Vec<Party>,
}

impl Candidate {
    /// A candidate with nothing but its words and actors.
    pub(super) fn new(
        kind: PromiseType,
        weight: f64,
        rule: &'static str,
        cue: Range<usize>,
        actors: Vec<Party>,
    ) -> Self {
        Self {
            kind,
            places: vec![0; actors.len()],
            actors,
            requested_by: None,
            along: Vec::new(),
            first: cue.start,
            action: cue.clone(),
            scope: cue.end,
            cue,
            weight,
            signs: Vec::new(),
            rule,
            item: None,
            owner: Vec::new(),
        }
    }

    /// How sure it is a commitment, from 0 to 1.
    pub(super) fn confidence(&self) -> f64 {
        let sum = self.weight + self.signs.iter().map(|s| s.weight()).sum::<f64>();
        (sum.clamp(0.05, 0.98) * 100.0).round() / 100.0
    }

    /// What the confidence is the sum of.
    pub(super) fn parts(&self) -> Vec<(String, f64)> {
        let signs = self.signs.iter();
        let signs = signs.map(|s| (format!("{s:?}").to_lowercase(), s.weight()));
        std::iter::once(("cue".to_owned(), self.weight))
            .chain(signs)
            .collect()
    }

    pub(super) fn has(&self, sign: Sign) -> bool {
        self.signs.contains(&sign)
    }
}
