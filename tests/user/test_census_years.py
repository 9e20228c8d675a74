# SPDX-License-Identifier: Apache-2.0
"""A census with a row for each village and year, and figures that the census has and the layer of
villages lacks."""

import re
import unittest

from program import run_program
from test_census_table import ALL_CODES, PLACES, VILLAGES, CensusTableTest


class Years(CensusTableTest):
    def write_years(self, header, *years):
        """A row for each village and year; only the last, or this year's, has water everywhere."""
        lines = [header]
        for village in VILLAGES:
            lines += [f"{year},{village[0]},{village[1]},{answer}" for year, answer in years]
        self.write_census(*lines)

    def test_the_last_year_counts_and_is_reported_once(self):
        for header, years in (("年份,代码,村名,是否通自来水", (("2019", "否"), ("2023", "是"))),
                              ("年度,代码,村名,是否通自来水", (("2023年", "是"), ("2019年", "否"))),
                              ("统计年度,代码,村名,是否通自来水", (("2023年度", "是"), ("2019年度", "否"))),
                              ("年份,代码,村名,是否通自来水", (("2023-12-31", "是"), ("2019-12-31", "否"))),
                              ("year,code,name,是否通自来水", (("2019", "否"), ("2023", "是"), ("2035", "否")))):
            with self.subTest(header):
                self.write_years(header, *years)
                self.assertEqual(self.run_study(), [])
                reported = self.reported("field_ambiguous")
                self.assertEqual(len(reported), 1, reported)
                self.assertEqual(self.reported("census_match_doubtful"), [])
                key = re.search(r'where = ".*"', reported[0]["detail"]).group()
                self.assertEqual(len(self.run_study('path = "census.csv"\n' + key)), 4)  # the remedy works
                self.assertEqual(self.reported("field_ambiguous"), [])

    def test_a_column_of_years_with_any_name(self):
        for name, years in (("年", ("2015", "2020")), ("FY", ("FY2015", "FY2020")), ("调查年", ("2015年", "2020年")),
                            ("年份_1", ("2015", "2020")), ("Year of survey", ("2015", "2020")), ("fy", ("2015-16", "2020-21")),
                            ("普查所属年", ("2015", "2020")), ("SurveyYear", ("2015/12/31", "2020/12/31"))):
            for answers in (("否", "是"), ("是", "否")):
                with self.subTest(f"{name} {answers}"):
                    self.write_years(f"{name},代码,村名,是否通自来水", *zip(years, answers))
                    self.assertEqual(len(self.run_study()), 0 if answers[1] == "是" else 4)
                    self.assertEqual(len(self.reported("field_ambiguous")), 1)
                    self.assertEqual(self.reported("census_match_doubtful"), [])

    def test_rows_of_years_in_the_layer_of_villages(self):
        lines = ["代码,村名,乡镇,年,人口,经度,纬度"]
        for village, (lon, _) in zip(VILLAGES, PLACES):
            lines += [f"{','.join(village[:3])},{year},{people},{lon},36.6" for year, people in ((2015, 99), (2020, village[3]))]
        (self.folder / "villages.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.write_census("代码,是否通自来水", *(f"{code},是" for code in ALL_CODES))
        self.run_study()
        self.assertEqual(sorted(self.people().values()), [500, 600, 700, 800, 900])
        self.assertEqual([len(self.reported(kind)) for kind in ("field_ambiguous", "duplicate_code")], [1, 0])

    def test_villages_that_were_surveyed_again_use_the_later_year(self):
        lines = [f"2015,{code},否" for code in ALL_CODES] + [f"2020,{ALL_CODES[0]},是"]
        self.write_census("年,代码,是否通自来水", *lines)
        self.assertEqual(len(self.run_study()), 3)
        self.assertEqual(len(self.reported("field_ambiguous")), 1)

    def test_the_year_of_construction_is_not_the_year_of_the_row(self):
        for name in ("建成年份", "通水年", "Year built", "脱贫年份"):
            self.write_years(f"{name},代码,村名,是否通自来水", ("2015", "是"), ("2020", "否"))
            self.run_study()
            self.assertEqual(len(self.reported("census_match_doubtful")), len(VILLAGES), name)

    def test_codes_cut_by_a_spreadsheet_are_reported_as_the_reason(self):
        self.write_census("代码,是否通自来水", *("3.70983E+11,是" for _ in VILLAGES))
        self.study()
        for command in ("run", "check"):
            answer = run_program(command, "study.toml", folder=self.folder)
            self.assert_refused(answer, 2, "lost their last digits in a spreadsheet", "3.70983E+11",
                                "or add columns with the name and the town")
        self.write_census("代码,村名,乡镇,是否通自来水", *(f"3.70983E+11,{v[1]},{v[2]},是" for v in VILLAGES))
        self.assertEqual(self.run_study(), [])  # by the names, as reported
        self.assertEqual(len(self.reported("code_damaged")), 1)

    def test_a_village_without_a_row_of_the_last_year_keeps_its_last(self):
        lines = [f"{year},{code},{'是' if year == 2023 else '否'}" for code in ALL_CODES for year in (2019, 2023)]
        self.write_census("年份,代码,是否通自来水", *lines[:3], *lines[4:])  # only 2019 for the second village
        self.assertEqual(self.run_study(), ["后村"])

    def test_a_column_that_is_not_the_year_of_the_row(self):
        # One row per village: years of any kind change nothing.
        self.write_census("年份,代码,是否通自来水", *(f"{2001 + i},{code},是" for i, code in enumerate(ALL_CODES)))
        self.assertEqual(self.run_study(), [])
        self.assertEqual(self.reported("field_ambiguous"), [])

    def test_figures_of_the_census_are_not_reported_as_missing_from_the_layer(self):
        self.header = "代码"
        self.write_villages(lambda village: village[:1])
        self.write_census("代码,村名,人口", *(",".join(map(str, (v[0], v[1], v[3]))) for v in VILLAGES))
        self.run_study()
        self.assertNotIn("no column for", self.check)
        self.assertEqual(sorted(self.people().values()), [500, 600, 700, 800, 900])
        self.write_census("代码,是否通自来水", *(f"{v[0]},是" for v in VILLAGES))
        self.run_study()
        self.assertIn("villages: no column for people", self.check)
        self.assertIn("villages: no column for name", self.check)


def load_tests(_loader, _tests, _pattern):
    """The tests of the base class run in their own file."""
    return unittest.TestSuite(Years(name) for name in vars(Years) if name.startswith("test_"))


if __name__ == "__main__":
    unittest.main()
