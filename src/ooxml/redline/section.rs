//! Sections (17.6.18): their properties, and the headers and footers that they show.

use super::name;
use super::tree::Id;
use super::write::{Place, Writer};

impl<'w> Writer<'w, '_> {
    /// `w:sectPr` of a paragraph or of the body, with what it was (17.13.5.32).
    pub(super) fn section(&mut self, at: Place<'w>, old: Option<Id>, new: Option<Id>) -> String {
        const REFERENCES: &[name::Name] = &[name::HEADER_REFERENCE, name::FOOTER_REFERENCE];
        let Some(new) = new else {
            let mut text = String::new();
            if let Some(old) = old {
                self.transplant(at, old, false, &mut text);
            }
            return text;
        };
        let Some(old) = old else {
            return at.new.raw(new).to_owned();
        };
        let differs = {
            let mut formats = self.formats.borrow_mut();
            formats.other(self.old, at.old, Some(old), REFERENCES) != formats.other(self.new, at.new, Some(new), REFERENCES)
        };
        if !differs {
            return at.new.raw(new).to_owned();
        }
        let mut before = String::new();
        for child in at.old.children(old) {
            if !REFERENCES.contains(&at.old.name(child)) && at.old.qname(child) != "w:printerSettings" {
                self.transplant(at, child, false, &mut before);
            }
        }
        let revision = self.revision();
        format!(
            "{}{}<w:sectPrChange{revision}><w:sectPr>{before}</w:sectPr></w:sectPrChange></w:sectPr>",
            at.new.open_tag(new),
            at.new.inner(new)
        )
    }
}
