//! Tables of the tree as tables of Word.

use super::looks;
use super::spans::Spans;
use crate::document::{Inline, Node, Table, plain};
use crate::finding::Finding;
use crate::ooxml;
use crate::ooxml::Paragraph;

/// The table of a node, `width` twips wide.
pub(super) fn table(
    node: &Node,
    table: &Table,
    width: u32,
    spans: &Spans<'_>,
) -> Result<ooxml::Table, Finding> {
    let columns = table.columns.len();
    let wrong = |what: String| {
        Err(Finding::error(
            "table-shape",
            format!("the table `{}` {what}", node.id),
        ))
    };
    if columns == 0 {
        return wrong("has no columns".to_owned());
    }
    if let Some(row) = table.rows.iter().position(|row| row.len() > columns) {
        return wrong(format!("has more cells than columns in row {}", row + 1));
    }
    let cell = |inlines: &[Inline], style: &'static str| {
        vec![Paragraph {
            rtl: spans.rtl,
            ..Paragraph::new(style, spans.line(inlines, None))
        }]
    };
    let rows = table.rows.iter().map(|row| {
        (0..columns)
            .map(|column| {
                let inlines = row.get(column).map_or(&[][..], Vec::as_slice);
                cell(inlines, looks::TABLE_TEXT)
            })
            .collect()
    });
    Ok(ooxml::Table {
        widths: widths(table, width),
        header: table
            .columns
            .iter()
            .map(|column| cell(&column.title, looks::TABLE_HEAD))
            .collect(),
        rows: rows.collect(),
        title: plain(&node.heading),
        description: table.description.clone(),
        rtl: spans.rtl,
    })
}

/// The columns' shares of `width`; equal ones where the table gives none.
fn widths(table: &Table, width: u32) -> Vec<u32> {
    let shares: Vec<u32> = table.columns.iter().map(|c| u32::from(c.width)).collect();
    let shares = match shares.contains(&0) {
        true => vec![1; shares.len()],
        false => shares,
    };
    let total: u32 = shares.iter().sum();
    let each = shares.iter().map(|share| (width * share / total).max(1));
    each.collect()
}
