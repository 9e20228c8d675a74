#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Census columns whose answers do not say whether a village has the service: 危房改造 = 否.

Five villages as in test_census_names.py, four of them covered; villages 1 and 4 say no.
"""

import unittest

from program import run_program
from test_census_names import NamesBase, column

ANSWERS = column("是", "否")


class Meanings(NamesBase):
    service = "building"

    def problems(self):
        return [row["detail"] for row in self.rows("problems.geojson") if row["problem"] == "census_answer_ambiguous"]

    def gaps_with(self, header, meaning="", cells=None):
        fields = f'building = "{header}"'
        if meaning:  # a further key of the block
            fields += f" }}\nmeaning = {{ building = {{ {meaning} }}"
        return self.gaps(header, cells or ANSWERS, fields)[0]

    def test_no_unsafe_houses_or_none_renovated(self):
        for header in ("危房改造", "是否完成危房改造", "危旧房改造情况"):
            with self.subTest(header):
                self.assertEqual(self.gaps_with(header), (0, 2))
                (detail,) = self.problems()
                self.assert_contains(detail, header, "no (2)", '[layers.villages.meaning] building = { no = "…" }')

    def test_the_study_says_what_no_means(self):
        for meaning, expected in (('no = "lacks"', (2, 0)), ('no = "has"', (0, 0)), ('no = "unknown"', (0, 2))):
            with self.subTest(meaning):
                self.assertEqual(self.gaps_with("危房改造", meaning), expected)
                self.assertEqual(self.problems(), [])

    def test_a_column_of_unsafe_houses_has_the_opposite_sense(self):
        # Villages 2, 3 and 5 have unsafe houses; one of them is not covered.
        self.assertEqual(self.gaps_with("是否有危房"), (2, 0))
        self.assertEqual(self.problems(), [])

    def test_a_plain_question_is_not_ambiguous(self):
        self.assertEqual(self.gaps_with("房屋达标"), (2, 0))
        self.assertEqual(self.problems(), [])

    def test_blank_cells_have_the_meaning_that_the_study_gives(self):
        cells = ["", "是", "是", "否", "是"]
        self.assertEqual(self.gaps_with("房屋达标", 'blank = "lacks"', cells), (2, 0))
        self.assertEqual(self.gaps_with("房屋达标", 'blank = "has"', cells), (1, 0))

    def test_an_unknown_service_or_word_is_refused_with_the_nearest(self):
        for meaning, words in (
            ("buildin = { no = \"has\" }", ("buildin", "building")),
            ("building = { no = \"had\" }", ("had", "has")),
            ("building = { nein = \"has\" }", ("nein", "no")),
        ):
            with self.subTest(meaning):
                self.gaps_with("危房改造")
                study = self.folder / "study.toml"
                text = study.read_text(encoding="utf-8")
                study.write_text(
                    text.replace('building = "危房改造" }', f'building = "危房改造" }}\nmeaning = {{ {meaning} }}'),
                    encoding="utf-8",
                )
                answer = run_program("run", "study.toml", "--out", "other", folder=self.folder)
                self.assert_refused(answer, 3, "study.toml", *words)


if __name__ == "__main__":
    unittest.main()
