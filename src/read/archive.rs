//! Zip archives of documents: each file inside is an item, `archive.zip!/folder/letter.docx`. Nothing is written to disk.
//!
//! What a bomb would unpack is decided by the sizes that the archive tells, in its order, and no file may be longer than told.

use std::fs::File;
use std::io::{BufReader, Cursor};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use bytesize::ByteSize;
use zip::ZipArchive;

use super::format::{self, Kind};
use super::item::{Item, Source};
use super::limits::Limits;
use super::member::{Bytes, Member, Shared};
use super::options::Options;
use super::package::{check_size, damaged, encrypted, too_many};
use super::parsed::Note;
use crate::diagnostics::{Diagnostic, Severity};

/// What the list of an archive tells of one file.
struct Entry {
    name: String,
    size: u64,
    packed: u64,
    is_locked: bool,
}

/// The files of one archive in its order; an archive inside it is walked too, one inside that is not.
pub(crate) struct Members {
    archive: Shared,
    name: String,
    limits: Limits,
    count: usize,
    next: usize,
    /// Bytes that may still be unpacked.
    left: u64,
    inner: Option<Box<Self>>,
    is_inner: bool,
}

impl Members {
    /// Opens the archive at this path; `name` is its document name.
    pub fn open(path: &Path, name: &str, options: &Options) -> Result<Self, Note> {
        let file = File::open(path).map_err(|error| Note::unreadable(&error))?;
        Self::new(
            Box::new(BufReader::new(file)),
            name,
            &options.limits,
            options.limits.archive_bytes,
            false,
        )
    }

    fn new(
        bytes: Box<dyn Bytes>,
        name: &str,
        limits: &Limits,
        left: u64,
        is_inner: bool,
    ) -> Result<Self, Note> {
        let archive = ZipArchive::new(bytes).map_err(|error| damaged(&error))?;
        let count = archive.len();
        if count > limits.archive_entries {
            return Err(too_many(count, limits));
        }
        let archive = Arc::new(Mutex::new(archive));
        Ok(Self {
            archive,
            name: name.to_owned(),
            limits: limits.clone(),
            count,
            next: 0,
            left,
            inner: None,
            is_inner,
        })
    }

    fn member(&mut self, index: usize) -> Option<Result<Item, Diagnostic>> {
        let entry = match self.entry(index) {
            Ok(entry) => entry?,
            Err(note) => return Some(Err(note.about(&self.name))),
        };
        let document = format!("{}!/{}", self.name, entry.name);
        if entry
            .name
            .split('/')
            .any(|part| part.starts_with('.') || part == "__MACOSX")
        {
            return Some(Err(Diagnostic::new(
                Severity::Note,
                "hidden-file",
                &document,
                "hidden, so not read",
            )));
        }
        let item = match entry.is_locked {
            true => Err(encrypted()),
            false => self
                .allowed(&entry)
                .and_then(|()| self.item(&document, index, entry.size)),
        };
        item.map_err(|note| note.about(&document)).transpose()
    }

    /// What the archive tells of a file; `None` for a folder.
    fn entry(&self, index: usize) -> Result<Option<Entry>, Note> {
        let mut archive = self.archive.lock().unwrap_or_else(PoisonError::into_inner);
        let file = archive
            .by_index_raw(index)
            .map_err(|error| damaged(&error))?;
        let name = String::from_utf8_lossy(file.name_raw()).replace('\\', "/");
        let name = name.trim_start_matches('/').to_owned();
        let entry = Entry {
            name,
            size: file.size(),
            packed: file.compressed_size(),
            is_locked: file.encrypted(),
        };
        Ok((!file.is_dir()).then_some(entry))
    }

    fn allowed(&mut self, entry: &Entry) -> Result<(), Note> {
        check_size(&entry.name, entry.size, entry.packed, &self.limits)?;
        self.left = self.left.checked_sub(entry.size).ok_or_else(|| {
            let limit = ByteSize(self.limits.archive_bytes);
            let message = format!("not read: with it the archive unpacks to more than {limit}; split the archive or raise --max-unpacked");
            Note::error("too-large", message)
        })?;
        Ok(())
    }

    /// The item of a file, or nothing if it is an archive that is walked next.
    fn item(&mut self, document: &str, index: usize, size: u64) -> Result<Option<Item>, Note> {
        let member = Member {
            archive: Arc::clone(&self.archive),
            index,
            size,
        };
        match format::kind(&member.head()?, document) {
            Kind::Document(format) => Ok(Some(Item::new(
                document.to_owned(),
                size,
                Source::Member(member, format),
            ))),
            Kind::Archive if self.is_inner => Err(Note::error(
                "unknown-format",
                "not read: an archive in an archive in an archive; unpack it first",
            )),
            Kind::Archive => {
                let bytes = Box::new(Cursor::new(member.bytes()?));
                self.inner = Some(Box::new(Self::new(
                    bytes,
                    document,
                    &self.limits,
                    self.left,
                    true,
                )?));
                Ok(None)
            }
            Kind::Unknown(name) => Err(Note::error("unknown-format", format!("not read: {name}"))),
            Kind::Corpus(None, _) => Err(Note::error(
                "unknown-format",
                format!("not read: {}", format::PACKED),
            )),
            _ => Err(Note::error(
                "unknown-format",
                "not read: a corpus in an archive; unpack it first",
            )),
        }
    }
}

impl Iterator for Members {
    type Item = Result<Item, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(inner) = &mut self.inner {
                match inner.next() {
                    Some(item) => return Some(item),
                    None => self.left = inner.left,
                }
                self.inner = None;
            }
            if self.next == self.count {
                return None;
            }
            self.next += 1;
            if let Some(item) = self.member(self.next - 1) {
                return Some(item);
            }
        }
    }
}
