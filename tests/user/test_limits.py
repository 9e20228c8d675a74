# SPDX-License-Identifier: Apache-2.0
"""Limits of the system (ulimit): told as such, with nothing half-written."""

import resource
import unittest

from program import UserTest, ask
from small_world import write_small_world

MEGABYTE = 1 << 20


class Limits(UserTest):
    def setUp(self):
        super().setUp()
        write_small_world(self.folder)
        self.before = self.listing()

    def run_within(self, kind, most):
        return ask("run", "study.toml", "--out", "out", folder=self.folder,
                   preexec_fn=lambda: resource.setrlimit(kind, (most, most)))

    def test_few_open_files_are_told_and_enough_are_no_fault(self):
        for most in (4, 5, 6, 12, 31):
            answer = self.run_within(resource.RLIMIT_NOFILE, most)
            self.assert_refused(answer, 2, f"open only {most} files", "ulimit -n 1024")
            self.assertEqual(self.listing(), self.before)
        self.assertEqual(self.run_within(resource.RLIMIT_NOFILE, 32).code, 0)

    def test_small_files_are_told_and_leave_nothing(self):
        for most in (0, 1, 3, 20, 500, 3000):
            answer = self.run_within(resource.RLIMIT_FSIZE, most)
            self.assert_refused(answer, 2, "File too large", "ulimit -f unlimited")
            self.assertEqual(self.listing(), self.before, most)

    def test_little_memory_is_told_as_such(self):
        started = refused = 0
        for most in range(120, 420, 6):
            answer = self.run_within(resource.RLIMIT_AS, most * MEGABYTE)
            if answer.code == 127:  # the system itself could not load the program
                continue
            started += 1
            if answer.code != 0:
                refused += 1
                self.assertEqual(answer.code, 2, str(answer))
                self.assertRegex(answer.talk, "memory")
                self.assertEqual(self.listing(), self.before)
            else:
                break
        self.assertGreater(started, refused)


if __name__ == "__main__":
    unittest.main()
