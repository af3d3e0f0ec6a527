//! Fields of an object of JSON.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::column::{self, Column};
use super::parsed::Note;
use crate::text::Field;

/// The text of one object, and what its other fields state of the document.
pub(super) fn text(
    line: &[u8],
    text_column: &str,
    columns: &[Column],
) -> Result<(String, Vec<Field>), Note> {
    let wanted = Wanted {
        text_column,
        columns,
    };
    match read(line, wanted) {
        Ok((Some(Value::String(text)), fields)) => Ok((text, fields)),
        Ok((Some(_), _)) => Err(Note::error(
            "bad-record",
            format!("the field {text_column:?} holds no text"),
        )),
        Ok((None, _)) => Err(Note::error(
            "bad-record",
            format!(
                "no field {text_column:?}; name the field that holds the text with --text-column"
            ),
        )),
        Err(error) => Err(Note::error(
            "bad-record",
            format!("not a JSON object: {error}"),
        )),
    }
}

fn read<'de, S: DeserializeSeed<'de>>(line: &'de [u8], seed: S) -> serde_json::Result<S::Value> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let mut deserializer = serde_json::Deserializer::from_slice(line);
    let value = seed.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// The field with the text, and those that state something of the document.
#[derive(Clone, Copy)]
struct Wanted<'a> {
    text_column: &'a str,
    columns: &'a [Column],
}

impl<'de> DeserializeSeed<'de> for Wanted<'_> {
    type Value = (Option<Value>, Vec<Field>);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Wanted<'_> {
    type Value = (Option<Value>, Vec<Field>);

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut text, mut fields) = (None, Vec::new());
        while let Some(key) = map.next_key::<String>()? {
            if key == self.text_column {
                text = Some(map.next_value()?);
            } else if let Some(label) = column::label(self.columns, &key) {
                let words = column::words(map.next_value()?);
                fields.extend(words.and_then(|words| column::field(label, &words)));
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok((text, fields))
    }
}

/// One field of a JSON object; the others are passed over without being kept.
pub(super) fn pick(line: &[u8], field: &str) -> serde_json::Result<Option<Value>> {
    read(line, Pick(field))
}

struct Pick<'a>(&'a str);

impl<'de> DeserializeSeed<'de> for Pick<'_> {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Pick<'_> {
    type Value = Option<Value>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(key) = map.next_key::<String>()? {
            if key == self.0 {
                found = Some(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}
