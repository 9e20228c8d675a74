# SPDX-License-Identifier: Apache-2.0
"""Inaccessible or damaged files, folders and library data: each is named, with the reason and the
remedy, in the user's language and without messages of libraries."""

import os
import pathlib
import subprocess
import unittest

from program import PROGRAM, UserTest, run_program
from small_world import write_small_world

RAW = ("filesystem error", "terminate", "std::", "SQLite", "proj_create", "GDAL Error", "errno")


class RefusedFiles(UserTest):
    def setUp(self):
        super().setUp()
        self.study = write_small_world(self.folder)

    def run_unprivileged(self, *words, **environment):
        """Runs as a user subject to permissions: root is, without two capabilities."""
        command = [PROGRAM, *words]
        if os.geteuid() == 0:
            command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
        return subprocess.run(
            command,
            cwd=self.folder,
            env={**os.environ, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def assert_plainly_refused(self, done, code, *words):
        self.assertEqual((done.returncode, done.stdout), (code, ""), done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)
        for word in RAW:
            self.assertNotIn(word, done.stderr)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)

    def test_each_component_of_a_shapefile_that_cannot_be_read(self):
        (self.folder / "villages.cpg").write_text("UTF-8", encoding="ascii")
        for ending in ("shp", "shx", "dbf", "prj", "cpg"):
            part = self.folder / f"villages.{ending}"
            part.chmod(0)
            for words in (("check", "study.toml"), ("run", "study.toml"), ("inspect", "villages.shp")):
                for language, denied in (("C", "permission denied"), ("zh_CN", "没有读取权限")):
                    with self.subTest(part=ending, words=words, language=language):
                        done = self.run_unprivileged(*words, LC_ALL=f"{language}.UTF-8")
                        self.assert_plainly_refused(done, 2, part.name, denied)
                        self.assertNotIn("out", self.listing())
            part.chmod(0o644)

    def test_a_folder_that_cannot_be_entered_or_listed(self):
        shut = self.folder / "shut"
        shut.mkdir()
        write_small_world(shut)
        for mode, name in ((0o000, "study.toml"), (0o600, "study.toml"), (0o311, "shut")):
            with self.subTest(mode=oct(mode)):
                shut.chmod(mode)
                done = self.run_unprivileged("check", "shut/study.toml", LC_ALL="C.UTF-8")
                shut.chmod(0o755)
                self.assert_plainly_refused(done, 2, name, "permission denied")

    def test_a_missing_or_truncated_database_of_crs(self):
        empty, cut = self.folder / "empty", self.folder / "cut"
        empty.mkdir()
        cut.mkdir()
        whole = pathlib.Path("/usr/share/proj/proj.db").read_bytes()
        (cut / "proj.db").write_bytes(whole[:20000])
        for folder in (empty, cut):
            for words in (("check", "study.toml"), ("inspect", "villages.shp")):
                with self.subTest(folder=folder.name, words=words):
                    done = self.run_unprivileged(
                        *words, PROJ_LIB=str(folder), PROJ_DATA=str(folder), LC_ALL="C.UTF-8"
                    )
                    self.assert_plainly_refused(done, 2, "proj.db", f"'{folder}'", "Unset")
            (self.folder / "a.osm").write_text('<osm version="0.6"/>', encoding="ascii")
            for words in (("demo", self.folder / "demo"), ("import", "osm", self.folder / "a.osm", self.folder / "osm")):
                answer = run_program(*words, env={**os.environ, "PROJ_LIB": str(folder), "PROJ_DATA": str(folder)})
                self.assert_refused(answer, 2, "hinterland: PROJ's database of CRSs (proj.db)", "Unset")
                self.assertEqual(len(answer.stderr.splitlines()), 1, str(answer))
        self.assertIn(self.run_unprivileged("check", "study.toml").returncode, (0, 1))


if __name__ == "__main__":
    unittest.main()
