//! What a view holds: its items and the links between them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::options::{By, ViewOptions};
use crate::graph::{Document, DocumentId, Status};
use crate::model::{Extent, Level, PartialDate, Place, Relation, System};

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
    /// Whether it could be folded to as few items as were asked for.
    pub folded_enough: bool,
    /// The options that made it, for the sentence about what is left out.
    pub options: ViewOptions,
}

impl View {
    /// Whether the item is a document that the picture is about.
    pub fn is_focus(&self, item: &Item) -> bool {
        item.members.len() == 1 && self.options.focus.contains(&item.members[0])
    }
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
    /// The documents it stands for, as people name them, in the order of `members`.
    pub parts: Vec<Part>,
    /// Whether its documents are of several systems.
    pub mixed: bool,
}

/// How people name one of the documents that an item stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its number, else its title, else its id.
    pub name: String,
    /// The place of its own level: of a commune's letter the commune.
    pub place: Option<String>,
}

impl Part {
    fn of(document: &Document) -> Self {
        let place = match document.level {
            Level::Provincial => &document.place.province,
            Level::District => &document.place.district,
            Level::Commune => &document.place.commune,
            Level::Central | Level::Unknown => &None,
        };
        Self {
            name: document.label().to_owned(),
            place: place.clone(),
        }
    }
}

impl Item {
    /// The item of one document.
    pub(super) fn of(document: Document, cited_by: usize) -> Self {
        Self {
            parts: vec![Part::of(&document)],
            mixed: false,
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
    /// With which of them it changes the cited document as a whole: else only parts of it.
    pub whole: BTreeSet<Relation>,
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

    /// How much of the cited document its leading relation changes, if it is a change.
    pub fn extent(&self) -> Option<Extent> {
        self.extent_of(self.relation())
    }

    /// How much of the cited document one of its relations changes, if it is a change.
    pub fn extent_of(&self, relation: Relation) -> Option<Extent> {
        let extent = if self.whole.contains(&relation) {
            Extent::Whole
        } else {
            Extent::Part
        };
        relation.is_change().then_some(extent)
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
    pub(super) fn rank(&mut self, items: &[Item]) {
        let is_one = |end: usize| items[end].members.len() == 1;
        let joins_two = is_one(self.source) && is_one(self.target);
        self.relations.sort_by_key(|&(relation, citations)| {
            let frequency = if joins_two { 0 } else { citations };
            (Reverse(frequency), !relation.carries_further(), relation)
        });
    }
}

/// Adds a link to those of the same ends.
pub(super) fn add(links: &mut BTreeMap<(usize, usize), Link>, link: Link) {
    match links.get_mut(&(link.source, link.target)) {
        None => drop(links.insert((link.source, link.target), link)),
        Some(known) => {
            for (relation, citations) in link.relations {
                match known.relations.iter_mut().find(|one| one.0 == relation) {
                    None => known.relations.push((relation, citations)),
                    Some((_, count)) => *count += citations,
                }
            }
            known.whole.extend(link.whole);
            known.second_hand &= link.second_hand;
            known.citations += link.citations;
        }
    }
}
