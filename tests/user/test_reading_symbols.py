#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Symbols and words whose meaning depends on the other cells: ○, None, No., %.

Five villages near a town school, four of them covered; a water main far away, in a complete
layer.
"""

import unittest

from program import run_layers, run_program
from test_reading_answers import NAMES, AnswersTest

GAPS = (["乙村", "丁村"], [])
UNKNOWN = ([], ["乙村", "丁村"])  # every known cell is a yes


class CirclesTest(AnswersTest):
    def test_a_circle_means_yes_in_a_column_with_crosses(self):
        for circle in "○◯〇Ｏ⭕":
            for cross in "×✗✕╳x✖":
                with self.subTest(circle + cross):
                    self.assertEqual(self.run_with("是否通自来水", [circle, cross, circle, cross, ""]), (["乙村", "丁村"], []))
                    self.assertEqual(self.reported(), [])
        self.assertEqual(self.run_with("是否通自来水", "○ △ ○ × ○".split()), GAPS)
        output = run_program("check", "study.toml", folder=self.folder).out
        self.assert_contains(output, "○ is read as yes, because the column also contains crosses")

    def test_a_circle_means_no_in_a_column_with_discs(self):
        for disc in "●■⬤":
            self.assertEqual(self.run_with("是否通自来水", [disc, "○", disc, "○", disc]), GAPS)
            self.assertEqual(self.reported(), [])

    def test_an_ambiguous_circle_is_reported(self):
        for cells in ("√ ○ √ ○ √", "✓ ○ ✓ ○ ✓", "是 ○ 是 ○ 是"):
            with self.subTest(cells):
                self.assertEqual(self.run_with("是否通自来水", cells.split()), UNKNOWN)
                self.assertTrue(self.reported())
        for cells in (["○", "", "○", "", "○"], ["○"] * 5):
            with self.subTest(str(cells)):
                self.assertEqual(self.run_with("是否通自来水", cells)[0], [v for v, c in zip(NAMES, cells) if not c])
                self.assertTrue(self.reported())
        self.assertEqual(self.run_with("是否通自来水", "× ○ √ × √".split()), (["甲村", "丁村"], ["乙村"]))
        self.assertTrue(self.reported())

    def test_a_circle_in_a_mark_of_the_villages_is_reported(self):
        for header, kind in (("是否可搬迁", "bad_census_value"), ("是否中心村", "unknown_category")):
            for cells in ("○ × ○ × ○", "● ○ ● ○ ●"):
                with self.subTest(header + cells):
                    self.run_with(header, cells.split())
                    self.assertIn("○", " ".join(self.reported(kind)))

    def test_ticks_and_crosses_are_read_as_before(self):
        for yes, no in ("√×", "✓✗", "✔✘", "●×", "✅❌"):
            with self.subTest(yes + no):
                self.assertEqual(self.run_with("是否通自来水", [yes, no, yes, no, yes]), GAPS)
                self.assertEqual(self.reported(), [])


class NonesTest(AnswersTest):
    def test_none_beside_answers_is_a_no_and_is_reported(self):
        for header, yes, none in (("Water access", "Full", "None"), ("water supply", "Yes", "Nil"),
                                  ("water supply", "Yes", "none"), ("Water access", "Full", "Nothing")):
            with self.subTest(f"{header} {none}"):
                self.assertEqual(self.run_with(header, [yes, none, yes, none, yes]), GAPS)
                self.assert_contains(run_program("check", "study.toml", folder=self.folder).out, f"{none} is read as no")
        self.assertEqual(self.run_with("Water access", "Full None Full Partial Full".split()), GAPS)

    def test_none_beside_words_of_another_script_is_the_null_of_an_export(self):
        self.run_with("自来水", "有 None 有 None 有".split())  # the map decides for them, not the census
        self.assertNotIn("None", run_program("check", "study.toml", folder=self.folder).out)
        answers = {row["village"]: row["evidence"] for row in self.query("priorities.geojson")}
        self.assertEqual(set(answers.values()), {"no_line"}, answers)

    def test_an_ambiguous_none_is_reported(self):
        for cells, gaps in (("Yes No Yes None Yes", ["乙村"]), ("True None True None True", [])):
            with self.subTest(cells):
                found = self.run_with("water supply", cells.split())
                self.assertEqual(found, (gaps, [v for v, c in zip(NAMES, cells.split()) if c == "None"]))
                self.assertIn("None", " ".join(self.reported()))
        self.assertEqual(self.run_with("No. of HH with water supply", "100 Nil 140 0 180".split())[1], ["乙村"])
        self.assertIn("Nil", " ".join(self.reported()))

    def test_none_of_python_and_other_blanks_stay_blank(self):
        for cells in ("True None True False True", "Yes null Yes No Yes", "Yes NaN Yes No Yes", "Yes N/A Yes No Yes"):
            with self.subTest(cells):
                found = self.run_with("water supply", cells.split())
                self.assertEqual(found[0], ["乙村", "丁村"])  # by the map, and by the column
                self.assertEqual(self.reported(), [])
        self.assertEqual(self.run_with("water supply", ["None"] * 5), (NAMES[:4], []))


class NumberSignsTest(AnswersTest):
    def test_a_number_sign_before_a_service_denotes_a_number_of_households(self):
        for header in ("No. HH water supply", "No. water households", "No. of HH with water", "No HH water supply",
                       "NO_HH_WATER", "Nº HH water", "N° households water", "№ households with water", "Nr. HH water",
                       "# HH water", "#HH water supply", "No. households water supply", "Nos. HH water supply",
                       "Num. HH water supply", "NoHH water supply", "Water supply: No. HH", "Number of HH water supply",
                       "No. of households without water"):
            counts = ["100", "0", "140", "0", "180"]
            if "without" in header:
                counts = ["0", "120", "0", "160", "0"]
            with self.subTest(header):
                self.assertEqual(self.run_with(header, counts), GAPS)
                self.assertEqual(self.reported(), [])

    def test_no_before_a_service_remains_a_negation(self):
        for header in ("No water", "No water supply", "no_water", "No piped water", "Not connected water supply"):
            with self.subTest(header):
                self.assertEqual(self.run_with(header, "No Yes No Yes No".split()), GAPS)
                self.assertEqual(self.reported(), [])


class PercentTest(AnswersTest):
    def keep(self, condition, cells):
        self.write_study(f'where = "{condition}"')
        self.write_villages("入户率", cells)
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        if answer.code == 3:
            return str(answer)
        return sorted((row["village"] for row in self.query("coverage.geojson")), key=NAMES.index)

    def test_a_share_of_one_is_not_compared_with_per_cent(self):
        cells = ["95%", "30%", "100%", "0%", "50%"]
        for number in ("0.5", "1", "'0.5'"):
            output = self.keep(f"入户率 >= {number}", cells)
            self.assertIn("write it as '100%'" if number == "1" else "write it as '50%'", output)
            self.assertIn(f"per cent sign, and {number[:1] if number == '1' else 0.5} may be", output)
        for condition in ("入户率 >= '50%'", "入户率 >= 50", "入户率 BETWEEN 50 AND 100", "入户率 >= '50 %'"):
            self.assertEqual(self.keep(condition, cells), ["甲村", "丙村", "戊村"], condition)
        self.assertEqual(self.keep("入户率 > 0", cells), ["甲村", "乙村", "丙村", "戊村"])
        self.assertEqual(self.keep("入户率 = '95%'", cells), ["甲村"])
        self.assertEqual(self.keep("入户率 >= 0.5", ["0.95", "0.3", "1", "0", "0.5"]), ["甲村", "丙村", "戊村"])


del AnswersTest  # its own tests are not run again here

if __name__ == "__main__":
    unittest.main()
