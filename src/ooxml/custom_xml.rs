//! A small XML part of one's own in the package (ISO/IEC 29500-1, 15.2.5), which Word and LibreOffice keep.

use super::xml::Element;
use crate::fingerprint::Fingerprint;

/// A custom XML part.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomXml {
    /// Its namespace, which it is found by again.
    pub namespace: String,
    /// Its root, with `xmlns`.
    pub root: Element,
}

impl CustomXml {
    /// The part's id: a GUID made from its namespace, so that it is the same in every file.
    fn id(&self) -> String {
        let hash = Fingerprint::of(self.namespace.as_bytes());
        let hash = hash.as_str().to_ascii_uppercase();
        format!(
            "{{{}-{}-4{}-8{}-{}}}",
            &hash[..8],
            &hash[8..12],
            &hash[13..16],
            &hash[17..20],
            &hash[20..32]
        )
    }

    /// `customXml/itemProps1.xml`.
    pub(super) fn properties(&self) -> Element {
        const DATA: &str = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
        Element::new("ds:datastoreItem")
            .with("ds:itemID", self.id())
            .with("xmlns:ds", DATA)
            .child(
                Element::new("ds:schemaRefs")
                    .child(Element::new("ds:schemaRef").with("ds:uri", self.namespace.clone())),
            )
    }
}
