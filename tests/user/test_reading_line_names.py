# SPDX-License-Identifier: Apache-2.0
"""Lines of another service by their names, drawing layers or route numbers; planned lines; and
whole land use as exclusions."""

import unittest

from test_reading_layer_columns import Layers, areas, lines


class LineNames(Layers):
    def reported_of(self, columns, service="water_supply", kinds=("layer_role_doubtful",)):
        layers = {f"networks__{service}": lines(**columns)}
        reported = self.reported(kinds=kinds, **layers)
        return reported.get(f"networks.{service}", "")

    def test_all_lines_of_another_service(self):
        for column in ({"name": "燃气管道"}, {"名称": ["王庄镇污水主管", "泰安路污水管"]}, {"管道名称": "排水管网"},
                       {"名称": "Gas main"}, {"图层": "雨水"}, {"Layer": "WS-污水"}, {"Layer": "RQ-燃气管"}):
            with self.subTest(column=column):
                self.assertIn("4 of 4 lines are not of this service", self.reported_of(column))
        for column in ({"路线编号": ["G104", "S237"], "路线名称": "京福线"}, {"ref": ["G104", "S237"]}):
            with self.subTest(column=column):
                self.assertIn("the layer contains roads", self.reported_of(column))

    def test_some_lines_of_another_service_with_a_remedy(self):
        for cells in (["给水管", "污水管"], ["Water main", "Gas main"], ["王庄供水主管", "王庄燃气管"],
                      ["JS-给水", "WS-污水"]):
            header = "图层" if "-" in cells[0] else "名称"
            with self.subTest(cells=cells):
                reported = self.reported_of({header: cells})
                self.assertIn("2 of 4 lines are not of this service", reported)
                self.assertIn(f"NOT IN ('{cells[1]}')", reported)

    def test_planned_lines_are_recognised_by_their_names(self):
        for name in ("规划DN300供水管", "废弃供水管道", "在建给水管线"):
            with self.subTest(name=name):
                reported = self.reported_of({"name": [name, "DN300供水管"]}, kinds=("records_not_in_use",))
                self.assertIn("2 of 4 are closed, out of use, under construction or planned", reported)

    def test_correct_names_are_not_reported(self):
        for service, column in (
            ("water_supply", {"名称": ["DN300供水管", "自来水公司至污水处理厂供水管"]}),
            ("water_supply", {"名称": ["燃气公司供水管", "王庄主管"]}), ("power", {"名称": ["10kV供水线", "10kV污水线"]}),
            ("drainage", {"名称": ["污水管", "雨污合流管"]}), ("gas", {"图层": ["RQ", "燃气"]}),
            ("water_supply", {"Layer": ["0", "管线"]}), ("water_supply", {"编号": ["S237", "G104"]}),
            ("telecom", {"光缆路线名称": "王庄光缆"}),
        ):
            with self.subTest(service, column=column):
                self.assertEqual(self.reported_of(column, service), "")
        self.assertEqual(self.reported(kinds=("records_not_in_use",), roads=lines(name=["规划一路", "规划路1号"])), {})


class LandUse(Layers):
    def reported_of(self, **columns):
        return self.reported(exclusions=areas(**columns)).get("exclusions", "")

    def test_whole_land_use_is_reported_with_the_condition_that_keeps_exclusions(self):
        for column, left in (({"DLMC": ["村庄", "水浇地"]}, "DLMC NOT IN ('村庄')"),
                             ({"地类名称": ["农村宅基地", "旱地", "公路用地"]}, "NOT IN ('农村宅基地')"),
                             ({"DLBM": ["0702", "0103"]}, "DLBM NOT IN ('0702')"), ({"DLBM": ["203", "013"]}, "('203')"),
                             ({"landuse": ["residential", "farmland"]}, "NOT IN ('residential')")):
            with self.subTest(column=column):
                reported = self.reported_of(**column)
                self.assertIn("all of it excludes new communities", reported)
                self.assertIn(left, reported)
                key = reported[reported.index("where = "):]
                study = self.folder / "study.toml"
                study.write_text(study.read_text(encoding="utf-8") + key + "\n", encoding="utf-8")
                self.assert_quiet()

    def assert_quiet(self):
        from program import run_program
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assertNotIn("layer_role_doubtful", answer.out)

    def test_real_exclusions_are_not_reported(self):
        for column in ({"DLMC": ["水浇地", "旱地"]}, {"类型": ["永久基本农田", "生态保护红线"]}, {"DLBM": ["0103", "0301"]},
                       {"name": ["草地村", "王庄水源地保护区"]}, {"DLMC": "村庄"}, {"类型": ["采煤塌陷区", "滑坡"]}, {"类型": ["永久基本农田", "特殊用地", "公路用地"]}):
            with self.subTest(column=column):
                self.assertEqual(self.reported_of(**column), "")


if __name__ == "__main__":
    unittest.main()
