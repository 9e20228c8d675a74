# SPDX-License-Identifier: Apache-2.0
"""Coordinates with degrees, minutes and seconds in separate columns, names of natural villages
beside those of their administrative village, and headers of households.

Four villages 1 to 4 km east of a seat at 118°48′0″ E 35°36′0″ N.
"""

import json
import unittest

from program import UserTest, run_layers

NAMES = ["东王庄", "西王庄", "小河头", "大柳树"]
LON = [118.811111, 118.822222, 118.833333, 118.844444]
METRES = [1007, 2014, 3022, 4029]  # at 35.6° N
LAT = 35.6
LANGUAGES = 'name = "test"\nlanguage = "{}"\n'


def parts(degrees):
    seconds = round(degrees * 3600, 2)
    return [int(seconds // 3600), int(seconds // 60 % 60), round(seconds % 60, 2)]


class Table(UserTest):
    def run_it(self, header, rows, language="en", more=""):
        lines = [header] + [",".join(map(str, row)) for row in rows]
        (self.folder / "villages.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (self.folder / "towns.csv").write_text("名称,经度,纬度\n王庄镇,118.8,35.6\n", encoding="utf-8")
        (self.folder / "facilities.csv").write_text(
            "名称,类型,级别,经度,纬度\n镇小学,小学,镇级,118.8,35.6\n", encoding="utf-8")
        text = LANGUAGES.format(language) + f'[layers.villages]\npath = "villages.csv"\n{more}\n'
        text += '[layers.towns]\npath = "towns.csv"\n[layers.facilities]\npath = "facilities.csv"\n'
        (self.folder / "study.toml").write_text(text, encoding="utf-8")
        answer = run_layers("study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        return answer

    def rows(self, name="coverage"):
        text = (self.folder / "out" / f"{name}.geojson").read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def problems(self):
        return sorted({row["problem"] for row in self.rows("problems")})

    def notes(self):
        text = (self.folder / "out" / "run.json").read_text(encoding="utf-8")
        return " ".join(json.loads(text)["notes"])


class Angles(Table):
    def assert_placed(self):
        found = {row["village"]: row["straight_m"] for row in self.rows()}
        self.assertEqual(sorted(found), sorted(NAMES))
        for name, metres in zip(NAMES, METRES):
            self.assertAlmostEqual(found[name], metres, delta=5)

    def test_degrees_minutes_and_seconds_in_columns_are_read(self):
        headers = (
            "经度_度,经度_分,经度_秒,纬度_度,纬度_分,纬度_秒",
            "经度（度）,经度（分）,经度（秒）,纬度（度）,纬度（分）,纬度（秒）",
            "东经度,东经分,东经秒,北纬度,北纬分,北纬秒",
            "经度(°),经度(′),经度(″),纬度(°),纬度(′),纬度(″)",
            "lon_deg,lon_min,lon_sec,lat_deg,lat_min,lat_sec",
            "lon_d,lon_m,lon_s,lat_d,lat_m,lat_s",
            "Longitude degrees,Longitude minutes,Longitude seconds,"
            "Latitude degrees,Latitude minutes,Latitude seconds",
            "经度,经分,经秒,纬度,纬分,纬秒",
            "經度_度,經度_分,經度_秒,緯度_度,緯度_分,緯度_秒",
            "村委会经度度,村委会经度分,村委会经度秒,村委会纬度度,村委会纬度分,村委会纬度秒",
            "经度,分,秒,纬度,分,秒",
        )
        for header in headers:
            with self.subTest(header=header):
                self.run_it("村名,人口," + header,
                            [[name, 500 + i, *parts(LON[i]), *parts(LAT)]
                             for i, name in enumerate(NAMES)])
                self.assert_placed()
                self.assertEqual(self.problems(), [])
                self.assertIn("minutes and seconds from", self.notes())

    def test_a_header_in_two_rows_is_read(self):
        self.run_it("村名,人口,经度,,,纬度,,",
                    [["", "", "度", "分", "秒", "度", "分", "秒"]]
                    + [[name, 500 + i, *parts(LON[i]), *parts(LAT)] for i, name in enumerate(NAMES)])
        self.assert_placed()

    def test_minutes_with_a_fraction_need_no_seconds(self):
        rows = [[name, 500, 118, round((LON[i] - 118) * 60, 5), 35, 36.0] for i, name in enumerate(NAMES)]
        self.run_it("村名,人口,经度_度,经度_分,纬度_度,纬度_分", rows)
        self.assert_placed()

    def test_a_column_of_decimal_degrees_is_read_alone(self):
        rows = [[name, 500, LON[i], LAT, *parts(117.5), *parts(34.5)] for i, name in enumerate(NAMES)]
        self.run_it("村名,人口,经度,纬度,经度_度,经度_分,经度_秒,纬度_度,纬度_分,纬度_秒", rows)
        self.assert_placed()

    def test_a_missing_part_leaves_the_record_out_and_is_reported(self):
        rows = [[name, 500, *parts(LON[i]), *parts(LAT)] for i, name in enumerate(NAMES)]
        rows.append(["北岭", 500, 118, "", 3, 35, 36, 0])
        rows.append(["南岭", 500, 118, 50, 3, 35, 61, 0])
        self.run_it("村名,人口,经度_度,经度_分,经度_秒,纬度_度,纬度_分,纬度_秒", rows)
        self.assert_placed()
        reported = " ".join(str(row) for row in self.rows("problems"))
        self.assertIn("118°—′3″", reported)
        self.assertIn("35°61′0″", reported)


class NamesApart(Table):
    def test_natural_villages_have_their_own_names(self):
        for header in ("自然村代码,自然村名,行政村", "行政村代码,行政村,自然村名称", "代码,村名,屯名",
                       "编码,行政村名称,村民小组"):
            with self.subTest(header=header):
                code, *names = header.split(",")
                own = [n for n in names if any(w in n for w in ("自然", "屯", "小组"))]
                rows = []
                for i, name in enumerate(NAMES):
                    number = f"37112210120{i // 2}" + (f"00{i}" if "自然" in code else "")
                    called = {own[0]: name}
                    rows.append([number, *(called.get(n, "王庄行政村" if i < 2 else "柳树行政村")
                                           for n in names), 500, LON[i], LAT])
                self.run_it(header + ",人口,经度,纬度", rows)
                self.assertEqual(sorted(row["village"] for row in self.rows()), sorted(NAMES))
                self.assertIn("distinguishes the records", self.notes())

    def test_villages_keep_their_names_beside_a_list_of_natural_villages(self):
        rows = [[name, f"东{i}村、西{i}村", 500, LON[i], LAT] for i, name in enumerate(NAMES)]
        self.run_it("行政村,自然村,人口,经度,纬度", rows)
        self.assertEqual(sorted(row["village"] for row in self.rows()), sorted(NAMES))
        rows = [[name, 3, 500, LON[i], LAT] for i, name in enumerate(NAMES)]
        self.run_it("行政村,自然村,人口,经度,纬度", rows)
        self.assertEqual(sorted(row["village"] for row in self.rows()), sorted(NAMES))

    def test_households_are_recognised_by_their_usual_headers(self):
        for header in ("住户数", "户", "住户", "农户数", "家庭户数", "家庭户", "总住户数", "户（户）"):
            with self.subTest(header=header):
                rows = [[name, 500, 170 + i, LON[i], LAT] for i, name in enumerate(NAMES)]
                self.run_it(f"村名,人口,{header},经度,纬度", rows)
                self.assertIn(f"households = {header}", self.notes())


if __name__ == "__main__":
    unittest.main()
