//! The data of the report for its script: columns instead of records, repeated strings once.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::graph::Status;
use crate::model::{Certainty, Extent, Language, Level, Relation, System};

use super::placement::Placement;
use super::shown::Shown;
use super::tables::Table;
use super::words::Words;

/// Quotes that a report holds at most; the rest is in `references.jsonl`, and the report says so.
const QUOTES: usize = 40_000;

/// All that the script reads.
#[derive(Serialize)]
pub(super) struct Data<'a> {
    language: &'static str,
    words: BTreeMap<&'static str, &'static str>,
    types: BTreeMap<&'a str, &'a str>,
    levels: Vec<Label>,
    systems: Vec<Label>,
    relations: Vec<Label>,
    certainties: Vec<Label>,
    documents: Documents<'a>,
    citations: Citations,
    quotes: Vec<Quote<'a>>,
    positions: Vec<f32>,
    radii: Vec<f32>,
    lanes: Vec<(usize, f32, f32)>,
    tables: &'a [Table],
    strings: Vec<Option<&'a str>>,
}

/// A word of a closed set.
#[derive(Serialize)]
struct Label {
    name: &'static str,
    label: &'static str,
    /// Of a relation: whether the citing document carries the cited one further.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    carries: bool,
}

/// Documents by column; numbers are indices into the strings or the closed sets.
#[derive(Serialize, Default)]
struct Documents<'a> {
    id: Vec<&'a str>,
    number: Vec<Option<&'a str>>,
    title: Vec<Option<&'a str>>,
    date: Vec<Option<String>>,
    #[serde(rename = "type")]
    document_type: Vec<usize>,
    issuer: Vec<usize>,
    level: Vec<usize>,
    system: Vec<usize>,
    province: Vec<usize>,
    district: Vec<usize>,
    commune: Vec<usize>,
    held: Vec<u8>,
    source: Vec<Option<&'a str>>,
    urn: Vec<&'a str>,
}

/// Citations by column.
#[derive(Serialize, Default)]
struct Citations {
    source: Vec<u32>,
    target: Vec<u32>,
    relation: Vec<usize>,
    certainty: Vec<usize>,
    rule: Vec<usize>,
    count: Vec<usize>,
    /// The citations that are second-hand.
    second_hand: Vec<usize>,
    /// The citations that change only a part of the cited document.
    part: Vec<usize>,
}

/// Citation, document, page (0 if it has none), start, end, before, text, after.
type Quote<'a> = (usize, usize, u32, usize, usize, &'a str, &'a str, &'a str);

impl<'a> Data<'a> {
    pub fn new(
        shown: &Shown<'a>,
        placement: &Placement,
        tables: &'a [Table],
        words: Words,
    ) -> Self {
        let mut strings = Strings::default();
        let language = words.language;
        let relations = Relation::ALL.iter().map(|&relation| Label {
            name: relation.name(),
            label: relation.label(language),
            carries: relation.carries_further(),
        });
        Self {
            language: language.tag(),
            words: words.all(),
            types: shown
                .documents
                .iter()
                .filter_map(|document| {
                    Some((
                        document.document_type.as_deref()?,
                        shown.type_name(document)?,
                    ))
                })
                .collect(),
            levels: labels(Level::ALL, language, Level::name, Level::label),
            systems: labels(System::ALL, language, System::name, System::label),
            relations: relations.collect(),
            certainties: labels(Certainty::ALL, language, Certainty::name, Certainty::label),
            documents: documents(shown, &mut strings),
            citations: citations(shown, &mut strings),
            quotes: quotes(shown, &mut strings),
            positions: positions(shown, placement),
            radii: shown
                .places
                .iter()
                .map(|&place| tenth(placement.radii.get(place).copied().unwrap_or_default()))
                .collect(),
            lanes: placement
                .lanes
                .iter()
                .map(|lane| {
                    (
                        position(Level::ALL, lane.level),
                        tenth(lane.top),
                        tenth(lane.bottom),
                    )
                })
                .collect(),
            tables,
            strings: strings.list,
        }
    }
}

fn labels<Set: Copy>(
    all: &[Set],
    language: Language,
    name: fn(Set) -> &'static str,
    label: fn(Set, Language) -> &'static str,
) -> Vec<Label> {
    all.iter()
        .map(|&word| Label {
            name: name(word),
            label: label(word, language),
            carries: false,
        })
        .collect()
}

/// Strings that are written once; the first is none.
struct Strings<'a> {
    list: Vec<Option<&'a str>>,
    index: HashMap<&'a str, usize>,
}

impl Default for Strings<'_> {
    fn default() -> Self {
        Self {
            list: vec![None],
            index: HashMap::new(),
        }
    }
}

impl<'a> Strings<'a> {
    fn add(&mut self, text: Option<&'a str>) -> usize {
        let Some(text) = text else { return 0 };
        *self.index.entry(text).or_insert_with(|| {
            self.list.push(Some(text));
            self.list.len() - 1
        })
    }
}

/// Index of a word in its closed set.
fn position<Set: PartialEq>(all: &[Set], word: Set) -> usize {
    all.iter()
        .position(|known| *known == word)
        .expect("a closed set holds all its words")
}

fn documents<'a>(shown: &Shown<'a>, strings: &mut Strings<'a>) -> Documents<'a> {
    let mut columns = Documents::default();
    for document in &shown.documents {
        columns.id.push(&document.id.0);
        columns.number.push(document.number.as_deref());
        columns.title.push(document.title.as_deref());
        columns
            .date
            .push(document.date.map(|date| date.to_string()));
        columns
            .document_type
            .push(strings.add(document.document_type.as_deref()));
        columns.issuer.push(strings.add(document.issuer.as_deref()));
        columns.level.push(position(Level::ALL, document.level));
        columns.system.push(position(System::ALL, document.system));
        columns
            .province
            .push(strings.add(document.place.province.as_deref()));
        columns
            .district
            .push(strings.add(document.place.district.as_deref()));
        columns
            .commune
            .push(strings.add(document.place.commune.as_deref()));
        columns.held.push(u8::from(document.status == Status::Held));
        columns.source.push(document.source.as_deref());
        columns.urn.push(&document.urn);
    }
    columns
}

fn citations<'a>(shown: &Shown<'a>, strings: &mut Strings<'a>) -> Citations {
    let mut columns = Citations::default();
    for (index, (source, target, view)) in shown.citations.iter().enumerate() {
        columns.source.push(*source);
        columns.target.push(*target);
        columns
            .relation
            .push(position(Relation::ALL, view.citation.relation));
        columns
            .certainty
            .push(position(Certainty::ALL, view.citation.certainty));
        columns.rule.push(strings.add(Some(&view.citation.rule)));
        columns.count.push(view.citation.count());
        if view.citation.second_hand {
            columns.second_hand.push(index);
        }
        if view.citation.extent == Some(Extent::Part) {
            columns.part.push(index);
        }
    }
    columns
}

/// The references in their context: up to three for each citation, fewer if the graph is large, so that the page stays light.
fn quotes<'a>(shown: &Shown<'a>, strings: &mut Strings<'a>) -> Vec<Quote<'a>> {
    let all = shown.citations.iter().enumerate();
    let each = [3, 2, 1].into_iter().find(|&each| {
        let sum: usize = shown
            .citations
            .iter()
            .map(|(.., view)| view.citation.count().min(each))
            .sum();
        sum <= QUOTES
    });
    let mut chosen: Vec<_> = all
        .map(|(index, (_, target, view))| (index, *target as usize, view.citation))
        .collect();
    if each.is_none() {
        chosen
            .sort_by_key(|&(index, target, _)| (std::cmp::Reverse(shown.cited_by[target]), index));
        chosen.truncate(QUOTES);
        chosen.sort_by_key(|&(index, ..)| index);
    }
    let mut quotes = Vec::new();
    for (index, _, citation) in chosen {
        for evidence in citation.references.iter().take(each.unwrap_or(1)) {
            let document = strings.add(Some(&evidence.document));
            quotes.push((
                index,
                document,
                evidence.page.unwrap_or(0),
                evidence.start,
                evidence.end,
                evidence.before.as_str(),
                evidence.text.as_str(),
                evidence.after.as_str(),
            ));
        }
    }
    quotes
}

/// Positions one after the other, x and y, in tenths; a document that the layout does not place lies at the origin.
fn positions(shown: &Shown, placement: &Placement) -> Vec<f32> {
    let place = |&place: &usize| placement.positions.get(place).copied().unwrap_or_default();
    shown
        .places
        .iter()
        .map(place)
        .flat_map(|(x, y)| [tenth(x), tenth(y)])
        .collect()
}

/// Rounds to tenths: enough for a screen, and shorter. What is no number becomes 0.
fn tenth(value: f32) -> f32 {
    if value.is_finite() {
        (value * 10.0).round() / 10.0
    } else {
        0.0
    }
}
