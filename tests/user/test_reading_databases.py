# SPDX-License-Identifier: Apache-2.0
"""Cells of SQLite databases whose type differs from that of their column: text among integers.

SQLite types belong to values: a column of integers keeps the text '1,234', and GDAL reads it as
1. Five villages near a school, of 1,234 to 1,634 people.
"""

import json
import sqlite3
import unittest

from osgeo import ogr, osr

from program import UserTest, run_layers

PEOPLE = [1234, 1334, 1434, 1534, 1634]
STUDY = """language = "en"
[layers.villages]
path = "{path}"
{block}
[layers.facilities]
path = "facilities.csv"
"""
MAIN = {
    "type": "Feature",
    "properties": {},
    "geometry": {"type": "LineString", "coordinates": [[117.0, 36.62], [117.06, 36.62]]},
}
COLUMNS = "村代码 TEXT, 村名 TEXT, 人口 {people}, 供水 {water}, 经度 {place}, 纬度 {place}"


def grouped(number):
    return f"{number:,}"


class Databases(UserTest):
    def write(self, people="INTEGER", water="TEXT", place="REAL", count=grouped, answer=lambda i: "是",
              lon=lambda x: x, key="", path="v.sqlite"):
        database = sqlite3.connect(self.folder / path)
        database.execute("DROP TABLE IF EXISTS 村庄")
        database.execute(f"CREATE TABLE 村庄 ({COLUMNS.format(people=people, water=water, place=place)}{key})")
        rows = [(f"37098310220{i}", f"{'甲乙丙丁戊'[i]}村", count(n), answer(i), lon(117 + 0.003 * (i + 1)), 36.6)
                for i, n in enumerate(PEOPLE)]
        database.executemany("INSERT INTO 村庄 VALUES (?, ?, ?, ?, ?, ?)", rows)
        database.commit()
        database.close()

    def run_with(self, path="v.sqlite", block="", more=""):
        (self.folder / "facilities.csv").write_text("名称,类型,级别,经度,纬度\n小学,小学,镇,117,36.6\n", encoding="utf-8")
        (self.folder / "main.geojson").write_text(json.dumps(MAIN), encoding="utf-8")
        (self.folder / "study.toml").write_text(STUDY.format(path=path, block=block) + more, encoding="utf-8")
        return run_layers("study.toml", "--out", "out", folder=self.folder)

    def layer(self, name):
        text = (self.folder / "out" / f"{name}.geojson").read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def assert_people(self, answer, people=PEOPLE, count=5):
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertEqual([p["people"] for p in self.layer("coverage")], people)
        self.assertEqual(len(self.layer("coverage")), count)
        kinds = [p["problem"] for p in self.layer("problems") if p["problem"] != "town_missing"]
        self.assertEqual(kinds, [])

    def test_text_in_a_column_of_numbers_is_read_as_text(self):
        for form in (grouped, lambda n: f"{n}人", lambda n: f"约{n}"[1:], lambda n: f"{n / 1e4}万"):
            for declared in ("INTEGER", "REAL", "BIGINT", "SMALLINT"):
                for key in ("", ", PRIMARY KEY (村代码)"):
                    with self.subTest(f"{form(1234)} {declared} {key}"):
                        self.write(people=declared, count=form, key=key)
                        self.assert_people(self.run_with())

    def test_some_cells_may_be_text_and_others_numbers(self):
        self.write(count=lambda n: grouped(n) if n % 3 == 0 else n)
        self.assert_people(self.run_with())

    def test_text_that_is_not_a_number_is_reported(self):
        for word in ("不清楚了", "2020-01-01"):
            with self.subTest(word):
                self.write(count=lambda n: word if n == 1434 else n)
                self.run_with()
                reported = [(p["problem"], p["village_code"] if "village_code" in p else p["record"]) for p in self.layer("problems")]
                self.assertIn(("number_unreadable", "370983102202"), reported)
                self.assertEqual([p["people"] for p in self.layer("coverage")], [1234, 1334, None, 1534, 1634])

    def test_answers_among_integers_are_read(self):
        network = '[layers.networks.water_supply]\npath = "main.geojson"\n'
        for declared in ("INTEGER", "BOOLEAN", "REAL"):
            for yes, no in (("是", "否"), ("true", "false"), ("通", "未通")):
                with self.subTest(f"{declared} {yes}"):
                    self.write(water=declared, count=int, answer=lambda i: no if i == 1 else yes)
                    self.assertIn(self.run_with(more=network).code, (0, 1))
                    gaps = [p["village"] for p in self.layer("priorities") if p["service"] == "water_supply"]
                    self.assertEqual(gaps, ["乙村"])

    def test_fractions_among_integers_keep_their_decimals(self):
        network = '[layers.networks.water_supply]\npath = "main.geojson"\n'
        self.write(water="INTEGER", count=int, answer=lambda i: 0.4 if i == 1 else 0.97)
        self.run_with(block='fields = { water_supply = "供水" }', more=network)
        gaps = [p["village"] for p in self.layer("priorities") if p["service"] == "water_supply"]
        self.assertEqual(gaps, ["乙村"])

    def test_coordinates_that_are_text_among_reals_are_read(self):
        self.write(count=int, lon=lambda x: f"{x:.3f}°E")
        self.assert_people(self.run_with())
        self.assertTrue(all(p["covered"] for p in self.layer("coverage")))

    def test_a_condition_compares_the_stored_text(self):
        self.write()
        answer = self.run_with(block='where = "村名 <> \'丙村\'"')
        self.assert_people(answer, [n for n in PEOPLE if n != 1434], 4)

    def test_a_geopackage_is_read_in_the_same_way(self):
        system = osr.SpatialReference()
        system.ImportFromEPSG(4490)
        file = ogr.GetDriverByName("GPKG").CreateDataSource(str(self.folder / "v.gpkg"))
        layer = file.CreateLayer("v", system, ogr.wkbPoint)
        for name, kind in (("村代码", ogr.OFTString), ("村名", ogr.OFTString), ("人口", ogr.OFTInteger)):
            layer.CreateField(ogr.FieldDefn(name, kind))
        for i, people in enumerate(PEOPLE):
            record = ogr.Feature(layer.GetLayerDefn())
            record.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({117 + 0.003 * (i + 1)} 36.6)"))
            for name, value in (("村代码", f"37098310220{i}"), ("村名", f"{'甲乙丙丁戊'[i]}村"), ("人口", people)):
                record.SetField(name, value)
            layer.CreateFeature(record)
        del layer, file
        database = sqlite3.connect(self.folder / "v.gpkg")
        for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{trigger}"')
        for fid, people in database.execute("SELECT fid, 人口 FROM v").fetchall():
            database.execute("UPDATE v SET 人口 = ? WHERE fid = ?", (grouped(people), fid))
        database.commit()
        database.close()
        self.assert_people(self.run_with("v.gpkg"))

    def test_a_view_or_query_is_refused_and_the_remedy_works(self):
        self.write()
        database = sqlite3.connect(self.folder / "v.sqlite")
        database.execute("CREATE VIEW 各村 AS SELECT * FROM 村庄")
        database.commit()
        database.close()
        query = 'sql = \'SELECT 村代码, 村名, {}, 经度, 纬度 FROM "各村"\''
        for block in ('layer = "各村"', query.format('"人口"'), query.format("人口") .replace('" \'', '";\'')):
            with self.subTest(block):
                answer = self.run_with(block=block)
                self.assert_refused(answer, 2, 'CAST("人口" AS TEXT) AS "人口"', "sql")
        self.assert_people(self.run_with(block=query.format('CAST("人口" AS TEXT) AS "人口"')))

    def test_plain_databases_are_read_as_before(self):
        self.write(count=int)
        self.assert_people(self.run_with())
        self.assert_people(self.run_with(block="sql = 'SELECT * FROM 村庄'"))
        self.assert_people(self.run_with(block='where = "人口 > 1300"'), PEOPLE[1:], 4)


if __name__ == "__main__":
    unittest.main()
