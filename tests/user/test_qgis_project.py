# SPDX-License-Identifier: Apache-2.0
"""hinterland.gpkg and hinterland.qgz in QGIS: what a double click shows."""

import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import unittest
import zipfile

from program import SOURCE, CountyRun, UserTest, run_program
from small_world import write_small_world

SCRIPT = pathlib.Path(__file__).with_name("qgis_report.py")
PALETTE = json.loads((SOURCE / "styles" / "palette.json").read_text(encoding="utf-8"))
WRITE = bool(os.environ.get("HINTERLAND_WRITE_STYLES"))
RESULTS = """coverage service_areas gaps priorities extensions sites relocations survey_list
             problems""".split()


def is_near(colour, other):
    """Thin lines are mixed with the ground."""
    numbers = [(int(colour[i:i + 2], 16), int(other[i:i + 2], 16)) for i in (1, 3, 5)]
    return all(abs(a - b) <= 12 for a, b in numbers)


class InQgis(UserTest):
    def qgis(self, *words):
        query = subprocess.run([sys.executable, "-c", "import qgis.core"], capture_output=True, check=False)
        self.need(query.returncode == 0, "python3-qgis is not installed")
        done = subprocess.run([sys.executable, str(SCRIPT), *map(str, words)], capture_output=True,
                              encoding="utf-8", check=False, timeout=300,
                              env=os.environ | {"HOME": str(self.folder)})
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout.splitlines()[-1])

    def assert_works(self, report):
        """Each layer, symbol and expression can be used."""
        self.assertTrue(report["read"], report["error"])
        self.assertEqual(report["errors"], [])
        for name, layer in report["layers"].items():
            self.assertTrue(layer["valid"], name)
            self.assertEqual(layer["faults"], [], name)
            self.assertEqual(layer["empty symbols"], 0, name)
            if layer["renderer"]:
                self.assertGreater(layer["symbols"], 0, name)

    def count(self, out, layer):
        return len(json.loads((out / f"{layer}.geojson").read_text(encoding="utf-8"))["features"])


class QgisProject(CountyRun, InQgis):
    def moved(self):
        """The project in another folder, without the files that it does not need."""
        folder = self.folder / "发给 县里"
        folder.mkdir()
        for name in ("hinterland.gpkg", "hinterland.qgz"):
            shutil.copy(self.out / name, folder)
        return folder

    def test_a_finished_map_opens_from_any_folder(self):
        folder = self.moved()
        report = self.qgis("project", folder / "hinterland.qgz")
        self.assert_works(report)
        self.assertEqual(report["crs"], "EPSG:4527")
        self.assertEqual(report["title"], "玉安县（虚构）")
        self.assert_contains(report["groups"], "缺口", "农村新型社区选址", "延伸工程", "服务半径", "底图")
        for name in RESULTS:
            layer = report["layers"][f"hinterland_{name}"]
            self.assertEqual(layer["count"], self.count(self.out, name), name)
            self.assertTrue(layer["source"].startswith(str(folder)), layer["source"])
        for name in ("towns", "facilities", "roads", "networks", "boundaries", "built_up", "exclusions"):
            self.assertGreater(report["layers"][f"hinterland_{name}"]["count"], 0, name)
        self.assert_shows_the_colours(report)

    def assert_shows_the_colours(self, report):
        self.assertEqual(report["sheets"], {"A3 图": 1, "分乡镇图册": 12})
        zones, villages = PALETTE["zones"], PALETTE["villages"]
        expected = [zones["core"], zones["band"], PALETTE["years"]["planned"][0],
                    villages["gaps"][1]["colour"], PALETTE["sites"]["site"], PALETTE["base"]["town"]]
        for picture, found in report["colours"].items():
            self.assertGreater(len(found), 20, picture)
            for colour in expected[:2] if picture == "分乡镇图册" else expected:
                self.assertTrue(any(is_near(colour, other) for other in found), f"{picture}: {colour}")

    def test_fields_and_values_have_labels(self):
        report = self.qgis("project", self.out / "hinterland.qgz")
        gaps = report["layers"]["hinterland_gaps"]
        self.assertEqual(gaps["display"], '"village"')
        self.assertEqual(gaps["aliases"]["gap_count"], "缺口数")
        self.assertEqual(gaps["aliases"]["cost_cny"], "投资估算（元）")
        self.assertEqual(gaps["aliases"]["water_why"], "供水：接通判定")
        self.assertIn({"已接通（管线）": "connected_line"}, gaps["values"]["water_why"])
        coverage = report["layers"]["hinterland_coverage"]
        self.assertIn({"核心圈": "core"}, coverage["values"]["zone"])

    def test_a_layer_on_its_own_has_its_style_and_labels(self):
        sources = [self.out / "gaps.geojson", f"{self.out}/hinterland.gpkg|layername=gaps",
                   f"{self.out}/hinterland.gpkg|layername=extensions"]
        geojson, gaps, extensions = self.qgis("layer", *sources)
        self.assertEqual(geojson["renderer"], "graduatedSymbol")
        self.assertEqual(geojson["aliases"]["gap_count"], "缺口数")
        self.assertEqual(gaps["renderer"], "graduatedSymbol")
        self.assertEqual(extensions["renderer"], "categorizedSymbol")
        for layer in (geojson, gaps, extensions):
            self.assertEqual(layer["faults"], [])

    def test_opening_is_no_edit_and_an_edit_is_kept(self):
        out = self.folder / "out"
        study = write_small_world(self.folder)
        self.assertIn(run_program("run", study, "--out", out).code, (0, 1))
        database = out / "hinterland.gpkg"
        before = database.read_bytes()
        self.assertTrue(self.qgis("touch", database)["edited"])
        self.assertNotEqual(database.read_bytes(), before)  # its header
        answer = run_program("run", study, "--out", out)
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertEqual(database.read_bytes(), before)
        self.assertEqual([path.name for path in out.glob("*.edited*")], [])
        self.assertTrue(self.qgis("edit", database, "gaps", "village")["saved"])
        answer = run_program("run", study, "--out", out)
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertEqual(database.read_bytes(), before)
        with sqlite3.connect(out / "hinterland.edited.gpkg") as edited:
            self.assertEqual(edited.execute("SELECT count(*) FROM gaps WHERE village = '改'").fetchone(), (1,))
        self.assertEqual([p.name for p in out.iterdir() if p.name.endswith(("-wal", "-shm"))], [])

    def test_changes_that_are_not_complete_are_refused(self):
        out = self.folder / "out"
        study = write_small_world(self.folder)
        self.assertIn(run_program("run", study, "--out", out).code, (0, 1))
        database = sqlite3.connect(out / "hinterland.gpkg", isolation_level=None)
        self.addCleanup(database.close)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE mine (a)")
        before = sorted(path.name for path in out.iterdir())
        self.assertIn("hinterland.gpkg-wal", before)
        answer = run_program("run", study, "--out", out)
        self.assert_refused(answer, 3, "hinterland.gpkg", "QGIS", "--out")
        self.assertEqual(sorted(path.name for path in out.iterdir()), before)
        database.execute("PRAGMA journal_mode = DELETE")
        database.close()
        self.assertIn(run_program("run", study, "--out", out).code, (0, 1))
        with sqlite3.connect(out / "hinterland.edited.gpkg") as edited:
            self.assertEqual(edited.execute("SELECT count(*) FROM mine").fetchone(), (0,))

    def test_a_database_that_is_being_edited_is_refused_before_the_first_change(self):
        out = self.folder / "out"
        study = write_small_world(self.folder)
        self.assertIn(run_program("run", study, "--out", out).code, (0, 1))
        database = sqlite3.connect(out / "hinterland.gpkg", isolation_level=None)
        self.addCleanup(database.close)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("SELECT count(*) FROM gaps").fetchone()
        self.assertEqual((out / "hinterland.gpkg-wal").stat().st_size, 0)
        self.assert_refused(run_program("run", study, "--out", out), 3, "hinterland.gpkg", "QGIS", "--out")
        database.execute("PRAGMA journal_mode = DELETE")
        database.close()
        answer = run_program("run", study, "--out", out)
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertEqual([path.name for path in out.glob("*.edited*")], [])

    def test_the_styles_of_the_repository_are_those_of_the_program(self):
        """HINTERLAND_WRITE_STYLES=1 writes them; check the difference before committing it."""
        with sqlite3.connect(f"file:{self.out}/hinterland.gpkg?mode=ro", uri=True) as database:
            styles = database.execute("SELECT styleName, styleQML, styleSLD FROM layer_styles").fetchall()
        names = ["palette.json"]
        for name, qml, sld in styles:
            for ending, text in (("qml", qml), ("sld", sld)):
                path = SOURCE / "styles" / f"{name}.{ending}"
                names.append(path.name)
                if WRITE:
                    path.write_text(text, encoding="utf-8")
                self.assertEqual(path.read_text(encoding="utf-8"), text, f"{path.name}: see above")
        self.assertEqual(sorted(p.name for p in (SOURCE / "styles").iterdir()), sorted(names))
        self.assertEqual((self.out / "gaps.qml").read_text(encoding="utf-8"),
                         (SOURCE / "styles" / "gaps.qml").read_text(encoding="utf-8"))

    def test_the_styles_for_geoserver_are_understood(self):
        for name, symbols in (("gaps", 4), ("service_areas", 2), ("extensions", 6), ("exclusions", 1)):
            read = self.qgis("sld", f"{self.out}/hinterland.gpkg|layername={name}",
                             SOURCE / "styles" / f"{name}.sld")
            self.assertTrue(read["loaded"], read["message"])
            self.assertEqual(read["symbols"], symbols, name)

    def test_the_picture_in_the_documentation(self):
        """HINTERLAND_WRITE_STYLES=1 writes it."""
        picture = SOURCE / "docs" / "qgis.png"
        if WRITE:
            self.qgis("project", self.out / "hinterland.qgz", self.folder)
            shutil.copy(self.folder / "A3 图.png", picture)
        self.assertLess(picture.stat().st_size, 150_000)

    def test_gdal_reads_every_table_with_its_labels(self):
        with sqlite3.connect(f"file:{self.out}/hinterland.gpkg?mode=ro", uri=True) as database:
            tables = {row[0] for row in database.execute("SELECT table_name FROM gpkg_contents")}
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchone(), ("ok",))
            listed = database.execute("SELECT table_name, column_name, constraint_name FROM "
                                      "gpkg_data_columns WHERE constraint_name IS NOT NULL").fetchall()
            known = {row[0] for row in database.execute(
                "SELECT DISTINCT constraint_name FROM gpkg_data_column_constraints")}
        self.assertLessEqual({*RESULTS, "village_services", "labels", "towns", "layer_styles"}, tables)
        self.assertIn(("coverage", "zone", "zone"), listed)
        self.assertLessEqual({constraint for _, _, constraint in listed}, known)


class OtherStudies(InQgis):
    def run_small(self, text=""):
        study = write_small_world(self.folder)
        study.write_text(text + study.read_text(encoding="utf-8"), encoding="utf-8")
        answer = run_program("run", study, "--out", self.folder / "out")
        self.assertIn(answer.code, (0, 1), str(answer))
        return self.folder / "out"

    def test_a_small_study_without_roads_sites_and_plan(self):
        out = self.run_small()
        report = self.qgis("project", out / "hinterland.qgz")
        self.assert_works(report)
        self.assertEqual(report["layers"]["hinterland_sites"]["count"], 0)
        self.assertIn("missing", report["layers"]["hinterland_gaps"]["aliases"])
        self.assertNotIn("hinterland_roads", report["layers"])

    def test_a_study_in_english(self):
        report = self.qgis("project", self.run_small('language = "en"\n') / "hinterland.qgz")
        self.assert_works(report)
        self.assert_contains(report["groups"], "Gaps", "Coverage", "Base map")
        self.assertEqual(report["layers"]["hinterland_gaps"]["aliases"]["gap_count"], "gaps")
        self.assertIn("Atlas by town", report["sheets"])

    def test_the_project_comes_with_its_data(self):
        study = write_small_world(self.folder)
        out = self.folder / "out"
        answer = run_program("run", study, "--only", "qgis", "--out", out)
        self.assertIn(answer.code, (0, 1), str(answer))
        names = ["hinterland.gpkg", "hinterland.qgz", "run.json"]
        self.assertEqual(sorted(p.name for p in out.iterdir()), names)
        self.assert_contains(answer.out.splitlines()[-1], *names)
        listed = json.loads((out / "run.json").read_text(encoding="utf-8"))["outputs"]
        self.assertEqual([each["name"] for each in listed], names)
        self.assert_works(self.qgis("project", out / "hinterland.qgz"))
        self.assertIn("qgis includes gpkg", run_program("run", "--help").out)

    def test_no_path_and_no_date_in_the_project(self):
        out = self.run_small()
        with zipfile.ZipFile(out / "hinterland.qgz") as archive:
            self.assertEqual([i.filename for i in archive.infolist()], ["hinterland.qgs"])
            self.assertEqual(archive.infolist()[0].date_time[:3], (2016, 9, 9))
            text = archive.read("hinterland.qgs").decode("utf-8")
        self.assertNotIn(str(self.folder), text)
        for word in ("/tmp", "/home", "/usr", "saveUser", "saveDateTime"):
            self.assertNotIn(word, text)


if __name__ == "__main__":
    unittest.main()
