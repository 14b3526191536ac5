//! The ways to write a value.

/// How a value is written in a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As its type is usually written (a date in full, a number in digits).
    Plain,
    /// In bold.
    Strong,
    /// In italics.
    Emphasis,
    /// A number in words.
    Words,
    /// A number of years or days with the word for them, in the number that the language wants.
    Period,
    /// An amount of money with its currency.
    Amount,
    /// A list, joined with "and".
    List,
}
