# SPDX-License-Identifier: Apache-2.0
"""The command `coverage`, which needs no study file."""

import json
import re
import unittest

from osgeo import ogr

from program import COUNTY, UserTest, run_layers, run_program
from small_world import reference, write_small_world, write_villages


class ServiceAreas(UserTest):
    """Areas and villages of the bundled county, under rules of one and of all services."""

    def inside_and_covered(self, rule):
        study = (COUNTY / "study.toml").read_text(encoding="utf-8")
        study = re.sub(r'^path = "', f'path = "{COUNTY}/', study, flags=re.M)
        study = re.sub(r"^covered_by = .*$", "", study, flags=re.M)
        study = re.sub(r"^metric = .*$", rule, study, flags=re.M)
        (self.folder / "study.toml").write_text(study, encoding="utf-8")
        answer = run_program("run", "study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))

        def features(name):
            text = (self.folder / "out" / f"{name}.geojson").read_text(encoding="utf-8")
            return json.loads(text)["features"]

        areas = [(a["properties"], ogr.CreateGeometryFromJson(json.dumps(a["geometry"])))
                 for a in features("service_areas")]
        villages = [(v["properties"], ogr.CreateGeometryFromJson(json.dumps(v["geometry"])))
                    for v in features("coverage")]
        covered = [v for v, _ in villages if v["covered"]]
        self.assertGreater(len(covered), 10)
        self.assertEqual(sum(a["villages"] for a, _ in areas), len(covered))
        self.assertEqual(sum(a["people"] for a, _ in areas), sum(v["people"] or 0 for v in covered))
        for village, place in villages:
            shapes = [shape for _, shape in areas if shape.Contains(place)]
            self.assertLessEqual(len(shapes), 1, village["village"])
            distance = min(shape.Boundary().Distance(place) for _, shape in areas)
            yield village, bool(shapes), distance * 100_000  # metres, within a tenth

    def test_covered_villages_lie_in_an_area_and_the_others_do_not(self):
        for rule in ("any", "all", "at_least 3"):
            metric = f'metric = "straight"\ncovered_by = "{rule}"'
            for village, is_inside, from_border in self.inside_and_covered(metric):
                with self.subTest(village["village"], rule=rule):
                    if from_border > 200:  # the step is 100 m
                        self.assertEqual(is_inside, village["covered"])

    def test_along_roads_nearly_all_do(self):
        for rule in ("any", "all"):
            metric = f'metric = "road"\ncovered_by = "{rule}"'
            odd = [village["village"] for village, is_inside, from_border in self.inside_and_covered(metric)
                   if is_inside != village["covered"]]
            self.assertLess(len(odd), 9, f"{rule} {odd}")  # of 298, all beside a border


class Coverage(UserTest):
    def setUp(self):
        super().setUp()
        write_small_world(self.folder)

    def cover(self, *words):
        words = ["coverage", "--villages", "villages.shp", *words, "--out", "covered.geojson"]
        return run_program(*words, folder=self.folder)

    def covered(self):
        """village -> covered"""
        result = json.loads((self.folder / "covered.geojson").read_text(encoding="utf-8"))
        villages = [village["properties"] for village in result["features"]]
        return {village["village"]: village["covered"] for village in villages}

    def test_villages_within_the_radius_are_covered(self):
        answer = self.cover("--facilities", "facilities.shp")
        self.assertEqual((answer.code, answer.stderr), (0, ""), str(answer))
        self.assertEqual(self.covered(), {"王庄": True, "沟头": True, "李家": False})

    def test_the_given_radius_determines_coverage(self):
        self.assertEqual(self.cover("--facilities", "facilities.shp", "--radius", 3000).code, 0)
        self.assertEqual(self.covered(), {"王庄": True, "沟头": False, "李家": False})

    def test_a_critical_radius_covers_its_village_if_it_is_used(self):
        layers = ("--villages", COUNTY / "villages.shp", "--facilities", COUNTY / "facilities.shp")

        def villages(*words):
            run_program("coverage", *layers, *words, "--out", "county.geojson", folder=self.folder)
            result = json.loads((self.folder / "county.geojson").read_text(encoding="utf-8"))
            return [village["properties"] for village in result["features"]]

        beyond = [v for v in villages() if (v["critical_radius_m"] or 0) > 5000][:4]
        self.assertEqual(len(beyond), 4)
        for village in beyond:
            radius = village["critical_radius_m"]
            for at, covers in ((radius, True), (round(radius - 0.02, 2), False)):
                with self.subTest(village["village"], radius=at):
                    (found,) = (v for v in villages("--radius", at) if v["village_feature"] == village["village_feature"])
                    self.assertEqual(found["covered"], covers)

    def test_facilities_without_records_are_refused_with_a_way_out(self):
        (self.folder / "none.geojson").write_text('{"type":"FeatureCollection","features":[]}', encoding="utf-8")
        answer = self.cover("--facilities", "none.geojson")
        self.assertGreater(answer.code, 1, str(answer))
        self.assert_contains(answer.stderr, "no records", "remove the layer", "export it again")
        self.assertNotIn("fields = {", answer.stderr)

    def test_a_file_may_contain_the_facilities_of_one_service(self):
        answer = self.cover("--facilities", "medical=facilities.shp")
        self.assertEqual(answer.code, 1, str(answer))  # its kind belongs to another service
        self.assert_contains(answer.out, "layer_role_doubtful")
        text = (self.folder / "covered.geojson").read_text(encoding="utf-8")
        self.assertIn('"facility_service":"medical"', text.replace(" ", ""))

    def test_town_seats_may_serve_as_facilities(self):
        self.assertEqual(self.cover("--towns", "towns.shp").code, 0)
        self.assertEqual(self.covered(), {"王庄": True, "沟头": True, "李家": False})

    def test_an_unknown_service_is_rejected_with_the_nearest_name(self):
        self.assert_refused(self.cover("--facilities", "medicl=facilities.shp"), 3, "'medical'")
        self.assertNotIn("covered.geojson", self.listing())

    def test_a_command_without_facilities_or_towns_is_a_usage_error(self):
        self.assert_refused(self.cover(), 3, "--facilities", "--towns")

    def test_the_radii_of_the_catalogue_are_used_unless_one_is_given(self):
        path = COUNTY.parent / "catalogue" / "shandong-2016.toml"
        text = path.read_text(encoding="utf-8").replace('"5 km"', '"300 m"').replace('"3 km"', '"200 m"')
        (self.folder / "my.toml").write_text(text, encoding="utf-8")
        named = ["--facilities", "facilities.shp", "--catalogue", "my.toml"]
        self.assertEqual(self.cover(*named).code, 0)
        few = sum(self.covered().values())
        self.assertEqual(self.cover(*named, "--radius", 5000).code, 0)
        self.assertEqual(sum(self.covered().values()), 2)
        self.assertLess(few, 2)

    def test_the_remedies_for_a_layer_far_away_work(self):
        """The options apply to all layers: changing a single layer needs a study."""
        write_villages(self.folder / "villages.shp", crs=4548)
        path = self.folder / "villages.prj"
        path.write_text(reference(4549).ExportToWkt(), encoding="utf-8")
        answer = self.cover("--facilities", "facilities.shp", "--language", "en")
        self.assert_contains(answer.out, "in its block of a study file", "--crs, --axes and --datum apply to all")
        self.assertNotIn("write that in its block;", answer.out)
        key = re.search(r'With (crs = "[^"]*")', answer.out).group(1)
        (self.folder / "study.toml").write_text(
            f'[layers.villages]\npath = "villages.shp"\n{key}\n[layers.facilities]\npath = "facilities.shp"\n',
            encoding="utf-8",
        )
        again = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertNotIn("layer_far_away", again.out)
        text = (self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8")
        rows = [v["properties"] for v in json.loads(text)["features"]]
        self.assertEqual([r["covered"] for r in rows], [True, True, False])
        self.assertIn("配置文件中该图层的块", self.cover("--facilities", "facilities.shp", "--language", "zh").out)

    def test_a_negative_radius_is_a_usage_error(self):
        answer = self.cover("--facilities", "facilities.shp", "--radius", -1)
        self.assert_refused(answer, 3, "--radius", "'-1' is not a number of 0 or more")

    def test_a_core_wider_than_the_radius_is_a_usage_error(self):
        answer = self.cover("--facilities", "facilities.shp", "--radius", 4)
        self.assert_refused(answer, 3, "--radius 4 is in metres", "--radius 4000 for 4 km")

        answer = self.cover("--facilities", "facilities.shp", "--minutes", 10)
        self.assert_refused(answer, 3, "--minutes has an effect only with --metric time")

        by_time = ["--facilities", "facilities.shp", "--roads", "roads.shp", "--metric", "time"]
        answer = self.cover(*by_time, "--radius", 4000)
        self.assert_refused(answer, 3, "--radius has no effect")

        named = ["--facilities", "facilities.shp"]
        answer = self.cover(*named, "--radius", 2000, "--core-radius", 2500)
        self.assert_refused(answer, 3, "--core-radius 2500", "--radius 2000")
        answer = self.cover(*named, "--core-radius", 6000)
        self.assert_refused(answer, 3, "--core-radius 6000", "5000 by default", "Give --radius too")

    def test_a_core_that_is_not_given_is_no_wider_than_the_radius(self):
        named = ["--facilities", "facilities.shp"]
        notes = {"en": "The radius of the core zone is that of --radius, 2000 m.",
                 "zh": "核心圈半径取 --radius 的2000米。"}
        for language, note in notes.items():
            answer = self.cover(*named, "--radius", 2000, "--language", language)
            self.assertEqual((answer.code, answer.stderr), (0, ""), str(answer))
            self.assertEqual(answer.out.splitlines()[-1], note)
            self.assertEqual(self.zones(), ["core", "outside", "outside"])
        self.assertNotIn("core zone", self.cover(*named, "--radius", 4000, "--language", "en").out)
        self.assertEqual(self.zones(), ["core", "band", "outside"])
        timed = [*named, "--roads", COUNTY / "roads.shp", "--metric", "time", "--minutes", 5, "--language", "en"]
        self.assertIn("The time limit of the core zone is that of --minutes, 5.", self.cover(*timed).out)

    def zones(self):
        result = json.loads((self.folder / "covered.geojson").read_text(encoding="utf-8"))
        return [village["properties"]["zone"] for village in result["features"]]

    def test_the_summary_is_in_the_language_and_tells_of_no_gaps(self):
        named = ["--villages", COUNTY / "villages.shp", "--facilities", COUNTY / "facilities.shp",
                 "--roads", COUNTY / "roads.shp", "--metric", "road", "--out", "county.geojson"]
        for language, title, gaps in (("zh", "服务半径判定", "缺口"), ("en", "coverage", "gap")):
            answer = run_program("coverage", *named, "--language", language, folder=self.folder)
            lines = answer.out.splitlines()
            self.assertTrue(any(line.startswith(f"{title}  ") for line in lines), answer.out)
            (line,) = (each for each in lines if "cut_off" in each)
            self.assertNotIn(gaps, line)


if __name__ == "__main__":
    unittest.main()
