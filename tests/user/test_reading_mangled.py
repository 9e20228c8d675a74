# SPDX-License-Identifier: Apache-2.0
"""Names that were damaged before they came into the file: reported once, with the original names;
names that merely look foreign are not reported."""

import json
import re
import unittest
import urllib.parse

from osgeo import ogr
from program import UserTest, run_layers
from small_world import SEAT, STUDY, point, write_layer, write_small_world

ogr.UseExceptions()

NAMES = ["石桥村", "双河村", "白鹤村", "金钟村", "大堰村", "青龙村"]
RIGHT = [
    *["Köln", "München", "Straße", "Đà Nẵng", "São Tomé", "Île", "Ålesund", "Łódź", "Çeşme"],
    *["ÄÖÜ", "Ñuñoa", "Coração", "ÉÈÊ", "Café “Ö”", "São João d’Água – Baixa", "ÃO", "Müller & Co; Ö"],
    *["石桥村", "李村 & 王村", "A & B; C", "100%", "50%村", "王庄(?)", "?", "联通", "鐭石", "价%20", "𠀀村"],
]
FOREIGN = [
    ["МОСКВА", "Казань", "Ростов-на-Дону", "Школа №5", "МакДональд", "Їжакевичі", "ЖК «Парус»"],
    ["Αθήνα", "ΘΕΣΣΑΛΟΝΙΚΗ", "Άγιος Νικόλαος", "Ύδρα", "Χανιά"],
    ["서울특별시", "부산광역시", "종로구(鐘路區)", "안동", "대구"],
    ["Hồ Chí Minh", "Thừa Thiên", "Ấp Bắc", "Ô Môn"],
    ["Çeşme", "İĞÜŞ", "Şanlıurfa", "Iğdır", "Öğütçü"],
    ["Évry", "ÉÈÊÀ", "Œuvres", "L’Haÿ-les-Roses", "Île-d’Aix"],
    ["臺東里", "鹽埕區", "龜山", "馬祖鄉"],
    ["東京", "ｻｸﾗ", "さくら町", "大阪市"],
    ["垚垚", "硚口", "埗头", "坂头=AB", "李村\\101", "A+B"],
]


def entities(name):
    return "".join(f"&#{ord(character)};" for character in name)


def lost_in(encoding):
    return lambda name: name.encode(encoding, "replace").decode(encoding)


DAMAGES = {
    "GBK text was decoded as Latin": (lambda n: n.encode("gbk").decode("latin1"), True),
    "UTF-8 text was decoded as Latin": (lambda n: n.encode("utf8").decode("latin1"), True),
    "UTF-8 text was decoded as Latin characters": (
        lambda n: n.encode("utf8").decode("cp1252", "replace"),
        False,
    ),
    "UTF-8 text was decoded as GBK": (lambda n: n.encode("utf8").decode("gbk", "replace"), False),
    "HTML entities": (entities, True),
    "escape sequences": (lambda n: n.encode("unicode_escape").decode(), True),
    "percent-encoded as in URLs": (urllib.parse.quote, True),
    "UTF-8 text was decoded in the code page of another language": (lambda n: n.encode("utf8").decode("cp437"), True),
    "UTF-8 text was decoded in the code page": (lambda n: n.encode("utf8").decode("cp850"), True),
    "UTF-8 text was decoded in the code page of another": (lambda n: n.encode("utf8").decode("koi8-u"), True),
    "UTF-8 text was decoded in the code": (lambda n: n.encode("utf8").decode("mac-roman"), True),
    "GBK text was decoded in the code page": (lambda n: n.encode("gbk").decode("cp437"), True),
    "GBK text was decoded in the code page of": (lambda n: n.encode("gbk").decode("cp850"), True),
    "GBK text was decoded in the code": (lambda n: n.encode("gbk").decode("cp1251"), False),
    "GBK text was decoded in the": (lambda n: n.encode("gbk").decode("cp949", "replace"), False),
    "as escape sequences": (lambda n: "".join(f"<U+{ord(c):04X}>" for c in n), True),
    "written as escape sequences": (lambda n: "".join(f"U+{ord(c):04X}" for c in n), True),
    "are written as escape sequences": (lambda n: "".join(f"\\x{b:02x}" for b in n.encode("utf8")), True),
    "characters are written as escape": (lambda n: "".join(f"\\{b:03o}" for b in n.encode("gbk")), True),
    "written as escape": (lambda n: "".join(f"={b:02X}" for b in n.encode("utf8")), True),
    "as escape": (lambda n: "".join(f"%u{ord(c):04X}" for c in n), True),
    "as HTML entities": (lambda n: entities(n).replace("&", "&amp;"), True),
    "as in URLs": (lambda n: urllib.parse.quote(n[0]) + n[1:], True),
    "text was decoded as Latin": (
        lambda n: n.encode("utf8").decode("latin1").encode("utf8").decode("latin1"),
        True,
    ),
    "twice": (lambda n: "锟斤拷" + n[-1], False),
    "does not contain them": (lost_in("ascii"), False),
    "does not contain them.": (lambda n: "\ufffd" * 3, False),
}


class Mangled(UserTest):
    def write(self, names, driver="GPKG", file="villages.gpkg", column="name"):
        write_small_world(self.folder)
        (self.folder / file).unlink(missing_ok=True)
        rows = [
            (point(SEAT[0], SEAT[1] + 0.002 * i), f"37010000{i:04}", name, 500 + 10 * i)
            for i, name in enumerate(names)
        ]
        fields = {"code": ogr.OFTString, column: ogr.OFTString, "people": ogr.OFTInteger}
        write_layer(self.folder / file, fields, rows, driver=driver, crs=4326)
        self.name(file)

    def name(self, file, keys=""):
        study = self.folder / "study.toml"
        text = STUDY.replace("villages.shp", file)
        text = text.replace("[layers.facilities]", f"{keys}\n[layers.facilities]")
        study.write_text('language = "en"\n' + text, encoding="utf-8")

    def run_it(self):
        answer = run_layers("study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        layers = {}
        for layer in ("coverage", "problems"):
            text = (self.folder / "out" / f"{layer}.geojson").read_text(encoding="utf-8")
            layers[layer] = [row["properties"] for row in json.loads(text)["features"]]
        reported = [row for row in layers["problems"] if row["problem"] == "encoding_doubtful"]
        others = [row for row in layers["problems"] if row["problem"] == "name_undecodable"]
        return layers, reported, others

    def test_each_kind_of_damage_is_reported_once_with_the_original_name(self):
        for output, (damage, is_mended) in DAMAGES.items():
            with self.subTest(output):
                self.write([damage(name) for name in NAMES])
                _, reported, others = self.run_it()
                self.assertEqual((len(reported), others), (1, []), str(reported))
                self.assert_contains(reported[0]["detail"], output.rstrip("."), "name")
                # Control characters are replaced in all results.
                names = [re.sub("[\x00-\x1f\x7f-\x9f]", "�", damage(name)) for name in NAMES]
                self.assertTrue(any(name in reported[0]["detail"] for name in names), reported)
                if is_mended:
                    self.assertIn("originally '石桥村'", reported[0]["detail"])

    def test_a_damaged_part_of_the_names_is_counted(self):
        names = [*NAMES, *NAMES, *(entities(name) for name in NAMES[:2])]
        self.write(names)
        _, reported, _ = self.run_it()
        self.assertEqual(len(reported), 1)
        self.assertIn("2 of ", reported[0]["detail"])

    def test_correct_names_are_not_reported(self):
        for names in (RIGHT, [f"{name}{name}" for name in NAMES], *FOREIGN):
            self.write(names)
            layers, reported, others = self.run_it()
            self.assertEqual((reported, others), ([], []))
            self.assertEqual(sorted(r["village"] for r in layers["coverage"]), sorted(names))

    def test_addresses_in_a_separate_column_are_not_reported(self):
        self.write(
            ["https://x.cn/?q=%E7%9F%B3&amp;a=%E7", "www.a.cn/%E7%9F%B3", "", "x"],
            column="website",
        )
        self.assertEqual(self.run_it()[1], [])

    def test_damaged_kinds_are_not_suggested_for_the_catalogue(self):
        self.write(NAMES)
        kinds = ["小学", "卫生院", "文化站"]
        rows = [(point(*SEAT), kind.encode("gbk").decode("latin1")) for kind in kinds]
        write_layer(
            self.folder / "schools.gpkg", {"kind": ogr.OFTString}, rows, driver="GPKG", crs=4326
        )
        study = self.folder / "study.toml"
        text = study.read_text(encoding="utf-8").replace("facilities.shp", "schools.gpkg")
        study.write_text(text, encoding="utf-8")
        layers, reported, _ = self.run_it()
        self.assertEqual([row["layer"] for row in reported], ["facilities"])
        for row in layers["problems"]:
            self.assertNotIn("catalogue", row["detail"] or "", row)

    def run_with_towns(self, towns, of_villages, names=None):
        write_small_world(self.folder)
        rows = [
            (point(SEAT[0] + 0.004 * i, SEAT[1] + 0.003 * (i % 2)), f"3701010{i:05}", name, 90 + i, town)
            for i, (name, town) in enumerate(zip(names or [f"村{i}" for i in range(12)], of_villages * 6))
        ]
        fields = {"code": ogr.OFTString, "name": ogr.OFTString, "people": ogr.OFTInteger, "town": ogr.OFTString}
        write_layer(self.folder / "villages.gpkg", fields, rows, driver="GPKG", crs=4326)
        (self.folder / "towns.shp").unlink()
        rows = [(point(SEAT[0] + 0.05 * i, SEAT[1]), name) for i, name in enumerate(towns)]
        write_layer(self.folder / "towns.gpkg", {"name": ogr.OFTString}, rows, driver="GPKG", crs=4326)
        self.name("villages.gpkg")
        study = self.folder / "study.toml"
        text = study.read_text(encoding="utf-8").replace("towns.shp", "towns.gpkg")
        study.write_text(text, encoding="utf-8")
        layers, reported, _ = self.run_it()
        return reported, {row["problem"]: row["detail"] for row in layers["problems"]}

    def test_damaged_names_match_no_other(self):
        towns = ["大溪镇", "灵溪镇"]
        in_dos = [town.encode("utf8").decode("cp437") for town in towns]
        for damaged in (["???", "????"], ["锟斤拷", "锟斤拷镇"], in_dos):
            for of_towns, of_villages in ((damaged, towns), (towns, damaged)):
                with self.subTest(of_towns=of_towns, of_villages=of_villages):
                    reported, all_reported = self.run_with_towns(of_towns, of_villages)
                    self.assertEqual(len(reported), 1, reported)
                    self.assertNotIn("name_unmatched", all_reported)
                    self.assertNotIn("code_contradicts_town", all_reported)

    def test_lost_names_are_not_the_same(self):
        for lost in ("???", "锟斤拷"):
            _, all_reported = self.run_with_towns(["大溪镇"], ["大溪镇"] * 2, ["王庄", *[lost] * 5, *"甲乙丙丁戊己"])
            self.assertNotIn("duplicate_place", all_reported)
        _, all_reported = self.run_with_towns(["大溪镇"], ["大溪镇"] * 2, ["王庄", *["李庄"] * 5, *"甲乙丙丁戊己"])
        self.assertIn("duplicate_place", all_reported)

    def test_a_town_is_suggested_only_if_its_name_is_similar(self):
        for name, proposed in (("小溪镇", None), ("马站镇", "马站头镇"), ("马站头乡", "马站头镇")):
            with self.subTest(name):
                _, all_reported = self.run_with_towns(["灵溪镇", "马站头镇"], [name] * 2)
                if name == "马站头乡":
                    self.assertNotIn("Choose one of", all_reported.get("name_unmatched", ""))
                elif proposed:
                    self.assertIn(f"Did you mean '{proposed}'?", all_reported["name_unmatched"])
                else:
                    self.assertNotIn("Did you mean", all_reported["name_unmatched"])

    def write_mif(self, charset, names, encoding, column="村名"):
        head = [
            "Version 300",
            f'Charset "{charset}"',
            'Delimiter ","',
            "CoordSys Earth Projection 1, 0",
            "Columns 3",
            "  code Char(20)",
            f"  {column} Char(40)",
            f"  {'人口' if encoding != 'cp1252' else 'people'} Integer",
            "Data",
            "",
        ]
        places = [f"Point {SEAT[0]} {SEAT[1] + 0.002 * i}" for i in range(len(names))]
        rows = [f'"37010000{i:04}","{name}",{500 + i}' for i, name in enumerate(names)]
        write_small_world(self.folder)
        (self.folder / "v.mif").write_bytes("\n".join([*head, *places, ""]).encode(encoding))
        (self.folder / "v.mid").write_bytes(("\n".join(rows) + "\n").encode(encoding))

    def test_the_charset_of_a_mif_is_checked_against_its_text(self):
        for charset, encoding, code in (
            ("WindowsSimpChinese", "gbk", 0),
            ("Neutral", "gbk", 0),
            ("Neutral", "utf8", 0),
            ("UTF-8", "utf8", 0),
            ("WindowsLatin1", "gbk", 1),
            ("WindowsLatin1", "utf8", 1),
            ("WindowsTradChinese", "gbk", 1),
            ("CodePage437", "gbk", 1),
            ("WindowsCyrillic", "gbk", 1),
        ):
            with self.subTest(charset, encoding=encoding):
                self.write_mif(charset, NAMES, encoding)
                self.name("v.mif")
                layers, reported, _ = self.run_it()
                self.assertEqual(sorted(r["village"] for r in layers["coverage"]), sorted(NAMES))
                self.assertEqual(sorted(r["people"] for r in layers["coverage"])[0], 500)
                self.assertEqual(len(reported), code, str(reported))
        self.write_mif("WindowsLatin1", ["Köln", "München", "Straße"], "cp1252", "name")
        self.name("v.mif")
        layers, reported, _ = self.run_it()
        self.assertEqual(reported, [])
        self.assertIn("Köln", [r["village"] for r in layers["coverage"]])

    def test_the_encoding_of_a_mif_can_be_declared(self):
        self.write_mif("WindowsLatin1", NAMES, "gbk")
        self.name("v.mif", 'encoding = "GB18030"')
        layers, reported, _ = self.run_it()
        self.assertEqual(reported, [])
        self.assertEqual(sorted(r["village"] for r in layers["coverage"]), sorted(NAMES))

    def test_utf8_is_not_decoded_twice(self):
        for names in (NAMES, ["é", "ß", "Köln"]):
            for driver, file in (("GPKG", "v.gpkg"), ("FlatGeobuf", "v.fgb")):
                with self.subTest(file, names=names):
                    self.write(names, driver, file)
                    self.name(file, 'encoding = "GB18030"')
                    answer = run_layers("study.toml", folder=self.folder)
                    self.assert_refused(answer, 2, file, "UTF-8", "Remove the key")
                    self.write(names, driver, file)
                    self.name(file, 'encoding = "UTF-8"')
                    layers, reported, _ = self.run_it()
                    self.assertEqual(reported, [])
                    read = [r["village"] for r in layers["coverage"]]
                    self.assertEqual(sorted(read), sorted(names))


if __name__ == "__main__":
    unittest.main()
