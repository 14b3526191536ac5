//! Redlines of any two files: exact both ways, of every construct.

#[path = "tracked/generate/mod.rs"]
mod generate;

#[path = "redline/properties.rs"]
mod properties;

#[path = "redline/act.rs"]
mod act;
#[path = "redline/build.rs"]
mod build;
#[path = "redline/cases.rs"]
mod cases;
#[path = "redline/exact.rs"]
mod exact;
#[path = "redline/ink.rs"]
mod ink;
#[path = "redline/view.rs"]
mod view;
