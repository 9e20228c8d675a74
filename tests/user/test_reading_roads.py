# SPDX-License-Identifier: Apache-2.0
"""Roads as in real files: with few or many vertices, in pieces, duplicated, with dangling ends."""

import json
import math
import unittest

from program import UserTest, run_layers, run_program

WEST = (117.0, 36.6)
EAST_A_KM = 1 / 89.515  # degrees of longitude, at 36.6 degrees north
NORTH_A_KM = 1 / 110.97

NEAR = '[roads]\naccess_limit = "300 m"\n'
# The end of a road of 7 km due east from the school.
END = (117.07823346117924, 36.59997432314598)


def feature(geometry, coordinates, **properties):
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": geometry, "coordinates": coordinates},
    }


def ground(east, north):
    """The place that many kilometres east and north of the school."""
    return [WEST[0] + east * EAST_A_KM, WEST[1] + north * NORTH_A_KM]


def straight(pieces):
    """The road in the given number of pieces, straight in longitude and latitude."""
    shares = [i / pieces for i in range(pieces + 1)]
    return [[start + share * (end - start) for start, end in zip(WEST, END)] for share in shares]


class Roads(UserTest):
    def write(self, name, *features):
        text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
        (self.folder / name).write_text(text, encoding="utf-8")

    def write_places(self, *villages):
        """Villages of 500 people each, and a town school at the origin."""
        self.write(
            "villages.geojson",
            *(
                feature("Point", ground(*place), code=f"37098300000{i}", name=f"村{i}", people=500)
                for i, place in enumerate(villages)
            ),
        )
        self.write(
            "facilities.geojson", feature("Point", list(WEST), name="中心小学", kind="学校", level="镇")
        )

    def write_roads(self, *lines, kind="县道"):
        self.write("roads.geojson", *(feature("LineString", line, **{"class": kind}) for line in lines))

    def write_study(self, more="", language="zh"):
        (self.folder / "study.toml").write_text(
            f'name = "小县"\nlanguage = "{language}"\n'
            '[layers.villages]\npath = "villages.geojson"\n'
            '[layers.facilities]\npath = "facilities.geojson"\n'
            f'[layers.roads]\npath = "roads.geojson"\n[coverage]\nmetric = "road"\n'
            f"{more or NEAR}",
            encoding="utf-8",
        )

    def road_metres(self, metric="road"):
        words = ["coverage", "--villages", "villages.geojson", "--facilities", "facilities.geojson"]
        words += ["--roads", "roads.geojson", "--metric", metric, "--out", "covered.geojson"]
        answer = run_program(*words, folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        result = json.loads((self.folder / "covered.geojson").read_text(encoding="utf-8"))
        key = "minutes" if metric == "time" else "road_m"
        return [v["properties"][key] for v in result["features"]]

    def problems(self, path="out/problems.geojson"):
        result = json.loads((self.folder / path).read_text(encoding="utf-8"))
        return [f["properties"] | {"place": f["geometry"]} for f in result["features"]]

    def test_distances_along_displaced_roads_are_refused(self):
        self.write_places((2.0, 0.1), (4.0, 0.1))
        self.write_roads([[119.5, 36.0], [119.6, 36.0]])
        for metric in ("road", "time"):
            self.write_study(language="en")
            study = (self.folder / "study.toml").read_text(encoding="utf-8").replace('"road"', f'"{metric}"')
            (self.folder / "study.toml").write_text(study, encoding="utf-8")
            self.assert_refused(run_layers("study.toml", folder=self.folder), 2, "along roads", 'metric = "straight"')
            answer = run_program("coverage", "--villages", "villages.geojson", "--facilities", "facilities.geojson", "--roads",
                         "roads.geojson", "--metric", metric, "--out", "covered.geojson", folder=self.folder)
            self.assert_refused(answer, 2, "along roads")
        self.assertIn(run_program("check", "study.toml", folder=self.folder).code, (0, 1))

    def test_the_vertices_of_a_road_do_not_matter(self):
        self.write_places((4.25, -0.7), (6.0, 0.4), (1.1, 0.02))
        for metric, allowed in (("road", 0.02), ("time", 0.001)):
            found = []
            for pieces in (1, 2, 14, 140, 1400):
                self.write_roads(straight(pieces))
                found.append(self.road_metres(metric))
            for other in found[1:]:
                for one, another in zip(found[0], other):
                    self.assertAlmostEqual(one, another, delta=allowed)

    def test_the_access_to_a_road_is_optimal(self):
        self.write_places((4.25, -0.7))
        self.write_roads(straight(1))
        # 4.25 km, and for the walk of 700 m that length times the square root of 1.3² - 1.
        self.assertAlmostEqual(self.road_metres()[0], 4250 + 700 * math.sqrt(0.69), delta=3)

    def test_connected_components_of_roads_are_reported_with_villages_and_people(self):
        self.write_places((2.0, 0.1), (4.6, 0.1))
        # A gap of 6 m at 4 km: the second village is in another connected component.
        west = [ground(0.2 * i, 0) for i in range(21)]
        self.write_roads(west, [ground(4.006, 0), ground(7, 0)])
        self.write_study()
        answer = run_layers("study.toml", folder=self.folder)
        self.assertEqual(answer.code, 1, str(answer))
        self.assertIn("路网分为2个不连通片区，未接入主路网的村：1个、500人", answer.out)
        self.assertIn("roads_disconnected", answer.out)
        found = [p for p in self.problems() if p["problem"] == "roads_disconnected"]
        self.assertEqual(len(found), 1)
        self.assertIn("2个村中有1个（500人）", found[0]["detail"])

    def test_check_tries_other_settings_and_names_the_keys(self):
        self.write_places((2.0, 0.1), (4.6, 0.1))
        west = [ground(0.2 * i, 0) for i in range(21)]
        self.write_roads(west, [ground(4.006, 0), ground(7, 0)])
        self.write_study(language="en")
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assertEqual(answer.code, 1, str(answer))
        lines = {" ".join(line.split()) for line in answer.out.splitlines()}
        self.assertIn('snap_tolerance = "0 m" 2 1 500 0 0', lines)
        self.assertIn('snap_tolerance = "1 m" (current) 2 1 500 0 0', lines)
        self.assertIn('snap_tolerance = "10 m" 1 0 0 1 500', lines)
        self.assertIn('snap_tolerance = "20 m", join_crossings = true 1 0 0 1 500', lines)

    def test_dangling_ends_that_disconnect_villages_come_first_with_people(self):
        self.write_places((2.0, 0.1), (4.6, 0.1), (4.8, -0.1))
        west = [ground(0.2 * i, 0) for i in range(21)]
        # One gap matters; at the other, a path stops beside the road without a destination.
        self.write_roads(west, [ground(4.006, 0), ground(7, 0)], [ground(1.1, 0.02), ground(1.1, 0.3)])
        self.write_study(language="en")
        self.assertEqual(run_program("check", "study.toml", folder=self.folder).code, 1)
        loose = [p for p in self.problems("problems.geojson") if p["problem"] == "dangling_road_end"]
        self.assertEqual(len(loose), 2, loose)  # the relevant one, and the number of all
        self.assertIn("ends 6.0 m from road #", loose[0]["detail"])
        self.assertIn("2 villages (1000 people) would come within the radius", loose[0]["detail"])
        self.assertRegex(loose[0]["detail"], r'set \[roads\] snap_tolerance = "[67] m"')
        self.assertIsNotNone(loose[0]["place"])
        self.assertIn("2 ends stop within 50 m of another road", loose[1]["detail"])
        # The suggested setting helps.
        self.write_study(NEAR + 'snap_tolerance = "7 m"\n', language="en")
        answer = run_layers("study.toml", folder=self.folder)
        self.assertNotIn("dangling_road_end", answer.out)
        self.assertNotIn("roads_disconnected", answer.out)

    def test_an_end_joins_the_middle_of_a_road_and_never_its_own(self):
        self.write_places((3.0, 2.0))
        # The lane ends 0.6 m beside the road, between two of its vertices.
        self.write_roads([ground(0, 0), ground(5, 0)], [ground(3, 0.0006), ground(3, 2)])
        self.assertAlmostEqual(self.road_metres()[0], 5000, delta=2)
        # A hairpin that returns to 15 m from itself: there is no shortcut.
        hairpin = [ground(0, 0), ground(2, 0), ground(2.15, 0.006), ground(2, 0.015), ground(2, 0.9)]
        self.write_places((2.0, 0.9))
        self.write_roads(hairpin)
        self.write_study('[roads]\nsnap_tolerance = "20 m"\naccess_limit = "5 m"\n')
        self.assertIn(run_layers("study.toml", folder=self.folder).code, (0, 1))
        wide = json.loads((self.folder / "out/coverage.geojson").read_text(encoding="utf-8"))
        self.write_study('[roads]\nsnap_tolerance = 0\naccess_limit = "5 m"\n')
        self.assertIn(run_layers("study.toml", folder=self.folder).code, (0, 1))
        narrow = json.loads((self.folder / "out/coverage.geojson").read_text(encoding="utf-8"))
        metres = [f["features"][0]["properties"]["road_m"] for f in (wide, narrow)]
        self.assertGreater(metres[0], 3100)
        self.assertAlmostEqual(metres[0], metres[1], delta=0.01)

    def test_duplicate_roads_loops_and_points_have_no_effect(self):
        self.write_places((3.0, 0.3), (4.5, -0.2))
        road = [ground(0.5 * i, 0) for i in range(11)]
        self.write_roads(road)
        once = self.road_metres()
        loop = [ground(2, 0), ground(2.2, 0.2), ground(1.8, 0.2), ground(2, 0)]
        dot = [ground(3, 0.1), ground(3, 0.1)]
        self.write_roads(road, road, list(reversed(road)), loop, loop, dot, [ground(4, 0)] * 3)
        for one, another in zip(once, self.road_metres()):
            self.assertAlmostEqual(one, another, delta=0.02)

    def test_the_middle_is_the_median(self):
        self.write_places((2.0, 0.1), (2.0, 3.0), (2.0, 4.0), (2.0, 7.0))
        self.write_roads(straight(7))
        self.write_study(language="en")
        answer = run_layers("study.toml", folder=self.folder)
        self.assertIn("(the median distance to the nearest is 4,001 m, the largest 7,0", answer.out)
        self.write_study()
        self.assertIn("距最近道路中位数4,001米", run_layers("study.toml", folder=self.folder).out)


if __name__ == "__main__":
    unittest.main()
