//! Which of Word's lists counts a number, and where it has to begin again.
//!
//! The lists are counted here as Word will count them, so that a number that Word would get wrong is found before it is
//! written: it gets an instance of its own with a start, or, when no counting gives it (`5A`), it is literal text.
//!
//! Parts and chapters are one list, sections and what they hold another, schedules a third: so sections run on
//! through the parts, and the whole number of a subsection is `5(2)`, not `Part I5(2)`.

use super::looks;
use crate::document::{Document, Kind, Level, Node, NodeId, NumberFormat, Role, Scheme};
use crate::ooxml::{
    AfterNumber, Format, Instance, Length, List, ListLevel, ParagraphNumber, Style, Suffix,
};
use crate::render::bound::whole;
use std::borrow::Cow;
use std::collections::HashMap;

/// How a node gets its number in Word.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed<'a> {
    pub(super) number: PlacedNumber<'a>,
    /// The numbers above it in its list and its own. Empty for literal ones.
    pub(super) path: Vec<Step<'a>>,
    /// Whether a level between them counts nothing here, as when a section holds paragraphs without subsections.
    /// Word and LibreOffice disagree on the whole number then.
    pub(super) gaps: bool,
    /// Its list; only paths in one list can be compared.
    pub(super) list: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum PlacedNumber<'a> {
    /// Counted by Word.
    Automatic {
        number: ParagraphNumber,
        /// For a paragraph whose style is not the linked one.
        item: ParagraphNumber,
    },
    /// Text.
    Literal(&'a str),
}

/// One number on the way to a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step<'a> {
    pub(super) text: &'a str,
    pub(super) id: &'a NodeId,
}

/// The numbers of a document by node.
pub(super) type Numbers<'a> = HashMap<&'a NodeId, Placed<'a>>;

/// The lists of a document, as they are counted.
pub(super) struct Lists<'a> {
    lists: Vec<Counted<'a>>,
    instances: Vec<Instance>,
}

struct Counted<'a> {
    list: List,
    /// How each level is printed: format, and text with `{n}`.
    printed: Vec<Option<(NumberFormat, String)>>,
    /// The next counter is one more; none begins at 1.
    counters: [Option<u32>; 9],
    /// The instance that paragraphs of a level belong to until a level above counts.
    current: [Option<u32>; 9],
    steps: [Option<Step<'a>>; 9],
    base: u32,
}

const GROUPS: usize = 0;
const SECTIONS: usize = 1;
const SCHEDULES: usize = 2;
const NUMBERED: usize = 3;
const BULLETS: usize = 4;

const LEVELS_OF_GROUPS: &[Level] = &[Level::Part, Level::Chapter];
const LEVELS_OF_SECTIONS: &[Level] = &[
    Level::Section,
    Level::Subsection,
    Level::Paragraph,
    Level::Subparagraph,
    Level::Item,
];
const LEVELS_OF_SCHEDULES: &[Level] = &[
    Level::Schedule,
    Level::Section,
    Level::Subsection,
    Level::Paragraph,
    Level::Subparagraph,
    Level::Item,
];

impl<'a> Lists<'a> {
    pub(super) fn new(
        scheme: Option<&Scheme>,
        document: &Document,
        styles: &[Style],
        rtl: bool,
    ) -> Lists<'a> {
        let style = |id: &str| styles.iter().find(|style| style.id == id);
        let law = |levels: &[Level], linked: &dyn Fn(Level) -> bool| {
            let printed: Vec<_> = levels
                .iter()
                .map(|level| {
                    let of_level = scheme.and_then(|scheme| scheme.level(*level))?;
                    Some((of_level.format, of_level.display.clone()))
                })
                .collect();
            let list = levels
                .iter()
                .zip(&printed)
                .enumerate()
                .map(|(depth, (level, printed))| {
                    let unnumbered = matches!(printed, Some((_, display)) if display.is_empty());
                    let id = match unnumbered {
                        true => looks::text_of_level(Level::Section),
                        false => looks::of_level(*level),
                    };
                    let runs_on = linked(*level)
                        && scheme
                            .and_then(|scheme| scheme.level(*level))
                            .is_some_and(|of_level| of_level.runs_on);
                    let linked = linked(*level) && printed.is_some() && !unnumbered;
                    list_level(depth, printed.as_ref(), runs_on, style(id), linked)
                })
                .collect();
            (list, printed)
        };
        let all = |_| true;
        let numbered = Some((NumberFormat::Decimal, pattern_of_numbered(document)));
        let bullet = ListLevel {
            format: Format::Bullet,
            text: "•".to_owned(),
            ..list_level(0, None, false, style(looks::of_role(Role::Bullet)), true)
        };
        let numbered_style = style(looks::of_role(Role::Numbered));
        let lists = [
            law(LEVELS_OF_GROUPS, &all),
            law(LEVELS_OF_SECTIONS, &all),
            law(LEVELS_OF_SCHEDULES, &|level| level == Level::Schedule),
            (
                vec![list_level(
                    0,
                    numbered.as_ref(),
                    false,
                    numbered_style,
                    true,
                )],
                vec![numbered],
            ),
            (vec![bullet], vec![None]),
        ];
        let mut made = Lists {
            lists: Vec::new(),
            instances: Vec::new(),
        };
        for (index, (levels, printed)) in lists.into_iter().enumerate() {
            let id = index as u32 + 1;
            let base = made.instance(id, None);
            made.lists.push(Counted {
                list: List { id, levels, rtl },
                printed,
                counters: [None; 9],
                current: [None; 9],
                steps: [None; 9],
                base,
            });
        }
        made
    }

    /// The numbers of all nodes, counted in reading order.
    pub(super) fn numbers(&mut self, document: &'a Document) -> Numbers<'a> {
        let mut numbers = Numbers::new();
        let mut paragraph = 0;
        for node in &document.body {
            self.count(node, false, &mut paragraph, &mut numbers);
        }
        numbers
    }

    fn count(
        &mut self,
        node: &'a Node,
        in_schedule: bool,
        paragraph: &mut u32,
        numbers: &mut Numbers<'a>,
    ) {
        let in_schedule = in_schedule || node.kind == Kind::Provision(Level::Schedule);
        match (&node.kind, &node.number) {
            (Kind::Provision(level), Some(number)) => {
                let (list, depth) = place(*level, in_schedule);
                let placed = self.placed(&node.id, (list, depth), number.ordinal, &number.text);
                numbers.insert(&node.id, placed);
            }
            (Kind::Block(Role::Numbered), number) => {
                *paragraph += 1;
                let place = (NUMBERED, 0);
                let placed = match number {
                    Some(number) => self.placed(&node.id, place, number.ordinal, &number.text),
                    None => self.counted(&node.id, place, *paragraph, ""),
                };
                numbers.insert(&node.id, placed);
            }
            (Kind::Block(role), Some(number)) => {
                if matches!(role, Role::Heading | Role::Subheading) {
                    *paragraph = 0;
                }
                numbers.insert(&node.id, literal(&number.text));
            }
            (Kind::Block(Role::Heading | Role::Subheading), None) => *paragraph = 0,
            (_, Some(number)) => {
                numbers.insert(&node.id, literal(&number.text));
            }
            (_, None) => {}
        }
        for child in &node.children {
            self.count(child, in_schedule, paragraph, numbers);
        }
    }

    /// A number as Word can count it, or literally.
    fn placed(
        &mut self,
        id: &'a NodeId,
        place: (usize, usize),
        ordinal: u32,
        text: &'a str,
    ) -> Placed<'a> {
        match self.lists[place.0].print(place.1, ordinal) {
            Some(printed) if printed == text => self.counted(id, place, ordinal, text),
            _ => literal(text),
        }
    }

    /// A number that Word counts, with an instance of its own where the list has to begin again.
    fn counted(
        &mut self,
        id: &'a NodeId,
        (list, depth): (usize, usize),
        ordinal: u32,
        text: &'a str,
    ) -> Placed<'a> {
        let level = u8::try_from(depth).unwrap_or(0);
        let expected = self.lists[list].counters[depth].map_or(1, |n| n.saturating_add(1));
        let restart =
            (expected != ordinal).then(|| self.instance(list as u32 + 1, Some((level, ordinal))));
        let counted = &mut self.lists[list];
        if restart.is_some() {
            counted.current[depth..].fill(restart);
        }
        let instance = counted.current[depth].unwrap_or(counted.base);
        counted.counters[depth] = Some(ordinal);
        counted.steps[depth] = Some(Step { text, id });
        for below in depth + 1..9 {
            counted.steps[below] = None;
            counted.current[below] = counted.current[depth];
            let runs_on = counted.list.levels.get(below).is_some_and(|l| l.runs_on);
            if !runs_on {
                counted.counters[below] = None;
            }
        }
        let item = ParagraphNumber::Item { instance, level };
        let linked = counted
            .list
            .levels
            .get(depth)
            .is_some_and(|l| l.style.is_some());
        let number = match linked && instance == counted.base {
            true => ParagraphNumber::Style,
            false => item,
        };
        let above = &counted.steps[..=depth];
        Placed {
            number: PlacedNumber::Automatic { number, item },
            path: above.iter().flatten().copied().collect(),
            gaps: above.iter().any(Option::is_none),
            list,
        }
    }

    fn instance(&mut self, list: u32, restart: Option<(u8, u32)>) -> u32 {
        let id = self.instances.len() as u32 + 1;
        self.instances.push(Instance { id, list, restart });
        id
    }

    /// The lists that Word needs.
    pub(super) fn finish(self) -> (Vec<List>, Vec<Instance>) {
        let lists = self.lists.into_iter().map(|counted| counted.list).collect();
        (lists, self.instances)
    }
}

impl Counted<'_> {
    fn print(&self, depth: usize, ordinal: u32) -> Option<String> {
        let (format, display) = self.printed.get(depth)?.as_ref()?;
        Some(display.replace("{n}", &format.write(ordinal)))
    }
}

fn place(level: Level, in_schedule: bool) -> (usize, usize) {
    let find = |list: usize, levels: &[Level]| {
        levels
            .iter()
            .position(|known| *known == level)
            .map(|depth| (list, depth))
    };
    find(GROUPS, LEVELS_OF_GROUPS)
        .or_else(|| match in_schedule {
            true => find(SCHEDULES, LEVELS_OF_SCHEDULES),
            false => find(SECTIONS, LEVELS_OF_SECTIONS),
        })
        .unwrap_or((BULLETS, 0))
}

fn literal(text: &str) -> Placed<'_> {
    Placed {
        number: PlacedNumber::Literal(text),
        path: Vec::new(),
        gaps: false,
        list: usize::MAX,
    }
}

/// How numbered paragraphs are printed: as the first of them is.
fn pattern_of_numbered(document: &Document) -> String {
    document
        .walk()
        .filter(|node| node.kind == Kind::Block(Role::Numbered))
        .find_map(|node| node.number.as_ref())
        .map_or("{n}.".to_owned(), |number| {
            number.text.replacen(&number.ordinal.to_string(), "{n}", 1)
        })
}

fn list_level(
    depth: usize,
    printed: Option<&(NumberFormat, String)>,
    runs_on: bool,
    style: Option<&Style>,
    linked: bool,
) -> ListLevel {
    let (format, text) = match printed {
        Some((format, display)) => (
            match format {
                NumberFormat::Decimal => Format::Decimal,
                NumberFormat::LowerLetter => Format::LowerLetter,
                NumberFormat::UpperLetter => Format::UpperLetter,
                NumberFormat::LowerRoman => Format::LowerRoman,
                NumberFormat::UpperRoman => Format::UpperRoman,
                NumberFormat::ArabicAbjad => Format::ArabicAbjad,
                // Word has no such formats: provisions of this level have literal numbers.
                NumberFormat::LatinAdverb | NumberFormat::InsertedLetter => Format::Decimal,
            },
            whole(display).replace("{n}", &format!("%{}", depth + 1)),
        ),
        None => (Format::Decimal, String::new()),
    };
    let of_style = |field: fn(&Style) -> Option<Length>| style.and_then(field).unwrap_or_default();
    ListLevel {
        format,
        text,
        runs_on,
        suffix: match style.and_then(|style| style.after_number) {
            _ if printed.is_some_and(|(_, display)| display.is_empty()) => Suffix::Nothing,
            None | Some(AfterNumber::Tab) => Suffix::Tab,
            Some(AfterNumber::Space) => Suffix::Space,
            Some(AfterNumber::Line) => Suffix::Nothing,
        },
        style: style
            .filter(|_| linked)
            .map(|style| Cow::Owned(style.id.clone())),
        indent: of_style(|style| style.indent),
        hanging: of_style(|style| style.hanging),
    }
}
