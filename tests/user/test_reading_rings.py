# SPDX-License-Identifier: Apache-2.0
"""Invalid rings of polygons: the area is right, or the record is reported."""

import json
import struct
import unittest

from osgeo import ogr
from program import UserTest, run_layers
from small_world import SEAT, STUDY, write_layer, write_small_world

ogr.UseExceptions()


def square(half, lon=SEAT[0], lat=SEAT[1]):
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    return [(lon + half * x, lat + half * y) for x, y in corners]


def polygon(*rings):
    return "POLYGON (%s)" % ", ".join(
        "(%s)" % ", ".join(f"{x:.9f} {y:.9f}" for x, y in ring) for ring in rings
    )


class Rings(UserTest):
    def reported(self, file):
        write_small_world(self.folder)
        text = STUDY + f'\n[layers.exclusions]\npath = "{file}"\n'
        (self.folder / "study.toml").write_text('language = "en"\n' + text, encoding="utf-8")
        answer = run_layers("study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        problems = json.loads((self.folder / "out/problems.geojson").read_text(encoding="utf-8"))
        return [
            row["properties"]["detail"]
            for row in problems["features"]
            if row["properties"]["problem"] == "geometry_part_left_out"
        ]

    def write(self, wkt):
        write_layer(
            self.folder / "e.gpkg", {"n": ogr.OFTString}, [(wkt, "a")], ogr.wkbPolygon, "GPKG", 4326
        )

    def test_valid_rings_and_those_in_the_wrong_order_are_accepted(self):
        for rings in ((square(0.05), square(0.01)), (square(0.01), square(0.05))):
            (self.folder / "e.gpkg").unlink(missing_ok=True)
            self.write(polygon(*rings))
            self.assertEqual(self.reported("e.gpkg"), [])

    def test_a_hole_outside_its_ring_is_reported(self):
        self.write(polygon(square(0.05), square(0.01, lon=SEAT[0] + 0.2)))
        reported = self.reported("e.gpkg")
        self.assertEqual(len(reported), 1)
        self.assertIn("outside their ring: 1", reported[0])

    def test_a_hole_of_a_shapefile_with_the_direction_of_its_shell_is_reported(self):
        path = self.folder / "e.shp"
        rings = polygon(square(0.05), square(0.01))
        write_layer(path, {"n": ogr.OFTString}, [(rings, "a")], ogr.wkbPolygon, crs=4326)
        self.assertEqual(self.reported("e.shp"), [])
        content = path.read_bytes()
        first = len(content) - 5 * 16  # the five vertices of the hole are last
        vertices = [content[first + 16 * i : first + 16 * i + 16] for i in range(5)]
        self.assertEqual(struct.unpack("<2d", vertices[0]), struct.unpack("<2d", vertices[4]))
        path.write_bytes(content[:first] + b"".join(reversed(vertices)))
        reported = self.reported("e.shp")
        self.assertEqual(len(reported), 1, reported)
        self.assertIn("must have the opposite orientation", reported[0])



if __name__ == "__main__":
    unittest.main()
