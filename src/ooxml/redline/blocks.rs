//! A story, cell, note or text box as a list of blocks: paragraphs, tables, content controls.

use super::key::Key;
use super::line::Line;
use super::name;
use super::tokens::{EDGE, Kind, Reader, Token, keys};
use super::tree::{Id, Tree};
use crate::difference::in_turn;
use std::ops::Range;

/// What kind of block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// `w:p`; whether a section ends with it.
    Paragraph { section: bool },
    /// `w:tbl`
    Table,
    /// `w:sdt` or `w:customXml` around blocks.
    Control,
    /// `w:tr`, when the rows of two tables are aligned.
    Row,
    /// `w:tc`, when the cells of two rows are aligned.
    Cell,
    /// Anything else, taken as a whole.
    Other,
}

/// A block.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub node: Id,
    pub sort: Sort,
    /// What it says, formatting left out.
    pub text: u64,
    /// What it says and how it is formatted: equal blocks need no mark.
    pub exact: u64,
    /// What a control is called; zero for anything else.
    pub called: u64,
    /// Characters, roughly.
    pub weight: u32,
    /// Whether a field begins in this paragraph and ends in another, whether one ends here that began in another.
    pub edges: (bool, bool),
    /// Bytes that stand before it and belong to no block: bookmarks, white space.
    pub before: Vec<Range<usize>>,
    /// The same behind it, when it is the last of a control that was opened up.
    pub after: Vec<Range<usize>>,
    /// Where the next bytes of its container begin.
    pub end: usize,
    /// The controls around it that were opened up, outermost first.
    pub around: Vec<Id>,
}

impl Block {
    /// Whether it is a paragraph.
    pub(super) fn is_paragraph(&self) -> bool {
        matches!(self.sort, Sort::Paragraph { .. })
    }
}

/// The blocks of a container. Its own properties (`w:tcPr`, `w:sectPr` of the body) are none of them.
pub(super) fn blocks(reader: &mut Reader<'_, '_>, container: Id) -> Vec<Block> {
    let tree = reader.tree;
    let mut found = Vec::new();
    let mut from = tree.inner_span(container).start;
    for node in tree.children(container) {
        let span = tree.span(node);
        let (sort, text, exact, weight) = match tree.name(node) {
            name::P => paragraph(reader, node),
            name::TBL => table(reader, node),
            name::SDT | name::CUSTOM_XML => control(reader, node),
            name::TC_PR | name::CUSTOM_XML_PR => {
                from = span.end;
                continue;
            }
            name::ALT_CHUNK | name::O_MATH | name::O_MATH_PARA => {
                let key = reader.deep(Key::new(OTHER), node, true).done();
                (Sort::Other, key, key, 4)
            }
            _ => continue,
        };
        found.push(Block {
            node,
            sort,
            text,
            exact,
            called: match sort {
                Sort::Control => name_of(tree, node).done(),
                _ => 0,
            },
            weight,
            edges: match sort {
                Sort::Paragraph { .. } => edges(tree, node),
                _ => (false, false),
            },
            before: some(from..span.start),
            after: Vec::new(),
            end: span.end,
            around: Vec::new(),
        });
        from = span.end;
    }
    found
}

fn edges(tree: &Tree, paragraph: Id) -> (bool, bool) {
    let mut open = 0_u32;
    let mut ends = false;
    for node in tree
        .descendants(paragraph)
        .filter(|n| tree.name(*n) == name::FLD_CHAR)
    {
        match tree.get(node, "w:fldCharType") {
            Some("begin") => open += 1,
            Some("end") if open == 0 => ends = true,
            Some("end") => open -= 1,
            _ => {}
        }
    }
    (open > 0, ends)
}

fn some(range: Range<usize>) -> Vec<Range<usize>> {
    if range.is_empty() {
        Vec::new()
    } else {
        vec![range]
    }
}

/// Opens up the controls that the other side has no counterpart for, so that what they hold can be compared: their blocks stand in the
/// list instead of them.
pub(super) fn open_controls(
    old: (&mut Reader<'_, '_>, &mut Vec<Block>),
    new: (&mut Reader<'_, '_>, &mut Vec<Block>),
) {
    let ((old_reader, olds), (new_reader, news)) = (old, new);
    let controls = |blocks: &[Block]| -> Vec<usize> {
        (0..blocks.len())
            .filter(|i| blocks[*i].sort == Sort::Control)
            .collect()
    };
    // Each turn opens one level of controls; the depth of a part is limited.
    loop {
        let (left, right) = (controls(olds), controls(news));
        if left.is_empty() && right.is_empty() {
            return;
        }
        let names = |blocks: &[Block], places: &[usize]| {
            places.iter().map(|i| blocks[*i].called).collect::<Vec<_>>()
        };
        let pairs = in_turn(&names(olds, &left), &names(news, &right));
        let alone = |places: &[usize], used: Vec<usize>| -> Vec<usize> {
            (0..places.len())
                .filter(|k| !used.contains(k))
                .map(|k| places[k])
                .collect()
        };
        let left = alone(&left, pairs.iter().map(|p| p.0).collect());
        let right = alone(&right, pairs.iter().map(|p| p.1).collect());
        if left.is_empty() && right.is_empty() {
            return;
        }
        open(old_reader, olds, &left);
        open(new_reader, news, &right);
    }
}

fn open(reader: &mut Reader<'_, '_>, list: &mut Vec<Block>, places: &[usize]) {
    for at in places.iter().rev() {
        let control = list.remove(*at);
        let tree = reader.tree;
        let content = tree
            .find(control.node, name::SDT_CONTENT)
            .unwrap_or(control.node);
        let mut inside = blocks(reader, content);
        let rest = inside.last().map_or(0, |b| b.end)..tree.inner_span(content).end;
        if let Some(last) = inside.last_mut() {
            last.after.extend(some(rest));
            last.after.extend(control.after);
            last.end = control.end;
        }
        if let Some(first) = inside.first_mut() {
            first.before.splice(0..0, control.before);
        }
        for block in &mut inside {
            block.around = control.around.clone();
            block.around.push(control.node);
        }
        list.splice(*at..*at, inside);
    }
}

const PARAGRAPH: u64 = 21;
const TABLE: u64 = 22;
const CONTROL: u64 = 23;
const OTHER: u64 = 24;

fn paragraph(reader: &mut Reader<'_, '_>, node: Id) -> (Sort, u64, u64, u32) {
    let mut line = Line::default();
    reader.paragraph(&mut line, node);
    let section = matches!(
        line.tokens.last().map(|t| &t.kind),
        Some(Kind::End { section: true })
    );
    let text = keys(Key::new(PARAGRAPH), &line.tokens);
    let mut exact = text;
    let mut format = 0;
    for span in &line.spans {
        let run = line.runs[span.run as usize].format;
        if run != format {
            exact = exact.with(u64::from(span.lo)).with(u64::from(run));
            format = run;
        }
    }
    exact = leaves(&line, &line.tokens, exact);
    let tree = reader.tree;
    let ppr = tree.find(node, name::PPR);
    let own = reader
        .formats
        .borrow_mut()
        .paragraph(reader.seen, reader.side, tree, ppr);
    let mark = ppr.and_then(|ppr| tree.find(ppr, name::RPR));
    let mark = reader
        .formats
        .borrow_mut()
        .run(reader.seen, reader.side, tree, mark);
    exact = exact.with(u64::from(own)).with(u64::from(mark));
    let weight = line
        .tokens
        .iter()
        .map(|t| t.weight % EDGE)
        .sum::<u32>()
        .saturating_sub(3);
    (
        Sort::Paragraph { section },
        text.done(),
        exact.done(),
        weight,
    )
}

/// The formatting of what is no text.
fn leaves(line: &Line, tokens: &[Token], mut key: Key) -> Key {
    for token in tokens {
        match &token.kind {
            Kind::Leaf => key = key.with(u64::from(line.runs[token.run as usize].format)),
            Kind::Group(inside) => key = leaves(line, inside, key),
            Kind::Field {
                open,
                result,
                close,
            } => {
                for list in [open, result, close] {
                    key = leaves(line, list, key);
                }
            }
            _ => {}
        }
    }
    key
}

fn control(reader: &mut Reader<'_, '_>, node: Id) -> (Sort, u64, u64, u32) {
    let tree = reader.tree;
    let content = match tree.name(node) {
        name::SDT => tree.find(node, name::SDT_CONTENT),
        _ => Some(node),
    };
    let mut text = name_of(tree, node);
    let mut exact = text;
    let mut weight = 0;
    for block in content.map(|c| blocks(reader, c)).unwrap_or_default() {
        text = text.with(block.text);
        exact = exact.with(block.exact);
        weight += block.weight;
    }
    (Sort::Control, text.done(), exact.done(), weight)
}

fn name_of(tree: &Tree, control: Id) -> Key {
    let called = tree
        .find(control, name::SDT_PR)
        .map_or_else(String::new, |pr| super::tokens::control(tree, pr));
    Key::new(CONTROL)
        .text(&called)
        .text(tree.get(control, "w:element").unwrap_or(""))
}

fn table(reader: &mut Reader<'_, '_>, node: Id) -> (Sort, u64, u64, u32) {
    let tree = reader.tree;
    let own =
        reader
            .formats
            .borrow_mut()
            .other(reader.side, tree, tree.find(node, name::TBL_PR), &[]);
    let grid = reader.formats.borrow_mut().other(
        reader.side,
        tree,
        tree.find(node, name::TBL_GRID),
        &[name::TBL_GRID_CHANGE],
    );
    let mut text = Key::new(TABLE);
    let mut exact = text.with(u64::from(own)).with(u64::from(grid));
    let mut weight = 0;
    for row in rows(reader, node) {
        text = text.with(row.text);
        exact = exact.with(row.exact);
        weight += row.weight;
    }
    (Sort::Table, text.done(), exact.done(), weight)
}

/// A row of a table, or a cell of a row.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub node: Id,
    /// The content controls around it, outermost first.
    pub around: Vec<Id>,
    pub text: u64,
    pub exact: u64,
    pub weight: u32,
}

impl Part {
    /// As a block, for aligning.
    pub(super) fn block(&self, sort: Sort) -> Block {
        Block {
            node: self.node,
            sort,
            text: self.text,
            exact: self.exact,
            called: 0,
            weight: self.weight,
            edges: (false, false),
            before: Vec::new(),
            after: Vec::new(),
            end: 0,
            around: Vec::new(),
        }
    }
}

/// The rows of a table, also those in content controls.
pub(super) fn rows(reader: &mut Reader<'_, '_>, table: Id) -> Vec<Part> {
    let mut found = Vec::new();
    members(reader, table, name::TR, &mut Vec::new(), &mut found);
    found
        .into_iter()
        .map(|(node, around)| {
            let tree = reader.tree;
            let own = reader.formats.borrow_mut().other(
                reader.side,
                tree,
                tree.find(node, name::TR_PR),
                &[],
            );
            let exception = reader.formats.borrow_mut().other(
                reader.side,
                tree,
                tree.find(node, name::TBL_PR_EX),
                &[],
            );
            let mut text = Key::new(TABLE);
            let mut exact = text.with(u64::from(own)).with(u64::from(exception));
            let mut weight = 0;
            for cell in cells(reader, node) {
                text = text.with(cell.text);
                exact = exact.with(cell.exact);
                weight += cell.weight;
            }
            Part {
                node,
                around,
                text: text.done(),
                exact: exact.done(),
                weight,
            }
        })
        .collect()
}

/// The cells of a row, also those in content controls.
pub(super) fn cells(reader: &mut Reader<'_, '_>, row: Id) -> Vec<Part> {
    let mut found = Vec::new();
    members(reader, row, name::TC, &mut Vec::new(), &mut found);
    found
        .into_iter()
        .map(|(node, around)| {
            let tree = reader.tree;
            let own = reader.formats.borrow_mut().other(
                reader.side,
                tree,
                tree.find(node, name::TC_PR),
                &[],
            );
            let mut text = Key::new(TABLE);
            let mut exact = text.with(u64::from(own));
            let mut weight = 1;
            for block in blocks(reader, node) {
                text = text.with(block.text);
                exact = exact.with(block.exact);
                weight += block.weight;
            }
            Part {
                node,
                around,
                text: text.done(),
                exact: exact.done(),
                weight,
            }
        })
        .collect()
}

fn members(
    reader: &Reader<'_, '_>,
    within: Id,
    wanted: name::Name,
    around: &mut Vec<Id>,
    found: &mut Vec<(Id, Vec<Id>)>,
) {
    let tree = reader.tree;
    for child in tree.children(within) {
        match tree.name(child) {
            called if called == wanted => found.push((child, around.clone())),
            name::SDT | name::CUSTOM_XML => {
                around.push(child);
                let content = tree.find(child, name::SDT_CONTENT).unwrap_or(child);
                members(reader, content, wanted, around, found);
                around.pop();
            }
            _ => {}
        }
    }
}

/// The words of a block, sorted, with their weights.
pub(super) fn bag(reader: &mut Reader<'_, '_>, node: Id) -> Vec<(u64, u32)> {
    let tree = reader.tree;
    let mut bag = Vec::new();
    for paragraph in tree.descendants(node).filter(|n| tree.name(*n) == name::P) {
        let mut line = Line::default();
        reader.paragraph(&mut line, paragraph);
        line.bag(&line.tokens, &mut bag);
    }
    bag.sort_unstable();
    bag
}

/// What two bags share, in characters.
pub(super) fn shared(a: &[(u64, u32)], b: &[(u64, u32)]) -> u64 {
    let (mut i, mut j, mut sum) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.0.cmp(&y.0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += u64::from(x.1);
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// The characters of a bag.
pub(super) fn size(bag: &[(u64, u32)]) -> u64 {
    bag.iter().map(|(_, weight)| u64::from(*weight)).sum()
}
