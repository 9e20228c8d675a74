# SPDX-License-Identifier: Apache-2.0
"""Closed or planned schools, pipes out of use: they do not count, with a report that gives the
condition to leave them out altogether."""

import json
import re
import unittest

from osgeo import ogr

from program import UserTest, run_program
from small_world import point, write_layer

STUDY = """\
language = "en"
[layers.villages]
path = "v.csv"
[layers.towns]
path = "t.csv"
BLOCKS
"""


class States(UserTest):
    def setUp(self):
        super().setUp()
        write = lambda name, text: (self.folder / name).write_text(text, encoding="utf-8")
        write("v.csv", "村代码,村名,乡镇,经度,纬度,人口\n370983102201,石坞村,王庄镇,116.61,36.2,600\n")
        write("t.csv", "名称,经度,纬度\n王庄镇,116.6,36.2\n")

    def check(self, blocks):
        """The rows of each layer, and the reports about states."""
        (self.folder / "study.toml").write_text(STUDY.replace("BLOCKS", blocks), encoding="utf-8")
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        problems = json.loads((self.folder / "problems.geojson").read_text(encoding="utf-8"))["features"]
        reported = [p["properties"]["detail"] for p in problems if p["properties"]["problem"] == "records_not_in_use"]
        rows = dict(re.findall(r"^  (\w[\w.]*) +(\d+)$", answer.out, re.MULTILINE))
        return rows, reported

    def schools(self, header, *cells):
        lines = [f"名称,类别,{header},经度,纬度"]
        lines += [f"{'甲乙丙丁戊'[i]}小学,小学,{cell},{116.6 + i / 100},36.2" for i, cell in enumerate(cells)]
        (self.folder / "f.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return '[layers.facilities]\npath = "f.csv"\n'

    def assert_reported(self, block, number, left, layer="facilities"):
        rows, reported = self.check(block)
        self.assertEqual(len(reported), 1, reported)
        self.assertIn(f", {number} of {number + left} ", reported[0])
        self.assertEqual(rows[layer], str(left))
        key = re.search(r'where = ".*"', reported[0]).group()
        rows, reported = self.check(block + key + "\n")  # the remedy works
        self.assertEqual((rows[layer], reported), (str(left), []))
        rows, reported = self.check(block + "all_in_use = true\n")  # so does the other one
        self.assertEqual((rows[layer], reported), (str(number + left), []))

    def test_words_and_answers(self):
        for header, cells, number in (
            ("办学状态", ("在办", "停办", "", "已撤并", "正常"), 2),
            ("是否停办", ("否", "是", "否", "", "否"), 1),
            ("是否在用", ("是", "否", "是", "是", "否"), 2),
            ("建设状态", ("现状", "规划", "拟建", "在建", "已建成"), 3),
            ("使用状态", ("使用中", "停用", "关闭", "废弃", "闲置"), 4),
            ("备注", ("", "2019年", "已停办（2018年）", "", ""), 1),
            ("status", ("active", "Closed", "under construction", "planned", "open"), 3),
            ("is_closed", ("0", "1", "0", "0", "0"), 1),
            ("in use", ("yes", "no", "yes", "", "yes"), 1),
            ("运营情况", ("正常运行", "暂停营业", "关停", "运行", "良好"), 2),
            ("备注", ("2019年撤并", "", "漏损停用", "2020年7月1日停办", "撤并于2019年"), 4),
            ("备注", ("因生源不足停办", "已并入王庄镇中心小学", "未停用", "拟撤并", "2019年新建"), 2),
            ("停用日期", ("2019-07-01", "", "", "2020-01-01", ""), 2),
            ("停用日期", ("2019-07-01", "9999-12-31", "", "2020-01-01", ""), 2),
            ("end_date", ("2019", "", "", "", ""), 1),
            ("撤并时间", ("", "2019年7月", "", "", ""), 1),
            ("有效标志", ("有效", "无效", "有效", "", "有效"), 1),
            ("是否有效", ("1", "0", "1", "1", "1"), 1),
            ("del_flag", ("0", "1", "0", "0", "0"), 1),
            ("del_flag", ("0", "2", "0", "0", "0"), 1),
            ("删除标志", ("0", "0", "1", "0", "0"), 1),
            ("status", ("In service", "Not in service", "closed in 2019", "Out of service", ""), 3),
            ("status", ("open", "Closed ", "closed", " closed", ""), 3),
            ("名", ("甲", "乙（停办） ", "丙", "丁", "戊"), 1),
            ("是否现状", ("是", "否", "是", "否", ""), 2),
        ):
            with self.subTest(header):
                self.assert_reported(self.schools(header, *cells), number, 5 - number)

    def test_states_in_brackets_after_names(self):
        lines = ["甲小学", "乙小学（已撤并）", "丙小学(停办)", "丁小学（建设中）", "戊小学（中心）"]
        text = "名称,类别,经度,纬度\n" + "".join(f"{name},小学,{116.6 + i / 100},36.2\n" for i, name in enumerate(lines))
        (self.folder / "f.csv").write_text(text, encoding="utf-8")
        self.assert_reported('[layers.facilities]\npath = "f.csv"\n', 3, 2)

    def test_a_condition_of_the_study_stays(self):
        block = self.schools("办学状态,批次", "在办,1", "停办,1", "在办,2", "停办,2", "在办,1") + "where = \"批次 = 1\"\n"
        rows, reported = self.check(block)
        self.assertIn("1 of 3 is closed", reported[0])
        key = re.search(r'where = ".*"', reported[0]).group()
        rows, reported = self.check(block.replace('where = "批次 = 1"', key))
        self.assertEqual((rows["facilities"], reported), ("2", []))

    def test_roads_and_pipes_of_other_formats(self):
        line = lambda i: f"LINESTRING (116.6 {36.2 + i / 100}, 116.63 {36.2 + i / 100})"
        fields = {"等级": ogr.OFTString, "状态": ogr.OFTString, "in_use": ogr.OFTInteger}
        rows = [(line(0), "县道", "使用中", 1), (line(1), "县道", "规划", 1), (line(2), "县道", "使用中", 0), (line(3), "县道", None, 1)]
        facilities = self.schools("办学状态", "在办", "在办")
        for name, driver in (("l.gpkg", "GPKG"), ("l.geojson", "GeoJSON"), ("l.shp", "ESRI Shapefile")):
            write_layer(self.folder / name, fields, rows, driver=driver, kind=ogr.wkbLineString)
            with self.subTest(name):
                self.assert_reported(f'{facilities}[layers.roads]\npath = "{name}"\n', 2, 2, "roads")
                _, reported = self.check(f'{facilities}[layers.networks.water_supply]\npath = "{name}"\n')
                self.assertIn(", 2 of 4 are closed", reported[0])

    def test_correct_columns_are_not_reported(self):
        for header, cells in (
            ("办学状态", ("在办", "正常", "开办", "", "在办")),
            ("是否停办", ("否", "否", "否", "", "无")),
            ("资料来源", ("规划", "普查", "规划", "", "规划")),
            ("是否对外开放", ("是", "否", "否", "是", "是")),
            ("建设性质", ("新建", "改建", "扩建", "", "新建")),
            ("主管部门", ("建设", "规划", "教育", "", "教育")),
            ("approval", ("approved", "approved", "pending", "", "approved")),
            ("state", ("Bihar", "Bihar", "Goa", "", "Goa")),
            ("启用日期", ("2001-01-01", "2002-01-01", "", "", "2003-01-01")),
            ("有效标志", ("有效", "有效", "1", "", "有效")),
            ("end_date", ("9999-12-31", "", "9999-12-31", "", "")),
            ("备注", ("2019年新建", "未停用", "2020年7月", "原址不变", "拟撤并")),
            ("del_flag", ("0", "0", "0", "", "0")),
            ("地址", ("规划路1号", "停车场旁", "建设街", "", "关闭巷")),
        ):
            with self.subTest(header):
                self.assertEqual(self.check(self.schools(header, *cells))[1], [])

    def test_words_of_a_status_that_are_not_understood_are_named_once(self):
        block = self.schools("status", "active", "XQ7", "XQ7", "closed", "")
        self.check(block)
        text = (self.folder / "problems.geojson").read_text(encoding="utf-8")
        self.assertEqual(text.count("these words are not understood: XQ7 2"), 1, text)
        self.check(block.replace('csv"', 'csv"\nfields = { status = "status" }'))
        self.assertEqual(self.check(self.schools("status", "active", "open", "existing", "现状", "在用"))[1], [])
        self.assertNotIn("not understood", (self.folder / "problems.geojson").read_text(encoding="utf-8"))

    def test_villages_by_their_status_only(self):
        rows = "name,{},lon,lat,people\n甲村,{},116.61,36.2,600\n乙村,{},116.62,36.2,500\n"
        for header, cells, left in (("status", ("", "abandoned"), 1), ("状态", ("现状", "规划"), 1), ("状态", ("", "已拆除"), 1),
                                    ("备注", ("", "停用"), 2), ("村庄类型", ("集聚提升", "搬迁撤并"), 2)):
            with self.subTest(header + cells[1]):
                (self.folder / "v.csv").write_text(rows.format(header, *cells), encoding="utf-8")
                found, reported = self.check("")
                self.assertEqual((found["villages"], len(reported)), (str(left), 2 - left))

    def test_inspect_and_run_report_it_too(self):
        block = self.schools("办学状态", "在办", "停办", "在办")
        self.check(block)
        for words in (("inspect", "f.csv"), ("run", "study.toml")):
            answer = run_program(*words, folder=self.folder)
            self.assertEqual(answer.code, 1)
            self.assertIn("records_not_in_use", answer.out)


if __name__ == "__main__":
    unittest.main()
