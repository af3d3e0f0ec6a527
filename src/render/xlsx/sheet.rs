//! One sheet of a workbook: a heading, a row for each entry.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Url, Workbook, Worksheet, XlsxError,
};

use crate::model::PartialDate;

/// What stands in a cell.
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// Words; whatever they begin with, they are no formula.
    Text(String),
    /// A number.
    Number(i64),
    /// A whole date as a date, a part of one as words.
    Date(PartialDate),
    /// Words that lead to a row of another sheet, both counted from 1.
    Link(String, String, usize),
}

impl Cell {
    /// Words, or nothing.
    pub fn text(words: Option<&str>) -> Self {
        words.map_or(Self::Empty, |words| Self::Text(words.to_owned()))
    }

    /// A number, or nothing.
    pub fn number(number: Option<i64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }

    /// A count.
    pub fn count(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A date, or nothing.
    pub fn date(date: Option<PartialDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }
}

/// A column: its heading and its width in characters.
pub(super) type Column<'a> = (&'a str, u16);

/// Letters that one cell of the format can hold.
const LONGEST_TEXT: usize = 32_000;
/// Rows of a sheet of the format, without the heading and a last line.
const MOST_ROWS: usize = 1_048_574;
/// Links of a sheet that the format allows, and some less.
const MOST_LINKS: usize = 60_000;

/// A workbook while it is being filled.
pub(super) struct Book {
    workbook: Workbook,
    heading: Format,
    text: Format,
    quoted: Format,
    date: Format,
    link: Format,
}

impl Book {
    /// An empty workbook, the same bytes for the same sheets.
    pub fn new(title: &str) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        // The format wants a day of creation, and results hold no clock.
        let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let properties = DocProperties::new();
        let properties = properties.set_title(title).set_creation_datetime(&day);
        workbook.set_properties(&properties);
        let top = || Format::new().set_align(FormatAlign::Top);
        Ok(Self {
            workbook,
            heading: top().set_bold().set_text_wrap(),
            text: top().set_text_wrap(),
            quoted: top().set_text_wrap().set_quote_prefix(),
            date: top().set_num_format("dd/mm/yyyy"),
            link: top().set_hyperlink(),
        })
    }

    /// Adds a sheet. Rows that the format has no room for are counted in its last line.
    pub fn sheet(
        &mut self,
        name: &str,
        columns: &[Column<'_>],
        rows: impl IntoIterator<Item = Vec<Cell>>,
    ) -> Result<(), XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        for (column, (heading, width)) in (0..).zip(columns) {
            sheet.write_string_with_format(0, column, *heading, &self.heading)?;
            sheet.set_column_width(column, f64::from(*width))?;
        }
        let (mut written, mut left, mut links) = (0, 0, 0);
        for cells in rows {
            if written == MOST_ROWS {
                left += 1;
                continue;
            }
            written += 1;
            let row = u32::try_from(written).unwrap_or(u32::MAX);
            for (column, cell) in (0..).zip(cells) {
                self.cell(&mut sheet, row, column, cell, &mut links)?;
            }
        }
        let last = u32::try_from(written).unwrap_or(u32::MAX);
        if left > 0 {
            sheet.write_string(last + 1, 0, format!("… + {left}"))?;
        }
        sheet.set_freeze_panes(1, 0)?;
        let columns = u16::try_from(columns.len()).unwrap_or(1);
        sheet.autofilter(0, 0, last.max(1), columns.saturating_sub(1))?;
        self.workbook.push_worksheet(sheet);
        Ok(())
    }

    fn cell(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        column: u16,
        cell: Cell,
        links: &mut usize,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => {}
            Cell::Number(number) => {
                sheet.write_number_with_format(row, column, number as f64, &self.text)?;
            }
            Cell::Text(words) => self.words(sheet, row, column, &words)?,
            Cell::Date(date) => match day(date) {
                Some(day) => {
                    sheet.write_datetime_with_format(row, column, &day, &self.date)?;
                }
                None => self.words(sheet, row, column, &date.to_string())?,
            },
            Cell::Link(words, _, _) if *links == MOST_LINKS => {
                self.words(sheet, row, column, &words)?;
            }
            Cell::Link(words, name, target) => {
                *links += 1;
                let place = Url::new(format!("internal:'{name}'!A{target}"));
                let place = place.set_text(cut(&words));
                sheet.write_url_with_format(row, column, place, &self.link)?;
            }
        }
        Ok(())
    }

    fn words(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        column: u16,
        words: &str,
    ) -> Result<(), XlsxError> {
        let is_like_a_formula = words.starts_with(['=', '+', '-', '@']);
        let format = if is_like_a_formula {
            &self.quoted
        } else {
            &self.text
        };
        sheet.write_string_with_format(row, column, cut(words), format)?;
        Ok(())
    }

    /// The bytes of the workbook.
    pub fn bytes(mut self) -> Result<Vec<u8>, XlsxError> {
        self.workbook.save_to_buffer()
    }
}

/// A whole date that the format can hold: it begins with 1900.
fn day(date: PartialDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year())
        .ok()
        .filter(|&year| year >= 1900)?;
    let month = u8::try_from(date.month()?).ok()?;
    let day = u8::try_from(date.day()?).ok()?;
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// Words that fit into a cell; control characters that XML cannot hold are left out.
fn cut(words: &str) -> String {
    let legible = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
    let mut kept: String = words.chars().filter(legible).take(LONGEST_TEXT).collect();
    if words.chars().nth(LONGEST_TEXT).is_some() {
        kept.push('…');
    }
    kept
}
