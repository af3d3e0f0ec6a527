//! Files written aside: each takes its name when it is whole and on the disk, or leaves nothing.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Context;
use tempfile::NamedTempFile;

/// How the names of all files begin that are written aside.
pub const PREFIX: &str = ".viendan-";

/// Files written aside that do not have their names yet.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// The list of unfinished files; while it is held, an interruption waits.
pub fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes an interrupted run (Ctrl-C) take its unfinished files and its programs with it.
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

/// A file that does not have its name yet.
pub struct Aside {
    out: BufWriter<NamedTempFile>,
    /// The file whose place it takes: where a link leads, not the link.
    path: PathBuf,
}

impl Aside {
    /// Begins a file for this path, as open to others as the file that it replaces, else as the
    /// user's umask says.
    pub fn new(path: &Path) -> io::Result<Self> {
        let path = behind_links(path)?;
        if path.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let folder = folder_of(&path);
        fs::create_dir_all(folder)?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // What the system takes the umask off, as for every new file.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        // Known before an interruption can come between.
        let mut unfinished = unfinished();
        let aside = builder.tempfile_in(folder)?;
        unfinished.push(aside.path().to_owned());
        // While it is locked, it is no leftover. Some systems have no locks.
        let _ = aside.as_file().try_lock();
        if let Ok(replaced) = fs::metadata(&path) {
            aside.as_file().set_permissions(replaced.permissions())?;
        }
        Ok(Self {
            out: BufWriter::new(aside),
            path,
        })
    }

    /// Where it will be.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where it is meanwhile.
    pub fn place(&self) -> &Path {
        self.out.get_ref().path()
    }

    /// Puts all of it on the disk.
    pub fn sync(&mut self) -> io::Result<()> {
        self.out.flush()?;
        attempt(|| self.out.get_ref().as_file().sync_all())
    }

    /// Gives it its name. It must be whole.
    pub fn take_name(self) -> io::Result<()> {
        let path = self.path;
        let aside = self
            .out
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        attempt(|| Ok(aside.persist(&path).map(drop)?))
    }

    /// Makes a single file whole: all of it, under its name, on the disk.
    pub fn finish(mut self) -> io::Result<()> {
        self.sync()?;
        let folder = folder_of(&self.path).to_owned();
        let _held = unfinished();
        self.take_name()?;
        sync_folder(&folder)
    }
}

impl Write for Aside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        attempt(|| self.out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The path itself, or where a link leads.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    if !path.is_symlink() {
        return Ok(path.to_owned());
    }
    path.canonicalize()
        .map_err(|error| io::Error::new(error.kind(), "it is a link that leads to nothing"))
}

/// The folder that a file is in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Puts the names in a folder on the disk, where the system can do that.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        attempt(|| File::open(folder)?.sync_all())?;
    }
    Ok(())
}

/// Does something on the disk. Tests make it fail.
#[cfg(not(test))]
pub fn attempt<T>(operation: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    operation()
}

#[cfg(test)]
pub use faults::attempt;

/// A disk that fails.
#[cfg(test)]
pub mod faults {
    use std::cell::Cell;
    use std::io;

    /// Which operations fail, counted from 0.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Failing {
        /// None.
        Never,
        /// One alone, as a full disk that is given room.
        Only(usize),
        /// One and all that follow, as when the power fails.
        From(usize),
    }

    thread_local! {
        static DISK: Cell<(Failing, usize)> = const { Cell::new((Failing::Never, 0)) };
    }

    /// Sets what fails on this thread from now on.
    pub fn set(failing: Failing) {
        DISK.set((failing, 0));
    }

    /// Operations since then.
    pub fn count() -> usize {
        DISK.get().1
    }

    pub fn attempt<T>(operation: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let (failing, count) = DISK.get();
        DISK.set((failing, count + 1));
        let fails = match failing {
            Failing::Never => false,
            Failing::Only(number) => count == number,
            Failing::From(number) => count >= number,
        };
        if fails {
            return Err(io::ErrorKind::StorageFull.into());
        }
        operation()
    }
}
