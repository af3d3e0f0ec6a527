//! `viendan ledger`: who was to carry a directive out, who did, who is silent.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, ValueEnum};
use viendan::analyze::Ledger;
use viendan::graph::{CitationGraph, Document};
use viendan::model::PartialDate;
use viendan::render;
use viendan::resolve::{Choice, Expected};
use viendan::tables::Tables;

use super::format::{self, Format};
use super::inputs::Inputs;
use super::{Common, Console, Outcome, WrongUsage, graph_file};

/// Show who was to carry a directive out, who did and when, and of whom no document is seen
#[derive(Debug, Args)]
pub struct LedgerArguments {
    /// Number of the directive (44-KL/TW), its id, or its name
    number: String,
    /// graph.json or its folder; - for standard input
    graph: PathBuf,
    /// Who was to carry it out: provinces, 'districts of PROVINCE', 'communes of PROVINCE', or a
    /// file with a name or code of a unit on each line; if left out, whom the directive names
    #[arg(long, value_name = "WHAT")]
    expect: Option<String>,
    /// A page for people, data, or a workbook; if left out, what the name of FILE asks for, else
    /// text
    #[arg(long, value_name = "FORMAT")]
    format: Option<LedgerFormat>,
    /// Write to a file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LedgerFormat {
    Text,
    Json,
    Csv,
    Xlsx,
}

impl Format for LedgerFormat {
    const USUAL: Self = Self::Text;

    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt"],
            Self::Json => &["json"],
            Self::Csv => &["csv"],
            Self::Xlsx => &["xlsx"],
        }
    }

    fn is_picture(self) -> bool {
        self == Self::Xlsx
    }
}

pub fn run(
    arguments: &LedgerArguments,
    common: &Common,
    console: &Console,
) -> anyhow::Result<Outcome> {
    graph_file::require_order(&arguments.number, &arguments.graph)?;
    let inputs = Inputs::one(&arguments.graph);
    let (format, mut output) =
        format::open(arguments.format, arguments.output.as_deref(), &inputs)?;
    let tables = common.tables()?;
    let graph = graph_file::open(&arguments.graph, common)?;
    let directive = graph_file::one(&graph, &arguments.number, common)?;
    let expected = expected(arguments.expect.as_deref(), &graph, directive, tables)?;
    if expected.bodies.is_empty() {
        console.tell(&format!(
            "{} names nobody who can be listed; choose with --expect provinces, --expect \
             'districts of PROVINCE', or a file of names",
            directive.label()
        ));
    }
    let ledger = Ledger::of(&graph, directive, &expected, tables);
    match format {
        LedgerFormat::Text => output.write_all(
            render::terminal::ledger(&ledger, graph_file::style(common, console)).as_bytes(),
        )?,
        LedgerFormat::Json => render::json::ledger(&ledger, &mut output)?,
        LedgerFormat::Csv => render::csv::ledger(&ledger, &mut output)?,
        LedgerFormat::Xlsx => {
            output.write_all(&render::xlsx::ledger(&ledger, common.language())?)?;
        }
    }
    output.finish()?;
    Ok(Outcome::Done)
}

/// Who is expected: by a choice, by a file, or by the directive's own words.
fn expected(
    choice: Option<&str>,
    graph: &CitationGraph,
    directive: &Document,
    tables: &Tables,
) -> anyhow::Result<Expected> {
    let date = day(graph, directive);
    let Some(choice) = choice else {
        return Ok(Expected::addressed(directive, date, tables));
    };
    if Path::new(choice).is_file() {
        let list = fs::read_to_string(choice)
            .with_context(|| format!("{choice} cannot be read as a list in UTF-8"))?;
        return Expected::listed(&list, directive, date, tables).with_context(|| choice.to_owned());
    }
    let words: Choice = choice
        .parse()
        .map_err(|error| WrongUsage(format!("--expect: {error}")))?;
    Ok(Expected::chosen(&words, directive, date, tables)?)
}

/// The day of a directive; where it is not known, that of the first document that cites it.
fn day(graph: &CitationGraph, directive: &Document) -> Option<PartialDate> {
    let citing = graph.cited_by(&directive.id);
    directive
        .date
        .or_else(|| citing.filter_map(|view| view.source.date).min())
}
