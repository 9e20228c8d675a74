# SPDX-License-Identifier: Apache-2.0
"""A part of a layer in another zone than the rest."""

import json
import unittest

from osgeo import ogr, osr

from program import UserTest, run_layers, run_program
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


def move_east(path, count, degrees):
    """Moves the first records of a layer in degrees, as a conversion from a wrong zone does."""
    file = ogr.Open(str(path), 1)
    layer = file.GetLayer()
    for record in list(layer)[:count]:
        shape = ogr.CreateGeometryFromJson(json.dumps(shifted(
            json.loads(record.GetGeometryRef().ExportToJson()), degrees)))
        record.SetGeometry(shape)
        layer.SetFeature(record)
    del layer, file


def shifted(shape, degrees):
    move = lambda part: ([part[0] + degrees, part[1]] if isinstance(part[0], float)
                         else [move(one) for one in part])
    return {**shape, "coordinates": move(shape["coordinates"])}


def field(place):
    east, north = place[0] + 0.004, place[1] + 0.004
    west, south = place[0] - 0.004, place[1] - 0.004
    return (f"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, "
            f"{west} {south}))")


class Parts(UserTest):
    def write(self, layer, count, zone=4545, lines=LINES, crs=4544, east=0,
              layers=("villages", "towns", "facilities", "roads", "water", "fields"), extra=""):
        folder = self.folder
        for path in folder.glob("*.gpkg"):
            path.unlink()
        write = lambda name, *rest, **more: write_layer(
            folder / f"{name}.gpkg", *rest, driver="GPKG", crs=crs, **more)
        write("villages", {**NAME, "people": ogr.OFTInteger},
              [(point(*p), f"村{i}", 500) for i, p in enumerate(VILLAGES)])
        write("towns", NAME, [(point(*p), f"镇{i}") for i, p in enumerate(VILLAGES[::4])])
        write("facilities", {"kind": ogr.OFTString, "level": ogr.OFTString},
              [(point(*p), "小学", "镇") for p in VILLAGES[::3]])
        write("roads", NAME, [(one, "路") for one in lines], kind=ogr.wkbLineString)
        write("water", NAME, [(one, "管") for one in lines], kind=ogr.wkbLineString)
        write("fields", NAME, [(field(p), "农田") for p in VILLAGES], kind=ogr.wkbPolygon)
        if count and east:
            move_east(folder / f"{layer}.gpkg", count, east)
        elif count:
            move_into_zone(folder / f"{layer}.gpkg", count, zone)
        blocks = {"water": "networks.water_supply", "fields": "exclusions"}
        text = 'language = "en"\n'
        for name in layers:
            text += f'[layers.{blocks.get(name, name)}]\npath = "{name}.gpkg"\n'
        (folder / "study.toml").write_text(text + extra, encoding="utf-8")

    def answer(self):
        answer = run_layers("study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        read = lambda name: [f["properties"] for f in json.loads(
            (self.folder / "out" / f"{name}.geojson").read_text(encoding="utf-8"))["features"]]
        reported = [p for p in read("problems") if p["problem"] in ("place_far_away", "crs_doubtful",
                                                                "layer_far_away")]
        return reported, read, answer


class PartsElsewhere(Parts):
    def run_with(self, layer, count, lines=LINES, zone=4545):
        self.write(layer, count, zone, lines,
                   layers=("villages", "towns", "facilities", "roads", "water"))
        return self.answer()[:2]

    def test_a_part_of_any_size_is_reported_with_its_zone(self):
        for layer, name in (("roads", "roads"), ("water", "networks.water_supply")):
            for count in (2, 6, 12, 18):
                with self.subTest(layer=layer, count=count):
                    reported, _ = self.run_with(layer, count)
                    self.assertEqual([(p["problem"], p["layer"]) for p in reported],
                                     [("place_far_away", name)])
                    self.assertIn(f"{count} of 24 records", reported[0]["detail"])
                    self.assertIn('crs = "EPSG:4545"', reported[0]["detail"])
                    self.assertIn("would displace the rest", reported[0]["detail"])

    def test_one_of_two_and_two_of_four_mains_in_another_zone_are_reported(self):
        for lines in (LINES[:2], LINES[:4]):
            reported, read = self.run_with("water", len(lines) // 2, lines)
            self.assertEqual([p["problem"] for p in reported], ["place_far_away"])
            self.assertIn('crs = "EPSG:4545"', reported[0]["detail"])
            gaps = [g for g in read("gaps") if g["water_gap"]]
            self.assertEqual(gaps, [])  # mains that may be displaced are no evidence

    def test_places_in_another_zone_are_reported_with_it(self):
        for layer, count in (("villages", 6), ("facilities", 3), ("facilities", 5), ("towns", 2),
                             ("towns", 4)):
            with self.subTest(layer=layer):
                reported, _ = self.run_with(layer, count)
                self.assertTrue(reported)
                for problem in reported:
                    self.assertEqual((problem["problem"], problem["layer"]),
                                     ("place_far_away", layer))
                    self.assertIn('crs = "EPSG:4545"', problem["detail"])

    def test_a_whole_layer_and_separate_areas_are_not_reported(self):
        reported, _ = self.run_with("roads", 0)
        self.assertEqual(reported, [])
        # A road of a land beyond the strait, as in the layer of a province.
        beyond = [line((SEAT[0] + 1.3, SEAT[1] + 0.05 * i), 0.02, 0.01) for i in range(40)]
        reported, _ = self.run_with("roads", 0, LINES + beyond)
        self.assertEqual(reported, [])


class LargeParts(Parts):
    def assert_reported(self, reported, layer, count, words):
        self.assertEqual([(p["problem"], p["layer"]) for p in reported], [("place_far_away", layer)])
        self.assertRegex(reported[0]["detail"], rf"{count} of \d+ ")
        self.assertIn(words, reported[0]["detail"])

    def test_villages_of_any_number_are_reported_with_their_zone(self):
        for others in (("towns", "facilities", "roads"), ("roads",), ("water",)):
            for count in (6, 12, 18, 23):
                with self.subTest(others=others, count=count):
                    self.write("villages", count, layers=("villages", *others))
                    reported, read, _ = self.answer()
                    self.assert_reported(reported, "villages", count, 'crs = "EPSG:4545"')
                    self.assertEqual(len(read("coverage")), len(VILLAGES))

    def test_without_another_layer_neither_part_is_named(self):
        for count in (6, 12, 20):
            self.write("villages", count)
            answer = run_program("inspect", "villages.gpkg", folder=self.folder)
            self.assertIn("it is unknown which of the two parts is wrong", answer.out)
            self.assertIn("one of the two parts of the file is in another coordinate system",
                          answer.out)

    def test_in_degrees_a_part_of_any_size_is_reported_once(self):
        for layer, name, counts in (
                ("villages", "villages", (6, 12, 18)), ("facilities", "facilities", (3, 4, 6)),
                ("towns", "towns", (3, 4)), ("water", "networks.water_supply", (6, 12, 18)),
                ("roads", "roads", (6, 12, 18)), ("fields", "exclusions", (6, 12, 18))):
            for count in counts:
                for east, words in ((-3, "With 3 degrees added to"), (6, "With 6 degrees subtracted")):
                    with self.subTest(layer=layer, count=count, east=east):
                        self.write(layer, count, crs=4326, east=east)
                        self.assert_reported(self.answer()[0], name, count, words)

    def test_places_elsewhere_are_reported_without_a_remedy(self):
        for layer, counts in (("villages", (6, 12, 18)), ("facilities", (3, 4, 6)),
                              ("towns", (3, 4))):
            for count in counts:
                with self.subTest(layer=layer, count=count):
                    self.write(layer, count, crs=4326, east=-1.7)
                    reported, _, _ = self.answer()
                    self.assert_reported(reported, layer, count, "no other layer has places near them")
                    self.assertNotIn("match the rest", reported[0]["detail"])
                    text = (self.folder / "study.toml").read_text(encoding="utf-8")
                    text = text.replace(f'"{layer}.gpkg"', f'"{layer}.gpkg"\nkeep_far = true')
                    (self.folder / "study.toml").write_text(text, encoding="utf-8")
                    self.assertEqual(self.answer()[0], [])

    def test_two_separate_areas_in_one_study_are_accepted(self):
        """The first half of every layer is 3 degrees to the west, as in a county with an
        exclave."""
        self.write("villages", 0, crs=4326)
        for layer, count in (("villages", 12), ("towns", 3), ("facilities", 4), ("roads", 12),
                             ("water", 12), ("fields", 12)):
            move_east(self.folder / f"{layer}.gpkg", count, -3)
        self.assertEqual(self.answer()[0], [])


class LandKeptFree(Parts):
    SITES = '[sites]\nmovable = "all"\nmin_people = 1000\n'

    def sites(self, *rest, **more):
        self.write("fields", *rest, extra=self.SITES, **more)
        reported, _, answer = self.answer()
        figures = json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))
        return reported, answer.out, figures["figures"]["sites"]

    def test_sites_report_the_exclusions_that_were_not_applied(self):
        for count, kind in ((24, "layer_far_away"), (12, "place_far_away"), (2, "place_far_away")):
            with self.subTest(count=count):
                reported, out, sites = self.sites(count)
                self.assertEqual([(p["problem"], p["layer"]) for p in reported], [(kind, "exclusions")])
                self.assertIn("Sites may be on land of exclusions", out)
                self.assertEqual(sites["exclusions_not_applied"], ["exclusions"])
        text = (self.folder / "study.toml").read_text(encoding="utf-8")
        (self.folder / "study.toml").write_text(text.replace('"en"', '"zh"'), encoding="utf-8")
        self.assertIn("选址未能避开 exclusions 的地块", self.answer()[2].out)

    def test_an_exclusion_in_its_place_is_not_reported(self):
        reported, out, sites = self.sites(0)
        self.assertEqual(reported, [])
        self.assertNotIn("Sites may be", out)
        self.assertNotIn("exclusions have no effect", out)
        self.assertEqual(sites["exclusions_not_applied"], [])
        self.assertGreater(sites["excluded"], 0)

    def test_an_exclusion_beside_all_candidates_is_reported_as_without_effect(self):
        reported, out, sites = self.sites(24, crs=4326, east=0.35)
        self.assertEqual(reported, [])
        self.assertIn("The exclusions have no effect: none of the", out)
        self.assertEqual(sites["exclusions_not_applied"], [])


if __name__ == "__main__":
    unittest.main()
