# SPDX-License-Identifier: Apache-2.0
"""Layers with the same error in every record: radians, signs and axes that only plausibility can
detect."""

import json
import math
import unittest

import test_reading_crs as world
from test_reading_crs import write_geojson

PLACES = [(104.7 + 0.02 * (i % 5), 31.0 + 0.02 * (i // 5)) for i in range(20)]
ROWS = [{"code": f"5106231002{i:02}", "name": f"石桥{i}村", "people": 100 + i} for i in range(20)]
PLAIN = [{"code": f"V{i}", "name": f"Sitio {i}", "people": 100 + i} for i in range(20)]
SCHOOLS = [{"code": f"F{i}", "name": f"F{i}", "kind": "school", "level": "town"} for i in range(4)]


class Implausible(world.Reading):
    def reported(self, move, rows=ROWS, keys="", places=PLACES):
        there = [move(x, y) for x, y in places]
        write_geojson(self.folder / "v.geojson", there, rows)
        write_geojson(self.folder / "f.geojson", there[::6], SCHOOLS)
        (self.folder / "study.toml").write_text(
            f'language = "en"\n[layers.villages]\npath = "v.geojson"\n{keys}'
            f'[layers.facilities]\npath = "f.geojson"\n{keys}', encoding="utf-8")
        answer = world.run_program("run", "study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), answer)
        read = lambda name: [f for f in json.loads((self.folder / "out" / f"{name}.geojson")
                                                   .read_text(encoding="utf-8"))["features"]]
        self.places = [f["geometry"]["coordinates"] for f in read("coverage")]
        return [p["properties"]["detail"] for p in read("problems")
                if p["properties"]["problem"] == "crs_doubtful"]

    def assert_corrected(self, move, key, **more):
        details = [d for d in self.reported(move, **more) if key in d]
        self.assertEqual(len(details), 1, details)
        more["keys"] = key + "\n"
        self.reported(move, **more)
        for (lon, lat), (x, y) in zip(sorted(self.places), sorted(PLACES)):
            self.assertAlmostEqual(lon, x, delta=1e-5)
            self.assertAlmostEqual(lat, y, delta=1e-5)

    def test_radians(self):
        self.assert_corrected(lambda x, y: (math.radians(x), math.radians(y)),
                          'crs = "+proj=pipeline +step +proj=affine +s11=57.29577951308232 +s22=57.29577951308232"')

    def test_signs(self):
        axisswap = 'crs = "+proj=pipeline +step +proj=axisswap +order={}"'
        self.assert_corrected(lambda x, y: (-x, y), axisswap.format("-1,2"))
        self.assert_corrected(lambda x, y: (x, -y), axisswap.format("1,-2"))  # in the sea
        self.assert_corrected(lambda x, y: (-x, -y), axisswap.format("-1,-2"))

    def test_real_places_are_not_reported(self):
        here = {  # all on land or on small islands
            "Sao Tome": (6.6, 0.2), "Ghana": (-0.2, 5.6), "Annobon": (5.63, -1.43),
            "Texas": (-101.0, 31.0), "Fiji": (178.0, -17.8), "Tuvalu": (179.19, -8.52),
            "Sichuan": (104.7, 31.0), "Gabon": (9.4, 0.4), "Malta": (14.4, 35.9)}
        for name, (lon, lat) in here.items():
            with self.subTest(name=name):
                places = [(lon + 0.01 * (i % 5), lat + 0.01 * (i // 5)) for i in range(20)]
                rows = ROWS if name == "Sichuan" else PLAIN
                self.assertEqual(self.reported(lambda x, y: (x, y), rows, places=places), [])
        # Chinese names of places elsewhere, which no error would move out of China.
        chinese = [{"code": f"V{i}", "name": f"村庄{i}"} for i in range(20)]
        places = [(35.0 + 0.01 * i, -6.0) for i in range(20)]
        self.assertEqual(self.reported(lambda x, y: (x, y), chinese, places=places), [])


if __name__ == "__main__":
    unittest.main()
