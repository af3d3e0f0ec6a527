//! From bytes to text: byte order marks, UTF-8, UTF-16 without a mark, then the old single-byte encodings.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use super::legacy::Legacy;
use crate::read::syllable::Evidence;

/// Bytes looked at to guess an encoding.
const SAMPLE: usize = 64 << 10;

/// A text and, where it was not UTF-8, the name of the encoding found. Text in TCVN3 or VNI comes as windows-1252 shows it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The text without a byte order mark.
    pub text: String,
    /// The encoding, unless UTF-8.
    pub encoding: Option<&'static str>,
    /// Whether some bytes could not be read and stand as U+FFFD.
    pub damaged: bool,
}

/// Decodes the bytes of a text file.
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return with(encoding, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded {
            text: text.to_owned(),
            encoding: None,
            damaged: false,
        },
        Err(_) if is_mostly_utf8(bytes) => Decoded {
            text: String::from_utf8_lossy(bytes).into_owned(),
            encoding: None,
            damaged: true,
        },
        Err(_) => single_byte(bytes),
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let text = if encoding == WINDOWS_1258 {
        text.nfc().collect()
    } else {
        text.into_owned()
    };
    let name = (encoding != encoding_rs::UTF_8).then_some(encoding.name());
    Decoded {
        text,
        encoding: name,
        damaged,
    }
}

/// UTF-16 shows by its high bytes: nearly all are those of Latin, Vietnamese and punctuation, many are zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let high_bytes = |offset: usize| {
        let high = sample.iter().skip(offset).step_by(2);
        let zero = high.clone().filter(|&&byte| byte == 0).count();
        let likely = high
            .filter(|byte| matches!(byte, 0 | 1 | 3 | 0x1e | 0x20))
            .count();
        let pairs = sample.len() / 2;
        pairs >= 2 && likely * 100 >= pairs * 97 && zero * 2 >= pairs
    };
    [(1, UTF_16LE), (0, UTF_16BE)]
        .into_iter()
        .find(|(offset, _)| high_bytes(*offset))
        .map(|(_, encoding)| encoding)
}

/// A UTF-8 file with a few damaged bytes is not a file in another encoding.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut broken) = (0, 0);
    for chunk in bytes[..bytes.len().min(SAMPLE)].utf8_chunks() {
        letters += chunk
            .valid()
            .chars()
            .filter(|letter| !letter.is_ascii())
            .count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    letters > broken * 10
}

fn single_byte(bytes: &[u8]) -> Decoded {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let western = with(WINDOWS_1252, sample).text;
    let evidence = |text: &str| Evidence::of(text);
    let candidates = [
        (WINDOWS_1258, evidence(&with(WINDOWS_1258, sample).text)),
        (WINDOWS_1252, evidence(&Legacy::Tcvn3.convert(&western))),
        (WINDOWS_1252, evidence(&Legacy::Vni.convert(&western))),
    ];
    let best = candidates
        .into_iter()
        .rev()
        .max_by_key(|(_, evidence)| evidence.valid);
    match best {
        Some((encoding, evidence)) if evidence.valid > 0 && evidence.is_at_least(50) => {
            with(encoding, bytes)
        }
        _ => with(guess(sample), bytes),
    }
}

fn guess(sample: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(Some(b"vn"), chardetng::Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Thực hiện Nghị quyết số 27-NQ/TW của Ban Chấp hành Trung ương";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn twins_of_one_text_read_alike() {
        let with_mark = |mark: &[u8], bytes: Vec<u8>| [mark.to_vec(), bytes].concat();
        for bytes in [
            TEXT.as_bytes().to_vec(),
            with_mark(b"\xef\xbb\xbf", TEXT.as_bytes().to_vec()),
            with_mark(b"\xff\xfe", utf16(TEXT, u16::to_le_bytes)),
            with_mark(b"\xfe\xff", utf16(TEXT, u16::to_be_bytes)),
            utf16(TEXT, u16::to_le_bytes),
            utf16(TEXT, u16::to_be_bytes),
        ] {
            let decoded = decode(&bytes);
            assert_eq!((decoded.text.as_str(), decoded.damaged), (TEXT, false));
        }
    }

    #[test]
    fn windows_1258_comes_composed() {
        let bytes =
            b"Th\xfd\xf2c hi\xea\xf2n Ngh\xee\xa0quy\xea\xect s\xf4\xec 27-NQ/TW c\xfb\xd2a"
                .to_vec();
        let decoded = decode(&bytes);
        assert_eq!(decoded.encoding, Some("windows-1258"));
        assert!(
            decoded.text.starts_with("Thực hiện Nghî\u{a0}quyết số"),
            "{}",
            decoded.text
        );
    }

    #[test]
    fn a_damaged_byte_is_told() {
        let decoded = decode(&[TEXT.as_bytes(), b"\xff", TEXT.as_bytes()].concat());
        assert_eq!(decoded.text, format!("{TEXT}\u{fffd}{TEXT}"));
        assert!(decoded.damaged && decoded.encoding.is_none());
    }
}
