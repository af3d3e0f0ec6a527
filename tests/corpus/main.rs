//! The project's own labelled corpus: short documents that together hold every form in which references come (`README.md`),
//! the score of viendan on them (`scores.json`), and one sentence for each form (`patterns.txt`).

mod marked;
mod patterns;
mod score;
mod viendan;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ::viendan::model::{Level, PartialDate, Relation, System};
use marked::{Marked, scope};
use score::{Reported, Score, Verdict};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// Whether the figures are to be written anew: `VIENDAN_RECORD=1`.
fn is_recording() -> bool {
    std::env::var_os("VIENDAN_RECORD").is_some()
}

/// The folders of marked documents; each has its own score.
const SETS: [&str; 2] = ["marked", "clauses"];

fn set(name: &str) -> Vec<Marked> {
    marked::read_folder(&folder().join(name))
}

fn corpus() -> Vec<Marked> {
    SETS.into_iter().flat_map(set).collect()
}

/// The forms are numbered in `README.md`.
#[test]
fn every_form_of_reference_is_in_the_corpus() {
    let corpus = corpus();
    let claimed: BTreeSet<u32> = corpus
        .iter()
        .flat_map(|document| document.header["patterns"].split(','))
        .map(|number| number.parse().expect("a number of a form"))
        .collect();
    assert_eq!(claimed, (1..=106).collect());
}

#[test]
fn labels_are_well_formed() {
    for document in corpus() {
        for label in &document.labels {
            let place = format!(
                "{} at {}: {:?}",
                document.name, label.start, label.attributes
            );
            let [level, system, _] = scope(&label.attributes);
            assert!(label.start < label.end, "{place}");
            assert!(
                level.is_some_and(|word| word.parse::<Level>().is_ok()),
                "{place}"
            );
            assert!(
                system.is_some_and(|word| word.parse::<System>().is_ok()),
                "{place}"
            );
            assert!(
                label.entity().is_some()
                    || label.is_skipped()
                    || label.attributes.contains_key("blank"),
                "{place}"
            );
            assert!(
                label
                    .get("date")
                    .is_none_or(|date| date.parse::<PartialDate>().is_ok()),
                "{place}"
            );
            match label.get("relation") {
                Some(word) => assert!(
                    word.parse::<Relation>().is_ok() && label.within.is_none(),
                    "{place}"
                ),
                // A reference in a form is not the document's own: what is done with it is nobody's.
                None => assert!(
                    label.within.is_some() || label.is_skipped() || label.get("setting").is_some(),
                    "{place}"
                ),
            }
        }
    }
}

/// A loss fails; a gain fails too, until it is recorded with VIENDAN_RECORD=1.
#[test]
fn the_score_is_the_recorded_one() {
    let mut scores = BTreeMap::new();
    let mut mistakes = Vec::new();
    for name in SETS {
        let (score, wrong) = score_of(&set(name));
        scores.insert(name.to_owned(), score);
        mistakes.extend(wrong);
    }
    let path = folder().join("scores.json");
    if is_recording() {
        let text = serde_json::to_string_pretty(&scores).expect("a score is JSON");
        std::fs::write(&path, text + "\n").expect("scores.json is written");
        std::fs::write(folder().join("mistakes.txt"), mistakes.join("\n") + "\n")
            .expect("mistakes.txt is written");
    }
    let recorded: BTreeMap<String, Score> =
        serde_json::from_str(&std::fs::read_to_string(&path).expect("scores.json stands here"))
            .expect("scores.json holds a score for each set");
    let mistakes = mistakes.join("\n");
    for name in SETS {
        match scores[name].against(&recorded[name]) {
            Verdict::Same => {}
            Verdict::OtherCorpus => {
                panic!("the corpus {name} changed: record the score (VIENDAN_RECORD=1)\n{mistakes}")
            }
            Verdict::Gain(figures) => {
                panic!("record the gain of {name} (VIENDAN_RECORD=1): {figures:?}")
            }
            Verdict::Loss(figures) => panic!("a loss of {name}: {figures:?}\n{mistakes}"),
        }
    }
}

/// The score of viendan on some documents, and its mistakes.
fn score_of(documents: &[Marked]) -> (Score, Vec<String>) {
    let mut references = viendan::extract_corpus(
        documents
            .iter()
            .map(|document| (document.name.as_str(), document.text.as_str())),
    );
    let reported: Vec<Reported> = documents
        .iter()
        .map(|document| Reported {
            references: references.remove(&document.name).unwrap_or_default(),
            header: viendan::header(&document.text),
        })
        .collect();
    score::score(documents, &reported)
}
