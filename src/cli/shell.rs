//! `viendan completions` and `viendan man`: what a shell and a packager need, made of the command line
//! itself.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;
use clap_mangen::Man;

use super::folder::Folder;
use super::inputs::Inputs;
use super::output::Output;
use super::{Common, Outcome, help};

/// Print the completions of a shell
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  viendan completions bash > ~/.local/share/bash-completion/completions/viendan
  viendan completions zsh > ~/.zfunc/_viendan
  viendan completions fish > ~/.config/fish/completions/viendan.fish
  viendan completions powershell >> $PROFILE")]
pub struct CompletionsArguments {
    /// The shell
    shell: Shell,
}

/// Print the man page, or write those of all commands into a folder
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  viendan man | man -l -
  viendan man -o /usr/local/share/man/man1")]
pub struct ManArguments {
    /// Folder for the pages of all commands
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub fn completions(arguments: &CompletionsArguments, common: &Common) -> anyhow::Result<Outcome> {
    let mut command = for_people(&help::command(common.language()));
    let mut words = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "viendan", &mut words);
    let mut output = Output::stdout(&Inputs::default())?;
    output.write_all(&words)?;
    output.finish()?;
    Ok(Outcome::Done)
}

pub fn man(arguments: &ManArguments, common: &Common) -> anyhow::Result<Outcome> {
    let command = help::command(common.language());
    let Some(folder) = &arguments.output else {
        let mut output = Output::stdout(&Inputs::default())?;
        Man::new(command).render(&mut output)?;
        output.finish()?;
        return Ok(Outcome::Done);
    };
    let pages: Vec<(String, Command)> = pages(&command);
    let names = pages.iter().map(|(name, _)| name.as_str());
    let folder = Folder::open(folder, names, &Inputs::default())?;
    for (name, command) in &pages {
        folder.write(name, |out| Man::new(command.clone()).render(out))?;
    }
    folder.finish()?;
    Ok(Outcome::Done)
}

/// The command line without the commands that are hidden: completions would offer them.
fn for_people(command: &Command) -> Command {
    let arguments = command.get_arguments().cloned();
    // The parser adds these itself.
    let own =
        arguments.filter(|argument| !["help", "version"].contains(&argument.get_id().as_str()));
    Command::new("viendan")
        .version(env!("CARGO_PKG_VERSION"))
        .args(own)
        .subcommands(shown(command).cloned())
}

/// The commands that people see.
fn shown(command: &Command) -> impl Iterator<Item = &Command> {
    let all = command.get_subcommands();
    all.filter(|command| !command.is_hide_set() && command.get_name() != "help")
}

/// The pages of the program and of its commands, each with the name of its file.
fn pages(command: &Command) -> Vec<(String, Command)> {
    let below = shown(command).map(|below| {
        let name = format!("viendan-{}", below.get_name());
        (format!("{name}.1"), below.clone().name(name))
    });
    [("viendan.1".to_owned(), command.clone())]
        .into_iter()
        .chain(below)
        .collect()
}
