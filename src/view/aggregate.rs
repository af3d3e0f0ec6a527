//! Folding a view of documents into one of issuers or levels.

use std::collections::BTreeMap;

use super::contents::{Item, Kind, Link, View, add};
use crate::graph::Status;
use crate::model::{Level, Place, System};

/// Folds the documents of each issuer into one item; with `top` only the issuers that are cited most stay. Documents without a known issuer are left out.
pub(super) fn by_issuer(view: &mut View, top: Option<usize>) {
    view.items
        .iter_mut()
        .for_each(|item| item.kind = Kind::Issuer);
    fold(view, |item| {
        item.issuer
            .as_ref()
            .map(|issuer| format!("issuer:{}:{issuer}", item.level))
    });
    if let Some(top) = top.filter(|&top| top < view.items.len()) {
        let mut ranked: Vec<usize> = (0..view.items.len()).collect();
        ranked.sort_by_key(|&index| (std::cmp::Reverse(view.items[index].cited_by), index));
        ranked.truncate(top);
        keep(view, &ranked);
    }
    view.documents = view.items.iter().map(|item| item.members.len()).sum();
}

/// Folds the documents of each level into one item.
pub(super) fn by_level(view: &mut View) {
    view.items.iter_mut().for_each(|item| {
        item.kind = Kind::Level;
        item.issuer = None;
        // A level is no document: neither missing nor of a system.
        item.status = Status::Held;
        item.system = System::Unknown;
        item.mixed = true;
    });
    fold(view, |item| Some(format!("level:{}", position(item.level))));
}

/// Joins the items that share a key into one each, and the links between them; items without a key go.
pub(super) fn fold(view: &mut View, key: impl Fn(&Item) -> Option<String>) {
    let keys: Vec<Option<String>> = view.items.iter().map(key).collect();
    let mut joined: BTreeMap<&String, Item> = BTreeMap::new();
    for (item, key) in view.items.drain(..).zip(&keys) {
        let Some(key) = key else { continue };
        match joined.get_mut(key) {
            None => drop(joined.insert(
                key,
                Item {
                    key: key.clone(),
                    ..item
                },
            )),
            Some(known) => join(known, item),
        }
    }
    let place: BTreeMap<&String, usize> = joined
        .keys()
        .enumerate()
        .map(|(index, &key)| (key, index))
        .collect();
    let new_index: Vec<Option<usize>> = keys
        .iter()
        .map(|key| key.as_ref().map(|key| place[key]))
        .collect();
    let mut items: Vec<Item> = joined.into_values().collect();
    items.iter_mut().for_each(in_order);
    let mut links: BTreeMap<(usize, usize), Link> = BTreeMap::new();
    for link in view.links.drain(..) {
        match (new_index[link.source], new_index[link.target]) {
            (Some(source), Some(target)) if source == target => {
                items[source].inner += link.citations
            }
            (Some(source), Some(target)) => add(
                &mut links,
                Link {
                    source,
                    target,
                    ..link
                },
            ),
            _ => {}
        }
    }
    view.items = items;
    view.links = links.into_values().collect();
    view.links
        .iter_mut()
        .for_each(|link| link.rank(&view.items));
}

/// Keeps the items of these indices and the links between them.
fn keep(view: &mut View, indices: &[usize]) {
    let names: Vec<String> = view.items.iter().map(|item| item.key.clone()).collect();
    let mut kept = vec![false; names.len()];
    indices.iter().for_each(|&index| kept[index] = true);
    let keys: BTreeMap<String, bool> = names.into_iter().zip(kept).collect();
    fold(view, |item| keys[&item.key].then(|| item.key.clone()));
}

/// Takes over the documents of another item, unsorted; what the two do not share is no longer
/// known.
fn join(known: &mut Item, item: Item) {
    let shared = |one: &mut Option<String>, two: Option<String>| {
        if *one != two {
            *one = None;
        }
    };
    let Place {
        province,
        district,
        commune,
    } = item.place;
    shared(&mut known.place.province, province);
    shared(&mut known.place.district, district);
    shared(&mut known.place.commune, commune);
    shared(&mut known.issuer, item.issuer);
    shared(&mut known.document_type, item.document_type);
    shared(&mut known.number, item.number);
    shared(&mut known.title, item.title);
    known.date = known.date.into_iter().chain(item.date).min();
    if known.system != item.system || item.mixed {
        known.system = System::Unknown;
        known.mixed = true;
    }
    if item.status == Status::Held {
        known.status = Status::Held;
    }
    known.cited_by += item.cited_by;
    known.inner += item.inner;
    known.members.extend(item.members);
    known.parts.extend(item.parts);
}

/// Sorts the documents of an item by id, each with its name.
fn in_order(item: &mut Item) {
    let members = std::mem::take(&mut item.members).into_iter();
    let mut pairs: Vec<_> = members.zip(std::mem::take(&mut item.parts)).collect();
    pairs.sort_by(|one, two| one.0.cmp(&two.0));
    (item.members, item.parts) = pairs.into_iter().unzip();
}

fn position(level: Level) -> usize {
    Level::ALL
        .iter()
        .position(|&known| known == level)
        .unwrap_or_default()
}
