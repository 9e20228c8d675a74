# SPDX-License-Identifier: Apache-2.0
"""Columns of KML and KMZ keep their names and values, however they are written."""

import json
import unittest
import zipfile

from program import UserTest, ask
from small_world import SEAT, STUDY, VILLAGES, write_small_world

NAMES = ("村代码", "村名称", "人口数")  # of as many bytes each


def placemark(data):
    return (
        "<Placemark>"
        f"<ExtendedData>{data}</ExtendedData>"
        "<Point><coordinates>{lon},{lat},0</coordinates></Point></Placemark>"
    )


UNTYPED = placemark(
    "".join(f'<Data name="{name}"><value>{{{i}}}</value></Data>' for i, name in enumerate(NAMES))
)
TYPED = placemark(
    '<SchemaData schemaUrl="#own">'
    + "".join(f'<SimpleData name="{name}">{{{i}}}</SimpleData>' for i, name in enumerate(NAMES))
    + "</SchemaData>"
)
BOTH = placemark(
    f'<Data name="{NAMES[0]}"><displayName>x</displayName><value>{{0}}</value></Data>'
    '<SchemaData schemaUrl="#own">'
    + "".join(f'<SimpleData name="{NAMES[i]}">{{{i}}}</SimpleData>' for i in (1, 2))
    + "</SchemaData>"
)
SCHEMA = (
    '<Schema name="own" id="own">'
    + "".join(f'<SimpleField type="string" name="{name}"/>' for name in NAMES)
    + "</Schema>"
)


class Columns(UserTest):
    def kml(self, form, schema="", around=("<Document>", "</Document>")):
        places = "".join(
            form.format(code, name, people, lon=SEAT[0], lat=lat)
            for code, name, people, lat in VILLAGES
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2">'
            f"{around[0]}{schema}{places}{around[1]}</kml>"
        )

    def read(self, file, keys=""):
        write_small_world(self.folder)
        text = STUDY.replace('path = "villages.shp"', f'path = "{file}"\n{keys}')
        (self.folder / "study.toml").write_text('language = "en"\n' + text, encoding="utf-8")
        answer = ask("run", "study.toml", folder=self.folder)
        if answer.code > 1:
            return answer, []
        text = (self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8")
        rows = [row["properties"] for row in json.loads(text)["features"]]
        return answer, sorted((r["village_code"], r["village"], r["people"]) for r in rows)

    right = sorted((code, name, people) for code, name, people, _ in VILLAGES)

    def forms(self):
        folder = ("<Folder><name>镇</name>", "</Folder>")
        both = ("<Document><Folder><name>镇</name>", "</Folder></Document>")
        yield "untyped", self.kml(UNTYPED)
        yield "untyped in a folder", self.kml(UNTYPED, around=folder)
        yield "untyped in both", self.kml(UNTYPED, around=both)
        yield "untyped in none", self.kml(UNTYPED, around=("", ""))
        yield "typed", self.kml(TYPED, SCHEMA)
        yield "both", self.kml(BOTH, SCHEMA)

    def test_columns_keep_their_names(self):
        for said, kml in self.forms():
            with self.subTest(said):
                (self.folder / "v.kml").write_text(kml, encoding="utf-8")
                answer, rows = self.read("v.kml")
                self.assertEqual(rows, self.right, str(answer))

    def test_a_kmz_is_read_as_the_kml_in_it(self):
        for said, kml in self.forms():
            for encoding in ("utf-8", "gb18030"):
                for inner in ("doc.kml", "文件/村庄.kml"):
                    with self.subTest(said, encoding=encoding, inner=inner):
                        with zipfile.ZipFile(self.folder / "v.kmz", "w") as packed:
                            packed.writestr(inner, kml.encode(encoding))
                            packed.writestr("files/icon.png", b"")
                        answer, rows = self.read("v.kmz")
                        self.assertEqual(rows, self.right, str(answer))

    def test_a_query_may_name_them(self):
        (self.folder / "v.kml").write_text(self.kml(UNTYPED), encoding="utf-8")
        answer, rows = self.read("v.kml", "sql = 'SELECT *, 人口数 * 2 AS people FROM v'\n"
                                 'fields = { people = "people" }')
        self.assertEqual([row[2] for row in rows], [2 * row[2] for row in self.right], str(answer))

    def test_of_several_kml_in_a_kmz_one_is_to_be_named(self):
        with zipfile.ZipFile(self.folder / "v.kmz", "w") as packed:
            packed.writestr("a.kml", self.kml(TYPED, SCHEMA))
            packed.writestr("b.kml", self.kml(UNTYPED))
        answer, _ = self.read("v.kmz")
        self.assert_refused(answer, 2, "v.kmz/a.kml", "b.kml")
        for name in ("a.kml", "b.kml"):
            answer, rows = self.read(f"v.kmz/{name}")
            self.assertEqual(rows, self.right, str(answer))


if __name__ == "__main__":
    unittest.main()
