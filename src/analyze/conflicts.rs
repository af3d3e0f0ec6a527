use crate::graph::{CitationGraph, Conflict, ConflictField, ConflictValue, Document};

/// Documents whose number carries another year than their date.
///
/// # Returns
/// A conflict for each, by id.
///
/// # Complexity
/// Time O(V).
///
/// # Example
/// `30/2020/NĐ-CP` with the date 2021-03-05 is one, `30/2020/NĐ-CP` with 2020-03-05 is none.
pub fn year_conflicts(graph: &CitationGraph) -> Vec<Conflict> {
    graph.documents().filter_map(year_conflict).collect()
}

fn year_conflict(document: &Document) -> Option<Conflict> {
    let (date, number) = (document.date?, document.number.as_deref()?);
    let year = number
        .split('/')
        .nth(1)
        .filter(|part| part.len() == 4)?
        .parse::<i16>()
        .ok()?;
    let value = |value: String, told_by: &str| ConflictValue {
        value,
        told_by: vec![told_by.to_owned()],
    };
    let mut values = vec![
        value(
            date.to_string(),
            document.source.as_deref().unwrap_or("date"),
        ),
        value(year.to_string(), "number"),
    ];
    values.sort();
    (date.year() != year).then(|| Conflict {
        document: document.id.clone(),
        label: document.label().to_owned(),
        field: ConflictField::Date,
        values,
        kept: Some(date.to_string()),
    })
}
