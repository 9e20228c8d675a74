# SPDX-License-Identifier: Apache-2.0
"""A part of a layer that is in another zone than the rest."""

import json
import unittest

from osgeo import ogr, osr

from program import UserTest, ask
from small_world import point, reference, write_layer

SEAT = (104.8, 31.0)
VILLAGES = [(SEAT[0] + 0.03 * (i % 6), SEAT[1] + 0.03 * (i // 6)) for i in range(24)]


def line(start, east, north):
    return f"LINESTRING ({start[0]} {start[1]}, {start[0] + east} {start[1] + north})"


LINES = [line(place, 0.03, 0.002) for place in VILLAGES]
NAME = {"name": ogr.OFTString}


def move_into_zone(path, count, zone):
    """Writes the first records of a layer in the coordinates of another zone."""
    file = ogr.Open(str(path), 1)
    layer = file.GetLayer()
    into = osr.CoordinateTransformation(reference(4544), reference(zone))
    for record in list(layer)[:count]:
        shape = record.GetGeometryRef().Clone()
        shape.Transform(into)
        record.SetGeometry(shape)
        layer.SetFeature(record)
    del layer, file


class PartsElsewhere(UserTest):
    def run_with(self, layer, count, lines=LINES, zone=4545):
        folder = self.folder
        for path in folder.glob("*.gpkg"):
            path.unlink()
        write = lambda name, *rest, **more: write_layer(
            folder / f"{name}.gpkg", *rest, driver="GPKG", crs=4544, **more)
        write("villages", NAME, [(point(*p), f"村{i}") for i, p in enumerate(VILLAGES)])
        write("towns", NAME, [(point(*p), f"镇{i}") for i, p in enumerate(VILLAGES[::4])])
        write("facilities", {"kind": ogr.OFTString, "level": ogr.OFTString},
              [(point(*p), "小学", "镇") for p in VILLAGES[::3]])
        write("roads", NAME, [(one, "路") for one in lines], kind=ogr.wkbLineString)
        write("water", NAME, [(one, "管") for one in lines], kind=ogr.wkbLineString)
        if count:
            move_into_zone(folder / f"{layer}.gpkg", count, zone)
        text = 'language = "en"\n'
        for name in ("villages", "towns", "facilities", "roads"):
            text += f'[layers.{name}]\npath = "{name}.gpkg"\n'
        text += '[layers.networks.water_supply]\npath = "water.gpkg"\n'
        (folder / "study.toml").write_text(text, encoding="utf-8")
        answer = ask("run", "study.toml", folder=folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        read = lambda name: [f["properties"] for f in json.loads(
            (folder / "out" / f"{name}.geojson").read_text(encoding="utf-8"))["features"]]
        told = [p for p in read("problems") if p["problem"] in ("place_far_away", "crs_doubtful",
                                                                "layer_far_away")]
        return told, read

    def test_a_part_of_any_size_is_told_with_its_zone(self):
        for layer, name in (("roads", "roads"), ("water", "networks.water_supply")):
            for count in (2, 6, 12, 18):
                with self.subTest(layer=layer, count=count):
                    told, _ = self.run_with(layer, count)
                    self.assertEqual([(p["problem"], p["layer"]) for p in told],
                                     [("place_far_away", name)])
                    self.assertIn(f"{count} of 24 records", told[0]["detail"])
                    self.assertIn('crs = "EPSG:4545"', told[0]["detail"])
                    self.assertIn("would displace the rest", told[0]["detail"])

    def test_half_of_two_and_of_four_mains(self):
        for lines in (LINES[:2], LINES[:4]):
            told, read = self.run_with("water", len(lines) // 2, lines)
            self.assertEqual([p["problem"] for p in told], ["place_far_away"])
            self.assertIn('crs = "EPSG:4545"', told[0]["detail"])
            gaps = [g for g in read("gaps") if "water_supply" in g["missing"]]
            self.assertEqual(gaps, [])  # nothing is concluded from mains that may lie elsewhere

    def test_places_in_another_zone_are_told_with_it(self):
        for layer, count in (("villages", 6), ("facilities", 3), ("facilities", 5), ("towns", 2),
                             ("towns", 4)):
            with self.subTest(layer=layer):
                told, _ = self.run_with(layer, count)
                self.assertTrue(told)
                for problem in told:
                    self.assertEqual((problem["problem"], problem["layer"]),
                                     ("place_far_away", layer))
                    self.assertIn('crs = "EPSG:4545"', problem["detail"])

    def test_a_whole_layer_and_lands_apart_raise_no_such_doubt(self):
        told, _ = self.run_with("roads", 0)
        self.assertEqual(told, [])
        # A road of a land beyond the strait, as the layer of a province has them.
        beyond = [line((SEAT[0] + 1.3, SEAT[1] + 0.05 * i), 0.02, 0.01) for i in range(40)]
        told, _ = self.run_with("roads", 0, LINES + beyond)
        self.assertEqual(told, [])


if __name__ == "__main__":
    unittest.main()
