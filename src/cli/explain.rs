//! `viendan explain`: why an edge is there.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::{Args, ValueEnum};
use viendan::graph::{CitationGraph, CitationView, EdgeRecord};
use viendan::render;

use super::inputs::Inputs;
use super::output::Output;
use super::{Common, Console, Outcome, graph_file};

/// Say why one document is taken to cite another: the words, the file, the offsets, the rule, the certainty
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// Number, id or name of the citing document
    from: String,
    /// Number, id or name of the cited document
    to: String,
    /// graph.json; - for standard input
    graph: PathBuf,
    /// Text for people, or the edges as JSON lines
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl ExplainArguments {
    /// Citing document, cited document and graph. Earlier versions took the graph first: what is a
    /// file there, while there is none in the last place, is the graph.
    fn in_order(&self) -> (&str, &str, &Path) {
        let first = Path::new(&self.from);
        let is_last = self.graph == Path::new("-") || self.graph.exists();
        match self.graph.to_str() {
            Some(last) if !is_last && (first == Path::new("-") || first.exists()) => {
                (&self.to, last, first)
            }
            _ => (&self.from, &self.to, &self.graph),
        }
    }
}

pub fn run(
    arguments: &ExplainArguments,
    common: &Common,
    console: &Console,
) -> anyhow::Result<Outcome> {
    let (from, to, path) = arguments.in_order();
    let graph = graph_file::open(path, common)?;
    let citations = between(&graph, [from, to], common)?;
    let style = graph_file::style(common, console);
    let mut output = Output::stdout(&Inputs::one(path))?;
    for (position, view) in citations.into_iter().enumerate() {
        match arguments.format {
            Format::Json => {
                serde_json::to_writer(&mut output, &EdgeRecord::new(view))?;
                writeln!(output)?;
            }
            Format::Text => {
                let gap = if position > 0 { "\n" } else { "" };
                write!(output, "{gap}{}", render::terminal::citation(view, style))?;
            }
        }
    }
    output.finish()?;
    Ok(Outcome::Done)
}

/// The citations from any document with the one number to any with the other.
fn between<'g>(
    graph: &'g CitationGraph,
    [from, to]: [&str; 2],
    common: &Common,
) -> anyhow::Result<Vec<CitationView<'g>>> {
    let (citing, cited) = (
        graph_file::candidates(graph, from, common)?,
        graph_file::candidates(graph, to, common)?,
    );
    let made = citing.iter().flat_map(|document| graph.cites(&document.id));
    let found: Vec<_> = made
        .filter(|view| cited.iter().any(|document| document.id == view.target.id))
        .collect();
    if found.is_empty() {
        let back = cited.iter().flat_map(|document| graph.cites(&document.id));
        let reverse = back
            .into_iter()
            .any(|view| citing.iter().any(|document| document.id == view.target.id));
        bail!(
            "'{from}' does not cite '{to}'{}",
            if reverse {
                format!("; it is '{to}' that cites '{from}'")
            } else {
                String::new()
            }
        );
    }
    Ok(found)
}
