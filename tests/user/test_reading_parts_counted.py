# SPDX-License-Identifier: Apache-2.0
"""Reports about villages count each once, whatever the number of its parts."""

import json
import unittest

from program import UserTest, run_layers

SIDE = 0.0005


class Parts(UserTest):
    def read(self, parts):
        """`parts`: code, people, households of each polygon. Returns the problems and notes."""
        lines = ["code,name,people,households,WKT"]
        for i, (code, people, households) in enumerate(parts):
            x, y = 117.01 + 2 * SIDE * i, 36.6
            ring = [(x, y), (x + SIDE, y), (x + SIDE, y + SIDE), (x, y + SIDE), (x, y)]
            text = ",".join(f"{lon:.6f} {lat:.6f}" for lon, lat in ring)
            lines.append(f'37010200100{code},村{code},{people},{households},"POLYGON(({text}))"')
        (self.folder / "v.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (self.folder / "f.csv").write_text(
            "name,kind,level,lon,lat\n中心小学,学校,镇,117,36.6\n", encoding="utf-8"
        )
        (self.folder / "study.toml").write_text(
            'language = "en"\n[layers.villages]\npath = "v.csv"\n[layers.facilities]\npath = "f.csv"\n',
            encoding="utf-8",
        )
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertEqual(answer.code, 1, str(answer))
        text = (self.folder / "out" / "problems.geojson").read_text(encoding="utf-8")
        reported = {f["properties"]["problem"]: f["properties"]["detail"] for f in json.loads(text)["features"]}
        return reported, json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))["notes"]

    def test_villages_whose_people_are_estimated(self):
        reported, _ = self.read([(1, "", i + 1) for i in range(8)])
        self.assert_contains(reported["people_estimated"], "1 village, at")
        reported, _ = self.read([(1, "", 10), (1, "", 20), (2, "", 30), (3, 500, 150)])
        self.assert_contains(reported["people_estimated"], "2 villages, at")

    def test_villages_with_more_households_than_people(self):
        reported, _ = self.read([(1, 10, 20), (1, 10, 20), (2, 500, 150), (3, 600, 200)])
        self.assert_contains(reported["households_above_people"], "1 of 3 villages")

    def test_villages_with_no_people_beside_households(self):
        reported, _ = self.read([(1, 0, 20), (1, 0, 20), (2, 500, 150), (3, 600, 200)])
        self.assert_contains(reported["people_missing"], "in 1 village ")


if __name__ == "__main__":
    unittest.main()
