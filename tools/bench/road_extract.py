# SPDX-License-Identifier: Apache-2.0
"""Converts an OpenStreetMap extract to one plain graph, which is the input of all compared
programs.

  road_extract.py FILE.osm.pbf FOLDER SERVICES FACILITIES

Each way with a `highway` tag is used, each of its vertices is a node, and each piece between two
vertices is an edge in both directions. Lengths are geodesic, in whole millimetres. Facilities
are at nodes drawn by a seed, never at nodes that share their place with another. Writes into the
folder

  nodes.f64        longitude and latitude
  edges.u32        start, end, length
  edges.csv        the same with a number, for PostgreSQL
  facilities.u32   nodes, service after service

and prints its counts as one JSON object. Runs in the environment that tools/bench/setup makes.
"""

import json
import pathlib
import sys

import numpy
import osmium
import pyproj

SEED = 2016


class Highways(osmium.SimpleHandler):
    """Nodes by their OpenStreetMap id, and ways as lists of such ids."""

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
    """Nodes with a unique place: a program that looks them up by place finds them."""
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
