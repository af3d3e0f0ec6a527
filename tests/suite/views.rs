//! What views show, and what they say of what they leave out.

use crate::support::cascades;
use crate::support::letters;

use letters::{cites, letter};
use viendan::analyze::Cascade;
use viendan::graph::{CitationGraph, DocumentId, Status};
use viendan::layout::labels::link_tooltip;
use viendan::model::{Language, Level, Relation, System};
use viendan::view::{By, Kind, Missing, ViewOptions, view};

fn graph() -> CitationGraph {
    cascades::graph(400, 9)
}

/// The document that most documents cite.
fn top(graph: &CitationGraph) -> DocumentId {
    let cited = |id: &DocumentId| graph.cited_by(id).count();
    graph
        .documents()
        .map(|document| document.id.clone())
        .max_by_key(cited)
        .expect("it has documents")
}

#[test]
fn a_view_without_filters_shows_everything() {
    let graph = graph();
    let seen = view(&graph, &ViewOptions::default());
    assert_eq!(
        (seen.items.len(), seen.documents, seen.all_documents),
        (400, 400, 400)
    );
    assert_eq!(seen.sentence(Language::Vietnamese), "Toàn bộ 400 văn bản");
    assert_eq!(
        seen.links.iter().map(|link| link.citations).sum::<usize>(),
        graph
            .citations()
            .filter(|edge| edge.source.id != edge.target.id)
            .count()
    );
}

#[test]
fn filters_keep_what_they_name_and_say_so() {
    let graph = graph();
    let options = ViewOptions {
        levels: vec![Level::Provincial, Level::District],
        systems: vec![System::Party, System::State],
        provinces: ["lai chau", "CẦN THƠ", "Đắk Lắk", "Dong Thap", "nam dinh"]
            .map(str::to_owned)
            .to_vec(),
        from: "2021".parse().ok(),
        to: "2024-06".parse().ok(),
        missing: Missing::Hide,
        ..ViewOptions::default()
    };
    let seen = view(&graph, &options);
    assert!(!seen.items.is_empty());
    for item in &seen.items {
        assert!(
            matches!(item.level, Level::Provincial | Level::District)
                && matches!(item.system, System::Party | System::State)
                && item.status == Status::Held
        );
        assert!(
            ["Lai Châu", "Cần Thơ", "Đắk Lắk", "Đồng Tháp", "Nam Định"]
                .contains(&item.place.province.as_deref().unwrap_or_default()),
            "{item:?}"
        );
        let date = item
            .date
            .expect("documents without a date are left out")
            .to_string();
        assert!(("2021"..="2024-06-99").contains(&date.as_str()), "{date}");
    }
    let said = seen.sentence(Language::Vietnamese);
    assert!(
        said.starts_with(&format!("{} trong 400 văn bản", seen.documents)),
        "{said}"
    );
    assert!(
        [
            "cấp: Tỉnh, Huyện",
            "hệ thống: Đảng, Nhà nước",
            "từ 2021",
            "đến 06/2024"
        ]
        .iter()
        .all(|part| said.contains(part)),
        "{said}"
    );
    assert!(
        view(&graph, &options)
            .sentence(Language::English)
            .contains("of 400 documents")
    );
}

#[test]
fn the_focus_reaches_upward_and_downward_as_far_as_asked() {
    let graph = graph();
    let focus = top(&graph);
    let near = |depth| {
        view(
            &graph,
            &ViewOptions {
                focus: vec![focus.clone()],
                depth,
                ..ViewOptions::default()
            },
        )
    };
    let neighbours: std::collections::BTreeSet<_> = graph
        .cited_by(&focus)
        .map(|edge| &edge.source.id)
        .chain(graph.cites(&focus).map(|edge| &edge.target.id))
        .chain([&focus])
        .collect();
    assert_eq!(near(Some(0)).items.len(), 1);
    assert_eq!(near(Some(1)).items.len(), neighbours.len());
    assert!(near(None).items.len() > near(Some(1)).items.len());
}

#[test]
fn relations_that_are_not_asked_for_are_not_drawn() {
    let seen = view(
        &graph(),
        &ViewOptions {
            relations: vec![Relation::LegalBasis],
            ..ViewOptions::default()
        },
    );
    assert!(
        !seen.links.is_empty()
            && seen
                .links
                .iter()
                .all(|link| link.relations == [(Relation::LegalBasis, link.citations)])
    );
}

#[test]
fn the_top_is_cited_at_least_as_often_as_the_rest() {
    let graph = graph();
    let seen = view(
        &graph,
        &ViewOptions {
            top: Some(20),
            ..ViewOptions::default()
        },
    );
    let least = seen
        .items
        .iter()
        .map(|item| item.cited_by)
        .min()
        .expect("20 items");
    let all = view(&graph, &ViewOptions::default());
    assert_eq!(seen.items.len(), 20);
    assert!(
        all.items
            .iter()
            .filter(|item| item.cited_by > least)
            .count()
            < 20
    );
}

#[test]
fn a_large_cascade_folds_until_it_can_be_read() {
    let graph = cascades::graph(4000, 4);
    let cascade = Cascade::of(&graph, &top(&graph)).expect("it is in the graph");
    assert!(cascade.steps.len() > 500, "{}", cascade.steps.len());
    let seen = view(
        &graph,
        &ViewOptions {
            collapse: Some(80),
            ..ViewOptions::cascade(&cascade)
        },
    );
    assert!(seen.items.len() <= 80, "{} marks", seen.items.len());
    assert_eq!(
        seen.items
            .iter()
            .map(|item| item.members.len())
            .sum::<usize>(),
        cascade.steps.len()
    );
    assert!(
        seen.items
            .iter()
            .any(|item| item.kind == Kind::Group && item.members.len() > 20)
    );
    assert!(
        seen.sentence(Language::Vietnamese).contains("nhóm"),
        "{}",
        seen.sentence(Language::Vietnamese)
    );
    let once: std::collections::BTreeSet<_> =
        seen.items.iter().flat_map(|item| &item.members).collect();
    assert_eq!(once.len(), cascade.steps.len());
}

#[test]
fn issuers_and_levels_hold_all_documents_and_citations() {
    let graph = graph();
    let levels = view(
        &graph,
        &ViewOptions {
            by: By::Level,
            ..ViewOptions::default()
        },
    );
    let all = |view: &viendan::view::View| {
        view.links.iter().map(|link| link.citations).sum::<usize>()
            + view.items.iter().map(|item| item.inner).sum::<usize>()
    };
    assert_eq!(
        (levels.items.len(), levels.documents, all(&levels)),
        (5, 400, graph.citations().len())
    );
    let issuers = view(
        &graph,
        &ViewOptions {
            by: By::Issuer,
            ..ViewOptions::default()
        },
    );
    assert!(issuers.items.len() > 20 && issuers.items.iter().all(|item| item.issuer.is_some()));
    assert_eq!(
        issuers.documents,
        graph
            .documents()
            .filter(|document| document.issuer.is_some())
            .count()
    );
}

#[test]
fn an_issuer_of_very_many_letters_has_each_of_them_once_by_id() {
    let many = 50_000;
    let ids: Vec<String> = (0..many).map(|number| format!("letter-{number}")).collect();
    let letters = ids.iter().map(|id| {
        let mut letter = letter(id, "1-CV/TU", "", Level::Provincial, "Lai Châu");
        letter.issuer = Some("Tỉnh ủy Lai Châu".to_owned());
        letter
    });
    let citations = ids.iter().map(|id| cites(id, &ids[0], Relation::Mentions));
    let graph = CitationGraph::new(letters, citations);
    let seen = view(
        &graph,
        &ViewOptions {
            by: By::Issuer,
            ..ViewOptions::default()
        },
    );
    assert_eq!((seen.items.len(), seen.documents), (1, many));
    assert_eq!(seen.items[0].inner, many - 1);
    let members = &seen.items[0].members;
    assert!(members.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn a_link_between_many_documents_leads_with_its_most_frequent_relation() {
    use Level::{Central, Commune};
    let letters = ["a", "b", "c"].map(|id| letter(id, "1-KH/ĐU", "", Commune, "Lai Châu"));
    let directive = letter("d", "44-KL/TW", "", Central, "");
    let graph = CitationGraph::new(
        letters.into_iter().chain([directive]),
        [
            cites("a", "d", Relation::LegalBasis),
            cites("a", "d", Relation::Implements),
            cites("b", "d", Relation::Implements),
            cites("c", "d", Relation::Mentions),
            cites("c", "d", Relation::Implements),
        ],
    );
    let seen = |by| {
        view(
            &graph,
            &ViewOptions {
                by,
                ..ViewOptions::default()
            },
        )
    };
    let levels = seen(By::Level);
    assert_eq!(
        levels.links[0].relations,
        [
            (Relation::Implements, 3),
            (Relation::LegalBasis, 1),
            (Relation::Mentions, 1)
        ]
    );
    assert_eq!(levels.links[0].relation(), Relation::Implements);
    assert!(
        link_tooltip(&levels, &levels.links[0], Language::Vietnamese)
            .contains("Thực hiện (3), Căn cứ, Nhắc đến"),
    );
    let documents = seen(By::Document);
    assert_eq!(documents.links[0].relation(), Relation::LegalBasis);
    assert_eq!(documents.links[2].relation(), Relation::Implements);
}

#[test]
fn a_cascade_folds_to_as_few_marks_as_asked_for_or_says_why_not() {
    let graph = cascades::graph(600, 4);
    let id = top(&graph);
    let cascade = Cascade::of(&graph, &id).expect("it is in the graph");
    for limit in [120, 80, 40, 20, 12, 8] {
        let options = ViewOptions {
            collapse: Some(limit),
            ..ViewOptions::cascade(&cascade)
        };
        let seen = view(&graph, &options);
        assert!(seen.items.len() <= limit, "{limit}: {}", seen.items.len());
        let room = limit.min(cascade.steps.len());
        assert!(
            seen.items.len() + 2 >= room,
            "{limit}: {}",
            seen.items.len()
        );
        assert!(
            seen.items.iter().any(|item| item.members == [id.clone()]),
            "the root stays"
        );
    }
    let seen = view(
        &graph,
        &ViewOptions {
            collapse: Some(2),
            ..ViewOptions::cascade(&cascade)
        },
    );
    let sentence = seen.sentence(Language::Vietnamese);
    assert!(
        sentence.contains("không gộp được xuống 2: còn"),
        "{sentence}"
    );
}

#[test]
fn no_more_is_folded_than_needed() {
    let graph = cascades::graph(600, 4);
    let cascade = Cascade::of(&graph, &top(&graph)).expect("it is in the graph");
    let documents = cascade.steps.len();
    let options = ViewOptions {
        collapse: Some(documents - 1),
        ..ViewOptions::cascade(&cascade)
    };
    let seen = view(&graph, &options);
    let groups = seen.items.iter().filter(|item| item.kind == Kind::Group);
    assert_eq!(groups.count(), 1, "one group makes room enough");
}

#[test]
fn a_folded_group_names_what_is_in_it() {
    let graph = cascades::graph(600, 4);
    let cascade = Cascade::of(&graph, &top(&graph)).expect("it is in the graph");
    let options = ViewOptions {
        collapse: Some(8),
        ..ViewOptions::cascade(&cascade)
    };
    let seen = view(&graph, &options);
    let provinces = seen
        .items
        .iter()
        .find(|item| item.kind == Kind::Group && item.level == Level::Provincial)
        .expect("a group of provinces");
    let lines = viendan::layout::labels::lines(provinces, Language::Vietnamese).join(" ");
    assert!(lines.contains("tỉnh, thành phố"), "{lines}");
    let place = provinces.parts[0].place.as_deref().expect("a province");
    assert!(lines.contains(place) || lines.contains("… (còn"), "{lines}");
    assert_eq!(provinces.parts.len(), provinces.members.len());
}
