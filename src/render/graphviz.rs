//! Runs an installed Graphviz on DOT, only where the user asks for it.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::error::PictureError;

/// How to run Graphviz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graphviz {
    /// The program. _Default:_ `dot`, from the search path.
    pub program: PathBuf,
    /// How long it may take. _Default:_ 60 seconds.
    pub time_out: Duration,
}

impl Default for Graphviz {
    fn default() -> Self {
        Self {
            program: PathBuf::from("dot"),
            time_out: Duration::from_secs(60),
        }
    }
}

impl Graphviz {
    /// What Graphviz makes of the DOT in one of its formats (`svg`, `png`, `pdf`, `plain`).
    ///
    /// # Errors
    /// `GraphvizMissing` if the program cannot be started, `GraphvizSlow` if it takes longer than the time-out (it is ended), `GraphvizFailed` with
    /// what it said if it fails.
    pub fn run(&self, dot: &str, format: &str) -> Result<Vec<u8>, PictureError> {
        let program = || self.program.display().to_string();
        let mut command = Command::new(&self.program);
        command
            .arg(format!("-T{format}"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command
            .spawn()
            .map_err(|source| PictureError::GraphvizMissing {
                program: program(),
                source,
            })?;
        let input = child.stdin.take();
        let (output, errors) = (child.stdout.take(), child.stderr.take());
        std::thread::scope(|scope| {
            scope.spawn(move || input.map(|mut pipe| pipe.write_all(dot.as_bytes())));
            let output = scope.spawn(move || read(output));
            let errors = scope.spawn(move || read(errors));
            let ended = wait(&mut child, self.time_out);
            let output = output.join().unwrap_or_default();
            let errors = String::from_utf8_lossy(&errors.join().unwrap_or_default())
                .trim()
                .to_owned();
            match ended {
                None => Err(PictureError::GraphvizSlow {
                    program: program(),
                    seconds: self.time_out.as_secs(),
                }),
                Some(true) => Ok(output),
                Some(false) => Err(PictureError::GraphvizFailed {
                    program: program(),
                    message: errors,
                }),
            }
        })
    }
}

fn read(pipe: Option<impl Read>) -> Vec<u8> {
    let mut bytes = Vec::new();
    // A pipe that breaks ends with the program, whose exit status tells.
    let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
    bytes
}

/// Whether it ended well; `None` if it had to be ended.
fn wait(child: &mut Child, time_out: Duration) -> Option<bool> {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) if start.elapsed() < time_out => std::thread::sleep(Duration::from_millis(10)),
            _ => {
                // It may have ended by itself meanwhile.
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}
