# SPDX-License-Identifier: Apache-2.0
"""Files of several layers or sheets with the same columns, one for each town; tables that GDAL does
not list; and two tables side by side."""

import json
import sqlite3
import unittest

from osgeo import ogr
from program import UserTest, run_layers, run_program

ogr.UseExceptions()
TOWNS = ["王庄镇", "石横镇", "桃园镇"]
COLUMNS = ["村名", "乡镇", "人口"]
VILLAGES = {town: [(f"{'东西南'[i]}{'庄岭河'[t]}", town, 500 + 10 * (3 * t + i),
                    117 + 0.01 * (3 * t + i)) for i in range(3)]
            for t, town in enumerate(TOWNS)}
ALL = sum(row[2] for rows in VILLAGES.values() for row in rows)
SYNTAX = 'name = "test"\nlanguage = "{}"\n[layers.villages]\npath = "{}"\n{}'


def as_kml():
    """One folder per town."""
    folders = ""
    for town, rows in VILLAGES.items():
        places = ""
        for row in rows:
            data = "".join(f'<Data name="{column}"><value>{value}</value></Data>'
                           for column, value in zip(COLUMNS, row))
            places += (f"<Placemark><ExtendedData>{data}</ExtendedData><Point><coordinates>{row[3]},36.6"
                       "</coordinates></Point></Placemark>\n")
        folders += f"<Folder><name>{town}</name>{places}</Folder>\n"
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">'
            f"<Document>{folders}</Document></kml>\n")


class LayerFiles(UserTest):
    def write(self, driver, file, layers=None):
        """One layer per town, in a sheet with its coordinates, else as points."""
        has_places = driver not in ("XLSX", "ODS")
        (self.folder / file).unlink(missing_ok=True)
        if driver == "KML":
            return (self.folder / file).write_text(as_kml(), encoding="utf-8")
        made = ogr.GetDriverByName(driver).CreateDataSource(str(self.folder / file))
        for name, rows in (layers or VILLAGES).items():
            layer = made.CreateLayer(name, None, ogr.wkbPoint if has_places else ogr.wkbNone)
            for column in COLUMNS + ([] if has_places else ["经度", "纬度"]):
                kind = ogr.OFTString if column in COLUMNS[:2] else ogr.OFTReal
                layer.CreateField(ogr.FieldDefn(column, kind))
            for row in rows:
                record = ogr.Feature(layer.GetLayerDefn())
                values = row[:3] if has_places else (*row, 36.6)
                for i, value in enumerate(values):
                    record.SetField(i, value)
                if has_places:
                    record.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({row[3]} 36.6)"))
                layer.CreateFeature(record)
        del layer, made
        return None

    def run_it(self, file, more="", language="en", rest=""):
        text = SYNTAX.format(language, file, more + "\n")
        (self.folder / "towns.csv").write_text("名称,经度,纬度\n王庄镇,117,36.6\n", encoding="utf-8")
        (self.folder / "facilities.csv").write_text("名称,类型,经度,纬度\n镇小学,小学,117,36.6\n",
                                                    encoding="utf-8")
        text += '[layers.towns]\npath = "towns.csv"\n[layers.facilities]\npath = "facilities.csv"\n'
        (self.folder / "study.toml").write_text(text + rest, encoding="utf-8")
        return run_layers("study.toml", folder=self.folder)

    def people(self):
        text = (self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8")
        return [row["properties"]["people"] for row in json.loads(text)["features"]]

    def reported(self, kind):
        text = (self.folder / "out" / "problems.geojson").read_text(encoding="utf-8")
        return [row["properties"]["detail"] for row in json.loads(text)["features"]
                if row["properties"]["problem"] == kind]


class LayersAlike(LayerFiles):
    def test_the_remedy_reads_the_layers_of_all_towns(self):
        for driver, file in (("KML", "v.kml"), ("GPKG", "v.gpkg"), ("XLSX", "v.xlsx"), ("ODS", "v.ods")):
            with self.subTest(driver=driver):
                self.write(driver, file)
                self.assert_refused(self.run_it(file), 2, "it has 3 layers", '"*" means all layers',
                                    "王庄镇, 石横镇, 桃园镇")
                answer = self.run_it(file, 'layer = "*"')
                self.assertIn(answer.code, (0, 1), str(answer))
                self.assertEqual((len(self.people()), sum(self.people())), (9, ALL))
                notes = json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))
                self.assertIn("read as one layer", " ".join(notes["notes"]))
                shown = run_program("inspect", file, "--layer", "*", folder=self.folder)
                self.assertIn('layer = "*"', shown.out)

    def test_one_of_several_similar_layers_is_read_and_the_others_are_reported(self):
        for driver, file in (("KML", "v.kml"), ("XLSX", "v.xlsx")):
            with self.subTest(driver=driver):
                self.write(driver, file)
                answer = self.run_it(file, 'layer = "王庄镇"')
                self.assertEqual(len(self.people()), 3)
                (reported,) = self.reported("linked_file_not_read")
                for word in ("2 more layers", "石横镇", "桃园镇", 'layer = "*"'):
                    self.assertIn(word, reported)
                self.run_it(file, 'layer = "王庄镇"', "zh")
                self.assertIn("另有2个图层列名相同", self.reported("linked_file_not_read")[0])

    def test_layers_of_years_are_not_reported(self):
        years = {f"村庄{year}": VILLAGES["王庄镇"] for year in (2018, 2019, 2020)}
        self.write("GPKG", "v.gpkg", years)
        self.run_it("v.gpkg", 'layer = "村庄2020"')
        self.assertEqual(self.reported("linked_file_not_read"), [])
        answer = self.run_it("v.gpkg")
        self.assertNotIn("means all layers", answer.stderr)

    def test_sheets_with_titles_and_totals_are_read_together(self):
        from_text = ogr.GetDriverByName("XLSX").CreateDataSource(str(self.folder / "t.xlsx"))
        for town, rows in VILLAGES.items():
            layer = from_text.CreateLayer(town, None, ogr.wkbNone)
            for name in (town + "村庄表", "二", "三", "四", "五"):
                layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
            total = ("合计", "", sum(row[2] for row in rows), "")
            for row in (("村名", "乡镇", "人口", "经度", "纬度"), *((*row, 36.6) for row in rows), total):
                record = ogr.Feature(layer.GetLayerDefn())
                for i, value in enumerate(row):
                    record.SetField(i, str(value))
                layer.CreateFeature(record)
        del layer, from_text
        answer = self.run_it("t.xlsx", 'layer = "*"')
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertEqual((len(self.people()), sum(self.people())), (9, ALL))
        self.assertEqual(self.reported("number_unreadable"), [])

    def test_a_database_of_one_table_without_geometry_needs_no_layer(self):
        made = ogr.GetDriverByName("SQLite").CreateDataSource(str(self.folder / "v.sqlite"))
        layer = made.CreateLayer("census", None, ogr.wkbNone)
        for column in ("村名", "乡镇", "人口", "经度", "纬度"):
            layer.CreateField(ogr.FieldDefn(column, ogr.OFTString))
        for row in VILLAGES["王庄镇"]:
            record = ogr.Feature(layer.GetLayerDefn())
            for i, value in enumerate((*row, 36.6)):
                record.SetField(i, str(value))
            layer.CreateFeature(record)
        del layer, made
        for more in ("", 'layer = "census"'):
            with self.subTest(more=more):
                answer = self.run_it("v.sqlite", more)
                self.assertIn(answer.code, (0, 1), str(answer))
                self.assertEqual(sum(self.people()), 1530)
        with sqlite3.connect(self.folder / "v.sqlite") as database:
            database.execute("CREATE TABLE other (a TEXT)")
        self.assert_refused(self.run_it("v.sqlite"), 2, "it has 2 layers", "census, other")


class SideBySide(LayerFiles):
    def test_tables_side_by_side_are_refused_without_a_column_between(self):
        forms = {
            "two": ("村名,是否通自来水,村名,是否通自来水", "东庄,是,西庄,否"),
            "three columns": ("村名,是否通自来水,是否通电,村名,是否通自来水,是否通电", "东庄,是,否,西庄,否,是"),
            "households": ("村名,户数,村名,户数", "东庄,300,西庄,200"),
            "a number in front": ("序号,村名,户数,村名,户数", "1,东庄,300,西庄,200"),
            "three tables": ("村名,户数,村名,户数,村名,户数", "东庄,300,西庄,200,南庄,100"),
        }
        self.write("GPKG", "v.gpkg", {"村庄": VILLAGES["王庄镇"]})
        for form, (header, row) in forms.items():
            with self.subTest(form=form):
                (self.folder / "census.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
                answer = self.run_it("v.gpkg", rest='[layers.census]\npath = "census.csv"\n')
                self.assert_refused(answer, 2, "census.csv", "two tables side by side")

    def test_halves_whose_rows_agree_in_town_and_answers_are_two_tables(self):
        header = "村名,乡镇,人口,是否通自来水,是否通电,村名,乡镇,人口,是否通自来水,是否通电"
        halves = ("东庄,王庄镇,438,是,是,西庄,王庄镇,2042,是,是", "南庄,王庄镇,900,否,是,北庄,王庄镇,800,否,是")
        joined = ("东庄,王庄镇,438,是,是,东庄,王庄镇,440,是,是", "西庄,王庄镇,900,否,是,西庄,王庄镇,810,否,是")
        self.write("GPKG", "v.gpkg", {"村庄": VILLAGES["王庄镇"]})
        for rows, are_two in ((halves, True), (joined, False)):
            (self.folder / "census.csv").write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
            answer = self.run_it("v.gpkg", rest='[layers.census]\npath = "census.csv"\n')
            if are_two:
                self.assert_refused(answer, 2, "side by side", "column 6 ('村名')", "Move the second below the first")
            else:
                self.assertNotIn("side by side", str(answer))
        moved = [",".join(row.split(",")[5:]) for row in halves]
        (self.folder / "census.csv").write_text("\n".join((",".join(header.split(",")[:5]),
            *(",".join(row.split(",")[:5]) for row in halves), *moved)) + "\n", encoding="utf-8")
        answer = self.run_it("v.gpkg", rest='[layers.census]\npath = "census.csv"\n')
        self.assertNotIn("side by side", str(answer))
        self.assertNotIn("field_ambiguous", str(answer))

    def test_duplicate_columns_are_not_a_second_table(self):
        self.write("GPKG", "v.gpkg", {"村庄": VILLAGES["王庄镇"]})
        for header, row in (
            ("村名,户数,人口,户数,人口", "东庄,300,900,310,910"),  # two years
            ("代码,名称,代码,名称,户数", "370983102,王庄镇,370983102201,东庄,300"),
            ("村名,户数,备注,村名", "东庄,300,,东庄"),
        ):
            with self.subTest(header=header):
                (self.folder / "census.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
                answer = self.run_it("v.gpkg", rest='[layers.census]\npath = "census.csv"\n')
                self.assertNotIn("side by side", str(answer))


if __name__ == "__main__":
    unittest.main()
