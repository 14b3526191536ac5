//! The provisions of one law with what each does, as the rules of closure read them.
//!
//! A law is closed when nothing in it points at something that is not there: no prohibition without an offence, no offence
//! without a penalty, no duty that nobody bears. The same questions are asked of a template, with every condition in, and
//! of a finished draft.

use super::Survey;
use crate::assemble::{Assembly, BILL};
use crate::document::Language;
use crate::finding::Place;
use crate::library::{Clause, Effect, Item, Library, Located, Shape, Template};
use crate::phrase::{Phrase, Piece};
use std::collections::BTreeSet;

/// The words of an effect of one kind.
type Named = fn(&Effect) -> &[Located<String>];

/// One provision of a law.
#[derive(Clone, Debug)]
pub struct Provision<'a> {
    /// The clause it belongs to.
    pub clause: &'a Clause,
    /// Its text and what it does.
    pub item: &'a Item,
    /// The effects of the provisions around it.
    pub around: Vec<&'a Effect>,
}

/// The provisions of one law, in the order of the clauses' names.
#[derive(Clone, Debug, Default)]
pub struct Provisions<'a> {
    /// Each of them.
    pub all: Vec<Provision<'a>>,
}

/// What is missing in a law, with the place that calls for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The place.
    pub place: Place,
    /// One sentence.
    pub message: String,
}

impl<'a> Provisions<'a> {
    /// All that `law` can print.
    pub fn of_law(survey: &Survey<'a>, law: &'a Template) -> Provisions<'a> {
        let library = survey.library;
        let clauses = survey.reached(law).into_iter();
        Provisions::of_clauses(clauses.filter_map(|id| library.clause(id)), &|_| true)
    }

    /// What the bill of `assembly` prints.
    pub fn of_draft(library: &'a Library, assembly: &Assembly) -> Provisions<'a> {
        let Some(labels) = assembly.trace.labels.get(BILL) else {
            return Provisions::default();
        };
        let bill = assembly
            .drafts
            .iter()
            .filter(|draft| draft.document.head.name == BILL);
        let sources: BTreeSet<&str> = bill
            .flat_map(|draft| draft.document.walk())
            .filter_map(|node| node.source.as_ref())
            .map(|source| source.clause.as_str())
            .collect();
        let clauses = sources.into_iter().filter_map(|id| library.clause(id));
        // Without a label, or without a number, nothing tells whether it is in: then its clause decides.
        Provisions::of_clauses(clauses, &|provision| {
            let shape = provision.clause.shape;
            match &provision.item.label {
                Some(label) if shape == Shape::Section => {
                    labels.contains_key(&format!("{}#{}", provision.clause.id, label.value))
                }
                _ => true,
            }
        })
    }

    fn of_clauses(
        clauses: impl Iterator<Item = &'a Clause>,
        included: &dyn Fn(&Provision<'a>) -> bool,
    ) -> Provisions<'a> {
        let mut provisions = Provisions::default();
        for clause in clauses {
            for item in &clause.provisions {
                provisions.add(clause, item, Vec::new(), included);
            }
        }
        provisions
    }

    fn add(
        &mut self,
        clause: &'a Clause,
        item: &'a Item,
        around: Vec<&'a Effect>,
        included: &dyn Fn(&Provision<'a>) -> bool,
    ) {
        let provision = Provision {
            clause,
            item,
            around: around.clone(),
        };
        if !included(&provision) {
            return;
        }
        self.all.push(provision);
        let mut inner = around;
        inner.push(&item.does);
        for below in &item.items {
            self.add(clause, below, inner.clone(), included);
        }
    }

    /// The words under `of` in all provisions.
    fn words(&self, of: Named) -> BTreeSet<&'a str> {
        let all = self.all.iter().flat_map(|p| of(&p.item.does));
        all.map(|word| word.value.as_str()).collect()
    }

    /// Conduct that is forbidden and that no provision punishes.
    pub fn prohibitions_without_offence(&self) -> Vec<Gap> {
        let punished = self.words(|e| &e.punishes);
        self.lacking(
            |e| &e.prohibits,
            &punished,
            |word| format!("`{word}` is forbidden here, and no provision makes it an offence"),
        )
    }

    /// Offences whose penalty no provision fixes.
    pub fn offences_without_penalty(&self) -> Vec<Gap> {
        let fixed = self.words(|e| &e.penalty_for);
        self.lacking(
            |e| &e.punishes,
            &fixed,
            |word| format!("`{word}` is an offence here, and no provision fixes its penalty"),
        )
    }

    /// Penalties for what no provision makes an offence.
    pub fn penalties_without_offence(&self) -> Vec<Gap> {
        let punished = self.words(|e| &e.punishes);
        self.lacking(
            |e| &e.penalty_for,
            &punished,
            |word| format!("a penalty is fixed for `{word}`, and no provision makes it an offence"),
        )
    }

    /// Exceptions from what is no offence, or that do not name the provision they except from. In a draft, where a decision
    /// may have left an offence out, an exception from several stands as long as one of them is there.
    pub fn exceptions_without_offence(&self, in_draft: bool) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for provision in &self.all {
            let cited = provision.cited();
            let mut unforbidden = Vec::new();
            for word in &provision.item.does.excepts {
                let sources: BTreeSet<&str> = self
                    .all
                    .iter()
                    .filter(|p| {
                        let does = &p.item.does;
                        let mut words = does.punishes.iter().chain(&does.prohibits);
                        words.any(|w| w.value == word.value)
                    })
                    .map(|p| &*p.clause.id.0)
                    .collect();
                let message = if sources.is_empty() {
                    unforbidden.push(word);
                    continue;
                } else if cited.iter().any(|id| sources.contains(id)) {
                    continue;
                } else {
                    format!(
                        "an exception is made from `{}`, and does not name the provision that forbids it",
                        word.value
                    )
                };
                gaps.push(Gap {
                    place: provision.place(word),
                    message,
                });
            }
            let some_left = unforbidden.len() < provision.item.does.excepts.len();
            if in_draft && some_left {
                continue;
            }
            gaps.extend(unforbidden.into_iter().map(|word| Gap {
                place: provision.place(word),
                message: format!(
                    "an exception is made from `{}`, which no provision forbids",
                    word.value
                ),
            }));
        }
        gaps
    }

    /// Texts that speak of a duty and do not say whose it is.
    pub fn duties_without_bearer(&self) -> Vec<Gap> {
        self.unsaid(duty_words, |e| !e.duty.is_empty() || !e.report.is_empty())
            .into_iter()
            .map(|place| Gap {
                place,
                message: "the text lays down a duty, and `does:` does not say who bears it"
                    .to_owned(),
            })
            .collect()
    }

    /// Texts that give a power and do not say to whom.
    pub fn powers_without_holder(&self) -> Vec<Gap> {
        self.unsaid(power_words, |e| !e.power.is_empty())
            .into_iter()
            .map(|place| Gap {
                place,
                message: "the text gives a power, and `does:` does not say to whom".to_owned(),
            })
            .collect()
    }

    /// Actors with a duty or a power whom nothing creates or designates.
    pub fn actors_without_appointment(&self, library: &Library) -> Vec<Gap> {
        let mut known: BTreeSet<&str> = self.words(|e| &e.appoints);
        let standing = library.actors.iter().filter(|actor| actor.standing);
        known.extend(standing.map(|actor| actor.id.value.as_str()));
        let told: [Named; 3] = [|e| &e.duty, |e| &e.power, |e| &e.report];
        let mut gaps: Vec<Gap> = Vec::new();
        let mut seen = BTreeSet::new();
        for of in told {
            for provision in &self.all {
                for word in of(&provision.item.does) {
                    let actor = word.value.as_str();
                    if known.contains(actor) || !seen.insert(actor) {
                        continue;
                    }
                    gaps.push(Gap {
                        place: provision.place(word),
                        message: format!(
                            "`{actor}` has a duty or a power here, and no provision appoints such a one"
                        ),
                    });
                }
            }
        }
        gaps
    }

    /// Reports without a date by which they are due, in their own clause.
    pub fn reports_without_deadline(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for provision in &self.all {
            let Some(word) = provision.item.does.report.first() else {
                continue;
            };
            let dated = self.all.iter().any(|p| {
                p.clause.id == provision.clause.id && p.item.does.deadline && p.says_when()
            });
            if !dated {
                gaps.push(Gap {
                    place: provision.place(word),
                    message: "a report is asked for, and its clause does not say by when"
                        .to_owned(),
                });
            }
        }
        gaps
    }

    /// Schedules that no section refers to.
    pub fn schedules_not_referred_to(&self) -> Vec<Gap> {
        let cited: BTreeSet<&str> = self
            .all
            .iter()
            .filter(|p| p.clause.shape != Shape::Schedule)
            .flat_map(Provision::cited)
            .collect();
        let mut gaps: Vec<Gap> = Vec::new();
        for provision in &self.all {
            let clause = provision.clause;
            if clause.shape != Shape::Schedule || cited.contains(&*clause.id.0) {
                continue;
            }
            let gap = Gap {
                place: clause.place(),
                message: "no section refers to this schedule".to_owned(),
            };
            if !gaps.contains(&gap) {
                gaps.push(gap);
            }
        }
        gaps
    }

    /// Everything that is missing in a draft. That a penalty names an offence which a decision left out is no gap: what
    /// it cites drops out with the offence.
    pub fn gaps(&self, library: &Library) -> Vec<Gap> {
        [
            self.prohibitions_without_offence(),
            self.offences_without_penalty(),
            self.exceptions_without_offence(true),
            self.duties_without_bearer(),
            self.powers_without_holder(),
            self.actors_without_appointment(library),
            self.reports_without_deadline(),
            self.schedules_not_referred_to(),
        ]
        .concat()
    }

    fn lacking(
        &self,
        of: Named,
        known: &BTreeSet<&str>,
        message: impl Fn(&str) -> String,
    ) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for provision in &self.all {
            for word in of(&provision.item.does) {
                if !known.contains(word.value.as_str()) {
                    gaps.push(Gap {
                        place: provision.place(word),
                        message: message(&word.value),
                    });
                }
            }
        }
        gaps
    }

    /// Places of texts for which `speaks` holds in the source language while neither they nor what is around them says so.
    fn unsaid(
        &self,
        speaks: fn(&Phrase, Language) -> bool,
        says: fn(&Effect) -> bool,
    ) -> Vec<Place> {
        let mut places = Vec::new();
        for provision in &self.all {
            let clause = provision.clause;
            if clause.shape != Shape::Section {
                continue;
            }
            let item = provision.item;
            if says(&item.does) || provision.around.iter().any(|e| says(e)) {
                continue;
            }
            for text in item.text.iter().chain(&item.closing) {
                let Some(phrase) = text.get(clause.source_language) else {
                    continue;
                };
                if speaks(phrase, clause.source_language) {
                    places.push(Place::new(&clause.file, phrase.line, phrase.column));
                }
            }
        }
        places
    }
}

impl<'a> Provision<'a> {
    fn place(&self, word: &Located<String>) -> Place {
        Place::new(&self.clause.file, word.line, word.column)
    }

    /// The clauses that its texts cite, with those of the provisions under it.
    fn cited(&self) -> Vec<&'a str> {
        let texts = self.item.texts().into_iter();
        let phrases = texts.filter_map(|text| text.get(self.clause.source_language));
        phrases
            .flat_map(|phrase| phrase.value.targets())
            .map(|target| target.clause.as_str())
            .collect()
    }

    /// Whether its text names a number or prints a value: a day, a period, a date.
    fn says_when(&self) -> bool {
        let texts = self.item.texts().into_iter();
        let mut phrases = texts.filter_map(|text| text.get(self.clause.source_language));
        phrases.any(|phrase| {
            phrase.pieces().iter().any(|piece| match piece {
                Piece::Text(text) => text.chars().any(|c| c.is_ascii_digit()),
                Piece::Value { .. } => true,
                _ => false,
            })
        })
    }
}

/// Whether a text lays down a duty.
fn duty_words(phrase: &Phrase, language: Language) -> bool {
    let words: &[&str] = match language {
        Language::En => &["must", "shall"],
        Language::Fr => &[
            "doit", "doivent", "tenu", "tenue", "tenus", "tenues", "veille", "veillent",
        ],
        Language::Es => &["debe", "deben", "deberá", "deberán"],
        Language::Pt => &["deve", "devem"],
        Language::Ar => &["يجب", "على"],
    };
    phrase.pieces().iter().any(|piece| match piece {
        Piece::Text(text) => text
            .split(|c: char| !c.is_alphabetic())
            .any(|word| words.contains(&word)),
        _ => false,
    })
}

/// Whether a text gives a defined actor a power: the term, and at once the word that permits.
fn power_words(phrase: &Phrase, language: Language) -> bool {
    let words: &[&str] = match language {
        Language::En => &[" may "],
        Language::Fr => &[" peut ", " peuvent "],
        Language::Es => &[" podrá ", " puede "],
        Language::Pt => &[" pode ", " podem "],
        Language::Ar => &[" أن "],
    };
    phrase.pieces().windows(2).any(|pair| match pair {
        [Piece::Term { .. }, Piece::Text(text)] => {
            let passive = text.starts_with(" may be ") || text.starts_with(" peut être ");
            !passive && words.iter().any(|word| text.starts_with(word))
        }
        _ => false,
    })
}
