//! What a phrase asks for while it is worded.

use super::{Form, Target, TermForm};
use crate::document::Inlines;

/// Gives the runs for names, terms and references. Reports what it cannot give by its own means.
pub trait Vocabulary {
    /// Words of the phrase itself, in the usage of the document.
    fn words(&self, text: &str) -> String;
    /// A value in one of its forms; an unknown value is an open blank.
    fn value(&mut self, name: &str, form: Form) -> Inlines;
    /// The use of a defined term.
    fn term(&mut self, id: &str, form: TermForm) -> Inlines;
    /// One reference, or several joined; `with` is the article or preposition that melts into the citation.
    fn reference(&mut self, targets: &[Target], with: Option<&str>, capital: bool) -> Inlines;
    /// A blank that no value fills.
    fn ask(&mut self, name: &str, asks: &str) -> Inlines;
}
