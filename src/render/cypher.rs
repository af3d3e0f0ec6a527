//! A script in Cypher that loads the graph into Neo4j; running it again changes nothing.

use std::io::{self, Write};

use crate::graph::{CitationGraph, CitationView};
use crate::model::Relation;

use super::fields::{self, EDGE_FIELDS, NODE_FIELDS, Value};

/// Rows of one statement.
const BATCH: usize = 500;

/// Writes the script: documents as nodes `:Document`, citations as relationships named after their relation (`:IMPLEMENTS`).
pub fn write(graph: &CitationGraph, mut out: impl Write) -> io::Result<()> {
    writeln!(
        out,
        "CREATE CONSTRAINT document_id IF NOT EXISTS FOR (d:Document) REQUIRE d.id IS UNIQUE;"
    )?;
    let documents: Vec<String> = graph
        .node_records()
        .map(|record| {
            let fields = NODE_FIELDS
                .iter()
                .zip(fields::of_node(&record))
                .filter_map(|((name, _), value)| Some(entry(name, &value?)));
            format!(
                "{{id: {}, fields: {{{}}}}}",
                quoted(&record.document.id.0),
                fields.collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    batches(
        &documents,
        "MERGE (d:Document {id: row.id}) SET d += row.fields",
        &mut out,
    )?;
    for &relation in Relation::ALL {
        let citations: Vec<String> = graph
            .citations()
            .filter(|view| view.citation.relation == relation)
            .map(citation)
            .collect();
        let load = format!(
            "MATCH (a:Document {{id: row.source}}) MATCH (b:Document {{id: row.target}}) \
             MERGE (a)-[c:{} {{second_hand: row.second_hand}}]->(b) SET c += row.fields",
            relation.name().to_uppercase()
        );
        batches(&citations, &load, &mut out)?;
    }
    Ok(())
}

fn batches(rows: &[String], load: &str, mut out: impl Write) -> io::Result<()> {
    for batch in rows.chunks(BATCH) {
        writeln!(out, "UNWIND [\n{}\n] AS row\n{load};", batch.join(",\n"))?;
    }
    Ok(())
}

fn citation(view: CitationView<'_>) -> String {
    let fields: Vec<String> = EDGE_FIELDS
        .iter()
        .zip(fields::of_edge(view))
        .map(|((name, _), value)| entry(name, &value))
        .collect();
    let (source, target) = (quoted(&view.source.id.0), quoted(&view.target.id.0));
    format!(
        "{{source: {source}, target: {target}, second_hand: {}, fields: {{{}}}}}",
        view.citation.second_hand,
        fields.join(", ")
    )
}

fn entry(name: &str, value: &Value) -> String {
    match value {
        Value::Text(text) => format!("{name}: {}", quoted(text)),
        _ => format!("{name}: {}", value.text()),
    }
}

/// A string literal. Control characters are escaped too, so that a title stays on one line and cannot end a statement.
fn quoted(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('\'');
    for character in text.chars() {
        match character {
            '\\' => literal += "\\\\",
            '\'' => literal += "\\'",
            '\n' => literal += "\\n",
            '\r' => literal += "\\r",
            '\t' => literal += "\\t",
            _ if character.is_control() || matches!(character, '\u{2028}' | '\u{2029}') => {
                literal += &format!("\\u{:04x}", u32::from(character));
            }
            _ => literal.push(character),
        }
    }
    literal.push('\'');
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_leave_its_literal() {
        assert_eq!(
            quoted("a'}) DETACH DELETE d; //\\\n\u{0}"),
            r"'a\'}) DETACH DELETE d; //\\\n\u0000'"
        );
    }
}
