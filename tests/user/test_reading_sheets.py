# SPDX-License-Identifier: Apache-2.0
"""Workbooks whose cells say less than a reader of the sheet sees: formulas without stored values, and
two tables side by side."""

import re
import unittest
import zipfile

from osgeo import ogr
from program import UserTest, ask
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
        return ask("run", "study.toml", folder=self.folder)

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

    def test_an_empty_column_within_a_table_is_none(self):
        columns = ("code", "name", "", "people", "lon", "lat")
        rows = [(*row[:2], "", *row[2:]) for row in ROWS]
        self.write("v.csv", rows, columns)
        answer = self.run_it()
        self.assertEqual(answer.code, 0, str(answer))
        self.assertIn("2,500", answer.out)


if __name__ == "__main__":
    unittest.main()
