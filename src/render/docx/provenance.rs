//! What a file tells of its making, and nothing of sources, decisions or recipients.

use crate::document::{Head, Source};
use crate::fingerprint::Fingerprint;
use crate::ooxml::CustomXml;
use crate::ooxml::xml::Element;

/// The namespace of the custom XML part.
const NAMESPACE: &str = "urn:enact:draft:1";

/// Edition, template, language and the values that are printed in the text, by name.
pub(super) fn custom_xml(head: &Head) -> CustomXml {
    let values = head.values.iter().map(|(name, value)| {
        Element::new("value")
            .with("name", name.clone())
            .text(value.clone())
    });
    CustomXml {
        namespace: NAMESPACE.to_owned(),
        root: Element::new("draft")
            .with("xmlns", NAMESPACE)
            .child(Element::new("edition").text(head.edition.clone()))
            .child(Element::new("template").text(head.template.clone()))
            .child(Element::new("language").text(head.locale.as_str()))
            .child(Element::new("values").children(values)),
    }
}

/// The bookmark around a clause: `clause_<id's fingerprint>_<text's fingerprint>_<id>`.
///
/// A bookmark and not a block content control, because it is kinder: Word draws no frame around it and lets a person delete, move and join
/// paragraphs across its edges; LibreOffice keeps it through a round trip, where 7.4 turns block controls into something else, shows the code
/// of a table of contents in front of one, and forgets their tags. A name has 40 letters, digits and underscores, so the id stands in it as
/// a fingerprint, which is looked up in the library, and as much of it as fits, for people.
pub(super) fn bookmark(source: &Source) -> String {
    let id = Fingerprint::of(source.clause.as_bytes());
    let text: String = source
        .fingerprint
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(8)
        .collect();
    let readable: String = source
        .clause
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .take(15)
        .collect();
    format!("clause_{}_{text}_{readable}", &id.short()[..8])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ooxml::is_bookmark_name;

    #[test]
    fn every_clause_id_gives_a_bookmark_name() {
        for clause in [
            "offences/use",
            "",
            "é",
            "a-very-long/topic-of-law/and-its-name",
        ] {
            let name = bookmark(&Source {
                clause: clause.to_owned(),
                version: 1,
                fingerprint: "0123456789abcdef".to_owned(),
            });
            assert!(is_bookmark_name(&name) && name.len() <= 40, "{name}");
        }
    }
}
