# SPDX-License-Identifier: Apache-2.0
"""hinterland.gpkg and hinterland.qgz in QGIS: what a double click shows."""

import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import unittest
import zipfile

from osgeo import ogr

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

    def assert_subtitles_have_one_line(self, report):
        for name, subtitle in report["subtitles"].items():
            self.assertLess(subtitle["width"], subtitle["box"], f"{name}: {subtitle}")

    def count(self, out, layer):
        return len(json.loads((out / f"{layer}.geojson").read_text(encoding="utf-8"))["features"])


class QgisProject(CountyRun, InQgis):
    reported = None

    def report(self):
        """On the project where it was written; made once."""
        if QgisProject.reported is None:
            QgisProject.reported = self.qgis("project", self.out / "hinterland.qgz")
        return QgisProject.reported

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

    def test_labels_of_the_first_map_cover_neither_each_other_nor_villages(self):
        labels = self.report()["map labels"]
        self.assertGreater(labels["count"], 10)
        self.assertEqual(labels["overlaps"], 0)
        self.assertLess(labels["on villages"], 4)  # in a crowd there may be no free place

    def test_each_class_of_the_project_has_features_which_qgis_counts(self):
        report = self.report()
        compared = 0
        for name, layer in report["layers"].items():
            self.assertNotIn(0, layer["classes"].values(), f"{name}: {layer['classes']}")
            if layer["classes"]:
                self.assertEqual(sum(layer["classes"].values()), layer["count"], name)
                compared += 1
        self.assertGreater(compared, 15)

    def test_each_entry_of_a_legend_stands_under_its_heading(self):
        report = self.report()
        for name, legend in report["legends"].items():
            text = "\n".join(legend["rows"])
            self.assert_contains(text, "# 界线和用地\n行政区界线\n建成区\n禁建范围\n# 道路\n",
                                 "# 选址和拟集中村\n建议选址\n拟集中村\n拟集中村至选址\n# 延伸工程（按建设年度）\n",
                                 "# 服务半径外的村\n服务半径外\n# ", "# 服务范围\n核心圈\n外围圈")
            self.assertEqual("# 公共服务设施\n医疗\n教育\n" in text, name == "分乡镇图册", text)
            self.assertLess(legend["width"], 82, name)  # mm, beside the map
            self.assertLess(legend["height"], 212, name)  # above the scale

    def test_a_village_is_named_once_and_each_reason_has_a_class(self):
        report = self.report()
        layers = report["layers"]
        self.assertIn("无路可达", layers["hinterland_gaps_water_why"]["classes"])
        for name, layer in layers.items():
            if name.endswith("_why"):
                self.assertNotIn("其他", layer["classes"], name)
        self.assertIn("已接通（道路）", layers["hinterland_gaps_road_why"]["classes"])
        self.assertIn("已接通（管线）", layers["hinterland_gaps_water_why"]["classes"])
        named = [set(layers[f"hinterland_{name}"]["names"]) for name in ("gaps", "coverage")]
        self.assertTrue(all(named))
        self.assertEqual(named[0] & named[1], set())
        self.assertEqual(len(named[0] | named[1]), layers["hinterland_coverage"]["count"])
        for name in ("gaps", "coverage"):
            cards = "".join(layers[f"hinterland_{name}"]["cards"])
            self.assertIn("是否在服务半径内：否", cards)
        self.assertIn("缺路按直线距离判定，故计缺口", "".join(layers["hinterland_gaps"]["cards"]))
        self.assertIn("无路可达：是", "".join(layers["hinterland_coverage"]["cards"]))
        self.assert_subtitles_have_one_line(report)
        for subtitle in report["subtitles"].values():
            self.assertEqual(subtitle["text"], "重点村、延伸工程与农村新型社区选址，2026—2030年。"
                             "服务半径按路网距离计：核心圈3公里，外围圈5公里")

    def test_scales_are_round_and_a_bar_has_round_steps(self):
        report = self.report()
        self.assertEqual({name: len(sheets) for name, sheets in report["scales"].items()}, report["sheets"])
        for name, sheets in report["scales"].items():
            for sheet in sheets:
                self.assertEqual(len(sheet["bars"]), 1, f"{name}: {sheet}")
                mantissa = f"{sheet['bars'][0]:e}".split("e")[0].rstrip("0").rstrip(".")
                self.assertIn(mantissa, ("1", "2", "5"), f"{name}: {sheet}")
                self.assertTrue(22 < sheet["mm"][0] < 56.1, f"{name}: {sheet}")
                self.assertAlmostEqual(sheet["scale"] / 1000, round(sheet["scale"] / 1000), 2, f"{name}: {sheet}")
                self.assertIn(f"{sheet['scale']:,.0f}", sheet["text"])

    def test_a_hover_card_shows_names(self):
        report = self.report()
        with sqlite3.connect(f"file:{self.out}/hinterland.gpkg?mode=ro", uri=True) as database:
            codes = {row[0] for row in database.execute(
                "SELECT value FROM gpkg_data_column_constraints WHERE length(value) > 3")}
        cards = [(name, card) for name, layer in report["layers"].items() for card in layer["cards"]]
        self.assertGreater(len(cards), 500)
        for name, card in cards:
            if name == "hinterland_problems":
                continue  # these name the id of a service beside its name, as study.toml has it
            self.assertFalse({word for word in re.findall(r"(?<![\w-])[a-z_]{4,}(?![\w-])", card) if word in codes},
                             f"{name}: {card}")
        self.assertTrue(any("同沟设施类别：" in card and "、" in card.split("同沟设施类别：")[1].split("<br>")[0]
                            for name, card in cards if name == "hinterland_extensions"))

    def test_fields_and_values_have_labels(self):
        report = self.report()
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
        self.assert_subtitles_have_one_line(report)

    def assert_opens(self, out):
        """Every format can be read, and no row of a layer with places is without one."""
        for path in out.glob("*.geojson"):
            features = json.loads(path.read_text(encoding="utf-8"))["features"]
            nulls = sum(each["geometry"] is None for each in features)
            self.assertTrue(nulls == 0 or path.stem == "problems", path.name)
        with sqlite3.connect(f"file:{out}/hinterland.gpkg?mode=ro", uri=True) as database:
            for (name,) in database.execute("SELECT table_name FROM gpkg_geometry_columns").fetchall():
                nulls = database.execute(f"SELECT count(*) FROM {name} WHERE geom IS NULL").fetchone()[0]
                self.assertTrue(nulls == 0 or name == "problems", name)
        report = self.qgis("project", out / "hinterland.qgz")
        self.assert_works(report)
        for name in RESULTS:
            self.assertEqual(report["layers"][f"hinterland_{name}"]["count"], self.count(out, name), name)
        for tool in ("pdftotext", "pdfinfo"):
            self.need(shutil.which(tool), f"{tool} is not installed")
        text = subprocess.run(["pdftotext", out / "atlas.pdf", "-"], capture_output=True, check=True,
                              encoding="utf-8").stdout
        with zipfile.ZipFile(out / "plan.xlsx") as book:
            self.assertIsNone(book.testzip())
            cells = "".join(book.read(name).decode("utf-8") for name in book.namelist() if "sheet" in name)
        return report, text, cells

    def test_empty_results_open_and_say_so(self):
        """Nothing is missing, nothing is planned, nothing is chosen."""
        study = write_small_world(self.folder)
        text = study.read_text(encoding="utf-8").replace('path = "villages.shp"', 'path = "v.csv"')
        study.write_text(text, encoding="utf-8")
        (self.folder / "v.csv").write_text("name,people,供水,lon,lat\n王庄,10,是,117,36.01\n", encoding="utf-8")
        out = self.folder / "out"
        answer = run_program("run", study, "--out", out)
        self.assertIn(answer.code, (0, 1), str(answer))
        for name in ("priorities", "extensions", "sites", "relocations"):
            self.assertEqual(self.count(out, name), 0, name)
        report, atlas, book = self.assert_opens(out)
        # Nothing but its water is known.
        self.assertEqual(report["layers"]["hinterland_gaps"]["classes"], {"未发现缺口，部分情况不明": 1})
        for legend in report["legends"].values():
            self.assertNotRegex("\n".join(legend["rows"]), "选址|拟集中|建设")
        self.assertEqual({each["text"].split("。")[0] for each in report["subtitles"].values()}, {"村庄与服务半径"})
        self.assertIn("未发现缺口", book)
        self.assertIn("王庄", atlas)
        self.assertIn("year", report["layers"]["hinterland_extensions"]["aliases"])

    def test_a_study_without_any_result_opens(self):
        """No facility, so that nothing can be determined."""
        study = self.folder / "study.toml"
        study.write_text('[layers.villages]\npath = "v.csv"\n', encoding="utf-8")
        (self.folder / "v.csv").write_text("name,people,lon,lat\n王庄,10,117,36\n", encoding="utf-8")
        out = self.folder / "out"
        answer = run_program("run", study, "--out", out)
        self.assertIn(answer.code, (0, 1), str(answer))
        report, _, book = self.assert_opens(out)
        self.assertEqual(report["layers"]["hinterland_coverage"]["count"], 1)
        self.assertIn("无法判定缺口", book)

    def test_long_missing_and_right_to_left_names(self):
        study = write_small_world(self.folder)
        text = study.read_text(encoding="utf-8").replace("villages.shp", "v.csv")
        study.write_text(text, encoding="utf-8")
        names = ["长" * 300, "", "قرية السلام", "a" * 300, "<b>&\"'[% 1/0 %]"]
        rows = [f'"{name}",10,{"镇" * 300},117,{36.0 + 0.01 * i}' for i, name in enumerate(n.replace('"', '""') for n in names)]
        (self.folder / "v.csv").write_text("name,people,town,lon,lat\n" + "\n".join(rows) + "\n", encoding="utf-8")
        out = self.folder / "out"
        answer = run_program("run", study, "--out", out)
        self.assertIn(answer.code, (0, 1), str(answer))
        report, _, book = self.assert_opens(out)
        self.assertIn("قرية السلام", book)
        self.assertEqual(report["layers"]["hinterland_coverage"]["count"], 5)

    def test_a_study_at_180_degrees_is_not_drawn_around_the_world(self):
        study = write_small_world(self.folder)
        for name in ("towns", "villages", "facilities", "water"):
            write = {"type": "FeatureCollection", "features": []}
            source = ogr.Open(str(self.folder / f"{name}.shp"))  # a layer needs its file
            for record in source.GetLayer(0):
                shape = record.GetGeometryRef()
                # The line from the seat northwards runs eastwards here, across 180 degrees.
                def placed(lon, lat):
                    east = 179.98 + (lat - 36.0) + (lon - 117.0)
                    return [east - 360.0 if east > 180.0 else east, -17.0]
                points = [placed(*p[:2]) for p in shape.GetPoints()]
                geometry = {"type": "Point", "coordinates": points[0]} if len(points) == 1 else {
                    "type": "LineString", "coordinates": points}
                fields = {record.GetFieldDefnRef(i).GetName(): record.GetField(i) for i in range(record.GetFieldCount())}
                write["features"].append({"type": "Feature", "properties": fields, "geometry": geometry})
            (self.folder / f"{name}.geojson").write_text(json.dumps(write), encoding="utf-8")
        study.write_text(study.read_text(encoding="utf-8").replace(".shp", ".geojson"), encoding="utf-8")
        out = self.folder / "out"
        answer = run_program("run", study, "--out", out)
        self.assertIn(answer.code, (0, 1), str(answer))
        report, _, _ = self.assert_opens(out)
        self.assertIn(report["crs"], ("EPSG:32760", "EPSG:32701"))
        with sqlite3.connect(f"file:{out}/hinterland.gpkg?mode=ro", uri=True) as database:
            kinds = dict(database.execute("SELECT table_name, geometry_type_name FROM gpkg_geometry_columns"))
        cut = 0
        for name in ("extensions", "town_pages"):
            source = ogr.Open(f"{out}/hinterland.gpkg")
            for record in source.GetLayerByName(name):
                shape = record.GetGeometryRef()
                parts = [shape.GetGeometryRef(i).GetEnvelope() for i in range(shape.GetGeometryCount())] or [shape.GetEnvelope()]
                self.assertTrue(all(east - west < 1.0 for west, east, _, _ in parts), f"{name}: {shape}")
                cut += len(parts) > 1
            self.assertTrue(kinds[name].startswith("MULTI"), name)
        self.assertGreaterEqual(cut, 2)
        self.assertLess(max(sheet["scale"] for sheets in report["scales"].values() for sheet in sheets), 200_000)

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
