# SPDX-License-Identifier: Apache-2.0
"""Meaning of records: people, kinds, levels, towns and budgets, and their treatment in the summary.

Most studies here are one town with its school at 117.0 E 36.6 N, and villages east of it as CSV.
"""

import csv
import json
import math
import re
import unittest

from program import COUNTY, UserTest, run_layers, run_program

METRES_A_DEGREE = 6378137 * math.cos(math.radians(36.6)) * math.pi / 180
HEADERS = {
    "villages": "code,name,people,water_supply,lon,lat",
    "towns": "code,name,county,lon,lat",
    "facilities": "name,kind,level,lon,lat",
}
TOWN = "370983102000,王庄镇,肥城市,117.0,36.6"
SCHOOL = "镇小学,小学,镇级,117.0,36.6"


def east(metres):
    return f"{117 + metres / METRES_A_DEGREE:.9f},36.6"


VILLAGES = [
    f"370983102200,甲村,500,否,{east(1000)}",
    f"370983102201,乙村,600,否,{east(2900)}",
    f"370983102202,丙村,700,否,{east(4000)}",
]
MAIN = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {"type": "LineString", "coordinates": [[117, 36.601], [117, 36.63]]},
        }
    ],
}


class Meaning(UserTest):
    def study(self, more="", language="en", headers=None, main=True, **layers):
        """Writes a study; `layers`: a list of CSV rows for each layer. Returns its path."""
        rows = {"villages": VILLAGES, "towns": [TOWN], "facilities": [SCHOOL], **layers}
        text = f'name = "test"\nlanguage = "{language}"\n'
        for name, lines in rows.items():
            if lines is None:
                continue
            header = (headers or {}).get(name, HEADERS[name])
            path = self.folder / f"{name}.csv"
            path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
            text += f'[layers.{name}]\npath = "{name}.csv"\n'
        if main:
            (self.folder / "main.geojson").write_text(json.dumps(MAIN), encoding="utf-8")
            text += '[layers.networks.water_supply]\npath = "main.geojson"\n'
        path = self.folder / "study.toml"
        path.write_text(text + more, encoding="utf-8")
        return path

    def run_study(self, *words, **more):
        answer = run_layers(self.study(*words, **more))
        self.assertIn(answer.code, (0, 1), str(answer))
        return answer

    def records(self, layer):
        text = (self.folder / "out" / f"{layer}.geojson").read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def problems(self, kind):
        return [record for record in self.records("problems") if record["problem"] == kind]

    def figures(self):
        return json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))["figures"]

    def schedule(self):
        with open(self.folder / "out" / "schedule.csv", encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))


class People(Meaning):
    HOUSEHOLDS = {"villages": "code,name,households,water_supply,lon,lat"}
    BY_HOUSEHOLDS = [
        f"370983102200,甲村,200,否,{east(1000)}",
        f"370983102201,乙村,3,否,{east(4900)}",
    ]

    def test_people_are_estimated_from_households_and_marked(self):
        answer = self.run_study(headers=self.HOUSEHOLDS, villages=self.BY_HOUSEHOLDS)
        first = answer.out.splitlines()[0]
        self.assertIn("estimated from households: 2 (2.62 per household", first)
        village = next(r for r in self.records("coverage") if r["village"] == "甲村")
        self.assertEqual(village["people"], 524)
        self.assertIs(village["people_estimated"], True)
        self.assertEqual(len(self.problems("people_estimated")), 1)
        self.assertIn("people_per_household", self.problems("people_estimated")[0]["detail"])
        self.assertEqual(self.figures()["villages_with_estimated_people"], 2)

    def test_a_village_can_be_too_expensive_by_its_estimated_people(self):
        self.run_study(headers=self.HOUSEHOLDS, villages=self.BY_HOUSEHOLDS)
        by_village = {r["village"]: r for r in self.records("priorities")}
        self.assertEqual(by_village["乙村"]["standalone_reason"], "line_too_expensive")  # 8 people, 3.9 km
        self.assertEqual(by_village["甲村"]["remedy"], "line")

    def test_items_counted_by_people_are_in_the_price_or_named(self):
        villages = [f"370983102200,甲村,,否,{east(1000)}", f"370983102201,乙村,,否,{east(2000)}"]
        headers = {"villages": "code,name,people,power,lon,lat"}
        facilities = [SCHOOL, "变电站,变电站,镇级,117.0,36.6"]
        output = self.run_study(headers=headers, villages=villages, facilities=facilities,
                              main=False).out
        self.assertIn("without a population figure, not included in totals of people: 2", output.splitlines()[0])
        self.assertRegex(output.splitlines()[1], r"per household and per person: 2 \(households, Transformer")
        self.assertEqual(self.figures()["gaps_priced_without_people"], 2)
        headers = {"villages": "code,name,households,power,lon,lat"}
        villages = [v.replace("村,,", "村,300,") for v in villages]
        output = self.run_study(headers=headers, villages=villages, facilities=facilities,
                              main=False).out
        self.assertNotIn("parts per household", output)
        self.assertEqual(self.figures()["gaps_priced_without_people"], 0)

    def test_missing_people_everywhere_are_one_problem_and_not_one_per_village(self):
        villages = [v.replace("村,500", "村,").replace("村,600", "村,").replace("村,700", "村,")
                    for v in VILLAGES]
        self.run_study(villages=villages)
        self.assertEqual(len(self.problems("extension_without_people")), 1)

    def test_zero_people_is_a_valid_number(self):
        headers = {"villages": "code,name,people,households,water_supply,lon,lat"}
        self.run_study(headers=headers, villages=[f"1,甲村,0,0,否,{east(1000)}"])
        self.assertEqual(self.records("coverage")[0]["people"], 0)
        self.assertNotIn("people_estimated", self.records("coverage")[0])

    def test_0_beside_households_is_blank_and_estimated(self):
        headers = {"villages": "code,name,people,households,water_supply,lon,lat"}
        rows = ["1,甲村,0,80", "2,乙村,450,100", "3,丙村,0,0"]
        villages = [f"{row},否,{east(1000 * (i + 1))}" for i, row in enumerate(rows)]
        self.run_study(headers=headers, villages=villages)
        found = {r["village"]: r["people"] for r in self.records("coverage")}
        self.assertEqual(found, {"甲村": 210, "乙村": 450, "丙村": 0})
        reported = [p for p in self.records("problems") if p["problem"] == "people_missing"]
        self.assertEqual(len(reported), 1)

    def test_a_column_of_people_that_is_0_everywhere_is_unknown(self):
        headers = {"villages": "code,name,people,water_supply,lon,lat"}
        villages = [f"{i},{name},0,否,{east(1000 * i)}" for i, name in ((1, "甲村"), (2, "乙村"))]
        self.run_study(headers=headers, villages=villages)
        self.assertEqual([r["people"] for r in self.records("coverage")], [None, None])
        reported = [p["detail"] for p in self.records("problems") if p["problem"] == "people_missing"]
        self.assertEqual(len(reported), 1)
        self.assertIn("fields = { people", reported[0])

    def test_densities_rates_parts_and_identifiers_are_not_suggested_as_people(self):
        for name in ("人口密度", "人口增长率", "人口比例%", "pop_density", "population growth",
                     "pop_pct", "EntityHandle", "ID", "流动人口", "贫困人口"):
            with self.subTest(name):
                headers = {"villages": f"code,name,{name},water_supply,lon,lat"}
                villages = [f"1,甲村,512,否,{east(1000)}", f"2,乙村,633,否,{east(2000)}"]
                output = self.run_study(headers=headers, villages=villages)
                details = " ".join(p["detail"] or "" for p in self.records("problems"))
                self.assertNotIn("may contain it", details + output.out + output.stderr)

    def test_only_missing_people_are_estimated(self):
        headers = {"villages": "code,name,people,households,water_supply,lon,lat"}
        villages = [f"1,甲村,450,80,否,{east(1000)}", f"2,乙村,,100,否,{east(2000)}"]
        self.run_study(headers=headers, villages=villages)
        found = {r["village"]: (r["people"], r["people_estimated"]) for r in self.records("gaps")}
        self.assertEqual(found, {"甲村": (450, False), "乙村": (262, True)})

    def test_the_catalogue_gives_the_people_per_household(self):
        text = (COUNTY.parent / "catalogue" / "shandong-2016.toml").read_text(encoding="utf-8")
        (self.folder / "own.toml").write_text(
            text.replace("people_per_household = 2.62", "people_per_household = 4"),
            encoding="utf-8",
        )
        study = self.study(headers=self.HOUSEHOLDS, villages=self.BY_HOUSEHOLDS)
        study.write_text('catalogue = "own.toml"\n' + study.read_text(encoding="utf-8"),
                         encoding="utf-8")
        run_layers(study)
        self.assertEqual(self.records("coverage")[0]["people"], 800)


class Kinds(Meaning):
    def test_an_unknown_kind_is_one_problem_with_its_number(self):
        facilities = [SCHOOL] + [f"o{i},Office,,117.0,36.6" for i in range(20)]
        facilities += [f"w{i},Warehouse,,117.0,36.6" for i in range(5)]
        self.run_study(facilities=facilities)
        found = {p["record"]: p["detail"] for p in self.problems("unknown_service_kind")}
        self.assertEqual(sorted(found), ["Office", "Warehouse"])
        self.assert_contains(found["Office"], "kind = Office (20 records)", "`kinds`", "catalogue")

    def test_a_partly_matched_kind_is_reported_once_with_the_word(self):
        facilities = [f"a{i},Transport/Admin,,117.0,36.6" for i in range(7)] + [SCHOOL]
        self.run_study(facilities=facilities)
        (problem,) = self.problems("kind_matched_in_part")
        self.assert_contains(problem["detail"], "7 records", "Transport", "`kinds` of transport",
                         "`other_kinds`")

    def test_a_word_inside_another_name_is_not_a_service(self):
        for kind in ("公共卫生间", "Veterinary", "宠物医院", "veterinary clinic"):
            self.run_study(facilities=[f"x,{kind},镇级,117.0,36.6"])
            self.assertIsNone(self.figures()["covered"]["villages"], kind)  # no facility, so no answer

    def test_a_petrol_station_is_not_a_source_of_gas(self):
        headers = {"villages": "code,name,people,gas,lon,lat"}
        facilities = [SCHOOL, f"x,Gas station,,{east(1000)}", f"y,加油站,,{east(1000)}"]
        self.run_study(headers=headers, facilities=facilities)
        causes = {r["standalone_reason"] for r in self.records("priorities") if r["service"] == "gas"}
        self.assertEqual(causes, {"no_source"})
        self.assertEqual(len(self.problems("unknown_service_kind")), 2)


class Levels(Meaning):
    FACILITIES = ["王庄小学,小学,,117.0,36.6", f"李庄小学,小学,,{east(6000)}"]
    VILLAGES = [*VILLAGES, f"370983102203,丁村,800,否,{east(7000)}"]

    def test_a_word_in_kind_or_name_takes_precedence_over_the_location_for_the_level(self):
        seat, far = "117.0,36.6", east(2500)
        for facility, covered in ((f"甲村卫生室,村卫生室,,{seat}", None),
                                  (f"王庄镇中心卫生院,乡镇卫生院,,{far}", 3),
                                  (f"李庄村小学,小学,,{seat}", None),
                                  (f"王庄镇中心小学,小学,,{far}", 3),
                                  (f"肥城市人民医院,医院,,{far}", 3),
                                  (f"李庄村小学,小学,镇级,{seat}", 3)):
            with self.subTest(facility):
                answer = self.run_study(facilities=[facility])
                # None: no facility is of town level
                self.assertEqual(self.figures()["covered"]["villages"], covered)
                self.assertEqual(self.problems("level_from_location"), [])
                output = run_program("check", self.folder / "study.toml").out
                self.assertEqual("a word in the kind or name determines it" in output,
                                 "镇级" not in facility, str(answer))

    def test_several_kinds_in_one_cell_are_several_services(self):
        for kind in ("小学、卫生院", "卫生院/小学", "小学；卫生院", '"小学,卫生院"'):
            with self.subTest(kind):
                self.run_study('[coverage]\ncovered_by = "all"\nservices = ["education", '
                               '"medical"]\n', facilities=[f"中心,{kind},镇级,117.0,36.6"])
                self.assertEqual(self.figures()["covered"]["villages"], 3)
                self.assertEqual(self.problems("kind_matched_in_part"), [])
        self.run_study(facilities=["中心,小学、猪场,镇级,117.0,36.6"])
        self.assertEqual(len(self.problems("kind_matched_in_part")), 1)

    def test_levels_from_location_are_one_problem_with_their_effect_on_coverage(self):
        answer = self.run_study(facilities=self.FACILITIES, villages=self.VILLAGES)
        self.assertEqual(self.figures()["covered"]["villages"], 3)
        self.assertEqual(self.figures()["covered_if_all_were_towns"], 4)
        (problem,) = self.problems("level_from_location")
        self.assert_contains(problem["detail"], "1 of 2", "town_reach = 2000 m", "level = ",
                         "4 villages would be within the service radius")
        self.assert_contains(answer.out, "town_reach",
                         "villages within the service radius if all were town-level: 4")

    def test_check_reports_it_too(self):
        output = run_program("check", self.study(facilities=self.FACILITIES, villages=self.VILLAGES)).out
        self.assert_contains(output, "1  level_from_location: ", "town_reach = 2000 m", "1 of 2")

    def test_a_town_level_from_location_beside_village_levels_is_reported_and_the_remedy_works(self):
        for own in ("李庄村教学点", "东关居委会小学", "李庄教学点", "神农村小学"):
            rows = ["育才小学,小学,,117.0,36.6", f"{own},小学,,{east(300)}"]
            self.run_study(facilities=rows)
            (problem,) = self.problems("level_from_location")
            self.assert_contains(problem["detail"], "treated as town-level: 1", "town_reach = 2000 m", "column or word: 1",
                             "level = ")
            self.assertEqual(self.figures()["covered"]["villages"], 3)
            self.run_study(facilities=["育才小学,小学,镇,117.0,36.6", rows[1]])
            self.assertEqual(self.problems("level_from_location"), [])
            self.run_study(facilities=["育才小学,小学,村,117.0,36.6", rows[1]])
            self.assertIsNone(self.figures()["covered"]["villages"])

    def test_a_town_level_from_location_beside_town_levels_from_words_is_not_reported(self):
        self.run_study(facilities=["育才小学,小学,,117.0,36.6", f"天城镇中心小学,小学,,{east(2500)}"])
        self.assertEqual(self.problems("level_from_location"), [])
        self.assertEqual(self.figures()["covered"]["villages"], 3)

    def test_with_levels_nothing_is_reported(self):
        self.run_study(villages=self.VILLAGES)
        self.assertEqual(self.problems("level_from_location"), [])
        self.assertIsNone(self.figures()["covered_if_all_were_towns"])


class ParentUnits(Meaning):
    BUDGET = "[schedule]\nfirst_year = 2027\nbudget = [3e7]\n"

    def test_the_schedule_takes_the_town_from_the_code(self):
        self.run_study(self.BUDGET)
        self.assertEqual({row["place"] for row in self.schedule()}, {"肥城市, 王庄镇"})
        self.assertIn("by code 3", run_program("check", self.folder / "study.toml").out)

    def test_without_a_code_the_nearest_seat_gives_it(self):
        villages = [re.sub(r"^\d+", "", v) for v in VILLAGES]
        self.run_study(self.BUDGET, villages=villages)
        self.assertEqual({row["place"] for row in self.schedule()}, {"肥城市, 王庄镇"})
        self.assertIn("by nearest seat 3", run_program("check", self.folder / "study.toml").out)

    def test_a_column_takes_precedence(self):
        headers = {"villages": "code,name,people,water_supply,lon,lat,town"}
        self.run_study(self.BUDGET, headers=headers, villages=[v + ",老镇" for v in VILLAGES])
        self.assertEqual({row["place"] for row in self.schedule()}, {"肥城市, 老镇"})

    def test_an_undeterminable_town_is_reported(self):
        villages = [re.sub(r"^\d+", "", v) for v in VILLAGES]
        output = run_program("check", self.study(villages=villages, towns=None)).out
        self.assert_contains(output, "their towns and counties are unknown", "[layers.towns]")

    def test_a_county_budget_finds_its_villages_by_their_code(self):
        more = self.BUDGET + '[schedule.by_county]\n"肥城市" = [0]\n'
        self.run_study(more)
        self.assertEqual({row["year"] for row in self.schedule()}, {"not in plan"})


class Budgets(Meaning):
    def small(self, *lines, **more):
        self.run_study("[schedule]\nfirst_year = 2027\n" + "\n".join(lines) + "\n", **more)
        return self.problems("budget_too_small")

    def test_a_budget_below_the_cheapest_gap_is_reported(self):
        (problem,) = self.small("budget = [300, 300]")
        self.assert_contains(problem["detail"], "600 CNY at most", "in units of 10,000 CNY", "300e4 for 300")

    def test_the_suggested_sum_is_a_whole_number(self):
        (problem,) = self.small("budget = [123456]", "committed = [123400]")
        (written,) = re.findall(r"write each sum in the form (\S+) for (\S+)", problem["detail"])
        self.assertEqual(written, ("123456e4", "123456"))

    def test_the_same_in_chinese(self):
        (problem,) = self.small("budget = [300, 300]", language="zh")
        self.assertIn("预算单位是否为万元？", problem["detail"])

    def test_the_same_for_the_budget_of_a_service_or_county(self):
        found = self.small("budget = [3e7]", "by_service = { water_supply = [300] }",
                           'by_county = { "肥城市" = [200] }')
        self.assertEqual({p["record"] for p in found}, {"by_service.water_supply",
                                                        "by_county.肥城市"})

    def test_a_budget_that_pays_for_a_gap_is_not_reported(self):
        self.assertEqual(self.small("budget = [3e7]"), [])

    def test_a_budget_of_0_is_not_reported(self):
        self.assertEqual(self.small("budget = [0]"), [])

    def test_weights_whose_sum_overflows_are_refused(self):
        for weights in ("need = 1e308, town_level = 1e308", "need = 1e7", "need = inf", "need = nan",
                        "need = -1"):
            study = self.study(f"[priority]\nweights = {{ {weights} }}\n")
            self.assert_refused(run_layers(study), 3, "need")
        self.assert_refused(run_layers(self.study("[priority]\nweights = { need = 1e308 }\n")), 3,
                            "exceeds 1000000", "smaller numbers")
        text = (COUNTY.parent / "catalogue" / "shandong-2016.toml").read_text(encoding="utf-8")
        own = self.folder / "own.toml"
        own.write_text(text.replace("weight = 9", "weight = 1e308", 1), encoding="utf-8")
        study = self.study()
        study.write_text('catalogue = "own.toml"\n' + study.read_text("utf-8"), encoding="utf-8")
        self.assert_refused(run_layers(study), 3, "'weight' must be a number from 0 to 1000")


class Summary(Meaning):
    def test_a_service_without_layer_and_column_is_one_line_and_no_list(self):
        output = self.run_study().out
        self.assertEqual({r["service"] for r in self.records("survey_list")}, set())
        self.assertIn("  Lighting: no layer, and no census column", output)
        self.assertNotIn("  Water supply: neither", output)
        without = self.figures()["services_without_source"]
        self.assertIn("lighting", without)
        self.assertNotIn("water_supply", without)

    def test_a_blank_in_a_column_is_unknown(self):
        self.run_study(villages=[VILLAGES[0], VILLAGES[1].replace("否", "")], main=False)
        self.assertEqual([(r["village"], r["service"]) for r in self.records("survey_list")],
                         [("乙村", "water_supply")])

    def test_missing_facilities_are_reported_and_not_0_per_cent(self):
        output = self.run_study(facilities=None).out
        self.assertIn("There is no facility of any public service", output.splitlines()[0])
        self.assertRegex(output, r"within the service radius +— +no facility")
        self.assertNotIn("if the radius were", output)
        # Unknown is not a gap, and not the absence of gaps either.
        self.assertRegex(output, r"focus villages +— +no facility")
        self.assertIn("gaps: unknown", output)
        self.assertNotIn("gaps: 0", output)
        figures = json.loads((self.folder / "out/run.json").read_text("utf-8"))["figures"]
        self.assertEqual(figures["focus"], {"villages": None, "people": None})
        self.assertIsNone(figures["gaps"]["total"])
        self.assertIsNone(figures["gaps"]["inferred"])
        self.assertIsNone(figures["gaps"]["by_service"]["water_supply"]["gaps"])

    def test_notes_and_details_are_chinese_in_a_chinese_report(self):
        out = self.folder / "problems.geojson"
        output = run_program("check", COUNTY / "study.toml", "--out", out).out
        chosen = output.split("读取时的选择")[1].split("数据问题")[0]
        english = re.compile(r"[A-Za-z]+ [a-z]+ [a-z]+")
        for line in chosen.strip().splitlines():
            self.assertTrue(re.search("[\u4e00-\u9fff]", line), line)
            self.assertIsNone(english.search(line), line)
        details = [f["properties"]["detail"] for f in json.loads(out.read_text("utf-8"))["features"]]
        for detail in details:
            self.assertIsNone(english.search(detail or ""), detail)


if __name__ == "__main__":
    unittest.main()
