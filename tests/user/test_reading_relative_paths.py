# SPDX-License-Identifier: Apache-2.0
"""Relative file names are resolved against the study's folder, wherever the program is started."""

import json
import shutil
import unittest

from osgeo import gdal, ogr

from program import UserTest, run_layers
from small_world import VILLAGES, write_small_world, write_villages

ogr.UseExceptions()
gdal.UseExceptions()


class FromElsewhere(UserTest):
    def setUp(self):
        super().setUp()
        for name in ("study", "elsewhere"):
            (self.folder / name).mkdir()
        self.text = write_small_world(self.folder / "study").read_text(encoding="utf-8")
        write_villages(self.folder / "study" / "v.gpkg", driver="GPKG")
        # A file of the same name with other records in the current folder.
        other = self.folder / "elsewhere" / "v.gpkg"
        shutil.copy(self.folder / "study" / "v.gpkg", other)
        file = gdal.OpenEx(str(other), gdal.OF_UPDATE)
        file.ExecuteSQL("UPDATE v SET people = 1")
        del file

    def read(self, keys, study="../study/study.toml"):
        text = self.text.replace('path = "villages.shp"', keys)
        (self.folder / "study" / "study.toml").write_text('language = "en"\n' + text, encoding="utf-8")
        answer = run_layers(study, "--out", "out", folder=self.folder / "elsewhere")
        if answer.code > 1:
            return answer, None
        text = (self.folder / "elsewhere" / "out" / "coverage.geojson").read_text(encoding="utf-8")
        return answer, sorted(row["properties"]["people"] for row in json.loads(text)["features"])

    right = sorted(people for _, _, people, _ in VILLAGES)
    forms = (
        'path = "v.gpkg"',
        'path = "GPKG:v.gpkg:v"',
            'path = "towns.shp"\nsql = "SELECT * FROM \'v.gpkg\'.v"',
        "path = '<OGRVRTDataSource><OGRVRTLayer name=\"v\"><SrcDataSource>v.gpkg</SrcDataSource>"
        "<SrcLayer>v</SrcLayer></OGRVRTLayer></OGRVRTDataSource>'",
        "path = '<OGRVRTDataSource><OGRVRTLayer name=\"v\"><SrcDataSource>GPKG:v.gpkg:v</SrcDataSource>"
        "<SrcLayer>v</SrcLayer></OGRVRTLayer></OGRVRTDataSource>'",
    )

    def test_the_study_s_file_is_read(self):
        for keys in self.forms:
            for study in ("../study/study.toml", str(self.folder / "study" / "study.toml")):
                with self.subTest(keys=keys, study=study):
                    answer, people = self.read(keys, study)
                    self.assertEqual(people, self.right, str(answer))

    def test_a_packed_file_is_read_from_there(self):
        for name in ("study", "elsewhere"):
            shutil.make_archive(str(self.folder / name / "v"), "zip", self.folder / name, "v.gpkg")
        answer, people = self.read('path = "/vsizip/v.zip/v.gpkg"')
        self.assertEqual(people, self.right, str(answer))

    def test_a_file_of_the_current_folder_is_not_used_instead(self):
        (self.folder / "study" / "v.gpkg").unlink()
        for keys in self.forms:
            with self.subTest(keys=keys):
                answer, people = self.read(keys)
                self.assertIsNone(people, str(answer))
                self.assertIn("v.gpkg", answer.stderr)


if __name__ == "__main__":
    unittest.main()
