"""Compares statistics.json with the figures of igraph, networkx and numpy for the citations beside it.

Usage: peers_agree.py FOLDER, with NN.csv and NN.json; says what differs and exits with 1.
"""

import csv
import json
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

import igraph
import networkx
import numpy


def read(path):
    """All documents, and each pair once without self-citations."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = [(row["source"], row["target"]) for row in csv.DictReader(file)]
    graph = networkx.DiGraph()
    graph.add_nodes_from(sorted({end for row in rows for end in row}))
    graph.add_edges_from(row for row in rows if row[0] != row[1])
    return graph


def near(name, found, expected):
    difference = sum(abs(found.get(key, 0.0) - value) for key, value in expected.items())
    assert difference < 1e-9, f"{name}: {difference}"
    assert set(found) <= set(expected), name


def same(name, found, expected):
    assert found == expected, f"{name}: {found} is not {expected}"


def page_rank(graph, damping=0.85):
    """Solved as a system of equations."""
    adjacency = networkx.to_numpy_array(graph)
    cites = adjacency.sum(axis=1, keepdims=True)
    handed = numpy.where(cites > 0, adjacency / numpy.maximum(cites, 1), 1 / len(graph))
    system = numpy.eye(len(graph)) - damping * handed.T
    return dict(zip(graph, numpy.linalg.solve(system, numpy.full(len(graph), (1 - damping) / len(graph)))))


def limit(matrix):
    """Where power iteration from equal values ends: the part of them in the space of the greatest eigenvalue."""
    values, vectors = numpy.linalg.eigh(matrix)
    space = vectors[:, values > values[-1] * (1 - 1e-10)]
    vector = space @ (space.T @ numpy.ones(len(matrix)))
    return vector / vector.sum()


def hits(graph):
    adjacency = networkx.to_numpy_array(graph)
    if not adjacency.any():
        return {}, {}
    hubs = limit(adjacency @ adjacency.T)
    authorities = adjacency.T @ hubs
    nodes = list(graph)
    return dict(zip(nodes, hubs)), dict(zip(nodes, authorities / authorities.sum()))


def shared(neighbours):
    counts = Counter()
    for nodes in neighbours:
        counts.update(combinations(sorted(nodes), 2))
    return counts


def pairs(name, found, counts):
    listed = {(pair["one"]["id"], pair["other"]["id"]): pair["shared"] for pair in found["pairs"]}
    best = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:100]
    same(name, listed, dict(best))
    assert found["left_out"] == 0


def compare(graph, statistics):
    def column(table, value):
        return {row["id"]: row[value] for row in table}

    peer = igraph.Graph.TupleList(graph.edges, directed=True)
    isolated = [node for node in graph if graph.degree(node) == 0]
    peer.add_vertices(isolated)
    names = peer.vs["name"]
    ranks = column(statistics["page_rank"], "rank")
    near("PageRank of igraph", ranks, dict(zip(names, peer.pagerank())))
    near("PageRank", ranks, page_rank(graph))
    hubs, authorities = hits(graph)
    near("hubs", column(statistics["hits"]["documents"], "hub"), hubs)
    near("authorities", column(statistics["hits"]["documents"], "authority"), authorities)
    near("betweenness", column(statistics["betweenness"]["documents"], "pairs"), dict(zip(names, peer.betweenness())))
    cited = {node: degree for node, degree in graph.in_degree() if degree}
    found = {id: count for id, count in column(statistics["most_cited"], "documents").items() if count}
    same("degrees", found, cited)
    same(
        "sources",
        column(statistics["sources"], "documents"),
        {node: degree for node, degree in cited.items() if graph.out_degree(node) == 0},
    )
    reach = statistics["reach"]["documents"]
    same("reach", column(reach, "all"), {node: len(networkx.ancestors(graph, node)) for node in cited})
    same("ancestors", column(reach, "ancestors"), {node: len(networkx.descendants(graph, node)) for node in cited})
    parts = [len(part) for part in networkx.weakly_connected_components(graph)]
    same("components", statistics["components"]["count"], len(parts))
    same(
        "joined",
        sorted(part["documents"] for part in statistics["components"]["joined"]),
        sorted(size for size in parts if size > 1),
    )
    rings = [sorted(ring) for ring in networkx.strongly_connected_components(graph) if len(ring) > 1]
    same("cycles", sorted([name["id"] for name in ring] for ring in statistics["cycles"]), sorted(rings))
    pairs("co-citation", statistics["co_citation"], shared(graph.successors(node) for node in graph))
    pairs("coupling", statistics["coupling"], shared(graph.predecessors(node) for node in graph))
    groups = statistics["communities"]
    sets = [set(group["members"]) for group in groups["communities"]]
    sets += [{node} for node in graph if not any(node in group for group in sets)]
    if graph.size():
        modularity = networkx.community.modularity(networkx.MultiGraph(graph.edges), sets_of(graph, sets))
        assert abs(groups["modularity"] - modularity) < 1e-9, "modularity"


def sets_of(graph, sets):
    """Without the documents that no citation joins to others."""
    return [{node for node in group if graph.degree(node)} for group in sets if any(map(graph.degree, group))]


def main(folder):
    tables = sorted(folder.glob("*.csv"))
    for path in tables:
        statistics = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        try:
            compare(read(path), statistics)
        except AssertionError as error:
            sys.exit(f"{path.name}: {error}")
    print(f"{len(tables)} graphs agree")


main(Path(sys.argv[1]))
