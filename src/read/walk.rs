//! From PATHs to files: folders are walked in the order of names, and every file gets its document's name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::error::Error;
use super::name;
use super::parsed::Note;
use crate::diagnostics::{Diagnostic, Severity};

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Document name; for an archive or corpus the name that stands before those inside.
    pub document: String,
    /// Where it lies; `None` is standard input.
    pub path: Option<PathBuf>,
    /// Whether the user named this very file, so that plain text of any extension is meant to be read.
    pub asked_for: bool,
    /// Its size in bytes; 0 for standard input.
    pub bytes: u64,
}

/// Which links in a folder are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Links {
    /// Those that lead to what is below the same PATH: others may lead to anything.
    #[default]
    Inside,
    /// All.
    All,
}

/// A file before it has its name: the PATH it belongs to and its place below that.
struct Unnamed {
    root: PathBuf,
    relative: String,
    found: Found,
}

/// All files of the PATHs in order, and what was skipped on the way.
pub(crate) fn files(
    paths: &[PathBuf],
    links: Links,
) -> Result<(Vec<Found>, Vec<Diagnostic>), Error> {
    let first = paths.first().ok_or(Error::NoPaths)?;
    let mut walk = Walk {
        links,
        ..Walk::default()
    };
    for path in paths {
        walk.path(path)?;
    }
    if walk.files.is_empty()
        && walk
            .skipped
            .iter()
            .all(|skipped| skipped.code == "empty-folder")
    {
        return Err(Error::Empty(first.clone()));
    }
    Ok((named(walk.files), walk.skipped))
}

#[derive(Default)]
struct Walk {
    links: Links,
    files: Vec<Unnamed>,
    skipped: Vec<Diagnostic>,
    seen: BTreeSet<PathBuf>,
}

impl Walk {
    fn path(&mut self, path: &Path) -> Result<(), Error> {
        if path == Path::new("-") {
            if !self.seen.insert(path.to_owned()) {
                return Ok(());
            }
            let found = Found {
                document: "stdin".into(),
                path: None,
                asked_for: true,
                bytes: 0,
            };
            self.files.push(Unnamed {
                root: PathBuf::new(),
                relative: "stdin".into(),
                found,
            });
            return Ok(());
        }
        let metadata = std::fs::metadata(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => Error::Missing(path.to_owned()),
            _ => Error::Unreadable {
                path: path.to_owned(),
                source,
            },
        })?;
        let root = match path.canonicalize() {
            Ok(root) => root,
            // A pipe that the shell made has no place of its own.
            Err(_) if !metadata.is_dir() && !metadata.is_file() => path.to_owned(),
            Err(source) => {
                return Err(Error::Unreadable {
                    path: path.to_owned(),
                    source,
                });
            }
        };
        if !metadata.is_dir() {
            let name = path
                .file_name()
                .or(root.file_name())
                .map(name::of)
                .unwrap_or_default();
            let parent = root.parent().map(Path::to_owned).unwrap_or_default();
            self.file(path, parent, name, true, metadata.len());
            return Ok(());
        }
        std::fs::read_dir(path).map_err(|source| Error::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        if holds_results(path) {
            return Err(Error::Results(path.to_owned()));
        }
        self.folder(path, &root);
        Ok(())
    }

    fn folder(&mut self, path: &Path, root: &Path) {
        let before = self.files.len() + self.skipped.len();
        let mut entries = WalkDir::new(path)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if entry.depth() > 0 && is_hidden(&entry) => {
                    self.skip(
                        Severity::Note,
                        "hidden-file",
                        &relative(entry.path(), path),
                        "hidden, so not read",
                    );
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
                Ok(entry) if entry.path_is_symlink() && !self.may_follow(entry.path(), root) => {
                    self.skip(
                        Severity::Warning,
                        "link-out",
                        &relative(entry.path(), path),
                        "a link that leads out of the folder, so not followed; --follow follows it",
                    );
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
                Ok(entry) if entry.file_type().is_dir() && holds_results(entry.path()) => {
                    self.skip(
                        Severity::Warning,
                        "own-results",
                        &relative(entry.path(), path),
                        "a folder of viendan's own results, so not read",
                    );
                    entries.skip_current_dir();
                }
                Ok(entry) if entry.file_type().is_file() => {
                    let bytes = entry.metadata().map(|metadata| metadata.len()).unwrap_or(0);
                    self.file(
                        entry.path(),
                        root.to_owned(),
                        relative(entry.path(), path),
                        false,
                        bytes,
                    );
                }
                Ok(entry) if !entry.file_type().is_dir() => {
                    self.skip(
                        Severity::Warning,
                        "unknown-format",
                        &relative(entry.path(), path),
                        "neither a file nor a folder, so not read",
                    );
                }
                Ok(_) => {}
                Err(error) => self.unreachable(&error, path),
            }
        }
        if self.files.len() + self.skipped.len() == before {
            self.skip(
                Severity::Warning,
                "empty-folder",
                &path.display().to_string(),
                "the folder holds no file",
            );
        }
    }

    /// Whether what a link leads to may be read: all, or only what is below the PATH.
    fn may_follow(&self, link: &Path, root: &Path) -> bool {
        self.links == Links::All || link.canonicalize().is_ok_and(|real| real.starts_with(root))
    }

    /// Adds a file unless it was reached before on another way: a PATH inside another, a link.
    fn file(&mut self, path: &Path, root: PathBuf, relative: String, asked_for: bool, bytes: u64) {
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if !self.seen.insert(real) {
            return self.skip(
                Severity::Note,
                "read-once",
                &relative,
                "the same file was reached before under another name, so it is read once",
            );
        }
        let found = Found {
            document: String::new(),
            path: Some(path.to_owned()),
            asked_for,
            bytes,
        };
        self.files.push(Unnamed {
            root,
            relative,
            found,
        });
    }

    fn unreachable(&mut self, error: &walkdir::Error, root: &Path) {
        let name = error
            .path()
            .map(|path| relative(path, root))
            .unwrap_or_default();
        match error.loop_ancestor() {
            Some(_) => self.skip(
                Severity::Note,
                "link-loop",
                &name,
                "a link to a folder around it, so not followed",
            ),
            None => {
                let reason = error
                    .io_error()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                self.skip(
                    Severity::Error,
                    "unreadable-file",
                    &name,
                    &format!("cannot be read: {reason}"),
                );
            }
        }
    }

    fn skip(&mut self, severity: Severity, code: &str, name: &str, message: &str) {
        self.skipped.push(
            Note {
                severity,
                code: code.into(),
                message: message.into(),
            }
            .about(name),
        );
    }
}

/// Files that stand side by side in every folder of results, and nowhere else.
const RESULTS: [&str; 3] = ["graph.json", "references.jsonl", "statistics.json"];

/// Whether a folder is what `analyze` made of letters: read as letters again, it would grow with
/// every run.
fn holds_results(folder: &Path) -> bool {
    RESULTS.iter().all(|name| folder.join(name).is_file())
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

/// The path below the root with `/` between folders.
fn relative(path: &Path, root: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    below
        .components()
        .map(|part| name::of(part.as_os_str()))
        .collect::<Vec<_>>()
        .join("/")
}

/// Names the files: the place below the PATH; where two PATHs would give one name, as many folders of the PATH stand in front as tell them apart.
fn named(files: Vec<Unnamed>) -> Vec<Found> {
    let mut names: Vec<String> = files.iter().map(|file| file.relative.clone()).collect();
    for folders in 1.. {
        let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, name) in names.iter().enumerate() {
            holders.entry(name).or_default().push(index);
        }
        let clashing: Vec<usize> = holders
            .into_values()
            .filter(|holders| holders.len() > 1)
            .flatten()
            .collect();
        let longer: Vec<(usize, String)> = clashing
            .into_iter()
            .map(|index| (index, with_folders(&files[index], folders)))
            .collect();
        // Different files differ in their whole path, so this ends; links may be named alike to the root.
        if longer.iter().all(|(index, name)| names[*index] == *name) {
            break;
        }
        for (index, name) in longer {
            names[index] = name;
        }
    }
    files
        .into_iter()
        .zip(names)
        .map(|(file, document)| Found {
            document,
            ..file.found
        })
        .collect()
}

/// The name with this many folders of its PATH in front.
fn with_folders(file: &Unnamed, count: usize) -> String {
    let folders: Vec<_> = file
        .root
        .components()
        .filter(|part| matches!(part, Component::Normal(_)))
        .collect();
    let front = folders[folders.len().saturating_sub(count)..]
        .iter()
        .map(|part| name::of(part.as_os_str()));
    front
        .chain([file.relative.clone()])
        .collect::<Vec<_>>()
        .join("/")
}
