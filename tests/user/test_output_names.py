# SPDX-License-Identifier: Apache-2.0
"""Output names that belong to another file are refused, with the true reason."""

import json
import os
import subprocess
import unittest

from osgeo import gdal

from program import PROGRAM, UserTest, run_program

gdal.UseExceptions()

VILLAGES = """code,name,people,lon,lat
1,村甲,500,117.0111762,36.5999995
2,村乙,600,117.0324110,36.5999956
"""
SCHOOL = {"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"kind": "小学", "level": "town"},
     "geometry": {"type": "Point", "coordinates": [117.0, 36.6]}}]}
# Files that GDAL looks for beside each: indexes, journals of databases, encodings, coordinate
# systems.
PARTS = {"v.gpkg": ["v.gpkg-wal", "v.gpkg-journal", "v.gpkg-shm", "V.gpkg-wal", "v.gpkg.aux.xml"],
         "乡村.shp": [f"乡村.{ending}" for ending in ("shx", "dbf", "prj", "cpg", "qix", "sbn", "sbx", "qpj", "idm",
                                                 "aux.xml", "shp.xml", "shp.aux.xml", "PRJ")],
         "v.csv": ["v.csvt", "v.prj", "v.vrt"]}


class OutputNames(UserTest):
    def setUp(self):
        super().setUp()
        (self.folder / "v.csv").write_text(VILLAGES, encoding="utf-8")
        (self.folder / "f.geojson").write_text(json.dumps(SCHOOL), encoding="utf-8")

    def make(self, name, driver, *more):
        source = gdal.OpenEx(str(self.folder / "v.csv"),
                             open_options=["X_POSSIBLE_NAMES=lon", "Y_POSSIBLE_NAMES=lat"])
        gdal.VectorTranslate(str(self.folder / name), source, format=driver, options=["-a_srs", "EPSG:4326", *more])

    def write_study(self, villages, language="en"):
        (self.folder / "study.toml").write_text(
            f'language = "{language}"\n[layers.villages]\npath = "{villages}"\n'
            '[layers.facilities]\npath = "f.geojson"\n', encoding="utf-8")

    def run_all(self, villages, out, language="en"):
        """Each command that names an output."""
        self.write_study(villages, language)
        yield run_program("coverage", "--language", language, "--villages", villages, "--facilities", "f.geojson",
                  "--out", out, folder=self.folder)
        for command in ("check", "run"):
            yield run_program(command, "study.toml", "--out", out, folder=self.folder)

    def test_the_name_of_a_part_of_an_input_is_refused(self):
        self.make("v.gpkg", "GPKG")
        self.make("乡村.shp", "ESRI Shapefile", "-lco", "ENCODING=UTF-8")
        for name in ("乡村.prj", "乡村.cpg"):  # refused even if the file does not exist
            (self.folder / name).unlink(missing_ok=True)
        (self.folder / "elsewhere").mkdir()
        (self.folder / "elsewhere" / "link.gpkg").symlink_to(self.folder / "v.gpkg")
        names = [(source, part) for source, parts in PARTS.items() for part in parts]
        names += [("elsewhere/link.gpkg", "v.gpkg-wal"), ("elsewhere/link.gpkg", "elsewhere/link.gpkg-wal")]
        for language, words in (("en", "part of the input"), ("zh", "附属文件")):
            self.write_study("v.csv", language)
            before = self.listing()
            for source, part in names:
                is_there = (self.folder / part).exists()
                for answer in self.run_all(source, part, language):
                    self.assert_refused(answer, 3, part, "--out", *([] if is_there else [words, source.split("/")[-1]]))
                    self.assertEqual(self.listing(), before)

    def test_other_names_beside_an_input_are_accepted(self):
        self.make("v.gpkg", "GPKG")
        for source, out in (("v.gpkg", "v.geojson"), ("v.gpkg", "v-wal"), ("v.gpkg", "w.gpkg-wal"), ("v.csv", "v.json"),
                            ("v.gpkg", "v.gpkg.geojson"), ("v.csv", "v.out.prj.geojson")):
            for answer in self.run_all(source, out):
                self.assertIn(answer.code, (0, 1), f"{source} {out}: {answer}")
                path = self.folder / out
                path.rename(self.folder / "moved")
                for file in [*(self.folder / "moved").glob("*"), self.folder / "moved"]:
                    file.rmdir() if file.is_dir() else file.unlink()

    def test_a_file_in_the_place_of_a_folder_is_named(self):
        for language, words in (("en", "is a file, not a folder"), ("zh", "是文件，不是文件夹")):
            for out in ("v.csv/x", "v.csv/x/y.geojson"):
                for answer in self.run_all("v.csv", out, language):
                    self.assert_refused(answer, 3, out, "v.csv", words)
        for out in ("no/x.geojson", "no/such/x.geojson"):  # the parent folder is missing
            for answer in self.run_all("v.csv", out):
                self.assert_refused(answer, 2, out, "there is no folder")
        self.assert_refused(run_program("demo", "v.csv/x", folder=self.folder), 3, "v.csv", "is a file, not a folder")

    def test_an_empty_folder_that_cannot_be_read_is_not_reported_as_not_empty(self):
        self.need(os.geteuid() == 0, "another user takes the right to become one")
        shut = self.folder / "shut"
        shut.mkdir()
        self.folder.chmod(0o777)
        shut.chmod(0)
        other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", PROGRAM]
        for language, words in (("en_US", "Choose a folder that you can write to"), ("zh_CN", "请写到有权限的文件夹")):
            done = subprocess.run([*other, "demo", "shut"], cwd=self.folder, capture_output=True, encoding="utf-8",
                                  check=False, env={**os.environ, "LC_ALL": f"{language}.UTF-8"})
            self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
            self.assert_contains(done.stderr, "shut", "Permission denied", words)
        shut.chmod(0o755)

    def test_a_study_is_not_a_layer(self):
        for language, words in (("en_US", "it is a study file, not a layer"), ("zh_CN", "是配置文件，不是图层")):
            self.write_study("v.csv")
            for begin in ("", 'name = "s"\n', "# 注释\n\n", 'fields = { code = "a" }\n'):
                text = (self.folder / "study.toml").read_text(encoding="utf-8").removeprefix('language = "en"\n')
                (self.folder / "s.toml").write_text(begin + text, encoding="utf-8")
                answer = run_program("inspect", "s.toml", folder=self.folder,
                             env={**os.environ, "LC_ALL": f"{language}.UTF-8"})
                self.assert_refused(answer, 2, "s.toml", words, "hinterland check", "hinterland run")
            self.assertIn(run_program("check", "study.toml", folder=self.folder).code, (0, 1))  # the remedy

    def test_a_command_without_out_does_not_mention_it(self):
        (self.folder / "link").symlink_to("nowhere")
        (self.folder / "x.osm").write_text('<osm version="0.6"></osm>', encoding="utf-8")
        for words in (["demo", "link"], ["import", "osm", "x.osm", "link"], ["demo", "x" * 240]):
            for locale, output in (("C.UTF-8", "Name another FOLDER"), ("zh_CN.UTF-8", "请另指 FOLDER")):
                answer = run_program(*words, folder=self.folder, env={**os.environ, "LC_ALL": locale})
                self.assertIn(answer.code, (2, 3), str(answer))
                self.assertIn(output, answer.stderr)
                self.assertNotIn("--out", answer.stderr)
        self.write_study("v.csv")
        self.assert_refused(run_program("run", "study.toml", "--out", "link", folder=self.folder), 3, "folder with --out")

    def test_the_current_folder_is_not_replaced_under_the_user(self):
        self.write_study("v.csv")
        out = self.folder / "out"
        (out / "below").mkdir(parents=True)
        before = self.listing()
        for words, here in ((["run", "../study.toml", "--out", "."], out), (["run", "../study.toml"], out),
                            (["run", "../../study.toml", "--out", ".."], out / "below"),
                            (["demo", "."], out / "below"), (["demo", str(out / "below")], out / "below")):
            answer = run_program(*words, folder=here)
            self.assert_refused(answer, 3, "the current folder is inside it", f"cd '{(out if here != out and '..' not in words else self.folder)}'")
            self.assertEqual(self.listing(), before)
        (out / "below").rmdir()
        self.assertIn(run_program("run", "study.toml", "--out", "out", folder=self.folder).code, (0, 1))
        inside = out / "study.toml"
        inside.write_text(self.folder.joinpath("study.toml").read_text(encoding="utf-8"), encoding="utf-8")
        self.assert_refused(run_program("run", "study.toml", "--out", ".", folder=out), 3, "the input 'study.toml' is inside it")


if __name__ == "__main__":
    unittest.main()
