//! All documents of the inputs, one after the other, unopened.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::archive::Members;
use super::corpus::{JsonArray, JsonLines, Records, Table, unpacked};
use super::error::Error;
use super::form;
use super::format::{self, Form, Format, HEAD, Kind, Packing};
use super::item::{Item, Source, whole};
use super::open::open;
use super::options::Options;
use super::parsed::Note;
use super::walk::{self, Found};
use crate::diagnostics::Diagnostic;

/// How far the items have come, for a progress bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Files begun.
    pub files: usize,
    /// Files in all.
    pub files_total: usize,
    /// Bytes handed out, as they lie in the files.
    pub bytes: u64,
    /// Bytes of all files.
    pub bytes_total: u64,
}

/// The documents of the inputs in order: folders by name, corpora record by record. A record or file that cannot be
/// an item is a diagnostic in its place. Only file names are held in memory.
pub struct Items {
    options: Options,
    skipped: std::vec::IntoIter<Diagnostic>,
    files: std::vec::IntoIter<Found>,
    records: Option<Records>,
    names: HashSet<u64>,
    /// How often a name has come that was taken already.
    repeated: HashMap<u64, usize>,
    /// Whether it is known of the file that is open that its names repeat.
    repeats: bool,
    /// What is to be said before the next item.
    pending: Option<Diagnostic>,
    files_total: usize,
    bytes_total: u64,
    /// Bytes of the files behind, and of the one that is open.
    done: u64,
    open_bytes: u64,
    streamed: Arc<AtomicU64>,
}

/// Most items of one batch, and bytes after which no more are added.
const BATCH: (usize, u64) = (256, 32 << 20);

impl Items {
    /// Finds the files of the PATHs (`-` is standard input).
    ///
    /// # Errors
    /// A PATH is missing or closed to us, or there is no file at all.
    pub fn new(paths: &[PathBuf], options: &Options) -> Result<Self, Error> {
        let (files, skipped) = walk::files(paths, options.links)?;
        Ok(Self {
            options: options.clone(),
            skipped: skipped.into_iter(),
            files_total: files.len(),
            bytes_total: files.iter().map(|file| file.bytes).sum(),
            names: files
                .iter()
                .map(|file| fingerprint(&file.document))
                .collect(),
            repeated: HashMap::new(),
            repeats: false,
            pending: None,
            files: files.into_iter(),
            records: None,
            done: 0,
            open_bytes: 0,
            streamed: Arc::default(),
        })
    }

    /// The next items, enough to keep all cores busy and few enough for memory; `None` at the end.
    pub fn next_batch(&mut self) -> Option<Vec<Result<Item, Diagnostic>>> {
        let (count, limit) = BATCH;
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < count && bytes < limit {
            let Some(item) = self.next() else { break };
            bytes += item.as_ref().map_or(0, Item::bytes);
            batch.push(item);
        }
        (!batch.is_empty()).then_some(batch)
    }

    /// The files that are still to be opened; `None` is standard input.
    pub fn paths(&self) -> impl Iterator<Item = Option<&Path>> {
        self.files
            .as_slice()
            .iter()
            .map(|found| found.path.as_deref())
    }

    /// How far the items have come.
    pub fn progress(&self) -> Progress {
        Progress {
            files: self.files_total - self.files.len(),
            files_total: self.files_total,
            bytes: self.done + self.streamed.load(Ordering::Relaxed).min(self.open_bytes),
            bytes_total: self.bytes_total,
        }
    }

    /// The next record of the corpus or archive that is open, under a name that no other document has.
    fn next_record(&mut self) -> Option<Result<Item, Diagnostic>> {
        let record = self.records.as_mut()?.next();
        if record.is_none() {
            self.records = None;
        }
        Some(record?.map(|item| self.with_own_name(item)))
    }

    /// The item under its name, or under the first free `#2`, `#3` of it. Each is tried once in a
    /// whole run, for a corpus may give one id to all its records.
    fn with_own_name(&mut self, mut item: Item) -> Item {
        let first = fingerprint(item.document());
        if self.names.insert(first) {
            return item;
        }
        let count = self.repeated.entry(first).or_insert(1);
        let name = loop {
            *count += 1;
            let name = format!("{}#{count}", item.document());
            if self.names.insert(fingerprint(&name)) {
                break name;
            }
        };
        if !std::mem::replace(&mut self.repeats, true) {
            let message = format!(
                "a document before it has the same name, so this one is called {name}; there may \
                 be more in this file"
            );
            let note = Note::warning("repeated-name", message);
            self.pending = Some(note.about(item.document()));
        }
        item.rename(name);
        item
    }

    /// Begins a file: one item of its own, or the first of its records.
    fn begin(&mut self, found: &Found) -> Option<Result<Item, Diagnostic>> {
        self.streamed.store(0, Ordering::Relaxed);
        self.repeats = false;
        self.done += std::mem::replace(&mut self.open_bytes, found.bytes);
        let begun = match &found.path {
            Some(path) => self.begin_file(found, path),
            None => self.begin_stream(found, std::io::stdin()),
        };
        begun
            .map_err(|note| note.about(&found.document))
            .transpose()
    }

    fn counted(&self, path: &Path) -> Result<Counted<File>, Note> {
        let file = File::open(path).map_err(|error| Note::unreadable(&error))?;
        Ok(Counted {
            inner: file,
            count: Arc::clone(&self.streamed),
        })
    }

    fn begin_file(&mut self, found: &Found, path: &Path) -> Result<Option<Item>, Note> {
        let mut file =
            open(path, self.options.limits.time).map_err(|error| Note::unreadable(&error))?;
        if file.metadata().is_ok_and(|file| !file.is_file()) {
            return self.begin_stream(found, file);
        }
        match kind(&head(&mut file)?, found, &self.options) {
            Kind::Document(format) => {
                self.streamed.store(found.bytes, Ordering::Relaxed);
                Ok(Some(Item::new(
                    found.document.clone(),
                    found.bytes,
                    Source::File(path.to_owned(), format),
                )))
            }
            Kind::Corpus(form, packing) => {
                self.begin_corpus(found, self.counted(path)?, form, packing)
            }
            #[cfg(feature = "parquet")]
            Kind::Parquet => {
                let rows = super::corpus::ParquetItems::new(
                    file,
                    &found.document,
                    &self.options,
                    Arc::clone(&self.streamed),
                )?;
                self.records = Some(Box::new(rows));
                Ok(None)
            }
            #[cfg(not(feature = "parquet"))]
            Kind::Parquet => Err(unknown("Parquet; this program was built without it")),
            Kind::Archive => {
                self.streamed.store(found.bytes, Ordering::Relaxed);
                self.records = Some(Box::new(Members::open(
                    path,
                    &found.document,
                    &self.options,
                )?));
                Ok(None)
            }
            Kind::Unknown(name) => Err(unknown(name)),
        }
    }

    /// Begins what can be read only once: standard input, or a pipe that has a name.
    fn begin_stream(
        &mut self,
        found: &Found,
        mut stream: impl Read + Send + 'static,
    ) -> Result<Option<Item>, Note> {
        let head = head(&mut stream)?;
        let kind = kind(&head, found, &self.options);
        let stream = Cursor::new(head).chain(stream);
        match kind {
            Kind::Document(format) => {
                let bytes = whole(stream, &self.options)?;
                Ok(Some(Item::new(
                    found.document.clone(),
                    bytes.len() as u64,
                    Source::Bytes(bytes, format),
                )))
            }
            Kind::Corpus(form, packing) => self.begin_corpus(found, stream, form, packing),
            Kind::Parquet | Kind::Archive => Err(unknown(
                "an archive or Parquet, which is not read in order; give its file's name",
            )),
            Kind::Unknown(name) => Err(unknown(name)),
        }
    }

    /// Begins a corpus; where its name does not say what it is, what is packed does.
    fn begin_corpus(
        &mut self,
        found: &Found,
        reader: impl Read + Send + 'static,
        form: Option<Form>,
        packing: Packing,
    ) -> Result<Option<Item>, Note> {
        let mut reader = unpacked(reader, packing)?;
        let form = match form {
            Some(form) => Some(form),
            None => form::of(
                reader
                    .fill_buf()
                    .map_err(|error| Note::unreadable(&error))?,
                &self.options,
            ),
        };
        let (corpus, options) = (&found.document, &self.options);
        self.records = Some(match form {
            Some(Form::JsonLines) => Box::new(JsonLines::new(reader, corpus, options)),
            Some(Form::Json) => Box::new(JsonArray::new(reader, corpus, options)),
            Some(Form::Table) => Box::new(Table::new(reader, corpus, options)?),
            None => return Err(unknown(format::PACKED)),
        });
        Ok(None)
    }
}

impl Iterator for Items {
    type Item = Result<Item, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(skipped) = self.skipped.next() {
            return Some(Err(skipped));
        }
        if let Some(said) = self.pending.take() {
            return Some(Err(said));
        }
        loop {
            if let Some(record) = self.next_record() {
                return Some(record);
            }
            let Some(found) = self.files.next() else {
                self.streamed.store(self.open_bytes, Ordering::Relaxed);
                return None;
            };
            if let Some(item) = self.begin(&found) {
                return Some(item);
            }
        }
    }
}

/// Counts the bytes that pass.
struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// The first bytes, by which a kind is known.
fn head(reader: &mut impl Read) -> Result<Vec<u8>, Note> {
    let mut head = Vec::with_capacity(HEAD);
    reader
        .take(HEAD as u64)
        .read_to_end(&mut head)
        .map_err(|error| Note::unreadable(&error))?;
    Ok(head)
}

/// The kind of a file. What the user asked for by name is read whatever its extension: a corpus by
/// its form, all other text as a letter.
fn kind(head: &[u8], found: &Found, options: &Options) -> Kind {
    match format::kind(head, &found.document) {
        Kind::Unknown(_)
            if found.asked_for && !head.contains(&0) && !format::is_web_archive(head) =>
        {
            match form::of(head, options) {
                None => Kind::Document(Format::Plain),
                form => Kind::Corpus(form, Packing::Plain),
            }
        }
        Kind::Corpus(None, _) if !found.asked_for => Kind::Unknown(format::PACKED),
        kind => kind,
    }
}

fn unknown(name: &str) -> Note {
    Note::error("unknown-format", format!("not read: {name}"))
}

/// A short form of a name: the names of a large corpus take 8 bytes each. Two alike would only add a `#2`.
fn fingerprint(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}
