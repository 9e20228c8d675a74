#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the contribution of each part of the Steiner solver, of the extension and of the
schedule: disables the parts one after another and prints Markdown tables of the loss in the
results and the saving in time.

  tools/bench/ablation.py                       all parts, most of an hour
  tools/bench/ablation.py --only "key-path"    this part only, compared with the whole
  tools/bench/ablation.py --villages 70000      on a larger province

A part is disabled by a change of its source in a copy of the working tree under build/ablation;
the program itself has no switches for this.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys

import province
from measuring import ROOT, run_json, watch
from rows_steiner import INSTANCES, optima

sys.path.insert(0, str(ROOT / "tools"))
from tree_copy import copy_tree

TREE = ROOT / "build" / "ablation"
BUILD = TREE / "build" / "bench"
STEINER, LINES, SCHEDULE = "Steiner trees", "lines", "schedule"

# group, part, file under src, text that occurs there once, its replacement without the part
PARTS = [
    (STEINER, "reduction of leaves and chains", "steiner/reduction.cpp",
     "    do {\n      keep_cheapest();\n      remove_leaves();\n    } while (contract_chains());",
     "    keep_cheapest();"),
    (STEINER, "growth along saturated arcs", "steiner/tree.cpp",
     "if (usable[next] || state.is_gone[next] || bound.reduced[arc] > 0) continue;",
     "if (usable[next] || state.is_gone[next]) continue;"),
    (STEINER, "key-path exchange", "steiner/local_search.cpp",
     "if (auto exchange = exchanges_.path_exchange(p)) found_.push_back(std::move(*exchange));", ""),
    (STEINER, "key-vertex exchange", "steiner/local_search.cpp",
     "if (!reaches_gain(make_exchanges(edges, true))) continue;",
     "if (!reaches_gain(make_exchanges(edges, false))) continue;"),
    (STEINER, "insertion of vertices", "steiner/local_search.cpp",
     "  if (!insertion_.insert(tree_, edges)) return 0;", "  return 0;"),
    (STEINER, "all exchanges and insertions", "steiner/local_search.cpp",
     "  while (!edges.empty()) {\n    if (!reaches_gain", "  while (false) {\n    if (!reaches_gain"),
    (STEINER, "ascents from several roots", "steiner/tree.cpp",
     "constexpr std::size_t max_roots = 12;", "constexpr std::size_t max_roots = 1;"),
    (STEINER, "elimination by the bound", "steiner/tree.cpp",
     "  const auto surplus = node_surplus(graph_, state, bound, effort_);",
     "  const std::vector<std::int64_t> surplus;"),
    (STEINER, "perturbation", "steiner/tree.cpp",
     "    perturb(state_, is_far ? perturbing_share_far : perturbing_share);",
     "    static_cast<void>(is_far);"),
    (STEINER, "branching", "steiner/tree.cpp",
     "if (bound < best_cost_ && !effort_.is_spent()) bound = std::max(bound, branch(std::move(state)));",
     ""),
    (STEINER, "all work beyond one ascent", "steiner/tree.cpp",
     "if (graph.nodes() <= max_nodes_to_branch) bound", "if (graph.nodes() == 0) bound"),
    (LINES, "links between places and sources", "planning/extension.cpp",
     "  link_sources(planning, search);", ""),
    (LINES, "warm start", "planning/lines/service_lines.cpp",
     "  settings.known_tree = std::move(plan.apart);", ""),
    (LINES, "alternating optimisation of shared trenches", "planning/lines/shared_trenches.cpp",
     "constexpr int max_turns = 2;", "constexpr int max_turns = 0;"),
    (LINES, "second pass", "planning/lines/shared_trenches.cpp",
     "constexpr int max_turns = 2;", "constexpr int max_turns = 1;"),
    (LINES, "split where separate is cheaper", "planning/extension.cpp",
     "  split_where_cheaper(planning, apart);", ""),
    (LINES, "bound by nearest users", "planning/lines/shared_trenches.cpp",
     "nearest_users(graph, EdgeUse(plans, partners, graph).users());",
     "EdgeUse(plans, partners, graph).users();\n  static_cast<void>(nearest_users);"),
    (SCHEDULE, "integer program (CBC)", "planning/schedule/phasing.cpp",
     # Not for the optimum that the bench asks for, with a million cells.
     "<= settings.exact_cells) {",
     "<= (settings.exact_cells > 1000 ? settings.exact_cells : 0)) {"),
    (SCHEDULE, "multiplier search", "planning/schedule/phasing.cpp",
     "rough.account.value(), effort.steps,", "rough.account.value(), 1,"),
    (SCHEDULE, "shifting of excavation cost", "planning/schedule/lagrangian_bound.cpp",
     "  if (has_excavation) search.descend(steps, 1.0,", "  if (false) search.descend(steps, 1.0,"),
    (SCHEDULE, "plan at initial multipliers", "planning/schedule/phasing.cpp",
     "  if (rough.account.value() > filled.account.value()) {", "  if (false) {"),
    (SCHEDULE, "bundles of activities", "planning/schedule/greedy.cpp",
     "while (heap != none && ratio(heap) > ratio(activity)) {",
     "while (heap != none && ratio(heap) < 0.0) {"),
    (SCHEDULE, "ruin and recreate", "planning/schedule/phasing.cpp",
     "  if (order.empty()) return;\n  RuinAndRecreate", "  if (rounds > 0) return;\n  RuinAndRecreate"),
    (SCHEDULE, "refilling over several years", "planning/schedule/phasing.cpp",
     "const bool is_at_once = random.chance(0.5);", "const bool is_at_once = true;"),
    (SCHEDULE, "advancing activities", "planning/schedule/phasing.cpp",
     "  adjust_years(best, problem);\n  return phasing_of(best,", "  return phasing_of(best,"),
]


def build():
    for command in (["cmake", "--preset", "bench", "-DHINTERLAND_UNITY=ON"],
                    ["cmake", "--build", "--preset", "bench", "--target", "hinterland_program",
                     "bench_steiner", "bench_phasing"]):
        done = subprocess.run(command, cwd=TREE, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stdout[-3000:] + done.stderr[-3000:])


def measure_study(study):
    """Cost, bound and value of a run, and its CPU seconds."""
    out = BUILD / "ablation-out"
    shutil.rmtree(out, ignore_errors=True)
    _, _, processor = watch([BUILD / "hinterland", "run", study, "--out", out])
    figures = json.loads((out / "run.json").read_text("utf-8"))["figures"]
    lines, plan = figures["extension"]["lines"], figures["schedule"]
    return {"cost": lines["cost_cny"], "bound": lines["lower_bound_cny"], "value": plan["value"],
            "upper": plan["upper_bound"], "processor": processor}


def measure_trees():
    """Means over the benchmark trees, at the effort of a run."""
    answer = run_json([BUILD / "tools/bench/bench_steiner", "--instances", INSTANCES, "--effort", 10,
                  "--repeats", 1])
    best = optima()
    return {"cost": statistics.mean(cost / best[name] for name, cost in answer["cost"].items()),
            "bound": statistics.mean(bound / best[name] for name, bound in answer["bound"].items()),
            "processor": answer["all"]["processor"][0]}


def measure_cases():
    answer = run_json([BUILD / "tools/bench/bench_phasing"])
    seconds = sum(answer["as_given_time"]["processor"]) + sum(answer["by_prices_time"]["processor"])
    return {"given": answer["as_given"], "priced": answer["by_prices"], "processor": seconds}


def measure(group, studies):
    seen = {name: measure_study(study) for name, study in studies.items()}
    if group in (STEINER, None) and INSTANCES.is_dir():
        seen["trees"] = measure_trees()
    if group in (SCHEDULE, None):
        seen["cases"] = measure_cases()
    return seen


def percent(new, old):
    return f"{100.0 * (new / old - 1.0):+.3f}"


def cells_of(group, whole, seen, studies):
    cells = []
    if group == STEINER and "trees" in seen:
        cells += [percent(seen["trees"][key], whole["trees"][key]) for key in ("cost", "bound")]
        cells.append(f"{seen['trees']['processor']:.1f}")
    if group == SCHEDULE:
        cells += [f"{seen['cases'][way]['optimal']}, {seen['cases'][way]['mean']:.2f}"
                  for way in ("given", "priced")]
        cells.append(f"{seen['cases']['processor']:.1f}")
    keys = ("value", "upper") if group == SCHEDULE else ("cost", "bound")
    for name in studies:
        cells += [percent(seen[name][key], whole[name][key]) for key in keys]
        cells.append(f"{seen[name]['processor']:.1f}")
    return cells


def heads_of(group, whole, studies):
    heads = {STEINER: ["trees: cost %", "bound %", "s"] if "trees" in whole else [],
             LINES: [], SCHEDULE: ["cases: optimal, mean % below", "by multipliers alone", "s"]}[group]
    words = ["value %", "upper bound %", "s"] if group == SCHEDULE else ["cost %", "lower bound %", "s"]
    return heads + [f"{name}: {word}" for name in studies for word in words]


def print_row(cells):
    print("| " + " | ".join(cells) + " |", flush=True)


def change(file, old, new):
    path = TREE / "src" / file
    text = path.read_text("utf-8")
    if text.count(old) != 1:
        raise RuntimeError(f"{file} has {text.count(old)} places like: {old}")
    path.write_text(text.replace(old, new), "utf-8")


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--only", action="append", help="a part by its name; may be given again")
    words.add_argument("--villages", type=int, default=7_000, help="of the synthetic province")
    options = words.parse_args()
    parts = [part for part in PARTS if not options.only or part[1] in options.only]
    copy_tree(ROOT, TREE)
    for _, _, file, old, _ in parts:
        count = (TREE / "src" / file).read_text("utf-8").count(old)
        if count != 1:
            sys.exit(f"{file} has {count} places like: {old}")
    build()
    studies = {"county": ROOT / "geodata" / "county" / "study.toml",
               "province": province.make_province(options.villages, BUILD) / "study.toml"}
    whole = measure(None, studies)
    for group in dict.fromkeys(part[0] for part in parts):
        print_row([f"{group}, without", *heads_of(group, whole, studies)])
        print_row(["---"] * (1 + len(heads_of(group, whole, studies))))
        print_row(["nothing", *cells_of(group, whole, whole, studies)])
        for _, name, file, old, new in (part for part in parts if part[0] == group):
            change(file, old, new)
            try:
                build()
                print_row([name, *cells_of(group, whole, measure(group, studies), studies)])
            finally:
                copy_tree(ROOT, TREE)
        print()


if __name__ == "__main__":
    main()
