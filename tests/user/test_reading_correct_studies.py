# SPDX-License-Identifier: Apache-2.0
"""Correct studies of any shape, especially small and sparse ones, cause no reports about their
places."""

import json
import math
import random
import unittest

import test_reading_crs as world
from osgeo import ogr
from program import run_layers
from small_world import write_layer
from test_reading_crs import write_geojson

ogr.UseExceptions()

MIDDLES = [(114.3, 30.6), (117.0, 36.6), (102.7, 25.0), (87.6, 43.8), (126.6, 45.8), (120.2, 30.2),
           (2.3, 48.8), (-100.0, 40.0), (36.8, -1.3), (145.0, -37.8)]
DOUBTFUL = ("crs_doubtful", "layer_far_away")


def kilometres(middle, x, y):
    return (middle[0] + x / 111.3 / math.cos(math.radians(middle[1])), middle[1] + y / 111.3)


def wkt_of_line(places):
    return "LINESTRING (" + ", ".join(f"{x:.7f} {y:.7f}" for x, y in places) + ")"


def wkt_of_point(place):
    return f"POINT ({place[0]:.7f} {place[1]:.7f})"


class RightStudies(world.Reading):
    def problems(self):
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), answer)
        text = (self.folder / "out" / "problems.geojson").read_text(encoding="utf-8")
        rows = [feature["properties"] for feature in json.loads(text)["features"]]
        return [(row["problem"], row["layer"], row["detail"]) for row in rows]

    def write(self, layers):
        """`layers`: the role, geometries in kilometres, kind and CRS of each."""
        fields = {"villages": {"code": ogr.OFTString, "name": ogr.OFTString, "people": ogr.OFTInteger},
                  "facilities": {"name": ogr.OFTString, "kind": ogr.OFTString}}
        text = 'language = "en"\n'
        for role, (shapes, kind, crs) in layers.items():
            of_role = fields.get(role, {"name": ogr.OFTString})
            rows = [(shape, *{"villages": (f"V{i}", f"A{i}", 100 + i),
                              "facilities": (f"F{i}", "小学")}.get(role, (f"N{i}",)))
                    for i, shape in enumerate(shapes)]
            path = self.folder / f"{role.replace('.', '_')}.gpkg"
            path.unlink(missing_ok=True)
            write_layer(path, of_role, rows, kind=kind, driver="GPKG", crs=crs)
            text += f'[layers.{role}]\npath = "{path.name}"\n'
        (self.folder / "study.toml").write_text(text, encoding="utf-8")

    def some_study(self, seed):
        dice = random.Random(seed)
        middle = dice.choice(MIDDLES)
        half = dice.choice([3, 15, 60, 120])
        count = dice.choice([3, 3, 4, 6, 12, 30])
        turn = dice.uniform(0, math.pi)
        along = [dice.uniform(-half, half) for _ in range(count)]
        places = dice.choice([
            [(x, dice.uniform(-half, half)) for x in along],
            [(x * math.cos(turn), x * math.sin(turn)) for x in along],
            [(2 * half * i / count - half, 0.0) for i in range(count)]])
        zone = int((middle[0] + 180) // 6) + 1
        systems = [4326, 3857, (32600 if middle[1] > 0 else 32700) + zone]
        if 80 < middle[0] < 130:
            systems += [4490, 4534 + round(middle[0] / 3) - 25]
        next_to = dice.choice([0.3, 2, 8])
        near = lambda: [value + dice.uniform(-next_to, next_to) for value in dice.choice(places)]
        on_map = lambda x, y: kilometres(middle, x, y)
        lines = lambda: [wkt_of_line([on_map(*start), on_map(start[0] + dice.uniform(-8, 8),
                                                              start[1] + dice.uniform(-8, 8))])
                         for start in (near() for _ in range(dice.randint(1, 5)))]
        some = lambda most: [wkt_of_point(on_map(*near())) for _ in range(dice.randint(1, most))]
        layers = {"villages": ([wkt_of_point(on_map(*place)) for place in places], ogr.wkbPoint),
                  "facilities": (some(6), ogr.wkbPoint)}
        for role, share in (("networks.water_supply", 0.7), ("roads", 0.5)):
            if dice.random() < share:
                layers[role] = (lines(), ogr.wkbLineString)
        if dice.random() < 0.5:
            layers["towns"] = (some(2), ogr.wkbPoint)
        self.write({role: (*layer, dice.choice(systems)) for role, layer in layers.items()})

    def test_correct_studies_cause_no_report_about_places(self):
        for seed in range(50):
            with self.subTest(seed):
                self.some_study(seed)
                self.assertEqual([p for p in self.problems() if p[0] in DOUBTFUL], [])

    def test_a_row_of_villages_along_a_line_may_be_beside_it(self):
        for apart in (0.25, 0.4, 0.6):
            for turn in range(0, 180, 30):
                with self.subTest(apart=apart, turn=turn):
                    east, north = math.cos(math.radians(turn)), math.sin(math.radians(turn))
                    at = lambda x, y: kilometres((117.0, 36.6), x * east - y * north,
                                                 x * north + y * east)
                    self.write({
                        "villages": ([wkt_of_point(at(2.0 * i, apart)) for i in range(10)],
                                     ogr.wkbPoint, 4326),
                        "facilities": ([wkt_of_point(at(2.0, apart))], ogr.wkbPoint, 4326),
                        "networks.water_supply": ([wkt_of_line([at(-9, 0), at(30, 0)])],
                                                  ogr.wkbLineString, 4326)})
                    self.assertEqual([p for p in self.problems() if p[0] in DOUBTFUL], [])

    def test_the_suggested_crs_is_never_the_current_one(self):
        """A water line of 200 km of which only the first vertex is near the villages."""
        villages = [wkt_of_point(kilometres((109.0, 34.4), x, y))
                    for x in range(-110, 111, 55) for y in range(-110, 111, 55)]
        lines = [wkt_of_line([kilometres((109.0, 34.4), x, 0), kilometres((109.0, 34.4), x + 20, 25)])
                 for x in (-110, 0, 55)]
        for crs in (4326, 4490, 4545):
            with self.subTest(crs):
                self.write({"villages": (villages, ogr.wkbPoint, crs),
                            "facilities": (villages[:6:2], ogr.wkbPoint, crs),
                            "networks.water_supply": (lines, ogr.wkbLineString, crs)})
                self.assertEqual([p for p in self.problems() if p[0] in DOUBTFUL], [])

    def test_a_layer_with_swapped_axes_is_still_reported(self):
        places = [(117.0 + 0.03 * i, 36.6 + 0.01 * (i % 3)) for i in range(12)]
        rows = [{"code": f"V{i}", "name": f"村{i}", "people": 100 + i} for i in range(12)]
        write_geojson(self.folder / "v.geojson", places, rows)
        write_geojson(self.folder / "f.geojson", [(y, x) for x, y in places[::4]],
                      [{"name": f"学{i}", "kind": "学校"} for i in range(3)])
        (self.folder / "study.toml").write_text(
            'language = "en"\n[layers.villages]\npath = "v.geojson"\n'
            '[layers.facilities]\npath = "f.geojson"\n', encoding="utf-8")
        reported = [p for p in self.problems() if p[0] in DOUBTFUL]
        self.assertEqual([p[:2] for p in reported], [("crs_doubtful", "facilities")])
        self.assertIn("latitude comes before longitude, so they are swapped", reported[0][2])


if __name__ == "__main__":
    unittest.main()
