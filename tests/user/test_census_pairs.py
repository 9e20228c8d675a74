#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Census columns that each represent one answer: a tick under 通 or under 未通.

Five villages as in test_reading_answers.py; by the map none has water.
"""

import unittest

from test_reading_answers import NAMES, AnswersTest

YES, NO = "√,", ",√"


class PairsTest(AnswersTest):
    def assert_pair(self, header, cells, gaps, questions=()):
        with self.subTest(header):
            self.assertEqual(self.run_with(header, cells), (list(gaps), list(questions)))
            self.assertEqual(self.reported("answers_not_read"), [])

    def test_a_tick_in_the_column_of_no_means_no(self):
        self.write_connected_map()
        for header in (
            "通自来水,未通自来水", "有自来水,无自来水", "通水,不通水", "已通自来水,尚未通自来水", "自来水入户,自来水未入户",
            "自来水（有）,自来水（无）", "自来水(通),自来水(未通)", "自来水【是】,自来水【否】", "自来水_有,自来水_无",
            "是否通自来水_是,是否通自来水_否", "自来水-是,自来水-否", "是否通自来水：是,是否通自来水：否", "自来水 √,自来水 ×",
            "安全饮水（达标）,安全饮水（未达标）", "with piped water,without piped water", "has_water,no_water",
            "tap water: connected,tap water: not connected", "tap water yes,tap water no", "tap water (yes),tap water (no)", "Water（Y）,Water（N）", "water connected,water unconnected",
        ):
            for tick in ("√", "1", "■", "是", "V"):
                cells = [cell.replace("√", tick) for cell in (YES, YES, NO, NO, YES)]
                self.assert_pair(header, cells, ("丙村", "丁村"))
            self.assert_pair(",".join(reversed(header.split(","))), [",√", ",√", "√,", "√,", ",√"], ("丙村", "丁村"))

    def test_a_row_without_ticks_is_left_to_the_map(self):
        self.assert_pair("通自来水,未通自来水", [YES, ",", NO, YES, YES], ("乙村", "丙村"))
        self.write_connected_map()
        self.assert_pair("通自来水,未通自来水", [YES, ",", NO, YES, YES], ("丙村",))

    def test_a_row_with_both_ticks_is_unknown_and_reported(self):
        self.assert_pair("通自来水,未通自来水", [YES, "√,√", NO, YES, YES], ("丙村",), ("乙村",))
        (output,) = self.reported()
        self.assertIn("通自来水 = √ and 未通自来水 = √ contradict each other", output)
        self.assert_pair("通自来水,未通自来水", ["1,0", "0,0", "0,1", "1,0", "1,0"], ("丙村",), ("乙村",))
        self.assert_pair("通自来水,未通自来水", ["1,1"] * 5, (), NAMES)
        (output,) = self.reported()
        self.assertIn("in 5 of 5 records, '通自来水' and '未通自来水' contradict each other", output)

    def test_households(self):
        self.write_connected_map()
        for header in ("通自来水户数,未通自来水户数", "自来水（通）户数,自来水（未通）户数", "自来水(户),自来水(未通户数)",
                       "households with tap water,households without tap water"):
            self.assert_pair(header, ["100,", "120,0", ",140", "0,160", "170,10"], ("丙村", "丁村", "戊村")[:2])
        self.assert_pair("通自来水户数,未通自来水户数", ["100,100", "120,0", ",140", "0,160", "180,"], ("丙村", "丁村"), ("甲村",))

    def test_counts_are_used_where_ticks_are_missing(self):
        """是否通自来水 decides; 8 households without water are not a contradiction."""
        self.write_connected_map()
        self.assert_pair("是否通自来水,未通自来水户数", ["是,30", ",120", "否,0", "是,", "是,0"], ("乙村", "丙村"))

    def test_a_third_answer(self):
        for header in ("通自来水,未通自来水,在建自来水", "自来水（通）,自来水（未通）,自来水（在建）",
                       "自来水_有,自来水_无,自来水_建设中", "自来水（已通）,自来水（未通）,自来水（拟建）"):
            for zero in ("", "0"):
                cells = [cell.replace("0", zero) for cell in ("1,0,0", "0,1,0", "0,0,1", "0,0,1", "1,0,0")]
                self.assert_pair(header, cells, ("乙村",))
        self.assert_pair("自来水（全部通）,自来水（部分通）,自来水（未通）", ["√,,", ",√,", ",,√", ",√,", "√,,"], ("乙村", "丙村", "丁村"))

    def test_each_service(self):
        for service, header in {
            "power": "通电,未通电", "telecom": "宽带覆盖,宽带未覆盖", "gas": "通天然气,未通天然气", "road": "道路硬化,道路未硬化",
            "lighting": "有路灯,无路灯", "drainage": "接入污水管网,未接入污水管网", "transport": "通公交,不通公交",
            "sanitation": "垃圾集中处理,垃圾未集中处理", "broadcasting": "通有线电视,未通有线电视",
        }.items():
            self.service = service
            self.write_study()
            found = self.subTest(service)
            with found:
                gaps, questions = self.run_with(header, [YES, YES, NO, NO, YES])
                self.assertEqual((gaps, questions), (["丙村", "丁村"], []))

    def test_merged_headers(self):
        self.write_connected_map()
        for above, below in (("自来水,", "通,未通"), ("是否通自来水,", "是,否"), ("供水情况,", "已通,未通"), ("安全饮水,", "有,无")):
            with self.subTest(above + below):
                lines = [f"村代码,村名,人口,户数,{above},经度,纬度", f",,,,{below},,"]
                self.write_villages("x,y", [YES, YES, NO, NO, YES])
                rows = (self.folder / "villages.csv").read_text(encoding="utf-8").splitlines()[1:]
                (self.folder / "villages.csv").write_text("\n".join(lines + rows) + "\n", encoding="utf-8")
                self.assertEqual(self.run_study(), (["丙村", "丁村"], []))

    def test_the_block_of_inspect_reads_the_same(self):
        self.write_connected_map()
        expected = self.run_with("通自来水,未通自来水,在建自来水", ["√,,", ",√,", ",,√", ",√,", "√,,"])
        self.assertEqual(expected, (["乙村", "丁村"], []))
        block = self.block_of("villages.csv")
        for key in ('water_supply = "通自来水"', 'water_supply_missing = "未通自来水"', 'water_supply_being_built = "在建自来水"'):
            self.assertIn(key, block)
        self.write_study(block)
        self.write_connected_map()
        self.assertEqual(self.run_study(), expected)

    def test_the_study_names_a_part(self):
        self.write_study('fields = { water_supply = "甲列", water_supply_missing = "乙列" }')
        self.assertEqual(self.run_with("甲列,乙列", [YES, YES, NO, NO, YES]), (["丙村", "丁村"], []))

    def test_independent_questions_are_not_pairs(self):
        """Hardship is not a missing connection, and a plan beside 是/否 is not a present one."""
        self.assert_pair("是否通自来水,是否存在饮水困难", ["是,否", "否,否", "是,是", "否,是", "是,否"], ("乙村", "丁村"))
        self.assert_pair("是否通自来水,规划供水", ["是,是", "否,是", "是,否", "否,否", "是,是"], ("乙村", "丁村"))
        self.assert_pair("自来水（是/否）", ["是", "否", "是", "否", "是"], ("乙村", "丁村"))
        self.assert_pair("自来水有无", ["有", "无", "有", "无", "有"], ("乙村", "丁村"))
        self.assert_pair("自来水（有/无）", ["有", "无", "有", "无", "有"], ("乙村", "丁村"))

    def write_connected_map(self):
        """A main that passes every village: by the map alone all have water."""
        text = (self.folder / "main.geojson").read_text(encoding="utf-8")
        (self.folder / "main.geojson").write_text(text.replace("36.62", "36.6").replace("117.06,", "117.07,"), encoding="utf-8")


if __name__ == "__main__":
    unittest.main()
