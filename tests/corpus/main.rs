//! The project's own labelled corpus: 29 short documents that together hold every form in which references come (`README.md`).

mod marked;

use std::collections::BTreeSet;
use std::path::Path;

use marked::{Marked, scope};
use viendan::model::{Level, PartialDate, Relation, System};

fn corpus() -> Vec<Marked> {
    marked::read_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/marked")))
}

/// The forms are numbered in `README.md`.
#[test]
fn every_form_of_reference_is_in_the_corpus() {
    let claimed: BTreeSet<u32> = corpus()
        .iter()
        .flat_map(|document| {
            document.header["patterns"].split(',').map(|number| number.parse().expect("a number of a form")).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(claimed, (1..=106).collect());
}

#[test]
fn labels_are_well_formed() {
    for document in corpus() {
        for label in &document.labels {
            let place = format!("{} at {}: {:?}", document.name, label.start, label.attributes);
            let [level, system, _] = scope(&label.attributes);
            assert!(label.start < label.end, "{place}");
            assert!(level.is_some_and(|word| word.parse::<Level>().is_ok()), "{place}");
            assert!(system.is_some_and(|word| word.parse::<System>().is_ok()), "{place}");
            assert!(label.entity().is_some() || label.is_skipped() || label.attributes.contains_key("blank"), "{place}");
            assert!(label.get("date").is_none_or(|date| date.parse::<PartialDate>().is_ok()), "{place}");
            match label.get("relation") {
                Some(word) => assert!(word.parse::<Relation>().is_ok() && label.within.is_none(), "{place}"),
                None => assert!(label.within.is_some() || label.is_skipped(), "{place}"),
            }
        }
    }
}
