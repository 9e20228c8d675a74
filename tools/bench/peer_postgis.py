# SPDX-License-Identifier: Apache-2.0
"""Does the same work with PostGIS, on a temporary server."""

import re

from postgis_server import server

RADIUS = 5000

LOAD = """
CREATE EXTENSION postgis;
CREATE TABLE v_all (id int, lon float8, lat float8, x float8, y float8);
CREATE TABLE f_all (LIKE v_all);
\\copy v_all FROM '{folder}/villages.csv' CSV
\\copy f_all FROM '{folder}/facilities_0.csv' CSV
CREATE TABLE v AS SELECT id, ST_MakePoint(x, y) AS flat,
  ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography AS globe
  FROM v_all WHERE id % {every} = 0;
CREATE TABLE f AS SELECT id, ST_MakePoint(x, y) AS flat,
  ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography AS globe FROM f_all;
CREATE INDEX ON f USING gist (flat);
CREATE INDEX ON f USING gist (globe);
VACUUM ANALYZE v;
VACUUM ANALYZE f;
"""

NEAREST = """
CREATE TEMP TABLE answer AS
SELECT v.id AS village, CASE WHEN n.d <= {radius} THEN n.id ELSE -1 END AS facility
FROM v CROSS JOIN LATERAL
  (SELECT f.id, v.{form} <-> f.{form} AS d FROM f ORDER BY v.{form} <-> f.{form} LIMIT 1) n;
"""


def nearest(places, data, every, repeats):
    """The seconds for each form of the query, and the file of the answers of the faster form."""
    result = {"seconds": {"flat": [], "globe": []}}
    with server(data) as run_json:
        run_json(LOAD.format(folder=places, every=every))
        result["version"] = "PostGIS " + run_json("SELECT postgis_lib_version()").strip()
        result["queries"] = int(run_json("SELECT count(*) FROM v"))
        for form, seconds in result["seconds"].items():
            for _ in range(repeats):
                output = run_json("\\timing on\n" + NEAREST.format(form=form, radius=RADIUS) +
                           f"\\copy answer TO '{places}/postgis_{form}.csv' CSV")
                seconds.append(float(re.search(r"Time: ([\d.]+) ms", output)[1]) / 1000.0)
    return result
