//! What a provision does in law, as far as the rule of closure asks.

use super::Located;
use schemars::JsonSchema;
use serde::Deserialize;

/// What a provision does: the words name conduct (`use`, `transfer`) or actors (`minister`, `court`).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// Conduct that it forbids.
    #[serde(default)]
    pub prohibits: Vec<Located<String>>,
    /// Conduct that it makes an offence.
    #[serde(default)]
    pub punishes: Vec<Located<String>>,
    /// Offences whose penalty it fixes, by their conduct.
    #[serde(default)]
    pub penalty_for: Vec<Located<String>>,
    /// Offences that it takes acts out of, by their conduct.
    #[serde(default)]
    pub excepts: Vec<Located<String>>,
    /// Who has the duty.
    #[serde(default)]
    pub duty: Vec<Located<String>>,
    /// Who has the power.
    #[serde(default)]
    pub power: Vec<Located<String>>,
    /// Whom it creates or designates.
    #[serde(default)]
    pub appoints: Vec<Located<String>>,
    /// Who has to report.
    #[serde(default)]
    pub report: Vec<Located<String>>,
    /// Whether it says by when.
    #[serde(default)]
    pub deadline: bool,
}
