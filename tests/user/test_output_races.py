# SPDX-License-Identifier: Apache-2.0
"""Changes by a user, QGIS or another run in and beside the output folder during a run."""

import itertools
import json
import os
import pathlib
import random
import signal
import subprocess
import threading
import time
import unittest

from program import PROGRAM, UserTest, run_program

VILLAGES = """code,name,people,lon,lat
1,村甲,500,117.0111762,36.5999995
2,村乙,600,117.0324110,36.5999956
"""
SCHOOL = {"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"kind": "小学", "level": "town"},
     "geometry": {"type": "Point", "coordinates": [117.0, 36.6]}}]}
VILLAGE_OF_OSM = """<osm version="0.6"><node id="1" version="1" lon="117.01" lat="36.6">
<tag k="place" v="village"/><tag k="name" v="村甲"/></node></osm>"""
STUDY = '[layers.villages]\npath = "v.csv"\n[layers.facilities]\npath = "f.geojson"\n'
INPUTS = ["f.geojson", "study.toml", "v.csv"]


class OutputRaces(UserTest):
    def setUp(self):
        super().setUp()
        (self.folder / "v.csv").write_text(VILLAGES, encoding="utf-8")
        (self.folder / "f.geojson").write_text(json.dumps(SCHOOL), encoding="utf-8")
        self.write_study()
        self.out = self.folder / "out"

    def write_study(self, language="zh"):
        (self.folder / "study.toml").write_text(f'language = "{language}"\n{STUDY}', encoding="utf-8")

    def run_study(self, **more):
        return run_program("run", "study.toml", folder=self.folder, **more)

    def next_to(self):
        return sorted(path.name for path in self.folder.iterdir())

    def test_no_style_that_is_saved_during_a_run_is_lost(self):
        self.assertIn(self.run_study().code, (0, 1))
        saved, is_over = {}, threading.Event()

        def save():  # as QGIS does: a new file takes the name
            for count in itertools.count():
                if is_over.is_set():
                    return
                name = f"s{count % 40}.qml"
                (self.folder / "style").write_text(str(count), encoding="utf-8")
                try:
                    os.rename(self.folder / "style", self.out / name)
                    saved[name] = str(count)
                except FileNotFoundError:  # a file system that cannot exchange two folders
                    pass

        saving = threading.Thread(target=save)
        saving.start()
        try:
            for _ in range(8):
                answer = self.run_study()
                self.assertIn(answer.code, (0, 1), str(answer))
        finally:
            is_over.set()
            saving.join()
        (self.folder / "style").unlink(missing_ok=True)
        kept = {path.name: path.read_text(encoding="utf-8") for path in self.out.glob("s[0-9]*.qml")}
        self.assertEqual(kept, saved)
        self.assertEqual(self.next_to(), sorted([*INPUTS, "out"]))

    def test_a_folder_or_link_with_the_name_of_a_result_is_refused(self):
        for language, words in (("en", "which is not the file that hinterland wrote"), ("zh", "已不是 hinterland 写的")):
            self.write_study(language)
            for make in (pathlib.Path.mkdir, os.mkfifo, lambda path: path.symlink_to("elsewhere")):
                for name in ("sites.geojson", "schedule.csv"):
                    self.assertIn(self.run_study().code, (0, 1))
                    (self.out / name).unlink()
                    make(self.out / name)
                    if (self.out / name).is_dir():
                        (self.out / name / "mine").write_text("dear", encoding="utf-8")
                    before = self.listing()
                    self.assert_refused(self.run_study(), 3, name, words, "--out")
                    self.assertEqual(self.listing(), before)
                    os.rename(self.out / name, self.folder / "elsewhere")  # the remedy
                    self.assertIn(self.run_study().code, (0, 1))
                    subprocess.run(["rm", "-r", self.folder / "elsewhere"], check=True)

    def test_a_run_json_that_is_not_a_file_is_refused(self):
        for make in (pathlib.Path.mkdir, os.mkfifo):
            self.assertIn(self.run_study().code, (0, 1))
            (self.out / "run.json").unlink()
            make(self.out / "run.json")
            before = self.listing()
            self.assert_refused(self.run_study(), 3, "run.json", "--out")
            self.assertEqual(self.listing(), before)
            subprocess.run(["rm", "-r", self.out], check=True)

    def test_folders_with_similar_names_stay(self):
        for name in (".out.hinterland-x", ".out.hinterland-4711", ".out.hinterland-4711-old"):
            (self.folder / name / "results").mkdir(parents=True)
            (self.folder / name / "results" / "run.json").write_text("mine", encoding="utf-8")
        before = self.listing()
        self.assertIn(self.run_study().code, (0, 1))
        self.assertIn(self.run_study().code, (0, 1))
        self.assertEqual([name for name in self.listing() if not name.startswith("out")], before)

    def test_a_file_that_only_run_json_lists_as_a_result_belongs_to_the_user(self):
        for language, words in (("en", "which was not written by hinterland"), ("zh", "不是 hinterland 写的")):
            self.write_study(language)
            self.assertIn(self.run_study().code, (0, 1))
            listed = json.loads((self.out / "run.json").read_text(encoding="utf-8"))
            written = sorted(path.name for path in self.out.iterdir())
            self.assertEqual(sorted(output["name"] for output in listed["outputs"]), written)
            listed["outputs"] += ["precious.txt", {"name": "study.toml"}, "roads.geojson"]
            (self.out / "run.json").write_text(json.dumps(listed), encoding="utf-8")
            for name in ("precious.txt", "study.toml", "roads.geojson"):
                (self.out / name).write_text("dear", encoding="utf-8")
                self.assert_refused(self.run_study(), 3, name, words, "--out")
                self.assertEqual((self.out / name).read_text(encoding="utf-8"), "dear")
                (self.out / name).rename(self.folder / "moved")  # the remedy
            self.assertIn(self.run_study().code, (0, 1))

    def plant(self, target, name, to):
        """Files that an untrusted study may contain, in the place where a killed run leaves its
        own."""
        hidden = self.folder / f".{target}.hinterland-abcdef"
        hidden.mkdir(mode=0o700)
        (hidden / "run").write_text("", encoding="utf-8")
        (hidden / name).symlink_to(self.folder / to)
        return hidden

    def test_planted_links_do_not_redirect_writes_to_files_of_the_user(self):
        self.assertIn(run_program("run", "study.toml", "--out", "mine", folder=self.folder).code, (0, 1))
        (self.folder / "mine" / "mine.qml").write_text("style", encoding="utf-8")
        (self.folder / "docs").mkdir()
        (self.folder / "docs" / "letter.docx").write_text("dear", encoding="utf-8")
        (self.folder / "v.osm").write_text(VILLAGE_OF_OSM, encoding="utf-8")
        for words in (["run", "study.toml"], ["demo", "out"], ["import", "osm", "v.osm", "out"]):
            for name, to, is_there in itertools.product(("results", "old"), ("mine", "docs"), (False, True)):
                if is_there and words[0] == "run":
                    self.assertIn(self.run_study().code, (0, 1))
                elif is_there:
                    self.out.mkdir()
                hidden = self.plant("out", name, to)
                before = [path for path in self.listing() if not path.startswith("out")]
                answer = run_program(*words, folder=self.folder)
                self.assertIn(answer.code, (0, 1), str(answer))
                self.assertNotIn("abcdef", answer.out + answer.stderr)
                self.assertEqual([path for path in self.listing() if not path.startswith("out")], before)
                subprocess.run(["rm", "-r", hidden, self.out], check=True)

    def test_the_next_run_clears_up_after_killed_ones(self):
        self.assertIn(self.run_study().code, (0, 1))
        (self.out / "mine.qml").write_text("style", encoding="utf-8")
        start = time.monotonic()
        self.run_study()
        usual = time.monotonic() - start
        chance = random.Random(1)
        for _ in range(20):
            with subprocess.Popen([PROGRAM, "run", "study.toml"], cwd=self.folder, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL) as process:
                time.sleep(usual * chance.uniform(0.6, 1.1))
                process.send_signal(signal.SIGKILL)
            json.loads((self.out / "run.json").read_text(encoding="utf-8"))
            self.assertEqual((self.out / "mine.qml").read_text(encoding="utf-8"), "style")
        answer = self.run_study()
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertEqual(self.next_to(), sorted([*INPUTS, "out"]))
        listed = json.loads((self.out / "run.json").read_text(encoding="utf-8"))["outputs"]
        self.assertEqual({path.name for path in self.out.iterdir()},
                         {"mine.qml", *(output["name"] for output in listed)})

    def test_many_runs_at_once(self):
        for _ in range(3):
            runs = [subprocess.Popen([PROGRAM, "run", "study.toml"], cwd=self.folder, stdout=subprocess.PIPE,
                                     stderr=subprocess.PIPE, encoding="utf-8") for _ in range(6)]
            for process in runs:
                out, messages = process.communicate(timeout=120)
                self.assertIn(process.returncode, (0, 1), out + messages)
            self.assertEqual(self.next_to(), sorted([*INPUTS, "out"]))


if __name__ == "__main__":
    unittest.main()
