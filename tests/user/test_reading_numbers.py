# SPDX-License-Identifier: Apache-2.0
"""Numbers, coordinates, headers and codes in the notations of real tables, and the reports about
them.

One county in many notations: five villages 1000, 2900, 4000, 4900 and 6000 m from a school. The
answer must be the same for all of them, or a problem must name the other possible reading.
"""

import io
import json
import unittest
import zipfile
from xml.sax.saxutils import escape

from program import UserTest, run_layers, run_program

VILLAGES = [
    ("370102001001", "村甲", 500, 117.011176, 36.599999),
    ("370102001002", "村乙", 600, 117.032411, 36.599996),
    ("370102001003", "村丙", 700, 117.044705, 36.599992),
    ("370102001004", "村丁", 800, 117.054763, 36.599987),
    ("370102001005", "村戊", 900, 117.067057, 36.599981),
]
METRES = [1000, 2900, 4000, 4900, 6000]
SCHOOL = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "中心小学", "kind": "学校", "level": "镇"},
            "geometry": {"type": "Point", "coordinates": [117.0, 36.6]},
        }
    ],
}
CHINESE = "村代码,村名,人口,经度,纬度"


def table(row=lambda v: v, header="code,name,people,lon,lat", mark=",", villages=VILLAGES):
    lines = [header.replace(",", mark)]
    lines += [mark.join(str(cell) for cell in row(village)) for village in villages]
    return "\n".join(lines) + "\n"


def comma(number):
    return str(number).replace(".", ",")


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in str(text))


def sexagesimal(number, form):
    degrees = int(number)
    minutes = int((number - degrees) * 60)
    return form % (degrees, minutes, ((number - degrees) * 60 - minutes) * 60)


def workbook(sheets):
    """An .xlsx; texts become text cells, numbers number cells, None no cell."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    head = '<?xml version="1.0"?>'
    numbered = list(enumerate(sheets, 1))
    parts = {
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{kind}.worksheet+xml"/>'
            for i, _ in numbered
        )
        + "</Types>",
        "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        + "".join(f'<sheet name="{n}" sheetId="{i}" r:id="r{i}"/>' for i, n in numbered)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="r{i}" Type="{office}/worksheet" Target="worksheets/sheet{i}.xml"/>'
            for i, _ in numbered
        )
        + "</Relationships>",
    }
    for i, name in numbered:
        text = f'{head}<worksheet xmlns="{main}"><sheetData>'
        for r, row in enumerate(sheets[name], 1):
            cells = ""
            for c, value in enumerate(row or []):
                place = f"{chr(65 + c)}{r}"
                if isinstance(value, str):
                    cells += f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
                elif value is not None:
                    cells += f'<c r="{place}"><v>{value!r}</v></c>'
            text += f'<row r="{r}">{cells}</row>' if cells else ""
        parts[f"xl/worksheets/sheet{i}.xml"] = text + "</sheetData></worksheet>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


class Reading(UserTest):
    def run_study(self, content, name="villages.csv", block="", more=""):
        self.write(content, name, block, more)
        return run_layers("study.toml", "--out", "out", folder=self.folder)

    def write(self, content, name="villages.csv", block="", more=""):
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        (self.folder / name).write_bytes(data)
        (self.folder / "school.geojson").write_text(json.dumps(SCHOOL), encoding="utf-8")
        (self.folder / "study.toml").write_text(
            f'language = "en"\n[layers.villages]\npath = "{name}"\n{block}\n'
            f'[layers.facilities]\npath = "school.geojson"\n{more}',
            encoding="utf-8",
        )

    def layer(self, name):
        text = (self.folder / "out" / f"{name}.geojson").read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def problems(self):
        return [(p["problem"], p["detail"] or "") for p in self.layer("problems")]

    def notes(self):
        return "\n".join(json.loads((self.folder / "out" / "run.json").read_text("utf-8"))["notes"])

    def assert_same_county(self, what, content, problems=(), output=(), people=None, **more):
        """The answer is that of the plain table; problems: (kind, words of its detail...)."""
        with self.subTest(what):
            answer = self.run_study(content, **more)
            self.assertIn(answer.code, (0, 1), str(answer))
            rows = self.layer("coverage")
            self.assertEqual([round(r["straight_m"], -1) for r in rows], METRES, what)
            self.assertEqual([r["people"] for r in rows], people or [v[2] for v in VILLAGES])
            found = self.problems()
            self.assertEqual([kind for kind, _ in found], [kind for kind, *_ in problems])
            for (_, detail), (_, *words) in zip(found, problems):
                self.assert_contains(detail, *words)
            self.assert_contains(self.notes(), *output)

    # Numbers

    def test_coordinates_with_a_decimal_comma_are_read_with_a_note(self):
        row = lambda v: (v[0], v[1], v[2], comma(v[3]), comma(v[4]))
        quoted = lambda v: (v[0], v[1], v[2], f'"{comma(v[3])}"', f'"{comma(v[4])}"')
        for mark in (";", "\t", "|"):
            self.assert_same_county(mark, table(row, mark=mark), output=["decimal comma"])
        self.assert_same_county("quoted", table(quoted), output=["decimal comma"])

    def test_decimal_commas_between_commas_are_refused_with_the_reason(self):
        row = lambda v: (v[0], v[1], v[2], comma(v[3]), comma(v[4]))
        answer = self.run_study(table(row))
        self.assert_refused(answer, 2, "line 2 has 7 cells but the header has 5", "decimal commas")

    def test_an_attribute_with_a_decimal_comma_is_ranked_correctly(self):
        poverty = ["0,375", "0,5", "0,62", "0,125", "0,9"]
        rows = [f"{c};村{c};500;{p};否;117,0{i + 1};36,6" for i, (c, p) in enumerate(zip("ABCDE", poverty))]
        content = "code;name;people;poverty;power;lon;lat\n" + "\n".join(rows) + "\n"
        line = {"type": "LineString", "coordinates": [[117.0, 36.6], [117.001, 36.6]]}
        (self.folder / "power.geojson").write_text(
            json.dumps({"type": "Feature", "properties": {}, "geometry": line}), encoding="utf-8"
        )
        answer = self.run_study(
            content,
            block='attributes = { poverty = "poverty" }',
            more='[layers.networks.power]\npath = "power.geojson"\n[priority]\nweights = { poverty = 1 }\n',
        )
        self.assertIn(answer.code, (0, 1), str(answer))
        ranked = sorted(self.layer("priorities"), key=lambda p: -p["score"])
        self.assertEqual([p["village_code"] for p in ranked], list("ECBAD"))
        self.assertIn("poverty are read with a decimal comma", self.notes())

    def test_thousands_of_people_are_read_with_any_separator(self):
        people = [1000 + v[2] for v in VILLAGES]
        for mark in (" ", "\u00a0", "\u202f", "\u2009", "'", "’", "，"):
            row = lambda v: (v[0], v[1], f"1{mark}{v[2]:03}", v[3], v[4])
            self.assert_same_county(repr(mark), table(row), people=people)
        row = lambda v: (v[0], v[1], f'"1,{v[2]:03}"', v[3], v[4])
        self.assert_same_county("comma", table(row), people=people)

    def test_thousands_with_a_point_name_both_readings(self):
        row = lambda v: (v[0], v[1], f"1.{v[2]:03}", v[3], v[4])
        people = [1000 + v[2] for v in VILLAGES]
        problem = ("number_format_assumed", "people: '1.500' is read as 1500", "1.5", "decimal =")
        self.assert_same_county("points", table(row), [problem], people=people)
        answer = self.run_study(table(row), block='decimal = "."')
        self.assertEqual([r["people"] for r in self.layer("coverage")], [2, 2, 2, 2, 2])
        self.assertNotIn("could also mean", str(self.problems()), str(answer))

    def test_thousands_with_a_point_below_a_title_of_a_workbook(self):
        rows = [[v[0], v[1], f"1.{v[2]:03}", v[3], v[4]] for v in VILLAGES]
        self.assert_same_county(
            "text",
            workbook({"表": [["各村人口"], CHINESE.split(","), *rows]}),
            [("number_format_assumed", "'1.500' is read as 1500", "decimal =")],
            name="v.xlsx",
            people=[1000 + v[2] for v in VILLAGES],
        )

    def test_tens_of_thousands_in_the_header_keep_their_point(self):
        header = "村代码,村名,人口（万人）,经度,纬度"
        rows = [(c, n, "1.234", x, y) for c, n, _, x, y in VILLAGES]
        self.assert_same_county("万", table(header=header, villages=rows), people=[12340] * 5)

    def test_units_and_scripts_in_cells_are_read(self):
        self.assert_same_county("人", table(lambda v: (v[0], v[1], f"{v[2]}人", v[3], v[4])), output=["units"])
        self.assert_same_county("万", table(lambda v: (v[0], v[1], f"{v[2] / 1e4}万", v[3], v[4])))
        self.assert_same_county("wide", table(lambda v: [wide(cell) for cell in v]))
        self.assert_same_county("apostrophe", table(lambda v: [f"'{cell}" for cell in v]))
        formula = lambda v: [f'"=""{cell}"""' for cell in v]
        self.assert_same_county("formula", table(formula))

    def test_fractional_numbers_of_people_are_reported(self):
        answer = self.run_study(table(lambda v: (v[0], v[1], v[2] / 1e4, v[3], v[4]), CHINESE))
        self.assertEqual(answer.code, 1, str(answer))
        kinds = [kind for kind, detail in self.problems() if "（万人）" in detail]
        self.assertEqual(kinds, ["number_format_assumed"])

    # Coordinates

    def test_degrees_minutes_and_seconds_are_read_in_every_notation(self):
        forms = [
            ("%d°%02d'%06.3f\"E", "%d°%02d'%06.3f\"N"),
            ("%d %d %.3f", "%d %d %.3f"),
            ("E%d°%d′%.3f″", "N%d°%d′%.3f″"),
            ("东经%d度%d分%.3f秒", "北纬%d度%d分%.3f秒"),
            ("%d:%d:%.3f", "%d:%d:%.3f"),
            ("%d-%d-%.3f", "%d-%d-%.3f"),
            ("%d°%d’%.3f”", "%d°%d’%.3f”"),
            ("%dd%dm%.3fs", "%dd%dm%.3fs"),
        ]
        for lon, lat in forms:
            row = lambda v: (v[0], v[1], v[2], sexagesimal(v[3], lon), sexagesimal(v[4], lat))
            self.assert_same_county(lon, table(row), output=["angles with degree signs"])

    def test_hemisphere_letters_identify_the_columns_of_longitude_and_latitude(self):
        lon, lat = "%d°%d′%.3f″E", "%d°%d′%.3f″N"
        row = lambda v: (v[0], v[1], v[2], sexagesimal(v[4], lat), sexagesimal(v[3], lon))
        self.assert_same_county("swapped", table(row), output=["swapped in 5 records"])

    def test_angles_without_marks_are_read_only_if_unambiguous(self):
        row = lambda v: (v[0], v[1], v[2], sexagesimal(v[3], "%d%02d%06.3f"), sexagesimal(v[4], "%d%02d%06.3f"))
        problem = ("number_format_assumed", "read as degrees, minutes and seconds", "crs =")
        self.assert_same_county("packed", table(row), [problem])
        answer = self.run_study(table(row, villages=VILLAGES[:3]))
        self.assert_refused(answer, 2, "may be degrees, minutes and seconds without separators", "crs =")

    def test_one_column_may_hold_both_coordinates(self):
        forms = {
            "坐标": lambda v: f'"{v[4]}, {v[3]}"',
            "经纬度": lambda v: f"东经{v[3]}北纬{v[4]}",
            "location": lambda v: f'"({v[4]}, {v[3]})"',
            "gps": lambda v: f"{v[4]} {v[3]}",
            "coords": lambda v: f'"{comma(v[3])}; {comma(v[4])}"',
            "lonlat": lambda v: f"{v[3]}，{v[4]}",
            "lat/lon": lambda v: f"{v[4]}/{v[3]}",
        }
        for name, form in forms.items():
            row = lambda v: (v[0], v[1], v[2], form(v))
            self.assert_same_county(name, table(row, f"code,name,people,{name}"))

    def test_an_ambiguous_order_is_refused_with_the_key(self):
        row = lambda v: (v[0], v[1], v[2], f'"{v[3] - 100}, {v[4]}"')
        content = table(row, "code,name,people,坐标")
        answer = self.run_study(content)
        self.assert_refused(answer, 2, "it is unclear which of them is the longitude", 'axes = "lon_lat"')
        self.write(content, block='axes = "lon_lat"')
        school = (self.folder / "school.geojson").read_text(encoding="utf-8")
        (self.folder / "school.geojson").write_text(school.replace("117.0", "17.0"), encoding="utf-8")
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertEqual(len(self.layer("coverage")), 5, str(answer))

    def test_a_place_at_zero_is_left_out_and_reported(self):
        row = lambda v: (v[0], v[1], v[2], f'"{v[3]},{v[4]}"')
        for what, content, problem in [
            ("zeros", table() + "370102001006,村己,100,0,0\n", "place_at_zero"),
            ("decimals", table() + "370102001006,村己,100,0.000,0.0\n", "place_at_zero"),
            ("blank", table() + "370102001006,村己,100,,\n", "geometry_empty"),
            ("pair", table(row, "code,name,people,坐标") + '9,村己,100,"0,0"\n', "place_at_zero"),
        ]:
            self.assert_same_county(what, content, [(problem,)])

    # Headers

    def test_titles_units_and_numbers_around_the_header_are_recognised(self):
        for what, header, output in [
            ("title", "某县村庄统计表\n" + CHINESE, "names are in row 2"),
            ("title and date", "某县统计表,,,,\n单位：人,,,2023年,\n" + CHINESE, "names are in row 3"),
            ("unit row", CHINESE + "\n,,人,°,°", "units of the columns"),
            ("unit row with dashes", CHINESE + "\n-,-,人,度,度", "units of the columns"),
            ("unit row with long dashes", CHINESE + "\n—,—,人,°,°", "units of the columns"),
            ("unit row with words", CHINESE + "\n无,/,人,度,度", "units of the columns"),
            ("merged", "村代码,村名,人口,坐标,\n,,,经度,纬度", "together contain the column names"),
            ("labels", "code,name,people,lon,lat\n" + CHINESE, "repeats the column names"),
            ("numbers", CHINESE + "\n甲,乙,1,2,3", "contains column numbers"),
            ("blank", "\n,,,,\n" + CHINESE, "names are in row 3"),
        ]:
            self.assert_same_county(what, table().replace("code,name,people,lon,lat", header), output=[output])

    def test_rows_below_the_records_are_not_villages(self):
        for what, rows, output in [
            ("total", "合计,,3500,,\n", "row 7 of totals"),
            ("total in English", "Total,,3500,,\n", "row 7 of totals"),
            ("remarks", "注：数据来自统计局\n制表：张三,,审核：李四,,\n", "remarks at the end"),
            ("blank", ",,,,\n,,,,\n", ""),
        ]:
            self.assert_same_county(what, table(header=CHINESE) + rows, output=[output])

    def test_units_and_marks_in_the_names_of_columns_do_not_hide_them(self):
        for header in [
            "村代码,村名,人口（人）,经度（°）,纬度（°）",
            "*村代码,*村名：,人口/人,经度(度),纬度(WGS84)",
            "1、村代码,2、村名,3、人口（单位：人）,4、经度,5、纬度",
            "Code,Name,Population [persons],Longitude (decimal degrees),Lat.",
            '村 代 码,村 名 ,"人口\n(人)",经 度,纬 度',
        ]:
            self.assert_same_county(header, table(header=header))

    def test_a_unit_in_the_header_is_applied(self):
        row = lambda v: (v[0], v[1], v[2] / 1e4, v[3], v[4])
        header = "村代码,村名,人口（万人）,经度,纬度"
        self.assert_same_county("万人", table(row, header), output=["multiplied by 10000, because the header gives 万人"])

    def test_fields_are_named_with_the_unit_or_without_it(self):
        content = table(header="甲一,甲二,常住（人）,乙一（°）,乙二（°）")
        for unit, degrees in (("（人）", "（°）"), ("", "")):
            fields = f'code = "甲一", name = "甲二", people = "常住{unit}"'
            places = f'lon = "乙一{degrees}", lat = "乙二{degrees}"'
            block = f"fields = {{ {fields}, {places} }}"
            self.assert_same_county(unit, content, block=block)

    def test_workbooks_are_read_like_tables(self):
        names = CHINESE.split(",")
        rows = [list(v) for v in VILLAGES]
        texts = [[str(cell) for cell in v] for v in VILLAGES]
        for what, sheets, output in [
            ("plain", {"表": [names] + rows}, ""),
            ("title", {"表": [["某县统计表"], names] + rows}, "names are in row 2"),
            ("all text", {"表": [names] + texts}, ""),
            ("total", {"表": [None, names, None] + rows + [["合计", None, 3500]]}, "totals"),
            ("sheets", {"说明": [["由统计局提供"], ["电话"]], "村庄": [names] + rows}, "村庄"),
            ("merged", {"表": [names[:3] + ["坐标"], [None] * 3 + names[3:]] + rows}, "together"),
        ]:
            self.assert_same_county(what, workbook(sheets), name="villages.xlsx", output=[output])

    def test_a_workbook_of_several_tables_is_refused(self):
        names = CHINESE.split(",")
        rows = [list(v) for v in VILLAGES]
        content = workbook({"甲": [names] + rows, "乙": [names] + rows})
        answer = self.run_study(content, name="villages.xlsx")
        self.assert_refused(answer, 2, "甲", "乙", "layer")
        self.assert_same_county("named", content, name="villages.xlsx", block='layer = "乙"')

    # Quotation marks and codes

    def test_an_open_quotation_mark_loses_no_village(self):
        for what, name, line in [("middle", "村乙", 3), ("last", "村戊", 6), ("first", "村甲", 2)]:
            content = table().replace(name, '"' + name)
            self.assert_same_county(what, content, [("quote_not_closed", f"line {line}:")])

    def test_a_comma_that_shifts_a_record_is_reported(self):
        answer = self.run_study(table().replace("村乙", "村,乙"))
        self.assertEqual(answer.code, 1, str(answer))
        self.assertEqual(len(self.layer("coverage")), 4)
        self.assertIn(("record_unreadable"), [kind for kind, _ in self.problems()])
        self.assertIn("line 3 has 6 cells but the header has 5", self.problems()[0][1])

    def test_codes_damaged_by_a_spreadsheet_lose_no_village(self):
        for code, words in [
            ("3.70102E+11", "5 of 5 codes"),
            ("3.70102000000E+11", "5 of 5 codes"),
            ("370102000000", "5 of 5 codes"),
            ("370102001001000000", "5 of 5 codes"),
        ]:
            content = table(lambda v: (code, *v[1:]))
            self.assert_same_county(code, content, [("code_damaged", words, "fields")])

    def test_decorations_by_spreadsheets_are_removed_from_codes(self):
        for form in ("{}.0", "'{}", '"=""{}"""', "{}\u00a0"):
            self.assert_same_county(form, table(lambda v: (form.format(v[0]), *v[1:])))
            codes = [r["village_code"] for r in self.layer("coverage")]
            self.assertEqual(codes, [v[0] for v in VILLAGES])

    def test_inspect_shows_how_columns_are_read(self):
        row = lambda v: (v[0], v[1], f"1.{v[2]:03}", comma(v[3]), comma(v[4]))
        self.write("某县统计表\n" + table(row, CHINESE, mark=";"))
        answer = run_program("inspect", "villages.csv", folder=self.folder)
        self.assert_contains(
            answer.out,
            "names are in row 2",
            "经度: read with a decimal comma",
            "人口: read",
            "x 117.011176 to 117.067057",
        )


if __name__ == "__main__":
    unittest.main()
