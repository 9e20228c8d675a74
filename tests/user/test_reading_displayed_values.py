#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Displayed values of GIS and workbooks: the texts of coded values, and the texts of number
formats.

Five villages near a town school, four of them covered; a water main far away, in a complete
layer.
"""

import json
import shutil
import unittest
import zipfile
from xml.sax.saxutils import quoteattr

from osgeo import gdal, ogr, osr

from program import run_layers, run_program
from test_reading_answers import NAMES, AnswersTest
from test_reading_census import PLACES
from test_reading_odd_cells import write_xlsx

TAPS = {"1": "未通", "2": "已通"}
CODES = ["2", "1", "2", "1", "2"]  # 是, 否, …
GAPS = (["乙村", "丁村"], [])


class DomainsTest(AnswersTest):
    def write_domain(self, path="v.gpkg", driver="GPKG", texts=TAPS, codes=CODES, kind=ogr.OFTInteger, layers=("v",)):
        shutil.rmtree(self.folder / path, ignore_errors=True)  # a .gdb is a folder
        (self.folder / path).unlink(missing_ok=True)
        file = gdal.GetDriverByName(driver).Create(str(self.folder / path), 0, 0, 0, gdal.GDT_Unknown)
        file.AddFieldDomain(ogr.CreateCodedFieldDomain("taps", "", kind, ogr.OFSTNone, texts))
        system = osr.SpatialReference()
        system.ImportFromEPSG(4490)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        for number, name in enumerate(layers):
            layer = file.CreateLayer(name, system, ogr.wkbPoint)
            for field, type_of_field in (("村代码", ogr.OFTString), ("村名", ogr.OFTString), ("人口", ogr.OFTInteger)):
                layer.CreateField(ogr.FieldDefn(field, type_of_field))
            coded = ogr.FieldDefn("是否通自来水", kind)
            coded.SetDomainName("taps")
            layer.CreateField(coded)
            for i, ((lon, people), code) in enumerate(zip(PLACES, codes)):
                if i % len(layers) != number:
                    continue
                record = ogr.Feature(layer.GetLayerDefn())
                record.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({lon} 36.6)"))
                for field, value in zip(("村代码", "村名", "人口", "是否通自来水"),
                                        (f"37098310220{i}", NAMES[i], people, code)):
                    record[field] = value
                layer.CreateFeature(record)
        file = None

    def test_codes_are_read_as_the_texts_of_their_domain(self):
        for texts, codes in ((TAPS, CODES), ({"0": "通", "1": "不通"}, "01010"), ({"1": "No", "2": "Yes"}, CODES),
                             ({"10": "是", "20": "否"}, ["10", "20"] * 2 + ["10"])):
            for path, driver in (("v.gpkg", "GPKG"), ("v.gdb", "OpenFileGDB")):
                for kind in (ogr.OFTInteger, ogr.OFTString, ogr.OFTReal):
                    with self.subTest(f"{texts} {driver} {ogr.GetFieldTypeName(kind)}"):
                        self.write_domain(path, driver, texts, codes, kind)
                        self.write_study(path=path)
                        self.assertEqual(self.run_study(), GAPS)
                        self.assertEqual(self.reported(), [])

    def test_letter_codes_may_suggest_the_opposite_of_their_texts(self):
        self.write_domain(texts={"Y": "未通", "N": "已通"}, codes="NYNYN", kind=ogr.OFTString)
        self.write_study(path="v.gpkg")
        self.assertEqual(self.run_study(), GAPS)

    def test_a_code_without_a_text_stays_and_is_reported(self):
        self.write_domain(codes=["2", "1", "2", "7", "2"])
        self.write_study(path="v.gpkg")
        self.assertEqual(self.run_study(), (["乙村"], ["丁村"]))
        self.assertIn("是否通自来水 = 7", self.reported())

    def test_inspect_lists_the_codes(self):
        self.write_domain()
        answer = run_program("inspect", "v.gpkg", folder=self.folder)
        self.assert_contains(answer.out, "是否通自来水", "已通 | 未通", "1 = 未通, 2 = 已通")

    def test_a_condition_compares_the_texts_and_refuses_codes(self):
        for path, driver in (("v.gpkg", "GPKG"), ("v.gdb", "OpenFileGDB")):
            self.write_domain(path, driver)
            self.write_study("where = \"是否通自来水 = '已通'\"", path=path)
            self.assertEqual(self.run_study(), ([], []))
            for condition in ("是否通自来水 = 2", "是否通自来水 <> '2'", "是否通自来水 IN (1, 3)", "是否通自来水 >= 2"):
                self.write_study(f'where = "{condition}"', path=path)
                answer = run_layers("study.toml", "--out", "out", folder=self.folder)
                self.assert_refused(answer, 3, "is a code of '是否通自来水'", "'未通'" if "(1" in condition else "write '已通'")
        self.write_domain(texts={"-9": "不详"}, codes=["1", "0", "1", "-9", "1"])  # other values are unchanged
        self.write_study('where = "是否通自来水 >= 0"', path="v.gpkg")
        self.assertEqual(self.run_study(), (["乙村"], []))

    def test_the_remedy_for_states_compares_texts(self):
        self.write_domain(texts={"1": "已通", "2": "规划"}, codes="11112")
        self.write_study("where = \"是否通自来水 NOT IN ('规划')\"", path="v.gpkg")
        self.assertEqual(self.run_study(), ([], []))
        self.assertEqual(len(self.query("coverage.geojson")), 4)

    def test_a_query_keeps_the_texts_or_reports_that_it_cannot(self):
        self.write_domain()
        self.write_study("sql = \"SELECT * FROM v\"", path="v.gpkg")
        self.assertEqual(self.run_study(), GAPS)
        self.write_domain("v.gdb", "OpenFileGDB")
        self.write_study("sql = \"SELECT * FROM v\"", path="v.gdb")
        self.run_study()
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assert_contains(answer.out, "CASE 是否通自来水 WHEN 1")
        case = "SELECT 村代码, 村名, 人口, CASE 是否通自来水 WHEN 1 THEN '未通' ELSE '已通' END AS 供水, geometry FROM v"
        self.write_study(f'sql = "{case.replace("geometry", "shape")}"', path="v.gdb")
        self.assertEqual(self.run_study(), GAPS)

    def test_layers_read_together_keep_the_texts(self):
        for path, driver in (("v.gpkg", "GPKG"), ("v.gdb", "OpenFileGDB")):
            with self.subTest(driver):
                self.write_domain(path, driver, layers=("a", "b"))
                self.write_study('layer = "*"', path=path)
                self.assertEqual(self.run_study(), GAPS)

    def test_the_json_of_esri_contains_its_texts(self):
        for texts, codes in (({1: "未通", 2: "已通"}, [2, 1, 2, 1, 2]), ({"Y": "未通", "N": "已通"}, "NYNYN")):
            with self.subTest(str(texts)):
                values = [{"name": text, "code": code} for code, text in texts.items()]
                kind = "esriFieldTypeString" if "Y" in texts else "esriFieldTypeSmallInteger"
                fields = [{"name": "村名", "type": "esriFieldTypeString"}, {"name": "人口", "type": "esriFieldTypeInteger"},
                          {"name": "water_supply", "type": kind,
                           "domain": {"type": "codedValue", "name": "d", "codedValues": values}}]
                features = [{"attributes": {"村名": NAMES[i], "人口": people, "water_supply": codes[i]},
                             "geometry": {"x": lon, "y": 36.6}} for i, (lon, people) in enumerate(PLACES)]
                text = json.dumps({"geometryType": "esriGeometryPoint", "spatialReference": {"wkid": 4490},
                                   "fields": fields, "features": features}, ensure_ascii=False)
                (self.folder / "v.json").write_text(text, encoding="utf-8")
                self.write_study(path="v.json")
                self.assertEqual(self.run_study(), GAPS)


class WordFormatsTest(AnswersTest):
    def write_book(self, style, numbers):
        rows = [["村代码", "村名", "人口", "户数", "是否通自来水", "经度", "纬度"]]
        unusual = {}
        for i, ((lon, people), number) in enumerate(zip(PLACES, numbers)):
            rows.append([f"37098310220{i}", NAMES[i], people, people // 5, number, lon, 36.6])
            unusual |= {f"{letter}{i + 2}": f'<c r="{letter}{i + 2}" s="{xf}"><v>{value}</v></c>'
                    for letter, value, xf in (("C", people, 2), ("E", number, 1))}
        formats = "".join(f'<numFmt numFmtId="{id}" formatCode={quoteattr(code)}/>'
                          for id, code in ((164, style), (165, '0"人"')))
        styles = f'<numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="164"/></cellStyleXfs><cellXfs>' \
                 '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
        write_xlsx(self.folder / "v.xlsx", rows, unusual=unusual, styles=styles)
        self.write_study(path="v.xlsx")

    def test_a_number_displayed_as_a_word_is_that_word(self):
        for style, numbers in (('[=1]"否";[=2]"是"', [2, 1, 2, 1, 2]), ('[=1]"是";"否"', [1, 0, 1, 2, 1]),
                               ('"是";"";"否"', [1, 0, 5, 0, 1]), ('[=0]"已通";[=1]"未通";General', [0, 1, 0, 1, 0]),
                               ('[Red][=1]\\否;[$-804][=2]\\是;0', [2, 1, 2, 1, 2]), ("[>0]不通;通", [0, 1, 0, 1, 0]),
                               ('"有";"有";"无"', [-1, 0, 1, 0, 3])):
            with self.subTest(style):
                self.write_book(style, numbers)
                self.assertEqual(self.run_study(), GAPS)
                self.assertEqual(self.reported(), [])

    def test_formats_with_units_and_signs_change_nothing(self):
        for style in ("0", "General", '0"户"', '0;-0;"-"', "[=1]0;0", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ', "[Red]0",
                      '0;;;@', "0.0"):
            with self.subTest(style):
                self.write_book(style, [1, 0, 1, 0, 1])
                self.assertEqual(self.run_study(), GAPS)
                self.assertEqual(sorted(row["people"] for row in self.query("coverage.geojson")),
                                 sorted(people for _, people in PLACES))

    def test_the_word_for_no_people_is_a_zero(self):
        def found(style):
            self.write_book(style, [100, 0, 100, 0, 100])
            self.write_study('fields = { people = "是否通自来水" }', path="v.xlsx")
            self.run_study()
            return [row["people"] for row in self.query("coverage.geojson")], self.query("problems.geojson")

        as_number = found("0")
        for style in ('[=0]"无";0', '0;-0;"无"', 'General;General;"没有"'):
            with self.subTest(style):
                self.assertEqual(found(style), as_number)

    def test_an_ods_displays_words_as_well(self):
        names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ' \
                'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ' \
                'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ' \
                'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ' \
                'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'

        def cell(value, shown=None):
            kind = "string" if isinstance(value, str) else "float"
            number = "" if kind == "string" else f' office:value="{value}"'
            return f'<table:table-cell office:value-type="{kind}"{number}><text:p>{shown or value}</text:p></table:table-cell>'

        rows = [[cell(name) for name in ("村代码", "村名", "人口", "是否通自来水", "经度", "纬度")]]
        for i, (lon, people) in enumerate(PLACES):
            answer = int(CODES[i])
            rows.append([cell(f"37098310220{i}"), cell(NAMES[i]), cell(people, f"{people}人"),
                         cell(answer, "是" if answer == 2 else "否"), cell(lon), cell(36.6)])
        table = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
        style = '<number:number-style style:name="N1"><number:text>是</number:text></number:number-style>'
        content = f'<office:document-content {names}><office:automatic-styles>{style}</office:automatic-styles>' \
                  f'<office:body><office:spreadsheet><table:table table:name="村">{table}</table:table>' \
                  "</office:spreadsheet></office:body></office:document-content>"
        with zipfile.ZipFile(self.folder / "v.ods", "w") as file:
            file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            file.writestr("content.xml", content)
        self.write_study(path="v.ods")
        self.assertEqual(self.run_study(), GAPS)


del AnswersTest  # its own tests are not run again here

if __name__ == "__main__":
    unittest.main()
