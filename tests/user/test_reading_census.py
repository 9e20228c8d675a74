#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Census columns as counties keep them: their names and their cells.

Five villages 1000 to 6000 m from a town school, four of them covered; a water main far away, in
a complete layer. The column decides, not the map.
"""

import json
import unittest

from program import UserTest, run_layers, run_program

PLACES = ((117.011176, 500), (117.032411, 600), (117.044705, 700), (117.054763, 800), (117.067057, 900))
FACILITIES = "名称,类型,级别,经度,纬度\n镇小学,小学,镇级,117.0,36.6\n"
TOWNS = "代码,名称,县,经度,纬度\n370983102000,王庄镇,肥城市,117.0,36.6\n"
MAIN = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {"type": "LineString", "coordinates": [[117.0, 36.62], [117.06, 36.62]]},
        }
    ],
}
STUDY = """name = "census"
language = "en"
[layers.towns]
path = "towns.csv"
[layers.facilities]
path = "facilities.csv"
[layers.villages]
path = "villages.csv"
[layers.networks.water_supply]
path = "main.geojson"
"""


def write_other_layers(folder):
    """The facilities, the seat and the water main of a study of these villages."""
    (folder / "facilities.csv").write_text(FACILITIES, encoding="utf-8")
    (folder / "towns.csv").write_text(TOWNS, encoding="utf-8")
    (folder / "main.geojson").write_text(json.dumps(MAIN), encoding="utf-8")


class CensusTest(UserTest):
    def setUp(self):
        super().setUp()
        write_other_layers(self.folder)
        (self.folder / "study.toml").write_text(STUDY, encoding="utf-8")

    def run_with(self, header, cells, more=""):
        """The gaps in water, the unknown connections, and the output."""
        lines = [f"村代码,村名,人口,{header},经度,纬度"]
        for i, ((lon, people), cell) in enumerate(zip(PLACES, cells)):
            lines.append(f"37098310220{i},{'甲乙丙丁戊'[i]}村,{people},{cell},{lon},36.6")
        (self.folder / "villages.csv").write_text("\n".join(lines) + "\n" + more, encoding="utf-8")
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        of_water = lambda name: sum(
            feature["properties"].get("service") == "water_supply"
            for feature in json.loads((self.folder / "out" / name).read_text())["features"]
        )
        return of_water("priorities.geojson"), of_water("survey_list.geojson"), answer

    def reasons(self):
        text = (self.folder / "out" / "gaps.geojson").read_text()
        focus = [f["properties"] for f in json.loads(text)["features"] if f["properties"]["gap_count"]]
        return [village["water_why"] for village in focus]

    def test_the_usual_headers_are_read(self):
        headers = "是否通自来水 通水 供水 自来水普及 是否通自来水（是/否） 安全饮水 has_water piped_water 是否通自来".split()
        for header in headers:
            with self.subTest(header):
                self.assertEqual(self.run_with(header, ["是"] * 5)[:2], (0, 0))
                self.assertEqual(self.run_with(header, ["否"] * 5)[:2], (4, 0))

    def test_recognised_words_are_answers_and_the_others_are_unknown(self):
        for cell, expected in {
            "已通自来水": (0, 0),
            "１": (0, 0),
            "V": (0, 0),
            "是\u00a0": (0, 0),
            "没通": (4, 0),
            "未通（在建）": (4, 0),
            "0 %": (4, 0),
            "差不多": (0, 5),
        }.items():
            with self.subTest(cell):
                self.assertEqual(self.run_with("供水", [cell] * 5)[:2], expected)

    def test_shares_and_counts(self):
        self.assertEqual(self.run_with("通自来水率", ["100", "95", "94", "0", "50"])[:2], (2, 0))
        self.assertEqual(self.run_with("供水", ["1", "2", "2", "2", "2"])[:2], (3, 0))
        self.assertEqual(self.run_with("供水", ["7", "12", "33", "8", "9"])[:2], (0, 5))

    def test_under_construction_is_neither_a_gap_nor_a_connection(self):
        gaps, questions, answer = self.run_with("供水", ["在建", "规划", "否", "是", "停用"])
        self.assertEqual((gaps, questions), (1, 0))
        self.assertEqual(self.reasons(), ["gap"])  # of the villages with a gap
        self.assert_contains(answer.out, "Water supply: under construction in villages: 1, planned: 1")
        output = run_program("check", "study.toml", folder=self.folder)
        self.assert_contains(output.out, "1 says under construction", "1 says out of use")

    def test_a_name_may_reverse_the_meaning_of_yes(self):
        for header in "未通自来水 无自来水 没有自来水 不通自来水 尚未通自来水 是否未通自来水 no_water without_water 无供水".split():
            with self.subTest(header):
                self.assertEqual(self.run_with(header, ["是", "否", "否", "否", "否"])[:2], (1, 0))
                self.assertEqual(self.run_with(header, ["1", "0", "0", "1", "0"])[:2], (2, 0))
                output = run_program("check", "study.toml", folder=self.folder).out
                self.assert_contains(output, "yes is read as not connected")
        for header in "有无自来水 有没有自来水 是否通自来水".split():
            with self.subTest(header):
                self.assertEqual(self.run_with(header, ["无", "有", "有", "有", "有"])[:2], (1, 0))
        cells = ["100,100", "100,0", "100,3", "100,20", "100,0"]
        self.assertEqual(self.run_with("户数,未通自来水户数", cells)[:2], (2, 0))
        self.assertEqual(self.run_with("户数,households_without_water", cells)[:2], (2, 0))
        with_key = STUDY.replace('path = "villages.csv"', 'path = "villages.csv"\nfields = { water_supply = "未通水" }')
        (self.folder / "study.toml").write_text(with_key, encoding="utf-8")
        self.assertEqual(self.run_with("未通水", ["是", "否", "否", "否", "否"])[:2], (1, 0))

    def test_planned_or_under_construction_is_not_connected(self):
        for header in ("规划供水", "计划通自来水", "在建供水"):
            with self.subTest(header):
                self.assertEqual(self.run_with(header, ["是", "否", "否", "否", "否"])[:2], (3, 0))
        self.assertEqual(self.run_with("规划供水,是否通自来水", ["是,否", "是,是", "否,否", "是,是", "是,是"])[:2], (2, 0))

    def test_the_last_of_several_years_is_read(self):
        for old, new in (("2015年通自来水", "2020年通自来水"), ("自来水2015", "自来水"), ("2010年自来水普及率", "2020年自来水普及率")):
            for header in (f"{old},{new}", f"{new},{old}"):
                with self.subTest(header):
                    yes, no = ("100", "0") if "率" in new else ("是", "否")
                    cell = f"{no},{yes}" if header.startswith(old) else f"{yes},{no}"
                    gaps, questions, answer = self.run_with(header, [cell] * 5)
                    self.assertEqual((gaps, questions), (0, 0))
                    self.assert_contains(answer.out, "field_ambiguous", f"'{new}'")
                    self.assertNotIn("answers_not_read", answer.out)

    def test_an_unread_column_of_answers_is_reported(self):
        _, _, answer = self.run_with("通了没", ["是", "否", "是", "否", "是"])
        self.assertEqual(answer.code, 1, str(answer))
        self.assert_contains(answer.out, "answers_not_read", "'通了没' (是, 否)")

    def test_a_column_of_another_meaning_is_reported_and_unknown(self):
        gaps, questions, answer = self.run_with("水", ["3.5", "1.2", "0.7", "8", "9"])
        self.assertEqual((gaps, questions), (0, 5))
        self.assert_contains(answer.out, "bad_census_value", "5 of 5 cells are not recognised (3.5, 1.2, 0.7)")


class TelltaleColumnsTest(UserTest):
    def villages(self, header, rows):
        (self.folder / "v.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        (self.folder / "f.csv").write_text(FACILITIES, encoding="utf-8")
        words = ["--villages", "v.csv", "--facilities", "f.csv", "--out", "out.geojson", "--language", "en"]
        answer = run_program("coverage", *words, folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        features = json.loads((self.folder / "out.geojson").read_text())["features"]
        return [(f["properties"]["village"], f["properties"]["village_code"]) for f in features], answer

    def test_the_name_of_the_county_is_not_a_village_name(self):
        rows = [f"37098310220{i},{name},370983,肥城市,{lon},36.6"
                for i, (name, (lon, _)) in enumerate(zip("甲乙丙丁戊", PLACES))]
        right = [(name, f"37098310220{i}") for i, name in enumerate("甲乙丙丁戊")]
        for header in ("村代码,村名,XZQDM,XZQMC,经度,纬度", "编码,地名,XZQDM,XZQMC,经度,纬度"):
            with self.subTest(header):
                found, _ = self.villages(header, rows)
                self.assertEqual([code for _, code in found], [code for _, code in right])
        found, _ = self.villages("村代码,村名,XZQDM,XZQMC,经度,纬度", rows)
        self.assertEqual(found, right)

    def test_a_category_is_recognised_as_a_whole_only(self):
        rows = [f"37098310220{i},{name},{kind},{lon},36.6" for i, (name, kind, (lon, _)) in
                enumerate(zip("甲乙丙", ("不搬迁", "非中心村", "集聚提升类（中心村）"), PLACES))]
        _, answer = self.villages("村代码,村名,村庄类型,经度,纬度", rows)
        self.assert_contains(answer.out, "unknown_category", "村庄类型 = 不搬迁", "村庄类型 = 非中心村")


class FilledColumnsTest(UserTest):
    """A blank column takes no role from a filled one."""

    def villages(self, header, row):
        rows = [row.format(code=f"37098310220{i}", name=name, people=people, lon=lon)
                for i, (name, (lon, people)) in enumerate(zip("甲乙丙丁戊", PLACES))]
        (self.folder / "v.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        (self.folder / "f.csv").write_text(FACILITIES, encoding="utf-8")
        words = ["--villages", "v.csv", "--facilities", "f.csv", "--out", "out.geojson", "--language", "en"]
        answer = run_program("coverage", *words, folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        features = [f["properties"] for f in json.loads((self.folder / "out.geojson").read_text())["features"]]
        return [(f["village"], f["village_code"], f["people"]) for f in features], answer

    def test_blank_columns(self):
        right = [(name, f"37098310220{i}", people) for i, (name, (_, people)) in enumerate(zip("甲乙丙丁戊", PLACES))]
        forms = {
            "code,行政区划代码,名称,人口,lon,lat": ",{code},{name},{people},{lon},36.6",
            "Name,编码,XZQMC,人口,lon,lat": ",{code},{name},{people},{lon},36.6",
            "编码,名称,人口,POP,lon,lat": "{code},{name},,{people},{lon},36.6",
            "编码,名称,人口,lon,lat,经度,纬度": "{code},{name},{people},,,{lon},36.6",
        }
        for header, row in forms.items():
            with self.subTest(header):
                found, answer = self.villages(header, row)
                self.assertEqual(found, right, str(answer))
                self.assertNotIn("field_ambiguous", answer.out)
                if "经度" in header:
                    seen = run_program("inspect", "v.csv", folder=self.folder)
                    self.assert_contains(seen.out, 'lon = "经度", lat = "纬度"')

    def test_a_partly_filled_one_is_reported(self):
        rows = "{code},{name},{people},{lon},36.6"
        header = "Name,编码,XZQMC,人口,lon,lat"
        lines = [",".join(["" if i else "别的", rows.format(code=f"37098310220{i}", name=n, people=p, lon=lon)])
                 for i, (n, (lon, p)) in enumerate(zip("甲乙丙丁戊", PLACES))]
        (self.folder / "v.csv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        seen = run_program("inspect", "v.csv", folder=self.folder)
        self.assert_contains(seen.out, "name: 'XZQMC' (column 3) is used, not 'Name' (column 1)", 'name = "XZQMC"')


class InspectNetworks(UserTest):
    def test_a_network_is_recognised_by_its_whole_name_or_not_at_all(self):
        for name, service in {"供水管网": "water_supply", "network_heating": "heating", "排水": "drainage",
                              "power_lines": "power", "10kV": "SERVICE"}.items():
            (self.folder / f"{name}.geojson").write_text(json.dumps(MAIN))
            seen = run_program("inspect", f"{name}.geojson", folder=self.folder)
            self.assert_contains(seen.out, f"[layers.networks.{service}]")
        (self.folder / "study.toml").write_text(
            STUDY.replace("networks.water_supply", "networks.SERVICE"), encoding="utf-8"
        )
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assertEqual(answer.code, 3, str(answer))
        self.assert_contains(answer.stderr, "SERVICE", "water_supply")


if __name__ == "__main__":
    unittest.main()
