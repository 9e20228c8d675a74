# SPDX-License-Identifier: Apache-2.0
"""Layers of a county given in each datum of web maps and declared as each: if the declaration is
wrong, the layer is named with the key that aligns all layers, and nothing is concluded from it."""

import csv
import json
import math
import random
import unittest

from program import UserTest, run_layers
from test_reading_lines import gcj02

MIDDLE = (116.8, 36.15)
KM_LAT = 1 / 111.0
KM_LON = KM_LAT / math.cos(math.radians(MIDDLE[1]))
DATUMS = ("wgs84", "gcj02", "bd09")


# Source: the formula as published in many places ("eviltransform").
def bd09(place):
    x, y = gcj02(place)
    wave = math.pi * 3000 / 180
    radius = math.hypot(x, y) + 0.00002 * math.sin(y * wave)
    angle = math.atan2(y, x) + 0.000003 * math.cos(x * wave)
    return radius * math.cos(angle) + 0.0065, radius * math.sin(angle) + 0.006


IN_DATUM = {"wgs84": lambda place: place, "gcj02": gcj02, "bd09": bd09}


def at(x, y):
    return MIDDLE[0] + x * KM_LON, MIDDLE[1] + y * KM_LAT


class County:
    """Villages along winding roads, a main along one of the roads, facilities in the villages."""

    def __init__(self, seed, villages=24):
        dice = random.Random(seed)
        self.roads = []
        for k in range(5):
            turn = dice.uniform(0, math.pi)
            off = dice.uniform(-6, 6)
            bends = [dice.uniform(-0.6, 0.6) for _ in range(25)]
            line = [(-12 + i, off + bends[i]) for i in range(25)]
            self.roads.append([at(x * math.cos(turn) - y * math.sin(turn),
                                  x * math.sin(turn) + y * math.cos(turn)) for x, y in line])
        next_to = lambda line: [value + dice.uniform(-0.05, 0.05) * unit for value, unit in
                               zip(dice.choice(line[3:-3]), (KM_LON, KM_LAT))]
        self.villages = [next_to(self.roads[i % 5]) for i in range(villages)]
        self.main = self.roads[:2]
        self.facilities = [next_to(dice.choice(self.roads)) for _ in range(12)]
        self.towns = [next_to(self.roads[k]) for k in range(2)]


class WebMapDatums(UserTest):
    def write(self, county, true=None, stated=None):
        """`true` and `stated`: the datum of each layer that is not WGS 84."""
        true, stated = true or {}, stated or {}
        text = 'language = "en"\n'
        rows = {
            "villages": [["code", "name", "people"]] + [
                [f"3709831002{i:02}", f"村{i}", 100 + i] for i in range(len(county.villages))],
            "facilities": [["name", "kind", "level"]] + [
                [f"学{i}", "小学", "镇"] for i in range(len(county.facilities))],
            "towns": [["name", "level"]] + [[f"镇{i}", "镇"] for i in range(len(county.towns))]}
        for layer, table in rows.items():
            to = IN_DATUM[true.get(layer, "wgs84")]
            places = [to(place) for place in getattr(county, layer)]
            with open(self.folder / f"{layer}.csv", "w", encoding="utf-8", newline="") as file:
                lines = [table[0] + ["lon", "lat"]]
                lines += [row + [f"{x:.7f}", f"{y:.7f}"] for row, (x, y) in zip(table[1:], places)]
                csv.writer(file).writerows(lines)
            text += f'[layers.{layer}]\npath = "{layer}.csv"\n' + self.key(layer, stated)
        for layer, lines in (("roads", county.roads), ("networks.water_supply", county.main)):
            to = IN_DATUM[true.get(layer, "wgs84")]
            features = [{"type": "Feature", "properties": {}, "geometry": {
                "type": "LineString", "coordinates": [to(place) for place in line]}} for line in lines]
            (self.folder / f"{layer}.geojson").write_text(
                json.dumps({"type": "FeatureCollection", "features": features}))
            text += f'[layers.{layer}]\npath = "{layer}.geojson"\n' + self.key(layer, stated)
            if layer != "roads":
                text += "complete = true\n"
        (self.folder / "study.toml").write_text(text, encoding="utf-8")

    @staticmethod
    def key(layer, stated):
        return f'datum = "{stated[layer]}"\n' if layer in stated else ""

    def run_study(self):
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), answer)
        read = lambda name: [f["properties"] for f in json.loads(
            (self.folder / "out" / f"{name}.geojson").read_text(encoding="utf-8"))["features"]]
        reported = [p["detail"] for p in read("problems") if p["problem"] == "crs_doubtful"]
        gaps = sorted((one, g["village"]) for g in read("gaps") for one in (g["missing"] or "").split(";") if one)
        return reported, gaps, sorted(c["village"] for c in read("coverage") if c["covered"])

    def right(self, county):
        self.write(county)
        reported, gaps, covered = self.run_study()
        self.assertEqual(reported, [])
        return gaps, covered

    def test_the_wrong_datum_of_one_layer(self):
        """Each true datum declared as each of the two others."""
        county = County(1)
        gaps, covered = self.right(county)
        for layer in ("villages", "roads", "facilities", "networks.water_supply"):
            for true in DATUMS:
                for declared in DATUMS:
                    if true == declared:
                        continue
                    with self.subTest(layer=layer, true=true, declared=declared):
                        self.write(county, {layer: true}, {layer: declared})
                        reported, found, _ = self.run_study()
                        self.assertTrue(reported)
                        self.assertTrue(all(f'datum = "{true}" in the block of {layer}' in one
                                            for one in reported), reported)
                        self.assertEqual([gap for gap in found if gap not in gaps], [])
                        self.write(county, {layer: true}, {layer: true})
                        self.assertEqual(self.run_study(), ([], gaps, covered))

    def test_two_layers_in_two_undeclared_datums(self):
        county = County(2)
        gaps, covered = self.right(county)
        true = {"villages": "bd09", "roads": "gcj02", "facilities": "bd09", "towns": "bd09",
                "networks.water_supply": "gcj02"}
        self.write(county, true)
        reported, found, _ = self.run_study()
        self.assertTrue(any('datum = "bd09" in the block of villages and datum = "gcj02" in the '
                            'block of roads' in one for one in reported), reported)
        self.assertEqual(found, [])
        self.write(county, true, true)
        self.assertEqual(self.run_study(), ([], gaps, covered))


if __name__ == "__main__":
    unittest.main()
