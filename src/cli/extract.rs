//! `viendan extract`: references only, streamed.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use viendan::diagnostics::Severity;
use viendan::model::Certainty;
use viendan::pipeline::Pipeline;
use viendan::read::Items;
use viendan::render::references::{ReferenceFormat, ReferenceWriter};
use viendan::resolve::ReferenceRecord;

use super::inputs::Inputs;
use super::limits::LimitArguments;
use super::output::Output;
use super::{Common, Console, Outcome};

/// Write the references of documents, one a line, in the order of documents and places
#[derive(Debug, Args)]
pub struct ExtractArguments {
    /// Files or folders; - is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Form of the output
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Format,
    /// File to write; standard output if left out
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    limits: LimitArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line
    Jsonl,
    /// A table
    Csv,
    /// Lines for people
    Text,
}

impl From<Format> for ReferenceFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Jsonl => Self::JsonLines,
            Format::Csv => Self::Csv,
            Format::Text => Self::Text,
        }
    }
}

pub fn run(
    arguments: &ExtractArguments,
    common: &Common,
    console: &Console,
) -> anyhow::Result<Outcome> {
    let options = common.read_options(arguments.limits.limits());
    let mut items = Items::new(&arguments.paths, &options)?;
    let inputs = Inputs::of(&items, common);
    let output = Output::open(arguments.output.as_deref(), &inputs)?;
    let pipeline = Pipeline::new(common.tables()?);
    let mut writer = ReferenceWriter::new(arguments.format.into(), output)?;
    let mut incomplete = false;
    let mut documents = 0;
    pipeline.run(&mut items, &options, |passed, _| -> anyhow::Result<()> {
        for diagnostic in &passed.diagnostics {
            console.diagnose(diagnostic);
            incomplete |= diagnostic.severity == Severity::Error;
        }
        let Some(document) = passed.document else {
            return Ok(());
        };
        documents += 1;
        for resolved in &document.references {
            let record = ReferenceRecord::new(&document.citing, resolved);
            incomplete |= record.certainty == Certainty::Ambiguous;
            writer.write(&record)?;
        }
        Ok(())
    })?;
    Common::require_some(documents)?;
    writer.finish()?.finish()?;
    Ok(common.outcome(incomplete))
}
