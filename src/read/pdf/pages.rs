//! The text of pages, one after the other.

use pdfboss_output::{Block, Cell, Line, PageLayout};

use crate::read::parsed::{Note, Parsed};

/// Joins pages: a newline between them, so that a sentence goes on over the page.
pub(super) struct Pages {
    parsed: Parsed,
    letters: usize,
    /// Pages of which not all could be read.
    damaged: Vec<usize>,
    /// Why the first of them could not.
    reason: String,
    /// The running heads of the last two pages: left and right pages may have their own.
    heads: [String; 2],
}

/// The text of one page.
#[derive(Default)]
pub(super) struct PageText {
    /// Its lines.
    pub lines: String,
    /// Whether the first of them stands at the upper edge of the page.
    pub has_head: bool,
}

impl Pages {
    pub fn new() -> Self {
        Self {
            parsed: Parsed::default(),
            letters: 0,
            damaged: Vec::new(),
            reason: String::new(),
            heads: Default::default(),
        }
    }

    /// Adds a page, less the running head that a page shortly before has too.
    pub fn push(&mut self, page: &PageText) {
        let first = page.lines.lines().next().filter(|_| page.has_head);
        let head = first.map(running).unwrap_or_default().to_owned();
        let is_running = head.chars().count() >= SHORTEST_HEAD && self.heads.contains(&head);
        let text = match page.lines.split_once('\n') {
            Some((_, rest)) if is_running => rest,
            _ => &page.lines,
        };
        self.heads.swap(0, 1);
        self.heads[1] = head;
        self.parsed.pages.push(self.letters);
        self.parsed.content.push_str(text);
        self.letters += text.chars().count();
    }

    /// Says that the page added last lacks something.
    pub fn lacks(&mut self, reason: &str) {
        if self.damaged.is_empty() {
            reason.clone_into(&mut self.reason);
        }
        self.damaged.push(self.parsed.pages.len());
    }

    /// Whether the text is longer than the limit, so that no more pages need be read.
    pub fn are_full(&mut self, limit: usize) -> bool {
        self.parsed.is_cut = self.parsed.content.len() > limit;
        self.parsed.is_cut
    }

    /// Whether any page has a word.
    pub fn has_text(&self) -> bool {
        self.parsed.content.chars().any(char::is_alphanumeric)
    }

    /// The text with its pages, and one note for all pages that are not whole.
    pub fn into_parsed(mut self) -> Parsed {
        if !self.damaged.is_empty() {
            let message = format!(
                "{} cannot be read in whole: {}",
                ranges(&self.damaged),
                self.reason
            );
            self.parsed
                .notes
                .push(Note::warning("unreadable-page", message));
        }
        self.parsed
    }
}

/// Letters of a running head at least: the same few words may begin two pages.
const SHORTEST_HEAD: usize = 12;

/// A line at the head of a page without the page's number at its ends.
fn running(line: &str) -> &str {
    line.trim_matches(|letter: char| {
        letter.is_ascii_digit() || letter.is_whitespace() || matches!(letter, '-' | '–' | '|')
    })
}

/// The lines of a page, rows of tables with a tab between cells, less a lone number at the edges (bottom, top).
pub(super) fn text(layout: PageLayout, edges: [f32; 2]) -> PageText {
    let has_head = first_height(&layout).is_some_and(|height| height > edges[1]);
    let mut text = String::new();
    let mut push = |line: String| {
        text.push_str(line.trim_end_matches(' '));
        text.push('\n');
    };
    for block in &layout.blocks {
        match block {
            Block::Heading { lines, .. } | Block::Paragraph { lines, .. } => {
                lines_of(lines, edges).for_each(&mut push)
            }
            Block::List { items, .. } => items
                .iter()
                .flat_map(|item| lines_of(&item.lines, edges))
                .for_each(&mut push),
            Block::Table { rows, .. } => rows.iter().for_each(|row| push(row_text(row))),
        }
    }
    PageText {
        lines: text,
        has_head,
    }
}

/// The height of the first line that is no page number, unless it is of a table.
fn first_height(layout: &PageLayout) -> Option<f32> {
    let lines: Vec<&Line> = match layout.blocks.first()? {
        Block::Heading { lines, .. } | Block::Paragraph { lines, .. } => lines.iter().collect(),
        Block::List { items, .. } => items.iter().flat_map(|item| &item.lines).collect(),
        Block::Table { .. } => return None,
    };
    let mut lines = lines.into_iter();
    Some(lines.find(|line| !is_page_number(&line_text(line)))?.y)
}

fn lines_of<'a>(lines: &'a [Line], edges: [f32; 2]) -> impl Iterator<Item = String> + 'a {
    lines.iter().filter_map(move |line| {
        let text = line_text(line);
        let at_edge = line.y < edges[0] || line.y > edges[1];
        (!(at_edge && is_page_number(&text))).then_some(text)
    })
}

fn line_text(line: &Line) -> String {
    line.inlines
        .iter()
        .map(|inline| inline.text.as_str())
        .collect()
}

fn row_text(row: &[Cell]) -> String {
    row.iter()
        .filter_map(|cell| cell.line.as_ref())
        .map(|line| line_text(line).trim().to_owned())
        .collect::<Vec<_>>()
        .join("\t")
}

/// `3`, `- 3 -`, `Trang 3`, `3/12`.
fn is_page_number(line: &str) -> bool {
    let line = line.trim().trim_matches(['-', '–', '—', ' ']);
    let line = line
        .strip_prefix("Trang ")
        .or(line.strip_prefix("Page "))
        .unwrap_or(line);
    let mut numbers = line.splitn(2, '/').map(str::trim);
    numbers.all(|number| {
        !number.is_empty() && number.len() <= 4 && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Page numbers for people: `page 3`, `pages 1-4, 7`.
pub(in crate::read) fn ranges(pages: &[usize]) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for &page in pages {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == page => *last = page,
            _ => ranges.push((page, page)),
        }
    }
    let listed = ranges.iter().map(|(first, last)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}-{last}")
        }
    });
    format!(
        "{} {}",
        if pages.len() == 1 { "page" } else { "pages" },
        listed.collect::<Vec<_>>().join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_told_from_other_lines() {
        for line in ["3", " - 3 - ", "Trang 3", "3/12", "12"] {
            assert!(is_page_number(line), "{line}");
        }
        for line in ["44-KL/TW", "2023.", "12345", "", "Số 3", "3/2023/NĐ-CP"] {
            assert!(!is_page_number(line), "{line}");
        }
    }

    #[test]
    fn a_running_head_stands_on_the_first_page_only() {
        let mut pages = Pages::new();
        for lines in [
            "2 CÔNG BÁO/Số 7 + 8\nTheo Quyết định ngày\n",
            "CÔNG BÁO/Số 7 + 8 3\n05/02/2023\n",
            "Điều 5\n",
            "Điều 6\n",
        ] {
            pages.push(&PageText {
                lines: lines.to_owned(),
                has_head: true,
            });
        }
        assert_eq!(
            pages.into_parsed().content,
            "2 CÔNG BÁO/Số 7 + 8\nTheo Quyết định ngày\n05/02/2023\nĐiều 5\nĐiều 6\n"
        );
    }

    #[test]
    fn page_lists_are_short() {
        assert_eq!(ranges(&[1, 2, 3, 5]), "pages 1-3, 5");
        assert_eq!(ranges(&[4]), "page 4");
    }
}
