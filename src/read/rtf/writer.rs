//! From tokens to text.

use encoding_rs::{Encoding, WINDOWS_1252};
use unicode_normalization::UnicodeNormalization;

use super::fonts::{Fonts, code_page};
use super::tokens::Token;
use crate::read::compose::Composer;
use crate::read::encoding::Legacy;
use crate::read::limits::Limits;
use crate::read::parsed::{Note, Parsed};

/// Groups whose text is not the document's.
const LEFT_OUT: [&str; 26] = [
    "annotation",
    "atnauthor",
    "atndate",
    "atnid",
    "author",
    "bkmkend",
    "bkmkstart",
    "colortbl",
    "datastore",
    "fldinst",
    "footer",
    "footerf",
    "footerl",
    "footerr",
    "header",
    "headerf",
    "headerl",
    "headerr",
    "info",
    "nonshppict",
    "objdata",
    "pict",
    "shprslt",
    "sn",
    "stylesheet",
    "sv",
];

/// Groups that `\*` marks as new, but that hold text of the document.
const KEPT_NEW: [&str; 5] = ["shpinst", "shptxt", "result", "objattph", "shpgrp"];

/// What holds inside one group.
#[derive(Debug, Clone, Copy)]
struct State {
    target: Target,
    font: i32,
    /// Fallback characters after each `\u`.
    fallback: usize,
    hidden: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Body,
    Footnote,
    FontTable,
    Nothing,
}

/// Takes tokens and writes text.
pub(super) struct Writer {
    composer: Composer,
    notes: Vec<(String, Option<Legacy>)>,
    states: Vec<State>,
    state: State,
    fonts: Fonts,
    code_page: &'static Encoding,
    default_font: i32,
    /// Bytes of one encoding, not yet decoded: a letter may take two.
    bytes: Vec<u8>,
    /// Half of a surrogate pair.
    high: Option<u16>,
    /// Characters to pass over after a `\u`.
    skip: usize,
    /// The group has begun with `\*`.
    is_new: bool,
    limit: usize,
    too_deep: bool,
}

impl Writer {
    pub fn new(limits: &Limits) -> Self {
        let state = State {
            target: Target::Body,
            font: 0,
            fallback: 1,
            hidden: false,
        };
        Self {
            composer: Composer::new(limits),
            notes: Vec::new(),
            states: Vec::new(),
            state,
            fonts: Fonts::default(),
            code_page: WINDOWS_1252,
            default_font: 0,
            bytes: Vec::new(),
            high: None,
            skip: 0,
            is_new: false,
            limit: limits.depth,
            too_deep: false,
        }
    }

    pub fn is_done(&self) -> bool {
        self.too_deep || self.composer.is_full()
    }

    pub fn take(&mut self, token: Token) {
        match token {
            Token::Byte(byte) => self.byte(byte),
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Word(name, number) => self.word(name, number),
            Token::Symbol(symbol) => self.symbol(symbol),
        }
    }

    pub fn finish(mut self) -> Parsed {
        self.decode();
        if !self.states.is_empty() && !self.composer.is_full() {
            let too_deep = || {
                format!(
                    "its groups are nested more than {} deep, the limit of --max-depth",
                    self.limit
                )
            };
            let reason = if self.too_deep {
                too_deep()
            } else {
                "it ends in the middle".to_owned()
            };
            self.composer.note(Note::warning(
                "truncated",
                format!("the file is damaged, its text may break off early: {reason}"),
            ));
        }
        if let Some((last, _)) = self.notes.last_mut() {
            last.truncate(last.trim_end_matches('\n').len());
            self.composer.blank_line();
            self.notes
                .iter()
                .for_each(|(text, legacy)| self.composer.text(text, *legacy));
            self.composer.end_paragraph();
        }
        self.composer.finish()
    }

    fn open(&mut self) {
        self.decode();
        self.skip = 0;
        self.too_deep = self.states.len() >= self.limit;
        self.states.push(self.state);
    }

    fn close(&mut self) {
        self.decode();
        self.skip = 0;
        self.is_new = false;
        let Some(outer) = self.states.pop() else {
            return;
        };
        if self.state.target == Target::FontTable {
            self.fonts.end();
        }
        if self.state.target == Target::Footnote && outer.target != Target::Footnote {
            self.notes.push(("\n".into(), None));
        }
        self.state = outer;
    }

    fn byte(&mut self, byte: u8) {
        self.is_new = false;
        match self.state.target {
            _ if self.skip > 0 => self.skip -= 1,
            Target::FontTable => self.fonts.name(byte),
            Target::Nothing => {}
            _ => self.bytes.push(byte),
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => return self.is_new = true,
            _ if self.skip > 0 => self.skip -= 1,
            b'~' => self.write("\u{a0}"),
            b'_' => self.write("\u{2011}"),
            b'-' => self.write("\u{ad}"),
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'\r' | b'\n' => self.paragraph(),
            _ => {}
        }
        self.is_new = false;
    }

    fn word(&mut self, name: &str, number: Option<i32>) {
        let is_new = std::mem::take(&mut self.is_new);
        if LEFT_OUT.contains(&name) || (is_new && !KEPT_NEW.contains(&name)) {
            self.decode();
            return self.state.target = Target::Nothing;
        }
        match (name, number) {
            ("u", Some(unit)) => self.unicode(unit),
            ("fonttbl", _) => self.state.target = Target::FontTable,
            ("footnote", _) if self.state.target == Target::Body => self.begin_footnote(),
            ("f", Some(font)) if self.state.target == Target::FontTable => self.fonts.begin(font),
            ("fcharset", Some(set)) if self.state.target == Target::FontTable => {
                self.fonts.character_set(set)
            }
            ("f", Some(font)) => self.font(font),
            ("plain", _) => {
                self.font(self.default_font);
                self.state.hidden = false;
            }
            ("deff", Some(font)) => {
                self.default_font = font;
                self.state.font = font;
            }
            ("ansicpg", Some(page)) => self.code_page = code_page(page),
            ("uc", Some(count)) => self.state.fallback = usize::try_from(count).unwrap_or(1),
            ("v" | "deleted", value) => {
                self.decode();
                self.state.hidden = value != Some(0);
            }
            _ => self.sign(name),
        }
    }

    /// A word that stands for a character or a break.
    fn sign(&mut self, name: &str) {
        let text = match name {
            "par" | "sect" => return self.paragraph(),
            "row" | "nestrow" => return self.row(),
            "line" | "page" | "column" | "softline" => "\n",
            "cell" | "nestcell" | "tab" => "\t",
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "bullet" => "•",
            "emspace" | "enspace" | "qmspace" => " ",
            _ => return,
        };
        self.write(text);
    }

    fn unicode(&mut self, unit: i32) {
        self.decode();
        self.skip = self.state.fallback;
        // Units above 7FFF are written as negative numbers.
        let unit = unit as u16;
        let units = [self.high.take().unwrap_or_default(), unit];
        let units = if units[0] == 0 {
            &units[1..]
        } else {
            &units[..]
        };
        if (0xd800..0xdc00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        let text = String::from_utf16_lossy(units);
        self.write(&text);
    }

    fn font(&mut self, font: i32) {
        self.decode();
        self.state.font = font;
    }

    fn begin_footnote(&mut self) {
        self.decode();
        self.state.target = Target::Footnote;
    }

    /// Decodes the bytes so far by their font.
    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = self.fonts.get(self.state.font);
        let encoding = if font.legacy.is_some() {
            WINDOWS_1252
        } else {
            font.encoding.unwrap_or(self.code_page)
        };
        let text = encoding.decode_without_bom_handling(&bytes).0;
        match text.is_ascii() {
            true => self.write(&text),
            false if font.legacy.is_some() => self.write(&text),
            false => self.write(&text.nfc().collect::<String>()),
        }
    }

    fn write(&mut self, text: &str) {
        self.decode();
        let legacy = self.fonts.get(self.state.font).legacy;
        match self.state.target {
            _ if self.state.hidden => {}
            Target::Body => self.composer.text(text, legacy),
            Target::Footnote => self.notes.push((text.to_owned(), legacy)),
            Target::FontTable | Target::Nothing => {}
        }
    }

    fn paragraph(&mut self) {
        self.decode();
        match self.state.target {
            Target::Body => self.composer.end_paragraph(),
            Target::Footnote => self.write("\n"),
            Target::FontTable | Target::Nothing => {}
        }
    }

    fn row(&mut self) {
        self.decode();
        if self.state.target == Target::Body {
            self.composer.end_row_of_tabs();
        }
    }
}
