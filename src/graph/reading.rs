//! Reading a graph back: `graph.json`, or a table of citations; which of them, the first character tells.

use std::io::{BufRead, BufReader, Read};

use super::CitationGraph;

/// Why a graph cannot be read back. Every message names the file, the place and the way out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GraphError {
    /// The bytes cannot be had.
    #[error("{file}: {source}")]
    Read {
        /// Name of the file.
        file: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// There is nothing in it.
    #[error(
        "{file}: the file is empty; a graph is the graph.json of 'viendan analyze' or a CSV table with columns source,target"
    )]
    Empty {
        /// Name of the file.
        file: String,
    },
    /// It is no graph in node-link form.
    #[error(
        "{file}, line {line}: {message}; a graph in JSON has 'nodes' with 'id' and 'edges' with 'source' and 'target', as 'viendan schema graph' tells"
    )]
    Json {
        /// Name of the file.
        file: String,
        /// Line, counted from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// An edge ends at a node that is not there.
    #[error(
        "{file}: edge {source_id} -> {target_id}: there is no node '{missing}'; add it to 'nodes' or leave the edge out"
    )]
    UnknownNode {
        /// Name of the file.
        file: String,
        /// Id of the citing document.
        source_id: String,
        /// Id of the cited document.
        target_id: String,
        /// The end that is not among the nodes.
        missing: String,
    },
    /// Two nodes have the same id.
    #[error("{file}: two nodes have the id '{id}'; ids must be unique")]
    RepeatedNode {
        /// Name of the file.
        file: String,
        /// The id.
        id: String,
    },
    /// The graph was written by a later version.
    #[error(
        "{file}: the graph has form version {found}, this viendan reads up to {known}; use a newer viendan"
    )]
    Newer {
        /// Name of the file.
        file: String,
        /// Version in the file.
        found: u32,
        /// Version that this program knows.
        known: u32,
    },
    /// It is no table of citations.
    #[error("{file}, line {line}: {message}")]
    Table {
        /// Name of the file.
        file: String,
        /// Line, counted from 1.
        line: u64,
        /// What is wrong and what to do.
        message: String,
    },
}

impl CitationGraph {
    /// Reads a graph: node-link JSON if the first character is `{`, else a table of citations (CSV).
    /// `file` names it in errors.
    ///
    /// ```
    /// use viendan::graph::CitationGraph;
    /// let graph = CitationGraph::read("source,target\nplan,directive\n".as_bytes(), "edges.csv")?;
    /// assert_eq!((graph.documents().len(), graph.citations().len()), (2, 1));
    /// # Ok::<(), viendan::graph::GraphError>(())
    /// ```
    pub fn read(input: impl Read, file: &str) -> Result<Self, GraphError> {
        let mut input = BufReader::with_capacity(1 << 16, input);
        match first_character(&mut input).map_err(|source| GraphError::Read {
            file: file.to_owned(),
            source,
        })? {
            None => Err(GraphError::Empty {
                file: file.to_owned(),
            }),
            Some(b'{') => Self::read_json(input, file),
            Some(_) => Self::read_edge_table(input, file),
        }
    }
}

/// The first byte that is neither white space nor part of a byte order mark; what stands before it is consumed.
fn first_character(input: &mut impl BufRead) -> std::io::Result<Option<u8>> {
    const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
    if input.fill_buf()?.starts_with(BYTE_ORDER_MARK) {
        input.consume(BYTE_ORDER_MARK.len());
    }
    loop {
        let buffer = input.fill_buf()?;
        let Some(&first) = buffer.first() else {
            return Ok(None);
        };
        if !first.is_ascii_whitespace() {
            return Ok(Some(first));
        }
        input.consume(1);
    }
}
