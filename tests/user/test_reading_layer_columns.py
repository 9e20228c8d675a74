# SPDX-License-Identifier: Apache-2.0
"""Layers of lines and areas whose columns, names or extent are typical of another kind of layer."""

import json
import unittest

from program import UserTest, run_program

VILLAGES = [f"村{i},37098310220{i},300,{117 + 0.01 * i},36.6" for i in range(6)]
LINE = ("LineString", [[117, 36.6], [117.05, 36.6]])


def square(lon, lat, size=0.002):
    return "Polygon", [[[lon, lat], [lon + size, lat], [lon + size, lat + size], [lon, lat + size], [lon, lat]]]


AREAS = [square(117 + 0.01 * i, 36.61) for i in range(4)]
COUNTY = square(116.9, 36.5, 0.3)


def features(shapes, rows):
    """One feature per shape, each with the next row of properties."""
    return {"type": "FeatureCollection",
            "features": [{"type": "Feature", "properties": row, "geometry": {"type": kind, "coordinates": places}}
                         for (kind, places), row in zip(shapes, rows)]}


def records(shapes, columns):
    """A list of values gives one value per feature; any other value is the same for all."""
    value = lambda v, i: v[i % len(v)] if isinstance(v, list) else v
    return features(shapes, [{k: value(v, i) for k, v in columns.items()} for i in range(4)])


def lines(**columns):
    return records([LINE] * 4, columns)


def areas(**columns):
    return records(AREAS, columns)


class Layers(UserTest):
    def reported(self, kinds=("layer_role_doubtful",), language="en", **layers):
        """Checks a study of these layers; returns the reported layers and the messages."""
        (self.folder / "villages.csv").write_text("\n".join(["name,code,people,lon,lat", *VILLAGES]) + "\n",
                                                  encoding="utf-8")
        text = f'language = "{language}"\n[layers.villages]\npath = "villages.csv"\n'
        for number, (name, layer) in enumerate(layers.items()):
            path = layer if isinstance(layer, str) else f"{number}.geojson"
            if not isinstance(layer, str):
                (self.folder / path).write_text(json.dumps(layer, ensure_ascii=False), encoding="utf-8")
            text += f'[layers.{name.replace("__", ".")}]\npath = "{path}"\n'
        (self.folder / "study.toml").write_text(text, encoding="utf-8")
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        found = json.loads((self.folder / "problems.geojson").read_text(encoding="utf-8"))["features"]
        return {p["properties"]["layer"]: p["properties"]["detail"] for p in found
                if p["properties"]["problem"] in kinds}

    def assert_reported(self, layer, *words, **layers):
        reported = self.reported(**layers)
        self.assertEqual(list(reported), [layer])
        for word in words:
            self.assertIn(word, reported[layer])


class LayerColumns(Layers):
    def test_roads_given_as_a_network_are_recognised_by_their_classes(self):
        classes = ["县道", "乡道", "村道", "村道"]
        self.assert_reported("networks.water_supply", "'等级' (县道, 乡道, 村道)", "roads", "pipes",
                         networks__water_supply=lines(BH="R1", 等级=classes, 管养单位="交通局"))
        for name, column in (("power", {"highway": ["tertiary", "residential"]}), ("gas", {"道路等级": classes}),
                             ("telecom", {"技术等级": ["三级", "四级"]}), ("power", {"fclass": "unclassified"})):
            with self.subTest(name, column=column):
                self.assert_reported(f"networks.{name}", "roads", **{f"networks__{name}": lines(**column)})

    def test_networks_given_as_each_other_or_as_roads_are_reported(self):
        pipes, power = {"管径": "DN200", "材质": "PE"}, {"电压等级": "10kV", "类型": "架空线"}
        reported = self.reported(networks__water_supply=lines(**power), networks__power=lines(**pipes))
        self.assertEqual(sorted(reported), ["networks.power", "networks.water_supply"])
        self.assertIn("'管径' (DN200), the layer contains pipes", reported["networks.power"])
        for column in ({"管径": 200}, {"规格": "De110"}, {"SIZE": "DN 300"}, {"材质": ["PE", "PVC"]}, {"类型": "给水管"}):
            with self.subTest(column=column):
                self.assert_reported("networks.power", "pipes", networks__power=lines(**column))
        for column in ({"电压": 10}, {"level": "0.4kV"}, {"voltage": 10000}, {"等级": "35 千伏"}):
            with self.subTest(column=column):
                self.assert_reported("roads", "power lines", roads=lines(**column))

    def test_lines_of_another_kind_are_recognised_by_their_names(self):
        rivers, rails = {"name": ["徒骇河", "赵王河", "引黄干渠"]}, {"名称": ["京沪铁路", "胶济铁路"]}
        for name, column, found in (
            ("water_supply", {"线路名称": ["10kV王庄线", "10kV李庄线"]}, "power lines"),
            ("water_supply", {"路线编号": ["Y012371499", "C001371499"]}, "roads"),
            ("gas", {"名称": ["S102省道", "济广高速公路"]}, "roads"),
            ("power", {"道路名称": "S102省道", "路面类型": "沥青混凝土"}, "roads"),
            ("water_supply", {"fclass": ["river", "canal", "stream"]}, "rivers"), ("power", rivers, "rivers"),
            ("gas", rails, "railways"), ("telecom", {"fclass": "rail"}, "railways"),
            ("telecom", {"名称": ["供水主管", "王庄供水支管"]}, "pipes"), ("heating", {"芯数": 24}, "optical cables"),
            ("water_supply", {"类型": "等高线", "等高线高程": 120}, "contour lines"),
        ):
            with self.subTest(name, column=column):
                self.assert_reported(f"networks.{name}", found, **{f"networks__{name}": lines(**column)})
        for column in (rivers, rails, {"线路名称": "10kV王庄线"}, {"名称": "供水主管"}, {"等高线": 100}):
            with self.subTest("roads", column=column):
                self.assert_reported("roads", "roads", roads=lines(**column))

    def test_correct_layers_are_not_reported(self):
        for name, columns in (
            ("networks__drainage", {"名称": ["排水河", "王庄干渠"]}),
            ("networks__water_supply", {"所在道路": ["S102省道", "济广高速公路"], "名称": ["王庄主管", "李庄支管"]}),
            ("roads", {"name": ["滨河路", "铁路街", "沿江大道", "G104国道"]}),
            ("networks__power", {"名称": ["10kV大沽河线", "10kV铁路线"]}),
            ("roads", {"等级": "县道", "管养单位": "交通局", "材质": "沥青", "管径": ""}),
            ("roads", {"highway": "tertiary", "voltage": None, "material": "PE"}),
            ("roads", {"编号": ["D101", "DE200", "D12"], "国家": "PE"}),
            ("networks__water_supply", {"管径": "DN200", "道路名称": "安王路", "道路等级": "县道"}),
            ("networks__water_supply", {"管线类型": "干管", "等级": "县道", "沿线道路": "X012"}),
            ("networks__water_supply", {"道路名称": "X012县道", "类型": ["主管", "支管"]}),
            ("networks__power", {"电压等级": "10kV", "等级": "县道", "管径": 150}),
            ("networks__power", {"编号": ["D101", "D102"], "国家": "PE", "管径": ["DN150", "", "", ""]}),
            ("networks__lighting", {"电压": 380, "道路": "县道"}),
            ("networks__telecom", {"芯数": 24, "电压等级": "10kV"}),
            ("networks__gas", {"管径": "DN100"}), ("networks__drainage", {"管材": "混凝土"}),
            ("networks__sanitation", {"等级": "县道"}),
        ):
            with self.subTest(name, columns=columns):
                self.assertEqual(self.reported(**{name: lines(**columns)}), {})

    def test_built_up_land_and_exclusions_exchanged(self):
        farmland = areas(MC=["永久基本农田1", "永久基本农田2", "永久基本农田3"], DLMC="永久基本农田")
        towns = areas(MC=["安山镇建成区", "湖屯镇建成区"], DLMC="建成区")
        reported = self.reported(built_up=farmland, exclusions=towns)
        self.assertEqual(sorted(reported), ["built_up", "exclusions"])
        self.assertIn("land closed to construction", reported["built_up"])
        self.assertEqual(self.reported(built_up=towns, exclusions=farmland), {})
        for column in ({"kind": "生态保护红线"}, {"DLMC": ["水田", "旱地", "水浇地"]}, {"landuse": ["farmland", "forest"]}):
            with self.subTest(column=column):
                self.assert_reported("built_up", "land closed to construction", built_up=areas(**column))
                self.assertEqual(self.reported(exclusions__land=areas(**column)), {})
        self.assert_reported("exclusions", "built-up land", exclusions=areas(type="built-up area"))

    def test_correct_areas_are_not_reported(self):
        for name, columns in (
            ("built_up", {"name": ["草地村", "水田社区", "林地镇"]}), ("built_up", {"占用地类": "耕地", "DLMC": "村庄"}),
            ("built_up", {"name": ["基本农田保护区内建设用地", "湿地公园建成区"]}),
            ("exclusions", {"kind": ["永久基本农田", "生态保护红线", "城镇建设用地"]}),
            ("exclusions", {"kind": "禁止建设用地"}), ("exclusions", {"DLMC": "村庄"}),
            ("exclusions__built_up", {"kind": "建成区"}),
        ):
            with self.subTest(name, columns=columns):
                self.assertEqual(self.reported(**{name: areas(**columns)}), {})

    def test_a_boundary_as_built_up_land_or_exclusions_is_reported(self):
        county = features([COUNTY], [{"XZQMC": "安丰县", "XZQDM": "370189"}])
        for name in ("built_up", "exclusions", "exclusions__farmland"):
            with self.subTest(name):
                self.assert_reported(name.replace("__", "."), "all 6 villages, as a boundary does", **{name: county})
        basin = features([COUNTY], [{"kind": "饮用水源保护区"}])
        part = features([square(117.005, 36.55, 0.3)], [{"name": "安丰县"}])
        homes = features([square(117 + 0.01 * i - 0.001, 36.599) for i in range(6)], [{"name": f"村{i}"} for i in range(6)])
        for layers in ({"exclusions": basin}, {"exclusions": part}, {"built_up": homes}):
            self.assertEqual(self.reported(**layers), {})

    def test_areas_given_twice(self):
        twice = lambda **layers: self.reported(kinds=("layer_given_twice",), **layers)
        land = areas(name=["甲", "乙", "丙", "丁"])
        self.assertEqual(twice(built_up=land, exclusions="0.geojson"), {"exclusions": "built_up and exclusions are both '0.geojson'"})
        self.assertEqual(list(twice(boundaries=land, exclusions="0.geojson")), ["exclusions"])
        self.assertEqual(list(twice(boundaries=land, built_up="0.geojson")), ["built_up"])
        self.assertEqual(list(twice(exclusions__a=land, exclusions__b="0.geojson")), ["exclusions.b"])
        self.assertEqual(twice(boundaries=land, exclusions=areas(kind="红线")), {})

    def test_the_details_in_chinese(self):
        reported = self.reported(language="zh", networks__power=lines(等级=["县道", "村道"]), exclusions=areas(DLMC="建成区"))
        self.assertEqual(reported["networks.power"], "由“等级”列（县道, 村道）看，该图层是道路，且没有电力线的属性。"
                                                 "请核对其 path、layer、sql 和 where")
        self.assertIn("该图层是建成区", reported["exclusions"])

    def test_inspect_offers_exclusions_and_built_up(self):
        for name, layer, block in (("a", areas(MC=["永久基本农田1", "永久基本农田2"]), "exclusions"),
                                   ("b", areas(DLMC="建成区", CUNMC="王庄村"), "built_up"), ("c", areas(XZQMC=["安山镇", "湖屯镇"]), "boundaries"),
                                   ("生态保护红线", areas(id=["1", "2"]), "exclusions"), ("d", areas(CUNMC=["林地村", "草地村"]), "villages")):
            with self.subTest(name):
                path = self.folder / f"{name}.geojson"
                path.write_text(json.dumps(layer, ensure_ascii=False), encoding="utf-8")
                answer = run_program("inspect", path.name, folder=self.folder)
                self.assertIn(f"[layers.{block}]", answer.out, str(answer))
                path.unlink()


class KindsOfLines(Layers):
    def test_lines_of_another_service_are_reported(self):
        for name, column in (
            ("water_supply", {"管线类型": "污水", "管径": "DN400"}), ("water_supply", {"GXLX": ["WS", "YS"], "管径": "DN400"}),
            ("drainage", {"管线类型": "给水管"}), ("drainage", {"管线种类": "雨水"}), ("gas", {"GXLX": "RL"}), ("heating", {"类型": "燃气"}),
            ("telecom", {"GXLX": "DL"}), ("power", {"管线类型": ["电信", "有线电视"]}), ("water_supply", {"type": "sewage pipe", "DIAM": 200}),
            ("lighting", {"线路类型": "供电线路"}), ("water_supply", {"介质": ["石油", "天然气"]}),
        ):
            with self.subTest(name, column=column):
                self.assert_reported(f"networks.{name}", "Check its path", **{f"networks__{name}": lines(**column)})

    def test_lines_of_several_services_are_reported_with_the_condition(self):
        for name, kinds, wrong in (("water_supply", ["给水", "污水", "JS", None], 1), ("drainage", ["WS", "YS", "PS", "JS"], 2),
                                   ("gas", ["中压燃气", "热力", "次干线", ""], 1), ("water_supply", ["给水", "O'Brien", "gas", "污水 管"], 2)):
            with self.subTest(name, kinds=kinds):
                layer = {f"networks__{name}": lines(**{"管线 类型": kinds})}
                reported = self.reported(**layer)[f"networks.{name}"]
                self.assertIn(f"{wrong} of 4 lines", reported)
                key = reported[reported.index("where = "):]
                study = self.folder / "study.toml"
                study.write_text(study.read_text(encoding="utf-8") + key + "\n", encoding="utf-8")
                answer = run_program("check", "study.toml", folder=self.folder)
                self.assertIn(answer.code, (0, 1), str(answer))
                self.assertNotIn("layer_role_doubtful", answer.out)
                self.assertRegex(answer.out, rf"{name} +{4 - wrong}\n")

    def test_a_condition_of_the_study_stays_in_the_advice(self):
        self.reported(networks__gas=lines(lx=["RQ", "JS", "RQ", "RQ"], no=[1, 2, 3, 4]))
        study = self.folder / "study.toml"
        text = study.read_text(encoding="utf-8")
        study.write_text(text + 'where = "no < 4"\n', encoding="utf-8")
        out = run_program("check", "study.toml", folder=self.folder).out
        self.assertIn("1 of 3 lines", out)
        key = next(line for line in out.splitlines() if "where = " in line)
        study.write_text(text + key[key.index("where = "):] + "\n", encoding="utf-8")
        out = run_program("check", "study.toml", folder=self.folder).out
        self.assertNotIn("layer_role_doubtful", out)
        self.assertRegex(out, r"gas +2\n")

    def test_correct_kinds_of_lines_are_not_reported(self):
        for name, columns in (
            ("water_supply", {"管线类型": ["给水", "供水管", "JS", "自来水干管"]}), ("water_supply", {"类型": ["地表水厂", "污水处理厂供水管", "水塔", "主管"]}),
            ("water_supply", {"管线类型": ["输配水管", "原水", "消防", ""]}), ("drainage", {"管线类型": ["污水", "雨污合流", "合流管", "PS"]}),
            ("power", {"类型": ["架空线", "电缆", "10kV线路", "电力电缆"]}), ("telecom", {"管线类型": ["通信", "有线电视", "DX", "电信"]}),
            ("gas", {"类型": ["中压", "低压", "RQ", "天然气"]}), ("heating", {"GXLX": ["RL", "RS"]}), ("sanitation", {"类型": "污水"}),
            ("broadcasting", {"类型": "通信光缆"}), ("water_supply", {"名称": ["污水厂路供水管", "WS"]}), ("lighting", {"类型": "路灯电缆"}),
            ("road", {"类型": "路灯"}), ("power", {"type": ["line", "minor_line", "cable"]}),
        ):
            with self.subTest(name, columns=columns):
                self.assertEqual(self.reported(**{f"networks__{name}": lines(**columns)}), {})


if __name__ == "__main__":
    unittest.main()
