#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Villages that would gather: sites are proposals, unless the study adopts them."""

import json
import unittest

from program import UserTest, run_program

# Four villages in a row, 1 km apart and within the radius of a school; 乙庄 is a central village, to
# which 甲庄 and 丙庄 may move; 丁庄 is protected.
PLACES = {"甲庄": 117.01, "乙庄": 117.02, "丙庄": 117.03, "丁庄": 117.04}
STUDY = """\
name = "小县"
language = "{language}"
[layers.towns]
path = "towns.csv"
[layers.villages]
path = "villages.csv"
[layers.facilities]
path = "facilities.csv"
"""


class AdoptedSites(UserTest):
    def setUp(self):
        super().setUp()
        lines = ["村代码,村名,人口,规划分类,可搬迁,传统村落,通自来水,经度,纬度"]
        for i, (name, lon) in enumerate(PLACES.items()):
            kind = "中心村" if name == "乙庄" else "基层村"
            moves = "是" if name in ("甲庄", "丙庄") else "否"
            old = "是" if name == "丁庄" else "否"
            water = "是" if name == "丁庄" else "否"
            lines.append(f"37010210020{i},{name},1500,{kind},{moves},{old},{water},{lon},36.6")
        (self.folder / "villages.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (self.folder / "facilities.csv").write_text("名称,类型,级别,经度,纬度\n镇小学,小学,镇级,117.0,36.6\n", encoding="utf-8")
        (self.folder / "towns.csv").write_text("代码,名称,县,经度,纬度\n370102100000,安山镇,安县,117.0,36.6\n", encoding="utf-8")

    def run_with(self, adopt="", language="zh"):
        sites = f"[sites]\nadopt = {adopt}\n" if adopt else ""
        (self.folder / "study.toml").write_text(STUDY.format(language=language) + sites, encoding="utf-8")
        return run_program("run", "study.toml", "--out", "out", "--only", "geojson", folder=self.folder)

    def rows(self, layer):
        text = (self.folder / "out" / f"{layer}.geojson").read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def water(self):
        """The villages with a gap in water supply, and the site that each names."""
        return {row["village"]: row["site_name"] for row in self.rows("priorities") if row["service"] == "water_supply"}

    def test_by_default_gaps_name_the_site_and_the_summary_has_both_totals(self):
        answer = self.run_with()
        self.assertLess(answer.code, 2, str(answer))
        self.assertEqual(self.water(), {"甲庄": "乙庄", "乙庄": None, "丙庄": "乙庄"})
        self.assertEqual([row["adopted"] for row in self.rows("sites")], [False] * 3)
        (line,) = (line for line in answer.out.splitlines() if "adopt" in line)
        self.assertRegex(line, "^选址未采纳、缺口照计的拟集中村：2个，2项缺口、.*全部缺口为3项缺口、.*为1项缺口、")
        figures = json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))["figures"]
        moving = figures["sites"]["gaps_of_moving_villages"]
        self.assertEqual((moving["villages"], moving["gaps"], moving["gaps_if_all_adopted"]), (2, 2, 1))
        self.assertLess(moving["cost_if_all_adopted_cny"], figures["extension"]["cost_cny"])

    def test_villages_of_an_adopted_site_leave_the_plan(self):
        for adopt in ('"all"', '["乙庄"]', '["370102100201"]'):
            with self.subTest(adopt):
                answer = self.run_with(adopt)
                self.assertLess(answer.code, 2, str(answer))
                self.assertEqual(self.water(), {"乙庄": None})
                gaps = {row["village"]: row for row in self.rows("gaps")}
                self.assertEqual(gaps["甲庄"]["water_why"], "moves_to")
                self.assertEqual(gaps["甲庄"]["site_name"], "乙庄")
                self.assertEqual([gaps[name]["people"] for name in ("甲庄", "乙庄")], [0, 4500])
                sites = self.rows("sites")
                self.assertEqual([row["adopted"] for row in sites], [True] * 3)
                self.assertEqual([row["people"] for row in sites], [1500] * 3)
                self.assertIn("选址已采纳1处：2个村、3,000人随村集中", answer.out)

    def test_villages_and_people_are_counted_after_the_move(self):
        run = lambda: json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))
        for adopt, villages, heading in (("", 4, "村庄"), ('"all"', 2, "村庄（集中后）")):
            answer = self.run_with(adopt)
            figures = run()["figures"]
            self.assertEqual((figures["villages"], figures["people"]), (villages, 6000))
            self.assertEqual((figures["covered"]["villages"], figures["covered"]["people"]), (villages, 6000))
            self.assertEqual([step["villages"] for step in figures["covered_by_radius"]][-1], villages)
            self.assertEqual([town["villages"] for town in run()["towns"]], [villages])
            self.assertRegex(answer.out, rf"(?m)^小县 +{heading} +")
        self.assertIn("村数和人口均按集中后计", answer.out)

    def test_the_cost_of_the_adopted_plan_is_that_which_was_told(self):
        self.run_with()
        of = lambda: json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))["figures"]
        told = of()["sites"]["gaps_of_moving_villages"]["cost_if_all_adopted_cny"]
        self.run_with('"all"')
        self.assertEqual(of()["extension"]["cost_cny"], told)

    def test_a_wrong_name_is_refused_with_file_line_and_key(self):
        for name, words in {
            "乙村": ("no site is called '乙村'", "'乙庄'"),
            "甲庄": ("would move to the site '乙庄'",),
            "丁庄": ("protected village",),
        }.items():
            with self.subTest(name):
                answer = self.run_with(f'["{name}"]', "en")
                self.assert_refused(answer, 3, "study.toml:10:9: [sites] adopt: ", *words)
        self.assert_refused(self.run_with('["乙村"]'), 3, "study.toml 第10行第9列：", "是否")
        self.assert_refused(self.run_with('"some"', "en"), 3, "study.toml:10:9:", "'none'")
        self.assert_refused(self.run_with("[]", "en"), 3, "study.toml:10:9:", "names no site")


if __name__ == "__main__":
    unittest.main()
