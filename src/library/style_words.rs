//! What the rules of style look for in one language. Data, from `clauses/style.yaml`.

use super::Tradition;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The words of one language.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StyleWords {
    /// Pronouns and forms that name one sex.
    #[serde(default)]
    pub gendered: Vec<String>,
    /// Archaic words, with what to write instead.
    #[serde(default)]
    pub archaic: BTreeMap<String, String>,
    /// Forms of "and/or".
    #[serde(default)]
    pub and_or: Vec<String>,
    /// Pairs of words that make a double negative when the second follows within three words.
    #[serde(default)]
    pub double_negative: Vec<[String; 2]>,
    /// Words for a duty that a tradition's clauses do not use, with the one that they use.
    #[serde(default)]
    pub duty: BTreeMap<Tradition, BTreeMap<String, String>>,
}
