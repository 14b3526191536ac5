//! The rules, one file each.

mod choice_without_options;
mod clause_unreachable;
mod condition_never_holds;
mod dead_reference;
mod default_without_reason;
mod document_name_twice;
mod duplicate_label;
mod file_not_read;
mod internal_in_outbound;
mod languages_disagree;
mod missing_language;
mod obligation_without_clause;
mod range_reversed;
mod reference_to_nowhere;
mod table_shape;
mod term_not_used;
mod term_undefined;
mod text_not_printed;
mod unknown_collection;
mod unknown_field;
mod value_not_declared;
mod value_not_used;
mod value_not_valid;

use super::Rule;

/// Every rule over a library that could be read, in order of the names.
pub const RULES: &[Rule] = &[
    choice_without_options::RULE,
    clause_unreachable::RULE,
    condition_never_holds::RULE,
    dead_reference::RULE,
    default_without_reason::RULE,
    document_name_twice::RULE,
    duplicate_label::RULE,
    file_not_read::RULE,
    internal_in_outbound::RULE,
    languages_disagree::RULE,
    missing_language::RULE,
    obligation_without_clause::RULE,
    range_reversed::RULE,
    reference_to_nowhere::RULE,
    table_shape::RULE,
    term_not_used::RULE,
    term_undefined::RULE,
    text_not_printed::RULE,
    unknown_collection::RULE,
    unknown_field::RULE,
    value_not_declared::RULE,
    value_not_used::RULE,
    value_not_valid::RULE,
];
