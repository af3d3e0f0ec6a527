//! `viendan extract`: references only, streamed.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use viendan::diagnostics::Severity;
use viendan::model::Certainty;
use viendan::pipeline::Pipeline;
use viendan::read::Items;
use viendan::render::references::{ReferenceFormat, ReferenceWriter};
use viendan::resolve::ReferenceRecord;

use super::format::{self, Format};
use super::inputs::Inputs;
use super::limits::LimitArguments;
use super::{Common, Console, Outcome};

/// Write the references of documents, one a line, in the order of documents and places
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  viendan extract letters > references.jsonl
  viendan extract letter.docx --format text
  viendan extract letters -o references.csv")]
pub struct ExtractArguments {
    /// Files or folders; - is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Form of the output; if left out, what the name of FILE asks for, else jsonl
    #[arg(long, value_enum)]
    format: Option<ExtractFormat>,
    /// File to write; standard output if left out
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    limits: LimitArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExtractFormat {
    /// One JSON object a line
    Jsonl,
    /// A table
    Csv,
    /// Lines for people
    Text,
}

impl From<ExtractFormat> for ReferenceFormat {
    fn from(format: ExtractFormat) -> Self {
        match format {
            ExtractFormat::Jsonl => Self::JsonLines,
            ExtractFormat::Csv => Self::Csv,
            ExtractFormat::Text => Self::Text,
        }
    }
}

impl Format for ExtractFormat {
    const USUAL: Self = Self::Jsonl;

    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Jsonl => &["jsonl", "ndjson", "json"],
            Self::Csv => &["csv"],
            Self::Text => &["txt"],
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
    let (format, output) = format::open(arguments.format, arguments.output.as_deref(), &inputs)?;
    let pipeline = Pipeline::of_references(common.tables()?);
    let mut writer = ReferenceWriter::new(format.into(), output)?;
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
