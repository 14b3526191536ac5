//! How a provision is cited from where one stands: "subsection (2)", "section 10(1)", "clause 4".

use super::{Address, Outline};
use crate::document::{Context, Inline, Inlines, Language, Level, LevelScheme, NodeId, Scheme};
use crate::phrase::separated;

/// Where the citing text stands.
#[derive(Clone, Copy, Debug)]
pub struct Standpoint<'a> {
    /// The provision the text belongs to, when it stands in the same document.
    pub here: Option<&'a Address>,
    /// Another document cites.
    pub outside: bool,
    /// The name of the cited document, printed nowhere, kept in the tree when it is another one.
    pub document: Option<&'a str>,
    /// The language of the citing text.
    pub language: Language,
}

/// Cites one target.
pub fn cite(outline: &Outline<'_>, target: &Address, from: Standpoint<'_>) -> Inlines {
    let Some(scheme) = &outline.scheme else {
        return Inlines::new();
    };
    let shared = match from.here {
        Some(here) if !from.outside => here
            .path
            .iter()
            .zip(&target.path)
            .take_while(|(a, b)| a.id == b.id)
            .count(),
        _ => 0,
    };
    // A provision that contains the citing text is cited by its own number alone.
    let start = shared.min(target.path.len() - 1);
    let stops = &target.path[start..];
    let label: String = stops.iter().map(|s| s.label.as_str()).collect();
    let Some(level) = scheme.level(stops[0].level) else {
        return Inlines::new();
    };
    let (lead, own, tail) = pattern(level, from, &label);
    let context = if start > 0 || stops.len() == 1 {
        Context::Own
    } else {
        Context::Full
    };
    let mut line = vec![Inline::Reference {
        document: from.document.map(str::to_owned),
        target: NodeId(target.id.clone()),
        lead,
        label: own,
        context,
    }];
    if !tail.is_empty() {
        line.push(Inline::Text(tail));
    }
    line
}

/// Cites several targets, joined; runs of sections become "5 to 9".
pub fn cite_all(outline: &Outline<'_>, targets: &[&Address], from: Standpoint<'_>) -> Inlines {
    let sections = targets.iter().all(|t| t.level == Level::Section);
    let plural = outline
        .scheme
        .as_ref()
        .and_then(|s| plural(s, Level::Section, from));
    match (sections && targets.len() > 1, plural) {
        (true, Some(plural)) => {
            let mut sorted = targets.to_vec();
            sorted.sort_by_key(|t| t.ordinal);
            sorted.dedup_by_key(|t| t.ordinal);
            let mut groups: Vec<Inlines> = Vec::new();
            let mut rest = sorted.as_slice();
            while let Some(first) = rest.first() {
                let run = rest
                    .iter()
                    .zip(first.ordinal..)
                    .take_while(|(t, n)| t.ordinal == *n)
                    .count();
                if run >= 3 {
                    let mut group = number(first, from);
                    group.push(Inline::Text(to(from.language).to_owned()));
                    group.extend(number(rest[run - 1], from));
                    groups.push(group);
                    rest = &rest[run..];
                } else {
                    groups.push(number(first, from));
                    rest = &rest[1..];
                }
            }
            let mut line = vec![Inline::Text(format!("{plural} "))];
            line.extend(separated(groups, from.language));
            line
        }
        _ => separated(
            targets.iter().map(|t| cite(outline, t, from)).collect(),
            from.language,
        ),
    }
}

/// The bare number of a section.
fn number(target: &Address, from: Standpoint<'_>) -> Inlines {
    vec![Inline::Reference {
        document: from.document.map(str::to_owned),
        target: NodeId(target.id.clone()),
        lead: String::new(),
        label: target.path[0].label.clone(),
        context: Context::Own,
    }]
}

fn plural(scheme: &Scheme, level: Level, from: Standpoint<'_>) -> Option<String> {
    let level = scheme.level(level)?;
    let plurals = if from.outside {
        &level.cite_outside_plural
    } else {
        &level.cite_plural
    };
    plurals.get(&from.language).cloned()
}

/// The words before the number, the number, the words after it.
fn pattern(level: &LevelScheme, from: Standpoint<'_>, label: &str) -> (String, String, String) {
    let inside = level.cite.get(&from.language);
    let outside = level.cite_outside.get(&from.language);
    let words = if from.outside {
        outside.or(inside)
    } else {
        inside
    };
    let Some(words) = words else {
        return (String::new(), label.to_owned(), String::new());
    };
    match words.split_once("{n}") {
        Some((before, after)) => {
            // `subsection ({n})`: the brackets are the label's own.
            let own = label.strip_prefix('(').is_some() && before.ends_with('(');
            if own {
                let lead = before.trim_end_matches('(').to_owned();
                let tail = after.trim_start_matches(')').to_owned();
                (lead, label.to_owned(), tail)
            } else {
                (before.to_owned(), label.to_owned(), after.to_owned())
            }
        }
        // "the Schedule": the number of a single one is its name.
        None => match words.strip_suffix(label) {
            Some(lead) => (lead.to_owned(), label.to_owned(), String::new()),
            None => (String::new(), words.clone(), String::new()),
        },
    }
}

fn to(language: Language) -> &'static str {
    match language {
        Language::En => " to ",
        Language::Fr => " à ",
        Language::Es => " a ",
        Language::Pt => " a ",
        Language::Ar => " إلى ",
    }
}
