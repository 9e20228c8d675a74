# SPDX-License-Identifier: Apache-2.0
"""Help and version, and the messages about typing errors."""

import os
import re
import subprocess
import unittest

from program import PROGRAM, SOURCE, UserTest, run_program
from small_world import write_small_world


def commands():
    return re.findall(r"^  (\w+) ", run_program("--help").out.partition("Commands:")[2], re.MULTILINE)


class CommandLine(UserTest):
    def test_the_version_is_one_line(self):
        self.assertRegex(run_program("--version").out, r"^hinterland \d+\.\d+\.\d+\n$")

    def test_without_arguments_it_shows_the_help_and_stops(self):
        answer = run_program()
        self.assert_refused(answer, 3, "Usage: hinterland", *commands())

    def test_each_command_has_its_help(self):
        self.assertTrue(commands())
        for command in commands():
            answer = run_program(command, "--help")
            self.assertEqual((answer.code, answer.stderr), (0, ""))
            self.assert_contains(answer.out, f"hinterland {command}", "--help")

    def test_help_as_a_command_equals_the_option(self):
        for words in ([], *([command] for command in commands())):
            answer = run_program("help", *words)
            self.assertEqual((answer.code, answer.stderr), (0, ""))
            self.assertEqual(answer.out, run_program(*words, "--help").out)
        self.assertIn("hinterland help COMMAND", run_program("help").out)
        self.assert_refused(run_program("help", "rnu"), 3, "no command 'rnu'", "Did you mean 'run'?")

    def test_each_command_has_a_page_with_its_help(self):
        for command in commands():
            page = (SOURCE / "docs" / f"{command}.md").read_text(encoding="utf-8")
            blocks = re.findall(r"^```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
            self.assertIn(run_program(command, "--help").out.strip(), map(str.strip, blocks), command)

    def test_the_study_may_follow_a_list_of_formats(self):
        answer = run_program("run", "--only", "csv,geojson", "missing.toml", folder=self.folder)
        self.assert_refused(answer, 2, "missing.toml")

    def test_an_unknown_command_is_rejected_with_the_nearest_name(self):
        self.assert_refused(run_program("rnu"), 3, "no command 'rnu'", "Did you mean 'run'?")

    def test_an_unknown_option_is_rejected_with_the_nearest_name(self):
        self.assert_refused(run_program("--vesion"), 3, "no option '--vesion'", "'--version'")
        for command in commands():
            self.assert_refused(run_program(command, "--hlep"), 3, f"'hinterland {command}'", "'--help'")
            self.assert_refused(run_program(command, "--threds=2"), 3, "'--threads'")

    def test_an_excess_argument_is_rejected_by_name(self):
        answer = run_program("run", "study.toml", "other.toml")
        self.assert_refused(answer, 3, "'hinterland run'", "'other.toml'", "run --help")

    def test_an_invalid_number_is_rejected_with_its_option(self):
        for wrong in ["two", "-1", "1.5"]:
            answer = run_program("run", "study.toml", "--threads", wrong)
            self.assert_refused(answer, 3, "--threads", f"'{wrong}' is not a whole number")

    def test_a_number_that_is_too_large_is_rejected_with_its_option(self):
        for words in (["--seed", "18446744073709551616"], ["--villages", "99999999999999999999999"]):
            answer = run_program("demo", "new", *words, folder=self.folder)
            self.assert_refused(answer, 3, words[0], words[1], "too large")
        for seed in ("-1", "1e30", "1.5", "0x10"):
            self.assert_refused(run_program("demo", "new", "--seed", seed, folder=self.folder), 3, "--seed", f"'{seed}'")
        self.assertEqual(self.listing(), [])
        answer = run_program("demo", "new", "--villages", "50", "--seed", "18446744073709551615", folder=self.folder)
        self.assertEqual(answer.code, 0, str(answer))

    def test_help_and_version_end_as_other_commands_if_output_cannot_be_written(self):
        for words in (["--version"], ["--help"], ["run", "--help"], ["fields"]):
            with open("/dev/full", "w", encoding="utf-8") as full:
                done = subprocess.run([PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, check=False)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn(b"No space left on device", done.stderr)
            reader, writer = os.pipe()
            os.close(reader)  # before the first word
            done = subprocess.run([PROGRAM, *words], stdout=writer, stderr=subprocess.PIPE, check=False)
            os.close(writer)
            self.assertEqual((done.returncode, done.stderr), (0, b""), words)
        with open("/dev/full", "w", encoding="utf-8") as full:
            self.assertEqual(subprocess.run([PROGRAM], stderr=full, check=False).returncode, 3)

    def test_an_empty_argument_is_refused(self):
        (self.folder / "v.csv").write_text("name,x,y\n甲村,117,36\n", encoding="utf-8")
        layers = ("--villages", "v.csv", "--towns", "v.csv", "--out", "o.geojson")
        for name, words in (("STUDY", ["run", ""]), ("STUDY", ["check", ""]), ("FOLDER", ["demo", ""]),
                            ("FILE", ["inspect", ""]), ("FILE", ["import", "osm", "", "out"]),
                            ("FOLDER", ["import", "osm", "a.osm", ""]), ("--out", ["run", "s.toml", "--out", ""]),
                            ("--out", ["check", "s.toml", "--out", ""]), ("--layer", ["inspect", "v.csv", "--layer", ""]),
                            ("--mapping", ["import", "osm", "a.osm", "out", "--mapping", ""]),
                            ("--villages", ["demo", "d", "--villages", ""]), ("--threads", ["run", "s.toml", "--threads", ""]),
                            ("--villages", ["coverage", "--villages", "", *layers[2:]]),
                            ("--out", ["coverage", *layers[:4], "--out", ""])):
            self.assert_refused(run_program(*words, folder=self.folder), 3, f'{name} is empty ("")', f"Give {name} a value")
        for option in ("--facilities", "--roads", "--villages-layer", "--towns-layer", "--roads-layer", "--metric",
                       "--radius", "--minutes", "--core-radius", "--catalogue", "--crs", "--axes", "--datum",
                       "--encoding", "--language"):
            answer = run_program("coverage", *layers, option, "", folder=self.folder)
            self.assert_refused(answer, 3, f'{option} is empty ("")', f"Give {option} a value, or leave it out.")
        self.assert_refused(run_program("coverage", *layers, "--facilities", "education=", folder=self.folder), 3, "education=FILE")
        self.assertEqual(self.listing(), ["v.csv"])
        answer = run_program("coverage", *layers, "--facilities", "education=v.csv", "--facilities-layer", "", folder=self.folder)
        self.assertLess(answer.code, 2, str(answer))

    def test_the_language_of_a_synthetic_study_is_that_of_the_option_or_of_the_locale(self):
        for name, words, locale, language in (("a", ["--language", "en"], "zh_CN.UTF-8", "en"),
                                              ("b", [], "en_GB.UTF-8", "en"),
                                              ("c", [], "zh_CN.UTF-8", "zh"), ("d", [], "C.UTF-8", "zh")):
            env = {**os.environ, "LC_ALL": locale}
            answer = run_program("demo", name, "--villages", "50", *words, folder=self.folder, env=env)
            self.assertEqual(answer.code, 0, str(answer))
            study = (self.folder / name / "study.toml").read_text(encoding="utf-8")
            self.assertIn(f'language = "{language}"', study)
            self.assertIn(f"--language {language}`", (self.folder / name / "README.md").read_text(encoding="utf-8"))
        for language, words in (("en", "problems in the data: 1"), ("zh", "数据问题：1")):
            answer = run_program("check", "d/study.toml", "--language", language, folder=self.folder)
            self.assertEqual(answer.code, 1, str(answer))
            self.assertIn("\n" + words, answer.out)

    def test_usage_errors_in_chinese(self):
        zh = {**os.environ, "LC_ALL": "zh_CN.UTF-8"}
        en = {**os.environ, "LC_ALL": "C.UTF-8"}
        for words, *output in ((["rnu"], "没有命令“rnu”。是否应为“run”？"), (["--vesion"], "没有选项“--vesion”", "“--version”"),
                             (["run"], "缺少 STUDY。详见：hinterland run --help"), (["run", "a", "b"], "不需要参数“b”"),
                             (["run", "a", "--ot", "b"], "没有选项“--ot”。是否应为“--out”？"), (["run", "a", "--out"], "--out 后缺少取值"),
                             (["run", "a", "--out", "b", "--out", "c"], "--out 给了多次"), (["run", ""], "STUDY 的值为空"),
                             (["run", "a", "--threads", "x"], "--threads：“x”不是大于或等于 0 的整数"),
                             (["run", "a", "--threads", "5000"], "上限 1024"), (["run", "a", "--offline=x"], "无法识别取值"),
                             (["import", "pbf", "a", "b"], "FORMAT 不能取“pbf”，可选：osm"),
                             (["coverage", "--metric", "x"], "--metric 不能取“x”，可选：straight, road, time"),
                             (["coverage", "--radius", "x"], "“x”不是大于或等于 0 的数")):
            self.assert_refused(run_program(*words, env=zh), 3, *output)
            english = run_program(*words, env=en)
            self.assertEqual((english.code, english.stderr.isascii()), (3, True), str(english))
        for language in (["--language", "zh"], ["--language=zh"]):
            self.assert_refused(run_program("coverage", "--metric", "x", *language, env=en), 3, "不能取“x”")
            self.assert_refused(run_program("coverage", "--metrik", "x", *language, env=en), 3, "没有选项“--metrik”")
        self.assert_refused(run_program("coverage", "--metric", "x", "--language", "en", env=zh), 3, "cannot be 'x'")

    def test_an_invalid_limit(self):
        for limit in ("abc", "0", "-1", "1e400", "nan", "100 MiB"):
            answer = run_program("demo", "d", folder=self.folder, env={**os.environ, "HINTERLAND_UNPACK_LIMIT": limit})
            self.assert_refused(answer, 3, f"HINTERLAND_UNPACK_LIMIT is '{limit}'", "16384")
        for limit in ("", "100", "16384"):
            answer = run_program("fields", env={**os.environ, "HINTERLAND_UNPACK_LIMIT": limit})
            self.assertEqual(answer.code, 0, str(answer))

    def test_the_duration_of_each_step(self):
        write_small_world(self.folder)
        quiet = run_program("run", "study.toml", "--out", "quiet", folder=self.folder)
        reported = run_program("run", "study.toml", "--out", "told", "--verbose", folder=self.folder)
        self.assertEqual(quiet.stderr, "")
        self.assertEqual(reported.out.replace("told", "quiet"), quiet.out)
        for name in sorted(file.name for file in (self.folder / "quiet").iterdir()):
            self.assertEqual((self.folder / "told" / name).read_bytes(), (self.folder / "quiet" / name).read_bytes(),
                             name)
        line = re.compile(r"(.+): (\d+\.\d\d) s, (\d+\.\d\d) s of processor time, peak memory (\d+) MB")
        steps = [found for found in map(line.fullmatch, reported.stderr.splitlines()) if found]
        names = [step[1] for step in steps]
        for name in ("reading villages", "measuring coverage", "measuring gaps", "choosing sites", "writing run.json"):
            self.assertIn(name, names, reported.stderr)
        self.assertEqual(names[-1], "writing run.json")
        peaks = [int(step[4]) for step in steps]
        self.assertEqual(peaks, sorted(peaks))
        self.assertGreater(peaks[0], 1)


if __name__ == "__main__":
    unittest.main()
