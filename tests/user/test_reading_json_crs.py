# SPDX-License-Identifier: Apache-2.0
"""Where GeoJSON may declare its CRS, and how: for the whole file, in single features, twice, as
null."""

import json
import unittest

import test_reading_crs as crs

CODE = "EPSG:4548"  # metres, and correct for the places
LON_LAT = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}


def named(name):
    return {"type": "name", "properties": {"name": name}}


def link(href):
    return {"type": "link", "properties": {"href": href, "type": "proj4"}}


class JsonCrs(crs.Reading):
    def write(self, members=None, top=(), in_geometry=False, keys="", code=CODE, path="villages.geojson"):
        """The villages in that CRS: `members`, the "crs" of each feature; `top`, that of the file.
"""
        places = crs.to_crs(code, crs.villages_at(crs.SHANDONG)) if code else crs.villages_at(crs.SHANDONG)
        self.geojson_study(places, crs.SHANDONG, keys=keys)
        collection = json.loads((self.folder / "villages.geojson").read_text(encoding="utf-8"))
        for feature, member in zip(collection["features"], members or []):
            if member is not ...:
                (feature["geometry"] if in_geometry else feature)["crs"] = member
        text = json.dumps(collection, ensure_ascii=False)
        for member in top:
            text = '{"crs": ' + json.dumps(member, ensure_ascii=False) + ", " + text[1:]
        if path.endswith("l"):
            text = "\n".join(json.dumps(feature, ensure_ascii=False) for feature in collection["features"])
        (self.folder / path).write_text(text, encoding="utf-8")
        self.study(f'path = "{path}"\n{keys}')

    def refused(self, *words):
        answer, _, _ = self.run_study()
        self.assert_refused(answer, 2, *words)
        self.assertNotIn("WGS 84 is declared", answer.stderr)

    def test_a_code_is_known_however_it_is_written(self):
        for member in (
            4548, "4548", "EPSG:4548", named("http://www.opengis.net/gml/srs/epsg.xml#4548"), named("epsg:4548"),
            named("http://www.opengis.net/def/crs/EPSG/0/4548"), named("urn:ogc:def:crs:EPSG:9.9:4548"), named(4548),
            named("4548"), {"type": "name", "name": CODE}, {"type": "EPSG", "properties": {"code": 4548}},
            link("http://spatialreference.org/ref/epsg/4548/proj4/"), link("https://epsg.io/4548"),
        ):
            with self.subTest(str(member)):
                self.write(top=[member])
                self.assert_read(0)

    def test_a_link_without_a_code_is_reported_as_a_link(self):
        self.write(top=[link("http://example.com/crs/gauss.prj")])
        self.refused("by a link, which is not followed (http://example.com/crs/gauss.prj)", f'"{CODE}"')
        self.write(top=[link("http://example.com/crs/gauss.prj")], keys=f'crs = "{CODE}"')
        self.assert_read(0)

    def test_null_declares_none(self):
        self.write(top=[None])
        self.refused("no CRS is declared", CODE)
        self.write(top=[None], keys=f'crs = "{CODE}"')
        self.assert_read(0)

    def test_single_features_that_agree_are_read(self):
        count = len(crs.VILLAGES)
        for in_geometry in (False, True):
            for top in ([], [named(CODE)]):
                with self.subTest(in_geometry=in_geometry, top=top):
                    self.write([named(CODE)] * count, top, in_geometry)
                    self.assert_read(0)
        self.write([named(CODE), *[4548] * (count - 1)])
        self.assert_read(0)
        self.write([named(CODE), *[...] * (count - 1)], [named(CODE)])
        self.assert_read(0)
        self.write([named(CODE)] * count, path="villages.geojsonl")
        self.assert_read(0)

    def test_features_that_disagree_are_reported_and_the_remedy_works(self):
        rest = len(crs.VILLAGES) - 1
        for members, top, output in (
            ([named(CODE), *[named("EPSG:4549")] * rest], [], "EPSG:4548, EPSG:4549"),
            ([named(CODE), *[...] * rest], [], "EPSG:4548, null"),
            ([named(CODE), *[...] * rest], [named("EPSG:4549")], "EPSG:4549, EPSG:4548"),
            ([...] * (rest + 1), [named(CODE), named("EPSG:4549")], "EPSG:4549, EPSG:4548"),
            ([...] * (rest + 1), [named(CODE), LON_LAT], "CRS84, EPSG:4548"),
        ):
            with self.subTest(output):
                self.write(members, top)
                self.refused("declares several CRSs", output, "into a separate file", 'crs = "EPSG:…"')
                self.write(members, top, keys=f'crs = "{CODE}"')
                self.assert_read(0)

    def test_members_that_mean_degrees_are_not_reported(self):
        count = len(crs.VILLAGES)
        for members, top in (([LON_LAT, *[...] * (count - 1)], []), ([named("EPSG:4326")] * count, [LON_LAT]),
                             ([...] * count, [LON_LAT, LON_LAT]), ([None] * count, []), ([...] * count, [])):
            self.write(members, top, code=None)
            self.assert_read(0)

    def test_properties_called_crs_are_ignored(self):
        self.write(top=[named(CODE)])
        path = self.folder / "villages.geojson"
        collection = json.loads(path.read_text(encoding="utf-8"))
        for feature in collection["features"]:
            feature["properties"]["crs"] = "EPSG:4549"
            feature["properties"]["geometry"] = {"crs": named("EPSG:4549")}
        path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
        self.assert_read(0)


if __name__ == "__main__":
    unittest.main()
