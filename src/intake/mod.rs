//! What comes back: files that people filled in or changed, read with nothing lost in silence.

mod form;

pub use form::{Answered, FilledForm, FormAnswer, read_form};
