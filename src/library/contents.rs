//! The library as a whole.

use super::{
    Actor, Clause, ClauseId, Declaration, Obligations, Pack, PlaceNames, Profile, StateCode,
    StyleWords, Template, Text, Tradition, Usage,
};
use crate::document::Language;
use crate::fingerprint::Fingerprint;
use std::collections::BTreeMap;

/// Everything that was read, in order of the names.
#[derive(Clone, Debug)]
pub struct Library {
    /// Clauses by id.
    pub clauses: BTreeMap<ClauseId, Clause>,
    /// The duties under the Convention.
    pub obligations: Obligations,
    /// Values by name.
    pub values: BTreeMap<String, Declaration>,
    /// Templates by id.
    pub templates: BTreeMap<String, Template>,
    /// Who can have a duty or a power.
    pub actors: Vec<Actor>,
    /// The names in words of what the program itself gives, by name.
    pub facts: BTreeMap<String, Text>,
    /// Names of regions and organisations.
    pub places: PlaceNames,
    /// House styles of words, by name.
    pub usages: BTreeMap<String, Usage>,
    /// What rules of style look for, by language.
    pub style: BTreeMap<Language, StyleWords>,
    /// Packs by id.
    pub packs: BTreeMap<String, Pack>,
    /// Profiles by code.
    pub states: BTreeMap<StateCode, Profile>,
    /// The dress of Word files.
    pub dress: crate::ooxml::Dress,
    /// The fingerprint of all files.
    pub edition: Fingerprint,
}

impl Library {
    /// The clause with this id.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.get(&ClauseId(id.into()))
    }

    /// The sections that carry the module with this id.
    pub fn sections_of(&self, module: &str) -> impl Iterator<Item = &Clause> {
        self.clauses
            .values()
            .filter(move |c| c.shape == super::Shape::Section && c.module.value == module)
    }

    /// The definition of the term with this short id, such as `cluster-munition`, for laws of `tradition`.
    pub fn definition(&self, term: &str, tradition: Tradition) -> Option<&Clause> {
        self.clauses.values().find(|c| {
            c.shape == super::Shape::Definition
                && c.id.short() == term
                && c.scope.tradition.contains(&tradition)
        })
    }
}
