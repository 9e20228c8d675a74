# SPDX-License-Identifier: Apache-2.0
"""CRS of layers: one small world in many CRSs, forms of a .prj and orders of axes.

Five villages are 1000, 2900, 4000, 4900 and 6000 m east of a town school (on the ellipsoid, to
centimetres). Whatever the files declare, the program finds these distances, or reports the
error.
"""

import json
import math
import shutil
import unittest

from osgeo import ogr, osr

from program import UserTest, run_layers, run_program

ogr.UseExceptions()
osr.UseExceptions()

DISTANCES = [1000, 2900, 4000, 4900, 6000]
VILLAGES = [
    {"code": f"37010200100{i + 1}", "name": name, "people": 500 + 100 * i}
    for i, name in enumerate(("村甲", "村乙", "村丙", "村丁", "村戊"))
]
SCHOOL = [{"code": "F1", "name": "中心小学", "kind": "学校", "level": "镇"}]
TOWN = [{"name": "安山镇", "level": "镇"}]

SHANDONG = (117.0, 36.6)
KASHGAR = (76.0, 39.5)
THAILAND = (99.3, 19.0)
JORDAN = (36.3, 32.3)
PALESTINE = (35.0, 31.5)
MOZAMBIQUE = (36.5, -17.0)
BRAZIL = (-50.0, -10.0)
KENYA = (37.0, -1.0)
KANSAS = (-100.0, 40.0)
BAVARIA = (11.0, 48.5)
JAPAN = (139.5, 35.8)
MOSCOW = (39.0, 55.0)
FIJI = (179.98, -17.0)

KRASOVSKY = "+proj=tmerc +lon_0=117 +x_0=500000 +ellps=krass +units=m"
SHIFT = " +towgs84=15.8,-154.4,-82.3"


def villages_at(seat):
    """Due east of the seat, by the radius of the parallel."""
    lon, lat = seat
    flattening = 1 / 298.257222101
    eccentricity = flattening * (2 - flattening)
    sine = math.sin(math.radians(lat))
    radius = 6378137 / math.sqrt(1 - eccentricity * sine * sine) * math.cos(math.radians(lat))
    return [(lon + math.degrees(d / radius), lat) for d in DISTANCES]


def reference(crs):
    system = osr.SpatialReference()
    system.SetFromUserInput(crs + " +type=crs" if crs.startswith("+proj") else crs)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


def to_crs(crs, places):
    transformation = osr.CoordinateTransformation(reference("EPSG:4326"), reference(crs))
    return [transformation.TransformPoint(*place)[:2] for place in places]


def esri(crs):
    system = reference(crs)
    system.MorphToESRI()
    return system.ExportToWkt()


def wkt2(crs):
    return reference(crs).ExportToWkt(["FORMAT=WKT2_2019"])


def swapped(places):
    return [(lat, lon) for lon, lat in places]


def write_geojson(path, places, rows, crs=None):
    features = [
        {
            "type": "Feature",
            "properties": row,
            "geometry": {"type": "Point", "coordinates": list(place)},
        }
        for place, row in zip(places, rows)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    if crs:
        collection["crs"] = {"type": "name", "properties": {"name": crs}}
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")


def write_shapefile(path, wkts, rows, prj, kind=ogr.wkbPoint):
    file = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
    layer = file.CreateLayer(path.stem, None, kind, ["ENCODING=UTF-8"])
    for name, value in rows[0].items():
        of_type = ogr.OFTInteger if isinstance(value, int) else ogr.OFTString
        layer.CreateField(ogr.FieldDefn(name, of_type))
    for wkt, row in zip(wkts, rows):
        record = ogr.Feature(layer.GetLayerDefn())
        record.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        for name, value in row.items():
            record.SetField(name, value)
        layer.CreateFeature(record)
    del layer, file  # closes it
    if prj is not None:
        path.with_suffix(".prj").write_bytes(prj if isinstance(prj, bytes) else prj.encode())


def write_points(path, places, rows, prj):
    write_shapefile(path, [f"POINT ({x!r} {y!r})" for x, y in places], rows, prj)


class Reading(UserTest):
    """Writes a world, runs `coverage`, and checks distances and problems."""

    def study(self, villages, more=""):
        """The study's text: villages and the school, and further layers."""
        text = f'language = "en"\n[layers.villages]\n{villages}\n'
        text += '[layers.facilities]\npath = "school.geojson"\n' + more
        (self.folder / "study.toml").write_text(text, encoding="utf-8")

    def shapefile_study(self, seat, places, prj, keys="", more=""):
        write_points(self.folder / "villages.shp", places, VILLAGES, prj)
        write_geojson(self.folder / "school.geojson", [seat], SCHOOL)
        self.study(f'path = "villages.shp"\n{keys}', more)

    def geojson_study(self, villages, school, town=None, crs=None, keys=""):
        write_geojson(self.folder / "villages.geojson", villages, VILLAGES, crs)
        write_geojson(self.folder / "school.geojson", [school], SCHOOL)
        more = ""
        if town:
            write_geojson(self.folder / "towns.geojson", [town], TOWN)
            more = '[layers.towns]\npath = "towns.geojson"\n'
        self.study(f'path = "villages.geojson"\n{keys}', more)

    def run_study(self):
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        out = self.folder / "out"
        if not out.exists():
            return answer, [], {}
        coverage = json.loads((out / "coverage.geojson").read_text(encoding="utf-8"))
        problems = json.loads((out / "problems.geojson").read_text(encoding="utf-8"))
        distances = [feature["properties"]["straight_m"] for feature in coverage["features"]]
        reported = {}
        for feature in problems["features"]:
            reported[feature["properties"]["problem"]] = feature["properties"]
        return answer, distances, reported

    def assert_distances(self, distances, within=0.5):
        self.assertEqual(len(distances), len(DISTANCES))
        for found, right in zip(distances, DISTANCES):
            self.assertAlmostEqual(found, right, delta=within)

    def assert_read(self, code, *problems, within=0.5):
        """The distances are right, with this exit code and exactly these problems."""
        answer, distances, reported = self.run_study()
        self.assertEqual(answer.code, code, str(answer))
        self.assertEqual(sorted(reported), sorted(problems), str(reported))
        self.assert_distances(distances, within)
        return reported


class Datums(Reading):
    def test_parameters_of_a_file_and_of_the_study(self):
        """A .prj in four forms, and the study's declaration, with and without +type=crs."""
        for shift in (SHIFT, " +towgs84=15.8,-154.4,-82.3,0.5,-0.3,0.7,1.2"):
            crs = KRASOVSKY + shift
            places = to_crs(crs, villages_at(SHANDONG))
            system = reference(crs)
            forms = [system.ExportToWkt(), wkt2(crs), system.ExportToPROJJSON(), crs]
            for form in forms:
                with self.subTest(shift=shift, form=form[:12]):
                    self.shapefile_study(SHANDONG, places, form)
                    self.assert_read(0)
            for declared in (crs, crs + " +type=crs"):
                with self.subTest(shift=shift, declared=declared):
                    self.shapefile_study(SHANDONG, places, None, f'crs = "{declared}"')
                    self.assert_read(0)

    def test_parameters_in_a_geopackage(self):
        crs = KRASOVSKY + SHIFT
        path = self.folder / "villages.gpkg"
        file = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
        layer = file.CreateLayer("villages", reference(crs), ogr.wkbPoint)
        layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
        for (x, y), row in zip(to_crs(crs, villages_at(SHANDONG)), VILLAGES):
            record = ogr.Feature(layer.GetLayerDefn())
            record.SetField("name", row["name"])
            record.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({x!r} {y!r})"))
            layer.CreateFeature(record)
        del layer, file
        write_geojson(self.folder / "school.geojson", [SHANDONG], SCHOOL)
        self.study('path = "villages.gpkg"\nfields = { name = "name" }')
        _, distances, reported = self.run_study()
        self.assertNotIn("datum_ballpark", reported)
        self.assert_distances(distances)

    def test_parameters_stay_if_the_zone_is_corrected(self):
        prefixed = (KRASOVSKY + SHIFT).replace("500000", "39500000")
        for places, prj in ((prefixed, KRASOVSKY + SHIFT), (KRASOVSKY + SHIFT, prefixed)):
            with self.subTest(prj=prj):
                places = to_crs(places, villages_at(SHANDONG))
                self.shapefile_study(SHANDONG, places, reference(prj).ExportToWkt())
                self.assert_read(1, "crs_doubtful")

    def test_a_datum_without_known_parameters(self):
        """With any name: on Krasovsky's ellipsoid, on Xi'an's, with zeros; within 120 m."""
        albers = "+proj=aea +lat_1=25 +lat_2=47 +lon_0=105 +ellps=krass"
        xian = "+proj=tmerc +lon_0=117 +x_0=500000 +a=6378140 +rf=298.257"
        for crs in (albers, KRASOVSKY, KRASOVSKY + " +towgs84=0,0,0", xian):
            with self.subTest(crs=crs):
                true = crs.replace(" +towgs84=0,0,0", "") + SHIFT
                places = to_crs(true, villages_at(SHANDONG))
                self.shapefile_study(SHANDONG, places, reference(crs).ExportToWkt())
                reported = self.assert_read(1, "datum_ballpark", within=150)
                self.assertIn("+towgs84=", reported["datum_ballpark"]["detail"])

    def test_datums_of_other_countries_use_the_best_transformation_of_proj(self):
        for seat, crs in (
            (MOSCOW, "EPSG:28407"),
            (BAVARIA, "EPSG:23032"),
            (BAVARIA, "EPSG:31468"),
            (KANSAS, "EPSG:26714"),
            (THAILAND, "EPSG:24047"),
            (KENYA, "EPSG:21037"),
            (JAPAN, "EPSG:30169"),
            (PALESTINE, "EPSG:28191"),
            (BRAZIL, "EPSG:29192"),
        ):
            places = to_crs(crs, villages_at(seat))
            for form in (reference(crs).ExportToWkt(), esri(crs)):
                with self.subTest(crs=crs, form=form[:30]):
                    keys = "keep_far = true\n"  # Chinese names in Kansas are doubted
                    self.shapefile_study(seat, places, form, keys=keys)
                    self.assert_read(0)

    def test_a_missing_grid(self):
        places = to_crs("EPSG:4548", villages_at(SHANDONG))
        grid = KRASOVSKY + " +nadgrids=nowhere.gsb"
        self.shapefile_study(SHANDONG, places, None, f'crs = "{grid}"')
        answer, _, _ = self.run_study()
        self.assert_refused(answer, 2, "nowhere.gsb", "not installed")


class Declarations(Reading):
    def test_every_form_of_a_prj(self):
        places = to_crs("EPSG:4527", villages_at(SHANDONG))
        plain = esri("EPSG:4527")
        for form in (
            "EPSG:4527",
            " epsg:4527\r\n",
            "4527",
            "urn:ogc:def:crs:EPSG::4527",
            "http://www.opengis.net/def/crs/EPSG/0/4527",
            wkt2("EPSG:4527"),
            reference("EPSG:4527").ExportToPrettyWkt(),
            reference("EPSG:4527").ExportToPROJJSON(),
            "+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=39500000 +y_0=0 +ellps=GRS80 +units=m",
            "+init=epsg:4527",
            b"\xef\xbb\xbf" + plain.encode(),
            b"\xef\xbb\xbfEPSG:4527",
            plain.encode("utf-16"),
            b"\xfe\xff" + plain.encode("utf-16-be"),
            plain.encode("utf-16-le"),
        ):
            with self.subTest(form=form[:40]):
                self.shapefile_study(SHANDONG, places, form)
                self.assert_read(0)

    def test_a_qpj_alone(self):
        self.shapefile_study(SHANDONG, to_crs("EPSG:4527", villages_at(SHANDONG)), None)
        (self.folder / "villages.qpj").write_text(reference("EPSG:4527").ExportToWkt())
        self.assert_read(0)

    def test_a_prj_in_wkt2_of_a_datum_without_parameters(self):
        places = to_crs("EPSG:4214", villages_at(SHANDONG))
        self.shapefile_study(SHANDONG, places, wkt2("EPSG:4214"))
        self.assert_read(1, "datum_ballpark", within=120)

    def test_an_unreadable_prj_is_never_ignored(self):
        for form in ("garbage", "", 'LOCAL_CS["x",UNIT["m",1]]'):
            with self.subTest(form=form):
                self.shapefile_study(SHANDONG, villages_at(SHANDONG), form)
                reported = self.assert_read(1, "crs_doubtful")
                self.assertIn("cannot be read", reported["crs_doubtful"]["detail"])
        for form in ("garbage", ""):
            with self.subTest(form=form, unit="metres"):
                places = to_crs("EPSG:4548", villages_at(SHANDONG))
                shutil.rmtree(self.folder / "out", ignore_errors=True)
                self.shapefile_study(SHANDONG, places, form)
                answer, _, _ = self.run_study()
                self.assert_refused(answer, 2, "cannot be read", 'crs = "EPSG:4548"')

    def test_a_name_in_geojson_that_gdal_does_not_know(self):
        crs = KRASOVSKY + SHIFT
        self.geojson_study(to_crs(crs, villages_at(SHANDONG)), SHANDONG, crs=crs)
        self.assert_read(0)
        self.geojson_study(villages_at(SHANDONG), SHANDONG, crs="urn:x:nonsense")
        reported = self.assert_read(1, "crs_doubtful")
        self.assertIn("urn:x:nonsense", reported["crs_doubtful"]["detail"])


    def with_crs(self, member, keys="", after=True):
        """The villages in degrees, with a "crs" member before or far behind the features."""
        self.geojson_study(villages_at(SHANDONG), SHANDONG, keys=keys)
        path = self.folder / "villages.geojson"
        collection = json.loads(path.read_text(encoding="utf-8"))
        collection.pop("crs", None)
        features = collection.pop("features")
        features[0]["properties"]["note"] = '{"crs": 1}' * 1000
        parts = {"features": features, "crs": member} if after else {
            "crs": member,
            "features": features,
        }
        path.write_text(json.dumps({**collection, **parts}, ensure_ascii=False), encoding="utf-8")

    def test_a_crs_member_without_a_name_is_reported_wherever_it_is(self):
        named = lambda name: {"type": "name", "properties": {"name": name}}
        link = {"type": "link", "properties": {"href": "http://example.com/crs/42"}}
        unknown = {
            "GCJ-02": named("GCJ-02"),
            "高德坐标系": named("高德坐标系"),
            "EPSG::9999999": named("EPSG::9999999"),
            "example.com": link,
            "12": 12,
            "name": named(None),
            '""': named(""),
            "{}": {},
            "[]": [],
            "99999": {"type": "EPSG", "properties": {"code": 99999}},
        }
        for after in (False, True):
            for shown, member in unknown.items():
                with self.subTest(shown, after=after):
                    self.with_crs(member, after=after)
                    reported = self.assert_read(1, "crs_doubtful")["crs_doubtful"]
                    self.assert_contains(reported["detail"], shown, 'crs = "EPSG:…"')
                    self.assertEqual("gcj02" in reported["detail"], shown in ("GCJ-02", "高德坐标系"))
                    self.assertNotIn(".prj", reported["detail"])

    def test_a_crs_member_that_is_understood_or_null_is_not_reported(self):
        named = lambda name: {"type": "name", "properties": {"name": name}}
        names = ("EPSG:4326", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4490", "WGS84")
        for member in (None, "EPSG:4490", 4490, "4490", *map(named, names)):
            for after in (False, True):
                with self.subTest(str(member), after=after):
                    self.with_crs(member, after=after)
                    self.assert_read(0)

    def test_the_study_declares_an_unknown_crs_member(self):
        self.with_crs({"type": "name", "properties": {"name": "GCJ-02"}}, 'crs = "EPSG:4326"')
        self.assert_read(0)
        self.with_crs({"type": "name", "properties": {"name": "GCJ-02"}}, 'datum = "gcj02"')
        answer, distances, reported = self.run_study()
        self.assertEqual((answer.code, reported), (0, {}), str(answer))
        self.assertGreater(abs(distances[0] - DISTANCES[0]), 10)

class Axes(Reading):
    def test_all_layers_swapped(self):
        for seat in (SHANDONG, KASHGAR, THAILAND):
            with self.subTest(seat=seat):
                self.geojson_study(swapped(villages_at(seat)), seat[::-1])
                self.assert_read(1, "crs_doubtful")

    def test_one_layer_swapped(self):
        for seat in (SHANDONG, KASHGAR):
            with self.subTest(seat=seat):
                self.geojson_study(swapped(villages_at(seat)), seat)
                self.assert_read(1, "crs_doubtful")
                self.geojson_study(villages_at(seat), seat[::-1])
                self.assert_read(1, "crs_doubtful")

    def test_wrongly_named_columns(self):
        write_geojson(self.folder / "school.geojson", [KASHGAR], SCHOOL)
        rows = [
            f"{row['code']},{row['name']},{lat!r},{lon!r}"
            for row, (lon, lat) in zip(VILLAGES, villages_at(KASHGAR))
        ]
        text = "\n".join(["code,name,lon,lat", *rows, ""])
        (self.folder / "villages.csv").write_text(text, encoding="utf-8")
        self.study('path = "villages.csv"')
        _, distances, reported = self.run_study()
        self.assertIn("crs_doubtful", reported)
        self.assert_distances(distances)

    def test_if_both_orders_are_on_land_the_other_layers_determine_the_order(self):
        for seat in (JORDAN, MOZAMBIQUE, BRAZIL):
            with self.subTest(seat=seat):
                self.geojson_study(swapped(villages_at(seat)), seat, town=seat)
                reported = self.assert_read(1, "crs_doubtful")
                self.assertEqual(reported["crs_doubtful"]["layer"], "villages")
                self.geojson_study(villages_at(seat), seat[::-1], town=seat)
                reported = self.assert_read(1, "crs_doubtful")
                self.assertEqual(reported["crs_doubtful"]["layer"], "facilities")
                self.geojson_study(villages_at(seat), seat, town=seat)
                self.assert_read(0)

    def test_with_two_layers_the_villages_are_swapped_and_the_alternative_is_reported(self):
        self.geojson_study(swapped(villages_at(JORDAN)), JORDAN)
        reported = self.assert_read(1, "crs_doubtful")
        self.assertEqual(reported["crs_doubtful"]["layer"], "villages")
        self.assertIn("another layer has latitude first", reported["crs_doubtful"]["detail"])
        block = '[layers.facilities]\npath = "school.geojson"\n'
        self.study('path = "villages.geojson"\naxes = "lon_lat"')
        study = self.folder / "study.toml"
        text = study.read_text(encoding="utf-8").replace(block, block + 'axes = "lat_lon"\n')
        study.write_text(text, encoding="utf-8")
        _, distances, reported = self.run_study()
        self.assertEqual(reported, {})
        self.assertAlmostEqual(distances[0], 1178, delta=1)

    def test_the_study_declares_it(self):
        self.geojson_study(swapped(villages_at(JORDAN)), JORDAN, keys='axes = "lat_lon"')
        self.assert_read(0)
        self.geojson_study(swapped(villages_at(KASHGAR)), KASHGAR, keys='axes = "lon_lat"')
        _, _, reported = self.run_study()
        self.assertIn("layer_far_away", reported)

    def test_impossible_axes(self):
        self.geojson_study(villages_at(JORDAN), JORDAN, keys='axes = "yx"')
        answer, _, _ = self.run_study()
        self.assert_refused(answer, 3, "axes", "lon_lat")


class NoAnswer(Reading):
    def assert_remedy(self, seat, places, prj, *words):
        self.shapefile_study(seat, places, prj)
        answer, _, _ = self.run_study()
        self.assert_refused(answer, 2, "cannot place", *words)

    def test_utm_with_zone_number(self):
        places = [(x + 50e6, y) for x, y in to_crs("EPSG:32650", villages_at(SHANDONG))]
        crs = "+proj=tmerc +lat_0=0 +lon_0=117 +k=0.9996 +x_0=50500000 +y_0=0 +datum=WGS84 +units=m"
        for prj in (None, esri("EPSG:32650")):
            with self.subTest(prj=prj):
                self.assert_remedy(SHANDONG, places, prj, f'crs = "{crs}"')
        self.shapefile_study(SHANDONG, places, None, f'crs = "{crs}"')
        self.assert_read(0)

    def test_a_layer_without_any_usable_place(self):
        places = [(x + 1e9, y) for x, y in to_crs("EPSG:4527", villages_at(SHANDONG))]
        self.assert_remedy(SHANDONG, places, esri("EPSG:4527"), "none of its 5 records", "crs =")

    def test_without_a_crs_the_other_layers_determine_it(self):
        for seat, crs in (
            (THAILAND, "EPSG:32647"),
            (MOZAMBIQUE, "EPSG:32736"),
            (JAPAN, "EPSG:30169"),
            (SHANDONG, "EPSG:4548"),
            (SHANDONG, "EPSG:4527"),
            (SHANDONG, "EPSG:3857"),
        ):
            with self.subTest(crs=crs):
                places = to_crs(crs, villages_at(seat))
                self.assert_remedy(seat, places, None, "near the study's other layers", f'crs = "{crs}"')

    def test_the_crs_that_matches_the_others_is_offered_alone_and_current_datums_first(self):
        """By the coordinates alone it could be a zone in the Pacific, or any zone of UTM."""
        for seat, true, offered in ((BAVARIA, "EPSG:31468", ("EPSG:31468",)),
                                    (BRAZIL, "EPSG:29192", ("EPSG:31982", "EPSG:29192"))):
            with self.subTest(true=true):
                self.shapefile_study(seat, to_crs(true, villages_at(seat)), None)
                answer, _, _ = self.run_study()
                output = [f'crs = "{crs}"' for crs in offered]
                self.assert_refused(answer, 2, "cannot place", "near the study's other layers", *output)
                for stray in ("lon_0=-159", "EPSG:32601"):
                    self.assertNotIn(stray, answer.stderr)
                self.assertEqual(sorted(output, key=answer.stderr.index), output)


class FarAway(Reading):
    def water_study(self, seat, true, prj, keys=""):
        """A water main to the first village, in the CRS `true`."""
        a, b = to_crs(true, [seat, villages_at(seat)[0]])
        line = f"LINESTRING ({a[0]!r} {a[1]!r},{b[0]!r} {b[1]!r})"
        rows = [{"name": "main"}]
        write_shapefile(self.folder / "water.shp", [line], rows, prj, ogr.wkbLineString)
        write_geojson(self.folder / "villages.geojson", villages_at(seat), VILLAGES)
        write_geojson(self.folder / "school.geojson", [seat], SCHOOL)
        water = f'[layers.networks.water_supply]\npath = "water.shp"\n{keys}\n'
        self.study('path = "villages.geojson"', water)

    def test_a_network_in_the_wrong_zone_is_no_evidence_of_a_gap(self):
        for seat, true, declared in (
            (SHANDONG, "EPSG:4548", "EPSG:4549"),
            (SHANDONG, "EPSG:4548", "EPSG:4547"),
            (SHANDONG, "EPSG:2436", "EPSG:2437"),
            (SHANDONG, "EPSG:32650", "EPSG:32651"),
            (MOZAMBIQUE, "EPSG:32736", "EPSG:32737"),
            (MOZAMBIQUE, "EPSG:32736", "EPSG:32636"),
        ):
            with self.subTest(true=true, declared=declared):
                self.water_study(seat, true, esri(declared))
                answer, distances, reported = self.run_study()
                self.assertEqual(answer.code, 1)
                self.assertEqual(reported["layer_far_away"]["layer"], "networks.water_supply")
                self.assertIn(f'crs = "{true}"', reported["layer_far_away"]["detail"])
                self.assert_distances(distances)
                gaps = (self.folder / "out" / "gaps.geojson").read_text(encoding="utf-8")
                self.assertEqual({g["properties"]["gap_count"] for g in json.loads(gaps)["features"]} - {0}, set())

    def test_the_study_declares_the_wrong_zone(self):
        self.water_study(SHANDONG, "EPSG:4548", None, 'crs = "EPSG:4549"')
        _, _, reported = self.run_study()
        self.assertIn('crs = "EPSG:4548"', reported["layer_far_away"]["detail"])

    def test_a_network_in_its_correct_place_is_evidence(self):
        for seat, crs in ((SHANDONG, "EPSG:4548"), (JORDAN, "EPSG:4326"), (THAILAND, "EPSG:24047")):
            with self.subTest(crs=crs):
                self.water_study(seat, crs, esri(crs))
                self.assert_read(0)
                gaps = (self.folder / "out" / "gaps.geojson").read_text(encoding="utf-8")
                self.assertNotEqual({g["properties"]["gap_count"] for g in json.loads(gaps)["features"]} - {0}, set())

    def test_the_villages_may_be_wrong(self):
        places = to_crs("EPSG:4548", villages_at(SHANDONG))
        write_geojson(self.folder / "towns.geojson", [SHANDONG], TOWN)
        towns = '[layers.towns]\npath = "towns.geojson"\n'
        self.shapefile_study(SHANDONG, places, esri("EPSG:4549"), more=towns)
        _, _, reported = self.run_study()
        self.assertEqual(reported["layer_far_away"]["layer"], "villages")
        self.assertIn('crs = "EPSG:4548"', reported["layer_far_away"]["detail"])

    def test_missing_signs(self):
        for seat, school in ((BRAZIL, (50.0, -10.0)), (MOZAMBIQUE, (36.5, 17.0))):
            with self.subTest(seat=seat):
                self.geojson_study(villages_at(seat), school, town=seat)
                _, _, reported = self.run_study()
                self.assertIn("minus sign", reported["layer_far_away"]["detail"])

    def test_a_network_without_records(self):
        """Refused, with the remedy; declared as empty by the study, every village lacks it."""
        self.water_study(SHANDONG, "EPSG:4326", esri("EPSG:4326"))
        write_shapefile(self.folder / "water.shp", [], [{"name": ""}], None, ogr.wkbLineString)
        answer, _, _ = self.run_study()
        self.assert_refused(answer, 2, "no records", "complete = true")
        study = self.folder / "study.toml"
        study.write_text(study.read_text(encoding="utf-8") + "complete = true\n", encoding="utf-8")
        _, _, reported = self.run_study()
        self.assertEqual(list(reported), ["extension_no_source"])
        gaps = json.loads((self.folder / "out" / "gaps.geojson").read_text(encoding="utf-8"))
        self.assertEqual(sum(g["properties"]["gap_count"] > 0 for g in gaps["features"]), 4)


class AcrossTheAntimeridian(Reading):
    def test_villages_on_both_sides_of_180_degrees(self):
        places = villages_at(FIJI)
        home = [(lon - 360 if lon > 180 else lon, lat) for lon, lat in places]
        for form in (places, home):
            with self.subTest(form=form[-1]):
                self.geojson_study(form, FIJI)
                self.assert_read(0)

    def test_a_boundary_that_is_not_cut(self):
        for east in (-179.0, 181.0):
            with self.subTest(east=east):
                ring = [(179.0, -18.0), (east, -18.0), (east, -16.0), (179.0, -16.0)]
                shape = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
                feature = {"type": "Feature", "properties": {"name": "A"}, "geometry": shape}
                text = json.dumps({"type": "FeatureCollection", "features": [feature]})
                (self.folder / "bounds.geojson").write_text(text, encoding="utf-8")
                self.geojson_study(villages_at(FIJI), FIJI)
                study = self.folder / "study.toml"
                bounds = '[layers.boundaries]\npath = "bounds.geojson"\n'
                study.write_text(study.read_text(encoding="utf-8") + bounds, encoding="utf-8")
                self.assert_read(0)


    def test_the_polygon_of_a_village_that_is_not_cut(self):
        """Its interior point is near the school, not on the other side of the Earth."""
        for east in (-179.99, 180.01):
            with self.subTest(east=east):
                ring = [(179.99, -17.01), (east, -17.01), (east, -16.99), (179.99, -16.99)]
                shape = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
                feature = {"type": "Feature", "properties": VILLAGES[0], "geometry": shape}
                text = json.dumps({"type": "FeatureCollection", "features": [feature]})
                (self.folder / "villages.geojson").write_text(text, encoding="utf-8")
                write_geojson(self.folder / "school.geojson", [FIJI], SCHOOL)
                self.study('path = "villages.geojson"')
                _, distances, reported = self.run_study()
                self.assertEqual(reported, {})
                self.assertLess(distances[0], 3500)


class Extents(Reading):
    def test_inspect_prints_the_whole_extent(self):
        polygon = "POLYGON ((193440.5 3.9e6,270514.25 3.9e6,270514.25 4.0e6,193440.5 4.0e6))"
        polygon = polygon.replace("))", ",193440.5 3.9e6))")
        path = self.folder / "land.shp"
        write_shapefile(path, [polygon], [{"name": "A"}], esri("EPSG:4548"), ogr.wkbPolygon)
        answer = run_program("inspect", path)
        self.assertIn("x 193440.5 to 270514.25, y 3900000 to 4000000", answer.out)

    def write_lands(self, wkt, prj):
        write_shapefile(self.folder / "land.shp", [wkt], [{"name": "A"}], prj, ogr.wkbPolygon)
        self.geojson_study(villages_at(SHANDONG), SHANDONG)
        with (self.folder / "study.toml").open("a", encoding="utf-8") as study:
            study.write('[layers.boundaries]\npath = "land.shp"\n')

    def test_the_reported_range_is_that_of_all_vertices(self):
        """The first vertex of a boundary does not show its extent."""
        square = "POLYGON ((116.9 36.5,117.2 36.5,117.2 36.75,116.9 36.75,116.9 36.5))"
        reported = "x from 116.9 to 117.2, y from 36.5 to 36.75"
        self.write_lands(square, esri("EPSG:3857"))
        _, _, problems = self.run_study()
        self.assertIn(reported, problems["crs_doubtful"]["detail"])
        self.assertIn(reported, run_program("inspect", self.folder / "land.shp").out)

    def test_the_range_in_a_refusal_is_that_of_all_vertices(self):
        reported = "x from 491000 to 518000, y from 4.04e+06 to 4.068e+06"
        for prj in (None, esri("EPSG:4490")):
            with self.subTest(prj=prj):
                self.write_lands("POLYGON ((491000 4040000,518000 4040000,518000 4068000,"
                                 "491000 4068000,491000 4040000))", prj)
                answer = run_layers("study.toml", "--out", "out", folder=self.folder)
                self.assertEqual(answer.code, 2)
                self.assertIn(reported, answer.stderr)


if __name__ == "__main__":
    unittest.main()
