//! Where results go: stdout, or a file that appears whole or not at all.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Context;
use tempfile::NamedTempFile;

use super::inputs::Inputs;

/// Files written aside that do not have their names yet.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes an interrupted run (Ctrl-C) take its unfinished files with it.
pub fn clean_up_when_interrupted() -> anyhow::Result<()> {
    ctrlc::set_handler(|| {
        viendan::read::end_programs();
        // Held to the end: no other file is begun or finished meanwhile.
        let unfinished = unfinished();
        for path in unfinished.iter() {
            let _ = fs::remove_file(path);
        }
        std::process::exit(130);
    })
    .context("interruptions cannot be watched for")
}

/// A place for one stream of results. A file is written aside and takes its name in [`finish`](Self::finish).
pub enum Output {
    /// Standard output.
    Stdout(BufWriter<io::Stdout>),
    /// A file that does not have its name yet.
    File(BufWriter<NamedTempFile>, PathBuf),
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
        match path {
            None => Ok(Self::Stdout(BufWriter::new(io::stdout()))),
            Some(path) => Self::at(path).with_context(|| cannot_write(path)),
        }
    }

    /// The place with this name.
    fn at(path: &Path) -> io::Result<Self> {
        if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
            let device = File::options().write(true).open(path)?;
            return Ok(Self::Device(BufWriter::new(device)));
        }
        let folder = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        // Known before an interruption can come between.
        let mut unfinished = unfinished();
        let aside = aside(folder, path)?;
        unfinished.push(aside.path().to_owned());
        Ok(Self::File(BufWriter::new(aside), path.to_owned()))
    }

    /// Whether people see it at once.
    pub fn is_terminal(&self) -> bool {
        match self {
            Self::Stdout(_) => io::stdout().is_terminal(),
            Self::Device(out) => out.get_ref().is_terminal(),
            Self::File(..) => false,
        }
    }

    /// Makes the output whole: flushes it, and gives a file its name.
    pub fn finish(self) -> anyhow::Result<()> {
        match self {
            Self::Stdout(mut out) => Ok(out.flush()?),
            Self::Device(mut out) => Ok(out.flush()?),
            Self::File(out, path) => {
                let aside = out
                    .into_inner()
                    .map_err(io::IntoInnerError::into_error)
                    .with_context(|| cannot_write(&path))?;
                aside
                    .persist(&path)
                    .map(drop)
                    .with_context(|| cannot_write(&path))
            }
        }
    }
}

/// A folder for results: each file is written aside, and all take their names together in [`finish`](Self::finish).
pub struct Folder {
    path: PathBuf,
    written: RefCell<Vec<Output>>,
}

impl Folder {
    /// Makes the folder if it is not there, and fails at once if it cannot be written, or if a file
    /// of these names is one of the inputs.
    pub fn open<'n>(
        path: &Path,
        names: impl IntoIterator<Item = &'n str>,
        inputs: &Inputs,
    ) -> anyhow::Result<Self> {
        let files: Vec<PathBuf> = names.into_iter().map(|name| path.join(name)).collect();
        inputs.spare(&files)?;
        fs::create_dir_all(path).with_context(|| cannot_write(path))?;
        tempfile::tempfile_in(path).with_context(|| cannot_write(path))?;
        Ok(Self {
            path: path.to_owned(),
            written: RefCell::default(),
        })
    }

    /// Writes a file aside.
    pub fn write(
        &self,
        name: &str,
        content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        let path = self.path.join(name);
        let written = Output::at(&path).and_then(|mut output| {
            content(&mut output)?;
            output.flush()?;
            Ok(output)
        });
        self.written
            .borrow_mut()
            .push(written.with_context(|| cannot_write(&path))?);
        Ok(())
    }

    /// Gives all files their names.
    pub fn finish(self) -> anyhow::Result<()> {
        self.written
            .into_inner()
            .into_iter()
            .try_for_each(Output::finish)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File(out, _) => out.write(bytes),
            Self::Device(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(out, _) => out.flush(),
            Self::Device(out) => out.flush(),
        }
    }
}

fn cannot_write(path: &Path) -> String {
    format!(
        "{} cannot be written; choose another place with -o",
        path.display()
    )
}

/// A file written aside for this path: as open to others as the file that it replaces, else as the
/// user's umask says.
fn aside(folder: &Path, path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".viendan-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What the system takes the umask off, as for every new file.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let aside = builder.tempfile_in(folder)?;
    if let Ok(replaced) = fs::metadata(path) {
        aside.as_file().set_permissions(replaced.permissions())?;
    }
    Ok(aside)
}
