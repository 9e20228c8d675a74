# SPDX-License-Identifier: Apache-2.0
"""Reading never changes an input: no file beside it is made, changed or removed, and the log that a
database has beside itself is read too."""

import hashlib
import json
import os
import shutil
import sqlite3
import unittest
import zipfile

from osgeo import gdal, ogr
from program import UserTest, run_layers, run_program
from small_world import SEAT, VILLAGES, point, write_layer, write_small_world, write_villages

ogr.UseExceptions()
gdal.SetErrorHandler("CPLQuietErrorHandler")

FORMATS = {
    "gpkg": "GPKG",
    "sqlite": "SQLite",
    "shp": "ESRI Shapefile",
    "csv": "CSV",
    "gml": "GML",
    "kml": "LIBKML",
    "kmz": "LIBKML",
    "fgb": "FlatGeobuf",
    "tab": "MapInfo File",
    "mif": "MapInfo File",
    "geojson": "GeoJSON",
    "xlsx": "XLSX",
    "ods": "ODS",
}


def with_functions(path):
    """A connection to a GeoPackage in which its own triggers can run."""
    database = sqlite3.connect(path, isolation_level=None)
    for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
        database.create_function(name, 1, lambda shape: 0.0)
    return database


class Untouched(UserTest):
    def setUp(self):
        super().setUp()
        self.data = self.folder / "data"
        self.data.mkdir()
        self.study = write_small_world(self.data)
        self.out = self.folder / "out"

    def hashes(self):
        return {
            str(path.relative_to(self.data)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.data.rglob("*"))
            if path.is_file() and path.name != "problems.geojson"  # the output of `check`
        }

    def name_villages(self, name):
        text = self.study.read_text(encoding="utf-8").replace("villages.shp", name)
        self.study.write_text('language = "en"\n' + text, encoding="utf-8")

    def assert_untouched(self, file, commands=("inspect", "run")):
        school = self.data / "facilities.shp"
        words_of = {
            "inspect": [file],
            "check": [self.study],
            "run": [self.study, "--out", self.out],
            "coverage": ["--villages", file, "--facilities", school, "--out", self.folder / "c"],
        }
        before = self.hashes()
        for command in commands:
            words = [command, *words_of[command]]
            answer = run_program(*words)
            self.assertIn(answer.code, (0, 1), f"{words[0]} {answer}")
            self.assertEqual(before, self.hashes(), f"{words[0]} {file.name}")

    def people(self):
        layer = json.loads((self.out / "coverage.geojson").read_text(encoding="utf-8"))
        return sorted(record["properties"]["people"] for record in layer["features"])

    def notes(self):
        return "\n".join(json.loads((self.out / "run.json").read_text(encoding="utf-8"))["notes"])

    def inputs(self):
        run = json.loads((self.out / "run.json").read_text(encoding="utf-8"))
        return {entry["path"]: entry for entry in run["inputs"]}

    def make(self, ending):
        file = self.data / f"v.{ending}"
        if ending in ("csv", "xlsx", "ods"):
            made = ogr.GetDriverByName(FORMATS[ending]).CreateDataSource(str(file))
            layer = made.CreateLayer("v", None, ogr.wkbNone)
            for name in ("code", "name", "people", "lon", "lat"):
                layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
            for code, name, number, lat in VILLAGES:
                record = ogr.Feature(layer.GetLayerDefn())
                for field, value in enumerate((code, name, str(number), SEAT[0], lat)):
                    record.SetField(field, str(value))
                layer.CreateFeature(record)
            del layer, made
        elif ending == "mif":
            made = ogr.GetDriverByName("MapInfo File").CreateDataSource(
                str(file), options=["FORMAT=MIF"]
            )
            layer = made.CreateLayer("v")
            for name in ("code", "name"):
                layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
            layer.CreateField(ogr.FieldDefn("people", ogr.OFTInteger))
            for code, name, number, lat in VILLAGES:
                record = ogr.Feature(layer.GetLayerDefn())
                record.SetGeometry(ogr.CreateGeometryFromWkt(point(SEAT[0], lat)))
                record["code"], record["name"], record["people"] = code, name, number
                layer.CreateFeature(record)
            del layer, made
        elif ending == "tab":
            self.make("mif")
            gdal.VectorTranslate(str(file), str(self.data / "v.mif"), format="MapInfo File")
        else:
            write_villages(file, driver=FORMATS[ending], crs=4326)
        return file

    def test_reading_changes_no_file_of_any_format(self):
        for ending in FORMATS:
            with self.subTest(ending):
                for old in self.data.glob("v.*"):
                    old.unlink()
                file = self.make(ending)
                for extra in ("gfs", "xsd"):  # left by GDAL itself
                    (self.data / f"v.{extra}").unlink(missing_ok=True)
                write_small_world(self.data)
                self.name_villages(file.name)
                self.assert_untouched(file)

    def test_import_does_not_change_its_file(self):
        extract = self.data / "small.osm"
        extract.write_text(
            '<osm version="0.6"><node id="1" version="1" lat="36" lon="117">'
            '<tag k="place" v="village"/><tag k="name" v="王庄"/></node></osm>',
            encoding="utf-8",
        )
        before = self.hashes()
        answer = run_program("import", "osm", extract, self.folder / "imported")
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertEqual(before, self.hashes())

    def in_wal_mode(self, name="v.gpkg"):
        """A database whose people grew by 1,000 in the log only, as left by a killed program."""
        work = self.folder / "work"
        work.mkdir()
        driver = "SQLite" if name.endswith("sqlite") else "GPKG"
        write_villages(work / name, driver=driver, crs=4326)
        database = with_functions(work / name)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA wal_autocheckpoint=0")
        database.execute("UPDATE v SET people = people + 1000")
        for file in work.iterdir():
            shutil.copy(file, self.data)
        self.addCleanup(database.close)
        self.name_villages(name)
        return self.data / name

    def test_the_rows_of_a_log_are_read_and_both_files_stay(self):
        for name in ("v.gpkg", "v.sqlite"):
            with self.subTest(name):
                file = self.in_wal_mode(name)
                self.assert_untouched(file, ("inspect", "check", "run", "coverage"))
                self.assertEqual(self.people(), [1500, 1800, 2200])
                inputs = self.inputs()
                self.assertEqual(
                    inputs[f"{name}-wal"]["sha256"], self.hashes()[f"{name}-wal"], inputs.keys()
                )
                notes = (self.out / "run.json").read_text(encoding="utf-8")
                self.assertIn(f"{name}-wal", notes)
                shutil.rmtree(self.folder / "work")
                write_small_world(self.data)

    def test_a_log_without_its_index_and_an_empty_one(self):
        file = self.in_wal_mode()
        (self.data / "v.gpkg-shm").unlink()
        self.assert_untouched(file)
        self.assertEqual(self.people(), [1500, 1800, 2200])
        (self.data / "v.gpkg-wal").write_bytes(b"")
        self.assert_untouched(file)
        self.assertEqual(self.people(), [500, 800, 1200])

    def test_the_rows_of_a_log_within_a_zip_are_read(self):
        self.in_wal_mode()
        with zipfile.ZipFile(self.data / "v.zip", "w") as packed:
            packed.write(self.data / "v.gpkg", "a/v.gpkg")
            packed.write(self.data / "v.gpkg-wal", "a/v.gpkg-wal")
        for file in self.data.glob("v.gpkg*"):
            file.unlink()
        text = self.study.read_text(encoding="utf-8").replace("v.gpkg", "v.zip")
        self.study.write_text(text, encoding="utf-8")
        self.assert_untouched(self.data / "v.zip")
        self.assertEqual(self.people(), [1500, 1800, 2200])

    def test_an_unfinished_transaction_is_rolled_back_in_a_copy_only(self):
        work = self.folder / "work"
        work.mkdir()
        write_villages(work / "v.gpkg", driver="GPKG", crs=4326)
        database = with_functions(work / "v.gpkg")
        self.addCleanup(database.close)
        database.execute("PRAGMA cache_size=1")
        database.execute("BEGIN")
        database.execute("UPDATE v SET people = people + 1000")
        database.execute("CREATE TABLE filler AS SELECT randomblob(200000) AS bytes")
        for file in work.iterdir():
            shutil.copy(file, self.data)
        self.assertGreater((self.data / "v.gpkg-journal").stat().st_size, 0)
        journal = (self.data / "v.gpkg-journal").read_bytes()
        self.assertNotEqual(journal[:8], bytes(8), "the journal is not hot")
        self.name_villages("v.gpkg")
        self.assert_untouched(self.data / "v.gpkg")
        self.assertEqual(self.people(), [500, 800, 1200])
        self.assertIn("v.gpkg-journal", self.inputs())

    def references_to(self, file):
        """Other references to one database: what they are, and the key of the study."""
        source = '<OGRVRTLayer name="v"><SrcDataSource{1}>{0}</SrcDataSource>{2}</OGRVRTLayer>'
        root = "<OGRVRTDataSource>{}</OGRVRTDataSource>"
        layer = "<SrcLayer>v</SrcLayer>"
        relative = ' relativeToVRT="1"'
        union = '<OGRVRTUnionLayer name="v">{}</OGRVRTUnionLayer>'
        query = f"<SrcSQL dialect=\"sqlite\">SELECT * FROM '{file}'.v</SrcSQL>"
        for label, xml in {
            "vrt": source.format(file, "", layer),
            "vrt of a query": source.format(file, "", "<SrcSQL>SELECT * FROM v</SrcSQL>"),
            "vrt beside it": source.format(file.name, relative, layer),
            "vrt of a connection": source.format(f"GPKG:{file}:v", "", layer),
            "union": union.format(source.format(file.name, relative, layer)),
            "vrt of a query that names it": source.format(self.data / "towns.shp", "", query),
        }.items():
            (self.data / "w.vrt").write_text(root.format(xml), encoding="utf-8")
            yield label, 'path = "w.vrt"'
        (self.data / "inner").mkdir()
        (self.data / "inner" / "w.vrt").write_text(
            root.format(source.format(f"../{file.name}", relative, layer)), encoding="utf-8"
        )
        (self.data / "w.vrt").write_text(
            root.format(source.format("inner/w.vrt", relative, layer)), encoding="utf-8"
        )
        yield "vrt of a vrt", 'path = "w.vrt"'
        yield "connection", f'path = "GPKG:{file}:v"'
        yield "query", f"path = 'towns.shp'\nsql = \"SELECT * FROM '{file}'.v\""
        (self.data / "elsewhere").mkdir()
        (self.data / "elsewhere" / "w.gpkg").symlink_to(file)
        yield "link", 'path = "elsewhere/w.gpkg"'
        with zipfile.ZipFile(self.data / "w.zip", "w") as packed:
            for entry in (file, self.data / f"{file.name}-wal"):
                packed.write(entry, entry.name)
            packed.writestr("w.vrt", root.format(source.format(file.name, relative, layer)))
        yield "vrt in a zip", f'path = "/vsizip/{self.data}/w.zip/w.vrt"'

    def test_a_database_is_read_from_a_copy_whatever_names_it(self):
        file = self.in_wal_mode()
        plain = self.study.read_text(encoding="utf-8")
        for label, keys in self.references_to(file):
            with self.subTest(label):
                text = plain.replace('path = "v.gpkg"', keys)
                self.study.write_text(text, encoding="utf-8")
                before = self.hashes()
                answer = run_layers(self.study, "--out", self.out)
                self.assertIn(answer.code, (0, 1), str(answer))
                self.assertEqual(self.people(), [1500, 1800, 2200])
                self.assertEqual(before, self.hashes())
                self.assertIn("v.gpkg-wal (", self.notes())
                if label == "link":
                    self.assertTrue(any(name.endswith("v.gpkg-wal") for name in self.inputs()))

    def test_a_gml_behind_a_virtual_layer_gets_no_companion(self):
        file = self.make("gml")
        for extra in ("gfs", "xsd"):
            (self.data / f"v.{extra}").unlink(missing_ok=True)
        (self.data / "w.vrt").write_text(
            f'<OGRVRTDataSource><OGRVRTLayer name="v"><SrcDataSource>{file}</SrcDataSource>'
            "</OGRVRTLayer></OGRVRTDataSource>",
            encoding="utf-8",
        )
        self.name_villages("w.vrt")
        self.assert_untouched(self.data / "w.vrt")
        self.assertEqual(self.people(), [500, 800, 1200])

    def write_log(self):
        """Two transactions in a log, each of 1,000 people more; returns it and the end of the
        first."""
        work = self.folder / "work"
        work.mkdir()
        write_villages(work / "v.gpkg", driver="GPKG", crs=4326)
        database = with_functions(work / "v.gpkg")
        self.addCleanup(database.close)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA wal_autocheckpoint=0")
        ends = []
        for _ in range(2):
            database.execute("UPDATE v SET people = people + 1000")
            ends.append((work / "v.gpkg-wal").stat().st_size)
        shutil.copy(work / "v.gpkg", self.data)
        self.name_villages("v.gpkg")
        return (work / "v.gpkg-wal").read_bytes(), ends[0]

    def note_of_log(self):
        answer = run_layers(self.study, "--out", self.out)
        self.assertIn(answer.code, (0, 1), str(answer))
        return next(line for line in self.notes().splitlines() if "v.gpkg-wal (" in line)

    def test_a_truncated_log_is_reported(self):
        log, first = self.write_log()
        page = int.from_bytes(log[8:12], "big") + 24
        frames, taken = (len(log) - 32) // page, (first - 32) // page
        zeros = bytes(len(log) - 32)
        at = first + 100
        for label, left, people, reported in (
            ("whole", log, [2500, 2800, 3200], None),
            ("cut", log[:at], [1500, 1800, 2200], (taken, taken + 1)),
            ("damaged", log[:at] + b"x" * 50 + log[at + 50 :], [1500, 1800, 2200], (taken, frames)),
            ("header alone", log[:32], [500, 800, 1200], (0, 0)),
            ("frames of zeros", log[:32] + zeros, [500, 800, 1200], (0, frames)),
        ):
            with self.subTest(label):
                (self.data / "v.gpkg-wal").write_bytes(left)
                before = self.hashes()
                note = self.note_of_log()
                self.assertEqual(before, self.hashes())
                self.assertEqual(self.people(), people)
                output = "frames are finished transactions"
                if reported is None:
                    self.assertNotIn(output, note)
                else:
                    self.assertIn(f"{reported[0]} of its {reported[1]} {output}", note)

    def test_frames_of_older_transactions_at_the_end_of_a_log_are_not_a_fault(self):
        work = self.folder / "work"
        work.mkdir()
        write_villages(work / "v.gpkg", driver="GPKG", crs=4326)
        database = with_functions(work / "v.gpkg")
        self.addCleanup(database.close)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE filler AS SELECT randomblob(100000) AS bytes")
        database.execute("PRAGMA wal_checkpoint")
        database.execute("UPDATE v SET people = people + 1000")
        for file in work.iterdir():
            shutil.copy(file, self.data)
        self.assertGreater((self.data / "v.gpkg-wal").stat().st_size, 100_000)
        self.name_villages("v.gpkg")
        self.assertNotIn("frames are finished", self.note_of_log())
        self.assertEqual(self.people(), [1500, 1800, 2200])

    def test_an_invalid_log_is_refused_and_the_remedy_works(self):
        file = self.in_wal_mode()
        for companion in ("v.gpkg-wal", "v.gpkg-journal"):
            with self.subTest(companion):
                for other in ("v.gpkg-wal", "v.gpkg-shm", "v.gpkg-journal"):
                    (self.data / other).unlink(missing_ok=True)
                (self.data / companion).write_bytes(b"rubbish " * 500)
                answer = run_layers(self.study, "--out", self.out)
                self.assert_refused(answer, 2, "v.gpkg", companion)
                (self.data / companion).rename(self.folder / "away")
                self.assert_untouched(file)
                self.assertEqual(self.people(), [500, 800, 1200])

    def test_a_journal_of_a_finished_transaction_is_not_reported(self):
        file = self.make("gpkg")
        self.name_villages(file.name)
        database = with_functions(file)
        database.execute("PRAGMA journal_mode=PERSIST")
        database.execute("UPDATE v SET people = people + 1000")
        database.close()
        self.assertGreater((self.data / "v.gpkg-journal").stat().st_size, 0)
        self.assert_untouched(file)
        self.assertEqual(self.people(), [1500, 1800, 2200])
        self.assertNotIn("v.gpkg-journal (", self.notes())

    def test_nothing_is_left_in_the_folder_for_temporary_files(self):
        self.in_wal_mode()
        temporary = self.folder / "tmp"
        temporary.mkdir()
        answer = run_program("check", self.study, env={**os.environ, "TMPDIR": str(temporary)})
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertEqual(list(temporary.iterdir()), [])
        answer = run_program("check", self.study, env={**os.environ, "TMPDIR": "/nowhere"})
        self.assert_refused(answer, 2, "v.gpkg", "TMPDIR")


if __name__ == "__main__":
    unittest.main()
