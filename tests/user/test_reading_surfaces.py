# SPDX-License-Identifier: Apache-2.0
"""Columns with the surface of a village's road: read if the surface is unambiguous, otherwise
reported."""

import unittest

from program import run_layers
from test_reading_meaning import Meaning, east


class Surfaces(Meaning):
    def read(self, header, *cells, more="", language="zh"):
        """The villages with a gap in roads; the problems reported; the summary."""
        villages = [f"37098310220{i},村{i},500,{cell},{east(1000 + 100 * i)}" for i, cell in enumerate(cells)]
        text = self.study(language=language, main=False, villages=villages,
                          headers={"villages": f"code,name,people,{header},lon,lat"}).read_text(encoding="utf-8")
        path = self.folder / "study.toml"
        path.write_text(text.replace('path = "villages.csv"\n', f'path = "villages.csv"\n{more}'), encoding="utf-8")
        answer = run_layers(path)
        self.assertIn(answer.code, (0, 1), str(answer))
        reported = [(p["problem"], p["detail"]) for p in self.records("problems")
                if p["problem"] in ("answers_not_read", "bad_census_value", "field_ambiguous")]
        return [gap["village"] for gap in self.records("gaps") if gap["gap_count"]], reported, answer.out

    def test_unambiguous_surfaces_are_read(self):
        for header in ("进村道路", "村内道路路面", "村内主要道路路面状况", "通村公路路面类型", "路面材质", "主要道路", "进村道路路面情况"):
            with self.subTest(header):
                self.assertEqual(self.read(header, "水泥路面", "砂石路面", "沥青路面", "土路面")[:2], (["村1", "村3"], []))
        for paved, bare in (("水泥", "砂石"), ("混凝土路面", "泥结碎石路面"), ("沥青混凝土", "土路"), ("柏油路面", "碎石路面")):
            with self.subTest(paved):
                self.assertEqual(self.read("村内道路路面", paved, bare, paved)[:2], (["村1"], []))

    def test_surfaces_that_are_not_an_answer_are_reported(self):
        gaps, reported, _ = self.read("村内道路路面", "水泥路面", "石板路面", "水泥路面")
        self.assertEqual((gaps, [kind for kind, _ in reported]), ([], ["bad_census_value"]))

    def test_classes_of_roads_are_reported_and_the_summary_does_not_claim_that_the_column_is_missing(self):
        for language in ("zh", "en"):
            gaps, reported, output = self.read("通村公路等级", "四级", "等外", "四级", language=language)
            self.assertEqual((gaps, [kind for kind, _ in reported]), ([], ["answers_not_read"]))
            self.assertIn('fields = { road = "通村公路等级" }', reported[0][1])
            self.assertIn("道路：没有图层，也没有读取到普查列" if language == "zh" else "Roads: no layer, and no census column was read", output)
        _, reported, _ = self.read("通村公路等级", "四级", "等外", "四级", more='fields = { road = "通村公路等级" }\n')
        self.assertNotIn("answers_not_read", [kind for kind, _ in reported])

    def test_similar_names_are_not_an_answer(self):
        for header, cells in (("主要道路名称", ("幸福路", "健康路")), ("道路长度", ("3.5", "4")), ("主要产业", ("小麦", "玉米")),
                              ("村庄等级", ("一级", "二级")), ("出行方式", ("公交", "自行车"))):
            with self.subTest(header):
                self.assertEqual(self.read(header, *cells)[:2], ([], []))


if __name__ == "__main__":
    unittest.main()
