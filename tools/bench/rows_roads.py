# SPDX-License-Identifier: Apache-2.0
"""The rows about roads: travel (on real graphs), settle (on large ones)."""

import shutil
import statistics
from array import array

import peer_pgrouting
import postgis_server
from measuring import BUILD, HERE, ROOT, run_json, paired_ratio, per_query

DATA = ROOT.parent / "shared" / "data"
EXTRACTS = {"Porto": "osm-porto-2015/porto_portugal.osm.pbf",
            "Malta": "osm-malta-2018/malta-latest.osm.pbf"}
PYTHON = BUILD / "venv/bin/python"
SERVICES = 12
FACILITIES = 50
RADIUS = 5000  # metres
ROUNDS = 3
UNREACHED = 0xFFFFFFFF


def differing(folder, theirs, allowed):
    """The number of a peer's answers that differ from ours, by how much, and by more than
    allowed."""
    different = [(a, b) for a, b in zip(read_answers(folder / "hinterland.u32"), theirs, strict=True)
                 if a != b]
    gaps = [abs(a - b) for a, b in different if UNREACHED not in (a, b)]
    beyond = sum(gap > allowed for gap in gaps)
    return (f"{len(theirs):,} compared, {len(different):,} differ: {beyond:,} by more than "
            f"{allowed} mm (at most {max(gaps, default=0):,} mm), "
            f"{len(different) - len(gaps):,} found by one alone")


def read_answers(path):
    return array("I", path.read_bytes())


def travel():
    """Nearest facility within 5 km along roads, for all nodes, 12 services × 50 facilities."""
    for name, file in EXTRACTS.items():
        if not (DATA / file).exists():
            yield [f"travel, {name}", "", "", "", f"no {file}", "", ""]
            continue
        folder = BUILD / f"roads-{name}"
        counted = run_json([PYTHON, HERE / "road_extract.py", DATA / file, folder, SERVICES, FACILITIES])
        for threads in (1, 2):
            called = f"{name}, {counted['nodes']:,} nodes, {threads} thread{'s'[:threads - 1]}"
            yield from pandana_rows(called, folder, counted, threads)
        yield from pgrouting_rows(f"{name}, {counted['nodes']:,} nodes, 1 thread", folder, counted)
        shutil.rmtree(folder)


def run_hinterland(folder, threads):
    return run_json([BUILD / "tools/bench/bench_travel", folder, "--services", SERVICES, "--radius",
                RADIUS, "--threads", threads, "--repeats", 5])


def total(measured, parts, clock):
    return sum(statistics.median(measured[part][clock]) for part in parts)


def pandana_rows(name, folder, counted, threads):
    rounds = []
    for _ in range(ROUNDS):
        ours = run_hinterland(folder, threads)
        rounds.append((ours, run_json([PYTHON, HERE / "peer_pandana.py", folder, SERVICES, RADIUS],
                                 OMP_NUM_THREADS=str(threads))))
    agreement = differing(folder, read_answers(folder / "pandana.u32"), counted["without_length"])
    questions = SERVICES * counted["nodes"]
    for what, our_parts, their_parts, wanted in (
            ("queries only", ["queries"], ["queries"], "5 ×"),
            ("with set-up", ["graph", "queries"], ["network", "facilities", "queries"], "20 ×")):
        ours, theirs = ({clock: [total(pair[side], parts, clock) for pair in rounds]
                         for clock in ("wall", "processor")}
                        for side, parts in ((0, our_parts), (1, their_parts)))
        yield [f"travel, {name}, {what}", per_query(statistics.median(ours["wall"]), questions),
               rounds[0][1]["version"], per_query(statistics.median(theirs["wall"]), questions),
               f"{paired_ratio(ours['wall'], theirs['wall']):.0f} × "
               f"({paired_ratio(ours['processor'], theirs['processor']):.0f} × processor time)",
               wanted, agreement]


def pgrouting_rows(name, folder, counted):
    if not postgis_server.is_installed("pgrouting"):
        yield ["travel", "", "pgRouting", "", "not installed: tools/setup bench", "100 ×", ""]
        return
    ours = []  # seconds per service

    def run_ours():
        seconds = statistics.median(run_hinterland(folder, 1)["queries"]["wall"])
        ours.append(seconds / SERVICES)

    facilities = array("I", (folder / "facilities.u32").read_bytes())
    services = [facilities[first:first + FACILITIES]
                for first in range(0, len(facilities), FACILITIES)]
    query = peer_pgrouting.nearest(folder, services, RADIUS * 1000, BUILD / "pgrouting", run_ours)
    for form, called in (("one_by_one", "pgr_drivingDistance, the least of all"),
                         ("together", "pgr_drivingDistance equicost")):
        theirs = query["seconds"][form]
        yield [f"travel, {name}, queries only",
               per_query(statistics.median(ours), counted["nodes"]),
               f"{query['version']} {called}",
               per_query(statistics.median(theirs), counted["nodes"]),
               f"{paired_ratio(ours, theirs):.0f} ×", "100 ×",
               differing(folder, query["answers"][form], 0)]


def settle():
    """Synthetic graphs, one thread, compared with a binary heap on the same arrays."""
    rounds = [[run_json([BUILD / "tools/bench/bench_road_search", "--nodes", nodes, "--repeats", repeats])
               for nodes, repeats in ((4_000_000, 3), (25_000_000, 1))] for _ in range(ROUNDS)]
    for size in (0, 1):
        measured = [pair[size] for pair in rounds]
        nodes = f"{measured[0]['nodes'] / 1e6:.0f} M nodes"
        for search, called in (("bounded", "one source in 1,000 nodes, within 5 km"),
                               ("unbounded", "the same, unbounded"), ("from_one", "one source")):
            yield heap_row(f"settle, {nodes}, {called}", [m[search] for m in measured])
        most = max(max(m["bounded"]["hinterland"]["peak_bytes"]) / m["edges"] for m in measured)
        yield [f"settle, {nodes}, all memory of the process", f"{most:.1f} bytes a directed edge",
               "itself", "", "", "48 bytes at most", ""]
    for search in ("bounded", "unbounded", "from_one"):
        small, large = ([per_node(pair[size][search], "hinterland", "processor") for pair in rounds]
                        for size in (0, 1))
        yield [f"settle, 4 M → 25 M nodes, {search.replace('_', ' ')}",
               f"{statistics.median(small):.0f} → {statistics.median(large):.0f} ns", "itself", "",
               f"× {paired_ratio(small, large):.2f} (processor time)", "× 1.6 at most", ""]


def per_node(search, program, clock):
    return statistics.median(search[program][clock]) / search["settled"] * 1e9


def heap_row(name, searches):
    ours, theirs = ({clock: [per_node(s, program, clock) for s in searches]
                     for clock in ("wall", "processor")} for program in ("hinterland", "heap"))
    return [name, f"{statistics.median(ours['wall']):.0f} ns a node", "binary heap",
            f"{statistics.median(theirs['wall']):.0f} ns a node",
            f"{paired_ratio(ours['wall'], theirs['wall']):.1f} × "
            f"({paired_ratio(ours['processor'], theirs['processor']):.1f} × processor time)", "3 ×",
            f"{sum(s['different_answers'] for s in searches)} labels differ"]


ALL = {"travel": travel, "settle": settle}
