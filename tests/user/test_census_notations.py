#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Other notations of census answers: 1 and 2, dates, the terms of the official questionnaire, and
figures with units.

Five villages as in test_census_names.py; the first and the fourth lack the service.
"""

import unittest

from test_census_names import HOUSEHOLDS, PEOPLE, READ, UNREAD, NamesBase, column
from program import run_layers


class ChoicesTest(NamesBase):
    """1 for yes and 2 for no, as in the agricultural census."""

    def test_1_and_2_are_read_if_the_name_states_the_question(self):
        self.service = "lighting"
        for header in ("村内主要道路是否有路灯", "主要街道安装路灯", "主要街道是否安装路灯", "村内主干道是否有路灯", "是否有路灯"):
            self.assert_read(header, column(1, 2))
            self.assert_read(header, column("是", "否"))

    def test_questions_about_a_related_matter_are_reported(self):
        for header in ("饮用水是否经过集中净化处理", "是否有自来水管理员", "自来水是否收取押金"):
            for yes, no in ((1, 2), ("是", "否"), (1, 0)):
                with self.subTest(f"{header} {yes} {no}"):
                    found, output = self.gaps(header, column(yes, no))
                    self.assertEqual(found, UNREAD)
                    self.assertIn(f"'{header}' ", output)
        self.assert_reported("饮用水是否经过集中净化处理", column(1, 2))
        with self.subTest("of two services the last is meant"):
            _, output = self.gaps("供水主管道是否有路灯照明吗", column(1, 2))
            self.assertIn('fields = { lighting = "供水主管道是否有路灯照明吗" }', output)

    def test_other_questions_are_reported(self):
        for header in ("是否完成改厕", "是否有卫生室", "有无文化广场"):
            for yes, no in ((1, 2), (1, 0), (2, 2), ("是", "否")):
                with self.subTest(f"{header} {yes} {no}"):
                    found, output = self.gaps(header, column(yes, no))
                    self.assertEqual(found, UNREAD)
                    self.assertIn(f"'{header}' (", output)

    def test_numbers_without_a_question_are_not_reported(self):
        for header in ("小学数", "地形", "村级类别", "是否贫困村"):
            with self.subTest(header):
                self.assertEqual(self.gaps(header, column(1, 2)), (UNREAD, ""))
        for flag in (0, 1):
            self.assertEqual(self.gaps("是否删除", column(flag, flag)), (UNREAD, ""))

    def test_the_summary_does_not_claim_that_the_column_is_missing(self):
        self.gaps("饮用水是否经过集中净化处理", column(1, 2))
        output = run_layers("study.toml", "--out", "out", folder=self.folder).out
        self.assertIn("Lighting: no layer, and no census column was read", output)


class DatesTest(NamesBase):
    def test_dates_are_reported_and_read_with_the_key(self):
        for header, yes, no in (
            ("通自来水时间", "2015", "未通"), ("自来水开通年份", "2015年", "无"), ("通水日期", "2015-06-01", "未通"),
            ("自来水接通时间", "2015年6月", "没有"), ("自来水入户年月", "201506", "未通"), ("自来水接通日期", "6/15/2015", "未接通"),
            ("Year of tap water connection", "2015", "none yet"), ("通自来水年度", "2015.6", "在建"),
        ):
            self.assert_reported(header, column(yes, no), by_key=(0, 0) if no == "在建" else READ)

    def test_a_text_that_is_not_a_date_is_unknown(self):
        self.assertEqual(self.gaps("通自来水时间", column(2015, "3小时"), 'water_supply = "通自来水时间"')[0], (0, 2))

    def test_other_dates_are_not_reported(self):
        for header, cells in {
            "每日供水时间": [24, 12, 8, 24, 24],
            "水费缴纳日期": ["2015-06-01"] * 5,
            "建村年份": [1950, 1960, 1970, 1980, 1990],
            "统计时间": ["2020-12-31"] * 5,
        }.items():
            with self.subTest(header):
                self.assertEqual(self.gaps(header, cells), (UNREAD, ""))

    def test_a_date_beside_an_answer_is_ignored(self):
        self.assertEqual(self.gaps("是否通自来水,通自来水时间", column("是,2015", "否,")), (READ, ""))


class QuestionnaireTest(NamesBase):
    def test_sources_of_drinking_water(self):
        for header in ("饮水来源", "饮用水来源", "主要饮用水来源", "家庭饮用水来源", "饮用水水源"):
            for no in ("受保护的井水和泉水", "不受保护的井水和泉水", "江河湖泊水", "收集雨水", "桶装水", "其他水源"):
                self.assert_read(header, column("经过净化处理的自来水", no))

    def test_other_terms_and_numbers_for_sources_are_reported(self):
        self.assert_reported("饮水来源", column("乡镇自来水管道", "村边"), by_key=None)
        self.assert_reported("饮水来源", column(1, 2), by_key=None)
        self.assert_reported("饮用水来源", column(1, 3), by_key=None)
        with self.subTest("the remedy for numbers works"):
            self.assert_read("饮水来源（1自来水 2井水）", column(1, 2))


class UnitsTest(NamesBase):
    def test_people_and_households_in_units(self):
        for header, yes, no in (
            ("自来水供水人口(万人)", lambda row: PEOPLE[row] / 10000, 0), ("通自来水人口（千人）", lambda row: PEOPLE[row] / 1000, 0.1),
            ("通自来水户数（百户）", lambda row: HOUSEHOLDS[row] / 100, 0.6), ("通自来水户数(单位：百户)", lambda row: HOUSEHOLDS[row] / 100, 0),
            ("people with tap water (thousands)", lambda row: PEOPLE[row] / 1000, 0.1), ("自来水普及率（‰）", 980, 100),
            ("people with tap water (thousand people)", lambda row: PEOPLE[row] / 1000, 0.1),
            ("households with tap water (hundreds of households)", lambda row: HOUSEHOLDS[row] / 100, 0.6),
            ("people with tap water (10000 persons)", lambda row: PEOPLE[row] / 10000, 0.01),
            ("通自来水人口（人）", lambda row: PEOPLE[row], 100), ("通自来水户数（户）", lambda row: HOUSEHOLDS[row], 60),
        ):
            self.assert_read(header, column(yes, no))

    def test_rounded_figures_are_not_a_contradiction(self):
        """0.07 of 10,000 people may be 695; 0.6 cannot be a village of 700."""
        cells = ["0.05", "0.061", "0.0702", "0.03", "0.09"]
        self.assertEqual(self.gaps("自来水供水人口(万人)", cells), ((1, 0), ""))
        cells[1] = "0.6"
        self.assertEqual(self.gaps("自来水供水人口(万人)", cells), ((1, 1), ""))


if __name__ == "__main__":
    unittest.main()
