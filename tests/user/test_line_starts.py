# SPDX-License-Identifier: Apache-2.0
"""Where new water lines begin: the same world drawn in several ways, and worlds that differ in
something that must not matter, give the same cheapest lines."""

import json
import unittest

from program import UserTest, run_layers

STUDY = """\
name = "t"
language = "en"
[layers.villages]
path = "villages.geojson"
[layers.facilities]
path = "facilities.geojson"
[layers.roads]
path = "roads.geojson"
[layers.networks.water_supply]
path = "main.geojson"
[coverage]
band_radius = "20 km"
core_radius = "3 km"
"""


def features(kind, records):
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": shape}}
                for properties, shape in records
            ],
        },
        ensure_ascii=False,
    )


class LineStarts(UserTest):
    def water_lines(self, villages, roads, mains, school=(117.0, 36.0)):
        """The cost of the water lines in CNY, which must be proven to be the least."""
        for name, text in {
            "study.toml": STUDY,
            "villages.geojson": features(
                "Point",
                [
                    ({"code": chr(65 + i), "name": chr(65 + i), "people": 1000, "water_supply": "no"}, place)
                    for i, place in enumerate(villages)
                ],
            ),
            "facilities.geojson": features(
                "Point", [({"name": "clinic", "kind": "医院", "level": "镇"}, school)]
            ),
            "roads.geojson": features("LineString", [({}, line) for line in roads]),
            "main.geojson": features("LineString", [({}, line) for line in mains]),
        }.items():
            (self.folder / name).write_text(text, encoding="utf-8")
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        figures = json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))["figures"]
        lines = figures["extension"]["by_service"]["water_supply"]["separate_lines"]
        self.assertEqual(lines["cost_cny"], lines["lower_bound_cny"])
        return lines["cost_cny"]

    def test_a_main_in_a_road_or_beside_it_is_continued_along_it(self):
        road = [[116.96088326292907, 36.59999358078522], [117.03911673707093, 36.59999358078522]]
        village = [117.03352863226637, 36.59999528384212]
        in_it = [[116.98323568335663, 36.59999882096049], [116.99441189440182, 36.5999998689956]]
        beside = [[116.9832356736081, 36.60004387811644], [116.99441189115231, 36.600044926152535]]
        for main in (in_it, beside, in_it[::-1]):
            cost = self.water_lines([village], [road], [main], (117.0, 36.6))
            self.assertAlmostEqual(cost, 1_050_000, delta=300)

    def test_lanes_at_a_village_make_its_line_no_dearer(self):
        road = [
            [116.91058409639474, 36.60537331556486],
            [116.96646902783101, 36.60540213972569],
            [117.0, 36.60540685640818],
            [117.0391194669571, 36.60540043647934],
        ]
        main = [[117.03352980215207, 36.6026987123985], [117.0335321423171, 36.60810556582364]]
        village = [117.0, 36.6]
        without = self.water_lines([village], [road], [main], (117.0, 36.5909885617275))
        self.assertAlmostEqual(without, 1_196_373, delta=50)
        lanes = [
            [[117.0 + east, 36.6], [117.0 + east, 36.60036]] for east in (-0.0002, -0.0001, 0, 0.0001, 0.0002)
        ]
        for count in (1, 5):
            cost = self.water_lines([village], [road, *lanes[:count]], [main], (117.0, 36.5909885617275))
            self.assertLessEqual(cost, without)

    def test_a_distant_road_changes_no_line(self):
        roads = [
            [[117.0, 36.0], [117.03327049, 36.0], [117.06654098, 36.0]],
            [
                [117.06654098, 36.0],
                [117.07763114, 36.02253267],
                [117.05545082, 36.03605228],
                [117.03327049, 36.03605228],
                [117.03327049, 36.01081568],
            ],
        ]
        villages = [[117.03327049, 36.0], [117.03327049, 36.01081568]]
        mains = [[[117.0, 35.99819739], [117.0, 36.0], [116.99445492, 36.0]]]
        far = [[120.32704891 + 0.00221803 * i, 36.0 + 0.00045065 * (i % 2)] for i in range(40)]
        without = self.water_lines(villages, roads, mains)
        self.assertAlmostEqual(without, 1_492_786.40, delta=50)
        self.assertEqual(self.water_lines(villages, [*roads, far], mains), without)

    def test_roads_drawn_twice_change_no_line(self):
        west, east = 116.95563935, 117.01109016
        roads = [
            [[east, 36.00090131], [west, 36.00090131]],
            [[east, 36.00180261], [west, 36.00180261]],
            [[west, 36.00090131], [west, 36.00180261]],
            [[west, 36.00180261], [west, 36.00360523]],
            [[west, 36.00360523], [117.03327049, 36.00360523]],
        ]
        mains = [[[117.03327049, 36.00360523], [117.03881557, 36.00360523]]]
        once = self.water_lines([[117.0, 36.0]], roads, mains)
        self.assertAlmostEqual(once, 1_097_507.20, delta=50)
        self.assertEqual(self.water_lines([[117.0, 36.0]], roads + roads, mains), once)
        again = roads + [road[::-1] for road in roads]
        self.assertEqual(self.water_lines([[117.0, 36.0]], again, mains), once)

    def test_a_main_that_crosses_a_road_is_a_source_at_a_vertex_too(self):
        road = [[116.97781967, 36.0], [117.0887213, 36.0]]
        main = [[117.02328934, 35.99729608], [117.02328934, 36.00360523]]
        crossing = [117.02328934, 36.0]
        village = [117.05545082, 36.0]
        costs = {
            self.water_lines([village], [r], [m])
            for r in (road, [road[0], crossing, road[1]])
            for m in (main, [main[0], crossing, main[1]])
        }
        self.assertEqual(len(costs), 1)
        self.assertAlmostEqual(costs.pop(), 869_943.80, delta=10)


if __name__ == "__main__":
    unittest.main()
