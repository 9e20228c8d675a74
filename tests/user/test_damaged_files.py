# SPDX-License-Identifier: Apache-2.0
"""Files of known formats with damaged bytes: reported as damaged in the user's language, without
messages of libraries and without internal paths; a damaged geometry loses only its own record."""

import json
import os
import re
import struct
import unittest

from osgeo import ogr
from program import UserTest, run_program
from small_world import write_layer

RAW = re.compile(r"GDAL|vsimem|sqlite3_|\.cpp|GetFeatureRef|well-formed|expected|matching|keyword")
FIELDS = {"code": ogr.OFTString, "name": ogr.OFTString}
VILLAGES = [(f"POINT ({117 + i / 100} 36)", f"37010000{i}", f"村{i}") for i in range(9)]
STUDY = '[layers.villages]\npath = "{}"\ncrs = "EPSG:4490"\n'


class DamagedFiles(UserTest):
    def check(self, name, language="en"):
        (self.folder / "study.toml").write_text(f'language = "{language}"\n' + STUDY.format(name),
                                                encoding="utf-8")
        return run_program("check", "study.toml", folder=self.folder,
                   env={**os.environ, "LC_ALL": "en_US.UTF-8"})

    def write(self, name, driver):
        path = self.folder / name
        write_layer(path, FIELDS, VILLAGES, driver=driver, crs=4326 if driver == "KML" else 4490)
        return path

    def damage(self, path, old, new):
        whole = path.read_bytes()
        self.assertIn(old, whole)
        path.write_bytes(whole.replace(old, new, 1))

    def assert_damaged(self, name, en, zh):
        for language, words in (("en", (en, "Copy it again, or export it again")),
                                ("zh", (zh, "请重新复制或重新导出"))):
            answer = self.check(name, language)
            self.assert_refused(answer, 2, name, *words)
            self.assertIsNone(RAW.search(answer.stderr), answer.stderr)

    def test_a_database_with_damaged_pages(self):
        for name, driver in (("v.gpkg", "GPKG"), ("v.sqlite", "SQLite")):
            with self.subTest(name):
                path = self.write(name, driver)
                whole = bytearray(path.read_bytes())
                size = struct.unpack(">H", whole[16:18])[0]
                for page in range(1, len(whole) // size):  # all but the first
                    whole[page * size : page * size + 8] = b"\xff" * 8
                path.write_bytes(whole)
                self.assert_damaged(name, "its database is damaged", "数据库已损坏")

    def test_invalid_xml(self):
        for name, driver, old, new, line in (
            ("v.gpx", "GPX", b"<wpt ", b"<wpt <", True),
            ("v.kml", "KML", b"</Placemark>", b"</Platzmark>", True),
        ):
            with self.subTest(name):
                path = self.folder / name
                file = ogr.GetDriverByName(driver).CreateDataSource(str(path))
                layer = file.CreateLayer("waypoints", None, ogr.wkbPoint)
                for wkt, _, title in VILLAGES:
                    record = ogr.Feature(layer.GetLayerDefn())
                    record.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
                    record.SetField("name", title)
                    layer.CreateFeature(record)
                del layer, file
                self.assertEqual(self.check(name).code, 1)
                self.damage(path, old, new)
                self.assert_damaged(name, "its XML is damaged, line ", "XML有误（第")

    def test_a_mif_without_its_columns_shows_no_internal_path(self):
        path = self.write("v.mif", "MapInfo File")
        self.damage(path, b"Columns 2", b"Columns 9")
        self.assert_damaged("v.mif", "its list of columns is damaged", "列定义已损坏")

    def test_a_table_of_another_kind_is_not_reported_as_damaged(self):
        (self.folder / "v.xyz").write_bytes(b"\x01\x02\x03" * 50)
        self.assert_refused(self.check("v.xyz"), 2, "not a layer in a known format")

    def assert_one_is_left_out(self, name, record):
        answer = self.check(name)
        self.assertEqual(answer.code, 1, str(answer))
        self.assert_contains(answer.out, "1  geometry_empty: ", f"villages #{record} ")
        self.assertRegex(answer.out, r"villages +8|8 villages")

    def test_a_geometry_without_coordinates_loses_only_its_record(self):
        for geometry in ({"type": "Point"}, {"type": "MultiPoint", "koordinates": []},
                         {"type": "Point", "coordinates": None}, {"type": "GeometryCollection"}):
            with self.subTest(str(geometry)):
                features = [{"type": "Feature", "properties": {"code": code, "name": name},
                             "geometry": json.loads(ogr.CreateGeometryFromWkt(wkt).ExportToJson())}
                            for wkt, code, name in VILLAGES]
                features[4]["geometry"] = geometry
                (self.folder / "v.geojson").write_text(
                    json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
                self.assert_one_is_left_out("v.geojson", 4)

    def test_a_damaged_line_of_a_shapefile_loses_only_its_record(self):
        roads = [(f"LINESTRING (117 {36 + i / 100}, 117.1 {36 + i / 100})", str(i), "") for i in range(9)]
        write_layer(self.folder / "roads.shp", FIELDS, roads, kind=ogr.wkbLineString)
        shape = bytearray((self.folder / "roads.shp").read_bytes())
        at = 100 + 4 * ((len(shape) - 100) // 9) + 8 + 4 + 32  # counts of parts and points
        shape[at : at + 8] = b"\x7f" * 8
        (self.folder / "roads.shp").write_bytes(shape)
        answer = run_program("inspect", "roads.shp", folder=self.folder)
        self.assertEqual(answer.code, 1, str(answer))
        self.assert_contains(answer.out, "e.g. #4", "9, 1 without usable coordinates", "1  geometry_empty: ")


if __name__ == "__main__":
    unittest.main()
