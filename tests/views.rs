//! Tracked changes as a page, for a terminal, as data, and as a Word file without revision marks.

#[path = "tracked/generate/mod.rs"]
mod generate;

#[path = "views/generated.rs"]
mod generated;

#[path = "views/sample.rs"]
mod sample;

#[path = "views/model.rs"]
mod model;

#[path = "views/page.rs"]
mod page;

#[path = "views/plain.rs"]
mod plain;

#[path = "views/robust.rs"]
mod robust;

#[path = "views/still.rs"]
mod still;
