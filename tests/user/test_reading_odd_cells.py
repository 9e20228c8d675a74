# SPDX-License-Identifier: Apache-2.0
"""Cells of workbooks that are merged, contain text in several runs, or have comments."""

import json
import unittest
import zipfile
from xml.sax.saxutils import escape

from program import UserTest, run_layers, run_program
from small_world import SEAT, STUDY, VILLAGES, write_small_world

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OF = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = ["town", "code", "name", "people", "lon", "lat", "water_supply"]
GUIDE = '<rPh sb="0" eb="1"><t>wang</t></rPh>'
COMMENT = "<office:annotation><dc:date>2024-01-01</dc:date><text:p>check</text:p></office:annotation>"


def rows(towns=("安山镇", "", ""), water=("no", "", "")):
    return [
        [town, code, name, people, SEAT[0], lat, answer]
        for town, (code, name, people, lat), answer in zip(towns, VILLAGES, water)
    ]


def write_xlsx(path, table, merged=(), unusual=None, shared="", styles=""):
    """`odd`: the XML of cells, by their reference; `styles`: the content of xl/styles.xml."""
    lines = []
    for r, row in enumerate(table, 1):
        cells = []
        for letter, value in zip("ABCDEFGHIJ", row):
            place = f"{letter}{r}"
            if unusual and place in unusual:
                cells.append(unusual[place])
            elif isinstance(value, str) and value:
                cells.append(f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>')
            elif value != "":
                cells.append(f'<c r="{place}"><v>{value}</v></c>')
        lines.append(f'<row r="{r}">{"".join(cells)}</row>')
    areas = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData>'
    sheet += f"<mergeCells>{areas}</mergeCells></worksheet>" if merged else "</worksheet>"
    link = f'<Relationship Id="r{{}}" Type="{OF}/{{}}" Target="{{}}"/>'
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
            '<Override PartName="/xl/worksheets/sheet1.xml" '
            f'ContentType="{kinds}.worksheet+xml"/></Types>',
        )
        top = link.format(1, "officeDocument", "xl/workbook.xml")
        packed.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{top}</Relationships>')
        packed.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OF}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        links = link.format(1, "worksheet", "worksheets/sheet1.xml")
        links += link.format(2, "sharedStrings", "sharedStrings.xml")
        links += link.format(3, "styles", "styles.xml") if styles else ""
        packed.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>',
        )
        packed.writestr("xl/worksheets/sheet1.xml", sheet)
        packed.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{shared}</sst>')
        if styles:
            packed.writestr("xl/styles.xml", f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>')


def ods_cell(value, more="", within=""):
    if value is None:
        return f"<table:covered-table-cell{more}/>"
    if value == "":
        return f"<table:table-cell{more}/>"
    kind = 'string"' if isinstance(value, str) else f'float" office:value="{value}"'
    return (
        f'<table:table-cell office:value-type="{kind}{more}>{within}'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def write_ods(path, lines):
    """`lines`: the XML of the cells of each row."""
    names = {"office": "office", "table": "table", "text": "text", "draw": "drawing"}
    spaces = "".join(f' xmlns:{short}="{ODF}{name}:1.0"' for short, name in names.items())
    body = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "content.xml",
            f'<office:document-content{spaces} xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f'<office:body><office:spreadsheet><table:table table:name="S">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )


def ods_lines(table, merged_columns=(), unusual=None):
    """Columns in which the cells below the first record are merged into it; `odd` as in
    write_xlsx."""
    lines = []
    for r, row in enumerate(table):
        cells = []
        for i, value in enumerate(row):
            place = f"{'ABCDEFGHIJ'[i]}{r + 1}"
            if unusual and place in unusual:
                cells.append(unusual[place])
            elif i in merged_columns and r == 1:
                span = f' table:number-rows-spanned="{len(table) - 1}"'
                cells.append(ods_cell(value, span + ' table:number-columns-spanned="1"'))
            else:
                cells.append(ods_cell(None if i in merged_columns and r > 1 else value))
        lines.append("".join(cells))
    return lines


class SheetCorrections(UserTest):
    def run_program(self, file, more="", role="villages"):
        write_small_world(self.folder)
        text = STUDY.replace(f"{role}.shp", file) + more
        (self.folder / "study.toml").write_text('language = "en"\n' + text, encoding="utf-8")
        return run_layers("study.toml", folder=self.folder)

    def villages(self):
        text = (self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8")
        return [row["properties"] for row in json.loads(text)["features"]]

    def notes(self):
        return (self.folder / "out" / "run.json").read_text(encoding="utf-8")

    def read(self, file, keys=("village", "people", "town"), more=""):
        answer = self.run_program(file, more)
        self.assertIn(answer.code, (0, 1), str(answer))
        return [tuple(row.get(key) for key in keys) for row in self.villages()]

    def test_cells_merged_over_rows_count_for_each_row(self):
        table = [NAMES, *rows()]
        for file in ("v.xlsx", "v.ods"):
            with self.subTest(file):
                if file.endswith("xlsx"):
                    write_xlsx(self.folder / file, table, ("G2:G4", "A2:A4"))
                else:
                    write_ods(self.folder / file, ods_lines(table, (0, 6)))
                towns = self.read(file, ("town", "lacks"))
                self.assertEqual([town for town, _ in towns], ["安山镇"] * 3)
                self.assertIn(
                    "column A ('town') has cells merged over several rows (the first is A2:A4); "
                    "2 more rows take the value",
                    self.notes(),
                )
                self.assertIn("column G ('water_supply') has cells merged", self.notes())
                plain = self.folder / "plain.xlsx"
                write_xlsx(plain, [NAMES, *rows(["安山镇"] * 3, ["no"] * 3)])
                merged = self.villages()
                self.read("plain.xlsx")
                self.assertEqual(merged, self.villages())

    def test_merged_cells_that_rows_cannot_share_are_refused(self):
        for column, letter in (("people", "D"), ("name", "C"), ("code", "B")):
            with self.subTest(column):
                table = [NAMES, *rows(["安山镇"] * 3, ["no"] * 3)]
                table[2][NAMES.index(column)] = ""
                write_xlsx(self.folder / "v.xlsx", table, (f"{letter}2:{letter}3",))
                self.assert_refused(
                    self.run_program("v.xlsx"), 2, f"column {letter} ('{column}')", "Unmerge them"
                )
        write_xlsx(self.folder / "v.xlsx", [NAMES, *rows(["安山镇"] * 3, ["no"] * 3)])
        self.assertEqual(self.read("v.xlsx", ("people",)), [(1200,), (800,), (500,)])

    def test_merged_numbers_of_households_are_refused(self):
        answers = (("100", "D2:D4", 2), ("否", "D2:D4", 1))
        for answer, area, code in answers:
            with self.subTest(answer):
                table = [["code", "name", "town", "通自来水户数"]]
                table += [[number, name, "安山镇", ""] for number, name, _, _ in VILLAGES]
                table[1][3] = answer
                write_xlsx(self.folder / "c.xlsx", table, (area,))
                query = self.run_program("villages.shp", '[layers.census]\npath = "c.xlsx"\n')
                self.assertEqual(query.code, code, str(query))
                if code == 2:
                    self.assert_refused(query, 2, "as census", "column D", "Unmerge them")

    def test_titles_over_several_columns_are_not_reported(self):
        title = ["安山镇", *[""] * 6]
        table = [NAMES, title, *rows(["安山镇"] * 3)]
        write_xlsx(self.folder / "v.xlsx", table, ("A2:G2",))
        self.read("v.xlsx")
        self.assertNotIn("merged", self.notes())

    def test_unused_merged_cells_are_not_refused(self):
        table = [[*NAMES, "orchard_mu"], *[[*row, ""] for row in rows(["安山镇"] * 3)]]
        table[1][7] = 900
        write_xlsx(self.folder / "v.xlsx", table, ("H2:H4",))
        self.assertEqual(self.read("v.xlsx", ("people",)), [(1200,), (800,), (500,)])
        self.assertNotIn("merged", self.notes())

    def test_unused_columns_are_not_filled(self):
        blank = [""] * 7
        total = ["", "合计", "", 2500, "", "", ""]
        table = [["小县村庄表", *blank[1:]], NAMES, *rows(), blank, total]
        write_xlsx(self.folder / "v.xlsx", table, ("A1:G1", "A3:A7", "G3:G6"))
        answers = self.read("v.xlsx", ("people", "town"))
        self.assertEqual(answers, [(1200, "安山镇"), (800, "安山镇"), (500, "安山镇")])

    def test_values_hidden_below_a_merged_cell_stay(self):
        table = [NAMES, *rows(("安山镇", "北山镇", ""))]
        write_xlsx(self.folder / "v.xlsx", table, ("A2:A4",))
        towns = self.read("v.xlsx", ("town",))
        self.assertEqual(towns, [("安山镇",), ("北山镇",), ("安山镇",)])
        hidden = ods_cell("北山镇").replace("table-cell", "covered-table-cell")
        write_ods(self.folder / "v.ods", ods_lines(table, (0,), {"A3": hidden}))
        self.assertEqual(self.read("v.ods", ("town",)), towns)

    def test_cells_merged_across_columns_are_reported(self):
        table = [NAMES, *rows(["安山镇"] * 3)]
        table[2][6] = table[3][6] = "no"
        table[1][5:] = [VILLAGES[0][3], ""]
        write_xlsx(self.folder / "v.xlsx", table, ("F2:G2",))
        self.read("v.xlsx")
        self.assertIn("(the first is F2:G2); 1 cell is read as empty", self.notes())

    def test_names_merged_over_columns_keep_the_others_in_place(self):
        top = ["town", "code", "name", "人口", None, "lon", "lat"]
        low = [None, None, None, "户籍", "常住", None, None]
        body = [[*row[:4], row[3] + 1, *row[4:6]] for row in rows(["安山镇"] * 3)]
        down = ' table:number-rows-spanned="2"'
        right = ' table:number-columns-spanned="2"'
        first = [ods_cell(name, right if name == "人口" else down) for name in top if name]
        first.insert(4, ods_cell(None))
        covered = ods_cell(None, ' table:number-columns-repeated="3"')
        second = [covered, ods_cell("户籍"), ods_cell("常住"), covered.replace("3", "2")]
        self.assertEqual(len(low), 7)
        lines = ["".join(first), "".join(second), *ods_lines(body)]
        write_ods(self.folder / "v.ods", lines)
        self.assertEqual(self.read("v.ods", ("people",)), [(1201,), (801,), (501,)])

    def test_text_in_runs_is_read_whole(self):
        runs = "<r><t>{}</t></r><r><rPr><b/></rPr><t>{}</t></r>"
        inline = '<c r="{}" t="inlineStr"><is>{}</is></c>'
        unusual = {
            "D2": inline.format("D2", runs.format("12", "00")),
            "C3": inline.format("C3", runs.format("沟", "头") + GUIDE),
            "C2": '<c r="C2" t="s"><v>1</v></c>',
            "C4": '<c r="C4" t="s"><v>0</v></c>',
        }
        shared = f"<si>{runs.format('李', '家')}</si><si><t>王庄</t>{GUIDE}</si>"
        table = [NAMES, *rows(["安山镇"] * 3)]
        write_xlsx(self.folder / "v.xlsx", table, (), unusual, shared)
        answers = self.read("v.xlsx", ("village", "people"))
        self.assertEqual(answers, [("王庄", 1200), ("沟头", 800), ("李家", 500)])

    def test_comments_are_not_part_of_a_value(self):
        shape = "<draw:frame><draw:text-box><text:p>look</text:p></draw:text-box></draw:frame>"
        unusual = {
            "C1": ods_cell("name", "", COMMENT),
            "B2": ods_cell(VILLAGES[0][0], "", COMMENT),
            "C2": ods_cell("王庄", "", COMMENT),
            "D2": ods_cell(1200, "", COMMENT),
            "C3": ods_cell("沟头", "", shape),
            "A4": ods_cell("", "", "").replace("/>", f">{COMMENT}</table:table-cell>"),
        }
        table = [NAMES, *rows(["安山镇", "安山镇", ""])]
        write_ods(self.folder / "v.ods", ods_lines(table, (), unusual))
        answers = self.read("v.ods", ("village_code", "village", "people"))
        self.assertEqual(answers, [(code, name, people) for code, name, people, _ in VILLAGES])

    def test_line_breaks_of_a_cell_separate_its_words(self):
        cell = ods_cell("小学").replace("小学", "小学<text:line-break/>卫生院")
        table = [["name", "kind", "level", "lon", "lat"], ["中心", "", "乡镇", *SEAT]]
        write_ods(self.folder / "f.ods", ods_lines(table, (), {"B2": cell}))
        answer = self.run_program("f.ods", role="facilities")
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertIn("counts for several services: Education, Medical care", self.notes())


if __name__ == "__main__":
    unittest.main()
