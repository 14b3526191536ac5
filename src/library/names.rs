//! The names that the program itself gives: what a text may print and a condition may test without declaring it.

use super::ValueType;

/// A name given by the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// The name.
    pub name: &'static str,
    /// Its type.
    pub value_type: ValueType,
    /// Whether `--set` and a decisions file may give it.
    pub settable: bool,
}

const fn text(name: &'static str) -> BuiltIn {
    BuiltIn {
        name,
        value_type: ValueType::Text,
        settable: true,
    }
}

const fn computed(name: &'static str, value_type: ValueType) -> BuiltIn {
    BuiltIn {
        name,
        value_type,
        settable: false,
    }
}

/// The names that texts may print.
const BUILT_IN: &[BuiltIn] = &[
    computed("state.short_name", ValueType::Text),
    computed("state.formal_name", ValueType::Text),
    computed("state.name_in_text", ValueType::Text),
    computed("state.of_name", ValueType::Text),
    text("state.capital"),
    text("state.head_of_state"),
    text("state.legislature"),
    computed("state.legislature_in_text", ValueType::Text),
    computed("state.chambers", ValueType::Text),
    text("state.lead_ministry"),
    text("state.currency"),
    text("state.gazette"),
    text("state.law_officer"),
    text("state.enacting_formula"),
    text("state.customs_act"),
    text("state.arms_act"),
    text("state.mine_ban_act"),
    text("state.reception_basis"),
    computed("state.organs_note", ValueType::Text),
    computed("state.signed", ValueType::Date),
    computed("state.subregion", ValueType::Text),
    computed("state.regional_bodies", ValueType::Text),
    computed("state.vote_years", ValueType::Text),
    computed("treaty.parties", ValueType::Number),
    computed("treaty.signatories", ValueType::Number),
    computed("treaty.withdrawn", ValueType::Number),
    computed("pack.date", ValueType::Date),
    computed("pack.year", ValueType::Number),
    computed("pack.title", ValueType::Text),
    computed("pack.no_bill_reason", ValueType::Text),
    computed("bill.short_title", ValueType::Text),
    BuiltIn {
        name: "calendar.deposit_date",
        value_type: ValueType::Date,
        settable: true,
    },
    computed("calendar.entry_into_force", ValueType::Date),
    computed("calendar.first_report", ValueType::Date),
    computed("calendar.first_annual_report", ValueType::Date),
    computed("calendar.stockpile_deadline", ValueType::Date),
    computed("calendar.clearance_deadline", ValueType::Date),
];

/// The choices that conditions may test, with their options.
pub const BUILT_IN_CHOICES: &[(&str, &[&str])] = &[
    (
        "state.status",
        &["signatory", "not-party", "party", "withdrawn"],
    ),
    ("state.instrument", &["ratification", "accession", "none"]),
    ("state.stockpile", &["none", "holds", "unknown"]),
    ("state.contamination", &["none", "contaminated", "unknown"]),
    (
        "state.structure",
        &["unicameral", "bicameral", "none", "unknown"],
    ),
    ("state.reception", &["monist", "dualist", "unknown"]),
    ("state.mine_ban", &["party", "not-party"]),
    ("state.national_law", &["none", "on-file"]),
    (
        "state.family",
        &[
            "common-law",
            "us-style",
            "francophone",
            "hispanophone",
            "lusophone",
            "arabic",
            "continental",
            "mixed",
            "other",
        ],
    ),
    ("state.mine_ban_law", &["known", "unknown"]),
    (
        "state.vote_record",
        &["steady-yes", "mixed", "no-yes", "unknown"],
    ),
    ("state.ipu", &["member", "not-member", "unknown"]),
    ("state.interim_step", &["yes", "no"]),
    ("state.position", &["yes", "no"]),
    ("state.regional_body", &["yes", "no"]),
    ("state.parliament", &["sits", "not-sitting", "unknown"]),
    ("region.has_parties", &["yes", "no"]),
    ("region.has_laws", &["yes", "no"]),
    ("pack.approach", &["A", "B", "C", "D", "none"]),
    ("pack.has_bill", &["yes", "no"]),
    ("pack.language_official", &["yes", "no"]),
    ("pack.convention_text", &["attached", "missing"]),
    ("calendar.deposit", &["known", "unknown"]),
];

/// Choices among those that a person may decide, because the profile can be wrong or behind.
pub const SETTABLE_CHOICES: &[&str] = &["state.stockpile", "state.contamination", "pack.approach"];

/// The collections that `each:` may name, with the fields of their entries.
pub const BUILT_IN_COLLECTIONS: &[(&str, &[&str])] = &[
    ("state.votes", &["year", "vote"]),
    ("state.steps", &["what", "date"]),
    ("state.bodies", &["body", "parties"]),
    ("state.remarks", &["about", "remark", "source"]),
    ("region.parties", &["state", "since"]),
    ("region.laws", &["state", "law"]),
    ("pack.readers", &["who", "first"]),
    (
        "bill.sections",
        &["number", "cited", "heading", "explanation"],
    ),
    ("pack.documents", &["number", "title", "purpose"]),
    ("pack.open_blanks", &["number", "document", "place", "asks"]),
    ("pack.defaults", &["name", "question", "taken", "because"]),
    ("pack.disputed", &["question", "taken", "options"]),
    (
        "pack.to_confirm",
        &["fact", "value", "source", "confidence"],
    ),
    ("pack.decisions", &["name", "value"]),
    (
        "calendar.if_deposited",
        &["deposit", "entry_into_force", "first_report"],
    ),
];

/// The built-in value of this name.
pub fn built_in(name: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|b| b.name == name)
}

/// Every built-in value.
pub fn all_built_in() -> &'static [BuiltIn] {
    BUILT_IN
}

/// The options of a built-in choice.
pub fn built_in_choice(name: &str) -> Option<&'static [&'static str]> {
    BUILT_IN_CHOICES
        .iter()
        .find(|(choice, _)| *choice == name)
        .map(|(_, options)| *options)
}
