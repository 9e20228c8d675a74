# SPDX-License-Identifier: Apache-2.0
"""What the program says about itself, and to a slip of the pen."""

import re
import unittest

from program import SOURCE, UserTest, ask


def commands():
    return re.findall(r"^  (\w+) ", ask("--help").out.partition("Commands:")[2], re.MULTILINE)


class CommandLine(UserTest):
    def test_the_version_is_one_line(self):
        self.assertRegex(ask("--version").out, r"^hinterland \d+\.\d+\.\d+\n$")

    def test_without_arguments_it_shows_the_help_and_stops(self):
        answer = ask()
        self.assert_refused(answer, 3, "Usage: hinterland", *commands())

    def test_each_command_has_its_help(self):
        self.assertTrue(commands())
        for command in commands():
            answer = ask(command, "--help")
            self.assertEqual((answer.code, answer.talk), (0, ""))
            self.assert_said(answer.out, f"hinterland {command}", "--help")

    def test_each_command_has_a_page_with_its_help(self):
        for command in commands():
            page = (SOURCE / "docs" / f"{command}.md").read_text(encoding="utf-8")
            blocks = re.findall(r"^```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
            self.assertIn(ask(command, "--help").out.strip(), map(str.strip, blocks), command)

    def test_an_unknown_command_is_answered_with_the_nearest(self):
        self.assert_refused(ask("rnu"), 3, "no command 'rnu'", "Did you mean 'run'?")

    def test_an_unknown_option_is_answered_with_the_nearest(self):
        self.assert_refused(ask("--vesion"), 3, "no option '--vesion'", "'--version'")
        for command in commands():
            self.assert_refused(ask(command, "--hlep"), 3, f"'hinterland {command}'", "'--help'")
            self.assert_refused(ask(command, "--threds=2"), 3, "'--threads'")

    def test_a_word_too_many_is_named(self):
        answer = ask("run", "study.toml", "other.toml")
        self.assert_refused(answer, 3, "'hinterland run'", "'other.toml'", "run --help")

    def test_a_number_that_is_none_is_named(self):
        for wrong in ["two", "-1", "1.5"]:
            answer = ask("run", "study.toml", "--threads", wrong)
            self.assert_refused(answer, 3, "--threads", f"'{wrong}' is not a whole number")


if __name__ == "__main__":
    unittest.main()
