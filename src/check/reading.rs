//! The faults that are found while files are read, explained like the rules.
//!
//! The readers report them (`library::load_yaml`, `library::load`, `library::Shelf`); here they have their page for
//! `enact check --explain`.

use super::Rule;
use crate::finding::Severity;

const fn fault(
    name: &'static str,
    what: &'static str,
    why: &'static str,
    example: &'static str,
) -> Rule {
    Rule {
        name,
        level: Severity::Error,
        what,
        why,
        example,
        run: None,
    }
}

/// In order of the names.
pub const FAULTS: &[Rule] = &[
    fault(
        "bad-type",
        "Something of another sort stands where a number, a text, a list or an entry with keys must stand.",
        "The program cannot tell what is meant, and does not guess.",
        "version: first        # a whole number must stand here",
    ),
    fault(
        "bad-value",
        "A text or a date cannot be used: braces without a partner, a helper that does not exist, a block such as `{{#if}}`, a date that is none.",
        "A misspelt word between braces would silently drop a sentence, so every one is checked when the file is read.",
        "text: { en: '{{trem \"convention\"}} …' }",
    ),
    fault(
        "duplicate-id",
        "A value is declared twice, or two files describe the same State.",
        "Only one of the two would count, and nobody would know which.",
        "- name: penalty.fine\n  …\n- name: penalty.fine\n  …",
    ),
    fault(
        "duplicate-key",
        "A key stands twice in the same entry.",
        "Only one of the two would count: a sentence of law could vanish.",
        "text: { en: \"A person must …\" }\ntext: { en: \"A person may …\" }",
    ),
    fault(
        "missing-file",
        "A file that every library has is not there.",
        "Nothing can be drafted without the obligations, the values and the dress of Word files.",
        "clauses/values/ is not there",
    ),
    fault(
        "missing-key",
        "An entry lacks a key that it must have.",
        "The program does not guess what a clause leaves out.",
        "a clause without `module:`",
    ),
    fault(
        "not-utf-8",
        "A file holds bytes that are not UTF-8 text.",
        "Accents and foreign letters would come out wrong.",
        "a file saved as \"Windows-1252\" or \"Latin 1\"",
    ),
    fault(
        "too-large",
        "A file is far larger than any file of a library.",
        "It is not what it was taken for, and reading it could stop the machine.",
        "a picture or a log that was saved with the ending .yaml",
    ),
    fault(
        "unknown-key",
        "A key is none of those that can stand here.",
        "What stands under a misspelt key would not count.",
        "titel: { en: Use }        # the key is called `title`",
    ),
    fault(
        "unknown-word",
        "A word is none of those that can stand here.",
        "Only certain words have a meaning here: the shapes of a clause, the roles of a block, the types of a value.",
        "shape: definiton",
    ),
    fault(
        "unreadable",
        "The file cannot be read as YAML from some place on: its indentation, quotation marks or brackets are off.",
        "What cannot be read cannot be drafted; nothing is written until the file is mended.",
        "title: { en: Use           # the bracket is never closed",
    ),
    fault(
        "yaml-limits",
        "A file nests too deeply, or repeats parts of itself with `&` and `*` too often.",
        "A file of a few lines could otherwise fill the memory of the machine.",
        "a: &a [x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]",
    ),
];
