# SPDX-License-Identifier: Apache-2.0
"""Unreadable files are refused with the true reason, and field names of other regions.

Five villages are 1000 to 6000 m from one school.
"""

import json
import unittest

from osgeo import gdal, ogr, osr

from program import UserTest, run_layers

gdal.UseExceptions()
ogr.UseExceptions()

PLACES = [("3701001", "甲村", 500, 117.01), ("3701002", "乙村", 600, 117.03),
          ("3701003", "丙村", 700, 117.05)]
STUDY = """\
name = "t"
language = "en"
[layers.villages]
path = "{}"
{}
[layers.facilities]
path = "facilities.geojson"
"""


def collection(records, names=("code", "name", "people")):
    features = [
        {
            "type": "Feature",
            "properties": dict(zip(names, values)),
            "geometry": {"type": "Point", "coordinates": [lon, 36.6]},
        }
        for *values, lon in records
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


class Reading(UserTest):
    def study(self, path, more="", encoding="utf-8"):
        school = collection([("中心小学", "学校", "镇", 117.0)], ("name", "kind", "level"))
        (self.folder / "facilities.geojson").write_text(school, encoding="utf-8")
        text = STUDY.format(path, more)
        (self.folder / "study.toml").write_bytes(text.encode(encoding))
        return run_layers("study.toml", folder=self.folder)

    def villages(self):
        text = (self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8")
        rows = [feature["properties"] for feature in json.loads(text)["features"]]
        return [(row["village_code"], row["village"], row["people"]) for row in rows]

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def write_by(self, driver, name, values=PLACES):
        system = osr.SpatialReference()
        system.ImportFromEPSG(4326)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        file = ogr.GetDriverByName(driver).CreateDataSource(str(self.folder / name))
        layer = file.CreateLayer("villages", system, ogr.wkbPoint)
        for field in ("code", "name"):
            layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
        layer.CreateField(ogr.FieldDefn("people", ogr.OFTInteger))
        for code, called, people, lon in values:
            record = ogr.Feature(layer.GetLayerDefn())
            for field, value in (("code", code), ("name", called), ("people", people)):
                if value is not None:
                    record.SetField(field, value)
            record.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({lon} 36.6)"))
            layer.CreateFeature(record)


class Reasons(Reading):
    def refused(self, name, text, *words):
        self.write(name, text)
        answer = self.study(name)
        self.assertEqual(answer.code, 2, answer)
        for word in words:
            self.assertIn(word, answer.stderr)

    def test_a_dump_of_sql_is_not_a_csv(self):
        self.refused("v.sql", "CREATE TABLE v (code text, name text);\nINSERT INTO v VALUES (1);\n",
                     "SQL dump", "PG:dbname")

    def test_an_excess_comma_is_not_a_truncation(self):
        text = collection(PLACES)
        self.refused("v.geojson", text[:-2] + ",]}", "not valid JSON", "line 1")
        self.refused("cut.geojson", text[:-40], "cut off")

    def test_geojson_with_the_extension_of_a_table_is_named_as_such(self):
        for name in ("v.txt", "v.csv"):
            self.refused(name, collection(PLACES), "it is JSON", ".geojson")

    def test_tiles_are_refused(self):
        self.write_by("MBTiles", "v.mbtiles")
        answer = self.study("v.mbtiles")
        self.assertEqual(answer.code, 2, answer)
        self.assertIn("map tiles (MBTiles)", answer.stderr)

    def test_a_study_saved_as_utf_16_by_notepad_is_read(self):
        self.write("v.geojson", collection(PLACES))
        for encoding in ("utf-16", "utf-8-sig"):
            with self.subTest(encoding):
                answer = self.study("v.geojson", encoding=encoding)
                self.assertEqual(answer.code, 0, answer)
                self.assertEqual(self.villages(), [place[:3] for place in PLACES])

    def test_a_geometry_of_another_type_is_named(self):
        text = json.loads(collection(PLACES))
        text["features"][0]["geometry"] = {"type": "LineString",
                                           "coordinates": [[117.0, 36.6], [117.1, 36.6]]}
        self.write("v.geojson", collection(PLACES))
        self.write("roads.geojson", json.dumps(text))
        self.study("v.geojson", '[layers.roads]\npath = "roads.geojson"')
        out = json.loads((self.folder / "out" / "problems.geojson").read_text(encoding="utf-8"))
        reported = [f["properties"]["detail"] for f in out["features"]
                if f["properties"]["problem"] == "geometry_wrong_type"]
        self.assertEqual(reported, ["it is a Point, but lines are needed"] * 2)


class Names(Reading):
    def test_columns_of_other_regions_and_of_levels_are_recognised(self):
        for names in (
            ("ADM4_PCODE", "ADM4_EN", "T_TL"),
            ("GID_4", "NAME_4", "population"),
            ("Código", "Nome", "População"),
            ("codigo", "nombre", "poblacion"),
            ("code", "nom", "population_totale"),
            ("村居代码", "村（居）名称", "人口"),
            ("kode", "nama", "jumlah_penduduk"),
        ):
            with self.subTest(names):
                self.write("v.geojson", collection(PLACES, names))
                answer = self.study("v.geojson")
                self.assertEqual(answer.code, 0, answer)
                self.assertEqual(self.villages(), [place[:3] for place in PLACES])

    def test_the_highest_level_is_the_village(self):
        names = ("GID_4", "NAME_1", "NAME_2", "NAME_3", "NAME_4", "population")
        records = [(code, "省", "县", "镇", name, people, lon) for code, name, people, lon in PLACES]
        self.write("v.geojson", collection(records, names))
        self.assertEqual(self.study("v.geojson").code, 0)
        self.assertEqual(self.villages(), [place[:3] for place in PLACES])


class MapInfo(Reading):
    def test_a_blank_is_not_a_value_in_a_condition(self):
        places = [*PLACES[:2], ("3701003", None, 700, 117.05)]
        self.write_by("MapInfo File", "v.tab", places)
        for where, expected in (("NOT (name = '甲村')", ["3701002"]),
                                ("name IS NULL", ["3701003"]),
                                ("name <> '乙村'", ["3701001"])):
            with self.subTest(where):
                self.study("v.tab", f'where = "{where}"')
                self.assertEqual([row[0] for row in self.villages()], expected)


if __name__ == "__main__":
    unittest.main()
