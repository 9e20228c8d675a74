# SPDX-License-Identifier: Apache-2.0
"""What an untrusted file or name must not do: load or run a program, write or remove a file, block
the program. And failing terminals and limits."""

import gzip
import json
import os
import struct
import subprocess
import unittest

from osgeo import ogr, osr
from program import PROGRAM, UserTest, run_layers, run_program

ogr.UseExceptions()
MAGIC = bytes.fromhex("d9d505f920a163d7")  # of a journal of SQLite


def write_villages(path, driver="GPKG"):
    source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    layer = source.CreateLayer("villages", reference, ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    for i in range(5):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["name"] = f"{'甲乙丙丁戊'[i]}村"
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({117.0012 + i * 0.02} 36.6)"))
        layer.CreateFeature(feature)
    del layer, source


def journal_of_several(database, victim):
    """A hot journal of one page, of a transaction over several databases whose master journal is
    `victim`."""
    page_size = struct.unpack(">H", database[16:18])[0]
    page = database[:page_size]
    header = (MAGIC + struct.pack(">IIIII", 1, 1, len(database) // page_size, 512, page_size)).ljust(512, b"\0")
    check = (1 + sum(page[i] for i in range(page_size - 200, 0, -200))) & 0xFFFFFFFF
    end = victim + struct.pack(">II", len(victim), sum(victim) & 0xFFFFFFFF) + MAGIC
    return header + struct.pack(">I", 1) + page + struct.pack(">I", check) + struct.pack(">I", 0x40000000 // page_size + 1) + end


class HostileFiles(UserTest):
    def virtual(self, name, inside):
        text = f'<OGRVRTDataSource><OGRVRTLayer name="villages">{inside}</OGRVRTLayer></OGRVRTDataSource>'
        (self.folder / name).write_text(text, encoding="utf-8")

    def inspect(self, name):
        return run_program("inspect", name, "--offline", folder=self.folder)

    def test_no_name_loads_a_library_or_runs_a_program(self):
        place = self.folder / "was_here"
        code = f'#include <stdio.h>\n__attribute__((constructor)) static void f(void) {{ fclose(fopen("{place}", "w")); }}\n'
        subprocess.run(["cc", "-shared", "-fPIC", "-x", "c", "-", "-o", self.folder / "evil.so"],
                       input=code, encoding="ascii", check=True)
        tool = self.folder / "gpsbabel"
        tool.write_text(f"#!/bin/sh\ntouch {place}\n", encoding="ascii")
        tool.chmod(0o755)
        (self.folder / "x.gpx").write_text("<gpx></gpx>", encoding="ascii")
        path = {**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}"}
        for name in ("ODBC:DRIVER=./evil.so", "MSSQL:DRIVER=./evil.so", "PGEO:DRIVER=./evil.so", "GPSBabel:gpx:x.gpx"):
            self.virtual("v.vrt", f"<SrcDataSource>{name}</SrcDataSource>")
            for given in (name, "v.vrt"):
                with self.subTest(name=name, given=given):
                    self.assertEqual(run_program("inspect", given, folder=self.folder, env=path).code, 2)
                    self.assertFalse(place.exists())

    def test_a_virtual_layer_only_reads(self):
        write_villages(self.folder / "good.gpkg")
        write_villages(self.folder / "good.shp", "ESRI Shapefile")
        before = {p.name: p.read_bytes() for p in self.folder.iterdir()}
        source = '<SrcDataSource relativeToVRT="1">{}</SrcDataSource>'
        for base, inside, word in (
            ("good.gpkg", "<SrcSQL>VACUUM INTO 'new.db'</SrcSQL>", "VACUUM INTO"),
            ("good.gpkg", "<SrcSQL>DELETE FROM villages</SrcSQL>", "DELETE"),
            ("good.gpkg", '<SrcSQL dialect="SQLITE">VACUUM INTO \'new.db\'</SrcSQL>', "VACUUM INTO"),
            ("good.shp", "<SrcSQL>CREATE INDEX ON good USING name</SrcSQL>", "CREATE INDEX"),
            ("good.gpkg", "<OpenOptions><OOI key=\"PRELUDE_STATEMENTS\">VACUUM INTO 'new.db'</OOI></OpenOptions>"
                          "<SrcLayer>villages</SrcLayer>", "PRELUDE_STATEMENTS"),
        ):
            with self.subTest(inside=inside):
                self.virtual("v.vrt", source.format(base) + inside)
                self.assert_refused(self.inspect("v.vrt"), 3, ".vrt", word)
                (self.folder / "v.vrt").unlink()
                self.assertEqual({p.name: p.read_bytes() for p in self.folder.iterdir()}, before)
        self.virtual("v.vrt", source.format("good.gpkg") + "<SrcSQL>SELECT * FROM villages</SrcSQL>")
        self.assertIn(self.inspect("v.vrt").code, (0, 1))

    def test_a_virtual_layer_in_the_path_may_be_written_differently(self):
        write_villages(self.folder / "good.gpkg")
        text = ("\n <ogrvrtdatasource><OGRVRTLayer name='villages'><SrcDataSource>good.gpkg</SrcDataSource>"
                "<SrcSQL>VACUUM INTO 'new.db'</SrcSQL></OGRVRTLayer></ogrvrtdatasource>")
        self.assertNotIn(self.inspect(text).code, (0, 1))
        self.assertEqual(self.listing(), ["good.gpkg"])

    def test_a_connection_sets_no_options_of_the_session(self):
        for name in ("PG:host=127.0.0.1 port=1 dbname=x options='-c default_transaction_read_only=off'",
                     "postgresql://127.0.0.1:1/x?options=-cdefault_transaction_read_only%3Doff"):
            self.assert_refused(run_program("inspect", name, folder=self.folder), 3, "'options'", "PGOPTIONS")

    def test_a_journal_of_several_databases_removes_no_file(self):
        victim = self.folder / "victim.txt"
        victim.write_text("dear", encoding="utf-8")
        write_villages(self.folder / "v.gpkg")
        content = journal_of_several((self.folder / "v.gpkg").read_bytes(), str(victim).encode())
        (self.folder / "v.gpkg-journal").write_bytes(content)
        answer = self.inspect("v.gpkg")
        self.assertEqual(victim.read_text(encoding="utf-8"), "dear")
        self.assert_refused(answer, 2, "several databases", "v.gpkg-journal")
        (self.folder / "v.gpkg-journal").unlink()
        self.assertIn(self.inspect("v.gpkg").code, (0, 1))

    def test_a_format_that_writes_a_database_beside_its_file_is_not_read(self):
        (self.folder / "t.vfk").write_text('&HVERZE;"5.0"\n&BPAR;ID N30\n&DPAR;1\n&K\n', encoding="ascii")
        self.assertEqual(self.inspect("t.vfk").code, 2)
        self.assertEqual(self.listing(), ["t.vfk"])

    def test_a_pipe_with_another_name_is_refused(self):
        os.mkfifo(self.folder / "pipe")
        self.virtual("v.vrt", '<SrcDataSource relativeToVRT="1">pipe</SrcDataSource>')
        for name in ("v.vrt", f"GPKG:{self.folder}/pipe:villages", "GeoJSON:pipe"):
            with self.subTest(name=name):
                self.assert_refused(run_program("inspect", name, folder=self.folder), 2, "a device or a pipe")

    def test_a_pipe_behind_a_handler_or_beside_a_layer_is_refused(self):
        os.mkfifo(self.folder / "pipe")
        (self.folder / "v.csv").write_text("name,x,y\n甲村,117,36\n乙村,117.1,36\n", encoding="utf-8")
        (self.folder / "v.csv.gz").write_bytes(gzip.compress((self.folder / "v.csv").read_bytes()))
        self.virtual("p.vrt", "<SrcDataSource>/vsigzip/pipe</SrcDataSource>")
        for name in ("/vsigzip/pipe", f"/vsigzip/{self.folder}/pipe", "/vsizip/{pipe}/v.shp", "/vsisubfile/0_9,pipe",
                     "/vsisparse/pipe", "/vsistdin/", "/vsigzip//vsisubfile/0,pipe", "/vsigzip//vsistdin/",
                     "CSV:/vsigzip/pipe", "GMLAS:pipe", "GMLAS:/vsigzip/pipe", "p.vrt"):
            answer = self.inspect(name)
            self.assert_refused(answer, 2, "it is a device or a pipe")
        for name in ("/vsigzip/v.csv.gz", "CSV:/vsigzip/v.csv.gz", "/vsisubfile/0,v.csv"):
            self.assertIn("甲村", self.inspect(name).out, name)
        for name, missing in (("/vsizip/no.zip", "no.zip"), ("/vsizip/no.zip/v.csv", "no.zip"), ("/vsitar/no.tar", "no.tar")):
            self.assert_refused(self.inspect(name), 2, f"cannot read '{missing}': there is no such file")
        for address in (f"file://{self.folder}/v.csv", "file:v.csv"):
            output = self.inspect(address).stderr
            self.assertIn("it is a URL", output)
            self.assertIn("甲村", self.inspect(output.split("Write the path of the file: '")[1].split("'")[0]).out)
        (self.folder / "study.toml").write_text('[layers.villages]\npath = "v.csv"\n', encoding="utf-8")
        for extension in ("csvt", "prj", "cpg"):
            next_to = self.folder / f"v.{extension}"
            for make, reason in ((lambda: os.mkfifo(next_to), "device or a pipe"),
                                 (lambda: next_to.symlink_to(next_to.name), "links form a loop. Remove the link")):
                make()
                for words in (("inspect", "v.csv"), ("check", "study.toml"), ("run", "study.toml")):
                    self.assert_refused(run_program(*words, folder=self.folder), 2, f"v.{extension}", reason)
                next_to.unlink()
        self.assertLess(run_layers("study.toml", folder=self.folder).code, 2)

    def test_no_text_of_a_study_contains_a_nul(self):
        (self.folder / "study.toml").write_text('[layers.villages]\npath = "v.csv\\u0000x"\n', encoding="utf-8")
        self.assert_refused(run_program("check", "study.toml", folder=self.folder), 3, "study.toml:2:", "NUL")


class TerminalsAndLimits(UserTest):
    def setUp(self):
        super().setUp()
        rows = "".join(f"{i},{'甲乙丙丁戊'[i]}村,500,{117.0012 + i * 0.02},36.6\n" for i in range(5))
        (self.folder / "v.csv").write_text("code,name,people,lon,lat\n" + rows, encoding="utf-8")
        place = {"type": "Feature", "properties": {"kind": "小学", "level": "town"},
                 "geometry": {"type": "Point", "coordinates": [117.0012, 36.6]}}
        (self.folder / "f.geojson").write_text(json.dumps(place), encoding="utf-8")
        text = '[layers.villages]\npath = "v.csv"\n[layers.facilities]\npath = "f.geojson"\n'
        (self.folder / "study.toml").write_text(text, encoding="utf-8")

    def shell(self, command):
        return subprocess.run(["bash", "-c", command.replace("PROGRAM", PROGRAM)], cwd=self.folder,
                              capture_output=True, encoding="utf-8", check=False)

    def test_a_standard_error_that_cannot_be_written(self):
        for end in ("2>&-", "2>/dev/full"):
            self.assertEqual(self.shell(f"PROGRAM run nowhere.toml {end}").returncode, 2)
            self.assertIn(self.shell(f"PROGRAM run -v study.toml --out out {end}").returncode, (0, 1))
            self.assertTrue((self.folder / "out" / "gaps.geojson").is_file())

    def test_a_reader_that_stops_early_is_not_an_error(self):
        for words in ("fields", "check study.toml", "run study.toml --out out"):
            done = self.shell(f"set -o pipefail; PROGRAM {words} | true; echo ${{PIPESTATUS[0]}}")
            self.assertIn(done.stdout.strip(), ("0", "1"), f"{words}: {done.stderr}")
            self.assertEqual(done.stderr, "", words)

    def test_the_reason_of_a_failed_print_is_reported(self):
        for words in ("fields", "check study.toml", "run study.toml --out out"):
            done = self.shell(f"PROGRAM {words} > /dev/full")
            self.assertEqual(done.returncode, 2)
            self.assertIn("(No space left on device)", done.stderr)

    def test_a_limit_of_file_size(self):
        done = self.shell("ulimit -f 1; PROGRAM run study.toml --out out")
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertEqual(self.listing(), ["f.geojson", "study.toml", "v.csv"])
        self.assertIn("hinterland: ", done.stderr)

    def test_a_broken_link_is_not_a_folder_to_replace(self):
        (self.folder / "out").symlink_to(self.folder / "gone")
        self.assert_refused(run_layers("study.toml", "--out", "out", folder=self.folder), 3, "link", "--out")
        self.assertTrue((self.folder / "out").is_symlink())


if __name__ == "__main__":
    unittest.main()
