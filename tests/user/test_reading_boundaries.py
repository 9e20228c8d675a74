# SPDX-License-Identifier: Apache-2.0
"""Correct boundaries of any outline are kept without a report; an outlier vertex is still found."""

import json
import math
import unittest

import test_reading_crs as world
from program import run_layers
from test_reading_crs import write_geojson


def ring(west, south, east, north, pieces=1):
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    vertices = [[a[0] + (b[0] - a[0]) * i / pieces, a[1] + (b[1] - a[1]) * i / pieces]
                for a, b in zip(corners, corners[1:]) for i in range(pieces)]
    return [*vertices, vertices[0]]


DENSE = ring(117.0, 36.0, 117.3, 36.3, 60)  # a vertex every half kilometre
ISLAND = [[117.85 + 0.05 * math.cos(k / 7), 36.145 + 0.05 * math.sin(k / 7)] for k in range(22, 66)]
PLACES = [(117.02 + 0.02 * (i % 13), 36.02 + 0.02 * (i // 13)) for i in range(150)]


class Boundaries(world.Reading):
    def reported(self, shapes):
        rows = [{"code": f"V{i}", "name": f"村{i}", "people": 100 + i} for i in range(len(PLACES))]
        write_geojson(self.folder / "v.geojson", PLACES, rows)
        write_geojson(self.folder / "f.geojson", PLACES[::9],
                      [{"name": f"学{i}", "kind": "学校"} for i in range(len(PLACES[::9]))])
        features = [{"type": "Feature", "properties": {"name": f"{'甲乙丙丁'[i]}镇"},
                     "geometry": {"type": "MultiPolygon", "coordinates": [[part] for part in shape]}}
                    for i, shape in enumerate(shapes)]
        (self.folder / "b.geojson").write_text(
            json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        (self.folder / "study.toml").write_text(
            'language = "en"\n[layers.villages]\npath = "v.geojson"\n[layers.facilities]\n'
            'path = "f.geojson"\n[layers.boundaries]\npath = "b.geojson"\n', encoding="utf-8")
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), answer)
        text = (self.folder / "out" / "problems.geojson").read_text(encoding="utf-8")
        found = [feature["properties"] for feature in json.loads(text)["features"]]
        return [p["detail"] for p in found if p["problem"] == "place_far_away"]

    def test_correct_outlines_are_not_reported(self):
        towns = [[ring(117 + 0.1 * i, 36, 117.1 + 0.1 * i, 36.3)] for i in range(3)]
        for shapes in (
            [[ring(116.0, 36.0, 117.7, 36.1)]],
            [[ring(115.5, 35.0, 118.8, 37.5)]],
            [[DENSE[:80] + [[117.8, 36.11], [117.8, 36.14]] + DENSE[88:]]],
            [[DENSE[:80] + [[117.8, 36.12]] + DENSE[88:]]],
            [[DENSE[:91] + ISLAND + DENSE[91:]]],
            [[ring(118.4, 36.0, 118.5, 36.1), DENSE]],
            [[DENSE, ring(118.4, 36.0, 118.5, 36.1)]],
            [*towns, [ring(116.2, 36.1, 117.0, 36.2)]],
            [*towns, [ring(118.3, 36.1, 118.4, 36.2), ring(117.3, 36.0, 117.4, 36.3)]],
        ):
            with self.subTest(str(shapes)[:60]):
                self.assertEqual(self.reported(shapes), [])

    def test_outliers_and_areas_elsewhere_are_still_reported(self):
        slipped = DENSE[:90] + [[117.8, 36.15]] + DENSE[90:]
        self.assertIn("1 of 242 vertices is left out; the first, vertex 91", self.reported([[slipped]])[0])
        two = DENSE[:90] + [[x + 1, y] for x, y in DENSE[90:92]] + DENSE[92:]
        self.assertIn("2 of 241 vertices are left out; the first, vertex 91", self.reported([[two]])[0])
        towns = [[ring(117 + 0.1 * i, 36, 117.1 + 0.1 * i, 36.3)] for i in range(3)]
        reported = self.reported([*towns, [ring(107.0, 36.1, 107.3, 36.2)]])
        self.assertIn("1 of 4 records is far from the others", reported[0])


if __name__ == "__main__":
    unittest.main()
