//! A file inside a zip archive.

use std::io::{Read, Seek};
use std::sync::{Arc, Mutex, PoisonError};

use zip::ZipReadOptions;
use zip::read::{OwnedZipFileEntry, ZipFile};
use zip::result::ZipResult;
use zip::unstable::read::ZipIterable;

use super::format::HEAD;
use super::package::{damaged, read_up_to};
use super::parsed::Note;

/// A reader that can be sent to any thread.
pub(crate) trait Bytes: Read + Seek + Send {}
impl<T: Read + Seek + Send> Bytes for T {}

/// An archive that hands out its files by their place, for several may have one name.
pub(crate) type Archive = ZipIterable<Box<dyn Bytes>>;

pub(crate) type Shared = Arc<Mutex<Archive>>;

/// One file inside an archive, not yet unpacked.
pub(crate) struct Member {
    pub archive: Shared,
    pub entry: OwnedZipFileEntry,
    /// What the archive tells of its size; it may not be longer.
    pub size: u64,
}

impl std::fmt::Debug for Member {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter
            .debug_struct("Member")
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

impl Member {
    /// The unpacked bytes.
    pub fn bytes(&self) -> Result<Vec<u8>, Note> {
        let mut archive = self.archive.lock().unwrap_or_else(PoisonError::into_inner);
        let mut file = self.file(&mut archive).map_err(|error| damaged(&error))?;
        let bytes = read_up_to(&mut file, self.size)
            .map_err(|error| Note::error("damaged-file", format!("damaged: {error}")))?;
        bytes.ok_or_else(|| {
            Note::error(
                "too-large",
                "unpacks to more than the archive tells, as only a zip bomb does",
            )
        })
    }

    /// The first bytes, by which its kind is known.
    pub fn head(&self) -> Result<Vec<u8>, Note> {
        let mut archive = self.archive.lock().unwrap_or_else(PoisonError::into_inner);
        let file = self.file(&mut archive).map_err(|error| damaged(&error))?;
        let mut head = Vec::new();
        file.take(HEAD as u64)
            .read_to_end(&mut head)
            .map_err(|error| Note::error("damaged-file", format!("damaged: {error}")))?;
        Ok(head)
    }

    fn file<'a>(&'a self, archive: &'a mut Archive) -> ZipResult<ZipFile<'a, Box<dyn Bytes>>> {
        let reader = archive.files()?.reader_mut();
        self.entry
            .as_ref()
            .with_reader(reader, ZipReadOptions::default())
    }
}
