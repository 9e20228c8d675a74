# SPDX-License-Identifier: Apache-2.0
"""Slightly invalid GeoJSON: it is read, or refused with the true reason and a remedy that works."""

import json
import re
import unittest

from program import UserTest, run_layers
from small_world import SEAT, STUDY, VILLAGES, write_small_world


def collection(properties=None, coordinates=lambda lon, lat: [lon, lat]):
    plain = lambda code, name, people: {"code": code, "name": name, "people": people}
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": (properties or plain)(code, name, people),
                "geometry": {"type": "Point", "coordinates": coordinates(SEAT[0], lat)},
            }
            for code, name, people, lat in VILLAGES
        ],
    }


class Json(UserTest):
    right = sorted((code, name, people) for code, name, people, _ in VILLAGES)

    def run_it(self, content, file="v.geojson", keys=""):
        write_small_world(self.folder)
        if isinstance(content, dict):
            content = json.dumps(content, ensure_ascii=False)
        (self.folder / file).write_text(content, encoding="utf-8")
        text = STUDY.replace('path = "villages.shp"', f'path = "{file}"\n{keys}')
        (self.folder / "study.toml").write_text('language = "en"\n' + text, encoding="utf-8")
        return run_layers("study.toml", folder=self.folder)

    def rows(self, answer):
        self.assertIn(answer.code, (0, 1), str(answer))
        text = (self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8")
        rows = [row["properties"] for row in json.loads(text)["features"]]
        return sorted((r["village_code"], r["village"], r["people"]) for r in rows)

    def test_the_remedy_for_nested_columns_works(self):
        forms = {
            "info": lambda c, n, p: {"info": {"code": c, "name": n}, "people": p},
            "properties": lambda c, n, p: {"properties": {"code": c, "name": n, "people": p}},
            "name": lambda c, n, p: {"code": c, "name": {"zh": n}, "people": p},
            "people": lambda c, n, p: {"code": c, "name": n, "people": {"n": p, "year": 2020}},
        }
        for column, form in forms.items():
            with self.subTest(column):
                answer = self.run_it(collection(form))
                self.assert_refused(answer, 2, "v.geojson", f"'{column}'", "JSON")
                sql = re.search(r"sql = '''(.*)'''", answer.stderr)[0]
                read = self.rows(self.run_it(collection(form), keys=sql))
                self.assertEqual(read, self.right)

    def test_the_total_is_offered_among_several_figures(self):
        parts = lambda p: {"male": p // 2, "female": p - p // 2}
        forms = {
            "first": lambda p: {"total": p, **parts(p)},
            "last": lambda p: {**parts(p), "total": p},
            "Chinese": lambda p: {"男": p // 2, "女": p - p // 2, "合计": p},
            "the sum of the others": lambda p: {**parts(p), "ganze": p},
            "a name of people": lambda p: {"households": p // 3, "population": p, "year": 2020},
            "count": lambda p: {"a": 1, "count": p},
            "deep": lambda p: {"2020": {"total": p, "male": 3}},
            "quotes": lambda p: {"of 'men'": p // 2, 'of "women"': p - p // 2, "总数": p},
        }
        for label, form in forms.items():
            with self.subTest(label):
                content = collection(lambda c, n, p: {"code": c, "name": n, "people": form(p)})
                answer = self.run_it(content)
                self.assert_refused(answer, 2, "v.geojson", "'people'", "JSON")
                sql = re.search(r"sql = '''(.*)'''", answer.stderr)[0]
                self.assertEqual(self.rows(self.run_it(content, keys=sql)), self.right)

    def test_if_the_figure_is_ambiguous_the_choices_are_named(self):
        people = lambda p: {"registered": p + 9, "resident": p}
        content = collection(lambda c, n, p: {"code": c, "name": n, "people": people(p)})
        answer = self.run_it(content)
        self.assert_refused(answer, 2, "registered, resident", 'people = "registered"')
        sql = re.search(r"sql = '''(.*)'''", answer.stderr)[0]
        keys = sql + '\nfields = { people = "resident" }'
        self.assertEqual(self.rows(self.run_it(content, keys=keys)), self.right)

    def test_a_column_partly_plain_and_partly_nested(self):
        for label, form in {
            "people": lambda c, n, p: {"people": p if p == 800 else {"total": p, "male": 3}},
            "people first plain": lambda c, n, p: {"people": p if p == 1200 else {"total": p}},
            "name": lambda c, n, p: {"name": n if p == 800 else {"name": n, "en": "x"}},
        }.items():
            with self.subTest(label):
                whole = lambda c, n, p: {"code": c, "name": n, "people": p, **form(c, n, p)}
                answer = self.run_it(collection(whole))
                self.assert_refused(answer, 2, "in some records", "plain values in others")
                sql = re.search(r"sql = '''(.*)'''", answer.stderr)[0]
                self.assertEqual(self.rows(self.run_it(collection(whole), keys=sql)), self.right)

    def test_lists_are_refused(self):
        for form in (
            lambda c, n, p: {"code": c, "name": n, "people": [p]},
            lambda c, n, p: {"code": c, "name": [n, "x"], "people": p},
        ):
            answer = self.run_it(collection(form))
            self.assert_refused(answer, 2, "JSON objects or lists", "plain columns")

    def test_nested_columns_without_a_role_are_left_alone(self):
        form = lambda c, n, p: {"code": c, "name": n, "people": p, "tags": {"name": n, "x": [1]}}
        self.assertEqual(self.rows(self.run_it(collection(form))), self.right)

    def test_coordinates_as_text(self):
        texts = collection(coordinates=lambda lon, lat: [str(lon), str(lat)])
        answer = self.run_it(texts)
        self.assert_refused(answer, 2, "quotation marks", "Remove the marks")

    def test_text_before_the_json(self):
        text = json.dumps(collection(), ensure_ascii=False)
        for before, after, file, word in (
            ("// of the county\n// 2020\n", "", "v.geojson", "begins with a comment"),
            ("/* of the\ncounty */ ", "", "v.geojson", "begins with a comment"),
            ("\ufeff// c\n", "", "v.json", "begins with a comment"),
            ("var villages = ", ";", "v.js", "'var villages ='"),
            ("const v=", "", "v.geojson", "'const v='"),
            ("callback(", ");", "v.js", "'callback('"),
            ("export default ", "", "v.js", "JavaScript"),
        ):
            with self.subTest(before):
                answer = self.run_it(before + text + after, file)
                self.assert_refused(answer, 2, file, word)
                self.assertRegex(answer.stderr, r"\. (Remove|Take|Save|Give) ")
                self.assertNotIn(".csv", answer.stderr)

    def test_byte_order_marks(self):
        text = json.dumps(collection(), ensure_ascii=False)
        for marks in (1, 2, 3):
            self.assertEqual(self.rows(self.run_it("\ufeff" * marks + text)), self.right)
        answer = self.run_it("\ufeff\ufeff" + text, "v.csv")
        self.assert_refused(answer, 2, "it is JSON", ".geojson")


if __name__ == "__main__":
    unittest.main()
