//! One row at least for each form of reference (`patterns.txt`): exactly the marked references are reported, with all that their marks tell.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::marked::{Label, scope, unmark};
use crate::score::{agrees, core};
use crate::viendan::extract_corpus;
use crate::{folder, is_recording};

struct Row {
    id: String,
    text: String,
    labels: Vec<Label>,
}

fn rows() -> Vec<Row> {
    let source = std::fs::read_to_string(folder().join("patterns.txt"))
        .expect("patterns.txt stands beside this file");
    let lines = source.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let (id, sentence) = line.split_once(' ').expect("a number and a sentence");
            let (text, labels) =
                unmark(sentence, false).unwrap_or_else(|problem| panic!("row {id}: {problem}"));
            Row {
                id: id.to_owned(),
                text,
                labels,
            }
        })
        .collect()
}

#[test]
fn every_form_has_a_row() {
    let rows = rows();
    let numbers: BTreeSet<u32> = rows
        .iter()
        .map(|row| {
            row.id
                .trim_end_matches(char::is_alphabetic)
                .parse()
                .expect("a number")
        })
        .collect();
    assert_eq!(numbers, (1..=106).collect());
    assert_eq!(
        rows.iter()
            .map(|row| &row.id)
            .collect::<BTreeSet<_>>()
            .len(),
        rows.len(),
        "two rows have one name"
    );
}

#[test]
fn each_form_is_read() {
    let rows = rows();
    let mut reported = extract_corpus(rows.iter().map(|row| (row.id.as_str(), row.text.as_str())));
    let failures: BTreeMap<&str, Vec<String>> = rows
        .iter()
        .filter_map(|row| {
            let problems = problems(row, &reported.remove(&row.id).unwrap_or_default());
            (!problems.is_empty()).then_some((row.id.as_str(), problems))
        })
        .collect();
    let path = folder().join("gaps.txt");
    if is_recording() {
        let lines = failures
            .iter()
            .map(|(id, problems)| format!("{id}: {}\n", problems.join("; ")));
        std::fs::write(&path, lines.collect::<String>()).expect("gaps.txt is written");
    }
    let recorded = std::fs::read_to_string(&path).expect("gaps.txt stands here");
    let known: BTreeSet<&str> = recorded
        .lines()
        .filter_map(|line| line.split(':').next())
        .collect();
    let unexpected: Vec<String> = failures
        .iter()
        .filter(|(id, _)| !known.contains(*id))
        .map(|(id, problems)| format!("{id}: {}", problems.join("; ")))
        .collect();
    assert!(
        unexpected.is_empty(),
        "a loss, rows that are not read rightly:\n{}",
        unexpected.join("\n")
    );
    let closed: Vec<_> = known
        .iter()
        .filter(|id| !failures.contains_key(*id))
        .collect();
    assert!(
        closed.is_empty(),
        "record the gain (VIENDAN_RECORD=1): rows {closed:?} are no gaps any more"
    );
}

fn problems(row: &Row, reported: &[Value]) -> Vec<String> {
    let mut free: Vec<usize> = (0..reported.len()).collect();
    let mut problems = Vec::new();
    let mut places = Vec::new();
    for label in &row.labels {
        let overlaps = |index: &usize| {
            core(&reported[*index])[0] < label.end && label.start < core(&reported[*index])[1]
        };
        let exact = |index: &usize| core(&reported[*index]) == [label.start, label.end];
        let best = free
            .iter()
            .position(exact)
            .or_else(|| free.iter().position(overlaps))
            .map(|at| free.remove(at));
        places.push(best);
    }
    for (label, place) in row
        .labels
        .iter()
        .zip(&places)
        .filter(|(label, _)| !label.is_skipped())
    {
        let text: String = row
            .text
            .chars()
            .skip(label.start)
            .take(label.end - label.start)
            .collect();
        let Some(reference) = place.map(|index| &reported[index]) else {
            problems.push(format!("{text:?} is missed"));
            continue;
        };
        if core(reference) != [label.start, label.end] {
            problems.push(format!("{text:?} has the span of {}", reference["text"]));
        }
        for (field, wanted) in expected(label, &places) {
            if reference[field] != wanted
                && !wanted
                    .as_str()
                    .is_some_and(|wanted| agrees(field, wanted, &reference[field]))
            {
                problems.push(format!(
                    "{text:?}: {field} {wanted} but {}",
                    reference[field]
                ));
            }
        }
    }
    problems.extend(
        free.iter()
            .map(|&index| format!("{} is false", reported[index]["text"])),
    );
    problems
}

/// What the mark tells, in the names of the outputs.
fn expected(label: &Label, places: &[Option<usize>]) -> Vec<(&'static str, Value)> {
    let told = ["type", "number", "date", "relation", "provision"]
        .into_iter()
        .filter_map(|field| Some((field, json!(label.get(field)?))));
    let scope = ["level", "system", "province"]
        .into_iter()
        .zip(scope(&label.attributes))
        .filter_map(|(field, word)| Some((field, json!(word?))));
    let blank = label
        .attributes
        .contains_key("blank")
        .then_some(("blank", json!(true)));
    let within = label.within.map(|outer| ("within", json!(places[outer])));
    told.chain(scope).chain(blank).chain(within).collect()
}
