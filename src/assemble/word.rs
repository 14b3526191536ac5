//! Every phrase becomes runs. After this no blank is unfilled, but those left open on purpose.

use super::number::Outline;
use super::reference::{Standpoint, cite, cite_all};
use super::select::{Alternative, Selected, What};
use super::{Address, Content, Entry, Resolved, Values};
use crate::document::{
    Blank, Column, Inline, Inlines, Kind, Language, Level, Node, Note, Role, Source, Standing,
    Table, plain,
};
use crate::finding::{Finding, Findings, Place};
use crate::library::{Confidence, Join, Library, Text, Tradition, Usage, ValueType};
use crate::phrase::{
    Form, Phrase, Target, TermForm, Unit, Vocabulary, count_in_words, long_date, period, separated,
};
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
    /// Whose definitions the terms have.
    pub tradition: Tradition,
    /// House styles of words.
    pub usages: &'a [&'a Usage],
}

/// What wording a document brought to light.
#[derive(Clone, Debug, Default)]
pub struct Used {
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
    /// The text of a law, which has its own usage.
    law: bool,
    /// Choices left open whose practice a note has told.
    told: BTreeSet<String>,
    entry: Option<Entry>,
    place: Place,
    /// The heading above, for the list of blanks.
    heading: String,
    /// What was used.
    pub usage: Used,
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
            usage: Used::default(),
            law: false,
            told: BTreeSet::new(),
        }
    }

    /// The writer for a text that speaks about `document` from another one, such as an explanation.
    pub fn about(mut self) -> Writer<'a> {
        self.outside = true;
        self
    }

    /// The writer for the text of a law.
    pub fn of_law(mut self) -> Writer<'a> {
        self.law = true;
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
            What::Quotation => Kind::Quotation,
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
            // Where the language writes the article into the word, a definition names the term with it.
            let definite = selected.clause.and_then(|clause| clause.definite.as_ref());
            let definite = definite.filter(|t| defines && t.get(self.shared.language).is_some());
            let words = self.text(definite.unwrap_or(heading));
            if defines {
                node.text.push(Inline::Term {
                    id: selected.id.clone(),
                    text: plain(&words),
                    defining: true,
                });
            } else {
                node.heading = self.heading_as_set(&selected.id, words);
            }
        }
        if let Some(text) = selected.text {
            let words = self.text(text);
            // The term stands in front, and the text goes on from it.
            let meaning = plain(&words);
            if defines && !meaning.trim_start().starts_with([',', ';', ':']) {
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
        if matches!(selected.what, What::Quotation) {
            quote(&mut node.children, self.shared.language);
        }
        if !selected.alternatives.is_empty() {
            let label = self.label(&selected.alternatives);
            bracket(&mut node, &label, self.shared.language);
            self.practice(&selected.alternatives, &mut node);
        }
        // A note speaks to the drafter, in our usage.
        let law = std::mem::replace(&mut self.law, false);
        for note in &selected.notes {
            let text = plain(&self.text(note));
            node.notes.push(Note { text });
        }
        self.law = law;
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

    /// A heading as the scheme of its level sets it.
    fn heading_as_set(&self, id: &str, words: Inlines) -> Inlines {
        let pattern = self.outline().and_then(|outline| {
            let address = outline.address(id)?;
            let level = outline.scheme_of(address)?.level(address.level)?;
            level.heading.as_ref()?.split_once("{heading}")
        });
        let Some((before, after)) = pattern else {
            return words;
        };
        let mut line = vec![Inline::Text(before.to_owned())];
        line.extend(words);
        line.push(Inline::Text(after.to_owned()));
        line
    }

    /// The questions left open and the answers under which a provision stands, in words.
    fn label(&self, alternatives: &[Alternative]) -> String {
        let language = self.shared.language;
        let one = |alternative: &Alternative| {
            let declaration = self.shared.library.values.get(&alternative.choice);
            let named = declaration.and_then(|d| d.label.as_ref()?.get(language));
            let question = named.map_or(alternative.choice.as_str(), |p| p.source());
            let answers: Vec<&str> = alternative
                .options
                .iter()
                .map(|id| {
                    let option = declaration.and_then(|d| d.option(id));
                    let named = option.and_then(|o| o.label.as_ref()?.get(language));
                    named.map_or(id.as_str(), |p| p.source())
                })
                .collect();
            format!("{question}{}{}", colon(language), answers.join(" / "))
        };
        let all: Vec<String> = alternatives.iter().map(one).collect();
        self.words(&all.join(&format!("{} ", semicolon(language))))
    }

    /// Where a question left open is first met, a note says who answers it which way.
    fn practice(&mut self, alternatives: &[Alternative], node: &mut Node) {
        for alternative in alternatives {
            if !self.told.insert(alternative.choice.clone()) {
                continue;
            }
            let declaration = self.shared.library.values.get(&alternative.choice);
            if let Some(practice) = declaration.and_then(|d| d.practice.as_ref()) {
                let text = plain(&self.text(practice));
                node.notes.push(Note { text });
            }
        }
    }

    /// Children with the punctuation of the list they make.
    fn children(&mut self, selected: &Selected<'a>, node: &mut Node, end: &str) {
        let language = self.shared.language;
        let definitions = selected
            .children
            .iter()
            .any(|c| matches!(c.what, What::Definition));
        let count = selected.children.len();
        let semicolon = semicolon(language);
        let ends_after_list = match selected.closing {
            Some(_) if language == Language::Ar => "،",
            Some(_) => ",",
            None => end,
        };
        for (i, child) in selected.children.iter().enumerate() {
            let last = i + 1 == count;
            let sign = if definitions {
                if last { "." } else { semicolon }.to_owned()
            } else {
                match selected.join {
                    None => String::new(),
                    Some(_) if last && ends_after_list.is_empty() => ".".to_owned(),
                    Some(_) if last => ends_after_list.to_owned(),
                    Some(join) if i + 2 == count => joining(join, language),
                    Some(_) => semicolon.to_owned(),
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
                    Standpoint::outside(self.shared.language),
                ))
            }
            _ if self.heading.is_empty() => in_the_text(self.shared.language).to_owned(),
            _ => self.heading.clone(),
        }
    }

    /// What a number counts, by its declaration.
    fn unit(&self, name: &str) -> Unit {
        let declared = self.shared.library.values.get(name);
        match declared.map(|d| d.value_type) {
            Some(ValueType::Days) => Unit::Days,
            _ => Unit::Years,
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
        let named = self.shared.library.facts.get(name);
        let named = named.and_then(|text| text.get(self.shared.language));
        let asks = declared
            .or_else(|| named.map(|phrase| phrase.source().to_owned()))
            .unwrap_or_else(|| name.to_owned());
        self.words(&asks)
    }

    fn known(&mut self, name: &str, value: &Resolved, form: Form) -> Option<Inlines> {
        let language = self.shared.language;
        let words = match (&value.content, form) {
            (Content::Unknown, _) => return None,
            (Content::Text(text), _) => text.clone(),
            (Content::Choice(text), _) => self.words(text),
            (Content::Open(options), _) => self.words(&options.join(" / ")),
            (Content::Number(number), Form::Period) => period(*number, self.unit(name), language),
            (Content::Number(number), Form::Words) => count_in_words(*number, language),
            (Content::Number(number), Form::Amount) => grouped(*number, language),
            (Content::Number(number), _) => number.to_string(),
            (Content::Date(date), _) => self.words(&long_date(*date, language)),
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
    fn words(&self, text: &str) -> String {
        let usages = self.shared.usages.iter();
        let usages = usages.filter(|usage| self.law || !usage.laws_only);
        usages.fold(text.to_owned(), |text, usage| usage.apply(&text))
    }

    fn value(&mut self, name: &str, form: Form) -> Inlines {
        if let Some(field) = name.strip_prefix("item.") {
            let found = self.entry.as_ref().and_then(|e| e.field(field)).cloned();
            if let Some(mut line) = found {
                for run in &mut line {
                    if let Inline::Text(text) = run {
                        *text = self.words(text);
                    }
                }
                return line;
            }
            return {
                self.usage.findings.push(
                    Finding::error("unknown-value", format!("`item.{field}` has no value here"))
                        .at(&self.place)
                        .hint("`item.` names a field of the collection that `each:` repeats"),
                );
                Inlines::new()
            };
        }
        let Some(value) = self.shared.values.get(name) else {
            self.usage.findings.push(
                Finding::error("unknown-value", format!("there is no value `{name}`"))
                    .at(&self.place)
                    .hint("declare it in clauses/values/"),
            );
            return Inlines::new();
        };
        if form == Form::Amount {
            let mut line = Inlines::new();
            if let Content::Number(_) = value.content {
                line.extend(self.value("state.currency", Form::Plain));
            }
            let amount = match self.known(name, value, form) {
                Some(words) => words,
                None => {
                    let asks = self.asks(name);
                    self.blank(name, asks, Standing::Open)
                }
            };
            if line.is_empty() {
                return amount;
            }
            // English sets the currency in front of the amount, the others behind it.
            let space = Inline::Text("\u{a0}".to_owned());
            return match self.shared.language {
                Language::En => [line, vec![space], amount].concat(),
                _ => [amount, vec![space], line].concat(),
            };
        }
        match self.known(name, value, form) {
            Some(words) => words,
            None => {
                let asks = self.asks(name);
                self.blank(name, asks, Standing::Open)
            }
        }
    }

    fn term(&mut self, id: &str, form: TermForm) -> Inlines {
        let library = self.shared.library;
        let definition = library.definition(id, self.shared.tradition);
        let name = definition.and_then(|clause| clause.term(form)?.get(self.shared.language));
        match name {
            Some(name) => {
                let text = self.words(name.source());
                vec![Inline::Term {
                    id: definition.map_or_else(String::new, |c| c.id.to_string()),
                    text,
                    defining: false,
                }]
            }
            None => {
                let what = match form {
                    TermForm::Singular => "definition",
                    TermForm::Plural => "plural",
                    TermForm::Definite => "form with the article",
                    TermForm::DefinitePlural => "plural with the article",
                };
                self.usage.findings.push(
                    Finding::error("term-undefined", format!("the term `{id}` has no {what}"))
                        .at(&self.place)
                        .hint("add it under clauses/definitions/"),
                );
                Inlines::new()
            }
        }
    }

    fn reference(&mut self, targets: &[Target], with: Option<&str>, capital: bool) -> Inlines {
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
            let nodes = match target.names_module() {
                true => self
                    .shared
                    .library
                    .sections_of(&target.clause)
                    .map(|clause| clause.id.to_string())
                    .collect(),
                false => vec![target.node()],
            };
            for node in nodes {
                if let Some(address) = outline.and_then(|o| o.address(&node)) {
                    addresses.push(address);
                    found = outline;
                }
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
            with,
        };
        let mut line = if addresses.len() == 1 {
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
        let asks = self.words(asks);
        self.blank(name, asks, Standing::Open)
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
    let colon = colon(language).trim_end_matches(' ');
    let comma = match language {
        Language::Ar => "،",
        _ => ",",
    };
    front.insert(
        0,
        Inline::Alternative(format!("[{word}{comma} {label}{colon}")),
    );
    front.insert(1, Inline::Text(" ".to_owned()));
    last_words(node).push(Inline::Alternative("]".to_owned()));
}

/// Puts quotation marks around provisions of another law: in front of the first number or words, behind the last words.
fn quote(nodes: &mut [Node], language: Language) {
    let (open, close) = match language {
        Language::En => ("\u{201c}", "\u{201d}"),
        Language::Fr => ("«\u{a0}", "\u{a0}»"),
        Language::Es | Language::Pt | Language::Ar => ("«", "»"),
    };
    let Some(first) = nodes.first_mut() else {
        return;
    };
    match &mut first.number {
        Some(number) if !number.text.is_empty() => number.text.insert_str(0, open),
        _ if !first.heading.is_empty() => first.heading.insert(0, Inline::Text(open.to_owned())),
        _ => first.text.insert(0, Inline::Text(open.to_owned())),
    }
    if let Some(last) = nodes.last_mut() {
        last_words(last).push(Inline::Text(close.to_owned()));
    }
}

/// The line that ends a provision.
fn last_words(node: &mut Node) -> &mut Inlines {
    let mut last = node;
    while last.closing.is_empty() && !last.children.is_empty() {
        let index = last.children.len() - 1;
        last = &mut last.children[index];
    }
    if !last.closing.is_empty() {
        &mut last.closing
    } else if !last.text.is_empty() {
        &mut last.text
    } else {
        &mut last.heading
    }
}

/// What stands between a question and its answer.
fn colon(language: Language) -> &'static str {
    match language {
        Language::Fr => "\u{a0}: ",
        _ => ": ",
    }
}

/// Puts `sign` behind the words, unless they end in one.
fn punctuate(line: &mut Inlines, sign: &str) {
    if sign.is_empty() || line.is_empty() || plain(line).ends_with(['.', ';', ':', '؛']) {
        return;
    }
    match line.last_mut() {
        Some(Inline::Text(text)) => text.push_str(sign),
        _ => line.push(Inline::Text(sign.to_owned())),
    }
}

fn joining(join: Join, language: Language) -> String {
    let word = match (join, language) {
        (Join::None, _) => return semicolon(language).to_owned(),
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
    match language {
        // The Arabic "and" is written together with the word that follows, so the items carry it themselves.
        Language::Ar if join == Join::And => semicolon(language).to_owned(),
        _ => format!("{} {word}", semicolon(language)),
    }
}

/// The sign between the items of a list.
fn semicolon(language: Language) -> &'static str {
    match language {
        Language::Fr => "\u{a0};",
        Language::Ar => "؛",
        Language::En | Language::Es | Language::Pt => ";",
    }
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

/// 1234567 → 1,234,567, with the sign of the language.
fn grouped(number: i64, language: Language) -> String {
    let sign = match language {
        Language::En | Language::Ar => ',',
        Language::Fr => '\u{202f}',
        Language::Es | Language::Pt => '.',
    };
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(sign);
        }
        out.push(digit);
    }
    out
}

/// Puts a capital at the beginning of a citation.
pub fn capitalise(line: &mut Inlines) {
    let text = match line.first_mut() {
        Some(Inline::Reference { lead, .. }) if !lead.is_empty() => lead,
        Some(Inline::Reference { label, .. }) => label,
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
