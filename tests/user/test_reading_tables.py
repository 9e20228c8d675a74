# SPDX-License-Identifier: Apache-2.0
"""Real files: packed, in any encoding, with duplicate column names, or damaged.

Five villages are 1000 to 6000 m from one school: 4 of 5 are covered, with 2,600 of 3,500 people.
"""

import gzip
import json
import shutil
import struct
import tarfile
import unittest
import zipfile

from osgeo import gdal, ogr, osr

from program import UserTest, run_layers, run_program

gdal.UseExceptions()
ogr.UseExceptions()

VILLAGES = [
    ("370102001001", "村甲", 500, 117.011176, 36.599999),
    ("370102001002", "村乙", 600, 117.032411, 36.599996),
    ("370102001003", "村丙", 700, 117.044705, 36.599992),
    ("370102001004", "村丁", 800, 117.054763, 36.599987),
    ("370102001005", "村戊", 900, 117.067057, 36.599981),
]
FACILITIES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "中心小学", "kind": "学校", "level": "镇"},
            "geometry": {"type": "Point", "coordinates": [117.0, 36.6]},
        }
    ],
}
RIGHT = [(name, people) for _, name, people, _, _ in VILLAGES]


def csv(header="code,name,people,lon,lat", row="{0},{1},{2},{3},{4}"):
    return "\n".join([header, *(row.format(*village) for village in VILLAGES)]) + "\n"


def geojson(properties=lambda code, name, people: {"code": code, "name": name, "people": people}):
    features = [
        {
            "type": "Feature",
            "properties": properties(code, name, people),
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
        }
        for code, name, people, lon, lat in VILLAGES
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def write_villages(path, driver="ESRI Shapefile", encoding="UTF-8", name=None, fields=None):
    """Writes the villages with GDAL; `fields`: name -> value of a village, text or number."""
    fields = fields or {"code": lambda v: v[0], "name": lambda v: v[1], "people": lambda v: v[2]}
    file = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    system = osr.SpatialReference()
    system.ImportFromEPSG(4490)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    options = [f"ENCODING={encoding}"] if driver == "ESRI Shapefile" else []
    kind = ogr.wkbNone if driver in ("XLSX", "ODS") else ogr.wkbPoint
    layer = file.CreateLayer(name or path.stem, system, kind, options)
    for field, value in fields.items():
        number = isinstance(value(VILLAGES[0]), int)
        layer.CreateField(ogr.FieldDefn(field, ogr.OFTInteger if number else ogr.OFTString))
    for village in VILLAGES:
        record = ogr.Feature(layer.GetLayerDefn())
        for index, value in enumerate(fields.values()):
            if value(village) is not None:
                record.SetField(index, value(village))
        if kind != ogr.wkbNone:
            record.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({village[3]} {village[4]})"))
        layer.CreateFeature(record)
    del layer, file
    return path


class GbkName(zipfile.ZipInfo):
    """The name of a file in a .zip as written by Chinese Windows: in GBK, without the UTF-8
    flag."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


class TablesTest(UserTest):
    def setUp(self):
        super().setUp()
        (self.folder / "facilities.geojson").write_text(json.dumps(FACILITIES), encoding="utf-8")

    def write(self, name, content, encoding="utf-8"):
        data = content if isinstance(content, bytes) else content.encode(encoding)
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def coverage(self, villages, *more, facilities="facilities.geojson"):
        words = ["--villages", villages, "--facilities", facilities, *more]
        return run_program("coverage", *words, "--language", "en", "--out", "out.geojson", folder=self.folder)

    def people_of(self, villages, *more):
        """(village, people) of each record read."""
        answer = self.coverage(villages, *more)
        self.assertIn(answer.code, (0, 1), f"{villages}: {answer}")
        text = (self.folder / "out.geojson").read_text(encoding="utf-8")
        found = [feature["properties"] for feature in json.loads(text)["features"]]
        return [(village["village"], village["people"]) for village in found], answer

    def assert_right(self, villages, *more):
        found, answer = self.people_of(villages, *more)
        self.assertEqual(sorted(found), sorted(RIGHT), f"{villages}: {answer}")
        self.assert_contains(answer.out, "2,600")
        return answer


class ColumnsOfOneName(TablesTest):
    def assert_reported(self, answer, villages):
        self.assertEqual(answer.code, 1, f"{villages}: {answer}")
        seen = run_program("inspect", villages, folder=self.folder)
        self.assert_contains(seen.out, "field_ambiguous", "is used, not")

    def test_the_exact_or_the_fuller_column_is_read_with_a_note(self):
        twins = {
            "a.csv": csv("code,name,people,lon,lat,Name", "{0},{1},{2},{3},{4},V"),
            "b.csv": csv("code,Name,people,lon,lat,name", "{0},V,{2},{3},{4},{1}"),
            "c.csv": csv("code,name,people,people,lon,lat", "{0},{1},{2},9,{3},{4}"),
            "d.csv": csv("code,name,people,people,lon,lat", "{0},{1},,{2},{3},{4}"),
            "e.csv": csv("code,name,people,lon,lat,lon,lat", "{0},{1},{2},{3},{4},{3},{4}"),
            "f.csv": csv("code,name,people,lon,lat,lon,lat", "{0},{1},{2},,,{3},{4}"),
            "g.csv": csv("code,NAME,people,lon,lat,Name", "{0},,{2},{3},{4},{1}"),
            "h.csv": csv("code,人口,name,人口,lon,lat", "{0},,{1},{2},{3},{4}"),
            "i.geojson": geojson(
                lambda code, name, people: {"NAME": "x", "code": code, "name": name, "people": people}
            ),
            "j.geojson": geojson(
                lambda code, name, people: {"People": 1, "code": code, "name": name, "people": people}
            ),
        }
        for name, text in twins.items():
            self.write(name, text)
            self.assert_reported(self.assert_right(name), name)

    def test_duplicate_column_names_in_other_formats_of_gdal(self):
        for driver, name in {"FlatGeobuf": "v.fgb", "ESRI Shapefile": "v.shp", "GeoJSON": "v.geojson"}.items():
            fields = {
                "NAME": lambda v: "x",
                "code": lambda v: v[0],
                "name": lambda v: v[1],
                "people": lambda v: v[2],
            }
            write_villages(self.folder / name, driver, fields=fields)
            if name == "v.shp":  # GDAL writes no duplicate names, other programs do
                table = (self.folder / "v.dbf").read_bytes().replace(b"name_1", b"name\0\0")
                (self.folder / "v.dbf").write_bytes(table)
            self.assert_reported(self.assert_right(name), name)

    def test_a_spelling_given_by_the_study_takes_precedence(self):
        self.write("v.csv", csv("code,name,NAME,people,lon,lat", "{0},x,{1},{2},{3},{4}"))
        self.write(
            "study.toml",
            'name = "x"\n[layers.villages]\npath = "v.csv"\nfields = { name = "NAME" }\n'
            '[layers.facilities]\npath = "facilities.geojson"\n',
        )
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assertNotIn("field_ambiguous", answer.out, str(answer))

    def test_units_below_do_not_change_the_name(self):
        """A row of units under one of two columns of one name leaves both with that name."""
        text = csv("F1,F2,F3,F3,lon,lat", "{0},{1},{2},9,{3},{4}").replace("lon,lat\n", "lon,lat\n,,人,,°,°\n")
        self.write("v.csv", text)
        self.write(
            "study.toml",
            'name = "x"\nlanguage = "en"\n[layers.villages]\npath = "v.csv"\n'
            'fields = { code = "F1", name = "F2", people = "F3" }\n'
            '[layers.facilities]\npath = "facilities.geojson"\n',
        )
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assert_contains(answer.out, "'F3(人)' (column 3) is used, not 'F3' (column 4)")
        self.assert_contains(answer.out, "rename it in the file")
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assert_contains(answer.out, "2,600")

    def test_facilities_with_two_kinds(self):
        for key, value in {"KIND": "A1", "Kind": "", "LEVEL": "9"}.items():
            both = json.loads(json.dumps(FACILITIES))
            both["features"][0]["properties"] = {key: value, **FACILITIES["features"][0]["properties"]}
            self.write("f.geojson", json.dumps(both))
            self.write("v.csv", csv())
            answer = self.coverage("v.csv", facilities="f.geojson")
            self.assertEqual(answer.code, 1, str(answer))
            self.assert_contains(answer.out, "2,600")

    def test_a_condition_on_one_of_two(self):
        self.write("v.csv", csv("code,name,people,Name,lon,lat", "{0},{1},{2},V,{3},{4}"))
        for where, count in {"name = '村甲'": 1, "Name = 'V'": 5, "NAME = '村甲'": 1}.items():
            self.write(
                "study.toml",
                f'name = "x"\n[layers.villages]\npath = "v.csv"\nwhere = "{where}"\n'
                '[layers.facilities]\npath = "facilities.geojson"\n',
            )
            answer = run_layers("study.toml", "--out", "out", folder=self.folder)
            self.assertIn(answer.code, (0, 1), str(answer))
            text = (self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8")
            self.assertEqual(len(json.loads(text)["features"]), count, where)


class Encodings(TablesTest):
    def test_tables_in_any_encoding(self):
        bom = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-8": b"\xef\xbb\xbf"}
        bom |= {"utf-32-le": b"\xff\xfe\0\0", "utf-32-be": b"\0\0\xfe\xff"}
        for encoding in ["utf-8", "gbk", "gb18030", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]:
            for comma in ",;\t":
                for end in ("\n", "\r\n"):
                    text = csv().replace(",", comma).replace("\n", end)
                    self.write("v.csv", text, encoding)
                    self.assert_right("v.csv")
                    self.write("v.csv", bom.get(encoding, b"") + text.encode(encoding))
                    self.assert_right("v.csv")
        for name in ("v.txt", "v.tsv"):
            self.write(name, "\ufeff" + csv().replace(",", "\t"), "utf-16-le")
            self.assert_right(name)

    def test_inspect_names_the_encoding(self):
        for encoding, output in {"utf-16-le": "UTF-16LE", "gbk": "GB18030", "utf-8": "UTF-8"}.items():
            self.write("v.csv", csv(), encoding)
            self.assert_contains(run_program("inspect", "v.csv", folder=self.folder).out, output, "村甲")

    def test_geojson_in_gbk(self):
        backslash = geojson(lambda c, n, p: {"code": c, "name": n, "people": p, "乡镇": "珅乗"})
        self.assertIn(b"\\", backslash.encode("gbk"))  # the second byte of 乗 is a backslash
        for text in (geojson(), backslash):
            for encoding in ("gbk", "gb18030", "utf-16-le", "utf-8-sig"):
                self.write("v.geojson", text, encoding)
                self.assert_right("v.geojson")
        self.write("v.geojson", geojson(), "gbk")
        self.assert_contains(run_program("inspect", "v.geojson", folder=self.folder).out, "GB18030", "村甲")

    def test_xml_in_gbk_whatever_it_declares(self):
        places = "".join(
            f"<Placemark><name>{name}</name><ExtendedData><Data name='people'><value>{people}</value>"
            f"</Data></ExtendedData><Point><coordinates>{lon},{lat}</coordinates></Point></Placemark>"
            for _, name, people, lon, lat in VILLAGES
        )
        kml = "<kml xmlns='http://www.opengis.net/kml/2.2'><Document>" + places + "</Document></kml>"
        points = "".join(
            f"<wpt lat='{lat}' lon='{lon}'><name>{name}</name></wpt>" for _, name, _, lon, lat in VILLAGES
        )
        gpx = "<gpx version='1.1' creator='x' xmlns='http://www.topografix.com/GPX/1/1'>" + points + "</gpx>"
        write_villages(self.folder / "v.gml", "GML")
        gml = (self.folder / "v.gml").read_text(encoding="utf-8").partition("?>")[2]
        (self.folder / "v.gml").unlink()
        (self.folder / "v.xsd").unlink()
        for name, text in {"v.kml": kml, "v.gml": gml, "v.gpx": gpx}.items():
            for declared in ("GB2312", "GBK", "UTF-8", ""):
                if name == "v.gml" and not declared:
                    continue  # for GML, GDAL uses the declared encoding
                head = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
                self.write(name, head + text, "gbk")
                found, answer = self.people_of(name)
                self.assertEqual([village for village, _ in found], [v for v, _ in RIGHT], str(answer))

    def test_accents_are_not_ascii(self):
        accents = geojson(lambda c, n, p: {"code": c, "name": "Agência " + n[1:], "people": p})
        latin = json.dumps(
            json.loads(geojson(lambda c, n, p: {"code": c, "name": "Agência", "people": p})),
            ensure_ascii=False,
        )
        self.write("v.geojson", latin)
        for name in ("v.geojson",):
            out = run_program("inspect", name, folder=self.folder).out
            self.assertNotIn("ASCII\n", out.replace("non-ASCII", ""))
            self.assert_contains(out, "valid as UTF-8")
        self.write("w.geojson", json.dumps(json.loads(accents)))  # escaped: \u00ea
        write_villages(self.folder / "v.gpkg", "GPKG")
        for name in ("w.geojson", "v.gpkg"):
            out = run_program("inspect", name, folder=self.folder).out
            self.assertNotIn("all text is ASCII", out)

    def test_two_encodings_in_one_table(self):
        lines = csv().splitlines()
        mixed = b"\n".join(
            [line.encode("gbk" if i % 2 else "utf-8") for i, line in enumerate(lines)]
        )
        self.write("v.csv", mixed + b"\n")
        answer = self.assert_right("v.csv")
        self.assertEqual(answer.code, 1)
        self.assert_contains(run_program("inspect", "v.csv", folder=self.folder).out, "encoding_doubtful")

    def test_shapefiles_in_gbk(self):
        for encoding in ("GBK", "UTF-8"):
            write_villages(self.folder / "v.shp", encoding=encoding)
            (self.folder / "v.cpg").unlink(missing_ok=True)
            self.assert_right("v.shp")

    def test_conditions_and_queries_use_decoded_text(self):
        self.write("v.csv", csv("代码,名称,人口,lon,lat"), "gbk")
        self.write("v.geojson", geojson(lambda c, n, p: {"代码": c, "名称": n, "人口": p}), "gbk")
        write_villages(
            self.folder / "v.shp",
            encoding="GBK",
            fields={"代码": lambda v: v[0], "名称": lambda v: v[1], "人口": lambda v: v[2]},
        )
        for name in ("v.csv", "v.geojson", "v.shp"):
            shape = "" if name == "v.csv" else ", geometry"
            place = ", lon, lat" if name == "v.csv" else ""
            query = f"SELECT 代码, 名称, 人口{place}{shape} FROM v WHERE 名称 LIKE '%丙'"
            for how in ("where = \"名称 = '村丙'\"", f'sql = "{query}"', "where = \"人口 = 700\""):
                self.write(
                    "study.toml",
                    f'name = "x"\n[layers.villages]\npath = "{name}"\n{how}\n'
                    '[layers.facilities]\npath = "facilities.geojson"\n',
                )
                answer = run_layers("study.toml", "--out", "out", folder=self.folder)
                self.assertIn(answer.code, (0, 1), f"{name} {how} {answer}")
                text = (self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8")
                found = [f["properties"]["village"] for f in json.loads(text)["features"]]
                self.assertEqual(found, ["村丙"], f"{name} {how}")


class ShapesInCells(TablesTest):
    def test_geometry_as_text(self):
        def hexed(lon, lat, srid=None, order="<"):
            kind = 1 if srid is None else 0x20000001
            start = struct.pack(order + "BI", 1 if order == "<" else 0, kind)
            middle = b"" if srid is None else struct.pack(order + "I", srid)
            return (start + middle + struct.pack(order + "dd", lon, lat)).hex()

        forms = {
            "wkt": lambda lon, lat: f"POINT ({lon} {lat})",
            "small": lambda lon, lat: f"point({lon} {lat})",
            "multi": lambda lon, lat: f"MULTIPOINT (({lon} {lat}))",
            "z": lambda lon, lat: f"POINT Z ({lon} {lat} 12)",
            "ewkt": lambda lon, lat: f"SRID=4490;POINT({lon} {lat})",
            "wkb": hexed,
            "upper": lambda lon, lat: hexed(lon, lat).upper(),
            "big": lambda lon, lat: hexed(lon, lat, order=">"),
            "ewkb": lambda lon, lat: hexed(lon, lat, 4326),
            "json": lambda lon, lat: json.dumps({"type": "Point", "coordinates": [lon, lat]}),
        }
        for column in ("geometry", "WKT", "the_geom", "geom", "位置"):
            for form, write in forms.items():
                rows = [
                    f'{code},{name},{people},"{write(lon, lat)}"'.replace('"{"', '"{""')
                    if form != "json"
                    else f"{code},{name},{people},\"{write(lon, lat).replace(chr(34), chr(34) * 2)}\""
                    for code, name, people, lon, lat in VILLAGES
                ]
                self.write("v.csv", "\n".join([f"code,name,people,{column}", *rows]) + "\n")
                self.assert_right("v.csv")

    def test_an_invalid_cell_is_a_problem(self):
        text = csv("code,name,people,wkt", "{0},{1},{2},POINT ({3} {4})")
        self.write("v.csv", text.replace("POINT (117.044705 36.599992)", "POINT (117.0"))
        found, answer = self.people_of("v.csv")
        self.assertEqual(len(found), 4, str(answer))
        self.assertEqual(answer.code, 1)

    def test_words_that_are_not_a_geometry(self):
        self.write("v.csv", csv("code,name,people,lon,lat,shape", "{0},{1},{2},{3},{4},Point"))
        self.assert_right("v.csv")

    def test_polygons_in_a_workbook(self):
        self.write("v.csv", csv("code,name,people,geometry", "{0},{1},{2},POINT ({3} {4})"))
        fields = {
            "code": lambda v: v[0],
            "name": lambda v: v[1],
            "people": lambda v: v[2],
            "geometry": lambda v: f"POINT ({v[3]} {v[4]})",
        }
        write_villages(self.folder / "v.xlsx", "XLSX", fields=fields)
        self.assert_right("v.xlsx")


class Packed(TablesTest):
    def test_gzip(self):
        self.write("v.csv.gz", gzip.compress(csv().encode("gbk")))
        self.write("v.geojson.gz", gzip.compress(geojson().encode()))
        self.write("two.csv.gz", gzip.compress(csv().encode()[:99]) + gzip.compress(csv().encode()[99:]))
        write_villages(self.folder / "v.gpkg", "GPKG")
        self.write("v.gpkg.gz", gzip.compress((self.folder / "v.gpkg").read_bytes()))
        for name in ("v.csv.gz", "v.geojson.gz", "two.csv.gz", "v.gpkg.gz"):
            self.assert_right(name)
        self.write("cut.csv.gz", gzip.compress(csv().encode())[:-9])
        self.assert_refused(self.coverage("cut.csv.gz"), 2, "cut off")
        self.write("v.shp.gz", gzip.compress(b"x"))
        self.assert_refused(self.coverage("v.shp.gz"), 2, ".zip")

    def test_other_packings_are_refused_with_a_remedy(self):
        with tarfile.open(self.folder / "v.tar.gz", "w:gz") as archive:
            archive.add(self.write("v.csv", csv()), "v.csv")
        with tarfile.open(self.folder / "v.tar", "w") as archive:
            archive.add(self.folder / "v.csv", "v.csv")
        shutil.copy(self.folder / "v.tar.gz", self.folder / "v.tgz")
        for name in ("v.tar.gz", "v.tar", "v.tgz"):
            self.assert_refused(self.coverage(name), 2, "packed with tar", "tar xf")
        starts = {"bzip2": b"BZh91AY", "xz": b"\xfd7zXZ\0", "7z": b"7z\xbc\xaf\x27\x1c", "rar": b"Rar!\x1a\x07"}
        for packing, start in starts.items():
            self.write("v.bin", start + b"x" * 600)
            self.assert_refused(self.coverage("v.bin"), 2, f"packed with {packing}")

    def zip_shapefile(self, path, names, info=lambda name: name):
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                write_villages(self.folder / "plain.shp")
                for file in self.folder.glob("plain.*"):
                    archive.writestr(info(name + file.suffix), file.read_bytes())

    def test_names_in_gbk_within_a_zip(self):
        self.zip_shapefile(self.folder / "v.zip", ["村庄", "道路"], GbkName)
        answer = run_program("inspect", "v.zip", folder=self.folder)
        self.assert_refused(answer, 2, "村庄.shp, 道路.shp", "v.zip/村庄.shp")
        self.assert_right("v.zip/村庄.shp")
        self.assert_right("v.zip/村庄")
        self.assert_right("v.zip", "--villages-layer", "村庄")
        self.assert_contains(run_program("inspect", "v.zip/道路.shp", folder=self.folder).out, "layer      道路")
        self.zip_shapefile(self.folder / "one.zip", ["县/村庄"], GbkName)
        self.assert_right("one.zip")
        self.assert_right("one.zip/县/村庄.shp")
        self.assert_refused(self.coverage("one.zip/村.shp"), 2, "does not contain this file", "县/村庄.shp")
        self.zip_shapefile(self.folder / "marked.zip", ["村庄", "道路"])
        self.assert_right("marked.zip/村庄.shp")

    def test_geodatabases(self):
        write_villages(self.folder / "v.gdb", "OpenFileGDB")
        for path in ("v.gdb", "v.gdb/"):
            self.assert_right(path)
        with zipfile.ZipFile(self.folder / "v.gdb.zip", "w") as archive:
            for file in sorted((self.folder / "v.gdb").iterdir()):
                archive.write(file, f"v.gdb/{file.name}")
        with zipfile.ZipFile(self.folder / "flat.gdb.zip", "w") as archive:
            for file in sorted((self.folder / "v.gdb").iterdir()):
                archive.write(file, file.name)
        shutil.copy(self.folder / "v.gdb.zip", self.folder / "county.zip")
        for path in ("v.gdb.zip", "flat.gdb.zip", "county.zip", "county.zip/v.gdb"):
            self.assert_right(path)

    def test_a_zip_in_a_zip(self):
        self.zip_shapefile(self.folder / "inner.zip", ["villages"])
        with zipfile.ZipFile(self.folder / "outer.zip", "w") as archive:
            archive.write(self.folder / "inner.zip", "inner.zip")
        self.assert_right("outer.zip")


class Shapefiles(TablesTest):
    def test_any_case_of_the_extensions(self):
        for case in ("Mix.Shp Mix.Shx MIX.DBF mix.Prj", "A.SHP A.shx A.Dbf A.PRJ", "b.shp b.SHX B.dbf b.prj"):
            write_villages(self.folder / "v.shp")
            names = case.split()
            for name, suffix in zip(names, ("shp", "shx", "dbf", "prj")):
                (self.folder / f"v.{suffix}").rename(self.folder / name)
            (self.folder / "v.cpg").unlink()
            self.assert_right(names[0])
            with zipfile.ZipFile(self.folder / "m.zip", "w") as archive:
                for name in names:
                    archive.write(self.folder / name, name)
            self.assert_right("m.zip")

    def test_counts_that_disagree(self):
        def records(dbf, keep, deleted=()):
            size, length = struct.unpack("<HH", dbf[8:12])
            rows = [dbf[size + i * length : size + (i + 1) * length] for i in keep]
            rows = [b"*" + row[1:] if i in deleted else row for i, row in enumerate(rows)]
            return dbf[:4] + struct.pack("<I", len(rows)) + dbf[8:size] + b"".join(rows) + b"\x1a"

        write_villages(self.folder / "v.shp")
        whole = (self.folder / "v.dbf").read_bytes()
        for keep in ([0, 1, 2, 3], [0, 1, 2, 3, 4, 4], [], [0, 0, 1, 2, 3, 4, 4]):
            (self.folder / "v.dbf").write_bytes(records(whole, keep))
            self.assert_refused(self.coverage("v.shp"), 2, "5 records", f".dbf has {len(keep)}")
        (self.folder / "v.dbf").write_bytes(records(whole, [0, 1, 2, 2, 3, 4], deleted=[3]))
        self.assert_refused(self.coverage("v.shp"), 2, "(1 of them deleted)")
        (self.folder / "v.dbf").write_bytes(records(whole, [0, 1, 2, 3, 4], deleted=[2]))
        found, _ = self.people_of("v.shp")
        self.assertEqual(found, RIGHT[:2] + RIGHT[3:])

    def test_an_index_of_another_shapefile(self):
        write_villages(self.folder / "v.shp")
        shp = (self.folder / "v.shp").read_bytes()
        shx = (self.folder / "v.shx").read_bytes()
        dbf = (self.folder / "v.dbf").read_bytes()
        # The .shp has a sixth record that is missing from the index and the table.
        longer = shp + struct.pack(">II", 6, 10) + shp[-20:]
        longer = longer[:24] + struct.pack(">I", len(longer) // 2) + longer[28:]
        (self.folder / "v.shp").write_bytes(longer)
        self.assert_refused(self.coverage("v.shp"), 2, "5 entries", "6 records")
        # An index with invalid offsets.
        (self.folder / "v.shp").write_bytes(shp)
        bad = bytearray(shx)
        bad[100 + 2 * 8 : 104 + 2 * 8] = struct.pack(">I", 53)
        (self.folder / "v.shx").write_bytes(bytes(bad))
        self.assert_refused(self.coverage("v.shp"), 2, "does not match")
        self.assertEqual((self.folder / "v.dbf").read_bytes(), dbf)

    def test_an_index_that_points_to_other_records(self):
        write_villages(self.folder / "v.shp")
        shx = (self.folder / "v.shx").read_bytes()
        entries = [shx[100 + 8 * i : 108 + 8 * i] for i in range(5)]
        for order in ([1, 0, 2, 3, 4], [4, 3, 2, 1, 0], [4, 0, 1, 2, 3], [0, 0, 2, 3, 4]):
            with self.subTest(order=order):
                (self.folder / "v.shx").write_bytes(shx[:100] + b"".join(entries[i] for i in order))
                self.assert_refused(self.coverage("v.shp"), 2, "does not match", "SHAPE_RESTORE_SHX")

    def test_a_rewritten_record_is_at_the_end(self):
        """As GIS programs do if a shape has grown; its number is unchanged."""
        write_villages(self.folder / "v.shp")
        shp = (self.folder / "v.shp").read_bytes()
        shx = (self.folder / "v.shx").read_bytes()
        second = shp[100 + 28 : 100 + 56]
        for from_zero in (False, True):
            body = bytearray(shp[100:] + second)
            body[28:56] = bytes(28)
            body[28:36] = struct.pack(">II", 99, 10)
            if from_zero:
                for i in (0, 1, 2, 3, 4, 5):
                    number = struct.unpack(">I", body[28 * i : 28 * i + 4])[0]
                    body[28 * i : 28 * i + 4] = struct.pack(">I", number - 1)
            whole = shp[:24] + struct.pack(">I", (100 + len(body)) // 2) + shp[28:100] + bytes(body)
            (self.folder / "v.shp").write_bytes(whole)
            end = struct.pack(">I", len(shp) // 2)
            (self.folder / "v.shx").write_bytes(shx[:108] + end + shx[112:])
            self.assert_right("v.shp")


class LayersAndWorkbooks(TablesTest):
    def test_a_workbook_with_only_text(self):
        fields = {
            "代码": lambda v: v[0],
            "名称": lambda v: v[1],
            "人口": lambda v: str(v[2]),
            "经度": lambda v: str(v[3]),
            "纬度": lambda v: str(v[4]),
        }
        for name, driver in {"v.xlsx": "XLSX", "v.ods": "ODS"}.items():
            write_villages(self.folder / name, driver, fields=fields)
            self.assert_right(name)

    def test_the_option_of_this_command_is_named(self):
        write_villages(self.folder / "v.gpkg", "GPKG", name="villages")
        file = ogr.Open(str(self.folder / "v.gpkg"), 1)
        file.CreateLayer("others", None, ogr.wkbPoint)
        del file
        answer = run_program("inspect", "v.gpkg", folder=self.folder)
        self.assert_refused(answer, 2, "villages, others", "--layer")
        self.assertNotIn("layer =", answer.stderr)
        self.assert_refused(self.coverage("v.gpkg"), 2, "--villages-layer")
        self.assert_refused(self.coverage("v.gpkg", "--villages-layer", "x"), 2, "--villages-layer")
        self.assert_right("v.gpkg", "--villages-layer", "villages")
        self.assert_refused(
            self.coverage("v.gpkg", "--villages-layer", "villages", "--roads", "v.gpkg"),
            2,
            "--roads-layer",
        )
        answer = self.coverage("v.gpkg", "--villages-layer", "villages", facilities="v.gpkg")
        self.assert_refused(answer, 2, "--facilities-layer")
        self.assert_refused(
            self.coverage("v.gpkg", "--facilities-layer", "a", "--facilities-layer", "b"), 3, "1 times"
        )

    def test_one_large_feature(self):
        # 260 MB of coordinates: by default GDAL refuses features above 200 MB.
        side = ",".join(f"[{117 + i * 1e-7:.15f},{36.5 + i % 2 * 1e-7:.15f}]" for i in range(1_000_000))
        ring = ",".join([side] * 6 + ["[117.4,36.9],[116.9,36.9],[117,36.5]"])
        self.write(
            "b.geojson",
            '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"县"},'
            f'"geometry":{{"type":"Polygon","coordinates":[[{ring}]]}}}}]}}',
        )
        answer = run_program("inspect", "b.geojson", folder=self.folder)
        self.assertIn(answer.code, (0, 1), answer.stderr)
        self.assert_contains(answer.out, "records    1")


class Broken(TablesTest):
    """Files that are truncated, or are of another format than their extension."""

    MANY = [
        (f"3701020{i:05}", f"村{i}", 500 + i, 117 + 0.0005 * (i % 40), 36.6 + 0.0005 * (i // 40))
        for i in range(400)
    ]

    def many(self, name, driver):
        path = self.folder / name
        file = ogr.GetDriverByName(driver).CreateDataSource(str(path))
        is_table = driver in ("XLSX", "ODS")
        layer = file.CreateLayer("villages", None, ogr.wkbNone if is_table else ogr.wkbPoint)
        kinds = {"code": ogr.OFTString, "name": ogr.OFTString, "people": ogr.OFTInteger}
        kinds |= {"lon": ogr.OFTReal, "lat": ogr.OFTReal} if is_table else {}
        for field, kind in kinds.items():
            layer.CreateField(ogr.FieldDefn(field, kind))
        for village in self.MANY:
            record = ogr.Feature(layer.GetLayerDefn())
            for index in range(len(kinds)):
                record.SetField(index, village[index])
            if not is_table:
                record.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({village[3]} {village[4]})"))
            layer.CreateFeature(record)
        del layer, file
        return path.read_bytes()

    def test_truncated_files_are_refused_with_the_reason(self):
        for name, driver in (
            ("v.geojson", "GeoJSON"),
            ("v.geojsonl", "GeoJSONSeq"),
            ("v.gpkg", "GPKG"),
            ("v.sqlite", "SQLite"),
            ("v.fgb", "FlatGeobuf"),
            ("v.kml", "KML"),
            ("v.gml", "GML"),
            ("v.xlsx", "XLSX"),
            ("v.ods", "ODS"),
        ):
            whole = self.many(name, driver)
            for share in (0.01, 0.2, 0.55, 0.97):
                with self.subTest(f"{name} {share}"):
                    cut = self.write("cut." + name[2:], whole[: int(len(whole) * share)])
                    answer = self.coverage(cut.name)
                    self.assertEqual(answer.code, 2, answer.out)
                    self.assertRegex(answer.stderr, "cut off|completely", name)
                    cut.unlink()

    def test_a_geojson_error_gives_the_byte_and_the_feature(self):
        whole = geojson()
        at = whole.index("村丙") + 4
        self.write("cut.geojson", whole[:at])
        answer = self.coverage("cut.geojson")
        byte = len(whole[:at].encode())
        self.assert_refused(answer, 2, f"cut off at byte {byte}, in feature 3")
        self.write("bad.geojson", whole.replace('"name": "村丙"', '"name" "村丙"'))
        self.assert_refused(self.coverage("bad.geojson"), 2, "in feature 3")

    def test_files_of_another_format_are_named_as_such(self):
        cells = "".join(f"<td>{cell}</td>" for cell in ("code", "name"))
        html = f"<html><body><table><tr>{cells}</tr></table></body></html>"
        xlsx = write_villages(self.folder / "w.xlsx", "XLSX").read_bytes()
        for name, content, reason, way_out in (
            ("v.xls", html, "HTML", "save it as .xlsx"),
            ("v.geojson", "<!DOCTYPE html><html><h1>404</h1></html>", "HTML", "Download the file again"),
            ("v.csv", xlsx, "Excel workbook", ".xlsx"),
            ("v.xlsx", csv(), "text table", ".csv"),
            ("v.geojson", csv(), "text table", ".csv"),
            ("v.gpkg", b"%PDF-1.7 ...", "PDF", "Ask for the table"),
            ("v.shp.gpkg", b"\0\0\x27\x0a" + bytes(96), "shapefile", ".shx and .dbf"),
            ("v.json", "version https://git-lfs.github.com/spec/v1\n", "Git LFS", "git lfs pull"),
            ("v.gpkg", b"", "is empty", "Copy it again"),
        ):
            with self.subTest(f"{name}: {reason}"):
                file = self.write(name, content)
                answer = self.coverage(name)
                self.assert_refused(answer, 2, reason)
                self.assert_contains(answer.stderr, way_out)
                file.unlink()
        (self.folder / "folder").mkdir()
        self.assert_refused(self.coverage("folder"), 2, "it is a folder")

    def test_records_marked_as_deleted_are_reported(self):
        write_villages(self.folder / "v.shp")
        table = self.folder / "v.dbf"
        data = bytearray(table.read_bytes())
        header, length = struct.unpack("<HH", data[8:12])
        data[header + 2 * length] = ord("*")
        table.write_bytes(bytes(data))
        self.write(
            "study.toml",
            '[layers.villages]\npath = "v.shp"\n[layers.facilities]\npath = "facilities.geojson"\n',
        )
        answer = run_layers("study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), answer.stderr)
        notes = (self.folder / "out" / "run.json").read_text(encoding="utf-8")
        self.assertRegex(notes, "1 of 5 records is marked as deleted|5条记录中有1条")


class WrongEncodings(TablesTest):
    def study(self, content, encoding, name="v.csv"):
        self.write(name, content)
        self.write(
            "study.toml",
            f'language = "en"\n[layers.villages]\npath = "{name}"\nencoding = "{encoding}"\n'
            '[layers.facilities]\npath = "facilities.geojson"\n',
        )
        return run_layers("study.toml", folder=self.folder)

    def test_a_declared_encoding_that_the_bytes_contradict_is_refused(self):
        chinese = csv("村代码,村名,人口,经度,纬度")
        for content, output, true in (
            (chinese.encode(), "GB18030", "UTF-8"),
            (chinese.encode(), "BIG5", "UTF-8"),
            (chinese.encode(), "latin1", "UTF-8"),
            (chinese.encode("gbk"), "UTF-8", "GB18030"),
        ):
            with self.subTest(f"{true} called {output}"):
                answer = self.study(content, output)
                self.assert_refused(answer, 2, f'encoding = "{output}"')
                self.assert_contains(answer.stderr, f'write encoding = "{true}"')
        self.assertIn(self.study(chinese.encode("gbk"), "GBK").code, (0, 1))
        self.assertIn(self.study(csv(), "UTF-8").code, (0, 1))

    def test_big5_is_recognised_if_unambiguous(self):
        names = ["張厝村", "臺灣里", "龍門村", "豐樂里", "蘆竹村"]
        content = "code,name,people,lon,lat\n" + "".join(
            f"{code},{name},{people},{lon},{lat}\n"
            for (code, _, people, lon, lat), name in zip(VILLAGES, names)
        )
        self.write("v.csv", content, "big5")
        found, answer = self.people_of("v.csv")
        self.assertEqual(sorted(name for name, _ in found), sorted(names), answer.out)

    def test_a_doubtful_encoding_is_reported_with_the_key_and_the_alternative_readings(self):
        self.write("v.csv", csv().replace("村甲", "São José").replace("村", "V").encode("latin1", "ignore"))
        answer = run_program("inspect", "v.csv", folder=self.folder)
        self.assert_contains(answer.out, 'encoding = "…"', "CP1252 'São José'")


class MarksAndPlaces(TablesTest):
    def table(self, mark, more=lambda lon, lat: (), names=()):
        rows = [(*map(str, v), *more(v[3], v[4])) for v in VILLAGES]
        header = ("code", "name", "people", "lon", "lat", *names)
        return "\n".join(mark.join(row) for row in (header, *rows)) + "\n"

    def test_other_marks_between_cells(self):
        for mark, encoding in (("^", "utf-8"), ("，", "utf-8"), ("，", "gbk"), ("；", "utf-8")):
            with self.subTest(mark, encoding=encoding):
                self.write("v.csv", self.table(mark), encoding)
                self.assert_right("v.csv")

    def test_columns_and_geometry_that_contradict_each_other_are_reported(self):
        for shift, reported in ((0.05, True), (0.0, False), (0.0005, False)):
            with self.subTest(shift):
                wkt = lambda lon, lat: (f"POINT ({lon - shift:.6f} {lat})",)
                self.write("v.csv", self.table(";", wkt, ("wkt",)))
                answer = self.coverage("v.csv", "--verbose")
                self.assertEqual(answer.code, 1 if reported else 0, str(answer))
                self.assertEqual("have two places" in str(answer), reported, str(answer))


class KeysOfDatabases(TablesTest):
    def write_keyed(self, name, driver, key, empty):
        path = str(self.folder / name)
        file = ogr.GetDriverByName(driver).CreateDataSource(path)
        layer = file.CreateLayer("v", None, ogr.wkbPoint, [f"FID={key}"])
        for field, kind in (("name", ogr.OFTString), ("people", ogr.OFTInteger)):
            layer.CreateField(ogr.FieldDefn(field, kind))
        for i, (code, village, people, lon, lat) in enumerate(VILLAGES):
            record = ogr.Feature(layer.GetLayerDefn())
            record.SetFID(int(code) if not empty else i + 1)
            record["name"], record["people"] = village, people
            record.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({lon} {lat})"))
            layer.CreateFeature(record)
        del layer, file

    def codes(self, file, keys=""):
        study = f'language = "en"\n[layers.villages]\npath = "{file}"\n{keys}\n'
        study += '[layers.facilities]\npath = "facilities.geojson"\n'
        (self.folder / "study.toml").write_text(study, encoding="utf-8")
        answer = run_layers("study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        text = (self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8")
        return sorted(str(r["properties"]["village_code"]) for r in json.loads(text)["features"])

    def test_a_key_that_is_the_code_is_a_column(self):
        codes = [village[0] for village in VILLAGES]
        for name, driver in (("v.gpkg", "GPKG"), ("v.sqlite", "SQLite")):
            for key in ("code", "村代码"):
                with self.subTest(name, key=key):
                    self.write_keyed(name, driver, key, False)
                    self.assertEqual(self.codes(name), codes)
                    self.assertEqual(self.codes(name, f'fields = {{ code = "{key}" }}'), codes)
                    where = f"where = '\"{key}\" > {codes[1]}'"
                    self.assertEqual(self.codes(name, where), codes[2:])
                    (self.folder / name).unlink()

    def test_a_key_that_only_numbers_rows_is_not_a_column(self):
        for key in ("fid", "OGC_FID", "objectid"):
            with self.subTest(key):
                self.write_keyed("v.gpkg", "GPKG", key, True)
                answer = run_program("inspect", "v.gpkg", folder=self.folder)
                self.assertNotIn(key, answer.out.split("fields", 1)[1])
                (self.folder / "v.gpkg").unlink()


class Columns(TablesTest):
    def test_names_in_pinyin_english_and_with_a_year(self):
        for header in (
            "cundm,cunmc,renkou,jingdu,weidu",
            "cun_dm,cunming,rk2020,JINGDU,WEIDU",
            "code,name,人口2020,lon,lat",
            "code,name,2020年人口（人）,lon,lat",
            "code,name,2020年末总人口,lon,lat",
            "code,name,pop_2020,lon,lat",
            "Village Code,Village Name,Total Population,Longitude,Latitude",
            "village-code,villageName,POP2020,x_coord,y_coord",
            "行政村代码,村庄,七普人口,东经,北纬",
        ):
            with self.subTest(header):
                self.write("v.csv", csv(header))
                self.assert_right("v.csv")
                self.assert_contains(run_program("inspect", "v.csv", folder=self.folder).out, "people", "name")

    def test_the_last_year_is_read_and_the_others_are_named(self):
        row = "{0},{1},1,{2},2,{3},{4}"
        self.write("v.csv", csv("code,name,人口2010,人口2020,人口2015,lon,lat", row))
        answer = self.assert_right("v.csv")
        self.assert_contains(answer.out, "problems in the data: 1")

    def test_missing_people_are_one_problem_with_the_candidates(self):
        self.write("v.csv", csv("code,name,P_2020,lon,lat"))
        answer = self.coverage("v.csv")
        self.assertEqual(answer.code, 1, answer.out)
        self.assert_contains(answer.out, "problems in the data: 1")
        answer = run_program("inspect", "v.csv", folder=self.folder)
        self.assert_contains(answer.out, 'fields = { people = "P_2020" }', "people_missing")

    def test_a_column_that_resembles_a_role_is_named(self):
        self.write("v.csv", csv("dcode_x,the_name_of_it,people,lon,lat"))
        answer = run_program("inspect", "v.csv", folder=self.folder)
        self.assert_contains(answer.out, 'name = "the_name_of_it"', 'code = "dcode_x"')

    def test_a_condition_without_matches_is_rejected_with_the_values(self):
        self.write("v.csv", csv())
        self.write(
            "study.toml",
            'language = "en"\n[layers.villages]\npath = "v.csv"\nwhere = "name = \'村己\'"\n'
            '[layers.facilities]\npath = "facilities.geojson"\n',
        )
        self.assert_refused(run_layers("study.toml", folder=self.folder), 2, "村丙", "村甲")

    def test_codes_of_a_county_are_not_reported_as_damaged(self):
        self.write("v.csv", csv(row="370102000000,{1},{2},{3},{4}"))
        answer = run_program("inspect", "v.csv", folder=self.folder)
        self.assert_contains(answer.out, "codes of a county or city")


if __name__ == "__main__":
    unittest.main()
