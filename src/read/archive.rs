//! Zip archives of documents: each file inside is an item, `archive.zip!/folder/letter.docx`. Nothing is written to disk.
//!
//! What a bomb would unpack is decided by the sizes that the archive tells, in its order, and no file may be longer than told.

use std::fs::File;
use std::io::{BufReader, Cursor};
use std::path::Path;
use std::sync::{Arc, Mutex};

use bytesize::ByteSize;
use zip::read::Config;
use zip::read::ZipFileEntry;

use super::format::{self, Kind};
use super::item::{Item, Source};
use super::limits::Limits;
use super::member::{Archive, Bytes, Member, Shared};
use super::name::unicode;
use super::options::Options;
use super::package::{check_size, damaged, encrypted, too_many};
use super::parsed::Note;
use crate::diagnostics::{Diagnostic, Severity};

/// The files of one archive in its order; an archive inside it is walked too, one inside that is not.
pub(crate) struct Members {
    archive: Shared,
    entries: std::vec::IntoIter<ZipFileEntry<'static>>,
    name: String,
    limits: Limits,
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
        let mut archive =
            Archive::try_new(bytes, Config::default()).map_err(|error| damaged(&error))?;
        if archive.len() > limits.archive_entries {
            return Err(too_many(archive.len(), limits));
        }
        let entries = archive.files().and_then(|files| files.collect());
        let entries: Vec<_> = entries.map_err(|error| damaged(&error))?;
        Ok(Self {
            archive: Arc::new(Mutex::new(archive)),
            entries: entries.into_iter(),
            name: name.to_owned(),
            limits: limits.clone(),
            left,
            inner: None,
            is_inner,
        })
    }

    /// The item of a file, or nothing if it is a folder, or an archive that is walked next.
    fn member(&mut self, entry: ZipFileEntry<'static>) -> Option<Result<Item, Diagnostic>> {
        let slashed = |byte: &u8| if *byte == b'\\' { b'/' } else { *byte };
        let name = entry.name_raw().iter().map(slashed).collect::<Vec<_>>();
        let name = unicode(&name);
        let name = name.trim_start_matches('/');
        let document = format!("{}!/{name}", self.name);
        let is_hidden = |part: &str| part.starts_with('.') || part == "__MACOSX";
        let item = if entry.is_dir() {
            return None;
        } else if name.split('/').any(is_hidden) {
            Err(Note {
                severity: Severity::Note,
                code: "hidden-file".into(),
                message: "hidden, so not read".into(),
            })
        } else if entry.is_symlink() {
            Err(Note::warning("link-out", "a link, so not read"))
        } else if entry.encrypted() {
            Err(encrypted())
        } else {
            self.allowed(name, &entry)
                .and_then(|()| self.item(&document, entry))
        };
        item.map_err(|note| note.about(&document)).transpose()
    }

    fn allowed(&mut self, name: &str, entry: &ZipFileEntry<'_>) -> Result<(), Note> {
        check_size(name, entry.size(), entry.compressed_size(), &self.limits)?;
        self.left = self.left.checked_sub(entry.size()).ok_or_else(|| {
            let limit = ByteSize(self.limits.archive_bytes);
            let message = format!("not read: with it the archive unpacks to more than {limit}; split the archive or raise --max-unpacked");
            Note::error("too-large", message)
        })?;
        Ok(())
    }

    /// The item of a file, or nothing if it is an archive that is walked next.
    fn item(&mut self, document: &str, entry: ZipFileEntry<'static>) -> Result<Option<Item>, Note> {
        let size = entry.size();
        let member = Member {
            archive: Arc::clone(&self.archive),
            entry: entry.into(),
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
            let entry = self.entries.next()?;
            if let Some(item) = self.member(entry) {
                return Some(item);
            }
        }
    }
}
