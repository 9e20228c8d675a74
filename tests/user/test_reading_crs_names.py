# SPDX-License-Identifier: Apache-2.0
"""CRS names that PROJ would guess at, and degrees of another meridian or unit."""

import test_reading_crs as crs

GUESSED = ("WGS", "foo", "utm50", "Beijing", "CGCS", "Xian")


class Names(crs.Reading):
    def test_an_unknown_name_is_refused_in_the_study(self):
        for name in GUESSED:
            with self.subTest(name):
                self.geojson_study(crs.villages_at(crs.SHANDONG), crs.SHANDONG, keys=f'crs = "{name}"')
                answer, _, _ = self.run_study()
                self.assert_refused(answer, 3, f"does not know the CRS '{name}'", "EPSG:4490")
        self.geojson_study(crs.villages_at(crs.SHANDONG), crs.SHANDONG, keys='crs = "EPSG:4490"')
        self.assert_read(0)

    def test_an_unknown_name_is_reported_in_a_file(self):
        for name in GUESSED:
            with self.subTest(name):
                self.geojson_study(crs.villages_at(crs.SHANDONG), crs.SHANDONG, crs=name)
                reported = self.assert_read(1, "crs_doubtful")
                self.assertIn(f"cannot be read ({name})", reported["crs_doubtful"]["detail"])
        self.geojson_study(crs.villages_at(crs.SHANDONG), crs.SHANDONG, crs="foo", keys='crs = "EPSG:4326"')
        self.assert_read(0)

    def test_full_names_are_recognised_in_every_spelling(self):
        for name in ("WGS 84", "WGS84", "wgs-84", "GCS_WGS_1984", "CGCS2000", "urn:ogc:def:crs:OGC:1.3:CRS84",
                     "China Geodetic Coordinate System 2000", "GCS_China_Geodetic_Coordinate_System_2000", "4490"):
            with self.subTest(name):
                self.geojson_study(crs.villages_at(crs.SHANDONG), crs.SHANDONG, keys=f'crs = "{name}"')
                self.assert_read(0)
                self.geojson_study(crs.villages_at(crs.SHANDONG), crs.SHANDONG, crs=name)
                self.assert_read(0)
        for code, name in (("EPSG:32650", "WGS 84 / UTM zone 50N"), ("EPSG:32650", "WGS_1984_UTM_Zone_50N"),
                           ("EPSG:4548", "CGCS2000 / 3-degree Gauss-Kruger CM 117E"),
                           ("EPSG:4548", "CGCS2000_3_Degree_GK_CM_117E")):
            with self.subTest(name):
                places = crs.to_crs(code, crs.villages_at(crs.SHANDONG))
                self.geojson_study(places, crs.SHANDONG, keys=f'crs = "{name}"')
                self.assert_read(0)
                self.geojson_study(places, crs.SHANDONG, crs=name)
                self.assert_read(0)


class MeridiansAndUnits(crs.Reading):
    paris = 2.33722917

    def read(self, change, prj, keys="", keys_only=False):
        places = [change(lon, lat) for lon, lat in crs.villages_at(crs.SHANDONG)]
        self.shapefile_study(crs.SHANDONG, places, None if keys_only else prj, keys)
        self.assert_read(0)

    def wkt(self, meridian=0.0, unit="Degree", factor=0.0174532925199433, datum="WGS_1984"):
        return (
            f'GEOGCS["GCS_own",DATUM["D_{datum}",SPHEROID["WGS_1984",6378137.0,298.257223563]],'
            f'PRIMEM["own",{meridian}],UNIT["{unit}",{factor}]]'
        )

    def test_degrees_from_another_meridian(self):
        change = lambda lon, lat: (lon - self.paris, lat)
        self.read(change, self.wkt(self.paris))
        for string in ("+proj=longlat +pm=paris +datum=WGS84", "+proj=longlat +pm=paris +datum=WGS84 +no_defs"):
            self.read(change, None, f'crs = "{string}"', keys_only=True)
        same = lambda lon, lat: (lon, lat)
        self.read(same, self.wkt())
        self.read(same, None, 'crs = "+proj=longlat +pm=greenwich +datum=WGS84"', keys_only=True)

    def test_degrees_in_another_unit(self):
        grads = lambda lon, lat: (lon / 0.9, lat / 0.9)
        self.read(grads, self.wkt(unit="Grad", factor=0.01570796326794897))
        both = lambda lon, lat: ((lon - self.paris) / 0.9, lat / 0.9)
        self.read(both, self.wkt(self.paris / 0.9, "Grad", 0.01570796326794897))

    def test_metres_from_another_meridian(self):
        string = "+proj=tmerc +lon_0=114.66277083 +x_0=500000 +pm=paris +datum=WGS84 +units=m"
        plain = "+proj=tmerc +lon_0=117 +x_0=500000 +datum=WGS84 +units=m"
        places = crs.to_crs(plain, crs.villages_at(crs.SHANDONG))
        self.shapefile_study(crs.SHANDONG, places, None, f'crs = "{string}"')
        self.assert_read(0)
        self.shapefile_study(crs.SHANDONG, places, crs.reference(string).ExportToWkt())
        self.assert_read(0)


if __name__ == "__main__":
    import unittest

    unittest.main()
