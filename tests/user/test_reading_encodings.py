# SPDX-License-Identifier: Apache-2.0
"""Names in the code pages of other countries: read correctly with a report, never as Chinese of
rare characters."""

import json
import unittest

from program import UserTest, run_layers, run_program

FACILITIES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "school", "kind": "学校", "level": "镇"},
            "geometry": {"type": "Point", "coordinates": [117.0, 36.6]},
        }
    ],
}
NAMES = {
    "cp949": ["한밭리", "대전마을", "부산리", "강동리", "북가동"],
    "euc_jp": ["川小村", "大下村", "橋本町", "高山市", "中原区"],
    "shift_jis": ["川小村", "大下村", "橋本町", "高山市", "中原区"],
    "tis-620": ["บ้านหนอง", "บ้านโนนส", "บ้านดอนอ", "บ้านนา", "บ้านใหม่"],
    "cp1251": ["Село", "Дерево", "Хутора", "Новоникольское", "Ленино"],
    "cp1253": ["Χωριό", "Νερά", "Κάστρο", "Μοναστήρι", "Λίμνη"],
    "cp1256": ["القرية", "الزرقاء", "المفرق", "عجلون", "الرمثا"],
}


class Encodings(UserTest):
    def read(self, names, encoding, declared=""):
        rows = [f"37010200{i},{name},500,{117.01 + 0.01 * i},36.6" for i, name in enumerate(names)]
        text = "code,name,people,lon,lat\n" + "\n".join(rows) + "\n"
        (self.folder / "villages.csv").write_bytes(text.encode(encoding))
        (self.folder / "facilities.geojson").write_text(json.dumps(FACILITIES), encoding="utf-8")
        (self.folder / "study.toml").write_text(
            f'name = "t"\nlanguage = "en"\n[layers.villages]\npath = "villages.csv"\n{declared}\n'
            '[layers.facilities]\npath = "facilities.geojson"\n',
            encoding="utf-8",
        )
        answer = run_layers("study.toml", folder=self.folder)
        rows = json.loads((self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8"))
        found = json.loads((self.folder / "out" / "problems.geojson").read_text(encoding="utf-8"))
        reported = [
            row["properties"]["detail"]
            for row in found["features"]
            if row["properties"]["problem"] == "encoding_doubtful"
        ]
        return [row["properties"]["village"] for row in rows["features"]], reported, answer

    def test_names_of_other_scripts_are_read_and_reported(self):
        for encoding, names in NAMES.items():
            with self.subTest(encoding):
                read, reported, answer = self.read(names, encoding)
                self.assertEqual(read, names, answer)
                self.assertEqual(len(reported), 1)
                self.assertIn('encoding = "', reported[0])
                self.assertEqual(answer.code, 1)

    def test_a_declared_encoding_is_not_a_problem(self):
        for encoding, names in NAMES.items():
            with self.subTest(encoding):
                read, reported, answer = self.read(names, encoding, f'encoding = "{encoding}"')
                self.assertEqual((read, reported), (names, []), answer)

    def test_a_declared_encoding_in_which_names_are_rare_characters_is_reported(self):
        _, reported, answer = self.read(NAMES["cp949"], "cp949", 'encoding = "EUC-JP"')
        self.assertEqual(len(reported), 1, answer)
        self.assertIn("CP949", reported[0])

    def test_inspect_marks_a_guessed_encoding(self):
        self.read(NAMES["cp949"], "cp949")
        answer = run_program("inspect", "villages.csv", folder=self.folder)
        line = next(line for line in answer.out.splitlines() if line.startswith("encoding"))
        self.assertIn("CP949", line)
        self.assertNotIn("100 %", line)
        self.assertIn('encoding = "CP949"', answer.out)

    def test_chinese_names_are_read_without_a_report(self):
        for names in (["村甲", "村乙", "村丙", "村丁", "村戊"], ["郫县", "鄄城", "䶮村", "王庄", "李家"]):
            read, reported, answer = self.read(names, "gb18030")
            self.assertEqual((read, reported), (names, []), answer)


if __name__ == "__main__":
    unittest.main()
