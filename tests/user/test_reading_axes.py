# SPDX-License-Identifier: Apache-2.0
"""`axes` on tables: columns named longitude and latitude have no order that could be swapped."""

import json
import unittest

from program import UserTest, run_layers
from test_reading_crs import DISTANCES, villages_at

CAIRO = (31.2, 30.3)
SHANDONG = (117.0, 36.6)


class NamedAxes(UserTest):
    def read(self, seat, header, keys='axes = "lat_lon"', turn=False, school=None):
        """The distances of the villages, the notes and the problems."""
        rows = [(f"37010200100{i + 1}", f"村{c}", 500, *p)
                for i, (c, p) in enumerate(zip("甲乙丙丁戊", villages_at(seat)))]
        order = (lambda x, y: (y, x)) if turn else (lambda x, y: (x, y))
        lines = [f"code,name,people,{header}"]
        lines += [",".join(map(str, (*row[:3], *order(*row[3:])))) for row in rows]
        (self.folder / "v.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        lon, lat = seat
        (self.folder / "f.csv").write_text(
            f"name,kind,level,lon,lat\n中心小学,学校,镇,{lon},{lat}\n", encoding="utf-8"
        )
        (self.folder / "study.toml").write_text(
            f'language = "en"\n[layers.villages]\npath = "v.csv"\n{keys}\n'
            f'[layers.facilities]\npath = "f.csv"\n{keys if school is None else school}\n',
            encoding="utf-8",
        )
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        read = lambda name: json.loads((self.folder / "out" / name).read_text("utf-8"))
        metres = [f["properties"]["straight_m"] for f in read("coverage.geojson")["features"]]
        reported = [f["properties"]["problem"] for f in read("problems.geojson")["features"]]
        notes = [note for note in read("run.json")["notes"] if 'axes = "lat_lon" is not used' in note]
        return metres, notes, reported

    def assert_right(self, metres):
        for found, wanted in zip(metres, DISTANCES):
            self.assertAlmostEqual(found, wanted, delta=2)

    def test_names_take_precedence_with_a_note(self):
        for seat in (CAIRO, SHANDONG):
            for header, turn in (("lon,lat", False), ("lat,lon", True), ("经度,纬度", False),
                                 ("纬度（°）,经度（°）", True), ("Longitude,Latitude", False),
                                 ("GPS_LNG,GPS_LAT", False)):
                with self.subTest(f"{seat} {header}"):
                    metres, notes, reported = self.read(seat, header, turn=turn)
                    self.assert_right(metres)
                    self.assertEqual(reported, [])
                    self.assertEqual(len(notes), 2)
                    self.assert_contains(notes[0], "remove it", 'fields = { lon = "')

    def test_columns_without_axis_names_follow_the_key(self):
        for header in ("x,y", "坐标x,坐标y"):
            metres, notes, reported = self.read(CAIRO, header, turn=True, school="")
            self.assert_right(metres)
            self.assertEqual((notes, reported), ([], []))

    def test_swapped_names_have_a_remedy(self):
        keys = 'fields = { lon = "lat", lat = "lon" }'
        metres, notes, reported = self.read(CAIRO, "lon,lat", keys, turn=True, school="")
        self.assert_right(metres)
        self.assertEqual((notes, reported), ([], []))

    def test_without_the_key_there_is_no_note(self):
        metres, notes, reported = self.read(CAIRO, "lat,lon", "", turn=True)
        self.assert_right(metres)
        self.assertEqual((notes, reported), ([], []))


if __name__ == "__main__":
    unittest.main()
