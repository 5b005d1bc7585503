//! A post's key: the head's own, or what head and agency make together (`position_keys.tsv`).
//!
//! Leaves out where head and agency stand in the text.

use super::{Office, Positions};
use crate::model::Document;
use crate::recognise::agency::{Agencies, AgencyMention};

impl Positions {
    /// The key of an office with its agency, and the head's own key where it stays open.
    pub(super) fn key(
        &self,
        document: &Document,
        office: &Office,
        agencies: &Agencies,
        agency: Option<&AgencyMention>,
    ) -> (String, Option<String>) {
        if !office.head {
            return (office.key.clone(), None);
        }
        if let Some(agency) = agency {
            // `Kepala | Kantor Kesbangpol`: the body's own head word decides.
            let word = format!("word:{}", document.word(agency.first).to_lowercase());
            let by_word = self.keys.get(&(office.key.clone(), word)).cloned();
            let key =
                by_word.unwrap_or_else(|| self.compose(&office.key, &agency.kind, &agency.class));
            return (key, None);
        }
        if !office.agency.is_empty() {
            let class = agencies
                .kind(&office.agency)
                .map_or("", |k| k.class.as_str());
            return (self.compose(&office.key, &office.agency, class), None);
        }
        let bare = office.key.trim_end_matches("_*");
        (bare.to_owned(), Some(office.key.clone()))
    }

    /// The key of a head with an agency.
    pub(super) fn compose(&self, head: &str, kind: &str, class: &str) -> String {
        self.listed(head, kind, class)
            .unwrap_or_else(|| head.replace('*', kind))
    }

    /// The key that the lexicon lists for a head with an agency.
    pub(in crate::recognise) fn listed(
        &self,
        head: &str,
        kind: &str,
        class: &str,
    ) -> Option<String> {
        let find = |agency: &str| self.keys.get(&(head.to_owned(), agency.to_owned()));
        find(kind)
            .or_else(|| find(&format!("class:{class}")))
            .cloned()
    }
}
