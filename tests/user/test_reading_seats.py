# SPDX-License-Identifier: Apache-2.0
"""Seats among places of other kinds, as in OpenStreetMap and gazetteers."""

import json
import unittest

from program import UserTest, run_layers

# Three seats 20 km apart, and a village at each of these kilometres east of the first.
VILLAGES = [1, 2, 3, 8, 10, 21, 22, 41]
COVERED = 6  # within 5 km of a seat, where the facilities are


def east(km):
    return f"{117 + km / 89.9:.6f},36.2"


class Seats(UserTest):
    def run_it(self, kinds, header="fclass", more=""):
        """The number of covered villages, and the reports about towns. `kinds`: of the seats, and
        of the villages, which are listed among them."""
        towns = [f"T{i},{kinds[0]},{east(20 * i)}" for i in range(3)]
        hamlets = [f"v{km},{kinds[1 + i % (len(kinds) - 1)]},{east(km)}"
                   for i, km in enumerate(VILLAGES) if kinds[1]]
        self.write("towns.csv", [f"name,{header},lon,lat"] + towns + hamlets)
        self.write("villages.csv", ["name,people,lon,lat"] + [f"v{km},100,{east(km)}" for km in VILLAGES])
        places = [20 * i for i in range(3)] + [8, 10]
        self.write("facilities.csv", ["name,kind,lon,lat"] + [f"S{km},school,{east(km)}" for km in places])
        self.write("study.toml", ['name = "test"', 'language = "en"', "[layers.villages]",
                                  'path = "villages.csv"', "[layers.facilities]", 'path = "facilities.csv"',
                                  "[layers.towns]", 'path = "towns.csv"', more])
        answer = run_layers("study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        run = json.loads((self.folder / "out/run.json").read_text(encoding="utf-8"))
        problems = json.loads((self.folder / "out/problems.geojson").read_text(encoding="utf-8"))
        reported = [row["properties"]["detail"] for row in problems["features"]
                if row["properties"]["layer"] == "towns"]
        return run["figures"]["covered"]["villages"], reported

    def write(self, name, lines):
        (self.folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def test_places_that_are_not_seats_are_left_out_and_reported(self):
        for header in ("fclass", "place", "type", "类型", "级别", "level", "kind"):
            for kinds in (("town", "hamlet"), ("镇", "村"), ("镇", "自然村", "居民点"),
                          ("town", "village", "locality", "isolated_dwelling"), ("乡", "行政村", "社区")):
                with self.subTest(header=header, kinds=kinds):
                    covered, reported = self.run_it(kinds, header)
                    self.assertEqual(covered, COVERED)
                    self.assertEqual(len(reported), 1, reported)
                    self.assertIn("8 of its 11 rows are villages or smaller places", reported[0])

    def test_the_remedy_works(self):
        _, reported = self.run_it(("town", "hamlet", "village"))
        where = reported[0][reported[0].index("where = "):reported[0].index(". If they are")]
        self.assertEqual(self.run_it(("town", "hamlet", "village"), more=where), (COVERED, []))
        covered, reported = self.run_it(("town", "hamlet"), "k", 'fields = { level = "k" }')
        self.assertEqual((covered, len(reported)), (COVERED, 1))

    def test_seats_alone_are_not_reported(self):
        for kind in ("town", "镇", "乡", "city", "national_capital", "county"):
            with self.subTest(kind=kind):
                self.assertEqual(self.run_it((kind, "")), (COVERED, []))
        self.assertEqual(self.run_it(("main", "other"), "type"), self.run_it(("a", "b"), "zz"))


if __name__ == "__main__":
    unittest.main()
