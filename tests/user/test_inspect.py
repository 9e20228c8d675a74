# SPDX-License-Identifier: Apache-2.0
"""inspect: its block declares the layer that the records are, and its problems are those of a study
with that block."""

import json
import re
import unittest

from program import UserTest, run_program

VILLAGES = "村代码,村名,乡镇,经度,纬度,人口\n370983102201,石坞村,王庄镇,116.61,36.2,600\n370983102202,马埠村,王庄镇,116.615,36.2,500\n"


class Inspect(UserTest):
    def inspect(self, name, text):
        if isinstance(text, list):
            text = json.dumps({"type": "FeatureCollection", "features": text})
        (self.folder / name).write_text(text, encoding="utf-8")
        return run_program("inspect", name, folder=self.folder)

    def block_of(self, name, text):
        return re.search(r"^\[layers\.(.*?)\]", self.inspect(name, text).out, re.MULTILINE).group(1)

    def line(self, **properties):
        return {"type": "Feature", "properties": properties,
                "geometry": {"type": "LineString", "coordinates": [[116.6, 36.2], [116.63, 36.2]]}}

    def area(self, **properties):
        ring = [[116.6, 36.2], [116.63, 36.2], [116.63, 36.23], [116.6, 36.2]]
        return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}

    def test_problems_of_roads_are_shown(self):
        answer = self.inspect("roads.geojson", [self.line(等级="2", 限速="999", 单行="?x")])
        self.assertEqual(answer.code, 1)
        for kind in ("unknown_road_class", "speed_implausible", "unknown_direction"):
            self.assertIn(f"1  {kind}: ", answer.out)
        answer = self.inspect("roads.geojson", [self.line(等级="县道", 限速="40")])
        self.assertEqual(answer.code, 0, str(answer))

    def test_problems_of_a_census_are_shown(self):
        rows = "".join(f"37098310220{i},{'是' if i else '大概有'},{'否' if i % 2 else '是'}\n" for i in range(6))
        answer = self.inspect("c.csv", "村代码,是否通自来水,农网是否改造\n" + rows)
        self.assertIn("[layers.census]", answer.out)
        self.assertIn("1  bad_census_value: ", answer.out)
        self.assertIn("1  answers_not_read: ", answer.out)
        self.assertEqual(answer.code, 1)

    def test_faults_that_a_study_refuses_are_reported(self):
        answer = self.inspect("schools.csv", "名称,经度,纬度\n甲,116.6,36.2\n")
        self.assertIn("no field for kind is recognised", answer.out)
        self.assertEqual(answer.code, 1)

    def test_points_are_classified_by_names_codes_and_kinds(self):
        lon_lat = ["116.6,36.2", "116.65,36.2", "116.7,36.2"]
        tables = {
            "towns": [
                ("XZQDM,XZQMC", ["370983102,王庄镇", "370983103,安驾庄镇", "370983001,新城街道办事处"]),
                ("名称,地址", ["王庄镇人民政府,肥城市", "安驾庄镇人民政府,", "肥城市人民政府,"]),
                ("名称,人口,级别", ["王庄镇,3.2万,镇", "安驾庄镇,2.8万,镇", "肥城市,25万,县"]),
                ("名称,级别", ["王庄镇,镇", "安驾庄镇,镇"]),
            ],
            "facilities": [
                ("name,second_class", ["王庄镇中心小学,小学", "石坞教学点,教学点", "实验学校,九年一贯制学校"]),
                ("机构名称,单位类型", ["王庄镇中心卫生院,卫生院", "石坞村卫生室,村卫生室", "李庄诊所,诊所"]),
                ("名称,类别", ["东焉村,文化广场", "西焉村,文化广场"]),
                ("名称,业务", ["王庄卫生院,卫生院", "石坞卫生室,卫生室", "东焉小学,小学"]),
            ],
            "villages": [
                ("名称,类型", ["东焉村,中心村", "西焉村,基层村", "石坞村,基层村"]),
                ("XZQDM,XZQMC,人口", ["370983102201,东焉村,10", "370983102202,西焉村,20"]),
                ("name", ["Oak", "Elm", "Ash"]),
            ],
        }
        for block, all_of_it in tables.items():
            for header, rows in all_of_it:
                with self.subTest(header):
                    text = "\n".join([header + ",经度,纬度", *(f"{a},{b}" for a, b in zip(rows, lon_lat))])
                    self.assertEqual(self.block_of("data.csv", text), block)
                    self.assertNotIn("layer_role_doubtful", self.inspect("data.csv", text).out)

    def test_areas_and_lines_are_classified_by_their_columns(self):
        self.assertEqual(self.block_of("a.geojson", [self.area(XZQMC="王庄镇", XZQDM="370983102")]), "boundaries")
        self.assertEqual(self.block_of("a.geojson", [self.area(XZQMC="东焉村", XZQDM="370983102201")]), "villages")
        for properties, block in (({"技术等级": "四级公路"}, "roads"), ({"电压": "10kV"}, "networks.power"),
                                  ({"管径": "DN200"}, "networks.SERVICE")):
            for name in ("x.geojson", "roads.geojson"):
                with self.subTest(f"{name} {properties}"):
                    lines = [self.line(**properties) for _ in range(3)]
                    self.assertEqual(self.block_of(name, lines), block)
                    self.assertNotIn("layer_role_doubtful", self.inspect(name, lines).out)

    def test_a_table_of_schools_is_accepted_with_its_block(self):
        schools = ("学校标识码,学校名称,学校办学类型,办学状态,城乡类型,经度,纬度\n"
                   "3700,王庄镇中心小学,小学,在办,镇区,116.603,36.202\n"
                   "3701,石坞教学点,教学点,停办,村,116.61,36.22\n"
                   "3702,实验学校,九年一贯制学校,在办,镇区,116.803,36.052\n"
                   "3703,职业中专,职业高中,在办,城区,116.79,36.07\n")
        out = self.inspect("学校名录.csv", schools).out
        block = out[out.index("[layers.facilities]"):]
        self.assertIn('code = "学校标识码", name = "学校名称", kind = "学校办学类型"', block)
        (self.folder / "v.csv").write_text(VILLAGES, encoding="utf-8")
        study = 'language = "en"\n[layers.villages]\npath = "v.csv"\n' + block
        (self.folder / "study.toml").write_text(study, encoding="utf-8")
        checked = run_program("check", "study.toml", folder=self.folder)
        self.assertIn("education     3", checked.out, str(checked))  # one is closed
        self.assertIn("records_not_in_use", checked.out)
        # Without the key it is read in the same way.
        (self.folder / "study.toml").write_text(study.split("fields = ")[0], encoding="utf-8")
        self.assertIn("education     3", run_program("check", "study.toml", folder=self.folder).out)


if __name__ == "__main__":
    unittest.main()
