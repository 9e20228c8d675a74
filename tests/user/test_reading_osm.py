# SPDX-License-Identifier: Apache-2.0
"""All forms of OpenStreetMap data: what is ignored, what is reported, what is refused, and why."""

import bz2
import csv
import gzip
import json
import os
import re
import unittest

from osgeo import ogr
from program import SOURCE, UserTest, run_layers, run_program

ogr.UseExceptions()

CASES = SOURCE / "tests" / "cases" / "osm"
NO_LOCALE = {key: value for key, value in os.environ.items()
             if key != "LANG" and not key.startswith("LC_")}

ROAD = """<node id="1" version="1" lat="36.6" lon="117.0"/>
<node id="6" version="1" lat="36.5999811" lon="117.0670573"/>"""
SEAT = """<node id="8" version="1" lat="36.6001802" lon="117.0"><tag k="place" v="town"/>
<tag k="name" v="甲镇"/></node>"""
SCHOOL = """<node id="10" version="1" lat="36.6" lon="117.0"><tag k="amenity" v="school"/></node>"""
# 1000, 2900, 4000, 4900 and 6000 m from the school.
VILLAGES = [(12, 36.5999995, 117.0111762, "村甲", 500), (14, 36.5999956, 117.0324110, "村乙", 600),
            (16, 36.5999916, 117.0447048, "村丙", 700), (18, 36.5999874, 117.0547634, "村丁", 800),
            (20, 36.5999811, 117.0670573, "村戊", 900)]


def village_text(number, lat, lon, name, people, more=""):
    return (f'<node id="{number}" version="1" lat="{lat}" lon="{lon}"><tag k="place" v="village"/>'
            f'<tag k="name" v="{name}"/><tag k="population" v="{people}"/>{more}</node>')


BASE = SEAT + SCHOOL + "".join(village_text(*village) for village in VILLAGES)


def document(objects):
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n{objects}\n</osm>\n'


def records(path, layer):
    file = ogr.Open(str(path))  # keep a reference while its records are read
    return [dict(record.items(), shape=record.GetGeometryRef().Clone())
            for record in file.GetLayerByName(layer)]


class ReadingOsm(UserTest):
    def take(self, content, name="x.osm", *more, env=None):
        """Imports the content as a file of that name; runs the resulting study."""
        file = self.folder / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return run_program("import", "osm", name, "study", *more, folder=self.folder,
                   env=NO_LOCALE | (env or {}))

    def run_study(self, code=(0, 1)):
        answer = run_layers("study/study.toml", folder=self.folder, env=NO_LOCALE)
        self.assertIn(answer.code, code, str(answer))
        return answer

    def layer(self, name):
        text = (self.folder / "study" / "out" / f"{name}.geojson").read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def left_out(self):
        with open(self.folder / "study/left_out.csv", encoding="utf-8") as lines:
            return [(row["osm_id"], row["reason"]) for row in csv.DictReader(lines)]

    def covered(self):
        return [village["village"] for village in self.layer("coverage") if village["covered"]]

    # ---- Deleted objects and old versions

    def test_a_bridge_deleted_in_josm_is_not_used(self):
        content = (CASES / "josm_deleted_bridge.osm").read_bytes()
        for mark in (b'action="delete"', b"action='delete'", b'visible="false"'):
            answer = self.take(content.replace(b'action="delete"', mark))
            self.assertEqual(answer.code, 0, str(answer))
            self.assert_contains(answer.out, "deleted objects, which are ignored: 1")
            self.run_study()
            village, = self.layer("coverage")
            # 10525.95 m via the nearest points of the road; the best access points save 9 m.
            self.assertAlmostEqual(village["road_m"], 10525.95, delta=10)
            self.assertEqual(self.covered(), [])
            self.remove_study()

    def remove_study(self):
        for path in sorted((self.folder / "study").rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        (self.folder / "study").rmdir()

    def test_a_history_gives_its_last_versions_and_is_named_as_such(self):
        content = (CASES / "history.osm").read_bytes()
        for name, packed in (("x.osh", content), ("x.osm", content),
                             ("x.osh.gz", gzip.compress(content)),
                             ("x.osm.bz2", bz2.compress(content))):
            answer = self.take(packed, name)
            self.assertEqual(answer.code, 0, str(answer))
            self.assert_contains(answer.out, "villages 4", "history file", "2 older ones")
            villages = records(self.folder / "study/osm.gpkg", "villages")
            self.assertEqual(sum(village["people"] for village in villages), 2900)
            self.assertEqual({village["name"] for village in villages}, {"村甲", "村丙", "村丁", "村戊"})
            self.remove_study()

    def test_a_change_file_is_refused_as_such(self):
        change = f'<osmChange version="0.6"><create>{SCHOOL}</create></osmChange>'
        for name, content in (("x.osc", change), ("x.osm", change),
                              ("x.osc.gz", gzip.compress(change.encode()))):
            self.assert_refused(self.take(content, name), 2, name, "change file", "apply-changes")

    # ---- Answers of the Overpass API

    def test_the_centre_given_by_overpass_is_used_and_noted(self):
        hospital = ('<way id="9001"><center lat="36.6" lon="117.0000559"/>'
                    '<tag k="amenity" v="hospital"/></way>')
        answer = self.take(document(BASE + hospital), "interpreter")
        self.assertEqual(answer.code, 0, str(answer))
        self.assert_contains(answer.out, "facilities 2", "1  at_centre")
        self.assertEqual(self.left_out(), [("way/9001", "at_centre")])
        self.run_study()
        self.assertEqual(self.covered(), ["村甲", "村乙", "村丙", "村丁"])

    def test_an_incomplete_answer_is_refused(self):
        remark = "<remark> runtime error: Query timed out in \"query\" at line 3 </remark>"
        self.assert_refused(self.take(document(BASE + remark)), 2, "incomplete", "timeout")

    # # ---- Duplicate places

    def test_a_place_mapped_as_two_nodes_is_reported_with_both(self):
        twin = village_text(9001, 36.6009417, 117.0133606, "村甲", 500)
        answer = self.take(document(BASE + twin))
        self.assertEqual(answer.code, 1, str(answer))
        self.assert_contains(answer.out, "same_name_near", "222 m", "node/12", "node/9001")
        self.assertEqual(self.left_out(), [("node/9001", "same_name_near")])
        answer = self.run_study(code=(1,))
        self.assert_contains(answer.out, "duplicate_place")
        problem, = (p for p in self.layer("problems") if p["problem"] == "duplicate_place")
        self.assert_contains(problem["detail"], "node/12", "node/9001", "222米")
        checked = run_program("check", "study/study.toml", folder=self.folder)
        self.assert_contains(checked.out, "1  duplicate_place: ", "node/12", "node/9001")

    def test_a_school_of_two_areas_is_as_near_as_the_nearer_area(self):
        content = (CASES / "school_of_two_areas.osm").read_bytes()
        self.assertEqual(self.take(content).code, 0)
        school, = records(self.folder / "study/osm.gpkg", "facilities")
        shape = school["shape"]
        places = [shape.GetGeometryRef(i).GetX() for i in range(shape.GetGeometryCount())]
        self.assertEqual([round(place, 3) for place in places], [117.101, 117.0])

    # ---- No town, no facility

    def test_without_a_town_no_facility_is_town_level_and_this_is_reported_first(self):
        far = BASE.replace(SEAT, "").replace("村丙", "村丙\"/><tag k=\"capital\" v=\"8")
        answer = self.take(document(far))
        self.assertEqual(answer.code, 1, str(answer))
        first = answer.out.splitlines()
        self.assert_contains(first[0], "no town seat", "[layers.towns]")
        self.assert_contains(first[1], "town_candidates", "村丙 (node/16, capital=8)")
        answer = self.run_study(code=(1,))
        self.assertIn("没有乡镇驻地", answer.out.splitlines()[0])
        self.assert_contains(answer.out.splitlines()[0], "town_candidates", "村戊 (900)")
        self.assertEqual(self.covered(), [])
        checked = run_program("check", "study/study.toml", folder=self.folder)
        self.assertIn("没有乡镇驻地", checked.out.splitlines()[0])

        study = self.folder / "study/study.toml"
        text = study.read_text(encoding="utf-8")
        study.write_text(text.replace('layer = "towns"', 'layer = "town_candidates"'),
                         encoding="utf-8")
        answer = self.run_study()
        self.assertNotIn("town_missing", answer.out)

    def test_without_a_town_the_largest_places_are_offered(self):
        answer = self.take(document(BASE.replace(SEAT, "")))
        self.assert_contains(answer.out, "村戊 (node/20, population 900)", "村甲 (node/12")

    def test_missing_public_facilities_are_reported(self):
        answer = self.take(document(BASE.replace(SCHOOL, "")))
        self.assertEqual(answer.code, 1)
        self.assert_contains(answer.out.splitlines()[0], "no facility of any public service")
        lamp = '<node id="40" lat="36.6" lon="117"><tag k="highway" v="street_lamp"/></node>'
        self.remove_study()
        self.take(document(BASE.replace(SCHOOL, lamp)))
        self.assert_contains(self.run_study(code=(1,)).out, "facilities_missing")

    # ---- Names, languages, counties

    def test_the_locale_and_the_option_choose_names_and_reports(self):
        more = '<tag k="name:en" v="Jia"/><tag k="name:zh" v="甲村"/><tag k="name:pt" v="Já"/>'
        content = document(SEAT + SCHOOL + village_text(*VILLAGES[0], more))
        for options, env, name, language in (
                ((), {}, "甲村", "zh"),
                ((), {"LANG": "C.UTF-8"}, "甲村", "zh"),
                ((), {"LANG": "en_US.UTF-8"}, "Jia", "en"),
                ((), {"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "甲村", "zh"),
                ((), {"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "pt_BR"}, "Já", "en"),
                ((), {"LANG": "de_DE.UTF-8"}, "村甲", "en"),
                (("--language", "en"), {"LC_ALL": "zh_CN.UTF-8"}, "Jia", "en"),
                (("--language", "zh-Hant"), {"LANG": "en_US.UTF-8"}, "甲村", "zh")):
            with self.subTest(options=options, env=env):
                self.take(content, "x.osm", *options, env=env)
                village, = records(self.folder / "study/osm.gpkg", "villages")
                self.assertEqual(village["name"], name)
                self.assertIn(f'language = "{language}"',
                              (self.folder / "study/study.toml").read_text(encoding="utf-8"))
                self.remove_study()
        self.assert_refused(self.take(content, "x.osm", "--language", "english"), 3, "english")

    def test_towns_have_the_county_that_contains_them(self):
        corners = "".join(f'<node id="{100 + i}" lat="{lat}" lon="{lon}"/>' for i, (lat, lon) in
                          enumerate(((36, 116), (36, 118), (37, 118), (37, 116))))
        county = ('<way id="7"><nd ref="100"/><nd ref="101"/><nd ref="102"/><nd ref="103"/>'
                  '<nd ref="100"/></way><relation id="9"><member type="way" ref="7" role="outer"/>'
                  '<tag k="type" v="boundary"/><tag k="boundary" v="administrative"/>'
                  '<tag k="admin_level" v="6"/><tag k="name" v="安县"/></relation>')
        self.take(document(BASE + corners + county))
        town, = records(self.folder / "study/osm.gpkg", "towns")
        self.assertEqual((town["name"], town["county"]), ("甲镇", "安县"))

    def test_a_place_without_a_name_is_reported(self):
        answer = self.take(document(BASE + '<node id="30" lat="36.7" lon="117"><tag k="place" '
                                    'v="hamlet"/></node>'))
        self.assertEqual(answer.code, 1)
        self.assert_contains(answer.out, "nameless")
        self.assertEqual(self.left_out(), [("node/30", "nameless")])

    def test_coverage_uses_the_language_of_the_locale(self):
        self.take(document(BASE))
        for env, words in (({"LANG": "en_US.UTF-8"}, "within the service radius"),
                           ({"LANG": "zh_CN.UTF-8"}, "服务半径内"), ({}, "服务半径内"),
                           ({"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "服务半径内")):
            villages = self.folder / "villages.csv"
            villages.write_text("name,lon,lat\nA,117.0,36.6\n", encoding="utf-8")
            answer = run_program("coverage", "--villages", villages, "--towns", villages, "--out", "c.geojson",
                         folder=self.folder, env=NO_LOCALE | env)
            self.assert_contains(answer.out, words)

    def test_inspect_refers_to_the_import(self):
        self.take(document(BASE))
        for name in ("x.osm", "export.json"):
            if name.endswith("json"):
                (self.folder / name).write_text('{"version": 0.6, "elements": []}', encoding="utf-8")
            answer = run_program("inspect", name, folder=self.folder)
            self.assertEqual(answer.code, 0, str(answer))
            self.assertTrue(re.search(r"hinterland import osm '?" + name, answer.out), str(answer))


if __name__ == "__main__":
    unittest.main()
