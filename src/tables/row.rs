//! From CSV text to rows, with errors that name file, line and column.

use std::collections::HashMap;
use std::fmt::Display;
use std::str::FromStr;

use super::{TableError, Validity};

/// A kind of row: how it is read and what tells it from the others of its table.
pub(super) trait Record: Sized {
    /// Columns of the table, in order. Columns left out of a file count as empty.
    const COLUMNS: &'static [&'static str];

    /// Reads one row.
    fn read(row: &Row<'_>) -> Result<Self, TableError>;

    /// What must be unique in the table; an added row with the same key replaces the embedded one.
    fn key(&self) -> String;
}

/// One row under its header.
pub(super) struct Row<'a> {
    file: &'a str,
    header: &'a csv::StringRecord,
    fields: &'a csv::StringRecord,
}

impl Row<'_> {
    fn field(&self, column: &str) -> &str {
        let index = self.header.iter().position(|name| name.trim() == column);
        index
            .and_then(|index| self.fields.get(index))
            .map_or("", str::trim)
    }

    /// A field that must not be empty.
    pub fn text(&self, column: &str) -> Result<String, TableError> {
        self.optional(column)
            .ok_or_else(|| self.error(column, "empty, but every row needs it".to_owned()))
    }

    /// A field that may be empty.
    pub fn optional(&self, column: &str) -> Option<String> {
        let field = self.field(column);
        (!field.is_empty()).then(|| field.to_owned())
    }

    /// The parts of a field between semicolons.
    pub fn list(&self, column: &str) -> Vec<String> {
        self.field(column)
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// A field as a word of a closed set, a small number or a date.
    pub fn word<T: FromStr<Err: Display>>(&self, column: &str) -> Result<T, TableError> {
        self.field(column)
            .parse()
            .map_err(|error: T::Err| self.error(column, error.to_string()))
    }

    /// The same for a field that may be empty.
    pub fn optional_word<T: FromStr<Err: Display>>(
        &self,
        column: &str,
    ) -> Result<Option<T>, TableError> {
        if self.field(column).is_empty() {
            Ok(None)
        } else {
            self.word(column).map(Some)
        }
    }

    /// The parts of a field between semicolons as words.
    pub fn words<T: FromStr<Err: Display>>(&self, column: &str) -> Result<Vec<T>, TableError> {
        let word = |part: &String| {
            part.parse()
                .map_err(|error: T::Err| self.error(column, error.to_string()))
        };
        self.list(column).iter().map(word).collect()
    }

    /// `yes`, or `no` or nothing.
    pub fn flag(&self, column: &str) -> Result<bool, TableError> {
        match self.field(column) {
            "yes" => Ok(true),
            "no" | "" => Ok(false),
            other => Err(self.error(column, format!("'{other}' is neither yes nor no"))),
        }
    }

    /// The columns `valid_from` and `valid_to`.
    pub fn validity(&self) -> Result<Validity, TableError> {
        let validity = Validity {
            from: self.optional_word("valid_from")?,
            to: self.optional_word("valid_to")?,
        };
        if validity.first_day() > validity.last_day() {
            return Err(self.error(
                "valid_to",
                format!("'{}' is before valid_from", self.field("valid_to")),
            ));
        }
        Ok(validity)
    }

    /// An error about a field of this row.
    pub fn error(&self, column: &str, problem: String) -> TableError {
        let line = self.fields.position().map_or(0, csv::Position::line);
        TableError::Value {
            file: self.file.to_owned(),
            line,
            column: column.to_owned(),
            problem,
        }
    }
}

/// Reads all rows of a table. Errors: no CSV, an unknown column, a bad field, a key that stands twice.
pub(super) fn rows<R: Record>(file: &str, text: &str) -> Result<Vec<R>, TableError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|error| malformed(file, &error))?
        .clone();
    if let Some(column) = header
        .iter()
        .find(|name| !R::COLUMNS.contains(&name.trim()))
    {
        let known = R::COLUMNS.join(", ");
        return Err(TableError::UnknownColumn {
            file: file.to_owned(),
            column: column.to_owned(),
            known,
        });
    }
    let mut rows = Vec::new();
    let mut lines: HashMap<String, u64> = HashMap::new();
    let mut fields = csv::StringRecord::new();
    while reader
        .read_record(&mut fields)
        .map_err(|error| malformed(file, &error))?
    {
        let row = Row {
            file,
            header: &header,
            fields: &fields,
        };
        let record = R::read(&row)?;
        let line = fields.position().map_or(0, csv::Position::line);
        if let Some(first) = lines.insert(record.key(), line) {
            return Err(row.error(
                R::COLUMNS[0],
                format!("the same row stands in line {first}: remove one of them"),
            ));
        }
        rows.push(record);
    }
    Ok(rows)
}

/// Puts added rows to the others: a row with a known key replaces, a new one stands at the end.
pub(super) fn merge<R: Record>(rows: &mut Vec<R>, added: Vec<R>) {
    let places: HashMap<String, usize> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| (row.key(), place))
        .collect();
    for row in added {
        match places.get(&row.key()) {
            Some(&place) => rows[place] = row,
            None => rows.push(row),
        }
    }
}

fn malformed(file: &str, error: &csv::Error) -> TableError {
    let line = error.position().map_or(1, csv::Position::line);
    let problem = match error.kind() {
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => {
            format!(
                "{len} fields, but the header row has {expected_len}; put a field that holds a comma in double quotes"
            )
        }
        _ => error.to_string(),
    };
    TableError::Malformed {
        file: file.to_owned(),
        line,
        problem,
    }
}
