//! Tables: rows made to fit their grid.

use super::super::{Block, Cell, Table};
use super::Writer;

/// The cells of each row with their spans, as many as the grid has room for.
fn fitted(table: &Table) -> Vec<Vec<(usize, Option<&Cell>)>> {
    let fit = |cells: &'_ [Cell]| -> Vec<(usize, usize)> {
        let mut left = table.columns;
        let mut found = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            if left == 0 {
                break;
            }
            let span = cell.span.clamp(1, left);
            left -= span;
            found.push((span, at));
        }
        found
    };
    table
        .rows
        .iter()
        .map(|row| {
            let mut cells: Vec<(usize, Option<&Cell>)> = fit(&row.cells)
                .into_iter()
                .map(|(span, at)| (span, row.cells.get(at)))
                .collect();
            let used: usize = cells.iter().map(|(span, _)| span).sum();
            cells.extend((used..table.columns).map(|_| (1, None)));
            cells
        })
        .collect()
}

/// The cells that are written.
pub(super) fn shown(table: &Table) -> impl Iterator<Item = &Cell> {
    fitted(table)
        .into_iter()
        .flatten()
        .filter_map(|(_, cell)| cell)
}

/// Vertical merge of each cell: none, begins, goes on.
fn merges(rows: &[Vec<(usize, Option<&Cell>)>]) -> Vec<Vec<u8>> {
    let mut found: Vec<Vec<u8>> = rows.iter().map(|row| vec![0; row.len()]).collect();
    let place = |row: &[(usize, Option<&Cell>)], cell: usize| -> usize {
        row[..cell].iter().map(|(span, _)| span).sum()
    };
    for number in 1..rows.len() {
        for at in 0..rows[number].len() {
            let (span, cell) = rows[number][at];
            if !cell.is_some_and(|cell| cell.below) {
                continue;
            }
            let from = place(&rows[number], at);
            let above = (0..rows[number - 1].len())
                .find(|a| place(&rows[number - 1], *a) == from && rows[number - 1][*a].0 == span);
            if let Some(above) = above {
                found[number][at] = 2;
                if found[number - 1][above] == 0 {
                    found[number - 1][above] = 1;
                }
            }
        }
    }
    found
}

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table, out: &mut String) {
        out.push_str("<w:tbl><w:tblPr>");
        if table.borders {
            self.styles.insert(9);
            out.push_str(&format!("<w:tblStyle w:val=\"{}\"/>", self.style(9)));
        }
        out.push_str("<w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>");
        out.push_str(&"<w:gridCol w:w=\"2000\"/>".repeat(table.columns));
        out.push_str("</w:tblGrid>");
        let rows = fitted(table);
        let merges = merges(&rows);
        for ((row, cells), merges) in table.rows.iter().zip(&rows).zip(&merges) {
            out.push_str("<w:tr>");
            if row.header {
                out.push_str("<w:trPr><w:tblHeader/></w:trPr>");
            }
            for ((span, cell), merge) in cells.iter().zip(merges) {
                let width = 2000 * span;
                out.push_str(&format!(
                    "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"
                ));
                if *span > 1 {
                    out.push_str(&format!("<w:gridSpan w:val=\"{span}\"/>"));
                }
                out.push_str(
                    ["", "<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>"][usize::from(*merge)],
                );
                out.push_str("</w:tcPr>");
                let blocks = cell.map_or(&[][..], |cell| &cell.blocks);
                for block in blocks {
                    self.block(block, out);
                }
                if !matches!(blocks.last(), Some(Block::Paragraph(_))) {
                    out.push_str("<w:p/>");
                }
                out.push_str("</w:tc>");
            }
            out.push_str("</w:tr>");
        }
        out.push_str("</w:tbl>");
    }
}
