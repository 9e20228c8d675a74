# SPDX-License-Identifier: Apache-2.0
"""Seats, networks and roads that are displaced from the study, within the same region."""

import json
import unittest
import unittest.mock

import test_reading_crs as world
from test_reading_crs import SCHOOL, VILLAGES, write_geojson

PLACES = [(117.0013 + 0.02 * (i % 5), 36.6 + 0.02 * (i // 5)) for i in range(20)]
ROWS = [{"code": f"V{i:02}", "name": f"村{i}", "people": 100 + i} for i in range(20)]
SCHOOLS = [{"code": f"F{i}", "name": f"学{i}", "kind": "学校", "level": "镇"} for i in range(4)]


def write_lines(path, lines):
    features = [{"type": "Feature", "properties": {},
                 "geometry": {"type": "LineString", "coordinates": line}} for line in lines]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}),
                    encoding="utf-8")


def moved(places, lon, lat):
    return [(x + lon, y + lat) for x, y in places]


def exported_in_wrong_crs(places):
    """Gauss-Kruger coordinates that were treated as UTM when converted to degrees."""
    return [(117.0 + (x - 117.0) / 0.9996, y / 0.9996) for x, y in places]


class AwayFromTheStudy(world.Reading):
    def run_with(self, towns=None, power=None, roads=None, keys=""):
        write_geojson(self.folder / "v.geojson", PLACES, ROWS)
        write_geojson(self.folder / "f.geojson", PLACES[::6], SCHOOLS)
        text = 'language = "en"\n[layers.villages]\npath = "v.geojson"\n'
        text += '[layers.facilities]\npath = "f.geojson"\n'
        if towns:
            rows = [{"name": f"镇{i}"} for i in range(len(towns))]
            write_geojson(self.folder / "t.geojson", towns, rows)
            text += f'[layers.towns]\npath = "t.geojson"\n{keys}'
        for name, lines in (("networks.power", power), ("roads", roads)):
            if lines:
                write_lines(self.folder / f"{name}.geojson", lines)
                text += f'[layers.{name}]\npath = "{name}.geojson"\n{keys}'
        (self.folder / "study.toml").write_text(text, encoding="utf-8")
        answer = world.run_program("run", "study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), answer)
        read = lambda name: [f["properties"] for f in json.loads(
            (self.folder / "out" / f"{name}.geojson").read_text(encoding="utf-8"))["features"]]
        return [(p["problem"], p["layer"], p["detail"]) for p in read("problems")], read

    def test_seats_displaced_by_half_a_degree_or_more(self):
        for lon, lat in ((0.5, 0.0), (0.0, 1.0), (-0.5, 0.5)):
            with self.subTest(lon=lon, lat=lat):
                reported, _ = self.run_with(moved(PLACES[::7], lon, lat))
                self.assertEqual([p[:2] for p in reported], [("layer_far_away", "towns")])
                self.assertIn("Its centre is", reported[0][2])
                reported, _ = self.run_with(moved(PLACES[::7], lon, lat), keys="keep_far = true\n")
                self.assertEqual(reported, [])
        reported, _ = self.run_with(PLACES[::7])
        self.assertEqual(reported, [])

    def test_a_network_that_touches_nothing_is_no_evidence_of_a_gap(self):
        line = [(116.99, 36.6), (117.09, 36.6)]
        reported, read = self.run_with(power=[moved(line, 0.3, 0.0)])
        self.assertEqual([p[:2] for p in reported], [("layer_far_away", "networks.power")])
        self.assertEqual({gap["gap_count"] for gap in read("gaps")} - {0}, set())
        reported, read = self.run_with(power=[line])
        self.assertEqual(reported, [])
        self.assertNotEqual({gap["gap_count"] for gap in read("gaps")} - {0}, set())

    def test_projections_confused_before_an_export_to_degrees(self):
        roads = [[(116.99, y), (117.09, y)] for y in (36.6001, 36.6201, 36.6401, 36.6601)]
        roads.append([(116.99, 36.6001), (116.99, 36.6201), (116.99, 36.6401), (116.99, 36.6601)])
        reported, _ = self.run_with(roads=roads)
        self.assertEqual(reported, [])
        reported, _ = self.run_with(roads=[exported_in_wrong_crs(road) for road in roads])
        self.assertEqual([p[0] for p in reported], ["crs_doubtful"], reported)
        self.assertIn("roads exported again from its source as Gauss-Kruger in place of UTM",
                      reported[0][2])

    def test_some_villages_without_a_road_do_not_hide_a_displacement(self):
        roads = [[(x - 0.004, y + 0.0003), (x + 0.004, y + 0.0003)] for x, y in PLACES[:15]]
        roads += [[(x - 0.004, y + 0.012), (x + 0.004, y + 0.012)] for x, y in PLACES[15:]]
        reported, _ = self.run_with(roads=roads)
        self.assertEqual([p[0] for p in reported if p[0] == "crs_doubtful"], [])
        reported, _ = self.run_with(roads=[exported_in_wrong_crs(road) for road in roads])
        doubtful = [p[2] for p in reported if p[0] == "crs_doubtful"]
        self.assertEqual(len(doubtful), 1, reported)
        self.assertIn("roads exported again", doubtful[0])

    def test_five_lines_of_a_network_near_roads_are_not_reported(self):
        roads = [[(116.99, y), (117.09, y)] for y in (36.6001, 36.6201, 36.6401, 36.6601)]
        power = [[(117.0 + 0.02 * i, 36.59), (117.0 + 0.02 * i, 36.605)] for i in range(5)]
        reported, _ = self.run_with(roads=roads, power=[exported_in_wrong_crs(line) for line in power])
        self.assertEqual([p for p in reported if "networks.power is shifted relative to roads" in p[2]], [])

    def test_one_file_given_as_two_layers_is_reported(self):
        line = [(116.99, 36.6001), (117.09, 36.6001)]
        write_lines(self.folder / "lines.geojson", [line])
        for name, is_reported in (("water_supply", True), ("power", True), ("road", False)):
            keys = f'[layers.networks.{name}]\npath = "roads.geojson"\n'
            reported, _ = self.run_with(roads=[line], keys=keys)
            with self.subTest(name):
                self.assertEqual([p[:2] for p in reported if p[0] == "layer_given_twice"],
                                 [("layer_given_twice", f"networks.{name}")] if is_reported else [])


class Around180(world.Reading):
    def test_layers_that_agree_are_not_mirrored(self):
        east = [(179.86, -14.03), (179.94, -13.9), (-179.95, -14.0), (179.92, -13.7)]
        west = [(-179.82, -13.73), (-179.94, -14.03), (-179.81, -13.96), (-179.88, -13.99)]
        write_geojson(self.folder / "v.geojson", west, VILLAGES[:4])
        schools = [{**SCHOOL[0], "code": f"F{i}"} for i in range(4)]
        write_geojson(self.folder / "f.geojson", east, schools)
        answer = world.run_program("coverage", "--villages", "v.geojson", "--facilities", "f.geojson",
                           "--out", "o.geojson", folder=self.folder)
        self.assertEqual(answer.code, 0, answer)


class Islands(world.Reading):
    ROWS = [{**row, "code": f"V{i}", "name": f"Bay {i}"} for i, row in enumerate(VILLAGES)]

    def run_program(self, at, *more):
        places = [(at[0] + 0.01 * i, at[1]) for i in range(3)]
        write_geojson(self.folder / "v.geojson", places, self.ROWS[:3])
        write_geojson(self.folder / "f.geojson", [at], SCHOOL)
        answer = world.run_program("coverage", "--villages", "v.geojson", "--facilities", "f.geojson",
                           "--out", "o.geojson", "--language", "en", *more, folder=self.folder)
        found = json.loads((self.folder / "o.geojson").read_text(encoding="utf-8"))["features"]
        return answer, found[0]["geometry"]["coordinates"]

    def test_small_islands_are_land(self):
        for at in ((5.63, -1.43), (-81.7, 12.55), (167.95, -29.03)):
            answer, place = self.run_program(at)
            self.assertEqual(answer.code, 0, answer)
            self.assertEqual(place, list(at))

    def test_the_order_of_axes_has_an_option(self):
        answer, _ = self.run_program((19.0, 74.45))
        self.assertIn("--axes lon_lat", answer.out)
        answer, place = self.run_program((19.0, 74.45), "--axes", "lon_lat")
        self.assertEqual(answer.code, 0, answer)
        self.assertEqual(place, [19.0, 74.45])

    def test_a_school_is_not_swapped_away_from_its_villages(self):
        seat = (19.0, 74.45)
        places = world.to_crs("EPSG:3575", [(19.0 + 0.02 * i, 74.45) for i in range(5)])
        with unittest.mock.patch.object(world, "VILLAGES", self.ROWS):
            self.shapefile_study(seat, places, world.esri("EPSG:3575"))
        answer = world.run_program("run", "study.toml", "--out", "out", folder=self.folder)
        self.assertEqual(answer.code, 0, answer)


if __name__ == "__main__":
    unittest.main()
