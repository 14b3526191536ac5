//! `enact` drafts national law for the Convention on Cluster Munitions and assembles the papers a state needs to join it.

pub mod assemble;
pub mod check;
pub mod difference;
pub mod document;
pub mod finding;
pub mod fingerprint;
pub mod library;
pub mod ooxml;
pub mod phrase;
