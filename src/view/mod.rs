//! What of a graph a picture shows: filters, focus, collapse, and aggregation by issuer or level.
//!
//! A view knows what it leaves out and can say so in a sentence; it has no positions (see `layout`).

mod aggregate;
mod collapse;
mod filter;
mod focus;
mod sentence;

pub use filter::matches;
pub use sentence::{day, grouped};

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::analyze::Cascade;
use crate::graph::{CitationGraph, Document, DocumentId, Status};
use crate::model::{Level, PartialDate, Place, Relation, System};

/// What one mark of the picture stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum By {
    /// A document (văn bản).
    #[default]
    Document,
    /// An issuer (cơ quan ban hành) with all its documents.
    Issuer,
    /// A level (cấp) with all its documents.
    Level,
}

/// Whether missing documents are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Missing {
    /// Shown, with a dashed outline.
    #[default]
    Show,
    /// Left out, with their citations.
    Hide,
}

/// What to show of a graph. _Default:_ everything, by document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ViewOptions {
    /// What one mark stands for. _Default:_ a document.
    pub by: By,
    /// Levels to show; empty: all.
    pub levels: Vec<Level>,
    /// Systems to show; empty: all.
    pub systems: Vec<System>,
    /// Provinces to show, compared without case and diacritics; empty: all. Central documents have none and stay.
    pub provinces: Vec<String>,
    /// Types to show, as slugs; empty: all.
    pub types: Vec<String>,
    /// Relations to show; empty: all.
    pub relations: Vec<Relation>,
    /// Documents from this date on (a year means its first day); those without a date are left out.
    pub from: Option<PartialDate>,
    /// Documents up to this date (a year means its last day); those without a date are left out.
    pub to: Option<PartialDate>,
    /// Only these documents, such as those of a cascade; `None`: all.
    pub documents: Option<BTreeSet<DocumentId>>,
    /// Only these documents and what is connected with them, following citations up to the sources and down to who carries them further.
    pub focus: Vec<DocumentId>,
    /// How many citations away from the focus, in each direction; `None`: all.
    pub depth: Option<usize>,
    /// Only the documents cited most.
    pub top: Option<usize>,
    /// Whether missing documents are shown.
    pub missing: Missing,
    /// Folds documents of one level and place with the same targets into groups until at most so many marks are left.
    pub collapse: Option<usize>,
}

/// What of a graph a picture shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct View {
    /// What one item stands for.
    pub by: By,
    /// The items, in a fixed order (by key).
    pub items: Vec<Item>,
    /// The links between them, by source and target; none from an item to itself.
    pub links: Vec<Link>,
    /// Documents that the items stand for.
    pub documents: usize,
    /// Documents in the whole graph.
    pub all_documents: usize,
    /// Citations in the whole graph.
    pub all_citations: usize,
    /// The options that made it, for the sentence about what is left out.
    pub options: ViewOptions,
}

/// What an item stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One document.
    Document,
    /// Several documents of one level and place with the same targets.
    Group,
    /// An issuer.
    Issuer,
    /// A level.
    Level,
}

/// One mark of the picture: a document, a group of documents, an issuer or a level.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Unique name: the document's id, or one made from the group, issuer or level.
    pub key: String,
    /// What it stands for.
    pub kind: Kind,
    /// Number of the document.
    pub number: Option<String>,
    /// Type of the document, as slug.
    pub document_type: Option<String>,
    /// Title of the document.
    pub title: Option<String>,
    /// Issuer.
    pub issuer: Option<String>,
    /// Date; of a group the earliest.
    pub date: Option<PartialDate>,
    /// Level.
    pub level: Level,
    /// System; of a group the one that all share, else unknown.
    pub system: System,
    /// Place; of a group what all share.
    pub place: Place,
    /// Held, or missing (of a group: if all are).
    pub status: Status,
    /// Distinct documents of the whole graph that cite it.
    pub cited_by: usize,
    /// The documents it stands for, by id.
    pub members: Vec<DocumentId>,
    /// Citations among its own documents.
    pub inner: usize,
}

/// A link: `source` cites `target`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Index of the citing item.
    pub source: usize,
    /// Index of the cited item.
    pub target: usize,
    /// Its relations, each with the number of its citations, the leading one first: between two
    /// documents what carries a directive further, else what is most frequent.
    pub relations: Vec<(Relation, usize)>,
    /// Whether all its citations are known only second-hand.
    pub second_hand: bool,
    /// Citations that it stands for, at least 1.
    pub citations: usize,
}

impl Link {
    /// The leading relation.
    pub fn relation(&self) -> Relation {
        self.relations
            .first()
            .map(|&(relation, _)| relation)
            .unwrap_or_default()
    }

    /// Whether one of its relations carries a directive further.
    pub fn carries_further(&self) -> bool {
        self.relations
            .iter()
            .any(|(relation, _)| relation.carries_further())
    }

    /// Puts the leading relation first. Of what many documents do with many, the most frequent
    /// relation says most; one document that carries another further does so however often it
    /// mentions it too.
    fn rank(&mut self, items: &[Item]) {
        let is_one = |end: usize| items[end].members.len() == 1;
        let joins_two = is_one(self.source) && is_one(self.target);
        self.relations.sort_by_key(|&(relation, citations)| {
            let frequency = if joins_two { 0 } else { citations };
            (Reverse(frequency), !relation.carries_further(), relation)
        });
    }
}

impl ViewOptions {
    /// The documents of a cascade, the directive in focus.
    pub fn cascade(cascade: &Cascade) -> Self {
        let documents: Vec<DocumentId> = cascade
            .steps
            .iter()
            .map(|step| step.document.id.clone())
            .collect();
        Self {
            focus: documents.first().cloned().into_iter().collect(),
            documents: Some(documents.into_iter().collect()),
            ..Self::default()
        }
    }
}

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
        kept = filter::most_cited(&kept, &cited_by, top);
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

impl Item {
    /// The item of one document.
    fn of(document: Document, cited_by: usize) -> Self {
        Self {
            key: document.id.0.clone(),
            kind: Kind::Document,
            number: document.number,
            document_type: document.document_type,
            title: document.title,
            issuer: document.issuer,
            date: document.date,
            level: document.level,
            system: document.system,
            place: document.place,
            status: document.status,
            cited_by,
            members: vec![document.id],
            inner: 0,
        }
    }
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
            let link = Link {
                source,
                target,
                relations: vec![(edge.weight.relation, 1)],
                second_hand: edge.weight.second_hand,
                citations: 1,
            };
            add(&mut links, link);
        }
    }
    links.into_values().collect()
}

/// Adds a link to those of the same ends.
fn add(links: &mut BTreeMap<(usize, usize), Link>, link: Link) {
    match links.get_mut(&(link.source, link.target)) {
        None => drop(links.insert((link.source, link.target), link)),
        Some(known) => {
            for (relation, citations) in link.relations {
                match known.relations.iter_mut().find(|one| one.0 == relation) {
                    None => known.relations.push((relation, citations)),
                    Some((_, count)) => *count += citations,
                }
            }
            known.second_hand &= link.second_hand;
            known.citations += link.citations;
        }
    }
}
