//! Documents of a pack agree: what one says of another, and what several say of the state, is the same.
//!
//! The assembler looks everything up, so nothing is found here unless it errs; that is the point. The documents alone are compared, not
//! what they were made from.

use crate::assemble::{Assembly, Content};
use crate::document::{Document, Inline, Node};
use crate::finding::{Finding, Findings};
use std::collections::BTreeMap;

/// The value that a bill's title gives to the other documents.
const SHORT_TITLE: &str = "bill.short_title";
/// The name by which the others cite the bill.
const BILL: &str = "bill";

/// Compares the documents of a pack with each other.
pub fn coherence(assembly: &Assembly) -> Findings {
    let documents: Vec<&Document> = assembly.drafts.iter().map(|d| &d.document).collect();
    let mut findings = Findings::new();
    references(&documents, &mut findings);
    values(assembly, &documents, &mut findings);
    titles(&documents, &mut findings);
    findings
}

fn disagree(document: &Document, message: String) -> Finding {
    Finding::error(
        "documents-disagree",
        format!("`{}`: {message}", document.head.name),
    )
    .hint("this pack must not be sent; the fault is in the program, not in the library")
}

/// A citation of another document names a provision that is there, by the number it bears there.
fn references(documents: &[&Document], findings: &mut Findings) {
    let nodes: BTreeMap<&str, BTreeMap<&str, &Node>> = documents
        .iter()
        .map(|document| {
            let nodes = document.walk().map(|node| (node.id.0.as_str(), node));
            (document.head.name.as_str(), nodes.collect())
        })
        .collect();
    for document in documents {
        for inline in document.walk().flat_map(Node::inlines) {
            let Inline::Reference {
                document: Some(other),
                target,
                label,
                ..
            } = inline
            else {
                continue;
            };
            let cited = nodes
                .get(other.as_str())
                .and_then(|n| n.get(target.0.as_str()));
            let Some(cited) = cited else {
                findings.push(disagree(
                    document,
                    format!("it cites `{target}` of `{other}`, which is not there"),
                ));
                continue;
            };
            let number = cited.number.as_ref().map_or("", |n| n.text.as_str());
            if !core(label).ends_with(&core(number)) {
                findings.push(disagree(
                    document,
                    format!(
                        "it cites “{label}” of `{other}`, which bears the number “{number}” there"
                    ),
                ));
            }
        }
    }
}

/// What of a number is its own: letters and digits from the first digit on. `Article 5.`, `article 5` and, in a list of articles, `5`
/// are one.
fn core(text: &str) -> String {
    let digit = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let letters = text[digit..].chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// A value is printed alike in every document. Numbers are not compared: one text has words, another digits.
fn values(assembly: &Assembly, documents: &[&Document], findings: &mut Findings) {
    let mut first: BTreeMap<&str, (&Document, &str)> = BTreeMap::new();
    for document in documents {
        for (name, printed) in &document.head.values {
            let value = assembly.trace.values.get(name);
            if value.is_some_and(|value| matches!(value.content, Content::Number(_))) {
                continue;
            }
            let (other, before) = *first.entry(name).or_insert((document, printed));
            if before != printed {
                let other = &other.head.name;
                findings.push(disagree(
                    document,
                    format!("`{name}` is “{printed}” here and “{before}” in `{other}`"),
                ));
            }
        }
    }
}

/// The bill is called by its own title.
fn titles(documents: &[&Document], findings: &mut Findings) {
    let Some(bill) = documents.iter().find(|d| d.head.name == BILL) else {
        return;
    };
    for document in documents {
        let Some(called) = document.head.values.get(SHORT_TITLE) else {
            continue;
        };
        if *called != bill.head.title {
            let title = &bill.head.title;
            findings.push(disagree(
                document,
                format!("it calls the bill “{called}”, and its title is “{title}”"),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::{Order, assemble};
    use crate::document::Language;
    use crate::library::{Library, Shelf, StateCode, load};

    fn library() -> Library {
        load(&Shelf::embedded()).expect("the built-in library")
    }

    fn pack(library: &Library) -> Assembly {
        let order = Order {
            state: StateCode("JAM".to_owned()),
            pack: "ratification".to_owned(),
            as_of: jiff::civil::date(2026, 11, 24),
            language: Language::En,
            settings: Vec::new(),
        };
        assemble(library, &order).expect("a pack")
    }

    /// Numbers every provision 77.
    fn renumber(nodes: &mut [Node]) {
        for node in nodes {
            if let Some(number) = &mut node.number {
                number.text = "77".to_owned();
            }
            renumber(&mut node.children);
        }
    }

    fn messages(assembly: &Assembly) -> String {
        coherence(assembly).to_string()
    }

    #[test]
    fn a_pack_agrees_with_itself() {
        let library = library();
        assert_eq!(messages(&pack(&library)), "");
    }

    #[test]
    fn a_citation_of_a_number_that_the_bill_does_not_have_is_found() {
        let library = library();
        let mut assembly = pack(&library);
        let bill = assembly
            .drafts
            .iter_mut()
            .find(|d| d.document.head.name == BILL);
        renumber(&mut bill.expect("a bill").document.body);
        assert!(messages(&assembly).contains("bears the number “77” there"));
    }

    #[test]
    fn a_provision_that_is_gone_a_name_and_a_title_that_differ_are_found() {
        let library = library();
        let mut assembly = pack(&library);
        for draft in &mut assembly.drafts {
            let head = &mut draft.document.head;
            match head.name.as_str() {
                "bill" => {
                    head.title = "Another Bill".to_owned();
                    draft.document.body.clear();
                }
                "note-verbale" => {
                    let name = head.values.keys().next().cloned().expect("a value");
                    head.values.insert(name, "Narnia".to_owned());
                }
                _ => {}
            }
        }
        let messages = messages(&assembly);
        assert!(messages.contains("which is not there"), "{messages}");
        assert!(messages.contains("“Narnia”"), "{messages}");
        assert!(
            messages.contains("its title is “Another Bill”"),
            "{messages}"
        );
    }
}
