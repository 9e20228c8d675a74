# SPDX-License-Identifier: Apache-2.0
"""A small county gives the same results at 100° E and across 180°, in any notation of its shapes.

GeoJSON requires shapes across 180° to be cut there (RFC 7946, 3.1.9). Files also jump from 179.9
to -179.9, count on to 180.1, or count down from -179.9 to -180.1.
"""

import csv
import json
import math
import random
import unittest

from program import UserTest, run_layers

LAT = -17.0
KM = 1 / 110.64  # degrees of latitude
EAST_KM = 1 / (111.32 * math.cos(math.radians(LAT)))  # degrees of longitude, approximately
SPELLINGS = ("cut", "jump", "on", "below")


def place(x, y):
    """Kilometres east and north of the centre, as degrees from it, on a grid of 2^-30 degrees."""
    return (round(x * EAST_KM * 2**30) / 2**30, LAT + y * KM)


def star(rng, x, y, radius, corners):
    """A ring around a place, counter-clockwise."""
    ring = []
    for i in range(corners):
        turn = 2 * math.pi * i / corners
        far = radius * rng.uniform(0.5, 1.0)
        ring.append(place(x + far * math.cos(turn), y + far * math.sin(turn)))
    return ring + ring[:1]


def dense(corners):
    """A line with vertices so dense that it is straight to a millimetre both on the map and on the
    ground."""
    steps = 60
    line = [place(*corners[0])]
    for (x, y), (to_x, to_y) in zip(corners, corners[1:]):
        line += [place(x + (to_x - x) * i / steps, y + (to_y - y) * i / steps) for i in range(1, steps + 1)]
    return line


def home(lon):
    return (lon + 180.0) % 360.0 - 180.0


def crossing(a, b):
    return (180.0, a[1] + (180.0 - a[0]) / (b[0] - a[0]) * (b[1] - a[1]))


def side_of(ring, west):
    """The part of a ring that counts on past 180 on one side of it; Sutherland and Hodgman."""
    kept = []
    for a, b in zip(ring, ring[1:]):
        a_in, b_in = ((a[0] <= 180.0), (b[0] <= 180.0)) if west else ((a[0] >= 180.0), (b[0] >= 180.0))
        if a_in:
            kept.append(a)
        if a_in != b_in:
            kept.append(crossing(a, b))
    return kept + kept[:1] if len(kept) > 2 else []


def cut_polygon(rings):
    """The parts of a polygon across 180°."""
    parts = []
    for west in (True, False):
        turn = 0.0 if west else -360.0
        sides = [[(lon + turn, lat) for lon, lat in side_of(ring, west)] for ring in rings]
        if sides[0]:
            parts.append([ring for ring in sides if ring])
    return parts


def cut_line(line):
    parts = [[line[0]]]
    for a, b in zip(line, line[1:]):
        if (a[0] - 180.0) * (b[0] - 180.0) < 0.0:
            cut = crossing(a, b)
            parts[-1].append(cut)
            parts.append([cut])
        parts[-1].append(b)
    return [[(lon - 360.0 if min(p[0] for p in part) >= 180.0 else lon, lat) for lon, lat in part]
            for part in parts]


def spelled(points, spelling):
    """Converts vertices that count on past 180 to another notation."""
    if spelling == "jump":
        return [(home(lon), lat) for lon, lat in points]
    return [(lon - 360.0 if spelling == "below" else lon, lat) for lon, lat in points]


def moved(points, middle):
    return [(lon + middle, lat) for lon, lat in points]


def geometry(kind, shape, middle, spelling):
    """`shape`: a place, a line, or the rings of each polygon, in degrees from the centre."""
    across = middle == 180.0
    if kind == "Point":
        (spot,) = moved([shape], middle)
        return {"type": kind, "coordinates": spelled([spot], spelling)[0] if across else spot}
    if kind == "LineString":
        line = moved(shape, middle)
        if across and spelling == "cut":
            return {"type": "MultiLineString", "coordinates": cut_line(line)}
        return {"type": kind, "coordinates": spelled(line, spelling) if across else line}
    polygons = [[moved(ring, middle) for ring in rings] for rings in shape]
    if across and spelling == "cut":
        polygons = [part for rings in polygons for part in cut_polygon(rings)]
    elif across:
        polygons = [[spelled(ring, spelling) for ring in rings] for rings in polygons]
    return {"type": "MultiPolygon", "coordinates": polygons}


class World:
    """Layers, name -> (kind, shape, properties), in degrees from the centre."""

    def __init__(self, seed):
        self.rng = rng = random.Random(seed)
        self.layers = {"villages": [], "towns": [], "facilities": [], "roads": [], "networks.water_supply": [],
                       "boundaries": [], "built_up": [], "exclusions": []}
        self.layers["towns"].append(("Point", place(rng.uniform(-1, 1), rng.uniform(-1, 1)),
                                     {"name": "东镇", "code": "370102001"}))
        for i in range(rng.randint(6, 12)):
            self.add_village(i, rng.uniform(-6, 6), rng.uniform(-6, 6))
        for i in range(3):
            x, y = rng.uniform(-4, 4), rng.uniform(-4, 4)
            if i == 0:  # a campus
                shape = [[star(rng, rng.uniform(-0.2, 0.2), y, 0.5, 9)]]
                self.layers["facilities"].append(("Polygon", shape, {"name": "小学", "kind": "小学", "level": "镇"}))
            else:
                self.layers["facilities"].append(("Point", place(x, y), {"name": f"卫生院{i}", "kind": "卫生院", "level": "镇"}))
        for _ in range(8):
            self.layers["roads"].append(("LineString", self.line(6), {}))
        self.layers["roads"].append(("LineString", dense([(-7, 0.3), (0, 0.1), (7, -0.2)]), {}))
        self.layers["networks.water_supply"].append(("LineString", self.line(5), {}))
        self.layers["boundaries"].append(("Polygon", [[star(rng, 0, 0, 8, 30)]], {"name": "东县"}))
        for _ in range(3):
            self.layers["built_up"].append(("Polygon", [[star(rng, rng.uniform(-2, 2), rng.uniform(-4, 4), 0.8, 7)]], {}))
            self.layers["exclusions"].append(("Polygon", [[star(rng, rng.uniform(-1, 1), rng.uniform(-4, 4), 1.2, 8)]], {}))

    def line(self, reach):
        return dense([(self.rng.uniform(-reach, reach), self.rng.uniform(-reach, reach)) for _ in range(3)])

    def add_village(self, i, x, y):
        properties = {"code": f"370102001{i + 201}", "name": f"村{i}", "people": 1000 + 150 * i, "water_supply": "否"}
        if self.rng.random() < 0.25:
            self.layers["villages"].append(("Point", place(x, y), properties))
            return
        if self.rng.random() < 0.6:
            x = self.rng.uniform(-0.5, 0.5)
        rings = [star(self.rng, x, y, self.rng.uniform(0.3, 1.2), 14)]
        if self.rng.random() < 0.3:
            rings.append(star(self.rng, x, y, 0.1, 6)[::-1])
        shape = [rings]
        if self.rng.random() < 0.3:
            shape.append([star(self.rng, x + 1.5, y + 1.5, 0.4, 6)])
        self.layers["villages"].append(("Polygon", shape, properties))

    def write(self, folder, middle, spelling_of):
        study = 'language = "en"\n[sites]\nmovable = "all"\n[schedule]\nfirst_year = 2027\nbudget = [2e6, 2e6, 2e6]\n'
        study += '[coverage]\nmetric = "road"\n[roads]\njoin_crossings = true\n'
        for name, records in self.layers.items():
            features = [{"type": "Feature", "properties": properties,
                         "geometry": geometry(kind, shape, middle, spelling_of())}
                        for kind, shape, properties in records]
            file = name.replace(".", "_") + ".geojson"
            (folder / file).write_text(json.dumps({"type": "FeatureCollection", "features": features},
                                                  ensure_ascii=False), encoding="utf-8")
            study += f'[layers.{name}]\npath = "{file}"\n'
            if name == "villages":  # at 17° S their Chinese codes would be doubted
                study += "keep_far = true\n"
        (folder / "study.toml").write_text(study, encoding="utf-8")


def answer_of(folder):
    """The results of the run, without positions."""
    found = {}
    for file in ("coverage", "gaps", "extensions", "sites", "problems", "priorities", "service_areas"):
        text = (folder / "out" / f"{file}.geojson").read_text(encoding="utf-8")
        rows = [row["properties"] for row in json.loads(text)["features"]]
        for row in rows:
            for key in ("segment", "delay_code", "delay_reason"):  # these depend on centimetres
                row.pop(key, None)
        found[file] = sorted((json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows))
    # The vertices of a line decide how it is split into segments, not what it costs.
    lines = [json.loads(row) for row in found.pop("extensions")]
    found["lines"] = [json.dumps({key: sum(line[key] for line in lines) for key in ("length_m", "cost_cny")})]
    table = (folder / "out" / "schedule.csv").read_text(encoding="utf-8-sig").splitlines()
    # The same holds for the years of stretches that join no village by themselves.
    found["schedule"] = sorted(json.dumps({"villages": row[-2], "year": row[-4]}, ensure_ascii=False)
                               for row in csv.reader(table) if row[-2])
    return found


class AcrossTheMeridian(UserTest):
    def answer(self, world, middle, spelling_of):
        world.write(self.folder, middle, spelling_of)
        done = run_layers("study.toml", folder=self.folder)
        self.assertIn(done.code, (0, 1), str(done))
        return answer_of(self.folder)

    def assert_same(self, first, second, reported):
        for name, rows in first.items():
            self.assertEqual(len(rows), len(second[name]), f"{reported}: {name}")
            for a, b in zip(rows, second[name]):
                self.assert_same_row(a, b, f"{reported}: {name}")

    def assert_same_row(self, a, b, reported):
        a, b = json.loads(a), json.loads(b)
        self.assertEqual(sorted(a), sorted(b), reported)
        for key, value in a.items():
            if isinstance(value, (int, float)) and isinstance(b[key], (int, float)):
                # Lines are whole centimetres, at up to 1,000 CNY a metre.
                delta = 20.0 if "cny" in key else 0.02 + 1e-9 * abs(value)
                self.assertAlmostEqual(value, b[key], delta=delta, msg=f"{reported} {key} {a} {b}")
            else:
                self.assertEqual(value, b[key], f"{reported} {key}")

    def test_a_county_across_180_gives_the_results_of_100_east(self):
        for seed in range(6):
            world = World(seed)
            wanted = self.answer(world, 100.0, lambda: "on")
            for spelling in (*SPELLINGS, None):
                draw = random.Random(f"{seed}{spelling}")
                found = self.answer(world, 180.0, lambda: spelling or draw.choice(SPELLINGS))
                self.assert_same(wanted, found, f"seed {seed}, {spelling or 'any'}")


if __name__ == "__main__":
    unittest.main()
