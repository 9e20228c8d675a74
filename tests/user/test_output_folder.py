# SPDX-License-Identifier: Apache-2.0
"""The output folder appears complete or not at all, and a folder of the user is never changed."""

import json
import os
import re
import resource
import signal
import subprocess
import time
import unittest

from program import COUNTY, PROGRAM, UserTest, run_program, catches_interrupts

STUDY = COUNTY / "study.toml"


class OutputFolder(UserTest):
    def run_county(self, out, *words, **more):
        return run_program("run", STUDY, "--out", out, *words, folder=self.folder, **more)

    def test_a_results_folder_is_replaced(self):
        self.assertEqual(self.run_county("result").code, 1)
        first = {name: (self.folder / name).read_bytes() for name in self.files()}
        self.assertEqual(self.run_county("result").code, 1)
        self.assertEqual(first, {name: (self.folder / name).read_bytes() for name in self.files()})

    def files(self):
        return [name for name in self.listing() if (self.folder / name).is_file()]

    def test_the_number_of_threads_changes_no_byte(self):
        for threads in [1, 2]:
            answer = self.run_county(f"result-{threads}", "--threads", threads)
        one, two = (self.folder / f"result-{threads}" for threads in [1, 2])
        ones = {str(p.relative_to(one)): p.read_bytes() for p in one.rglob("*") if p.is_file()}
        twos = {str(p.relative_to(two)): p.read_bytes() for p in two.rglob("*") if p.is_file()}
        self.assertTrue(ones, str(answer))
        self.assertEqual(ones, twos)

    def test_a_folder_that_is_not_a_results_folder_is_left_alone(self):
        (self.folder / "result").mkdir()
        (self.folder / "result" / "letter.txt").write_text("dear", encoding="utf-8")
        self.assert_refused(self.run_county("result"), 3, "result”", "不是空文件夹", "--out")
        self.assertEqual(self.listing(), ["result", "result/letter.txt"])

    def test_an_input_in_the_folder_is_not_overwritten(self):
        first = self.run_county("result")
        self.assertEqual(first.code, 1, str(first))
        before = (self.folder / "result" / "coverage.geojson").read_bytes()
        os.symlink("result/coverage.geojson", self.folder / "link.geojson")
        os.symlink("result", self.folder / "other")
        for path, out in [
            ("result/coverage.geojson", "result"),
            ("result/coverage.geojson", "other"),
            ("link.geojson", "result"),
            ("GeoJSON:result/coverage.geojson", "result/"),
        ]:
            with self.subTest(path=path, out=out):
                (self.folder / "again.toml").write_text(
                    f'language = "en"\n[layers.villages]\npath = "{path}"\n', encoding="utf-8"
                )
                answer = run_program("run", "again.toml", "--out", out, folder=self.folder)
                self.assert_refused(answer, 3, "is inside it", "--out")
                self.assertEqual((self.folder / "result" / "coverage.geojson").read_bytes(), before)
        answer = run_program("run", "again.toml", "--out", "result-2", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))

    def test_a_file_in_the_place_of_the_folder(self):
        (self.folder / "result").write_text("dear", encoding="utf-8")
        self.assert_refused(self.run_county("result"), 3, "result”", "是文件", "--out")
        self.assertEqual(self.listing(), ["result"])

    def test_a_place_that_is_not_writable(self):
        shut = self.folder / "shut"
        shut.mkdir()
        shut.chmod(0o555)
        command = [PROGRAM, "run", str(STUDY), "--out", "shut/result"]
        if os.geteuid() == 0:  # permissions do not restrict root, except without this capability
            command = ["setpriv", "--bounding-set=-dac_override", *command]
        done = subprocess.run(
            command, cwd=self.folder, capture_output=True, encoding="utf-8", check=False
        )
        self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
        self.assertIn("shut/result", done.stderr)
        self.assertEqual(self.listing(), ["shut"])

    def test_results_of_another_user_that_cannot_be_removed(self):
        self.need(os.geteuid() == 0, "files of another user take the right to make them")
        self.assertEqual(self.run_county("result").code, 1)
        self.folder.chmod(0o777)
        (self.folder / "result").chmod(0o1777)  # each user can remove only their own files
        old = (self.folder / "result" / "run.json").read_bytes()
        study = self.folder / "study.toml"
        text = STUDY.read_text(encoding="utf-8").replace('path = "', f'path = "{COUNTY}/')
        for language, words in (("en", ["The new results are complete", "could not be removed: "]),
                                ("zh", ["新成果已完整写出", "无法删除"])):
            study.write_text(f'language = "{language}"\n' + re.sub("(?m)^language.*", "", text), encoding="utf-8")
            command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", PROGRAM, "run", study,
                       "--out", "result"]
            done = subprocess.run(command, cwd=self.folder, capture_output=True, encoding="utf-8", check=False)
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assert_contains(done.stderr, *words, "Operation not permitted", str(self.folder / "result-kept"))
            self.assertEqual((self.folder / "result-kept" / "run.json").read_bytes(), old)
            run = json.loads((self.folder / "result" / "run.json").read_text(encoding="utf-8"))
            names = {path.name for path in (self.folder / "result").iterdir()}
            self.assertEqual(names, {output["name"] for output in run["outputs"]})
            subprocess.run(["rm", "-r", "result"], cwd=self.folder, check=True)  # the remedy
            (self.folder / "result-kept").rename(self.folder / "result")

    def test_a_file_that_may_not_grow(self):
        def limit():  # as a quota does
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

        self.assert_refused(self.run_county("result", preexec_fn=limit), 2, "result", "File too large")
        self.assertEqual(self.listing(), [])

    def test_a_full_disk(self):
        disk = self.folder / "disk"
        disk.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
            self.skipTest("a small disk takes the right to mount one")
        try:
            self.assert_refused(self.run_county("disk/result"), 2, "disk/", "No space left", "腾出磁盘空间")
            self.assertEqual(self.listing(), ["disk"])
        finally:
            subprocess.run(["umount", str(disk)], check=True)

    def test_an_interrupted_run_leaves_nothing(self):
        demo = run_program("demo", "big", "--villages", 100_000, "--seed", 1, folder=self.folder)
        self.assertEqual(demo.code, 0, str(demo))
        before = self.listing()
        process = subprocess.Popen(
            [PROGRAM, "run", "big/study.toml", "--out", "result"],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        while not catches_interrupts(process):
            time.sleep(0.005)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        out, messages = process.communicate(timeout=60)
        self.assertEqual((process.returncode, out), (2, ""), messages)
        self.assertIn("已中断", messages)
        self.assertEqual(self.listing(), before)


if __name__ == "__main__":
    unittest.main()
