//! Columns and fields of a corpus that state something of the document beside its text.

use serde_json::Value;

use crate::text::Field;

/// A column, and the label that a portal's table would have for it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Column {
    /// Its name in the corpus; case and joints do not count: `so_hieu` is "Số-hiệu"'s `SO HIEU` too.
    pub name: String,
    /// What it states: `so_hieu`, `Ngày ban hành`.
    pub label: String,
}

/// Longest value that is kept, in bytes: a title.
const LONGEST_VALUE: usize = 4_000;

/// The label of the column with this name.
pub(crate) fn label<'a>(columns: &'a [Column], name: &str) -> Option<&'a str> {
    let plain = |letter: char| match letter {
        '-' | ' ' => '_',
        _ => letter.to_ascii_lowercase(),
    };
    let is_named = |column: &&Column| {
        let own = column.name.chars().map(plain);
        own.eq(name.trim().chars().map(plain))
    };
    let found = columns.iter().find(is_named);
    found.map(|column| column.label.as_str())
}

/// What a column states, on one line; `None` where the cell is empty or no value of a header.
pub(crate) fn field(label: &str, value: &str) -> Option<Field> {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty() && value.len() <= LONGEST_VALUE).then(|| Field {
        label: label.to_owned(),
        value,
    })
}

/// A value of JSON as words: a string, a number, or the first of several.
pub(crate) fn words(value: Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(several) => several.into_iter().next().and_then(words),
        _ => None,
    }
}
