//! How a process of ours becomes a program that is not ours.

use std::ffi::OsStr;
use std::io::Error;
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::time::Duration;

use super::confine;

/// Exit status where the program cannot be started, as shells have it.
pub const NOT_STARTED: i32 = 127;

/// What a program may take, and whose program it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Launch {
    /// Process that started it: when that has ended, the program ends too.
    pub parent: u32,
    /// Memory in bytes.
    pub memory: u64,
    /// Time that it may compute.
    pub time: Duration,
}

impl Launch {
    /// Becomes the program, under limits that hold from its first step on; returns only if that is
    /// impossible, with the reason.
    pub fn run<'a>(self, program: &OsStr, arguments: impl IntoIterator<Item = &'a OsStr>) -> Error {
        match self.prepare() {
            Ok(()) => Command::new(program).args(arguments).exec(),
            Err(error) => error,
        }
    }

    fn prepare(self) -> Result<(), Error> {
        #[cfg(target_os = "linux")]
        end_with(self.parent)?;
        confine::limit_program(self.memory, self.time)
    }
}

/// Has the system end this process, and what it becomes, when its parent ends, however that ends.
#[cfg(target_os = "linux")]
fn end_with(parent: u32) -> Result<(), Error> {
    use rustix::process::{Pid, Signal, getppid, set_parent_process_death_signal};
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let is_alive = getppid() == i32::try_from(parent).ok().and_then(Pid::from_raw);
    // It may have ended before it could be watched.
    is_alive
        .then_some(())
        .ok_or_else(|| Error::other("the parent has ended"))
}
