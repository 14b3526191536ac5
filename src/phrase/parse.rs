//! From handlebars to pieces. Everything that is not on the list is refused here, with its place in the phrase.

use super::{Form, Piece, Target, TermForm};
use crate::document::{FIELD_NAME, FieldContent, FormField};
use handlebars::template::{HelperTemplate, Parameter, Template, TemplateElement};
use std::fmt;

/// Why a text is no phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseError(String);

impl fmt::Display for PhraseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PhraseError {}

fn refuse<T>(message: impl Into<String>) -> Result<T, PhraseError> {
    Err(PhraseError(message.into()))
}

/// The helpers, for messages.
const HELPERS: &str = "term, ref, refs, strong, emphasis, ask, check, choose, day, write, date, words, amount, period, list";

/// The pieces of `source`.
pub(super) fn pieces(source: &str) -> Result<Vec<Piece>, PhraseError> {
    if source.contains("{{{") {
        return refuse("`{{{` is not used here; write `{{name}}`");
    }
    let template = Template::compile(source).map_err(|error| {
        let place = error
            .pos()
            .map(|(_, column)| format!(" near character {column} of the text"))
            .unwrap_or_default();
        PhraseError(format!(
            "what stands between the braces cannot be read{place}; each `{{{{` needs its `}}}}`, each quotation mark its partner"
        ))
    })?;
    template.elements.iter().map(piece).collect()
}

fn piece(element: &TemplateElement) -> Result<Piece, PhraseError> {
    match element {
        TemplateElement::RawString(text) => Ok(Piece::Text(text.clone())),
        TemplateElement::Expression(helper) | TemplateElement::HtmlExpression(helper) => {
            expression(helper)
        }
        TemplateElement::HelperBlock(helper) => refuse(format!(
            "`{{{{#{}}}}}` cannot stand in a text; what depends on a choice is a text of its own: use `when:`, or `each:` for what repeats",
            name_of(&helper.name).unwrap_or_default()
        )),
        _ => refuse(
            "comments, partials and decorators have no place in a text; remove what stands between these braces",
        ),
    }
}

fn expression(helper: &HelperTemplate) -> Result<Piece, PhraseError> {
    let name = name_of(&helper.name)?;
    let literals = || -> Result<Vec<String>, PhraseError> {
        helper.params.iter().map(|p| literal(&name, p)).collect()
    };
    let attribute = |key: &str| -> Result<Option<String>, PhraseError> {
        helper.hash.get(key).map(|p| literal(&name, p)).transpose()
    };
    let allowed: &[&str] = match name.as_str() {
        "term" => &["form"],
        "ref" | "refs" => &["form", "with"],
        _ => &[],
    };
    if let Some(key) = helper.hash.keys().find(|k| !allowed.contains(&k.as_str())) {
        return refuse(format!("`{name}` takes no `{key}=`"));
    }
    let form = attribute("form")?;
    let value = |form: Form| -> Result<Piece, PhraseError> {
        match helper.params.as_slice() {
            [parameter] => Ok(Piece::Value {
                name: path(&name, parameter)?,
                form,
            }),
            _ => refuse(format!("`{name}` takes one name")),
        }
    };
    match name.as_str() {
        "term" => {
            let ids = literals()?;
            let [id] = ids.as_slice() else {
                return refuse("`term` takes one term in quotation marks");
            };
            let form = match form.as_deref() {
                None => TermForm::Singular,
                Some(name) => match TermForm::from_name(name) {
                    Some(form) => form,
                    None => {
                        return refuse(format!(
                            "`term` knows form=\"plural\", \"definite\" and \"definite-plural\", not \"{name}\""
                        ));
                    }
                },
            };
            Ok(Piece::Term {
                id: id.clone(),
                form,
            })
        }
        "ref" | "refs" => {
            let targets = literals()?;
            let wanted = if name == "ref" { 1..2 } else { 1..1000 };
            if !wanted.contains(&targets.len()) {
                return refuse(format!("`{name}` takes its targets in quotation marks"));
            }
            let capital = match form.as_deref() {
                None => false,
                Some("capital") => true,
                Some(other) => {
                    return refuse(format!("`{name}` knows form=\"capital\", not \"{other}\""));
                }
            };
            Ok(Piece::Reference {
                targets: targets.iter().map(|t| Target::parse(t)).collect(),
                capital,
                with: attribute("with")?,
            })
        }
        "strong" | "emphasis" => match helper.params.as_slice() {
            [Parameter::Literal(words)] => {
                let words = words.as_str().unwrap_or_default().to_owned();
                Ok(if name == "strong" {
                    Piece::Strong(words)
                } else {
                    Piece::Emphasis(words)
                })
            }
            [Parameter::Path(_)] => value(if name == "strong" {
                Form::Strong
            } else {
                Form::Emphasis
            }),
            _ => refuse(format!(
                "`{name}` takes words in quotation marks, or a name"
            )),
        },
        "ask" => match literals()?.as_slice() {
            [name, asks] => Ok(Piece::Ask {
                name: name.clone(),
                asks: asks.clone(),
            }),
            _ => refuse("`ask` takes a name and what goes here, both in quotation marks"),
        },
        "check" | "choose" | "day" | "write" => form_field(&name, literals()?),
        "date" => value(Form::Plain),
        "words" => value(Form::Words),
        "amount" => value(Form::Amount),
        "period" => value(Form::Period),
        "list" => value(Form::List),
        _ if helper.params.is_empty() && helper.hash.is_empty() => Ok(Piece::Value {
            name,
            form: Form::Plain,
        }),
        _ => refuse(format!(
            "`{{{{{name} …}}}}` means nothing; before another word can stand {HELPERS}"
        )),
    }
}

/// A field of a form.
fn form_field(helper: &str, words: Vec<String>) -> Result<Piece, PhraseError> {
    let mut words = words.into_iter();
    let name = words.next().unwrap_or_default();
    let words: Vec<String> = words.collect();
    if !FormField::is_name(&name) {
        return refuse(format!(
            "`{helper}` takes first the field's name in quotation marks: letters and digits, parted by hyphens or dots, {FIELD_NAME} characters at most"
        ));
    }
    let content = match (helper, words.as_slice()) {
        ("check", []) => FieldContent::Check,
        ("choose", [_, _, ..]) => FieldContent::Choice(words),
        ("day", [hint]) => FieldContent::Day(hint.clone()),
        ("write", [hint]) => FieldContent::Text(hint.clone()),
        ("check", _) => return refuse("`check` takes a name and nothing else"),
        ("choose", _) => return refuse("`choose` takes a name and at least two options"),
        _ => {
            return refuse(format!(
                "`{helper}` takes a name and what goes here, both in quotation marks"
            ));
        }
    };
    Ok(Piece::FormField(FormField { name, content }))
}

fn name_of(parameter: &Parameter) -> Result<String, PhraseError> {
    match parameter.as_name() {
        Some(name) => checked(name),
        None => refuse("only names may stand between the braces"),
    }
}

fn path(helper: &str, parameter: &Parameter) -> Result<String, PhraseError> {
    match parameter {
        Parameter::Path(_) | Parameter::Name(_) => name_of(parameter),
        _ => refuse(format!("`{helper}` takes a name without quotation marks")),
    }
}

fn literal(helper: &str, parameter: &Parameter) -> Result<String, PhraseError> {
    match parameter {
        Parameter::Literal(serde_json::Value::String(text)) => Ok(text.clone()),
        _ => refuse(format!(
            "`{helper}` takes words in quotation marks, so that what a clause uses is known when it is read"
        )),
    }
}

/// Names are words of letters, digits, `_` and `-`, joined by dots.
fn checked(name: &str) -> Result<String, PhraseError> {
    let plain = name.split('.').all(|word| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
    });
    if plain {
        Ok(name.to_owned())
    } else {
        refuse(format!("`{name}` is no name of a value"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(source: &str) -> String {
        pieces(source).expect_err("must be refused").to_string()
    }

    #[test]
    fn a_text_with_everything_on_the_list() {
        let found = pieces(
            "Use {{term \"cluster-munition\" form=\"plural\"}} under {{ref \"offences/use#penalty\"}} for {{words penalty.years}} on {{state.signed}}.",
        )
        .expect("reads");
        assert_eq!(
            found,
            [
                Piece::Text("Use ".into()),
                Piece::Term {
                    id: "cluster-munition".into(),
                    form: TermForm::Plural
                },
                Piece::Text(" under ".into()),
                Piece::Reference {
                    targets: vec![Target::parse("offences/use#penalty")],
                    capital: false,
                    with: None
                },
                Piece::Text(" for ".into()),
                Piece::Value {
                    name: "penalty.years".into(),
                    form: Form::Words
                },
                Piece::Text(" on ".into()),
                Piece::Value {
                    name: "state.signed".into(),
                    form: Form::Plain
                },
                Piece::Text(".".into()),
            ]
        );
    }

    #[test]
    fn the_fields_of_a_form() {
        let field = |source: &str| match pieces(source).expect("reads").remove(0) {
            Piece::FormField(field) => (field.name.clone(), field.plain()),
            other => panic!("{other:?}"),
        };
        let named = |name: &str, plain: &str| (name.to_owned(), plain.to_owned());
        assert_eq!(field("{{check \"consent\"}}"), named("consent", "☐"));
        assert_eq!(
            field("{{choose \"stage\" \"early\" \"late\"}}"),
            named("stage", "[early / late]")
        );
        assert_eq!(field("{{day \"when\" \"date\"}}"), named("when", "[date]"));
        assert_eq!(field("{{write \"who\" \"name\"}}"), named("who", "[name]"));
        assert!(error("{{check \"a b\"}}").contains("field's name"));
        assert!(error("{{check \"a\" \"b\"}}").contains("nothing else"));
        assert!(error("{{choose \"a\" \"b\"}}").contains("two options"));
        assert!(error("{{day \"a\"}}").contains("what goes here"));
    }

    #[test]
    fn blocks_are_refused_because_strict_mode_would_let_a_misspelt_condition_through() {
        assert!(error("{{#if fin}}x{{/if}}").contains("use `when:`"));
        assert!(error("{{#unless fin}}x{{/unless}}").contains("use `when:`"));
        assert!(error("{{#each x}}y{{/each}}").contains("use `when:`"));
    }

    #[test]
    fn unknown_helpers_raw_braces_and_computed_arguments_are_refused() {
        assert!(error("{{trem \"x\"}}").contains("`{{trem …}}` means nothing"));
        assert!(error("{{{name}}}").contains("{{{"));
        assert!(error("{{term name}}").contains("quotation marks"));
        assert!(error("{{term \"x\" frm=\"plural\"}}").contains("no `frm=`"));
        assert!(error("{{> part}}").contains("partials"));
        assert!(error("{{ name").contains("cannot be read"));
        assert!(error("{{../name}}").contains("name"));
    }
}
