//! Visiting every node of a document in reading order.

use super::{Document, Inline, Kind, Node};

/// Depth-first, parents before children.
pub struct Walk<'a> {
    stack: Vec<&'a Node>,
}

impl<'a> Iterator for Walk<'a> {
    type Item = &'a Node;
    fn next(&mut self) -> Option<&'a Node> {
        let node = self.stack.pop()?;
        self.stack.extend(node.children.iter().rev());
        Some(node)
    }
}

impl Document {
    /// Every node, parents before children.
    pub fn walk(&self) -> Walk<'_> {
        Walk {
            stack: self.body.iter().rev().collect(),
        }
    }
}

impl Node {
    /// Every run of text that is this node's own: heading, text, cells, closing.
    pub fn inlines(&self) -> impl Iterator<Item = &Inline> {
        let table = match &self.kind {
            Kind::Table(table) => Some(table),
            _ => None,
        };
        let cells = table.into_iter().flat_map(|t| {
            t.columns
                .iter()
                .flat_map(|c| &c.title)
                .chain(t.rows.iter().flatten().flatten())
        });
        self.heading
            .iter()
            .chain(&self.text)
            .chain(cells)
            .chain(&self.closing)
    }
}
