# SPDX-License-Identifier: Apache-2.0
"""The same villages in any format give the same answer."""

import re
import subprocess
import sys
import unittest

from program import COUNTY, SOURCE, UserTest, run_program

sys.path.append(str(SOURCE / "tools" / "bench"))
import postgis_server


class Formats(UserTest):
    def setUp(self):
        super().setUp()
        # Only villages with a place: faults are tested elsewhere.
        self.convert("plain.gpkg", COUNTY / "villages.shp", "-where", "XZQDM <> '' AND 人口 > 0",
                     "-nln", "villages", "-skipfailures")

    def convert(self, target, source, *options):
        command = ["ogr2ogr", *options, target, source]
        done = subprocess.run(list(map(str, command)), cwd=self.folder, capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)

    def cover(self, villages):
        answer = run_program("coverage", "--villages", villages, "--facilities", COUNTY / "facilities.shp",
                     "--out", "covered.geojson", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        return self.covered()

    def covered(self):
        """The answer without the numbers of the records, from 0 or 1 as the format counts."""
        text = (self.folder / "covered.geojson").read_text(encoding="utf-8")
        return re.sub(r'"village_feature":\d+,', "", text)

    def test_files_of_every_kind(self):
        wanted = self.cover("plain.gpkg")
        self.assertGreater(wanted.count("\n"), 290)
        self.assertIn("薛家营", wanted)
        options = {  # formats that preserve order, places and text
            "villages.fgb": "SPATIAL_INDEX=NO",
            "villages.geojson": "COORDINATE_PRECISION=15",
            "villages.shp": "ENCODING=GB18030",
        }
        for name, option in options.items():
            self.convert(name, "plain.gpkg", "-lco", option)
            self.assertEqual(self.cover(name), wanted, name)

    def test_a_table_of_postgis(self):
        self.need(postgis_server.is_installed(), "no PostGIS server on this machine")
        wanted = self.cover("plain.gpkg")
        self.folder.chmod(0o755)  # the server runs as another user
        with postgis_server.server(self.folder / "server" / "data") as server:
            server("CREATE EXTENSION postgis;")
            self.convert(server.connection(), "plain.gpkg", "-lco", "GEOMETRY_NAME=geom")
            self.assertEqual(self.cover(server.connection()), wanted)
            server("ALTER TABLE villages ADD COLUMN office geometry; "
                   "UPDATE villages SET office = ST_Force2D(ST_Translate(geom, 1, 0));")
            choice = ["coverage", "--villages", server.connection(), "--facilities",
                      COUNTY / "facilities.shp", "--out", "covered.geojson"]
            self.assert_refused(run_program(*choice, folder=self.folder), 3, "several geometry columns",
                                "geom, office", 'layer = "villages(office)"')
            answer = run_program(*choice, "--villages-layer", "villages(geom)", folder=self.folder)
            self.assertIn(answer.code, (0, 1), str(answer))
            self.assertEqual(self.covered(), wanted)


if __name__ == "__main__":
    unittest.main()
