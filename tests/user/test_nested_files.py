# SPDX-License-Identifier: Apache-2.0
"""Files with brackets, keys or archives nested thousands deep are refused with that reason, and a
table of thousands of columns is read in time."""

import io
import unittest
import zipfile

from program import UserTest, run_program

DEEP = 100_000
RECORDS = "name,x,y,people\n甲村,117,36,10\n乙村,117.1,36,20\n"


def feature(value):
    return ('{"type":"Feature","properties":{"name":"甲村","a":%s},"geometry":'
            '{"type":"Point","coordinates":[117,36]}}' % value)


class NestedFiles(UserTest):
    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def run_program(self, *words, **more):
        return run_program(*words, folder=self.folder, **more)

    def test_json_as_deep_as_a_stack(self):
        lists, objects = "[" * DEEP + "]" * DEEP, '{"a":' * DEEP + "1" + "}" * DEEP
        for value in (lists, objects):
            self.write("a.geojson", '{"type":"FeatureCollection","features":[%s]}' % feature(value))
            self.assert_refused(self.run_program("inspect", "a.geojson"), 2, "a.geojson", "nested 10000")
            self.write("b.geojsonl", f"{feature(1)}\n{feature(value)}\n")
            self.assert_refused(self.run_program("inspect", "b.geojsonl"), 2, "b.geojsonl", "nesting too deep")
            quoted = value.replace('"', '""')
            self.write("c.csv", f'name,x,y,people,more\n甲村,117,36,10,"{quoted}"\n乙村,117.1,36,20,"{quoted}"\n')
            self.assert_contains(self.run_program("inspect", "c.csv").out, "甲村", "people")
        self.write("a.geojson", '{"type":"FeatureCollection","features":[%s]}' % feature('[[[{"b":[1]}]]]'))
        self.assertIn("甲村", self.run_program("inspect", "a.geojson").out)

    def test_an_answer_of_overpass(self):
        def document(tags):
            return '{"elements":[{"type":"node","id":1,"lat":36,"lon":117,"tags":%s}]}' % tags

        self.write("a.json", document('{"place":"village","a":' * DEEP + "1" + "}" * DEEP))
        answer = self.run_program("import", "osm", "a.json", "out")
        self.assert_refused(answer, 2, "a.json", "more than 64 deep", "Download the data as .osm.")
        self.write("a.json", document('{"place":"village","name":"甲村","a":[["b"]]}'))
        self.assertNotIn("deep", self.run_program("import", "osm", "a.json", "out").stderr)

    def test_keys_of_a_study_a_catalogue_and_a_mapping(self):
        dots = ".".join("a" * 50_000)
        villages = '[layers.villages]\npath = "v.csv"\n'
        self.write("v.csv", RECORDS)
        for text, place in ((f"{dots} = 1\n{villages}", "1:1"), (f"{villages}[{dots}]\nb = 1\n", "3:2"),
                            (f"{villages}[[{dots}]]\nb = 1\n", "3:3"), (f"x = {{{dots} = 1}}\n{villages}", "1:6"),
                            (f'name = """\n".#\\""" {villages}\n"""\n"b".{dots} = 1\n', "6:1")):
            self.write("study.toml", text)
            self.assert_refused(self.run_program("check", "study.toml"), 3, f"study.toml:{place}: the key that begins here "
                                "has more than 32 parts", "Remove the dots.")
        self.write("study.toml", f'catalogue = "own.toml"\n{villages}')
        self.write("own.toml", f"{dots} = 1\n")
        self.assert_refused(self.run_program("check", "study.toml"), 3, "own.toml:1:1: the key")
        self.assert_refused(self.run_program("import", "osm", "v.csv", "out", "--mapping", "own.toml"), 3, "own.toml:1:1: the key")
        for opened, closed in (("[", "]"), ("{a = ", "}")):
            self.write("study.toml", f"x = {opened * DEEP}1{closed * DEEP}\n{villages}")
            self.assert_refused(self.run_program("check", "study.toml"), 3, "study.toml:1:", "depth", "No setting has so many nested brackets")

    def test_brackets_in_quotes_or_comments_do_not_count(self):
        dots = "…".join("." * 60)
        self.write("v.csv", RECORDS)
        self.write("study.toml", f'# {dots}\nname = "{dots} \\" {dots}" # {dots}\ncatalogue = \'shandong-2016\'\n'
                   f'[layers.villages]\npath = "v.csv"\n# """ {dots}\n')
        self.assertIn("villages", self.run_program("check", "study.toml").out)

    def test_archives_in_archives(self):
        data, inner = RECORDS.encode(), "v.csv"
        for depth in range(1, 21):
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(inner, data)
            data, inner = packed.getvalue(), f"{depth}.zip"
            (self.folder / inner).write_bytes(data)
        self.assertIn("甲村", self.run_program("inspect", "4.zip").out)
        answer = self.run_program("inspect", "20.zip")
        self.assert_refused(answer, 2, "20.zip", "more than 3 deep", "Unpack the outer ones")
        with zipfile.ZipFile(self.folder / "two.zip", "w") as archive:
            archive.write(self.folder / "1.zip", "inner.zip")
            archive.writestr("other.csv", RECORDS)
        self.assert_refused(self.run_program("inspect", "two.zip"), 2, "Name one as two.zip/inner.zip")
        self.assertIn("甲村", self.run_program("inspect", "two.zip/inner.zip").out)

    def test_a_table_of_ten_thousand_columns(self):
        names = ",".join(f"c{i}" for i in range(9_998))
        values = ",".join(str(i) for i in range(9_998))
        self.write("wide.csv", f"村名,{names},经度,纬度,常住人口\n甲村,{values},117.1,36.2,120\n")
        out = self.run_program("inspect", "wide.csv").out
        self.assert_contains(out, "points from the columns 经度, 纬度")
        roles = {line.split()[0]: line.split()[3] for line in out.splitlines() if line.startswith(("  村名 ", "  常住人口 "))}
        self.assertEqual(roles, {"村名": "name", "常住人口": "people"})


if __name__ == "__main__":
    unittest.main()
