//! The program `viendan`: parses the command line, runs one command, turns its outcome into an exit status.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(cli::arguments()) {
        Ok(outcome) => outcome.into(),
        Err(error) if cli::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            cli::report_error(&error);
            cli::status(&error)
        }
    }
}
