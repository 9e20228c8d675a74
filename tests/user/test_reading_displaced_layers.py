# SPDX-License-Identifier: Apache-2.0
"""Layers of the synthetic county that are displaced by some hundred metres: the wrong layer is
named, with a key that resolves the problem, and correct layers are not reported."""

import json
import shutil
import unittest

from osgeo import gdal, ogr, osr
from program import COUNTY, UserTest, run_program
from test_reading_lines import gcj02

ogr.UseExceptions()
gdal.SetErrorHandler("CPLQuietErrorHandler")  # the cut field names are not under test

ZONE_39 = "+proj=tmerc +lat_0=0 +lon_0=117 +k={} +x_0=39500000 +y_0=0 +datum=WGS84 +units=m"


def system(text):
    found = osr.SpatialReference()
    found.SetFromUserInput(text)
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found


class AwayFromTheOthers(UserTest):
    def setUp(self):
        super().setUp()
        for file in COUNTY.iterdir():
            if file.is_file():
                shutil.copy(file, self.folder)

    def rewrite(self, layer, true, output, shift=None, key="", widen=0):
        """Rewrites the layer: its coordinates are of one CRS and declared as another."""
        source = ogr.Open(str(self.folder / f"{layer}.shp"))
        table = source.GetLayer()
        name = f"{layer}_new.gpkg"
        (self.folder / name).unlink(missing_ok=True)
        file = ogr.GetDriverByName("GPKG").CreateDataSource(str(self.folder / name))
        new = file.CreateLayer("new", system(output), ogr.wkbUnknown)
        definition = table.GetLayerDefn()
        for i in range(definition.GetFieldCount()):
            new.CreateField(definition.GetFieldDefn(i))
        to_true = osr.CoordinateTransformation(table.GetSpatialRef(), system(true))
        for record in table:
            if record.GetGeometryRef() is None:
                continue
            shape = record.GetGeometryRef().Clone()
            shape.Transform(to_true)
            if widen:
                shape = shape.Buffer(widen)
            if shift:
                shape.SetPoint_2D(0, *shift(shape.GetPoint_2D()))
            copy = ogr.Feature(new.GetLayerDefn())
            copy.SetFrom(record)
            copy.SetGeometry(shape)
            new.CreateFeature(copy)
        del new, file
        self.set_key(layer, key, f"{layer}.shp", name)

    def set_key(self, layer, key, was, now):
        study = self.folder / "study.toml"
        text = study.read_text(encoding="utf-8").replace('language = "zh"', 'language = "en"')
        self.plain = text.replace(f'path = "{was}"', f'path = "{now}"')
        self.now = now
        self.write_key(key)

    def write_key(self, key):
        text = self.plain.replace(f'path = "{self.now}"', f'path = "{self.now}"\n{key}')
        (self.folder / "study.toml").write_text(text, encoding="utf-8")

    def problems(self, kind):
        self.reported()
        features = json.loads((self.folder / "p.geojson").read_text(encoding="utf-8"))["features"]
        return [f["properties"] for f in features if f["properties"]["problem"] == kind]

    def reported(self):
        answer = run_program("check", "study.toml", "--out", "p.geojson", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        features = json.loads((self.folder / "p.geojson").read_text(encoding="utf-8"))["features"]
        return [(f["properties"]["layer"], f["properties"]["detail"]) for f in features
                if f["properties"]["problem"] == "crs_doubtful" and "is shifted relative to" in f["properties"]["detail"]]

    def assert_named(self, layer, key):
        reported = self.reported()
        self.assertEqual([one[0] for one in reported], [layer], reported)
        self.assertIn(f"{key} in the block of {layer}", reported[0][1])
        self.write_key(key)
        self.assertEqual(self.reported(), [])

    def test_the_county_without_a_displacement(self):
        self.set_key("towns", "", "towns.shp", "towns.shp")
        self.assertEqual(self.reported(), [])

    def test_towns_of_a_web_map(self):
        self.rewrite("towns", "EPSG:4490", "EPSG:4490", gcj02)
        self.assert_named("towns", 'datum = "gcj02"')

    def test_towns_of_the_other_transverse_mercator(self):
        for true, declared in ((4548, 32650), (32650, 4548)):
            with self.subTest(true=true):
                self.setUp()
                self.rewrite("towns", f"EPSG:{true}", f"EPSG:{declared}")
                self.assert_named("towns", f'crs = "EPSG:{true}"')

    def test_facilities_are_compared_with_networks_if_there_are_no_roads(self):
        self.rewrite("facilities", "EPSG:4490", "EPSG:4490", gcj02)
        self.plain = self.plain.replace('[layers.roads]\npath = "roads.shp"', "").replace(
            'metric = "road"', 'metric = "straight"')
        self.write_key("")
        self.assert_named("facilities", 'datum = "gcj02"')

    def test_roads_are_named_and_not_the_villages(self):
        self.rewrite("roads", "EPSG:4548", "EPSG:32650")
        self.assert_named("roads", 'crs = "EPSG:4548"')

    def test_built_up_land(self):
        self.rewrite("built_up", "EPSG:32650", "EPSG:4548")
        self.assert_named("built_up", 'crs = "EPSG:32650"')

    def test_the_zone_number_of_eastings_stays(self):
        self.rewrite("villages", ZONE_39.format(0.9996), "EPSG:4527")
        self.assert_named("villages", f'crs = "{ZONE_39.format(0.9996)}"')

    def test_towns_given_as_whole_areas_are_reported_once(self):
        self.rewrite("towns", "EPSG:4548", "EPSG:4548", widen=300)
        self.assertEqual(self.problems("parts_far_apart"), [])
        self.rewrite("towns", "EPSG:4548", "EPSG:4548", widen=2500)
        reported = [one for one in self.problems("parts_far_apart") if one["layer"] == "towns"]
        self.assertEqual(len(reported), 1, reported)
        self.assertIn("12 of 12 records are areas, half of them 5.0 km wide", reported[0]["detail"])

    def test_a_network_in_gcj02_is_detected_by_the_roads(self):
        """Few villages are connected to gas, so they cannot show where its mains are."""
        source = ogr.Open(str(self.folder / "network_gas.shp"))
        to_degrees = osr.CoordinateTransformation(source.GetLayer().GetSpatialRef(), system("EPSG:4490"))
        features = []
        for record in source.GetLayer():
            line = record.GetGeometryRef().Clone()
            line.Transform(to_degrees)
            vertices = [gcj02(line.GetPoint_2D(i)) for i in range(line.GetPointCount())]
            geometry = {"type": "LineString", "coordinates": vertices}
            features.append({"type": "Feature", "properties": {}, "geometry": geometry})
        text = json.dumps({"type": "FeatureCollection", "features": features})
        (self.folder / "gas.geojson").write_text(text)
        self.set_key("network_gas", "", "network_gas.shp", "gas.geojson")
        problems = self.problems("crs_doubtful")
        self.assertEqual([p["layer"] for p in problems], ["networks.gas"])
        self.assertIn('datum = "gcj02" in the block of networks.gas', problems[0]["detail"])
        self.write_key('datum = "gcj02"')
        self.assertEqual(self.problems("crs_doubtful"), [])


if __name__ == "__main__":
    unittest.main()
