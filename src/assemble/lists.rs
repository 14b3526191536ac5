//! What a pack says about itself: the sections of its bill, its documents, choices, blanks, facts and dates, as the
//! collections that templates repeat.

use super::draft::Assembler;
use super::number::Outline;
use super::reference::{Standpoint, cite};
use super::select::Reason;
use super::word::{Used, Writer, capitalise, joined_places, stacked};
use super::{Calendar, Content, Entry, OpenBlank};
use crate::document::{Document, Inlines, Kind, Language, Level, text};
use crate::finding::Findings;
use crate::library::{Audience, Pack, Reader, Template, Text, is_citable};
use crate::phrase::{long_date, month_of_year};
use std::collections::{BTreeMap, BTreeSet};

impl Assembler<'_> {
    /// The sections of the bill with their explanations, for the memorandum.
    pub(super) fn sections(
        &self,
        law: &Template,
        document: &Document,
        outlines: &BTreeMap<String, Outline<'_>>,
        findings: &mut Findings,
    ) -> Vec<Entry> {
        let mut entries = Vec::new();
        for node in document.walk() {
            if node.kind != Kind::Provision(Level::Section) {
                continue;
            }
            let clause = self.library.clause(&node.id.0);
            let explanation = clause.and_then(|c| {
                let text = c.explanation.as_ref()?;
                let mut writer =
                    Writer::new(self.shared(outlines), &law.document, c.place()).about();
                let words = writer.text(text);
                findings.extend(writer.usage.findings);
                Some(words)
            });
            let number = node.number.as_ref().map_or("", |n| n.cited.as_str());
            let outline = outlines.get(&law.document);
            let address = outline.and_then(|o| Some((o, o.address(&node.id.0)?)));
            let mut cited = address.map_or_else(Inlines::new, |(outline, address)| {
                let from = Standpoint {
                    document: Some(&law.document),
                    ..Standpoint::outside(self.order.language)
                };
                cite(outline, address, from)
            });
            capitalise(&mut cited);
            entries.push(Entry::of([
                ("number", text(number)),
                ("cited", cited),
                ("heading", node.heading.clone()),
                ("explanation", explanation.unwrap_or_default()),
            ]));
        }
        entries
    }

    /// What the bill takes until somebody decides: the disputed readings, then the other defaults that it rests on,
    /// both in the order of their declarations. `used` are the values that the bill prints or tests.
    pub(super) fn choices(
        &self,
        law: &Template,
        used: &BTreeSet<&str>,
        findings: &mut Findings,
    ) -> (Vec<Entry>, Vec<Entry>) {
        let outlines = BTreeMap::new();
        let word = |wanted: &Text, findings: &mut Findings| {
            let mut writer = Writer::new(self.shared(&outlines), &law.document, law.place());
            let words = writer.text(wanted);
            findings.extend(writer.usage.findings);
            words
        };
        let mut declarations: Vec<_> = self.library.values.iter().collect();
        declarations.sort_by_key(|(_, declaration)| declaration.name.line);
        let (mut disputed, mut defaults) = (Vec::new(), Vec::new());
        for (name, declaration) in declarations {
            let Some(value) = self.values.get(name) else {
                continue;
            };
            let option = match &value.content {
                Content::Choice(id) => declaration.option(id),
                _ => None,
            };
            let open = matches!(value.content, Content::Open(_));
            let taken = match option {
                Some(option) => word(&option.means, findings),
                None if open => text(left_open(self.order.language)),
                None => text(&value.line(self.order.language).unwrap_or_default()),
            };
            if declaration.disputed {
                let others = declaration
                    .options
                    .iter()
                    .filter(|o| option.is_none_or(|taken| taken.id != o.id))
                    .map(|o| word(&o.means, findings))
                    .collect();
                disputed.push(Entry::of([
                    ("question", word(&declaration.question, findings)),
                    ("taken", taken),
                    ("options", stacked(others)),
                ]));
            } else if matches!(value.origin, super::Origin::Default(_))
                && used.contains(name.as_str())
            {
                let because = declaration
                    .because
                    .as_ref()
                    .map(|b| word(b, findings))
                    .unwrap_or_default();
                defaults.push(Entry::of([
                    ("name", text(name)),
                    ("question", word(&declaration.question, findings)),
                    ("taken", taken),
                    ("because", because),
                ]));
            }
        }
        (disputed, defaults)
    }

    pub(super) fn listing(&self, templates: &[&Template], findings: &mut Findings) -> Vec<Entry> {
        templates
            .iter()
            .filter(|t| t.audience == Audience::Outbound)
            .enumerate()
            .map(|(i, template)| {
                Entry::of([
                    ("number", text(&(i + 1).to_string())),
                    ("title", text(&self.line(&template.title, findings))),
                    ("purpose", text(&self.line(&template.purpose, findings))),
                ])
            })
            .collect()
    }

    /// Who reads the pack, and what each does first.
    pub(super) fn readers(&self, pack: &Pack, findings: &mut Findings) -> Vec<Entry> {
        let language = self.order.language;
        let spoken = |reader: &&Reader| reader.who.get(language).is_some();
        pack.readers
            .iter()
            .filter(spoken)
            .map(|reader| {
                Entry::of([
                    ("who", text(&self.line(&reader.who, findings))),
                    ("first", text(&self.line(&reader.first, findings))),
                ])
            })
            .collect()
    }

    pub(super) fn decisions(&self) -> Vec<Entry> {
        self.values
            .iter()
            .filter(|(_, value)| value.origin.is_decision())
            .map(|(name, value)| {
                let line = value.line(self.order.language).unwrap_or_default();
                Entry::of([("name", text(&self.describe(name))), ("value", text(&line))])
            })
            .collect()
    }

    pub(super) fn if_deposited(&self) -> Vec<Entry> {
        let language = self.order.language;
        Calendar::next_twelve_months(self.order.as_of)
            .into_iter()
            .map(|calendar| {
                Entry::of([
                    ("deposit", text(&month_of_year(calendar.deposit, language))),
                    (
                        "entry_into_force",
                        text(&long_date(calendar.entry_into_force, language)),
                    ),
                    (
                        "first_report",
                        text(&long_date(calendar.first_report, language)),
                    ),
                ])
            })
            .collect()
    }

    /// Open blanks by document, name and question, with the places of each.
    pub(super) fn blanks(
        &self,
        templates: &[&Template],
        worded: &[(Document, Used)],
    ) -> Vec<OpenBlank> {
        let mut blanks: Vec<OpenBlank> = Vec::new();
        for (template, (document, usage)) in templates.iter().zip(worded) {
            for (name, asks, to_confirm, place) in &usage.blanks {
                let known = blanks.iter_mut().find(|b| {
                    b.document == template.document && b.name == *name && b.asks == *asks
                });
                match known {
                    Some(blank) if blank.places.contains(place) => {}
                    Some(blank) => blank.places.push(place.clone()),
                    None => blanks.push(OpenBlank {
                        document: template.document.clone(),
                        title: document.head.title.clone(),
                        name: name.clone(),
                        asks: asks.clone(),
                        to_confirm: *to_confirm,
                        places: vec![place.clone()],
                        outbound: template.audience == Audience::Outbound,
                    }),
                }
            }
        }
        blanks
    }

    pub(super) fn blank_entries<'b>(
        &self,
        blanks: impl Iterator<Item = &'b OpenBlank>,
    ) -> Vec<Entry> {
        let language = self.order.language;
        blanks
            .enumerate()
            .map(|(i, blank)| {
                let mut asks = blank.asks.clone();
                if blank.to_confirm {
                    asks.push_str(confirm(language));
                }
                let places: Vec<String> = blank
                    .places
                    .iter()
                    .filter(|p| !p.is_empty())
                    .cloned()
                    .collect();
                Entry::of([
                    ("number", text(&(i + 1).to_string())),
                    ("document", text(&blank.title)),
                    ("place", joined_places(&places, language)),
                    ("asks", text(&asks)),
                ])
            })
            .collect()
    }

    /// Facts about the state that were printed or that decided a condition.
    pub(super) fn facts(
        &self,
        worded: &[(Document, Used)],
        reasons: &BTreeMap<String, Vec<Reason>>,
    ) -> BTreeSet<String> {
        let mut facts: BTreeSet<String> = worded
            .iter()
            .flat_map(|(_, usage)| usage.facts.iter().cloned())
            .collect();
        let tested = reasons.values().flatten().flat_map(|r| &r.tests);
        facts.extend(
            tested
                .map(|t| t.name.clone())
                .filter(|n| n.starts_with("state.")),
        );
        facts.extend(["state.status", "state.stockpile", "state.contamination"].map(str::to_owned));
        facts
    }

    pub(super) fn to_confirm(&self, facts: &BTreeSet<String>) -> Vec<Entry> {
        facts
            .iter()
            .filter_map(|name| Some((name, self.values.get(name)?)))
            .filter(|(_, value)| value.to_confirm())
            .map(|(name, value)| {
                let source = match value.source.as_deref() {
                    Some(source) if is_citable(source) => source,
                    _ => "to be confirmed; no source that can be cited",
                };
                let confidence = value.confidence.map(|c| c.to_string()).unwrap_or_default();
                let line = value.line(self.order.language).unwrap_or_default();
                Entry::of([
                    ("fact", text(&self.describe(name))),
                    ("value", text(&line)),
                    ("source", text(source)),
                    ("confidence", text(&confidence)),
                ])
            })
            .collect()
    }

    /// A value's name in words.
    fn describe(&self, name: &str) -> String {
        if let Some(declaration) = self.library.values.get(name) {
            let question = declaration.question.get(self.order.language);
            return question.map_or_else(|| name.to_owned(), |q| q.source().to_owned());
        }
        let named = self.library.facts.get(name);
        if let Some(words) = named.and_then(|text| text.get(self.order.language)) {
            return words.source().to_owned();
        }
        name.trim_start_matches("state.").replace(['_', '-'], " ")
    }
}

fn left_open(language: Language) -> &'static str {
    match language {
        Language::En => "Left open: the draft shows the alternatives in brackets",
        Language::Fr => "Laissé ouvert : le projet présente les variantes entre crochets",
        Language::Es => "Queda abierto: el proyecto presenta las variantes entre corchetes",
        Language::Pt => "Em aberto: o projecto apresenta as variantes entre parênteses rectos",
        Language::Ar => "متروك مفتوحا: يعرض المشروع البدائل بين أقواس",
    }
}

fn confirm(language: Language) -> &'static str {
    match language {
        Language::En => " (to be confirmed)",
        Language::Fr => " (à confirmer)",
        Language::Es => " (por confirmar)",
        Language::Pt => " (a confirmar)",
        Language::Ar => " (للتأكيد)",
    }
}
