# SPDX-License-Identifier: Apache-2.0
"""The row about Steiner trees: instances with known optima, and large synthetic networks."""

import csv
import statistics

from measuring import BUILD, HERE, ROOT, run_json, paired_ratio

INSTANCES = ROOT.parent / "shared" / "data" / "benchmark-steiner"
PAIRS = 7
SIZES = (250_000, 1_000_000)


def ours(*words):
    return run_json([BUILD / "tools/bench/bench_steiner", *words])


def optima():
    with open(INSTANCES / "optima.csv", newline="") as lines:
        return {row[0].strip(): int(row[1]) for row in list(csv.reader(lines))[1:] if row}


def gaps(answer):
    """Mean and maximum per cent above the optimum, and the bound's mean per cent below it."""
    best = optima()
    above = [100.0 * (cost / best[name] - 1.0) for name, cost in answer["cost"].items()]
    below = [100.0 * (1.0 - bound / best[name]) for name, bound in answer["bound"].items()]
    return (f"mean {statistics.mean(above):.3f} %, worst {max(above):.2f} % above the optimum; "
            f"bound {statistics.mean(below):.2f} % below")


def instances():
    if not INSTANCES.is_dir():
        yield ["steiner", "", "", "", "skipped", "", f"there is no {INSTANCES.name}"]
        return
    pairs = [(ours("--instances", INSTANCES, "--repeats", 5),
              run_json([BUILD / "venv/bin/python", HERE / "peer_networkx.py", INSTANCES]))
             for _ in range(PAIRS)]
    quick, theirs = pairs[0]
    ratio = {clock: paired_ratio([statistics.median(a["all"][clock]) for a, _ in pairs],
                                 [b["all"][clock] for _, b in pairs])
             for clock in ("wall", "processor")}
    more_expensive = sum(quick["cost"][name] > cost for name, cost in theirs["cost"].items())
    seconds = statistics.median(statistics.median(a["all"]["wall"]) for a, _ in pairs)
    peer = statistics.median(b["all"]["wall"] for _, b in pairs)
    yield [f"steiner, {len(quick['cost'])} instances, is_quick", f"{seconds * 1e3:.1f} ms",
           f"NetworkX {theirs['version']} `steiner_tree`, Mehlhorn", f"{peer * 1e3:.0f} ms",
           f"{ratio['wall']:.0f} × ({ratio['processor']:.0f} × processor time)", "50 ×",
           f"{more_expensive} more expensive than theirs; {gaps(quick)}"]
    for effort, wanted in ((0, ""), (100, "60 s")):
        answer = ours("--instances", INSTANCES, "--effort", effort, "--repeats", 1)
        yield [f"the same, effort = {effort}", f"{answer['all']['wall'][0]:.2f} s", "itself", "", "",
               wanted, gaps(answer)]


def networks():
    for nodes_of_source, called in ((20, "a source for 20 nodes"),
                                    (100_000, "a source for 100,000 nodes")):
        small, large = (ours("--nodes", nodes, "--nodes-of-source", nodes_of_source,
                             "--repeats", 2) for nodes in SIZES)
        for answer in (small, large):
            seconds = statistics.median(answer["solve"]["processor"])
            yield [f"steiner, {answer['nodes']:,} nodes, {answer['terminals']:,} terminals, "
                   f"{called}", f"{seconds:.1f} s CPU", "itself", "",
                   f"{seconds / answer['nodes'] * 1e9:,.0f} ns a node", "10 s",
                   f"{100.0 * (1.0 - answer['bound'] / answer['cost']):.2f} % above the bound"]


def steiner():
    yield from instances()
    yield from networks()


ALL = {"steiner": steiner}
