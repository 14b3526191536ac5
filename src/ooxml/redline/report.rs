//! What a redline cannot show, and what was done instead.

/// One thing about the redline that its reader should know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// Whether accepting or rejecting all changes loses something of an input.
    pub loss: bool,
    /// The part concerned.
    pub part: String,
    /// One sentence, without a full stop.
    pub what: String,
}
