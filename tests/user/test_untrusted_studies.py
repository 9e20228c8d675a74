# SPDX-License-Identifier: Apache-2.0
"""An untrusted study and layers: what they must not do."""

import csv
import gzip
import http.server
import json
import os
import subprocess
import threading
import unittest
import zipfile

from osgeo import ogr
from program import PROGRAM, UserTest, run_layers, run_program

ogr.UseExceptions()

VILLAGES = """code,name,people,lon,lat
1,{name},500,117.0111762,36.5999995
2,村乙,600,117.0324110,36.5999956
"""
SCHOOL = {"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"kind": "小学", "level": "town"},
     "geometry": {"type": "Point", "coordinates": [117.0, 36.6]}}]}


class UntrustedStudies(UserTest):
    def write(self, name="村甲", villages='path = "v.csv"', more=""):
        (self.folder / "v.csv").write_text(VILLAGES.format(name=name), encoding="utf-8")
        (self.folder / "f.geojson").write_text(json.dumps(SCHOOL), encoding="utf-8")
        (self.folder / "study.toml").write_text(
            f'[layers.villages]\n{villages}\n[layers.facilities]\npath = "f.geojson"\n{more}', encoding="utf-8")

    def test_no_control_character_reaches_the_terminal(self):
        for evil in ("\x1b[2J\x1b]0;title\x07", "\x9b31m", "a\x08\x08b", "\u202eevil"):
            self.write(evil)
            (self.folder / "f.geojson").write_text(json.dumps(SCHOOL).replace("小学", evil), encoding="utf-8")
            for words in (["run", "study.toml", "-v"], ["check", "study.toml", "-v"], ["inspect", "v.csv"],
                          ["inspect", "f.geojson"], ["run", evil], ["inspect", "v.csv", "--layer", evil],
                          ["run", f"--{evil}"], ["coverage", "--villages", "v.csv", "--facilities", f"{evil}=v.csv",
                           "--out", "x.geojson"]):
                answer = run_program(*words, folder=self.folder)
                for shown in (answer.out, answer.stderr):
                    bad = [c for c in shown if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) <= 0x9F
                           or 0x202A <= ord(c) <= 0x202E]
                    self.assertEqual(bad, [], f"{words}: {answer}")

    def test_passwords_never_appear(self):
        secret = "geheim123"
        for path in (f"PG:host=127.0.0.1 port=1 dbname=x user=y password={secret}",
                     f"PG:host=127.0.0.1 port=1 password = '{secret} more' dbname=x",
                     f"postgresql://me:{secret}@127.0.0.1:1/x", f"/vsicurl/http://me:{secret}@127.0.0.1:1/x.geojson",
                     f"MSSQL:server=127.0.0.1;PWD={secret};database=x",
                     f"/vsicurl/http://127.0.0.1:1/x.geojson?X-Amz-Signature={secret}"):
            self.write(villages=f'path = "{path}"')
            for words in (["run", "study.toml", "-v"], ["check", "study.toml", "-v"], ["inspect", path]):
                answer = run_program(*words, folder=self.folder)
                self.assertEqual(answer.code, 2, str(answer))
                self.assertIn("***", answer.stderr)
                self.assertNotIn(secret, answer.out + answer.stderr)

    def test_the_key_of_a_service_never_appears(self):
        for path in ("AmigoCloud:x AMIGOCLOUD_API_KEY=geheim", "PLScenes:api_key=geheim",
                     "EEDA:x EEDA_AUTH_BEARER=geheim", "/vsicurl/https://h.invalid/x.gpkg?sv=1&sig=geheim"):
            self.write(villages=f'path = "{path}"')
            answer = run_program("check", "study.toml", "--offline", folder=self.folder)
            self.assertEqual(answer.code, 2, str(answer))
            self.assertIn("***", answer.stderr, path)
            self.assertNotIn("geheim", answer.out + answer.stderr)

    def test_no_part_of_an_unusual_password_is_reported(self):
        for path in ("PG:host=127.0.0.1 port=1 dbname=x password=geheim,123 user=y",
                     "PG:host=127.0.0.1 port=1 dbname=x user=y password=geheim;geheim&geheim'geheim\"geheim",
                     "PG:host=127.0.0.1 port=1 password=mein geheim dbname=x", "ODBC:me/geheim/geheim@geheim@x",
                     "PG:dbname=x host=127.0.0.1 port=1 password = 'mein geheim'", "OCI:me/geheim",
                     "postgresql://me:gut/geheim@127.0.0.1:1/x", "MYSQL:x,host=127.0.0.1,port=1,password=mein geheim",
                     "MSSQL:server=127.0.0.1;PWD=mein geheim;database=x", "https://127.0.0.1:1/x.geojson?a=1&tk=geheim"):
            self.write(villages=f"path = {json.dumps(path)}")
            for words in (["check", "study.toml", "-v"], ["inspect", path]):
                for language in ("C.UTF-8", "zh_CN.UTF-8"):
                    answer = run_program(*words, folder=self.folder, env={**os.environ, "LANG": language, "LC_ALL": language})
                    self.assertEqual(answer.code, 2, str(answer))
                    self.assertIn("***", answer.stderr, path)
                    self.assertNotIn("geheim", answer.out + answer.stderr)
                    self.assertNotIn("gut", answer.out + answer.stderr)

    def test_a_query_only_reads(self):
        driver = ogr.GetDriverByName("GPKG")
        data = driver.CreateDataSource(str(self.folder / "v.gpkg"))
        layer = data.CreateLayer("v", geom_type=ogr.wkbPoint)
        layer.CreateField(ogr.FieldDefn("name"))
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("name", "村甲")
        feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (117.01 36.6)"))
        layer.CreateFeature(feature)
        layer = data = feature = None
        before = (self.folder / "v.gpkg").read_bytes()
        for sql in ("VACUUM INTO 'stolen.gpkg'", "ATTACH 'stolen.gpkg' AS s", "PRAGMA user_version = 7",
                    "DELETE FROM v", "DROP TABLE v", "SELECT * FROM v; DROP TABLE v",
                    "WITH x AS (SELECT 1) DELETE FROM v", "/* SELECT */ UPDATE v SET name = 'x'",
                    "SELECT *, ogr_geocode('x', 'name', 'QUERY_TEMPLATE=file:///dev/null?%s', "
                    "'CACHE_FILE=stolen.gpkg') FROM v",
                    "SELECT ogr_datasource_load_layers('v' || '.gpkg', 1, 'p') FROM v"):
            for path in ("v.gpkg", "v.csv"):
                self.write(villages=f'path = "{path}"\nsql = "{sql}"')
                answer = run_layers("study.toml", folder=self.folder)
                self.assert_refused(answer, 3, "Write a single SELECT")
                self.assertFalse((self.folder / "stolen.gpkg").exists())
        self.assertEqual((self.folder / "v.gpkg").read_bytes(), before)
        self.write(villages='path = "v.gpkg"\ncrs = "EPSG:4490"\nsql = "SELECT * FROM v -- all;"')
        self.assertIn(run_layers("study.toml", folder=self.folder).code, (0, 1))

    def test_offline_closes_every_access_to_the_network(self):
        query = []

        class Server(http.server.SimpleHTTPRequestHandler):
            def do_GET(self):
                query.append(self.path)
                body = json.dumps(SCHOOL).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_HEAD = do_GET

            def log_message(self, *words):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            url = f"http://127.0.0.1:{server.server_port}/f.geojson"
            vrt = (f'<OGRVRTDataSource><OGRVRTLayer name="f"><SrcDataSource>/vsicurl/{url}</SrcDataSource>'
                   '<SrcLayer>f</SrcLayer></OGRVRTLayer></OGRVRTDataSource>')
            (self.folder / "f.vrt").write_text(vrt, encoding="utf-8")
            ways = [f"/vsicurl/{url}", url, "f.vrt", f"PG:host=127.0.0.1 port={server.server_port} dbname=x"]
            for env, option in (({}, ["--offline"]), ({"HINTERLAND_OFFLINE": "1"}, [])):
                for way in ways:
                    self.write(more=f'[layers.roads]\npath = "{way}"\n')
                    answer = run_layers("study.toml", *option, folder=self.folder, env=os.environ | env)
                    self.assertEqual(answer.code, 2, str(answer))
                    if way != "f.vrt":
                        self.assertIn("--offline", answer.stderr)
                    answer = run_program("inspect", way, *option, folder=self.folder, env=os.environ | env)
                    self.assertEqual(answer.code, 2, str(answer))
                self.assertEqual(query, [], f"{env} {option}")
            self.write()
            self.assertIn(run_layers("study.toml", "--offline", folder=self.folder).code, (0, 1))
            run_program("inspect", f"/vsicurl/{url}", folder=self.folder)
            self.assertNotEqual(query, [], "the test would notice a request")
        finally:
            server.shutdown()
            server.server_close()

    def test_no_cell_of_a_table_is_a_formula(self):
        for evil in ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)"):
            self.write(evil, more=f'[layers.towns]\npath = "t.csv"\n[schedule]\nfirst_year = 2027\nbudget = [100.0]\n')
            (self.folder / "t.csv").write_text(f'code,name,county,lon,lat\n9,"{evil}","{evil}",117.0,36.6\n', encoding="utf-8")
            (self.folder / "study.toml").write_text(
                (self.folder / "study.toml").read_text(encoding="utf-8"), encoding="utf-8")
            answer = run_layers("study.toml", folder=self.folder)
            self.assertIn(answer.code, (0, 1), str(answer))
            with open(self.folder / "out" / "schedule.csv", encoding="utf-8", newline="") as file:
                for row in csv.reader(file):
                    for cell in row:
                        self.assertNotIn(cell[:1] or " ", "=+-@\t\r", row)

    def test_packed_files_have_a_limit(self):
        self.write()
        many = VILLAGES.format(name="村甲") + "3,村丙,700,117.0447048,36.5999916\n" * 60_000
        with zipfile.ZipFile(self.folder / "v.zip", "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("v.csv", many)
        (self.folder / "w.csv.gz").write_bytes(gzip.compress(many.encode()))
        with zipfile.ZipFile(self.folder / "v.xlsx", "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("[Content_Types].xml", " " * 3_000_000)
        overpass = json.dumps({"version": 0.6, "elements": [], "note": "x" * 3_000_000})
        (self.folder / "o.json.gz").write_bytes(gzip.compress(overpass.encode()))
        limit = os.environ | {"HINTERLAND_UNPACK_LIMIT": "2"}
        for name in ("v.zip", "v.zip/v.csv", "w.csv.gz", "v.xlsx"):
            answer = run_program("inspect", name, folder=self.folder, env=limit)
            self.assert_refused(answer, 2, "more than 2 MiB", "HINTERLAND_UNPACK_LIMIT")
            if name != "v.xlsx":
                self.assertIn(run_program("inspect", name, folder=self.folder).code, (0, 1))
        answer = run_program("import", "osm", "o.json.gz", "study", folder=self.folder, env=limit)
        self.assert_refused(answer, 2, "more than 2 MiB")

    def test_a_failed_print_is_an_error(self):
        self.write()
        run_layers("study.toml", folder=self.folder)
        for words in (["run", "study.toml"], ["check", "study.toml"], ["inspect", "v.csv"], ["fields"], ["--help"],
                      ["--version"], ["run", "--help"], ["demo", "made", "--villages", "300"],
                      ["coverage", "--villages", "v.csv", "--facilities", "f.geojson", "--out", "c.geojson"]):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([PROGRAM, *words], cwd=self.folder, stdout=full, stderr=subprocess.PIPE,
                                      encoding="utf-8", check=False, timeout=250)
            self.assertEqual(done.returncode, 2, f"{words}: {done.stderr}")
            self.assertIn("all output to stdout", done.stderr)


if __name__ == "__main__":
    unittest.main()
