//! Zip packages held in memory (Word, OpenDocument): one part at a time, within the limits.

use std::io::{Cursor, Read};

use bytesize::ByteSize;
use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::Limits;
use super::parsed::Note;

/// An opened package.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    limits: &'a Limits,
}

impl<'a> Package<'a> {
    /// Reads the list of parts.
    pub fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, Note> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() > limits.archive_entries {
            return Err(too_many(archive.len(), limits));
        }
        Ok(Self { archive, limits })
    }

    /// A part as text; `None` if there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Note> {
        let Some(index) = self.archive.index_for_name(name) else {
            return Ok(None);
        };
        let mut file = self
            .archive
            .by_index(index)
            .map_err(|error| damaged(&error))?;
        check_size(name, file.size(), file.compressed_size(), self.limits)?;
        let bytes = read_up_to(&mut file, self.limits.part_bytes).map_err(|error| {
            Note::error(
                "damaged-file",
                format!("the part {name} is damaged: {error}"),
            )
        })?;
        let bytes = bytes.ok_or_else(|| too_large(name, self.limits))?;
        Ok(Some(String::from_utf8(bytes).unwrap_or_else(|error| {
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        })))
    }
}

/// All bytes, or `None` if they are more than the limit.
pub(crate) fn read_up_to(reader: &mut impl Read, limit: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// Whether the sizes that the archive tells are within the limits. A ratio counts from 1 MiB on: small parts harm nobody.
pub(crate) fn check_size(name: &str, size: u64, packed: u64, limits: &Limits) -> Result<(), Note> {
    if size > limits.part_bytes {
        return Err(too_large(name, limits));
    }
    if size > 1 << 20 && size / packed.max(1) > limits.ratio {
        let message = format!(
            "{name} unpacks to more than {} times its size, as a zip bomb does, so it is not read; if it is none, raise --max-ratio",
            limits.ratio
        );
        return Err(Note::error("too-large", message));
    }
    Ok(())
}

pub(crate) fn too_many(entries: usize, limits: &Limits) -> Note {
    let message = format!(
        "{entries} entries, more than the limit of {}; split the archive or raise --max-entries",
        limits.archive_entries
    );
    Note::error("too-large", message)
}

fn too_large(name: &str, limits: &Limits) -> Note {
    Note::error(
        "too-large",
        format!(
            "{name} unpacks to more than {}, the limit for one part; raise --max-part to read it",
            ByteSize(limits.part_bytes)
        ),
    )
}

pub(crate) fn damaged(error: &ZipError) -> Note {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => encrypted(),
        ZipError::UnsupportedArchive(reason) => Note::error(
            "unreadable-file",
            format!("packed in a way that viendan does not know: {reason}"),
        ),
        error => Note::error("damaged-file", format!("damaged: {error}")),
    }
}

/// A file that only its password opens.
pub(crate) fn encrypted() -> Note {
    Note::error(
        "encrypted",
        "protected by a password; save it without one to read it",
    )
}
