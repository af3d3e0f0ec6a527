//! The project's own labelled corpus: short documents that together hold every form in which references come (`README.md`),
//! the score of viendan on them (`scores.json`), and one sentence for each form (`patterns.txt`).

mod marked;
mod patterns;
mod score;
mod viendan;

use std::collections::BTreeSet;
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

fn corpus() -> Vec<Marked> {
    marked::read_folder(&folder().join("marked"))
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
                None => assert!(label.within.is_some() || label.is_skipped(), "{place}"),
            }
        }
    }
}

/// A loss fails; a gain fails too, until it is recorded with VIENDAN_RECORD=1.
#[test]
fn the_score_is_the_recorded_one() {
    let documents = corpus();
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
    let (score, mistakes) = score::score(&documents, &reported);
    let path = folder().join("scores.json");
    if is_recording() {
        let text = serde_json::to_string_pretty(&score).expect("a score is JSON");
        std::fs::write(&path, text + "\n").expect("scores.json is written");
        std::fs::write(folder().join("mistakes.txt"), mistakes.join("\n") + "\n")
            .expect("mistakes.txt is written");
    }
    let recorded: Score =
        serde_json::from_str(&std::fs::read_to_string(&path).expect("scores.json stands here"))
            .expect("scores.json is a score");
    let mistakes = mistakes.join("\n");
    match score.against(&recorded) {
        Verdict::Same => {}
        Verdict::OtherCorpus => {
            panic!("the corpus changed: record the score (VIENDAN_RECORD=1)\n{mistakes}")
        }
        Verdict::Gain(figures) => panic!("record the gain (VIENDAN_RECORD=1): {figures:?}"),
        Verdict::Loss(figures) => panic!("a loss: {figures:?}\n{mistakes}"),
    }
}
