# SPDX-License-Identifier: Apache-2.0
"""The statements of the bundled county's plan, checked from its files alone: the order of the list, why a
gap is not closed earlier and what is short for that, and what other rules would achieve."""

import json
import re
import shutil
import statistics
import unittest
from collections import defaultdict

from program import COUNTY, CountyRun, run_layers


def fen(yuan):
    return round(yuan * 100)


def exact(amount):
    """Fen in 10,000 CNY, as in sentences: two decimals, or more if needed."""
    text = f"{amount / 1e6:,.6f}"
    return text[:-4] + text[-4:].rstrip("0")


class Statements(CountyRun):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.gaps = cls.records("priorities")
        cls.segments = {row["segment"]: row for row in cls.records("extensions")}
        run = json.loads((cls.out / "run.json").read_text(encoding="utf-8"))
        cls.schedule = run["figures"]["schedule"]
        cls.years = {year["year"]: year for year in cls.schedule["years"]}
        cls.last = max(cls.years)

    @classmethod
    def records(cls, layer):
        text = (cls.out / f"{layer}.geojson").read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def before(self, gap):
        """The year before that of the gap; for a gap not in the plan, the last year."""
        return gap["year"] - 1 if gap["year"] else self.last

    def test_the_list_is_in_the_order_of_value_per_cost(self):
        ranks = [gap["rank"] for gap in self.gaps]
        self.assertEqual(ranks, list(range(1, len(self.gaps) + 1)))
        values = [gap["value_per_10k_cny"] for gap in self.gaps if gap["value_per_10k_cny"] is not None]
        self.assertEqual(values, sorted(values, reverse=True))
        self.assertGreater(len(set(values)), 50)

    def test_value_is_people_times_weight(self):
        bundles = defaultdict(float)
        for gap in self.gaps:
            self.assertAlmostEqual(gap["value"], gap["value_people"] * gap["weight"], 2)
            if gap["people_basis"] == "counted":
                self.assertEqual(gap["value_people"], gap["people"])
            bundles[gap["bundle"]] += gap["value"]
        for gap in self.gaps:
            if gap["bundle"] is None:
                continue
            ratio = bundles[gap["bundle"]] / gap["bundle_cost_cny"] * 1e4
            self.assertAlmostEqual(gap["value_per_10k_cny"], ratio, 7)

    def test_medians_of_the_years(self):
        for year, figures in self.years.items():
            closed = sorted(((gap["value_per_10k_cny"], fen(gap["cost_cny"])) for gap in self.gaps
                             if gap["year"] == year and gap["cost_cny"]), reverse=True)
            self.assertTrue(closed)
            half = sum(cost for _, cost in closed) / 2
            spent = 0
            for value, cost in closed:
                spent += cost
                if spent >= half:
                    break
            self.assertEqual(figures["median_value_per_10k_cny"], value)
            self.assertEqual(figures["min_value_per_10k_cny"], closed[-1][0])

    def test_each_cause_of_a_delay_holds(self):
        codes = set()
        for gap in self.gaps:
            code = gap["delay_code"]
            codes.add(code)
            if code in ("none", "no_cost", "pinned"):
                self.assertIsNone(gap["shortfall_cny"])
                self.assertEqual(code == "none", gap["year"] == min(self.years))
                continue
            median = self.years[self.before(gap)]["median_value_per_10k_cny"]
            if code == "lower_priority":
                self.assertLess(gap["value_per_10k_cny"], median)
                self.assertIn(f"{median:,.1f}" if median >= 10 else f"{median:.3g}", gap["delay_reason"])
            elif code == "budget":
                self.assertGreaterEqual(gap["value_per_10k_cny"], median)
            else:
                self.assertEqual(code, "upstream")  # the study has neither pins nor other budgets
            self.assertIn(str(self.before(gap)), gap["delay_reason"])
            self.assertIn(f"{exact(fen(gap['shortfall_cny']))}万元", gap["delay_reason"])
        self.assertLessEqual({"none", "lower_priority", "upstream"}, codes)

    def left(self, first, end):
        """What all years up to each of first … end - 1 leave: the least of these sums, in fen."""
        total, least = 0, None
        for year, figures in sorted(self.years.items()):
            total += fen(figures["budget_cny"]) - fen(figures["spent_cny"])
            if first <= year < end:
                least = total if least is None else min(least, total)
        return least

    def test_what_is_short_is_what_the_year_before_cannot_pay(self):
        """For gaps whose lines missing by then have trenches of their own."""
        checked = 0
        for gap in self.gaps:
            if gap["shortfall_cny"] is None:
                continue
            before = self.before(gap)
            needed, name, shares_trench = fen(gap["cost_local_cny"]), gap["segment"], False
            while name:
                segment = self.segments[name]
                if segment["year"] and segment["year"] <= before:
                    break
                shares_trench = shares_trench or segment["trench"] is not None
                needed += fen(segment["planned_cny"] or segment["cost_cny"])
                name = segment["upstream"]
            own_year = gap["year"] or self.last + 1
            self.assertGreater(gap["shortfall_cny"], 0)
            if gap["delay_code"] == "upstream":
                self.assertLessEqual(fen(gap["cost_local_cny"]), self.left(before, own_year))
            if not shares_trench:
                self.assertEqual(fen(gap["shortfall_cny"]), needed - self.left(before, own_year))
                checked += 1
        self.assertGreater(checked, 10)

    def test_trenches_of_the_plan(self):
        years = defaultdict(list)
        for segment in self.segments.values():
            if segment["year"] and segment["trench"]:
                years[segment["trench"]].append(segment["year"])
        shared = [found for found in years.values() if len(found) > 1]
        once = sum(len(set(found)) == 1 for found in shared)
        self.assertEqual(self.schedule["trenches_dug_once"], once)
        self.assertEqual(self.schedule["trenches_dug_again"], len(shared) - once)
        self.assertGreater(self.schedule["trench_saving_cny"], 0)
        self.assertIn(f"计划内同沟{len(shared)}处：{once}处一年内一次开挖", self.answer.out)

    def test_what_is_paid_for_later_villages(self):
        """Shares by person in each line, of the villages connected later or not at all."""
        people = {name: defaultdict(int) for name in self.segments}
        for gap in self.gaps:
            name = gap["segment"]
            while name:
                people[name][gap["year"] or 9999] += max(1, gap["people"] or 0)
                name = self.segments[name]["upstream"]
        paid, lines = defaultdict(float), 0
        for name, segment in self.segments.items():
            if segment["year"]:
                later = sum(number for year, number in people[name].items() if year > segment["year"])
                paid[segment["year"]] += segment["planned_cny"] * later / sum(people[name].values())
                lines += 1
        for year, figures in self.years.items():
            self.assertAlmostEqual(figures["prefinanced_cny"], paid[year], delta=0.01 * lines)
        self.assertEqual(fen(self.schedule["prefinanced_cny"]),
                         sum(fen(year["prefinanced_cny"]) for year in self.years.values()))

    def test_the_budgets_that_are_told_to_meet_the_target_meet_it(self):
        target = self.schedule["target"]
        self.assertIsNone(target["met_in"])
        budgets = target["budgets_found_cny"]
        self.assertEqual(fen(target["budget_found_cny"]), sum(map(fen, budgets)))
        folder = self.out.parent / "county_with_enough"
        shutil.copytree(COUNTY, folder)
        study = (folder / "study.toml").read_text(encoding="utf-8")
        changed = re.sub(r"budget = \[.*?\]", f"budget = {budgets}", study)
        self.assertNotEqual(changed, study)
        (folder / "study.toml").write_text(changed, encoding="utf-8")
        run_layers(folder / "study.toml", "--out", folder / "out")
        again = json.loads((folder / "out" / "run.json").read_text(encoding="utf-8"))
        self.assertEqual(again["figures"]["schedule"]["target"]["met_in"], target["year"])

    def test_the_plan_is_compared_by_what_its_layers_say(self):
        self.assertEqual([plan["rule"] for plan in self.schedule["outcomes"]],
                         ["study", "equal_services", "equal_villages", "essentials_first"])
        plan = self.schedule["outcomes"][0]
        closed = [gap for gap in self.gaps if gap["year"]]
        self.assertEqual(plan["gaps"], len(closed))
        people = lambda rows: sum(gap["people"] or 0 for gap in rows)
        self.assertEqual(plan["people_services"], people(closed))
        weight = max(gap["weight"] for gap in self.gaps)
        second = min(self.years) + 1
        self.assertEqual(plan["essential_by_second_year"],
                         people(gap for gap in closed if gap["weight"] == weight and gap["year"] <= second))
        villages = {gap["village_code"]: gap["people"] for gap in self.gaps}
        served = {gap["village_code"] for gap in closed}
        self.assertEqual(plan["villages"], len(served))
        left = [number for code, number in villages.items() if code not in served]
        self.assertEqual(plan["villages_left"], len(left))
        known = [number for number in left if number is not None]
        self.assertEqual(plan["median_people_left"], int(statistics.median(known) + 0.5) if known else None)
        towns = defaultdict(lambda: [0, 0])
        for gap in self.gaps:
            towns[gap["town"]][0] += gap["people"] or 0
            towns[gap["town"]][1] += (gap["people"] or 0) if gap["year"] else 0
        shares = {town: done / number for town, (number, done) in towns.items() if number}
        self.assertAlmostEqual(plan["least_served_share"], min(shares.values()), 12)
        self.assertAlmostEqual(shares[plan["least_served_town"]], min(shares.values()), 12)

    def test_other_rules_achieve_what_they_are_for(self):
        """Within the told gaps of the heuristics: no plan is far better by its own rule."""
        by_rule = {plan["rule"]: plan for plan in self.schedule["outcomes"]}
        self.assertGreaterEqual(by_rule["essentials_first"]["essential_by_second_year"],
                                0.98 * by_rule["study"]["essential_by_second_year"])
        self.assertGreaterEqual(by_rule["equal_services"]["people_services"],
                                0.98 * by_rule["study"]["people_services"])
        for plan in by_rule.values():
            self.assertLess(plan["optimality_gap_percent"], 5)

    def test_the_summary_has_the_same_table(self):
        for name, plan in zip(["本计划", "各类设施同等", "各村同等", "重点设施优先"],
                              self.schedule["outcomes"]):
            lines = [line for line in self.answer.out.splitlines() if line.strip().startswith(name)]
            self.assertEqual(len(lines), 1, name)
            for figure in ("people_services", "essential_by_second_year", "gaps", "villages"):
                self.assertIn(f"{plan[figure]:,}", lines[0].split())


if __name__ == "__main__":
    unittest.main()
