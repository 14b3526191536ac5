//! Documents built in code, as `assemble` will build them: numbers, labels and text are what the tests expect back from Word.

use enact::document::*;
use std::collections::BTreeMap;

/// The numbering of a Commonwealth Act.
pub fn scheme() -> Scheme {
    let level = |level: Level, format: NumberFormat, display: &str| LevelScheme {
        level,
        format,
        display: display.to_owned(),
        first: None,
        label: None,
        first_label: None,
        heading: None,
        runs_on: level == Level::Section,
        single_unnumbered: None,
        cite: String::new(),
        cite_plural: None,
        cite_pair: None,
        cite_outside: None,
        cite_outside_plural: None,
        with: BTreeMap::new(),
        with_plural: BTreeMap::new(),
        with_pair: BTreeMap::new(),
    };
    Scheme {
        path: Path::Joined,
        to: " to ".to_owned(),
        levels: vec![
            level(Level::Part, NumberFormat::UpperRoman, "Part {n}"),
            level(Level::Chapter, NumberFormat::Decimal, "Chapter {n}"),
            level(Level::Section, NumberFormat::Decimal, "{n}"),
            level(Level::Subsection, NumberFormat::Decimal, "({n})"),
            level(Level::Paragraph, NumberFormat::LowerLetter, "({n})"),
            level(Level::Subparagraph, NumberFormat::LowerRoman, "({n})"),
            level(Level::Item, NumberFormat::UpperLetter, "({n})"),
            level(Level::Schedule, NumberFormat::Decimal, "Schedule {n}"),
        ],
    }
}

/// The head of a document of `kind`.
pub fn head(kind: DocumentKind, language: Language, title: &str) -> Head {
    let mut values = BTreeMap::new();
    values.insert("penalty.years".to_owned(), "10".to_owned());
    values.insert("state.name".to_owned(), "Examplia & <Isles>".to_owned());
    Head {
        name: "bill".to_owned(),
        kind,
        title: title.to_owned(),
        purpose: "Implements the Convention on Cluster Munitions".to_owned(),
        header: format!("{title} · Draft of 23 November 2026"),
        language,
        locale: language.tag().to_owned(),
        numerals: Numerals::Western,
        paper: Paper::A4,
        scheme: Some(scheme()),
        template: "laws/short-act".to_owned(),
        edition: "9f2c41d0a1b2".to_owned(),
        as_of: "2026-11-23".to_owned(),
        values,
    }
}

/// Plain words.
pub fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

/// A reference within the document.
pub fn to(target: &str, lead: &str, label: &str, context: Context) -> Inline {
    Inline::Reference {
        document: None,
        target: NodeId(target.to_owned()),
        lead: lead.to_owned(),
        label: label.to_owned(),
        context,
    }
}

/// An open blank.
pub fn blank(name: &str, asks: &str) -> Inline {
    Inline::Blank(Blank {
        name: name.to_owned(),
        asks: asks.to_owned(),
        standing: Standing::Open,
    })
}

/// A block.
pub fn block(id: &str, role: Role, inlines: Vec<Inline>) -> Node {
    Node {
        text: inlines,
        ..Node::new(id, Kind::Block(role))
    }
}

/// Numbers provisions as it goes.
pub struct Counter {
    scheme: Scheme,
    sections: u32,
}

impl Counter {
    pub fn new(scheme: Scheme) -> Counter {
        Counter {
            scheme,
            sections: 0,
        }
    }

    /// A provision with its place among its siblings.
    pub fn provision(&mut self, id: &str, level: Level, ordinal: u32) -> Node {
        let ordinal = match level {
            Level::Section => {
                self.sections += 1;
                self.sections
            }
            _ => ordinal,
        };
        let of_level = self.scheme.level(level).expect("in the scheme");
        let cited = of_level.format.write(ordinal);
        Node {
            number: Some(Number {
                level: Some(level),
                ordinal,
                text: of_level.display.replace("{n}", &cited),
                cited,
            }),
            ..Node::new(id, Kind::Provision(level))
        }
    }

    pub fn section(&mut self, id: &str, heading: &str) -> Node {
        Node {
            heading: vec![text(heading)],
            source: Some(Source {
                clause: id.to_owned(),
                version: 1,
                fingerprint: enact::fingerprint::Fingerprint::of(id.as_bytes()).to_string(),
            }),
            ..self.provision(id, Level::Section, 0)
        }
    }

    pub fn leaf(&mut self, id: &str, level: Level, ordinal: u32, inlines: Vec<Inline>) -> Node {
        Node {
            text: inlines,
            ..self.provision(id, level, ordinal)
        }
    }
}

fn definition(id: &str, term: &str, rest: Vec<Inline>) -> Node {
    let mut inlines = vec![Inline::Term {
        id: id.to_owned(),
        text: term.to_owned(),
        defining: true,
    }];
    inlines.extend(rest);
    Node {
        text: inlines,
        ..Node::new(id, Kind::Definition)
    }
}

fn note(words: &str) -> Note {
    Note {
        text: words.to_owned(),
    }
}

/// An act with parts, sections of every shape, definitions, references of every context, blanks, notes, a table and a schedule.
pub fn act() -> Document {
    let mut n = Counter::new(scheme());
    let mut body = vec![
        block(
            "title",
            Role::Title,
            vec![
                text("Cluster Munitions (Prohibition) Act, 20"),
                blank("act.year", "year"),
            ],
        ),
        Node {
            heading: vec![text("Confirm before use")],
            ..block(
                "notice",
                Role::Notice,
                vec![text(
                    "This text is for a state that has neither stocks nor contamination. Confirm that this is so, or use the full Act.",
                )],
            )
        },
        block(
            "long-title",
            Role::LongTitle,
            vec![
                Inline::Strong("An Act".to_owned()),
                text(" to give effect to the "),
                Inline::Emphasis("Convention on Cluster Munitions".to_owned()),
                text(" done at Dublin on 30 May 2008, and for connected purposes."),
            ],
        ),
        block(
            "enacting",
            Role::EnactingFormula,
            vec![
                text("ENACTED by the Parliament of "),
                blank("state.parliament", "name of the Parliament"),
                text(" as follows:"),
            ],
        ),
    ];

    let mut part = n.provision("part-preliminary", Level::Part, 1);
    part.heading = vec![text("Preliminary")];
    let mut short = n.section("general/short-title", "Short title and commencement");
    short.children = vec![
        n.leaf(
            "general/short-title#title",
            Level::Subsection,
            1,
            vec![text(
                "This Act may be cited as the Cluster Munitions (Prohibition) Act.",
            )],
        ),
        n.leaf(
            "general/short-title#commencement",
            Level::Subsection,
            2,
            vec![
                text("This Act comes into operation on "),
                blank(
                    "act.commencement",
                    "a date that the Minister appoints by order",
                ),
                text("."),
            ],
        ),
    ];
    short.notes = vec![note(
        "Some states bring penal Acts into force at once.\nSay so here if yours does.",
    )];
    let mut interpretation = n.section("general/interpretation", "Interpretation");
    let mut transfer = definition("terms/transfer", "transfer", vec![text(" includes")]);
    transfer.children = vec![
        n.leaf(
            "terms/transfer#a",
            Level::Paragraph,
            1,
            vec![text(
                "the physical movement of munitions into or from national territory; and",
            )],
        ),
        n.leaf(
            "terms/transfer#b",
            Level::Paragraph,
            2,
            vec![text("the transfer of title to and control over munitions,")],
        ),
    ];
    transfer.closing = vec![text(
        "but not the transfer of territory that contains cluster munition remnants;",
    )];
    let mut device = definition("terms/device", "device", vec![text(" means a thing")]);
    device.children = vec![
        n.leaf(
            "terms/device#a",
            Level::Paragraph,
            1,
            vec![text("made to explode; or")],
        ),
        n.leaf(
            "terms/device#b",
            Level::Paragraph,
            2,
            vec![text("made to be dispersed.")],
        ),
    ];
    interpretation.children = vec![
        Node {
            children: vec![
                definition("terms/convention", "Convention", vec![text(" means the Convention on Cluster Munitions, as set out in "), to("schedule-text", "", "Schedule 1", Context::Own), text(";")]),
                device,
                definition("terms/minister", "Minister", vec![text(" means the Minister responsible for "), blank("state.ministry", "lead ministry"), text(";")]),
                transfer,
            ],
            ..n.leaf("general/interpretation#terms", Level::Subsection, 1, vec![text("In this Act, unless the context otherwise requires—")])
        },
        n.leaf(
            "general/interpretation#article-2",
            Level::Subsection,
            2,
            vec![text("A word defined in article 2 of the Convention has the same meaning in this Act; for the offences see "), to("offences/use", "section ", "5", Context::Own), text(".")],
        ),
    ];
    let mut binds = n.section("general/binds", "Act binds the State");
    binds.text = vec![text("This Act binds the State.")];
    let mut purpose = n.section("general/purpose", "Purpose");
    purpose.text = vec![text("The purposes of this Act are—")];
    purpose.children = vec![
        n.leaf(
            "general/purpose#a",
            Level::Paragraph,
            1,
            vec![text("to prohibit cluster munitions; and")],
        ),
        n.leaf(
            "general/purpose#b",
            Level::Paragraph,
            2,
            vec![
                text("to give effect to the Convention, subject to "),
                to("general/purpose#a", "paragraph ", "(a)", Context::Own),
                text("."),
            ],
        ),
    ];
    part.children = vec![short, interpretation, binds, purpose];
    body.push(part);

    let mut part = n.provision("part-offences", Level::Part, 2);
    part.heading = vec![text("Offences")];
    let mut use_ = n.section("offences/use", "Use");
    use_.notes = vec![
        note("The penalty follows the mine-ban Act."),
        note("Second note."),
    ];
    use_.children = vec![
        Node {
            children: vec![
                n.leaf(
                    "offences/use#a",
                    Level::Paragraph,
                    1,
                    vec![text("uses a cluster munition;")],
                ),
                Node {
                    children: vec![
                        n.leaf(
                            "offences/use#b-i",
                            Level::Subparagraph,
                            1,
                            vec![text("a bomblet;")],
                        ),
                        Node {
                            children: vec![
                                n.leaf(
                                    "offences/use#b-ii-A",
                                    Level::Item,
                                    1,
                                    vec![text("by an aircraft; or")],
                                ),
                                n.leaf(
                                    "offences/use#b-ii-B",
                                    Level::Item,
                                    2,
                                    vec![text("by a rocket.")],
                                ),
                            ],
                            ..n.leaf(
                                "offences/use#b-ii",
                                Level::Subparagraph,
                                2,
                                vec![text("an explosive submunition that is dispersed")],
                            )
                        },
                    ],
                    ..n.leaf(
                        "offences/use#b",
                        Level::Paragraph,
                        2,
                        vec![
                            text("uses under "),
                            to("offences/use#a", "paragraph ", "(a)", Context::Own),
                            text(" or "),
                            to("general/purpose#b", "section ", "4(b)", Context::Full),
                            text("—"),
                        ],
                    )
                },
            ],
            closing: vec![text("whatever the place of the act.")],
            ..n.leaf(
                "offences/use#offence",
                Level::Subsection,
                1,
                vec![text("A person commits an offence if the person")],
            )
        },
        n.leaf(
            "offences/use#penalty",
            Level::Subsection,
            2,
            vec![
                text("A person who commits an offence against "),
                to("offences/use#offence", "subsection ", "(1)", Context::Own),
                text(" is liable on conviction to imprisonment for a term not exceeding "),
                Inline::Blank(Blank {
                    name: "penalty.years".to_owned(),
                    asks: "number of years".to_owned(),
                    standing: Standing::ToConfirm("10 years".to_owned()),
                }),
                text(" & to a fine <of any amount>; see "),
                to("offences/use#b-ii-B", "", "5(1)(b)(ii)(B)", Context::Full),
                text(", "),
                to(
                    "general/short-title#commencement",
                    "section ",
                    "1(2)",
                    Context::Full,
                ),
                text("."),
            ],
        ),
    ];
    let mut develop = n.section(
        "offences/develop",
        "Development, production and stockpiling",
    );
    develop.children = vec![n.leaf(
        "offences/develop#1",
        Level::Subsection,
        1,
        vec![
            text("A person must not develop, produce or stockpile a "),
            Inline::Term {
                id: "terms/device".to_owned(),
                text: "device".to_owned(),
                defining: false,
            },
            text("."),
        ],
    )];
    let mut assist = n.section("offences/assist", "Assistance");
    assist.text = vec![
        text("A person who assists another to do what "),
        to("offences/develop", "section ", "6", Context::Own),
        text(" or "),
        to("offences/use#penalty", "section ", "5(2)", Context::Full),
        text(" prohibits commits an offence."),
    ];
    part.children = vec![use_, develop, assist];
    for (i, heading) in [
        "Acts abroad",
        "Officers of companies",
        "Officials and finders",
    ]
    .into_iter()
    .enumerate()
    {
        let id = format!("offences/more-{i}");
        let mut section = n.section(&id, heading);
        section.children = (1..=3)
            .map(|k| n.leaf(&format!("{id}#{k}"), Level::Subsection, k, vec![text("Nothing in this Part applies to a person who acts under the written authority of the Minister for a purpose that the Convention permits, and who keeps a record of what is done.")]))
            .collect();
        part.children.push(section);
    }
    body.push(part);

    let mut part = n.provision("part-administration", Level::Part, 3);
    part.heading = vec![text("Administration")];
    for (i, heading) in [
        "Authority and focal point",
        "Information and reports",
        "Entry and search",
        "Customs",
        "Regulations",
        "Consequential amendments",
    ]
    .into_iter()
    .enumerate()
    {
        let id = format!("administration/s-{i}");
        let mut section = n.section(&id, heading);
        section.children = vec![
            n.leaf(&format!("{id}#1"), Level::Subsection, 1, vec![text("The Minister must, within ninety days after the coming into operation of this section, make the arrangements that the Convention requires.")]),
            n.leaf(&format!("{id}#2"), Level::Subsection, 2, vec![text("In doing so the Minister must consult "), blank("state.ministry", "lead ministry"), text(".")]),
        ];
        part.children.push(section);
    }
    body.push(part);

    let mut schedule = n.provision("schedule-text", Level::Schedule, 1);
    schedule.heading = vec![text("Text of the Convention")];
    schedule.new_page = true;
    schedule.source = Some(Source {
        clause: "schedules/convention".to_owned(),
        version: 1,
        fingerprint: "0".repeat(64),
    });
    schedule.text = vec![blank(
        "convention.text",
        "the certified text of the Convention, from the depositary",
    )];
    let mut amended = n.provision("schedule-amended", Level::Schedule, 2);
    amended.heading = vec![text("Acts amended")];
    amended.children = vec![
        n.leaf(
            "schedule-amended#1",
            Level::Subsection,
            1,
            vec![text("The Acts in the table are amended as it says.")],
        ),
        n.leaf(
            "schedule-amended#2",
            Level::Subsection,
            2,
            vec![
                text("The amendments in "),
                to("schedule-amended#1", "item ", "(1)", Context::Own),
                text(" take effect with this Act."),
            ],
        ),
        Node {
            heading: vec![text("Acts")],
            ..Node::new(
                "schedule-amended/table",
                Kind::Table(Table {
                    columns: vec![
                        Column {
                            title: vec![text("Act")],
                            width: 40,
                        },
                        Column {
                            title: vec![text("Amendment")],
                            width: 60,
                        },
                    ],
                    rows: vec![
                        vec![
                            vec![text("Customs Act")],
                            vec![text(
                                "In the list of prohibited goods add “cluster munitions”.",
                            )],
                        ],
                        vec![vec![text("Explosives Act & others")], vec![]],
                    ],
                    description: "The Acts that this Act amends, and how".to_owned(),
                }),
            )
        },
    ];
    body.push(schedule);
    body.push(amended);
    Document {
        head: head(
            DocumentKind::Law,
            Language::En,
            "Cluster Munitions (Prohibition) Act",
        ),
        body,
    }
}

/// A note verbale.
pub fn letter() -> Document {
    let mut head = head(DocumentKind::Letter, Language::En, "Note verbale");
    head.scheme = None;
    let numbered = |id: &str, ordinal: u32, words: &str| Node {
        number: Some(Number {
            level: None,
            ordinal,
            text: format!("{ordinal}."),
            cited: ordinal.to_string(),
        }),
        ..block(id, Role::Numbered, vec![text(words)])
    };
    let body = vec![
        block(
            "letterhead",
            Role::Letterhead,
            vec![
                text("Ministry of Foreign Affairs"),
                Inline::Break,
                text("of Examplia"),
            ],
        ),
        block(
            "reference",
            Role::ReferenceLine,
            vec![
                text("Ref.: "),
                blank("letter.reference", "reference of the Ministry"),
            ],
        ),
        block(
            "date",
            Role::DateLine,
            vec![blank("letter.place", "place"), text(", 23 November 2026")],
        ),
        block(
            "to",
            Role::Addressee,
            vec![
                text("The Secretary-General of the United Nations"),
                Inline::Break,
                text("Treaty Section, New York"),
            ],
        ),
        block("salutation", Role::Salutation, vec![text("Excellency,")]),
        block(
            "p1",
            Role::Text,
            vec![
                text(
                    "The Ministry has the honour to transmit herewith the instrument of accession of Examplia to the ",
                ),
                Inline::Emphasis("Convention on Cluster Munitions".to_owned()),
                text(", done at Dublin on 30 May 2008."),
            ],
        ),
        block("h1", Role::Heading, vec![text("What is enclosed")]),
        numbered("n1", 1, "The instrument, signed and sealed."),
        numbered("n2", 2, "A courtesy translation."),
        block("b1", Role::Bullet, vec![text("in English;")]),
        block("b2", Role::Bullet, vec![text("in French.")]),
        block("h2", Role::Heading, vec![text("What is asked")]),
        numbered("n3", 1, "Acknowledgement of receipt."),
        numbered("n4", 2, "The date of deposit in writing."),
        block(
            "close",
            Role::Close,
            vec![text(
                "Accept, Excellency, the assurances of my highest consideration.",
            )],
        ),
        block(
            "sign",
            Role::Signature,
            vec![
                blank("signatory.name", "name of the signatory"),
                Inline::Break,
                text("Minister for Foreign Affairs"),
            ],
        ),
        block(
            "enclosure",
            Role::Enclosure,
            vec![text("Enclosure: instrument of accession")],
        ),
    ];
    Document { head, body }
}

/// An instrument of accession.
pub fn instrument() -> Document {
    let mut head = head(
        DocumentKind::Instrument,
        Language::En,
        "Instrument of accession",
    );
    head.scheme = None;
    let body = vec![
        block(
            "letterhead",
            Role::Letterhead,
            vec![text("Kingdom of Examplia")],
        ),
        block("title", Role::Title, vec![text("Instrument of accession")]),
        block(
            "p1",
            Role::Text,
            vec![
                text("WHEREAS the "),
                Inline::Emphasis("Convention on Cluster Munitions".to_owned()),
                text(" was adopted at Dublin on 30 May 2008,"),
            ],
        ),
        block(
            "p2",
            Role::Text,
            vec![
                text("NOW THEREFORE I, "),
                blank("head.name", "name"),
                text(
                    ", King of Examplia, declare that the Government of Examplia, having considered the above-mentioned Convention, accedes to the same and undertakes faithfully to perform and carry out the stipulations therein contained.",
                ),
            ],
        ),
        block(
            "p3",
            Role::Text,
            vec![
                text("IN WITNESS WHEREOF, I have signed this instrument of accession at "),
                blank("place", "place"),
                text(" on "),
                blank("date", "date"),
                text("."),
            ],
        ),
        block("seal", Role::Seal, vec![text("[Seal of the State]")]),
        block(
            "signature",
            Role::Signature,
            vec![
                blank("head.name", "name"),
                Inline::Break,
                text("King of Examplia"),
            ],
        ),
    ];
    Document { head, body }
}

/// The beginning of a law in Arabic.
pub fn arabic() -> Document {
    let mut scheme = scheme();
    for level in &mut scheme.levels {
        match level.level {
            Level::Section => level.display = "المادة {n}".to_owned(),
            Level::Part => {
                level.display = "الباب {n}".to_owned();
                level.format = NumberFormat::Decimal;
            }
            Level::Paragraph => level.format = NumberFormat::Decimal,
            _ => {}
        }
    }
    let mut head = head(
        DocumentKind::Law,
        Language::Ar,
        "قانون حظر الذخائر العنقودية",
    );
    head.header = "قانون حظر الذخائر العنقودية · مسودة".to_owned();
    head.scheme = Some(scheme.clone());
    let mut n = Counter::new(scheme);
    let mut part = n.provision("part", Level::Part, 1);
    part.heading = vec![text("أحكام عامة")];
    let mut first = n.section("general/definitions", "التعريفات");
    first.text = vec![text("في هذا القانون:")];
    first.children = vec![
        definition(
            "terms/convention",
            "الاتفاقية",
            vec![text(": اتفاقية الذخائر العنقودية (CCM) المعتمدة في دبلن.")],
        ),
        n.leaf(
            "d#1",
            Level::Paragraph,
            1,
            vec![text("تطبق أحكام هذا القانون على كل شخص.")],
        ),
        n.leaf(
            "d#2",
            Level::Paragraph,
            2,
            vec![
                text("تحدد "),
                blank("state.ministry", "الوزارة المختصة"),
                text(" اللوائح."),
            ],
        ),
    ];
    first.notes = vec![note("ملاحظة للصياغة.")];
    let mut second = n.section("offences/use", "الحظر");
    second.children = vec![
        n.leaf(
            "u#1",
            Level::Subsection,
            1,
            vec![text("يحظر استعمال الذخائر العنقودية.")],
        ),
        n.leaf(
            "u#2",
            Level::Subsection,
            2,
            vec![
                text("يعاقب من يخالف الفقرة "),
                to("u#1", "", "(1)", Context::Own),
                text(" من هذه المادة."),
            ],
        ),
    ];
    part.children = vec![first, second];
    let table = Node::new(
        "table",
        Kind::Table(Table {
            columns: vec![
                Column {
                    title: vec![text("القانون")],
                    width: 50,
                },
                Column {
                    title: vec![text("التعديل")],
                    width: 50,
                },
            ],
            rows: vec![vec![vec![text("قانون الجمارك")], vec![text("إضافة")]]],
            description: "القوانين المعدلة".to_owned(),
        }),
    );
    Document {
        head,
        body: vec![
            block(
                "title",
                Role::Title,
                vec![text("قانون حظر الذخائر العنقودية")],
            ),
            part,
            table,
        ],
    }
}

/// A memorandum with headings, a table and a reference into another document.
pub fn memorandum() -> Document {
    let mut head = head(
        DocumentKind::Memorandum,
        Language::En,
        "Explanatory memorandum",
    );
    head.scheme = None;
    let body = vec![
        block("title", Role::Title, vec![text("Explanatory memorandum")]),
        block(
            "subtitle",
            Role::Subtitle,
            vec![text("Cluster Munitions (Prohibition) Bill")],
        ),
        block("h", Role::Heading, vec![text("Why this bill")]),
        block(
            "t",
            Role::Text,
            vec![
                text("The bill gives effect to the Convention. "),
                Inline::Reference {
                    document: Some("bill".to_owned()),
                    target: NodeId("offences/use".to_owned()),
                    lead: "Clause ".to_owned(),
                    label: "5".to_owned(),
                    context: Context::Own,
                },
                text(" creates the offence of use."),
            ],
        ),
        block("s", Role::Subheading, vec![text("Costs")]),
        block("t2", Role::Text, vec![text("None are expected.")]),
        Node::new(
            "costs",
            Kind::Table(Table {
                columns: vec![
                    Column {
                        title: vec![text("Year")],
                        width: 0,
                    },
                    Column {
                        title: vec![text("Cost")],
                        width: 0,
                    },
                ],
                rows: (1..=3)
                    .map(|y| {
                        vec![
                            vec![text(&format!("Year {y}"))],
                            vec![blank("cost", "amount")],
                        ]
                    })
                    .collect(),
                description: "Costs by year".to_owned(),
            }),
        ),
    ];
    Document { head, body }
}

/// An act of `sections` sections, for measuring.
pub fn long_act(sections: u32) -> Document {
    let mut n = Counter::new(scheme());
    let mut body = vec![block("title", Role::Title, vec![text("Model Act")])];
    let mut part = n.provision("part-0", Level::Part, 1);
    for i in 0..sections {
        if i > 0 && i % 20 == 0 {
            let next = n.provision(&format!("part-{i}"), Level::Part, i / 20 + 1);
            body.push(std::mem::replace(&mut part, next));
        }
        part.heading = vec![text("Matters connected with the foregoing")];
        let id = format!("topic/clause-{i}");
        let mut section = n.section(&id, "Duties of the competent authority");
        section.notes = vec![note("Check against the Constitution.")];
        let own = format!("{}", i + 1);
        section.children = vec![
            n.leaf(&format!("{id}#1"), Level::Subsection, 1, vec![
                text("Subject to this Act, the Minister must, within "),
                blank("period", "number of days"),
                text(" days after the coming into operation of this section, designate a competent authority for the purposes of this Part and publish the designation in the Gazette."),
            ]),
            Node {
                children: ["receive and examine each notification;", "keep the register in the prescribed form; and", "report to Parliament every year."]
                    .into_iter()
                    .zip(1..)
                    .map(|(words, k)| n.leaf(&format!("{id}#2-{k}"), Level::Paragraph, k, vec![text(words)]))
                    .collect(),
                ..n.leaf(&format!("{id}#2"), Level::Subsection, 2, vec![
                    text("A designation under "),
                    to(&format!("{id}#1"), "subsection ", "(1)", Context::Own),
                    text(" or "),
                    to(&id, "section ", &own, Context::Own),
                    text(" may be varied or revoked, but the variation or revocation does not affect anything lawfully done before it takes effect; the authority must"),
                ])
            },
        ];
        part.children.push(section);
    }
    body.push(part);
    Document {
        head: head(DocumentKind::Law, Language::En, "Model Act"),
        body,
    }
}

/// An act with provisions inserted between numbered ones, as an amended act has them.
pub fn inserted() -> Document {
    let mut n = Counter::new(scheme());
    let mut body = vec![block("title", Role::Title, vec![text("Amended Act")])];
    body.push(Node {
        text: vec![text("First.")],
        ..n.section("s/1", "One")
    });
    let mut five = n.section("s/1a", "Inserted");
    n.sections -= 1;
    five.number = Some(Number {
        level: Some(Level::Section),
        ordinal: 1,
        text: "1A".to_owned(),
        cited: "1A".to_owned(),
    });
    five.children = vec![
        n.leaf(
            "s/1a#1",
            Level::Subsection,
            1,
            vec![
                text("Under "),
                to("s/1a#2", "section ", "1A(2)", Context::Full),
                text("."),
            ],
        ),
        n.leaf(
            "s/1a#2",
            Level::Subsection,
            2,
            vec![
                text("Under "),
                to("s/1a#1", "subsection ", "(1)", Context::Own),
                text("."),
            ],
        ),
    ];
    body.push(five);
    let mut two = n.section("s/2", "Two");
    two.children = vec![
        n.leaf(
            "s/2#1",
            Level::Subsection,
            1,
            vec![
                text("See "),
                to("s/1a", "section ", "1A", Context::Own),
                text(" and "),
                to("s/2", "section ", "2", Context::Own),
                text("."),
            ],
        ),
        n.leaf(
            "s/2#2",
            Level::Subsection,
            5,
            vec![text("Omitted ones leave a hole.")],
        ),
    ];
    body.push(two);
    Document {
        head: head(DocumentKind::Law, Language::En, "Amended Act"),
        body,
    }
}
