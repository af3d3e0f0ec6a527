//! One field of a line of JSON.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::parsed::Note;

/// The text of one line.
pub(super) fn text(line: &[u8], column: &str) -> Result<String, Note> {
    match pick(line, column) {
        Ok(Some(Value::String(text))) => Ok(text),
        Ok(Some(_)) => Err(Note::error(
            "bad-record",
            format!("the field {column:?} holds no text"),
        )),
        Ok(None) => Err(Note::error(
            "bad-record",
            format!("no field {column:?}; name the field that holds the text with --text-column"),
        )),
        Err(error) => Err(Note::error(
            "bad-record",
            format!("not a JSON object: {error}"),
        )),
    }
}

/// One field of a JSON object; the others are passed over without being kept.
pub(super) fn pick(line: &[u8], field: &str) -> serde_json::Result<Option<Value>> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let mut deserializer = serde_json::Deserializer::from_slice(line);
    let value = Pick(field).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
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
