# SPDX-License-Identifier: Apache-2.0
"""What to build, at what cost and in which year, for the bundled county and for a study small
enough to check by eye: the layers agree with each other to the fen, and bad input is refused."""

import csv
import json
import shutil
import unittest

from osgeo import ogr

from program import COUNTY, CountyRun, UserTest, run_layers
from small_world import SEAT, STUDY, VILLAGES, point, write_layer, write_small_world

HEADINGS = "项目编码 序号 项目名称 位置 建设内容 规模（公里） 投资（万元） 年度 受益村（个） 受益村 受益人口".split()


def fen(yuan):
    return round(yuan * 100)


class County(CountyRun):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.segments = {s["segment"]: s for s in cls.records("extensions")}
        cls.gaps = cls.records("priorities")
        cls.figures = json.loads((cls.out / "run.json").read_text(encoding="utf-8"))["figures"]

    @classmethod
    def records(cls, layer):
        text = (cls.out / f"{layer}.geojson").read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def test_gdal_reads_the_segments_as_lines(self):
        file = ogr.Open(str(self.out / "extensions.geojson"))  # keep a reference: it owns the layer
        read = file.GetLayer(0)
        self.assertGreater(len(self.segments), 0)
        self.assertEqual(read.GetFeatureCount(), len(self.segments))
        for record in read:
            self.assertEqual(record.GetGeometryRef().GetGeometryName(), "LINESTRING")
            self.assertGreaterEqual(record.GetGeometryRef().GetPointCount(), 2)

    def test_sums_of_provisional_prices_are_marked(self):
        provisional = self.figures["extension"]["provisional_prices"]
        services = self.figures["extension"]["by_service"]
        self.assertIn(0, [service["gaps"] for service in services.values()])  # all services are listed
        with_gaps = [name for name, service in services.items() if service["gaps"]]
        self.assertEqual(sorted(provisional), sorted(with_gaps))  # as bundled
        lines = self.answer.out.splitlines()
        output = [i for i, line in enumerate(lines) if "按暂估单位造价计算" in line]
        self.assertEqual(len(output), 1)
        self.assertIn("合计", lines[output[0] - 1])
        self.assertIn("道路、交通", lines[output[0]])

    def test_upstream_leads_to_a_source_and_is_built_no_later(self):
        for segment in self.segments.values():
            on_the_way = set()
            while segment["upstream"]:
                self.assertNotIn(segment["segment"], on_the_way)
                on_the_way.add(segment["segment"])
                upstream = self.segments[segment["upstream"]]
                self.assertEqual(upstream["service"], segment["service"])
                self.assertGreaterEqual(upstream["villages"], segment["villages"])
                if segment["year"]:
                    self.assertLessEqual(upstream["year"], segment["year"])
                segment = upstream

    def test_a_closed_gap_is_connected_to_a_segment_built_by_its_year(self):
        joined = [gap for gap in self.gaps if gap["segment"]]
        self.assertTrue(joined)
        for gap in joined:
            segment = self.segments[gap["segment"]]
            self.assertEqual((gap["remedy"], gap["service"]), ("line", segment["service"]))
            if gap["year"]:
                self.assertLessEqual(segment["year"], gap["year"])

    def test_shares_add_up_to_costs_to_the_fen(self):
        priced = [gap for gap in self.gaps if gap["cost_cny"] is not None]
        for gap in priced:
            self.assertEqual(fen(gap["cost_line_cny"]) + fen(gap["cost_local_cny"]), fen(gap["cost_cny"]))
            self.assertLessEqual(gap["cost_cny_low"], gap["cost_cny"])
            self.assertLessEqual(gap["cost_cny"], gap["cost_cny_high"])
        for service in {segment["service"] for segment in self.segments.values()}:
            shares = sum(fen(gap["cost_line_cny"]) for gap in priced if gap["service"] == service)
            lines = [s for s in self.segments.values() if s["service"] == service]
            self.assertEqual(shares, sum(fen(s["cost_cny"]) for s in lines), service)
        saved = sum(fen(gap["saving_cny"]) for gap in priced)
        lines = self.figures["extension"]["lines"]
        self.assertEqual(saved, fen(lines["separate_cost_cny"]) - fen(lines["cost_cny"]))

    def test_a_village_costs_the_sum_of_its_gaps(self):
        for village in self.records("gaps"):
            own = [g for g in self.gaps if g["village_code"] == village["village_code"]]
            costs = [fen(gap["cost_cny"]) for gap in own if gap["cost_cny"] is not None]
            self.assertEqual(fen(village["cost_cny"] or 0), sum(costs))
            years = [gap["year"] for gap in own if gap["year"]]
            self.assertEqual(village["first_year"], min(years, default=None))
            self.assertEqual(village["last_year"], max(years, default=None))

    def test_services_in_one_trench_follow_the_same_alignment(self):
        trenches = {}
        for segment in self.segments.values():
            if segment["trench"]:
                trenches.setdefault(segment["trench"], []).append(segment)
        self.assertTrue(trenches)
        for segments in trenches.values():
            services = [segment["service"] for segment in segments]
            self.assertGreater(len(set(services)), 1)
            for segment in segments:
                self.assertEqual(segment["trench_services"], ";".join(services))

    def test_every_total_respects_its_bound(self):
        extension = self.figures["extension"]
        lines = extension["lines"]
        self.assertLessEqual(lines["lower_bound_cny"], lines["cost_cny"])
        self.assertLessEqual(lines["cost_cny"], lines["separate_cost_cny"])
        for group in extension["trench_groups"]:
            self.assertLessEqual(group["lower_bound_cny"], group["cost_cny"])
            self.assertLessEqual(group["cost_cny"], group["separate_cost_cny"])
        for service in extension["by_service"].values():
            apart = service.get("separate_lines")
            if apart:
                self.assertLessEqual(apart["lower_bound_cny"], apart["cost_cny"])
        schedule = self.figures["schedule"]
        self.assertLessEqual(schedule["value"], schedule["upper_bound"])
        for gap, part, bound in (
                (lines["optimality_gap_percent"], lines["cost_cny"], lines["lower_bound_cny"]),
                (schedule["optimality_gap_percent"], schedule["value"], schedule["upper_bound"])):
            self.assertAlmostEqual(gap, 100 * abs(part - bound) / bound, 3)

    def test_no_year_exceeds_its_budget(self):
        left = 0
        for year in self.figures["schedule"]["years"]:
            self.assertEqual(fen(year["carried_over_cny"]), left)
            left += fen(year["budget_cny"]) - fen(year["spent_cny"])
            self.assertGreaterEqual(left, 0)

    def test_some_gaps_are_closed_and_some_are_delayed(self):
        years = {gap["year"] for gap in self.gaps}
        self.assertIn(None, years)
        self.assertGreater(len(years), 3)
        for gap in self.gaps:
            self.assertTrue(gap["delay_reason"])

    def test_the_list_of_projects_spends_what_the_plan_spends(self):
        text = (self.out / "schedule.csv").read_bytes()
        self.assertTrue(text.startswith(b"\xef\xbb\xbf"))
        rows = list(csv.DictReader(text.decode("utf-8-sig").splitlines()))
        self.assertEqual(list(rows[0]), HEADINGS)
        spent = {}
        for row in rows:
            cost = round(float(row["投资（万元）"]) * 1e6)
            spent[row["年度"]] = spent.get(row["年度"], 0) + cost
        for year in self.figures["schedule"]["years"]:
            self.assertEqual(spent.get(str(year["year"]), 0), fen(year["spent_cny"]))
        self.assertIn("近期未安排", spent)


class CountyWithSettings(UserTest):
    """The county with further constraints on its plan."""

    def run_county(self, more, language="zh"):
        """Runs it with more lines in its [schedule]; returns the content of GeoJSON and
        run.json."""
        shutil.copytree(COUNTY, self.folder / "county")
        study = self.folder / "county" / "study.toml"
        text = study.read_text(encoding="utf-8").replace('"zh"', f'"{language}"', 1)
        self.assertIn("\n[sites]", text)
        study.write_text(text.replace("\n[sites]", more + "\n[sites]", 1), encoding="utf-8")
        answer = run_layers(study)
        self.assertEqual(answer.code, 1, str(answer))
        out = self.folder / "county" / "out"
        records = {
            layer: [
                feature["properties"]
                for feature in json.loads((out / f"{layer}.geojson").read_bytes())["features"]
            ]
            for layer in ("priorities", "extensions")
        }
        figures = json.loads((out / "run.json").read_bytes())["figures"]
        with (out / "schedule.csv").open(encoding="utf-8-sig", newline="") as file:
            projects = list(csv.DictReader(file))
        self.assertLessEqual(figures["schedule"]["value"], figures["schedule"]["upper_bound"])
        return records, figures, projects

    def test_a_service_keeps_to_its_budget(self):
        most = [5e6, 0, 10e6, 0, 0]
        _, _, projects = self.run_county(f"[schedule.by_service]\nheating = {most}\n")
        heating = [row for row in projects if "供热" in row["项目名称"]]
        built = {row["年度"] for row in heating} - {"近期未安排"}
        self.assertTrue(built)
        left = 0
        for year, budget in enumerate(most, 2026):
            of_year = [row for row in heating if row["年度"] == str(year)]
            left += fen(budget) - sum(round(float(row["投资（万元）"]) * 1e6) for row in of_year)
            self.assertGreaterEqual(left, 0, year)

    def test_committed_money_is_not_available(self):
        _, figures, _ = self.run_county("committed = [100e6, 0, 0, 0, 0]\ncarry_over = false\n")
        years = figures["schedule"]["years"]
        self.assertEqual(years[0]["budget_cny"], 5e6)
        for year in years:
            self.assertEqual(year["carried_over_cny"], 0)
            self.assertLessEqual(year["spent_cny"], year["budget_cny"])

    def test_pins_are_respected(self):
        first, _, _ = self.run_county("")
        never, *others = [gap for gap in first["priorities"] if gap["year"] == 2026]
        late = next(gap for gap in others if gap["village_code"] != never["village_code"])
        segment = next(s for s in first["extensions"] if s["year"] and s["upstream"] is None)
        shutil.rmtree(self.folder / "county")
        pins = (
            f'[[schedule.pins]]\nvillage = "{never["village_code"]}"\nnever = true\n'
            f'[[schedule.pins]]\nvillage = "{late["village_code"]}"\n'
            f'service = "{late["service"]}"\nyears = [2029]\n'
            f'[[schedule.pins]]\nsegment = "{segment["segment"]}"\nnot_in = [{segment["year"]}]\n'
        )
        then, _, _ = self.run_county(pins)
        for gap in then["priorities"]:
            if gap["village_code"] == never["village_code"]:
                self.assertEqual((gap["year"], gap["delay_code"]), (None, "pinned"))
            if (gap["village_code"], gap["service"]) == (late["village_code"], late["service"]):
                self.assertEqual((gap["year"], gap["delay_code"]), (2029, "pinned"))
        pinned = next(s for s in then["extensions"] if s["segment"] == segment["segment"])
        self.assertNotEqual(pinned["year"], segment["year"])

    def test_the_project_list_is_in_english_if_the_study_is(self):
        _, _, projects = self.run_county("", language="en")
        self.assertEqual(list(projects[0])[:5], ["project", "no", "name", "place", "works"])
        self.assertIn("not in plan", {row["year"] for row in projects})


class Answers(UserTest):
    """Messages about invalid budgets and pins."""

    def study(self, more):
        study = write_small_world(self.folder)
        study.write_text(STUDY + more, encoding="utf-8")
        return study

    def check_refused(self, schedule, *words):
        study = self.study("[schedule]\nfirst_year = 2027\nbudget = [1e6, 1e6]\n" + schedule)
        self.assert_refused(run_layers(study), 3, *words)
        self.assertFalse((self.folder / "out").exists())

    def run_study(self, more):
        answer = run_layers(self.study(more), "--out", self.folder / "out")
        text = (self.folder / "out" / "run.json").read_text(encoding="utf-8")
        self.notes = json.loads(text)["notes"]
        return answer, json.loads(text)["figures"]

    def test_invalid_budgets(self):
        self.check_refused("committed = [-1, 0]\n", "study.toml:", "'committed'", "-1")
        self.check_refused("committed = [0, 0, 0]\n", "3 entries", "2027 to 2028")
        self.check_refused("target = { share = 0.9, year = 2030 }\n", "2030 is outside")

    def test_pins_that_contradict_themselves(self):
        pin = '[[schedule.pins]]\nvillage = "370100002"\n'
        self.check_refused(pin + "years = [2027]\nnever = true\n", "contradict")
        self.check_refused(pin + "years = [2031]\n", "outside the plan")

    def test_pins_with_unknown_targets(self):
        for name, wrong in (("village", "370100020"), ("segment", "water_supply-99")):
            self.check_refused(
                f'[[schedule.pins]]\n{name} = "{wrong}"\nnever = true\n', wrong
            )

    def test_pins_that_contradict_each_other(self):
        pin = '[[schedule.pins]]\nvillage = "370100002"\nyears = '
        self.check_refused(pin + "[2027]\n" + pin + "[2028]\n", "370100002")

    def test_no_money_builds_nothing_and_this_is_reported(self):
        answer, figures = self.run_study("[schedule]\nfirst_year = 2027\nbudget = [0, 0]\n")
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertIn("无法安排建设", answer.out)
        self.assertTrue(any("各年预算均为 0" in note for note in self.notes))
        self.assertEqual(figures["schedule"]["spent_cny"], 0)

    def test_enough_money_closes_the_gaps_in_the_first_year(self):
        answer, figures = self.run_study("[schedule]\nfirst_year = 2027\nbudget = [1e9]\n")
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertGreater(figures["gaps"]["total"], 0)
        self.assertEqual(figures["schedule"]["years"][0]["gaps"], figures["gaps"]["total"])
        self.assertEqual(figures["schedule"]["value"], figures["schedule"]["upper_bound"])

    def records(self, layer):
        text = (self.folder / "out" / f"{layer}.geojson").read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def check_problem(self, answer, kind):
        self.assertEqual(answer.code, 1, str(answer))
        self.assertIn(kind, [problem["problem"] for problem in self.records("problems")])

    def write_villages(self, fields, values):
        """The three villages again, with these fields instead of the number of people."""
        for old in self.folder.glob("villages.*"):
            old.unlink()
        write_layer(
            self.folder / "villages.shp",
            {"code": ogr.OFTString, "name": ogr.OFTString} | fields,
            [(point(SEAT[0], lat), code, name, *values) for code, name, _, lat in VILLAGES],
        )

    def test_gaps_of_a_service_without_a_source_get_the_alternative(self):
        study = self.study("")
        without_mains = STUDY[: STUDY.index("[layers.networks")]
        study.write_text(without_mains, encoding="utf-8")
        self.write_villages({"供水": ogr.OFTString, "people": ogr.OFTInteger}, ["否", 700])
        self.check_problem(run_layers(study), "extension_no_source")
        gaps = self.records("priorities")
        self.assertTrue(gaps)
        for gap in gaps:
            self.assertEqual((gap["remedy"], gap["standalone_reason"]), ("standalone", "no_source"))
            self.assertTrue(gap["alt_name"])
            self.assertGreater(gap["cost_cny"], 0)

    def test_a_village_without_people_still_shares_costs(self):
        study = self.study("")
        self.write_villages({}, [])
        self.check_problem(run_layers(study), "extension_without_people")
        gaps = self.records("priorities")
        self.assertTrue(gaps)
        for gap in gaps:
            self.assertEqual(gap["remedy"], "line")
            self.assertGreater(gap["cost_line_cny"], 0)

    def test_without_budgets_there_is_no_schedule(self):
        answer, figures = self.run_study("")
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertEqual(figures["schedule"]["years"], [])
        self.assertIsNone(figures["schedule"]["spent_cny"])
        self.assertIn("近期未安排", (self.folder / "out" / "schedule.csv").read_text(encoding="utf-8"))



class PinnedSegments(UserTest):
    """Villages in a row are supplied with water from the west; the study pins a segment by its name."""

    ROW = {"甲村": (117.02, 36.6), "乙村": (117.04, 36.6)}

    def run_row(self, villages, pin=""):
        lines = ["name,people,lon,lat"] + [f"{name},500,{lon},{lat}" for name, (lon, lat) in villages.items()]
        (self.folder / "villages.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (self.folder / "towns.csv").write_text("name,level,lon,lat\n王庄镇,town,117.01,36.6\n", encoding="utf-8")
        facilities = "name,kind,level,lon,lat\n小学,小学,town,117.02,36.6\n"
        (self.folder / "facilities.csv").write_text(facilities, encoding="utf-8")
        main = {"type": "LineString", "coordinates": [[117.0, 36.59], [117.0, 36.61]]}
        (self.folder / "main.geojson").write_text(json.dumps({"type": "Feature", "properties": {}, "geometry": main}))
        layers = "".join(
            f'[layers.{layer}]\npath = "{layer}.csv"\n' for layer in ("villages", "towns", "facilities")
        )
        (self.folder / "study.toml").write_text(
            f'name = "row"\nlanguage = "en"\n{layers}[layers.networks.water_supply]\npath = "main.geojson"\n'
            f"[schedule]\nfirst_year = 2027\nbudget = [9e9]\n{pin}",
            encoding="utf-8",
        )
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        if answer.code in (0, 1):
            text = (self.folder / "out" / "extensions.geojson").read_text(encoding="utf-8")
            self.segments = {f["properties"]["segment"]: f for f in json.loads(text)["features"]}
        return answer

    def test_a_pin_identifies_the_same_segment_whatever_else_the_study_contains(self):
        self.run_row(self.ROW)
        (last,) = [name for name, f in self.segments.items() if f["properties"]["villages"] == 1]
        drawn = self.segments[last]["geometry"]
        pin = f'[[schedule.pins]]\nsegment = "{last}"\nnever = true\n'
        for more in ({}, {"丙村": (117.0, 36.63), "丁村": (117.02, 36.62)}):
            answer = self.run_row({**more, **self.ROW}, pin)
            self.assertIn(answer.code, (0, 1), str(answer))
            self.assertEqual(self.segments[last]["geometry"], drawn)
            unbuilt = [name for name, f in self.segments.items() if f["properties"]["year"] is None]
            self.assertEqual(unbuilt, [last])

    def test_a_pin_of_a_segment_that_is_split_is_refused(self):
        self.run_row(self.ROW)
        (last,) = [name for name, f in self.segments.items() if f["properties"]["villages"] == 1]
        pin = f'[[schedule.pins]]\nsegment = "{last}"\nnever = true\n'
        answer = self.run_row({**self.ROW, "丙村": (117.03, 36.6)}, pin)
        self.assert_refused(answer, 3, last, "no segment has that name", "extensions.geojson")
        answer = self.run_row(self.ROW, pin.replace(last, "water_supply-2"))
        self.assert_refused(answer, 3, "water_supply-2", "one segment of water_supply is water_supply-")


if __name__ == "__main__":
    unittest.main()
