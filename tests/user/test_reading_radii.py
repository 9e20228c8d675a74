# SPDX-License-Identifier: Apache-2.0
"""Radii given by facilities, in metres and kilometres, and impossible ones."""

import unittest

from program import run_layers, run_program
from test_reading_meaning import Meaning, east

FAR = [f"37098310220{i},村{i},500,否,{east(metres)}" for i, metres in enumerate((1000, 2900, 4000, 8000))]


class Radii(Meaning):
    def read(self, header, *radii, language="en"):
        """Runs a school for each radius; returns the covered villages, the reports, and the
        output."""
        schools = [f"校{i},小学,镇级,{radius},117.0,36.6" for i, radius in enumerate(radii)]
        output = self.run_study(language=language, headers={"facilities": f"name,kind,level,{header},lon,lat"},
                              facilities=schools, villages=FAR)
        return self.figures()["covered"]["villages"], self.reported(), output.out

    def reported(self):
        return [problem["detail"] for problem in self.problems("radius_implausible")]

    def test_a_few_metres_are_reported_and_the_catalogue_is_used(self):
        for header, radii, first in (
            ("radius", ("20m",), "20 m"), ("服务半径（米）", ("3",), "3 m"), ("服务半径(m)", ("3",), "3 m"),
            ("radius_m", ("5", "500"), "5 m"), ("radius_m", ("3",), "3 m"), ("半径_m", ("3",), "3 m"), ("服务半径", ("3米", ""), "3 m"), ("半径(km)", ("0.02",), "20 m"),
            ("radius", ("0.04 km",), "40 m"), ("radius", ("49.9 m",), "49.9 m"),
        ):
            with self.subTest(header, radii=radii):
                covered, reported, _ = self.read(header, *radii)
                self.assertEqual(covered, 3)  # 5 km of the catalogue
                self.assertEqual(len(reported), 1)
                self.assert_contains(reported[0], f"1 of {sum(1 for r in radii if r)}", "the first 校0", f"with {first}",
                                 "kilometres")

    def test_a_radius_that_does_not_fit_the_others_is_reported(self):
        for radii, which, number, unit in (
            (("3000", "80"), "校1", "80 m", "kilometres"), (("3000", "5"), "校1", "5 m", "kilometres"),
            (("3", "60"), "校1", "60000 m", "metres"), (("3000", "200000"), "校1", "200000 m", "Correct the value"),
        ):
            with self.subTest(radii=radii):
                covered, reported, _ = self.read("radius", *radii)
                self.assertEqual((covered, len(reported)), (3, 1))  # the catalogue's 5 km for this school
                self.assert_contains(reported[0], "1 of 2", f"the first {which} with {number}", unit)
        for header, radius in (("radius_m", "80"), ("radius_km", "60")):  # the unit is given
            self.assertEqual(self.read(header, radius, radius)[1], [])

    def test_metres_read_as_kilometres_are_reported(self):
        for header, radii in (("服务半径（公里）", ("3000",)), ("radius (km)", ("500", "4000")), ("radius", ("3000 km",))):
            with self.subTest(header, radii=radii):
                covered, reported, _ = self.read(header, *radii)
                self.assertEqual(covered, 3)
                self.assert_contains(reported[0], f"{len(radii)} of {len(radii)}", "the first 校0", "metres")

    def test_the_remedies_work(self):
        for header, wrong, right, covered in (
            ("服务半径（米）", "3", "3000", 2), ("服务半径（公里）", "3000", "3", 2), ("radius", "9m", "9000", 4),
            ("半径(km)", "0.003", "3", 2), ("服务半径（米）", "3", "", 3),
        ):
            with self.subTest(header, right=right):
                self.assertIn(f"write {right or 3000}; otherwise leave the cell empty", self.read(header, wrong)[1][0])
                self.assertEqual(self.read(header, right)[:2], (covered, []))

    def test_plausible_radii_are_not_a_problem(self):
        for header, radius, covered in (
            ("radius", "3000", 2), ("radius", "3", 2), ("radius", "3km", 2), ("radius", "50m", 0), ("radius", "0", 3),
            ("服务半径（米）", "3000", 2), ("服务半径（公里）", "3", 2), ("radius", "100 km", 4), ("radius", "1.5", 1),
            ("radius_km", "3", 2), ("radius km", "3", 2), ("服务半径_km", "3", 2), ("service_radius_m", "3000", 2),
        ):
            with self.subTest(header, radius=radius):
                self.assertEqual(self.read(header, radius)[:2], (covered, []))

    def notes(self, *radii, header, language="en"):
        """The notes on radii in `check`, and the villages covered."""
        covered, reported, _ = self.read(header, *radii, language=language)
        self.assertEqual(reported, [])
        output = run_program("check", self.folder / "study.toml").out
        return [line.strip() for line in output.splitlines() if "半径" in line or "radius" in line], covered

    def test_minutes_are_not_read_with_a_note(self):
        for header in ("服务半径(分钟)", "服务半径（min）", "radius_min", "服务半径_分钟", "半径(小时)", "service radius (minutes)"):
            for radius in ("6", "15分钟"):
                with self.subTest(header, radius=radius):
                    (note,), covered = self.notes(radius, header=header)
                    self.assertEqual(covered, 3)
                    self.assert_contains(note, f"'{header}' has a unit of time and is not read", "a column in metres")
        (note,), _ = self.notes("6", header="服务半径(分钟)", language="zh")
        self.assert_contains(note, "“服务半径(分钟)”以时间计，未读取", "指明以米计的列")

    def test_minutes_named_by_the_study_are_not_read_either(self):
        schools = ["校0,小学,镇级,6,117.0,36.6"]
        path = self.study(headers={"facilities": "name,kind,level,服务半径(分钟),lon,lat"}, facilities=schools, villages=FAR)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('path = "facilities.csv"', 'path = "facilities.csv"\nfields = { radius = "服务半径(分钟)" }'),
                        encoding="utf-8")
        output = run_layers("study.toml", "-v", folder=self.folder)
        self.assertIn("has a unit of time and is not read", output.out + output.stderr)
        self.assertEqual(self.figures()["covered"]["villages"], 3)

    def test_a_column_beside_that_of_minutes_is_read(self):
        self.assertEqual(self.read("radius_min,radius_m", "6,3000")[0], 2)
        self.assertEqual(self.notes("6,3000", header="radius_min,radius_m")[0][0].count("unit of time"), 0)

    def test_a_possible_radius_column_is_named(self):
        for header in ("现状服务半径", "planned_radius"):
            (note,), covered = self.notes("3000", header=header)
            self.assertEqual(covered, 3)
            self.assert_contains(note, "no column for radius is recognised", f'radius = "{header}"')
        self.assertEqual(self.notes("3000", header="服务半径人口")[0], [])

    def test_zeros_are_read_as_blank_with_a_note(self):
        for radii, number, covered in ((("0", "0"), "2 facilities", 3), (("3000", "0"), "1 facility", 3), (("0.0",), "1 facility", 3)):
            with self.subTest(radii=radii):
                notes, found = self.notes(*radii, header="radius_m")
                self.assertEqual(found, covered)
                self.assertTrue(any(f"radius_m is 0 for {number}; this is treated as empty" in note for note in notes), notes)
        notes, _ = self.notes("3000", "", header="radius_m")
        self.assertFalse(any("is 0 for" in note for note in notes))

    def test_more_than_thirty_kilometres_need_a_unit(self):
        for radii, advice in ((("5000", "50000"), "write it with its unit: 50 km"), (("50000",), "its unit: 50 km"),
                              (("1e12", "5000"), "Correct the value"), (("5000", "100001"), "Correct the value")):
            with self.subTest(radii=radii):
                _, reported, _ = self.read("服务半径", *radii)
                self.assertEqual(len(reported), 1)
                self.assertIn(advice, reported[0])
        self.assertEqual(self.read("服务半径", "50km", "5000")[1], [])

    def test_both_kinds_and_their_number_in_chinese(self):
        covered, reported, output = self.read("服务半径", "3米", "5米", "3000km", "2500米", language="zh")
        self.assertEqual((covered, len(reported)), (3, 2))
        self.assert_contains(reported[0], "4处中有2处", "校0", "3米", "原意为公里", "改写为 3000", "留空")
        self.assert_contains(reported[1], "4处中有1处", "校2", "3000000米", "原意为米", "改写为 3000")
        self.assertIn("radius_implausible", output)


if __name__ == "__main__":
    unittest.main()
