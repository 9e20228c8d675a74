# SPDX-License-Identifier: Apache-2.0
"""Exchanged layers: villages as towns, towns as villages, facilities as either, a county as a
village."""

import json
import unittest

from osgeo import ogr

from program import UserTest, run_layers
from small_world import SEAT, point, write_layer

FIELDS = {"code": ogr.OFTString, "name": ogr.OFTString, "people": ogr.OFTInteger}
TOWN = {"code": ogr.OFTString, "name": ogr.OFTString, "level": ogr.OFTString}


def at(i):
    return point(SEAT[0] + 0.01 * (i % 5), SEAT[1] + 0.01 * (i // 5))


VILLAGES = [(at(i), f"370983102{200 + i}", f"{name}村", 300 + i)
            for i, name in enumerate("王庄 李家 沟头 河西 东岭 石桥 白鹤 金钟 大堰 盘龙".split())]
TOWNS = [(at(3 * i), f"37098310{i}000", name, "镇")
         for i, name in enumerate(("安山镇", "湖屯镇", "石横乡", "新城街道"))]
SCHOOLS = [(at(2 * i), f"F{i}", f"{name}小学", 10) for i, name in enumerate("安山 湖屯 石横 新城".split())]


class Roles(UserTest):
    def reported(self, villages, towns):
        folder = self.folder
        for path in folder.glob("*.gpkg"):
            path.unlink()
        write = lambda name, *rest: write_layer(folder / f"{name}.gpkg", *rest, driver="GPKG")
        write("villages", *villages)
        write("towns", *towns)
        write("facilities", {"kind": ogr.OFTString, "level": ogr.OFTString},
              [(at(2 * i), "小学", "镇") for i in range(4)])
        text = 'language = "en"\n'
        for name in ("villages", "towns", "facilities"):
            text += f'[layers.{name}]\npath = "{name}.gpkg"\n'
        (folder / "study.toml").write_text(text, encoding="utf-8")
        answer = run_layers("study.toml", folder=folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        problems = json.loads((folder / "out/problems.geojson").read_text(encoding="utf-8"))
        return {p["properties"]["layer"]: p["properties"]["detail"] for p in problems["features"]
                if p["properties"]["problem"] == "layer_role_doubtful"}

    def test_layers_in_their_correct_role_are_not_reported(self):
        self.assertEqual(self.reported((FIELDS, VILLAGES), (TOWN, TOWNS)), {})
        # Codes of the user's own, names without a word for the type, seats named after their
        # office.
        plain = [(place, f"{i}", name.removesuffix("村"), n)
                 for i, (place, _, name, n) in enumerate(VILLAGES)]
        offices = [(place, code, name + "人民政府", level) for place, code, name, level in TOWNS]
        self.assertEqual(self.reported((FIELDS, plain), (TOWN, offices)), {})

    def test_villages_and_towns_exchanged(self):
        reported = self.reported((TOWN, TOWNS), (FIELDS, VILLAGES))
        self.assertEqual(sorted(reported), ["towns", "villages"])
        for detail in reported.values():
            self.assertIn("have been swapped", detail)

    def test_towns_given_as_villages(self):
        reported = self.reported((TOWN, TOWNS), (TOWN, TOWNS))
        self.assertEqual(sorted(reported), ["villages"])
        self.assertIn("towns or counties; the first is 安山镇", reported["villages"])
        stems = [(place, code, name[:2], level) for place, code, name, level in TOWNS]
        self.assertEqual(sorted(self.reported((TOWN, stems), (TOWN, TOWNS))), ["villages"])  # by codes

    def test_villages_given_as_towns(self):
        reported = self.reported((FIELDS, VILLAGES), (FIELDS, VILLAGES))
        self.assertEqual(sorted(reported), ["towns"])
        self.assertIn("villages; the first is 王庄村", reported["towns"])

    def test_facilities_given_as_villages_or_towns(self):
        self.assertEqual(sorted(self.reported((FIELDS, SCHOOLS), (TOWN, TOWNS))), ["villages"])
        self.assertEqual(sorted(self.reported((FIELDS, VILLAGES), (FIELDS, SCHOOLS))), ["towns"])

    def test_a_county_as_the_only_village(self):
        land = f"POLYGON(({SEAT[0] - 1} 35, {SEAT[0] + 1} 35, {SEAT[0] + 1} 37, {SEAT[0] - 1} 37, {SEAT[0] - 1} 35))"
        small = f"POLYGON(({SEAT[0]} {SEAT[1]}, {SEAT[0] + .005} {SEAT[1]}, {SEAT[0] + .005} {SEAT[1] + .005}, {SEAT[0]} {SEAT[1]}))"
        for place, code, name, is_reported in (
            (land, "370983", "肥城市", True), (land, "", "", True), (land, "x", "王庄村", True),
            (point(*SEAT), "370983", "肥城市", True), (point(*SEAT), "370983102000", "王庄镇", True),
            (point(*SEAT), "370983102201", "王庄村", False), (point(*SEAT), "", "王庄镇", False),
            (small, "370983102201", "王庄村", False), (small, "1", "城市", False),
        ):
            with self.subTest(code=code, name=name, place=place[:7]):
                reported = self.reported((FIELDS, [(place, code, name, 300)]), (TOWN, TOWNS))
                self.assertEqual(list(reported), ["villages"] if is_reported else [])
                if is_reported:
                    self.assertIn("the record is a town or county", reported["villages"])


if __name__ == "__main__":
    unittest.main()
