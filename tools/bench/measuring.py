# SPDX-License-Identifier: Apache-2.0
"""Runs programs, and measures and compares their times."""

import json
import os
import pathlib
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = ROOT / "build" / "bench"
HERE = pathlib.Path(__file__).resolve().parent


def environment():
    """The environment without settings that may be meant for another processor and slow numpy
    down."""
    foreign = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
    return {name: value for name, value in os.environ.items() if name not in foreign}


def run_json(command, **variables):
    """The output of a program, which is one JSON object."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True,
                          env=environment() | variables)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))}: {done.stderr.strip()}")
    return json.loads(done.stdout)


def watch(command):
    """Wall-clock seconds, peak memory (MB) and CPU seconds of a whole process.

    Exit code 1 means completed, with problems."""
    sys.stdout.flush()
    start = os.times().elapsed
    null = os.open(os.devnull, os.O_WRONLY)
    words = [str(word) for word in command]
    process = os.posix_spawn(words[0], words, environment(),
                             file_actions=[(os.POSIX_SPAWN_DUP2, null, 1)])
    _, status, usage = os.wait4(process, 0)
    os.close(null)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError(f"{' '.join(words)}: exit code {os.waitstatus_to_exitcode(status)}")
    return (os.times().elapsed - start, usage.ru_maxrss / 1024.0,
            usage.ru_utime + usage.ru_stime)


def per_query(seconds, queries):
    return f"{seconds / queries * 1e9:,.0f} ns"


def paired_ratio(ours, theirs):
    return statistics.median(b / a for a, b in zip(ours, theirs))


def medians(runs):
    return [statistics.median(figures) for figures in zip(*runs)]
