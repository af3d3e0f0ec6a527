//! A graph from a table of citations: `citations.csv`, or anybody's list of edges with columns `source` and `target`.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

use crate::model::{Certainty, Extent, Relation, Setting, unguarded};

use super::{Citation, CitationGraph, Document, DocumentId, GraphError};

/// Rule of citations that a table asserts without saying how they were found.
const RULE: &str = "edge-table";

impl CitationGraph {
    /// Reads a table of citations, row by row; memory holds the graph alone. The columns `relation`, `second_hand`, `certainty` and `rule`
    /// are used where they are there. Separated by commas, semicolons or tabs, whichever the first line has.
    pub(super) fn read_edge_table(mut input: impl BufRead, file: &str) -> Result<Self, GraphError> {
        let read_error = |source| GraphError::Read {
            file: file.to_owned(),
            source,
        };
        let mut header = Vec::new();
        (&mut input)
            .take(ROW as u64)
            .read_until(b'\n', &mut header)
            .map_err(read_error)?;
        let left = Cell::new(ROW);
        let delimiter = delimiter(&header);
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .from_reader(Rationed {
                inner: header.as_slice().chain(input),
                left: &left,
            });
        let columns = Columns::find(
            rows.byte_headers()
                .map_err(|error| table_error(&error, file))?,
            file,
        )?;
        let mut table = Table::default();
        let mut record = csv::StringRecord::new();
        while rows
            .read_record(&mut record)
            .map_err(|error| table_error(&error, file))?
        {
            left.set(ROW);
            let line = record.position().map_or(0, csv::Position::line);
            table
                .add(&columns, &record)
                .map_err(|message| GraphError::Table {
                    file: file.to_owned(),
                    line,
                    message,
                })?;
        }
        Ok(table.into_graph())
    }
}

/// Bytes that one row may take: a quotation that never ends would fill the memory.
const ROW: usize = 1 << 20;

/// Gives no more bytes for a row than it may take.
struct Rationed<'c, R> {
    inner: R,
    /// Bytes that the row may still take.
    left: &'c Cell<usize>,
}

impl<R: Read> Read for Rationed<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left.get() == 0 {
            return Err(io::Error::other(
                "a row is larger than 1 MiB; a quotation mark may be open there",
            ));
        }
        let most = buffer.len().min(self.left.get());
        let read = self.inner.read(&mut buffer[..most])?;
        self.left.set(self.left.get() - read);
        Ok(read)
    }
}

fn delimiter(header: &[u8]) -> u8 {
    let count = |delimiter: u8| header.iter().filter(|&&byte| byte == delimiter).count();
    [b',', b';', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|&delimiter| count(delimiter))
        .unwrap_or(b',')
}

fn table_error(error: &csv::Error, file: &str) -> GraphError {
    let line = error.position().map_or(1, csv::Position::line);
    let message = match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "the text is not UTF-8; save the table as UTF-8".to_owned(),
        csv::ErrorKind::Io(error) => error.to_string(),
        _ => error.to_string(),
    };
    GraphError::Table {
        file: file.to_owned(),
        line,
        message,
    }
}

/// Positions of the columns in a row.
struct Columns {
    source: usize,
    target: usize,
    relation: Option<usize>,
    extent: Option<usize>,
    second_hand: Option<usize>,
    certainty: Option<usize>,
    rule: Option<usize>,
}

impl Columns {
    fn find(header: &csv::ByteRecord, file: &str) -> Result<Self, GraphError> {
        let names: Vec<String> = header
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim().to_lowercase())
            .collect();
        let find = |name: &str| names.iter().position(|known| known == name);
        let needed = |name: &str| {
            find(name).ok_or_else(|| GraphError::Table {
                file: file.to_owned(),
                line: 1,
                message: format!(
                    "no column '{name}', the columns are: {}; name the columns source,target",
                    names.join(", ")
                ),
            })
        };
        Ok(Self {
            source: needed("source")?,
            target: needed("target")?,
            relation: find("relation"),
            extent: find("extent"),
            second_hand: find("second_hand"),
            certainty: find("certainty"),
            rule: find("rule"),
        })
    }
}

/// Rows gathered so far; ids are kept once.
#[derive(Default)]
struct Table {
    documents: Names,
    rules: Names,
    citations: Vec<Row>,
}

/// Names, each kept once, by position.
#[derive(Default)]
struct Names(HashMap<String, u32>);

impl Names {
    fn position(&mut self, name: &str) -> u32 {
        let next =
            u32::try_from(self.0.len()).expect("fewer than four billion names fit into memory");
        match self.0.get(name) {
            Some(&known) => known,
            None => *self.0.entry(name.to_owned()).or_insert(next),
        }
    }

    fn into_list(self) -> Vec<String> {
        let mut list = vec![String::new(); self.0.len()];
        for (name, position) in self.0 {
            list[position as usize] = name;
        }
        list
    }
}

/// A row, its names by position.
struct Row {
    source: u32,
    target: u32,
    relation: Relation,
    extent: Option<Extent>,
    second_hand: bool,
    certainty: Certainty,
    rule: u32,
}

impl Table {
    fn add(&mut self, columns: &Columns, record: &csv::StringRecord) -> Result<(), String> {
        let cell = |column: usize| {
            record
                .get(column)
                .map(|cell| unguarded(cell.trim()))
                .filter(|cell| !cell.is_empty())
        };
        let end = |column: usize, name: &str| {
            cell(column)
                .ok_or_else(|| format!("'{name}' is empty; each row needs source and target"))
        };
        let (source, target) = (
            end(columns.source, "source")?,
            end(columns.target, "target")?,
        );
        let optional = |column: Option<usize>| column.and_then(cell);
        let row = Row {
            relation: optional(columns.relation).map_or(Ok(Relation::default()), |word| {
                word.parse().map_err(|error| format!("{error}"))
            })?,
            extent: optional(columns.extent)
                .map(|word| word.parse().map_err(|error| format!("{error}")))
                .transpose()?,
            second_hand: optional(columns.second_hand).map_or(Ok(false), truth)?,
            certainty: optional(columns.certainty).map_or(Ok(Certainty::default()), |word| {
                word.parse().map_err(|error| format!("{error}"))
            })?,
            rule: self.rules.position(optional(columns.rule).unwrap_or(RULE)),
            source: self.documents.position(source),
            target: self.documents.position(target),
        };
        self.citations.push(row);
        Ok(())
    }

    fn into_graph(self) -> CitationGraph {
        let (ids, rules) = (self.documents.into_list(), self.rules.into_list());
        let (by_id, place_of) = sorted(&ids);
        let (_, rank_of) = sorted(&rules);
        let mut rows = self.citations;
        for row in &mut rows {
            row.source = place_of[row.source as usize];
            row.target = place_of[row.target as usize];
        }
        // Of rows for one citation the most certain comes first, and stays.
        rows.sort_unstable_by_key(|row| (row.edge(), row.certainty, rank_of[row.rule as usize]));
        rows.dedup_by_key(|row| row.edge());
        let documents = by_id
            .iter()
            .map(|&position| Document::unknown(DocumentId(ids[position as usize].clone())));
        let rules: Vec<Arc<str>> = rules.into_iter().map(Arc::from).collect();
        let citation = |row: Row| {
            let citation = Citation {
                relation: row.relation,
                extent: row.extent,
                setting: Setting::default(),
                second_hand: row.second_hand,
                certainty: row.certainty,
                rule: Arc::clone(&rules[row.rule as usize]),
                references: Vec::new(),
            };
            (row.source as usize, row.target as usize, citation)
        };
        CitationGraph::of_sorted(documents, rows.into_iter().map(citation))
    }
}

impl Row {
    /// What tells citations apart.
    fn edge(&self) -> (u32, u32, Relation, bool) {
        (self.source, self.target, self.relation, self.second_hand)
    }
}

/// Positions of the names in their order, and the place of each name in it.
fn sorted(names: &[String]) -> (Vec<u32>, Vec<u32>) {
    let mut order: Vec<u32> = (0..names.len() as u32).collect();
    order.sort_unstable_by_key(|&position| &names[position as usize]);
    let mut places = vec![0; names.len()];
    for (place, &position) in (0..).zip(&order) {
        places[position as usize] = place;
    }
    (order, places)
}

fn truth(word: &str) -> Result<bool, String> {
    match word.to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" => Ok(true),
        "false" | "0" | "no" => Ok(false),
        _ => Err(format!("second_hand is '{word}'; write true or false")),
    }
}
