//! JSON-LD: documents as schema.org Legislation, citations as properties of the European Legislation Identifier (ELI).

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::graph::{CitationGraph, Document};
use crate::model::Relation;

/// Writes the documents and their citations. A document's `@id` is its id as fragment, its URN:LEX name stands under `sameAs`.
pub fn write(graph: &CitationGraph, mut out: impl Write) -> io::Result<()> {
    let context = json!({"@vocab": "https://schema.org/", "eli": "http://data.europa.eu/eli/ontology#", "sameAs": {"@type": "@id"}});
    write!(out, "{{\"@context\": {context},\n\"@graph\": [")?;
    for (position, document) in graph.documents().enumerate() {
        out.write_all(if position == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut out, &legislation(graph, document))?;
    }
    writeln!(out, "\n]}}")
}

fn legislation(graph: &CitationGraph, document: &Document) -> Value {
    let mut fields = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        drop(value.map(|value| fields.insert(name.to_owned(), value)))
    };
    let text = |field: &Option<String>| field.clone().map(Value::from);
    put("@id", Some(reference(document)));
    put("@type", Some("Legislation".into()));
    put(
        "sameAs",
        Some(document.urn.clone())
            .filter(|urn| !urn.is_empty())
            .map(Value::from),
    );
    put("legislationIdentifier", text(&document.number));
    put("legislationType", text(&document.document_type));
    put("name", text(&document.title));
    put(
        "legislationDate",
        document.date.map(|date| date.to_string().into()),
    );
    put(
        "legislationPassedBy",
        document
            .issuer
            .as_ref()
            .map(|issuer| json!({"@type": "Organization", "name": issuer})),
    );
    put("legislationJurisdiction", Some(jurisdiction(document)));
    let mut cited: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for view in graph.cites(&document.id) {
        let targets = cited.entry(property(view.citation.relation)).or_default();
        let target = json!({"@id": reference(view.target)});
        if targets.last() != Some(&target) {
            targets.push(target);
        }
    }
    cited
        .into_iter()
        .for_each(|(property, targets)| put(property, Some(targets.into())));
    fields.into()
}

fn jurisdiction(document: &Document) -> Value {
    let place = &document.place;
    let names = [&place.commune, &place.district, &place.province]
        .into_iter()
        .flatten()
        .map(String::as_str);
    let name = names.chain(["Việt Nam"]).collect::<Vec<_>>().join(", ");
    json!({"@type": "AdministrativeArea", "name": name})
}

/// The id as fragment of a URL; ids of our own need no escapes, those of foreign tables may.
fn reference(document: &Document) -> Value {
    let mut fragment = String::from("#");
    for byte in document.id.0.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'~' | b'-' => {
                fragment.push(char::from(byte))
            }
            _ => fragment += &format!("%{byte:02X}"),
        }
    }
    fragment.into()
}

/// The property of ELI that comes nearest to a relation.
fn property(relation: Relation) -> &'static str {
    match relation {
        Relation::LegalBasis => "eli:based_on",
        Relation::Implements | Relation::Continues => "eli:ensures_implementation_of",
        Relation::Guides => "eli:applies",
        Relation::Amends => "eli:amends",
        Relation::Replaces | Relation::Repeals => "eli:repeals",
        Relation::IssuedWith => "eli:related_to",
        Relation::RequestedBy | Relation::ReportsOn | Relation::Mentions => "eli:cites",
    }
}
