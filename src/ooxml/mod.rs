//! placeholder until the word branch lands
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Dress {}
