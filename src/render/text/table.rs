//! A table drawn with spaces and dashes, its cells wrapped; one that is too narrow for that becomes a list of its rows.

use super::sheet::wrap;
use crate::document::{Inlines, Table, plain};
use textwrap::core::display_width;

/// Between two columns.
const GUTTER: &str = "  ";

/// No column is narrower.
const MIN_COLUMN: usize = 4;

/// The lines of `table`, none longer than `width`.
pub(super) fn lines(table: &Table, width: usize) -> Vec<String> {
    let cells = |row: &[Inlines]| row.iter().map(|c| plain(c)).collect::<Vec<_>>();
    let head: Vec<String> = table.columns.iter().map(|c| plain(&c.title)).collect();
    let rows: Vec<Vec<String>> = table.rows.iter().map(|r| cells(r)).collect();
    let shares: Vec<usize> = table
        .columns
        .iter()
        .map(|c| usize::from(c.width.max(1)))
        .collect();
    let gutters = GUTTER.len() * head.len().saturating_sub(1);
    if head.is_empty() || head.len() * MIN_COLUMN + gutters > width {
        return listed(&head, &rows, width);
    }
    let widths = widths(&head, &rows, &shares, width - gutters);
    let mut lines = drawn(&head, &widths);
    let rules: Vec<String> = widths.iter().map(|w| "-".repeat(*w)).collect();
    lines.push(rules.join(GUTTER));
    let drawn_rows: Vec<Vec<String>> = rows.iter().map(|r| drawn(r, &widths)).collect();
    // Rows of several lines need air to be told apart.
    let airy = drawn_rows.iter().any(|r| r.len() > 1);
    for (i, row) in drawn_rows.into_iter().enumerate() {
        if airy && i > 0 {
            lines.push(String::new());
        }
        lines.extend(row);
    }
    lines
}

/// A column whose longest line fits an even part of the room is not wrapped, so that a date stays whole. Others have at least their
/// longest word where there is room, at most their longest line, and in between their share.
fn widths(head: &[String], rows: &[Vec<String>], shares: &[usize], room: usize) -> Vec<usize> {
    let column =
        |i: usize| std::iter::once(&head[i]).chain(rows.iter().filter_map(move |r| r.get(i)));
    let longest = |i: usize, split: fn(char) -> bool| {
        let lengths = column(i)
            .flat_map(|cell| cell.split(split))
            .map(display_width);
        lengths.max().unwrap_or(0)
    };
    let even = room / head.len();
    let natural: Vec<usize> = (0..head.len()).map(|i| longest(i, |c| c == '\n')).collect();
    let mut widths: Vec<usize> = (0..head.len())
        .map(|i| match natural[i] <= even {
            true => natural[i].max(MIN_COLUMN.min(even)),
            false => longest(i, |c| c == ' ' || c == '\n').clamp(MIN_COLUMN.min(even), even),
        })
        .collect();
    let mut left = room - widths.iter().sum::<usize>();
    while left > 0 {
        let narrow = (0..head.len())
            .filter(|i| widths[*i] < natural[*i])
            .min_by_key(|i| widths[*i] * 100 / shares[*i]);
        let Some(narrow) = narrow else { break };
        widths[narrow] += 1;
        left -= 1;
    }
    widths
}

/// One row: its cells side by side, padded.
fn drawn(row: &[String], widths: &[usize]) -> Vec<String> {
    let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(c, w)| wrap(c, *w)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|at| {
            let mut line = String::new();
            for (cell, width) in cells.iter().zip(widths) {
                let text = cell.get(at).map_or("", String::as_str);
                line.push_str(text);
                line.push_str(&" ".repeat(width.saturating_sub(display_width(text))));
                line.push_str(GUTTER);
            }
            line.trim_end().to_owned()
        })
        .collect()
}

/// Every cell on lines of its own, under the name of its column.
fn listed(head: &[String], rows: &[Vec<String>], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        if i > 0 {
            lines.push(String::new());
        }
        for (at, cell) in row.iter().enumerate() {
            match head.get(at).filter(|title| !title.is_empty()) {
                Some(title) => lines.extend(wrap(&format!("{title}: {cell}"), width)),
                None => lines.extend(wrap(cell, width)),
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, Inline};

    fn text(words: &str) -> Inlines {
        vec![Inline::Text(words.to_owned())]
    }

    fn table(columns: &[(&str, u8)], rows: &[&[&str]]) -> Table {
        Table {
            columns: columns
                .iter()
                .map(|(title, width)| Column {
                    title: text(title),
                    width: *width,
                })
                .collect(),
            rows: rows
                .iter()
                .map(|r| r.iter().map(|c| text(c)).collect())
                .collect(),
            description: String::new(),
        }
    }

    #[test]
    fn cells_are_wrapped_beside_each_other() {
        let table = table(
            &[("No.", 10), ("Document", 30), ("Purpose", 60)],
            &[
                &[
                    "1",
                    "Cover note",
                    "What the pack holds, and what is left open",
                ],
                &["2", "", "Nothing"],
            ],
        );
        assert_eq!(
            lines(&table, 40),
            [
                "No.   Document    Purpose",
                "----  ----------  ----------------------",
                "1     Cover note  What the pack holds,",
                "                  and what is left open",
                "",
                "2                 Nothing",
            ]
        );
    }

    #[test]
    fn a_date_stays_whole() {
        let long = "The Convention enters into force for the State and binds it";
        let table = table(
            &[("Date", 10), ("Duty", 90)],
            &[&["28 December 2027", long]],
        );
        assert!(lines(&table, 40)[2].starts_with("28 December 2027  The"));
    }

    #[test]
    fn short_rows_stand_close() {
        let table = table(
            &[("Date", 50), ("Duty", 50)],
            &[&["1 May", "Report"], &["2 May", "Meet"]],
        );
        assert_eq!(
            lines(&table, 80),
            [
                "Date   Duty",
                "-----  ------",
                "1 May  Report",
                "2 May  Meet"
            ]
        );
    }

    #[test]
    fn wide_signs_keep_the_columns_in_line() {
        let table = table(
            &[("条", 50), ("b", 50)],
            &[&["第五条第五条", "x"], &["a", "y"]],
        );
        let columns = lines(&table, 30)
            .iter()
            .filter(|l| l.ends_with(['x', 'y', 'b']))
            .map(|l| display_width(l))
            .collect::<Vec<_>>();
        assert_eq!(columns, [15, 15, 15]);
    }

    #[test]
    fn a_table_too_narrow_to_draw_is_a_list() {
        let many: Vec<(String, u8)> = (0..20).map(|i| (format!("c{i}"), 5)).collect();
        let columns: Vec<(&str, u8)> = many.iter().map(|(t, w)| (t.as_str(), *w)).collect();
        let row: Vec<&str> = vec!["cell"; 20];
        let drawn = lines(&table(&columns, &[&row]), 80);
        assert_eq!((drawn.len(), drawn[19].as_str()), (20, "c19: cell"));
    }

    #[test]
    fn no_line_is_longer_than_the_width_allows() {
        let long = "x".repeat(200);
        let table = table(
            &[("a", 1), ("b", 99), ("c", 0)],
            &[&[&long, &long, "第五条"]],
        );
        for width in [24, 40, 80] {
            assert!(
                lines(&table, width)
                    .iter()
                    .all(|l| display_width(l) <= width)
            );
        }
    }
}
