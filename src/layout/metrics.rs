//! Widths of text in the embedded font, and fitting text into them.

use std::sync::LazyLock;

use ttf_parser::Face;

static REGULAR: LazyLock<Face<'static>> =
    LazyLock::new(|| Face::parse(notosans::REGULAR_TTF, 0).expect("the embedded font is whole"));
static BOLD: LazyLock<Face<'static>> =
    LazyLock::new(|| Face::parse(notosans::BOLD_TTF, 0).expect("the embedded font is whole"));

/// Weight of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// Regular.
    #[default]
    Regular,
    /// Bold.
    Bold,
}

/// Advance width of `text` in pixels at a font size, without kerning. A letter that the font lacks counts as wide as an `m`.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let face: &Face<'_> = if weight == Weight::Bold {
        &BOLD
    } else {
        &REGULAR
    };
    let advance = |letter| {
        face.glyph_index(letter)
            .and_then(|glyph| face.glyph_hor_advance(glyph))
            .map(f64::from)
    };
    let missing = advance('m').unwrap_or(f64::from(face.units_per_em()));
    text.chars()
        .map(|letter| advance(letter).unwrap_or(missing))
        .sum::<f64>()
        * size
        / f64::from(face.units_per_em())
}

/// The text, cut with an ellipsis so that it is at most `limit` wide.
pub fn ellipsize(text: &str, limit: f64, size: f64, weight: Weight) -> String {
    if width(text, size, weight) <= limit {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = width("…", size, weight);
    for letter in text.chars() {
        used += width(letter.encode_utf8(&mut [0; 4]), size, weight);
        if used > limit {
            break;
        }
        kept.push(letter);
    }
    format!("{}…", kept.trim_end())
}

/// The text in at most `most` lines of at most `limit` width, broken at spaces; what does not fit ends in an ellipsis.
pub fn wrap(text: &str, limit: f64, size: f64, weight: Weight, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut words = text.split_whitespace().peekable();
    let mut line = String::new();
    while let Some(word) = words.next() {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if line.is_empty() || width(&longer, size, weight) <= limit {
            line = longer;
        } else if lines.len() + 1 == most {
            let rest = words.fold(longer, |all, next| all + " " + next);
            lines.push(ellipsize(&rest, limit, size, weight));
            return lines;
        } else {
            lines.push(ellipsize(&line, limit, size, weight));
            line = word.to_owned();
        }
    }
    if !line.is_empty() {
        lines.push(ellipsize(&line, limit, size, weight));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_letters_have_widths_of_their_own() {
        assert!(
            (width("Ủy", 10.0, Weight::Regular) - width("Uy", 10.0, Weight::Regular)).abs() < 0.5
        );
        assert!(width("ệ", 10.0, Weight::Regular) > 3.0);
        assert!(width("44-KL/TW", 12.0, Weight::Bold) > width("44-KL/TW", 12.0, Weight::Regular));
    }

    #[test]
    fn text_is_wrapped_and_cut_to_its_room() {
        let issuer = "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lai Châu";
        let lines = wrap(issuer, 120.0, 10.0, Weight::Regular, 2);
        assert_eq!(lines.len(), 2);
        assert!(
            lines
                .iter()
                .all(|line| width(line, 10.0, Weight::Regular) <= 120.0),
            "{lines:?}"
        );
        assert!(lines[1].ends_with('…'));
        assert_eq!(wrap(issuer, 1000.0, 10.0, Weight::Regular, 2), [issuer]);
        assert!(wrap("  ", 100.0, 10.0, Weight::Regular, 2).is_empty());
        assert_eq!(ellipsize("x", 0.0, 10.0, Weight::Regular), "…");
    }
}
