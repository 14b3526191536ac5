//! What styles say that a reader of changes needs: headings, direction, language.

use super::format::is_on;
use crate::ooxml::tracked::tree::{Id, Tree};
use std::collections::HashMap;

/// How many styles may be based on each other.
const DEEPEST: usize = 32;

#[derive(Default)]
struct Style {
    base: Option<String>,
    rtl: Option<bool>,
    centred: Option<bool>,
    heading: Option<u8>,
}

/// The paragraph styles of a file.
#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    default: Option<String>,
    /// Direction of paragraphs that nothing else speaks of.
    rtl: bool,
    language: String,
    rtl_language: String,
}

impl Styles {
    pub(super) fn new(tree: &Tree<'_>) -> Styles {
        let mut styles = Styles::default();
        for id in tree.elements(tree.root()) {
            match tree.name(id) {
                "w:docDefaults" => styles.defaults(tree, id),
                "w:style" if tree.get(id, "w:type").as_deref() == Some("paragraph") => {
                    styles.style(tree, id);
                }
                _ => {}
            }
        }
        styles
    }

    fn defaults(&mut self, tree: &Tree<'_>, id: Id) {
        let inner = |outer: &str, inner: &str| tree.find(tree.find(id, outer)?, inner);
        if let Some(properties) = inner("w:pPrDefault", "w:pPr") {
            self.rtl = is_on(tree, properties, "w:bidi").unwrap_or(false);
        }
        let language = inner("w:rPrDefault", "w:rPr").and_then(|p| tree.find(p, "w:lang"));
        if let Some(language) = language {
            let get = |name| tree.get(language, name).unwrap_or_default().into_owned();
            self.language = get("w:val");
            self.rtl_language = get("w:bidi");
        }
    }

    fn style(&mut self, tree: &Tree<'_>, id: Id) {
        let key = tree.get(id, "w:styleId").unwrap_or_default().into_owned();
        if matches!(
            tree.get(id, "w:default").as_deref(),
            Some("1" | "true" | "on")
        ) {
            self.default = Some(key.clone());
        }
        let properties = tree.find(id, "w:pPr");
        let name = tree.val_of(id, "w:name").unwrap_or_default();
        // Word's own headings are known by their name in every language of Word.
        let heading = name
            .to_lowercase()
            .strip_prefix("heading ")
            .and_then(|rank| rank.parse::<u8>().ok());
        let title = name.eq_ignore_ascii_case("title").then_some(1);
        let outline = properties.and_then(|p| outline(tree, p));
        self.styles.insert(
            key,
            Style {
                base: tree
                    .val_of(id, "w:basedOn")
                    .map(std::borrow::Cow::into_owned),
                rtl: properties.and_then(|p| is_on(tree, p, "w:bidi")),
                centred: properties.and_then(|p| centred(tree, p)),
                heading: title.or(outline).or(heading).filter(|rank| *rank <= 9),
            },
        );
    }

    fn find<T>(&self, style: &str, of: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut now = match style {
            "" => self.default.as_deref(),
            style => Some(style),
        };
        for _ in 0..DEEPEST {
            let style = self.styles.get(now?)?;
            if let Some(found) = of(style) {
                return Some(found);
            }
            now = style.base.as_deref();
        }
        None
    }

    pub(super) fn rtl(&self, style: &str) -> bool {
        self.find(style, |s| s.rtl).unwrap_or(self.rtl)
    }

    pub(super) fn centred(&self, style: &str) -> bool {
        self.find(style, |s| s.centred).unwrap_or(false)
    }

    pub(super) fn heading(&self, style: &str) -> u8 {
        self.find(style, |s| s.heading).unwrap_or(0)
    }

    /// The language of text of that direction.
    pub(super) fn language(&self, rtl: bool) -> &str {
        if rtl {
            &self.rtl_language
        } else {
            &self.language
        }
    }
}

/// Rank of a heading, from 1; 0 for what is said to be none.
pub(super) fn outline(tree: &Tree<'_>, properties: Id) -> Option<u8> {
    let level: u8 = tree.val_of(properties, "w:outlineLvl")?.parse().ok()?;
    Some(if level < 9 { level + 1 } else { 0 })
}

pub(super) fn centred(tree: &Tree<'_>, properties: Id) -> Option<bool> {
    Some(&*tree.val_of(properties, "w:jc")? == "center")
}
