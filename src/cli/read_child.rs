//! `viendan read-child`: not for people. The program calls itself so to read files that may eat memory or time.

use std::ffi::OsString;
use std::io::{self, BufReader};

use clap::Args;
use viendan::read::child;

use super::Outcome;

/// Name of the hidden command.
pub const COMMAND: &str = "read-child";

/// Read files that the parent process sends, or become a program with limits; not for people
#[derive(Debug, Args)]
pub struct ReadChildArguments {
    /// Process that the program belongs to
    #[arg(long, default_value_t = 0)]
    parent: u32,
    /// Memory of the program in bytes
    #[arg(long, default_value_t = 0)]
    memory: u64,
    /// Time that the program may compute
    #[arg(long, default_value_t = 0)]
    seconds: u64,
    /// What is asked of the Parquet file on standard input
    #[cfg(feature = "parquet")]
    #[arg(long, exclusive = true)]
    rows: Option<String>,
    /// Program and its arguments; files are read if there is none
    #[arg(last = true)]
    program: Vec<OsString>,
}

pub fn run(arguments: &ReadChildArguments) -> anyhow::Result<Outcome> {
    #[cfg(feature = "parquet")]
    if let Some(request) = &arguments.rows {
        child::serve_rows(request, stdin_as_a_file()?, io::stdout().lock())?;
        return Ok(Outcome::Done);
    }
    match arguments.program.split_first() {
        None => child::serve(BufReader::new(io::stdin()), io::stdout().lock())?,
        Some((program, rest)) => launch(arguments, program, rest),
    }
    Ok(Outcome::Done)
}

#[cfg(all(feature = "parquet", unix))]
fn stdin_as_a_file() -> io::Result<std::fs::File> {
    use std::os::fd::AsFd;
    Ok(io::stdin().as_fd().try_clone_to_owned()?.into())
}

#[cfg(all(feature = "parquet", windows))]
fn stdin_as_a_file() -> io::Result<std::fs::File> {
    use std::os::windows::io::AsHandle;
    Ok(io::stdin().as_handle().try_clone_to_owned()?.into())
}

/// Becomes the program. What goes wrong is for the parent to say.
#[cfg(unix)]
fn launch(arguments: &ReadChildArguments, program: &OsString, rest: &[OsString]) {
    let launch = child::Launch {
        parent: arguments.parent,
        memory: arguments.memory,
        time: std::time::Duration::from_secs(arguments.seconds),
    };
    launch.run(program, rest.iter().map(OsString::as_os_str));
    std::process::exit(child::NOT_STARTED);
}

/// No program is launched where it could not become another.
#[cfg(not(unix))]
fn launch(_: &ReadChildArguments, _: &OsString, _: &[OsString]) {}
