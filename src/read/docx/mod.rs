//! Word documents (.docx): the text as printed, with insertions and without deletions, cell by cell; footnotes at the end.
//!
//! Leaves out running heads and feet, automatic numbers of lists, and pictures.

mod body;
mod fonts;

use super::compose::Composer;
use super::limits::Limits;
use super::package::Package;
use super::parsed::{Note, Parsed};
use super::reader::Reader;
use super::xml;

/// Reads .docx.
pub(crate) struct Docx;

impl Reader for Docx {
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Parsed, Note> {
        let mut package = Package::open(bytes, limits)?;
        let name = main_part(&mut package)?;
        let document = package.part(&name)?.ok_or_else(|| {
            Note::error("damaged-file", "damaged: the part with the text is missing")
        })?;
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        // Without styles there is still a text, so damage to them does not matter much.
        let styles = package.part(&format!("{folder}/styles.xml")).ok().flatten();
        let fonts = styles
            .map(|styles| fonts::Fonts::of_styles(&styles, limits))
            .unwrap_or_default();
        let mut body = body::Body::new(Composer::new(limits), fonts);
        let mut broken = xml::walk(&document, limits, &mut body);
        drop(document);
        for notes in ["footnotes", "endnotes"] {
            match package.part(&format!("{folder}/{notes}.xml")) {
                Ok(None) => {}
                Ok(Some(notes)) => {
                    body.begin_notes();
                    broken = broken.or(xml::walk(&notes, limits, &mut body));
                }
                Err(note) => {
                    broken = broken.or(Some(Note::warning(
                        "truncated",
                        format!("its {notes} are left out: {}", note.message),
                    )))
                }
            }
        }
        Ok(body.finish(broken))
    }
}

/// The part with the text, as the package's relationships name it.
fn main_part(package: &mut Package) -> Result<String, Note> {
    const USUAL: &str = "word/document.xml";
    let relationships = package.part("_rels/.rels")?.unwrap_or_default();
    let target = relationships
        .split('<')
        .filter(|element| element.contains("/officeDocument\""))
        .find_map(|element| {
            let value = element.split_once("Target=\"")?.1;
            Some(value.split_once('"')?.0.trim_start_matches('/').to_owned())
        });
    Ok(target.unwrap_or_else(|| USUAL.to_owned()))
}
