# SPDX-License-Identifier: Apache-2.0
"""A shapefile in a .zip without its index, and a field name cut by a shapefile: the remedy works as
described."""

import re
import subprocess
import unittest
import unittest.mock
import zipfile

from osgeo import ogr

from program import UserTest, run_program
from small_world import point, write_layer, write_small_world


class Shapefiles(UserTest):
    def covered(self, villages):
        answer = run_program("coverage", "--villages", villages, "--facilities", "facilities.shp", "--language", "en",
                     "--out", "covered.geojson", folder=self.folder)
        return answer

    def test_the_index_of_a_packed_shapefile_is_created_with_the_command_in_the_message(self):
        write_small_world(self.folder)
        for inner in ("数据/村庄", "villages", "a b/c/v"):
            for has_mark in (True, False):
                with self.subTest(inner, mark=has_mark):
                    self.pack(inner, has_mark)
                    answer = self.covered("v.zip")
                    self.assert_refused(answer, 2, f"its index {inner}.shx is missing", "unpack it, then")
                    command = re.search(r"ogrinfo .*\.shp'", answer.stderr).group(0)
                    out = self.folder / "unpacked"
                    out.mkdir(exist_ok=True)
                    for ending in ("shp", "dbf", "prj"):
                        target = out / f"{inner}.{ending}"
                        target.parent.mkdir(parents=True, exist_ok=True)
                        target.write_bytes((self.folder / f"villages.{ending}").read_bytes())
                    subprocess.run(command, shell=True, cwd=out, check=True, capture_output=True)
                    self.assertEqual(self.covered(f"unpacked/{inner}.shp").code, 0)

    def pack(self, inner, has_mark):
        """`has_mark`: the names are declared as UTF-8; otherwise they are in GBK, as written by
        Windows."""
        in_gbk = lambda info: (info.filename.encode("gb18030"), 0)
        names = zipfile.ZipInfo._encodeFilenameFlags if has_mark else in_gbk
        with unittest.mock.patch.object(zipfile.ZipInfo, "_encodeFilenameFlags", names):
            with zipfile.ZipFile(self.folder / "v.zip", "w") as archive:
                for ending in ("shp", "dbf", "prj"):
                    archive.writestr(f"{inner}.{ending}", (self.folder / f"villages.{ending}").read_bytes())

    def test_outside_an_archive_the_command_in_the_message_is_unchanged(self):
        write_small_world(self.folder)
        (self.folder / "villages.shx").unlink()
        answer = self.covered("villages.shp")
        self.assert_refused(answer, 2, "its index villages.shx is missing", "SHAPE_RESTORE_SHX YES 'villages.shp'")
        subprocess.run(re.search(r"ogrinfo .*\.shp'", answer.stderr).group(0), shell=True, cwd=self.folder,
                       check=True, capture_output=True)
        self.assertEqual(self.covered("villages.shp").code, 0)

    def test_the_name_of_a_service_cut_at_ten_bytes_is_read(self):
        write_small_world(self.folder)
        lines = (self.folder / "study.toml").read_text(encoding="utf-8").replace("water_supply", "power")
        (self.folder / "study.toml").write_text(lines, encoding="utf-8")
        for header, service in {"electricity": "power", "electrification": "power", "water_supply": "water_supply",
                                "natural_gas": "gas"}.items():
            with self.subTest(header):
                kinds = {"code": ogr.OFTString, "name": ogr.OFTString, "people": ogr.OFTInteger, header[:10]: ogr.OFTString}
                rows = [(point(117, 36 + 0.01 * i), f"37010000{i}", f"v{i}", 500 + i, "yes" if i % 2 else "no")
                        for i in range(1, 5)]
                write_layer(self.folder / "villages.shp", kinds, rows)
                answer = run_program("check", "study.toml", folder=self.folder)
                self.assertIn(f"{service} = {header[:10]}", answer.out)
                self.assertNotIn("answers_not_read", answer.out)

    def test_other_names_of_ten_bytes_are_not_services(self):
        write_small_world(self.folder)
        for header in ("settlement", "registered", "population"):
            with self.subTest(header):
                kinds = {"code": ogr.OFTString, "name": ogr.OFTString, "people": ogr.OFTInteger, header: ogr.OFTString}
                rows = [(point(117, 36 + 0.01 * i), f"37010000{i}", f"v{i}", 500 + i, "yes" if i % 2 else "no")
                        for i in range(1, 5)]
                write_layer(self.folder / "villages.shp", kinds, rows)
                self.assertNotIn(f" = {header},", run_program("check", "study.toml", folder=self.folder).out.split("category")[0].replace("name = ", ""))


if __name__ == "__main__":
    unittest.main()
