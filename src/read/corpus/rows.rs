//! The rows of a table as bytes, each within a limit: a cell that never ends is passed over, not kept.

use std::io::{BufRead, Result};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Most columns of a row.
const COLUMNS: usize = 1 << 14;

/// Reads row after row, in memory for one row.
pub(super) struct Rows<R> {
    input: R,
    parser: Reader,
    /// Bytes that all cells of a row may have together.
    limit: usize,
    cells: Vec<u8>,
    /// Where each cell of the row ends in `cells`.
    ends: Vec<usize>,
    columns: usize,
}

/// What was found where a row was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// A row.
    Row,
    /// A row larger than the limit; it was passed over.
    TooLarge,
    /// The end of the table.
    End,
}

impl<R: BufRead> Rows<R> {
    /// Starts at the first row; `separator` stands between cells.
    pub fn new(input: R, separator: u8, limit: usize) -> Self {
        Self {
            input,
            parser: ReaderBuilder::new().delimiter(separator).build(),
            // Room for a letter, without which no row is passed over.
            limit: limit.max(8),
            cells: Vec::new(),
            ends: Vec::new(),
            columns: 0,
        }
    }

    /// Reads the next row.
    pub fn read(&mut self) -> Result<Found> {
        let mut used = 0;
        let mut is_too_large = false;
        self.columns = 0;
        loop {
            let input = self.input.fill_buf()?;
            let (result, read, written, ended) = self.parser.read_record(
                input,
                &mut self.cells[used..],
                &mut self.ends[self.columns..],
            );
            self.input.consume(read);
            used += written;
            self.columns += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if used < self.limit => {
                    let size = (used * 2).max(1 << 12).min(self.limit);
                    self.cells.resize(size, 0);
                }
                ReadRecordResult::OutputEndsFull if self.columns < COLUMNS => {
                    self.ends.resize((self.columns * 2).max(16), 0);
                }
                // What comes is written over what came; the row is not used.
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    is_too_large = true;
                    used = 0;
                    self.columns = 0;
                }
                ReadRecordResult::Record if is_too_large => return Ok(Found::TooLarge),
                ReadRecordResult::Record => return Ok(Found::Row),
                ReadRecordResult::End => return Ok(Found::End),
            }
        }
    }

    /// A cell of the row.
    pub fn cell(&self, column: usize) -> Option<&[u8]> {
        let ends = &self.ends[..self.columns];
        let end = *ends.get(column)?;
        let start = column.checked_sub(1).map_or(0, |before| ends[before]);
        self.cells.get(start..end)
    }

    /// The cells of the row.
    pub fn cells(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.columns).filter_map(|column| self.cell(column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of a table, in reads of a few bytes.
    fn rows(table: &str, limit: usize) -> Vec<Option<Vec<String>>> {
        let input = std::io::BufReader::with_capacity(3, table.as_bytes());
        let mut rows = Rows::new(input, b',', limit);
        let mut found = Vec::new();
        loop {
            found.push(match rows.read().expect("it is in memory") {
                Found::End => return found,
                Found::TooLarge => None,
                Found::Row => Some(
                    rows.cells()
                        .map(|cell| String::from_utf8_lossy(cell).into_owned())
                        .collect(),
                ),
            });
        }
    }

    #[test]
    fn rows_are_read_as_tables_are_written() {
        let row = |cells: &[&str]| Some(cells.iter().map(|&cell| cell.to_owned()).collect());
        assert_eq!(
            rows("a,b\r\n1,\"x, \"\"y\"\"\nz\"\n\nlone\n2,", 100),
            [
                row(&["a", "b"]),
                row(&["1", "x, \"y\"\nz"]),
                row(&["lone"]),
                row(&["2", ""])
            ]
        );
    }

    #[test]
    fn a_row_beyond_the_limit_is_passed_over() {
        let table = format!("a,{}\nb,2\n{}\nc,3\n", "x".repeat(50), ",".repeat(COLUMNS));
        let row = |cells: &[&str]| Some(cells.iter().map(|&cell| cell.to_owned()).collect());
        assert_eq!(
            rows(&table, 20),
            [None, row(&["b", "2"]), None, row(&["c", "3"])]
        );
    }
}
