#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A census in a separate table: its rows are matched to villages by code or by name, and unmatched
rows are reported.

Five villages of two towns, 1000 to 6000 m from a town school, four of them covered; a water main
far away, in a complete layer: by the map each of the four has a gap.
"""

import json
import re
import sqlite3
import unittest

from osgeo import ogr

from program import UserTest, run_layers, run_program
from test_reading_census import FACILITIES, MAIN, PLACES, STUDY, TOWNS

VILLAGES = (
    ("370983102201", "前村", "王庄镇", 500),
    ("370983102202", "后村", "王庄镇", 600),
    ("370983102203", "李家村", "王庄镇", 700),
    ("370983103201", "前村", "桃园镇", 800),
    ("370983103202", "远村", "桃园镇", 900),
)
ALL_CODES = [village[0] for village in VILLAGES]


class CensusTableTest(UserTest):
    header = "代码,村名,乡镇,人口"

    def setUp(self):
        super().setUp()
        (self.folder / "facilities.csv").write_text(FACILITIES, encoding="utf-8")
        towns = TOWNS + "370983103000,桃园镇,肥城市,117.06,36.6\n"
        (self.folder / "towns.csv").write_text(towns, encoding="utf-8")
        (self.folder / "main.geojson").write_text(json.dumps(MAIN), encoding="utf-8")
        self.write_villages()

    def write_villages(self, change=lambda village: village):
        lines = [self.header + ",经度,纬度"]
        for village, (lon, _) in zip(VILLAGES, PLACES):
            lines.append(",".join(map(str, change(village))) + f",{lon},36.6")
        (self.folder / "villages.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def write_census(self, *lines, name="census.csv"):
        (self.folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def study(self, block='path = "census.csv"', language="en"):
        text = STUDY.replace('language = "en"', f'language = "{language}"')
        (self.folder / "study.toml").write_text(f"{text}[layers.census]\n{block}\n", encoding="utf-8")

    def run_study(self, block='path = "census.csv"', language="en"):
        """The codes and names of the villages with a gap in water."""
        self.study(block, language)
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        self.check = run_program("check", "study.toml", folder=self.folder).out
        return sorted(
            properties["village"]
            for properties in self.rows("priorities.geojson")
            if properties["service"] == "water_supply"
        )

    def rows(self, name):
        text = (self.folder / "out" / name).read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def reported(self, kind):
        return [row for row in self.rows("problems.geojson") if row["problem"] == kind]

    def people(self):
        return {row["village_code"]: row["people"] for row in self.rows("coverage.geojson")}

    def test_rows_match_by_code_despite_decorations(self):
        self.write_census(
            "行政村代码,是否通自来水", "'370983102201,是", "370983102202.0,否", "３７０９８３１０２２０３,是", "370983103201,是", "370983103202,是"
        )
        self.assertEqual(self.run_study(), ["后村"])
        self.assertIn("5 of 5 villages (100.0%) have a row in it; of its 5 rows, 5 were matched by code", self.check)
        for kind in ("census_row_unmatched", "census_match_doubtful", "village_not_in_census"):
            self.assertEqual(self.reported(kind), [])

    def test_villages_that_share_a_code_have_the_answers_of_their_own_rows(self):
        shared = {"后村", "李家村"}
        self.write_villages(lambda village: ("370983102202", *village[1:]) if village[1] in shared else village)
        rows = ["370983102202,后村,是", "370983102202,李家村,否", "370983102201,前村,是", "370983103201,前村,是",
                "370983103202,远村,是"]
        for order in (rows, rows[::-1]):
            self.write_census("行政村代码,村名,是否通自来水", *order)
            self.assertEqual(self.run_study(), ["李家村"])
            self.assertEqual(self.reported("census_match_doubtful"), [])
        # A row that names none of them may belong to either.
        self.write_census("行政村代码,村名,是否通自来水", rows[0], "370983102202,大洼,否", *rows[2:])
        self.run_study()
        (problem,) = self.reported("census_match_doubtful")
        self.assertIn("大洼", problem["detail"])
        # One row for the code is that of all its villages.
        self.write_census("行政村代码,村名,是否通自来水", "370983102202,后村,否", *rows[2:])
        self.assertEqual(self.run_study(), ["后村", "李家村"])

    def test_fifteen_digits_that_end_in_000_are_the_village(self):
        cells = ["是", "否", "是", "是", "是"]
        names = [name for _, name, _, _ in VILLAGES]
        for of_census, of_layer in (("000", ""), ("", "000"), ("000", "000")):
            for header in ("行政村代码,是否通自来水", "行政村代码,村名,是否通自来水"):
                with self.subTest(f"{header} {of_census} {of_layer}"):
                    self.write_villages(lambda village: (village[0] + of_layer, *village[1:]))
                    name_of = (lambda i: "") if "村名" not in header else (lambda i: names[i] + ",")
                    self.write_census(header, *(f"{c}{of_census},{name_of(i)}{cells[i]}" for i, c in enumerate(ALL_CODES)))
                    self.assertEqual(self.run_study(), ["后村"])
                    self.assertIn("of its 5 rows, 5 were matched by code and 0 by", self.check)
                    self.assertNotIn("a different code", self.check)
        self.write_villages()
        mixed = [code + "000" * (i % 2) for i, code in enumerate(ALL_CODES)]
        self.write_census("代码,是否通自来水", *(f"{c},{cells[i]}" for i, c in enumerate(mixed)), f"{ALL_CODES[1]},是")
        self.assertEqual(self.run_study(), ["后村"])
        self.assertIn("already has row 2", self.reported("census_match_doubtful")[0]["detail"])

    def test_groups_are_not_the_village(self):
        self.write_census("代码,是否通自来水", *(f"{code}000,是" for code in ALL_CODES), f"{ALL_CODES[0]}001,否")
        self.assertEqual(self.run_study(), [])
        self.assertEqual([row["record"] for row in self.reported("census_row_unmatched")], [f"{ALL_CODES[0]}001"])

    def test_rows_match_by_town_and_name(self):
        self.write_census(
            "县,乡镇,村名,是否通自来水",
            "肥城,王庄镇人民政府,前村村委会,是",
            "肥城,王庄,后村,否",
            "肥城,王庄鎮,李家村,是",
            "肥城,桃园镇,前村,否",
            "肥城,桃园镇,远村,是",
        )
        self.assertEqual(self.run_study(), ["前村", "后村"])
        gaps = [row["village_code"] for row in self.rows("priorities.geojson") if row["service"] == "water_supply"]
        self.assertEqual(sorted(gaps), ["370983102202", "370983103201"])
        self.assertIn("0 were matched by code and 5 by county, town and name", self.check)

    def test_a_name_in_two_towns_is_ambiguous_without_its_town(self):
        self.write_census("村名,是否通自来水", "前村,是", "后村,是", "李家村,是", "远村,是")
        self.assertEqual(self.run_study(), ["前村", "前村"])
        (problem,) = self.reported("census_match_doubtful")
        self.assertIn("it may belong to 2 villages: 前村 (370983102201, 王庄镇), 前村 (370983103201, 桃园镇)", problem["detail"])
        self.assertEqual(
            sorted(row["record"] for row in self.reported("village_not_in_census")), ["370983102201", "370983103201"]
        )

    def test_unmatched_rows_and_villages_are_reported(self):
        self.write_census(
            "代码,村名,是否通自来水",
            "370983102201,前村,是",
            "370983102202,后村,是",
            "370983102209,李家庄子村,是",
            "370983103201,前村,是",
        )
        self.assertEqual(self.run_study(), ["李家村"])
        (row,) = self.reported("census_row_unmatched")
        self.assertEqual((row["layer"], row["record"], row["feature"]), ("census", "370983102209", 3))
        self.assertIn("the most similar village name is '李家村'", row["detail"])
        self.assertEqual(
            sorted(row["record"] for row in self.reported("village_not_in_census")), ["370983102203", "370983103202"]
        )

    def test_a_remark_in_brackets_is_not_part_of_the_name(self):
        rows = ["王庄镇,后村,是", "王庄镇,李家村,是", "桃园镇,前村,是", "桃园镇,远村,是"]
        for remark in ("（省定贫困村）", "(已脱贫)", "【示范村】", "（镇政府驻地）", " (poor village)"):
            with self.subTest(remark):
                self.write_villages()
                self.write_census("乡镇,村名,是否通自来水", f"王庄镇,前村{remark},是", *rows)
                self.assertEqual(self.run_study(), [])
                self.assertEqual(self.reported("census_row_unmatched"), [])
                self.write_villages(lambda village: (village[0], village[1] + remark, *village[2:]))
                self.write_census("乡镇,村名,是否通自来水", "王庄镇,前村,是", *rows)
                self.assertEqual(self.run_study(), [])

    def test_brackets_count_if_they_distinguish_villages(self):
        others = ["王庄镇,后村,是", "王庄镇,李家村,是", "桃园镇,远村,是"]
        self.write_census("乡镇,村名,是否通自来水", "王庄镇,前村（搬迁点）,是", "桃园镇,前村(东),是", *others)
        self.assertEqual(self.run_study(), ["前村", "前村"])
        reported = self.reported("census_row_unmatched")
        self.assertEqual([row["record"] for row in reported], ["前村（搬迁点）", "前村(东)"])
        for row in reported:
            self.assertIn("the most similar village name is '前村'", row["detail"])
        self.write_villages(lambda v: (v[0], {"后村": "前村（示范村）"}.get(v[1], v[1]), *v[2:]))
        self.write_census("乡镇,村名,是否通自来水", "王庄镇,前村,否", "王庄镇,前村（示范村）,是", *others[1:], "桃园镇,前村,是")
        self.assertEqual(self.run_study(), ["前村"])

    def test_a_second_row_for_one_village_does_not_count(self):
        self.write_census(
            "代码,是否通自来水", *(f"{code},是" for code in ALL_CODES), "370983102201,否"
        )
        self.assertEqual(self.run_study(), [])
        (problem,) = self.reported("census_match_doubtful")
        self.assertIn("前村 (370983102201, 王庄镇) already has row 1", problem["detail"])

    def test_a_row_by_name_with_another_code_is_counted(self):
        self.write_census(
            "代码,乡镇,村名,是否通自来水",
            *(f"{code[:-1]}9{i},{town},{name},是" for i, (code, name, town, _) in enumerate(VILLAGES)),
        )
        self.assertEqual(self.run_study(), [])
        self.assertIn("5 of those matched by name have a different code in the layer of villages", self.check)

    def test_contradicting_codes_and_names_are_reported(self):
        names = [name for _, name, _, _ in VILLAGES]
        self.write_census(
            "代码,村名,是否通自来水",
            *(f"{code},{name},是" for code, name in zip(ALL_CODES, names[1:] + names[:1])),
        )
        self.run_study()
        (problem,) = self.reported("census_match_doubtful")
        self.assertIn("of 5 rows matched by code, 5 have the name of another place", problem["detail"])
        self.assertIn("'后村' with the code of '前村'", problem["detail"])

    def test_people_of_the_census_take_precedence_over_the_layer(self):
        self.write_census("代码,人口,户数", *(f"{code},{1000 + i},{300 + i}" for i, code in enumerate(ALL_CODES[:4])))
        self.run_study()
        self.assertEqual(self.people(), dict(zip(ALL_CODES, (1000, 1001, 1002, 1003, 900))))
        self.assertIn("the number of people of 4 villages differs from the layer", self.check)

    def test_the_layer_may_have_only_codes(self):
        self.header = "代码"
        self.write_villages(lambda village: village[:1])
        self.write_census(
            "代码,村名,乡镇,人口,是否通自来水", *(f"{code},{name},{town},{people},是" for code, name, town, people in VILLAGES)
        )
        self.assertEqual(self.run_study(), [])
        self.assertEqual(self.people(), {code: people for code, _, _, people in VILLAGES})
        self.assertEqual({row["village"] for row in self.rows("coverage.geojson")}, {"前村", "后村", "李家村", "远村"})
        self.assertEqual(self.reported("people_missing"), [])

    def test_a_census_without_people_leaves_missing_people_reported(self):
        self.header += ",户数"
        self.write_villages(lambda village: (*village[:3], "" if village[0] == ALL_CODES[0] else village[3], 120))
        self.write_census("代码,是否通自来水", *(f"{code},是" for code in ALL_CODES))
        self.run_study()
        self.assertEqual([problem["record"] for problem in self.reported("people_missing")], [ALL_CODES[0]])
        self.write_census("代码,人口", *(f"{code},555" for code in ALL_CODES))
        self.run_study()
        self.assertEqual(self.reported("people_missing"), [])

    def test_an_empty_cell_keeps_the_value_of_the_layer(self):
        self.header += ",通水"
        self.write_villages(lambda village: (*village, "是"))
        self.write_census("代码,通水", *(f"{code},{'否' if i == 1 else ''}" for i, code in enumerate(ALL_CODES)))
        self.assertEqual(self.run_study(), ["后村"])

    def test_a_value_that_is_not_recognised_may_be_answered(self):
        """What is said of the value holds with an answer, and without."""
        self.header += ",是否通自来水"
        self.write_villages(lambda village: (*village, "也许" if village[1] == "后村" else "是"))
        for answer, listed in (("否", []), ("", ["后村"])):
            self.write_census("行政村代码,是否通自来水", f"370983102202,{answer}", *(f"{code},是" for code in ALL_CODES[2:]))
            with self.subTest(answer):
                self.assertEqual(self.run_study(), ["后村"] if answer else [])
                self.assertEqual([row["village"] for row in self.rows("survey_list.geojson")], listed)
                (problem,) = self.reported("bad_census_value")
                self.assertIn("unless a census table or survey form answers it", problem["text"])
        self.run_study(language="zh")
        self.assertIn("普查表或补查表也未答复的，列入待补查清单", self.reported("bad_census_value")[0]["text"])

    def test_rows_of_totals_and_towns_are_left_out(self):
        self.write_census(
            "代码,名称,人口,是否通自来水",
            "370983102000,王庄镇,1800,否",
            *(f"{code},{name},{people},是" for code, name, _, people in VILLAGES[:3]),
            "370983103000,桃园镇,1700,否",
            *(f"{code},{name},{people},是" for code, name, _, people in VILLAGES[3:]),
            ",合计,3500,",
        )
        self.assertEqual(self.run_study(), [])
        self.assertEqual(self.reported("census_row_unmatched"), [])
        (row,) = self.reported("higher_level_row")
        self.assertEqual(row["layer"], "census")
        self.assertIn("2 rows left out", row["detail"])
        self.assertIn("The layer of villages contains rows for totals, towns or the county", json.dumps(row))

    def test_a_workbook_and_a_database_are_accepted(self):
        lines = [f"{code},是" for code in ALL_CODES[1:]] + [f"{ALL_CODES[0]},否"]
        self.write_census("代码,是否通自来水", *lines)
        source = ogr.Open(str(self.folder / "census.csv"))
        ogr.GetDriverByName("XLSX").CopyDataSource(source, str(self.folder / "census.xlsx"))
        base = sqlite3.connect(self.folder / "census.sqlite")
        base.execute('CREATE TABLE survey ("代码" TEXT, "是否通自来水" TEXT)')
        base.executemany("INSERT INTO survey VALUES (?, ?)", [line.split(",") for line in lines])
        base.commit()
        base.close()
        self.assertEqual(self.run_study('path = "census.xlsx"'), ["前村"])
        self.assertEqual(self.run_study('path = "census.sqlite"\nlayer = "survey"'), ["前村"])

    def test_a_table_without_a_match_is_refused(self):
        self.write_census("代码,是否通自来水", "110101001201,是", "110101001202,否")
        self.study()
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertEqual(answer.code, 2)
        self.assertIn("none of its 2 rows matches a village by code", answer.stderr)
        self.assertIn("110101001201", answer.stderr)
        self.assertIn("前村 (370983102201, 王庄镇)", answer.stderr)
        self.assertFalse((self.folder / "out").exists())

    def test_keys_of_places_are_refused(self):
        self.write_census("代码,是否通自来水", f"{ALL_CODES[0]},是")
        self.study('path = "census.csv"\ncrs = "EPSG:4326"')
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assertEqual(answer.code, 3)
        self.assertIn("crs", answer.stderr)

    def test_messages_in_chinese(self):
        self.write_census("代码,村名,是否通自来水", "370983102201,前村,是", ",北村,是")
        self.run_study(language="zh")
        self.assertIn("1/5个村庄（20.0%）有普查记录", self.check)
        (row,) = self.reported("census_row_unmatched")
        self.assertIn("普查表的记录对不上任何村庄", json.dumps(row, ensure_ascii=False))
        self.assertNotRegex(re.sub(r"census|water_supply|run|check", "", row["detail"]), "[a-z]{3}")

    def test_inspect_writes_its_block(self):
        self.write_census("行政村代码,村名,是否通自来水", *(f"{code},村,{'否' if code in ALL_CODES[:2] else '是'}" for code in ALL_CODES))
        output = run_program("inspect", "census.csv", folder=self.folder).out
        self.assertIn("as a census it is joined to the villages", output)
        block = output[output.index("[layers.census]") :].split("\n", 1)[1]
        self.assertIn('water_supply = "是否通自来水"', block)
        self.assertEqual(self.run_study(block), ["前村", "后村"])

    def test_hashes_and_layers_name_it(self):
        self.write_census("代码,是否通自来水", f"{ALL_CODES[0]},是")
        self.run_study()
        run = json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))
        self.assertIn("census.csv", json.dumps(run["inputs"]))
        self.assertIn("census", [layer["name"] for layer in run["layers"]])


if __name__ == "__main__":
    unittest.main()
