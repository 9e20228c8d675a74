# SPDX-License-Identifier: Apache-2.0
"""NetworkX's steiner_tree with Mehlhorn's method. Runs in the environment of tools/bench/setup.

  peer_networkx.py FOLDER

Times the trees of all *.gr in FOLDER, once, excluding the time to build the graphs; prints one
JSON object.
"""

import json
import pathlib
import sys
import time

import networkx
from networkx.algorithms.approximation import steiner_tree


def read(path):
    graph, terminals = networkx.Graph(), []
    for line in path.read_text().splitlines():
        words = line.split()
        if words[:1] == ["E"]:
            start, end, cost = map(int, words[1:])
            if not graph.has_edge(start, end) or graph[start][end]["weight"] > cost:
                graph.add_edge(start, end, weight=cost)
        if words[:1] == ["T"]:
            terminals.append(int(words[1]))
    return graph, terminals


def main(folder):
    paths = sorted(pathlib.Path(folder).glob("*.gr"))
    problems = [read(path) for path in paths]
    wall, processor = time.perf_counter(), time.process_time()
    trees = [steiner_tree(graph, terminals, method="mehlhorn") for graph, terminals in problems]
    seen = {"wall": time.perf_counter() - wall, "processor": time.process_time() - processor}
    costs = {path.name: int(tree.size(weight="weight")) for path, tree in zip(paths, trees)}
    print(json.dumps({"version": networkx.__version__, "all": seen, "cost": costs}))


if __name__ == "__main__":
    main(sys.argv[1])
