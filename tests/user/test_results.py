# SPDX-License-Identifier: Apache-2.0
"""The main task on the bundled county: its files, and other programs that open them."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import unittest

from osgeo import ogr

from program import COUNTY, CountyRun, UserTest, run_program
from small_world import SEAT, VILLAGES, point, write_layer, write_small_world

LAYERS = """
    coverage extensions gaps priorities problems relocations service_areas sites survey_list
""".split()

TABLES = ("schedule.csv", "village_services.csv", "labels.csv")

# Opens each layer in QGIS; prints its name, its number of records, and a village's name.
QGIS_SCRIPT = """
import os, sys
from qgis.core import QgsApplication, QgsVectorLayer

def describe(path):
    layer = QgsVectorLayer(path, path, "ogr")
    fields = layer.fields().names()
    name = next((f["village"] for f in layer.getFeatures()), "") if "village" in fields else ""
    print(os.path.basename(path), layer.isValid(), layer.featureCount(), layer.crs().authid(), name,
          sep="|", flush=True)

application = QgsApplication([], False)
application.initQgis()
for path in sys.argv[1:]:
    describe(path)
os._exit(0)  # QGIS may crash on exit without a desktop
"""


def rows_of(sheet):
    """Its rows, the titles without the line breaks before their units."""
    titles, *rows = sheet.iter_rows(values_only=True)
    return [tuple(str(title).replace("\n", "") for title in titles), *rows]


class Results(CountyRun):
    def test_the_last_line_names_the_folder(self):
        last = self.answer.out.splitlines()[-1]
        self.assertEqual(last, f"结果：{self.out}（GeoJSON 图层、schedule.csv、village_services.csv、"
                         "labels.csv、hinterland.gpkg、QGIS 样式、hinterland.qgz、plan.xlsx、atlas.pdf、run.json）")
        for name in (*TABLES, "run.json", *(f"{layer}.geojson" for layer in LAYERS)):
            self.assertTrue((self.out / name).exists(), name)

    def features(self, layer):
        return json.loads((self.out / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]

    def test_the_run_is_complete_and_has_problems(self):
        self.assertEqual(self.answer.code, 1, str(self.answer))
        self.assertTrue(self.features("problems"))

    def test_nothing_is_written_to_a_piped_stderr(self):
        self.assertEqual(self.answer.stderr, "")

    def test_the_folder_contains_each_layer_and_the_record_of_the_run(self):
        files = ["atlas.pdf", "plan.xlsx", "run.json", "hinterland.gpkg", "hinterland.qgz", *TABLES]
        expected = sorted([f"{layer}.{ending}" for layer in LAYERS for ending in ("geojson", "qml")] + files)
        self.assertEqual(sorted(path.name for path in self.out.iterdir()), expected)

    def test_a_focus_village_is_covered_and_lacks_a_service(self):
        listed = {
            village["properties"]["village_code"]
            for village in self.features("coverage")
            if village["properties"]["covered"] or village["properties"]["cut_off"]
        }
        gaps = self.features("gaps")
        self.assertEqual({village["properties"]["village_code"] for village in gaps}, listed)
        cut_off = [village["properties"] for village in gaps if not village["properties"]["covered"]]
        self.assertEqual([village["missing"] for village in cut_off], ["road", "road"])
        self.assertEqual([village["water_why"] for village in cut_off], ["cut_off", "connected_census"])
        focus = [village for village in gaps if village["properties"]["gap_count"] > 0]
        self.assertTrue(focus)
        self.assertLess(len(focus), len(gaps))
        for village in gaps:
            missing = (village["properties"]["missing"] or "").split(";")
            self.assertEqual(len([service for service in missing if service]), village["properties"]["gap_count"])
        cells = sum(village["properties"]["gap_count"] for village in gaps)
        self.assertEqual(len(self.features("priorities")), cells)

    def test_figures_explain_focus_villages_that_are_outside_the_radius(self):
        figures = json.loads((self.out / "run.json").read_text(encoding="utf-8"))
        outside = [v["properties"] for v in self.features("gaps")
                   if v["properties"]["gap_count"] and not v["properties"]["covered"]]
        self.assertTrue(outside)
        self.assertEqual({village["missing"] for village in outside}, {"road"})
        expected = {"villages": len(outside), "people": sum(village["people"] for village in outside)}
        self.assertEqual(figures["figures"]["focus_outside_radius"], expected)
        for level in ("counties", "towns"):
            for key, total in expected.items():
                self.assertEqual(sum(unit["focus_outside_radius"][key] for unit in figures[level]), total, level)
        self.assertIn(f"按路网距离不在服务半径内、仅因缺路计为重点村：{len(outside)}个、", self.answer.out)
        counts = {v["properties"]["village_feature"]: v["properties"]["gap_count"] for v in self.features("coverage")}
        for village in self.features("gaps"):
            self.assertEqual(counts[village["properties"]["village_feature"]], village["properties"]["gap_count"])

    def test_every_village_has_a_zone_and_a_straight_distance_with_or_without_a_road(self):
        villages = [village["properties"] for village in self.features("coverage")]
        without = [village for village in villages if village["road_m"] is None]
        self.assertEqual(len(without), 7)
        self.assertEqual({village["zone"] for village in without}, {"outside"})
        for village in villages:
            self.assertIn(village["zone"], ("core", "band", "outside"))
            self.assertGreater(village["straight_m"], 0)
            self.assertTrue(village["facility"])
        # On foot: 1,217 m in a straight line to the school, 1,230 m to any road.
        (caojiadian,) = (village for village in villages if village["village"] == "曹家店")
        self.assertTrue(caojiadian["covered"])
        self.assertEqual(caojiadian["walk_m"], caojiadian["road_m"])

    def test_the_share_connected_follows_from_the_villages_within_the_radius(self):
        covered = {village["properties"]["village_feature"]: village["properties"]["covered"]
                   for village in self.features("coverage")}
        gaps = [gap["properties"] for gap in self.features("priorities")]
        year = {(gap["village_feature"], gap["service"]): gap["year"] for gap in gaps}
        with open(self.out / "village_services.csv", encoding="utf-8-sig", newline="") as file:
            cells = [cell for cell in csv.DictReader(file) if covered[int(cell["village_feature"])]]
        people = {"now": 0, "all": 0}
        for cell in cells:
            weight = int(cell["people"] or 0)
            if cell["reason"].startswith("connected"):
                people["now"] += weight
            elif cell["reason"] == "gap":
                of = year[int(cell["village_feature"]), cell["service"]]
                people[of] = people.get(of, 0) + weight
            else:
                continue
            people["all"] += weight
        run = json.loads((self.out / "run.json").read_text(encoding="utf-8"))
        schedule = run["figures"]["schedule"]
        connected = people["now"]
        self.assertAlmostEqual(schedule["target"]["share_now"], connected / people["all"], places=9)
        for of in schedule["years"]:
            connected += people.get(of["year"], 0)
            self.assertAlmostEqual(of["connected_share"], connected / people["all"], places=9)

    def test_ranks_are_consecutive_from_one(self):
        ranks = [gap["properties"]["rank"] for gap in self.features("priorities")]
        self.assertEqual(ranks, list(range(1, len(ranks) + 1)))

    def test_each_site_gathers_enough_people(self):
        sites = [s for s in self.features("sites") if s["properties"]["role"] == "site"]
        self.assertTrue(sites)
        for site in sites:
            self.assertGreaterEqual(site["properties"]["site_people"], 1500)

    def test_gdal_reads_our_output(self):
        for layer in LAYERS:
            file = ogr.Open(str(self.out / f"{layer}.geojson"))  # keep a reference: it owns the layer
            read = file.GetLayer(0)
            self.assertEqual(read.GetFeatureCount(), len(self.features(layer)), layer)
            self.assertEqual(read.GetSpatialRef().GetAuthorityCode(None), "4326")

    def test_qgis_reads_our_output(self):
        query = subprocess.run([sys.executable, "-c", "import qgis.core"], capture_output=True, check=False)
        self.need(query.returncode == 0, "python3-qgis is not installed")
        done = subprocess.run(
            [sys.executable, "-c", QGIS_SCRIPT, *(str(self.out / f"{l}.geojson") for l in LAYERS)],
            capture_output=True,
            encoding="utf-8",
            check=True,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(self.folder)},
        )
        self.assertEqual(len(done.stdout.splitlines()), len(LAYERS), done.stderr)
        for layer, line in zip(LAYERS, done.stdout.splitlines()):
            file, valid, count, crs, name = line.split("|")
            features = self.features(layer)
            self.assertEqual((file, valid, int(count)), (f"{layer}.geojson", "True", len(features)))
            self.assertEqual(crs, "EPSG:4326")
            if features and "village" in features[0]["properties"]:
                self.assertEqual(name, features[0]["properties"]["village"])
                self.assertRegex(name, r"[\u4e00-\u9fff]")


class Undetermined(UserTest):
    """Coverage requires a service of which no facility is known: no number follows from it."""

    def test_what_cannot_be_determined_is_not_0(self):
        shutil.copytree(COUNTY, self.folder / "county")
        study = self.folder / "county" / "study.toml"
        text = study.read_text(encoding="utf-8")
        changed = re.sub(r'covered_by = "any"', 'services = ["medical", "finance"]\ncovered_by = "all"', text)
        self.assertNotEqual(changed, text)
        study.write_text(changed, encoding="utf-8")
        answer = run_program("run", "county/study.toml", "--out", "out", folder=self.folder)
        self.assertEqual(answer.code, 1, str(answer))
        lines = {line.split()[0]: line.split()[1:] for line in answer.out.splitlines() if line.split()}
        self.assertEqual(lines["服务半径内（5公里）"][:2], ["—", "部分类别无城镇设施资料"])
        self.assertEqual(lines["现行规则：医疗和金融"], ["—", "—", "—", "—"])
        self.assertNotIn("若半径为", answer.out)
        self.assertNotIn("服务半径内的村为0个", answer.out)
        run = json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))
        figures = run["figures"]
        self.assertGreater(figures["coverage_unknown"]["villages"], 0)
        for share in (figures["covered"], figures["focus"], *(town["covered"] for town in run["towns"])):
            self.assertIsNone(share["villages"])
        applied = figures["coverage_rules"][0]
        self.assertEqual([applied[key] for key in ("villages", "people", "gaps", "cost_cny")], [None] * 4)
        self.assertEqual(figures["covered_by_radius"], [])
        self.assertIsNone(figures["extension"]["cost_cny"])
        self.assertIsNone(figures["schedule"]["target"]["budget_at_least_cny"])
        page = subprocess.run(["pdftotext", "-layout", "-l", "1", self.folder / "out" / "atlas.pdf", "-"],
                              check=True, capture_output=True, encoding="utf-8").stdout
        number = next(line for line in page.splitlines() if line.split()[:1] == [str(figures["villages"])])
        self.assertEqual(number.split()[2], "—")


PLAN = """
[schedule]
first_year = 2026
budget = [1_000_000, 3_000_000]
target = { share = 0.9, year = 2027, service = "water_supply" }
"""

# Name -> what is added to the study, the records of facilities (kind, level), the reason in the table
# and a part of the sentence above it.
UNDETERMINED = {
    "a service that nobody has": (
        '[coverage]\nservices = ["education", "finance"]\ncovered_by = "all"\n', [("小学", "town")],
        "部分类别无城镇设施资料", "决定服务半径的金融没有城镇设施资料"),
    "village level": ("", [("小学", "village")], "设施均为村级", "towns_as_facilities = true"),
    "a service that does not decide": ("", [("银行", "town")], "决定类别均无城镇设施", "有城镇设施的类别均不决定服务半径"),
    "more services than decide": (
        '[coverage]\ncovered_by = "at_least 9"\n', [("小学", "town")], "要求的类别过多", "要求至少9类"),
}


class UndeterminedSmall(UserTest):
    """Each kind of study in which coverage cannot be determined, with a network and a schedule."""

    def run_case(self, case, *words):
        added, facilities, *_ = UNDETERMINED[case]
        study = write_small_world(self.folder)
        write_layer(self.folder / "facilities.shp",
                    {"name": ogr.OFTString, "kind": ogr.OFTString, "level": ogr.OFTString},
                    [(point(*SEAT), kind, kind, level) for kind, level in facilities])
        study.write_text(study.read_text(encoding="utf-8") + added + PLAN, encoding="utf-8")
        answer = run_program("run", study, "--out", self.folder / "out", *words)
        self.assertEqual(answer.code, 1, str(answer))
        return answer, json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))

    def test_the_summary_says_why_and_tells_the_way_out(self):
        for case, (_, _, reason, sentence) in UNDETERMINED.items():
            with self.subTest(case):
                answer, run = self.run_case(case)
                self.assert_contains(answer.out, f"—  {reason}", sentence, "coverage_unknown",
                                     "分年度计划：情况不明", "目标：2027年底服务半径内供水接通率90.0%：情况不明")
                self.assertNotIn("最优", answer.out)
                self.assertNotIn("全部不明", answer.out.replace("各村情况均不明", ""))
                rows = [line.split() for line in answer.out.splitlines() if line.startswith("  202")]
                self.assertEqual(rows, [["2026", "100.00"] + ["—"] * 7, ["2027", "300.00"] + ["—"] * 7])
                self.assertIn("coverage_unknown", run["figures"]["problems"]["by_kind"])

    def test_run_json_has_null(self):
        for case in UNDETERMINED:
            with self.subTest(case):
                schedule = self.run_case(case)[1]["figures"]["schedule"]
                self.assertIsNone(schedule["spent_cny"])
                self.assertIsNone(schedule["value"])
                self.assertEqual([year["budget_cny"] for year in schedule["years"]], [1000000, 3000000])
                self.assertEqual({year["spent_cny"] for year in schedule["years"]}, {None})
                self.assertEqual(schedule["target"]["share"], 0.9)
                self.assertIsNone(schedule["target"]["share_now"])

    def test_no_zone_is_empty(self):
        _, run = self.run_case("village level")
        self.assertEqual(run["towns"][0]["years"][0]["spent_cny"], None)
        villages = json.loads((self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8"))["features"]
        self.assertEqual({village["properties"]["zone"] for village in villages}, {"unknown"})

    def test_the_english_summary_says_the_same(self):
        answer, _ = self.run_case("village level", "--language", "en")
        self.assert_contains(answer.out, "are of village level, and only those of towns decide", "schedule: unknown",
                             "2027, Water supply: 90.0% connected; unknown")

    def test_the_sheets_have_dashes(self):
        try:
            import openpyxl  # pylint: disable=import-outside-toplevel
        except ImportError:
            self.need(False, "openpyxl is not installed")
        for case in UNDETERMINED:
            with self.subTest(case):
                self.run_case(case)
                book = openpyxl.load_workbook(self.folder / "out" / "plan.xlsx", data_only=True)
                titles, *rows = rows_of(book["分设施类别"])
                for title in ("缺口（项）", "管线接入（项）", "线路长度（公里）", "投资估算（万元）"):
                    self.assertEqual({row[titles.index(title)] for row in rows[:-1]}, {"—"}, title)
                titles, town, *_ = rows_of(book["分乡镇"])
                for title in ("服务半径内村庄（个）", "缺口（项）", "2026年投资（万元）", "近期未安排的缺口（项）"):
                    self.assertEqual(town[titles.index(title)], "—", title)
                self.assertIn("无法判定", book["近期建设项目表"]["A2"].value)


class WithoutPeople(UserTest):
    """The villages within the radius have no people: a share of nobody is a dash."""

    def test_the_states_are_told(self):
        study = write_small_world(self.folder)
        write_layer(self.folder / "villages.shp", {"name": ogr.OFTString, "people": ogr.OFTInteger},
                    [(point(SEAT[0], lat), name, 500 if name == "李家" else 0) for _, name, _, lat in VILLAGES])
        study.write_text(study.read_text(encoding="utf-8") + PLAN, encoding="utf-8")
        answer = run_program("run", study, "--only", "geojson")
        self.assertIn("目标：2027年底服务半径内供水接通率90.0%：接通率—，无法计算：接通情况已知的村（已接通1项，缺口1项）", answer.out)
        self.assertNotIn("接通情况全部不明", answer.out)


if __name__ == "__main__":
    unittest.main()
