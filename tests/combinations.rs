//! Every approach, in every language, for every profile, under the choices that its conditions test.
//!
//! What the conditions test is read from the library, so a new choice is walked as soon as a clause uses it. All
//! combinations are too many; the rows are chosen so that any two choices meet with any of their options, the profile being
//! one of the choices (pairwise covering). The law is assembled alone, in a pack of its own; whole packs are walked over the
//! facts that their papers test.

use enact::assemble::{Assembly, Order, Origin, Setting, assemble};
use enact::check::closure::Provisions;
use enact::check::coherence;
use enact::check::{Owner, Survey};
use enact::document::{DocumentKind, Inline, Inlines, Kind, Language, Level, Node, plain};
use enact::finding::Finding;
use enact::library::{
    Instrument, Library, PackDocument, Profile, Shelf, Slot, StateCode, Template, load,
};
use enact::ops::eligible;
use jiff::civil::{Date, date};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const DAY: Date = date(2026, 11, 23);

/// The pack that holds a law and nothing else.
const ALONE: &str = "law-alone";

/// Choices with their options.
type Choices = BTreeMap<String, Vec<String>>;

/// One combination: names with their options.
type Combination = Vec<(String, String)>;

/// Every row in a release build; else one in so many.
const STEP: usize = if cfg!(debug_assertions) { 7 } else { 1 };

/// The choice that stands for the profile.
const STATE: &str = "(state)";

fn library() -> Library {
    let mut library = load(&Shelf::embedded()).expect("the shipped library loads");
    let mut alone = library.packs["ratification"].clone();
    alone.documents.retain(|d| d.slot == Some(Slot::Bill));
    alone.id = ALONE.to_owned();
    library.packs.insert(alone.id.clone(), alone);
    library
}

/// The choices that the conditions of these laws test and that an order can give.
fn choices(library: &Library, laws: &[&Template]) -> Choices {
    let survey = Survey::of(library, None);
    let mut found = Choices::new();
    for law in laws {
        let reached = survey.reached(law);
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
                let options: Vec<&str> = match name {
                    "state.stockpile" => vec!["none", "holds", "unknown"],
                    "state.contamination" => vec!["none", "contaminated", "unknown"],
                    "calendar.deposit" | "pack.convention_text" => vec!["no", "yes"],
                    _ => match library.values.get(name) {
                        Some(value) => {
                            let options = value.options.iter().map(|o| o.id.as_str());
                            options.chain(value.disputed.then_some("open")).collect()
                        }
                        // What the profile and the order decide comes with the state.
                        None => continue,
                    },
                };
                let options = options.into_iter().map(str::to_owned).collect();
                found.insert(name.to_owned(), options);
            }
        }
    }
    found
}

fn order(language: Language, approach: Option<&str>, combination: &Combination) -> Order {
    let setting = |name: &str, value: &str, content: Option<&str>| Setting {
        name: name.to_owned(),
        value: value.to_owned(),
        content: content.map(str::to_owned),
        origin: Origin::Flag,
    };
    let mut order = Order {
        state: StateCode(String::new()),
        pack: ALONE.to_owned(),
        as_of: DAY,
        language,
        settings: approach
            .map(|approach| setting("approach", approach, None))
            .into_iter()
            .collect(),
    };
    for (name, value) in combination {
        match (name.as_str(), value.as_str()) {
            (STATE, code) => order.state = StateCode(code.to_owned()),
            ("calendar.deposit", "yes") => {
                order
                    .settings
                    .push(setting("deposit_date", "2027-01-15", None));
            }
            ("pack.convention_text", "yes") => {
                let text = "Article 1\n\nThe text that the user supplies.";
                let given = setting("convention_text", "convention.txt", Some(text));
                order.settings.push(given);
            }
            ("calendar.deposit" | "pack.convention_text", _) => {}
            (name, value) => order.settings.push(setting(name, value, None)),
        }
    }
    order
}

/// Everything wrong with an assembly, in words.
fn faults(
    library: &Library,
    assembled: Result<Assembly, impl IntoIterator<Item = Finding>>,
) -> Vec<String> {
    let assembly = match assembled {
        Ok(assembly) => assembly,
        Err(findings) => return findings.into_iter().map(|f| f.to_string()).collect(),
    };
    // That a decision decides nothing in this law is no fault of the law.
    let notes = assembly.notes.iter().filter(|n| n.rule != "idle-decision");
    let mut faults: Vec<String> = notes.map(ToString::to_string).collect();
    faults.extend(coherence(&assembly).iter().map(ToString::to_string));
    let gaps = Provisions::of_draft(library, &assembly).gaps(library);
    faults.extend(
        gaps.into_iter()
            .map(|g| format!("{}: {}", g.place, g.message)),
    );
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
        if head.kind == DocumentKind::Law {
            let mut sections = 0;
            for node in &draft.document.body {
                faults.extend(sequence(node, &mut sections));
            }
            if sections == 0 {
                faults.push("a law without sections".to_owned());
            }
        }
        for node in draft.document.walk() {
            let place = format!("{} {}", head.name, node.id.0);
            let of_node = node_faults(node, &ids);
            faults.extend(of_node.into_iter().map(|fault| format!("{place}: {fault}")));
        }
    }
    faults
}

/// Sections count on through parts and chapters; what is put into another law counts apart.
fn sequence(node: &Node, sections: &mut u32) -> Vec<String> {
    if node.kind == Kind::Quotation {
        let mut own = 0;
        let children = node.children.iter();
        return children
            .flat_map(|child| sequence(child, &mut own))
            .collect();
    }
    let mut faults = Vec::new();
    if node.kind == Kind::Provision(Level::Section) {
        *sections += 1;
        let ordinal = node.number.as_ref().map(|n| n.ordinal);
        if ordinal != Some(*sections) {
            faults.push(format!(
                "{}: number {ordinal:?} where {sections} is due",
                node.id
            ));
        }
    }
    for child in &node.children {
        faults.extend(sequence(child, sections));
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
            let name = format!(
                "{} {} {} {}",
                order.state,
                order.pack,
                order.language,
                settings.join(" ")
            );
            (name, faults(library, assemble(library, order)))
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

/// Rows in which any two choices meet with any of their options, found greedily from a fixed seed.
fn pairs(choices: &Choices) -> Vec<Combination> {
    let sizes: Vec<usize> = choices.values().map(Vec::len).collect();
    let count = sizes.len();
    let mut wanted: BTreeSet<[(usize, usize); 2]> = BTreeSet::new();
    for a in 0..count {
        for b in a + 1..count {
            for x in 0..sizes[a] {
                wanted.extend((0..sizes[b]).map(|y| [(a, x), (b, y)]));
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
        let best = (0..12)
            .map(|_| {
                let mut row: Vec<usize> = sizes.iter().map(|size| next(*size)).collect();
                for (choice, option) in first {
                    row[choice] = option;
                }
                row
            })
            .max_by_key(|row| met(row).filter(|pair| wanted.contains(pair)).count());
        let row = best.expect("twelve candidates");
        for pair in met(&row) {
            wanted.remove(&pair);
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

/// The pairs that a row of options meets.
fn met(row: &[usize]) -> impl Iterator<Item = [(usize, usize); 2]> {
    let count = row.len();
    (0..count).flat_map(move |a| (a + 1..count).map(move |b| [(a, row[a]), (b, row[b])]))
}

fn codes<'a>(profiles: impl Iterator<Item = &'a Profile>) -> Vec<String> {
    profiles.map(|profile| profile.iso3.0.clone()).collect()
}

/// The languages and the choices of one approach, for all profiles.
fn of_approach(library: &Library, approach: &str) -> Vec<Order> {
    let mut orders = Vec::new();
    for language in Language::ALL {
        let laws: Vec<&Template> = library
            .templates
            .values()
            .filter(|t| t.approach.as_deref() == Some(approach))
            .filter(|t| t.title.get(language).is_some())
            .collect();
        if laws.is_empty() {
            continue;
        }
        let mut choices = choices(library, &laws);
        choices.insert(STATE.to_owned(), codes(library.states.values()));
        let rows = pairs(&choices);
        let rows = rows.iter().step_by(STEP);
        orders.extend(rows.map(|row| order(language, Some(approach), row)));
    }
    orders
}

#[test]
fn the_full_act_holds_together() {
    let library = library();
    walk(&library, &of_approach(&library, "A"), "of approach A");
}

#[test]
fn the_short_act_holds_together() {
    let library = library();
    walk(&library, &of_approach(&library, "B"), "of approach B");
}

#[test]
fn the_civil_law_statute_holds_together_in_five_languages() {
    let library = library();
    walk(&library, &of_approach(&library, "C"), "of approach C");
}

#[test]
fn the_amending_laws_hold_together_in_five_languages() {
    let library = library();
    walk(&library, &of_approach(&library, "D"), "of approach D");
}

#[test]
fn the_law_that_authorises_holds_together_for_every_state_that_can_join() {
    let mut library = library();
    let template = library.templates["laws/authorisation-law"].clone();
    let mut id = library.packs["ratification"].documents[0].template.clone();
    id.value.clone_from(&template.id);
    let alone = library.packs.get_mut(ALONE).expect("made above");
    alone.documents = vec![PackDocument {
        template: id,
        when: enact::library::Condition::default(),
        slot: None,
    }];
    let joining = library
        .states
        .values()
        .filter(|p| p.status(DAY).instrument() != Instrument::None);
    let states = codes(joining);
    let mut orders = Vec::new();
    for language in Language::ALL {
        let mut choices = choices(&library, &[&template]);
        choices.insert(STATE.to_owned(), states.clone());
        let rows = pairs(&choices);
        let rows = rows.iter().step_by(STEP);
        orders.extend(rows.map(|row| order(language, None, row)));
    }
    walk(&library, &orders, "of the law that authorises");
}

/// Every pack of every state that can have it, in each language that its papers exist in, over the choices that the papers test. The
/// languages take turns from row to row.
#[test]
fn every_pack_holds_together_for_every_state_that_can_have_it() {
    let library = library();
    let mut orders = Vec::new();
    for pack in library.packs.values().filter(|pack| pack.id != ALONE) {
        let papers = pack.documents.iter();
        let papers: Vec<&Template> = papers
            .filter_map(|document| library.templates.get(&document.template.value))
            .filter(|template| template.kind.value != DocumentKind::Law)
            .collect();
        let able = library.states.values();
        let able = able.filter(|p| eligible(&library, p, &pack.id, DAY).is_ok());
        let mut choices = choices(&library, &papers);
        choices.insert(STATE.to_owned(), codes(able));
        let languages: Vec<Language> = Language::ALL
            .into_iter()
            .filter(|language| pack.exists_in(&library, *language))
            .collect();
        let rows = pairs(&choices);
        for (turn, row) in rows.iter().enumerate().step_by(STEP) {
            let mut order = order(languages[turn % languages.len()], None, row);
            order.pack.clone_from(&pack.id);
            orders.push(order);
        }
    }
    walk(&library, &orders, "packs of states");
}

/// Every paper of a pack, over the facts and settings that the papers test.
#[test]
fn whole_packs_hold_together_over_the_facts_that_their_papers_test() {
    let library = library();
    let mut orders = Vec::new();
    for (state, pack, language) in [
        ("JAM", "ratification", Language::En),
        ("TON", "ratification", Language::En),
        ("TON", "deposit", Language::En),
        ("AGO", "ratification", Language::Pt),
        ("CAF", "ratification", Language::Fr),
        ("HTI", "deposit", Language::Fr),
        ("VEN", "ratification", Language::Es),
        ("JOR", "ratification", Language::Ar),
        ("NZL", "implementation", Language::En),
    ] {
        for stockpile in ["none", "holds", "unknown"] {
            for contamination in ["none", "contaminated", "unknown"] {
                for given in ["yes", "no"] {
                    let row: Combination = [
                        (STATE, state),
                        ("state.stockpile", stockpile),
                        ("state.contamination", contamination),
                        ("calendar.deposit", given),
                        ("pack.convention_text", given),
                    ]
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
                    .to_vec();
                    let mut order = order(language, None, &row);
                    order.pack = pack.to_owned();
                    orders.push(order);
                }
            }
        }
    }
    walk(&library, &orders, "whole packs");
}
