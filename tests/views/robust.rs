//! Whatever is missing from a file or stands there twice: every output is still made, and is whole.

use super::page::unbalanced;
use super::sample::everything;
use enact::ooxml::package::Parts;
use enact::ooxml::tracked::changes;
use enact::ooxml::tracked::view::view;
use enact::ooxml::xml::{self, Content, Element};
use enact::render::redline::{Layout, Source, docx, html, json, text};

/// What is done to one element.
#[derive(Clone, Copy, Debug)]
enum Damage {
    Removed,
    Twice,
    Unwrapped,
}

/// Does it to the element of this number; whether there was one.
fn damage(parent: &mut Element, left: &mut usize, damage: Damage) -> bool {
    let mut at = 0;
    while at < parent.children.len() {
        let Content::Element(child) = &mut parent.children[at] else {
            at += 1;
            continue;
        };
        if *left == 0 {
            match damage {
                Damage::Removed => {
                    parent.children.remove(at);
                }
                Damage::Twice => {
                    let twin = Content::Element(child.clone());
                    parent.children.insert(at, twin);
                }
                Damage::Unwrapped => {
                    let inner = std::mem::take(&mut child.children);
                    parent.children.splice(at..=at, inner);
                }
            }
            return true;
        }
        *left -= 1;
        if self::damage(child, left, damage) {
            return true;
        }
        at += 1;
    }
    false
}

fn check(parts: &Parts, what: &str) {
    let view = view(parts).expect("readable");
    let source = Source::default();
    for layout in [Layout::Inline, Layout::SideBySide] {
        let page = html(&view, layout, &source);
        assert_eq!(unbalanced(&page), Vec::<String>::new(), "{what}");
        assert!(!page.contains("<script"), "{what}");
        for at in 1..=view.entries.len() {
            let line = format!("id=\"l{at}\"");
            assert_eq!(page.matches(&line).count(), 1, "{what}: {line}");
            let anchor = format!("id=\"c{at}\"");
            assert!(page.matches(&anchor).count() <= 1, "{what}: {anchor}");
        }
    }
    assert!(text(&view, &source).ends_with('\n'));
    assert!(json(&view).ends_with("}\n"));
    let still = docx(parts, &view).expect("written");
    let left = changes(&still).expect("readable").changes;
    assert!(left.is_empty(), "{what}: {left:?}");
}

#[test]
fn damaged_files_give_whole_pages() {
    let parts = everything();
    for name in [
        "word/document.xml",
        "word/footnotes.xml",
        "word/comments.xml",
        "word/numbering.xml",
    ] {
        let whole = xml::parse(&parts[name], xml::Limits::default()).expect("well-formed");
        for kind in [Damage::Removed, Damage::Twice, Damage::Unwrapped] {
            let mut count = 0;
            loop {
                let mut broken = whole.clone();
                let mut left = count;
                if !damage(&mut broken, &mut left, kind) {
                    break;
                }
                let mut parts = parts.clone();
                parts.insert(name.to_owned(), broken.to_part());
                check(&parts, &format!("{name}: element {count} {kind:?}"));
                // Each element is taken away; of the rest every fifth will do.
                count += match kind {
                    Damage::Removed => 1,
                    Damage::Twice | Damage::Unwrapped => 5,
                };
            }
            assert!(count >= 2, "{name}");
        }
    }
}
