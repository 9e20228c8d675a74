# SPDX-License-Identifier: Apache-2.0
"""Rows whose figures are the sums of other rows, whatever their names.

Two towns of four villages each, with 1,234 to 1,941 people and about a third of that in
households: 6,244 people in the first, 6,526 in the second.
"""

import csv
import json
import unittest

from program import UserTest, run_layers

PEOPLE = [1234, 1456, 1613, 1941, 1357, 1579, 1711, 1879]
HOUSEHOLDS = [411, 502, 533, 640, 451, 533, 575, 622]
NAMES = ["前庄", "后庄", "柳林", "河头", "东岭", "西岭", "桃园", "石沟"]
TOWNS = ["王庄镇"] * 4 + ["石横镇"] * 4
COLUMNS = ["村代码", "村名", "乡镇", "县", "人口", "户数", "经度", "纬度"]
ALL = sum(PEOPLE)


def village(i):
    return [f"37098310{2 + i // 4}20{i % 4}", NAMES[i], TOWNS[i], "肥城市", PEOPLE[i], HOUSEHOLDS[i],
            117 + 0.01 * i, 36.6]


def sum_of(name, town, first, last, **values):
    row = ["", name, town, "肥城市", sum(PEOPLE[first:last]), sum(HOUSEHOLDS[first:last]), 117, 36.61]
    for column, value in values.items():
        row[COLUMNS.index(column)] = value
    return row


VILLAGES = [village(i) for i in range(8)]


class Sums(UserTest):
    def read(self, rows, without=(), language="en"):
        """The number of villages, their people, and the reports about rows of sums."""
        kept = [i for i, name in enumerate(COLUMNS) if name not in without]
        with open(self.folder / "villages.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([COLUMNS[i] for i in kept])
            writer.writerows([[row[i] for i in kept] for row in rows])
        (self.folder / "facilities.csv").write_text(
            "名称,类型,级别,经度,纬度\n镇小学,小学,镇级,117.0,36.6\n", encoding="utf-8")
        (self.folder / "towns.csv").write_text(
            "名称,县,经度,纬度\n王庄镇,肥城市,117.0,36.6\n石横镇,肥城市,117.05,36.6\n", encoding="utf-8")
        layers = "".join(f'[layers.{layer}]\npath = "{layer}.csv"\n'
                         for layer in ("villages", "towns", "facilities"))
        (self.folder / "study.toml").write_text(
            f'name = "test"\nlanguage = "{language}"\n' + layers, encoding="utf-8")
        answer = run_layers("study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        read = lambda name: [feature["properties"] for feature in json.loads(
            (self.folder / "out" / name).read_text(encoding="utf-8"))["features"]]
        villages = read("coverage.geojson")
        reported = [row["detail"] for row in read("problems.geojson")
                if row["problem"] == "higher_level_row"]
        return len(villages), sum(row["people"] for row in villages), reported

    def assert_left_out(self, rows, count, **more):
        villages, people, reported = self.read(rows, **more)
        self.assertEqual((villages, people), (8, ALL), reported)
        self.assertEqual(len(reported), 1, reported)
        self.assertIn(f"{count} row", reported[0])
        self.assertIn("left out", reported[0])
        return reported[0]

    def test_sums_of_towns_are_left_out_with_any_name(self):
        for name in ("镇本级", "王庄", "计", "合计4个村", "4个村", "共4个村", "王庄镇总人口", "本级",
                     "王庄镇①", "TOTAL 王庄", "其他村庄"):
            for above in (False, True):
                with self.subTest(name=name, above=above):
                    first, second = VILLAGES[:4], VILLAGES[4:]
                    at = 0 if above else 4
                    first.insert(at, sum_of(name, "王庄镇", 0, 4))
                    second.insert(at, sum_of(name, "石横镇", 4, 8))
                    if name == "计":  # a row of totals of the table
                        villages, people, _ = self.read(first + second)
                        self.assertEqual((villages, people), (8, ALL))
                    else:
                        self.assert_left_out(first + second, 2)

    def test_sums_without_a_town_or_a_name_are_left_out(self):
        for name, without in (("", ("乡镇", "县")), ("王庄", ("乡镇", "县")), ("其他", ("乡镇", "县")),
                              ("其他", ("村代码",)), ("其他", ("村代码", "乡镇", "县"))):
            with self.subTest(name=name, without=without):
                rows = VILLAGES[:4] + [sum_of(name, "", 0, 4)] + VILLAGES[4:] + [
                    sum_of(name, "", 4, 8)]
                self.assert_left_out(rows, 2, without=without)

    def test_sums_of_the_county_are_left_out(self):
        for name in ("肥城", "其他村庄"):
            for town in ("", "肥城市", "王庄镇"):
                with self.subTest(name=name, town=town):
                    self.assert_left_out(VILLAGES + [sum_of(name, town, 0, 8)], 1)
        rows = [sum_of("肥城", "", 0, 8), sum_of("王庄", "王庄镇", 0, 4), *VILLAGES[:4],
                sum_of("石横", "石横镇", 4, 8), *VILLAGES[4:]]
        self.assert_left_out(rows, 3)

    def test_one_figure_is_enough_if_the_code_is_missing(self):
        for lost in ("人口", "户数"):
            with self.subTest(lost=lost):
                rows = VILLAGES + [sum_of("王庄镇本级", "王庄镇", 0, 4, **{lost: ""})]
                self.assert_left_out(rows, 1)
        self.assert_left_out(VILLAGES + [sum_of("镇本级", "王庄镇", 0, 4)], 1, without=("户数",))

    def test_the_remedy_is_a_code_and_works(self):
        reported = self.assert_left_out(VILLAGES + [sum_of("镇本级", "王庄镇", 0, 4)], 1)
        self.assertIn("12-digit village code", reported)
        coded = sum_of("镇本级", "王庄镇", 0, 4, 村代码="370983102299")
        villages, people, reported = self.read(VILLAGES + [coded])
        self.assertEqual((villages, people), (9, ALL + 6244))
        self.assertIn("1 row kept, although the figures are exactly the sums", reported[0])
        reported = self.read(VILLAGES + [sum_of("镇本级", "王庄镇", 0, 4)], language="zh")[2]
        self.assertIn("恰为其他记录之和", reported[0])
        self.assertIn("12位村代码", reported[0])

    def test_villages_that_are_not_sums_stay_and_nothing_is_reported(self):
        other = {
            "one more": sum_of("本级", "王庄镇", 0, 4, 人口=6245),
            "other households": sum_of("本级", "王庄镇", 0, 4, 户数=1000),
            "two rows": sum_of("本级", "", 0, 2),
            "a village at the seat": sum_of("王庄村", "王庄镇", 0, 1),
        }
        for form, row in other.items():
            with self.subTest(form=form):
                villages, people, reported = self.read(VILLAGES + [row])
                self.assertEqual((villages, people, reported), (9, ALL + row[4], []))

    def test_round_numbers_are_not_a_proof(self):
        rows = [village(i) for i in range(8)]
        for i, row in enumerate(rows):
            row[4], row[5] = 100 * (i + 1), ""
        rows[3][4] = 600  # 100 + 200 + 300
        villages, people, reported = self.read(rows, without=("户数",))
        self.assertEqual((villages, people, reported), (8, 3800, []))


if __name__ == "__main__":
    unittest.main()
