//! XML of Word and OpenDocument, event by event: no entities are expanded, depth is limited, a damaged end is told.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::limits::Limits;
use super::parsed::Note;

/// What reads the elements of one kind of document. Names come without their prefix.
pub(crate) trait Visitor {
    /// An element begins; `false` leaves out all that is in it, its end included.
    fn begin(&mut self, element: &Element) -> bool;
    /// An element ends.
    fn end(&mut self, name: &str);
    /// Characters of the element that is open.
    fn text(&mut self, text: &str);
    /// Whether the rest need not be read.
    fn is_done(&self) -> bool {
        false
    }
}

/// An element with its attributes.
pub(crate) struct Element<'a> {
    start: &'a BytesStart<'a>,
}

impl Element<'_> {
    /// Name without prefix.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// An attribute by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)?;
        found
            .normalized_value(XmlVersion::Implicit1_0)
            .ok()
            .map(|value| value.into_owned())
    }

    /// A Word switch: on unless its value says off.
    pub fn is_on(&self) -> bool {
        !matches!(
            self.attribute("val").as_deref(),
            Some("0" | "false" | "off")
        )
    }
}

/// Walks the document. `Some` if it breaks off early; what came before has been visited.
pub(crate) fn walk(xml: &str, limits: &Limits, visitor: &mut impl Visitor) -> Option<Note> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let (mut depth, mut skipped) = (0_usize, None);
    while !visitor.is_done() {
        let event = match reader.read_event() {
            Ok(Event::Eof) if depth == 0 => break,
            Ok(Event::Eof) => return Some(broken("it ends in the middle")),
            Ok(event) => event,
            Err(error) => return Some(broken(&error.to_string())),
        };
        match event {
            Event::Start(start) => {
                depth += 1;
                if depth > limits.depth {
                    return Some(broken(&format!(
                        "its elements are nested more than {} deep, the limit of --max-depth",
                        limits.depth
                    )));
                }
                if skipped.is_none() && !visitor.begin(&Element { start: &start }) {
                    skipped = Some(depth);
                }
            }
            Event::Empty(start) if skipped.is_none() => {
                let element = Element { start: &start };
                if visitor.begin(&element) {
                    visitor.end(element.name());
                }
            }
            Event::End(end) => {
                match skipped {
                    Some(outer) if outer == depth => skipped = None,
                    Some(_) => {}
                    None => visitor.end(end.local_name().into_inner()),
                }
                depth = depth.saturating_sub(1);
            }
            Event::Text(text) if skipped.is_none() => visitor.text(&text.xml10_content()),
            Event::CData(text) if skipped.is_none() => visitor.text(&text.xml10_content()),
            Event::GeneralRef(reference) if skipped.is_none() => {
                visitor.text(&character(&reference))
            }
            _ => {}
        }
    }
    None
}

/// The five entities of XML and numbered characters; others are not expanded.
fn character(reference: &BytesRef) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    match reference.xml10_content().as_ref() {
        "lt" => "<".into(),
        "gt" => ">".into(),
        "amp" => "&".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        _ => String::new(),
    }
}

fn broken(reason: &str) -> Note {
    Note::warning(
        "truncated",
        format!("the file is damaged, its text may break off early: {reason}"),
    )
}
