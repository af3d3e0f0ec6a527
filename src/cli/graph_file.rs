//! Graphs made before, and documents that people name: what the commands on a graph share.

use std::io::{self, Read};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, bail};
use bytesize::ByteSize;
use viendan::find;
use viendan::graph::{CitationGraph, Document};
use viendan::render::terminal::{Role, Style};

use super::aside::folder_of;
use super::journal::is_a_mix;
use super::nearest::nearest;
use super::{Common, Console, WrongUsage};

/// More than one document may be meant: a sentence, and a line for each.
#[derive(Debug, thiserror::Error)]
#[error("{sentence}")]
pub struct Several {
    sentence: String,
    /// Id, issuer and date of each.
    pub candidates: Vec<String>,
}

/// How long a pipe that has a name is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads a graph from a file (`graph.json`, `citations.csv`), from the folder of results that holds
/// one, or from stdin for `-`.
pub fn open(path: &Path, common: &Common) -> anyhow::Result<CitationGraph> {
    let in_folder = path.join("graph.json");
    let path = if path.is_dir() { &in_folder } else { path };
    let input: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        if is_a_mix(folder_of(path)) {
            bail!(
                "{} is from a run that was cut off while its files took their names, so they may not \
             belong together; run 'viendan analyze' again",
                path.display()
            );
        }
        let hint = || {
            format!(
                "{} cannot be read; make a graph with 'viendan analyze PATH -o DIR', then give DIR/graph.json",
                path.display()
            )
        };
        Box::new(viendan::read::open(path, PATIENCE).with_context(hint)?)
    };
    let input = Limited {
        inner: input,
        left: common.max_graph.as_u64(),
        limit: common.max_graph,
    };
    Ok(CitationGraph::read(input, &path.display().to_string())?)
}

/// Fails where more comes than a graph may have: a stream may never end.
struct Limited<R> {
    inner: R,
    left: u64,
    limit: ByteSize,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| {
            let limit = self.limit.display().si();
            io::Error::other(format!(
                "larger than {limit}, the limit for a graph; raise --max-graph to read it"
            ))
        })?;
        Ok(read)
    }
}

/// Fails where a number and a graph stand in each other's place.
pub fn require_order(number: &str, graph: &Path) -> anyhow::Result<()> {
    if graph.exists() || graph == Path::new("-") || !Path::new(number).exists() {
        return Ok(());
    }
    let graph = graph.display();
    bail!(WrongUsage(format!(
        "the number stands before the graph: '{graph}' '{number}', not '{number}' '{graph}'"
    )))
}

/// The documents that people may mean by a number, an id or a name; an error if there is none.
pub fn candidates<'g>(
    graph: &'g CitationGraph,
    words: &str,
    common: &Common,
) -> anyhow::Result<Vec<&'g Document>> {
    let found = find::documents(graph, words, common.tables()?);
    if found.is_empty() {
        bail!(
            "the graph has no document '{words}'; give a number like 44-KL/TW, or an id \
             from documents.csv{}",
            nearest(words, graph.documents().map(Document::label))
        );
    }
    Ok(found)
}

/// The one document that is meant; an error that lists the candidates if there are several.
pub fn one<'g>(
    graph: &'g CitationGraph,
    words: &str,
    common: &Common,
) -> anyhow::Result<&'g Document> {
    match candidates(graph, words, common)?.as_slice() {
        [document] => Ok(document),
        several => bail!(Several {
            sentence: format!(
                "{} documents may be meant by '{words}'; give the id of one:",
                several.len()
            ),
            candidates: several
                .iter()
                .map(|document| format!("{}  {}", document.id, described(document)))
                .collect(),
        }),
    }
}

/// Issuer and date of a document, on one line.
fn described(document: &Document) -> String {
    let date = document.date.map(|date| date.to_string());
    [document.issuer.clone(), date]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

/// Terminal style: the language that was asked for, and colours if stdout takes them.
pub fn style(common: &Common, console: &Console) -> Style<'static> {
    let paint: &'static dyn Fn(Role, &str) -> String = if console.color {
        &painted
    } else {
        &|_, text| text.to_owned()
    };
    Style {
        language: common.language(),
        paint,
    }
}

fn painted(role: Role, text: &str) -> String {
    use anstyle::{AnsiColor, Style};
    let style = match role {
        Role::Held => Style::new().bold(),
        Role::Missing => AnsiColor::Yellow.on_default(),
        Role::Heading => AnsiColor::Cyan.on_default().bold(),
        Role::Quote => AnsiColor::Green.on_default(),
        Role::Faint => Style::new().dimmed(),
    };
    if text.is_empty() {
        String::new()
    } else {
        format!("{style}{text}{style:#}")
    }
}
