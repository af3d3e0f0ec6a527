//! How far the reader goes.

use std::time::Duration;

/// How far the reader goes before it stops and says so. Each field is a default that the user may
/// change.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Limits {
    /// Bytes of one file, archive member or corpus record. _Default:_ 50 MB. Archives and corpora
    /// as such have no limit.
    pub file_bytes: u64,
    /// Bytes of text of one document (UTF-8); the rest is cut off. _Default:_ 16 MiB.
    pub text_bytes: usize,
    /// Pages of one PDF; the rest is left out. _Default:_ 500.
    pub pages: usize,
    /// Time for reading one document. _Default:_ 30 s. Kept where a child process reads it: for all
    /// but short plain text.
    pub time: Duration,
    /// Memory of one child process in bytes. _Default:_ 384 MiB.
    pub memory: u64,
    /// Entries of one zip archive. _Default:_ 10,000.
    pub archive_entries: usize,
    /// Unpacked bytes of one part of a zip archive, Word or OpenDocument file. _Default:_ 64 MiB.
    pub part_bytes: u64,
    /// Unpacked bytes of one zip archive in all. _Default:_ 256 MiB.
    pub archive_bytes: u64,
    /// Unpacked bytes for each packed byte. _Default:_ 200.
    pub ratio: u64,
    /// Open elements of XML, groups of RTF, tables in tables of .doc. _Default:_ 4,096.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 50_000_000,
            text_bytes: 16 << 20,
            pages: 500,
            time: Duration::from_secs(30),
            memory: 384 << 20,
            archive_entries: 10_000,
            part_bytes: 64 << 20,
            archive_bytes: 256 << 20,
            ratio: 200,
            depth: 4_096,
        }
    }
}
