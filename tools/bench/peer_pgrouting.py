# SPDX-License-Identifier: Apache-2.0
"""Finds the nearest facility along roads with pgRouting, on a temporary server."""

import re
from array import array

from postgis_server import server

UNREACHED = 0xFFFFFFFF

LOAD = """
CREATE EXTENSION postgis;
CREATE EXTENSION pgrouting;
CREATE TABLE roads (id int PRIMARY KEY, source int, target int, cost float8);
\\copy roads FROM '{folder}/edges.csv' CSV
CREATE INDEX ON roads (source);
CREATE INDEX ON roads (target);
VACUUM ANALYZE roads;
"""

# `together`: all facilities start at once and a node is assigned to the first that reaches it,
# which in 3.4 is not always the nearest. `one_by_one`: one search per facility, then the minimum;
# exact. Costs are whole millimetres.
DISTANCES = """
  FROM pgr_drivingDistance('SELECT id, source, target, cost FROM roads', ARRAY[{starts}], {radius},
                           directed => false, equicost => {together})
"""
FORMS = {
    "together": "CREATE TABLE {answer} AS SELECT node, agg_cost" + DISTANCES,
    "one_by_one": "CREATE TABLE {answer} AS SELECT node, min(agg_cost) AS agg_cost" + DISTANCES +
                  "GROUP BY node",
}


def query_one(run_json, form, starts, radius, answer):
    """Seconds, and rows of node and cost."""
    output = run_json("\\timing on\n" + FORMS[form].format(
        answer=answer, starts=",".join(map(str, starts)), radius=radius,
        together=form == "together") + ";")
    rows = run_json(f"SELECT node, agg_cost::bigint FROM {answer}").splitlines()
    return (float(re.search(r"Time: ([\d.]+) ms", output)[1]) / 1000.0,
            [tuple(map(int, row.split("|"))) for row in rows])


def nearest(folder, services, radius, data, before_each):
    """For each form of the query, the seconds of each service, and all answers, one row per node.
    Calls `before_each` before each service, so that both of a pair are measured close in time."""
    nodes = (folder / "nodes.f64").stat().st_size // 16
    result = {"seconds": {form: [] for form in FORMS},
              "answers": {form: array("I") for form in FORMS}}
    with server(data) as run_json:
        run_json(LOAD.format(folder=folder))
        result["version"] = "pgRouting " + run_json("SELECT pgr_version()").strip()
        for number, starts in enumerate(services):
            before_each()
            for form in FORMS:
                seconds, rows = query_one(run_json, form, starts, radius, f"{form}_{number}")
                answer = array("I", [UNREACHED]) * nodes
                for node, cost in rows:
                    answer[node] = cost
                result["seconds"][form].append(seconds)
                result["answers"][form] += answer
    return result
