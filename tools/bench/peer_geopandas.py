# SPDX-License-Identifier: Apache-2.0
"""Does the same work with GeoPandas. Runs in the environment that tools/bench/setup makes.

  nearest FOLDER SERVICES   nearest facility within 5 km, on the places of bench_nearest --export
  project FOLDER SERVICES   the same places as projected coordinates, for PostGIS
  compare FOLDER SERVICE FILE   compares the answers of a peer (village,facility) with ours
  coverage VILLAGES FACILITIES OUT   read, a join for each kind of facility, write

Prints one JSON object.
"""

import json
import os
import sys
import time

for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):  # may be set for another processor
    os.environ.pop(name, None)
import geopandas
import numpy
import pyproj

RADIUS = 5000.0
JOINS = 12  # for the most frequent kinds of facility
# Accurate to 1.5 % over the settled half of China; distances are compared on the ellipsoid.
PLANE = "+proj=lcc +lat_1=25 +lat_2=39 +lat_0=32 +lon_0=111 +datum=WGS84 +units=m"
STRETCH = 0.02


def read_pairs(folder, name):
    return numpy.fromfile(f"{folder}/{name}.f64").reshape(-1, 2)


def projected(folder, name):
    places = read_pairs(folder, name)
    to_plane = pyproj.Transformer.from_crs("EPSG:4326", PLANE, always_xy=True)
    return numpy.column_stack(to_plane.transform(places[:, 0], places[:, 1]))


def as_points(xy):
    return geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(xy[:, 0], xy[:, 1]), crs=PLANE)


def compare(folder, service, villages, theirs):
    """The number of equal answers, and of those that differ by more than the projection
    explains."""
    lonlat = read_pairs(folder, "villages")[villages]
    facilities = read_pairs(folder, f"facilities_{service}")
    ours, our_distance = read_pairs(folder, f"answers_{service}")[villages].T
    same = ours == theirs
    found = theirs >= 0
    to = facilities[numpy.where(found, theirs, 0).astype(int)]
    _, _, metres = pyproj.Geod(ellps="WGS84").inv(lonlat[:, 0], lonlat[:, 1], to[:, 0], to[:, 1])
    their_distance = numpy.where(found, metres, RADIUS)
    our_distance = numpy.where(numpy.isfinite(our_distance), our_distance, RADIUS)
    explained = abs(their_distance - our_distance) <= STRETCH * our_distance
    return {"compared": len(villages), "same": int(same.sum()),
            "unexplained": int((~same & ~explained).sum())}


def nearest(folder, services):
    villages = as_points(projected(folder, "villages"))
    result = {"seconds": [], "queries": len(villages), "agreement": []}
    for service in range(services):
        facilities = as_points(projected(folder, f"facilities_{service}"))
        start = time.perf_counter()
        joined = geopandas.sjoin_nearest(villages, facilities, max_distance=RADIUS, how="inner",
                                         distance_col="distance")
        result["seconds"].append(time.perf_counter() - start)
        first = joined[~joined.index.duplicated()]
        theirs = numpy.full(len(villages), -1.0)
        theirs[first.index] = first["index_right"]
        result["agreement"].append(compare(folder, service, numpy.arange(len(villages)), theirs))
    return result


def project(folder, services):
    for name in ["villages"] + [f"facilities_{i}" for i in range(services)]:
        xy = projected(folder, name)
        table = numpy.column_stack([numpy.arange(len(xy)), read_pairs(folder, name), xy])
        numpy.savetxt(f"{folder}/{name}.csv", table, delimiter=",",
                      fmt=["%d", "%.12f", "%.12f", "%.6f", "%.6f"])
    return {}


def compare_file(folder, service, path):
    answers = numpy.loadtxt(path, delimiter=",", ndmin=2)
    return compare(folder, service, answers[:, 0].astype(int), answers[:, 1])


def coverage(villages_path, facilities_path, out):
    villages = geopandas.read_file(villages_path, encoding="GB18030")
    facilities = geopandas.read_file(facilities_path, encoding="GB18030")
    joins = 0
    for number, kind in enumerate(facilities["设施类型"].value_counts().index[:JOINS]):
        of_kind = facilities[facilities["设施类型"] == kind]
        joined = geopandas.sjoin_nearest(villages[["geometry"]], of_kind[["设施名称", "geometry"]],
                                         max_distance=RADIUS, how="left", distance_col="distance")
        joined = joined[~joined.index.duplicated()]
        villages[f"facility_{number}"] = joined["设施名称"]
        villages[f"distance_{number}"] = joined["distance"].round(1)
        joins += 1
    villages.to_crs("EPSG:4326").to_file(out, driver="GeoJSON", RFC7946="YES")
    return {"villages": len(villages), "joins": joins}


if __name__ == "__main__":
    command, *words = sys.argv[1:]
    if command == "nearest":
        answer = nearest(words[0], int(words[1]))
    elif command == "project":
        answer = project(words[0], int(words[1]))
    elif command == "compare":
        answer = compare_file(words[0], int(words[1]), words[2])
    else:
        answer = coverage(*words)
    answer["version"] = f"GeoPandas {geopandas.__version__}"
    print(json.dumps(answer))
