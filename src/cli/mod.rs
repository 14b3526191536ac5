//! The command line: parse, call a verb, report. Alone prints, exits, reads the clock and the environment.
//!
//! stdout is data, stderr is talk. Exit 0: done · 1: the answer is "no" · 2: cannot be done as asked · 70: our fault.

mod answers;
mod changes;
mod check;
mod compare;
mod coverage;
mod draft;
mod explain;
mod init;
mod orders;
mod pack;
mod packs;
mod report;
mod show;
mod states;
mod system;
mod view;

use crate::ops::{Desk, Trouble};
use clap::{Parser, Subcommand};
use report::Report;
use std::path::PathBuf;

/// Drafts national law for the Convention on Cluster Munitions, and the papers a state needs to join it.
#[derive(Parser)]
#[command(name = "enact", version, disable_help_subcommand = true)]
struct Cli {
    /// A folder with clauses/, states/ and templates/ instead of the built-in library
    #[arg(long, global = true, value_name = "DIR")]
    library: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List states by status and by target category, on a day
    States(states::StatesArgs),
    /// Print a state's profile: fact, source, confidence; what is unknown
    Show(show::ShowArgs),
    /// Make one document
    Draft(draft::DraftArgs),
    /// Make a folder of papers for a state, or for many
    Pack(pack::PackArgs),
    /// List the packs: for whom, when, which papers
    Packs(packs::PacksArgs),
    /// Say why each clause is in or out, and where each value came from
    Explain(explain::ExplainArgs),
    /// Go through the Convention's obligations: met by which provision, or open
    Coverage(coverage::CoverageArgs),
    /// Read a form that somebody has filled in
    Answers(answers::AnswersArgs),
    /// Compare two Word files: the new one with every change tracked
    Compare(compare::CompareArgs),
    /// Check the library: every finding at once
    Check(check::CheckArgs),
    /// List the tracked changes and comments of a Word file, or accept and reject some
    Changes(changes::ChangesArgs),
    /// Show the tracked changes of a Word file: a page, the terminal, data, or a Word file without revision marks
    View(view::ViewArgs),
    /// Write the library out to edit, or the questions of a state's bill to answer
    Init(init::InitArgs),
}

/// An answer that is no failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// Done: exit 0.
    Done,
    /// The answer is "no": exit 1.
    No,
}

/// Runs the program; returns its exit status.
pub fn run() -> i32 {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // clap prints help and version to stdout, faults to stderr, and knows its exit status: 0 or 2.
            let _ = error.print();
            return error.exit_code();
        }
    };
    let mut report = Report::new();
    match execute(&cli, &mut report) {
        Ok(Answer::Done) => 0,
        Ok(Answer::No) => 1,
        Err(trouble) => {
            report.trouble(&trouble);
            match trouble {
                Trouble::Asked(_) => 2,
                Trouble::Broken(_) => 70,
            }
        }
    }
}

fn execute(cli: &Cli, report: &mut Report) -> Result<Answer, Trouble> {
    if let Command::Init(args) = &cli.command {
        return init::run(args, cli.library.as_deref(), report);
    }
    if let Command::Check(args) = &cli.command {
        return check::run(args, cli.library.as_deref(), report);
    }
    if let Command::Compare(args) = &cli.command {
        return compare::run(args, report);
    }
    if let Command::Changes(args) = &cli.command {
        return changes::run(args, report);
    }
    if let Command::View(args) = &cli.command {
        return view::run(args, report);
    }
    let desk = Desk::open(cli.library.as_deref())?;
    match &cli.command {
        Command::States(args) => states::run(args, &desk, report),
        Command::Show(args) => show::run(args, &desk, report),
        Command::Draft(args) => draft::run(args, &desk, report),
        Command::Pack(args) => pack::run(args, &desk, report),
        Command::Packs(args) => packs::run(args, &desk, report),
        Command::Explain(args) => explain::run(args, &desk, report),
        Command::Coverage(args) => coverage::run(args, &desk, report),
        Command::Answers(args) => answers::run(args, &desk, report),
        Command::Changes(_)
        | Command::Check(_)
        | Command::Compare(_)
        | Command::Init(_)
        | Command::View(_) => Ok(Answer::Done),
    }
}
