//! A state's profile: what is known of it, with source and confidence.

use super::status::Participation;
use super::{Confidence, Fact, Located, Status, Step, Tradition};
use crate::document::{Language, Numerals, Paper};
use crate::finding::Place;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A state's three-letter code (ISO 3166-1 alpha-3).
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct StateCode(pub String);

impl fmt::Display for StateCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One file of `states/`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its file.
    #[serde(skip, default = "no_file")]
    pub file: Arc<str>,
    /// Two-letter code.
    pub iso2: String,
    /// Three-letter code.
    pub iso3: StateCode,
    /// The date of the facts as a whole.
    #[schemars(with = "String")]
    pub as_of: Date,
    /// The paper its offices print on (Unicode CLDR, supplemental data, paper size).
    #[serde(default)]
    pub paper: Paper,
    /// Names.
    pub name: Located<Names>,
    /// Geography.
    pub geo: Located<Geography>,
    /// Memberships.
    pub organisations: Located<Organisations>,
    /// Languages.
    pub languages: Located<Languages>,
    /// The legal system.
    pub legal_system: Located<LegalSystem>,
    /// The organs of the state.
    pub state_organs: Located<Organs>,
    /// The Convention on Cluster Munitions.
    pub ccm: Located<Participation>,
    /// The Anti-Personnel Mine Ban Convention.
    pub apmbc: Located<Participation>,
    /// Stocks, production, contamination, use.
    pub cluster_munitions: Located<ClusterMunitions>,
    /// National law on file.
    pub national_law: Located<NationalLaw>,
    /// Steps short of joining.
    pub interim_steps: Located<InterimSteps>,
    /// Plenary votes on the General Assembly's yearly resolution, by year.
    pub unga_votes: Located<Votes>,
    /// What drafting needs.
    pub drafting: Drafting,
    /// Values that hold for this state, by name.
    #[serde(default)]
    pub values: BTreeMap<String, Located<super::Answer>>,
}

/// The year of the last roll call of the plenary that is on file.
const LAST_ROLL_CALL: &str = "2019";

fn no_file() -> Arc<str> {
    Arc::from("")
}

/// Names of a state.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// The name that the United Nations use, in English.
    pub un_name_en: String,
    /// The same in French.
    pub un_name_fr: String,
    /// Whether the common name differs.
    pub cldr_differs_from_un: bool,
    /// Common short name in English.
    pub short_en: String,
    /// Formal name in English.
    pub formal_en: String,
    /// Whether the two are the same.
    pub formal_same_as_short: bool,
    /// French.
    pub fr: String,
    /// Spanish.
    pub es: String,
    /// Portuguese.
    pub pt: String,
    /// Arabic.
    pub ar: String,
    /// Russian.
    pub ru: String,
    /// Chinese.
    pub zh: String,
    /// In running text, with its article where the language has one: `le Kenya`.
    #[serde(default)]
    pub in_text: BTreeMap<Language, String>,
    /// The formal name in running text, with its article: `la République du Kenya`.
    #[serde(default)]
    pub formal: BTreeMap<Language, String>,
    /// Source.
    pub source: Option<String>,
    /// Confidence.
    pub confidence: Option<Confidence>,
}

/// Where a state lies.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Geography {
    /// Continent.
    pub continent: String,
    /// Region of the United Nations' M49 list.
    pub un_subregion: String,
    /// Capital.
    pub capital: Option<String>,
    /// Member of the United Nations.
    pub un_member: bool,
    /// Source.
    pub source: Option<String>,
    /// Confidence.
    pub confidence: Option<Confidence>,
}

/// Organisations a state belongs to.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisations {
    /// By their usual short names.
    pub member_of: Vec<String>,
    /// A remark.
    pub note: Option<String>,
    /// Member of the Inter-Parliamentary Union.
    pub ipu_member: Option<bool>,
    /// Source of that.
    pub ipu_source: Option<String>,
    /// Confidence of that.
    pub ipu_confidence: Option<Confidence>,
    /// Source.
    pub source: Option<String>,
    /// Confidence.
    pub confidence: Option<Confidence>,
}

/// Official languages.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Languages {
    /// Codes (ISO 639).
    pub official: Vec<String>,
    /// The digits that its Arabic texts have.
    #[serde(default)]
    pub numerals: Numerals,
    /// Source.
    pub source: Option<String>,
    /// Confidence.
    pub confidence: Option<Confidence>,
}

/// The legal system.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LegalSystem {
    /// What it is made of.
    pub components: Vec<String>,
    /// The family whose form of law it uses.
    pub drafting_family: String,
    /// How treaties enter national law.
    pub treaty_reception: Option<String>,
    /// On which ground.
    pub treaty_reception_basis: Option<String>,
    /// Confidence of that.
    pub treaty_reception_confidence: Option<Confidence>,
    /// Source.
    pub source: Option<String>,
    /// Confidence.
    pub confidence: Option<Confidence>,
}

/// The organs of a state.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organs {
    /// Form of government.
    pub government_type: Option<String>,
    /// How the head of state is styled.
    pub head_of_state_style: Option<String>,
    /// Source of that.
    pub head_of_state_source: Option<String>,
    /// The legislature.
    pub legislature: Option<String>,
    /// `unicameral`, `bicameral`, or `none` where no body of the State is a legislature in the sense of treaty law.
    pub structure: Option<String>,
    /// Its chambers, where it has two.
    pub chambers: Vec<String>,
    /// Whether the legislature sits, where the profile knows.
    #[serde(default)]
    pub sits: Option<bool>,
    /// A remark, internal.
    pub note: Option<String>,
    /// Source.
    pub source: Option<String>,
    /// Confidence.
    pub confidence: Option<Confidence>,
}

/// Stocks, production, contamination, use.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClusterMunitions {
    /// `unknown`, `not_known`, `none_stated`, `destroyed`, `holds`.
    pub stockpile: String,
    /// A remark.
    pub stockpile_note: Option<String>,
    /// Source.
    pub stockpile_source: Option<String>,
    /// Confidence.
    pub stockpile_confidence: Option<Confidence>,
    /// Whether it produces.
    pub producer: Option<bool>,
    /// Source.
    pub producer_source: Option<String>,
    /// Confidence.
    pub producer_confidence: Option<Confidence>,
    /// `contaminated` or `declared_clear`.
    pub contamination: Option<String>,
    /// A remark.
    pub contamination_note: Option<String>,
    /// Source.
    pub contamination_source: Option<String>,
    /// Confidence.
    pub contamination_confidence: Option<Confidence>,
    /// Use, as reported.
    pub use_history: Option<String>,
    /// Source.
    pub use_source: Option<String>,
    /// Confidence.
    pub use_confidence: Option<Confidence>,
}

/// National law on file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NationalLaw {
    /// What it is.
    pub instrument: Option<String>,
    /// Its year, as found.
    pub year: Option<String>,
    /// Source.
    pub source: Option<String>,
    /// Confidence.
    pub confidence: Option<Confidence>,
}

/// Steps short of joining.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InterimSteps {
    /// As records.
    pub steps: Vec<Step>,
    /// What the state has said of its position.
    pub position_note: Option<String>,
    /// Source.
    pub source: Option<String>,
    /// Confidence.
    pub confidence: Option<Confidence>,
}

/// Votes by year.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Votes {
    /// Source.
    pub source: Option<String>,
    /// Confidence.
    pub confidence: Option<Confidence>,
    /// A remark.
    pub note: Option<String>,
    /// Year to vote: `yes`, `no`, `abstain`, `absent_or_not_voting`; `None` when unknown.
    #[serde(flatten)]
    pub by_year: BTreeMap<String, Option<String>>,
}

/// Facts that drafting needs and that nobody has collected yet for most states.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Drafting {
    /// The ministry that would lead.
    pub lead_ministry: Located<Fact>,
    /// The currency of penalties.
    pub currency: Located<Fact>,
    /// The official gazette.
    pub gazette: Located<Fact>,
    /// The law officer who consents to prosecutions.
    pub law_officer: Located<Fact>,
    /// The enacting formula that the constitution fixes.
    pub enacting_formula: Located<Fact>,
    /// The customs Act.
    pub customs_act: Located<Fact>,
    /// The arms or firearms Act.
    pub arms_act: Located<Fact>,
    /// The existing Act on anti-personnel mines.
    pub mine_ban_act: Located<Fact>,
    /// House styles of words that its Acts use, by the names of the files of `templates/usage/`.
    #[serde(default)]
    pub usage: Vec<Located<String>>,
}

impl Drafting {
    /// Each fact with its name.
    pub fn facts(&self) -> [(&'static str, &Located<Fact>); 8] {
        [
            ("state.lead_ministry", &self.lead_ministry),
            ("state.currency", &self.currency),
            ("state.gazette", &self.gazette),
            ("state.law_officer", &self.law_officer),
            ("state.enacting_formula", &self.enacting_formula),
            ("state.customs_act", &self.customs_act),
            ("state.arms_act", &self.arms_act),
            ("state.mine_ban_act", &self.mine_ban_act),
        ]
    }
}

/// What is known on a matter that decides which law fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Known not to be so.
    No,
    /// Known to be so.
    Yes,
    /// Unknown.
    Unknown,
}

impl Profile {
    /// The place of a line of this file.
    pub fn place(&self, line: usize, column: usize) -> Place {
        Place::new(&self.file, line, column)
    }

    /// Status towards the Convention on `day`.
    pub fn status(&self, day: Date) -> Status {
        self.ccm.status(day)
    }

    /// Whether it holds stocks. A statement of low confidence, or one made of States Parties at large about a state
    /// that is none, leaves it unknown.
    pub fn stockpile(&self, day: Date) -> Known {
        let facts = &self.cluster_munitions;
        let sure = facts.stockpile_confidence > Some(Confidence::Low);
        match facts.stockpile.as_str() {
            "holds" => Known::Yes,
            "none_stated" if sure => Known::No,
            "destroyed" if sure && self.ccm.status(day) == Status::Party => Known::No,
            _ => Known::Unknown,
        }
    }

    /// Whether it has contaminated areas.
    pub fn contamination(&self) -> Known {
        match self.cluster_munitions.contamination.as_deref() {
            Some("contaminated") => Known::Yes,
            Some("declared_clear") => Known::No,
            _ => Known::Unknown,
        }
    }

    /// The recorded plenary votes on the yearly resolution: year and vote, in order of the years. What is on file of later
    /// years does not say whether it was the plenary's vote or the First Committee's.
    pub fn recorded_votes(&self) -> Vec<(&str, &str)> {
        self.unga_votes
            .by_year
            .iter()
            .filter(|(year, _)| year.as_str() <= LAST_ROLL_CALL)
            .filter_map(|(year, vote)| Some((year.as_str(), vote.as_deref()?)))
            .collect()
    }

    /// How it receives treaties, where that is clear enough to argue from: `monist`, `dualist` or `unknown`.
    pub fn reception(&self) -> &'static str {
        match self.legal_system.treaty_reception.as_deref() {
            Some(r) if r.starts_with("monist") => "monist",
            Some(r) if r.starts_with("dualist") && r != "dualist_or_mixed" => "dualist",
            _ => "unknown",
        }
    }

    /// The formal name with its article, for running text: `the Kingdom of Tonga`, `la République du Kenya`.
    pub fn name_in_text(&self, language: Language) -> String {
        match language {
            Language::En => self.english_name_in_text(),
            other => self.name.formal.get(&other).cloned(),
        }
        .unwrap_or_else(|| self.short_name(language).to_owned())
    }

    /// The short name.
    pub fn short_name(&self, language: Language) -> &str {
        let name = &self.name;
        match language {
            Language::En => &name.un_name_en,
            Language::Fr => &name.un_name_fr,
            Language::Es => &name.es,
            Language::Pt => &name.pt,
            // What stands in running text is the name in the usage of the United Nations; it bears no article that a list would lack.
            Language::Ar => name.in_text.get(&language).unwrap_or(&name.ar),
        }
    }

    fn english_name_in_text(&self) -> Option<String> {
        // Formal names built on a common noun take the article; proper names do not.
        const NOUNS: [&str; 17] = [
            "Republic",
            "Kingdom",
            "State",
            "States",
            "Federation",
            "Union",
            "Commonwealth",
            "Principality",
            "Sultanate",
            "Duchy",
            "Emirates",
            "Confederation",
            "See",
            "Democratic",
            "Co-operative",
            "Nation",
            "Islands",
        ];
        let formal = &self.name.formal_en;
        let noun = formal.split([' ', '-']).any(|word| NOUNS.contains(&word));
        if noun && formal != "Solomon Islands" && !formal.starts_with("The ") {
            Some(format!("the {formal}"))
        } else {
            Some(formal.clone())
        }
    }

    /// The legislature as running English text names it: `Parliament`, `the Legislative Assembly`. A gloss in brackets
    /// belongs to the profile, not into a law. In another language its own name, if the profile has it.
    pub fn legislature_in_text(&self, language: Language) -> Option<String> {
        let name = self.state_organs.legislature.as_deref()?;
        if language != Language::En {
            return self.named_in(name, language);
        }
        let name = name.split(" (").next().unwrap_or(name);
        Some(match name {
            "Parliament" => name.to_owned(),
            _ => format!("the {name}"),
        })
    }

    /// The name of an organ in `language`. Profiles have it in English, and in brackets as the State itself writes it; a
    /// name in a third language is not known, and is not translated by guess.
    pub fn named_in(&self, organ: &str, language: Language) -> Option<String> {
        if language == Language::En {
            return Some(organ.to_owned());
        }
        let (_, gloss) = organ.split_once(" (")?;
        let gloss = gloss.strip_suffix(')')?;
        let arabic = gloss.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c));
        let written = arabic == (language == Language::Ar);
        let own = self.languages.official.iter();
        let mut own = own.filter(|l| ["fr", "es", "pt", "ar"].contains(&l.as_str()));
        (written && own.any(|l| l == language.code())).then(|| gloss.to_owned())
    }

    /// The language of the library in which its papers are made unless somebody asks for another: that of its drafting
    /// family where it is official, else the first official one, else English.
    pub fn own_language(&self) -> Language {
        let official: Vec<Language> = self
            .languages
            .official
            .iter()
            .filter_map(|code| Language::from_code(code))
            .collect();
        let of_family = match self.legal_system.drafting_family.as_str() {
            "common_law_commonwealth" | "common_law_us_style" => Some(Language::En),
            "civil_law_francophone" | "bijural_civil_francophone_and_common_law" => {
                Some(Language::Fr)
            }
            "civil_law_hispanophone" => Some(Language::Es),
            "civil_law_lusophone" => Some(Language::Pt),
            "arabic_civil_or_islamic" => Some(Language::Ar),
            _ => None,
        };
        let of_family = of_family.filter(|language| official.contains(language));
        let common_law = self.tradition() == Tradition::CommonLaw;
        of_family
            .or_else(|| official.first().copied().filter(|_| !common_law))
            .unwrap_or(Language::En)
    }

    /// The locale of its texts in `language` (BCP 47). Where the language is official, that of the State for Arabic, whose
    /// digits follow the region, and for the Portuguese of Brazil; else the common one.
    pub fn locale(&self, language: Language) -> String {
        let official = self.languages.official.iter().any(|l| l == language.code());
        match language {
            Language::Ar if official => format!("ar-{}", self.iso2),
            Language::Pt if self.iso2 == "BR" => "pt-BR".to_owned(),
            other => other.tag().to_owned(),
        }
    }

    /// The family of drafting, as conditions test it.
    pub fn family(&self) -> &'static str {
        match self.legal_system.drafting_family.as_str() {
            "common_law_commonwealth" => "common-law",
            "common_law_us_style" => "us-style",
            "civil_law_francophone"
            | "civil_law_francophone_arabic"
            | "bijural_civil_francophone_and_common_law" => "francophone",
            "civil_law_hispanophone" => "hispanophone",
            "civil_law_lusophone" => "lusophone",
            "arabic_civil_or_islamic" => "arabic",
            "civil_law_continental_other" => "continental",
            "mixed_common_law_substance_greek_form" => "mixed",
            _ => "other",
        }
    }

    /// The tradition whose clauses its laws are made of.
    pub fn tradition(&self) -> Tradition {
        match self.family() {
            "common-law" | "us-style" | "mixed" => Tradition::CommonLaw,
            _ => Tradition::CivilLaw,
        }
    }

    /// Every name by which a person may call it.
    pub fn names(&self) -> [&str; 12] {
        let name = &self.name;
        [
            &self.iso2,
            &self.iso3.0,
            &name.un_name_en,
            &name.un_name_fr,
            &name.short_en,
            &name.formal_en,
            &name.fr,
            &name.es,
            &name.pt,
            &name.ar,
            &name.ru,
            &name.zh,
        ]
    }
}
