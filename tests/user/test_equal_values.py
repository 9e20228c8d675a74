# SPDX-License-Identifier: Apache-2.0
"""A value is the same in every format: GeoPackage, GeoJSON, CSV and workbook."""

import csv
import json
import re
import sqlite3
import unittest

from program import CountyRun, UserTest, run_program
from small_world import DEGREES_A_KM, SEAT, write_small_world

try:
    import openpyxl
except ImportError:
    openpyxl = None

SHEETS = {"重点村": "gaps", "缺口排序": "priorities", "数据问题": "problems"}
TABLES = ("village_services", "labels")

WITHOUT_PIPES = ("road", "transport", "lighting")
ID_OF_PROBLEM = "问题类型标识"  # beside its label

# Sheets whose rows are made of several layers or sums: title -> field, see the tests.
SITE_FIELDS = {"选址名称": "site_name", "集中后人口（人）": "site_people", "拟集中村数（个）": "villages",
               "最远距离（米）": "farthest_m", "乡镇": "town"}
PROJECT_FIELDS = {"项目名称": "项目名称", "建设内容及规模": "建设内容", "线路长度（公里）": "规模（公里）",
                  "投资估算（万元）": "投资（万元）", "受益村数（个）": "受益村（个）", "受益人口（人）": "受益人口"}
# The decimals of a number by the unit in its title: metres to the centimetre, lengths of works to the
# metre, money to the fen.
DECIMALS = {"米": 2, "公里": 3, "万元": 6, "人": 0, "个": 0, "项": 0, "处": 0, "分钟": 2}


def without_unit(title):
    return re.sub(r"（[^（）]*）$", "", title)


def in_text(row):
    """The town of a row of a layer as sheets name it: a county seat as 玉安县城."""
    return f"{row['town']}城" if row["town"] and row["town"] == row["county"] else row["town"]


def rows_of(sheet):
    """Its rows, the titles without the line breaks before their units."""
    titles, *rows = sheet.iter_rows(values_only=True)
    return [tuple(str(title).replace("\n", "") for title in titles), *rows]


class Formats(UserTest):
    """Compares the files of a run; `self.out` is its folder."""

    def database(self, query):
        with sqlite3.connect(f"file:{self.out}/hinterland.gpkg?mode=ro", uri=True) as opened:
            opened.row_factory = sqlite3.Row
            return opened.execute(query).fetchall()

    def rows(self, table):
        """The rows of a table of the database, with the types of their fields."""
        types = {row["name"]: row["type"] for row in self.database(f"PRAGMA table_info({table})")
                 if row["name"] not in ("fid", "geom")}

        def value(row, field):
            return bool(row[field]) if types[field] == "BOOLEAN" and row[field] is not None else row[field]

        return [{field: value(row, field) for field in types}
                for row in self.database(f"SELECT * FROM {table} ORDER BY fid")]

    def assert_layers_are_equal(self):
        layers = sorted(self.out.glob("*.geojson"))
        self.assertEqual(len(layers), 9)
        for path in layers:
            features = json.loads(path.read_text(encoding="utf-8"))["features"]
            self.assertEqual([feature["properties"] for feature in features], self.rows(path.stem), path.name)

    def assert_tables_are_equal(self):
        def text(value):
            if isinstance(value, bool) or value is None:
                return {True: "true", False: "false", None: ""}[value]
            return value if isinstance(value, str) else float(value)

        for table in TABLES:
            with (self.out / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
                read = list(csv.DictReader(file))
            expected = self.rows(table)
            self.assertEqual(len(read), len(expected))
            for row, other in zip(read, expected):
                for field, value in other.items():
                    cell = row[field].removeprefix("'") if row[field].startswith(("'=", "'-")) else row[field]
                    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
                    self.assertEqual(float(cell) if is_number else cell, text(value), f"{table}.{field}")

    def columns(self, table, titles):
        """The field of each title of a sheet."""
        rows = self.database(
            f"SELECT name, column_name FROM gpkg_data_columns WHERE table_name = '{table}' AND name NOT NULL")
        aliases = {without_unit(row["name"]): row["column_name"] for row in rows}
        aliases[ID_OF_PROBLEM] = "problem"
        aliases |= {"缺少的设施": "missing_names", "设施类别": "service_name"}  # a sheet has names, no ids
        return {title: aliases[without_unit(title)] for title in titles}

    def labels(self, table):
        """Field -> value -> label."""
        found = {}
        for row in self.database(
                "SELECT column_name, value, c.description FROM gpkg_data_columns JOIN gpkg_data_column_constraints c "
                f"USING (constraint_name) WHERE table_name = '{table}'"):
            found.setdefault(row["column_name"], {})[row["value"]] = row["description"]
        return found

    def assert_sheets_are_equal(self):
        self.need(openpyxl, "openpyxl is not installed")
        book = openpyxl.load_workbook(self.out / "plan.xlsx")
        compared = 0
        for sheet, table in SHEETS.items():
            titles, *cells = rows_of(book[sheet])
            fields = self.columns(table, titles)
            labels = self.labels(table)
            rows = [row for row in self.rows(table) if table != "gaps" or row["gap_count"] > 0]
            if not rows:
                continue
            self.assertEqual(len(cells), len(rows), sheet)
            for row, other in zip(cells, rows):
                for title, cell in zip(titles, row):
                    value = other[fields[title]]
                    if title != ID_OF_PROBLEM:
                        value = labels.get(fields[title], {}).get(value, value)
                    if fields[title] in ("evidence", "remedy") and other["service"] in WITHOUT_PIPES:
                        value = value.replace("管线", "道路" if other["service"] == "road" else "线路")
                    if title.endswith("（万元）") and cell is not None:
                        cell = round(cell * 1e4, 2)
                    if isinstance(value, bool):
                        value = "是" if value else "否"
                    if fields[title] == "town":
                        value = in_text(other)
                    self.assertEqual(cell, value, f"{sheet}: {title}")
                    compared += 1
        return compared + self.assert_sites_are_equal(book) + self.assert_projects_are_equal(book) + \
            self.assert_form_is_equal(book)

    def records(self, book, sheet, key):
        """The rows of a sheet that have a number in the column `key`: title -> cell."""
        titles, *cells = rows_of(book[sheet])
        rows = [dict(zip(titles, row)) for row in cells]
        return [row for row in rows if isinstance(row.get(key), (int, float))]

    def assert_sites_are_equal(self, book):
        sites = [row for row in self.rows("sites") if row["role"] == "site"]
        listed = self.records(book, "社区选址", "序号")
        self.assertEqual(len(listed), len(sites))
        for row, site in zip(listed, sites):
            for title, field in SITE_FIELDS.items():
                value = in_text(site) if field == "town" else site[field]
                self.assertEqual(row[title], value, f"社区选址: {title}")
        return len(listed) * len(SITE_FIELDS)

    def assert_projects_are_equal(self, book):
        with (self.out / "schedule.csv").open(encoding="utf-8-sig", newline="") as file:
            projects = list(csv.DictReader(file))
        listed = self.records(book, "近期建设项目表", "序号")
        self.assertEqual(len(listed), len(projects))
        length = {}
        for segment in self.rows("extensions"):
            length[segment["project"]] = length.get(segment["project"], 0.0) + segment["length_m"]
        for row, project in zip(listed, projects):
            for title, field in PROJECT_FIELDS.items():
                cell = row[title]
                if isinstance(cell, str):
                    self.assertEqual(cell, project[field], f"近期建设项目表: {title}")
                else:
                    self.assertEqual(cell or 0, float(project[field]), f"近期建设项目表: {title}")
            self.assertAlmostEqual(1000 * (row["线路长度（公里）"] or 0), length.get(project["项目编码"], 0.0), delta=0.6)
        return len(listed) * len(PROJECT_FIELDS)

    def assert_form_is_equal(self, book):
        titles, *cells = rows_of(book["补查表"])
        rows = [dict(zip(titles, row)) for row in cells]
        people = sorted((row["village"] or "", row["people"] or 0) for row in self.rows("coverage"))
        column = next((title for title in titles if title.startswith("人口")), None)
        if column is None:
            return 0
        self.assertEqual(sorted((row["村庄"] or "", row[column] or 0) for row in rows), people)
        return len(rows)

    def assert_numbers_are_rounded(self):
        """Each number of each sheet, by the unit in its title."""
        book = openpyxl.load_workbook(self.out / "plan.xlsx", data_only=True)
        compared = 0
        for sheet in book.worksheets:
            units = {}
            for row in sheet.iter_rows(values_only=True):
                for i, cell in enumerate(row):
                    unit = re.search(r"（([^（）]*)）$", cell) if isinstance(cell, str) else None
                    if isinstance(cell, str) and i > 0:
                        units[i] = unit.group(1) if unit else None
                    decimals = DECIMALS.get(units.get(i))
                    if decimals is None or not isinstance(cell, (int, float)):
                        continue
                    self.assertAlmostEqual(cell, round(cell, decimals), delta=1e-9 * max(1.0, abs(cell)),
                                           msg=f"{sheet.title}: {cell}")
                    compared += 1
        return compared

    def assert_sums_are_equal(self):
        """The sheets of sums have the numbers of run.json."""
        book = openpyxl.load_workbook(self.out / "plan.xlsx")
        run = json.loads((self.out / "run.json").read_text(encoding="utf-8"))
        titles, *cells = rows_of(book["分乡镇"])
        for row, town in zip(cells, run["towns"]):
            of = dict(zip(titles, row))
            self.assertEqual(of["人口（人）"], town["people"])
            self.assertEqual(of["服务半径内人口（人）"], town["covered"]["people"])
            self.assertEqual(of["线路长度（公里）"], town["length_m"] / 1000)
            self.assertEqual(round(of["投资估算（万元）"] * 1e4, 2), town["cost_cny"])
        titles, *cells = rows_of(book["分设施类别"])
        services = run["figures"]["extension"]["by_service"].values()
        self.assertEqual(len(cells), len(services) + 1)
        for row, service in zip(cells, services):
            of = dict(zip(titles, row))
            self.assertEqual(of["线路长度（公里）"], service["length_m"] / 1000)
            self.assertEqual(round(of["投资估算（万元）"] * 1e4, 2), service["cost_cny"])


class County(CountyRun, Formats):
    def test_a_layer_has_the_same_values_as_geojson_and_in_the_database(self):
        self.assert_layers_are_equal()

    def test_a_table_has_the_same_values_as_csv_and_in_the_database(self):
        self.assert_tables_are_equal()

    def test_a_sheet_has_the_values_of_the_database(self):
        self.assertGreater(self.assert_sheets_are_equal(), 10_000)

    def test_the_numbers_of_all_sheets_are_rounded_by_one_rule(self):
        self.need(openpyxl, "openpyxl is not installed")
        self.assertGreater(self.assert_numbers_are_rounded(), 4_000)
        self.assert_sums_are_equal()


NAMES = {"\x1b[31m甲\x07村": "\ufffd[31m甲\ufffd村", "乙\u202e村\x7f": "乙\ufffd村\ufffd", "丙\x85村\ufffe": "丙\ufffd村\ufffd",
         "=1+1": "=1+1", "قرية السلام": "قرية السلام", "𠮷䶮村": "𠮷䶮村", "长" * 300: "长" * 300, None: None}


class OddNames(Formats):
    """Control characters, right-to-left, 300 characters, none."""

    def setUp(self):
        super().setUp()
        study = write_small_world(self.folder)
        features = [{"type": "Feature", "properties": {"name": name, "people": 100 + i / 3, "town": f"镇\x01{i % 2}"},
                     "geometry": {"type": "Point", "coordinates": [SEAT[0], SEAT[1] + (1 + i / 2) * DEGREES_A_KM]}}
                    for i, name in enumerate(NAMES)]
        (self.folder / "odd.geojson").write_text(
            json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        text = study.read_text(encoding="utf-8").replace("villages.shp", "odd.geojson")
        study.write_text(text, encoding="utf-8")
        self.out = self.folder / "out"
        answer = run_program("run", study, "--out", self.out)
        self.assertIn(answer.code, (0, 1), str(answer))

    def test_all_formats_have_the_same_names(self):
        self.assert_layers_are_equal()
        self.assert_tables_are_equal()
        self.assertGreater(self.assert_sheets_are_equal(), 50)
        self.assert_numbers_are_rounded()  # people are not whole in this study
        self.assert_sums_are_equal()

    def test_control_characters_are_replaced(self):
        self.assertEqual([row["village"] for row in self.rows("coverage")], [*list(NAMES.values())[:-1], "#7"])
        towns = json.loads((self.out / "run.json").read_text(encoding="utf-8"))["towns"]
        self.assertEqual({row["town"] for row in self.rows("coverage")}, {town["town"] for town in towns})


if __name__ == "__main__":
    unittest.main()
