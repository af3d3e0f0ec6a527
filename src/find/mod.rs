//! Which documents of a graph people mean by what they write: `44KL/TW`, `ket luan 44`,
//! `Luật Đất đai 2024`.
//!
//! A document is meant if each word is one of its own: of its number, type, issuer, place, date or
//! name. A word that is none of these belongs to another document, so nothing is guessed.

mod asked;
mod known;

use crate::graph::{CitationGraph, Document};
use crate::tables::Tables;

use asked::Asked;
use known::Known;

/// The documents that may be meant, by id: those of that very id, number or title; else those of
/// that number in other words; else those of that name.
pub fn documents<'g>(
    graph: &'g CitationGraph,
    written: &str,
    tables: &Tables,
) -> Vec<&'g Document> {
    let exact = graph.find(written);
    if !exact.is_empty() {
        return exact;
    }
    let asked = Asked::read(written);
    let known = || graph.documents().map(|document| Known { document, tables });
    let numbered =
        best(known().filter_map(|known| Some((known.numbered(&asked)?, known.document))));
    if !numbered.is_empty() {
        return numbered;
    }
    best(known().filter_map(|known| Some((known.named(&asked)?, known.document))))
}

/// Those of the highest rank.
fn best<'g>(ranked: impl Iterator<Item = (usize, &'g Document)>) -> Vec<&'g Document> {
    let ranked: Vec<_> = ranked.collect();
    let highest = ranked.iter().map(|(rank, _)| *rank).max();
    let of_highest = ranked
        .into_iter()
        .filter(|(rank, _)| Some(*rank) == highest);
    of_highest.map(|(_, document)| document).collect()
}
