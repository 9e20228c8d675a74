# SPDX-License-Identifier: Apache-2.0
"""An OpenStreetMap extract becomes a study that runs; what is no extract becomes nothing."""

import csv
import json
import unittest

from osgeo import ogr
from program import SOURCE, UserTest, ask

ogr.UseExceptions()

DATA = SOURCE.parent / "shared" / "data"

# A town with a school, a power line to its first village, and two villages further north, of which
# the last is beyond the radius. A road joins all; a private one, and a relation cut by the extract.
NODES = {
    1: (117.0, 36.0, {"place": "town", "name": "Anshan", "name:zh": "安山"}),
    2: (117.0, 36.009, {"place": "village", "name": "王庄", "population": "1200"}),
    3: (117.0, 36.036, {"place": "hamlet", "name": "沟头"}),
    4: (117.0, 36.072, {"place": "village", "name": "Ли & \"Ко\""}),
    5: (117.0001, 36.0, {"amenity": "school", "name": "安山小学"}),
}
WAYS = {
    10: ([1, 2, 3, 4], {"highway": "tertiary", "maxspeed": "60", "surface": "asphalt"}),
    11: ([2, 3], {"highway": "track", "access": "private"}),
    12: ([1, 2], {"power": "minor_line"}),
}
CUT = '<relation id="20"><member type="way" ref="99" role="outer"/>' \
      '<tag k="type" v="multipolygon"/><tag k="natural" v="water"/></relation>'


def escaped(text):
    return text.replace("&", "&amp;").replace('"', "&quot;")


def tags_text(tags):
    return "".join(f'<tag k="{key}" v="{escaped(value)}"/>' for key, value in tags.items())


def osm_text(nodes, ways=None, more=""):
    text = '<osm version="0.6">'
    for number, (lon, lat, tags) in nodes.items():
        text += f'<node id="{number}" lon="{lon}" lat="{lat}">{tags_text(tags)}</node>'
    for number, (refs, tags) in (ways or {}).items():
        refs_text = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        text += f'<way id="{number}">{refs_text}{tags_text(tags)}</way>'
    return text + more + "</osm>\n"


def records(path, layer):
    file = ogr.Open(str(path))
    return [dict(record.items(), shape=record.GetGeometryRef().GetPoints())
            for record in file.GetLayerByName(layer)]


def properties(path):
    return [feature["properties"]
            for feature in json.loads(path.read_text(encoding="utf-8"))["features"]]


class Import(UserTest):
    def setUp(self):
        super().setUp()
        self.extract = self.folder / "small.osm"
        self.extract.write_text(osm_text(NODES, WAYS, CUT), encoding="utf-8")

    def import_small(self, folder="study"):
        return ask("import", "osm", "small.osm", folder, folder=self.folder)

    def test_an_extract_becomes_layers_and_a_study(self):
        answer = self.import_small()
        self.assertEqual(answer.code, 1, str(answer))  # a relation was cut
        self.assertEqual(answer.talk, "")
        self.assert_said(answer.out, "3 villages, 1 towns, 1 facilities, 1 roads, 1 networks",
                         "left out, or taken in part: 1", "hinterland run study/study.toml")
        self.assertEqual(self.listing(), ["small.osm", "study", "study/README.md",
                                          "study/left_out.csv", "study/osm.gpkg",
                                          "study/study.toml"])
        package = self.folder / "study/osm.gpkg"
        self.assertEqual([town["name"] for town in records(package, "towns")], ["安山"])
        self.assertEqual([(v["osm_id"], v["name"], v["people"])
                          for v in records(package, "villages")],
                         [("node/2", "王庄", 1200), ("node/3", "沟头", None),
                          ("node/4", "Ли & \"Ко\"", None)])
        road, = records(package, "roads")
        self.assertEqual((road["class"], road["speed_kmh"], road["oneway"], road["surface"]),
                         ("tertiary", 60.0, "both", "asphalt"))
        self.assertEqual(road["shape"], [(117, 36), (117, 36.009), (117, 36.036), (117, 36.072)])

    def test_what_was_left_out_is_listed_and_counted(self):
        self.import_small()
        with open(self.folder / "study/left_out.csv", encoding="utf-8") as lines:
            left, = csv.DictReader(lines)
        self.assertEqual((left["osm_id"], left["layer"], left["reason"], left["detail"]),
                         ("relation/20", "exclusions", "missing_members", "1 of 1 ways"))
        readme = (self.folder / "study/README.md").read_text(encoding="utf-8")
        self.assert_said(readme, "OpenStreetMap contributors", "ODbL", "`small.osm`",
                         "5 nodes, 3 ways, 1 relations", "| 1 | `missing_members` |",
                         "| 1 | `roads: unless` |")

    def test_the_study_runs_and_no_absence_of_a_line_is_a_gap(self):
        self.import_small()
        answer = ask("run", "study/study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertEqual(properties(self.folder / "study/out/gaps.geojson"), [])
        unknown = {(row["village"], row["service"])
                   for row in properties(self.folder / "study/out/survey_list.geojson")}
        self.assertNotIn(("王庄", "power"), unknown)  # the line reaches it
        self.assertIn(("沟头", "power"), unknown)  # covered, and nobody knows

    def test_where_the_user_says_that_a_network_is_complete_absence_is_a_gap(self):
        self.import_small()
        study = self.folder / "study/study.toml"
        text = study.read_text(encoding="utf-8")
        self.assertEqual(text.count("complete = false"), 3)
        self.assertNotIn("complete = true\n", text)
        study.write_text(text.replace("complete = false", "complete = true"), encoding="utf-8")
        ask("run", study)
        gaps = properties(self.folder / "study/out/gaps.geojson")
        self.assertEqual([gap["village"] for gap in gaps], ["沟头"])

    def test_the_same_extract_gives_the_same_bytes(self):
        self.import_small("one")
        self.import_small("two")
        for name in ("osm.gpkg", "study.toml", "README.md", "left_out.csv"):
            self.assertEqual((self.folder / "one" / name).read_bytes(),
                             (self.folder / "two" / name).read_bytes(), name)

    def test_an_extract_without_villages_is_refused_with_what_it_has(self):
        for nodes, words in (({1: NODES[1], 5: NODES[5]}, ("2 nodes", "1 towns", "1 facilities")),
                             ({1: (117, 36, {"place": "locality"})}, ("1 place=locality",)),
                             ({}, ("0 nodes",))):
            self.extract.write_text(osm_text(nodes), encoding="utf-8")
            self.assert_refused(self.import_small(), 2, "has no villages", "--mapping", *words)
            self.assertEqual(self.listing(), ["small.osm"])

    def test_what_is_no_extract_is_refused_and_nothing_is_written(self):
        self.extract.write_text("<osm version='0.6'><node id='1' lon='117'", encoding="utf-8")
        self.assert_refused(self.import_small(), 2, "'small.osm'", "broken, cut short")
        self.extract.unlink()
        self.assert_refused(self.import_small(), 2, "'small.osm'", "no such file")
        self.assertEqual(self.listing(), [])

    def test_a_folder_with_anything_in_it_is_left_alone(self):
        (self.folder / "study").mkdir()
        (self.folder / "study/mine.txt").write_text("mine", encoding="utf-8")
        self.assert_refused(self.import_small(), 3, "not empty")
        self.assertEqual(self.listing(), ["small.osm", "study", "study/mine.txt"])

    def test_other_formats_and_mappings_that_are_wrong_are_wrong_questions(self):
        self.assert_refused(ask("import", "shp", "small.osm", "x", folder=self.folder), 3, "osm")
        mapping = self.folder / "mine.toml"
        mapping.write_text('names = ["name"]\n[village]\n', encoding="utf-8")
        answer = ask("import", "osm", "small.osm", "x", "--mapping", mapping, folder=self.folder)
        self.assert_refused(answer, 3, "mine.toml:2", "'villages'")

    def test_another_mapping_takes_other_tags(self):
        mapping = self.folder / "mine.toml"
        mapping.write_text('names = ["name"]\n[villages]\nseat = ["place=town"]\n',
                           encoding="utf-8")
        answer = ask("import", "osm", "small.osm", "x", "--mapping", mapping, folder=self.folder)
        self.assert_said(answer.out, "1 villages, 0 towns")
        village, = records(self.folder / "x/osm.gpkg", "villages")
        self.assertEqual((village["name"], village["kind"]), ("Anshan", "town"))


if __name__ == "__main__":
    unittest.main()
