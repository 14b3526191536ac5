//! A table has columns that fill the page, and rows that fill the columns.

use crate::check::{Rule, Survey};
use crate::finding::{Findings, Place, Severity};
use crate::library::{BlockRole, BodyItem, Template, Text};

/// The rule.
pub const RULE: Rule = Rule {
    name: "table-shape",
    level: Severity::Error,
    what: "A table has no columns or no rows, its widths do not add up to 100, or a row has more or fewer cells than there are columns.",
    why: "Word would show cells in the wrong column, or a table that runs off the page.",
    example: "columns:\n  - { title: { en: Date }, width: 30 }\n  - { title: { en: Duty }, width: 60 }     # 90 in all",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for template in survey.library.templates.values() {
        for item in template.items() {
            let is_table = item.role.as_ref().map(|r| r.value) == Some(BlockRole::Table);
            if is_table {
                table(template, item, findings);
            }
        }
    }
}

fn table(template: &Template, item: &BodyItem, findings: &mut Findings) {
    let place = |text: Option<&Text>| {
        let role = item.role.as_ref().map_or((0, 0), |r| (r.line, r.column));
        let (line, column) = text.map_or(role, Text::position);
        Place::new(&template.file, line, column)
    };
    for (what, empty) in [
        ("columns", item.columns.is_empty()),
        ("rows", item.rows.is_empty()),
    ] {
        if empty {
            findings.push(
                RULE.finding(format!("this table has no {what}"))
                    .at(&place(None))
                    .hint(format!("add `{what}:`")),
            );
        }
    }
    let sum: u32 = item.columns.iter().map(|c| u32::from(c.width)).sum();
    if let Some(first) = item.columns.first()
        && sum != 100
    {
        findings.push(
            RULE.finding(format!(
                "the widths of these columns add up to {sum}, not to 100"
            ))
            .at(&place(Some(&first.title)))
            .hint("widths are shares of the page in percent"),
        );
    }
    for row in &item.rows {
        let (cells, columns) = (row.cells.len(), item.columns.len());
        if cells != columns && columns > 0 {
            findings.push(
                RULE.finding(format!(
                    "this row has {cells} of the {columns} cells that the columns ask for"
                ))
                .at(&place(row.cells.first()))
                .hint("give each row one cell a column"),
            );
        }
    }
}
