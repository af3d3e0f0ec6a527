//! A folder of results: the files of one run take their names together, or the earlier ones stay.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::aside::{self, Aside, attempt, sync_folder};
use super::inputs::Inputs;
use super::journal;
use super::output::{Output, cannot_write};

/// Results that are written aside until [`finish`](Self::finish).
pub struct Folder {
    path: PathBuf,
    written: RefCell<Vec<(String, Output)>>,
    /// Held as long as this run writes here.
    _lock: Option<File>,
}

impl Folder {
    /// Makes the folder if it is not there, and fails at once if it cannot be written, if another
    /// run writes there, if something is in the way of a name, or if one of the inputs has it.
    pub fn open<'n>(
        path: &Path,
        names: impl IntoIterator<Item = &'n str>,
        inputs: &Inputs,
    ) -> anyhow::Result<Self> {
        let files: Vec<PathBuf> = names.into_iter().map(|name| path.join(name)).collect();
        inputs.spare(&files)?;
        fs::create_dir_all(path).with_context(|| cannot_write(path))?;
        tempfile::tempfile_in(path).with_context(|| cannot_write(path))?;
        let lock = lock(path)?;
        if let Some(file) = files.iter().find(|file| is_in_the_way(file)) {
            bail!(
                "{} is in the way of a result; move it, or choose another place with -o",
                file.display()
            );
        }
        journal::put_back(path).with_context(|| cannot_write(path))?;
        journal::remove_leftovers(path);
        Ok(Self {
            path: path.to_owned(),
            written: RefCell::default(),
            _lock: lock,
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
        let written = written.with_context(|| cannot_write(&path))?;
        self.written.borrow_mut().push((name.to_owned(), written));
        Ok(())
    }

    /// Gives all files their names, or none.
    pub fn finish(self) -> anyhow::Result<()> {
        let mut files = Vec::new();
        for (name, output) in self.written.into_inner() {
            match output {
                Output::File(aside) => files.push((name, aside)),
                device => device.finish()?,
            }
        }
        let swapped = swap(&self.path, files);
        swapped.with_context(|| cannot_write(&self.path))
    }
}

/// Keeps other runs out. Some file systems have no locks; then nothing is kept out.
fn lock(folder: &Path) -> anyhow::Result<Option<File>> {
    let Ok(file) = File::open(folder) else {
        return Ok(None);
    };
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => bail!(
            "another run of viendan writes into {}; wait for its end, or choose another place \
             with -o",
            folder.display()
        ),
        Err(fs::TryLockError::Error(_)) => Ok(None),
        Ok(()) => Ok(Some(file)),
    }
}

/// A folder, or a link to a file elsewhere, which cannot be swapped together with the others.
fn is_in_the_way(file: &Path) -> bool {
    match fs::metadata(file) {
        Ok(found) => found.is_dir() || found.is_file() && file.is_symlink(),
        Err(_) => file.is_symlink(),
    }
}

fn swap(folder: &Path, mut files: Vec<(String, Aside)>) -> io::Result<()> {
    for (_, aside) in &mut files {
        aside.sync()?;
    }
    // From here on an interruption waits.
    let _held = aside::unfinished();
    let names = files
        .iter()
        .map(|(name, aside)| (name.as_str(), aside.place()));
    let swapped = journal::begin(folder, names)
        .and_then(|()| take_names(folder, &files))
        .and_then(|()| journal::end(folder));
    if swapped.is_err() {
        journal::put_back(folder)?;
    }
    swapped
}

fn take_names(folder: &Path, files: &[(String, Aside)]) -> io::Result<()> {
    // None is dropped before all have their names: putting back must see which have none.
    for (name, aside) in files {
        let path = folder.join(name);
        if path.exists() {
            attempt(|| fs::rename(&path, journal::earlier(aside.place())))?;
        }
        attempt(|| fs::rename(aside.place(), &path))?;
    }
    sync_folder(folder)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::aside::faults::{self, Failing};
    use super::*;

    /// A run that gives each of these files this content.
    fn run(folder: &Path, names: &[&str], content: &str) -> anyhow::Result<()> {
        let results = Folder::open(folder, names.iter().copied(), &Inputs::default())?;
        for name in names {
            results.write(name, |out| write!(out, "{name} {content}"))?;
        }
        results.finish()
    }

    /// What a user sees in the folder.
    fn seen(folder: &Path) -> BTreeMap<String, String> {
        let entries = fs::read_dir(folder).expect("the folder").flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names
            .filter(|name| !name.starts_with('.'))
            .map(|name| {
                let content = fs::read_to_string(folder.join(&name)).expect("text");
                (name, content)
            })
            .collect()
    }

    const EARLIER: [&str; 2] = ["a", "b"];
    const LATER: [&str; 3] = ["a", "b", "c"];

    /// What is seen after an earlier run, and after a later one.
    fn whole() -> [BTreeMap<String, String>; 2] {
        let folder = tempfile::tempdir().expect("a folder");
        run(folder.path(), &EARLIER, "earlier").expect("it can be written");
        let earlier = seen(folder.path());
        run(folder.path(), &LATER, "later").expect("it can be written");
        let entries = fs::read_dir(folder.path()).expect("the folder");
        assert_eq!(entries.count(), 3, "nothing is left behind");
        [earlier, seen(folder.path())]
    }

    /// A later run on a disk that fails; whether it succeeded, and the folder. At the end the disk
    /// works again.
    fn failing(failing: Failing) -> (bool, usize, tempfile::TempDir) {
        let folder = tempfile::tempdir().expect("a folder");
        run(folder.path(), &EARLIER, "earlier").expect("it can be written");
        faults::set(failing);
        let outcome = run(folder.path(), &LATER, "later");
        let count = faults::count();
        faults::set(Failing::Never);
        (outcome.is_ok(), count, folder)
    }

    /// Operations of a run in which nothing fails.
    fn operations() -> usize {
        let (is_done, count, _) = failing(Failing::Never);
        assert!(is_done && count > 20, "{count}");
        count
    }

    #[test]
    fn a_failure_of_any_operation_leaves_the_earlier_results_or_all_new_ones() {
        let [earlier, later] = whole();
        for number in 0..operations() {
            let (is_done, _, folder) = failing(Failing::Only(number));
            let expected = if is_done { &later } else { &earlier };
            assert_eq!(&seen(folder.path()), expected, "operation {number}");
            assert!(!journal::is_a_mix(folder.path()), "operation {number}");
        }
    }

    #[test]
    fn results_that_are_a_mix_are_known_as_one_and_put_back() {
        let [earlier, later] = whole();
        let mut mixes = 0;
        for number in 0..operations() {
            let (_, _, folder) = failing(Failing::From(number));
            if journal::is_a_mix(folder.path()) {
                mixes += 1;
                journal::put_back(folder.path()).expect("the disk works again");
                assert_eq!(seen(folder.path()), earlier, "operation {number}");
            } else {
                let seen = seen(folder.path());
                assert!(
                    seen == earlier || seen == later,
                    "operation {number}: {seen:?}"
                );
            }
            run(folder.path(), &LATER, "later").expect("the disk works again");
            assert_eq!(seen(folder.path()), later, "operation {number}");
        }
        assert!(mixes > 3, "{mixes}");
    }

    #[test]
    fn a_failure_of_any_operation_leaves_the_earlier_file_or_the_new_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a");
        let write = |content: &str| {
            let mut output = Output::open(Some(&path))?;
            output.write_all(content.as_bytes())?;
            output.finish()
        };
        faults::set(Failing::Never);
        write("earlier").expect("it can be written");
        for number in 0..faults::count() {
            faults::set(Failing::Only(number));
            let outcome = write("later");
            faults::set(Failing::Never);
            let content = fs::read_to_string(&path).expect("the file");
            let allowed: &[&str] = match outcome {
                Ok(()) => &["later"],
                Err(_) => &["earlier", "later"],
            };
            assert!(allowed.contains(&content.as_str()), "{number}: {content}");
            assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
            write("earlier").expect("the disk works again");
        }
    }
}
