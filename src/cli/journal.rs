//! What runs leave that are killed, and how it is known and mended.
//!
//! While the files of a folder take their names, a journal there lists them. A run that is killed meanwhile leaves the
//! journal: other commands know by it that the folder is a mix, and the next run puts the earlier files back.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::aside::{PREFIX, attempt, sync_folder};

/// Name of the journal.
const JOURNAL: &str = ".viendan-journal";

/// Name of the journal until it is whole.
const BEGUN: &str = ".viendan-journal-begun";

/// Whether a run was cut off while its files took their names in this folder.
pub fn is_a_mix(folder: &Path) -> bool {
    folder.join(JOURNAL).exists()
}

/// Where an earlier file is until all new ones have their names.
pub fn earlier(aside: &Path) -> PathBuf {
    aside.with_extension("earlier")
}

/// Notes each name, whether a file has it already, and the file aside that is to take it.
pub fn begin<'f>(
    folder: &Path,
    files: impl Iterator<Item = (&'f str, &'f Path)>,
) -> io::Result<()> {
    let mut journal = String::new();
    for (name, aside) in files {
        let state = match folder.join(name).exists() {
            true => "replaced",
            false => "new",
        };
        let aside = aside.file_name().unwrap_or_default().to_string_lossy();
        journal += &format!("{state} {aside} {name}\n");
    }
    let begun = folder.join(BEGUN);
    let mut file = attempt(|| File::create(&begun))?;
    attempt(|| file.write_all(journal.as_bytes()))?;
    attempt(|| file.sync_all())?;
    attempt(|| fs::rename(&begun, folder.join(JOURNAL)))?;
    sync_folder(folder)
}

/// The new files stand: takes the journal away, then the earlier files.
pub fn end(folder: &Path) -> io::Result<()> {
    let entries = entries(folder)?;
    attempt(|| fs::remove_file(folder.join(JOURNAL)))?;
    // What is left by a failure from here on is a leftover like others.
    for Entry { aside, .. } in entries {
        let _ = attempt(|| fs::remove_file(earlier(&folder.join(aside))));
    }
    Ok(())
}

/// Undoes what a run did that was cut off: the earlier files have their names again.
pub fn put_back(folder: &Path) -> io::Result<()> {
    if !is_a_mix(folder) {
        return Ok(());
    }
    for entry in entries(folder)? {
        let (aside, path) = (folder.join(entry.aside), folder.join(entry.name));
        if earlier(&aside).exists() {
            attempt(|| fs::rename(earlier(&aside), &path))?;
        } else if entry.is_new && path.exists() && !aside.exists() {
            attempt(|| fs::remove_file(&path))?;
        }
    }
    sync_folder(folder)?;
    attempt(|| fs::remove_file(folder.join(JOURNAL)))
}

/// One line of the journal.
struct Entry {
    is_new: bool,
    aside: String,
    name: String,
}

fn entries(folder: &Path) -> io::Result<Vec<Entry>> {
    let journal = fs::read_to_string(folder.join(JOURNAL))?;
    let entry = |line: &str| {
        let mut words = line.splitn(3, ' ');
        Some(Entry {
            is_new: words.next()? == "new",
            aside: words.next()?.to_owned(),
            name: words.next()?.to_owned(),
        })
    };
    Ok(journal.lines().filter_map(entry).collect())
}

/// Removes files written aside that nobody holds, and that are not new. Those of a mix stay: they
/// are needed to put the earlier files back.
pub fn remove_leftovers(folder: &Path) {
    /// What was begun a moment ago may not be locked yet.
    const NEW: Duration = Duration::from_secs(60);
    if is_a_mix(folder) {
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_aside = entry.file_name().to_string_lossy().starts_with(PREFIX);
        let found = entry.metadata().ok().filter(fs::Metadata::is_file);
        let age = found.and_then(|found| found.modified().ok()?.elapsed().ok());
        if !is_aside || age.is_none_or(|age| age < NEW) {
            continue;
        }
        let file = File::options().write(true).open(entry.path());
        if file.is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
