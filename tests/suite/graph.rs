//! The graph: what is merged, what comes back from a file, and what is said of a file that is no graph.

use crate::support::letters;

use letters::{cascade, cites, letter};
use viendan::graph::{CitationGraph, DocumentId};
use viendan::model::{Level, Relation};
use viendan::render;

fn written(graph: &CitationGraph) -> String {
    let mut bytes = Vec::new();
    render::json::graph(graph, &mut bytes).expect("a Vec takes all bytes");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

fn error(content: &str) -> String {
    CitationGraph::read(content.as_bytes(), "do-thi.json")
        .expect_err(content)
        .to_string()
}

#[test]
fn a_graph_comes_back_as_it_was() {
    let mut hostile = letter("x", "1/\"<b>&\\", "2024-05", Level::Unknown, "Đắk Lắk");
    hostile.title = Some("</script>\u{0}\u{1f}\u{2028}🙂 \"uỷ\"\n".to_owned());
    for graph in [
        cascade(),
        CitationGraph::new([hostile], []),
        CitationGraph::default(),
    ] {
        let text = written(&graph);
        let back = CitationGraph::read(text.as_bytes(), "graph.json").expect("its own output");
        assert_eq!(written(&back), text);
        assert!(back.documents().eq(graph.documents()));
        assert!(
            back.citations()
                .map(|view| view.citation)
                .eq(graph.citations().map(|view| view.citation))
        );
    }
}

#[test]
fn node_link_fields_are_there() {
    let data: serde_json::Value = serde_json::from_str(&written(&cascade())).expect("JSON");
    assert_eq!(
        (&data["directed"], &data["multigraph"]),
        (&true.into(), &true.into())
    );
    let node = data["nodes"]
        .as_array()
        .and_then(|nodes| nodes.iter().find(|node| node["id"] == "ket-luan-44"))
        .expect("the node");
    assert_eq!((&node["cited_by"], &node["cites"]), (&6.into(), &1.into()));
    assert_eq!(
        node["urn"],
        "urn:lex:vn:unknown:van.ban:2022-11-14;44-kl-tw"
    );
    for field in [
        "number", "type", "title", "date", "issuer", "level", "system", "province", "district",
        "commune", "status", "source",
    ] {
        assert!(node.get(field).is_some(), "{field}");
    }
    let edge = &data["edges"][0];
    assert_eq!(
        (&edge["source"], &edge["target"], &edge["key"]),
        (
            &"cong-van-7".into(),
            &"ket-luan-44".into(),
            &"implements".into()
        )
    );
    assert_eq!(
        (&edge["count"], &edge["references"][0]["start"]),
        (&1.into(), &10.into())
    );
}

#[test]
fn citations_with_the_same_ends_and_relation_become_one() {
    let documents = || ["a", "b"].map(|id| letter(id, id, "", Level::Unknown, ""));
    let mut second = cites("a", "b", Relation::Implements);
    second.2.references[0].start = 1;
    let graph = CitationGraph::new(
        documents(),
        [
            cites("a", "b", Relation::Implements),
            second,
            cites("a", "b", Relation::Mentions),
        ],
    );
    let counts: Vec<_> = graph
        .citations()
        .map(|view| view.citation.count())
        .collect();
    assert_eq!(counts, [2, 1]);
    assert_eq!(
        CitationGraph::new(documents(), [cites("a", "gone", Relation::Mentions)])
            .citations()
            .len(),
        0
    );
}

#[test]
fn a_table_of_citations_is_a_graph() {
    let mut bytes = Vec::new();
    render::csv::citations(&cascade(), &mut bytes).expect("a Vec takes all bytes");
    let graph = CitationGraph::read(bytes.as_slice(), "citations.csv").expect("its own table");
    let edges = |graph: &CitationGraph| {
        graph
            .citations()
            .map(|view| (view.source.id.clone(), view.target.id.clone(), view.key()))
            .collect::<Vec<_>>()
    };
    assert_eq!(edges(&graph), edges(&cascade()));
    for table in [
        "\u{feff}Source;Target\r\na;b\r\n",
        "weight\ttarget\tsource\n1\tb\ta\n",
        "source,target\n\"a\",b\n\n",
    ] {
        let graph = CitationGraph::read(table.as_bytes(), "edges.csv").expect(table);
        assert_eq!(
            graph
                .citations()
                .map(|view| view.source.id.0.as_str())
                .collect::<Vec<_>>(),
            ["a"],
            "{table}"
        );
    }
}

#[test]
fn what_is_no_graph_is_told_with_file_line_and_way_out() {
    for (content, words) in [
        ("", "do-thi.json: the file is empty"),
        (
            "{\"nodes\": [\n{\"number\": \"1\"}], \"edges\": []}",
            "do-thi.json, line 2: missing field `id`",
        ),
        (
            "{\"nodes\": [], \"edges\": [",
            "do-thi.json, line 1: EOF while parsing",
        ),
        (
            "{\"nodes\": [{\"id\": \"a\"}], \"edges\": [{\"source\": \"a\", \"target\": \"b\"}]}",
            "there is no node 'b'",
        ),
        (
            "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"a\"}], \"edges\": []}",
            "two nodes have the id 'a'",
        ),
        (
            "{\"graph\": {\"form\": \"viendan-graph\", \"version\": 99}, \"nodes\": [], \"edges\": []}",
            "use a newer viendan",
        ),
        (
            "from,to\na,b\n",
            "line 1: no column 'source', the columns are: from, to; name the columns source,target",
        ),
        ("source,target\na,b\nc,\n", "line 3: 'target' is empty"),
        (
            "source,target,relation\na,b,loves\n",
            "line 2: 'loves' is not one of: legal_basis",
        ),
    ] {
        assert!(
            error(content).contains(words),
            "{content:?}: {}",
            error(content)
        );
    }
    let not_utf8 = CitationGraph::read(&b"source,target\na,b\nc,\xff\n"[..], "edges.csv")
        .expect_err("not UTF-8")
        .to_string();
    assert_eq!(
        not_utf8,
        "edges.csv, line 3: the text is not UTF-8; save the table as UTF-8"
    );
}

#[test]
fn what_other_programs_write_is_read() {
    let networkx = r#"{"directed": true, "multigraph": false, "graph": {}, "nodes": [{"id": "a", "number": "5-KH/HU", "color": "red"}, {"id": "b"}],
        "links": [{"source": "a", "target": "b", "weight": 2.5, "key": 0}]}"#;
    let graph = CitationGraph::read(networkx.as_bytes(), "graph.json").expect("node-link form");
    assert_eq!(graph.citations().len(), 1);
    assert_eq!(
        graph
            .documents()
            .next()
            .map(|document| document.urn.as_str()),
        Some("urn:lex:vn:unknown:van.ban:undated;5-kh-hu")
    );
}

#[test]
fn documents_are_found_by_what_people_write() {
    let mut documents: Vec<_> = cascade().documents().cloned().collect();
    documents.push(letter(
        "ke-hoach-12-nd",
        "12-KH/TU",
        "2022-12-01",
        Level::Provincial,
        "Nam Định",
    ));
    let graph = CitationGraph::new(documents, []);
    let ids = |words: &str| {
        graph
            .find(words)
            .into_iter()
            .map(|document| document.id.0.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids("44-KL/TW"), ["ket-luan-44"]);
    assert_eq!(ids(" 44 - kl/tw"), ["ket-luan-44"]);
    assert_eq!(ids("3–KH/đu"), ["ke-hoach-3"]);
    assert_eq!(ids("ket-luan-44"), ["ket-luan-44"]);
    assert_eq!(ids("12-KH/TU"), ["ke-hoach-12", "ke-hoach-12-nd"]);
    assert!(ids("45-KL/TW").is_empty());
    assert!(
        graph
            .document(&DocumentId("ke-hoach-12-nd".to_owned()))
            .is_some()
    );
}

#[test]
fn groups_add_up_documents_and_citations() {
    let levels = cascade().level_graph();
    let sizes: Vec<_> = levels
        .groups
        .iter()
        .map(|group| (group.key, group.documents, group.held))
        .collect();
    assert_eq!(
        sizes,
        [
            (Level::Central, 2, 1),
            (Level::Provincial, 2, 2),
            (Level::District, 1, 1),
            (Level::Commune, 2, 2)
        ]
    );
    assert_eq!(
        levels
            .links
            .iter()
            .map(|link| link.citations)
            .sum::<usize>(),
        9
    );
    let issuers = cascade().issuer_graph();
    assert_eq!(
        issuers.groups.len(),
        5,
        "the centre, two provinces, a district, a commune"
    );
}

#[test]
fn schemas_describe_what_is_written() {
    let schema = render::json::graph_schema();
    let node = &schema["$defs"]["NodeRecord"]["properties"];
    let data: serde_json::Value = serde_json::from_str(&written(&cascade())).expect("JSON");
    for field in data["nodes"][0].as_object().expect("a node").keys() {
        assert!(
            node[field]["description"].is_string() || node[field]["$ref"].is_string(),
            "{field}: {}",
            node[field]
        );
    }
    let statistics = serde_json::to_value(viendan::analyze::statistics(
        &cascade(),
        &Default::default(),
    ))
    .expect("JSON");
    let properties = &render::json::statistics_schema()["properties"];
    for measure in statistics.as_object().expect("measures").keys() {
        assert!(properties[measure].is_object(), "{measure}");
    }
}
