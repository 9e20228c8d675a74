# SPDX-License-Identifier: Apache-2.0
"""The block that inspect prints is valid TOML for run, whatever the names of columns, sheets and
layers contain: line breaks, tabs, quotation marks, backslashes, direction marks."""

import json
import re
import tomllib
import unittest

from osgeo import ogr

from program import UserTest, run_layers, run_program

ROWS = [("张楼村", 300, "是", 117.21, 36.6), ("李楼村", 310, "否", 117.22, 36.6), ("赵楼村", 320, "否", 117.23, 36.6)]
PLAIN = ("村名", "人口（人）", "是否通自来水")
# What Excel writes for a line break within a cell, and other characters that users can type.
UNUSUAL = {
    "line break": ("村\n名", "人口\n（人）", "是否通\n自来水"),
    "tab": ("村名\t", "人口\t（人）", "是否通\t自来水"),
    "quotation marks": ('"村名"', "人口（人）", "是否通自来水"),
    "carriage return": ("村名", "人口\r\n（人）", "是否通\r\n自来水"),
    "marks of direction": ("村名", "人口（人）", "\u202a是否通自来水\u202c"),
}


class InspectBlock(UserTest):
    def write(self, driver, path, names, layer="v"):
        """The villages as a table whose columns have these names; lon and lat are columns too."""
        (self.folder / path).unlink(missing_ok=True)
        file = ogr.GetDriverByName(driver).CreateDataSource(str(self.folder / path))
        table = file.CreateLayer(layer, geom_type=ogr.wkbNone)
        for name in (*names, "lon", "lat"):
            kind = ogr.OFTInteger if name == names[1] else ogr.OFTReal if name in ("lon", "lat") else ogr.OFTString
            table.CreateField(ogr.FieldDefn(name, kind))
        for row in ROWS:
            record = ogr.Feature(table.GetLayerDefn())
            for i, value in enumerate(row):
                record.SetField(i, value)
            table.CreateFeature(record)
        del table, file

    def figures(self, block):
        (self.folder / "t.csv").write_text("name,lon,lat\n王庄镇,117.2,36.6\n", encoding="utf-8")
        text = 'name = "x"\n[coverage]\ntowns_as_facilities = true\n[layers.towns]\npath = "t.csv"\n'
        (self.folder / "study.toml").write_text(text + block, encoding="utf-8")
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), block + str(answer))
        features = lambda name: [feature["properties"] for feature in json.loads(
            (self.folder / f"out/{name}.geojson").read_text(encoding="utf-8"))["features"]]
        gaps = {gap["village"] for gap in features("gaps") if gap["gap_count"]}
        return [(village["people"], village["village"] in gaps) for village in features("coverage")]

    def block(self, path, *more):
        answer = run_program("inspect", path, *more, folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        block = answer.out[answer.out.index("[layers."):]
        self.assertNotIn("\ufffd", block)
        tomllib.loads(block)
        return block

    def right(self):
        self.write("GPKG", "v.gpkg", PLAIN)
        return self.figures(self.block("v.gpkg"))

    def test_unusual_names_of_columns(self):
        right = self.right()
        self.assertEqual(right, [(300, False), (310, True), (320, True)])
        for driver, path in (("XLSX", "v.xlsx"), ("GPKG", "v.gpkg"), ("CSV", "v.csv")):
            for what, names in UNUSUAL.items():
                with self.subTest(what, driver=driver):
                    self.write(driver, path, names)
                    block = self.block(path)
                    self.assertIn("water_supply = ", block)
                    self.assertEqual(self.figures(block), right)

    def test_unusual_names_of_layers(self):
        right = self.right()
        for name in ('村"庄"', "村\\庄", "村 庄", "村'庄"):
            for driver, path in (("GPKG", "v.gpkg"), ("XLSX", "v.xlsx")):
                if driver == "XLSX" and "\\" in name:  # not valid as the name of a sheet
                    continue
                with self.subTest(name, driver=driver):
                    self.write(driver, path, PLAIN, layer=name)
                    file = ogr.Open(str(self.folder / path), update=1)
                    other = file.CreateLayer("另一层", geom_type=ogr.wkbNone)
                    other.CreateField(ogr.FieldDefn("a", ogr.OFTString))
                    del other, file
                    block = self.block(path, "--layer", name)
                    self.assertEqual(tomllib.loads(block)["layers"]["villages"].get("layer", name), name)
                    self.assertEqual(self.figures(block), right)

    def test_the_table_of_columns_has_a_line_for_each(self):
        self.write("XLSX", "v.xlsx", UNUSUAL["line break"])
        answer = run_program("inspect", "v.xlsx", folder=self.folder)
        self.assertRegex(answer.out, r"\n  人口 （人） +integer +3 +people")

    def test_keys_in_messages_can_be_copied(self):
        for name in ("年末\n人口C:\\户籍", '"登记"\t人口值'):
            with self.subTest(name):
                self.write("GPKG", "v.gpkg", ("村名", name, "是否通自来水"))
                self.figures('[layers.villages]\npath = "v.gpkg"\n')
                problems = json.loads((self.folder / "out/problems.geojson").read_text(encoding="utf-8"))["features"]
                detail, = [p["properties"]["detail"] for p in problems if p["properties"]["problem"] == "people_missing"]
                key = re.search(r"fields = \{ people = .* \}", detail)[0]
                figures = self.figures('[layers.villages]\npath = "v.gpkg"\n' + key + "\n")
                self.assertEqual([people for people, _ in figures], [300, 310, 320])


if __name__ == "__main__":
    unittest.main()
