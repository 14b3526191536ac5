//! Settings of a document (ISO/IEC 29500-1, 17.15.1).
//!
//! No `updateFields`: it makes Word ask the reader whether to update fields that "may refer to other files".

use super::namespace;
use super::xml::Element;

/// What a document asks of the program that opens it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Language (BCP 47).
    pub language: String,
    /// Whether that language is read from right to left.
    pub rtl: bool,
    /// Word removes names and dates on saving.
    pub remove_personal_information: bool,
}

/// `word/settings.xml`, unordered.
pub(super) fn part(settings: &Settings) -> Element {
    let mut part = namespace::root("w:settings")
        .child(Element::new("w:zoom").with("w:percent", "100"))
        .child(Element::val("w:defaultTabStop", "567"))
        .child(Element::val("w:characterSpacingControl", "doNotCompress"))
        .child(compatibility())
        .child(match settings.rtl {
            true => {
                Element::val("w:themeFontLang", "en-GB").with("w:bidi", settings.language.clone())
            }
            false => Element::val("w:themeFontLang", settings.language.clone()),
        })
        .child(Element::val("w:decimalSymbol", "."))
        .child(Element::val("w:listSeparator", ","));
    if settings.remove_personal_information {
        part.push(Element::new("w:removePersonalInformation"));
        part.push(Element::new("w:removeDateAndTime"));
    }
    part
}

/// Layout of Word 2013 and later (mode 15): without it Word opens the file in compatibility mode.
fn compatibility() -> Element {
    const OF_WORD: &str = "http://schemas.microsoft.com/office/word";
    let settings = [
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    ];
    Element::new("w:compat").children(settings.into_iter().map(|(name, value)| {
        Element::new("w:compatSetting")
            .with("w:name", name)
            .with("w:uri", OF_WORD)
            .with("w:val", value)
    }))
}
