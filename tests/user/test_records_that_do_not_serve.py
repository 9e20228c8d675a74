# SPDX-License-Identifier: Apache-2.0
"""Lines, stations and roads that serve no village: planned or abandoned, transmission, stray pieces
of a network; and a village with a well of its own."""

import csv
import json
import unittest

from osgeo import ogr

from program import UserTest, run_program

ogr.UseExceptions()

# Three villages, 2 to 3 km from the school; each has a line of its own 200 m away.
VILLAGES = {"A": 117.0224, "B": 117.05, "C": 116.97}
STUDY = """\
language = "en"
[layers.villages]
path = "v.csv"
[layers.towns]
path = "t.csv"
[layers.facilities]
path = "f.csv"
[layers.networks.{service}]
path = "lines.geojson"
"""


def line(lon, lat, half=0.003, **fields):
    return {"type": "Feature", "properties": fields, "geometry": {
        "type": "LineString", "coordinates": [[lon - half, lat], [lon + half, lat]]}}


class DoNotServe(UserTest):
    def setUp(self):
        super().setUp()
        self.write("v.csv", "code,name,people,lon,lat\n" + "".join(
            f"V{name},{name},500,{lon},36.6\n" for name, lon in VILLAGES.items()))
        self.write("t.csv", "name,lon,lat\nTown,117.0,36.6\n")
        self.write("f.csv", "name,kind,level,lon,lat\nSchool,school,town,117.0,36.6\n")

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def run_lines(self, service, *lines, more=""):
        """Runs the study; the evidence of each village, and the problems."""
        self.write("lines.geojson", json.dumps({"type": "FeatureCollection", "features": list(lines)}))
        self.write("study.toml", STUDY.format(service=service) + more)
        answer = run_program("run", "study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        with (self.folder / "out/village_services.csv").open(encoding="utf-8-sig", newline="") as table:
            rows = [row for row in csv.DictReader(table) if row["service"] == service]
        problems = json.loads((self.folder / "out/problems.geojson").read_text(encoding="utf-8"))["features"]
        return ({row["village"]: row["evidence"] for row in rows},
                {p["properties"]["problem"]: p["properties"]["detail"] for p in problems}, answer)

    def test_planned_and_abandoned_lines_and_500_kv_connect_no_village(self):
        at = lambda name, **fields: line(VILLAGES[name], 36.602, **fields)
        found, problems, answer = self.run_lines(
            "power", at("A", status="in operation", voltage=500000), at("B", status="planned", voltage=10000),
            at("C", status="in operation", voltage=10000))
        self.assertEqual(found, {"A": "no_line", "B": "no_line", "C": "line"})
        self.assertIn("planned 1", problems["records_not_in_use"])
        self.assertIn("500 kV 1", problems["transmission_only"])
        self.assertIn("networks.power 1 (not in use), networks.power 1 (transmission)", answer.out)
        file = ogr.Open(str(self.folder / "out/hinterland.gpkg"))
        drawn = {(r["reason_code"], r["stated"]) for r in file.GetLayerByName("idle_lines")}
        self.assertEqual(drawn, {("not_in_use", "planned"), ("transmission", "500 kV")})
        self.assertEqual(file.GetLayerByName("networks").GetFeatureCount(), 1)

    def test_what_transmission_is(self):
        at = lambda **fields: line(VILLAGES["A"], 36.602, **fields)
        for service, fields, serves in (
            ("power", {"电压等级": "110kV"}, False), ("power", {"电压等级": "35kV"}, True), ("power", {"电压（kV）": 220}, False),
            ("power", {"voltage": "110000;10000"}, True), ("power", {"voltage": "±800kV"}, False),
            ("power", {"名称": "500千伏泰山线"}, False), ("power", {"名称": "10kV王庄线"}, True),
            ("power", {"usage": "transmission"}, False), ("power", {"用途": "直流输电"}, False), ("power", {"用途": "配电"}, True),
            ("power", {"voltage": "1,000 kV"}, False), ("power", {"voltage": "1 000kV"}, False), ("power", {"voltage": "0.11MV"}, False),
            ("power", {"voltage": "110,000 V"}, False), ("power", {"voltage_v": 400}, True), ("power", {"voltage": 400}, True),
            ("gas", {"压力等级": "高压"}, False), ("gas", {"压力等级": "次高压A"}, True), ("gas", {"压力等级": "中压"}, True),
            ("gas", {"设计压力(MPa)": 4.0}, False), ("gas", {"pressure": "0.4 MPa"}, True), ("gas", {"pressure": "40 bar"}, False),
            ("water_supply", {"管径": "DN800"}, False), ("water_supply", {"管径": "DN300"}, True),
            ("water_supply", {"usage": "transmission"}, False), ("water_supply", {"用途": "输水干管"}, False),
            ("water_supply", {"用途": "配水管"}, True),
        ):
            with self.subTest(f"{service} {fields}"):
                found, problems, answer = self.run_lines(service, at(**fields), line(VILLAGES["C"], 36.602))
                self.assertEqual(found["A"], "line" if serves else "no_line", str(answer))
                self.assertEqual("transmission_only" in problems, not serves)
                self.assertEqual(found["C"], "line")

    def test_a_voltage_in_an_unknown_unit_and_a_capacity_are_named_once(self):
        at = lambda **fields: line(VILLAGES["A"], 36.602, **fields)
        _, problems, _ = self.run_lines("power", at(voltage=400, capacity=63))
        self.assertIn("these cells of 'voltage' are not numbers with a certain unit and are not used: 400 1",
                      problems["answers_not_read"])
        _, problems, _ = self.run_lines("power", at(voltage="三百三十千伏"))
        self.assertIn("三百三十千伏 1", problems["answers_not_read"])
        self.run_lines("power", at(voltage=400, capacity=63))
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assertEqual(answer.out.count("not used, although it may tell what serves: capacity"), 1, str(answer))

    def test_a_transmission_substation_connects_no_village(self):
        for kind, name, usage, serves in (("substation", "500kV站", "", False), ("substation", "110kV站", "", True),
                                          ("substation", "S", "transmission", False), ("substation", "S", "distribution", True)):
            self.write("f.csv", "name,kind,level,usage,lon,lat\nSchool,school,town,,117.0,36.6\n"
                                f"{name},{kind},town,{usage},{VILLAGES['A']},36.601\n")
            found, _, answer = self.run_lines("power", line(VILLAGES["C"], 36.602))
            self.assertEqual(found["A"], "facility" if serves else "no_line", f"{name} {usage} {answer}")

    def test_a_stub_that_hangs_on_nothing_is_no_source(self):
        main = line(VILLAGES["C"], 36.602)
        stub = line(VILLAGES["A"], 36.601, half=0.0001)
        without, _, _ = self.run_lines("water_supply", main)
        found, problems, answer = self.run_lines("water_supply", main, stub)
        self.assertEqual(found, without)
        self.assertIn("1 village lies beside it only (VA)", problems["network_in_pieces"])
        self.assertIn("pieces of networks", answer.out)
        # A water works beside it feeds it.
        self.write("f.csv", "name,kind,level,lon,lat\nSchool,school,town,117.0,36.6\n"
                            f"Works,水厂,town,{VILLAGES['A'] + 0.003},36.603\n")
        found, problems, _ = self.run_lines("water_supply", main, stub)
        self.assertEqual((found["A"], "network_in_pieces" in problems), ("line", False))

    def test_check_tells_the_pieces_of_each_network(self):
        self.run_lines("water_supply", line(VILLAGES["C"], 36.602), line(VILLAGES["A"], 36.602))
        answer = run_program("check", "study.toml", folder=self.folder)
        row = next(row for row in answer.out.splitlines() if row.startswith("  Water supply"))
        self.assertEqual(row.split()[-6:], ["2", "1.1", "0.5", "1", "0", "0"])

    def test_a_well_of_its_own_connects_a_village_but_feeds_no_other(self):
        rows = "code,name,people,供水方式,lon,lat\nV1,A,500,{},117.02,36.6\nV2,B,500,井水,117.025,36.6\n"
        planned = {}
        for word in ("机井", "自来水"):
            self.write("v.csv", rows.format(word))
            far = line(116.5, 36.602)
            found, _, _ = self.run_lines("water_supply", far)
            gaps = json.loads((self.folder / "out/extensions.geojson").read_text(encoding="utf-8"))["features"]
            planned[word] = (found["A"], [g["properties"]["service"] for g in gaps])
        self.assertEqual(planned["自来水"][0], "census_yes")
        self.assertEqual(planned["机井"], ("census_own", []))
        self.assertEqual(planned["自来水"][1], ["water_supply"])

    def test_kinds_with_a_word_that_turns_the_meaning(self):
        for kind, counts in (("动物医院", False), ("驾驶学校", False), ("市场监督管理所", False), ("停车场", False), ("规划小学", False),
                             ("小学旧址", False), ("former school", False), ("blood bank", False), ("food bank", False),
                             ("gas station", False), ("小学", True), ("school", True)):
            self.write("f.csv", f"name,kind,level,lon,lat\nX,{kind},town,117.0,36.6\nY,银行,town,117.0,36.6\n")
            _, problems, answer = self.run_lines("power", line(VILLAGES["C"], 36.602))
            self.assertEqual("unknown_service_kind" in problems, not counts, f"{kind} {answer}")
        self.write("f.csv", "name,kind,level,lon,lat\nX,former school,town,117.0,36.6\nY,former school,town,117.0,36.6\n"
                            "Z,school,town,117.0,36.6\n")
        _, problems, _ = self.run_lines("power", line(VILLAGES["C"], 36.602))
        self.assertIn("former school (2 records): not Education, although it contains school, because of the word former",
                      problems["unknown_service_kind"])


if __name__ == "__main__":
    unittest.main()
