//! Whether confidence means what it says: of what was given with a confidence in a band, the share
//! that is wholly right.
//!
//! Wholly right is what the strictest kind of its sort asks: of a commitment its sentence, type and
//! an actor; of a statement its words and speaker. What only optional gold answers is right too.
//! Leaves out the weights themselves, which belong to the stages.

use serde_json::{Value, json};

/// The lower ends of the bands; the last one reaches to 1.
const STEPS: &[f64] = &[0.0, 0.5, 0.6, 0.7, 0.8, 0.9];

/// What was given with a confidence in one band.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Band {
    /// The least confidence in it.
    pub from: f64,
    /// Wholly right.
    pub right: usize,
    /// Anything else.
    pub wrong: usize,
}

impl Band {
    /// The share that is wholly right; none of an empty band.
    pub fn share(self) -> Option<f64> {
        let all = self.right + self.wrong;
        (all > 0).then(|| self.right as f64 / all as f64)
    }
}

/// The bands of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    bands: Vec<Band>,
}

impl Default for Calibration {
    fn default() -> Self {
        let empty = |from: &f64| Band {
            from: *from,
            ..Band::default()
        };
        Self {
            bands: STEPS.iter().map(empty).collect(),
        }
    }
}

impl Calibration {
    /// The bands from the least confidence up.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// All that was given with at least this confidence, as one band; `from` is the lower end of a
    /// band.
    pub fn at_least(&self, from: f64) -> Band {
        let above = self.bands.iter().filter(|b| b.from >= from);
        above.fold(
            Band {
                from,
                ..Band::default()
            },
            |sum, b| Band {
                right: sum.right + b.right,
                wrong: sum.wrong + b.wrong,
                ..sum
            },
        )
    }

    /// Counts found items that are all right or all wrong.
    pub(super) fn count(&mut self, items: &[Value], right: bool) {
        for item in items {
            let Some(confidence) = item["confidence"].as_f64() else {
                continue;
            };
            let band = self.bands.iter_mut().rev().find(|b| confidence >= b.from);
            if let Some(band) = band {
                let tally = if right {
                    &mut band.right
                } else {
                    &mut band.wrong
                };
                *tally += 1;
            }
        }
    }

    /// The bands as JSON.
    pub(super) fn to_json(&self) -> Value {
        let band = |b: &Band| json!({"from": b.from, "right": b.right, "wrong": b.wrong});
        self.bands.iter().map(band).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_counts_in_the_band_of_its_confidence() {
        let mut calibration = Calibration::default();
        let items =
            |all: &[f64]| -> Vec<Value> { all.iter().map(|c| json!({"confidence": c})).collect() };
        calibration.count(&items(&[0.3, 0.8, 0.94, 1.0]), true);
        calibration.count(&items(&[0.79, 0.9]), false);
        calibration.count(&[json!({"id": "without"})], false);
        let got: Vec<(f64, usize, usize)> = calibration
            .bands()
            .iter()
            .map(|b| (b.from, b.right, b.wrong))
            .collect();
        let want = [
            (0.0, 1, 0),
            (0.5, 0, 0),
            (0.6, 0, 0),
            (0.7, 0, 1),
            (0.8, 1, 0),
            (0.9, 2, 1),
        ];
        assert_eq!(got, want);
        assert_eq!(calibration.at_least(0.8).share(), Some(0.75));
        assert_eq!(calibration.bands()[1].share(), None);
    }
}
