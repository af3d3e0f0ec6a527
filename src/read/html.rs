//! Saved web pages (.html): the whole body less what frames it. Cells of tables are parted as in Word documents.

use std::sync::LazyLock;

use regex::bytes::Regex;
use scraper::node::{Element, Node};
use scraper::{Html, StrTendril};

use super::compose::Composer;
use super::encoding;
use super::limits::Limits;
use super::parsed::{Note, Parsed};
use super::reader::Reader;

/// Reads .html and .htm.
pub(crate) struct WebPage;

/// Elements without text of the document.
const LEFT_OUT: [&str; 18] = [
    "head", "script", "style", "nav", "header", "footer", "aside", "noscript", "template", "svg",
    "iframe", "object", "button", "select", "textarea", "canvas", "dialog", "audio",
];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 33] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "section",
    "article",
    "main",
    "blockquote",
    "pre",
    "hr",
    "center",
    "address",
    "figure",
    "figcaption",
    "form",
    "fieldset",
    "body",
    "details",
];

impl Reader for WebPage {
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Parsed, Note> {
        let html = Html::parse_document(&decode(bytes));
        let mut page = Page {
            composer: Composer::new(limits),
            line: String::new(),
            preformatted: 0,
        };
        let mut left_out = None;
        for edge in html.tree.root().traverse() {
            match edge {
                ego_tree::iter::Edge::Open(node) if left_out.is_none() => match node.value() {
                    Node::Element(element) if is_left_out(element) => left_out = Some(node.id()),
                    Node::Element(element) => page.begin(element.name()),
                    Node::Text(text) => page.text(&text.text),
                    _ => {}
                },
                ego_tree::iter::Edge::Close(node) if left_out == Some(node.id()) => left_out = None,
                ego_tree::iter::Edge::Close(node) if left_out.is_none() => {
                    if let Node::Element(element) = node.value() {
                        page.end(element.name());
                    }
                }
                _ => {}
            }
            if page.composer.is_full() {
                break;
            }
        }
        page.end_line();
        Ok(page.composer.finish())
    }
}

/// The page in its encoding: UTF-8 if it is that, else as the page says, else as its bytes tell.
fn decode(bytes: &[u8]) -> String {
    let declared = declared(bytes).filter(|encoding| encoding.is_single_byte());
    match (std::str::from_utf8(bytes), declared) {
        (Err(_), Some(encoding)) => encoding.decode(bytes).0.into_owned(),
        _ => encoding::decode(bytes).text,
    }
}

/// `<meta charset="windows-1258">`, `content="text/html; charset=tcvn"`.
static CHARSET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i-u)charset\s*=\s*["']?([\w-]+)"#).expect("the pattern is tested")
});

fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &bytes[..bytes.len().min(2_048)];
    let label = CHARSET.captures(head)?.get(1)?;
    encoding_rs::Encoding::for_label(label.as_bytes())
}

fn is_left_out(element: &Element) -> bool {
    let hidden = || {
        element.attr("hidden").is_some()
            || element
                .attr("style")
                .is_some_and(|style| style.replace(' ', "").contains("display:none"))
    };
    LEFT_OUT.contains(&element.name()) || hidden()
}

struct Page {
    composer: Composer,
    /// The open line, its spaces collapsed.
    line: String,
    preformatted: usize,
}

impl Page {
    fn begin(&mut self, name: &str) {
        match name {
            "br" => self.line.push('\n'),
            "tr" => {
                self.end_line();
                self.composer.begin_row();
            }
            "td" | "th" => self.composer.begin_cell(),
            "pre" => {
                self.end_line();
                self.preformatted += 1;
            }
            name if BLOCKS.contains(&name) => self.end_line(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "td" | "th" => {
                self.end_line();
                self.composer.end_cell();
            }
            "tr" => self.composer.end_row(),
            "pre" => {
                self.end_line();
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            name if BLOCKS.contains(&name) => self.end_line(),
            _ => {}
        }
    }

    /// Adds text as a browser shows it: runs of ASCII space are one space, none begins a line.
    fn text(&mut self, text: &StrTendril) {
        if self.preformatted > 0 {
            return self.line.push_str(text);
        }
        for letter in text.chars() {
            match letter {
                ' ' | '\t' | '\n' | '\r' | '\u{c}'
                    if self.line.is_empty() || self.line.ends_with([' ', '\n']) => {}
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.line.push(' '),
                letter => self.line.push(letter),
            }
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim_end_matches([' ', '\n']);
        if !line.is_empty() {
            self.composer.text(line, None);
            self.composer.end_paragraph();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_decoded_as_it_declares() {
        // "Đ" of windows-1258.
        let page = |head: &str| [head.as_bytes(), b"\xd0\xf4ng"].concat();
        for head in [
            "<meta charset=windows-1258>",
            "<META CHARSET = 'Windows-1258'>",
            "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1258\">",
        ] {
            let decoded = decode(&page(head));
            assert!(decoded.ends_with("Đông"), "{decoded}");
        }
        assert!(decode("<meta charset=\"latin1\">Đông".as_bytes()).ends_with("Đông"));
    }
}
