//! A reference is only printed where its target is printed.

use crate::check::latitude::Latitude;
use crate::check::survey::{Owner, Part, Words};
use crate::check::{Rule, Survey};
use crate::document::DocumentKind;
use crate::finding::{Findings, Place, Severity};
use crate::library::{Clause, Condition, Item, Located, Template};
use crate::phrase::{Phrase, Piece, Target};
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    name: "dead-reference",
    level: Severity::Error,
    what: "A `ref` cites a provision that some decisions take out of the law, while the citing words stay in.",
    why: "With those decisions the law would cite a section that is not there. The program refuses to print such a law, so nobody could have it.",
    example: "text: { en: 'This does not apply to what is held under {{ref \"exceptions/retention\"}}.' }\n# and exceptions/retention is only in `when: { retention: permitted }`",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for words in &survey.words {
        if words.part == Part::Label {
            continue;
        }
        for (_, phrase) in words.versions() {
            for piece in phrase.pieces() {
                let Piece::Reference { targets, .. } = piece else {
                    continue;
                };
                for law in laws(survey, words, targets) {
                    let ways = standing(survey, words, law);
                    check(survey, words, phrase, targets, law, &ways, findings);
                }
            }
        }
    }
}

/// The laws in which the citing words, or the cited provisions, can stand.
fn laws<'a>(survey: &Survey<'a>, words: &Words<'a>, targets: &[Target]) -> Vec<&'a Template> {
    match words.owner {
        Owner::Clause(clause) => survey.laws_of(clause),
        Owner::Template(template) if template.kind.value == DocumentKind::Law => vec![template],
        Owner::Template(_) => survey
            .laws()
            .filter(|law| {
                let document = targets.iter().find_map(|t| t.document.as_ref());
                document.is_some_and(|name| *name == law.document)
            })
            .collect(),
        Owner::Unfit(_) | Owner::Pack(_) | Owner::Value(_) => Vec::new(),
    }
}

/// The ways in which the citing words come to stand in `law`, or beside it.
fn standing<'a>(survey: &Survey<'a>, words: &Words<'a>, law: &'a Template) -> Vec<Latitude<'a>> {
    match words.owner {
        Owner::Clause(clause) => {
            let mut ways = Vec::new();
            clause_ways(survey, clause, law, &mut BTreeSet::new(), &mut ways);
            narrowed(survey, ways, clause, &words.chain)
        }
        owner => survey.latitudes(owner, &words.chain),
    }
}

/// The ways in which `clause` comes into `law`: where it is arranged, or where its term is used. Definitions that use
/// each other are followed once each.
fn clause_ways<'a>(
    survey: &Survey<'a>,
    clause: &'a Clause,
    law: &'a Template,
    seen: &mut BTreeSet<&'a str>,
    ways: &mut Vec<Latitude<'a>>,
) {
    if !seen.insert(&clause.id.0) {
        return;
    }
    if let Some(occurrences) = survey.occurrences.get(&*clause.id.0) {
        for occurrence in occurrences.iter().filter(|o| o.template.id == law.id) {
            ways.extend(survey.latitudes(Owner::Template(law), &occurrence.chain));
        }
        return;
    }
    for words in &survey.words {
        let uses = words.part == Part::Body
            && words
                .versions()
                .any(|(_, phrase)| phrase.terms().any(|term| term == clause.id.short()));
        if !uses {
            continue;
        }
        match words.owner {
            Owner::Clause(user) => {
                let mut above = Vec::new();
                clause_ways(survey, user, law, seen, &mut above);
                ways.extend(narrowed(survey, above, user, &words.chain));
            }
            Owner::Template(template) if template.id == law.id => {
                ways.extend(survey.latitudes(words.owner, &words.chain));
            }
            _ => {}
        }
    }
}

fn narrowed<'a>(
    survey: &Survey<'a>,
    ways: Vec<Latitude<'a>>,
    clause: &'a Clause,
    chain: &[&'a Condition],
) -> Vec<Latitude<'a>> {
    ways.into_iter()
        .map(|mut way| {
            for condition in chain {
                way.narrow(survey.library, &clause.file, condition);
            }
            way
        })
        .filter(Latitude::is_possible)
        .collect()
}

/// The ways in which `target` stands in `law`.
fn target_ways<'a>(survey: &Survey<'a>, target: &Target, law: &'a Template) -> Vec<Latitude<'a>> {
    if target.names_module() {
        let clauses = survey.library.sections_of(&target.clause);
        return clauses
            .flat_map(|clause| {
                let own = Target {
                    clause: clause.id.to_string(),
                    ..target.clone()
                };
                target_ways(survey, &own, law)
            })
            .collect();
    }
    let Some(clause) = survey.library.clause(&target.clause) else {
        return Vec::new();
    };
    let mut ways = Vec::new();
    clause_ways(survey, clause, law, &mut BTreeSet::new(), &mut ways);
    let mut chain = vec![&clause.when];
    if let Some(label) = &target.label {
        let Some(path) = path_to(&clause.provisions, label) else {
            return Vec::new();
        };
        chain.extend(path);
    }
    narrowed(survey, ways, clause, &chain)
}

/// The conditions on the way to the provision with this label.
fn path_to<'a>(items: &'a [Item], label: &str) -> Option<Vec<&'a Condition>> {
    items.iter().find_map(|item| {
        let mut path = vec![&item.when];
        if item.label.as_ref().is_some_and(|own| own.value == label) {
            return Some(path);
        }
        path.extend(path_to(&item.items, label)?);
        Some(path)
    })
}

fn check<'a>(
    survey: &Survey<'a>,
    words: &Words<'a>,
    phrase: &Located<Phrase>,
    targets: &[Target],
    law: &'a Template,
    ways: &[Latitude<'a>],
    findings: &mut Findings,
) {
    // What is nowhere at all is told by `reference-to-nowhere`.
    let exists = |target: &Target| {
        if target.names_module() {
            return survey.library.sections_of(&target.clause).next().is_some();
        }
        survey.library.clause(&target.clause).is_some_and(|clause| {
            target
                .label
                .as_ref()
                .is_none_or(|label| path_to(&clause.provisions, label).is_some())
        })
    };
    if !targets.iter().all(exists) {
        return;
    }
    let others: Vec<Latitude<'a>> = targets
        .iter()
        .flat_map(|target| target_ways(survey, target, law))
        .collect();
    let beside = match words.owner {
        Owner::Template(template) => template.id != law.id,
        _ => false,
    };
    let file = words.owner.file();
    let needle = targets.first().map(ToString::to_string).unwrap_or_default();
    let place: Place = survey.spot(file, phrase, &needle);
    let mut none = Latitude::full();
    none.keep("pack.has_bill", BTreeSet::from(["no"]), None);
    if beside && ways.iter().any(|way| way.meets(&none)) {
        findings.push(
            RULE.finding(format!(
                "these words cite `{needle}`, and a pack can be without a bill"
            ))
            .at(&place)
            .hint("put the words under `when: { pack.has_bill: \"yes\" }`"),
        );
        return;
    }
    // A law that is in the pack fits the state.
    let fit = survey.law(law);
    let lacking = ways
        .iter()
        .map(|way| if beside { way.and(&fit) } else { way.clone() })
        .filter(Latitude::is_possible)
        .find_map(|way| way.escapes(survey.library, &others));
    let Some(decisions) = lacking else { return };
    let names: Vec<String> = targets.iter().map(|t| format!("`{t}`")).collect();
    let cited = names.join(", ");
    let when: Vec<String> = decisions
        .iter()
        .filter(|decision| others.iter().any(|other| !other.admits(&[**decision])))
        .map(|(name, option)| format!("`{name}` is {option}"))
        .collect();
    let (message, hint) = if others.is_empty() {
        (
            format!("these words cite {cited}, and {} never has it", law.file),
            "add the clause to that template, or remove the reference",
        )
    } else {
        (
            format!(
                "these words cite {cited}, which is not in the law when {}",
                when.join(" and ")
            ),
            "put the words under the same `when:` as what they cite",
        )
    };
    findings.push(RULE.finding(message).at(&place).hint(hint));
}
