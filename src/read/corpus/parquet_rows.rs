//! Parquet: one document in each row, its name and its text in columns, read row group by row group.

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::Type;

use crate::diagnostics::Diagnostic;
use crate::read::column::{self, Column};
use crate::read::item::{Item, Source};
use crate::read::options::Options;
use crate::read::parsed::Note;
use crate::read::record::{Record, too_large};

/// The rows of one file.
pub(crate) struct ParquetRows {
    rows: RowIter<'static>,
    corpus: String,
    id_column: String,
    text_column: String,
    columns: Vec<Column>,
    limit: u64,
    row: usize,
    done: bool,
    streamed: Arc<AtomicU64>,
}

impl ParquetRows {
    /// Reads the description of the columns. `streamed` is told the bytes of text, as the file is not read in order.
    pub fn new(
        file: File,
        corpus: &str,
        options: &Options,
        streamed: Arc<AtomicU64>,
    ) -> Result<Self, Note> {
        let rows = guarded(|| rows(file, options))?;
        let (corpus, id_column, text_column) = (
            corpus.to_owned(),
            options.id_column.clone(),
            options.text_column.clone(),
        );
        Ok(Self {
            rows,
            corpus,
            id_column,
            text_column,
            columns: options.columns.clone(),
            limit: options.limits.file_bytes,
            row: 0,
            done: false,
            streamed,
        })
    }

    /// What the row states beside the text.
    fn fields(&self, row: &Row) -> Vec<crate::text::Field> {
        let stated = row.get_column_iter().filter_map(|(name, value)| {
            let label = column::label(&self.columns, name).filter(|_| *name != self.text_column)?;
            column::field(label, &String::from_utf8(text(value)?).ok()?)
        });
        stated.collect()
    }

    fn item(&self, row: &Row) -> Result<Item, Note> {
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
        let bytes = text.len() as u64;
        self.streamed.fetch_add(bytes, Ordering::Relaxed);
        if bytes > self.limit {
            return Err(too_large(&format!("row {}", self.row), self.limit));
        }
        let name = column(&self.id_column)
            .filter(|id| !id.is_empty())
            .and_then(|id| String::from_utf8(id).ok());
        let name = name.unwrap_or_else(|| format!("{}#{}", self.corpus, self.row));
        Ok(Item::new(
            name,
            bytes,
            Source::Record(Record::Text(text, self.fields(row))),
        ))
    }
}

impl Iterator for ParquetRows {
    type Item = Result<Item, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        self.row += 1;
        let row = guarded(|| self.rows.next().transpose().map_err(damaged));
        self.done = row.is_err();
        let item = row.transpose()?.and_then(|row| self.item(&row));
        Some(item.map_err(|note| note.about(&self.corpus)))
    }
}

fn rows(file: File, options: &Options) -> Result<RowIter<'static>, Note> {
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

fn text(field: &Field) -> Option<Vec<u8>> {
    Some(match field {
        Field::Str(text) => text.clone().into_bytes(),
        Field::Bytes(bytes) => bytes.data().to_vec(),
        Field::Int(number) => number.to_string().into_bytes(),
        Field::Long(number) => number.to_string().into_bytes(),
        Field::UInt(number) => number.to_string().into_bytes(),
        Field::ULong(number) => number.to_string().into_bytes(),
        Field::Date(_) | Field::TimestampMillis(_) | Field::TimestampMicros(_) => {
            field.to_string().into_bytes()
        }
        _ => return None,
    })
}
