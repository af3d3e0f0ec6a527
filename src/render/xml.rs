//! What the XML exports share: a writer, and text that XML allows.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, Event};

/// Text with U+FFFD for the characters that XML 1.0 cannot hold.
pub(super) fn allowed(text: &str) -> Cow<'_, str> {
    let forbidden = |character: char| matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(forbidden) {
        Cow::Owned(text.replace(forbidden, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A writer that begins with the XML declaration.
pub(super) fn writer<W: Write>(out: W) -> io::Result<Writer<W>> {
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    Ok(xml)
}

/// An element with its attributes, escaped.
pub(super) fn element<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for &(key, value) in attributes {
        element.push_attribute((key, allowed(value).as_ref()));
    }
    element
}

/// Opens an element.
pub(super) fn open<W: Write>(
    xml: &mut Writer<W>,
    name: &str,
    attributes: &[(&str, &str)],
) -> io::Result<()> {
    xml.write_event(Event::Start(element(name, attributes)))
}

/// An element without content.
pub(super) fn empty<W: Write>(
    xml: &mut Writer<W>,
    name: &str,
    attributes: &[(&str, &str)],
) -> io::Result<()> {
    xml.write_event(Event::Empty(element(name, attributes)))
}

/// Closes an element.
pub(super) fn close<W: Write>(xml: &mut Writer<W>, name: &str) -> io::Result<()> {
    xml.write_event(Event::End(BytesEnd::new(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_replaced_and_the_rest_kept() {
        assert_eq!(
            allowed("a\u{0}\u{1b}[31m\t\n\r🙂"),
            "a\u{fffd}\u{fffd}[31m\t\n\r🙂"
        );
        assert!(matches!(allowed("Luật Đất đai"), Cow::Borrowed(_)));
    }
}
