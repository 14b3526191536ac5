//! The names of styles, and which of them a node takes.

use crate::document::{Document, DocumentKind, Head, Kind, Level, Path, Role};
use crate::finding::{Finding, Findings};
use crate::ooxml::dress::Look;
use crate::ooxml::{Dress, Style};

pub(super) const CONTENTS_HEADING: &str = "ContentsHeading";
pub(super) const NOTICE_HEADING: &str = "NoticeHeading";
pub(super) const TABLE_HEADING: &str = "TableHeading";
pub(super) const TABLE_HEAD: &str = "TableHead";
pub(super) const TABLE_TEXT: &str = "TableText";
pub(super) const TABLE_END: &str = "TableEnd";
pub(super) const HEADER: &str = "Header";
pub(super) const FOOTER: &str = "Footer";
pub(super) const DEFINITION: &str = "Definition";
pub(super) const DEFINITION_INDENTED: &str = "DefinitionIndented";
pub(super) const STRONG: &str = "Strong";
pub(super) const EMPHASIS: &str = "Emphasis";
/// Brackets and label of an alternative.
pub(super) const ALTERNATIVE: &str = "Alternative";
pub(super) const TERM: &str = "DefinedTerm";
pub(super) const BLANK: &str = "Blank";
/// The hint in a field of a form.
pub(super) const FORM_FIELD: &str = "FormField";
pub(super) const CONTENTS_PART: &str = "TOCPart";
pub(super) const CONTENTS_LEVELS: [&str; 3] = ["TOC1", "TOC2", "TOC3"];

const OTHERS: [&str; 20] = [
    ALTERNATIVE,
    CONTENTS_HEADING,
    CONTENTS_PART,
    NOTICE_HEADING,
    TABLE_HEADING,
    TABLE_HEAD,
    TABLE_TEXT,
    TABLE_END,
    HEADER,
    FOOTER,
    DEFINITION,
    DEFINITION_INDENTED,
    STRONG,
    EMPHASIS,
    TERM,
    BLANK,
    FORM_FIELD,
    CONTENTS_LEVELS[0],
    CONTENTS_LEVELS[1],
    CONTENTS_LEVELS[2],
];

const LEVELS: [Level; 8] = [
    Level::Part,
    Level::Chapter,
    Level::Section,
    Level::Subsection,
    Level::Paragraph,
    Level::Subparagraph,
    Level::Item,
    Level::Schedule,
];

const ROLES: [Role; 19] = [
    Role::Title,
    Role::Subtitle,
    Role::Notice,
    Role::LongTitle,
    Role::EnactingFormula,
    Role::Heading,
    Role::Subheading,
    Role::Text,
    Role::Bullet,
    Role::Numbered,
    Role::Letterhead,
    Role::ReferenceLine,
    Role::DateLine,
    Role::Addressee,
    Role::Salutation,
    Role::Close,
    Role::Signature,
    Role::Seal,
    Role::Enclosure,
];

/// The style of the paragraph that carries a provision's number.
pub(super) fn of_level(level: Level) -> &'static str {
    match level {
        Level::Part => "PartHeading",
        Level::Chapter => "ChapterHeading",
        Level::Section => "SectionHeading",
        Level::Subsection => "Subsection",
        Level::Paragraph => "Paragraph",
        Level::Subparagraph => "Subparagraph",
        Level::Item => "Item",
        Level::Schedule => "ScheduleHeading",
    }
}

/// The style of further text of a provision: under its heading, or after its children.
pub(super) fn text_of_level(level: Level) -> &'static str {
    match level {
        Level::Part | Level::Chapter | Level::Section | Level::Schedule => "SectionText",
        Level::Subsection => "SubsectionText",
        Level::Paragraph => "ParagraphText",
        Level::Subparagraph => "SubparagraphText",
        Level::Item => "ItemText",
    }
}

/// The style of a block.
pub(super) fn of_role(role: Role) -> &'static str {
    match role {
        Role::Title => "Title",
        Role::Subtitle => "Subtitle",
        Role::Notice => "Notice",
        Role::LongTitle => "LongTitle",
        Role::EnactingFormula => "EnactingFormula",
        Role::Heading => "Heading",
        Role::Subheading => "Subheading",
        Role::Text => "Text",
        Role::Bullet => "Bullet",
        Role::Numbered => "Numbered",
        Role::Letterhead => "Letterhead",
        Role::ReferenceLine => "ReferenceLine",
        Role::DateLine => "DateLine",
        Role::Addressee => "Addressee",
        Role::Salutation => "Salutation",
        Role::Close => "Close",
        Role::Signature => "Signature",
        Role::Seal => "Seal",
        Role::Enclosure => "Enclosure",
    }
}

/// The look of a document: of its sort, and for a law of its tradition.
pub(super) fn look<'d>(dress: &'d Dress, head: &Head) -> Result<&'d Look, Findings> {
    let statute = head
        .scheme
        .as_ref()
        .is_some_and(|scheme| scheme.path == Path::InnerFirst);
    let name = match head.kind {
        DocumentKind::Law if statute => "statute",
        DocumentKind::Law => "law",
        DocumentKind::Instrument => "instrument",
        DocumentKind::Letter => "letter",
        DocumentKind::Memorandum => "memorandum",
        DocumentKind::Table | DocumentKind::Form => "table",
        DocumentKind::Note => "note",
    };
    dress
        .looks
        .get(name)
        .ok_or_else(|| Finding::error("dress", format!("the dress has no look `{name}`")).into())
}

/// The styles of a look, with the outline levels of this document: a law without parts begins its outline with the sections, so that
/// no level of headings is left out.
pub(super) fn styles(dress: &Dress, look: &Look, document: &Document) -> Vec<Style> {
    let has = |level| {
        document
            .walk()
            .any(|node| node.kind == Kind::Provision(level))
    };
    let part = u8::from(has(Level::Part));
    let chapter = part + u8::from(has(Level::Chapter));
    let mut styles = dress.styles_of(look);
    // Word gives the first level of a table of contents the style `toc 1`, be it parts or sections.
    let of_groups = styles.iter().find(|s| s.id == CONTENTS_PART).cloned();
    let of_sections = styles.iter().find(|s| s.id == "TOC2").cloned();
    for style in &mut styles {
        match style.id.as_str() {
            "PartHeading" | "ScheduleHeading" => style.outline = Some(1),
            "ChapterHeading" => style.outline = Some(part + 1),
            "SectionHeading" => style.outline = Some(chapter + 1),
            "TOC1" | "TOC2" if chapter > u8::from(style.id == "TOC2") => {
                if let Some(groups) = &of_groups {
                    *style = Style {
                        id: style.id.clone(),
                        name: style.name.clone(),
                        ..groups.clone()
                    };
                }
            }
            // Sections under chapters are entries of the third level, and look as those of the second would.
            "TOC3" if chapter > 1 => {
                if let Some(sections) = &of_sections {
                    *style = Style {
                        id: style.id.clone(),
                        name: style.name.clone(),
                        ..sections.clone()
                    };
                }
            }
            _ => {}
        }
    }
    styles
}

/// Whether the styles that documents need are all there.
pub(super) fn check(styles: &[Style]) -> Result<(), Findings> {
    let needed = LEVELS
        .iter()
        .flat_map(|level| [of_level(*level), text_of_level(*level)])
        .chain(ROLES.iter().map(|role| of_role(*role)))
        .chain(OTHERS)
        .chain([crate::ooxml::COMMENT_MARK, crate::ooxml::COMMENT_TEXT]);
    let mut findings = Findings::new();
    for id in needed {
        if !styles.iter().any(|style| style.id == id) {
            findings.push(
                Finding::error("dress", format!("the dress has no style `{id}`"))
                    .hint("add it under `styles:` in `templates/word/dress.yaml`"),
            );
        }
    }
    findings.or(())
}
