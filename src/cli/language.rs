//! The language of this run, known before the arguments are parsed: help and refusals speak it too.

use std::ffi::OsString;

use viendan::model::Language;

use super::WrongUsage;

/// Holds the language where `--lang` is not given: `vi` or `en`.
pub const VARIABLE: &str = "VIENDAN_LANG";

/// What `--lang` or [`VARIABLE`] asks for, else Vietnamese; never what the system is set to, so
/// that the same inputs give the same bytes everywhere.
pub fn of_this_run() -> Language {
    of(std::env::args_os(), std::env::var(VARIABLE).ok())
}

/// Fails where [`VARIABLE`] names another language: Vietnamese would look like its answer.
pub fn require_known() -> Result<(), WrongUsage> {
    match std::env::var(VARIABLE) {
        Ok(value) if !["", "vi", "en"].contains(&value.as_str()) => Err(WrongUsage(format!(
            "VIENDAN_LANG is '{value}'; it can be vi or en"
        ))),
        _ => Ok(()),
    }
}

fn of(arguments: impl Iterator<Item = OsString>, variable: Option<String>) -> Language {
    let mut words = arguments
        .map(|word| word.to_string_lossy().into_owned())
        .take_while(|word| word != "--");
    let mut given = variable;
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => given = words.next(),
            Some(value) if value.starts_with('=') => given = Some(value[1..].to_owned()),
            _ => {}
        }
    }
    if given.as_deref() == Some("en") {
        Language::English
    } else {
        Language::Vietnamese
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(line: &str, variable: Option<&str>) -> &'static str {
        let words = line.split(' ').map(OsString::from);
        of(words, variable.map(str::to_owned)).tag()
    }

    #[test]
    fn the_option_goes_before_the_variable_and_vietnamese_is_the_rule() {
        assert_eq!(asked("viendan --help", None), "vi");
        assert_eq!(asked("viendan --help", Some("en")), "en");
        assert_eq!(asked("viendan --help", Some("fr")), "vi");
        assert_eq!(asked("viendan --lang vi --help", Some("en")), "vi");
        assert_eq!(asked("viendan analyze x --lang=en", None), "en");
        assert_eq!(asked("viendan show text -- --lang en", None), "vi");
    }
}
