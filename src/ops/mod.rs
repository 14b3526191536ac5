//! The verbs: one a file, each takes a request and returns a value. Prints nothing, reads no clock and no environment.
//!
//! `cli` (and later a web door) parse, call a verb and report.

mod answers;
mod changes;
mod check;
mod compare;
mod coverage;
mod decisions;
mod desk;
mod draft;
mod explain;
mod find;
mod format;
mod init;
mod pack;
mod pack_all;
mod packs;
mod show;
mod states;
mod trouble;
mod view;
mod write;

pub use answers::{Answers, Decision, answers};
pub use changes::{Carried, Selection, Settled, changes, settle};
pub use check::{check, explain_rule, rules};
pub use compare::{CompareRequest, Compared, Existing, compare};
pub use coverage::{CoverageReport, coverage};
pub use decisions::{Sheet, decisions};
pub use desk::Desk;
pub use draft::{DraftRequest, draft};
pub use explain::{Explanation, explain};
pub use find::find_state;
pub use format::{Finish, Format};
pub use init::init;
pub use pack::{PackRequest, Packed, eligible, pack};
pub use pack_all::{Outcome, pack_all};
pub use packs::{FirstStep, PackRow, packs};
pub use show::{FactLine, show};
pub use states::{StateRow, States, StatesRequest, states};
pub use trouble::Trouble;
pub use view::{ViewFormat, Viewed, view, view_parts};
