#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Headers that list places of one level, such as 乡镇（街道）, name a town, county, village or facility.
"""

import json
import unittest

from osgeo import ogr

from program import UserTest, run_layers, run_program
from small_world import point, write_layer

VILLAGES = [("石坞村", "安驾庄镇", 116.61), ("马埠村", "王庄镇", 116.615), ("夏庄", "王庄镇", 116.625)]


class PlaceHeaders(UserTest):
    def fields(self, layer, *rows):
        (self.folder / f"{layer}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        answer = run_program("inspect", f"{layer}.csv", folder=self.folder)
        self.assert_contains(answer.out, f"[layers.{layer}]")
        return next((line for line in answer.out.splitlines() if line.startswith("fields = ")), "")

    def of_villages(self, name="村名", home="乡镇"):
        return self.fields("villages", f'"{name}","{home}",人口,经度,纬度',
                           *[f"{village},{town},{600 + i},{lon},36.2" for i, (village, town, lon) in enumerate(VILLAGES)])

    def test_towns(self):
        for header in (
            "乡镇（街道）", "乡镇(街道)", "乡（镇）", "乡【镇】", "镇（街）", "所属乡镇（街道）", "街道（乡镇）", "乡（镇、街道）",
            "镇（街道、开发区）", "乡镇办", "所属镇办", "隶属乡镇", "乡镇（街道、园区）名称", "乡镇（街道办事处）", "乡镇/街道",
            "乡(镇)、街道", "镇（街道）*", "鄉鎮（街道）", "街镇", "所在街道", "苏木（乡镇）", "乡镇（街道）全称", "乡级行政区名称",
            "Town/Township", "Township (Subdistrict)", "Town or township name", "乡镇 Town",
        ):
            self.assert_contains(self.of_villages(home=header), f'town = "{header}"')

    def test_counties_and_villages(self):
        for header in ("县（市、区）", "县(区)", "区（市）", "县（市、区）名称", "所属县（市、区、旗）", "区/县", "County/District"):
            self.assert_contains(self.of_villages(home=header), f'county = "{header}"')
        for header in ("村（社区）", "村（居）", "村（居）委会", "村（居委会）名称", "社区（村）", "行政村（社区）", "村/社区名称",
                       "村（社区、居委会）", "自然村（屯）", "村（组）", "村民小组（自然村）", "Village / Community"):
            self.assert_contains(self.of_villages(name=header), f'name = "{header}"')

    def test_facilities(self):
        for header in ("学校（园所）名称", "单位（机构）名称", "学校/幼儿园名称", "设施名称（单位名称）"):
            output = self.fields("facilities", f"{header},类别,经度,纬度", "安山小学,小学,117,36", "李庄小学,小学,117.1,36")
            self.assert_contains(output, f'name = "{header}"')

    def test_boundaries_of_towns_have_these_names(self):
        self.of_villages()
        (self.folder / "b.csv").write_text('县（市、区）,乡镇（街道）,wkt\n肥城市,王庄镇,"POLYGON((116 36,117 36,117 37,116 36))"\n',
                                           encoding="utf-8")
        (self.folder / "study.toml").write_text('language = "en"\n[layers.villages]\npath = "villages.csv"\n'
                                                '[layers.boundaries]\npath = "b.csv"\n', encoding="utf-8")
        self.assert_contains(run_program("check", "study.toml", folder=self.folder).out, "boundaries: fields recognised: name = 乡镇（街道）")

    def test_other_lists_are_not_recognised(self):
        for header in ("镇区", "市区", "镇区名称", "乡镇代码", "乡镇（街道）代码", "乡镇（街道）数", "街道地址", "省（区、市）", "市（州）",
                       "区县乡镇", "乡镇村", "镇村", "所属社区"):
            output = self.of_villages(home=header)
            self.assertNotIn("town = ", output, header)
            self.assertNotIn("county = ", output, header)

    def test_a_column_of_towns_under_another_name_is_reported(self):
        self.of_villages(home="辖区")
        self.assert_contains(run_program("inspect", "villages.csv", folder=self.folder).out, 'write fields = { town = "辖区" }')
        self.of_villages(home="乡镇")
        self.assertNotIn("no column for town", run_program("inspect", "villages.csv", folder=self.folder).out)

    def test_a_header_that_a_shapefile_cut(self):
        for header, role in {"乡镇（街道）": "town", "乡（镇）": "town", "县（市、区）": "county"}.items():
            write_layer(self.folder / "villages.shp", {"name": ogr.OFTString, "TOWN_FIELD": ogr.OFTString},
                        [(point(lon, 36.2), name, town) for name, town, lon in VILLAGES])
            table = self.folder / "villages.dbf"
            cut = header.encode("utf-8")[:10].ljust(10, b"\0")
            table.write_bytes(table.read_bytes().replace(b"TOWN_FIELD", cut))
            answer = run_program("inspect", "villages.shp", folder=self.folder)
            self.assert_contains(answer.out, f'{role} = "')


class PlaceHeadersInStudies(UserTest):
    def write(self, **tables):
        study = 'language = "en"\n'
        for layer, rows in tables.items():
            (self.folder / f"{layer}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
            study += f'[layers.{layer}]\npath = "{layer}.csv"\n'
        (self.folder / "study.toml").write_text(study, encoding="utf-8")

    def setUp(self):
        super().setUp()
        self.facilities = ["名称,类别,经度,纬度", "王庄镇小学,小学,116.6,36.2"]
        self.towns = ["乡镇（街道）,经度,纬度", "王庄镇,116.6,36.2", "安驾庄镇,116.65,36.2"]

    def test_the_given_town_takes_precedence_over_the_nearest(self):
        rows = [f"{name},{town},{lon},36.2,500" for name, town, lon in VILLAGES]
        self.write(villages=["村（社区）,乡镇（街道）,经度,纬度,人口", *rows], towns=self.towns, facilities=self.facilities)
        answer = run_layers("study.toml", folder=self.folder)
        self.assertEqual(answer.code, 0, str(answer))
        records = json.loads((self.folder / "out/coverage.geojson").read_text(encoding="utf-8"))["features"]
        self.assertEqual([(r["properties"]["village"], r["properties"]["town"]) for r in records],
                         [(name, town) for name, town, _ in VILLAGES])
        areas = json.loads((self.folder / "out/service_areas.geojson").read_text(encoding="utf-8"))["features"]
        self.assertEqual({area["properties"]["town"] for area in areas}, {"王庄镇"})

    def test_a_census_distinguishes_villages_of_one_name(self):
        self.write(villages=["村名,乡镇（街道）,经度,纬度", "王庄村,王庄镇,116.61,36.2", "王庄村,安驾庄镇,116.655,36.2"],
                   census=["村（居）,所属镇街,人口,是否通自来水", "王庄村,安驾庄镇,600,否", "王庄村,王庄镇,500,是"],
                   towns=self.towns, facilities=self.facilities)
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assertEqual(answer.code, 0, str(answer))
        self.assert_contains(answer.out, "2 of 2 villages (100.0%) have a row in it", "2 by county, town and name")


if __name__ == "__main__":
    unittest.main()
