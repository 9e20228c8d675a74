# SPDX-License-Identifier: Apache-2.0
"""Settings in a wrong unit, and paths whose backslashes are escapes."""

import re
import unittest

from program import COUNTY, run_layers, run_program
from test_reading_meaning import MAIN, Meaning, east

SHIPPED = (COUNTY.parent / "catalogue" / "shandong-2016.toml").read_text(encoding="utf-8")
ROADS = '[layers.roads]\npath = "main.geojson"\n'
KEY_OF_LIST = r'(id = "{}".*?price\.{} = )(?:\[\n.*?\n\]|[^\n]+)'


class Settings(Meaning):
    def run_with(self, more="", catalogue=None, **words):
        """Runs a study, optionally with its own catalogue; `check` and `run` give the same
        reports."""
        path = self.study(more, **words)
        if catalogue is not None:
            (self.folder / "own.toml").write_text(catalogue, encoding="utf-8")
            path.write_text('catalogue = "own.toml"\n' + path.read_text("utf-8"), encoding="utf-8")
        self.assertIn(run_layers(path).code, (0, 1))

    def reported(self, kind="number_format_assumed"):
        return [(p["layer"], p["record"], p["detail"]) for p in self.problems(kind)]


class Sums(Settings):
    def prices(self, service="water_supply", **keys):
        text = SHIPPED
        for key, value in keys.items():
            pattern = KEY_OF_LIST.format(service, key)
            text, count = re.subn(pattern, lambda m: m.group(1) + value, text, count=1, flags=re.S)
            self.assertEqual(count, 1)
        return text

    def test_prices_in_10_000_yuan_are_reported_and_the_remedy_works(self):
        well = '{{ id = "well", name_zh = "机井", name_en = "Well", per_household = {}, per_village = {} }}'
        pump = '[{{ id = "pump", name_zh = "泵站", name_en = "Pump", price = {}, every_metres = 4000 }}]'
        for key, text, wrong, right in (
            ("per_village", "{}", "[5, 12, 30]", "[50000, 120000, 300000]"),
            ("per_household", "{}", "[0.08, 0.15, 0.25]", "[800, 1500, 2500]"),
            ("limit_per_person", "{}", "2", "20000"),
            ("items", pump, "[4, 8, 15]", "[40000, 80000, 150000]"),
            ("standalone.per_village", well.replace("{}", "[500, 1000, 1800]", 1), "[12, 25, 50]", "[120000, 250000, 500000]"),
        ):
            with self.subTest(key):
                self.run_with(catalogue=self.prices(**{key.split(".")[0]: text.format(wrong)}))
                ((layer, record, detail),) = self.reported()
                self.assertEqual((layer, record), ("catalogue", f"water_supply.{key}"))
                self.assert_contains(detail, f"water_supply.{key} = {wrong} is in CNY", "If it is in units of 10,000 CNY", "1 price affected")
                self.assertEqual(re.search(r"write (.+?); \d", detail)[1], right)
                self.run_with(catalogue=self.prices(**{key.split(".")[0]: text.format(right)}))
                self.assertEqual(self.reported(), [])

    def test_all_prices_of_a_catalogue_are_one_problem(self):
        wan = lambda m: m.group(1) + ", ".join(f"{float(y) / 1e4:g}" for y in m.group(2).split(",")) + "]"
        text = re.sub(r"(per_(?:village|household) = \[)([^\]]+)\]", wan, SHIPPED)
        self.run_with(catalogue=text, language="zh")
        ((_, record, detail),) = self.reported()
        self.assertEqual(record, "road.per_village")
        self.assert_contains(detail, "road.per_village = [2, 5, 12] 以元计", "最低为20000元", "如为万元，请写 [20000, 50000, 120000]",
                         "等")

    def test_a_user_defined_service_is_compared_with_all(self):
        own = SHIPPED.replace('id = "water_supply"', 'id = "village_water"').replace('"water_supply"', '"village_water"')
        self.run_with(catalogue=own, main=False)
        self.assertEqual(self.reported(), [])
        cheap = own.replace("price.per_village = [50000, 120000, 300000]", "price.per_village = [5, 12, 30]")
        self.run_with(catalogue=cheap, main=False)
        self.assertEqual([record for _, record, _ in self.reported()], ["village_water.per_village"])

    def test_other_prices_are_not_a_problem(self):
        for keys in ({}, {"per_village": "[5000, 12000, 30000]"}, {"per_household": "[0, 0, 0]"}, {"per_village": "[0, 0, 0]"},
                     {"per_household": "[0, 100, 200]"}, {"limit_per_person": "1000"}):
            with self.subTest(keys):
                self.run_with(catalogue=self.prices(**keys))
                self.assertEqual(self.reported(), [])

    def test_committed_money_in_10_000_yuan_is_reported(self):
        plan = "[schedule]\nfirst_year = 2027\nbudget = [5e6, 5e6]\ncommitted = {}\n"
        for committed, written in (("[100, 100]", "100e4"), ("[0, 250]", "250e4"), ("[0.5, 12.5]", "12.5e4")):
            with self.subTest(committed):
                self.run_with(plan.format(committed))
                ((layer, record, detail),) = self.reported()
                self.assertEqual((layer, record), ("schedule", "committed"))
                self.assert_contains(detail, f"{written} for {written[:-2]}")
                self.run_with(plan.format("[" + ", ".join(f"{n}e4" for n in committed[1:-1].split(", ")) + "]"))
                self.assertEqual(self.reported(), [])
        for committed in ("[0, 0]", "[20000, 0]", "[1e6, 100]", "[5e6, 5e6]", "[9000, 9000]"):
            with self.subTest(committed):
                self.run_with(plan.format(committed))
                self.assertEqual(self.reported(), [])


class Radii(Settings):
    def reported(self, kind="radius_implausible"):
        return super().reported(kind)

    def test_hours_and_seconds_instead_of_minutes_are_reported(self):
        for minutes, written in (("0.25", 15), ("1", 60), ("900", 15), ("1200", 20)):
            with self.subTest(minutes):
                text = '[coverage]\nmetric = "time"\ncore_minutes = 0\nband_minutes = {}\n' + ROADS
                self.run_with(text.format(minutes))
                ((layer, record, detail),) = self.reported()
                self.assertEqual((layer, record), ("coverage", "band_minutes"))
                self.assert_contains(detail, "hours are meant" if float(minutes) < 2 else "seconds are meant", f"write {written}")
                self.run_with(text.format(written))
                self.assertEqual(self.reported(), [])
        self.run_with('[coverage]\nmetric = "time"\ncore_minutes = 0.1\nband_minutes = 0.25\n' + ROADS)
        self.assertEqual([record for _, record, _ in self.reported()], ["core_minutes", "band_minutes"])

    def test_radii_larger_than_a_county_are_reported(self):
        for key, wrong, right in (("band_radius", "500 km", "500 m"), ("band_radius", "4000000", "4000 m"),
                                  ("band_radius", "5 m", "5 km"), ("core_radius", "0.5 m", "0.5 km")):
            with self.subTest(wrong):
                other = 'core_radius = "0 m"\n' if key == "band_radius" else ""
                value = wrong if wrong.isdigit() else f'"{wrong}"'
                self.run_with(f"[coverage]\n{other}{key} = {value}\n")
                ((layer, record, detail),) = self.reported()
                self.assertEqual((layer, record), ("coverage", key))
                self.assert_contains(detail, f'write "{right}"')
                self.run_with(f'[coverage]\n{other}{key} = "{right}"\n')
                self.assertEqual(self.reported(), [])

    def test_radii_of_the_catalogue_are_reported_if_they_decide(self):
        education = SHIPPED.index('id = "education"')
        text = SHIPPED[:education] + SHIPPED[education:].replace('band_radius = "5 km"', 'band_radius = "5000 km"', 1)
        self.run_with(catalogue=text, language="zh")
        self.assertEqual(self.reported(), [("catalogue", "education.band_radius",
                                        "education.band_radius 为5000公里。如原意为米，请写 \"5000 m\"")])
        self.run_with('[coverage]\nband_radius = "5 km"\n', catalogue=text)
        self.assertEqual(self.reported(), [])
        self.run_with('[coverage]\nmetric = "time"\nband_minutes = 900\n' + ROADS, catalogue=text)
        self.assertEqual([record for _, record, _ in self.reported()], ["band_minutes"])

    def test_check_reports_it_too(self):
        path = self.study('[coverage]\nband_radius = "500 km"\n')
        self.assertIn("radius_implausible", run_program("check", path).out)

    def test_plausible_radii_and_minutes_are_not_a_problem(self):
        for text in ('band_radius = "100 km"', 'core_radius = "50 m"', 'metric = "time"\nband_minutes = 240',
                     'metric = "time"\ncore_minutes = 2\nband_minutes = 45', 'metric = "time"\ncore_minutes = 0'):
            with self.subTest(text):
                self.run_with(f"[coverage]\n{text}\n{ROADS}")
                self.assertEqual(self.reported(), [])


class Backslashes(Settings):
    def refused(self, path, language="en", quote='"'):
        study = self.study(f"[layers.built_up]\npath = {quote}{path}{quote}\n", language=language)
        answer = run_layers(study)
        self.assertEqual(answer.code, 3, str(answer))
        return answer.stderr

    def test_escapes_in_a_path_are_named(self):
        for path, escape, meaning in ((r"D:\new\table.shp", r"\n", "a line break"), (r"D:\table.shp", r"\t", "a tab"),
                                      (r"data\result.shp", r"\r", "a line break"), (r"D:\base\folder.shp", r"\b", "a control character"),
                                      (r"D:\folder\x.shp", None, None)):
            with self.subTest(path):
                output = self.refused(path)
                self.assertNotIn("\t", output)
                if escape:
                    self.assert_contains(output, f"in double quotes, {escape} means {meaning}", f"'{path}'",
                                     '"' + path.replace("\\", "/") + '"', "for 'path'")
        self.assert_contains(self.refused(r"D:\new\table.shp", language="zh"), r"双引号中的 \n 表示换行", r"'D:\new\table.shp'")

    def test_the_remedy_works(self):
        (self.folder / "new").mkdir()
        study = self.study()
        text = study.read_text(encoding="utf-8")
        (self.folder / "villages.csv").rename(self.folder / "new" / "villages.csv")
        wrong = text.replace('path = "villages.csv"', 'path = "new\\new\\..\\villages.csv"')
        study.write_text(wrong, encoding="utf-8")
        self.assertEqual(run_layers(study).code, 3)
        study.write_text(text.replace('path = "villages.csv"', 'path = "new/villages.csv"'), encoding="utf-8")
        self.assertIn(run_layers(study).code, (0, 1))

    def test_the_same_for_the_path_of_a_catalogue(self):
        path = self.study()
        path.write_text('catalogue = "D:\\new\\table.toml"\n' + path.read_text("utf-8"), encoding="utf-8")
        self.assert_contains(run_layers(path).stderr, r"in double quotes, \n means a line break", "for 'catalogue'", r"'D:\new\table.toml'")

    def test_invalid_escapes_are_refused_with_the_way_to_write_paths(self):
        for path in (r"D:\data\x.shp", r"D:\users\x.shp", r"D:\gis\x.shp", r"D:\Users\x.shp", r"D:\x.shp", "D:\\"):
            with self.subTest(path):
                self.assert_contains(self.refused(path), "Write paths with / or between single quotes")


if __name__ == "__main__":
    unittest.main()
