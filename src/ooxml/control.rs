//! Content controls (ISO/IEC 29500-1, 17.5.2): parts of the text that can be found, filled and read back.

use super::xml::Element;

/// A content control: a part of the text that can be found, filled and read back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Control {
    /// What programs find it by; 64 characters at most.
    pub tag: String,
    /// What people see on its frame: the hint of what to write. 64 characters at most.
    pub alias: String,
    /// Whether its text is only a placeholder, which typing replaces as a whole.
    pub placeholder: bool,
    /// What can be filled in.
    pub kind: ControlKind,
}

/// The sorts of content control (ISO/IEC 29500-1, 17.5.2; the check box is Word 2010's own, [MS-DOCX] 2.6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ControlKind {
    /// Any text.
    #[default]
    RichText,
    /// A box to tick, not ticked.
    CheckBox,
    /// One of these options; the value of each is its place, from 1.
    DropDown(Vec<String>),
    /// A day, in the manner of this language (BCP 47).
    Date(String),
}

/// The sign of a box that is ticked, and of one that is not; in the font that has both on every system with Word.
const CHECKED: &str = "2612";
const UNCHECKED: &str = "2610";
const BOX_FONT: &str = "MS Gothic";

impl ControlKind {
    /// The element of `w:sdtPr` that says the sort; none for rich text.
    pub(super) fn element(&self) -> Option<Element> {
        match self {
            ControlKind::RichText => None,
            ControlKind::CheckBox => {
                let state = |name: &'static str, sign: &str| {
                    Element::new(name)
                        .with("w14:val", sign)
                        .with("w14:font", BOX_FONT)
                };
                Some(Element::new("w14:checkbox").children([
                    Element::new("w14:checked").with("w14:val", "0"),
                    state("w14:checkedState", CHECKED),
                    state("w14:uncheckedState", UNCHECKED),
                ]))
            }
            ControlKind::DropDown(options) => {
                let items = options.iter().enumerate().map(|(place, option)| {
                    Element::new("w:listItem")
                        .with("w:displayText", option.clone())
                        .with("w:value", (place + 1).to_string())
                });
                Some(Element::new("w:dropDownList").children(items))
            }
            ControlKind::Date(language) => Some(Element::new("w:date").children([
                Element::val("w:dateFormat", "d MMMM yyyy"),
                Element::val("w:lid", language.clone()),
                Element::val("w:storeMappedDataAs", "date"),
                Element::val("w:calendar", "gregorian"),
            ])),
        }
    }
}
