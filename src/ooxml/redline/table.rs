//! Tables: rows aligned as blocks are, then cells, then what the cells hold.
//!
//! A row comes or goes with `w:trPr/w:ins` or `w:del` (17.13.5.16, 17.13.5.12), a cell with `w:cellIns` or `w:cellDel` (17.13.5.2,
//! 17.13.5.1). What says how a table, row or cell looks, how many columns it spans and whether it is merged downwards goes into the
//! change of its properties (17.13.5.34 to 17.13.5.38).

use super::align::{Aligner, Content, Step};
use super::blocks::{Block, Part, Sort, cells, rows};
use super::name::{self, Name};
use super::tree::{Id, Tree};
use super::write::{Place, Writer};

impl<'w> Writer<'w, '_> {
    /// A table on both sides.
    pub(super) fn table(&mut self, at: Place<'w>, old: Id, new: Id) {
        let (mut old_reader, mut new_reader) = self.readers(at);
        let old_rows = rows(&mut old_reader, old);
        let new_rows = rows(&mut new_reader, new);
        let before: Vec<Block> = old_rows.iter().map(|r| r.block(Sort::Row)).collect();
        let after: Vec<Block> = new_rows.iter().map(|r| r.block(Sort::Row)).collect();
        let steps = Aligner::new(&before, &after).steps(&mut old_reader, &mut new_reader, &mut 0);
        self.raw(&at.new.open_tag(new));
        self.properties(at, old, new, name::TBL_PR, "tblPrChange");
        self.grid(at, old, new);
        let mut around: Vec<Id> = Vec::new();
        for step in &steps {
            if let Some(row) = new_rows
                .get(step.new.start)
                .filter(|_| !step.new.is_empty())
            {
                self.wrap(at.new, &mut around, &row.around);
            }
            match step.content {
                Content::Both => self.row(at, &old_rows[step.old.start], &new_rows[step.new.start]),
                Content::Deleted | Content::MovedFrom(_) => {
                    self.deleted_row(at, old_rows[step.old.start].node)
                }
                Content::Inserted | Content::MovedTo(_) => {
                    self.inserted_row(at, new_rows[step.new.start].node)
                }
            }
        }
        self.wrap(at.new, &mut around, &[]);
        self.raw("</w:tbl>");
    }

    /// Closes and opens the content controls of the new part around rows or cells.
    pub(super) fn wrap(&mut self, tree: &Tree, open: &mut Vec<Id>, wanted: &[Id]) {
        self.close();
        let shared = open.iter().zip(wanted).take_while(|(a, b)| a == b).count();
        while open.len() > shared {
            if let Some(control) = open.pop() {
                let content = tree.find(control, name::SDT_CONTENT).unwrap_or(control);
                self.out
                    .push_str(&tree.source()[tree.inner_span(content).end..tree.span(control).end]);
            }
        }
        for control in &wanted[shared..] {
            let content = tree.find(*control, name::SDT_CONTENT).unwrap_or(*control);
            self.out.push_str(
                &tree.source()[tree.span(*control).start..tree.inner_span(content).start],
            );
            open.push(*control);
        }
    }

    /// Properties of a table, row exception or cell, and what they were when that differs.
    fn properties(&mut self, at: Place<'w>, old: Id, new: Id, kind: Name, change: &str) {
        let text = self.property_text(at, old, new, kind, change, "");
        self.out.push_str(&text);
    }

    fn property_text(
        &mut self,
        at: Place<'w>,
        old: Id,
        new: Id,
        kind: Name,
        change: &str,
        mark: &str,
    ) -> String {
        let (was, is) = (at.old.find(old, kind), at.new.find(new, kind));
        let differs = {
            let mut formats = self.formats.borrow_mut();
            formats.other(self.old, at.old, was, &[]) != formats.other(self.new, at.new, is, &[])
        };
        let raw = is.map_or("", |is| at.new.raw(is));
        if !differs && mark.is_empty() {
            return raw.to_owned();
        }
        let called = super::name::KNOWN[usize::from(kind.0)];
        let inner = is.map_or("", |is| at.new.inner(is));
        let mut text = format!("<{called}>{inner}{mark}");
        if differs {
            let mut before = String::new();
            for child in was.map(|was| at.old.children(was)).into_iter().flatten() {
                self.transplant(at, child, false, &mut before);
            }
            let revision = self.revision();
            text.push_str(&format!(
                "<w:{change}{revision}><{called}>{before}</{called}></w:{change}>"
            ));
        }
        text.push_str(&format!("</{called}>"));
        text
    }

    /// The columns, and what they were (17.13.5.33, which takes neither author nor date).
    fn grid(&mut self, at: Place<'w>, old: Id, new: Id) {
        let (was, is) = (
            at.old.find(old, name::TBL_GRID),
            at.new.find(new, name::TBL_GRID),
        );
        let Some(is) = is else {
            return;
        };
        let widths = |tree: &Tree, grid: Id| -> Vec<String> {
            tree.children(grid)
                .filter(|n| tree.name(*n) != name::TBL_GRID_CHANGE)
                .map(|n| tree.get(n, "w:w").unwrap_or("").to_owned())
                .collect()
        };
        let columns = widths(at.new, is);
        let before = was.map_or(Vec::new(), |was| widths(at.old, was));
        if columns == before {
            self.out.push_str(at.new.raw(is));
            return;
        }
        let list = |columns: &[String]| {
            columns
                .iter()
                .map(|w| match w.as_str() {
                    "" => "<w:gridCol/>".to_owned(),
                    w => format!("<w:gridCol w:w=\"{w}\"/>"),
                })
                .collect::<String>()
        };
        self.changed = true;
        self.next_id += 1;
        self.out.push_str(&format!(
            "<w:tblGrid>{}<w:tblGridChange w:id=\"{}\"><w:tblGrid>{}</w:tblGrid></w:tblGridChange></w:tblGrid>",
            list(&columns),
            self.next_id,
            list(&before)
        ));
    }

    /// A row on both sides.
    fn row(&mut self, at: Place<'w>, old: &Part, new: &Part) {
        if old.exact == new.exact && self.old_comments.is_empty() {
            self.raw(at.new.raw(new.node));
            return;
        }
        self.raw(&at.new.open_tag(new.node));
        self.properties(at, old.node, new.node, name::TBL_PR_EX, "tblPrExChange");
        self.properties(at, old.node, new.node, name::TR_PR, "trPrChange");
        let (mut old_reader, mut new_reader) = self.readers(at);
        let old_cells = cells(&mut old_reader, old.node);
        let new_cells = cells(&mut new_reader, new.node);
        let steps: Vec<Step> = if old_cells.len() == new_cells.len() {
            (0..old_cells.len())
                .map(|i| super::story::alone(i..i + 1, i..i + 1, Content::Both))
                .collect()
        } else {
            let before: Vec<Block> = old_cells.iter().map(|c| c.block(Sort::Cell)).collect();
            let after: Vec<Block> = new_cells.iter().map(|c| c.block(Sort::Cell)).collect();
            Aligner::new(&before, &after).steps(&mut old_reader, &mut new_reader, &mut 0)
        };
        let mut around = Vec::new();
        for step in &steps {
            if let Some(cell) = new_cells
                .get(step.new.start)
                .filter(|_| !step.new.is_empty())
            {
                self.wrap(at.new, &mut around, &cell.around);
            }
            match step.content {
                Content::Both => {
                    let (old, new) = (&old_cells[step.old.start], &new_cells[step.new.start]);
                    if old.exact == new.exact && self.old_comments.is_empty() {
                        self.raw(at.new.raw(new.node));
                        continue;
                    }
                    self.raw(&at.new.open_tag(new.node));
                    self.properties(at, old.node, new.node, name::TC_PR, "tcPrChange");
                    self.container(at, old.node, new.node);
                    self.raw("</w:tc>");
                }
                Content::Deleted | Content::MovedFrom(_) => {
                    self.deleted_cell(at, old_cells[step.old.start].node, true)
                }
                Content::Inserted | Content::MovedTo(_) => {
                    self.inserted_cell(at, new_cells[step.new.start].node, true)
                }
            }
        }
        self.wrap(at.new, &mut around, &[]);
        self.raw("</w:tr>");
    }

    /// A table that is deleted: all its rows.
    pub(super) fn deleted_table(&mut self, at: Place<'w>, table: Id) {
        let (mut reader, _) = self.readers(at);
        let found = rows(&mut reader, table);
        let mut text = String::from("<w:tbl>");
        for child in at.old.children(table) {
            if matches!(at.old.name(child), name::TBL_PR | name::TBL_GRID) {
                self.transplant(at, child, false, &mut text);
            }
        }
        self.raw(&text);
        for row in found {
            self.deleted_row(at, row.node);
        }
        self.raw("</w:tbl>");
    }

    /// A table that is inserted: all its rows.
    pub(super) fn inserted_table(&mut self, at: Place<'w>, table: Id) {
        let (_, mut reader) = self.readers(at);
        let found = rows(&mut reader, table);
        self.raw(&at.new.open_tag(table));
        for child in at.new.children(table) {
            if matches!(at.new.name(child), name::TBL_PR | name::TBL_GRID) {
                self.out.push_str(at.new.raw(child));
            }
        }
        let mut around = Vec::new();
        for row in found {
            self.wrap(at.new, &mut around, &row.around);
            self.inserted_row(at, row.node);
        }
        self.wrap(at.new, &mut around, &[]);
        self.raw("</w:tbl>");
    }

    fn deleted_row(&mut self, at: Place<'w>, row: Id) {
        let (mut reader, _) = self.readers(at);
        let found = cells(&mut reader, row);
        let mut text = String::from("<w:tr>");
        if let Some(exception) = at.old.find(row, name::TBL_PR_EX) {
            self.transplant(at, exception, false, &mut text);
        }
        text.push_str("<w:trPr>");
        for child in at
            .old
            .find(row, name::TR_PR)
            .map(|pr| at.old.children(pr))
            .into_iter()
            .flatten()
        {
            self.transplant(at, child, false, &mut text);
        }
        let revision = self.revision();
        text.push_str(&format!("<w:del{revision}/></w:trPr>"));
        self.raw(&text);
        for cell in found {
            self.deleted_cell(at, cell.node, false);
        }
        self.raw("</w:tr>");
    }

    fn inserted_row(&mut self, at: Place<'w>, row: Id) {
        let (_, mut reader) = self.readers(at);
        let found = cells(&mut reader, row);
        self.raw(&at.new.open_tag(row));
        if let Some(exception) = at.new.find(row, name::TBL_PR_EX) {
            self.out.push_str(at.new.raw(exception));
        }
        let inner = at
            .new
            .find(row, name::TR_PR)
            .map_or("", |pr| at.new.inner(pr))
            .to_owned();
        let revision = self.revision();
        self.out
            .push_str(&format!("<w:trPr>{inner}<w:ins{revision}/></w:trPr>"));
        let mut around = Vec::new();
        for cell in found {
            self.wrap(at.new, &mut around, &cell.around);
            self.inserted_cell(at, cell.node, false);
        }
        self.wrap(at.new, &mut around, &[]);
        self.raw("</w:tr>");
    }

    fn deleted_cell(&mut self, at: Place<'w>, cell: Id, mark: bool) {
        let mut text = String::from("<w:tc><w:tcPr>");
        for child in at
            .old
            .find(cell, name::TC_PR)
            .map(|pr| at.old.children(pr))
            .into_iter()
            .flatten()
        {
            self.transplant(at, child, false, &mut text);
        }
        if mark {
            let revision = self.revision();
            text.push_str(&format!("<w:cellDel{revision}/>"));
        }
        text.push_str("</w:tcPr>");
        self.raw(&text);
        self.deleted(at, cell, true);
        self.raw("</w:tc>");
    }

    fn inserted_cell(&mut self, at: Place<'w>, cell: Id, mark: bool) {
        self.raw(&at.new.open_tag(cell));
        let properties = at.new.find(cell, name::TC_PR);
        if mark {
            let inner = properties.map_or("", |pr| at.new.inner(pr)).to_owned();
            let revision = self.revision();
            self.out
                .push_str(&format!("<w:tcPr>{inner}<w:cellIns{revision}/></w:tcPr>"));
        } else {
            self.out
                .push_str(properties.map_or("", |pr| at.new.raw(pr)));
        }
        self.inserted(at, cell, true);
        self.raw("</w:tc>");
    }
}
