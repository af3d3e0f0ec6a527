use super::{Role, Style, one_line};

/// A table for people: columns aligned, numbers to the right, long cells cut.
pub(super) struct Table {
    heading: String,
    columns: Vec<String>,
    rows: Vec<Vec<Cell>>,
    /// Rows that are not shown.
    more: usize,
}

/// A cell of a table.
pub(super) enum Cell {
    Words(String),
    Number(String),
}

/// Longest cell, in characters.
const WIDTH: usize = 44;

impl Table {
    /// A table of the first `limit` of the entries, each of which gives one row.
    pub(super) fn new<T>(
        heading: &str,
        columns: &[&str],
        entries: &[T],
        limit: usize,
        row: impl Fn(&T) -> Vec<Cell>,
    ) -> Self {
        Self {
            heading: heading.to_owned(),
            columns: columns.iter().map(|&column| column.to_owned()).collect(),
            rows: entries.iter().take(limit).map(row).collect(),
            more: entries.len().saturating_sub(limit),
        }
    }

    /// The table as text, with an empty line before it; nothing if it has no rows.
    pub(super) fn text(&self, style: Style<'_>) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let width = |column: usize| {
            let cells = self
                .rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(Cell::width);
            cells
                .chain([self.columns[column].chars().count()])
                .max()
                .unwrap_or_default()
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let numeric = |column: usize| {
            self.rows
                .iter()
                .all(|row| matches!(row.get(column), Some(Cell::Number(_))))
        };
        let titles: Vec<String> = self
            .columns
            .iter()
            .enumerate()
            .map(|(column, title)| aligned(title, widths[column], numeric(column)))
            .collect();
        let mut text = format!("\n{}\n", style.paint(Role::Heading, &self.heading));
        text += &format!(
            "  {}\n",
            style.paint(Role::Faint, titles.join("  ").trim_end())
        );
        for row in &self.rows {
            let cells: Vec<String> = row
                .iter()
                .zip(&widths)
                .map(|(cell, &width)| cell.aligned(width))
                .collect();
            text += &format!("  {}\n", cells.join("  ").trim_end());
        }
        if self.more > 0 {
            let more = style.language.sentence("more_rows", &[&self.more]);
            text += &format!("  {}\n", style.paint(Role::Faint, &more));
        }
        text
    }
}

impl Cell {
    pub(super) fn words(text: &str) -> Self {
        let text = one_line(text);
        match text.char_indices().nth(WIDTH) {
            Some(_) => Self::Words(text.chars().take(WIDTH - 1).chain(['…']).collect()),
            None => Self::Words(text),
        }
    }

    pub(super) fn number(number: impl ToString) -> Self {
        Self::Number(number.to_string())
    }

    fn width(&self) -> usize {
        let (Self::Words(text) | Self::Number(text)) = self;
        text.chars().count()
    }

    fn aligned(&self, width: usize) -> String {
        match self {
            Self::Words(text) => aligned(text, width, false),
            Self::Number(text) => aligned(text, width, true),
        }
    }
}

fn aligned(text: &str, width: usize, right: bool) -> String {
    if right {
        format!("{text:>width$}")
    } else {
        format!("{text:<width$}")
    }
}
