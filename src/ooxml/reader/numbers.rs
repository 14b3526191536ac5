//! Automatic numbers, counted again (ISO/IEC 29500-1, 17.9).

use crate::ooxml::numbering::Format;
use crate::ooxml::xml::Element;
use std::collections::{HashMap, HashSet};

/// A number is cut off here; Word itself writes no longer ones.
const LONGEST: usize = 255;

/// The number of a paragraph, and those above it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ooxml) struct Counted {
    pub(in crate::ooxml) text: String,
    /// From the outermost: list, place of the paragraph in the document, number.
    pub(in crate::ooxml) path: Vec<Step>,
}

/// One number on the way to a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ooxml) struct Step {
    pub(super) list: String,
    pub(super) paragraph: usize,
    pub(super) text: String,
}

#[derive(Default)]
struct Level {
    start: u32,
    format: Option<Format>,
    text: String,
    /// `w:lvlRestart`: the level (from 1) whose counting begins this one again; 0 for never.
    restart: Option<usize>,
    style: Option<String>,
    legal: bool,
}

#[derive(Default)]
struct State {
    counters: [Option<u32>; 9],
    steps: [Option<Step>; 9],
}

/// The lists of a file, and how far they have been counted.
#[derive(Default)]
pub(in crate::ooxml) struct Numbers {
    lists: HashMap<String, Vec<Level>>,
    instances: HashMap<String, Instance>,
    /// Style → the style it is based on, and its own list and level.
    styles: HashMap<String, Linked>,
    default_style: Option<String>,
    states: HashMap<String, State>,
    begun: HashSet<(String, usize)>,
}

struct Instance {
    list: String,
    starts: HashMap<usize, u32>,
}

#[derive(Default)]
struct Linked {
    base: Option<String>,
    instance: Option<String>,
    level: Option<usize>,
}

impl Numbers {
    pub(in crate::ooxml) fn new(numbering: Option<&Element>, styles: Option<&Element>) -> Numbers {
        let mut numbers = Numbers::default();
        for element in numbering.into_iter().flat_map(Element::elements) {
            match &*element.name {
                "w:abstractNum" => {
                    let id = element.get("w:abstractNumId").unwrap_or_default();
                    numbers.lists.insert(id.to_owned(), levels(element));
                }
                "w:num" => {
                    let starts = element
                        .elements()
                        .filter(|e| e.name == "w:lvlOverride")
                        .filter_map(|e| {
                            let start = e.val_of("w:startOverride")?.parse().ok()?;
                            Some((e.get("w:ilvl")?.parse().ok()?, start))
                        });
                    let instance = Instance {
                        list: element
                            .val_of("w:abstractNumId")
                            .unwrap_or_default()
                            .to_owned(),
                        starts: starts.collect(),
                    };
                    let id = element.get("w:numId").unwrap_or_default();
                    numbers.instances.insert(id.to_owned(), instance);
                }
                _ => {}
            }
        }
        for style in styles.into_iter().flat_map(Element::elements) {
            if style.name != "w:style" || style.get("w:type") != Some("paragraph") {
                continue;
            }
            let Some(id) = style.get("w:styleId") else {
                continue;
            };
            if matches!(style.get("w:default"), Some("1" | "true" | "on")) {
                numbers.default_style = Some(id.to_owned());
            }
            let own = style.find("w:pPr").and_then(|p| p.find("w:numPr"));
            let linked = Linked {
                base: style.val_of("w:basedOn").map(str::to_owned),
                instance: own.and_then(|n| n.val_of("w:numId")).map(str::to_owned),
                level: own
                    .and_then(|n| n.val_of("w:ilvl"))
                    .and_then(|level| level.parse().ok()),
            };
            numbers.styles.insert(id.to_owned(), linked);
        }
        numbers
    }

    /// Counts a paragraph, which has to come in reading order.
    pub(in crate::ooxml) fn count(
        &mut self,
        properties: Option<&Element>,
        style: &str,
        paragraph: usize,
    ) -> Option<Counted> {
        let (instance_id, level) = self.place(properties, style)?;
        let instance = self.instances.get(&instance_id)?;
        let levels = self.lists.get(&instance.list)?;
        let this = levels.get(level)?;
        let list = instance.list.clone();
        let state = self.states.entry(list.clone()).or_default();
        let first = self.begun.insert((instance_id, level));
        state.counters[level] = Some(match (instance.starts.get(&level), first) {
            (Some(start), true) => *start,
            _ => state.counters[level].map_or(this.start, |n| n.saturating_add(1)),
        });
        for below in level + 1..9 {
            state.steps[below] = None;
            // Without w:lvlRestart every level above begins it again (17.9.10); with it, that level and those above it.
            let begins = match levels.get(below).and_then(|l| l.restart) {
                None => true,
                Some(0) => false,
                Some(restart) => level < restart,
            };
            if begins {
                state.counters[below] = None;
            }
        }
        let text = print(levels, level, &state.counters);
        state.steps[level] = Some(Step {
            list,
            paragraph,
            text: text.clone(),
        });
        // The numbers that a whole number consists of are those that Word finds walking back; where the level's own text
        // already holds a number from above, nothing is put in front of that.
        let own = named_levels(&this.text).min().unwrap_or(level).min(level);
        let mut path: Vec<Step> = state.steps[..own].iter().flatten().cloned().collect();
        path.extend(state.steps[level].clone());
        match this.format {
            None if this.text.is_empty() => None,
            _ => Some(Counted { text, path }),
        }
    }

    /// The instance and level of a paragraph: its own, else its style's, else those of the styles it is based on.
    fn place(&self, properties: Option<&Element>, style: &str) -> Option<(String, usize)> {
        let own = properties.and_then(|p| p.find("w:numPr"));
        let mut instance = own.and_then(|n| n.val_of("w:numId")).map(str::to_owned);
        let mut level = own
            .and_then(|n| n.val_of("w:ilvl"))
            .and_then(|level| level.parse::<usize>().ok());
        let mut at = match style {
            "" => self.default_style.clone(),
            style => Some(style.to_owned()),
        };
        let mut seen = 0;
        while let Some(id) = at
            && (instance.is_none() || level.is_none())
            && seen < 32
        {
            let Some(linked) = self.styles.get(&id) else {
                break;
            };
            if instance.is_none() && linked.instance.is_some() {
                instance = linked.instance.clone();
                // The level of a style is the one that is linked to it, when the style names none.
                level = level
                    .or(linked.level)
                    .or_else(|| self.linked_level(&instance, &id));
            }
            at = linked.base.clone();
            seen += 1;
        }
        let instance = instance.filter(|id| id != "0")?;
        Some((instance, level.unwrap_or(0).min(8)))
    }

    fn linked_level(&self, instance: &Option<String>, style: &str) -> Option<usize> {
        let list = &self.instances.get(instance.as_ref()?)?.list;
        let levels = self.lists.get(list)?;
        levels
            .iter()
            .position(|l| l.style.as_deref() == Some(style))
    }
}

fn levels(list: &Element) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for element in list.elements().filter(|e| e.name == "w:lvl") {
        let Some(depth) = element
            .get("w:ilvl")
            .and_then(|level| level.parse::<usize>().ok())
            .filter(|depth| *depth < 9)
        else {
            continue;
        };
        while levels.len() <= depth {
            levels.push(Level::default());
        }
        let number = |name| element.val_of(name).and_then(|v| v.parse::<u32>().ok());
        levels[depth] = Level {
            start: number("w:start").unwrap_or(0),
            format: Format::from_name(element.val_of("w:numFmt").unwrap_or("decimal")),
            text: element.val_of("w:lvlText").unwrap_or_default().to_owned(),
            restart: number("w:lvlRestart").map(|n| n as usize),
            style: element.val_of("w:pStyle").map(str::to_owned),
            legal: element.find("w:isLgl").is_some(),
        };
    }
    levels
}

/// `%1` to `%9` in a level's text, from 0.
fn named_levels(text: &str) -> impl Iterator<Item = usize> {
    let digits = text.split('%').skip(1);
    digits.filter_map(|rest| match rest.as_bytes().first() {
        Some(digit @ b'1'..=b'9') => Some(usize::from(digit - b'1')),
        _ => None,
    })
}

fn print(levels: &[Level], level: usize, counters: &[Option<u32>; 9]) -> String {
    let mut out = String::new();
    let mut rest = levels[level].text.as_str();
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.as_bytes().first() {
            Some(digit @ b'1'..=b'9') => {
                let named = usize::from(digit - b'1');
                let of = levels.get(named);
                let n = counters[named].unwrap_or(of.map_or(0, |l| l.start));
                let format = match levels[level].legal {
                    true => Format::Decimal,
                    false => of.and_then(|l| l.format).unwrap_or(Format::Decimal),
                };
                out.push_str(&format.write(n));
                rest = &rest[1..];
            }
            _ => out.push('%'),
        }
        if out.len() > LONGEST {
            break;
        }
    }
    out.push_str(rest);
    if out.len() > LONGEST {
        out = out.chars().take(LONGEST).collect();
    }
    out
}
