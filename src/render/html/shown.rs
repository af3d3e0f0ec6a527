//! The documents of the graph that the report shows, with their places in it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::graph::{CitationGraph, CitationView, Document, DocumentId};

use super::words::{self, Words};

/// The part of the graph that the report holds: all documents, or of a very large graph those most cited.
pub(super) struct Shown<'a> {
    /// Documents in graph order.
    pub documents: Vec<&'a Document>,
    /// Position of each document in the graph.
    pub places: Vec<usize>,
    /// Citations between them, in graph order, by index into `documents`.
    pub citations: Vec<(u32, u32, CitationView<'a>)>,
    /// Distinct documents that cite each one, and that it cites.
    pub cited_by: Vec<usize>,
    pub cites: Vec<usize>,
    /// Documents of the graph that the report leaves out.
    pub left_out: usize,
    index: HashMap<&'a DocumentId, u32>,
    type_names: &'a BTreeMap<String, String>,
}

impl<'a> Shown<'a> {
    /// Takes at most `most` documents of the graph.
    pub fn new(
        graph: &'a CitationGraph,
        type_names: &'a BTreeMap<String, String>,
        most: usize,
    ) -> Self {
        let all: Vec<&Document> = graph.documents().collect();
        let places = most_cited(graph, &all, most);
        let documents: Vec<_> = places.iter().map(|&place| all[place]).collect();
        let index: HashMap<_, _> = documents
            .iter()
            .zip(0..)
            .map(|(document, index)| (&document.id, index))
            .collect();
        let citations: Vec<_> = graph
            .citations()
            .filter_map(|view| {
                Some((
                    *index.get(&view.source.id)?,
                    *index.get(&view.target.id)?,
                    view,
                ))
            })
            .collect();
        let pairs: BTreeSet<_> = citations
            .iter()
            .map(|&(source, target, _)| (source, target))
            .collect();
        let (mut cited_by, mut cites) = (vec![0; documents.len()], vec![0; documents.len()]);
        for (source, target) in pairs {
            cites[source as usize] += 1;
            cited_by[target as usize] += 1;
        }
        Self {
            left_out: all.len() - documents.len(),
            documents,
            places,
            citations,
            cited_by,
            cites,
            index,
            type_names,
        }
    }

    /// Index of the document with this id, if the report shows it.
    pub fn index(&self, id: &DocumentId) -> Option<usize> {
        self.index.get(id).map(|&index| index as usize)
    }

    /// Name of a type, its slug if the table has none.
    pub fn name_of_type<'s>(&self, slug: &'s str) -> &'s str
    where
        'a: 's,
    {
        self.type_names.get(slug).map_or(slug, String::as_str)
    }

    /// Name of a document's type.
    pub fn type_name(&self, document: &'a Document) -> Option<&'a str> {
        document
            .document_type
            .as_deref()
            .map(|slug| self.name_of_type(slug))
    }

    /// What people call the document: "Kết luận số 44-KL/TW", the name of a law, or the file.
    pub fn label(&self, document: &'a Document, words: Words) -> String {
        let kind = self.type_name(document);
        match (&document.number, &document.title, kind) {
            (Some(number), _, Some(kind)) => {
                let language = words.language;
                language.sentence("type_and_number", &[&kind, number])
            }
            (Some(number), _, None) => number.clone(),
            (None, Some(title), Some(kind))
                if !title.to_lowercase().starts_with(&kind.to_lowercase()) =>
            {
                format!("{kind}: {title}")
            }
            (None, Some(title), _) => title.clone(),
            (None, None, _) => document
                .source
                .clone()
                .unwrap_or_else(|| document.id.to_string()),
        }
    }

    /// The label with issuer and date: "Kết luận số 44-KL/TW (Ban Bí thư, 22/11/2022)".
    pub fn long_label(&self, document: &'a Document, words: Words) -> String {
        let more: Vec<_> = document
            .issuer
            .clone()
            .into_iter()
            .chain(document.date.map(words::date))
            .collect();
        let label = self.label(document, words);
        if more.is_empty() {
            label
        } else {
            format!("{label} ({})", more.join(", "))
        }
    }
}

/// Positions in the graph of the documents with most citations, in graph order.
fn most_cited(graph: &CitationGraph, all: &[&Document], most: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..all.len()).collect();
    if all.len() > most {
        let mut counts: HashMap<&DocumentId, usize> = HashMap::new();
        graph
            .citations()
            .for_each(|view| *counts.entry(&view.target.id).or_default() += 1);
        places.sort_by_key(|&place| {
            (
                std::cmp::Reverse(counts.get(&all[place].id).copied().unwrap_or(0)),
                place,
            )
        });
        places.truncate(most);
        places.sort_unstable();
    }
    places
}
