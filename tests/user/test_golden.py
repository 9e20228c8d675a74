# SPDX-License-Identifier: Apache-2.0
"""Golden cases: the output of commands, the summary of the bundled county, the layers of a small study.

HINTERLAND_WRITE_GOLDEN=1 writes the current output to tests/golden; check the difference before
committing it. In the summary, '#' replaces numbers that a better search may change. The quality of
the search is compared with county_search.json: it may improve, and must not get worse.
"""

import json
import os
import re
import shlex
import unittest

from program import COUNTY, SOURCE, CountyRun, UserTest, run_program
from small_world import SEAT, DEGREES_A_KM, write_small_world

GOLDEN = SOURCE / "tests" / "golden"
WRITE = bool(os.environ.get("HINTERLAND_WRITE_GOLDEN"))

# One command per line; the output is in tests/golden/commands.txt. The folder contains the small study.
COMMANDS = """
hinterland
hinterland --version
hinterland rnu
hinterland --vesion
hinterland help fields
hinterland help rnu
hinterland run
hinterland run none.toml
hinterland run study.toml other.toml
hinterland run study.toml --threads x
hinterland run key.toml
hinterland run path.toml
hinterland run value.toml
hinterland run unit.toml
hinterland run metric.toml
hinterland run service.toml
hinterland check study.toml
hinterland inspect villages.shp
hinterland inspect none.shp
hinterland inspect study.toml
hinterland coverage --villages villages.shp --towns towns.shp --out c.geojson
hinterland coverage --villages villages.shp --facilities education=facilities.shp --out c.geojson
hinterland coverage --villages villages.shp --facilities scool=facilities.shp --out c.geojson
hinterland coverage --metric fast
hinterland import osm none.pbf new
hinterland fields sites
hinterland fields site
hinterland demo villages.shp
""".strip().splitlines()

# Studies that differ from the small one in one place.
WRONG = {
    "key": ('name = "小县"', 'nmae = "小县"'),
    "path": ('"towns.shp"', '"town.shp"'),
    "value": ('name = "小县"', 'name = "小县"\nlanguage = "de"'),
    "unit": ('name = "小县"', 'name = "小县"\n[coverage]\nband_radius = "5 li"'),
    "metric": ('name = "小县"', 'name = "小县"\n[coverage]\nmetric = "road"'),
    "service": ("networks.water_supply", "networks.water"),
}

SETTINGS = """
[layers.roads]
path = "roads.geojson"

[schedule]
first_year = 2026
budget = [1_000_000, 3_000_000]

[sites]
movable = "all"
min_people = 1500
"""


def compare(test, name, text):
    """Writes the golden file, or compares with it."""
    path = GOLDEN / name
    if WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    test.assertEqual(text, path.read_text(encoding="utf-8"), name)


def write_roads(path):
    """A road from the seat to the last village, with a vertex at each place."""
    line = [[SEAT[0], round(SEAT[1] + km * DEGREES_A_KM, 9)] for km in (0, 1, 4, 8)]
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": line}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")


class Commands(UserTest):
    def test_the_output_is_unchanged(self):
        study = write_small_world(self.folder).read_text(encoding="utf-8")
        for name, (old, new) in WRONG.items():
            self.assertIn(old, study)
            (self.folder / f"{name}.toml").write_text(study.replace(old, new), encoding="utf-8")
        version = re.search(r"\d+\.\d+\.\d+", run_program("--version").out).group()
        env = {**os.environ, "LC_ALL": "C.UTF-8"}
        text = ""
        for command in COMMANDS:
            answer = run_program(*shlex.split(command)[1:], folder=self.folder, env=env)
            output = answer.out + "".join(f"stderr: {line}\n" for line in answer.stderr.splitlines())
            text += f"$ {command}\n{output}exit code {answer.code}\n\n"
        compare(self, "commands.txt", text.replace(version, "VERSION").replace(str(self.folder), "FOLDER"))


class SmallStudy(UserTest):
    def test_every_layer_is_unchanged(self):
        study = write_small_world(self.folder)
        study.write_text(study.read_text(encoding="utf-8") + SETTINGS, encoding="utf-8")
        write_roads(self.folder / "roads.geojson")
        answer = run_program("run", "study.toml", folder=self.folder)
        self.assertLess(answer.code, 2, str(answer))
        compare(self, "small/summary.txt", answer.out)
        for path in sorted((self.folder / "out").iterdir()):
            # run.json contains the version and the hashes of the inputs; the bytes of the others depend
            # on the versions of fonts and libraries. The styles are compared with styles/.
            if path.name != "run.json" and path.suffix not in (".pdf", ".xlsx", ".gpkg", ".qgz", ".qml"):
                compare(self, f"small/{path.name}", path.read_text(encoding="utf-8"))


# The first words of the blocks of the summary that depend on the search.
SEARCHED = re.compile(
    r"(延伸工程|线路（|同沟|分年度计划|计划效益值|目标|农村新型社区|选址|"
    r"extensions \(|lines \(|shared trenches|schedule \(|value of|target|repeated|sites)"
)
# The block of which only the last column, the cost, depends on the search.
RULES = re.compile(r"不同覆盖规则|coverage by other rules")


def facts(summary):
    """The summary with '#' for the numbers that a better search may change."""
    lines, searched, rules = [], False, False
    for line in summary.splitlines():
        if not line.startswith(" "):
            searched = bool(SEARCHED.match(line))
            rules = bool(RULES.match(line))
        if rules:
            line = re.sub(r" {2,}(\S+)$", r"  \1", line)
            line = re.sub(r"  [\d,.]+$", "  #", line)
        if searched:
            line = re.sub(r"\d[\d,.]*", "#", line)
            line = re.sub(r" {2,}(?=\S)", "  ", line)
        lines.append(line)
    return "\n".join(lines) + "\n"


class County(CountyRun):
    def test_the_facts_of_the_summary_are_unchanged(self):
        compare(self, "county_summary.zh.txt", facts(self.answer.out.replace(str(self.out), "OUT")))

    def test_the_rules_of_coverage_agree_with_the_plan_and_each_other(self):
        figures = json.loads((self.out / "run.json").read_text(encoding="utf-8"))["figures"]
        applied, *others = figures["coverage_rules"]
        self.assertEqual([applied["applied"]] + [rule["applied"] for rule in others], [True] + [False] * len(others))
        self.assertEqual(applied["villages"], figures["covered"]["villages"])
        self.assertEqual(applied["people"], figures["covered"]["people"])
        self.assertEqual(applied["gaps"], figures["gaps"]["total"])
        self.assertEqual(applied["cost_cny"], figures["extension"]["cost_cny"])
        self.assertEqual(
            applied["services"], ["medical", "education", "public_security", "culture", "sports", "commerce"]
        )
        of = {(r["metric"], r["covered_by"], len(r["services"])): r["villages"] for r in figures["coverage_rules"]}
        alone = [rule["villages"] for rule in others if len(rule["services"]) == 1]
        self.assertEqual(len(alone), 6)
        self.assertLess(of["road", "all", 6], min(alone))
        self.assertLess(max(alone), applied["villages"])
        self.assertLess(applied["villages"], of["road", "any", 13])  # with shops, markets and others
        self.assertLess(applied["villages"], of["straight", "any", 6])

    def test_the_search_is_not_worse(self):
        figures = json.loads((self.out / "run.json").read_text(encoding="utf-8"))["figures"]
        lines, plan = figures["extension"]["lines"], figures["schedule"]
        now = {"lines_cost_cny": lines["cost_cny"], "lines_lower_bound_cny": lines["lower_bound_cny"],
               "plan_value": plan["value"], "plan_upper_bound": plan["upper_bound"]}
        path = GOLDEN / "county_search.json"
        if WRITE:
            path.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
        known = json.loads(path.read_text(encoding="utf-8"))
        self.assertEqual(now.keys(), known.keys())
        slack = 1e-4  # relative: allows different ties
        self.assertLessEqual(now["lines_cost_cny"], known["lines_cost_cny"] * (1 + slack))
        self.assertGreaterEqual(now["lines_lower_bound_cny"], known["lines_lower_bound_cny"] * (1 - slack))
        self.assertGreaterEqual(now["plan_value"], known["plan_value"] * (1 - slack))
        self.assertLessEqual(now["plan_upper_bound"], known["plan_upper_bound"] * (1 + slack))


class EnglishCounty(UserTest):
    def test_the_facts_of_the_summary_are_unchanged(self):
        self.assertIn('language = "zh"', (COUNTY / "study.toml").read_text(encoding="utf-8"))
        answer = run_program("run", COUNTY / "study.toml", "--language", "en", "--out", self.folder / "out")
        self.assertEqual(answer.code, 1, str(answer))
        output = answer.out.replace(str(COUNTY) + "/", "").replace(str(self.folder), "FOLDER")
        manifest = json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))
        self.assertEqual(manifest["study"]["language"], "en")
        compare(self, "county_summary.en.txt", facts(output))


if __name__ == "__main__":
    unittest.main()
