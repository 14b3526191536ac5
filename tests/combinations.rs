//! The short Act under every combination of the choices that its conditions test.
//!
//! What the conditions test is read from the library, so a new choice is walked as soon as a clause uses it. The bill is
//! assembled alone, in a pack of its own; the whole packs are walked over the facts that their papers test.

use enact::assemble::{Assembly, Order, Origin, Setting, assemble};
use enact::check::{Owner, Survey};
use enact::document::{Inline, Inlines, Kind, Language, Level, Node, plain};
use enact::finding::Finding;
use enact::library::{Library, Shelf, Slot, StateCode, Template, built_in_choice, load};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A signatory, a State that has not signed, and a party, all with a parliament in the Commonwealth tradition.
const STATES: [(&str, &str); 3] = [("signatory", "JAM"), ("not-party", "TON"), ("party", "NZL")];

/// One combination: names with their options.
type Combination = Vec<(String, String)>;

fn library() -> Library {
    load(&Shelf::embedded()).expect("the shipped library loads")
}

fn short_act(library: &Library) -> &Template {
    library
        .templates
        .get("laws/short-act")
        .expect("the short Act")
}

/// Choices with their options.
type Choices = BTreeMap<String, Vec<String>>;

/// The choices that the conditions of the short Act test, with the options that leave it a fit: those that its clauses
/// test, and those that only its blocks test (the notices on page one, which nothing cites and which cite nothing).
fn choices(library: &Library) -> (Choices, Choices) {
    let survey = Survey::of(library, None);
    let law = short_act(library);
    let reached = survey.reached(law);
    let (mut clauses, mut blocks) = (Choices::new(), Choices::new());
    for tests in &survey.tests {
        let of_law = match tests.owner {
            Owner::Clause(clause) => reached.contains(&*clause.id.0),
            Owner::Template(template) => template.id == law.id,
            _ => false,
        };
        if !of_law {
            continue;
        }
        for (name, _) in tests.condition.tests() {
            let options = match name {
                "state.status" => STATES
                    .iter()
                    .map(|(status, _)| (*status).to_owned())
                    .collect(),
                // A State that holds stocks or is contaminated gets no short Act.
                "state.stockpile" | "state.contamination" => {
                    vec!["none".to_owned(), "unknown".to_owned()]
                }
                _ => match library.values.get(name) {
                    Some(value) => value.options.iter().map(|o| o.id.clone()).collect(),
                    None => panic!(
                        "teach this test to vary `{name}`: {:?}",
                        built_in_choice(name)
                    ),
                },
            };
            match tests.owner {
                Owner::Clause(_) => clauses.insert(name.to_owned(), options),
                _ => blocks.insert(name.to_owned(), options),
            };
        }
    }
    blocks.retain(|name, _| !clauses.contains_key(name));
    (clauses, blocks)
}

fn product(choices: &Choices) -> Vec<Combination> {
    let mut all: Vec<Combination> = vec![Vec::new()];
    for (name, options) in choices {
        all = all
            .iter()
            .flat_map(|done| {
                options.iter().map(move |option| {
                    let mut more = done.clone();
                    more.push((name.clone(), option.clone()));
                    more
                })
            })
            .collect();
    }
    all
}

fn order(pack: &str, combination: &Combination) -> Order {
    let status = combination
        .iter()
        .find(|(name, _)| name == "state.status")
        .map_or("signatory", |(_, status)| status);
    let state = STATES.iter().find(|(word, _)| *word == status);
    Order {
        state: StateCode(state.expect("a state of this status").1.to_owned()),
        pack: pack.to_owned(),
        as_of: jiff::civil::date(2026, 11, 23),
        language: Language::En,
        settings: combination
            .iter()
            .filter(|(name, _)| name != "state.status")
            .map(|(name, value)| Setting {
                name: name.clone(),
                value: value.clone(),
                content: None,
                origin: Origin::Flag,
            })
            .collect(),
    }
}

/// Everything wrong with an assembly, in words.
fn faults(assembled: Result<Assembly, impl IntoIterator<Item = Finding>>) -> Vec<String> {
    let assembly = match assembled {
        Ok(assembly) => assembly,
        Err(findings) => return findings.into_iter().map(|f| f.to_string()).collect(),
    };
    let mut faults: Vec<String> = assembly.notes.iter().map(ToString::to_string).collect();
    let ids: BTreeSet<&str> = assembly
        .drafts
        .iter()
        .flat_map(|draft| draft.document.walk())
        .map(|node| node.id.0.as_str())
        .collect();
    for draft in &assembly.drafts {
        let head = &draft.document.head;
        for text in [&head.title, &head.purpose, &head.header] {
            faults.extend(words(text));
        }
        let mut sections = 0;
        for node in draft.document.walk() {
            let place = format!("{} {}", head.name, node.id.0);
            let mut of_node = node_faults(node, &ids);
            if node.kind == Kind::Provision(Level::Section) {
                sections += 1;
                let number = node.number.as_ref().map(|n| n.text.clone());
                if number != Some(format!("{sections}.")) {
                    of_node.push(format!("number {number:?} where {sections} is due"));
                }
            }
            faults.extend(of_node.into_iter().map(|fault| format!("{place}: {fault}")));
        }
        if head.name == "bill" && !(14..=26).contains(&sections) {
            faults.push(format!("{sections} sections"));
        }
    }
    faults
}

fn node_faults(node: &Node, ids: &BTreeSet<&str>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut lines: Vec<&Inlines> = vec![&node.heading, &node.text, &node.closing];
    if let Kind::Table(table) = &node.kind {
        lines.extend(table.columns.iter().map(|column| &column.title));
        lines.extend(table.rows.iter().flatten());
    }
    for line in lines {
        faults.extend(words(&plain(line)));
        for run in line {
            if let Inline::Reference { target, label, .. } = run
                && (!ids.contains(target.0.as_str()) || label.is_empty())
            {
                faults.push(format!("dead reference to {}", target.0));
            }
        }
    }
    for note in &node.notes {
        faults.extend(words(&note.text));
    }
    if let Kind::Provision(level) = node.kind {
        let silent = plain(&node.text).trim().is_empty();
        if silent && node.children.is_empty() {
            faults.push(format!("empty {level:?}"));
        }
        if level == Level::Section && plain(&node.heading).trim().is_empty() {
            faults.push("a section without a heading".to_owned());
        }
    }
    faults
}

/// Traces of a text that was not filled, or was put together badly.
fn words(text: &str) -> Vec<String> {
    ["null", "{{", "}}", "  ", " ,", " ;", ";;", ",;", ".;", ".."]
        .iter()
        .filter(|trace| text.contains(**trace))
        .map(|trace| format!("{trace:?} in {text:?}"))
        .collect()
}

/// Assembles all of them and fails with the first few faults.
#[expect(clippy::disallowed_macros, reason = "a test says how much it walked")]
fn walk(library: &Library, orders: &[Order], what: &str) {
    let wrong: Vec<(String, Vec<String>)> = orders
        .par_iter()
        .map(|order| {
            let settings: Vec<String> = order
                .settings
                .iter()
                .map(|s| format!("{}={}", s.name, s.value))
                .collect();
            let name = format!("{} {} {}", order.state, order.pack, settings.join(" "));
            (name, faults(assemble(library, order)))
        })
        .filter(|(_, faults)| !faults.is_empty())
        .collect();
    println!("{} {what}", orders.len());
    let shown: Vec<_> = wrong.iter().take(5).collect();
    assert!(
        wrong.is_empty(),
        "{} of {}: {shown:#?}",
        wrong.len(),
        orders.len()
    );
}

/// A set of combinations in which any three choices meet with any of their options, found greedily from a fixed seed.
fn triples(choices: &Choices) -> Vec<Combination> {
    let sizes: Vec<usize> = choices.values().map(Vec::len).collect();
    let count = sizes.len();
    let mut wanted: BTreeSet<[(usize, usize); 3]> = BTreeSet::new();
    for a in 0..count {
        for b in a + 1..count {
            for c in b + 1..count {
                for (x, y, z) in cube(sizes[a], sizes[b], sizes[c]) {
                    wanted.insert([(a, x), (b, y), (c, z)]);
                }
            }
        }
    }
    let mut seed = 2_008_u64;
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(seed >> 33).unwrap_or(0) % below
    };
    let mut rows = Vec::new();
    while let Some(first) = wanted.iter().next().copied() {
        let best = (0..6)
            .map(|_| {
                let mut row: Vec<usize> = sizes.iter().map(|size| next(*size)).collect();
                for (choice, option) in first {
                    row[choice] = option;
                }
                row
            })
            .max_by_key(|row| met(row).filter(|triple| wanted.contains(triple)).count());
        let row = best.expect("six candidates");
        for triple in met(&row) {
            wanted.remove(&triple);
        }
        rows.push(
            choices
                .iter()
                .zip(&row)
                .map(|((name, options), option)| (name.clone(), options[*option].clone()))
                .collect(),
        );
    }
    rows
}

fn cube(x: usize, y: usize, z: usize) -> impl Iterator<Item = (usize, usize, usize)> {
    (0..x).flat_map(move |a| (0..y).flat_map(move |b| (0..z).map(move |c| (a, b, c))))
}

/// The triples that a row of options meets.
fn met(row: &[usize]) -> impl Iterator<Item = [(usize, usize); 3]> {
    let count = row.len();
    (0..count).flat_map(move |a| {
        (a + 1..count)
            .flat_map(move |b| (b + 1..count).map(move |c| [(a, row[a]), (b, row[b]), (c, row[c])]))
    })
}

/// All combinations of what clauses test in a release build, with those of what only blocks test in turn; else any three
/// choices with any of their options, and one in 53 of all combinations.
#[test]
fn the_short_act_holds_together_under_every_combination() {
    let mut library = library();
    let (clauses, blocks) = choices(&library);
    let mut alone = library.packs["ratification"].clone();
    alone.documents.retain(|d| d.slot == Some(Slot::Bill));
    alone.id = "bill-alone".to_owned();
    library.packs.insert(alone.id.clone(), alone);
    let mut all = product(&clauses);
    assert!(all.len() > 9_000, "only {} combinations", all.len());
    let turns = product(&blocks);
    for (combination, turn) in all.iter_mut().zip(turns.iter().cycle()) {
        combination.extend(turn.iter().cloned());
    }
    let walked: Vec<Combination> = if cfg!(debug_assertions) {
        let mut both = clauses.clone();
        both.extend(blocks);
        let mut some = triples(&both);
        some.extend(all.iter().step_by(53).cloned());
        some
    } else {
        all.clone()
    };
    let orders: Vec<Order> = walked.iter().map(|c| order("bill-alone", c)).collect();
    let what = format!("of {} combinations of the short Act", all.len());
    walk(&library, &orders, &what);
}

/// Every paper of a pack, over the facts and settings that the papers test.
#[test]
fn whole_packs_hold_together_over_the_facts_that_their_papers_test() {
    let library = library();
    let convention = "Article 1\n\nThe text that the user supplies.";
    let mut orders = Vec::new();
    for (state, pack) in [
        ("JAM", "ratification"),
        ("TON", "ratification"),
        ("AGO", "ratification"),
        ("NZL", "implementation"),
    ] {
        for stockpile in ["none", "holds", "unknown"] {
            for contamination in ["none", "contaminated", "unknown"] {
                for (deposit, attached) in [(true, true), (false, false)] {
                    let facts = vec![
                        ("state.stockpile".to_owned(), stockpile.to_owned()),
                        ("state.contamination".to_owned(), contamination.to_owned()),
                    ];
                    let mut order = order(pack, &facts);
                    order.state = StateCode(state.to_owned());
                    let mut set = |name: &str, value: &str, content: Option<&str>| {
                        order.settings.push(Setting {
                            name: name.to_owned(),
                            value: value.to_owned(),
                            content: content.map(str::to_owned),
                            origin: Origin::Flag,
                        });
                    };
                    if deposit {
                        set("deposit_date", "2027-01-15", None);
                    }
                    if attached {
                        set("convention_text", "convention.txt", Some(convention));
                    }
                    orders.push(order);
                }
            }
        }
    }
    walk(&library, &orders, "whole packs");
}
