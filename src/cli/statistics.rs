//! `viendan statistics`: the measures of a graph made before.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use viendan::analyze::{self, RunFacts};
use viendan::render;

use super::format::{self, Format};
use super::inputs::Inputs;
use super::{Common, Console, Outcome, graph_file};

/// Print the measures of a graph made before
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  viendan statistics output/graph.json --top 20
  viendan statistics citations.csv -o statistics.json")]
pub struct StatisticsArguments {
    /// graph.json, or a table of citations (CSV with columns source,target) of any size; - for standard input
    graph: PathBuf,
    /// Tables for people, or all measures as JSON; if left out, what the name of FILE asks for,
    /// else text
    #[arg(long, value_name = "FORMAT")]
    format: Option<StatisticsFormat>,
    /// Rows of each table
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: usize,
    /// Write to a file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum StatisticsFormat {
    Text,
    Json,
}

impl Format for StatisticsFormat {
    const USUAL: Self = Self::Text;

    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt"],
            Self::Json => &["json"],
        }
    }
}

pub fn run(
    arguments: &StatisticsArguments,
    common: &Common,
    console: &Console,
) -> anyhow::Result<Outcome> {
    let inputs = Inputs::one(&arguments.graph);
    let (format, mut output) =
        format::open(arguments.format, arguments.output.as_deref(), &inputs)?;
    let statistics = analyze::statistics(
        &graph_file::open(&arguments.graph, common)?,
        &RunFacts::default(),
    );
    match format {
        StatisticsFormat::Json => render::json::statistics(&statistics, &mut output)?,
        StatisticsFormat::Text => {
            let text = render::terminal::statistics(
                &statistics,
                arguments.top,
                graph_file::style(common, console),
            );
            output.write_all(text.as_bytes())?;
        }
    }
    output.finish()?;
    Ok(Outcome::Done)
}
