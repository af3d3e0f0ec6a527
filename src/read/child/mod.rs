//! Files that may eat memory or time are read by a child process: the same program under a hidden command.
//!
//! Unwinding stops neither an allocation of gigabytes nor an endless loop; the end of a process stops both.
//! A child reads one file after the other, so that many files cost few processes.

mod confine;
#[cfg(unix)]
mod launch;
mod message;
mod process;
#[cfg(feature = "parquet")]
mod rows;
mod serve;

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytesize::ByteSize;

#[cfg(unix)]
pub use launch::{Launch, NOT_STARTED};
#[cfg(feature = "parquet")]
pub(crate) use rows::ChildRows;
#[cfg(feature = "parquet")]
pub use rows::serve_rows;
pub use serve::serve;

use super::format::Format;
use super::limits::Limits;
use super::parsed::{Note, Parsed};
use message::Request;
use process::{Failure, Process};

/// Child processes, as many as are wanted at once. They end when this is dropped.
pub struct Children {
    program: PathBuf,
    arguments: Vec<OsString>,
    idle: Mutex<Vec<Process>>,
}

impl fmt::Debug for Children {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter
            .debug_struct("Children")
            .field("program", &self.program)
            .finish_non_exhaustive()
    }
}

impl Children {
    /// Children that run this program with these arguments; it must call [`serve`], and on Unix
    /// `Launch::run` where `--parent`, `--memory`, `--seconds` and a program follow.
    pub fn new(program: PathBuf, arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        Self {
            program,
            arguments: arguments.into_iter().map(Into::into).collect(),
            idle: Mutex::default(),
        }
    }

    /// Has a child read the file.
    pub(crate) fn read(
        &self,
        bytes: &[u8],
        format: Format,
        limits: &Limits,
    ) -> Result<Parsed, Note> {
        let request = Request::new(format, limits, bytes.len());
        // What a child has read before must not matter: a file that kills a used child gets a fresh one.
        let used = self.idle().pop();
        if let Some(Ok(answer)) = used.map(|used| self.ask(used, &request, bytes, limits)) {
            return answer;
        }
        let fresh =
            Process::start(&self.program, &self.arguments).map_err(|error| not_started(&error))?;
        self.ask(fresh, &request, bytes, limits)
            .unwrap_or_else(|failure| Err(told(failure, limits)))
    }

    /// A command to which a program and its arguments are added: a child becomes that program, within
    /// the limits. Nothing where the system cannot do that.
    #[cfg(unix)]
    pub(crate) fn launching(&self, limits: &Limits) -> Option<Command> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        command.args(["--parent", &std::process::id().to_string()]);
        command.args(["--memory", &limits.memory.to_string()]);
        command.args(["--seconds", &limits.time.as_secs().to_string()]);
        command.arg("--");
        Some(command)
    }

    /// A command to which a program and its arguments are added: not on this system.
    #[cfg(not(unix))]
    pub(crate) fn launching(&self, _: &Limits) -> Option<Command> {
        None
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Process>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask(
        &self,
        mut child: Process,
        request: &Request,
        bytes: &[u8],
        limits: &Limits,
    ) -> Result<Result<Parsed, Note>, Failure> {
        let answer = child.ask(request, bytes, limits.time)?;
        self.idle().push(child);
        Ok(answer)
    }
}

fn not_started(error: &std::io::Error) -> Note {
    Note::error(
        "unreadable-file",
        format!("no child process can be started to read it: {error}"),
    )
}

fn told(failure: Failure, limits: &Limits) -> Note {
    match failure {
        Failure::Late => Note::error(
            "too-slow",
            format!(
                "not read within {} s; raise --max-time to read it",
                limits.time.as_secs()
            ),
        ),
        Failure::Ended => {
            let memory = ByteSize(limits.memory);
            Note::error(
                "too-large",
                format!(
                    "reading it took more than {memory} of memory or failed: the file is damaged, or raise --max-memory"
                ),
            )
        }
    }
}
