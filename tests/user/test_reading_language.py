#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The language of the output, and agreement of its figures."""

import json
import os
import unittest

from osgeo import ogr

from program import UserTest, run_layers, run_program
from small_world import SEAT, point, write_layer, write_small_world, write_villages

C = {**os.environ, "LC_ALL": "C"}
ZH = {**os.environ, "LC_ALL": "zh_CN.UTF-8"}


class Words(UserTest):
    def study(self, language, old="", new=""):
        study = write_small_world(self.folder)
        text = study.read_text(encoding="utf-8").replace(old, new)
        study.write_text(f'language = "{language}"\n{text}', encoding="utf-8")

    def test_refusals_are_in_the_language_of_the_study(self):
        for old, new in (("villages.shp", "nowhere.shp"), ("water_supply", "no_such_service"),
                         ("[layers.towns]", "[layers.twons]")):
            self.study("zh", old, new)
            self.assertRegex(run_layers("study.toml", folder=self.folder, env=C).stderr, "[一-鿿]{4}")
            self.study("en", old, new)
            self.assertRegex(run_layers("study.toml", folder=self.folder, env=ZH).stderr, "cannot|has no|unknown|no table|not")

    def test_inspect_uses_the_language_of_the_user_and_reports_as_a_study_does(self):
        write_layer(
            self.folder / "f.geojson",
            {"name": ogr.OFTString, "kind": ogr.OFTString, "level": ogr.OFTString},
            [(point(*SEAT), "安山小学", "小学", "镇"), (point(*SEAT), "土地庙", "土地庙", "镇")],
            driver="GeoJSON",
            crs=4326,
        )
        answer = run_program("inspect", "f.geojson", folder=self.folder, env=ZH)
        self.assert_contains(answer.out, "文件 ", "坐标系 ", "编码 ", "字段", "问题", "unknown_service_kind: ", "例：#1")
        self.assertNotIn("because", answer.out)
        answer = run_program("inspect", "f.geojson", folder=self.folder, env=C)
        self.assert_contains(answer.out, "because", "problems", "unknown_service_kind:", "e.g. #1")

    def test_sums_of_people_are_those_of_the_column(self):
        write_small_world(self.folder)
        write_villages(self.folder / "villages.shp", people=ogr.OFTReal)
        file = ogr.Open(str(self.folder / "villages.shp"), 1)
        for i, record in enumerate(file.GetLayer(0)):
            record["people"] = 100.4 + i
            file.GetLayer(0).SetFeature(record)
        del record, file
        run_layers("study.toml", "--out", "out", folder=self.folder)
        rows = json.loads((self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8"))["features"]
        figures = json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))["figures"]
        self.assertEqual(sum(row["properties"]["people"] for row in rows), 303)
        self.assertEqual(figures["people"], 303)

    def test_unknown_people_are_not_zero(self):
        write_small_world(self.folder)
        write_layer(self.folder / "villages.shp", {"name": ogr.OFTString}, [(point(*SEAT), "王庄")])
        run_layers("study.toml", "--out", "out", folder=self.folder)
        figures = json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))["figures"]
        self.assertEqual(figures["covered"], {"villages": 1, "people": None})

    def test_levels_may_be_named_as_levels(self):
        study = write_small_world(self.folder)
        for word in ("Town-level", "town level", "Level: Town", "TOWN_LEVEL"):
            write_layer(self.folder / "towns.shp", {"name": ogr.OFTString, "level": ogr.OFTString},
                        [(point(*SEAT), "安山镇", word)])
            answer = run_program("check", study, folder=self.folder)
            self.assertNotIn("unknown_level", answer.out, word)

    def test_kinds_that_are_all_unknown_are_reported(self):
        study = write_small_world(self.folder)
        study.write_text('language = "en"\n' + study.read_text(encoding="utf-8"), encoding="utf-8")
        write_layer(self.folder / "facilities.shp", {"name": ogr.OFTString, "kind": ogr.OFTString},
                    [(point(*SEAT), "甲", "土地庙")])
        answer = run_program("check", study, folder=self.folder)
        self.assert_contains(answer.out, "facilities_missing", "see unknown_service_kind", "kinds of a service")


if __name__ == "__main__":
    unittest.main()
