//! The rows of a Parquet file, read by a child process: it gets the open file and nothing else, and a row that takes
//! more than it may ends the child alone.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Error, Read, Result, Write};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};

use super::message::{RowHead, RowsRequest};
use super::process::{Failure, quiet};
use super::{Children, confine, told};
use crate::read::corpus::{ParquetRows, Row};
use crate::read::limits::Limits;
use crate::read::options::Options;
use crate::read::parsed::Note;

/// Longest line between rows: lengths, or a sentence.
const HEAD: u64 = 1 << 16;

/// The rows as they come from the child, which ends with this.
pub(crate) struct ChildRows {
    child: Child,
    rows: Receiver<Option<std::result::Result<Row, Note>>>,
    limits: Limits,
    is_done: bool,
}

impl Children {
    /// Has a child read the rows of a Parquet file.
    pub(crate) fn rows(
        &self,
        file: File,
        options: &Options,
    ) -> std::result::Result<ChildRows, Note> {
        let request = RowsRequest {
            id_column: options.id_column.clone(),
            text_column: options.text_column.clone(),
            columns: options.columns.clone(),
            limits: options.limits.clone(),
            parent: std::process::id(),
        };
        let started = serde_json::to_string(&request)
            .map_err(Error::other)
            .and_then(|request| {
                quiet(&self.program, &self.arguments)
                    .args(["--rows", &request])
                    .stdin(file)
                    .stdout(Stdio::piped())
                    .spawn()
            });
        let mut child = started.map_err(|error| super::not_started(&error))?;
        let (sender, rows) = sync_channel(1);
        if let Some(output) = child.stdout.take() {
            let most = options.limits.file_bytes;
            std::thread::spawn(move || receive(BufReader::new(output), most, &sender));
        }
        Ok(ChildRows {
            child,
            rows,
            limits: options.limits.clone(),
            is_done: false,
        })
    }
}

impl Iterator for ChildRows {
    type Item = std::result::Result<Row, Note>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        let failure = match self.rows.recv_timeout(self.limits.time) {
            Ok(Some(row)) => return Some(row),
            Ok(None) => None,
            Err(RecvTimeoutError::Timeout) => Some(Failure::Late),
            Err(RecvTimeoutError::Disconnected) => Some(Failure::Ended),
        };
        self.is_done = true;
        failure.map(|failure| Err(told(failure, &self.limits)))
    }
}

impl Drop for ChildRows {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Hands over what the child writes, `None` at the end of the file; nothing more if the child ends before.
fn receive(
    mut output: impl BufRead,
    most: u64,
    rows: &SyncSender<Option<std::result::Result<Row, Note>>>,
) {
    while let Ok(row) = next_row(&mut output, most) {
        let is_last = row.is_none();
        if rows.send(row).is_err() || is_last {
            return;
        }
    }
}

fn next_row(
    output: &mut impl BufRead,
    most: u64,
) -> Result<Option<std::result::Result<Row, Note>>> {
    let mut line = String::new();
    output.take(HEAD).read_line(&mut line)?;
    let (name, text, fields) = match serde_json::from_str(&line).map_err(Error::other)? {
        RowHead::End => return Ok(None),
        RowHead::Left(note) => return Ok(Some(Err(note))),
        RowHead::Row { name, text, fields } => (name, text, fields),
    };
    let mut bytes = |length: u64| {
        let mut bytes = Vec::new();
        let read = output.take(length.min(most)).read_to_end(&mut bytes)?;
        let is_whole = read as u64 == length;
        is_whole
            .then_some(bytes)
            .ok_or_else(|| Error::other("a row that is not whole"))
    };
    let name = name.map(&mut bytes).transpose()?;
    Ok(Some(Ok(Row {
        name: name.and_then(|name| String::from_utf8(name).ok()),
        text: bytes(text)?,
        fields,
    })))
}

/// Reads the rows of a Parquet file for the parent, which asks for them in the form of `request`.
///
/// # Errors
/// The request is not in that form, or the parent has gone.
pub fn serve_rows(request: &str, file: File, output: impl Write) -> Result<()> {
    let request: RowsRequest = serde_json::from_str(request).map_err(Error::other)?;
    confine::seal()?;
    confine::limit_memory(request.limits.memory)?;
    confine::end_after(request.parent);
    let mut output = BufWriter::new(output);
    let options = Options {
        limits: request.limits,
        id_column: request.id_column,
        text_column: request.text_column,
        columns: request.columns,
        ..Options::default()
    };
    let rows = match ParquetRows::new(file, &options) {
        Ok(rows) => rows,
        Err(note) => {
            write_head(&mut output, &RowHead::Left(note))?;
            return write_head(&mut output, &RowHead::End);
        }
    };
    for row in rows {
        confine::limit_time(options.limits.time)?;
        match row {
            Err(note) => write_head(&mut output, &RowHead::Left(note))?,
            Ok(Row { name, text, fields }) => {
                let length = |bytes: &[u8]| bytes.len() as u64;
                let head = RowHead::Row {
                    name: name.as_ref().map(|name| length(name.as_bytes())),
                    text: length(&text),
                    fields,
                };
                write_head(&mut output, &head)?;
                output.write_all(name.unwrap_or_default().as_bytes())?;
                output.write_all(&text)?;
            }
        }
        output.flush()?;
    }
    write_head(&mut output, &RowHead::End)
}

fn write_head(output: &mut impl Write, head: &RowHead) -> Result<()> {
    serde_json::to_writer(&mut *output, head)?;
    output.write_all(b"\n")?;
    output.flush()
}
