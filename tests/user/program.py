# SPDX-License-Identifier: Apache-2.0
"""Runs the program as a user does, and checks what it leaves behind."""

import os
import pathlib
import signal
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["HINTERLAND_PROGRAM"]
SOURCE = pathlib.Path(__file__).resolve().parents[2]
COUNTY = SOURCE / "geodata" / "county"


class Answer:
    """Output and exit code of a run."""

    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout
        self.stderr = done.stderr

    def __str__(self):
        return f"exit code {self.code}\nstdout: {self.out}\nstderr: {self.stderr}"


def run_program(*words, folder=None, **more):
    """Runs `hinterland words...` in the folder, with its output in pipes and nothing on stdin."""
    return Answer(
        subprocess.run(
            [PROGRAM, *map(str, words)],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=600,
            check=False,
            **more,
        )
    )


def run_layers(*words, **more):
    """Runs `hinterland run words...` for the GeoJSON layers and tables alone, in half the time."""
    return run_program("run", *words, "--only", "geojson,csv", **more)


def catches_interrupts(process):
    """Whether the program has installed its handler of Ctrl-C."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt:"))
    return int(caught.split()[1], 16) >> (signal.SIGINT - 1) & 1


class UserTest(unittest.TestCase):
    """A test with a temporary folder."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="hinterland-")
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def need(self, is_there, reason):
        """Skips the test if a requirement is missing; with HINTERLAND_NO_SKIP, as in the project's
        own checks, the test fails instead."""
        if is_there:
            return
        if "HINTERLAND_NO_SKIP" in os.environ:
            self.fail(f"would be skipped: {reason}")
        self.skipTest(reason)

    def listing(self):
        """Every file and folder in the test's folder: to check that nothing was left behind."""
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*"))

    def assert_contains(self, text, *words):
        for word in words:
            self.assertIn(word, text)

    def assert_refused(self, answer, code, *words):
        """It ended with this code, with these texts on stderr, and nothing on stdout."""
        self.assertEqual(answer.code, code, str(answer))
        self.assertEqual(answer.out, "", str(answer))
        for word in words:
            self.assertIn(word, answer.stderr)


class CountyRun(UserTest):
    """The bundled county, run once for all tests of the class."""

    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="hinterland-")
        cls.addClassCleanup(holder.cleanup)
        cls.out = pathlib.Path(holder.name) / "out"
        cls.answer = run_program("run", COUNTY / "study.toml", "--out", cls.out)
