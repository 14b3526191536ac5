//! The properties of a paragraph and of its mark, and what they were (17.13.5.29, 17.13.5.31).

use super::name::{self, Name};
use super::tree::{Id, Tree};
use super::write::{Mark, Place, Writer};

impl<'w> Writer<'w, '_> {
    pub(super) fn kept_properties(
        &mut self,
        at: Place<'w>,
        old: Option<Id>,
        new: Option<Id>,
    ) -> String {
        let (old_reader, new_reader) = self.readers(at);
        let numbers = |reader: super::tokens::Reader<'_, '_>, ppr: Option<Id>| {
            let mark = ppr.and_then(|ppr| reader.tree.find(ppr, name::RPR));
            let mut formats = reader.formats.borrow_mut();
            (
                formats.paragraph(reader.seen, reader.side, reader.tree, ppr),
                formats.run(reader.seen, reader.side, reader.tree, mark),
            )
        };
        let (was, is) = (numbers(old_reader, old), numbers(new_reader, new));
        let sections =
            |tree: &Tree, ppr: Option<Id>| ppr.and_then(|ppr| tree.find(ppr, name::SECT_PR));
        let (old_section, new_section) = (sections(at.old, old), sections(at.new, new));
        if was == is && new_section.is_none() {
            return new.map_or(String::new(), |ppr| at.new.raw(ppr).to_owned());
        }
        let mark_now = new.and_then(|ppr| at.new.find(ppr, name::RPR));
        let mark_then = old.and_then(|ppr| at.old.find(ppr, name::RPR));
        let mut text = String::from("<w:pPr>");
        text.push_str(&new.map_or(String::new(), |ppr| base(at.new, ppr)));
        if was.1 == is.1 {
            text.push_str(mark_now.map_or("", |rpr| at.new.raw(rpr)));
        } else {
            let inner = mark_now.map_or("", |rpr| at.new.inner(rpr)).to_owned();
            let change = self.format_change(at.old, mark_then);
            text.push_str(&format!("<w:rPr>{inner}{change}</w:rPr>"));
        }
        if let Some(new_section) = new_section {
            text.push_str(&self.section(at, old_section, Some(new_section)));
        }
        if was.0 != is.0 {
            let before = old.map_or(String::new(), |ppr| self.old_base(at, ppr));
            let revision = self.revision();
            text.push_str(&format!(
                "<w:pPrChange{revision}><w:pPr>{before}</w:pPr></w:pPrChange>"
            ));
        }
        text.push_str("</w:pPr>");
        text
    }

    pub(super) fn new_properties(&mut self, at: Place<'w>, ppr: Option<Id>, mark: Mark) -> String {
        let mut text = String::from("<w:pPr>");
        text.push_str(&ppr.map_or(String::new(), |ppr| base(at.new, ppr)));
        let inner = ppr
            .and_then(|ppr| at.new.find(ppr, name::RPR))
            .map_or("", |rpr| at.new.inner(rpr))
            .to_owned();
        let called = if mark == Mark::MovedTo {
            "moveTo"
        } else {
            "ins"
        };
        let revision = self.revision();
        text.push_str(&format!("<w:rPr><w:{called}{revision}/>{inner}</w:rPr>"));
        if let Some(section) = ppr.and_then(|ppr| at.new.find(ppr, name::SECT_PR)) {
            text.push_str(&self.section(at, None, Some(section)));
        }
        text.push_str("</w:pPr>");
        text
    }

    /// A paragraph mark that goes. It takes no number: its list is put into `w:pPrChange`, from where a rejection brings it back.
    pub(super) fn old_paragraph_properties(
        &mut self,
        at: Place<'w>,
        ppr: Option<Id>,
        mark: Mark,
    ) -> String {
        let tree = at.old;
        let mut text = String::from("<w:pPr>");
        let before = ppr.map_or(String::new(), |ppr| self.old_base(at, ppr));
        let own = ppr.and_then(|ppr| tree.find(ppr, name::NUM_PR));
        let numbered = match own {
            Some(number) => tree
                .val_of(number, name::NUM_ID)
                .is_some_and(|id| id != "0"),
            None => {
                let style = ppr.and_then(|ppr| tree.val_of(ppr, name::P_STYLE));
                style.is_some_and(|style| {
                    self.old
                        .numbered_styles
                        .get(style)
                        .copied()
                        .unwrap_or(false)
                })
            }
        };
        if numbered {
            const NONE: &str = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>";
            let mut placed = false;
            for child in ppr.map(|ppr| tree.children(ppr)).into_iter().flatten() {
                let called = tree.name(child);
                if called == name::NUM_PR || !is_base(called) {
                    continue;
                }
                if !placed && !BEFORE_NUMBER.contains(&tree.qname(child)) {
                    text.push_str(NONE);
                    placed = true;
                }
                self.transplant(at, child, false, &mut text);
            }
            if !placed {
                text.push_str(NONE);
            }
        } else {
            text.push_str(&before);
        }
        let called = if mark == Mark::MovedFrom {
            "moveFrom"
        } else {
            "del"
        };
        let revision = self.revision();
        text.push_str(&format!("<w:rPr><w:{called}{revision}/>"));
        if let Some(rpr) = ppr.and_then(|ppr| tree.find(ppr, name::RPR)) {
            let properties = self.old_properties(tree, rpr);
            text.push_str(
                properties
                    .trim_start_matches("<w:rPr>")
                    .trim_end_matches("</w:rPr>"),
            );
        }
        text.push_str("</w:rPr>");
        if let Some(section) = ppr.and_then(|ppr| tree.find(ppr, name::SECT_PR)) {
            text.push_str(&self.section(at, Some(section), None));
        }
        if numbered {
            let revision = self.revision();
            text.push_str(&format!(
                "<w:pPrChange{revision}><w:pPr>{before}</w:pPr></w:pPrChange>"
            ));
        }
        text.push_str("</w:pPr>");
        text
    }

    /// The properties of an old paragraph without those of its mark and its section.
    pub(super) fn old_base(&mut self, at: Place<'w>, ppr: Id) -> String {
        let mut text = String::new();
        for child in at.old.children(ppr) {
            if is_base(at.old.name(child)) {
                self.transplant(at, child, false, &mut text);
            }
        }
        text
    }
}

/// What stands before `w:numPr` in `w:pPr` (17.3.1.26).
const BEFORE_NUMBER: &[&str] = &[
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
];

fn is_base(called: Name) -> bool {
    !matches!(called, name::RPR | name::SECT_PR | name::PPR_CHANGE)
}

fn base(tree: &Tree, ppr: Id) -> String {
    tree.children(ppr)
        .filter(|child| is_base(tree.name(*child)))
        .map(|child| tree.raw(child))
        .collect()
}
