# SPDX-License-Identifier: Apache-2.0
"""An OpenStreetMap extract becomes a study that runs; any other file is refused and nothing is
written."""

import bz2
import csv
import gzip
import json
import os
import pathlib
import resource
import signal
import subprocess
import time
import unittest

from osgeo import ogr
from program import PROGRAM, SOURCE, UserTest, catches_interrupts, run_layers, run_program

ogr.UseExceptions()

DATA = SOURCE.parent / "shared" / "data"

# A town with a school, a power line to its first village, and two villages further north, the last
# of which is beyond the radius. A road joins all; also a private road, and a relation cut by the
# extract.
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
    return [dict(record.items(), shape=record.GetGeometryRef().Clone())
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
        return run_program("import", "osm", "small.osm", folder, folder=self.folder)

    def test_an_extract_becomes_layers_and_a_study(self):
        answer = self.import_small()
        self.assertEqual(answer.code, 1, str(answer))  # a relation was cut
        self.assertEqual(answer.stderr, "")
        self.assert_contains(answer.out, "villages 3, towns 1, facilities 1, roads 1, networks 1",
                         "left out, or used in part: 1", "hinterland run study/study.toml")
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
        self.assertEqual(road["shape"].GetPoints(),
                         [(117, 36), (117, 36.009), (117, 36.036), (117, 36.072)])

    def test_left_out_objects_are_listed_and_counted(self):
        self.import_small()
        with open(self.folder / "study/left_out.csv", encoding="utf-8") as lines:
            left, = csv.DictReader(lines)
        self.assertEqual((left["osm_id"], left["layer"], left["reason"], left["detail"]),
                         ("relation/20", "exclusions", "missing_members", "1 of 1 ways"))
        readme = (self.folder / "study/README.md").read_text(encoding="utf-8")
        self.assert_contains(readme, "OpenStreetMap contributors", "ODbL", "`small.osm`",
                         "5 nodes, 3 ways, 1 relations", "| 1 | `missing_members` |",
                         "| 1 | `roads: unless` |")

    def test_the_study_runs_and_no_absence_of_a_line_is_a_gap(self):
        self.import_small()
        answer = run_layers("study/study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        covered = properties(self.folder / "study/out/gaps.geojson")
        self.assertEqual({row["village"]: row["gap_count"] for row in covered}, {"王庄": 0, "沟头": 0})
        unknown = {(row["village"], row["service"])
                   for row in properties(self.folder / "study/out/survey_list.geojson")}
        self.assertNotIn(("王庄", "power"), unknown)  # the line reaches it
        self.assertIn(("沟头", "power"), unknown)  # covered, but not known

    def test_a_network_declared_complete_gives_gaps_by_absence(self):
        self.import_small()
        study = self.folder / "study/study.toml"
        text = study.read_text(encoding="utf-8")
        self.assertEqual(text.count("complete = false"), 3)
        self.assertNotIn("complete = true\n", text)
        study.write_text(text.replace("complete = false", "complete = true"), encoding="utf-8")
        run_layers(study)
        gaps = properties(self.folder / "study/out/gaps.geojson")
        self.assertEqual([gap["village"] for gap in gaps if gap["gap_count"]], ["沟头"])

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

    def test_a_file_that_is_not_an_extract_is_refused_and_nothing_is_written(self):
        self.extract.write_text("<osm version='0.6'><node id='1' lon='117'", encoding="utf-8")
        self.assert_refused(self.import_small(), 2, "'small.osm'", "damaged, cut off")
        self.extract.unlink()
        self.assert_refused(self.import_small(), 2, "'small.osm'", "no such file")
        self.assertEqual(self.listing(), [])

    def test_a_folder_that_is_not_empty_is_left_alone(self):
        (self.folder / "study").mkdir()
        (self.folder / "study/mine.txt").write_text("mine", encoding="utf-8")
        self.assert_refused(self.import_small(), 3, "not empty")
        self.assertEqual(self.listing(), ["small.osm", "study", "study/mine.txt"])

    def test_other_formats_and_invalid_mappings_are_usage_errors(self):
        self.assert_refused(run_program("import", "shp", "small.osm", "x", folder=self.folder), 3, "osm")
        mapping = self.folder / "mine.toml"
        mapping.write_text('names = ["name"]\n[village]\n', encoding="utf-8")
        answer = run_program("import", "osm", "small.osm", "x", "--mapping", mapping, folder=self.folder)
        self.assert_refused(answer, 3, "mine.toml:2", "'villages'")

    def test_another_mapping_uses_other_tags(self):
        mapping = self.folder / "mine.toml"
        mapping.write_text('names = ["name"]\n[villages]\nseat = ["place=town"]\n',
                           encoding="utf-8")
        answer = run_program("import", "osm", "small.osm", "x", "--mapping", mapping, folder=self.folder)
        self.assert_contains(answer.out, "villages 1, towns 0")
        village, = records(self.folder / "x/osm.gpkg", "villages")
        self.assertEqual((village["name"], village["kind"]), ("Anshan", "town"))

    def test_packed_extracts_are_read_like_plain_ones(self):
        self.import_small("plain")
        content = self.extract.read_bytes()
        for name, packed in (("small.osm.gz", gzip.compress(content)),
                             ("small.osm.bz2", bz2.compress(content))):
            (self.folder / name).write_bytes(packed)
            answer = run_program("import", "osm", name, name + "-study", folder=self.folder)
            self.assertEqual(answer.code, 1, str(answer))
            self.assertEqual((self.folder / "plain/osm.gpkg").read_bytes(),
                             (self.folder / (name + "-study") / "osm.gpkg").read_bytes())

    def test_an_extract_without_roads_is_measured_straight(self):
        self.extract.write_text(osm_text(NODES), encoding="utf-8")
        answer = self.import_small()
        self.assertEqual(answer.code, 0, str(answer))
        study = (self.folder / "study/study.toml").read_text(encoding="utf-8")
        self.assertNotIn("metric", study)
        self.assertNotIn("roads", study)
        self.assertIn(run_layers(self.folder / "study/study.toml").code, (0, 1))

    def test_with_roads_distances_are_measured_along_them(self):
        self.import_small()
        run_layers("study/study.toml", folder=self.folder)
        far, = (row for row in properties(self.folder / "study/out/coverage.geojson")
                if row["village"] == "沟头")
        self.assertAlmostEqual(far["road_m"], 3994, delta=20)

    def test_a_file_that_may_not_grow(self):
        def limit():  # as a quota does
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

        answer = run_program("import", "osm", "small.osm", "study", folder=self.folder, preexec_fn=limit)
        self.assert_refused(answer, 2, "cannot write", "study")
        self.assertEqual(self.listing(), ["small.osm"])

    def test_a_full_disk(self):
        disk = self.folder / "disk"
        disk.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
            self.skipTest("a small disk takes the right to mount one")
        try:
            self.assert_refused(self.import_small("disk/study"), 2, "cannot write", "disk/")
            self.assertEqual(self.listing(), ["disk", "small.osm"])
        finally:
            subprocess.run(["umount", str(disk)], check=True)

    def test_an_interrupted_import_leaves_nothing(self):
        nodes = {number: (117 + number % 1000 * 1e-4, 36 + number * 1e-7, {"place": "village"})
                 for number in range(1, 200_000)}
        self.extract.write_text(osm_text(nodes), encoding="utf-8")
        process = subprocess.Popen([PROGRAM, "import", "osm", "small.osm", "study"],
                                   cwd=self.folder, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   encoding="utf-8")
        while not catches_interrupts(process):
            time.sleep(0.005)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        out, messages = process.communicate(timeout=60)
        self.assertEqual((process.returncode, out), (2, ""), messages)
        self.assertIn("interrupted", messages)
        self.assertEqual(self.listing(), ["small.osm"])

    def test_built_up_land_of_villages_belongs_to_no_town(self):
        def square(first, lon, lat):
            corners = ((0, 0), (0.004, 0), (0.004, 0.004), (0, 0.004))
            return {first + i: (lon + x, lat + y, {}) for i, (x, y) in enumerate(corners)}

        nodes = NODES | square(100, 117.0, 36.0) | square(200, 117.0, 36.07)
        land = {"landuse": "residential"}
        ways = WAYS | {30: ([100, 101, 102, 103, 100], land), 31: ([200, 201, 202, 203, 200], land)}
        self.extract.write_text(osm_text(nodes, ways), encoding="utf-8")
        self.import_small()
        areas = [area["town"] for area in records(self.folder / "study/osm.gpkg", "built_up")]
        self.assertEqual(areas, ["安山", None])
        self.assertIn('where = "town IS NOT NULL"',
                      (self.folder / "study/study.toml").read_text(encoding="utf-8"))

    def test_real_extracts_become_studies_that_run(self):
        self.need(DATA.is_dir(), "no real data")
        for extract, output in (
                ("osm-andorra-2023/andorra-latest", "villages 63, towns 8"),
                ("osm-vavuniya-2020/vavuniya", "villages 37, towns 1"),
                ("osm-malta-2018/malta-latest", "villages 63, towns 31")):
            study = self.folder / pathlib.Path(extract).name
            answer = run_program("import", "osm", DATA / f"{extract}.osm.pbf", study)
            self.assertEqual(answer.code, 1, str(answer))
            self.assert_contains(answer.out, output, "left out")
            answer = run_layers(study / "study.toml")
            self.assertIn(answer.code, (0, 1), str(answer))
            self.assertEqual({row["gap_count"] for row in properties(study / "out/gaps.geojson")} - {0}, set())
            self.assertGreater(len(properties(study / "out/coverage.geojson")), 0)

    def test_a_truncated_real_extract_is_refused(self):
        self.need(DATA.is_dir(), "no real data")
        whole = (DATA / "osm-vavuniya-2020/vavuniya.osm.pbf").read_bytes()
        for length in (10, len(whole) // 2, len(whole) - 1):
            (self.folder / "cut.osm.pbf").write_bytes(whole[:length])
            answer = run_program("import", "osm", "cut.osm.pbf", "study", folder=self.folder)
            self.assert_refused(answer, 2, "'cut.osm.pbf'", "cut off")
        self.assertEqual(self.listing(), ["cut.osm.pbf", "small.osm"])


if __name__ == "__main__":
    unittest.main()
