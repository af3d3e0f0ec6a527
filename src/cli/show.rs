//! `viendan show`: what each stage sees, for people and for bug reports.

use std::io::Write;
use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};
use viendan::pipeline::Pipeline;
use viendan::read::Items;
use viendan::render::references::{ReferenceFormat, ReferenceWriter};
use viendan::render::terminal::shown_lines;
use viendan::resolve::ReferenceRecord;
use viendan::text::Text;

use super::inputs::Inputs;
use super::limits::LimitArguments;
use super::output::Output;
use super::{Common, Console, Outcome};

/// Show what a stage sees of one file: its text, its header, its references
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  viendan show text letter.pdf
  viendan show header letter.docx
  viendan show references letter.txt")]
pub struct ShowArguments {
    /// What to show
    stage: Stage,
    /// A file, or - for standard input
    file: PathBuf,
    #[command(flatten)]
    limits: LimitArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Stage {
    /// The text that offsets count
    Text,
    /// What the document says of itself, as JSON
    Header,
    /// Its references, as lines for people
    References,
}

pub fn run(
    arguments: &ShowArguments,
    common: &Common,
    console: &Console,
) -> anyhow::Result<Outcome> {
    let options = common.read_options(arguments.limits.limits());
    let items = Items::new(std::slice::from_ref(&arguments.file), &options)?;
    let mut output = Output::stdout(&Inputs::of(&items, common))?;
    let pipeline = Pipeline::new(common.tables()?);
    let mut shown = 0;
    for item in items {
        let text = match item {
            Err(skipped) => {
                console.diagnose(&skipped);
                continue;
            }
            Ok(item) => {
                let opened = item.open(&options);
                opened
                    .diagnostics
                    .iter()
                    .for_each(|diagnostic| console.diagnose(diagnostic));
                opened.text
            }
        };
        if let Some(text) = text {
            show(&text, arguments.stage, &pipeline, &mut output)?;
            shown += 1;
        }
    }
    output.finish()?;
    if shown == 0 {
        bail!("{} has no text to show", arguments.file.display());
    }
    Ok(Outcome::Done)
}

fn show(
    text: &Text,
    stage: Stage,
    pipeline: &Pipeline<'_>,
    output: &mut Output,
) -> anyhow::Result<()> {
    match stage {
        Stage::Text if output.is_terminal() => {
            output.write_all(shown_lines(&text.content).as_bytes())?
        }
        Stage::Text => output.write_all(text.content.as_bytes())?,
        Stage::Header => writeln!(
            output,
            "{}",
            serde_json::to_string_pretty(&pipeline.extract(text).header)?
        )?,
        Stage::References => {
            let document = pipeline.document(text);
            let mut writer = ReferenceWriter::new(ReferenceFormat::Text, output)?;
            for resolved in &document.references {
                writer.write(&ReferenceRecord::new(&document.citing, resolved))?;
            }
        }
    }
    Ok(())
}
