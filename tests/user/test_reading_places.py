# SPDX-License-Identifier: Apache-2.0
"""Records and layers in the wrong place: each is corrected or named, and none changes a result
without a report.

The world is that of test_reading_crs: five villages 1000 to 6000 m east of a town school.
"""

import json
import unittest

import test_reading_crs as world
from test_reading_crs import (
    BAVARIA,
    BRAZIL,
    DISTANCES,
    JORDAN,
    KASHGAR,
    KENYA,
    MOZAMBIQUE,
    SCHOOL,
    SHANDONG,
    VILLAGES,
    swapped,
    to_crs,
    villages_at,
    write_geojson,
)


class Places(world.Reading):
    def check(self, villages, school, rows=VILLAGES, schools=None, more="", keys=""):
        """Runs; returns the answer, the distance by village, and the problems by kind."""
        write_geojson(self.folder / "villages.geojson", villages, rows)
        school = school if isinstance(school, list) else [school]
        write_geojson(self.folder / "school.geojson", school, schools or SCHOOL)
        self.study(f'path = "villages.geojson"\n{keys}', more)
        answer = run_with_keys(self.folder)
        out = self.folder / "out"
        coverage = json.loads((out / "coverage.geojson").read_text(encoding="utf-8"))
        found = {
            f["properties"]["village"]: f["properties"]["straight_m"] for f in coverage["features"]
        }
        self.covered = [f["properties"]["covered"] for f in coverage["features"]]
        reported = {}
        for feature in json.loads((out / "problems.geojson").read_text(encoding="utf-8"))["features"]:
            reported.setdefault(feature["properties"]["problem"], []).append(feature["properties"])
        return answer, found, reported

    def assert_right(self, found, but=(), within=0.5):
        for row, right in zip(VILLAGES, DISTANCES):
            if row["name"] in but:
                self.assertNotIn(row["name"], found)
            else:
                self.assertAlmostEqual(found[row["name"]], right, delta=within)


def run_with_keys(folder):
    return world.run_program("run", "study.toml", "--out", "out", folder=folder)


class OneRecord(Places):
    def test_one_village_far_from_all_others_is_left_out_and_named(self):
        damages = {
            "sign": lambda lon, lat: (-lon, lat),
            "sign of latitude": lambda lon, lat: (lon, -lat),
            "decimal outlier": lambda lon, lat: (lon / 10, lat),
            "decimal outlier of latitude": lambda lon, lat: (lon, lat / 10),
            "digit": lambda lon, lat: (lon + 50, lat),
            "one degree": lambda lon, lat: (lon + 1, lat),
            "one degree of latitude": lambda lon, lat: (lon, lat - 1),
            "near zero": lambda lon, lat: (0.5, 0.2),
            "exchanged digits": lambda lon, lat: (lon + 54, lat),
        }
        for seat in (SHANDONG, JORDAN, BRAZIL):
            for name, damage in damages.items():
                if seat != SHANDONG and name == "exchanged digits":
                    continue
                with self.subTest(seat=seat, damage=name):
                    villages = villages_at(seat)
                    villages[2] = damage(*villages[2])
                    answer, found, reported = self.check(villages, seat)
                    self.assertEqual(answer.code, 1)
                    self.assertEqual(list(reported), ["place_far_away"], reported)
                    self.assertEqual(reported["place_far_away"][0]["record"], VILLAGES[2]["code"])
                    self.assertIn("keep_far = true", reported["place_far_away"][0]["detail"])
                    self.assert_right(found, but=("村丙",))

    def test_the_detail_names_the_error(self):
        for damage, words in (((-117.04, 36.6), "minus sign"), ((11.704, 36.6), "decimal point"),
                              ((167.04, 36.6), "wrong digit"), ((171.04, 36.6), "swapped")):
            villages = villages_at(SHANDONG)
            villages[2] = damage
            _, _, reported = self.check(villages, SHANDONG)
            self.assertIn(words, reported["place_far_away"][0]["detail"])

    def test_one_of_two_schools_far_away_is_reported(self):
        schools = [*SCHOOL, {"code": "F2", "name": "二小", "kind": "学校", "level": "镇"}]
        for far in ((-117.0, 36.6), (117.0, -36.6), (11.7, 36.6)):
            answer, found, reported = self.check(villages_at(SHANDONG), [SHANDONG, far], schools=schools)
            self.assertEqual(list(reported), ["place_far_away"])
            self.assertEqual(reported["place_far_away"][0]["record"], "F2")
            self.assert_right(found)

    def test_one_of_two_villages_far_away_is_reported(self):
        villages = villages_at(SHANDONG)[:2]
        villages[1] = (-villages[1][0], villages[1][1])
        _, found, reported = self.check(villages, SHANDONG)
        self.assertEqual(list(reported), ["place_far_away"])
        self.assertEqual(list(found), ["村甲"])

    def test_a_record_confirmed_by_the_study_is_kept(self):
        villages = villages_at(SHANDONG)
        villages[4] = (118.0, 36.6)
        answer, found, reported = self.check(villages, SHANDONG, keys="keep_far = true")
        self.assertEqual(reported, {})
        self.assertEqual(answer.code, 0)
        self.assertEqual(len(found), 5)

    def test_correct_places_are_not_reported(self):
        """An elongated county, two halves of a province, facilities of the whole province."""
        lon, lat = SHANDONG
        long_county = [(lon + 0.4 * i, lat) for i in range(5)]
        halves = [(lon, lat), (lon + 0.02, lat), (lon + 5, lat), (lon + 5.02, lat), (lon + 5.04, lat)]
        for villages in (long_county, halves):
            _, found, reported = self.check(villages, villages[:1] + villages[-1:],
                                        schools=[*SCHOOL, *SCHOOL])
            self.assertNotIn("place_far_away", reported)
            self.assertEqual(len(found), 5)
        province = [(lon + 1.0123 * i, lat + 1.0271 * j) for i in range(-2, 3) for j in range(-1, 3)]
        rows = [{**SCHOOL[0], "code": f"F{i}"} for i in range(len(province))]
        _, found, reported = self.check(villages_at(SHANDONG), province, schools=rows)
        self.assertEqual(reported, {})
        self.assert_right(found)


class LandsApart(world.Reading):
    def test_a_distant_group_of_villages_is_reported_unless_it_has_towns_and_facilities(self):
        rows = [f"{i},村{i},{100 + i},{117.0 + 0.02 * (i % 6):.4f},{36.6 + 0.02 * (i // 6):.4f}" for i in range(22)]
        rows += [f"{i},村{i},{100 + i},{120.0 + 0.02 * (i % 6):.4f},{36.6 + 0.02 * (i // 6):.4f}" for i in range(22, 30)]
        (self.folder / "v.csv").write_text("code,name,people,lon,lat\n" + "\n".join(rows) + "\n", encoding="utf-8")
        study = '[layers.villages]\npath = "v.csv"\n{}[layers.facilities]\npath = "f.csv"\n'
        near, far = "1,小学,镇,117.0,36.6\n", "2,小学,镇,120.0,36.6\n"
        for places, keep, is_reported in ((near, "", True), (near, "keep_far = true\n", False), (near + far, "", False)):
            (self.folder / "f.csv").write_text("name,kind,level,lon,lat\n" + places, encoding="utf-8")
            (self.folder / "study.toml").write_text(study.format(keep), encoding="utf-8")
            answer = run_with_keys(self.folder)
            self.assertIn(answer.code, (0, 1), str(answer))
            problems = json.loads((self.folder / "out/problems.geojson").read_text(encoding="utf-8"))["features"]
            reported = [p["properties"] for p in problems if p["properties"]["problem"] == "place_far_away"
                    and p["properties"]["layer"] == "villages"]
            self.assertEqual(len(reported), is_reported, problems)
            if is_reported:
                self.assertRegex(reported[0]["detail"], "8 of 30|8 个村（共 30 个）")


class TrueGroups(world.Reading):
    """Clusters of neighbours far from the rest are not outliers, even small ones."""

    def write(self, groups, name="v.csv"):
        """Villages in a row of 2 km for each (count, lon, lat)."""
        rows, i = ["code,name,people,lon,lat"], 0
        for count, lon, lat in groups:
            for k in range(count):
                rows.append(f"{i + 1},村{i},{100 + i},{lon + 0.02 * (k % 10):.4f},{lat + 0.02 * (k // 10):.4f}")
                i += 1
        (self.folder / name).write_text("\n".join(rows) + "\n", encoding="utf-8")
        return i

    def reported(self, facilities, keys=""):
        """The reports of `run` and `check` on far villages; they agree."""
        text = "name,kind,level,lon,lat\n" + "".join(f"小学,小学,镇,{lon},{lat}\n" for lon, lat in facilities)
        (self.folder / "f.csv").write_text(text, encoding="utf-8")
        (self.folder / "study.toml").write_text(
            f'language = "en"\n[layers.villages]\npath = "v.csv"\n{keys}[layers.facilities]\npath = "f.csv"\n',
            encoding="utf-8")
        reported = []
        for command in ("run", "check"):
            answer = world.run_program(command, "study.toml", "--out", "out" if command == "run" else "p.geojson",
                               folder=self.folder)
            self.assertIn(answer.code, (0, 1), str(answer))
            file = self.folder / ("out/problems.geojson" if command == "run" else "p.geojson")
            features = json.loads(file.read_text(encoding="utf-8"))["features"]
            reported.append([f["properties"]["detail"] for f in features
                         if f["properties"]["problem"] == "place_far_away"])
        self.assertEqual(*reported)
        self.kept = len(json.loads((self.folder / "out/coverage.geojson").read_text(encoding="utf-8"))["features"])
        return reported[0]

    def test_islands_stay_and_are_reported_once(self):
        for count, lon, lat in ((3, 118.2, 36.6), (6, 118.2, 36.6), (9, 117.0, 37.9), (12, 119.0, 36.6), (10, 125.0, 40.0)):
            with self.subTest(count=count, lon=lon, lat=lat):
                all_villages = self.write([(130, 117.0, 36.6), (count, lon, lat)])
                reported = self.reported([(117.0, 36.6)])
                self.assertEqual(len(reported), 1, reported)
                self.assertIn(f"{count} of {all_villages} villages form a group", reported[0])
                self.assertIn("the first is record 131 131", reported[0])
                self.assertEqual(self.kept, all_villages)
                self.assertEqual(self.reported([(117.0, 36.6), (lon, lat)]), [])
                self.assertEqual(self.reported([(117.0, 36.6)], "keep_far = true\n"), [])

    def test_outliers_are_still_left_out_one_by_one(self):
        for groups, outliers in (([(130, 117.0, 36.6), (1, 118.2, 36.6)], 1),
                              ([(130, 117.0, 36.6), (2, 119.2, 36.6)], 2),
                              ([(130, 117.0, 36.6), (8, 17.0, 36.6)], 8),
                              ([(130, 117.0, 36.6), (12, -117.2, 36.6)], 12)):
            with self.subTest(groups=groups):
                all_villages = self.write(groups)
                reported = self.reported([(117.0, 36.6)])
                self.assertEqual(len(reported), outliers, reported)
                self.assertEqual(self.kept, all_villages - outliers)

    def test_several_villages_at_one_place_are_outliers(self):
        self.write([(130, 117.0, 36.6)])
        with (self.folder / "v.csv").open("a", encoding="utf-8") as file:
            file.writelines(f"{i},村{i},100,118.9,36.6\n" for i in range(200, 206))
        self.assertEqual(len(self.reported([(117.0, 36.6)])), 6)

    def test_inspect_and_coverage_report_the_same_and_coverage_has_the_remedy(self):
        self.write([(130, 117.0, 36.6), (6, 118.2, 36.6), (1, -117.0, 36.6)])
        self.assertIn("2 × place_far_away", world.run_program("inspect", "v.csv", folder=self.folder).out)
        self.write([(130, 117.0, 36.6), (6, 118.2, 36.6)], "w.csv")
        seen = world.run_program("inspect", "w.csv", folder=self.folder).out
        self.assertRegex(seen, "6 of 136 villages form a group|6 个村（共 136 个）成群")
        self.assertIn("1 × place_far_away", seen)
        (self.folder / "f.csv").write_text("name,kind,level,lon,lat\n小学,小学,镇,117.0,36.6\n", encoding="utf-8")
        words = ["coverage", "--villages", "v.csv", "--facilities", "f.csv", "--language", "en", "--out", "c.geojson"]
        answer = world.run_program(*words, folder=self.folder)
        self.assertEqual(answer.code, 1, str(answer))
        self.assertIn("6 of 137 villages form a group", answer.out)
        self.assertIn("use --keep-far", answer.out)
        self.assertNotIn("keep_far", answer.out)
        answer = world.run_program(*words, "--keep-far", folder=self.folder)
        self.assertNotIn("place_far_away", answer.out)
        features = json.loads((self.folder / "c.geojson").read_text(encoding="utf-8"))["features"]
        self.assertEqual(len(features), 137)


class SwappedRecords(Places):
    def test_any_minority_or_half_of_the_records_is_corrected(self):
        for seat in (SHANDONG, KASHGAR, JORDAN, BRAZIL, MOZAMBIQUE):
            for swapped in ((0,), (2,), (1, 3), (0, 1)):
                with self.subTest(seat=seat, swapped=swapped):
                    villages = villages_at(seat)
                    for i in swapped:
                        villages[i] = villages[i][::-1]
                    answer, found, reported = self.check(villages, seat)
                    self.assertEqual(answer.code, 1)
                    self.assertEqual(list(reported), ["axes_swapped"], reported)
                    named = [problem["record"] for problem in reported["axes_swapped"]]
                    self.assertEqual(named, [VILLAGES[i]["code"] for i in swapped])
                    self.assert_right(found)

    def test_two_of_four_records_with_swapped_axes_are_corrected(self):
        for seat in (SHANDONG, JORDAN, BRAZIL):
            for swapped in ((0, 1), (2, 3)):
                with self.subTest(seat=seat, swapped=swapped):
                    villages = villages_at(seat)[:4]
                    for i in swapped:
                        villages[i] = villages[i][::-1]
                    _, found, reported = self.check(villages, seat, rows=VILLAGES[:4])
                    self.assertIn("axes_swapped", reported)
                    for row, right in zip(VILLAGES[:4], DISTANCES):
                        self.assertAlmostEqual(found[row["name"]], right, delta=0.5)

    def test_swapped_axes_in_metres_are_corrected(self):
        for seat, crs in ((SHANDONG, "EPSG:4548"), (JORDAN, "EPSG:32637"), (MOZAMBIQUE, "EPSG:32737")):
            with self.subTest(crs=crs):
                villages = to_crs(crs, villages_at(seat))
                villages[3] = villages[3][::-1]
                _, found, reported = self.check(villages, seat, keys=f'crs = "{crs}"')
                self.assertEqual(list(reported), ["axes_swapped"], reported)
                self.assert_right(found)

    def test_one_of_three_schools_with_swapped_axes_is_corrected(self):
        lon, lat = SHANDONG
        rows = [{**SCHOOL[0], "code": f"F{i}"} for i in range(3)]
        schools = [SHANDONG, (lat, lon + 0.5), (lon - 0.4, lat)]
        _, found, reported = self.check(villages_at(SHANDONG), schools, schools=rows)
        self.assertEqual([p["record"] for p in reported["axes_swapped"]], ["F1"])
        self.assert_right(found)


class Layers(Places):
    def test_swapped_villages_where_both_orders_are_possible(self):
        """Corrected, with a report, if the other layer is unambiguous."""
        for seat in (JORDAN, BAVARIA, BRAZIL, MOZAMBIQUE, KENYA, (32.6, 3.6), (-8.6, 41.2)):
            with self.subTest(seat=seat):
                _, found, reported = self.check(swapped(villages_at(seat)), seat)
                self.assertEqual(list(reported), ["crs_doubtful"], reported)
                self.assertIn('axes = "lon_lat"', reported["crs_doubtful"][0]["detail"])
                self.assert_right(found)

    def test_both_layers_swapped_into_the_sea(self):
        for seat in (BRAZIL, MOZAMBIQUE, (-8.6, 41.2), (-70.6, -33.4)):
            with self.subTest(seat=seat):
                _, found, reported = self.check(swapped(villages_at(seat)), seat[::-1])
                self.assertEqual(list(reported), ["crs_doubtful"], reported)
                self.assert_right(found)

    def test_an_ambiguous_order_is_noted(self):
        self.check(swapped(villages_at(BAVARIA)), BAVARIA[::-1])
        run = json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))
        self.assertTrue([note for note in run["notes"] if 'axes = "lat_lon"' in note])

    def test_northing_first_in_the_south(self):
        crs = "EPSG:32736"
        villages = swapped(to_crs(crs, villages_at((33.5, -17.0))))
        _, found, reported = self.check(villages, (33.5, -17.0), keys=f'crs = "{crs}"')
        self.assertEqual(list(reported), ["crs_doubtful"], reported)
        self.assert_right(found)

    def test_villages_in_a_wrong_zone_are_named_with_their_remedy(self):
        right = to_crs("EPSG:4548", villages_at(SHANDONG))
        for places, crs, correction in (
            (right, "EPSG:4547", 'crs = "EPSG:4548"'),
            ([(x / 1000, y / 1000) for x, y in right], "EPSG:4548", "+units=km"),
            ([(x - 500000, y) for x, y in right], "EPSG:4548", "+x_0=0"),
        ):
            with self.subTest(correction=correction):
                answer, found, reported = self.check(places, SHANDONG, keys=f'crs = "{crs}"')
                far = reported["layer_far_away"]
                self.assertEqual([problem["layer"] for problem in far], ["villages"])
                self.assertIn(correction, far[0]["detail"])
                self.assertEqual(self.covered, [None] * 5)
                self.assertNotIn("0.0", [line for line in answer.out.splitlines()
                                         if "within the service radius" in line][0])
                reported_cure = far[0]["detail"].split("With ")[1].split(" (")[0]
                _, found, _ = self.check(places, SHANDONG, keys=reported_cure)
                self.assert_right(found, within=1.0)

    def test_a_network_beyond_the_study_is_no_evidence_of_a_gap(self):
        line = [[117.5, 36.6], [117.58, 36.6]]
        feature = {"type": "Feature", "properties": {},
                   "geometry": {"type": "LineString", "coordinates": line}}
        (self.folder / "power.geojson").write_text(
            json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
        _, found, reported = self.check(villages_at(SHANDONG), SHANDONG,
                                    more='[layers.networks.power]\npath = "power.geojson"\n')
        self.assertEqual([p["layer"] for p in reported["layer_far_away"]], ["networks.power"])
        gaps = json.loads((self.folder / "out" / "gaps.geojson").read_text(encoding="utf-8"))
        self.assertEqual({gap["properties"]["gap_count"] for gap in gaps["features"]}, {0})


if __name__ == "__main__":
    unittest.main()
