//! `enact` drafts national law for the Convention on Cluster Munitions and assembles the papers a state needs to join it.
//!
//! # The map
//! A folder is a room, a room is a kind of work, and a room uses lower levels only (`tests/architecture.rs` holds the
//! table).
//!
//! | level | room | holds |
//! |---|---|---|
//! | 0 | [`finding`] | what is wrong, where, and what to do |
//! | 0 | [`fingerprint`] | stable hashes |
//! | 0 | [`difference`] | likeness and alignment of two sequences |
//! | 0 | [`document`] | the one neutral tree that every document is |
//! | 1 | [`phrase`] | text with blanks, and how languages join, date and count |
//! | 1 | [`ooxml`] | Word's package and elements; knows no law |
//! | 2 | [`library`] | clauses, templates, packs, profiles, obligations, values; loading |
//! | 3 | [`assemble`] | order → select → number → word → documents and receipt |
//! | 3 | [`render`] | Word, HTML, text, JSON; tracked changes of any Word file for readers without Word |
//! | 4 | [`check`] | rules over the library, one file a rule; coverage of obligations |
//! | 5 | [`ops`] | one verb a file; returns values, prints nothing |
//! | 6 | [`cli`] | the command line; alone prints, exits, reads the clock and the environment |
//!
//! # The flow
//! [`library::load`] reads a [`library::Shelf`] into a [`library::Library`]. [`assemble::assemble`] takes it and an
//! [`assemble::Order`] to an [`assemble::Assembly`]: every document of a pack is numbered before any is worded, so that
//! each can cite the others. [`render`] turns a [`document::Document`] into bytes. [`ops::pack`] writes a folder, whole
//! or not at all.

#![warn(missing_docs)]

pub mod assemble;
pub mod check;
pub mod cli;
pub mod difference;
pub mod document;
pub mod finding;
pub mod fingerprint;
pub mod library;
pub mod ooxml;
pub mod ops;
pub mod phrase;
pub mod render;
