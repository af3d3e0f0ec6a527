//! The made-up cascades of the benches have the shape that they promise.

use crate::support::cascades;

use viendan::graph::Status;
use viendan::model::Level;

#[test]
fn the_same_size_and_seed_give_the_same_cascade() {
    assert_eq!(cascades::parts(300, 7), cascades::parts(300, 7));
    assert_ne!(cascades::parts(300, 7), cascades::parts(300, 8));
}

#[test]
fn cascades_have_the_size_asked_for_and_a_real_shape() {
    for size in [1, 30, 300, 3000] {
        let graph = cascades::graph(size, 1);
        assert_eq!(graph.documents().len(), size);
        let most = graph
            .documents()
            .map(|document| graph.cited_by(&document.id).count())
            .max()
            .unwrap_or(0);
        assert!(
            size < 300 || most * 25 > size,
            "{size}: the most-cited has {most}"
        );
        let missing = graph
            .documents()
            .filter(|document| document.status == Status::Missing)
            .count();
        assert!(
            size < 300 || (missing * 10 > size && missing * 2 < size),
            "{size}: {missing} missing"
        );
        let of = |level| {
            graph
                .documents()
                .filter(|document| document.level == level)
                .count()
        };
        assert!(
            size < 300
                || [Level::Provincial, Level::District, Level::Commune]
                    .map(of)
                    .iter()
                    .all(|&count| count * 10 > size)
        );
    }
}
