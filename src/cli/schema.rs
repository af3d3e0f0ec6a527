//! `viendan schema`: the form of the outputs, as JSON Schema.

use std::io::Write;

use clap::{Args, ValueEnum};
use viendan::render::json;

use super::Outcome;
use super::inputs::Inputs;
use super::output::Output;

/// Print the JSON Schema of an output
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// The output
    output: Described,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Described {
    /// A line of references.jsonl and of extract
    References,
    /// graph.json
    Graph,
    /// statistics.json
    Statistics,
    /// ledger --format json
    Ledger,
}

pub fn run(arguments: &SchemaArguments) -> anyhow::Result<Outcome> {
    let schema = match arguments.output {
        Described::References => json::references_schema(),
        Described::Graph => json::graph_schema(),
        Described::Statistics => json::statistics_schema(),
        Described::Ledger => json::ledger_schema(),
    };
    let mut output = Output::stdout(&Inputs::default())?;
    writeln!(output, "{}", serde_json::to_string_pretty(&schema)?)?;
    output.finish()?;
    Ok(Outcome::Done)
}
