//! The rules, one file each.

mod and_or;
mod archaic_word;
mod authority_without_appointment;
mod choice_without_options;
mod clause_unreachable;
mod closure;
mod condition_never_holds;
mod dead_reference;
mod default_without_reason;
mod digits_disagree;
mod document_name_twice;
mod double_negative;
mod duplicate_label;
mod duty_without_bearer;
mod duty_word;
mod exception_without_offence;
mod file_not_read;
mod form_field;
mod gendered_pronoun;
mod ignore_unused;
mod internal_in_outbound;
mod language_stale;
mod languages_disagree;
mod long_sentence;
mod missing_language;
mod number_typed;
mod obligation_without_clause;
mod offence_without_penalty;
mod penalty_without_offence;
mod power_without_holder;
mod prohibition_without_offence;
mod range_reversed;
mod reference_to_nowhere;
mod report_without_deadline;
mod schedule_not_referred_to;
mod style;
mod table_shape;
mod term_not_used;
mod term_undefined;
mod term_used_once;
mod text_not_printed;
mod unknown_collection;
mod unknown_field;
mod value_not_declared;
mod value_not_used;
mod value_not_valid;

use super::Rule;

/// Every rule over a library that could be read, in order of the names.
pub const RULES: &[Rule] = &[
    and_or::RULE,
    archaic_word::RULE,
    authority_without_appointment::RULE,
    choice_without_options::RULE,
    clause_unreachable::RULE,
    condition_never_holds::RULE,
    dead_reference::RULE,
    default_without_reason::RULE,
    digits_disagree::RULE,
    document_name_twice::RULE,
    double_negative::RULE,
    duplicate_label::RULE,
    duty_without_bearer::RULE,
    duty_word::RULE,
    exception_without_offence::RULE,
    file_not_read::RULE,
    form_field::RULE,
    gendered_pronoun::RULE,
    ignore_unused::RULE,
    internal_in_outbound::RULE,
    language_stale::RULE,
    languages_disagree::RULE,
    long_sentence::RULE,
    missing_language::RULE,
    number_typed::RULE,
    obligation_without_clause::RULE,
    offence_without_penalty::RULE,
    penalty_without_offence::RULE,
    power_without_holder::RULE,
    prohibition_without_offence::RULE,
    range_reversed::RULE,
    reference_to_nowhere::RULE,
    report_without_deadline::RULE,
    schedule_not_referred_to::RULE,
    table_shape::RULE,
    term_not_used::RULE,
    term_undefined::RULE,
    term_used_once::RULE,
    text_not_printed::RULE,
    unknown_collection::RULE,
    unknown_field::RULE,
    value_not_declared::RULE,
    value_not_used::RULE,
    value_not_valid::RULE,
];
