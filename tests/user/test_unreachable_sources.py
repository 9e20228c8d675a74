# SPDX-License-Identifier: Apache-2.0
"""Sources that are not files: a database or server that does not answer, and invalid names."""

import os
import unittest

from program import UserTest, run_program
from small_world import write_small_world

CLOSED = {"HINTERLAND_OFFLINE": "1"}


class UnreachedSources(UserTest):
    def setUp(self):
        super().setUp()
        self.study = write_small_world(self.folder)
        self.text = self.study.read_text(encoding="utf-8")

    def refused(self, source, *words, language="en", **more):
        text = self.text.replace('"villages.shp"', f"'''{source}'''")
        self.study.write_text(f'language = "{language}"\n{text}', encoding="utf-8")
        locale = "C.UTF-8" if language == "en" else "zh_CN.UTF-8"
        answer = run_program("check", "study.toml", folder=self.folder, env={**os.environ, "LC_ALL": locale, **more})
        self.assert_refused(answer, 2, *words)
        self.assertNotIn("secret", answer.stderr)
        return answer.stderr

    def test_a_database_that_does_not_answer_is_reported_with_host_and_port(self):
        for source, host, port in (
                ("PG:host=127.0.0.1 port=1 user=me password=secret dbname=d", "127.0.0.1", "1"),
                ("PG:dbname=d password='my secret' host = 127.0.0.1 port = 2", "127.0.0.1", "2"),
                ("PG:dbname=d host=127.0.0.1 port=3 user=me password=secret", "127.0.0.1", "3"),
                ("postgresql://me:secret@127.0.0.1:4/d?connect_timeout=5", "127.0.0.1", "4")):
            stderr = self.refused(source, f"host: {host}, port: {port}", "Connection refused", "user and password")
            self.assertNotIn("shapefile", stderr)
            self.refused(source, f"主机：{host}，端口：{port}", "请检查", language="zh")
        self.refused("PG:dbname=d user=me", "host: this computer, port: 5432")
        self.refused("PG:dbname=d host=127.0.0.1 port=1", "is on the network", **CLOSED)

    def test_a_server_that_does_not_answer_is_reported_as_such(self):
        self.refused("http://127.0.0.1:1/villages.geojson", "does not respond", "Check the address")
        self.refused("http://127.0.0.1:1/villages.geojson", "没有应答", language="zh")
        for source in ("http://127.0.0.1:1/v.json", "WFS:x", "MySQL:d,password=secret", "/vsicurl/http://127.0.0.1:1/v"):
            self.refused(source, "is on the network", "--offline", **CLOSED)

    def test_names_of_missing_sources_are_reported_online_and_offline(self):
        for more in ({}, CLOSED):
            for name in ("FOO:bar", "village:2020", "shp:villages"):
                stderr = self.refused(name, "there is no such file", f"'{name.split(':', maxsplit=1)[0]}'", **more)
                self.assertNotIn("network", stderr)
            for name in ("GPKG:v.gpkg", "CSV:v.csv", "GeoJSON:v.geojson", 'GPKG:"v.gpkg"'):
                stderr = self.refused(name, "there is no file 'v.", **more)
                self.assertNotIn("network", stderr)
            self.refused("FOO:bar", "没有这个文件", language="zh", **more)

    def test_a_connection_to_an_existing_file_is_read(self):
        (self.folder / "v.csv").write_text("name,people,lon,lat\n王庄,5,117,36.01\n", encoding="utf-8")
        text = self.text.replace('"villages.shp"', "'CSV:v.csv'")
        self.study.write_text(text, encoding="utf-8")
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assertNotIn("there is no file", answer.stderr)


if __name__ == "__main__":
    unittest.main()
