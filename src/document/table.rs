//! A table: header row, rows, widths.

use super::Inlines;
use serde::Serialize;

/// A table with one header row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Rows of cells, each as long as `columns`.
    pub rows: Vec<Vec<Inlines>>,
    /// What the table shows, for readers who do not see it.
    pub description: String,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    /// Its header.
    pub title: Inlines,
    /// Share of the table's width, in percent.
    pub width: u8,
}
