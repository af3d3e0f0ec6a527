//! `viendan explain`: why an edge is there.

use std::io::Write;
use std::path::PathBuf;

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
    /// graph.json; - for standard input
    graph: PathBuf,
    /// Number or id of the citing document
    from: String,
    /// Number or id of the cited document
    to: String,
    /// Text for people, or the edges as JSON lines
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub fn run(
    arguments: &ExplainArguments,
    common: &Common,
    console: &Console,
) -> anyhow::Result<Outcome> {
    let graph = graph_file::open(&arguments.graph, common)?;
    let citations = between(&graph, &arguments.from, &arguments.to)?;
    let style = graph_file::style(common, console);
    let mut output = Output::stdout(&Inputs::one(&arguments.graph))?;
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
    from: &str,
    to: &str,
) -> anyhow::Result<Vec<CitationView<'g>>> {
    let (citing, cited) = (
        graph_file::candidates(graph, from)?,
        graph_file::candidates(graph, to)?,
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
