//! Names and words of others on a terminal: shown, never obeyed.

/// A name or sentence for people, on one line. What a terminal would obey, or what would put
/// letters in another order than they stand in, is shown as its code, `\n` or `\u{1b}`: a file can
/// have any name, and none may pass for a message of ours.
pub fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_obeyed(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// A text for people, with the lines and tabs that it has.
pub fn shown_lines(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    for piece in text.split_inclusive(['\n', '\t']) {
        let end = ["\r\n", "\n", "\t"]
            .into_iter()
            .find(|end| piece.ends_with(end))
            .unwrap_or_default();
        lines += &shown(piece.strip_suffix(end).unwrap_or(piece));
        lines += end;
    }
    lines
}

/// Words of a letter on one line: they may stand on several there.
pub(crate) fn one_line(words: &str) -> String {
    shown(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Controls, ends of lines, and marks that turn the direction of writing.
fn is_obeyed(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown_as_its_code() {
        for (text, expected) in [
            ("kế hoạch 44-KL/TW.txt", "kế hoạch 44-KL/TW.txt"),
            ("a\u{1b}[2Jb", "a\\u{1b}[2Jb"),
            ("a\nviendan: done\r", "a\\nviendan: done\\r"),
            ("a\u{9b}31m\u{7f}", "a\\u{9b}31m\\u{7f}"),
            ("txt.\u{202e}fdp\u{2069}", "txt.\\u{202e}fdp\\u{2069}"),
            ("a\u{2028}b\u{85}c", "a\\u{2028}b\\u{85}c"),
        ] {
            assert_eq!(shown(text), expected);
            assert_eq!(shown(&shown(text)), expected, "once is enough");
        }
    }

    #[test]
    fn a_text_keeps_its_lines() {
        assert_eq!(
            shown_lines("một\r\n\thai\rba\n\u{1b}[31m"),
            "một\r\n\thai\\rba\n\\u{1b}[31m"
        );
    }
}
