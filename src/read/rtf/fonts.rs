//! The font table: each font's character set, and its name where that tells an old encoding.

use std::collections::HashMap;

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

use crate::read::encoding::Legacy;

/// What one font says about its text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Font {
    /// Encoding of its bytes, if its character set names one.
    pub encoding: Option<&'static Encoding>,
    /// Old encoding that stands in Western letters.
    pub legacy: Option<Legacy>,
}

/// Fonts by number, and the one being defined.
#[derive(Default)]
pub(super) struct Fonts {
    known: HashMap<i32, Font>,
    open: Option<(i32, Font, String)>,
}

impl Fonts {
    /// `\fN` inside the font table.
    pub fn begin(&mut self, number: i32) {
        self.end();
        self.open = Some((number, Font::default(), String::new()));
    }

    /// `\fcharsetN`
    pub fn character_set(&mut self, number: i32) {
        if let Some((_, font, _)) = &mut self.open {
            font.encoding = encoding(number);
        }
    }

    /// A byte of the font's name.
    pub fn name(&mut self, byte: u8) {
        if let Some((_, _, name)) = self.open.as_mut().filter(|(_, _, name)| name.len() < 100) {
            name.push(char::from(byte));
        }
    }

    /// The definition has ended.
    pub fn end(&mut self) {
        if let Some((number, mut font, name)) = self.open.take() {
            font.legacy = Legacy::of_font(name.trim_end_matches(';'));
            self.known.insert(number, font);
        }
    }

    pub fn get(&self, number: i32) -> Font {
        self.known.get(&number).copied().unwrap_or_default()
    }
}

/// The encoding of a Windows character set number.
fn encoding(character_set: i32) -> Option<&'static Encoding> {
    Some(match character_set {
        0 => WINDOWS_1252,
        128 => SHIFT_JIS,
        129 => EUC_KR,
        134 => GBK,
        136 => BIG5,
        161 => WINDOWS_1253,
        162 => WINDOWS_1254,
        163 => WINDOWS_1258,
        177 => WINDOWS_1255,
        178 => WINDOWS_1256,
        186 => WINDOWS_1257,
        204 => WINDOWS_1251,
        222 => WINDOWS_874,
        238 => WINDOWS_1250,
        _ => return None,
    })
}

/// The encoding of a code page (`\ansicpgN`).
pub(super) fn code_page(number: i32) -> &'static Encoding {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        65001 => "utf-8".to_owned(),
        number => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}
