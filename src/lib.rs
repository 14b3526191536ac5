//! `enact` drafts national law for the Convention on Cluster Munitions and assembles the papers a state needs to join it.

pub mod document;
pub mod finding;
pub mod fingerprint;
pub mod ooxml;
pub mod render;
