# SPDX-License-Identifier: Apache-2.0
"""Messages about invalid input: what is wrong, where, why and the remedy; the right exit code; and
no incomplete output."""

import json
import math
import os
import struct
import unittest

from osgeo import ogr

from program import UserTest, run_layers, run_program
from small_world import SEAT, VILLAGES, point, write_layer, write_small_world, write_villages


class BadInput(UserTest):
    def setUp(self):
        super().setUp()
        self.study = write_small_world(self.folder)

    def edit_study(self, old, new):
        text = self.study.read_text(encoding="utf-8")
        self.assertIn(old, text)
        self.study.write_text(text.replace(old, new), encoding="utf-8")

    def run_study(self):
        return run_layers("study.toml", "--out", "result", folder=self.folder)

    def assert_run_refused(self, code, *words):
        before = self.listing()
        self.assert_refused(self.run_study(), code, *words)
        self.assertEqual(self.listing(), before)

    def assert_run_with_problem(self, kind, record, layer="villages"):
        """The run completes, and the record is in the layer of problems."""
        answer = self.run_study()
        self.assertEqual(answer.code, 1, str(answer))
        problems = json.loads((self.folder / "result" / "problems.geojson").read_bytes())
        found = [
            (problem["properties"]["layer"], problem["properties"]["problem"])
            for problem in problems["features"]
            if record in problem["properties"]["record"]
        ]
        self.assertIn((layer, kind), found, str(problems))

    def cut(self, name, bytes_left):
        path = self.folder / name
        path.write_bytes(path.read_bytes()[:bytes_left])

    # --- the world without a fault ------------------------------------------------------------

    def test_a_world_without_a_fault_is_accepted(self):
        answer = self.run_study()
        self.assertEqual((answer.code, answer.stderr), (0, ""), str(answer))
        gaps = json.loads((self.folder / "result" / "gaps.geojson").read_bytes())
        counts = {gap["properties"]["village"]: gap["properties"]["gap_count"] for gap in gaps["features"]}
        self.assertEqual(counts, {"王庄": 0, "沟头": 1})

    # --- syntax of a study --------------------------------------------------------------------

    def test_a_duplicate_key_is_reported_in_both_languages(self):
        whole = self.study.read_text(encoding="utf-8")
        for more, name in (('name = "again"\n', "name"), ('[layers.towns]\npath = "x"\n', "layers.towns"),
                           ('[layers.roads]\npath = "x"\n"path" = "y"\n', None), ("[[layers]]\n", "layers")):
            text = more + whole if more.startswith("name") else whole + more
            for locale, output in (("C.UTF-8", (f"'{name}'" if name else "this key") + " is set a second time"),
                                 ("zh_CN.UTF-8", (f"“{name}”" if name else "该键") + "在此重复出现")):
                self.study.write_text(text, encoding="utf-8")
                answer = run_layers("study.toml", folder=self.folder, env={**os.environ, "LC_ALL": locale})
                self.assert_refused(answer, 3, "study.toml", output)
                self.assertNotIn("redefine", answer.stderr)
        self.study.write_text(whole + "\n[x\n", encoding="utf-8")
        answer = run_layers("study.toml", folder=self.folder, env={**os.environ, "LC_ALL": "zh_CN.UTF-8"})
        self.assert_refused(answer, 3, "TOML 语法有误。")
        self.assertNotIn("Error", answer.stderr)

    def test_a_fault_of_the_study_exits_with_3_and_of_a_layer_with_2(self):
        whole = self.study.read_text(encoding="utf-8")
        for key, code in (('where = "people >> > 3"', 3), ('where = "people >"', 3), ('where = "no_function(people)"', 3),
                          ('crs = "EPSG:1"', 3), ('sql = "SELECT FROM"', 3),
                          ('sql = "DROP TABLE villages"', 3), ('where = "nowhere = 3"', 2), ('layer = "nowhere"', 2),
                          ('sql = "SELECT * FROM nowhere"', 2), ('fields = { people = "nowhere" }', 2)):
            self.study.write_text(whole.replace('"villages.shp"', f'"villages.shp"\n{key}'), encoding="utf-8")
            for command in ("run", "check"):
                self.assertEqual(run_program(command, "study.toml", folder=self.folder).code, code, key)

    def test_syntax_errors_are_reported_with_the_correction(self):
        outliers = {
            "curly quotes": ('path = "villages.shp"', "path = “villages.shp”", "Use straight quotation marks"),
            "full-width": ('path = "villages.shp"', 'path ＝ "villages.shp"', "The character ＝ is full-width"),
            "bare key": ('name = "小县"', '名称 = "小县"', 'needs quotation marks: "名称"'),
            "bare role": ('path = "villages.shp"', 'fields = { name = "村名", 人口 = "a" }',
                          'needs quotation marks: "人口"'),
            "bare table": ("[layers.towns]", "[layers.城镇]", 'needs quotation marks: "城镇"'),
            "cn": ('name = "小县"', 'language = "cn"', 'Did you mean "zh"?'),
            "English": ('name = "小县"', 'language = "English"', 'Did you mean "en"?'),
            "percent": ('name = "小县"', 'priority = { top_share = 98 }', "98 % is 0.98"),
        }
        text = self.study.read_text(encoding="utf-8")
        for name, (old, new, words) in outliers.items():
            with self.subTest(outlier=name):
                self.study.write_text(text.replace(old, new), encoding="utf-8")
                self.assert_run_refused(3, "study.toml:", words)

    def test_a_layer_instead_of_a_study(self):
        for name in ("villages.shp", "villages.dbf"):
            for command in ("run", "check"):
                answer = run_program(command, name, *(["--out", "result"] if command == "run" else []), folder=self.folder)
                self.assert_refused(answer, 3, "is not a study file", f"hinterland inspect {name}")

    # --- files ---------------------------------------------------------------------------------

    def test_a_missing_study(self):
        for command in ("run", "check"):
            answer = run_program(command, "nowhere.toml", folder=self.folder)
            self.assert_refused(answer, 2, "nowhere.toml", "there is no such file")
            self.assert_refused(run_program(command, ".", folder=self.folder), 2, "it is a folder")
        answer = run_program("inspect", "nowhere.shp", folder=self.folder)
        self.assert_refused(answer, 2, "nowhere.shp", "there is no such file")

    def test_a_study_that_is_not_toml(self):
        self.edit_study("[layers.towns]", "[layers.towns")
        self.assert_run_refused(3, "study.toml:3")

    def test_an_unknown_key(self):
        self.edit_study('[layers.villages]\npath', '[layers.villages]\npaht')
        self.assert_run_refused(3, "study.toml", "paht", "path")

    def test_a_missing_file(self):
        self.edit_study("villages.shp", "nowhere.shp")
        self.assert_run_refused(2, "nowhere.shp")

    def test_a_file_that_is_not_spatial(self):
        (self.folder / "villages.shp").write_text("dear diary\n" * 50, encoding="utf-8")
        self.assert_run_refused(2, "villages.shp")

    def test_a_file_of_zero_bytes(self):
        self.cut("villages.shp", 0)
        self.assert_run_refused(2, "villages.shp")

    def test_a_folder_instead_of_a_file(self):
        (self.folder / "villages.d").mkdir()
        self.edit_study("villages.shp", "villages.d")
        self.assert_run_refused(2, "villages.d")

    def test_a_missing_shx(self):
        (self.folder / "villages.shx").unlink()
        self.assert_run_refused(2, "villages.shp", ".shx")

    def test_a_truncated_shp(self):
        self.cut("villages.shp", 100 + 28 + 10)  # the header, one point, and some bytes of the next
        self.assert_run_refused(2, "villages.shp")

    def test_a_truncated_dbf(self):
        size = (self.folder / "villages.dbf").stat().st_size
        self.cut("villages.dbf", size - 200)
        self.assert_run_refused(2, "villages")

    # --- layers and fields -----------------------------------------------------------------------

    def test_an_empty_layer(self):
        write_layer(self.folder / "villages.shp", {"name": ogr.OFTString}, [])
        self.assert_run_refused(2, "villages", "no records")

    def test_an_unknown_layer(self):
        write_villages(self.folder / "villages.gpkg", driver="GPKG")
        self.edit_study('"villages.shp"', '"villages.gpkg"\nlayer = "vilages"')
        self.assert_run_refused(2, "vilages", "villages", "layer")

    def test_an_unknown_field(self):
        self.edit_study('"villages.shp"', '"villages.shp"\nfields = { people = "peopel" }')
        self.assert_run_refused(2, "peopel", "people")

    def test_text_in_a_number_field(self):
        records = [
            (point(SEAT[0], lat), code, name, "many" if name == "沟头" else str(number))
            for code, name, number, lat in VILLAGES
        ]
        fields = {"code": ogr.OFTString, "name": ogr.OFTString, "people": ogr.OFTString}
        write_layer(self.folder / "villages.shp", fields, records)
        self.assert_run_with_problem("number_unreadable", "370100002")

    def test_polygons_instead_of_lines(self):
        square = "POLYGON ((117 36, 117.1 36, 117.1 36.1, 117 36))"
        write_layer(
            self.folder / "water.shp", {"name": ogr.OFTString}, [(square, "pond")], ogr.wkbPolygon
        )
        self.assert_run_refused(2, "water.shp", "Polygon", "lines")

    # --- coordinates -----------------------------------------------------------------------------

    def patch_x(self, record, value):
        """Overwrites the x of one point of a shapefile."""
        path = self.folder / "villages.shp"
        content = bytearray(path.read_bytes())
        struct.pack_into("<d", content, 100 + 28 * record + 12, value)
        path.write_bytes(content)

    def test_coordinates_that_are_not_numbers(self):
        for value in (math.nan, math.inf):
            with self.subTest(value=value):
                write_small_world(self.folder)
                self.patch_x(1, value)
                self.assert_run_with_problem("geometry_invalid", "370100002")

    def test_layers_in_different_crs_work(self):
        self.run_study()
        plain = json.loads((self.folder / "result" / "coverage.geojson").read_bytes())
        write_villages(self.folder / "villages.shp", crs=4527)  # Gauss-Kruger, zone 39
        self.assertEqual(self.run_study().code, 0)
        projected = json.loads((self.folder / "result" / "coverage.geojson").read_bytes())
        self.assertEqual(len(projected["features"]), len(VILLAGES))
        for one, other in zip(plain["features"], projected["features"]):
            self.assertAlmostEqual(
                one["properties"]["straight_m"], other["properties"]["straight_m"], delta=0.2
            )

    def test_an_unknown_crs(self):
        self.edit_study('"villages.shp"', '"villages.shp"\ncrs = "EPSG:999999"')
        self.assert_run_refused(3, "EPSG:999999", "EPSG:4490")

    # --- catalogue -------------------------------------------------------------------------------

    def use_catalogue(self, old, new):
        shipped = self.shipped_catalogue()
        self.assertIn(old, shipped)
        text = shipped.replace(old, new)
        (self.folder / "catalogue.toml").write_text(text, encoding="utf-8")
        self.edit_study('name = "小县"', 'name = "小县"\ncatalogue = "catalogue.toml"')

    @staticmethod
    def shipped_catalogue():
        from program import SOURCE

        path = SOURCE / "geodata" / "catalogue" / "shandong-2016.toml"
        return path.read_text(encoding="utf-8")

    def test_a_catalogue_without_a_service_of_the_study(self):
        self.use_catalogue('id = "water_supply"', 'id = "water"')
        self.assert_run_refused(3, "water_supply", "water")

    def test_a_catalogue_with_a_negative_radius(self):
        self.use_catalogue('core_radius = "3 km"', "core_radius = -3000")
        self.assert_run_refused(3, "catalogue.toml:", "core_radius", "-3000")

    def test_a_catalogue_whose_core_is_wider_than_its_band(self):
        self.use_catalogue('core_radius = "3 km"', 'core_radius = "6 km"')
        self.assert_run_refused(3, "catalogue.toml:97:", "core radius", "6000 m", "5000 m")


if __name__ == "__main__":
    unittest.main()
