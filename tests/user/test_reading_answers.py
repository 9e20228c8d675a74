#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Meaning of the cells of a census column, and agreement of the reports with what was done.

Five villages 1000 to 6000 m from a town school, four of them covered; a water main far away, in
a complete layer: by the map each of the four has a gap.
"""

import json
import unittest

from osgeo import gdal, ogr, osr

from program import UserTest, run_layers, run_program
from test_reading_census import PLACES, STUDY, write_other_layers

NAMES = [f"{name}村" for name in "甲乙丙丁戊"]


class AnswersTest(UserTest):
    service = "water_supply"

    def setUp(self):
        super().setUp()
        write_other_layers(self.folder)
        self.write_study()

    def write_study(self, keys="", language="en", path="villages.csv"):
        text = STUDY.replace("networks.water_supply", f"networks.{self.service}")
        text = text.replace('language = "en"', f'language = "{language}"')
        text = text.replace('path = "villages.csv"', f'path = "{path}"\n{keys}')
        (self.folder / "study.toml").write_text(text, encoding="utf-8")

    def write_villages(self, header, cells):
        lines = [f"村代码,村名,人口,户数,{header},经度,纬度"]
        for i, ((lon, people), cell) in enumerate(zip(PLACES, cells)):
            lines.append(f"37098310220{i},{NAMES[i]},{people},{people // 5},{cell},{lon},36.6")
        (self.folder / "villages.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def query(self, name):
        text = (self.folder / "out" / name).read_text(encoding="utf-8")
        return [f["properties"] for f in json.loads(text)["features"]]

    def run_study(self):
        """The gaps of the service and its unknown connections."""
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        self.out = answer.out
        return tuple(
            sorted((row["village"] for row in self.query(name) if row["service"] == self.service), key=NAMES.index)
            for name in ("priorities.geojson", "survey_list.geojson")
        )

    def run_with(self, header, cells):
        self.write_villages(header, cells)
        return self.run_study()

    def reported(self, kind="bad_census_value"):
        return [row["detail"] for row in self.query("problems.geojson") if row["problem"] == kind]

    def block_of(self, file):
        output = run_program("inspect", file, folder=self.folder).out
        fields = next(line for line in output.splitlines() if line.startswith("fields = "))
        return fields


class WholeColumnTest(AnswersTest):
    def test_cells_that_are_not_understood_are_unknown_with_or_without_the_block(self):
        for header, cells in {"自来水": "7 12 33 8 9", "安全饮水": "大概 差不多 大概 像是 可能", "水": "3.5 1.2 0.7 8 9"}.items():
            with self.subTest(header):
                self.write_study()
                self.assertEqual(self.run_with(header, cells.split()), ([], NAMES))
                (output,) = self.reported()
                self.assertIn("5 of 5 cells are not recognised", output)
                self.assertIn("goes to the survey list", self.out)
                self.assertNotIn("census of water_supply  5", run_program("check", "study.toml", folder=self.folder).out)
                block = self.block_of("villages.csv")
                self.assertIn(f'water_supply = "{header}"', block)
                self.write_study(block)
                self.assertEqual(self.run_study(), ([], NAMES))
                self.assertEqual(self.reported(), [output])

    def test_the_remedies_work(self):
        self.run_with("自来水", ["90", "91", "33", "34", "0"])
        self.assertIn("water_supply_rate (%) or water_supply_households", self.reported()[0])
        self.assertIn("rename it", self.reported()[0])
        self.assertEqual(self.run_with("water_supply_rate (%)", ["90", "98", "33", "34", "0"]), (["甲村", "丙村", "丁村"], []))
        self.assertEqual(self.run_with("water_supply_households", ["100", "120", "33", "34", "0"]), (["丙村", "丁村"], []))
        self.assertEqual(self.run_with("水深", ["90", "91", "33", "34", "0"])[1], [])
        self.write_study(language="zh")
        self.run_with("自来水", ["90", "91", "33", "34", "0"])
        self.assertIn("“供水率(%)”“通供水户数”", self.reported()[0])
        self.assertEqual(self.run_with("供水率(%)", ["90", "98", "33", "34", "0"]), (["甲村", "丙村", "丁村"], []))
        self.assertEqual(self.run_with("通供水户数", ["100", "120", "33", "34", "0"]), (["丙村", "丁村"], []))

    def test_a_blank_column_leaves_the_map(self):
        self.assertEqual(self.run_with("自来水", ["", "", "-", "", ""]), (NAMES[:4], []))
        self.assertEqual(self.reported(), [])


class NumbersTest(AnswersTest):
    def test_an_outlier_among_shares_is_unknown(self):
        for header, cells, unknown in (
            ("自来水普及率", "40 102 98 100 30", "乙村"),
            ("自来水普及率", "40 9500 98 100 30", "乙村"),
            ("自来水普及率", "40 0.95 98 100 30", "乙村"),
            ("自来水普及率", "40 1 98 100 30", "乙村"),
            ("自来水普及率(%)", "40 0.95 98 100 30", "乙村"),
            ("自来水普及率", "40 -99 98 100 30", "乙村"),
            ("自来水普及率", "0.4 98 0.98 1 0.3", "乙村"),
            ("tap water coverage", "0.4 98 0.98 1 0.3", "乙村"),
        ):
            with self.subTest(f"{header} {cells}"):
                self.assertEqual(self.run_with(header, cells.split()), (["甲村"], [unknown]))
                (output,) = self.reported()
                self.assertIn(f"{header} = {cells.split()[1]} does not fit the column, which is read as", output)

    def test_valid_shares_are_read(self):
        for header, cells, gaps in (
            ("自来水普及率", "40 95 98 100 30", ["甲村"]),
            ("自来水普及率", "0 0 100 100 0", ["甲村", "乙村"]),
            ("自来水普及率", "0 1 1 1 0", ["甲村"]),
            ("自来水普及率", "0.4 0.95 1 1 0", ["甲村"]),
            ("自来水普及率(%)", "1 95 98 100 0", ["甲村"]),
            ("自来水普及率(%)", "1.5 95 98 100 2.5", ["甲村"]),
            ("自来水普及率", "40% 95% 98% 100% 0.5%", ["甲村"]),
        ):
            with self.subTest(f"{header} {cells}"):
                self.assertEqual(self.run_with(header, cells.split()), (gaps, []))
                self.assertEqual(self.reported(), [])

    def test_shares_of_one_with_a_per_cent_sign(self):
        """As a workbook stores 40 % and 100 %; in a third of the villages all households are
        connected."""
        for cells in ("0.4 0.95 1 1 0.2", "0 1 1 1 0", "0.4 98 1 1 0.2"):
            with self.subTest(cells):
                unknown = ["乙村"] if "98" in cells else []
                self.assertEqual(self.run_with("自来水普及率(%)", cells.split()), (["甲村"], unknown))
        self.assertEqual(self.run_with("自来水普及率(%)", "0.4 0.95 0.9 0.97 0.2".split()), ([], NAMES))
        (output,) = self.reported()
        self.assertIn("Use one form for all of them: 95 for 95 %", output)
        self.assertEqual(self.run_with("自来水普及率(%)", "40 95 90 97 20".split()), (["甲村", "丙村"], []))

    def test_households_are_whole_numbers_and_no_more_than_there_are(self):
        self.assertEqual(self.run_with("通自来水户数", ["10", "0.95", "140", "160", "500"]), (["甲村"], ["乙村", "戊村"]))
        self.assertIn("通自来水户数 = 500, but the village has 180 households", " ".join(self.reported()))

    def test_one_and_two_are_answers_only_if_the_name_asks(self):
        for header in ("是否通自来水", "有无自来水", "供水", "通水"):
            with self.subTest(header):
                self.assertEqual(self.run_with(header, "1 2 2 1 1".split()), (["乙村", "丙村"], []))
        self.assertEqual(self.run_with("是否通自来水", "2 1 3 1 1".split()), ([], NAMES))
        self.service = "sanitation"
        self.write_study()
        for header in ("公厕", "垃圾桶"):
            with self.subTest(header):
                self.assertEqual(self.run_with(header, "1 2 2 1 1".split()), ([], NAMES))
                self.assertIn("5 of 5 cells are not recognised (1, 2)", self.reported()[0])
                self.write_study(self.block_of("villages.csv"))
                self.assertEqual(self.run_study(), ([], NAMES))
                self.write_study()
                self.assertEqual(self.run_with(header, "1 0 0 1 1".split()), (["乙村", "丙村"], []))
        self.assertEqual(self.run_with("有无公厕", "1 2 2 1 1".split()), (["乙村", "丙村"], []))


class CutNamesTest(AnswersTest):
    """A shapefile in UTF-8 keeps three characters of a name."""

    def write_shapefile(self, *columns, of_villages=("村代码", "村名", "人口")):
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(4326)
        source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(self.folder / "villages.shp"))
        layer = source.CreateLayer("villages", reference, ogr.wkbPoint, options=["ENCODING=UTF-8"])
        own = ([f"37098310220{i}" for i in range(5)], NAMES, [str(people) for _, people in PLACES])
        columns = (*zip(of_villages, own), *columns)
        gdal.PushErrorHandler("CPLQuietErrorHandler")  # it warns that it cuts names
        for name, _ in columns:
            layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
        gdal.PopErrorHandler()
        for i, (lon, _) in enumerate(PLACES):
            feature = ogr.Feature(layer.GetLayerDefn())
            for k, (_, cells) in enumerate(columns):
                feature.SetField(k, cells[i])
            feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({lon} 36.6)"))
            layer.CreateFeature(feature)
        del layer, source
        self.write_study(path="villages.shp")

    def test_a_name_of_several_services_belongs_to_none(self):
        self.service = "heating"
        self.write_shapefile(("集中供水", ["否", "是", "是", "是", "是"]), ("供暖区", ["是", "是", "是", "否", "是"]))
        self.assertEqual(self.run_study(), (["甲村", "乙村", "丙村"], []))
        (output,) = self.reported("field_ambiguous")
        self.assertIn("'集中供' (column 4) is a truncated name and may mean heating_zone, water_supply, heating;", output)
        self.assertEqual(self.reported("answers_not_read"), [])
        self.service = "water_supply"
        self.write_study('fields = { water_supply = "集中供" }', path="villages.shp")
        self.assertEqual(self.run_study(), (["甲村"], []))
        self.assertEqual(self.reported("field_ambiguous"), [])

    def test_the_rest_of_a_cut_character_limits_the_candidates(self):
        self.service = "heating"
        self.write_shapefile(("集中供热", ["否"] * 5))
        self.assertEqual(self.run_study(), (NAMES[:4], []))
        self.assertIn("may mean heating_zone, power, heating;", self.reported("field_ambiguous")[0])

    def test_two_names_cut_to_the_same_text(self):
        self.service = "heating"
        for names, second in ((("集中供水", "集中供热"), "集中供_2"), (("集中供水", "集中供暖"), "集中_1")):
            with self.subTest(second):
                cells = (["否"] * 5, ["否", "是", "是", "是", "是"])
                self.write_shapefile(*zip(names, cells))
                self.assertEqual(self.run_study(), (NAMES[:4], []))  # by the map
                output = " ".join(self.reported("field_ambiguous"))
                self.assertEqual(len(self.reported("field_ambiguous")), 2, output)
                self.assertIn(f'fields = {{ ROLE = "{second}" }}', output)
                self.write_study(f'fields = {{ heating = "{second}" }}', path="villages.shp")
                self.assertEqual(self.run_study(), (["甲村"], []))

    def test_a_name_that_may_continue_with_any_service(self):
        self.service = "broadcasting"
        self.write_shapefile(("是否有卫生室", ["否", "是", "是", "是", "是"]))
        self.assertEqual(self.run_study(), (NAMES[:4], []))
        self.assertIn("'是否有' (column 4) is a truncated name", self.reported("field_ambiguous")[0])
        self.service = "water_supply"
        self.write_shapefile(("是否安装路灯", ["否", "是", "是", "是", "是"]))
        self.assertEqual(self.run_study(), (NAMES[:4], []))
        self.assertIn("'是否安' (column 4) is a truncated name", self.reported("field_ambiguous")[0])

    def test_a_name_that_can_continue_in_one_way_is_read(self):
        for name in ("自来水是否通", "是否饮用自来水"):
            with self.subTest(name):
                self.write_shapefile((name, ["否", "是", "是", "是", "是"]))
                self.assertEqual(self.run_study(), (["甲村"], []))
                self.assertEqual(self.reported("field_ambiguous"), [])

    def test_roles_that_begin_with_the_same_characters(self):
        names = ("行政村编码", "行政村名称", "户籍总人口")
        self.write_shapefile(("户籍总户数", ["100"] * 5), ("自来水", ["是"] * 5), of_villages=names)
        self.run_study()
        found = [(row["village_code"], row["village"], row["people"]) for row in self.query("coverage.geojson")]
        self.assertEqual(found, [(f"37098310220{i}", NAMES[i], PLACES[i][1]) for i in range(5)])
        block = self.block_of("villages.shp")
        self.assertIn('code = "行政村", name = "行政村_2", people = "户籍总", households = "户籍总_2"', block)
        self.write_study(block, path="villages.shp")
        self.run_study()
        again = [(row["village_code"], row["village"], row["people"]) for row in self.query("coverage.geojson")]
        self.assertEqual(again, found)


class ZonesTest(AnswersTest):
    service = "heating"

    def test_heating_is_needed_in_the_heating_zone(self):
        for header in ("供热区", "供暖区", "采暖区", "是否供暖区", "集中供暖区", "是否在集中供热范围", "heating_zone"):
            with self.subTest(header):
                self.assertEqual(self.run_with(header, "是 否 否 是 是".split())[0], ["甲村", "丁村"])

    def test_a_blank_mark_exempts_a_village_as_the_catalogue_says(self):
        self.assertEqual(self.run_with("供暖区", ["是", "", "否", "是", "是"])[0], ["甲村", "丁村"])
        self.assertIn("Heating: required only in villages marked with heating_zone; spared: 2 (no 1, blank 1: spared)", self.out)
        self.assertEqual(self.run_with("供暖区", [""] * 5)[0], ["甲村", "乙村", "丙村", "丁村"])

    def test_a_mark_that_is_not_understood_is_reported_as_such(self):
        gaps, questions = self.run_with("供暖区", "是 大概 否 是 是".split())
        self.assertEqual((gaps, questions), (["甲村", "乙村", "丁村"], []))
        self.assertIn("供暖区 = 大概", self.reported()[0])
        self.assertIn("for a service it goes to the survey list", self.out)


if __name__ == "__main__":
    unittest.main()
