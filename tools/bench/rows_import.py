# SPDX-License-Identifier: Apache-2.0
"""The row of `hinterland import osm`, compared with pyrosm making the same layers."""

import re
import shutil

from measuring import BUILD, HERE, ROOT, run_json, medians, paired_ratio, watch

MALTA = ROOT.parent / "shared" / "data" / "osm-malta-2018" / "malta-latest.osm.pbf"
MAPPING = ROOT / "geodata" / "catalogue" / "osm.toml"
OURS = BUILD / "imported"
THEIRS = BUILD / "imported.gpkg"
REPEATS = 5


def clear():
    shutil.rmtree(OURS, ignore_errors=True)
    THEIRS.unlink(missing_ok=True)


def import_malta():
    clear()
    return [BUILD / "hinterland", "import", "osm", MALTA, OURS]


def pyrosm_malta():
    THEIRS.unlink(missing_ok=True)
    return [BUILD / "venv/bin/python", HERE / "peer_pyrosm.py", MALTA, MAPPING, THEIRS]


def records():
    """The number of records of each of our layers, from the README of the study."""
    readme = (OURS / "README.md").read_text(encoding="utf-8")
    return {name: int(count) for name, count in re.findall(r"^\| (\w+) \| (\d+) \|$", readme, re.M)}


def compared(ours, theirs):
    """The layers, and those that differ by more than one record in a hundred."""
    shared = sorted(ours.keys() & theirs.keys())
    apart = [f"{name} {ours[name]} and {theirs[name]}" for name in shared
             if abs(ours[name] - theirs[name]) > 0.01 * theirs[name]]
    apart += [f"{name} only here" for name in sorted(ours.keys() ^ theirs.keys())]
    same = sum(ours[name] == theirs[name] for name in shared)
    return f"{same} of {len(ours)} layers have as many records; apart: {', '.join(apart) or 'none'}"


def imports():
    """The whole process, from .osm.pbf to a GeoPackage."""
    if not MALTA.exists():
        yield ["import of Malta", "", "pyrosm", "", "skipped: no extract", "3 ×", ""]
        return
    ours, theirs = [], []
    for _ in range(REPEATS):
        ours.append(watch(import_malta()))
        theirs.append(watch(pyrosm_malta()))
    answer = run_json(pyrosm_malta())
    same = compared(records(), answer["records"])
    clear()
    seconds, memory, processor = zip(medians(ours), medians(theirs))
    ratio = paired_ratio([run[0] for run in ours], [run[0] for run in theirs])
    yield ["import of Malta, time", f"{seconds[0]:.2f} s", answer["version"], f"{seconds[1]:.2f} s",
           f"{ratio:.1f} × ({processor[1] / processor[0]:.1f} × processor time)", "3 ×", same]
    yield ["import of Malta, peak memory", f"{memory[0]:,.0f} MB", answer["version"],
           f"{memory[1]:,.0f} MB", f"{memory[0] / memory[1]:.2f} of it", "", ""]


ALL = {"import": imports}
