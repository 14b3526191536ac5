//! Which provisions and blocks are in, in which order. After this no condition is left.
//!
//! Settles `when:` and `each:` and gathers the definitions that are used. Knows nothing of numbers or words, and
//! keeps the reason of every decision for `explain`.

use super::{Content, Entry, Origin, Values};
use crate::document::{Language, Level, Role};
use crate::finding::{Finding, Findings, Place};
use crate::library::{
    BlockRole, BodyItem, Clause, ColumnSpec, Condition, Gathers, Item, Join, Library, RowSpec,
    Shape, Template, Text,
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Repeated content by the name of its collection.
pub type Collections = BTreeMap<&'static str, Vec<Entry>>;

/// What is in, without conditions.
#[derive(Clone, Debug)]
pub struct Selection<'a> {
    /// In reading order.
    pub nodes: Vec<Selected<'a>>,
    /// Why each clause and provision is in or out.
    pub reasons: Vec<Reason>,
}

/// A provision or block that is in.
#[derive(Clone, Debug)]
pub struct Selected<'a> {
    /// Its id in the document.
    pub id: String,
    /// Labels that were merged into it.
    pub aliases: Vec<String>,
    /// What it is.
    pub what: What<'a>,
    /// Its heading.
    pub heading: Option<&'a Text>,
    /// Its text.
    pub text: Option<&'a Text>,
    /// What stands under it.
    pub children: Vec<Selected<'a>>,
    /// How the children are joined, when the program punctuates them.
    pub join: Option<Join>,
    /// Text after the children.
    pub closing: Option<&'a Text>,
    /// Drafting notes.
    pub notes: Vec<&'a Text>,
    /// The clause it is the head of.
    pub clause: Option<&'a Clause>,
    /// The entry of a collection it stands for.
    pub entry: Option<Entry>,
    /// Of choices left open: under which options it stands.
    pub alternatives: Vec<Alternative>,
    /// Starts a new page.
    pub new_page: bool,
    /// Where it is written.
    pub place: Place,
}

/// What a selected node becomes.
#[derive(Clone, Debug)]
pub enum What<'a> {
    /// A provision.
    Provision(Level),
    /// A definition.
    Definition,
    /// Provisions that are put into another law.
    Quotation,
    /// A block.
    Block(Role),
    /// A table with its rows, each with the entry it stands for.
    Table(&'a [ColumnSpec], Vec<(&'a RowSpec, Option<Entry>)>),
}

/// Why a clause or provision is in or out.
#[derive(Clone, Debug, Serialize)]
pub struct Reason {
    /// The clause, or `clause#label`.
    pub subject: String,
    /// Where it is written.
    pub place: Place,
    /// Whether it is in.
    pub included: bool,
    /// The tests that decided.
    pub tests: Vec<Tested>,
}

/// One test with the value it met.
#[derive(Clone, Debug, Serialize)]
pub struct Tested {
    /// The value's name.
    pub name: String,
    /// What it had to be.
    pub wanted: String,
    /// What it is.
    pub value: String,
    /// Who gave it.
    pub origin: Origin,
    /// Whether the test held.
    pub held: bool,
    /// Under which options of a choice left open it holds, when not under all.
    pub alternative: Option<Alternative>,
}

/// A choice left open, with the options under which something stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// The choice, by name.
    pub choice: String,
    /// Its options, by id.
    pub options: Vec<String>,
}

/// Selects `template` under `values`.
///
/// # Errors
/// A condition on a value that is no choice, a clause or collection that is not there.
pub fn select<'a>(
    library: &'a Library,
    template: &'a Template,
    values: &Values,
    collections: &Collections,
    language: Language,
) -> Result<Selection<'a>, Findings> {
    let mut selector = Selector {
        library,
        template,
        values,
        collections,
        language,
        findings: Findings::new(),
        reasons: Vec::new(),
        tests: Vec::new(),
        blocks: 0,
    };
    let mut nodes = selector.body(&template.body, None);
    selector.definitions(&mut nodes);
    let Selector {
        findings, reasons, ..
    } = selector;
    findings.or(Selection { nodes, reasons })
}

/// Whether `condition` holds, with the tests it made.
pub fn holds(
    condition: &Condition,
    values: &Values,
    place: impl Fn(usize, usize) -> Place,
    findings: &mut Findings,
) -> (bool, Vec<Tested>) {
    let mut all = true;
    let mut tests = Vec::new();
    for (name, test) in condition.tests() {
        let content = values.get(name).map(|v| &v.content);
        let (held, value, alternative) = match content {
            Some(Content::Choice(option)) => (test.holds(option), option.clone(), None),
            Some(Content::Open(options)) => {
                let under: Vec<&str> = options
                    .iter()
                    .map(String::as_str)
                    .filter(|o| test.holds(o))
                    .collect();
                let alternative =
                    (!under.is_empty() && under.len() < options.len()).then(|| Alternative {
                        choice: name.to_owned(),
                        options: under.iter().map(|o| (*o).to_owned()).collect(),
                    });
                (!under.is_empty(), "open".to_owned(), alternative)
            }
            _ => {
                findings.push(
                    Finding::error(
                        "unknown-value",
                        format!("the condition tests `{name}`, which is no choice"),
                    )
                    .at(&place(test.line, test.column))
                    .hint("conditions may test values of type `choice` and the built-in choices"),
                );
                all = false;
                continue;
            }
        };
        all &= held;
        tests.push(Tested {
            name: name.to_owned(),
            wanted: test.value.to_string(),
            value,
            alternative,
            origin: values
                .get(name)
                .map_or(Origin::Nobody, |v| v.origin.clone()),
            held,
        });
    }
    (all, tests)
}

struct Selector<'a, 'v> {
    library: &'a Library,
    template: &'a Template,
    values: &'v Values,
    collections: &'v Collections,
    language: Language,
    findings: Findings,
    reasons: Vec<Reason>,
    /// Tests of the groups around the current item.
    tests: Vec<Tested>,
    blocks: usize,
}

impl<'a> Selector<'a, '_> {
    fn test(&mut self, condition: &Condition, file: &std::sync::Arc<str>) -> (bool, Vec<Tested>) {
        holds(
            condition,
            self.values,
            |line, column| Place::new(file, line, column),
            &mut self.findings,
        )
    }

    fn body(&mut self, items: &'a [BodyItem], entry: Option<&Entry>) -> Vec<Selected<'a>> {
        let mut nodes = Vec::new();
        for item in items {
            let (holds, tests) = self.test(&item.when, &self.template.file);
            let outer = self.tests.len();
            self.tests.extend(tests);
            if holds {
                match self.entries(item.each.as_ref()) {
                    None => nodes.extend(self.item(item, entry)),
                    Some(entries) => {
                        for entry in entries {
                            nodes.extend(self.item(item, Some(&entry)));
                        }
                    }
                }
            } else {
                self.left_out(item);
            }
            self.tests.truncate(outer);
        }
        nodes
    }

    fn entries(&mut self, each: Option<&crate::library::Located<String>>) -> Option<Vec<Entry>> {
        let each = each?;
        match self.collections.get(each.value.as_str()) {
            Some(entries) => Some(entries.clone()),
            None => {
                let place = Place::new(&self.template.file, each.line, each.column);
                self.findings.push(
                    Finding::error(
                        "unknown-collection",
                        format!("there is no collection `{}`", each.value),
                    )
                    .at(&place),
                );
                Some(Vec::new())
            }
        }
    }

    /// Records every clause of a group that is out.
    fn left_out(&mut self, item: &'a BodyItem) {
        for inner in item.all() {
            if let Some(clause) = &inner.clause {
                self.reasons.push(Reason {
                    subject: clause.value.clone(),
                    place: Place::new(&self.template.file, clause.line, clause.column),
                    included: false,
                    tests: self.tests.clone(),
                });
            }
        }
    }

    fn item(&mut self, item: &'a BodyItem, entry: Option<&Entry>) -> Vec<Selected<'a>> {
        if let Some(clause) = &item.clause {
            let mut found = self.clause(clause);
            if let Some(head) = &mut found
                && !item.body.is_empty()
            {
                let quoted = self.body(&item.body, entry);
                head.children.push(quotation(head, quoted));
            }
            return found.into_iter().collect();
        }
        let group = [(&item.part, Level::Part), (&item.chapter, Level::Chapter)]
            .into_iter()
            .find_map(|(title, level)| Some((title.as_ref()?, level)));
        if let Some((title, level)) = group {
            let mut part = self.node(item, What::Provision(level), entry);
            part.heading = Some(title);
            part.text = None;
            part.children = self.body(&item.body, entry);
            return if part.children.is_empty() {
                Vec::new()
            } else {
                vec![part]
            };
        }
        let Some(role) = &item.role else {
            return self.body(&item.body, entry);
        };
        let what = match role.value {
            BlockRole::Text(role) => What::Block(role),
            BlockRole::Table => {
                let mut rows = Vec::new();
                for row in &item.rows {
                    let (holds, _) = self.test(&row.when, &self.template.file);
                    if !holds {
                        continue;
                    }
                    match self.entries(row.each.as_ref()) {
                        None => rows.push((row, entry.cloned())),
                        Some(entries) => rows.extend(entries.into_iter().map(|e| (row, Some(e)))),
                    }
                }
                What::Table(&item.columns, rows)
            }
        };
        let mut nodes = vec![self.node(item, what, entry)];
        nodes.extend(self.body(&item.body, entry));
        nodes
    }

    fn node(&mut self, item: &'a BodyItem, what: What<'a>, entry: Option<&Entry>) -> Selected<'a> {
        self.blocks += 1;
        let (line, column) = item
            .text
            .as_ref()
            .or(item.part.as_ref())
            .or(item.chapter.as_ref())
            .map(Text::position)
            .or(item.role.as_ref().map(|r| (r.line, r.column)))
            .unwrap_or((0, 0));
        Selected {
            id: format!("block-{}", self.blocks),
            aliases: Vec::new(),
            what,
            heading: None,
            text: item.text.as_ref(),
            children: Vec::new(),
            join: None,
            closing: None,
            notes: item.note.iter().collect(),
            clause: None,
            entry: entry.cloned(),
            alternatives: Vec::new(),
            new_page: item.new_page,
            place: Place::new(&self.template.file, line, column),
        }
    }

    fn clause(&mut self, id: &'a crate::library::Located<String>) -> Option<Selected<'a>> {
        let Some(clause) = self.library.clause(&id.value) else {
            let place = Place::new(&self.template.file, id.line, id.column);
            self.findings.push(
                Finding::error(
                    "reference-to-nowhere",
                    format!("there is no clause `{}`", id.value),
                )
                .at(&place)
                .hint("name a file under clauses/ by its path without `.yaml`"),
            );
            return None;
        };
        let (holds, own) = self.test(&clause.when, &clause.file);
        let provisions = if holds {
            self.provisions(clause, &clause.provisions)
        } else {
            Vec::new()
        };
        let included = holds && !provisions.is_empty();
        let mut alternatives = alternatives(&own);
        // Where each provision says under which answer it stands, the clause need not say it again.
        alternatives.retain(|own| {
            let says = |p: &Selected<'_>| p.alternatives.iter().any(|a| a.choice == own.choice);
            !provisions.iter().all(says)
        });
        let mut tests = self.tests.clone();
        tests.extend(own);
        self.reasons.push(Reason {
            subject: clause.id.to_string(),
            place: clause.place(),
            included,
            tests,
        });
        included.then(|| {
            let mut head = self.head(clause, provisions);
            head.alternatives.splice(0..0, alternatives);
            head
        })
    }

    /// The clause's topmost node. A single provision stands as the section's own text.
    fn head(&mut self, clause: &'a Clause, mut provisions: Vec<Selected<'a>>) -> Selected<'a> {
        let what = match clause.shape {
            Shape::Section => What::Provision(Level::Section),
            Shape::Definition => What::Definition,
            Shape::LongTitle => What::Block(Role::LongTitle),
            Shape::Schedule => What::Provision(Level::Schedule),
        };
        let mut head = Selected {
            id: clause.id.to_string(),
            aliases: Vec::new(),
            what,
            heading: match clause.shape {
                Shape::LongTitle => None,
                _ => clause.title.as_ref(),
            },
            text: None,
            children: Vec::new(),
            join: None,
            closing: None,
            notes: clause.note.iter().collect(),
            clause: Some(clause),
            entry: None,
            alternatives: Vec::new(),
            new_page: clause.shape == Shape::Schedule,
            place: clause.place(),
        };
        if clause.shape == Shape::Schedule {
            for provision in &mut provisions {
                provision.what = What::Block(Role::Text);
            }
            head.children = provisions;
            return head;
        }
        if provisions.len() == 1 {
            let only = provisions.remove(0);
            head.aliases = only.aliases;
            head.aliases.push(only.id);
            head.text = only.text;
            head.join = only.join;
            head.closing = only.closing;
            head.notes.extend(only.notes);
            head.alternatives = only.alternatives;
            head.children = only.children;
        } else {
            head.children = provisions;
        }
        lay_levels(&mut head);
        head
    }

    fn provisions(&mut self, clause: &'a Clause, items: &'a [Item]) -> Vec<Selected<'a>> {
        let mut nodes = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let (holds, tests) = self.test(&item.when, &clause.file);
            let (line, column) = match (&item.label, &item.text) {
                (Some(label), _) => (label.line, label.column),
                (None, Some(text)) => text.position(),
                (None, None) => (clause.module.line, clause.module.column),
            };
            let place = Place::new(&clause.file, line, column);
            let alternatives = alternatives(&tests);
            let id = match &item.label {
                Some(label) => format!("{}#{}", clause.id, label.value),
                None => format!("{}#{line}.{index}", clause.id),
            };
            if !item.when.is_empty() {
                self.reasons.push(Reason {
                    subject: id.clone(),
                    place: place.clone(),
                    included: holds,
                    tests,
                });
            }
            if !holds {
                continue;
            }
            nodes.push(Selected {
                id,
                aliases: Vec::new(),
                // The level follows from the depth, once it is known what was merged.
                what: What::Provision(Level::Subsection),
                heading: None,
                text: item.text.as_ref(),
                children: self.provisions(clause, &item.items),
                join: item.join,
                closing: item.closing.as_ref(),
                notes: item.note.iter().collect(),
                clause: None,
                entry: None,
                alternatives,
                new_page: false,
                place,
            });
        }
        nodes
    }

    /// Puts the definitions of all terms used under the clause that gathers them, sorted by their names.
    fn definitions(&mut self, nodes: &mut [Selected<'a>]) {
        let mut used = BTreeSet::new();
        let mut definitions: BTreeMap<String, Selected<'a>> = BTreeMap::new();
        let mut fresh: Vec<String> = nodes.iter().flat_map(|n| self.terms(n)).collect();
        while let Some(term) = fresh.pop() {
            if !used.insert(term.clone()) {
                continue;
            }
            let Some(clause) = self.library.definition(&term, self.template.tradition()) else {
                self.findings.push(
                    Finding::error(
                        "term-undefined",
                        format!("the term `{term}` has no definition"),
                    )
                    .at(&Place::file(&self.template.file))
                    .hint("add it under clauses/definitions/"),
                );
                continue;
            };
            let (holds, _) = self.test(&clause.when, &clause.file);
            let provisions = if holds {
                self.provisions(clause, &clause.provisions)
            } else {
                Vec::new()
            };
            if provisions.is_empty() {
                self.findings.push(
                    Finding::error(
                        "term-undefined",
                        format!("the term `{term}` is used, and its definition is out"),
                    )
                    .at(&clause.place())
                    .hint("put the texts that use the term under the same `when:`"),
                );
                continue;
            }
            let head = self.head(clause, provisions);
            fresh.extend(self.terms(&head));
            let name = clause
                .title
                .as_ref()
                .and_then(|t| t.get(self.language))
                .map_or_else(|| term.clone(), |p| sort_key(p.source()));
            self.reasons.push(Reason {
                subject: clause.id.to_string(),
                place: clause.place(),
                included: true,
                tests: Vec::new(),
            });
            definitions.insert(name, head);
        }
        let mut sorted: Vec<Selected<'a>> = definitions.into_values().collect();
        for node in nodes {
            gather(node, &mut sorted);
        }
    }

    fn terms(&self, node: &Selected<'a>) -> Vec<String> {
        let own = [node.heading, node.text, node.closing];
        let mut found: Vec<String> = own
            .into_iter()
            .flatten()
            .filter_map(|text| text.get(self.language))
            .flat_map(|phrase| phrase.terms().map(str::to_owned))
            .collect();
        found.extend(node.children.iter().flat_map(|c| self.terms(c)));
        found
    }
}

/// The alternatives that one provision is, from its tests.
fn alternatives(tests: &[Tested]) -> Vec<Alternative> {
    tests.iter().filter_map(|t| t.alternative.clone()).collect()
}

/// Nodes that stand between quotation marks under `head`.
fn quotation<'a>(head: &Selected<'a>, nodes: Vec<Selected<'a>>) -> Selected<'a> {
    Selected {
        id: format!("{}#quotation", head.id),
        aliases: Vec::new(),
        what: What::Quotation,
        heading: None,
        text: None,
        children: nodes,
        join: None,
        closing: None,
        notes: Vec::new(),
        clause: None,
        entry: None,
        alternatives: Vec::new(),
        new_page: false,
        place: head.place.clone(),
    }
}

/// Moves `definitions` under the first node whose clause gathers them.
fn gather<'a>(node: &mut Selected<'a>, definitions: &mut Vec<Selected<'a>>) {
    if let Some(clause) = node.clause
        && clause.gathers == Some(Gathers::Definitions)
    {
        if clause.quotes {
            let quoted = quotation(node, std::mem::take(definitions));
            node.children.push(quoted);
        } else {
            node.children.append(definitions);
        }
    }
    for child in &mut node.children {
        gather(child, definitions);
    }
}

/// What a term is sorted by: without capitals, accents and cedillas.
pub(super) fn sort_key(term: &str) -> String {
    let plain = |c: char| match c {
        'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        'أ' | 'إ' | 'آ' => 'ا',
        other => other,
    };
    term.to_lowercase().chars().map(plain).collect()
}

/// Gives each provision under a head its level by depth. Under a section whose single provision was merged, items are
/// paragraphs at once; several provisions are subsections.
fn lay_levels(head: &mut Selected<'_>) {
    let merged = !head.aliases.is_empty();
    let first = match (&head.what, merged) {
        (What::Provision(Level::Section), false) => Some(Level::Subsection),
        _ => Some(Level::Paragraph),
    };
    for child in &mut head.children {
        lay(child, first);
    }
}

fn lay(node: &mut Selected<'_>, level: Option<Level>) {
    // The deepest level repeats: there is nothing below (A).
    let level = level.unwrap_or(Level::Item);
    node.what = What::Provision(level);
    for child in &mut node.children {
        lay(child, level.below());
    }
}
