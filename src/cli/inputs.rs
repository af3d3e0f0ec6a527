//! What a command reads, so that no result takes its place.

use std::fs;
use std::path::{Path, PathBuf};

use same_file::Handle;
use viendan::read::Items;

use super::{Common, WrongUsage};

/// The files that a command reads; `-` is standard input.
#[derive(Debug, Default)]
pub struct Inputs(Vec<PathBuf>);

impl Inputs {
    /// A command that reads one file.
    pub fn one(path: &Path) -> Self {
        Self(vec![path.to_owned()])
    }

    /// All files of the PATHs, and the tables of `--data`.
    pub fn of(items: &Items, common: &Common) -> Self {
        let documents = items
            .paths()
            .map(|path| path.unwrap_or(Path::new("-")).to_owned());
        let tables = common
            .data
            .iter()
            .filter_map(|folder| folder.read_dir().ok());
        let tables = tables.flatten().flatten().map(|entry| entry.path());
        Self(documents.chain(tables).collect())
    }

    /// Refuses files to write that are files to read, under whatever names: the same path, a link,
    /// a hard link.
    pub fn spare(&self, outputs: &[PathBuf]) -> Result<(), WrongUsage> {
        let replaced: Vec<Handle> = outputs.iter().filter_map(|path| existing(path)).collect();
        match self.first_among(&replaced) {
            None => Ok(()),
            Some(input) => Err(WrongUsage(format!(
                "{} is to be read, so no result can take its place; choose another place with -o",
                named(input)
            ))),
        }
    }

    /// Refuses a standard output that the shell sends into a file to read: what is written would be
    /// read again.
    pub fn spare_stdout(&self) -> Result<(), WrongUsage> {
        let stdout = Handle::stdout().ok().filter(is_regular);
        match self.first_among(&Vec::from_iter(stdout)) {
            None => Ok(()),
            Some(input) => Err(WrongUsage(format!(
                "{} is to be read, so standard output cannot go there; send it to another place",
                named(input)
            ))),
        }
    }

    fn first_among(&self, files: &[Handle]) -> Option<&PathBuf> {
        self.0.iter().find(|input| {
            !files.is_empty() && existing(input).is_some_and(|input| files.contains(&input))
        })
    }
}

fn named(input: &Path) -> String {
    if input == Path::new("-") {
        return "standard input".to_owned();
    }
    input.display().to_string()
}

/// The file at this path. Nothing else is opened: a pipe would lose its words, and a device is
/// never replaced.
fn existing(path: &Path) -> Option<Handle> {
    if path == Path::new("-") {
        return Handle::stdin().ok().filter(is_regular);
    }
    if !fs::metadata(path).is_ok_and(|found| found.is_file()) {
        return None;
    }
    Handle::from_path(path).ok()
}

fn is_regular(handle: &Handle) -> bool {
    handle
        .as_file()
        .metadata()
        .is_ok_and(|found| found.is_file())
}
