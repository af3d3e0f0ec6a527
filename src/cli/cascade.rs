//! `viendan cascade`: one directive and all that carries it further.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, ValueEnum};
use viendan::analyze::Cascade;
use viendan::render;
use viendan::view::{ViewOptions, view};

use super::inputs::Inputs;
use super::output::Output;
use super::picture::{PictureArguments, PictureFormat};
use super::{Common, Console, Outcome, graph_file};

/// Show one directive and all documents that carry it further
#[derive(Debug, Args)]
pub struct CascadeArguments {
    /// Number of the directive (44-KL/TW), its id, or the name of a law
    number: String,
    /// graph.json; - for standard input
    graph: PathBuf,
    /// A tree for the terminal, data, or a picture
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Write to a file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Fold siblings of a picture until at most so many documents are drawn
    #[arg(long, value_name = "N", default_value_t = 80)]
    collapse: usize,
    #[command(flatten)]
    picture: PictureArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Svg,
    Png,
    Pdf,
    Dot,
}

impl Format {
    fn picture(self) -> Option<PictureFormat> {
        match self {
            Self::Text | Self::Json => None,
            Self::Svg => Some(PictureFormat::Svg),
            Self::Png => Some(PictureFormat::Png),
            Self::Pdf => Some(PictureFormat::Pdf),
            Self::Dot => Some(PictureFormat::Dot),
        }
    }
}

pub fn run(
    arguments: &CascadeArguments,
    common: &Common,
    console: &Console,
) -> anyhow::Result<Outcome> {
    let mut output = Output::open(arguments.output.as_deref(), &Inputs::one(&arguments.graph))?;
    let graph = graph_file::open(&arguments.graph)?;
    let directive = graph_file::one(&graph, &arguments.number)?;
    let cascade = Cascade::of(&graph, &directive.id).context("the document is in the graph")?;
    if let Some(format) = arguments.format.picture() {
        let options = ViewOptions {
            collapse: Some(arguments.collapse),
            ..ViewOptions::cascade(&cascade)
        };
        output.write_all(&arguments.picture.draw(
            &view(&graph, &options),
            format,
            common.language(),
        )?)?;
        output.finish()?;
        return Ok(Outcome::Done);
    }
    match arguments.format {
        Format::Json => render::json::cascade(&cascade, &mut output)?,
        _ => output.write_all(
            render::terminal::cascade(&cascade, graph_file::style(common, console)).as_bytes(),
        )?,
    }
    output.finish()?;
    Ok(Outcome::Done)
}
