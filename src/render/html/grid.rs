//! A table of HTML, which a narrow screen shows cell under cell.
//!
//! The roles are written out because a browser forgets them when a style sheet takes a table apart.

use super::line::Lines;
use crate::document::{Table, plain};
use crate::render::escape::escape;
use std::fmt::Write;

/// The table; `attributes` belong to its element.
pub(super) fn table(table: &Table, attributes: &str, lines: &Lines<'_>) -> String {
    let mut html = format!("<table role=\"table\"{attributes}>\n");
    if !table.description.is_empty() {
        let description = escape(&table.description);
        writeln!(html, "<caption class=\"unseen\">{description}</caption>").expect("in memory");
    }
    let shares: u32 = table.columns.iter().map(|c| u32::from(c.width)).sum();
    html.push_str("<colgroup>");
    for column in &table.columns {
        match (u32::from(column.width) * 100).checked_div(shares) {
            Some(share) => write!(html, "<col style=\"width: {share}%\">").expect("in memory"),
            None => html.push_str("<col>"),
        }
    }
    html.push_str("</colgroup>\n<thead role=\"rowgroup\">\n<tr role=\"row\">");
    for column in &table.columns {
        let title = lines.line(&column.title);
        write!(html, "<th scope=\"col\" role=\"columnheader\">{title}</th>").expect("in memory");
    }
    html.push_str("</tr>\n</thead>\n<tbody role=\"rowgroup\">\n");
    for row in &table.rows {
        html.push_str("<tr role=\"row\">");
        for (i, cell) in row.iter().enumerate() {
            let title = table
                .columns
                .get(i)
                .map_or_else(String::new, |c| plain(&c.title));
            let label = match title.is_empty() || cell.is_empty() {
                true => String::new(),
                false => format!(" data-label=\"{}\"", escape(&title)),
            };
            let cell = lines.line(cell);
            write!(html, "<td role=\"cell\"{label}>{cell}</td>").expect("in memory");
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody>\n</table>\n");
    html
}
