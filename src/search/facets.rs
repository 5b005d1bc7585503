//! The counts behind a search.
//!
//! Every ancestor is counted (a province with its regencies), exactly: the aggregation keeps as
//! many buckets as there are values. Leaves out which of them are shown.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};
use tantivy::Searcher;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::aggregation::agg_result::AggregationResults;
use tantivy::aggregation::{AggContextParams, AggregationCollector, AggregationLimitsGuard};

use crate::error::{Error, Result};
use crate::index::FACETS;

/// Facets by name, each with its values, most frequent first.
pub type Facets = BTreeMap<String, Vec<FacetCount>>;

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FacetCount {
    /// The value.
    pub value: String,
    /// How many hits have it.
    pub count: u64,
}

/// The most memory that counting may take.
const MEMORY: u64 = 500 << 20;

/// What counts all facets of a query's hits.
pub(super) fn collector(searcher: &Searcher) -> Result<AggregationCollector> {
    let mut request = Map::new();
    let mut buckets = 0_u32;
    for facet in FACETS {
        let mut values = 0_usize;
        for segment in searcher.segment_readers() {
            let column = segment.fast_fields().str(facet)?;
            values += column.map_or(0, |c| c.num_terms());
        }
        let size = u32::try_from(values.max(1)).unwrap_or(u32::MAX);
        buckets = buckets.saturating_add(size);
        let terms = json!({"terms": {"field": facet, "size": size, "segment_size": size}});
        request.insert((*facet).to_owned(), terms);
    }
    let request: Aggregations = serde_json::from_value(Value::Object(request))
        .map_err(|e| Error::internal("the facets can't be asked for").because(e))?;
    let limits = AggregationLimitsGuard::new(Some(MEMORY), Some(buckets.saturating_add(1)));
    let context = AggContextParams::new(limits, Default::default());
    Ok(AggregationCollector::from_aggs(request, context))
}

/// The counts as the user gets them: years and months apart, by count and then by value, at most
/// `limit` of each.
pub(super) fn read(results: AggregationResults, limit: usize) -> Result<Facets> {
    let results = serde_json::to_value(results)
        .map_err(|e| Error::internal("the facets can't be read").because(e))?;
    let mut facets = Facets::new();
    for facet in FACETS {
        let buckets = results[*facet]["buckets"].as_array();
        for bucket in buckets.into_iter().flatten() {
            let Some(value) = bucket["key"].as_str() else {
                continue;
            };
            let name = match (*facet, value.len()) {
                ("date", 4) => "year",
                ("date", _) => "month",
                (other, _) => other,
            };
            facets.entry(name.to_owned()).or_default().push(FacetCount {
                value: value.to_owned(),
                count: bucket["doc_count"].as_u64().unwrap_or_default(),
            });
        }
    }
    for name in super::FACET_NAMES {
        let counts = facets.entry((*name).to_owned()).or_default();
        counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        counts.truncate(limit);
    }
    Ok(facets)
}
