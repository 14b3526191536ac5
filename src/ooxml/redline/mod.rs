//! The redline of two packages: one package that is the new one when all its changes are accepted and the old one when they are rejected.
//!
//! It is built on the new package. What is equal on both sides is copied byte for byte; what was deleted comes from the old package, with
//! its ids as the new one knows them. Every change is one of ISO/IEC 29500-1, 17.13.5.
//!
//! | file | holds |
//! |---|---|
//! | `tree` `name` `key` | a part as elements that remember their bytes |
//! | `side` | one of the two packages |
//! | `lists` | which list of one is which of the other |
//! | `format` | formatting in one canonical form |
//! | `words` `tokens` `line` | a paragraph as tokens |
//! | `pairs` | the tokens of two lines aligned |
//! | `blocks` | a container as blocks |
//! | `align` `joins` | which block belongs to which |
//! | `story` `paragraph` `properties` `table` `section` `notes` `comments` `styles` | writing, from the container down to the token |
//! | `write` `content` | runs, fields, links and their marks |
//! | `transplant` `imports` `edits` | what only the old package has, under fresh ids |
//! | `check` | that it gives back both packages, and coarser cuts where it does not |
//! | `report` `refusal` | what the reader should know; why nothing is written |

mod align;
mod blocks;
mod check;
mod comments;
mod content;
mod edits;
mod format;
mod imports;
mod joins;
mod key;
mod line;
mod lists;
mod name;
mod notes;
mod pairs;
mod paragraph;
mod properties;
mod refusal;
mod report;
mod section;
mod side;
mod story;
mod styles;
mod table;
mod tokens;
mod transplant;
mod tree;
mod words;
mod write;

pub use refusal::Refusal;
pub use report::Note;

use super::package::{CONTENT_TYPES, Parts};
use super::xml::escape;
use check::{Coarse, Verdict};
use side::Side;
use write::{Place, Writer};

/// Who made the changes, and when (17.13.5.19): the same for every change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    attributes: String,
}

impl Stamp {
    /// An author and a moment in the form `2026-11-24T00:00:00Z`.
    pub fn new(author: &str, date: &str) -> Stamp {
        let mut attributes = String::from(" w:author=\"");
        escape(author, true, &mut attributes);
        attributes.push_str("\" w:date=\"");
        escape(date, true, &mut attributes);
        attributes.push('"');
        Stamp { attributes }
    }
}

/// A redline and what is to be known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redline {
    /// The parts of the new package, with the changes marked.
    pub parts: Parts,
    /// Whether anything differs.
    pub changed: bool,
    /// What it does not show.
    pub notes: Vec<Note>,
}

/// Compares two packages.
///
/// # Errors
/// A part that is missing or cannot be read; a redline that would not give back both packages, with the place.
pub fn redline(old: &Parts, new: &Parts, stamp: &Stamp) -> Result<Redline, Refusal> {
    let (mut old_side, mut new_side) = (Side::read(old)?, Side::read(new)?);
    old_side.list_names = lists::same_lists(&old_side, &new_side);
    new_side.list_names = new_side
        .lists
        .keys()
        .map(|id| (id.clone(), id.clone()))
        .collect();
    let mut coarse = Coarse::default();
    let mut turns = 0;
    loop {
        let mut made = compare(&old_side, &new_side, stamp, &coarse)?;
        let verdict = Verdict::on(&made.parts, old, new)?;
        let Some((way, wrong)) = verdict.first() else {
            made.notes.extend(verdict.notes());
            if !coarse.is_empty() {
                made.notes.push(Note {
                    loss: false,
                    part: new_side.main.clone(),
                    what: format!(
                        "{} blocks are marked as a whole, not word by word",
                        coarse.old.len().max(coarse.new.len())
                    ),
                });
            }
            return Ok(made);
        };
        turns += 1;
        if turns > TURNS || !verdict.coarsen(&mut coarse, &old_side, &new_side) {
            return Err(Refusal::new(
                &wrong.part,
                format!("with all changes {way}, {wrong}"),
            ));
        }
    }
}

/// How often blocks are cut more coarsely before the comparison is refused.
const TURNS: u32 = 5;

fn compare(
    old: &Side<'_>,
    new: &Side<'_>,
    stamp: &Stamp,
    coarse: &Coarse,
) -> Result<Redline, Refusal> {
    let mut writer = Writer::new(old, new, stamp, coarse);
    writer.prepare();
    let at = Place {
        old_part: &old.main,
        old: old.tree(&old.main),
        new_part: &new.main,
        new: new.tree(&new.main),
    };
    let body = |tree: &tree::Tree| tree.find(tree.root(), name::BODY);
    let (Some(old_body), Some(new_body)) = (body(at.old), body(at.new)) else {
        return Err(Refusal::missing("w:body"));
    };
    let mut text = writer.apart(|w| w.container(at, old_body, new_body));
    let section = |tree: &tree::Tree, body| tree.find(body, name::SECT_PR);
    let (old_section, new_section) = (section(at.old, old_body), section(at.new, new_body));
    if let Some(new_section) = new_section {
        text.push_str(&writer.section(at, old_section, Some(new_section)));
        let rest = at.new.span(new_section).end..at.new.inner_span(new_body).end;
        text.push_str(at.new.source().get(rest).unwrap_or(""));
    }
    writer.replace_inner(&new.main, at.new, new_body, text);
    writer.write_notes();
    writer.write_comments();
    writer.write_styles();
    writer.finish()
}

impl Writer<'_, '_> {
    /// Ids that are free in the new package.
    fn prepare(&mut self) {
        let parts: Vec<&str> = self.new.loaded().collect();
        for part in parts {
            let tree = self.new.tree(part);
            for node in tree.descendants(tree.root()) {
                if let Some(id) = tree.get(node, "w:id").and_then(|id| id.parse::<u64>().ok()) {
                    self.next_id = self.next_id.max(id.min(1 << 30));
                }
            }
        }
        self.find_strays();
        let highest = self.new.notes.keys().chain(self.old.notes.keys());
        self.next_note = highest
            .filter_map(|(_, id)| id.parse().ok())
            .max()
            .unwrap_or(0);
    }

    /// The parts of the new package with every edit made.
    fn finish(mut self) -> Result<Redline, Refusal> {
        let mut imports = std::mem::take(&mut self.imports);
        imports.finish(self.new, &mut self.edits);
        let mut parts = self.new.parts.clone();
        let edited: Vec<String> = self.edits.parts().map(str::to_owned).collect();
        for part in edited {
            let text = self.edits.apply(&part, self.new.tree(&part).source());
            let text = match part == self.new.main {
                true => self.pair_bookmarks(text),
                false => text,
            };
            let text = prefixes(self.old, self.new, &part, text)?;
            parts.insert(part, text.into_bytes());
        }
        if !imports.types.is_empty()
            && let Some(types) = imports.content_types(self.new.parts)
        {
            parts.insert(CONTENT_TYPES.to_owned(), types);
        }
        parts.extend(imports.parts);
        self.notes.sort();
        self.notes.dedup();
        Ok(Redline {
            parts,
            changed: self.changed,
            notes: self.notes,
        })
    }
}

/// Declares the prefixes that content of the old package has brought along.
fn prefixes(old: &Side<'_>, new: &Side<'_>, part: &str, text: String) -> Result<String, Refusal> {
    let tree = new.tree(part);
    let root = tree.root();
    let mut missing = String::new();
    let mut ignorable = String::new();
    for other in old.loaded() {
        let theirs = old.tree(other);
        let theirs_ignorable = theirs.get(theirs.root(), "mc:Ignorable").unwrap_or("");
        for (attribute, uri) in theirs.attributes(theirs.root()) {
            let Some(prefix) = attribute.strip_prefix("xmlns:") else {
                continue;
            };
            match tree.get(root, attribute) {
                Some(own) if own == uri => continue,
                Some(_) => {
                    return Err(Refusal::new(
                        part,
                        format!("the prefix `{prefix}` means another namespace in the other file"),
                    ));
                }
                None => {}
            }
            let declaration = format!(" {attribute}=\"{uri}\"");
            let used =
                text.contains(&format!("<{prefix}:")) || text.contains(&format!(" {prefix}:"));
            if used && !missing.contains(&declaration) {
                missing.push_str(&declaration);
                if theirs_ignorable.split_whitespace().any(|p| p == prefix) {
                    ignorable.push(' ');
                    ignorable.push_str(prefix);
                }
            }
        }
    }
    if missing.is_empty() {
        return Ok(text);
    }
    let start = tree.span(root).start;
    let tag = tree.open_tag(root);
    let mut fresh = tag.trim_end_matches('>').to_owned();
    fresh.push_str(&missing);
    if !ignorable.is_empty() {
        match tree.get(root, "mc:Ignorable") {
            Some(own) => {
                let own = own.to_owned();
                fresh = fresh.replace(
                    &format!("mc:Ignorable=\"{own}\""),
                    &format!("mc:Ignorable=\"{own}{ignorable}\""),
                );
            }
            None => fresh.push_str(&format!(" mc:Ignorable=\"{}\"", ignorable.trim())),
        }
    }
    fresh.push('>');
    let end = text[start..]
        .find('>')
        .map_or(text.len(), |at| start + at + 1);
    Ok(format!("{}{fresh}{}", &text[..start], &text[end..]))
}
