# SPDX-License-Identifier: Apache-2.0
"""Routes along roads, polygons of villages, and the results of a study without town facilities."""

import json
import unittest

from osgeo import ogr

from program import UserTest, run_program
from small_world import write_layer, write_small_world
from test_reading_roads import feature, ground


class Routes(UserTest):
    def write(self, name, *features):
        text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
        (self.folder / name).write_text(text, encoding="utf-8")

    def run_study_file(self, text, command="run", code=(0, 1)):
        (self.folder / "study.toml").write_text(text, encoding="utf-8")
        answer = run_program(command, "study.toml", folder=self.folder)
        self.assertIn(answer.code, code, str(answer))
        return answer

    def records(self, path):
        layer = json.loads((self.folder / path).read_text(encoding="utf-8"))
        return [f["properties"] for f in layer["features"]]


class DanglingEnds(Routes):
    STUDY = (
        'name = "县"\nlanguage = "en"\n[layers.villages]\npath = "villages.geojson"\n'
        '[layers.facilities]\npath = "facilities.geojson"\n[layers.roads]\npath = "roads.geojson"\n'
        '[coverage]\nmetric = "%s"\n'
    )

    def write_world(self):
        self.write(
            "villages.geojson",
            feature("Point", ground(4.0, 0.3), code="1", name="甲", people=500),
            feature("Point", ground(1.0, 0.3), code="2", name="乙", people=300),
        )
        self.write("facilities.geojson", feature("Point", ground(0, 0), kind="学校", level="镇"))
        # The short road ends 20 m before the next one; the detour joins it. So all villages reach
        # the longest connected component, and one is outside the radius.
        self.write(
            "roads.geojson",
            feature("LineString", [ground(0, 0), ground(2.0, 0)]),
            feature("LineString", [ground(2.02, -1), ground(2.02, 1)]),
            feature("LineString", [ground(2.02, 0), ground(5.0, 0)]),
            feature("LineString", [ground(2.02, 1), ground(2.02, 4), ground(0, 4), ground(0, 0)]),
        )

    def test_run_and_check_report_the_same_dangling_ends(self):
        self.write_world()
        for metric in ("road", "straight", "time"):
            with self.subTest(metric=metric):
                reported = []
                for command, path in (("check", "problems.geojson"), ("run", "out/problems.geojson")):
                    self.run_study_file(self.STUDY % metric, command, code=(1,))
                    reported.append(
                        [r["detail"] for r in self.records(path) if r["problem"] == "dangling_road_end"]
                    )
                self.assertEqual(reported[0], reported[1])
                self.assertEqual(len(reported[0]), 1, reported)
                self.assertIn("if it were joined, 1 village (500 people)", reported[0][0])
                self.assertIn('snap_tolerance = "20 m"', reported[0][0])

    def dangling_ends(self, *roads):
        self.write_world()
        self.write("roads.geojson", *[feature("LineString", road) for road in roads])
        self.run_study_file(self.STUDY % "road", code=(1,))
        return [
            r["detail"] for r in self.records("out/problems.geojson") if r["problem"] == "dangling_road_end"
        ]

    def test_each_end_that_connects_the_villages_alone_is_reported(self):
        # Two roads to the village, each with a gap: one of 20 m, the other of 40 m.
        reported = self.dangling_ends(
            [ground(0, 0), ground(2.0, 0)],
            [ground(2.02, 0), ground(5.0, 0)],
            [ground(0, 0), ground(1.2, 0.6)],
            [ground(1.236, 0.6175), ground(4.0, 0.5)],
        )
        for gap in ("20.0 m", "40.0 m"):
            of_gap = [text for text in reported if f"ends {gap}" in text]
            self.assertEqual(len(of_gap), 1, reported)
            self.assertIn("if it were joined, 1 village (500 people) would come within", of_gap[0])
        self.assertEqual(len(reported), 2, reported)

    def test_ends_that_connect_a_village_only_together_are_reported_as_such(self):
        reported = self.dangling_ends(
            [ground(0, 0), ground(1.5, 0)],
            [ground(1.52, 0), ground(2.96, 0)],
            [ground(3.0, 0), ground(5.0, 0)],
        )
        self.assertEqual(len(reported), 2, reported)
        for text in reported:
            self.assertIn(
                "if it and other dangling ends were joined, 1 village (500 people) would", text
            )
            self.assertIn('snap_tolerance = "40 m"', text)


class Places(Routes):
    # The centre of its bounding box lies between two corners that depend on the CRS.
    LAND = (
        "POLYGON ((117.0 36.6, 117.00032 36.6002, 117.00086 36.59966, 117.00002 36.5991, "
        "116.99962 36.59954, 117.00012 36.59987, 117.0 36.6))"
    )

    def place_of(self, crs):
        for name in ("villages", "facilities"):
            write_layer(
                self.folder / f"{name}.gpkg",
                {"code": ogr.OFTString, "name": ogr.OFTString, "kind": ogr.OFTString},
                [(self.LAND, "370983000001", "甲", "小学")],
                kind=ogr.wkbPolygon,
                driver="GPKG",
                crs=crs,
            )
        self.run_study_file(
            '[layers.villages]\npath = "villages.gpkg"\n[layers.facilities]\npath = "facilities.gpkg"\n'
        )
        path = self.folder / "out/coverage.geojson"
        found = json.loads(path.read_text(encoding="utf-8"))["features"][0]
        return found["geometry"]["coordinates"], found["properties"]["straight_m"]

    def test_a_polygon_has_the_same_location_in_every_crs(self):
        expected, apart = self.place_of(4490)
        self.assertEqual(apart, 0)
        for crs in (4326, 4528, 4548, 32650, 3857):
            with self.subTest(crs=crs):
                (lon, lat), apart = self.place_of(crs)
                self.assertAlmostEqual(lon, expected[0], delta=2e-7)
                self.assertAlmostEqual(lat, expected[1], delta=2e-7)
                self.assertLess(apart, 0.05)

    def test_lines_are_not_villages(self):
        study = 'language = "en"\n[layers.villages]\npath = "villages.geojson"\n'
        line = feature("LineString", [ground(0, 0), ground(1, 0)], code="1", name="路", people=5)
        self.write("villages.geojson", line)
        answer = self.run_study_file(study, code=(2,))
        self.assertIn("it contains Line String, but points or polygons are needed", str(answer))
        self.write("villages.geojson", line, feature("Point", ground(2, 0), code="2", name="村", people=6))
        self.run_study_file(study, code=(1,))
        self.assertEqual([r["village"] for r in self.records("out/coverage.geojson")], ["村"])
        found = [r["problem"] for r in self.records("out/problems.geojson")]
        self.assertIn("geometry_wrong_type", found)

    def test_namesakes_in_two_towns_are_not_duplicates(self):
        study = '[layers.villages]\npath = "villages.geojson"\n'
        for other, reported in (("1", 1), ("2", 0), ("", 1)):
            with self.subTest(town=other):
                self.write(
                    "villages.geojson",
                    feature("Point", ground(0, 0), code="1", name="一组", town="1", people=5),
                    feature("Point", ground(0.3, 0), code="2", name="一组", town=other, people=6),
                )
                self.run_study_file(study)
                found = [r["problem"] for r in self.records("out/problems.geojson")]
                self.assertEqual(found.count("duplicate_place"), reported)


class NotJudged(Routes):
    def figures(self):
        return json.loads((self.folder / "out/run.json").read_text(encoding="utf-8"))["figures"]

    def assert_not_judged(self, answer):
        for record in self.records("out/coverage.geojson"):
            self.assertIsNone(record["covered"])
            self.assertIsNone(record["borderline"])
        for name in ("covered", "borderline"):
            self.assertEqual(self.figures()[name], {"villages": None, "people": None})
        self.assertEqual(self.figures()["covered_by_radius"], [])
        row = next(line for line in answer.out.splitlines() if line.startswith("服务半径内"))
        self.assertIn("—", row)
        self.assertNotIn("%", row)

    def test_without_a_public_facility_coverage_is_unknown(self):
        write_small_world(self.folder)
        study = (self.folder / "study.toml").read_text(encoding="utf-8")
        without = study.replace('[layers.facilities]\npath = "facilities.shp"\n', "")
        self.assert_not_judged(self.run_study_file(without))

    def test_without_a_facility_of_a_town_coverage_is_unknown(self):
        write_small_world(self.folder)
        study = (self.folder / "study.toml").read_text(encoding="utf-8")
        answer = self.run_study_file(study + '[coverage]\ntown_reach = "1 m"\n', code=(0, 1))
        self.assertEqual(self.figures()["covered"]["villages"] > 0, True, str(answer))
        write_layer(
            self.folder / "facilities.shp",
            {"name": ogr.OFTString, "kind": ogr.OFTString, "level": ogr.OFTString},
            [("POINT (117 36.6)", "小学", "小学", "村")],
        )
        self.assert_not_judged(self.run_study_file(study))


if __name__ == "__main__":
    unittest.main()
