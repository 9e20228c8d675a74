# SPDX-License-Identifier: Apache-2.0
"""Finds the nearest facility along roads with pandana. Runs in the environment of
tools/bench/setup.

  peer_pandana.py FOLDER SERVICES RADIUS

FOLDER is the output of road_extract.py. Measures building the network, setting the facilities,
and the queries, which return distances only. Writes the answers as whole millimetres to
pandana.u32, one row per node, service after service, and prints one JSON object. OMP_NUM_THREADS
sets the number of threads.
"""

import contextlib
import importlib.metadata
import json
import os
import sys
import time

import numpy
import pandana
import pandas

UNREACHED = 0xFFFFFFFF
# pandana converts weights to whole thousandths and may truncate: with an additional quarter of a
# millimetre they equal ours for any rounding.
QUARTER = 0.25


@contextlib.contextmanager
def timed(into):
    wall, processor = time.perf_counter(), time.process_time()
    yield
    into["wall"].append(time.perf_counter() - wall)
    into["processor"].append(time.process_time() - processor)


def quietly():
    """Redirects stdout, to which pandana and its library write messages; it is reserved for the
    result."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    return kept


def make_network(place, edges):
    weights = pandas.DataFrame({"length": (edges[:, 2] + QUARTER) / 1000.0})
    return pandana.Network(pandas.Series(place[:, 0]), pandas.Series(place[:, 1]),
                           pandas.Series(edges[:, 0]), pandas.Series(edges[:, 1]), weights)


def main(folder, services, radius):
    place = numpy.fromfile(f"{folder}/nodes.f64").reshape(-1, 2)
    edges = numpy.fromfile(f"{folder}/edges.u32", "u4").reshape(-1, 3).astype("i8")
    facilities = numpy.fromfile(f"{folder}/facilities.u32", "u4").reshape(services, -1)
    result = {part: {"wall": [], "processor": []} for part in ("network", "facilities", "queries")}
    stdout = quietly()
    with timed(result["network"]):
        network = make_network(place, edges)
    with timed(result["facilities"]):
        for number, nodes in enumerate(facilities):
            network.set_pois(str(number), radius, 1, pandas.Series(place[nodes, 0]),
                             pandas.Series(place[nodes, 1]))
    with timed(result["queries"]):
        answers = [network.nearest_pois(radius, str(number), 1, UNREACHED / 1000.0)
                   for number in range(services)]
    os.dup2(stdout, 1)
    metres = numpy.concatenate([answer[1].to_numpy() for answer in answers])
    numpy.rint(metres * 1000.0).astype("u4").tofile(f"{folder}/pandana.u32")
    result["version"] = f"pandana {importlib.metadata.version('pandana')}"
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
