//! Word's package and elements: a document model in OOXML's own terms, writing, reading, checking.
//!
//! Knows no law: it neither names a provision nor a clause, and imports nothing but findings and fingerprints. Which provision becomes
//! which paragraph is `render::docx`'s business; how a paragraph is written is ours. Alone names docx-rs, zip and quick-xml.
//!
//! | file | holds |
//! |---|---|
//! | `document` `paragraph` `span` `table` `section` `numbering` `comments` `properties` `settings` `custom_xml` | the model, and the parts it becomes |
//! | `dress` `style` `styles` `length` | the dress as data, and the styles part |
//! | `body` | what docx-rs still does |
//! | `finish` `order` | what is added to that, and the order of elements |
//! | `xml` `tag` `namespace` `relationships` `package` | the container and its language |
//! | `foreign` `encoding` `dialect` `other_format` | files of other programs: strict, UTF-16, other prefixes, no packages at all |
//! | `reader` | a file back into text, numbers and references as Word would show them |
//! | `redline` | two packages as one with tracked changes |
//! | `tracked` | tracked changes settled, and whether two packages say the same |
//! | `lint` | what neither schema nor validator sees |

mod body;
mod comments;
mod custom_xml;
mod dialect;
mod document;
pub mod dress;
mod encoding;
mod finish;
pub mod foreign;
mod length;
pub mod lint;
mod namespace;
mod numbering;
pub mod order;
mod other_format;
pub mod package;
mod paragraph;
mod properties;
pub mod reader;
pub mod redline;
mod relationships;
mod section;
mod settings;
mod span;
mod style;
mod styles;
mod table;
mod tag;
pub mod tracked;
pub mod xml;

pub use comments::{COMMENT_MARK, COMMENT_TEXT, Comment};
pub use custom_xml::CustomXml;
pub use document::WordDocument;
pub use dress::Dress;
pub use length::Length;
pub use numbering::{Format, Instance, List, ListLevel, Suffix};
pub use paragraph::{Block, Contents, ContentsEntry, Paragraph, ParagraphNumber};
pub use properties::Properties;
pub use section::Section;
pub use settings::Settings;
pub use span::{Control, Field, ReferenceForm, Run, Span, is_bookmark_name};
pub use style::{AfterNumber, Align, Rule, Style, StyleId, StyleKind};
pub use styles::StyleSheet;
pub use table::{TABLE_STYLE, Table};
