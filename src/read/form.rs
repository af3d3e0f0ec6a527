//! Corpora whose names do not say what they are, as on standard input: known by their first line.

use std::collections::HashMap;

use serde::de::IgnoredAny;

use super::corpus::Table;
use super::format::Form;
use super::options::Options;

/// The form of a corpus that begins so; `None` for all else, such as a letter.
pub(crate) fn of(beginning: &[u8], options: &Options) -> Option<Form> {
    let beginning = beginning
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(beginning)
        .trim_ascii_start();
    if begins_array(beginning) {
        return Some(Form::Json);
    }
    match beginning.iter().position(|&byte| byte == b'\n') {
        Some(end) if is_object(&beginning[..end], false) => Some(Form::JsonLines),
        Some(end) if Table::is_header(&beginning[..end], options) => Some(Form::Table),
        None if is_object(beginning, true) => Some(Form::JsonLines),
        _ => None,
    }
}

/// Whether an array of objects begins so.
fn begins_array(beginning: &[u8]) -> bool {
    let object = beginning.strip_prefix(b"[").map(<[u8]>::trim_ascii_start);
    let name = object.and_then(|object| object.strip_prefix(b"{"));
    name.is_some_and(|name| name.trim_ascii_start().starts_with(b"\""))
}

/// Whether this is a whole object of JSON, or may be the beginning of one whose end is not at hand.
fn is_object(line: &[u8], is_cut: bool) -> bool {
    let begins_a_name = line
        .strip_prefix(b"{")
        .is_some_and(|inside| inside.trim_ascii_start().starts_with(b"\""));
    begins_a_name
        && match serde_json::from_slice::<HashMap<String, IgnoredAny>>(line) {
            Ok(_) => true,
            Err(error) => is_cut && error.is_eof(),
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corpus_is_known_by_its_first_line() {
        let of = |beginning: &str| of(beginning.as_bytes(), &Options::default());
        for lines in [
            "{\"id\": 1, \"text\": \"x\"}\n{",
            "\u{feff}\r\n{\"text\":\"x\"}\r\n",
            "{ \"id\": 1, \"text\": \"a long text that is cut off he",
            "{\"id",
        ] {
            assert_eq!(of(lines), Some(Form::JsonLines), "{lines}");
        }
        assert_eq!(of("[\n {\n  \"id\": 1,"), Some(Form::Json));
        assert_eq!(of("id;year;text\n1;2024;x\n"), Some(Form::Table));
        assert_eq!(of("\"id\",\"text\"\r\n"), Some(Form::Table));
        for letter in [
            "",
            "TỈNH ỦY\nSố 44-KL/TW\n",
            "{\"id\": 1,\n \"text\": \"x\"}\n",
            "{\"id\": 1} và các văn bản khác\n",
            "{ban hành kèm theo}\n",
            "id,text",
            "year,text\n",
        ] {
            assert_eq!(of(letter), None, "{letter}");
        }
    }
}
