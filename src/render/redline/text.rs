//! The terminal: changed paragraphs with a little of what stands around them, 80 columns wide.
//!
//! `[-deleted-]` `{+inserted+}` `[<moved away<]` `{>moved here>}` `{~formatted~}`; what was inserted and deleted again is
//! `[-{+both+}-]`. In the margin stands the paragraph's place in its text; Word's own number begins the line.

use super::Source;
use super::stretch::{Stretch, stretches};
use super::told;
use super::words::Words;
use crate::ooxml::tracked::ChangeKind;
use crate::ooxml::tracked::view::{
    Block, Content, NoteKind, Paragraph, Row, Side, Span, Status, Story, StoryKind, Table, View,
};
use crate::render::text::sheet::Sheet;
use textwrap::core::display_width;

/// Columns of the margin.
const MARGIN: usize = 6;

/// Characters of a paragraph that only stands beside a change.
const BESIDE: usize = 64;

/// The view as plain text.
pub fn text(view: &View, source: &Source) -> String {
    let words = Words::for_tag(&view.language);
    let mut flow = Flow {
        view,
        words,
        sheet: Sheet::default(),
        noted: vec![false; view.entries.len()],
    };
    flow.head(source);
    for story in &view.stories {
        if story.is_changed() {
            flow.story(story);
        }
    }
    flow.rest();
    flow.comments();
    flow.sheet.finish()
}

struct Flow<'v> {
    view: &'v View,
    words: Words,
    sheet: Sheet,
    /// Changes that have been listed below a paragraph.
    noted: Vec<bool>,
}

impl Flow<'_> {
    fn head(&mut self, source: &Source) {
        let title = self.view.title.as_deref().unwrap_or(&source.title).trim();
        let title = if title.is_empty() {
            self.words.untitled()
        } else {
            title
        };
        self.sheet.underlined(title, "=");
        self.sheet.gap();
        if self.view.entries.is_empty() {
            self.sheet.paragraph("", "", self.words.none());
            return;
        }
        let count = self.view.entries.len();
        self.sheet
            .paragraph("", "", &format!("{}: {count}", self.words.changes()));
        let signs = [
            (Status::Deleted, ChangeKind::Deletion),
            (Status::Inserted, ChangeKind::Insertion),
            (Status::MovedFrom, ChangeKind::MoveFrom),
            (Status::MovedTo, ChangeKind::MoveTo),
        ];
        let mut legend: Vec<String> = signs
            .into_iter()
            .map(|(status, kind)| {
                let (open, close) = signs_of(status);
                format!("{open}{}{close}", self.words.kind(kind))
            })
            .collect();
        legend.push(format!("{{~{}~}}", self.words.kind(ChangeKind::Format)));
        self.sheet.paragraph("", "", &legend.join(" "));
    }

    fn story(&mut self, story: &Story) {
        self.sheet.gap();
        let name = self.words.story(story.kind, story.number);
        self.sheet.underlined(&name, "-");
        self.sheet.gap();
        for stretch in stretches(&story.blocks) {
            match stretch {
                Stretch::Shown(blocks) => blocks.iter().for_each(|block| self.block(block)),
                Stretch::Folded(blocks) => {
                    let line = format!("… {}", told::folded(blocks, self.words));
                    self.sheet.paragraph(&margin(""), &margin(""), &line);
                    self.sheet.gap();
                }
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) if paragraph.is_changed() => {
                let line = self.line(paragraph);
                self.put(paragraph.place, &line);
                let changes = changes(paragraph);
                self.notes(&changes);
            }
            Block::Paragraph(paragraph) => self.beside(paragraph),
            Block::Table(table) => self.table(table),
            Block::Section(changes) => self.notes(changes),
        }
        self.sheet.gap();
    }

    fn put(&mut self, place: usize, line: &str) {
        let first = margin(&place.to_string());
        self.sheet.paragraph(&first, &margin(""), line);
    }

    /// The beginning of a paragraph that has not changed.
    fn beside(&mut self, paragraph: &Paragraph) {
        let mut line = numbered(paragraph, Side::New);
        line.push_str(&paragraph.text(Side::New));
        if line.trim().is_empty() {
            return;
        }
        if let Some((at, _)) = line.char_indices().nth(BESIDE) {
            line.truncate(at);
            line = format!("{}…", line.trim_end());
        }
        self.put(paragraph.place, &line);
    }

    fn line(&self, paragraph: &Paragraph) -> String {
        let side = match paragraph.mark.is_new() {
            true => Side::New,
            false => Side::Old,
        };
        let number = numbered(paragraph, side);
        let whole = paragraph.whole().filter(|_| !paragraph.spans.is_empty());
        let mut line = String::new();
        match whole {
            // The number comes and goes with the paragraph.
            Some(status) => {
                let inner: String = paragraph.spans.iter().map(|s| self.span(s)).collect();
                line = marked(status, &format!("{number}{inner}"));
            }
            None => {
                line.push_str(&number);
                let mut rest = &paragraph.spans[..];
                while let Some(first) = rest.first() {
                    let alike = rest
                        .iter()
                        .take_while(|span| span.status == first.status)
                        .count();
                    let (these, others) = rest.split_at(alike);
                    rest = others;
                    let inner: String = these.iter().map(|span| self.span(span)).collect();
                    line.push_str(&marked(first.status, &inner));
                }
                if paragraph.mark != Status::Kept {
                    line.push_str(&marked(paragraph.mark, "¶"));
                }
            }
        }
        line
    }

    fn span(&self, span: &Span) -> String {
        let is_changed = span.status != Status::Kept;
        let text = match &span.content {
            Content::Text(text) if is_changed => told::seen(text),
            Content::Text(text) | Content::Formula(text) => text.clone(),
            Content::Tab if is_changed => "⇥".to_owned(),
            Content::Tab => " ".to_owned(),
            Content::Line if is_changed => "↵".to_owned(),
            Content::Line => " ".to_owned(),
            Content::Page => format!("[{}]", self.words.page()),
            Content::Note(kind, number) => {
                let kind = match kind {
                    NoteKind::Footnote => StoryKind::Footnote,
                    NoteKind::Endnote => StoryKind::Endnote,
                };
                format!("[{}]", self.words.story(kind, *number))
            }
            Content::Comment(at) => format!("[{}]", self.words.story(StoryKind::Comment, at + 1)),
            Content::TextBox(at) => format!("[{}]", self.words.story(StoryKind::TextBox, *at)),
            Content::Object(text) => format!("[{}: {text}]", self.words.picture()),
            Content::Code(text) => format!("[{}: {text}]", self.words.code()),
        };
        match span.format {
            Some(_) => format!("{{~{text}~}}"),
            None => text,
        }
    }

    /// The rows that have changed, cells between bars.
    fn table(&mut self, table: &Table) {
        self.notes(&table.formats);
        let mut unchanged = 0;
        for row in &table.rows {
            let changes = row_changes(row);
            if changes.is_empty() {
                unchanged += 1;
                continue;
            }
            self.skipped(&mut unchanged);
            let mut place = 0;
            let mut cells = Vec::new();
            for cell in &row.cells {
                let mut lines = Vec::new();
                for block in &cell.blocks {
                    block.paragraphs(&mut |paragraph| {
                        if place == 0 {
                            place = paragraph.place;
                        }
                        lines.push(self.line(paragraph));
                    });
                }
                cells.push(lines.join(" / "));
            }
            let (open, close) = signs_of(row.status);
            let line = format!("{open}|{close} {} |", cells.join(" | "));
            self.put(place, &line);
            self.notes(&changes);
        }
        self.skipped(&mut unchanged);
    }

    fn skipped(&mut self, rows: &mut usize) {
        let count = std::mem::take(rows);
        if count > 0 {
            let words = self.words;
            let row = words.subject(crate::ooxml::tracked::Subject::Row);
            let line = format!("… {}: {count} × {row}", words.unchanged());
            self.sheet.paragraph(&margin(""), &margin(""), &line);
        }
    }

    /// Below a paragraph: its changes, those of one author and day in one line.
    fn notes(&mut self, changes: &[usize]) {
        let mut lines: Vec<(String, Vec<String>)> = Vec::new();
        for at in changes {
            let Some(entry) = self.view.entries.get(*at) else {
                continue;
            };
            if std::mem::replace(&mut self.noted[*at], true) {
                // It has been described above.
                let number = format!("#{}", at + 1);
                let is_new = lines.iter().all(|(_, whats)| {
                    whats
                        .iter()
                        .all(|what| what.split(' ').next() != Some(&number))
                });
                if is_new {
                    lines.push((String::new(), vec![number]));
                }
                continue;
            }
            let words = self.words;
            let mut what = format!("#{} {}", at + 1, told::what(entry, words));
            let altered = told::altered(entry, words);
            if !altered.is_empty() {
                what = format!("{what} ({altered})");
            }
            if let Some(partner) = entry.partner {
                let leads = match entry.change.kind {
                    ChangeKind::MoveFrom => words.moved_to(),
                    _ => words.moved_from(),
                };
                what = format!("{what} ({leads} {})", partner + 1);
            }
            let date = told::date(&entry.change.date);
            let by = [entry.change.author.as_str(), &date];
            let by: Vec<&str> = by.into_iter().filter(|part| !part.is_empty()).collect();
            let by = by.join(", ");
            match lines.last_mut().filter(|(before, _)| *before == by) {
                Some((_, whats)) => whats.push(what),
                None => lines.push((by, vec![what])),
            }
        }
        for (by, whats) in lines {
            let line = match by.as_str() {
                "" => whats.join(", "),
                by => format!("{} — {by}", whats.join(", ")),
            };
            let first = " ".repeat(MARGIN);
            let rest = " ".repeat(MARGIN + 2);
            self.sheet.paragraph(&first, &rest, &line);
        }
    }

    /// Changes that no text shows.
    fn rest(&mut self) {
        let rest: Vec<usize> = (0..self.noted.len())
            .filter(|at| !self.noted[*at])
            .collect();
        if rest.is_empty() {
            return;
        }
        self.sheet.gap();
        let title = self.words.no_place();
        self.sheet.underlined(title, "-");
        self.sheet.gap();
        self.notes(&rest);
    }

    fn comments(&mut self) {
        if self.view.comments.is_empty() {
            return;
        }
        self.sheet.gap();
        self.sheet.underlined(self.words.comments(), "-");
        for (at, comment) in self.view.comments.iter().enumerate() {
            self.sheet.gap();
            let state = if comment.resolved {
                self.words.resolved()
            } else {
                ""
            };
            let head = format!(
                "{}, {}{}{state}",
                comment.author,
                told::date(&comment.date),
                if state.is_empty() { "" } else { ", " }
            );
            self.put(at + 1, &head);
            let about = told::excerpt(&comment.about);
            if !about.is_empty() {
                let about = format!("{}: “{about}”", self.words.about());
                self.sheet.paragraph(&margin(""), &margin(""), &about);
            }
            for line in comment.text.lines() {
                self.sheet.paragraph(&margin(""), &margin(""), line);
            }
        }
    }
}

/// The margin with a number in it.
fn margin(number: &str) -> String {
    let width = display_width(number);
    let before = (MARGIN - 2).saturating_sub(width);
    format!("{}{number}  ", " ".repeat(before))
}

fn numbered(paragraph: &Paragraph, side: Side) -> String {
    match paragraph.number.of(side) {
        Some(number) => format!("{number} "),
        None => String::new(),
    }
}

fn signs_of(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Kept => ("", ""),
        Status::Inserted => ("{+", "+}"),
        Status::Deleted => ("[-", "-]"),
        Status::MovedFrom => ("[<", "<]"),
        Status::MovedTo => ("{>", ">}"),
        Status::Fleeting => ("[-{+", "+}-]"),
    }
}

fn marked(status: Status, inner: &str) -> String {
    if inner.is_empty() || status == Status::Kept {
        return inner.to_owned();
    }
    let (open, close) = signs_of(status);
    format!("{open}{inner}{close}")
}

/// Every change in a paragraph, in its order.
fn changes(paragraph: &Paragraph) -> Vec<usize> {
    let mut found = Vec::new();
    for span in &paragraph.spans {
        found.extend(&span.changes);
        found.extend(span.format);
    }
    found.extend(&paragraph.mark_changes);
    found.extend(&paragraph.formats);
    found
}

fn row_changes(row: &Row) -> Vec<usize> {
    let mut found = [row.changes.clone(), row.formats.clone()].concat();
    for cell in &row.cells {
        found.extend(&cell.changes);
        found.extend(&cell.formats);
        for block in &cell.blocks {
            block.paragraphs(&mut |paragraph| found.extend(changes(paragraph)));
        }
    }
    found
}
