//! What of a graph a picture shows: filters, focus, collapse, and aggregation by issuer or level.
//!
//! A view knows what it leaves out and can say so in a sentence; it has no positions (see `layout`).

mod aggregate;
mod collapse;
mod contents;
mod filter;
mod focus;
mod options;
mod sentence;

pub use contents::{Item, Kind, Link, Part, View};
pub use filter::matches;
pub use options::{By, Missing, TopOf, ViewOptions};

use std::collections::{BTreeMap, BTreeSet};

use contents::add;

use crate::graph::{CitationGraph, DocumentId};
use crate::model::Extent;

/// Makes the view of a graph that the options ask for. Linear in the graph, but for sorting.
pub fn view(graph: &CitationGraph, options: &ViewOptions) -> View {
    let cited_by = graph
        .documents()
        .map(|document| citing(graph, &document.id))
        .collect::<Vec<_>>();
    let mut kept = filter::documents(graph, options);
    if !options.focus.is_empty() {
        kept = focus::around(graph, &kept, options);
    }
    if let Some(top) = options.top.filter(|_| options.by == By::Document) {
        kept = match options.top_of {
            TopOf::All => filter::most_cited(&kept, &cited_by, top),
            TopOf::EachLevel => filter::most_cited_of_levels(graph, &kept, &cited_by, top),
        };
    }
    let mut view = View {
        by: options.by,
        items: kept
            .iter()
            .map(|&index| {
                Item::of(
                    graph.inner().raw_nodes()[index].weight.clone(),
                    cited_by[index],
                )
            })
            .collect(),
        links: Vec::new(),
        documents: kept.len(),
        all_documents: graph.documents().len(),
        all_citations: graph.citations().len(),
        folded_enough: true,
        options: options.clone(),
    };
    view.links = links(graph, &kept, options);
    view.links
        .iter_mut()
        .for_each(|link| link.rank(&view.items));
    match options.by {
        By::Document => {}
        By::Issuer => aggregate::by_issuer(&mut view, options.top),
        By::Level => aggregate::by_level(&mut view),
    }
    if let Some(limit) = options.collapse.filter(|_| options.by == By::Document) {
        collapse::collapse(&mut view, limit);
    }
    view
}

/// Number of distinct documents that cite it.
fn citing(graph: &CitationGraph, id: &DocumentId) -> usize {
    graph
        .cited_by(id)
        .map(|view| &view.source.id)
        .collect::<BTreeSet<_>>()
        .len()
}

/// One link for each pair of kept documents (sorted node indices), with all its relations.
fn links(graph: &CitationGraph, kept: &[usize], options: &ViewOptions) -> Vec<Link> {
    let mut links: BTreeMap<(usize, usize), Link> = BTreeMap::new();
    for edge in graph.inner().raw_edges() {
        let place = |node: petgraph::graph::NodeIndex| kept.binary_search(&node.index()).ok();
        let (Some(source), Some(target)) = (place(edge.source()), place(edge.target())) else {
            continue;
        };
        if source != target && filter::shows_relation(options, edge.weight.relation) {
            // What a table of edges leaves open is a change of the whole.
            let is_part = edge.weight.extent == Some(Extent::Part);
            let link = Link {
                source,
                target,
                relations: vec![(edge.weight.relation, 1)],
                whole: (!is_part)
                    .then_some(edge.weight.relation)
                    .into_iter()
                    .collect(),
                second_hand: edge.weight.second_hand,
                citations: 1,
            };
            add(&mut links, link);
        }
    }
    links.into_values().collect()
}
