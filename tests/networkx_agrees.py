"""Opens graph.json, graph.graphml and graph.gexf of a folder with networkx and compares nodes, edges and attributes.

Usage: networkx_agrees.py FOLDER; says what differs and exits with 1.
"""

import json
import re
import sys
from pathlib import Path

import networkx

EDGE_FIELDS = ["relation", "second_hand", "certainty", "rule", "count"]
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def told(value):
    """A value as XML can hold it."""
    return FORBIDDEN.sub("\ufffd", value) if isinstance(value, str) else value


def nodes(graph, fields):
    return {
        told(name): {field: told(node[field]) for field in fields if node.get(field) is not None}
        for name, node in graph.nodes(data=True)
    }


def edges(graph):
    return sorted(
        (told(source), told(target), *(told(edge[field]) for field in EDGE_FIELDS))
        for source, target, edge in graph.edges(data=True)
    )


def main(folder):
    data = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
    graph = networkx.node_link_graph(data, edges="edges")
    assert graph.is_directed() and graph.is_multigraph()
    assert len(graph) == len(data["nodes"]) and graph.size() == len(data["edges"])
    for name, node in graph.nodes(data=True):
        assert node["cited_by"] == graph.in_degree(name), name
        assert node["cites"] == graph.out_degree(name), name
    fields = [field for field in data["nodes"][0] if field != "id"]
    written = networkx.node_link_data(graph, edges="edges")
    assert {key: written[key] for key in ("directed", "multigraph", "graph")} == {
        key: data[key] for key in ("directed", "multigraph", "graph")
    }
    for other in (
        networkx.read_graphml(folder / "graph.graphml", force_multigraph=True),
        networkx.read_gexf(folder / "graph.gexf"),
    ):
        assert other.is_directed()
        assert nodes(other, fields) == nodes(graph, fields)
        assert edges(other) == edges(graph)
    print(f"{len(graph)} nodes, {graph.size()} edges agree")


main(Path(sys.argv[1]))
