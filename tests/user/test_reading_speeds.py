# SPDX-License-Identifier: Apache-2.0
"""Speeds of roads in columns that name their unit in any notation."""

import json
import unittest

from program import UserTest, run_layers, run_program
from test_reading_roads import feature, ground

MPH, KNOT = 1.609344, 1.852
STUDY = """\
language = "en"
[layers.villages]
path = "villages.geojson"
[layers.facilities]
path = "facilities.geojson"
[layers.roads]
path = "roads.geojson"
FIELDS
[coverage]
metric = "time"
[roads]
access_limit = "300 m"
"""


class Speeds(UserTest):
    def write(self, name, record):
        text = json.dumps({"type": "FeatureCollection", "features": [record]}, ensure_ascii=False)
        (self.folder / name).write_text(text, encoding="utf-8")

    def minutes(self, name, value, is_named=False):
        """The time along 4 km of road whose speed is the value of this field; and the reports."""
        village = {"code": "370983000001", "name": "甲村", "people": 500}
        self.write("villages.geojson", feature("Point", ground(4, 0), **village))
        self.write("facilities.geojson", feature("Point", ground(0, 0), name="小学", kind="小学", level="镇"))
        line = [ground(0, 0), ground(7, 0)]
        self.write("roads.geojson", feature("LineString", line, **{"class": "县道", name: value}))
        fields = f'fields = {{ speed = "{name}" }}' if is_named else ""
        (self.folder / "study.toml").write_text(STUDY.replace("FIELDS", fields), encoding="utf-8")
        answer = run_layers("study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        coverage = json.loads((self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8"))
        output = run_program("check", "study.toml", folder=self.folder).out
        return coverage["features"][0]["properties"]["minutes"], output

    def test_a_unit_after_the_name_is_recognised(self):
        for name, kmh in {
            "speed_mph": MPH, "maxspeed_mph": MPH, "speed mph": MPH, "SpeedMPH": MPH, "speed-limit-mph": MPH,
            "speed_ms": 3.6, "speed_m_s": 3.6, "speed m/s": 3.6, "maxspeed_mps": 3.6, "限速_米每秒": 3.6, "时速ms": 3.6,
            "speed_kn": KNOT, "speed_knots": KNOT, "speed_kts": KNOT, "限速（节）": KNOT,
            "speed_kmh": 1, "maxspeed_kmh": 1, "speed_km_h": 1, "限速_kmh": 1, "限速kmh": 1, "speed_kph": 1,
            "speed in km/h": 1, "设计速度_公里": 1, "限速（公里）": 1, "限速（英里）": MPH, "kmh": 1,
        }.items():
            with self.subTest(name):
                minutes, output = self.minutes(name, 40 / kmh)
                self.assertAlmostEqual(minutes, 6.0, delta=0.02)
                self.assertIn(f"speed = {name}", output)
                self.assertEqual("because of the unit in its name" in output, kmh != 1)

    def test_a_column_that_the_study_names_is_read_in_the_unit_of_its_name(self):
        for name, kmh in {"v_ms": 3.6, "v85 m/s": 3.6, "limit_kn": KNOT, "V mph": MPH, "v_kmh": 1, "limit": 1,
                          "speed_ms": 3.6, "车道速_km/h": 1}.items():
            with self.subTest(name):
                self.assertAlmostEqual(self.minutes(name, 40 / kmh, is_named=True)[0], 6.0, delta=0.02)

    def test_other_columns_are_not_speeds(self):
        usual = self.minutes("note", 7)[0]
        for name in ("rooms", "items", "name_ms", "name:kn", "wind_speed_class", "高速", "km", "m_s"):
            with self.subTest(name):
                minutes, output = self.minutes(name, 7)
                self.assertEqual(minutes, usual)
                self.assertNotIn("speed", output)

    def test_an_unknown_unit_of_speed_is_reported_and_can_be_declared(self):
        minutes, output = self.minutes("speed_furlongs", 40)
        self.assertNotAlmostEqual(minutes, 6.0, delta=0.02)
        self.assertIn('write fields = { speed = "speed_furlongs" }', output)
        self.assertAlmostEqual(self.minutes("speed_furlongs", 40, is_named=True)[0], 6.0, delta=0.02)


if __name__ == "__main__":
    unittest.main()
