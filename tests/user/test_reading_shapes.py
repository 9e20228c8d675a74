# SPDX-License-Identifier: Apache-2.0
"""Records whose geometry has several parts, or invalid ones, and villages of several records.

Five villages 村甲 … 村戊 are 1000, 2900, 4000, 4900 and 6000 m east of one town school.
"""

import itertools
import json
import math
import unittest

from osgeo import ogr

import small_world
from program import UserTest, run_layers, run_program

SCHOOL = (117.0, 36.6)
EAST = {
    "村甲": (117.01117621115857, 36.599999475982436),
    "村乙": (117.03241101127703, 36.59999559301245),
    "村丙": (117.04470484161094, 36.599991615719645),
    "村丁": (117.05476342899568, 36.59998741833983),
    "村戊": (117.0670572563697, 36.59998113537123),
}
PEOPLE = dict(zip(EAST, (500, 600, 700, 800, 900)))
AWAY = [1000, 2900, 4000, 4900, 6000]
CODE = {name: f"37010200100{i}" for i, name in enumerate(EAST, 1)}
DEGREE = 0.001  # about 100 m


def ring(lon, lat, half=2 * DEGREE):
    """A square around a place, counter-clockwise."""
    return [[lon - half, lat - half], [lon + half, lat - half], [lon + half, lat + half],
            [lon - half, lat + half], [lon - half, lat - half]]


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


def multi_polygon(*polygons):
    return {"type": "MultiPolygon", "coordinates": [list(rings) for rings in polygons]}


def point(lon, lat):
    return {"type": "Point", "coordinates": [lon, lat]}


def multi_point(*places):
    return {"type": "MultiPoint", "coordinates": [list(place) for place in places]}


def line(*places):
    return {"type": "LineString", "coordinates": [list(place) for place in places]}


def multi_line(*lines):
    return {"type": "MultiLineString", "coordinates": [[list(p) for p in part] for part in lines]}


def collection(*parts):
    return {"type": "GeometryCollection", "geometries": list(parts)}


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def village(name, geometry=None, **more):
    fields = {"code": CODE.get(name, ""), "name": name, "people": PEOPLE.get(name, 0)}
    return feature(geometry or point(*EAST[name]), **{**fields, **more})


def school(geometry, **more):
    return feature(geometry, **{"code": "F1", "name": "中心小学", "kind": "学校", "level": "镇", **more})


def square_of(name, half=2 * DEGREE):
    return polygon(ring(*EAST[name], half))


class Shapes(UserTest):
    def write(self, name, features):
        text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
        (self.folder / f"{name}.geojson").write_text(text, encoding="utf-8")

    def run_study(self, layers, settings="", language="en"):
        """Writes layers, name -> features, and runs a study of them."""
        study = f'language = "{language}"\n{settings}\n'
        for name, features in layers.items():
            file = name.replace(".", "_")
            self.write(file, features)
            study += f'[layers.{name}]\npath = "{file}.geojson"\n'
        (self.folder / "study.toml").write_text(study, encoding="utf-8")
        answer = run_layers("study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        return answer

    def rows(self, layer):
        text = (self.folder / "out" / f"{layer}.geojson").read_text(encoding="utf-8")
        return json.loads(text)["features"]

    def focus_villages(self):
        return [row for row in self.rows("gaps") if row["properties"]["gap_count"]]

    def problems(self):
        """(kind, record, detail) of each problem about the shapes of records."""
        other = {"people_missing", "town_missing", "level_from_location", "facilities_missing"}
        found = [row["properties"] for row in self.rows("problems")]
        return [(p["problem"], p["record"], p["detail"]) for p in found if p["problem"] not in other]

    def kinds(self):
        return sorted(kind for kind, _, _ in self.problems())

    def away(self, villages, facilities):
        """The distance of each village from its school, by name."""
        self.run_study({"villages": villages, "facilities": facilities})
        return {row["properties"]["village"]: row["properties"]["straight_m"]
                for row in self.rows("coverage")}

    def assert_away(self, villages, facilities, wanted, within=1.0):
        found = self.away(villages, facilities)
        self.assertEqual(sorted(found), sorted(wanted))
        for name, metres in wanted.items():
            self.assertAlmostEqual(found[name], metres, delta=within, msg=name)


class PlacesOfShapes(Shapes):
    def test_a_village_is_at_the_centroid_of_its_polygon(self):
        """For any number of corners, and any first corner."""
        lon, lat = EAST["村丁"]
        for corners in (3, 7, 12, 24, 61):
            for swapped in (0.0, 0.13):
                outline = [[lon + 15 * DEGREE * math.cos(swapped + 2 * math.pi * i / corners),
                            lat + 12 * DEGREE * math.sin(swapped + 2 * math.pi * i / corners)]
                           for i in range(corners)]
                land = polygon(outline + outline[:1])
                self.assert_away([village("村丁", land)], [school(point(*SCHOOL))], {"村丁": 4900}, within=2.0)

    def test_a_centroid_outside_the_polygon_is_not_used(self):
        """A horseshoe: some place within it."""
        lon, lat = EAST["村乙"]
        d = DEGREE
        horseshoe = polygon([[lon - 9 * d, lat - 9 * d], [lon + 9 * d, lat - 9 * d], [lon + 9 * d, lat + 9 * d],
                             [lon + 8 * d, lat + 9 * d], [lon + 8 * d, lat - 8 * d], [lon - 8 * d, lat - 8 * d],
                             [lon - 8 * d, lat + 9 * d], [lon - 9 * d, lat + 9 * d], [lon - 9 * d, lat - 9 * d]])
        self.run_study({"villages": [village("村乙", horseshoe)], "facilities": [school(point(*SCHOOL))]})
        (row,) = self.rows("coverage")
        place = ogr.CreateGeometryFromJson(json.dumps(row["geometry"]))
        self.assertTrue(ogr.CreateGeometryFromJson(json.dumps(horseshoe)).Contains(place))

    def test_a_ring_that_reaches_out_of_its_shell_is_a_part_and_not_a_hole(self):
        """GDAL reverses the second of two overlapping parts in a shapefile, and reads it back as a
        hole."""
        lon, lat = EAST["村丙"]
        for apart in (DEGREE, 3 * DEGREE):
            first, second = ring(lon, lat, 8 * DEGREE), ring(lon + apart, lat, 8 * DEGREE)
            for shape in (polygon(first, second), polygon(first, second[::-1]), polygon(second, first[::-1])):
                self.run_study({"villages": [village(name) for name in EAST], "facilities": [school(point(*SCHOOL))],
                                "exclusions.x": [feature(shape)]}, settings='[sites]\nmovable = "all"\n')
                sites = [row["properties"]["site"] for row in self.rows("sites")]
                self.assertNotIn("村丙", sites)
        hole = polygon(ring(lon, lat, 8 * DEGREE), ring(lon, lat, 2 * DEGREE)[::-1])
        self.run_study({"villages": [village(name) for name in EAST], "facilities": [school(point(*SCHOOL))],
                        "exclusions.x": [feature(hole)]},
                       settings='[sites]\nmovable = "all"\nnear_seat = 10000\n')
        self.assertEqual(self.kinds(), [])

    def test_lines_are_not_facilities(self):
        self.write("villages", [village(name) for name in EAST])
        self.write("facilities", [school(line(SCHOOL, (117.005, 36.6)))])
        (self.folder / "study.toml").write_text(
            '[layers.villages]\npath = "villages.geojson"\n[layers.facilities]\npath = "facilities.geojson"\n',
            encoding="utf-8")
        self.assert_refused(run_layers("study.toml", folder=self.folder), 2, "facilities", "Line String")


class OverlappingParts(Shapes):
    """A place in any part of a record is in the record."""

    VILLAGES = [("中心村", 1500, 0.0, 0.0, "中心村", "否")] + [
        (f"村{i}", 800, x * DEGREE, y * DEGREE, "基层村", "是")
        for i, (x, y) in enumerate([(0, 13.5), (16, 4), (10, -11), (-10, -11), (-16, 4)], 1)
    ]

    def sites_with(self, geometry):
        lon, lat = SCHOOL
        layers = {
            "villages": [feature(point(lon + x, lat + y), code=f"3701020010{i:02}", name=name,
                                 people=people, category=category, movable=movable)
                         for i, (name, people, x, y, category, movable) in enumerate(self.VILLAGES)],
            "facilities": [school(point(lon, lat))],
            "exclusions.farmland": [feature(geometry, name="农田", kind="基本农田")],
        }
        self.run_study(layers)
        return [row["properties"]["village"] for row in self.rows("sites")
                if row["properties"]["role"] == "site"]

    def assert_kept_free(self, geometry, wanted=True):
        sites = self.sites_with(geometry)
        self.assertEqual("中心村" not in sites, wanted, sites)

    def test_shapes_that_contain_the_place(self):
        lon, lat = SCHOOL
        a = ring(lon - DEGREE, lat, 4 * DEGREE)
        b = ring(lon + DEGREE, lat, 4 * DEGREE)
        wide = ring(lon, lat, 9 * DEGREE)
        hole = ring(lon, lat, 5 * DEGREE)[::-1]
        island = ring(lon, lat, 2 * DEGREE)
        bow_tie = [[lon - 4 * DEGREE, lat - 4 * DEGREE], [lon + 9 * DEGREE, lat + 4 * DEGREE],
                   [lon + 9 * DEGREE, lat - 4 * DEGREE], [lon - 4 * DEGREE, lat + 4 * DEGREE],
                   [lon - 4 * DEGREE, lat - 4 * DEGREE]]
        holding = {
            "one part": polygon(a),
            "parts that overlap": multi_polygon([a], [b]),
            "in the other order": multi_polygon([b], [a]),
            "a part twice": multi_polygon([a], [a]),
            "a part four times": multi_polygon([a], [a], [a], [a]),
            "a part twice, once turned": multi_polygon([a], [a[::-1]]),
            "clockwise": multi_polygon([a[::-1]], [b[::-1]]),
            "an island in a hole": multi_polygon([wide, hole], [island]),
            "an island given as a hole": polygon(wide, hole, island),
            "the hole of another part": multi_polygon([wide, hole], [b]),
            "a lobe of a bow tie": polygon(bow_tie),
            "around twice": polygon(a[:-1] + a),
            "a collection": collection(polygon(a), polygon(b)),
            "a collection of collections": collection(collection(polygon(a)), multi_polygon([b])),
            "a collection with a line": collection(line(SCHOOL, EAST["村甲"]), polygon(a)),
            "one part not closed": multi_polygon([a[:-1]], [b]),
            "one part without an area": multi_polygon([a], [[a[0], a[1], a[0], a[0]]]),
            "one part empty": {"type": "MultiPolygon", "coordinates": [[], [a]]},
            "three that overlap": multi_polygon([a], [b], [island]),
        }
        for name, geometry in holding.items():
            with self.subTest(name):
                self.assert_kept_free(geometry)

    def test_holes_stay_holes(self):
        lon, lat = SCHOOL
        wide = ring(lon, lat, 9 * DEGREE)
        hole = ring(lon, lat, 2 * DEGREE)
        next_to = ring(lon + 30 * DEGREE, lat, 2 * DEGREE)
        free = {
            "a hole": polygon(wide, hole[::-1]),
            "a hole that turns as the ring": polygon(wide, hole),
            "a hole twice": polygon(wide, hole[::-1], hole[::-1]),
            "holes that overlap": polygon(wide, hole[::-1], ring(lon + DEGREE, lat, 2 * DEGREE)[::-1]),
            "a hole, and a part beside": multi_polygon([wide, hole[::-1]], [next_to]),
            "a hole that is not closed": polygon(wide, hole[::-1][:-1]),
        }
        for name, geometry in free.items():
            with self.subTest(name):
                self.assert_kept_free(geometry, False)

    def test_rings_of_a_shapefile(self):
        lon, lat = SCHOOL
        a = ring(lon - DEGREE, lat, 4 * DEGREE)
        b = ring(lon + DEGREE, lat, 4 * DEGREE)
        wide, hole = ring(lon, lat, 9 * DEGREE), ring(lon, lat, 2 * DEGREE)
        for name, geometry, inside in [
            ("overlap", multi_polygon([a], [b]), True),
            ("hole", polygon(wide, hole), False),
            ("island", multi_polygon([wide, ring(lon, lat, 5 * DEGREE)], [hole]), True),
        ]:
            with self.subTest(name):
                wkt = ogr.CreateGeometryFromJson(json.dumps(geometry)).ExportToWkt()
                small_world.write_layer(self.folder / f"{name}.shp", {"name": ogr.OFTString},
                                        [(wkt, "县")], kind=ogr.wkbPolygon)
                self.write("villages", [feature(point(lon, lat), code="1", name="甲", people=10)])
                self.write("facilities", [school(point(lon, lat))])
                (self.folder / "study.toml").write_text(
                    '[layers.villages]\npath = "villages.geojson"\n[layers.facilities]\n'
                    f'path = "facilities.geojson"\n[layers.boundaries]\npath = "{name}.shp"\n',
                    encoding="utf-8")
                run_layers("study.toml", folder=self.folder)
                self.assertEqual("outside_boundaries" not in self.kinds(), inside)


class FacilitiesOfSeveralParts(Shapes):
    """The nearest part of a facility in several parts counts."""

    FAR = (117.5588042620033, 36.59868997373349)  # 50 km east

    def test_the_nearest_part_counts(self):
        villages = [village(name) for name in EAST]
        wanted = dict(zip(EAST, AWAY))
        parts = {
            "points": multi_point(self.FAR, SCHOOL),
            "points, the near one first": multi_point(SCHOOL, self.FAR),
            "points, one twice": multi_point(self.FAR, self.FAR, SCHOOL),
            "polygons": multi_polygon([ring(*self.FAR)], [ring(*SCHOOL)]),
            "polygons, the far one larger": multi_polygon([ring(*SCHOOL)], [ring(*self.FAR, 0.05)]),
            "a tiny one near": multi_polygon([ring(*self.FAR)], [ring(*SCHOOL, DEGREE / 50)]),
            "a collection": collection(point(*self.FAR), polygon(ring(*SCHOOL))),
            "a collection of collections": collection(collection(multi_point(self.FAR)), point(*SCHOOL)),
            "polygons, one bad": multi_polygon([[self.FAR, self.FAR, self.FAR]], [ring(*SCHOOL)]),
            "points, one bad": collection(multi_point(self.FAR), multi_point(SCHOOL)),
        }
        for name, geometry in parts.items():
            with self.subTest(name):
                self.assert_away(villages, [school(geometry)], wanted)
                covered = [row["properties"]["covered"] for row in self.rows("coverage")]
                self.assertEqual(covered.count(True), 4)

    def test_two_campuses(self):
        villages = [village(name) for name in EAST]
        both = multi_polygon([ring(*EAST["村甲"], DEGREE)], [ring(*EAST["村戊"], DEGREE)])
        found = self.away(villages, [school(both)])
        self.assertLess(max(found.values()), 3000)
        self.assertLess(found["村甲"] + found["村戊"], 1)
        separate = [school(polygon(ring(*EAST[name], DEGREE)), code=name) for name in ("村甲", "村戊")]
        self.assertEqual(self.away(villages, separate), found)

    def test_an_additional_part_makes_no_distance_longer(self):
        villages = [village(name) for name in EAST]
        places = [self.FAR, EAST["村丙"], EAST["村乙"], SCHOOL, EAST["村戊"]]
        for make in (lambda some: multi_point(*some),
                     lambda some: multi_polygon(*[[ring(*place, DEGREE)] for place in some])):
            before = None
            for count in range(1, 6):
                found = self.away(villages, [school(make(places[:count]))])
                for name in EAST if before else []:
                    self.assertLessEqual(found[name], before[name] + 0.01)
                before = found

    def test_a_radius_of_its_own_and_the_route_along_roads(self):
        villages = [village(name) for name in EAST]
        self.run_study({"villages": villages,
                        "facilities": [school(multi_point(self.FAR, SCHOOL), radius=3000.0)],
                        "roads": [feature(line(SCHOOL, *EAST.values()), **{"class": "secondary"})]},
                       '[coverage]\nmetric = "road"')
        rows = {row["properties"]["village"]: row["properties"] for row in self.rows("coverage")}
        self.assertEqual([rows[name]["covered"] for name in EAST], [True, True, False, False, False])
        for name, metres in zip(EAST, AWAY):
            self.assertAlmostEqual(rows[name]["road_m"], metres, delta=1)
            self.assertAlmostEqual(rows[name]["straight_m"], metres, delta=1)
            self.assertAlmostEqual(rows[name]["detour"], 1, delta=0.001)

    def test_a_waterworks_of_two_parts_connects_both_villages(self):
        villages = [village(name) for name in EAST]
        works = feature(multi_point(EAST["村甲"], EAST["村丁"]), name="水厂", kind="water_supply")
        self.run_study({"villages": villages, "facilities": [school(point(*SCHOOL)), works]})
        lacking = {(row["properties"]["village"], row["properties"]["service"])
                   for row in self.rows("survey_list")}
        self.assertNotIn(("村甲", "water_supply"), lacking)
        self.assertNotIn(("村丁", "water_supply"), lacking)
        self.assertIn(("村丙", "water_supply"), lacking)


class BadParts(Shapes):
    """An invalid part is left out alone, with a report."""

    def test_the_record_is_kept(self):
        good = ring(*EAST["村甲"])
        lon, lat = EAST["村甲"]
        elsewhere = ring(lon + 30 * DEGREE, lat, DEGREE)
        spike = [elsewhere[0], elsewhere[1], elsewhere[0]]
        shapes = {
            "sliver": (multi_polygon([good], [spike]), "part 2 of 2: a ring needs 4 vertices but has 3"),
            "sliver first": (multi_polygon([spike], [good]), "part 1 of 2: a ring needs 4"),
            "no area": (multi_polygon([good], [[elsewhere[0]] * 4]), "part 2 of 2: it has no area"),
            "a line as a ring": (multi_polygon([good], [[elsewhere[0], elsewhere[1], elsewhere[0],
                                                         elsewhere[0]]]), "part 2 of 2: it has no area"),
            "hole of three": (polygon(good, [good[0], good[1], good[0]]), "hole 1: a ring needs 4"),
            "hole of one": (polygon(good, [good[0]]), "hole 1: a ring needs 4 vertices but has 1"),
            "two bad": (multi_polygon([spike], [good], [spike]), "part 3 of 3: a ring needs 4"),
            "five bad": (multi_polygon([good], *[[spike]] * 5), "and 2 more"),
            "in a collection": (collection(polygon(spike), polygon(good)), "part 1 of 2"),
        }
        for name, (geometry, reported) in shapes.items():
            with self.subTest(name):
                villages = [village("村甲", geometry), village("村乙")]
                self.assert_away(villages, [school(point(*SCHOOL))], {"村甲": 1000, "村乙": 2900})
                self.assertEqual(self.kinds(), ["geometry_part_left_out"])
                self.assertIn(reported, self.problems()[0][2])
                self.assertEqual(self.problems()[0][1], CODE["村甲"])

    def test_a_hole_as_large_as_its_shell_leaves_no_area(self):
        shell = ring(*EAST["村甲"])
        more = [shell[0], [(shell[0][i] + shell[1][i]) / 2 for i in (0, 1)], *shell[1:]]
        for hole in (shell, shell[::-1], shell[1:] + shell[1:2], more):
            with self.subTest(hole=hole):
                villages = [village("村甲", polygon(shell, hole)), village("村乙")]
                self.assert_away(villages, [school(point(*SCHOOL))], {"村乙": 2900})
                self.assertEqual(self.kinds(), ["geometry_invalid"])
                self.assertIn("no area", self.problems()[0][2])
                self.assertEqual(self.problems()[0][1], CODE["村甲"])

    def test_valid_geometries_are_not_reported(self):
        good = ring(*EAST["村甲"])
        lon, lat = EAST["村甲"]
        shapes = {
            "not closed": polygon(good[:-1]),
            "hole not closed": polygon(good, ring(lon + DEGREE, lat + DEGREE, DEGREE / 4)[:-1]),
            "empty part": {"type": "MultiPolygon", "coordinates": [[], [good]]},
            "vertices twice": polygon([v for v in good for _ in range(2)]),
            "clockwise": polygon(good[::-1]),
            "closed but for rounding": polygon(good[:-1] + [[good[0][0] + 1e-13, good[0][1]]]),
        }
        for name, geometry in shapes.items():
            with self.subTest(name):
                self.assert_away([village("村甲", geometry), village("村乙")],
                                 [school(point(*SCHOOL))], {"村甲": 1000, "村乙": 2900}, within=20)
                self.assertEqual(self.kinds(), [])

    def test_closing_is_reported(self):
        self.write("villages", [village("村甲", polygon(ring(*EAST["村甲"])[:-1]))])
        self.write("facilities", [school(point(*SCHOOL))])
        (self.folder / "study.toml").write_text(
            'language = "en"\n[layers.villages]\npath = "villages.geojson"\n[layers.facilities]\n'
            'path = "facilities.geojson"\n', encoding="utf-8")
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assertIn(f"1 ring of a polygon lacked its last vertex and was closed; the first is "
                      f"of '{CODE['村甲']}'", answer.out + answer.stderr)

    def test_a_polygon_without_an_area_is_a_place(self):
        shape = polygon([list(EAST["村戊"])] * 4)
        self.assert_away([village("村戊", shape)], [school(point(*SCHOOL))], {"村戊": 6000})
        self.assertEqual(self.kinds(), ["geometry_part_left_out"])

    def test_a_record_without_a_valid_part_is_reported_with_the_reason(self):
        spike = [list(EAST["村甲"]), list(EAST["村乙"]), list(EAST["村甲"])]
        self.assert_away([village("村甲", polygon(spike)), village("村乙")],
                         [school(point(*SCHOOL))], {"村乙": 2900})
        self.assertEqual(self.problems(), [("geometry_invalid", CODE["村甲"],
                                            "part 1 of 1: a ring needs 4 vertices but has 3")])

    def test_lines_with_one_invalid_part_still_connect(self):
        wire = multi_line([EAST["村甲"], EAST["村乙"]], [EAST["村丁"]])
        self.run_study({"villages": [village(name) for name in EAST],
                        "facilities": [school(point(*SCHOOL))],
                        "networks.power": [feature(wire, code="L1", name="线")]})
        gaps = {row["properties"]["village"] for row in self.focus_villages()}
        self.assertEqual(gaps, {"村丙", "村丁"})
        self.assertEqual(self.kinds(), ["geometry_part_left_out"])


class VillagesOfSeveralRecords(Shapes):
    """Polygons of one code are one village; points of one code are several villages, or a
    duplicate."""

    def run_villages(self, villages, **more):
        answer = self.run_study({"villages": villages, "facilities": [school(point(*SCHOOL))], **more})
        return {row["properties"]["village"]: row["properties"] for row in self.rows("coverage")}, answer

    def test_patches_are_one_village(self):
        lon, lat = EAST["村乙"]
        patches = [ring(lon - 6 * DEGREE, lat, DEGREE / 10), ring(lon, lat),
                   ring(lon + 5 * DEGREE, lat, DEGREE)]
        whole = multi_polygon(*[[patch] for patch in patches])
        wanted, _ = self.run_villages([village("村甲"), village("村乙", whole)])
        self.assertAlmostEqual(wanted["村乙"]["straight_m"], 2900, delta=1)
        for order in itertools.permutations(patches):
            villages = [village("村甲")] + [village("村乙", polygon(patch)) for patch in order]
            found, answer = self.run_villages(villages)
            self.assertEqual(sorted(found), ["村乙", "村甲"])
            self.assertEqual(found["村乙"]["people"], 600)
            self.assertAlmostEqual(found["村乙"]["straight_m"], wanted["村乙"]["straight_m"], delta=0.01)
            self.assertEqual(self.kinds(), ["parts_joined"])
            self.assertIn("3 records with shared codes were merged into 1 village;", self.problems()[0][2])

    def test_people_of_parts(self):
        lon, lat = EAST["村乙"]
        for given, people in [((600, 600, 600), 600), ((100, 200, 300), 600), ((None, 600, None), 600),
                              ((600, 600, 50), 650), ((None, None, None), None), ((0, 600, 0), 600)]:
            with self.subTest(given):
                villages = [village("村乙", polygon(ring(lon + 5 * i * DEGREE, lat)), people=count)
                            for i, count in enumerate(given)]
                found, _ = self.run_villages(villages)
                self.assertEqual(found["村乙"]["people"], people)
                missing = sum(row["properties"]["problem"] == "people_missing" for row in self.rows("problems"))
                self.assertEqual(missing > 0, people is None)

    def test_census_of_parts(self):
        lon, lat = EAST["村乙"]
        for given, gap in [(("是", "否"), False), (("否", "是"), False), (("否", "否"), True),
                           (("否", ""), True), (("", "是"), False)]:
            with self.subTest(given):
                villages = [village("村乙", polygon(ring(lon + 5 * i * DEGREE, lat)), water_supply=says)
                            for i, says in enumerate(given)]
                self.run_villages(villages)
                gaps = [row["properties"]["village"] for row in self.focus_villages()]
                self.assertEqual(gaps, ["村乙"] if gap else [])
                differ = "census answers that differ between parts" in self.problems()[0][2]
                self.assertEqual(differ, set(given) == {"是", "否"})

    def test_hamlets_under_one_code_stay(self):
        places = [EAST["村甲"], (117.0168, 36.6), EAST["村丙"], EAST["村戊"], (117.19, 36.6)]
        for names in (["东庄", "西庄", "南庄", "北庄", "中庄"], ["王庄"] * 5, [""] * 5):
            with self.subTest(names[0]):
                villages = [village(name, point(*place), code="370102001", people=100)
                            for name, place in zip(names, places)]
                self.run_study({"villages": villages, "facilities": [school(point(*SCHOOL))]})
                self.assertEqual(len(self.rows("coverage")), 5)
                reported = [detail for kind, _, detail in self.problems() if kind == "code_shared"]
                self.assertEqual(len(reported), 1)
                self.assertIn("5 villages have it", reported[0])

    def test_a_repeated_point_is_a_duplicate(self):
        lon, lat = EAST["村乙"]
        for name, metres in [("村乙", 0), ("村乙", 90), ("村乙村", 10), (" 村乙", 0)]:
            with self.subTest(name):
                again = village(name, point(lon, lat + metres / 111_000), code=CODE["村乙"])
                found, _ = self.run_villages([village("村乙"), again])
                self.assertEqual(list(found), ["村乙"])
                self.assertEqual(self.kinds(), ["duplicate_code"])

    def test_polygons_of_other_names_are_other_villages(self):
        villages = [village("村甲", square_of("村甲")),
                    village("村乙", square_of("村乙"), code=CODE["村甲"])]
        found, _ = self.run_villages(villages)
        self.assertEqual(sorted(found), ["村乙", "村甲"])
        self.assertEqual(self.kinds(), ["code_shared"])

    def test_a_duplicate_polygon_is_a_repetition(self):
        found, _ = self.run_villages([village("村甲", square_of("村甲"))] * 2)
        self.assertEqual(found["村甲"]["people"], 500)
        self.assertEqual(self.kinds(), ["duplicate_code"])

    def test_parts_far_apart_are_reported(self):
        far = (117.2, 36.6)
        for shape, reported in [
            (multi_point(EAST["村甲"], far), "2 parts, up to 16"),
            (multi_polygon([ring(*EAST["村甲"])], [ring(*far, DEGREE)]), "2 parts, up to 16"),
            (multi_polygon([ring(*far, DEGREE)], [ring(*EAST["村甲"])]), "2 parts, up to 16"),
        ]:
            found, _ = self.run_villages([village("村甲", shape)])
            self.assertAlmostEqual(found["村甲"]["straight_m"], 1000, delta=1)
            self.assertEqual(self.kinds(), ["parts_far_apart"])
            self.assertIn(reported, self.problems()[0][2])
        near = multi_polygon([ring(*EAST["村甲"])], [ring(117.02, 36.6, DEGREE)])
        self.run_villages([village("村甲", near)])
        self.assertEqual(self.kinds(), ["parts_far_apart"])  # 600 m
        self.run_villages([village("村甲", multi_point(EAST["村甲"], (117.015, 36.6)))])
        self.assertEqual(self.kinds(), [])  # 340 m

    def test_a_pin_on_a_shared_code_is_refused(self):
        villages = [village("村甲", water_supply="否"),
                    village("村乙", code=CODE["村甲"], water_supply="否")]
        self.write("villages", villages)
        self.write("facilities", [school(point(*SCHOOL))])
        (self.folder / "study.toml").write_text(
            'language = "en"\n[layers.villages]\npath = "villages.geojson"\n[layers.facilities]\n'
            'path = "facilities.geojson"\n[schedule]\nfirst_year = 2027\nbudget = [1e7]\n'
            f'[[schedule.pins]]\nvillage = "{CODE["村甲"]}"\nyears = [2027]\n', encoding="utf-8")
        answer = run_layers("study.toml", folder=self.folder)
        self.assert_refused(answer, answer.code, "2 villages have the code or name", "村甲", "村乙")

    def test_in_chinese(self):
        lon, lat = EAST["村乙"]
        villages = [village("村乙", polygon(ring(lon + 15 * i * DEGREE, lat))) for i in range(2)]
        self.run_study({"villages": villages, "facilities": [school(point(*SCHOOL))]}, language="zh")
        details = " ".join(detail for _, _, detail in self.problems())
        self.assertIn("2条同代码的记录合为1个村", details)
        self.assertIn("离最大的一块最远", details)


class LandOfVillages(Shapes):
    """A village is connected by its polygon; distances to facilities are measured from its
    centre."""

    def services(self, villages, **layers):
        self.run_study({"villages": villages, "facilities": [school(point(*SCHOOL))], **layers})
        return {row["properties"]["village"] for row in self.focus_villages()}

    def test_a_line_across_the_polygon_connects(self):
        lon, lat = EAST["村甲"]
        wire = [feature(line((lon - 0.02, lat + 9 * DEGREE), (lon + 0.02, lat + 9 * DEGREE)), code="L")]
        layers = {"networks.power": wire}
        self.assertEqual(self.services([village("村甲")], **layers), {"村甲"})
        for half, gap in [(DEGREE, True), (5 * DEGREE, False), (10 * DEGREE, False)]:
            with self.subTest(half):
                land = polygon(ring(lon, lat, half))
                self.assertEqual(self.services([village("村甲", land)], **layers),
                                 {"村甲"} if gap else set())
        with self.subTest("a part of the land"):
            parts = multi_polygon([ring(lon, lat)], [ring(lon, lat + 8 * DEGREE, DEGREE)])
            self.assertEqual(self.services([village("村甲", parts)], **layers), set())
        with self.subTest("a part that is a record"):
            parts = [polygon(ring(lon, lat)), polygon(ring(lon, lat + 8 * DEGREE, DEGREE))]
            self.assertEqual(self.services([village("村甲", part) for part in parts], **layers), set())
        with self.subTest("in a hole of the land, 600 m from it"):
            pierced = polygon(ring(lon, lat + 9 * DEGREE, 30 * DEGREE),
                              ring(lon, lat + 9 * DEGREE, 28 * DEGREE)[::-1])
            self.assertEqual(self.services([village("村甲", pierced)], **layers), {"村甲"})

    def test_a_road_across_the_polygon(self):
        lon, lat = EAST["村乙"]
        north = lat + 13 * DEGREE  # 1443 m
        road = [feature(line(SCHOOL, (116.99, 36.6), (116.99, north), (lon + 0.02, north)),
                        **{"class": "secondary"})]
        land = polygon(ring(lon, lat, 12 * DEGREE))
        self.assertEqual(self.services([village("村乙", land)], roads=road), set())
        row = self.rows("coverage")[0]["properties"]
        self.assertAlmostEqual(row["nearest_road_m"], 111, delta=1)
        self.assertAlmostEqual(row["straight_m"], 2900, delta=1)
        self.assertGreater(row["walk_m"], 1.3 * 1443 - 5)  # all of it, from the centre
        across = (1.3**2 - 1) ** 0.5 * 1443  # slanting, to the best access point of the road
        self.assertAlmostEqual(row["road_m"], across + 3796 + 1443 + 895, delta=60)
        self.assertEqual(self.services([village("村乙")], roads=road), {"村乙"})
        row = self.rows("coverage")[0]["properties"]
        self.assertAlmostEqual(row["nearest_road_m"], 1443, delta=3)
        self.assertIsNone(row["road_m"])

    def test_the_centre_is_in_the_built_up_land(self):
        lon, lat = EAST["村乙"]
        land = polygon(ring(lon, lat, 20 * DEGREE))
        houses = [feature(polygon(ring(*EAST["村甲"], DEGREE)), name="小"),
                  feature(polygon(ring(*EAST["村丙"], 2 * DEGREE)), name="大")]
        self.run_study({"villages": [village("村乙", land)], "facilities": [school(point(*SCHOOL))],
                        "built_up": houses})
        self.assertAlmostEqual(self.rows("coverage")[0]["properties"]["straight_m"], 4000, delta=1)

    def test_outputs_stay_points(self):
        self.run_study({"villages": [village(name, square_of(name)) for name in EAST],
                        "facilities": [school(point(*SCHOOL))]})
        rows = self.rows("coverage")
        self.assertEqual({row["geometry"]["type"] for row in rows}, {"Point"})
        self.assertEqual([round(row["properties"]["straight_m"]) for row in rows], AWAY)


if __name__ == "__main__":
    unittest.main()
