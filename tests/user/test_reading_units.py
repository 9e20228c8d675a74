# SPDX-License-Identifier: Apache-2.0
"""Units that do not fit a column: households among people, yuan, mu and per cent."""

import json
import unittest

from program import UserTest, run_layers

PLACES = [(117.011176, 36.6), (117.032411, 36.6), (117.044705, 36.6)]
NAMES = ["村甲", "村乙", "村丙"]


class ForeignUnits(UserTest):
    def read(self, columns, keys=""):
        """Reads villages with these columns (header: cells); returns people, whether they are
        estimated, and the problems."""
        lines = [",".join(["code", "name", *columns, "lon", "lat"])]
        for i, (lon, lat) in enumerate(PLACES):
            cells = [str(column[i]) for column in columns.values()]
            lines.append(",".join([f"37010200100{i + 1}", NAMES[i], *cells, f"{lon}", f"{lat}"]))
        (self.folder / "v.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (self.folder / "f.csv").write_text(
            "name,kind,level,lon,lat\n中心小学,学校,镇,117,36.6\n", encoding="utf-8"
        )
        (self.folder / "study.toml").write_text(
            f'language = "en"\n[layers.villages]\npath = "v.csv"\n{keys}\n'
            '[layers.facilities]\npath = "f.csv"\n',
            encoding="utf-8",
        )
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        coverage, problems = (
            [f["properties"] for f in json.loads(path.read_text("utf-8"))["features"]]
            for path in (self.folder / "out" / f"{n}.geojson" for n in ("coverage", "problems"))
        )
        return [r["people"] for r in coverage], [(p["problem"], p["detail"]) for p in problems]

    def test_cells_that_count_households_are_not_people(self):
        for unit in ("户", "戶", "家", " households", " hh", "万户"):
            with self.subTest(unit):
                people, reported = self.read({"人口": [f"5{unit}", f"6{unit}", f"7{unit}"]})
                self.assertEqual(people, [None] * 3)
                self.assertEqual([kind for kind, _ in reported], ["number_unreadable"] * 3)
                self.assert_contains(reported[0][1], f"5{unit}", 'fields = { households = "人口" }')
        people, reported = self.read({"人口": ["500人", "600户", "700"]})
        self.assertEqual(people, [500, None, 700])
        self.assertEqual(len(reported), 1)

    def test_a_header_with_an_unsuitable_unit_is_not_read_and_reported(self):
        for header in ("人口（户）", "人口（元）", "人口(亩)", "人口(%)", "人口（‰）", "人口（公顷）",
                       "population (hh)", "Population [households]", "人口/户", "人口(人/户)", "人口（m）"):
            with self.subTest(header):
                people, reported = self.read({header: [500, 600, 700]})
                self.assertEqual(people, [None] * 3)
                self.assertEqual([kind for kind, _ in reported], ["number_unreadable"])
                self.assert_contains(reported[0][1], f"'{header}' is not read as people")

    def test_the_remedy_leads_to_households(self):
        for header, cells in (("人口（户）", [100, 200, 350]), ("人口", ["100户", "200户", "350户"])):
            _, reported = self.read({header: cells})
            key = reported[0][1][reported[0][1].rindex("fields = {") :]
            people, reported = self.read({header: cells}, key)
            self.assertEqual(people, [262, 524, 917])
            self.assertEqual([kind for kind, _ in reported], ["people_estimated"])
        _, reported = self.read({"户数（人）": [500, 600, 700]})
        self.assert_contains(reported[0][1], "not read as households")
        key = reported[0][1][reported[0][1].rindex("fields = {") :]
        self.assertEqual(self.read({"户数（人）": [500, 600, 700]}, key), ([500, 600, 700], []))

    def test_a_column_of_the_right_unit_is_read(self):
        people = [500, 600, 700]
        for first in ("人口（户）", "人口（亩）", "人口(%)"):
            for second in ("人口（人）", "总人口", "人口"):
                with self.subTest(f"{first}, {second}"):
                    found = self.read({first: [1, 2, 3], second: people})
                    self.assertEqual(found, (people, []))

    def test_units_of_the_column_stay(self):
        people = [500, 600, 700]
        for header in ("人口（人）", "户籍人口(人)", "人口（口）", "人口(单位：人)", "people (persons)",
                       "人口（个）", "常住人口（名）"):
            with self.subTest(header):
                self.assertEqual(self.read({header: people}), (people, []))
        for header in ("户数（户）", "户数(家)", "户数（个）", "households (hh)"):
            with self.subTest(header):
                found, reported = self.read({header: [100, 200, 350]})
                self.assertEqual(found, [262, 524, 917])
                self.assertEqual([kind for kind, _ in reported], ["people_estimated"])
        for cells in (["500人", "600口", "700 persons"], ["0.05万人", "0.06万", "700"]):
            self.assertEqual(self.read({"人口": cells})[0], people)
        for cells in (["100户", "200家", "350"], ["0.01万户", "200 hh", "350 households"]):
            self.assertEqual(self.read({"户数": cells})[0], [262, 524, 917])


if __name__ == "__main__":
    unittest.main()
