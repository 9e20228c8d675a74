# SPDX-License-Identifier: Apache-2.0
"""Columns of KML and KMZ keep their names and values in any notation."""

import json
import unittest
import zipfile

from osgeo import gdal
from program import UserTest, run_layers
from small_world import SEAT, STUDY, VILLAGES, write_small_world

gdal.UseExceptions()

NAMES = ("村代码", "村名称", "人口数")  # of equal length in bytes


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
        answer = run_layers("study.toml", folder=self.folder)
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
        for output, kml in self.forms():
            with self.subTest(output):
                (self.folder / "v.kml").write_text(kml, encoding="utf-8")
                answer, rows = self.read("v.kml")
                self.assertEqual(rows, self.right, str(answer))

    def test_a_kmz_is_read_as_the_kml_in_it(self):
        for output, kml in self.forms():
            for encoding in ("utf-8", "gb18030"):
                for inner in ("doc.kml", "文件/村庄.kml"):
                    with self.subTest(output, encoding=encoding, inner=inner):
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

    def test_one_of_several_kml_in_a_kmz_must_be_named(self):
        with zipfile.ZipFile(self.folder / "v.kmz", "w") as packed:
            packed.writestr("a.kml", self.kml(TYPED, SCHEMA))
            packed.writestr("b.kml", self.kml(UNTYPED))
        answer, _ = self.read("v.kmz")
        self.assert_refused(answer, 2, "v.kmz/a.kml", "b.kml")
        for name in ("a.kml", "b.kml"):
            answer, rows = self.read(f"v.kmz/{name}")
            self.assertEqual(rows, self.right, str(answer))

    def placemarks(self, form):
        """A KML of the villages; `form` makes the elements from the code, name and people of
        each."""
        places = "".join(
            f"<Placemark>{form(code, name, people)}"
            f"<Point><coordinates>{SEAT[0]},{lat},0</coordinates></Point></Placemark>"
            for code, name, people, lat in VILLAGES
        )
        return self.kml("", places)

    def notes(self):
        text = (self.folder / "out" / "run.json").read_text(encoding="utf-8")
        return "\n".join(json.loads(text)["notes"])

    link = "<NetworkLink><name>more</name><Link><href>more.kml</href></Link></NetworkLink>"

    def test_the_target_of_a_network_link_is_reported(self):
        whole = self.kml(TYPED, SCHEMA)
        first, *others = whole.split("<Placemark>")
        more = first + "<Placemark>" + others[-1]
        own = "<Placemark>".join([first, *others[:-1]])
        (self.folder / "more.kml").write_text(more, encoding="utf-8")
        url = self.link.replace("Link>", "Url>").replace("NetworkUrl>", "NetworkLink>")
        for link in (self.link, url):
            text = own + link + "</Document></kml>"
            (self.folder / "v.kml").write_text(text, encoding="utf-8")
            answer, rows = self.read("v.kml")
            self.assertEqual(answer.code, 1, str(answer))
            self.assertEqual(rows, self.right[:-1])
            self.assert_contains(answer.out, "linked_file_not_read", "more.kml", "ogr2ogr -append")
        for file in ("v.kml", "more.kml"):
            gdal.VectorTranslate(
                str(self.folder / "joined.gpkg"),
                str(self.folder / file),
                accessMode="append" if file == "more.kml" else None,
                layerName="joined",
                format="GPKG",
            )
        answer, rows = self.read("joined.gpkg")
        self.assertEqual(rows, self.right, str(answer))
        (self.folder / "v.kml").write_text(
            whole.replace("</Document>", f"<!-- {self.link} --></Document>"), encoding="utf-8"
        )
        answer, rows = self.read("v.kml")
        self.assertNotIn("linked_file_not_read", answer.out)
        self.assertEqual(rows, self.right)

    def test_a_kml_of_links_alone(self):
        (self.folder / "more.kml").write_text(self.kml(TYPED, SCHEMA), encoding="utf-8")
        (self.folder / "v.kml").write_text(self.kml("", self.link), encoding="utf-8")
        answer, _ = self.read("v.kml")
        self.assert_refused(answer, 2, "v.kml", "more.kml", "NetworkLink")
        answer, rows = self.read("more.kml")
        self.assertEqual(rows, self.right, str(answer))

    def test_the_own_records_of_a_kmz_with_links_are_read(self):
        own = self.kml(TYPED, SCHEMA).replace("</Document>", self.link + "</Document>")
        with zipfile.ZipFile(self.folder / "v.kmz", "w") as packed:
            packed.writestr("doc.kml", own)
            packed.writestr("more.kml", self.kml(UNTYPED))
        answer, _ = self.read("v.kmz")
        self.assert_refused(answer, 2, "v.kmz/doc.kml", "more.kml")
        answer, rows = self.read("v.kmz/doc.kml")
        self.assertEqual(rows, self.right, str(answer))

    def test_the_tables_of_descriptions_are_columns(self):
        row = lambda name, value: f"<tr><td>{name}</td><td>{value}</td></tr>"
        table = lambda c, p: "<table>" + row("村代码", c) + row("人口", p) + "</table>"
        nested = lambda n, c, p: (
            f'<table><tr bgcolor="#9CBCE2"><td>{n}</td></tr><tr><td>{table(c, p)}</td></tr></table>'
        )
        escape = lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
        name = lambda n: f"<name>{n}</name>"
        cdata = lambda text: f"<description><![CDATA[{text}]]></description>"
        for label, form in {
            "table": lambda c, n, p: name(n) + cdata(table(c, p)),
            "escaped": lambda c, n, p: f"{name(n)}<description>{escape(table(c, p))}</description>",
            "not escaped": lambda c, n, p: f"{name(n)}<description>{table(c, p)}</description>",
            "table in a table": lambda c, n, p: name(n) + cdata("<html>" + nested(n, c, p)),
            "marks": lambda c, n, p: name(n)
            + cdata(f"<TABLE><TR><TH>村代码:</TH><TD><b>{c}</b>&nbsp;</TD>{row('人口', p)}</TABLE>"),
            "lines": lambda c, n, p: name(n) + cdata(f"<b>村代码</b>: {c}<br/><b>人口</b>：{p}"),
            "without a name": lambda c, n, p: cdata(table(c, p) + "<table>" + row("村名", n)),
        }.items():
            with self.subTest(label):
                (self.folder / "v.kml").write_text(self.placemarks(form), encoding="utf-8")
                answer, rows = self.read("v.kml")
                self.assertEqual(rows, self.right, str(answer))
                self.assert_contains(self.notes(), "from the descriptions", "村代码", "人口")

    def test_tables_that_are_not_names_and_values_are_reported_and_not_read(self):
        across = lambda c, n, p: (
            f"<name>{n}</name><description><![CDATA[<table><tr><td>村代码</td><td>人口</td><td>x</td>"
            f"</tr><tr><td>{c}</td><td>{p}</td><td>1</td></tr></table>]]></description>"
        )
        swapped = lambda c, n, p: (
            f"<name>{n}</name><description><![CDATA[<table><tr><td>村代码</td><td>人口</td></tr>"
            f"<tr><td>{c}</td><td>{p}</td></tr></table>]]></description>"
        )
        for form in (across, swapped):
            (self.folder / "v.kml").write_text(self.placemarks(form), encoding="utf-8")
            answer, rows = self.read("v.kml")
            self.assertEqual([row[2] for row in rows], [None] * 3, str(answer))
            self.assert_contains(self.notes(), "descriptions are not read", "QGIS")

    def test_a_description_in_words_is_not_a_table(self):
        form = lambda c, n, p: (
            f"<name>{n}</name><description>see http://example.org/{c}, open 8:30</description>"
        )
        (self.folder / "v.kml").write_text(self.placemarks(form), encoding="utf-8")
        answer, rows = self.read("v.kml")
        names = {name for _, name, _, _ in VILLAGES}
        self.assertEqual({row[1] for row in rows}, names, str(answer))
        self.assertNotIn("descriptions", self.notes())

    def test_numbered_columns_have_their_display_names(self):
        names = ("村代码", "村名称", "常住人口")
        schema = '<Schema name="own" id="own">' + "".join(
            f'<SimpleField type="string" name="{{0}}{i}"><displayName>{{1}}{name}{{2}}</displayName>'
            "</SimpleField>"
            for i, name in enumerate(names)
        )
        typed = lambda c, n, p: (
            '<ExtendedData><SchemaData schemaUrl="#own">'
            + "".join(
                f'<SimpleData name="{{0}}{i}">{value}</SimpleData>'
                for i, value in enumerate((c, n, p))
            )
            + "</SchemaData></ExtendedData>"
        )
        untyped = lambda c, n, p: (
            "<ExtendedData>"
            + "".join(
                f'<Data name="{{0}}{i}"><displayName>{{1}}{names[i]}{{2}}</displayName>'
                f"<value>{value}</value></Data>"
                for i, value in enumerate((c, n, p))
            )
            + "</ExtendedData>"
        )
        for word in ("f", "field_", "Column", "字段", ""):
            for before, after in (("", ""), ("<![CDATA[", "]]>")):
                for form, head in ((typed, schema + "</Schema>"), (untyped, "")):
                    with self.subTest(word, before=before, typed=head != ""):
                        text = self.placemarks(form).replace("<Document>", "<Document>" + head)
                        text = text.replace("{0}", word).replace("{1}", before)
                        text = text.replace("{2}", after)
                        (self.folder / "v.kml").write_text(text, encoding="utf-8")
                        answer, rows = self.read("v.kml")
                        self.assertEqual(rows, self.right, str(answer))
                        self.assertIn(f"{word}2 = 常住人口", self.notes())

    def test_columns_with_names_of_their_own_keep_them(self):
        schema = SCHEMA.replace('"/>', '"><displayName>x</displayName></SimpleField>')
        (self.folder / "v.kml").write_text(self.kml(TYPED, schema), encoding="utf-8")
        answer, rows = self.read("v.kml", 'fields = { people = "人口数" }')
        self.assertEqual(rows, self.right, str(answer))
        self.assertNotIn("displayName", self.notes())

    def track(self, times, places, around=("", "")):
        place = f"<gx:coord>{SEAT[0]} {SEAT[1]} 0</gx:coord>"
        inside = "<when>2020-05-28T02:02:09Z</when>" * times + place * places
        whole = self.kml(TYPED, SCHEMA).replace("<kml ", '<kml xmlns:gx="http://www.google.com/kml/ext/2.2" ')
        more = f"<Placemark>{around[0]}<gx:Track>{inside}</gx:Track>{around[1]}</Placemark>"
        return whole.replace("</Document>", more + "</Document>")

    def test_a_track_with_fewer_times_than_places_is_refused(self):
        multiple = ("<gx:MultiTrack>", "</gx:MultiTrack>")
        for times, places, around in ((0, 1, ("", "")), (1, 3, ("", "")), (0, 2, multiple)):
            with self.subTest(times=times, places=places, around=around):
                (self.folder / "v.kml").write_text(self.track(times, places, around), encoding="utf-8")
                answer, _ = self.read("v.kml")
                self.assert_refused(answer, 2, f"gx:Track of its Placemark {len(VILLAGES) + 1}", "LineString")

    def test_a_track_with_its_times_is_left_out_as_a_line(self):
        for times, places in ((2, 2), (2, 1), (1, 0)):
            (self.folder / "v.kml").write_text(self.track(times, places), encoding="utf-8")
            answer, rows = self.read("v.kml")
            self.assertEqual((answer.code, rows), (1, self.right), str(answer))


if __name__ == "__main__":
    unittest.main()
