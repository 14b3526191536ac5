//! The closed list of what a phrase is made of.

use super::Form;
use crate::document::FormField;
use std::fmt;

/// One piece of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words as they stand.
    Text(String),
    /// `{{strong "words"}}`
    Strong(String),
    /// `{{emphasis "words"}}`
    Emphasis(String),
    /// `{{name}}`, `{{date name}}`, `{{words name}}`, `{{amount name}}`, `{{period name}}`, `{{list name}}`
    Value {
        /// The value's name.
        name: String,
        /// How it is written.
        form: Form,
    },
    /// `{{term "cluster-munition" form="plural"}}`
    Term {
        /// The definition's short id.
        id: String,
        /// Which form of it.
        form: TermForm,
    },
    /// `{{ref "offences/use#penalty"}}` or `{{refs "a" "b"}}`
    Reference {
        /// One target, or several to be joined.
        targets: Vec<Target>,
        /// At the start of a sentence.
        capital: bool,
        /// The article or preposition that melts into the citation: `de` for "de l'article 5".
        with: Option<String>,
    },
    /// `{{ask "name" "what goes here"}}`: a blank that no value fills and somebody has to fill before the document is sent.
    Ask {
        /// A name, unique in its document.
        name: String,
        /// What goes here.
        asks: String,
    },
    /// `{{check "name"}}`, `{{choose "name" "one" "two"}}`, `{{day "name" "which"}}`, `{{write "name" "what"}}`: a field of a form, which its
    /// reader fills in.
    FormField(FormField),
}

/// The forms in which a term is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TermForm {
    /// One of them.
    #[default]
    Singular,
    /// Several.
    Plural,
    /// A certain one, where the language writes the article into the word, as Arabic does.
    Definite,
    /// Certain ones.
    DefinitePlural,
}

impl TermForm {
    /// The form of this name in a text.
    pub fn from_name(name: &str) -> Option<TermForm> {
        Some(match name {
            "plural" => TermForm::Plural,
            "definite" => TermForm::Definite,
            "definite-plural" => TermForm::DefinitePlural,
            _ => return None,
        })
    }
}

/// What a reference points to: `bill:offences/use#penalty`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Target {
    /// The document, by the name it is cited by; `None` for the phrase's own document.
    pub document: Option<String>,
    /// The clause's id.
    pub clause: String,
    /// The provision's label in the clause; `None` for the clause as a whole.
    pub label: Option<String>,
}

impl Target {
    /// Reads `document:clause#label`.
    pub fn parse(text: &str) -> Target {
        let (document, rest) = match text.split_once(':') {
            Some((document, rest)) => (Some(document.to_owned()), rest),
            None => (None, text),
        };
        let (clause, label) = match rest.split_once('#') {
            Some((clause, label)) => (clause, Some(label.to_owned())),
            None => (rest, None),
        };
        Target {
            document,
            clause: clause.to_owned(),
            label,
        }
    }

    /// Whether it names a module of the law, `bill:C-OFF-USE`, instead of a clause: whatever clauses carry the module in the
    /// law that the pack has.
    pub fn names_module(&self) -> bool {
        self.clause.starts_with("C-") && self.document.is_some()
    }

    /// The id of the node it points to.
    pub fn node(&self) -> String {
        match &self.label {
            Some(label) => format!("{}#{label}", self.clause),
            None => self.clause.clone(),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(document) = &self.document {
            write!(f, "{document}:")?;
        }
        f.write_str(&self.node())
    }
}
