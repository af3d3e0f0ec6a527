//! `viendan cascade`: one directive and all that carries it further.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, ValueEnum};
use viendan::analyze::Cascade;
use viendan::render;
use viendan::view::{ViewOptions, view};

use super::format::{self, Format};
use super::inputs::Inputs;
use super::picture::{PictureArguments, PictureFormat};
use super::{Common, Console, Outcome, graph_file};

/// Show one directive and all documents that carry it further
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  viendan cascade 44-KL/TW output/graph.json
  viendan cascade 44-KL/TW output/graph.json --collapse 20 -o 44-KL-TW.pdf")]
pub struct CascadeArguments {
    /// Number of the directive (44-KL/TW), its id, or the name of a law
    number: String,
    /// graph.json; - for standard input
    graph: PathBuf,
    /// A tree for people, data, or a picture; if left out, what the name of FILE asks for, else
    /// text
    #[arg(long, value_name = "FORMAT")]
    format: Option<CascadeFormat>,
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
enum CascadeFormat {
    Text,
    Json,
    Svg,
    Png,
    Pdf,
    Dot,
}

impl Format for CascadeFormat {
    const USUAL: Self = Self::Text;

    fn extensions(self) -> &'static [&'static str] {
        match self.picture() {
            Some(picture) => picture.extensions(),
            None if self == Self::Json => &["json"],
            None => &["txt"],
        }
    }

    fn is_picture(self) -> bool {
        self.picture().is_some_and(PictureFormat::is_picture)
    }
}

impl CascadeFormat {
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
    graph_file::require_order(&arguments.number, &arguments.graph)?;
    let inputs = Inputs::one(&arguments.graph);
    let (format, mut output) =
        format::open(arguments.format, arguments.output.as_deref(), &inputs)?;
    let graph = graph_file::open(&arguments.graph, common)?;
    let directive = graph_file::one(&graph, &arguments.number, common)?;
    let cascade = Cascade::of(&graph, &directive.id).context("the document is in the graph")?;
    if let Some(picture) = format.picture() {
        let options = ViewOptions {
            collapse: Some(arguments.collapse),
            ..ViewOptions::cascade(&cascade)
        };
        output.write_all(&arguments.picture.draw(
            &view(&graph, &options),
            picture,
            common.language(),
        )?)?;
        output.finish()?;
        return Ok(Outcome::Done);
    }
    match format {
        CascadeFormat::Json => render::json::cascade(&cascade, &mut output)?,
        _ => output.write_all(
            render::terminal::cascade(&cascade, graph_file::style(common, console)).as_bytes(),
        )?,
    }
    output.finish()?;
    Ok(Outcome::Done)
}
