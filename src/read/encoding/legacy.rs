//! The encodings from before Unicode that stand in Western letters.

use super::tables;
use crate::read::syllable::Evidence;

/// An encoding that stands in Western letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Legacy {
    /// TCVN 5712:1993 (ABC), fonts `.VnTime` and the like.
    Tcvn3,
    /// The same in fonts that draw capitals at the codes of small letters: `.VnTimeH`.
    Tcvn3Capitals,
    /// VNI for Windows: a letter and an accent after it.
    Vni,
}

impl Legacy {
    /// The encoding of a font, if it is one of the old ones.
    pub fn of_font(name: &str) -> Option<Self> {
        let name = name.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
        if let Some(font) = name.strip_prefix(".vn") {
            return Some(if font.ends_with('h') {
                Self::Tcvn3Capitals
            } else {
                Self::Tcvn3
            });
        }
        name.starts_with("vni-").then_some(Self::Vni)
    }

    /// The encoding of this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Tcvn3, Self::Vni]
            .into_iter()
            .find(|legacy| legacy.name() == name)
    }

    /// Name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 | Self::Tcvn3Capitals => "TCVN3",
            Self::Vni => "VNI",
        }
    }

    /// Whether every Western letter of the text has a meaning in the encoding, as far as letters
    /// have one alone.
    pub fn knows(self, western: &str) -> bool {
        let unknown = |letter: char| {
            matches!(letter, 'À'..='ÿ')
                && tables::TCVN3
                    .convert(letter.encode_utf8(&mut [0; 4]))
                    .starts_with(letter)
        };
        self == Self::Vni || !western.chars().any(unknown)
    }

    /// Converts text whose codes were taken for windows-1252.
    pub fn convert(self, western: &str) -> String {
        match self {
            Self::Tcvn3 => tables::TCVN3.convert(western),
            Self::Tcvn3Capitals => tables::TCVN3.convert(western).to_uppercase(),
            Self::Vni => tables::VNI.convert(western),
        }
    }
}

/// Whether a text can be in an old encoding at all: it has Western letters or signs and no other
/// letters beyond ASCII.
pub(super) fn is_western(text: &str) -> bool {
    let mut western = false;
    for letter in text.chars().filter(|letter| !letter.is_ascii()) {
        match letter {
            '\u{a0}' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '•' => {}
            '\u{a1}'..='\u{ff}' => western = true,
            _ => return false,
        }
    }
    western
}

/// The encoding under which a Western text reads as Vietnamese, with its evidence; `None` if it
/// reads better as it is.
pub(super) fn detect(western: &str) -> Option<(Legacy, Evidence)> {
    let as_is = Evidence::of(western);
    if !is_western(western) || (as_is.accented > 0 && as_is.is_at_least(60)) {
        return None;
    }
    let hypotheses =
        [Legacy::Tcvn3, Legacy::Vni].map(|legacy| (legacy, Evidence::of(&legacy.convert(western))));
    let (legacy, evidence) = hypotheses
        .into_iter()
        .max_by_key(|(_, evidence)| evidence.valid)?;
    (evidence.is_at_least(60) && evidence.valid > as_is.valid).then_some((legacy, evidence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_tell_their_encoding() {
        assert_eq!(Legacy::of_font(".VnTime"), Some(Legacy::Tcvn3));
        assert_eq!(Legacy::of_font(".VnTimeH"), Some(Legacy::Tcvn3Capitals));
        assert_eq!(Legacy::of_font("VNI-Times"), Some(Legacy::Vni));
        assert_eq!(Legacy::of_font("Times New Roman"), None);
    }

    #[test]
    fn hypotheses_are_told_apart_by_syllables() {
        let encoding = |text: &str| detect(text).map(|(legacy, _)| legacy.name());
        assert_eq!(
            encoding("Thùc hiÖn NghÞ quyÕt sè 27-NQ/TW cña Ban ChÊp hµnh Trung \u{ad}¬ng"),
            Some("TCVN3")
        );
        assert_eq!(
            encoding("Thöïc hieän Nghò quyeát soá 27-NQ/TW cuûa Ban Chaáp haønh Trung öông"),
            Some("VNI")
        );
        assert_eq!(encoding("Cà phê và trà"), None);
        assert_eq!(encoding("Thực hiện Nghị quyết số 27-NQ/TW"), None);
        assert_eq!(encoding("Société générale de Genève"), None);
    }

    #[test]
    fn the_soft_hyphen_and_the_eth_of_tcvn3_are_letters() {
        assert_eq!(
            Legacy::Tcvn3.convert("tr\u{ad}êng §¶ng \u{d0}p"),
            "trường Đảng ép"
        );
        assert_eq!(Legacy::Tcvn3Capitals.convert("tØnh ñy"), "TỈNH ỦY");
    }
}
