# SPDX-License-Identifier: Apache-2.0
"""Matching of codes and names, and rows that are not villages.

Each study is one town with its school at 117.0 E 36.6 N and five villages 1000 to 6000 m east of
it, with 500 to 900 people: four of them, with 2,600 of 3,500 people, are covered.
"""

import csv
import json
import math
import unittest

from program import UserTest, run_layers

METRES_A_DEGREE = 6378137 * math.cos(math.radians(36.6)) * math.pi / 180
NAMES = ["甲村", "乙村", "丙村", "丁村", "戊村"]
CODES = [f"37098310220{i}" for i in range(5)]
PEOPLE = [500, 600, 700, 800, 900]
AWAY = [1000, 2900, 4000, 4900, 6000]
MAIN = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {"type": "LineString", "coordinates": [[117, 36.6], [117, 36.63]]},
        }
    ],
}


def lon(metres):
    return f"{117 + metres / METRES_A_DEGREE:.9f}"


def village(i, **values):
    """A row of the table: code, name, people, 供水, lon and lat, and further columns."""
    row = {
        "村代码": CODES[i],
        "村名": NAMES[i],
        "人口": PEOPLE[i],
        "供水": "否",
        "经度": lon(AWAY[i]),
        "纬度": "36.6",
    }
    row.update(values)
    return row


def higher(code, name, people, **values):
    return {"村代码": code, "村名": name, "人口": people, "供水": "", "经度": lon(200),
            "纬度": "36.6", **values}


class Codes(UserTest):
    def study(self, villages, more="", towns=None, language="en"):
        with open(self.folder / "villages.csv", "w", encoding="utf-8", newline="") as file:
            header = list(dict.fromkeys(key for row in villages for key in row))
            writer = csv.DictWriter(file, header, restval="")
            writer.writeheader()
            writer.writerows(villages)
        towns = towns or ["370983102000,王庄镇,肥城市,117.0,36.6"]
        (self.folder / "towns.csv").write_text(
            "\n".join(["代码,名称,县,经度,纬度", *towns]) + "\n", encoding="utf-8")
        (self.folder / "facilities.csv").write_text(
            "名称,类型,级别,经度,纬度\n镇小学,小学,镇级,117.0,36.6\n", encoding="utf-8")
        (self.folder / "main.geojson").write_text(json.dumps(MAIN), encoding="utf-8")
        text = f'name = "test"\nlanguage = "{language}"\n'
        for layer in ("villages", "towns", "facilities"):
            text += f'[layers.{layer}]\npath = "{layer}.csv"\n'
        text += '[layers.networks.water_supply]\npath = "main.geojson"\n'
        path = self.folder / "study.toml"
        path.write_text(text + more, encoding="utf-8")
        return path

    def run_study(self, *words, **more):
        self.answer = run_layers(self.study(*words, **more))
        self.assertIn(self.answer.code, (0, 1), str(self.answer))
        return self.answer

    def records(self, layer):
        text = (self.folder / "out" / f"{layer}.geojson").read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def reported(self, kind):
        return [r["detail"] for r in self.records("problems") if r["problem"] == kind]

    def kinds(self):
        return sorted({r["problem"] for r in self.records("problems")} - {"census_conflict"})

    def people(self):
        return sum(record["people"] for record in self.records("coverage"))

    def schedule(self):
        path = self.folder / "out" / "schedule.csv"
        with open(path, encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))


class CodesInAllForms(Codes):
    def test_a_duplicate_seat_has_not_lost_digits(self):
        self.run_study([village(i) for i in range(5)],
                       towns=["370983102000,王庄镇,肥城市,117.0,36.6"] * 2
                       + ["370983100000,新城街道,肥城市,117.1,36.7"])
        self.assertEqual(self.reported("code_damaged"), [])

    def test_a_code_is_its_digits_whatever_surrounds_them(self):
        def wide(code):
            return "".join(chr(ord(c) + 0xFEE0) for c in code)

        forms = {
            "dot0": lambda c: c + ".0",
            "no-break": lambda c: c[:6] + "\u00a0" + c[6:] + "\u00a0",
            "full-width": wide,
            "apostrophe": lambda c: "'" + c,
            "formula": lambda c: f'="{c}"',
            "zero width": lambda c: "\u200b" + c[:9] + "\u200d" + c[9:] + "\ufeff",
            "blanks": lambda c: f" {c[:6]} {c[6:9]} {c[9:]} ",
            "tab": lambda c: c + "\t",
            "hyphens": lambda c: f"{c[:6]}-{c[6:9]}-{c[9:]}",
            "group 000": lambda c: c + "000",
            "group": lambda c: c + "001",
            "scientific": lambda c: f"{c[0]}.{c[1:]}E+11",
        }
        for name, form in forms.items():
            with self.subTest(form=name):
                rows = [village(i) for i in range(5)]
                rows += [village(i, 村代码=form(CODES[i]), 经度=lon(AWAY[i] + 25)) for i in range(5)]
                self.run_study(rows)
                self.assertEqual(self.people(), 3500)
                self.assertEqual(len(self.reported("duplicate_code")), 5)
                self.assertEqual(self.kinds(), ["duplicate_code"])

    def test_missing_codes_keep_the_villages_and_are_reported_by_form(self):
        for word in ("NULL", "<Null>", "0", "无", "#N/A", "-", "暂无", "(null)", "000000000000",
                     "-9999", "－", "#REF!"):
            with self.subTest(word=word):
                self.run_study([village(i, **({"村代码": word} if i > 1 else {})) for i in range(5)])
                self.assertEqual(len(self.records("coverage")), 5)
                self.assertEqual(self.people(), 3500)
                self.assertEqual(self.kinds(), ["code_missing"])
                self.assertEqual(len(self.reported("code_missing")), 1)
                self.assertIn("in 3 of 5 records", self.reported("code_missing")[0])

    def test_each_form_of_missing_code_is_reported_once(self):
        words = ["NULL", "NULL", "0", "无"]
        self.run_study([village(i, **({"村代码": words[i - 1]} if i else {})) for i in range(5)])
        self.assertEqual(len(self.reported("code_missing")), 3)

    def test_codes_that_lost_digits_count_as_missing(self):
        for word in ("3.70983E+11", "3.7098310e11", "370983102200000000"):
            with self.subTest(word=word):
                self.run_study([village(i, 村代码=word if i else CODES[0]) for i in range(5)])
                self.assertEqual(len(self.records("coverage")), 5)
                self.assertEqual(self.people(), 3500)
                self.assertEqual(self.kinds(), ["code_damaged"])
                self.assertEqual(len(self.reported("code_damaged")), 1)

    def test_one_code_for_villages_of_different_names_keeps_all_and_is_reported(self):
        names = ["东庄", "西庄", "南庄", "北庄", "小李家"]
        codes = [CODES[0]] * 3 + [CODES[1]] * 2
        self.run_study([village(i, 村代码=codes[i], 村名=names[i]) for i in range(5)])
        self.assertEqual(self.people(), 3500)
        self.assertEqual(self.kinds(), ["code_shared"])
        self.assertEqual(len(self.reported("code_shared")), 2)


class NamesThatMeet(Codes):
    NOTHING = '[schedule]\nfirst_year = 2027\nbudget = [30e6]\n[schedule.by_county]\n"{}" = [0]\n'

    def test_a_budget_matches_its_county_in_all_spellings(self):
        for data, study in (("安平", "安平县"), ("安平县", "安平"), ("安平縣", "安平县"),
                            ("安平县", "安平縣"), ("衡水市安平县", "安平县"), ("安平\u00a0县", "安平县"),
                            ("安平县人民政府", "安平县"), ("安平县", "　安平县"), ("安平市", "安平县")):
            with self.subTest(data=data, study=study):
                towns = [f"131125102000,王庄镇,{data},117.0,36.6"]
                rows = [village(i, 县=data, 村代码="") for i in range(5)]
                rows[0]["县"] = study.strip()
                answer = self.run_study(rows, self.NOTHING.format(study), towns=towns)
                self.assertEqual({r["year"] for r in self.schedule()}, {"not in plan"}, answer.out)
                self.assertEqual(self.kinds(), [])

    def test_villages_of_a_county_without_a_seat_are_reported_and_still_in_its_budget(self):
        rows = [village(i, 县="安平" if i else "安平县") for i in range(5)]
        self.run_study(rows, self.NOTHING.format("安平县"))
        self.assertEqual({r["year"] for r in self.schedule()}, {"not in plan"})
        self.assertIn("name_unmatched", self.kinds())
        self.assertIn("'安平县'", self.reported("name_unmatched")[0])
        self.assertIn("肥城市", self.reported("name_unmatched")[0])
        self.assertIn("code_contradicts_town", self.kinds())

    def test_an_unknown_county_is_refused_with_the_nearest(self):
        answer = run_layers(self.study([village(i) for i in range(5)],
                                       self.NOTHING.format("肥域市")))
        self.assert_refused(answer, 3, "肥域市", "'肥城市'")

    def test_towns_match_in_all_spellings_with_a_single_note(self):
        spellings = ["王庄镇人民政府", "王庄", "王莊鎮", "王庄镇（驻地）", "肥城市王庄镇"]
        answer = self.run_study([village(i, 乡镇=spellings[i]) for i in range(5)])
        self.assertEqual({r["town"] for r in self.records("coverage")}, {"王庄镇"})
        self.assertEqual(self.kinds(), [])
        notes = json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))["notes"]
        reported = [note for note in notes if "another spelling" in note]
        self.assertEqual(len(reported), 1, answer.stderr)
        self.assertIn("5 records", reported[0])

    def test_an_unknown_town_is_reported_with_the_nearest(self):
        self.run_study([village(i, 乡镇="王庄镇" if i else "王住镇") for i in range(5)])
        self.assertEqual(len(self.reported("name_unmatched")), 1)
        self.assertIn("'王住镇'", self.reported("name_unmatched")[0])
        self.assertIn("'王庄镇'", self.reported("name_unmatched")[0])

    def test_a_code_that_contradicts_the_town_is_reported_once(self):
        towns = ["370983102000,王庄镇,肥城市,117.0,36.6", "370983103000,湖屯镇,肥城市,117.1,36.6"]
        self.run_study([village(i, 乡镇="湖屯镇" if i > 2 else "王庄镇") for i in range(5)], towns=towns)
        self.assertEqual(self.kinds(), ["code_contradicts_town"])
        self.assertIn("2 of 5 villages", self.reported("code_contradicts_town")[0])
        self.assertEqual([r["town"] for r in self.records("coverage")].count("湖屯镇"), 2)

    def test_brackets_of_either_kind_are_one_village(self):
        rows = [village(i) for i in range(4)]
        rows += [village(4, 村名="小（氵甸）村"), village(4, 村名="小(氵甸)村", 经度=lon(6020))]
        self.run_study(rows)
        self.assertEqual(len(self.reported("duplicate_code")), 1)
        self.assertEqual(self.people(), 3500)
        self.assertIn("小（氵甸）村", {r["village"] for r in self.records("coverage")})

    def test_a_pin_may_name_its_village(self):
        pin = ('[schedule]\nfirst_year = 2027\nbudget = [30e6, 30e6]\n[[schedule.pins]]\n'
               'village = "{}"\nyears = [2028]\n')
        for word in ("戊村", CODES[3] + ".0", "丁村", "王庄镇丁村"):
            with self.subTest(word=word):
                answer = run_layers(self.study([village(i) for i in range(5)], pin.format(word)))
                if word == "戊村":  # not covered: no gap
                    self.assert_refused(answer, 3, "no gap")
                    continue
                self.assertIn(answer.code, (0, 1), str(answer))
                years = {r["village"]: r["year"] for r in self.records("priorities")}
                self.assertEqual(years["丁村"], 2028)


class RowsOfHigherLevels(Codes):
    def test_rows_of_the_county_the_town_and_of_totals_are_left_out_and_reported(self):
        forms = {
            "12 digits": (("370983000000", "肥城市", 3500), ("370983102000", "王庄镇", 3500)),
            "6 and 9 digits": (("370983", "肥城市", 3500), ("370983102", "王庄镇", 3500)),
            "sums": (("", "全县", 3500), ("", "王庄镇汇总", 3500)),
            "no names": (("370983000000", "", 3500), ("370983102", "", "")),
            "names alone": (("", "肥城市", 3500), ("", "王庄镇", 3500)),
            "millions": (("370983000000", "肥城市", 1200000), ("370983102000", "王庄镇人民政府", "")),
        }
        for form, extra in forms.items():
            for where in (0, 5):
                with self.subTest(form=form, where=where):
                    rows = [village(i) for i in range(5)]
                    rows[where:where] = [higher(*values) for values in extra]
                    self.run_study(rows)
                    self.assertEqual(self.people(), 3500)
                    self.assertEqual(len(self.records("coverage")), 5)
                    self.assertEqual(self.kinds(), ["higher_level_row"])
                    self.assertIn("2 rows left out", self.reported("higher_level_row")[0])
                    self.assertIn(extra[0][1] or extra[0][0], self.reported("higher_level_row")[0])

    def test_rows_of_totals_are_left_out_of_a_table_and_noted(self):
        for extra in (("", "合计", 3500), ("小计", "", 3500), ("", "王庄镇合计", 3500)):
            with self.subTest(extra=extra):
                answer = self.run_study([*(village(i) for i in range(5)), higher(*extra)])
                self.assertEqual(self.people(), 3500)
                notes = json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))
                self.assertIn("合计", " ".join(notes["notes"]), answer.stderr)

    def test_a_village_with_an_unusual_code_stays_and_is_reported(self):
        self.run_study([village(i, **({"村代码": "370983102000"} if i == 4 else {})) for i in range(5)])
        self.assertEqual(self.people(), 3500)
        self.assertEqual(self.kinds(), ["higher_level_row"])
        self.assertIn("1 row kept", self.reported("higher_level_row")[0])
        self.assertIn("戊村", self.reported("higher_level_row")[0])

    def test_the_village_at_the_seat_is_a_village(self):
        rows = [village(i, 乡镇="王庄镇") for i in range(5)]
        rows[0]["村名"] = "王庄"
        rows[1]["村名"] = "王庄村"
        self.run_study(rows)
        self.assertEqual(self.people(), 3500)
        self.assertEqual(self.kinds(), [])


class HouseholdsAndTowns(Codes):
    def test_0_households_beside_people_is_unknown(self):
        costs = []
        for households in ("0", ""):
            self.run_study([village(i, 户数=households, 供水="否" if i else "是") for i in range(5)])
            self.assertEqual(self.kinds(), [])
            costs.append(sum(r["cost_cny"] for r in self.records("priorities")))
        self.assertEqual(costs[0], costs[1])
        self.assertGreater(costs[0], 3.0e6)

    def test_people_and_households_exchanged_are_reported(self):
        self.run_study([village(i, 人口=150 + i, 户数=PEOPLE[i]) for i in range(5)])
        self.assertEqual(self.kinds(), ["households_above_people"])
        self.assertIn("swapped", self.reported("households_above_people")[0])

    def test_people_in_another_unit_are_not_reported_as_exchanged(self):
        self.run_study([village(i, 人口=PEOPLE[i] / 10000, 户数=150 + i) for i in range(5)])
        reported = self.reported("households_above_people")[0]
        self.assertIn("different units", reported)
        self.assertNotIn("swapped", reported)

    def test_two_counts_of_people_are_reported(self):
        for header in ("户籍人口", "人口_2010", "七普人口"):
            with self.subTest(header):
                rows = [village(i, 常住人口=PEOPLE[i], **{header: 2000}) for i in range(5)]
                for row in rows:
                    del row["人口"]
                self.run_study(rows)
                self.assertEqual(self.kinds(), ["field_ambiguous"])
                reported = self.reported("field_ambiguous")[0]
                self.assertIn("'常住人口' (column 6) is used", reported)
                self.assertIn(f'fields = {{ people = "{header}" }}', reported)

    def test_a_town_whose_seat_is_declared_a_county_is_reported(self):
        self.run_study([village(i, 乡镇="王庄镇") for i in range(5)],
                       towns=["370983102000,王庄镇,肥城市,117.0,36.6"])
        self.assertEqual(self.kinds(), [])
        (self.folder / "towns.csv").write_text("代码,名称,级别,经度,纬度\n370983102000,王庄镇,县,117.0,36.6\n"
                                               "370983103000,李庄镇,镇,117.05,36.6\n", encoding="utf-8")
        run_layers(str(self.folder / "study.toml"), "--out", str(self.folder / "out"))
        self.assertIn("A seat of that name has another level", self.reported("name_unmatched")[0])

    def test_one_village_with_more_households_than_people_is_reported(self):
        self.run_study([village(i, 户数=200 if i else 5000) for i in range(5)])
        self.assertEqual(len(self.reported("households_above_people")), 1)
        self.assertIn("1 of 5 villages, the first: 甲村", self.reported("households_above_people")[0])

    def test_the_town_is_found_and_the_result_states_how(self):
        plan = "[schedule]\nfirst_year = 2027\nbudget = [30e6]\n"
        for codes, by in ((CODES, "code"), ([""] * 5, "nearest_seat")):
            with self.subTest(by=by):
                self.run_study([village(i, 村代码=codes[i]) for i in range(5)], plan)
                for record in self.records("coverage"):
                    self.assertEqual((record["town"], record["county"]), ("王庄镇", "肥城市"))
                    self.assertEqual(record["town_by"], by)
                self.assertIn("王庄镇", self.schedule()[0]["place"])
        self.run_study([village(i, 乡镇="王庄镇") for i in range(5)], plan)
        self.assertEqual({r["town_by"] for r in self.records("coverage")}, {"column"})
        self.assertEqual({r["county_by"] for r in self.records("coverage")}, {"town"})


if __name__ == "__main__":
    unittest.main()
