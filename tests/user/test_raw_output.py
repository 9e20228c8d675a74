# SPDX-License-Identifier: Apache-2.0
"""Messages of libraries about a damaged file do not reach the terminal unfiltered, and no cell of a
table that the program writes contains a control character."""

import csv
import unittest

from osgeo import ogr
from program import UserTest, run_program
from small_world import SEAT, point, write_layer, write_small_world

SCHEDULE = "\n[schedule]\nfirst_year = 2027\nbudget = [10.0, 10.0, 10.0]\n"


class RawOutput(UserTest):
    def assert_one_message(self, answer):
        self.assertEqual(len(answer.stderr.splitlines()), 1, str(answer))
        self.assertTrue(answer.stderr.startswith("hinterland: "), str(answer))

    def test_a_virtual_layer_with_control_characters(self):
        (self.folder / "v.csv").write_text("name,x,y\n甲村,117,36\n", encoding="utf-8")
        (self.folder / "v.vrt").write_bytes(
            b'<OGRVRTDataSource><OGRVRTLayer name="v"><SrcDataSource relativeToVRT="1">v.csv</SrcDataSource>'
            b"<Note>\x1b[31m \x9b31m</Note><SrcLayer>v</SrcLayer></OGRVRTLayer></OGRVRTDataSource>")
        answer = run_program("inspect", "v.vrt", folder=self.folder)
        self.assertIn("甲村", answer.out)
        self.assertEqual(answer.stderr, "")

    def test_a_workbook_with_a_damaged_directory(self):
        study = write_small_world(self.folder)
        book = self.folder / "villages.xlsx"
        table = ogr.GetDriverByName("XLSX").CreateDataSource(str(book))
        layer = table.CreateLayer("villages", None, ogr.wkbNone)
        for name in ("name", "lon", "lat"):
            layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
        record = ogr.Feature(layer.GetLayerDefn())
        for i, value in enumerate(("甲村", "117.0", "36.0")):
            record.SetField(i, value)
        layer.CreateFeature(record)
        del record, layer, table
        whole = book.read_bytes()
        study.write_text(study.read_text(encoding="utf-8").replace("villages.shp", "villages.xlsx"), encoding="utf-8")
        first = whole.index(b"PK\x01\x02")
        for at in (first + 26, whole.index(b"PK\x01\x02", first + 1) + 26, first, 0):  # the length of a name, a signature
            book.write_bytes(whole[:at + 2] + b"\x1b[" + whole[at + 4:])
            for words in (("run", "study.toml"), ("check", "study.toml"), ("inspect", "villages.xlsx")):
                answer = run_program(*words, folder=self.folder)
                self.assertEqual((answer.code, answer.out), (2, ""), str(answer))
                self.assert_one_message(answer)

    def test_cells_of_the_list_of_projects(self):
        study = write_small_world(self.folder)
        study.write_text(study.read_text(encoding="utf-8") + SCHEDULE, encoding="utf-8")
        name = "沟\x1b[31m头\x9b\u202e村"
        write_layer(self.folder / "villages.shp", {"code": ogr.OFTString, "name": ogr.OFTString, "people": ogr.OFTInteger},
                    [(point(SEAT[0], SEAT[1] + 0.01 * i), f"37010000{i}", f"{name}{i}", 900) for i in (1, 2, 3)])
        self.assertLess(run_program("run", "study.toml", folder=self.folder).code, 2)
        text = (self.folder / "out" / "schedule.csv").read_bytes().decode("utf-8-sig")
        names = [cell for row in csv.reader(text.splitlines()) for cell in row if "沟" in cell]
        self.assertTrue(names)
        self.assertTrue(all("沟\ufffd[31m头\ufffd\ufffd村" in cell for cell in names), names)
        self.assertEqual([c for c in text if c in "\x1b\x9b\u202e"], [])


if __name__ == "__main__":
    unittest.main()
