# SPDX-License-Identifier: Apache-2.0
"""Writing never costs a user a file, and sources that cannot be read as files are refused."""

import json
import os
import signal
import subprocess
import time
import unittest

from osgeo import gdal

from program import PROGRAM, UserTest, run_program, catches_interrupts

gdal.UseExceptions()

VILLAGES = """code,name,people,lon,lat
1,村甲,500,117.0111762,36.5999995
2,村乙,600,117.0324110,36.5999956
"""
SCHOOL = {"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"kind": "小学", "level": "town"},
     "geometry": {"type": "Point", "coordinates": [117.0, 36.6]}}]}


class SafeFiles(UserTest):
    def setUp(self):
        super().setUp()
        (self.folder / "v.csv").write_text(VILLAGES, encoding="utf-8")
        (self.folder / "f.geojson").write_text(json.dumps(SCHOOL), encoding="utf-8")
        (self.folder / "study.toml").write_text(
            '[layers.villages]\npath = "v.csv"\n[layers.facilities]\npath = "f.geojson"\n',
            encoding="utf-8")

    def coverage(self, out, villages="v.csv", **more):
        return run_program("coverage", "--villages", villages, "--facilities", "f.geojson", "--out", out,
                   folder=self.folder, **more)

    def check(self, out):
        return run_program("check", "study.toml", "--out", out, folder=self.folder)

    def test_a_result_of_the_program_is_replaced(self):
        for command, name in ((self.coverage, "a.geojson"), (self.check, "b.geojson")):
            self.assertIn(command(name).code, (0, 1))
            first = (self.folder / name).read_bytes()
            self.assertIn(command(name).code, (0, 1))
            self.assertEqual((self.folder / name).read_bytes(), first)
        self.assertEqual(self.listing(), ["a.geojson", "b.geojson", "f.geojson", "study.toml", "v.csv"])

    def test_nothing_is_left_beside_a_layer(self):
        for ending, driver in (("gml", "GML"), ("shp", "ESRI Shapefile"), ("gpkg", "GPKG"), ("fgb", "FlatGeobuf")):
            with self.subTest(ending=ending):
                name = f"villages.{ending}"
                source = gdal.OpenEx(str(self.folder / "v.csv"), open_options=[
                    "X_POSSIBLE_NAMES=lon", "Y_POSSIBLE_NAMES=lat"])
                made = gdal.VectorTranslate(str(self.folder / name), source, format=driver,
                                            options=["-a_srs", "EPSG:4326"])
                del made  # closes it
                (self.folder / "villages.xsd").unlink(missing_ok=True)
                before = self.listing()
                self.assertIn(run_program("inspect", name, folder=self.folder).code, (0, 1))
                answer = self.coverage("a.geojson", villages=name)
                self.assertIn(answer.code, (0, 1), str(answer))
                (self.folder / "a.geojson").unlink()
                self.assertEqual(self.listing(), before)

    def test_no_other_file_is_overwritten(self):
        (self.folder / "letter.docx").write_bytes(b"PK\x03\x04 dear")
        (self.folder / "empty").write_bytes(b"")
        (self.folder / "other.geojson").write_text('{"type":"FeatureCollection","name":"other"', encoding="utf-8")
        self.assertIn(self.coverage("coverage.geojson").code, (0, 1))
        self.assertIn(self.check("problems.geojson").code, (0, 1))
        (self.folder / "link.geojson").symlink_to("coverage.geojson")
        (self.folder / "dangling.geojson").symlink_to("nothing.geojson")
        (self.folder / "folder").mkdir()
        os.mkfifo(self.folder / "pipe")
        before = {p.name: p.read_bytes() for p in self.folder.iterdir() if p.is_file()}
        names = ["letter.docx", "empty", "other.geojson", "link.geojson", "dangling.geojson", "folder",
                 "pipe", "v.csv", "f.geojson", "study.toml", "/dev/null", "/dev/full"]
        for name in names:
            for command in (self.coverage, self.check):
                self.assert_refused(command(name), 3, name, "cannot write", "--out")
        self.assert_refused(self.check("coverage.geojson"), 3, "was not written by hinterland as a layer 'problems'")
        self.assert_refused(self.coverage("problems.geojson"), 3, "was not written by hinterland as a layer 'coverage'")
        self.assertEqual({p.name: p.read_bytes() for p in self.folder.iterdir() if p.is_file()}, before)
        self.assertFalse((self.folder / "nothing.geojson").exists())

    def test_an_input_of_the_run_is_not_overwritten(self):
        self.assertIn(self.coverage("coverage.geojson").code, (0, 1))
        os.link(self.folder / "coverage.geojson", self.folder / "same.geojson")
        for out in ("coverage.geojson", "same.geojson"):
            self.assert_refused(self.coverage(out, villages="coverage.geojson"), 3, out, "one of the inputs")

    def test_a_planted_link_is_not_followed_when_writing(self):
        """No predictable name is opened beside the target."""
        victim = self.folder / "victim"
        victim.write_text("mine", encoding="utf-8")
        for name in ("problems.geojson.part", ".problems.geojson.part", ".coverage.geojson.part"):
            (self.folder / name).symlink_to("victim")
        self.assertIn(self.check("problems.geojson").code, (0, 1))
        self.assertIn(self.coverage("coverage.geojson").code, (0, 1))
        self.assertEqual(victim.read_text(encoding="utf-8"), "mine")

    def test_many_simultaneous_runs_write_one_file(self):
        def start():
            return subprocess.Popen([PROGRAM, "check", "study.toml"], cwd=self.folder,
                                    stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        for process in [start() for _ in range(8)]:
            out, messages = process.communicate(timeout=120)
            self.assertIn(process.returncode, (0, 1), out + messages)
        json.loads((self.folder / "problems.geojson").read_text(encoding="utf-8"))
        self.assertEqual(self.listing(), ["f.geojson", "problems.geojson", "study.toml", "v.csv"])

    def test_pipes_and_devices_are_refused_as_layers(self):
        os.mkfifo(self.folder / "pipe")
        for path in ("pipe", "/dev/zero"):
            self.assert_refused(self.coverage("out.geojson", villages=path), 2, path, "a device or a pipe")
            self.assert_refused(run_program("inspect", path, folder=self.folder), 2, path, "a device or a pipe")
            self.assert_refused(run_program("run", path, folder=self.folder), 2, path, "a device or a pipe")
            self.assert_refused(run_program("import", "osm", path, "study", folder=self.folder), 2, path,
                                "a device or a pipe")

    def test_a_second_interrupt_ends_the_program(self):
        """Also while a step waits for something that never comes: here, an endless query."""
        (self.folder / "v.vrt").write_text(
            '<OGRVRTDataSource><OGRVRTLayer name="slow"><SrcDataSource>v.csv</SrcDataSource>'
            '<SrcSQL dialect="SQLITE">WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) '
            'SELECT v.* FROM v, c WHERE c.x &lt; 0</SrcSQL></OGRVRTLayer></OGRVRTDataSource>', encoding="utf-8")
        process = subprocess.Popen([PROGRAM, "inspect", "v.vrt"], cwd=self.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(1.0)
        self.assertIsNone(process.poll(), "the query should have no end")
        process.send_signal(signal.SIGINT)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=20), -signal.SIGINT)
        process.stdout.close()
        process.stderr.close()

    def test_an_impossible_number_of_threads_is_a_usage_error(self):
        for count in (1025, 1_000_000_000, 10**30):
            self.assert_refused(run_program("run", "study.toml", "--threads", count, folder=self.folder), 3,
                                str(count), "1024")
        for count in (0, 1, "0002", 1024):
            self.assertIn(run_program("run", "study.toml", "--threads", count, folder=self.folder).code, (0, 1))

    def test_files_of_viewers_in_the_results_stay(self):
        out = self.folder / "result"
        run = lambda: run_program("run", "study.toml", "--out", "result", folder=self.folder)
        self.assertIn(run().code, (0, 1))
        names = ["mine.qml", "mine.qgz", "mine.qgs~", ".~lock.schedule.csv#", "~$schedule.csv", "gaps.geojson.aux.xml"]
        for name in names:
            (out / name).write_text(f"of {name}", encoding="utf-8")
        first = sorted(p.name for p in out.iterdir())
        for _ in range(2):
            self.assertIn(run().code, (0, 1))
            self.assertEqual(sorted(p.name for p in out.iterdir()), first)
            for name in names:
                self.assertEqual((out / name).read_text(encoding="utf-8"), f"of {name}")
        (out / "notes.txt").write_text("dear", encoding="utf-8")
        self.assert_refused(run(), 3, "notes.txt")
        self.assertEqual((out / "notes.txt").read_text(encoding="utf-8"), "dear")

    def test_an_input_that_changes_during_the_run_is_reported(self):
        run_program("demo", "big", "--villages", 6_000, "--seed", 1, folder=self.folder)
        process = subprocess.Popen([PROGRAM, "run", "big/study.toml", "--out", "result"], cwd=self.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        while not catches_interrupts(process):
            time.sleep(0.005)
        changed = self.folder / "big" / "README.md"
        time.sleep(0.2)
        for name in ("villages.cpg", "towns.prj"):
            changed = self.folder / "big" / name
            times = changed.stat()
            changed.write_bytes(changed.read_bytes() + (b"\n" if name == "villages.cpg" else b""))
            os.utime(changed, ns=(times.st_atime_ns, times.st_mtime_ns))  # with an unchanged time stamp
        self.assertIsNone(process.poll(), "the study is too small for this machine")
        out, messages = process.communicate(timeout=300)
        self.assertEqual(process.returncode, 1, out + messages)
        problems = json.loads((self.folder / "result" / "problems.geojson").read_text(encoding="utf-8"))
        reported = [f["properties"] for f in problems["features"] if f["properties"]["problem"] == "input_changed"]
        self.assertEqual([p["layer"] for p in reported], ["villages"])
        self.assertIn("villages.cpg", reported[0]["detail"])


if __name__ == "__main__":
    unittest.main()
