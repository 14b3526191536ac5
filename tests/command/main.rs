//! The command as a person meets it, run in a scratch folder.

mod cases;
mod changes;
mod compare;
mod desk;
mod readme;
mod requests;
mod view;
