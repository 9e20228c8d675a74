# SPDX-License-Identifier: Apache-2.0
"""Workbooks whose cells contain less than a reader of the sheet sees: formulas without stored
values, and two tables side by side."""

import json
import re
import unittest
import zipfile

from osgeo import ogr
from program import UserTest, run_layers
from small_world import SEAT, STUDY, VILLAGES, write_small_world

ogr.UseExceptions()
COLUMNS = ("code", "name", "people", "lon", "lat")
ROWS = [(code, name, people, SEAT[0], lat) for code, name, people, lat in VILLAGES]


class Sheets(UserTest):
    def write(self, file, rows=ROWS, columns=COLUMNS):
        write_small_world(self.folder)
        text = STUDY.replace("villages.shp", file)
        (self.folder / "study.toml").write_text('language = "en"\n' + text, encoding="utf-8")
        if file.endswith("csv"):
            lines = [",".join(map(str, row)) for row in (columns, *rows)]
            (self.folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
            return
        (self.folder / file).unlink(missing_ok=True)
        driver = "XLSX" if file.endswith("xlsx") else "ODS"
        made = ogr.GetDriverByName(driver).CreateDataSource(str(self.folder / file))
        layer = made.CreateLayer("村庄", None, ogr.wkbNone)
        kinds = {int: ogr.OFTInteger, float: ogr.OFTReal, str: ogr.OFTString}
        for i in range(len(columns)):
            value = next((row[i] for row in rows if row[i] is not None), "")
            layer.CreateField(ogr.FieldDefn(f"c{i}", kinds[type(value)]))
        for i, name in enumerate(columns):
            layer.AlterFieldDefn(i, ogr.FieldDefn(name or f"c{i}", 0), ogr.ALTER_NAME_FLAG)
        for row in rows:
            record = ogr.Feature(layer.GetLayerDefn())
            for i, value in enumerate(row):
                if value is not None:
                    record.SetField(i, value)
            layer.CreateFeature(record)
        del layer, made

    def patch(self, file, part, change):
        path = self.folder / file
        with zipfile.ZipFile(path) as packed:
            entries = {name: packed.read(name) for name in packed.namelist()}
        for name in entries:
            if name.endswith(part):
                text = entries[name].decode()
                entries[name] = change(text).encode()
                self.assertNotEqual(entries[name].decode(), text)
        with zipfile.ZipFile(path, "w") as packed:
            for name, content in entries.items():
                packed.writestr(name, content)

    def run_it(self):
        return run_layers("study.toml", folder=self.folder)

    def test_formulas_without_values_are_refused(self):
        for stored, calculated in (("", ""), ("<v></v>", ""), ("<v/>", ""), ("<v>0</v>", "yes")):
            with self.subTest(stored):
                self.write("v.xlsx")
                cell = lambda match: f'<c r="{match[1]}"><f>{match[2]}+0</f>{stored}</c>'
                self.patch(
                    "v.xlsx",
                    "sheet1.xml",
                    lambda text: re.sub(r'<c r="(C\d+)">\s*<v>(\d+)</v>\s*</c>', cell, text),
                )
                if calculated:
                    self.patch(
                        "v.xlsx",
                        "xl/workbook.xml",
                        lambda text: text.replace(
                            "</sheets>", '</sheets><calcPr fullCalcOnLoad="1"/>'
                        ),
                    )
                self.assert_refused(self.run_it(), 2, "v.xlsx", "3 cells of column C", "save it")

    def without_values(self, file, values):
        """Replaces the cells with these numbers by formulas without values."""
        numbers = "|".join(map(str, values))
        if file.endswith("xlsx"):
            cell = lambda match: f'<c r="{match[1]}"><f>{match[2]}+0</f></c>'
            pattern = rf'<c r="([A-Z]\d+)">\s*<v>({numbers})</v>\s*</c>'
            self.patch(file, "sheet1.xml", lambda text: re.sub(pattern, cell, text))
            return
        cell = lambda match: f' table:formula="of:={match[1]}+0"'
        pattern = rf' office:value="({numbers})"'
        self.patch(file, "content.xml", lambda text: re.sub(pattern, cell, text))

    def many(self, more=()):
        """Ten villages of 101, 102, … people; further columns, each by its first number."""
        return [
            (f"37010000{i}", f"{chr(0x4E00 + 40 * i)}庄", 101 + i, SEAT[0], SEAT[1] + i / 50)
            + tuple(first + i for first in more)
            for i in range(10)
        ]

    def problems(self):
        text = (self.folder / "out" / "problems.geojson").read_text(encoding="utf-8")
        return [row["properties"] for row in json.loads(text)["features"]]

    def people(self):
        text = (self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8")
        rows = [row["properties"]["people"] for row in json.loads(text)["features"]]
        return sorted(number for number in rows if number is not None)

    def test_some_formulas_without_values_are_reported(self):
        for values, words in (
            ((103, 107), "2 cells of column C ('people') are formulas"),
            ((104,), "1 cell of column C ('people') is a formula"),
        ):
            with self.subTest(values):
                self.write("v.xlsx", self.many())
                self.without_values("v.xlsx", values)
                answer = self.run_it()
                self.assertEqual(answer.code, 1, str(answer))
                (reported,) = [p for p in self.problems() if p["problem"] == "formula_without_value"]
                self.assertIn(words, reported["detail"])
                self.assertIn(f"the first is C{values[0] - 99}", reported["detail"])
                self.assertEqual(self.people(), [n for n in range(101, 111) if n not in values])

    def test_formulas_after_a_blank_column_are_reported_for_the_right_column(self):
        self.write("v.xlsx", self.many())
        self.without_values("v.xlsx", (104,))
        shifted = lambda match: f'r="{chr(ord(match[1]) + 1)}{match[2]}"'
        self.patch(
            "v.xlsx", "sheet1.xml", lambda text: re.sub(r'r="([A-E])(\d+)"', shifted, text)
        )
        answer = self.run_it()
        self.assertEqual(answer.code, 1, str(answer))
        (reported,) = [p for p in self.problems() if p["problem"] == "formula_without_value"]
        self.assertIn("1 cell of column D ('people')", reported["detail"])

    def test_formulas_that_would_be_read_as_0_are_refused(self):
        self.write("v.ods", self.many())
        self.without_values("v.ods", (103,))
        self.assert_refused(self.run_it(), 2, "1 cell of column C", "C4", "read as 0", "save it")

    def test_unused_columns_of_formulas_are_not_refused(self):
        for file in ("v.xlsx", "v.ods"):
            with self.subTest(file):
                self.write(file, self.many([501]), (*COLUMNS, "mu_of_orchard"))
                self.without_values(file, range(501, 511))
                answer = self.run_it()
                self.assertEqual(self.people(), list(range(101, 111)), str(answer))
                kinds = [problem["problem"] for problem in self.problems()]
                self.assertNotIn("formula_without_value", kinds)
                run = (self.folder / "out" / "run.json").read_text(encoding="utf-8")
                self.assertIn("10 cells of column F ('mu_of_orchard')", run)

    def test_a_formula_whose_value_is_an_empty_text_is_not_reported(self):
        self.write("v.xlsx", self.many())
        cell = lambda match: f'<c r="{match[1]}" t="str"><f>IF(A1="","",1)</f><v></v></c>'
        pattern = r'<c r="([A-Z]\d+)">\s*<v>(103)</v>\s*</c>'
        self.patch("v.xlsx", "sheet1.xml", lambda text: re.sub(pattern, cell, text))
        self.run_it()
        self.assertNotIn("formula_without_value", [p["problem"] for p in self.problems()])

    def test_the_sum_below_a_column_is_not_a_record(self):
        self.write("v.xlsx", [*self.many(), (None, "合计", 999, None, None)])
        cell = lambda match: f'<c r="{match[1]}"><f>SUM(C2:C11)</f></c>'
        pattern = r'<c r="([A-Z]\d+)">\s*<v>(999)</v>\s*</c>'
        self.patch("v.xlsx", "sheet1.xml", lambda text: re.sub(pattern, cell, text))
        answer = self.run_it()
        self.assertNotIn("formula_without_value", [p["problem"] for p in self.problems()])
        self.assertEqual(self.people(), list(range(101, 111)), str(answer))

    def test_formulas_with_values_are_read(self):
        self.write("v.xlsx")
        cell = lambda match: f'<c r="{match[1]}"><f>{match[2]}+0</f><v>{match[2]}</v></c>'
        self.patch(
            "v.xlsx",
            "sheet1.xml",
            lambda text: re.sub(r'<c r="(C\d+)">\s*<v>(\d+)</v>\s*</c>', cell, text),
        )
        answer = self.run_it()
        self.assertEqual(answer.code, 0, str(answer))
        self.assertIn("2,500", answer.out)

    def test_formulas_of_ods(self):
        for value, code in (("", 2), (' office:value="{0}"', 0)):
            with self.subTest(value):
                self.write("v.ods")
                given = lambda match: f' table:formula="of:={match[1]}+0"' + value.format(match[1])
                self.patch(
                    "v.ods",
                    "content.xml",
                    lambda text: re.sub(r' office:value="(1200|800|500)"', given, text),
                )
                answer = self.run_it()
                if code == 2:
                    self.assert_refused(answer, 2, "v.ods", "3 cells of column C", "save it")
                else:
                    self.assertEqual(answer.code, 0, str(answer))
                    self.assertIn("2,500", answer.out)

    def test_two_tables_side_by_side_are_refused(self):
        twice = (*COLUMNS, "", *COLUMNS)
        rows = [(*ROWS[0], None, *ROWS[1]), (*ROWS[2], None, *ROWS[1])]
        other = (*COLUMNS, "", "facility", "kind", "level")
        uneven = [(*ROWS[0], None, "a", "学校", "镇"), (*ROWS[1], None, None, None, None)]
        for columns, records in ((twice, rows), (other, uneven)):
            with self.subTest(columns[6]):
                shown = [tuple("" if cell is None else cell for cell in row) for row in records]
                self.write("v.csv", shown, columns)
                self.assert_refused(
                    self.run_it(), 2, "v.csv", "side by side", f"column 7 ('{columns[6]}')"
                )

    def test_an_empty_column_within_a_table_is_not_a_gap_between_tables(self):
        columns = ("code", "name", "", "people", "lon", "lat")
        rows = [(*row[:2], "", *row[2:]) for row in ROWS]
        self.write("v.csv", rows, columns)
        answer = self.run_it()
        self.assertEqual(answer.code, 0, str(answer))
        self.assertIn("2,500", answer.out)

    def test_tables_side_by_side_without_a_gap_are_refused(self):
        columns = ("no", *COLUMNS)
        rows = [(1, *ROWS[0], 3, *ROWS[2]), (2, *ROWS[1], *[None] * 6)]
        shown = [tuple("" if cell is None else cell for cell in row) for row in rows]
        self.write("v.csv", shown, columns * 2)
        self.assert_refused(self.run_it(), 2, "side by side", "column 7 ('no')", "names repeat")
        below = [(1, *ROWS[0]), (2, *ROWS[1]), columns, (3, *ROWS[2])]
        self.write("v.csv", below, columns)
        answer = self.run_it()
        self.assertEqual(answer.code, 0, str(answer))
        self.assertIn("2,500", answer.out)

    def test_two_tables_joined_by_their_code_are_one(self):
        columns = (*COLUMNS, "code", "name", "lon", "lat")
        self.write("v.csv", [(*row, *row[:2], *row[3:]) for row in ROWS], columns)
        answer = self.run_it()
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertEqual(self.people(), [500, 800, 1200])

    def test_a_second_table_below_the_first_is_refused(self):
        swapped = ("code", "name", "area", "people", "lon", "lat")
        first = [(*row[:3], 1500, *row[3:]) for row in ROWS]
        columns = ("code", "name", "people", "area", "lon", "lat")
        other = ("name", "kind", "level", "lon", "lat", "")
        second = {
            swapped: (*ROWS[2][:2], 1500, 500, *ROWS[2][3:]),
            other: ("中心", "小学", "乡镇", *SEAT, ""),
        }
        for names, record in second.items():
            for gap in ([], [("",) * 6], [("表2",) + ("",) * 5]):
                with self.subTest(f"{names} {gap}"):
                    self.write("v.csv", [*first[:2], *gap, names, record], columns)
                    row = 4 + len(gap)
                    self.assert_refused(
                        self.run_it(), 2, f"a second table begins in row {row}", names[2]
                    )

    def test_a_repeated_header_is_not_a_second_table(self):
        columns = ("code", "name", "人口", "", "lon", "lat")
        below = ("", "", "户籍", "常住", "", "")
        body = [(*row[:3], row[2] + 1, *row[3:]) for row in ROWS]
        self.write("v.csv", [below, *body[:2], columns, below, body[2]], columns)
        answer = self.run_it()
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertEqual(self.people(), [501, 801, 1201])

    def test_answers_with_the_words_of_their_columns_are_records(self):
        columns = (*COLUMNS, "water_supply", "gas", "heating")
        ticked = [(*row, "water_supply", "gas", "heating") for row in ROWS]
        unnamed = ("", "", "", "", "", "water_supply", "gas", "heating")
        self.write("v.csv", [*ticked, unnamed], columns)
        self.run_it()
        self.assertEqual(self.people(), [500, 800, 1200])
        self.write("v.csv", [row[:3] + row[5:] for row in ticked], columns[:3] + columns[5:])
        census = "\n[layers.census]\npath = \"v.csv\"\n"
        (self.folder / "study.toml").write_text(
            'language = "en"\n' + STUDY + census, encoding="utf-8"
        )
        answer = self.run_it()
        self.assertIn(answer.code, (0, 1), str(answer))

    def test_records_with_words_of_headers_are_records(self):
        columns = ("name", "level", "kind", "town", "lon", "lat")
        body = [("学校", "乡镇", "学校", "安山镇", *SEAT), ("name", "town", "school", "", *SEAT)]
        self.write("v.csv")
        study = self.folder / "study.toml"
        text = study.read_text(encoding="utf-8").replace("facilities.shp", "f.csv")
        study.write_text(text, encoding="utf-8")
        lines = [",".join(map(str, row)) for row in (columns, *body)]
        (self.folder / "f.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        answer = self.run_it()
        self.assertIn(answer.code, (0, 1), str(answer))


if __name__ == "__main__":
    unittest.main()
