//! From an order to finished documents: select → number → word, and the receipt of what went in.
//!
//! Every stage is a type: after `select` there is no condition left, after `number` no number is missing, after
//! `word` no blank is unfilled but those left open on purpose. Pure: the same library and order give the same tree.

mod calendar;
mod collections;
mod draft;
mod facts;
mod law;
mod lists;
mod number;
mod order;
mod outreach;
mod receipt;
mod reference;
mod select;
mod values;
mod word;

pub use calendar::Calendar;
pub use collections::{Entry, OpenBlank};
pub use draft::{Assembly, Draft, Trace, applies, assemble};
pub use law::{BILL, LawChoice, choose_law};
pub use number::{Address, Outline, Schemes, Stop};
pub use order::{Order, Origin, Setting};
pub use receipt::{Receipt, ReceiptDocument};
pub use select::{Alternative, Reason};
pub use values::{Content, Resolved, Values, read_value};
