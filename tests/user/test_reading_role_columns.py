# SPDX-License-Identifier: Apache-2.0
"""Columns with the names of towns and boundaries or the radii of facilities, under the headers of
counties: read if the header is known, reported if a column may be meant, and no false alarm."""

import json
import re
import unittest

from program import UserTest, run_layers, run_program

VILLAGES = ("张楼村,300,否,117.244,36.60", "李楼村,310,否,117.21,36.60", "赵楼村,320,是,117.30,36.60")
TOWNS = ("王庄镇,117.200,36.600", "李集镇,117.270,36.600")
# 张楼村 is nearer to the seat of 李集镇, and within the boundary of 王庄镇.
LANDS = ((117.19, 117.25), (117.25, 117.32))


class RoleColumns(UserTest):
    language = "zh"

    def write(self, name, header, rows):
        (self.folder / f"{name}.csv").write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")

    def write_boundaries(self, *records):
        features = []
        for (west, east), properties in zip(LANDS, records):
            ring = [[west, 36.5], [east, 36.5], [east, 36.7], [west, 36.7], [west, 36.5]]
            features.append({"type": "Feature", "properties": properties,
                             "geometry": {"type": "Polygon", "coordinates": [ring]}})
        (self.folder / "b.geojson").write_text(
            json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")

    def run_study(self, blocks, rest="[coverage]\ntowns_as_facilities = true\n"):
        text = f'name = "x"\nlanguage = "{self.language}"\n'
        for name, (path, more) in blocks.items():
            text += f'[layers.{name}]\npath = "{path}"\n{more}'
        (self.folder / "study.toml").write_text(text + rest, encoding="utf-8")
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        return answer

    def features(self, layer):
        text = (self.folder / f"out/{layer}.geojson").read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def reported(self):
        return [(p["layer"], p["problem"], p["detail"]) for p in self.features("problems")]


class NamesOfBoundaries(RoleColumns):
    def homes(self, *records, more=""):
        """The town and county of each village by boundaries with these columns."""
        self.write("v", "村名,人口,是否通自来水,lon,lat", VILLAGES)
        self.write("t", "name,lon,lat", TOWNS)
        self.write_boundaries(*records)
        self.run_study({"villages": ("v.csv", ""), "towns": ("t.csv", ""), "boundaries": ("b.geojson", more)})
        return [(v["town"], v["county"]) for v in self.features("coverage")]

    def test_the_column_of_towns_gives_the_name_and_that_of_counties_the_county(self):
        right = [("王庄镇", "安平县")] * 2 + [("李集镇", "安平县")]
        for town, county, code in (("乡镇", "县", {}), ("乡名", "县名", {}), ("XZMC", "XIANMC", {}), ("镇街名称", "区县", {}),
                                   ("街道乡镇", "区县名称", {"区县码": "371499"}), ("乡镇名称", "county", {"code": "371499"})):
            with self.subTest(town, code=code):
                records = [{"市": "德州市", county: "安平县", town: name, **code} for name in ("王庄镇", "李集镇")]
                self.assertEqual(self.homes(*records), right)
                self.assertEqual(self.reported(), [])

    def test_a_town_may_lack_the_word_of_its_level(self):
        records = [{"县": "安平县", "乡镇": name} for name in ("王庄", "李集")]
        self.assertEqual(self.homes(*records), [("王庄镇", "安平县")] * 2 + [("李集镇", "安平县")])

    def test_a_name_that_is_the_same_in_all_records_is_not_preferred(self):
        for names in (("name", "XZQMC"), ("name", "XJQYMC"), ("NAME_2", "NAME_3"), ("ADM2_ZH", "ADM3_ZH"),
                      ("ADM2_EN", "shapeName"), ("NAME_3", "NAME_4"), ("XZQMC", "MC"), ("NAME_0", "NAME_3")):
            with self.subTest(names):
                records = [{names[0]: "安平县", names[1]: name} for name in ("王庄镇", "李集镇")]
                self.assertEqual([town for town, _ in self.homes(*records)], ["王庄镇"] * 2 + ["李集镇"])
                self.assertEqual(self.reported(), [])

    def test_counties_alone_stay_counties(self):
        for column in ("name", "县名", "NAME_3", "XZQMC"):
            with self.subTest(column):
                homes = self.homes({column: "安平县", "市": "德州市"}, {column: "平原县", "市": "德州市"})
                self.assertEqual([county for _, county in homes], ["安平县"] * 2 + ["平原县"])
                self.assertEqual(self.reported(), [])

    def test_the_summary_counts_records(self):
        self.homes(*({"县": "安平县", "乡镇": name} for name in ("王庄镇", "李集镇")))
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assertRegex(answer.out, r"boundaries +2\n")

    def test_an_unrecognised_column_is_reported_and_the_remedy_works(self):
        for column in ("辖区", "镇域名称"):
            with self.subTest(column):
                records = [{column: name} for name in ("王庄镇", "李集镇")]
                self.assertEqual(self.homes(*records)[0][0], "李集镇")  # the nearest seat
                (layer, kind, detail), = self.reported()
                self.assertEqual((layer, kind), ("boundaries", "field_ambiguous"))
                key = re.search(r"fields = \{ name = \".*\" \}", detail)[0]
                self.assertEqual(self.homes(*records, more=key + "\n")[0][0], "王庄镇")
                self.assertEqual(self.reported(), [])
        self.homes({"备注": "一"}, {"备注": "二"})
        self.assertEqual(self.reported(), [])


class NamesOfTownsAndVillages(RoleColumns):
    def towns(self, header, row, more=""):
        self.write("v", "村代码,村名,人口,是否通自来水,lon,lat",
                   [f"37149910120{i},{row}" for i, row in enumerate(VILLAGES)])
        self.write("t", f"{header},lon,lat", [f"{row},117.2,36.6"])
        answer = self.run_study({"villages": ("v.csv", ""), "towns": ("t.csv", more)})
        return {v["town"] for v in self.features("coverage")}, answer.out

    def test_county_headers_for_names_of_seats(self):
        for header in ("乡名", "镇名", "街道乡镇", "镇街名称", "街镇", "单位名称", "驻地名称", "乡镇政府驻地", "政府驻地",
                       "乡镇街道名称", "街道名称", "机关名称"):
            with self.subTest(header):
                self.assertEqual(self.towns(f"区县,{header}", "安平县,王庄镇")[0], {"王庄镇"})
                self.assertEqual(self.reported(), [])

    def test_other_headers_are_reported_and_the_remedy_works(self):
        for header in ("镇域名称", "辖区", "所辖"):
            with self.subTest(header):
                self.assertEqual(self.towns(f"区县,{header}", "安平县,王庄镇")[0], {None})
                (layer, kind, detail), = self.reported()
                self.assertEqual((layer, kind), ("towns", "field_ambiguous"))
                check = run_program("check", "study.toml", folder=self.folder)
                self.assert_contains(check.out, "[layers.towns] 的驻地没有名称", detail)
                self.assertNotIn("请加 [layers.towns]", check.out)
                key = re.search(r"fields = \{ name = \".*\" \}", detail)[0]
                self.assertEqual(self.towns(f"区县,{header}", "安平县,王庄镇", key + "\n")[0], {"王庄镇"})
                self.assertEqual(self.reported(), [])

    def test_seats_with_only_a_code_are_not_reported(self):
        for header, row in (("乡镇代码,负责人姓名", "371499101,张三"), ("乡镇代码", "371499101"), ("乡镇代码,备注", "371499101,已核")):
            with self.subTest(header):
                self.towns(header, row)
                self.assertEqual(self.reported(), [])

    def villages(self, header, more=""):
        self.write("v", f"村代码,{header},人口,是否通自来水,lon,lat",
                   [f"37149910120{i},{row}" for i, row in enumerate(VILLAGES)])
        self.write("t", "name,lon,lat", TOWNS)
        self.run_study({"villages": ("v.csv", more), "towns": ("t.csv", "")})
        return [v["village"] for v in self.features("coverage")]

    def test_names_of_villages(self):
        names = ["张楼村", "李楼村", "赵楼村"]
        for header in ("CMC", "CJMC", "行政村", "XZCMC", "村委会名称"):
            with self.subTest(header):
                self.assertEqual(self.villages(header), names)
                self.assertEqual(self.reported(), [])
        for header in ("庄名", "所在地"):
            with self.subTest(header):
                self.villages(header)
                (layer, kind, detail), = self.reported()
                self.assertEqual((layer, kind), ("villages", "field_ambiguous"))
                key = re.search(r"fields = \{ name = \".*\" \}", detail)[0]
                self.assertEqual(self.villages(header, key + "\n"), names)
                self.assertEqual(self.reported(), [])
        self.write("v", "村代码,村书记姓名,人口,是否通自来水,lon,lat", ["371499101200,张三,300,是,117.2,36.6"])
        self.run_study({"villages": ("v.csv", ""), "towns": ("t.csv", "")})
        self.assertEqual(self.reported(), [])


class RadiiAndLevels(RoleColumns):
    def covered(self, header, cell, more=""):
        self.write("v", "村名,人口,是否通自来水,lon,lat", VILLAGES)
        self.write("t", "name,lon,lat", TOWNS)
        self.write("f", f"名称,类型,级别,{header},lon,lat", [f"王庄镇卫生院,卫生院,镇,{cell},117.2,36.6"])
        blocks = {"villages": ("v.csv", ""), "towns": ("t.csv", ""), "facilities": ("f.csv", more)}
        self.run_study(blocks, rest="")
        return [v["covered"] for v in self.features("coverage")].count(True)

    def test_county_headers_for_the_radius(self):
        for header, cell in (("辐射半径", "1500"), ("覆盖半径", "1.5公里"), ("辐射半径(km)", "1.5"), ("服务距离（米）", "1500"),
                             ("最大服务半径", "1500米"), ("catchment_radius", "1500"), ("service_distance", "1.5 km"),
                             ("服务范围", "1.5公里"), ("服务范围(km)", "1.5"), ("覆盖范围（米）", "1500"), ("服务范围", "1500米")):
            with self.subTest(header, cell=cell):
                self.assertEqual(self.covered(header, cell), 1)
                self.assertEqual(self.reported(), [])

    def test_a_possible_radius_is_reported(self):
        for header, cell in (("服务范围", "1500"), ("服务范围", "周边1.5公里"), ("公共服务半径值", "1500")):
            with self.subTest(header, cell=cell):
                self.assertEqual(self.covered(header, cell), 2)
                (layer, kind, detail), = self.reported()
                self.assertEqual((layer, kind), ("facilities", "field_ambiguous"))
                key = re.search(r"fields = \{ radius = \".*\" \}", detail)[0]
                if cell == "1500":
                    self.assertEqual(self.covered(header, cell, key + "\n"), 1)
                    self.assertEqual(self.reported(), [])

    def test_a_column_that_is_not_a_radius_is_not_reported(self):
        for header, cell in (("服务范围", "全镇"), ("服务范围", "王庄镇、李集镇"), ("服务范围(平方公里)", "35"), ("服务人口", "1500"),
                             ("服务半径（分钟）", "15"), ("覆盖范围户数", "300")):
            with self.subTest(header, cell=cell):
                self.covered(header, cell)
                self.assertEqual(self.reported(), [])

    def test_a_level_under_another_name_is_reported(self):
        self.write("v", "村名,人口,是否通自来水,lon,lat", VILLAGES)
        self.write("t", "name,lon,lat", TOWNS)
        self.write("f", "名称,类型,管理级别,lon,lat", ["甲校,小学,镇级,117.2,36.6", "乙校,小学,村级,117.24,36.6"])
        key = ""
        for reported in (1, 0):
            blocks = {"villages": ("v.csv", ""), "towns": ("t.csv", ""), "facilities": ("f.csv", key)}
            self.run_study(blocks, rest="")
            found = [detail for _, kind, detail in self.reported() if kind == "field_ambiguous"]
            self.assertEqual(len(found), reported)
            if reported:
                key = re.search(r"fields = \{ level = \".*\" \}", found[0])[0] + "\n"


if __name__ == "__main__":
    unittest.main()
