# SPDX-License-Identifier: Apache-2.0
"""The rows about the plan: schedule (small cases with known optima), province (a whole run)."""

import json
import math
import shutil
import statistics

import province as synthetic
from measuring import BUILD, run_json, medians, watch

ROUNDS = 2
SMALL, LARGE = 7_000, 70_000


def schedule():
    """200 synthetic cases of 12 activities and 4 years, compared with CBC's proven optimum."""
    answer = run_json([BUILD / "tools/bench/bench_phasing"])
    for name, key in (("as it is given", "as_given"), ("by multipliers of the budgets alone", "by_prices")):
        found, spent = answer[key], answer[f"{key}_time"]["processor"]
        yield [f"schedule, {answer['proven']} small cases, {name}",
               f"{1000 * statistics.mean(spent):.1f} ms CPU per case", "CBC", "", "",
               "optimum in 95 %" if key == "as_given" else "",
               f"{found['optimal']} optimal, mean {found['mean']:.2f} %, worst {found['worst']:.1f} % "
               f"below the optimum; {found['beyond']} with a bound that does not hold"]


def run(villages):
    """Seconds, MB and CPU seconds of a whole `hinterland run`."""
    folder, out = synthetic.make_province(villages), BUILD / "province-out"
    shutil.rmtree(out, ignore_errors=True)
    seen = watch([BUILD / "hinterland", "run", folder / "study.toml", "--out", out])
    figures = json.loads((out / "run.json").read_text("utf-8"))["figures"]
    shutil.rmtree(out)
    return seen, figures


def bounds(figures):
    """The gaps between the results and their bounds."""
    return (f"lines within {figures['extension']['lines']['optimality_gap_percent']:.2f} % of their bound, "
            f"plan within {figures['schedule']['optimality_gap_percent']:.2f} %")


def province():
    """Reading, coverage along roads, gaps, extensions, schedule, writing: 12 services, 5 years."""
    runs = {SMALL: [], LARGE: []}
    for _ in range(ROUNDS):
        for villages, seen in runs.items():
            seen.append(run(villages))
    small, large = (medians([seen for seen, _ in runs[villages]]) for villages in (SMALL, LARGE))
    yield [f"province, {LARGE:,} villages × 12 services, 2.26 M road vertices, 5 years, time",
           f"{large[0]:.1f} s ({large[2]:.1f} s CPU)", "itself", "", "", "180 s",
           bounds(runs[LARGE][0][1])]
    yield ["province, the same, peak memory", f"{large[1]:,.0f} MB", "itself", "", "", "6,144 MB", ""]
    n_log_n = LARGE * math.log(LARGE) / (SMALL * math.log(SMALL))
    yield [f"province, {SMALL:,} → {LARGE:,} villages, time", f"{small[0]:.1f} s → {large[0]:.1f} s",
           "itself", "", f"× {large[0] / small[0]:.1f} (× {large[2] / small[2]:.1f} processor time)",
           f"× {n_log_n:.1f} (n log n)", bounds(runs[SMALL][0][1])]


ALL = {"schedule": schedule, "province": province}
