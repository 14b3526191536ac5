//! How a provision is cited from where one stands: "subsection (2)", "section 10(1)", "l'alinéa 2 de l'article 5".

use super::{Address, Outline, Stop};
use crate::document::{Context, Inline, Inlines, Language, Level, LevelScheme, NodeId, Path};
use crate::phrase::separated;

/// The form in which outer levels are cited behind inner ones.
const OF: &str = "de";

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
    /// The article or preposition that melts into the citation.
    pub with: Option<&'a str>,
}

impl<'a> Standpoint<'a> {
    /// Another document, whose name does not matter.
    pub fn outside(language: Language) -> Standpoint<'a> {
        Standpoint {
            here: None,
            outside: true,
            document: None,
            language,
            with: None,
        }
    }
}

/// Cites one target.
pub fn cite(outline: &Outline<'_>, target: &Address, from: Standpoint<'_>) -> Inlines {
    let Some(scheme) = outline.scheme_of(target) else {
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
    match scheme.path {
        Path::Joined => {
            let label: String = stops.iter().map(|s| s.label.as_str()).collect();
            let Some(level) = scheme.level(stops[0].level) else {
                return Inlines::new();
            };
            let context = if start > 0 || stops.len() == 1 {
                Context::Own
            } else {
                Context::Full
            };
            let words = words(level, from.with, from.outside);
            one(words, &label, stops.last(), context, from)
        }
        Path::InnerFirst => {
            let mut line = Inlines::new();
            for (i, stop) in stops.iter().rev().enumerate() {
                let Some(level) = scheme.level(stop.level) else {
                    continue;
                };
                if i > 0 {
                    line.push(Inline::Text(" ".to_owned()));
                }
                let with = if i == 0 { from.with } else { Some(OF) };
                let words = words(level, with, from.outside);
                line.extend(one(words, &stop.label, Some(stop), Context::Own, from));
            }
            line
        }
    }
}

/// Cites several targets, joined; runs of sections become "5 to 9".
pub fn cite_all(outline: &Outline<'_>, targets: &[&Address], from: Standpoint<'_>) -> Inlines {
    let mut sorted = targets.to_vec();
    sorted.sort_by_key(|t| t.ordinal);
    sorted.dedup_by_key(|t| t.ordinal);
    let sections = sorted.len() > 1
        && sorted
            .iter()
            .all(|t| t.level == Level::Section && t.inserted == sorted[0].inserted);
    let scheme = outline.scheme_of(sorted[0]);
    let plural = scheme
        .and_then(|s| s.level(Level::Section))
        .and_then(|level| plural(level, sorted.len(), from));
    let (true, Some(plural), Some(scheme)) = (sections, plural, scheme) else {
        return separated(
            targets.iter().map(|t| cite(outline, t, from)).collect(),
            from.language,
        );
    };
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
            group.push(Inline::Text(scheme.to.clone()));
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

/// The bare number of a section.
fn number(target: &Address, from: Standpoint<'_>) -> Inlines {
    one(
        "{n}",
        &target.path[0].label,
        target.path.first(),
        Context::Own,
        Standpoint { with: None, ..from },
    )
}

fn plural<'s>(level: &'s LevelScheme, count: usize, from: Standpoint<'_>) -> Option<&'s str> {
    if count == 2 {
        let with = from.with.and_then(|with| level.with_pair.get(with));
        if let Some(pair) = with.or(level.cite_pair.as_ref()) {
            return Some(pair);
        }
    }
    let with = from.with.and_then(|with| level.with_plural.get(with));
    let outside = level.cite_outside_plural.as_ref().filter(|_| from.outside);
    with.or(outside)
        .or(level.cite_plural.as_ref())
        .map(String::as_str)
}

fn words<'s>(level: &'s LevelScheme, with: Option<&str>, outside: bool) -> &'s str {
    let with = with.and_then(|with| level.with.get(with));
    let outside = level.cite_outside.as_ref().filter(|_| outside);
    with.or(outside).unwrap_or(&level.cite)
}

/// One number with the words around it. The number takes as many of the words in front of it with it as stand in front
/// of the provision itself: "article 5", so that Word can renew them together.
fn one(
    words: &str,
    label: &str,
    stop: Option<&Stop>,
    context: Context,
    from: Standpoint<'_>,
) -> Inlines {
    let Some(stop) = stop else {
        return Inlines::new();
    };
    let (mut lead, mut label, tail) = match words.split_once("{n}") {
        Some((before, after)) => (before.to_owned(), label.to_owned(), after.to_owned()),
        // "the Schedule": the number of a single one is its name.
        None => match words.strip_suffix(label) {
            Some(lead) => (lead.to_owned(), label.to_owned(), String::new()),
            None => (String::new(), words.to_owned(), String::new()),
        },
    };
    let printed = stop.printed.trim_end_matches('.').to_lowercase();
    let whole = format!("{lead}{label}");
    if printed.len() > label.len()
        && let Some(before) = whole.strip_suffix(&printed)
    {
        lead = before.to_owned();
        label = printed;
    }
    let mut line = vec![Inline::Reference {
        document: from.document.map(str::to_owned),
        target: NodeId(stop.id.clone()),
        lead,
        label,
        context,
    }];
    if !tail.is_empty() {
        line.push(Inline::Text(tail));
    }
    line
}
