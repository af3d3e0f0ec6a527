//! The command line: arguments, progress, colour, writing files. Each command has its file with its arguments and `run`.
//!
//! Only this room prints, writes files and knows about terminals; it holds no logic that a library user would miss.

mod analyze;
mod aside;
mod cascade;
mod common;
mod console;
mod explain;
mod extract;
mod filter_words;
mod folder;
mod format;
mod graph_file;
mod help;
mod inputs;
mod journal;
mod language;
mod ledger;
mod leftovers;
mod limits;
mod nearest;
mod output;
mod picture;
mod read_child;
mod render;
mod schema;
mod shell;
mod show;
mod statistics;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::{FromArgMatches, Parser, Subcommand};
use viendan::model::Language;

use viendan::render::terminal::shown;

pub use common::Common;
pub use console::Console;

/// Citation graphs of Vietnamese official documents
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, max_term_width = 110)]
#[command(
    after_help = "Exit status: 0 done, 1 could not run, 2 wrong usage, 3 done but --strict found unreadable files or unresolved references"
)]
pub struct Arguments {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// One variant for each command, in the order of the help.
#[derive(Debug, Subcommand)]
enum Command {
    Analyze(analyze::AnalyzeArguments),
    Extract(extract::ExtractArguments),
    Show(show::ShowArguments),
    Cascade(cascade::CascadeArguments),
    Ledger(ledger::LedgerArguments),
    Render(render::RenderArguments),
    Statistics(statistics::StatisticsArguments),
    Schema(schema::SchemaArguments),
    Explain(explain::ExplainArguments),
    Completions(shell::CompletionsArguments),
    Man(shell::ManArguments),
    #[command(name = read_child::COMMAND, hide = true)]
    ReadChild(read_child::ReadChildArguments),
}

/// How a command ended when nothing stopped it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All done.
    Done,
    /// Done, but `--strict` was given and something was unreadable or unresolved.
    Incomplete,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Incomplete => Self::from(3),
        }
    }
}

/// The arguments are understood, but cannot be meant: wrong usage, as what the parser refuses.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct WrongUsage(pub String);

/// The exit status of a command that could not run.
pub fn status(error: &anyhow::Error) -> ExitCode {
    ExitCode::from(if error.is::<WrongUsage>() { 2 } else { 1 })
}

/// Runs the command that was asked for.
pub fn run(arguments: Arguments) -> anyhow::Result<Outcome> {
    let Arguments { common, command } = arguments;
    let console = common.console();
    language::require_known()?;
    if !matches!(command, Command::ReadChild(_)) {
        aside::clean_up_when_interrupted()?;
        common.start_threads(&console)?;
    }
    match command {
        Command::Analyze(arguments) => analyze::run(&arguments, &common, &console),
        Command::Extract(arguments) => extract::run(&arguments, &common, &console),
        Command::Show(arguments) => show::run(&arguments, &common, &console),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Cascade(arguments) => cascade::run(&arguments, &common, &console),
        Command::Ledger(arguments) => ledger::run(&arguments, &common, &console),
        Command::Render(arguments) => render::run(&arguments, &common, &console),
        Command::Statistics(arguments) => statistics::run(&arguments, &common, &console),
        Command::Explain(arguments) => explain::run(&arguments, &common, &console),
        Command::Completions(arguments) => shell::completions(&arguments, &common),
        Command::Man(arguments) => shell::man(&arguments, &common),
        Command::ReadChild(arguments) => read_child::run(&arguments),
    }
}

/// Whether the reader of our output went away, as `head` does: no failure of ours.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

/// The arguments of this run. Those that are refused are shown like all words of others.
pub fn arguments() -> Arguments {
    let language = language::of_this_run();
    let parse = |words: Vec<OsString>| {
        let mut matches = help::command(language).try_get_matches_from(words)?;
        Arguments::from_arg_matches_mut(&mut matches)
    };
    parse(std::env::args_os().collect()).unwrap_or_else(|error| {
        let as_shown = std::env::args_os().map(|word| shown(&word.to_string_lossy()).into());
        refuse(&parse(as_shown.collect()).err().unwrap_or(error), language)
    })
}

/// Prints what the parser answers instead of arguments: help, or why it refuses them.
fn refuse(error: &clap::Error, language: Language) -> ! {
    if error.use_stderr() && language == Language::Vietnamese {
        let words = error.render().to_string();
        for line in words.lines() {
            console::say(&language.said(line));
        }
        std::process::exit(error.exit_code());
    }
    error.exit()
}

/// Says on stderr why the command could not run: one sentence, and a line for each document that
/// may be meant.
pub fn report_error(error: &anyhow::Error) {
    let language = language::of_this_run();
    let mut sentence = String::new();
    for cause in error.chain().map(|cause| language.said(&cause.to_string())) {
        // Some errors name their cause themselves.
        if !sentence.ends_with(&cause) {
            sentence += &format!(": {cause}");
        }
    }
    console::say(&format!("viendan{sentence}"));
    if let Some(several) = error.downcast_ref::<graph_file::Several>() {
        several
            .candidates
            .iter()
            .for_each(|candidate| console::say(&format!("  {candidate}")));
    }
}
