# SPDX-License-Identifier: Apache-2.0
"""Makes the same layers of an OpenStreetMap extract as `hinterland import osm`, with pyrosm.

  peer_pyrosm.py EXTRACT MAPPING OUT.gpkg

Runs in the environment that tools/bench/setup makes. Reads the same mapping; pyrosm filters by
the first condition of each pattern, and pandas by the others. Prints one JSON object: the number
of records of each layer, and the seconds excluding the start of Python.
"""

import json
import os
import sys
import time
import tomllib
import warnings

for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):  # may be set for another processor
    os.environ.pop(name, None)
warnings.filterwarnings("ignore")
import pandas
import pyrosm

SETTINGS = {"unless", "unhardened_classes", "unhardened_surfaces", "town_reach", "county_levels",
            "min_share"}
# Object types of a section: nodes, ways, relations.
OBJECTS = {"networks": (False, True, False), "roads": (False, True, False),
           "built_up": (False, True, True), "exclusions": (False, True, True),
           "boundaries": (False, True, True)}
ALL_OBJECTS = (True, True, True)
SHAPES = {"networks": "Line", "roads": "Line", "built_up": "Polygon", "exclusions": "Polygon",
          "boundaries": "Polygon"}
MORE_TAGS = ["name", "name:zh", "population", "maxspeed", "oneway", "surface", "junction",
             "admin_level"]


def conditions(pattern):
    """(key, values, is required) of each condition."""
    for word in pattern.split():
        key, values = word.split("=", 1)
        yield key.removesuffix("!"), values.split("|"), not key.endswith("!")


def fits(frame, pattern):
    right = pandas.Series(True, index=frame.index)
    for key, values, wanted in conditions(pattern):
        if key in frame:
            there = frame[key].notna() & (frame[key] != "no")
            listed = there if values == ["*"] else frame[key].isin(values)
        else:
            listed = pandas.Series(False, index=frame.index)
        right &= listed if wanted else ~listed
    return right


def layer(osm, patterns, section, unless):
    """The records that match some patterns and are not excluded by `unless` of the section."""
    wanted, keys = {}, set(MORE_TAGS)
    for pattern in patterns:
        parts = list(conditions(pattern))
        keys.update(key for key, _, _ in parts)
        key, values, _ = parts[0]
        if values == ["*"]:
            wanted[key] = True
        elif wanted.get(key) is not True:
            wanted.setdefault(key, []).extend(values)
    keys.update(key for pattern in unless for key, _, _ in conditions(pattern))
    nodes, ways, relations = OBJECTS.get(section, ALL_OBJECTS)
    found = osm.get_data_by_custom_criteria(
        wanted, filter_type="keep", tags_as_columns=sorted(keys), keep_nodes=nodes, keep_ways=ways,
        keep_relations=relations)
    if found is None or len(found) == 0:
        return None
    right = pandas.Series(False, index=found.index)
    for pattern in patterns:
        right |= fits(found, pattern)
    for pattern in unless:
        right &= ~fits(found, pattern)
    if section in SHAPES:
        right &= found.geometry.geom_type.str.contains(SHAPES[section])
    found = found[right].copy()
    if section not in SHAPES:  # a point inside an area
        found["geometry"] = found.geometry.representative_point()
    return found


def layers_of(mapping):
    """(name, section, patterns, unless), named as in hinterland."""
    for section, rules in mapping.items():
        if not isinstance(rules, dict):
            continue
        unless = rules.get("unless", [])
        entries = {name: rule for name, rule in rules.items() if name not in SETTINGS}
        if section == "networks":
            for service, patterns in entries.items():
                yield f"network_{service}", section, patterns, unless
        else:
            yield section, section, [p for rule in entries.values() for p in rule], unless


def main(extract, mapping, out):
    start = time.perf_counter()
    with open(mapping, "rb") as file:
        rules = tomllib.load(file)
    osm = pyrosm.OSM(extract)
    counts = {}
    for name, section, patterns, unless in layers_of(rules):
        found = layer(osm, patterns, section, unless)
        if found is None or len(found) == 0:
            continue
        counts[name] = len(found)
        found.drop(columns=["tags"], errors="ignore").to_file(out, layer=name, driver="GPKG")
    print(json.dumps({"version": f"pyrosm {pyrosm.__version__}", "records": counts,
                      "seconds": time.perf_counter() - start}))


if __name__ == "__main__":
    main(*sys.argv[1:])
