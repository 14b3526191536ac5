//! A whole pack at once, so that its documents can cite each other: all are numbered before any is worded.

use super::law::{LawChoice, choose_law};
use super::number::{Outline, Schemes, number};
use super::outreach;
use super::select::{Collections, Reason, holds, select};
use super::word::{Shared, Used, Writer};
use super::{Content, OpenBlank, Order, Origin, Receipt, Values};
use crate::document::{Document, DocumentKind, Head, Language, Numerals, plain};
use crate::finding::{Finding, Findings, Place};
use crate::library::{
    Audience, BUILT_IN_COLLECTIONS, Library, Pack, Profile, Slot, Template, Text, Tradition, Usage,
    ValueType,
};
use std::collections::{BTreeMap, BTreeSet};

/// One document of an assembled pack.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The document.
    pub document: Document,
    /// Whether it may be sent.
    pub audience: Audience,
}

/// A pack, assembled.
#[derive(Clone, Debug)]
pub struct Assembly {
    /// Its documents in reading order.
    pub drafts: Vec<Draft>,
    /// Why the pack has no bill, in words for the recipient.
    pub no_bill: Option<String>,
    /// Blanks that stay open, documents in reading order.
    pub blanks: Vec<OpenBlank>,
    /// What went in.
    pub receipt: Receipt,
    /// For `explain`.
    pub trace: Trace,
    /// Notes that refuse nothing.
    pub notes: Findings,
}

/// Why the documents are as they are.
#[derive(Clone, Debug)]
pub struct Trace {
    /// Reasons of each document by its name.
    pub reasons: BTreeMap<String, Vec<Reason>>,
    /// All values.
    pub values: Values,
    /// Labels of provisions by document, id and merged label: as cited from outside.
    pub labels: BTreeMap<String, BTreeMap<String, String>>,
}

/// Assembles the pack that `order` asks for.
///
/// # Errors
/// Every finding of values, selection, numbering and wording.
pub fn assemble(library: &Library, order: &Order) -> Result<Assembly, Findings> {
    let missing = |what: &str, id: &str| {
        Findings::from(Finding::error(
            "reference-to-nowhere",
            format!("there is no {what} `{id}`"),
        ))
    };
    let profile = library
        .states
        .get(&order.state)
        .ok_or_else(|| missing("state", &order.state.0))?;
    let pack = library
        .packs
        .get(&order.pack)
        .ok_or_else(|| missing("pack", &order.pack))?;
    let (values, notes) = Values::resolve(library, profile, order)?;
    let usages = profile.drafting.usage.iter();
    let usages = usages.filter_map(|name| library.usages.get(&name.value));
    Assembler {
        tradition: profile.tradition(),
        usages: usages.filter(|u| u.language == order.language).collect(),
        library,
        order,
        profile,
        pack,
        values,
    }
    .run(notes)
}

/// Whether `pack` is for a State such as `profile` on the day of the order.
///
/// # Errors
/// Values or conditions that cannot be read.
pub fn applies(
    library: &Library,
    profile: &Profile,
    pack: &Pack,
    order: &Order,
) -> Result<bool, Findings> {
    let (values, _) = Values::resolve(library, profile, order)?;
    let mut findings = Findings::new();
    let place = |line, column| Place::new(&pack.file, line, column);
    let (applies, _) = holds(&pack.when, &values, place, &mut findings);
    findings.or(applies)
}

/// Works on one pack.
pub(super) struct Assembler<'a> {
    pub(super) library: &'a Library,
    pub(super) order: &'a Order,
    profile: &'a Profile,
    pack: &'a Pack,
    pub(super) values: Values,
    /// Whose definitions the terms of the pack have.
    tradition: Tradition,
    /// House styles of words in the language of the order.
    usages: Vec<&'a Usage>,
}

/// The number of the provision behind which an amending law puts new ones.
const BASE: &str = "amended.after";
/// What stands for that number while nobody has given it: the words of the amendment ask for it.
const UNKNOWN_BASE: &str = "[…]";

/// The documents of a pack with their numbers, and the reasons.
struct Numbered<'a> {
    outlines: BTreeMap<String, Outline<'a>>,
    reasons: BTreeMap<String, Vec<Reason>>,
}

impl<'a> Assembler<'a> {
    fn run(mut self, mut notes: Findings) -> Result<Assembly, Findings> {
        let language = self.order.language;
        let mut findings = Findings::new();
        let wants_bill = self
            .pack
            .documents
            .iter()
            .any(|d| d.slot == Some(Slot::Bill));
        let law = if wants_bill {
            choose_law(
                self.library,
                self.profile,
                self.pack,
                &self.values,
                language,
                &mut findings,
            )
        } else {
            LawChoice::None(&self.pack.no_bill)
        };
        let approach = match law {
            LawChoice::Law(law) => law.approach.clone(),
            LawChoice::None(_) => None,
        };
        let approach = approach.unwrap_or_else(|| "none".to_owned());
        self.values
            .compute("pack.approach", Content::Choice(approach));
        self.tradition = match law {
            LawChoice::Law(law) => law.tradition(),
            LawChoice::None(_) => self.profile.tradition(),
        };
        let has_bill = matches!(law, LawChoice::Law(_));
        self.values.compute(
            "pack.has_bill",
            Content::Choice(if has_bill { "yes" } else { "no" }.to_owned()),
        );
        let attached = matches!(
            self.values.get("convention_text").map(|v| &v.content),
            Some(Content::Paragraphs(_))
        );
        self.values.compute(
            "pack.convention_text",
            Content::Choice(if attached { "attached" } else { "missing" }.to_owned()),
        );
        // Only documents that exist in the language print it.
        if self.pack.name.get(language).is_some() {
            let title = self.line(&self.pack.name, &mut findings);
            self.values.compute("pack.title", Content::Text(title));
        }
        let no_bill = match law {
            LawChoice::Law(_) => None,
            LawChoice::None(reason) if reason.get(language).is_none() => None,
            LawChoice::None(reason) => Some(self.line(reason, &mut findings)),
        };
        let reason = no_bill.clone().unwrap_or_default();
        self.values
            .compute("pack.no_bill_reason", Content::Text(reason));
        let mut templates = Vec::new();
        for wanted in &self.pack.documents {
            let (included, _) = holds(
                &wanted.when,
                &self.values,
                |line, column| Place::new(&self.pack.file, line, column),
                &mut findings,
            );
            if !included {
                continue;
            }
            let template = match (wanted.slot, law) {
                (Some(Slot::Bill), LawChoice::None(_)) => continue,
                (Some(Slot::Bill), LawChoice::Law(law)) => Some(law),
                (None, _) => self.library.templates.get(&wanted.template.value),
            };
            match template {
                Some(template) if template.title.get(language).is_none() => notes.push(
                    Finding::note(
                        "missing-language",
                        format!(
                            "`{}` is left out: it does not exist in {}",
                            template.document,
                            language.english_name()
                        ),
                    )
                    .at(&template.place()),
                ),
                Some(template) => templates.push(template),
                None => {
                    let at = &wanted.template;
                    findings.push(
                        Finding::error(
                            "reference-to-nowhere",
                            format!("there is no template `{}`", at.value),
                        )
                        .at(&Place::new(
                            &self.pack.file,
                            at.line,
                            at.column,
                        )),
                    );
                }
            }
        }
        if let LawChoice::Law(law) = law {
            let title = self.line(&law.title, &mut findings);
            self.values
                .compute("bill.short_title", Content::Text(title));
        }
        if templates.is_empty() {
            findings.push(
                Finding::error(
                    "missing-language",
                    format!(
                        "no document of the pack exists in {}",
                        language.english_name()
                    ),
                )
                .at(&self.pack.place())
                .hint("ask for another language with `--lang`"),
            );
        }
        findings.or(())?;
        self.compose(&templates, law, no_bill, notes)
    }

    /// A text that cites nothing, as one line.
    pub(super) fn line(&self, text: &Text, findings: &mut Findings) -> String {
        let outlines = BTreeMap::new();
        let mut writer = Writer::new(self.shared(&outlines), "", Place::file(&self.pack.file));
        let line = plain(&writer.text(text));
        findings.extend(writer.usage.findings);
        line
    }

    pub(super) fn shared<'s>(&'s self, outlines: &'s BTreeMap<String, Outline<'s>>) -> Shared<'s>
    where
        'a: 's,
    {
        Shared {
            library: self.library,
            values: &self.values,
            language: self.order.language,
            outlines,
            tradition: self.tradition,
            usages: &self.usages,
        }
    }

    fn number(
        &self,
        templates: &[&'a Template],
        collections: &dyn Fn(&Template) -> Collections,
    ) -> Result<Numbered<'a>, Findings> {
        let mut numbered = Numbered {
            outlines: BTreeMap::new(),
            reasons: BTreeMap::new(),
        };
        let mut findings = Findings::new();
        let base = match self.values.get(BASE).map(|v| &v.content) {
            Some(Content::Text(base)) => base.as_str(),
            _ => UNKNOWN_BASE,
        };
        for template in templates {
            let language = self.order.language;
            let schemes = Schemes {
                own: template.schemes.get(&language),
                inserted: template.inserted_schemes.get(&language),
                base,
            };
            let selected = select(
                self.library,
                template,
                &self.values,
                &collections(template),
                self.order.language,
            );
            let outlined = selected.and_then(|selection| {
                let reasons = selection.reasons.clone();
                Ok((number(selection, schemes)?, reasons))
            });
            match outlined {
                Ok((outline, reasons)) => {
                    numbered.outlines.insert(template.document.clone(), outline);
                    numbered.reasons.insert(template.document.clone(), reasons);
                }
                Err(more) => findings.extend(more),
            }
        }
        findings.or(numbered)
    }

    /// Words every document; returns them with what each used.
    fn word(
        &self,
        templates: &[&'a Template],
        outlines: &BTreeMap<String, Outline<'_>>,
    ) -> Result<Vec<(Document, Used)>, Findings> {
        let mut findings = Findings::new();
        let mut documents = Vec::new();
        for template in templates {
            let (document, mut usage) = self.document(template, outlines);
            findings.extend(std::mem::take(&mut usage.findings));
            documents.push((document, usage));
        }
        findings.or(documents)
    }

    fn document(
        &self,
        template: &'a Template,
        outlines: &BTreeMap<String, Outline<'_>>,
    ) -> (Document, Used) {
        let mut writer = Writer::new(self.shared(outlines), &template.document, template.place());
        if template.kind.value == DocumentKind::Law {
            writer = writer.of_law();
        }
        let title = plain(&writer.text(&template.title));
        let purpose = plain(&writer.text(&template.purpose));
        let header = template
            .header
            .as_ref()
            .map_or_else(|| title.clone(), |header| plain(&writer.text(header)));
        // Blanks of title and purpose are those of the body over again.
        writer.usage.blanks.clear();
        let body = outlines
            .get(&template.document)
            .map(|outline| writer.body(&outline.nodes))
            .unwrap_or_default();
        let document = Document {
            head: Head {
                name: template.document.clone(),
                kind: template.kind.value,
                title,
                purpose,
                header,
                language: self.order.language,
                locale: self.profile.locale(self.order.language),
                numerals: match self.order.language {
                    Language::Ar => self.profile.languages.numerals,
                    _ => Numerals::Western,
                },
                paper: self.profile.paper,
                scheme: template.schemes.get(&self.order.language).cloned(),
                template: template.id.clone(),
                edition: self.library.edition.to_string(),
                as_of: self.order.as_of.to_string(),
                values: writer.usage.printed.clone(),
            },
            body,
        };
        (document, writer.usage)
    }

    /// Decisions that nothing in the pack asks for: told, not dropped in silence.
    fn idle_decisions(
        &self,
        templates: &[&Template],
        reasons: &BTreeMap<String, Vec<Reason>>,
        worded: &[(Document, Used)],
    ) -> Findings {
        let items = templates.iter().flat_map(|template| template.items());
        let conditions = items.flat_map(|item| {
            let rows = item.rows.iter().map(|row| &row.when);
            rows.chain([&item.when])
        });
        let of_papers: BTreeSet<&str> = conditions
            .flat_map(|condition| condition.tests())
            .map(|(name, _)| name)
            .collect();
        let tested = reasons.values().flatten().flat_map(|r| &r.tests);
        let mut used: BTreeSet<&str> = tested.map(|t| t.name.as_str()).collect();
        let printed = worded.iter().flat_map(|(_, used)| used.printed.keys());
        used.extend(printed.map(String::as_str));
        used.extend(of_papers);
        let of_pack = self.pack.documents.iter().flat_map(|d| d.when.tests());
        used.extend(of_pack.map(|(name, _)| name));
        let mut idle = Findings::new();
        for setting in &self.order.settings {
            let declared = self.library.values.get(&setting.name);
            let declared = declared.filter(|d| d.value_type != ValueType::File);
            if declared.is_none() || used.contains(setting.name.as_str()) {
                continue;
            }
            let note = Finding::note(
                "idle-decision",
                format!(
                    "`{}` is decided, and no provision of this draft asks for it",
                    setting.name
                ),
            );
            idle.push(match &setting.origin {
                Origin::Decisions(place) => note.at(place),
                _ => note,
            });
        }
        idle
    }

    fn compose(
        &self,
        templates: &[&'a Template],
        law: LawChoice<'a>,
        no_bill: Option<String>,
        notes: Findings,
    ) -> Result<Assembly, Findings> {
        let laws: Vec<&Template> = match law {
            LawChoice::Law(law) => vec![law],
            LawChoice::None(_) => Vec::new(),
        };
        let mut base: Collections = BUILT_IN_COLLECTIONS
            .iter()
            .map(|(name, _)| (*name, Vec::new()))
            .collect();
        let bill = self.number(&laws, &|_| base.clone())?;
        let mut findings = Findings::new();
        if let Some(law) = laws.first() {
            let (document, usage) = self.document(law, &bill.outlines);
            let sections = self.sections(law, &document, &bill.outlines, &mut findings);
            base.insert("bill.sections", sections);
            let tested = bill.reasons.values().flatten().flat_map(|r| &r.tests);
            let used: BTreeSet<&str> = tested
                .map(|t| t.name.as_str())
                .chain(usage.printed.keys().map(String::as_str))
                .collect();
            let (disputed, defaults) = self.choices(law, &used, &mut findings);
            base.insert("pack.disputed", disputed);
            base.insert("pack.defaults", defaults);
        }
        base.insert("pack.documents", self.listing(templates, &mut findings));
        let (language, day) = (self.order.language, self.order.as_of);
        base.insert("state.votes", outreach::votes(self.profile, language));
        base.insert("state.remarks", outreach::remarks(self.profile, language));
        base.insert("state.steps", outreach::steps(self.profile, day, language));
        let parties = outreach::parties(self.library, self.profile, day, language);
        base.insert("region.parties", parties);
        let bodies = outreach::bodies(self.library, self.profile, day, language);
        base.insert("state.bodies", bodies);
        let laws_near = outreach::laws(self.library, self.profile, language);
        base.insert("region.laws", laws_near);
        base.insert("pack.readers", self.readers(self.pack, &mut findings));
        base.insert("pack.decisions", self.decisions());
        base.insert("calendar.if_deposited", self.if_deposited());
        findings.or(())?;

        // A first round, to learn which blanks stay open and which facts are used; then the lists of them are filled.
        let first = self.number(templates, &|_| base.clone())?;
        let worded = self.word(templates, &first.outlines)?;
        let blanks = self.blanks(templates, &worded);
        let facts = self.facts(&worded, &first.reasons);
        let confirm = self.to_confirm(&facts);
        let filled = |template: &Template| {
            let mut all = base.clone();
            let seen = blanks.iter().filter(|b| match template.audience {
                Audience::Internal => true,
                Audience::Outbound => b.outbound && b.document != template.document,
            });
            all.insert("pack.open_blanks", self.blank_entries(seen));
            if template.audience == Audience::Internal {
                all.insert("pack.to_confirm", confirm.clone());
            }
            all
        };
        let second = self.number(templates, &filled)?;
        let worded = self.word(templates, &second.outlines)?;
        let mut notes = notes;
        notes.extend(self.idle_decisions(templates, &second.reasons, &worded));
        let mut labels: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for (name, outline) in &second.outlines {
            let of = outline
                .addresses()
                .map(|(id, address)| {
                    let from = super::reference::Standpoint::outside(self.order.language);
                    let label = plain(&super::reference::cite(outline, address, from));
                    (id.to_owned(), label)
                })
                .collect();
            labels.insert(name.clone(), of);
        }
        let drafts: Vec<Draft> = templates
            .iter()
            .zip(worded)
            .map(|(template, (document, _))| Draft {
                document,
                audience: template.audience,
            })
            .collect();
        let receipt = Receipt::of(self.library, self.order, &drafts, &self.values, &facts);
        Ok(Assembly {
            drafts,
            no_bill,
            blanks,
            receipt,
            trace: Trace {
                reasons: second.reasons,
                values: self.values.clone(),
                labels,
            },
            notes,
        })
    }
}
