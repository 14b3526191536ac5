//! Every phrase becomes runs. After this no blank is unfilled, but those left open on purpose.

use super::number::Outline;
use super::reference::{Standpoint, cite, cite_all};
use super::select::{Selected, What};
use super::{Address, Content, Entry, Resolved, Values};
use crate::document::{
    Blank, Column, Inline, Inlines, Kind, Language, Level, Node, Note, Role, Source, Standing,
    Table, plain,
};
use crate::finding::{Finding, Findings, Place};
use crate::library::{Confidence, Join, Library, Text, built_in};
use crate::phrase::{Form, Phrase, Target, Vocabulary, count_in_words, long_date, separated};
use std::collections::{BTreeMap, BTreeSet};

/// What the documents of a pack share while they are worded.
#[derive(Clone, Copy)]
pub struct Shared<'a> {
    /// The library.
    pub library: &'a Library,
    /// The values.
    pub values: &'a Values,
    /// The language.
    pub language: Language,
    /// The outlines of all documents, by the names they are cited by.
    pub outlines: &'a BTreeMap<String, Outline<'a>>,
}

/// What wording a document brought to light.
#[derive(Clone, Debug, Default)]
pub struct Usage {
    /// Open blanks: name, what goes there, whether only to confirm, where.
    pub blanks: Vec<(String, String, bool, String)>,
    /// Values printed, by name.
    pub printed: BTreeMap<String, String>,
    /// Names of the facts about the state that were printed.
    pub facts: BTreeSet<String>,
    /// What could not be worded.
    pub findings: Findings,
}

/// Words one document.
pub struct Writer<'a> {
    shared: Shared<'a>,
    document: &'a str,
    /// The provision or block that is being worded.
    here: Option<Address>,
    outside: bool,
    entry: Option<Entry>,
    place: Place,
    /// The heading above, for the list of blanks.
    heading: String,
    /// What was used.
    pub usage: Usage,
}

impl<'a> Writer<'a> {
    /// A writer of the document cited as `document`.
    pub fn new(shared: Shared<'a>, document: &'a str, place: Place) -> Writer<'a> {
        Writer {
            shared,
            document,
            here: None,
            outside: false,
            entry: None,
            place,
            heading: String::new(),
            usage: Usage::default(),
        }
    }

    /// The writer for a text that speaks about `document` from another one, such as an explanation.
    pub fn about(mut self) -> Writer<'a> {
        self.outside = true;
        self
    }

    /// The body of the document.
    pub fn body(&mut self, nodes: &[Selected<'a>]) -> Vec<Node> {
        nodes.iter().map(|node| self.node(node, "")).collect()
    }

    /// One text.
    pub fn text(&mut self, text: &Text) -> Inlines {
        match text.get(self.shared.language) {
            Some(phrase) => self.phrase(phrase),
            None => {
                let (line, column) = text.position();
                let place = Place::new(&self.place.file, line, column);
                self.usage.findings.push(
                    Finding::error(
                        "missing-language",
                        format!(
                            "this text has no {} version",
                            self.shared.language.english_name()
                        ),
                    )
                    .at(&place)
                    .hint(format!(
                        "add `{}:` beside the other languages",
                        self.shared.language
                    )),
                );
                Inlines::new()
            }
        }
    }

    fn phrase(&mut self, phrase: &Phrase) -> Inlines {
        phrase.word(self)
    }

    fn outline(&self) -> Option<&'a Outline<'a>> {
        self.shared.outlines.get(self.document)
    }

    /// `end` is what the program puts behind the last words of this node.
    fn node(&mut self, selected: &Selected<'a>, end: &str) -> Node {
        let outer = (self.here.clone(), self.entry.clone(), self.place.clone());
        let outline = self.outline();
        if let Some(address) = outline.and_then(|o| o.address(&selected.id)) {
            self.here = Some(address.clone());
        }
        if selected.entry.is_some() {
            self.entry.clone_from(&selected.entry);
        }
        self.place = selected.place.clone();
        let kind = match &selected.what {
            What::Provision(level) => Kind::Provision(*level),
            What::Definition => Kind::Definition,
            What::Block(role) => Kind::Block(*role),
            What::Table(columns, rows) => Kind::Table(Table {
                columns: columns
                    .iter()
                    .map(|c| Column {
                        title: self.text(&c.title),
                        width: c.width,
                    })
                    .collect(),
                rows: self.rows(columns.len(), rows),
                description: self.heading.clone(),
            }),
        };
        let mut node = Node::new(selected.id.clone(), kind);
        node.number = outline.and_then(|o| o.number_of(&selected.id)).cloned();
        node.new_page = selected.new_page;
        let defines = matches!(selected.what, What::Definition);
        if let Some(heading) = selected.heading {
            let words = self.text(heading);
            if defines {
                node.text.push(Inline::Term {
                    id: selected.id.clone(),
                    text: plain(&words),
                    defining: true,
                });
            } else {
                node.heading = words;
            }
        }
        if let Some(text) = selected.text {
            let words = self.text(text);
            // The term stands in front, and the text goes on from it.
            if defines && !plain(&words).starts_with([',', ';', ':']) {
                node.text.push(Inline::Text(" ".to_owned()));
            }
            node.text.extend(words);
        }
        if let What::Block(role) = &selected.what {
            if matches!(role, Role::Heading | Role::Subheading) {
                self.heading = plain(&node.text);
            }
            if let Some(paragraphs) = selected.text.and_then(|t| self.paragraphs(t)) {
                node.children = paragraphs
                    .into_iter()
                    .enumerate()
                    .map(|(i, words)| {
                        let mut child =
                            Node::new(format!("{}.{i}", selected.id), Kind::Block(*role));
                        child.text = vec![Inline::Text(words)];
                        child
                    })
                    .collect();
                node.text.clear();
            }
        }
        self.children(selected, &mut node, end);
        if let Some(label) = &selected.alternative {
            bracket(&mut node, label, self.shared.language);
        }
        for note in &selected.notes {
            let text = plain(&self.text(note));
            node.notes.push(Note { text });
        }
        if let Some(clause) = selected.clause {
            node.source = Some(Source {
                clause: clause.id.to_string(),
                version: clause.version,
                fingerprint: clause.fingerprint(self.shared.language).short().to_owned(),
            });
        }
        (self.here, self.entry, self.place) = outer;
        node
    }

    /// Children with the punctuation of the list they make.
    fn children(&mut self, selected: &Selected<'a>, node: &mut Node, end: &str) {
        let language = self.shared.language;
        let definitions = selected
            .children
            .iter()
            .any(|c| matches!(c.what, What::Definition));
        let count = selected.children.len();
        let ends_after_list = if selected.closing.is_some() { "," } else { end };
        for (i, child) in selected.children.iter().enumerate() {
            let last = i + 1 == count;
            let sign = if definitions {
                if last { "." } else { ";" }.to_owned()
            } else {
                match selected.join {
                    None => String::new(),
                    Some(_) if last && ends_after_list.is_empty() => ".".to_owned(),
                    Some(_) if last => ends_after_list.to_owned(),
                    Some(join) if i + 2 == count => joining(join, language),
                    Some(_) => ";".to_owned(),
                }
            };
            let child = self.node(child, &sign);
            node.children.push(child);
        }
        if let Some(closing) = selected.closing {
            node.closing = self.text(closing);
            punctuate(&mut node.closing, end);
        } else if selected.children.is_empty() && node.children.is_empty() {
            punctuate(&mut node.text, end);
        }
    }

    fn rows(
        &mut self,
        columns: usize,
        rows: &[(&crate::library::RowSpec, Option<Entry>)],
    ) -> Vec<Vec<Inlines>> {
        let outer = self.entry.clone();
        let mut found: Vec<Vec<Inlines>> = Vec::new();
        for (row, entry) in rows {
            self.entry.clone_from(entry);
            found.push(row.cells.iter().map(|cell| self.text(cell)).collect());
        }
        self.entry = outer;
        if found.is_empty() {
            // A table whose rows are all out says so.
            let mut row = vec![Inlines::new(); columns];
            if let Some(first) = row.get_mut(usize::from(columns > 1)) {
                first.push(Inline::Text(none(self.shared.language).to_owned()));
            }
            found.push(row);
        }
        found
    }

    /// The paragraphs of a file, when `text` is nothing but its value.
    fn paragraphs(&self, text: &Text) -> Option<Vec<String>> {
        let name = text.get(self.shared.language)?.sole_value()?;
        match &self.shared.values.get(name)?.content {
            Content::Paragraphs(paragraphs) => Some(paragraphs.clone()),
            _ => None,
        }
    }

    fn blank(&mut self, name: &str, asks: String, standing: Standing) -> Inlines {
        let to_confirm = standing != Standing::Open;
        let place = self.where_it_stands();
        self.usage
            .blanks
            .push((name.to_owned(), asks.clone(), to_confirm, place));
        vec![Inline::Blank(Blank {
            name: name.to_owned(),
            asks,
            standing,
        })]
    }

    /// Where a blank stands: the provision as another document would cite it, or the heading above.
    fn where_it_stands(&self) -> String {
        match (&self.here, self.outline()) {
            (Some(here), Some(outline)) => {
                let mut at = here.clone();
                if at.level != Level::Part && at.level != Level::Schedule {
                    at.path.truncate(2);
                }
                plain(&cite(
                    outline,
                    &at,
                    Standpoint {
                        here: None,
                        outside: true,
                        document: None,
                        language: self.shared.language,
                    },
                ))
            }
            _ if self.heading.is_empty() => in_the_text(self.shared.language).to_owned(),
            _ => self.heading.clone(),
        }
    }

    fn asks(&self, name: &str) -> String {
        let declared = self
            .shared
            .library
            .values
            .get(name)
            .and_then(|d| d.blank.as_ref().or(Some(&d.question)))
            .and_then(|text| text.get(self.shared.language))
            .map(|phrase| phrase.source().to_owned());
        declared
            .or_else(|| built_in(name).map(|b| b.blank.to_owned()))
            .unwrap_or_else(|| name.to_owned())
    }

    fn known(&mut self, name: &str, value: &Resolved, form: Form) -> Option<Inlines> {
        let language = self.shared.language;
        let words = match (&value.content, form) {
            (Content::Unknown, _) => return None,
            (Content::Text(text) | Content::Choice(text), _) => text.clone(),
            (Content::Open(options), _) => options.join(" / "),
            (Content::Number(number), Form::Words) => count_in_words(*number, language),
            (Content::Number(number), Form::Amount) => grouped(*number),
            (Content::Number(number), _) => number.to_string(),
            (Content::Date(date), _) => long_date(*date, language),
            (Content::List(items), _) => crate::phrase::joined(items, language),
            (Content::Paragraphs(paragraphs), _) => paragraphs.join(" "),
        };
        self.usage.printed.insert(name.to_owned(), words.clone());
        if value.confidence.is_some() {
            self.usage.facts.insert(name.to_owned());
        }
        if value.confidence == Some(Confidence::Low) {
            let asks = self.asks(name);
            return Some(self.blank(name, asks, Standing::ToConfirm(words)));
        }
        Some(vec![match form {
            Form::Strong => Inline::Strong(words),
            Form::Emphasis => Inline::Emphasis(words),
            _ => Inline::Text(words),
        }])
    }
}

impl Vocabulary for Writer<'_> {
    fn value(&mut self, name: &str, form: Form) -> Inlines {
        if let Some(field) = name.strip_prefix("item.") {
            let found = self.entry.as_ref().and_then(|e| e.field(field)).cloned();
            return found.unwrap_or_else(|| {
                self.usage.findings.push(
                    Finding::error("unknown-value", format!("`item.{field}` has no value here"))
                        .at(&self.place)
                        .hint("`item.` names a field of the collection that `each:` repeats"),
                );
                Inlines::new()
            });
        }
        let Some(value) = self.shared.values.get(name) else {
            self.usage.findings.push(
                Finding::error("unknown-value", format!("there is no value `{name}`"))
                    .at(&self.place)
                    .hint("declare it in clauses/values.yaml"),
            );
            return Inlines::new();
        };
        if form == Form::Amount {
            let mut line = Inlines::new();
            if let Content::Number(_) = value.content {
                line.extend(self.value("state.currency", Form::Plain));
                line.push(Inline::Text("\u{a0}".to_owned()));
            }
            match self.known(name, value, form) {
                Some(words) => line.extend(words),
                None => {
                    let asks = self.asks(name);
                    line.extend(self.blank(name, asks, Standing::Open));
                }
            }
            return line;
        }
        match self.known(name, value, form) {
            Some(words) => words,
            None => {
                let asks = self.asks(name);
                self.blank(name, asks, Standing::Open)
            }
        }
    }

    fn term(&mut self, id: &str, plural: bool) -> Inlines {
        let definition = self.shared.library.definition(id);
        let name = definition.and_then(|clause| {
            let text = if plural {
                clause.plural.as_ref()
            } else {
                clause.title.as_ref()
            };
            text?.get(self.shared.language)
        });
        match name {
            Some(name) => {
                let text = name.source().to_owned();
                vec![Inline::Term {
                    id: definition.map_or_else(String::new, |c| c.id.to_string()),
                    text,
                    defining: false,
                }]
            }
            None => {
                let what = if plural { "plural" } else { "definition" };
                self.usage.findings.push(
                    Finding::error("term-undefined", format!("the term `{id}` has no {what}"))
                        .at(&self.place)
                        .hint("add it under clauses/definitions/"),
                );
                Inlines::new()
            }
        }
    }

    fn reference(&mut self, targets: &[Target], capital: bool) -> Inlines {
        let mut addresses = Vec::new();
        let mut cited = self.document;
        let mut found = None;
        for target in targets {
            if let Some(document) = &target.document {
                match self.shared.outlines.keys().find(|k| *k == document) {
                    Some(name) => cited = name,
                    None => continue,
                }
            }
            let outline = self.shared.outlines.get(cited);
            if let Some(address) = outline.and_then(|o| o.address(&target.node())) {
                addresses.push(address);
                found = outline;
            }
        }
        let (Some(outline), false) = (found, addresses.is_empty()) else {
            let names: Vec<String> = targets.iter().map(ToString::to_string).collect();
            self.usage.findings.push(
                Finding::error(
                    "dead-reference",
                    format!("`{}` is not in this draft", names.join("`, `")),
                )
                .at(&self.place)
                .hint("put the text under the same `when:` as its target"),
            );
            return Inlines::new();
        };
        let outside = self.outside || cited != self.document;
        let from = Standpoint {
            here: self.here.as_ref(),
            outside,
            document: outside.then_some(cited),
            language: self.shared.language,
        };
        let mut line = if targets.len() == 1 {
            cite(outline, addresses[0], from)
        } else {
            cite_all(outline, &addresses, from)
        };
        if capital {
            capitalise(&mut line);
        }
        line
    }

    fn ask(&mut self, name: &str, asks: &str) -> Inlines {
        self.blank(name, asks.to_owned(), Standing::Open)
    }
}

/// Puts the brackets of an alternative around a provision: a label in front of its first words, the closing bracket behind
/// its last ones.
fn bracket(node: &mut Node, label: &str, language: Language) {
    let word = match language {
        Language::En => "Alternative",
        Language::Fr => "Variante",
        Language::Es => "Variante",
        Language::Pt => "Variante",
        Language::Ar => "بديل",
    };
    let front = if node.heading.is_empty() {
        &mut node.text
    } else {
        &mut node.heading
    };
    front.insert(0, Inline::Alternative(format!("[{word}, {label}:")));
    front.insert(1, Inline::Text(" ".to_owned()));
    let mut last = node;
    loop {
        if !last.closing.is_empty() || last.children.is_empty() {
            break;
        }
        let index = last.children.len() - 1;
        last = &mut last.children[index];
    }
    let end = if !last.closing.is_empty() {
        &mut last.closing
    } else if !last.text.is_empty() {
        &mut last.text
    } else {
        &mut last.heading
    };
    end.push(Inline::Alternative("]".to_owned()));
}

/// Puts `sign` behind the words, unless they end in one.
fn punctuate(line: &mut Inlines, sign: &str) {
    if sign.is_empty() || line.is_empty() || plain(line).ends_with(['.', ';', ':']) {
        return;
    }
    match line.last_mut() {
        Some(Inline::Text(text)) => text.push_str(sign),
        _ => line.push(Inline::Text(sign.to_owned())),
    }
}

fn joining(join: Join, language: Language) -> String {
    let word = match (join, language) {
        (Join::None, _) => return ";".to_owned(),
        (Join::And, Language::En) => "and",
        (Join::Or, Language::En) => "or",
        (Join::And, Language::Fr) => "et",
        (Join::Or, Language::Fr) => "ou",
        (Join::And, Language::Es) => "y",
        (Join::Or, Language::Es) => "o",
        (Join::And, Language::Pt) => "e",
        (Join::Or, Language::Pt) => "ou",
        (Join::And, Language::Ar) => "و",
        (Join::Or, Language::Ar) => "أو",
    };
    format!("; {word}")
}

/// Where a blank stands in a document, or a part of one, without headings.
fn in_the_text(language: Language) -> &'static str {
    match language {
        Language::En => "in the text",
        Language::Fr => "dans le texte",
        Language::Es => "en el texto",
        Language::Pt => "no texto",
        Language::Ar => "في النص",
    }
}

fn none(language: Language) -> &'static str {
    match language {
        Language::En => "None",
        Language::Fr => "Néant",
        Language::Es => "Ninguno",
        Language::Pt => "Nenhum",
        Language::Ar => "لا يوجد",
    }
}

/// 1234567 → 1,234,567
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn capitalise(line: &mut Inlines) {
    let text = match line.first_mut() {
        Some(Inline::Reference { lead, .. }) if !lead.is_empty() => lead,
        Some(Inline::Text(text)) => text,
        _ => return,
    };
    let mut letters = text.chars();
    if let Some(first) = letters.next() {
        *text = first.to_uppercase().chain(letters).collect();
    }
}

/// Several lines as one cell, a line each.
pub fn stacked(lines: Vec<Inlines>) -> Inlines {
    let mut cell = Inlines::new();
    for (i, line) in lines.into_iter().enumerate() {
        if i > 0 {
            cell.push(Inline::Break);
        }
        cell.extend(line);
    }
    cell
}

/// Joins places for the list of blanks.
pub fn joined_places(places: &[String], language: Language) -> Inlines {
    separated(
        places
            .iter()
            .map(|p| vec![Inline::Text(p.clone())])
            .collect(),
        language,
    )
}
