//! Small charts as SVG, each a whole document that can stand in a report.

mod level_flow;
mod timeline;

pub use level_flow::level_flow;
pub use timeline::timeline;

use crate::layout::{Anchor, metrics};
use crate::model::Language;
use crate::render::escape;
use crate::render::style::frame;
use crate::render::svg::{FONTS, number};

/// Size of the letters.
const LETTERS: f64 = 11.0;

/// A chart while it is drawn.
struct Chart {
    body: String,
    width: f64,
    height: f64,
}

impl Chart {
    fn new(width: f64, height: f64) -> Self {
        Self {
            body: String::new(),
            width,
            height,
        }
    }

    fn text(&mut self, x: f64, y: f64, anchor: Anchor, class: &str, words: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        self.body += &format!(
            "<text class=\"{class}\" x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" font-size=\"{LETTERS}\">{}</text>\n",
            number(x),
            number(y),
            escape::markup(words)
        );
    }

    /// A path with a tooltip.
    fn path(&mut self, d: &str, attributes: &str, tooltip: &str) {
        let title = if tooltip.is_empty() {
            String::new()
        } else {
            format!("<title>{}</title>", escape::markup(tooltip))
        };
        self.body += &format!("<path d=\"{d}\" {attributes}>{title}</path>\n");
    }

    /// The chart as SVG. What is written in `currentColor` follows the text around it where the chart stands inside a page.
    fn finish(self, title: &str, language: Language) -> String {
        let (width, height) = (number(self.width), number(self.height));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
             xml:lang=\"{}\" font-family=\"{FONTS}\" color=\"{}\">\n<title>{}</title>\n{}</svg>\n",
            language.tag(),
            frame::TEXT,
            escape::markup(title),
            self.body
        )
    }
}

/// Width of words in a chart.
fn width(words: &str) -> f64 {
    metrics::width(words, LETTERS, metrics::Weight::Regular)
}
