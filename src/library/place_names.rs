//! Names of regions and organisations in the languages of the library. Data, from `clauses/names.yaml`.

use super::Text;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The names by the words that profiles use.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceNames {
    /// Regions of the United Nations' M49 list.
    pub regions: BTreeMap<String, Text>,
    /// Regional bodies that letters go to.
    pub organisations: BTreeMap<String, Text>,
}
