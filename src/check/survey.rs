//! The library as rules look at it: every text and every condition, with whose it is, what surrounds it and where it stands.
//!
//! Walks each clause, template, pack and declaration once, so that a rule is a few lines about its own matter.

use super::Latitude;
use crate::document::{DocumentKind, Language};
use crate::finding::Place;
use crate::library::{
    BodyItem, Clause, Condition, Declaration, Item, Library, Located, Pack, Shape, Shelf, Template,
    Text, Tradition,
};
use crate::phrase::Phrase;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Whose a text or a condition is.
#[derive(Clone, Copy, Debug)]
pub enum Owner<'a> {
    /// A clause's.
    Clause(&'a Clause),
    /// A template's.
    Template(&'a Template),
    /// A template's too, but before it is chosen: the reasons why a law does not fit a state.
    Unfit(&'a Template),
    /// A pack's.
    Pack(&'a Pack),
    /// A declared value's.
    Value(&'a Declaration),
}

impl<'a> Owner<'a> {
    /// Its file.
    pub fn file(self) -> &'a Arc<str> {
        match self {
            Owner::Clause(clause) => &clause.file,
            Owner::Template(template) | Owner::Unfit(template) => &template.file,
            Owner::Pack(pack) => &pack.file,
            Owner::Value(declaration) => &declaration.file,
        }
    }

    /// Whose definitions its terms have; `None` where it belongs to no tradition.
    pub fn traditions(self) -> Vec<Tradition> {
        match self {
            Owner::Clause(clause) => clause.scope.tradition.clone(),
            Owner::Template(template) | Owner::Unfit(template) => vec![template.tradition()],
            Owner::Pack(_) | Owner::Value(_) => Vec::new(),
        }
    }

    /// Its own list of values; `None` where none is kept.
    pub fn values(self) -> Option<&'a [Located<String>]> {
        match self {
            Owner::Clause(clause) => Some(&clause.values),
            Owner::Template(template) | Owner::Unfit(template) => Some(&template.values),
            Owner::Pack(_) | Owner::Value(_) => None,
        }
    }
}

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Printed where it stands.
    Body,
    /// A form of a term that only some languages have.
    Form,
    /// Printed in the explanatory memorandum.
    Explanation,
    /// A drafting note.
    Note,
    /// Printed in lists and headers, where nothing can be cited.
    Label,
}

/// One text with what surrounds it.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    /// Whose it is.
    pub owner: Owner<'a>,
    /// What it is for.
    pub part: Part,
    /// The text.
    pub text: &'a Text,
    /// The collection it is repeated for.
    pub each: Option<&'a str>,
    /// The conditions around it in its own file, outermost first.
    pub chain: Vec<&'a Condition>,
}

/// One condition with what surrounds it.
#[derive(Clone, Debug)]
pub struct Tests<'a> {
    /// Whose it is.
    pub owner: Owner<'a>,
    /// The conditions around it in its own file, outermost first.
    pub chain: Vec<&'a Condition>,
    /// The condition.
    pub condition: &'a Condition,
}

/// Where a template arranges a clause.
#[derive(Clone, Debug)]
pub struct Occurrence<'a> {
    /// The template.
    pub template: &'a Template,
    /// The conditions around it in the template, outermost first.
    pub chain: Vec<&'a Condition>,
}

/// The library with all its texts and conditions laid out.
pub struct Survey<'a> {
    /// The library.
    pub library: &'a Library,
    /// The files it was read from, when they are at hand.
    pub shelf: Option<&'a Shelf>,
    /// Every text.
    pub words: Vec<Words<'a>>,
    /// Every condition that tests something.
    pub tests: Vec<Tests<'a>>,
    /// Every `each:` with the template it stands in.
    pub repeats: Vec<(&'a Template, &'a Located<String>)>,
    /// Where each clause is arranged, by its id.
    pub occurrences: BTreeMap<&'a str, Vec<Occurrence<'a>>>,
}

impl<'a> Survey<'a> {
    /// Walks `library`. The shelf gives exact places and the lines concerned.
    pub fn of(library: &'a Library, shelf: Option<&'a Shelf>) -> Survey<'a> {
        let mut survey = Survey {
            library,
            shelf,
            words: Vec::new(),
            tests: Vec::new(),
            repeats: Vec::new(),
            occurrences: BTreeMap::new(),
        };
        for clause in library.clauses.values() {
            survey.clause(clause);
        }
        for template in library.templates.values() {
            survey.template(template);
        }
        for pack in library.packs.values() {
            survey.pack(pack);
        }
        for declaration in library.values.values() {
            survey.declaration(declaration);
        }
        survey
    }

    fn push(
        &mut self,
        owner: Owner<'a>,
        part: Part,
        texts: impl IntoIterator<Item = &'a Text>,
        chain: &[&'a Condition],
        each: Option<&'a str>,
    ) {
        for text in texts {
            self.words.push(Words {
                owner,
                part,
                text,
                each,
                chain: chain.to_vec(),
            });
        }
    }

    /// Records `condition` and returns the chain with it.
    fn enter(
        &mut self,
        owner: Owner<'a>,
        chain: &[&'a Condition],
        condition: &'a Condition,
    ) -> Vec<&'a Condition> {
        let mut inner = chain.to_vec();
        if !condition.is_empty() {
            self.tests.push(Tests {
                owner,
                chain: inner.clone(),
                condition,
            });
            inner.push(condition);
        }
        inner
    }

    fn clause(&mut self, clause: &'a Clause) {
        let owner = Owner::Clause(clause);
        let chain = self.enter(owner, &[], &clause.when);
        let names = clause.title.iter().chain(&clause.plural);
        self.push(owner, Part::Body, names, &chain, None);
        let forms = clause.definite.iter().chain(&clause.definite_plural);
        self.push(owner, Part::Form, forms, &chain, None);
        self.push(owner, Part::Note, &clause.note, &chain, None);
        self.push(owner, Part::Explanation, &clause.explanation, &chain, None);
        for item in &clause.provisions {
            self.item(owner, item, &chain);
        }
    }

    fn item(&mut self, owner: Owner<'a>, item: &'a Item, chain: &[&'a Condition]) {
        let chain = self.enter(owner, chain, &item.when);
        let texts = item.text.iter().chain(&item.closing);
        self.push(owner, Part::Body, texts, &chain, None);
        self.push(owner, Part::Note, &item.note, &chain, None);
        for inner in &item.items {
            self.item(owner, inner, &chain);
        }
    }

    fn template(&mut self, template: &'a Template) {
        let owner = Owner::Template(template);
        let labels = [&template.title, &template.purpose];
        let labels = labels.into_iter().chain(&template.header);
        self.push(owner, Part::Label, labels, &[], None);
        for unfit in &template.unfit {
            let before = Owner::Unfit(template);
            let chain = self.enter(before, &[], &unfit.when);
            self.push(before, Part::Label, [&unfit.text], &chain, None);
        }
        self.body(template, &template.body, &[], None);
    }

    fn body(
        &mut self,
        template: &'a Template,
        items: &'a [BodyItem],
        chain: &[&'a Condition],
        each: Option<&'a str>,
    ) {
        let owner = Owner::Template(template);
        for item in items {
            let chain = self.enter(owner, chain, &item.when);
            let each = self.repeat(template, item.each.as_ref()).or(each);
            let texts = item.text.iter().chain(&item.part).chain(&item.chapter);
            self.push(owner, Part::Body, texts, &chain, each);
            self.push(owner, Part::Note, &item.note, &chain, each);
            let titles = item.columns.iter().map(|column| &column.title);
            self.push(owner, Part::Body, titles, &chain, each);
            for row in &item.rows {
                let chain = self.enter(owner, &chain, &row.when);
                let each = self.repeat(template, row.each.as_ref()).or(each);
                self.push(owner, Part::Body, &row.cells, &chain, each);
            }
            if let Some(clause) = &item.clause {
                let occurrence = Occurrence {
                    template,
                    chain: chain.clone(),
                };
                self.occurrences
                    .entry(clause.value.as_str())
                    .or_default()
                    .push(occurrence);
            }
            self.body(template, &item.body, &chain, each);
        }
    }

    fn repeat(
        &mut self,
        template: &'a Template,
        each: Option<&'a Located<String>>,
    ) -> Option<&'a str> {
        let each = each?;
        self.repeats.push((template, each));
        Some(&each.value)
    }

    fn pack(&mut self, pack: &'a Pack) {
        let owner = Owner::Pack(pack);
        let texts = [
            &pack.name,
            &pack.for_whom,
            &pack.when_it_applies,
            &pack.no_bill,
        ];
        self.push(owner, Part::Label, texts, &[], None);
        let readers = pack.readers.iter().flat_map(|r| [&r.who, &r.first]);
        self.push(owner, Part::Label, readers, &[], None);
        let chain = self.enter(owner, &[], &pack.when);
        for document in &pack.documents {
            self.enter(owner, &chain, &document.when);
        }
    }

    fn declaration(&mut self, declaration: &'a Declaration) {
        let owner = Owner::Value(declaration);
        let seen = declaration.range.as_ref().and_then(|r| r.seen.as_ref());
        let texts = [&declaration.question]
            .into_iter()
            .chain(&declaration.blank)
            .chain(&declaration.because)
            .chain(seen)
            .chain(declaration.options.iter().map(|option| &option.means))
            .chain(declaration.options.iter().filter_map(|o| o.label.as_ref()))
            .chain(&declaration.label)
            .chain(&declaration.practice);
        self.push(owner, Part::Label, texts, &[], None);
    }

    /// What is open where `owner` begins: once for each way in which it can come into a pack.
    pub fn openings(&self, owner: Owner<'a>) -> Vec<Latitude<'a>> {
        match owner {
            Owner::Clause(clause) => match self.occurrences.get(&*clause.id.0) {
                Some(occurrences) => occurrences
                    .iter()
                    .flat_map(|o| self.latitudes(Owner::Template(o.template), &o.chain))
                    .collect(),
                None => vec![Latitude::full()],
            },
            Owner::Template(template) if template.kind.value == DocumentKind::Law => {
                vec![self.law(template)]
            }
            Owner::Template(template) => {
                let ways: Vec<Latitude<'a>> = self
                    .library
                    .packs
                    .values()
                    .flat_map(|pack| pack.documents.iter().map(move |d| (pack, d)))
                    .filter(|(_, document)| document.template.value == template.id)
                    .map(|(pack, document)| {
                        let mut latitude = Latitude::full();
                        latitude.narrow(self.library, &pack.file, &pack.when);
                        latitude.narrow(self.library, &pack.file, &document.when);
                        latitude
                    })
                    .filter(Latitude::is_possible)
                    .collect();
                if ways.is_empty() {
                    vec![Latitude::full()]
                } else {
                    ways
                }
            }
            Owner::Unfit(_) | Owner::Pack(_) | Owner::Value(_) => vec![Latitude::full()],
        }
    }

    /// What a law leaves open: there is a bill of its approach. A person can take it for any state.
    pub fn law(&self, template: &'a Template) -> Latitude<'a> {
        let mut latitude = Latitude::full();
        latitude.keep("pack.has_bill", BTreeSet::from(["yes"]), None);
        if let Some(approach) = &template.approach {
            let place = Place::file(&template.file);
            let own = BTreeSet::from([approach.as_str()]);
            latitude.keep("pack.approach", own, Some(place));
        }
        latitude
    }

    /// What is open inside `chain` of `owner`: once for each way that can come about.
    pub fn latitudes(&self, owner: Owner<'a>, chain: &[&'a Condition]) -> Vec<Latitude<'a>> {
        let mut open = self.openings(owner);
        for latitude in &mut open {
            for condition in chain {
                latitude.narrow(self.library, owner.file(), condition);
            }
        }
        open.retain(Latitude::is_possible);
        open
    }

    /// The clauses that `template` can print: those it arranges, and the definitions of the terms that these use.
    pub fn reached(&self, template: &'a Template) -> BTreeSet<&'a str> {
        let mut reached = BTreeSet::new();
        let mut terms: Vec<&'a str> = Vec::new();
        let own = template.items();
        let own = own
            .iter()
            .flat_map(|item| item.text.iter().chain(&item.part).chain(&item.chapter));
        terms.extend(own.flat_map(terms_of));
        let mut fresh: Vec<&'a Clause> = template
            .clauses()
            .into_iter()
            .filter_map(|id| self.library.clause(&id.value))
            .collect();
        loop {
            while let Some(clause) = fresh.pop() {
                if reached.insert(&*clause.id.0) {
                    terms.extend(clause.law_texts().into_iter().flat_map(terms_of));
                }
            }
            match terms.pop() {
                Some(term) => fresh.extend(self.library.definition(term, template.tradition())),
                None => return reached,
            }
        }
    }

    /// Templates of laws.
    pub fn laws(&self) -> impl Iterator<Item = &'a Template> + use<'a> {
        let templates = self.library.templates.values();
        templates.filter(|t| t.kind.value == DocumentKind::Law)
    }

    /// The laws that can print the clause with this id.
    pub fn laws_of(&self, clause: &Clause) -> Vec<&'a Template> {
        self.laws()
            .filter(|law| self.reached(law).contains(&*clause.id.0))
            .collect()
    }

    /// Short ids of all definitions.
    pub fn terms(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let clauses = self.library.clauses.values();
        clauses
            .filter(|c| c.shape == Shape::Definition)
            .map(|c| c.id.short())
    }

    /// Where `needle` stands in `phrase`; where the phrase begins when that cannot be told.
    pub fn spot(&self, file: &Arc<str>, phrase: &Located<Phrase>, needle: &str) -> Place {
        let begin = Place::new(file, phrase.line, phrase.column);
        let source = self
            .shelf
            .and_then(|shelf| shelf.get(file))
            .and_then(|bytes| std::str::from_utf8(bytes).ok());
        let (Some(source), Some(first)) = (source, phrase.line.checked_sub(1)) else {
            return begin;
        };
        // A folded text has no more lines than words.
        let most = phrase.source().split_whitespace().count() + 2;
        for (index, line) in source.lines().enumerate().skip(first).take(most) {
            let margin = if index == first { phrase.column } else { 0 };
            let found = line.match_indices(needle).find(|(at, _)| {
                let column = line[..*at].chars().count() + 1;
                column >= margin && stands_alone(line, *at, needle.len())
            });
            if let Some((at, _)) = found {
                return Place::new(file, index + 1, line[..at].chars().count() + 1);
            }
        }
        begin
    }
}

impl<'a> Words<'a> {
    /// Its language versions.
    pub fn versions(&self) -> impl Iterator<Item = (Language, &'a Located<Phrase>)> + use<'a> {
        self.text.versions()
    }

    /// The names it prints, each with the version it stands in.
    pub fn names(&self) -> Vec<(&'a str, &'a Located<Phrase>)> {
        self.versions()
            .flat_map(|(_, phrase)| phrase.value_names().map(move |name| (name, phrase)))
            .collect()
    }
}

fn terms_of(text: &Text) -> Vec<&str> {
    text.versions()
        .flat_map(|(_, phrase)| phrase.value.terms())
        .collect()
}

/// Whether no letter of a longer name stands beside.
fn stands_alone(line: &str, at: usize, length: usize) -> bool {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '#');
    let before = line[..at].chars().next_back();
    let mut after = line[at + length..].chars();
    let next = after.next();
    // A full stop that ends a sentence is no part of a name.
    let longer = match next {
        Some('.') => after.next().is_some_and(char::is_alphanumeric),
        other => other.is_some_and(part),
    };
    !before.is_some_and(part) && !longer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::load;

    #[test]
    fn the_shipped_library_is_laid_out_whole() {
        let shelf = Shelf::embedded();
        let library = load(&shelf).expect("the shipped library loads");
        let survey = Survey::of(&library, Some(&shelf));
        let texts: usize = library.clauses.values().map(|c| c.texts().len()).sum();
        let of_clauses = |w: &&Words<'_>| matches!(w.owner, Owner::Clause(_));
        assert_eq!(survey.words.iter().filter(of_clauses).count(), texts);
        let law = survey.laws().next().expect("there is a law");
        assert!(survey.reached(law).contains("definitions/mine"));
    }

    #[test]
    fn a_name_is_found_where_it_stands_alone() {
        assert!(stands_alone("{{penalty.fine}}", 2, 12));
        assert!(!stands_alone("{{penalty.fine_big}}", 2, 12));
        assert!(stands_alone("of fine. Then", 3, 4));
        assert!(!stands_alone("a.fine", 2, 4));
    }
}
