//! Obligation by obligation: which provision of a draft law meets it, or why none does.
//!
//! Looks at clauses as a whole: what a clause says in `implements:` counts when the clause is in the draft.

use crate::assemble::{Assembly, BILL, Draft};
use crate::document::{Inline, Node};
use crate::library::{Applies, Library, Measure, Obligation};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// The choice that decides whether munitions may be kept.
const RETENTION: &str = "retention";
/// The choice that decides whether there is an exception for military cooperation.
const JOINT_OPERATIONS: &str = "joint_operations";

/// How one obligation stands in a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Its id.
    pub obligation: String,
    /// The article.
    pub article: String,
    /// The duty, in our words.
    pub duty: String,
    /// What kind of measure it calls for, in a word.
    pub measure: &'static str,
    /// How it stands.
    pub standing: Standing,
}

/// How an obligation stands: each has exactly one of these answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "standing")]
pub enum Standing {
    /// Provisions of the law meet it.
    Met {
        /// As another document cites them: `clause 5`.
        provisions: Vec<String>,
    },
    /// It does not concern this State, or not this law.
    NotApplicable {
        /// Why, with who says so.
        reason: String,
    },
    /// Whether it concerns this State is not known.
    DependsOnUnknown {
        /// The fact that nobody knows.
        fact: String,
    },
    /// It calls for no provision of law.
    NoLawNeeded {
        /// What it calls for instead.
        instead: String,
    },
    /// No provision meets it, and one should.
    Open {
        /// What would carry it.
        hint: String,
    },
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Standing::Met { provisions } => write!(f, "met by {}", provisions.join(", ")),
            Standing::NotApplicable { reason } => write!(f, "not applicable: {reason}"),
            Standing::DependsOnUnknown { fact } => write!(f, "depends on a fact not known: {fact}"),
            Standing::NoLawNeeded { instead } => write!(f, "no provision needed: {instead}"),
            Standing::Open { hint } => write!(f, "open: {hint}"),
        }
    }
}

impl Coverage {
    /// Whether a provision is missing.
    pub fn is_open(&self) -> bool {
        matches!(self.standing, Standing::Open { .. })
    }
}

/// How each obligation stands in the law of `assembly`, in the order of the articles.
pub fn coverage(library: &Library, assembly: &Assembly) -> Vec<Coverage> {
    let bill = assembly
        .drafts
        .iter()
        .find(|draft| draft.document.head.name == BILL);
    let law = Law {
        library,
        assembly,
        cited: bill.map(|bill| cited(assembly, bill)).unwrap_or_default(),
    };
    library
        .obligations
        .obligations
        .iter()
        .map(|obligation| Coverage {
            obligation: obligation.id.value.clone(),
            article: obligation.art.clone(),
            duty: obligation.duty.clone(),
            measure: obligation.measure.word(),
            standing: law.standing(obligation),
        })
        .collect()
}

/// The clauses of the bill in reading order, each as it is cited from outside.
fn cited(assembly: &Assembly, bill: &Draft) -> Vec<(String, String)> {
    let empty = BTreeMap::new();
    let labels = assembly
        .trace
        .labels
        .get(&bill.document.head.name)
        .unwrap_or(&empty);
    let mut found = Vec::new();
    for node in &bill.document.body {
        cite(node, labels, "", &mut found);
    }
    found
}

/// The term that a definition defines.
fn term(node: &Node) -> &str {
    node.text
        .iter()
        .find_map(|run| match run {
            Inline::Term {
                text,
                defining: true,
                ..
            } => Some(text.as_str()),
            _ => None,
        })
        .unwrap_or_default()
}

fn cite(
    node: &Node,
    labels: &BTreeMap<String, String>,
    above: &str,
    found: &mut Vec<(String, String)>,
) {
    let own = labels.get(&node.id.0).map_or(above, String::as_str);
    if let Some(source) = &node.source {
        // A definition has no number: it is cited by the provision that it stands in.
        let label = match (labels.get(&node.id.0), above.is_empty()) {
            (Some(label), _) => label.clone(),
            (None, false) => {
                format!("{above} (\u{201c}{}\u{201d})", term(node))
            }
            (None, true) => "the long title".to_owned(),
        };
        found.push((source.clause.clone(), label));
    }
    for child in &node.children {
        cite(child, labels, own, found);
    }
}

struct Law<'a> {
    library: &'a Library,
    assembly: &'a Assembly,
    cited: Vec<(String, String)>,
}

/// Whether an obligation concerns the state.
enum Concerns {
    Yes,
    No(String),
    Unknown(String),
}

impl Law<'_> {
    fn standing(&self, obligation: &Obligation) -> Standing {
        let provisions = self.provisions(obligation);
        if !provisions.is_empty() {
            return Standing::Met { provisions };
        }
        match self.concerns(obligation) {
            Concerns::No(reason) => return Standing::NotApplicable { reason },
            Concerns::Unknown(fact) => return Standing::DependsOnUnknown { fact },
            Concerns::Yes => {}
        }
        let instead = match obligation.measure {
            Measure::Administrative => "an act of the administration",
            Measure::Diplomatic => "an act between States",
            Measure::None => "it asks nothing of national law",
            Measure::Criminal | Measure::Legislative => {
                return Standing::Open {
                    hint: self.hint(obligation),
                };
            }
        };
        Standing::NoLawNeeded {
            instead: instead.to_owned(),
        }
    }

    /// The provisions that say they implement it, each once, in reading order.
    fn provisions(&self, obligation: &Obligation) -> Vec<String> {
        let mut labels: Vec<String> = Vec::new();
        for (id, label) in &self.cited {
            let implements = self.library.clause(id).is_some_and(|clause| {
                clause
                    .implements
                    .iter()
                    .any(|o| o.value == obligation.id.value)
            });
            if implements && !labels.contains(label) {
                labels.push(label.clone());
            }
        }
        labels
    }

    fn concerns(&self, obligation: &Obligation) -> Concerns {
        let of_law = matches!(obligation.measure, Measure::Criminal | Measure::Legislative);
        match obligation.applies {
            Applies::All | Applies::Donor | Applies::AlwaysLow => Concerns::Yes,
            Applies::Stockpile => self.fact(
                "state.stockpile",
                "the State is known to hold no cluster munitions",
                "whether the State holds cluster munitions",
            ),
            Applies::Contaminated => self.fact(
                "state.contamination",
                "the State is known to have no contaminated areas",
                "whether the State has contaminated areas",
            ),
            // Victims can be present where the weapon was never used: refugees and former peacekeepers. Clean land
            // alone does not answer the question.
            Applies::Victims => match self.assembly.trace.values.choice("state.contamination") {
                Some("contaminated") => Concerns::Yes,
                _ => Concerns::Unknown("whether there are victims in the State".to_owned()),
            },
            Applies::Retained => self.decision(
                RETENTION,
                "no cluster munitions are retained",
                "whether cluster munitions are to be retained",
            ),
            Applies::MilitaryPartner if of_law => self.decision(
                JOINT_OPERATIONS,
                "the law makes no exception for military cooperation, so it needs no limits to one",
                "whether the law is to have an exception for military cooperation",
            ),
            Applies::MilitaryPartner => Concerns::Yes,
        }
    }

    /// A fact about the state: `none`, `unknown`, or something.
    fn fact(&self, name: &str, none: &str, question: &str) -> Concerns {
        match self.assembly.trace.values.choice(name) {
            Some("none") => Concerns::No(self.reason(name, none)),
            Some("unknown") | None => Concerns::Unknown(question.to_owned()),
            Some(_) => Concerns::Yes,
        }
    }

    /// A decision that can leave the matter out.
    fn decision(&self, name: &str, omitted: &str, question: &str) -> Concerns {
        match self.assembly.trace.values.choice(name) {
            Some("omit") => Concerns::No(self.reason(name, omitted)),
            Some(_) => Concerns::Yes,
            None => Concerns::Unknown(question.to_owned()),
        }
    }

    fn reason(&self, name: &str, words: &str) -> String {
        match self.assembly.trace.values.get(name) {
            Some(value) => format!("{words} ({name}: {})", value.origin),
            None => words.to_owned(),
        }
    }

    /// What would carry it: clauses of the library that are out, else the modules.
    fn hint(&self, obligation: &Obligation) -> String {
        let carriers: Vec<String> = self
            .library
            .clauses
            .values()
            .filter(|clause| {
                clause
                    .implements
                    .iter()
                    .any(|o| o.value == obligation.id.value)
            })
            .map(|clause| format!("`{}`", clause.id))
            .collect();
        if !carriers.is_empty() {
            return format!("{} would carry it and is not in", carriers.join(", "));
        }
        let modules: Vec<String> = obligation
            .clauses
            .iter()
            .map(|id| {
                let known = self
                    .library
                    .obligations
                    .modules
                    .iter()
                    .find(|m| m.id.value == id.value);
                match known {
                    Some(module) => format!("{} ({})", id.value, module.name),
                    None => id.value.clone(),
                }
            })
            .collect();
        if modules.is_empty() {
            "no module is named for it".to_owned()
        } else {
            format!("a clause of {} would carry it", modules.join(" or "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::{Order, Origin, Setting, assemble};
    use crate::document::Language;
    use crate::library::{Shelf, StateCode, load};
    use std::sync::OnceLock;

    fn library() -> &'static Library {
        static LIBRARY: OnceLock<Library> = OnceLock::new();
        LIBRARY.get_or_init(|| load(&Shelf::embedded()).expect("the shipped library loads"))
    }

    fn of(state: &str, settings: &[(&str, &str)]) -> Vec<Coverage> {
        let order = Order {
            state: StateCode(state.to_owned()),
            pack: "ratification".to_owned(),
            as_of: jiff::civil::date(2026, 11, 23),
            language: Language::En,
            settings: settings
                .iter()
                .map(|(name, value)| Setting {
                    name: (*name).to_owned(),
                    value: (*value).to_owned(),
                    content: None,
                    origin: Origin::Flag,
                })
                .collect(),
        };
        let assembly = assemble(library(), &order).expect("the pack assembles");
        coverage(library(), &assembly)
    }

    fn standing<'c>(all: &'c [Coverage], id: &str) -> &'c Standing {
        let found = all.iter().find(|c| c.obligation == id);
        &found.expect("the obligation is listed").standing
    }

    fn assert_none_open(all: &[Coverage]) {
        let open: Vec<&Coverage> = all.iter().filter(|c| c.is_open()).collect();
        assert!(open.is_empty(), "{open:#?}");
    }

    #[test]
    fn every_obligation_has_one_answer_in_order() {
        let all = of("JAM", &[]);
        let ids: Vec<&str> = all.iter().map(|c| c.obligation.as_str()).collect();
        let listed: Vec<&str> = library()
            .obligations
            .obligations
            .iter()
            .map(|o| o.id.value.as_str())
            .collect();
        assert_eq!(ids, listed);
        assert_eq!(all.len(), 48);
        assert_none_open(&all);
    }

    #[test]
    fn offences_are_met_by_the_clauses_that_a_reader_can_look_up() {
        let all = of("JAM", &[]);
        assert_eq!(
            *standing(&all, "O-1.1.a"),
            Standing::Met {
                provisions: vec!["clause 5".to_owned()]
            }
        );
        let Standing::Met { provisions } = standing(&all, "O-1.3") else {
            panic!("mines are excluded by a definition");
        };
        assert!(
            provisions.iter().any(|p| p == "clause 3 (“mine”)"),
            "{provisions:?}"
        );
    }

    #[test]
    fn what_a_decision_leaves_out_is_not_applicable_and_says_so() {
        let all = of(
            "JAM",
            &[("joint_operations", "omit"), ("retention", "omit")],
        );
        for id in ["O-3.6", "O-3.8", "O-21.3", "O-21.4"] {
            let Standing::NotApplicable { reason } = standing(&all, id) else {
                panic!("{id}: {:?}", standing(&all, id));
            };
            assert!(reason.contains("--set"), "{reason}");
        }
    }

    #[test]
    fn what_a_decision_takes_in_is_met() {
        let all = of(
            "JAM",
            &[
                ("joint_operations", "permitted"),
                ("retention", "permitted"),
            ],
        );
        for id in ["O-3.6", "O-3.7", "O-3.8", "O-21.3", "O-21.4"] {
            assert!(
                matches!(standing(&all, id), Standing::Met { .. }),
                "{id}: {:?}",
                standing(&all, id)
            );
        }
        assert_none_open(&all);
    }

    #[test]
    fn what_nobody_knows_is_named() {
        let all = of("JAM", &[]);
        let Standing::DependsOnUnknown { fact } = standing(&all, "O-4.1") else {
            panic!("{:?}", standing(&all, "O-4.1"));
        };
        assert_eq!(fact, "whether the State has contaminated areas");
    }

    #[test]
    fn a_state_with_neither_stocks_nor_contamination_has_nothing_open() {
        let all = of("JAM", &[("stockpile", "none"), ("contamination", "none")]);
        assert_none_open(&all);
        for id in ["O-3.1", "O-3.2", "O-3.3-5", "O-4.1", "O-4.2", "O-4.5-8"] {
            let Standing::NotApplicable { reason } = standing(&all, id) else {
                panic!("{id}: {:?}", standing(&all, id));
            };
            assert!(reason.contains("--set"), "{reason}");
        }
        assert!(
            !all.iter()
                .any(|c| matches!(c.standing, Standing::DependsOnUnknown { .. })),
            "{all:#?}"
        );
        assert!(matches!(
            standing(&all, "O-19"),
            Standing::NoLawNeeded { .. }
        ));
    }

    #[test]
    fn without_a_bill_the_offences_are_open() {
        let all = of("CYP", &[]);
        let Standing::Open { hint } = standing(&all, "O-1.1.a") else {
            panic!("{:?}", standing(&all, "O-1.1.a"));
        };
        assert!(hint.contains("offences/use"), "{hint}");
    }
}
