//! `viendan analyze`: the main job, from files to the folder of results.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use viendan::analyze::{self, Cascade, Coverage, Ledger, RunFacts, Statistics};
use viendan::diagnostics::{Diagnostic, Severity};
use viendan::graph::CitationGraph;
use viendan::model::{Certainty, Language};
use viendan::pipeline::Pipeline;
use viendan::read::{Items, Options};
use viendan::render;
use viendan::render::export::Export;
use viendan::render::html::{Picture, Placement, ReportInput};
use viendan::render::references::{ReferenceFormat, ReferenceWriter};
use viendan::resolve::{self, LocalDocument, ReferenceRecord, Resolution};
use viendan::tables::Tables;

use super::console::Bar;
use super::folder::Folder;
use super::inputs::Inputs;
use super::leftovers::Leftovers;
use super::limits::LimitArguments;
use super::{Common, Console, Outcome};

/// Read letters, find who cites whom, and write graph, statistics, pictures and report into a folder
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  viendan analyze letters -o results
  viendan analyze letters.zip more.pdf -o results --format graphml,gexf
  viendan analyze corpus.jsonl.gz --id-column so_hieu --text-column noi_dung")]
pub struct AnalyzeArguments {
    /// Files or folders; - is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Folder for the results
    #[arg(long, short, value_name = "DIR", default_value = "output")]
    output: PathBuf,
    /// Further exports, separated by commas: graphml, gexf, gephi, vosviewer, jsonld, cypher
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    format: Vec<Export>,
    /// Remove files of an earlier run that this one does not write
    #[arg(long)]
    clean: bool,
    #[command(flatten)]
    limits: LimitArguments,
}

pub fn run(
    arguments: &AnalyzeArguments,
    common: &Common,
    console: &Console,
) -> anyhow::Result<Outcome> {
    let tables = common.tables()?;
    let options = common.read_options(arguments.limits.limits());
    let items = Items::new(&arguments.paths, &options)?;
    let inputs = Inputs::of(&items, common);
    let leftovers = Leftovers::of(&arguments.output, &arguments.format);
    if arguments.clean {
        inputs.spare(leftovers.files())?;
    }
    let folder = Folder::open(&arguments.output, names(&arguments.format), &inputs)?;
    let mut gathered = gather(items, &options, tables, console)?;
    Common::require_some(gathered.documents.len())?;
    let resolution = resolve::merge(gathered.documents, tables);
    let copies = resolution.copies();
    copies.iter().for_each(|copy| console.diagnose(copy));
    gathered.diagnostics.extend(copies);
    let (graph, conflicts) = resolution.graph(tables);
    let coverage = coverage(&resolution, &gathered.diagnostics);
    let mut diagnostics = gathered.diagnostics;
    diagnostics.extend(resolution.diagnostics());
    for diagnostic in &mut diagnostics {
        diagnostic.message = common.language().said(&diagnostic.message);
    }
    diagnostics.sort();
    let statistics = analyze::statistics(
        &graph,
        &RunFacts {
            coverage: Some(coverage.clone()),
            conflicts,
        },
    );
    let results = Results {
        graph: &graph,
        statistics: &statistics,
        ledgers: &analyze::ledgers(&graph, tables, MOST_LEDGERS),
        resolution: &resolution,
        diagnostics: &diagnostics,
        tables,
    };
    results.write(&folder, &arguments.format, common)?;
    folder.finish()?;
    leftovers.settle(arguments.clean, console)?;
    summarize(
        &coverage,
        &graph,
        &arguments.output,
        common.language(),
        console,
    );
    Ok(common.outcome(coverage.skipped > 0 || coverage.ambiguous > 0))
}

/// What the files hold, before the documents are put together.
struct Gathered {
    documents: Vec<LocalDocument>,
    diagnostics: Vec<Diagnostic>,
}

fn gather(
    mut items: Items,
    options: &Options,
    tables: &'static Tables,
    console: &Console,
) -> anyhow::Result<Gathered> {
    let mut gathered = Gathered {
        documents: Vec::new(),
        diagnostics: Vec::new(),
    };
    let bar = Bar::new(console, items.progress());
    Pipeline::new(tables).run(
        &mut items,
        options,
        |passed, progress| -> anyhow::Result<()> {
            bar.advance(progress);
            passed
                .diagnostics
                .iter()
                .for_each(|diagnostic| bar.suspended(|| console.diagnose(diagnostic)));
            gathered.documents.extend(passed.document);
            gathered.diagnostics.extend(passed.diagnostics);
            Ok(())
        },
    )?;
    Ok(gathered)
}

fn coverage(resolution: &Resolution, diagnostics: &[Diagnostic]) -> Coverage {
    let references = || {
        resolution
            .documents
            .iter()
            .flat_map(|document| &document.references)
    };
    let certain = |certainty: Certainty| {
        references()
            .filter(|resolved| resolved.completed.certainty == certainty && !resolved.is_blank())
            .count()
    };
    let likely = certain(Certainty::Likely);
    let mut by_code = BTreeMap::new();
    for diagnostic in diagnostics {
        *by_code.entry(diagnostic.code.clone()).or_default() += 1;
    }
    Coverage {
        read: resolution.documents.len(),
        skipped: diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .count(),
        diagnostics: by_code,
        references: references().count(),
        resolved: certain(Certainty::Certain) + likely,
        likely,
        ambiguous: certain(Certainty::Ambiguous),
        blank: references().filter(|resolved| resolved.is_blank()).count(),
    }
}

/// Ledgers of one run, at most: those of the directives with most citations.
const MOST_LEDGERS: usize = 20;

/// Names of the files that are always written; more come with `--format`.
const FILES: [&str; 14] = [
    "graph.json",
    "statistics.json",
    "documents.csv",
    "citations.csv",
    "references.jsonl",
    "diagnostics.jsonl",
    "graph.dot",
    "graph.svg",
    "graph.png",
    "graph.pdf",
    "issuers.dot",
    "issuers.svg",
    "report.html",
    "tables.xlsx",
];

/// Names of all files that this run writes.
fn names(exports: &[Export]) -> impl Iterator<Item = &'static str> {
    let further = exports.iter().flat_map(|export| export.files());
    FILES.into_iter().chain(further.map(|(name, _)| *name))
}

/// All that the folder shows.
struct Results<'a> {
    graph: &'a CitationGraph,
    statistics: &'a Statistics,
    ledgers: &'a [Ledger],
    resolution: &'a Resolution,
    diagnostics: &'a [Diagnostic],
    tables: &'a Tables,
}

impl Results<'_> {
    fn write(&self, folder: &Folder, exports: &[Export], common: &Common) -> anyhow::Result<()> {
        folder.write("graph.json", |out| render::json::graph(self.graph, out))?;
        folder.write("statistics.json", |out| {
            render::json::statistics(self.statistics, out)
        })?;
        folder.write("documents.csv", |out| {
            render::csv::documents(self.graph, out)
        })?;
        folder.write("citations.csv", |out| {
            render::csv::citations(self.graph, out)
        })?;
        folder.write("references.jsonl", |out| self.references(out))?;
        folder.write("diagnostics.jsonl", |out| {
            render::json::diagnostics(self.diagnostics, out)
        })?;
        let pictures = render::pictures(self.graph, common.language())?;
        folder.write("graph.dot", |out| {
            out.write_all(pictures.graph_dot.as_bytes())
        })?;
        folder.write("graph.svg", |out| {
            out.write_all(pictures.graph_svg.as_bytes())
        })?;
        folder.write("graph.png", |out| out.write_all(&pictures.graph_png))?;
        folder.write("graph.pdf", |out| out.write_all(&pictures.graph_pdf))?;
        folder.write("issuers.dot", |out| {
            out.write_all(pictures.issuers_dot.as_bytes())
        })?;
        folder.write("issuers.svg", |out| {
            out.write_all(pictures.issuers_svg.as_bytes())
        })?;
        folder.write("report.html", |out| {
            out.write_all(self.report(&pictures.graph_svg, common).as_bytes())
        })?;
        let workbook = self.workbook(common.language())?;
        folder.write("tables.xlsx", |out| out.write_all(&workbook))?;
        for (name, export) in exports.iter().flat_map(|export| export.files()) {
            folder.write(name, |out| export(self.graph, out))?;
        }
        Ok(())
    }

    fn references(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut writer = ReferenceWriter::new(ReferenceFormat::JsonLines, out)?;
        for document in &self.resolution.documents {
            for resolved in &document.references {
                writer.write(&ReferenceRecord::new(&document.citing, resolved))?;
            }
        }
        writer.finish().map(drop)
    }

    fn report(&self, picture: &str, common: &Common) -> String {
        let language = common.language();
        let charts = self.charts(language);
        let charts: Vec<Picture<'_>> = charts
            .iter()
            .map(|(title, svg)| Picture { title, svg })
            .collect();
        render::html::report(&ReportInput {
            ledgers: self.ledgers,
            graph: self.graph,
            statistics: self.statistics,
            placement: &Placement::of(self.graph),
            charts: &charts,
            still: Some(picture),
            diagnostics: self.diagnostics,
            type_names: &self.type_names(language),
            language,
            title: "",
        })
    }

    fn workbook(&self, language: Language) -> anyhow::Result<Vec<u8>> {
        Ok(render::xlsx::tables(&render::xlsx::TableInput {
            graph: self.graph,
            statistics: self.statistics,
            ledgers: self.ledgers,
            type_names: &self.type_names(language),
            language,
        })?)
    }

    fn type_names(&self, language: Language) -> BTreeMap<String, String> {
        let names = self.tables.document_types().iter().map(|row| {
            let name = match language {
                Language::Vietnamese => &row.name_vi,
                Language::English => &row.name_en,
            };
            (row.slug.clone(), name.clone())
        });
        names.collect()
    }

    /// Which level cites which, and how fast the widest cascade went down.
    fn charts(&self, language: Language) -> Vec<(String, String)> {
        let flow = render::charts::level_flow(&self.statistics.level_flow, language);
        let mut charts = vec![(language.word("chart_level_flow").to_owned(), flow)];
        let widest = self
            .statistics
            .cascades
            .cascades
            .first()
            .and_then(|summary| Cascade::of(self.graph, &summary.name.id));
        if let Some(cascade) = widest {
            let title = format!(
                "{} {}",
                language.word("chart_timeline"),
                cascade.directive().document.label
            );
            charts.push((title, render::charts::timeline(&cascade, language)));
        }
        charts
    }
}

/// The last line: what was read, found and left open.
fn summarize(
    coverage: &Coverage,
    graph: &CitationGraph,
    folder: &Path,
    language: Language,
    console: &Console,
) {
    let missing = graph
        .documents()
        .filter(|document| !document.is_held())
        .count();
    console.tell(&language.sentence(
        "run_summary",
        &[
            &coverage.read,
            &coverage.skipped,
            &coverage.told(),
            &coverage.references,
            &coverage.resolved,
            &coverage.ambiguous,
            &coverage.blank,
            &graph.documents().len(),
            &missing,
            &graph.citations().len(),
            &folder.join("report.html").display(),
        ],
    ));
}
