# SPDX-License-Identifier: Apache-2.0
"""Limits of the system (ulimit): reported as such, with no incomplete output."""

import json
import os
import random
import resource
import unittest

from program import UserTest, run_program
from small_world import write_small_world

MEGABYTE = 1 << 20
# The sanitizers need terabytes of address space and a pipe for each check of memory: under them
# these limits stop the sanitizer, not the program.
SANITIZED = "LSAN_OPTIONS" in os.environ


class Limits(UserTest):
    def setUp(self):
        super().setUp()
        write_small_world(self.folder)
        self.before = self.listing()

    def run_within(self, kind, most):
        return run_program("run", "study.toml", "--out", "out", folder=self.folder,
                   preexec_fn=lambda: resource.setrlimit(kind, (most, most)))

    @unittest.skipIf(SANITIZED, "limits of the sanitizers")
    def test_a_small_number_of_open_files_is_reported_and_a_sufficient_one_is_not(self):
        for most in (4, 5, 6, 12, 31):
            answer = self.run_within(resource.RLIMIT_NOFILE, most)
            self.assert_refused(answer, 2, f"only {most} open files", "ulimit -n 1024")
            self.assertEqual(self.listing(), self.before)
        self.assertEqual(self.run_within(resource.RLIMIT_NOFILE, 32).code, 0)

    def test_a_limit_of_file_size_is_reported_and_leaves_nothing(self):
        for most in (0, 1, 3, 20, 500, 3000):
            answer = self.run_within(resource.RLIMIT_FSIZE, most)
            self.assert_refused(answer, 2, "File too large", "ulimit -f unlimited")
            self.assertEqual(self.listing(), self.before, most)

    def test_a_limit_of_file_size_is_reported_for_every_output_folder(self):
        (self.folder / "small.osm").write_text(
            '<osm version="0.6"><node id="1" version="1" lon="117" lat="36">'
            '<tag k="place" v="village"/><tag k="name" v="王庄"/></node></osm>', encoding="utf-8")
        before = self.listing()
        for words in (("demo", "new"), ("import", "osm", "small.osm", "new"),
                      ("run", "study.toml", "--out", "new")):
            for most in (1000, 20_000):
                answer = run_program(*words, folder=self.folder, preexec_fn=lambda: resource.setrlimit(
                    resource.RLIMIT_FSIZE, (most, most)))
                self.assert_refused(answer, 2, "File too large", "ulimit -f unlimited", "/new/")
                self.assertNotIn(".hinterland-", answer.stderr)
                self.assertEqual(self.listing(), before)

    @unittest.skipIf(SANITIZED, "limits of the sanitizers")
    def test_a_limit_of_memory_is_reported(self):
        started = refused = 0
        for most in range(120, 420, 6):
            answer = self.run_within(resource.RLIMIT_AS, most * MEGABYTE)
            if answer.code == 127:  # the system itself could not load the program
                continue
            started += 1
            if answer.code != 0:
                refused += 1
                self.assertEqual(answer.code, 2, str(answer))
                self.assertRegex(answer.stderr, "memory")
                self.assertEqual(self.listing(), self.before)
            else:
                break
        self.assertGreater(started, refused)

    @unittest.skipIf(SANITIZED, "limits of the sanitizers")
    def test_without_memory_for_fonts_all_results_but_the_atlas_are_written(self):
        answer = self.run_within(resource.RLIMIT_AS, 500 * MEGABYTE)
        self.assertEqual(answer.code, 0, str(answer))
        self.assert_contains(answer.stderr, "未写出 atlas.pdf", "ulimit -v unlimited")
        self.assertEqual(answer.stderr.count("\n"), 1, answer.stderr)
        self.assertFalse((self.folder / "out" / "atlas.pdf").exists())
        self.assertTrue((self.folder / "out" / "run.json").exists())


def line(*places):
    return {"type": "Feature", "properties": {},
            "geometry": {"type": "LineString", "coordinates": places}}


@unittest.skipIf(SANITIZED, "limits of the sanitizers")
class Crowds(UserTest):
    """Thousands of records at one place, within the time and memory of a county."""

    def setUp(self):
        super().setUp()
        write_small_world(self.folder)
        study = self.folder / "study.toml"
        study.write_text('language = "en"\n' + study.read_text("utf-8")
                         + '[layers.roads]\npath = "roads.geojson"\n', "utf-8")

    def write_roads(self, roads):
        collection = {"type": "FeatureCollection", "features": roads}
        (self.folder / "roads.geojson").write_text(json.dumps(collection), "utf-8")

    def set(self, text):
        with (self.folder / "study.toml").open("a", encoding="utf-8") as study:
            study.write(text)

    def run_within(self, seconds, megabytes):
        def limit():
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))

        return run_program("run", "study.toml", "--out", "out", folder=self.folder, preexec_fn=limit)

    def test_many_villages_at_one_point_without_a_road_are_linked_in_time(self):
        rows = "".join(f"v{i},村{i},100,117.01,36.012\n" for i in range(40_000))
        (self.folder / "villages.csv").write_text("code,name,people,lon,lat\n" + rows, "utf-8")
        study = self.folder / "study.toml"
        study.write_text(study.read_text("utf-8").replace("villages.shp", "villages.csv"), "utf-8")
        self.write_roads([line([116.98, 36.0], [117.02, 36.0])])
        answer = self.run_within(20, 4000)
        self.assertEqual(answer.code, 1, str(answer))
        self.assert_contains(answer.out, "40000 villages are at one place", "roads_out_of_reach")

    def crowd_roads(self):
        """3,000 roads of one metre length within one metre."""
        draw = random.Random(1)
        place = lambda: [round(117 + draw.random() * 1e-5, 9), round(36 + draw.random() * 1e-5, 9)]
        self.write_roads([line([116.98, 36.0], [117.02, 36.0]),
                          *(line(place(), place()) for _ in range(3000))])

    def test_a_tolerance_that_joins_too_many_ends_is_refused_and_zero_is_accepted(self):
        self.crowd_roads()
        self.set('[roads]\nsnap_tolerance = "100 m"\n')
        answer = self.run_within(20, 1500)
        self.assert_refused(answer, 2, 'snap_tolerance = "100 m"', "too many", "117.0000",
                            '"0 m"')
        study = self.folder / "study.toml"
        study.write_text(study.read_text("utf-8").replace('"100 m"', '"0 m"'), "utf-8")
        answer = self.run_within(40, 1500)
        self.assertEqual(answer.code, 1, str(answer))
        self.assert_contains(answer.out, "dangling_road_end", "too many ends are within 50 m")

    def test_ends_of_ordinary_roads_join_at_100_m(self):
        self.write_roads([line([117 + i * 1e-3, 36.0], [117 + i * 1e-3, 36.03]) for i in range(30)]
                         + [line([116.99, 36.0302], [117.04, 36.0302])])
        self.set('[roads]\nsnap_tolerance = "100 m"\n')
        answer = self.run_within(40, 1500)
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertNotIn("too many", answer.out + answer.stderr)


if __name__ == "__main__":
    unittest.main()
