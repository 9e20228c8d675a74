# SPDX-License-Identifier: Apache-2.0
"""Faults found by the law of forms: input that was misread without a message, or stopped the
program."""

import json
import unittest

from program import UserTest, run_layers

STUDY = """\
language = "en"
[layers.villages]
path = "{}"
[layers.facilities]
path = "f.csv"
"""


class ReadingForms(UserTest):
    def check(self, name, content):
        (self.folder / name).write_bytes(content.encode("utf-8"))
        facilities = "name,kind,level,lon,lat\nA,小学,镇,119.1,36.3\n"
        (self.folder / "f.csv").write_text(facilities, encoding="utf-8")
        (self.folder / "study.toml").write_text(STUDY.format(name), encoding="utf-8")
        return run_layers("study.toml", "--out", "out", folder=self.folder)

    def villages(self):
        layer = json.loads((self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8"))
        return [record["properties"] for record in layer["features"]]

    def problems(self):
        layer = json.loads((self.folder / "out" / "problems.geojson").read_text(encoding="utf-8"))
        return [record["properties"]["problem"] for record in layer["features"]]

    def test_lines_of_geojson_after_a_byte_order_mark_are_read_to_the_end(self):
        lines = "".join(
            json.dumps(
                {
                    "type": "Feature",
                    "properties": {"code": f"37079910020{i}", "people": 100 + i},
                    "geometry": {"type": "Point", "coordinates": [119.1 + i / 100, 36.3]},
                }
            )
            + "\n"
            for i in range(3)
        )
        self.check("v.geojsonl", "\ufeff" + lines)
        self.assertEqual([village["people"] for village in self.villages()], [100, 101, 102])

    def test_a_row_of_units_does_not_hide_a_column_of_the_same_name(self):
        answer = self.check(
            "v.csv",
            "code,name,people,lon,lat,PEOPLE\n,,人,,,\n"
            "370799100201,甲,1234,119.1,36.3,70\n370799100202,乙,876,119.12,36.3,71\n",
        )
        self.assertEqual(answer.code, 1, answer)
        self.assertEqual([village["people"] for village in self.villages()], [1234, 876])
        self.assertIn("field_ambiguous", self.problems())


if __name__ == "__main__":
    unittest.main()
