# SPDX-License-Identifier: Apache-2.0
"""pandana finds the nearest facility along roads. Runs in the environment of tools/bench/setup.

  peer_pandana.py FOLDER SERVICES RADIUS

FOLDER is what road_extract.py wrote. Times the making of the network, the setting of the facilities
and the questions, which ask for distances alone. Writes the answers as whole millimetres into
pandana.u32, a row a node, those of the first service first, and prints one JSON object.
OMP_NUM_THREADS says how many threads.
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

NOBODY = 0xFFFFFFFF
# Weights become whole thousandths inside, perhaps cut off: a quarter of a millimetre more makes
# them the very same numbers as ours, however they are rounded.
QUARTER = 0.25


@contextlib.contextmanager
def timed(into):
    wall, processor = time.perf_counter(), time.process_time()
    yield
    into["wall"].append(time.perf_counter() - wall)
    into["processor"].append(time.process_time() - processor)


def quietly():
    """pandana and its library talk on standard output, which is for the result."""
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
        answers = [network.nearest_pois(radius, str(number), 1, NOBODY / 1000.0)
                   for number in range(services)]
    os.dup2(stdout, 1)
    metres = numpy.concatenate([answer[1].to_numpy() for answer in answers])
    numpy.rint(metres * 1000.0).astype("u4").tofile(f"{folder}/pandana.u32")
    result["version"] = f"pandana {importlib.metadata.version('pandana')}"
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
