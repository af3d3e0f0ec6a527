//! Parquet: one document in each row, its name and its text in columns, read row group by row group. Its parser is not
//! ours, and what packs its columns is partly written in C: only a child process calls this.

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field as Cell, Row as Columns};
use parquet::schema::types::Type;

use super::shared_file::SharedFile;
use crate::read::column::{self, Column};
use crate::read::options::Options;
use crate::read::parsed::Note;
use crate::read::record::too_large;
use crate::text::Field;

/// Rows that are unpacked at once, of each column.
const BATCH: usize = 16;

/// Columns of a row that state something beside the text, at most.
const MOST_FIELDS: usize = 8;

/// One document.
#[derive(Debug)]
pub(crate) struct Row {
    /// Its name, if it has one.
    pub name: Option<String>,
    /// The bytes of its text.
    pub text: Vec<u8>,
    /// What it states beside the text.
    pub fields: Vec<Field>,
}

/// The rows of one file.
pub(crate) struct ParquetRows {
    rows: RowIter<'static>,
    id_column: String,
    text_column: String,
    columns: Vec<Column>,
    limit: u64,
    row: usize,
    done: bool,
}

impl ParquetRows {
    /// Reads the description of the columns.
    pub fn new(file: File, options: &Options) -> Result<Self, Note> {
        Ok(Self {
            rows: guarded(|| rows(file, options))?,
            id_column: options.id_column.clone(),
            text_column: options.text_column.clone(),
            columns: options.columns.clone(),
            limit: options.limits.file_bytes,
            row: 0,
            done: false,
        })
    }

    /// What the row states beside the text.
    fn fields(&self, row: &Columns) -> Vec<Field> {
        let stated = row.get_column_iter().filter_map(|(name, value)| {
            let label = column::label(&self.columns, name).filter(|_| *name != self.text_column)?;
            column::field(label, &String::from_utf8(text(value)?).ok()?)
        });
        stated.take(MOST_FIELDS).collect()
    }

    fn row(&self, row: &Columns) -> Result<Row, Note> {
        let column = |name: &str| {
            row.get_column_iter()
                .find(|(column, _)| *column == name)
                .and_then(|(_, field)| text(field))
        };
        let text = column(&self.text_column);
        let text = text.ok_or_else(|| {
            Note::error(
                "bad-record",
                format!("row {} holds no text, so it is left out", self.row),
            )
        })?;
        let name = column(&self.id_column)
            .filter(|id| !id.is_empty())
            .and_then(|id| String::from_utf8(id).ok());
        let longest = text.len().max(name.as_ref().map_or(0, String::len));
        if longest as u64 > self.limit {
            return Err(too_large(&format!("row {}", self.row), self.limit));
        }
        let fields = self.fields(row);
        Ok(Row { name, text, fields })
    }
}

impl Iterator for ParquetRows {
    type Item = Result<Row, Note>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        self.row += 1;
        let row = guarded(|| self.rows.next().transpose().map_err(damaged));
        self.done = row.is_err();
        Some(row.transpose()?.and_then(|row| self.row(&row)))
    }
}

fn rows(file: File, options: &Options) -> Result<RowIter<'static>, Note> {
    let file = SharedFile::new(file).map_err(|error| damaged(error.into()))?;
    let reader = SerializedFileReader::new(file).map_err(damaged)?;
    let schema = reader.metadata().file_metadata().schema();
    let wanted = |field: &&Arc<Type>| {
        [&options.id_column, &options.text_column]
            .iter()
            .any(|name| name.as_str() == field.name())
            || field.is_primitive() && column::label(&options.columns, field.name()).is_some()
    };
    let fields: Vec<_> = schema.get_fields().iter().filter(wanted).cloned().collect();
    if !fields
        .iter()
        .any(|field| field.name() == options.text_column)
    {
        let name = &options.text_column;
        return Err(Note::error(
            "bad-record",
            format!("no column {name:?}; name the column that holds the text with --text-column"),
        ));
    }
    let projection = Type::group_type_builder(schema.name())
        .with_fields(fields)
        .build()
        .map_err(damaged)?;
    RowIter::from_file_into(Box::new(reader))
        .with_batch_size(BATCH)
        .project(Some(projection))
        .map_err(damaged)
}

/// A damaged file must not end the program, whatever its reader does.
fn guarded<T>(read: impl FnOnce() -> Result<T, Note>) -> Result<T, Note> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Err(Note::error(
            "damaged-file",
            "damaged in a way that its reader could not bear",
        ))
    })
}

fn damaged(error: ParquetError) -> Note {
    Note::error("damaged-file", format!("damaged: {error}"))
}

fn text(field: &Cell) -> Option<Vec<u8>> {
    Some(match field {
        Cell::Str(text) => text.clone().into_bytes(),
        Cell::Bytes(bytes) => bytes.data().to_vec(),
        Cell::Int(number) => number.to_string().into_bytes(),
        Cell::Long(number) => number.to_string().into_bytes(),
        Cell::UInt(number) => number.to_string().into_bytes(),
        Cell::ULong(number) => number.to_string().into_bytes(),
        Cell::Date(_) | Cell::TimestampMillis(_) | Cell::TimestampMicros(_) => {
            field.to_string().into_bytes()
        }
        _ => return None,
    })
}
