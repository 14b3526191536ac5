//! Every provision gets its number. After this no number is missing.
//!
//! Counts as the scheme says; an outline also answers where a label stands, for references.

use super::select::{Selected, Selection, What};
use crate::document::{Level, LevelScheme, Number, Role, Scheme};
use crate::finding::{Finding, Findings};
use std::collections::BTreeMap;

/// A selection with its numbers.
#[derive(Clone, Debug)]
pub struct Outline<'a> {
    /// In reading order.
    pub nodes: Vec<Selected<'a>>,
    /// The scheme it was numbered by.
    pub scheme: Option<Scheme>,
    /// The scheme of what is put into another law.
    pub inserted: Option<Scheme>,
    /// Numbers of numbered nodes by id.
    numbers: BTreeMap<String, Number>,
    /// Addresses of provisions by id and by merged label.
    addresses: BTreeMap<String, Address>,
}

/// Where a provision stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The id of the node itself.
    pub id: String,
    /// Its level.
    pub level: Level,
    /// Its place among its kind, from 1.
    pub ordinal: u32,
    /// Whether it is put into another law.
    pub inserted: bool,
    /// From the section (or part, or schedule) down: ids, levels and labels.
    pub path: Vec<Stop>,
}

/// One stop on the way to a provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The id of the node.
    pub id: String,
    /// Its level.
    pub level: Level,
    /// Its label, as cited within a path: `5`, `(a)`.
    pub label: String,
    /// As printed in front of it: `Article 5.`
    pub printed: String,
}

impl Outline<'_> {
    /// The number of the node with this id.
    pub fn number_of(&self, id: &str) -> Option<&Number> {
        self.numbers.get(id)
    }

    /// The address of a clause or label.
    pub fn address(&self, target: &str) -> Option<&Address> {
        self.addresses.get(target)
    }

    /// The scheme that numbered the provision at `address`.
    pub fn scheme_of(&self, address: &Address) -> Option<&Scheme> {
        match address.inserted {
            true => self.inserted.as_ref(),
            false => self.scheme.as_ref(),
        }
    }

    /// Every address, by id or merged label.
    pub fn addresses(&self) -> impl Iterator<Item = (&str, &Address)> {
        self.addresses.iter().map(|(id, a)| (id.as_str(), a))
    }
}

/// The schemes of a law.
#[derive(Clone, Copy, Debug, Default)]
pub struct Schemes<'s> {
    /// Of its own provisions.
    pub own: Option<&'s Scheme>,
    /// Of the provisions that it puts into another law.
    pub inserted: Option<&'s Scheme>,
    /// The number of the provision that those follow.
    pub base: &'s str,
}

/// Numbers a selection.
///
/// # Errors
/// A provision of a level that the scheme lacks.
pub fn number<'a>(selection: Selection<'a>, schemes: Schemes<'_>) -> Result<Outline<'a>, Findings> {
    let mut counter = Counter {
        schemes,
        quoted: false,
        running: [BTreeMap::new(), BTreeMap::new()],
        schedules: schedules(&selection.nodes),
        numbered: 0,
        numbers: BTreeMap::new(),
        addresses: BTreeMap::new(),
        findings: Findings::new(),
    };
    counter.siblings(&selection.nodes, &[]);
    let Counter {
        numbers,
        addresses,
        findings,
        ..
    } = counter;
    findings.or(Outline {
        nodes: selection.nodes,
        scheme: schemes.own.cloned(),
        inserted: schemes.inserted.cloned(),
        numbers,
        addresses,
    })
}

/// Schedules at any depth.
fn schedules(nodes: &[Selected<'_>]) -> usize {
    let own = |n: &Selected<'_>| usize::from(matches!(n.what, What::Provision(Level::Schedule)));
    nodes.iter().map(|n| own(n) + schedules(&n.children)).sum()
}

struct Counter<'s> {
    schemes: Schemes<'s>,
    /// Between quotation marks.
    quoted: bool,
    /// Counters of levels that run on: of the law's own provisions, and of those between quotation marks.
    running: [BTreeMap<Level, u32>; 2],
    schedules: usize,
    /// Counter of numbered paragraphs; a heading resets it.
    numbered: u32,
    numbers: BTreeMap<String, Number>,
    addresses: BTreeMap<String, Address>,
    findings: Findings,
}

impl Counter<'_> {
    fn siblings(&mut self, nodes: &[Selected<'_>], above: &[Stop]) {
        let mut own: BTreeMap<Level, u32> = BTreeMap::new();
        for node in nodes {
            let mut path = above.to_vec();
            match &node.what {
                What::Provision(level) => {
                    let scheme = match self.quoted {
                        true => self.schemes.inserted,
                        false => self.schemes.own,
                    };
                    let Some(scheme) = scheme.and_then(|s| s.level(*level)).cloned() else {
                        self.findings.push(
                            Finding::error(
                                "level-not-numbered",
                                format!("the numbering scheme has no level for `{}`", node.id),
                            )
                            .at(&node.place)
                            .hint("add the level to the template's numbering scheme"),
                        );
                        continue;
                    };
                    let ordinal = {
                        let counters = if scheme.runs_on {
                            &mut self.running[usize::from(self.quoted)]
                        } else {
                            &mut own
                        };
                        let counter = counters.entry(*level).or_insert(0);
                        *counter += 1;
                        *counter
                    };
                    self.enter(node, &scheme, ordinal, &mut path);
                }
                What::Block(Role::Heading | Role::Subheading) => self.numbered = 0,
                What::Block(Role::Numbered) => {
                    self.numbered += 1;
                    self.numbers.insert(
                        node.id.clone(),
                        Number {
                            level: None,
                            ordinal: self.numbered,
                            text: format!("{}.", self.numbered),
                            cited: self.numbered.to_string(),
                        },
                    );
                }
                _ => {}
            }
            let outer = self.quoted;
            self.quoted |= matches!(node.what, What::Quotation);
            self.siblings(&node.children, &path);
            self.quoted = outer;
        }
    }

    fn enter(
        &mut self,
        node: &Selected<'_>,
        scheme: &LevelScheme,
        ordinal: u32,
        path: &mut Vec<Stop>,
    ) {
        let base = self.schemes.base;
        let (display, label) = match &scheme.single_unnumbered {
            Some(single) if self.schedules == 1 => (single.clone(), single.clone()),
            _ => (scheme.printed(ordinal, base), scheme.label(ordinal, base)),
        };
        // Parts do not stand in the path to a section: sections run on through them.
        if scheme.level <= Level::Section || scheme.level == Level::Schedule {
            path.clear();
        }
        path.push(Stop {
            id: node.id.clone(),
            level: scheme.level,
            label: label.clone(),
            printed: display.clone(),
        });
        self.numbers.insert(
            node.id.clone(),
            Number {
                level: Some(scheme.level),
                ordinal,
                text: display,
                cited: label,
            },
        );
        let address = Address {
            id: node.id.clone(),
            level: scheme.level,
            ordinal,
            inserted: self.quoted,
            path: path.clone(),
        };
        for alias in &node.aliases {
            self.addresses.insert(alias.clone(), address.clone());
        }
        self.addresses.insert(node.id.clone(), address);
    }
}
