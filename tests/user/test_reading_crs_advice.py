# SPDX-License-Identifier: Apache-2.0
"""Advice for wrong coordinates: every CRS that would match the other layers, with the distances
between these, the likeliest first; and no guessed digit."""

import json
import unittest

from program import UserTest, run_layers
from test_reading_web_map_datums import County
from test_reading_crs import to_crs

KILOMETRES = "+proj=tmerc +lat_0=0 +lon_0=117 +k={} +x_0=500000 +units=km +y_0=0 +datum=WGS84"
FROM_MIDDLE = "+proj=tmerc +lat_0=0 +lon_0=117 +k={} +x_0=0 +units=m +y_0=0 +datum=WGS84"


class Advice(UserTest):
    KINDS = ("layer_far_away", "crs_doubtful", "place_far_away")

    def setUp(self):
        super().setUp()
        self.county = County(3)

    def write(self, places, keys="", names="x,y", roads=False):
        text = 'language = "en"\n'
        for layer, at, columns in (("villages", places, names),
                                   ("facilities", self.county.facilities, "lon,lat")):
            head = "code,name,people," if layer == "villages" else "name,kind,level,"
            row = "370983100{0:03},村{0},100," if layer == "villages" else "学{},小学,镇,"
            lines = [head + columns] + [row.format(i) + f"{x:.9f},{y:.9f}"
                                        for i, (x, y) in enumerate(at)]
            (self.folder / f"{layer}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
            text += f'[layers.{layer}]\npath = "{layer}.csv"\n'
            text += keys if layer == "villages" else ""
        if roads:
            features = [{"type": "Feature", "properties": {}, "geometry": {
                "type": "LineString", "coordinates": line}} for line in self.county.roads]
            (self.folder / "roads.geojson").write_text(
                json.dumps({"type": "FeatureCollection", "features": features}))
            text += '[layers.roads]\npath = "roads.geojson"\n'
        (self.folder / "study.toml").write_text(text, encoding="utf-8")

    def reported(self):
        """Problems of places, and the largest error of a village's place."""
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), answer)
        read = lambda name: json.loads((self.folder / "out" / f"{name}.geojson").read_text(
            encoding="utf-8"))["features"]
        problems = [p["properties"]["detail"] for p in read("problems")
                    if p["properties"]["problem"] in self.KINDS]
        by = {f["properties"]["village"]: f["geometry"]["coordinates"] for f in read("coverage")}
        apart = [max(abs(by[f"村{i}"][0] - x), abs(by[f"村{i}"][1] - y)) * 111_000
                 for i, (x, y) in enumerate(self.county.villages) if f"村{i}" in by]
        return problems, max(apart)

    def assert_offered(self, first, second, apart):
        problems, _ = self.reported()
        self.assertIn(f'With crs = "{first}"', problems[-1])
        self.assertLess(problems[-1].index(first), problems[-1].index(second))
        self.assertIn("ask which one applies", problems[-1])
        between = int(problems[-1].split("differ by up to ")[1].split(" m")[0])
        self.assertAlmostEqual(between, apart, delta=30)

    def test_utm_and_gauss_kruger_in_unusual_units_are_both_offered(self):
        """The CRS with the scale of the one that the study declares is first, and is right."""
        for declared, scales in (("EPSG:32650", ("0.9996", "1")), ("EPSG:4548", ("1", "0.9996"))):
            metres = to_crs(declared, self.county.villages)
            in_km = [(x / 1000, y / 1000) for x, y in metres]
            from_middle = [(x - 500000, y) for x, y in metres]
            for places, crs in ((in_km, KILOMETRES), (from_middle, FROM_MIDDLE)):
                with self.subTest(declared=declared, crs=crs):
                    self.write(places, f'crs = "{declared}"\n')
                    self.assert_offered(*(crs.format(scale) for scale in scales), apart=1600)
                    self.write(places, f'crs = "{crs.format(scales[0])}"\n')
                    problems, off = self.reported()
                    self.assertEqual(problems, [])
                    self.assertLess(off, 2)

    def test_roads_determine_which_of_two_zones_applies(self):
        for declared, wrong, right in (("EPSG:32650", "1", "0.9996"), ("EPSG:4548", "0.9996", "1")):
            metres = to_crs(declared, self.county.villages)
            in_km = [(x / 1000, y / 1000) for x, y in metres]
            from_middle = [(x - 500000, y) for x, y in metres]
            for places, unit in ((in_km, "km"), (from_middle, "m")):
                with self.subTest(declared=declared, unit=unit):
                    crs = KILOMETRES if unit == "km" else FROM_MIDDLE
                    self.write(places, f'crs = "{crs.format(wrong)}"\n', roads=True)
                    problems, off = self.reported()
                    self.assertGreater(off, 1000)
                    self.assertEqual(len(problems), 1, problems)
                    key = problems[0].split("with ")[1].split(" in the block of villages")[0]
                    self.assertIn(f"+k={right} ", key)
                    self.write(places, key + "\n", roads=True)
                    problems, off = self.reported()
                    self.assertEqual(problems, [])
                    self.assertLess(off, 2)

    def test_metres_declared_as_web_mercator(self):
        for true in ("EPSG:4548", "EPSG:32650"):
            with self.subTest(true):
                self.write(to_crs(true, self.county.villages), 'crs = "EPSG:3857"\n')
                problems, _ = self.reported()
                self.assertEqual(len(problems), 1, problems)
                for offered in ('"EPSG:32650"', '"EPSG:4548"'):
                    self.assertIn(f"crs = {offered}", problems[0])
                self.assertIn("ask which one applies", problems[0])

    def test_a_single_answer_if_there_is_only_one(self):
        self.write(to_crs("EPSG:3857", self.county.villages), 'crs = "EPSG:4548"\n')
        problems, _ = self.reported()
        self.assertIn('With crs = "EPSG:3857" (WGS 84 / Pseudo-Mercator) it would match them: write',
                      problems[-1])

    def assert_hint(self, place, hint):
        places = [*self.county.villages[:-1], place]
        self.write(places, names="lon,lat")
        problems, _ = self.reported()
        self.assertEqual(len(problems), 1, problems)
        self.assertIn(hint + ". Correct it", problems[0])

    def test_a_lost_or_wrong_digit_keeps_the_others(self):
        lon, lat = 116.727718, 36.174893
        right = "116.72772, 36.17489 would match the others"
        for place, outlier in (((16.727718, lat), "a missing or superfluous digit"),
                            ((lon, 6.174893), "a missing or superfluous digit"),
                            ((lon, 3.174893), "a missing or superfluous digit"),
                            ((lon, 86.174893), "one wrong digit"),
                            ((161.727718, lat), "two digits swapped"),
                            ((1167.27718 / 10000, lat), "a misplaced decimal point"),
                            ((-lon, lat), "a missing or superfluous minus sign")):
            with self.subTest(place):
                self.assert_hint(place, f"Possible cause: {outlier}; {right}")

    def test_an_ambiguous_digit_is_not_guessed(self):
        """In a county of 1.2 degrees from south to north both 36.04 and 37.04 are near the
        others."""
        self.county.villages = [(116.3 + 0.02 * (i % 5), 36.0 + 0.05 * i) for i in range(25)]
        self.county.facilities = self.county.villages[::3]
        self.assert_hint((116.32, 3.04), "left out. Possible cause: a missing or superfluous digit")
        self.assert_hint((116.32, 30.04), "left out. Possible cause: one wrong digit")


if __name__ == "__main__":
    unittest.main()
