//! Where results go: stdout, or a file that appears whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use anyhow::Context;

use super::aside::{self, Aside};
use super::inputs::Inputs;
use super::journal;

/// A place for one stream of results. A file is written aside and takes its name in [`finish`](Self::finish).
pub enum Output {
    /// Standard output.
    Stdout(BufWriter<io::Stdout>),
    /// A file that does not have its name yet.
    File(Aside),
    /// A device or pipe that is there already, as `/dev/null`: it is written to, never replaced.
    Device(BufWriter<File>),
}

impl Output {
    /// Standard output, unless it goes into one of the inputs.
    pub fn stdout(inputs: &Inputs) -> anyhow::Result<Self> {
        inputs.spare_stdout()?;
        Self::open(None)
    }

    /// Opens the output before the long work, so that a bad path fails at once; `None` is stdout.
    pub fn open(path: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = path else {
            return Ok(Self::Stdout(BufWriter::new(io::stdout())));
        };
        journal::remove_leftovers(aside::folder_of(path));
        Self::at(path).with_context(|| cannot_write(path))
    }

    /// The place with this name.
    pub(super) fn at(path: &Path) -> io::Result<Self> {
        if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
            let device = File::options().write(true).open(path)?;
            return Ok(Self::Device(BufWriter::new(device)));
        }
        Aside::new(path).map(Self::File)
    }

    /// Whether people see it at once.
    pub fn is_terminal(&self) -> bool {
        match self {
            Self::Stdout(_) => io::stdout().is_terminal(),
            Self::Device(out) => out.get_ref().is_terminal(),
            Self::File(_) => false,
        }
    }

    /// Makes the output whole: flushes it, and gives a file its name.
    pub fn finish(self) -> anyhow::Result<()> {
        match self {
            Self::Stdout(mut out) => Ok(out.flush()?),
            Self::Device(mut out) => Ok(out.flush()?),
            Self::File(aside) => {
                let path = aside.path().to_owned();
                aside.finish().with_context(|| cannot_write(&path))
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File(out) => out.write(bytes),
            Self::Device(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(out) => out.flush(),
            Self::Device(out) => out.flush(),
        }
    }
}

/// The sentence where a result cannot be written.
pub(super) fn cannot_write(path: &Path) -> String {
    format!(
        "{} cannot be written; choose another place with -o",
        path.display()
    )
}
