//! What the law is made of: clauses, templates, packs, profiles, obligations, values, and the edition of them all.
//!
//! Reads YAML into types that refuse unknown and duplicate keys, and keeps the place of every entry. Alone names the
//! YAML crate. Knows nothing of drafts: which clause is in, and under which number, is `assemble`'s work.

mod actor;
mod answer;
mod clause;
mod condition;
mod contents;
mod effect;
mod embedded;
mod fact;
mod item;
mod load;
mod located;
mod names;
mod obligation;
mod pack;
mod place_names;
mod schema;
mod shelf;
mod source;
mod state;
mod status;
mod step;
mod style_words;
mod target;
mod template;
mod text;
mod usage;
mod value;
mod yaml;
mod yaml_error;

pub use actor::Actor;
pub use answer::Answer;
pub use clause::{Change, Clause, ClauseId, Gathers, Ignore, Scope, Shape, Touches, Tradition};
pub use condition::{Condition, Test};
pub use contents::Library;
pub use effect::Effect;
pub use fact::{Confidence, Fact};
pub use item::{Item, Join};
pub use load::load;
pub use located::Located;
pub use names::{
    BUILT_IN_CHOICES, BUILT_IN_COLLECTIONS, BuiltIn, SETTABLE_CHOICES, all_built_in, built_in,
    built_in_choice,
};
pub use obligation::{Applies, Approach, Measure, Module, Obligation, Obligations};
pub use pack::{Pack, PackDocument, Reader, Slot};
pub use place_names::PlaceNames;
pub use schema::{SCHEMAS, SchemaKind};
pub use shelf::Shelf;
pub use source::is_citable;
pub use state::{Drafting, Known, Profile, StateCode};
pub use status::{Instrument, Participation, Status};
pub use step::{Step, StepKind};
pub use style_words::StyleWords;
pub use target::{TargetCategory, vote_year};
pub use template::{
    Audience, BlockRole, BodyItem, ColumnSpec, RowSpec, Template, TemplateKind, Unfit,
};
pub use text::Text;
pub use usage::Usage;
pub use value::{Choice, Declaration, Range, ValueType};
pub use yaml::{Scalar, Scalars, load_yaml};
