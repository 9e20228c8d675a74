# SPDX-License-Identifier: Apache-2.0
"""The number of a record is the one that GDAL and QGIS give to it in the file of the user, also if the
program reads a corrected copy of a table."""

import json
import unittest

from osgeo import gdal, ogr

from program import UserTest, run_layers
from small_world import SEAT, VILLAGES, write_small_world

gdal.UseExceptions()
HEADER = "code,name,people,lon,lat"
LINES = [f"{code},{name},{people},{SEAT[0]},{lat}" for code, name, people, lat in VILLAGES]
TABLES = {
    "plain": [HEADER, *LINES],
    "a title": ["安山镇村庄表,,,,", HEADER, *LINES],
    "a title and blank rows": ["安山镇村庄表,,,,", "", ",,,,", HEADER, LINES[0], "", LINES[1], ",,,,", LINES[2]],
    "a year on top": ["2024,,,,", HEADER, *LINES],
    "totals and remarks": [HEADER, LINES[0], "合计,,2000,,", *LINES[1:], "注：2024 年,,,,"],
    "a quoted text of two lines": [HEADER, LINES[0], LINES[1].replace("沟头", '"沟头\n(北)"'), "合计,,2000,,", LINES[2]],
}


class RecordNumbers(UserTest):
    def villages(self, name, text=None):
        """The number of each village by the last character of its code, in the results."""
        study = write_small_world(self.folder)
        if text is not None:
            (self.folder / name).write_text(text, encoding="utf-8")
        study.write_text(study.read_text(encoding="utf-8").replace("villages.shp", name), encoding="utf-8")
        answer = run_layers(study, "--only", "geojson")
        self.assertIn(answer.code, (0, 1), str(answer))
        layer = json.loads((self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8"))
        return {each["properties"]["village_code"]: each["properties"]["village_feature"] for each in layer["features"]}

    def numbers_in_gdal(self, path):
        """In the file as it is: the number of the record in which each code stands."""
        opened = ogr.Open(str(path))
        layer = opened.GetLayer(0)
        codes = {code for code, *_ in VILLAGES}
        found = {}
        for record in layer:
            for i in range(record.GetFieldCount()):
                if record.GetFieldAsString(i) in codes:
                    found[record.GetFieldAsString(i)] = record.GetFID()
        return found

    def test_a_text_table(self):
        for case, lines in TABLES.items():
            with self.subTest(case):
                found = self.villages("list.csv", "\n".join(lines) + "\n")
                self.assertEqual(len(found), len(VILLAGES))
                self.assertEqual(found, self.numbers_in_gdal(self.folder / "list.csv"))

    def test_a_workbook(self):
        for lines in (TABLES["plain"], TABLES["a title"], TABLES["totals and remarks"]):
            path = self.folder / "list.xlsx"
            path.unlink(missing_ok=True)
            made = ogr.GetDriverByName("XLSX").CreateDataSource(str(path))
            layer = made.CreateLayer("村庄", None, ogr.wkbNone)
            for i in range(5):
                layer.CreateField(ogr.FieldDefn(f"c{i}", ogr.OFTString))
            for line in lines:
                record = ogr.Feature(layer.GetLayerDefn())
                for i, cell in enumerate(line.split(",")):
                    if cell:
                        record.SetField(i, cell)
                layer.CreateFeature(record)
            del layer, made
            # The driver writes its own names into row 1, above ours.
            found = self.villages("list.xlsx")
            rows = {line.split(",")[0]: row for row, line in enumerate(lines, start=2)}
            self.assertEqual(found, {code: rows[code] for code, *_ in VILLAGES})

    def test_a_problem_names_the_number_in_the_file(self):
        lines = [*TABLES["a title"][:2], LINES[0], LINES[1].replace("800", "many"), LINES[2]]
        self.villages("list.csv", "\n".join(lines) + "\n")
        problems = json.loads((self.folder / "out" / "problems.geojson").read_text(encoding="utf-8"))
        features = {each["properties"]["feature"] for each in problems["features"]
                    if each["properties"]["layer"] == "villages" and each["properties"]["feature"] is not None}
        self.assertIn(self.numbers_in_gdal(self.folder / "list.csv")["370100002"], features)


if __name__ == "__main__":
    unittest.main()
