# SPDX-License-Identifier: Apache-2.0
"""One village under two spellings of its name, and one layer in two files with two roles."""

import csv
import io
import json
import unittest

from program import UserTest, run_layers

NAMES = ["赵家庄", "钱家洼", "孙家峪", "李家庄"]


class Duplicates(UserTest):
    def write_table(self, name, rows):
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        (self.folder / name).write_text(text.getvalue(), encoding="utf-8")

    def write_lines(self, name, shift=0.0, reverse=False):
        lines = [[[116.77 + 0.02 * i + shift, 36.18], [116.79 + 0.02 * i + shift, 36.18 + 0.001 * i]]
                 for i in range(4)]
        features = [{"type": "Feature", "properties": {}, "geometry": {
            "type": "LineString", "coordinates": line}} for line in lines]
        (self.folder / name).write_text(json.dumps(
            {"type": "FeatureCollection", "features": features[::-1] if reverse else features}))

    def reported(self, kind, layers):
        text = 'name = "test"\nlanguage = "en"\n' + "".join(
            f'[layers.{layer}]\npath = "{path}"\n' for layer, path in layers.items())
        (self.folder / "study.toml").write_text(text, encoding="utf-8")
        answer = run_layers("study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        features = json.loads((self.folder / "out/problems.geojson").read_text())["features"]
        return [row["properties"]["detail"] for row in features if row["properties"]["problem"] == kind]


class Census(Duplicates):
    def test_a_note_counts_the_records_of_one_village_once(self):
        rows = [["code", "name", "people", "lon", "lat", "通自来水"]]
        rows += [[f"37098310220{i}", NAMES[i], 400, 116.77 + 0.02 * i, 36.18, word]
                 for i, word in enumerate(["在建", "是", "否", "在建"])]
        rows.append(rows[1])  # the village with all its values once more
        self.write_table("v.csv", rows)
        self.assertEqual(len(self.reported("duplicate_code", {"villages": "v.csv"})), 1)
        notes = json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))["notes"]
        (note,) = [note for note in notes if "under construction" in note]
        self.assertIn("2 say", note)


class Names(Duplicates):
    def duplicates(self, spelling, apart=0.0, people=(420, 420), towns=("王庄镇", "王庄镇")):
        header = ["name", "town", "people", "lon", "lat"]
        first = [[name + "村", towns[0], people[0] + i, 116.77 + 0.02 * i, 36.18]
                 for i, name in enumerate(NAMES)]
        second = [[spelling.format(name), towns[1], people[1] + i, 116.77 + 0.02 * i + apart, 36.18]
                  for i, name in enumerate(NAMES)]
        self.write_table("v.csv", [header] + first + second)
        return self.reported("duplicate_place", {"villages": "v.csv"})

    def test_a_village_at_one_place_is_reported_under_any_spelling(self):
        for spelling in ("{}", "{}村委会", "{}行政村", "{}社区", "{}村民委员会", "{}村"):
            with self.subTest(spelling=spelling):
                reported = self.duplicates(spelling)
                self.assertEqual(len(reported), 4, reported)
                self.assertIn(f"{spelling.format('赵家庄')} = 赵家庄村", reported[0])

    def test_for_neighbouring_villages_the_people_determine_which_is_kept(self):
        self.assertEqual(len(self.duplicates("{}", 0.003)), 4)
        self.assertEqual(self.duplicates("{}", 0.003, people=(420, 150)), [])  # a part of it
        self.assertEqual(self.duplicates("东{}", 0.003), [])
        self.assertEqual(self.duplicates("{}", 0.003, towns=("王庄镇", "石横镇")), [])


class Layers(Duplicates):
    HEADER = ["name", "people", "lon", "lat"]
    ROWS = [[name, 100 + i, 116.77 + 0.02 * i, 36.18] for i, name in enumerate(NAMES)]

    def setUp(self):
        super().setUp()
        self.write_table("villages.csv", [self.HEADER] + self.ROWS)

    def test_copies_of_villages_are_reported(self):
        columns = [[row[0], *row[2:]] for row in [self.HEADER] + self.ROWS]
        self.write_table("towns.csv", columns[:1] + columns[:0:-1])
        reported = self.reported("layer_given_twice", {"villages": "villages.csv", "towns": "towns.csv"})
        self.assertEqual(reported, ["all 4 records of villages ('villages.csv') and towns ('towns.csv') are "
                                "the same"])
        reported = self.reported("layer_given_twice", {"villages": "villages.csv",
                                               "facilities.medical": "towns.csv"})
        self.assertEqual(len(reported), 1, reported)

    def test_facilities_at_the_seats_are_not_copies(self):
        towns = [[row[0] + "镇", *row[2:]] for row in self.ROWS]
        offices = [[row[0] + "镇政府", *row[2:]] for row in self.ROWS]
        self.write_table("towns.csv", [["name", "lon", "lat"]] + towns)
        self.write_table("offices.csv", [["name", "lon", "lat"]] + offices)
        self.assertEqual(self.reported("layer_given_twice", {
            "villages": "villages.csv", "towns": "towns.csv", "facilities.community_service_centre":
            "offices.csv"}), [])

    def test_copies_of_roads_are_reported(self):
        self.write_lines("roads.geojson")
        self.write_lines("water.geojson", reverse=True)
        self.write_lines("power.geojson", shift=0.0001)
        reported = self.reported("layer_given_twice", {
            "villages": "villages.csv", "roads": "roads.geojson",
            "networks.water_supply": "water.geojson", "networks.power": "power.geojson"})
        self.assertEqual(reported, ["all 4 records of roads ('roads.geojson') and networks.water_supply "
                                "('water.geojson') are the same"])
        self.assertEqual(self.reported("layer_given_twice", {
            "villages": "villages.csv", "roads": "roads.geojson", "networks.road": "water.geojson"}), [])


if __name__ == "__main__":
    unittest.main()
