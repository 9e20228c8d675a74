# SPDX-License-Identifier: Apache-2.0
"""Single wrong coordinates, and records of polygons and points.

A record keeps its valid parts, and a problem names the record and what was left out.
"""

import unittest

from test_reading_shapes import (AWAY, EAST, SCHOOL, Shapes, collection, feature, line, multi_point, point, polygon, ring,
                                 school, village)

BASE = dict(zip(EAST, AWAY))
LON, LAT = EAST["村乙"]
WILD = {
    "beyond the Earth": [500, 95],
    "no data of Esri": [-1.7e38, -1.7e38],
    "a pole too far": [117.0, 96.0],
    "zero": [0, 0],
    "turned": [36.6, 117.0],
}
NO_NUMBER = {"NaN": [float("nan"), 36.0], "infinite": [float("inf"), 36.0]}


def others(*names):
    return [village(name) for name in EAST if name not in names]


class OutlierCoordinates(Shapes):
    def assert_reported(self, layer, record, *kinds):
        kinds = kinds or ("geometry_part_left_out", "place_far_away")
        found = [row["properties"] for row in self.rows("problems")]
        reported = [p["record"] for p in found if p["problem"] in kinds and p["layer"] == layer]
        self.assertEqual(reported, [record])

    def test_a_vertex_of_a_polygon(self):
        for what, wild in {**WILD, **NO_NUMBER, "far": [17.03, 36.6]}.items():
            outline = ring(LON, LAT)
            with self.subTest(what):
                land = polygon(outline[:2] + [wild] + outline[2:])
                self.assert_away(others("村乙") + [village("村乙", land)], [school(point(*SCHOOL))], BASE)
                self.assert_reported("villages", "370102001002")

    def test_the_first_vertex_of_a_polygon(self):
        for what, wild in {**WILD, **NO_NUMBER, "far": [17.03, 36.6]}.items():
            outline = ring(LON, LAT)
            with self.subTest(what):
                land = polygon([wild] + outline[:-1] + [wild])
                self.assert_away(others("村乙") + [village("村乙", land)], [school(point(*SCHOOL))], BASE)
                self.assert_reported("villages", "370102001002")

    def test_a_ring_with_mostly_wrong_vertices_is_left_out(self):
        land = polygon([[LON, LAT], [500, 95], [LON, LAT + 0.01], [501, 95], [502, 96], [LON, LAT]])
        wanted = {name: away for name, away in BASE.items() if name != "村乙"}
        self.assert_away(others("村乙") + [village("村乙", land)], [school(point(*SCHOOL))], wanted)
        self.assert_reported("villages", "370102001002", "geometry_out_of_range")

    def test_a_wrong_point_among_several_is_left_out(self):
        for what, wild in WILD.items():
            for places in ([wild, EAST["村乙"]], [EAST["村乙"], wild]):
                with self.subTest(what):
                    shape = multi_point(*places)
                    self.assert_away(others("村乙") + [village("村乙", shape)], [school(point(*SCHOOL))], BASE)
                    self.assert_reported("villages", "370102001002")

    def test_a_school_at_zero_and_at_its_place(self):
        for places in ([[0, 0], SCHOOL], [SCHOOL, [0, 0]]):
            self.assert_away(others(), [school(multi_point(*places))], BASE)
            self.assert_reported("facilities", "F1")

    def test_a_road_continues_with_its_next_vertex(self):
        for what, wild in {**WILD, **NO_NUMBER, "far": [17.03, 36.6]}.items():
            with self.subTest(what):
                road = line([116.99, 36.6], [117.0, 36.6], wild, [117.04, 36.6], [117.05, 36.6], [117.08, 36.6])
                self.run_study({"villages": others(), "facilities": [school(point(*SCHOOL))],
                                "roads": [feature(road, name="环路")]})
                for row in self.rows("coverage"):
                    self.assertLess(row["properties"]["nearest_road_m"], 3)
                reported = {"geometry_part_left_out", "place_far_away"}.intersection(self.kinds())
                self.assertEqual(len(reported), 1)

    def test_a_village_with_only_wrong_vertices_is_left_out(self):
        wanted = {name: away for name, away in BASE.items() if name != "村乙"}
        for kind, shape in (("geometry_out_of_range", point(500, 95)), ("place_at_zero", multi_point([0, 0], [0, 0]))):
            self.assert_away(others("村乙") + [village("村乙", shape)], [school(point(*SCHOOL))], wanted)
            self.assert_reported("villages", "370102001002", kind)


class PolygonsAndPoints(Shapes):
    def reported(self, *parts):
        self.assert_away(others("村乙") + [village("村乙", collection(*parts))], [school(point(*SCHOOL))], BASE)
        return self.problems()

    def test_a_polygon_of_a_few_metres_is_a_symbol(self):
        symbol = polygon(ring(117.2, 36.6, 0.0001))  # 20 m
        for parts in ((symbol, point(LON, LAT)), (point(LON, LAT), symbol)):
            (problem,) = self.reported(*parts)
            self.assertEqual(problem[:2], ("geometry_part_left_out", "370102001002"))
            self.assertIn("symbol", problem[2])

    def test_a_symbol_alone_is_the_place(self):
        self.assertEqual(self.reported(polygon(ring(LON, LAT, 0.0001))), [])

    def test_a_point_beside_its_polygon_is_reported(self):
        (problem,) = self.reported(polygon(ring(LON, LAT)), point(117.2, 36.6))
        self.assertEqual(problem[:2], ("parts_far_apart", "370102001002"))

    def test_a_point_in_its_polygon_is_not_reported(self):
        self.assertEqual(self.reported(polygon(ring(LON, LAT)), point(LON + 0.0015, LAT)), [])


del Shapes  # or its tests would run here again

if __name__ == "__main__":
    unittest.main()
