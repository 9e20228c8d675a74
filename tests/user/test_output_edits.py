# SPDX-License-Identifier: Apache-2.0
"""Results that a user has edited are kept by the next run, and a new study never replaces existing
files."""

import hashlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
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
STUDY = '[layers.villages]\npath = "v.csv"\n[layers.facilities]\npath = "f.geojson"\n'
INPUTS = ["f.geojson", "study.toml", "v.csv"]
WORDS = {"en": ("edited after they were written are kept", "{} as {}"),
         "zh": ("写出后有改动，改动后的文件已保留在新成果旁", "{} 另存为 {}")}


class SmallStudy(UserTest):
    def setUp(self):
        super().setUp()
        (self.folder / "v.csv").write_text(VILLAGES, encoding="utf-8")
        (self.folder / "f.geojson").write_text(json.dumps(SCHOOL), encoding="utf-8")
        self.write_study("zh")
        self.out = self.folder / "out"

    def write_study(self, language):
        (self.folder / "study.toml").write_text(f'language = "{language}"\n{STUDY}', encoding="utf-8")

    def run_study(self):
        answer = run_program("run", "study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        return answer

    def contents(self):
        return {path.name: path.read_bytes() for path in self.out.iterdir()}


class Edits(SmallStudy):
    def test_run_json_lists_the_results_with_their_hashes(self):
        self.run_study()
        written = self.contents()
        listed = json.loads(written["run.json"])["outputs"]
        self.assertEqual(sorted(output["name"] for output in listed), sorted(written))
        for output in listed:
            if output["name"] == "run.json":
                self.assertEqual(output, {"name": "run.json"})
                continue
            data = written[output["name"]]
            self.assertEqual(output, {"name": output["name"], "bytes": len(data),
                                      "sha256": hashlib.sha256(data).hexdigest()})

    def test_unchanged_results_are_replaced_without_a_message(self):
        self.run_study()
        written = self.contents()
        os.utime(self.out / "gaps.geojson", (1, 1))
        (self.out / "sites.geojson").unlink()
        (self.out / "mine.qml").write_text("style", encoding="utf-8")
        answer = self.run_study()
        self.assertEqual(answer.stderr, "")
        self.assertEqual(self.contents(), {**written, "mine.qml": b"style"})

    def test_each_edited_result_is_kept_and_reported(self):
        for language, (words, pair) in WORDS.items():
            self.write_study(language)
            self.run_study()
            written = self.contents()
            names = sorted(name for name in written if name != "run.json" and not name.endswith(".qml"))
            self.assertGreaterEqual(len(names), 13)
            for mark, edit in (("edited", lambda was: was + b"mine\n"), ("edited-2", lambda was: was[:-1] + b"x"),
                               ("edited-3", lambda was: b"")):
                pairs = []
                for name in names:
                    stem, _, ending = name.partition(".")
                    kept = f"{stem}.{mark}.{ending}"
                    (self.out / name).write_bytes(edit(written[name]))
                    written[kept] = edit(written[name])
                    pairs.append(pair.format(name, kept))
                answer = self.run_study()
                self.assertEqual(len(answer.stderr.splitlines()), 1, str(answer))
                self.assert_contains(answer.stderr, words, *pairs, str(self.out))
                self.assertEqual(self.contents(), written)
            self.assertEqual(self.run_study().stderr, "")  # reported once; the kept files stay
            self.assertEqual(self.contents(), written)
            self.assertEqual(sorted(path.name for path in self.folder.iterdir()), sorted([*INPUTS, "out"]))
            shutil.rmtree(self.out)

    def test_an_edited_style_stays_in_place_until_it_is_deleted(self):
        """A layer on its own is drawn in the style of its name."""
        for language, words in (("zh", "如需恢复程序自带的样式，请删除该文件后重新运行"),
                                ("en", "delete the file and run again")):
            self.write_study(language)
            self.run_study()
            written = self.contents()
            mine = written["gaps.qml"].replace(b"</qgis>", b"<!-- mine --></qgis>")
            (self.out / "new").write_bytes(mine)  # as editors save: another file takes the name
            os.rename(self.out / "new", self.out / "gaps.qml")
            for _ in range(2):
                answer = self.run_study()
                self.assertEqual(len(answer.stderr.splitlines()), 1, str(answer))
                self.assert_contains(answer.stderr, words, "gaps.qml", str(self.out))
                self.assertNotIn("sites.qml", answer.stderr)
                self.assertEqual(self.contents(), {**written, "gaps.qml": mine})
            (self.out / "gaps.geojson").write_bytes(b"edited")
            answer = self.run_study()
            self.assertEqual(len(answer.stderr.splitlines()), 2, str(answer))
            self.assertEqual(self.contents(), {**written, "gaps.qml": mine, "gaps.edited.geojson": b"edited"})
            (self.out / "gaps.edited.geojson").unlink()
            (self.out / "gaps.qml").unlink()
            self.assertEqual(self.run_study().stderr, "")
            self.assertEqual(self.contents(), written)
            self.assertEqual(sorted(path.name for path in self.folder.iterdir()), sorted([*INPUTS, "out"]))
            shutil.rmtree(self.out)

    def test_a_style_of_another_study_is_renewed_unless_it_was_edited(self):
        self.write_study("zh")
        self.run_study()
        (self.out / "gaps.qml").write_bytes(b"mine")
        before = self.contents()
        self.write_study("en")
        self.run_study()
        self.assertEqual(self.contents()["gaps.qml"], b"mine")
        self.assertNotEqual(self.contents()["sites.qml"], before["sites.qml"])

    def test_several_edits_are_reported_in_one_line(self):
        self.run_study()
        for name in ("schedule.csv", "gaps.geojson"):
            (self.out / "new").write_text(name, encoding="utf-8")  # as editors save: another file takes the name
            os.rename(self.out / "new", self.out / name)
        answer = self.run_study()
        self.assertTrue(answer.stderr.endswith(
            "：gaps.geojson 另存为 gaps.edited.geojson、schedule.csv 另存为 schedule.edited.csv。\n"), str(answer))
        self.assertEqual((self.out / "gaps.edited.geojson").read_text(encoding="utf-8"), "gaps.geojson")
        self.assertEqual((self.out / "schedule.edited.csv").read_text(encoding="utf-8"), "schedule.csv")

    def test_an_edit_that_was_already_kept_is_not_kept_a_second_time(self):
        self.run_study()
        for _ in range(2):
            (self.out / "schedule.csv").write_text("mine", encoding="utf-8")
            self.assert_contains(self.run_study().stderr, "schedule.csv 另存为 schedule.edited.csv")
        self.assertEqual([path.name for path in self.out.glob("*.edited*")], ["schedule.edited.csv"])

    def test_a_file_of_the_user_beside_a_genuine_run_json_is_kept(self):
        self.run_study()
        listed = json.loads((self.out / "run.json").read_text(encoding="utf-8"))
        for outputs in (listed["outputs"], [o for o in listed["outputs"] if o["name"] != "schedule.csv"]):
            shutil.rmtree(self.out)
            self.out.mkdir()
            (self.out / "run.json").write_text(json.dumps({**listed, "outputs": outputs}), encoding="utf-8")
            (self.out / "schedule.csv").write_text("years of work", encoding="utf-8")
            self.run_study()
            self.assertEqual((self.out / "schedule.edited.csv").read_text(encoding="utf-8"), "years of work")

    def test_a_run_json_without_hashes_is_replaced_as_before(self):
        self.run_study()
        names = sorted(self.contents())
        (self.out / "run.json").write_text(json.dumps({"program": "hinterland", "outputs": names}), encoding="utf-8")
        (self.out / "schedule.csv").write_text("mine", encoding="utf-8")
        self.assertEqual(self.run_study().stderr, "")
        self.assertEqual(sorted(self.contents()), names)

    def test_a_result_that_cannot_be_read_is_refused_immediately(self):
        self.need(os.geteuid() == 0, "another user takes the right to become one")
        self.run_study()
        self.folder.chmod(0o777)
        self.out.chmod(0o777)
        (self.out / "gaps.geojson").chmod(0)
        other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", PROGRAM, "run", "study.toml"]
        for language, words in (("en", "which cannot be read"), ("zh", "没有读取权限")):
            self.write_study(language)
            before = self.contents()
            done = subprocess.run(other, cwd=self.folder, capture_output=True, encoding="utf-8", check=False)
            self.assertEqual((done.returncode, done.stdout), (3, ""), done.stderr)
            self.assert_contains(done.stderr, "gaps.geojson", words, "--out")
            self.assertEqual(self.contents(), before)
        (self.out / "gaps.geojson").unlink()  # the remedy
        done = subprocess.run(other, cwd=self.folder, capture_output=True, encoding="utf-8", check=False)
        self.assertIn(done.returncode, (0, 1), done.stderr)

    def test_other_files_with_similar_names_are_not_edits(self):
        for name in ("notes.edited.csv", "schedule.edited.txt", "schedule.edited-x.csv", "schedule.edited-.csv",
                     "schedule.editedmore.csv", "roads.edited.geojson"):
            self.run_study()
            (self.out / name).write_text("dear", encoding="utf-8")
            answer = run_program("run", "study.toml", folder=self.folder)
            self.assert_refused(answer, 3, name, "不是 hinterland 写的", "--out")
            self.assertEqual((self.out / name).read_text(encoding="utf-8"), "dear")
            (self.out / name).unlink()  # the remedy


class NewStudies(SmallStudy):
    def stopped_while_it_writes(self, words):
        """The program, stopped while it prepares `new` in a hidden folder beside it."""
        process = subprocess.Popen([PROGRAM, *words], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   encoding="utf-8", env={**os.environ, "LC_ALL": self.locale})
        while process.poll() is None:
            if list(self.folder.glob(".new.hinterland-*/results")):
                process.send_signal(signal.SIGSTOP)
                break
        while process.poll() is None and "\nState:\tT" not in pathlib.Path(f"/proc/{process.pid}/status").read_text(
                encoding="utf-8"):
            time.sleep(0.001)
        self.assertFalse((self.folder / "new").exists(), "it was halted too late")
        return process

    def end(self, process):
        process.send_signal(signal.SIGCONT)
        out, stderr = process.communicate(timeout=120)
        return process.returncode, out, stderr

    def test_results_that_appear_meanwhile_stay(self):
        self.run_study()
        results = self.contents()
        demo = run_program("demo", "county", "--villages", 600, folder=self.folder)
        self.assertEqual(demo.code, 0, str(demo))
        nodes = "".join(f'<node id="{i}" version="1" lon="{117 + i / 10000}" lat="36.6"><tag k="place" v="village"/>'
                        f'<tag k="name" v="村{i}"/></node>' for i in range(1, 3000))
        (self.folder / "v.osm").write_text(f'<osm version="0.6">{nodes}</osm>', encoding="utf-8")
        for self.locale, output in (("C.UTF-8", ("were added during the run", "Name another FOLDER")),
                                  ("zh_CN.UTF-8", ("在运行期间有了内容", "请另指 FOLDER"))):
            for words in (["demo", "new", "--villages", "2000"], ["import", "osm", "v.osm", "new"]):
                process = self.stopped_while_it_writes(words)
                shutil.copytree(self.out, self.folder / "new")
                code, out, stderr = self.end(process)
                self.assertEqual((code, out), (3, ""), stderr)
                self.assert_contains(stderr, str(self.folder / "new"), *output)
                self.assertNotIn("--out", stderr)
                self.assertEqual({path.name: path.read_bytes() for path in (self.folder / "new").iterdir()}, results)
                self.assertEqual(list(self.folder.glob(".new*")), [])
                shutil.rmtree(self.folder / "new")  # the remedy
                self.assertIn(run_program(*words, folder=self.folder).code, (0, 1))
                shutil.rmtree(self.folder / "new")

                process = self.stopped_while_it_writes(words)
                (self.folder / "new").mkdir()  # an empty folder is accepted
                self.assertIn(self.end(process)[0], (0, 1))
                self.assertTrue((self.folder / "new" / "study.toml").exists())
                shutil.rmtree(self.folder / "new")

                process = self.stopped_while_it_writes(words)
                (self.folder / "new").write_text("dear", encoding="utf-8")
                self.assertEqual(self.end(process)[0], 3)
                self.assertEqual((self.folder / "new").read_text(encoding="utf-8"), "dear")
                (self.folder / "new").unlink()


if __name__ == "__main__":
    unittest.main()
