# SPDX-License-Identifier: Apache-2.0
"""plan.xlsx, as LibreOffice and openpyxl read it: figures, pages, unusual input, and the survey form
that is filled in and read back as a census."""

import csv
import json
import re
import shutil
import subprocess
import unicodedata
import unittest
import zipfile

from osgeo import ogr

from program import COUNTY, CountyRun, UserTest, run_program
from small_world import DEGREES_A_KM, SEAT, point, write_layer, write_small_world

SHEETS = {
    "zh": ["摘要", "分乡镇", "分设施类别", "重点村", "缺口排序", "近期建设项目表", "社区选址", "补查表", "数据问题", "设置与来源"],
    "en": ["Summary", "By town", "By service", "Focus villages", "Ranked gaps", "Projects", "Sites", "Survey form", "Problems", "Settings and sources"],
}
# All sheets, as UTF-8, with the values of the cells rather than what they show.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


def convert(path, kind, folder):
    """LibreOffice converts a file into a folder; its messages."""
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind, "--outdir", folder, path],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    return done.stdout + done.stderr


def columns_of(text):
    """Its width, in half-width characters."""
    return sum(2 if unicodedata.east_asian_width(each) in "FW" else 1 for each in text)


def wrapped(text, width):
    """The lines of a text that may be broken beside any Chinese character."""
    lines = [""]
    for piece in re.findall(r"[!-~]+ ?|.", text):
        if lines[-1] and columns_of(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece
    return lines


class WorkbookTest(UserTest):
    def setUp(self):
        super().setUp()
        for tool in ("soffice", "pdftotext", "pdfinfo"):
            self.need(shutil.which(tool), f"{tool} is not installed")
        try:
            import openpyxl  # pylint: disable=import-outside-toplevel

            self.openpyxl = openpyxl
        except ImportError:
            self.need(False, "openpyxl is not installed")

    def sheets_of(self, workbook):
        """Sheet -> its rows, as LibreOffice reads them."""
        folder = self.folder / "csv"
        folder.mkdir(exist_ok=True)
        convert(workbook, CSV, folder)
        sheets = {}
        for path in folder.glob("*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                sheets[path.stem.removeprefix(f"{workbook.stem}-")] = list(csv.reader(file))
        return sheets

    def run_study(self, study, *words, **more):
        answer = run_program("run", study, "--only", "geojson,xlsx", *words, **more)
        self.assertLess(answer.code, 2, str(answer))
        out = study.parent / "out"
        return answer, out / "plan.xlsx", json.loads((out / "run.json").read_text(encoding="utf-8"))


def table_of(rows):
    """Records of a list: title -> value. A title may have a line break before its unit."""
    titles = [title.replace("\n", "") for title in rows[0]]
    return [dict(zip(titles, row)) for row in rows[1:]]


def number(text):
    return float(text) if text else 0.0


class CountyWorkbook(CountyRun, WorkbookTest):
    def setUp(self):
        super().setUp()
        self.path = self.out / "plan.xlsx"
        self.run_json = json.loads((self.out / "run.json").read_text(encoding="utf-8"))

    def test_all_values_that_libreoffice_reads_are_those_of_the_run(self):
        sheets = self.sheets_of(self.path)
        self.assertEqual(sorted(sheets), sorted(SHEETS["zh"]))
        figures = self.run_json["figures"]
        self.check_towns(table_of(sheets["分乡镇"]), figures)
        self.check_services(table_of(sheets["分设施类别"]), figures)
        self.check_projects(table_of(sheets["近期建设项目表"]), figures)
        self.check_lists(sheets, figures)
        self.check_summary(sheets["摘要"], figures)
        self.check_settings(sheets["设置与来源"])

    def assert_money(self, cell, cny):
        self.assertAlmostEqual(number(cell) * 1e4, cny, delta=0.004)

    def check_towns(self, rows, figures):
        *towns, total = rows
        self.assertEqual(len(towns), len(self.run_json["towns"]))
        for row, town in zip(towns, self.run_json["towns"]):
            is_seat = town["town"] == town["county"]
            self.assertEqual(row["乡镇"], town["town"] + "城" if is_seat else town["town"])
            self.assertEqual(number(row["村庄（个）"]), town["villages"])
            self.assertEqual(number(row["人口（人）"]), town["people"])
            self.assertEqual(number(row["重点村（个）"]), town["focus"]["villages"])
            self.assertEqual(number(row["缺口（项）"]), town["gaps"])
            self.assertAlmostEqual(number(row["线路长度（公里）"]) * 1000, town["length_m"], delta=0.51)
            self.assert_money(row["投资估算（万元）"], town["cost_cny"])
            for year in town["years"]:
                self.assert_money(row[f"{year['year']}年投资（万元）"], year["spent_cny"])
        self.assertEqual(total["乡镇"], "合计")
        self.assertEqual(number(total["人口（人）"]), figures["people"])
        self.assertEqual(number(total["服务半径内村庄（个）"]), figures["covered"]["villages"])
        self.assertEqual(number(total["缺口（项）"]), figures["gaps"]["total"])
        self.assert_money(total["投资估算（万元）"], figures["extension"]["cost_cny"])
        self.assert_money(total["估算下限（万元）"], figures["extension"]["cost_cny_low"])

    def check_services(self, rows, figures):
        *services, total = rows
        of_run = figures["gaps"]["by_service"]
        self.assertEqual(len(services), len(of_run))
        self.assertEqual([number(row["缺口（项）"]) for row in services], [each["gaps"] for each in of_run.values()])
        self.assertEqual([number(row["情况不明（个）"]) for row in services], [each["unknown"] for each in of_run.values()])
        self.assertEqual(number(total["管线接入（项）"]), figures["extension"]["by_line"])
        self.assert_money(total["估算上限（万元）"], figures["extension"]["cost_cny_high"])

    def check_projects(self, rows, figures):
        sums = {row["项目名称"]: row["投资估算（万元）"] for row in rows if row["项目名称"] and not row["序号"]}
        for year in figures["schedule"]["years"]:
            self.assert_money(sums[f"{year['year']}年小计"], year["spent_cny"])
        self.assert_money(sums["合计"], figures["schedule"]["spent_cny"])
        listed = (self.out / "schedule.csv").read_text(encoding="utf-8-sig").splitlines()
        self.assertEqual(sum(row["序号"].isdigit() for row in rows), len(listed) - 1)
        self.assertEqual(list(sums)[-2:], ["合计", "近期未安排小计"])
        self.assertIn("同沟管线分年重复开挖", rows[-1]["序号"])
        self.assert_money(sums["近期未安排小计"], figures["schedule"]["not_in_plan"]["cost_cny"])

    def check_lists(self, sheets, figures):
        self.assertEqual(len(table_of(sheets["重点村"])), figures["focus"]["villages"])
        gaps = table_of(sheets["缺口排序"])
        self.assertEqual(len(gaps), figures["gaps"]["total"])
        self.assertEqual([number(row["排序"]) for row in gaps], list(range(1, len(gaps) + 1)))
        self.assertAlmostEqual(sum(number(row["投资估算（万元）"]) for row in gaps) * 1e4, figures["extension"]["cost_cny"], delta=1)
        sites = [row for row in table_of(sheets["社区选址"]) if row["序号"].isdigit()]
        self.assertEqual(len(sites), figures["sites"]["selected"])
        self.assertEqual(sum(number(row["集中后人口（人）"]) for row in sites), figures["sites"]["people"])
        self.assertEqual(len(table_of(sheets["数据问题"])), figures["problems"]["total"])
        self.assertEqual(len(table_of(sheets["补查表"])), figures["villages"])

    def check_summary(self, rows, figures):
        numbers = {row[0]: row[1:] for row in reversed(rows)}
        self.assertEqual(number(numbers["全部村庄"][0]), figures["villages"])
        self.assertEqual(number(numbers["服务半径内（5公里）"][0]), figures["covered"]["villages"])
        self.assertEqual(number(numbers["重点村"][2]), figures["focus"]["people"])
        for year in figures["schedule"]["years"]:
            row = numbers[str(year["year"])]
            self.assert_money(row[0], year["budget_cny"])
            self.assert_money(row[2], year["spent_cny"])
            self.assertEqual(number(row[4]), year["gaps"])
        self.check_reconciliation(numbers, figures)
        for step in figures["covered_by_radius"]:
            self.assertEqual(number(numbers[f"{step['radius_m'] / 1000:.1f}"][0]), step["villages"])
        # The notes are lines of the summary on the terminal.
        summary = {line.strip() for line in self.answer.out.splitlines()}
        notes = [row[0] for row in rows if row[0] in summary]
        self.assertGreater(len(notes), 6)
        self.assertTrue(any(note.startswith("目标：") for note in notes), notes)

    def check_reconciliation(self, numbers, figures):
        """What is planned and what is not add up to the cost of the extension, to the fen."""
        plan = figures["schedule"]
        fen = lambda cny: round(100 * cny)
        parts = (plan["spent_cny"], plan["not_in_plan"]["cost_cny"], -plan["retrenching_cny"], -plan["excavation_for_unplanned_cny"])
        self.assertEqual(sum(fen(part) for part in parts), fen(figures["extension"]["cost_cny"]))
        titles = ("近期已安排", "近期未安排（按同沟分摊计）", "减：同沟管线分年重复开挖", "减：同沟有管线未安排、由已安排管线另行承担的开挖")
        for title, part in zip(titles, parts):
            self.assert_money(numbers[title][0], part)
        self.assertEqual(sum(round(1e6 * number(numbers[title][0])) for title in titles), fen(figures["extension"]["cost_cny"]))
        self.assert_money(numbers["近期未安排"][2], plan["not_in_plan"]["cost_cny"])

    def check_settings(self, rows):
        values = {(row[0], row[3] if row[0] == "设置" else row[1]): row[2] for row in rows}
        for part, item, _, _ in rows[1:]:  # every setting has a name in Chinese
            if part in ("设置", "图层"):
                self.assertRegex(item, "[\u4e00-\u9fff]")
        self.assertEqual(values[("图层", "管线：电力")],
                         "文件：network_power.shp；坐标偏移：无；坐标次序：自动识别；远离的记录也保留：否；全部记录视为在用：否；图层完整：是")
        self.assertIn("字段“电力”：通电", values[("图层", "村庄")])
        for part, _, value, _ in rows[1:]:  # no key of the study file is shown as the name of a setting
            if part == "图层":
                self.assertNotRegex(value, r"(^|；)[a-z_.]+：")
        # What the catalogue gives stands beside what the study sets.
        self.assertEqual(values[("设置", "coverage.band_radius_m")], "5000（指标库）")
        self.assertEqual(values[("设置", "coverage.core_radius_m")], "3000（指标库）")
        self.assertIn("医疗", values[("设置", "coverage.services")])
        self.assertEqual(values[("程序", "数据版本")], self.run_json["inputs_version"])
        self.assertEqual(values[("设置", "schedule.first_year")], str(self.run_json["settings"]["schedule"]["first_year"]))
        for each in self.run_json["inputs"]:
            if "sha256" in each:
                self.assertIn(each["sha256"], values[("输入文件", each["path"])])

    def test_it_prints_on_landscape_pages_with_titles(self):
        convert(self.path, "pdf", self.folder)
        pdf = self.folder / "plan.pdf"
        sizes = subprocess.run(["pdfinfo", "-f", "1", "-l", "99", pdf], check=True, capture_output=True, encoding="utf-8").stdout
        pages = [(float(width), float(height)) for width, height in re.findall(r"size: +([\d.]+) x ([\d.]+)", sizes)]
        self.assertLess(len(pages), 60)
        for width, height in pages:
            self.assertGreater(width, height)
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, encoding="utf-8").stdout
        projects = [page for page in text.split("\f") if "近期建设项目表" in page.strip().partition("\n")[0]]
        self.assertGreater(len(projects), 1)
        for page in projects:  # the titles are repeated
            self.assertIn("投资估算", page)
        self.assertIn(f"第1页，共{len(pages)}页", text)
        self.assertNotIn("###", text)
        self.check_print_size(pdf)

    def test_no_heading_leaves_a_bracket_alone(self):
        """A column counts digits of 11 points, 7 pixels each; headings are bold, of 10 points."""
        headings = 0
        for sheet in self.openpyxl.load_workbook(self.path).worksheets:
            widths = {}
            for column in sheet.column_dimensions.values():
                widths |= dict.fromkeys(range(column.min, column.max + 1), column.width)
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                if not (isinstance(cell.value, str) and cell.font.bold and cell.alignment.wrap_text and "（" in cell.value):
                    continue
                headings += 1
                for narrower in (0, 1, 2):
                    lines = [line for part in cell.value.split("\n") for line in wrapped(part, widths[cell.column] - narrower)]
                    self.assertFalse([line for line in lines if line.startswith("）")], f"{sheet.title} {cell.coordinate} {lines}")
        self.assertGreater(headings, 40)

    def check_print_size(self, pdf):
        """Texts are printed at 8 points or more: a Chinese character is as wide as its size."""
        boxes = subprocess.run(["pdftotext", "-bbox-layout", pdf, "-"], check=True, capture_output=True, encoding="utf-8").stdout
        for number, page in enumerate(boxes.split("<page ")[1:], start=1):
            sizes = sorted((float(right) - float(left)) / len(word) for left, right, word in re.findall(
                r'<word xMin="(\S+)" yMin="\S+" xMax="(\S+)" yMax="\S+">([\u4e00-\u9fff]{2,})</word>', page))
            self.assertTrue(sizes, f"page {number}")
            self.assertGreaterEqual(sizes[len(sizes) // 2], 7.99, f"page {number}")

    def test_the_form_says_on_each_page_how_to_fill_it_in(self):
        book = self.openpyxl.load_workbook(self.path)
        header = book["补查表"].oddHeader.center.text
        self.assertIn("已接通填“是”", header)
        self.assertTrue(header.endswith("不必填写。"), header)

    def test_each_column_of_the_form_says_what_yes_means(self):
        form = self.openpyxl.load_workbook(self.path)["补查表"]
        prompts = {}
        for rule in form.data_validations.dataValidation:
            for area in rule.sqref.ranges:
                for column in range(area.min_col, area.max_col + 1):
                    prompts[form.cell(1, column).value] = rule.prompt
        self.assertIn("已接通填“是”", prompts["供水"])
        self.assertIn("无须改造填“是”", prompts["建筑"])
        self.assertNotIn("接通", prompts["建筑"])

    def test_projects_have_the_words_of_the_trade(self):
        book = self.openpyxl.load_workbook(self.path)
        rows = list(book["近期建设项目表"].iter_rows(values_only=True))
        titles = {title: i for i, title in enumerate(rows[0])}
        projects = [row for row in rows[1:] if isinstance(row[titles["序号"]], (int, float))]
        self.assertEqual({row[titles["建设性质"]] for row in projects if row[titles["项目类型"]] == "供水"} - {"新建、延伸", "新建"}, {"延伸"})
        for row in projects:
            if row[titles["项目类型"]] == "供水" and row[titles["建设性质"]] == "延伸":
                self.assertRegex(row[titles["建设内容及规模"]], "敷设供水管道|通自来水")
            self.assertNotIn("峰湖县峰湖县", row[titles["建设地点"]] + row[titles["项目名称"]])

    def test_labels_of_roads_speak_of_roads(self):
        titles, *rows = self.openpyxl.load_workbook(self.path)["缺口排序"].iter_rows(values_only=True)
        words = {}
        for row in rows:
            of = dict(zip(titles, row))
            words.setdefault(of["设施类别"], set()).update((of["判定依据"], of["解决方式"]))
        texts = {service: "".join(str(word) for word in found) for service, found in words.items()}
        self.assertIn("道路接入", texts["道路"])
        self.assertNotRegex(texts["道路"], "管线|线路接入")
        self.assertIn("线路接入", texts["照明"])
        self.assertIn("管线接入", texts["供水"])

    def test_the_county_seat_has_one_name_in_all_sheets(self):
        book = self.openpyxl.load_workbook(self.path)
        for sheet in ("分乡镇", "重点村", "缺口排序", "补查表", "社区选址"):
            titles, *rows = book[sheet].iter_rows(values_only=True)
            towns = {row[titles.index("乡镇")] for row in rows}
            self.assertNotIn("玉安县", towns, sheet)
        titles, *rows = book["近期建设项目表"].iter_rows(values_only=True)
        places = {row[titles.index("建设地点")] for row in rows}
        self.assertIn("玉安县城", places)
        self.assertIn("玉安县城", {row[0] for row in book["分乡镇"].iter_rows(values_only=True)})

    def test_lists_have_filters_and_fixed_titles(self):
        book = self.openpyxl.load_workbook(self.path)
        self.assertEqual(book.sheetnames, SHEETS["zh"])
        for sheet in book.worksheets[1:]:
            self.assertEqual(sheet.freeze_panes, "A2", sheet.title)
            self.assertTrue(sheet.auto_filter.ref.startswith("A1:"), sheet.title)
            self.assertEqual(sheet.print_title_rows, "$1:$1", sheet.title)
        self.assertEqual(len(book["摘要"]._charts), 2)

    def test_the_zip_has_no_date_of_today_and_no_path(self):
        with zipfile.ZipFile(self.path) as packed:
            self.assertEqual({entry.date_time[:3] for entry in packed.infolist()}, {(1980, 1, 1)})
            self.assertIn(b"2016-09-09T", packed.read("docProps/core.xml"))
            for entry in packed.namelist():
                self.assertNotIn(str(self.out.parent).encode(), packed.read(entry), entry)


class SmallWorkbook(WorkbookTest):
    def write_world(self, villages=None):
        study = write_small_world(self.folder)
        if villages is not None:
            write_layer(
                self.folder / "villages.shp",
                {"code": ogr.OFTString, "name": ogr.OFTString, "people": ogr.OFTInteger},
                [(point(SEAT[0], SEAT[1] + (1 + i) * DEGREES_A_KM), *each) for i, each in enumerate(villages)],
            )
        return study

    def test_a_study_in_english(self):
        _, workbook, run = self.run_study(self.write_world(), "--language", "en")
        sheets = self.sheets_of(workbook)
        self.assertEqual(sorted(sheets), sorted(SHEETS["en"]))
        *_, total = table_of(sheets["By town"])
        self.assertEqual(number(total["gaps"]), run["figures"]["gaps"]["total"])
        self.assertEqual(sheets["Survey form"][0][:2], ["village code", "village"])
        for rows in sheets.values():  # but for names
            for title in rows[0]:
                self.assertNotRegex(title, "[\u4e00-\u9fff]")

    def test_a_study_that_knows_no_state_has_no_number_of_gaps(self):
        study = self.write_world()
        study.write_text(study.read_text(encoding="utf-8").split("[layers.networks")[0], encoding="utf-8")
        answer, workbook, run = self.run_study(study)
        figures = run["figures"]
        self.assertGreater(figures["covered"]["villages"], 0)
        for value in (figures["gaps"]["total"], figures["focus"]["villages"], figures["extension"]["cost_cny"],
                      figures["coverage_rules"][0]["gaps"], run["towns"][0]["gaps"], run["counties"][0]["cost_cny"]):
            self.assertIsNone(value)
        self.assertIn("缺口：情况不明（各类设施的接通情况均不明）", answer.out)
        sheets = self.sheets_of(workbook)
        for name in ("重点村", "缺口排序"):
            self.assertEqual(sheets[name][1][0], "各类设施的接通情况均不明，无法判定缺口。")
        self.assertEqual(sheets["近期建设项目表"][1][0], "各类设施的接通情况均不明，无法判定须建设的项目。")
        self.assertEqual(table_of(sheets["分乡镇"])[0]["缺口（项）"], "—")
        self.assertEqual(table_of(sheets["分设施类别"])[0]["缺口（项）"], "—")

    def test_a_study_without_a_known_gap_counts_what_is_open(self):
        study = self.write_world()
        write_layer(self.folder / "villages.shp", {"code": ogr.OFTString, "name": ogr.OFTString, "people": ogr.OFTInteger, "供水": ogr.OFTString},
                    [(point(SEAT[0], SEAT[1] + DEGREES_A_KM), "1", "A", 100, "是")])
        text = study.read_text(encoding="utf-8").split("[layers.networks")[0]
        study.write_text(text, encoding="utf-8")
        _, workbook, run = self.run_study(study)
        self.assertEqual(run["figures"]["gaps"]["total"], 0)
        sheets = self.sheets_of(workbook)
        for name in ("重点村", "缺口排序"):
            self.assertRegex(sheets[name][1][0], r"^未发现缺口；另有\d+项情况不明")
        self.assertEqual(sheets["近期建设项目表"][1][0], "没有建设项目。")
        self.assertEqual(sheets["社区选址"][1][0], "没有选址。")
        convert(workbook, "pdf", self.folder)
        self.assertTrue((self.folder / "plan.pdf").exists())

    def test_long_missing_and_right_to_left_names(self):
        long_name = "很长的村名" * 50
        names = ["=1+2", long_name, "", "قرية الشمال", "@a", "+7"]
        csv_file = self.folder / "villages.csv"
        lines = ["code,name,people,lon,lat"]
        lines += [f"37010000{i},{name},{100 + i},{SEAT[0]},{SEAT[1] + (1 + i / 2) * DEGREES_A_KM}" for i, name in enumerate(names)]
        study = self.write_world()
        csv_file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        study.write_text(study.read_text(encoding="utf-8").replace("villages.shp", "villages.csv"), encoding="utf-8")
        _, workbook, _ = self.run_study(study)
        rows = {row["村庄代码"]: row["村庄"] for row in table_of(self.sheets_of(workbook)["补查表"])}
        for i, name in enumerate(names):
            self.assertIn(rows[f"37010000{i}"], (name, f"37010000{i}"))
        book = self.openpyxl.load_workbook(workbook)
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        self.assertTrue(cell.value.startswith("=SUBTOTAL(9,"), cell.value)


STUDY_OF_UNKNOWN = """
[layers.networks.gas]
path = "gas.shp"
complete = false
"""


class SurveyForm(WorkbookTest):
    """The form is filled in with openpyxl, and read back."""

    def write_study(self, codes=True):
        study = write_small_world(self.folder)
        write_layer(
            self.folder / "gas.shp",
            {"name": ogr.OFTString},
            [(f"LINESTRING ({SEAT[0]} {SEAT[1]}, {SEAT[0]} {SEAT[1] + DEGREES_A_KM})", "main")],
            kind=ogr.wkbLineString,
        )
        if not codes:
            write_layer(
                self.folder / "villages.shp",
                {"name": ogr.OFTString, "town": ogr.OFTString, "people": ogr.OFTInteger},
                [
                    (point(SEAT[0], SEAT[1] + DEGREES_A_KM), "王庄", "安山镇", 1200),
                    (point(SEAT[0], SEAT[1] + 4 * DEGREES_A_KM), "沟头", "安山镇", 800),
                    (point(SEAT[0], SEAT[1] + 8 * DEGREES_A_KM), "王庄", "北山镇", 500),
                ],
            )
        study.write_text(study.read_text(encoding="utf-8") + STUDY_OF_UNKNOWN, encoding="utf-8")
        return study

    def fill_in(self, workbook, answers):
        """Writes (village, town, service) -> word into a copy beside the study."""
        book = self.openpyxl.load_workbook(workbook)
        sheet = book["补查表" if "补查表" in book.sheetnames else "Survey form"]
        titles = {cell.value: cell.column for cell in sheet[1]}
        left = dict(answers)
        for row in range(2, sheet.max_row + 1):
            for (village, town, service), word in answers.items():
                same_town = town is None or sheet.cell(row, titles["乡镇"]).value == town
                if sheet.cell(row, titles["村庄"]).value == village and same_town:
                    sheet.cell(row, titles[service]).value = word
                    left.pop((village, town, service))
        self.assertEqual(left, {})
        copy = self.folder / "plan.xlsx"
        book.save(copy)
        return copy

    def use_census(self, study):
        study.write_text(study.read_text(encoding="utf-8") + '\n[layers.census]\npath = "plan.xlsx"\n', encoding="utf-8")

    def gaps_of(self, run, service):
        return run["figures"]["gaps"]["by_service"][service]["gaps"]

    def test_answers_shorten_the_survey_list_and_make_gaps(self):
        study = self.write_study()
        _, workbook, before = self.run_study(study)
        self.assertEqual(before["figures"]["survey_list"], {"entries": 2, "villages": 2})
        self.assertEqual(self.gaps_of(before, "gas"), 0)
        self.fill_in(workbook, {("沟头", None, "燃气"): "否", ("李家", None, "燃气"): "是"})
        self.use_census(study)
        answer, workbook, after = self.run_study(study)
        self.assertEqual(after["figures"]["survey_list"]["entries"], 0, str(answer))
        self.assertEqual(self.gaps_of(after, "gas"), 1)
        # Nothing else changed, and each village has its row.
        self.assertEqual(self.gaps_of(after, "water_supply"), self.gaps_of(before, "water_supply"))
        self.assertEqual(after["figures"]["problems"], before["figures"]["problems"])
        self.assertTrue(any("补查表" in note for note in after["notes"]), after["notes"])
        # The next form holds the answers, and can take the place of this one.
        rows = {row["村庄"]: row["燃气"] for row in table_of(self.sheets_of(workbook)["补查表"])}
        self.assertEqual(rows, {"王庄": "", "沟头": "否", "李家": "是"})

    def test_a_form_that_is_not_filled_in_changes_nothing(self):
        study = self.write_study()
        _, workbook, before = self.run_study(study)
        shutil.copy(workbook, self.folder / "plan.xlsx")
        self.use_census(study)
        _, _, after = self.run_study(study)
        self.assertEqual(after["figures"], before["figures"])

    def test_villages_without_codes_are_matched_by_town_and_name(self):
        study = self.write_study(codes=False)
        _, workbook, before = self.run_study(study)
        self.assertEqual(before["figures"]["survey_list"]["entries"], 2)
        self.fill_in(workbook, {("沟头", "安山镇", "燃气"): "否", ("王庄", "北山镇", "燃气"): "否"})
        self.use_census(study)
        answer, _, after = self.run_study(study)
        self.assertEqual(after["figures"]["survey_list"]["entries"], 0, str(answer))
        self.assertEqual(self.gaps_of(after, "gas"), 1)

    def write_odd_villages(self, names, towns=None):
        """Villages without codes, 0.5 km apart on a line to the north, with the line of gas far away."""
        study = self.write_study(codes=False)
        self.write_villages(names, towns)
        return study

    def write_villages(self, names, towns=None):
        write_layer(
            self.folder / "villages.shp",
            {"name": ogr.OFTString, "town": ogr.OFTString, "people": ogr.OFTInteger},
            [
                (point(SEAT[0], SEAT[1] + (3 + i / 4) * DEGREES_A_KM), name, towns[i] if towns else "安山镇", 100 + i)
                for i, name in enumerate(names)
            ],
        )

    def fill_in_rows(self, workbook, answers, service="燃气"):
        """Writes number of the village -> word."""
        book = self.openpyxl.load_workbook(workbook)
        sheet = book["补查表"]
        titles = {cell.value: cell.column for cell in sheet[1]}
        left = dict(answers)
        for row in range(2, sheet.max_row + 1):
            number = sheet.cell(row, titles["村庄要素号"]).value
            if number in left:
                sheet.cell(row, titles[service]).value = left.pop(number)
        self.assertEqual(left, {})
        book.save(self.folder / "plan.xlsx")

    def answers_of(self, service="gas"):
        """Number of each village of which it is known -> why it has or lacks the service."""
        rows = csv.DictReader((self.folder / "out" / "village_services.csv").read_text(encoding="utf-8-sig").splitlines())
        return {int(row["village_feature"]): row["evidence"] for row in rows if row["service"] == service}

    def read_back(self, study):
        self.use_census(study)
        answer = run_program("run", study, "--only", "csv,geojson,xlsx")
        problems = json.loads((self.folder / "out" / "problems.geojson").read_text(encoding="utf-8"))["features"]
        doubts = [each["properties"] for each in problems if each["properties"]["problem"].startswith("census_")]
        return answer, doubts

    def test_villages_of_one_name_and_without_a_name_are_read_back(self):
        names = ["王庄", "王庄", "", "沟头", "", "李家", "王庄"]
        study = self.write_odd_villages(names)
        _, workbook, _ = self.run_study(study)
        words = {i: "是" if i % 2 else "否" for i in range(len(names))}
        self.fill_in_rows(workbook, words)
        answer, doubts = self.read_back(study)
        self.assertEqual(doubts, [], str(answer))
        expected = {i: "census_yes" if word == "是" else "census_no" for i, word in words.items()}
        self.assertEqual(self.answers_of(), expected, str(answer))
        # The form of this run has the same answers.
        rows = table_of(self.sheets_of(self.folder / "out" / "plan.xlsx")["补查表"])
        self.assertEqual({int(row["村庄要素号"]): row["燃气"] for row in rows}, words)

    def test_a_form_of_another_version_of_the_layer_is_not_taken_silently(self):
        names = ["沟头", "王庄", "王庄", "", "李家", "", "赵村"]
        study = self.write_odd_villages(names)
        _, workbook, _ = self.run_study(study)
        self.fill_in_rows(workbook, {i: "是" if i % 2 else "否" for i in range(len(names))})
        self.write_villages(names[1:])  # all numbers moved by one
        answer, doubts = self.read_back(study)
        # Rows with a name of their own are read; the others are reported, with the deleted village.
        self.assertEqual(self.answers_of(), {3: "census_no", 5: "census_no"}, str(answer))
        left_out = {each["feature"] for each in doubts if each["problem"] == "census_match_doubtful" and each["feature"] is not None}
        self.assertEqual(len(left_out), 4, doubts)
        (summary,) = [each for each in doubts if each["problem"] == "census_match_doubtful" and each["feature"] is None]
        self.assertIn("村庄要素号与村庄图层不符", summary["detail"])
        (gone,) = [each for each in doubts if each["problem"] == "census_row_unmatched"]
        self.assertIn("沟头", gone["detail"])

    def test_a_village_that_was_renamed_or_added_leaves_the_numbers_of_others_valid(self):
        names = ["王庄", "王庄", "沟头", "李家"]
        study = self.write_odd_villages(names)
        _, workbook, _ = self.run_study(study)
        self.fill_in_rows(workbook, {i: "否" for i in range(4)})
        self.write_villages(["王庄", "王庄", "沟头", "新家", "赵村"])
        answer, doubts = self.read_back(study)
        self.assertEqual(self.answers_of(), {0: "census_no", 1: "census_no", 2: "census_no"}, str(answer))
        self.assertEqual([each["problem"] for each in doubts if each["problem"] == "census_row_unmatched"], ["census_row_unmatched"])

    def test_a_form_of_another_town_is_not_taken_by_number(self):
        study = self.write_odd_villages(["王庄", "王庄", "沟头"])
        _, workbook, _ = self.run_study(study)
        self.fill_in_rows(workbook, {i: "否" for i in range(3)})
        self.write_villages(["王庄", "王庄", "沟头"], ["北山镇", "北山镇", "安山镇"])
        answer, _ = self.read_back(study)
        self.assertEqual(self.answers_of(), {2: "census_no"}, str(answer))

    def test_the_form_as_libreoffice_saves_it(self):
        study = self.write_study()
        _, workbook, _ = self.run_study(study)
        filled = self.fill_in(workbook, {("沟头", None, "燃气"): "否"})
        saved = self.folder / "saved"
        saved.mkdir()
        convert(filled, "xlsx:Calc MS Excel 2007 XML", saved)
        shutil.copy(saved / "plan.xlsx", filled)
        self.use_census(study)
        _, _, after = self.run_study(study)
        self.assertEqual(after["figures"]["survey_list"]["entries"], 1)
        self.assertEqual(self.gaps_of(after, "gas"), 1)

    def test_a_column_for_another_service_may_be_added(self):
        study = self.write_study()
        _, workbook, before = self.run_study(study)
        self.assertIn("heating", before["figures"]["services_without_source"])
        book = self.openpyxl.load_workbook(workbook)
        sheet = book["补查表"]
        self.assertNotIn("供热", [cell.value for cell in sheet[1]])
        column = sheet.max_column + 1
        for row, word in enumerate(["供热", "否", "否", "否"], start=1):
            sheet.cell(row, column).value = word
        book.save(self.folder / "plan.xlsx")
        self.use_census(study)
        _, _, after = self.run_study(study)
        self.assertNotIn("heating", after["figures"]["services_without_source"])
        self.assertEqual(self.gaps_of(after, "heating"), 2)

    def test_the_results_are_not_read_from_their_own_folder(self):
        study = self.write_study()
        self.run_study(study)
        study.write_text(study.read_text(encoding="utf-8") + '\n[layers.census]\npath = "out/plan.xlsx"\n', encoding="utf-8")
        answer = run_program("run", study)
        self.assertEqual(answer.code, 3, str(answer))
        self.assertIn("plan.xlsx", answer.stderr)

    def test_cells_to_be_filled_in_have_a_list_and_are_not_shaded(self):
        _, workbook, _ = self.run_study(self.write_study())
        sheet = self.openpyxl.load_workbook(workbook)["补查表"]
        titles = {cell.value: cell.column_letter for cell in sheet[1]}
        (validation,) = sheet.data_validations.dataValidation
        self.assertEqual((validation.type, validation.formula1), ("list", '"是,否"'))
        self.assertIn(f"{titles['燃气']}2", validation.sqref)
        shaded = {sheet.cell(row, 2).value: sheet[f"{titles['燃气']}{row}"].fill.fill_type for row in range(2, 5)}
        self.assertEqual(shaded, {"王庄": "solid", "沟头": None, "李家": None})


if __name__ == "__main__":
    unittest.main()
