//! Documents built in code for the tests of this room: every kind of node and run, in English and in Arabic.

use crate::document::*;
use std::collections::BTreeMap;

/// Every role of a block.
pub(super) const ROLES: [Role; 19] = [
    Role::Title,
    Role::Subtitle,
    Role::Notice,
    Role::LongTitle,
    Role::EnactingFormula,
    Role::Heading,
    Role::Subheading,
    Role::Text,
    Role::Bullet,
    Role::Numbered,
    Role::Letterhead,
    Role::ReferenceLine,
    Role::DateLine,
    Role::Addressee,
    Role::Salutation,
    Role::Close,
    Role::Signature,
    Role::Seal,
    Role::Enclosure,
];

pub(super) fn head(kind: DocumentKind, language: Language, title: &str) -> Head {
    Head {
        name: "bill".to_owned(),
        kind,
        title: title.to_owned(),
        purpose: "Purpose".to_owned(),
        header: format!("{title}: draft of 23 November 2026"),
        language,
        locale: language.tag().to_owned(),
        numerals: Numerals::Western,
        paper: Paper::A4,
        scheme: None,
        template: "laws/short-act".to_owned(),
        edition: "9f2c41".to_owned(),
        as_of: "2026-11-23".to_owned(),
        values: BTreeMap::new(),
    }
}

pub(super) fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

pub(super) fn block(id: &str, role: Role, words: &str) -> Node {
    Node {
        text: vec![text(words)],
        ..Node::new(id, Kind::Block(role))
    }
}

pub(super) fn provision(id: &str, level: Level, number: &str, heading: &str, words: &str) -> Node {
    let line = |words: &str| match words {
        "" => Inlines::new(),
        words => vec![text(words)],
    };
    Node {
        number: Some(Number {
            level: Some(level),
            ordinal: 1,
            text: number.to_owned(),
            cited: number.trim_end_matches('.').to_owned(),
        }),
        heading: line(heading),
        text: line(words),
        ..Node::new(id, Kind::Provision(level))
    }
}

pub(super) fn document(
    kind: DocumentKind,
    language: Language,
    title: &str,
    body: Vec<Node>,
) -> Document {
    Document {
        head: head(kind, language, title),
        body,
    }
}

/// A law with a part, headed and unheaded provisions of every level, a definition, notes, a schedule with a table.
pub(super) fn law() -> Document {
    use Level::*;
    let definition = Node {
        text: vec![
            Inline::Term {
                id: "definitions/minister".to_owned(),
                text: "Minister".to_owned(),
                defining: true,
            },
            text(" means:"),
        ],
        children: vec![provision(
            "definitions/minister#a",
            Paragraph,
            "(a)",
            "",
            "the one who is responsible,",
        )],
        closing: vec![text("but no other.")],
        notes: vec![Note {
            text: "Name the office.".to_owned(),
        }],
        ..Node::new("definitions/minister", Kind::Definition)
    };
    let purpose = provision(
        "preliminary/purpose",
        Section,
        "1.",
        "Purpose",
        "The purpose is to prohibit.",
    );
    let interpretation = Node {
        children: vec![definition],
        ..provision(
            "preliminary/interpretation",
            Section,
            "2.",
            "Interpretation",
            "In this Act,",
        )
    };
    let item = provision("offences/use#item", Item, "(A)", "", "by day.");
    let deep = Node {
        children: vec![item],
        ..provision("offences/use#deep", Subparagraph, "(i)", "", "drops:")
    };
    let limb = Node {
        children: vec![deep],
        closing: vec![text("wherever it falls.")],
        ..provision("offences/use#limb", Paragraph, "(a)", "", "uses & throws:")
    };
    let offence = Node {
        children: vec![limb],
        ..provision(
            "offences/use#offence",
            Subsection,
            "(1)",
            "",
            "A person commits an offence if the person:",
        )
    };
    let mut penalty = provision(
        "offences/use#penalty",
        Subsection,
        "(2)",
        "",
        "The penalty for ",
    );
    penalty.text.extend([
        Inline::Reference {
            document: None,
            target: NodeId("offences/use#offence".to_owned()),
            lead: "subsection ".to_owned(),
            label: "(1)".to_owned(),
            context: Context::Own,
        },
        text(" is "),
        Inline::Blank(Blank {
            name: "fine".to_owned(),
            asks: "largest fine".to_owned(),
            standing: Standing::Open,
        }),
        text("."),
    ]);
    let offences = Node {
        children: vec![offence, penalty],
        notes: vec![
            Note {
                text: "No exception.".to_owned(),
            },
            Note {
                text: "None at all.".to_owned(),
            },
        ],
        ..provision("offences/use", Section, "3.", "Use", "")
    };
    let part = Node {
        children: vec![purpose, interpretation, offences],
        ..provision("part-1", Part, "Part I", "Preliminary", "")
    };
    let table = Node::new(
        "schedule#table",
        Kind::Table(Table {
            columns: vec![
                Column {
                    title: vec![text("Act")],
                    width: 30,
                },
                Column {
                    title: vec![text("Amendment")],
                    width: 70,
                },
            ],
            rows: vec![vec![
                vec![text("Customs Act")],
                vec![text("First line"), Inline::Break, text("second line")],
            ]],
            description: "Acts that are amended".to_owned(),
        }),
    );
    let schedule = Node {
        children: vec![table],
        new_page: true,
        ..provision("schedule", Schedule, "Schedule", "Amendments", "")
    };
    let body = vec![
        block("notice", Role::Notice, "Confirm, or use the full Act."),
        block("title", Role::Title, "Munitions Bill"),
        block("long-title", Role::LongTitle, "An Act to prohibit."),
        block(
            "formula",
            Role::EnactingFormula,
            "Be it enacted as follows:",
        ),
        part,
        schedule,
    ];
    document(DocumentKind::Law, Language::En, "Munitions Bill", body)
}

/// A law in Arabic: numbers too wide for a margin, a blank in Latin script, a note.
pub(super) fn arabic() -> Document {
    let mut article = provision(
        "use",
        Level::Section,
        "المادة 1",
        "الاستعمال",
        "يعاقب كل من استعمل الذخائر العنقودية بغرامة قدرها ",
    );
    article.text.push(Inline::Blank(Blank {
        name: "state.currency".to_owned(),
        asks: "العملة".to_owned(),
        standing: Standing::ToConfirm("JOD (dinar)".to_owned()),
    }));
    article.children = vec![provision(
        "use#a",
        Level::Paragraph,
        "(أ)",
        "",
        "أو نقلها إلى أي شخص.",
    )];
    article.notes = vec![Note {
        text: "تأكد من المبلغ.".to_owned(),
    }];
    let body = vec![
        block("title", Role::Title, "قانون الذخائر العنقودية"),
        article,
    ];
    document(
        DocumentKind::Law,
        Language::Ar,
        "قانون الذخائر العنقودية",
        body,
    )
}
