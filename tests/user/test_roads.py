# SPDX-License-Identifier: Apache-2.0
"""A study along roads: the same three villages, and a road around a lake."""

import csv
import json
import unittest

from osgeo import ogr
from program import UserTest, run_layers, run_program
from small_world import DEGREES_A_KM, SEAT, write_layer, write_small_world

EAST = SEAT[0] + 0.03  # 2.7 km
NORTH_END = SEAT[1] + 4 * DEGREES_A_KM

# From the seat east, north past 沟头 and back west to it: 2.7 + 4 + 2.7 km for 4 km straight.
ROUND = f"LINESTRING ({SEAT[0]} {SEAT[1]}, {EAST} {SEAT[1]}, {EAST} {NORTH_END}, {SEAT[0]} {NORTH_END})"


class Roads(UserTest):
    def setUp(self):
        super().setUp()
        self.study = write_small_world(self.folder)

    def write_roads(self, *records, name="roads.shp", crs=4490):
        write_layer(
            self.folder / name,
            {"class": ogr.OFTString, "maxspeed": ogr.OFTString},
            records,
            kind=ogr.wkbLineString,
            crs=crs,
        )

    def add_to_study(self, text):
        self.study.write_text(self.study.read_text(encoding="utf-8") + text, encoding="utf-8")

    def run_study(self):
        return run_layers("study.toml", folder=self.folder)

    def villages(self, path="out/coverage.geojson"):
        result = json.loads((self.folder / path).read_text(encoding="utf-8"))
        return {v["properties"]["village"]: v["properties"] for v in result["features"]}

    def test_road_distance_determines_coverage_if_the_study_selects_it(self):
        self.write_roads((ROUND, "县道", None))
        self.add_to_study('\n[layers.roads]\npath = "roads.shp"\n\n[coverage]\nmetric = "road"\n')
        answer = self.run_study()
        self.assertEqual(answer.code, 0, str(answer))
        self.assertIn("服务半径按路网距离计", answer.out)
        self.assertIn("1,000米内没有道路的村：1个", answer.out)
        found = self.villages()
        self.assertTrue(found["王庄"]["covered"])
        self.assertAlmostEqual(found["王庄"]["road_m"], 1300, delta=2)  # on foot across country
        self.assertFalse(found["沟头"]["covered"])
        self.assertAlmostEqual(found["沟头"]["straight_m"], 4000, delta=2)
        self.assertAlmostEqual(found["沟头"]["road_m"], 9410, delta=20)
        self.assertAlmostEqual(found["沟头"]["critical_radius_m"], 9410, delta=20)
        self.assertAlmostEqual(found["沟头"]["detour"], 2.35, delta=0.01)
        self.assertIsNone(found["李家"]["road_m"])
        self.assertAlmostEqual(found["李家"]["nearest_road_m"], 4000, delta=2)
        run = json.loads((self.folder / "out/run.json").read_text(encoding="utf-8"))
        self.assertEqual(run["settings"]["coverage"]["metric"], "road")
        self.assertEqual(run["figures"]["roads"]["villages_without_road"]["villages"], 1)

    def test_with_straight_line_distances_the_route_along_roads_is_also_given(self):
        self.write_roads((ROUND, "县道", None))
        self.add_to_study('\n[layers.networks.road]\npath = "roads.shp"\n')
        self.assertEqual(self.run_study().code, 0)
        found = self.villages()
        self.assertTrue(found["沟头"]["covered"])
        self.assertAlmostEqual(found["沟头"]["road_m"], 9410, delta=20)
        self.assertAlmostEqual(found["沟头"]["minutes"], 12.5, delta=0.1)  # at 45 km/h

    def test_travel_time_depends_on_the_speed_of_roads(self):
        self.write_roads((ROUND, "县道", "60"))
        self.add_to_study('\n[layers.roads]\npath = "roads.shp"\n\n[coverage]\nmetric = "time"\n')
        answer = self.run_study()
        self.assertEqual(answer.code, 0, str(answer))
        self.assertIn("若时限为15分钟", answer.out)
        found = self.villages()
        self.assertTrue(found["沟头"]["covered"])
        self.assertAlmostEqual(found["沟头"]["critical_minutes"], 9.4, delta=0.1)
        self.assertIsNone(found["沟头"]["critical_radius_m"])
        self.assertFalse(found["王庄"]["covered"])  # 1.3 km on foot: 17 minutes

    def test_implausible_roads_are_listed_and_the_rest_is_used(self):
        self.write_roads(
            (ROUND, "县道", "1000"), (ROUND, "运河", None), ("LINESTRING (117 36, 117 36)", "县道", "")
        )
        self.add_to_study('\n[layers.roads]\npath = "roads.shp"\n')
        answer = self.run_study()
        self.assertEqual(answer.code, 1, str(answer))
        for kind in ["speed_implausible", "unknown_road_class", "road_without_length"]:
            self.assertIn(kind, answer.out)

    def test_an_empty_layer_of_roads_is_reported_and_people_walk(self):
        self.write_roads()
        self.add_to_study('\n[layers.roads]\npath = "roads.shp"\n\n[coverage]\nmetric = "road"\n')
        answer = self.run_study()
        self.assertEqual(answer.code, 1, str(answer))
        self.assertIn("roads_missing", answer.out)
        self.assertIn("道路图层为空，只计步行", answer.out)
        self.assertIsNone(self.villages()["沟头"]["road_m"])

    def test_roads_in_another_country_are_reported_with_both_extents(self):
        self.write_roads(("LINESTRING (87 43, 87.1 43)", "县道", None))
        self.add_to_study('\n[layers.roads]\npath = "roads.shp"\n')
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assertEqual(answer.code, 1, str(answer))
        self.assertIn("layer_far_away", answer.out)
        self.assertIn("roads 东经87.00～87.10°，北纬43.00～43.00°；villages 东经117.00", answer.out)
        self.assertIn("roads_out_of_reach", answer.out)

    def test_motorways_alone_are_reported_by_their_class(self):
        self.add_to_study('\n[layers.roads]\npath = "roads.shp"\n')
        for roads, output in (([(ROUND, "motorway", None)], "全部1条道路都是只能由其他道路驶入的等级"),
                            ([(ROUND, "motorway", None), ("LINESTRING (117.3 36, 117.4 36)", "县道", None)],
                             "（1条高速公路、轮渡等只能由其他道路驶入，不计）")):
            with self.subTest(output):
                self.write_roads(*roads)
                answer = run_program("check", "study.toml", folder=self.folder)
                self.assertIn("roads_out_of_reach", answer.out)
                self.assertIn(output, answer.out)
        self.write_roads((ROUND, "motorway", None), (ROUND, "县道", None))
        self.assertNotIn("roads_out_of_reach", run_program("check", "study.toml", folder=self.folder).out)

    def test_a_track_or_a_motorway_beside_a_village_is_not_its_road(self):
        north = f"LINESTRING ({SEAT[0]} {SEAT[1]}, {SEAT[0]} {NORTH_END})"
        self.add_to_study('\n[layers.roads]\npath = "roads.geojson"\n')
        for road_class, reason in (("县道", "connected_line"), ("机耕路", "gap"), ("高速公路", "gap")):
            with self.subTest(road_class):
                write_layer(self.folder / "roads.geojson", {"class": ogr.OFTString}, [(north, road_class)],
                            kind=ogr.wkbLineString, driver="GeoJSON", crs=4326)
                answer = self.run_study()
                self.assertIn(answer.code, (0, 1), str(answer))
                with open(self.folder / "out/village_services.csv", encoding="utf-8-sig") as file:
                    rows = [row for row in csv.DictReader(file) if row["village"] == "沟头" and row["service"] == "road"]
                self.assertEqual([row["reason"] for row in rows], [reason])
                if reason == "gap":
                    self.assertIn("access = false", run_program("check", "study.toml", folder=self.folder).out)
                (self.folder / "roads.geojson").unlink()

    def test_roads_in_another_crs_are_in_their_place(self):
        self.write_roads((ROUND, "县道", None), crs=4527)
        self.add_to_study('\n[layers.roads]\npath = "roads.shp"\n\n[coverage]\nmetric = "road"\n')
        self.assertEqual(self.run_study().code, 0)
        self.assertAlmostEqual(self.villages()["沟头"]["road_m"], 9410, delta=20)

    def test_a_metric_without_roads_is_refused_with_the_remedy(self):
        self.add_to_study('\n[coverage]\nmetric = "road"\n')
        answer = self.run_study()
        self.assert_refused(answer, 3, "need roads", "[layers.roads]", "[layers.networks.road]")

    def test_coverage_accepts_roads(self):
        self.write_roads((ROUND, "县道", None))
        words = ["coverage", "--villages", "villages.shp", "--facilities", "facilities.shp"]
        words += ["--metric", "road", "--out", "covered.geojson"]
        self.assert_refused(run_program(*words, folder=self.folder), 3, "--roads")
        answer = run_program(*words, "--roads", "roads.shp", folder=self.folder)
        self.assertEqual(answer.code, 0, str(answer))
        found = self.villages("covered.geojson")
        self.assertFalse(found["沟头"]["covered"])
        self.assertAlmostEqual(found["沟头"]["road_m"], 9410, delta=20)

    def test_coverage_accepts_a_time_limit(self):
        self.write_roads((ROUND, "县道", None))  # 沟头 is 12.5 minutes away
        words = ["coverage", "--villages", "villages.shp", "--facilities", "facilities.shp"]
        words += ["--roads", "roads.shp", "--metric", "time", "--out", "covered.geojson"]
        for minutes, covered in [(12, False), (13, True)]:
            self.assertEqual(run_program(*words, "--minutes", minutes, folder=self.folder).code, 0)
            self.assertIs(self.villages("covered.geojson")["沟头"]["covered"], covered)


if __name__ == "__main__":
    unittest.main()
