//! Redlines of any two files: exact both ways, of every construct.

#[path = "tracked/generate/mod.rs"]
mod generate;

#[path = "redline/properties.rs"]
mod properties;
