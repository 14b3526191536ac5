//! Every term that is used has a definition, with the form that is used, and a place to stand.

use crate::check::{Rule, Survey};
use crate::difference::nearest;
use crate::finding::{Findings, Severity};
use crate::library::Gathers;
use crate::phrase::{Piece, TermForm};

/// The rule.
pub const RULE: Rule = Rule {
    name: "term-undefined",
    level: Severity::Error,
    what: "A text uses a term that has no definition, or its plural where the definition gives none; or a law uses terms and no clause of it gathers the definitions.",
    why: "The reach of an offence depends on its terms. A term without its definition would leave the meaning to the court.",
    example: "text: { en: 'A person who uses a {{term \"cluster-muniton\"}} …' }",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for words in &survey.words {
        for (language, phrase) in words.versions() {
            for piece in phrase.pieces() {
                let Piece::Term { id, form } = piece else {
                    continue;
                };
                let place = || survey.spot(words.owner.file(), phrase, id);
                let library = survey.library;
                let traditions = words.owner.traditions();
                let lacking = traditions
                    .iter()
                    .find(|t| library.definition(id, **t).is_none());
                let definition = match lacking {
                    Some(_) => None,
                    None => traditions.first().and_then(|t| library.definition(id, *t)),
                };
                match definition {
                    None => {
                        let near = nearest(id, survey.terms(), 1);
                        let hint = match near.first() {
                            Some(near) => format!("did you mean `{near}`?"),
                            None => format!("add clauses/definitions/{id}.yaml"),
                        };
                        findings.push(
                            RULE.finding(format!("the term `{id}` has no definition"))
                                .at(&place())
                                .hint(hint),
                        );
                    }
                    Some(clause) if clause.title.is_none() => findings.push(
                        RULE.finding(format!("the definition of `{id}` does not say the term"))
                            .at(&clause.place())
                            .hint("add `title:` with the term as it is printed"),
                    ),
                    Some(clause) if clause.term(*form).and_then(|t| t.get(language)).is_none() => {
                        let (what, key) = match form {
                            TermForm::Singular => ("", "title"),
                            TermForm::Plural => (" in the plural", "plural"),
                            TermForm::Definite => (" with its article", "definite"),
                            TermForm::DefinitePlural => {
                                (" in the plural with its article", "definite_plural")
                            }
                        };
                        findings.push(
                            RULE.finding(format!(
                                "`{id}` is used{what}, and its definition gives none in {}",
                                language.english_name()
                            ))
                            .at(&place())
                            .hint(format!("add `{key}:` to {}", clause.file)),
                        );
                    }
                    Some(_) => {}
                }
            }
        }
    }
    for law in survey.laws() {
        let ids = survey.reached(law);
        let clauses: Vec<_> = ids
            .into_iter()
            .filter_map(|id| survey.library.clause(id))
            .collect();
        let gathered = clauses
            .iter()
            .any(|c| c.gathers == Some(Gathers::Definitions));
        let used = clauses
            .iter()
            .any(|c| survey.terms().any(|term| term == c.id.short()));
        if used && !gathered {
            findings.push(
                RULE.finding(
                    "this law uses defined terms, and no clause of it gathers the definitions",
                )
                .at(&law.place())
                .hint("add an interpretation clause that has `gathers: definitions`"),
            );
        }
    }
}
