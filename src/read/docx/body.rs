//! The body and the notes of a Word document.

use super::fonts::{Fonts, western_font};
use crate::read::compose::Composer;
use crate::read::encoding::Legacy;
use crate::read::parsed::{Note, Parsed};
use crate::read::xml::{Element, Visitor};

/// Subtrees without text of the document: properties that say nothing here, deleted and moved text, field codes,
/// and the second form that Word keeps of each drawing.
const LEFT_OUT: [&str; 14] = [
    "del",
    "moveFrom",
    "delText",
    "delInstrText",
    "instrText",
    "Fallback",
    "sectPr",
    "tblPr",
    "trPr",
    "tcPr",
    "tblGrid",
    "rPrChange",
    "pPrChange",
    "docPartPr",
];

/// Visits `document.xml`, then the notes.
pub(super) struct Body {
    composer: Composer,
    fonts: Fonts,
    paragraphs: Vec<Paragraph>,
    run: Run,
    in_text: bool,
    boxes: usize,
}

/// An open paragraph. A text box stands in a paragraph of its own inside another.
#[derive(Default)]
struct Paragraph {
    style: Option<String>,
    in_properties: bool,
    /// Text so far, kept back while a text box inside is read; written when the paragraph ends.
    runs: Vec<(String, Option<Legacy>)>,
    /// Paragraphs of text boxes, which follow this one.
    boxes: Vec<Vec<(String, Option<Legacy>)>>,
}

#[derive(Default)]
struct Run {
    font: Option<String>,
    style: Option<String>,
    hidden: bool,
}

impl Body {
    pub fn new(composer: Composer, fonts: Fonts) -> Self {
        Self {
            composer,
            fonts,
            paragraphs: Vec::new(),
            run: Run::default(),
            in_text: false,
            boxes: 0,
        }
    }

    /// Notes follow the body after a blank line.
    pub fn begin_notes(&mut self) {
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        self.boxes = 0;
        self.composer.blank_line();
    }

    pub fn finish(mut self, broken: Option<Note>) -> Parsed {
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        broken.into_iter().for_each(|note| self.composer.note(note));
        let mut parsed = self.composer.finish();
        parsed
            .content
            .truncate(parsed.content.trim_end_matches('\n').len());
        if !parsed.content.is_empty() {
            parsed.content.push('\n');
        }
        parsed
    }

    fn add(&mut self, text: &str) {
        if self.run.hidden {
            return;
        }
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        let legacy = self.fonts.encoding(
            self.run.font.as_deref(),
            self.run.style.as_deref(),
            paragraph.style.as_deref(),
        );
        match paragraph
            .runs
            .last_mut()
            .filter(|(_, known)| *known == legacy)
        {
            Some((run, _)) => run.push_str(text),
            None => paragraph.runs.push((text.to_owned(), legacy)),
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let lines = std::iter::once(paragraph.runs).chain(paragraph.boxes);
        if let Some(outer) = self.paragraphs.last_mut() {
            outer.boxes.extend(lines);
            return;
        }
        for runs in lines {
            runs.iter()
                .for_each(|(text, legacy)| self.composer.text(text, *legacy));
            self.composer.end_paragraph();
        }
    }

    /// Tables inside text boxes are read as paragraphs; those of the body make rows and cells.
    fn in_body(&self) -> bool {
        self.boxes == 0
    }

    fn property(&mut self, element: &Element) {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        match element.name() {
            "pStyle" => paragraph.style = element.attribute("val"),
            // Properties of the paragraph mark are not those of its runs.
            _ if paragraph.in_properties => {}
            "rFonts" => self.run.font = western_font(element),
            "rStyle" => self.run.style = element.attribute("val"),
            "vanish" => self.run.hidden = element.is_on(),
            _ => {}
        }
    }
}

impl Visitor for Body {
    fn begin(&mut self, element: &Element) -> bool {
        match element.name() {
            name if LEFT_OUT.contains(&name) => return false,
            // The separators above footnotes.
            "footnote" | "endnote" => {
                return element
                    .attribute("type")
                    .is_none_or(|kind| kind == "normal");
            }
            "p" => self.paragraphs.push(Paragraph::default()),
            "pPr" => self
                .paragraphs
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|paragraph| paragraph.in_properties = true),
            "r" => self.run = Run::default(),
            "pStyle" | "rFonts" | "rStyle" | "vanish" => self.property(element),
            "t" => self.in_text = true,
            "tab" | "ptab"
                if !self
                    .paragraphs
                    .last()
                    .is_some_and(|paragraph| paragraph.in_properties) =>
            {
                self.add("\t")
            }
            "br" | "cr" => self.add("\n"),
            "noBreakHyphen" => self.add("\u{2011}"),
            "softHyphen" => self.add("\u{ad}"),
            "txbxContent" => self.boxes += 1,
            "tr" if self.in_body() => self.composer.begin_row(),
            "tc" if self.in_body() => self.composer.begin_cell(),
            _ => {}
        }
        true
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self
                .paragraphs
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|paragraph| paragraph.in_properties = false),
            "t" => self.in_text = false,
            "txbxContent" => {
                self.boxes = self.boxes.saturating_sub(1);
                // The run around the box goes on.
                self.run = Run::default();
            }
            "tc" if self.in_body() => self.composer.end_cell(),
            "tr" if self.in_body() => self.composer.end_row(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text {
            self.add(text);
        }
    }

    fn is_done(&self) -> bool {
        self.composer.is_full()
    }
}
