//! Text that enters a page or a picture: as text of an element or attribute, or as JSON inside a
//! script element.

use serde::Serialize;

/// Text for an element or a quoted attribute, of HTML or XML. What one of them forbids becomes
/// U+FFFD.
pub(super) fn markup(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(character),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            control if control.is_control() => escaped.push('\u{FFFD}'),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A value as JSON that no HTML parser takes for markup: `</script>` and `<!--` cannot occur, as
/// these characters stand in strings only.
pub(super) fn json(value: &impl Serialize) -> String {
    let plain = serde_json::to_string(value).expect("numbers, strings and lists always serialize");
    let mut escaped = String::with_capacity(plain.len() + plain.len() / 50);
    for character in plain.chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\u{7F}'..='\u{9F}' => {
                escaped.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text() {
        assert_eq!(
            markup("a<b>&\"'\u{1}"),
            "a&lt;b&gt;&amp;&quot;&#39;\u{FFFD}"
        );
    }

    #[test]
    fn json_holds_no_markup_and_reads_back() {
        let hostile = "</script><!-- & \u{2028} \"Kết luận\"";
        let written = json(&hostile);
        assert!(!written.contains(['<', '>', '&', '\u{2028}']), "{written}");
        assert_eq!(
            serde_json::from_str::<String>(&written).expect("valid JSON"),
            hostile
        );
    }
}
