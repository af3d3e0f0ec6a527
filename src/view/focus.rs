//! What is connected with the documents in focus.

use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::filter::shows_relation;
use super::options::ViewOptions;
use crate::graph::CitationGraph;

/// Of the kept node indices (sorted) those that the focus reaches: upward to what it cites, and downward to what cites it.
pub(super) fn around(graph: &CitationGraph, kept: &[usize], options: &ViewOptions) -> Vec<usize> {
    let start: Vec<usize> = kept
        .iter()
        .copied()
        .filter(|&index| {
            options
                .focus
                .contains(&graph.inner().raw_nodes()[index].weight.id)
        })
        .collect();
    let mut reached = vec![false; graph.documents().len()];
    for direction in [Direction::Outgoing, Direction::Incoming] {
        walk(graph, kept, &start, direction, options, &mut reached);
    }
    kept.iter()
        .copied()
        .filter(|&index| reached[index])
        .collect()
}

/// Breadth-first in one direction, at most `depth` citations far.
fn walk(
    graph: &CitationGraph,
    kept: &[usize],
    start: &[usize],
    direction: Direction,
    options: &ViewOptions,
    reached: &mut [bool],
) {
    let mut seen = vec![false; reached.len()];
    let mut front = start.to_vec();
    front.iter().for_each(|&index| seen[index] = true);
    for step in 0.. {
        front.iter().for_each(|&index| reached[index] = true);
        if front.is_empty() || options.depth.is_some_and(|depth| step >= depth) {
            break;
        }
        let mut next = Vec::new();
        for &index in &front {
            for edge in graph
                .inner()
                .edges_directed(NodeIndex::new(index), direction)
            {
                let end = if direction == Direction::Outgoing {
                    edge.target()
                } else {
                    edge.source()
                }
                .index();
                if !seen[end]
                    && shows_relation(options, edge.weight().relation)
                    && kept.binary_search(&end).is_ok()
                {
                    seen[end] = true;
                    next.push(end);
                }
            }
        }
        front = next;
    }
}
