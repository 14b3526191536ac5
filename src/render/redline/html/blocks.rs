//! Paragraphs, tables and texts as elements of the page.

use super::Page;
use super::line::{class, shows, sign};
use super::side::pieces;
use crate::ooxml::tracked::ChangeKind;
use crate::ooxml::tracked::view::{
    Block, Cell, Merge, Paragraph, Row, Side, Status, Story, StoryKind, Table,
};
use crate::render::escape::escape;
use crate::render::redline::stretch::{Stretch, stretches};
use crate::render::redline::told;
use std::fmt::Write;

impl Page<'_> {
    /// Every text, the body first.
    pub(super) fn stories(&mut self) -> String {
        let mut html = String::new();
        for (at, story) in self.view.stories.iter().enumerate() {
            let name = self.words.story(story.kind, story.number);
            let back = match self.referred.contains(&at) {
                true => format!(" <a class=\"back\" href=\"#r{at}\" aria-label=\"↩\">↩</a>"),
                false => String::new(),
            };
            let unseen = match story.kind {
                StoryKind::Body => " class=\"unseen\"",
                _ => "",
            };
            let _ = write!(
                html,
                "<section id=\"s{at}\" class=\"story\">\n<h2{unseen}>{name}{back}</h2>\n"
            );
            self.rank = 2;
            html.push_str(&match self.pairs {
                true => self.paired(story),
                false => self.inline(story),
            });
            html.push_str("</section>\n");
        }
        html
    }

    fn inline(&mut self, story: &Story) -> String {
        let mut html = String::new();
        for stretch in stretches(&story.blocks) {
            match stretch {
                Stretch::Shown(blocks) => html.push_str(&self.blocks(blocks, None)),
                Stretch::Folded(blocks) => {
                    let inner = self.blocks(blocks, None);
                    html.push_str(&self.folded(blocks, &inner));
                }
            }
        }
        html
    }

    /// What has not changed, behind a line that tells how much it is.
    pub(super) fn folded(&self, blocks: &[Block], inner: &str) -> String {
        let told = told::folded(blocks, self.words);
        format!("<details class=\"unchanged\">\n<summary>{told}</summary>\n{inner}</details>\n")
    }

    pub(super) fn blocks(&mut self, blocks: &[Block], side: Option<Side>) -> String {
        let mut html = String::new();
        let mut rest = blocks;
        while let Some(first) = rest.first() {
            match first {
                Block::Paragraph(_) => {
                    let count = rest
                        .iter()
                        .take_while(|block| matches!(block, Block::Paragraph(_)))
                        .count();
                    let (these, others) = rest.split_at(count);
                    rest = others;
                    for pieces in pieces(these, side) {
                        html.push_str(&self.paragraph(&pieces, side));
                    }
                }
                Block::Table(table) => {
                    html.push_str(&self.table(table, side));
                    rest = &rest[1..];
                }
                Block::Section(changes) => {
                    if side != Some(Side::Old) {
                        html.push_str(&self.notes(changes.clone()));
                    }
                    rest = &rest[1..];
                }
            }
        }
        html
    }

    /// One paragraph as that version has it, with what is told of its formatting.
    pub(super) fn paragraph(&mut self, pieces: &[&Paragraph], side: Option<Side>) -> String {
        let Some(owner) = pieces.last() else {
            return String::new();
        };
        self.told.clear();
        let mut line = self.line(pieces, side);
        let mut told = std::mem::take(&mut self.told);
        let formats = pieces.iter().flat_map(|piece| &piece.formats);
        let is_gone = pieces.iter().all(|piece| !piece.is_in(Side::New));
        if is_gone {
            // How the formatting of what has gone was changed, nobody needs to read beside it.
            let formats: Vec<usize> = formats.chain(&told).copied().collect();
            line.push_str(&self.badges(&formats, "~"));
            told.clear();
        } else if side != Some(Side::Old) {
            told.extend(formats);
        }
        let is_changed = pieces.iter().any(|piece| piece.is_changed());
        let mut classes = Vec::new();
        if is_changed {
            classes.push("changed");
        }
        if owner.centred {
            classes.push("centred");
        }
        let tag = match owner.heading {
            0 => "p".to_owned(),
            rank => {
                // Never more than one level below the heading before it.
                self.rank = (rank + 2).min(self.rank + 1).clamp(3, 6);
                format!("h{}", self.rank)
            }
        };
        let class = match classes.is_empty() {
            true => String::new(),
            false => format!(" class=\"{}\"", classes.join(" ")),
        };
        let direction = match (owner.rtl, self.view.rtl) {
            (true, false) => " dir=\"rtl\"",
            (false, true) => " dir=\"ltr\"",
            _ => "",
        };
        let line = match line.is_empty() {
            true => "<br>".to_owned(),
            false => line,
        };
        let notes = self.notes(told);
        format!("<{tag}{class}{direction}>{line}</{tag}>\n{notes}")
    }

    /// Changes of format in words, each where it first appears.
    pub(super) fn notes(&mut self, changes: Vec<usize>) -> String {
        self.all_notes(changes, false)
    }

    /// As [`Page::notes`], in a cell: shorter.
    fn all_notes(&mut self, mut changes: Vec<usize>, is_narrow: bool) -> String {
        changes.dedup();
        let mut html = String::new();
        for change in changes {
            if std::mem::replace(&mut self.noted[change], true) {
                continue;
            }
            let Some(entry) = self.view.entries.get(change) else {
                continue;
            };
            let sign = match entry.change.kind {
                ChangeKind::Insertion | ChangeKind::MoveTo => "+",
                ChangeKind::Deletion | ChangeKind::MoveFrom => "−",
                ChangeKind::Format | ChangeKind::Merge => "~",
            };
            let badge = match self.badges(&[change], sign) {
                badge if badge.is_empty() => {
                    let number = change + 1;
                    format!("<a class=\"no\" href=\"#l{number}\">{sign}{number}</a>")
                }
                badge => badge,
            };
            let what = told::what(entry, self.words);
            let how = escape(&told::altered(entry, self.words));
            let author = match entry.change.author.as_str() {
                "" => String::new(),
                author => format!(" · <bdi>{}</bdi>", escape(author)),
            };
            let what = match (how.is_empty(), is_narrow) {
                (true, _) => what,
                // The list has the whole of it.
                (false, true) => format!("<bdi>{how}</bdi>"),
                (false, false) => format!("{what}: <bdi>{how}</bdi>{author}"),
            };
            let _ = writeln!(html, "<p class=\"told\">{badge} {what}</p>");
        }
        html
    }

    pub(super) fn table(&mut self, table: &Table, side: Option<Side>) -> String {
        let notes = match side {
            Some(Side::Old) => String::new(),
            _ => self.notes(table.formats.clone()),
        };
        let rows: Vec<&Row> = table
            .rows
            .iter()
            .filter(|row| shows(side, row.status))
            .collect();
        if rows.is_empty() {
            return notes;
        }
        let direction = match (table.rtl, self.view.rtl) {
            (true, false) => " dir=\"rtl\"",
            (false, true) => " dir=\"ltr\"",
            _ => "",
        };
        let mut html = format!("{notes}<table class=\"grid\"{direction}>\n");
        let heads = rows.iter().take_while(|row| row.is_head).count();
        for (from, to, section, tag) in [
            (0, heads, "thead", "th"),
            (heads, rows.len(), "tbody", "td"),
        ] {
            if from == to {
                continue;
            }
            let _ = writeln!(html, "<{section}>");
            for at in from..to {
                let row = self.row(&rows[..to], at, tag, side);
                html.push_str(&row);
            }
            let _ = writeln!(html, "</{section}>");
        }
        html.push_str("</table>\n");
        html
    }

    fn row(&mut self, rows: &[&Row], at: usize, tag: &str, side: Option<Side>) -> String {
        let row = rows[at];
        let class = match row.status {
            Status::Kept => String::new(),
            status => format!(" class=\"{}\"", class(status)),
        };
        let mut html = format!("<tr{class}>\n");
        if row.skipped > 0 {
            let _ = writeln!(html, "<td class=\"none\" colspan=\"{}\"></td>", row.skipped);
        }
        // The sign of a row that is new or gone, and the notes on it, stand in its first cell.
        let mut first = match row.status {
            Status::Kept => String::new(),
            status => {
                let cells = row.cells.iter().flat_map(|cell| &cell.blocks);
                self.row_sign(status, &row.changes, cells)
            }
        };
        if side != Some(Side::Old) {
            first.push_str(&self.all_notes(row.formats.clone(), true));
        }
        let mut column = row.skipped;
        for cell in &row.cells {
            let from = column;
            column += cell.columns;
            if !shows(side, cell.status) || cell.merge == Merge::Rest && !cell_shows(cell) {
                continue;
            }
            let height = match cell.merge {
                Merge::First => height(&rows[at..], from),
                _ => 1,
            };
            let mut inner = std::mem::take(&mut first);
            if cell.status != row.status {
                inner.push_str(&self.row_sign(cell.status, &cell.changes, cell.blocks.iter()));
            }
            if side != Some(Side::Old) {
                inner.push_str(&self.all_notes(cell.formats.clone(), true));
            }
            inner.push_str(&self.blocks(&cell.blocks, side));
            let class = match cell.status == row.status {
                true => String::new(),
                false => format!(" class=\"{}\"", self::class(cell.status)),
            };
            let mut spans = String::new();
            if cell.columns > 1 {
                let _ = write!(spans, " colspan=\"{}\"", cell.columns);
            }
            if height > 1 {
                let _ = write!(spans, " rowspan=\"{height}\"");
            }
            let scope = if tag == "th" { " scope=\"col\"" } else { "" };
            let _ = writeln!(html, "<{tag}{class}{scope}{spans}>{inner}</{tag}>");
        }
        html.push_str("</tr>\n");
        html
    }

    /// The sign of a row or cell; where its text has been told of before, that has signs enough.
    fn row_sign<'b>(
        &mut self,
        status: Status,
        changes: &[usize],
        blocks: impl Iterator<Item = &'b Block>,
    ) -> String {
        let badge = self.badges(changes, sign(status));
        if !badge.is_empty() {
            return badge;
        }
        let mut has_text = false;
        for block in blocks {
            block.paragraphs(&mut |paragraph| has_text |= !paragraph.spans.is_empty());
        }
        match has_text {
            true => String::new(),
            false => format!("<span class=\"sign\">{}</span>", sign(status)),
        }
    }
}

/// Whether a cell that belongs to the one above holds something of its own.
fn cell_shows(cell: &Cell) -> bool {
    !cell.formats.is_empty() || cell.blocks.iter().any(Block::is_changed)
}

/// Rows that a cell of the first of them spans.
fn height(rows: &[&Row], column: usize) -> usize {
    let below = rows.iter().skip(1).take_while(|row| {
        let mut at = row.skipped;
        for cell in &row.cells {
            if at == column {
                return cell.merge == Merge::Rest && !cell_shows(cell);
            }
            at += cell.columns;
        }
        false
    });
    1 + below.count()
}
