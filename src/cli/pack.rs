//! `enact pack`

use super::orders::{FinishArgs, FormatArg, OrderArgs};
use super::report::Report;
use super::states::TargetArg;
use super::{Answer, system};
use crate::library::{Profile, TargetCategory, vote_year};
use crate::ops::{Desk, Outcome, PackRequest, Packed, Trouble, find_state, pack, pack_all};
use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::PathBuf;

/// Make a folder of papers for a state, or for many.
#[derive(Args)]
pub(super) struct PackArgs {
    /// A code of two or three letters, or a name
    #[arg(required_unless_present_any = ["all", "target"], conflicts_with_all = ["all", "target"])]
    state: Option<String>,
    /// Every state that can have the pack
    #[arg(long)]
    all: bool,
    /// Every state of a category of the work plan; may be given often
    #[arg(long, value_name = "CATEGORY", conflicts_with = "all")]
    target: Vec<TargetArg>,
    #[command(flatten)]
    order: OrderArgs,
    /// The folder in which the pack's folder is made
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    output: PathBuf,
    /// The format of the documents
    #[arg(long, value_enum, default_value = "docx")]
    format: FormatArg,
    #[command(flatten)]
    finish: FinishArgs,
    /// Replace a folder that exists, whole
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: &PackArgs, desk: &Desk, report: &mut Report) -> Result<Answer, Trouble> {
    let format = args.format.finished(&args.finish);
    let request = args
        .order
        .request(&desk.library, format, &args.output, args.force)?;
    if let Some(state) = &args.state {
        let packed = pack(desk, find_state(desk, state)?, &request)?;
        report.findings(&packed.notes);
        for sentence in &packed.removed {
            report.talk(sentence);
        }
        for sentence in packed.no_bill.iter().chain(&packed.language_note) {
            report.talk(&format!("note: {sentence}"));
        }
        report.line(&summary(&packed))?;
        return Ok(Answer::Done);
    }
    many(args, desk, &request, report)
}

/// One line: what was written, what is open, what to do next.
fn summary(packed: &Packed) -> String {
    let next = match &packed.sheet {
        Some(sheet) => format!("open {} and confirm what it lists", sheet.display()),
        None => "read it before it is sent".to_owned(),
    };
    format!(
        "wrote {}: {} documents{}, {} blanks open; next: {next}",
        packed.folder.display(),
        packed.documents,
        if packed.no_bill.is_some() {
            " (no bill)"
        } else {
            ""
        },
        packed.open
    )
}

fn many(
    args: &PackArgs,
    desk: &Desk,
    request: &PackRequest,
    report: &mut Report,
) -> Result<Answer, Trouble> {
    let year = vote_year(&desk.library, request.as_of);
    let targets: Vec<TargetCategory> = args.target.iter().map(|t| (*t).into()).collect();
    let profiles: Vec<&Profile> = desk
        .library
        .states
        .values()
        .filter(|p| {
            args.all
                || targets
                    .iter()
                    .any(|t| t.holds(p, request.as_of, year.as_deref()))
        })
        .collect();
    let bar = ProgressBar::with_draw_target(
        Some(profiles.len() as u64),
        if system::is_watched() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        },
    );
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} states, {eta} left") {
        bar.set_style(style);
    }
    let outcomes = pack_all(desk, &profiles, request, &|| bar.inc(1));
    bar.finish_and_clear();
    outcomes_of(&outcomes, report)
}

fn outcomes_of(outcomes: &[Outcome], report: &mut Report) -> Result<Answer, Trouble> {
    // What a state cannot have is an answer; what could not be made is a failure.
    const ANSWERS: [&str; 4] = [
        "already-party",
        "law-on-file",
        "legal-review",
        "pack-does-not-apply",
    ];
    let (mut packs, mut documents, mut without_bill, mut skipped) = (0, 0, 0, 0);
    let mut failed = crate::finding::Findings::new();
    let mut broken = None;
    for outcome in outcomes {
        match &outcome.result {
            Ok(packed) => {
                packs += 1;
                documents += packed.documents;
                without_bill += usize::from(packed.no_bill.is_some());
                report.line(&format!("{}: {}", outcome.iso3, summary(packed)))?;
                for sentence in packed.no_bill.iter().chain(&packed.language_note) {
                    report.talk(&format!("{}: note: {sentence}", outcome.iso3));
                }
                report.findings(&packed.notes);
            }
            Err(Trouble::Asked(findings)) => {
                for finding in findings {
                    if ANSWERS.contains(&finding.rule.as_str()) {
                        skipped += 1;
                        report.talk(&format!("{}: skipped: {}", outcome.iso3, finding.message));
                    } else {
                        let mut finding = finding.clone();
                        finding.message = format!("{}: {}", outcome.iso3, finding.message);
                        failed.push(finding);
                    }
                }
            }
            Err(Trouble::Broken(what)) => broken = Some(format!("{}: {what}", outcome.iso3)),
        }
    }
    report.talk(&format!(
        "{packs} packs with {documents} documents, {without_bill} of them without a bill; {skipped} states skipped; {} findings",
        failed.len()
    ));
    match broken {
        Some(what) => Err(Trouble::Broken(what)),
        None => {
            failed.or(())?;
            Ok(Answer::Done)
        }
    }
}
