//! Whatever the shape of a law, its numbers and references come back from Word as they stand in the tree.

use super::{dress, expected, options, samples};
use enact::document::{
    Context, Document, DocumentKind, Inline, Language, Level, Node, NodeId, Number, NumberFormat,
    Scheme,
};
use enact::ooxml::lint::lint;
use enact::ooxml::reader::read;
use enact::render::docx::docx;
use proptest::prelude::*;

const LEVELS: [Level; 7] = [
    Level::Part,
    Level::Chapter,
    Level::Section,
    Level::Subsection,
    Level::Paragraph,
    Level::Subparagraph,
    Level::Item,
];

/// One provision of a random law: its depth, whether its number is inserted by hand, whether the list jumps, and what it refers to.
#[derive(Clone, Debug)]
struct Shape {
    depth: usize,
    inserted: bool,
    jump: u32,
    heading: bool,
    refers: Option<usize>,
    full: bool,
}

fn shape() -> impl Strategy<Value = Shape> {
    (
        0..LEVELS.len(),
        prop::bool::weighted(0.1),
        prop_oneof![9 => Just(0_u32), 1 => 1..30_u32],
        any::<bool>(),
        prop::option::of(0..40_usize),
        any::<bool>(),
    )
        .prop_map(|(depth, inserted, jump, heading, refers, full)| Shape {
            depth,
            inserted,
            jump,
            heading,
            refers,
            full,
        })
}

fn scheme() -> impl Strategy<Value = Scheme> {
    let formats = prop::sample::select(vec![
        NumberFormat::Decimal,
        NumberFormat::LowerLetter,
        NumberFormat::UpperLetter,
        NumberFormat::LowerRoman,
        NumberFormat::UpperRoman,
    ]);
    let displays = prop::sample::select(vec![
        "{n}",
        "({n})",
        "{n}.",
        "{n}°",
        "Article {n}.º",
        "المادة {n}",
        "100% {n}",
    ]);
    (prop::collection::vec((formats, displays), 8), any::<bool>()).prop_map(|(levels, runs_on)| {
        let mut scheme = samples::scheme();
        for (level, (format, display)) in scheme.levels.iter_mut().zip(levels) {
            level.format = format;
            level.display = display.to_owned();
            level.runs_on = runs_on && level.level == Level::Section;
        }
        scheme
    })
}

/// The law of some shapes: ordinals count as people count, within the parent, sections through all when they run on.
fn law(scheme: &Scheme, shapes: &[Shape]) -> Document {
    let mut counters = [0_u32; 7];
    let mut path: Vec<(usize, String, String)> = Vec::new();
    let mut labels: Vec<(String, String)> = Vec::new();
    let mut flat: Vec<(usize, Node)> = Vec::new();
    for (index, shape) in shapes.iter().enumerate() {
        let depth = shape.depth;
        path.retain(|(above, ..)| *above < depth);
        let of_level = scheme.level(LEVELS[depth]).expect("in the scheme");
        let (ordinal, text) = match shape.inserted {
            true => (counters[depth], format!("{}A", counters[depth])),
            false => {
                counters[depth] += 1 + shape.jump;
                let n = of_level.format.write(counters[depth]);
                (counters[depth], of_level.display.replace("{n}", &n))
            }
        };
        for (below, counter) in counters.iter_mut().enumerate().skip(depth + 1) {
            if !(below == 2 && of_level_runs_on(scheme)) {
                *counter = 0;
            }
        }
        let own = text.trim_end_matches('.').to_owned();
        let above: String = path
            .iter()
            .filter(|(above, ..)| *above >= 2)
            .map(|(_, text, _)| text.as_str())
            .collect();
        labels.push((
            own,
            format!("{above}{text}").trim_end_matches('.').to_owned(),
        ));
        path.push((depth, text.clone(), String::new()));
        let mut node = Node::new(
            format!("n{index}"),
            enact::document::Kind::Provision(LEVELS[depth]),
        );
        node.number = Some(Number {
            level: Some(LEVELS[depth]),
            ordinal,
            cited: text.clone(),
            text,
        });
        if shape.heading {
            node.heading = vec![samples::text("Heading")];
        }
        node.text = vec![samples::text(&format!("Text {index}, see "))];
        flat.push((depth, node));
    }
    for (index, shape) in shapes.iter().enumerate() {
        if let Some(target) = shape.refers.filter(|target| *target < flat.len()) {
            let (own, full) = &labels[target];
            let (label, context) = match shape.full {
                true => (full, Context::Full),
                false => (own, Context::Own),
            };
            flat[index].1.text.push(Inline::Reference {
                document: None,
                target: NodeId(format!("n{target}")),
                lead: "provision ".to_owned(),
                label: label.clone(),
                context,
            });
        }
    }
    let mut body: Vec<Node> = Vec::new();
    let mut open: Vec<(usize, Node)> = Vec::new();
    for (depth, node) in flat {
        close(&mut open, &mut body, depth);
        open.push((depth, node));
    }
    close(&mut open, &mut body, 0);
    let mut head = samples::head(DocumentKind::Law, Language::En, "Random Act");
    head.scheme = Some(scheme.clone());
    Document { head, body }
}

fn of_level_runs_on(scheme: &Scheme) -> bool {
    scheme
        .level(Level::Section)
        .is_some_and(|level| level.runs_on)
}

/// Puts every open node of at least `depth` into its parent.
fn close(open: &mut Vec<(usize, Node)>, body: &mut Vec<Node>, depth: usize) {
    while open.last().is_some_and(|(at, _)| *at >= depth) {
        if let Some((_, node)) = open.pop() {
            match open.last_mut() {
                Some((_, parent)) => parent.children.push(node),
                None => body.push(node),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn numbers_and_references_are_what_the_tree_says(
        scheme in scheme(),
        shapes in prop::collection::vec(shape(), 1..40),
    ) {
        let document = law(&scheme, &shapes);
        let bytes = docx(&document, &dress(), &options()).expect("a file");
        let opened = read(&bytes).expect("readable");
        expected::compare("random", &document, &opened);
        let findings = lint(&opened.parts);
        prop_assert!(findings.is_empty(), "{findings}");
    }
}
