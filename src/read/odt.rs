//! OpenDocument text (.odt): paragraphs and cells as in Word documents; footnotes at the end.

use super::compose::Composer;
use super::limits::Limits;
use super::package::Package;
use super::parsed::{Note, Parsed};
use super::reader::Reader;
use super::xml::{self, Element, Visitor};

/// Reads .odt.
pub(crate) struct Odt;

impl Reader for Odt {
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Parsed, Note> {
        let mut package = Package::open(bytes, limits)?;
        if package
            .part("META-INF/manifest.xml")?
            .is_some_and(|manifest| manifest.contains("encryption-data"))
        {
            return Err(super::package::encrypted());
        }
        let content = package.part("content.xml")?.ok_or_else(|| {
            Note::error("damaged-file", "damaged: the part with the text is missing")
        })?;
        let mut body = Body {
            composer: Composer::new(limits),
            open: Vec::new(),
            boxes: Vec::new(),
            notes: Vec::new(),
        };
        let broken = xml::walk(&content, limits, &mut body);
        Ok(body.finish(broken))
    }
}

/// Elements without text of the document.
const LEFT_OUT: [&str; 8] = [
    "tracked-changes",
    "annotation",
    "note-citation",
    "automatic-styles",
    "font-face-decls",
    "scripts",
    "forms",
    "sequence-decls",
];

/// A paragraph that is open.
struct Open {
    text: String,
    place: Place,
}

/// Where a paragraph stands: text boxes follow the paragraph that holds them, notes the whole text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Body,
    Box,
    Note,
}

struct Body {
    composer: Composer,
    open: Vec<Open>,
    boxes: Vec<String>,
    notes: Vec<String>,
}

impl Body {
    fn add(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut() {
            open.text.push_str(text);
        }
    }

    fn place(&self) -> Place {
        self.open.last().map_or(Place::Body, |open| open.place)
    }

    fn end_paragraph(&mut self) {
        let Some(Open { text, place }) = self.open.pop() else {
            return;
        };
        match place {
            Place::Note => self.notes.push(text),
            Place::Box => self.boxes.push(text),
            Place::Body => {
                let boxes = std::mem::take(&mut self.boxes);
                for line in std::iter::once(text).chain(boxes) {
                    self.composer.text(&line, None);
                    self.composer.end_paragraph();
                }
            }
        }
    }

    /// A note or a text box is open: what it holds is kept apart by a paragraph without text of its own.
    fn begin_aside(&mut self, place: Place) {
        self.open.push(Open {
            text: String::new(),
            place,
        });
    }

    fn in_body(&self) -> bool {
        self.open.is_empty()
    }

    fn finish(mut self, broken: Option<Note>) -> Parsed {
        while !self.open.is_empty() {
            self.end_paragraph();
        }
        if !self.notes.is_empty() {
            self.composer.blank_line();
        }
        for note in std::mem::take(&mut self.notes) {
            self.composer.text(&note, None);
            self.composer.end_paragraph();
        }
        broken.into_iter().for_each(|note| self.composer.note(note));
        self.composer.finish()
    }
}

impl Visitor for Body {
    fn begin(&mut self, element: &Element) -> bool {
        match element.name() {
            name if LEFT_OUT.contains(&name) => return false,
            "p" | "h" => {
                let place = self.place();
                self.open.push(Open {
                    text: String::new(),
                    place,
                });
            }
            "note-body" => self.begin_aside(Place::Note),
            "text-box" => self.begin_aside(Place::Box),
            "tab" => self.add("\t"),
            "line-break" => self.add("\n"),
            "s" => {
                let count = element
                    .attribute("c")
                    .and_then(|count| count.parse().ok())
                    .unwrap_or(1_usize);
                self.add(&" ".repeat(count.min(1_000)));
            }
            "table-row" if self.in_body() => self.composer.begin_row(),
            "table-cell" if self.in_body() => self.composer.begin_cell(),
            _ => {}
        }
        true
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" | "h" => self.end_paragraph(),
            "note-body" | "text-box" => drop(self.open.pop()),
            "table-cell" if self.in_body() => self.composer.end_cell(),
            "table-row" if self.in_body() => self.composer.end_row(),
            _ => {}
        }
    }

    /// Line ends and runs of spaces in the XML are one space; wanted ones have elements of their own.
    fn text(&mut self, text: &str) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        for letter in text.chars() {
            match letter {
                ' ' | '\t' | '\n' | '\r' if open.text.ends_with(' ') => {}
                ' ' | '\t' | '\n' | '\r' => open.text.push(' '),
                letter => open.text.push(letter),
            }
        }
    }

    fn is_done(&self) -> bool {
        self.composer.is_full()
    }
}
