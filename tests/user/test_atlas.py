# SPDX-License-Identifier: Apache-2.0
"""atlas.pdf, as poppler's tools read it: pages, texts, figures, fonts, ink, and unusual input."""

import json
import re
import shutil
import subprocess
import unittest

from osgeo import ogr

from program import COUNTY, CountyRun, UserTest, run_program
from small_world import DEGREES_A_KM, SEAT, point, write_layer, write_small_world

TOOLS = ("pdftotext", "pdfinfo", "pdffonts", "pdftoppm")


def output_of(*words):
    return subprocess.run([*map(str, words)], check=True, capture_output=True, timeout=300).stdout


def text_of(atlas, *options):
    return output_of("pdftotext", "-raw", *options, atlas, "-").decode("utf-8")


def page_count(atlas):
    return int(re.search(r"^Pages:\s+(\d+)", output_of("pdfinfo", atlas).decode(), re.M)[1])


def share_of_ink(atlas, page):
    """The share of pixels that are not white."""
    picture = output_of("pdftoppm", "-r", 30, "-gray", "-f", page, "-l", page, atlas)
    kind, size, depth, pixels = picture.split(b"\n", 3)
    assert (kind, depth) == (b"P5", b"255"), (kind, size, depth)
    return sum(value < 250 for value in pixels) / len(pixels)


class AtlasTest(UserTest):
    def setUp(self):
        super().setUp()
        for tool in TOOLS:
            self.need(shutil.which(tool), f"{tool} is not installed")


def in_text(town):
    """The name of a town in texts: that of the county seat tells it from the county."""
    return "玉安县城" if town == "玉安县" else town


class CountyAtlas(CountyRun, AtlasTest):
    def setUp(self):
        super().setUp()
        self.atlas = self.out / "atlas.pdf"
        self.run_json = json.loads((self.out / "run.json").read_text(encoding="utf-8"))

    def features(self, layer):
        file = self.out / f"{layer}.geojson"
        return [each["properties"] for each in json.loads(file.read_text(encoding="utf-8"))["features"]]

    def assert_has_year(self, text, year):
        """The row of a year; its length in whole metres of run.json, to 10 m, halves up."""
        spent = f"{year['spent_cny'] / 1e4:,.2f}"
        length = f"{(int(year['length_m']) + 5) // 10 / 100:,.2f}"
        rest = f"{year['gaps']} {year['villages']} {year['people']:,}"
        self.assertRegex(text, rf"(?m)^{year['year']} {spent} {length} {rest}$")

    def test_the_run_lists_it_with_its_hash(self):
        self.assertIn("atlas.pdf", [output["name"] for output in self.run_json["outputs"]])

    def test_each_town_has_a_page_with_its_name(self):
        headings = [
            text_of(self.atlas, "-f", page, "-l", page).splitlines()[0]
            for page in range(1, page_count(self.atlas) + 1)
        ]
        self.assertEqual(headings[0], "玉安县（虚构）")
        towns = {in_text(village["town"]) for village in self.features("coverage")}
        self.assertEqual(len(towns), 12)
        for town in towns:
            self.assertEqual(headings.count(f"玉安县（虚构） · {town}"), 1, headings)

    def test_the_table_of_a_town_has_each_of_its_villages(self):
        text = text_of(self.atlas)
        for village in self.features("coverage"):
            self.assertIn(village["village"] or village["village_code"], text)

    def test_the_key_figures_are_those_of_the_run(self):
        figures = self.run_json["figures"]
        text = text_of(self.atlas, "-l", 1)
        for number in (
            figures["villages"],
            figures["people"],
            figures["covered"]["villages"],
            figures["focus"]["villages"],
            figures["gaps"]["total"],
        ):
            self.assertRegex(text, rf"(?m)^{number:,}$")
        self.assertRegex(text, rf"(?m)^{figures['extension']['cost_cny'] / 1e4:,.2f}$")

    def test_each_site_has_its_name_on_the_map_of_the_county(self):
        text = text_of(self.atlas, "-l", 1)
        sites = [each for each in self.features("sites") if each["role"] == "site"]
        self.assertGreater(len(sites), 10)
        for site in sites:
            self.assertIn(f"{site['site_name']}（{site['site_people']:,}人）", text)

    def test_each_page_has_the_metric_the_radii_and_the_version_of_the_data(self):
        for page in range(1, page_count(self.atlas) + 1):
            text = text_of(self.atlas, "-f", page, "-l", page)
            self.assertRegex(text, "服务半径按路网距离计：核心圈[\\d.]+公里，外围圈[\\d.]+公里")
            self.assertIn(f"数据版本{self.run_json['inputs_version']}", text.replace("\n", ""))

    def test_the_legend_gives_the_radii(self):
        legend = text_of(self.out / "atlas.pdf", "-l", "1")
        for zone in ("核心圈（3公里以内）", "外围圈（3～5公里）"):
            self.assertIn(zone, legend)

    def test_a_village_at_a_wrong_place_is_left_out_of_the_map_of_its_town(self):
        pages = [text_of(self.atlas, "-f", page, "-l", page) for page in range(1, page_count(self.atlas) + 1)]
        maps = [page for page in pages if "图例" in page]
        scales = [int(re.search(r"1 : ([\d,]+)", page)[1].replace(",", "")) for page in maps]
        self.assertLess(max(scales[1:]), 110_000, scales)
        noted = [page for page in maps[1:] if "图外另有1个村（远离本乡镇其他村，请核对坐标）" in page]
        self.assertEqual([page.splitlines()[0] for page in noted], ["玉安县（虚构） · 店墩镇"])

    def test_no_heading_is_broken_within_a_unit(self):
        lines = text_of(self.atlas).splitlines()
        self.assertEqual([line for line in lines if re.match(r"[^（]{0,2}）$", line)], [])

    def test_villages_with_open_questions_are_told_from_those_without_gaps(self):
        legend = text_of(self.atlas, "-l", "1")
        self.assert_contains(legend, "未发现缺口，部分不明", "服务半径内，无缺口")
        self.assertNotIn("设施情况不明", legend)

    def test_the_seat_of_the_county_has_one_name(self):
        page = text_of(self.atlas, "-l", "1")
        self.assertNotRegex(page, "(?m)^玉安县$")
        self.assertRegex(page, "(?m)^玉安县城$")

    def test_the_figures_of_towns_are_those_of_the_run(self):
        pages = [text_of(self.atlas, "-f", page, "-l", page) for page in range(1, page_count(self.atlas) + 1)]
        self.assertEqual(len(self.run_json["towns"]), 12)
        for town in self.run_json["towns"]:
            text = next(page for page in pages if page.startswith(f"玉安县（虚构） · {in_text(town['town'])}\n"))
            for number in (
                town["villages"],
                town["people"],
                town["covered"]["villages"],
                town["focus"]["villages"],
                town["gaps"],
            ):
                self.assertRegex(text, rf"(?m)^{number:,}$")
            self.assertRegex(text, rf"(?m)^{town['cost_cny'] / 1e4:,.2f}$")
            for year in town["years"]:
                self.assert_has_year(text, year)

    def test_the_towns_of_the_run_sum_to_its_figures(self):
        figures, towns = self.run_json["figures"], self.run_json["towns"]
        self.assertEqual(sum(town["villages"] for town in towns), figures["villages"])
        self.assertEqual(sum(town["people"] for town in towns), figures["people"])
        self.assertEqual(sum(town["gaps"] for town in towns), figures["gaps"]["total"])
        cents = [sum(round(100 * town[key]) for town in towns) for key in ("cost_cny_low", "cost_cny", "cost_cny_high")]
        self.assertEqual(cents, [round(100 * figures["extension"][key]) for key in ("cost_cny_low", "cost_cny", "cost_cny_high")])
        for i, year in enumerate(figures["schedule"]["years"]):
            spent = sum(round(100 * town["years"][i]["spent_cny"]) for town in towns)
            self.assertEqual(spent, round(100 * year["spent_cny"]))

    def test_the_years_are_those_of_the_run(self):
        text = text_of(self.atlas, "-l", 1)
        for year in self.run_json["figures"]["schedule"]["years"]:
            self.assert_has_year(text, year)

    def assert_has_rest(self, text, left):
        """The row of what is not in the plan, with its cost."""
        length = f"{(int(left['length_m']) + 5) // 10 / 100:,.2f}"
        self.assertRegex(text, rf"(?m)^近期未安排 {left['cost_cny'] / 1e4:,.2f} {length} {left['gaps']}$")

    def test_works_that_are_not_in_the_plan_have_their_cost(self):
        county = self.run_json["figures"]["schedule"]["not_in_plan"]
        self.assertGreater(county["cost_cny"], 0)
        self.assert_has_rest(text_of(self.atlas, "-l", 1), county)
        pages = text_of(self.atlas).split("\f")
        towns = self.run_json["towns"]
        for town in towns:
            left = town["not_in_plan"]
            if left["gaps"] > 0:
                title = f"玉安县（虚构） · {in_text(town['town'])}"
                self.assert_has_rest("\n".join(page for page in pages if page.startswith(title)), left)
        self.assertEqual(sum(round(100 * town["not_in_plan"]["cost_cny"]) for town in towns), round(100 * county["cost_cny"]))

    def test_the_gaps_of_towns_sum_to_those_of_the_run(self):
        text = text_of(self.atlas)
        totals = [int(count) for count in re.findall(r"(?m)^合计\d+个村 [\d,]+ (\d+)项", text)]
        self.assertEqual(sum(totals), self.run_json["figures"]["gaps"]["total"])

    def test_all_fonts_are_embedded(self):
        fonts = output_of("pdffonts", self.atlas).decode().splitlines()[2:]
        self.assertTrue(fonts)
        for font in fonts:
            self.assertRegex(font, r" yes +yes +yes +\d+ +0$")  # embedded, subset, to Unicode

    def test_each_page_has_ink(self):
        count = page_count(self.atlas)
        self.assertGreater(share_of_ink(self.atlas, 1), 0.2)  # a map
        for page in range(2, count + 1):
            self.assertGreater(share_of_ink(self.atlas, page), 0.01)

    def test_another_run_gives_the_same_bytes_with_one_thread(self):
        run_program("run", COUNTY / "study.toml", "--out", self.folder / "again", "--threads", "1")
        self.assertEqual((self.folder / "again" / "atlas.pdf").read_bytes(), self.atlas.read_bytes())

    def test_it_has_no_time_of_its_own(self):
        self.assertIn("2000", re.search(r"CreationDate:.*", output_of("pdfinfo", self.atlas).decode())[0])


class UnusualAtlas(AtlasTest):
    """Small studies with unusual input."""

    def write_villages(self, villages):
        """Villages (name, people, town), 100 m apart to the east of the seat."""
        write_layer(
            self.folder / "villages.shp",
            {"code": ogr.OFTString, "name": ogr.OFTString, "people": ogr.OFTInteger, "town": ogr.OFTString},
            [
                (point(SEAT[0] + 0.1 * i * DEGREES_A_KM, SEAT[1] + DEGREES_A_KM), f"3701{i:08}", *village)
                for i, village in enumerate(villages)
            ],
        )

    def run_small(self, **more):
        return run_program("run", self.folder / "study.toml", "--out", self.folder / "out", **more)

    def atlas_text(self):
        return text_of(self.folder / "out" / "atlas.pdf")

    def setUp(self):
        super().setUp()
        write_small_world(self.folder)

    def test_a_study_without_roads_plan_and_sites_has_an_atlas(self):
        answer = self.run_small()
        self.assertIn(answer.code, (0, 1), str(answer))
        text = self.atlas_text()
        self.assert_contains(text, "小县", "沟头", "安山镇", "重点村及其缺口")
        self.assertNotIn("分年度实施计划", text)
        self.assertNotIn("年建设", text)

    def test_without_gaps_the_atlas_says_so(self):
        for path in self.folder.glob("villages.*"):
            path.unlink()
        self.write_villages([("王庄", 1200, "安山镇")])
        answer = self.run_small()
        self.assertIn(answer.code, (0, 1), str(answer))
        text = self.atlas_text()  # no state but that of its water is known
        self.assert_contains(text, "未发现缺口", "部分设施情况不明")
        self.assertNotRegex(text, "没有缺口|重点村（缺口|点越大|农村新型社区选址")

    def test_where_nothing_is_known_of_services_gaps_are_not_zero(self):
        study = (self.folder / "study.toml").read_text(encoding="utf-8").split("[layers.networks")[0]
        study = study.split("[layers.facilities]")[0] + "[coverage]\ntowns_as_facilities = true\n"
        (self.folder / "study.toml").write_text(study, encoding="utf-8")
        answer = self.run_small()
        self.assertIn(answer.code, (0, 1), str(answer))
        text = self.atlas_text()
        self.assert_contains(text, "各类设施情况均不明，无法判定缺口", "设施情况不明", "村庄与服务半径",
                             "以乡镇驻地代表其全部公共服务设施")
        self.assertNotRegex(text, "没有缺口|未发现缺口|无缺口")
        self.assertRegex(text, "(?m)^—\n重点村（个）$")

    def test_long_missing_and_right_to_left_names(self):
        for path in self.folder.glob("villages.*"):
            path.unlink()
        long_name = "东".join(f"{i}" for i in range(85))[:80]  # a shapefile has at most 254 bytes
        self.write_villages(
            [(long_name, 100, "安山镇"), ("", 200, "安山镇"), ("قرية الشرق", 300, "安山镇"), ("王庄\u202e\x07", 400, "安山镇")]
        )
        answer = self.run_small()
        self.assertIn(answer.code, (0, 1), str(answer))
        text = self.atlas_text()
        self.assertIn(long_name[:20], text)
        self.assertIn("370100000001", text)  # the code in place of a missing name

    def test_a_name_of_300_characters_is_cut_nowhere(self):
        name = "".join(chr(0x4E00 + 7 * i) for i in range(300))
        study = (self.folder / "study.toml").read_text(encoding="utf-8").replace("小县", name)
        (self.folder / "study.toml").write_text(study, encoding="utf-8")
        places = [[SEAT[0], SEAT[1] + i * DEGREES_A_KM] for i in (1, 2)]
        features = [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": place},
                "properties": {"code": f"37010000000{i}", "name": f"{i}{name}", "people": 100, "town": name},
            }
            for i, place in enumerate(places)
        ]
        text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
        (self.folder / "long.geojson").write_text(text, encoding="utf-8")
        study = study.replace('path = "villages.shp"', 'path = "long.geojson"')
        (self.folder / "study.toml").write_text(study, encoding="utf-8")
        answer = self.run_small()
        self.assertIn(answer.code, (0, 1), str(answer))
        text = self.atlas_text().replace("\n", "")
        self.assertIn(f"1{name}", text)

    def test_a_character_without_a_font_is_reported(self):
        for path in self.folder.glob("villages.*"):
            path.unlink()
        self.write_villages([("王\U000fabcd庄", 1200, "安山镇")])
        answer = self.run_small()
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assert_contains(answer.stderr, "atlas.pdf：名称中有 1 个字", "\U000fabcd", "请安装")
        self.assertTrue((self.folder / "out" / "atlas.pdf").exists())

    def test_without_fonts_all_other_results_are_written(self):
        empty = self.folder / "fonts"
        empty.mkdir()
        config = self.folder / "fonts.conf"
        config.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
            f"<fontconfig><dir>{empty}</dir><cachedir>{empty}</cachedir></fontconfig>",
            encoding="utf-8",
        )
        answer = self.run_small(env={"FONTCONFIG_FILE": str(config), "PATH": "/usr/bin"})
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertEqual(answer.stderr.strip().count("\n"), 0, answer.stderr)
        self.assert_contains(answer.stderr, "未写出 atlas.pdf", "没有所需的字体", "Noto Sans CJK")
        names = sorted(path.name for path in (self.folder / "out").iterdir())
        self.assertNotIn("atlas.pdf", names)
        self.assertIn("run.json", names)
        listed = json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))["outputs"]
        self.assertNotIn("atlas.pdf", [output["name"] for output in listed])

    def test_more_than_300_towns_have_no_atlas(self):
        for path in self.folder.glob("villages.*"):
            path.unlink()
        self.write_villages([(f"村{i}", 100, f"{i}镇") for i in range(301)])
        answer = self.run_small()
        self.assert_contains(answer.stderr, "未写出 atlas.pdf：共有 301 个乡镇，图册最多 300 个", "请分县运行")
        self.assertFalse((self.folder / "out" / "atlas.pdf").exists())
        self.assertTrue((self.folder / "out" / "gaps.geojson").exists())

    def test_the_atlas_is_in_the_language_of_the_study(self):
        study = (self.folder / "study.toml").read_text(encoding="utf-8")
        (self.folder / "study.toml").write_text('language = "en"\n' + study, encoding="utf-8")
        self.assertIn(self.run_small().code, (0, 1))
        text = self.atlas_text()
        self.assert_contains(text, "Legend", "focus villages", "services missing", "Drawn by hinterland", "page 1 of")
        self.assertNotIn("重点村", text)

    def test_a_proposed_site_is_one_of_the_input_alone(self):
        out = self.folder / "out"
        self.assertIn(run_program("run", COUNTY / "study.toml", "--out", out, "--language", "en", "--only", "atlas,qgis").code, (0, 1))
        text = text_of(out / "atlas.pdf")
        self.assert_contains(text, "recommended site", "Recommended sites of new communities", "lines sharing a route")
        self.assertNotIn("roposed", text.replace("proposed_sites.shp", ""))

    def test_an_atlas_of_an_earlier_run_is_replaced_and_an_edited_one_kept(self):
        self.run_small()
        atlas = self.folder / "out" / "atlas.pdf"
        before = atlas.read_bytes()
        self.assertEqual(self.run_small().stderr, "")
        self.assertEqual(atlas.read_bytes(), before)
        atlas.write_bytes(before + b"\n% a note")
        self.assert_contains(self.run_small().stderr, "atlas.edited.pdf")
        self.assertEqual(atlas.read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
