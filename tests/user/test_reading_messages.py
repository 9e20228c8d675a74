# SPDX-License-Identifier: Apache-2.0
"""Messages for the user: errors, problems and summaries, in Chinese and in English.

Every refusal is provoked in both languages. The two texts must contain the same numbers and
names, and the Chinese text no English sentence: only keys, names, codes and file extensions.
"""

import json
import os
import re
import unittest

from program import SOURCE, UserTest, run_program

ENGLISH = {**os.environ, "LANG": "en_US.UTF-8", "LC_ALL": "", "LANGUAGE": ""}
CHINESE = {**os.environ, "LANG": "zh_CN.UTF-8", "LC_ALL": "", "LANGUAGE": ""}

HAN = re.compile(r"[\u4e00-\u9fff]")
# Three English words in a row outside of quotation marks and brackets are a sentence.
SENTENCE = re.compile(r"(?<![\w/.=-])[a-z]{2,} [a-z']{2,} [a-z']{2,}")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”|（GDAL：.*?）|（[^（）]*(?:osmium|ogrinfo)[^（）]*）|"
                    r"ogrinfo --config SHAPE_RESTORE_SHX YES|hinterland \w+( osm)?|TOML 语法有误（.*?）|"
                    r"SQLite 报告：[^。]*")
# A keyword of the study file or a program's name may occur alone in Chinese; these words may not.
WORDS = re.compile(r"(?i)(?<![\w/.=\[-])(?:the|is|are|and|has|have|cannot|read|write|with|there|which|"
                   r"of|no|not|name|choose|copy|layer|records?|roads?|villages?|file|degrees)(?![\w=/.\]-])")

VILLAGES = "code,name,people,lon,lat\n1,甲,500,117.0,36.60\n2,乙,600,117.0,36.61\n3,丙,700,117.0,36.62\n"
SCHOOLS = "name,kind,level,lon,lat\n中心小学,小学,镇,117.0,36.6\n"
STUDY = """name = "小县"
[layers.villages]
path = "villages.csv"
[layers.facilities]
path = "schools.csv"
"""


def numbers(text):
    """The separate numbers of a text, in any order."""
    return sorted(re.findall(r"(?<![A-Za-z0-9_.])\d+(?:\.\d+)?(?![A-Za-z0-9_])", text))


def without_what_may_stand(text):
    return QUOTED.sub("", text)


class Errors(UserTest):
    def refused(self, *words, code=None):
        """The refusal in English and in Chinese, which must agree."""
        english = run_program(*words, folder=self.folder, env=ENGLISH)
        chinese = run_program(*words, folder=self.folder, env=CHINESE)
        self.assertIn(english.code, (2, 3), str(english))
        self.assertEqual(chinese.code, english.code, str(chinese))
        if code is not None:
            self.assertEqual(english.code, code, str(english))
        en, zh = english.stderr.strip(), chinese.stderr.strip()
        self.assertTrue(en.startswith("hinterland: "), en)
        self.assertIsNone(HAN.search(re.sub(r"'[^']*'|\([^()]*\)|where = .*|town = '.*", "", en)), en)
        self.assertIsNotNone(HAN.search(zh), zh)
        plain = without_what_may_stand(zh.removeprefix("hinterland: "))
        self.assertIsNone(SENTENCE.search(plain), f"{zh}\n  rest: {plain}")
        self.assertNotRegex(zh, r"。。|，，|：：|、、|。\.|\.。|\?？")
        self.assertEqual(numbers(zh), numbers(en), f"{en}\n{zh}")
        return en, zh

    def write(self, name, text, encoding="utf-8"):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    def study(self, text=STUDY, villages=VILLAGES):
        self.write("villages.csv", villages)
        self.write("schools.csv", SCHOOLS)
        self.write("study.toml", text)

    def check_study(self, text, villages=VILLAGES, command="check"):
        self.study(text, villages)
        return self.refused(command, "study.toml")

    def test_faults_of_a_study_file(self):
        layers = STUDY.split("\n", 1)[1]
        cases = {
            "nothing there": None,
            "no TOML": "name = \n",
            "a comma of full width": 'name = "a"\n[coverage]\nservices = ["education"，"medical"]\n',
            "unknown key": STUDY + "colour = 3\n",
            "unknown key of a block": STUDY.replace("path = \"villages", "pth = \"villages"),
            "misspelt block": STUDY.replace("layers.villages", "layers.vilages"),
            "no villages": 'name = "a"\n[layers.facilities]\npath = "schools.csv"\n',
            "number as text": STUDY + "[coverage]\nband_radius = \"far\"\n",
            "negative": STUDY + "[coverage]\nband_radius = -5\n",
            "word": STUDY + "[coverage]\nmetric = \"car\"\n",
            "rule": STUDY + "[coverage]\ncovered_by = \"some\"\n",
            "service": STUDY + "[coverage]\nservices = [\"schools\"]\n",
            "more than there are": STUDY + "[coverage]\ncovered_by = \"at_least 3\"\nservices = [\"education\"]\n",
            "radii": STUDY + "[coverage]\ncore_radius = 6000\nband_radius = 5000\n",
            "minutes by metres": STUDY + "[coverage]\nband_minutes = 12\n",
            "kilometres as metres": STUDY + "[coverage]\nband_radius = 5\n",
            "minutes": STUDY + "[coverage]\ncore_minutes = 60\nband_minutes = 5\n",
            "metric without roads": STUDY + "[coverage]\nmetric = \"road\"\n",
            "seats without towns": STUDY + "[coverage]\ntowns_as_facilities = true\n",
            "no such catalogue": "catalogue = \"shanxi\"\n" + STUDY,
            "no such catalogue file": "catalogue = \"c/x.toml\"\n" + STUDY,
            "snap": STUDY + "[roads]\nsnap_tolerance = \"5 km\"\n",
            "weights": STUDY + "[priority.weights]\npoverty = 1\n",
            "weights of nothing": STUDY + "[priority.weights]\npeople = 0\n",
            "weights too large": STUDY + "[priority.weights]\npeople = 1e300\n",
            "budget without a year": STUDY + "[schedule]\nbudget = [1e6]\n",
            "years without a budget": STUDY + "[schedule]\nfirst_year = 2026\n",
            "committed": STUDY + "[schedule]\nfirst_year = 2026\nbudget = [1e6]\ncommitted = [2e6]\n",
            "committed of other years": STUDY + "[schedule]\nfirst_year = 2026\nbudget = [1e6]\ncommitted = [1, 2]\n",
            "target": STUDY + "[schedule]\nfirst_year = 2026\nbudget = [1e6]\n[schedule.target]\nshare = 0.9\nyear = 2040\n",
            "pin": STUDY + "[schedule]\nfirst_year = 2026\nbudget = [1e6]\n[[schedule.pins]]\nvillage = \"1\"\n",
            "pin of nothing": STUDY + "[schedule]\nfirst_year = 2026\nbudget = [1e6]\n[[schedule.pins]]\nnever = true\n",
            "purse": STUDY + "[schedule]\nfirst_year = 2026\nbudget = [1e6]\n[schedule.by_service]\nwatr = [1]\n",
            "field role": layers + "fields = { nam = \"name\" }\n",
            "list": STUDY + "[coverage]\nservices = \"education\"\n",
            "truth": STUDY + "[roads]\njoin_crossings = 1\n",
            "network": STUDY + "[layers.networks.watr]\npath = \"a.shp\"\n",
        }
        for name, text in cases.items():
            with self.subTest(name):
                if text is None:
                    self.refused("check", "none.toml", code=2)
                    continue
                en, zh = self.check_study(text)
                self.assertIn("study.toml", zh)

    def test_files_that_are_not_the_layer(self):
        table = "[layers.villages]\npath = \"{}\"\n{}"
        self.write("picture.csv", "")
        self.write("text.geojson", "no layer at all")
        (self.folder / "folder").mkdir()
        self.write("packed.rar", b"Rar!\x1a\x07\x00" + b"0" * 100)
        self.write("bad.zip", b"PK\x03\x04" + b"0" * 100)
        self.write("bad.geojson.gz", b"\x1f\x8b\x08" + b"0" * 20)
        self.write("alone.shp", b"\x00\x00\x27\x0a" + b"\0" * 96)
        self.write("nolon.csv", "code,name\n1,a\n")
        self.write("none.csv", "code,name,lon,lat\n")
        self.write("metres.csv", "code,name,people,lon,lat\n" + "".join(
            f"{i},v{i},5,5000{i}0,400{i}000\n" for i in range(1, 9)))
        self.write("zone.csv", "code,name,people,lon,lat\n" + "".join(
            f"{i},v{i},5,395000{i}0,400{i}000\n" for i in range(1, 9)))
        self.write("villages.csv", VILLAGES)
        cases = [
            ("missing.csv", ""), ("nowhere/missing.csv", ""), ("folder", ""), ("picture.csv", ""),
            ("text.geojson", ""), ("packed.rar", ""), ("bad.zip", ""), ("bad.geojson.gz", ""),
            ("alone.shp", ""), ("nolon.csv", ""), ("none.csv", ""), ("metres.csv", ""),
            ("zone.csv", ""),
            ("metres.csv", 'crs = "EPSG:4490"'), ("villages.csv", 'crs = "EPSG:99999"'),
            ("villages.csv", 'encoding = "KLINGON"'), ("villages.csv", 'fields = { name = "nam" }'),
            ("villages.csv", 'fields = { name = "xyzzy" }'), ("villages.csv", "where = \"peple > 0\""),
            ("villages.csv", "where = \"people >\""), ("villages.csv", "where = \"people > 9999\""),
            ("villages.csv", "sql = \"SELECT nothing FROM nowhere\""),
            ("villages.csv", 'layer = "other"'),
        ]
        for path, more in cases:
            with self.subTest(path=path, more=more):
                self.write("study.toml", table.format(path, more))
                en, zh = self.refused("check", "study.toml")
                self.assertIn(path.split("/")[-1] if "EPSG:99" not in more and "KLING" not in more else "", zh)

    def test_faults_of_commands(self):
        self.study()
        self.write("a.osm", "<html><body>sorry</body></html>")
        self.write("b.osm", "<osm version=\"0.5\"></osm>")
        self.write("c.osm", "")
        self.write("d.osm.pbf", b"PK\x03\x04" + b"0" * 100)
        self.write("e.osc", "<osmChange/>")
        self.write("f.json", "{}")
        self.write("g.osm", "<osm version=\"0.6\"><node id=\"1\" lat=\"1\" lon=\"1\"/></osm>")
        self.write("file", "x")
        cases = [
            ("run", "study.toml", "--out", "file"),
            ("run", "study.toml", "--out", "."),
            ("run", "study.toml", "--out", "no/such"),
            ("check", "study.toml", "--out", "."),
            ("check", "study.toml", "--out", "villages.csv"),
            ("demo", "file"),
            ("demo", "."),
            ("coverage", "--villages", "villages.csv", "--out", "o.geojson"),
            ("coverage", "--villages", "villages.csv", "--facilities", "scool=schools.csv", "--out", "o.geojson"),
            ("coverage", "--villages", "villages.csv", "--facilities", "schools.csv", "--metric", "road",
             "--out", "o.geojson"),
            ("coverage", "--villages", "villages.csv", "--facilities", "schools.csv", "--core-radius", "9000",
             "--out", "o.geojson"),
            ("coverage", "--villages", "villages.csv", "--facilities", "schools.csv", "--out", "no/o.geojson"),
            ("fields", "nosuchlayer"),
            ("inspect", "missing.shp"),
            *[("import", "osm", name, "new") for name in
              ("a.osm", "b.osm", "c.osm", "d.osm.pbf", "e.osc", "f.json", "g.osm", "missing.osm", ".")],
        ]
        for words in cases:
            with self.subTest(words):
                self.refused(*words)


class Problems(UserTest):
    """Records that cannot be used as given, reported by kind with counts and the remedy."""

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def reported(self, language, rows, more="", header="code,name,people,lon,lat,power"):
        self.write("villages.csv", header + "\n" + "\n".join(rows) + "\n")
        self.write("schools.csv", SCHOOLS)
        self.write("study.toml", f'language = "{language}"\n' + STUDY + more)
        answer = run_program("check", "study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        return answer.out

    def test_words_for_a_missing_number_are_blank(self):
        for word in ("-", "—", "/", "无", "NA", "n/a", ".", "--", "不详", "N/A", "null"):
            with self.subTest(word):
                out = self.reported("en", [f"{i},v{i},{word if i == 3 else 500},117.{i},36.6,yes" for i in range(1, 6)])
                self.assertNotIn("number_unreadable", out)
                self.assertIn("1  people_missing: ", out)

    def test_records_with_the_same_fault_are_one_line_with_their_number(self):
        rows = [f"{i},v{i},500,117.{i:03d},36.6,{'大概有' if i % 2 else 'yes'}" for i in range(1, 41)]
        english = self.reported("en", rows)
        self.assertIn("20  bad_census_value: ", english)
        self.assertIn("villages: power = 大概有 (20 records: #1 1, #3 3, #5 5, …)", english)
        chinese = self.reported("zh", rows)
        self.assertIn("villages：power = 大概有（20条：#1（1）、#3（3）、#5（5）等）", chinese)
        listed = json.loads((self.folder / "problems.geojson").read_text(encoding="utf-8"))
        self.assertEqual(len(listed["features"]), 20)
        self.assertTrue(all(feature["geometry"] for feature in listed["features"]))

    def test_records_without_a_value_to_show_are_one_line_too(self):
        square = {"type": "Feature", "properties": {"name": "县"}, "geometry": {
            "type": "Polygon", "coordinates": [[[116, 36], [117.0025, 36], [117.0025, 37], [116, 37],
                                                [116, 36]]]}}
        self.write("county.geojson", json.dumps({"type": "FeatureCollection", "features": [square]}))
        more = '[layers.boundaries]\npath = "county.geojson"\n'
        rows = [f"{i},v{i},500,117.{i:03d},36.6,yes" for i in range(1, 6)]
        self.assertIn("    villages (3 records: #3 3, #4 4, #5 5)\n", self.reported("en", rows, more))
        self.assertIn("    villages（3条：#3（3）、#4（4）、#5（5））\n", self.reported("zh", rows, more))

    def test_records_beyond_the_examples_are_counted(self):
        out = self.reported("en", [f"{i},v{i},-{i},117.{i:03d},36.6,yes" for i in range(1, 11)])
        self.assertIn("10  people_negative: ", out)
        self.assertIn("… and 7 more", out)
        self.assertIn("… 另有7条", self.reported(
            "zh", [f"{i},v{i},-{i},117.{i:03d},36.6,yes" for i in range(1, 11)]))

    def test_coverage_shows_the_detail_of_each_kind(self):
        self.write("villages.csv", "code,name,people,lon,lat\n1,a,-5,117.0,36.6\n2,b,x9,117.0,36.61\n")
        self.write("schools.csv", "name,kind,level,lon,lat\n小学,小学,镇,117.0,36.6\nq,quux,镇,117.0,36.6\n")
        for language, way_out in (("en", "Correct the value"), ("zh", "请改正")):
            answer = run_program("coverage", "--villages", "villages.csv", "--facilities", "schools.csv",
                         "--language", language, "--out", "o.geojson", folder=self.folder)
            self.assertEqual(answer.code, 1, str(answer))
            self.assert_contains(answer.out, "people_negative", "people = -5", way_out,
                             "number_unreadable", "people = 'x9'",
                             "unknown_service_kind", "kind = quux", "kinds")
            self.assertNotIn("(1 records)", answer.out)

    def test_a_road_word_is_counted_in_the_language_of_the_study(self):
        self.write("roads.geojson", json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"oneway": "怪"}, "geometry": {
                "type": "LineString", "coordinates": [[117, 36.6], [117.02, 36.6 + i / 100]]}}
            for i in range(2)]}))
        more = '[layers.roads]\npath = "roads.geojson"\n'
        rows = ["1,a,500,117.0,36.6,yes"]
        self.assertIn("oneway = 怪 (2 roads)", self.reported("en", rows, more))
        self.assertIn("oneway = 怪（2条道路）", self.reported("zh", rows, more))

    def test_a_missing_town_is_reported_in_sentences(self):
        self.write("villages.csv", VILLAGES)
        self.write("schools.csv", "name,kind,lon,lat\n小学,小学,117.0,36.6\n")
        self.write("study.toml", 'language = "en"\n' + STUDY)
        out = run_program("check", "study.toml", folder=self.folder).out
        self.assertRegex(out.splitlines()[0], r"^There is no town seat, .*towns\. The study names")


class Kinds(unittest.TestCase):
    """The page on `check` lists every kind of problem of the program."""

    def test_every_kind_is_on_the_page(self):
        header = (SOURCE / "include/hinterland/problem.hpp").read_text(encoding="utf-8")
        kinds = re.findall(r"^  ([a-z_]+),$", header.split("enum class ProblemKind")[1].split("};")[0], re.M)
        self.assertGreater(len(kinds), 40)
        page = (SOURCE / "docs/check.md").read_text(encoding="utf-8")
        self.assertEqual([kind for kind in kinds if f"`{kind}`" not in page], [])

    def test_every_kind_has_two_sentences_without_foreign_words(self):
        table = (SOURCE / "src/world/problem.cpp").read_text(encoding="utf-8")
        rows = re.findall(r"Wording\{\s*\"(\w+)\",\s*((?:\"(?:[^\"\\]|\\.)*\"\s*)+),"
                          r"\s*((?:\"(?:[^\"\\]|\\.)*\"\s*)+)\}", table)
        self.assertGreater(len(rows), 40)
        for kind, zh, en in rows:
            with self.subTest(kind):
                zh = "".join(re.findall(r"\"((?:[^\"\\]|\\.)*)\"", zh))
                en = "".join(re.findall(r"\"((?:[^\"\\]|\\.)*)\"", en)).replace("\\", "")
                self.assertTrue(zh.endswith("。") and en.endswith("."))
                self.assertNotRegex(zh, r"。。|，，|；；|见详情|目录")
                self.assertIsNone(WORDS.search(re.sub(r"\[[^\]]*\]|yes、no", "", zh)), zh)
                for sentence in re.split(r"(?<=\.) (?=\S)", en):
                    self.assertTrue(sentence[0].isupper() or sentence[0] == '"', en)
                self.assertIsNone(HAN.search(re.sub("中心村|基层村|搬迁撤并", "", en)), en)


if __name__ == "__main__":
    unittest.main()
