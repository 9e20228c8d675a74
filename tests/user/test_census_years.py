# SPDX-License-Identifier: Apache-2.0
"""A census with a row for each village and year, and what a census tells that its villages' layer does not."""

import re
import unittest

from program import ask
from test_census_table import ALL_CODES, VILLAGES, CensusTableTest


class Years(CensusTableTest):
    def write_years(self, header, *years):
        """A row for each village and year; only the last year, or that of today, has water everywhere."""
        lines = [header]
        for village in VILLAGES:
            lines += [f"{year},{village[0]},{village[1]},{answer}" for year, answer in years]
        self.write_census(*lines)

    def test_the_last_year_counts_and_is_told_once(self):
        for header, years in (("年份,代码,村名,是否通自来水", (("2019", "否"), ("2023", "是"))),
                              ("年度,代码,村名,是否通自来水", (("2023年", "是"), ("2019年", "否"))),
                              ("统计年度,代码,村名,是否通自来水", (("2023年度", "是"), ("2019年度", "否"))),
                              ("年份,代码,村名,是否通自来水", (("2023-12-31", "是"), ("2019-12-31", "否"))),
                              ("year,code,name,是否通自来水", (("2019", "否"), ("2023", "是"), ("2035", "否")))):
            with self.subTest(header):
                self.write_years(header, *years)
                self.assertEqual(self.run_study(), [])
                told = self.told("field_ambiguous")
                self.assertEqual(len(told), 1, told)
                self.assertEqual(self.told("census_match_doubtful"), [])
                key = re.search(r'where = ".*"', told[0]["detail"]).group()
                self.assertEqual(len(self.run_study('path = "census.csv"\n' + key)), 4)  # the way out works
                self.assertEqual(self.told("field_ambiguous"), [])

    def test_a_village_without_a_row_of_the_last_year_keeps_its_last(self):
        lines = [f"{year},{code},{'是' if year == 2023 else '否'}" for code in ALL_CODES for year in (2019, 2023)]
        self.write_census("年份,代码,是否通自来水", *lines[:3], *lines[4:])  # of the second only 2019
        self.assertEqual(self.run_study(), ["后村"])

    def test_a_year_that_is_no_year_of_the_row(self):
        # One row a village: a year of whatever it may be changes nothing.
        self.write_census("年份,代码,是否通自来水", *(f"{2001 + i},{code},是" for i, code in enumerate(ALL_CODES)))
        self.assertEqual(self.run_study(), [])
        self.assertEqual(self.told("field_ambiguous"), [])

    def test_what_the_census_gives_is_not_missed_in_the_layer(self):
        self.header = "代码"
        self.write_villages(lambda village: village[:1])
        self.write_census("代码,村名,人口", *(",".join(map(str, (v[0], v[1], v[3]))) for v in VILLAGES))
        self.run_study()
        self.assertNotIn("no field of", self.check)
        self.assertEqual(sorted(self.people().values()), [500, 600, 700, 800, 900])
        self.write_census("代码,是否通自来水", *(f"{v[0]},是" for v in VILLAGES))
        self.run_study()
        self.assertIn("villages: no field of people", self.check)
        self.assertIn("villages: no field of name", self.check)


def load_tests(_loader, _tests, _pattern):
    """Those of the class that it is made of run in their own file."""
    return unittest.TestSuite(Years(name) for name in vars(Years) if name.startswith("test_"))


if __name__ == "__main__":
    unittest.main()
