//! Who can have a duty or a power under a law. Data, from `clauses/actors.yaml`.

use super::Located;
use schemars::JsonSchema;
use serde::Deserialize;

/// One who acts.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Its id, as `does:` names it.
    pub id: Located<String>,
    /// Whether it exists without the law, as courts and ministers do.
    pub standing: bool,
}
