//! The namespaces and prefixes of our parts, written once.

use super::xml::Element;

/// WordprocessingML (transitional).
pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// References from a part to its relationships.
pub const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Markup compatibility (ISO/IEC 29500-3).
pub const MC: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
/// Word 2010's additions: paragraph ids.
pub const W14: &str = "http://schemas.microsoft.com/office/word/2010/wordml";
/// Relationship parts.
pub const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// The content type list.
pub const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";

/// The root of a WordprocessingML part with the prefixes `w` and `r`.
pub fn root(name: &'static str) -> Element {
    Element::new(name).with("xmlns:w", W).with("xmlns:r", R)
}
