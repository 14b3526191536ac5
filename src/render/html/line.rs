//! A line of runs as elements of HTML.

use super::anchor::anchor;
use crate::document::{Blank, Document, FormField, Inline, NodeId, Standing};
use crate::render::bound::{bound, whole};
use crate::render::escape::escape;
use crate::render::words::Words;
use std::collections::BTreeSet;

/// Writes lines: knows what can be linked to.
pub(super) struct Lines<'a> {
    targets: BTreeSet<&'a NodeId>,
    words: Words,
}

impl<'a> Lines<'a> {
    pub(super) fn new(document: &'a Document) -> Lines<'a> {
        Lines {
            targets: document.walk().map(|node| &node.id).collect(),
            words: Words::of(document.head.language),
        }
    }

    /// The line as HTML.
    pub(super) fn line(&self, line: &[Inline]) -> String {
        line.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Inline) -> String {
        match inline {
            Inline::Text(text) => escape(text),
            Inline::Strong(text) => format!("<strong>{}</strong>", escape(text)),
            Inline::Emphasis(text) => format!("<em>{}</em>", escape(text)),
            Inline::Alternative(text) => {
                format!("<span class=\"alternative\">{}</span>", escape(text))
            }
            Inline::Term {
                text,
                defining: true,
                ..
            } => format!("<dfn>{}</dfn>", escape(text)),
            Inline::Term {
                text,
                defining: false,
                ..
            } => escape(text),
            Inline::Reference {
                document,
                target,
                lead,
                label,
                ..
            } => {
                let here = document.is_none() && self.targets.contains(target);
                reference(here.then_some(target), lead, label)
            }
            Inline::Blank(blank) => self.blank(blank),
            Inline::FormField(field) => form_field(field),
            Inline::Break => "<br>\n".to_owned(),
        }
    }

    fn blank(&self, blank: &Blank) -> String {
        let (class, word) = match blank.standing {
            Standing::Open => ("open", self.words.open),
            Standing::ToConfirm(_) => ("confirm", self.words.to_confirm),
        };
        // A value may be in another script than the text around it: `dir` keeps the brackets where they belong.
        format!(
            r#"<mark class="{class}" dir="auto" title="{word} {}">[{}]</mark>"#,
            escape(&blank.asks),
            escape(blank.text()),
        )
    }
}

/// A field of a form, for reading and for the pen: what is sent to be filled in is the Word file.
fn form_field(field: &FormField) -> String {
    let text = escape(&field.plain());
    format!(r#"<span class="field" dir="auto">{text}</span>"#)
}

/// The words in front of the number belong to the link, so that it tells where it leads; space and signs in front of them do not.
fn reference(target: Option<&NodeId>, lead: &str, label: &str) -> String {
    let (lead, label) = (bound(lead), whole(label));
    let Some(target) = target else {
        return escape(&format!("{lead}{label}"));
    };
    let words = lead.trim_start_matches(|c: char| !c.is_alphanumeric());
    let before = &lead[..lead.len() - words.len()];
    let anchor = anchor(target);
    format!(
        r##"{}<a href="#{anchor}">{}{}</a>"##,
        escape(before),
        escape(words),
        escape(&label)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Context;
    use crate::render::sample;

    fn html(inline: Inline) -> String {
        Lines::new(&sample::law()).line(&[inline])
    }

    fn reference(document: Option<&str>, target: &str, lead: &str) -> Inline {
        Inline::Reference {
            document: document.map(str::to_owned),
            target: NodeId(target.to_owned()),
            lead: lead.to_owned(),
            label: "2(1)".to_owned(),
            context: Context::Full,
        }
    }

    #[test]
    fn every_run_has_its_element() {
        let words = || "a & b".to_owned();
        assert_eq!(html(Inline::Text(words())), "a &amp; b");
        assert_eq!(html(Inline::Strong(words())), "<strong>a &amp; b</strong>");
        assert_eq!(html(Inline::Emphasis(words())), "<em>a &amp; b</em>");
        assert_eq!(html(Inline::Break), "<br>\n");
        let term = |defining| Inline::Term {
            id: "x".to_owned(),
            text: words(),
            defining,
        };
        assert_eq!(html(term(true)), "<dfn>a &amp; b</dfn>");
        assert_eq!(html(term(false)), "a &amp; b");
    }

    #[test]
    fn a_blank_is_bracketed_and_says_what_it_wants() {
        let blank = |standing| {
            Inline::Blank(Blank {
                name: "state.currency".to_owned(),
                asks: "currency \"as in law\"".to_owned(),
                standing,
            })
        };
        assert_eq!(
            html(blank(Standing::Open)),
            "<mark class=\"open\" dir=\"auto\" title=\"To be filled in: currency &quot;as in law&quot;\">[currency &quot;as in law&quot;]</mark>"
        );
        assert_eq!(
            html(blank(Standing::ToConfirm("<pound>".to_owned()))),
            "<mark class=\"confirm\" dir=\"auto\" title=\"To be confirmed: currency &quot;as in law&quot;\">[&lt;pound&gt;]</mark>"
        );
    }

    #[test]
    fn a_reference_links_within_the_page_only() {
        assert_eq!(
            html(reference(None, "offences/use#offence", ", section ")),
            ", <a href=\"#offences/use:offence\">section\u{a0}2(1)</a>"
        );
        assert_eq!(
            html(reference(Some("bill"), "offences/use#offence", "clause ")),
            "clause\u{a0}2(1)"
        );
        assert_eq!(
            html(reference(None, "not/here", "section ")),
            "section\u{a0}2(1)"
        );
    }
}
