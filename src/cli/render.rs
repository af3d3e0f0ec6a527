//! `viendan render`: a picture of a graph made before, or of a part of it.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};
use viendan::graph::CitationGraph;
use viendan::model::{Level, PartialDate, Relation, System};
use viendan::tables::Tables;
use viendan::view::{By, Missing, TopOf, ViewOptions, view};

use super::filter_words::{type_slug, word};
use super::inputs::Inputs;
use super::nearest::{nearest, plain};
use super::picture::{PictureArguments, PictureFormat};
use super::{Common, Console, Outcome, format, graph_file};

/// Draw a graph made before, or a part of it
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  viendan render output/graph.json --format svg -o graph.svg
  viendan render output/graph.json --focus 44-KL/TW --depth 2 --format pdf -o 44-KL-TW.pdf
  viendan render output/graph.json --by issuer --province 'Lai Châu' --format png -o issuers.png")]
pub struct RenderArguments {
    /// graph.json or citations.csv; - for standard input
    graph: PathBuf,
    /// Format of the picture; if left out, the one that the name of FILE asks for, else svg
    #[arg(long, value_name = "FORMAT")]
    format: Option<PictureFormat>,
    /// Write to a file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    picture: PictureArguments,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "What to show")]
struct Filters {
    /// What one mark of the picture stands for
    #[arg(long, value_name = "WHAT", default_value = "document")]
    by: ByChoice,
    /// Only this document and what is connected with it, upward and downward (number, id, or name of a law)
    #[arg(long, value_name = "NUMBER")]
    focus: Vec<String>,
    /// How many citations away from the focus
    #[arg(long, value_name = "K", requires = "focus")]
    depth: Option<usize>,
    /// Only these levels: central, provincial, district, commune, unknown; or trung ương, tỉnh, huyện, xã
    #[arg(long, value_name = "LEVEL", value_delimiter = ',', value_parser = word::<Level>)]
    level: Vec<Level>,
    /// Only these systems: party, state, front, other, unknown; or đảng, nhà nước, mặt trận
    #[arg(long, value_name = "SYSTEM", value_delimiter = ',', value_parser = word::<System>)]
    system: Vec<System>,
    /// Only documents of these provinces, and of the centre
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    province: Vec<String>,
    /// Only documents of these types, by slug, name or abbreviation: ke-hoach, kế hoạch, KH
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',')]
    types: Vec<String>,
    /// Only citations of these relations: implements, legal_basis; or thực hiện, căn cứ
    #[arg(long, value_name = "RELATION", value_delimiter = ',', value_parser = word::<Relation>)]
    relation: Vec<Relation>,
    /// Only documents from this date on: 2024, 2024-05 or 2024-05-31
    #[arg(long, value_name = "DATE")]
    from: Option<PartialDate>,
    /// Only documents up to this date
    #[arg(long, value_name = "DATE")]
    to: Option<PartialDate>,
    /// Only the documents (or issuers) that are cited most
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Leave out documents that are only cited
    #[arg(long)]
    hide_missing: bool,
    /// Fold documents of one level and place with the same targets until at most so many are drawn
    #[arg(long, value_name = "N")]
    collapse: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ByChoice {
    Document,
    Issuer,
    Level,
}

impl Filters {
    /// Fails for a province or type that no document of the graph has: what is left would pass for
    /// an answer.
    fn require_known(&self, graph: &CitationGraph, tables: &Tables) -> anyhow::Result<()> {
        let provinces = graph
            .documents()
            .filter_map(|document| document.place.province.as_deref());
        let provinces: BTreeSet<&str> = provinces.collect();
        let keys: BTreeSet<String> = provinces.iter().map(|name| plain(name)).collect();
        for name in &self.province {
            if !keys.contains(&plain(name)) {
                bail!(
                    "the graph has no document of the province '{name}'{}",
                    nearest(name, provinces)
                );
            }
        }
        let types = graph
            .documents()
            .filter_map(|document| document.document_type.as_deref());
        let types: BTreeSet<&str> = types.collect();
        for (slug, written) in self.slugs(tables).iter().zip(&self.types) {
            if !types.contains(slug.as_str()) {
                bail!(
                    "the graph has no document of the type '{written}'{}",
                    nearest(written, types)
                );
            }
        }
        Ok(())
    }

    /// The types by their slugs.
    fn slugs(&self, tables: &Tables) -> Vec<String> {
        let types = self.types.iter();
        types.map(|written| type_slug(written, tables)).collect()
    }

    fn options(&self, graph: &CitationGraph, common: &Common) -> anyhow::Result<ViewOptions> {
        let tables = common.tables()?;
        self.require_known(graph, tables)?;
        let focus = self
            .focus
            .iter()
            .map(|number| Ok(graph_file::one(graph, number, common)?.id.clone()));
        Ok(ViewOptions {
            by: match self.by {
                ByChoice::Document => By::Document,
                ByChoice::Issuer => By::Issuer,
                ByChoice::Level => By::Level,
            },
            levels: self.level.clone(),
            systems: self.system.clone(),
            provinces: self.province.clone(),
            types: self.slugs(tables),
            relations: self.relation.clone(),
            from: self.from,
            to: self.to,
            documents: None,
            focus: focus.collect::<anyhow::Result<_>>()?,
            depth: self.depth,
            top: self.top,
            top_of: TopOf::All,
            missing: if self.hide_missing {
                Missing::Hide
            } else {
                Missing::Show
            },
            collapse: self.collapse,
        })
    }
}

pub fn run(arguments: &RenderArguments, common: &Common, _: &Console) -> anyhow::Result<Outcome> {
    let inputs = Inputs::one(&arguments.graph);
    let (format, mut output) =
        format::open(arguments.format, arguments.output.as_deref(), &inputs)?;
    let graph = graph_file::open(&arguments.graph, common)?;
    let view = view(&graph, &arguments.filters.options(&graph, common)?);
    output.write_all(&arguments.picture.draw(&view, format, common.language())?)?;
    output.finish()?;
    Ok(Outcome::Done)
}
