# SPDX-License-Identifier: Apache-2.0
"""Columns that classify a village: its category, and whether it may be moved or is protected.

One town with its school and eight villages of 1,000 people within 2 km of it: marked villages
gather at a site, and protected ones do not.
"""

import csv
import json
import unittest

from program import UserTest, run_layers

NAMES = [f"{c}村" for c in "甲乙丙丁戊己庚辛"]
STUDY = """language = "en"
[layers.villages]
path = "villages.csv"
{block}
[layers.towns]
path = "towns.csv"
[layers.facilities]
path = "facilities.csv"
[sites]
min_people = 3000
{sites}
"""


class Marks(UserTest):
    places = 117

    def run_with(self, header, cells, block="", sites="", more=()):
        """The villages that gather at a site, and the problems; `more`: (header, cells)."""
        columns = [(header, cells), *more]
        with open(self.folder / "villages.csv", "w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(["村代码", "村名", "人口", *(name for name, _ in columns), "经度", "纬度"])
            for i, name in enumerate(NAMES):
                place = (f"{self.places + 0.002 * (i + 1):.3f}", "36.6")
                table.writerow([f"37098310220{i}", name, 1000 + i, *(c[i] for _, c in columns), *place])
        (self.folder / "towns.csv").write_text("名称,级别,经度,纬度\n王庄镇,镇,117,36.6\n", encoding="utf-8")
        (self.folder / "facilities.csv").write_text("名称,类型,级别,经度,纬度\n小学,小学,镇,117,36.6\n", encoding="utf-8")
        (self.folder / "study.toml").write_text(STUDY.format(block=block, sites=sites), encoding="utf-8")
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        moving = {p["village"] for p in self.layer("sites") if p["role"] == "relocates"}
        return moving, [(p["problem"], p["detail"]) for p in self.layer("problems")]

    def layer(self, name):
        text = (self.folder / "out" / f"{name}.geojson").read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def test_a_question_is_the_mark_itself(self):
        cells = ["否", "否", "否", "否", "是", "是", "否", "是"]
        headers = "可搬迁 是否可搬迁 是否搬迁 是否整村搬迁 整村搬迁 搬迁意愿 是否愿意搬迁 拟搬迁 是否撤并 " \
            "是否列入搬迁计划 是否纳入搬迁 是否迁并 是否搬迁（是/否） 是否拟搬迁 movable is_movable"
        for header in headers.split():
            with self.subTest(header):
                moving, problems = self.run_with(header, cells)
                self.assertEqual((moving, problems), ({"戊村", "己村", "辛村"}, []))

    def test_a_mark_among_the_attributes_is_an_answer(self):
        cells = ["是", "1", "0", "", "否", "yes", "也许", "2"]
        self.run_with("供暖区", cells, 'attributes = { heating_zone = "供暖区" }')
        rows = self.layer("gaps")
        why = next(name for name in rows[0] if name.startswith("heat") and name.endswith("_why"))
        exempt = {row["village"] for row in rows if row[why] == "not_applicable"}
        self.assertEqual(exempt, {"丙村", "丁村", "戊村"})  # no and blank; what is not understood is not

    def test_protected_villages_do_not_move(self):
        cells = ["否"] * 4 + ["是", "是", "是", "否"]
        headers = "是否保护 传统村落 是否传统村落 传统村落名录 是否列入传统村落名录 历史文化名村 是否历史文化名村 " \
            "是否为历史文化名村 是否特色保护 特色保护 保护村"
        for header in headers.split():
            with self.subTest(header):
                moving, problems = self.run_with(header, cells, sites='movable = "all"')
                self.assertEqual((moving & {"戊村", "己村", "庚村"}, problems), (set(), []))
                self.assertIn("辛村", moving)

    def test_sparse_is_read_as_a_question(self):
        for header in ("地广人稀", "是否地广人稀", "人口稀疏", "是否人口稀疏", "是否偏远"):
            with self.subTest(header):
                _, problems = self.run_with(header, ["否", "是"] * 4)
                self.assertEqual(problems, [])
                notes = json.loads((self.folder / "out" / "run.json").read_text("utf-8"))["notes"]
                self.assertIn(f"sparse = {header}", "\n".join(notes))

    def test_a_negated_or_unclear_mark_is_reported_with_its_key(self):
        cells = ["否", "是"] * 4
        for header, role in {"已搬迁": "movable", "不可搬迁": "movable", "是否已撤并": "movable",
                             "是否传统村落保护对象": "protected"}.items():
            with self.subTest(header):
                moving, problems = self.run_with(header, cells)
                self.assertEqual(moving, set())
                self.assertEqual([kind for kind, _ in problems], ["answers_not_read"])
                key = f'fields = {{ {role} = "{header}" }}'
                self.assert_contains(problems[0][1], f"'{header}' (否, 是)", key)
                _, problems = self.run_with(header, cells, block=key)
                self.assertEqual(problems, [])

    def test_other_answers_about_a_village_are_not_marks(self):
        for header in ("是否贫困村", "是否易地搬迁安置点", "是否水源保护区", "是否示范村"):
            with self.subTest(header):
                self.assertEqual(self.run_with(header, ["否", "是"] * 4), (set(), []))

    def test_a_column_of_categories_is_the_category(self):
        cells = ["集聚提升类", "城郊融合类", "集聚提升类", "其他类", "搬迁撤并类", "特色保护类", "特色保护类", "搬迁撤并类"]
        for header in "村庄类型 规划分类 分类 五类村庄 发展类型 村庄布局类型 村庄规划分类 村庄类别（五类） 类别 2035规划类型".split():
            with self.subTest(header):
                self.assertEqual(self.run_with(header, cells), ({"戊村", "辛村"}, []))

    def test_a_column_with_cells_of_categories_takes_precedence_over_a_name(self):
        cells = ["集聚提升类", "一般村", "集聚提升类", "基层村", "搬迁撤并类", "特色保护类", "保留村", "搬迁撤并类"]
        ground = ["平原", "山区", "丘陵", "平原", "山区", "丘陵", "平原", "山区"]
        for other in ("类型", "地形类型", "类别"):
            with self.subTest(other):
                found = self.run_with(other, ground, more=[("规划分类", cells)])
                self.assertEqual(found, ({"戊村", "辛村"}, []))

    def test_categories_under_another_name_are_reported(self):
        cells = ["集聚提升类", "城郊融合类", "集聚提升类", "基层村", "搬迁撤并类", "特色保护类", "基层村", "搬迁撤并类"]
        moving, problems = self.run_with("村庄性质", cells)
        self.assertEqual((moving, [kind for kind, _ in problems]), (set(), ["answers_not_read"]))
        key = 'fields = { category = "村庄性质" }'
        self.assert_contains(problems[0][1], "looks like the category", key)
        self.assertEqual(self.run_with("村庄性质", cells, block=key), ({"戊村", "辛村"}, []))

    def test_one_unknown_class_does_not_prevent_the_recognition_of_the_column(self):
        """拟搬迁撤并类 is known; the unknown class is reported, and the rest counts."""
        cells = ["集聚发展类", "拟搬迁撤并类", "存续提升类", "一般发展类", "逐步迁并类", "固边兴边类", "暂不分类", "待定类"]
        for header in "规划类型 村庄分类 村庄类型 村庄规划类型 发展类型 规划类别 村分类 村庄发展分类 五类划分".split():
            with self.subTest(header):
                self.assertEqual(self.run_with(header, cells), ({"乙村", "戊村"}, []))
        for header in ("规划类型", "发展类型", "分类结果"):
            with self.subTest(header + ", unknown"):
                moving, problems = self.run_with(header, cells[:6] + ["甲类", "乙类"])
                self.assertEqual(moving, {"乙村", "戊村"})
                self.assertEqual([kind for kind, _ in problems], ["unknown_category"] * 2)

    def test_mostly_unknown_classes_are_reported(self):
        cells = ["甲类", "拟搬迁撤并类", "乙类", "丙类", "甲类", "乙类", "丙类", "集聚提升类"]
        for header in ("发展类型", "分类结果"):
            with self.subTest(header):
                moving, problems = self.run_with(header, cells)
                self.assertEqual((moving, [kind for kind, _ in problems]), (set(), ["answers_not_read"]))
                self.assert_contains(problems[0][1], "looks like the category", f'fields = {{ category = "{header}" }}')

    def sites_of(self, header, cells, block=""):
        """The central villages among the sites, 10 km from the seat, and the problems."""
        self.places = 117.1
        _, problems = self.run_with(header, cells, block=block, sites='movable = "all"')
        central = {p["village"] for p in self.layer("sites") if (p["role"], p["site_kind"]) == ("site", "central_village")}
        return central, problems

    def test_a_question_about_centres_is_the_category(self):
        cells = ["否"] * 3 + ["是"] + ["否"] * 4
        for header in ("是否中心村", "是否为中心村", "是否规划中心村", "is_central"):
            for yes, no in (("是", "否"), ("1", "0"), ("√", "")):
                with self.subTest(f"{header} {yes}"):
                    output = [yes if cell == "是" else no for cell in cells]
                    self.assertEqual(self.sites_of(header, output), ({"丁村"}, []))
        found = self.sites_of("是否中心村", ["2"] * 3 + ["1"] + ["2"] * 4)
        self.assertEqual({kind for kind, _ in found[1]}, {"unknown_category"})

    def test_other_words_for_centres_are_reported(self):
        cells = ["否"] * 3 + ["是"] + ["否"] * 4
        for header in ("中心村", "是否建制镇驻地村", "是否乡镇政府驻地", "是否已建中心社区"):
            with self.subTest(header):
                found, problems = self.sites_of(header, cells)
                self.assertEqual((found, [kind for kind, _ in problems]), (set(), ["answers_not_read"]))
                key = f'fields = {{ category = "{header}" }}'
                self.assert_contains(problems[0][1], "other villages may relocate to a village", key)
                self.assertEqual(self.sites_of(header, cells, block=key), ({"丁村"}, []))

    def test_codes_of_classes_are_not_answers(self):
        found, problems = self.sites_of("村庄类型", ["1", "2", "3", "0"] * 2)
        self.assertEqual(found, set())
        self.assertEqual({kind for kind, _ in problems}, {"unknown_category"})

    def test_ways_of_relocation_are_reported(self):
        cells = ["整村搬迁", "部分搬迁", "不搬迁", "不搬迁", "整村搬迁", "不搬迁", "不搬迁", "整村搬迁"]
        for header in ("搬迁方式", "搬迁类型", "撤并方式"):
            with self.subTest(header):
                moving, problems = self.run_with(header, cells)
                self.assertEqual((moving, [kind for kind, _ in problems]), (set(), ["answers_not_read"]))
                self.assert_contains(problems[0][1], f"'{header}' (整村搬迁, 部分搬迁, 不搬迁)", "column of yes and no")
        yes = ["是" if cell == "整村搬迁" else "否" for cell in cells]
        found = self.run_with("搬迁方式", cells, more=[("可以搬", yes)], block='fields = { movable = "可以搬" }')
        self.assertEqual(found, ({"甲村", "戊村", "辛村"}, []))
        self.assertEqual(self.run_with("搬迁安置方式", cells), (set(), []))

    def test_classes_of_other_kinds_are_not_categories(self):
        for header, cells in {"产业类型": ["特色", "一般", "其他", "特色"] * 2,
                              "道路类型": ["一般", "其他"] * 4,
                              "地形分类": ["平原", "山区"] * 4}.items():
            with self.subTest(header):
                self.assertEqual(self.run_with(header, cells), (set(), []))


if __name__ == "__main__":
    unittest.main()
