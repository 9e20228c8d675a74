#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Names of census columns: those that are read, and those that are reported.

Five villages as in test_reading_census.py, four of them covered. Villages 1 and 4 lack water: a
column that is read gives two gaps, one that is not read four.
"""

import json
import re
import unittest

from program import UserTest, run_layers
from test_reading_census import PLACES, STUDY, write_other_layers

HOUSEHOLDS = (160, 200, 240, 280, 300)
PEOPLE = (500, 600, 700, 800, 900)
READ, UNREAD = (2, 0), (4, 0)


def column(yes, no):
    """Cells; the first and the fourth say no. A function is called with the row of the village."""
    output = lambda word, row: word(row) if callable(word) else word
    return [output(no if row in (0, 3) else yes, row) for row in range(5)]


class NamesBase(UserTest):
    service = "water_supply"

    def setUp(self):
        super().setUp()
        write_other_layers(self.folder)

    def gaps(self, header, cells, fields=""):
        """Gaps and unknown connections, and the reports about unread columns."""
        study = STUDY.replace("networks.water_supply", f"networks.{self.service}")
        if fields:
            block = f'path = "villages.csv"\nfields = {{ {fields} }}\n'
            study = study.replace('path = "villages.csv"\n', block)
        (self.folder / "study.toml").write_text(study, encoding="utf-8")
        lines = [f"村代码,村名,人口,户数,{header},经度,纬度"]
        for i, (people, households, (lon, _), cell) in enumerate(zip(PEOPLE, HOUSEHOLDS, PLACES, cells)):
            lines.append(f"37098310220{i},{'甲乙丙丁戊'[i]}村,{people},{households},{cell},{lon},36.6")
        (self.folder / "villages.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        counts = tuple(
            sum(row.get("service") == self.service for row in self.rows(name))
            for name in ("priorities.geojson", "survey_list.geojson")
        )
        output = [row for row in self.rows("problems.geojson") if row["problem"] == "answers_not_read"]
        return counts, output[0]["detail"] if output else ""

    def rows(self, name):
        text = (self.folder / "out" / name).read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def assert_read(self, header, cells, expected=READ):
        with self.subTest(header):
            self.assertEqual(self.gaps(header, cells), (expected, ""))

    def assert_reported(self, header, cells, by_key=READ):
        """Not read and reported once; the key given in the message makes it read."""
        with self.subTest(header):
            found, output = self.gaps(header, cells)
            self.assertEqual(found, UNREAD)
            self.assertIn(f"'{header}'", output)
            if by_key is None:
                return
            keys = re.search(r"fields = \{ (.*?) \}", output).group(1).replace('"…"', f'"{header}"')
            self.assertEqual(self.gaps(header, cells, keys), (by_key, ""))


class NamesTest(NamesBase):
    def test_users_and_people_are_shares_of_all(self):
        users = column(lambda row: HOUSEHOLDS[row], 60)
        for header in ("饮用自来水户数", "自来水用户", "自来水用户数", "通自来水总户数", "water_users"):
            self.assert_read(header, users)
        people = column(lambda row: PEOPLE[row], 100)
        for header in ("通自来水人口", "自来水受益人口", "自来水覆盖人口（人）", "饮水安全人口", "people with tap water"):
            self.assert_read(header, people)
        self.assert_read("% households with piped water", column(98, 10))
        self.assert_read("农村自来水普及率", column(98, 10))
        self.assert_read("通水户数/总户数", column(lambda row: f"{HOUSEHOLDS[row]}/{HOUSEHOLDS[row]}", "60/120"))

    def test_a_column_on_hardship_is_a_negation(self):
        self.assert_read("饮水困难户数", column(0, 60))
        self.assert_read("饮水不安全人口", column(0, 60))
        self.assert_read("是否存在饮水困难", column("否", "是"))
        self.assert_read("是否存在饮水安全问题", column("否", "是"))

    def test_natural_villages_are_shares_of_their_number(self):
        cells = column("5,5", "5,2")
        self.assert_read("自然村数,通自来水的自然村数", cells)
        self.assert_read("村民小组数,通自来水的村民小组数", cells)

    def test_types_are_read_if_the_catalogue_contains_the_cells(self):
        for header in ("供水方式", "饮用水类型", "饮水来源", "水源"):
            self.assert_read(header, column("集中供水", "河水"))
        for header in ("Water source", "Main source of water", "water_source"):
            self.assert_read(header, column("Piped", "Borehole"))
        self.assert_reported("供水方式", column("联村", "单村"), None)
        self.assert_reported("饮用类别", column("自来水", "河水"))
        with self.subTest("both counts stand in many tables"):
            cells = column(lambda row: f"{HOUSEHOLDS[row]},{PEOPLE[row]}", "60,100")
            self.assertEqual(self.gaps("通自来水户数,通自来水人口", cells), (READ, ""))
            self.assertNotIn("field_ambiguous", [row["problem"] for row in self.rows("problems.geojson")])
        with self.subTest("columns on the source of water are not answers on tap water"):
            self.assertEqual(self.gaps("水源", column("地下水", "地表水")), (UNREAD, ""))

    def test_a_column_on_renewal_is_not_an_answer_on_connection(self):
        for header in ("自来水是否改造", "是否完成自来水改造", "自来水管网是否更新", "供水设施是否维修"):
            self.assert_reported(header, column("是", "否"))
        with self.subTest("beside the answer it is of no interest"):
            cells = column("是,否", "否,是")
            self.assertEqual(self.gaps("是否通自来水,自来水是否改造", cells), (READ, ""))

    def test_counts_of_other_items_are_not_households(self):
        self.assert_reported("供水设施数量", column(lambda row: 1 + row % 2, 0))
        self.assert_reported("自来水（处）", column(lambda row: 1 + row % 2, 0))

    def test_legends_determine_the_meaning_of_numbers(self):
        self.assert_read("是否通自来水（0是1否）", column(0, 1))
        self.assert_read("是否通自来水（1是2否）", column(1, 2))
        self.assert_read("是否通自来水1-是;2-否", column(1, 2))
        self.assert_read("是否通自来水（是=2；否=1）", column(2, 1))
        self.assert_read('has_water [1=no; 2=yes]', column(2, 1))
        self.assert_read("自来水通达情况（1.全部通 2.部分通 3.未通）", [3, 1, 1, 2, 1])
        self.assert_read("是否通自来水（1是0否）", column("是", "否"))

    def test_names_without_the_service_are_reported(self):
        self.assert_reported("管网到户率（%）", column(99.5, 20.5))
        self.assert_reported("普及率（%）", column(100, 30))
        self.assert_reported("已接户数", column(lambda row: HOUSEHOLDS[row], 60))
        self.assert_reported("接通/总数", column(lambda row: f"{HOUSEHOLDS[row]}/{HOUSEHOLDS[row]}", "60/120"))
        self.assert_reported("设计供水人口", column(lambda row: PEOPLE[row], 100))
        with self.subTest("a list of what is missing"):
            found, output = self.gaps("未通设施", column("电", '"自来水、电"'))
            self.assertEqual(found, UNREAD)
            self.assertIn("give each service its own column", output)

    def test_other_columns_are_not_reported(self):
        for header, cells in {
            "森林覆盖率（%）": [30, 42, 51, 12, 8],
            "合作医疗覆盖率（%）": [90, 98, 100, 97, 95],
            "农业户数": [160, 200, 240, 4, 5],
            "信用户数": [160, 200, 240, 4, 5],
            "环卫人数": [1, 2, 1, 2, 3],
            "自来水管网长度（km）": [1, 2, 1, 2, 3],
            "供水面积（亩）": [30, 42, 51, 12, 8],
            "水费（元）": [3, 2, 3, 4, 5],
            "居住形式": ["集中", "分散", "集中", "分散", "集中"],
            "主要产业": ["苹果", "小麦", "花生", "小麦", "苹果"],
            "备注": ["自来水管网老化", "", "", "", ""],
        }.items():
            with self.subTest(header):
                self.assertEqual(self.gaps(header, cells), (UNREAD, ""))


class OtherServicesTest(NamesBase):
    """The same for lamps, bins, stoves and power."""

    def test_a_number_of_lamps_is_an_answer(self):
        self.service = "lighting"
        for header in ("路灯（盏）", "路灯数", "太阳能路灯数量（盏）", "number of street lights"):
            self.assert_read(header, column(lambda row: 1 + row, 0))

    def test_a_number_of_bins_or_toilets_is_not(self):
        self.service = "sanitation"
        for header in ("垃圾桶（个）", "垃圾箱数", "公厕（座）", "垃圾收集点（个）"):
            self.assert_reported(header, column(lambda row: 1 + row % 2, 0))
        self.assert_read("垃圾处理方式", column("集中清运", "露天堆放"))

    def test_power(self):
        self.service = "power"
        for header in ("农网是否改造", "农网改造", "电网改造升级"):
            self.assert_reported(header, column("是", "否"))
        self.assert_reported("农网改造完成情况", column("完成", "未完成"))
        for header in ("electrified_households", "electrifie"):
            self.assert_read(header, column(lambda row: HOUSEHOLDS[row], 20))
        self.assert_read("Pct_elec", column(98, 10))
        self.assert_read("用电人口", column(lambda row: PEOPLE[row], 20))

    def test_kinds(self):
        for service, header, yes, no in (
            ("gas", "燃料类型", "天然气", "液化气"),
            ("gas", "炊事燃料", "管道天然气", "柴草"),
            ("heating", "取暖方式", "集中供暖", "煤炉"),
            ("drainage", "污水处理方式", "纳管", "散排"),
        ):
            self.service = service
            cells = column(yes, no)
            if service == "heating":
                header, cells = f"供热区,{header}", [f"是,{cell}" for cell in cells]
            self.assert_read(header, cells)


class CensusTablesTest(NamesBase):
    """A separate table with a header of two rows, and one of which nothing is read."""

    def joined(self, *lines):
        self.gaps("备注", [""] * 5)
        (self.folder / "census.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        with (self.folder / "study.toml").open("a", encoding="utf-8") as study:
            study.write('[layers.census]\npath = "census.csv"\n')
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        gaps = sum(row["service"] == "water_supply" for row in self.rows("priorities.geojson"))
        reported = [row["detail"] for row in self.rows("problems.geojson") if row["problem"] == "answers_not_read"]
        return gaps, reported

    def two_rows(self, above, below, cells):
        names = [f"王庄镇,{'甲乙丙丁戊'[i]}村,{PEOPLE[i]},{HOUSEHOLDS[i]},{cell}" for i, cell in enumerate(cells)]
        return self.joined(f"乡镇,村名,基本情况,,{above}", f",,人口,户数,{below}", *names)

    def test_names_of_two_rows(self):
        shares = column("100,100", "40,100")
        self.assertEqual(self.two_rows("供水情况,供电情况", "通达率（%）,通达率（%）", shares), (2, []))
        counts = column(lambda row: f"{HOUSEHOLDS[row]},{HOUSEHOLDS[row]}", lambda row: f"60,{HOUSEHOLDS[row]}")
        self.assertEqual(self.two_rows("自来水,电", "户数,户数", counts), (2, []))
        self.assertEqual(self.two_rows("供水,供电", "通否,通否", column("是,是", "否,是")), (2, []))
        answers = column("是,有", "否,有")
        self.assertEqual(self.two_rows("供水,供电", "是否通自来水,是否通电", answers), (2, []))
        self.assertEqual(self.two_rows("供水情况,供电", "通水户数,通电户数", counts), (2, []))
        self.assertEqual(self.two_rows("生产生活设施,", "自来水,电", column("是,是", "否,是")), (2, []))

    def test_a_table_without_a_readable_column(self):
        rows = [f"{'甲乙丙丁戊'[i]}村,{cell}" for i, cell in enumerate(["一类", "二类", "一类", "三类", "一类"])]
        gaps, reported = self.joined("村名,评定", *rows)
        self.assertEqual((gaps, len(reported)), (4, 1))
        self.assertIn("(unread: 评定)", reported[0])
        rows = [f"{'甲乙丙丁戊'[i]}村,{cell}" for i, cell in enumerate(["自来水、电", "", "电", "自来水", ""])]
        gaps, reported = self.joined("村名,未通设施", *rows)
        self.assertIn("'未通设施' (自来水、电, 电, 自来水) is not read", reported[0])

    def test_a_table_of_figures_is_accepted(self):
        rows = [f"{'甲乙丙丁戊'[i]}村,{PEOPLE[i]},{HOUSEHOLDS[i]},好" for i in range(5)]
        self.assertEqual(self.joined("村名,人口,户数,备注", *rows), (4, []))


if __name__ == "__main__":
    unittest.main()
