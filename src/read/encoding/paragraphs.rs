//! Paragraphs in an old encoding inside a text that is otherwise Unicode.

use super::legacy::{Legacy, detect, is_western};
use super::viqr;
use crate::read::syllable::Evidence;
use crate::text::Conversion;

/// What was converted, in the order of the text.
pub(crate) type Conversions = Vec<Conversion>;

/// Few words prove little: a short line follows the text around it.
const WORDS: usize = 3;

/// The text with its lines in TCVN3, VNI or VIQR converted; `None` if there are none, as in nearly every text.
pub(crate) fn convert_lines(text: &str) -> Option<(String, Conversions)> {
    if let Some(converted) = viqr::convert(text) {
        let end = converted.chars().count();
        return Some((
            converted,
            vec![Conversion {
                start: 0,
                end,
                encoding: "VIQR".into(),
                original: text.to_owned(),
            }],
        ));
    }
    if !text.chars().any(|letter| {
        ('\u{a1}'..='\u{bf}').contains(&letter) || "ÆÖØÞßäåæëïñöøûüþÿ".contains(letter)
    }) {
        return None;
    }
    let common = common(text)?;
    let mut lines = Lines::default();
    // In a text that has no other letters the old encoding may stand anywhere.
    let is_whole = is_western(text);
    let mut before = is_whole.then_some(common);
    for line in text.split_inclusive('\n') {
        let found = encoding(line, common, before);
        lines.push(line, found);
        if found.is_some() || !is_whole && !line.trim().is_empty() {
            before = found;
        }
    }
    (!lines.conversions.is_empty()).then_some((lines.text, lines.conversions))
}

/// The encoding with most proof over all lines.
fn common(text: &str) -> Option<Legacy> {
    let mut proof = [(Legacy::Tcvn3, 0), (Legacy::Vni, 0)];
    for (legacy, evidence) in text.lines().filter_map(detect) {
        proof
            .iter_mut()
            .filter(|(known, _)| *known == legacy)
            .for_each(|(_, valid)| *valid += evidence.valid);
    }
    proof
        .into_iter()
        .max_by_key(|(_, valid)| *valid)
        .filter(|(_, valid)| *valid >= WORDS)
        .map(|(legacy, _)| legacy)
}

/// The encoding of one line. A line of few words, which may look right by chance, follows the line before it.
fn encoding(line: &str, common: Legacy, before: Option<Legacy>) -> Option<Legacy> {
    let follow = |legacy: Legacy| {
        Evidence::of(&legacy.convert(line))
            .is_at_least(60)
            .then_some(legacy)
    };
    match detect(line) {
        Some((legacy, evidence)) if evidence.valid >= WORDS => Some(legacy),
        Some(_) => follow(before.unwrap_or(common)),
        // "Bé Néi vô" could be words as it stands: after a line in an old encoding it reads better so.
        None if is_western(line) => {
            let as_is = Evidence::of(line);
            let is_better = |legacy: &Legacy| {
                let converted = Evidence::of(&legacy.convert(line));
                as_is.accented < WORDS || converted.valid > as_is.valid
            };
            before.filter(is_better).and_then(follow)
        }
        None => None,
    }
}

#[derive(Default)]
struct Lines {
    text: String,
    letters: usize,
    conversions: Conversions,
}

impl Lines {
    fn push(&mut self, line: &str, legacy: Option<Legacy>) {
        let converted = legacy.map(|legacy| legacy.convert(line));
        let shown = converted.as_deref().unwrap_or(line);
        let (start, end) = (self.letters, self.letters + shown.chars().count());
        self.text.push_str(shown);
        self.letters = end;
        let Some(legacy) = legacy else { return };
        match self
            .conversions
            .last_mut()
            .filter(|last| last.end == start && last.encoding == legacy.name())
        {
            Some(last) => {
                last.end = end;
                last.original.push_str(line);
            }
            None => self.conversions.push(Conversion {
                start,
                end,
                encoding: legacy.name().into(),
                original: line.to_owned(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIXED: &str = "Căn cứ Nghị định số 30/2020/NĐ-CP\nThùc hiÖn NghÞ quyÕt sè 27-NQ/TW cña Ban ChÊp hµnh\nsè 12-CV/TU\n\
        Thöïc hieän Keát luaän soá 44-KL/TW cuûa Ban Bí thö\nSociété Générale\n";

    #[test]
    fn each_line_is_converted_by_its_own_evidence() {
        let (text, conversions) = convert_lines(MIXED).expect("two lines are old");
        assert_eq!(
            text,
            "Căn cứ Nghị định số 30/2020/NĐ-CP\nThực hiện Nghị quyết số 27-NQ/TW của Ban Chấp hành\nsố 12-CV/TU\n\
             Thực hiện Kết luận số 44-KL/TW của Ban Bí thư\nSociété Générale\n"
        );
        let letters: Vec<char> = text.chars().collect();
        let slice = |conversion: &Conversion| {
            letters[conversion.start..conversion.end]
                .iter()
                .collect::<String>()
        };
        assert_eq!(
            slice(&conversions[0]),
            "Thực hiện Nghị quyết số 27-NQ/TW của Ban Chấp hành\nsố 12-CV/TU\n"
        );
        assert!(conversions[0].original.starts_with("Thùc hiÖn"));
        assert_eq!(
            (conversions[1].encoding.as_str(), conversions.len()),
            ("VNI", 2)
        );
    }

    #[test]
    fn short_lines_that_could_be_words_follow_the_text_around_them() {
        let (text, _) = convert_lines(
            "Bé tr\u{ad}ëng Bé Néi vô\n\nThµnh phÇn ®oµn kiÓm tra cña tØnh trong vô chiªm nµy\n\nBé tr\u{ad}ëng Bé Cøu tÕ\n",
        )
        .expect("all of it is old");
        assert_eq!(
            text,
            "Bộ trưởng Bộ Nội vụ\n\nThành phần đoàn kiểm tra của tỉnh trong vụ chiêm này\n\nBộ trưởng Bộ Cứu tế\n"
        );
    }

    #[test]
    fn unicode_text_is_left_alone() {
        assert_eq!(
            convert_lines(
                "Diện tích 12 m², nhiệt độ 30°; “trích dẫn” – café.\nBí thư và Ủy viên\n"
            ),
            None
        );
    }
}
