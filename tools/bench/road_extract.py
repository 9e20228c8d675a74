# SPDX-License-Identifier: Apache-2.0
"""Turns an extract of OpenStreetMap into one plain graph that every program is asked on.

  road_extract.py FILE.osm.pbf FOLDER SERVICES FACILITIES

Each way with a `highway` tag counts, each of its vertices is a node, each piece between two
vertices an edge that one may travel both ways. Lengths are geodesic, in whole millimetres. Facilities stand
on nodes, drawn by a seed, never on one of two nodes in one place. Writes into the folder

  nodes.f64        longitude and latitude
  edges.u32        start, end, length
  edges.csv        the same with a number, for PostgreSQL
  facilities.u32   nodes, those of the first service first

and prints what it counted as one JSON object. Runs in the environment that tools/bench/setup makes.
"""

import json
import pathlib
import sys

import numpy
import osmium
import pyproj

SEED = 2016


class Highways(osmium.SimpleHandler):
    """Nodes by their OpenStreetMap number, and ways as lists of such numbers."""

    def __init__(self):
        super().__init__()
        self.place = {}
        self.ways = []

    def node(self, node):
        self.place[node.id] = (node.location.lon, node.location.lat)

    def way(self, way):
        if "highway" in way.tags:
            self.ways.append([node.ref for node in way.nodes if node.ref in self.place])


def read_graph(path):
    """Places and the start, end and length of each edge."""
    highways = Highways()
    highways.apply_file(path)
    row = {}
    for way in highways.ways:
        for node in way:
            row.setdefault(node, len(row))
    place = numpy.array([highways.place[node] for node in row])
    ends = numpy.array([(row[start], row[end]) for way in highways.ways
                        for start, end in zip(way, way[1:])])
    start, end = place[ends[:, 0]], place[ends[:, 1]]
    _, _, metres = pyproj.Geod(ellps="WGS84").inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
    return len(highways.ways), place, numpy.column_stack([ends, numpy.rint(metres * 1000)])


def draw_facilities(place, services, facilities):
    """Nodes that stand alone where they stand: whoever looks for them by place finds them."""
    _, first, times = numpy.unique(place, axis=0, return_index=True, return_counts=True)
    alone = numpy.sort(first[times == 1])
    random = numpy.random.Generator(numpy.random.PCG64(SEED))
    return numpy.array([random.choice(alone, facilities, replace=False) for _ in range(services)])


def main(path, folder, services, facilities):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    ways, place, edges = read_graph(path)
    place.astype("f8").tofile(folder / "nodes.f64")
    edges.astype("u4").tofile(folder / "edges.u32")
    numpy.savetxt(folder / "edges.csv", numpy.column_stack([numpy.arange(len(edges)), edges]),
                  delimiter=",", fmt="%d")
    draw_facilities(place, int(services), int(facilities)).astype("u4").tofile(
        folder / "facilities.u32")
    print(json.dumps({"ways": ways, "nodes": len(place), "edges": len(edges),
                      "without_length": int((edges[:, 2] == 0).sum())}))


if __name__ == "__main__":
    main(*sys.argv[1:])
