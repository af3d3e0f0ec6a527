//! Programs that are not ours: limited in time and memory, ended with all that they started, and never left behind.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::child::Children;
use super::limits::Limits;

/// Process groups of the programs that run; `None` when no more may start.
static RUNNING: Mutex<Option<BTreeSet<u32>>> = Mutex::new(Some(BTreeSet::new()));

fn running() -> MutexGuard<'static, Option<BTreeSet<u32>>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the programs that run for documents, with all that they started, and lets no other start: for a process that
/// is about to end.
pub fn end_programs() {
    for group in running().take().into_iter().flatten() {
        end_group(group);
    }
}

/// Why a program gave nothing.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is not there, or the system refuses it.
    NotStarted(String),
    /// It took too long.
    Late,
    /// It ended without a result.
    Failed,
}

/// Settings that a program needs to find its parts. It gets no others: they may hold secrets.
const SETTINGS: [&str; 6] = [
    "PATH",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "TESSDATA_PREFIX",
    "SystemRoot",
    "TEMP",
];

/// What a program writes when given this input, within the limits.
pub(super) fn run(
    program: &str,
    arguments: &[&str],
    input: Arc<[u8]>,
    limits: &Limits,
    children: Option<&Children>,
) -> Result<Vec<u8>, Fault> {
    let mut command = command(program, arguments, limits, children);
    let mut child = start(&mut command).map_err(|error| Fault::NotStarted(error.to_string()))?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (sender, written) = channel();
    // Pipes fill up, so one thread writes and one reads while this one watches the time.
    std::thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
    std::thread::spawn(move || {
        let mut output = Vec::new();
        let read = stdout.map(|mut stdout| stdout.read_to_end(&mut output));
        let _ = sender.send(read.map(|read| read.map(|_| output)));
    });
    let output = written.recv_timeout(limits.time);
    let status = end(&mut child);
    match (output, status) {
        (Err(_), _) => Err(Fault::Late),
        (Ok(Some(Ok(output))), _) if !output.is_empty() => Ok(output),
        (Ok(Some(Ok(output))), Ok(status)) if status.success() => Ok(output),
        #[cfg(unix)]
        (_, Ok(status)) if status.code() == Some(super::child::NOT_STARTED) => {
            Err(Fault::NotStarted("not found".to_owned()))
        }
        _ => Err(Fault::Failed),
    }
}

/// The program, started by a child of ours that sets its limits; without children it has no limits but time.
fn command(
    program: &str,
    arguments: &[&str],
    limits: &Limits,
    children: Option<&Children>,
) -> Command {
    let launched = children.and_then(|children| children.launching(limits));
    let mut command = launched.map_or_else(
        || Command::new(program),
        |mut launching| {
            launching.arg(program);
            launching
        },
    );
    let settings = SETTINGS
        .iter()
        .filter_map(|name| Some((OsString::from(name), std::env::var_os(name)?)));
    command
        .args(arguments)
        .env_clear()
        .envs(settings)
        // Documents are read on all cores already.
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// Starts it in a group of its own and remembers the group.
fn start(command: &mut Command) -> io::Result<Child> {
    let mut running = running();
    let Some(groups) = running.as_mut() else {
        return Err(io::ErrorKind::Interrupted.into());
    };
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let child = command.spawn()?;
    groups.insert(child.id());
    Ok(child)
}

/// Ends what is left of it.
fn end(child: &mut Child) -> io::Result<std::process::ExitStatus> {
    // A program that has written all of it may be about to end by itself.
    #[cfg(not(unix))]
    let _ = child.kill();
    end_group(child.id());
    if let Some(groups) = running().as_mut() {
        groups.remove(&child.id());
    }
    child.wait()
}

#[cfg(unix)]
fn end_group(id: u32) {
    use rustix::process::{Pid, Signal, kill_process_group};
    if let Some(group) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        let _ = kill_process_group(group, Signal::KILL);
    }
}

#[cfg(not(unix))]
fn end_group(_: u32) {}
