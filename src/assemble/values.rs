//! Every value a draft may print or test, looked up narrowest first: flag, decisions file, profile, default.

use super::{Calendar, Order, Origin, Setting};
use crate::difference::nearest;
use crate::document::Language;
use crate::finding::{Finding, Findings};
use crate::library::{
    Answer, Confidence, Declaration, Library, Located, Profile, SETTABLE_CHOICES, Status,
    ValueType, all_built_in, built_in, built_in_choice,
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
    pub(super) fn computed(content: Content) -> Resolved {
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
        resolver.outreach(profile);
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

/// Looks up the values of one order.
pub(super) struct Resolver<'a> {
    pub(super) library: &'a Library,
    pub(super) order: &'a Order,
    pub(super) values: Values,
    findings: Findings,
}

impl Resolver<'_> {
    pub(super) fn put(&mut self, name: &str, value: Resolved) {
        self.values.by_name.insert(name.to_owned(), value);
    }

    /// Declared values: from the profile, else the default, else unknown.
    fn declared(&mut self, profile: &Profile) {
        let language = self.order.language;
        let answer = |answer: &Answer| answer.get(language).map(str::to_owned);
        let nobody = |content| Resolved {
            content,
            origin: Origin::Nobody,
            source: None,
            confidence: None,
        };
        for (name, declaration) in &self.library.values {
            let from_profile = profile.values.get(name).map(|located| {
                let place = profile.place(located.line, located.column);
                (answer(&located.value), Origin::Profile(place))
            });
            let default = declaration.default.as_ref().map(|located: &Located<_>| {
                let place = declaration.default_place();
                (answer(&located.value), Origin::Default(place))
            });
            let resolved = match from_profile.or(default) {
                Some((None, _)) => nobody(Content::Unknown),
                Some((Some(text), origin)) => match content(declaration, &text, None) {
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
                None if declaration.disputed => nobody(open(declaration)),
                None => {
                    let from = declaration.default_from.as_ref();
                    let known = from.and_then(|name| self.values.get(&name.value));
                    known.cloned().unwrap_or_else(|| nobody(Content::Unknown))
                }
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
        names.extend(["deposit_date", "approach"]);
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
        "approach" => "pack.approach",
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

/// All options of a choice, side by side.
fn open(declaration: &Declaration) -> Content {
    Content::Open(declaration.options.iter().map(|o| o.id.clone()).collect())
}

/// `text` as the declared type.
fn content(declaration: &Declaration, text: &str, file: Option<&str>) -> Result<Content, String> {
    let name = &declaration.name.value;
    match declaration.value_type {
        ValueType::Choice if declaration.disputed && text == OPEN => Ok(open(declaration)),
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
