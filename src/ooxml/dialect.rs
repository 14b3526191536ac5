//! One dialect for all that reads parts: transitional namespaces under their usual prefixes.
//!
//! Two packages can only be compared in one writing, and everything in this room knows elements by their usual names (`w:p`). A part
//! that is written so already, as nearly all are, is left as it is, byte for byte.

use super::tag::{self, attributes};
use super::xml::{Limits, XmlError};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeSet;

/// Namespaces of ISO/IEC 29500-4 and those that Word adds, with the prefixes that Word writes. The two of the container have none.
const USUAL: &[(&str, &str)] = &[
    (
        "w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "m",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        "mc",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    ),
    (
        "wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        "pic",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("w10", "urn:schemas-microsoft-com:office:word"),
    (
        "w14",
        "http://schemas.microsoft.com/office/word/2010/wordml",
    ),
    (
        "w15",
        "http://schemas.microsoft.com/office/word/2012/wordml",
    ),
    (
        "wps",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    ),
    (
        "wpg",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    ),
    (
        "wp14",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    ),
    (
        "",
        "http://schemas.openxmlformats.org/package/2006/relationships",
    ),
    (
        "",
        "http://schemas.openxmlformats.org/package/2006/content-types",
    ),
];

/// What every strict namespace and relationship type begins with (ISO/IEC 29500-1, annex A).
const STRICT: &str = "http://purl.oclc.org/ooxml/";

/// A part in the usual dialect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Usual {
    /// Its text; `None` when it is as it came.
    pub(super) text: Option<String>,
    /// Whether it used strict namespaces.
    pub(super) is_strict: bool,
}

/// The transitional name of a strict namespace or relationship type.
fn transitional(name: &str) -> Option<String> {
    let rest = name.strip_prefix(STRICT)?;
    let (family, rest) = rest.split_once('/')?;
    let rest = match rest {
        "extendedProperties" => "extended-properties",
        "customProperties" => "custom-properties",
        rest => rest,
    };
    let rest = rest
        .replace(
            "relationships/extendedProperties",
            "relationships/extended-properties",
        )
        .replace(
            "relationships/customProperties",
            "relationships/custom-properties",
        );
    Some(format!(
        "http://schemas.openxmlformats.org/{family}/2006/{rest}"
    ))
}

fn usual_prefix(namespace: &str) -> Option<&'static str> {
    USUAL
        .iter()
        .find(|(_, name)| *name == namespace)
        .map(|(prefix, _)| *prefix)
}

/// Whether one of the prefixes by which everything here knows elements stands for something that is not known.
pub(super) fn is_misused(prefix: &str, namespace: &str) -> bool {
    matches!(prefix, "w" | "r" | "m" | "mc")
        && usual_prefix(namespace).is_none()
        && transitional(namespace).is_none_or(|name| usual_prefix(&name).is_none())
}

/// Reads a part once: holds it to the limits, and rewrites it when its namespaces or prefixes are not the usual ones.
///
/// # Errors
/// [`XmlError`] for a part that is not well-formed, has a document type or an entity, or is beyond `limits`.
pub(super) fn usual(text: &str, limits: Limits) -> Result<Usual, XmlError> {
    let (declared, is_strict) = survey(text, limits)?;
    let is_usual = |(prefix, name): &(&str, &str)| match usual_prefix(name) {
        Some(usual) => usual == *prefix,
        None => !is_misused(prefix, name),
    };
    if !is_strict && declared.iter().all(is_usual) {
        return Ok(Usual {
            text: None,
            is_strict,
        });
    }
    Ok(Usual {
        text: Some(rewritten(text)?),
        is_strict,
    })
}

/// Prefixes and the namespaces they stand for, as attributes of tags.
fn declarations(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    attributes(tag).filter_map(|(name, value)| match name.strip_prefix("xmlns") {
        Some("") => Some(("", value)),
        Some(rest) => Some((rest.strip_prefix(':')?, value)),
        None => None,
    })
}

/// Prefixes and their namespaces, each pair once.
type Declared<'t> = BTreeSet<(&'t str, &'t str)>;

/// What the part declares, and whether any of it is strict.
fn survey(text: &str, limits: Limits) -> Result<(Declared<'_>, bool), XmlError> {
    let mut reader = Reader::from_str(text);
    let mut declared = BTreeSet::new();
    // Relationship types are values of attributes; everything else strict is declared.
    let is_strict = text.contains(STRICT);
    let (mut depth, mut nodes, mut from) = (0_usize, 0_usize, 0_usize);
    loop {
        let event = reader
            .read_event()
            .map_err(|error| XmlError::Syntax(error.to_string()))?;
        let to = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let raw = text.get(from..to).unwrap_or_default();
        from = to;
        nodes += 1;
        if nodes > limits.nodes {
            return Err(XmlError::TooManyNodes(limits.nodes));
        }
        match event {
            Event::Start(_) | Event::Empty(_) => {
                if matches!(event, Event::Start(_)) {
                    depth += 1;
                    if depth > limits.depth {
                        return Err(XmlError::TooDeep(limits.depth));
                    }
                }
                // An attribute takes five bytes at least.
                if raw.len() > limits.attributes * 5 && attributes(raw).count() > limits.attributes
                {
                    return Err(XmlError::TooManyAttributes(limits.attributes));
                }
                if raw.contains("xmlns") {
                    declared.extend(declarations(raw));
                }
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => return Err(XmlError::DocumentType),
            Event::GeneralRef(reference) => {
                let name = reference.decode().map_err(|_| XmlError::NotUtf8)?;
                let known = reference.is_char_ref()
                    || quick_xml::escape::resolve_predefined_entity(&name).is_some();
                if !known {
                    return Err(XmlError::Entity(name.into_owned()));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if depth > 0 {
        return Err(XmlError::Syntax("ends inside an element".to_owned()));
    }
    Ok((declared, is_strict))
}

/// What prefixes stand for where the reader is: the innermost last.
#[derive(Default)]
struct Scope(Vec<(usize, String, String)>);

impl Scope {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        self.0
            .iter()
            .rev()
            .find(|(_, p, _)| p == prefix)
            .map(|(.., name)| name.as_str())
    }

    /// A name under its usual prefix.
    fn renamed(&self, name: &str, is_attribute: bool) -> String {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        if is_attribute && prefix.is_empty() {
            return name.to_owned();
        }
        match self.namespace(prefix).and_then(usual_prefix) {
            Some("") => local.to_owned(),
            Some(usual) => format!("{usual}:{local}"),
            None => name.to_owned(),
        }
    }

    /// A list of prefixes, or of names under them, as markup compatibility has it (ISO/IEC 29500-3, 7).
    fn renamed_list(&self, value: &str) -> String {
        let rename = |word: &str| {
            let (prefix, rest) = match word.split_once(':') {
                Some((prefix, rest)) => (prefix, format!(":{rest}")),
                None => (word, String::new()),
            };
            match self.namespace(prefix).and_then(usual_prefix) {
                Some(usual) => format!("{usual}{rest}"),
                None => word.to_owned(),
            }
        };
        value
            .split_ascii_whitespace()
            .map(rename)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn rewritten(text: &str) -> Result<String, XmlError> {
    let mut reader = Reader::from_str(text);
    let mut out = String::with_capacity(text.len() + 512);
    let mut scope = Scope::default();
    let mut names: Vec<String> = Vec::new();
    let mut from = 0;
    loop {
        let event = reader
            .read_event()
            .map_err(|error| XmlError::Syntax(error.to_string()))?;
        let to = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let raw = text.get(from..to).unwrap_or_default();
        from = to;
        match event {
            Event::Start(_) => {
                let name = start(raw, names.len(), &mut scope, &mut out)?;
                out.push('>');
                names.push(name);
            }
            Event::Empty(_) => {
                start(raw, names.len(), &mut scope, &mut out)?;
                out.push_str("/>");
                scope.0.retain(|(depth, ..)| *depth < names.len());
            }
            Event::End(_) => {
                let name = names.pop().unwrap_or_default();
                out.push_str("</");
                out.push_str(&name);
                out.push('>');
                scope.0.retain(|(depth, ..)| *depth < names.len());
            }
            Event::Eof => return Ok(out),
            _ => out.push_str(raw),
        }
    }
}

/// Writes a start tag without its end; gives the element's name.
fn start(tag: &str, depth: usize, scope: &mut Scope, out: &mut String) -> Result<String, XmlError> {
    for (prefix, name) in declarations(tag) {
        let name = transitional(name).unwrap_or_else(|| name.to_owned());
        if is_misused(prefix, &name) {
            return Err(XmlError::Prefix(prefix.to_owned()));
        }
        scope.0.push((depth, prefix.to_owned(), name));
    }
    let name = scope.renamed(tag::name(tag), false);
    out.push('<');
    out.push_str(&name);
    let mut written: BTreeSet<String> = BTreeSet::new();
    let mut attribute = |name: String, value: &str, out: &mut String| {
        if written.insert(name.clone()) {
            let quote = if value.contains('"') { '\'' } else { '"' };
            out.push_str(&format!(" {name}={quote}{value}{quote}"));
        }
    };
    for (name, value) in attributes(tag) {
        let declared = match name.strip_prefix("xmlns") {
            Some("") => Some(""),
            Some(rest) => rest.strip_prefix(':'),
            None => None,
        };
        let new = transitional(value);
        let value = new.as_deref().unwrap_or(value);
        match declared.map(|prefix| usual_prefix(value).unwrap_or(prefix)) {
            Some("") => attribute("xmlns".to_owned(), value, out),
            Some(prefix) => attribute(format!("xmlns:{prefix}"), value, out),
            None => {
                let name = scope.renamed(name, true);
                match name.as_str() {
                    // What was strict is so no longer (ISO/IEC 29500-1, 17.2.3).
                    "w:conformance" => {}
                    "mc:Ignorable" | "mc:MustUnderstand" | "mc:ProcessContent" | "Requires" => {
                        let list = scope.renamed_list(value);
                        attribute(name, &list, out);
                    }
                    _ => attribute(name, value, out),
                }
            }
        }
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Usual, XmlError> {
        usual(text, Limits::default())
    }

    #[test]
    fn the_usual_dialect_stays_as_it_is() {
        let text = "<w:p xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:x=\"urn:x\"><x:y xmlns=\"urn:z\"/></w:p>";
        let found = read(text).expect("well-formed");
        assert_eq!(found.text, None);
        assert!(!found.is_strict);
    }

    #[test]
    fn other_prefixes_and_none_become_the_usual_ones() {
        let text = "<document xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:q='http://schemas.microsoft.com/office/word/2010/wordml' \
            xmlns:c=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" c:Ignorable=\"q x\" xmlns:x=\"urn:x\">\n<p q:paraId=\"1\" at=\"a&quot;b\"/><x:y z='\"'>t</x:y ></document>";
        assert_eq!(
            read(text).expect("well-formed").text.as_deref(),
            Some(
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
                 xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" mc:Ignorable=\"w14 x\" xmlns:x=\"urn:x\">\n<w:p w14:paraId=\"1\" at=\"a&quot;b\"/><x:y z='\"'>t</x:y></w:document>"
            )
        );
    }

    #[test]
    fn strict_becomes_transitional() {
        let text = "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" w:conformance=\"strict\"><a:x xmlns:a=\"http://purl.oclc.org/ooxml/drawingml/main\" uri=\"http://purl.oclc.org/ooxml/drawingml/picture\"/></w:document>";
        let found = read(text).expect("well-formed");
        assert!(found.is_strict);
        assert_eq!(
            found.text.as_deref(),
            Some(
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><a:x xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"/></w:document>"
            )
        );
        assert_eq!(
            transitional(
                "http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties"
            )
            .as_deref(),
            Some(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
            )
        );
    }

    #[test]
    fn each_limit_has_its_error() {
        let limits = Limits {
            depth: 3,
            nodes: 20,
            attributes: 4,
        };
        let cases = [
            ("<a><a><a><a/></a></a></a>", None),
            ("<a><a><a><a></a></a></a></a>", Some(XmlError::TooDeep(3))),
            ("<a b='1' c='2' d='3' e='4'/>", None),
            (
                "<a b='1' c='2' d='3' e='4' f='5'/>",
                Some(XmlError::TooManyAttributes(4)),
            ),
            ("<!DOCTYPE a><a/>", Some(XmlError::DocumentType)),
            ("<a>&b;</a>", Some(XmlError::Entity("b".to_owned()))),
            ("<a>&#65;&amp;</a>", None),
            (
                "<w:a xmlns:w='urn:w'/>",
                Some(XmlError::Prefix("w".to_owned())),
            ),
        ];
        for (text, error) in cases {
            assert_eq!(usual(text, limits).err(), error, "{text}");
        }
        let wide = format!("<a>{}</a>", "<b/>".repeat(30));
        assert_eq!(usual(&wide, limits).err(), Some(XmlError::TooManyNodes(20)));
        assert!(read("<a>").is_err() && read("</a>").is_err());
    }
}
