//! Which documents and relations the filters let through.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::options::{Missing, ViewOptions};
use crate::graph::{CitationGraph, Document, Status};
use crate::model::{Level, PartialDate, Relation};

/// Node indices of the documents that the filters let through, in order.
pub(super) fn documents(graph: &CitationGraph, options: &ViewOptions) -> Vec<usize> {
    let provinces: Vec<String> = options
        .provinces
        .iter()
        .map(|province| plain(province))
        .collect();
    let listed = |document: &Document| {
        options
            .documents
            .as_ref()
            .is_none_or(|documents| documents.contains(&document.id))
    };
    let pass = |document: &Document| {
        options.focus.contains(&document.id)
            || (listed(document)
                && matches(document, options)
                && in_provinces(document, &provinces))
    };
    graph
        .documents()
        .enumerate()
        .filter(|(_, document)| pass(document))
        .map(|(index, _)| index)
        .collect()
}

/// Whether a document passes the filters of level, system, type, time and status (the province apart).
pub fn matches(document: &Document, options: &ViewOptions) -> bool {
    among(&options.levels, &document.level)
        && among(&options.systems, &document.system)
        && (options.types.is_empty()
            || document
                .document_type
                .as_ref()
                .is_some_and(|slug| options.types.contains(slug)))
        && options.from.is_none_or(|from| {
            document
                .date
                .is_some_and(|date| date.agrees_with(from) || date.first_day() >= from.first_day())
        })
        && options
            .to
            .is_none_or(|to| document.date.is_some_and(|date| reaches(date, to)))
        && (options.missing == Missing::Show || document.status == Status::Held)
}

/// Whether the relation is among those to show.
pub(super) fn shows_relation(options: &ViewOptions, relation: Relation) -> bool {
    among(&options.relations, &relation)
}

/// The `top` of the kept node indices by number of citing documents, in node order.
pub(super) fn most_cited(kept: &[usize], cited_by: &[usize], top: usize) -> Vec<usize> {
    let mut ranked = kept.to_vec();
    ranked.sort_by_key(|&index| (std::cmp::Reverse(cited_by[index]), index));
    ranked.truncate(top);
    ranked.sort_unstable();
    ranked
}

/// The same of each level, as many as its share of all: at least one of each.
pub(super) fn most_cited_of_levels(
    graph: &CitationGraph,
    kept: &[usize],
    cited_by: &[usize],
    top: usize,
) -> Vec<usize> {
    let level = |index: usize| graph.inner().raw_nodes()[index].weight.level;
    let mut found: Vec<usize> = Level::ALL
        .iter()
        .flat_map(|&wanted| {
            let of_level = kept.iter().copied().filter(|&index| level(index) == wanted);
            let of_level: Vec<usize> = of_level.collect();
            let share = (of_level.len() * top).div_ceil(kept.len().max(1));
            most_cited(&of_level, cited_by, share)
        })
        .collect();
    // Shares are rounded up: the least cited give way.
    found.sort_by_key(|&index| (std::cmp::Reverse(cited_by[index]), index));
    let mut seen = std::collections::BTreeSet::new();
    let (first, others): (Vec<usize>, Vec<usize>) = found
        .into_iter()
        .partition(|&index| seen.insert(level(index)));
    let mut chosen: Vec<usize> = first.into_iter().chain(others).take(top).collect();
    chosen.sort_unstable();
    chosen
}

fn among<T: PartialEq>(wanted: &[T], value: &T) -> bool {
    wanted.is_empty() || wanted.contains(value)
}

fn reaches(date: PartialDate, to: PartialDate) -> bool {
    date.agrees_with(to) || date.first_day() <= to.first_day()
}

fn in_provinces(document: &Document, provinces: &[String]) -> bool {
    provinces.is_empty()
        || document.level == Level::Central
        || document
            .place
            .province
            .as_deref()
            .is_some_and(|province| provinces.contains(&plain(province)))
}

/// Lower case without diacritics, for comparing names as people type them.
fn plain(name: &str) -> String {
    name.nfd()
        .filter(|&letter| !is_combining_mark(letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect()
}
