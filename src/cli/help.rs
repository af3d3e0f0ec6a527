//! The command line in the language of the run: the help of each command, with only the common
//! options that the command uses.

use clap::{Arg, ArgAction, Command, CommandFactory};
use viendan::model::Language;

use super::{Arguments, read_child};

/// Common options that a command shows in its help where it uses them; all others always show.
const SOMETIMES_USED: [&str; 6] = [
    "data",
    "threads",
    "strict",
    "id_column",
    "text_column",
    "ocr",
];

/// Those of them that a command uses.
fn used(command: &str) -> &'static [&'static str] {
    match command {
        "analyze" | "extract" => &SOMETIMES_USED,
        "show" => &["data", "threads", "id_column", "text_column", "ocr"],
        "render" | "cascade" | "explain" => &["data", "threads"],
        "statistics" => &["threads"],
        "schema" | "completions" | "man" => &[],
        _ => &SOMETIMES_USED,
    }
}

/// The command line with its help in this language.
pub fn command(language: Language) -> Command {
    let mut command = Arguments::command();
    command.build();
    let command = command.mut_subcommands(|command| {
        let used = used(command.get_name());
        command.mut_args(|argument| {
            let id = argument.get_id().as_str();
            let unused = SOMETIMES_USED.contains(&id) && !used.contains(&id);
            argument.hide(unused)
        })
    });
    match language {
        Language::English => command,
        Language::Vietnamese => in_vietnamese(command),
    }
}

/// All that clap writes itself into a help, in Vietnamese.
const TEMPLATE: &str = "{about-with-newline}\n{usage-label} {usage}\n\n{all-args}{after-help}";

fn in_vietnamese(mut command: Command) -> Command {
    let said = |text: &str| Language::Vietnamese.said(text);
    if command.get_name() == read_child::COMMAND {
        return command;
    }
    let label = Language::Vietnamese.word("help_usage");
    command = command.help_template(TEMPLATE.replace("{usage-label}", label));
    if let Some(about) = command.get_about().map(ToString::to_string) {
        command = command.about(said(&about)).long_about(said(&about));
    }
    if let Some(after) = command.get_after_help().map(ToString::to_string) {
        command = command.after_help(said(&after));
    }
    command
        .subcommand_help_heading(Language::Vietnamese.word("help_commands").to_owned())
        .mut_args(argument_in_vietnamese)
        .mut_subcommands(in_vietnamese)
}

fn argument_in_vietnamese(argument: Arg) -> Arg {
    let language = Language::Vietnamese;
    let heading = match argument.get_help_heading() {
        Some(heading) => language.said(heading),
        None if argument.is_positional() => language.word("help_arguments").to_owned(),
        None => language.word("help_options").to_owned(),
    };
    let mut help = argument
        .get_help()
        .map(|help| language.said(&help.to_string()))
        .unwrap_or_default();
    let takes_values = matches!(argument.get_action(), ArgAction::Set | ArgAction::Append);
    let choices = argument.get_possible_values();
    if takes_values && !choices.is_empty() && !argument.is_hide_possible_values_set() {
        let choices = choices.iter().filter(|choice| !choice.is_hide_set());
        let described = choices.map(|choice| match choice.get_help() {
            Some(help) => format!(
                "{} ({})",
                choice.get_name(),
                language.said(&help.to_string())
            ),
            None => choice.get_name().to_owned(),
        });
        let list = described.collect::<Vec<_>>().join(", ");
        help += &format!(" {}", language.sentence("help_choices", &[&list]));
    }
    let defaults = argument.get_default_values();
    if takes_values && !defaults.is_empty() && !argument.is_hide_default_value_set() {
        let words = defaults.iter().map(|value| value.to_string_lossy());
        let list = words.collect::<Vec<_>>().join(", ");
        help += &format!(" {}", language.sentence("help_default", &[&list]));
    }
    argument
        .help(help.clone())
        .long_help(help)
        .help_heading(heading)
        .hide_possible_values(true)
        .hide_default_value(true)
}

#[cfg(test)]
mod tests {
    use viendan::words::untranslated;

    use super::*;

    /// Every text of a command and of those below it.
    fn texts(command: &Command) -> Vec<String> {
        let arguments = || command.get_arguments();
        let about = command.get_about().map(ToString::to_string);
        let after = command.get_after_help().map(ToString::to_string);
        let helps = arguments().filter_map(|argument| Some(argument.get_help()?.to_string()));
        let headings = arguments().filter_map(|argument| Some(argument.get_help_heading()?.into()));
        let choices = arguments().flat_map(Arg::get_possible_values);
        let choices = choices.filter_map(|choice| Some(choice.get_help()?.to_string()));
        let mut texts: Vec<String> = about.into_iter().chain(after).collect();
        texts.extend(helps.chain(headings).chain(choices));
        texts.extend(command.get_subcommands().flat_map(self::texts));
        texts
    }

    #[test]
    fn every_text_of_the_help_has_its_vietnamese() {
        let mut command = Arguments::command()
            .mut_subcommand(read_child::COMMAND, |command| command.about(None::<&str>));
        command.build();
        let mut missing = texts(&command);
        missing.retain(|text| untranslated(text).is_some());
        missing.sort();
        missing.dedup();
        assert!(
            missing.is_empty(),
            "add to data/words/help.csv: {missing:#?}"
        );
    }

    #[test]
    fn a_command_shows_only_the_common_options_that_it_uses() {
        let shown = |name: &str| {
            let command = command(Language::English);
            let found = command.find_subcommand(name).expect("the command").clone();
            found.clone().render_long_help().to_string()
        };
        assert!(shown("analyze").contains("--ocr"), "it reads PDF");
        assert!(!shown("render").contains("--ocr"), "it reads a graph");
        assert!(
            !shown("schema").contains("--text-column"),
            "it reads nothing"
        );
        assert!(shown("schema").contains("--lang"), "all commands speak");
    }
}
