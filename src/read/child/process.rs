//! One child process, seen from the parent.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use super::message::{Answer, Request};

/// A child that waits for a request.
pub(super) struct Process {
    child: Child,
    requests: Option<ChildStdin>,
    answers: Receiver<String>,
}

/// Settings without which some systems start no program.
const NEEDED: [&str; 3] = ["SystemRoot", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"];

/// Why there was no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    /// The child did not answer in time and was ended.
    Late,
    /// The child ended by itself.
    Ended,
}

/// A command of ours that says nothing and knows no settings.
pub(super) fn quiet(program: &Path, arguments: &[OsString]) -> Command {
    let needed = NEEDED
        .iter()
        .filter_map(|name| Some((name, std::env::var_os(name)?)));
    let mut command = Command::new(program);
    // What a dying child says on stderr is for developers; the parent tells the user. Where memory has run out,
    // a backtrace cannot be written and would hold the child's end up. The settings of the user may hold secrets.
    command
        .args(arguments)
        .env_clear()
        .envs(needed)
        .env("RUST_BACKTRACE", "0")
        .stderr(Stdio::null());
    command
}

impl Process {
    pub fn start(program: &Path, arguments: &[OsString]) -> std::io::Result<Self> {
        let mut child = quiet(program, arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let requests = child.stdin.take();
        let (sender, answers) = channel();
        if let Some(output) = child.stdout.take() {
            // A thread waits for answers, since reading a pipe cannot be given a time limit.
            std::thread::spawn(move || {
                for line in BufReader::new(output).lines() {
                    let Ok(line) = line else { break };
                    if sender.send(line).is_err() {
                        break;
                    }
                }
            });
        }
        Ok(Self {
            child,
            requests,
            answers,
        })
    }

    /// Sends a request and waits for its answer. After a failure the child has ended.
    pub fn ask(
        &mut self,
        request: &Request,
        bytes: &[u8],
        time: Duration,
    ) -> Result<Answer, Failure> {
        self.send(request, bytes).map_err(|_| Failure::Ended)?;
        let line = self
            .answers
            .recv_timeout(time)
            .map_err(|error| match error {
                RecvTimeoutError::Timeout => Failure::Late,
                RecvTimeoutError::Disconnected => Failure::Ended,
            })?;
        serde_json::from_str(&line).map_err(|_| Failure::Ended)
    }

    fn send(&mut self, request: &Request, bytes: &[u8]) -> std::io::Result<()> {
        let requests = self
            .requests
            .as_mut()
            .ok_or_else(|| std::io::Error::other("the child takes no requests"))?;
        serde_json::to_writer(&mut *requests, request)?;
        requests.write_all(b"\n")?;
        requests.write_all(bytes)?;
        requests.flush()
    }
}

impl Drop for Process {
    /// Ends the child; one that waits ends at once when its input is closed.
    fn drop(&mut self) {
        drop(self.requests.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
