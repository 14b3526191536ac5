//! What is written is printed: no text falls between the keys.

use crate::check::{Rule, Survey};
use crate::finding::{Finding, Findings, Place, Severity};
use crate::library::{BlockRole, BodyItem, Clause, Item, Shape, Template, Text};
use std::sync::Arc;

/// The rule.
pub const RULE: Rule = Rule {
    name: "text-not-printed",
    level: Severity::Error,
    what: "An entry of a template has a text and no `role:`, or keys that do not go together; or a clause, a provision or a block has nothing to print.",
    why: "The program prints what the role or the clause says. A text without a role would be lost without a word.",
    example: "body:\n  - text: { en: \"This paragraph has no role.\" }",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for template in survey.library.templates.values() {
        for item in template.items() {
            findings.extend(block(template, item));
        }
    }
    for clause in survey.library.clauses.values() {
        if clause.provisions.is_empty() {
            findings.push(
                RULE.finding("this clause has no provisions")
                    .at(&clause.place())
                    .hint("add `provisions:`, or remove this file"),
            );
        }
        if clause.title.is_none() && matches!(clause.shape, Shape::Section | Shape::Schedule) {
            findings.push(
                RULE.finding("this clause has no heading")
                    .at(&clause.place())
                    .hint("add `title:`"),
            );
        }
        for item in clause.items() {
            findings.extend(provision(clause, item));
        }
    }
}

fn provision(clause: &Clause, item: &Item) -> Option<Finding> {
    let empty = item.text.is_none() && item.items.is_empty() && item.closing.is_none();
    let (line, column) = item
        .label
        .as_ref()
        .map_or((0, 0), |label| (label.line, label.column));
    empty.then(|| {
        RULE.finding("this provision has no text and no items")
            .at(&Place::new(&clause.file, line, column))
            .hint("add `text:`, or remove the provision")
    })
}

fn block(template: &Template, item: &BodyItem) -> Option<Finding> {
    let heads = [
        ("clause:", item.clause.is_some()),
        ("part:", item.part.is_some()),
        ("chapter:", item.chapter.is_some()),
        ("role:", item.role.is_some()),
    ];
    let heads: Vec<&str> = heads.into_iter().filter(|h| h.1).map(|h| h.0).collect();
    let place = place(&template.file, item);
    if let [one, other, ..] = heads.as_slice() {
        return Some(
            RULE.finding(format!(
                "`{one}` and `{other}` stand in one entry, and only the first counts"
            ))
            .at(&place)
            .hint("make two entries of it"),
        );
    }
    let table = item.role.as_ref().map(|r| r.value) == Some(BlockRole::Table);
    let rest = [
        ("text:", item.text.is_some(), heads == ["role:"]),
        ("columns:", !item.columns.is_empty(), table),
        ("rows:", !item.rows.is_empty(), table),
        (
            "note:",
            item.note.is_some(),
            heads == ["role:"] || heads == ["part:"] || heads == ["chapter:"],
        ),
    ];
    if let Some((key, ..)) = rest.into_iter().find(|(_, is, may)| *is && !may) {
        let message = match heads.first() {
            Some(head) => format!("`{key}` beside `{head}` is never printed"),
            None => format!("`{key}` is never printed, because the entry has no `role:`"),
        };
        let hint = if heads.is_empty() {
            "add `role: text`, or the role it has"
        } else {
            "make an entry of its own of it"
        };
        return Some(RULE.finding(message).at(&place).hint(hint));
    }
    let nothing = match heads.first() {
        None | Some(&("part:" | "chapter:")) => item.body.is_empty(),
        Some(&"role:") => item.text.is_none() && !table,
        Some(_) => false,
    };
    nothing.then(|| {
        RULE.finding("this entry prints nothing")
            .at(&place)
            .hint("add `text:`, `body:` or `clause:`, or remove the entry")
    })
}

fn place(file: &Arc<str>, item: &BodyItem) -> Place {
    let texts = item
        .text
        .iter()
        .chain(&item.part)
        .chain(&item.chapter)
        .chain(&item.note);
    let titles = item.columns.iter().map(|column| &column.title);
    let cells = item.rows.iter().flat_map(|row| &row.cells);
    let (line, column) = (item.clause.as_ref().map(|c| (c.line, c.column)))
        .or(item.role.as_ref().map(|r| (r.line, r.column)))
        .or_else(|| texts.chain(titles).chain(cells).next().map(Text::position))
        .or_else(|| item.when.tests().next().map(|(_, t)| (t.line, t.column)))
        .unwrap_or((0, 0));
    Place::new(file, line, column)
}
