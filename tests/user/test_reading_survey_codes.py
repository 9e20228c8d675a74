#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Codes of 19 digits of the third land survey: the 12 digits of the village, followed by a suffix.
"""

import json
import unittest

from program import UserTest, run_layers

NAMES = ["石坞村", "马埠村", "李庄", "夏庄"]
VILLAGES = [f"37098310220{i + 1}" for i in range(4)]


def square(i, shift=0.0):
    lon, lat = 116.61 + 0.01 * i, 36.2 + shift
    return [[[lon, lat], [lon + 0.003, lat], [lon + 0.003, lat + 0.003], [lon, lat + 0.003], [lon, lat]]]


class SurveyCodes(UserTest):
    def study(self, villages, path="villages.csv", tail=""):
        (self.folder / path).write_text(villages, encoding="utf-8")
        (self.folder / "census.csv").write_text(
            "行政区划代码,总人口,是否通自来水\n" + "".join(f"{code}{tail},{400 + i},是\n" for i, code in enumerate(VILLAGES)),
            encoding="utf-8")
        (self.folder / "towns.csv").write_text(
            "代码,名称,经度,纬度\n370983102000,王庄镇,116.5,36.2\n370983103000,安驾庄镇,116.63,36.2\n", encoding="utf-8")
        (self.folder / "schools.csv").write_text("名称,类别,经度,纬度\n王庄镇小学,小学,116.6,36.2\n", encoding="utf-8")
        text = 'language = "en"\n'
        for layer, file in {"villages": path, "census": "census.csv", "towns": "towns.csv", "facilities": "schools.csv"}.items():
            text += f'[layers.{layer}]\npath = "{file}"\n'
        (self.folder / "study.toml").write_text(text, encoding="utf-8")
        answer = run_layers("study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        records = json.loads((self.folder / "out/coverage.geojson").read_text(encoding="utf-8"))["features"]
        problems = json.loads((self.folder / "out/problems.geojson").read_text(encoding="utf-8"))["features"]
        self.reported = sorted({p["properties"]["problem"] for p in problems})
        return [r["properties"] for r in records]

    def table(self, codes, header="CJDCQDM", names=NAMES):
        rows = [f"{code},{name},{116.61 + 0.01 * i},36.2" for i, (code, name) in enumerate(zip(codes, names))]
        return "\n".join([f"{header},CJDCQMC,经度,纬度", *rows]) + "\n"

    def assert_met(self, records, town="王庄镇"):
        self.assertEqual([r["people"] for r in records], [400, 401, 402, 403])
        self.assertEqual({r["town"] for r in records}, {town})
        self.assertEqual({r["town_by"] for r in records}, {"code"})
        self.assertEqual(self.reported, [])

    def test_the_first_twelve_digits_are_the_village(self):
        for header in ("CJDCQDM", "ZLDWDM", "QSDWDM", "村代码"):
            for tail in ("0000000", "0000001", "0010000", "0010002", "9990000"):
                with self.subTest(header=header, tail=tail):
                    records = self.study(self.table([code + tail for code in VILLAGES], header))
                    self.assert_met(records)

    def test_in_a_census_as_well(self):
        for tail in ("0000000", "0000001"):
            self.assert_met(self.study(self.table(VILLAGES), tail=tail))
            self.assert_met(self.study(self.table([code + "0000001" for code in VILLAGES]), tail=tail))

    def test_a_spreadsheet_may_have_converted_them_to_numbers(self):
        self.assert_met(self.study(self.table([f"{c[0]}.{c[1:]}E+18" for c in VILLAGES])))
        for number in (lambda c: int(c + "0000000"), lambda c: float(c + "0000000")):
            features = [{"type": "Feature", "properties": {"CJDCQDM": number(code), "CJDCQMC": name},
                         "geometry": {"type": "Point", "coordinates": [116.61 + 0.01 * i, 36.2]}}
                        for i, (code, name) in enumerate(zip(VILLAGES, NAMES))]
            self.assert_met(self.study(json.dumps({"type": "FeatureCollection", "features": features}), "v.geojson"))

    def test_the_column_of_twelve_digits_is_preferred(self):
        rows = [f"3709831032990000000,{code},{name},{116.61 + 0.01 * i},36.2"
                for i, (code, name) in enumerate(zip(VILLAGES, NAMES))]
        self.assert_met(self.study("\n".join(["ZLDWDM,JCHDM,ZLDWMC,经度,纬度", *rows]) + "\n"))

    def test_groups_of_a_village_are_villages_of_their_own(self):
        codes = [VILLAGES[0] + "0010000", VILLAGES[0] + "0020000", VILLAGES[1] + "0000001", VILLAGES[1] + "0000002",
                 VILLAGES[3] + "0000000"]
        records = self.study(self.table(codes, names=["东组", "西组", "南组", "北组", "夏庄"]))
        self.assertEqual([r["people"] for r in records], [None, None, None, None, 403])
        self.assertEqual({(r["town"], r["town_by"]) for r in records}, {("王庄镇", "code")})
        self.assertNotIn("code_damaged", self.reported)
        self.assertNotIn("code_shared", self.reported)

    def test_areas_of_one_village_are_one(self):
        parts = [(0, "0000000", 0.0), (0, "0000001", 0.0035), (1, "0000001", 0.0), (1, "0000002", 0.0035),
                 (2, "0000000", 0.0), (3, "0000000", 0.0)]
        features = [{"type": "Feature", "properties": {"ZLDWDM": VILLAGES[i] + tail, "ZLDWMC": NAMES[i]},
                     "geometry": {"type": "Polygon", "coordinates": square(i, shift)}} for i, tail, shift in parts]
        records = self.study(json.dumps({"type": "FeatureCollection", "features": features}), "v.geojson")
        self.assertEqual([r["village"] for r in records], NAMES)
        self.assertEqual([r["people"] for r in records], [400, 401, 402, 403])
        self.assertEqual(self.reported, ["parts_joined"])

    def test_codes_that_a_spreadsheet_cut_are_reported(self):
        self.study(self.table(["370983102200000000"] * 3 + VILLAGES[3:]))
        self.assertIn("code_damaged", self.reported)


if __name__ == "__main__":
    unittest.main()
