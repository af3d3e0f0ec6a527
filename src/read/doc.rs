//! Word documents of before 2007 (.doc), put together as those of today.

use undoc::doc::DocParser;
use undoc::model::{Block, Cell, Paragraph, RevisionType, Table};

use super::compose::Composer;
use super::encoding::Legacy;
use super::limits::Limits;
use super::parsed::{Note, Parsed};
use super::reader::Reader;

/// Reads .doc.
pub(crate) struct Doc;

impl Reader for Doc {
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Parsed, Note> {
        let document = DocParser::from_bytes(bytes.to_vec())
            .and_then(|mut parser| parser.parse())
            .map_err(|error| match error {
                undoc::Error::Encrypted => super::package::encrypted(),
                error => Note::error("damaged-file", format!("damaged: {error}")),
            })?;
        let mut writer = Writer {
            composer: Composer::new(limits),
            notes: Vec::new(),
            depth: limits.depth,
        };
        for block in document
            .sections
            .into_iter()
            .flat_map(|section| section.content)
        {
            writer.block(block);
        }
        Ok(writer.finish())
    }
}

struct Writer {
    composer: Composer,
    notes: Vec<Paragraph>,
    depth: usize,
}

impl Writer {
    fn block(&mut self, block: Block) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(&paragraph),
            Block::Table(table) => self.table(&table),
            Block::Note { content, .. } => self.notes.extend(content),
            Block::PageBreak | Block::SectionBreak | Block::Image { .. } => {}
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        for run in paragraph
            .runs
            .iter()
            .filter(|run| run.revision != RevisionType::Deleted)
        {
            let legacy = run.style.font.as_deref().and_then(Legacy::of_font);
            self.composer.text(&run.text, legacy);
            if run.line_break || run.page_break {
                self.composer.text("\n", legacy);
            }
        }
        self.composer.end_paragraph();
    }

    fn table(&mut self, table: &Table) {
        if self.depth == 0 || self.composer.is_full() {
            return;
        }
        self.depth -= 1;
        for row in &table.rows {
            self.composer.begin_row();
            row.cells.iter().for_each(|cell| self.cell(cell));
            self.composer.end_row();
        }
        self.depth += 1;
    }

    fn cell(&mut self, cell: &Cell) {
        self.composer.begin_cell();
        cell.content
            .iter()
            .for_each(|paragraph| self.paragraph(paragraph));
        cell.nested_tables
            .iter()
            .for_each(|table| self.table(table));
        self.composer.end_cell();
    }

    fn finish(mut self) -> Parsed {
        if !self.notes.is_empty() {
            self.composer.blank_line();
        }
        for note in std::mem::take(&mut self.notes) {
            self.paragraph(&note);
        }
        self.composer.finish()
    }
}
