//! How sure a statement is: the share of right ones among those of its rule, and how its speaker is
//! given.
//!
//! The shares were counted on annotated releases, found and given to the right speaker, and rounded
//! down; a rule with few cases stays cautious. Leaves out what the words say.

/// How the speaker of an attribution was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// By a name, a post or an agency in the text.
    Named,
    /// By a pronoun or `-nya`: whoever is in focus.
    Focus,
    /// As the agency or person in focus (`pihaknya`), or by a trait that fits.
    Described,
    /// By a trait that fits nobody in particular.
    Unfit,
    /// Not at all.
    Nobody,
}

/// The share of right statements by rule.
const SHARES: [(&str, f64); 16] = [
    ("points-back", 0.75),
    ("prose-first-person", 0.78),
    ("quote-after", 0.75),
    ("quote-alone", 0.82),
    ("quote-before", 0.9),
    ("quote-colon", 0.82),
    ("quote-name-after", 0.97),
    ("quote-pronoun-after", 0.93),
    ("quote-pronoun-before", 0.8),
    ("quote-setting", 0.75),
    ("quote-subject-after", 0.85),
    ("reported-fronted", 0.93),
    ("reported-name-inside", 0.92),
    ("reported-passive", 0.87),
    ("reported-pronoun-fronted", 0.88),
    ("reported-subject", 0.95),
];

/// The share of rules that are not listed: too few cases to tell.
const UNTOLD: f64 = 0.72;

/// How sure a statement by a rule is whose speaker is held so.
pub(super) fn of(rule: &str, held: Held) -> f64 {
    let share = SHARES
        .iter()
        .find(|(name, _)| *name == rule)
        .map_or(UNTOLD, |(_, share)| *share);
    share.min(match held {
        Held::Named => 1.0,
        Held::Focus => 0.92,
        Held::Described => 0.85,
        Held::Unfit => 0.7,
        Held::Nobody => 0.4,
    })
}

#[cfg(test)]
mod tests {
    use super::{Held, SHARES, of};

    #[test]
    fn surer_rules_and_surer_speakers_are_surer() {
        assert!(of("quote-name-after", Held::Named) > of("quote-alone", Held::Focus));
        assert!(of("reported-subject", Held::Named) > of("reported-subject", Held::Focus));
        assert!(of("reported-subject", Held::Nobody) < 0.5);
        assert!(of("no-such-rule", Held::Named) < 0.8);
        assert!(SHARES.windows(2).all(|w| w[0].0 < w[1].0));
    }
}
