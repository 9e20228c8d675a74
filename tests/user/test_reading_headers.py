#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Headers in other scripts and with datums, angles without marks, shapefiles with a missing or
damaged component: read if unambiguous, otherwise reported."""

import json
import unittest

from osgeo import ogr

from program import UserTest, run_layers, run_program
from small_world import DEGREES_A_KM, SEAT, point, write_layer, write_villages

LAT = [SEAT[1] + step * DEGREES_A_KM for step in (1, 2.7, 4, 4.9, 8)]
LON = [SEAT[0] + step * 0.0037 for step in (1, 2, 3, 4, 5)]
NAMES = ["王庄", "沟头", "李家", "东岭", "南洼"]


def sexagesimal(value, form):
    minutes, degrees = (value % 1) * 60, int(value)
    return form % (degrees, int(minutes), (minutes % 1) * 60)


class Tables(UserTest):
    def setUp(self):
        super().setUp()
        write_layer(
            self.folder / "school.geojson",
            {"name": ogr.OFTString, "kind": ogr.OFTString, "level": ogr.OFTString},
            [(point(*SEAT), "安山小学", "小学", "镇")],
            driver="GeoJSON",
            crs=4326,
        )

    def write(self, header, form="%r", rows=5):
        place = (lambda v: form % v) if form == "%r" else (lambda v: sexagesimal(v, form))
        lines = [header] + [
            f"37010000{i + 1},{NAMES[i % 5]}{i},{100 + i},{place(LON[i % 5] + i // 5 * 0.00091)},{place(LAT[i % 5])}"
            for i in range(rows)
        ]
        (self.folder / "v.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def coverage(self, file="v.csv", rows=5):
        """The distances of the villages, and the messages."""
        answer = run_program("coverage", "--villages", file, "--facilities", "school.geojson", "--out", "o.geojson",
                     "--language", "en", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        records = json.loads((self.folder / "o.geojson").read_text(encoding="utf-8"))["features"]
        self.assertEqual(len(records), rows)
        return [record["properties"] for record in records], answer

    def right(self):
        self.write("code,name,people,lon,lat")
        return [p["straight_m"] for p in self.coverage()[0]]


class Headers(Tables):
    def test_traditional_characters_axes_and_datums(self):
        right = self.right()
        for header in (
            "代碼,名稱,人口,經度,緯度", "村莊代碼,村莊名稱,戶籍人口,經度（E）,緯度（N）",
            "村代码,村名,户籍人口,横坐标,纵坐标", "村代码,村名,户籍人数,横坐标(Y),纵坐标(X)",
            "code,name,people,E,N", "code,name,people,GPS_E,GPS_N", "代码,名称,人口,东坐标,北坐标",
            "代码,名称,人口,经度_WGS84,纬度_WGS84", "代码,名称,人口,经度_CGCS2000,纬度_CGCS2000",
            "代码,名称,人口,WGS84经度,WGS84纬度", "代码,名称,人口,lon_cgcs2000,lat_cgcs2000",
            "代码,名称,人口,X_WGS84,Y_WGS84",
        ):
            self.write(header)
            records, answer = self.coverage()
            self.assertEqual([p["straight_m"] for p in records], right, header)
            self.assertEqual([p["people"] for p in records], [100, 101, 102, 103, 104], header)
            self.assertEqual(records[0]["village"], "王庄0", header)
            self.assertEqual(answer.code, 0, str(answer))

    def test_a_datum_of_web_maps_in_a_header_is_reported(self):
        for header, datum in {
            "代码,名称,人口,经度_GCJ02,纬度_GCJ02": "gcj02", "代码,名称,人口,高德经度,高德纬度": "gcj02",
            "代码,名称,人口,lng_bd_09,lat_bd_09": "bd09", "代码,名称,人口,百度经度,百度纬度": "bd09",
        }.items():
            self.write(header)
            _, answer = self.coverage()
            self.assertEqual(answer.code, 1, str(answer))
            self.assert_contains(answer.out + answer.stderr, "crs_doubtful", f'datum = "{datum}"')

    def test_registered_people_are_people_and_not_households(self):
        (self.folder / "v.csv").write_text(
            "村代码,村名,户籍人口,常住人口,经度,纬度\n370100001,王庄,900,500,117.0,36.01\n", encoding="utf-8")
        (self.folder / "study.toml").write_text(
            'language = "zh"\n[layers.villages]\npath = "v.csv"\n[layers.facilities]\npath = "school.geojson"\n',
            encoding="utf-8")
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assertIn("people = 常住人口", answer.out)
        self.assertNotIn("households", answer.out)
        (self.folder / "v.csv").write_text(
            "村代码,村名,户籍户数,经度,纬度\n370100001,王庄,300,117.0,36.01\n", encoding="utf-8")
        self.assertIn("households = 户籍户数", run_program("check", "study.toml", folder=self.folder).out)


class Angles(Tables):
    def test_points_between_degrees_minutes_and_seconds_are_read(self):
        right = self.right()
        for form in ("%d.%02d.%08.5f", "%d.%d.%.5f"):
            self.write("code,name,people,lon,lat", form)
            records, answer = self.coverage()
            for p, metres in zip(records, right):
                self.assertAlmostEqual(p["straight_m"], metres, delta=0.2, msg=str(answer))

    def test_seconds_after_a_point_are_read_if_unambiguous_else_reported(self):
        right = self.right()
        form = "%d.%02d%09.6f"

        def write(header, rows):
            self.write(header, form, rows)
            path = self.folder / "v.csv"
            lines = path.read_text(encoding="utf-8").splitlines()
            for i, line in enumerate(lines[1:], 1):
                cells = line.split(",")
                for k in (3, 4):
                    head, rest = cells[k].split(".", 1)
                    cells[k] = head + "." + rest.replace(".", "")
                lines[i] = ",".join(cells)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")

        for header in ("code,name,people,lon(dms),lat(dms)", "代码,村名,人口,经度（度分秒）,纬度（度分秒）"):
            write(header, 5)
            records, answer = self.coverage()
            self.assertEqual(answer.code, 0, str(answer))
            for p, metres in zip(records, right):
                self.assertAlmostEqual(p["straight_m"], metres, delta=0.2)
        write("code,name,people,lon,lat", 60)
        records, answer = self.coverage(rows=60)
        self.assertAlmostEqual(records[0]["straight_m"], right[0], delta=0.2)
        self.assert_contains(answer.out + answer.stderr, "number_format_assumed", "(decimal)")
        write("code,name,people,lon,lat", 5)
        _, answer = self.coverage()
        self.assertEqual(answer.code, 1, str(answer))
        self.assert_contains(answer.out + answer.stderr, "may be degrees, minutes and seconds", "(dms)", "(decimal)")
        write("code,name,people,lon (decimal),lat (decimal)", 5)
        self.assertNotIn("minutes and seconds", str(self.coverage()[1]))


class Shapefiles(Tables):
    def test_a_truncated_prj_needs_only_a_crs(self):
        write_villages(self.folder / "v.shp", crs=4527)
        study = '[layers.villages]\npath = "v.shp"\n{}\n[layers.facilities]\npath = "school.geojson"\n'
        prj = self.folder / "v.prj"
        text = prj.read_text(encoding="utf-8")
        for length in (10, len(text) // 2, len(text) - 2):
            prj.write_text(text[:length], encoding="utf-8")
            (self.folder / "study.toml").write_text('language = "en"\n' + study.format(""), encoding="utf-8")
            self.assert_refused(run_layers("study.toml", folder=self.folder), 2, "copy its .prj again",
                                "crs = \"EPSG:4527\"")
            (self.folder / "study.toml").write_text(
                'language = "en"\n' + study.format('crs = "EPSG:4527"'), encoding="utf-8")
            answer = run_program("check", "study.toml", folder=self.folder)
            self.assert_contains(answer.out, "the study sets CGCS2000", "CRS declaration cannot be read")

    def test_a_missing_dbf_is_reported(self):
        write_villages(self.folder / "v.shp")
        (self.folder / "v.dbf").unlink()
        _, answer = self.coverage("v.shp", rows=3)
        self.assertEqual(answer.code, 1, str(answer))
        self.assert_contains(answer.out + answer.stderr, "its table v.dbf is missing", "Copy it along")


if __name__ == "__main__":
    unittest.main()
