# SPDX-License-Identifier: Apache-2.0
"""Counts of several years, and of residents and registered people: the last year is read, and
another can be named."""

import json
import unittest

from program import UserTest, run_layers, run_program

STUDY = """\
language = "en"
[layers.villages]
path = "v.csv"
FIELDS
[layers.facilities]
path = "f.csv"
"""


class Years(UserTest):
    def records(self, layer):
        text = (self.folder / "out" / f"{layer}.geojson").read_text(encoding="utf-8")
        return [record["properties"] for record in json.loads(text)["features"]]

    def table(self, header, first, second, **fields):
        """Reads two villages; the people of each, and the reports about the columns."""
        rows = [f"370799100201,甲,{first},119.1,36.3", f"370799100202,乙,{second},119.12,36.3"]
        (self.folder / "v.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        (self.folder / "f.csv").write_text("name,kind,level,lon,lat\nA,小学,镇,119.1,36.3\n", encoding="utf-8")
        named = ", ".join(f'{role} = "{name}"' for role, name in fields.items())
        study = STUDY.replace("FIELDS", f"fields = {{ {named} }}" if fields else "")
        (self.folder / "study.toml").write_text(study, encoding="utf-8")
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        reported = [p["detail"] for p in self.records("problems") if p["problem"] == "field_ambiguous"]
        return [village["people"] for village in self.records("coverage")], " ".join(reported)

    TWO_ROWS = {
        "years alone above all": (",,2010,2020,,\ncode,name,人口,人口,lon,lat", "2010 人口"),
        "years beside names": ("code,name,2010年,2020年,lon,lat\n,,人口,人口,,", "2010年 人口"),
        "in English": (",,2010,2020,,\ncode,name,population,population,lon,lat", "2010 population"),
        "ends of years": (",,2010年末,2020年末,,\ncode,name,人口,人口,lon,lat", "2010年末 人口"),
        "the last first": (",,2020,2010,,\ncode,name,人口,人口,lon,lat", "2010 人口"),
        "below names": ("code,name,人口,人口,lon,lat\n,,2010,2020,,", "2010人口"),
        "of three rows": (",,人口情况,,,\n,,FY2010,FY2020,,\ncode,name,人口,人口,lon,lat", "2010 人口"),
        "below": ("code,name,人口,,lon,lat\n,,2010,2020,,", "2010人口"),
        "below a title": ("某县人口统计表,,,,,\n,,2010,2020,,\ncode,name,人口,人口,lon,lat", "2010 人口"),
    }

    def test_the_year_in_the_row_above_determines_the_last_year(self):
        for output, (header, older) in self.TWO_ROWS.items():
            with self.subTest(output):
                cells = ("120,100", "340,300") if output == "the last first" else ("100,120", "300,340")
                people, reported = self.table(header, *cells)
                self.assertEqual(people, [120, 340])
                self.assertIn("2020", reported.split("is used")[0])
                self.assertIn(f'write fields = {{ people = "{older}" }}', reported)
                self.assertEqual(self.table(header, *cells, people=older), ([100, 300], ""))

    def test_years_merged_over_several_columns(self):
        for header in (",,2010年,,2020年,,,\ncode,name,户数,人口,户数,人口,lon,lat",
                       "code,name,2010年,,2020年,,lon,lat\n,,户数,人口,户数,人口,,"):
            people, reported = self.table(header, "20,100,30,120", "80,300,90,340")
            self.assertEqual(people, [120, 340])
            self.assert_contains(reported, "people: '2020年 人口'", "households: '2020年 户数'")
            self.assertEqual(self.table(header, "20,100,30,120", "80,300,90,340", people="2010年 人口")[0], [100, 300])

    def test_other_text_above_names_the_column_that_is_not_read(self):
        for one, other in (("年初", "年末"), ("第六次普查", "第七次普查"), ("2010-2015", "2016-2020")):
            for header in (f",,{one},{other},,\ncode,name,人口,人口,lon,lat", f"code,name,{one},{other},lon,lat\n,,人口,人口,,"):
                people, reported = self.table(header, "100,120", "300,340")
                self.assertEqual(people, [100, 300])
                self.assertIn(f'write fields = {{ people = "{other} 人口" }}', reported)
                self.assertEqual(self.table(header, "100,120", "300,340", people=f"{other} 人口"), ([120, 340], ""))

    def test_one_year_above_is_not_reported(self):
        for header in (",,2020年,,,\ncode,name,户数,人口,lon,lat", "code,name,2020年,,lon,lat\n,,户数,人口,,"):
            self.assertEqual(self.table(header, "30,120", "90,340"), ([120, 340], ""))

    def test_the_year_of_a_title_does_not_distinguish_columns(self):
        for title in ("2020,,,,,", "某县2020年人口,,,,,", ",,2020年,,,"):
            header = f"{title}\ncode,name,人口,人口,lon,lat"
            people, reported = self.table(header, "100,120", "300,340")
            self.assertEqual(people, [100, 300])
            self.assertIn("rename it in the file", reported)
            self.assertEqual(self.table(header, "100,120", "300,340", people="人口")[0], [100, 300])

    def test_residents_and_registered_people_above_the_same_name(self):
        people, reported = self.table(",,户籍,常住,,\ncode,name,人口,人口,lon,lat", "100,120", "300,340")
        self.assertEqual(people, [120, 340])
        self.assertIn('write fields = { people = "户籍人口" }', reported)

    def test_years_in_the_names(self):
        for older, newer in (("pop_2010", "pop_2020"), ("POP10", "POP20"), ("pop_90", "pop_10"), ("人口10年", "人口20年"),
                             ("pop00", "POP20"), ("population_10", "population_20")):
            with self.subTest(newer):
                header = f"code,name,{older},{newer},lon,lat"
                people, reported = self.table(header, "100,120", "300,340")
                self.assertEqual(people, [120, 340])
                self.assertIn(f'write fields = {{ people = "{older}" }}', reported)
                self.assertEqual(self.table(header, "100,120", "300,340", people=older), ([100, 300], ""))

    def test_households_of_two_years_are_not_census_answers(self):
        people, reported = self.table("code,name,户数2010,户数2020,人口,lon,lat", "20,30,120", "80,90,340")
        self.assertEqual(people, [120, 340])
        self.assertIn('write fields = { households = "户数2010" }', reported)
        self.assertEqual([p["detail"] for p in self.records("problems") if p["problem"] == "bad_census_value"], [])

    def test_ages_are_not_years(self):
        for header in ("POP15,POP65", "POP0_14,POP15", "POP1,POP2"):
            people, reported = self.table(f"code,name,{header},lon,lat", "100,120", "300,340")
            self.assertEqual((people, reported), ([None, None], ""), header)
        people, reported = self.table("code,name,people,POP15,POP65,lon,lat", "500,100,120", "900,300,340")
        self.assertEqual((people, reported), ([500, 900], ""))

    def test_residents_and_registered_people_in_english(self):
        for other, taken in (("registered_population", "resident_population"), ("registered_pop", "resident_pop"),
                             ("hukou_population", "permanent_population"), ("registered_residents", "population")):
            with self.subTest(other):
                header = f"code,name,{other},{taken},lon,lat"
                people, reported = self.table(header, "100,120", "300,340")
                self.assertEqual(people, [120, 340])
                self.assertIn(f'write fields = {{ people = "{other}" }}', reported)
                self.assertEqual(self.table(header, "100,120", "300,340", people=other), ([100, 300], ""))

    def test_current_people_are_preferred_to_planned_ones(self):
        for today, later in (
            ("总人口数", "规划人口"), ("现状人口", "2035年规划人口"), ("现有人口", "规划人口2035"), ("人口现状", "2035年人口"),
            ("现状总人口（人）", "人口（2035年）"), ("人口", "预测人口"), ("人口2020", "村委会所在地人口"), ("人口2020", "人口2035"),
            ("population", "planned population"), ("pop_2020", "population 2035"),
        ):
            for header, cells in ((f"{later},{today}", ("900,120", "800,340")), (f"{today},{later}", ("120,900", "340,800"))):
                with self.subTest(header):
                    self.assertEqual(self.table(f"code,name,{header},lon,lat", *cells), ([120, 340], ""))

    def test_planned_people_are_never_suggested(self):
        for later in ("规划人口", "2035年人口", "pop2035", "村委会所在地人口", "设计供水人口", "2030年预测总人口", "projected_pop"):
            with self.subTest(later):
                self.assertEqual(self.table(f"code,name,{later},lon,lat", "900", "800")[0], [None, None])
                output = run_program("check", "study.toml", folder=self.folder).out
                self.assertNotIn(f'people = "{later}"', output)
                self.assertNotIn("may contain it: write fields = { people", output)
        self.table("code,name,规划人口,在册人口,lon,lat", "900,120", "800,340")
        self.assert_contains(run_program("check", "study.toml", folder=self.folder).out, 'write fields = { people = "在册人口" }')
        self.assertEqual(self.table("code,name,规划人口,lon,lat", "900", "800", people="规划人口")[0], [900, 800])


if __name__ == "__main__":
    unittest.main()
