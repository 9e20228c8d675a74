# SPDX-License-Identifier: Apache-2.0
"""Cells that mean "no value", and impossible numbers of people.

Ten villages near a town school, 500 to 590 people and 200 households each; the water main is far
away in a complete layer, so that each village with a no in the census has a gap.
"""

import csv
import json
import unittest

from program import UserTest, run_layers

MAIN = {
    "type": "Feature",
    "properties": {},
    "geometry": {"type": "LineString", "coordinates": [[117.0, 36.62], [117.06, 36.62]]},
}
STUDY = """language = "en"
[layers.villages]
path = "villages.csv"
[layers.towns]
path = "towns.csv"
[layers.facilities]
path = "facilities.csv"
"""
NETWORK = '[layers.networks.water_supply]\npath = "main.geojson"\n'
NULLS = [r"\N", "(null)", "<null>", "<Null>", "[NULL]", "NULL", "#NULL!", "None", "nan", "NaN", "n.a.",
         "N/A", "#N/A", "--", "-", "——", "（空）", "<NA>"]


class Nothing(UserTest):
    def run_with(self, change=lambda i, row: None, network=NETWORK):
        with open(self.folder / "villages.csv", "w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow("村代码 村名 乡镇 人口 户数 是否通自来水 村庄类型 经度 纬度".split())
            for i in range(10):
                row = {"code": f"37098310220{i}", "name": f"{'甲乙丙丁戊己庚辛壬癸'[i]}村", "town": "王庄镇",
                       "people": 500 + 10 * i, "households": 200, "water": "是", "category": "中心村"}
                change(i, row)
                table.writerow([*row.values(), f"{117 + 0.003 * (i + 1):.3f}", "36.6"])
        (self.folder / "towns.csv").write_text("名称,级别,经度,纬度\n王庄镇,镇,117,36.6\n", encoding="utf-8")
        (self.folder / "facilities.csv").write_text("名称,类型,级别,经度,纬度\n小学,小学,镇,117,36.6\n", encoding="utf-8")
        (self.folder / "main.geojson").write_text(json.dumps(MAIN), encoding="utf-8")
        (self.folder / "study.toml").write_text(STUDY + network, encoding="utf-8")
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        return answer

    def layer(self, name):
        text = (self.folder / "out" / f"{name}.geojson").read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def reported(self):
        """All problems except conflicts with the map; here no line on it is near a village."""
        problems = [(p["problem"], p["detail"] or "") for p in self.layer("problems")]
        return [problem for problem in problems if problem[0] != "census_conflict"]

    def test_null_of_an_export_is_not_an_answer(self):
        for word in NULLS:
            with self.subTest(word):
                self.run_with(lambda i, row: row.update(water=word if i < 4 else "是"), "")
                self.assertEqual(self.reported(), [])
                self.assertEqual(self.layer("priorities"), [])
                query = [p["village_code"] for p in self.layer("survey_list") if p["service"] == "water_supply"]
                self.assertEqual(len(query), 4)
        self.run_with(lambda i, row: row.update(water="N" if i < 4 else "Y"), "")
        self.assertEqual(len(self.layer("priorities")), 4)

    def test_null_of_an_export_is_not_a_name_town_category_or_number(self):
        for word in NULLS:
            with self.subTest(word):
                self.run_with(lambda i, row: row.update(category=word, town=word) if i < 4 else None)
                self.assertEqual(self.reported(), [])
                self.run_with(lambda i, row: row.update(name=word) if i < 4 else None)
                names = [p["village"] for p in self.layer("coverage")]
                self.assertEqual(names[:5], [f"37098310220{i}" for i in range(4)] + ["戊村"])
                self.run_with(lambda i, row: row.update(people=word) if i < 4 else None)
                kinds = {kind for kind, _ in self.reported()}
                self.assertEqual(kinds, {"people_missing", "people_estimated"})
                self.run_with(lambda i, row: row.update(code=word) if i < 4 else None)
                self.assertEqual([kind for kind, _ in self.reported()], ["code_missing"])

    def test_names_similar_to_such_words_stay(self):
        self.run_with(lambda i, row: row.update(name=["Na", "Nan", "Nil", "Nullarbor"][i]) if i < 4 else None)
        self.assertEqual([p["village"] for p in self.layer("coverage")][:4], ["Na", "Nan", "Nil", "Nullarbor"])

    def test_a_code_for_missing_people_is_not_their_number(self):
        for code in ("9999", "99999", "999999", "8888", "65535"):
            with self.subTest(code):
                self.run_with(lambda i, row: row.update(people=code) if i < 3 else None, "")
                people = [p["people"] for p in self.layer("coverage")]
                self.assertTrue(all(number < 600 for number in people), people)
                reported = dict(self.reported())
                if code != "999999":  # too many for any village
                    self.assert_contains(reported["number_unreadable"], f"人口 = {code}", "3 of 10 records")
                self.assertNotIn("people_missing", reported)

    def test_a_code_for_missing_households_is_not_their_number(self):
        self.run_with(lambda i, row: row.update(households=9999) if i < 3 else None, "")
        self.assertEqual({kind for kind, _ in self.reported()}, {"number_unreadable"})

    def test_plausible_numbers_stay(self):
        self.run_with(lambda i, row: row.update(people=[9999, 9999][i] if i < 2 else 9000 + i, households=3500))
        self.assertEqual(self.reported(), [])
        self.run_with(lambda i, row: row.update(people=999 if i < 3 else 900 + i, households=333))
        self.assertEqual(self.reported(), [])
        self.assertEqual([p["people"] for p in self.layer("coverage")][:3], [999] * 3)

    def test_too_many_people_per_household_are_reported(self):
        self.run_with(lambda i, row: row.update(people=50000) if i == 3 else None)
        self.assertEqual([kind for kind, _ in self.reported()], ["households_above_people"])
        self.assert_contains(self.reported()[0][1], "50000 people in 200 households, 250 per household")

    def test_small_villages_and_institutions_are_not(self):
        few = [(3, 1), (40, 2), (7, 5), (1, 1), (25, 1)]
        self.run_with(lambda i, row: row.update(people=few[i][0], households=few[i][1]) if i < 5 else None)
        self.assertEqual(self.reported(), [])
        self.run_with(lambda i, row: row.update(people=900, households=3) if i == 0 else None)
        self.assertEqual(self.reported(), [])

    def test_a_column_used_twice_or_in_another_unit_is_reported(self):
        self.run_with(lambda i, row: row.update(households=row["people"]))
        self.assertEqual([kind for kind, _ in self.reported()], ["households_above_people"])
        self.assert_contains(self.reported()[0][1], "1.0 people per household", "are identical", "fields = ")
        self.run_with(lambda i, row: row.update(people=10 * row["people"]))
        self.assertEqual([kind for kind, _ in self.reported()], ["households_above_people"])
        self.assert_contains(self.reported()[0][1], "27.5 people per household", "another unit")
        self.run_with(lambda i, row: row.update(people=1.1 * row["people"], households=row["people"]))
        self.assert_contains(self.reported()[0][1], "1.1 people per household", "something else")

    def test_households_of_other_countries_are_accepted(self):
        for size in (1.3, 2.0, 5.5, 8.0):
            with self.subTest(size):
                self.run_with(lambda i, row: row.update(people=round(200 * size) + i))
                self.assertEqual(self.reported(), [])


if __name__ == "__main__":
    unittest.main()
