//! Every value a draft may print or test, looked up narrowest first: flag, decisions file, profile, default.

use super::{Calendar, Order, Origin, Setting};
use crate::difference::nearest;
use crate::document::Language;
use crate::finding::{Finding, Findings};
use crate::library::{
    Confidence, Declaration, Known, Library, Located, Profile, SETTABLE_CHOICES, Status, ValueType,
    all_built_in, built_in, built_in_choice,
};
use crate::phrase::long_date;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Words.
    Text(String),
    /// A number.
    Number(i64),
    /// A date.
    Date(Date),
    /// Several words, to be joined.
    List(Vec<String>),
    /// The option of a choice.
    Choice(String),
    /// A disputed choice that somebody left open on purpose, with its options: the draft shows them side by side.
    Open(Vec<String>),
    /// The paragraphs of a file.
    Paragraphs(Vec<String>),
    /// Nobody knows.
    Unknown,
}

/// A value with what stands behind it.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// What it is.
    pub content: Content,
    /// Who gave it.
    pub origin: Origin,
    /// Where the fact was found, for facts about the state.
    pub source: Option<String>,
    /// How sure the fact is; `None` for what is no fact about the state.
    pub confidence: Option<Confidence>,
}

impl Resolved {
    fn computed(content: Content) -> Resolved {
        Resolved {
            content,
            origin: Origin::Computed,
            source: None,
            confidence: None,
        }
    }

    /// As one line of text, for receipts and tables.
    pub fn line(&self, language: Language) -> Option<String> {
        Some(match &self.content {
            Content::Text(text) | Content::Choice(text) => text.clone(),
            Content::Open(options) => format!("{OPEN}: {}", options.join(" or ")),
            Content::Number(number) => number.to_string(),
            Content::Date(date) => long_date(*date, language),
            Content::List(items) => crate::phrase::joined(items, language),
            Content::Paragraphs(paragraphs) => format!("{} paragraphs", paragraphs.len()),
            Content::Unknown => return None,
        })
    }

    /// Whether it is a fact about the state that somebody should confirm: not of high confidence, or without a source
    /// that a government can look up.
    pub fn to_confirm(&self) -> bool {
        let Some(confidence) = self.confidence else {
            return false;
        };
        self.content != Content::Unknown
            && !self.origin.is_decision()
            && (confidence < Confidence::High
                || !self
                    .source
                    .as_deref()
                    .is_some_and(crate::library::is_citable))
    }
}

/// All values of one draft, by name.
#[derive(Clone, Debug, Default)]
pub struct Values {
    by_name: BTreeMap<String, Resolved>,
}

impl Values {
    /// The value of this name.
    pub fn get(&self, name: &str) -> Option<&Resolved> {
        self.by_name.get(name)
    }

    /// The option taken for a choice.
    pub fn choice(&self, name: &str) -> Option<&str> {
        match self.by_name.get(name).map(|v| &v.content) {
            Some(Content::Choice(option)) => Some(option),
            _ => None,
        }
    }

    /// Every value, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Resolved)> {
        self.by_name.iter().map(|(name, v)| (name.as_str(), v))
    }

    /// Sets what only the pack as a whole knows.
    pub fn compute(&mut self, name: &str, content: Content) {
        self.by_name
            .insert(name.to_owned(), Resolved::computed(content));
    }

    /// Looks everything up.
    ///
    /// # Errors
    /// A setting of an unknown name (with the nearest one), or of the wrong type. A number outside the range seen in
    /// enacted laws is a note among the findings that come with the values.
    pub fn resolve(
        library: &Library,
        profile: &Profile,
        order: &Order,
    ) -> Result<(Values, Findings), Findings> {
        let mut resolver = Resolver {
            library,
            order,
            values: Values::default(),
            findings: Findings::new(),
        };
        resolver.facts(profile);
        resolver.declared(profile);
        resolver.settings();
        resolver.calendar(profile);
        let Resolver {
            values, findings, ..
        } = resolver;
        if findings.has_errors() {
            Err(findings.sorted())
        } else {
            Ok((values, findings.sorted()))
        }
    }
}

struct Resolver<'a> {
    library: &'a Library,
    order: &'a Order,
    values: Values,
    findings: Findings,
}

impl Resolver<'_> {
    fn put(&mut self, name: &str, value: Resolved) {
        self.values.by_name.insert(name.to_owned(), value);
    }

    fn facts(&mut self, profile: &Profile) {
        let language = self.order.language;
        let name = &profile.name;
        let short = match language {
            Language::En => &name.un_name_en,
            Language::Fr => &name.un_name_fr,
            Language::Es => &name.es,
            Language::Pt => &name.pt,
            Language::Ar => &name.ar,
        };
        let naming = |text: String| Resolved {
            content: Content::Text(text),
            origin: Origin::Profile(profile.place(name.line, name.column)),
            source: name.source.clone(),
            confidence: name.confidence,
        };
        let (formal, in_text) = match language {
            Language::En => (name.formal_en.clone(), profile.name_in_text()),
            _ => (short.clone(), short.clone()),
        };
        self.put("state.short_name", naming(short.clone()));
        self.put("state.formal_name", naming(formal));
        self.put("state.name_in_text", naming(in_text));
        let organs = &profile.state_organs;
        let organ = |content: Content, confidence, source: &Option<String>| Resolved {
            content,
            origin: Origin::Profile(profile.place(organs.line, organs.column)),
            source: source.clone(),
            confidence,
        };
        let words = |text: &Option<String>| text.clone().map_or(Content::Unknown, Content::Text);
        let style = words(&organs.head_of_state_style);
        self.put(
            "state.head_of_state",
            // A style that was derived from the form of government is no found fact.
            organ(style, Some(Confidence::Low), &organs.head_of_state_source),
        );
        self.put(
            "state.legislature",
            organ(
                words(&organs.legislature),
                organs.confidence,
                &organs.source,
            ),
        );
        let chambers = if organs.chambers.is_empty() {
            Content::Unknown
        } else {
            Content::List(organs.chambers.clone())
        };
        self.put(
            "state.chambers",
            organ(chambers, organs.confidence, &organs.source),
        );
        let note = organs
            .note
            .clone()
            .unwrap_or_else(|| "Nothing on file.".to_owned());
        self.put("state.organs_note", Resolved::computed(Content::Text(note)));
        let structure = match organs.structure.as_deref() {
            Some("unicameral") => "unicameral",
            // Two chambers whose names nobody has on file cannot be named.
            Some("bicameral") if !organs.chambers.is_empty() => "bicameral",
            _ => "unknown",
        };
        self.put(
            "state.structure",
            organ(
                Content::Choice(structure.to_owned()),
                organs.confidence,
                &organs.source,
            ),
        );
        self.put(
            "state.capital",
            Resolved {
                content: words(&profile.geo.capital),
                origin: Origin::Profile(profile.place(profile.geo.line, profile.geo.column)),
                source: profile.geo.source.clone(),
                confidence: profile.geo.confidence,
            },
        );
        for (fact_name, fact) in profile.drafting.facts() {
            self.put(
                fact_name,
                Resolved {
                    content: words(&fact.value.value),
                    origin: Origin::Profile(profile.place(fact.line, fact.column)),
                    source: fact.value.source.clone(),
                    confidence: fact.value.confidence,
                },
            );
        }
        self.treaty_facts(profile);
    }

    fn treaty_facts(&mut self, profile: &Profile) {
        let day = self.order.as_of;
        let status = profile.status(day);
        let ccm = &profile.ccm;
        let treaty = |content: Content| Resolved {
            content,
            origin: Origin::Profile(profile.place(ccm.line, ccm.column)),
            source: ccm.source.clone(),
            confidence: ccm.confidence,
        };
        let choice = |word: &str| Content::Choice(word.to_owned());
        self.put("state.status", treaty(choice(status.word())));
        self.put(
            "state.instrument",
            treaty(choice(status.instrument().word())),
        );
        let signed = ccm.signed.map_or(Content::Unknown, Content::Date);
        self.put("state.signed", treaty(signed));
        let mine_ban = match profile.apmbc.status(day) {
            Status::Party => "party",
            _ => "not-party",
        };
        self.put(
            "state.mine_ban",
            Resolved {
                content: choice(mine_ban),
                origin: Origin::Profile(profile.place(profile.apmbc.line, profile.apmbc.column)),
                source: profile.apmbc.source.clone(),
                confidence: profile.apmbc.confidence,
            },
        );
        let munitions = &profile.cluster_munitions;
        let origin = Origin::Profile(profile.place(munitions.line, munitions.column));
        let known = |known: Known, yes: &str| {
            choice(match known {
                Known::No => "none",
                Known::Yes => yes,
                Known::Unknown => "unknown",
            })
        };
        self.put(
            "state.stockpile",
            Resolved {
                content: known(profile.stockpile(day), "holds"),
                origin: origin.clone(),
                source: munitions.stockpile_source.clone(),
                confidence: munitions.stockpile_confidence,
            },
        );
        self.put(
            "state.contamination",
            Resolved {
                content: known(profile.contamination(), "contaminated"),
                origin,
                source: munitions.contamination_source.clone(),
                confidence: munitions.contamination_confidence,
            },
        );
        let legal = &profile.legal_system;
        let reception = |content: Content| Resolved {
            content,
            origin: Origin::Profile(profile.place(legal.line, legal.column)),
            source: legal.source.clone(),
            confidence: legal.treaty_reception_confidence,
        };
        let basis = legal.treaty_reception_basis.clone();
        // A reception of low confidence is nothing to argue from.
        let word = if legal.treaty_reception_confidence > Some(Confidence::Low) {
            profile.reception()
        } else {
            "unknown"
        };
        self.put("state.reception", reception(choice(word)));
        self.put(
            "state.reception_basis",
            reception(basis.map_or(Content::Unknown, Content::Text)),
        );
        let law = &profile.national_law;
        let on_file = if law.instrument.is_some() {
            "on-file"
        } else {
            "none"
        };
        self.put(
            "state.national_law",
            Resolved {
                content: choice(on_file),
                origin: Origin::Profile(profile.place(law.line, law.column)),
                source: law.source.clone(),
                confidence: law.confidence,
            },
        );
        let compute = |values: &mut Values, name: &str, content| values.compute(name, content);
        compute(&mut self.values, "pack.date", Content::Date(day));
        compute(
            &mut self.values,
            "pack.year",
            Content::Number(i64::from(day.year())),
        );
        let language = self.order.language.code();
        let official = profile.languages.official.iter().any(|l| l == language);
        compute(
            &mut self.values,
            "pack.language_official",
            choice(if official { "yes" } else { "no" }),
        );
    }

    /// Declared values: from the profile, else the default, else unknown.
    fn declared(&mut self, profile: &Profile) {
        for (name, declaration) in &self.library.values {
            let from_profile = profile.values.get(name).map(|located| {
                let place = profile.place(located.line, located.column);
                (located.value.0.clone(), Origin::Profile(place))
            });
            let default = declaration.default.as_ref().map(|located: &Located<_>| {
                (
                    located.value.0.clone(),
                    Origin::Default(declaration.default_place()),
                )
            });
            let resolved = match from_profile.or(default) {
                Some((text, origin)) => match content(declaration, &text, None) {
                    Ok(content) => Resolved {
                        content,
                        origin,
                        source: None,
                        confidence: None,
                    },
                    Err(message) => {
                        let place = match &origin {
                            Origin::Profile(place) | Origin::Default(place) => place.clone(),
                            _ => declaration.place(),
                        };
                        self.findings
                            .push(Finding::error("bad-type", message).at(&place));
                        continue;
                    }
                },
                None => Resolved {
                    content: Content::Unknown,
                    origin: Origin::Nobody,
                    source: None,
                    confidence: None,
                },
            };
            self.put(name, resolved);
        }
    }

    /// What people decided, the narrowest last so that it wins.
    fn settings(&mut self) {
        for setting in self.order.settings.iter().rev() {
            let name = canonical(&setting.name);
            let parsed = if let Some(declaration) = self.library.values.get(name) {
                let parsed = content(declaration, &setting.value, setting.content.as_deref());
                if let Ok(Content::Number(number)) = parsed {
                    self.range_note(declaration, number, setting);
                }
                parsed
            } else if SETTABLE_CHOICES.contains(&name) {
                let options = built_in_choice(name).unwrap_or_default();
                one_of(name, &setting.value, options.iter().copied())
            } else if let Some(known) = built_in(name).filter(|b| b.settable) {
                typed(known.value_type, name, &setting.value)
            } else {
                self.unknown_name(setting);
                continue;
            };
            match parsed {
                Ok(content) => {
                    let origin = setting.origin.clone();
                    self.put(
                        name,
                        Resolved {
                            content,
                            origin,
                            source: None,
                            confidence: None,
                        },
                    );
                }
                Err(message) => self.findings.push(at(
                    Finding::error("bad-value", message)
                        .hint("`enact draft --help` says how values are given"),
                    &setting.origin,
                )),
            }
        }
    }

    fn range_note(&mut self, declaration: &Declaration, number: i64, setting: &Setting) {
        let Some(range) = &declaration.range else {
            return;
        };
        if number < range.from || number > range.to {
            self.findings.push(at(
                Finding::note(
                    "outside-range",
                    format!(
                        "`{}` is {number}; enacted laws have {} to {}, and the State is free to differ",
                        declaration.name.value, range.from, range.to
                    ),
                ),
                &setting.origin,
            ));
        }
    }

    fn unknown_name(&mut self, setting: &Setting) {
        let mut names: Vec<&str> = self.library.values.keys().map(String::as_str).collect();
        names.extend(all_built_in().iter().filter(|b| b.settable).map(|b| b.name));
        names.extend(SETTABLE_CHOICES);
        names.push("deposit_date");
        let nearest = nearest(&setting.name, names.iter().copied(), 3);
        let hint = if nearest.is_empty() {
            "`enact explain STATE bill` lists the values".to_owned()
        } else {
            format!("did you mean {}?", nearest.join(", "))
        };
        self.findings.push(at(
            Finding::error(
                "unknown-value",
                format!("there is no value `{}`", setting.name),
            )
            .hint(hint),
            &setting.origin,
        ));
    }

    fn calendar(&mut self, profile: &Profile) {
        let decided = match self
            .values
            .get("calendar.deposit_date")
            .map(|v| v.content.clone())
        {
            Some(Content::Date(date)) => Some(date),
            _ => None,
        };
        let on_file = match profile.status(self.order.as_of) {
            Status::Party => profile.ccm.consent_date,
            _ => None,
        };
        let calendar = decided.or(on_file).and_then(Calendar::of);
        let word = if calendar.is_some() {
            "known"
        } else {
            "unknown"
        };
        self.values
            .compute("calendar.deposit", Content::Choice(word.to_owned()));
        let in_force = calendar.is_some_and(|c| c.entry_into_force <= self.order.as_of);
        let word = if in_force { "yes" } else { "no" };
        self.values
            .compute("calendar.in_force", Content::Choice(word.to_owned()));
        let dates = [
            (
                "calendar.entry_into_force",
                calendar.map(|c| c.entry_into_force),
            ),
            ("calendar.first_report", calendar.map(|c| c.first_report)),
            (
                "calendar.first_annual_report",
                calendar.map(|c| c.first_annual_report),
            ),
            (
                "calendar.stockpile_deadline",
                calendar.map(|c| c.stockpile_deadline),
            ),
            (
                "calendar.clearance_deadline",
                calendar.map(|c| c.clearance_deadline),
            ),
        ];
        if decided.is_none() {
            let content = on_file.map_or(Content::Unknown, Content::Date);
            self.values.compute("calendar.deposit_date", content);
        }
        for (name, date) in dates {
            self.values
                .compute(name, date.map_or(Content::Unknown, Content::Date));
        }
    }
}

/// The short names that people type.
fn canonical(name: &str) -> &str {
    match name {
        "deposit_date" => "calendar.deposit_date",
        "stockpile" => "state.stockpile",
        "contamination" => "state.contamination",
        other => other,
    }
}

fn at(finding: Finding, origin: &Origin) -> Finding {
    match origin {
        Origin::Decisions(place) | Origin::Profile(place) | Origin::Default(place) => {
            finding.at(place)
        }
        _ => finding,
    }
}

/// `text` as the type that `declaration` gives; why not, in words, when it is none.
///
/// # Errors
/// A sentence that says what the value must be.
pub fn read_value(declaration: &Declaration, text: &str) -> Result<Content, String> {
    content(declaration, text, None)
}

/// What a person writes to leave a disputed choice open.
const OPEN: &str = "open";

/// `text` as the declared type.
fn content(declaration: &Declaration, text: &str, file: Option<&str>) -> Result<Content, String> {
    let name = &declaration.name.value;
    match declaration.value_type {
        ValueType::Choice if declaration.disputed && text == OPEN => Ok(Content::Open(
            declaration.options.iter().map(|o| o.id.clone()).collect(),
        )),
        ValueType::Choice => one_of(
            name,
            text,
            declaration.options.iter().map(|o| o.id.as_str()),
        ),
        ValueType::File => {
            let paragraphs: Vec<String> = file
                .ok_or_else(|| format!("`{name}` needs a text file"))?
                .split("\n\n")
                .map(|p| p.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|p| !p.is_empty())
                .collect();
            if paragraphs.is_empty() {
                return Err(format!("the file given for `{name}` is empty"));
            }
            Ok(Content::Paragraphs(paragraphs))
        }
        other => typed(other, name, text),
    }
}

fn typed(value_type: ValueType, name: &str, text: &str) -> Result<Content, String> {
    let text = text.trim();
    match value_type {
        ValueType::Text => {
            if text.is_empty() {
                return Err(format!("`{name}` is empty"));
            }
            if text.chars().any(char::is_control) {
                return Err(format!("`{name}` holds a control character"));
            }
            Ok(Content::Text(text.to_owned()))
        }
        ValueType::Years | ValueType::Days | ValueType::Number | ValueType::Money => text
            .replace([',', '_', ' '], "")
            .parse::<i64>()
            .ok()
            .filter(|n| *n >= 0)
            .map(Content::Number)
            .ok_or_else(|| format!("`{name}` is a whole number, not `{text}`")),
        ValueType::Date => text
            .parse::<Date>()
            .map(Content::Date)
            .map_err(|_| format!("`{name}` is a date such as 2027-01-15, not `{text}`")),
        ValueType::Choice | ValueType::File => Err(format!("`{name}` cannot be set so")),
    }
}

fn one_of<'a>(
    name: &str,
    text: &str,
    options: impl Iterator<Item = &'a str>,
) -> Result<Content, String> {
    let options: Vec<&str> = options.collect();
    if options.contains(&text) {
        Ok(Content::Choice(text.to_owned()))
    } else {
        Err(format!(
            "`{name}` is one of {}, not `{text}`",
            options.join(", ")
        ))
    }
}
