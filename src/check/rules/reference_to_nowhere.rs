//! Every name of something else names something that is there.

use crate::check::survey::{Owner, Part, Words};
use crate::check::{Rule, Survey};
use crate::difference::nearest;
use crate::document::DocumentKind;
use crate::finding::{Finding, Findings, Place, Severity};
use crate::library::{Clause, Located, Shape, Template};
use crate::phrase::Target;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The rule.
pub const RULE: Rule = Rule {
    name: "reference-to-nowhere",
    level: Severity::Error,
    what: "A `ref` names a clause, a label or a document that does not exist or has no number; or a file names a clause, template, module, obligation, approach or family that does not exist.",
    why: "The printed law would cite a section that is not there, or would silently lack what the name stands for.",
    example: "text: { en: 'An offence against {{ref \"offences/usage\"}} …' }     # the clause is called offences/use",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for words in &survey.words {
        for (_, phrase) in words.versions() {
            for target in phrase.targets() {
                if let Some(finding) = target_fault(survey, words, target) {
                    let place = survey.spot(words.owner.file(), phrase, &target.to_string());
                    findings.push(finding.at(&place));
                }
            }
        }
    }
    arranged(survey, findings);
    carried(survey, findings);
}

fn near<'n>(word: &str, names: impl IntoIterator<Item = &'n str>, otherwise: &str) -> String {
    match nearest(word, names, 1).first() {
        Some(near) => format!("did you mean `{near}`?"),
        None => otherwise.to_owned(),
    }
}

/// Why nothing can be cited here.
fn target_fault(survey: &Survey<'_>, words: &Words<'_>, target: &Target) -> Option<Finding> {
    let library = survey.library;
    if words.part == Part::Label {
        return Some(
            RULE.finding(format!("nothing can be cited here, and these words cite `{target}`"))
                .hint("titles, purposes and questions are printed where no number is known; say it in words"),
        );
    }
    if let Some(document) = &target.document {
        let names: BTreeSet<&str> = library
            .templates
            .values()
            .map(|t| t.document.as_str())
            .collect();
        if !names.contains(document.as_str()) {
            return Some(
                RULE.finding(format!("there is no document `{document}`"))
                    .hint(near(
                        document,
                        names,
                        "the name before the colon is the `document:` of a template",
                    )),
            );
        }
        let of_laws = survey.laws().any(|law| law.document == *document);
        if !of_laws {
            return Some(
                RULE.finding(format!("`{document}` has no numbered provisions to cite"))
                    .hint("only provisions of a law can be cited"),
            );
        }
    } else if let Owner::Template(template) = words.owner
        && template.kind.value != DocumentKind::Law
    {
        return Some(
            RULE.finding(format!(
                "this document has no provision `{}` of its own",
                target.node()
            ))
            .hint(format!(
                "to cite the bill, write \"bill:{}\"",
                target.node()
            )),
        );
    }
    if target.names_module() {
        let carried = library.sections_of(&target.clause).next().is_some();
        let ids = library.obligations.modules.iter();
        return (!carried).then(|| {
            RULE.finding(format!("no section carries the module `{}`", target.clause))
                .hint(near(
                    &target.clause,
                    ids.map(|module| module.id.value.as_str()),
                    "the modules are listed in clauses/obligations.yaml",
                ))
        });
    }
    let Some(clause) = library.clause(&target.clause) else {
        let ids = library.clauses.keys().map(|id| &*id.0);
        return Some(
            RULE.finding(format!("there is no clause `{}`", target.clause))
                .hint(near(
                    &target.clause,
                    ids,
                    "a clause is named by its path under clauses/ without `.yaml`",
                )),
        );
    };
    label_fault(clause, target).or_else(|| shape_fault(clause, target))
}

fn label_fault(clause: &Clause, target: &Target) -> Option<Finding> {
    let label = target.label.as_ref()?;
    let labels: Vec<&str> = clause
        .items()
        .into_iter()
        .filter_map(|item| item.label.as_ref())
        .map(|own| own.value.as_str())
        .collect();
    if labels.contains(&label.as_str()) {
        return None;
    }
    Some(
        RULE.finding(format!(
            "the clause `{}` has no provision with the label `{label}`",
            clause.id
        ))
        .hint(near(
            label,
            labels.iter().copied(),
            &format!("its labels are {}", labels.join(", ")),
        )),
    )
}

fn shape_fault(clause: &Clause, target: &Target) -> Option<Finding> {
    let what = match (clause.shape, &target.label) {
        (Shape::Definition, None) => "a definition",
        (Shape::LongTitle, _) => "the long title",
        (Shape::Schedule, Some(_)) => "a paragraph of a schedule",
        _ => return None,
    };
    Some(
        RULE.finding(format!(
            "`{}` is {what}, which has no number to cite",
            target.node()
        ))
        .hint("cite a section or the schedule as a whole"),
    )
}

/// Clauses in templates, templates in packs, and what a law names.
fn arranged(survey: &Survey<'_>, findings: &mut Findings) {
    let library = survey.library;
    let ids: Vec<&str> = library.clauses.keys().map(|id| &*id.0).collect();
    for template in library.templates.values() {
        for named in template.clauses() {
            if library.clause(&named.value).is_none() {
                findings.push(
                    at(
                        &template.file,
                        named,
                        format!("there is no clause `{}`", named.value),
                    )
                    .hint(near(
                        &named.value,
                        ids.iter().copied(),
                        "a clause is named by its path under clauses/ without `.yaml`",
                    )),
                );
            }
        }
        law(survey, template, findings);
    }
    for pack in library.packs.values() {
        for document in &pack.documents {
            let named = &document.template;
            if !library.templates.contains_key(&named.value) {
                findings.push(
                    at(
                        &pack.file,
                        named,
                        format!("there is no template `{}`", named.value),
                    )
                    .hint(near(
                        &named.value,
                        library.templates.keys().map(String::as_str),
                        "a template is named by its path under templates/ without `.yaml`",
                    )),
                );
            }
        }
    }
}

/// The approach and the families of a law.
fn law(survey: &Survey<'_>, template: &Template, findings: &mut Findings) {
    let library = survey.library;
    let approaches: Vec<&str> = library
        .obligations
        .approaches
        .iter()
        .map(|a| a.id.as_str())
        .collect();
    if let Some(approach) = &template.approach
        && !approaches.contains(&approach.as_str())
    {
        findings.push(
            RULE.finding(format!("there is no approach `{approach}`"))
                .at(&template.place())
                .hint(format!("the approaches are {}", approaches.join(", "))),
        );
    }
    let families: BTreeSet<&str> = library
        .states
        .values()
        .map(|p| p.legal_system.drafting_family.as_str())
        .collect();
    for family in &template.families {
        if !families.contains(family.as_str()) {
            findings.push(
                RULE.finding(format!(
                    "no State belongs to the drafting family `{family}`"
                ))
                .at(&template.place())
                .hint(near(
                    family,
                    families.iter().copied(),
                    "a family is what `drafting_family:` says in a file of states/",
                )),
            );
        }
    }
}

/// Modules and obligations.
fn carried(survey: &Survey<'_>, findings: &mut Findings) {
    let obligations = &survey.library.obligations;
    let modules: Vec<&str> = obligations
        .modules
        .iter()
        .map(|m| m.id.value.as_str())
        .collect();
    let duties: Vec<&str> = obligations
        .obligations
        .iter()
        .map(|o| o.id.value.as_str())
        .collect();
    let lists = "clauses/obligations.yaml lists them";
    let file: Arc<str> = Arc::from("clauses/obligations.yaml");
    let named = obligations.obligations.iter().flat_map(|o| &o.clauses);
    let mut uses: Vec<(&Arc<str>, &Located<String>)> = named.map(|m| (&file, m)).collect();
    let clauses = survey.library.clauses.values();
    uses.extend(clauses.clone().map(|c| (&c.file, &c.module)));
    for (file, module) in uses {
        if !modules.contains(&module.value.as_str()) {
            findings.push(
                at(
                    file,
                    module,
                    format!("there is no module `{}`", module.value),
                )
                .hint(near(&module.value, modules.iter().copied(), lists)),
            );
        }
    }
    for clause in clauses {
        for duty in &clause.implements {
            if !duties.contains(&duty.value.as_str()) {
                findings.push(
                    at(
                        &clause.file,
                        duty,
                        format!("there is no obligation `{}`", duty.value),
                    )
                    .hint(near(&duty.value, duties.iter().copied(), lists)),
                );
            }
        }
    }
}

fn at(file: &Arc<str>, named: &Located<String>, message: String) -> Finding {
    RULE.finding(message)
        .at(&Place::new(file, named.line, named.column))
}
