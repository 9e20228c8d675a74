# SPDX-License-Identifier: Apache-2.0
"""Administrative villages in one table with their natural villages."""

import csv
import io
import json
import unittest

from program import UserTest, run_layers

HAMLETS = {"赵家庄村": [("赵家东庄", 140), ("赵家西庄", 280)], "钱家洼村": [("钱家东庄", 152), ("钱家洼", 305)],
           "孙家峪村": [("孙家东庄", 494)]}
ALL = 140 + 280 + 152 + 305 + 494


def rows_of(whole, part):
    """The row of each administrative village, followed by those of its natural villages."""
    rows = []
    for i, (village, hamlets) in enumerate(HAMLETS.items()):
        place = [f"{116.77 + 0.02 * i:.3f}", "36.180"]
        rows.append(whole(village, sum(people for _, people in hamlets)) + place)
        for j, (name, people) in enumerate(hamlets, 1):
            place = [f"{116.77 + 0.02 * i + 0.003 * j:.3f}", "36.182"]
            rows.append(part(village, name, people) + place)
    return rows


class ParentRows(UserTest):
    def read(self, header, rows, more=""):
        """The number of villages, their people, and all problems of the villages."""
        text = io.StringIO()
        csv.writer(text).writerows([header + ["lon", "lat"]] + rows)
        (self.folder / "villages.csv").write_text(text.getvalue(), encoding="utf-8")
        (self.folder / "towns.csv").write_text("名称,级别,经度,纬度\n王庄镇,镇,116.77,36.18\n",
                                               encoding="utf-8")
        (self.folder / "study.toml").write_text(
            'name = "test"\nlanguage = "en"\n[layers.villages]\npath = "villages.csv"\n' + more +
            '\n[layers.towns]\npath = "towns.csv"\n', encoding="utf-8")
        answer = run_layers("study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        read = lambda name: [feature["properties"] for feature in json.loads(
            (self.folder / "out" / name).read_text(encoding="utf-8"))["features"]]
        villages = read("coverage.geojson")
        reported = [row for row in read("problems.geojson") if row["layer"].startswith("villages")]
        return len(villages), sum(row["people"] or 0 for row in villages), reported

    def assert_left_out(self, header, rows):
        villages, people, reported = self.read(header, rows)
        self.assertEqual((villages, people), (5, ALL), reported)
        self.assertEqual([row["problem"] for row in reported], ["higher_level_row"], reported)
        self.assertIn("3 rows left out, each the sum of its natural villages", reported[0]["detail"])

    def test_villages_named_by_their_parts_are_left_out(self):
        for column in ("所属行政村", "所在村", "上级", "上级名称", "parent", "隶属"):
            for own in (True, False):
                with self.subTest(column=column, own=own):
                    self.assert_left_out(["name", column, "people"], rows_of(
                        lambda village, people: [village, village if own else "王庄镇", people],
                        lambda village, name, people: [name, village, people]))
        self.assert_left_out(["名称", "所属行政村", "户数", "人口"], rows_of(
            lambda village, people: [village + "委会", "", people // 3, people],
            lambda village, name, people: [name, village, people // 3, people]))

    def test_a_village_may_have_a_blank_in_the_column_of_natural_villages(self):
        header = ["行政村", "自然村", "人口"]
        self.assert_left_out(header, rows_of(lambda village, people: [village, "", people],
                                             lambda village, name, people: [village, name, people]))
        rows = rows_of(lambda village, people: [village, "", people + 100],
                       lambda village, name, people: [village, name, people])
        villages, people, reported = self.read(header, rows)
        self.assertEqual((villages, people, len(reported)), (8, 2 * ALL + 300, 1), reported)
        where = reported[0]["detail"][reported[0]["detail"].index("where = "):]
        self.assertEqual(self.read(header, rows, where), (5, ALL, []))

    def test_a_code_may_identify_the_parent(self):
        codes = {village: f"37098310020{i}" for i, village in enumerate(HAMLETS)}
        self.assert_left_out(["代码", "名称", "上级代码", "人口"], rows_of(
            lambda village, people: [codes[village], village, "370983100", people],
            lambda village, name, people: ["", name, codes[village], people]))

    def test_a_column_of_levels_and_the_order_are_enough(self):
        for column in ("类型", "级别", "村庄类型", "type"):
            for whole, part in (("行政村", "自然村"), ("村委会", "村民小组"), ("建制村", "自然屯"),
                                ("administrative village", "natural village")):
                with self.subTest(column=column, whole=whole):
                    self.assert_left_out(["name", column, "people"], rows_of(
                        lambda village, people: [village, whole, people],
                        lambda village, name, people: [name, part, people]))

    def test_figures_that_do_not_add_up_stay_and_are_reported_with_a_remedy(self):
        header = ["name", "所属行政村", "people"]
        rows = rows_of(lambda village, people: [village, village, people + 100],
                       lambda village, name, people: [name, village, people])
        villages, people, reported = self.read(header, rows)
        self.assertEqual((villages, people), (8, 2 * ALL + 300))
        detail = reported[0]["detail"]
        self.assertIn("3 rows kept, although according to", detail)
        where = detail[detail.index("where = "):]
        villages, people, reported = self.read(header, rows, where)
        self.assertEqual((villages, people, reported), (5, ALL, []))

    def test_levels_that_are_mixed_are_reported(self):
        header = ["name", "类型", "people"]
        rows = sorted(rows_of(lambda village, people: [village, "行政村", people],
                              lambda village, name, people: [name, "自然村", people]),
                      key=lambda row: row[1] == "行政村")
        villages, people, reported = self.read(header, rows)
        self.assertEqual((villages, people), (8, 2 * ALL))
        self.assertEqual([row["problem"] for row in reported], ["higher_level_row"], reported)
        where = reported[0]["detail"][reported[0]["detail"].index("where = "):]
        self.assertEqual(self.read(header, rows, where), (5, ALL, []))

    def test_natural_villages_alone_stay_and_nothing_is_reported(self):
        hamlets = [row for row in rows_of(lambda village, people: None or [""] * 3,
                                          lambda village, name, people: [name, village, people])
                   if row[0]]
        for header in (["name", "所属行政村", "people"], ["自然村", "行政村", "人口"]):
            with self.subTest(header=header):
                self.assertEqual(self.read(header, hamlets), (5, ALL, []))
        kinds = [[row[0], "自然村", *row[2:]] for row in hamlets]
        self.assertEqual(self.read(["name", "类型", "people"], kinds), (5, ALL, []))
        # The largest natural village often has the name of the whole.
        main = [["赵家庄", "赵家庄村", 200, 116.77, 36.18], ["赵家东庄", "赵家庄村", 120, 116.78, 36.18]]
        self.assertEqual(self.read(["name", "所属行政村", "people"], main), (2, 320, []))

    def test_administrative_villages_without_parts_stay(self):
        rows = rows_of(lambda village, people: [village, "行政村", village, people],
                       lambda village, name, people: [name, "自然村", village, people])
        rows.append(["李家庄村", "行政村", "李家庄村", 531, 116.80, 36.2])
        villages, people, reported = self.read(["name", "类型", "所属行政村", "people"], rows)
        self.assertEqual((villages, people), (6, ALL + 531), reported)


if __name__ == "__main__":
    unittest.main()
