//! Puts paragraphs, cells and lines of a document together, run by run, and converts runs in fonts of old encodings.

use super::encoding::Legacy;
use super::limits::Limits;
use super::parsed::{Note, Parsed};
use super::syllable::Evidence;
use crate::text::Conversion;

/// Builds the text of one document. Paragraphs and table rows end with a newline, cells are parted by a tab.
pub(crate) struct Composer {
    parsed: Parsed,
    letters: usize,
    runs: Vec<Run>,
    limit: usize,
    rows: Vec<Row>,
}

/// An open table row; a row may stand in a cell of another.
struct Row {
    is_first_cell: bool,
    /// Byte of the text at which the open cell begins.
    cell_start: usize,
}

/// Text of one encoding within a paragraph.
struct Run {
    text: String,
    legacy: Option<Legacy>,
}

impl Composer {
    /// Starts with nothing.
    pub fn new(limits: &Limits) -> Self {
        Self {
            parsed: Parsed::default(),
            letters: 0,
            runs: Vec::new(),
            limit: limits.text_bytes,
            rows: Vec::new(),
        }
    }

    /// Adds text to the paragraph. `legacy` is the encoding of its font.
    pub fn text(&mut self, text: &str, legacy: Option<Legacy>) {
        match self.runs.last_mut().filter(|run| run.legacy == legacy) {
            Some(run) => run.text.push_str(text),
            None if text.is_empty() => {}
            None => self.runs.push(Run {
                text: text.to_owned(),
                legacy,
            }),
        }
    }

    /// Whether the text has reached its limit, so that the rest need not be read.
    pub fn is_full(&self) -> bool {
        self.parsed.content.len() > self.limit
    }

    /// Ends the paragraph.
    pub fn end_paragraph(&mut self) {
        self.flush();
        self.write("\n");
    }

    /// Begins a table row.
    pub fn begin_row(&mut self) {
        self.end_open_line();
        self.rows.push(Row {
            is_first_cell: true,
            cell_start: self.parsed.content.len(),
        });
    }

    /// Begins a cell: a tab parts it from the one before.
    pub fn begin_cell(&mut self) {
        self.flush();
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        if !std::mem::take(&mut row.is_first_cell) {
            self.write("\t");
        }
        let start = self.parsed.content.len();
        self.rows
            .iter_mut()
            .last()
            .into_iter()
            .for_each(|row| row.cell_start = start);
    }

    /// Ends a cell: its last paragraph does not end the line.
    pub fn end_cell(&mut self) {
        self.flush();
        let Some(row) = self.rows.last() else { return };
        if self.parsed.content.len() > row.cell_start && self.parsed.content.ends_with('\n') {
            self.parsed.content.pop();
            self.letters -= 1;
        }
    }

    /// Ends a row.
    pub fn end_row(&mut self) {
        self.flush();
        self.rows.pop();
        self.write("\n");
    }

    /// Ends a row whose cells each end with a tab, as RTF marks them.
    pub fn end_row_of_tabs(&mut self) {
        if let Some(last) = self.runs.last_mut()
            && last.text.ends_with('\t')
        {
            last.text.pop();
        }
        self.end_paragraph();
    }

    /// A blank line, as before the footnotes.
    pub fn blank_line(&mut self) {
        self.end_open_line();
        if !self.parsed.content.is_empty() && !self.parsed.content.ends_with("\n\n") {
            self.write("\n");
        }
    }

    /// Adds a note for people.
    pub fn note(&mut self, note: Note) {
        self.parsed.notes.push(note);
    }

    /// The whole text; lines in old encodings that no font told are found by their syllables.
    pub fn finish(mut self) -> Parsed {
        self.end_open_line();
        // Letters of old encodings take more codes, so a text at its limit may become shorter than that.
        self.parsed.is_cut = self.is_full();
        match self.parsed.conversions.is_empty() {
            true => self.parsed.with_lines_converted(),
            false => self.parsed,
        }
    }

    fn end_open_line(&mut self) {
        self.flush();
        if !self.parsed.content.is_empty() && !self.parsed.content.ends_with(['\n', '\t']) {
            self.write("\n");
        }
    }

    fn write(&mut self, text: &str) {
        self.parsed.content.push_str(text);
        self.letters += text.chars().count();
    }

    /// Writes the runs of the paragraph. Fonts may lie: a paragraph that reads better as it is stays so.
    fn flush(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        let trusted = runs.iter().any(|run| run.legacy.is_some()) && fonts_tell_the_truth(&runs);
        for run in runs {
            match run.legacy.filter(|_| trusted) {
                Some(legacy) => self.convert(&run.text, legacy),
                None => self.write(&run.text),
            }
        }
    }

    fn convert(&mut self, original: &str, legacy: Legacy) {
        let converted = legacy.convert(original);
        let start = self.letters;
        self.write(&converted);
        if converted != original {
            let (end, encoding) = (self.letters, legacy.name().to_owned());
            self.parsed.conversions.push(Conversion {
                start,
                end,
                encoding,
                original: original.to_owned(),
            });
        }
    }
}

fn fonts_tell_the_truth(runs: &[Run]) -> bool {
    let shown: String = runs.iter().map(|run| run.text.as_str()).collect();
    let converted: String = runs
        .iter()
        .map(|run| {
            run.legacy
                .map_or_else(|| run.text.clone(), |legacy| legacy.convert(&run.text))
        })
        .collect();
    let (as_is, as_fonts_say) = (Evidence::of(&shown), Evidence::of(&converted));
    let (better, worse) = (
        as_fonts_say.valid * as_is.accented.max(1),
        as_is.valid * as_fonts_say.accented.max(1),
    );
    let all_known = || {
        runs.iter()
            .all(|run| run.legacy.is_none_or(|legacy| legacy.knows(&run.text)))
    };
    better > worse || (better == worse && all_known())
}
