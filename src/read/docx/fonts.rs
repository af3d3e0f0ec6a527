//! Which encoding the fonts of paragraph and character styles say.

use std::collections::HashMap;

use crate::read::encoding::Legacy;
use crate::read::limits::Limits;
use crate::read::xml::{self, Element, Visitor};

/// Fonts by style. A style without a font has that of the style it is based on.
#[derive(Default)]
pub(super) struct Fonts {
    styles: HashMap<String, Style>,
    default: Option<String>,
    default_paragraph: Option<String>,
}

#[derive(Default)]
struct Style {
    font: Option<String>,
    based_on: Option<String>,
}

/// Styles based on each other in a circle end here.
const LONGEST_CHAIN: usize = 20;

impl Fonts {
    /// Reads `styles.xml`.
    pub fn of_styles(xml: &str, limits: &Limits) -> Self {
        let mut reader = Styles {
            fonts: Self::default(),
            open: None,
            style: Style::default(),
        };
        // Damaged styles only cost hints on fonts.
        let _ = xml::walk(xml, limits, &mut reader);
        reader.fonts
    }

    /// The encoding of a run, by its own font, its style, its paragraph's style, or the default of the document.
    pub fn encoding(
        &self,
        font: Option<&str>,
        run_style: Option<&str>,
        paragraph_style: Option<&str>,
    ) -> Option<Legacy> {
        let font = font.or_else(|| self.of_style(run_style));
        let font =
            font.or_else(|| self.of_style(paragraph_style.or(self.default_paragraph.as_deref())));
        font.or(self.default.as_deref()).and_then(Legacy::of_font)
    }

    fn of_style(&self, style: Option<&str>) -> Option<&str> {
        let mut style = self.styles.get(style?);
        for _ in 0..LONGEST_CHAIN {
            let known = style?;
            if known.font.is_some() {
                return known.font.as_deref();
            }
            style = self.styles.get(known.based_on.as_deref()?);
        }
        None
    }
}

/// The font of a `w:rFonts` for Western letters.
pub(super) fn western_font(element: &Element) -> Option<String> {
    element
        .attribute("ascii")
        .or_else(|| element.attribute("hAnsi"))
}

struct Styles {
    fonts: Fonts,
    open: Option<String>,
    style: Style,
}

impl Visitor for Styles {
    fn begin(&mut self, element: &Element) -> bool {
        match (element.name(), &self.open) {
            ("style", _) => {
                self.open = element.attribute("styleId");
                let is_default = element
                    .attribute("default")
                    .is_some_and(|value| value == "1" || value == "true");
                if is_default && element.attribute("type").as_deref() == Some("paragraph") {
                    self.fonts.default_paragraph.clone_from(&self.open);
                }
            }
            ("rFonts", Some(_)) => self.style.font = western_font(element),
            ("rFonts", None) => self.fonts.default = western_font(element),
            ("basedOn", Some(_)) => self.style.based_on = element.attribute("val"),
            _ => {}
        }
        true
    }

    fn end(&mut self, name: &str) {
        if name == "style"
            && let Some(id) = self.open.take()
        {
            self.fonts
                .styles
                .insert(id, std::mem::take(&mut self.style));
        }
    }

    fn text(&mut self, _: &str) {}
}
